/* What a cell of a table says, as a block of its own. */
#ifndef FACTS_TABLE_CELL_H
#define FACTS_TABLE_CELL_H

#include "extract/document/document.h"

/* The words that the table has kept under a name. */
static inline slice table_named(const table *t, name n) { return (slice){t->words.at + n.start, n.size}; }

/* Makes the cell the current block: "Installed capacity: Wind, 2020: 281 GW". */
facts_status table_give_cell(document *d, slice cell, size_t column);

#endif
