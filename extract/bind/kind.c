/* The kind of each quantity: a level, a change, a growth, a ratio. */
#include "again.h"
#include "extract/find/quantity.h"
#include "kind.h"
#include "time.h"

const token *compared_thing(const reading *r, const quantity *q) {
    if (q->kind == FACTS_LEVEL || !is_han(r)) return NULL;
    const token *base = cue_back(r, clause_start(r, q->clause), q->start, CUE_BASE);
    for (size_t i = 0; base && i < r->spans.count; i++) { /* "than in 2020, consumption fell" */
        const span *s = &r->spans.at[i];
        const bool times = s->kind == SPAN_TIME || s->kind == SPAN_BASE;
        if (times && s->end > base->start && s->start < q->start) return NULL;
        if (times && (s->as_base || s->kind == SPAN_BASE) && s->clause == q->clause && s->end <= base->start)
            return NULL; /* 比2015年高出3吨, 较上年同期高出3吨 */
    }
    return base;
}

/* "(+15.1%)" */
static bool signed_plus(const reading *r, const quantity *q) {
    return q->start > 0 && r->text[q->start - 1] == '+' &&
           (q->start == 1 || r->text[q->start - 2] == ' ' || r->text[q->start - 2] == '(');
}

/* 减排54%: what is cut by so many percent falls. */
static bool cut_by(const reading *r, const quantity *q) {
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    const token *verb = token_ending(r, bound ? bound->start : q->start, WORD_CUE);
    return is_han(r) && verb && is_cue(verb, CUE_REDUCED);
}

/* "The potential to cut what homes use is 40%": so much less is possible. */
static bool could_be_cut(const reading *r, const quantity *q, uint32_t clause) {
    const token *is = is_han(r) ? NULL : cue_back(r, clause, q->start, CUE_HOLD);
    const token *cut = is ? cue_back(r, clause, is->start, CUE_REDUCED) : NULL;
    return cut && word_between(r, LIST_POSSIBLE, clause, cut->start);
}

/* "boosts the penetration of heat pumps (18%)": a bracket behind a measure that is told in percent says where it
 * stands, or is to. */
static bool stands_in_bracket(const reading *r, const quantity *q, const token *move) {
    if (is_han(r) || !move || move->end > q->start || !bracket_before(r, q) || q->negative ||
        plus_start(r, q) != q->start)
        return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < move->end || t->word->class != WORD_MEASURE) continue;
        const concept *c = concept_of(r, t);
        if (!c->weak && c->dimensions & dimension_bit(r->packs, r->packs->dimension_percent))
            return clause_of(r, t->start) == q->clause;
    }
    return false;
}

/* Whether the way of the move is down; a number with a minus has said so itself. */
static bool falls_by(const quantity *q, const token *move) {
    return move && !q->negative &&
           (is_cue(move, CUE_FALL) || is_cue(move, CUE_LESS) ||
            (move->word->class == WORD_BOUND && move->word->value[0] == FACTS_LT));
}

/* What is compared against may say the way too: "base fall" is 低于全国平均水平 and "short of". */
static bool is_downward(const token *base) { return strcmp(base->word->text, "base fall") == 0; }

/* "9 billion short of the goal": so much is missing. */
static bool falls_short(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), gloss = skip_spaces(r, skip_gloss(r, q->end));
    const token *short_of = is_han(r) ? NULL : token_starting(r, gloss > at ? gloss : at, WORD_CUE);
    return short_of && is_cue(short_of, CUE_BASE) && is_downward(short_of);
}

/* "is 18 points short of the goal", "4 points below it": a difference that is missing. */
static bool lies_below(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), gloss = skip_spaces(r, skip_gloss(r, q->end));
    const token *base = is_han(r) ? NULL : token_starting(r, gloss > at ? gloss : at, WORD_CUE);
    if (base && is_cue(base, CUE_BASE)) return falls_short(r, q);
    return !is_han(r) && says_below(r, at);
}

/* Points are always a change. */
static void kind_of_points(const reading *r, quantity *q, const token *move, uint32_t clause) {
    if (!move) move = nearest_move(r, clause, q->start);
    const token *against = move ? NULL : cue_back(r, clause, q->start, CUE_BASE);
    const bool told = against && strchr(against->word->text, ' '); /* 低于全国平均水平3个百分点 */
    if (!move && !told) move = nearest_move(r, 0, q->start);
    q->kind = FACTS_CHANGE;
    q->falls = lies_below(r, q) || (told ? is_downward(against) : falls_by(q, move));
}

