/* Goals that are named again by their number: "30 GW of offshore wind by 2030 ... Meeting the 30 GW target". */
#include "goal_again.h"

#include "extract/metric/name.h"
#include "state.h"

static bool same_number(const told_goal *g, const quantity *q) {
    return g->unit == q->unit && g->value == decimal_value(q->value) &&
           g->value_hi == (q->has_hi ? decimal_value(q->value_hi) : 0);
}

/* A goal, or what is to come, that has a name and a year. */
static bool may_be_named_again(const reading *r, const quantity *q) {
    return q->unit != NONE && q->metric_id[0] && q->state != FACTS_ACTUAL && q->time[0] &&
           strlen(q->time) < sizeof((told_goal *)0)->time && strlen(q->metric_id) < sizeof((told_goal *)0)->id &&
           (q->kind == FACTS_LEVEL || (q->kind == FACTS_GROWTH && q->unit == r->packs->unit_percent));
}

void context_goals(context *c, const reading *r) {
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (is_han(r) || !may_be_named_again(r, q)) continue;
        told_goal *g = &c->goals[c->goal_count % MAX_GOALS];
        for (int i = 0; i < MAX_GOALS && i < c->goal_count; i++)
            if (same_number(&c->goals[i], q)) g = &c->goals[i];
        if (g == &c->goals[c->goal_count % MAX_GOALS]) c->goal_count++;
        told_goal goal = {.value = decimal_value(q->value),
                          .value_hi = q->has_hi ? decimal_value(q->value_hi) : 0,
                          .unit = q->unit,
                          .metric = q->metric,
                          .kind = q->kind,
                          .falls = q->falls};
        keep_text(goal.id, sizeof goal.id, q->metric_id);
        keep_text(goal.time, sizeof goal.time, q->time);
        *g = goal;
    }
}

/* "the 30% target for recycling", "the 30% reduction in waste": what it is of is said. */
static bool names_its_thing(const reading *r, const quantity *q) {
    const token *goal = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    return goal &&
           (is_cue(goal, CUE_FALL) || word_behind(r, LIST_FOR, goal->end) || word_behind(r, LIST_OF, goal->end)) &&
           concept_between(r, goal->end, clause_end(r, q->clause));
}

/* NULL for none. */
static const told_goal *goal_of_number(const context *c, const quantity *q) {
    for (int i = 0; i < MAX_GOALS && i < c->goal_count; i++)
        if (same_number(&c->goals[i], q)) return &c->goals[i];
    return NULL;
}

/* "the 30 GW", "the full 30 GW" */
static bool is_definite(const reading *r, const quantity *q) {
    const uint32_t lead = back_spaces(r, q->start), before = back_spaces(r, letters_start(r, lead));
    return list_before(r, LIST_DEFINITE, lead) || list_before(r, LIST_DEFINITE, before);
}

/* "Meeting the 30 GW target", "to get to the full 40% reduction": the goal of that number that was told before; NULL
 * for none. */
static const told_goal *goal_named_again(const reading *r, const quantity *q, const context *c) {
    const uint32_t noun = is_han(r) || !c->goal_count || q->unit == NONE ? r->size : skip_spaces(r, q->end);
    const bool cut = cue_at(r, noun, CUE_MOVE_NOUN) && cue_at(r, noun, CUE_FALL);
    if (!(cut || cue_at(r, noun, CUE_TARGET)) || !is_definite(r, q) || names_its_thing(r, q)) return NULL;
    const told_goal *g = goal_of_number(c, q);
    return g && (!cut || g->falls) ? g : NULL;
}

bool like_goal_before(const reading *r, quantity *q, const context *c) {
    const told_goal *g = goal_named_again(r, q, c);
    if (!g || !take_told(r, q, g->metric, g->id, "the goal of that number")) return false;
    q->kind = g->kind;
    q->falls = g->falls;
    return true;
}

/* "the 80% waste diversion target", "the agreed target of 14 percent": whether the number is called the goal of
 * something that is said, too. */
static bool called_goal(const reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const uint32_t lead = back_spaces(r, q->lead), of = list_before(r, LIST_OF, lead);
    const token *goal = of ? token_ending(r, back_spaces(r, lead - of), WORD_CUE) : NULL;
    if (goal) return is_cue(goal, CUE_TARGET) && !concept_between(r, q->end, clause_end(r, q->clause));
    if (!list_before(r, LIST_DEFINITE, lead) && !list_before(r, LIST_PRONOUN, lead)) return false;
    for_tokens_in(t, r, q->end, q->end + NEAR)
        if (is_cue(t, CUE_TARGET) && no_verb_between(r, q->end, t->start) && clause_of(r, t->start) == q->clause)
            return !names_its_thing(r, q);
    return false;
}

bool time_of_goal_before(const reading *r, quantity *q, const context *c) {
    const told_goal *g = goal_named_again(r, q, c);
    if (!g && !is_han(r) && c->goal_count && q->unit != NONE && called_goal(r, q)) {
        const told_goal *same = goal_of_number(c, q);
        const size_t thing = strcspn(q->metric_id, "_");
        g = same && thing && strncmp(same->id, q->metric_id, thing + 1) == 0 ? same : NULL;
        if (g && g->kind == q->kind) take_told(r, q, g->metric, g->id, "the goal of that number");
    }
    if (!g) return false;
    q->time = g->time;
    q->time_source = FACTS_TIME_CONTEXT;
    return true;
}
