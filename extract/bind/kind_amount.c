/* Whether an amount tells by how much something moved, or where it stands. */
#include "again.h"
#include "extract/find/quantity.h"
#include "extract/metric/name.h"
#include "kind.h"
#include "time.h"

#include <math.h>

/* "rose, led by power, which emitted 15 Mt, followed by transport (8 Mt)": a level goes before, and nothing moves by
 * it.
 */
static bool follows_level(const reading *r, const quantity *q, const token *by) {
    const quantity *last = quantity_before(r, q);
    return last && last->kind == FACTS_LEVEL && last->end <= by->start && list_before(r, LIST_FOLLOWED, by->end);
}

static bool moves_by(const reading *r, const quantity *q, const token *before, const token *move) {
    return before && is_cue(before, CUE_BY) && move->end <= q->start && !is_transitive(r, move) &&
           !follows_level(r, q, before) && !has_cue(r, move->end, q->start, CUE_SHARE);
}

/* Micrograms a cubic metre, grams a kilowatt-hour: of what is no amount, 下降了6微克 can only be a difference. */
static bool is_for_each(const reading *r, const quantity *q) {
    const char *per = q->rate ? q->rate : strchr(r->packs->units.at[q->unit].symbol, '/'); /* 每升降低0.2元 */
    static const char *const TIMES[] = {"/yr", "/day", "/h", "/s", NULL};
    for (int i = 0; per && TIMES[i]; i++)
        if (strcmp(per, TIMES[i]) == 0) return false;
    return per != NULL;
}

/* 消费量增加1100太瓦时: a measure right before the verb, the quantity right behind it. What is cut or avoided
 * (减少排放) has its noun behind the verb and is an amount of its own. */
static bool measure_moves(const reading *r, const quantity *q, const token *move) {
    if (!is_han(r) || move->end > q->start || q->start - move->end > 9) return false;
    if (is_for_each(r, q)) return true;
    for_tokens(o, r) /* 压减产能300万吨 */
        if (o->word->class == WORD_MEASURE && o->end > move->end && o->end <= q->start) return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= move->start; i++) {
        const token *t = &r->tokens.at[i];
        const bool itself = t->start == move->start && t->end == move->end; /* 增产90亿立方米 */
        if (t->word->class == WORD_SUBJECT && t->end == move->start &&
            (q->counted || list_before(r, LIST_PERFECTIVE, move->end)))
            return true; /* 天然林扩大了2亿亩, 充电站增加约300座 */
        if (t->word->class != WORD_MEASURE || (!itself && (t->end > move->start || move->start - t->end > 6))) continue;
        for (int k = 0; k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if (c->stock || c->flow || t->word->value[k] == r->packs->known[CONCEPT_PRICE] ||
                t->word->value[k] == r->packs->known[CONCEPT_COST])
                return true; /* 单位成本降低900元 */
        }
    }
    return false;
}

/* 余额30万亿元，同比增长36%，全年增加8万亿元: the level that the clause goes on about, behind growths of it. */
static const quantity *level_going_on(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    for (int clause = q->clause; last && last->clause + 1 == clause; last = quantity_before(r, last)) {
        if (last->kind == FACTS_LEVEL) return last;
        clause = last->clause;
    }
    return NULL;
}

/* 核电4500小时，增加60小时: a clause of a verb and a number, behind a level in the same unit, tells by how much; so
 * does one that says in which time. */
static bool only_moves(const reading *r, const quantity *q, const token *move) {
    if (!is_han(r)) return false;
    const uint32_t clause = clause_start(r, q->clause);
    const quantity *level = quantity_before(r, q); /* 核电7800小时、提高350小时 */
    if (level && level->kind == FACTS_LEVEL && level->dimension == q->dimension && !level->counted &&
        text_is(r, level->end, "、") && level->end + 3 == move->start && move->end == q->start)
        return true;
    bool opens = move->start == clause, dated = false;
    for (size_t i = 0; i < r->spans.count && !opens && !dated; i++)
        dated = r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start == clause && r->spans.at[i].end == move->start;
    const quantity *last = dated ? level_going_on(r, q) : opens ? quantity_before(r, q) : NULL;
    if (!last || last->kind != FACTS_LEVEL || last->dimension != q->dimension || last->from ||
        q->counted != last->counted || (opens && q->clause != last->clause + 1))
        return false;
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    return move->end == (bound ? bound->start : q->start);
}

