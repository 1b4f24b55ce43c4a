/* Series out of facts: the axis of years, which evidence leads, what is derived, and what contradicts. */
#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void assert_near(double found, double wanted) {
    if (isnan(found) != isnan(wanted) || fabs(found - wanted) > 1e-9 * fmax(1, fabs(wanted)))
        fail_msg("%.12g, expected %.12g", found, wanted);
}

static void test_periods(void **state) {
    (void)state;
    static const struct {
        const char *time;
        bool stock;
        double start, end, year;
        bool span;
    } TIMES[] = {
        {"2024", true, 2025, 2025, 2025, false},
        {"2024", false, 2024, 2025, 2024.5, false},
        {"2025-08-31", true, 2025 + 8 / 12.0, 2025 + 8 / 12.0, 2025 + 8 / 12.0, false},
        {"2025-08-31", false, 2025 + 8 / 12.0, 2025 + 8 / 12.0, 2025 + 8 / 12.0, false},
        {"2025-08", true, 2025 + 8 / 12.0, 2025 + 8 / 12.0, 2025 + 8 / 12.0, false},
        {"2024-12-31", true, 2025, 2025, 2025, false},
        {"2024-02-29", true, 2024 + 2 / 12.0, 2024 + 2 / 12.0, 2024 + 2 / 12.0, false},
        {"2025-01/2025-09", false, 2025, 2025.75, 2025.375, true},
        {"2021/2025", true, 2021, 2026, 2026, true},
        {"2021/2025", false, 2021, 2026, 2023.5, true},
        {"2016/..", false, 2016, NAN, NAN, true},
        {"../2030", true, NAN, 2031, NAN, true},
    };
    facts_period period;
    for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++) {
        assert_true(facts_time_period(TIMES[i].time, TIMES[i].stock, &period));
        assert_near(period.start, TIMES[i].start);
        assert_near(period.end, TIMES[i].end);
        assert_near(period.year, TIMES[i].year);
        assert_int_equal(period.span, TIMES[i].span);
    }
    static const char *const NONE[] = {"", "prev_year", "2024-13", "2023-02-29", "national average"};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) assert_false(facts_time_period(NONE[i], true, &period));
}

/* -------------------------------------------------------- facts by hand */

/* The fields that a test is about; the others are those of a plain level of wind capacity. */
typedef struct said {
    const char *document, *language, *time;
    double value;
    facts_bound bound;
    facts_kind kind;
    const char *unit, *base;
    facts_state state;
    const char *metric;
    double value_hi; /* 0 for none */
} said;

static const facts_metric METRICS[] = {{.id = "wind_capacity", .unit = "GW", .stock = true}};
static const facts_document DOCUMENTS[] = {{.id = "new", .published = "2025-11"},
                                           {.id = "old", .published = "2021-05"}};
static const facts_series_options OPTIONS = {
    .metrics = METRICS, .metric_count = 1, .documents = DOCUMENTS, .document_count = 2};

static facts_set *make_set(const said *facts, size_t count) {
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    for (size_t i = 0; i < count; i++) {
        const said *s = &facts[i];
        facts_fact fact = {.id = "0123456789abcdef",
                           .document = s->document ? s->document : "new",
                           .language = s->language ? s->language : "en",
                           .line = (uint32_t)i + 1,
                           .byte_start = 100 * i,
                           .byte_end = 100 * i + 5,
                           .metric = s->metric ? s->metric : "wind_capacity",
                           .kind = s->kind,
                           .value = s->value,
                           .value_hi = s->value_hi > 0 ? s->value_hi : NAN,
                           .unit = s->unit ? s->unit : "GW",
                           .bound = s->bound,
                           .time = s->time,
                           .time_source = FACTS_TIME_EXPLICIT,
                           .base = s->base ? s->base : "",
                           .state = s->state,
                           .region = "CHN",
                           .entity = "",
                           .quote = "",
                           .sentence = "",
                           .rule = ""};
        assert_int_equal(facts_set_add(set, &fact, NULL), FACTS_OK);
    }
    return set;
}

