/* When: numbers that share the time of another one of their sentence, as they are joined to it. */
#include "again.h"
#include "state.h"
#include "time.h"
#include "verb.h"

#include <ctype.h>
#include <stdlib.h>

/* Whether the clause of the number goes on from the one before: "and its share", ", which would". */
static bool goes_on_from_clause(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause));
    const uint32_t joint = list_at(r, LIST_JOINT, start);
    return list_at(r, LIST_RELATIVE, start) || (joint && list_at(r, LIST_PRONOUN, skip_spaces(r, start + joint)));
}

/* "would be 240 TWh, and its share would be 22% in 2030": both are of the year behind the second. */
static bool foreseen_as_next(const reading *r, const quantity *q, const quantity *next) {
    return !is_han(r) && q->kind == FACTS_LEVEL && next->kind == FACTS_LEVEL && !q->time_span && !q->base[0] &&
           next->clause == q->clause + 1 && goes_on_from_clause(r, next) && next->time_span &&
           next->time_span->year > r->published.year && !stop_between(r, q->end, next->start) &&
           word_between(r, LIST_MODAL, clause_start(r, q->clause), q->start) &&
           word_between(r, LIST_MODAL, clause_start(r, next->clause), next->start);
}

/* "62% of all energy used in town, 7 TWh in 2022": the amount of the share, and its year. */
static bool amount_beside_share(const reading *r, const quantity *q, const quantity *next) {
    enum { LONGEST = 64 };
    return !is_han(r) && is_percentage(r, q) && q->kind == FACTS_LEVEL && next->kind == FACTS_LEVEL && !q->time_span &&
           next->unit != NONE && next->unit != q->unit && next->start - q->end < LONGEST && next->time_span &&
           word_behind(r, LIST_OF, q->end) && text_is(r, back_spaces(r, next->lead) - 1, ",") &&
           follows_closely(r, next, next->time_span) && no_verb_between(r, q->end, next->start);
}

/* "Emissions, at 41 Mt, fell by 2 percent in 2023": what is inserted has the time of the sentence around it. */
static bool is_inserted(const reading *r, const quantity *q, const quantity *next) {
    enum { NEAR = 8 };
    const bool stands = q->clause > 0 || list_before(r, LIST_STANDING_AT, q->lead); /* "At 41 Mt, emissions ..." */
    return stands && next->clause == q->clause + 1 && next->time_source == FACTS_TIME_EXPLICIT &&
           !strchr(next->time, '.') && q->start - clause_start(r, q->clause) <= NEAR &&
           clause_end(r, q->clause) <= q->end + 1 && strcmp(q->metric_id, next->metric_id) == 0;
}

/* "As of early 2015 it aims at 60 GW of wind (10 GW at sea) and 20 GW of solar by 2020": the deadline at the end of the
 * row, and not when the goals were told. */
static bool told_before_deadline(const reading *r, const quantity *q, const quantity *next) {
    const span *told = q->time_span, *until = next->time_span;
    if (is_han(r) || !told || !until || told->deadline || !until->deadline || told->end > q->start ||
        told->year >= until->year || precedes_closely(r, q, told))
        return false;
    const bool anew = r->text[told->end] == ',' && list_before(r, LIST_JOINT, back_spaces(r, q->lead)) &&
                      !concept_between(r, told->end, q->start); /* "sells A from 2025, and 75% of B and 50% of C by" */
    return anew || has_cue(r, told->end, q->start, CUE_TARGET);
}

/* "closing mines by 2030, a fall in oil use (by 20%) and in gas use (by 30%) by 2040": the time before the row is of
 * the item that ends there, the one behind it of all its members. */
static bool told_of_item_before(const reading *r, const quantity *q, const quantity *next) {
    const span *told = q->time_span, *until = next->time_span;
    if (is_han(r) || !told || !until || told->end > q->start || until->start < next->end || q->kind != next->kind ||
        q->unit != next->unit || r->text[told->end] != ',' || stop_between(r, told->end, until->start))
        return false;
    const uint32_t item = clause_start(r, clause_of(r, told->start));
    const bool joined = word_between(r, LIST_JOINT, q->end, next->start) ||
                        clause_of(r, q->end) != clause_of(r, next->start); /* by a comma */
    return joined && concept_between(r, item, told->start) && concept_between(r, q->end, next->start);
}

