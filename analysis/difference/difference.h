/* Private to the comparison of editions: a fact that waits for its partner, and how well two of them fit. */
#ifndef FACTS_ANALYSIS_DIFFERENCE_H
#define FACTS_ANALYSIS_DIFFERENCE_H

#include "facts.h"
#include "wording.h"

/* All that is to say of two facts that are one, or of one without the other. `packs` convert what is in different units
 * and may be NULL. */
facts_pair difference_pair(const facts_fact *before, const facts_fact *after, const facts_packs *packs);

/* A fact of one side and, once it is found, its partner of the other. */
typedef struct entry {
    const facts_fact *fact;
    const char *document; /* as it is called now */
    struct entry *partner;
    size_t index;   /* on its side, in the order of the text */
    size_t ordinal; /* in its sentence */
    double place;   /* in its set: 0 for the first, towards 1 for the last */
    wording words;
} entry;

/* One side of the comparison. */
typedef struct side {
    entry *entries;
    size_t count;
} side;

/* Gives documents that have another name now, which what they say tells, this name. The words of all facts without a
 * partner have been read. False without memory. */
bool difference_pair_documents(side *before, const side *after);

/* Pairs the facts of one document that have no partner yet by what they say and how. False without memory. */
bool difference_match(side *before, side *after);

#endif
