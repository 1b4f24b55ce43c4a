/* Openings: the time that the first sentence of a paragraph gives to those behind it. */
#include "opening.h"

#include "extract/bind/state.h"
#include "extract/bind/time.h"
#include "extract/bind/verb.h"

#include <stdio.h>
#include <stdlib.h>

/* 张司长：去年以来……: where the words of a speaker begin, whose title and name stand before a colon. */
static bool opens_speech(const reading *r, uint32_t at) {
    enum { NAME = 120 };
    const bool colon = at > r->marker && (r->text[at - 1] == ':' || (at >= 3 && text_is(r, at - 3, "：")));
    return colon && at - r->marker < NAME && clause_of(r, at) <= 1;
}

/* 某部召开发布会，张司长介绍，2025年……: whether the clause before says that something is told. */
static bool behind_saying(const reading *r, const span *s) {
    const uint32_t at = clause_start(r, s->clause), end = at - comma_before(r, at);
    const token *said = end < at ? token_ending(r, end, WORD_CUE) : NULL;
    return said && is_cue(said, CUE_EVENT);
}

/* 本报讯：据统计，今年上半年……: whether a clause begins there behind the source, before which a short label may stand.
 */
static bool behind_source(const reading *r, const span *s) {
    enum { LABEL = 48 };
    const uint32_t first = clause_start(r, 1);
    const bool labelled = s->clause == 2 && first - r->marker < LABEL &&
                          (r->text[first - 1] == ':' || (first >= 3 && text_is(r, first - 3, "：")));
    return (s->clause == 1 || labelled || behind_saying(r, s)) && s->start == clause_start(r, s->clause);
}

/* The time that a sentence opens with, or goes on with behind its source or its speaker:
 * 据统计，前三季度用电量增长较快; 张司长：去年以来…… */
static const span *opening_span(const reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        const bool led = behind_source(r, s) || opens_speech(r, s->start);
        if (s->kind == SPAN_TIME && (s->start <= r->marker + 9 || led) && (led || s->rule->emit.op != EMIT_DATE))
            return s;
    }
    return NULL;
}

/* 全国339个城市空气质量改善: in Chinese a count of what nothing else is told of is no amount. */
static bool is_plain_count(const reading *r, const quantity *q) {
    return is_han(r) && q->counted && q->metric_id && !q->metric_id[0];
}

static bool holds_amount(const reading *r) {
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if ((q->unit != NONE || q->counted) && !is_plain_count(r, q)) return true;
    return false;
}

/* 2020年以来，各地狠抓节能, 三年来，造林3万亩: the period that what comes about later in the paragraph is of. Where a
 * number is told of it already, it has to go on till now. */
static void learn_since(context *c, const reading *r, const span *s, bool told) {
    const emit_op op = s->rule->emit.op;
    const bool till_now = op == EMIT_PAST || op == EMIT_SINCE || op == EMIT_PLAN_SINCE,
               plan = op == EMIT_PLAN || op == EMIT_PLAN_SINCE || op == EMIT_PLAN_FIRST;
    if (!strchr(s->time, '/') || !r->published.year || atoi(s->time) > r->published.year) return;
    const bool one_year = op == EMIT_PAST && atoi(s->time) + 1 >= atoi(strchr(s->time, '/') + 1); /* 过去一年 */
    if (op == EMIT_NEXT || one_year || (told && !till_now)) return;
    keep_text(c->paragraph.opening.since, sizeof c->paragraph.opening.since, s->time);
    c->paragraph.opening.plan = plan ? atoi(s->time) : 0;
    if (plan) c->plan_year = atoi(s->time);
}

/* 一、“十四五”时期和2025年工作回顾, early in 2026: the text below is of the year, but for what it says of 这五年. A
 * heading of other years ends that. */
void context_review(context *c, const reading *r) {
    const span *plan = NULL, *year = NULL, *other = NULL;
    for (const span *s = r->spans.at; is_han(r) && s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !s->by_itself || !s->year) continue;
        if (s->rule->emit.op == EMIT_PLAN && s->year <= r->published.year)
            plan = s;
        else
            *(is_one_year(s->time) ? &year : &other) = s;
    }
    if (plan || year || other) c->reviewed_plan = plan && !other ? atoi(plan->time) : 0;
    if (c->reviewed_plan && plan && year && year->year == plan->year)
        keep_text(c->section.time, sizeof c->section.time, year->time);
}

