/* Verbs of rising and falling: the ones before a number and behind it, and nouns that say the same. */
#include "extract/find/quantity.h"
#include "verb.h"

#include <ctype.h>

/* "2 Gt below projected emissions": what it is held against is told in the same unit. */
static bool measured_behind(const reading *r, const quantity *q, uint32_t from) {
    enum { A_FEW_WORDS = 32 };
    if (is_han(r) || q->dimension == NONE) return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < from + A_FEW_WORDS; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->word->class != WORD_MEASURE || in_span(r, t)) continue;
        const concept *c = concept_of(r, t);
        if (!c->weak && c->dimensions & dimension_bit(r->packs, q->dimension))
            return clause_of(r, t->start) == q->clause;
    }
    return false;
}

/* "12 Mt below the 2020 target", "5 g above the EU limit": what it is held against is a goal, a few words on. */
static bool held_to_a_goal(const reading *r, uint32_t from) {
    enum { A_FEW_WORDS = 28 };
    for (uint32_t at = from; at < from + A_FEW_WORDS && at < r->size && !strchr(",;.(", r->text[at]); at++) {
        if (r->text[at] != ' ') continue;
        const token *goal = token_starting(r, at + 1, WORD_CUE);
        if (list_at(r, LIST_GOAL, at + 1) || (goal && is_cue(goal, CUE_TARGET))) return true;
        if (list_at(r, LIST_PHRASE_END, at + 1)) return false;
    }
    return false;
}

bool held_to_goal_behind(const reading *r, const quantity *q) {
    const token *bound = is_han(r) ? NULL : token_starting(r, skip_spaces(r, q->end), WORD_BOUND);
    return bound && q->kind != FACTS_LEVEL && bound->word->flags & BOUND_COMPARE && held_to_a_goal(r, bound->end);
}

/* "9 percent more than in 2023", "19% below 1990 levels"; but not "over the same period". */
static bool compares(const reading *r, const quantity *q, const token *bound) {
    if (bound->word->value[0] == FACTS_APPROX || bound->word->value[0] == FACTS_EQ) return false;
    if (bound->word->flags & (q->unit == r->packs->unit_percent ? BOUND_THAN | BOUND_COMPARE : BOUND_THAN))
        return !token_starting(r, skip_spaces(r, bound->end), WORD_NUMBER);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].as_base && r->spans.at[i].start <= bound->end + 1 && r->spans.at[i].end > bound->start)
            return true;
    if (!(bound->word->flags & BOUND_COMPARE)) return false;
    const token *than_asked = token_starting(r, bound->start, WORD_CUE);
    if (than_asked && than_asked->end > bound->end && is_move(than_asked)) return true; /* "above the level needed" */
    const token *held = token_starting(r, bound->start, WORD_SUBJECT);                  /* "30 Mt below BAU" */
    return (held && held->end > bound->end) || measured_behind(r, q, bound->end) ||
           (q->unit != NONE && held_to_a_goal(r, bound->end));
}

/* "burns 30% more coal than", "5 per cent less in the quarter than". */
static const token *more_than(const reading *r, const quantity *q, uint32_t from) {
    enum { NEAR = 48 };
    const token *more = token_starting(r, skip_spaces(r, from), WORD_CUE);
    if (!more || (!is_cue(more, CUE_MORE) && !is_cue(more, CUE_LESS))) return NULL;
    if (q->unit == r->packs->unit_percent) return more;                         /* "boilers use 30% less fuel" */
    if (more->end >= r->size || strchr(",.;", r->text[more->end])) return more; /* "industry used 3% more." */
    for_tokens(t, r) {
        if (t->start > more->end && t->start - more->end <= NEAR && is_cue(t, CUE_BASE) &&
            clause_of(r, t->start) == q->clause)
            return more;
    }
    return NULL;
}

/* "was 56.7 percent and fell by a point a year": the verb behind "and" is of what comes after it. */
static bool starts_anew(const reading *r, uint32_t from, const token *verb) {
    const uint32_t before = back_spaces(r, verb->start), joint = list_before(r, LIST_JOINT, before);
    return joint && before - joint > from;
}

