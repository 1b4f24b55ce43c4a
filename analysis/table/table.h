/* What the writers of the single formats share; the public side is the section "tables" of facts.h. */
#ifndef FACTS_TABLE_H
#define FACTS_TABLE_H

#include "facts.h"

/* One format. `begin` runs once before the first row, `end` once after the last, even after a failure. */
typedef struct table_writer {
    facts_status (*begin)(facts_table *table, facts_error *error);
    facts_status (*row)(facts_table *table, const char *const *cells, facts_error *error);
    facts_status (*end)(facts_table *table, facts_error *error);
    bool guards; /* text that a spreadsheet would run as a formula is made harmless */
} table_writer;

struct facts_table {
    FILE *stream;
    facts_column *columns;
    size_t count;
    facts_table_options options;
    const table_writer *writer;
    void *state; /* the writer's own */
    size_t rows; /* written so far */
};

extern const table_writer table_writer_aligned;
extern const table_writer table_writer_csv;
extern const table_writer table_writer_tsv;
extern const table_writer table_writer_md;
extern const table_writer table_writer_json;
extern const table_writer table_writer_jsonl;
extern const table_writer table_writer_xlsx;

/* Column 0..FACTS_COLUMNS-1 of the fact table, as programs get it. */
facts_column table_fact_column(size_t index);

/* A spreadsheet runs a cell that starts with = + - @ tab or CR. Apostrophes before those are looked through, so
 * that the one which the guard adds can be told from those the text had, and taken off when the table is read. */
bool table_looks_like_formula(const char *cell);

/* Whether a cell is a decimal, and not "inf" or words, for which other programs have no number. */
bool table_is_number(const char *cell);

/* Columns of a terminal that `text` takes: a Chinese character takes two, an accent none. */
size_t table_display_width(const char *text);

#endif
