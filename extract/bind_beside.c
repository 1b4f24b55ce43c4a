/* The metric that a quantity has from another one beside it: what grew by so much, what is held against it, what is a
 * share of it, what a list or "it" goes on with. */
#include "bind_beside.h"

#include "bind_name.h"
#include "bind_time.h"
#include "bind_verb.h"
#include "quantity.h"

#include <ctype.h>
#include <stdio.h>

/* 产煤5亿吨，占全国的25%，占比提高1个百分点，同比增长2%: what grows is what the share is of, for a share moves by
 * points. */
static const quantity *shared_out(const reading *r, const quantity *q, const quantity *share) {
    const quantity *first = r->quantities.at;
    if (!is_han(r) || q->kind != FACTS_GROWTH || q->unit != r->packs->unit_percent) return NULL;
    while (share > first && share->unit == r->packs->unit_pp) share--;
    if (share == first || share->kind != FACTS_LEVEL || share->unit != r->packs->unit_percent) return NULL;
    const quantity *level = share - 1;
    const bool whole = level->kind == FACTS_LEVEL && level->unit != NONE && level->unit != share->unit &&
                       level->metric_id && level->metric_id[0] && share->clause - level->clause == 1;
    return whole && has_cue(r, level->end, share->start, CUE_SHARE) && !has_cue(r, q[-1].end, q->start, CUE_SHARE) &&
                   q->clause - share->clause <= 3
               ? level
               : NULL;
}

const quantity *antecedent(const reading *r, const quantity *q) {
    const int percent = r->packs->dimension_percent;
    const quantity *first = q - q->list_index;
    if (q->list_size > 1) { /* as many levels before as there are members: one each */
        const quantity *levels[16];
        int n = 0;
        for (const quantity *o = first; o-- > r->quantities.at && n < q->list_size && n < 16;)
            if (o->kind == FACTS_LEVEL && o->metric_id && o->metric_id[0]) levels[n++] = o;
        if (n == q->list_size) return levels[q->list_size - 1 - q->list_index];
    }
    for (const quantity *o = first; o-- > r->quantities.at;) {
        if (!o->metric_id || !o->metric_id[0]) continue;
        if (q->unit == r->packs->unit_pp && o->dimension != percent && o->unit != r->packs->unit_pp) continue;
        if (o > r->quantities.at && o->start > 0 && r->text[o->start - 1] == '/' && o[-1].end == o->start - 1)
            continue; /* GW/GWh */
        const quantity *level = shared_out(r, q, o);
        if (level) return level;
        if (o->kind == FACTS_LEVEL || o->kind == q->kind || q->unit == r->packs->unit_pp) return o;
        if (o->kind == FACTS_CHANGE && q->kind == FACTS_GROWTH && q->clause == o->clause + 1 && o + 1 == q)
            return o; /* "are 3 Mt lower, a cut of 4 percent" */
    }
    return NULL;
}

bool counts_in(const facts_packs *p, const quantity *q, const metric *m) {
    if (m->dimension == (q->unit == NONE ? p->dimension_one : q->dimension)) return true;
    const dimension_class is = packs_class(p, q->dimension), wanted = packs_class(p, m->dimension);
    return is == DIMENSION_MASS && (wanted == DIMENSION_CO2 || wanted == DIMENSION_COAL);
}

/* Nothing but times, cues and small words. */
static bool names_nothing(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from, run = 0; i < to; i++) {
        uint32_t known = i;
        for (size_t k = 0; k < r->spans.count; k++)
            if (r->spans.at[k].start == i && r->spans.at[k].end > known) known = r->spans.at[k].end;
        for (size_t k = 0; k < r->tokens.count; k++)
            if (r->tokens.at[k].start == i && r->tokens.at[k].end > known &&
                r->tokens.at[k].word->class != WORD_SUBJECT)
                known = r->tokens.at[k].end;
        const token *bound = known == i ? token_starting(r, i, WORD_BOUND) : NULL; /* "at least" */
        if (bound) known = bound->end;
        if (known > i) {
            i = known - 1;
            run = 0;
        } else if ((run = isalpha((unsigned char)r->text[i]) || (unsigned char)r->text[i] >= 0x80 ? run + 1 : 0) > 4) {
            return false;
        }
    }
    return true;
}

