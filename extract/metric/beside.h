/* The metric that a quantity has from another one beside it, or without one that is named. */
#ifndef FACTS_BIND_BESIDE_H
#define FACTS_BIND_BESIDE_H

#include "evidence.h"

/* beside.c: changes and shares, and where they lead */
/* A growth or a comparison behind a level is of what the level is of: "reached 205 TWh, up 43.3 percent". */
const quantity *antecedent(const reading *r, const quantity *q);
/* "Demand rose by 4%, with a 9% increase in industry": the move of all, of which the quantity tells a part,
 * and in what; NULL for none. */
const quantity *moved_in_part(const reading *r, const quantity *q, const concept **in_what);
/* Whether the metric is told in the dimension of the quantity; tonnes of CO2 or of standard coal may be called plain
 * tonnes. */
bool counts_in(const facts_packs *p, const quantity *q, const metric *m);
/* Whether only times, cues and small words stand there. */
bool names_nothing(const reading *r, uint32_t from, uint32_t to);
/* "rose by 46 percent to 2.9 TWh", "added 3 GW to reach 48 GW": where a change leads is a level of what changed; what
 * was added to leads to what there is. */
const metric *led_to(const reading *r, const quantity *q);
/* "solar grew by 170 percent (to 680 TWh)": the thing that grew, by the measure that its unit is usually of; NULL where
 * there is none. */
const char *grown_to(reading *r, const quantity *q);
/* How much of an id is the thing, where it ends in a measure: solar of solar_capacity; 0 for other ids. */
size_t thing_of(const facts_packs *p, const char *id);
/* 风电、太阳能发电量合计11478亿千瓦时，占比达到23.7%: a share behind a level of several things is of all of them,
 * though each of them would do. The listed metric that says so, or NULL. */
const metric *of_all_things(const reading *r, const quantity *q, const bag *b, const metric *m);
/* 荒漠化土地面积为2.57亿公顷，占国土面积的27%: where a clause begins with what it is a share of, the share is of the
 * level before it. The id, or NULL. */
const char *share_of_level(reading *r, const quantity *q);
/* "cost 62 billion, of which 13% will be met at home", ", 13% of which is private": of the sum before it, or NULL. */
const char *share_of_sum(reading *r, const quantity *q);

/* "Emissions fell by 4% even as its population grew by 9%": a measure with a verb of its own, behind the number before,
 * where no thing is named; NULL for none. */
const concept *moves_alone(const reading *r, const quantity *q);

/* beside_level.c: levels that go on with another one */
/* "282 GW in 2020, 329 GW in 2021", "from 39 to 15 percent": a level that nothing stands by is of what the one close
 * before it is of. */
const quantity *elided(const reading *r, const quantity *q);
/* "By 2030 the share of coal is to fall to 30 percent; at present this figure is 51 percent": the same again. */
/* "But this is well below the 37 GW a year required to reach the target for renewables": of what is held against it. */
bool like_figure_needed(const scene *s, const reading *r, quantity *q);
bool same_figure(const scene *s, reading *r, quantity *q);
/* "from 25% today to about 50%": the level that this one is reached from; NULL for others. */
const quantity *reached_from(const reading *r, const quantity *q);
/* 降到0.87吨，比2010年的1.03吨下降16%: of what the level before is, said in the same unit. */
const quantity *measured_now(const reading *r, const quantity *q);
/* "Wind and solar passed 1,400 GW, 2.6 times as much as in 2020, and the goal of 1,200 GW": where nothing is named
 * since a level in the same unit, it is a level of the same; the words before that one would tell only a part. */
const quantity *level_since(const reading *r, const quantity *q, const bag *b);

/* count.c: what is counted */
/* Whether a number stands for itself: no noun follows that would say what it counts. */
bool stands_bare(const reading *r, const quantity *q);
/* "reached 14 Mt again (2021: 13 Mt)": the level before the bracket that the quantity is another year's of; NULL. */
const quantity *level_of_other_year(const reading *r, const quantity *q);
/* "10 million heat pumps by 2027 and 30 million by 2030", "rose fivefold, from 475 in 2022 to 2,694": a bare number is
 * of what was counted before it. */
