/* What a comparison is held against where that is no time: "BAU", "the national average", 传统柴油机车. */
#include "extract/find/quantity.h"
#include "state.h"
#include "time.h"

#include <ctype.h>

/* A phrase that goes on for longer is a clause. */
enum { MOST_WORDS = 9, MOST_HAN = 3 * 16 };

static const char *words_of(const reading *r, uint32_t start, uint32_t end) {
    const char *words = end > start ? arena_copy(r->memory, r->text + start, end - start) : NULL;
    return words ? words : "";
}

/* ---------------------------------------------------------------- English */

/* Behind "than" and the like: "than in", the article, "that of", "its". */
static uint32_t skip_lead(const reading *r, uint32_t at) {
    for (uint32_t size = 1; size;) {
        at = skip_spaces(r, at);
        size = list_at(r, LIST_BASE_LEAD, at);
        at += size;
    }
    return skip_spaces(r, at);
}

/* "hydrogen from gas", "the mean of other plants", "the level in England", "coal and gas plants": small words that do
 * not end the phrase where a thing or a place follows. */
static bool goes_on(const reading *r, uint32_t at) {
    const uint32_t next = skip_lead(r, letters_end(r, at));
    if (next >= r->size || isdigit((unsigned char)r->text[next]) || time_starting(r, next)) return false;
    if (list_at(r, LIST_OF, at) || list_at(r, LIST_FROM, at)) return true;
    if (list_at(r, LIST_JOINT, at)) {
        const token *thing = token_starting(r, next, WORD_SUBJECT);
        return thing && thing->end < r->size && !isdigit((unsigned char)r->text[skip_spaces(r, thing->end)]);
    }
    if (list_at(r, LIST_WITH, at))
        return word_behind(r, LIST_DEFINITE, letters_end(r, at)); /* "in line with the goal" */
    return token_starting(r, next, WORD_PLACE);
}

/* Where the phrase ends that begins there: its start where it is none. */
static uint32_t phrase_end(const reading *r, uint32_t start) {
    uint32_t end = start;
    for (uint32_t at = start, words = 0; at < r->size && !strchr(",;:.()[]", r->text[at]); words++) {
        if (words == MOST_WORDS) return start;
        const bool small = list_at(r, LIST_BASE_END, at);
        if (small && (at == start || !goes_on(r, at))) break;
        if (at > start && time_starting(r, at) && isspace((unsigned char)r->text[at - 1])) break;
        at += list_at(r, LIST_HELD_SCENARIO, at); /* "business as usual" */
        while (at < r->size && !strchr(" ,;:()[]", r->text[at])) at++;
        if (at == r->size || r->text[at] != ' ') at -= at > start && r->text[at - 1] == '.';
        if (!small) end = at;
        at = skip_spaces(r, at);
    }
    return end;
}

/* "12 Mt of coal", "5%": an amount is no thing; but "2°C pathways", "2030 projections". */
static bool begins_as_amount(const reading *r, uint32_t start, uint32_t end) {
    if (!isdigit((unsigned char)r->text[start])) return false;
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start == start)
            return r->quantities.at[i].end + 1 >= end || r->quantities.at[i].metric_id[0];
    return !byte_between(r, start, end, ' ') || !isalpha((unsigned char)r->text[end - 1]);
}

static const char *thing_behind(const reading *r, uint32_t at) {
    const uint32_t start = skip_lead(r, at), end = phrase_end(r, start);
    return end == start || begins_as_amount(r, start, end) ? "" : words_of(r, start, end);
}

/* Where the word ends that begins there and says that what follows is compared with: "than", "compared with"; 0 for
 * none. */
static uint32_t behind_comparing(const reading *r, uint32_t at) {
    for_tokens_in(t, r, at, r->size) {
        if (t->start > at) break;
        if (is_cue(t, CUE_BASE)) return t->end;
    }
    const uint32_t than = list_at(r, LIST_THAN, at); /* "less than in", "than expected" */
    return than ? at + than : 0;
}

/* "a reduction of 18% under a BAU scenario", "30% from BAU" */
static bool leads_to_scenario(const reading *r, uint32_t at) {
    return list_at(r, LIST_SCENARIO_LEAD, at) && list_at(r, LIST_HELD_SCENARIO, skip_lead(r, letters_end(r, at)));
}

/* Of a multiple it may be what follows at once: "twice that of coal", "two-thirds of the national average". */
static uint32_t multiplied_thing(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), that = list_at(r, LIST_THAT_OF, at),
                   of = that ? that : list_at(r, LIST_OF, at);
    if (q->kind != FACTS_RATIO) return 0;
    const uint32_t start = skip_lead(r, at + of), end = of || start > at ? phrase_end(r, start) : start;
    uint32_t size;
    return that || list_next(r, LIST_REFERENCE_LEVEL, start, end, &size) < end ? start : 0;
}

/* Whether a number stands between the two, in no bracket: "$13 billion in 2022 (36%), relative to BAU". */
static bool another_between(const reading *r, uint32_t from, uint32_t to) {
    for (const quantity *o = r->quantities.at; o < r->quantities.at + r->quantities.count; o++)
        if (o->start >= from && o->end <= to && !bracket_of(r, o->start)) return true;
    return false;
}

/* Where what the quantity is held against begins, behind it, 0 for none: right behind "below", or behind "than" in its
 * clause or where the next one begins, before any other number but one in a bracket right behind. */
