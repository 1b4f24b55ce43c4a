/* The level that another one goes on with: in the next year or place, under "this figure", in the same unit. */
#include "beside.h"
#include "extract/bind/again.h"
#include "extract/bind/time.h"
#include "extract/bind/verb.h"
#include "extract/find/quantity.h"
#include "name.h"

/* "from 22 to 31 Mt in Africa (41%), in Eastern Europe and West Asia from 50 to 60 Mt": the next pair of a row. */
static const quantity *pair_before(const reading *r, const quantity *q) {
    enum { NEAR = 96 };
    const quantity *o = quantity_before(r, q);
    if (is_han(r) || !q->from || !o || q->start < o->end || q->start - o->end > NEAR ||
        concept_between(r, o->end, q->start))
        return NULL;
    if (o->kind == FACTS_GROWTH && bracket_before(r, o)) o = quantity_before(r, o);
    const quantity *from = o ? quantity_before(r, o) : NULL;
    const bool pair = from && from->from && o->kind == FACTS_LEVEL && o->unit == q->unit;
    return pair && o->metric_id && o->metric_id[0] ? o : NULL;
}

/* "rose by 6 percentage points, from 56 percent", "is to triple from a share of 12%": what moved so. */
static bool moved_from(const reading *r, const quantity *o, const quantity *q) {
    if (!o || q->unit != r->packs->unit_percent || !o->metric_id || !o->metric_id[0]) return false;
    if (q->from && o->unit == r->packs->unit_pp && names_nothing(r, o->end, q->start)) return true;
    return !is_han(r) && o->kind == FACTS_RATIO && q->kind == FACTS_LEVEL && q->clause == o->clause &&
           id_tail(o->metric_id, "_share") && cue_at(r, skip_spaces(r, o->end), CUE_FROM);
}

/* "from 20 percent of all electricity in 2007 to a high of 41 percent": where the change leads. */
static bool leads_from(const reading *r, const quantity *o, const quantity *q) {
    return !is_han(r) && o && o->from && o->kind == FACTS_LEVEL && q->kind == FACTS_LEVEL && o->unit == q->unit &&
           o->metric_id && o->metric_id[0] && has_cue(r, o->end, q->start, CUE_TO) && q->clause - o->clause <= 1 &&
           !word_behind(r, LIST_OF, q->end);
}

/* "power with 25 percent and industry with 23 percent": another thing, if a vague one. */
static bool joins_another(const reading *r, const quantity *o, const quantity *q) {
    enum { NEAR = 12 };
    for (size_t i = 0; i < r->tokens.count && !is_han(r); i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_SUBJECT && t->start >= o->end && t->end <= q->start && q->start - t->end <= NEAR &&
            list_before(r, LIST_JOINT, back_spaces(r, t->start)))
            return true;
    }
    return false;
}

/* "12% of electricity generation in 2022, up from 10%": the level that it rose or fell from. */
static bool came_from(const reading *r, const quantity *q) {
    const token *from = cue_before(r, q->start, CUE_FROM);
    return from && moves_from(r, from);
}

/* "By 2035 at least 60% of it comes from renewables, and by 2050 at least 70%": only another time leads to it. */
static bool dated_again(const reading *r, const quantity *q) {
    for (size_t i = 0; i < r->spans.count && !is_han(r); i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->deadline && precedes_closely(r, q, s))
            return list_before(r, LIST_JOINT, back_spaces(r, s->start)) && stands_bare(r, q);
        if (s->kind == SPAN_TIME && s->deadline && s->start == q->end + 1) /* "and 70% by 2050" */
            return list_before(r, LIST_JOINT, q->lead) > 0;
    }
    return false;
}

/* "42% of it by 2028 (14% from sun, 13% from wind), rising to 52%", "(...), up from 31%": what is told in the bracket
 * is passed over. */
static const quantity *before_bracket(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    const token *to = o && !is_han(r) ? cue_before(r, q->start, CUE_TO) : NULL;
    if (o && !is_han(r) && !to) to = cue_before(r, q->start, CUE_FROM);
    const token *rise = to && to->start > o->end ? nearest_move(r, o->end, to->start) : NULL;
    if (!rise || !text_is(r, back_spaces(r, rise->start) - 2, "),") || to->start - rise->end > 2) return o;
    while (o && !bracket_before(r, o)) o = quantity_before(r, o);
    return o ? quantity_before(r, o) : NULL;
}

