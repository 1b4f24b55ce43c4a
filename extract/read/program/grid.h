/* The columns of a table, whose cells may go over several columns and rows: each row is written as Markdown has it,
 * with a name said in all columns and rows that it goes over, and a number once; a rule ends the rows that the
 * document marks as heads. */
#ifndef FACTS_READ_GRID_H
#define FACTS_READ_GRID_H

#include "text.h"

#include <libxml/tree.h>

enum { GRID_COLUMNS = 64 };

/* Writes what stands in a cell. */
typedef void grid_writer(const xmlNode *cell, text *t);

typedef struct grid {
    grid_writer *write;
    text *t;
    const xmlNode *cell[GRID_COLUMNS]; /* of the row before, or this one; NULL where nothing goes on */
    int rows[GRID_COLUMNS];            /* that it still goes over */
    int column;                        /* the next one */
    bool body;                         /* a row that is no head has begun */
} grid;

/* Heads are those rows marked so that come before all others. */
void grid_begin_row(grid *g, bool head);
/* The next cell of the row, behind those from above that go on in it. */
void grid_put(grid *g, const xmlNode *cell, int columns, int rows);
/* The cell above goes on in so many columns. */
void grid_repeat(grid *g, int columns);
void grid_end_row(grid *g);

/* How many columns or rows are told, within bounds; takes the string, which may be NULL. */
int grid_span(xmlChar *told);

#endif
