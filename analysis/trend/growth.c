/* Growth by a factor each year: from the ends, and through all points. */
#include "trend.h"

#include <stdlib.h>

facts_status trend_cagr(const trend_data *data, facts_trend *trend, facts_error *error) {
    (void)error;
    trend->cagr = NAN;
    size_t last = data->distinct - 1;
    double from = data->distinct_y[0], to = data->distinct_y[last];
    if (data->distinct < 2)
        trend_note(trend, "cagr: growth needs two different times");
    else if (from <= 0 || to <= 0)
        trend_note(trend, "cagr: the first and the last value must be above zero");
    else
        trend->cagr = expm1(log(to / from) / (data->distinct_x[last] - data->distinct_x[0]));
    return FACTS_OK;
}

static bool is_positive(const trend_data *data) {
    for (size_t i = 0; i < data->n; i++)
        if (data->y[i] <= 0) return false;
    return true;
}

facts_status trend_log_linear(const trend_data *data, facts_trend *trend, facts_error *error) {
    trend->log_linear.line = TREND_NO_LINE;
    trend->log_linear.growth_ci95 = TREND_NO_INTERVAL;
    trend->log_linear.growth = trend->log_linear.r2 = trend->log_linear.p = trend->log_linear.doubling_time = NAN;
    if (data->distinct < 2) {
        trend_note(trend, "log_linear: growth needs two different times");
        return FACTS_OK;
    }
    if (!is_positive(data)) {
        trend_note(trend, "log_linear: a logarithm needs every value above zero");
        return FACTS_OK;
    }
    double *logarithms = malloc(data->n * sizeof *logarithms);
    if (!logarithms) return facts_no_memory(error, NULL);
    for (size_t i = 0; i < data->n; i++) logarithms[i] = log(data->y[i]);
    trend_polynomial fit;
    facts_status status = trend_polynomial_fit(data->x, logarithms, data->n, 1, false, &fit, error);
    free(logarithms);
    if (status) return status;

    facts_line line = trend_polynomial_line(&fit);
    trend->log_linear.line = line;
    trend->log_linear.growth = expm1(line.slope);
    trend->log_linear.growth_ci95 = (facts_interval){expm1(line.slope_ci95.lo), expm1(line.slope_ci95.hi)};
    trend->log_linear.r2 = fit.r2;
    trend->log_linear.p = fit.p;
    if (line.slope != 0) trend->log_linear.doubling_time = log(2) / line.slope;
    if (fit.freedom == 0)
        trend_note(trend, "log_linear: two points fix the line and leave nothing to estimate an error or p from");
    else if (fit.flat)
        trend_note(trend, "log_linear.r2, log_linear.p, log_linear.doubling_time: the series is flat");
    else if (fit.exact)
        trend_note(trend, "log_linear.p: the curve meets every point, so no residual is left to test it against");
    return FACTS_OK;
}
