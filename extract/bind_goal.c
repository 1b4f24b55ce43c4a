/* Goals as nouns: which numbers are goals because a noun calls them so, and what is said of the goal itself. */
#include "bind_state.h"

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

bool called_target(const reading *r, const quantity *q) {
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
    if (is_han(r) && of && is_cue(of, CUE_OF) && list_at(r, LIST_GOAL, of->end)) return true; /* 下降3%的任务 */
    if (is_target(target) || (is_han(r) && of && is_cue(of, CUE_OF) && named_behind(r, of->end))) return true;
    const quantity *next = is_han(r) && text_is(r, q->end, "、") ? quantity_behind(r, q) : NULL;
    return next && next->clause == q->clause && called_target(r, next); /* 下降4%、减少6%的目标 */
}

bool part_of_target(const reading *r, const token *t, const quantity *q) {
    const token *of = token_starting(r, t->end, WORD_CUE);
    const quantity *first = q - q->list_index;
    const token *bound = token_ending(r, back_spaces(r, first->start), WORD_BOUND);
    return of && of->word->value[0] == CUE_OF && of->end == (bound ? bound->start : first->start) &&
           q->unit == r->packs->unit_percent;
}

bool part_of_goal(const reading *r, const token *t, const quantity *q) {
    enum { WORDS = 64 };
    if (is_han(r) || q->unit != r->packs->unit_percent || t->start < q->end || t->start > q->end + WORDS) return false;
    if (!word_behind(r, LIST_OF, q->end) || !list_at(r, LIST_GOAL, t->start)) return false;
    for (uint32_t at = q->end; at < t->start; at++)
        if (strchr(",;:(", r->text[at])) return false;
    return !has_cue(r, q->end, t->start, CUE_HOLD) && !has_cue(r, q->end, t->start, CUE_BY);
}

bool is_part_of_goal(const reading *r, const quantity *q) {
    for (size_t i = 0; i < r->tokens.count; i++)
        if (is_target(&r->tokens.at[i]) && part_of_goal(r, &r->tokens.at[i], q)) return true;
    return false;
}

bool held_to_goal(const reading *r, const token *t, const quantity *q) {
    enum { WORDS = 40 };
    if (is_han(r) || !(list_at(r, LIST_GOAL, t->start) || list_at(r, LIST_RULING, t->start))) return false;
    const token *lead = leading_cue(r, q);
    if (q->kind == FACTS_LEVEL && t->end <= q->start && !(lead && is_cue(lead, CUE_BY)))
        return false; /* "below the goal of 20" */
    uint32_t from = t->start > WORDS ? t->start - WORDS : 0;
    for (size_t i = 0; i < r->quantities.count && r->quantities.at[i].end <= t->start; i++)
        if (r->quantities.at[i].end > from) from = r->quantities.at[i].end;
    for (uint32_t at = from; at < t->start; at++) {
        if (at && r->text[at - 1] != ' ') continue;
        const token *than = token_starting(r, at, WORD_BOUND);
        if (!than || !(than->word->flags & (BOUND_COMPARE | BOUND_THAN))) than = token_starting(r, at, WORD_CUE);
        if (than && (than->word->class == WORD_BOUND || is_cue(than, CUE_BASE)) &&
            list_at(r, LIST_DEFINITE, skip_spaces(r, than->end)))
            return true;
    }
    return false;
}

/* "the 40 billion fund" */
static bool sizes_fund(const reading *r, const quantity *q) {
    enum { NOUNS = 40 };
    const uint32_t lead = back_spaces(r, lead_of(r, q));
    if (!list_before(r, LIST_DEFINITE, lead)) return false;
    for (uint32_t at = q->end; at < q->end + NOUNS && at < r->size && strchr(" -", r->text[at]);
         at = word_end(r, at + 1))
        if (list_at(r, LIST_FUND, at + 1)) return true;
    return false;
}

bool sum_in_force(const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == r->packs->unit_percent) return false;
    if (sizes_fund(r, q)) return true;
    for (uint32_t at = clause_start(r, q->clause); at < q->start; at++)
        if (word_behind(r, LIST_FINE, at)) return true;
    return false;
}

bool goal_of_next(const reading *r, const quantity *q, uint32_t to) {
    return !is_han(r) && quantity_behind(r, q) && q->kind == FACTS_LEVEL && has_cue(r, q->end, to, CUE_BASE);
}

bool leads_next(const reading *r, const quantity *q, const token *t) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || (!is_cue(t, CUE_TARGET) && !is_cue(t, CUE_FRAME_TARGET)) || t->start < q->end)
        return false;
    const token *of = leading_cue(r, next);
    return of && is_cue(of, CUE_OF) && t->end <= of->start && of->start - t->end <= 24 &&
           next->dimension == q->dimension;
}

const span *plan_before(const reading *r, uint32_t to) {
    static const char CLOSED[] = "》";
    const span *plan = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && s->end <= to; s++)
        if (s->kind == SPAN_NONE && list_before(r, LIST_PLAN, s->end - (uint32_t)strlen(CLOSED))) plan = s;
    return plan;
}

bool of_goal(const reading *r, const token *will) {
    if (!is_han(r)) return false;
    const span *plan = plan_before(r, will->start);
    uint32_t from = plan ? plan->end : 0;
    bool goal = plan;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= will->start; i++)
        if (is_target(&r->tokens.at[i])) goal = true, from = r->tokens.at[i].end;
    for (size_t i = 0; goal && i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].end <= will->start) return false;
    return goal;
}

bool told_of_goal(const reading *r, const token *best, const token *t, const quantity *q) {
    if (!best || t->end > q->start || word_behind(r, LIST_MET, t->end)) return false;
    if (t->start && r->text[t->start - 1] == '(') return false; /* "targets of 10% (actual share 2%)" */
    const token *lead = leading_cue(r, q); /* "the quota was raised to 7%"; but "the quota was 7% in 2019" */
    if (!list_at(r, LIST_GOAL, best->start) && !(list_at(r, LIST_RULING, best->start) && lead && is_cue(lead, CUE_TO)))
        return false;
    const uint32_t end = skip_gloss(r, best->end);
    uint32_t from = end;
    for (uint32_t i = t->start; i-- > from;)
        if (r->text[i] == ',' && word_behind(r, LIST_RELATIVE, i + 1)) {
            from = i;
            break;
        }
    const bool of = word_behind(r, LIST_PURPOSE, end) || word_behind(r, LIST_OF, end);
    return (clause_of(r, t->start) == q->clause || leads_by_colon(r, t, q)) &&
           (of || !concept_between(r, from, t->start));
}
