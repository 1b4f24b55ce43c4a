/* A document and its translation in one file: which fact of one language is which of the other. */
#ifndef ANALYSIS_ALIGN_H
#define ANALYSIS_ALIGN_H

#include "facts.h"

#define ALIGN_NONE SIZE_MAX

/* The facts of one language, by place, and their partners in the other. */
typedef struct align_side {
    const facts_fact **facts;
    size_t *partners; /* index in the other side, or ALIGN_NONE */
    bool *agrees;     /* with its partner, but for rounding */
    size_t count;
} align_side;

/* Fills the partners of two sides, whether paragraph and translation follow each other, stand in columns, or come one
 * whole text after the other. First the longest sequence of facts that agree, in the order of the text; then those that
 * agree but stand in another order within their paragraphs; then, between neighbours that have found each other, those
 * of one metric, kind and time that do not agree. False without memory. */
bool align_sides(align_side *a, align_side *b);

#endif
