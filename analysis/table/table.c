/* Tables: opening, closing, and what is done to a cell whatever the format. */
#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const char *const format_names[] = {"table", "csv", "tsv", "json", "jsonl", "md", "xlsx"};

const char *facts_format_name(facts_format format) { return format_names[format]; }

bool facts_format_parse(const char *name, facts_format *format) {
    for (size_t i = 0; i < sizeof format_names / sizeof *format_names; i++) {
        if (strcmp(name, format_names[i]) == 0) {
            *format = (facts_format)i;
            return true;
        }
    }
    return false;
}

static const table_writer *writer_of(facts_format format) {
    switch (format) {
    case FACTS_FORMAT_TABLE:
        return &table_writer_aligned;
    case FACTS_FORMAT_CSV:
        return &table_writer_csv;
    case FACTS_FORMAT_TSV:
        return &table_writer_tsv;
    case FACTS_FORMAT_JSON:
        return &table_writer_json;
    case FACTS_FORMAT_JSONL:
        return &table_writer_jsonl;
    case FACTS_FORMAT_MD:
        return &table_writer_md;
    case FACTS_FORMAT_XLSX:
        return &table_writer_xlsx;
    }
    return NULL;
}

static void table_free(facts_table *table) {
    free(table->columns);
    free(table);
}

facts_status facts_table_open(FILE *stream, const facts_column *columns, size_t count,
                              const facts_table_options *options, facts_table **table, facts_error *error) {
    *table = NULL;
    const table_writer *writer = writer_of(options->format);
    if (!writer || count == 0) return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "a table without columns");
    facts_table *made = malloc(sizeof *made);
    facts_column *copy = malloc(count * sizeof *copy);
    if (!made || !copy) {
        free(made);
        free(copy);
        return facts_no_memory(error, NULL);
    }
    memcpy(copy, columns, count * sizeof *copy);
    *made = (facts_table){.stream = stream, .columns = copy, .count = count, .options = *options, .writer = writer};
    facts_status status = writer->begin(made, error);
    if (status != FACTS_OK) {
        writer->end(made, NULL);
        table_free(made);
        return status;
    }
    *table = made;
    return FACTS_OK;
}

bool table_looks_like_formula(const char *cell) {
    if (*cell > '@') return false; /* nearly all begin with a letter */
    cell += strspn(cell, "'");
    return *cell != '\0' && strchr("=+-@\t\r", *cell) != NULL;
}

bool table_is_number(const char *cell) { return *cell != '\0' && cell[strspn(cell, "0123456789+-.eE")] == '\0'; }

static bool is_utf8(const char *text) {
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
    for (;;) {
        while (*p && *p < 0x80) p++;
        while (*p >= 0xE4 && *p <= 0xE9 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) p += 3; /* Han */
        if (!*p) return true;
        utf8proc_int32_t point;
        const utf8proc_ssize_t size = *p < 0x80 ? 1 : utf8proc_iterate(p, -1, &point);
        if (size < 0) return false;
        p += size;
    }
}

/* A copy of `text` that is UTF-8, each byte that was not as U+FFFD, and with an apostrophe first if asked for. */
static char *mended(const char *text, bool guard) {
    char *copy = malloc(3 * strlen(text) + 2), *end = copy;
    if (!copy) return NULL;
    if (guard) *end++ = '\'';
    while (*text) {
        utf8proc_int32_t point;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        bool valid = size > 0;
        memcpy(end, valid ? text : "\xEF\xBF\xBD", valid ? (size_t)size : 3);
        end += valid ? size : 3;
        text += valid ? size : 1;
    }
    *end = '\0';
    return copy;
}

static facts_status write_failed(facts_error *error) {
    return facts_fail(error, FACTS_ERR_IO, "", 0, 0, "the table cannot be written; is the disk full?");
}

facts_status facts_table_add(facts_table *table, const char *const *cells, facts_error *error) {
    facts_status status = FACTS_OK;
    const char **row = malloc(table->count * sizeof *row);
    char **copies = NULL; /* cells to mend are rare, so that their list is only made when the first is met */
    if (!row) return facts_no_memory(error, NULL);
    for (size_t i = 0; i < table->count; i++) {
        row[i] = cells[i] ? cells[i] : "";
        bool guard = table->writer->guards && table->columns[i].type == FACTS_TEXT && table_looks_like_formula(row[i]);
        if (!guard && is_utf8(row[i])) continue;
        if (!copies) copies = calloc(table->count, sizeof *copies);
        if (!copies || !(copies[i] = mended(row[i], guard))) {
            status = facts_no_memory(error, NULL);
            goto done;
        }
        row[i] = copies[i];
    }
    status = table->writer->row(table, row, error);
    if (status == FACTS_OK && ferror(table->stream)) status = write_failed(error);
    table->rows++;
done:
    for (size_t i = 0; copies && i < table->count; i++) free(copies[i]);
    free(copies);
    free(row);
    return status;
}

facts_status facts_table_close(facts_table *table, facts_error *error) {
    if (!table) return FACTS_OK;
    facts_status status = table->writer->end(table, error);
    if (status == FACTS_OK && (fflush(table->stream) != 0 || ferror(table->stream))) status = write_failed(error);
    table_free(table);
    return status;
}

facts_status facts_table_end(facts_table *table, facts_status status, facts_error *error) {
    const facts_status closed = facts_table_close(table, status == FACTS_OK ? error : NULL);
    return status == FACTS_OK ? closed : status;
}
