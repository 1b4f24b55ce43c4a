/* When: times that hold on from the sentences before, from the heading or from the title. */
#include "extract/metric/name.h"
#include "state.h"
#include "time.h"

#include <stdio.h>
#include <stdlib.h>

/* 截至2022年底，累计成交2亿吨，成交额90亿元: what the clause before counts together goes on; but not 累计装机2亿千瓦，
 * 发电量90亿千瓦时. */
static bool summed_on(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? quantity_before(r, q) : NULL;
    return last && last->clause + 1 == q->clause && last->kind == FACTS_LEVEL && last->metric_id[0] &&
           !facts_packs_metric_stock(r->packs, last->metric_id) && !id_tail(last->metric_id, "_count") &&
           has_cue(r, clause_start(r, last->clause), last->start, CUE_CUMULATIVE);
}

/* Whether what the quantity is of is over a period or at a moment, as far as the words before it say. */
static void tell_flow(const reading *r, const quantity *q, bool *flow, bool *stock) {
    const stretch own = own_stretch(r, q);
    const bool cumulative =
        has_cue(r, own.start, q->start, CUE_CUMULATIVE) || summed_on(r, q); /* of a year, or until a day */
    *flow = *stock = cumulative;
    for_tokens_in(t, r, own.start, q->start) {
        if (t->word->class != WORD_MEASURE) continue;
        bool flows = false, stands = false;
        for (int k = 0; k < t->word->count; k++) {
            flows = flows || r->packs->concepts.at[t->word->value[k]].flow;
            stands = stands || r->packs->concepts.at[t->word->value[k]].stock;
        }
        stands = stands && !flows;                                        /* 新增装机容量 */
        *flow = !cumulative && stands && !flows ? false : *flow || flows; /* 供水生产和供应业贷款余额 */
        *stock = *stock || stands;
    }
}

/* Whether the day is the last one of the period: 2024-12-31 of 2024, 2024-06-30 of 2024-01/2024-06. */
static bool ends_on(const char *period, const char *day) {
    const char *ends = strchr(period, '/');
    ends = ends ? ends + 1 : period;
    return ends[0] && strncmp(ends, day, strlen(ends)) == 0 && (!is_one_year(ends) || ends_year(day));
}

/* 新增造林3万亩, 全省完成造林3万亩: whether the clause begins with what was done to so much; in a year, that does not
 * stand at its end. */
static bool begins_with_deed(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    const token *where = token_starting(r, clause, WORD_CUE);
    const uint32_t verb = where && is_cue(where, CUE_NARROW) ? where->end : clause;
    return q->kind == FACTS_LEVEL && !is_percentage(r, q) && list_at(r, LIST_DEED, verb);
}

/* "In the first nine months 300 GW were added; at the end of September capacity stood at 2,000 GW. Generation reached
 * ...": what is generated is of the nine months again, whatever day was named last; what stands there is of the day. */
static const char *context_time(const reading *r, const quantity *q, const context *c, const char *time) {
    const bool instant = is_instant(time);
    if (list_at(r, LIST_AMONG, r->marker) && c->dates.adjacent && strcmp(q->metric_id, c->paragraph.figure.id) == 0)
        return time; /* 截至5月底，累计核发9亿个。5月，核发1亿个。其中，风电4000万个 */
    const char *other = instant ? c->dates.period : c->dates.instant;
    if (instant && !other[0] && is_han(r) && q->kind == FACTS_LEVEL && !ends_year(time) && !points_back(r)) {
        bool flow, stock; /* 截至3月末，余额……。每年可节约标准煤2亿吨 */
        tell_flow(r, q, &flow, &stock);
        if ((flow && !stock) || strstr(q->metric_id, "_saving") || strstr(q->metric_id, "_reduction")) return "";
    }
    const bool amount = q->kind == FACTS_CHANGE || (q->kind == FACTS_GROWTH && q->restates); /* "by 9 GW (5%)" */
    const bool flows =
        is_han(r) ? quantity_class(r, q) == DIMENSION_ENERGY && !q->base[0] : (amount ? !q->base[0] : !other[0]);
    if (ends_year(time) && flows) {
        /* "stood at 90 GW at the end of 2024. Solar added 9 GW", "... rose by 9 GW"; 全年发电量90亿千瓦时: in its year
         */
        bool flow, stock;
        tell_flow(r, q, &flow, &stock);
        const bool added = q->kind == FACTS_LEVEL && flow && !stock;
        const char *year = (amount && !is_han(r)) || added ? year_text(r, atoi(time)) : NULL;
        if (year) return year;
    }
    if (!is_han(r) && (q->kind == FACTS_LEVEL || is_digit(q->base[0])) && !c->dates.of_level && is_of_years(time))
        return time + 5; /* "From 2010 to 2019 it grew by 9%. Coal had a share of 30%" */
    if (!other[0] || !time[0] || (!is_han(r) && !instant && moves(q))) return time;
    if (!ends_on(instant ? other : time, instant ? time : other)) return time;
    bool flow, stock;
    tell_flow(r, q, &flow, &stock);
    const quantity *last = is_han(r) || flow || stock ? NULL : quantity_before(r, q);
    if (last && last->time_source == FACTS_TIME_CONTEXT && strcmp(last->time, other) == 0 && q->unit != NONE &&
        !stop_between(r, last->end, q->start))
        return other;      /* "The rate of wind was 96%, that of solar 97%" */
    if (!flow && !stock) { /* a list of provinces says 装机 only once */
        stock = q->kind == FACTS_LEVEL && q->metric_id[0] && facts_packs_metric_stock(r->packs, q->metric_id) &&
                !(is_han(r) && begins_with_deed(r, q));
        flow = is_han(r) && !stock && q->metric && q->kind == FACTS_LEVEL; /* 水质优良断面占91% */
    }
    return flow != stock && flow == instant ? other : time;
}

