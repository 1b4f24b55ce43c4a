/* Charts of series made by hand: what is on them, and that no word of a document is run. */
#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static const facts_metric METRICS[] = {
    {.id = "wind_capacity", .unit = "GW", .stock = true, .label = "wind capacity", .iamc = ""},
    {.id = "wind_generation", .unit = "TWh", .label = "wind generation", .iamc = ""}};

typedef struct said {
    const char *metric, *region, *entity, *time;
    double value, value_hi; /* 0 for no range */
    const char *unit;
    facts_bound bound;
    facts_state state;
    facts_kind kind;
    const char *base;
} said;

static facts_series_list *make_list(const said *facts, size_t count, facts_set **set) {
    const facts_series_options options = {.metrics = METRICS, .metric_count = 2};
    facts_series_list *list;
    assert_int_equal(facts_set_new(set, NULL), FACTS_OK);
    for (size_t i = 0; i < count; i++) {
        const said *s = &facts[i];
        const facts_fact fact = {.id = "0123456789abcdef",
                                 .document = "paper",
                                 .language = "zh",
                                 .metric = s->metric,
                                 .kind = s->kind,
                                 .value = s->value,
                                 .value_hi = s->value_hi ? s->value_hi : NAN,
                                 .unit = s->unit,
                                 .bound = s->bound,
                                 .time = s->time,
                                 .base = s->base ? s->base : "",
                                 .state = s->state,
                                 .region = s->region,
                                 .entity = s->entity,
                                 .quote = "",
                                 .sentence = "",
                                 .rule = ""};
        assert_int_equal(facts_set_add(*set, &fact, NULL), FACTS_OK);
    }
    assert_int_equal(facts_series_list_new(*set, &options, &list, NULL), FACTS_OK);
    return list;
}

/* Draws every series of the facts; what gnuplot gave (free it), or NULL with the error. */
static char *draw(const said *facts, size_t count, const facts_chart_options *options, facts_error *error) {
    facts_set *set;
    facts_series_list *list = make_list(facts, count, &set);
    const facts_series *series[16];
    size_t drawn = facts_series_list_count(list);
    assert_true(drawn <= 16);
    for (size_t i = 0; i < drawn; i++) series[i] = facts_series_list_at(list, i);
    FILE *stream = tmpfile();
    assert_non_null(stream);
    char *picture = NULL;
    if (facts_chart_write(series, drawn, options, stream, error) == FACTS_OK) {
        long size = (fseek(stream, 0, SEEK_END), ftell(stream));
        picture = calloc(1, (size_t)size + 1);
        assert_non_null(picture);
        rewind(stream);
        assert_int_equal(fread(picture, 1, (size_t)size, stream), size);
    }
    fclose(stream);
    facts_series_list_free(list);
    facts_set_free(set);
    return picture;
}

static void assert_on(const char *picture, const char *words) {
    if (!strstr(picture, words)) fail_msg("no '%s' in: %s", words, picture);
}

static const said WIND[] = {
    {"wind_capacity", "CHN", "", "2020", 281, 0, "GW", 0, 0, 0, ""},
    {"wind_capacity", "CHN", "", "2022", 365, 0, "GW", FACTS_GT, 0, 0, ""},
    {"wind_capacity", "CHN", "", "2023", 441, 0, "GW", FACTS_LT, 0, 0, ""},
    {"wind_capacity", "CHN", "", "2024", 521, 0, "GW", 0, 0, 0, ""},
    {"wind_capacity", "CHN", "", "2024", 3, 0, "times", 0, 0, FACTS_RATIO, "2015"},
    {"wind_capacity", "CHN", "", "2030", 1100, 1300, "GW", 0, FACTS_TARGET, 0, ""},
    {"wind_capacity", "CHN", "", "2027", 800, 0, "GW", 0, FACTS_PROJECTED, 0, ""},
};
enum { WIND_COUNT = sizeof WIND / sizeof *WIND };

