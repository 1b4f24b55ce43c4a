/* Corrections: what a table may say, where its rows apply, and what becomes of the facts. */
#include "facts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#define HEAD "document,quote,before,after,field,value,reason,who\n"

static const char *const text =
    "By the end of 2024, wind power capacity in China reached 520 GW.\n\n"
    "By the end of 2024, hydropower capacity in China reached 436\nGW. The towns say 436 GW.\n";

/* The table in a file of its own. */
static facts_status read_table(const char *rows, const facts_packs *packs, facts_corrections **corrections,
                               facts_error *error) {
    char path[] = "/tmp/facts-corrections-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, HEAD, strlen(HEAD)), strlen(HEAD));
    assert_int_equal(write(file, rows, strlen(rows)), strlen(rows));
    close(file);
    assert_int_equal(facts_corrections_new(corrections, error), FACTS_OK);
    facts_status status = facts_corrections_read_csv(*corrections, path, packs, error);
    unlink(path);
    return status;
}

/* What is told of a document: facts as "metric value unit bound time rule-from-the-mark" lines, then warnings. */
typedef struct told {
    char facts[1024], warnings[1024];
    size_t count;
} told;

static facts_status take_fact(void *context, const facts_fact *fact) {
    told *t = context;
    const char *mark = strstr(fact->rule, "corrected: ");
    size_t used = strlen(t->facts);
    if (!fact->metric[0]) return FACTS_OK;
    t->count++;
    assert_true(facts_fact_corrected(fact) == (mark != NULL));
    snprintf(t->facts + used, sizeof t->facts - used, "%s %g %s %s %s %s\n", fact->metric, fact->value, fact->unit,
             facts_bound_name(fact->bound), fact->time, mark ? mark : "-");
    return FACTS_OK;
}

static facts_status take_warning(void *context, const facts_error *warning) {
    told *t = context;
    size_t used = strlen(t->warnings);
    snprintf(t->warnings + used, sizeof t->warnings - used, "%zu %.22s\n", warning->line, warning->message);
    return FACTS_OK;
}

static void tell(const char *rows, told *t) {
    facts_corrections *corrections;
    facts_packs *packs;
    const facts_source source = {.bytes = text, .size = strlen(text), .id = "power"};
    *t = (told){.count = 0};
    const facts_sink sink = {.context = t, .fact = take_fact, .warning = take_warning};
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    assert_int_equal(read_table(rows, packs, &corrections, NULL), FACTS_OK);
    assert_int_equal(facts_extract_corrected(packs, &source, corrections, &sink, NULL), FACTS_OK);
    facts_corrections_free(corrections);
    facts_packs_close(packs);
}

static void a_field_is_set(void **state) {
    (void)state;
    told t;
    tell("power,520 GW,,,value,521,,Ada\npower,520 GW,,,bound,gt,,Bo\n", &t);
    assert_non_null(
        strstr(t.facts, "wind_capacity 521 GW gt 2024-12-31 corrected: value by Ada; corrected: bound by Bo\n"));
    assert_int_equal(t.count, 3);
    assert_string_equal(t.warnings, "");
}

/* The text before and after tells two quotes apart; line breaks do not count. */
static void a_place_is_told_from_another(void **state) {
    (void)state;
    told t;
    tell("power,436 GW,,. The towns,time,2023,,Ada\npower,436 GW,towns  say,,drop,,,Ada\n", &t);
    assert_non_null(strstr(t.facts, "hydro_capacity 436 GW eq 2023 corrected: time by Ada\n"));
    assert_int_equal(t.count, 2);
    assert_string_equal(t.warnings, "");
}

static void a_fact_is_added(void **state) {
    (void)state;
    told t;
    tell("power,The towns,,,add,metric=town_count; value=2; unit=1; time=2024;,,Ada\n", &t);
    assert_non_null(strstr(t.facts, "town_count 2 1 eq 2024 corrected: add by Ada\n"));
    assert_int_equal(t.count, 4);
}

static void a_place_that_is_gone_is_told(void **state) {
    (void)state;
    told t;
    tell("power,520 GW,solar power,,drop,,,Ada\npower,The towns,,,drop,,,Ada\nother,1 GW,,,drop,,,Ada\n", &t);
    assert_int_equal(t.count, 3);
    assert_string_equal(t.warnings, "2 a correction without i\n3 a correction without a\n");
}

static void a_slip_is_told_at_its_cell(void **state) {
    (void)state;
    static const struct {
        const char *row;
        size_t line, column;
    } cases[] = {{"power,520 GW,,,colour,red,,Ada\n", 2, 16},
                 {"power,520 GW,,,value,many,,Ada\n", 2, 22},
                 {"power,520 GW,,,value,nan,,Ada\n", 2, 22},
                 {"power,520 GW,,,time,2024-13,,Ada\n", 2, 21},
                 {"power,520 GW,,,metric,Wind power,,Ada\n", 2, 23},
                 {"power,520 GW,,,unit,,,Ada\n", 2, 21},
                 {"power,520 GW,,,unit,gigawatt,,Ada\n", 2, 21},
                 {"power,520 GW,,,unit,t/,,Ada\n", 2, 21},
                 {"power,520 GW,,,region,China,,Ada\n", 2, 23},
                 {"power,520 GW,,,add,metric=x; value=1; unit=heaps,,Ada\n", 2, 20},
                 {"power,520 GW,,,add,metric=x; value=1; unit=GW; region=ZZZ,,Ada\n", 2, 20},
                 {"power,520 GW,,,add,metric=x; value=1,,Ada\n", 2, 20},
                 {"power,,,,drop,,,Ada\n", 2, 7},
                 {",520 GW,,,drop,,,Ada\n", 2, 1},
                 {"power,520 GW,,,drop,,,\n", 2, 23}};
    facts_packs *packs;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        facts_corrections *corrections;
        facts_error error = {0};
        assert_int_equal(read_table(cases[i].row, packs, &corrections, &error), FACTS_ERR_FORMAT);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        facts_corrections_free(corrections);
    }
    facts_packs_close(packs);
}

/* It tells whether a document must be read again; the reason does not matter, and other documents do not. */
static void the_fingerprint_is_that_of_a_document(void **state) {
    (void)state;
    static const char *const tables[] = {"power,520 GW,,,value,521,why,Ada\n", "power,520 GW,,,value,521,why not,Ada\n",
                                         "other,1 GW,,,drop,,,Ada\npower,520 GW,,,value,521,,Ada\n",
                                         "power,520 GW,,,value,522,,Ada\n", "other,1 GW,,,drop,,,Ada\n"};
    char prints[5][FACTS_FINGERPRINT_SIZE];
    facts_packs *packs;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    for (size_t i = 0; i < 5; i++) {
        facts_corrections *corrections;
        assert_int_equal(read_table(tables[i], packs, &corrections, NULL), FACTS_OK);
        facts_corrections_fingerprint(corrections, "power", prints[i]);
        facts_corrections_free(corrections);
    }
    facts_packs_close(packs);
    assert_string_equal(prints[0], prints[1]);
    assert_string_equal(prints[0], prints[2]);
    assert_string_not_equal(prints[0], prints[3]);
    assert_string_equal(prints[4], "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_set),
        cmocka_unit_test(a_place_is_told_from_another),
        cmocka_unit_test(a_fact_is_added),
        cmocka_unit_test(a_place_that_is_gone_is_told),
        cmocka_unit_test(a_slip_is_told_at_its_cell),
        cmocka_unit_test(the_fingerprint_is_that_of_a_document),
    };
    return cmocka_run_group_tests_name("corrections", tests, NULL, NULL);
}
