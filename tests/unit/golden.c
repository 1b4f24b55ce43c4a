/* Golden sentences: tests/golden/LANGUAGE.golden says of each sentence every fact that is in it. */
#include "extract/pack/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 4096 };

static int open_packs(void **state) {
    facts_error error;
    facts_packs *packs;
    if (facts_packs_open(NULL, 0, &packs, &error) != FACTS_OK) {
        print_error("%s:%zu: %s\n", error.file, error.line, error.message);
        return -1;
    }
    *state = packs;
    return 0;
}

static int close_packs(void **state) {
    facts_packs_close(*state);
    return 0;
}

static void read_facts(const facts_packs *packs, const char *sentence, char *told, size_t room) {
    const facts_source source = {.bytes = sentence, .size = strlen(sentence), .published = EXAMPLE_PUBLISHED};
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    const facts_sink sink = facts_set_sink(set);
    assert_int_equal(facts_extract(packs, &source, &sink, NULL), FACTS_OK);
    facts_set_tell(set, NULL, told, room);
    facts_set_free(set);
}

/* "\\n" in a sentence breaks the line there: what a list says is told by the line that opens it. */
static void break_lines(char *text) {
    for (char *at = text; (at = strstr(at, "\\n")); at++) {
        *at = '\n';
        memmove(at + 1, at + 2, strlen(at + 2) + 1);
    }
}

/* Every line is held against what is read; all that differ are told before the test fails. */
static void check_file(const facts_packs *packs, const char *path) {
    FILE *file = fopen(path, "r");
    char line[LINE], told[LINE];
    size_t number = 0, checked = 0, wrong = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '\0' || line[0] == '#') continue;
        char *arrow = strstr(line, " => ");
        assert_non_null(arrow);
        *arrow = '\0';
        const char *expected = arrow + 4;
        break_lines(line);
        read_facts(packs, line, told, sizeof told);
        checked++;
        if (strcmp(told, expected) == 0) continue;
        wrong++;
        print_error("%s:%zu: %s\n    expected %s\n    found    %s\n", path, number, line, expected, told);
    }
    fclose(file);
    assert_true(checked >= 120);
    assert_int_equal(wrong, 0);
}

static void english(void **state) { check_file(*state, "tests/golden/en.golden"); }
static void chinese(void **state) { check_file(*state, "tests/golden/zh.golden"); }

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(english), cmocka_unit_test(chinese)};
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
