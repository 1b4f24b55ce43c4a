/* Tables as JSON: an array of objects, or one object a line. Names and strings go through jansson; a number is
 * written as its cell has it, since jansson would write 62.365 with every digit of the double. */
#include "table.h"

#include <jansson.h>

static facts_status write_string(FILE *stream, const char *text, facts_error *error) {
    json_t *string = json_string(text);
    if (!string) return facts_no_memory(error, NULL);
    json_dumpf(string, stream, JSON_ENCODE_ANY); /* a failed write is seen by ferror */
    json_decref(string);
    return FACTS_OK;
}

static facts_status write_value(FILE *stream, const char *cell, facts_column_type type, facts_error *error) {
    if (*cell && type == FACTS_TEXT) return write_string(stream, cell, error);
    fputs(table_is_number(cell) ? cell : "null", stream);
    return FACTS_OK;
}

static facts_status write_object(facts_table *table, const char *const *cells, facts_error *error) {
    FILE *stream = table->stream;
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < table->count && status == FACTS_OK; i++) {
        fputs(i == 0 ? "{" : ", ", stream);
        status = write_string(stream, table->columns[i].name, error);
        fputs(": ", stream);
        if (status == FACTS_OK) status = write_value(stream, cells[i], table->columns[i].type, error);
    }
    fputc('}', stream);
    return status;
}

static facts_status json_begin(facts_table *table, facts_error *error) {
    (void)error;
    fputc('[', table->stream);
    return FACTS_OK;
}

static facts_status json_row(facts_table *table, const char *const *cells, facts_error *error) {
    fputs(table->rows == 0 ? "\n" : ",\n", table->stream);
    return write_object(table, cells, error);
}

static facts_status json_end(facts_table *table, facts_error *error) {
    (void)error;
    fputs(table->rows == 0 ? "]\n" : "\n]\n", table->stream);
    return FACTS_OK;
}

static facts_status jsonl_edge(facts_table *table, facts_error *error) {
    (void)table;
    (void)error;
    return FACTS_OK;
}

static facts_status jsonl_row(facts_table *table, const char *const *cells, facts_error *error) {
    facts_status status = write_object(table, cells, error);
    fputc('\n', table->stream);
    return status;
}

const table_writer table_writer_json = {json_begin, json_row, json_end, .guards = false};
const table_writer table_writer_jsonl = {jsonl_edge, jsonl_row, jsonl_edge, .guards = false};
