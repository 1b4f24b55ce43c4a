/* Promises beside reports: each case is a few facts and what is to be said of the first of them. */
#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const facts_metric METRICS[] = {{.id = "emission_intensity", .unit = "tCO2"},
                                       {.id = "ghg_emission", .unit = "MtCO2"},
                                       {.id = "renewable_share", .unit = "percent"},
                                       {.id = "wind_capacity", .unit = "GW", .stock = true},
                                       {.id = "wind_generation", .unit = "TWh"}};
static const facts_document DOCUMENTS[] = {{.id = "d2016", .published = "2016-03"},
                                           {.id = "d2021", .published = "2021-05"},
                                           {.id = "d2025", .published = "2025-11"}};
static facts_series_options options = {
    .metrics = METRICS, .metric_count = 5, .documents = DOCUMENTS, .document_count = 3};

typedef struct said {
    const char *document;
    facts_state state;
    const char *metric, *time;
    double value, value_hi; /* 0: no range */
    facts_bound bound;
    const char *base; /* NULL: a level */
} said;

/* `quote` and `sentence` are those of the first fact. */
static facts_set *make_set(const said *facts, size_t most, const char *quote, const char *sentence) {
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    for (size_t i = 0; i < most && facts[i].document; i++) {
        const said *s = &facts[i];
        char id[17];
        snprintf(id, sizeof id, "%016zx", i + 1);
        bool year = strstr(s->metric, "_year"), capacity = strstr(s->metric, "capacity"),
             sum = strstr(s->metric, "generation");
        const facts_fact fact = {.id = id,
                                 .document = s->document,
                                 .language = "en",
                                 .metric = s->metric,
                                 .kind = s->base ? FACTS_GROWTH : FACTS_LEVEL,
                                 .value = s->value,
                                 .value_hi = s->value_hi != 0 ? s->value_hi : NAN,
                                 .unit = year       ? "year"
                                         : s->base  ? "percent"
                                         : capacity ? "GW"
                                         : sum      ? "TWh"
                                                    : "percent",
                                 .bound = s->bound,
                                 .time = s->time,
                                 .base = s->base ? s->base : "",
                                 .state = s->state,
                                 .region = "CHN",
                                 .entity = "",
                                 .quote = i == 0 ? quote : "",
                                 .sentence = i == 0 ? sentence : "",
                                 .rule = ""};
        assert_int_equal(facts_set_add(set, &fact, NULL), FACTS_OK);
    }
    return set;
}

enum { MOST = 5 };
#define T FACTS_TARGET
#define A FACTS_ACTUAL

typedef struct expected {
    facts_verdict verdict;
    double found;                  /* 0: nothing */
    const char *found_time, *note; /* part of it */
} expected;