/* 98万千瓦 同比增长63%: in a Han text the verb is of the number that follows it. */
static bool before_next(const reading *r, const quantity *q, const token *verb) {
    const quantity *next = quantity_behind(r, q);
    if (!is_han(r) || !next) return false;
    const token *bound = token_ending(r, next->start, WORD_BOUND);
    const token *last = token_ending(r, bound ? bound->start : next->start, WORD_CUE);
    return last && is_move(last) && last->start >= verb->start && last->start <= verb->end && next->clause == q->clause;
}

static bool ends_in_ing(const reading *r, uint32_t at) {
    const uint32_t start = skip_spaces(r, at);
    return ends_in(r, LIST_ENDING_ING, start, letters_end(r, start));
}

/* "800,000 improved stoves": a word of the thing's name. */
static bool begins_thing(const reading *r, const token *move) {
    const bool noun = is_han(r) || cue_at(r, move->start, CUE_MOVE_NOUN);
    const token *thing = noun ? NULL : token_starting(r, move->start, WORD_SUBJECT);
    return thing && thing->end > move->end;
}

/* "emits 3 Mt annually up to 2030": until when, and no rise. */
static bool leads_to_time(const reading *r, const token *move) {
    const uint32_t at = skip_spaces(r, move->end);
    return time_starting(r, at) && list_at(r, LIST_TO, at) > 0;
}

/* "Demand of 320 TWh was higher than in 2010": told of the level, and not by how much it moved. */
static bool is_predicate(const reading *r, const token *t) {
    const token *is = !is_han(r) && is_move(t) ? token_ending(r, back_spaces(r, t->start), WORD_CUE) : NULL;
    return is && cue_at(r, is->start, CUE_HOLD);
}

/* "a 9% year-on-year growth", "an 8% annual growth": where the base ends, or the noun begins that is its last word. */
static uint32_t over_base(const reading *r, const span *base) {
    for_tokens_in(t, r, base->start, base->end)
        if (is_move(t)) return t->start;
    return base->end;
}

bool starts_there(const reading *r, const quantity *q) {
    enum { TO_ABOUT = 12, NEAR = 24 };
    const quantity *next = is_han(r) ? NULL : quantity_behind(r, q);
    const token *of = token_ending(r, q->lead, WORD_CUE);
    if (!next || next->unit != q->unit || next->clause != q->clause || !of || !is_cue(of, CUE_OF)) return false;
    for_tokens_in(t, r, q->end, next->start)
        if (is_move(t) && t->start <= q->end + NEAR && cue_at(r, skip_spaces(r, t->end), CUE_TO))
            return next->start <= t->end + TO_ABOUT;
    return false;
}

const token *verb_behind(const reading *r, const quantity *q, uint32_t limit) {
    enum { NEAR = 14, BEHIND_BRACKET = 16 };
    uint32_t from = q->end;
    if (starts_there(r, q)) return NULL;
    if (text_is(r, from, " (") || text_is(r, from, " [")) { /* "12% (6.5 Gt) higher than" */
        while (from < r->size && r->text[from] != ')' && r->text[from] != ']') from++;
        from += from < r->size;
        if (from < r->size && strchr(",;.", r->text[from])) return NULL; /* "was 8% (5% in Asia), up from 6%" */
        limit = from + BEHIND_BRACKET;
    }
    for (size_t i = 0; i < r->spans.count && !is_han(r); i++)
        if (r->spans.at[i].kind == SPAN_BASE && r->spans.at[i].start == skip_spaces(r, from) &&
            r->spans.at[i].end < limit && !cue_at(r, r->spans.at[i].start, CUE_RISE) &&
            !cue_at(r, r->spans.at[i].start, CUE_FALL)) /* "9% down on the year before" */
            from = over_base(r, &r->spans.at[i]);
    for (size_t i = 0; i < r->spans.count && !is_han(r); i++) /* "30% by 2030 below the levels of 2005" */
        if (r->spans.at[i].deadline && r->spans.at[i].start == skip_spaces(r, from) && r->spans.at[i].end < limit &&
            says_below(r, skip_spaces(r, r->spans.at[i].end)))
            from = r->spans.at[i].end;
    const token *bound = token_starting(r, skip_spaces(r, from), WORD_BOUND);
    if (bound && bound->start <= from + 1 && bound->word->flags & BOUND_BEFORE && compares(r, q, bound)) return bound;
    const token *more = more_than(r, q, from);
    if (more) return more;
    for_tokens_in(t, r, from, r->size) {
        if (t->start >= limit || t->start - from > NEAR) break;
        if (before_next(r, q, t)) break;
        if (is_cue(t, CUE_BY) && t->start <= from + 1 && !is_han(r) && ends_in_ing(r, t->end))
            break; /* "a factor of 68% by increasing the use of ..." */
        if (is_cue(t, CUE_OF) || is_cue(t, CUE_TO) || closes_between(r, from, t->start) || starts_anew(r, from, t))
            break;
        if (!is_han(r) && t->start > from + 3 && list_before(r, LIST_ARTICLE, back_spaces(r, t->start)) &&
            is_cue(t, CUE_RISE))
            break; /* "by 36% at a higher level of ambition" */
        if (t->start > from + 1 && !is_han(r) && is_cue(t, CUE_FALL) && list_at(r, LIST_DOWN_TO, t->start))
            break; /* "6 percent in one country down to 2 percent in another" */
        const token *stands = is_move(t) && !is_han(r) ? token_ending(r, q->lead, WORD_CUE) : NULL;
        if (stands && is_cue(stands, CUE_FROM) && cue_at(r, skip_spaces(r, t->end), CUE_TO))
            break; /* "from 2 percent in 2012 up to 8 percent" */
        if (!is_han(r) && leads_to_time(r, t)) break;
        if (is_predicate(r, t)) break;
        if (is_move(t)) return begins_thing(r, t) ? NULL : t;
    }
    return is_han(r) ? NULL : compound_behind(r, q, limit);
}

