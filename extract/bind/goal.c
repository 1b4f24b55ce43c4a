/* Goals as nouns: which numbers are goals because a noun calls them so, and what is said of the goal itself. */
#include "extract/find/quantity.h"
#include "extract/metric/beside.h"
#include "kind.h"
#include "state.h"

static bool is_target(const token *t) {
    return t && t->word->class == WORD_CUE && (is_cue(t, CUE_TARGET) || is_cue(t, CUE_FRAME_TARGET));
}

/* 下降40%的改善目标: a short word may say which target. */
static bool named_behind(const reading *r, uint32_t at) {
    enum { CHARACTERS = 3, BYTES = 3 };
    for (uint32_t i = 1; i <= CHARACTERS; i++)
        if (is_target(token_starting(r, at + i * BYTES, WORD_CUE))) return true;
    return false;
}

/* "the 1,200 GW target", "a 10 percent ethanol mandate": of which goal the quantity is. */
static bool names_goal(const reading *r, const quantity *q) {
    enum { NOUNS = 40 };
    for (uint32_t at = q->end;
         !is_han(r) && q->kind != FACTS_RATIO && at < q->end + NOUNS && at < r->size && strchr(" -", r->text[at]);) {
        const uint32_t start = at + 1;
        at = word_end(r, start);
        if (list_at(r, LIST_GOAL, start) || list_at(r, LIST_RULING, start)) return true;
        const token *cue = token_starting(r, start, WORD_CUE);
        if (at == start || list_at(r, LIST_PHRASE_END, start) || list_at(r, LIST_RUNS_ON, start) ||
            list_at(r, LIST_OUTSIDE, start) || list_at(r, LIST_PRONOUN, start) ||
            token_starting(r, start, WORD_BOUND) || (cue && !cue_at(r, start, CUE_MOVE_NOUN)))
            return false;
    }
    return false;
}

/* Whether its clause says before it that something was completed. */
static bool completes_before(const reading *r, const quantity *q) {
    uint32_t size;
    const uint32_t clause = clause_start(r, q->clause), bracket = bracket_of(r, q->start);
    return list_next(r, LIST_COMPLETES, bracket > clause ? bracket : clause, q->start, &size) < q->start;
}

/* 安排造林任务5000亩: a task right before its size; but 完成造林任务5000亩 tells what was done. */
static bool sizes_task(const reading *r, const quantity *q) {
    return is_han(r) && q->kind == FACTS_LEVEL && list_before(r, LIST_GOAL, q->lead) && !completes_before(r, q);
}

bool task_done(const reading *r, const token *t, const quantity *q) {
    const bool task = q->kind != FACTS_LEVEL || list_before(r, LIST_GOAL, t->end); /* 超额完成目标1个百分点 */
    return is_han(r) && t->end == q->lead && task && completes_before(r, q) &&
           !has_cue(r, clause_start(r, q->clause), t->start, CUE_TARGET);
}

/* "the target of 2% by 2012 and 7% by 2022 was dropped": each later step of a goal. */
static bool next_step_of_goal(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) || !q->time_span || !q->time_span->deadline ? NULL : quantity_before(r, q);
    return last && last->unit == q->unit && last->time_span && last->time_span->deadline &&
           year_end_of(last->time) < year_end_of(q->time) && follows_in_list(r, q, last) && called_target(r, last);
}

/* Whether a time begins in the words that end at `end`, and goes on behind: "set in | May 2023"; but "set in | the 2023
 * act". */
static bool dated_in(const reading *r, uint32_t end) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->start < end && s->end > end) return true;
    return false;
}

/* "below the 40% share laid down in the act", "the 10 Mt allowed by law": what a law fixes; but "the 9 GW set in 2023".
 */
