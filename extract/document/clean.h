/* From the bytes of a source to the clean text of a block. */
#ifndef FACTS_CLEAN_H
#define FACTS_CLEAN_H

#include "document.h"

/* Room for so many bytes more; false without memory. */
bool clean_reserve(block *b, size_t more);

/* Appends source[0..size), which stands at `offset` in the source, in `line`; false without memory. */
bool clean_append(block *b, const char *source, size_t size, uint64_t offset, const source_line *line);

/* Appends words that stand elsewhere, as if they stood at that place of the source; false without memory. */
bool clean_insert(block *b, const char *text, size_t size, uint64_t offset, const source_line *line);

/* Writes "C02", as scans and hurried hands have it, with its letter. */
void clean_mend_zeros(char *text, size_t size);

#endif
