/* What the words in the cells of a table are: numbers, years, units. */
#ifndef FACTS_TABLE_WORDS_H
#define FACTS_TABLE_WORDS_H

#include "extract/bytes.h"

struct facts_packs;

/* Without the marks of Markdown around it: "*Transport*". */
slice without_marks(slice s);
bool has_han(slice s);
/* A year among the words: "2020", "Target 2030", "2023年". */
bool has_year(slice s);
/* The year of such words, where it is at their beginning or end and they have no other digits; else all of them, with
 * nothing as `other`. */
slice year_apart(const struct facts_packs *packs, slice s, slice *other);
/* "–", "..", "n/a": there is no number. */
bool tells_nothing(const struct facts_packs *packs, slice s);
/* The size of the dash that the words end in, right before a number. */
size_t sign_before(slice s);
/* "3", "3.": the row is the third. */
bool is_serial(slice s);
/* Four digits alone. */
bool is_bare_year(slice s);
/* A number that is no year. */
bool has_amount(const struct facts_packs *packs, slice s);
/* Signs, a currency or a bound may stand before it: "~ 30", "$5". */
bool begins_with_number(slice s);
/* A short cell that holds one, be it behind a word: "about 46", 约30. */
bool is_value(const struct facts_packs *packs, slice s);

/* The cell of a number: what stands before it, it (a range is one), and what stands behind it, without the mark of a
 * footnote. */
typedef struct value_cell {
    slice before, number, behind;
    bool own_unit; /* "12%", "5.2 GW" */
} value_cell;
/* Of a currency: "$". */
bool has_sign(slice s);
value_cell value_of(const struct facts_packs *packs, slice cell);
bool ends_sentence_of(slice s);

/* "CO2 emissions (Mt)", "装机（万千瓦）", "Capacity, GW", "GW": a name, and the unit that it tells; of "Capacity (MW),
 * 2023" what stands behind the unit goes on with the name. */
typedef struct titled {
    slice name, unit, rest;
} titled;
titled split_unit(const struct facts_packs *packs, slice s);
/* "单位：万千瓦", "(GW)": a line that only names the unit. */
bool names_unit_only(const struct facts_packs *packs, slice s);
/* "Unit", 单位: the column below holds the units of the rows. */
bool is_unit_head(const struct facts_packs *packs, slice s);
/* "Country": the column below it holds places. */
bool is_place_head(const struct facts_packs *packs, slice s);
/* "Total", 合计: the row of what the caption names. */
bool says_total_only(const struct facts_packs *packs, slice s);
/* "Growth", "YoY": a column that says how something changed, and not what. */
bool says_change_only(const struct facts_packs *packs, slice s);
/* "Generation", "Target 2030": a column that says what is told of the thing that names the row, and no thing. */
bool hangs_on_thing(const struct facts_packs *packs, slice s);
/* The size of what a row begins with that is a part of the row above it: "of which", 其中：, a dash; 0 for none. */
size_t part_lead(const struct facts_packs *packs, slice s);
/* "Change 2010-2020", "net removals": numbers that may be below zero, so that "(1.5)" is. */
bool may_be_negative(const struct facts_packs *packs, slice s);
/* "(1.5)": a number and nothing else in brackets. */
bool is_bracketed(const value_cell *v);
/* "1.A Fuel combustion": the name behind the number of the row. */
slice without_numbering(const struct facts_packs *packs, slice s);
/* "provisional": beside a year it changes nothing. */
bool tells_little(const struct facts_packs *packs, slice s);
/* "50% chance": words behind a number and its unit make it a name. */
bool names_more(const struct facts_packs *packs, slice s);
/* A mark that says the same as above. */
bool is_ditto(slice s);
/* "WEM 2030", 基准情景: the name of a scenario. */
bool names_scenario(const struct facts_packs *packs, slice s);
/* The one scenario that a caption names: "Emissions with existing measures"; what ends in it is cut there. */
slice scenario_of(const struct facts_packs *packs, slice *title);
/* "Scenario": the column below it holds scenarios. */
bool is_scenario_head(const struct facts_packs *packs, slice s);
/* Without a year at the beginning or the end. */
slice without_year(const struct facts_packs *packs, slice s);
/* "1000 ha": the size of what multiplies the unit in figures, as heads of tables have it; 0 for none. A plant of 1000
 * MW is so large. */
size_t written_scale(const struct facts_packs *packs, slice s);
/* "million", 万 */
bool is_scale(const struct facts_packs *packs, slice s);
/* What stands before "by country" and the like, which says what the rows are; and behind it: ", 2020". */
slice without_tail(const struct facts_packs *packs, slice s, slice *behind);
/* The currency that a unit begins with, which stands before a number: "USD" of "USD billion". */
slice currency_of(slice unit);
/* What is said behind "Table 3:". */
slice caption_text(slice s);
/* 年, which a year needs behind it in Chinese. */
slice year_word(const struct facts_packs *packs);
/* "Year", 年份, 年末: what only says that the numbers below it are years. */
bool begins_with_year_sign(const struct facts_packs *packs, slice s);
/* "Start year", 建成年份: the head of a column of years. */
bool is_year_head(const struct facts_packs *packs, slice s);
/* "Year", 年份, and no more: the years below it are those of the numbers beside them. */
bool is_year_sign(const struct facts_packs *packs, slice s);

#endif