/* "added 2 GW in May, for a cumulative 30 GW", "bringing the running total to 30 GW" */
static bool sums_up(const reading *r, uint32_t from, uint32_t to) {
    enum { NEAR = 8, FAR = 96 };
    const token *sum = is_han(r) || to - from > FAR ? NULL : cue_back(r, from, to, CUE_CUMULATIVE);
    return sum && to - sum->end <= NEAR && !concept_between(r, sum->end, to);
}

const metric *led_to(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    if (o && !is_han(r) && o->kind == FACTS_RATIO && o->metric && q->kind == FACTS_LEVEL && o->clause == q->clause &&
        q->start >= o->end && cue_before(r, q->start, CUE_TO) && counts_in(r->packs, q, o->metric))
        return o->metric; /* "double its capacity of wind and solar power to 400 GW" */
    if (!o || q->kind != FACTS_LEVEL || !o->metric || q->in_words || q->start < o->end) return NULL;
    const metric *m = o->metric;
    const char *addition = o->kind == FACTS_LEVEL ? strstr(m->public.id, "_addition") : NULL;
    const bool summed = addition && sums_up(r, o->end, q->start);
    if (!summed && q->start - o->end > 40) return NULL;
    if (o->kind != FACTS_GROWTH && o->kind != FACTS_CHANGE && !(o->kind == FACTS_RATIO) && !addition) return NULL;
    const bool it = text_is(r, skip_spaces(r, clause_start(r, q->clause)), "it ") &&
                    q->clause > o->clause; /* "has grown tenfold; it now stands at" */
    const bool leads =
        has_cue(r, o->end, q->start, CUE_TO) ||
        (is_han(r) && (has_cue(r, o->end, q->start, CUE_HOLD) || has_cue(r, o->end, q->start, CUE_TARGET)));
    const token *bound = token_starting(r, o->end, WORD_BOUND);
    if (!summed && (!(it || leads) || !names_nothing(r, bound ? bound->end : o->end, q->start))) return NULL;
    if (addition && addition[9] == '\0' &&
        !(m = packs_metric(r->packs, m->public.id, (size_t)(addition - m->public.id))))
        return NULL;
    return counts_in(r->packs, q, m) ? m : NULL;
}

/* "from 22 to 31 Mt in Africa (41%), in Eastern Europe and West Asia from 50 to 60 Mt": the next pair of a row. */
static const quantity *pair_before(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    if (is_han(r) || !q->from || !o || q->start < o->end || q->start - o->end > 96 ||
        concept_between(r, o->end, q->start))
        return NULL;
    if (o->kind == FACTS_GROWTH && bracket_before(r, o)) o = quantity_before(r, o);
    const quantity *from = o ? quantity_before(r, o) : NULL;
    const bool pair = from && from->from && o->kind == FACTS_LEVEL && o->unit == q->unit;
    return pair && o->metric_id && o->metric_id[0] ? o : NULL;
}

size_t thing_of(const facts_packs *p, const char *id) {
    const int measure = last_concept(p, id);
    if (measure == NONE || !p->concepts.at[measure].measure) return 0;
    const size_t size = (size_t)(strrchr(id, '_') - id);
    return packs_concept(p, id, size) != NONE ? size : 0;
}