bool moves_from(const reading *r, const token *from) {
    const token *move = token_ending(r, back_spaces(r, from->start), WORD_CUE);
    return move && is_move(move);
}

/* "raises average fuel economy 42 percent": a word right behind a verb of moving is no verb. */
static bool behind_move(const reading *r, const token *stands) {
    const token *move = is_han(r) ? NULL : token_ending(r, back_spaces(r, stands->start), WORD_CUE);
    return move && is_move(move) && is_cue(stands, CUE_HOLD) && !cue_at(r, move->start, CUE_MOVE_NOUN);
}

/* 质量提升等有关资金2亿元: what stands before "and so on" is one of several things, and moves nothing. */
static bool one_of_several(const reading *r, const token *move) {
    return is_han(r) && list_at(r, LIST_ETC, move->end) > 0;
}

const token *governor(const reading *r, const quantity *q, uint32_t from) {
    const bool spaced = !is_han(r); /* 偏多 holds a bound, "by up to 10 percent" stands before one */
    const uint32_t before = spaced ? q->lead : q->start, end = back_spaces(r, before),
                   now = spaced ? current_before(r, end) : end;
    const token *begun = now != end ? token_ending(r, now, WORD_CUE) : NULL;
    if (begun && is_cue(begun, CUE_FROM)) return begun; /* "from the current share of 32%" */
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > before) continue;
        if (t->start < from) break;
        if (t->word->class != WORD_CUE || (is_cue(t, CUE_BY) && in_span(r, t))) continue; /* "by 2030" */
        if (spaced && is_cue(t, CUE_BY) && ends_in_ing(r, t->end)) break;                 /* "by making 30% of it" */
        if (spaced && is_cue(t, CUE_FROM) && back_spaces(r, before) != t->end && !moves_from(r, t) &&
            cue_before(r, q->start, CUE_FROM) != t)
            continue; /* "cut gases from farms 17%" */
        if (behind_move(r, t) || (is_move(t) && one_of_several(r, t))) continue;
        switch ((cue)t->word->value[0]) {
        case CUE_RISE:
        case CUE_FALL:
        case CUE_TO:
        case CUE_FROM:
        case CUE_SHARE:
        case CUE_HOLD:
        case CUE_SUM:
        case CUE_BY:
            return t;
        default:
            break;
        }
    }
    return NULL;
}

static const token *cue_of_move(const reading *r, uint32_t from, uint32_t before, cue wanted) {
    const token *t = cue_back(r, from, before, wanted);
    while (t && one_of_several(r, t)) t = cue_back(r, from, t->start, wanted);
    return t;
}

