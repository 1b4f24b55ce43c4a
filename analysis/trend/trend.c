/* A series goes in, every method looks at it, one result comes out. */
#include "trend.h"

#include <gsl/gsl_errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static trend_method *const METHODS[] = {
    trend_ols,
    trend_robust,
    trend_theil_sen,
    trend_akritas_theil_sen,
    trend_mann_kendall,
    trend_hamed_rao,
    trend_cagr,
    trend_log_linear,
    trend_kendall_censored,
    trend_pettitt,
    trend_logistic,
    trend_interpolate,
    trend_forecast,
    trend_target,
};

#define LARGEST 1e100 /* so that squares and their sums are numbers, too */

void trend_note(facts_trend *trend, const char *format, ...) {
    if (trend->note_count == FACTS_TREND_NOTES) return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(trend->notes[trend->note_count++].text, sizeof trend->notes[0].text, format, arguments);
    va_end(arguments);
}

static int compare_numbers(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double trend_median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare_numbers);
    double low = values[(count - 1) / 2], high = values[count / 2];
    return low == high ? low : low + (high - low) / 2; /* also right for two equal infinities */
}

static int compare_points(const void *left, const void *right) {
    const facts_point *a = left, *b = right;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

static facts_status check(const facts_point *points, size_t count, const facts_trend_options *options,
                          facts_error *error) {
    if (count == 0) return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "no points; a trend needs some");
    if (options->degree >= FACTS_TREND_TERMS)
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "degree %zu is too high; the highest is %d",
                          options->degree, FACTS_TREND_TERMS - 1);
    double last = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        if (!(fabs(points[i].x) <= LARGEST && fabs(points[i].y) <= LARGEST))
            return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                              "point %zu is %g, %g; expected numbers no larger than %g", i + 1, points[i].x,
                              points[i].y, LARGEST);
        last = fmax(last, points[i].x);
    }
    const facts_point *target = options->target;
    if (target && !(target->x > last && isfinite(target->y)))
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                          "the target at %.10g is not after the last value at %.10g; expected a later time", target->x,
                          last);
    return FACTS_OK;
}

/* What the result shows and the methods need beside it, in two blocks of memory. */
static facts_status fill_columns(const facts_point *points, size_t n, trend_data *data, double **numbers,
                                 facts_bound **bounds) {
    facts_point *sorted = malloc(n * sizeof *sorted);
    double *x = *numbers = malloc(4 * n * sizeof **numbers);
    facts_bound *bound = *bounds = malloc(n * sizeof **bounds);
    if (!sorted || !x || !bound) return free(sorted), FACTS_ERR_MEMORY;
    memcpy(sorted, points, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_points);

    double *y = x + n, *distinct_x = x + 2 * n, *distinct_y = x + 3 * n;
    size_t distinct = 0;
    for (size_t i = 0, same = 0; i < n; i++) {
        x[i] = sorted[i].x;
        y[i] = sorted[i].y;
        bound[i] = sorted[i].bound;
        if (i == 0 || x[i] != x[i - 1]) {
            distinct_x[distinct] = x[i];
            distinct_y[distinct++] = y[i];
            same = 1;
        } else {
            distinct_y[distinct - 1] += (y[i] - distinct_y[distinct - 1]) / (double)++same;
        }
    }
    free(sorted);
    *data = (trend_data){n, x, y, bound, distinct, distinct_x, distinct_y, data->options};
    return FACTS_OK;
}

static facts_status fit(const facts_point *points, size_t count, const facts_trend_options *options,
                        trend_method *const *methods, size_t method_count, facts_trend **trend, facts_error *error) {
    static const facts_trend_options NONE;
    trend_data data = {.options = options ? options : &NONE};
    facts_bound *bounds = NULL;
    *trend = NULL;
    facts_status status = check(points, count, data.options, error);
    if (status) return status;

    gsl_set_error_handler_off(); /* GSL's default handler ends the program; its error codes are looked at here */
    double *numbers = NULL;
    facts_trend *result = calloc(1, sizeof *result);
    if (!result || fill_columns(points, count, &data, &numbers, &bounds)) {
        free(numbers);
        free(result);
        status = facts_no_memory(error, NULL);
        goto done;
    }
    result->n = count;
    result->x = data.x;
    result->y = data.y;
    result->censored = data.options->censored;
    for (size_t i = 0; i < count; i++) result->bounded += bounds[i] != FACTS_EQ;
    if (result->bounded)
        trend_note(result, "bounds: %zu of %zu values are bounds or approximate, taken at face value%s",
                   result->bounded, count, result->censored ? " but in akritas_theil_sen and kendall_censored" : "");
    if (data.distinct < count)
        trend_note(result, "x: %zu values share their time with another; interpolation, cagr and target take the mean",
                   count - data.distinct);
    for (size_t i = 0; !status && i < method_count; i++) status = methods[i](&data, result, error);
    if (status) {
        facts_trend_free(result);
        goto done;
    }
    *trend = result;
done:
    free(bounds);
    return status;
}

facts_status facts_trend_new(const facts_point *points, size_t count, const facts_trend_options *options,
                             facts_trend **trend, facts_error *error) {
    return fit(points, count, options, METHODS, sizeof METHODS / sizeof *METHODS, trend, error);
}

facts_status trend_new_target(const facts_point *points, size_t count, const facts_point *target, facts_trend **trend,
                              facts_error *error) {
    static trend_method *const PACE[] = {trend_theil_sen, trend_target};
    const facts_trend_options options = {.target = target};
    return fit(points, count, &options, PACE, sizeof PACE / sizeof *PACE, trend, error);
}

void facts_trend_free(facts_trend *trend) {
    if (!trend) return;
    free((void *)trend->x); /* y and the averaged columns stand in the same block */
    free((void *)trend->at);
    free((void *)trend->forecast);
    free(trend);
}
