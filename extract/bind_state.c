/* Whether it is done, promised or foreseen. */
#include "bind.h"

#include <ctype.h>
#include <stdlib.h>

static int year_end_of(const char *time) {
    const char *slash = strchr(time, '/');
    if (slash && slash[1] >= '0' && slash[1] <= '9') return atoi(slash + 1);
    return slash ? 0 : atoi(time);
}

/* Where the word ends that begins there. */
static uint32_t word_end(const reading *r, uint32_t at) {
    while (at < r->size && (isalpha((unsigned char)r->text[at]) || r->text[at] == '-')) at++;
    return at;
}

facts_state context_frame(const context *c) {
    return c->block_frame     ? c->block_frame
           : c->run_in_frame  ? c->run_in_frame
           : c->heading_frame ? c->heading_frame
           : c->told          ? FACTS_ACTUAL
                              : c->title_frame;
}

/* "1.4 GW at the end of 2023 and could grow to 5 GW": what is said behind "and" is said of the next number. */
static bool another_matter(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (r->text[i] == ';' || word_behind(r, LIST_OTHER_MATTER, i)) return true;
    return false;
}

/* 完成五年目标的86%: how much of a target is reached is no target. */
static bool part_of_target(const reading *r, const token *t, const quantity *q) {
    const token *of = token_starting(r, t->end, WORD_CUE);
    const quantity *first = q - q->list_index;
    const token *bound = token_ending(r, back_spaces(r, first->start), WORD_BOUND);
    return of && of->word->value[0] == CUE_OF && of->end == (bound ? bound->start : first->start) &&
           q->unit == r->packs->unit_percent;
}

/* 将占比提高到25%: here 将 says what is raised, and not that it will be. */
static bool takes_object(const reading *r, const token *t, const quantity *q) {
    if (!is_han(r) || t->end - t->start > 6 || t->end > q->start || clause_of(r, t->start) != q->clause) return false;
    bool thing = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *o = &r->tokens.at[i];
        if (o->start <= t->start) continue; /* 将可再生能源占比提高到 */
        if (is_concept(o)) thing = true;
        if (o->word->class == WORD_CUE && o->word->value[0] == CUE_TO) return thing;
    }
    return false;
}

/* 由目前的75%提升到80%: what is so now is only where the change begins. */
static bool tells_beginning(const reading *r, const token *t, const quantity *q) {
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->from && o->start >= t->end && o->start - t->end <= 9 && o->end <= q->start) return true;
    return false;
}

static bool is_target(const token *t) {
    return t && t->word->class == WORD_CUE &&
           (t->word->value[0] == CUE_TARGET || t->word->value[0] == CUE_FRAME_TARGET);
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

/* 完成了到2020年下降40%的目标: the number is what was promised, also where that was kept. */
static bool called_target(const reading *r, const quantity *q) {
    const token *leads = leading_cue(r, q);
    if (leads && is_cue(leads, CUE_OF) && !is_han(r)) { /* "exceeded the 2020 target of 23 percent" */
        const token *named = token_ending(r, back_spaces(r, leads->start), WORD_CUE);
        if (named && is_cue(named, CUE_TARGET)) return true;
    }
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const token *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const token *target = of && of->word->value[0] == CUE_OF ? token_starting(r, of->end, WORD_CUE)
                          : is_han(r) && !bound              ? of
                                                             : NULL;
    if (names_goal(r, q)) return true;
    if (is_target(target) || (is_han(r) && of && is_cue(of, CUE_OF) && named_behind(r, of->end))) return true;
    const quantity *next = is_han(r) && text_is(r, q->end, "、") ? quantity_behind(r, q) : NULL;
    return next && next->clause == q->clause && called_target(r, next); /* 下降4%、减少6%的目标 */
}

/* "the record of 250 GW set in May 2024": what was set then, where no target is spoken of, is done. */
static bool set_then(const reading *r, const token *t, const quantity *q) {
    const int now = r->published.year;
    if (!now || t->start < q->end || is_han(r)) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->start < t->end && s->end > t->end) return s->year && s->year <= now;
    }
    return false;
}

