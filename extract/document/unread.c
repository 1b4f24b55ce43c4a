/* References and marks of notes are no part of the sentence that they stand in: between a number and its "of coal" they
 * would hide the one from the other. The patterns of references.rules are tried where a bracket opens and where a digit
 * is raised; a digit that was raised on a page stands plainly behind its word where the page has become text. Nor is
 * the blank read that a lowered digit leaves in "CO 2" there. */
#include "unread.h"

#include "extract/bytes.h"
#include "extract/pack/near_words.h"
#include "extract/pack/pattern.h"

/* A part of the clean text, with the space that it leaves over. */
typedef struct part {
    size_t start, end;
    bool told; /* its numbers are */
} part;

typedef VECTOR(part) part_vector;

enum { MATCH_LIMIT = 10000 };

static bool open_match(document *d) {
    if (d->match) return true;
    d->match = pcre2_match_data_create(1, NULL);
    d->limits = pcre2_match_context_create(NULL);
    if (d->limits) pcre2_set_match_limit(d->limits, MATCH_LIMIT);
    return d->match && d->limits;
}

/* How far the patterns look: longer than any row of citations. PCRE2 looks for the bracket that must close before it
 * matches at all, and would go through the whole paragraph for each of a thousand that never do. */
static size_t reach_of(const block *b, size_t at) {
    enum { LONGEST = 2048 };
    size_t end = b->size - at > LONGEST ? at + LONGEST : b->size;
    while (end < b->size && ((unsigned char)b->text[end] & 0xC0) == 0x80) end--; /* no part of a character */
    return end;
}

