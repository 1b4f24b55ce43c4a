/* How the facts of two editions are paired. */
#include "facts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static facts_fact fact(const char *id, const char *metric, double value, const char *time) {
    return (facts_fact){.id = id,
                        .document = "paper",
                        .language = "en",
                        .line = 1,
                        .metric = metric,
                        .value = value,
                        .value_hi = NAN,
                        .unit = "GW",
                        .time = time,
                        .base = "",
                        .region = "CHN",
                        .entity = "",
                        .quote = "quote",
                        .sentence = "sentence",
                        .rule = ""};
}

static facts_set *set_of(const facts_fact *facts, size_t count) {
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    for (size_t i = 0; i < count; i++) assert_int_equal(facts_set_add(set, &facts[i], NULL), FACTS_OK);
    return set;
}

/* The difference as "before>after:columns" parted by blanks, ids for facts, '-' for none, and the same at the end. */
static void expect(const facts_fact *before, size_t before_count, const facts_fact *after, size_t after_count,
                   const char *expected) {
    facts_set *old = set_of(before, before_count), *new = set_of(after, after_count);
    facts_difference *difference;
    char text[512] = "";
    assert_int_equal(facts_difference_new(old, new, &difference, NULL), FACTS_OK);
    for (size_t i = 0; i < facts_difference_count(difference); i++) {
        const facts_pair *pair = facts_difference_at(difference, i);
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s>%s", pair->before ? pair->before->id : "-",
                 pair->after ? pair->after->id : "-");
        for (size_t column = 0; column < FACTS_COLUMNS; column++) {
            used = strlen(text);
            if (pair->columns & UINT32_C(1) << column)
                snprintf(text + used, sizeof text - used, ":%s", facts_column_name(column));
        }
        strcat(text, " ");
    }
    snprintf(text + strlen(text), sizeof text - strlen(text), "same %zu", facts_difference_same(difference));
    assert_string_equal(text, expected);
    facts_difference_free(difference);
    facts_set_free(old);
    facts_set_free(new);
}

static void the_same_id_is_the_same_fact(void **state) {
    (void)state;
    facts_fact old[] = {fact("a", "wind_capacity", 520, "2024"), fact("b", "solar_capacity", 880, "2024")};
    facts_fact new[] = {old[1], old[0]};
    expect(old, 2, new, 2, "same 2");
    new[1].bound = FACTS_GT;
    new[1].state = FACTS_TARGET;
    new[1].entity = "Hami";
    expect(old, 2, new, 2, "a>a:bound:status:entity same 1");
}

static void moved_or_reworded_is_no_difference(void **state) {
    (void)state;
    facts_fact old = fact("a", "wind_capacity", 520, "2024"), new = fact("x", "wind_capacity", 520, "2024");
    new.line = 99;
    new.page = 3;
    new.byte_start = 7;
    new.sentence = "another sentence";
    new.quote = "520 GW";
    new.rule = "other";
    expect(&old, 1, &new, 1, "same 1");
}

static void a_new_number_of_the_same_quantity_is_a_change(void **state) {
    (void)state;
    const facts_fact old[] = {fact("a", "wind_capacity", 520, "2024"), fact("b", "wind_capacity", 440, "2023")};
    const facts_fact new[] = {fact("x", "wind_capacity", 440, "2023"), fact("y", "wind_capacity", 530, "2024")};
    expect(old, 2, new, 2, "a>y:value same 1");
}

static void new_and_gone(void **state) {
    (void)state;
    const facts_fact old[] = {fact("a", "wind_capacity", 520, "2024"), fact("b", "coal_capacity", 1, "2024")};
    const facts_fact new[] = {fact("x", "hydro_capacity", 1, "2024"), fact("y", "wind_capacity", 520, "2025")};
    expect(old, 2, new, 2, "->x ->y a>- b>- same 0");
    expect(old, 2, NULL, 0, "a>- b>- same 0");
    expect(NULL, 0, NULL, 0, "same 0");
}

/* Of several mentions, equal values meet first; the rest in the order of the text. */
static void mentions_of_one_quantity(void **state) {
    (void)state;
    const facts_fact old[] = {fact("a", "wind_capacity", 1, "2024"), fact("b", "wind_capacity", 2, "2024"),
                              fact("c", "wind_capacity", 2, "2024"), fact("d", "wind_capacity", 3, "2024")};
    const facts_fact new[] = {fact("w", "wind_capacity", 2, "2024"), fact("x", "wind_capacity", 5, "2024"),
                              fact("y", "wind_capacity", 2, "2024")};
    expect(old, 4, new, 3, "a>x:value d>- same 2");
}

static void kind_and_place_are_part_of_the_quantity(void **state) {
    (void)state;
    facts_fact old = fact("a", "wind_capacity", 520, "2024"), new = fact("x", "wind_capacity", 520, "2024");
    new.kind = FACTS_GROWTH;
    expect(&old, 1, &new, 1, "->x a>- same 0");
    new = fact("x", "wind_capacity", 520, "2024");
    new.region = "DEU";
    expect(&old, 1, &new, 1, "->x a>- same 0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_id_is_the_same_fact),
        cmocka_unit_test(moved_or_reworded_is_no_difference),
        cmocka_unit_test(a_new_number_of_the_same_quantity_is_a_change),
        cmocka_unit_test(new_and_gone),
        cmocka_unit_test(mentions_of_one_quantity),
        cmocka_unit_test(kind_and_place_are_part_of_the_quantity),
    };
    return cmocka_run_group_tests_name("difference", tests, NULL, NULL);
}