/* "36,000 tons lower": the word right behind says that it is a difference. */
static bool differs_behind(const reading *r, const quantity *q, const token *behind) {
    enum { PHRASE = 24 };
    if (behind && behind == verb_of_both(r, q)) return true;
    uint32_t end = q->end; /* "$1.10 a bushel (9%) higher" */
    if (text_is(r, end, " ("))
        while (end < r->size && end < q->end + PHRASE && r->text[end - 1] != ')') end++;
    if (behind && behind->start <= end + 1 && behind->word->class == WORD_BOUND)
        return true; /* "2.3 ppm more than in 2022" */
    return behind && behind->start <= end + 1 && behind->word->class == WORD_CUE &&
           !cue_at(r, behind->start, CUE_MOVE_NOUN) && !is_transitive(r, behind);
}

/* "Net imports: -5 TWh", "Exports, coal: -64 PJ", "Losses, electricity: -3 PJ": a balance tells so which way it went.
 */
static bool in_balance(const reading *r, const quantity *q) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const word *w = r->tokens.at[i].word;
        for (int k = 0; is_concept(&r->tokens.at[i]) && k < w->count; k++)
            if (r->packs->concepts.at[w->value[k]].balance) return true;
    }
    return false;
}

/* "increases in waste (+0.3 Mt)", "reductions were seen in power (-2 Mt) and trade (-1 Mt)": an amount with a sign in a
 * bracket of its own tells by how much the thing before it moved. A plus says so by itself; with a minus a move is told
 * before, for what sinks take up is written so too. */
static bool signed_move(const reading *r, const quantity *q) {
    if (q->unit == NONE || q->has_hi || quantity_class(r, q) == DIMENSION_TEMPERATURE || !signed_bracket(r, q))
        return false;
    for_tokens_in(t, r, 0, q->start)
        if (concerns(r, t, CONCEPT_ADDITION)) return false; /* "additions were a record (+12 GW)" */
    return !q->negative || nearest_move(r, 0, q->start);
}

/* 年均减少入河泥沙3亿吨: a noun between the verb and what is cut each year makes it an amount. */
static bool yearly_amount(const reading *r, const quantity *q, const token *move) {
    if (!is_han(r) || !is_cue(move, CUE_FALL) || move->end > q->start) return false;
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    const uint32_t clause = clause_start(r, q->clause);
    if (move->end == (bound ? bound->start : q->start) || has_cue(r, clause, q->start, CUE_BASE)) return false;
    bool yearly = false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->start < clause || s->end > q->start) continue;
        if (s->as_base || (s->kind == SPAN_BASE && !is_per_year(s->time))) return false;
        yearly = yearly || s->kind == SPAN_BASE;
    }
    return yearly;
}

/* Whether the clause of the quantity is the next one, but for a word that leads to it: ，其中，. */
static bool in_next_clause(const reading *r, const quantity *p, const quantity *q) {
    enum { A_WORD = 9 };
    if (p->clause + 1 == q->clause) return true;
    return p->clause + 2 == q->clause && clause_start(r, q->clause) - clause_start(r, q->clause - 1) <= A_WORD;
}

/* 用水总量比上年减少20亿立方米，其中，农业用水减少7亿立方米: the part moves as the whole does, against the same base.
 */
static bool moves_beside(const reading *r, const quantity *q, const token *move) {
    const quantity *p = quantity_before(r, q);
    if (!is_han(r) || !p || p->kind != FACTS_CHANGE || p->unit == NONE || p->dimension != q->dimension ||
        !in_next_clause(r, p, q) || stop_between(r, p->end, q->start))
        return false;
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    if (move->end != (bound ? bound->start : q->start)) return false;
    return nearest_move(r, p->end, q->start) == move && move->start > clause_start(r, q->clause) + 3;
}

