/* What the store answers. */
#include "store_fixture.h"

static void filters(void **state) {
    facts_store *store = open_store(*state);
    facts_fact a[] = {
        fact("0001", "wind_capacity", 520, "2024"),
        fact("0002", "wind_capacity", 1200, "2030"),
        fact("0003", "solar_capacity", 887, "2024-12-31"),
        fact("0004", "wind_solar_capacity", 1690, "2025-08-31"),
        fact("0005", "coal_consumption_share", -13, "2013/2024"),
        fact("0006", "", 7, ""),
        fact("0007", "solar_capacity", 3, ""),
        fact("0008", "nuclear_capacity", 5, "2016/.."),
        fact("0009", "hydro_capacity", 5, "../2020"),
    };
    a[1].state = FACTS_TARGET;
    a[3].language = "zh";
    a[4].kind = FACTS_CHANGE;
    a[6].region = "DEU";
    a[6].entity = "Bayern [Süd]";
    a[7].region = "";
    put_well(store, "paper", "x", a, sizeof a / sizeof a[0]);
    facts_fact b = fact("0010", "wind_capacity", 521, "2024");
    put_well(store, "report", "x", &b, 1);

    const char *const wind[] = {"wind_capacity"}, *const two[] = {"hydro_capacity", "wind_s*"},
                      *const stars[] = {"*_capacity"}, *const marks[] = {"[ch]*o*"};
    const struct {
        facts_filter filter;
        const char *ids;
    } cases[] = {
        {{0}, "0005 0009 0008 0003 0007 0001 0010 0002 0004"},
        {{.all = true}, "0006 0005 0009 0008 0003 0007 0001 0010 0002 0004"},
        {{.metrics = wind, .metric_count = 1}, "0001 0010 0002"},
        {{.metrics = two, .metric_count = 2}, "0009 0004"},
        {{.metrics = stars, .metric_count = 1, .region = "DEU"}, "0007"},
        {{.metrics = marks, .metric_count = 1}, "0005 0009"},
        {{.region = ""}, "0008"},
        {{.entity = "*Süd*"}, "0007"},
        {{.entity = "*süd*"}, ""},
        {{.document = "report"}, "0010"},
        {{.language = "zh"}, "0004"},
        {{.kind = "change"}, "0005"},
        {{.status = "target"}, "0002"},
        {{.since = "2025"}, "0008 0002 0004"},
        {{.since = "2025-08-31", .until = "2025"}, "0008 0004"},
        {{.since = "2025-09"}, "0008 0002"},
        {{.until = "2013"}, "0005 0009"},
        {{.until = "2012-12"}, "0009"},
        {{.since = "2024-12", .until = "2024-12-30"}, "0005 0008 0001 0010"},
        {{.region = "it's none"}, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        answer given = ask(store, &cases[i].filter);
        if (strcmp(given.ids, cases[i].ids) != 0) fail_msg("case %zu gives '%s', not '%s'", i, given.ids, cases[i].ids);
        assert_int_equal(given.status, cases[i].ids[0] ? FACTS_OK : FACTS_NOT_FOUND);
    }

    const facts_filter wrong[] = {
        {.kind = "levels"}, {.status = "done"}, {.since = "May"}, {.since = "2021/2025"}, {.until = "2023-02-29"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        answer given = ask(store, &wrong[i]);
        assert_int_equal(given.status, FACTS_ERR_ARGUMENT);
        assert_non_null(strstr(given.error.message, "expected"));
    }
    facts_store_close(store);
}

static facts_status stop_at_once(void *context, const facts_fact *f) {
    (void)f;
    (*(int *)context)++;
    return FACTS_STOP;
}

static void a_callback_can_stop_the_query(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact a[] = {fact("0001", "wind_capacity", 1, "2024"), fact("0002", "wind_capacity", 2, "2024")};
    int calls = 0;
    put_well(store, "paper", "x", a, 2);
    assert_int_equal(facts_store_query(store, NULL, &(facts_sink){.context = &calls, .fact = stop_at_once}, NULL),
                     FACTS_STOP);
    assert_int_equal(calls, 1);
    facts_store_close(store);
}

static void days_of_times(void **state) {
    (void)state;
    const struct {
        const char *time, *first, *last;
    } cases[] = {
        {"2024", "2024-01-01", "2024-12-31"},
        {"2024-02", "2024-02-01", "2024-02-29"},
        {"2100-02", "2100-02-01", "2100-02-28"},
        {"2025-08-31", "2025-08-31", "2025-08-31"},
        {"2021/2025", "2021-01-01", "2025-12-31"},
        {"2025-01/2025-09", "2025-01-01", "2025-09-30"},
        {"2016/..", "2016-01-01", "9999-12-31"},
        {"../2020", "0000-01-01", "2020-12-31"},
        {"2023-10-18/2024", "2023-10-18", "2024-12-31"},
    };
    static const char *const none[] = {"",     "2025-13", "2025-04-31", "20245", "2024-",
                                       "202x", "2024/",   "/2024",      "2024-1"};
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(store_days(cases[i].time, first, last));
        assert_string_equal(first, cases[i].first);
        assert_string_equal(last, cases[i].last);
    }
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) assert_false(store_days(none[i], first, last));
}

