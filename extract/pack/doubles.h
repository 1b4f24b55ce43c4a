/* Words of the packs that are said twice. */
#ifndef FACTS_PACK_DOUBLES_H
#define FACTS_PACK_DOUBLES_H

#include "pack.h"

/* Tells of each word that another one of its list, with the same meaning, finds wherever it stands: `again` can go. */
facts_status pack_doubles(const facts_packs *packs, void (*tell)(void *context, const word *said, const word *again),
                          void *context);

#endif
