/* Whether the lines of a text are filled up to a width and then broken, and at which: only there does a line that is
 * filled tell that the next one goes on with it, and one that is not, that a paragraph ends. */
#ifndef FACTS_FOLDED_H
#define FACTS_FOLDED_H

#include "extract/bytes.h"

/* How a text is folded. */
typedef struct fold {
    size_t width;   /* of a line that is filled; 0 where lines are not, or nobody knows */
    bool by_counts; /* in characters, of whatever width, instead of columns */
} fold;

/* How the text is folded that begins so. */
fold fold_of(slice text);

/* Whether the next line's first word, or Chinese character, had no room any more on the line before. */
bool fold_fills(const fold *f, slice line, slice next);

#endif