/* "14% against its scenario (or a cut of 2 Mt)": what is held against something before the bracket is not what is in
 * it. */
static uint32_t within_bracket(const reading *r, const quantity *q, uint32_t clause) {
    for (uint32_t i = q->start; !is_han(r) && i > clause; i--)
        if (r->text[i - 1] == '(' || r->text[i - 1] == ')') return r->text[i - 1] == '(' ? i : clause;
    return clause;
}

/* Whether a level can be negative: money, temperatures, and what sinks take up. An area or a capacity can only change
 * so. */
static bool may_be_below_zero(const facts_packs *p, int dimension) {
    const dimension_class class = packs_class(p, dimension);
    return dimension == p->dimension_percent || class == DIMENSION_MONEY || class == DIMENSION_CARBON_PRICE ||
           class == DIMENSION_MASS || class == DIMENSION_CO2 || class == DIMENSION_TEMPERATURE ||
           class == DIMENSION_RATE;
}

/* "an increase of 60 TWh", "a 60 TWh rise in output"; of what is cut the amount is told ("a reduction of 3 Mt"),
 * and "sea level rise" is a measure. */
static bool amount_of_rise(const reading *r, const quantity *q) {
    if (is_han(r) || q->unit == NONE) return false;
    const token *noun = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    if (!noun || !cue_at(r, noun->start, CUE_MOVE_NOUN)) noun = move_noun_before(r, q);
    const bool fall = noun && cue_at(r, noun->start, CUE_FALL) && !is_transitive(r, noun);
    const bool rise = fall || (noun && cue_at(r, noun->start, CUE_RISE));
    for (size_t i = 0; rise && i < r->tokens.count && r->tokens.at[i].start <= noun->start; i++)
        if (is_concept(&r->tokens.at[i]) && r->tokens.at[i].end >= noun->end) return false; /* "sea level rise of" */
    return rise;
}

/* "generation increased 35 TWh", "is set to fall 3 million tons": what moves itself, and moves nothing. */
static bool moves_itself(const reading *r, const quantity *q, const token *move) {
    if (is_han(r) || move->end > q->start || word_behind(r, LIST_OF, q->end)) return false;
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const uint32_t lead = back_spaces(r, bound ? bound->start : q->start),
                   more = list_before(r, LIST_BEFORE_AMOUNT, lead); /* "fell another 3 Mt" */
    return move->end == back_spaces(r, lead - more) && list_before(r, LIST_MOVES_ITSELF, move->end);
}

/* "costs are rising at $2/t a year", "is growing at about 3 GW per year": the pace of what moves itself. */
static bool moves_at_pace(const reading *r, const quantity *q, const token *move) {
    const uint32_t lead = back_spaces(r, q->lead), at = is_han(r) ? 0 : list_before(r, LIST_STANDING_AT, lead);
    return q->per_year && at && move->end <= back_spaces(r, lead - at) && !concept_between(r, move->end, lead) &&
           !word_behind(r, LIST_OF, q->end);
}

/* "prices fell (30 euros a tonne) compared with 2020": where it stands now. */
static bool opens_behind(const reading *r, const quantity *q, const token *move) {
    return !is_han(r) && quantity_class(r, q) != DIMENSION_TEMPERATURE && bracket_before(r, q) &&
           move->end < q->start && !q->negative && plus_start(r, q) == q->start;
}

/* "a reduction in emissions by 80 Mt compared to the baseline": what is cut by so much is an amount of its own. */
static bool is_amount_cut(const reading *r, const verbs *v) {
    return !is_han(r) && v->before && is_cue(v->before, CUE_BY) && v->move != v->before && is_cue(v->move, CUE_FALL) &&
           v->move->end <= v->before->start && is_transitive(r, v->move) &&
           cuts_gases(r, v->move->end, v->before->start);
}

