/* The metric that a number has from the numbers before it in its sentence, before any word is weighed. */
#include "beside.h"
#include "extract/bind/again.h"
#include "name.h"

#include <stdio.h>

/* Whether what was said in percent may be said in the unit of the other one too: "rose by 17% (+33 TWh)". */
bool may_restate(const facts_packs *p, const quantity *said, const quantity *again) {
    if (again->kind == FACTS_GROWTH) return said->metric_id[0];
    if (said->metric) return counts_in(p, again, said->metric);
    const int measure = last_concept(p, said->metric_id);
    return measure != NONE && again->dimension != NONE && p->concepts.at[measure].measure &&
           p->concepts.at[measure].dimensions & dimension_bit(p, again->dimension);
}

const metric *amount_of_share(const reading *r, const quantity *q) {
    enum { NEAR = 60 };
    const quantity *o = quantity_before(r, q);
    if (!o || !o->metric || !is_percentage(r, o) || q->unit == NONE || q->dimension == r->packs->dimension_percent ||
        q->start - o->end > NEAR || q->clause != o->clause || !bracket_before(r, q) || !text_is(r, q->end, ")"))
        return NULL;
    const char *id = o->metric->public.id, *share = id_tail(id, "_share");
    const metric *m = share ? packs_metric(r->packs, id, (size_t)(share - id)) : NULL;
    static const char *const POWER[][2] = {
        {"_generation_share", "_capacity"}, /* "20% of electricity (19 GW)" */
        {"_capacity_addition_world_share", "_capacity_addition"},
        {"_addition_share", "_capacity_addition"}}; /* "60% of what was new (9 GW)" */
    for (size_t i = 0; share && i < sizeof POWER / sizeof *POWER && quantity_class(r, q) == DIMENSION_POWER; i++) {
        char power[120];
        const char *tail = id_tail(id, POWER[i][0]);
        const int size = tail ? snprintf(power, sizeof power, "%.*s%s", (int)(tail - id), id, POWER[i][1]) : 0;
        if (size <= 0 || size >= (int)sizeof power) continue;
        m = packs_metric(r->packs, power, (size_t)size);
        break;
    }
    return m && counts_in(r->packs, q, m) ? m : NULL;
}

const metric *amount_of_cut(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    if (!o || !o->metric || o->kind != FACTS_GROWTH || !o->falls || o->unit != r->packs->unit_percent ||
        q->unit == NONE || q->unit == o->unit || q->kind != FACTS_LEVEL || !text_is(r, q->end, ")"))
        return NULL;
    const uint32_t behind = skip_spaces(r, o->end);
    const token *noun = token_starting(r, behind, WORD_CUE);
    if (!noun || !cue_at(r, behind, CUE_MOVE_NOUN)) return NULL;
    const uint32_t at = skip_spaces(r, noun->end), n = list_at(r, LIST_SAID_AGAIN, at);
    if (!n || r->text[at] != '(' || skip_spaces(r, at + n) != q->start) return NULL;
    char id[120];
    const int size = snprintf(id, sizeof id, "%s_reduction", o->metric->public.id);
    const metric *m = size < (int)sizeof id ? packs_metric(r->packs, id, (size_t)size) : NULL;
    return m && counts_in(r->packs, q, m) ? m : NULL;
}

const char *share_in_brackets(reading *r, const quantity *q) {
    enum { OR = 5 };
    const quantity *level = quantity_before(r, q);
    const uint32_t lead = back_spaces(r, q->lead);
    const bool beside = level && q->start - level->end <= 2 && bracket_before(r, q),
               part = level && lead - level->end <= OR && word_behind(r, LIST_OF, q->end) &&
                      list_before(r, LIST_SAID_AGAIN, lead); /* "added 30 GW, or 60% of the new capacity" */
    if (is_han(r) || !level || !is_percentage(r, q) || level->kind != FACTS_LEVEL || level->unit == NONE ||
        level->unit == q->unit || !level->metric_id[0] || !(beside || part))
        return NULL;
    return id_join(r, level->metric_id, "share");
}

/* "costs of 2 billion, or 0.3 percent of sales": whether a sum of money stands behind the share. */
static bool part_of_money(const reading *r, const quantity *q, const quantity *sum) {
    enum { NEAR = 32 };
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < q->end + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < q->end || !is_concept(t) || clause_of(r, t->start) != q->clause) continue;
        const concept *c = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
        if (concerns(r, t, CONCEPT_GDP) || (c->measure && c->dimensions & dimension_bit(r->packs, sum->dimension)))
            return true;
    }
    return false;
}

const char *share_or(reading *r, const quantity *q) {
    enum { NEAR = 16 };
    const quantity *level = quantity_before(r, q);
    const uint32_t lead = back_spaces(r, q->lead);
    if (is_han(r) || !level || !is_percentage(r, q) || level->kind != FACTS_LEVEL || level->unit == NONE ||
        level->unit == q->unit || !level->metric_id[0] || lead - level->end > NEAR ||
        !list_before(r, LIST_SAID_AGAIN, lead) || !word_behind(r, LIST_OF, q->end) ||
        (level->metric && id_tail(level->metric_id, "_emission"))) /* whose they are stands before it */
        return NULL;
    if (quantity_class(r, level) == DIMENSION_MONEY && part_of_money(r, q, level))
        return id_join(r, level->metric_id, "share");
    for (uint32_t at = q->end; at < r->size && at - q->end < NEAR; at++)
        if (word_behind(r, LIST_TOTAL, at))
            return concept_between(r, q->end, at) ? NULL : id_join(r, level->metric_id, "share");
    return NULL;
}