/* "Europe accounted for 14% (23 GW) and North America 11% (18 GW)": the share before it, where only a place leads to
 * the next one. */
static const quantity *share_of_next_place(const reading *r, const quantity *q) {
    const quantity *amount = is_han(r) ? NULL : quantity_before(r, q), *o = amount ? quantity_before(r, amount) : NULL;
    if (!o || !is_percentage(r, q) || !is_percentage(r, o) || amount->unit == q->unit || !o->metric_id[0] ||
        !bracket_before(r, amount) || amount->start - o->end > 2 || !text_is(r, amount->end, ")"))
        return NULL;
    uint32_t at = amount->end + 1;
    at = skip_spaces(r, at + (text_is(r, at, ",") ? 1 : 0));
    at = skip_spaces(r, at + list_at(r, LIST_JOINT, at));
    const token *place = token_starting(r, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)), WORD_PLACE);
    return place && place->end == back_spaces(r, q->lead) ? o : NULL;
}

/* "Denmark, with 95%, had the highest share, followed by Austria (93%) and Estonia (85%)": a row of places and numbers.
 */
static const quantity *followed(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *shared = share_of_next_place(r, q);
    if (shared) return shared;
    if (is_han(r) || !last || last->kind != FACTS_LEVEL || q->kind != FACTS_LEVEL || last->unit != q->unit ||
        !last->metric_id[0] || last->has_hi || !bracket_before(r, q))
        return NULL;
    uint32_t from = last->end;
    for (uint32_t at = last->end; at < q->start; at++)
        if (list_at(r, LIST_FOLLOWED, at)) from = at + list_at(r, LIST_FOLLOWED, at);
    if (from == last->end && !(text_is(r, from, "), ") || text_is(r, from, "); ") ||
                               (text_is(r, from, ")") && word_behind(r, LIST_JOINT, from + 1))))
        return NULL;
    if (from == last->end && !followed(r, last)) return NULL;
    bool place = false;
    for_tokens_in(t, r, from, q->start) {
        if (is_concept(t)) return NULL;
        place = place || t->word->class == WORD_PLACE;
    }
    return place ? last : NULL;
}

/* "49% came from it, an increase of 4% compared with the 47% of 2024": the level that it grew to. */
static const quantity *stood_at(const reading *r, const quantity *q) {
    enum { NEAR = 48 };
    const quantity *grew = quantity_before(r, q), *level = grew ? quantity_before(r, grew) : NULL;
    if (is_han(r) || !level || q->kind != FACTS_LEVEL || grew->kind == FACTS_LEVEL || level->kind != FACTS_LEVEL ||
        level->unit != q->unit || !level->metric_id[0] || q->start - grew->end > NEAR || grew->clause != q->clause)
        return NULL;
    return has_cue(r, grew->end, q->start, CUE_BASE) && !concept_between(r, grew->end, q->start) ? level : NULL;
}

/* "runs 14 GW in Peru, with plans to expand to 50 GW" */
static bool grows_on(const reading *r, const quantity *q) {
    const token *to = is_han(r) ? NULL : cue_before(r, q->start, CUE_TO),
                *rise = to ? token_ending(r, back_spaces(r, to->start), WORD_CUE) : NULL;
    return rise && cue_at(r, rise->start, CUE_RISE);
}

static const span *time_between(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->start >= from && s->end == to) return s;
    }
    return NULL;
}

/* "9 GW of wind by 2030 (4 GW by 2025)": a bracket of nothing but a number of the same kind and another time. */
static bool in_bracket_of_other_year(const reading *r, const quantity *level, const quantity *q) {
    enum { LONG = 32, FAR = 80 };
    const uint32_t open = bracket_before(r, q) ? bracket_of(r, q->start) : 0;
    if (!open || level->dimension != q->dimension || open < level->end + 2 || open - level->end > FAR) return false;
    uint32_t close = q->end;
    while (close < r->size && close < q->end + LONG && r->text[close] != ')') close++;
    const span *then = time_between(r, level->end, back_spaces(r, open - 1)), *now = time_between(r, q->end, close);
    return then && now && skip_spaces(r, q->end) == now->start && !stop_between(r, level->end, open - 1);
}