/* "a reduction of 80 Mt compared with business as usual": it is held against no year, and is what is avoided. */
static bool cuts_from_scenario(const reading *r, const quantity *q, const token *move, stretch own) {
    const dimension_class class = quantity_class(r, q);
    const bool gas = class == DIMENSION_CO2 || (class == DIMENSION_MASS && cuts_gases(r, own.start, own.end));
    const bool cut = is_transitive(r, move) || cue_at(r, move->start, CUE_MOVE_NOUN);
    if (is_han(r) || !gas || !cut || !cue_at(r, move->start, CUE_FALL)) return false;
    const uint32_t end = clause_end(r, q->clause);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < end; i++)
        if (r->tokens.at[i].start >= q->end && is_cue(&r->tokens.at[i], CUE_BASE))
            return compares_with_scenario(r, &r->tokens.at[i]);
    return false;
}

/* "homes were upgraded and over 2 billion was spent": the verb before "and" is of what stands before it. */
static bool of_part_before(const reading *r, const quantity *q, const token *move) {
    if (is_han(r) || move->end > q->start) return false;
    const uint32_t at = skip_spaces(r, move->end), joint = list_at(r, LIST_JOINT, at);
    return joint && (skip_spaces(r, at + joint) >= q->lead || q->lead <= at);
}

/* "adds $1,200 to the price of a car": by so much that rises. */
static bool added_to_price(const reading *r, const quantity *q) {
    enum { NEAR = 32 };
    if (is_han(r) || quantity_class(r, q) != DIMENSION_MONEY || !word_behind(r, LIST_TO, q->end) ||
        !list_before(r, LIST_ADDS, back_spaces(r, q->lead)))
        return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < q->end + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < q->end || t->word->class != WORD_MEASURE) continue;
        const concept *c = concept_of(r, t); /* a price, a cost or a bill, and no fund */
        return (c->dimensions & dimension_bit(r->packs, q->dimension)) && c->wanted == FACTS_WANTED_LESS;
    }
    return false;
}

/* 好于29微克/立方米: what is behind the word itself is a level. */
static bool better_than_number(const quantity *q, const token *base) {
    enum { BARE = 6 };
    return base->end - base->start <= BARE && base->end >= q->lead;
}

/* 好于年度目标5微克: by so much it is better, and this is not where it stands. */
static bool better_by(const reading *r, const quantity *q) {
    const token *base = is_han(r) && q->unit != NONE && q->unit != r->packs->unit_percent
                            ? cue_back(r, clause_start(r, q->clause), q->start, CUE_BASE)
                            : NULL;
    if (!base || !cue_at(r, base->start, CUE_BETTER) || better_than_number(q, base) || cue_at(r, q->end, CUE_OF))
        return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) { /* 优于二级的天数为300天 */
        const token *t = &r->tokens.at[i];
        if (t->start >= base->end && (is_cue(t, CUE_HOLD) || is_cue(t, CUE_TO) || is_move(t) || is_concept(t)))
            return false;
    }
    const quantity *last = quantity_before(r, q);
    return !last || last->end <= base->start || (q->list != NONE && q->list == last->list);
}

void better_when_less(reading *r) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->kind == FACTS_CHANGE && better_by(r, q))
            q->falls = facts_packs_metric_wanted(r->packs, q->metric_id) == FACTS_WANTED_LESS;
}

/* "pH fell by 0.2", "the index rose by 1.5": nothing that is counted moves by parts of one. */
static bool moves_by_parts(const reading *r, const quantity *q, const token *before) {
    const double value = decimal_value(q->value);
    return !is_han(r) && q->unit == NONE && !q->in_words && !q->has_hi && before && is_cue(before, CUE_BY) &&
           value != floor(value);
}

bool is_part_of_goal(const reading *r, const quantity *q) {
    enum { PHRASE = 64 };
    const uint32_t of = skip_spaces(r, q->end), n = is_han(r) ? 0 : list_at(r, LIST_OF, of),
                   at = skip_spaces(r, of + n);
    if (!n || !(list_at(r, LIST_PRONOUN, at) || list_at(r, LIST_DEFINITE, at))) return false;
    for (uint32_t i = at; i < r->size && i - at < PHRASE && !strchr(",;:.(", r->text[i]); i++)
        if (word_behind(r, LIST_GOAL, i)) return true;
    return false;
}

