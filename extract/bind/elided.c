/* Growths whose verb is said with another number. */
#include "again.h"
#include "extract/find/quantity.h"
#include "time.h"
#include "verb.h"

#include <ctype.h>

/* "a 20% reduction in energy use by 2025 and 30% by 2035": where the year of the first ends, if nothing is named behind
 * it; else the end of the first. */
static uint32_t end_of_first(const reading *r, const quantity *p, const quantity *q) {
    uint32_t end = p->end;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->start >= p->end && s->end <= q->start) end = s->end;
    }
    return end;
}

/* "20% below 2005 by 2020; by 2030, 80%": whether a year leads the number, right behind a stop. */
static bool led_by_year(const reading *r, const quantity *p, const quantity *q) {
    const uint32_t comma = back_spaces(r, q->lead);
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || s->start < p->end || s->end + 1 != comma || r->text[s->end] != ',')
            continue;
        const uint32_t at = back_spaces(r, s->start), joint = list_before(r, LIST_JOINT, at),
                       stop = back_spaces(r, at - joint);
        return stop > p->end && strchr(",;", r->text[stop - 1]);
    }
    return false;
}

/* "30% below 2005 levels by 2025, 45% by 2030 and 80% by 2050": each with a year of its own and nothing else named. */
static bool only_dated(const reading *r, const quantity *p, const quantity *q) {
    const bool led = led_by_year(r, p, q);
    const uint32_t from = led ? p->end : end_of_first(r, p, q);
    bool dated = led || time_starting(r, skip_spaces(r, q->end)) != NULL;
    for (size_t i = 0; dated && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (is_concept(t) && t->start >= from && t->end <= q->start && !in_span(r, t)) dated = false;
    }
    return dated;
}

/* "85% for solar, 55% for wind", "28% by 2030 to stay below 2°C and 42% to halt at 1.5°C": the same word behind both.
 */
static bool parallel(const reading *r, const quantity *p, const quantity *q) {
    uint32_t first = skip_spaces(r, p->end);
    const uint32_t second = skip_spaces(r, q->end);
    const span *time = time_starting(r, first);
    if (time) first = skip_spaces(r, time->end);
    const token *noun = token_starting(r, first, WORD_CUE); /* "a 5% reduction in heating and 6% in cooling" */
    if (noun && cue_at(r, first, CUE_MOVE_NOUN)) {
        const uint32_t within = list_before(r, LIST_PARALLEL, noun->end);
        first = within ? noun->end - within : skip_spaces(r, noun->end);
    }
    if (noun && list_at(r, LIST_COMPARATIVE, first)) /* "10% higher for gas, 4% for coal" */
        first = skip_spaces(r, noun->end);
    const uint32_t n = list_at(r, LIST_PARALLEL, first);
    return n && list_at(r, LIST_PARALLEL, second) == n && memcmp(r->text + first, r->text + second, n) == 0;
}

/* "and assumes an availability of 75%": of a thing that is named right before it, which is no rise or fall. */
static bool of_own_thing(const reading *r, const quantity *q) {
    const token *of = token_ending(r, q->lead, WORD_CUE);
    const uint32_t at = of && is_cue(of, CUE_OF) ? back_spaces(r, of->start) : 0;
    if (at < 4 || !islower((unsigned char)r->text[at - 1]) || token_ending(r, at, WORD_CUE)) return false;
    return !list_before(r, LIST_OTHER_MATTER, at);
}

/* Whether a percentage stands by itself so near behind a growth that its verb may hold for it too. */
static bool follows_growth(const reading *r, const quantity *q, const quantity *growth, uint32_t reach) {
    return growth && q->kind == FACTS_LEVEL && growth->kind == FACTS_GROWTH && q->unit == r->packs->unit_percent &&
           growth->unit == q->unit && !q->special && q->start >= growth->end && q->start - growth->end <= reach;
}

/* "solar (85%)", "solar (by 85%)" */
static bool in_bracket(const reading *r, const quantity *q) {
    const token *by = q->leading;
    return bracket_before(r, q) || (by && is_cue(by, CUE_BY) && by->start > 0 && r->text[by->start - 1] == '(');
}

/* "for energy supply": a cue that is only a part of the name of a thing. */
static bool is_part_of_concept(const reading *r, const token *cue) {
    for (const token *t = r->tokens.at; t < r->tokens.at + r->tokens.count && t->start <= cue->start; t++)
        if (is_concept(t) && t->end >= cue->end && t->end - t->start > cue->end - cue->start) return true;
    return false;
}

