/* Units: UDUNITS-2 does the physics, packs/common/units.tsv says which units there are and what they are called
 * here. */
#ifndef FACTS_UNIT_H
#define FACTS_UNIT_H

#include "pack.h"

/* `value` in unit `from`, said in unit `to`; both have the same dimension. */
double unit_convert(const facts_packs *packs, decimal value, int from, int to);

#endif