/* "At 3 °C of warming a fifth of the species is lost": what is said of a degree of warming is no observation. */
static bool at_warming(const reading *r, const quantity *q) {
    enum { WARMEST = 6 };
    if (is_han(r)) return false;
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || quantity_class(r, o) != DIMENSION_TEMPERATURE) continue;
        if (o->clause != q->clause && !(o->end <= q->start && o->clause + 1 == q->clause)) continue;
        if (list_before(r, LIST_STANDING_AT, lead_of(r, o)) && decimal_value(o->value) <= WARMEST) return true;
    }
    return false;
}

/* "26 percent, against a goal of 50 percent": the goal is that of the number behind. */
static bool goal_of_next(const reading *r, const quantity *q, uint32_t to) {
    return !is_han(r) && quantity_behind(r, q) && q->kind == FACTS_LEVEL && has_cue(r, q->end, to, CUE_BASE);
}

/* "installed 10 MW in 2013 to meet its target of 12 MW": the target is the next number. */
static bool leads_next(const reading *r, const quantity *q, const token *t) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || (!is_cue(t, CUE_TARGET) && !is_cue(t, CUE_FRAME_TARGET)) || t->start < q->end)
        return false;
    const token *of = leading_cue(r, next);
    return of && is_cue(of, CUE_OF) && t->end <= of->start && of->start - t->end <= 24 &&
           next->dimension == q->dimension;
}

/* Where nothing tells when a document was published: "to 90 GW in 2031, up from 52 GW in 2024" begins at what is done.
 */
static bool before_what_follows(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    const int year = year_end_of(q->time);
    if (r->published.year || !year || !(q->from || held_against(r, q))) return false;
    return (last && year_end_of(last->time) > year) || (next && year_end_of(next->time) > year);
}

/* -------------------------------------------------------- the word that tells */

/* "supplied", "built" */
static bool past_behind(const reading *r, uint32_t at) {
    const uint32_t start = skip_spaces(r, at), end = word_end(r, start);
    return end >= start + 3 && (text_is(r, end - 2, "ed") || list_at(r, LIST_PARTICIPLE, start) == end - start);
}

/* Where the participle stands that belongs to "has", NONE for none: "has already installed 3 GW". */
static int participle_behind(const reading *r, uint32_t at) {
    enum { ADVERBS = 2 };
    for (int i = 0; i <= ADVERBS; i++, at = word_end(r, skip_spaces(r, at)))
        if (past_behind(r, at)) return (int)skip_spaces(r, at);
    return NONE;
}

/* "has promised 2 GW" says nothing of the kind. */
static bool is_perfect(const reading *r, uint32_t end) {
    const int done = participle_behind(r, end);
    if (done == NONE) return false;
    return !cue_at(r, (uint32_t)done, CUE_TARGET) && !cue_at(r, (uint32_t)done, CUE_PROJECTED);
}

/* Where the phrase begins that leads to a scenario, NONE for none: "in the high scenario". */
static int scenario_start(const reading *r, const token *t) {
    enum { NAME = 48 };
    const uint32_t from = t->start > NAME ? t->start - NAME : 0;
    for (uint32_t at = t->start; at-- > from && !strchr(",;.", r->text[at]);)
        if ((at == 0 || r->text[at - 1] == ' ') && list_at(r, LIST_WITHIN, at)) return (int)at;
    return NONE;
}

/* "compared with the baseline scenario" */
static bool is_base_scenario(const reading *r, const token *t) {
    return has_cue(r, clause_start(r, clause_of(r, t->start)), t->start, CUE_BASE);
}

/* What a word says of the numbers that it rules; false for words that say nothing of the kind. */
static bool says_state(const reading *r, const token *t, facts_state *state) {
    if (t->word->class != WORD_CUE) return false;
    switch ((cue)t->word->value[0]) {
    case CUE_PERFECT:
        *state = FACTS_ACTUAL;
        return is_perfect(r, t->end);
    case CUE_SCENARIO:
        *state = FACTS_PROJECTED;
        return !is_base_scenario(r, t);
    case CUE_IF:
        *state = FACTS_PROJECTED;
        return t->start <= r->marker;
    case CUE_TARGET:
    case CUE_FRAME_TARGET:
        *state = FACTS_TARGET;
        return true;
    case CUE_PROJECTED:
    case CUE_FRAME_PROJECTED:
        *state = FACTS_PROJECTED;
        return true;
    case CUE_ACTUAL:
        *state = FACTS_ACTUAL;
        return true;
    default:
        return false;
    }
}

