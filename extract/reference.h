/* Brackets that only send the reader elsewhere. */
#ifndef FACTS_REFERENCE_H
#define FACTS_REFERENCE_H

#include "document.h"

/* Leaves them out of the text of the current block: "rose by 9% (Figure 3) in 2019" is then read as "rose by 9% in
 * 2019". What was left out goes to the furniture, so that its numbers are accounted for. False without memory. */
bool references_leave(document *d);

#endif
