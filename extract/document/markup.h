/* Marks that other programs leave in plain text: entities of HTML, its lowered and raised figures, formulas of LaTeX.
 */
#ifndef FACTS_MARKUP_H
#define FACTS_MARKUP_H

#include "extract/bytes.h"

/* The size of the mark at p[at], 0 where none stands there; what it is written as goes to `instead`. `formula` is where
 * the formula ends that a mark has opened, and 0 before the first. */
size_t markup_at(const unsigned char *p, size_t at, size_t size, size_t *formula, slice *instead);

#endif
