/* Least squares against the certified values of NIST's reference sets: correct digits of the worst number of each kind.
 * The floors of the coefficients are what gsl_multifit_linear reaches on powers of x as they are (12.3, 12.1, 14.7,
 * 7.5, 9.2, 12.5, 9.2) or more; what is missing to 15 is the rounding of the values to double precision and, in NoInt1,
 * of the certified value itself. */
#include "tests/unit/trend_data.h"

#include <jansson.h>

static double digits(double found, const char *certified) {
    double wanted = strtod(certified, NULL), off = fabs(found - wanted);
    if (off == 0) return 15;
    return fmin(15, -log10(wanted == 0 ? off : off / fabs(wanted)));
}

static double worst(const double *found, const json_t *certified) {
    double least = 15;
    for (size_t k = 0; k < json_array_size(certified); k++)
        least = fmin(least, digits(found[k], json_string_value(json_array_get(certified, k))));
    return least;
}

static void test_nist(void **state) {
    (void)state;
    static const struct {
        const char *name;
        double coefficients, errors;
    } FLOORS[] = {{"norris", 14, 13.5}, {"pontius", 13.3, 13.5}, {"noint1", 14.7, 14.9}, {"filip", 13, 13},
                  {"wampler1", 13, 15}, {"wampler2", 13, 15},    {"wampler3", 13, 14}};
    json_t *certified = json_load_file("tests/data/nist/certified.json", 0, NULL);
    assert_non_null(certified);
    for (size_t i = 0; i < sizeof FLOORS / sizeof *FLOORS; i++) {
        const json_t *set = json_object_get(certified, FLOORS[i].name);
        facts_point points[TREND_DATA_MOST];
        char path[64];
        snprintf(path, sizeof path, "tests/data/nist/%s.csv", FLOORS[i].name);
        size_t count = trend_data_read(path, true, points);
        assert_int_equal(count, json_integer_value(json_object_get(set, "n")));
        facts_trend_options options = {.degree = (size_t)json_integer_value(json_object_get(set, "degree")),
                                       .no_intercept = !json_is_true(json_object_get(set, "intercept"))};
        facts_trend *trend = trend_data_fit(points, count, &options);
        assert_int_equal(trend->ols.terms, json_array_size(json_object_get(set, "beta")));
        double coefficients = worst(trend->ols.coefficients, json_object_get(set, "beta"));
        double errors = worst(trend->ols.standard_errors, json_object_get(set, "se"));
        double sd = digits(trend->ols.residual_sd, json_string_value(json_object_get(set, "residual_sd")));
        double r2 = digits(trend->ols.r2, json_string_value(json_object_get(set, "r2")));
        printf("%-9s digits: coefficients %.1f, standard errors %.1f, residual sd %.1f, r2 %.1f\n", FLOORS[i].name,
               coefficients, errors, sd, r2);
        assert_true(coefficients >= FLOORS[i].coefficients);
        assert_true(errors >= FLOORS[i].errors);
        assert_true(sd >= 13);
        assert_true(r2 >= 14);
        facts_trend_free(trend);
    }
    json_decref(certified);
}

/* The order of the points is no part of the data. */
static void test_order(void **state) {
    (void)state;
    facts_point up[] = {{2020, 281.5, 0}, {2021, 328.5, 0}, {2022, 365.4, 0}, {2023, 441.3, 0}};
    facts_point mixed[] = {up[2], up[0], up[3], up[1]};
    facts_trend *a = trend_data_fit(up, 4, NULL), *b = trend_data_fit(mixed, 4, NULL);
    assert_close("slope", b->ols.line.slope, a->ols.line.slope, 0);
    assert_close("cagr", b->cagr, a->cagr, 0);
    assert_close("first x", b->x[0], 2020, 0);
    facts_trend_free(a);
    facts_trend_free(b);
}

static void test_polynomial_has_no_slope(void **state) {
    (void)state;
    facts_point points[] = {{0, 1, 0}, {1, 2.1, 0}, {2, 4.9, 0}, {3, 10.2, 0}, {4, 16.8, 0}};
    facts_trend_options options = {.degree = 2};
    facts_trend *trend = trend_data_fit(points, 5, &options);
    assert_true(isnan(trend->ols.line.slope));
    assert_close("intercept", trend->ols.line.intercept, trend->ols.coefficients[0], 0);
    assert_noted(trend, "ols.slope, ");
    assert_int_equal(trend->ols.terms, 3);
    assert_true(trend->ols.p < 0.01);
    facts_trend_free(trend);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nist), cmocka_unit_test(test_order),
                                       cmocka_unit_test(test_polynomial_has_no_slope)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
