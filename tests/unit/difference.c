/* How the facts of two editions are paired. */
#include "tests/unit/fact.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define LENGTH(list) (sizeof(list) / sizeof *(list))

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
    assert_int_equal(facts_difference_new(old, new, NULL, &difference, NULL), FACTS_OK);
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

static facts_fact said(const char *id, const char *metric, double value, const char *time, const char *quote,
                       const char *sentence) {
    facts_fact f = fact(id, metric, value, time);
    f.quote = quote;
    f.sentence = sentence;
    return f;
}

static void new_and_gone(void **state) {
    (void)state;
    const facts_fact old[] = {said("a", "wind_capacity", 520, "2024", "520 GW", "Wind power reached 520 GW in 2024."),
                              said("b", "coal_capacity", 1, "2024", "1 GW", "A little coal is left.")};
    const facts_fact new[] = {said("x", "hydro_capacity", 1, "2024", "1 GW", "Dams were built on many rivers."),
                              said("y", "solar_capacity", 520, "2025", "520 GW", "Solar farms stand in the desert.")};
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

/* What the rules read in another way in a text that is the same. */
static void the_same_words_are_the_same_fact(void **state) {
    (void)state;
    facts_fact old = fact("a", "wind_capacity", 520, "2024"), new = fact("x", "wind_capacity", 520, "2024");
    new.kind = FACTS_GROWTH;
    expect(&old, 1, &new, 1, "a>x:kind same 0");
    new = fact("x", "wind_generation", 520, "2024");
    new.unit = "TWh";
    expect(&old, 1, &new, 1, "a>x:metric:unit same 0");
    new = fact("x", "wind_capacity", 520, "2024");
    new.region = "DEU";
    expect(&old, 1, &new, 1, "a>x:region same 0");
}

static void other_words_another_kind_is_another_fact(void **state) {
    (void)state;
    facts_fact old = said("a", "wind_capacity", 20, "2024", "20 GW", "Wind farms have 20 GW.");
    facts_fact new = said("x", "wind_capacity", 20, "2024", "20 percent", "The increase was 20 percent.");
    new.kind = FACTS_GROWTH;
    expect(&old, 1, &new, 1, "->x a>- same 0");
}

/* A table that is sorted by metric, as baselines are: the facts of a sentence are in the order of the text all the
 * same. */
static void the_order_of_a_table_does_not_matter(void **state) {
    (void)state;
    const char *old_words = "Turbines of 30 GW, panels of 40 GW and dams of 50 GW were built.";
    const char *new_words = "Turbines of 30 GW, panels of 40 TWh and dams of 50 GW were built.";
    facts_fact old[] = {said("a", "hydro_capacity", 50, "2024", "50 GW", old_words),
                        said("b", "solar_capacity", 40, "2024", "40 GW", old_words),
                        said("c", "wind_capacity", 30, "2024", "30 GW", old_words)};
    facts_fact new[] = {said("x", "wind_capacity", 30, "2024", "30 GW", new_words),
                        said("y", "solar_generation", 40, "2024", "40 TWh", new_words),
                        said("z", "hydro_capacity", 50, "2024", "50 GW", new_words)};
    for (size_t i = 0; i < 3; i++) old[i].byte_start = 100 - 10 * i, new[i].byte_start = 80 + 10 * i;
    new[1].unit = "TWh";
    expect(old, 3, new, 3, "b>y:metric:unit same 2");
}

/* "3 times that of 2020" was "grew by 200 percent": one statement, told in another way. */
static void a_ratio_may_become_a_growth(void **state) {
    (void)state;
    facts_fact old = said("a", "wind_capacity", 3, "2024", "3 times",
                          "Wind power on the coast of the north is now 3 times that of 2020.");
    facts_fact new = said("x", "wind_capacity", 300, "2024", "300 percent",
                          "Wind power on the coast of the north is now up 300 percent on that of 2020.");
    old.kind = FACTS_RATIO;
    new.kind = FACTS_GROWTH;
    old.unit = "times";
    new.unit = "percent";
    expect(&old, 1, &new, 1, "a>x:kind:value:unit same 0");
    old.kind = FACTS_LEVEL; /* a level is another statement */
    expect(&old, 1, &new, 1, "->x a>- same 0");
}

/* Every year in the list was wrong: the values belong to their sentences, not to the years they stood at. */
static void sentences_hold_their_facts_together(void **state) {
    (void)state;
    const facts_fact old[] = {
        said("a", "wind_capacity", 440, "2023", "440 GW", "Turbines of 440 GW turned on the plains in 2023."),
        said("b", "wind_capacity", 520, "2024", "520 GW", "A year on, in 2024, the coast had helped it to 520 GW.")};
    const facts_fact new[] = {
        said("x", "wind_capacity", 440, "2024", "440 GW", "Turbines of 440 GW turned on the plains in 2024."),
        said("y", "wind_capacity", 520, "2025", "520 GW", "A year on, in 2025, the coast had helped it to 520 GW.")};
    expect(old, 2, new, 2, "a>x:time b>y:time same 0");
}

/* A figure that is said of anything, as 50 percent is, does not make two facts one. */
static void a_common_value_is_not_enough(void **state) {
    (void)state;
    facts_fact old = said("a", "recycling_rate", 50, "2020", "50 percent", "Half of the glass was melted again.");
    facts_fact new = said("x", "recycling_rate", 50, "2030", "50 percent", "Towns want to sort 50 percent of waste.");
    expect(&old, 1, &new, 1, "->x a>- same 0");
}

static void a_translation_anew_changes_nothing(void **state) {
    (void)state;
    facts_fact old = said("a", "wind_capacity", 520, "2024", "520 GW", "Installed wind power totalled 520 GW in 2024.");
    facts_fact new = said("x", "wind_capacity", 520, "2024", "520 million kW", "520 million kW stood there that year.");
    facts_fact chinese = said("z", "wind_capacity", 520, "2024", "5.2亿千瓦", "2024年风电装机5.2亿千瓦。");
    chinese.language = "zh";
    const facts_fact before[] = {old, chinese}, after[] = {chinese, new};
    expect(before, 2, after, 2, "same 2");
}

/* Lists keep their order when all of their numbers change. */
static void places_in_a_list(void **state) {
    (void)state;
    const char *old_words = "The goals are 30 GW and 40 GW, then 70 GW.";
    const char *new_words = "The goals are 31 GW and 41 GW, then 71 GW.";
    const facts_fact old[] = {said("a", "wind_capacity", 30, "2030", "30 GW", old_words),
                              said("b", "wind_capacity", 40, "2030", "40 GW", old_words),
                              said("c", "wind_capacity", 70, "2030", "70 GW", old_words)};
    const facts_fact new[] = {said("x", "wind_capacity", 31, "2030", "31 GW", new_words),
                              said("y", "wind_capacity", 41, "2030", "41 GW", new_words),
                              said("z", "wind_capacity", 71, "2030", "71 GW", new_words)};
    expect(old, 3, new, 3, "a>x:value b>y:value c>z:value same 0");
}

static void documents_are_held_apart(void **state) {
    (void)state;
    facts_fact old[] = {fact("a", "wind_capacity", 520, "2024"), fact("b", "wind_capacity", 440, "2023")};
    facts_fact new[] = {fact("x", "wind_capacity", 520, "2024"), fact("y", "wind_capacity", 440, "2023")};
    new[0].document = new[1].document = "paper-2";
    expect(old, 2, new, 2, "same 2"); /* one document on each side: two names of one */
    old[1].document = "other";        /* one of two things is not enough for another name */
    expect(old, 2, new, 2, "->x ->y b>- a>- same 0");
}

/* Two documents of three facts each get other names, and one of them a new number. */
static void documents_may_have_other_names(void **state) {
    (void)state;
    facts_fact old[6], new[6];
    const char *const words[] = {"Wind farms stood on the plains.",  "Dams were built on many rivers.",
                                 "Solar farms stand in the desert.", "Buses of the city run on current.",
                                 "Trees were planted near the sea.", "Mines in the north were closed."};
    for (size_t i = 0; i < LENGTH(old); i++) {
        static const char *const ids[] = {"a", "b", "c", "d", "e", "f"}, *const later[] = {"u", "v", "w",
                                                                                           "x", "y", "z"};
        old[i] = said(ids[i], "wind_capacity", 10.0 + (double)i, "2024", "10 GW", words[i]);
        old[i].document = i < 3 ? "paper" : "report";
        new[i] = old[i];
        new[i].id = later[i];
        new[i].document = i < 3 ? "white-paper" : "2025-report";
    }
    new[4].value = 99;
    expect(old, 6, new, 6, "e>y:value same 5");
    /* a document that says nothing of either is another one */
    for (size_t i = 0; i < 3; i++)
        new[i].sentence = "There is nothing like this sentence.", new[i].value = 7, new[i].time = "2030";
    expect(old, 6, new, 6, "e>y:value ->u ->v ->w a>- b>- c>- same 2");
}

/* ------------------------------------------------- how facts were changed */

static facts_pair only_pair(const facts_fact *before, const facts_fact *after) {
    facts_set *old = set_of(before, 1), *new = set_of(after, 1);
    facts_difference *difference;
    facts_packs *packs;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    assert_int_equal(facts_difference_new(old, new, packs, &difference, NULL), FACTS_OK);
    assert_int_equal(facts_difference_count(difference) + facts_difference_same(difference), 1);
    facts_pair pair = *facts_difference_at(difference, 0);
    facts_difference_free(difference);
    facts_packs_close(packs);
    facts_set_free(old);
    facts_set_free(new);
    return pair;
}

static void by_how_much(void **state) {
    (void)state;
    static const struct {
        double before, before_hi, after, after_hi;
        const char *before_unit, *after_unit;
        double change, percent;
    } cases[] = {
        {1690, NAN, 1680, NAN, "GW", "GW", -10, -0.591715976331},
        {1.1, NAN, 1, NAN, "GW", "GW", -0.1, -9.09090909091},
        {-4, NAN, -3, NAN, "percent", "percent", 1, 25},
        {0, NAN, 5, NAN, "GW", "GW", 5, INFINITY},
        {7, 10, 7, 12, "percent", "percent", 2, 20},
        {7, NAN, 7, 10, "percent", "percent", 3, 42.8571428571},
        {1, NAN, 1000, NAN, "GW", "MW", 0, 0},
        {1, NAN, 1, NAN, "GW", "MW", -999, -99.9},
        {1, NAN, 1, NAN, "GW", "TWh", NAN, NAN},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        facts_fact old = fact("a", "wind_capacity", cases[i].before, "2024"), new = old;
        old.value_hi = cases[i].before_hi;
        old.unit = cases[i].before_unit;
        new.value = cases[i].after;
        new.value_hi = cases[i].after_hi;
        new.unit = cases[i].after_unit;
        facts_pair pair = only_pair(&old, &new);
        char want[40], got[40];
        assert_string_equal(facts_format_number(pair.change, got), facts_format_number(cases[i].change, want));
        assert_string_equal(facts_format_number(pair.percent, got), facts_format_number(cases[i].percent, want));
    }
}

static void moved_and_reworded_are_told(void **state) {
    (void)state;
    facts_fact old = said("a", "wind_capacity", 520, "2024", "520 GW", "Wind power reached 520 GW in 2024."), new = old;
    facts_pair pair = only_pair(&old, &new);
    assert_false(pair.moved);
    assert_false(pair.reworded);
    new.sentence = "Wind power  reached\n521 GW in 2024."; /* broken anew, and a number that is another fact's */
    assert_false(only_pair(&old, &new).reworded);
    new.sentence = "By 2024 wind power had reached 520 GW.";
    assert_true(only_pair(&old, &new).reworded);
    new.line = 12;
    assert_true(only_pair(&old, &new).moved);
}

/* ------------------------------------------------------------- many facts */

static facts_set *many(size_t count, double step) {
    static const char *const metrics[] = {"wind_capacity", "solar_capacity", "coal_share", "forest_area"};
    static const char *const nouns[] = {"turbines", "valleys", "markets", "harbours", "winters", "roofs", "engines"};
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    for (size_t i = 0; i < count; i++) {
        char id[40], time[8], sentence[200];
        snprintf(id, sizeof id, "%zu-%g", i, step);
        snprintf(time, sizeof time, "%zu", 2000 + i % 20);
        snprintf(sentence, sizeof sentence, "The %s of number%zu and its %s gave the country %g in the year %s.",
                 nouns[i % 7], i % 977, nouns[i % 5], (double)i + step, time);
        facts_fact f = said(id, metrics[i % 4], (double)i + step, time, "1", sentence);
        assert_int_equal(facts_set_add(set, &f, NULL), FACTS_OK);
    }
    return set;
}

/* 10,000 facts of which no id and no value is as before: the worst that can happen. */
static void many_changes_find_their_partners(void **state) {
    (void)state;
    facts_set *old = many(10000, 0), *new = many(10000, 0.5);
    facts_difference *difference;
    assert_int_equal(facts_difference_new(old, new, NULL, &difference, NULL), FACTS_OK);
    assert_int_equal(facts_difference_count(difference), 10000);
    size_t right = 0;
    for (size_t i = 0; i < 10000; i++) {
        const facts_pair *pair = facts_difference_at(difference, i);
        right += pair->before && pair->after && pair->after->value - pair->before->value == 0.5;
    }
    assert_true(right > 9900);
    facts_difference_free(difference);
    facts_set_free(old);
    facts_set_free(new);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_id_is_the_same_fact),
        cmocka_unit_test(moved_or_reworded_is_no_difference),
        cmocka_unit_test(a_new_number_of_the_same_quantity_is_a_change),
        cmocka_unit_test(new_and_gone),
        cmocka_unit_test(mentions_of_one_quantity),
        cmocka_unit_test(the_same_words_are_the_same_fact),
        cmocka_unit_test(the_order_of_a_table_does_not_matter),
        cmocka_unit_test(a_ratio_may_become_a_growth),
        cmocka_unit_test(other_words_another_kind_is_another_fact),
        cmocka_unit_test(sentences_hold_their_facts_together),
        cmocka_unit_test(a_common_value_is_not_enough),
        cmocka_unit_test(a_translation_anew_changes_nothing),
        cmocka_unit_test(places_in_a_list),
        cmocka_unit_test(documents_are_held_apart),
        cmocka_unit_test(documents_may_have_other_names),
        cmocka_unit_test(by_how_much),
        cmocka_unit_test(moved_and_reworded_are_told),
        cmocka_unit_test(many_changes_find_their_partners),
    };
    return cmocka_run_group_tests_name("difference", tests, NULL, NULL);
}