const token *nearest_move(const reading *r, uint32_t from, uint32_t before) {
    const token *rise = cue_of_move(r, from, before, CUE_RISE), *fall = cue_of_move(r, from, before, CUE_FALL);
    if (!rise || !fall) return rise ? rise : fall;
    const token *first = rise->start > fall->start ? fall : rise, *second = first == rise ? fall : rise;
    const bool slower = first->end + 1 == second->start && !cue_at(r, first->start, CUE_MOVE_NOUN) &&
                        !cue_at(r, second->start, CUE_TARGET); /* not "was raised in order to cut" */
    const uint32_t the = list_at(r, LIST_DEFINITE, first->end + 1);
    const bool slows = the && first == fall && skip_spaces(r, first->end + 1 + the) == second->start &&
                       word_behind(r, LIST_OF, second->end); /* "cut the growth of beech" */
    return (slower || slows) && !is_han(r) ? first : second; /* "fell faster", but "growth slowed" */
}

/* 与上一次调查相比，缩减3万公顷: the clause before says what it is compared with, and nothing else. */
static bool compared_before(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    if (!is_han(r) || q->clause == 0) return false;
    const uint32_t from = clause_start(r, q->clause - 1);
    if (number_between(r, from, clause)) return false;
    for (size_t i = 0; i < r->spans.count; i++) /* 对比2021年底，增加了20万台 */
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start > from && r->spans.at[i].end + 3 == clause &&
            cue_at(r, from, CUE_BASE))
            return true;
    const token *base = cue_back(r, from, clause, CUE_BASE);
    if (base && clause - base->end <= 3 && list_before(r, LIST_COMPARED, base->end)) return true;
    for (size_t i = 0; i < r->spans.count; i++) { /* 相比2010年，用水量减少3亿立方米 */
        const span *s = &r->spans.at[i];
        const bool is_base = s->kind == SPAN_BASE || (s->kind == SPAN_TIME && s->as_base);
        if (is_base && s->start >= from && s->end <= clause && clause - s->end <= 3) return true;
    }
    return false;
}

bool compares_with_scenario(const reading *r, const token *base) {
    enum { NEAR = 24 };
    const uint32_t end = base->end + NEAR < r->size ? base->end + NEAR : r->size;
    uint32_t size;
    return list_next(r, LIST_HELD_SCENARIO, base->end, end, &size) < end;
}

bool base_near(const reading *r, const quantity *q, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->rule->emit.op == EMIT_SINCE && s->start >= q->end && s->start <= q->end + 1)
            return true; /* "an increase of 250 ha since 1990" */
        const bool base =
            s->kind == SPAN_BASE || (s->as_base && s->start >= q->end); /* "an increase of 80 GW over 2023" */
        if (base && s->start >= from && s->end <= to) return true;
    }
    const quantity *next = quantity_behind(r, q); /* "cuts of over 3 Mt and saves more than 2 billion" holds no 3 Mt */
    return has_cue(r, from, q->lead, CUE_BASE) ||
           has_cue(r, q->end, next && next->lead < to ? next->lead : to, CUE_BASE) || compared_before(r, q);
}

bool cuts_gases(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, 0, to) {
        for (int k = 0; t->start >= from && is_concept(t) && k < t->word->count; k++)
            if (is_gas(&r->packs->concepts.at[t->word->value[k]]) ||
                t->word->value[k] == r->packs->known[CONCEPT_EMISSION])
                return true;
    }
    return false;
}

/* "lowers annual emissions by 3 Mt", and not "emissions from farms decrease by 3 Mt": gases right behind the verb. */
static bool takes_gases(const reading *r, const token *verb) {
    uint32_t at = skip_spaces(r, verb->end), size = list_at(r, LIST_CURRENT, at);
    if (!size) size = list_at(r, LIST_POSSESSIVE, at);
    at = skip_spaces(r, at + size);
    const bool leads = list_at(r, LIST_PARALLEL, at) || list_at(r, LIST_OF, at) || list_at(r, LIST_INSIDE, at);
    const token *thing = token_starting(r, at, WORD_SUBJECT);
    if (!thing) thing = token_starting(r, at, WORD_MEASURE);
    const uint32_t next = skip_spaces(r, letters_end(r, at)); /* "annual emissions" */
    if (!thing && !leads) thing = token_starting(r, next, WORD_SUBJECT);
    if (!thing && !leads) thing = token_starting(r, next, WORD_MEASURE);
    return thing && cuts_gases(r, thing->start, thing->end);
}

