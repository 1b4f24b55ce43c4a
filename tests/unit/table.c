/* Tables in every format: what stands in the file, to the byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "facts.h"

static const facts_column columns[] = {{"name", FACTS_TEXT, 0},
                                       {"value", FACTS_NUMBER, 0},
                                       {"line", FACTS_INTEGER, 0},
                                       {"quote", FACTS_TEXT, FACTS_FLEXIBLE}};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* A table of `rows` rows of COLUMNS cells as text; free it. */
static char *written(facts_table_options options, size_t rows, const char *const *cells) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    facts_table *table = NULL;
    assert_non_null(stream);
    assert_int_equal(facts_table_open(stream, columns, COLUMNS, &options, &table, NULL), FACTS_OK);
    for (size_t i = 0; i < rows; i++) assert_int_equal(facts_table_add(table, cells + i * COLUMNS, NULL), FACTS_OK);
    assert_int_equal(facts_table_close(table, NULL), FACTS_OK);
    fclose(stream);
    return text;
}

static void check(facts_table_options options, size_t rows, const char *const *cells, const char *expected) {
    char *text = written(options, rows, cells);
    assert_string_equal(text, expected);
    free(text);
}

static const char *const two_rows[] = {
    "风电, 光伏", "62.365", "7",  "the \"new\" one", /* what CSV must quote */
    "=1+1",       "-3",     NULL, "a|b\tc\nd",       /* what a spreadsheet would run, and what breaks lines */
};