/* "Output at sea dropped 7.5 percent and on land 14 percent": the verb of the number before rules this one too. */
static bool verb_elided(const reading *r, const quantity *q) {
    enum { NEAR = 72, PHRASE = 12 };
    const quantity *p = quantity_before(r, q);
    if (!follows_growth(r, q, p, NEAR) || of_own_thing(r, q)) return false;
    const uint32_t lead = q->lead;
    const bool again = list_before(r, LIST_MEMBER_JOINT, lead) && list_before(r, LIST_SAID_AGAIN, lead) && lead > 4 &&
                       text_is(r, lead - 4, ", ") &&
                       !word_behind(r, LIST_OF, q->end);                   /* "is 19% below 1990, or 42% a head" */
    const bool scenario = cue_at(r, skip_spaces(r, q->end), CUE_SCENARIO); /* ", or 42% with further measures" */
    const bool years = only_dated(r, p, q), alike = parallel(r, p, q), dated = again || years || alike || scenario;
    const token *behind = verb_behind(r, p, own_stretch(r, p).end);
    if (behind && !dated) return false;
    /* "decreases in the costs of solar (85%), wind (55%)" */
    const bool bracketed = in_bracket(r, p) && bracket_before(r, q) && text_is(r, p->end, ")");
    bool joined = text_is(r, p->end, bracketed ? "), " : ", ");
    for (uint32_t i = p->end; i < q->start; i++) {
        const char *aside = r->text[i] == '(' && !bracketed ? byte_between(r, i, q->start, ')') : NULL;
        if ((r->text[i] == ';' && !led_by_year(r, p, q)) || (r->text[i] == '(' && !bracketed && !aside)) return false;
        if (aside) i = (uint32_t)(aside - r->text); /* "50% by 2030 (against 2011), 75% by 2040" */
        joined = joined || word_behind(r, LIST_JOINT, i) || (dated && r->text[i] == ',');
    }
    const uint32_t from = years ? end_of_first(r, p, q) : p->end;
    for (size_t i = 0; joined && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_CUE || t->start < from || in_span(r, t) || (behind && t->start == behind->start))
            continue;
        const cue said = (cue)t->word->value[0];
        if (alike && (said == CUE_TO || said == CUE_LIMIT || is_part_of_concept(r, t))) continue;
        if (scenario && t->start == skip_spaces(r, q->end)) continue;
        if (t->start < q->start)
            joined = said == CUE_OF || said == CUE_BASE || said == CUE_TARGET || said == CUE_PROJECTED ||
                     said == CUE_YOY || said == CUE_SCENARIO || (dated && said == CUE_NARROW);
        else if (t->start <= q->end + 2 || said == CUE_SHARE)
            joined = t->start > q->end + PHRASE || said == CUE_BY || said == CUE_BASE;
    }
    return joined;
}

/* Whether what stands between the member of a row and the next one names that only: 、镉为3%，丙市、丁市依次为4%和5%，
 * 戊市降得最少，只有1%. */
static bool names_member(const reading *r, const quantity *p, const quantity *q) {
    const bool comma = clause_start(r, q->clause) > p->end;
    const token *lead = q->leading;
    const uint32_t from = lead && lead->start >= p->end ? lead->start : q->lead;
    bool named = from > clause_start(r, q->clause) && from > p->end;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < p->end) continue;
        if (t->word->class == WORD_MEASURE || (comma && is_concept(t))) return false;
        if (t->word->class != WORD_CUE) continue;
        const bool moves = is_move(t) && cue_at(r, t->start, p->falls ? CUE_FALL : CUE_RISE);
        if (!moves && !is_cue(t, CUE_HOLD) && !is_cue(t, CUE_RESPECTIVELY)) return false;
        named = named || moves;
    }
    return named && !stop_between(r, p->end, q->start);
}

const quantity *one_more(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? NULL : quantity_before(r, q);
    return last && last->unit == q->unit && list_before(r, LIST_ONE_OF, back_spaces(r, q->lead)) ? last : NULL;
}

bool share_dated_again(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? NULL : quantity_before(r, q);
    if (!last || last->kind != FACTS_LEVEL || q->kind != FACTS_LEVEL || last->unit != q->unit || !is_percentage(r, q) ||
        !word_behind(r, LIST_OF, last->end) || !only_dated(r, last, q))
        return false;
    uint32_t at = end_of_first(r, last, q);
    if (at == last->end || text_is(r, at, ";")) return false;
    at = skip_spaces(r, at + text_is(r, at, ","));
    return skip_spaces(r, at + list_at(r, LIST_JOINT, at)) >= q->lead;
}

