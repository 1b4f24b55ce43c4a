/* Words of a sentence that tell how its numbers are meant, as the packs read them. */
#ifndef ANALYSIS_CUE_H
#define ANALYSIS_CUE_H

#include "facts.h"

#include "extract/arena.h"

/* "rise", "to fall", "sum" ...; "quantity" for each number with its unit, and "retired" for what closes a plant. */
typedef struct cue_word {
    size_t start, end; /* in the sentence */
    const char *name;
    double count; /* of a quantity that is a whole number and no more, "3" and "three"; else 0 */
} cue_word;

typedef VECTOR(cue_word) cue_words;

/* Reads a sentence again; names go into `memory`. Release with vector_free. */
facts_status cue_read(const facts_packs *packs, const char *sentence, arena *memory, cue_words *words,
                      facts_error *error);

/* Whether words from sentence[from] on narrow what it is about: "the city's", 集团. */
facts_status cue_narrows(const facts_packs *packs, const char *sentence, size_t from, arena *memory, bool *narrows,
                         facts_error *error);

/* The last word of this name in sentence[start..end), NULL where there is none. */
const cue_word *cue_find(const cue_words *words, const char *name, size_t start, size_t end);

#endif
