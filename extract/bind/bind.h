/* Binding: a quantity and the words around it become a fact. Each step decides one thing, for every quantity of a
 * sentence, from the nearest evidence outwards: its own stretch of the clause, the clause, the sentence, the sentence
 * before, the heading. */
#ifndef FACTS_BIND_H
#define FACTS_BIND_H

#include "extract/context/context.h"

/* 根据《……规划》: the last plan whose title stands before `to`; NULL for none. */
const span *plan_before(const reading *r, uint32_t to);

void bind_lists(reading *r);
void bind_kinds(reading *r);
void bind_metrics(reading *r, const context *c);
/* kind_amount.c: "jobs rose by 1.2 million": counts that tell by how much something moved, once they have names.
 */
void counts_move(reading *r);
/* 发电量下降7%，减少400亿千瓦时: whether it tells the same move as the growth before it, as an amount; but
 * 增长7%，新增400万千瓦 is what was added. */
bool moves_again(const reading *r, const quantity *q);
/* 浓度好于年度目标5微克: of what is wanted less, what is better is lower. */
void better_when_less(reading *r);
void bind_times(reading *r, const context *c);
void bind_states(reading *r, const context *c);
/* time.c: "12 GW by 2030, of which 4 GW is running": what there is already is not of the time that something is
 * promised for; once all states are known. */
void times_of_done(reading *r);
/* state_begun.c: 7月，甲管道开工。管道全长900公里: the day dates what began, and not how long it is. */
void times_of_begun(reading *r, const context *c);

/* "Demand rose by 4% in 2024": what moved within a year, and nothing says from when, did so on the year before. Needs
 * the states. */
void bases_of_year(reading *r);
/* base_words.c: what a comparison is held against where that is no time: "BAU", "the national average". Needs the bases.
 */
void bases_in_words(reading *r);
void bind_places(reading *r, const context *c);
void bind_values(reading *r);

/* What the sentence leaves behind. */
void context_learn(context *c, reading *r, bool heading);
void context_title(context *c, reading *r);
/* （三）主要目标。: what the words that a paragraph begins with as its heading say of all of it. */
void context_run_in(context *c, const reading *r);
/* A day or a period that a fact of the sentence was dated with. */
void context_note(context *c, const reading *r, const quantity *q);
void context_date(context *c, const reading *r, const quantity *dated);
void context_event(context *c, const reading *r);

/* Whether this is one of the paragraphs that news begin with, title and first words. */
bool context_begins(const context *c);

/* 国家能源局发布上半年能源形势。, 发布《2023年生态环境状况公报》: what news begin with is the time of all that names
 * none. */
void context_announced(context *c, const reading *r);
/* time_context.c: what the paragraph goes on to be held against */
void context_against(context *c, const reading *r);
/* Keeps the period that the paragraph reports on, where this is the first quantity dated so. */
void context_report(context *c, const reading *r, const quantity *dated);
/* The list that hangs on a sentence with a colon: what the sentence says is said of all its members. */
void context_open_list(context *c, const reading *r);
/* "Of the cars sold, at least", above "(a) 25 percent in 2030": the number that a point begins with is bounded so. */
void context_bound_point(const context *c, reading *r);
/* metric/name_built.c: what is done with the plants of a list, by the sentence that opens it: "The following is to be
 * added:" or "The units to be retired are:". */
plant_deed deed_of_list(const reading *r);
/* What the numbers under the nearest frame are: actual where there is none. */
facts_state context_frame(const context *c);

/* "The plan sets these goals: 70% by 2035. Traffic causes 42% of emissions": what is so now, where the goals of the
 * paragraph have been told. */
bool told_after_goals(const reading *r, const quantity *q, const context *c);
/* "In the high scenario, demand stays flat. Coal use falls by 9%", "At 2 °C of warming, reefs die. Yields fall by 4%":
 * a sentence that takes what is told behind it, too, out of what has happened. */
bool opens_in_scenario(const reading *r);

/* Whether the sentence goes on about what the last dated one was about; `q` asks. */
bool context_elsewhere(const context *c, const reading *r);
/* "Emissions were 90 Mt in 2020. Energy accounted for 43 percent": a share of what the sentence before tells. */
bool context_shares(const context *c, const reading *r, const quantity *q);
/* Whether the sentence before, or the one that opens the paragraph, names it. */
bool context_speaks_of(const context *c, int concept);
/* Whether the sentence names a thing or a measure that the last dated sentence spoke of. */
bool context_names_dated(const context *c, const reading *r);
bool context_goes_on(const context *c, const reading *r, const quantity *q);