/* 增长了4倍 adds four times the base; "增长到4倍" and "a fourfold increase" do not. */
static void kind_of_multiple(const reading *r, quantity *q, const verbs *v) {
    const facts_packs *packs = r->packs;
    q->kind = FACTS_RATIO;
    const bool reaches = v->before && is_han(r) && is_cue(v->before, CUE_HOLD); /* 增长达2倍, 增幅分别为2倍和3倍 */
    if (!v->move || (v->move != v->before && !reaches) || q->special || !packs->languages[r->language].rise_adds)
        return;
    q->kind = FACTS_GROWTH;
    q->falls = falls_by(q, v->move);
    q->unit = packs->unit_percent;
    q->dimension = packs->dimension_percent;
    q->value.exponent += 2;
    q->value_hi.exponent += 2;
}

/* 增速由3%回落至1%: a pace that went from one to the other. */
static bool pace_goes_on(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? quantity_before(r, q) : NULL;
    const bool pace = last && last->clause == q->clause && (last->from || last->held) && last->kind == FACTS_GROWTH;
    return pace && cue_back(r, last->end, q->start, CUE_TO);
}

/* "40% below 1990 levels by 2020; (and) to 55% by 2030": behind the semicolon stands nothing but the next step. */
static bool next_step(const reading *r, const quantity *last, const quantity *q) {
    uint32_t at = back_spaces(r, q->lead);
    const token *led = token_ending(r, at, WORD_CUE);
    if (led && (is_cue(led, CUE_TO) || is_cue(led, CUE_BY))) at = back_spaces(r, led->start);
    const uint32_t joint = list_before(r, LIST_JOINT, at);
    at = back_spaces(r, at - joint);
    const bool stop = at && r->text[at - 1] == ';';
    if (!(stop || joint) || end_with_time(r, q) == q->end) return false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->end + stop == at) return s->deadline && s->clause == clause_of(r, last->start);
    return false;
}

/* "cutting emissions 15% by 2015 30% by 2025": goals in a row, which only their years part. */
static bool next_of_goals(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || last->kind != FACTS_GROWTH || last->unit != q->unit) return false;
    if (next_step(r, last, q)) return true;
    const uint32_t end = end_with_time(r, last), at = skip_spaces(r, end), or = list_at(r, LIST_SAID_AGAIN, at);
    if (end == last->end) return false;
    return at == q->start || (or &&skip_spaces(r, at + or) == q->start &&
                                     end_with_time(r, q) > q->end); /* "15% by 2015 or 30% by 2025" */
}

/* "reduce the loss from -0.3% in 2011 to -0.1% in 2018": a number with a minus from which or to which something moves
 * is where it stands; "goals from -12% to -48%" are how far something is to fall. */
static bool stands_below_zero(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !q->negative) return false;
    return (q->from && !q->has_hi) || (last && last->from && last->negative && cue_before(r, q->start, CUE_TO));
}

/* "78% of 1994 levels", "149% and 262% of 1994 levels": a part of what was, that is 0.78 times it. */
static bool of_level_then(const reading *r, const quantity *q) {
    uint32_t at = skip_spaces(r, q->end);
    for (const quantity *next; (next = quantity_behind(r, q)) && next->unit == q->unit; q = next) {
        const uint32_t comma = text_is(r, at, ",") ? skip_spaces(r, at + 1) : at, joint = list_at(r, LIST_JOINT, comma);
        if ((joint ? skip_spaces(r, comma + joint) : comma) != next->start) break;
        at = skip_spaces(r, next->end);
    }
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].as_base && r->spans.at[i].start == at && list_at(r, LIST_OF, at)) return true;
    return false;
}

/* "The change in rainfall relative to 1990 is 2 to 5% in one scenario and 6 to 9% in the other": a growth, where it is
 * said from when. */
static bool change_told(const reading *r, quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    const token *is = is_han(r) ? NULL : cue_back(r, clause, q->start, CUE_HOLD);
    bool from_then = false;
    for (size_t i = 0; is && i < r->spans.count; i++)
        from_then = from_then || (r->spans.at[i].as_base && r->spans.at[i].end <= is->start);
    uint32_t size, at = from_then ? list_next(r, LIST_LABEL_CHANGE, clause, is->start, &size) : r->size;
    if (at >= r->size || at >= is->start) return false;
    const uint32_t behind = skip_spaces(r, at + size);
    if (!list_at(r, LIST_OF, behind) && !cue_at(r, behind, CUE_OF) && !list_at(r, LIST_INSIDE, behind)) return false;
    q->falls = cue_at(r, at, CUE_FALL) && !q->negative;
    return true;
}

