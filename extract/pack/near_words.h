/* Words that matter only right next to a number (units, numerals, measure words, bounds) are looked up where they would
 * have to stand, and not searched for in the whole text. */
#ifndef FACTS_NEAR_WORDS_H
#define FACTS_NEAR_WORDS_H

#include "pack.h"

/* Which classes are looked up so; the others are scanned for (lexicon.h). */
static inline bool class_is_near(word_class class) {
    return class == WORD_UNIT || class == WORD_NUMBER || class == WORD_BOUND || class == WORD_CLASSIFIER ||
           class == WORD_SHORT_VERB;
}
facts_status pack_index_near_words(facts_packs *packs, facts_error *error);

/* The longest word of the class that starts (ends) exactly at `at`, or NULL. `flags` < 0: any. */
const word *near_word_starting(const facts_packs *packs, int language, word_class class, int flags, const char *text,
                               uint32_t size, uint32_t at);
const word *near_word_ending(const facts_packs *packs, int language, word_class class, int flags, const char *text,
                             uint32_t size, uint32_t at);

#endif
