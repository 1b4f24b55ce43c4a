/* Parts and totals that one sentence says. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/said.h"

#include <math.h>
#include <stdlib.h>

enum { PARTS = FACTS_DOUBT_EVIDENCE - 1 };

typedef struct sum {
    const facts_fact *parts[PARTS];
    double times[PARTS]; /* "three plants of 200 MW" */
    size_t count;
} sum;

static double value_of(const sum *s) {
    double value = 0;
    for (size_t i = 0; i < s->count; i++) value += s->times[i] * s->parts[i]->value;
    return value;
}

/* "About" is no room: who rounds says about of numbers that add up all the same. */
static facts_interval room_of(const facts_fact *fact) {
    return said_interval(fact, fact->bound == FACTS_GT || fact->bound == FACTS_LT);
}

static facts_interval room_of_sum(const sum *s) {
    facts_interval all = {0, 0};
    for (size_t i = 0; i < s->count; i++) {
        facts_interval room = room_of(s->parts[i]);
        all.lo += s->times[i] * room.lo;
        all.hi += s->times[i] * room.hi;
    }
    return all;
}

static bool adds_up(const sum *s, const facts_fact *total) { return verify_meet(room_of_sum(s), room_of(total)); }

/* "3 x 200 + 100" */
static void print_sum(const sum *s, char *text, size_t size) {
    char times[40], value[40];
    size_t at = 0;
    text[0] = '\0';
    for (size_t i = 0; i < s->count && at < size; i++) {
        finding_number(s->times[i], times);
        finding_number(s->parts[i]->value, value);
        bool once = s->times[i] == 1;
        at += (size_t)snprintf(text + at, size - at, "%s%s%s%s", i ? " + " : "", once ? "" : times, once ? "" : " x ",
                               value);
    }
}

static void report(verify *v, const sum *s, const facts_fact *total, facts_severity severity) {
    const facts_fact *facts[PARTS + 1];
    char text[640], made[40], said[40], low[40], high[40];
    facts_interval room = room_of_sum(s);
    memcpy(facts, s->parts, s->count * sizeof *facts);
    facts[s->count] = total;
    print_sum(s, text, sizeof text);
    finding_number(value_of(s), made);
    finding_number(total->value, said);
    finding_number(room.lo, low);
    finding_number(room.hi, high);
    if (adds_up(s, total))
        verify_add(v, FACTS_DOUBT_SUM, FACTS_DOUBT_HOLDS, severity, facts, s->count + 1, "%s = %s; said is %s %s", text,
                   made, said, total->unit);
    else
        verify_add(v, FACTS_DOUBT_SUM, FACTS_DOUBT_IMPLAUSIBLE, severity, facts, s->count + 1,
                   "%s = %s, but %s %s is said; rounding allows %s to %s", text, made, said, total->unit,
                   isfinite(room.lo) ? low : "less", isfinite(room.hi) ? high : "more");
}

/* ----------------------------------------------------------------- totals */

static bool fits(const facts_fact *part, const facts_fact *total) {
    return verify_is_level(part) && strcmp(part->unit, total->unit) == 0 && strcmp(part->time, total->time) == 0;
}

/* What a number of a sentence is to the ones before it. */
typedef enum role {
    NO_TOTAL,
    TOTAL, /* of these: they make it */
    WHOLE  /* "wind 80 GW and solar 278 GW; renewables totalled 373 GW": they are part of it, and there may be others */
} role;

/* A total goes by the name of its last part, where it has none of its own, or by that of both. */
static role role_of(const sum *s, const facts_fact *total) {
    const facts_fact *first = s->parts[0], *last = s->parts[s->count - 1];
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->parts[i]->metric, total->metric) == 0) return TOTAL;
    if (s->count == 2 && (verify_is_split(first, last, total) || verify_is_split(last, first, total))) return TOTAL;
    return verify_is_part(first, total) ? WHOLE : NO_TOTAL;
}

