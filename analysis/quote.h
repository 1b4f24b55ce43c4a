/* Where the quote of a fact stands in its sentence. */
#ifndef FACTS_QUOTE_H
#define FACTS_QUOTE_H

#include <stddef.h>

typedef struct quoted {
    const char *at; /* NULL where it does not stand */
    size_t size;
} quoted;

/* The first place of the quote in the text, which may be without blanks that the quote has from its source: 5 亿吨. */
quoted quote_in(const char *text, const char *quote);

#endif
