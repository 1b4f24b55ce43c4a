/* Tables in a page of a PDF, found by where its characters stand. */
#ifndef FACTS_READ_PDF_TABLE_H
#define FACTS_READ_PDF_TABLE_H

#include <poppler.h>
#include <stdbool.h>

/* What stands on a page: its characters in reading order, and the place of each. */
typedef struct pdf_page {
    const char **at;
    const PopplerRectangle *places;
    guint count;
} pdf_page;

/* Where a line stands, in points from the top of the page; the height is that of its largest letters. */
typedef struct pdf_place {
    double left, right, top, bottom, height;
} pdf_place;

typedef struct pdf_row {
    char *words; /* "| a | b |" */
    pdf_place place;
    guint before; /* the character that it is written before */
    bool first;   /* of its table */
} pdf_row;

/* The place of the characters first..end, and their words without the marks of footnotes; `cells` tells whether words
 * stand far apart. */
pdf_place pdf_place_of(const pdf_page *page, guint first, guint end);
char *pdf_words(const pdf_page *page, guint first, guint end, bool *cells);

/* The rows of the tables of a page, in the order in which they are written; `taken` becomes true for their characters.
 */
GArray *pdf_tables(const pdf_page *page, bool *taken);

#endif
