/* The words that may move a quantity: the one that rules it, the one behind it, and which of them does move it. */
#include "again.h"
#include "extract/find/quantity.h"
#include "extract/metric/name.h"
#include "time.h"
#include "verb.h"

/* 能耗降3%, 用电量增5%: an amount right before such a verb, which a percentage can only move. */
static bool moves_amount(const reading *r, const quantity *q, const token *verb) {
    const token *measure = q->unit == r->packs->unit_percent ? token_ending(r, verb->start, WORD_MEASURE) : NULL;
    if (!measure) return false;
    const uint64_t percent = dimension_bit(r->packs, r->packs->dimension_percent);
    for (int k = 0; k < measure->word->count; k++)
        if (r->packs->concepts.at[measure->word->value[k]].dimensions == percent) return false;
    return true;
}

const token *short_verb(const reading *r, const quantity *q, uint32_t clause) {
    uint32_t at = back_spaces(r, q->start);
    const token *t = token_ending(r, at, WORD_SHORT_VERB); /* 多 is a verb and a bound */
    const token *bound = t ? NULL : token_ending(r, at, WORD_BOUND);
    if (bound) t = token_ending(r, bound->start, WORD_SHORT_VERB);
    /* 原油1800万吨，增1.7%: a clause of nothing else */
    const quantity *last = quantity_before(r, q);
    const bool alone = t && t->start == clause && last && last->kind == FACTS_LEVEL && last->clause + 1 == q->clause &&
                       q->unit == r->packs->unit_percent;
    return t && (alone || base_near(r, q, clause, q->start) || moves_amount(r, q, t)) ? t : NULL;
}

const token *verb_of_both(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    const bool first = next && said_again(r, q, next) && text_is(r, next->end, ","),
               second = last && said_again(r, last, q);
    if (is_han(r) || !(first || second)) return NULL;
    uint32_t at = first ? next->end : q->end;
    at = skip_spaces(r, at < r->size && r->text[at] == ',' ? at + 1 : at);
    const token *bound = token_starting(r, at, WORD_BOUND); /* "10%, or 5 Mt, below (above) the level of 1990" */
    if (says_below(r, at) || (bound && bound->word->flags & BOUND_COMPARE)) return bound;
    const token *verb = token_starting(r, at, WORD_CUE);
    const bool compares = verb && is_move(verb);
    return compares && !cue_at(r, at, CUE_MOVE_NOUN) ? verb : NULL;
}

bool of_base_year(const reading *r, const quantity *q) {
    const token *of = token_ending(r, is_han(r) ? q->lead : back_spaces(r, q->start), WORD_CUE);
    for (size_t i = 0; of && is_cue(of, CUE_OF) && i < r->spans.count; i++)
        if (r->spans.at[i].as_base && (r->spans.at[i].end == of->start || leads_level(r, q, &r->spans.at[i])))
            return true;
    return false;
}

bool ends_pair(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? NULL : quantity_before(r, q);
    return last && last->from && last->unit == q->unit && q->leading && is_cue(q->leading, CUE_TO) &&
           q->leading->start >= last->end;
}

/* "dropped below 20 percent", "fell to under 20 percent": where it stands now, and not by how much it moved; but
 * "limits the growth to below 20 percent". */
static bool moves_past(const reading *r, const quantity *q, const token *move, uint32_t clause) {
    const token *bound = is_han(r) ? NULL : token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    if (!bound || skip_spaces(r, move->end) != bound->start || is_cue(move, CUE_BY)) return false;
    if (limited_growth(r, q, clause, move)) return false;
    const token *to = token_ending(r, bound->end, WORD_CUE); /* "increased up to 500 MW" */
    const bool rises_to = to && is_cue(to, CUE_TO) && is_cue(move, CUE_RISE) && q->unit != r->packs->unit_percent;
    return rises_to || bound->word->flags & BOUND_COMPARE;
}

/* "The renovation rate is to rise from 1% to 3% a year": where a rate that is told a year comes to. */
static bool ends_pair_of_levels(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    const token *to = q->leading;
    if (!last || !last->from || last->kind != FACTS_LEVEL || last->unit != q->unit || !to || !is_cue(to, CUE_TO))
        return false;
    for_tokens_in(t, r, 0, last->start) {
        const char *id = t->word->class == WORD_MEASURE ? concept_of(r, t)->id : "";
        if (id_tail(id, "_rate") && !concerns(r, t, CONCEPT_GROWTH_RATE)) return true;
    }
    return false;
}