const char *grown_to(reading *r, const quantity *q) {
    const quantity *growth = quantity_before(r, q);
    const char *measure = q->dimension == NONE ? NULL : default_measure(r->packs, q->dimension, q->rate != NULL);
    if (growth && !is_han(r) && q->kind == FACTS_LEVEL && growth->kind == FACTS_CHANGE && growth->metric_id[0] &&
        growth->dimension == q->dimension && has_cue(r, growth->end, q->start, CUE_TO) &&
        names_nothing(r, growth->end, q->start))
        return growth->metric_id; /* "by 268 Mt to 11.2 Gt" */
    if (!growth || is_han(r) || q->kind != FACTS_LEVEL || !measure || growth->kind != FACTS_GROWTH ||
        !has_cue(r, growth->end, q->start, CUE_TO))
        return NULL;
    const int said = packs_concept(r->packs, growth->metric_id, strlen(growth->metric_id)),
              last = said == NONE ? last_concept(r->packs, growth->metric_id) : said;
    const concept *whole = said == NONE ? NULL : &r->packs->concepts.at[said],
                  *measured = last == NONE ? NULL : &r->packs->concepts.at[last];
    if (measured && measured->measure && measured->dimensions & dimension_bit(r->packs, q->dimension) &&
        names_nothing(r, growth->end, q->start))
        return growth->metric_id; /* "energy use grew by 4 percent to 135 EJ", "generation from peat by 4% to 3 TWh" */
    const size_t thing = thing_of(r->packs, growth->metric_id);
    const bool bracketed = r->text[skip_spaces(r, growth->end)] == '(';
    if (q->start - growth->end > 12 || (thing ? !bracketed : !whole)) return NULL;
    return id_join(r, thing ? arena_copy(r->memory, growth->metric_id, thing) : growth->metric_id, measure);
}

/* "rose by 6 percentage points, from 56 percent": what moved by so many points. */
static bool moved_from(const reading *r, const quantity *o, const quantity *q) {
    return o && q->from && q->unit == r->packs->unit_percent && o->unit == r->packs->unit_pp && o->metric_id &&
           o->metric_id[0] && names_nothing(r, o->end, q->start);
}

/* "from 20 percent of all electricity in 2007 to a high of 41 percent": where the change leads. */
static bool leads_from(const reading *r, const quantity *o, const quantity *q) {
    return !is_han(r) && o && o->from && o->kind == FACTS_LEVEL && q->kind == FACTS_LEVEL && o->unit == q->unit &&
           o->metric_id && o->metric_id[0] && has_cue(r, o->end, q->start, CUE_TO) && q->clause - o->clause <= 1 &&
           !word_behind(r, LIST_OF, q->end);
}

/* "power with 25 percent and industry with 23 percent": another thing, if a vague one. */
static bool joins_another(const reading *r, const quantity *o, const quantity *q) {
    for (size_t i = 0; i < r->tokens.count && !is_han(r); i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_SUBJECT && t->start >= o->end && t->end <= q->start && q->start - t->end <= 12 &&
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
    }
    return false;
}

/* "42% of it by 2028 (14% from sun, 13% from wind), rising to 52%": what is told in the bracket is passed over. */
static const quantity *before_bracket(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    const token *to = o && !is_han(r) ? cue_before(r, q->start, CUE_TO) : NULL;
    const token *rise = to && to->start > o->end ? nearest_move(r, o->end, to->start) : NULL;
    if (!rise || !text_is(r, back_spaces(r, rise->start) - 2, "),") || to->start - rise->end > 2) return o;
    while (o && !bracket_before(r, o)) o = quantity_before(r, o);
    return o ? quantity_before(r, o) : NULL;
}

/* "Denmark, with 95%, had the highest share, followed by Austria (93%) and Estonia (85%)": a row of places and numbers.
 */
static const quantity *followed(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || last->kind != FACTS_LEVEL || q->kind != FACTS_LEVEL || last->unit != q->unit ||
        !last->metric_id[0] || last->has_hi || !bracket_before(r, q))
        return NULL;
    uint32_t from = last->end;
    for (uint32_t at = last->end; at < q->start; at++)
        if (list_at(r, LIST_FOLLOWED, at)) from = at + list_at(r, LIST_FOLLOWED, at);
    if (from == last->end &&
        !(text_is(r, from, "), ") || (text_is(r, from, ")") && word_behind(r, LIST_JOINT, from + 1))))
        return NULL;
    if (from == last->end && !followed(r, last)) return NULL;
    bool place = false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->end > q->start) continue;
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

