/* When: times of a sentence that date something else than the quantity: a paper, another number, the inside of a
 * bracket, a goal. */
#include "again.h"
#include "extract/find/quantity.h"
#include "kind.h"
#include "state.h"
#include "time.h"
#include "verb.h"

/* ------------------------------------------------------------------ papers */

/* Whether a paper is named right behind the year, "the 2013 plan", or with one or two words more: "the 2013 energy
 * efficiency law", "a March 2013 agency rule". */
static bool names_paper_behind(const reading *r, const span *s) {
    enum { WORDS = 3 };
    const uint32_t the = list_at(r, LIST_DEFINITE, s->start);
    uint32_t at = s->end;
    const uint32_t year = skip_spaces(r, s->start + the);
    const uint32_t before = back_spaces(r, s->start);
    const bool month = s->rule->emit.op == EMIT_MONTH && (the || list_before(r, LIST_ARTICLE, before));
    if (year >= s->end || !(month || is_digit(r->text[year]))) return false;
    for (int i = 0; i < WORDS && at < r->size && r->text[at] == ' '; i++) {
        const uint32_t paper = list_at(r, LIST_PAPER, at + 1);
        if (paper) return true;
        if (list_at(r, LIST_PHRASE_END, at + 1) || list_at(r, LIST_OF, at + 1)) return false;
        at = letters_end(r, at + 1);
    }
    return false;
}

/* "the strategy for clean cooking of Peru", right before a bracket: a paper, with what it is for or whose it is. */
static bool paper_of_before(const reading *r, uint32_t end) {
    enum { LONGEST = 48 };
    for (uint32_t at = end; at > 0 && end - at < LONGEST && !strchr(",.;:()", r->text[at - 1]); at--) {
        const uint32_t paper = at == r->marker || r->text[at - 1] == ' ' ? list_at(r, LIST_PAPER, at) : 0;
        const uint32_t dash = at + paper + 1;
        if (paper)
            return word_behind(r, LIST_OF, at + paper) || word_behind(r, LIST_PURPOSE, at + paper) ||
                   text_is(r, dash, "- ") || text_is(r, dash, "– "); /* "Energy Act - Peru (2015)" */
    }
    return false;
}

/* "the law of 2012", "the Electricity Act (2012)", "the plan of Kenya (2012)" */
static bool names_paper_before(const reading *r, const span *s) {
    const bool of = list_at(r, LIST_OF, s->start) || list_at(r, LIST_FROM, s->start),
               bracketed = s->start > 1 && r->text[s->start - 1] == '(' && text_is(r, s->end, ")");
    const uint32_t end = back_spaces(r, s->start - bracketed);
    return (of || bracketed) && (list_before(r, LIST_PAPER, end) || (bracketed && paper_of_before(r, end)));
}

/* "the directive adopted in 2009 sets a target of 20 percent", "a target of 40 percent was set in May 2013": when it
 * was decided, not when it is to be so. */
static bool dates_decision(const reading *r, const quantity *q, const span *s) {
    const bool goal = has_cue(r, clause_start(r, q->clause), s->start > q->end ? s->start : q->end, CUE_TARGET);
    return goal && s->clause == q->clause && list_before(r, LIST_DECIDED, back_spaces(r, s->start));
}

/* "In June 2015 the target was raised to 100 GW": when the goal was changed. */
static bool dates_change_of_goal(const reading *r, const quantity *q, const span *s) {
    for (uint32_t at = s->end; at < q->start; at++) {
        const uint32_t goal = r->text[at] == ' ' ? list_at(r, LIST_GOAL, at + 1) : 0, behind = at + goal + 2,
                       was = goal ? list_at(r, LIST_PASSIVE, behind) : 0, verb = behind + was + 1;
        if (!was) continue;
        const uint32_t end = letters_end(r, verb);
        return !list_at(r, LIST_MET, verb) && has_cue(r, end, q->start, CUE_TO) &&
               (list_at(r, LIST_DECIDED, verb) || ends_in(r, LIST_ENDING_ED, verb, end));
    }
    return false;
}