typedef struct fixture {
    facts_set *set;
    facts_series_list *list;
} fixture;

static fixture build(const said *facts, size_t count) {
    fixture f = {.set = make_set(facts, count)};
    facts_error error;
    assert_int_equal(facts_series_list_new(f.set, &OPTIONS, &f.list, &error), FACTS_OK);
    return f;
}

static void drop(fixture f) {
    facts_series_list_free(f.list);
    facts_set_free(f.set);
}

#define BUILD(...) build((const said[]){__VA_ARGS__}, sizeof((const said[]){__VA_ARGS__}) / sizeof(said))

/* ------------------------------------------------------------- evidence */

static void test_keys(void **state) {
    (void)state;
    fixture f =
        BUILD({.time = "2024", .value = 520}, {.time = "2020", .value = 281}, {.time = "2024-12-31", .value = 520},
              {.time = "2030", .value = 1200, .state = FACTS_TARGET}, {.time = "", .value = 7},
              {.time = "2024", .value = 12, .metric = "hydro_generation", .unit = "TWh"});
    assert_int_equal(facts_series_list_count(f.list), 3);
    assert_int_equal(facts_series_list_untimed(f.list), 1);
    const facts_series *wind = facts_series_list_at(f.list, 1), *target = facts_series_list_at(f.list, 2);
    assert_string_equal(facts_series_list_at(f.list, 0)->metric, "hydro_generation");
    assert_near(facts_series_list_at(f.list, 0)->observations[0].period.year, 2024.5); /* a flow */
    assert_int_equal(wind->count, 2); /* the year and its last day are one time of a stock */
    assert_near(wind->observations[0].period.year, 2021);
    assert_int_equal(wind->observations[1].evidence_count, 2);
    assert_int_equal(target->state, FACTS_TARGET);
    assert_int_equal(target->count, 1);
    drop(f);
}

static void test_best(void **state) {
    (void)state;
    static const struct {
        said a, b; /* both are wind capacity at the end of 2024; b is better */
        const char *why;
    } PAIRS[] = {
        {{.value = 500, .bound = FACTS_APPROX}, {.value = 520}, "exact before approximate"},
        {{.value = 500, .bound = FACTS_GT}, {.value = 520, .bound = FACTS_APPROX}, "approximate before a bound"},
        {{.value = 520, .value_hi = 530}, {.value = 521}, "a number before a range"},
        {{.value = 519, .document = "old"}, {.value = 520, .document = "new"}, "later document"},
        {{.value = 519, .document = "unknown"}, {.value = 520, .document = "old"}, "document with a date"},
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        said facts[] = {PAIRS[i].a, PAIRS[i].b};
        facts[0].time = facts[1].time = "2024";
        fixture f = build(facts, 2);
        const facts_observation *observation = facts_series_list_at(f.list, 0)->observations;
        assert_int_equal(observation->evidence_count, 2);
        if (observation->evidence->value != PAIRS[i].b.value) fail_msg("%s", PAIRS[i].why);
        drop(f);
    }
    fixture f = BUILD({.time = "2024", .value = 519}, {.time = "2024", .value = 520},
                      {.time = "2024", .value = 520, .language = "zh"});
    assert_near(facts_series_list_at(f.list, 0)->observations->evidence->value, 520); /* both languages */
    assert_int_equal(facts_series_list_at(f.list, 0)->observations->evidence_count, 3);
    drop(f);
    /* both languages, one of them rounded, against an undated document that has one */
    f = BUILD({.time = "2024", .value = 62.9, .document = "undated a"},
              {.time = "2024", .value = 62.365, .document = "undated b", .language = "zh"},
              {.time = "2024", .value = 62.37, .document = "undated b"});
    assert_string_equal(facts_series_list_at(f.list, 0)->observations->evidence->facts[0]->document, "undated b");
    drop(f);
}

