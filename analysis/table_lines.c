/* The formats that are plain lines of text: CSV through libcsv, TSV, Markdown. */
#include "table.h"

#include <csv.h>
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

/* Quotes stand only where they are needed, so that the file reads well and diffs well. An empty line would be
 * no row, so the cell of a table of one column is always quoted. */
static void csv_cell(const facts_table *table, const char *cell) {
    size_t size = strlen(cell);
    bool space = size > 0 && (cell[0] == ' ' || cell[size - 1] == ' ');
    if (table->count == 1 || space || strpbrk(cell, ",\"\r\n")) {
        csv_fwrite2(table->stream, cell, size, '"');
    } else {
        fputs(cell, table->stream);
    }
}

static facts_status csv_row(facts_table *table, const char *const *cells, facts_error *error) {
    (void)error;
    write_line(table, cells, ",", csv_cell);
    fputc('\n', table->stream);
    return FACTS_OK;
}

static facts_status csv_begin(facts_table *table, facts_error *error) {
    write_bom(table);
    return csv_row(table, NULL, error);
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

const table_writer table_writer_csv = {csv_begin, csv_row, lines_end, .guards = true};
const table_writer table_writer_tsv = {tsv_begin, tsv_row, lines_end, .guards = true};
const table_writer table_writer_md = {md_begin, md_row, lines_end, .guards = false};