/* One region: its marks are in the key, with title, unit and what a year stands for. */
static void test_text(void **state) {
    (void)state;
    const facts_chart_options options = {.format = FACTS_CHART_TEXT, .width = 60, .height = 16};
    char *chart = draw(WIND, WIND_COUNT, &options, NULL);
    assert_non_null(chart);
    static const char *const WORDS[] = {"wind capacity, CHN",
                                        "GW",
                                        "end of year",
                                        "* reported",
                                        "o derived",
                                        "T target",
                                        "P projected",
                                        ". trend",
                                        ": 95 % prediction band",
                                        "^ more than this",
                                        "v less than this"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) assert_on(chart, WORDS[i]);
    size_t rows = 0;
    for (const char *line = chart; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        assert_true(strcspn(line, "\n") <= 60);
        rows++;
    }
    assert_in_range(rows, 16, 20);
    free(chart);
}

/* Each kind of picture is what its ending says. */
static void test_formats(void **state) {
    (void)state;
    static const struct {
        facts_chart_format format;
        const char *start;
    } FORMATS[] = {{FACTS_CHART_SVG, "<?xml"}, {FACTS_CHART_PNG, "\x89PNG"}, {FACTS_CHART_PDF, "%PDF"}};
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        const facts_chart_options options = {.format = FORMATS[i].format};
        char *picture = draw(WIND, WIND_COUNT, &options, NULL);
        assert_non_null(picture);
        assert_memory_equal(picture, FORMATS[i].start, strlen(FORMATS[i].start));
        free(picture);
    }
}

/* Words of a document stay words, whatever gnuplot or a shell would make of them. */
static void test_words(void **state) {
    (void)state;
    char mark[] = "/tmp/facts-chart-XXXXXX", name[128];
    int file = mkstemp(mark);
    assert_true(file >= 0);
    close(file);
    snprintf(name, sizeof name, "it's `rm %s` \"$(rm %s)\" {/*9 a_b}\n!rm %s\\", mark, mark, mark);
    const said facts[] = {{"wind_capacity", "CHN", "江苏省", "2023", 23, 0, "GW", 0, 0, 0, ""},
                          {"wind_capacity", "CHN", name, "2024", 9, 0, "GW", 0, 0, 0, ""}};
    const facts_chart_options options = {.format = FACTS_CHART_SVG};
    char *picture = draw(facts, 2, &options, NULL);
    assert_non_null(picture);
    assert_on(picture, "江苏省");
    assert_on(picture, "it's `rm /tmp/facts-chart-");
    assert_on(picture, "{/*9 a_b} !rm /tmp/");
    assert_int_equal(access(mark, F_OK), 0);
    unlink(mark);
    free(picture);
}

/* A flow stands at the number of its year, and what is no yearly value is left out beside those. */
static void test_flow(void **state) {
    (void)state;
    const said facts[] = {{"wind_generation", "CHN", "", "2024", 990, 0, "TWh", 0, 0, 0, ""},
                          {"wind_generation", "CHN", "", "2021/2025", 4500, 0, "TWh", 0, 0, 0, ""}};
    const facts_chart_options options = {.format = FACTS_CHART_TEXT, .width = 60, .height = 16};
    char *chart = draw(facts, 2, &options, NULL);
    assert_non_null(chart);
    assert_null(strstr(chart, "4000"));
    assert_null(strstr(chart, "end of year"));
    /* the mark stands over the number of its year */
    const char *mark = strchr(chart, '*'), *year = strstr(chart, " 2024 ");
    assert_non_null(year);
    while (mark > chart && mark[-1] != '\n') mark--;
    size_t column = (size_t)(strchr(chart, '*') - mark);
    for (mark = year; mark[-1] != '\n';) mark--;
    assert_in_range(column, year - mark + 1, year - mark + 4);
    free(chart);
}

/* Values that leave no room between lowest and highest still have an axis. */
static void test_single(void **state) {
    (void)state;
    static const double VALUES[] = {0, 5, -5};
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
        const said facts[] = {{"wind_capacity", "CHN", "", "2024", VALUES[i], 0, "GW", 0, 0, 0, ""}};
        const facts_chart_options options = {.format = FACTS_CHART_TEXT, .width = 60, .height = 16};
        char *chart = draw(facts, 1, &options, NULL);
        assert_non_null(chart);
        assert_on(chart, "* reported");
        assert_on(chart, " 0 ");
        free(chart);
    }
}

