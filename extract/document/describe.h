/* What a document says of itself: title, date of publication, country. */
#ifndef FACTS_DESCRIBE_H
#define FACTS_DESCRIBE_H

#include "document.h"
#include "extract/bind/bind.h"

/* Fills what `described` leaves empty from the first lines of the document, which `bytes` holds, and takes into `c`
 * what the title says for all of it. What is found is kept in `strings`. `r` is an open reading; its published date is
 * set when one is found. */
facts_status describe(facts_document *described, context *c, reading *r, const char *bytes, size_t size, arena *strings,
                      facts_error *error);

#endif
