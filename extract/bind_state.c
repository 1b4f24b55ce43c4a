/* Whether it is done, promised or foreseen. */
#include "bind.h"

#include <stdlib.h>

static int year_end_of(const char *time) {
    const char *slash = strchr(time, '/');
    if (slash && slash[1] >= '0' && slash[1] <= '9') return atoi(slash + 1);
    return slash ? 0 : atoi(time);
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
        if (r->text[i] == ';' || (r->text[i] == ' ' && list_at(r, LIST_OTHER_MATTER, i + 1))) return true;
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
        if (o->word->class == WORD_SUBJECT || o->word->class == WORD_MEASURE) thing = true;
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

/* 完成了到2020年下降40%的目标: the number is what was promised, also where that was kept. */
static bool called_target(const reading *r, const quantity *q) {
    const token *before = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const token *leads = token_ending(r, back_spaces(r, before ? before->start : q->start), WORD_CUE);
    if (leads && is_cue(leads, CUE_OF) && !is_han(r)) { /* "exceeded the 2020 target of 23 percent" */
        const token *named = token_ending(r, back_spaces(r, leads->start), WORD_CUE);
        if (named && is_cue(named, CUE_TARGET)) return true;
    }
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const token *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const token *target = of && of->word->value[0] == CUE_OF ? token_starting(r, of->end, WORD_CUE)
                          : is_han(r) && !bound              ? of
                                                             : NULL;
    return target && (target->word->value[0] == CUE_TARGET || target->word->value[0] == CUE_FRAME_TARGET);
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
        const token *bound = token_ending(r, back_spaces(r, o->start), WORD_BOUND);
        const uint32_t at = back_spaces(r, bound ? bound->start : o->start);
        if (list_before(r, LIST_STANDING_AT, at) && decimal_value(o->value) <= WARMEST) return true;
    }
    return false;
}

/* "26 percent, against a goal of 50 percent": the goal is that of the number behind. */
static bool goal_of_next(const reading *r, const quantity *q, uint32_t to) {
    return !is_han(r) && quantity_behind(r, q) && q->kind == FACTS_LEVEL && has_cue(r, q->end, to, CUE_BASE);
}

static bool foretold(const reading *r, const token *best, const token *t) {
    return !is_han(r) && (is_cue(best, CUE_PROJECTED) || is_cue(best, CUE_FRAME_PROJECTED)) &&
           clause_of(r, best->start) == clause_of(r, t->start);
}

/* Where nothing tells when a document was published: "to 90 GW in 2031, up from 52 GW in 2024" begins at what is done.
 */
static bool before_what_follows(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    const int year = year_end_of(q->time);
    if (r->published.year || !year || !(q->from || held_against(r, q))) return false;
    return (last && year_end_of(last->time) > year) || (next && year_end_of(next->time) > year);
}

