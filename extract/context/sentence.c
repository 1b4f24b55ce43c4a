/* From one sentence to the next: what is lent to its reading, and which of its times hold on. */
#include "sentence.h"

#include "extract/bind/time.h"
#include "extract/bind/verb.h"

#include <stdlib.h>

/* What "over the same period" says: the years from the first to the last where the text went on to tell of the last. */
static const char *period_told(const context *c) {
    if (c->dates.last_ahead && strchr(c->dates.ahead, '/'))
        return c->dates.ahead; /* "from 2024 to 2040 ... over that period" */
    return c->moved_over[0] && strcmp(c->moved_over + 5, c->dates.time) == 0 ? c->moved_over : c->dates.time;
}

void context_recall(context *c, reading *r, bool heading) {
    r->previous_year = c->dates.time[0] ? atoi(c->dates.time) : c->year;
    r->year_to_reach = c->dates.last_ahead && c->dates.ahead[0] ? year_end_of(c->dates.ahead) : c->year;
    r->previous_time = period_told(c);
    r->plan_year = c->plan_year;
    r->reviewed_plan = c->reviewed_plan;
    r->home = c->home;
    c->before = c->last;
    c->last.id[0] = '\0';
    r->last_told = c->before.id[0] ? &c->before : NULL;
    r->money = c->money;
    r->continental = c->continental;
    r->listed_cut = c->list.goes_on && c->list.cut;
    r->cut_promised = c->cut_promised && c->section.moved.id[0];
    c->cut_promised = false;
    r->heading_year = heading ? 0 : c->section.year;
}

/* "down 53 percent since 1990", "the 37 TWh of the year before": said of this number only. */
static bool looks_back(const quantity *q) {
    const bool since = q->kind != FACTS_LEVEL && is_open(q->time);
    return since || (!q->time_span && q->time_source == FACTS_TIME_EXPLICIT);
}

/* 全年成交2亿吨，其中第四季度1亿吨: what a part of the time brought does not date what follows. */
static bool dates_part(const reading *r, const quantity *q) {
    if (!is_han(r) || !q->time_span) return false;
    uint32_t at = q->time_span->start;
    at -= comma_before(r, at);
    const token *among = token_ending(r, at, WORD_CUE);
    return among && is_cue(among, CUE_ANAPHORA);
}

/* 一、二季度分别增长9%和8%: each member of the list has a time of its own. */
static bool lists_times(const quantity *q) {
    const quantity *first = q - q->list_index, *last = first + q->list_size - 1;
    return strcmp(first->time, last->time) != 0;
}

/* "9 TWh in 2024 (2023: 8 TWh)", "41% in 2031 (19% in 2015)": what was before is told in a bracket with its year. */
static bool compared_in_bracket(const reading *r, const quantity *q) {
    const uint32_t bracket = is_han(r) || !q->time_span ? 0 : bracket_of(r, q->time_span->start);
    return bracket && bracket == bracket_of(r, q->start);
}

/* Whether the time of the quantity holds on. Where a change began dates nothing else, nor does a pledge; behind another
 * time "during the year" does not either. */
static bool dates_on(const reading *r, const quantity *q, const quantity *dated) {
    if (!q->metric_id[0] || !q->time[0] || q->from || q->unit == r->packs->unit_year || looks_back(q)) return false;
    if (q->time_span && q->time_span->as_base && (!is_han(r) || q->kind == FACTS_LEVEL))
        return false; /* "the 2004 figure (9%)" */
    if (dated && q->time_span && q->time_span->rule->emit.op == EMIT_SAME_YEAR) return false;
    if (is_han(r) && q->time_span && q->time_span->rule->emit.op == EMIT_SAME_MONTHS) return false; /* 2020年同期为… */
    if (is_han(r) && q->list_size > 1 && lists_times(q)) return false;
    if (dated && q->kind != FACTS_LEVEL && q->time_span && q->time_span == dated->time_span) return false;
    if (dated && compared_in_bracket(r, q)) return false;
    return !q->held && !(dated && dates_part(r, q)) && !held_against(r, q);
}

void context_leave(context *c, reading *r, bool heading) {
    const quantity *dated = NULL;
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *q = &r->quantities.at[i];
        if (!dates_on(r, q, dated)) continue;
        if (!dated) context_report(c, r, q);
        dated = q;
    }
    context_learn(c, r, heading);
    c->dates.adjacent = false;
    for (size_t i = 0; i < r->quantities.count; i++) context_note(c, r, &r->quantities.at[i]);
    if (dated)
        context_date(c, r, dated);
    else if (!heading)
        context_event(c, r);
}
