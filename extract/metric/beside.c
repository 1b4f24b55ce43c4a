/* The metric that a change or a share has from a number beside it, and that a level has from the change that leads to
 * it. */
#include "beside.h"

#include "extract/bind/again.h"
#include "extract/find/quantity.h"

#include <ctype.h>
#include <stdio.h>

/* 产煤5亿吨，占全国的25%，占比提高1个百分点，同比增长2%: what grows is what the share is of, for a share moves by
 * points. */
static const quantity *shared_out(const reading *r, const quantity *q, const quantity *share) {
    const quantity *first = r->quantities.at;
    if (!is_han(r) || q->kind != FACTS_GROWTH || q->unit != r->packs->unit_percent) return NULL;
    while (share > first && share->unit == r->packs->unit_pp) share--;
    if (share == first || !is_percentage(r, share)) return NULL;
    const quantity *level = share - 1;
    const bool whole = level->kind == FACTS_LEVEL && level->unit != NONE && level->unit != share->unit &&
                       level->metric_id && level->metric_id[0] && share->clause - level->clause == 1;
    return whole && has_cue(r, level->end, share->start, CUE_SHARE) && !has_cue(r, q[-1].end, q->start, CUE_SHARE) &&
                   q->clause - share->clause <= 3
               ? level
               : NULL;
}

/* 保有量3.2亿辆（包括低速货车700万辆），比上年末增加1700万辆: a part in a bracket is not what moved. */
static bool only_part_in_bracket(const reading *r, const quantity *q, const quantity *part) {
    const uint32_t bracket = is_han(r) ? bracket_of(r, part->start) : 0;
    return bracket && bracket != bracket_of(r, q->start) && part > r->quantities.at && part[-1].end < bracket &&
           part[-1].kind == FACTS_LEVEL && part[-1].metric_id[0] && part[-1].unit == part->unit;
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
        if (!o->metric_id || !o->metric_id[0] || stated_for(r, o)) continue;
        if (q->unit == r->packs->unit_pp && o->dimension != percent && o->unit != r->packs->unit_pp) continue;
        if (o > r->quantities.at && o->start > 0 && r->text[o->start - 1] == '/' && o[-1].end == o->start - 1)
            continue; /* GW/GWh */
        if (only_part_in_bracket(r, q, o)) continue;
        const quantity *level = shared_out(r, q, o);
        if (level) return level;
        if (o->kind == FACTS_LEVEL || o->kind == q->kind || q->unit == r->packs->unit_pp) return o;
        if (o->kind == FACTS_CHANGE && q->kind == FACTS_GROWTH && q->clause == o->clause + 1 && o + 1 == q)
            return o; /* "are 3 Mt lower, a cut of 4 percent" */
    }
    return NULL;
}

const quantity *moved_in_part(const reading *r, const quantity *q, const concept **in_what) {
    const quantity *whole = !is_han(r) && moves(q) ? quantity_before(r, q) : NULL;
    const uint32_t at = skip_spaces(r, q->end);
    const token *noun = whole && cue_at(r, at, CUE_MOVE_NOUN) ? token_starting(r, at, WORD_CUE) : NULL;
    if (!noun || whole->kind != q->kind || !whole->metric_id[0] || q->clause - whole->clause > 1) return NULL;
    const uint32_t behind = skip_spaces(r, noun->end), in = list_at(r, LIST_INSIDE, behind);
    const bool inside = in || list_before(r, LIST_INSIDE, noun->end);
    const token *part = inside ? token_starting(r, skip_spaces(r, behind + in), WORD_SUBJECT) : NULL;
    const concept *c = part ? concept_of(r, part) : NULL;
    if (!c || !(c->sector || c->inventory) || c->carrier || token_starting(r, skip_spaces(r, part->end), WORD_MEASURE))
        return NULL;
    *in_what = c;
    return whole;
}

