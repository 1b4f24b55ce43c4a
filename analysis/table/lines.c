/* The formats that are plain lines of text: CSV through libcsv, TSV, Markdown. */
#include "table.h"

#include "extract/bytes.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

typedef void write_cell(const facts_table *table, const char *cell);

static void write_line(facts_table *table, const char *const *cells, const char *separator, write_cell *write) {
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0) fputs(separator, table->stream);
        write(table, cells ? cells[i] : table->columns[i].name);
    }
}

static void write_bom(facts_table *table) {
    if (table->options.bom) fputs("\xEF\xBB\xBF", table->stream);
}

static facts_status lines_end(facts_table *table, facts_error *error) {
    (void)table;
    (void)error;
    return FACTS_OK;
}

/* A line of CSV while it is made: given to the stream at once, since a stream takes its lock for every piece. */
typedef struct csv_line {
    char *text;
    size_t size, room;
} csv_line;

static bool csv_reserve(csv_line *line, size_t more) {
    if (line->room - line->size >= more) return true;
    size_t room = 2 * (line->size + more);
    char *grown = realloc(line->text, room);
    if (!grown) return false;
    line->text = grown;
    line->room = room;
    return true;
}

/* Quotes stand only where they are needed, so that the file reads well and diffs well. An empty line would be
 * no row, so the cell of a table of one column is always quoted. */
static bool csv_cell(csv_line *line, const char *cell, bool quoted) {
    static const unsigned char SPECIAL[6] = {',', '"', '\r', '\n', '\n', '\n'};
    const size_t size = strlen(cell);
    quoted =
        quoted || next_of(cell, 0, size, SPECIAL) < size || (size > 0 && (cell[0] == ' ' || cell[size - 1] == ' '));
    if (!csv_reserve(line, 2 * size + 4)) return false;
    char *end = line->text + line->size;
    if (quoted && memchr(cell, '"', size)) {
        end += csv_write2(end, 2 * size + 2, cell, size, '"');
    } else {
        if (quoted) *end++ = '"';
        memcpy(end, cell, size);
        end += size;
        if (quoted) *end++ = '"';
    }
    *end++ = ',';
    line->size = (size_t)(end - line->text);
    return true;
}

static facts_status csv_row(facts_table *table, const char *const *cells, facts_error *error) {
    csv_line *line = table->state;
    line->size = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (!csv_cell(line, cells ? cells[i] : table->columns[i].name, table->count == 1)) {
            return facts_no_memory(error, NULL);
        }
    }
    line->text[line->size - 1] = '\n';
    fwrite(line->text, 1, line->size, table->stream);
    return FACTS_OK;
}

static facts_status csv_begin(facts_table *table, facts_error *error) {
    table->state = calloc(1, sizeof(csv_line));
    if (!table->state) return facts_no_memory(error, NULL);
    write_bom(table);
    return csv_row(table, NULL, error);
}

static facts_status csv_end(facts_table *table, facts_error *error) {
    (void)error;
    csv_line *line = table->state;
    if (line) free(line->text);
    free(line);
    return FACTS_OK;
}

static void tsv_cell(const facts_table *table, const char *cell) {
    for (; *cell; cell++) fputc(strchr("\t\r\n", *cell) ? ' ' : *cell, table->stream);
}

static facts_status tsv_row(facts_table *table, const char *const *cells, facts_error *error) {
    (void)error;
    write_line(table, cells, "\t", tsv_cell);
    fputc('\n', table->stream);
    return FACTS_OK;
}

static facts_status tsv_begin(facts_table *table, facts_error *error) {
    write_bom(table);
    return tsv_row(table, NULL, error);
}

/* Only what would end the cell or turn into markup is escaped: "_" within a word is none, and stays readable. */
static void md_cell(const facts_table *table, const char *cell) {
    for (; *cell; cell++) {
        if (strchr("\\`*|<[", *cell)) fputc('\\', table->stream);
        fputc(strchr("\t\r\n", *cell) ? ' ' : *cell, table->stream);
    }
}

static facts_status md_row(facts_table *table, const char *const *cells, facts_error *error) {
    (void)error;
    fputs("| ", table->stream);
    write_line(table, cells, " | ", md_cell);
    fputs(" |\n", table->stream);
    return FACTS_OK;
}

static facts_status md_begin(facts_table *table, facts_error *error) {
    facts_status status = md_row(table, NULL, error);
    for (size_t i = 0; i < table->count; i++) {
        fputs(table->columns[i].type == FACTS_TEXT ? "| --- " : "| ---: ", table->stream);
    }
    fputs("|\n", table->stream);
    return status;
}

const table_writer table_writer_csv = {csv_begin, csv_row, csv_end, .guards = true};
const table_writer table_writer_tsv = {tsv_begin, tsv_row, lines_end, .guards = true};
const table_writer table_writer_md = {md_begin, md_row, lines_end, .guards = false};
