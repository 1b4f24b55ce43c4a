/* What a document is read with, and what is given out while it is. */
#ifndef FACTS_GIVE_H
#define FACTS_GIVE_H

#include "ahead.h"
#include "extract/bind/bind.h"
#include "ids.h"

typedef struct extraction {
    const facts_packs *packs;
    const facts_sink *sink;
    facts_error *error;
    facts_document described;
    document document;
    ahead ahead;
    reading reading;
    context context;
    arena strings;             /* as long as the document */
    arena block;               /* as long as a block */
    sentence_vector sentences; /* of the block */
    uint64_t sentence_hash;    /* a part of the ids of its facts */
    ids given;
} extraction;

static inline facts_status no_memory(extraction *x) { return facts_no_memory(x->error, x->described.path); }

/* give.c: each is FACTS_OK, what a sink answered, or out of memory */
/* Gives a fact; its id lives as long as the block. */
facts_status give_fact(extraction *x, const sentence *s, const quantity *q, const char *sentence_text, const char **id);
/* What became of each number of a sentence; `ids` are of its facts, NULL for quantities that are none. */
facts_status give_numbers(extraction *x, const sentence *s, const char *const *ids);
/* The numbers of page numbers and the like, which are no facts: of those passed on the way, from..to. */
facts_status give_furniture(extraction *x, size_t from, size_t to);
/* Which words and patterns were found. */
facts_status explain_words(extraction *x, const sentence *s);
/* How a quantity was read. */
facts_status explain_quantity(extraction *x, const sentence *s, const quantity *q);
/* Of a sentence, for the ids of its facts. */
uint64_t hash_of_sentence(const char *p, size_t size);

#endif