const char *share_beside(reading *r, const quantity *q, const metric **listed) {
    const char *id = text_is(r, q->end, ")") ? share_in_brackets(r, q) : NULL;
    *listed = id ? packs_metric(r->packs, id, strlen(id)) : NULL;
    const dimension_class of = id ? quantity_class(r, quantity_before(r, q)) : DIMENSION_OTHER;
    return *listed || of == DIMENSION_POWER || of == DIMENSION_ENERGY ? id : NULL;
}

/* "fell by 2% in Japan (0.3 GtC, 1.1 GtCO2)": amounts of what fell. */
bool stated_again(const reading *r, quantity *q) {
    const quantity *said = stated_for(r, q);
    if (!said || !said->metric_id || !said->metric_id[0] || said->unit == q->unit ||
        !(said->dimension == q->dimension ||
          (quantity_class(r, q) != DIMENSION_OTHER && quantity_class(r, said) == quantity_class(r, q)) ||
          may_restate(r->packs, said, q)))
        return false;
    take_like(r, q, said, "as what its bracket is told for");
    return true;
}

bool moved_again(const reading *r, quantity *q) {
    const quantity *growth = moves_again(r, q) ? quantity_before(r, q) : NULL;
    if (!growth || !growth->metric_id[0] || !may_restate(r->packs, growth, q)) return false;
    take_like(r, q, growth, "as the growth before it");
    if (growth->metric && packs_class(r->packs, growth->metric->dimension) == DIMENSION_CO2) keep_tonnes_of_co2(r, q);
    return true;
}

/* "was 20% more expensive than coal in 2010 but cost 9% less than coal in 2020": behind "but" the sentence goes on
 * about what was compared, and not about what that was compared with. */
bool compared_on(const reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || q->kind != FACTS_GROWTH || last->kind != FACTS_GROWTH || !last->metric_id[0])
        return false;
    const char *measure = measure_of_id(r->packs, last->metric_id);
    uint32_t joint = q->start;
    while (joint > last->end && !word_behind(r, LIST_OTHER_MATTER, joint)) joint--;
    const int said = measure ? last_concept(r->packs, last->metric_id) : NONE;
    if (joint == last->end || said == NONE || !has_cue(r, last->end, joint, CUE_BASE)) return false;
    for_tokens(t, r) {
        if (is_concept(t) && t->start > joint && t->end <= q->start && t->word->value[0] != said) return false;
    }
    take_like(r, q, last, "as what was compared before");
    return true;
}

/* 风电装机5亿千瓦，是水电装机的1.2倍: what the clause names is what the level before it is held against. */
static const quantity *times_another_of_clause(const reading *r, const quantity *q, const quantity *level) {
    if (level->unit == r->packs->unit_percent || level->clause + 1 != q->clause) return NULL;
    const token *bound = token_ending(r, q->start, WORD_BOUND),
                *of = token_ending(r, bound ? bound->start : q->start, WORD_CUE),
                *is = token_starting(r, clause_start(r, q->clause), WORD_CUE);
    if (!of || !is_cue(of, CUE_OF) || !is || !is_cue(is, CUE_HOLD)) return NULL;
    for_tokens(t, r) {
        if (t->word->class == WORD_SUBJECT && t->start >= is->end && t->end <= of->start) return level;
    }
    return NULL;
}

/* "came to 900 billion, twice what oil drew", "90 GW in 2020, three times that of wind": a multiple right behind the
 * comma is of the level, whatever that is held against; but "spent 3 billion, doubling the capacity of wind". */
static const quantity *multiple_beside(const reading *r, const quantity *q, const quantity *level) {
    const uint32_t lead = back_spaces(r, q->lead), again = list_before(r, LIST_JOINT, lead),
                   at = back_spaces(r, lead - again);
    return !ends_in(r, LIST_ENDING_ING, q->start, q->end) && at > 0 && r->text[at - 1] == ',' &&
                   level->clause + 1 >= q->clause && !concept_between(r, level->end, q->start)
               ? level
               : NULL;
}

const quantity *times_another(const reading *r, const quantity *q) {
    const quantity *level = quantity_before(r, q);
    if (q->kind != FACTS_RATIO || !level || level->kind != FACTS_LEVEL || !level->metric_id[0]) return NULL;
    return is_han(r) ? times_another_of_clause(r, q, level) : multiple_beside(r, q, level);
}

const char *share_of_whole(const reading *r, const quantity *q) {
    enum { NEAR = 40 };
    if (is_han(r) || !is_percentage(r, q) || !word_behind(r, LIST_OF, q->end)) return NULL;
    for_tokens_in(t, r, q->end, q->end + NEAR) {
        if (!is_concept(t)) continue;
        return concerns(r, t, CONCEPT_EMISSION)     ? "ghg_emission_share"
               : concerns(r, t, CONCEPT_POPULATION) ? "population_share"
                                                    : NULL;
    }
    return NULL;
}