/* 超额完成下降4%的目标；乙市下降11% */
static bool target_ends(const reading *r, const token *t, const quantity *q) {
    return is_han(r) && t->end < q->start && (r->text[t->end] == ';' || text_is(r, t->end, "；"));
}

/* Of a time to come, what is done so far: `best` has told of the quantity before. */
static bool only_so_far(const reading *r, const token *best, const token *t, const quantity *q) {
    facts_state state = FACTS_ACTUAL;
    if (!best || !r->published.year || year_end_of(q->time) <= r->published.year) return false;
    says_state(r, best, &state);
    if (!is_han(r)) /* "is forecast to grow at an average of 3 percent through 2031" */
        return (state == FACTS_PROJECTED && clause_of(r, best->start) == clause_of(r, t->start)) ||
               (state == FACTS_TARGET && t->start == best->end + 1); /* "must already be cut by 40 percent" */
    return q->time_source == FACTS_TIME_EXPLICIT && state != FACTS_ACTUAL && best->end <= t->start &&
           t->end <= q->start; /* “十五五”期间，将新建2亿平方米，累计完成改造1亿平方米 */
}

/* "would have fallen", "is to be reached": the word before says that it is still to come. */
static bool is_to_come(const reading *r, const token *t) {
    const token *before = token_ending(r, back_spaces(r, t->start), WORD_CUE);
    facts_state state = FACTS_ACTUAL;
    if (!before || list_at(r, LIST_GOAL, before->start) || list_at(r, LIST_RULING, before->start)) return false;
    return says_state(r, before, &state) ? state != FACTS_ACTUAL : list_at(r, LIST_BE, before->start) > 0;
}

/* "the target for 2030 was 40 GW", "a goal of 20 GW, which was later raised to 60 GW": what is said of a goal itself;
 * but "the target was met with 24 percent". */
static bool told_of_goal(const reading *r, const token *best, const token *t, const quantity *q) {
    if (!best || t->end > q->start || word_behind(r, LIST_MET, t->end)) return false;
    const token *lead = leading_cue(r, q); /* "the quota was raised to 7%"; but "the quota was 7% in 2019" */
    if (!list_at(r, LIST_GOAL, best->start) && !(list_at(r, LIST_RULING, best->start) && lead && is_cue(lead, CUE_TO)))
        return false;
    uint32_t from = best->end;
    for (uint32_t i = t->start; i-- > from;)
        if (r->text[i] == ',' && word_behind(r, LIST_RELATIVE, i + 1)) {
            from = i;
            break;
        }
    const bool of = word_behind(r, LIST_PURPOSE, best->end) || word_behind(r, LIST_OF, best->end);
    return clause_of(r, t->start) == q->clause && (of || !concept_between(r, from, t->start));
}

/* Whether a word that says that something is done says it of a time to come, or of a goal. */
static bool not_done(const reading *r, const token *best, const token *t, const quantity *q) {
    return !is_han(r) && (is_to_come(r, t) || told_of_goal(r, best, t, q) ||
                          (is_cue(t, CUE_PERFECT) && list_at(r, LIST_MET, (uint32_t)participle_behind(r, t->end))));
}

/* "a target of 20% under a BAU scenario"; but "in the Announced Pledges Scenario". */
static bool is_aimed_at(const reading *r, const token *best, const token *scenario) {
    facts_state state = FACTS_ACTUAL;
    const int start = scenario_start(r, scenario);
    return best && says_state(r, best, &state) && state == FACTS_TARGET &&
           (start == NONE ? best->end + 1 < scenario->start : (int)best->end <= start);
}