const quantity *row_of_pace(const reading *r, const quantity *q) {
    enum { REACH = 100 };
    const quantity *p =
        is_han(r) && q->kind == FACTS_LEVEL && q->unit != NONE && !q->special ? quantity_before(r, q) : NULL;
    if (!p || !moves(p) || p->unit != q->unit || q->start - p->end > REACH) return NULL;
    const token *pace = cue_back(r, 0, p->start, CUE_PACE);
    if (!pace || !names_member(r, p, q)) return NULL;
    const quantity *first = q;
    for (; first > r->quantities.at && first[-1].start >= pace->end; first--)
        if (!moves(first - 1) || first[-1].unit != q->unit) return NULL;
    for_tokens_in(t, r, pace->end, first->start)
        if (t->word->class == WORD_MEASURE) return NULL;
    return p;
}

/* "raise the target from 40% to at least 55% below 1990 levels": the goal that was before. */
static bool goal_before_next(const reading *r, const quantity *q, const quantity *next) {
    const uint32_t at = skip_spaces(r, q->end), to = q->from ? list_at(r, LIST_TO, at) : 0;
    return to && skip_spaces(r, at + to) >= next->lead && has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET);
}

bool below_like_next(const reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const quantity *next = quantity_behind(r, q);
    if (next && next->unit == NONE && next->in_words) next = quantity_behind(r, next); /* "the conditional one" */
    if (!next || q->kind != FACTS_LEVEL || next->kind != FACTS_GROWTH || !next->falls ||
        q->unit != r->packs->unit_percent || next->unit != q->unit || q->special)
        return false;
    if (goal_before_next(r, q, next)) return true;
    uint32_t from = q->end, behind = next->end; /* "25% by 2025 and 40% by 2035 below the levels of 2005" */
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (!s->deadline) continue;
        if (s->start == skip_spaces(r, from) && s->end < next->start) from = s->end;
        if (s->start == skip_spaces(r, behind)) behind = s->end;
    }
    if (next->clause - q->clause > 1 || next->start - q->end > NEAR || !word_behind(r, LIST_JOINT, from) ||
        !says_below(r, skip_spaces(r, behind)))
        return false;
    const uint32_t clause = clause_start(r, q->clause);
    uint32_t first = clause; /* of an item of a list */
    while (first < q->start && !is_letter(r->text[first])) first++;
    const bool opens = first >= q->lead;
    return !concept_between(r, q->end, next->start) && (opens || has_cue(r, clause, q->start, CUE_TARGET));
}

/* "51% below 1990 levels, leaving a gap of 4 points to the 55% goal": what the points are missing to. */
static bool missing_to_goal(const reading *r, const quantity *points, const quantity *q) {
    const uint32_t lead = back_spaces(r, q->lead), the = list_before(r, LIST_DEFINITE, lead),
                   at = back_spaces(r, lead - the), to = the ? list_before(r, LIST_TO, at) : 0;
    return to && skip_spaces(r, points->end) == at - to && list_at(r, LIST_GOAL, skip_spaces(r, q->end));
}

/* "a 6% cut in energy use, compared with the 12% target" */
static bool held_to_goal(const reading *r, const quantity *q) {
    const uint32_t lead = back_spaces(r, q->lead), the = list_before(r, LIST_DEFINITE, lead);
    const token *than = token_ending(r, back_spaces(r, lead - the), WORD_CUE);
    return than && is_cue(than, CUE_BASE) && list_at(r, LIST_GOAL, skip_spaces(r, q->end));
}

/* "cost 4% less, with capacity factors up from 14%": what stands in percent itself. */
static bool measured_in_percent(const reading *r, const token *t) {
    const concept *c = concept_of(r, t);
    return !c->weak && c->dimensions == dimension_bit(r->packs, r->packs->dimension_percent);
}

/* "grew by 4.3%, against 2.5% in 2023", "51% below 1990 levels, (4 points) short of the 55% target": a growth is held
 * against another one. */
static bool other_growth(const reading *r, const quantity *q) {
    enum { FAR = 96, NEAR = 64 };
    const quantity *p = quantity_before(r, q);
    const bool points = p && p->unit == r->packs->unit_pp;
    if (points) p = quantity_before(r, p);
    if (!follows_growth(r, q, p, points ? FAR : NEAR) || word_behind(r, LIST_OF, q->end)) return false;
    if (points && missing_to_goal(r, quantity_before(r, q), q)) return true;
    if (!points && held_to_goal(r, q)) return true;
    bool against = list_at(r, LIST_GOAL, skip_spaces(r, q->end)) &&
                   word_between(r, LIST_MET, p->end, q->start); /* "by 28%, exceeding the 20% goal" */
    for_tokens_in(t, r, p->end, q->start) {
        const bool of_first = points && clause_of(r, t->start) == p->clause; /* "by 51% in all, 4 points short of" */
        if (t->word->class == WORD_SUBJECT && !of_first && !concept_of(r, t)->weak) return false;
        if (t->word->class == WORD_MEASURE && !of_first && measured_in_percent(r, t)) return false;
        if (t->word->class != WORD_CUE || in_span(r, t)) continue;
        if (is_cue(t, CUE_BASE) || is_cue(t, CUE_FROM))
            against = true;
        else if (is_cue(t, CUE_HOLD) || is_cue(t, CUE_SHARE) || is_cue(t, CUE_TO) ||
                 (is_cue(t, CUE_TARGET) && !against)) /* "against a target of 29 percent" */
            return false;
    }
    return against;
}