/* "finalized standards", "announced new rules": where what was decided ends that begins there; 0 for nothing. */
static uint32_t decided_rule(const reading *r, uint32_t at) {
    enum { WORDS = 6 };
    uint32_t next = list_at(r, LIST_DECIDED, at);
    for (int i = 0; next && i < WORDS; i++) {
        const uint32_t word = skip_spaces(r, at + next), rule = list_at(r, LIST_ENACTED, word);
        if (rule) return word + rule;
        next = letters_end(r, word) > word ? letters_end(r, word) - at : 0;
    }
    return 0;
}

/* "In May 2020 it said that wind met 9% of demand in 2019": what was said has a time of its own, of before. */
static bool told_of_then(const reading *r, const span *saying, uint32_t said) {
    for (const span *o = saying + 1; o < r->spans.at + r->spans.count; o++)
        if (o->kind == SPAN_TIME && o->start >= said && !o->as_base && o->by_itself && o->time[0] && o->year &&
            o->year <= saying->year)
            return true;
    return false;
}

/* "In 1995 it was estimated that the package would save 4 percent", "On 4 May the agency announced rules that will
 * save 4 percent", "it said on 4 May that": when it was said, not when it is to be so. */
static bool dates_saying(const reading *r, const quantity *q, const span *s) {
    const bool before =
        word_behind(r, LIST_TELLS_WHICH, s->end) && list_before(r, LIST_DECIDED, back_spaces(r, s->start));
    uint32_t said = before ? s->end : 0;
    for (uint32_t at = s->end; at < q->start && !said; at++) {
        const uint32_t that = list_at(r, LIST_SAYS_THAT, at);
        said = that ? at + that : decided_rule(r, at);
    }
    return said && (has_cue(r, said, q->start, CUE_PROJECTED) || told_of_then(r, s, said));
}

/* "Records since 1980 show that farms use 12% of power": how far back one has looked, where nothing has moved since. */
static bool dates_records(const reading *r, const quantity *q, const span *s) {
    return !is_han(r) && s->rule->emit.op == EMIT_SINCE && !moves(q) && s->end <= q->start &&
           list_before(r, LIST_RECORDS, back_spaces(r, s->start));
}

/* "The rule, which takes effect in 2027, will save 9 TWh", "takes effect in 2027 and saves 9 TWh": from when it is in
 * force, and not when it does so. */
static bool dates_force(const reading *r, const quantity *q, const span *s) {
    if (s->end > q->start || !list_before(r, LIST_TAKES_EFFECT, back_spaces(r, s->start))) return false;
    const uint32_t clause = clause_start(r, s->clause), at = skip_spaces(r, s->end + text_is(r, s->end, ","));
    return (word_behind(r, LIST_RELATIVE, clause) && q->clause > s->clause) || list_at(r, LIST_JOINT, at);
}

/* The year of a paper says nothing of what it asks for. */
static bool dates_paper(const reading *r, const quantity *q, const span *s) {
    if (dates_records(r, q, s)) return true;
    const emit_op op = s->rule->emit.op;
    const bool moment = op == EMIT_YEAR || op == EMIT_MONTH || op == EMIT_DATE;
    if (!is_han(r) && dates_force(r, q, s)) return true;
    if (is_han(r) || !moment || s->deadline || !r->published.year || s->year > r->published.year) return false;
    return names_paper_behind(r, s) || names_paper_before(r, s) || dates_decision(r, q, s) || dates_saying(r, q, s) ||
           dates_change_of_goal(r, q, s);
}

/* ----------------------------------------------------------- other numbers */

/* 增速由1—2月份的增长9%转为下降3%: the time that what it was has for its own. */
static bool of_what_was(const reading *r, const quantity *o, const span *s) {
    if (!is_han(r) || o->start < s->end || o->clause != s->clause) return false;
    const token *from = token_ending(r, s->start, WORD_CUE), *of = token_starting(r, s->end, WORD_CUE);
    return from && is_cue(from, CUE_FROM) && of && is_cue(of, CUE_OF) &&
           (cue_at(r, of->end, CUE_RISE) || cue_at(r, of->end, CUE_FALL));
}

/* "In 2019 it grew by 2% compared to 5% in 2013": a growth that another one is held against. */
static bool is_growth_held(const quantity *q, const quantity *o) {
    return q->kind == FACTS_GROWTH && o->kind == q->kind && o->unit == q->unit && o->leading &&
           is_cue(o->leading, CUE_BASE);
}

