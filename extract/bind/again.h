/* What a number says again, in another unit or in a bracket: of a change, a growth or a cut before it. */
#ifndef FACTS_BIND_AGAIN_H
#define FACTS_BIND_AGAIN_H

#include "bind.h"

/* "by 8.1% or about 0.6 Mt", "by 2.8% in 2024, or 115 bcm": whether the quantity says the one before it in another
 * unit. */
bool said_again(const reading *r, const quantity *last, const quantity *q);
/* "0.3 GtC (1.1 GtCO2)", "fell by 2% in Japan (0.3 GtC, 1.1 GtCO2)": the quantity that the amounts of a bracket are
 * told for, which holds nothing else; NULL for none. */
const quantity *stated_for(const reading *r, const quantity *q);
/* The quantity itself, or the one before it that it only says again in a bracket: "from 20 Mt (3 PJ) to 26 Mt (4 PJ)".
 */
const quantity *outside_brackets(const reading *r, const quantity *q);
/* "almost half of the land (48%)": the fraction that the bracket says exactly; NULL for none. */
const quantity *rounded_before(const reading *r, const quantity *q);
/* "45% (previously 30%)", "45% instead of 30%", "45% (30% before)": the quantity that the one takes the place of; NULL
 * for others. */
const quantity *replaces(const reading *r, const quantity *q);
/* "21 GW, up from 9 GW in the previous plan", "39% by 2030, compared to the 42% target": what the one before it was, or
 * is, meant to be; NULL for others. */
const quantity *planned_before(const reading *r, const quantity *q);
/* Where the words end that say so; 0 where none stand. */
uint32_t planned_until(const reading *r, const quantity *q);
/* "a share of 40%, 5 points more than in 2022 (35%)": in the bracket stands what it was then; the quantity of which it
 * was so, NULL for others. */
const quantity *compared_then(const reading *r, const quantity *q);
/* The quantity whose kind such a former percentage has; NULL where it tells its own. */
const quantity *kind_of_former(const reading *r, const quantity *q);
/* "fell by 3% in Japan, reaching 0.3 GtC": a clause that only tells where the move of the one before has led. */
bool comes_out_at(const reading *r, const quantity *q);
/* "12% (6.5 Gt) higher": the bracket says the same in other units. */
bool in_brackets_of_growth(const reading *r, const quantity *q);
/* "rose by 8 inches (20 cm)": the same move in another unit of its kind. */
bool change_in_other_unit(const reading *r, const quantity *q);
/* "rose by 585 GW (15%)", "by 410 Mt, or 1.1 percent": the same again in percent. */
bool in_brackets_of_change(const reading *r, const quantity *q);

/* "grew by 6% from 2014 to 2018 (an average of 1.4% a year)": the same move, told as its pace. */
bool yearly_in_bracket(const reading *r, const quantity *q);
/* "grew by 70% (24% between 1990 and 2004)": the same growth over another time. */
bool goes_on_in_brackets(const reading *r, const quantity *q);
/* "is to cut emissions by 12 Mt (21%) in 2025 and 19 Mt in 2030 (29%)", "by 12 Mt, or 21%": the amounts are those of
 * the cut, the percentages what they make of the emissions. */
bool in_brackets_of_cut(const reading *r, const quantity *q);
/* "in waste (+0.3 Mt)", "methane (CH4; -31%)": where the bracket opens that holds nothing but the quantity with its
 * sign, and a symbol before it at most; 0 for other quantities. */
uint32_t signed_bracket(const reading *r, const quantity *q);
/* "rose from 20 to 26 Mt (30%)", "from 20 Mt in 2015 to 26 Mt in 2019, or 30%": by so much, behind where it began and
 * where it ended. */
bool in_brackets_of_move(const reading *r, const quantity *q, bool *falls);
/* Where what is said of a quantity right behind it ends: "188 Mt in 2030". */
uint32_t end_with_time(const reading *r, const quantity *q);
/* The growth before it whose verb rules it too: over "the conditional one". */
const quantity *growth_before(const reading *r, const quantity *q);
/* "at 49%, an increase of 4% compared with the 47% of 2024": nearer to what it grew to than to the growth. */
bool stood_then(const reading *r, const quantity *q);
/* "5 Mt or 11 percent less than in 2021": what is said behind the second is said of the first too; "was 50 Mt, or 11
 * percent less" tells where it stands, unless that was told before. */
bool differs_as_next(const reading *r, const quantity *q);
/* "42 percent or 81 GWh more than in 2022" */
bool grows_as_next(const reading *r, const quantity *q);

/* "It grows by 2% in the first scenario. The corresponding ranges are 3–5% in the second", "The figure is 23% if
 * aviation is included": of the same kind, for another case. */
bool corresponds_to_last(const reading *r, const quantity *q);

#endif