/* Whether a condition is named between the two, or right behind the second or its bracket: "20% (3 Mt) with support".
 */
static bool on_condition(const reading *r, const quantity *p, const quantity *q) {
    for (uint32_t i = p->end; i < q->start; i++)
        if (list_at(r, LIST_CONDITION, i)) return true;
    const uint32_t behind = skip_spaces(r, q->end);
    const bool bracket = behind < r->size && r->text[behind] == '(';
    const char *closed = bracket ? byte_between(r, behind, r->size, ')') : NULL;
    return list_at(r, LIST_CONDITION, behind + bracket) > 0 ||
           (closed && word_behind(r, LIST_CONDITION, (uint32_t)(closed - r->text) + 1));
}

/* Whether a thing is named between the two that is neither a condition nor what the first is of: "reduction in
 * emissions: 15% unconditional". */
static bool other_thing(const reading *r, uint32_t from, const quantity *q) {
    const uint32_t lead = q->lead;
    for (uint32_t i = from; i < lead; i++)
        if (strchr(":;(", r->text[i])) from = i;
    const int clause = clause_of(r, from);
    for_tokens_in(t, r, from, q->start) {
        if (t->word->class != WORD_SUBJECT || concept_of(r, t)->weak || list_at(r, LIST_CONDITION, t->start)) continue;
        if (clause_of(r, t->start) > clause || !has_cue(r, from, t->start, CUE_BASE))
            return true; /* "compared to business-as-usual levels, rising to" */
    }
    return false;
}

/* ", reaching 22 percent": a participle that goes on about what was said before it. */
static const token *reaches_on(const reading *r, const quantity *q) {
    const token *stands = cue_before(r, q->start, CUE_HOLD);
    const uint32_t before = stands ? back_spaces(r, stands->start) : 0;
    if (!before || !ends_in(r, LIST_ENDING_ING, stands->start, stands->end)) return NULL;
    return r->text[before - 1] == ',' || list_before(r, LIST_JOINT, before) ? stands : NULL;
}

bool rises_in_other(const reading *r, const quantity *q) {
    enum { VERB = 20 };
    const token *to = is_han(r) || !q->leading || !is_cue(q->leading, CUE_TO) ? NULL : q->leading;
    const token *rise = to ? cue_back(r, back_by(to->start, VERB), to->start, CUE_RISE) : NULL;
    if (!rise || !cue_at(r, rise->start, CUE_MOVE_NOUN)) return false;
    const uint32_t at = skip_spaces(r, q->end), in = list_at(r, LIST_INSIDE, at), the = skip_spaces(r, at + in),
                   thing = skip_spaces(r, the + list_at(r, LIST_DEFINITE, the));
    return in && (token_starting(r, thing, WORD_SUBJECT) || token_starting(r, thing, WORD_MEASURE));
}

/* "by 7 percent by 2030, rising to 22 percent with support", "reaching 22 percent in 2050": where the same cut leads.
 */
static bool cut_raised(const reading *r, const quantity *q) {
    enum { FAR = 120, VERB = 20 };
    const quantity *p = quantity_before(r, q);
    const token *reaches = p ? reaches_on(r, q) : NULL, *to = p ? cue_before(r, q->start, CUE_TO) : NULL;
    if (reaches && reaches->start >= p->end && follows_growth(r, q, p, FAR) && p->falls)
        return !word_behind(r, LIST_OF, q->end) && !other_thing(r, p->end, q);
    if (!to || !follows_growth(r, q, p, FAR) || !p->falls || to->start < p->end) return false;
    const token *rise = cue_back(r, p->end, to->start, CUE_RISE);
    return rise && to->start - rise->end <= VERB && !word_behind(r, LIST_OF, q->end) && !other_thing(r, p->end, q);
}

/* "of which 5% is to be achieved unconditionally": whether the words behind a part of a cut end in a condition. */
static bool part_on_condition(const reading *r, const quantity *q) {
    enum { LONGEST = 48 };
    for (uint32_t i = q->end; i < r->size && i < q->end + LONGEST && !strchr(",;.(", r->text[i]); i++) {
        if (is_digit(r->text[i])) return false;
        if (word_behind(r, LIST_CONDITION, i)) return true;
    }
    return false;
}

