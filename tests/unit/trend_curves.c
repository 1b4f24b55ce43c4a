/* Outliers, S-curves, and the series at other times than its own. */
#include "tests/unit/trend_data.h"

static void test_robust(void **state) {
    (void)state;
    facts_point points[12];
    for (int i = 0; i < 12; i++) points[i] = (facts_point){2010 + i, 10 + i + (i % 3 - 1) * 0.05, FACTS_EQ};
    points[5].y = 90;
    facts_trend *trend = trend_data_fit(points, 12, NULL);
    assert_true(fabs(trend->robust.slope - 1) < 0.02); /* least squares: 0.74 */
    assert_true(fabs(trend->robust.intercept + 2000) < 40);
    assert_true(trend->robust.slope_se > 0 && trend->robust.slope_se < trend->ols.line.slope_se);
    assert_true(fabs(trend->ols.line.slope - 1) > 0.2);
    facts_trend_free(trend);
}

static double s_curve(double x) { return 850 / (1 + exp(-0.45 * (x - 2018.5))); }

static void test_logistic(void **state) {
    (void)state;
    facts_point points[16];
    for (int i = 0; i < 16; i++) points[i] = (facts_point){2010 + i, s_curve(2010 + i), FACTS_EQ};
    facts_trend *trend = trend_data_fit(points, 16, NULL);
    assert_close("capacity", trend->logistic.capacity, 850, 1e-6);
    assert_close("rate", trend->logistic.rate, 0.45, 1e-6);
    assert_close("midpoint", trend->logistic.midpoint, 2018.5, 1e-8);
    facts_trend_free(trend);

    for (int i = 0; i < 16; i++) points[i].y += i % 2 ? 6 : -6; /* above zero all the same */
    trend = trend_data_fit(points, 16, NULL);
    assert_true(fabs(trend->logistic.capacity - 850) < 2.5 * trend->logistic.capacity_se);
    assert_true(trend->logistic.capacity_se > 1 && trend->logistic.capacity_se < 20);
    facts_trend_free(trend);
}

/* A line, and growth that has not begun to bend, do not say where they will end. */
static void test_no_logistic(void **state) {
    (void)state;
    facts_point line[10], early[7];
    for (int i = 0; i < 10; i++) line[i] = (facts_point){2010 + i, 100 + 10 * i + (i % 2 ? 1 : -1), FACTS_EQ};
    for (int i = 0; i < 7; i++) early[i] = (facts_point){2007 + i, s_curve(2007 + i) + (i % 2 ? 2 : -2), FACTS_EQ};
    facts_trend *trend = trend_data_fit(line, 10, NULL);
    assert_true(isnan(trend->logistic.capacity));
    assert_noted(trend, "logistic:");
    facts_trend_free(trend);
    trend = trend_data_fit(early, 7, NULL);
    assert_true(isnan(trend->logistic.capacity));
    assert_noted(trend, "logistic:");
    facts_trend_free(trend);
}

/* Steffen's curve passes through the points and never leaves the range of its two neighbours. */
static void test_interpolation(void **state) {
    (void)state;
    facts_point points[] = {{2005, 7.4, 0}, {2010, 9.4, 0}, {2015, 9.4, 0}, {2020, 16.0, 0}, {2024, 19.8, 0}};
    double at[] = {2010, 2012.5, 2017, 2004, 2024};
    facts_trend_options options = {.at = at, .at_count = 5};
    facts_trend *trend = trend_data_fit(points, 5, &options);
    assert_close("at a point", trend->at[0].value, 9.4, 1e-14);
    assert_close("on the flat", trend->at[1].value, 9.4, 1e-14);
    assert_true(trend->at[2].value > 9.4 && trend->at[2].value < 16);
    assert_true(isnan(trend->at[3].value));
    assert_noted(trend, "at: 2004");
    assert_close("at the end", trend->at[4].value, 19.8, 1e-14);
    facts_trend_free(trend);
}

/* By hand: y = 2.2 x + 0.5 leaves -0.2, 0.1, 0.4 and -0.3, whose squares make 0.3; t of two degrees is 4.303. */
static void test_forecast(void **state) {
    (void)state;
    facts_point points[] = {{1, 2.5, 0}, {2, 5.0, 0}, {3, 7.5, 0}, {4, 9.0, 0}};
    facts_trend_options options = {.forecast = (double[]){6, 12}, .forecast_count = 2};
    facts_trend *trend = trend_data_fit(points, 4, &options);
    assert_close("value", trend->forecast[0].value, 13.7, 1e-12);
    double reach = 4.302652729911275 * sqrt(0.15) * sqrt(1 + 0.25 + 3.5 * 3.5 / 5);
    assert_close("lo95", trend->forecast[0].ci95.lo, 13.7 - reach, 1e-9);
    assert_close("hi95", trend->forecast[0].ci95.hi, 13.7 + reach, 1e-9);
    assert_noted(trend, "forecast: reaches further");
    facts_trend_free(trend);
}

static void test_target(void **state) {
    (void)state;
    facts_point points[] = {{2005, 7.4, 0}, {2010, 9.4, 0}, {2015, 12.1, 0}, {2020, 16.0, 0}, {2024, 19.8, 0}};
    facts_trend_options options = {.target = &(facts_point){2030, 25, FACTS_EQ}};
    facts_trend *trend = trend_data_fit(points, 5, &options);
    double rate = trend->theil_sen.slope;
    assert_close("rate needed", trend->target.rate_needed, 5.2 / 6, 1e-12);
    assert_close("rate so far", trend->target.rate_so_far, 0.6563157894736842, 1e-12);
    assert_close("growth needed", trend->target.growth_needed, pow(25 / 19.8, 1.0 / 6) - 1, 1e-12);
    assert_close("arrival", trend->target.arrival, 2024 + 5.2 / rate, 1e-12);
    assert_close("gap", trend->target.gap, 19.8 + 6 * rate - 25, 1e-9);
    assert_false(trend->target.reached);
    facts_trend_free(trend);

    options.target = &(facts_point){2030, 18, FACTS_EQ};
    trend = trend_data_fit(points, 5, &options);
    assert_true(trend->target.reached);
    assert_close("nothing needed", trend->target.rate_needed, 0, 0);
    assert_true(isnan(trend->target.arrival));
    assert_noted(trend, "target.arrival:");
    facts_trend_free(trend);

    options.target = &(facts_point){2030, 5, FACTS_LT}; /* down to less than 5, and the series rises */
    trend = trend_data_fit(points, 5, &options);
    assert_false(trend->target.reached);
    assert_true(trend->target.rate_needed < 0);
    assert_noted(trend, "target.arrival: at the rate so far");
    facts_trend_free(trend);

    facts_error error;
    options.target = &(facts_point){2024, 25, FACTS_EQ};
    assert_int_equal(facts_trend_new(points, 5, &options, &trend, &error), FACTS_ERR_ARGUMENT);
    assert_non_null(strstr(error.message, "not after the last value"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_robust),        cmocka_unit_test(test_logistic), cmocka_unit_test(test_no_logistic),
        cmocka_unit_test(test_interpolation), cmocka_unit_test(test_forecast), cmocka_unit_test(test_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