const quantity *elided(const reading *r, const quantity *q) {
    const quantity *pair = pair_before(r, q);
    if (!pair) pair = followed(r, q);
    if (!pair) pair = stood_at(r, q);
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
    const bool other = list_before(r, LIST_INSTEAD_OF, lead_of(r, q)) > 0 || /* "60% of it, instead of 40%" */
                       grows_on(r, q);
    const uint32_t reach = dated_again(r, q)                                                 ? 112
                           : part || again || other || held_against(r, q) || came_from(r, q) ? 72
                                                                                             : 40;
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
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_CUE || t->start < from || t->start >= to) continue;
        const cue said = (cue)t->word->value[0];
        if (said == CUE_TARGET || said == CUE_PROJECTED || said == CUE_RISE || said == CUE_FALL) to = t->start;
    }
    return names_nothing(r, from, to) ? o : NULL;
}

bool stands_bare(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    if (list_before(r, LIST_OF_THEM, back_spaces(r, q->start))) return true; /* "of whom 5 million live in towns" */
    if (at >= r->size || strchr(",.;:)", r->text[at])) return true;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start == at) return true;
    const uint32_t n = list_at(r, LIST_BARE_BEHIND, at);
    if (!n || list_at(r, LIST_OF_THEM, at) != n || !cue_at(r, skip_spaces(r, at + n), CUE_HOLD)) return n > 0;
    return !concept_between(r, at + n, clause_end(r, clause_of(r, at))); /* not "12 of which were tradable" */
}

/* "rose to 190,000 units" */
static bool in_pieces(const reading *r, const quantity *q) {
    const list *pieces = packs_list(r->packs, LIST_PIECE, r->language);
    return q->unit_word && packs_list_find(r->packs, pieces, q->unit_word->form, q->unit_word->size);
}

/* "Sales reached 3 million and the stock passed 9 million": a stock is no sales. */
static bool measures_other(const reading *r, const token *t, const quantity *o) {
    const concept *c = &r->packs->concepts.at[t->word->value[0]];
    return !is_han(r) && t->word->class == WORD_MEASURE && (c->stock || c->flow) &&
           c->dimensions & dimension_bit(r->packs, r->packs->dimension_one) && !strstr(o->metric_id, c->id);
}

const quantity *counted_before(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    const bool alone = q->unit == NONE || in_pieces(r, q);
    const uint32_t reach = held_against(r, q) || q->from ? 112 : 64; /* "1,200 chargers in ..., up from 700" */
    if (!o || !alone || q->kind != FACTS_LEVEL || q->in_words || !o->metric_id || !o->metric_id[0] ||
        q->start < o->end || q->start - o->end > reach)
        return NULL;
    const bool count = o->kind != FACTS_LEVEL || o->unit == NONE || o->dimension == r->packs->dimension_one;
    const int said = o->metric ? NONE : last_concept(r->packs, o->metric_id); /* heat_pump_count, heat_pump_sales */
    const bool countable = o->metric ? o->metric->dimension == r->packs->dimension_one
                                     : said != NONE && r->packs->concepts.at[said].dimensions &
                                                           dimension_bit(r->packs, r->packs->dimension_one);
    if (!count || !countable || !stands_bare(r, q)) return NULL;
    uint32_t from = clause_start(r, q->clause) > o->end ? clause_start(r, q->clause) : o->end;
    for (uint32_t i = from; i < q->start; i++) /* "are to be planted in forests and 15 million in towns" */
        if (word_behind(r, LIST_JOINT, i)) from = i;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->end > q->start) continue;
        if (measures_other(r, t, o)) return NULL;
        if (t->word->class != WORD_SUBJECT) continue;
        if (!r->packs->concepts.at[t->word->value[0]].weak &&
            strncmp(o->metric_id, r->packs->concepts.at[t->word->value[0]].id,
                    strlen(r->packs->concepts.at[t->word->value[0]].id)) != 0)
            return NULL;
    }
    return o;
}

