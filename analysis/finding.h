/* What every kind of finding has: an id that stays, and a sentence that explains it. */
#ifndef ANALYSIS_FINDING_H
#define ANALYSIS_FINDING_H

#include "facts.h"

#include "extract/arena.h"

/* "1,690 GW" as numbers of a table are written: "over 1690 GW", "about 3 to 5 percent", "20.5 percent", "112". */
#define FINDING_VALUE_SIZE 160
const char *finding_value(const facts_fact *fact, char *buffer);

/* A number with at most 9 digits, which hides the rounding of binary arithmetic. At least 40 bytes. */
const char *finding_number(double value, char *buffer);

/* An id of 16 hexadecimal digits from the kind of finding and the facts it rests on (their ids and values); NULL
 * without memory. */
const char *finding_id(arena *memory, const char *kind, const facts_fact *const *facts, size_t count);

/* printf into the arena; NULL without memory. */
const char *finding_text(arena *memory, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* An explanation, with which of the facts someone has corrected, "; corrected by hand: paper:12"; NULL without memory
 * or where there is no explanation. */
const char *finding_explained(arena *memory, const char *explanation, const facts_fact *const *facts, size_t count);

/* By document, place in it and id; for qsort of pointers to facts. */
int finding_compare_places(const void *a, const void *b);

#endif
