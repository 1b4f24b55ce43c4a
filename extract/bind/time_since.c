/* When: what has come, or is still to come, since a year that is named. */
#include "extract/find/quantity.h"
#include "time.h"
#include "verb.h"

#include <stdlib.h>

/* "stood at 5 Gt in 2020, up 12% since 1990": the year of the level that grew so, NULL where it has none. */
static const span *year_of_level(const reading *r, const quantity *q, const span *since) {
    const quantity *level = quantity_before(r, q);
    while (level && comparative(level)) level = quantity_before(r, level);
    const span *s = level ? level->time_span : NULL;
    enum { CLAUSES = 3 }; /* "..., unchanged from 2019, and up by 12% since 1990" */
    if (!s || level->kind != FACTS_LEVEL || s->end > q->start || s->as_base || q->clause - level->clause > CLAUSES)
        return NULL;
    const bool later = is_one_year(s->time) && s->year > since->year;
    return later && level->metric_id[0] && strcmp(level->metric_id, q->metric_id) == 0 ? s : NULL;
}

/* "aims at zero by 2050, and they have fallen by 12 percent since 1990": not what has come about by then. */
static bool still_to_come(const reading *r, const span *s, const quantity *q) {
    return s->deadline && has_cue(r, s->end, q->start, CUE_PERFECT) && !has_cue(r, 0, q->start, CUE_WILL);
}

/* "In 2019, use was down by 12 percent since 2005", "emissions of 2019 are down 12 percent since 2005": the later time
 * that the sentence opens with, or the clause, is when it was so. */
static const span *time_since_then(const reading *r, const quantity *q, const span *since) {
    for (const span *s = since; s-- > r->spans.at;) {
        if (s->kind != SPAN_TIME || s->as_base || s->year <= since->year || strstr(s->time, "..") ||
            still_to_come(r, s, q))
            continue;
        const bool opens = s == r->spans.at && !concept_between(r, r->marker, s->start) && r->text[s->end] == ',';
        const quantity *last = quantity_before(r, q);
        const bool own = s->clause == q->clause && (!last || last->end <= s->start);
        return s->end < q->start && (opens || own) ? s : NULL;
    }
    return NULL;
}

/* "will own 9 GW by 2030 and has cut carbon 53% from 2005": what has come about is not told of the year that is still
 * to come. */
void time_to_come(const reading *r, quantity *q) {
    enum { NEAR = 56 };
    static const cue AHEAD[] = {CUE_WILL, CUE_TARGET, CUE_PROJECTED};
    const span *s = q->time_span;
    const token *has = is_han(r) || !moves(q) || !s || !s->deadline || s->end > q->start
                           ? NULL
                           : cue_back(r, s->end, q->start, CUE_PERFECT);
    if (!has || q->start - has->end > NEAR) return;
    const uint32_t clause = clause_start(r, clause_of(r, has->start)), from = s->end > clause ? s->end : clause;
    for (size_t i = 0; i < sizeof AHEAD / sizeof *AHEAD; i++)
        if (has_cue(r, from, q->start, AHEAD[i])) return; /* "will have fallen" */
    if (s->clause == q->clause && !word_between(r, LIST_JOINT, s->end, has->start + 1)) return;
    leave_time(q);
}

/* Whether the sentence points back to what was told of a year, which is later than the one that something has come
 * since. */
static bool told_of_year(const reading *r, const context *c, const span *since) {
    return c->dates.same_block && c->dates.adjacent && !c->dates.last_ahead && is_one_year(c->dates.time) &&
           atoi(c->dates.time) > since->year && c->dates.language == r->language && points_back(r);
}

/* "In 2022 they were 9 Mt. Farms gave 2 Mt, a fall of 30% since 2000": whether it is told of the level beside it, which
 * is of the year that was told before. */
static bool beside_level_of(const reading *r, const quantity *q, const context *c) {
    const quantity *level = quantity_before(r, q);
    return level && level->kind == FACTS_LEVEL && level->clause + 1 == q->clause && is_one_year(c->dates.time) &&
           level->time_source == FACTS_TIME_CONTEXT && strcmp(level->time, c->dates.time) == 0 &&
           !has_cue(r, level->end, q->start, CUE_PERFECT);
}

/* What has come since a year is told of the year that it has come to. */
void year_since_then(const reading *r, quantity *q, const context *c) {
    const span *since = q->time_span;
    if (is_han(r) || !comparative(q) || !since) return;
    if (since->rule->emit.op != EMIT_SINCE && since->rule->emit.op != EMIT_SINCE_THEN) return;
    const span *level = year_of_level(r, q, since), *then = level ? level : time_since_then(r, q, since);
    if (then) set_time(q, then);
    if (then || !(told_of_year(r, c, since) || beside_level_of(r, q, c))) return;
    q->time = c->dates.time; /* "In 2022 they were 9 Mt. They decreased by 30% since 2000" */
    q->time_source = FACTS_TIME_CONTEXT;
}

/* "Since 2014 it has gone from 2 GW to 9 GW", 2014年以来从2吨减到1吨: the first level is of that year, the other one of
 * now. */
void ends_since_then(const reading *r, quantity *q) {
    enum { YEAR = 4 };
    const span *since = q->time_span;
    if (q->kind != FACTS_LEVEL || !since || since->rule->emit.op != EMIT_SINCE) return;
    const quantity *from = is_han(r) ? NULL : quantity_before(r, q);
    if (q->from && strlen(since->time) == YEAR + strlen("/..")) {
        const char *year = arena_copy(r->memory, since->time, YEAR);
        if (year) q->time = year;
    } else if (from && from->from && from->kind == FACTS_LEVEL && from->time_span == since &&
               cue_before(r, q->start, CUE_TO)) {
        leave_time(q);
    }
}

/* "have doubled since 1990": so many times as much as then, and so since then. */
void ratio_since_then(const reading *r, quantity *q) {
    const span *since = q->base_span;
    if (is_han(r) || q->kind != FACTS_RATIO || q->time[0] || !since || since->kind != SPAN_TIME) return;
    if (!is_open(since->time)) return;
    q->time = since->time;
    q->time_source = FACTS_TIME_EXPLICIT;
}

/* "Use has dropped 8% since 2010, and transport accounts for 30% of it": what stands so is not told of the years in
 * which something else has moved. */
void share_since_then(const reading *r, quantity *q) {
    const span *since = q->time_span;
    if (is_han(r) || q->kind != FACTS_LEVEL || !is_percentage(r, q) || !since || since->clause == q->clause ||
        since->rule->emit.op != EMIT_SINCE || since->start == r->marker)
        return;
    const quantity *last = quantity_before(r, q);
    while (last && last->clause == q->clause) last = quantity_before(r, last);
    const uint32_t clause = clause_start(r, q->clause);
    const bool stands = has_cue(r, clause, q->start, CUE_HOLD) || has_cue(r, clause, q->start, CUE_SHARE);
    if (last && comparative(last) && (last->time_span == since || last->base_span == since) && stands) leave_time(q);
}

static bool names_time_in(const reading *r, int clause) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->clause == clause) return true;
    return false;
}

bool opens_since(const reading *r, const quantity *q) {
    for (int clause = 0; clause < q->clause; clause++) {
        const uint32_t from = clause_start(r, clause), end = clause_end(r, clause);
        if (!names_time_in(r, clause) && list_before(r, LIST_EVER_SINCE, end - comma_before(r, end)) &&
            !number_between(r, from, end))
            return true;
    }
    return false;
}
