/* Private to the comparison of editions: which columns of a fact carry its meaning. */
#ifndef FACTS_ANALYSIS_DIFFERENCE_H
#define FACTS_ANALYSIS_DIFFERENCE_H

#include "facts.h"

/* 1 << column for each column in which two facts say different things. Where the fact stands and how the sentence
 * around it is worded are not among them. */
uint32_t difference_columns(const facts_fact *before, const facts_fact *after);

#endif
