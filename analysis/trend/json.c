/* A trend as JSON, names as in the struct. */
#include "trend.h"

#include "json.h"
#include <stdlib.h>

/* jansson has no way to say "as many digits as needed"; 15 show every decimal that was read as it was written. */
#define DIGITS 15

static json_t *number(double value) { return isfinite(value) ? json_real(value) : json_null(); }

/* Without memory each of these gives NULL, and so does whatever is made of it. */
static json_t *append(json_t *array, json_t *item) {
    if (json_array_append_new(array, item) == 0) return array;
    json_decref(array);
    return NULL;
}

static json_t *join(json_t *object, json_t *more) {
    int failed = json_object_update(object, more);
    json_decref(more);
    if (!failed) return object;
    json_decref(object);
    return NULL;
}

static json_t *numbers(const double *values, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) array = append(array, number(values[i]));
    return array;
}

static json_t *interval(facts_interval ends) {
    return isnan(ends.lo) ? json_null() : json_pack("[o, o]", number(ends.lo), number(ends.hi));
}

static json_t *line(const char *method, const facts_line *fit) {
    return json_pack("{s:s, s:o, s:o, s:o}", "method", method, "slope", number(fit->slope), "intercept",
                     number(fit->intercept), "slope_ci95", interval(fit->slope_ci95));
}

static json_t *line_with_errors(const char *method, const facts_line *fit) {
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "method", method, "slope", number(fit->slope), "intercept",
                     number(fit->intercept), "slope_se", number(fit->slope_se), "intercept_se",
                     number(fit->intercept_se), "slope_ci95", interval(fit->slope_ci95));
}

static json_t *ols(const facts_trend *trend) {
    json_t *object = line_with_errors(TREND_OLS, &trend->ols.line);
    json_t *more = json_pack("{s:o, s:o, s:o, s:o, s:o, s:i, s:b, s:o, s:o}", "r2", number(trend->ols.r2),
                             "r2_adjusted", number(trend->ols.r2_adjusted), "p", number(trend->ols.p), "residual_sd",
                             number(trend->ols.residual_sd), "durbin_watson", number(trend->ols.durbin_watson),
                             "degree", (int)trend->ols.degree, "no_intercept", trend->ols.no_intercept, "coefficients",
                             numbers(trend->ols.coefficients, trend->ols.terms), "standard_errors",
                             numbers(trend->ols.standard_errors, trend->ols.terms));
    return join(object, more);
}

/* Without what the method does not have: a null would have no reason. */
static json_t *without(json_t *object, const char *key) {
    json_object_del(object, key);
    return object;
}

static json_t *direction(const facts_kendall *test) {
    if (isnan(test->p)) return json_null();
    return json_string(test->trend > 0 ? "increasing" : test->trend < 0 ? "decreasing" : "no trend");
}

static json_t *kendall(const char *method, const facts_kendall *test) {
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "method", method, "s", number(test->s), "var_s",
                     number(test->var_s), "z", number(test->z), "p", number(test->p), "p_exact", number(test->p_exact),
                     "tau", number(test->tau), "tau_b", number(test->tau_b), "trend", direction(test));
}

static json_t *hamed_rao(const facts_trend *trend) {
    const facts_kendall *test = &trend->hamed_rao;
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "method", TREND_HAMED_RAO, "var_s", number(test->var_s),
                     "variance_factor", number(trend->hamed_rao_factor), "z", number(test->z), "p", number(test->p),
                     "trend", direction(test));
}

static json_t *log_linear(const facts_trend *trend) {
    json_t *object = line_with_errors(TREND_LOG_LINEAR, &trend->log_linear.line);
    json_t *more = json_pack("{s:o, s:o, s:o, s:o, s:o}", "growth", number(trend->log_linear.growth), "growth_ci95",
                             interval(trend->log_linear.growth_ci95), "r2", number(trend->log_linear.r2), "p",
                             number(trend->log_linear.p), "doubling_time", number(trend->log_linear.doubling_time));
    return join(object, more);
}

static json_t *pettitt(const facts_trend *trend) {
    json_t *index = trend->pettitt.index ? json_integer((json_int_t)trend->pettitt.index) : json_null();
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "method", TREND_PETTITT, "index", index, "x",
                     number(trend->pettitt.x), "k", number(trend->pettitt.k), "p", number(trend->pettitt.p),
                     "mean_before", number(trend->pettitt.mean_before), "mean_after",
                     number(trend->pettitt.mean_after));
}

