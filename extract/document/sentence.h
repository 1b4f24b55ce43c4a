/* Sentences of a block, and the language of each. */
#ifndef FACTS_SENTENCE_H
#define FACTS_SENTENCE_H

#include "extract/pack/pack.h"

typedef struct sentence {
    uint32_t start, end; /* in the block's text, without the space around it */
    int language;
    bool may_hold_number;
    uint32_t first_token, tokens, first_hit, hits; /* what was found of it ahead (ahead.h) */
    bool has_tokens, has_hits;
} sentence;

typedef VECTOR(sentence) sentence_vector;

facts_status sentence_split(const facts_packs *packs, const char *text, size_t size, sentence_vector *out);

#endif