/* A time that stands right at another quantity belongs to that one alone. */
bool dates_other_number(const reading *r, const quantity *q, const span *s) {
    enum { NEAR = 16 };
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || (o->list == q->list && q->list != NONE)) continue;
        if (o->unit == NONE && !o->metric_id[0]) continue;
        if ((o->from && precedes_closely(r, o, s)) || (o < q && of_what_was(r, o, s))) return true;
        if (o->from && o == q + 1 && follows_closely(r, o, s) && !is_han(r) && o->start - q->end <= NEAR)
            return true; /* "fell to 9 percent from 10 percent in 2020" */
        if (o->from && !is_han(r) && follows_closely(r, o, s) && o->start < q->start)
            return true; /* "up from 60% in 2013, and efficiency improves by 10%" */
        if (o > q && !is_han(r) && follows_closely(r, o, s) &&
            (held_against(r, o) || is_growth_held(q, o) || word_between(r, LIST_FORMER, q->end, o->start)))
            return true; /* "In 2013 it was 10 Mt compared with 5 Mt in 2003", "far from the earlier goal of 9 GW by" */
        if (follows_closely(r, o, s) && o->start < q->start) {
            if (o->clause == q->clause) return true;
            /* "16 percent in 2020, and 19 percent in 2024" against "reached 5 GW in 2024, up 8 percent" */
            return !comparative(q) || (!is_han(r) && has_cue(r, s->end, q->start, CUE_TARGET));
        }
        if (s->rule->emit.op == EMIT_SINCE && o->start > q->end && comparative(o) && q->base[0] && !is_han(r) &&
            follows_closely(r, o, s))
            return true; /* "36 percent less than in 1990 and 46 percent since 2003" */
        if (precedes_closely(r, o, s) && (s->end > q->end || (o->start < q->start && o->clause == q->clause)))
            return true;
    }
    return false;
}

bool begins_change(const reading *r, const span *s) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].from && (precedes_closely(r, &r->quantities.at[i], s) ||
                                         (!is_han(r) && follows_closely(r, &r->quantities.at[i], s))))
            return true;
    return false;
}

bool dates_held_against(const reading *r, const span *s) {
    for (const quantity *q = r->quantities.at; !is_han(r) && q < r->quantities.at + r->quantities.count; q++)
        if (held_against(r, q) && follows_closely(r, q, s)) return true;
    return false;
}

/* "15% by 2025 30% by 2035": the year between the two is that of the first, where the second has its own. */
static bool of_last_in_row(const reading *r, const quantity *q, const span *s) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || s->start < last->end || s->end > q->start || !follows_closely(r, last, s)) return false;
    for (const span *o = s + 1; o < r->spans.at + r->spans.count; o++)
        if (o->kind == SPAN_TIME && !o->as_base && o->start >= q->end && follows_closely(r, q, o)) return true;
    return false;
}

/* ---------------------------------------------------------------- brackets */

/* "12 Mt (2019: 14 Mt) in 2020": the bracket that such a time rules, and no number outside of it; 0 for other times. */
static uint32_t bracket_ruled(const reading *r, const span *s) {
    return text_is(r, s->end, ":") ? bracket_of(r, s->start) : 0;
}

/* "to 50 percent from the current 11 percent by 2030": the deadline is that of where it leads. */
static bool dates_goal_before(const reading *r, const quantity *q, const span *s) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !q->from || !s->deadline || s->start < q->end || !last || last->clause != q->clause) return false;
    return r->published.year && s->year > r->published.year && cue_before(r, last->start, CUE_TO);
}

/* "is 7.4% (in 2014 it was 4.9%)": the bracket tells of another year, and how it was then. */
static bool dates_bracket(const reading *r, const quantity *q, const span *s) {
    enum { NEAR = 24 };
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || s->start < q->end || !next || next->start < s->end || next->start - s->end > NEAR) return false;
    const uint32_t bracket = bracket_of(r, s->start);
    return bracket && bracket > q->end && bracket_of(r, next->start) == bracket &&
           (has_cue(r, s->end, next->start, CUE_HOLD) || has_cue(r, s->end, next->start, CUE_SHARE));
}

