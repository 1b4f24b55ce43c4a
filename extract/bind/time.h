/* What the times of quantities and the bases of their changes are both found by. */
#ifndef FACTS_BIND_TIME_H
#define FACTS_BIND_TIME_H

#include "bind.h"

#include <stdlib.h>

/* The last year of a time, 0 where it is open. */
static inline int year_end_of(const char *time) {
    const char *slash = strchr(time, '/');
    if (slash && slash[1] >= '0' && slash[1] <= '9') return atoi(slash + 1);
    return slash ? 0 : atoi(time);
}

/* time.c: whether the quantity is held against another value */
bool comparative(const quantity *q);
/* Only small words between the quantity and the time that follows it: "16.0 percent in 2020". */
bool follows_closely(const reading *r, const quantity *q, const span *s);
/* 2020年的16.0%: the time stands right before the quantity (over 的 and a bound). */
bool precedes_closely(const reading *r, const quantity *q, const span *s);
/* "by 4% and 7%, respectively": behind where the last of a row ends. */
bool each_behind(const reading *r, uint32_t end);
/* "2015 3 MW 2016 5 MW 2017 9 MW", "2015 (Dec): 3 MW, 2016 (Dec): 5 MW": the year that leads to the number in a row of
 * bare years and numbers; NULL where it stands in none. */
const span *time_of_row(const reading *r, const quantity *q);

/* time_joined.c: whether both are told of one promise, of several deeds, that a deadline closes */
bool deeds_with_deadline(const reading *r, const quantity *q, const quantity *next);

/* time_context.c: whether a word between the two says that something is sought or foreseen */
bool looks_ahead(const reading *r, uint32_t from, uint32_t to);

/* "double the 2010 level of 70 Mt": the level that something is compared with, and its year. */
bool leads_level(const reading *r, const quantity *q, const span *s);

/* Dates the quantity with a time of its own sentence. */
void set_time(quantity *q, const span *s);
/* The year in digits; NULL without memory. */
const char *year_text(const reading *r, int year);

/* time_former.c: a year earlier: 2024-12 is 2023-12, 2025-01/2025-03 is 2024-01/2024-03. */
const char *year_earlier(const reading *r, const char *time);
/* 由治理初期的12%提高到30%: of a time that no date tells. */
bool began_undated(const reading *r, quantity *q);
/* Each dates a quantity that is of the year before the one that is told of, or of the year that it is called after. */
bool changed_in_own_year(const reading *r, quantity *q);
bool of_year_before(const reading *r, quantity *q, const context *c);
bool grew_year_before(const reading *r, quantity *q);
/* "55% below 1990 levels instead of 40%": held against the same year, too; "5 points more than in the old plan (25%)",
 * "21 GW by 2030, up from 9 GW in the old plan": of the same year. */
void times_of_replaced(const reading *r, quantity *q);

/* goal.c: 完成“十四五”新增90万千瓦的任务，每年可节电: the time of the goal that the clause before ends with. */
bool dates_goal_named(const reading *r, const quantity *q, const span *s);

/* time_span.c: whether the sentence dates the quantity, or says that none of its times does */
bool time_of_sentence(reading *r, quantity *q, const context *c);
/* "must emit 15% less from 2025 and 37% less from 2030 than in 2021": when what is asked for begins, where another year
 * is what it is held against. */
bool begins_then(const reading *r, const span *s);

/* 2026年底建成投产，……: whether the clause only tells that a building is finished then. */
bool ends_building(const reading *r, const span *s);

/* time_other.c: times that date something else. 从2010年的50万千瓦提升至...: the year where the change began dates
 * nothing else. */
bool begins_change(const reading *r, const span *s);
/* "at 30% compared with 38% in 2000, the share was ...": the year of what is held against dates nothing else. */
bool dates_held_against(const reading *r, const span *s);
/* "the largest rise recorded to date": how long a record has held, and not when it was set. */
bool tells_record(const reading *r, const span *s);
/* "a 46% cut since 2003, and a 36% one from 1990 levels": what is held against a year of its own has not moved since
 * that of the number before it. */