/* "The quota will increase to reach 9%": a verb, and where it leads; but "growth to reach 9%" and "the increase in
 * demand to reach 9%". */
static bool rises_to(const reading *r, const token *rise, const token *reach) {
    const uint32_t at = skip_spaces(r, rise->end);
    return !is_han(r) && is_cue(rise, CUE_RISE) && list_before(r, LIST_TO, back_spaces(r, reach->start)) &&
           !list_at(r, LIST_GROWTH, rise->start) && !list_at(r, LIST_OF, at) &&
           (!list_at(r, LIST_INSIDE, at) || list_at(r, LIST_STEPS, at));
}

/* Where no verb says it by itself: nouns of growth, and a target that is a cut. */
static const token *moving_noun(const reading *r, const quantity *q, const token *before, uint32_t clause) {
    enum { FAR = 96 };
    const token *move = NULL;
    if (q->per_year && q->unit == r->packs->unit_percent) {
        if (list_before(r, LIST_STANDING_AT, back_spaces(r, q->start)))
            move = nearest_move(r, back_by(q->start, FAR), q->start); /* "shrank ..., at 2% per year" */
        if (!move && !ends_pair_of_levels(r, q)) move = yearly_pace(r, q);
    }
    if (!move) move = reduction_target(r, q, clause, before);
    const token *noun = move ? NULL : moved_noun(r, q, clause, before);
    if (noun && !(is_cue(before, CUE_HOLD) && rises_to(r, noun, before))) move = noun;
    return move ? move : limited_growth(r, q, clause, before);
}

/* Whether nothing but things and what is measured of them stands there: "30% (gas demand) reduction". */
static bool only_concepts(const reading *r, uint32_t at, uint32_t to) {
    while (at < to) {
        const token *t = token_starting(r, at, WORD_SUBJECT);
        if (!t) t = token_starting(r, at, WORD_MEASURE);
        if (!t) return false;
        at = skip_spaces(r, t->end);
    }
    return true;
}

/* "the growth contrasts with a 2% decrease in sales", "slower than the last year's 7% rise", "must be stepped up to
 * meet the 9% gas demand reduction target": the noun right behind is its own, whatever stands before it. */
static bool has_own_noun(const reading *r, const quantity *q, const token *behind) {
    const uint32_t lead = q->lead;
    const uint32_t at = skip_spaces(r, q->end);
    return !is_han(r) && behind && cue_at(r, behind->start, CUE_MOVE_NOUN) &&
           (behind->start == at || (only_concepts(r, at, behind->start) && word_behind(r, LIST_GOAL, behind->end))) &&
           (list_before(r, LIST_ARTICLE, lead) || list_before(r, LIST_DEFINITE, lead) ||
            owner_before(r, back_spaces(r, lead)));
}

/* "rose by 2%, with oil making up 39%, followed by gas (23%)": goes on with what the number before tells. */
static bool names_next_share(const reading *r, const quantity *q, const token *by) {
    const quantity *last = quantity_before(r, q);
    return !is_han(r) && q->unit == r->packs->unit_percent && !q->negative && is_cue(by, CUE_BY) &&
           list_before(r, LIST_FOLLOWED, by->end) && last && last->kind == FACTS_LEVEL && last->unit == q->unit &&
           last->end <= by->start;
}

/* "an increased target of 30 percent", "for the enlarged union of 20 percent": what the word says of the noun behind it
 * is not by how much. */
static bool describes_noun(const reading *r, const token *move) {
    if (is_han(r) || !is_move(move) || !ends_in(r, LIST_ENDING_ED, move->start, move->end)) return false;
    const uint32_t before = back_spaces(r, move->start), noun = skip_spaces(r, move->end);
    const token *cue = token_starting(r, noun, WORD_CUE);
    return (list_before(r, LIST_ARTICLE, before) || list_before(r, LIST_CURRENT, before)) && noun < r->size &&
           is_letter(r->text[noun]) && (!cue || is_cue(cue, CUE_TARGET));
}

/* "raises its quota to achieve 80 percent by 2030": where the rise is to lead. */
static bool is_reached(const reading *r, const quantity *q, const token *move) {
    const token *to = is_han(r) ? NULL : token_ending(r, q->lead, WORD_CUE);
    return to && is_cue(to, CUE_TARGET) && is_move(move) && move->end <= to->start && list_at(r, LIST_TO, to->start);
}