/* "is to be 70% by 2035, with an interim goal of 40% by 2030": the same, on the way there. */
static bool goal_on_the_way(const reading *r, const quantity *level, const quantity *q) {
    const token *of = token_ending(r, back_spaces(r, q->lead), WORD_CUE);
    if (q->clause != level->clause + 1 || q->unit != level->unit || !of || !is_cue(of, CUE_OF) ||
        !list_before(r, LIST_GOAL, back_spaces(r, of->start)) ||
        concept_between(r, clause_start(r, q->clause), q->start))
        return false;
    return time_starting(r, skip_spaces(r, q->end)) != NULL;
}

/* "4% of power demand is to be met from renewables in 2031, to rise to 9% in 2036": where the level before it goes. */
static bool moves_on_to(const reading *r, const quantity *level, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    if (q->clause != level->clause + 1 || q->unit != level->unit || bracket_of(r, level->start) || !q->leading ||
        !is_cue(q->leading, CUE_TO) ||
        !(has_cue(r, clause, q->start, CUE_RISE) || has_cue(r, clause, q->start, CUE_FALL)))
        return false;
    for_tokens_in(t, r, clause, q->start)
        if (is_concept(t)) return false;
    return time_starting(r, skip_spaces(r, q->end)) != NULL;
}

const quantity *level_of_other_year(const reading *r, const quantity *q) {
    const quantity *level = quantity_before(r, q);
    if (is_han(r) || !level || q->kind != FACTS_LEVEL || level->kind != FACTS_LEVEL || !level->metric_id ||
        !level->metric_id[0] || q->unit == NONE)
        return NULL;
    if (in_bracket_of_other_year(r, level, q) || goal_on_the_way(r, level, q) || moves_on_to(r, level, q)) return level;
    const bool weighed = quantity_class(r, level) == DIMENSION_CO2 && quantity_class(r, q) == DIMENSION_MASS;
    const uint32_t lead = back_spaces(r, q->lead);
    if (lead == 0 || r->text[lead - 1] != ':' || !text_is(r, q->end, ")")) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->end == lead - 1 && s->start > level->end && r->text[s->start - 1] == '(')
            return weighed || level->dimension == q->dimension ? level : NULL;
    }
    return NULL;
}

/* 新增装机3亿千瓦，占全部的80%，连续两年超过2亿千瓦: of the level before its share, where nothing is named. */
static const quantity *over_share(const reading *r, const quantity *q) {
    const bool bounded =
        is_han(r) && q->kind == FACTS_LEVEL && q->unit != NONE && token_ending(r, q->start, WORD_BOUND);
    const quantity *share = bounded ? quantity_before(r, q) : NULL;
    if (share && share->clause == q->clause && share->dimension == r->packs->dimension_year)
        share = quantity_before(r, share); /* 连续两年 */
    if (!share || !is_percentage(r, share) || share->clause + 1 != q->clause) return NULL;
    const token *lead = token_starting(r, clause_start(r, share->clause), WORD_CUE);
    const quantity *level = lead && is_cue(lead, CUE_SHARE) ? quantity_before(r, share) : NULL;
    if (!level || level->kind != FACTS_LEVEL || level->dimension != q->dimension || !level->metric_id[0] ||
        level->clause + 1 != share->clause || concept_between(r, clause_start(r, q->clause), q->start))
        return NULL;
    return level;
}

