/* Baselines: what is written is read again, in an order of its own, and what is damaged is told. */
#include "tests/unit/fact.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[] = "/tmp/facts-baseline-XXXXXX";
static char path[64];

static int open_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/b.csv", folder);
    return 0;
}

static int close_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder); /* fails where something was left behind */
}

/* With cells that CSV has to quote, and one that a spreadsheet would run. */
static facts_fact awkward(const char *id, const char *document, const char *metric, double value) {
    facts_fact made = fact(id, metric, value, "2024");
    made.document = document;
    made.quote = "520 GW";
    made.sentence = "Wind,\n\"power\"\nreached 520 GW,end";
    made.rule = "=1+1";
    return made;
}

static void write_facts(const facts_fact *facts, size_t count) {
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    for (size_t i = 0; i < count; i++) assert_int_equal(facts_set_add(set, &facts[i], NULL), FACTS_OK);
    assert_int_equal(facts_baseline_write(path, set, "3f2a", NULL), FACTS_OK);
    facts_set_free(set);
}

static facts_status read_facts(facts_set **set, char rules[FACTS_RULES_SIZE], facts_error *error) {
    return facts_baseline_read(path, set, rules, error);
}

static void what_is_written_is_read(void **state) {
    (void)state;
    const facts_fact facts[] = {awkward("c", "b", "wind_capacity", 1), awkward("b", "a", "wind_capacity", 62.365),
                                awkward("a", "a", "solar_capacity", 2), awkward("d", "a", "", 3)};
    char rules[FACTS_RULES_SIZE];
    facts_set *set;
    write_facts(facts, 4);
    assert_int_equal(read_facts(&set, rules, NULL), FACTS_OK);
    assert_string_equal(rules, "3f2a");
    assert_int_equal(facts_set_count(set), 3); /* a quantity without a metric is no fact to hold anything against */
    assert_string_equal(facts_set_at(set, 0)->id, "a");
    assert_string_equal(facts_set_at(set, 1)->id, "b");
    assert_string_equal(facts_set_at(set, 2)->id, "c");
    assert_true(facts_set_at(set, 1)->value == 62.365);
    assert_string_equal(facts_set_at(set, 1)->sentence, facts[1].sentence);
    assert_string_equal(facts_set_at(set, 1)->rule, facts[1].rule);
    facts_set_free(set);
}

static void one_without_facts(void **state) {
    (void)state;
    char rules[FACTS_RULES_SIZE];
    facts_set *set;
    write_facts(NULL, 0);
    assert_int_equal(read_facts(&set, rules, NULL), FACTS_OK);
    assert_int_equal(facts_set_count(set), 0);
    facts_set_free(set);
}

/* Wherever it is cut, nothing of it is taken for the whole. */
static void a_cut_is_seen_anywhere(void **state) {
    (void)state;
    const facts_fact facts[] = {awkward("a", "a", "wind_capacity", 1), awkward("b", "a", "wind_capacity", 2),
                                awkward("c", "b", "wind_capacity", 3)};
    char rules[FACTS_RULES_SIZE];
    write_facts(facts, 3);
    FILE *file = fopen(path, "rb");
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    fclose(file);
    for (long cut = size - 2; cut >= 0; cut--) {
        facts_set *set;
        facts_error error = {0};
        assert_int_equal(truncate(path, cut), 0);
        assert_int_equal(read_facts(&set, rules, &error), FACTS_ERR_FORMAT);
        assert_null(set);
        assert_true(error.message[0] != '\0');
    }
}

static void one_that_is_not_there(void **state) {
    (void)state;
    char rules[FACTS_RULES_SIZE];
    facts_set *set;
    unlink(path);
    assert_int_equal(read_facts(&set, rules, NULL), FACTS_ERR_IO);
    assert_int_equal(facts_baseline_read(folder, &set, rules, NULL), FACTS_ERR_FORMAT);
}

static void one_that_cannot_be_written_stays(void **state) {
    (void)state;
    const facts_fact one = awkward("a", "a", "wind_capacity", 1);
    facts_set *set;
    char part[80], rules[FACTS_RULES_SIZE];
    write_facts(&one, 1);
    snprintf(part, sizeof part, "%s.part", path);
    assert_int_equal(symlink("/dev/full", part), 0); /* the disk is full */
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    assert_int_equal(facts_set_add(set, &one, NULL), FACTS_OK);
    assert_int_equal(facts_baseline_write(path, set, "9999", NULL), FACTS_ERR_IO);
    facts_set_free(set);
    assert_int_equal(read_facts(&set, rules, NULL), FACTS_OK);
    assert_string_equal(rules, "3f2a");
    facts_set_free(set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),          cmocka_unit_test(one_without_facts),
        cmocka_unit_test(a_cut_is_seen_anywhere),           cmocka_unit_test(one_that_is_not_there),
        cmocka_unit_test(one_that_cannot_be_written_stays),
    };
    return cmocka_run_group_tests_name("baseline", tests, open_folder, close_folder);
}
