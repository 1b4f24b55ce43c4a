/* Lists, as the blocks of a document lay them out. */
#ifndef FACTS_CONTEXT_LIST_H
#define FACTS_CONTEXT_LIST_H

#include "extract/bind/bind.h"
#include "extract/document/document.h"

/* Whether the block ends in one of the marks, or in the Chinese one. */
bool block_ends_in(const block *b, const char *ascii, const char *han);
/* "87 PJ for heat and", "87 PJ for heat,": a line of a list, before another one. */
bool block_goes_on(const block *b, const reading *r);
/* "——": a point of a list, under the frame that the points before it have set. */
bool block_is_point(const block *b);
/* "By 2030, the plan is to:" and a line for each aim, with marks or with semicolons between them; or short lines
 * without either, each with its number: "Wind 4 TWh". `numbers`: the block may hold some. */
void context_go_on_list(context *c, block *b, bool numbers);
/* The block is a point of the list that is open, if one is. */
void context_begin_member(context *c);
/* What a heading says of the points below it. */
void context_label(context *c, const reading *r);
/* Adds what the sentence speaks of, but for the things that are a part of it. */
void context_collect(const reading *r, int *concepts, int *count);

#endif
