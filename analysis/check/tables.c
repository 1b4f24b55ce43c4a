/* A check as a table: CSV with everything, Markdown for a comment on GitHub. */
#include "check.h"

#include <math.h>
#include <string.h>

static const facts_column csv_columns[] = {
    {"alarm", FACTS_TEXT, 0},       {"what", FACTS_TEXT, 0},          {"changed", FACTS_TEXT, 0},
    {"document", FACTS_TEXT, 0},    {"path", FACTS_TEXT, 0},          {"line", FACTS_INTEGER, 0},
    {"metric", FACTS_TEXT, 0},      {"kind", FACTS_TEXT, 0},          {"region", FACTS_TEXT, 0},
    {"entity", FACTS_TEXT, 0},      {"time", FACTS_TEXT, 0},          {"value_before", FACTS_NUMBER, 0},
    {"unit_before", FACTS_TEXT, 0}, {"value_after", FACTS_NUMBER, 0}, {"unit_after", FACTS_TEXT, 0},
    {"change", FACTS_NUMBER, 0},    {"percent", FACTS_NUMBER, 0},     {"by_rules", FACTS_TEXT, 0},
    {"told", FACTS_TEXT, 0},        {"quote_before", FACTS_TEXT, 0},  {"quote_after", FACTS_TEXT, 0},
    {"sentence", FACTS_TEXT, 0},    {"id_before", FACTS_TEXT, 0},     {"id_after", FACTS_TEXT, 0},
};
enum { CSV_COLUMNS = sizeof csv_columns / sizeof *csv_columns };

/* The names of the columns that changed, with blanks between them. */
static void list_columns(uint32_t columns, char *text, size_t size) {
    size_t used = 0;
    text[0] = '\0';
    for (size_t column = 0; column < FACTS_COLUMNS && used < size; column++)
        if (columns & UINT32_C(1) << column)
            used += (size_t)snprintf(text + used, size - used, "%s%s", used ? " " : "", facts_column_name(column));
}

static facts_status add_row(const facts_check *check, const facts_change *change, facts_table *table,
                            facts_error *error) {
    const facts_pair *pair = &change->pair;
    const facts_fact none = {.id = "", .unit = "", .quote = "", .value = NAN}, *fact = check_fact(change);
    const facts_fact *before = pair->before ? pair->before : &none, *after = pair->after ? pair->after : &none;
    char columns[256], line[24], numbers[4][40], told[CHECK_TEXT_SIZE];
    list_columns(pair->columns, columns, sizeof columns);
    snprintf(line, sizeof line, "%u", (unsigned)fact->line);
    const char *const cells[] = {facts_alarm_name(change->alarm),
                                 change->what,
                                 columns,
                                 fact->document,
                                 check_path(check, fact),
                                 line,
                                 fact->metric,
                                 facts_kind_name(fact->kind),
                                 fact->region,
                                 fact->entity,
                                 fact->time,
                                 facts_format_number(before->value, numbers[0]),
                                 before->unit,
                                 facts_format_number(after->value, numbers[1]),
                                 after->unit,
                                 facts_format_number(pair->change, numbers[2]),
                                 isfinite(pair->percent) ? facts_format_number(pair->percent, numbers[3]) : "",
                                 change->by_rules ? "1" : "",
                                 check_told(change, told),
                                 before->quote,
                                 after->quote,
                                 fact->sentence,
                                 before->id,
                                 after->id};
    _Static_assert(sizeof cells / sizeof *cells == CSV_COLUMNS, "one cell a column");
    return facts_table_add(table, cells, error);
}

facts_status check_write_csv(const facts_check *check, FILE *stream, facts_error *error) {
    const facts_table_options options = {.format = FACTS_FORMAT_CSV};
    facts_table *table;
    facts_status status = facts_table_open(stream, csv_columns, CSV_COLUMNS, &options, &table, error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < check->count && status == FACTS_OK; i++)
        status = add_row(check, &check->changes[i], table, error);
    return facts_table_end(table, status, error);
}

/* -------------------------------------------------------------- Markdown */

static const facts_column md_columns[] = {
    {"", FACTS_TEXT, 0},     {"what", FACTS_TEXT, 0},  {"fact", FACTS_TEXT, 0},
    {"told", FACTS_TEXT, 0}, {"place", FACTS_TEXT, 0}, {"id", FACTS_TEXT, 0},
};

static facts_status add_md_row(const facts_check *check, const facts_change *change, facts_table *table,
                               facts_error *error) {
    static const char *const signs[] = {"ℹ️", "⚠️", "❌"};
    const facts_fact *fact = check_fact(change);
    char subject[CHECK_TEXT_SIZE], told[CHECK_TEXT_SIZE + 32], place[CHECK_TEXT_SIZE], id[9];
    check_told(change, told);
    if (change->by_rules) strcat(told, " (by other rules)");
    snprintf(place, sizeof place, "%s:%u", check_path(check, fact), (unsigned)fact->line);
    snprintf(id, sizeof id, "%.8s", fact->id);
    const char *const cells[] = {signs[change->alarm], change->what, check_subject(change, subject), told, place, id};
    return facts_table_add(table, cells, error);
}

facts_status check_write_md(const facts_check *check, FILE *stream, facts_error *error) {
    const facts_table_options options = {.format = FACTS_FORMAT_MD};
    char headline[CHECK_TEXT_SIZE];
    facts_table *table;
    fprintf(stream, "**%s**\n", facts_check_headline(check, headline, sizeof headline));
    if (check->count == 0) return FACTS_OK;
    fputc('\n', stream);
    facts_status status =
        facts_table_open(stream, md_columns, sizeof md_columns / sizeof *md_columns, &options, &table, error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < check->count && status == FACTS_OK; i++)
        status = add_md_row(check, &check->changes[i], table, error);
    return facts_table_end(table, status, error);
}
