/* The kind of each quantity: a level, a change, a growth, a ratio. */
#include "bind.h"
#include "bind_time.h"

#include <ctype.h>
#include <math.h>

const token *cue_back(const reading *r, uint32_t from, uint32_t before, cue wanted) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > before) continue;
        if (t->start < from) break;
        if (t->word->class == WORD_CUE && is_cue(t, wanted)) return t;
    }
    return NULL;
}

bool has_cue(const reading *r, uint32_t from, uint32_t to, cue wanted) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < to; i++)
        if (r->tokens.at[i].start >= from && r->tokens.at[i].word->class == WORD_CUE &&
            is_cue(&r->tokens.at[i], wanted))
            return true;
    return false;
}

bool cue_at(const reading *r, uint32_t start, cue wanted) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= start; i++)
        if (r->tokens.at[i].start == start && r->tokens.at[i].word->class == WORD_CUE &&
            is_cue(&r->tokens.at[i], wanted))
            return true;
    return false;
}

/* "9 percent more than in 2023", "19% below 1990 levels"; but not "over the same period". */
static bool compares(const reading *r, const quantity *q, const token *bound) {
    if (bound->word->value[0] == FACTS_APPROX || bound->word->value[0] == FACTS_EQ) return false;
    if (q->unit == r->packs->unit_percent && bound->word->flags & BOUND_COMPARE)
        return !token_starting(r, skip_spaces(r, bound->end), WORD_NUMBER);
    if (strstr(bound->word->form, "than")) return !token_starting(r, skip_spaces(r, bound->end), WORD_NUMBER);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].as_base && r->spans.at[i].start <= bound->end + 1 && r->spans.at[i].end > bound->start)
            return true;
    return false;
}

/* "than the price of the first day (48 yuan) by ...": the verb behind the bracket is not of the number in it. */
bool closes_between(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (r->text[i] == '(') return false;
        if (r->text[i] == ')') return true;
    }
    return false;
}

/* "burns 30% more coal than", "5 per cent less in the quarter than". */
static const token *more_than(const reading *r, const quantity *q, uint32_t from) {
    const token *more = token_starting(r, skip_spaces(r, from), WORD_CUE);
    if (!more || (!is_cue(more, CUE_MORE) && !is_cue(more, CUE_LESS))) return NULL;
    if (q->unit == r->packs->unit_percent) return more;                         /* "boilers use 30% less fuel" */
    if (more->end >= r->size || strchr(",.;", r->text[more->end])) return more; /* "industry used 3% more." */
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start > more->end && t->start - more->end <= 48 && is_cue(t, CUE_BASE) &&
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
    const quantity *next = q + 1;
    if (!is_han(r) || next >= r->quantities.at + r->quantities.count) return false;
    const token *bound = token_ending(r, next->start, WORD_BOUND);
    const token *last = token_ending(r, bound ? bound->start : next->start, WORD_CUE);
    return last && (is_cue(last, CUE_RISE) || is_cue(last, CUE_FALL)) && last->start >= verb->start &&
           last->start <= verb->end && next->clause == q->clause;
}

/* A rise or fall said right behind the quantity: "a 60 percent increase", "20 points higher". */
static const token *verb_behind(const reading *r, const quantity *q, uint32_t limit) {
    uint32_t from = q->end;
    if (text_is(r, from, " (") || text_is(r, from, " [")) { /* "12% (6.5 Gt) higher than" */
        while (from < r->size && r->text[from] != ')' && r->text[from] != ']') from++;
        from += from < r->size;
        limit = from + 16;
    }
    const token *bound = token_starting(r, skip_spaces(r, from), WORD_BOUND);
    if (bound && bound->start <= from + 1 && bound->word->flags & BOUND_BEFORE && compares(r, q, bound)) return bound;
    const token *more = more_than(r, q, from);
    if (more) return more;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from) continue;
        if (t->start >= limit || t->start - from > 14) break;
        if (before_next(r, q, t)) break;
        if (is_cue(t, CUE_OF) || is_cue(t, CUE_TO) || closes_between(r, from, t->start) || starts_anew(r, from, t))
            break;
        if (is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL)) return t;
    }
    return NULL;
}

