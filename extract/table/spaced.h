/* A table whose columns are kept apart by blanks or tabs alone, as programs print them and as spreadsheets are copied:
 * where the numbers of several lines stand below each other, there the columns are. */
#ifndef FACTS_TABLE_SPACED_H
#define FACTS_TABLE_SPACED_H

#include "extract/document/document.h"
#include "stacked.h"

/* Whether such a table begins with the line ahead; where its columns stand, and its last row, is kept then. True too
 * where *status tells that reading on has failed. */
bool spaced_begins(document *d, facts_status *status, facts_error *error);

/* Whether the line ahead is of the table. */
static inline bool spaced_goes_on(const document *d) {
    return d->table.spaced.count && d->ahead.start <= d->table.spaced.last;
}

/* What stands in each column of the line ahead. */
cells spaced_cells(const document *d);

/* Whether the line ahead is of the head of the table. */
bool spaced_head(const document *d);

/* Where rows stand farther in than the name of their section, one that does not is no longer of it. */
void spaced_indent(document *d);

#endif