/* 截至2018年底，年排放二氧化硫3万吨、氮氧化物4万吨: the next of a row whose first is of the year of that day, where no
 * word says anew what it is of. */
static bool flows_with_last(const reading *r, const quantity *q, const quantity *last, const span *s) {
    return is_han(r) && last && last->time_span == s && is_one_year(last->time) && q->kind == FACTS_LEVEL &&
           last->kind == FACTS_LEVEL && last->unit == q->unit && q->clause - last->clause <= 1;
}

/* "At the end of 2020 capacity was 930 GW, and 2,200 TWh were generated": not on the last day, but in its year. */
static void year_of_flow(const reading *r, quantity *q, const span *s) {
    bool flow, stock;
    if (s->rule->emit.op != EMIT_YEAR_END || s->clause >= q->clause || comparative(q)) return;
    const quantity *last = quantity_before(r, q);
    if (has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE)) { /* of a total that is dated itself */
        const bool of_flow = is_han(r) && last && last->time_span == s && is_one_year(last->time);
        if (of_flow && q->clause - last->clause <= 1) q->time = last->time; /* 年发电量2.7万亿度，占用电量的31% */
        return;
    }
    tell_flow(r, q, &flow, &stock);
    if (!flow && !stock && flows_with_last(r, q, last, s)) q->time = last->time;
    bool last_flow = false, last_stock = false;
    if (last && is_han(r)) tell_flow(r, last - last->list_index, &last_flow, &last_stock);
    /* 到2008年底，淘汰炼铁产能6000万吨，关停机组5400万千瓦: both until then */
    const bool done = (last_flow && !last_stock) || (last && strstr(last->metric_id, "_retired"));
    const bool until = last && last->time_span == s && is_instant(last->time) && done;
    const bool between = last && last->start >= s->end && !until;
    const char *year = between && flow && !stock ? arena_copy(r->memory, s->time, 4) : NULL;
    if (year) q->time = year;
}

/* 年末余额4万亿元，全年增加8000亿元；债券余额2万亿元，增长5%: what stands is of the day again. */
static void day_of_stock(const reading *r, quantity *q, const span *s) {
    if (!is_han(r) || s->clause >= q->clause || is_instant(s->time)) return;
    for (const span *o = s; o-- > r->spans.at;) {
        if (o->kind != SPAN_TIME || o->as_base || !is_instant(o->time)) continue;
        if (!ends_on(s->time, o->time)) return;
        if (!comparative(q) && q->metric_id[0] && facts_packs_metric_stock(r->packs, q->metric_id)) set_time(q, o);
        return;
    }
}

/* 今年以来，新增风电2000万千瓦，总装机达5亿千瓦: what stands is so now. */
static void now_of_stock(const reading *r, quantity *q, const span *s) {
    if (s->rule->emit.op != EMIT_SO_FAR || q->kind != FACTS_LEVEL) return;
    if (list_at(r, LIST_DEED, clause_start(r, q->clause))) return; /* 今年以来，新建管道4000公里 */
    if (q->metric_id[0] && facts_packs_metric_stock(r->packs, q->metric_id))
        q->time = "", q->time_source = FACTS_TIME_NONE;
}

const char *years_of_change(const reading *r, const quantity *q) {
    for (const quantity *to = q; to-- > r->quantities.at + 1;) {
        const quantity *from = to - 1;
        if (!from->from || from->kind != FACTS_LEVEL || to->kind != FACTS_LEVEL || from->unit != to->unit ||
            !is_one_year(from->time) || !is_one_year(to->time) || strcmp(from->time, to->time) >= 0)
            continue;
        char years[16];
        snprintf(years, sizeof years, "%s/%s", from->time, to->time);
        return arena_copy(r->memory, years, strlen(years));
    }
    return NULL;
}

/* "sales rose from 9 million in 2015 to 16 million in 2020, and during that time": the last two years before `s`, where
 * something went from the one to the other; NULL where nothing did. */
static const char *years_gone_through(const reading *r, const span *s) {
    const span *to = NULL;
    while (s-- > r->spans.at) {
        if (s->kind != SPAN_TIME || s->as_base) continue;
        if (!is_one_year(s->time)) return NULL;
        if (!to) {
            to = s;
            continue;
        }
        if (strcmp(s->time, to->time) >= 0 || !word_between(r, LIST_TO, s->end, to->start)) return NULL;
        char years[16];
        snprintf(years, sizeof years, "%s/%s", s->time, to->time);
        return arena_copy(r->memory, years, strlen(years));
    }
    return NULL;
}