static bool fixed_in_law(const reading *r, const quantity *q) {
    enum { NAME = 48 };
    const uint32_t end = clause_end(r, q->clause), last = end < q->end + NAME ? end : q->end + NAME;
    if (is_han(r) || !list_before(r, LIST_DEFINITE, back_spaces(r, q->lead))) return false;
    for (uint32_t at = q->end; at < last && r->text[at] != '('; at++) {
        const uint32_t fixed = text_is(r, at, " ") ? list_at(r, LIST_FIXED_IN_LAW, at + 1) : 0;
        if (!fixed) continue;
        return !dated_in(r, at + 1 + fixed) && no_verb_between(r, q->end, at) && !number_between(r, q->end, at);
    }
    return false;
}

bool called_target(const reading *r, const quantity *q) {
    const token *leads = q->leading;
    const uint32_t article = is_han(r) || leads ? 0 : list_before(r, LIST_ARTICLE, q->lead);
    if (article) leads = token_ending(r, back_spaces(r, q->lead - article), WORD_CUE); /* "its target of a 9% cut" */
    if (sizes_task(r, q) || next_step_of_goal(r, q) || fixed_in_law(r, q)) return true;
    if (leads && !is_han(r) && is_cue(leads, CUE_TARGET) && list_at(r, LIST_GOAL, leads->start) &&
        list_before(r, LIST_OF, leads->end))
        return true;                                    /* "fell short of the goal of 9%" */
    if (leads && is_cue(leads, CUE_OF) && !is_han(r)) { /* "exceeded the 2020 target of 23 percent" */
        const token *named = token_ending(r, back_spaces(r, leads->start), WORD_CUE);
        if (named && is_cue(named, CUE_TARGET)) return true;
    }
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const token *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const token *target = of && is_cue(of, CUE_OF) ? token_starting(r, of->end, WORD_CUE)
                          : is_han(r) && !bound    ? of
                                                   : NULL;
    if (names_goal(r, q)) return true;
    if (is_han(r) && of && is_cue(of, CUE_OF) && list_at(r, LIST_GOAL, of->end)) return true; /* 下降3%的任务 */
    if (is_target(target) || (is_han(r) && of && is_cue(of, CUE_OF) && named_behind(r, of->end))) return true;
    const quantity *next = is_han(r) && text_is(r, q->end, "、") ? quantity_behind(r, q) : NULL;
    return next && next->clause == q->clause && called_target(r, next); /* 下降4%、减少6%的目标 */
}

bool aims_further(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? quantity_before(r, q) : NULL;
    return last && last->kind == FACTS_GROWTH && last->unit == q->unit && last->clause + 1 == q->clause &&
           called_target(r, q) && names_nothing(r, clause_start(r, q->clause), q->start);
}

bool is_goal_in_apposition(const reading *r, const quantity *q) {
    enum { REACH = 48, ADJECTIVES = 2 };
    uint32_t at = q->end;
    while (at < r->size && at < q->end + REACH && !strchr(",;.(", r->text[at])) at++;
    if (is_han(r) || !text_is(r, at, ", ") || !(list_at(r, LIST_ARTICLE, at + 2) || list_at(r, LIST_DEFINITE, at + 2)))
        return false;
    at = word_end(r, at + 2);
    for (int i = 0; i <= ADJECTIVES && text_is(r, at, " "); i++, at = word_end(r, at + 1)) {
        const uint32_t goal = list_at(r, LIST_GOAL, at + 1);
        if (goal) return !word_behind(r, LIST_OF, at + 1 + goal);
    }
    return false;
}

bool goal_missed_by(const reading *r, const token *t, const quantity *q) {
    const token *by = is_han(r) ? NULL : q->leading;
    return by && is_cue(by, CUE_BY) && back_spaces(r, by->start) == t->end && list_at(r, LIST_GOAL, t->start) &&
           word_between(r, LIST_MISSES, clause_start(r, clause_of(r, t->start)), t->start);
}

