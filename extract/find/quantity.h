/* What the parts of reading quantities share. */
#ifndef FACTS_QUANTITY_H
#define FACTS_QUANTITY_H

#include "number.h"

#include <string.h>

/* quantity.c */
static inline const token *unit_starting(const reading *r, uint32_t at) {
    return token_starting_as(r, at, WORD_UNIT, UNIT_AFTER);
}
/* 59 ± 6.6 Gt: the uncertainty is passed over. */
uint32_t skip_uncertainty(const reading *r, uint32_t at);
/* Where "the current", "a projected level of" begins that stands before `end`; `end` where nothing does. */
uint32_t current_before(const reading *r, uint32_t end);
/* "raise the current rate of 62% to 90%": where it stands, before where it is to come. */
bool leads_from_now(const reading *r, const quantity *q);
static inline bool words_before(const reading *r, uint32_t at, list_name name) {
    return list_before(r, name, back_spaces(r, at)) > 0;
}
/* Whether the words before the quantity make it the first end of a range. */
bool opens_range(const reading *r, const quantity *q);
/* The cue right before `at`, over a bound: "from about 5 percent". */
const token *cue_before(const reading *r, uint32_t at, cue wanted);

/* quantity_bound.c: "more than", "nearly"; it may not stand before the end of the number before. */
void read_bound(const reading *r, quantity *q, uint32_t previous_end);

/* quantity_rate.c: what an amount is for: per year, per kilowatt-hour */
static inline bool is_rate_of_decade(const token *rate) { return rate && strcmp(rate->word->text, "/decade") == 0; }
static inline bool is_yearly_rate(const token *rate) { return rate && strcmp(rate->word->text, "/yr") == 0; }
/* "per year", "/天" behind a unit. A yearly rate has the unit of its amount; others make a unit of their own. */
void read_rate(const reading *r, quantity *q);
/* 每吨97元: the unit that the amount is for stands before it. Where the two make no unit that is listed, the amount
 * keeps its own, for so much of the other. */
void rate_before(const reading *r, quantity *q, uint32_t previous_end);
/* 日处理能力1.8万吨: what is said of each day has a unit of a day, where there is one; 日均用气量9亿立方米 is an amount
 * for each day. */
void rate_said_before(const reading *r, quantity *q, uint32_t previous_end);

/* 每生产1吨铝耗电13000千瓦时: the amounts behind the one are for so much. */
void rates_of_one(reading *r);

/* quantity_share.c: gives units and multipliers to the numbers that share those of another one: "3, 5 and 8 GW" */
void units_share(reading *r);
/* "from 246 to about 200 billion m3", "from 10.4 in 2019 to 10.0 tonnes": whether the change to `b` began at `a`. */
bool begins_change_to(const reading *r, const quantity *a, const quantity *b);

/* quantity_carry.c: gives a bare number the unit of the one before it: "143 MW of wind, 85 of hydro" */
void units_carry(reading *r);

/* quantity_doubt.c: the ranges that tell how sure a number is become a part of it */
facts_status doubts_take(reading *r);

#endif