/* "Renewables gave 10% of the power. They are to provide 11%": a share, where only a pronoun tells whose, is still of
 * that. */
static bool share_goes_on(const scene *s, const reading *r, const quantity *q) {
    const facts_packs *p = r->packs;
    if (is_han(r) || q->unit != p->unit_percent || s->c->figure_dimension != p->dimension_percent ||
        !id_tail(s->c->figure_id, "_share") || list_at(r, LIST_OF, skip_spaces(r, q->end)) ||
        !has_cue(r, 0, q->start, CUE_SHARE))
        return false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (is_concept(t) && !p->concepts.at[t->word->value[0]].weak && !concerns(r, t, CONCEPT_SHARE)) return false;
    }
    return list_at(r, LIST_PRONOUN, 0) || word_between(r, LIST_PRONOUN, 0, q->start);
}

bool same_figure(const scene *s, reading *r, quantity *q) {
    const stretch own = own_stretch(r, q);
    if (q->kind != FACTS_LEVEL || !(has_cue(r, own.start, q->start, CUE_FIGURE) || share_goes_on(s, r, q)))
        return false;
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->metric_id[0] && o->dimension == q->dimension && o->kind == FACTS_LEVEL) {
            q->metric = o->metric;
            q->metric_id = o->metric_id;
            return true;
        }
    if (!s->c->figure_id[0] || s->c->figure_dimension != q->dimension) return false;
    const char *kept = arena_copy(r->memory, s->c->figure_id, strlen(s->c->figure_id));
    q->metric = s->c->figure;
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

/* "21.5 percent of generation": what belongs to another number in between. */
static bool of_number_between(const scene *s, const token *t, const quantity *from, const quantity *to) {
    for (const quantity *o = from + 1; o < to; o++) {
        if (t->start >= o->end && t->end <= attached_to(s, o)) return true;
    }
    return false;
}

const quantity *level_since(const scene *s, const reading *r, const quantity *q, const bag *b) {
    if (q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == r->packs->unit_percent || b->own_count ||
        out_of_from(r, q))
        return NULL;
    for (const quantity *o = q; o-- > r->quantities.at;) {
        if (o->kind != FACTS_LEVEL || o->dimension != q->dimension) continue;
        for (size_t i = 0; i < r->tokens.count; i++) {
            const token *t = &r->tokens.at[i];
            if (!is_concept(t) || t->start < o->end || t->start >= q->start) continue;
            if (!of_number_between(s, t, o, q)) return NULL;
        }
        return o->metric && q->clause - o->clause <= 2 ? o : NULL;
    }
    return NULL;
}

const char *count_measure(const facts_packs *p, const bag *b) {
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (b->at[i].own && c->measure && c->flow && !c->weak && c->dimensions & dimension_bit(p, p->dimension_one))
            return c->id;
    }
    return "count";
}

bool counts_machines(const reading *r, const quantity *q) {
    const list *words = packs_list(r->packs, LIST_MACHINE_CLASSIFIER, r->language);
    return q->counted && q->unit_word && packs_list_find(r->packs, words, q->unit_word->form, q->unit_word->size);
}

bool counts_other(const reading *r, const quantity *q, int thing) {
    return thing == r->packs->known[CONCEPT_POWER_STATION] && counts_machines(r, q);
}

/* Whether a noun follows the measure word, which is then what is counted. */
static bool noun_follows(const reading *r, const quantity *q) {
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const uint32_t behind = bound ? bound->end : q->end;
    return behind < r->size && clause_of(r, behind) == q->clause && !text_is(r, behind, "。") &&
           !text_is(r, behind, "，") && !text_is(r, behind, "；") && !text_is(r, behind, "、");
}