/* "151% of the pre-industrial level", "148%, 260% and 123% of pre-industrial levels" */
static bool of_preindustrial(const reading *r, const quantity *q) {
    const uint32_t of = skip_spaces(r, last_of_list(q)->end), n = is_han(r) ? 0 : list_at(r, LIST_OF, of);
    if (!n) return false;
    uint32_t at = skip_spaces(r, of + n);
    at = skip_spaces(r, at + list_at(r, LIST_DEFINITE, at));
    const token *then = token_starting(r, skip_spaces(r, at + list_at(r, LIST_POSSESSIVE, at)), WORD_SUBJECT);
    return then && concerns(r, then, CONCEPT_PREINDUSTRIAL);
}

/* 强度累计下降19%（目标18%）: how far it was to move. */
static bool goal_of_move(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? quantity_before(r, q) : NULL;
    const uint32_t bracket = last && last->kind == FACTS_GROWTH ? bracket_of(r, q->start) : 0;
    const token *goal = bracket == (last ? last->end : 0) + 1 ? token_starting(r, bracket, WORD_CUE) : NULL;
    return goal && is_cue(goal, CUE_TARGET) && !concept_between(r, bracket, q->start);
}

/* "fell by 20%, from 60% in 1990 to 48% in 2015": where it stood, behind how far it moved. */
static bool stood_before_move(const reading *r, const quantity *q) {
    enum { NEAR = 48 };
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    return !is_han(r) && q->from && last && next && last->kind == FACTS_GROWTH && last->unit == q->unit &&
           !last->from && next->unit == q->unit && q->start - last->end < NEAR && next->start - q->end < NEAR &&
           cue_before(r, next->start, CUE_TO) != NULL;
}

/* "Use fell in 40 percent of towns": in how many it did, and not by how much. */
static bool told_of_so_many(const reading *r, const quantity *q) {
    return !is_han(r) && list_before(r, LIST_INSIDE, back_spaces(r, q->lead)) && word_behind(r, LIST_OF, q->end);
}

/* "The share, at 8% in 2015, had risen to 9% by 2020": where it stood, inserted before the verb that leads it on. */
static bool stood_aside(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const uint32_t lead = back_spaces(r, q->lead), at = list_before(r, LIST_STANDING_AT, lead);
    const uint32_t comma = back_spaces(r, lead - at);
    return !is_han(r) && at && comma > r->marker && r->text[comma - 1] == ',' && next && next->unit == q->unit &&
           next->clause <= q->clause + 1 && cue_before(r, next->start, CUE_TO) &&
           !nearest_move(r, clause_start(r, q->clause), q->start);
}

static void kind_of_percent(const reading *r, quantity *q, const token *move) {
    const quantity *last = quantity_before(r, q);
    q->kind = FACTS_GROWTH;
    const bool of_cut = in_brackets_of_cut(r, q);
    const bool in_row = next_of_goals(r, q);
    const bool pace = yearly_in_bracket(r, q);
    q->restates = pace || of_cut || in_brackets_of_change(r, q);
    bool falls;
    if (told_of_so_many(r, q))
        q->kind = FACTS_LEVEL;
    else if (pace || goal_of_move(r, q))
        q->falls = last->falls;
    else if (q->cut || of_cut)
        q->falls = true;
    else if (stands_below_zero(r, q) || stands_in_bracket(r, q, move) || stood_before_move(r, q) || stood_aside(r, q))
        q->kind = FACTS_LEVEL;
    else if (in_row)
        q->falls = last->falls;
    else if (pace_goes_on(r, q))
        q->falls = last->unit != r->packs->unit_pp && last->falls;
    else if (move || q->negative || signed_plus(r, q)) /* a cut "could be increased up to 75% below 1990 levels" */
        q->falls = falls_by(q, move) || (move && !q->negative && says_below(r, skip_spaces(r, q->end)));
    else if (q->restates || goes_on_in_brackets(r, q))
        q->falls = last->falls;
    else if (in_brackets_of_move(r, q, &falls))
        q->falls = falls;
    else if (of_level_then(r, q) || of_preindustrial(r, q)) {
        q->kind = FACTS_RATIO;
        q->unit = r->packs->unit_times;
        q->dimension = r->packs->units.at[q->unit].dimension;
        q->value.exponent -= 2;
        q->value_hi.exponent -= 2;
        q->exact /= 100;
    } else if (!change_told(r, q))
        q->kind = FACTS_LEVEL;
}

