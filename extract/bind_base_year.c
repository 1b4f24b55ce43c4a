/* The base of what moved within a year, where nothing says from when. */
#include "bind_time.h"

/* A year, or a part of one: 2024, 2024-03, 2024-01/2024-06. */
static bool is_within_year(const char *time) {
    const size_t size = strlen(time);
    return size == 4 || size == 7 || (size == 15 && memcmp(time, time + 8, 4) == 0);
}

/* "In 2010 it was 90% dearer than gas", "7 grams below the limit": that it is more than something else tells of no
 * move. */
static bool exceeds(const reading *r, const quantity *q) {
    static const cue COMPARES[] = {CUE_RISE, CUE_FALL, CUE_BASE, CUE_MORE, CUE_LESS};
    const uint32_t at = skip_spaces(r, q->end);
    const token *than = token_starting(r, at, WORD_BOUND);
    if (than && than->word->flags & (BOUND_COMPARE | BOUND_THAN)) return true;
    if (cue_at(r, at, CUE_MOVE_NOUN)) return false;
    for (size_t i = 0; i < sizeof COMPARES / sizeof *COMPARES; i++)
        if (cue_at(r, at, COMPARES[i])) return true;
    return false;
}

/* "In 2012 it was 96 Mt, while in 2018 it had grown by 9%": the level that was told before, of an earlier year. */
static const quantity *level_before(const reading *r, const quantity *q) {
    const quantity *level = quantity_before(r, q);
    return level && level->kind == FACTS_LEVEL && level->dimension != NONE && strlen(level->time) == 4 &&
                   strlen(q->time) == 4 && strcmp(level->time, q->time) < 0 &&
                   strcmp(level->metric_id, q->metric_id) == 0
               ? level
               : NULL;
}

/* "Output grew by 9% between 2015 and 2019, and exports by 4%": it goes on about a longer time. */
static bool tells_of_longer(const reading *r, const quantity *q) {
    for (const quantity *o = quantity_before(r, q); o; o = quantity_before(r, o))
        if (moves(o) && o->base[0] && strcmp(o->base, "prev_year") != 0) return true;
    return false;
}

/* "Capacity grew by 9 GW in the first two months": what stands did so since the year began. */
static bool grew_since_new_year(const reading *r, const quantity *q) {
    return strlen(q->time) != 4 && facts_packs_metric_stock(r->packs, q->metric_id);
}

static void base_of_year(const reading *r, quantity *q) {
    if (is_han(r) || !moves(q) || q->base[0] || q->per_year || q->state != FACTS_ACTUAL || !q->metric_id[0] ||
        !is_within_year(q->time) || (q->time_span && q->time_span->deadline) || compared_thing(r, q) || exceeds(r, q) ||
        grew_since_new_year(r, q))
        return;
    const quantity *level = level_before(r, q);
    if (level)
        q->base = level->time;
    else if (!tells_of_longer(r, q))
        q->base = "prev_year";
}

void bases_of_year(reading *r) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) base_of_year(r, q);
}
