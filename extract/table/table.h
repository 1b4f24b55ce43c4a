/* A table with rules ("| Wind | 281 | 365 |", as Markdown has it, and as HTML and DOCX are turned into; or "Wind | 281"
 * below a head and its rule): each cell that holds a number becomes a block of its own, which says in words what the
 * caption, the row and the column say of it: "Installed capacity: Wind, 2020: 281 GW". Only the cell's own words have
 * their place in the source; the others stand where the cell begins or ends. */
#ifndef FACTS_TABLE_H
#define FACTS_TABLE_H

#include "extract/document/document.h"

/* Keeps a block that may turn out to be the caption of a table, or to name its unit; false without memory. */
bool table_note(document *d, const block *b);

/* Where the line ahead is a row, a table begins with it. */
facts_status table_open(document *d, facts_error *error);

/* The next cell of the table whose row is the line ahead, as the current block. *given is false where the row has no
 * more of them; then it has been taken, and the line behind it is the one ahead. */
facts_status table_next(document *d, bool *given, facts_error *error);

void table_free(table *t);

#endif
