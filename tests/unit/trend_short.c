/* Two or three points are the rule in documents: what can be said is said, and every gap has its reason. */
#include "tests/unit/trend_data.h"

#include <jansson.h>

static void test_two_points(void **state) {
    (void)state;
    facts_point points[] = {{2020, 16.0, 0}, {2024, 19.8, 0}};
    facts_trend_options options = {.forecast = (double[]){2030}, .forecast_count = 1};
    facts_trend *trend = trend_data_fit(points, 2, &options);
    assert_close("slope", trend->ols.line.slope, 0.95, 1e-12);
    assert_close("sen", trend->theil_sen.slope, 0.95, 1e-12);
    assert_close("cagr", trend->cagr, pow(19.8 / 16, 0.25) - 1, 1e-12);
    assert_close("growth", trend->log_linear.growth, trend->cagr, 1e-12);
    assert_close("forecast", trend->forecast[0].value, 25.5, 1e-12);
    const double missing[] = {trend->ols.p,
                              trend->ols.r2,
                              trend->ols.line.slope_se,
                              trend->ols.line.slope_ci95.lo,
                              trend->theil_sen.slope_ci95.lo,
                              trend->mann_kendall.p,
                              trend->mann_kendall.p_exact,
                              trend->hamed_rao.p,
                              trend->log_linear.p,
                              trend->pettitt.p,
                              trend->robust.slope,
                              trend->forecast[0].ci95.lo};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) assert_true(isnan(missing[i]));
    static const char *const NOTED[] = {
        "ols:",      "theil_sen.slope_ci95:", "mann_kendall:", "hamed_rao:", "log_linear:", "pettitt:", "robust:",
        "logistic:", "forecast.lo95"};
    for (size_t i = 0; i < sizeof NOTED / sizeof *NOTED; i++) assert_noted(trend, NOTED[i]);
    facts_trend_free(trend);
}

/* One value, and two of the same time. */
static void test_one_time(void **state) {
    (void)state;
    facts_point points[] = {{2020, 16.0, 0}, {2020, 17.0, 0}};
    facts_trend_options options = {
        .at = (double[]){2020}, .at_count = 1, .forecast = (double[]){2030}, .forecast_count = 1};
    for (size_t n = 1; n <= 2; n++) {
        facts_trend *trend = trend_data_fit(points, n, &options);
        assert_true(isnan(trend->ols.line.slope) && isnan(trend->theil_sen.slope) && isnan(trend->cagr));
        assert_true(isnan(trend->at[0].value) && isnan(trend->forecast[0].value));
        assert_noted(trend, "ols:");
        assert_noted(trend, "cagr:");
        assert_noted(trend, "at:");
        assert_noted(trend, "forecast:");
        facts_trend_free(trend);
    }
}

static void test_flat(void **state) {
    (void)state;
    facts_point points[] = {{1, 3, 0}, {2, 3, 0}, {3, 3, 0}, {4, 3, 0}, {5, 3, 0}, {6, 3, 0}};
    facts_trend *trend = trend_data_fit(points, 6, NULL);
    assert_close("slope", trend->ols.line.slope, 0, 0);
    assert_close("robust", trend->robust.slope, 0, 0);
    assert_close("cagr", trend->cagr, 0, 0);
    assert_true(isnan(trend->ols.r2) && isnan(trend->ols.p) && isnan(trend->log_linear.p));
    assert_true(isnan(trend->pettitt.p) && isnan(trend->logistic.capacity));
    assert_int_equal(trend->mann_kendall.trend, 0);
    assert_close("p", trend->mann_kendall.p, 1, 0);
    assert_noted(trend, "ols.r2");
    assert_noted(trend, "pettitt:");
    facts_trend_free(trend);
}