bool counts_in(const facts_packs *p, const quantity *q, const metric *m) {
    if (m->dimension == (q->unit == NONE ? p->dimension_one : q->dimension)) return true;
    const dimension_class is = packs_class(p, q->dimension), wanted = packs_class(p, m->dimension);
    return is == DIMENSION_MASS && (wanted == DIMENSION_CO2 || wanted == DIMENSION_COAL);
}

bool names_nothing(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from, run = 0; i < to; i++) {
        uint32_t known = i;
        for (size_t k = 0; k < r->spans.count; k++)
            if (r->spans.at[k].start == i && r->spans.at[k].end > known) known = r->spans.at[k].end;
        for_tokens(t, r)
            if (t->start == i && t->end > known && t->word->class != WORD_SUBJECT) known = t->end;
        const token *bound = known == i ? token_starting(r, i, WORD_BOUND) : NULL; /* "at least" */
        if (bound) known = bound->end;
        if (known == i && run == 0) known = i + list_at(r, LIST_BEFORE_AMOUNT, i); /* "a record" */
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
    enum { NEAR = 40 };
    const quantity *o = quantity_before(r, q);
    if (o && !is_han(r) && o->kind == FACTS_RATIO && o->metric && q->kind == FACTS_LEVEL && o->clause == q->clause &&
        q->start >= o->end && cue_before(r, q->start, CUE_TO) && counts_in(r->packs, q, o->metric))
        return o->metric; /* "double its capacity of wind and solar power to 400 GW" */
    if (!o || q->kind != FACTS_LEVEL || !o->metric || q->in_words || q->start < o->end) return NULL;
    const metric *m = o->metric;
    const char *addition = o->kind == FACTS_LEVEL ? strstr(m->public.id, "_addition") : NULL;
    const bool summed = addition && sums_up(r, o->end, q->start);
    if (!summed && q->start - o->end > NEAR) return NULL;
    if (o->kind != FACTS_GROWTH && o->kind != FACTS_CHANGE && !(o->kind == FACTS_RATIO) && !addition) return NULL;
    const bool it = list_at(r, LIST_PRONOUN, skip_spaces(r, clause_start(r, q->clause))) &&
                    q->clause > o->clause; /* "has grown tenfold; it now stands at" */
    const bool leads =
        has_cue(r, o->end, q->start, CUE_TO) || (q->clause == o->clause + 1 && comes_out_at(r, q)) ||
        (is_han(r) && (has_cue(r, o->end, q->start, CUE_HOLD) ||
                       (q->clause == o->clause + 1 && token_ending(r, q->start, WORD_BOUND)))); /* 增长9%，超过8亿吨 */
    const token *bound = token_starting(r, o->end, WORD_BOUND);
    if (!summed && (!(it || leads) || !names_nothing(r, bound ? bound->end : o->end, q->start))) return NULL;
    if (addition && addition[9] == '\0' &&
        !(m = packs_metric(r->packs, m->public.id, (size_t)(addition - m->public.id))))
        return NULL;
    return counts_in(r->packs, q, m) ? m : NULL;
}

size_t thing_of(const facts_packs *p, const char *id) {
    const int measure = last_concept(p, id);
    if (measure == NONE || !p->concepts.at[measure].measure) return 0;
    const size_t size = (size_t)(strrchr(id, '_') - id);
    return packs_concept(p, id, size) != NONE ? size : 0;
}

/* "by 4 percent to 135 EJ", "by 4 percent, reaching 135 EJ" */
static bool leads_to_level(const reading *r, const quantity *move, const quantity *q) {
    return has_cue(r, move->end, q->start, CUE_TO) || (q->clause == move->clause + 1 && comes_out_at(r, q));
}