bool part_of_target(const reading *r, const token *t, const quantity *q) {
    const uint32_t task = is_han(r) ? list_at(r, LIST_GOAL, t->end) : 0; /* 年度目标任务的98% */
    const token *of = token_starting(r, t->end + task, WORD_CUE);
    const quantity *first = q - q->list_index;
    const token *bound = token_ending(r, back_spaces(r, first->start), WORD_BOUND);
    return of && is_cue(of, CUE_OF) && of->end == (bound ? bound->start : first->start) &&
           q->unit == r->packs->unit_percent;
}

bool part_of_goal(const reading *r, const token *t, const quantity *q) {
    enum { WORDS = 64 };
    const bool times = q->kind == FACTS_RATIO; /* "eight times the first target" */
    if (is_han(r) || !(times || q->unit == r->packs->unit_percent) || t->start < q->end || t->start > q->end + WORDS)
        return false;
    if (!(times || word_behind(r, LIST_OF, q->end)) || !list_at(r, LIST_GOAL, t->start)) return false;
    for (uint32_t at = q->end; at < t->start; at++)
        if (strchr(",;:(", r->text[at])) return false;
    return !has_cue(r, q->end, t->start, CUE_HOLD);
}

/* "has surpassed its 30 MW target": before the goal a verb says that it was reached. */
static bool met_before(const reading *r, uint32_t lead) {
    enum { WORDS = 24 };
    return word_between(r, LIST_MET, back_by(lead, WORDS), lead);
}

/* 甲市、乙市提前完成: who did it, and no word that promises it, leads to the verb. */
static bool led_by_places(const reading *r, uint32_t clause, uint32_t verb) {
    bool place = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < verb; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < clause) continue;
        if (t->word->class == WORD_CUE) return false;
        place = place || t->word->class == WORD_PLACE;
    }
    return place && !list_before(r, LIST_OBLIGES, verb);
}

/* 提前完成治理目标，覆盖率达到两成: a clause that begins with the verb, or with the place or the time before it; or the
 * verb right behind the goal: 目标提前五年实现，其中…… */
static bool met_in_clause(const reading *r, const token *goal, const quantity *q) {
    const uint32_t clause = clause_start(r, clause_of(r, goal->start));
    if (clause_of(r, goal->start) >= q->clause) return false;
    uint32_t size = 0;
    if (list_at(r, LIST_MET, goal->end)) return !q->time[0] || year_end_of(q->time) <= r->published.year;
    const uint32_t verb = list_next(r, LIST_MET, clause, goal->start, &size);
    if (verb >= goal->start || verb == clause || led_by_places(r, clause, verb)) return verb < goal->start;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->end == verb) return true;
    return false;
}

bool goal_of_last(const reading *r, const token *t, const quantity *q) {
    if (is_han(r)) return met_in_clause(r, t, q);
    enum { NEAR = 24, OF_THE = 8 };
    if (t->end > q->start) return false;
    for (const quantity *o = r->quantities.at; o < q; o++) {
        const bool before = o->end <= t->start && t->start - o->end <= NEAR && names_goal(r, o);
        const bool behind = o->start >= t->end && o->start - t->end <= OF_THE && word_behind(r, LIST_OF, t->end);
        if (before && byte_between(r, t->end, q->start, ';')) return true;
        if ((before || behind) && met_before(r, behind ? t->start : o->lead)) return true;
    }
    return false;
}

/* 高于年度目标2个百分点: so much beyond a goal, which is no goal itself. */
static bool beyond_goal(const reading *r, const token *t, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    if (q->unit != r->packs->unit_pp || t->start < clause || t->end > q->start) return false;
    for_tokens_in(o, r, 0, t->start) {
        if (o->start >= clause && (o->word->class == WORD_BOUND || is_cue(o, CUE_BASE))) return true;
    }
    return false;
}