/* time_other.c: "(1.3%, 2010–2019)": the bracket holds a number and its time; NULL for other quantities. */
const span *time_in_bracket(const reading *r, const quantity *q);

/* Whether the document is of the world, and of no country. */
static inline bool context_of_world(const context *c) {
    return c->home[0] ? strcmp(c->home, "WLD") == 0 : c->title.world;
}
/* Whether an undated sentence comes back to the period of the paragraph, after one that looked back or ahead. */
bool context_returns(const context *c, const reading *r);

/* 2025-08-31: a day, where a year or a span is a period. */
bool is_instant(const char *time);
/* What a time or a base is, by how it is written: "2024"; "2024-06"; "2024-01/2024-06"; "2016/2024"; "2016/..", also
 * from a month or a day on; "2024-12-31". */
static inline bool is_one_year(const char *time) { return strlen(time) == 4; }
static inline bool is_one_month(const char *time) { return strlen(time) == 7 && time[4] == '-'; }
static inline bool is_of_months(const char *time) { return strlen(time) == 15; }
static inline bool is_of_years(const char *time) { return strlen(time) == 9 && time[4] == '/'; }
static inline bool is_open(const char *time) { return strstr(time, "/..") != NULL; }
static inline bool ends_year(const char *time) { return is_instant(time) && strcmp(time + 4, "-12-31") == 0; }
static inline bool is_per_year(const char *base) { return strcmp(base, "per_year") == 0; }
static inline bool is_prev_year(const char *base) { return strcmp(base, "prev_year") == 0; }

/* place.c */
/* ISO 3166 alpha-3; groups of countries are named in words. */
bool is_country(const word *w);
bool is_world(const word *w);
/* "Globally, ...", "600 GW was added worldwide"; but "40 percent of the global total". */
bool is_of_world(const reading *r, const quantity *q, const token *t, stretch own, bool in_table);
/* Whether the sentence tells of degrees that warming is to be kept to. */
bool speaks_of_limit(const reading *r);
/* "Growth in China led to a 5% rise in global demand", "Kenya joined the global pledge to double it": of the world,
 * whatever place is told of before. */
bool is_worlds_own(const reading *r, const quantity *q, const token *t);
/* "560 GW came on line, 60% of it in China": the place of a share in the quantity before it; NULL for none. */
const token *place_of_part(const reading *r, const quantity *q);
/* Whether the sentence begins with a word that points back: "these". */
bool points_back(const reading *r);

/* find/installation.c: the names of projects, plants and companies that begin before `to`: "Karot hydropower station",
 * 白鹤滩水电站 */
void installations_find(reading *r, uint32_t to);
/* Whether the word is a part of such a name. */
bool in_installation(const reading *r, const token *t);
/* place_installation.c: the one that the quantity is about, "" for none */
const char *installation_of(reading *r, const context *c, const quantity *q);
/* What a sentence or a heading leaves behind of it. */
void installation_learn(context *c, reading *r, bool heading);

/* place_role.c */
/* 仅为美国的37%, 比日本高3%, 是欧盟的1.4倍: a country that something is only held against. */
bool only_compares(const reading *r, const token *t);
/* "imports from India", "exported to Laos": with whom is traded says not where. */
bool trade_partner(const reading *r, const token *t);
/* A country that builds, pays or helps: "with support from Norway". */
bool is_builder(const reading *r, const token *t);
/* A country whose amount only shows how much it is: "3 GW, equivalent to the capacity of Peru". */
bool is_likened(const reading *r, const token *t);
/* "has the smallest grid in Central America", "in the world": what it is compared with. */
bool ranked_in(const reading *r, const token *t);
/* "the U.S.-China declaration": neither of the two is where it is. */
bool is_paired(const reading *r, const token *t);

/* likely.c: "The probability that emissions fall by 40% is less than 10%": whether it is the second number. */
bool tells_likely(const reading *r, const quantity *q);

/* goal.c */
/* 下降13%，力争完成14.5%的激励目标: a goal beyond the move of the clause before, of the same thing. */
bool aims_further(const reading *r, const quantity *q);