/* Rounded figures of a document often lie on a line; that is no proof of anything. */
static void test_exact_line(void **state) {
    (void)state;
    facts_point points[] = {{2021, 0.1, 0}, {2022, 0.2, 0}, {2023, 0.3, 0}, {2024, 0.4, 0}};
    facts_trend *trend = trend_data_fit(points, 4, NULL);
    assert_close("slope", trend->ols.line.slope, 0.1, 1e-12);
    assert_close("r2", trend->ols.r2, 1, 0);
    assert_true(isnan(trend->ols.p));
    assert_noted(trend, "ols.p, ");
    facts_trend_free(trend);
}

static void test_values_below_zero(void **state) {
    (void)state;
    facts_point points[] = {{2021, -1, 0}, {2022, 2, 0}, {2023, 3, 0}};
    facts_trend *trend = trend_data_fit(points, 3, NULL);
    assert_true(isnan(trend->cagr) && isnan(trend->log_linear.growth));
    assert_noted(trend, "cagr:");
    assert_noted(trend, "log_linear:");
    facts_trend_free(trend);
}

static void test_degree_too_high(void **state) {
    (void)state;
    facts_point points[] = {{2021, 1, 0}, {2022, 2, 0}, {2023, 4, 0}};
    facts_trend_options options = {.degree = 3};
    facts_trend *trend = trend_data_fit(points, 3, &options);
    assert_true(isnan(trend->ols.coefficients[0]));
    assert_noted(trend, "ols:");
    facts_trend_free(trend);

    options.degree = FACTS_TREND_TERMS;
    facts_error error;
    assert_int_equal(facts_trend_new(points, 3, &options, &trend, &error), FACTS_ERR_ARGUMENT);
    assert_null(trend);
    assert_non_null(strstr(error.message, "degree 16"));
}

static void test_refused(void **state) {
    (void)state;
    facts_point bad[] = {{2021, 1, 0}, {2022, NAN, 0}};
    facts_trend *trend;
    facts_error error;
    assert_int_equal(facts_trend_new(bad, 2, NULL, &trend, &error), FACTS_ERR_ARGUMENT);
    assert_non_null(strstr(error.message, "point 2"));
    assert_int_equal(facts_trend_new(bad, 0, NULL, &trend, &error), FACTS_ERR_ARGUMENT);
}

/* In JSON what is missing is null, numbers that were read look as they were written, and no method is left out. */
static void test_json(void **state) {
    (void)state;
    facts_point points[] = {{2020, 16.0, FACTS_GT}, {2024, 19.8, 0}};
    facts_trend_options options = {.censored = true, .at = (double[]){2022, 2030}, .at_count = 2};
    facts_trend *trend = trend_data_fit(points, 2, &options);
    char *text;
    assert_int_equal(facts_trend_json(trend, &text, NULL), FACTS_OK);
    json_t *object = json_loads(text, 0, NULL);
    assert_non_null(object);
    static const char *const KEYS[] = {"n",
                                       "x",
                                       "y",
                                       "ols",
                                       "robust",
                                       "cagr",
                                       "theil_sen",
                                       "hamed_rao",
                                       "pettitt",
                                       "mann_kendall",
                                       "logistic",
                                       "log_linear",
                                       "at",
                                       "notes",
                                       "kendall_censored",
                                       "akritas_theil_sen"};
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        if (!json_object_get(object, KEYS[i])) fail_msg("no %s", KEYS[i]);
    assert_true(json_is_null(json_object_get(json_object_get(object, "ols"), "p")));
    assert_true(json_is_null(json_object_get(json_object_get(object, "ols"), "slope_ci95")));
    json_t *at = json_object_get(object, "at");
    assert_close("at", json_number_value(json_object_get(json_array_get(at, 0), "value")), 17.9, 1e-12);
    assert_true(json_is_null(json_object_get(json_array_get(at, 1), "value")));
    assert_non_null(strstr(text, "19.8"));
    assert_null(strstr(text, "19.80"));
    json_decref(object);
    free(text);
    facts_trend_free(trend);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_points),
        cmocka_unit_test(test_one_time),
        cmocka_unit_test(test_flat),
        cmocka_unit_test(test_exact_line),
        cmocka_unit_test(test_values_below_zero),
        cmocka_unit_test(test_degree_too_high),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
