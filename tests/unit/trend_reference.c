/* Short series against what scipy 1.10 and statsmodels 0.13 give for them (tests/data/trend_reference.json). */
#include "tests/unit/trend_data.h"

#include <jansson.h>

static double wanted_of(const json_t *series, const char *group, const char *name) {
    const json_t *value = json_object_get(group ? json_object_get(series, group) : series, name);
    assert_non_null(value);
    return json_is_null(value) ? NAN : json_number_value(value);
}

static void compare(const char *name, const char *what, double found, double wanted) {
    char label[128];
    snprintf(label, sizeof label, "%s %s", name, what);
    assert_close(label, found, wanted, 1e-6);
}

static void compare_tests(const char *name, const json_t *series, const facts_trend *trend) {
    const facts_kendall *test = &trend->mann_kendall;
    compare(name, "mk s", test->s, wanted_of(series, "mk", "s"));
    compare(name, "mk var_s", test->var_s, wanted_of(series, "mk", "var_s"));
    compare(name, "mk z", test->z, wanted_of(series, "mk", "z"));
    compare(name, "mk p", test->p, wanted_of(series, "mk", "p"));
    compare(name, "mk tau", test->tau, wanted_of(series, "mk", "tau"));
    const char *direction = json_string_value(json_object_get(json_object_get(series, "mk"), "trend"));
    assert_string_equal(test->trend > 0 ? "increasing" : test->trend < 0 ? "decreasing" : "no trend", direction);
    double tau_b = wanted_of(series, "kendalltau_b", "tau");
    if (isnan(tau_b))
        assert_true(isnan(test->tau_b));
    else
        compare(name, "tau_b", test->tau_b, tau_b);
    if (!isnan(test->p_exact)) compare(name, "exact p", test->p_exact, wanted_of(series, "kendalltau_b", "p"));
}

static void compare_line(const char *name, const json_t *series, const facts_trend *trend) {
    const facts_line *line = &trend->ols.line;
    compare(name, "ols slope_se", line->slope_se, wanted_of(series, "ols", "se_slope"));
    compare(name, "ols intercept_se", line->intercept_se, wanted_of(series, "ols", "se_intercept"));
    compare(name, "ols r2", trend->ols.r2, wanted_of(series, "ols", "r2"));
    compare(name, "ols adjusted r2", trend->ols.r2_adjusted, wanted_of(series, "ols", "adj_r2"));
    compare(name, "ols p", trend->ols.p, wanted_of(series, "ols", "p_slope"));
    compare(name, "ols sigma", trend->ols.residual_sd, wanted_of(series, "ols", "sigma"));
    compare(name, "durbin_watson", trend->ols.durbin_watson, wanted_of(series, NULL, "dw"));
    const json_t *ci = json_object_get(json_object_get(series, "ols"), "ci95");
    compare(name, "ols ci95 lo", line->slope_ci95.lo, json_number_value(json_array_get(ci, 0)));
    compare(name, "ols ci95 hi", line->slope_ci95.hi, json_number_value(json_array_get(ci, 1)));
}

static void test_reference(void **state) {
    (void)state;
    json_t *all = json_load_file("tests/data/trend_reference.json", 0, NULL);
    assert_non_null(all);
    const char *name;
    json_t *series;
    json_object_foreach(all, name, series) {
        facts_point points[TREND_DATA_MOST];
        size_t n = json_array_size(json_object_get(series, "x"));
        for (size_t i = 0; i < n; i++) {
            points[i].x = json_number_value(json_array_get(json_object_get(series, "x"), i));
            points[i].y = json_number_value(json_array_get(json_object_get(series, "y"), i));
            points[i].bound = FACTS_EQ;
        }
        facts_trend *trend = trend_data_fit(points, n, NULL);
        compare(name, "ols slope", trend->ols.line.slope, wanted_of(series, "linregress", "slope"));
        compare(name, "ols intercept", trend->ols.line.intercept, wanted_of(series, "linregress", "intercept"));
        compare(name, "sen slope", trend->theil_sen.slope, wanted_of(series, "theilslopes_separate", "slope"));
        compare(name, "sen intercept", trend->theil_sen.intercept,
                wanted_of(series, "theilslopes_separate", "intercept"));
        compare(name, "cagr", trend->cagr, wanted_of(series, NULL, "cagr"));
        if (n > 2) {
            compare(name, "sen lo", trend->theil_sen.slope_ci95.lo, wanted_of(series, "theilslopes_separate", "lo"));
            compare(name, "sen hi", trend->theil_sen.slope_ci95.hi, wanted_of(series, "theilslopes_separate", "hi"));
            compare_tests(name, series, trend);
        }
        if (n > 2 && strcmp(name, "flat") != 0) compare_line(name, series, trend); /* statsmodels: rounding only */
        facts_trend_free(trend);
    }
    assert_int_equal(json_object_size(all), 6);
    json_decref(all);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reference)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