/* Whether a comma or "and" stands before the next number, as in a row. */
static bool is_listed(const reading *r, const quantity *q, const quantity *next) {
    const uint32_t lead = back_spaces(r, next->lead);
    return list_before(r, LIST_JOINT, lead) || (lead > q->end && r->text[lead - 1] == ',');
}

/* "will save 8 TWh of electricity, 28 Mt of coal and 90 Mm3 of water by 2025": of other units, which a deadline behind
 * the last one of a list ends all the same. */
static bool in_list_with_deadline(const reading *r, const quantity *q, const quantity *next) {
    return !is_han(r) && is_listed(r, q, next) && next->time_span->deadline && q->kind == next->kind &&
           q->unit != NONE && !nearest_move(r, q->end, next->start) &&
           !has_cue(r, q->end, next->time_span->start, CUE_ACTUAL);
}

/* Whether a comma opens the clause, and behind it a verb without a subject of its own: ", insulate", ", and cut". */
static bool goes_on_with_verb(const reading *r, int clause) {
    const uint32_t start = clause_start(r, clause);
    uint32_t at = skip_spaces(r, start);
    if (!start || r->text[start - 1] != ',') return false;
    at = skip_spaces(r, at + list_at(r, LIST_JOINT, at));
    return at < r->size && islower((unsigned char)r->text[at]) && !list_at(r, LIST_ARTICLE, at) &&
           !list_at(r, LIST_PRONOUN, at) && !list_at(r, LIST_RELATIVE, at) && !list_at(r, LIST_INSIDE, at) &&
           !list_at(r, LIST_WITH, at) && !ends_in(r, LIST_ENDING_ING, at, letters_end(r, at));
}

/* "will use clean power alone, plant 9,000 trees and halve its waste by 2035": one promise of several deeds, which the
 * deadline at the end of the sentence closes. */
bool deeds_with_deadline(const reading *r, const quantity *q, const quantity *next) {
    const span *s = next->time_span;
    return !is_han(r) && s && s->deadline && s->end + 1 >= r->size && next->clause == q->clause + 1 &&
           goes_on_with_verb(r, next->clause) && looks_ahead(r, 0, q->start) &&
           !word_between(r, LIST_MODAL, q->end, next->start) && !has_cue(r, q->end, next->start, CUE_HOLD) &&
           !has_cue(r, q->end, next->start, CUE_ACTUAL);
}

/* "53 GW of solar, 30 GW of wind and 7 GW of nuclear by 2035", "25 Mt, or 62 percent of all, in 2015". */
static bool has_time_of_next(const reading *r, const quantity *q, const quantity *next) {
    const bool told =
        q->time_source == FACTS_TIME_EXPLICIT && !told_before_deadline(r, q, next) && !told_of_item_before(r, q, next);
    const bool bare = q->unit == NONE && (next->unit != NONE || !q->metric_id[0] || q->in_words);
    if (told || bare || !next->time_span || next->time_span->start < next->end || next->clause - q->clause > 1)
        return false;
    if (q->kind == next->kind && q->dimension == next->dimension) return true;
    if (in_list_with_deadline(r, q, next) || deeds_with_deadline(r, q, next) || foreseen_as_next(r, q, next) ||
        amount_beside_share(r, q, next))
        return true;
    return list_before(r, LIST_SAID_AGAIN, next->lead) > 0;
}

/* "has 9 GW, of which 3 GW will close in 2031", "runs 9 GW, with the first 3 GW closing in 2031": what a part does then
 * says nothing of the whole; nor where the whole is told as it is. */
