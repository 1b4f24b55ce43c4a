/* Documents that are no plain text in UTF-8, as such a text. */
#ifndef FACTS_CONVERT_H
#define FACTS_CONVERT_H

#include "facts.h"
#include "format.h"

/* What facts-read makes of the file `input`, from its first byte on; the caller frees *text. Where it cannot, the error
 * says what is wrong with the document `name`. */
facts_status convert_format(const format *f, int input, const char *name, char **text, size_t *size,
                            facts_error *error);

/* A text in another encoding; what is none in that becomes a question mark. */
facts_status convert_encoding(const format *f, const char *bytes, size_t count, const char *name, char **text,
                              size_t *size, facts_error *error);

#endif
