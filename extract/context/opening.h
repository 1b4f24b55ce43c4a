/* Openings: the time that the first sentence of a paragraph gives to those behind it. */
#ifndef FACTS_CONTEXT_OPENING_H
#define FACTS_CONTEXT_OPENING_H

#include "extract/bind/bind.h"

/* "By 2030 the city is to change." and the aims behind it: the sentence is among the first of a paragraph, or the
 * first, and tells no number. */
void context_opening(context *c, const reading *r, bool heading, bool first);
/* "Between 1998 and 2017 emissions fell markedly.": a first paragraph of a notice, without a number, that says over
 * which years the numbers of the next ones moved. */
void context_lead_period(context *c, const reading *r, bool heading);
/* 一、“十四五”时期和2025年工作回顾: a heading that looks back on a plan. */
void context_review(context *c, const reading *r);

/* How the document parts the thousands and the decimals of its numbers, of which the sentence may tell. */
void context_marks(context *c, const reading *r);

#endif