static bool in_span(const reading *r, const token *t) {
    for (size_t i = 0; i < r->spans.count; i++)
        if (t->start >= r->spans.at[i].start && t->end <= r->spans.at[i].end) return true;
    return false;
}

/* "up from a previous target of 34%" */
static bool moves_from(const reading *r, const token *from) {
    const token *move = token_ending(r, back_spaces(r, from->start), WORD_CUE);
    return move && (is_cue(move, CUE_RISE) || is_cue(move, CUE_FALL));
}

/* The cue that governs the quantity from before: the nearest one that says whether the number is where something
 * stands, or by how much it moved. */
static const token *governor(const reading *r, const quantity *q, uint32_t from) {
    const bool spaced = !is_han(r); /* 偏多 holds a bound, "by up to 10 percent" stands before one */
    const token *bound = spaced ? token_ending(r, back_spaces(r, q->start), WORD_BOUND) : NULL;
    const uint32_t before = bound ? bound->start : q->start;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > before) continue;
        if (t->start < from) break;
        if (t->word->class != WORD_CUE || (is_cue(t, CUE_BY) && in_span(r, t))) continue; /* "by 2030" */
        if (spaced && is_cue(t, CUE_FROM) && back_spaces(r, before) != t->end && !moves_from(r, t))
            continue; /* "cut gases from farms 17%" */
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

const token *compared_thing(const reading *r, const quantity *q) {
    if (q->kind == FACTS_LEVEL || !is_han(r)) return NULL;
    const token *base = cue_back(r, clause_start(r, q->clause), q->start, CUE_BASE);
    for (size_t i = 0; base && i < r->spans.count; i++) { /* "than in 2020, consumption fell" */
        const span *s = &r->spans.at[i];
        const bool times = s->kind == SPAN_TIME || s->kind == SPAN_BASE;
        if (times && s->end > base->start && s->start < q->start) return NULL;
        if (times && s->as_base && s->clause == q->clause && s->end <= base->start) return NULL; /* 比2015年高出3吨 */
    }
    return base;
}

static const token *nearest_move(const reading *r, uint32_t from, uint32_t before) {
    const token *rise = cue_back(r, from, before, CUE_RISE), *fall = cue_back(r, from, before, CUE_FALL);
    if (!rise || !fall) return rise ? rise : fall;
    return rise->start > fall->start ? rise : fall;
}

/* 与上一次调查相比，缩减3万公顷: the clause before says what it is compared with, and nothing else. */
static bool compared_before(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    if (!is_han(r) || q->clause == 0) return false;
    const uint32_t from = clause_start(r, q->clause - 1);
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].end <= clause) return false;
    const token *base = cue_back(r, from, clause, CUE_BASE);
    return base && clause - base->end <= 3 && text_is(r, base->end - 6, "相比");
}

static bool base_near(const reading *r, const quantity *q, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->rule->emit.op == EMIT_SINCE && s->start >= q->end && s->start <= q->end + 1)
            return true; /* "an increase of 250 ha since 1990" */
        const bool base =
            s->kind == SPAN_BASE || (s->as_base && s->start >= q->end); /* "an increase of 80 GW over 2023" */
        if (base && s->start >= from && s->end <= to) return true;
    }
    return has_cue(r, from, to, CUE_BASE) || has_cue(r, from, q->start, CUE_YOY) || compared_before(r, q);
}

/* 比常年低22毫米: a verb of one character right before the number, where something is compared. Returns a token that
 * stands for it: only its place and its cue matter. */
static const token *short_verb(const reading *r, const quantity *q, uint32_t clause) {
    uint32_t at = back_spaces(r, q->start);
    const token *t = token_ending(r, at, WORD_SHORT_VERB); /* 多 is a verb and a bound */
    const token *bound = t ? NULL : token_ending(r, at, WORD_BOUND);
    if (bound) t = token_ending(r, bound->start, WORD_SHORT_VERB);
    /* 原油1800万吨，增1.7%: a clause of nothing else */
    const bool alone = t && t->start == clause && q > r->quantities.at && q[-1].kind == FACTS_LEVEL &&
                       q[-1].clause + 1 == q->clause && q->unit == r->packs->unit_percent;
    return t && (alone || base_near(r, q, clause, q->start)) ? t : NULL;
}

