/* conflicts.csv: both statements of a conflict side by side. */
#include "analysis/finding_tables.h"

#include <string.h>

const facts_column conflict_columns[CONFLICT_COLUMNS] = {
    {"finding", FACTS_TEXT, FACTS_OPTIONAL},
    {"class", FACTS_TEXT, 0},
    {"severity", FACTS_TEXT, 0},
    {"between", FACTS_TEXT, FACTS_OPTIONAL},
    {"metric", FACTS_TEXT, FACTS_FLEXIBLE},
    {"kind", FACTS_TEXT, 0},
    {"region", FACTS_TEXT, FACTS_OPTIONAL},
    {"entity", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"time", FACTS_TEXT, FACTS_OPTIONAL},
    {"value_a", FACTS_NUMBER, FACTS_OPTIONAL},
    {"value_hi_a", FACTS_NUMBER, FACTS_OPTIONAL},
    {"bound_a", FACTS_TEXT, FACTS_OPTIONAL},
    {"value_b", FACTS_NUMBER, FACTS_OPTIONAL},
    {"value_hi_b", FACTS_NUMBER, FACTS_OPTIONAL},
    {"bound_b", FACTS_TEXT, FACTS_OPTIONAL},
    {"unit", FACTS_TEXT, FACTS_OPTIONAL},
    {"document_a", FACTS_TEXT, FACTS_OPTIONAL},
    {"line_a", FACTS_INTEGER, 0},
    {"language_a", FACTS_TEXT, FACTS_OPTIONAL},
    {"quote_a", FACTS_TEXT, FACTS_FLEXIBLE},
    {"document_b", FACTS_TEXT, FACTS_OPTIONAL},
    {"line_b", FACTS_INTEGER, 0},
    {"language_b", FACTS_TEXT, FACTS_OPTIONAL},
    {"quote_b", FACTS_TEXT, FACTS_FLEXIBLE},
    {"explanation", FACTS_TEXT, FACTS_FLEXIBLE},
    {"facts", FACTS_TEXT, FACTS_OPTIONAL},
    {"silenced", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};

facts_status conflict_add_row(const facts_conflict *conflict, const char *silenced, facts_table *table,
                              facts_error *error) {
    const facts_fact *a = conflict->a, *b = conflict->b;
    char value_a[40], value_hi_a[40], value_b[40] = "", value_hi_b[40] = "", line_a[16], line_b[16] = "";
    char units[160], ids[64];
    facts_format_number(a->value, value_a);
    facts_format_number(a->value_hi, value_hi_a);
    snprintf(line_a, sizeof line_a, "%u", (unsigned)a->line);
    if (b) {
        facts_format_number(b->value, value_b);
        facts_format_number(b->value_hi, value_hi_b);
        snprintf(line_b, sizeof line_b, "%u", (unsigned)b->line);
    }
    bool units_differ = b && strcmp(a->unit, b->unit) != 0;
    snprintf(units, sizeof units, "%.64s%s%.64s", a->unit, units_differ ? "; " : "", units_differ ? b->unit : "");
    snprintf(ids, sizeof ids, "%.20s%s%.20s", a->id, b ? "; " : "", b ? b->id : "");
    const char *cells[CONFLICT_COLUMNS] = {conflict->id,
                                           facts_conflict_class_name(conflict->class_id),
                                           facts_severity_name(conflict->severity),
                                           facts_conflict_scope_name(conflict->scope),
                                           a->metric,
                                           facts_kind_name(a->kind),
                                           a->region,
                                           a->entity,
                                           *a->time || !b ? a->time : b->time,
                                           value_a,
                                           value_hi_a,
                                           facts_bound_name(a->bound),
                                           value_b,
                                           value_hi_b,
                                           b ? facts_bound_name(b->bound) : "",
                                           units,
                                           a->document,
                                           line_a,
                                           a->language,
                                           a->quote,
                                           b ? b->document : "",
                                           line_b,
                                           b ? b->language : "",
                                           b ? b->quote : "",
                                           conflict->explanation,
                                           ids,
                                           silenced};
    return facts_table_add(table, cells, error);
}
