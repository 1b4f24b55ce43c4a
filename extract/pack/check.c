/* Examples and counter-examples of the rule packs: each is read, and what it says is held against what was found. */
#include "check.h"

#include "doubles.h"
#include "extract/document/document.h"
#include "extract/reading.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOLD = 512 };

/* ------------------------------------------------------------------- tell */

typedef struct told {
    char *text;
    size_t size, room;
} told;

static void put(told *t, const char *before, const char *text) {
    int n = snprintf(t->text + t->size, t->room - t->size, "%s%s", before, text);
    if (n > 0) t->size = t->size + (size_t)n < t->room ? t->size + (size_t)n : t->room - 1;
}

typedef struct field {
    const char *name, *value, *plain;
} field;

enum { FIELDS = 6 };

/* The fields that `like` names, in its order; without it those that are not plain. */
static void put_fields(told *t, const field fields[FIELDS], const char *like) {
    for (int i = 0; !like && i < FIELDS; i++)
        if (strcmp(fields[i].value, fields[i].plain) != 0) put(t, fields[i].name, fields[i].value);
    for (const char *p = like; p && (p = strchr(p, ' ')) != NULL; p++)
        for (int i = 0; i < FIELDS; i++)
            if (strncmp(p, fields[i].name, strlen(fields[i].name)) == 0) put(t, fields[i].name, fields[i].value);
}

static void put_fact(told *t, const facts_fact *f, const char *like) {
    char number[40];
    put(t, t->size ? " ; " : "", f->metric);
    put(t, " ", facts_kind_name(f->kind));
    put(t, " ", facts_format_number(f->value, number));
    if (facts_format_number(f->value_hi, number)[0]) put(t, "..", number);
    put(t, " ", f->unit);
    const field fields[FIELDS] = {
        {" time=", f->time, ""},     {" bound=", facts_bound_name(f->bound), facts_bound_name(FACTS_EQ)},
        {" base=", f->base, ""},     {" status=", facts_state_name(f->state), facts_state_name(FACTS_ACTUAL)},
        {" region=", f->region, ""}, {" entity=", f->entity, ""}};
    put_fields(t, fields, like);
}

void facts_set_tell(const facts_set *set, const char *like, char *text, size_t room) {
    told t = {text, 0, room};
    for (size_t i = 0; i < facts_set_count(set); i++) {
        const facts_fact *f = facts_set_at(set, i);
        if (f->metric[0]) put_fact(&t, f, like);
    }
    if (t.size == 0) put(&t, "", "none");
}

/* `2023-06-30`, `now` for a time that is left empty, `prev_year`, `percent 20`, `times 3 5`, `none a name` */
static void put_span(told *t, const facts_packs *packs, const span *s) {
    char number[40];
    switch (s->kind) {
    case SPAN_TIME:
        put(t, "", s->time[0] ? s->time : "now");
        break;
    case SPAN_BASE:
        put(t, "", s->time);
        break;
    case SPAN_NONE:
        put(t, "none ", s->time);
        break;
    case SPAN_QUANTITY:
        put(t, "", packs->units.at[s->unit].symbol);
        put(t, " ", facts_format_number(s->quotient != 0 ? s->quotient : decimal_value(s->value), number));
        if (s->has_hi) put(t, " ", facts_format_number(decimal_value(s->value_hi), number));
        break;
    }
}

/* ------------------------------------------------------------------ check */

typedef struct checker {
    const facts_packs *packs;
    void (*report)(void *context, const facts_error *failure);
    void *context;
    size_t passed, failed;
    arena memory;
    reading reading;
    facts_error *error;
} checker;

static void judge(checker *c, bool holds, uint16_t file, uint32_t line, const char *message) {
    facts_error failure;
    if (holds) {
        c->passed++;
        return;
    }
    c->failed++;
    pack_fail(c->packs, &failure, file, line, 1, "%s", message);
    if (c->report) c->report(c->context, &failure);
}