/* What is reduced, cut or avoided is said by a word that is in the list as both: fall, and reduced. */
static bool is_transitive(const reading *r, const token *t) { return cue_at(r, t->start, CUE_REDUCED); }

/* "The growth in demand was 4.2 percent", "the cuts needed are 28 percent": what the noun says is how much, and no
 * share. */
static const token *moved_noun(const reading *r, const quantity *q, uint32_t from, const token *before) {
    static const char *const LEADS[] = {" of ", " in ", " for ", " to ", NULL};
    if (!before || !is_cue(before, CUE_HOLD) || q->unit != r->packs->unit_percent) return NULL;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->start < from) break;
        if (t->end > before->start || t->word->class != WORD_CUE) continue;
        if (is_cue(t, CUE_SHARE) || is_cue(t, CUE_TARGET)) return NULL;
        if (!(is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL)) || !cue_at(r, t->start, CUE_MOVE_NOUN)) continue;
        for (int k = 0; LEADS[k]; k++)
            if (t->start >= strlen(LEADS[k]) && text_is(r, t->start - (uint32_t)strlen(LEADS[k]), LEADS[k]))
                return NULL;
        return t;
    }
    return NULL;
}

/* 增速高达43%: "stands at" after a noun of growth tells by how much something grew. */
static const token *pace_before(const reading *r, const token *stands) {
    if (!stands || (!is_cue(stands, CUE_TO) && !is_cue(stands, CUE_HOLD))) return NULL;
    const token *pace = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= stands->start; i++)
        if (is_cue(&r->tokens.at[i], CUE_PACE) && stands->start - r->tokens.at[i].end <= 6) pace = &r->tokens.at[i];
    for (size_t i = 0; pace && i < r->tokens.count; i++)
        if (r->tokens.at[i].start == pace->start &&
            (is_cue(&r->tokens.at[i], CUE_RISE) || is_cue(&r->tokens.at[i], CUE_FALL)))
            return &r->tokens.at[i];
    return NULL;
}

/* 年均2.6%的能源消费增速: the noun of growth behind it. */
static const token *pace_behind(const reading *r, const quantity *q) {
    const token *bound = token_starting(r, q->end, WORD_BOUND),
                *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const uint32_t end = clause_end(r, clause_of(r, q->start));
    if (!of || !is_cue(of, CUE_OF)) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < end; i++) {
        const token *pace = &r->tokens.at[i];
        if (pace->start < of->end || !is_cue(pace, CUE_PACE) || pace->start - of->end > 30) continue;
        for (size_t k = 0; k < r->tokens.count; k++)
            if (r->tokens.at[k].start == pace->start &&
                (is_cue(&r->tokens.at[k], CUE_RISE) || is_cue(&r->tokens.at[k], CUE_FALL)))
                return &r->tokens.at[k];
    }
    return NULL;
}

static bool moves_by(const reading *r, const quantity *q, const token *before, const token *move) {
    return before && is_cue(before, CUE_BY) && move->end <= q->start && !is_transitive(r, move) &&
           !has_cue(r, move->end, q->start, CUE_SHARE);
}

/* Micrograms a cubic metre, grams a kilowatt-hour: of what is no amount, 下降了6微克 can only be a difference. */
static bool is_intensity(const reading *r, const quantity *q) {
    const char *per = strchr(r->packs->units.at[q->unit].symbol, '/');
    static const char *const TIMES[] = {"/yr", "/day", "/h", "/s", NULL};
    for (int i = 0; per && TIMES[i]; i++)
        if (strcmp(per, TIMES[i]) == 0) return false;
    return per != NULL;
}

/* 消费量增加1100太瓦时: a measure right before the verb, the quantity right behind it. What is cut or avoided
 * (减少排放) has its noun behind the verb and is an amount of its own; so is a fall of emissions. */
