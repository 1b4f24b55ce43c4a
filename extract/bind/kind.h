/* The kinds of quantities: a level, a change, a growth, a ratio. */
#ifndef FACTS_BIND_KIND_H
#define FACTS_BIND_KIND_H

#include "verb.h"

/* kind_amount.c: "rose by 9 TWh": whether the amount tells by how much something moved, and not where it stands.
 */
bool is_difference(const reading *r, const quantity *q, const verbs *v, stretch own, uint32_t clause);

/* "additions rose by 8% from 2021, totalling 9 GW": what something comes to is where it stands; but "a cut of 8%,
 * totalling 9 Mt". */
bool comes_to_sum(const reading *r, const quantity *q);
/* "has achieved 16% of its emissions reduction target": how much of what is aimed at, and no move. */
bool is_part_of_goal(const reading *r, const quantity *q);
/* "rainfall fell by 2 mm a year": the kind of what is no rate, though it is told as one. */
void kind_of_yearly(const reading *r, quantity *q);
/* "raise the current rate of 62% to 90%": what the first number is. */
bool stands_now(const reading *r, quantity *q);

#endif