bool comes_to_sum(const reading *r, const quantity *q) {
    const token *sum = is_han(r) ? NULL : q->leading;
    const quantity *last = quantity_before(r, q);
    return sum && is_cue(sum, CUE_SUM) && ends_in(r, LIST_ENDING_ING, sum->start, sum->end) &&
           !(last && last->kind == FACTS_GROWTH &&
             has_cue(r, last->end, sum->start, CUE_FALL)); /* "a 6% cut, totalling" */
}

/* 净减少水土流失面积11万平方公里, 净增加林地3万亩: by so much, on balance. */
static bool moves_net(const reading *r, const quantity *q, const token *move) {
    return is_han(r) && move->end <= q->start && text_is(r, move->start, "净") &&
           !number_between(r, move->end, q->start);
}

/* 减少湿地面积3万亩, 缩小了森林面积: by so much less land; 减少水土流失面积 is what is treated. */
static bool shrinks_land(const reading *r, const quantity *q, const token *move) {
    if (!is_han(r) || !is_cue(move, CUE_FALL) || quantity_class(r, q) != DIMENSION_AREA) return false;
    const uint32_t thing = move->end + list_at(r, LIST_PERFECTIVE, move->end);
    const token *land = token_starting(r, thing, WORD_SUBJECT);
    return land && land->end <= q->start && concept_of(r, land)->land && !number_between(r, land->end, q->start);
}

bool moves_again(const reading *r, const quantity *q) {
    const quantity *growth = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    if (!is_han(r) || !growth || growth->kind != FACTS_GROWTH || growth->clause + 1 != q->clause ||
        token_starting(r, clause, WORD_SUBJECT))
        return false;
    const token *move =
        growth->falls ? cue_back(r, clause, q->start, CUE_FALL) : cue_back(r, clause, q->start, CUE_RISE);
    return move && move->start == clause && move->end + list_at(r, LIST_PERFECTIVE, move->end) == q->lead;
}

/* Whether an amount, or a number of things, is by how much something moved, and not where it stands. */
bool is_difference(const reading *r, const quantity *q, const verbs *v, stretch own, uint32_t clause) {
    enum { NEAR = 24 };
    if (comes_to_sum(r, q)) return false;
    const token *move = v->move && of_part_before(r, q, v->move) ? NULL : v->move;
    const bool amount = q->unit != NONE || moves_by_parts(r, q, v->before);
    if (amount && moves_again(r, q)) return true;
    if (move && amount && cuts_from_scenario(r, q, move, own)) return false;
    if (move && amount && moves_by(r, q, v->before, move))
        return true; /* "emissions fall by 34,000 tons"; but what is "reduced by" is an amount of its own */
    if (move && move == v->behind && (amount || !q->in_words) && !is_han(r) && differs_behind(r, q, v->behind))
        return true; /* also of counts: "1,900 more than a year ago" */
    if (move && amount && is_amount_cut(r, v)) return false;
    if (move && amount && !opens_behind(r, q, move) &&
        ((move->end <= q->start && q->start - move->end <= NEAR) || move == v->behind || move->start == q->start) &&
        base_near(r, q, within_bracket(r, q, clause), own.end) && !yearly_amount(r, q, move))
        return true;
    if (move && amount && (moves_beside(r, q, move) || moves_itself(r, q, move) || moves_at_pace(r, q, move)))
        return true;
    if (move && move == v->before &&
        ((amount && measure_moves(r, q, move)) || ((amount || q->counted) && only_moves(r, q, move))))
        return true;
    if (move && amount && move == v->before && (moves_net(r, q, move) || shrinks_land(r, q, move))) return true;
    if (move && amount && is_han(r) && move->end <= q->start && cue_at(r, move->start, CUE_PACE))
        return true; /* 增幅2.8ppm */
    if (move && move == v->before && is_han(r) && quantity_class(r, q) == DIMENSION_TEMPERATURE)
        return true; /* 室温升高2℃ */
    if ((!move && added_to_price(r, q)) || amount_of_rise(r, q) || (move && pace_of_amount(r, q) == move) ||
        signed_move(r, q) || better_by(r, q))
        return true;
    return q->negative && q->dimension != NONE && !in_balance(r, q) &&
           !may_be_below_zero(r->packs, q->dimension); /* "a trend of -5,000 km2" */
}