/* Whether a word that says `state` is not said of the quantity. */
static bool of_something_else(const reading *r, const token *best, const token *t, facts_state state, const quantity *q,
                              const context *c) {
    if (state == FACTS_TARGET && c->told && c->listing && t->start == r->marker && !is_han(r))
        return true; /* "Achievements: - Cut gas use by 14%" */
    if (state == FACTS_TARGET) return part_of_target(r, t, q) || set_then(r, t, q) || target_ends(r, t, q);
    if (state == FACTS_PROJECTED) return takes_object(r, t, q) || (is_cue(t, CUE_SCENARIO) && is_aimed_at(r, best, t));
    if (not_done(r, best, t, q)) return true;
    if (t->end <= q->start && closes_between(r, t->end, q->start))
        return true; /* "15 percent (currently 2), 35 percent of waste" */
    return (is_han(r) && tells_beginning(r, t, q)) || only_so_far(r, best, t, q);
}

/* Whether a verb stands there that tells what is or was. */
static bool tells_at(const reading *r, uint32_t at) {
    return word_behind(r, LIST_TELLS, at) || word_behind(r, LIST_HAS, at) || past_behind(r, at);
}

/* "The tax, which is to raise 2 billion a year, covers 60 percent": the sentence goes on behind the clause of the word.
 */
static bool goes_on_behind(const reading *r, const token *best, const quantity *q) {
    const uint32_t clause = clause_start(r, clause_of(r, best->start));
    if (!clause || !word_behind(r, LIST_RELATIVE, clause)) return false;
    return clause_start(r, q->clause) > best->end && tells_at(r, clause_start(r, q->clause));
}

/* "plans to close its coal plants, which supply 40 percent": a clause that tells what is. */
static bool left_by_clause(const reading *r, const token *best, const quantity *q) {
    if (is_han(r)) return false;
    if (goes_on_behind(r, best, q)) return true;
    for (uint32_t i = best->end; i < q->start; i++) {
        if (r->text[i] != ',' || !word_behind(r, LIST_RELATIVE, i + 1)) continue;
        const uint32_t verb = i + 2 + list_at(r, LIST_RELATIVE, i + 2);
        if (word_behind(r, LIST_TELLS, verb) || past_behind(r, verb)) return true;
    }
    return false;
}

/* The last word before the quantity, or one behind it where none stands before, or none so near. */
static const token *find_word(const reading *r, const quantity *q, const context *c) {
    const stretch own = own_stretch(r, q);
    const token *best = NULL;
    for (size_t k = 0; k < r->tokens.count; k++) {
        const token *t = &r->tokens.at[k];
        facts_state state;
        if (!says_state(r, t, &state) || of_something_else(r, best, t, state, q, c)) continue;
        const bool behind = t->start >= q->end && t->start < own.end && !another_matter(r, q->end, t->start);
        /* "..., and the first unit of 1,250 MW is planned for 2036": nearer than what an earlier clause says */
        const bool nearer = best && best->end <= q->start && clause_of(r, best->start) < q->clause &&
                            clause_of(r, t->start) == q->clause && t->start <= q->end + 20 && !is_han(r);
        if (behind && (goal_of_next(r, q, t->start) || leads_next(r, q, t))) continue;
        if (behind && is_cue(t, CUE_SCENARIO) && scenario_start(r, t) == NONE) continue;
        if (t->end <= q->start || (behind && (!best || nearer))) best = t;
    }
    return best && best->end <= q->start && left_by_clause(r, best, q) ? NULL : best;
}

/* What tells of a quantity. */
typedef struct telling {
    const token *word; /* NULL for none */
    facts_state state; /* that it says, else actual */
    bool near;         /* in the clause of the quantity */
    int year, now;     /* in which its time ends, of the document; 0 where unknown */
    bool past;         /* that year is over */
    bool deadline;     /* "by 2030" */
} telling;

/* 根据规划目标，到2015年将达到1亿千瓦: what will be so is what the goal says, where no number stands between. */
static bool of_goal(const reading *r, const token *will) {
    const token *goal = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= will->start; i++)
        if (is_target(&r->tokens.at[i])) goal = &r->tokens.at[i];
    for (size_t i = 0; goal && i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= goal->end && r->quantities.at[i].end <= will->start) return false;
    return goal && is_han(r);
}