const quantity *elided(const reading *r, const quantity *q) {
    const quantity *pair = pair_before(r, q);
    if (!pair) pair = followed(r, q);
    if (!pair) pair = stood_at(r, q);
    if (!pair) pair = compared_then(r, q);
    if (!pair) pair = over_share(r, q);
    if (pair) return pair;
    if (out_of_from(r, q)) return NULL;
    const quantity *o = before_bracket(r, q);
    if (moved_from(r, o, q) || leads_from(r, o, q)) return o;
    /* "4,000 tons CO2e in 2020 and 90,000 tons in 2030" */
    const bool tonnes =
        o && quantity_class(r, o) == DIMENSION_CO2 && quantity_class(r, q) == DIMENSION_MASS && o->metric;
    bool same = o && o->kind == FACTS_LEVEL && (o->dimension == q->dimension || tonnes) && o->metric_id &&
                o->metric_id[0] && q->unit != NONE;
    const bool part = word_behind(r, LIST_OF_THEM, q->end);
    const token *of = token_ending(r, back_spaces(r, q->start), WORD_CUE);
    const bool again = of && is_cue(of, CUE_OF) && list_before(r, LIST_JOINT, back_spaces(r, of->start));
    const bool other = list_before(r, LIST_INSTEAD_OF, q->lead) > 0 || /* "60% of it, instead of 40%" */
                       grows_on(r, q);
    enum { NEAR = 40, FAR = 72, FARTHEST = 112 };
    const uint32_t reach = dated_again(r, q) ? FARTHEST
                           : part || again || other || held_against(r, q) || place_leading(r, q) || came_from(r, q)
                               ? FAR
                               : NEAR;
    const bool passed = o != quantity_before(r, q);
    if (!same || (q->start - o->end > reach && !passed)) return NULL;
    if (passed) return o;
    if (joins_another(r, o, q)) return NULL;
    if (q->unit == r->packs->unit_percent && word_behind(r, LIST_OF, o->end) && word_behind(r, LIST_OF, q->end))
        return NULL; /* "49% of energy and 89% of electricity" */
    if (o->clause == q->clause || o->from || part) return o;
    if (q->clause - o->clause != 1) return NULL;
    const uint32_t clause = clause_start(r, q->clause), from = clause > o->end ? clause : o->end;
    uint32_t to =
        q->start; /* "made up 58 percent in 2023, is to approach 100 percent": behind its verb no thing is named */
    for_tokens_in(t, r, from, r->size) {
        if (t->word->class != WORD_CUE || t->start >= to) continue;
        const cue said = (cue)t->word->value[0];
        if (said == CUE_TARGET || said == CUE_PROJECTED || said == CUE_RISE || said == CUE_FALL) to = t->start;
    }
    return names_nothing(r, from, to) ? o : NULL;
}

/* "Renewables gave 10% of the power. They are to provide 11%": a share, where only a pronoun tells whose, is still of
 * that. */
static bool share_goes_on(const scene *s, const reading *r, const quantity *q) {
    const facts_packs *p = r->packs;
    if (is_han(r) || q->unit != p->unit_percent || s->c->paragraph.figure_dimension != p->dimension_percent ||
        !id_tail(s->c->paragraph.figure.id, "_share") || list_at(r, LIST_OF, skip_spaces(r, q->end)) ||
        !has_cue(r, 0, q->start, CUE_SHARE))
        return false;
    for_tokens(t, r) {
        if (is_concept(t) && !p->concepts.at[t->word->value[0]].weak) return false;
    }
    return list_at(r, LIST_PRONOUN, 0) || word_between(r, LIST_PRONOUN, 0, q->start);
}

bool like_figure_needed(const scene *s, const reading *r, quantity *q) {
    const context *c = s->c;
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == r->packs->unit_percent ||
        !list_at(r, LIST_NEEDED_FOR, skip_spaces(r, q->end)) ||
        concept_between(r, clause_start(r, q->clause), q->start))
        return false;
    const quantity *o = quantity_before(r, q);
    while (o && (o->dimension != q->dimension || o->kind != FACTS_LEVEL)) o = quantity_before(r, o);
    if (o && o->metric_id[0]) {
        take_like(r, q, o, "as the level that it is held against");
        return true;
    }
    return !o && c->dates.same_block && c->paragraph.amount.metric &&
           c->paragraph.amount.metric->dimension == q->dimension &&
           take_told(r, q, c->paragraph.amount.metric, c->paragraph.amount.id, "of what the last figure was of");
}

bool same_figure(const scene *s, reading *r, quantity *q) {
    const stretch own = own_stretch(r, q);
    if (q->kind != FACTS_LEVEL || !(has_cue(r, own.start, q->start, CUE_FIGURE) || share_goes_on(s, r, q)))
        return false;
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->metric_id[0] && o->dimension == q->dimension && o->kind == FACTS_LEVEL) {
            name_alike(q, o);
            return true;
        }
    if (!s->c->paragraph.figure.id[0] || s->c->paragraph.figure_dimension != q->dimension) return false;
    const char *kept = arena_copy(r->memory, s->c->paragraph.figure.id, strlen(s->c->paragraph.figure.id));
    q->metric = s->c->paragraph.figure.metric;
    q->metric_id = kept ? kept : "";
    return true;
}