/* 这五年，面貌一新。, 一年来，我们抓了几件事。: the opening of a review turns what comes behind it, also in the next
 * paragraphs, to the plan or to its last year. */
static void learn_reviewed(context *c, const span *s) {
    if (!c->reviewed_plan) return;
    const int last = c->reviewed_plan + 4;
    const bool year = s->year == last && is_one_year(s->time),
               one_year = s->rule->emit.op == EMIT_PAST && s->time[0] && atoi(s->time) + 1 >= year_end_of(s->time);
    if (s->rule->emit.op == EMIT_PAST && s->year == last)
        keep_text(c->section.time, sizeof c->section.time, s->time);
    else if (year || one_year)
        snprintf(c->section.time, sizeof c->section.time, "%04d", last);
}

/* 今年，全省将大力造林。新增造林3万亩: what a sentence without numbers says is to be done in a year that is not over.
 */
static facts_state state_of_opening(const reading *r, const span *s) {
    facts_state said = FACTS_ACTUAL;
    for_tokens_in(t, r, s->end, r->size)
        if (is_one_year(s->time) && s->year == r->published.year && said == FACTS_ACTUAL) says_state(r, t, &said);
    return said;
}

/* “十一五”期间，全省狠抓节能。能耗下降20%: a paragraph that begins with a period that is over tells of it. */
static void learn_opening_time(context *c, const reading *r) {
    if (r->spans.count == 0) return;
    const span *s = opening_span(r);
    if (!s || s->as_base || s->deadline) return;
    const bool told = holds_amount(r);
    learn_since(c, r, s, told);
    if (told) return;
    learn_reviewed(c, s);
    if (!s->by_itself && !strchr(s->time, '-')) return;       /* 过去五年 says of a stock nothing */
    const bool deed = has_cue(r, s->end, r->size, CUE_EVENT); /* 10月份启动试点 */
    const bool month = is_one_month(s->time) && (comma_at(r, s->end) || (behind_saying(r, s) && !deed)) &&
                       s->year + 1 >= r->published.year; /* 3月份，原煤生产由增转降; 某部公布，10月份空气质量改善 */
    const bool year =
        is_one_year(s->time) && s->year + 1 >= r->published.year && !deed; /* 据介绍，2022年，空气质量稳中向好 */
    if ((!month && !year && !strchr(s->time, '/')) || strstr(s->time, "..")) return;
    if (!r->published.year || s->year > r->published.year) return;
    keep_text(c->paragraph.opening.time, sizeof c->paragraph.opening.time, s->time);
    c->paragraph.opening.state = state_of_opening(r, s);
}

/* "Between 1998 and 2017 emissions fell markedly.": a first paragraph of a notice, without a number, that says over
 * which years the numbers of the next ones moved. */
void context_lead_period(context *c, const reading *r, bool heading) {
    enum { FIRST = 3 }; /* behind a title and a line of its own */
    if (is_han(r) || heading || c->blocks > FIRST || c->paragraph.dated || holds_amount(r)) return;
    const span *over = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !from_year_to_year(r, s)) continue;
        if (over || !is_of_years(s->time) || s->year > r->published.year) return;
        over = s;
    }
    if (over && nearest_move(r, 0, r->size)) keep_text(c->section.lead_over, sizeof c->section.lead_over, over->time);
}

/* 提前实现到2030年的目标: whether the time is that of a goal that is met. */
static bool of_goal_met(const reading *r, const span *s) {
    uint32_t size;
    return is_han(r) && list_next(r, LIST_MET, clause_start(r, s->clause), s->start, &size) < s->start;
}

/* 到2030年，体系基本建立。占比达到25%: a sentence of aims without numbers dates those behind it; under 发展目标 also
 * the items of the list that follows. */
static void learn_opening_deadline(context *c, const reading *r) {
    const span *until = NULL;
    if (!r->published.year) return;
    for (size_t i = 0; i < r->quantities.count; i++) /* a sentence that only opens is not bound */
        if (r->quantities.at[i].metric_id ? r->quantities.at[i].metric_id[0] : r->quantities.at[i].unit != NONE) return;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0] || strchr(s->time, '/')) continue;
        const bool ahead = s->deadline || s->rule->emit.op == EMIT_PLAN_END || s->rule->emit.op == EMIT_YEAR_END;
        if (until || !ahead || s->year <= r->published.year || of_goal_met(r, s)) return;
        until = s;
    }
    if (!until) return;
    keep_text(c->paragraph.opening.time, sizeof c->paragraph.opening.time, until->time);
    c->paragraph.opening.ahead = true;
    if (context_frame(c) != FACTS_TARGET) return;
    keep_text(c->dates.ahead, sizeof c->dates.ahead, until->time);
    keep_text(c->section.aim, sizeof c->section.aim, until->time);
    c->dates.language = r->language;
}

