/* From one sentence to the next. */
#ifndef FACTS_CONTEXT_SENTENCE_H
#define FACTS_CONTEXT_SENTENCE_H

#include "extract/bind/bind.h"

/* Tells the reading of the next sentence what it has to know of those before; once for each sentence. */
void context_recall(context *c, reading *r, bool heading);
/* Takes what the sentence that was read and bound leaves behind for the next ones. */
void context_leave(context *c, reading *r, bool heading);

#endif
