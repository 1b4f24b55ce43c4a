/* What a change is measured from where it is told of the one before it: in a row, or in the sentence before. */
#include "extract/find/quantity.h"
#include "time.h"
#include "verb.h"

#include <stdlib.h>

/* 煤炭进口增长9%，增速比上年同期回落2个百分点；天然气进口增长10%，回落24个百分点: what the last pace was held against.
 */
static const char *base_of_pace(const reading *r, const quantity *q, const quantity *growth) {
    if (q->unit != r->packs->unit_pp || q->clause != growth->clause + 1) return "";
    for (const quantity *o = growth; o-- > r->quantities.at;)
        if (o->kind == FACTS_CHANGE && o->unit == q->unit && o > r->quantities.at && o[-1].kind == FACTS_GROWTH)
            return o->base;
    return "";
}

/* 到2017年PM10浓度比2012年下降10%；珠三角PM2.5浓度下降15%: what is to fall by then, as the same measure of another
 * thing. */
static bool falls_alike(const reading *r, const quantity *q, const quantity *last) {
    const char *own = strrchr(q->metric_id, '_'), *before = strrchr(last->metric_id, '_');
    return last->kind == FACTS_GROWTH && last->falls && q->falls && own && before && strcmp(own, before) == 0 &&
           is_one_year(last->base) && q->time_span && q->time_span == last->time_span && q->time_span->deadline &&
           stop_between(r, last->end, q->start) && !stop_between(r, q->time_span->end, last->start) &&
           !compared_thing(r, q);
}

/* 铁路16万公里，比“十三五”末增加1万公里；公路550万公里，增加20万公里,
 * 水电9万千瓦，比2012年增长20%；风电5万千瓦，增长40%: the same is told of one thing after the other. */
void base_of_row(const reading *r, quantity *q) {
    const quantity *level = quantity_before(r, q), *change = level ? quantity_before(r, level) : NULL,
                   *first = change ? quantity_before(r, change) : NULL;
    if (is_han(r) && level && q->kind == FACTS_CHANGE && !q->base[0] && level->kind == FACTS_GROWTH) {
        q->base = base_of_pace(r, q, level);
        return;
    }
    const quantity *const fall = quantity_before(r, q - q->list_index);
    if (is_han(r) && fall && q->kind == FACTS_GROWTH && !q->base[0] && falls_alike(r, q, fall)) q->base = fall->base;
    if (!is_han(r) || !level || !moves(q) || q->base[0] || compared_thing(r, q) || added_in(r, q, NULL)) return;
    if (q->kind == FACTS_CHANGE && level->kind == FACTS_CHANGE && level->base[0] && level->dimension == q->dimension &&
        !stop_between(r, level->end, q->start))
        q->base = level->base; /* 其中高速公路增加3万公里 */
    else if (change && level->kind == FACTS_LEVEL && strcmp(level->metric_id, q->metric_id) == 0 &&
             change->kind == q->kind && change->base[0] && level->clause - change->clause == 1 &&
             q->clause - level->clause == 1 &&
             (q->kind == FACTS_CHANGE || (first && strcmp(first->metric_id, change->metric_id) == 0)))
        q->base = change->base;
}

/* "Between 1990 and 2006 emissions fell by 4 percent. Those of the other parties rose by 9 percent." Or a list below
 * "Changes from 1990 to 2006:". */
static bool over_same_years(const quantity *q, const context *c) {
    if (q->base[0] || q->per_year || q->time_source != FACTS_TIME_CONTEXT || !is_of_years(q->time)) return false;
    if (moves(q) && strcmp(q->time, c->section.lead_over) == 0) return true;
    return (q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO) &&
           (strcmp(q->time, c->moved_over) == 0 || strcmp(q->time, c->list.time) == 0);
}

/* 平均利用2900小时，比上年同期减少280小时。其中，水电2300小时，减少130小时: the same measure of a part. */
static bool changes_alike(const quantity *q, const context *c) {
    const char *own = strrchr(q->metric_id, '_'), *before = strrchr(c->paragraph.changed_id, '_');
    return q->kind == FACTS_CHANGE && !q->base[0] && own && before && strcmp(own, before) == 0 &&
           q->time_source == FACTS_TIME_CONTEXT && strcmp(q->time, c->dates.time) == 0;
}

/* Some months of one year: 2025-03, 2025-01/2025-06. */
static bool is_part_of_year(const char *time) {
    return is_one_month(time) || (is_of_months(time) && atoi(time) == atoi(strchr(time, '/') + 1));
}

/* 发电量同比增长8%。分品种看，11月份火电增长6%: what grew in a month did so on the year before, once the text has said
 * so of another number. */
static bool grows_on_year(const reading *r, const quantity *q, const context *c) {
    return is_han(r) && c->on_year && q->kind == FACTS_GROWTH && !q->base[0] && !q->per_year && q->metric_id[0] &&
           q->unit == r->packs->unit_percent && is_part_of_year(q->time) &&
           !has_cue(r, clause_start(r, q->clause), q->start, CUE_CUMULATIVE) &&
           !has_cue(r, clause_start(r, q->clause), q->start, CUE_BASE) && !compared_thing(r, q);
}

/* "Emissions were 2% higher than in 2020. They rose in transport (+1 Mt)", "The target is 60% by 2030 compared with
 * 1990. The measures will cut emissions by 54% by 2030": what moves until then does so from when the sentence before
 * told. */