/* The length of bar `index` of the first series, 0 where it has none; the short lines at the ends of a bar are none. */
static double bar_length(const char *picture, size_t index) {
    const char *bars = strstr(picture, "<path stroke='rgb(  0, 114, 178)'"), *end = strstr(bars ? bars : picture, "/>");
    double left, y, right, same;
    assert_non_null(bars);
    for (const char *c = bars; (c = strchr(c, 'M')) && c < end; c++) {
        if (sscanf(c, "M%lf,%lf L%lf,%lf", &left, &y, &right, &same) != 4 || y != same) continue;
        if (fabs(right - left) > 20 && index-- == 0) return fabs(right - left);
    }
    return 0;
}

/* A part of a year has a bar of its own length, which an inset of half a year at both ends would turn around. */
static void test_parts_of_years(void **state) {
    (void)state;
    const said facts[] = {{"wind_generation", "CHN", "", "2022-01/2022-06", 400, 0, "TWh", 0, 0, 0, ""},
                          {"wind_generation", "CHN", "", "2023-01/2023-09", 620, 0, "TWh", 0, 0, 0, ""}};
    const facts_chart_options options = {.format = FACTS_CHART_SVG};
    char *picture = draw(facts, 2, &options, NULL);
    assert_non_null(picture);
    double six = bar_length(picture, 0), nine = bar_length(picture, 1);
    assert_true(six > 50 && fabs(nine / six - 1.5) < 0.01);
    free(picture);
}

/* What has no place on the chart is counted, and a long title has a second line. */
static void test_left_out(void **state) {
    (void)state;
    const said facts[] = {{"wind_capacity", "CHN",
                           "a county with a very long name in the north of a province of which nobody has ever heard "
                           "before it was built",
                           "2024", 2, 0, "GW", 0, 0, 0, ""},
                          {"wind_capacity", "CHN",
                           "a county with a very long name in the north of a province of which nobody has ever heard "
                           "before it was built",
                           "2016/..", 3, 0, "GW", 0, 0, 0, ""}};
    facts_chart_options options = {.format = FACTS_CHART_SVG};
    char *picture = draw(facts, 2, &options, NULL);
    assert_non_null(picture);
    assert_on(picture, "left out, as over other spans or without an end: 1");
    assert_null(strstr(picture, "in the north of a province of which nobody has ever heard before"));
    assert_on(picture, "built");
    free(picture);
    options.format = FACTS_CHART_TEXT;
    picture = draw(facts, 2, &options, NULL);
    assert_on(picture, "left out, as over other spans or without an end: 1");
    assert_on(picture, "wind capacity, CHN, a county");
    assert_on(picture, "built");
    free(picture);
}

static void test_refused(void **state) {
    (void)state;
    const facts_chart_options options = {.format = FACTS_CHART_TEXT};
    const said mixed[] = {{"wind_capacity", "CHN", "", "2024", 990, 0, "GW", 0, 0, 0, ""},
                          {"wind_generation", "CHN", "", "2024", 4500, 0, "TWh", 0, 0, 0, ""}};
    const said open[] = {{"wind_capacity", "CHN", "", "2016/..", 990, 0, "GW", 0, 0, 0, ""}};
    facts_error error;
    assert_null(draw(mixed, 2, &options, &error));
    assert_int_equal(error.status, FACTS_ERR_ARGUMENT);
    assert_string_equal(error.message, "series in GW and in TWh; expected one unit");
    assert_null(draw(open, 1, &options, &error));
    assert_int_equal(error.status, FACTS_NOT_FOUND);
    assert_null(draw(NULL, 0, &options, &error));
    assert_int_equal(error.status, FACTS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),           cmocka_unit_test(test_formats),  cmocka_unit_test(test_words),
        cmocka_unit_test(test_flow),           cmocka_unit_test(test_single),   cmocka_unit_test(test_refused),
        cmocka_unit_test(test_parts_of_years), cmocka_unit_test(test_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