bool is_transitive(const reading *r, const token *t) {
    return cue_at(r, t->start, CUE_REDUCED) || (!is_han(r) && is_cue(t, CUE_FALL) && takes_gases(r, t));
}

const token *limited_growth(const reading *r, const quantity *q, uint32_t from, const token *before) {
    enum { BESIDE = 2, OVER_BOUND = 16 };
    if (is_han(r) || q->unit != r->packs->unit_percent || !before || !is_cue(before, CUE_TO)) return NULL;
    const uint32_t near = token_ending(r, back_spaces(r, q->start), WORD_BOUND) ? OVER_BOUND : BESIDE;
    if (q->start - before->end > near || !has_cue(r, from, before->start, CUE_LIMIT)) return NULL;
    const token *rise = cue_back(r, from, before->start, CUE_RISE);
    const quantity *last = quantity_before(r, q); /* "the share that meets the limit is to rise from 20% to 50%" */
    if (rise && last && last->from && last->unit == q->unit && last->start >= rise->end) return NULL;
    return rise && !has_cue(r, rise->end, before->start, CUE_SHARE) ? rise : NULL;
}

/* "bringing the total reduction since 1990 to 30%" */
static const token *brought_noun(const reading *r, const quantity *q, uint32_t from, const token *to) {
    const token *noun = cue_back(r, from, to->start, CUE_FALL);
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !noun || !cue_at(r, noun->start, CUE_MOVE_NOUN) || (last && last->end > noun->start)) return NULL;
    for (uint32_t at = from; at < noun->start; at++)
        if (list_at(r, LIST_BRINGS, at) || word_behind(r, LIST_BRINGS, at)) return noun;
    return NULL;
}

/* The noun of moving that the clause is about before `at`: "the growth in demand"; but not "thanks to growth". */
static const token *noun_told_of(const reading *r, uint32_t from, uint32_t at) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->start < from) break;
        if (t->end > at || t->word->class != WORD_CUE) continue;
        if (is_cue(t, CUE_SHARE) || is_cue(t, CUE_TARGET)) return NULL;
        if (!is_move(t) || !cue_at(r, t->start, CUE_MOVE_NOUN)) continue;
        return list_before(r, LIST_NOUN_LEAD, back_spaces(r, t->start)) ? NULL : t;
    }
    return NULL;
}

/* "growth in demand slowed from 5 percent to 2 percent": a growth that moves is one before and after. */
static const token *noun_that_moves(const reading *r, uint32_t from, const token *leads) {
    const token *verb = nearest_move(r, from, leads->start);
    if (is_han(r) || !verb || cue_at(r, verb->start, CUE_MOVE_NOUN) || concept_between(r, verb->end, leads->start))
        return NULL;
    return noun_told_of(r, from, verb->start);
}

const token *cut_that_rises(const reading *r, uint32_t from, const token *leads) {
    const token *verb = is_cue(leads, CUE_RISE) ? leads : cue_back(r, from, leads->start, CUE_RISE);
    for (const token *t = verb; t && is_cue(t, CUE_RISE); t = token_ending(r, back_spaces(r, t->start), WORD_CUE))
        verb = t;
    if (is_han(r) || !verb || !list_before(r, LIST_MODAL, back_spaces(r, verb->start))) return NULL;
    const token *noun = noun_told_of(r, from, verb->start);
    return noun && is_cue(noun, CUE_FALL) ? noun : NULL;
}

const token *moved_noun(const reading *r, const quantity *q, uint32_t from, const token *before) {
    if (!before || q->unit != r->packs->unit_percent) return NULL;
    const token *brought = is_cue(before, CUE_TO) ? brought_noun(r, q, from, before) : NULL;
    if (brought) return brought;
    const token *cut = is_cue(before, CUE_TO) ? cut_that_rises(r, from, before) : NULL;
    if (cut) return cut;
    if (is_cue(before, CUE_TO) || is_cue(before, CUE_FROM)) return noun_that_moves(r, from, before);
    return is_cue(before, CUE_HOLD) ? noun_told_of(r, from, before->start) : NULL;
}