static bool measure_moves(const reading *r, const quantity *q, const token *move) {
    if (!is_han(r) || move->end > q->start || q->start - move->end > 9 || is_transitive(r, move)) return false;
    if (is_intensity(r, q)) return true;
    for (size_t i = 0; i < r->tokens.count; i++) /* 压减产能300万吨 */
        if (r->tokens.at[i].word->class == WORD_MEASURE && r->tokens.at[i].end > move->end &&
            r->tokens.at[i].end <= q->start)
            return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= move->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || move->start - t->end > 6) continue;
        for (int k = 0; k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if (c->stock || c->flow) return true;
        }
    }
    return false;
}

/* 核电4500小时，增加60小时: a clause of a verb and a number, behind a level in the same unit, tells by how much. */
static bool only_moves(const reading *r, const quantity *q, const token *move) {
    const quantity *last = q > r->quantities.at ? q - 1 : NULL;
    if (!is_han(r) || !last || last->kind != FACTS_LEVEL || last->dimension != q->dimension || last->from ||
        q->counted || q->clause != last->clause + 1 || is_transitive(r, move))
        return false;
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    return move->start == clause_start(r, q->clause) && move->end == (bound ? bound->start : q->start);
}

/* "by 8.1% or about 0.6 Mt", "by 2.8% in 2024, or 115 bcm": the quantity says the one before it in another unit. */
static bool said_again(const reading *r, const quantity *q) {
    uint32_t at = q[-1].end;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start == skip_spaces(r, at) &&
            r->spans.at[i].end < q->start)
            at = r->spans.at[i].end;
    at = skip_spaces(r, at);
    const uint32_t n = list_at(r, LIST_SAID_AGAIN, at);
    return n && at + n < q->start && q->start - at <= n + 9;
}

/* "12% (6.5 Gt) higher": the bracket says the same in other units. */
static bool in_brackets_of_growth(const reading *r, const quantity *q) {
    if (q == r->quantities.at || q[-1].kind != FACTS_GROWTH || q->unit == r->packs->unit_percent) return false;
    const token *noun = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    if (noun && cue_at(r, noun->start, CUE_MOVE_NOUN))
        return false; /* "(equivalent to a 26 Mt reduction)" is an amount */
    const uint32_t gap = q->start - q[-1].end;
    const char opening =
        q->start > 1 ? r->text[q->start - (r->text[q->start - 1] == '+' ? 2 : 1)] : ' '; /* "29% (+8.1 kg)" */
    return (gap <= 4 && (opening == '(' || opening == '[')) || said_again(r, q);
}

/* "30% below 2005 levels by 2025, 45% by 2030 and 80% by 2050": each with a year of its own and nothing else named. */
static bool only_dated(const reading *r, const quantity *p, const quantity *q) {
    bool dated = false;
    const quantity *next = q + 1 < r->quantities.at + r->quantities.count ? q + 1 : NULL;
    const uint32_t end = next && next->uncertainty ? next->end + text_is(r, next->end, "]") : q->end;
    for (size_t i = 0; i < r->spans.count; i++)
        dated = dated || (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start == skip_spaces(r, end));
    for (size_t i = 0; dated && i < r->tokens.count; i++) {
        const word_class class = r->tokens.at[i].word->class;
        if (r->tokens.at[i].start >= p->end && r->tokens.at[i].end <= q->start && !in_span(r, &r->tokens.at[i]) &&
            (class == WORD_SUBJECT || class == WORD_MEASURE))
            dated = false;
    }
    return dated;
}

/* "85% for solar, 55% for wind": the same word behind both. */
static bool parallel(const reading *r, const quantity *p, const quantity *q) {
    const uint32_t first = skip_spaces(r, p->end), second = skip_spaces(r, q->end);
    const uint32_t n = list_at(r, LIST_PARALLEL, first);
    return n && list_at(r, LIST_PARALLEL, second) == n && memcmp(r->text + first, r->text + second, n) == 0;
}