static telling tell(const reading *r, const quantity *q, const context *c) {
    const span *s = q->time_span;
    telling told = {.word = find_word(r, q, c), .year = year_end_of(q->time), .now = r->published.year};
    told.past = told.now && told.year && told.year < told.now;
    told.deadline = s && (s->deadline || s->rule->emit.op == EMIT_PLAN_END);
    if (!told.word) return told;
    says_state(r, told.word, &told.state);
    if (told.state == FACTS_PROJECTED && cue_at(r, told.word->start, CUE_WILL) && (c->pledges || of_goal(r, told.word)))
        told.state = FACTS_TARGET;
    if (told.state == FACTS_TARGET && c->listing && c->list_frame == FACTS_PROJECTED && told.word->start == r->marker)
        told.state = FACTS_PROJECTED; /* "The rules are projected to: - Cut 6 Gt" */
    enum { NEAR = 12 };               /* "(currently 2 percent)" */
    const bool of_another = clause_of(r, told.word->start) != q->clause && told.word->end + NEAR < q->start;
    if (told.state == FACTS_ACTUAL && told.now && told.year > told.now && q->time_source == FACTS_TIME_EXPLICIT &&
        (is_han(r) ? !strchr(q->time, '/')
                   : (of_another || is_cue(told.word, CUE_PERFECT)) && atoi(q->time) > told.now))
        told.word = NULL; /* 目前仍有……，2030年提高到75%; "it was 42% in 2023 and falls to 40% in 2031" */
    told.near = told.word && clause_of(r, told.word->start) == q->clause;
    return told;
}

/* ------------------------------------------------------------------- states */

/* Whether the word also rules the deadline, which else makes a promise by itself. */
static bool rules_deadline(const reading *r, const quantity *q, const telling *told) {
    const token *word = told->word;
    const span *s = q->time_span;
    /* "By 2030 the bases are expected to reach 455 GW, of which 315 GW ...": the word behind the time rules both */
    if (told->near || (word->end <= q->start && word->start >= s->end)) return true;
    if (told->state == FACTS_PROJECTED && (word->start <= r->marker || is_cue(word, CUE_SCENARIO)) && !is_han(r))
        return true; /* "Without new policies, emissions grow by 20% by 2030" */
    if (is_han(r) && word->start < s->start && word->end >= s->start && word->end < s->end)
        return true; /* 预计到2030年 */
    if (told->state == FACTS_ACTUAL && told->year == told->now && s->start < word->start && word->end <= q->start)
        return true; /* "by late 2018 it had reached" */
    /* "is projected to rise to 90 TWh by 2030, costing 9 billion": the deadline is a part of the forecast */
    return told->state == FACTS_PROJECTED && !is_han(r) && word->end <= s->start && s->end <= q->start &&
           clause_of(r, word->start) == clause_of(r, s->start);
}

/* Of what is still to come where no word tells: the world promises nothing. */
static facts_state state_ahead(const reading *r, const context *c, bool deadline) {
    const facts_state frame = context_frame(c);
    if (frame == FACTS_PROJECTED || c->title_world || c->heading_world || strcmp(c->home, "WLD") == 0)
        return FACTS_PROJECTED;
    return deadline || frame == FACTS_TARGET || is_han(r) ? FACTS_TARGET : FACTS_PROJECTED;
}

/* In a plan, too, 工业是重点领域，占排放总量的一半 tells what is: a share without a time and without a verb that leads
 * to it. */
static bool tells_share(const reading *r, const quantity *q) {
    if (!is_han(r) || q->time[0] || q->kind != FACTS_LEVEL || q->unit != r->packs->unit_percent) return false;
    const uint32_t clause = clause_start(r, q->clause);
    const token *share = cue_back(r, clause, q->start, CUE_SHARE);
    return share && !has_cue(r, share->end, q->start, CUE_TO) && !has_cue(r, share->end, q->start, CUE_HOLD) &&
           !has_cue(r, share->end, q->start, CUE_RISE) && !has_cue(r, share->end, q->start, CUE_FALL);
}

