/* Blocks are read ahead, so that what is asked of every sentence alike (its words, where patterns may match) is asked
 * of many in a row: the tables of each step are large, and would have to be fetched into the cache for every sentence.
 */
#ifndef FACTS_AHEAD_H
#define FACTS_AHEAD_H

#include "extract/document/document.h"
#include "extract/document/sentence.h"
#include "reading.h"

enum { AHEAD_BLOCKS = 2048 };

typedef struct ahead_block {
    block block;
    sentence_vector sentences;
    size_t furniture; /* lines of the document's furniture that stand before its end */
    bool read_whole;  /* whether numbers are in it or not */
} ahead_block;

typedef struct ahead {
    ahead_block blocks[AHEAD_BLOCKS];
    size_t count;
    bool ended; /* there are no more blocks */
    triggers triggers;
    token_vector tokens;
    told_hit_vector hits;
} ahead;

/* Takes the next blocks of the document. `whole`: every sentence is going to be read. Where it fails, the blocks before
 * are there. */
facts_status ahead_read(ahead *a, document *d, hs_scratch_t *scratch, bool whole, facts_error *error);
void ahead_free(ahead *a);

/* What was found of a sentence of these blocks. */
static inline scanned ahead_of(const ahead *a, const sentence *s) {
    return (scanned){.tokens = s->has_tokens && a->tokens.at ? a->tokens.at + s->first_token : NULL,
                     .hits = s->has_hits && a->hits.at ? a->hits.at + s->first_hit : NULL,
                     .token_count = s->tokens,
                     .hit_count = s->hits};
}

/* Each keeps its memory. */
static inline void ahead_swap(block *a, block *b) {
    const block kept = *a;
    *a = *b;
    *b = kept;
}

#endif