const quantity *counted_before(const reading *r, const quantity *q);
/* What a number without a unit counts, as an id, and how that is known; NULL where it counts nothing. */
const char *count_id(const scene *s, reading *r, const quantity *q, const bag *b, const char **why);

/* last_told.c: gives a quantity what the last figure of the paragraph was of; false where its sentence names
 * something else. */
/* "Use was 81 TWh. This was a decrease of 10%" */
bool like_last_figure(const scene *s, const reading *r, quantity *q);
bool like_row_of_last(const scene *s, const reading *r, quantity *q);
/* ... of what moved in the sentence before, where this one opens with its next move. */
bool moves_on(const reading *r, quantity *q);
/* "Emissions were 9 Mt in 2020. The target for 2030 is 5 Mt": where nothing but a goal or a time is named */
bool like_figure_before(const scene *s, reading *r, quantity *q);
/* "Chile led with 60% of energy from renewables. Peru (41%) followed" */
bool like_country_before(const scene *s, const reading *r, quantity *q);
/* Whether the number is that of a country, in brackets behind it, and so of what was told before. */
bool next_country(const context *c, const reading *r, const quantity *q);
/* 供热能耗21千克。其中，城镇18千克 */
bool like_whole_of_settlements(const scene *s, reading *r, quantity *q);

/* told.c: what the numbers before it tell */
/* Whether what was said in percent may be said in the unit of the other one too: "rose by 17% (+33 TWh)". */
bool may_restate(const facts_packs *p, const quantity *said, const quantity *again);
/* "14% (3,900 TWh) of generation": the amount of what has so large a share. */
const metric *amount_of_share(const reading *r, const quantity *q);
/* "a 25% reduction (or 3.7 Mt)": the tonnes that are cut. */
const metric *amount_of_cut(const reading *r, const quantity *q);
/* "of which 4,100 km2 (9 per cent) are islands": the id of the share; NULL for other numbers. */
const char *share_in_brackets(reading *r, const quantity *q);
/* ... where the bracket holds nothing else, and the share has a metric, or is of power or energy. */
const char *share_beside(reading *r, const quantity *q, const metric **listed);
/* "reached 1,800 GW, or 42% of the total": of the total of what the level is of; NULL where it is not said so. */
const char *share_or(reading *r, const quantity *q);
/* "The country contributes 1% of global emissions", "Half of the world's people": a share of all, of nothing that is
 * named; NULL.
 */
const char *share_of_whole(const reading *r, const quantity *q);
/* "90 GW, three times that of wind": the level that a multiple of another one is told of; NULL. */
const quantity *times_another(const reading *r, const quantity *q);
/* "fell by 2% in Japan (0.3 GtC, 1.1 GtCO2)": gives the quantity what its bracket is told for. */
bool stated_again(const reading *r, quantity *q);
/* 发电量下降7%，减少400亿千瓦时: of what the growth before it is of. */
bool moved_again(const reading *r, quantity *q);
/* "was 20% more expensive than coal in 2010 but cost 9% less": gives it what was compared before. */
bool compared_on(const reading *r, quantity *q);

/* cut_unnamed.c: what is to fall where nothing is named */
/* What tonnes of CO2 are of where nothing names it. */
const metric *emission_of_all(const reading *r);
/* "Our goal is 30% below 2005 levels": where the sentence names no thing, what is to be below a year's level is what
 * tonnes of CO2 are of when nothing names it. */
const metric *below_levels(const reading *r, const quantity *q);
/* "The country has pledged a 17% reduction by 2030": what a cut by a year is of, where nothing is named. */
const metric *pledged_cut(const scene *s, const reading *r, const quantity *q);
/* "Intensity is to fall by 8%. Emissions are to fall by 1% without support": whether the clause names emissions, and
 * what moved before was something else. */
bool cuts_emissions_now(const scene *s, const reading *r, const quantity *q);
/* 优良天数290天，占比79%，同比增加19天: the amount that a change behind its share is of; NULL for none. */
const quantity *amount_before_share(const reading *r, const quantity *q);

#endif