bool held_to_goal(const reading *r, const token *t, const quantity *q) {
    enum { WORDS = 40 };
    if (is_han(r)) return beyond_goal(r, t, q);
    if (q->unit == r->packs->unit_pp && word_between(r, LIST_GOAL, q->end, t->end))
        return true; /* "2 points off the target that it has set" */
    if (!list_at(r, LIST_GOAL, t->start) && !list_at(r, LIST_RULING, t->start)) return false;
    const token *lead = q->leading;
    if (q->kind == FACTS_LEVEL && t->end <= q->start && !(lead && is_cue(lead, CUE_BY)))
        return false; /* "below the goal of 20" */
    uint32_t from = back_by(t->start, WORDS);
    for (size_t i = 0; i < r->quantities.count && r->quantities.at[i].end <= t->start; i++)
        if (r->quantities.at[i].end > from) from = r->quantities.at[i].end;
    if (q->unit == r->packs->unit_pp && t->start >= q->end && from <= q->end)
        return true; /* "2 points off its target" */
    const bool by = lead && is_cue(lead, CUE_BY);
    for (uint32_t at = from; at < t->start; at++) {
        if (at && r->text[at - 1] != ' ') continue;
        const uint32_t met = by ? list_at(r, LIST_MET, at) : 0; /* "exceeded its target by 2 Mt" */
        if (met && list_at(r, LIST_DEFINITE, skip_spaces(r, at + met))) return true;
        const token *than = token_starting(r, at, WORD_BOUND);
        if (!than || !(than->word->flags & (BOUND_COMPARE | BOUND_THAN))) than = token_starting(r, at, WORD_CUE);
        if (than && (than->word->class == WORD_BOUND || is_cue(than, CUE_BASE)) &&
            list_at(r, LIST_DEFINITE, skip_spaces(r, than->end)))
            return true;
    }
    return false;
}

bool beside_goal(const reading *r, const quantity *q) {
    for_tokens(t, r) {
        if (is_target(t) && (part_of_goal(r, t, q) || (t->start >= q->end && held_to_goal(r, t, q)))) return true;
    }
    const span *s = q->time_span;
    return s && year_of_goal(r, s) && !called_target(r, q);
}

bool year_of_goal(const reading *r, const span *s) {
    enum { ADJECTIVES = 2 };
    uint32_t at = s->end;
    for (int i = 0; !is_han(r) && i <= ADJECTIVES && at < r->size && r->text[at] == ' '; i++) {
        if (list_at(r, LIST_GOAL, at + 1)) return is_digit(r->text[s->start]) || list_at(r, LIST_DEFINITE, s->start);
        at = word_end(r, at + 1);
    }
    return false;
}

/* "the 40 billion fund" */
static bool sizes_fund(const reading *r, const quantity *q) {
    enum { NOUNS = 40 };
    const uint32_t lead = back_spaces(r, q->lead);
    if (!list_before(r, LIST_DEFINITE, lead)) return false;
    for (uint32_t at = q->end; at < q->end + NOUNS && at < r->size && strchr(" -", r->text[at]);
         at = word_end(r, at + 1))
        if (list_at(r, LIST_FUND, at + 1)) return true;
    return false;
}

bool sum_in_force(const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == r->packs->unit_percent) return false;
    return sizes_fund(r, q) || word_between(r, LIST_FINE, clause_start(r, q->clause), q->start);
}

bool goal_of_next(const reading *r, const quantity *q, uint32_t to) {
    return !is_han(r) && quantity_behind(r, q) && q->kind == FACTS_LEVEL && has_cue(r, q->end, to, CUE_BASE);
}

bool leads_next(const reading *r, const quantity *q, const token *t) {
    enum { NEAR = 24 };
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || (!is_cue(t, CUE_TARGET) && !is_cue(t, CUE_FRAME_TARGET)) || t->start < q->end)
        return false;
    const token *of = next->leading;
    return of && is_cue(of, CUE_OF) && t->end <= of->start && of->start - t->end <= NEAR &&
           next->dimension == q->dimension;
}