/* "In 2020, ...", "Wind: In 2020, ..." */
static bool opens(const reading *r, const span *s) {
    enum { LABEL = 32 };
    const uint32_t before = back_spaces(r, s->start);
    return s->start == r->marker || (before < r->marker + LABEL && before > 0 && r->text[before - 1] == ':');
}

/* "In the first half of 2020 wind kept its lead. ...", "The plan sets out how transport will change by 2035. ...": the
 * time that an English paragraph without a number in its first sentence goes on to tell of. */
static void learn_opening_english(context *c, const reading *r, bool first) {
    enum { RECENT = 3 };
    const int now = r->published.year;
    const span *told = NULL, *ahead = NULL;
    if (!now || r->spans.count == 0 || holds_amount(r)) return;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0] || !s->by_itself || strstr(s->time, "..")) continue;
        if (s->year > now) {
            const bool event = !s->deadline && list_at(r, LIST_WITHIN, s->start) && s->start != r->marker;
            if (event || (ahead && ahead->year != s->year)) return; /* "The dam will be finished in 2027" */
            if (!list_before(r, LIST_PAPER, back_spaces(r, s->start))) ahead = s; /* not "Strategy until 2030" */
        } else if (first && opens(r, s) && !s->deadline && s->rule->emit.op != EMIT_DATE && s->year + RECENT >= now) {
            told = s;
        }
    }
    const span *opening = ahead ? ahead : told;
    if (!opening || (told && ahead)) return;
    keep_text(c->paragraph.opening.time, sizeof c->paragraph.opening.time, opening->time);
    c->paragraph.opening.ahead = ahead;
}

/* The measure that a word names, as that of "greenhouse gas emissions"; NONE for none. */
static int measured_in(const reading *r, const token *t) {
    for (int k = 0; is_concept(t) && k < t->word->count; k++)
        if (r->packs->concepts.at[t->word->value[k]].measure) return t->word->value[k];
    return NONE;
}

/* "The main sources of emissions in 2012 are ...", "In 2012 power had most of the emissions": the one year of a first
 * sentence without a number, and the measure that it is told of. */
static void learn_year_of_opening(context *c, const reading *r) {
    const span *year = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME) continue;
        if (year) return;
        year = s;
    }
    if (!year || year->as_base || year->deadline || !is_one_year(year->time) || year->year > r->published.year ||
        !list_at(r, LIST_WITHIN, year->start) || holds_amount(r))
        return;
    const bool leads = opens(r, year);
    const uint32_t end = back_spaces(r, year->start);
    int of = NONE;
    for (size_t i = 0; i < r->tokens.count && of == NONE; i++)
        if (leads ? r->tokens.at[i].start >= year->end : r->tokens.at[i].end == end)
            of = measured_in(r, &r->tokens.at[i]);
    if (of == NONE) return;
    c->paragraph.opening.of = of;
    keep_text(c->paragraph.opening.year, sizeof c->paragraph.opening.year, year->time);
}

void context_opening(context *c, const reading *r, bool heading, bool first) {
    if (heading) return;
    if (first && !is_han(r)) learn_year_of_opening(c, r);
    if (is_han(r)) {
        learn_opening_time(c, r);
        learn_opening_deadline(c, r);
    } else {
        learn_opening_english(c, r, first);
    }
}

/* "60,5 million euros", "14.000 hectares": how the text parts thousands and decimals; "12.5" and "1,250" are the other
 * way. */
void context_marks(context *c, const reading *r) {
    enum { GROUP = 3 };
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *q = &r->quantities.at[i];
        for (uint32_t at = q->number_start + 1; at < q->number_end; at++) {
            const char mark = r->text[at];
            uint32_t behind = at + 1;
            while (behind < q->number_end && is_digit(r->text[behind])) behind++;
            const uint32_t digits = behind - at - 1;
            if ((mark != ',' && mark != '.') || !digits || (behind < q->number_end && r->text[behind] == mark))
                continue;
            const bool large = mark == '.' && q->unit != NONE && text_is(r, at, ".000");
            if (digits != GROUP || mark == ',' || large) c->continental = (mark == ',') == (digits != GROUP);
        }
    }
}
