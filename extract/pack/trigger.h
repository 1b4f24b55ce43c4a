/* What a sentence has to be read for: one pass of Hyperscan (or vectorscan, its fork) tells which patterns may
 * match in it and where, and whether a sentence without digits says a number in words. PCRE2 then reads only there. */
#ifndef FACTS_TRIGGER_H
#define FACTS_TRIGGER_H

#include "pack.h"

enum { MAX_RULES = 512 };

/* Where matches of a pattern may end: somewhere from `first` to `last`. */
typedef struct trigger_hit {
    uint32_t first, last;
    int32_t next; /* of the same pattern, or NONE */
} trigger_hit;

/* For each pattern of the language (by its index in `rules`) its hits in the order of the text; NONE for none. */
typedef struct triggers {
    VECTOR(trigger_hit) hits;
    int32_t first[MAX_RULES], last[MAX_RULES];
    VECTOR(int) fired; /* the patterns that have hits, and those that are always tried, in their order */
} triggers;

/* The same in a plain row, by pattern: where its matches may end. Of a pattern that is always tried `last` is 0. */
typedef struct told_hit {
    int32_t pattern;
    uint32_t first, last;
} told_hit;

typedef VECTOR(told_hit) told_hit_vector;

/* Before the first scan, of all patterns. */
void triggers_open(triggers *t);
facts_status triggers_scan(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size,
                           triggers *found);
/* Puts what was found behind what stands in the row. False without memory. */
bool triggers_tell(const triggers *found, told_hit_vector *row);
/* Whether the text may hold a number: a digit, a numeral with a unit or a measure word, half, doubled ... */
bool may_hold_number(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size);

#endif
