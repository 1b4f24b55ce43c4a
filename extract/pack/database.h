/* Compiling the databases of Hyperscan takes longer than reading a report, and so does reading that of UDUNITS: what is
 * asked of them is made once, when the program is built, and only loaded when it starts. Only what the packs of a user
 * change is made at the start. */
#ifndef FACTS_DATABASE_H
#define FACTS_DATABASE_H

#include "pack.h"

/* All that the build made of the built-in packs in one piece of bytes (empty while it is being made). */
extern const unsigned char FACTS_BUILTIN_DATABASES[];
extern const size_t FACTS_BUILTIN_DATABASES_SIZE;

/* The bytes that the build made of what hashes to `key`; NULL if it made none. */
const void *database_bytes(uint64_t key, size_t *size);
/* The same as a database; NULL too if it was made for another kind of processor. */
hs_database_t *database_ready(uint64_t key);
/* The databases of `packs` as bytes, for the build. *bytes is to be freed. */
facts_status databases_save(const facts_packs *packs, unsigned char **bytes, size_t *size, facts_error *error);

#endif