static void test_conflicts(void **state) {
    (void)state;
    static const struct {
        said a, b;
        bool conflict;
    } PAIRS[] = {
        {{.value = 62.365}, {.value = 62.37}, false}, /* rounding */
        {{.value = 1690}, {.value = 1694}, false},
        {{.value = 1690}, {.value = 1700}, false},
        {{.value = 1690}, {.value = 1680}, true},
        {{.value = 1690}, {.value = 1670}, true},
        {{.value = 97.9}, {.value = 98, .bound = FACTS_LT}, false},
        {{.value = 99}, {.value = 98, .bound = FACTS_LT}, true},
        {{.value = 16.9, .bound = FACTS_GT}, {.value = 17.3}, false},
        {{.value = 16.9, .bound = FACTS_GT}, {.value = 12.5}, true},
        {{.value = 16.9, .bound = FACTS_GT}, {.value = 12.5, .bound = FACTS_GT}, false},
        {{.value = 500, .bound = FACTS_APPROX}, {.value = 487}, false},
        {{.value = 500, .bound = FACTS_APPROX}, {.value = 431}, true},
        {{.value = 3, .value_hi = 5}, {.value = 4.2}, false},
        {{.value = 3, .value_hi = 5}, {.value = 6.2}, true},
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        said facts[] = {PAIRS[i].a, PAIRS[i].b};
        facts[0].time = facts[1].time = "2024";
        fixture f = build(facts, 2);
        if (facts_series_list_at(f.list, 0)->observations->conflict != PAIRS[i].conflict)
            fail_msg("%g and %g: conflict should be %d", facts[0].value, facts[1].value, PAIRS[i].conflict);
        drop(f);
    }
}

/* ---------------------------------------------------------- derivations */