static facts_state state_told(const reading *r, const quantity *q, const context *c, const telling *told) {
    const int year = told->year, now = told->now;
    const bool ruled = told->word && (!told->deadline || rules_deadline(r, q, told));
    if (!ruled && now && (year > now || (told->deadline && year == now))) return state_ahead(r, c, told->deadline);
    if (told->word) return told->state;
    if (!year && (at_warming(r, q) || list_before(r, LIST_ASKS, lead_of(r, q)))) return FACTS_PROJECTED;
    const bool plain =
        c->title_frame == FACTS_TARGET && context_frame(c) == FACTS_TARGET && !c->heading_frame && tells_share(r, q);
    const bool set_by = told->deadline && c->listing && !is_han(r); /* "Goals: - 100% renewable by 2015" */
    if (context_frame(c) && !plain && (!(year && year < now) || set_by) &&
        !(q->time_span && q->time_span->rule->emit.op == EMIT_PAST))
        return context_frame(c);
    const bool goes_on =
        q->time == c->ahead || (!c->last_ahead && (c->state != FACTS_PROJECTED || !(year && now && year <= now)));
    return q->time_source == FACTS_TIME_CONTEXT && goes_on ? c->state : FACTS_ACTUAL;
}

/* "(of 38 GW currently in use)", "will be 9 GW by 2040; today it is 1 GW" */
static bool is_now(const reading *r, const quantity *q, const token *word) {
    const span *s = q->time_span;
    if (!word || !s || s->time[0] || word->end > s->start || is_han(r)) return false;
    return s->end <= q->start || (s->start >= q->end && s->start - q->end <= 2);
}

/* "is set to fall by 2% after a rise of 1% in 2023" */
static bool looks_back(const reading *r, const quantity *q, const token *word) {
    if (is_han(r) || !word || word->end > q->start) return false;
    for (uint32_t at = word->end; at < q->start; at++)
        if (word_behind(r, LIST_LOOKS_BACK, at)) return true;
    return false;
}

/* What lies behind is no promise any more, whatever the sentence promises besides. */
static bool is_done(const reading *r, const quantity *q, const telling *told) {
    const bool held = (told->past || !told->year) && held_against(r, q);
    if (told->past) {
        if (held) return true; /* "(compared to 390 EJ in 2015)" */
        if (q->time_source == FACTS_TIME_EXPLICIT && looks_back(r, q, told->word)) return true;
        if (q->time_source == FACTS_TIME_EXPLICIT ? !told->near : q->time_source == FACTS_TIME_CONTEXT && !told->word)
            return true;
        if (q->time_span && q->time_span->as_base && q->kind == FACTS_LEVEL) return true;
    }
    if (q->from && told->year && told->now && told->year <= told->now)
        return true;                                                   /* "must rise from 400 GW in 2022" */
    if (!told->year && ((q->from && !q->has_hi) || held)) return true; /* "is to reach 50 GW, up from 14 GW now" */
    return is_now(r, q, told->word) || before_what_follows(r, q);
}

/* "would reach 140 Mt by 2030, double that of 2010" */
static bool moves_to_level(const quantity *q, const quantity *level) {
    return q->kind != FACTS_LEVEL && level->kind == FACTS_LEVEL && q->time_span && q->time_span == level->time_span &&
           q->metric_id == level->metric_id && q->state != FACTS_ACTUAL && level->state != FACTS_ACTUAL;
}

/* "is to fall by 7 percent, which may rise to 22 percent with support": promised as the first cut is. */
static bool promised_as(const quantity *q, const quantity *last) {
    return q->promised_again && last->kind == q->kind && last->state == FACTS_TARGET && q->metric_id == last->metric_id;
}

/* "would rise by $7 billion, or 10 percent, in 2022" */
static bool says_again(const reading *r, const quantity *q, const quantity *last) {
    return q->state == FACTS_ACTUAL && last->state == FACTS_PROJECTED && q->metric_id == last->metric_id &&
           list_at(r, LIST_SAID_AGAIN, skip_spaces(r, last->end));
}

void bind_states(reading *r, const context *c) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        const quantity *last = quantity_before(r, q);
        const telling told = tell(r, q, c);
        q->state = is_done(r, q, &told) ? FACTS_ACTUAL : state_told(r, q, c, &told);
        if (last && ((!told.near && moves_to_level(q, last)) || says_again(r, q, last))) q->state = last->state;
        if (last && promised_as(q, last)) q->state = FACTS_TARGET;
        if (last && q->restates && q->kind == FACTS_GROWTH && last->kind == FACTS_LEVEL && q->time == last->time)
            q->state = last->state; /* "plans a cut of 26 Mt, or 18%, by 2030" */
        if (called_target(r, q)) q->state = FACTS_TARGET;
    }
}
