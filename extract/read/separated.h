/* Tables whose cells a mark keeps apart, as spreadsheets save them: CSV with commas or semicolons, TSV. libcsv tells
 * what stands in a cell, but not where, and facts are told with their place. */
#ifndef FACTS_SEPARATED_H
#define FACTS_SEPARATED_H

#include "extract/bytes.h"

/* Whether a file of this name holds such a table: ".csv", ".tsv". */
bool separated_named(const char *path);

/* The mark between the cells of the table that begins with these bytes; 0 where they are none of a table. */
char separator_of(const char *bytes, size_t size);

/* How many bytes before the first cell are none of it: the mark of UTF-8, and Excel's line "sep=;". */
size_t separated_start(const char *bytes, size_t size);

/* How many bytes the cell takes that the text begins with, with the mark or the line end behind it. *cell is what it
 * holds, without quotes and blanks around it; *open tells that the text ends within its quotes. */
size_t separated_cell(const char *text, size_t size, char separator, slice *cell, bool *open);

#endif
