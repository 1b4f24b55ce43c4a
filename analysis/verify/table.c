/* The table of doubts: one row each, with the evidence in the order of the arithmetic. */
#include "analysis/finding_tables.h"

#include "extract/arena.h"

#include <stdlib.h>

const facts_column doubt_columns[DOUBT_COLUMNS] = {
    {"finding", FACTS_TEXT, FACTS_OPTIONAL},
    {"rule", FACTS_TEXT, 0},
    {"verdict", FACTS_TEXT, 0},
    {"severity", FACTS_TEXT, 0},
    {"metric", FACTS_TEXT, FACTS_FLEXIBLE},
    {"region", FACTS_TEXT, FACTS_OPTIONAL},
    {"entity", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"time", FACTS_TEXT, FACTS_OPTIONAL},
    {"unit", FACTS_TEXT, FACTS_OPTIONAL},
    {"document", FACTS_TEXT, FACTS_OPTIONAL},
    {"lines", FACTS_TEXT, FACTS_FLEXIBLE},
    {"quotes", FACTS_TEXT, FACTS_FLEXIBLE},
    {"explanation", FACTS_TEXT, FACTS_FLEXIBLE},
    {"facts", FACTS_TEXT, FACTS_OPTIONAL},
    {"silenced", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};

typedef VECTOR(char) text;

static bool append(text *t, const char *more) {
    size_t size = strlen(more);
    const char *separator = t->count > 0 ? "; " : "";
    if (!vector_reserve(t, t->count + size + sizeof "; ")) return false;
    t->count += (size_t)snprintf(t->at + t->count, size + sizeof "; ", "%s%s", separator, more);
    return true;
}

facts_status doubt_add_row(const facts_doubt *doubt, const char *silenced, facts_table *table, facts_error *error) {
    const facts_fact *last = doubt->facts[doubt->fact_count - 1];
    text lines = {0}, quotes = {0}, ids = {0};
    bool room = true;
    for (size_t i = 0; i < doubt->fact_count && room; i++) {
        char line[16];
        snprintf(line, sizeof line, "%u", (unsigned)doubt->facts[i]->line);
        room = append(&lines, line) && append(&quotes, doubt->facts[i]->quote) && append(&ids, doubt->facts[i]->id);
    }
    const char *cells[DOUBT_COLUMNS] = {doubt->id,
                                        facts_doubt_rule_name(doubt->rule),
                                        facts_doubt_verdict_name(doubt->verdict),
                                        facts_severity_name(doubt->severity),
                                        last->metric,
                                        last->region,
                                        last->entity,
                                        last->time,
                                        last->unit,
                                        last->document,
                                        lines.at,
                                        quotes.at,
                                        doubt->explanation,
                                        ids.at,
                                        silenced};
    facts_status status = room ? facts_table_add(table, cells, error) : facts_no_memory(error, NULL);
    vector_free(&lines);
    vector_free(&quotes);
    vector_free(&ids);
    return status;
}
