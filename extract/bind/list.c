/* Lists of quantities, and the stretch of text that each has to itself. */
#include "bind.h"

#include <ctype.h>

/* 关停机组553台、合计1438万千瓦: the same machines, and their power. */
static bool same_things(const reading *r, const quantity *machines, const quantity *q) {
    enum { NEAR = 24 };
    uint32_t at = machines->end;
    if (!is_han(r) || machines->unit == NONE || !machines->counted || quantity_class(r, q) != DIMENSION_POWER)
        return false;
    while (at < q->start && at - machines->end < NEAR && !text_is(r, at, "、")) at++; /* 3座燃煤电厂、 */
    if (!text_is(r, at, "、")) return false;
    const token *sum = token_starting(r, at + 3, WORD_CUE);
    return q->start == (sum && is_cue(sum, CUE_SUM) ? sum->end : at + 3);
}

bool is_excluded(const reading *r, uint32_t at) {
    const uint32_t open = bracket_of(r, at);
    if (!open || list_at(r, LIST_OUTSIDE, open)) return open > 0;
    const char *close = is_han(r) ? NULL : byte_between(r, at, r->size, ')');
    return close && list_before(r, LIST_LEFT_OUT, (uint32_t)(close - r->text));
}

/* 价格三年跌去六成, "the share of wind in the two countries was 42%": a length of time, or how many of known things
 * there are, between a thing and its number parts them not. */
static bool passes_by(const reading *r, const quantity *q) {
    if (is_excluded(r, q->start)) return true;
    if (!is_han(r))
        return q->in_words && q->unit == NONE && list_before(r, LIST_DEFINITE, back_spaces(r, q->start)) > 0;
    return q->dimension != NONE && q->dimension == r->packs->dimension_year;
}

/* "Sales of cars (9 million) were three times those of vans": a multiple is told of what the number before it is. */
static bool multiplied(const reading *r, const quantity *level, const quantity *q) {
    const bool goes_on = text_is(r, level->end, ") ") || has_cue(r, level->end, q->start, CUE_HOLD);
    return !is_han(r) && q->unit == r->packs->unit_times && goes_on && clause_of(r, level->end) == q->clause &&
           !concept_between(r, level->end, q->start);
}

/* 以用能年均3%的增速支撑了经济年均6%的增长: where the verb stands that parts what two numbers are told of; `to` for
 * none. */
static uint32_t carrier(const reading *r, uint32_t from, uint32_t to, uint32_t *size) {
    *size = 0;
    return is_han(r) ? list_next(r, LIST_CARRIES, from, to, size) : to;
}

/* Where the number ends with what it is for: "5.1 t per person". */
static uint32_t end_with_each(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), per = list_at(r, LIST_PER, at);
    return per ? letters_end(r, skip_spaces(r, at + per)) : q->end;
}

/* "At 12%, the fall in gas use was the largest", "At 5.1 t per person, emissions are low": where the clause ends that
 * tells of what the opening one says. */
static uint32_t end_of_introduced(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, clause_start(r, q->clause)), end = clause_end(r, q->clause),
                   stands = is_han(r) ? 0 : list_at(r, LIST_STANDING_AT, at);
    const uint32_t behind = stands && at + stands == q->lead ? end_with_each(r, q) : 0;
    if (!behind || end > behind + 1 || !text_is(r, behind, ",")) return end;
    const uint32_t next = skip_spaces(r, end), to = clause_end(r, q->clause + 1);
    const quantity *other = quantity_behind(r, q);
    const token *thing = token_starting(r, next, WORD_SUBJECT);
    if (!thing) thing = token_starting(r, next, WORD_MEASURE);
    return list_at(r, LIST_DEFINITE, next) || (thing && !(other && other->start < to)) ? to : end;
}

/* The number behind the last one; "20 Mt (80%) of the cut will come from homes": behind one that only tells the share
 * of it, in a bracket, as what follows that is said of the amount. */
static const quantity *next_of_its_own(const reading *r, const quantity *last) {
    const quantity *next = quantity_behind(r, last);
    const bool share = next && !is_han(r) && is_percentage(r, next) && !is_percentage(r, last) &&
                       text_is(r, last->end, " (") && next->start == last->end + 2 && text_is(r, next->end, ") of ");
    return share ? quantity_behind(r, next) : next;
}

stretch own_stretch(const reading *r, const quantity *q) {
    const quantity *all = r->quantities.at, *first = q, *last = q, *end = all + r->quantities.count;
    while (first > all && first[-1].list == q->list && q->list != NONE) first--;
    while (last + 1 < end && last[1].list == q->list && q->list != NONE) last++;
    stretch s = {clause_start(r, clause_of(r, first->start)),
                 first == last ? end_of_introduced(r, q)
                               : clause_end(r, clause_of(r, last->end > 0 ? last->end - 1 : 0))};
    while (first > all && first[-1].end > s.start && (passes_by(r, first - 1) || multiplied(r, first - 1, first)))
        first--;
    uint32_t size;
    if (first > all && first[-1].end > s.start) {
        const bool same = same_things(r, first - 1, first);
        const uint32_t verb = carrier(r, first[-1].end, first->start, &size);
        s.start = same ? own_stretch(r, first - 1).start : verb < first->start ? verb + size : first[-1].end;
    }
    const quantity *next = next_of_its_own(r, last);
    if (next && next->start < s.end) s.end = carrier(r, last->end, next->start, &size);
    return s;
}