static void test_derived(void **state) {
    (void)state;
    static const struct {
        said level, comparison;
        const char *time; /* of what follows; NULL if nothing does */
        double value;
        facts_bound bound;
        const char *arithmetic;
    } CASES[] = {
        /* "1,690 GW by the end of August 2025, triple that of 2020" */
        {{.time = "2025-08-31", .value = 1690},
         {.time = "2025-08-31", .kind = FACTS_RATIO, .value = 3, .unit = "times", .base = "2020"},
         "2020",
         563.333,
         FACTS_APPROX,
         "1690 GW / 3"},
        {{.time = "2025-08-31", .value = 1690, .bound = FACTS_GT},
         {.time = "2025-08-31", .kind = FACTS_RATIO, .value = 3, .unit = "times", .base = "2020"},
         "2020",
         563.333,
         FACTS_GT,
         "1690 GW / 3"},
        {{.time = "2025-08-31", .value = 1690},
         {.time = "2025-08-31", .kind = FACTS_RATIO, .value = 3, .unit = "times", .base = "2020", .bound = FACTS_GT},
         "2020",
         563.333,
         FACTS_LT,
         "1690 GW / 3"},
        {{.time = "2025-08-31", .value = 1690, .bound = FACTS_GT},
         {.time = "2025-08-31", .kind = FACTS_RATIO, .value = 3, .unit = "times", .base = "2020", .bound = FACTS_GT},
         "2020",
         563.333,
         FACTS_APPROX,
         "1690 GW / 3"},
        /* "59 percent, up 3 points on 2020", "down 3 points" */
        {{.time = "2024", .value = 59, .unit = "percent"},
         {.time = "2024", .kind = FACTS_CHANGE, .value = 3, .unit = "pp", .base = "2020"},
         "2020",
         56,
         FACTS_EQ,
         "59 percent - 3 pp"},
        {{.time = "2024", .value = 59, .unit = "percent"},
         {.time = "2024", .kind = FACTS_CHANGE, .value = -3, .unit = "pp", .base = "2020", .bound = FACTS_GT},
         "2020",
         62,
         FACTS_GT,
         "59 percent + 3 pp"},
        /* "580 GW, 15 percent more than the year before" */
        {{.time = "2025", .value = 575},
         {.time = "2025", .kind = FACTS_GROWTH, .value = 15, .unit = "percent", .base = "prev_year"},
         "2024",
         500,
         FACTS_APPROX,
         "575 GW / (1 + 15 percent)"},
        {{.time = "2025-01/2025-09", .value = 90},
         {.time = "2025-01/2025-09", .kind = FACTS_GROWTH, .value = -10, .unit = "percent", .base = "prev_year"},
         "2024-01/2024-09",
         100,
         FACTS_APPROX,
         "90 GW / (1 - 10 percent)"},
        {{.time = "2024-02-29", .value = 100},
         {.time = "2024-02-29", .kind = FACTS_CHANGE, .value = 5, .base = "prev_year"},
         "2023-02-28",
         95,
         FACTS_EQ,
         "100 GW - 5 GW"},
        /* "19.8 percent in 2024, 1 point a year on average from 2020 on" */
        {{.time = "2024", .value = 19.8, .unit = "percent"},
         {.time = "2020/2024", .kind = FACTS_CHANGE, .value = 1, .unit = "pp", .base = "per_year"},
         "2020",
         15.8,
         FACTS_APPROX,
         "19.8 percent - 4 x 1 pp"},
        {{.time = "2020", .value = 100},
         {.time = "2020/2022", .kind = FACTS_GROWTH, .value = 10, .unit = "percent", .base = "per_year"},
         "2022",
         121,
         FACTS_APPROX,
         "100 GW x (1 + 10 percent)^2"},
        /* the base is known, and what is compared with it follows: also a target */
        {{.time = "2005", .value = 200},
         {.time = "2030",
          .kind = FACTS_GROWTH,
          .value = -65,
          .unit = "percent",
          .base = "2005",
          .bound = FACTS_GT,
          .state = FACTS_TARGET},
         "2030",
         70,
         FACTS_LT,
         "200 GW x (1 - 65 percent)"},
        /* "down 11.6 percent in the first four years of the plan" is of the last of them */
        {{.time = "2020", .value = 100},
         {.time = "2021/2024", .kind = FACTS_GROWTH, .value = -11.6, .unit = "percent", .base = "2020"},
         "2024",
         88.4,
         FACTS_APPROX,
         "100 GW x (1 - 11.6 percent)"},
        /* nothing follows */
        {{.time = "2030", .value = 100, .state = FACTS_PROJECTED}, /* "5.8 percent below the 2030 projections" */
         {.time = "2030",
          .kind = FACTS_GROWTH,
          .value = -5.8,
          .unit = "percent",
          .base = "2030",
          .state = FACTS_PROJECTED},
         .time = NULL},
        {{.time = "2024", .value = 59, .unit = "percent"},
         {.time = "2024", .kind = FACTS_CHANGE, .value = 3, .unit = "GW", .base = "2020"},
         .time = NULL},
        {{.time = "2024", .value = 59},
         {.time = "2024", .kind = FACTS_RATIO, .value = 2, .unit = "times", .base = "national average"},
         .time = NULL},
        {{.time = "2024", .value = 59},
         {.time = "2023", .kind = FACTS_RATIO, .value = 2, .unit = "times", .base = "2020"},
         .time = NULL},
        {{.time = "2024", .value = 59},
         {.time = "2024", .kind = FACTS_GROWTH, .value = -100, .unit = "percent", .base = "2020"},
         .time = NULL},
        {{.time = "2024", .value = 59},
         {.time = "2020/..", .kind = FACTS_CHANGE, .value = 2, .unit = "GW", .base = "per_year"},
         .time = NULL},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        said facts[] = {CASES[i].level, CASES[i].comparison};
        fixture f = build(facts, 2);
        const facts_evidence *derived = NULL;
        const facts_observation *where = NULL;
        facts_state found_state = FACTS_ACTUAL;
        for (size_t s = 0; s < facts_series_list_count(f.list); s++) {
            const facts_series *series = facts_series_list_at(f.list, s);
            for (size_t k = 0; k < series->count; k++)
                if (series->observations[k].evidence->derived) {
                    assert_null(derived);
                    where = &series->observations[k];
                    derived = where->evidence;
                    found_state = series->state;
                }
        }
        if (!CASES[i].time) {
            if (derived) fail_msg("case %zu: '%s' should not be derived", i, derived->arithmetic);
            drop(f);
            continue;
        }
        if (!derived) fail_msg("case %zu: nothing derived, expected '%s'", i, CASES[i].arithmetic);
        assert_string_equal(derived->arithmetic, CASES[i].arithmetic);
        assert_string_equal(where->time, CASES[i].time);
        assert_near(derived->value, CASES[i].value);
        if (derived->bound != CASES[i].bound) fail_msg("case %zu: bound %s", i, facts_bound_name(derived->bound));
        assert_int_equal(derived->fact_count, 2);
        assert_int_equal(derived->facts[0]->kind, FACTS_LEVEL);
        assert_int_equal(derived->facts[1]->kind, facts[1].kind);
        assert_int_equal(found_state, facts[1].state);
        drop(f);
    }
}

