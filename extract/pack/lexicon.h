/* The lexicon: one pass over a sentence finds every word of every list. */
#ifndef FACTS_LEXICON_H
#define FACTS_LEXICON_H

#include "pack.h"

/* A word of a list where it stands in the text. */
typedef struct token {
    uint32_t start, end;
    const word *word;
} token;

typedef VECTOR(token) token_vector;

/* Whether the word stands at text[start..], which has room for it: as it is written if it has a capital letter, and not
 * in the middle of a longer word of letters. */
bool word_is_here(const word *w, const char *text, size_t size, size_t start);

facts_status pack_index_lexicon(facts_packs *packs, facts_error *error);

/* Adds the words of `language` and of the common lists in text[0..size), in the order of their places. A word inside
 * a longer one is dropped (新能源 in 新能源汽车); words that overlap by their ends both stay (太阳能发电 and
 * 发电量). */
facts_status lexicon_scan(const facts_packs *packs, int language, const char *text, size_t size, token_vector *tokens);

#endif