/* "was 32% of output (down from 39% in 2022)": a time in a bracket that holds a number of its own. */
static bool in_other_bracket(const reading *r, const quantity *q, const span *s) {
    const uint32_t bracket = is_han(r) || s->start < q->end ? 0 : bracket_of(r, s->start);
    if (!bracket || bracket < q->end) return false;
    const char *close = byte_between(r, s->end, r->size, ')');
    if (close && has_cue(r, s->end, (uint32_t)(close - r->text), CUE_HOLD))
        return true; /* "20 TWh of heat (in 2015 none was sold)" */
    const quantity *next = quantity_behind(r, q);
    return next && next->start >= bracket && next->end <= s->start &&
           (next->dimension == q->dimension || next->metric_id[0]);
}

/* "(1 GW is installed today)", "(now 1 GW)" */
static bool is_now_in_bracket(const reading *r, const quantity *q, const span *s) {
    const uint32_t bracket = s->rule->emit.op == EMIT_NOW ? bracket_of(r, s->start) : 0;
    const quantity *last = quantity_before(r, q);
    return bracket && bracket == bracket_of(r, q->start) && !(last && last->end > bracket);
}

const span *time_in_bracket(const reading *r, const quantity *q) {
    enum { A_RATE = 14 }; /* "1.3% a year, ..." */
    const quantity *next = quantity_behind(r, q);
    const uint32_t limit = next ? next->start : r->size;
    if (is_han(r) || !bracket_of(r, q->start)) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->end <= limit && is_now_in_bracket(r, q, s)) return s;
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0] || s->start < q->end + 2 || s->end > limit) continue;
        if (s->start - q->end > A_RATE + 2 || s->end >= r->size) return NULL;
        return strchr(",;", r->text[s->start - 2]) && strchr("),;", r->text[s->end]) ? s : NULL;
    }
    return NULL;
}

/* "(2018: 41%; target for 2020: 38%)": whether a later time in the bracket has a colon of its own before the quantity.
 */
static bool ruled_anew(const reading *r, const quantity *q, const span *s) {
    for (const span *o = s + 1; o < r->spans.at + r->spans.count && o->end <= q->start; o++)
        if (o->kind == SPAN_TIME && o->time[0] && text_is(r, o->end, ":")) return true;
    return false;
}

bool rules_bracket_of(const reading *r, const quantity *q, const span *s) {
    const uint32_t ruled = bracket_ruled(r, s);
    return ruled && ruled == bracket_of(r, q->start) && !ruled_anew(r, q, s);
}

static bool rules_other_bracket(const reading *r, const quantity *q, const span *s) {
    const uint32_t ruled = bracket_ruled(r, s);
    return ruled && ruled != bracket_of(r, q->start);
}

/* ----------------------------------------------------------- other matters */

/* "is 48% below 2005 levels and well on track for the 2030 target of -60%" */
static bool heads_for(const reading *r, const quantity *q, const span *s) {
    enum { NEAR = 12 };
    for (uint32_t i = q->end; i < s->start; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i)) return has_cue(r, i, s->end + NEAR, CUE_TARGET);
    return false;
}

/* "30 percent of its goal of 20 GW for 2030": the year of the goal that it is a part of. */
static bool dates_goal_of_part(const reading *r, const quantity *q, const span *s) {
    enum { NEAR = 48 };
    const quantity *goal = quantity_behind(r, q);
    if (is_han(r) || !is_percentage(r, q) || !goal || goal->start - q->end > NEAR || s->start < goal->end ||
        !word_behind(r, LIST_OF, q->end))
        return false;
    return has_cue(r, q->end, s->start, CUE_TARGET);
}

/* Whether another matter begins there that is still to come: "and aims to", "and the goal is". */
static bool plan_between(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i) && (has_cue(r, i, to, CUE_TARGET) || has_cue(r, i, to, CUE_PROJECTED)))
            return true;
    return false;
}

/* "In 2021, the rate was 26 percent and the goal is 53 percent by 2030": another quantity stands between, and another
 * matter. "The city recycles 60% of its waste and aims to be free of it by 2040": or another matter only. */
static bool dates_goal_behind(const reading *r, const quantity *q, const span *s) {
    enum { NEAR = 24 };
    const quantity *next = quantity_behind(r, q);
    if (is_han(r)) return false;
    if (!next && q->kind == FACTS_LEVEL && s->start >= q->end && !no_verb_before(r, q->start) &&
        !has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET) &&
        !has_cue(r, clause_start(r, q->clause), q->start, CUE_PROJECTED) && plan_between(r, q->end, s->start))
        return true;
    if (!next) return q->kind == FACTS_LEVEL && bracket_before(r, q) && heads_for(r, q, s);
    if (next->start >= s->end && next->start - s->end < NEAR && heads_for(r, q, s)) return true;
    if (next->end > s->start || next->clause != q->clause) return false;
    if (has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET)) return false;
    return plan_between(r, q->end, next->start);
}