static void kind_of_amount(const reading *r, quantity *q, const verbs *v, stretch own, uint32_t clause) {
    if (quantity_class(r, q) == DIMENSION_RATE) return; /* "has risen by 6.3 mm per year" tells a rate */
    const token *subject = moving_subject(r, q);
    if (subject) {
        q->kind = FACTS_CHANGE;
        q->falls = cue_at(r, subject->start, CUE_FALL) && !q->negative;
    } else if (is_difference(r, q, v, own, clause)) {
        q->kind = FACTS_CHANGE;
        q->falls = falls_by(q, v->move);
    } else if (q->unit != NONE && (in_brackets_of_growth(r, q) || change_in_other_unit(r, q))) {
        q->kind = FACTS_CHANGE;
        q->falls = quantity_before(r, q)->falls;
        q->restates = true;
    }
}

/* Whether a word of comparison leads to the time: 较2023年, 高于2015至2023年间. */
static bool compares_with(const reading *r, const span *s) {
    if (cue_at(r, s->start, CUE_BASE)) return true;
    const token *cue = token_ending(r, s->start, WORD_CUE);
    return cue && is_cue(cue, CUE_BASE);
}

/* A noun of growth that stands there, or behind one word more: 增长, 平均增速. */
static const token *pace_noun(const reading *r, uint32_t at) {
    enum { A_WORD = 6 };
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= at + A_WORD; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < at || t->word->class != WORD_CUE) continue;
        if (is_cue(t, CUE_PACE) || (is_move(t) && list_at(r, LIST_GROWTH, t->start))) return t;
    }
    return NULL;
}

/* 增幅较2023年的1.9%放缓, 高于2020年2%的增速: a value of another time, and not by how much something moved. */
static bool hold_value(const reading *r, quantity *q) {
    const span *of = NULL;
    for (size_t i = 0; is_han(r) && q->unit == r->packs->unit_percent && i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        const token *linked = token_starting(r, s->end, WORD_CUE);
        const bool right_before =
            s->end == q->start || (linked && linked->end == q->lead && is_cue(linked, CUE_OF)); /* 的约2% */
        if (s->kind == SPAN_TIME && s->time[0] && right_before && compares_with(r, s)) of = s;
    }
    if (!of) return false;
    const token *link = token_starting(r, q->end, WORD_CUE);
    const token *noun = link && is_cue(link, CUE_OF) ? pace_noun(r, link->end) : NULL;
    const token *pace = noun ? noun : cue_back(r, clause_start(r, q->clause), of->start + 3, CUE_PACE);
    q->held = true;
    q->kind = pace ? FACTS_GROWTH : FACTS_LEVEL;
    q->falls = pace && cue_at(r, pace->start, CUE_FALL);
    return true;
}

/* "a rise compared with 2009, when it stood at 36%": what was so in a year that something else is held against.
 */
static bool was_then(const reading *r, const quantity *q) {
    if (!cue_before(r, q->start, CUE_HOLD)) return false;
    for (size_t i = 0; i < r->spans.count && r->spans.at[i].end <= q->start; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && list_at(r, LIST_WHEN, s->end) && !nearest_move(r, s->end, q->start)) return true;
    }
    return false;
}

/* "a 30% cut of emissions and a 25% share of wind": the noun of its own right behind says that it moves nothing. */
static bool is_share_of(const reading *r, const quantity *q) {
    if (is_han(r)) return measures_percent(r, q);
    const quantity *last = quantity_before(r, q);
    if (last && last->unit != q->unit && list_before(r, LIST_OF_THEM, back_spaces(r, q->lead)))
        return true; /* "fell to 9 PJ, of which 30% ..." */
    if (was_then(r, q) || is_part_of_goal(r, q)) return true;
    const uint32_t at = skip_spaces(r, q->end);
    const token *share = token_starting(r, at, WORD_CUE);
    return share && is_cue(share, CUE_SHARE) && word_behind(r, LIST_OF, share->end);
}

/* "Expanding Railways -17% of traffic": behind words and a dash that is no minus. */
static bool is_share_dashed(const reading *r, const quantity *q) {
    return !is_han(r) && q->start > 1 && r->text[q->start - 1] == '-' && r->text[q->start - 2] == ' ' &&
           word_behind(r, LIST_OF, q->end);
}