const char *counted_part(const scene *s, reading *r, const quantity *q) {
    if (!is_han(r) || !q->counted || q->in_words || q->kind != FACTS_LEVEL || noun_follows(r, q)) return NULL;
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    if (!token_ending(r, bound ? bound->start : q->start, WORD_SUBJECT)) return NULL;
    const quantity *whole = NULL;
    bool parts = false;
    for (const quantity *o = q; o-- > r->quantities.at && !parts;) {
        if (!o->counted || o->kind != FACTS_LEVEL || !o->metric_id[0]) continue;
        whole = o;
        parts = has_cue(r, o->end, q->start, CUE_ANAPHORA);
    }
    if (whole ? whole->unit_word != q->unit_word : !s->c->figure_unit || s->c->figure_unit != q->unit_word) return NULL;
    if (!parts && !points_back(r)) return NULL;
    return whole ? whole->metric_id : arena_copy(r->memory, s->c->figure_id, strlen(s->c->figure_id));
}

const char *counted_again(reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (!is_han(r) || !q->counted || q->in_words) return NULL;
    if (noun_follows(r, q)) return NULL;
    for (const quantity *o = q; o-- > r->quantities.at;) {
        if (!o->counted || o->kind != FACTS_LEVEL) continue;
        if (strcmp(o->unit_word->form, q->unit_word->form) != 0 || !o->metric_id[0]) return NULL;
        for (size_t i = 0; i < r->tokens.count; i++)
            if (r->tokens.at[i].word->class == WORD_SUBJECT && r->tokens.at[i].start >= o->end &&
                r->tokens.at[i].start < q->start)
                return NULL;
        if (!names_nothing(r, clause_start(r, q->clause), q->start)) return NULL;
        const char *measure = count_measure(p, b), *end = strrchr(o->metric_id, '_');
        if (!end || strcmp(measure, "count") == 0) return o->metric_id;
        const char *thing = arena_copy(r->memory, o->metric_id, (size_t)(end - o->metric_id));
        return thing ? id_join(r, thing, measure) : NULL;
    }
    return NULL;
}

const metric *emission_of_all(const reading *r) {
    const list *l = packs_list(r->packs, LIST_DEFAULT_METRICS, NONE);
    const word *w = l ? packs_list_find(r->packs, l, "co2", 3) : NULL;
    return w ? packs_metric(r->packs, w->text, strlen(w->text)) : NULL;
}

/* Whether the sentence names no thing and no measure that says something. */
static bool names_no_concept(const reading *r) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        for (int k = 0; is_concept(t) && k < t->word->count; k++)
            if (!r->packs->concepts.at[t->word->value[k]].weak) return false;
    }
    return true;
}

/* Whether the sentence before spoke of gases and what is given off at most. */
static bool of_gases_only(const scene *s) {
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &s->r->packs->concepts.at[s->c->sentence[i]];
        if (!c->weak && !c->measure && !is_gas(c)) return false;
    }
    return true;
}

const metric *pledged_cut(const scene *s, const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_GROWTH || !q->falls || q->unit != r->packs->unit_percent) return NULL;
    uint32_t at = skip_spaces(r, q->end);
    if (cue_at(r, at, CUE_NARROW)) at = skip_spaces(r, token_starting(r, at, WORD_CUE)->end); /* "a 55% net cut" */
    bool cut = (cue_at(r, at, CUE_MOVE_NOUN) && cue_at(r, at, CUE_FALL)) || move_noun_before(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start && !cut; i++) /* "reduction pathways" */
        cut = is_cue(&r->tokens.at[i], CUE_FALL) && cue_at(r, r->tokens.at[i].start, CUE_MOVE_NOUN);
    if (!cut) return NULL;
    bool due = false;
    for (size_t i = 0; i < r->spans.count && !due; i++)
        due = r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].deadline;
    return due && names_no_concept(r) && of_gases_only(s) ? emission_of_all(r) : NULL;
}

