/* Points out of any table: which rows are taken, and where a table is wrong. */
#include "tests/unit/trend_data.h"

#include <unistd.h>

static const char *write_table(char *path, const char *text) {
    strcpy(path, "/tmp/facts-trend-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    return path;
}

static void test_points(void **state) {
    (void)state;
    char path[32];
    facts_point *points;
    size_t count, skipped;
    write_table(path, "value,bound,year\n12.5,gt,2020\n,eq,2021\nNA,eq,2022\n -3e2 ,lt,2023.5\n");
    assert_int_equal(facts_points_read_csv(path, "year", "value", true, &points, &count, &skipped, NULL), FACTS_OK);
    assert_int_equal(count, 2);
    assert_int_equal(skipped, 2);
    assert_close("x", points[1].x, 2023.5, 0);
    assert_close("y", points[1].y, -300, 0);
    assert_int_equal(points[0].bound, FACTS_GT);
    assert_int_equal(points[1].bound, FACTS_LT);
    free(points);
    assert_int_equal(facts_points_read_csv(path, "year", "value", false, &points, &count, &skipped, NULL), FACTS_OK);
    assert_int_equal(points[0].bound, FACTS_EQ);
    free(points);
    unlink(path);
}

static void test_bad_tables(void **state) {
    (void)state;
    static const struct {
        const char *text, *x;
        bool bounds;
        size_t line, column;
        const char *said;
    } TABLES[] = {
        {"year,value\n2020,1\n2021,12 GW\n", "year", false, 3, 6, "12 GW"},
        {"year,value\n2020,1\nsoon,2\n", "year", false, 3, 1, "soon"},
        {"year,value\n2020,inf\n", "year", false, 2, 6, "inf"},
        {"year,value\n2020,0x10\n", "year", false, 2, 6, "0x10"},
        {"year,value\n2020,1e999\n", "year", false, 2, 6, "1e999"},
        {"year,value\n2020,1\n", "time", false, 1, 1, "no column 'time'"},
        {"year,value\n2020,1\n", "year", true, 1, 1, "no column 'bound'"},
        {"year,value,bound\n2020,1,over\n", "year", true, 2, 8, "over"},
        {"year,value\n2020,\n", "year", false, 0, 0, "no row"},
    };
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        char path[32];
        facts_point *points;
        size_t count, skipped;
        facts_error error;
        write_table(path, TABLES[i].text);
        assert_int_equal(
            facts_points_read_csv(path, TABLES[i].x, "value", TABLES[i].bounds, &points, &count, &skipped, &error),
            FACTS_ERR_FORMAT);
        assert_null(points);
        assert_string_equal(error.file, path);
        assert_int_equal(error.line, TABLES[i].line);
        assert_int_equal(error.column, TABLES[i].column);
        if (!strstr(error.message, TABLES[i].said)) fail_msg("'%s' does not name %s", error.message, TABLES[i].said);
        unlink(path);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_points), cmocka_unit_test(test_bad_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