/* "from 1990 to 2020, while the economy grew in the same period": that of the sentence, where it names one. */
static bool same_period(const reading *r, quantity *q) {
    const char *years = years_of_change(r, q);
    if (!years && !is_han(r)) years = years_gone_through(r, q->time_span);
    if (years) {
        q->time = years;
        q->time_source = FACTS_TIME_EXPLICIT;
        return true;
    }
    for (const span *s = q->time_span; s-- > r->spans.at;) {
        if (s->kind != SPAN_TIME || !strchr(s->time, '/') || is_open(s->time)) continue;
        q->time = s->time;
        q->time_source = FACTS_TIME_EXPLICIT;
        return true;
    }
    return false;
}

void settle_same_period(const reading *r, quantity *q, const context *c) {
    if (q->time_span->rule->emit.op != EMIT_SAME_PERIOD || same_period(r, q)) return;
    if (c->paragraph.years_named[0] && !is_han(r)) q->time = c->paragraph.years_named;
}

void settle_period(const reading *r, quantity *q, const context *c) {
    const span *s = q->time_span;
    day_of_stock(r, q, s);
    now_of_stock(r, q, s);
    settle_same_period(r, q, c);
    year_of_flow(r, q, s);
}

/* "limits the increase to 9 percent compared to 2014": what was told before of 2014 does not date what is held against
 * it. */
void leave_base_year(const reading *r, quantity *q, const context *c) {
    if (is_han(r) || q->kind != FACTS_GROWTH || q->time_source != FACTS_TIME_CONTEXT || !q->base_span ||
        strcmp(q->base, q->time) != 0)
        return;
    q->time = c->dates.language == r->language ? c->dates.ahead : "";
    if (!q->time[0]) q->time_source = FACTS_TIME_NONE;
}

/* Whether a cue of that kind before the quantity ends in such a word. */
static bool cue_ends_in(const reading *r, const quantity *q, cue which, list_name ending) {
    for_tokens_in(t, r, 0, q->start)
        if (is_cue(t, which) && list_before(r, ending, t->end)) return true;
    return false;
}

/* 工程建成以来，累计调水60亿立方米, 入夏以来，最大负荷达9亿千瓦: since a time that is not told, and not in the period
 * of the paragraph. */
static bool since_event(const reading *r, const quantity *q) {
    return is_han(r) && (cue_ends_in(r, q, CUE_CUMULATIVE, LIST_EVER_SINCE) || opens_since(r, q));
}

/* "In the first half bonds of 9 billion were sold. Cumulatively they have reached 90 billion": up to now, and not in
 * those months. */
static bool sums_up_all(const reading *r, const quantity *q, const context *c, const char *time) {
    if (is_han(r)) /* 去年送电9亿度。 and in the next paragraph 公司累计送电90亿度 */
        return q->kind == FACTS_LEVEL && !c->dates.same_block && is_one_year(time) &&
               strcmp(time, c->dates.time) == 0 && has_cue(r, 0, q->start, CUE_CUMULATIVE);
    return q->kind == FACTS_LEVEL && strlen(time) == strlen("2024-01/2024-06") &&
           has_cue(r, 0, q->start, CUE_CUMULATIVE) && has_cue(r, 0, q->start, CUE_PERFECT);
}

/* "Over 30 years they will save 9 Mt", "will save 9 Mt over 25 years": in all of them, and not in a year that was told
 * before. */
static bool sums_over_years(const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL) return false;
    for (const quantity *o = r->quantities.at; o < r->quantities.at + r->quantities.count; o++) {
        const bool over = o->dimension == r->packs->dimension_year &&
                          (list_at(r, LIST_DURING, skip_spaces(r, o->lead)) || list_before(r, LIST_DURING, o->lead));
        if (over && (o->lead <= r->marker || (o->start > q->end && o->clause == q->clause))) return true;
    }
    return false;
}

/* Whether the sentence has named a time before the quantity, if one of something else. */
static bool names_time(const reading *r, const quantity *q) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->start < q->start && s->clause >= q->clause - 1 &&
            !begins_change(r, s) && !dates_held_against(r, s) && !ends_with_part(r, q, s))
            return true;
    }
    return false;
}

bool looks_ahead(const reading *r, uint32_t from, uint32_t to) {
    return has_cue(r, from, to, CUE_TARGET) || has_cue(r, from, to, CUE_FRAME_TARGET) ||
           has_cue(r, from, to, CUE_PROJECTED);
}

/* "The plan is for 2035. It will add 240 MW", "... It has 90 MW now": whether an English sentence tells of what is to
 * be reached. */
static bool is_still_sought(const reading *r, const quantity *q) {
    const tense told = tense_of(r, q);
    return told == TENSE_AHEAD || (told != TENSE_PAST && looks_ahead(r, 0, clause_end(r, q->clause)));
}

/* What the first words of the paragraph say, or a goal that the sentence before names; NULL for neither. */
static const char *time_of_opening(const reading *r, const quantity *q, const context *c) {
    if (c->paragraph.run_in_time[0]) return c->paragraph.run_in_time;
    if (c->paragraph.opening.ahead &&
        (!c->dates.same_block || (c->dates.last_ahead && strcmp(c->dates.ahead, c->paragraph.opening.time) == 0)) &&
        !has_cue(r, 0, q->start, CUE_ACTUAL) && (is_han(r) || is_still_sought(r, q)))
        return c->paragraph.opening.time;
    if (is_han(r) && c->dates.same_block && c->dates.last_ahead && !c->dates.turned && c->dates.state == FACTS_TARGET &&
        !has_cue(r, 0, r->size, CUE_ACTUAL))
        return c->dates.ahead; /* “十五五”期间要新建……。设施更加完善。完成改造3000万平方米。 */
    return NULL;
}

