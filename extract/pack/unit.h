/* Units: UDUNITS-2 does the physics, packs/common/units.tsv says which units there are and what they are called
 * here. */
#ifndef FACTS_UNIT_H
#define FACTS_UNIT_H

#include "pack.h"

/* `value` in unit `from`, said in unit `to`; both have the same dimension. */
double unit_convert(const facts_packs *packs, decimal value, int from, int to);

/* Whether it is told how warm something is, and not by how much (a rise, an anomaly, what has a base): then it moves
 * with the zero of its scale. */
bool unit_tells_warmth(facts_kind kind, const char *base, const char *metric);
/* With what is to be added to it, and no more digits than a factor of the units has, which may be a fraction. */
double unit_shifted(double value, double shift);

#endif