static void ids_may_be_short(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact a[] = {fact("abcd000000000001", "wind_capacity", 1, "2024"),
                            fact("abcd000000000002", "wind_capacity", 2, "2024"),
                            fact("abce000000000003", "wind_capacity", 3, "2024")};
    const struct {
        const char *id;
        facts_status status;
        const char *found;
    } cases[] = {
        {"abce", FACTS_OK, "abce000000000003"},
        {"ABCE00", FACTS_OK, "abce000000000003"},
        {"abcd000000000002", FACTS_OK, "abcd000000000002"},
        {"abcd", FACTS_ERR_ARGUMENT, ""},
        {"abc", FACTS_ERR_ARGUMENT, ""},
        {"ab*e", FACTS_ERR_ARGUMENT, ""},
        {"ffff", FACTS_NOT_FOUND, ""},
        {"abce0000000000030", FACTS_NOT_FOUND, ""},
    };
    put_well(store, "paper", "x", a, 3);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        answer given = {0};
        const facts_sink sink = {.context = &given, .fact = note_id};
        assert_int_equal(facts_store_get(store, cases[i].id, &sink, &given.error), cases[i].status);
        assert_string_equal(given.ids, cases[i].found);
        assert_true(cases[i].status == FACTS_OK || given.error.message[0]);
    }
    facts_store_close(store);
}

static facts_status note_metric(void *context, const facts_metric_summary *m) {
    char *out = context;
    size_t used = strlen(out);
    snprintf(out + used, 512 - used, "%s %s '%s' %zu %zu %s-%s\n", m->metric.id, m->metric.unit, m->metric.label,
             m->facts, m->documents, m->first, m->last);
    return FACTS_OK;
}

static facts_status note_document(void *context, const facts_document_summary *d) {
    char *out = context;
    size_t used = strlen(out);
    assert_int_equal(strlen(d->sha256), 64);
    assert_int_equal(strlen(d->added_at), strlen("2025-11-08T12:00:00Z"));
    snprintf(out + used, 512 - used, "%s %s [%s] %s %zu+%zu e%zu %s-%s %d\n", d->document.id, d->document.title,
             d->languages, d->document.published, d->facts, d->quantities, d->editions, d->first, d->last,
             (int)d->size);
    return FACTS_OK;
}

static void summaries(void **state) {
    facts_store *store = open_store(*state);
    facts_fact a[] = {fact("0001", "wind_capacity", 50, "2021/2024"), fact("0002", "wind_capacity", 1, "2016/.."),
                      fact("0003", "", 9, "1999"), fact("0004", "ev_stock", 9, "2016/..")};
    a[0].kind = FACTS_GROWTH;
    a[0].unit = "percent";
    a[1].language = "zh";
    put_well(store, "old", "one", a, 4);
    put_well(store, "old", "two!", a, 3);
    put_well(store, "paper", "x", a + 3, 1);
    put_well(store, "silent", "", NULL, 0);
    char text[512] = "";
    assert_int_equal(facts_store_metrics(store, note_metric, text, NULL), FACTS_OK);
    assert_string_equal(text, "ev_stock GW 'ev stock' 1 1 2016-..\n"
                              "wind_capacity GW 'wind capacity' 2 1 2016-2024\n");
    text[0] = '\0';
    assert_int_equal(facts_store_documents(store, note_document, text, NULL), FACTS_OK);
    assert_string_equal(text, "old 绿皮书 [en zh] 2025-11 2+1 e2 2016-2024 4\n"
                              "paper 绿皮书 [en] 2025-11 1+0 e1 2016-.. 1\n"
                              "silent 绿皮书 [] 2025-11 0+0 e1 - 0\n");
    facts_store_close(store);
}