/* 平均增长为2%: but 由15%增长为20% tells where it has come to. */
static bool grows_by(const reading *r, const quantity *q, const token *verb) {
    const quantity *last = quantity_before(r, q);
    return is_han(r) && verb && is_cue(verb, CUE_TO) && list_at(r, LIST_COMES_TO, verb->start) && !(last && last->from);
}

/* Where the word begins that ends at `end`, with its hyphens. */
static uint32_t hyphened_start(const reading *r, uint32_t end) {
    while (end > 0 && (is_letter(r->text[end - 1]) || r->text[end - 1] == '-')) end--;
    return end;
}

bool goal_of_next_verb(const reading *r, const quantity *q, uint32_t from) {
    enum { WORDS = 6 };
    if (is_han(r) || from > q->start) return false;
    uint32_t at = back_spaces(r, q->lead);
    at = back_spaces(r, at - list_before(r, LIST_OF, at));
    const uint32_t goal = list_before(r, LIST_GOAL, at);
    at = back_spaces(r, at - goal);
    for (int i = 0; goal && i < WORDS && at > from; i++) {
        const uint32_t start = hyphened_start(r, at), before = back_spaces(r, start);
        if (start == at) return false;
        const bool opens = list_before(r, LIST_ARTICLE, at) || list_before(r, LIST_DEFINITE, at);
        const uint32_t verb = opens ? hyphened_start(r, before) : before;
        if (opens) return verb < before && verb > from && list_before(r, LIST_JOINT, back_spaces(r, verb));
        at = before;
    }
    return false;
}

/* "an unconditional target of 30% renewables": a goal that is a cut where no other thing is named is none of that
 * thing. */
static bool goal_of_another(const reading *r, const quantity *q, const token *move, stretch own) {
    const quantity *last = quantity_before(r, q);
    const int target = r->packs->known[CONCEPT_CLIMATE_TARGET];
    bool goal = false, another = last && last->kind == FACTS_LEVEL && last->unit == q->unit;
    for_tokens(t, r) {
        goal = goal || (t->start == move->start && is_concept(t) && t->word->value[0] == target);
        if (!is_concept(t) || t->start < own.start || t->end > own.end) continue;
        const concept *c = concept_of(r, t);
        another = another || !(c->measure || c->weak || is_gas(c));
    }
    return goal && another && !is_han(r) && q->unit == r->packs->unit_percent;
}

/* "Rising temperatures will melt a third of it": a word for what is told of, and not for what happens. */
static bool opens_subject(const reading *r, const quantity *q, const token *move) {
    if (is_han(r) || !is_move(move) || move->end > q->start || !ends_in(r, LIST_ENDING_ING, move->start, move->end))
        return false;
    if (move->start > skip_spaces(r, clause_start(r, clause_of(r, move->start)) + r->marker)) return false;
    return has_cue(r, move->end, q->start, CUE_PROJECTED);
}

/* "an annual reduction factor of 2 percent": a rate that has a name of its own, and stands at so much. */
static bool names_rate(const reading *r, const token *move) {
    return !is_han(r) && is_cue(move, CUE_FALL) && cue_at(r, move->start, CUE_MOVE_NOUN) &&
           word_behind(r, LIST_NAMED_RATE, move->end);
}

/* "rates have improved (at 38% in 2008)", "stress is to decrease on 20% of the land", "is to raise its current 9% of
 * recycled waste": how much, and how much of it, and not by how much. */
static bool stands_there(const reading *r, const quantity *q) {
    if (is_han(r)) return false;
    const uint32_t lead = q->lead, at = list_before(r, LIST_STANDING_AT, lead);
    if (at) return lead > at && r->text[lead - at - 1] == '(';
    return (list_before(r, LIST_LIES_ON, lead) || current_before(r, back_spaces(r, lead)) < back_spaces(r, lead)) &&
           word_behind(r, LIST_OF, q->end);
}

/* Where "range from" stands that leads to one of its ends: "from 9% in one scenario", "to 40% in the other"; 0 for
 * none. */