/* 到2030年废电池约百万吨。据统计，回收能力达……: what is told as it is has not the year of what is to come. */
static bool leads_with_done(const reading *r) {
    enum { OPENING = 18 };
    return has_cue(r, r->marker, r->marker + OPENING, CUE_ACTUAL);
}

/* 能耗下降3%，好于下达的目标；用电增加2%: behind a stop, of a sentence that went on with the year that was told. */
static bool tells_part(const reading *r, const quantity *q, const context *c) {
    const quantity *last = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    return last && last->time_source == FACTS_TIME_CONTEXT && strcmp(last->time, c->dates.time) == 0 &&
           last->end < clause && stop_between(r, clause - 3, clause);
}

/* "Of this, $1 trillion is for grids", "A quarter of it is for farms"; but "3 GW of it is already built". */
static bool says_part(const reading *r, const quantity *q) {
    return !has_cue(r, 0, r->size, CUE_ACTUAL) &&
           (list_at(r, LIST_OF_THEM, r->marker) || list_at(r, LIST_OF_THEM, skip_spaces(r, q->end)));
}

/* The time of a sentence that goes on about the same, behind one that was dated; NULL where it turns to another time.
 * `promised`: it stands under "Targets". */
static const char *time_going_on(const reading *r, const quantity *q, const context *c, bool promised) {
    const bool again = !is_han(r) && c->dates.last_ahead && c->dates.adjacent &&
                       (points_back(r) || says_part(r, q)); /* "This falls short of ..." */
    const bool foretold = looks_ahead(r, 0, q->start) && (is_han(r) || tense_of(r, q) != TENSE_PAST),
               later = c->dates.ahead[0] && (promised || again || !c->dates.time[0] || foretold);
    if (later && !looks_ahead(r, 0, r->size)) {
        if (!promised && !c->dates.same_block) return NULL;
        /* "by 2030; buildings cause half of it"; but "an additional 15 percent with support" */
        const bool part = c->dates.adjacent && (says_part(r, q) || list_at(r, LIST_TOLD_AGAIN, r->marker));
        if (!c->dates.time[0] && !is_han(r) && !q->promised_again && !part) return NULL;
    }
    if (later && is_han(r) && !promised && leads_with_done(r)) return NULL;
    if (later) return c->dates.ahead;
    const bool planned = c->dates.state != FACTS_ACTUAL && c->dates.same_block && c->dates.adjacent;
    if (!is_han(r) && !planned && has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET))
        return NULL; /* "It was 36 percent in 2020. The sector must double it." */
    if (!is_han(r) && c->dates.ahead[0] && c->dates.same_block && looks_ahead(r, q->end, clause_end(r, q->clause)))
        return NULL; /* "It fell by 5% in 2020. Emissions are 5 Gt in pathways to net zero": of no year told there */
    const bool goes_on = (c->dates.same_block && c->dates.adjacent) || (is_han(r) && tells_part(r, q, c)),
               over = atoi(c->dates.time) < r->published.year;
    if (is_han(r) && over && (!goes_on || is_instant(c->dates.time)) &&
        looks_ahead(r, goes_on ? clause_start(r, q->clause) : 0, q->start))
        return NULL; /* 全部投产后，年发电量可达…… under what last year brought */
    const bool same = is_han(r) && c->dates.adjacent && !c->dates.last_ahead &&
                      context_names_dated(c, r); /* 2021年主体有9家。主体中养殖的占八成 */
    return context_time(r, q, c, context_returns(c, r) && !same ? c->paragraph.reported : c->dates.time);
}

static const char *time_of_title(const context *c) {
    const bool nearer =
        c->dates.same_block && is_one_year(c->dates.time) && is_one_year(c->title.time); /* 2014年发展报告 */
    return nearer ? c->dates.time : c->title.time;
}

/* "In 2024 exports reached 40 TWh. Imports were cut": what was so goes on about the time told last, in the next
 * paragraph too. */
static bool told_on(const reading *r, const quantity *q, const context *c) {
    enum { RECENT = 3 };
    if (!c->dates.time[0] || c->dates.language != r->language || atoi(c->dates.time) < r->published.year - RECENT)
        return false;
    return c->dates.adjacent && tense_of_clause(r, q) == TENSE_PAST;
}

/* 2020年以来，各地狠抓节能。能耗累计下降9%，年均下降3%。新增风电5000万千瓦: what has come about since then. */
static bool come_about(const reading *r, const quantity *q, const context *c) {
    return is_han(r) && c->paragraph.opening.since[0] && !looks_ahead(r, 0, q->start) &&
           (has_cue(r, 0, q->start, CUE_CUMULATIVE) ||
            (!c->dates.same_block && (strstr(q->metric_id, "_addition") || begins_with_deed(r, q))));
}

