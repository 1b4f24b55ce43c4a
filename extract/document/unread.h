/* What is in a text but not read. */
#ifndef FACTS_UNREAD_H
#define FACTS_UNREAD_H

#include "document.h"

/* Leaves it out of the text of the current block: "rose by 9%² (Figure 3) in 2019" is then read as "rose by 9% in
 * 2019", "CO 2" as "CO2". What references hold goes to the furniture, so that its numbers are accounted for. False
 * without memory. */
bool unread_leave(document *d);

#endif