/* How two numbers are joined, if only a coordinator and what belongs to the second number stand between them; after
 * "respectively" a verb of its own may: 分别下降3%和增长5%. A comma alone joins no two ("61.8 GW, 2.9 GW more than a
 * year before"), but it joins three. */
typedef enum joint { JOINT_NONE, JOINT_COMMA, JOINT_AND } joint;

static joint coordinated(const reading *r, uint32_t from, uint32_t to, bool each) {
    enum { NEAR = 48 };
    if (to <= from || to - from > NEAR) return JOINT_NONE;
    joint coordinator = JOINT_NONE;
    for (uint32_t at = from; at < to;) {
        const token *b = token_starting(r, at, WORD_BOUND);
        if (b && b->end <= to) {
            if (list_at(r, LIST_JOINT, at)) coordinator = JOINT_AND; /* "above 95% and above 98%" */
            at = b->end;
            continue;
        }
        const token *verb = each && coordinator ? token_starting(r, at, WORD_CUE) : NULL;
        if (verb && verb->end <= to && is_move(verb)) {
            at = verb->end;
            continue;
        }
        /* "(9%; 7% and 6%, respectively)" */
        const bool semicolon = r->text[at] == ';' && !is_han(r) && has_cue(r, to, to + NEAR, CUE_RESPECTIVELY);
        uint32_t n = text_is(r, at, "，") ? 3 : r->text[at] == ',' || semicolon ? 1 : list_at(r, LIST_JOINT, at);
        const bool comma = (n == 1 && strchr(",;", r->text[at])) || text_is(r, at, "，");
        if (n && coordinator != JOINT_AND)
            coordinator = comma ? JOINT_COMMA : JOINT_AND;
        else if (n)
            coordinator = JOINT_AND;
        else if (r->text[at] == ' ')
            n = 1;
        else {
            const token *lead = token_starting(r, at, WORD_CUE);
            n = lead && !is_han(r) && lead->end <= to && (is_cue(lead, CUE_BY) || is_cue(lead, CUE_TO))
                    ? lead->end - lead->start
                    : 0;
        }
        if (!n) return JOINT_NONE;
        at += n;
    }
    return coordinator;
}

/* "25 and 21 school buses": what both count stands right behind the last. */
static bool counts_thing_behind(const reading *r, const quantity *last) {
    const token *t = is_han(r) ? NULL : token_starting(r, skip_spaces(r, last->end), WORD_SUBJECT);
    return t && r->packs->concepts.at[t->word->value[t->word->count - 1]].countable;
}

/* Told in tonnes, in cubic metres, in watts or in watt-hours. */
static bool is_bulk(const reading *r, const quantity *q) {
    const dimension_class class = quantity_class(r, q);
    return !q->rate && (class == DIMENSION_MASS || class == DIMENSION_VOLUME || class == DIMENSION_POWER ||
                        class == DIMENSION_ENERGY);
}

/* Whether the two may be members of one list; `each`: behind 分别, where oil has its tonnes and gas its cubic metres.
 */
static bool of_one_kind(const reading *r, const quantity *a, const quantity *b, bool each) {
    if (each && is_han(r) && is_bulk(r, a) && is_bulk(r, b)) return true;
    const bool gases = quantity_class(r, a) == DIMENSION_MASS && quantity_class(r, b) == DIMENSION_CO2;
    if (gases && !is_han(r)) return true; /* "38 Mt, 51 Mt and 61 Mt of CO2" */
    if (a->dimension != b->dimension) return false;
    return a->unit != NONE || (b->unit == NONE && !a->special && !b->special && counts_thing_behind(r, b));
}

void bind_lists(reading *r) {
    int list = 0;
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        q->clause = clause_of(r, q->start);
        q->list = NONE;
        q->list_size = 1;
        q->list_index = 0;
    }
    for (size_t i = 0; i + 1 < r->quantities.count;) {
        size_t j = i;
        const bool each =
            has_cue(r, clause_start(r, r->quantities.at[i].clause), r->quantities.at[i].start, CUE_RESPECTIVELY);
        joint last = JOINT_NONE;
        while (j + 1 < r->quantities.count && of_one_kind(r, &r->quantities.at[j], &r->quantities.at[j + 1], each)) {
            const joint next = coordinated(r, r->quantities.at[j].end, r->quantities.at[j + 1].start, each);
            if (next == JOINT_NONE) break;
            last = next;
            j++;
        }
        if (j == i + 1 && last == JOINT_COMMA && !(each && is_han(r))) j = i; /* 多2项，9项完工 */
        for (size_t k = i; j > i && k <= j; k++) {
            r->quantities.at[k].list = list;
            r->quantities.at[k].list_index = (int)(k - i);
            r->quantities.at[k].list_size = (int)(j - i + 1);
        }
        list += j > i;
        i = j > i ? j : i + 1;
    }
}