/* Where the reference ends that begins at `at`; `at` where none does. */
static size_t reference_end(const document *d, size_t at) {
    const facts_packs *packs = d->packs;
    const block *b = &d->current;
    const size_t reach = reach_of(b, at);
    pcre2_set_offset_limit(d->limits, at); /* JIT has no anchor that is asked for with the match */
    for (size_t i = 0; i < packs->references.count; i++) {
        const pcre2_code *pattern = pattern_compiled(&packs->rules.at[packs->references.at[i]]);
        if (!pattern) continue;
        const int code = pcre2_match(pattern, (PCRE2_SPTR)b->text, reach, at, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK,
                                     d->match, d->limits);
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

static bool is_raised(const block *b, size_t at) {
    uint32_t bytes;
    return raised_digit(b->text + at, b->size - at, &bytes) >= 0;
}

/* "CO 2", "MtCO 2e", "SO 2", "NO x": whether the blank behind this O parts it from what is lowered; but not "CO 2.5".
 */
static bool parts_formula(const block *b, size_t at) {
    const char *p = b->text + at;
    if (at == 0 || at + 2 >= b->size || p[1] != ' ') return false;
    const bool carbon = p[-1] == 'C',
               other = (p[-1] == 'S' || p[-1] == 'N') && (at == 1 || !isalpha((unsigned char)p[-2]));
    const char behind = at + 3 < b->size ? p[3] : ' ', next = at + 4 < b->size ? p[4] : ' ';
    if (isdigit((unsigned char)behind) || ((behind == '.' || behind == ',') && isdigit((unsigned char)next)))
        return false;
    return ((carbon || other) && p[2] == '2') || (other && p[2] == 'x' && !isalpha((unsigned char)behind));
}

/* "CO 2 e", "CO 2 -eq": whether the blank behind the lowered digit parts it from what makes it an equivalent. */
static bool parts_equivalent(const block *b, size_t at) {
    const size_t e = at + 4 + (at + 4 < b->size && b->text[at + 4] == '-');
    if (e >= b->size || b->text[at + 3] != ' ' || b->text[e] != 'e') return false;
    const size_t end = e + 1 + (e + 1 < b->size && b->text[e + 1] == 'q');
    return end == b->size || !isalnum((unsigned char)b->text[end]);
}

/* "N 2 O": whether blanks part this O from the rest. */
static bool parts_oxide(const block *b, size_t at) {
    return at >= 4 && memcmp(b->text + at - 4, "N 2 ", 4) == 0 && (at == 4 || !isalpha((unsigned char)b->text[at - 5]));
}

/* Where the next digit stands right behind a small letter, a stop or a sign of percent, `size` where none does. */
static size_t next_behind_word(const char *text, size_t at, size_t size) {
    for (; at + 1 < size; at++) {
        while (at + sizeof(chunk) < size) {
            const chunk c = chunk_at(text + at), next = chunk_at(text + at + 1);
            if (chunk_any((chunk)(((c - 'a' < 26) | (c == '%') | (c == '.')) & (next - '0' < 10)))) break;
            at += sizeof(chunk);
        }
        const unsigned char c = (unsigned char)text[at];
        if (at + 1 < size && (islower(c) || c == '%' || c == '.') && isdigit((unsigned char)text[at + 1]))
            return at + 1;
    }
    return size;
}

/* Where the number of a note ends that stands at `at`, before a blank or a stop; `at` where none does. */
static size_t note_end(const block *b, size_t at) {
    enum { DIGITS = 2 };
    size_t end = at;
    while (end < b->size && isdigit((unsigned char)b->text[end])) end++;
    if (end == at || end - at > DIGITS || b->text[at] == '0') return at;
    const size_t stop = end + (end < b->size && strchr(".,;:)", b->text[end]));
    return stop == b->size || b->text[stop] == ' ' ? end : at;
}

/* "in 2019.4 The", "of ethanol.14 Others": the same behind the stop of a sentence that ends in a year or a word. */
static size_t stop_note_end(const document *d, size_t at) {
    enum { LETTERS = 4, YEAR = 4 };
    const block *b = &d->current;
    const size_t stop = at - 1, end = note_end(b, at);
    size_t word = stop;
    while (word > 0 && islower((unsigned char)b->text[word - 1])) word--;
    const bool year = stop >= YEAR && begins_with_year(b->text + stop - YEAR, YEAR) &&
                      (stop == YEAR || b->text[stop - YEAR - 1] == ' ');
    if ((stop - word < LETTERS && !year) || end == at || end == b->size || b->text[end] != ' ') return at;
    if (end + 1 == b->size || !isupper((unsigned char)b->text[end + 1])) return at;
    for (int i = 0; i < d->packs->language_count; i++) /* "2019.4 Mt" */
        if (near_word_starting(d->packs, i, WORD_UNIT, -1, b->text, (uint32_t)b->size, (uint32_t)end + 1)) return at;
    return end;
}

/* "five regions12 emit", "per capita3.", "or 22%10 of it": the same behind a word in small letters or a percentage;
 * none in "covid-19", "pm25", "Scope3", "by2030". */
static size_t word_note_end(const block *b, size_t at) {
    enum { LETTERS = 4 };
    size_t word = at;
    while (word > 0 && islower((unsigned char)b->text[word - 1])) word--;
    const bool stands =
        at - word >= LETTERS ? word == 0 || strchr(" -('\"", b->text[word - 1]) : b->text[at - 1] == '%';
    return stands ? note_end(b, at) : at;
}

/* Where such a number may stand behind the degree at `at` ("1.2°C5 higher") or the two years around that dash
 * ("1850–19006"); `at` for no such place. */
static size_t note_behind(const block *b, size_t at) {
    enum { DEGREE = 3, DASH = 3, YEAR = 4 };
    const char *p = b->text + at;
    if (b->size - at > DEGREE && memcmp(p, "°C", DEGREE) == 0) return at + DEGREE;
    const bool years = at >= YEAR && b->size - at > DASH + YEAR && memcmp(p, "–", DASH) == 0 &&
                       begins_with_year(p + DASH, YEAR) && isdigit((unsigned char)p[-1]);
    return years ? at + DASH + YEAR : at;
}

/* The part that is not read and begins at `at`, where something that may begin one stands; empty where none does. */
static part part_at(const document *d, size_t at) {
    const block *b = &d->current;
    const char first = b->text[at];
    if (first == 'O') return (part){at + 1, at + 1 + parts_formula(b, at), false};
    const size_t note = note_behind(b, at);
    if (note > at) return (part){note, note_end(b, note), false};
    const bool bracket = (first & 0x80) == 0;
    const size_t end = bracket || is_raised(b, at) ? reference_end(d, at) : at;
    if (end == at || (bracket && may_be_stop(b, at, end))) return (part){at, at, false};
    return (part){bracket ? with_space(b, at, end) : at, end, bracket};
}

/* What a bracket, a raised digit or the letter O at `at` leaves unread; *end: where the search goes on. */
static bool find_parts_at(document *d, size_t at, part_vector *found, size_t *end) {
    const block *b = &d->current;
    if (!open_match(d)) return false;
    if (b->text[at] == 'O' && parts_oxide(b, at) &&
        (!vector_push(found, ((part){at - 3, at - 2, false})) || !vector_push(found, ((part){at - 1, at, false}))))
        return false;
    const part p = part_at(d, at);
    *end = p.end;
    if (p.end > p.start && !vector_push(found, p)) return false;
    return b->text[at] != 'O' || p.end == p.start || !parts_equivalent(b, at) ||
           vector_push(found, ((part){at + 3, at + 4, false}));
}

static bool find_parts(document *d, part_vector *found) {
    static const unsigned char FIRST[6] = {'(', '[', '{', 0xC2, 0xE2, 'O'};
    const block *b = &d->current;
    size_t at = b->marker, mark = next_of(b->text, at, b->size, FIRST), note = next_behind_word(b->text, at, b->size);
    while (mark < b->size || note < b->size) {
        size_t end = at = mark < note ? mark : note;
        if (at == note) {
            end = b->text[at - 1] == '.' ? stop_note_end(d, at) : word_note_end(b, at);
            if (end > at && !vector_push(found, ((part){at, end, false}))) return false;
        } else if (!find_parts_at(d, at, found, &end)) {
            return false;
        }
        at = end > at ? end : at + 1;
        if (mark < at) mark = next_of(b->text, at, b->size, FIRST);
        if (note < at) note = next_behind_word(b->text, at, b->size);
    }
    return true;
}

/* The numbers of what is left out are told like those of a page's furniture. */
static bool tell(document *d, const part *v) {
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
    if (b->shown) memmove(b->shown + *size, b->shown + from, to - from);
    *size += to - from;
    return ok;
}

static bool leave(block *b, const part_vector *v) {
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

bool unread_leave(document *d) {
    block *b = &d->current;
    part_vector found = {0};
    bool ok = find_parts(d, &found);
    const bool all = found.count && found.at[0].start == 0 && found.at[0].end == b->size; /* a line of its own */
    for (size_t i = 0; ok && !all && i < found.count; i++)
        if (found.at[i].told) ok = tell(d, &found.at[i]);
    if (ok && !all && found.count) ok = leave(b, &found);
    vector_free(&found);
    return ok;
}
