/* What a sentence has to be read for: one pass of vectorscan tells which patterns may match in it, and whether a sentence
 * without digits says a number in words. PCRE2 then reads only those. */
#ifndef FACTS_TRIGGER_H
#define FACTS_TRIGGER_H

#include "pack.h"

enum { MAX_RULES = 512 };

/* Sets fired[i] for each pattern of the language (index in its `rules`) that may match. */
facts_status triggers_scan(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size,
                           bool fired[MAX_RULES]);
/* Whether the text may hold a number: a digit, a numeral with a unit or a measure word, half, doubled ... */
bool may_hold_number(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size);

#endif
