/* The words that say that something rises or falls, and which of the numbers of a sentence each is of. */
#ifndef FACTS_BIND_VERB_H
#define FACTS_BIND_VERB_H

#include "bind.h"

/* ----------------------------------------------------------------- verb.c */

/* "cuts emissions from a projected 50 Mt to 40 Mt": where it begins is foreseen too. */
bool begins_foreseen(const reading *r, const quantity *q);
/* The cue that governs the quantity from before: the nearest one that says whether the number is where something
 * stands, or by how much it moved. */
const token *governor(const reading *r, const quantity *q, uint32_t from);
/* "a share of 2 percent is to grow to 8 percent": where it starts, as "from 2 percent" would be. */
bool starts_there(const reading *r, const quantity *q);
/* A rise or fall said right behind the quantity: "a 60 percent increase", "20 points higher". */
const token *verb_behind(const reading *r, const quantity *q, uint32_t limit);
/* "is 12 Mt below the 2020 target": a comparison with a goal, which stands right behind it. */
bool held_to_goal_behind(const reading *r, const quantity *q);
/* The last rise or fall in from..before. */
const token *nearest_move(const reading *r, uint32_t from, uint32_t before);
/* 比常年低22毫米: a verb of one character right before the number, where something is compared. Returns a token that
 * stands for it: only its place and its cue matter. */
const token *short_verb(const reading *r, const quantity *q, uint32_t clause);
/* Whether a word or a time that something is compared with stands in from..to, or right before this clause. */
bool base_near(const reading *r, const quantity *q, uint32_t from, uint32_t to);
/* Whether a scenario is what is compared with, right behind the word of comparison: "relative to the baseline
 * scenario". */
bool compares_with_scenario(const reading *r, const token *base);
/* What is reduced, cut or avoided is said by a word that is in the list as both: fall, and reduced. */
bool is_transitive(const reading *r, const token *t);
/* Whether a gas, or what is given off, is named in from..to. */
bool cuts_gases(const reading *r, uint32_t from, uint32_t to);
/* "limits the increase in emissions to 9 percent", "growth is capped at ...": the noun that says by how much at most.
 */
const token *limited_growth(const reading *r, const quantity *q, uint32_t from, const token *before);
/* "The growth in demand was 4.2 percent", "the cuts needed are 28 percent": what the noun says is how much, and no
 * share. */
const token *moved_noun(const reading *r, const quantity *q, uint32_t from, const token *before);
/* 增速高达43%: "stands at" after a noun of growth tells by how much something grew. */
const token *pace_before(const reading *r, const token *stands);
/* 年均2.6%的能源消费增速: the noun of growth behind it. */
const token *pace_behind(const reading *r, const quantity *q);
/* The verb behind a pace that is told as an amount, NULL for none. */
const token *pace_of_amount(const reading *r, const quantity *q);
/* "19 percent more than in 2023 and 35 percent of all": the rise is that of the number before. */
bool said_of_last(const reading *r, const quantity *q, const token *verb);
/* "raises the reduction target from 29 to 32 percent": what is aimed at is a cut of so much. */
const token *reduction_target(const reading *r, const quantity *q, uint32_t from, const token *before);
/* "the rate of growth (1.3% a year) was lower than before (2.1% a year)": so much a year is what grew. */
const token *yearly_pace(const reading *r, const quantity *q);

/* "exceeded the levels of 1990 by 12%", "was below the cap by 2 Mt": the word that says which of the two is more. */
const token *exceeding(const reading *r, const quantity *q, uint32_t from, uint32_t by);
/* "an increase of 60 TWh", "a reduction of 35 Mt": the noun that the number stands behind, NULL for none. */
const token *move_noun_before(const reading *r, const quantity *q);
/* "The rise in demand was 30 TWh": the noun that the clause is about, where it tells a move; NULL for none. */
const token *moving_subject(const reading *r, const quantity *q);
/* "the reduction level can increase (up) to 15%": the noun of the cut that the verb behind "can" raises, which is what
 * leads to the number or stands before it; NULL for none. */