/* A number of things: "jobs", "cars on the road", "cars sold". */
static bool is_of_things(const reading *r, const quantity *q) {
    static const char *const TAILS[] = {"_stock", "_sales", "_production"};
    if (id_tail(q->metric_id, "_count")) return true;
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++)
        if ((q->unit == NONE || q->dimension == r->packs->dimension_one) && id_tail(q->metric_id, TAILS[i]))
            return true;
    return false;
}

void counts_move(reading *r) {
    if (is_han(r)) return;
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (!is_of_things(r, q) || q->kind != FACTS_LEVEL || q->in_words || q->special || q->negative) continue;
        const verbs v = find_verbs(r, q, own_stretch(r, q), clause_start(r, q->clause));
        if (!v.move || !moves_by(r, q, v.before, v.move) || concept_between(r, v.move->end, q->start)) continue;
        q->kind = FACTS_CHANGE;
        q->falls = is_cue(v.move, CUE_FALL);
    }
}

/* "rainfall fell by 2 mm a year": what is told as a rate, though it is no rate that moves, as the sea level's is. */
void kind_of_yearly(const reading *r, quantity *q) {
    const uint32_t lead = q->lead;
    const token *move = cue_before(r, lead, CUE_BY) ? nearest_move(r, clause_start(r, q->clause), lead) : NULL;
    if (is_han(r) || !move || quantity_class(r, q) != DIMENSION_RATE) return;
    q->kind = FACTS_CHANGE;
    q->falls = cue_at(r, move->start, CUE_FALL) && !q->negative;
    q->per_year = true;
}

/* "the access rate of 34% should rise to 90%"; but "the cut of 34%", "the target of 34%". */
static bool rises_from(const reading *r, const quantity *q, const quantity *next) {
    const token *of = q->leading, *noun = of ? token_ending(r, back_spaces(r, of->start), WORD_CUE) : NULL;
    return !is_han(r) && of && is_cue(of, CUE_OF) && !noun && list_at(r, LIST_MODAL, skip_spaces(r, q->end)) &&
           (has_cue(r, q->end, next->start, CUE_RISE) || has_cue(r, q->end, next->start, CUE_FALL)) &&
           cue_before(r, next->start, CUE_TO);
}

bool stands_now(const reading *r, quantity *q) {
    const quantity *next = quantity_behind(r, q);
    if (!next || next->unit != q->unit || next->clause != q->clause ||
        !(rises_from(r, q, next) || (word_behind(r, LIST_TO, q->end) && leads_from_now(r, q))))
        return false;
    q->from = true;
    return true;
}

/* The start of a thing that ends there, over a word or two: 施工成本; the place itself where none does. */
static uint32_t thing_start(const reading *r, uint32_t end) {
    uint32_t at = end;
    for (int words = 0; words < 2; words++) {
        const token *measure = token_ending(r, at, WORD_MEASURE),
                    *thing = measure ? measure : token_ending(r, at, WORD_SUBJECT);
        if (!thing || list_at(r, LIST_SPARES, thing->start)) break;
        at = thing->start;
    }
    return at;
}

stretch spared_by(const reading *r, const quantity *q) {
    const stretch none = {r->size, r->size};
    if (!is_han(r) || q->unit != r->packs->unit_percent) return none;
    const uint32_t lead = list_before(r, LIST_SPARES, q->start) ? q->start : q->lead; /* 节约20%: 约 is no bound */
    const uint32_t thing = thing_start(r, lead), size = list_before(r, LIST_SPARES, thing);
    if (!size) return none;
    const stretch verb = {thing - size, thing};
    const token *bound = token_starting(r, q->end, WORD_BOUND),
                *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const bool named = thing < lead || thing_start(r, verb.start) < verb.start;
    return named || (of && is_cue(of, CUE_OF) && concept_between(r, of->end, clause_end(r, q->clause))) ? verb : none;
}
