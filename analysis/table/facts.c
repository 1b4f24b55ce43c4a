/* The fact table: which columns it has for programs and which for people, and how it is read back. */
#include "table.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_SIZE = 40 };

/* What a person looks for; `facts show` has the rest. */
static const facts_column people_columns[] = {
    {"metric", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_NAMES},
    {"kind", FACTS_TEXT, FACTS_SPARE},
    {"value", FACTS_NUMBER, 0},
    {"unit", FACTS_TEXT, 0},
    {"bound", FACTS_TEXT, FACTS_SPARE},
    {"time", FACTS_TEXT, 0},
    {"base", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"status", FACTS_TEXT, FACTS_SPARE},
    {"region", FACTS_TEXT, FACTS_SPARE},
    {"source", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_KEEPS_END},
    {"id", FACTS_TEXT, FACTS_OPTIONAL},
    {"quote", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_SPARE},
    {"sentence", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};
enum { PEOPLE_COLUMNS = sizeof people_columns / sizeof *people_columns };

facts_column table_fact_column(size_t index) {
    static const facts_column known[] = {{"page", FACTS_INTEGER, 0},
                                         {"line", FACTS_INTEGER, 0},
                                         {"byte_start", FACTS_INTEGER, 0},
                                         {"byte_end", FACTS_INTEGER, 0},
                                         {"value", FACTS_NUMBER, 0},
                                         {"value_hi", FACTS_NUMBER, 0},
                                         {"sentence", FACTS_TEXT, FACTS_FLEXIBLE}};
    const char *name = facts_column_name(index);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(name, known[i].name) == 0) return known[i];
    }
    return (facts_column){.name = name, .type = FACTS_TEXT};
}

facts_status facts_table_open_facts(FILE *stream, const facts_table_options *options, facts_table **table,
                                    facts_error *error) {
    if (options->format == FACTS_FORMAT_TABLE) {
        return facts_table_open(stream, people_columns, PEOPLE_COLUMNS, options, table, error);
    }
    facts_column columns[FACTS_COLUMNS];
    for (size_t i = 0; i < FACTS_COLUMNS; i++) columns[i] = table_fact_column(i);
    return facts_table_open(stream, columns, FACTS_COLUMNS, options, table, error);
}

static facts_status add_for_people(facts_table *table, const facts_fact *fact, facts_error *error) {
    char value[2 * NUMBER_SIZE + 4], source[600], page[16] = "";
    facts_format_number(fact->value, value);
    if (!isnan(fact->value_hi)) {
        char upper[NUMBER_SIZE];
        size_t size = strlen(value);
        snprintf(value + size, sizeof value - size, "..%s", facts_format_number(fact->value_hi, upper));
    }
    if (fact->page) snprintf(page, sizeof page, " p%u", fact->page);
    snprintf(source, sizeof source, "%s:%u%s%s", fact->document, fact->line, page,
             facts_fact_corrected(fact) ? " (corrected)" : "");
    const char *bound = fact->bound == FACTS_EQ ? "" : facts_bound_name(fact->bound);
    const char *cells[] = {
        fact->metric,  facts_kind_name(fact->kind),   value,        fact->unit, bound,    fact->time,
        fact->base,    facts_state_name(fact->state), fact->region, source,     fact->id, fact->quote,
        fact->sentence};
    _Static_assert(sizeof cells / sizeof *cells == PEOPLE_COLUMNS, "one cell a column");
    return facts_table_add(table, cells, error);
}

facts_status facts_table_add_fact(facts_table *table, const facts_fact *fact, facts_error *error) {
    if (table->options.format == FACTS_FORMAT_TABLE) return add_for_people(table, fact, error);
    char numbers[FACTS_COLUMNS][NUMBER_SIZE];
    const char *cells[FACTS_COLUMNS];
    for (size_t i = 0; i < FACTS_COLUMNS; i++) cells[i] = facts_fact_cell(fact, i, numbers[i]);
    return facts_table_add(table, cells, error);
}

/* ---------------------------------------------------------------- reading */

/* Without these a fact cannot be compared with another. */
static const char *const required[] = {"document", "language", "byte_start", "byte_end", "metric",
                                       "kind",     "value",    "value_hi",   "unit",     "bound",
                                       "time",     "base",     "status",     "region",   "entity"};

