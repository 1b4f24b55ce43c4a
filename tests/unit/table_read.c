/* CSV comes in: cells as they were written, errors at their place; fact tables and manifests on top of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "facts.h"

static char path[] = "/tmp/facts-test-XXXXXX";

/* The state of every test: the packs that are built in. */
static int set_up(void **state) {
    facts_packs *packs;
    int file = mkstemp(path);
    if (file < 0 || close(file) != 0 || facts_packs_open(NULL, 0, &packs, NULL) != FACTS_OK) return -1;
    *state = packs;
    return 0;
}

static int tear_down(void **state) {
    facts_packs_close(*state);
    return unlink(path);
}

static void put(const char *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

typedef struct collected {
    char text[512]; /* cells as "line:column=cell;" */
    size_t size, rows;
} collected;

static facts_status collect(void *context, const facts_csv_row *row, facts_error *error) {
    collected *c = context;
    c->rows++;
    for (size_t i = 0; i < row->count; i++) {
        c->size += (size_t)snprintf(c->text + c->size, sizeof c->text - c->size, "%zu:%zu=%s;", row->lines[i],
                                    row->columns[i], row->cells[i]);
    }
    if (strcmp(facts_csv_cell(row, "a"), "refused") == 0) {
        return facts_csv_fail(row, "b", error, "%s is refused", facts_csv_cell(row, "b"));
    }
    return FACTS_OK;
}

static const char *const wanted[] = {"a", "b"};

static void test_cells(void **state) {
    (void)state;
    const struct {
        const char *csv, *expected;
    } cases[] = {
        {"a,b\n1,2\n", "2:1=1;2:3=2;"},
        {"a,b\r\n1,2\r\n3,4", "2:1=1;2:3=2;3:1=3;3:3=4;"}, /* as from Excel, no end of line at the end */
        {"\xEF\xBB\xBF"
         "a,b\n1,2\n",
         "2:1=1;2:3=2;"},                   /* byte order mark */
        {"b,a\n\n\n1,2\n", "4:1=1;4:3=2;"}, /* any order, empty lines */
        {"a,b\n\"x\ny\",\"say \"\"hi\"\"\"\nz,\n", "2:1=x\ny;3:4=say \"hi\";4:1=z;4:3=;"},
        {"a,b\n 1 , 2 \n", "2:1= 1 ;2:5= 2 ;"},   /* spaces are part of a cell */
        {"a,b\n'=1+1,'-5\n", "2:1==1+1;2:7=-5;"}, /* the guard against formulas comes off... */
        {"a,b\n'tis,''\n", "2:1='tis;2:6='';"},   /* ...and nothing else does */
        {"a,b,,\n,3,,\n,,,\n,,,,,\n",
         "2:1=;2:2=3;2:4=;2:5=;"}, /* columns and rows that were emptied in a spreadsheet */
        {"a,b\n风电,光伏\n", "2:1=风电;2:8=光伏;"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        collected c = {0};
        put(cases[i].csv, strlen(cases[i].csv));
        assert_int_equal(facts_csv_read(path, wanted, 2, collect, &c, NULL), FACTS_OK);
        assert_string_equal(c.text, cases[i].expected);
    }
}

static void test_errors(void **state) {
    (void)state;
    const struct {
        const char *csv;
        size_t line, column;
        const char *message, *excerpt;
    } cases[] = {
        {"", 1, 1, "an empty table", ""},
        {"a,c\n1,2\n", 1, 1, "no column 'b'; expected a header with the columns a,b", "a,c"},
        {"a;b\n1;2\n", 1, 1, "one cell with ';' in it; expected commas between cells", "a;b"},
        {"a\tb\n1\t2\n", 1, 1, "one cell with tabs in it", "a\tb"},
        {"a,b,a\n", 1, 5, "a second column 'a'", "a,b,a"},
        {"a,b\n1\n", 2, 1, "a row of 1 cells; expected 2", "1"},
        {"a,b\n1,2,3\n", 2, 5, "a row of 3 cells; expected 2", "1,2,3"},
        {"a,b\nx\"y,2\n", 2, 2, "a quote within a cell", "x\"y,2"},
        {"a,b\n\"x\"y,2\n", 2, 4, "a quote within a cell", "\"x\"y,2"},
        {"a,b\n1,2\n3,\"four\nfive", 3, 3, "never ends", "3,\"four"},
        {"a,b\n1,\xB7\xE7\n", 2, 3, "no UTF-8", "1,\xB7\xE7"},
        {"a,b\n1,2\nrefused,five\n", 3, 9, "five is refused", "refused,five"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        collected c = {0};
        facts_error error = {0};
        put(cases[i].csv, strlen(cases[i].csv));
        assert_int_equal(facts_csv_read(path, wanted, 2, collect, &c, &error), FACTS_ERR_FORMAT);
        assert_string_equal(error.file, path);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_non_null(strstr(error.message, cases[i].message));
        assert_string_equal(error.excerpt, cases[i].excerpt);
    }
    collected c = {0};
    facts_error error = {0};
    put("a,b\n1,\0002\n", 9);
    assert_int_equal(facts_csv_read(path, wanted, 2, collect, &c, &error), FACTS_ERR_FORMAT);
    assert_non_null(strstr(error.message, "NUL"));
    assert_int_equal(facts_csv_read("/no/such/file.csv", wanted, 2, collect, &c, &error), FACTS_ERR_IO);
    assert_string_equal(error.file, "/no/such/file.csv");
}

/* Whatever a cell holds, the table gives it back. */
static void test_round_trip(void **state) {
    (void)state;
    static const char *const cells[] = {"=SUM(A1)", "'=x",  "''-1", "'plain", "\tx", "a,b", "\"",      "x\r\ny",
                                        " x ",      "风电", "-5",   "+",      "@me", "\ry", "a\"b\"c", "'"};
    static const facts_column columns[] = {{"a", FACTS_TEXT, 0}, {"b", FACTS_TEXT, 0}};
    facts_table_options options = {.format = FACTS_FORMAT_CSV, .bom = true};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        FILE *file = fopen(path, "wb");
        facts_table *table;
        const char *const row[] = {cells[i], cells[i]};
        assert_int_equal(facts_table_open(file, columns, 2, &options, &table, NULL), FACTS_OK);
        assert_int_equal(facts_table_add(table, row, NULL), FACTS_OK);
        assert_int_equal(facts_table_close(table, NULL), FACTS_OK);
        fclose(file);
        collected c = {0};
        assert_int_equal(facts_csv_read(path, wanted, 2, collect, &c, NULL), FACTS_OK);
        assert_int_equal(c.rows, 1);
        assert_int_equal(strncmp(c.text, "2:1=", 4), 0);
        assert_int_equal(strncmp(c.text + 4, cells[i], strlen(cells[i])), 0);
        assert_int_equal(c.text[4 + strlen(cells[i])], ';');
    }
}

#define HEADER                                                                                                         \
    "document,language,byte_start,byte_end,metric,kind,value,value_hi,unit,bound,time,base,status,region,entity"

static void test_fact_table(void **state) {
    (void)state;
    const char *csv = "extra," HEADER ",quote\n"
                      "x,doc,zh,10,24,wind_capacity,growth,-20.5,,percent,gt,2024,2020,target,CHN,,'-20.5%\n"
                      "x,doc,en,30,34,solar_share,level,3,5,percent,eq,,,actual,,,3-5\n";
    put(csv, strlen(csv));
    facts_set *set = NULL;
    assert_int_equal(facts_set_read_csv(path, &set, NULL), FACTS_OK);
    assert_int_equal(facts_set_count(set), 2);
    const facts_fact *f = facts_set_at(set, 0);
    assert_string_equal(f->document, "doc");
    assert_int_equal(f->byte_start, 10);
    assert_int_equal(f->kind, FACTS_GROWTH);
    assert_true(f->value == -20.5);
    assert_true(isnan(f->value_hi));
    assert_int_equal(f->bound, FACTS_GT);
    assert_int_equal(f->state, FACTS_TARGET);
    assert_string_equal(f->quote, "-20.5%");
    assert_string_equal(f->id, "");
    assert_true(facts_set_at(set, 1)->value_hi == 5);
    facts_set_free(set);
}

static void test_fact_table_errors(void **state) {
    (void)state;
    const struct {
        const char *csv;
        size_t line, column;
        const char *message;
    } cases[] = {
        {"document,language\n", 1, 1, "no column 'byte_start'"},
        {HEADER "\nd,zh,1,2,m,level,12a,,GW,eq,,,actual,,\n", 2, 18, "value is '12a'; expected a decimal number"},
        {HEADER "\nd,zh,1,2,m,level,,,GW,eq,,,actual,,\n", 2, 18, "value is ''"},
        {HEADER "\nd,zh,1,2,m,rise,1,,GW,eq,,,actual,,\n", 2, 12, "kind is 'rise'; expected level"},
        {HEADER "\nd,zh,-1,2,m,level,1,,GW,eq,,,actual,,\n", 2, 6, "byte_start is '-1'"},
        {HEADER "\nd,zh,1,2,m,level,1,,GW,eq,,,done,,\n", 2, 29, "status is 'done'; expected actual"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        facts_set *set = NULL;
        facts_error error = {0};
        put(cases[i].csv, strlen(cases[i].csv));
        assert_int_equal(facts_set_read_csv(path, &set, &error), FACTS_ERR_FORMAT);
        assert_null(set);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_non_null(strstr(error.message, cases[i].message));
    }
}

static void test_manifest(void **state) {
    const char *csv = "document,path,title,publisher,published,region\n"
                      "one,en/first.txt,\"First, of two\",Us,2025-11,CHN\n"
                      "two,/abs/second.txt,,,,\n"
                      "three,third.txt,,,,EU\n";
    put(csv, strlen(csv));
    facts_manifest *manifest;
    assert_int_equal(facts_manifest_open(path, *state, &manifest, NULL), FACTS_OK);
    assert_int_equal(facts_manifest_count(manifest), 3);
    const facts_source *first = facts_manifest_at(manifest, 0);
    assert_string_equal(first->id, "one");
    assert_string_equal(first->path, "/tmp/en/first.txt"); /* from the manifest's own folder */
    assert_string_equal(first->title, "First, of two");
    assert_string_equal(first->published, "2025-11");
    assert_string_equal(facts_manifest_at(manifest, 1)->path, "/abs/second.txt");
    assert_ptr_equal(facts_manifest_find(manifest, "/tmp/en/first.txt"), first); /* by path */
    assert_ptr_equal(facts_manifest_find(manifest, "elsewhere/one.md"), first);  /* by name */
    assert_null(facts_manifest_find(manifest, "first.txt"));
    facts_manifest_close(manifest);
}

static void test_manifest_errors(void **state) {
    const struct {
        const char *rows;
        size_t line, column;
        const char *message;
    } cases[] = {
        {"a,b.txt,,,2025-13,CHN\n", 2, 11, "'2025-13' is no date; expected YYYY"},
        {"a,b.txt,,,2025-02-30,CHN\n", 2, 11, "is no date"},
        {"a,b.txt,,,2025/2026,CHN\n", 2, 11, "is no date"},
        {"a,b.txt,,,,China\n", 2, 12, "'China' is no region; expected ISO 3166 alpha-3"},
        {"a,b.txt,,,,ZZZ\n", 2, 12, "'ZZZ' is no region"},
        {"a,b.txt,,,,nation\n", 2, 12, "'nation' is no region"},
        {",b.txt,,,,\n", 2, 1, "no document id"},
        {"a,,,,,\n", 2, 3, "no path"},
        {"a,b.txt,,,,\na,c.txt,,,,\n", 3, 1, "a second document 'a'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char csv[256];
        facts_manifest *manifest;
        facts_error error = {0};
        int size = snprintf(csv, sizeof csv, "document,path,title,publisher,published,region\n%s", cases[i].rows);
        put(csv, (size_t)size);
        assert_int_equal(facts_manifest_open(path, *state, &manifest, &error), FACTS_ERR_FORMAT);
        assert_null(manifest);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_non_null(strstr(error.message, cases[i].message));
    }
}

static void test_document_id(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"a/b/report.v2.txt", "report.v2"}, {"report", "report"}, {".hidden", ".hidden"}};
    char buffer[64];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(facts_document_id(cases[i][0], buffer, sizeof buffer), cases[i][1]);
    }
}

static void test_filter(void **state) {
    (void)state;
    static const char *const wind[] = {"coal_capacity", "wind_*"};
    const facts_fact fact = {.metric = "wind_capacity",
                             .document = "d",
                             .language = "zh",
                             .region = "CHN",
                             .entity = "",
                             .time = "2021/2024",
                             .unit = "GW"};
    const facts_fact timeless = {
        .metric = "", .document = "d", .language = "zh", .region = "", .entity = "", .time = ""};
    const struct {
        facts_filter filter;
        bool fact, timeless;
    } cases[] = {
        {{0}, true, false},
        {{.all = true}, true, true},
        {{.metrics = wind, .metric_count = 2}, true, false},
        {{.metrics = wind, .metric_count = 1}, false, false},
        {{.region = "", .all = true}, false, true},
        {{.kind = "level", .status = "actual"}, true, false},
        {{.kind = "growth"}, false, false},
        {{.language = "en"}, false, false},
        {{.since = "2024-12-31"}, true, false}, /* the span ends that day */
        {{.since = "2025", .all = true}, false, false},
        {{.until = "2021"}, true, false},
        {{.until = "2020-12-31"}, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(facts_filter_match(&cases[i].filter, &fact), cases[i].fact);
        assert_int_equal(facts_filter_match(&cases[i].filter, &timeless), cases[i].timeless);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_fact_table),
        cmocka_unit_test(test_fact_table_errors),
        cmocka_unit_test(test_manifest),
        cmocka_unit_test(test_manifest_errors),
        cmocka_unit_test(test_document_id),
        cmocka_unit_test(test_filter),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