const span *plan_before(const reading *r, uint32_t to) {
    static const char CLOSED[] = "》";
    const span *plan = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && s->end <= to; s++)
        if (s->kind == SPAN_NONE && list_before(r, LIST_PLAN, s->end - (uint32_t)strlen(CLOSED))) plan = s;
    return plan;
}

/* 提出，到2030年，占比将达到25%，装机将达到12亿千瓦: the next member of a goal, which ends when the first does. */
static bool next_of_goal(const reading *r, const quantity *q, const quantity *last) {
    const token *to = q->leading;
    return last->state == FACTS_TARGET && last->teller && cue_at(r, last->teller->start, CUE_WILL) &&
           last->time_span == q->time_span && to &&
           (is_cue(to, CUE_TO) || is_cue(to, CUE_HOLD) || is_move(to) || cue_at(r, to->start, CUE_WILL));
}

bool of_goal(const reading *r, const token *will, const quantity *q) {
    if (!is_han(r)) return false;
    const span *plan = plan_before(r, will->start);
    uint32_t from = plan ? plan->end : 0;
    bool goal = plan;
    for_tokens_in(t, r, 0, will->start)
        if (is_target(t)) goal = true, from = t->end;
    for (size_t i = 0; goal && i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o->start >= from && o->end <= will->start && !next_of_goal(r, q, o)) return false;
    }
    return goal;
}

static bool is_goal_noun(const reading *r, const token *t) {
    return list_before(r, LIST_GOAL, t->end) > 0 ||
           (list_at(r, LIST_GOAL, t->start) && list_before(r, LIST_OF, t->end));
}

/* "The national target for wind power": a noun that the clause is about, with no verb before it. */
static bool heads_clause(const reading *r, const token *noun) {
    const uint32_t clause = clause_start(r, clause_of(r, noun->start));
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < noun->start; i++)
        if (r->tokens.at[i].start >= clause && r->tokens.at[i].word->class == WORD_CUE &&
            !is_cue(&r->tokens.at[i], CUE_NARROW) && r->tokens.at[i].end < back_spaces(r, noun->start))
            return false; /* but "the reduction target" */
    return true;
}

/* "was in the end met": whether what is said is that the goal was reached or missed. */
static bool met_behind(const reading *r, uint32_t at) {
    enum { ADVERBS = 24 };
    for (const uint32_t end = at + ADVERBS; at < end && at < r->size && r->text[at] != ','; at++)
        if (word_behind(r, LIST_MET, at)) return true;
    return false;
}

/* 3万吨标准煤: a word of the unit. */
static bool in_quantity(const reading *r, const token *t) {
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (t->start >= q->start && t->end <= q->end) return true;
    return false;
}

/* 降幅目标，甲市为3%，乙市、丙市依次为4%和5%；控制目标为：甲市3万吨: a clause that only names the goal heads the row.
 */
static bool heads_row(const reading *r, const token *word, const quantity *q) {
    enum { COMMA = 3 };
    const int clause = clause_of(r, word->start);
    const token *each = token_starting(r, word->end, WORD_CUE); /* 目标分别为： */
    const uint32_t end = each && is_cue(each, CUE_HOLD) ? each->end : word->end;
    const uint32_t noun = list_before(r, LIST_GOAL, word->end) ? word->start : 0;
    if (!is_target(word) || clause >= q->clause || clause_end(r, clause) - end > COMMA) return false;
    const bool named = !noun || cue_before(r, noun, CUE_PACE) || token_ending(r, noun, WORD_MEASURE);
    if (!named) return false;
    for_tokens_in(t, r, word->end, q->start) {
        if (in_quantity(r, t)) continue;
        if (is_concept(t) || is_move(t)) return false;
    }
    return !stop_between(r, word->end, q->start);
}

