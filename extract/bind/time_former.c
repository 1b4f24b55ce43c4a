/* When: what is told of the year before the one that the text tells of, or of a time before that has no date. */
#include "again.h"
#include "time.h"
#include "verb.h"

#include <stdio.h>
#include <stdlib.h>

const char *year_earlier(const reading *r, const char *time) {
    char *kept = arena_copy(r->memory, time, strlen(time));
    for (char *year = kept; year; year = strchr(year, '/')) {
        char digits[8];
        if (*year == '/') year++;
        if (atoi(year) < 1000) continue;
        snprintf(digits, sizeof digits, "%04d", (atoi(year) - 1) % 10000);
        memcpy(year, digits, 4);
    }
    return kept;
}

/* The month or the quarter before: 2024-03 is 2024-02, 2025-01/2025-03 is 2024-10/2024-12; NULL for other times. */
static const char *period_earlier(const reading *r, const char *time) {
    enum { MONTH = sizeof "2024-" - 1, TO = sizeof "2024-01/" - 1, YEAR = 12 };
    const bool month = is_one_month(time);
    if (!month && !is_of_months(time)) return NULL;
    const int first = YEAR * atoi(time) + atoi(time + MONTH) - 1, end = month ? 0 : YEAR * atoi(time + TO),
              last = month ? first : end + atoi(time + TO + MONTH) - 1, from = 2 * first - last - 1, to = first - 1;
    char text[32];
    if (month)
        snprintf(text, sizeof text, "%04d-%02d", to / YEAR, to % YEAR + 1);
    else
        snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", from / YEAR, from % YEAR + 1, to / YEAR, to % YEAR + 1);
    return arena_copy(r->memory, text, strlen(text));
}

static bool names_before(const span *s) {
    return s->kind == SPAN_BASE && (is_prev_year(s->time) || strcmp(s->time, "prev_period") == 0);
}

/* What such words say behind a time. */
static const char *named_before(const reading *r, const span *s, const char *time) {
    return strcmp(s->time, "prev_period") == 0 ? period_earlier(r, time) : year_earlier(r, time);
}

/* "the last year's 2% rise": the year that a growth is of stands before it. */
static bool has_own_year(const reading *r, const quantity *q, const span *year) {
    const uint32_t end = year->end + list_at(r, LIST_POSSESSIVE, year->end);
    return owner_before(r, end) && skip_spaces(r, end) == skip_spaces(r, q->lead);
}

/* "fell by 5% in 2019, after rising by 2% the year before": a second growth, of the year before that of the first. */
bool grew_year_before(const reading *r, quantity *q) {
    const span *s = q->base_span;
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || q->kind != FACTS_GROWTH || !s || !names_before(s)) return false;
    const bool own = has_own_year(r, q, s),
               named = list_at(r, LIST_DEFINITE, s->start) || list_at(r, LIST_ARTICLE, s->start) ||
                       list_at(r, LIST_INSIDE, s->start), /* "in the year before" */
        behind = named && follows_closely(r, q, s);
    if (!last || last->kind != FACTS_GROWTH || !(own || (behind && last->clause != q->clause)) || !last->time[0] ||
        strstr(last->time, ".."))
        return false;
    const bool one = is_of_years(last->time) && last->time_span &&
                     from_one_year_to_next(r, last->time_span); /* "from 2019 to 2020" */
    const char *then = named_before(r, s, one ? strchr(last->time, '/') + 1 : last->time);
    if (!then) return false;
    q->time = then;
    q->base = "prev_year";
    q->time_source = FACTS_TIME_EXPLICIT;
    return true;
}

/* "almost twice last year's 18 GW increase": a change has the year that it is called after. */
bool changed_in_own_year(const reading *r, quantity *q) {
    const span *s = q->base_span;
    if (is_han(r) || q->kind != FACTS_CHANGE || !s || !is_digit(s->time[0]) || !has_own_year(r, q, s)) return false;
    set_time(q, s);
    q->base = "";
    return true;
}