static uint32_t comparing_behind(const reading *r, const quantity *q) {
    const uint32_t own = behind_bracket_at(r, q->end), end = clause_end(r, q->clause);
    const token *bound = token_starting(r, skip_spaces(r, own), WORD_BOUND);
    if (bound && bound->word->flags & BOUND_COMPARE) return bound->end;
    for (uint32_t at = own; at < r->size && r->text[at] != ';'; at++) {
        if (r->text[at] != ' ') continue;
        if (another_between(r, own, at)) return 0;
        const uint32_t behind = behind_comparing(r, at + 1);
        if (behind) return behind;
        if (leads_to_scenario(r, at + 1)) return letters_end(r, at + 1);
        if (at >= end) return 0;
    }
    return 0;
}

static const char *compared_behind(const reading *r, const quantity *q) {
    const uint32_t multiplied = multiplied_thing(r, q), at = multiplied ? multiplied : comparing_behind(r, q);
    return at ? thing_behind(r, at) : "";
}

/* "Compared with diesel buses, electric ones emit 40% less" */
static const char *compared_before(const reading *r, const quantity *q) {
    const uint32_t behind = behind_comparing(r, skip_spaces(r, r->marker));
    const bool leads = behind && q->clause > 0 && behind < clause_end(r, 0) && !stop_between(r, 0, q->start);
    return leads ? thing_behind(r, behind) : "";
}

/* ---------------------------------------------------------------- Chinese */

/* No number and no other thing of a row. */
static bool is_plain(const reading *r, uint32_t start, uint32_t end) {
    for (uint32_t at = start; at < end; at += character_size(r->text[at]))
        if (isdigit((unsigned char)r->text[at]) || comma_at(r, at) || text_is(r, at, "、") || text_is(r, at, "；"))
            return false;
    return end > start && end - start <= MOST_HAN;
}

/* The words from `start` to `end` without those that belong to the comparison: 工业化前水平高 is 工业化前水平; "" for a
 * part of a word, as in 比率. */
static const char *plain_words(const reading *r, uint32_t start, uint32_t end) {
    for (uint32_t tail = 1; tail; end -= tail) tail = list_before(r, LIST_BASE_END, end);
    const bool whole = end > start + character_size(r->text[start]);
    return whole && is_plain(r, start, end) ? words_of(r, start, end) : "";
}

/* 比…低, 较…减少, 比…节约: up to the move, a bound or the number. */
static uint32_t move_behind(const reading *r, uint32_t at, uint32_t end) {
    uint32_t size;
    end = list_next(r, LIST_SPARES, at, end, &size);
    for_tokens_in(t, r, at, end)
        if (is_move(t) || is_cue(t, CUE_MORE) || is_cue(t, CUE_LESS) || is_cue(t, CUE_REDUCED)) return t->start;
    return end;
}

/* 与常规燃料相比，碳排放减少30%; 相比传统工艺，能耗下降30%，成本降低12%: a clause without a number says it of those
 * behind it. */
static const char *compared_in_clause_before(const reading *r, const quantity *q) {
    int clause = q->clause - 1;
    while (clause > 0 && number_between(r, clause_start(r, clause), clause_end(r, clause))) clause--;
    if (clause < 0) return "";
    const uint32_t start = clause_start(r, clause), comma = clause_end(r, clause), end = comma - comma_before(r, comma),
                   compared = list_before(r, LIST_COMPARED, end);
    const token *base = cue_back(r, start, end - compared, CUE_BASE);
    if (compared ? !base : !(base = cue_back(r, start, end, CUE_BASE)) || base->start != start) return "";
    const bool whole = !stop_between(r, end, q->start) && !number_between(r, start, end);
    return whole ? plain_words(r, base->end, end - compared) : "";
}

/* 是全国平均水平的1.6倍, 相当于美国的两倍; 公路运输的1/7 is a number as it stands */
static const char *multiplied_before(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    const token *of = cue_back(r, clause, q->end, CUE_OF);
    if (!of || (of->end != q->lead && of->start < q->start)) return "";
    const token *is = cue_back(r, clause, of->start, CUE_HOLD);
    uint32_t size;
    const uint32_t equals = list_next(r, LIST_EQUALS, clause, of->start, &size);
    if (equals < of->start) return plain_words(r, equals + size, of->start);
    if (is) return plain_words(r, is->end, of->start);
    return of->start > q->start ? plain_words(r, q->start, of->start) : "";
}

static const char *compared_han(const reading *r, const quantity *q) {
    if (q->kind == FACTS_RATIO) return multiplied_before(r, q);
    const token *base = compared_thing(r, q);
    if (!base) return compared_in_clause_before(r, q);
    return plain_words(r, base->end, move_behind(r, base->end, q->lead));
}

/* "an unconditional cut of 11% and a conditional one of 26% below BAU": promises of one thing, or a row of numbers. */
static bool held_alike(const reading *r, const quantity *q, const quantity *o) {
    const bool row = q->list != NONE && q->list == o->list;
    const bool promises =
        q->state == FACTS_TARGET && o->state == FACTS_TARGET && strcmp(q->metric_id, o->metric_id) == 0;
    return q->kind == o->kind && !o->base[0] && (row || (promises && !stop_between(r, q->end, o->start)));
}

static void share_with_neighbours(const reading *r) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (!q->against[0]) continue;
        for (quantity *o = q; o-- > r->quantities.at && !o->against[0] && held_alike(r, q, o);) o->against = q->against;
        for (quantity *o = q + 1; o < r->quantities.at + r->quantities.count && !o->against[0] && held_alike(r, q, o);
             o++)
            o->against = q->against;
    }
}

void bases_in_words(reading *r) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        q->against = "";
        if (q->base[0] || !comparative(q)) continue;
        q->against = is_han(r) ? compared_han(r, q) : compared_behind(r, q);
        if (!q->against[0] && !is_han(r)) q->against = compared_before(r, q);
    }
    share_with_neighbours(r);
}
