/* The base of what moved within a year, where nothing says from when. */
#include "extract/find/quantity.h"
#include "extract/metric/name.h"
#include "time.h"
#include "verb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A year, or a part of one: 2024, 2024-03, 2024-01/2024-06, 2023-04/2024-03. */
static bool is_within_year(const char *time) {
    enum { TO = sizeof "2021-04/" - 1, MONTH = sizeof "2021-" - 1, YEAR = 12 };
    if (!is_of_months(time)) return is_one_year(time) || is_one_month(time);
    const int years = atoi(time + TO) - atoi(time), months = atoi(time + TO + MONTH) - atoi(time + MONTH);
    return YEAR * years + months < YEAR;
}

/* "In 2010 it was 90% dearer than gas", "7 grams below the limit": that it is more than something else tells of no
 * move. */
static bool exceeds(const reading *r, const quantity *q) {
    static const cue COMPARES[] = {CUE_RISE, CUE_FALL, CUE_BASE, CUE_MORE, CUE_LESS};
    const uint32_t clause = clause_start(r, q->clause);
    if (q->kind == FACTS_CHANGE && q->leading && is_cue(q->leading, CUE_BY) && !nearest_move(r, clause, q->start) &&
        exceeding(r, q, clause, q->leading->start))
        return true; /* "was below its cap by 2 Mt" */
    const uint32_t at = skip_spaces(r, last_of_list(q)->end);
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
    return level && level->kind == FACTS_LEVEL && level->dimension != NONE && is_one_year(level->time) &&
                   is_one_year(q->time) && strcmp(level->time, q->time) < 0 &&
                   strcmp(level->metric_id, q->metric_id) == 0
               ? level
               : NULL;
}

/* "Output grew by 9% between 2015 and 2019, and exports by 4%", 2011年占比由2004年的9%升至75%，排放量减少14%: it
 * goes on about a longer time. */
static bool tells_of_longer(const reading *r, const quantity *q) {
    for (const quantity *o = quantity_before(r, q); o; o = quantity_before(r, o))
        if ((moves(o) && o->base[0] && !is_prev_year(o->base)) ||
            (o->from && o->time[0] && is_one_year(q->time) && atoi(o->time) + 1 < atoi(q->time)))
            return true;
    return false;
}

/* "Capacity grew by 9 GW in the first two months": what stands did so since the year began. */
static bool grew_since_new_year(const reading *r, const quantity *q) {
    return !is_one_year(q->time) && facts_packs_metric_stock(r->packs, q->metric_id);
}

/* 降雨偏多三成: held against what is common, and not against the year before. */
static bool off_common(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    for (size_t i = 0; is_han(r) && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= clause && is_move(t) && list_at(r, LIST_OFF_COMMON, t->start)) return true;
    }
    return false;
}

/* "fell to 2 Mt in 2019, a cut of 40% in just 14 years": the year that these years began in; NULL where none are told.
 */
static const char *years_before(const reading *r, const quantity *q) {
    enum { LONGEST = 20 };
    const quantity *years = quantity_behind(r, q);
    const token *next = years ? token_starting(r, skip_spaces(r, years->end), WORD_CUE) : NULL;
    for (uint32_t at = q->end; years && at < years->start; at++)
        if (is_digit(r->text[at])) return NULL; /* "by 5% in 2018 and for 2 years" */
    const bool told = !is_han(r) && years && years->dimension == r->packs->dimension_year && is_one_year(q->time) &&
                      years->start - q->end <= LONGEST &&
                      (word_behind(r, LIST_INSIDE, q->end) || word_behind(r, LIST_DURING, q->end)) &&
                      (!next || is_cue(next, CUE_TO));
    const double n = told ? decimal_value(years->value) : 0;
    const int year = atoi(q->time);
    return n >= 1 && n < year ? year_text(r, year - (int)n) : NULL;
}

/* "by 2015", 到“十二五”末: what moved by then did so over more than a year. */
static bool moved_by_then(const quantity *q) {
    return q->time_span && (q->time_span->deadline || q->time_span->rule->emit.op == EMIT_PLAN_END);
}

/* 由建国之初的3000万吨增至2018年的36亿吨，净增110倍: held against where it began, at a time that is not told. */
static bool grew_from_untold(const reading *r, const quantity *q) {
    const quantity *to = quantity_before(r, q), *from = to ? quantity_before(r, to) : NULL;
    return is_han(r) && from && from->from && !from->time[0] && from->unit == to->unit && to->kind == FACTS_LEVEL &&
           strcmp(to->metric_id, q->metric_id) == 0 && strcmp(to->time, q->time) == 0;
}