static uint32_t ranging_before(const reading *r, const quantity *q, const token *lead) {
    if (is_han(r) || !lead || q->unit != r->packs->unit_percent) return 0;
    if (is_cue(lead, CUE_FROM)) return list_before(r, LIST_RANGE_OPEN, back_spaces(r, lead->start)) ? lead->start : 0;
    const quantity *last = is_cue(lead, CUE_TO) ? quantity_before(r, q) : NULL;
    while (last && last->unit == NONE) last = quantity_before(r, last); /* "under one scenario" */
    if (!last || last->unit != q->unit || last->kind != FACTS_GROWTH || last->clause != q->clause) return 0;
    const token *from = cue_back(r, clause_start(r, q->clause), last->start, CUE_FROM);
    return from && list_before(r, LIST_RANGE_OPEN, back_spaces(r, from->start)) ? from->start : 0;
}

/* "The cuts in emissions range from 10% in transport to 40% in industry": the noun that the clause begins with. */
static const token *noun_that_ranges(const reading *r, const quantity *q, const token *lead) {
    const uint32_t range = ranging_before(r, q, lead), clause = clause_start(r, q->clause);
    for (size_t i = 0; range && i < r->tokens.count && r->tokens.at[i].end < range; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= clause && is_move(t) && cue_at(r, t->start, CUE_MOVE_NOUN)) return t;
    }
    return NULL;
}

/* "options for cutting emissions after 2016: 3 percent, 4 percent": the verb before the colon of what is cut. */
static const token *verb_before_colon(const reading *r, const quantity *q) {
    enum { NEAR = 48 };
    const uint32_t colon = back_spaces(r, q->start);
    if (is_han(r) || !colon || r->text[colon - 1] != ':') return NULL;
    const token *verb = cue_back(r, r->marker, colon, CUE_FALL);
    if (!verb || colon - verb->end > NEAR || !ends_in(r, LIST_ENDING_ING, verb->start, verb->end) ||
        has_cue(r, r->marker, colon, CUE_SHARE))
        return NULL;
    for_tokens(t, r) {
        if (t->start >= verb->start && t->end < colon && concerns(r, t, CONCEPT_EMISSION)) return verb;
    }
    return NULL;
}

/* 完成年度增量目标的47%: how much of a goal is done, and no growth. */
static bool completes_part(const reading *r, const quantity *q, const token *pace) {
    const token *of = is_han(r) && cue_at(r, pace->start, CUE_PACE) ? cue_before(r, q->lead, CUE_OF) : NULL;
    return of && pace->end < of->start && cue_before(r, of->start, CUE_TARGET);
}

/* 能源消费增量方面，各市的控制目标为：甲市3万吨；降幅分别为：甲市3%: a noun of pace, of which only a goal is told
 * behind it, or each member of a row behind a colon. */
static const token *pace_of_row(const reading *r, const quantity *q) {
    const token *pace = is_han(r) ? cue_back(r, 0, q->start, CUE_PACE) : NULL;
    const quantity *last = quantity_before(r, q);
    while (last && last->unit == NONE) last = quantity_before(r, last); /* 五个市 */
    if (!pace || (last && last->start >= pace->end)) return NULL;
    const uint32_t end = clause_end(r, clause_of(r, pace->start));
    bool heads = end <= q->start && text_is(r, end - 3, "：");
    for_tokens_in(t, r, pace->end, q->start) {
        if (t->word->class == WORD_MEASURE || is_move(t)) return NULL;
        heads = heads || is_cue(t, CUE_TARGET);
    }
    for (size_t i = 0; heads && i < r->tokens.count; i++)
        if (r->tokens.at[i].start == pace->start && is_move(&r->tokens.at[i])) return &r->tokens.at[i];
    return heads ? pace : NULL;
}

/* 配网投资增幅居首，达40亿元，同比增长7%: how fast it grew is told behind the amount, which is where it stands;
 * but 增量达300亿元，同比增长12%. */
static bool pace_follows(const reading *r, const quantity *q, const token *pace) {
    const quantity *next = is_han(r) && q->unit != NONE ? quantity_behind(r, q) : NULL;
    return next && next->unit == r->packs->unit_percent && next->clause == q->clause + 1 &&
           pace->end < clause_start(r, q->clause) && nearest_move(r, clause_start(r, next->clause), next->start);
}

/* "at 23% by 2031 (up from 18% in 2021)": where it came from, and no rise by so much. */
static bool opens_aside_from(const reading *r, const token *move) {
    return !is_han(r) && move->start > 0 && r->text[move->start - 1] == '(' && word_behind(r, LIST_FROM, move->end);
}