/* Whether nothing between the two names another thing or holds another number: 增速较快，分别达到. */
static bool only_told(const reading *r, uint32_t from, uint32_t to) {
    if (concept_between(r, from, to)) return false;
    return !number_between(r, from, to);
}

/* Whether a word for a pace stands so near before the verb that its number is the pace. */
static bool leads_pace(const reading *r, const token *pace, const token *stands) {
    enum { BESIDE = 6, NEAR = 15, CLAUSE = 36 };
    const uint32_t gap = stands->start - pace->end;
    if (gap <= BESIDE) return true;
    if (is_han(r)) return gap <= CLAUSE && only_told(r, pace->end, stands->start);
    return gap <= NEAR && has_cue(r, pace->end, stands->start, CUE_PROJECTED); /* 增速预计将保持在 */
}

/* 同比增长达21%, 下降分别为3%和5%: the verb that stands right before "reaches". */
static const token *move_that_reaches(const reading *r, const token *stands) {
    const token *verb = is_han(r) && is_cue(stands, CUE_HOLD) ? token_ending(r, stands->start, WORD_CUE) : NULL;
    return verb && is_move(verb) && !is_transitive(r, verb) && !is_cue(verb, CUE_TO) ? verb : NULL;
}

const token *pace_before(const reading *r, const token *stands) {
    const token *reaching = stands ? move_that_reaches(r, stands) : NULL;
    if (reaching) return reaching;
    if (!stands || !(is_cue(stands, CUE_TO) || is_cue(stands, CUE_HOLD) || (is_han(r) && is_cue(stands, CUE_FROM))))
        return NULL;
    const token *pace = NULL;
    for_tokens_in(t, r, 0, stands->start)
        if (is_cue(t, CUE_PACE) && leads_pace(r, t, stands)) pace = t;
    for (size_t i = 0; pace && i < r->tokens.count; i++)
        if (r->tokens.at[i].start == pace->start && is_move(&r->tokens.at[i])) return &r->tokens.at[i];
    return NULL;
}

/* Where the last word of a clause ends: before its comma or full stop. */
static uint32_t end_of_words(const reading *r, uint32_t end) {
    static const char *const STOPS[] = {"。", "；", "、", NULL};
    if (comma_before(r, end)) return end - comma_before(r, end);
    for (int i = 0; STOPS[i]; i++)
        if (end >= 3 && text_is(r, end - 3, STOPS[i])) return end - 3;
    return end;
}

const token *pace_behind(const reading *r, const quantity *q) {
    enum { NEAR = 30 };
    const token *bound = token_starting(r, q->end, WORD_BOUND),
                *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const uint32_t end = clause_end(r, clause_of(r, q->start)), last = end_of_words(r, end);
    if (!of || !is_cue(of, CUE_OF)) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < end; i++) {
        const token *pace = &r->tokens.at[i];
        if (pace->start < of->end || pace->start - of->end > NEAR) continue;
        if (!is_cue(pace, CUE_PACE) && !(is_han(r) && (pace->end == last || list_at(r, LIST_CARRIES, pace->end))))
            continue; /* 实现5%的增长。以3%的能耗增长支撑了 */
        for_tokens(t, r)
            if (t->start == pace->start && is_move(t)) return t;
    }
    return NULL;
}

/* 以每年3万公顷的速度减少: of an amount, too, where the pace stands right behind it. */
const token *pace_of_amount(const reading *r, const quantity *q) {
    const token *of = is_han(r) ? token_starting(r, q->end, WORD_CUE) : NULL;
    return of && is_cue(of, CUE_OF) && cue_at(r, of->end, CUE_PACE) ? pace_behind(r, q) : NULL;
}

bool said_of_last(const reading *r, const quantity *q, const token *verb) {
    const quantity *last = quantity_before(r, q);
    if (!last || last->kind != FACTS_GROWTH || verb->end + 4 >= q->start) return false;
    const token *t = verb_behind(r, last, own_stretch(r, last).end);
    return t && t->start == verb->start;
}

/* "above their 2019 levels", "below 1990 levels": whether the word leads to how it was in another year. */
static bool leads_to_level_of_year(const reading *r, const token *t) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind == SPAN_TIME && s->year && s->start <= t->start && s->end > t->end) return true;
    }
    return false;
}

