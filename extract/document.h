/* A document as blocks: paragraphs with broken lines mended, and headings. Each block is clean text (valid UTF-8, one
 * kind of space, ASCII digits) with a map back to the bytes of the source. */
#ifndef FACTS_DOCUMENT_H
#define FACTS_DOCUMENT_H

#include "arena.h"
#include "read/reader.h"

/* From `clean` on, until the next segment, clean text and source run side by side. */
typedef struct segment {
    uint32_t clean;
    uint32_t line, page;
    uint64_t source;
} segment;

typedef struct block {
    char *text;
    size_t size, room;
    VECTOR(segment) segments;
    bool heading;
    int level; /* of a heading: 1 for #, 2 for ##, 0 where only its looks tell */
    bool list_item;
    size_t marker;  /* size of its list number or bullet */
    size_t mended;  /* lines put together */
    size_t invalid; /* bytes that were no UTF-8 */
    size_t nuls;
} block;

typedef struct document {
    const struct facts_packs *packs;
    reader source;
    block current;
    source_line ahead; /* the next line, when has_ahead */
    bool has_ahead, blank_ahead;
    bool held;  /* blocks before this one are still asked about: their source stays */
    bool apart; /* the last block was a statement in a list without bullets or stops */
    bool row;   /* the last block was a row of a table without rules */
    bool below_heading;
    VECTOR(source_line)
    furniture; /* page numbers and contents lines passed on the way: no text, but numbers. The caller empties it after
                  each block. */
} document;

/* Reads the next block. *found is false at the end of the document. */
facts_status document_next(document *d, bool *found, facts_error *error);
void document_free(document *d);
void block_free(block *b);

/* Where a character of the clean text stands in the source; and where the one before `clean` ends there. */
uint64_t block_source(const block *b, size_t clean);
uint64_t document_source_end(const document *d, size_t clean);
uint32_t block_line(const block *b, size_t clean);
uint32_t block_page(const block *b, size_t clean); /* 0 where the source has no pages */

#endif