static bool part_of_then(const reading *r, const quantity *q, const quantity *next) {
    const uint32_t start = skip_spaces(r, clause_start(r, next->clause)), to = next->time_span->start;
    if (is_han(r) || next->clause == q->clause ||
        !(list_at(r, LIST_WITH, start) || list_at(r, LIST_OF_THEM, start) || cue_at(r, start, CUE_PARTS)))
        return false;
    for (uint32_t at = next->end; at < to; at++)
        if (word_behind(r, LIST_MODAL, at) ||
            (r->text[at] == ' ' && ends_in(r, LIST_ENDING_ING, at + 1, letters_end(r, at + 1))))
            return true;
    const tense told = tense_of_clause(r, q);
    return (told == TENSE_PAST || told == TENSE_PRESENT) && r->published.year &&
           next->time_span->year > r->published.year;
}

/* "raises the target to 40%, with the ambition to reach 45% by 2030": a goal and what it may come to by then. */
static bool aspires_on(const reading *r, const quantity *q, const quantity *next) {
    if (is_han(r) || !next->time_span->deadline || q->metric_id != next->metric_id ||
        !has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET) || concept_between(r, q->end, next->start))
        return false;
    for (uint32_t at = q->end; at < next->start; at++)
        if (word_behind(r, LIST_ASPIRES, at)) return true;
    return false;
}

/* "Sun grew by 70%; wind grew by 40% from 2015 to 2019.": the years at the very end are of all that moved alike. */
static bool ends_both(const reading *r, const quantity *q, const quantity *next) {
    const span *s = next->time_span;
    return !is_han(r) && moves(q) && q->kind == next->kind && q->unit == next->unit && from_year_to_year(r, s) &&
           s->end + 1 >= r->size;
}

/* "is 48% below, while the law asks 65% by 2030", "92 percent of it, up from 86 percent in 2023". */
static bool is_other_matter(const reading *r, const quantity *q, const quantity *next) {
    const stretch own = own_stretch(r, next);
    if (aspires_on(r, q, next) || foreseen_as_next(r, q, next)) return false;
    if (part_of_then(r, q, next) || (!is_han(r) && word_between(r, LIST_FORMER, q->end, next->start))) return true;
    for (uint32_t at = q->end; at < next->start && !is_han(r); at++) /* "has 5 GW, of which 2 GW were built in 2019" */
        if (list_at(r, LIST_OF_THEM, at) && has_cue(r, next->end, next->time_span->start, CUE_ACTUAL)) return true;
    if (has_cue(r, own.start > q->end ? own.start : q->end, next->start, CUE_BASE)) return true;
    if (next->time_span->rule->emit.op == EMIT_SINCE && has_cue(r, q->end, next->start, CUE_ASIDE))
        return true; /* "grew by 9% owing to a fall of 40% in prices since 2010" */
    return !is_han(r) &&
           ((stop_between(r, q->end, next->start) && !ends_both(r, q, next)) ||
            has_cue(r, q->end, next->start, CUE_TARGET) || has_cue(r, q->end, next->start, CUE_PROJECTED));
}

void time_of_what_is_stated(const reading *r, quantity *q) {
    const quantity *said = stated_for(r, q);
    if (!said || !said->time[0] || q->time_span == said->time_span) return;
    if (said->from && !(said->time_span && said->time_span->start >= q->end)) return;
    if (q->time_span && q->time_span->start >= said->end && q->time_span->end <= q->start)
        return; /* "a 50% rise over 2022 (+8 GW)" */
    q->time = said->time;
    q->time_span = said->time_span;
    q->time_source = said->time_source;
}

/* "by 2% in Japan (0.3 GtC, 1.1 GtCO2) and by 3% in Kenya in 2023": the next number that stands outside a bracket which
 * only says the same again. */
static const quantity *behind_stated(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    while (next && stated_for(r, next) == q) next = quantity_behind(r, next);
    return next;
}

