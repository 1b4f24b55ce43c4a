/* What kind of file a document is, by its first bytes; names of files say little. */
#ifndef FACTS_FORMAT_H
#define FACTS_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct format {
    const char *name;     /* for people */
    const char *reader;   /* what facts-read calls it; NULL where nothing reads it yet */
    const char *encoding; /* of a text that is not in UTF-8, for iconv; NULL for all others */
} format;

/* Plain text in UTF-8 has no reader and no encoding, and its name is NULL. */
format format_of(const char *bytes, size_t size);

/* Tables and reports of this program, by how they begin: what it has found, which is in the documents, and what it was
 * told of them. */
typedef enum own_table { NOT_OWN, OWN_RESULT, OWN_INPUT } own_table;
own_table own_table_of(const char *bytes, size_t size);

/* The encoding that a text is in, as far as one can tell: "UTF-8" unless it is surely another. */
const char *encoding_of_text(const char *bytes, size_t size);

#endif