bool since_for_last(const reading *r, const quantity *q, const span *s);
/* It stands right at another number. */
bool dates_other_number(const reading *r, const quantity *q, const span *s);
/* Where it stands, it is of something else, and be it right at the quantity: of the next of a row, of a bracket. */
bool dates_other_place(const reading *r, const quantity *q, const span *s);
/* It is of something else, unless it stands right at the quantity: of a goal, of a whole, of a cause. */
bool dates_other_matter(const reading *r, const quantity *q, const span *s);
/* Behind the quantity, it belongs to what comes next. */
bool leads_to_other(const reading *r, const quantity *q, const span *s);
/* "12 Mt (2019: 14 Mt) in 2020": the quantity stands in the bracket that such a time rules. */
bool rules_bracket_of(const reading *r, const quantity *q, const span *s);

/* time_event.c: "In July 2021, it launched ...": a clause of its own, in which something happened. */
bool dates_event(const reading *r, const quantity *q, const span *s);
/* "60% of the homes were built before 1980", "4 million homes built before 1950": how old they are that are told of. */
bool tells_age(const reading *r, const quantity *q, const span *s);
/* 用电量增长5%，二季度增速回升；居民用电增长6%: a time in a clause without a number, behind the numbers of its part of
 * the sentence, says nothing of the next part. */
bool ends_with_part(const reading *r, const quantity *q, const span *s);

/* time_since.c: "will own 9 GW by 2030 and has cut carbon 53% from 2005": what has come about is not told of the
 * year that is still to come. */
void time_to_come(const reading *r, quantity *q);
/* What has come since a year is told of the year that it has come to. */
void year_since_then(const reading *r, quantity *q, const context *c);
/* "Since 2014 it has gone from 2 GW to 9 GW": the first level is of that year, the other one of now. */
void ends_since_then(const reading *r, quantity *q);
/* "have doubled since 1990": so many times as much as then, and so since then. */
void ratio_since_then(const reading *r, quantity *q);
/* "Use has dropped 8% since 2010, and transport makes up 30% of it": the share stands now. */
void share_since_then(const reading *r, quantity *q);
/* 入夏以来，最大负荷达9亿千瓦: whether a clause before it says since when, but names no time. */
bool opens_since(const reading *r, const quantity *q);

/* time_event.c: 到2030年占比提升至40%。该项目装机90万千瓦: whether the sentence turns from a share that is aimed at to
 * a thing that is built. */
bool turns_to_works(const reading *r, const quantity *q, const context *c);

/* time_context.c: dates the quantity with what was told before, if that tells it */
void time_of_context(const reading *r, quantity *q, const context *c);
/* "in the same period": that which the sentence names before, or else the text. */
void settle_same_period(const reading *r, quantity *q, const context *c);
/* The period that a time of the sentence stands for, by what is measured: what flows is of the year whose end is named.
 */
void settle_period(const reading *r, quantity *q, const context *c);
/* What is held against a year is not dated with that year because the sentence before was. */
void leave_base_year(const reading *r, quantity *q, const context *c);

/* time_beside.c: "21, 23 and 31 GW in 2001, 2002 and 2003": each member of a row has its own; false where not. */
bool times_of_list(reading *r, quantity *q);
/* "24% (28 TWh) and 30% (39 TWh) by 2030 and 2050 respectively": a year for each pair. */
void times_of_pair(reading *r, quantity *q);
/* time_other.c: "by 49 Mt (1.3%) in 2023": the time behind the bracket is of both. */
void time_behind_bracket(const reading *r, quantity *q);
/* "from 20% in 2022 to 18% in 2023, and gas from 39% to 38%": the same two years. */
void times_of_row_before(const reading *r, quantity *q);
/* "30 GWh in 2027 and 50 GWh in 2030, or 4 and 7 million dollars, respectively": the times of what a row says again. */
void times_of_restated(const reading *r, quantity *q);
/* What falls beside another number began in the same year as it. */
void time_of_from(const reading *r, quantity *q);
/* A base that is so many years before the time. */
void base_years_before(const reading *r, quantity *q);
/* An average a year is of the years between the two levels before it. */
void yearly_span(reading *r, quantity *q);
/* "2020/..", NULL where there is no memory. */
const char *year_on(const reading *r, const char *year);
void yearly_from(reading *r, quantity *q);
void time_thereafter(reading *r, quantity *q);
/* Of "from 71 to 40 percent between 2009 and 2020" each number has one end; a growth over a span is measured from its
 * first year. */
