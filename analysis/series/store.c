/* The series of a store: its facts, and what it knows of metrics and documents, go into the list. */
#include "series.h"

#include "extract/pack/unit.h"

#include <math.h>
#include <stdlib.h>

/* A list in the making; the context of the store's callbacks. */
typedef struct loading {
    facts_series_list *list;
    const facts_packs *packs;
    const char *unit;
    size_t levels, converted;
    facts_error *error;
} loading;

static facts_status take_metric(void *context, const facts_metric_summary *summary) {
    loading *l = context;
    arena *memory = &l->list->memory;
    facts_metric metric = summary->metric;
    metric.id = arena_copy(memory, metric.id, strlen(metric.id));
    metric.unit = arena_copy(memory, metric.unit, strlen(metric.unit));
    metric.label = arena_copy(memory, metric.label, strlen(metric.label));
    metric.iamc = arena_copy(memory, metric.iamc, strlen(metric.iamc));
    bool whole = metric.id && metric.unit && metric.label && metric.iamc;
    return whole && vector_push(&l->list->metrics, metric) ? FACTS_OK : facts_no_memory(l->error, NULL);
}

static facts_status take_document(void *context, const facts_document_summary *summary) {
    loading *l = context;
    arena *memory = &l->list->memory;
    const facts_document *known = &summary->document;
    facts_document document = {.id = arena_copy(memory, known->id, strlen(known->id)),
                               .published = arena_copy(memory, known->published, strlen(known->published)),
                               .path = "",
                               .title = "",
                               .publisher = "",
                               .region = ""};
    bool whole = document.id && document.published;
    return whole && vector_push(&l->list->documents, document) ? FACTS_OK : facts_no_memory(l->error, NULL);
}

double series_times(double value, double factor) {
    char digits[40];
    if (isnan(value)) return value;
    snprintf(digits, sizeof digits, "%.15g", value * factor);
    return strtod(digits, NULL);
}

bool series_in_unit(const facts_packs *packs, const facts_fact *fact, const char *unit, facts_fact *changed) {
    double factor;
    *changed = *fact;
    if (facts_unit_factor(packs, fact->unit, unit, &factor, NULL) != FACTS_OK) return false;
    const bool warmth = unit_tells_warmth(fact->kind, fact->base, fact->metric);
    const double shift = warmth ? facts_unit_shift(packs, fact->unit, unit) : 0;
    changed->value = unit_shifted(series_times(fact->value, factor), shift);
    changed->value_hi = unit_shifted(series_times(fact->value_hi, factor), shift);
    changed->unit = unit;
    return true;
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    loading *l = context;
    facts_fact changed = *fact;
    bool absolute = fact->kind == FACTS_LEVEL || fact->kind == FACTS_CHANGE;
    l->levels += fact->kind == FACTS_LEVEL;
    if (l->unit && absolute) l->converted += series_in_unit(l->packs, fact, l->unit, &changed);
    return facts_set_add(l->list->facts, &changed, l->error);
}

facts_status facts_store_series(facts_store *store, const facts_filter *filter, const facts_packs *packs,
                                const char *unit, facts_series_list **list, facts_error *error) {
    loading l = {.packs = packs, .unit = unit, .error = error};
    const facts_sink sink = {.context = &l, .fact = take_fact};
    double factor;
    *list = NULL;
    facts_status status = unit ? facts_unit_factor(packs, unit, unit, &factor, error) : FACTS_OK;
    if (status) return status;
    l.list = calloc(1, sizeof *l.list);
    if (!l.list) return facts_no_memory(error, NULL);
    status = facts_set_new(&l.list->facts, error);
    if (!status) status = facts_store_metrics(store, take_metric, &l, error);
    if (!status) status = facts_store_documents(store, take_document, &l, error);
    if (!status) status = facts_store_query(store, filter, &sink, error);
    if (!status && unit && l.levels > 0 && l.converted == 0)
        status = facts_fail(error, FACTS_ERR_FORMAT, "", 0, 0,
                            "no value can be converted to %s; expected a unit of the same dimension", unit);
    if (!status) {
        const facts_series_options options = {.metrics = l.list->metrics.at,
                                              .metric_count = l.list->metrics.count,
                                              .documents = l.list->documents.at,
                                              .document_count = l.list->documents.count};
        status = series_list_build(l.list, l.list->facts, &options, error);
    }
    if (status)
        facts_series_list_free(l.list);
    else
        *list = l.list;
    return status;
}