/* "improving housing (11% of emissions)": how much of it that is; but "(78% of 1994 levels)". */
static bool is_share_aside(const reading *r, const quantity *q) {
    return !is_han(r) && bracket_before(r, q) && word_behind(r, LIST_OF, q->end) && !of_level_then(r, q);
}

/* "gave 53% of the growth in demand and 58% of the growth in supply": a part of the whole, as the one before it. */
static bool is_part_too(const reading *r, const quantity *q) {
    const quantity *part = quantity_before(r, q);
    return !is_han(r) && part && part->kind == FACTS_LEVEL && part->unit == q->unit &&
           list_before(r, LIST_JOINT, back_spaces(r, q->lead)) && word_behind(r, LIST_OF, part->end) &&
           word_behind(r, LIST_OF, q->end);
}

/* "Growth: 16%", "Change, 2023: 5%", "Mitigation target: 9%": the label right before the number; a bare year may stand
 * between. */
static bool label_of_change(const reading *r, const quantity *q, bool *falls) {
    uint32_t end = back_spaces(r, q->start);
    if (is_han(r) || q->unit != r->packs->unit_percent || !end || r->text[end - 1] != ':') return false;
    end = back_spaces(r, end - 1);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].end == end && r->spans.at[i].kind == SPAN_TIME) end = back_spaces(r, r->spans.at[i].start);
    if (end && r->text[end - 1] == ',') end--;
    const uint32_t behind = list_before(r, LIST_LABEL_CHANGE, end);
    uint32_t start = end;
    while (start > r->marker && !strchr(",:", r->text[start - 1])) start--;
    start = skip_spaces(r, start);
    const token *goal = token_ending(r, end, WORD_CUE);
    const bool cut = goal && cue_at(r, goal->start, CUE_FALL) && cue_at(r, goal->start, CUE_TARGET);
    if (!cut && !behind && !list_at(r, LIST_LABEL_CHANGE, start)) return false;
    *falls = (cut || cue_at(r, behind ? end - behind : start, CUE_FALL)) && !q->negative;
    return true;
}

/* "Change 2010–2020: 0.3 Mt", "Change in generation: Coal, 2020: 1.5 TWh": a label before a colon begins so; but the
 * amount behind "Reduction:" is one of its own. */
static bool label_of_difference(const reading *r, const quantity *q) {
    const uint32_t end = back_spaces(r, q->start);
    const bool amount = q->unit != NONE && q->unit != r->packs->unit_percent;
    if (is_han(r) || !amount || !end || r->text[end - 1] != ':') return false;
    uint32_t part = skip_spaces(r, r->marker);
    for (uint32_t at = part; at < end; at++) { /* the caption, or the part right before the number */
        if (at == part && list_at(r, LIST_LABEL_CHANGE, at) && !cue_at(r, at, CUE_FALL) &&
            (at == skip_spaces(r, r->marker) || !byte_between(r, at, end, ',')))
            return true;
        if (strchr(",:", r->text[at])) part = skip_spaces(r, at + 1);
    }
    return false;
}

/* "takes 1% off demand", "would shave 9 TWh a year off demand": by how much it is less; but what gases are cut by is an
 * amount of its own. */
static bool taken_off(const reading *r, const quantity *q) {
    const dimension_class class = quantity_class(r, q);
    return !is_han(r) && q->unit != NONE && class != DIMENSION_MASS && class != DIMENSION_CO2 &&
           word_behind(r, LIST_OFF, q->end) && list_before(r, LIST_TAKES_OFF, q->lead);
}

/* "Households used 2 bcm less gas in 2023": by how much it is less, though nothing says than what. */
static bool less_by_so_much(const reading *r, const quantity *q) {
    return !is_han(r) && q->unit != NONE && q->unit != r->packs->unit_percent &&
           cue_at(r, skip_spaces(r, q->end), CUE_LESS);
}

/* "3 million more barrels of fuel": by how much it is more. */
static bool more_by_so_much(const reading *r, const quantity *q) {
    return !is_han(r) && q->unit != NONE && q->dimension != r->packs->dimension_one && !q->counted &&
           cue_at(r, skip_spaces(r, q->number_end), CUE_MORE);
}

