/* References: the patterns of references.rules are tried where a bracket opens. What one of them matches is no part of
 * the sentence that it stands in: between a number and its "of coal" it would hide the one from the other. */
#include "reference.h"

#include "bytes.h"
#include "pattern.h"

typedef struct bracket {
    size_t start, end; /* in the clean text, with the space that it leaves over */
} bracket;

typedef VECTOR(bracket) bracket_vector;

enum { MATCH_LIMIT = 10000 };

static bool open_match(document *d) {
    if (d->match) return true;
    d->match = pcre2_match_data_create(1, NULL);
    d->limits = pcre2_match_context_create(NULL);
    if (d->limits) pcre2_set_match_limit(d->limits, MATCH_LIMIT);
    return d->match && d->limits;
}

/* Where the reference ends that begins at `at`; `at` where none does. */
static size_t reference_end(const document *d, size_t at) {
    const facts_packs *packs = d->packs;
    const block *b = &d->current;
    for (size_t i = 0; i < packs->references.count; i++) {
        const pcre2_code *pattern = pattern_compiled(&packs->rules.at[packs->references.at[i]]);
        if (!pattern) continue;
        const int code = pcre2_match(pattern, (PCRE2_SPTR)b->text, b->size, at,
                                     PCRE2_ANCHORED | PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, d->match, d->limits);
        if (code >= 0) return pcre2_get_ovector_pointer(d->match)[1];
    }
    return at;
}

/* Of the spaces around a bracket one is enough, and none before a stop. */
static size_t with_space(const block *b, size_t start, size_t end) {
    const bool before = start > 0 && b->text[start - 1] == ' ';
    return before && (end == b->size || strchr(" .,;:)", b->text[end])) ? start - 1 : start;
}

/* "12 products (ABCD, 2016) By 2025 ...": between a word and one with a capital it may stand for the stop that is
 * missing. */
static bool may_be_stop(const block *b, size_t start, size_t end) {
    const size_t word = with_space(b, start, end);
    return word > 0 && end + 2 < b->size && b->text[end] == ' ' && isupper((unsigned char)b->text[end + 1]) &&
           !isupper((unsigned char)b->text[end + 2]) && !strchr(".!?:;", b->text[word - 1]);
}

static bool find_references(document *d, bracket_vector *found) {
    static const unsigned char OPENING[6] = {'(', '[', '{', '(', '(', '('};
    const block *b = &d->current;
    for (size_t at = b->marker; (at = next_of(b->text, at, b->size, OPENING)) < b->size;) {
        if (!open_match(d)) return false;
        const size_t end = reference_end(d, at);
        if (end > at && !may_be_stop(b, at, end) && !vector_push(found, ((bracket){with_space(b, at, end), end})))
            return false;
        at = end > at ? end : at + 1;
    }
    return true;
}

/* The numbers of what is left out are told like those of a page's furniture. */
static bool tell(document *d, const bracket *v) {
    const block *b = &d->current;
    const uint64_t start = block_source(b, v->start);
    const source_line line = {start, (size_t)(document_source_end(d, v->end) - start), block_line(b, v->start),
                              block_page(b, v->start), false};
    return vector_push(&d->furniture, ((furniture){line, "a reference"}));
}

/* Text and segments from..to move to the end of what is kept. *next: the first segment that was not looked at. */
static bool keep(block *b, segment_vector *kept, size_t *next, size_t *size, size_t from, size_t to) {
    const size_t shift = from - *size;
    if (from == to) return true;
    while (*next < b->segments.count && b->segments.at[*next].clean <= from) ++*next;
    segment s = b->segments.at[*next - 1];
    s.source = block_source(b, from);
    s.clean = (uint32_t)*size;
    bool ok = vector_push(kept, s);
    for (; ok && *next < b->segments.count && b->segments.at[*next].clean < to; ++*next) {
        s = b->segments.at[*next];
        s.clean -= (uint32_t)shift;
        ok = vector_push(kept, s);
    }
    memmove(b->text + *size, b->text + from, to - from);
    *size += to - from;
    return ok;
}

static bool leave(block *b, const bracket_vector *v) {
    segment_vector kept = {0};
    size_t from = 0, next = 0, size = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < v->count; i++) {
        ok = keep(b, &kept, &next, &size, from, v->at[i].start);
        from = v->at[i].end;
    }
    ok = ok && keep(b, &kept, &next, &size, from, b->size);
    vector_free(&b->segments);
    b->segments = kept;
    b->size = size;
    return ok;
}

bool references_leave(document *d) {
    block *b = &d->current;
    bracket_vector found = {0};
    bool ok = find_references(d, &found);
    const bool all = found.count && found.at[0].start == 0 && found.at[0].end == b->size; /* a line of its own */
    for (size_t i = 0; ok && !all && i < found.count; i++) ok = tell(d, &found.at[i]);
    if (ok && !all && found.count) ok = leave(b, &found);
    vector_free(&found);
    return ok;
}