/* 截至9月底完成90亿元，占全年计划的80%, 1—4月关停300万千瓦，完成全年计划的三分之一: the time of the whole that
 * something is a share of, where the sentence has told one for the share. */
static bool dates_whole(const reading *r, const quantity *q, const span *s) {
    const token *bound = token_ending(r, q->start, WORD_BOUND),
                *of = token_ending(r, bound ? bound->start : q->start, WORD_CUE),
                *share = token_ending(r, s->start, WORD_CUE);
    if (!is_han(r) || !is_percentage(r, q) || !of || !is_cue(of, CUE_OF) ||
        !((share && is_cue(share, CUE_SHARE)) || list_before(r, LIST_COMPLETES, s->start)) || s->clause != q->clause ||
        s->end > of->start)
        return false;
    for (const span *o = s; o-- > r->spans.at;)
        if (o->kind == SPAN_TIME && !o->as_base && o->time[0]) return true;
    return false;
}

/* "In 2006 it fell by 1.8 percent and in 2007 it fell by 3.7 percent": a time behind "and" is that of what follows. */
static bool opens_next(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    while (next && next->start < s->start) next = quantity_behind(r, next);
    if (is_han(r) || !next || next->start <= s->end ||
        (next->clause != s->clause && !(text_is(r, s->end, ",") && next->clause == s->clause + 1)))
        return false;
    const uint32_t before = back_spaces(r, s->start);
    uint32_t joint = list_before(r, LIST_JOINT, before);
    if (!joint) joint = list_before(r, LIST_OTHER_MATTER, before); /* "was 2.5% in all, but in 2023, it was 18%" */
    return joint && before - joint > q->end;
}

/* 2015年以来开工9座，在运规模达到900万千瓦: what stands in a later clause is of now. */
static bool stands_in_clause(const reading *r, const quantity *q, const span *s) {
    uint32_t size;
    return s->clause < q->clause && list_next(r, LIST_STANDING, clause_start(r, q->clause), q->start, &size) < q->start;
}

/* 6月产量3亿吨，今年3月以来连续增长；日均1000万吨: what has gone on since then is told to the end of its part. */
static bool since_in_other_part(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || !is_open(s->time) || s->end > q->start) return false;
    if (stands_in_clause(r, q, s)) return true;
    if (!stop_between(r, s->end, q->start)) return false;
    for (const quantity *o = q; o-- > r->quantities.at && o->start >= s->end;)
        if (o->metric_id[0] && !stop_between(r, s->end, o->start)) return false;
    return true;
}

/* 核电下降5%，1—2月份为增长4%；风电增长17%: a time that is only said to have been so. */
static bool was_so_then(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || s->end > q->start) return false;
    const bool over_years = s->rule->emit.op == EMIT_SAME_MONTHS && q->clause > s->clause && q->base_span &&
                            is_per_year(q->base); /* 2020年同期为下降3%，两年平均增长5% */
    if (!over_years && !stop_between(r, s->end, q->start)) return false;
    return s->start == clause_start(r, s->clause) && s->clause > 0 && list_at(r, LIST_WAS_SO, s->end) > 0;
}

/* "has fallen by 90 percent since 2010, to 140 dollars": where it stands now. */
static bool begun_then(const reading *r, const quantity *q, const span *s) {
    const quantity *growth = quantity_before(r, q);
    if (is_han(r) || s->rule->emit.op != EMIT_SINCE || q->kind != FACTS_LEVEL || !growth || !comparative(growth) ||
        s->end > q->start)
        return false;
    const bool ahead =
        s->end <= growth->start && growth->metric_id == q->metric_id; /* "Since 2010 it has fallen ..." */
    const uint32_t from = ahead ? growth->end : s->end;
    return (ahead || s->start >= growth->end) && (has_cue(r, from, q->start, CUE_TO) || comes_out_at(r, q));
}

/* "Between 2020 and 2021 it rose by 9% after the lockdown in 2020, and by 3% in homes": the time of what it came after,
 * where the sentence has told another one before. */