static json_t *logistic(const facts_trend *trend) {
    if (isnan(trend->logistic.capacity)) return json_null();
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "method", TREND_LOGISTIC, "capacity",
                     number(trend->logistic.capacity), "rate", number(trend->logistic.rate), "midpoint",
                     number(trend->logistic.midpoint), "capacity_se", number(trend->logistic.capacity_se), "rate_se",
                     number(trend->logistic.rate_se), "midpoint_se", number(trend->logistic.midpoint_se), "residual_sd",
                     number(trend->logistic.residual_sd));
}

static json_t *interpolated(const facts_trend *trend) {
    json_t *array = json_array();
    for (size_t i = 0; i < trend->at_count; i++)
        array = append(array, json_pack("{s:s, s:o, s:o}", "method", TREND_AT, "x", number(trend->at[i].x), "value",
                                        number(trend->at[i].value)));
    return array;
}

static json_t *forecast(const facts_trend *trend) {
    json_t *array = json_array();
    for (size_t i = 0; i < trend->forecast_count; i++) {
        const facts_prediction *point = &trend->forecast[i];
        array = append(array, json_pack("{s:o, s:o, s:o, s:o}", "x", number(point->x), "value", number(point->value),
                                        "lo95", number(point->ci95.lo), "hi95", number(point->ci95.hi)));
    }
    return array;
}

static json_t *target(const facts_trend *trend) {
    return json_pack("{s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "x", number(trend->target.x), "value",
                     number(trend->target.y), "reached", trend->target.reached, "rate_needed",
                     number(trend->target.rate_needed), "rate_so_far", number(trend->target.rate_so_far),
                     "growth_needed", number(trend->target.growth_needed), "arrival", number(trend->target.arrival),
                     "gap", number(trend->target.gap));
}

static json_t *notes(const facts_trend *trend) {
    json_t *array = json_array();
    for (size_t i = 0; i < trend->note_count; i++) array = append(array, json_string(trend->notes[i].text));
    return array;
}

json_t *trend_to_json(const facts_trend *trend) {
    json_t *object = json_pack(
        "{s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "n", (json_int_t)trend->n, "x",
        numbers(trend->x, trend->n), "y", numbers(trend->y, trend->n), "ols", ols(trend), "robust",
        line_with_errors(TREND_ROBUST, &trend->robust), "theil_sen", line(TREND_THEIL_SEN, &trend->theil_sen),
        "mann_kendall", kendall(TREND_MANN_KENDALL, &trend->mann_kendall), "hamed_rao", hamed_rao(trend), "cagr",
        number(trend->cagr), "log_linear", log_linear(trend), "pettitt", pettitt(trend), "logistic", logistic(trend));
    if (!object) return NULL;
    int failed = 0;
    if (trend->censored) {
        json_t *slope = line(TREND_AKRITAS_THEIL_SEN, &trend->akritas_theil_sen);
        json_t *test = kendall(TREND_KENDALL_CENSORED, &trend->kendall_censored);
        failed |= json_object_set_new(object, "akritas_theil_sen", without(slope, "slope_ci95"));
        failed |= json_object_set_new(object, "kendall_censored", without(test, "p_exact"));
    }
    if (trend->at_count) failed |= json_object_set_new(object, "at", interpolated(trend));
    if (trend->forecast_count) failed |= json_object_set_new(object, "forecast", forecast(trend));
    if (trend->has_target) failed |= json_object_set_new(object, "target", target(trend));
    failed |= json_object_set_new(object, "notes", notes(trend));
    if (failed) return json_decref(object), NULL;
    return object;
}

char *trend_json_text(const json_t *json) { return json_dumps(json, JSON_INDENT(1) | JSON_REAL_PRECISION(DIGITS)); }

facts_status facts_trend_json(const facts_trend *trend, char **text, facts_error *error) {
    json_t *object = trend_to_json(trend);
    *text = object ? trend_json_text(object) : NULL;
    json_decref(object);
    return *text ? FACTS_OK : facts_no_memory(error, NULL);
}