const token *cut_that_rises(const reading *r, uint32_t from, const token *leads);
/* "up from a previous target of 34%": a rise or fall stands right before "from". */
bool moves_from(const reading *r, const token *from);

/* ------------------------------------------------------- verb_compound.c */

/* "a 13% freight emission reduction by 2030", "- 13% freight emission reductions": nouns between the percentage and the
 * one that says which way. */
const token *compound_behind(const reading *r, const quantity *q, uint32_t limit);
/* The gas that a cut of emissions is named of right behind the quantity: "a 20% CO2 emission reduction"; NULL for none.
 */
const token *gas_of_cut_behind(const reading *r, const quantity *q);

/* ---------------------------------------------------------------- moves.c */

/* The words that may move a quantity. */
typedef struct verbs {
    const token *before, *behind; /* the one that rules it, and "higher" */
    const token *move;            /* the one that does move it, NULL for none */
} verbs;

/* "cuts emissions and sets a renewable target of 30 percent": a goal of its own, with a verb of its own that stands
 * behind `from`. */
bool goal_of_next_verb(const reading *r, const quantity *q, uint32_t from);
verbs find_verbs(const reading *r, const quantity *q, stretch own, uint32_t clause);
/* "1 billion litres, or 35%, higher than in 2014": the word behind the second is of both; NULL for none. */
const token *verb_of_both(const reading *r, const quantity *q);

/* 对浓度下降的贡献率超过三成: the noun of a percentage behind "of", right before the number. */
bool measures_percent(const reading *r, const quantity *q);

/* --------------------------------------------------------------- elided.c */

/* 需求增长4%，高于2023年的2.5%: the time of the growth that the one before it is held against; NULL for others. */
const span *outdone_then(const reading *r, const quantity *q);
/* Whether the verb of a growth before (or behind) holds for this quantity too: "rose 7 percent and on land 14". */
bool growth_elided(const reading *r, const quantity *q);
/* "rose by 90 Mt (2%) in 2022 and 40 Mt (1%) in 2023", "after 60 TWh in 2021": the change before it, whose verb rules
 * this amount too; NULL for none. */
const quantity *change_elided(const reading *r, const quantity *q);
/* "Area and stock rose by 3 Mha and 9 Mm3, respectively": the member before it of a row that one verb moves, or NULL.
 */
const quantity *moved_each(const reading *r, const quantity *q);

/* "a 40% cut in emissions by 2030 and one of 75% by 2050": the quantity that is said again with another number. */
const quantity *one_more(const reading *r, const quantity *q);

/* "savings of 1% of demand in 2020, at least 2% in 2021 and 3% in 2022": whether a share is told again with another
 * time, and nothing else is named. */
bool share_dated_again(const reading *r, const quantity *q);
/* 铅降幅为4%、镉为3%: in a row of paces the noun is said of the first member only. The member before, NULL where it is
 * none. */
const quantity *row_of_pace(const reading *r, const quantity *q);
/* "It pledges a cut of 9 percent. With international support this could be 27 percent": the cut that the sentence
 * before promises, under another condition. */
bool cut_again(const reading *r, const quantity *q);
/* "a cut of 45% by 2020 (41% excluding LULUCF)", "by 12% (15% with land use)": the same cut, with or without a part, in
 * the bracket right behind it. */
bool cut_without_part(const reading *r, const quantity *q);
/* "a 20% cut in use and an increase to 40% in the share of wind": behind the noun of a rise, of what else rises. */
bool rises_in_other(const reading *r, const quantity *q);
/* "Reductions in methane are larger: 34% by 2030", "cut it, starting at 2 percent in 2025": a percentage that is a cut,
 * by a noun or a verb that does not stand with it. */
bool cut_stated(const reading *r, const quantity *q);
/* "lifts the target to 31% and the conditional one to 40% below that level": what is said behind the second is said of
 * both, where nothing is named between them. */
bool below_like_next(const reading *r, const quantity *q);

/* "grew 14 percent from 6 Mt in 2007 to ...": where the change began is told right behind it. */
bool tells_from(const reading *r, const quantity *q, const quantity *from);

#endif