/* "and assumes an availability of 75%": of a thing that is named right before it, which is no rise or fall. */
static bool of_own_thing(const reading *r, const quantity *q) {
    const token *of = token_ending(r, back_spaces(r, q->start), WORD_CUE);
    const uint32_t at = of && is_cue(of, CUE_OF) ? back_spaces(r, of->start) : 0;
    if (at < 4 || !islower((unsigned char)r->text[at - 1]) || token_ending(r, at, WORD_CUE)) return false;
    return !text_is(r, at - 4, " and") && !text_is(r, at - 4, " but") && !text_is(r, at - 3, " or");
}

/* "Output at sea dropped 7.5 percent and on land 14 percent": the verb of the number before rules this one too. */
static bool verb_elided(const reading *r, const quantity *q) {
    const quantity *p = q > r->quantities.at ? q - 1 : NULL;
    if (p && p->uncertainty && p > r->quantities.at) p--;
    if (!p || q->kind != FACTS_LEVEL || q->unit != r->packs->unit_percent || p->kind != FACTS_GROWTH ||
        p->unit != q->unit || q->special)
        return false;
    if (q->start < p->end || q->start - p->end > 72) return false;
    if (of_own_thing(r, q)) return false;
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const uint32_t lead = back_spaces(r, bound ? bound->start : q->start);
    const bool again = lead >= 4 && text_is(r, lead - 4, ", or") &&
                       !word_behind(r, LIST_OF, q->end); /* "is 19% below 1990, or 42% a head" */
    const bool dated = again || only_dated(r, p, q) || parallel(r, p, q);
    if (verb_behind(r, p, own_stretch(r, p).end) && !dated) return false;
    /* "decreases in the costs of solar (85%), wind (55%)" */
    const bool bracketed =
        p->start > 0 && r->text[p->start - 1] == '(' && r->text[q->start - 1] == '(' && text_is(r, p->end, ")");
    bool joined = text_is(r, p->end, bracketed ? "), " : ", ");
    for (uint32_t i = p->end; i < q->start; i++) {
        if (r->text[i] == ';' || (r->text[i] == '(' && !bracketed)) return false;
        joined = joined || word_behind(r, LIST_JOINT, i) || (dated && r->text[i] == ',');
    }
    for (size_t i = 0; joined && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_CUE || t->start < p->end || in_span(r, t)) continue;
        const cue said = (cue)t->word->value[0];
        if (t->start < q->start)
            joined =
                said == CUE_OF || said == CUE_BASE || said == CUE_TARGET || said == CUE_PROJECTED || said == CUE_YOY;
        else if (t->start <= q->end + 2 || said == CUE_SHARE)
            joined = t->start > q->end + 12 || said == CUE_BY || said == CUE_BASE;
    }
    return joined;
}

/* 铅降幅为4%、镉为3%: in a list of paces the noun is said of the first member only. */
static bool pace_elided(const reading *r, const quantity *q) {
    const quantity *p = q > r->quantities.at ? q - 1 : NULL;
    if (!p || q->kind != FACTS_LEVEL || q->unit != r->packs->unit_percent || p->kind != FACTS_GROWTH ||
        p->unit != q->unit || q->special || !text_is(r, p->end, "、") || q->start - p->end > 40)
        return false;
    bool pace = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_MEASURE && t->start >= p->end) return false;
        if (t->word->class != WORD_CUE || t->start < clause_start(r, p->clause)) continue;
        if (t->end <= p->start)
            pace = pace || is_cue(t, CUE_PACE);
        else if (!is_cue(t, CUE_HOLD))
            return false;
    }
    return pace;
}

/* "19 percent more than in 2023 and 35 percent of all": the rise is that of the number before. */
static bool said_of_last(const reading *r, const quantity *q, const token *verb) {
    const quantity *last = q > r->quantities.at ? q - 1 : NULL;
    if (!last || last->kind != FACTS_GROWTH || verb->end + 4 >= q->start) return false;
    const token *t = verb_behind(r, last, own_stretch(r, last).end);
    return t && t->start == verb->start;
}