/* "The goal was fixed at 40% for heat, for cooling at 25%": the next number of a row that no verb parts from the one
 * that the goal has been told of. */
static bool goal_of_row(const reading *r, const token *verb, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    return last && last->start >= verb->end && last->state == FACTS_TARGET && last->kind == q->kind &&
           last->unit == q->unit && list_at(r, LIST_PARALLEL, skip_spaces(r, clause_start(r, q->clause))) &&
           no_verb_between(r, last->end, q->start);
}

bool goal_goes_on(const reading *r, const token *word, const quantity *q) {
    if (is_han(r)) return heads_row(r, word, q);
    const uint32_t clause = clause_start(r, q->clause);
    return is_goal_noun(r, word) && clause &&
           (list_at(r, LIST_RELATIVE, skip_spaces(r, clause)) || goal_of_row(r, word, q));
}

/* Whether a verb is said of the goal: "the target for 2030 was", "which was later raised", "the quota: 7%". */
static bool subject_of(const reading *r, const token *goal, const token *verb, const quantity *q) {
    const uint32_t end = skip_gloss(r, goal->end);
    uint32_t from = end;
    for (uint32_t i = verb->start; i-- > from;)
        if (r->text[i] == ',' && word_behind(r, LIST_RELATIVE, i + 1)) {
            from = i;
            break;
        }
    const bool of = word_behind(r, LIST_PURPOSE, end) || word_behind(r, LIST_OF, end);
    const bool heads = heads_clause(r, goal) && clause_of(r, goal->start) == clause_of(r, verb->start);
    return (clause_of(r, verb->start) == q->clause || leads_by_colon(r, verb, q) || goal_goes_on(r, goal, q)) &&
           (of || heads || !concept_between(r, from, verb->start));
}

bool told_of_goal(const reading *r, const token *best, const token *t, const quantity *q) {
    if (!best || t->end > q->start || met_behind(r, t->end)) return false;
    if (t->start && r->text[t->start - 1] == '(') return false; /* "targets of 10% (actual share 2%)" */
    if (list_at(r, LIST_JOINT, t->start)) return false;         /* "set a goal in 2008 and achieved a cut of 12%" */
    const token *lead = q->leading; /* "the quota was raised to 7%"; but "the quota was 7% in 2019" */
    if (!is_goal_noun(r, best) && !(list_before(r, LIST_RULING, best->end) && lead && is_cue(lead, CUE_TO)))
        return false;
    return subject_of(r, best, t, q);
}

bool forecast_revised(const reading *r, const token *best, const token *t, const quantity *q) {
    const token *lead = q->leading, *moved = token_starting(r, skip_spaces(r, t->end), WORD_CUE);
    return !is_han(r) && best && is_cue(best, CUE_PROJECTED) && lead && moved && t->end <= q->start &&
           (is_cue(lead, CUE_TO) || is_cue(lead, CUE_FROM)) && clause_of(r, best->start) == q->clause &&
           heads_clause(r, best) && (cue_at(r, moved->start, CUE_RISE) || cue_at(r, moved->start, CUE_FALL));
}

bool goal_will_be(const reading *r, const token *best, const token *t, const quantity *q) {
    const token *lead = q->leading;
    const bool moved = lead && (is_cue(lead, CUE_TO) || is_cue(lead, CUE_FROM) || is_cue(lead, CUE_HOLD));
    return !is_han(r) && moved && best && clause_of(r, best->start) == clause_of(r, t->start) &&
           heads_clause(r, best) && told_of_goal(r, best, t, q);
}

/* "This goal states that Kenya will", "The pledge says that": the goal itself says it. */
static bool said_by_goal(const reading *r, const token *will) {
    uint32_t size, said;
    const uint32_t that = list_next(r, LIST_SAYS_THAT, r->marker, will->start, &said),
                   goal = list_next(r, LIST_GOAL, r->marker, that, &size);
    return that < will->start && goal < that && skip_spaces(r, goal + size) == that;
}

