/* The names of shares of what the world has. */
#include "name.h"

#include <stdio.h>

/* "half the world's coal": the world stands right behind the number, with no "of" between. */
static bool right_before_world(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    const token *place = token_starting(r, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)), WORD_PLACE);
    return place && is_world(place->word);
}

/* Where what the quantity is a share of is said to be the world's: "60% of additions to global capacity", "share of
 * global sales was 60%", "60% of sales worldwide"; 0 where it is not. */
static uint32_t share_of_world(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause), end = clause_end(r, q->clause);
    const quantity *next = quantity_behind(r, q);
    const bool of_what = word_behind(r, LIST_OF, q->end) || right_before_world(r, q);
    const uint32_t limit = !of_what ? 0 : next && next->start < end ? next->start : end;
    for_tokens_in(t, r, clause, r->size) {
        if (t->word->class != WORD_PLACE || !is_world(t->word)) continue;
        const uint32_t before = back_spaces(r, t->start);
        const uint32_t the = list_before(r, LIST_DEFINITE, before);
        const bool of = list_before(r, LIST_OF, back_spaces(r, before - the)) > 0;
        if ((of && t->start < q->start) || (t->start > q->end && t->start < limit)) return t->start;
    }
    return 0;
}

/* "Nine tenths of all capacity added was renewable": a share of what was added, where no country has it. */
static void name_share_of_nobody(reading *r, quantity *q) {
    const char *world = is_han(r) ? NULL : id_tail(q->metric_id, "_capacity_addition_world_share");
    if (!world) return;
    for_tokens(t, r)
        if ((t->word->class == WORD_PLACE && !is_world(t->word)) || concerns(r, t, CONCEPT_WORLD_SHARE)) return;
    if (!share_of_world(r, q)) rename_as(r, q, "%.*s_addition_share", (int)(world - q->metric_id), q->metric_id);
}

/* "China accounted for 60% of global electric car sales": of a country, and of no thing, it is a share of what the
 * world has. */
static void name_share_in_world(reading *r, quantity *q) {
    const char *share = id_tail(q->metric_id, "_share");
    if (is_han(r) || !share || !is_percentage(r, q) || strstr(q->metric_id, "_world_share")) return;
    const uint32_t world = share_of_world(r, q), thing = world < q->start ? world : q->start;
    bool country = false;
    for (size_t i = 0; i < r->tokens.count && world; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < clause_start(r, q->clause) || clause_of(r, t->start) > q->clause) continue;
        if (t->word->class == WORD_SUBJECT && t->end <= thing && !concept_of(r, t)->weak) return;
        country = country || (t->word->class == WORD_PLACE && !is_world(t->word));
    }
    if (!country) return;
    const char *market = id_tail(q->metric_id, "_market_share");
    if (market)
        rename_as(r, q, "%.*s_sales_world_share", (int)(market - q->metric_id), q->metric_id);
    else
        rename_as(r, q, "%.*s_world_share", (int)(share - q->metric_id), q->metric_id);
}

/* "has 30 GW of wind, or 4% of today's global capacity": the measure of the level right before is that of the world. */
static bool measured_as_level(const reading *r, const quantity *q, uint32_t at) {
    const token *measure = token_starting(r, at, WORD_MEASURE);
    const quantity *level = measure ? quantity_before(r, q) : NULL;
    const char *share = level ? id_tail(q->metric_id, "_share") : NULL;
    if (!share || level->kind != FACTS_LEVEL || level->clause + 1 < q->clause) return false;
    const size_t size = (size_t)(share - q->metric_id);
    bool country = false;
    for_tokens_in(t, r, 0, q->start) country = country || (t->word->class == WORD_PLACE && !is_world(t->word));
    return country && strncmp(level->metric_id, q->metric_id, size) == 0 && level->metric_id[size] == '\0' &&
           strstr(q->metric_id, concept_of(r, measure)->id) &&
           !token_starting(r, skip_spaces(r, measure->end), WORD_SUBJECT);
}

/* "Of the global total", "of the world's total", and not "of the world's total electricity". */
static bool world_total_behind(const reading *r, const quantity *q) {
    enum { NEAR = 20 };
    if (!word_behind(r, LIST_OF, q->end)) return false;
    for_tokens_in(t, r, q->end, r->size) {
        if (t->start - q->end > NEAR) return false;
        const bool world = t->word->class == WORD_PLACE && is_world(t->word);
        if (world && measured_as_level(r, q, skip_spaces(r, t->end))) return true;
        const token *total = world ? cue_back(r, t->end, t->end + NEAR, CUE_SUM) : t;
        if (!total || !(world || concerns(r, t, CONCEPT_WORLD_SHARE))) continue;
        const uint32_t behind = skip_spaces(r, total->end);
        return !token_starting(r, behind, WORD_SUBJECT) && !token_starting(r, behind, WORD_MEASURE);
    }
    return false;
}

/* 约占全球的三分之一, and not 煤电占全球用电的40%, which says of what else. */
static bool world_total_before(const reading *r, const quantity *q) {
    const token *total = NULL;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        if (concerns(r, t, CONCEPT_WORLD_SHARE))
            total = t;
        else if (total && t->start >= total->end && is_concept(t) && !strstr(q->metric_id, concept_of(r, t)->id))
            total = NULL;
    }
    return total;
}

/* The measure of what has the share, right before the verb: "its coal use accounts for". */
static const concept *measure_sharing(const reading *r, const quantity *q) {
    const concept *last = NULL;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        if (is_cue(t, CUE_SHARE)) return last;
        if (!is_concept(t) || concerns(r, t, CONCEPT_WORLD_SHARE) || concerns(r, t, CONCEPT_SHARE)) continue;
        const concept *c = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
        last = c->measure && !c->weak ? c : NULL;
    }
    return NULL;
}

/* What such a share is called: coal_consumption_share would be that of coal in the consumption of the country. */
static void name_of_world_total(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || !is_percentage(r, q) ||
        !(is_han(r) ? world_total_before(r, q) : world_total_behind(r, q)))
        return;
    const char *id = q->metric_id, *end = id_tail(id, "_world_share"), *part = end ? end : id_tail(id, "_share");
    const int size = part ? (int)(part - id) : (int)strlen(id);
    const concept *measure = end && !facts_packs_find_metric(r->packs, id) ? measure_sharing(r, q) : NULL;
    if (size == 0 || !measure || strstr(id, measure->id))
        rename_as(r, q, "%.*s_world_share", size, id);
    else
        rename_as(r, q, "%.*s_%s_world_share", size, id, measure->id);
}

void name_world_share(reading *r, quantity *q) {
    name_share_of_nobody(r, q);
    name_share_in_world(r, q);
    name_of_world_total(r, q);
}