static bool dates_what_came_before(const reading *r, const span *s) {
    const uint32_t clause = clause_start(r, s->clause);
    const token *after = is_han(r) ? NULL : cue_back(r, clause, s->start, CUE_ASIDE);
    if (!after || s->deadline || closes_between(r, after->end, s->start)) return false;
    if (number_between(r, after->end, s->start)) return false;
    for (const span *o = r->spans.at; o < s; o++)
        if (o->kind == SPAN_TIME && !o->as_base && o->by_itself && o->time[0] && o->end <= after->start) return true;
    return false;
}

bool tells_record(const reading *r, const span *s) {
    const uint32_t clause = clause_start(r, s->clause), end = back_spaces(r, s->start), start = letters_start(r, end);
    if (is_han(r) || s->rule->emit.op != EMIT_NOW) return false;
    if (end > start && list_at(r, LIST_RECORDED, start) == end - start) return true;
    return word_between(r, LIST_SUPERLATIVE, clause, s->start) && word_between(r, LIST_RECORDED, clause, s->start);
}

/* "a 2030 target of 3 GW, which has now been raised to 6 GW": when the goal was moved, and not when it is due. */
static bool dates_new_goal(const reading *r, const quantity *q, const span *s) {
    const quantity *last = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    return !is_han(r) && s->rule->emit.op == EMIT_NOW && s->start > clause && s->end <= q->start && last &&
           last->end <= clause && last->unit == q->unit && q->leading && is_cue(q->leading, CUE_TO) &&
           list_at(r, LIST_RELATIVE, skip_spaces(r, clause)) && word_between(r, LIST_GOAL, 0, clause);
}

/* "grew by 60 GW owing to a fall in prices of 40% since 2010": since when the cause has moved. */
static bool since_of_cause(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->rule->emit.op != EMIT_SINCE || s->start < q->end) return false;
    for (const quantity *o = q; (o = quantity_behind(r, o)) && o->end <= s->start;)
        if (moves(o) && has_cue(r, q->end, o->start, CUE_ASIDE)) return true;
    return false;
}

/* "rose 46% after record sunshine in March", "after the dry summer of 2023" */
static bool dates_cause(const reading *r, const quantity *q, const span *s) {
    if (dates_what_came_before(r, s) || since_of_cause(r, q, s)) return true;
    const bool of_it = !is_han(r) && s->start >= q->end && list_at(r, LIST_OF, s->start);
    return s->start >= q->end && (!s->by_itself || of_it) && has_cue(r, q->end, s->start, CUE_ASIDE);
}

/* 1—5月新增2亿千瓦，为去年全年的七成: whether the time is only of what such a fraction is of, where the sentence has
 * told another one. */
static bool dates_whole_of_fraction(const reading *r, const span *s) {
    const token *of = is_han(r) ? token_starting(r, s->end, WORD_CUE) : NULL,
                *is = of && is_cue(of, CUE_OF) ? token_ending(r, s->start, WORD_CUE) : NULL;
    if (!is || !is_cue(is, CUE_HOLD)) return false;
    bool fraction = false, dated = false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        fraction = fraction || (q->special && q->unit == r->packs->unit_percent && q->lead == of->end);
    for (const span *o = r->spans.at; fraction && o < s; o++)
        dated = dated || (o->kind == SPAN_TIME && !o->as_base && o->time[0]);
    return dated;
}

/* "From 2031 on up to 6% of 1990 emissions may be bought": the year of what the share is of, where the sentence has
 * told a later one. */
static bool dates_whole_of_percent(const reading *r, const span *s) {
    if (is_han(r) || s->as_base || !is_one_year(s->time) || !list_at(r, LIST_OF, s->start)) return false;
    const uint32_t end = back_spaces(r, s->start), what = skip_spaces(r, s->end);
    if (letters_end(r, what) == what || list_at(r, LIST_JOINT, what)) return false;
    bool share = false, later = false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        share = share || (q->end == end && q->unit == r->packs->unit_percent);
    for (const span *o = r->spans.at; share && o < r->spans.at + r->spans.count; o++)
        later = later || (o->kind == SPAN_TIME && !o->as_base && o->year > s->year);
    return later;
}

/* "closes 8 GW, or 4% of the plants in operation at the end of 2024; 3 GW ...": how large the whole was then that it is
 * told to be a share of. */