static void near_metrics(void **state) {
    static const char *const metrics[] = {"wind_capacity", "wind_solar_capacity", "solar_capacity",
                                          "wind_cost",     "ev_charger_count",    "forest_coverage"};
    const struct {
        const char *asked, *names;
    } cases[] = {
        {"wind_capcity", "wind_capacity, wind_solar_capacity"},
        {"windcapacity", "wind_capacity"},
        {"forrest_coverage", "forest_coverage"},
        {"capacity_wind", "wind_capacity, wind_solar_capacity"},
        {"charger", "ev_charger_count"},
        {"temperature", ""},
        {"___", ""},
        {"", ""},
    };
    facts_store *store = open_store(*state);
    facts_fact a[sizeof metrics / sizeof metrics[0]];
    char ids[sizeof metrics / sizeof metrics[0]][8];
    for (size_t i = 0; i < sizeof metrics / sizeof metrics[0]; i++) {
        snprintf(ids[i], sizeof ids[i], "%04zu", i);
        a[i] = fact(ids[i], metrics[i], 1, "");
    }
    put_well(store, "paper", "x", a, sizeof a / sizeof a[0]);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char names[128];
        assert_int_equal(facts_store_near(store, NULL, cases[i].asked, names, sizeof names, NULL), FACTS_OK);
        if (strcmp(names, cases[i].names) != 0) fail_msg("%s: '%s', not '%s'", cases[i].asked, names, cases[i].names);
    }
    char small[16];
    assert_int_equal(facts_store_near(store, NULL, "wind_capcity", small, sizeof small, NULL), FACTS_OK);
    assert_string_equal(small, "wind_capacity"); /* never half a name */
    facts_store_close(store);
}

/* The views are for people: the columns that the schema promises are there, and `series` sees a contradiction. */
static void views_can_be_queried(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact a[] = {fact("0001", "wind_capacity", 520, "2024"), fact("0002", "wind_capacity", 520, "2024"),
                            fact("0003", "wind_capacity", 521, "2024"), fact("0004", "wind_capacity", 440, "2023")};
    put_well(store, "paper", "x", a, 4);
    sqlite3_stmt *row;
    assert_int_equal(
        store_prepare(store,
                      "SELECT group_concat(printf('%s %g x%d %s c%d', time, value, mentions, sources, conflict),"
                      " '|') FROM series",
                      &row, NULL),
        FACTS_OK);
    assert_int_equal(store_step(store, row, "read", NULL), FACTS_OK);
    assert_string_equal(store_text(row, 0),
                        "2023 440 x1 paper:1 c0|2024 520 x2 paper:1; paper:1 c1|2024 521 x1 paper:1 c1");
    sqlite3_finalize(row);
    assert_int_equal(store_prepare(store, "SELECT * FROM facts", &row, NULL), FACTS_OK);
    for (int i = 0; i < FACTS_COLUMNS; i++)
        assert_string_equal(sqlite3_column_name(row, i), facts_column_name((size_t)i));
    sqlite3_finalize(row);
    facts_store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PLACE(filters),
        IN_PLACE(a_callback_can_stop_the_query),
        cmocka_unit_test(days_of_times),
        IN_PLACE(ids_may_be_short),
        IN_PLACE(summaries),
        IN_PLACE(near_metrics),
        IN_PLACE(views_can_be_queried),
    };
    return cmocka_run_group_tests_name("store_query", tests, NULL, NULL);
}