bool willed_by_paper(const reading *r, const token *will, const quantity *q) {
    if (is_han(r) || !will || !cue_at(r, will->start, CUE_WILL) || will->end > q->start || !q->time_span ||
        !q->time_span->deadline)
        return false;
    if (said_by_goal(r, will)) return true;
    if (!list_at(r, LIST_WITHIN, skip_spaces(r, r->marker))) return false;
    const char *comma = byte_between(r, r->marker, will->start, ',');
    const uint32_t end = comma ? (uint32_t)(comma - r->text) : 0;
    return comma && list_before(r, LIST_BINDS, end) && !concept_between(r, end, will->start);
}

/* Whether the word behind the one there ends in -ing: "of raising". */
static bool ing_behind(const reading *r, uint32_t at) {
    const uint32_t start = skip_spaces(r, word_end(r, at));
    return ends_in(r, LIST_ENDING_ING, start, word_end(r, start));
}

/* "from 32%", "from the current 32%" */
static const token *from_before(const reading *r, const quantity *q) {
    uint32_t at = back_spaces(r, q->lead);
    at = back_spaces(r, at - list_before(r, LIST_STANDING, at));
    return token_ending(r, back_spaces(r, at - list_before(r, LIST_DEFINITE, at)), WORD_CUE);
}

/* "was raised from", "has been cut from": the goal itself, where no verb stands between. */
static bool moved_itself(const reading *r, const token *from) {
    const token *moved = token_ending(r, back_spaces(r, from->start), WORD_CUE),
                *is = moved ? token_ending(r, back_spaces(r, moved->start), WORD_CUE) : NULL;
    return is && is_cue(is, CUE_HOLD) && (cue_at(r, moved->start, CUE_RISE) || cue_at(r, moved->start, CUE_FALL));
}

bool goal_moves_from(const reading *r, const token *goal, const quantity *q) {
    const token *lead = is_han(r) ? NULL : from_before(r, q);
    if (!goal || goal->end > q->start || !lead || !is_cue(lead, CUE_FROM) || !is_goal_noun(r, goal) ||
        clause_of(r, goal->start) != q->clause)
        return false;
    if (moved_itself(r, lead) && heads_clause(r, goal)) return true;
    for (uint32_t at = goal->end; at < lead->start; at++) /* "the target of raising it from", "to raise it from" */
        if ((cue_at(r, skip_spaces(r, at), CUE_HOLD) &&   /* "the goal is that it rises from" */
             word_behind(r, LIST_TELLS_WHICH, word_end(r, skip_spaces(r, at)))) ||
            (word_behind(r, LIST_TO, at) && !is_digit(r->text[behind_word(r, LIST_TO, at) + 1])) ||
            (word_behind(r, LIST_OF, at) && ing_behind(r, at + 1)))
            return false;
    const bool raised = has_cue(r, goal->end, lead->start, CUE_RISE) || has_cue(r, goal->end, lead->start, CUE_FALL);
    return !raised || heads_clause(r, goal);
}

/* "standards for vans that would rise at 3 percent", "limits which fall by 2 percent a year": where such a move begins
 * behind the noun; 0 where none does. "limits that raise costs by 3 percent" tell of something else. */
static uint32_t move_of_ruling(const reading *r, uint32_t noun, uint32_t to) {
    for (uint32_t at = noun; at < to; at++) {
        if (strchr(";.:", r->text[at]) && !is_digit(r->text[at + 1])) return 0;
        const uint32_t which = behind_word(r, LIST_TELLS_WHICH, at);
        if (!which) continue;
        const uint32_t modal = behind_word(r, LIST_MODAL, which), verb = skip_spaces(r, modal ? modal : which);
        if (!cue_at(r, verb, CUE_RISE) && !cue_at(r, verb, CUE_FALL)) return 0;
        const uint32_t behind = skip_spaces(r, word_end(r, verb));
        const token *from = token_starting(r, behind, WORD_CUE);
        const bool led = is_digit(r->text[behind]) || list_at(r, LIST_STANDING_AT, behind) ||
                         (from && (is_cue(from, CUE_BY) || is_cue(from, CUE_TO) || is_cue(from, CUE_FROM)));
        return led ? verb : 0;
    }
    return 0;
}