static facts_status read_integer(const facts_csv_row *row, const char *name, uint64_t limit, uint64_t *value,
                                 facts_error *error) {
    const char *cell = facts_csv_cell(row, name);
    char *end = NULL;
    *value = 0;
    if (*cell == '\0') return FACTS_OK;
    errno = 0;
    unsigned long long read = strtoull(cell, &end, 10);
    if (*cell < '0' || *cell > '9' || *end != '\0' || errno != 0 || read > limit) {
        return facts_csv_fail(row, name, error, "%s is '%s'; expected a whole number", name, cell);
    }
    *value = read;
    return FACTS_OK;
}

static facts_status read_number(const facts_csv_row *row, const char *name, bool may_be_empty, double *value,
                                facts_error *error) {
    const char *cell = facts_csv_cell(row, name);
    char *end = NULL;
    *value = NAN;
    if (*cell == '\0' && may_be_empty) return FACTS_OK;
    *value = strtod(cell, &end);
    if (end == cell || *end != '\0' || !isfinite(*value)) {
        return facts_csv_fail(row, name, error, "%s is '%s'; expected a decimal number", name, cell);
    }
    return FACTS_OK;
}

static facts_status read_words(const facts_csv_row *row, facts_fact *fact, facts_error *error) {
    const char *cell = facts_csv_cell(row, "kind");
    if (!facts_kind_parse(cell, &fact->kind)) {
        return facts_csv_fail(row, "kind", error, "kind is '%s'; expected level, change, growth or ratio", cell);
    }
    cell = facts_csv_cell(row, "bound");
    if (!facts_bound_parse(cell, &fact->bound)) {
        return facts_csv_fail(row, "bound", error, "bound is '%s'; expected eq, approx, gt or lt", cell);
    }
    cell = facts_csv_cell(row, "status");
    if (!facts_state_parse(cell, &fact->state)) {
        return facts_csv_fail(row, "status", error, "status is '%s'; expected actual, target or projected", cell);
    }
    cell = facts_csv_cell(row, "time_source");
    if (*cell && !facts_time_source_parse(cell, &fact->time_source)) {
        return facts_csv_fail(row, "time_source", error, "time_source is '%s'; expected explicit, context or none",
                              cell);
    }
    return FACTS_OK;
}

static facts_status add_row(void *context, const facts_csv_row *row, facts_error *error) {
    facts_fact fact = {.id = facts_csv_cell(row, "id"),
                       .document = facts_csv_cell(row, "document"),
                       .language = facts_csv_cell(row, "language"),
                       .metric = facts_csv_cell(row, "metric"),
                       .unit = facts_csv_cell(row, "unit"),
                       .time = facts_csv_cell(row, "time"),
                       .base = facts_csv_cell(row, "base"),
                       .region = facts_csv_cell(row, "region"),
                       .entity = facts_csv_cell(row, "entity"),
                       .quote = facts_csv_cell(row, "quote"),
                       .sentence = facts_csv_cell(row, "sentence"),
                       .rule = facts_csv_cell(row, "rule")};
    uint64_t page = 0, line = 0;
    facts_status status = read_words(row, &fact, error);
    if (status == FACTS_OK) status = read_integer(row, "page", UINT32_MAX, &page, error);
    if (status == FACTS_OK) status = read_integer(row, "line", UINT32_MAX, &line, error);
    if (status == FACTS_OK) status = read_integer(row, "byte_start", UINT64_MAX, &fact.byte_start, error);
    if (status == FACTS_OK) status = read_integer(row, "byte_end", UINT64_MAX, &fact.byte_end, error);
    if (status == FACTS_OK) status = read_number(row, "value", false, &fact.value, error);
    if (status == FACTS_OK) status = read_number(row, "value_hi", true, &fact.value_hi, error);
    if (status != FACTS_OK) return status;
    fact.page = (uint32_t)page;
    fact.line = (uint32_t)line;
    return facts_set_add(context, &fact, error);
}

facts_status facts_set_read_csv(const char *path, facts_set **set, facts_error *error) {
    facts_status status = facts_set_new(set, error);
    if (status != FACTS_OK) return status;
    status = facts_csv_read(path, required, sizeof required / sizeof *required, add_row, *set, error);
    if (status != FACTS_OK) {
        facts_set_free(*set);
        *set = NULL;
    }
    return status;
}
