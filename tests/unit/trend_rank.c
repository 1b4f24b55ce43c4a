/* Tests that look at order only: exact p, autocorrelated series, values known as bounds, a change of level. */
#include "tests/unit/trend_data.h"

/* Walks through every order of n values and counts those whose S is as far from zero as `s`. */
static void count_orders(int *order, size_t n, size_t fixed, double s, double *extreme, double *all) {
    if (fixed == n) {
        int found = 0;
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n; j++) found += order[j] > order[i] ? 1 : -1;
        *all += 1;
        *extreme += fabs((double)found) >= fabs(s);
        return;
    }
    for (size_t k = fixed; k < n; k++) {
        int kept = order[fixed];
        order[fixed] = order[k];
        order[k] = kept;
        count_orders(order, n, fixed + 1, s, extreme, all);
        order[k] = order[fixed];
        order[fixed] = kept;
    }
}

static void test_exact_p(void **state) {
    (void)state;
    static const double SERIES[][7] = {
        {1, 2, 3, 4, 5, 6, 7}, {2, 1, 4, 3, 7, 5, 6}, {7, 6, 3, 5, 1, 2, 4}, {4, 7, 1, 6, 2, 5, 3}};
    for (size_t k = 0; k < sizeof SERIES / sizeof *SERIES; k++)
        for (size_t n = 3; n <= 7; n++) {
            facts_point points[7];
            int order[7];
            double extreme = 0, all = 0;
            for (size_t i = 0; i < n; i++) {
                points[i] = (facts_point){2000 + (double)i, SERIES[k][i], FACTS_EQ};
                order[i] = (int)i;
            }
            facts_trend *trend = trend_data_fit(points, n, NULL);
            count_orders(order, n, 0, trend->mann_kendall.s, &extreme, &all);
            assert_close("p_exact", trend->mann_kendall.p_exact, extreme / all, 1e-12);
            facts_trend_free(trend);
        }
}

static void test_exact_p_has_limits(void **state) {
    (void)state;
    facts_point eleven[11], tied[] = {{1, 2, 0}, {2, 3, 0}, {3, 3, 0}, {4, 5, 0}};
    for (int i = 0; i < 11; i++) eleven[i] = (facts_point){i, i * i, FACTS_EQ};
    facts_trend *ten = trend_data_fit(eleven, 10, NULL), *more = trend_data_fit(eleven, 11, NULL),
                *ties = trend_data_fit(tied, 4, NULL);
    assert_close("ten rising", ten->mann_kendall.p_exact, 2.0 / 3628800, 1e-12);
    assert_true(isnan(more->mann_kendall.p_exact));
    assert_noted(more, "mann_kendall.p_exact:");
    assert_true(isnan(ties->mann_kendall.p_exact));
    assert_noted(ties, "mann_kendall.p_exact:");
    facts_trend_free(ten);
    facts_trend_free(more);
    facts_trend_free(ties);
}

/* Computed from the definition with exact fractions: the Nile at Aswan, 1871 to 1970, and monthly rainfall with seven
 * months missing. Residuals that are equal as fractions are ties, wherever the years begin. (Where 259723.81 is quoted
 * for the rainfall, the slope a month was taken off positions, which the gaps shift against the months.) */
static void test_hamed_rao(void **state) {
    (void)state;
    facts_point points[TREND_DATA_MOST];
    size_t n = trend_data_read("tests/data/nile.csv", false, points);
    facts_trend *nile = trend_data_fit(points, n, NULL);
    assert_close("nile var_s", nile->mann_kendall.var_s, 112728.33333333333, 1e-12);
    assert_close("nile modified var_s", nile->hamed_rao.var_s, 241565.3569166269, 1e-10);
    assert_close("nile modified z", nile->hamed_rao.z, -1386 / sqrt(241565.3569166269), 1e-10);
    assert_int_equal(nile->hamed_rao.trend, -1);
    facts_trend_free(nile);

    n = trend_data_read("tests/data/rainfall_gaps.csv", false, points);
    assert_int_equal(n, 353);
    for (int origin = 0; origin < 3; origin++) {
        facts_trend *rain = trend_data_fit(points, n, NULL);
        assert_close("rain s", rain->mann_kendall.s, -1959, 0);
        assert_close("rain var_s", rain->mann_kendall.var_s, 4889800.333333333, 1e-12);
        assert_close("rain z", rain->mann_kendall.z, -0.8854562842589916, 1e-9);
        assert_close("rain modified var_s", rain->hamed_rao.var_s, 257403.38678462576, 1e-10);
        facts_trend_free(rain);
        for (size_t i = 0; i < n; i++) points[i].x += 0.1;
    }
}

