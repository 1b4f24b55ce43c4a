/* The list of all promises, from facts or from a store. */
#include "promise.h"

#include <math.h>
#include <stdlib.h>

const char *facts_verdict_name(facts_verdict verdict) {
    static const char *const NAMES[] = {"pending", "met", "missed", "moved", "unclear"};
    return verdict <= FACTS_PROMISE_UNCLEAR ? NAMES[verdict] : "";
}

bool promise_later(const char *a, const char *b) { return *a && *b && strcmp(a, b) > 0; }

bool promise_same_value(const facts_fact *a, const facts_fact *b) {
    bool ranges = isnan(a->value_hi) ? isnan(b->value_hi) : a->value_hi == b->value_hi;
    return a->value == b->value && ranges;
}

bool promise_same_place(const facts_fact *a, const facts_fact *b) {
    return strcmp(a->metric, b->metric) == 0 && strcmp(a->region, b->region) == 0 && strcmp(a->entity, b->entity) == 0;
}

bool promise_same_time(const char *a, const char *b) {
    facts_period x, y;
    if (strcmp(a, b) == 0) return true;
    if (!facts_time_period(a, true, &x) || !facts_time_period(b, true, &y)) return false;
    return x.end == y.end && x.span == y.span && (x.start == y.start || (isnan(x.start) && isnan(y.start)));
}

static bool same_promise(const facts_fact *a, const facts_fact *b) {
    return promise_same_place(a, b) && promise_same_value(a, b) && a->kind == b->kind &&
           strcmp(a->unit, b->unit) == 0 && promise_same_time(a->time, b->time) &&
           (a->kind == FACTS_LEVEL || strcmp(a->base, b->base) == 0);
}

facts_promise *promise_mention(promise_maker *m, size_t first, const facts_fact *fact) {
    const char *published = series_published(m->options, fact);
    for (size_t i = first; i < m->list->promises.count; i++) {
        facts_promise *known = &m->list->promises.at[i];
        if (!same_promise(known->said, fact)) continue;
        known->mentions++;
        if (promise_later(known->published, published)) {
            known->said = fact;
            known->published = published;
        }
        return known;
    }
    const facts_promise promise = {.said = fact,
                                   .published = published,
                                   .mentions = 1,
                                   .found_time = "",
                                   .found_published = "",
                                   .rate_needed = NAN,
                                   .rate_so_far = NAN,
                                   .arrival = NAN};
    bool kept = vector_push(&m->list->promises, promise);
    return kept ? &m->list->promises.at[m->list->promises.count - 1] : NULL;
}

void promise_decide(const promise_maker *m, facts_promise *promise, facts_verdict verdict, const facts_evidence *found,
                    const char *time) {
    promise->verdict = verdict;
    promise->found = found;
    promise->found_time = found ? time : "";
    promise->found_published = found ? series_published(m->options, found->facts[0]) : "";
}

/* ------------------------------------------------------------------- list */

/* The end of the day on which the latest document came out; -INFINITY where none tells. */
static double latest_day(const facts_series_options *options) {
    double latest = -INFINITY;
    facts_period period;
    for (size_t i = 0; i < options->document_count; i++)
        if (facts_time_period(options->documents[i].published, true, &period)) latest = fmax(latest, period.end);
    return latest;
}

/* When it is due, INFINITY where it says no time. */
static double due_of(const facts_promise *promise) {
    facts_period period;
    bool known = facts_time_period(promise->said->time, true, &period) && !isnan(period.end);
    return known ? period.end : INFINITY;
}

static int compare_promises(const void *left, const void *right) {
    const facts_promise *a = left, *b = right;
    double x = due_of(a), y = due_of(b);
    int order = strcmp(a->said->metric, b->said->metric);
    if (!order) order = strcmp(a->said->region, b->said->region);
    if (!order) order = strcmp(a->said->entity, b->said->entity);
    if (!order) order = (x > y) - (x < y);
    if (!order) order = (int)a->said->kind - (int)b->said->kind;
    if (!order) order = (a->said->value > b->said->value) - (a->said->value < b->said->value);
    return order ? order : strcmp(a->said->id, b->said->id);
}

facts_status facts_promise_list_new(const facts_set *facts, const facts_series_options *options,
                                    facts_promise_list **list, facts_error *error) {
    static const facts_series_options NONE;
    *list = calloc(1, sizeof **list);
    if (!*list) return facts_no_memory(error, NULL);
    promise_maker m = {.list = *list, .facts = facts, .options = options ? options : &NONE};
    m.today = latest_day(m.options);
    facts_status status = FACTS_OK;
    for (facts_kind kind = FACTS_LEVEL; !status && kind <= FACTS_RATIO; kind++)
        status = promises_add_kind(&m, kind, error);
    if (!status) status = promises_add_others(&m, error);
    if (status) {
        facts_promise_list_free(*list);
        *list = NULL;
        return status;
    }
    if ((*list)->promises.count > 0)
        qsort((*list)->promises.at, (*list)->promises.count, sizeof *(*list)->promises.at, compare_promises);
    return FACTS_OK;
}

facts_status facts_store_promises(facts_store *store, const facts_filter *filter, const facts_packs *packs,
                                  const char *unit, facts_promise_list **list, facts_error *error) {
    facts_series_list *series;
    *list = NULL;
    facts_status status = facts_store_series(store, filter, packs, unit, &series, error);
    if (status) return status;
    const facts_series_options options = {.metrics = series->metrics.at,
                                          .metric_count = series->metrics.count,
                                          .documents = series->documents.at,
                                          .document_count = series->documents.count,
                                          .packs = packs};
    status = facts_promise_list_new(series->facts, &options, list, error);
    if (status)
        facts_series_list_free(series);
    else
        (*list)->owner = series;
    return status;
}

void facts_promise_list_free(facts_promise_list *list) {
    if (!list) return;
    for (size_t i = 0; i < sizeof list->series / sizeof *list->series; i++) facts_series_list_free(list->series[i]);
    facts_series_list_free(list->owner);
    free(list->promises.at);
    arena_free(&list->memory);
    free(list);
}

size_t facts_promise_list_count(const facts_promise_list *list) { return list->promises.count; }

const facts_promise *facts_promise_list_at(const facts_promise_list *list, size_t index) {
    return &list->promises.at[index];
}