/* "cut theirs by 50%, up from 40%, and farms by 20%": the move before a row's "by", and no word of where it came from.
 */
static const token *move_of_row(const reading *r, uint32_t by) {
    const token *move = nearest_move(r, 0, by);
    for (uint32_t at; !is_han(r) && move && word_behind(r, LIST_FROM, move->end);
         move = nearest_move(r, 0, move->start)) {
        at = back_spaces(r, move->start);
        if (!at || r->text[at - 1] != ',') break;
    }
    return move;
}

/* A share, a rate or a coverage: what is told in percent. */
static bool is_rate_of_whole(const reading *r, const token *t) {
    const concept *c = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
    return concerns(r, t, CONCEPT_SHARE) ||
           (c->measure && c->dimensions == dimension_bit(r->packs, r->packs->dimension_percent));
}

/* "A surge in output brought a 40% share", "cuts emissions and sets a 30% solar share": how much it is, whatever surged
 * or is cut; but "a 9% share increase". */
static bool is_named_share(const reading *r, const quantity *q) {
    if (is_han(r) || !list_before(r, LIST_ARTICLE, q->lead)) return false;
    uint32_t at = q->end;
    for (const token *t, *last = NULL;; at = last->end) {
        t = token_starting(r, skip_spaces(r, at), WORD_SUBJECT);
        if (!t) t = token_starting(r, skip_spaces(r, at), WORD_MEASURE);
        if (!t || cue_at(r, t->start, CUE_MOVE_NOUN))
            return last && is_rate_of_whole(r, last) && !cue_at(r, skip_spaces(r, at), CUE_MOVE_NOUN);
        last = t;
    }
}

verbs find_verbs(const reading *r, const quantity *q, stretch own, uint32_t clause) {
    const bool percent = q->unit == r->packs->unit_percent;
    if (percent && is_named_share(r, q)) return (verbs){.before = NULL};
    verbs v = {.before = governor(r, q, own.start), .behind = verb_behind(r, q, own.end)};
    if (v.behind && opens_aside_from(r, v.behind)) v.behind = NULL;
    if (!v.behind) v.behind = verb_of_both(r, q);
    if (v.before && (said_of_last(r, q, v.before) || moves_past(r, q, v.before, clause) || is_reached(r, q, v.before) ||
                     describes_noun(r, v.before)))
        v.before = NULL;
    if (v.before && (names_next_share(r, q, v.before) || opens_subject(r, q, v.before))) v.before = NULL;
    if (v.before && percent && stands_there(r, q)) v.before = NULL;
    if (v.before && is_cue(v.before, CUE_BY)) {
        v.move = nearest_move(r, own.start, v.before->start);
        if (!v.move) v.move = exceeding(r, q, clause, v.before->start);
        if (!v.move) v.move = move_of_row(r, v.before->start);
    } else if (v.before && is_move(v.before)) {
        const bool to = percent && list_before(r, LIST_TO, back_spaces(r, q->start)); /* "up to" */
        const token *cut = to ? cut_that_rises(r, own.start, v.before) : NULL;
        v.move = cut ? cut : v.before;
    }
    const uint32_t lead = is_han(r) ? q->start : q->lead; /* "than" of "rose more than 3 percent" is no base */
    if (v.move && v.move->end <= lead && has_cue(r, v.move->end, lead, CUE_BASE) &&
        !has_cue(r, v.move->end, lead, CUE_BY) && !move_noun_before(r, q))
        v.move = NULL; /* "higher than the 32 percent" */
    if (percent && has_own_noun(r, q, v.behind)) v.move = v.behind;
    if (!v.move) v.move = pace_before(r, v.before);
    if (v.move && !percent && v.move != v.before && pace_follows(r, q, v.move)) v.move = NULL;
    if (!v.move && percent && grows_by(r, q, v.before)) v.move = v.before;
    if (!v.move) v.move = percent ? pace_behind(r, q) : pace_of_amount(r, q);
    if (v.behind && quantity_class(r, q) == DIMENSION_MONEY && list_at(r, LIST_BRINGS, v.behind->start))
        v.behind = NULL; /* "with 40 billion euros raised in auctions" */
    if (!v.move) v.move = v.behind;
    if (!v.move) v.move = moving_noun(r, q, v.before, clause);
    const token *ranging = v.move ? NULL : noun_that_ranges(r, q, v.before);
    if (ranging) v = (verbs){.move = ranging};
    if (!v.move) v.move = pace_of_row(r, q);
    if (!v.move && percent) v.move = move_noun_before(r, q); /* "a rise from 2011 to 2012 of 4%" */
    if (!v.move && percent) v.move = verb_before_colon(r, q);
    if (v.move && names_rate(r, v.move)) v.move = NULL;
    if (v.move && percent && completes_part(r, q, v.move)) v.move = NULL;
    if (v.move && (goal_of_another(r, q, v.move, own) || goal_of_next_verb(r, q, v.move->end))) v.move = NULL;
    return v;
}

