/* What a change is measured from, where the levels beside it tell: those that it lies between, or the one that it is
 * held against. */
#include "again.h"
#include "state.h"
#include "verb.h"

#include <math.h>

/* "was 81 TWh in 2022, down from 90 TWh in 2021, a fall of 10%": says again how the one level is away from the other,
 * which was told behind it. */
static bool between_levels(const reading *r, quantity *q) {
    enum { JOINT = 24 };
    const quantity *was = quantity_before(r, q), *now = was ? quantity_before(r, was) : NULL;
    if (is_han(r) || !now || !moves(q) || q->base[0] || q->per_year || now->kind != FACTS_LEVEL ||
        was->kind != FACTS_LEVEL || now->from || !(was->from || held_against(r, was)) || !was->time_span ||
        was->time_span->start < was->end || was->time_span->end > q->start || q->start - was->time_span->end > JOINT)
        return false;
    if (now->metric_id != was->metric_id || was->metric_id != q->metric_id || !is_one_year(was->time) ||
        (now->time[0] && strcmp(was->time, now->time) >= 0) || strcmp(q->time, was->time) != 0)
        return false;
    q->base = was->time;
    q->time = now->time;
    q->time_span = now->time_span;
    q->time_source = now->time_source;
    return true;
}

/* Whether the change is what lies between the two levels, as far as its digits tell; of a growth, to a tenth of a
 * percent: 2012年产生35亿吨，去年增至42亿吨，增幅20%. */
static bool lies_between(const quantity *q, const quantity *from, const quantity *to) {
    enum { DIGITS = 1000, PERCENT = 100 };
    const double TENTH = 0.1;
    if (from->unit == NONE || from->unit != to->unit || from->has_hi || to->has_hi) return false;
    const double then = decimal_value(from->value), now = decimal_value(to->value), by = fabs(decimal_value(q->value));
    if (q->kind == FACTS_GROWTH) return then > 0 && fabs(PERCENT * fabs(now / then - 1) - by) <= TENTH;
    return q->unit == to->unit && by > 0 && fabs(fabs(now - then) - by) <= by / DIGITS;
}

/* 浓度由2020年的38微克降至2024年的29微克，优良率累计提高9个百分点: what has moved in all beside two levels. */
static bool moved_beside(const reading *r, const quantity *q, const quantity *from, const quantity *to) {
    return is_han(r) && from->metric_id == to->metric_id && q->clause == to->clause + 1 &&
           has_cue(r, clause_start(r, q->clause), q->start, CUE_CUMULATIVE);
}

/* 甲由2015年的8%提高到13%，乙降至54%，下降9个百分点: by how much a level has moved that is told beside two of another
 * thing. */
static bool moved_like_others(const reading *r, const quantity *q, const quantity *level) {
    const quantity *to = quantity_before(r, level), *from = to ? quantity_before(r, to) : NULL;
    const token *led = level->leading;
    return is_han(r) && from && from->from && led && is_cue(led, CUE_TO) && q->unit == r->packs->unit_pp &&
           level->metric_id == q->metric_id && q->clause == level->clause + 1 && level->clause == to->clause + 1 &&
           is_one_year(from->time) && strcmp(level->time, to->time) == 0 && strcmp(q->time, to->time) == 0 &&
           strcmp(from->time, to->time) < 0;
}

/* "coal use fell from 80 PJ in 2005 to 40 PJ in 2020, and oil use by 20%": over the same years as the levels did. */
static bool moved_alongside(const reading *r, const quantity *q, const quantity *to) {
    const token *by = is_han(r) || q->clause - to->clause > 1 || q->per_year ? NULL : q->leading;
    return by && is_cue(by, CUE_BY) && q->time_span && q->time_span == to->time_span;
}

/* "fell from 40 Mt in 1990 to 12 Mt in 2020, i.e. by 71%", "by 28 Mt", 2015年消费量40万吨，到2020年控制在36万吨以内，
 * 压减4万吨: measured from the year where the change began. */