bool begins_in_scenario(const reading *r, const quantity *q) {
    const quantity *to = q->from && q->kind == FACTS_LEVEL && !is_han(r) ? quantity_behind(r, q) : NULL;
    uint32_t size;
    return to && to->unit == q->unit && to->clause == q->clause &&
           list_next(r, LIST_HELD_SCENARIO, q->end, to->start, &size) < to->start;
}

/* "has built 40 GW since 2010, 9 GW of it in 2022": when a part of it was. */
static bool dates_part_alone(const reading *r, const quantity *next) {
    const uint32_t at = skip_spaces(r, next->end), of = is_han(r) ? 0 : list_at(r, LIST_OF_THEM, at);
    return of && next->time_span && next->time_span->start == skip_spaces(r, at + of);
}

/* "Coal use rose by 9%, and a fall of 15% is expected by 2040": what has moved did not do so by a year to come. */
static bool moved_before(const reading *r, const quantity *q, const quantity *next) {
    const span *s = next->time_span;
    return !is_han(r) && moves(q) && s && r->published.year && s->year > r->published.year &&
           next->clause > q->clause && tense_of_clause(r, q) == TENSE_PAST;
}

void time_of_next(const reading *r, quantity *q) {
    const quantity *next = behind_stated(r, q);
    const bool scenario = !q->time_span && begins_in_scenario(r, q);
    if (!next || dates_part_alone(r, next) || (q->from && !scenario) || next->from || !next->time[0]) return;
    if (moved_before(r, q, next)) return;
    const uint32_t bracket = next->time_span && !is_han(r) ? bracket_of(r, next->time_span->start) : 0;
    if (bracket > q->end && next->unit == q->unit && !q->per_year) return; /* "to 5% (11% by 2050)" */
    if (q->time_span && !told_before_deadline(r, q, next) && !told_of_item_before(r, q, next)) return;
    const bool inserted = scenario || (!q->time_span && is_inserted(r, q, next));
    if ((!inserted && !has_time_of_next(r, q, next)) || (next->time_span && is_other_matter(r, q, next))) return;
    if (!inserted && comparative(q) && !q->base[0]) q->base = next->base;
    q->time = next->time;
    q->time_span = next->time_span;
    q->time_source = FACTS_TIME_EXPLICIT;
}

const span *time_of_goal_missed(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, clause_end(r, q->clause) + 1);
    const bool foretold = !is_han(r) && start < r->size && has_cue(r, 0, q->start, CUE_PROJECTED);
    const uint32_t met = foretold && !q->time[0] ? list_at(r, LIST_MET, start) : 0;
    const uint32_t at = met ? skip_spaces(r, start + met) : 0;
    for (const span *s = r->spans.at; met && s < r->spans.at + r->spans.count; s++) {
        const bool near =
            s->start == at || list_before(r, LIST_DEFINITE, back_spaces(r, s->start)) == s->start - 1 - at;
        if (s->kind == SPAN_TIME && near && s->time[0] && cue_at(r, skip_spaces(r, s->end), CUE_TARGET)) return s;
    }
    return NULL;
}

/* 2015年至2019年能耗年均增长3%。绿电占比达到18%，比2015年提高2个百分点: what has been reached, and by how much it is
 * more than when those years began, is told of their last one. */
void reached_by_last_year(const reading *r, quantity *q) {
    quantity *to = is_han(r) && comparative(q) && !q->per_year && q > r->quantities.at ? q - 1 : NULL;
    if (!to || to->kind != FACTS_LEVEL || !to->leading || !is_cue(to->leading, CUE_HOLD) || to->clause + 1 != q->clause)
        return;
    if (!is_of_years(q->time) || strcmp(q->time, to->time) != 0 || !is_one_year(q->base) || !q->base_span ||
        q->base_span == q->time_span)
        return;
    const int before = atoi(q->time) - atoi(q->base); /* 比2015年, 比2014年 */
    if (before != 0 && before != 1) return;
    if (has_cue(r, clause_start(r, to->clause), to->start, CUE_CUMULATIVE)) return; /* of all the years */
    const char *year = year_text(r, year_end_of(q->time));
    if (year) q->time = to->time = year;
}