/* "raises the reduction target from 29 to 32 percent": what is aimed at is a cut of so much. */
static const token *reduction_target(const reading *r, const quantity *q, uint32_t from, const token *before) {
    if (q->unit != r->packs->unit_percent || (before && (is_cue(before, CUE_SHARE) || is_cue(before, CUE_SUM))))
        return NULL;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start) continue;
        if (t->start < from) break;
        if (!is_cue(t, CUE_TARGET)) continue;
        const token *noun = token_ending(r, back_spaces(r, t->start), WORD_CUE);
        for (size_t k = 0; noun && k < r->tokens.count; k++)
            if (r->tokens.at[k].start == noun->start && is_cue(&r->tokens.at[k], CUE_FALL) &&
                cue_at(r, noun->start, CUE_MOVE_NOUN))
                return &r->tokens.at[k];
    }
    return NULL;
}

/* "36,000 tons lower": the word right behind says that it is a difference. */
static bool differs_behind(const reading *r, const quantity *q, const token *behind) {
    if (behind && behind->start <= q->end + 1 && behind->word->class == WORD_BOUND)
        return true; /* "2.3 ppm more than in 2022" */
    return behind && behind->start <= q->end + 1 && !token_starting(r, behind->start, WORD_BOUND) &&
           behind->word->class == WORD_CUE && !cue_at(r, behind->start, CUE_MOVE_NOUN) && !is_transitive(r, behind);
}

/* "(+15.1%)" */
static bool signed_plus(const reading *r, const quantity *q) {
    return q->start > 0 && r->text[q->start - 1] == '+' &&
           (q->start == 1 || r->text[q->start - 2] == ' ' || r->text[q->start - 2] == '(');
}

/* "rose by 585 GW (15%)", "by 410 Mt, or 1.1 percent": the same again in percent. */
static bool in_brackets_of_change(const reading *r, const quantity *q) {
    if (q == r->quantities.at || q[-1].kind != FACTS_CHANGE || q->start == 0) return false;
    return (q->start - q[-1].end <= 3 && r->text[q->start - 1] == '(') || said_again(r, q);
}

/* 减排54%: what is cut by so many percent falls. */
static bool cut_by(const reading *r, const quantity *q) {
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    const token *verb = token_ending(r, bound ? bound->start : q->start, WORD_CUE);
    return is_han(r) && verb && is_cue(verb, CUE_REDUCED);
}

bool of_base_year(const reading *r, const quantity *q) {
    const token *of = token_ending(r, back_spaces(r, q->start), WORD_CUE);
    for (size_t i = 0; of && is_cue(of, CUE_OF) && i < r->spans.count; i++)
        if (r->spans.at[i].as_base && r->spans.at[i].end == of->start) return true;
    return false;
}

/* "the rate of growth (1.3% a year) was lower than before (2.1% a year)": so much a year is what grew. */
static const token *yearly_pace(const reading *r, const quantity *q) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start || t->word->class != WORD_CUE) continue;
        if (q->start - t->end > 120 || is_cue(t, CUE_SHARE)) return NULL;
        if ((is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL)) && cue_at(r, t->start, CUE_MOVE_NOUN)) return t;
    }
    return NULL;
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
        if (s->as_base || (s->kind == SPAN_BASE && strcmp(s->time, "per_year") != 0)) return false;
        yearly = yearly || s->kind == SPAN_BASE;
    }
    return yearly;
}

/* 用水总量比上年减少20亿立方米，农业用水减少7亿立方米: the part moves as the whole does, against the same base. */
static bool moves_beside(const reading *r, const quantity *q, const token *move) {
    const quantity *p = q > r->quantities.at ? q - 1 : NULL;
    if (!is_han(r) || !p || p->kind != FACTS_CHANGE || p->unit == NONE || p->dimension != q->dimension ||
        p->clause + 1 != q->clause || stop_between(r, p->end, q->start))
        return false;
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    if (move->end != (bound ? bound->start : q->start)) return false;
    return nearest_move(r, p->end, q->start) == move && move->start > clause_start(r, q->clause) + 3;
}