/* The parts are the last two or more numbers before the total. */
static void check_total(verify *v, size_t start, size_t at) {
    const facts_fact *total = v->facts[at];
    sum s = {.count = 0}, nearest = {.count = 0};
    for (size_t i = at; i-- > start && s.count < PARTS;) {
        if (!fits(v->facts[i], total)) continue;
        memmove(s.parts + 1, s.parts, s.count * sizeof *s.parts);
        s.parts[0] = v->facts[i];
        s.times[s.count++] = 1;
        if (s.count < 2) continue;
        if (adds_up(&s, total)) {
            report(v, &s, total, FACTS_LOW);
            return;
        }
        if (nearest.count == 0 || fabs(value_of(&s) - total->value) < fabs(value_of(&nearest) - total->value))
            nearest = s;
    }
    /* far from the total they are parts of something else */
    if (nearest.count == 0 || fabs(value_of(&nearest) - total->value) >= fabs(total->value) / 5) return;
    role is = role_of(&nearest, total);
    if (is == TOTAL || (is == WHOLE && value_of(&nearest) > total->value)) report(v, &nearest, total, FACTS_HIGH);
}

/* "53 GW out of a total of 134", "9 of the 30 in total": the whole of the number before. */
static bool is_whole_of(const verify_sentence *s, const cue_word *sum, size_t before) {
    enum { ARTICLE = 5 }; /* " the " */
    for (size_t i = 0; i < s->cues.count; i++) {
        const cue_word *of = &s->cues.at[i];
        if (strcmp(of->name, "of") == 0 && of->start >= before && of->end <= sum->start &&
            of->end + ARTICLE >= sum->start)
            return true;
    }
    return false;
}

/* A word such as "total of", which packs know as one of what has come together over time, must touch the number. */
bool verify_is_total(const verify_sentence *s, size_t at) {
    enum { TOUCH = 1 };
    size_t before = verify_place_end(s, at - 1), here = verify_place(s, at), behind = verify_place_end(s, at);
    if (before == SIZE_MAX || here == SIZE_MAX) return false;
    size_t touching = here > before + TOUCH ? here - TOUCH : before;
    const cue_word *said = cue_find(&s->cues, "sum", before, here);
    if (said) return !is_whole_of(s, said, before);
    for (size_t i = 0; i < s->cues.count; i++) {
        const cue_word *cue = &s->cues.at[i];
        bool sum = strcmp(cue->name, "sum") == 0, cumulative = strcmp(cue->name, "cumulative") == 0;
        if (cumulative && cue->start >= before && cue->end >= touching && cue->end <= here) return true;
        if ((sum || cumulative) && cue->start >= behind && cue->start <= behind + TOUCH) return true;
    }
    return false;
}

static void check_totals(verify *v, const verify_sentence *s) {
    for (size_t i = s->start + 2; i < s->end; i++) {
        if (verify_is_level(v->facts[i]) && verify_is_total(s, i)) check_total(v, s->start, i);
    }
}

/* ----------------------------------------------------------------- plants */

/* A total without a count, and then nothing but parts with one. They may be less than the whole, as after "among them",
 * but a little less is as odd as more. */
static void check_plants(verify *v, const verify_sentence *sentence) {
    const facts_fact *total = NULL;
    sum s = {.count = 0};
    for (size_t i = sentence->start; i < sentence->end; i++) {
        const facts_fact *fact = v->facts[i];
        if (!verify_is_level(fact) || strcmp(fact->unit, "1") == 0 || strcmp(fact->unit, "percent") == 0) continue;
        double times = verify_multiplier(sentence, i);
        if (!total) {
            total = fact;
            if (times > 0) return;
            continue;
        }
        if (strcmp(fact->unit, total->unit) != 0) continue;
        if (times == 0 || s.count == PARTS) return;
        s.times[s.count] = times;
        s.parts[s.count++] = fact;
    }
    if (s.count < 2) return;
    double share = value_of(&s) / total->value;
    if (adds_up(&s, total) || (share > 0.8 && share < 2)) report(v, &s, total, FACTS_HIGH);
}

void verify_sums(verify *v) {
    for (size_t start = 0, end; start < v->count && v->status == FACTS_OK; start = end) {
        verify_sentence sentence;
        end = verify_sentence_end(v, start);
        if (end - start < 3 || !verify_sentence_open(v, start, &sentence)) continue;
        check_totals(v, &sentence);
        check_plants(v, &sentence);
        verify_sentence_close(&sentence);
    }
}