static void base_of_year(const reading *r, quantity *q) {
    if (is_han(r) && in_cell(r, q))
        return; /* 单位能耗降低（%） | 2020年 12.5: of a plan's five years, as often as not */
    if (!moves(q) || q->base[0] || q->against[0] || q->per_year || q->state != FACTS_ACTUAL || !q->metric_id[0] ||
        !is_within_year(q->time) || moved_by_then(q) || compared_thing(r, q) || exceeds(r, q) ||
        grew_since_new_year(r, q) || off_common(r, q) || grew_from_untold(r, q))
        return;
    const quantity *level = level_before(r, q);
    const char *began = years_before(r, q);
    if (began)
        q->base = began;
    else if (level)
        q->base = level->time;
    else if (!tells_of_longer(r, q))
        q->base = "prev_year";
}

/* "must improve by 2% year on year from 2021 to 2026": over several years that is a pace. */
static void pace_of_years(const reading *r, quantity *q) {
    if (q->kind != FACTS_GROWTH || !is_prev_year(q->base) || !is_of_years(q->time) || !q->time_span ||
        !from_year_to_year(r, q->time_span))
        return;
    if (atoi(q->time + 5) > atoi(q->time) + 1) q->base = "per_year";
}

/* "rose 3% year on year, while costs fell by 40% over the past decade": the years of the clause behind are not those of
 * what moved in one. */
static void leave_years_behind(const reading *r, quantity *q) {
    if (is_han(r) || q->kind != FACTS_GROWTH || !is_prev_year(q->base) || !q->time_span || !is_of_years(q->time) ||
        q->time_span->start < clause_end(r, q->clause))
        return;
    q->time = "";
    q->time_span = NULL;
    q->time_source = FACTS_TIME_NONE;
}

/* "compared with the same quarter of 2023": those months of then, where the time that is told of is a part of a year;
 * NULL for others. */
static const char *months_then(const reading *r, const span *s, const char *now) {
    char then[16];
    if (is_han(r) || !s || s->kind != SPAN_TIME || !is_one_year(s->time) ||
        !word_between(r, LIST_SAME_TIME, s->start, s->end))
        return NULL;
    const int year = atoi(s->time);
    if (is_one_month(now))
        snprintf(then, sizeof then, "%04d%.3s", year, now + 4);
    else if (is_of_months(now) && atoi(strchr(now, '/') + 1) == atoi(now))
        snprintf(then, sizeof then, "%04d%.3s/%04d%.3s", year, now + 4, year, now + 12);
    else
        return NULL;
    return arena_copy(r->memory, then, strlen(then));
}

/* The months that a base, or the level in a bracket behind it, is of: "than in the same quarter of 2023 (9 Mt)". */
static void base_of_months(const reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const char *base = comparative(q) ? months_then(r, q->base_span, q->time) : NULL;
    if (base) q->base = base;
    const char *time = last && q->time_span && q->time_span->as_base ? months_then(r, q->time_span, last->time) : NULL;
    if (time) q->time = time;
}

/* 煤炭消费下降2%，比上年减少3000万吨: the same move as an amount, behind it, which says what both are held against. */
static void base_of_amount_behind(const reading *r, quantity *q) {
    const quantity *amount = quantity_behind(r, q);
    if (!is_han(r) || q->kind != FACTS_GROWTH || q->base[0] || q->against[0] || !amount ||
        amount->kind != FACTS_CHANGE || amount->unit == q->unit || amount->falls != q->falls ||
        amount->clause != q->clause + 1 || strcmp(amount->metric_id, q->metric_id) != 0)
        return;
    q->base = amount->base;
    q->against = amount->against;
}

void bases_of_year(reading *r) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        base_of_year(r, q);
        base_of_months(r, q);
        pace_of_years(r, q);
        leave_years_behind(r, q);
        if (!q->base[0] && !is_han(r) && cut_without_part(r, q)) q->base = quantity_before(r, q)->base;
        base_of_amount_behind(r, q);
    }
}

