/* The table of a CSV or TSV file, row by row: a row may go over several lines, where a cell in quotes does. */
#ifndef FACTS_TABLE_SEPARATED_H
#define FACTS_TABLE_SEPARATED_H

#include "stacked.h"

/* The next row that holds anything becomes the one ahead. */
facts_status separated_fetch(document *d, facts_error *error);

/* All of the row ahead, and what stands in its cells. */
slice separated_row(const document *d);
cells separated_cells(const document *d);
/* The cell of a row that holds no other: a title above a table, a note below it. */
slice separated_lone(const cells *row);

/* Whether the cells are names of columns, as the first row of a table has them. */
bool separated_names(const document *d, const cells *row);
/* Whether names go on that the row above has begun: years below "Capacity", which goes over several columns; units. */
bool separated_goes_on(const document *d, const cells *row);
/* Whether the row ahead, behind an empty one, begins another table: names, or a title above some. */
facts_status separated_another(document *d, bool *another, facts_error *error);

#endif