/* "1.2 million km2 below the previous record": the word that compares, where such a level stands behind it. */
static const token *beside_reference(const reading *r, const quantity *q) {
    if (is_han(r) || q->unit == NONE || q->unit == r->packs->unit_percent ||
        quantity_class(r, q) == DIMENSION_TEMPERATURE || quantity_class(r, q) == DIMENSION_RATE)
        return NULL;
    const token *t = token_starting(r, skip_spaces(r, q->end), WORD_BOUND);
    const uint32_t the = t && t->word->flags & BOUND_COMPARE ? skip_spaces(r, t->end) : 0;
    const uint32_t whose = the ? list_at(r, LIST_DEFINITE, the) : 0,
                   level = the ? skip_spaces(r, the + (whose ? whose : list_at(r, LIST_POSSESSIVE, the))) : 0;
    return level > the && list_at(r, LIST_REFERENCE_LEVEL, level) ? t : NULL;
}

/* "rises in steps of 1% to reach 12%": points, though they are not called so. */
static bool in_steps(const reading *r, const quantity *q) {
    return !is_han(r) && q->unit == r->packs->unit_percent && list_before(r, LIST_STEPS, q->lead);
}

/* "Emissions fell in 18 countries, at annual rates of 2% to 4%": what moved before, over other numbers and clauses. */
static const token *move_at_rate(const reading *r, const quantity *q) {
    enum { OF = 4 };
    if (is_han(r) || q->unit != r->packs->unit_percent) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_BASE && s->end <= q->lead && q->lead - s->end <= OF && word_behind(r, LIST_OF, s->end) &&
            is_per_year(s->time))
            return nearest_move(r, 0, s->start);
    }
    return NULL;
}

/* "brings the share of wind up to 27%": behind what is brought there; but "brings savings of up to 9%". */
static bool brought_up(const reading *r, const quantity *q, uint32_t up) {
    const uint32_t before = back_spaces(r, up);
    const token *cue = token_ending(r, before, WORD_CUE);
    if (q->unit != r->packs->unit_percent || (cue && (is_cue(cue, CUE_OF) || is_cue(cue, CUE_BY)))) return false;
    for (uint32_t at = clause_start(r, q->clause); at < up; at++)
        if (word_behind(r, LIST_BRINGS, at)) return concept_between(r, at, up);
    return false;
}

/* "from 2% in 2012 up to 8% in 2016": where it leads, and no most that it may be. */
static void unbound_end(const reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const token *up = is_han(r) || q->bound != FACTS_LT ? NULL : token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    if (!up || !cue_at(r, up->start, CUE_RISE)) return;
    if ((last && last->from && last->unit == q->unit && last->clause == q->clause) || brought_up(r, q, up->start))
        q->bound = FACTS_EQ;
}

static void tell_as(quantity *q, facts_kind kind, bool falls) {
    q->kind = kind;
    q->falls = falls;
}

/* "up from a share of 12% last year", "(from an installed total of 4 GW in 2021)": what leads to the number is no word of
 * its own between it and where it comes from. */
static bool from_share_or_total(const reading *r, const quantity *q) {
    enum { NEAR = 32 };
    const uint32_t reach = back_by(q->lead, NEAR);
    const token *from = is_han(r) ? NULL : cue_back(r, reach, q->lead, CUE_FROM);
    const uint32_t article = from ? skip_spaces(r, from->end) : 0;
    if (!from || !list_at(r, LIST_ARTICLE, article) || stop_between(r, from->end, q->start)) return false;
    const token *lead = token_ending(r, q->lead, WORD_CUE);
    if (lead && is_cue(lead, CUE_CUMULATIVE)) return true;
    const token *share = lead && is_cue(lead, CUE_OF) ? token_ending(r, back_spaces(r, lead->start), WORD_CUE) : NULL;
    return share && is_cue(share, CUE_SHARE);
}