static bool dates_whole_in_use(const reading *r, const span *s) {
    if (is_han(r) || !list_before(r, LIST_IN_USE, back_spaces(r, s->start))) return false;
    const quantity *q = r->quantities.at + r->quantities.count;
    while (q > r->quantities.at && q[-1].start > s->start) q--;
    return q > r->quantities.at && is_percentage(r, --q) && list_before(r, LIST_SAID_AGAIN, q->lead) &&
           word_behind(r, LIST_OF, q->end);
}

/* "a share of 47% – 30% was reached in 2019 – and a cut of 45%": a time at the end of what two dashes put in between,
 * with a number of its own. */
static bool closes_aside(const reading *r, const quantity *q, const span *s) {
    static const char DASH[] = " – ";
    enum { LONGEST = 64 };
    if (is_han(r) || s->end > q->start || !text_is(r, s->end, DASH)) return false;
    for (uint32_t at = s->start; at-- > 0 && s->start - at < LONGEST;)
        if (text_is(r, at, DASH)) return number_between(r, at, s->start);
    return false;
}

/* "By 2019 it had achieved 16% of its 2030 emissions target": the year of the goal, and not when so much was achieved.
 */
static bool dates_goal_in_part(const reading *r, const quantity *q, const span *s) {
    enum { PHRASE = 48 };
    const uint32_t end = s->end + PHRASE < r->size ? s->end + PHRASE : r->size;
    bool told = false;
    for (const span *o = r->spans.at; o < s; o++)
        told = told || (o->kind == SPAN_TIME && !o->as_base && o->time[0] && o->end <= q->start);
    return told && s->start > q->end && is_percentage(r, q) && is_part_of_goal(r, q) &&
           word_between(r, LIST_GOAL, s->end, end);
}

bool since_for_last(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->rule->emit.op != EMIT_SINCE || s->end > q->start || !q->base[0] || atoi(q->base) == s->year)
        return false;
    for (const quantity *o = quantity_before(r, q); o && o->end <= s->start; o = quantity_before(r, o))
        if (comparative(o) && o->time_span == s) return true;
    return false;
}

bool dates_other_place(const reading *r, const quantity *q, const span *s) {
    return since_for_last(r, q, s) || dates_goal_in_part(r, q, s) || dates_whole_in_use(r, s) ||
           closes_aside(r, q, s) || dates_whole_of_fraction(r, s) || dates_whole_of_percent(r, s) ||
           of_last_in_row(r, q, s) || rules_other_bracket(r, q, s) || dates_bracket(r, q, s) ||
           dates_goal_before(r, q, s);
}

/* "wind 40 GW (12 GW stood in 2015), gas 9 GW", "to 40% (60% by 2050), and cut them by 30%": a time that closes a
 * bracket, in which what stands before the bracket is told for another time. */
static bool tells_other_time(const reading *r, const quantity *q, const span *s) {
    const uint32_t open = text_is(r, s->end, ")") ? bracket_of(r, s->start) : 0;
    if (!open || bracket_of(r, q->start) == open) return false;
    const quantity *within = quantity_before(r, q);
    while (within && within->start >= s->start) within = quantity_before(r, within);
    const quantity *told = within && within->start >= open ? quantity_before(r, within) : NULL;
    return told && told->end < open && told->unit == within->unit && told->unit != NONE &&
           told->clause == within->clause && !concept_between(r, open, within->start);
}

/* 占全国容量（2021年底为4亿千瓦）的16%: a time in a bracket with a number of its own. */
static bool in_closed_bracket(const reading *r, const quantity *q, const span *s) {
    if (s->end > q->start || !closes_between(r, s->end, q->start)) return false;
    const quantity *last = quantity_before(r, q);
    if (!is_han(r)) /* "6 GW (1 GW is in use today) and yield 1 Mt" */
        return last && (is_now_in_bracket(r, last, s) || tells_other_time(r, q, s));
    return last && last->start >= s->end && !closes_between(r, s->end, last->start);
}

/* "fell by 9% in 2023, the largest drop since the crisis of 2009, and stood 30% below": since when none was like it. */
static bool since_the_like(const reading *r, const span *s) {
    enum { NEAR = 36 };
    if (is_han(r) || s->rule->emit.op != EMIT_SINCE) return false;
    const uint32_t clause = clause_start(r, s->clause), near = back_by(s->start, NEAR),
                   from = near > clause ? near : clause;
    if (number_between(r, from, s->start)) return false;
    return word_between(r, LIST_SUPERLATIVE, from, s->start);
}

