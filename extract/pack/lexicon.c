#include "lexicon.h"

#include "near_words.h"

#include <ctype.h>
#include <stdlib.h>

/* Words that stand right at numbers are looked up there (near_words.h), but for bounds that rule a clause from afar. */
static bool is_scanned(const word *w) {
    if (w->class == WORD_BOUND && w->flags & BOUND_FAR) return true;
    return w->class != WORD_LIST && w->class != WORD_ABBREVIATION && !class_is_near((word_class)w->class);
}

facts_status pack_index_lexicon(facts_packs *packs, facts_error *error) {
    for (int i = 0; i < packs->language_count; i++)
        if (!word_index_make(&packs->languages[i].lexicon, packs, i, &(word_choice){is_scanned, .by_class = false}))
            return facts_no_memory(error, NULL);
    return FACTS_OK;
}

/* ------------------------------------------------------------------- scan */

/* A unit may follow its number at once: 950MW; a currency may stand at once before it: RMB500. */
static bool stands_alone(const word *w, const char *text, size_t size, size_t start, size_t end) {
    if (w->class == WORD_UNIT && w->flags == UNIT_PREFIX && !w->word_start && start > 0 &&
        isalpha((unsigned char)text[start - 1]))
        return false; /* FJ$ */
    if (w->class == WORD_BOUND && w->form[0] == '>' && start > 0 &&
        (isalnum((unsigned char)text[start - 1]) || strchr("\"'/", text[start - 1])))
        return false; /* "<td>12 GW": the end of a tag */
    if (w->word_start && start > 0) {
        unsigned char before = (unsigned char)text[start - 1];
        const bool behind_digits = w->class == WORD_UNIT || (w->class == WORD_NUMBER && w->flags); /* 14billion */
        if (behind_digits ? isalpha(before) : isalnum(before)) return false;
    }
    if (w->word_end && end < size) {
        unsigned char after = (unsigned char)text[end];
        if (w->class == WORD_UNIT && w->flags == UNIT_PREFIX ? isalpha(after) : isalnum(after)) return false;
    }
    return true;
}

static bool joins(unsigned char c) { return c == ' ' || c == '-'; }

/* Whatever the case, where the word is in small letters; "low-carbon" and "low carbon" are one word. */
static bool same(const word *w, const char *text) {
    if (memcmp(w->form, text, w->size) == 0) return true;
    for (uint32_t i = 0; i < w->size; i++) {
        const unsigned char a = (unsigned char)w->form[i], b = (unsigned char)text[i];
        if (a == b || (joins(a) && joins(b))) continue;
        if (w->exact_case || a != (b | 0x20) || (unsigned char)(b - 'A') >= 26) return false;
    }
    return true;
}

/* "MEXICO", "SOUTH AFRICA", as headings and legends write a place; but not where a news agency's dateline begins a text
 * with it: "MEXICO CITY (Agency) -". */
static bool in_capitals(const word *w, const char *text, size_t size, size_t start) {
    enum { SHORTEST = 4 }; /* shorter ones are words and abbreviations too */
    if (w->class != WORD_PLACE || w->size < SHORTEST || (unsigned char)(w->form[0] - 'A') >= 26) return false;
    for (uint32_t i = 0; i < w->size; i++)
        if (toupper((unsigned char)w->form[i]) != text[start + i]) return false;
    const size_t end = start + w->size + (start + w->size < size && text[start + w->size] == ' ');
    return start > 0 || end == size || !strchr(",(-\xe2", text[end]);
}

bool word_is_here(const word *w, const char *text, size_t size, size_t start) {
    return (same(w, text + start) || in_capitals(w, text, size, start)) &&
           stands_alone(w, text, size, start, start + w->size);
}

static bool is_concept(const word *w) { return w->class == WORD_SUBJECT || w->class == WORD_MEASURE; }

/* A word inside a longer one is no word, unless the one is a cue and the other a thing (惠及 in 将惠及); and of two
 * places that overlap the first is meant (洛美 in 洛美国际, not 美国). */
static bool hides(const token *outer, const token *inner) {
    if (inner->start >= outer->end) return false;
    const word *o = outer->word, *i = inner->word;
    if (o->class == WORD_PLACE && i->class == WORD_PLACE && inner->start > outer->start) return true;
    if (inner->start < outer->start || inner->end > outer->end ||
        inner->end - inner->start >= outer->end - outer->start)
        return false;
    return !((o->class == WORD_CUE && is_concept(i)) || (is_concept(o) && i->class == WORD_CUE));
}

typedef struct scan {
    const char *text;
    uint32_t size;
    token_vector *tokens;
    size_t open; /* tokens before this one end before the place that is looked at */
} scan;

/* Words come in the order of their places, the longest first: what could hide one is there already. False without
 * memory. */
static bool take(scan *s, const word *w, uint32_t at) {
    if (w->size > s->size - at || !word_is_here(w, s->text, s->size, at)) return true;
    const token t = {at, at + w->size, w};
    while (s->open < s->tokens->count && s->tokens->at[s->open].end <= at) s->open++;
    for (size_t k = s->open; k < s->tokens->count; k++)
        if (hides(&s->tokens->at[k], &t)) return true;
    return vector_push(s->tokens, t);
}

/* Words that may stand at a place. */
typedef struct candidate {
    uint32_t place;
    int32_t group;
} candidate;

/* Each step waits for the memory of the one before, which comes for all of them at once. */
static bool take_all(scan *s, const facts_packs *packs, const word_member *members, const candidate *at, size_t count) {
    const word *words = packs->words.at;
    for (size_t i = 0; i < count; i++) __builtin_prefetch(&words[members[at[i].group].word]);
    for (size_t i = 0; i < count; i++) __builtin_prefetch(words[members[at[i].group].word].form);
    for (size_t i = 0; i < count; i++)
        for (int32_t k = at[i].group; k != NONE; k = members[k].next)
            if (!take(s, &words[members[k].word], at[i].place)) return false;
    return true;
}

facts_status lexicon_scan(const facts_packs *packs, int language, const char *text, size_t size, token_vector *tokens) {
    enum { MOST = 2 * WORD_STARTS };
    const word_index *index = &packs->languages[language].lexicon;
    scan s = {text, (uint32_t)size, tokens, tokens->count};
    word_start starts[WORD_STARTS];
    candidate candidates[MOST];
    int32_t groups[WORD_DEPTH];
    size_t next = 0, count = 0;
    for (size_t n; (n = word_index_starts(index, text, size, &next, starts)) > 0;) {
        for (const word_start *start = starts; start < starts + n; start++) {
            if (count + WORD_DEPTH > MOST) {
                if (!take_all(&s, packs, index->members, candidates, count)) return FACTS_ERR_MEMORY;
                count = 0;
            }
            for (int k = word_index_follow(index, start, text, size, groups); k-- > 0;) {
                __builtin_prefetch(&index->members[groups[k]]);
                candidates[count++] = (candidate){start->place, groups[k]};
            }
        }
    }
    return take_all(&s, packs, index->members, candidates, count) ? FACTS_OK : FACTS_ERR_MEMORY;
}
