/* What lies behind, whatever the sentence promises besides. */
#include "state.h"

#include "again.h"
#include "verb.h"

/* "(of 38 GW currently in use)", "will be 9 GW by 2040; today it is 1 GW" */
static bool is_now(const reading *r, const quantity *q, const token *word) {
    const span *s = q->time_span;
    if (!word || !s || s->time[0] || s->rule->emit.op == EMIT_SAME_PERIOD || is_han(r)) return false;
    if (word->start >= q->end) /* "at 9 GW today, is to reach 18 GW" */
        return s->start >= q->end && s->start - q->end <= 2 && s->end <= word->start;
    if (word->end > s->start) return false;
    if (list_at(r, LIST_GOAL, word->start) && clause_of(r, word->start) == q->clause &&
        !concept_between(r, word->end, s->start))
        return false; /* "a target currently set at 9 GWh" */
    const uint32_t bracket = bracket_of(r, q->start);
    if (bracket && bracket == bracket_of(r, s->start) && word->end < bracket)
        return true; /* "should total 6 GW (1 GW is installed today)" */
    return s->end <= q->start || (s->start >= q->end && s->start - q->end <= 2);
}

/* "is set to fall by 2% after a rise of 1% in 2023" */
static bool looks_back(const reading *r, const quantity *q, const token *word) {
    return !is_han(r) && word && word->end <= q->start && word_between(r, LIST_LOOKS_BACK, word->end, q->lead);
}

/* "add 3 GW to the existing 9 GW", "the present share of 9% is to double", "to the 9 GW already installed" */
static bool stands_by_now(const reading *r, const quantity *q) {
    enum { THING = 32 };
    if (is_han(r) || q->kind != FACTS_LEVEL) return false;
    if (list_before(r, LIST_STANDING, q->lead)) return true;
    const span *now = q->time_span;
    if (now && now->rule->emit.op == EMIT_NOW && skip_spaces(r, now->end) >= q->lead && now->end <= q->start)
        return true;
    const uint32_t end = own_stretch(r, q).end;
    for (uint32_t at = q->end; at < end && at < q->end + THING && !strchr(",;.", r->text[at]); at++) {
        if (!word_behind(r, LIST_BY_NOW, at)) continue;
        const uint32_t done = at + 1 + list_at(r, LIST_BY_NOW, at + 1), start = skip_spaces(r, done);
        return past_behind(r, done) && !cue_at(r, start, CUE_PROJECTED) && !cue_at(r, start, CUE_TARGET);
    }
    return false;
}

/* "plans for 18 GW (10 GW in 2023)", "plans for 18 GW (2023: 10 GW)", "(baseline: 10 GW in 2023)" */
static bool in_bracket_of_last(const reading *r, const quantity *q, const token *word) {
    enum { THING = 64 };
    const quantity *last = quantity_before(r, q);
    const uint32_t bracket = bracket_of(r, q->start);
    const bool opens = (q->time_span && q->time_span->start == bracket) || list_at(r, LIST_BASELINE, bracket);
    return bracket_before(r, q) ||
           (last && bracket > last->end && bracket <= last->end + THING && opens && word->end <= bracket);
}

/* "is to be twice the 24 GW of today": the level that something is a multiple of; but "twice the 24 GW target". */
static bool is_multiplied(const reading *r, const quantity *q) {
    const quantity *times = is_han(r) || q->kind != FACTS_LEVEL ? NULL : quantity_before(r, q);
    const uint32_t lead = back_spaces(r, q->lead);
    return times && times->kind == FACTS_RATIO && list_before(r, LIST_DEFINITE, lead) &&
           skip_spaces(r, times->end) + list_before(r, LIST_DEFINITE, lead) == lead &&
           !cue_at(r, skip_spaces(r, q->end), CUE_TARGET);
}

/* "against the 22% required in 2024", "versus 22% anticipated", "up from 22% forecast before": what was asked for or
 * foreseen was so, be the year over or not. */
static bool is_asked_behind(const reading *r, const quantity *q, const telling *told) {
    return !is_han(r) && told->word && told->state != FACTS_ACTUAL && told->word->start == skip_spaces(r, q->end) &&
           (list_before(r, LIST_DEFINITE, q->lead) || begins_move(q) ||
            (told->state == FACTS_PROJECTED && ends_in(r, LIST_ENDING_ED, told->word->start, told->word->end)));
}

/* "The load of 6 GW in 2015 is expected to reach 13 GW by 2030": where it begins, before the verb. */
static bool begins_before(const reading *r, const quantity *q, const telling *told) {
    const quantity *next = is_han(r) || q->kind != FACTS_LEVEL || !told->word ? NULL : quantity_behind(r, q);
    const token *of = next ? q->leading : NULL;
    return of && is_cue(of, CUE_OF) && q->time_span && !q->time_span->deadline && follows_closely(r, q, q->time_span) &&
           told->word->start >= q->time_span->end && next->start > told->word->end &&
           year_end_of(next->time) > told->year && !called_target(r, q);
}

/* Where nothing tells when a document was published: "to 90 GW in 2031, up from 52 GW in 2024" begins at what is done.
 */
static bool before_what_follows(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    const int year = year_end_of(q->time);
    if (r->published.year || !year || !(q->from || held_against(r, q))) return false;
    return (last && year_end_of(last->time) > year) || (next && year_end_of(next->time) > year);
}

bool is_done(const reading *r, const quantity *q, const telling *told) {
    const bool begun = told->now && told->year == told->now && !is_han(r); /* "80% by 2030, against 46% this year" */
    const bool held = (told->past || !told->year || begun) && held_against(r, q);
    if (goal_moves_from(r, told->word, q) || is_asked_behind(r, q, told) || (!told->year && supposed_behind(r, q)) ||
        begun_and_going_on(r, q))
        return false;
    if (stands_by_now(r, q) || told_beside_promise(r, q, told->word)) return true;
    if (told->word && clause_of(r, told->word->start) != q->clause && gives_reason(r, q)) return true;
    if (told->word && (sum_in_force(r, q) || with_done(r, q) || is_multiplied(r, q))) return true;
    if (held && told->year) return true; /* "(compared to 390 EJ in 2015)" */
    if (told->past) {
        if (told->word && told->word->end < q->start && in_bracket_of_last(r, q, told->word) && !is_han(r))
            return true; /* "is to supply 50% (30% in 2023)" */
        if (q->time_source == FACTS_TIME_EXPLICIT && looks_back(r, q, told->word)) return true;
        if (begins_before(r, q, told)) return true;
        if (q->time_source == FACTS_TIME_EXPLICIT ? !told->near : q->time_source == FACTS_TIME_CONTEXT && !told->word)
            return true;
        const bool asked = told->near && told->state == FACTS_TARGET && q->time_span &&
                           list_at(r, LIST_FROM, q->time_span->start); /* "must be blended at 20% from 2020" */
        if (q->time_span && q->time_span->as_base && q->kind == FACTS_LEVEL && !asked) return true;
    }
    if (q->from && told->year && told->now && told->year <= told->now)
        return true; /* "must rise from 400 GW in 2022" */
    if (begins_foreseen(r, q) || planned_before(r, q)) return false;
    if (!told->year && ((q->from && !q->has_hi) || held)) return true; /* "is to reach 50 GW, up from 14 GW now" */
    return is_now(r, q, told->word) || before_what_follows(r, q);
}