static bool moves_as_before(const reading *r, const quantity *q, const context *c) {
    if (is_han(r) || !moves(q) || q->base[0] || q->per_year || !c->paragraph.moved_from[0]) return false;
    if (q->time_source == FACTS_TIME_CONTEXT &&
        (strcmp(q->time, c->dates.time) == 0 || (is_open(q->time) && strcmp(q->time, c->paragraph.moved_time) == 0)))
        return true;
    return q->kind == FACTS_GROWTH && c->dates.adjacent && q->time_source == FACTS_TIME_EXPLICIT &&
           strcmp(q->time, c->paragraph.moved_time) == 0 && strcmp(q->metric_id, c->section.moved.id) == 0;
}

/* 与2015年相比，2019年，优良率上升9个百分点。PM2.5浓度下降23%: what goes on is held against the same year. */
static bool held_as_before(const reading *r, const quantity *q, const context *c) {
    return is_han(r) && moves(q) && c->paragraph.against[0] && !q->base[0] && !q->per_year && !compared_thing(r, q) &&
           q->time_source != FACTS_TIME_EXPLICIT && strcmp(q->time, c->paragraph.against_time) == 0;
}

/* "Demand was 61 TWh in 2017. This is to rise to 80 TWh by 2029, a 31% increase": from the level that it goes on about.
 */
static bool moves_from_figure(const reading *r, const quantity *q, const context *c) {
    const quantity *level = is_han(r) || q->kind != FACTS_GROWTH ? NULL : quantity_before(r, q);
    if (!level || q->base[0] || q->per_year || !c->dates.adjacent || !c->dates.same_block || !c->dates.of_level ||
        !is_one_year(c->dates.time))
        return false;
    return points_back(r) && level->kind == FACTS_LEVEL && level->dimension == c->paragraph.figure_dimension &&
           cue_before(r, level->start, CUE_TO) && atoi(level->time) > atoi(c->dates.time);
}

/* "- 20% by 2027" below "Emissions are to be cut compared to 1995 by:": against the year of the opening. */
static bool moves_from_opening(const reading *r, const quantity *q, const context *c) {
    return r->listed_cut && q->kind == FACTS_GROWTH && !q->base[0] && !q->per_year && c->list.base[0];
}

/* "It was 90 TWh, down from 100 TWh in 2021. This was a decrease of 10%": from the level of then. */
static bool moves_from_was(const reading *r, const quantity *q, const context *c) {
    return !is_han(r) && moves(q) && !q->base[0] && !q->per_year && c->was[0] && q->metric_id[0] &&
           cue_at(r, skip_spaces(r, r->marker), CUE_ANAPHORA) && strcmp(q->metric_id, c->paragraph.figure.id) == 0;
}

/* Keeps a base of the context, which changes with the next sentence. */
static void keep_base(const reading *r, quantity *q, const char *base, size_t size) {
    const char *kept = arena_copy(r->memory, base, size);
    if (kept) q->base = kept;
}

/* "have been half the national average": of the same time, whatever years were told before. */
static bool held_to_wider(const reading *r, const quantity *q) {
    enum { PHRASE = 40 };
    const uint32_t end = q->end + PHRASE < r->size ? q->end + PHRASE : r->size;
    return !is_han(r) && q->kind == FACTS_RATIO && word_between(r, LIST_WIDER_AVERAGE, q->start, end);
}

/* 能源消费总量比上年增长3%。其中，全社会用电量增长4%: a bulletin names the year before only once. */
void base_goes_on(const reading *r, quantity *q, const context *c) {
    if ((q->kind == FACTS_CHANGE && held_to_goal_behind(r, q)) || held_to_wider(r, q)) return;
    const char *then = over_same_years(q, c)         ? q->time
                       : moves_from_was(r, q, c)     ? c->was
                       : moves_from_opening(r, q, c) ? c->list.base
                       : held_as_before(r, q, c)     ? c->paragraph.against
                       : moves_as_before(r, q, c)    ? c->paragraph.moved_from
                       : moves_from_figure(r, q, c)  ? c->dates.time
                                                     : NULL;
    if (q->corresponds && !q->base[0]) keep_base(r, q, r->last_told->base, strlen(r->last_told->base));
    if (then) {
        keep_base(r, q, then, strcspn(then, "/"));
        return;
    }
    if (grows_on_year(r, q, c)) q->base = "prev_year";
    if (is_han(r) && changes_alike(q, c) && !compared_thing(r, q) && !added_in(r, q, NULL)) q->base = "prev_year";
    if (!is_han(r) || q->kind != FACTS_GROWTH || q->base[0] || q->per_year || !c->paragraph.held_to[0] ||
        !q->metric_id[0])
        return;
    if (q->unit != r->packs->unit_percent || q->time_source != FACTS_TIME_CONTEXT ||
        strcmp(q->time, c->dates.time) != 0)
        return;
    if (has_cue(r, 0, q->start, CUE_BASE)) return;
    if (is_prev_year(c->paragraph.held_to)) {
        q->base = "prev_year";
    } else if (is_instant(q->time)) { /* 年末装机比上年末增长9%。其中，风电增长30% */
        keep_base(r, q, c->paragraph.held_to, strlen(c->paragraph.held_to));
    }
}
