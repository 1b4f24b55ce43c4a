/* When a fact and a gold row say the same; the counting is in score.c. */
#ifndef FACTS_ANALYSIS_SCORE_H
#define FACTS_ANALYSIS_SCORE_H

#include "facts.h"

/* Value, upper end and unit agree to a millionth after conversion. */
bool score_same_value(const facts_gold_row *row, const facts_fact *fact);

typedef enum score_verdict { SCORE_WRONG, SCORE_RIGHT, SCORE_NOT_SCORED } score_verdict;

score_verdict score_field(const facts_gold_row *row, const facts_fact *fact, facts_score_field field);

#endif