/* "against 1,870 MW in the preceding year", "the 180 GW recorded a year earlier", "9 GW in the previous quarter": a
 * level of the year before the one that the text tells of, or the quarter. */
bool of_year_before(const reading *r, quantity *q, const context *c) {
    enum { NEAR = 24 };
    const stretch own = own_stretch(r, q);
    const span *s = NULL;
    if (q->kind != FACTS_LEVEL) return false;
    for (size_t i = 0; i < r->spans.count && !s && !is_han(r); i++) {
        const span *b = &r->spans.at[i];
        if (names_before(b) && b->clause == q->clause &&
            (b->start >= q->end ? b->end <= own.end && b->start - q->end < NEAR : precedes_closely(r, q, b)))
            s = b; /* "the previous year's 5 GW" */
    }
    for (size_t i = 0; i < r->spans.count && !s && is_han(r); i++) {
        const span *b = &r->spans.at[i]; /* 低于去年同期的62%, 超过去年900万吨的计划 */
        if (b->kind == SPAN_BASE && is_prev_year(b->time) && precedes_closely(r, q, b) &&
            (q->from || (b->end < q->start && token_starting(r, b->start, WORD_CUE))) &&
            !list_before(r, LIST_MUST_NOT, b->start))
            s = b;
    }
    if (!s) return false;
    if (s->start >= q->end && (has_cue(r, q->end, s->start, CUE_RISE) || has_cue(r, q->end, s->start, CUE_FALL) ||
                               (!is_han(r) && cue_at(r, s->start, CUE_BASE))))
        return false; /* "rose by 2% to a total of 30 Mt compared to the year before" */
    const char *now = "";
    for (const quantity *o = q; o-- > r->quantities.at && !now[0];) now = o->time;
    for (size_t i = 0; i < r->spans.count && !now[0] && q->from && is_han(r); i++) {
        const span *then = &r->spans.at[i]; /* 上半年，占比由去年同期的31%升至35% */
        if (then->kind == SPAN_TIME && !then->as_base && then->end <= s->start) now = then->time;
    }
    if (!now[0]) now = c->paragraph.reported[0] ? c->paragraph.reported : c->dates.time;
    if (!now[0] || strstr(now, "..")) return false;
    const char *then = named_before(r, s, now);
    if (!then) return false;
    q->time = then;
    q->time_source = FACTS_TIME_EXPLICIT;
    return true;
}

void times_of_replaced(const reading *r, quantity *q) {
    const quantity *now = comparative(q) && !q->base[0] ? replaces(r, q) : NULL;
    if (now && now->kind == q->kind) q->base = now->base;
    const bool of_plan = q->time_span && q->time_span->start >= q->end && q->time_span->end <= planned_until(r, q);
    if (q->time[0] && !of_plan) return; /* but "up from 9 GW in January's plan" */
    now = compared_then(r, q);
    if (now && q[-1].base[0]) return;
    if (!now) now = planned_before(r, q);
    if (!now) return;
    q->time = now->time;
    q->time_source = now->time_source;
    q->time_span = now->time_span;
}

/* "a share of 2% is to grow to 8% by 2030": no time stands before the number that it leads to. */
static bool starts_undated(const reading *r, const quantity *q) {
    const quantity *next = starts_there(r, q) ? quantity_behind(r, q) : NULL;
    for (const span *s = r->spans.at; next && s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->start < next->start) return false;
    return next != NULL;
}

bool began_undated(const reading *r, quantity *q) {
    const token *of = is_han(r) && q->from && q->kind == FACTS_LEVEL ? token_ending(r, q->lead, WORD_CUE) : NULL;
    const token *from = of && is_cue(of, CUE_OF) ? cue_back(r, clause_start(r, q->clause), of->start, CUE_FROM) : NULL;
    if (!from && !starts_undated(r, q)) return false;
    for (const span *s = r->spans.at; from && s < r->spans.at + r->spans.count; s++)
        if (s->kind != SPAN_NONE && s->end > from->start && s->start < of->start) return false;
    q->time = "";
    q->time_source = FACTS_TIME_NONE;
    return true;
}
