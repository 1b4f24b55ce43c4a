/* Promises that are in no series: the years of pledges, and what is promised for no time. */
#include "promise.h"

static bool is_year(const facts_fact *fact) { return strcmp(fact->unit, "year") == 0; }

/* "Carbon neutrality by 2060": met by a report of that year or an earlier one. */
static facts_status judge_year(promise_maker *m, facts_promise *promise, facts_error *error) {
    const facts_fact *move = NULL, *report = NULL;
    const char *last = promise->published;
    for (size_t i = 0; i < facts_set_count(m->facts); i++) {
        const facts_fact *fact = facts_set_at(m->facts, i);
        const char *published = series_published(m->options, fact);
        if (!is_year(fact) || !promise_same_place(fact, promise->said)) continue;
        if (fact->state == FACTS_ACTUAL) {
            if (!report || fact->value < report->value) report = fact;
        } else if (fact->state == FACTS_TARGET && promise_same_value(fact, promise->said)) {
            if (promise_later(published, last)) last = published;
        } else if (fact->state == FACTS_TARGET && promise_later(published, promise->published) &&
                   (!move || promise_later(published, series_published(m->options, move))))
            move = fact;
    }
    if (move && !promise_later(series_published(m->options, move), last)) move = NULL;
    const facts_fact *found = report ? report : move;
    double due = promise->said->value + (promise->said->bound == FACTS_LT ? 0 : 1);
    facts_verdict verdict = report           ? (report->value < due ? FACTS_PROMISE_MET : FACTS_PROMISE_MISSED)
                            : move           ? FACTS_PROMISE_MOVED
                            : due > m->today ? FACTS_PROMISE_PENDING
                                             : FACTS_PROMISE_UNCLEAR;
    facts_evidence *evidence = NULL;
    if (found) {
        evidence = arena_alloc(&m->list->memory, sizeof *evidence);
        if (!evidence) return facts_no_memory(error, NULL);
        *evidence = (facts_evidence){.value = found->value,
                                     .value_hi = found->value_hi,
                                     .bound = found->bound,
                                     .arithmetic = "",
                                     .facts = {found},
                                     .fact_count = 1};
    }
    promise_decide(m, promise, verdict, evidence, found ? found->time : "");
    if (!found)
        snprintf(promise->note, sizeof promise->note, "%s",
                 verdict == FACTS_PROMISE_PENDING ? "nothing is reported yet" : "due by now; nothing is reported");
    return FACTS_OK;
}

facts_status promises_add_others(promise_maker *m, facts_error *error) {
    const size_t first = m->list->promises.count;
    facts_period period;
    for (size_t i = 0; i < facts_set_count(m->facts); i++) {
        const facts_fact *fact = facts_set_at(m->facts, i);
        bool year = is_year(fact);
        if (fact->state != FACTS_TARGET || !*fact->metric || (!year && facts_time_period(fact->time, true, &period)))
            continue;
        facts_promise *promise = promise_mention(m, first, fact);
        if (!promise) return facts_no_memory(error, NULL);
        if (!year) snprintf(promise->note, sizeof promise->note, "it says no time");
    }
    for (size_t i = first; i < m->list->promises.count; i++) {
        facts_promise *promise = &m->list->promises.at[i];
        facts_status status = is_year(promise->said) ? judge_year(m, promise, error) : FACTS_OK;
        if (status) return status;
    }
    return FACTS_OK;
}