/* 对浓度下降的贡献率超过三成: the noun of a percentage behind "of", right before the number; 占消费增量约六成: a share
 * of what was added. */
bool measures_percent(const reading *r, const quantity *q) {
    const token *t = token_ending(r, q->lead, WORD_MEASURE), *of = t ? token_ending(r, t->start, WORD_CUE) : NULL;
    if (t && concerns(r, t, CONCEPT_GROWTH_CONTRIBUTION)) return true; /* 对降低浓度的工作贡献率超过三成 */
    const token *behind = token_ending(r, q->lead, WORD_CUE),
                *added = behind && is_cue(behind, CUE_OF) ? token_ending(r, behind->start, WORD_MEASURE) : t;
    if (added && cue_at(r, added->start, CUE_SHARE)) return true;
    return of && is_cue(of, CUE_OF) && !cue_at(r, t->start, CUE_PACE) &&
           concept_of(r, t)->dimensions & dimension_bit(r->packs, r->packs->dimension_percent);
}

/* Whether no preposition stands before it in its clause, nor a thing that it is not told of: "The annual growth",
 * "Emissions growth", but "plants with growth", "Emissions after the rise". */
static bool opens_clause(const reading *r, uint32_t noun, uint32_t clause) {
    for (uint32_t at = clause; at < noun; at++)
        if ((at == clause || r->text[at - 1] == ' ') && list_at(r, LIST_RUNS_ON, at) &&
            !list_at(r, LIST_DEFINITE, at) && !list_at(r, LIST_PRONOUN, at))
            return false;
    return !concept_between(r, clause, noun) || token_ending(r, back_spaces(r, noun), WORD_SUBJECT) ||
           token_ending(r, back_spaces(r, noun), WORD_MEASURE);
}

/* Where the part of the clause begins that the verb there is of: "was 83 Mt in 2007 and the rise since 2006 was 2 Mt";
 * the verb itself where a number stands in it. */
static uint32_t behind_joint(const reading *r, const quantity *q, uint32_t verb) {
    uint32_t size, from = skip_spaces(r, clause_start(r, q->clause));
    const quantity *last = quantity_before(r, q);
    const bool shared = last && last->end > from;
    const uint32_t joint = shared ? list_next(r, LIST_JOINT, last->end, verb, &size) : from;
    if (shared && joint >= verb) return verb;
    return skip_spaces(r, joint + list_at(r, LIST_JOINT, joint));
}

const token *moving_subject(const reading *r, const quantity *q) {
    const token *verb = is_han(r) ? NULL : q->leading, *noun = NULL;
    if (!verb || q->unit == NONE || !cue_at(r, verb->start, CUE_HOLD) || quantity_class(r, q) == DIMENSION_TEMPERATURE)
        return NULL;
    const uint32_t clause = behind_joint(r, q, verb->start);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < verb->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < clause) continue;
        if (!noun && cue_at(r, t->start, CUE_MOVE_NOUN)) noun = t;
        if (noun && t->start > noun->start && t->word->class == WORD_CUE && !in_span(r, t)) return NULL;
    }
    if (!noun || is_transitive(r, noun) || !opens_clause(r, noun->start, clause)) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= noun->start; i++)
        if (is_concept(&r->tokens.at[i]) && r->tokens.at[i].end >= noun->end) return NULL; /* "sea level rise" */
    const bool falls = cue_at(r, noun->start, CUE_FALL) && list_at(r, LIST_MOVES_ITSELF, noun->start);
    return falls || cue_at(r, noun->start, CUE_RISE) ? noun : NULL; /* "The reduction was 9 Mt" tells an amount */
}
