/* What is told of the world, though a country may be told of beside it. */
#include "extract/metric/name.h"

/* "600 GW was added worldwide in 2024" */
static bool says_worldwide(const reading *r, const token *t) {
    return list_at(r, LIST_WORLDWIDE, t->start) || list_before(r, LIST_WORLDWIDE, t->end) > t->end - t->start;
}

/* "World, Share of renewables: 30 %", "Emissions: World, 1990: 9 Mt": the row or the column of a table is of it. */
static bool names_row(const reading *r, const token *t) {
    return !is_han(r) && begins_part(r, t->start) && ends_row_name(r, t->end);
}

/* "Ninety schemes worldwide put a price on a quarter": no place stands before it, and it is told of what is there. */
static bool leads_worldwide(const reading *r, const quantity *q, const token *t) {
    if (is_han(r) || t->end > q->start || !says_worldwide(r, t) || has_cue(r, r->marker, t->start, CUE_SHARE))
        return false;
    for_tokens_in(o, r, r->marker, q->start)
        if (o->word->class == WORD_PLACE && !is_world(o->word)) return false;
    return true;
}

bool is_worlds_own(const reading *r, const quantity *q, const token *t) {
    enum { MOVE = 16 };
    if (is_han(r) || q->kind == FACTS_LEVEL) return false;
    if (t->start > q->end)
        return t->start - q->end <= MOVE && has_cue(r, q->end, t->start, CUE_MOVE_NOUN) &&
               (list_before(r, LIST_INSIDE, back_spaces(r, t->start)) ||
                list_before(r, LIST_OF, back_spaces(r, t->start)));
    const uint32_t goal = skip_spaces(r, t->end), end = goal + list_at(r, LIST_GOAL, goal),
                   to = back_spaces(r, q->lead);
    return list_before(r, LIST_TO, to) && back_spaces(r, to - list_before(r, LIST_TO, to)) == back_spaces(r, end);
}

bool nation_between(const reading *r, uint32_t from, uint32_t to) {
    if (!is_han(r)) return false;
    for_tokens_in(t, r, from, to) {
        if (is_nation(t)) return true;
    }
    return false;
}

/* 高于世界31%、全国20%的水平: right before the number, and no whole of which it is a share. */
static bool held_to_world(const reading *r, const quantity *q, const token *t) {
    const token *held = is_han(r) && t->end == q->start ? token_ending(r, t->start, WORD_CUE) : NULL;
    return held && is_cue(held, CUE_BASE);
}

static bool is_said(const reading *r, list_name list, stretch own) {
    return list_at(r, list, skip_spaces(r, own.start)) || word_between(r, list, own.start, own.end);
}

/* Whether both stretches name a thing, and not the same. */
static bool name_other_things(const reading *r, stretch part, stretch whole) {
    bool named = false, of_whole = false;
    for_tokens_in(p, r, part.start, part.end) {
        if (!is_concept(p)) continue;
        named = named || p->word->class == WORD_SUBJECT;
        for_tokens_in(w, r, whole.start, whole.end)
            if (w->word->class == WORD_SUBJECT && w->word->value[0] == p->word->value[0]) return false;
    }
    for_tokens_in(w, r, whole.start, whole.end) of_whole = of_whole || is_concept(w);
    return named && of_whole;
}

/* "Coal gives 35% of global electricity", "of all power worldwide": what a thing, and no country, has of the world's is
 * told of the world; but "its wind farms hold 8% of the world's capacity" is of its own. */
static bool is_part_of_worlds(const reading *r, const quantity *q, const token *t, stretch own) {
    const uint32_t of = skip_spaces(r, q->end);
    const stretch part = {clause_start(r, q->clause), q->start};
    const uint32_t said = list_at(r, LIST_OF, of);
    if (is_han(r) || !is_percentage(r, q) || q->kind != FACTS_LEVEL || !said || t->start < q->end || t->end > own.end)
        return false;
    if (is_said(r, LIST_POSSESSIVE, part) || is_said(r, LIST_PRONOUN, part) || is_said(r, LIST_AUTHORITY, part))
        return false;
    for_tokens_in(p, r, 0, q->start)
        if (p->word->class == WORD_PLACE) return false;
    return name_other_things(r, part, (stretch){of + said, own.end});
}

bool is_of_world(const reading *r, const quantity *q, const token *t, stretch own, bool in_table) {
    if (in_table && names_row(r, t)) return true;
    if (nation_between(r, t->end, q->start)) return false;
    if (held_to_world(r, q, t)) return true;
    if (!is_han(r) && t->end <= q->start && t->start <= r->marker && text_is(r, t->end, ",") && says_worldwide(r, t))
        return true; /* "Worldwide, traffic causes 24 percent" */
    if (leads_worldwide(r, q, t) || is_part_of_worlds(r, q, t, own)) return true;
    if (is_percentage(r, q) || has_cue(r, t->end, q->start, CUE_SHARE)) return false;
    if (t->end <= q->start) return t->start >= clause_start(r, q->clause) || t->start <= r->marker;
    return t->start >= q->end && (t->start <= q->end + 1 || (t->end <= own.end && says_worldwide(r, t)));
}

/* "The budget for limiting warming to 1.5°C is 400 Gt": degrees of warming that are to be kept are those of the world.
 */
bool speaks_of_limit(const reading *r) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (strcmp(s->time, "a warming limit") == 0) return true;
    return false;
}
