#include "lexicon.h"

#include "near_words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/* Words that stand right at numbers are looked up there (near_words.h), but for bounds that rule a clause from afar. */
static bool is_scanned(const word *w) {
    if (w->class == WORD_BOUND && w->flags & BOUND_FAR) return true;
    return w->class != WORD_LIST && w->class != WORD_ABBREVIATION && !word_is_near(w);
}

typedef struct entry {
    int32_t word;
    const char *form;
    uint32_t size;
    bool exact;
} entry;

static int compare(const void *a, const void *b) {
    const entry *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? -1 : 1;
    if (x->exact != y->exact) return x->exact ? 1 : -1;
    int c = memcmp(x->form, y->form, x->size);
    return c ? c : (x->word > y->word) - (x->word < y->word);
}

/* One literal for each distinct form; words that share it are chained. A form with a capital letter is matched as it
 * is written (GW, US), any other without regard to case. */
facts_status pack_compile_lexicon(facts_packs *packs, facts_error *error) {
    size_t n = 0, count = 0;
    facts_status status = FACTS_OK;
    entry *entries = calloc(packs->words.count + 1, sizeof *entries);
    const char **forms = calloc(packs->words.count + 1, sizeof *forms);
    unsigned *flags = calloc(packs->words.count + 1, sizeof *flags), *ids = calloc(packs->words.count + 1, sizeof *ids);
    size_t *sizes = calloc(packs->words.count + 1, sizeof *sizes);
    hs_compile_error_t *failure = NULL;
    if (!entries || !forms || !flags || !ids || !sizes) {
        status = facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "out of memory");
        goto done;
    }
    for (size_t i = 0; i < packs->words.count; i++) {
        const word *w = &packs->words.at[i];
        if (is_scanned(w)) entries[n++] = (entry){(int32_t)i, w->form, w->size, w->exact_case};
    }
    qsort(entries, n, sizeof *entries, compare);
    for (size_t i = 0; i < n; i++) {
        const entry *e = &entries[i], *last = i ? &entries[i - 1] : NULL;
        if (last && last->size == e->size && last->exact == e->exact && memcmp(last->form, e->form, e->size) == 0) {
            packs->words.at[last->word].next = e->word;
            continue;
        }
        if (!vector_push(&packs->literals, e->word)) {
            status = facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "out of memory");
            goto done;
        }
        forms[count] = e->form;
        sizes[count] = e->size;
        ids[count] = (unsigned)count;
        flags[count] = e->exact ? 0 : HS_FLAG_CASELESS;
        count++;
    }
    if (!packs->lexicon &&
        hs_compile_lit_multi(forms, flags, ids, sizes, (unsigned)count, HS_MODE_BLOCK, NULL, &packs->lexicon, &failure) != HS_SUCCESS)
        status = facts_fail(error, FACTS_ERR_PACK, NULL, 0, 0, "the word lists do not compile: %s",
                            failure ? failure->message : "unknown reason");
done:
    if (failure) hs_free_compile_error(failure);
    free(entries);
    free(forms);
    free(flags);
    free(ids);
    free(sizes);
    return status;
}

typedef struct scan {
    const facts_packs *packs;
    const char *text;
    size_t size;
    int language;
    token_vector *tokens;
    bool failed;
} scan;

/* A unit may follow its number at once: 950MW; a currency may stand at once before it: RMB500. */
bool word_stands_alone(const word *w, const char *text, size_t size, size_t start, size_t end) {
    if (w->class == WORD_UNIT && w->flags == UNIT_PREFIX && !w->word_start && start > 0 && isalpha((unsigned char)text[start - 1])) return false; /* FJ$ */
    if (w->word_start && start > 0) {
        unsigned char before = (unsigned char)text[start - 1];
        if (w->class == WORD_UNIT ? isalpha(before) : isalnum(before)) return false;
    }
    if (w->word_end && end < size) {
        unsigned char after = (unsigned char)text[end];
        if (w->class == WORD_UNIT && w->flags == UNIT_PREFIX ? isalpha(after) : isalnum(after)) return false;
    }
    return true;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    scan *s = context;
    (void)from;
    (void)flags;
    for (int32_t i = s->packs->literals.at[id]; i != NONE; i = s->packs->words.at[i].next) {
        const word *w = &s->packs->words.at[i];
        uint32_t end = (uint32_t)to, start = end - w->size;
        if (w->language != NONE && w->language != s->language) continue;
        if (!word_stands_alone(w, s->text, s->size, start, end)) continue;
        token t = {start, end, w};
        if (!vector_push(s->tokens, t)) {
            s->failed = true;
            return 1;
        }
    }
    return 0;
}

static bool before(const token *x, const token *y) {
    if (x->start != y->start) return x->start < y->start;
    if (x->end != y->end) return x->end > y->end;
    return x->word->class < y->word->class;
}

/* The scan reports by the end of each word: nearly in order already. */
static void sort(token_vector *tokens) {
    for (size_t i = 1; i < tokens->count; i++) {
        const token t = tokens->at[i];
        size_t k = i;
        for (; k > 0 && before(&t, &tokens->at[k - 1]); k--) tokens->at[k] = tokens->at[k - 1];
        tokens->at[k] = t;
    }
}

static bool is_concept(const word *w) { return w->class == WORD_SUBJECT || w->class == WORD_MEASURE; }

/* A word inside a longer one is no word, unless the one is a cue and the other a thing (惠及 in 将惠及); and of two
 * places that overlap the first is meant (洛美 in 洛美国际, not 美国). */
static bool hides(const token *outer, const token *inner) {
    const word *o = outer->word, *i = inner->word;
    if (o->class == WORD_PLACE && i->class == WORD_PLACE && inner->start > outer->start && inner->start < outer->end) return true;
    if (inner->start < outer->start || inner->end > outer->end || inner->end - inner->start >= outer->end - outer->start) return false;
    return !((o->class == WORD_CUE && is_concept(i)) || (is_concept(o) && i->class == WORD_CUE));
}

static void drop_inner(token_vector *tokens) {
    size_t kept = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const token t = tokens->at[i];
        bool hidden = false;
        for (size_t k = kept; k-- > 0 && !hidden && tokens->at[k].start + 96 > t.start;) hidden = hides(&tokens->at[k], &t);
        if (!hidden) tokens->at[kept++] = t;
    }
    tokens->count = kept;
}

facts_status lexicon_scan(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size,
                          token_vector *tokens) {
    scan s = {packs, text, size, language, tokens, false};
    tokens->count = 0;
    hs_error_t code = hs_scan(packs->lexicon, text, (unsigned)size, 0, scratch, on_match, &s);
    if (s.failed) return FACTS_ERR_MEMORY;
    if (code != HS_SUCCESS) return FACTS_ERR_LIMIT;
    sort(tokens);
    drop_inner(tokens);
    return FACTS_OK;
}