/* What is said of a time keeps the derived from it, and the level of the same document and language is built upon. */
static void test_said_first(void **state) {
    (void)state;
    fixture f = BUILD({.time = "2024", .value = 520}, {.time = "2020", .value = 281},
                      {.time = "2024", .kind = FACTS_RATIO, .value = 2, .unit = "times", .base = "2020"});
    assert_int_equal(facts_series_list_at(f.list, 0)->count, 2);
    assert_int_equal(facts_series_list_at(f.list, 0)->observations[0].evidence_count, 1);
    drop(f);

    f = BUILD({.time = "2024", .value = 600, .document = "old"}, {.time = "2024", .value = 530, .language = "zh"},
              {.time = "2024", .value = 520},
              {.time = "2024", .kind = FACTS_CHANGE, .value = 20, .unit = "GW", .base = "2023"});
    const facts_observation *first = facts_series_list_at(f.list, 0)->observations;
    assert_string_equal(first->time, "2023");
    assert_near(first->evidence->value, 500);
    drop(f);

    /* of what is derived, that of exact numbers leads, in whichever document */
    f = BUILD(
        {.time = "2025-09-30", .value = 100, .bound = FACTS_GT},
        {.time = "2025-09-30", .kind = FACTS_RATIO, .value = 30, .unit = "times", .base = "2020", .bound = FACTS_GT},
        {.time = "2024", .value = 73.76, .document = "old"},
        {.time = "2024", .kind = FACTS_RATIO, .value = 20, .unit = "times", .base = "2020", .document = "old"});
    first = facts_series_list_at(f.list, 0)->observations;
    assert_int_equal(first->evidence_count, 2);
    assert_near(first->evidence->value, 3.688);
    drop(f);

    said plain[] = {{.time = "2024", .value = 520},
                    {.time = "2024", .kind = FACTS_RATIO, .value = 2, .unit = "times", .base = "2020"}};
    facts_set *set = make_set(plain, 2);
    facts_series_options options = OPTIONS;
    facts_series_list *list;
    options.said_only = true;
    assert_int_equal(facts_series_list_new(set, &options, &list, NULL), FACTS_OK);
    assert_int_equal(facts_series_list_at(list, 0)->count, 1);
    facts_series_list_free(list);
    facts_set_free(set);
}

