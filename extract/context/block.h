/* From one paragraph to the next. */
#ifndef FACTS_CONTEXT_BLOCK_H
#define FACTS_CONTEXT_BLOCK_H

#include "extract/bind/bind.h"
#include "extract/document/document.h"

/* What the blocks before leave behind holds on, or ends here; `han`: what was dated last was Chinese. */
void context_begin_block(context *c, const block *b, bool han);

#endif