bool moves_with_ruling(const reading *r, const quantity *q) {
    if (is_han(r) || (q->kind != FACTS_GROWTH && q->kind != FACTS_CHANGE)) return false;
    for (uint32_t at = r->marker; at < q->start; at = word_end(r, at) + 1) {
        const uint32_t noun = list_at(r, LIST_RULING, at);
        const uint32_t move = noun ? move_of_ruling(r, at + noun, q->lead) : 0;
        if (move && !stop_between(r, move, q->start) && !has_cue(r, move, q->start, CUE_PROJECTED) &&
            !has_cue(r, move, q->start, CUE_ACTUAL) && !has_cue(r, move, q->start, CUE_HOLD))
            return true;
    }
    return false;
}

bool ruled_by_noun(const reading *r, const quantity *q) {
    if (moves_with_ruling(r, q)) return true;
    const token *lead = is_han(r) ? NULL : q->leading;
    if (!lead || q->kind != FACTS_LEVEL) return false;
    const uint32_t clause = clause_start(r, q->clause);
    const quantity *last = quantity_before(r, q);
    if (last && last->end > clause) return false; /* "quotas range from 9% down to 2%" */
    if (is_cue(lead, CUE_TO) && list_before(r, LIST_RULING, back_spaces(r, lead->start)))
        return true; /* "changes the standard to 9%" */
    if (!is_cue(lead, CUE_HOLD) && !is_cue(lead, CUE_TO)) return false;
    for (uint32_t at = clause; at < lead->start; at = word_end(r, at) + 1) {
        if (cue_at(r, at, CUE_HOLD) || list_at(r, LIST_OF, at) || list_at(r, LIST_FROM, at) ||
            list_at(r, LIST_PURPOSE, at))
            return false;
        const uint32_t noun = list_at(r, LIST_RULING, at);
        if (noun && at > clause)
            return word_behind(r, LIST_PURPOSE, at + noun) || !concept_between(r, at + noun, lead->start);
    }
    return false;
}

bool dates_goal_named(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || s->clause >= q->clause) return false;
    uint32_t end = clause_end(r, s->clause);
    if (end >= 3 && text_is(r, end - 3, "，")) end -= 3;
    const bool goal = list_before(r, LIST_GOAL, end) || is_target(token_ending(r, end, WORD_CUE));
    const bool ahead = s->deadline || has_cue(r, clause_start(r, s->clause), end, CUE_PROJECTED);
    return goal && !ahead && list_before(r, LIST_COMPLETES, s->start) && number_between(r, s->end, end);
}

/* "Pumping it up would require 9 GWh": what something takes is no duty; but "The bill would require 9 GWh", "It would
 * require the city to save 9 GWh", "It would have to grow by 9%". */
static bool needed_for_it(const reading *r, const token *t, const quantity *q) {
    if (!list_before(r, LIST_ABLE, back_spaces(r, t->start))) return false;
    for_tokens_in(o, r, t->end, q->lead)
        if (o->word->class == WORD_CUE) return false;
    for (uint32_t at = clause_start(r, clause_of(r, t->start)); at < t->start; at++)
        if (word_behind(r, LIST_PAPER, at) || word_behind(r, LIST_RULING, at)) return false;
    return true;
}

bool needed_by_forecast(const reading *r, const token *t, const quantity *q) {
    return !is_han(r) && t->end <= q->start && list_at(r, LIST_OBLIGES, t->start) &&
           (is_foretold(r, t->start) || needed_for_it(r, t, q));
}