static void kind_of(reading *r, quantity *q) {
    const facts_packs *packs = r->packs;
    stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    const token *behind = verb_behind(r, q, own.end), *before = governor(r, q, own.start), *move = NULL;
    if (before && said_of_last(r, q, before)) before = NULL;
    if (before && is_cue(before, CUE_BY)) {
        move = nearest_move(r, own.start, before->start);
        if (!move) move = nearest_move(r, 0, before->start);
    } else if (before && (is_cue(before, CUE_RISE) || is_cue(before, CUE_FALL)))
        move = before;
    if (move && move->end <= q->start && has_cue(r, move->end, q->start, CUE_BASE) &&
        !has_cue(r, move->end, q->start, CUE_BY))
        move = NULL; /* "higher than the 32 percent" */
    if (!move) move = pace_before(r, before);
    if (!move && q->unit == packs->unit_percent) move = pace_behind(r, q);
    if (behind && q->unit != packs->unit_percent && of_base_year(r, q)) behind = NULL;
    if (behind && !move) move = behind;
    if (!move && q->per_year && q->unit == packs->unit_percent &&
        list_before(r, LIST_STANDING_AT, back_spaces(r, q->start)))
        move = nearest_move(r, q->start > 96 ? q->start - 96 : 0, q->start); /* "shrank ..., at 2% per year" */
    if (!move && q->per_year && q->unit == packs->unit_percent && !is_han(r)) move = yearly_pace(r, q);
    if (!move) move = reduction_target(r, q, clause, before);
    if (!move) move = moved_noun(r, q, clause, before);
    q->cut = !move && q->unit == packs->unit_percent && cut_by(r, q);
    q->from = before && is_cue(before, CUE_FROM);
    if (!move && !behind) move = short_verb(r, q, clause);
    q->kind = FACTS_LEVEL;
    q->falls = false;
    if (q->unit == packs->unit_pp) {
        if (!move) move = nearest_move(r, clause, q->start);
        const token *against = move ? NULL : cue_back(r, clause, q->start, CUE_BASE);
        const char *way =
            against ? strchr(against->word->text, ' ') : NULL; /* 低于全国平均水平3个百分点: "base fall" */
        if (!move && !way) move = nearest_move(r, 0, q->start);
        q->kind = FACTS_CHANGE;
        if (way) {
            q->falls = strcmp(way, " fall") == 0;
            return;
        }
    } else if (q->unit == packs->unit_times) {
        q->kind = FACTS_RATIO;
        /* 增长了4倍 adds four times the base; "增长到4倍" and "a fourfold increase" do not */
        if (move && move == before && !q->special && packs->languages[r->language].rise_adds) {
            q->kind = FACTS_GROWTH;
            q->unit = packs->unit_percent;
            q->dimension = packs->units.at[q->unit].dimension;
            q->value.exponent += 2;
            q->value_hi.exponent += 2;
        } else
            move = NULL;
    } else if (q->unit == packs->unit_percent) {
        if (q->cut) {
            q->kind = FACTS_GROWTH;
            q->falls = true;
            return;
        }
        if (move || q->negative || signed_plus(r, q))
            q->kind = FACTS_GROWTH;
        else if (in_brackets_of_change(r, q)) {
            q->kind = FACTS_GROWTH;
            q->falls = q[-1].falls;
            return;
        }
    } else if (q->dimension != NONE && packs->dimension_classes[q->dimension] == DIMENSION_RATE) {
        q->kind = FACTS_LEVEL; /* "has risen by 6.3 mm per year" tells a rate */
    } else if (q->unit != NONE && move && moves_by(r, q, before, move)) {
        q->kind = FACTS_CHANGE; /* "emissions fall by 34,000 tons"; but what is "reduced by" is an amount of its own */
    } else if ((q->unit != NONE || !q->in_words) && !is_han(r) && move && move == behind &&
               differs_behind(r, q, behind)) { /* also of counts: "1,900 more than a year ago" */
        q->kind = FACTS_CHANGE;
    } else if (q->unit != NONE && move && base_near(r, q, clause, own.end) && !yearly_amount(r, q, move) &&
               ((move->end <= q->start && q->start - move->end <= 24) || move == behind || move->start == q->start)) {
        q->kind = FACTS_CHANGE;
    } else if (q->unit != NONE && move && moves_beside(r, q, move)) {
        q->kind = FACTS_CHANGE;
    } else if (q->unit != NONE && move && move == before && (measure_moves(r, q, move) || only_moves(r, q, move))) {
        q->kind = FACTS_CHANGE;
    } else if (q->unit != NONE && in_brackets_of_growth(r, q)) {
        q->kind = FACTS_CHANGE;
        q->falls = q[-1].falls;
        q->restates = true;
        return;
    }
    q->falls = q->kind != FACTS_LEVEL && q->kind != FACTS_RATIO && move && !q->negative &&
               (is_cue(move, CUE_FALL) || is_cue(move, CUE_LESS) ||
                (move->word->class == WORD_BOUND && move->word->value[0] == FACTS_LT));
}