const metric *below_levels(const reading *r, const quantity *q) {
    if (q->kind != FACTS_GROWTH || !q->falls || q->unit != r->packs->unit_percent || !names_no_concept(r)) return NULL;
    uint32_t at = skip_spaces(r, q->end);
    const token *noun = token_starting(r, at, WORD_CUE); /* "a 30% reduction from 2005" */
    const bool cut = noun && cue_at(r, at, CUE_MOVE_NOUN) && !is_han(r);
    if (cut) at = skip_spaces(r, noun->end);
    for (size_t i = 0; i < r->spans.count; i++) /* "80% by 2050 below 2004 levels" */
        if (r->spans.at[i].deadline && r->spans.at[i].start == at) at = skip_spaces(r, r->spans.at[i].end);
    bool below = false;
    for (size_t i = 0; i < r->spans.count; i++)
        below = below || (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].as_base && r->spans.at[i].start == at);
    const quantity *next = quantity_behind(r, q); /* "30% by 2010 and 80% by 2050 below 2004 levels" */
    if (!below && next && next->clause == q->clause && !is_han(r)) return below_levels(r, next);
    return below && (cut || says_below(r, at)) ? emission_of_all(r) : NULL;
}

const metric *of_all_things(const reading *r, const quantity *q, const bag *b, const metric *m) {
    if (q->unit != r->packs->unit_percent || q->kind != FACTS_LEVEL || b->own_count > 2) return NULL;
    for (int i = 0; i < b->own_count; i++)
        if (!r->packs->concepts.at[b->own[i]].measure && !r->packs->concepts.at[b->own[i]].weak) return NULL;
    const quantity *level = q;
    while (level > r->quantities.at && (level == q || level->kind != FACTS_LEVEL)) level--;
    if (level == q || level->kind != FACTS_LEVEL || !level->metric || q->clause - level->clause > 3) return NULL;
    const char *things = level->metric->public.id, *id = m->public.id, *end = strrchr(things, '_'),
               *first = strchr(id, '_');
    if (!end || !first) return NULL;
    const size_t size = (size_t)(end - things), one = (size_t)(first - id);
    bool one_of = false;
    for (size_t i = 0; i + one <= size; i++)
        one_of = one_of || ((i == 0 || things[i - 1] == '_') && memcmp(things + i, id, one) == 0 &&
                            (i + one == size || things[i + one] == '_'));
    if (!one_of || size <= one || strncmp(things, id, size) == 0) return NULL;
    char all[128];
    const int n = snprintf(all, sizeof all, "%.*s%s", (int)size, things, first);
    return n > 0 && (size_t)n < sizeof all ? packs_metric(r->packs, all, (size_t)n) : NULL;
}

const quantity *part_of_growth(const reading *r, const quantity *q) {
    const facts_packs *p = r->packs;
    if (q->unit != p->unit_percent || q->kind != FACTS_LEVEL || is_han(r)) return NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const quantity *change = NULL; /* the nearest, which may be a part of the one that is pointed back to */
    for (const quantity *o = q; o-- > r->quantities.at;) {
        if (o->unit != p->unit_percent) continue;
        if (o->kind != FACTS_GROWTH || !o->metric_id[0]) return NULL;
        if (!change) change = o;
        if (has_cue(r, o->end > clause ? o->end : clause, q->start, CUE_ANAPHORA)) return change;
    }
    return NULL;
}

const char *share_of_level(reading *r, const quantity *q) {
    const quantity *level = quantity_before(r, q);
    if (!level || q->unit != r->packs->unit_percent || q->kind != FACTS_LEVEL || level->kind != FACTS_LEVEL ||
        !level->metric_id[0] || level->unit == r->packs->unit_percent || q->clause - level->clause != 1)
        return NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const token *bound = token_starting(r, clause, WORD_BOUND);
    if (!cue_at(r, bound ? bound->end : clause, CUE_SHARE)) return NULL;
    bool of_world = false; /* 保有量达380万辆，占全球保有量的一半 */
    for (size_t i = 0; i < r->tokens.count && is_han(r); i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_MEASURE && t->start >= clause && t->end <= q->start)
            of_world = of_world || t->word->value[0] == r->packs->known[CONCEPT_WORLD_SHARE];
    }
    return id_join(r, level->metric_id, of_world ? "world_share" : "share");
}