void base_of_change(const reading *r, quantity *q) {
    enum { FAR = 80, NEAR = 48 };
    if (between_levels(r, q) || !moves(q) || q->base[0]) return;
    const quantity *to = outside_brackets(r, quantity_before(r, q)),
                   *from = to ? outside_brackets(r, quantity_before(r, to)) : NULL;
    if (!from || q->start - to->end > (moved_alongside(r, q, to) ? FAR : NEAR)) return;
    if (moved_like_others(r, q, to)) {
        q->base = from[-1].time;
        return;
    }
    if (from->kind != FACTS_LEVEL || to->kind != FACTS_LEVEL || strcmp(q->time, to->time) != 0 || !from->time[0] ||
        strcmp(from->time, to->time) >= 0)
        return;
    const bool same = (strcmp(from->metric_id, to->metric_id) == 0 &&
                       (strcmp(to->metric_id, q->metric_id) == 0 || moved_alongside(r, q, to))) ||
                      moved_beside(r, q, from, to);
    if ((same && from->from) || ((same || is_han(r)) && lies_between(q, from, to))) q->base = from->time;
}

/* Whether it is a level of a year that is over, or of one before that of "up 12% from 9 GW in 2031", and is named with
 * it. */
static bool is_past_level(const reading *r, const quantity *q, const quantity *level) {
    const int year = atoi(level->time);
    const token *from = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    const bool begins = level->from && from && is_cue(from, CUE_FROM); /* "up 3 points from 40% in 2020" */
    if (level->from ? !begins : level->unit == r->packs->unit_percent) return false;
    return level->kind == FACTS_LEVEL && level->unit != NONE && level->metric_id[0] && is_one_year(level->time) &&
           level->time_span && level->time_span->start >= q->end && r->published.year &&
           (year < r->published.year || (from && is_cue(from, CUE_FROM) && year < atoi(q->time))) &&
           (!atoi(q->time) || year <= atoi(q->time));
}

/* "down 9% compared with the 527 kg of 2002", "30 percent below its peak of 60 Mt in 2007": measured from when the
 * level was that which it is held against. */
void base_of_level(reading *r, quantity *q, const context *c) {
    enum { NEAR = 64 };
    const quantity *level = quantity_behind(r, q);
    if (is_han(r) || !level || !moves(q) || q->base[0] || level->clause != q->clause || level->start - q->end > NEAR ||
        quantity_class(r, q) == DIMENSION_TEMPERATURE ||
        (q->unit != r->packs->unit_percent && q->unit != r->packs->unit_pp && q->dimension != level->dimension) ||
        !is_past_level(r, q, level))
        return;
    for (uint32_t i = q->end; i < level->start; i++)
        if (strchr(",;.()", r->text[i])) return;
    const token *than = token_starting(r, skip_spaces(r, q->end), WORD_BOUND);
    const bool against = has_cue(r, q->end, level->start, CUE_BASE) || has_cue(r, q->end, level->start, CUE_FROM) ||
                         (than && than->word->flags & BOUND_COMPARE),
               dated = q->time_span && q->time_span != level->time_span;
    if (!against || (dated && atoi(q->time) == atoi(level->time))) return;
    q->base = level->time;
    if (q->time_span != level->time_span) return;
    leave_time(q);
    time_of_context(r, q, c);
}

/* "fell by 16 percent, from 430 Mt in 1990 to 360 Mt in 2020", "doubled, from 4 GW in 2019 to 8 GW in 2024": the move
 * is from the one to the other. */
void ends_of_change_behind(const reading *r, quantity *q) {
    const quantity *from = quantity_behind(r, q), *to = from ? quantity_behind(r, from) : NULL;
    if (is_han(r) || !to || !(moves(q) || q->kind == FACTS_RATIO) || q->base[0] || !from->from ||
        from->kind != FACTS_LEVEL || to->kind != FACTS_LEVEL || from->clause - q->clause > 1 || !from->time[0] ||
        !to->time[0] || strchr(from->time, '/') || strcmp(from->time, to->time) >= 0)
        return;
    const bool same = strcmp(from->metric_id, q->metric_id) == 0 && strcmp(to->metric_id, q->metric_id) == 0;
    const bool right_behind = r->text[q->end] == ',' && list_at(r, LIST_FROM, skip_spaces(r, q->end + 1));
    if (q->time_source == FACTS_TIME_EXPLICIT ? !tells_from(r, q, from) : !same && !right_behind) return;
    q->base = from->time;
    q->time = to->time;
    q->time_span = to->time_span;
    q->time_source = FACTS_TIME_EXPLICIT;
}