/* Sign of Kendall's S between x and the residuals of a slope, by the definition for open intervals. */
static int tau_sign(const facts_point *points, size_t n, double slope) {
    int s = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            if (!(points[i].x < points[j].x)) continue;
            double low_i = points[i].bound == FACTS_LT ? -INFINITY : points[i].y - slope * points[i].x;
            double high_i = points[i].bound == FACTS_GT ? INFINITY : points[i].y - slope * points[i].x;
            double low_j = points[j].bound == FACTS_LT ? -INFINITY : points[j].y - slope * points[j].x;
            double high_j = points[j].bound == FACTS_GT ? INFINITY : points[j].y - slope * points[j].x;
            s += (low_j > high_i) - (high_j < low_i);
        }
    return (s > 0) - (s < 0);
}

/* The slope stands in the middle of the stretch where tau is zero. */
static void test_censored_slope(void **state) {
    (void)state;
    facts_point points[] = {{2015, 10, FACTS_LT}, {2016, 12.3, FACTS_EQ}, {2017, 13.1, FACTS_GT},
                            {2018, 17, FACTS_EQ}, {2019, 20, FACTS_LT},   {2020, 19.2, FACTS_EQ},
                            {2022, 26, FACTS_GT}, {2023, 27.9, FACTS_EQ}};
    size_t n = sizeof points / sizeof *points;
    facts_trend_options options = {.censored = true};
    facts_trend *trend = trend_data_fit(points, n, &options);
    double slope = trend->akritas_theil_sen.slope, low = slope, high = slope;
    assert_true(tau_sign(points, n, slope - 2) > 0);
    assert_true(tau_sign(points, n, slope + 2) < 0);
    while (tau_sign(points, n, low) == 0) low -= 1e-4;
    while (tau_sign(points, n, high) == 0) high += 1e-4;
    assert_true(high - low > 1e-3);
    assert_true(fabs((low + high) / 2 - slope) < 1e-4);
    assert_int_equal(trend->bounded, 4);
    assert_noted(trend, "bounds:");
    facts_trend_free(trend);
}

/* Without bounds the methods for bounds are the plain ones. */
static void test_censored_agrees(void **state) {
    (void)state;
    facts_point points[] = {{2005, 7.4, 0}, {2010, 9.4, 0}, {2015, 12.1, 0}, {2020, 12.1, 0}, {2024, 19.8, 0}};
    facts_trend_options options = {.censored = true};
    facts_trend *trend = trend_data_fit(points, 5, &options);
    assert_close("slope", trend->akritas_theil_sen.slope, trend->theil_sen.slope, 1e-14);
    assert_close("s", trend->kendall_censored.s, trend->mann_kendall.s, 0);
    assert_close("var_s", trend->kendall_censored.var_s, trend->mann_kendall.var_s, 1e-14);
    assert_close("tau_b", trend->kendall_censored.tau_b, trend->mann_kendall.tau_b, 1e-14);
    facts_trend_free(trend);
}

/* "Over 5", "over 6", then 5: of the three pairs only the two with the last are certain. */
static void test_censored_order(void **state) {
    (void)state;
    facts_point points[] = {{1, 5, FACTS_GT}, {2, 6, FACTS_GT}, {3, 5, FACTS_EQ}};
    facts_trend_options options = {.censored = true};
    facts_trend *trend = trend_data_fit(points, 3, &options);
    assert_close("s", trend->kendall_censored.s, -2, 0);
    facts_trend_free(trend);

    facts_point open[] = {{1, 5, FACTS_GT}, {2, 6, FACTS_GT}, {3, 7, FACTS_GT}};
    trend = trend_data_fit(open, 3, &options);
    assert_true(isnan(trend->akritas_theil_sen.slope));
    assert_noted(trend, "akritas_theil_sen.slope:");
    facts_trend_free(trend);
}

static void test_pettitt(void **state) {
    (void)state;
    facts_point points[TREND_DATA_MOST];
    size_t n = trend_data_read("tests/data/nile.csv", false, points);
    facts_trend *nile = trend_data_fit(points, n, NULL); /* the dam of 1898 */
    assert_int_equal(nile->pettitt.index, 28);
    assert_close("x", nile->pettitt.x, 1898, 0);
    assert_close("k", nile->pettitt.k, 1617, 0);
    assert_close("p", nile->pettitt.p, 2 * exp(-6.0 * 1617 * 1617 / 1010000), 1e-12);
    assert_close("mean before", nile->pettitt.mean_before, 1097.75, 1e-12);
    facts_trend_free(nile);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact_p),         cmocka_unit_test(test_exact_p_has_limits),
        cmocka_unit_test(test_hamed_rao),       cmocka_unit_test(test_censored_slope),
        cmocka_unit_test(test_censored_agrees), cmocka_unit_test(test_censored_order),
        cmocka_unit_test(test_pettitt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
