/* Compiling the databases of vectorscan takes longer than reading a report: they are made once, when the program is
 * built, and only loaded when it starts. Packs that a user adds are compiled at the start. */
#ifndef FACTS_DATABASE_H
#define FACTS_DATABASE_H

#include "pack.h"

/* All databases of the built-in packs in one piece of bytes (made by the build; empty while it is being made). */
extern const unsigned char FACTS_BUILTIN_DATABASES[];
extern const size_t FACTS_BUILTIN_DATABASES_SIZE;

/* Takes the databases out of the built-in bytes if they were made of the very same packs for this kind of processor;
 * otherwise leaves packs as they are, and the caller compiles. */
void databases_load(facts_packs *packs);
/* The databases of `packs` as bytes, for the build. *bytes is to be freed. */
facts_status databases_save(const facts_packs *packs, unsigned char **bytes, size_t *size, facts_error *error);

#endif