/* "This produces a saving of 9 Mtoe": of the year of the goal that the sentence before set. */
static bool says_goal_again(const reading *r, const quantity *q, const context *c) {
    return c->dates.same_block && c->dates.adjacent && c->paragraph.figure_state != FACTS_ACTUAL &&
           (restates_last(r) || compares_last(r, q));
}

/* "In 2019 the city emitted 9 Mt. Transport generated 40% of the total": whether the share is one of what the sentence
 * before told the amount of. */
static bool shares_figure(const reading *r, const quantity *q, const context *c) {
    enum { NEAR = 24 };
    for (size_t i = 0; word_behind(r, LIST_OF, q->end) && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start > q->end && t->start < q->end + NEAR && is_concept(t) && !concerns(r, t, CONCEPT_TOTAL) &&
            !byte_between(r, q->end, t->start, ','))
            return false; /* "60% of electricity use" */
    }
    const char *measure = strrchr(c->paragraph.figure.id, '_'), *whole = measure ? strstr(q->metric_id, measure) : NULL;
    return whole && c->dates.same_block && c->dates.adjacent && c->dates.of_level &&
           strcmp(whole + strlen(measure), "_share") == 0;
}

/* "In 2021 coal made up 30% of power. Gas accounts for 20%", "The recycling rate was 44% in 2020. In villages it is
 * 20%": another share of the same whole, another of the same thing, or the same rate again, in a text of that time. */
static bool next_of_shares(const reading *r, const quantity *q, const context *c) {
    enum { LATE = 4 };
    const char *whole = measure_of_id(r->packs, q->metric_id), *last = measure_of_id(r->packs, c->paragraph.figure.id);
    if (!c->dates.same_block || !c->dates.adjacent || !whole || !last || has_cue(r, 0, q->end, CUE_ACTUAL) ||
        (r->published.year && atoi(c->dates.time) < r->published.year - LATE))
        return false;
    if (strcmp(q->metric_id, c->paragraph.figure.id) == 0) return true;
    if (!id_tail(q->metric_id, "_share") || !id_tail(c->paragraph.figure.id, "_share")) return false;
    const size_t thing = (size_t)(whole - q->metric_id);
    return strcmp(whole, last) == 0 || ((size_t)(last - c->paragraph.figure.id) == thing &&
                                        memcmp(q->metric_id, c->paragraph.figure.id, thing) == 0);
}

/* "In 2016 it took 5 Mha. Of that, 3 Mha lie abroad", "5 Mha in 2016. This equals 2 ha a head", "It raised 9 billion in
 * 2022. 5 billion is for the fund, with the rest going to the towns", "Energy gave 9 Mt in 2020. It is followed by
 * farming with 3 Mt": a part of the level that was just dated, the same level once more or the next one of its row. */
static bool part_of_dated(const reading *r, const quantity *q, const context *c) {
    if (is_han(r) || q->kind != FACTS_LEVEL || q->from || !c->dates.time[0] || c->dates.last_ahead ||
        !c->dates.same_block || !c->dates.adjacent || !c->dates.of_level || c->paragraph.figure_state != FACTS_ACTUAL ||
        c->dates.language != r->language)
        return false;
    const quantity *last = quantity_before(r, q);
    if (restates_last(r)) return !last || q->list_index > 0;
    if (list_at(r, LIST_ROW_GOES_ON, r->marker) || (!last && ranks_source(r, r->marker, q->start))) return true;
    if (q->dimension != c->paragraph.figure_dimension && q->unit != r->packs->unit_percent) return false;
    if (list_at(r, LIST_OF_THEM, r->marker) || list_at(r, LIST_REST, r->marker)) return true;
    return !last && (list_at(r, LIST_OF_THEM, skip_spaces(r, q->end)) || word_between(r, LIST_REST, q->end, r->size));
}

/* "In 2022 the city emitted 9 Mt. Transport is 40% of these emissions": shares of a whole that was just dated are of
 * its year, in whatever tense they are told. */
static bool shares_dated_whole(const reading *r, const quantity *q, const context *c) {
    if (is_han(r) || !is_percentage(r, q) || !c->dates.time[0] || c->dates.last_ahead ||
        c->dates.language != r->language)
        return false;
    if (shares_figure(r, q, c) || next_of_shares(r, q, c)) return true;
    for_tokens(t, r) {
        if (!is_concept(t) || !list_before(r, LIST_DEMONSTRATIVE, back_spaces(r, t->start))) continue;
        for (int k = 0; k < t->word->count; k++)
            for (int d = 0; d < c->dates.count; d++)
                if (c->dates.concepts[d] == t->word->value[k]) return true;
    }
    return false;
}

/* "In 2011 emissions were 9 Gt. Land is left out. Ships contributed 7%": a share, in a paragraph that has told of one
 * year only. */
static bool share_of_year(const reading *r, const quantity *q, const context *c) {
    return !is_han(r) && c->dates.same_block && !c->dates.last_ahead && strlen(c->paragraph.only) == 4 &&
           !looks_ahead(r, 0, r->size) && has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE);
}

/* "Between 2014 and 2018 coal grew by 7%. Use of gas rose by 4%": what moved does so over the years of the growth that
 * the paragraph told before it. */
