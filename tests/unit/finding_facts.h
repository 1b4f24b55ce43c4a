/* Facts by hand for the tests of findings: the fields that a test is about, the others plain. */
#ifndef TEST_FINDING_FACTS_H
#define TEST_FINDING_FACTS_H

#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

typedef struct said {
    const char *id; /* default: counted */
    const char *language, *quote;
    double value;
    const char *unit; /* "-" for a bare number */
    facts_bound bound;
    facts_kind kind;
    const char *metric;   /* default wind_capacity, "-" for none */
    const char *time;     /* default 2024, "-" for none */
    const char *sentence; /* default: that of its own line */
    uint32_t line;        /* default: one line a fact */
    const char *document, *base, *region, *entity;
    double value_hi; /* 0 for none */
    facts_time_source time_source;
    facts_state state;
    const char *rule; /* default: by hand */
} said;

/* EN("521 GW", 521, "GW", .time = "2023") and its likes */
#define SAID(tongue, text, number, of, ...)                                                                            \
    { .language = tongue, .quote = text, .value = number, .unit = of, __VA_ARGS__ }
#define EN(...) SAID("en", __VA_ARGS__, .id = NULL)
#define ZH(...) SAID("zh", __VA_ARGS__, .id = NULL)
#define BARE(text, number, ...) SAID("", text, number, "-", .metric = "-", __VA_ARGS__)

static const char *or_default(const char *text, const char *otherwise) {
    return !text ? otherwise : strcmp(text, "-") == 0 ? "" : text;
}

/* Set-up and tear-down of a group of tests whose state are the built-in packs. */
static int open_packs(void **state) {
    return facts_packs_open(NULL, 0, (facts_packs **)state, NULL) == FACTS_OK ? 0 : -1;
}

static int close_packs(void **state) {
    facts_packs_close(*state);
    return 0;
}

static void add_said(facts_set *set, const said *s, size_t index) {
    char id[32], sentence[64];
    snprintf(id, sizeof id, "%016zx", index + 1);
    uint32_t line = s->line ? s->line : (uint32_t)index + 1;
    snprintf(sentence, sizeof sentence, "Sentence %c.", (char)('a' + line % 26)); /* no number of its own */
    facts_fact fact = {.id = or_default(s->id, id),
                       .document = or_default(s->document, "report"),
                       .language = s->language,
                       .line = line,
                       .byte_start = 100 * index,
                       .byte_end = 100 * index + 5,
                       .metric = or_default(s->metric, "wind_capacity"),
                       .kind = s->kind,
                       .value = s->value,
                       .value_hi = s->value_hi > 0 ? s->value_hi : NAN,
                       .unit = or_default(s->unit, ""),
                       .bound = s->bound,
                       .time = or_default(s->time, "2024"),
                       .time_source = s->time_source ? s->time_source : FACTS_TIME_EXPLICIT,
                       .base = or_default(s->base, ""),
                       .state = s->state,
                       .region = or_default(s->region, "CHN"),
                       .entity = or_default(s->entity, ""),
                       .quote = s->quote,
                       .sentence = or_default(s->sentence, sentence),
                       .rule = or_default(s->rule, "by hand")};
    assert_int_equal(facts_set_add(set, &fact, NULL), FACTS_OK);
}

static facts_set *make_set(const said *facts, size_t count) {
    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    for (size_t i = 0; i < count && facts[i].language; i++) add_said(set, &facts[i], i);
    return set;
}

#endif