void pace_between_levels(const reading *r, quantity *q) {
    const quantity *to = quantity_before(r, q);
    if (is_han(r) || !to || q->kind != FACTS_GROWTH || !is_per_year(q->base) || q->time_span != to->time_span) return;
    const char *years = years_of_change(r, q);
    if (years && strcmp(years + 5, to->time) == 0) q->time = years;
}

/* How many times the pace of the one before it the next of a row may be, to be no growth over all the years. */
enum { ALIKE = 4 };

void pace_of_next_member(const reading *r, quantity *q) {
    const quantity *last = is_han(r) || q->kind != FACTS_GROWTH || q->base[0] ? NULL : quantity_before(r, q);
    if (!last || last->kind != q->kind || last->unit != q->unit || last->clause != q->clause ||
        !is_per_year(last->base) || strcmp(last->metric_id, q->metric_id) != 0 ||
        !list_before(r, LIST_JOINT, back_spaces(r, q->lead)) ||
        decimal_value(q->value) > ALIKE * decimal_value(last->value))
        return;
    q->base = "per_year";
}

void pace_of_next_years(const reading *r, quantity *q) {
    const quantity *last =
        is_han(r) || !moves(q) || q->time_source != FACTS_TIME_EXPLICIT ? NULL : quantity_before(r, q);
    const span *s = q->time_span, *then = last ? last->time_span : NULL;
    if (!then || !s || s->start < q->end || s->clause != q->clause || last->unit != q->unit || last->kind != q->kind ||
        !is_per_year(last->base) || (q->base[0] && atoi(q->base) != atoi(q->time)) ||
        stop_between(r, last->end, q->start) || decimal_value(q->value) > ALIKE * decimal_value(last->value))
        return;
    const char *slash = strchr(last->time, '/');
    const int until = atoi(slash ? slash + 1 : last->time), from = atoi(q->time);
    if (!until || (from != until && from != until + 1) || !strchr(q->time, '/')) return;
    q->base = "per_year";
}

/* 以年均3%的能耗增速支撑了年均6%的经济增长，强度下降26%: a yearly pace within a phrase leads to no other number. */
static bool paces_phrase(const reading *r, const span *s) {
    const quantity *q = r->quantities.at, *end = q + r->quantities.count;
    while (q < end && q->start < s->end) q++;
    const token *of = q < end && q->lead == s->end ? token_starting(r, q->end, WORD_CUE) : NULL;
    return is_han(r) && of && is_cue(of, CUE_OF);
}

/* 年均增长9%，占比由35%升至45%，提升10个百分点: so far from one level to the other. */
static bool told_between_levels(const reading *r, const quantity *q, const span *s) {
    const quantity *to = is_han(r) && q->unit == r->packs->unit_pp ? quantity_before(r, q) : NULL;
    const quantity *from = to ? quantity_before(r, to) : NULL;
    return from && from->from && from->kind == FACTS_LEVEL && to->kind == FACTS_LEVEL && from->start >= s->end &&
           to->unit == r->packs->unit_percent;
}

bool yearly_of_other(const reading *r, const quantity *q, const span *s) {
    return paces_phrase(r, s) || told_between_levels(r, q, s);
}

bool summed_in_plan(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    if (!is_han(r) || q->kind != FACTS_GROWTH || !has_cue(r, clause, q->start, CUE_CUMULATIVE)) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        const emit_op op = s->rule->emit.op;
        if (s->start >= clause && s->end <= q->start && (op == EMIT_PLAN || op == EMIT_PLAN_FIRST)) return true;
    }
    return false;
}

bool compares_itself(const reading *r, const span *s) {
    const uint32_t clause = clause_start(r, s->clause);
    const token *is = number_between(r, clause, s->start) ? NULL : cue_back(r, clause, s->start, CUE_HOLD);
    return is && (nearest_move(r, is->end, s->end) || has_cue(r, is->end, s->end, CUE_MORE));
}

bool listed_under(const reading *r, const quantity *q, const span *s) {
    return text_is(r, s->end, "):") && !number_between(r, r->marker, s->start) && moves(q) && !q->per_year;
}