/* "cuts emissions by 7 percent (3 Mt), and a conditional 16 percent": the cut before it, be it said again in a bracket;
 * NULL for none. */
static const quantity *cut_before(const reading *r, const quantity *q) {
    const quantity *p = quantity_before(r, q);
    if (!p || p == r->quantities.at) return p;
    const bool counts = p->unit == NONE && p->in_words; /* "a conditional one of" */
    return counts || (p->unit != q->unit && bracket_before(r, p) && text_is(r, p->end, ")")) ? p - 1 : p;
}

/* How far apart the two are, brackets between them not counted. */
static uint32_t gap_between(const reading *r, const quantity *p, const quantity *q) {
    uint32_t gap = 0;
    int depth = 0;
    for (uint32_t i = p->end; i < q->start; i++) {
        depth += (r->text[i] == '(') - (r->text[i] == ')');
        gap += depth == 0;
    }
    return gap;
}

/* "reduces emissions by 7 percent by 2030, and a conditional 16 percent": the same cut, under another condition. */
static bool cut_on_condition(const reading *r, const quantity *q) {
    enum { NEAR = 72 };
    const quantity *p = cut_before(r, q);
    const bool follows =
        q->falls ? p && p->kind == FACTS_GROWTH && p->unit == q->unit : follows_growth(r, q, p, r->size);
    if (!follows || !p->falls || gap_between(r, p, q) > NEAR || !(part_on_condition(r, q) || on_condition(r, p, q)) ||
        word_behind(r, LIST_OF, q->end))
        return false;
    uint32_t from = p->end; /* behind "7 percent below the baseline, and" */
    for (uint32_t i = from; i < q->start; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i) || text_is(r, i, ", ")) from = i; /* "7% below BAU, conditionally" */
    return !other_thing(r, from, q);
}

/* Whether the number has a thing of its own in the sentence: "an unconditional goal of 30% renewable energy". */
static bool has_own_thing(const reading *r, const quantity *q) {
    const stretch own = own_stretch(r, q);
    for_tokens_in(t, r, own.start, r->size)
        if (t->word->class == WORD_SUBJECT && !concept_of(r, t)->weak && t->start <= q->end + 2 &&
            !concerns(r, t, CONCEPT_GHG) && !concerns(r, t, CONCEPT_CO2))
            return true;
    return false;
}

/* "The previous target was 23%", "The goal for 2040 is 90%": the same cut, by another year or until now. */
static bool is_other_goal(const reading *r, const quantity *q) {
    enum { OPENING = 32 };
    const token *stands = q->leading, *goal = stands ? cue_back(r, 0, stands->start, CUE_TARGET) : NULL;
    return goal && cue_at(r, stands->start, CUE_HOLD) && goal->start < OPENING && !concept_between(r, 0, goal->start) &&
           !has_cue(r, 0, q->start, CUE_RISE);
}

/* Whether a condition is named in the sentence that goes on about the cut that the one before has promised. */
static bool cut_goes_on(const reading *r, const quantity *q) {
    if (!r->cut_promised || q != r->quantities.at || (q->kind != FACTS_LEVEL && !q->falls) ||
        q->unit != r->packs->unit_percent || q->special || word_behind(r, LIST_OF, q->end) ||
        has_cue(r, 0, q->start, CUE_SHARE) || has_own_thing(r, q))
        return false;
    if (is_other_goal(r, q)) return true;
    for (uint32_t i = 0; i < r->size; i++)
        if (list_at(r, LIST_CONDITION, i)) return true;
    return false;
}

bool cut_without_part(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    return last && last->kind == FACTS_GROWTH && last->falls && q->unit == r->packs->unit_percent &&
           last->unit == q->unit && bracket_before(r, q) && q->start - end_of_first(r, last, q) <= 2 &&
           (word_behind(r, LIST_OUTSIDE, q->end) || word_behind(r, LIST_TAKEN_IN, q->end));
}

/* "cuts them by 28% by itself and pledges 39% more with support": more of the cut. */
static bool cut_by_more(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    const token *pledges = q->leading, *more = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    return last && last->kind == FACTS_GROWTH && last->falls && q->unit == last->unit && pledges &&
           is_cue(pledges, CUE_TARGET) && more && is_cue(more, CUE_MORE) &&
           !cue_at(r, skip_spaces(r, more->end), CUE_BASE);
}

bool cut_again(const reading *r, const quantity *q) {
    if (is_han(r)) return false;
    return cut_by_more(r, q) || cut_without_part(r, q) || cut_raised(r, q) || cut_on_condition(r, q) ||
           cut_goes_on(r, q);
}