static bool moved_over_years(const reading *r, const quantity *q, const context *c) {
    if (is_han(r) || !c->dates.same_block || !c->moved_over[0] || q->kind != FACTS_GROWTH || q->base[0] ||
        q->per_year || q->unit != r->packs->unit_percent || looks_ahead(r, 0, r->size))
        return false;
    const quantity *last = quantity_before(r, q); /* "rose most in Iceland (7%), Norway (5%) and Sweden (4%)" */
    const bool row = last && bracket_before(r, q) && bracket_before(r, last) && strcmp(last->time, c->moved_over) == 0;
    return row || tense_of_clause(r, q) == TENSE_PAST;
}

/* "Since 2014 solar costs have fallen by 50%. Those of wind have fallen by 30%": what has moved did so since then, too.
 */
static bool moved_since(const reading *r, const quantity *q, const context *c) {
    return !is_han(r) && q->kind == FACTS_GROWTH && !q->base[0] && !q->per_year && c->paragraph.moved_from[0] &&
           is_open(c->paragraph.moved_time) && memcmp(c->paragraph.moved_time, c->paragraph.moved_from, 4) == 0 &&
           has_cue(r, clause_start(r, q->clause), q->start, CUE_PERFECT) && !looks_ahead(r, 0, r->size);
}

/* NULL where nothing tells it. */
static const char *time_before(const reading *r, const quantity *q, const context *c) {
    const bool promised = context_frame(c) == FACTS_TARGET && c->dates.ahead[0] && c->dates.language == r->language &&
                          !told_after_goals(r, q, c);
    if (c->day[0] && list_at(r, LIST_AMONG, r->marker)) return c->day; /* 7月4日负荷创新高。其中，华东达4亿千瓦 */
    const char *opening = time_of_opening(r, q, c);
    if (opening) return opening;
    if (says_goal_again(r, q, c) && c->dates.last_ahead) return c->dates.ahead;
    if (part_of_dated(r, q, c) || shares_dated_whole(r, q, c)) return context_time(r, q, c, c->dates.time);
    if (c->dates.same_block && c->dates.adjacent && c->paragraph.reported[0] && !c->dates.last_ahead &&
        restates_last(r))
        return context_time(
            r, q, c, c->paragraph.reported); /* "It fell to 9 Mt in 2022 from 11 Mt in 2021. This equals 2 t a head" */
    if (is_han(r) && c->paragraph.against[0] && c->paragraph.against_time[0]) return c->paragraph.against_time;
    if (come_about(r, q, c)) return c->paragraph.opening.since;
    const bool opened =
        c->paragraph.opening.time[0] && !(c->paragraph.opening.ahead && has_cue(r, 0, q->start, CUE_ACTUAL));
    if (is_han(r) && opened && !c->dates.same_block && !looks_ahead(r, 0, q->start)) return c->paragraph.opening.time;
    if (promised || context_goes_on(c, r, q)) return time_going_on(r, q, c, promised);
    if (context_returns(c, r)) return context_time(r, q, c, c->paragraph.reported);
    if (moved_over_years(r, q, c)) return c->moved_over;
    if (moved_since(r, q, c)) return c->paragraph.moved_time;
    if (told_on(r, q, c)) return context_time(r, q, c, c->dates.time);
    if (share_of_year(r, q, c)) return c->paragraph.only;
    if (opened && (is_han(r) || (!c->paragraph.opening.ahead && tense_of(r, q) == TENSE_PAST)))
        return c->paragraph.opening.time;
    if (context_elsewhere(c, r)) return NULL; /* under "in the first half", a story of one town */
    if (c->section.time[0]) return c->section.time;
    if (c->section.lead_over[0] && moves(q) && !q->per_year) return c->section.lead_over;
    return c->title.time[0] ? time_of_title(c) : NULL;
}

/* “十四五”以来累计治沙2亿亩。荒漠占国土的27%: what has been done since then goes on; what stands does not. */
static bool stands_apart(const reading *r, const quantity *q, const char *time) {
    if (!is_han(r) || !is_open(time) || points_back(r) || has_cue(r, 0, q->start, CUE_CUMULATIVE)) return false;
    if (comparative(q)) return q->base[0] && !is_per_year(q->base);
    bool flow, stock;
    tell_flow(r, q, &flow, &stock);
    return !flow;
}

/* 2050, "between 2020 and 2050": whether a time is not over. */
static bool is_ahead(const reading *r, const char *time) {
    return r->published.year && year_end_of(time) > r->published.year;
}

/* Whether a verb of what is so now stands behind that space; "Supplies: 9 PJ" and "forest cover is 31%" have a noun. */
static bool tells_of_now(const reading *r, uint32_t space) {
    const uint32_t end = space + 1 + list_at(r, LIST_PRESENT, space + 1);
    return word_behind(r, LIST_PRESENT, space) && !text_is(r, end, ":") && !cue_at(r, skip_spaces(r, end), CUE_HOLD);
}

/* "In 2020 they lost 12 Mha. Forests store 860 Gt": what is so now, or always, is not of the year before, unless the
 * sentence says that it goes on about the same, or turns to the past. */