/* "emits 9 Mt and has grown by 30% since 2000": how far it has come since then dates the growth alone. */
static bool since_of_next(const reading *r, const quantity *q, const span *s) {
    const quantity *next = is_han(r) ? NULL : quantity_behind(r, q);
    return next && q->kind == FACTS_LEVEL && !q->from && is_open(s->time) && s->start >= next->end && moves(next) &&
           has_cue(r, q->end, next->start, CUE_PERFECT);
}

/* "makes up 2% of exports and has grown by a half between 2010 and 2018": what a later verb tells of, and not what
 * stands now. */
static bool dates_next_verb(const reading *r, const quantity *q, const span *s) {
    const token *stands = is_han(r) || !is_percentage(r, q) || q->kind != FACTS_LEVEL ? NULL : q->leading;
    if (!stands || s->start < q->end || s->clause != q->clause || !strchr(s->time, '/') || is_open(s->time) ||
        !(is_cue(stands, CUE_SHARE) || is_cue(stands, CUE_HOLD)) || r->text[word_end(r, stands->start) - 1] != 's' ||
        !word_between(r, LIST_JOINT, q->end, s->start))
        return false;
    if (has_cue(r, q->end, s->start, CUE_PERFECT) || has_cue(r, q->end, s->start, CUE_ACTUAL)) return true;
    for_tokens_in(t, r, q->end, s->start)
        if (is_move(t) && list_before(r, LIST_JOINT, back_spaces(r, t->start))) return true;
    return false;
}

bool dates_other_matter(const reading *r, const quantity *q, const span *s) {
    const bool ahead = s->deadline || (r->published.year && s->year > r->published.year);
    if (ahead && s->clause != q->clause && gives_reason(r, q)) return true;
    return in_closed_bracket(r, q, s) || dates_whole(r, q, s) || dates_goal_named(r, q, s) || begun_then(r, q, s) ||
           since_in_other_part(r, q, s) || since_of_next(r, q, s) || was_so_then(r, q, s) || dates_cause(r, q, s) ||
           dates_new_goal(r, q, s) || dates_next_verb(r, q, s) || dates_paper(r, q, s) || tells_record(r, s) ||
           since_the_like(r, s);
}

bool leads_to_other(const reading *r, const quantity *q, const span *s) {
    return opens_next(r, q, s) || in_other_bracket(r, q, s) || dates_goal_behind(r, q, s) ||
           dates_goal_of_part(r, q, s);
}

/* "after 60 TWh (5.4%) in 2021", "by 49 Mt (1.3%) in 2023": a time right behind the bracket in which a change is told
 * again is that of both. */
void time_behind_bracket(const reading *r, quantity *q) {
    quantity *p = q > r->quantities.at ? q - 1 : NULL;
    if (is_han(r) || !p || q->kind != FACTS_GROWTH || p->kind != FACTS_CHANGE || !bracket_before(r, q) ||
        !text_is(r, q->end, ")") || skip_spaces(r, p->end) + 1 != plus_start(r, q))
        return;
    const uint32_t behind = skip_spaces(r, q->end + 1);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->start != behind || s->as_base || !s->by_itself || !s->time[0]) continue;
        set_time(p, s);
        set_time(q, s);
    }
}

void time_of_total(reading *r, quantity *q) {
    enum { FAR_MORE = 3 };
    const quantity *last = is_han(r) && q->time_span ? quantity_before(r, q) : NULL;
    const uint32_t clause = clause_start(r, q->clause);
    if (!last || is_instant(q->time) || !(cue_at(r, clause, CUE_CUMULATIVE) || list_at(r, LIST_SUMS_UP, clause)))
        return;
    while (last && last->kind == FACTS_GROWTH) last = quantity_before(r, last);
    if (last && last->kind == FACTS_LEVEL && q->kind == FACTS_LEVEL && last->time_span == q->time_span &&
        strcmp(last->metric_id, q->metric_id) == 0 && !facts_packs_metric_stock(r->packs, q->metric_id) &&
        decimal_value(q->value) > FAR_MORE * decimal_value(last->value))
        leave_time(q);
}
