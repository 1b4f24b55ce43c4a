/* The cells of a page of a PDF: words that stand close to one another in a line. A line of text is one, too. */
#ifndef FACTS_READ_PDF_CELLS_H
#define FACTS_READ_PDF_CELLS_H

#include "pdf_table.h"

typedef struct cell {
    pdf_place place;
    guint first, end; /* its characters */
    char *words;
    bool value, year; /* a number, a dash, n/a; a year alone is both */
    bool prose;       /* in a line of a paragraph, which goes so far to the left and to the right */
    double prose_left, prose_right;
    bool alone; /* in its line */
    bool loose; /* with a gap that may be one between cells */
    bool used;  /* by a table */
    guint line; /* in reading order */
    gint more;  /* the cell that holds the rest of it; -1 for none */
    gint row;   /* of values; -1 for none */
} cell;

/* Values that stand beside one another. */
typedef struct value_row {
    double top, bottom, height, y;
    bool head; /* no value but years */
    guint values;
} value_row;

/* The cells of a page in reading order; none where there are too many for tables that people read. */
GArray *pdf_cells(const pdf_page *page);

/* The rows of values, from above to below; each cell of one knows it, names by their middle. */
GArray *pdf_value_rows(GArray *cells);

/* Sorts pointers to cells, from above to below. */
gint cells_by_middle(gconstpointer a, gconstpointer b);

/* Cell `to` takes the words, but for the mark of a footnote, and the place of cell `rest`, which is left with neither.
 */
void take_rest(GArray *cells, guint to, guint rest, bool mark);

static inline cell *cell_at(GArray *cells, guint i) { return &g_array_index(cells, cell, i); }

static inline double middle(const pdf_place *p) { return (p->top + p->bottom) / 2; }

#endif
