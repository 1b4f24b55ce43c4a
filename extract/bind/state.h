/* What state.c asks to tell whether a quantity is done, promised or foreseen. */
#ifndef FACTS_BIND_STATE_H
#define FACTS_BIND_STATE_H

#include "time.h"

/* ------------------------------------------------------------ state_word.c */

/* 到2025年底, in a notice of March 2025: of the same year, and still to come. */
bool ends_later(const reading *r, const quantity *q);
/* Whether a participle or a verb of what was follows there: "supplied", "built". */
bool past_behind(const reading *r, uint32_t at);
/* Whether the participle of what is done follows "has", which ends there: "has already installed 3 GW". */
bool is_perfect(const reading *r, uint32_t end);
/* "up from 9 GW": where a move begins, said so. */
static inline bool begins_move(const quantity *q) { return q->from && q->leading && is_cue(q->leading, CUE_FROM); }
/* "estimates that the rules would", "projections show that it will": whether what stands there is told as a forecast.
 */
bool is_foretold(const reading *r, uint32_t place);
/* Whether a space and a verb that tells what is or was stand there. */
bool tells_at(const reading *r, uint32_t at);
/* Where the word ends that begins there. */
uint32_t word_end(const reading *r, uint32_t at);
/* What a word says of the numbers that it rules; false for words that say nothing of the kind. */
bool says_state(const reading *r, const token *t, facts_state *state);
/* "The targets for 2012 are: 25 percent": whether what stands before the colon leads to the quantity. */
bool leads_by_colon(const reading *r, const token *word, const quantity *q);
/* "Of the 58 units, 20 will be shut": the whole is there. */
bool opens_with_whole(const reading *r, const quantity *q);
/* The last word before the quantity, or one behind it where none stands before, or none so near. */
const token *state_word(const reading *r, const quantity *q, const context *c);

/* ---------------------------------------------------------- state_begun.c */

/* Whether a clause that ends up to there says that building has begun: 甲管道今天开工建设. */
bool breaks_ground(const reading *r, uint32_t to);
/* 项目计划2029年建成，装机容量50万千瓦: foreseen for that year, and no aim. */
bool ends_as_planned(const reading *r, const quantity *q);
/* 2023年5月开工，总装机140万千瓦，计划2029年投产: begun in a year that is over, and still to be finished. */
bool begun_and_going_on(const reading *r, const quantity *q);
/* Whether building of what the quantity is of has just begun: 管道全长900公里. */
bool of_just_begun(const reading *r, const quantity *q, const context *c);

/* ---------------------------------------------------------------- tense.c */

typedef enum tense { TENSE_UNTOLD, TENSE_PAST, TENSE_PRESENT, TENSE_AHEAD } tense;

/* Of the clause of the quantity in an English sentence; untold in Chinese, and where no finite verb is known. */
tense tense_of_clause(const reading *r, const quantity *q);

/* "is to be renewed by 2030, given that cars emit 30% of it": the clause only tells why, of what is so now. */
bool gives_reason(const reading *r, const quantity *q);
/* ... or of the whole sentence, where the clause tells none. */
tense tense_of(const reading *r, const quantity *q);
/* "Of the sites required to report, farms gave off 9 percent": whether a clause behind that of the word, and before the
 * quantity, tells what was. */
bool told_past_behind(const reading *r, uint32_t word, const quantity *q);
/* ", which took 9 Mha": whether the quantity is told by a clause that tells more of what was named, in the past. */
bool told_which_was(const reading *r, const quantity *q);
/* Whether no finite verb stands there. */
bool no_verb_between(const reading *r, uint32_t from, uint32_t to);
/* Whether no finite verb of the sentence stands before that. */
bool no_verb_before(const reading *r, uint32_t at);

/* ----------------------------------------------------------- state_tense.c */

/* Whether the verb before a number tells of what was. */
bool told_as_past(const reading *r, const quantity *q);
/* "with 1,600 electric cars registered": a clause of its own that tells what there is. */
bool with_done(const reading *r, const quantity *q);
/* "9 billion is needed by 2030, and 40% of the lines are old": what is so now, in a clause of its own behind that of
 * the word that promises. */
bool told_beside_promise(const reading *r, const quantity *q, const token *word);
/* Whether a word of what was or is also tells of a quantity whose year lies behind the date of the document. */
bool holds_beyond(const reading *r, const quantity *q, const token *word);
/* "saves 9 TWh of electricity, 3 Mm3 of water": only a comma or "and" and a thing stand between the two. */
bool follows_in_list(const reading *r, const quantity *q, const quantity *last);
/* "sets the standards to 9 percent for cars, 7 percent for vans": the next member of what is promised or foreseen. */
bool lists_on(const reading *r, const quantity *q, const quantity *last);
/* Where a list comes before its verb, its members have the state of the last one. */
void bind_state_back(reading *r);
/* "Created the largest fleet": an item of a list that begins with what was done; but not what a list foresees: "It
 * could include: - Improved stoves". */