/* "lifts the target to 31% and the conditional one to 40% below that level": what is said behind the second is said of
 * both, where nothing is named between them. */
static bool below_like_next(const reading *r, const quantity *q) {
    const quantity *next = q + 1, *end = r->quantities.at + r->quantities.count;
    if (next < end && next->unit == NONE && next->in_words) next++; /* "the conditional one" */
    if (next >= end || q->kind != FACTS_LEVEL || next->kind != FACTS_GROWTH || !next->falls ||
        q->unit != r->packs->unit_percent || next->unit != q->unit || q->special)
        return false;
    if (next->clause - q->clause > 1 || next->start - q->end > 40 || !word_behind(r, LIST_JOINT, q->end) ||
        !says_below(r, skip_spaces(r, next->end)))
        return false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= q->end && t->end <= next->start &&
            (t->word->class == WORD_SUBJECT || t->word->class == WORD_MEASURE))
            return false;
    }
    return has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET);
}

/* "grew by 4.3%, against 2.5% in 2023": a growth is held against another one. */
static bool other_growth(const reading *r, const quantity *q) {
    const quantity *p = q > r->quantities.at ? q - 1 : NULL;
    if (!p || q->kind != FACTS_LEVEL || q->unit != r->packs->unit_percent || p->kind != FACTS_GROWTH ||
        p->unit != q->unit || q->special || q->start < p->end || q->start - p->end > 64)
        return false;
    if (word_behind(r, LIST_OF, q->end)) return false;
    bool against = false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < p->end || t->end > q->start) continue;
        if (t->word->class == WORD_SUBJECT && !r->packs->concepts.at[t->word->value[0]].weak) return false;
        if (t->word->class != WORD_CUE || in_span(r, t)) continue;
        if (is_cue(t, CUE_BASE) || is_cue(t, CUE_FROM))
            against = true;
        else if (is_cue(t, CUE_HOLD) || is_cue(t, CUE_SHARE) || is_cue(t, CUE_TO) || is_cue(t, CUE_TARGET))
            return false;
    }
    return against;
}

void bind_kinds(reading *r) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        if (q->list_index > 0 && q->unit == q[-1].unit && !nearest_move(r, q[-1].end, q->start)) {
            q->kind = q[-1].kind;
            q->falls = q[-1].falls;
            if (q->bound == FACTS_EQ && q[-1].bound_before) { /* "around 88 percent and 80 percent" */
                q->bound = q[-1].bound;
                q->bound_before = true;
            }
            continue;
        }
        kind_of(r, q);
        if (is_han(r) ? pace_elided(r, q) : verb_elided(r, q) || other_growth(r, q)) {
            q->kind = FACTS_GROWTH;
            q->falls = q[q[-1].uncertainty && i > 1 ? -2 : -1].falls;
        }
    }
    for (size_t i = r->quantities.count; i-- > 0;) {
        quantity *q = &r->quantities.at[i];
        if (is_han(r) || !below_like_next(r, q)) continue;
        q->kind = FACTS_GROWTH;
        q->falls = true;
    }
}