void ends_of_span(reading *r, quantity *q);
/* "from 2010 to 2020", "between June 2010 and May 2012" */
bool from_year_to_year(const reading *r, const span *s);
/* "grew by 4% from 2014 to 2015": what the second year has more than the one before it. */
bool from_one_year_to_next(const reading *r, const span *s);
/* What is compared otherwise behind a growth over a span is told of the last year of that. */
void end_of_span_beside(const reading *r, quantity *q);
/* time_joined.c: the amounts of a bracket are of the time of what they are told for. */
void time_of_what_is_stated(const reading *r, quantity *q);
/* The time behind the next number is also that of this one, where both are of one kind. */
void time_of_next(const reading *r, quantity *q);
/* "will fall by 16%, missing the 2030 target": the year of that goal; NULL for none. */
const span *time_of_goal_missed(const reading *r, const quantity *q);
/* The level, and its change since those years began, that stand at the end of years told. */
void reached_by_last_year(const reading *r, quantity *q);
/* "is to fall from 20 Mt under business as usual to 16 Mt by 2030": what it would be otherwise, in the same year. */
bool begins_in_scenario(const reading *r, const quantity *q);

/* base_levels.c: a growth behind the two levels that it lies between is measured from the first ... */
void base_of_change(const reading *r, quantity *q);
/* ... and so is one before them. */
void ends_of_change_behind(const reading *r, quantity *q);
/* "rose from 9 MW in 2003 to 15 MW in 2016, a growth of 4% a year": over the years between the two levels. */
void pace_between_levels(const reading *r, quantity *q);
/* "grows by 1.5% a year in the one case and 0.9% in the other": at a yearly pace too. */
void pace_of_next_member(const reading *r, quantity *q);
/* "by 3% a year from 2012 to 2016 and by 5% from 2017 to 2021", "and by 4% from 2022": the next pace, of the years that
 * follow. */
void pace_of_next_years(const reading *r, quantity *q);
/* time_other.c: 今年已外送电量50亿千瓦时，累计突破600亿千瓦时: far more than the year's is what has come together
 * since the start. */
void time_of_total(reading *r, quantity *q);
/* "rose by 9 TWh, though this was far less than in 2023": what is compared there is said by a verb of its own. */
bool compares_itself(const reading *r, const span *s);
/* "Targets (baseline 2012): gas: -8% by 2018; oil: ...": what the caption of a list says is held for all of it. */
bool listed_under(const reading *r, const quantity *q, const span *s);
/* Whether a yearly pace before the quantity, in Chinese, is that of a phrase or of levels that stand between. */
bool yearly_of_other(const reading *r, const quantity *q, const span *s);
/* 前三季度同比下降2%，“十四五”前四年累计下降9%: what has come together in a plan is held against its start. */
bool summed_in_plan(const reading *r, const quantity *q);
/* A growth that is held against a level is measured from when that was. */
void base_of_level(reading *r, quantity *q, const context *c);

/* base.c: tells the times that are bases from those that date something */
void bases_mark(reading *r);
/* The base of the quantity, after the bases are marked. */
void base_find(reading *r, quantity *q);
/* A total fall over a plan period is measured from the year before it; after the time is found. */
void base_of_plan(reading *r, quantity *q);
void base_of_next_year(const reading *r, quantity *q);
/* base_row.c: a growth that names no base, in a paragraph whose growths are held against the year before */
void base_goes_on(const reading *r, quantity *q, const context *c);
/* A change in a row of levels and changes is measured from what the one before it is. */
void base_of_row(const reading *r, quantity *q);
/* base.c: 余额30万亿元，比年初增长9%，二季度增加1万亿元: what was added in a time of its own is held against no
 * other. */
bool added_in(const reading *r, const quantity *q, const span *base);
/* Whether the time is what a multiple is measured from. */
bool ratio_base(const reading *r, const quantity *q, const span *s);
/* base_year.c: "fell by 9% in 2023 and are below their 1990 level": what it stands below or above, behind a time
 * of its own and a word that says so. */
bool stands_beside(const reading *r, const quantity *q, const span *s);
/* base_year.c: "will double in 2031", "is to nearly triple this year": a verb, and when it is to happen. */
bool multiplies_then(const reading *r, const quantity *q, const span *s);

/* base_year.c: whether a growth goes on with a row that is held against the year before, past a stop. */
bool rows_on_year(const reading *r, const quantity *q, const span *s);

/* "rose from 57% in 2010 to 74% in 2022, ... during the period": from where the change before it begins to where it
 * leads; NULL for none. */
const char *years_of_change(const reading *r, const quantity *q);

#endif