/* "cut the intensity of fuels, starting at 2 percent in 2025": the first step of it. */
static bool opens_steps(const reading *r, const quantity *q) {
    const uint32_t lead = q->lead, steps = list_before(r, LIST_FIRST_STEP, lead);
    const token *move = steps ? nearest_move(r, 0, lead - steps) : NULL;
    return move && is_cue(move, CUE_FALL) && !has_cue(r, move->end, lead, CUE_SHARE) &&
           !word_behind(r, LIST_OF, q->end) && !has_own_thing(r, q);
}

/* Whether a thing that is no gas, or a number in percent, is told of in from..to. */
static bool goes_elsewhere(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < to; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || in_span(r, t)) continue;
        if (is_cue(t, CUE_SHARE)) return true;
        for (int k = 0; is_concept(t) && k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            const bool other = c->measure ? c->dimensions & dimension_bit(r->packs, r->packs->dimension_percent)
                                          : !c->weak && !is_gas(c);
            if (other) return true;
        }
    }
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o->start >= from && o->end <= to && is_percentage(r, o)) return true;
    }
    return false;
}

/* "Reductions in methane are larger: 34% by 2030 and 51% by 2050": the noun stands far before, and nothing that the
 * number could be of stands between; "20% of them" and "power plants (20%)" are shares. */
static bool cut_told_of(const reading *r, const quantity *q) {
    const token *noun = NULL;
    if (is_han(r) || bracket_before(r, q) || word_behind(r, LIST_OF, q->end) || of_own_thing(r, q)) return false;
    for_tokens_in(t, r, 0, q->start)
        if (is_cue(t, CUE_FALL) && cue_at(r, t->start, CUE_MOVE_NOUN)) noun = t;
    const token *to = q->leading;
    if (noun && to && is_cue(to, CUE_TO) && skip_spaces(r, noun->end) == to->start) return false; /* "to fall to 36%" */
    return noun && !goes_elsewhere(r, noun->end, q->start) && !has_own_thing(r, q);
}

/* "The reduction in sales should be of 37%", "a cut in emissions, except those of farms, of 40%": what leads to the
 * number, or leaves a part out. */
static bool leads_to_of(const reading *r, const token *t, const token *of) {
    enum { NEAR = 12 };
    const bool verb = is_cue(t, CUE_HOLD) || is_cue(t, CUE_TARGET) || is_cue(t, CUE_PROJECTED);
    return is_cue(t, CUE_ASIDE) ||
           (verb && of->start - t->end <= NEAR && cue_at(r, letters_start(r, back_spaces(r, of->start)), CUE_HOLD));
}

/* "a CO2 reduction from new lorries of 15% by 2025": what is cut stands between the noun and how much. */
static bool cut_of_so_much(const reading *r, const quantity *q) {
    enum { PHRASE = 64 };
    const token *of = is_han(r) ? NULL : q->leading, *noun = NULL;
    if (!of || !is_cue(of, CUE_OF) || word_behind(r, LIST_OF, q->end)) return false;
    for_tokens_in(t, r, 0, of->start) {
        if (t->word->class != WORD_CUE || of->start - t->end > PHRASE) continue;
        if (cue_at(r, t->start, CUE_MOVE_NOUN))
            noun = is_cue(t, CUE_FALL) ? t : noun && noun->start == t->start ? noun : NULL;
        else if (!is_cue(t, CUE_NARROW) && !is_cue(t, CUE_OF) && !is_cue(t, CUE_FROM) && !is_cue(t, CUE_REDUCED) &&
                 !leads_to_of(r, t, of))
            noun = NULL;
    }
    return noun && (list_at(r, LIST_PARALLEL, skip_spaces(r, noun->end)) || list_before(r, LIST_PARALLEL, noun->end));
}

/* "- 44% greenhouse gases until 2032 (held against 1991)": a point that begins with so much of all gases, which is held
 * against a year, leaves out that it is less. */
static bool item_of_gases(const reading *r, const quantity *q) {
    enum { NEAR = 20 };
    if (is_han(r) || !r->marker || q->lead > skip_spaces(r, r->marker) || !text_is(r, q->end, " ") ||
        word_behind(r, LIST_OF, q->end))
        return false;
    const quantity *next = quantity_behind(r, q);
    const token *thing = NULL;
    for (size_t i = 0; i < r->tokens.count && !thing; i++)
        if (r->tokens.at[i].start >= q->end && is_concept(&r->tokens.at[i])) thing = &r->tokens.at[i];
    if (!thing || thing->start > q->end + NEAR || !is_gas(concept_of(r, thing))) return false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->as_base && is_one_year(s->time) && s->start > thing->end)
            return !next || next->start > s->end;
    return false;
}

