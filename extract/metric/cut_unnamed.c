/* What is to fall where the sentence names nothing that does: what tonnes of CO2 are of. */
#include "beside.h"
#include "evidence.h"
#include "extract/bind/time.h"
#include "extract/bind/verb.h"
#include "name.h"

const metric *emission_of_all(const reading *r) {
    const list *l = packs_list(r->packs, LIST_DEFAULT_METRICS, NONE);
    const word *w = l ? packs_list_find(r->packs, l, "co2", 3) : NULL;
    return w ? packs_metric(r->packs, w->text, strlen(w->text)) : NULL;
}

/* Whether the sentence names no thing and no measure that says something; emissions behind the number are of another
 * goal: "40% below 2005 levels by 2030 and net-zero emissions by 2050". */
static bool names_no_concept(const reading *r, const quantity *q) {
    for_tokens(t, r) {
        const bool limit = is_concept(t) && warms_in_limit(r, q, t);
        for (int k = 0; is_concept(t) && !limit && k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if (!c->weak && (t->start < q->end || !(is_gas(c) || concerns(r, t, CONCEPT_EMISSION)))) return false;
        }
    }
    return true;
}

/* Whether the sentence before spoke of gases and what is given off at most. */
static bool of_gases_only(const scene *s) {
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &s->r->packs->concepts.at[s->c->sentence[i]];
        if (!c->weak && !c->measure && !is_gas(c)) return false;
    }
    return true;
}

static bool still_to_come(const reading *r, const span *s) {
    return r->published.year && year_end_of(s->time) > r->published.year;
}

/* "commits to reduce by 30% by 2030": a verb that needs an object, and has none. */
static bool reduces_nothing(const reading *r, const quantity *q) {
    const token *by = q->leading, *verb = by && is_cue(by, CUE_BY) ? token_ending(r, by->start - 1, WORD_CUE) : NULL;
    return verb && cue_at(r, verb->start, CUE_FALL) && !cue_at(r, verb->start, CUE_MOVE_NOUN) &&
           !list_at(r, LIST_MOVES_ITSELF, verb->start);
}

const metric *pledged_cut(const scene *s, const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_GROWTH || !q->falls || q->unit != r->packs->unit_percent) return NULL;
    uint32_t at = skip_spaces(r, q->end);
    if (cue_at(r, at, CUE_NARROW)) at = skip_spaces(r, token_starting(r, at, WORD_CUE)->end); /* "a 55% net cut" */
    bool cut = cue_at(r, at, CUE_MOVE_NOUN) || move_noun_before(r, q) || reduces_nothing(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start && !cut; i++) /* "reduction pathways" */
        cut = is_cue(&r->tokens.at[i], CUE_FALL) && cue_at(r, r->tokens.at[i].start, CUE_MOVE_NOUN);
    if (!cut) return NULL;
    const bool ahead = has_cue(r, 0, r->size, CUE_PROJECTED) || has_cue(r, 0, r->size, CUE_TARGET);
    bool due = false; /* "a cut of 34% on 2005 is foreseen" */
    for (size_t i = 0; i < r->spans.count && !due; i++)
        due = r->spans.at[i].kind == SPAN_TIME &&
              (r->spans.at[i].deadline || (r->spans.at[i].as_base && ahead) || still_to_come(r, &r->spans.at[i]));
    return due && names_no_concept(r, q) && of_gases_only(s) ? emission_of_all(r) : NULL;
}

bool cuts_emissions_now(const scene *s, const reading *r, const quantity *q) {
    if (id_tail(s->c->section.moved.id, "_emission")) return false;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start)
        if (concerns(r, t, CONCEPT_EMISSION)) return true;
    return false;
}

const metric *below_levels(const reading *r, const quantity *q) {
    if (q->kind != FACTS_GROWTH || !(q->falls || q->negative) || q->unit != r->packs->unit_percent ||
        !names_no_concept(r, q))
        return NULL;
    uint32_t at = skip_spaces(r, q->end);
    const token *noun = token_starting(r, at, WORD_CUE); /* "a 30% reduction from 2005" */
    const bool cut = noun && cue_at(r, at, CUE_MOVE_NOUN);
    if (cut) at = skip_spaces(r, noun->end);
    for (size_t i = 0; i < r->spans.count; i++) /* "80% by 2050 below 2004 levels" */
        if (r->spans.at[i].deadline && r->spans.at[i].start == at) at = skip_spaces(r, r->spans.at[i].end);
    bool below = false;
    for (size_t i = 0; i < r->spans.count; i++)
        below = below || (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].as_base && r->spans.at[i].start == at);
    const quantity *next = quantity_behind(r, q); /* "30% by 2010 and 80% by 2050 below 2004 levels" */
    if (!below && next && next->clause == q->clause && !is_han(r)) return below_levels(r, next);
    return below && (cut || q->negative || says_below(r, at)) ? emission_of_all(r) : NULL; /* "-30% below 2005" */
}
