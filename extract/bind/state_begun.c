/* What is told of a thing whose building has just begun: it is as it is planned, and no day dates how long it is. */
#include "state.h"

/* Needs only the words, for a sentence without a number is read for no more. */
bool breaks_ground(const reading *r, uint32_t to) {
    for (size_t i = 0; is_han(r) && i < r->tokens.count && r->tokens.at[i].end <= to; i++) {
        const token *t = &r->tokens.at[i];
        if (!is_cue(t, CUE_BEGUN)) continue;
        const bool stops = t->end >= r->size || comma_at(r, t->end) || text_is(r, t->end, "。");
        if (stops && !has_cue(r, 0, t->start, CUE_ACTUAL) && !has_cue(r, 0, t->start, CUE_CUMULATIVE)) return true;
    }
    return false;
}

/* 计划2029年投产: whether a clause tells no more than when the thing is to be finished. */
static bool plans_end(const reading *r, int clause) {
    uint32_t size;
    const uint32_t end = clause_end(r, clause), at = list_next(r, LIST_INTENDS, clause_start(r, clause), end, &size);
    if (at >= end || !span_starting(r, at + size)) return false;
    return list_next(r, LIST_FINISHES, at + size, end, &size) < end;
}

bool ends_as_planned(const reading *r, const quantity *q) {
    return is_han(r) && q->time_span && q->time_span->clause < q->clause && plans_end(r, q->time_span->clause);
}

/* 总装机120万千瓦，总投资70亿元，计划2029年投产: what the end of the sentence says is still to be finished. */
static bool to_be_finished(const reading *r, const quantity *q) {
    uint32_t size;
    const int last = clause_of(r, r->size);
    for (int clause = q->clause + 1; clause <= last && !stop_between(r, q->end, clause_start(r, clause)); clause++)
        if (plans_end(r, clause)) return !has_cue(r, clause_start(r, q->clause), q->start, CUE_ACTUAL);
    for_tokens_in(t, r, q->end, r->size) {
        if (stop_between(r, q->end, t->start)) return false;
        const uint32_t end = clause_end(r, clause_of(r, t->start));
        if (is_cue(t, CUE_PROJECTED) && clause_of(r, t->start) > q->clause && !number_between(r, t->end, end) &&
            list_next(r, LIST_FINISHES, t->end, end, &size) < end)
            return !has_cue(r, clause_start(r, q->clause), q->start, CUE_ACTUAL);
    }
    return false;
}

/* 2015年动工，装机72万千瓦: whether it began years before, so that it may well be there by now. */
static bool began_long_ago(const reading *r, uint32_t to) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && s->end <= to; s++)
        if (s->kind == SPAN_TIME && s->year && s->year + 1 < r->published.year &&
            has_cue(r, s->end, clause_end(r, s->clause), CUE_BEGUN))
            return true;
    return false;
}

/* 将于2025年底动工建设，建成后可供水9万吨: the word that foresees the number, if any, is not the one of the beginning.
 */
static bool told_elsewhere(const quantity *q) {
    return q->time_span && q->time_source == FACTS_TIME_EXPLICIT && q->clause != q->time_span->clause;
}

bool begun_and_going_on(const reading *r, const quantity *q) {
    return is_han(r) && told_elsewhere(q) && breaks_ground(r, clause_end(r, q->time_span->clause)) &&
           to_be_finished(r, q);
}

bool of_just_begun(const reading *r, const quantity *q, const context *c) {
    if (!is_han(r) || q->kind != FACTS_LEVEL) return false;
    if (q->time[0] ? begun_and_going_on(r, q) : to_be_finished(r, q)) return true;
    const uint32_t clause = clause_start(r, q->clause);
    const bool goes_on = c->paragraph.begun && list_at(r, LIST_WORKS, r->marker);
    uint32_t size;
    const bool finished = list_next(r, LIST_FINISHES, 0, clause, &size) < clause; /* 去年3月开工，今年7月并网，…… */
    if (finished && !has_cue(r, 0, clause, CUE_PROJECTED)) return false;
    if (!goes_on && (!breaks_ground(r, clause) || began_long_ago(r, clause))) return false;
    const span *s = q->time_source == FACTS_TIME_EXPLICIT ? q->time_span : NULL;
    if (s && (goes_on || !breaks_ground(r, clause_end(r, s->clause)))) return false;
    return list_next(r, LIST_COMPLETES, clause, q->start, &size) >= q->start;
}

void times_of_begun(reading *r, const context *c) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->state != FACTS_ACTUAL && q->time[0] && (!q->teller || told_elsewhere(q)) && of_just_begun(r, q, c))
            leave_time(q);
}
