/* The series at other times: between its points, after them, and at a target. */
#include "trend.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_interp.h>
#include <stdlib.h>

facts_status trend_interpolate(const trend_data *data, facts_trend *trend, facts_error *error) {
    size_t wanted = data->options->at_count, last = data->distinct - 1;
    if (wanted == 0) return FACTS_OK;
    facts_status status = FACTS_OK;
    gsl_interp *curve = NULL;
    facts_prediction *found = calloc(wanted, sizeof *found);
    if (!found) return facts_no_memory(error, NULL);
    trend->at = found;
    trend->at_count = wanted;
    for (size_t i = 0; i < wanted; i++) found[i] = (facts_prediction){data->options->at[i], NAN, TREND_NO_INTERVAL};
    if (data->distinct < 2) {
        trend_note(trend, "at: interpolation needs two different times");
        return FACTS_OK;
    }
    curve = gsl_interp_alloc(data->distinct > 2 ? gsl_interp_steffen : gsl_interp_linear, data->distinct);
    if (!curve || gsl_interp_init(curve, data->distinct_x, data->distinct_y, data->distinct)) {
        status = facts_no_memory(error, NULL);
        goto done;
    }
    for (size_t i = 0; i < wanted; i++) {
        if (found[i].x >= data->distinct_x[0] && found[i].x <= data->distinct_x[last])
            found[i].value = gsl_interp_eval(curve, data->distinct_x, data->distinct_y, found[i].x, NULL);
        else
            trend_note(trend, "at: %.10g lies outside of the series, %.10g to %.10g; see forecast", found[i].x,
                       data->distinct_x[0], data->distinct_x[last]);
    }
    if (data->distinct == 2) trend_note(trend, "at: between two points there is only a straight line");
done:
    gsl_interp_free(curve);
    return status;
}

facts_status trend_forecast(const trend_data *data, facts_trend *trend, facts_error *error) {
    size_t wanted = data->options->forecast_count;
    if (wanted == 0) return FACTS_OK;
    facts_prediction *found = calloc(wanted, sizeof *found);
    if (!found) return facts_no_memory(error, NULL);
    trend->forecast = found;
    trend->forecast_count = wanted;
    for (size_t i = 0; i < wanted; i++)
        found[i] = (facts_prediction){data->options->forecast[i], NAN, TREND_NO_INTERVAL};

    trend_polynomial fit;
    facts_status status =
        trend_polynomial_fit(data->x, data->y, data->n, trend->ols.degree, trend->ols.no_intercept, &fit, error);
    if (status == FACTS_NOT_FOUND) {
        trend_note(trend, "forecast: there is no fitted curve to carry on");
        return FACTS_OK;
    }
    if (status) return status;
    double length = data->x[data->n - 1] - data->x[0], t95 = trend_t95(fit.freedom);
    bool far = false;
    for (size_t i = 0; i < wanted; i++) {
        double reach;
        found[i].value = trend_polynomial_value(&fit, found[i].x, &reach);
        if (!fit.exact) found[i].ci95 = (facts_interval){found[i].value - t95 * reach, found[i].value + t95 * reach};
        far = far || found[i].x > data->x[data->n - 1] + length;
    }
    if (fit.freedom == 0 || fit.exact)
        trend_note(trend, "forecast.lo95, forecast.hi95: the curve meets every point, so its error is unknown");
    if (far) trend_note(trend, "forecast: reaches further ahead than the series is long");
    return FACTS_OK;
}

facts_status trend_target(const trend_data *data, facts_trend *trend, facts_error *error) {
    (void)error;
    const facts_point *target = data->options->target;
    if (!target) return FACTS_OK;
    size_t end = data->distinct - 1;
    double last_x = data->distinct_x[end], last = data->distinct_y[end], years = target->x - last_x;
    double missing = target->y - last, rate = trend->theil_sen.slope;
    bool upward = target->bound == FACTS_GT || (target->bound != FACTS_LT && target->y >= data->distinct_y[0]);

    trend->has_target = true;
    trend->target.x = target->x;
    trend->target.y = target->y;
    trend->target.reached = upward ? last >= target->y : last <= target->y;
    trend->target.rate_so_far = rate;
    trend->target.rate_needed = trend->target.reached ? 0 : missing / years;
    trend->target.gap = last + rate * years - target->y;
    trend->target.growth_needed = trend->target.arrival = NAN;
    if (trend->target.reached) {
        trend->target.growth_needed = 0;
        trend_note(trend, "target.arrival: the last value is there already");
        return FACTS_OK;
    }
    if (last > 0 && target->y > 0)
        trend->target.growth_needed = expm1(log(target->y / last) / years);
    else
        trend_note(trend, "target.growth_needed: the last value and the target must be above zero");
    if (isnan(rate))
        trend_note(trend, "target.rate_so_far, target.arrival: the series has no slope yet");
    else if (missing * rate > 0)
        trend->target.arrival = last_x + missing / rate;
    else
        trend_note(trend, "target.arrival: at the rate so far the series never gets there");
    return FACTS_OK;
}