static bool holds_always(const reading *r, const quantity *q, const char *time) {
    if (is_han(r) || q->kind != FACTS_LEVEL || is_open(time) || !r->published.year || is_ahead(r, time)) return false;
    if (looks_ahead(r, 0, r->size) || has_cue(r, 0, q->start, CUE_ACTUAL) || has_cue(r, 0, q->start, CUE_ANAPHORA))
        return false;
    for (uint32_t at = 0; at < q->start; at++)
        if (tells_of_now(r, at) && (clause_of(r, at) == q->clause || !list_before(r, LIST_RELATIVE, at)))
            return true; /* not "the scheme, which covers 40%, raised 3 billion" */
    return false;
}

/* Whether what is so now is told of the time that the paragraph reports on: "They are 20% below 1990", "Agriculture is
 * the biggest source, with 38%". */
static bool held_to_report(const reading *r, const quantity *q, const context *c, const char *time) {
    if (!c->dates.same_block || !c->paragraph.reported[0] || strcmp(c->paragraph.reported, time) != 0) return false;
    const int percent = r->packs->dimension_percent;
    const quantity *whole = quantity_before(r, q);
    if (whole && whole->kind == FACTS_LEVEL && !whole->time[0])
        return false; /* "Demand is 9 TWh, 38% of it in homes" */
    return comparative(q) || (q->dimension == percent && c->dates.dimension != percent);
}

/* "the share foreseen is 71%, and 80% is asked": whether a word looks ahead to it, and not to what could be or
 * to another country. */
static bool still_ahead(const reading *r, const quantity *q) {
    bool ahead = false;
    for_tokens_in(t, r, 0, q->start) {
        if (t->word->class == WORD_PLACE) ahead = false;
        if (is_cue(t, CUE_TARGET) || is_cue(t, CUE_FRAME_TARGET) || is_cue(t, CUE_PROJECTED))
            ahead = !list_at(r, LIST_POSSIBLE, t->start);
    }
    return ahead;
}

/* Whether a sentence in the past tense tells what was, of its own: no goal or forecast of then, nor what was just
 * named.
 */
static bool told_as_was(const reading *r, const quantity *q, const context *c) {
    static const cue AHEAD[] = {CUE_TARGET, CUE_PROJECTED, CUE_SCENARIO, CUE_FRAME_TARGET, CUE_IF};
    for (size_t i = 0; i < sizeof AHEAD / sizeof *AHEAD; i++)
        if (has_cue(r, 0, r->size, AHEAD[i])) return false;
    return !c->list.goes_on && tense_of_clause(r, q) == TENSE_PAST;
}

/* "Every year 2 Mha are cleared": an amount of each year, and not of all the years that were told of before. */
static bool of_each_year(const reading *r) {
    uint32_t size;
    return !is_han(r) && list_next(r, LIST_EACH_YEAR, r->marker, r->size, &size) < r->size;
}

/* "In 2020 they lost 12 Mha. The forest area is 4 billion hectares": the time of the sentence before is that of what
 * goes on being told, and not of what is so now, nor of what is to come. */
static bool turned_by_tense(const reading *r, const quantity *q, const context *c, const char *time) {
    const bool goes_on = c->dates.same_block && c->dates.adjacent, ahead = is_ahead(r, time);
    const tense told = tense_of(r, q);
    if (told == TENSE_PRESENT && c->list.goes_on && strcmp(time, c->list.time) == 0 &&
        (moves(q) || c->list.told || c->list.frame == FACTS_TARGET))
        return false; /* "In 2031: - Coal use is cut by 3%", "By 2031 a boiler shall: - have an efficiency of 92%" */
    if (is_open(time) && told == TENSE_PRESENT && of_each_year(r))
        return true; /* "has lost 40 Mha since 1990. Every year 2 Mha are cleared" */
    if (is_open(time) && (told != TENSE_AHEAD || q->dimension == c->dates.dimension))
        return false; /* "since 2020" goes on into the present */
    if (goes_on && !is_han(r) && c->dates.state != FACTS_ACTUAL && !c->dates.last_ahead && looks_ahead(r, 0, q->start))
        return false; /* "In 2020 it plans to build 9 GW. The plan is to spend 2 billion" */
    if (!is_han(r) && c->paragraph.opening.ahead && time == c->paragraph.opening.time) return false;
    switch (told) {
    case TENSE_PRESENT:
        if (goes_on && ahead && c->dates.last_ahead && still_ahead(r, q)) return false;
        return !held_to_report(r, q, c, time) &&
               !(goes_on && ((points_back(r) && (ahead || comparative(q))) || (ahead && says_part(r, q))));
    case TENSE_AHEAD:
        return !((goes_on || strcmp(time, c->section.time) == 0 ||
                  (c->list.goes_on && (time == c->paragraph.run_in_time || strcmp(time, c->list.time) == 0))) &&
                 ahead);
    case TENSE_PAST: /* "By 2035 it will have 9 km. Its buses used 3 PJ": was not so then */
        return ahead && told_as_was(r, q, c);
    default:
        return false;
    }
}

/* 去年新增3000万千瓦。基地建成后每年可送电90亿千瓦时，减排二氧化碳800万吨: what something does each year, or will once
 * it runs, is of no year told before, nor is what follows from it. */