/* "less than half of the 760 grams of 1990", "triple the 13 percent of 2013". */
static bool of_ratio(const reading *r, const quantity *q) {
    enum { NEAR = 16 };
    const quantity *ratio = quantity_before(r, q);
    return ratio && ratio->kind == FACTS_RATIO && q->kind == FACTS_LEVEL && q->clause == ratio->clause &&
           q->start >= ratio->end && q->start - ratio->end <= NEAR && names_nothing(r, ratio->end, q->start);
}

/* "grams" of "grams of CO2 per kilowatt-hour": what is compared need not say its unit in full again. */
static bool begins_unit(const char *unit, const char *full) {
    const size_t size = strlen(unit);
    return strncmp(unit, full, size) == 0 && (full[size] == '\0' || full[size] == ' ');
}

const quantity *measured_now(const reading *r, const quantity *q) {
    if (q->unit == NONE || !q->unit_word || !(of_base_year(r, q) || of_ratio(r, q))) return NULL;
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->kind == FACTS_LEVEL && o->metric_id[0] && o->unit_word &&
            begins_unit(q->unit_word->form, o->unit_word->form))
            return o;
    return NULL;
}

const quantity *level_since(const reading *r, const quantity *q, const bag *b) {
    if (q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == r->packs->unit_percent || b->own_count ||
        out_of_from(r, q))
        return NULL;
    for (const quantity *o = q; o-- > r->quantities.at;) {
        if (o->kind != FACTS_LEVEL || o->dimension != q->dimension) continue;
        if (o + 1 != q && bracket_before(r, q)) return NULL; /* "12 turbines (3 GW), two coal blocks (1 GW)" */
        for_tokens(t, r) {
            if (is_concept(t) && t->start >= o->end && t->start < q->start) return NULL;
        }
        return o->metric && q->clause - o->clause <= 2 ? o : NULL;
    }
    return NULL;
}

/* "18% of power, less than nuclear, down from 35%": over the thing that the level is held against, of what it goes on
 * from; NULL for others. */
static const quantity *moved_over_aside(const reading *r, const quantity *q) {
    static const cue HELD[] = {CUE_MORE, CUE_LESS, CUE_BASE};
    const quantity *level = q->from && !is_han(r) ? quantity_before(r, q) : NULL;
    if (!level || level->kind != FACTS_LEVEL || level->unit != q->unit || level->from || !level->metric_id[0] ||
        q->clause - level->clause != 2)
        return NULL;
    const uint32_t own = skip_spaces(r, clause_start(r, q->clause)),
                   aside = skip_spaces(r, clause_start(r, q->clause - 1));
    const token *moved = token_starting(r, own, WORD_CUE);
    if (!moved || !is_move(moved) || concept_between(r, moved->end, q->start)) return NULL;
    for (size_t i = 0; i < sizeof HELD / sizeof *HELD; i++)
        if (cue_at(r, aside, HELD[i])) return level;
    return NULL;
}

/* "50% is recycled and 22% landfilled; states must bring the latter down to 10%": of what the last one told of. */
static const quantity *latter_one(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) || q->kind != FACTS_LEVEL ? NULL : quantity_before(r, q);
    if (!last || last->unit != q->unit || last->kind != FACTS_LEVEL || !last->metric_id[0]) return NULL;
    uint32_t size;
    const uint32_t at = list_next(r, LIST_LATTER, last->end, q->start, &size);
    return at < q->start && !concept_between(r, at + size, q->start) ? last : NULL;
}

/* "rose to 33%, or 9 TWh, from 28%": what it rose to, over the amount that says that again; NULL for others. */
static const quantity *risen_to(const reading *r, const quantity *q) {
    const quantity *amount = q->from && !is_han(r) && q->kind == FACTS_LEVEL ? quantity_before(r, q) : NULL,
                   *level = amount ? quantity_before(r, amount) : NULL;
    return level && level->kind == FACTS_LEVEL && level->unit == q->unit && amount->unit != q->unit &&
                   level->metric_id[0] && said_again(r, level, amount) && !concept_between(r, amount->end, q->start)
               ? level
               : NULL;
}

const quantity *reached_from(const reading *r, const quantity *q) {
    const quantity *from = quantity_before(r, q), *held = moved_over_aside(r, q);
    if (held || (held = latter_one(r, q)) || (held = risen_to(r, q))) return held;
    return from && leads_from(r, from, q) && from->clause == q->clause && !concept_between(r, from->end, q->start)
               ? from
               : NULL;
}
