/* When: numbers that share the time of another one of their sentence, as they are joined to it. */
#include "bind_state.h"
#include "bind_time.h"
#include "bind_verb.h"

/* Whether the clause of the number goes on from the one before: "and its share", ", which would". */
static bool goes_on_from_clause(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause));
    const uint32_t joint = list_at(r, LIST_JOINT, start);
    return list_at(r, LIST_RELATIVE, start) || (joint && list_at(r, LIST_PRONOUN, skip_spaces(r, start + joint)));
}

bool foreseen_as_next(const reading *r, const quantity *q, const quantity *next) {
    return !is_han(r) && q->kind == FACTS_LEVEL && next->kind == FACTS_LEVEL && !q->time_span && !q->base[0] &&
           next->clause == q->clause + 1 && goes_on_from_clause(r, next) && next->time_span &&
           next->time_span->year > r->published.year && !stop_between(r, q->end, next->start) &&
           word_between(r, LIST_MODAL, clause_start(r, q->clause), q->start) &&
           word_between(r, LIST_MODAL, clause_start(r, next->clause), next->start);
}

bool amount_beside_share(const reading *r, const quantity *q, const quantity *next) {
    enum { LONGEST = 64 };
    return !is_han(r) && is_percentage(r, q) && q->kind == FACTS_LEVEL && next->kind == FACTS_LEVEL && !q->time_span &&
           next->unit != NONE && next->unit != q->unit && next->start - q->end < LONGEST && next->time_span &&
           word_behind(r, LIST_OF, q->end) && text_is(r, back_spaces(r, next->lead) - 1, ",") &&
           follows_closely(r, next, next->time_span) && no_verb_between(r, q->end, next->start);
}

const span *time_of_goal_missed(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_end(r, q->clause) + 1);
    const bool foretold = !is_han(r) && start < r->size && has_cue(r, 0, q->start, CUE_PROJECTED);
    const uint32_t met = foretold && !q->time[0] ? list_at(r, LIST_MET, start) : 0;
    const uint32_t at = met ? skip_spaces(r, start + met) : 0;
    for (const span *s = r->spans.at; met && s < r->spans.at + r->spans.count; s++) {
        const bool near =
            s->start == at || list_before(r, LIST_DEFINITE, back_spaces(r, s->start)) == s->start - 1 - at;
        if (s->kind == SPAN_TIME && near && s->time[0] && cue_at(r, skip_spaces(r, s->end), CUE_TARGET)) return s;
    }
    return NULL;
}

/* 2015年至2019年能耗年均增长3%。绿电占比达到18%，比2015年提高2个百分点: what has been reached, and by how much it is
 * more than when those years began, is told of their last one. */
void reached_by_last_year(const reading *r, quantity *q) {
    quantity *to = is_han(r) && comparative(q) && !q->per_year && q > r->quantities.at ? q - 1 : NULL;
    if (!to || to->kind != FACTS_LEVEL || !to->leading || !is_cue(to->leading, CUE_HOLD) || to->clause + 1 != q->clause)
        return;
    if (!is_of_years(q->time) || strcmp(q->time, to->time) != 0 || !is_one_year(q->base) || !q->base_span ||
        q->base_span == q->time_span)
        return;
    const int before = atoi(q->time) - atoi(q->base); /* 比2015年, 比2014年 */
    if (before != 0 && before != 1) return;
    if (has_cue(r, clause_start(r, to->clause), to->start, CUE_CUMULATIVE)) return; /* of all the years */
    const char *year = year_text(r, year_end_of(q->time));
    if (year) q->time = to->time = year;
}
