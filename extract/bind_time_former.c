/* When: what is told of the year before the one that the text tells of. */
#include "bind_again.h"
#include "bind_time.h"
#include "bind_verb.h"

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

/* "the last year's 2% rise": the year that a growth is of stands before it. */
static bool has_own_year(const reading *r, const quantity *q, const span *year) {
    const uint32_t end = year->end + list_at(r, LIST_POSSESSIVE, year->end);
    return owner_before(r, end) && skip_spaces(r, end) == skip_spaces(r, q->lead);
}

/* "fell by 5% in 2019, after rising by 2% the year before": a second growth, of the year before that of the first. */
bool grew_year_before(const reading *r, quantity *q) {
    const span *s = q->base_span;
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || q->kind != FACTS_GROWTH || !s || s->kind != SPAN_BASE || strcmp(s->time, "prev_year") != 0)
        return false;
    const bool own = has_own_year(r, q, s), behind = follows_closely(r, q, s) && (list_at(r, LIST_DEFINITE, s->start) ||
                                                                                  list_at(r, LIST_ARTICLE, s->start));
    if (!last || last->kind != FACTS_GROWTH || !(own || (behind && last->clause != q->clause)) || !last->time[0] ||
        strstr(last->time, ".."))
        return false;
    const char *then = year_earlier(r, last->time);
    if (!then) return false;
    q->time = then;
    q->base = "";
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

/* "against 1,870 MW in the preceding year", "the 180 GW recorded a year earlier": a level of the year before the one
 * that the text tells of. */
bool of_year_before(const reading *r, quantity *q, const context *c) {
    const stretch own = own_stretch(r, q);
    const span *s = NULL;
    if (q->kind != FACTS_LEVEL) return false;
    for (size_t i = 0; i < r->spans.count && !s && !is_han(r); i++) {
        const span *b = &r->spans.at[i];
        if (b->kind == SPAN_BASE && strcmp(b->time, "prev_year") == 0 && b->clause == q->clause &&
            (b->start >= q->end ? b->end <= own.end && b->start - q->end < 24 : precedes_closely(r, q, b)))
            s = b; /* "the previous year's 5 GW" */
    }
    for (size_t i = 0; i < r->spans.count && !s && is_han(r); i++) {
        const span *b = &r->spans.at[i]; /* 低于去年同期的62%, 超过去年900万吨的计划 */
        if (b->kind == SPAN_BASE && strcmp(b->time, "prev_year") == 0 && precedes_closely(r, q, b) &&
            (q->from || (b->end < q->start && token_starting(r, b->start, WORD_CUE))) &&
            !text_is(r, b->start > 3 ? b->start - 3 : 0, "不"))
            s = b;
    }
    if (!s) return false;
    if (s->start >= q->end && (has_cue(r, q->end, s->start, CUE_RISE) || has_cue(r, q->end, s->start, CUE_FALL)))
        return false;
    const char *now = "";
    for (const quantity *o = q; o-- > r->quantities.at && !now[0];) now = o->time;
    for (size_t i = 0; i < r->spans.count && !now[0] && q->from && is_han(r); i++) {
        const span *then = &r->spans.at[i]; /* 上半年，占比由去年同期的31%升至35% */
        if (then->kind == SPAN_TIME && !then->as_base && then->end <= s->start) now = then->time;
    }
    if (!now[0]) now = c->frame[0] ? c->frame : c->time;
    if (!now[0] || strstr(now, "..")) return false;
    const char *then = year_earlier(r, now);
    if (!then) return false;
    q->time = then;
    q->time_source = FACTS_TIME_EXPLICIT;
    return true;
}
