/* The text that a reader makes, block by block: what facts-read prints. A form feed begins a page; headings, list items
 * and rows of tables are marked as Markdown marks them. */
#ifndef FACTS_READ_TEXT_H
#define FACTS_READ_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct text {
    char *at;
    size_t size, room;
    bool space;         /* one is due before the next word */
    const char *prefix; /* "- ", "## ": of the block, before its first word; NULL for none */
    bool failed;        /* no memory */
    char left_out[256]; /* what of the document is no part of it, in words; "" for nothing */
} text;

void text_free(text *t);
/* Bytes as they are. */
void text_bytes(text *t, const char *bytes, size_t size);
/* Words, with one space for all white space between them. */
void text_words(text *t, const char *words, size_t size);
/* What the next words begin with, if any come before the element ends. */
void text_prefix(text *t, const char *prefix);
/* The words so far are a block; what comes next begins another, after an empty line. */
void text_end_block(text *t);
/* The words so far end their line, and no block. */
void text_end_line(text *t);
/* Whether no word has come since the block began. */
bool text_at_start(const text *t);

#endif