static void kind_of(const reading *r, quantity *q) {
    if (hold_value(r, q)) return;
    q->kind = FACTS_LEVEL;
    if (q->likely) return;
    const facts_packs *packs = r->packs;
    const stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    verbs v = find_verbs(r, q, own, clause);
    q->from = (v.before && is_cue(v.before, CUE_FROM)) || starts_there(r, q) || from_share_or_total(r, q);
    if (stands_now(r, q)) return;
    unbound_end(r, q);
    const bool percent = q->unit == packs->unit_percent,
               share =
                   percent && (is_share_of(r, q) || is_part_too(r, q) || is_share_dashed(r, q) || is_share_aside(r, q));
    if (share) v.move = v.behind = NULL;
    if (ends_pair(r, q)) v.behind = NULL; /* "a rise from 3 to 9 GW increases it" */
    q->cut =
        percent && !share && !v.move && (cut_by(r, q) || could_be_cut(r, q, clause) || spared_by(r, q).start < r->size);
    if (!v.behind && (!v.move || (v.move->end <= q->start && cue_at(r, v.move->start, CUE_PACE)))) {
        const token *verb = short_verb(r, q, clause); /* 比产量增幅低1个百分点, 比去年多一倍 */
        if (verb) v.move = v.before = verb;
    }
    if (!v.move && !share) v.move = move_at_rate(r, q);
    q->kind = FACTS_LEVEL;
    q->falls = false;
    if (!v.move && label_of_change(r, q, &q->falls)) {
        q->kind = FACTS_GROWTH;
        return;
    }
    if (q->falls_so_much) {
        tell_as(q, percent ? FACTS_GROWTH : FACTS_CHANGE, true);
        q->from = false;
    } else if (in_steps(r, q))
        tell_as(q, FACTS_CHANGE, falls_by(q, v.move));
    else if (taken_off(r, q) || (!v.move && less_by_so_much(r, q)))
        tell_as(q, percent ? FACTS_GROWTH : FACTS_CHANGE, true);
    else if (!v.move && more_by_so_much(r, q))
        tell_as(q, FACTS_CHANGE, false);
    else if (!v.move && beside_reference(r, q))
        tell_as(q, FACTS_CHANGE, says_below(r, skip_spaces(r, q->end)));
    else if (!v.move && q->unit != NONE && !is_percentage(r, q) && falls_short(r, q))
        tell_as(q, FACTS_CHANGE, true);
    else if (!v.move && label_of_difference(r, q))
        tell_as(q, FACTS_CHANGE, false);
    else if (q->unit == packs->unit_pp)
        kind_of_points(r, q, v.move, clause);
    else if (q->unit == packs->unit_times)
        kind_of_multiple(r, q, &v);
    else if (percent)
        kind_of_percent(r, q, v.move);
    else
        kind_of_amount(r, q, &v, own, clause);
}

/* "growth (1.3%, 2010–2019) was lower than in the decade before (2.1%, 2000–2009)": the second growth is no fall. */
static bool moved_then(const reading *r, const quantity *q) {
    const quantity *before = quantity_before(r, q);
    return before && q->kind == FACTS_GROWTH && before->kind == FACTS_GROWTH && time_in_bracket(r, q) &&
           time_in_bracket(r, before);
}

/* "around 88 percent and 80 percent": a member of a list is like the one before it. */
static void like_member_before(quantity *q, const quantity *last) {
    q->kind = last->kind;
    q->falls = last->falls && !q->negative;
    if (q->bound != FACTS_EQ || !last->bound_before) return;
    q->bound = last->bound;
    q->bound_before = true;
}

/* "55% and 90% below the levels of 1990", "a 30 per cent and 45 per cent reduction", "12 per cent and 9 per cent
 * higher": what is said behind the last member of a list is said of all. */
static bool compares_as_last(const reading *r, const quantity *q) {
    const quantity *last = last_of_list(q);
    const uint32_t behind = skip_spaces(r, last->end);
    return !is_han(r) && q->list_size > 1 && is_percentage(r, q) &&
           (token_starting(r, behind, WORD_BOUND) || cue_at(r, behind, CUE_MOVE_NOUN) ||
            list_at(r, LIST_COMPARATIVE, behind));
}

static void kind_of_last(reading *r, quantity *q) {
    quantity *last = q + q->list_size - 1;
    kind_of(r, last);
    if (last->kind != FACTS_GROWTH) return;
    q->kind = last->kind;
    q->falls = last->falls;
}

/* "1.4 points and 1.2 points lower than in 2022": points that only a word behind the last of them moves. */
static bool moves_as_last(const reading *r, const quantity *q) {
    const quantity *last = last_of_list(q);
    const uint32_t behind = skip_spaces(r, last->end);
    return !is_han(r) && q->list_size > 1 && q->unit == r->packs->unit_pp && last->unit == q->unit &&
           (cue_at(r, behind, CUE_FALL) || cue_at(r, behind, CUE_LESS)) &&
           !nearest_move(r, clause_start(r, q->clause), q->start);
}

/* "a rise in costs of 3 billion (A) and 2 billion (B)", "rose by 9 Mt (5%) and 4 Mt (3%)": the member before it of a
 * row in which each has its mark, or says itself again, in a bracket; NULL for others. */