const token *exceeding(const reading *r, const quantity *q, uint32_t from, uint32_t by) {
    const bool percent = q->unit == r->packs->unit_percent;
    if (is_han(r) || (!percent && q->unit == NONE)) return NULL;
    for (size_t i = r->tokens.count; i-- > 0 && r->tokens.at[i].start >= from;) {
        const token *t = &r->tokens.at[i];
        if (t->end <= by && t->word->class == WORD_BOUND && t->word->flags & BOUND_FAR) return t;
    }
    for (uint32_t at = by; at-- > from;) {
        const token *t = r->text[at] == ' ' ? token_starting(r, at + 1, WORD_BOUND) : NULL;
        if (!t || !(t->word->flags & BOUND_COMPARE)) continue;
        if (leads_to_level_of_year(r, t) || (!percent && word_behind(r, LIST_DEFINITE, t->end))) return t;
    }
    return NULL;
}

/* "reductions, relative to 2019 levels, of 13%": where the clause before ends, behind one that only names the base. */
static uint32_t before_inserted_base(const reading *r, uint32_t at) {
    if (is_han(r) || at < 2 || r->text[at - 1] != ',') return at;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        const uint32_t comma = back_spaces(r, s->start);
        if ((s->as_base || s->kind == SPAN_BASE) && s->end + 1 == at && comma && r->text[comma - 1] == ',')
            return comma - 1;
    }
    return at;
}

/* "a rise from 2011 to 2012 of 4%": where the noun ends that the years stand behind. */
static uint32_t before_years(const reading *r, uint32_t at) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && !is_han(r); s++)
        if (s->kind == SPAN_TIME && s->end == at && s->rule->emit.op == EMIT_YEARS) return back_spaces(r, s->start);
    return at;
}

/* "a decline in emissions from industry of 3 Mt", "a rise in fuel costs relative to the baseline, i.e. 2 billion": the
 * noun that what moves stands behind, in the phrase that ends there. */
static const token *noun_of_what_moves(const reading *r, uint32_t end) {
    enum { PHRASE = 72 };
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > end || t->word->class != WORD_CUE || is_cue(t, CUE_OF) || is_cue(t, CUE_FROM) ||
            is_cue(t, CUE_BASE))
            continue;
        if (end - t->end > PHRASE || !cue_at(r, t->start, CUE_MOVE_NOUN)) return NULL;
        for (uint32_t at = t->end; at < end; at++)
            if (strchr(",;:()", r->text[at]) || (is_digit(r->text[at]) && !is_letter(r->text[at - 1]))) return NULL;
        const uint32_t at = skip_spaces(r, t->end);
        const bool leads = list_at(r, LIST_INSIDE, at) ||
                           list_at(r, LIST_OF, at) || /* "reduction in" is one word, too */
                           list_before(r, LIST_INSIDE, t->end) || list_before(r, LIST_OF, t->end);
        return leads && concept_between(r, at, end) ? t : NULL;
    }
    return NULL;
}

const token *move_noun_before(const reading *r, const quantity *q) {
    enum { LONGEST_JOINT = 16 };
    const token *of = q->leading;
    const bool amount = !is_han(r) && q->unit != NONE && q->unit != r->packs->unit_percent;
    const uint32_t lead = q->lead;
    for (uint32_t at = lead; amount && at > 0 && lead - at < LONGEST_JOINT; at--) /* ", i.e. 2 billion" */
        if (r->text[at] == ',' && at + list_at(r, LIST_SAID_AGAIN, at) == lead) return noun_of_what_moves(r, at);
    if (!of || !is_cue(of, CUE_OF)) return NULL;
    const uint32_t end = before_years(r, before_inserted_base(r, back_spaces(r, of->start)));
    const token *noun = token_ending(r, end, WORD_CUE);
    if (noun && cue_at(r, noun->start, CUE_MOVE_NOUN)) return noun;
    return amount ? noun_of_what_moves(r, of->start) : NULL;
}