static void test_formats(void **state) {
    (void)state;
    const struct {
        facts_format format;
        const char *expected;
    } cases[] = {
        {FACTS_FORMAT_CSV, "name,value,line,quote\n"
                           "\"风电, 光伏\",62.365,7,\"the \"\"new\"\" one\"\n"
                           "'=1+1,-3,,\"a|b\tc\nd\"\n"},
        {FACTS_FORMAT_TSV, "name\tvalue\tline\tquote\n"
                           "风电, 光伏\t62.365\t7\tthe \"new\" one\n"
                           "'=1+1\t-3\t\ta|b c d\n"},
        {FACTS_FORMAT_JSON,
         "[\n"
         "{\"name\": \"风电, 光伏\", \"value\": 62.365, \"line\": 7, \"quote\": \"the \\\"new\\\" one\"},\n"
         "{\"name\": \"=1+1\", \"value\": -3, \"line\": null, \"quote\": \"a|b\\tc\\nd\"}\n"
         "]\n"},
        {FACTS_FORMAT_JSONL,
         "{\"name\": \"风电, 光伏\", \"value\": 62.365, \"line\": 7, \"quote\": \"the \\\"new\\\" one\"}\n"
         "{\"name\": \"=1+1\", \"value\": -3, \"line\": null, \"quote\": \"a|b\\tc\\nd\"}\n"},
        {FACTS_FORMAT_MD, "| name | value | line | quote |\n"
                          "| --- | ---: | ---: | --- |\n"
                          "| 风电, 光伏 | 62.365 | 7 | the \"new\" one |\n"
                          "| =1+1 | -3 |  | a\\|b c d |\n"},
        {FACTS_FORMAT_TABLE, "name         value  line  quote\n"
                             "风电, 光伏  62.365     7  the \"new\" one\n"
                             "=1+1            -3        a|b c d\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check((facts_table_options){.format = cases[i].format}, 2, two_rows, cases[i].expected);
    }
}

static void test_empty(void **state) {
    (void)state;
    check((facts_table_options){.format = FACTS_FORMAT_CSV}, 0, NULL, "name,value,line,quote\n");
    check((facts_table_options){.format = FACTS_FORMAT_JSON}, 0, NULL, "[]\n");
    check((facts_table_options){.format = FACTS_FORMAT_JSONL}, 0, NULL, "");
    check((facts_table_options){.format = FACTS_FORMAT_TABLE}, 0, NULL, "");
}

static void test_bom(void **state) {
    (void)state;
    check((facts_table_options){.format = FACTS_FORMAT_CSV, .bom = true}, 0, NULL,
          "\xEF\xBB\xBFname,value,line,quote\n");
}

/* Every start that a spreadsheet runs, in a text and in a number. */
static void test_formula_guard(void **state) {
    (void)state;
    static const char *const starts[] = {"=", "+", "-", "@", "\t"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        char cell[16], expected[64];
        snprintf(cell, sizeof cell, "%s5", starts[i]);
        snprintf(expected, sizeof expected, "name,value,line,quote\n'%s,-5,-5,\n", cell);
        const char *const row[] = {cell, "-5", "-5", NULL};
        check((facts_table_options){.format = FACTS_FORMAT_CSV}, 1, row, expected);
    }
}

static void test_width(void **state) {
    (void)state;
    static const char *const rows[] = {
        "a", "1", "1", "装机容量装机容量装机容量装机容量",    /* 32 columns */
        "b", "2", "2", "a sentence that is longer than that", /* 35 */
    };
    facts_table_options options = {.format = FACTS_FORMAT_TABLE, .width = 40};
    /* 4 + 5 + 4 columns and three gaps leave 21, of which an ellipsis takes one and half a character cannot stand */
    check(options, 2, rows,
          "name  value  line  quote\n"
          "a         1     1  装机容量装机容量装机…\n"
          "b         2     2  a sentence that is l…\n");
    options.width = 0;
    check(options, 2, rows,
          "name  value  line  quote\n"
          "a         1     1  装机容量装机容量装机容量装机容量\n"
          "b         2     2  a sentence that is longer than that\n");
    options.colour = true;
    check(options, 1, rows,
          "\x1b[1mname  value  line  quote\x1b[0m\n"
          "a         1     1  装机容量装机容量装机容量装机容量\n");
}

static void test_optional_columns(void **state) {
    (void)state;
    static const facts_column three[] = {
        {"first", FACTS_TEXT, 0}, {"second", FACTS_TEXT, FACTS_OPTIONAL}, {"third", FACTS_TEXT, FACTS_OPTIONAL}};
    static const char *const row[] = {"1", "2", "3"};
    const struct {
        size_t width;
        const char *expected;
    } cases[] = {{20, "first  second  third\n1      2       3\n"},
                 {19, "first  second\n1      2\n"},
                 {12, "first\n1\n"},
                 {2, "first\n1\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        facts_table_options options = {.format = FACTS_FORMAT_TABLE, .width = cases[i].width};
        char *text = NULL;
        size_t size;
        facts_table *table;
        FILE *stream = open_memstream(&text, &size);
        assert_int_equal(facts_table_open(stream, three, 3, &options, &table, NULL), FACTS_OK);
        assert_int_equal(facts_table_add(table, row, NULL), FACTS_OK);
        assert_int_equal(facts_table_close(table, NULL), FACTS_OK);
        fclose(stream);
        assert_string_equal(text, cases[i].expected);
        free(text);
    }
}

/* A document must not be able to clear a terminal, nor to break the JSON. */
static void test_hostile_text(void **state) {
    (void)state;
    static const char *const row[] = {"\x1b[2Jx", "1", "1", "bad \xFF\xE4\xBD byte"};
    check((facts_table_options){.format = FACTS_FORMAT_TABLE}, 1, row,
          "name   value  line  quote\n [2Jx      1     1  bad \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD byte\n");
    check((facts_table_options){.format = FACTS_FORMAT_JSONL}, 1, row,
          "{\"name\": \"\\u001B[2Jx\", \"value\": 1, \"line\": 1, "
          "\"quote\": \"bad \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD byte\"}\n");
}

/* JSON knows no infinity. */
static void test_no_number(void **state) {
    (void)state;
    static const char *const row[] = {"x", "inf", "-nan", ""};
    check((facts_table_options){.format = FACTS_FORMAT_JSONL}, 1, row,
          "{\"name\": \"x\", \"value\": null, \"line\": null, \"quote\": null}\n");
    check((facts_table_options){.format = FACTS_FORMAT_CSV}, 1, row, "name,value,line,quote\nx,inf,-nan,\n");
}

static const facts_fact fact = {.id = "00000000000000aa",
                                .document = "doc",
                                .language = "en",
                                .line = 12,
                                .byte_start = 3,
                                .byte_end = 9,
                                .metric = "wind_capacity",
                                .value = 3,
                                .value_hi = 5.5,
                                .unit = "GW",
                                .bound = FACTS_GT,
                                .time = "2024",
                                .time_source = FACTS_TIME_EXPLICIT,
                                .base = "",
                                .region = "CHN",
                                .entity = "",
                                .quote = "3-5.5 GW",
                                .sentence = "Over 3-5.5 GW.",
                                .rule = "r"};

static char *fact_table(facts_format format) {
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    facts_table *table;
    facts_table_options options = {.format = format};
    assert_int_equal(facts_table_open_facts(stream, &options, &table, NULL), FACTS_OK);
    assert_int_equal(facts_table_add_fact(table, &fact, NULL), FACTS_OK);
    assert_int_equal(facts_table_close(table, NULL), FACTS_OK);
    fclose(stream);
    return text;
}

static void test_facts(void **state) {
    (void)state;
    char *text = fact_table(FACTS_FORMAT_CSV);
    assert_string_equal(text,
                        "id,document,language,page,line,byte_start,byte_end,metric,kind,value,value_hi,unit,bound,"
                        "time,time_source,base,status,region,entity,quote,sentence,rule\n"
                        "00000000000000aa,doc,en,,12,3,9,wind_capacity,level,3,5.5,GW,gt,2024,explicit,,actual,CHN,,"
                        "3-5.5 GW,Over 3-5.5 GW.,r\n");
    free(text);
    text = fact_table(FACTS_FORMAT_TABLE);
    assert_string_equal(text, "metric         kind    value  unit  bound  time  base  status  region  source  id       "
                              "         quote     sentence\n"
                              "wind_capacity  level  3..5.5  GW    gt     2024        actual  CHN     doc:12  "
                              "00000000000000aa  3-5.5 GW  Over "
                              "3-5.5 GW.\n");
    free(text);
}

/* The archive starts as a zip does, and a text that looks like a formula stays a text without an apostrophe. */
static void test_xlsx(void **state) {
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    facts_table_options options = {.format = FACTS_FORMAT_XLSX};
    facts_table *table;
    assert_int_equal(facts_table_open(stream, columns, COLUMNS, &options, &table, NULL), FACTS_OK);
    assert_int_equal(facts_table_add(table, two_rows, NULL), FACTS_OK);
    assert_int_equal(facts_table_close(table, NULL), FACTS_OK);
    fclose(stream);
    assert_true(size > 1000);
    assert_memory_equal(text, "PK\x03\x04", 4);
    free(text);
}

static void test_full_disk(void **state) {
    (void)state;
    FILE *stream = fopen("/dev/full", "w");
    if (!stream) skip();
    facts_table_options options = {.format = FACTS_FORMAT_CSV};
    facts_table *table;
    facts_error error = {0};
    assert_int_equal(facts_table_open(stream, columns, COLUMNS, &options, &table, &error), FACTS_OK);
    assert_int_equal(facts_table_close(table, &error), FACTS_ERR_IO);
    fclose(stream);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),       cmocka_unit_test(test_empty),     cmocka_unit_test(test_bom),
        cmocka_unit_test(test_formula_guard), cmocka_unit_test(test_width),     cmocka_unit_test(test_optional_columns),
        cmocka_unit_test(test_hostile_text),  cmocka_unit_test(test_facts),     cmocka_unit_test(test_xlsx),
        cmocka_unit_test(test_full_disk),     cmocka_unit_test(test_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
