/* The words of the fact table, its cells, and sets of facts in memory. */
#include "fact.h"

#include "decimal.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

facts_status facts_fail(facts_error *error, facts_status status, const char *file, size_t line, size_t column,
                        const char *format, ...) {
    if (!error) return status;
    *error = (facts_error){.status = status, .line = line, .column = column};
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}

facts_status facts_no_memory(facts_error *error, const char *file) {
    return facts_fail(error, FACTS_ERR_MEMORY, file, 0, 0, "out of memory");
}

static const char *const KINDS[] = {"level", "change", "growth", "ratio"};
static const char *const BOUNDS[] = {"eq", "approx", "gt", "lt"};
static const char *const STATES[] = {"actual", "target", "projected"};
static const char *const TIME_SOURCES[] = {"none", "context", "explicit"};

static bool word_index(const char *const *words, size_t count, const char *word, int *index) {
    for (size_t i = 0; word && i < count; i++)
        if (strcmp(words[i], word) == 0) return *index = (int)i, true;
    return false;
}

const char *facts_kind_name(facts_kind kind) { return KINDS[kind]; }
const char *facts_bound_name(facts_bound bound) { return BOUNDS[bound]; }
const char *facts_state_name(facts_state state) { return STATES[state]; }
const char *facts_time_source_name(facts_time_source source) { return TIME_SOURCES[source]; }

#define PARSE(type, words)                                                                                             \
    int i;                                                                                                             \
    if (!word_index(words, sizeof words / sizeof *words, name, &i)) return false;                                      \
    *out = (type)i;                                                                                                    \
    return true

bool facts_kind_parse(const char *name, facts_kind *out) { PARSE(facts_kind, KINDS); }
bool facts_bound_parse(const char *name, facts_bound *out) { PARSE(facts_bound, BOUNDS); }
bool facts_state_parse(const char *name, facts_state *out) { PARSE(facts_state, STATES); }
bool facts_time_source_parse(const char *name, facts_time_source *out) { PARSE(facts_time_source, TIME_SOURCES); }

static const char *format_whole(uint64_t value, char *buffer) {
    decimal_whole(value, buffer);
    return buffer;
}

/* A decimal of few digits, as nearly all numbers of documents are, without the work of printf: false where `value` is
 * none. What reads back as `value` and has 15 digits at most is what %.15g prints. */
static bool format_short(double value, char *buffer) {
    static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    const double size = fabs(value);
    if (!(size < 1e9) || (size < 1e-3 && size > 0)) return false;
    for (int d = 0; d < (int)(sizeof POWERS / sizeof *POWERS); d++) {
        const uint64_t scaled = (uint64_t)(size * POWERS[d] + 0.5), power = (uint64_t)POWERS[d];
        if ((double)scaled / POWERS[d] != size) continue;
        if (value < 0) *buffer++ = '-';
        char *point = decimal_whole(scaled / power, buffer);
        if (d == 0) return true;
        decimal_whole(scaled % power + power, point); /* 10^d more keeps the zeros behind the point */
        *point = '.';
        return true;
    }
    return false;
}

const char *facts_format_number(double value, char *buffer) {
    buffer[0] = '\0';
    if (isnan(value) || format_short(value, buffer)) return buffer;
    if (fabs(value) < 1e15 && value == floor(value)) {
        snprintf(buffer, 40, "%.0f", value == 0 ? 0.0 : value);
        return buffer;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(buffer, 40, "%.*g", digits, value);
        if (strtod(buffer, NULL) == value) break;
    }
    return buffer;
}

static const char *const COLUMNS[FACTS_COLUMNS] = {
    "id",     "document", "language", "page",  "line",     "byte_start", "byte_end",    "metric",
    "kind",   "value",    "value_hi", "unit",  "bound",    "time",       "time_source", "base",
    "status", "region",   "entity",   "quote", "sentence", "rule"};

const char *facts_column_name(size_t column) { return COLUMNS[column]; }

const char *facts_fact_cell(const facts_fact *f, size_t column, char *buffer) {
    buffer[0] = '\0';
    switch (column) {
    case 0:
        return f->id;
    case 1:
        return f->document;
    case 2:
        return f->language;
    case 3:
        return f->page ? format_whole(f->page, buffer) : buffer;
    case 4:
        return format_whole(f->line, buffer);
    case 5:
        return format_whole(f->byte_start, buffer);
    case 6:
        return format_whole(f->byte_end, buffer);
    case 7:
        return f->metric;
    case 8:
        return facts_kind_name(f->kind);
    case 9:
        return facts_format_number(f->value, buffer);
    case 10:
        return facts_format_number(f->value_hi, buffer);
    case 11:
        return f->unit;
    case 12:
        return facts_bound_name(f->bound);
    case 13:
        return f->time;
    case 14:
        return facts_time_source_name(f->time_source);
    case 15:
        return f->base;
    case 16:
        return facts_state_name(f->state);
    case 17:
        return f->region;
    case 18:
        return f->entity;
    case 19:
        return f->quote;
    case 20:
        return f->sentence;
    case 21:
        return f->rule;
    }
    return "";
}

/* ------------------------------------------------------------------ copies */

static bool keep(arena *strings, const char **const texts[], size_t count) {
    for (size_t i = 0; i < count; i++) {
        *texts[i] = arena_copy(strings, *texts[i], strlen(*texts[i]));
        if (!*texts[i]) return false;
    }
    return true;
}

bool fact_keep(arena *strings, facts_fact *f) {
    const char **const texts[] = {&f->id,   &f->document, &f->language, &f->metric, &f->unit,     &f->time,
                                  &f->base, &f->region,   &f->entity,   &f->quote,  &f->sentence, &f->rule};
    return keep(strings, texts, sizeof texts / sizeof *texts);
}

bool document_keep(arena *strings, facts_document *d) {
    const char **const texts[] = {&d->id, &d->path, &d->title, &d->publisher, &d->published, &d->region};
    return keep(strings, texts, sizeof texts / sizeof *texts);
}

bool number_keep(arena *strings, facts_number *n) {
    const char **const texts[] = {&n->text, &n->reason, &n->fact_id};
    return keep(strings, texts, sizeof texts / sizeof *texts);
}

/* ------------------------------------------------------------------ sets */

struct facts_set {
    arena strings;
    VECTOR(facts_fact) facts;
};

facts_status facts_set_new(facts_set **set, facts_error *error) {
    *set = calloc(1, sizeof **set);
    return *set ? FACTS_OK : facts_no_memory(error, NULL);
}

void facts_set_free(facts_set *set) {
    if (!set) return;
    arena_free(&set->strings);
    free(set->facts.at);
    free(set);
}

facts_status facts_set_add(facts_set *set, const facts_fact *fact, facts_error *error) {
    facts_fact f = *fact;
    return fact_keep(&set->strings, &f) && vector_push(&set->facts, f) ? FACTS_OK : facts_no_memory(error, NULL);
}

size_t facts_set_count(const facts_set *set) { return set->facts.count; }
const facts_fact *facts_set_at(const facts_set *set, size_t index) { return &set->facts.at[index]; }

static facts_status set_sink_fact(void *context, const facts_fact *fact) { return facts_set_add(context, fact, NULL); }

facts_sink facts_set_sink(facts_set *set) { return (facts_sink){.context = set, .fact = set_sink_fact}; }