/* "falls by 87 to 97% (60 to 79%) in 2050": the same under another assumption. */
static bool in_brackets_of_same(const reading *r, const quantity *q) {
    const quantity *p = quantity_before(r, q);
    return follows_growth(r, q, p, 3) && bracket_before(r, q) && p->has_hi && q->has_hi && text_is(r, q->end, ")");
}

/* "15% of energy demand reduction", "20% of reduction compared to 2007": a cut by so much; "20% of the reductions" are
 * a part of them. */
static bool cut_named_behind(const reading *r, const quantity *q) {
    enum { PHRASE = 40 };
    const uint32_t of = skip_spaces(r, q->end), n = is_han(r) ? 0 : list_at(r, LIST_OF, of);
    const uint32_t from = skip_spaces(r, of + n);
    if (!n || list_at(r, LIST_DEFINITE, from) || has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE))
        return false;
    for_tokens_in(t, r, from, r->size) {
        if (t->start > from + PHRASE) return false;
        if (t->word->class != WORD_CUE) continue;
        return cue_at(r, t->start, CUE_FALL) && cue_at(r, t->start, CUE_MOVE_NOUN) && r->text[t->end - 1] != 's' &&
               !byte_between(r, from, t->start, ',');
    }
    return false;
}

/* "a carbon intensity target of 40% by 2030", "an energy intensity of 3%": no intensity is a part of anything, so that
 * it moves by so much, and down where nothing says up. */
static bool intensity_moves(const reading *r, const quantity *q) {
    const stretch own = own_stretch(r, q);
    const token *named = NULL;
    if (is_han(r) || word_behind(r, LIST_OF, q->end) || has_cue(r, own.start, q->start, CUE_SHARE) ||
        has_cue(r, own.start, q->start, CUE_RISE))
        return false;
    for_tokens_in(t, r, r->marker, own.end)
        if (is_concept(t) && (t->end <= q->start || !named)) named = t;
    return named && concerns(r, named, CONCEPT_INTENSITY);
}

/* Whether nothing stands there but numbers, times and what they depend on: " (unconditional), 26% (conditional) ". */
static bool only_conditions(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t at = from, size; at < to;) {
        const span *s = r->spans.at, *end = s + r->spans.count;
        const quantity *q = r->quantities.at, *last = q + r->quantities.count;
        while (s < end && s->start != at) s++;
        while (q < last && q->start != at) q++;
        if (s < end)
            at = s->end;
        else if (q < last)
            at = q->end;
        else if (!is_letter(r->text[at]))
            at++;
        else if ((size = list_at(r, LIST_CONDITION, at)) || (size = list_at(r, LIST_JOINT, at)))
            at += size;
        else
            return false;
    }
    return true;
}

/* "14% (conditional) compared to BAU by 2031", "5% unconditional and 9% conditional relative to BAU", and nothing
 * before it, "a target of 14% relative to BAU": so much less than it would be. */
static bool item_against_scenario(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause), start = skip_spaces(r, r->marker);
    const bool aimed = has_cue(r, clause, q->start, CUE_TARGET) && !concept_between(r, clause, q->start),
               first = r->quantities.at->lead <= start;
    if (is_han(r) || !(aimed || first)) return false;
    const token *base = NULL;
    for_tokens_in(t, r, q->end, r->size)
        if (!base && is_cue(t, CUE_BASE)) base = t;
    if (!base || !only_conditions(r, aimed ? q->end : start, base->start)) return false;
    const uint32_t at = skip_spaces(r, base->end), the = list_at(r, LIST_ARTICLE, at);
    return list_at(r, LIST_HELD_SCENARIO, the ? skip_spaces(r, at + the) : at) > 0;
}

/* "- 20% by 2027" below "Emissions are to be cut by:": a point that begins with so much, and names nothing; "- Heating
 * costs by 20%" below "It is to reduce:": what is cut, and by how much, without a verb. */
static bool point_of_cuts(const reading *r, const quantity *q) {
    const token *by = q->leading;
    if (!r->listed_cut || is_han(r) || quantity_before(r, q)) return false;
    if (q->lead <= skip_spaces(r, r->marker))
        return !word_behind(r, LIST_OF, q->end) &&
               (word_behind(r, LIST_INSIDE, q->end) || !concept_between(r, q->end, clause_end(r, q->clause)));
    if (!by || !is_cue(by, CUE_BY)) return false;
    for_tokens_in(t, r, r->marker, by->start)
        if (t->word->class == WORD_CUE && !is_cue(t, CUE_OF)) return false;
    return concept_between(r, r->marker, by->start);
}

bool cut_stated(const reading *r, const quantity *q) {
    if (!is_percentage(r, q) || q->special) return false;
    if (item_against_scenario(r, q) || point_of_cuts(r, q)) return true;
    if (cut_of_so_much(r, q) || cut_named_behind(r, q) || intensity_moves(r, q)) return true;
    return !q->from && (opens_steps(r, q) || cut_told_of(r, q) || item_of_gases(r, q));
}

