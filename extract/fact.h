/* What is told of a document, kept: with copies of all its texts. */
#ifndef FACTS_FACT_H
#define FACTS_FACT_H

#include "arena.h"
#include "facts.h"

/* False without memory. */
bool fact_keep(arena *strings, facts_fact *fact);
bool document_keep(arena *strings, facts_document *document);
bool number_keep(arena *strings, facts_number *number);

#endif
