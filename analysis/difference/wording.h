/* Private to the comparison of editions: how alike two sentences are worded around their numbers. */
#ifndef FACTS_ANALYSIS_WORDING_H
#define FACTS_ANALYSIS_WORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a sentence says besides its numbers and besides one quote: its words, and the pairs of its Chinese
 * characters. */
typedef struct wording {
    uint32_t *tokens; /* hashes, sorted */
    size_t count;
    uint64_t skeleton; /* the same for two sentences with the same tokens */
} wording;

/* With `numbers`, the other numbers count as words. False without memory. */
bool wording_open(wording *w, const char *sentence, const char *quote, bool numbers);
void wording_close(wording *w);

/* 1 for the same words, 0 for none in common: Dice (1945), doi:10.2307/1932409, on tokens counted as often as they are
 * there. */
double wording_similarity(const wording *a, const wording *b);

/* Whether all that one says is in the other. */
bool wording_holds(const wording *a, const wording *b);

/* Whether two texts are the same but for white space, and without `digits` but for what their digits are. */
bool wording_same(const char *a, const char *b, bool digits);

#endif
