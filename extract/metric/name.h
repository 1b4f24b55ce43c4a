/* What a metric is called that has been found: of one head, of what is left, of what is not given off. */
#ifndef FACTS_BIND_NAME_H
#define FACTS_BIND_NAME_H

#include "extract/bind/bind.h"

/* Gives the metric of the quantity the name that the words around it, and what was told before, ask for. */
void metric_rename(reading *r, quantity *q, const context *c);
/* What is saved or cut is an amount, what is otherwise reduced by an amount a change. */
void amounts_settle(reading *r);

/* metric.c: gives the quantity a listed metric, for that reason. */
void take_listed(quantity *q, const metric *m, const char *why);
/* ... one that was told in an earlier sentence, whose id is kept; false without memory. */
bool take_told(const reading *r, quantity *q, const metric *m, const char *id, const char *why);
/* ... that of another quantity. */
void take_like(const reading *r, quantity *q, const quantity *other, const char *why);
/* behind.c: after all have their metrics */
void metrics_from_behind(reading *r);

/* name.c */
/* Gives the quantity an id made so, with the metric that is listed under it. One that is too long, or for which there
 * is no memory, leaves the quantity as it was. */
bool rename_as(reading *r, quantity *q, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same; but the metric that is listed under it is its own only where it is told in such a unit. */
void rename_by_unit(reading *r, quantity *q, const char *id);
/* Plain tonnes of what is told in tonnes of CO2 are such. */
void keep_tonnes_of_co2(const reading *r, quantity *q);
/* What follows the subject that an id begins with: "_cost" in wind_cost; NULL where it begins with none. */
const char *measure_of_id(const facts_packs *p, const char *id);
/* The concept that an id is of up to `end`, such as the thing before a tail; NONE where there is none, or no end. */
static inline int thing_of_id(const facts_packs *p, const char *id, const char *end) {
    return end ? packs_concept(p, id, (size_t)(end - id)) : NONE;
}
/* Whether so much of an id is a thing that says something: "bev" in bev_stock, but not "electricity". */
bool id_says_thing(const facts_packs *p, const char *id, size_t size);
/* Where the tail of an id begins that ends so and has a thing before it: "_share" in wind_share; NULL for others. */
static inline const char *id_tail(const char *id, const char *tail) {
    const size_t size = strlen(id), end = strlen(tail);
    return size > end && memcmp(id + size - end, tail, end) == 0 ? id + size - end : NULL;
}

/* Whether it is one of the words of an id: wind in offshore_wind_capacity, but not in window_area. */
bool id_has(const char *id, const char *word);

/* How much of its id names a sector: "power" of power_sector and power_station, all of transport. */
static inline int sector_size(const concept *c) {
    const char *tail = id_tail(c->id, "_sector");
    if (!tail) tail = id_tail(c->id, "_station");
    return (int)(tail ? (size_t)(tail - c->id) : strlen(c->id));
}

/* Where the colon begins behind which the name of a table's row starts there, 2022年 before it or not; 0 for none. */
uint32_t row_colon(const reading *r, uint32_t start);
/* Whether the quantity is the number of a cell, as a table says it: "Emissions: Energy, 2020: 9 Mt". */
bool in_cell(const reading *r, const quantity *q);
/* Whether a part of what a cell says begins there: behind a colon, a comma, or nothing. */
bool begins_part(const reading *r, uint32_t start);
/* Whether what ends there is all of that name. */
bool ends_row_name(const reading *r, uint32_t end);

/* name_energy.c: what is used and saved */
void name_energy(reading *r, quantity *q, const context *c);
/* Whether an id begins with what is saved by itself, as fuel is. */
bool begins_with_saved(const facts_packs *p, const char *id);

/* name_stored.c: what is put away, held or taken in */
void name_put_away(reading *r, quantity *q);
/* ... whether the words weigh the carbon of it, and not the gas: "3 Gt of carbon". */
bool weighs_carbon(const reading *r, const quantity *q);

/* name_balance.c: what stands in the rows of a balance */
void name_in_balance(reading *r, quantity *q);
/* 一次能源生产量煤炭：82万吨标准煤: the fuel, or what else carries energy, right before the colon of a cell; NULL for
 * none. */
const token *carrier_of_column(const reading *r, const quantity *q);

/* bind/value.c: "10 GtC": tonnes of carbon are no tonnes of carbon dioxide, whatever the metric counts in; the unit to
 * give them in, NONE for other units. */
int unit_kept(const facts_packs *p, int unit);

/* name_retrofit.c: what is refitted */
void name_retrofit(reading *r, quantity *q);
/* name_power.c: what plants are and give */
void name_power(reading *r, quantity *q, const context *c);
/* "a 100 MW/400 MWh battery": the power of what the energy behind it is of; after all have their metrics. */
void name_power_of_store(reading *r, quantity *q);
/* name_each.c: what is told for each of something */
void name_each(reading *r, quantity *q);

/* name_sector.c: where the nouns end that begin at `at`: "a 49% renewable share". */
uint32_t name_end(const reading *r, uint32_t at);
/* name_share_gas.c: shares of a gas, and those of what lets it out */
void name_share_of_gas(reading *r, quantity *q);
void name_share_of_source(reading *r, quantity *q);

/* name_share_said.c: what a share is of, by its own words */
void name_share_said(reading *r, quantity *q);
/* "China accounted for 60% of global electric car sales": a share of what the world has; once all else is named. */
void name_world_share(reading *r, quantity *q);
/* name_share.c: ... by the numbers beside it */
/* What the id of a share says it is of: "_generation_share" in coal_generation_share; NULL where it names the thing
 * only. */
const char *shared_in(const facts_packs *p, const char *id);
/* `figure` is what the last level of the paragraph was of, "" for none. */
void name_share(reading *r, quantity *q, const char *figure);
/* "coal (30%), electricity (23%) and gas (20%)": whether electricity is the thing that the share is of. */
bool of_electricity(const reading *r, const quantity *q);
/* "coal produced 107 TWh, or 21% of generation": the amount is of what its share is of. */
void name_like_share(reading *r, quantity *q);
/* "coal gave 40%, gas 20% and wind 9% of electricity": the whole that is said behind the last of a row is that of all.
 */
void name_whole_behind(reading *r, quantity *q);
/* "21% of all emissions of 12 Mt": a share of what the level behind it is; after all have their metrics. */
void name_share_of_next(reading *r, quantity *q);
/* name_whole.c */
/* "consumption was 204 PJ, of which transport took 37%", "emissions were 20 Mt. Energy contributed 56%": a share whose
 * whole is the level before it; `figure` is that of the sentence before. */
void name_whole_before(reading *r, quantity *q, const char *figure);
void name_share_of_capacity(reading *r, quantity *q);
/* "Homes use 27% of all energy, and 60% of them are old": of the things themselves. */
void name_share_of_them(reading *r, quantity *q);
void name_renewable_part(reading *r, quantity *q);
/* name_built.c: what was built over a time */
void name_built(reading *r, quantity *q, const context *c);
/* "5 GW of wind and 8 GW of sun came online": what is told of the last of a row was done with all of it. */
void name_deed_of_row(reading *r, quantity *q);
/* name_cut.c: what is cut, saved or not given off */
void name_cut(reading *r, quantity *q, const char *figure);
/* name_sector.c: shares in what one sector uses, once all amounts are settled */
void shares_in_sectors(reading *r);
/* How much of an id is the sector that the share of a source is in: building of building_gas_share; 0 for others. */
size_t sector_of_id(const facts_packs *p, const char *id);
/* name_portions.c: "23% (13 Gt) came from industry, 15% (9 Gt) from transport": rows of shares that divide one
 * whole; once all else is named */
void portions_name(reading *r, const char *figure);
/* name_row.c: "emissions from coal and oil rose by 1% and 2%, respectively": the members of the row that begins
 * with the quantity; after all have their metrics */
void name_row(reading *r, quantity *first);
void name_bracketed_row(reading *r, quantity *first);
/* "oil and gas made up 30% and 20% of supply": what is said behind the last member of a row is said of all. */
void name_whole_of_row(reading *r, quantity *q);
/* "energy 30 Mt CO2e, farms 12 Mt CO2e (25%)": the emission or the reduction of the sector right before it. */
void name_sector_of_row(reading *r, quantity *q);

/* 污染物排放量为二氧化硫12万吨、颗粒物（PM）3万吨: each of the pollutant that stands right before it. */
void name_pollutant_of_row(reading *r, quantity *q);
/* 基地总装机1600万千瓦（光伏800万千瓦、煤电400万千瓦）: what has parts of several kinds is not of the first of them,
 * where only the sentence before named that one. */
void name_whole_of_parts(reading *r, quantity *q);
/* name_emitter.c: what one sector or thing gives off; `figure` is what was told of last */
void name_emitter(reading *r, quantity *q, const char *figure);
/* Whether it is a sector or a thing that gives something off, and no gas itself. */
bool emits(const concept *c);
/* "transport direct CO2 emissions": where the words begin that say only how, or when, what stands there is given off.
 */
uint32_t over_manner(const reading *r, uint32_t start);
/* name_sources.c: "Farms contributed 9 Mt CO2e", "Power generation follows at 9 Mt CO2e": the amount of the source
 * that the clause begins with. */
bool name_source_told(reading *r, quantity *q);
/* "emissions from homes and shops": those of both. */
bool name_joint_sources(reading *r, quantity *q);
/* name_emitter.c: whether the text between the two calls something one of the largest that give off, or use up,
 * what is told of. */
bool ranks_source(const reading *r, uint32_t from, uint32_t to);
/* name_gas.c: whether the text names the gas there, in no unit */
bool names_gas(const reading *r, uint32_t from, uint32_t to, int gas);
/* "slash emissions by 2 Mt CO2e", "CO2, CH4 and N2O grew by 7%": where the unit, or a row of gases, says that it is
 * all. */
void name_all_gases(reading *r, quantity *q);
/* "CO2 emissions grew: some 40% of them since 1990 (1000 GtCO2)": of CO2, where the sentence speaks of no other gas. */
void name_co2_alone(reading *r, quantity *q);
/* "Emissions rose by 2% to 5 GtCO2": of no other gas, in a sentence that counts in tonnes of CO2; after all are named.
 */
void name_co2(reading *r, const context *c);
/* "Emissions of SO2 fell by 6%, those of PM2.5 by 2%": a pollutant is let out there, and not measured in the air. */
void name_let_out(reading *r, const context *c);
/* name_money.c: money that is saved, given, raised or asked for */
void name_money(reading *r, quantity *q, const context *c, const char *figure);
/* name_purpose.c: "$3 billion (60%) was for adaptation": by what stands behind the sum */
void name_purpose(reading *r, quantity *q);

#endif