/* "Growth in transport (3% or 2 Mt) and waste (6% or 1 Mt)": the second of such brackets moves as the first. */
static bool bracket_of_row(const reading *r, const quantity *q) {
    enum { NEAR = 72 };
    const quantity *again = quantity_before(r, q), *p = again ? quantity_before(r, again) : NULL;
    if (!p || p->kind != FACTS_GROWTH || again->kind != FACTS_CHANGE || again->unit == p->unit ||
        q->start < again->end || !follows_growth(r, q, p, UINT32_MAX) || q->start - again->end > NEAR ||
        !bracket_before(r, p) || !bracket_before(r, q) || !text_is(r, again->end, ")") ||
        bracket_of(r, again->start) != p->start)
        return false;
    const bool joined = text_is(r, again->end, "), ") || word_between(r, LIST_JOINT, again->end, q->start);
    return joined && !nearest_move(r, again->end, q->start) && !has_cue(r, again->end, q->start, CUE_SHARE) &&
           !has_cue(r, again->end, q->start, CUE_HOLD) && !byte_between(r, again->end, q->start, ';');
}

const span *outdone_then(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!is_han(r) || !last || last->kind != FACTS_GROWTH || q->unit != r->packs->unit_percent ||
        last->clause + 1 != q->clause || !cue_at(r, clause_start(r, q->clause), CUE_BASE))
        return NULL;
    const token *of = token_ending(r, q->lead, WORD_CUE);
    const uint32_t end = of && is_cue(of, CUE_OF) ? of->start : q->lead; /* 高于2023年3%的增速 */
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->end == end && s->clause == q->clause) return s;
    return NULL;
}

bool growth_elided(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (aims_further(r, q)) return true;
    if (outdone_then(r, q)) return true;
    if (last && goal_of_next_verb(r, q, last->end)) return false;
    return !is_han(r) && (verb_elided(r, q) || other_growth(r, q) || in_brackets_of_same(r, q) || bracket_of_row(r, q));
}

const quantity *change_elided(const reading *r, const quantity *q) {
    enum { NEAR = 72 };
    const quantity *p = quantity_before(r, q);
    if (p && p->kind == FACTS_GROWTH && bracket_before(r, p) && p->unit == r->packs->unit_percent)
        p = quantity_before(r, p);
    if (is_han(r) || !p || p->kind != FACTS_CHANGE || q->kind != FACTS_LEVEL || q->unit == NONE || q->unit != p->unit ||
        q->special || p->from || q->start - p->end > NEAR || bracket_before(r, q))
        return NULL;
    const uint32_t first = skip_spaces(r, behind_bracket_at(r, p->end)),
                   second = skip_spaces(r, behind_bracket_at(r, q->end)), n = list_at(r, LIST_PARALLEL, first),
                   lead = back_spaces(r, q->lead);
    const bool alike = n && list_at(r, LIST_PARALLEL, second) == n && memcmp(r->text + first, r->text + second, n) == 0;
    if (!alike && !(time_starting(r, first) && time_starting(r, second))) return NULL;
    const bool joined = list_before(r, LIST_JOINT, lead) || /* "and more than 6 Mt" */
                        list_at(r, LIST_JOINT, skip_spaces(r, q->lead));
    if (!joined && !list_before(r, LIST_AFTER, lead) && !text_is(r, lead - 1, ",")) return NULL;
    return p;
}

/* "more than 50% (52.5%) below": the same growth told exactly, alone in a bracket. */
static bool told_exactly(const reading *r, const quantity *last, const quantity *q) {
    return last->kind == FACTS_GROWTH && q->unit == last->unit && !q->per_year && text_is(r, last->end, " (") &&
           q->lead == last->end + 2 && text_is(r, q->end, ")");
}

/* "Area and stock rose by 3 Mha and 9 Mm3, respectively": the member before it of a row of amounts of different units
 * that one verb moves, or what it tells exactly; NULL for others. */
const quantity *moved_each(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last) return NULL;
    if (told_exactly(r, last, q)) return last;
    if (last->kind != FACTS_CHANGE || last->unit == NONE || q->unit == NONE || last->dimension == q->dimension ||
        is_percentage(r, q) || is_percentage(r, last) || !list_before(r, LIST_JOINT, back_spaces(r, q->lead)) ||
        !only_joints_between(r, last->end, q->lead))
        return NULL;
    return each_behind(r, q->end) || has_cue(r, clause_start(r, last->clause), last->start, CUE_RESPECTIVELY) ? last
                                                                                                              : NULL;
}
