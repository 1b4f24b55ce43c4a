/* From series to trend: which points, and which target. */
#include "analysis/trend/trend.h"
#include "series.h"

#include <stdlib.h>

/* Whether the values of a series lead to such a target: sums over nine months do not lead to one over a year. */
static bool leads_to(const facts_series *series, const facts_period *target) {
    bool stock = series->about && series->about->stock, years = false;
    if (stock || strcmp(series->unit, "percent") == 0) return true;
    for (size_t i = 0; i < series->count && !years; i++) years = !series->observations[i].period.span;
    return years != target->span;
}

/* The nearest target after `last`; NULL where none is. */
static const facts_observation *next_target(const facts_series_list *list, const facts_series *series, double last) {
    for (size_t i = 0; i < list->series.count; i++) {
        const facts_series *other = &list->series.at[i];
        if (other->state != FACTS_TARGET || strcmp(other->metric, series->metric) != 0 ||
            strcmp(other->region, series->region) != 0 || strcmp(other->entity, series->entity) != 0 ||
            strcmp(other->unit, series->unit) != 0)
            continue;
        for (size_t k = 0; k < other->count; k++)
            if (other->observations[k].period.year > last && leads_to(series, &other->observations[k].period))
                return &other->observations[k];
    }
    return NULL;
}

/* What the fit should not hide of its points. */
static void note_points(const facts_series *series, size_t used, facts_trend *trend) {
    size_t derived = 0, conflicts = 0, corrected = 0;
    for (size_t i = 0; i < series->count; i++) {
        derived += series->observations[i].evidence->derived;
        conflicts += series->observations[i].conflict;
        corrected += series_is_corrected(series->observations[i].evidence);
    }
    const size_t all = series->count;
    if (derived) trend_note(trend, "points: %zu of %zu follow from others and are not said", derived, all);
    if (conflicts) trend_note(trend, "points: different values are said at %zu of %zu times", conflicts, all);
    if (corrected) trend_note(trend, "points: %zu of %zu are corrected by hand", corrected, all);
    if (used < all)
        trend_note(trend, "points: left out of %zu, as they are over other spans or without an end: %zu", all,
                   all - used);
}

/* Solar power of November and of December says little of a growth a year: 0.2 and 2.8 GW make 6,000,000,000,000,000
 * percent. */
static void drop_growth(facts_trend *trend) {
    if (trend->n < 2 || trend->x[trend->n - 1] - trend->x[0] >= 1 - 1e-9) return;
    trend->cagr = NAN;
    trend->log_linear.line = TREND_NO_LINE;
    trend->log_linear.growth_ci95 = TREND_NO_INTERVAL;
    trend->log_linear.growth = trend->log_linear.r2 = trend->log_linear.p = trend->log_linear.doubling_time = NAN;
    trend_note(trend, "cagr, log_linear: the series is shorter than a year");
}

facts_status facts_series_trend(const facts_series_list *list, const facts_series *series,
                                const facts_trend_options *options, facts_trend **trend, facts_error *error) {
    facts_trend_options wanted = options ? *options : (facts_trend_options){0};
    facts_point target, *points = malloc((series->count + 1) * sizeof *points);
    *trend = NULL;
    if (!points) return facts_no_memory(error, NULL);
    size_t count = facts_series_points(series, points);
    facts_status status = FACTS_OK;
    if (count == 0) status = facts_fail(error, FACTS_NOT_FOUND, "", 0, 0, "no value of %s has a year", series->metric);
    const facts_observation *next =
        count > 0 && series->state == FACTS_ACTUAL ? next_target(list, series, points[count - 1].x) : NULL;
    if (series->state != FACTS_ACTUAL) wanted.target = NULL;
    if (next && !wanted.target) {
        target = (facts_point){next->period.year, next->evidence->value, next->evidence->bound};
        wanted.target = &target;
    }
    if (!status) status = facts_trend_new(points, count, &wanted, trend, error);
    if (!status) note_points(series, count, *trend);
    if (!status) drop_growth(*trend);
    free(points);
    return status;
}
