/* A table whose cells stand on lines of their own, as they do where a page became text: years, and below them names,
 * each with as many numbers as there are years. */
#ifndef FACTS_TABLE_STACKED_H
#define FACTS_TABLE_STACKED_H

#include "extract/document/document.h"

/* A row of a table. */
typedef struct cells {
    slice at[TABLE_COLUMNS]; /* in the source, without blanks around them */
    size_t count;
} cells;

/* How many years stand below each other, the first of them on the line ahead, with such a row below them; 0 where none
 * does. */
facts_status stacked_columns(document *d, size_t *columns, facts_error *error);

/* The years, the name that rows are below, or the next row, from the line ahead on; none where the table has ended. */
facts_status stacked_cells(document *d, cells *row, facts_error *error);

/* The line behind what was read becomes the one ahead. */
facts_status stacked_pass(document *d, const cells *row, facts_error *error);

#endif