void bind_states(reading *r, const context *c) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        stretch own = own_stretch(r, q);
        const token *best = NULL;
        const int year = year_end_of(q->time), now = r->published.year;
        for (size_t k = 0; k < r->tokens.count; k++) {
            const token *t = &r->tokens.at[k];
            if (t->word->class != WORD_CUE) continue;
            cue said = (cue)t->word->value[0];
            if (said == CUE_FRAME_TARGET) said = CUE_TARGET;
            if (said == CUE_FRAME_PROJECTED) said = CUE_PROJECTED;
            if (said != CUE_TARGET && said != CUE_PROJECTED && said != CUE_ACTUAL) continue;
            if (said == CUE_ACTUAL && t->end <= q->start && closes_between(r, t->end, q->start))
                continue; /* "15 percent (currently 2), 35 percent of waste" */
            if (said == CUE_PROJECTED && takes_object(r, t, q)) continue;
            if (said == CUE_TARGET && (part_of_target(r, t, q) || set_then(r, t, q))) continue;
            if (said == CUE_TARGET && is_han(r) && t->end < q->start &&
                (r->text[t->end] == ';' || text_is(r, t->end, "；")))
                continue; /* 超额完成下降4%的目标；乙市下降11% */
            if (said == CUE_ACTUAL && is_han(r) && tells_beginning(r, t, q)) continue;
            if (said == CUE_ACTUAL && best && now && year > now && foretold(r, best, t))
                continue; /* "is forecast to grow at an average of 3 percent through 2031" */
            if (said == CUE_ACTUAL && best && is_han(r) && now && year > now && q->time_source == FACTS_TIME_EXPLICIT &&
                !is_cue(best, CUE_ACTUAL) && best->end <= t->start && t->end <= q->start)
                continue; /* “十五五”期间，将新建2亿平方米，累计完成改造1亿平方米 */
            const bool behind = t->start >= q->end && t->start < own.end && !another_matter(r, q->end, t->start);
            /* "..., and the first unit of 1,250 MW is planned for 2036": nearer than what an earlier clause says */
            const bool nearer = best && best->end <= q->start && clause_of(r, best->start) < q->clause &&
                                clause_of(r, t->start) == q->clause && t->start <= q->end + 20 && !is_han(r);
            if (behind && goal_of_next(r, q, t->start)) continue;
            if (t->end <= q->start || (behind && (!best || nearer))) best = t;
        }
        q->state = FACTS_ACTUAL;
        if (best && (best->word->value[0] == CUE_TARGET || best->word->value[0] == CUE_FRAME_TARGET))
            q->state = FACTS_TARGET;
        if (best && (best->word->value[0] == CUE_PROJECTED || best->word->value[0] == CUE_FRAME_PROJECTED))
            q->state = FACTS_PROJECTED;
        if (q->state == FACTS_PROJECTED && c->pledges && cue_at(r, best->start, CUE_WILL)) q->state = FACTS_TARGET;
        if (best && best->word->value[0] == CUE_ACTUAL && now && year > now && q->time_source == FACTS_TIME_EXPLICIT &&
            !strchr(q->time, '/') && is_han(r))
            best = NULL; /* 目前仍有……，2030年提高到75%; 到2030年，累计完成2亿平方米 */
        const bool near = best && clause_of(r, best->start) == q->clause;
        /* "By 2030 the bases are expected to reach 455 GW, of which 315 GW ...": the word behind the time rules both */
        const bool led = best && q->time_span && best->end <= q->start && best->start >= q->time_span->end;
        const bool leads = best && q->time_span && is_han(r) && best->start < q->time_span->start &&
                           best->end >= q->time_span->start && best->end < q->time_span->end; /* 预计到2030年， */
        bool deadline = q->time_span && (q->time_span->deadline || q->time_span->rule->emit.op == EMIT_PLAN_END);
        if (!best && q->time_source == FACTS_TIME_CONTEXT &&
            (q->time == c->ahead || (!c->last_ahead && (c->state != FACTS_PROJECTED || !(year && now && year <= now)))))
            q->state = c->state;
        const bool done = best && best->word->value[0] == CUE_ACTUAL && year == now && deadline &&
                          q->time_span->start < best->start &&
                          best->end <= q->start; /* "by late 2018 it had reached" */
        /* "is projected to rise to 90 TWh by 2030, costing 9 billion": the deadline is a part of the forecast */
        const bool foretold = q->state == FACTS_PROJECTED && q->time_span && !is_han(r) &&
                              best->end <= q->time_span->start && q->time_span->end <= q->start &&
                              clause_of(r, best->start) == clause_of(r, q->time_span->start);
        if ((!best || (deadline && !near && !led && !leads && !done && !foretold)) && now &&
            (year > now || (deadline && year == now)))
            q->state = context_frame(c) == FACTS_PROJECTED                                 ? FACTS_PROJECTED
                       : c->title_world || c->heading_world || strcmp(c->home, "WLD") == 0 ? FACTS_PROJECTED
                       : deadline || context_frame(c) == FACTS_TARGET                      ? FACTS_TARGET
                       : context_frame(c) == FACTS_ACTUAL && is_han(r)                     ? FACTS_TARGET
                                                                                           : FACTS_PROJECTED;
        else if (!best && context_frame(c) && !(year && year < now) &&
                 !(q->time_span && q->time_span->rule->emit.op == EMIT_PAST))
            q->state = context_frame(c);
        if (!best && !year && at_warming(r, q)) q->state = FACTS_PROJECTED;
        /* what lies behind is no promise any more, whatever the sentence promises besides */
        if (now && year && year < now && q->time_source == FACTS_TIME_EXPLICIT && !near) q->state = FACTS_ACTUAL;
        if (q->from && year && now && year <= now) q->state = FACTS_ACTUAL; /* "must rise from 400 GW in 2022" */
        const bool now_behind = q->time_span && q->time_span->start >= q->end && q->time_span->start - q->end <= 2;
        if (best && q->time_span && !q->time_span->time[0] && best->end <= q->time_span->start &&
            (q->time_span->end <= q->start || now_behind) && !is_han(r)) /* "(of 38 GW currently in use)" */
            q->state = FACTS_ACTUAL;                                     /* "will be 9 GW by 2040; today it is 1 GW" */
        if (!best && q->time_source == FACTS_TIME_CONTEXT && now && year && year < now) q->state = FACTS_ACTUAL;
        const quantity *level = q - 1;
        if (i > 0 && q->kind != FACTS_LEVEL && level->kind == FACTS_LEVEL && q->time_span && !near &&
            q->time_span == level->time_span && q->metric_id == level->metric_id && q->state != FACTS_ACTUAL &&
            level->state != FACTS_ACTUAL)
            q->state = level->state; /* "would reach 140 Mt by 2030, double that of 2010" */
        if (now && year && year < now && q->time_span && q->time_span->as_base && q->kind == FACTS_LEVEL)
            q->state = FACTS_ACTUAL;
        if (now && year && year < now && held_against(r, q))
            q->state = FACTS_ACTUAL; /* "(compared to 390 EJ in 2015)" */
        if ((!year && (q->from || held_against(r, q))) || before_what_follows(r, q))
            q->state = FACTS_ACTUAL; /* "is to reach 50 GW, up from 14 GW now" */
        if (i > 0 && q->state == FACTS_ACTUAL && level->state == FACTS_PROJECTED && q->metric_id == level->metric_id &&
            list_at(r, LIST_SAID_AGAIN, skip_spaces(r, level->end)))
            q->state = level->state; /* "would rise by $7 billion, or 10 percent, in 2022" */
        if (called_target(r, q)) q->state = FACTS_TARGET;
    }
}