/* Reads the text of a rule's example as a sentence of `language`, whatever language it looks like. */
static facts_status check_rule_in(checker *c, const example *e, int language) {
    const facts_source source = {.bytes = e->text, .size = strlen(e->text)};
    document d = {.packs = c->packs};
    bool found = false, holds = e->is_reject;
    char result[TOLD] = "", others[TOLD] = "", message[3 * TOLD];
    told others_told = {others, 0, sizeof others};
    arena_reset(&c->memory);
    facts_status status = reader_open(&d.source, &source, c->error);
    if (status == FACTS_OK) status = document_next(&d, &found, c->error);
    if (status == FACTS_OK && found) {
        status = reading_find(&c->reading, language, d.current.text, (uint32_t)d.current.size, (scanned){0});
        if (status != FACTS_OK) facts_fail(c->error, status, NULL, 0, 0, "an example cannot be read");
    }
    for (size_t i = 0; status == FACTS_OK && found && i < c->reading.spans.count; i++) {
        const span *s = &c->reading.spans.at[i];
        bool own = strcmp(s->rule->name, e->subject) == 0 && s->rule->file == e->file;
        told result_told = {result, 0, sizeof result};
        put_span(&result_told, c->packs, s);
        if (own) holds = !e->is_reject && strcmp(result, e->expected) == 0;
        if (own && (holds || e->is_reject)) break;
        put(&others_told, others_told.size ? ", " : "", result);
        put(&others_told, " by ", s->rule->name);
    }
    document_free(&d);
    if (status != FACTS_OK) return status;
    if (e->is_reject)
        snprintf(message, sizeof message, "expected nothing by %s; found %s", e->subject, result);
    else
        snprintf(message, sizeof message, "expected %s by %s; found %s", e->expected, e->subject,
                 others[0] ? others : "nothing");
    judge(c, holds, e->file, e->line, message);
    return FACTS_OK;
}

/* "It rose (Figure 3) by 9%. => It rose by 9%.": what is left of the text; of a counter-example all of it. */
static facts_status check_reference(checker *c, const example *e) {
    const facts_source source = {.bytes = e->text, .size = strlen(e->text)};
    const char *expected = e->is_reject ? e->text : e->expected;
    document d = {.packs = c->packs};
    bool found = false;
    char message[3 * TOLD];
    facts_status status = reader_open(&d.source, &source, c->error);
    if (status == FACTS_OK) status = document_next(&d, &found, c->error);
    const int size = found ? (int)d.current.size : 0;
    const bool holds = size == (int)strlen(expected) && memcmp(d.current.text, expected, (size_t)size) == 0;
    snprintf(message, sizeof message, "expected \"%s\" by %s; found \"%.*s\"", expected, e->subject, size,
             size ? d.current.text : "");
    if (status == FACTS_OK) judge(c, holds, e->file, e->line, message);
    document_free(&d);
    return status;
}

static facts_status check_rule(checker *c, const example *e) {
    facts_status status = FACTS_OK;
    for (int i = 0; status == FACTS_OK && i < c->packs->language_count; i++)
        if (e->language == NONE || e->language == i) status = check_rule_in(c, e, i);
    return status;
}

/* Whether one of the facts that were told is the wanted one. */
static bool is_told(const char *facts, const char *wanted) {
    size_t size = strlen(wanted);
    for (const char *p = facts; p; p = strstr(p, " ; "), p = p ? p + 3 : p)
        if (strncmp(p, wanted, size) == 0 && (p[size] == '\0' || strncmp(p + size, " ; ", 3) == 0)) return true;
    return false;
}

static bool has_metric(const facts_set *set, const char *metric) {
    for (size_t i = 0; i < facts_set_count(set); i++)
        if (strcmp(facts_set_at(set, i)->metric, metric) == 0) return true;
    return false;
}