/* Of two ways to the value of 2020 the one through what is reported leads, though the other one is exact. */
static void test_derived_from_promise(void **state) {
    (void)state;
    fixture f =
        BUILD({.time = "2035", .value = 3600, .state = FACTS_TARGET},
              {.time = "2035", .kind = FACTS_RATIO, .value = 6, .unit = "times", .base = "2020", .state = FACTS_TARGET},
              {.time = "2024", .value = 1400, .bound = FACTS_GT},
              {.time = "2024", .kind = FACTS_RATIO, .value = 2.5, .unit = "times", .base = "2020"});
    const facts_observation *first = &facts_series_list_at(f.list, 0)->observations[0];
    assert_string_equal(first->time, "2020");
    assert_int_equal(first->evidence_count, 2);
    assert_near(first->evidence[0].value, 560);
    assert_near(first->evidence[1].value, 600);
    drop(f);
}

static void test_points(void **state) {
    (void)state;
    fixture f = BUILD({.time = "2020", .value = 281}, {.time = "2021/2024", .value = 999},
                      {.time = "2016/..", .value = 5}, {.time = "2024", .value = 510, .value_hi = 530});
    facts_point points[4];
    assert_int_equal(facts_series_list_at(f.list, 0)->count, 4);
    assert_int_equal(facts_series_points(facts_series_list_at(f.list, 0), points), 2);
    assert_near(points[0].x, 2021);
    assert_near(points[1].y, 520);
    assert_int_equal(points[1].bound, FACTS_APPROX);
    drop(f);
    f = BUILD({.time = "2011/2015", .value = 60}, {.time = "2016/2020", .value = 80}); /* spans alone are a series */
    assert_int_equal(facts_series_points(facts_series_list_at(f.list, 0), points), 2);
    drop(f);
    f = BUILD({.time = "2005/2024", .value = 25, .metric = "wind_share", .unit = "percent"}, /* a part of a whole */
              {.time = "2021/2024", .value = 27, .metric = "wind_share", .unit = "percent"},
              {.time = "2025/2029", .value = 30, .metric = "wind_share", .unit = "percent"});
    assert_int_equal(facts_series_points(facts_series_list_at(f.list, 0), points), 2);
    assert_near(points[1].y, 30);
    drop(f);
    /* sums over nine months are not compared with one over six; shares are */
    f = BUILD({.time = "2023-01/2023-09", .value = 300, .metric = "wind_generation", .unit = "TWh"},
              {.time = "2024-01/2024-06", .value = 250, .metric = "wind_generation", .unit = "TWh"},
              {.time = "2024-01/2024-09", .value = 390, .metric = "wind_generation", .unit = "TWh"});
    assert_int_equal(facts_series_points(facts_series_list_at(f.list, 0), points), 2);
    assert_near(points[1].y, 390);
    drop(f);
}

/* Sums over nine months do not lead to a target for a year; yearly ones do. */
static void test_target(void **state) {
    (void)state;
    static const char *const TIMES[][2] = {{"2023-01/2023-09", "2024-01/2024-09"}, {"2023", "2024"}};
    for (size_t i = 0; i < 2; i++) {
        fixture f =
            BUILD({.time = TIMES[i][0], .value = 300, .metric = "wind_generation", .unit = "TWh"},
                  {.time = TIMES[i][1], .value = 400, .metric = "wind_generation", .unit = "TWh"},
                  {.time = "2030", .value = 900, .metric = "wind_generation", .unit = "TWh", .state = FACTS_TARGET});
        facts_trend *trend;
        assert_int_equal(facts_series_trend(f.list, facts_series_list_at(f.list, 0), NULL, &trend, NULL), FACTS_OK);
        assert_int_equal(trend->has_target, i == 1);
        facts_trend_free(trend);
        drop(f);
    }
}

static void test_empty(void **state) {
    (void)state;
    fixture f = build(NULL, 0);
    assert_int_equal(facts_series_list_count(f.list), 0);
    drop(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods), cmocka_unit_test(test_keys),
        cmocka_unit_test(test_best),    cmocka_unit_test(test_conflicts),
        cmocka_unit_test(test_derived), cmocka_unit_test(test_said_first),
        cmocka_unit_test(test_points),  cmocka_unit_test(test_derived_from_promise),
        cmocka_unit_test(test_target),  cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