const char *grown_to(reading *r, const quantity *q) {
    enum { NEAR = 12 };
    const quantity *growth = quantity_before(r, q);
    const char *measure = q->dimension == NONE ? NULL : default_measure(r->packs, q->dimension, q->rate != NULL);
    if (growth && !is_han(r) && q->kind == FACTS_LEVEL && growth->kind == FACTS_CHANGE && growth->metric_id[0] &&
        growth->dimension == q->dimension && leads_to_level(r, growth, q) && names_nothing(r, growth->end, q->start))
        return growth->metric_id; /* "by 268 Mt to 11.2 Gt" */
    if (!growth || is_han(r) || q->kind != FACTS_LEVEL || !measure ||
        (growth->kind != FACTS_GROWTH && growth->kind != FACTS_RATIO) || !leads_to_level(r, growth, q))
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
    if (q->start - growth->end > NEAR || (thing ? !bracketed : !whole)) return NULL;
    return id_join(r, thing ? arena_copy(r->memory, growth->metric_id, thing) : growth->metric_id, measure);
}

const metric *of_all_things(const reading *r, const quantity *q, const bag *b, const metric *m) {
    if (!is_percentage(r, q) || b->own_count > 2) return NULL;
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

const char *share_of_sum(reading *r, const quantity *q) {
    const quantity *sum = quantity_before(r, q);
    if (is_han(r) || !sum || !is_percentage(r, q) || sum->kind != FACTS_LEVEL || !sum->metric_id[0] ||
        quantity_class(r, sum) != DIMENSION_MONEY || q->clause - sum->clause != 1)
        return NULL;
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause)), them = list_at(r, LIST_OF_THEM, start);
    const bool alone = skip_spaces(r, start + them) == skip_spaces(r, q->lead);
    return alone && (them || word_behind(r, LIST_OF_THEM, q->end)) ? id_join(r, sum->metric_id, "share") : NULL;
}

const char *share_of_level(reading *r, const quantity *q) {
    const quantity *level = quantity_before_parts(r, q);
    if (!level || !is_percentage(r, q) || level->kind != FACTS_LEVEL || !level->metric_id[0] ||
        level->unit == r->packs->unit_percent || q->clause - level->clause != 1)
        return NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const token *bound = token_starting(r, clause, WORD_BOUND);
    if (!cue_at(r, bound ? bound->end : clause, CUE_SHARE)) return NULL;
    bool of_world = false; /* 保有量达380万辆，占全球保有量的一半 */
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_MEASURE && t->start >= clause && t->end <= q->start)
            of_world = of_world || t->word->value[0] == r->packs->known[CONCEPT_WORLD_SHARE];
    }
    return id_join(r, level->metric_id, of_world ? "world_share" : "share");
}

/* 优良天数290天，占比79%，同比增加19天: by how much the amount before its share has changed; NULL for none. */
const quantity *amount_before_share(const reading *r, const quantity *q) {
    const quantity *share = quantity_before(r, q), *amount = share ? quantity_before(r, share) : NULL;
    const bool told = is_han(r) && q->kind == FACTS_CHANGE && amount && is_percentage(r, share) &&
                      amount->kind == FACTS_LEVEL && amount->metric_id[0];
    return told && amount->dimension == q->dimension && q->dimension != share->dimension &&
                   q->clause == share->clause + 1 && share->clause == amount->clause + 1
               ? amount
               : NULL;
}

const concept *moves_alone(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) || q->kind != FACTS_GROWTH ? NULL : quantity_before(r, q);
    const token *by = q->leading && is_cue(q->leading, CUE_BY) ? q->leading : NULL;
    const token *verb = last && by ? token_ending(r, back_spaces(r, by->start), WORD_CUE) : NULL;
    const token *noun = verb && is_move(verb) ? token_ending(r, back_spaces(r, verb->start), WORD_MEASURE) : NULL;
    if (!noun || noun->start < last->end || noun->word->count > 1) return NULL;
    for_tokens_in(t, r, last->end, verb->start)
        if (names_thing(r, t) && t->end != noun->end) return NULL;
    return word_between(r, LIST_OTHER_MATTER, last->end, noun->start) ? concept_of(r, noun) : NULL;
}
