/* The tense of an English sentence, as its finite verbs tell it. What is told in the past goes on about the time of the
 * sentence before; what is so now, or is still to come, does not. */
#include "extract/bind/state.h"

#include <ctype.h>

/* Whether the word, or the next one, is in the name of a thing or a measure: "used cars", "total installed capacity";
 * but "caused 12% of emissions" is a verb that tells a share. */
static bool in_name(const reading *r, uint32_t start, uint32_t end) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= end + 1; i++) {
        const token *t = &r->tokens.at[i];
        if (is_concept(t) && t->end > start && !(t->start == start && concerns(r, t, CONCEPT_SHARE))) return true;
    }
    return false;
}

/* Whether the word is a finite verb of what was: "fell", "planted 3 Mha"; not "compared with", "estimated 3 GW". */
static bool tells_past(const reading *r, uint32_t start, uint32_t end) {
    const uint32_t last = back_spaces(r, start);
    if (byte_between(r, start, end, '-')) return false; /* "coal-fired" */
    if (list_at(r, LIST_PAST, start) != end - start && !ends_in(r, LIST_ENDING_ED, start, end)) return false;
    if (in_name(r, start, end) || cue_at(r, start, CUE_TARGET) || cue_at(r, start, CUE_PROJECTED) ||
        cue_at(r, start, CUE_BASE))
        return false;
    if (last > 0 && r->text[last - 1] == ',' && end < r->size && cue_at(r, end + 1, CUE_BY))
        return false; /* ", followed by coal (19%)" */
    /* "the planted area", "of harvested wood", "is installed": the verb that it belongs to is told by itself */
    return !list_before(r, LIST_PERFECT, last) && !owner_before(r, last);
}

/* Of what stands in from..to. */
static tense tense_between(const reading *r, uint32_t from, uint32_t to) {
    bool was = false, is = false;
    for (uint32_t at = from; at < to;) {
        if (!isalpha((unsigned char)r->text[at])) {
            at++;
            continue;
        }
        const uint32_t end = word_end(r, at);
        if (list_at(r, LIST_MODAL, at)) return TENSE_AHEAD;
        if (text_is(r, end, ":") && !list_at(r, LIST_BE, at)) { /* "Forest cover: 31%": the end of a label */
            at = end;
            continue;
        }
        /* "Generate 40 MW", "Planted 3 Mha": an item of a list has no subject; "houses that are green" tells nothing;
         * and what "has been done" by now may be of any time */
        const bool begins = at == r->marker || list_before(r, LIST_TELLS_WHICH, back_spaces(r, at));
        if (!begins && (list_at(r, LIST_TELLS_THEN, at) || tells_past(r, at, end))) was = true;
        if (!begins && list_at(r, LIST_TELLS_NOW, at) && !(cue_at(r, at, CUE_PERFECT) && is_perfect(r, end))) is = true;
        at = end;
    }
    return was ? TENSE_PAST : is ? TENSE_PRESENT : TENSE_UNTOLD;
}

tense tense_of_clause(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause));
    if (is_han(r) || list_at(r, LIST_RELATIVE, start)) return TENSE_UNTOLD; /* "rose to 9 GW, which is a record" */
    return tense_between(r, start, clause_end(r, q->clause));
}

bool gives_reason(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause));
    if (is_han(r) || !list_at(r, LIST_REASON, start)) return false;
    if (span_starting(r, start)) return false; /* "since 2015", "as of June" */
    return tense_of_clause(r, q) == TENSE_PRESENT;
}

bool told_which_was(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause)), which = list_at(r, LIST_RELATIVE, start);
    return !is_han(r) && which && tense_between(r, start + which, q->start) == TENSE_PAST;
}

bool told_past_behind(const reading *r, uint32_t word, const quantity *q) {
    for (int k = q->clause; !is_han(r) && k > clause_of(r, word); k--) {
        const uint32_t start = skip_spaces(r, clause_start(r, k)), end = clause_end(r, k);
        if (list_at(r, LIST_RELATIVE, start)) continue; /* "The goal, which was set in 2019, is 40%" */
        const tense told = tense_between(r, start, end < q->start ? end : q->start);
        if (told != TENSE_UNTOLD) return told == TENSE_PAST;
    }
    return false;
}

bool no_verb_between(const reading *r, uint32_t from, uint32_t to) {
    return tense_between(r, from, to) == TENSE_UNTOLD;
}

bool no_verb_before(const reading *r, uint32_t at) { return tense_between(r, r->marker, at) == TENSE_UNTOLD; }

/* Of the clause of the quantity, or else of the nearest one that has a finite verb, first of those before. */
tense tense_of(const reading *r, const quantity *q) {
    tense told = tense_of_clause(r, q);
    const int last = (int)r->clauses.count - 1;
    if (is_han(r)) return told;
    for (int i = q->clause; told == TENSE_UNTOLD && i-- > 0;)
        told = tense_between(r, clause_start(r, i), clause_end(r, i));
    for (int i = q->clause; told == TENSE_UNTOLD && i++ < last;)
        told = tense_between(r, clause_start(r, i), clause_end(r, i));
    return told;
}