/* "the target for reducing emissions", "a goal to cut waste": what is aimed at, right behind the noun. */
static const token *fall_aimed_at(const reading *r, const quantity *q, const token *goal) {
    const uint32_t noun = list_at(r, LIST_GOAL, goal->start), at = skip_spaces(r, goal->start + noun),
                   of = list_at(r, LIST_OF, at), to = list_at(r, LIST_FOR, at);
    const token *lead = of || to ? NULL : token_starting(r, at, WORD_CUE);
    const uint32_t size = of ? of : to ? to : lead && is_cue(lead, CUE_TO) ? lead->end - at : 0;
    const uint32_t deed = skip_spaces(r, at + size);
    if (is_han(r) || !size || !noun || word_behind(r, LIST_OF, q->end) || !cue_at(r, deed, CUE_FALL) ||
        has_cue(r, deed, q->start, CUE_SHARE))
        return NULL;
    for_tokens_in(t, r, deed, q->start)
        if (t->start == deed && is_cue(t, CUE_FALL)) return t;
    return NULL;
}

const token *reduction_target(const reading *r, const quantity *q, uint32_t from, const token *before) {
    enum { PHRASE = 24 };
    if (q->unit != r->packs->unit_percent || (before && (is_cue(before, CUE_SHARE) || is_cue(before, CUE_SUM))))
        return NULL;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start) continue;
        if (t->start < from) break;
        if (!is_cue(t, CUE_TARGET)) continue;
        const token *aimed = fall_aimed_at(r, q, t);
        if (aimed) return aimed;
        if (!is_han(r) && cue_at(r, t->start, CUE_FALL)) { /* "the mitigation target is 32 percent" */
            if (concept_between(r, t->end, q->start) || concept_between(r, q->end, q->end + PHRASE)) return NULL;
            for_tokens(o, r)
                if (o->start == t->start && is_cue(o, CUE_FALL)) return o;
        }
        const token *noun = token_ending(r, back_spaces(r, t->start), WORD_CUE);
        for (size_t k = 0; noun && k < r->tokens.count; k++)
            if (r->tokens.at[k].start == noun->start && is_cue(&r->tokens.at[k], CUE_FALL) &&
                cue_at(r, noun->start, CUE_MOVE_NOUN))
                return &r->tokens.at[k];
        if (!is_han(r) && t->end + 1 >= q->lead) return NULL; /* "a cut ... the goal of 100% clean power" */
    }
    return NULL;
}

const token *yearly_pace(const reading *r, const quantity *q) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start || t->word->class != WORD_CUE) continue;
        if (q->start - t->end > 120 || is_cue(t, CUE_SHARE)) return NULL;
        if (is_move(t) && cue_at(r, t->start, CUE_MOVE_NOUN)) return t;
    }
    return NULL;
}

static uint32_t skip_comma(const reading *r, uint32_t at) {
    at = skip_spaces(r, at);
    return at < r->size && r->text[at] == ',' ? skip_spaces(r, at + 1) : at;
}

/* Where the span ends that begins at `at`; `at` where none does. */
static uint32_t over_span(const reading *r, uint32_t at) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->start == at && (s->kind == SPAN_TIME || s->kind == SPAN_BASE)) return s->end;
    return at;
}

/* "by 2%, compared with 2020, rising from 79 dollars": where "from" stands, over what the move is held against and a
 * participle. */
static uint32_t from_behind(const reading *r, uint32_t end) {
    uint32_t at = skip_comma(r, behind_bracket_at(r, end));
    const token *base = token_starting(r, at, WORD_CUE);
    if (over_span(r, at) > at)
        at = skip_comma(r, over_span(r, at));
    else if (base && is_cue(base, CUE_BASE) && over_span(r, skip_spaces(r, base->end)) > skip_spaces(r, base->end))
        at = skip_comma(r, over_span(r, skip_spaces(r, base->end)));
    const uint32_t verb = letters_end(r, at);
    return ends_in(r, LIST_ENDING_ING, at, verb) ? skip_spaces(r, verb) : at;
}

bool tells_from(const reading *r, const quantity *q, const quantity *from) {
    const token *cue = is_han(r) ? NULL : token_starting(r, from_behind(r, q->end), WORD_CUE);
    return cue && is_cue(cue, CUE_FROM) && skip_spaces(r, cue->end) >= back_spaces(r, from->lead);
}

bool begins_foreseen(const reading *r, const quantity *q) {
    return q->from && has_cue(r, current_before(r, back_spaces(r, q->start)), q->start, CUE_PROJECTED);
}