static bool once_it_runs(const reading *r, const quantity *q, const char *time) {
    if (!is_han(r) || atoi(time) > r->published.year) return false;
    uint32_t size;
    const uint32_t clause = clause_start(r, q->clause);
    if (list_next(r, LIST_ABLE_YEARLY, clause, q->start, &size) < q->start) return true;
    if (q->kind == FACTS_LEVEL && list_next(r, LIST_CAPABLE, clause, q->start, &size) < q->start)
        return true;                                                         /* 该线路可以输送300万千瓦 */
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) /* 年均发电量 */
        if (s->kind == SPAN_BASE && is_per_year(s->time) && s->clause == q->clause && s->end <= q->start &&
            q->kind == FACTS_LEVEL && is_one_year(time))
            return true;
    const quantity *last = quantity_before(r, q);
    const bool follows = last && last->clause + 1 == q->clause && q->kind == FACTS_LEVEL && q->metric_id[0] &&
                         !facts_packs_metric_stock(r->packs, q->metric_id);
    return cue_ends_in(r, q, CUE_PROJECTED, LIST_ONCE) || (follows && once_it_runs(r, last, time));
}

/* "By 2040 use would be 80% lower. The share of power doubles, from 25% today to 50%": where it goes from now on,
 * behind what was foreseen. */
static bool leads_from_now(const reading *r, const quantity *q, const context *c) {
    const quantity *from = is_han(r) || q->kind != FACTS_LEVEL ? NULL : quantity_before(r, q);
    const token *to = from && from->from ? q->leading : NULL;
    return to && is_cue(to, CUE_TO) && from->unit == q->unit && from->time_span && !from->time[0] &&
           c->dates.same_block && c->dates.adjacent && c->dates.last_ahead && c->dates.ahead[0];
}

/* "From 2015 to 2019 supply grew by 6%. Coal grew by 0.2% a year": a pace is that of the years which are told of. */
static bool keeps_pace(const reading *r, const quantity *q, const context *c, const char *time) {
    return !is_han(r) && q->per_year && q->kind == FACTS_GROWTH && c->dates.same_block && c->paragraph.years_named[0] &&
           (!time || strcmp(time, c->paragraph.years_named + 5) == 0);
}

/* Whether the number, or the sentence before it, is of the measure that the paragraph opens with. */
static bool is_of_opening(const reading *r, const quantity *q, const context *c) {
    for_tokens_in(t, r, r->marker, clause_end(r, q->clause))
        for (int k = 0; is_concept(t) && k < t->word->count; k++)
            if (t->word->value[k] == c->paragraph.opening.of) return true;
    return strstr(q->metric_id, r->packs->concepts.at[c->paragraph.opening.of].id);
}

/* "The main sources of emissions in 2012 are traffic and power. Traffic causes 9 Mt": of the year and the measure that
 * the paragraph opens with, up to another year. */
static bool told_of_opening(const reading *r, const quantity *q, const context *c) {
    return c->paragraph.opening.year[0] && q->kind == FACTS_LEVEL && !q->from && !looks_ahead(r, 0, r->size) &&
           (!c->dates.same_block || !c->dates.time[0] || strcmp(c->dates.time, c->paragraph.opening.year) == 0) &&
           is_of_opening(r, q, c);
}

void time_of_context(const reading *r, quantity *q, const context *c) {
    if (leads_from_now(r, q, c)) {
        q->time = c->dates.ahead;
        q->time_source = FACTS_TIME_CONTEXT;
        return;
    }
    if (names_time(r, q) || sums_over_years(r, q) || turns_to_works(r, q, c)) return;
    if (told_of_opening(r, q, c)) {
        q->time = c->paragraph.opening.year;
        q->time_source = FACTS_TIME_CONTEXT;
        return;
    }
    const char *time = time_before(r, q, c);
    if (keeps_pace(r, q, c, time)) time = c->paragraph.years_named;
    const bool again = says_goal_again(r, q, c) || part_of_dated(r, q, c) || shares_dated_whole(r, q, c);
    if (!time || stands_apart(r, q, time) || sums_up_all(r, q, c, time) || once_it_runs(r, q, time) ||
        since_event(r, q))
        return;
    if (!again && (holds_always(r, q, time) || turned_by_tense(r, q, c, time))) return;
    q->time = time;
    q->time_source = FACTS_TIME_CONTEXT;
    if (time != c->paragraph.opening.since || !c->paragraph.opening.plan || q->kind != FACTS_GROWTH || q->base[0])
        return;
    const char *year =
        year_text(r, c->paragraph.opening.plan - 1); /* a plan is held against the year before its first */
    if (year) q->base = year;
}

/* 与2015年相比，2019年，优良率上升9个百分点。PM2.5浓度下降23%: a first clause that only says what is compared with
 * rules the sentences behind it, up to one that names a time itself. */
void context_against(context *c, const reading *r) {
    const span *base = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME && s->kind != SPAN_BASE) continue;
        if (!base) c->paragraph.against[0] = '\0';
        if (!base && s->kind == SPAN_TIME && s->as_base && is_one_year(s->time) && s->start == r->marker) base = s;
    }
    if (!base || concept_between(r, r->marker, clause_end(r, 0))) return;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (!moves(q) || q->base_span != base || (q->time[0] && !is_one_year(q->time))) continue;
        keep_text(c->paragraph.against, sizeof c->paragraph.against, base->time);
        keep_text(c->paragraph.against_time, sizeof c->paragraph.against_time, q->time);
        return;
    }
}
