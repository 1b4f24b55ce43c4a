/* How near two ids are, for "did you mean". */
#ifndef FACTS_NEAR_H
#define FACTS_NEAR_H

/* 1 for the same id, 0 for nothing in common: what share of their words, parted by '_', are the same but for a slip of
 * the pen, or how few letters of the whole would have to change. */
double near_score(const char *asked, const char *known);

/* The same for two single words: what share of their letters need not change. */
double near_letters(const char *a, const char *b);

#endif