/* The promise is that of the first fact. */
static const struct {
    said facts[MOST];
    expected is;
} CASES[] = {
    /* reached before its time, as the later document says */
    {{{"d2021", T, "wind_capacity", "2030", 1200, 0, 0, NULL},
      {"d2021", A, "wind_capacity", "2020", 281, 0, 0, NULL},
      {"d2025", A, "wind_capacity", "2025-08-31", 1300, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 1300, "2025-08-31", ""}},
    /* "nearly" is not there yet; "over" is */
    {{{"d2016", T, "renewable_share", "2020", 15, 0, FACTS_GT, NULL},
      {"d2021", A, "renewable_share", "2020", 15, 0, FACTS_LT, NULL}},
     {FACTS_PROMISE_MISSED, 15, "2020", ""}},
    {{{"d2016", T, "renewable_share", "2020", 15, 0, FACTS_GT, NULL},
      {"d2021", A, "renewable_share", "2020", 15, 0, FACTS_GT, NULL}},
     {FACTS_PROMISE_MET, 15, "2020", ""}},
    /* "about 20" is met by what is 20 when rounded */
    {{{"d2016", T, "renewable_share", "2020", 20, 0, FACTS_APPROX, NULL},
      {"d2021", A, "renewable_share", "2020", 19.5, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 19.5, "2020", "as near to it as"}},
    {{{"d2016", T, "renewable_share", "2020", 20, 0, FACTS_APPROX, NULL},
      {"d2021", A, "renewable_share", "2020", 19.4, 0, 0, NULL}},
     {FACTS_PROMISE_MISSED, 19.4, "2020", "as more of it is wanted"}},
    /* a later year that is short of it tells, too; one that is not does not tell when it got there */
    {{{"d2016", T, "renewable_share", "2020", 15, 0, FACTS_GT, NULL},
      {"d2025", A, "renewable_share", "2022", 14, 0, 0, NULL}},
     {FACTS_PROMISE_MISSED, 14, "2022", ""}},
    {{{"d2016", T, "renewable_share", "2020", 15, 0, FACTS_GT, NULL},
      {"d2025", A, "renewable_share", "2022", 17, 0, 0, NULL}},
     {FACTS_PROMISE_UNCLEAR, 17, "2022", "nothing is reported for 2020"}},
    /* to fall, as what was reported first tells */
    {{{"d2016", T, "ghg_emission", "2020", 80, 0, 0, NULL},
      {"d2016", A, "ghg_emission", "2010", 100, 0, 0, NULL},
      {"d2021", A, "ghg_emission", "2020", 79, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 79, "2020", ""}},
    {{{"d2016", T, "ghg_emission", "2020", 80, 0, 0, NULL},
      {"d2016", A, "ghg_emission", "2010", 100, 0, 0, NULL},
      {"d2021", A, "ghg_emission", "2020", 85, 0, 0, NULL}},
     {FACTS_PROMISE_MISSED, 85, "2020", ""}},
    /* what is so already when it is promised is met, while the last report is so; a sum over years is none of them */
    {{{"d2025", T, "wind_capacity", "2030", 1200, 0, 0, NULL},
      {"d2025", A, "wind_capacity", "2024", 1400, 0, FACTS_GT, NULL}},
     {FACTS_PROMISE_MET, 1400, "2024", "so already when it was said"}},
    {{{"d2025", T, "wind_capacity", "2030", 1200, 0, 0, NULL},
      {"d2025", A, "wind_capacity", "2024", 1200, 0, FACTS_LT, NULL}},
     {FACTS_PROMISE_PENDING, 1200, "2024", ""}},
    {{{"d2021", T, "wind_generation", "2024", 400, 0, 0, NULL},
      {"d2021", A, "wind_generation", "2020", 466, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 466, "2020", "so already when it was said"}},
    {{{"d2021", T, "wind_generation", "2030", 400, 0, 0, NULL},
      {"d2025", A, "wind_generation", "2024", 380, 0, 0, NULL},
      {"d2021", A, "wind_generation", "2020", 466, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 380, "2024", "not kept any more"}},
    {{{"d2016", T, "wind_generation", "2020", 130, 0, FACTS_GT, NULL},
      {"d2021", A, "wind_generation", "2016/2020", 410, 0, 0, NULL}},
     {FACTS_PROMISE_UNCLEAR, 0, "", "nothing is reported for 2020"}},
    {{{"d2021", T, "wind_generation", "2030", 200, 0, 0, NULL},
      {"d2021", A, "wind_generation", "2020-01/2020-09", 300, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", "nothing is reported yet"}},
    {{{"d2021", T, "wind_generation", "2026/2030", 300, 0, 0, NULL},
      {"d2021", A, "wind_generation", "2020", 466, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", "nothing is reported yet"}},
    /* a limit that is kept so far is not met before its time */
    {{{"d2021", T, "ghg_emission", "2030", 80, 0, FACTS_LT, NULL},
      {"d2021", A, "ghg_emission", "2020", 60, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 60, "2020", "kept so far"}},
    /* nothing earlier: what is wanted of the metric tells, and so does the note */
    {{{"d2016", T, "ghg_emission", "2020", 80, 0, 0, NULL}, {"d2021", A, "ghg_emission", "2020", 79, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 79, "2020", "taken as at most 80, as less of it is wanted"}},
    {{{"d2016", T, "renewable_share", "2020", 15, 0, 0, NULL}, {"d2021", A, "renewable_share", "2020", 14, 0, 0, NULL}},
     {FACTS_PROMISE_MISSED, 14, "2020", "taken as at least 15, as more of it is wanted"}},
    /* the lower end of a range is enough */
    {{{"d2021", T, "renewable_share", "2024", 30, 40, 0, NULL},
      {"d2021", A, "renewable_share", "2020", 20, 0, 0, NULL},
      {"d2025", A, "renewable_share", "2024", 31, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 31, "2024", ""}},
    /* growth is compared with growth since the same base */
    {{{"d2021", T, "emission_intensity", "2030", -65, 0, FACTS_GT, "2005"},
      {"d2021", A, "emission_intensity", "2019", -48.1, 0, 0, "2005"},
      {"d2021", A, "emission_intensity", "2020", -70, 0, 0, "2015"}},
     {FACTS_PROMISE_PENDING, -48.1, "2019", ""}},
    {{{"d2021", T, "emission_intensity", "2024", -3.9, 0, 0, "prev_year"},
      {"d2025", A, "emission_intensity", "2024", -3.4, 0, 0, "prev_year"},
      {"d2025", A, "emission_intensity", "2023", -5, 0, 0, "prev_year"}},
     {FACTS_PROMISE_MISSED, -3.4, "2024", ""}},
    /* also as levels of both times tell; what is said of the comparison itself comes first */
    {{{"d2016", T, "ghg_emission", "2020", -20, 0, 0, "2005"},
      {"d2016", A, "ghg_emission", "2005", 80, 0, 0, NULL},
      {"d2021", A, "ghg_emission", "2020", 60, 0, FACTS_LT, NULL}},
     {FACTS_PROMISE_MET, -25, "2020", ""}},
    {{{"d2016", T, "ghg_emission", "2020", -20, 0, 0, "2005"},
      {"d2016", A, "ghg_emission", "2005", 80, 0, 0, NULL},
      {"d2021", A, "ghg_emission", "2020", 60, 0, 0, NULL},
      {"d2021", A, "ghg_emission", "2020", -19, 0, 0, "2005"}},
     {FACTS_PROMISE_MISSED, -19, "2020", ""}},
    {{{"d2016", T, "ghg_emission", "2020", -20, 0, 0, "2005"}, {"d2021", A, "ghg_emission", "2020", 60, 0, 0, NULL}},
     {FACTS_PROMISE_UNCLEAR, 0, "", "nothing is reported for 2020"}},
    /* moved: another value for that time, that value for another time; not if it is repeated since, nor in one
     * document */
    {{{"d2021", T, "wind_capacity", "2030", 1200, 0, 0, NULL}, {"d2025", T, "wind_capacity", "2030", 1500, 0, 0, NULL}},
     {FACTS_PROMISE_MOVED, 1500, "2030", ""}},
    {{{"d2021", T, "wind_generation", "2030", 1200, 0, 0, NULL},
      {"d2025", T, "wind_generation", "2030-12-31", 1200, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", "nothing is reported yet"}},
    {{{"d2021", T, "wind_capacity", "2030", 1200, 0, 0, NULL}, {"d2025", T, "wind_capacity", "2035", 1200, 0, 0, NULL}},
     {FACTS_PROMISE_MOVED, 1200, "2035", ""}},
    {{{"d2016", T, "wind_capacity", "2030", 1200, 0, 0, NULL},
      {"d2021", T, "wind_capacity", "2030", 1500, 0, 0, NULL},
      {"d2025", T, "wind_capacity", "2030", 1200, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", "nothing is reported yet"}},
    {{{"d2021", T, "wind_capacity", "2030", 1200, 0, 0, NULL}, {"d2021", T, "wind_capacity", "2035", 2000, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", "nothing is reported yet"}},
    /* its time has passed in silence; it says no time */
    {{{"d2016", T, "wind_capacity", "2020", 200, 0, 0, NULL}, {"d2025", A, "renewable_share", "2024", 31, 0, 0, NULL}},
     {FACTS_PROMISE_UNCLEAR, 0, "", "nothing is reported for 2020"}},
    {{{"d2016", T, "wind_capacity", "", 200, 0, 0, NULL}}, {FACTS_PROMISE_PENDING, 0, "", "it says no time"}},
    /* a report of years that no document has seen is none */
    {{{"d2021", T, "wind_capacity", "2030", 1200, 0, 0, NULL}, {"d2025", A, "wind_capacity", "2030", 1300, 0, 0, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", ""}},
    /* years that are promised themselves */
    {{{"d2021", T, "co2_peak_year", "2030", 2030, 0, FACTS_LT, NULL}},
     {FACTS_PROMISE_PENDING, 0, "", "nothing is reported yet"}},
    {{{"d2016", T, "co2_peak_year", "2030", 2030, 0, FACTS_LT, NULL},
      {"d2025", A, "co2_peak_year", "2024", 2024, 0, 0, NULL}},
     {FACTS_PROMISE_MET, 2024, "2024", ""}},
    {{{"d2016", T, "co2_peak_year", "2020", 2020, 0, 0, NULL}, {"d2025", A, "co2_peak_year", "2022", 2022, 0, 0, NULL}},
     {FACTS_PROMISE_MISSED, 2022, "2022", ""}},
    {{{"d2016", T, "carbon_neutrality_year", "2060", 2060, 0, FACTS_LT, NULL},
      {"d2025", T, "carbon_neutrality_year", "2050", 2050, 0, FACTS_LT, NULL}},
     {FACTS_PROMISE_MOVED, 2050, "2050", ""}},
    {{{"d2016", T, "co2_peak_year", "2020", 2020, 0, FACTS_LT, NULL}}, {FACTS_PROMISE_UNCLEAR, 0, "", "due by now"}},
};

static const facts_promise *promise_of(const facts_promise_list *list, const char *id) {
    for (size_t i = 0; i < facts_promise_list_count(list); i++)
        if (strcmp(facts_promise_list_at(list, i)->said->id, id) == 0) return facts_promise_list_at(list, i);
    return NULL;
}

static void test_verdicts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const expected *is = &CASES[i].is;
        facts_set *set = make_set(CASES[i].facts, MOST, "", "");
        facts_promise_list *list;
        assert_int_equal(facts_promise_list_new(set, &options, &list, NULL), FACTS_OK);
        const facts_promise *p = promise_of(list, "0000000000000001");
        assert_non_null(p);
        double found = p->found ? p->found->value : 0;
        if (p->verdict != is->verdict || found != is->found || strcmp(p->found_time, is->found_time) != 0 ||
            !strstr(p->note, is->note))
            fail_msg("case %zu: %s %g %s '%s'; expected %s %g %s '%s'", i, facts_verdict_name(p->verdict), found,
                     p->found_time, p->note, facts_verdict_name(is->verdict), is->found, is->found_time, is->note);
        facts_promise_list_free(list);
        facts_set_free(set);
    }
}

/* Which way a promise goes: what the words between its number and the one before say, else what is wanted of the
 * metric. */
static void test_words(void **state) {
    (void)state;
    static const struct {
        const char *metric, *quote, *sentence;
        facts_verdict verdict; /* where 12 is reported for 10 */
    } WORDS[] = {{"ghg_emission", "10 Mt", "Poor countries are to raise emissions to 10 Mt.", FACTS_PROMISE_MET},
                 {"ghg_emission", "10 Mt", "Emissions are to be at 10 Mt.", FACTS_PROMISE_MISSED},
                 {"heating_share", "10%", "到2020年，供热占比降至10%。", FACTS_PROMISE_MISSED},
                 {"heating_share", "10%", "到2020年，供热占比提高到10%。", FACTS_PROMISE_MET},
                 {"heating_share", "10 percent",
                  "It is to cut losses by 5 percent and reach a heating share of 10 percent.", FACTS_PROMISE_MET}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        const said facts[] = {{"d2016", T, WORDS[i].metric, "2020", 10, 0, 0, NULL},
                              {"d2021", A, WORDS[i].metric, "2020", 12, 0, 0, NULL}};
        facts_set *set = make_set(facts, 2, WORDS[i].quote, WORDS[i].sentence);
        facts_promise_list *list;
        assert_int_equal(facts_promise_list_new(set, &options, &list, NULL), FACTS_OK);
        const facts_promise *p = facts_promise_list_at(list, 0);
        if (p->verdict != WORDS[i].verdict) fail_msg("%s: %s", WORDS[i].sentence, facts_verdict_name(p->verdict));
        facts_promise_list_free(list);
        facts_set_free(set);
    }
}

/* "Under 200 MW" of what is to be closed is the size of each and no promise about all; of all it is one. */
static void test_sizes(void **state) {
    (void)state;
    static const struct {
        const char *sentence;
        facts_verdict verdict;
    } SIZES[] = {{"By 2020, all wind turbines under 10 GW are to be retired.", FACTS_PROMISE_UNCLEAR},
                 {"到2020年，关停10 GW以下的机组。", FACTS_PROMISE_UNCLEAR},
                 {"By 2020, wind capacity is to stay under 10 GW.", FACTS_PROMISE_MISSED}};
    const said facts[] = {{"d2016", T, "wind_capacity", "2020", 10, 0, FACTS_LT, NULL},
                          {"d2021", A, "wind_capacity", "2020", 12, 0, 0, NULL}};
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        facts_set *set = make_set(facts, 2, "10 GW", SIZES[i].sentence);
        facts_promise_list *list;
        assert_int_equal(facts_promise_list_new(set, &options, &list, NULL), FACTS_OK);
        const facts_promise *p = facts_promise_list_at(list, 0);
        if (p->verdict != SIZES[i].verdict) fail_msg("%s: %s", SIZES[i].sentence, facts_verdict_name(p->verdict));
        if (p->verdict == FACTS_PROMISE_UNCLEAR) assert_non_null(strstr(p->note, "size of each"));
        facts_promise_list_free(list);
        facts_set_free(set);
    }
}

/* Said in two documents it is one promise, told by the earlier one. */
static void test_mentions(void **state) {
    (void)state;
    const said facts[] = {{"d2025", T, "wind_capacity", "2030-12-31", 1200, 0, 0, NULL},
                          {"d2021", T, "wind_capacity", "2030", 1200, 0, FACTS_GT, NULL},
                          {"d2021", T, "renewable_share", "2030", 30, 0, 0, NULL}};
    facts_set *set = make_set(facts, 3, "", "");
    facts_promise_list *list;
    assert_int_equal(facts_promise_list_new(set, &options, &list, NULL), FACTS_OK);
    assert_int_equal(facts_promise_list_count(list), 2);
    assert_string_equal(facts_promise_list_at(list, 0)->said->metric, "renewable_share");
    const facts_promise *wind = facts_promise_list_at(list, 1);
    assert_int_equal(wind->mentions, 2);
    assert_string_equal(wind->said->document, "d2021");
    assert_string_equal(wind->published, "2021-05");
    facts_promise_list_free(list);
    facts_set_free(set);
}

/* The rates: from the last report to the target, and by the reports; a growth begins with nothing at its base. */
static void test_rates(void **state) {
    (void)state;
    const said facts[] = {{"d2021", T, "wind_capacity", "2030", 1200, 0, 0, NULL},
                          {"d2021", A, "wind_capacity", "2020", 300, 0, 0, NULL},
                          {"d2025", A, "wind_capacity", "2024", 500, 0, 0, NULL},
                          {"d2021", T, "emission_intensity", "2030", -65, 0, 0, "2005"},
                          {"d2021", A, "emission_intensity", "2020", -45, 0, 0, "2005"},
                          {"d2021", T, "renewable_share", "2030", 30, 0, FACTS_GT, NULL},
                          {"d2021", A, "renewable_share", "2020", 15, 0, 0, NULL}};
    static const struct {
        const char *id;
        double needed, so_far, arrival;
    } RATES[] = {{"0000000000000001", 700 / 6.0, 50, 2025 + 14},
                 {"0000000000000004", -2, -3, 2020.5 + 20 / 3.0},
                 {"0000000000000006", 1.5, NAN, NAN}};
    facts_set *set = make_set(facts, 7, "", "");
    facts_promise_list *list;
    assert_int_equal(facts_promise_list_new(set, &options, &list, NULL), FACTS_OK);
    for (size_t i = 0; i < sizeof RATES / sizeof *RATES; i++) {
        const facts_promise *p = promise_of(list, RATES[i].id);
        const double got[] = {p->rate_needed, p->rate_so_far, p->arrival},
                     wanted[] = {RATES[i].needed, RATES[i].so_far, RATES[i].arrival};
        for (size_t k = 0; k < 3; k++)
            if (isnan(got[k]) != isnan(wanted[k]) || fabs(got[k] - wanted[k]) > 1e-9 * fabs(wanted[k]))
                fail_msg("promise %zu, number %zu: %.12g, expected %.12g", i, k, got[k], wanted[k]);
    }
    assert_string_equal(promise_of(list, "0000000000000006")->note, "one report gives no rate so far");
    facts_promise_list_free(list);
    facts_set_free(set);
}

/* The packs know what is wanted of a metric, and read the words of a promise. */
static int open_packs(void **state) {
    (void)state;
    facts_packs *packs;
    facts_error error;
    if (facts_packs_open(NULL, 0, &packs, &error)) fail_msg("%s", error.message);
    options.packs = packs;
    return 0;
}

static int close_packs(void **state) {
    (void)state;
    facts_packs_close((facts_packs *)options.packs);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_verdicts), cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_sizes), cmocka_unit_test(test_mentions),
                                       cmocka_unit_test(test_rates)};
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