bool opens_item_done(const reading *r, const context *c);
/* Whether the sentence begins with a word in -ing. */
bool opens_in_ing_word(const reading *r);
/* "Installing 40 MW of wind.": the next of what is to be done, a sentence without a finite verb. */
bool begins_in_ing(const reading *r, const quantity *q);
/* "To plant 20 million trees.", "Raising the share to 9% in 2031": no verb stands beside it, and it is to be done. */
bool opens_as_aim(const reading *r, const quantity *q);
/* "These reductions represent 20 percent": what the sentence before says, said again. */
bool restates_last(const reading *r);
/* "That is 55% higher than in 1990 and 12% higher than in 2010": holds what the sentence before told against years. */
bool compares_last(const reading *r, const quantity *q);
/* "The standards cut exhaust by 40%": what a rule does is foreseen. */
bool is_effect_of_rule(const reading *r, const quantity *q);
/* "The plan allocates 14 GW to wind", "India to add 40 GW": what is laid out without a verb that promises it. */
bool laid_out(const reading *r, const quantity *q, const context *c);

/* ------------------------------------------------------------------ goal.c */

/* 完成了到2020年下降40%的目标: the number is what was promised, also where that was kept. */
bool called_target(const reading *r, const quantity *q);
/* 超额完成减排任务12万吨: the word of a task that was done. */
bool task_done(const reading *r, const token *t, const quantity *q);
/* "cut it by 30% by 2031, a target set in 2020": called so behind a comma. */
bool is_goal_in_apposition(const reading *r, const quantity *q);
/* 完成五年目标的86%: how much of a target is reached is no target. */
bool part_of_target(const reading *r, const token *t, const quantity *q);
/* "will miss its 2030 goal by 4 points", "exceeded the target by 9%": by how much a goal is missed is no goal. */
bool goal_missed_by(const reading *r, const token *t, const quantity *q);
/* "72 percent of the way to the goal", "a third of the target": how much of one is no goal either. */
bool part_of_goal(const reading *r, const token *t, const quantity *q);
/* Whether the quantity, or the year it has been given, is only told beside a goal. */
bool beside_goal(const reading *r, const quantity *q);
/* "the 2030 target": a year that is only of a goal. */
bool year_of_goal(const reading *r, const span *s);
/* "9 percent higher than the target", "fell below the quota by 2 Mt": a goal that something is held against. */
bool held_to_goal(const reading *r, const token *t, const quantity *q);
/* "estimates that the rules would require 9 GW", "projects that supply must double": whether what has to be so is a
 * part of what is foreseen; but "The law requires 9 GW". */
bool needed_by_forecast(const reading *r, const token *t, const quantity *q);
/* "must pay a fine of 60 euros", "37 percent of the 700 billion facility": an amount that no promise is about. */
bool sum_in_force(const reading *r, const quantity *q);
/* "exceeding the 15% target; this saved 100 Mt": the goal has a number of its own; or it is met in a clause of its
 * own. */
bool goal_of_last(const reading *r, const token *t, const quantity *q);
/* "26 percent, against a goal of 50 percent": the goal is that of the number behind. */
bool goal_of_next(const reading *r, const quantity *q, uint32_t to);
/* "installed 10 MW in 2013 to meet its target of 12 MW": the target is the next number. */
bool leads_next(const reading *r, const quantity *q, const token *t);
/* 根据规划目标，到2015年将达到1亿千瓦: what will be so is what the goal says, where no number stands between. */
bool of_goal(const reading *r, const token *will, const quantity *q);
/* "the target for 2030 was 40 GW", "a goal of 20 GW, which was later raised to 60 GW": what is said of a goal itself;
 * but "the target was met with 24 percent". */
bool told_of_goal(const reading *r, const token *best, const token *t, const quantity *q);
/* "The target was 9 GW, which was raised to 12 GW in 2014" */
bool goal_goes_on(const reading *r, const token *word, const quantity *q);
/* "The projected growth has been cut to 4%": what is foreseen now is no more than that. */
bool forecast_revised(const reading *r, const token *best, const token *t, const quantity *q);
/* "The target will be raised to 9 GW": what it will be is a goal too. */
bool goal_will_be(const reading *r, const token *best, const token *t, const quantity *q);
/* "Under the agreement, Kenya will cut emissions by 9% by 2030": what somebody is to do by it is a goal; but "Under the
 * plan, emissions will fall by 9%". */
bool willed_by_paper(const reading *r, const token *will, const quantity *q);
/* "raised its target from 6 GW to 9 GW": the goal before was one as well. */
bool goal_moves_from(const reading *r, const token *goal, const quantity *q);
/* "sets standards that (would) rise at 3 percent a year for vans, and rise at 4 percent for trucks": how a rule moves
 * is a part of it. */
bool moves_with_ruling(const reading *r, const quantity *q);
/* "The standard for new cars is 95 g": what a rule says. */
bool ruled_by_noun(const reading *r, const quantity *q);

/* ------------------------------------------------------------ state_done.c */

/* What tells of a quantity. */
typedef struct telling {
    const token *word; /* NULL for none */
    facts_state state; /* that it says, else actual */
    bool near;         /* in the clause of the quantity */
    int year, now;     /* in which its time ends, of the document; 0 where unknown */
    bool past;         /* that year is over */
    bool deadline;     /* "by 2030" */
} telling;

/* What lies behind is no promise any more, whatever the sentence promises besides. */
bool is_done(const reading *r, const quantity *q, const telling *told);

/* ----------------------------------------------------------------- state.c */

/* "Yields fall by 12% if it gets warmer by 2 °C"; but "fell by 12% if ships are left out". */
bool supposed_behind(const reading *r, const quantity *q);

#endif
