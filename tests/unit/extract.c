/* A sink that does not go on: what it says is what facts_extract says, and nothing is given to it after that. */
#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    facts_status answer;
    int given;
} taker;

static facts_status take(taker *t) {
    t->given++;
    return t->answer;
}

static facts_status take_document(void *context, const facts_document *document) {
    (void)document;
    return take(context);
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    (void)fact;
    return take(context);
}

static facts_status take_number(void *context, const facts_number *number) {
    (void)number;
    return take(context);
}

static facts_status take_warning(void *context, const facts_error *warning) {
    (void)warning;
    return take(context);
}

static void answer_of_sink_is_returned(void **state) {
    static const char text[] = "Wind capacity reached 9 GW in 2020.\n\nSolar capacity reached 7 GW in 2021.\xFF\n";
    static const facts_status answers[] = {FACTS_STOP, FACTS_ERR_IO, FACTS_ERR_LIMIT};
    facts_packs *packs;
    (void)state;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    const facts_source source = {.bytes = text, .size = strlen(text), .published = "2022"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        taker t = {.answer = answers[i]};
        const facts_sink sinks[] = {{.context = &t, .document = take_document},
                                    {.context = &t, .fact = take_fact},
                                    {.context = &t, .number = take_number},
                                    {.context = &t, .warning = take_warning}};
        for (size_t k = 0; k < sizeof sinks / sizeof *sinks; k++) {
            t.given = 0;
            assert_int_equal(facts_extract(packs, &source, &sinks[k], NULL), answers[i]);
            assert_int_equal(t.given, 1);
        }
    }
    facts_packs_close(packs);
}

static facts_status take_state(void *context, const facts_fact *fact) {
    *(facts_state *)context = fact->state;
    return FACTS_OK;
}

/* Without a date of the document, a deadline is still to come where no verb tells that it was met. */
static void deadline_without_date(void **state) {
    static const struct {
        const char *text;
        facts_state state;
    } cases[] = {{"By 2035, electric buses carry 40% of all passengers.\n", FACTS_TARGET},
                 {"By 2012 the country had installed 3 GW of solar capacity.\n", FACTS_ACTUAL},
                 {"Some 60% of households have access to clean cooking by 2016.\n", FACTS_ACTUAL}};
    facts_packs *packs;
    (void)state;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const facts_source source = {.bytes = cases[i].text, .size = strlen(cases[i].text)};
        facts_state told = FACTS_PROJECTED;
        const facts_sink sink = {.context = &told, .fact = take_state};
        assert_int_equal(facts_extract(packs, &source, &sink, NULL), FACTS_OK);
        assert_int_equal(told, cases[i].state);
    }
    facts_packs_close(packs);
}

/* Facts of `count` times the same words. */
static size_t facts_of_row(const facts_packs *packs, const char *words, size_t count) {
    const size_t size = strlen(words);
    char *text = malloc(count * size + 1);
    taker t = {.answer = FACTS_OK};
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) memcpy(text + i * size, words, size);
    const facts_source source = {.bytes = text, .size = count * size};
    const facts_sink sink = {.context = &t, .fact = take_fact};
    assert_int_equal(facts_extract(packs, &source, &sink, NULL), FACTS_OK);
    free(text);
    return (size_t)t.given;
}

/* A sentence of very many numbers is read in halves, and loses none; a number that no double holds is no quantity. */
static void rows_without_end(void **state) {
    enum { MANY = 300 };
    facts_packs *packs;
    (void)state;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    assert_int_equal(facts_of_row(packs, "wind 1 GW, ", MANY), MANY);
    assert_int_equal(facts_of_row(packs, "wind two percent ", MANY / 2), MANY / 2);
    assert_int_equal(facts_of_row(packs, "一", 1000), 0);
    assert_int_equal(facts_of_row(packs, "亿", 1000), 0);
    assert_int_equal(facts_of_row(packs, "0", 1000), 0);
    assert_int_equal(facts_of_row(packs, "(", 100000), 0);
    facts_packs_close(packs);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(answer_of_sink_is_returned),
                                       cmocka_unit_test(deadline_without_date), cmocka_unit_test(rows_without_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
