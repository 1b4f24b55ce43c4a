/* What is refitted is no stock of the thing itself: 完成煤电机组超低排放改造9亿千瓦, 8.9亿吨粗钢产能完成超低排放改造. */
#include "evidence.h"
#include "name.h"

static const char RETROFIT[] = "retrofit";

/* The deed that the word names: "ultra_low_emission_retrofit", and plain "retrofit" for 改造 by itself; NULL for other
 * words. */
static const char *deed_of(const reading *r, const token *t) {
    const char *id = is_concept(t) ? r->packs->concepts.at[t->word->value[t->word->count - 1]].id : "";
    const char *tail = id_tail(id, RETROFIT);
    if (!tail || list_at(r, LIST_ONCE, t->end)) return NULL; /* 改造后, 改造前 */
    return t->word->class == WORD_SUBJECT ? id : tail;
}

/* 、水泥产能5亿吨: whether nothing but its name stands between the amount before and this one, which goes on with the
 * row. */
static bool goes_on_in_row(const reading *r, const quantity *last, const quantity *q) {
    if (!text_is(r, last->end, "、")) return false;
    uint32_t at = last->end + (uint32_t)strlen("、");
    for (const token *t; at < q->start && (t = token_starting(r, at, WORD_SUBJECT));) at = t->end;
    const token *measure = token_starting(r, at, WORD_MEASURE);
    return (measure ? measure->end : at) == q->start;
}

/* The deed that is said in its clause, before it and the amounts of its row, or behind it before the next one. */
static const char *deed_around(const reading *r, const quantity *q) {
    const quantity *first = q, *next = quantity_behind(r, q);
    for (const quantity *last; (last = quantity_before(r, first)) && goes_on_in_row(r, last, first);) first = last;
    const quantity *last = quantity_before(r, first);
    const uint32_t clause = clause_start(r, clause_of(r, first->start)),
                   from = last && last->end > clause ? last->end : clause,
                   to = clause_end(r, clause_of(r, q->start));
    const char *deed = NULL;
    for_tokens_in(t, r, from, first->start)
        if (deed_of(r, t)) deed = deed_of(r, t);
    for_tokens_in(t, r, q->end, next && next->start < to ? next->start : to)
        if (!deed && deed_of(r, t)) deed = deed_of(r, t);
    return deed;
}

void name_retrofit(reading *r, quantity *q) {
    static const char *const TAILS[] = {"_production_capacity", "_capacity_retired", "_capacity"};
    const char *tail = NULL;
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS && !tail; i++) tail = id_tail(q->metric_id, TAILS[i]);
    if (!is_han(r) || !tail || q->kind != FACTS_LEVEL || strstr(q->metric_id, RETROFIT)) return;
    const char *deed = deed_around(r, q);
    if (deed) rename_as(r, q, "%.*s_%s_capacity", (int)(tail - q->metric_id), q->metric_id, deed);
}