/* part.c: provinces, states and cities */
bool is_part(const token *t);
bool is_nation(const token *t);
/* 低于世界平均400立方米，高于全国平均350立方米: whether the country is named again between the two. */
bool nation_between(const reading *r, uint32_t from, uint32_t to);
/* Nothing but a time and a small word stands before it in its clause. */
bool begins_clause(const reading *r, const token *t);
/* The part of its country that the quantity is about, "" for none. */
const char *part_of_country(reading *r, const context *c, const quantity *q);
/* The one that a sentence has as its subject, or that a title names. */
const char *part_of_sentence(const reading *r, bool title);

/* "compared with 6 percent today": a level that another one is held against. */
bool held_against(const reading *r, const quantity *q);
/* "the world average of 4 tonnes", "Denmark's current 9 GW": whose the number is, right before it; NULL for none. */
const token *place_leading(const reading *r, const quantity *q);

/* The stretch of text that a quantity has to itself: from the quantity before it (or the start of the clause) to the
 * next one (or the end of the clause); quantities of one list share theirs. */
stretch own_stretch(const reading *r, const quantity *q);

/* 比各项贷款高: the word of comparison that leads to a thing, and not to a time, in the clause of the quantity. */
const token *compared_thing(const reading *r, const quantity *q);

/* 比2015年的1859万吨下降85%: the level that something is measured from. */
bool of_base_year(const reading *r, const quantity *q);
/* "from 19 to 23 °C": whether it is where a pair leads that begins with "from". */
bool ends_pair(const reading *r, const quantity *q);

/* A level in percent: a share or a rate, and not how much something moved. */
static inline bool is_percentage(const reading *r, const quantity *q) {
    return q->kind == FACTS_LEVEL && q->unit == r->packs->unit_percent;
}

/* cue.c */
/* The nearest cue of a kind before the quantity, from `from` on; NULL where there is none. */
const token *cue_back(const reading *r, uint32_t from, uint32_t before, cue wanted);
/* "renewables (excluding dams of more than 30 MW) are to give 32%": whether the place is in a bracket that names what
 * is left out. */
bool is_excluded(const reading *r, uint32_t at);
bool has_cue(const reading *r, uint32_t from, uint32_t to, cue wanted);
/* Whether a bracket closes there that opened before. */
bool closes_between(const reading *r, uint32_t from, uint32_t to);
/* Whether the word is a part of what a pattern found. */
bool in_span(const reading *r, const token *t);
/* Whether one does so there. */
bool concept_between(const reading *r, uint32_t from, uint32_t to);
/* kind_amount.c: 节约20%的成本, 用水量节省一半, 节约用电8%: the verb that spares so much of a thing, which falls
 * by it; behind the text where there is none, as in 节能20%. */
stretch spared_by(const reading *r, const quantity *q);
/* Whether a thing or a measure goes on over that place: "direct and indirect emissions", "photovoltaic (PV) power". */
bool within_concept(const reading *r, uint32_t at);
/* Whether a word between the two, or one of the clause, is of it. */
bool concept_said(const reading *r, uint32_t from, uint32_t to, known_concept which);
bool names_in_clause(const reading *r, int clause, int concept);
/* The time that starts there, the span of any kind; NULL for none. */
const span *time_starting(const reading *r, uint32_t at);
const span *span_starting(const reading *r, uint32_t at);
/* Whether a number stands between the two. */
bool number_between(const reading *r, uint32_t from, uint32_t to);
/* It is of what the other one is of. */
static inline void name_alike(quantity *q, const quantity *other) {
    q->metric = other->metric;
    q->metric_id = other->metric_id;
}
/* No time is told of it. */
static inline void leave_time(quantity *q) {
    q->time = "";
    q->time_span = NULL;
    q->time_source = FACTS_TIME_NONE;
}
/* The last one of the list that it is in; itself outside of lists. */
static inline const quantity *last_of_list(const quantity *q) { return q + (q->list_size - 1 - q->list_index); }
/* Whether it tells how far something moved. */
static inline bool moves(const quantity *q) { return q->kind == FACTS_GROWTH || q->kind == FACTS_CHANGE; }
/* A rise or a fall. */
static inline bool is_move(const token *t) { return is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL); }
/* Whether a word that starts here is listed as this cue (too). */
static inline bool cue_at(const reading *r, uint32_t start, cue wanted) { return has_cue(r, start, start + 1, wanted); }

#endif