/* PM2.5浓度27微克，比上年下降18%；PM10浓度62微克，下降4%: in a row of levels each moves on the year before. */
static bool row_on_year(const reading *r, const quantity *q, const span *s) {
    const quantity *level = quantity_before(r, q), *last = level ? quantity_before(r, level) : NULL;
    if (!is_han(r) || !last || s->kind != SPAN_BASE || !is_prev_year(s->time)) return false;
    const quantity *growth = last->unit == r->packs->unit_pp ? quantity_before(r, last) : NULL;
    if (growth && growth->kind == FACTS_LEVEL && growth->clause + 1 == last->clause &&
        last->clause + 1 == level->clause)
        return q->kind == FACTS_GROWTH && level->kind == FACTS_LEVEL && level->clause + 1 == q->clause &&
               s->end <= last->start && s->clause == last->clause; /* 优良率88%，比上年提高1个百分点；PM2.5浓度…… */
    if (growth && growth->clause + 1 == last->clause && last->clause + 1 == level->clause)
        return q->kind == FACTS_GROWTH && growth->kind == FACTS_GROWTH && level->kind == FACTS_LEVEL &&
               level->clause + 1 == q->clause && s->end <= growth->start;
    return q->kind == FACTS_GROWTH && last->kind == FACTS_GROWTH && level->kind == FACTS_LEVEL &&
           level->clause + 1 == q->clause && last->clause + 1 == level->clause && s->end <= last->start;
}

/* 浓度31微克，同比降6%，PM10降至52微克，降幅3%；优良率81%，提高3个百分点: behind levels that each move by so much,
 * though one may stand without. */
static bool levels_on_year(const reading *r, const quantity *q, const span *s) {
    enum { BESIDE = 2 };
    const bool moved = q->kind == FACTS_GROWTH || q->unit == r->packs->unit_pp;
    if (!is_han(r) || !moved || s->kind != SPAN_BASE || !is_prev_year(s->time) || s->end > q->start) return false;
    for (const span *o = s + 1; o < r->spans.at + r->spans.count && o->end <= q->start; o++)
        if (o->kind == SPAN_TIME || o->kind == SPAN_BASE) return false;
    for (const quantity *o = q; o >= r->quantities.at && o->start >= s->end; o--) {
        const quantity *level = comparative(o) ? quantity_before(r, o) : NULL;
        if (comparative(o) && (!level || level->kind != FACTS_LEVEL || o->clause - level->clause > BESIDE))
            return false;
    }
    return true;
}

/* 火电同比增长1%，增速回落9个百分点；水电增长3%，核电下降5%: nor do such rows of growth say it again. */
static bool growths_on_year(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || s->kind != SPAN_BASE || !is_prev_year(s->time) || s->end > q->start) return false;
    if (q->kind != FACTS_GROWTH) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *t = &r->spans.at[i];
        if (t->kind == SPAN_TIME && !t->as_base && t->start >= s->end && t->end <= q->start && t->clause == q->clause)
            return false;
    }
    bool points = false, rows = q->list != NONE; /* 同比分别增长7%、3%；多晶硅、单晶硅产量分别增长63%、85% */
    for (const quantity *o = q; o-- > r->quantities.at && o->start >= s->end;) {
        if (!comparative(o)) return false;
        points = points || o->unit == r->packs->unit_pp;
        rows = rows && o->list != NONE;
    }
    return points || rows;
}

bool rows_on_year(const reading *r, const quantity *q, const span *s) {
    return row_on_year(r, q, s) || growths_on_year(r, q, s) || levels_on_year(r, q, s);
}

bool multiplies_then(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->start != skip_spaces(r, q->end) || is_digit(r->text[s->start])) return false;
    const uint32_t at = back_spaces(r, q->start), lead = back_spaces(r, q->lead);
    return list_before(r, LIST_TO, at) || list_before(r, LIST_TO, lead) || list_before(r, LIST_MODAL, at) ||
           list_before(r, LIST_MODAL, lead);
}

bool stands_beside(const reading *r, const quantity *q, const span *s) {
    const token *beside = is_han(r) || s->start < q->end ? NULL : token_starting(r, s->start, WORD_BOUND);
    if (!beside || !(beside->word->flags & BOUND_COMPARE) || q->kind == FACTS_RATIO) return false;
    const bool told = has_cue(r, q->end, s->start, CUE_HOLD);
    for (size_t i = 0; told && i < r->spans.count; i++) {
        const span *o = &r->spans.at[i];
        if (o->kind == SPAN_TIME && !o->as_base && o->start >= q->end && o->end <= s->start) return true;
    }
    return false;
}