static facts_status check_metric(checker *c, const example *e) {
    const facts_source source = {.bytes = e->text, .size = strlen(e->text), .published = EXAMPLE_PUBLISHED};
    char found[2 * TOLD], wanted[TOLD], message[4 * TOLD];
    facts_set *set;
    facts_status status = facts_set_new(&set, c->error);
    if (status != FACTS_OK) return status;
    const facts_sink sink = facts_set_sink(set);
    status = facts_extract(c->packs, &source, &sink, c->error);
    if (status == FACTS_OK) {
        facts_set_tell(set, e->expected, found, sizeof found);
        snprintf(wanted, sizeof wanted, "%s %s", e->subject, e->expected);
        if (e->is_reject)
            snprintf(message, sizeof message, "expected no %s; found %s", e->subject, found);
        else
            snprintf(message, sizeof message, "expected %s; found %s", wanted, found);
        judge(c, e->is_reject ? !has_metric(set, e->subject) : is_told(found, wanted), e->file, e->line, message);
    }
    facts_set_free(set);
    return status;
}

/* A rule that nothing shows at work, or that nothing holds back, is a failure too. */
static void check_examples_of(checker *c, const rule *r) {
    bool shown = false, held = false;
    char message[TOLD];
    for (size_t i = 0; i < c->packs->examples.count; i++) {
        const example *e = &c->packs->examples.at[i];
        if (e->is_metric || e->file != r->file || strcmp(e->subject, r->name) != 0) continue;
        shown = shown || !e->is_reject;
        held = held || e->is_reject;
    }
    if (shown && held) return;
    snprintf(message, sizeof message, "rule %s has no %s; expected at least one", r->name,
             shown ? "counter-example" : "example");
    judge(c, false, r->file, r->line, message);
}

/* A word that is said twice is a failure: whoever mends the one line leaves the other as it was. */
static void tell_double(void *context, const word *said, const word *again) {
    checker *c = context;
    char message[TOLD];
    snprintf(message, sizeof message, "'%s' stands on line %u of %s; expected once", again->form, (unsigned)said->line,
             c->packs->files.at[said->file].shown);
    judge(c, false, again->file, again->line, message);
}

static facts_status check_example(checker *c, const example *e) {
    return e->is_metric ? check_metric(c, e) : e->is_reference ? check_reference(c, e) : check_rule(c, e);
}

static void keep_failure(void *context, const facts_error *failure) {
    facts_error *error = context;
    if (error->status == FACTS_OK) *error = *failure;
}

facts_status facts_packs_check_added(const facts_packs *packs, facts_error *error) {
    facts_error failure = {.status = FACTS_OK};
    checker c = {.packs = packs, .report = keep_failure, .context = &failure, .error = error};
    facts_status status = reading_open(&c.reading, packs, &c.memory, EXAMPLE_PUBLISHED, error);
    for (size_t i = 0; status == FACTS_OK && c.failed == 0 && i < packs->examples.count; i++)
        if (packs->examples.at[i].file >= FACTS_BUILTIN_PACK_COUNT) status = check_example(&c, &packs->examples.at[i]);
    reading_close(&c.reading);
    arena_free(&c.memory);
    if (status != FACTS_OK || c.failed == 0) return status;
    if (error) *error = failure;
    return FACTS_ERR_PACK;
}

facts_status facts_packs_check(const facts_packs *packs, void (*report)(void *context, const facts_error *failure),
                               void *context, size_t *passed, size_t *failed, facts_error *error) {
    checker c = {.packs = packs, .report = report, .context = context, .error = error};
    facts_status status = reading_open(&c.reading, packs, &c.memory, EXAMPLE_PUBLISHED, error);
    for (size_t i = 0; status == FACTS_OK && i < packs->examples.count; i++)
        status = check_example(&c, &packs->examples.at[i]);
    for (size_t i = 0; status == FACTS_OK && i < packs->rules.count; i++)
        if (!packs->rules.at[i].fragment) check_examples_of(&c, &packs->rules.at[i]);
    if (status == FACTS_OK) status = pack_doubles(packs, tell_double, &c);
    reading_close(&c.reading);
    arena_free(&c.memory);
    if (passed) *passed = c.passed;
    if (failed) *failed = c.failed;
    return status;
}