static const quantity *marked_alike(const reading *r, const quantity *q) {
    enum { MARK = 8 };
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || q->unit == NONE || !text_is(r, q->end, " (")) return NULL;
    const bool again = last > r->quantities.at && bracket_before(r, last) && text_is(r, last->end, ")");
    uint32_t at = last->end;
    if (again) last--;
    if (last->unit == NONE || q->dimension != last->dimension || !text_is(r, last->end, " (")) return NULL;
    while (at < q->start && at < last->end + MARK && r->text[at] != ')') at++;
    const bool closed = at < q->start && r->text[at] == ')',
               joined = closed && (word_behind(r, LIST_JOINT, at + 1) || (again && text_is(r, at + 1, ", ")));
    return joined && only_joints_between(r, at + 1, q->start) ? last : NULL;
}

/* "GHG targets: 20% by 2020 and 45% by 2030, based on 1990 levels": a goal for emissions, in percent of a year, is a
 * cut. */
static bool goal_of_emissions(const reading *r, const quantity *q) {
    bool based = false, goal = false, emission = false;
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit != r->packs->unit_percent || word_behind(r, LIST_OF, q->end))
        return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        based = based || (s->start >= q->end && s->as_base && s->kind == SPAN_TIME);
    }
    for_tokens(t, r) {
        goal = goal || is_cue(t, CUE_TARGET);
        if (!is_concept(t)) continue;
        if (!concerns(r, t, CONCEPT_EMISSION) && !is_gas(concept_of(r, t))) return false;
        emission = true;
    }
    return based && goal && emission;
}

/* What the number is told as where its verb is left out, or stands with the numbers before it. */
static void kind_of_elided(const reading *r, quantity *q) {
    const quantity *elided = change_elided(r, q);
    if (rises_in_other(r, q)) return;
    if (cut_again(r, q)) {
        tell_as(q, FACTS_GROWTH, true);
        q->promised_again = true;
    } else if (growth_elided(r, q) && !stood_then(r, q) && !stood_before_move(r, q)) {
        tell_as(q, FACTS_GROWTH, growth_before(r, q)->falls);
    } else if (elided) {
        tell_as(q, FACTS_CHANGE, elided->falls);
    } else if (goal_of_emissions(r, q)) {
        tell_as(q, FACTS_GROWTH, true);
    } else if (cut_stated(r, q)) {
        tell_as(q, FACTS_GROWTH, true);
        q->from = false; /* "a reduction from new lorries of 15%" */
    }
}

/* "42 percent or 81 GWh more than in 2022": what is said behind the next number is said of this one too. */
static void kind_of_next(const reading *r, quantity *q) {
    if (differs_as_next(r, q))
        tell_as(q, FACTS_CHANGE, q[1].falls);
    else if (grows_as_next(r, q))
        tell_as(q, FACTS_GROWTH, q[1].falls);
    if (below_like_next(r, q)) tell_as(q, FACTS_GROWTH, true);
}

void bind_kinds(reading *r) {
    quantity *const all = r->quantities.at, *const end = all + r->quantities.count;
    for (quantity *q = all; q < end; q++) q->likely = tells_likely(r, q);
    for (quantity *q = all; q < end; q++) {
        const bool carried = q > all && (q->carried || (q->list_index > 0 && q->unit == q[-1].unit));
        const quantity *again = one_more(r, q), *each = carried ? NULL : moved_each(r, q),
                       *alike = again ? again : marked_alike(r, q), *member = carried ? q - 1 : alike;
        if (each) {
            tell_as(q, each->kind, each->falls && !q->negative);
            continue;
        }
        if (member && (again || !nearest_move(r, q[-1].end, q->start))) {
            like_member_before(q, member);
            continue;
        }
        kind_of(r, q);
        if (compares_as_last(r, q)) kind_of_last(r, q);
        if (moves_as_last(r, q)) q->falls = true;
        if (moved_then(r, q)) q->falls = q[-1].falls;
        const quantity *former = kind_of_former(r, q), *like = former ? former : row_of_pace(r, q);
        if (like) tell_as(q, like->kind, like->falls && !q->negative);
        if (corresponds_to_last(r, q)) {
            q->corresponds = true;
            tell_as(q, r->last_told->kind, r->last_told->falls && !q->negative);
        }
        if (!is_share_of(r, q) && !q->likely) kind_of_elided(r, q);
    }
    for (size_t i = r->quantities.count; !is_han(r) && i-- > 0;) kind_of_next(r, &all[i]);
}
