/* What rose is higher than it was, and what fell is lower. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/said.h"

#include <stdlib.h>

/* Whether it is said when, and of two years one after the other. */
static bool is_dated(const facts_fact *from, const facts_fact *to) {
    facts_period before, after;
    return facts_time_period(from->time, true, &before) && facts_time_period(to->time, true, &after) &&
           before.year < after.year;
}

/* Two levels of one quantity, one after the other; "from 12 to 8 percent" may be said without years, or with the last
 * one for both. */
static bool is_move(const facts_fact *from, const facts_fact *to) {
    if (!verify_is_level(from) || !verify_is_level(to) || strcmp(from->metric, to->metric) != 0) return false;
    if (!verify_same_subject(from, to)) return false;
    return !*from->time || strcmp(from->time, to->time) == 0 || is_dated(from, to);
}

static void report(verify *v, const facts_fact *from, const facts_fact *to, bool rises) {
    const facts_fact *const facts[] = {from, to};
    char before[FINDING_VALUE_SIZE], after[FINDING_VALUE_SIZE];
    const bool holds = rises ? to->value > from->value : to->value < from->value, dated = is_dated(from, to);
    verify_add(v, FACTS_DOUBT_DIRECTION, holds ? FACTS_DOUBT_HOLDS : FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, facts, 2,
               "from %s%s%s to %s%s%s is a %s, and a %s is said", finding_value(from, before), dated ? " in " : "",
               dated ? from->time : "", finding_value(to, after), dated ? " in " : "", dated ? to->time : "",
               to->value > from->value ? "rise" : "fall", rises ? "rise" : "fall");
}

/* The word of rise or fall that stands before "from": the one that touches it, or else, of two years, the only one. */
static const cue_word *find_way(const cue_words *cues, const char *sentence, size_t clause, size_t from_start,
                                size_t to_start, bool dated) {
    enum { NEAR = 12 };                    /* "fell sharply from", and no "slowed: it went from" */
    const size_t reach = dated ? NEAR : 1; /* "a reduction factor from 1.7 to 2.2 percent" */
    const cue_word *last = NULL;
    size_t count = 0;
    for (size_t i = 0; i < cues->count; i++) {
        const cue_word *cue = &cues->at[i];
        bool way = strcmp(cue->name, "rise") == 0 || strcmp(cue->name, "fall") == 0;
        if (!way || cue->start < clause || cue->end > to_start) continue;
        bool touches = cue->end <= from_start && cue->end + reach >= from_start;
        if (touches && cue->end + strcspn(sentence + cue->end, ",:;(") >= from_start) return cue;
        count++;
        last = cue;
    }
    return dated && count == 1 ? last : NULL;
}

/* "from A in 2020 to B in 2024". A verb between the two that moves to a value, as 降至 does, says the way by itself.
 * Else the word stands before A, as in English: "fell from", "a fall in the share of coal from". */
static void check_move(verify *v, const cue_words *cues, size_t clause, size_t from_end, size_t to_start,
                       const facts_fact *from, const facts_fact *to) {
    const cue_word *from_word = cue_find(cues, "from", clause, from_end);
    const bool dated = is_dated(from, to);
    if (!from_word && !dated) return;
    bool rises = cue_find(cues, "to rise", from_end, to_start);
    bool falls = cue_find(cues, "to fall", from_end, to_start);
    if (!rises && !falls) {
        bool goes = from_word && cue_find(cues, "to", from_end, to_start);
        const cue_word *way = goes ? find_way(cues, from->sentence, clause, from_word->start, to_start, dated) : NULL;
        rises = way && strcmp(way->name, "rise") == 0;
        falls = way && strcmp(way->name, "fall") == 0;
    }
    if (rises != falls && !verify_meet(said_interval(from, false), said_interval(to, false)))
        report(v, from, to, rises);
}

static bool has_move(const verify *v, size_t start, size_t end) {
    for (size_t i = start + 1; i < end; i++)
        if (is_move(v->facts[i - 1], v->facts[i])) return true;
    return false;
}

static void check_sentence(verify *v, const verify_sentence *s) {
    for (size_t i = s->start + 1; i < s->end; i++) {
        const facts_fact *from = v->facts[i - 1], *to = v->facts[i];
        size_t clause = i - s->start > 1 ? verify_place_end(s, i - 2) : 0;
        size_t from_end = verify_place_end(s, i - 1), to_start = verify_place(s, i);
        if (clause == SIZE_MAX || from_end == SIZE_MAX || to_start == SIZE_MAX || !is_move(from, to)) continue;
        check_move(v, &s->cues, clause, from_end, to_start, from, to);
    }
}

void verify_direction(verify *v) {
    for (size_t start = 0, end; start < v->count && v->status == FACTS_OK; start = end) {
        verify_sentence sentence;
        end = verify_sentence_end(v, start);
        if (!has_move(v, start, end) || !verify_sentence_open(v, start, &sentence)) continue;
        check_sentence(v, &sentence);
        verify_sentence_close(&sentence);
    }
}
