/* Quantities: a numeral (or a range of them) with its unit and its bound. */
#include "number.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

/* "(sets)", "（套）" between number and unit or behind it: a gloss that changes nothing. */
static uint32_t skip_gloss(const reading *r, uint32_t at) {
    uint32_t open = skip_spaces(r, at);
    if (open >= r->size || r->text[open] != '(') return at;
    for (uint32_t i = open + 1; i < r->size && i < open + 16; i++) {
        if (r->text[i] == ')') return i + 1;
        if (isdigit((unsigned char)r->text[i])) break;
    }
    return at;
}

static const token *unit_starting(const reading *r, uint32_t at) {
    return token_starting_as(r, at, WORD_UNIT, UNIT_AFTER);
}

/* The unit (or measure word) behind a number that ends at `at`. */
static const token *unit_after(const reading *r, uint32_t at) {
    uint32_t next = skip_spaces(r, at);
    if (next - at > 1) return NULL;
    const token *t = unit_starting(r, next);
    if (!t && next == at && at < r->size && (r->text[at] == '-' || r->text[at] == ')' || r->text[at] == ']')) {
        uint32_t behind = skip_spaces(r, at + 1);
        t = unit_starting(r, behind); /* 50-year, (900) GtCO2 */
    }
    return t ? t : token_starting(r, next, WORD_CLASSIFIER);
}

/* "per year", "/天" behind a unit. A yearly rate has the unit of its amount; others make a unit of their own. */
static void read_rate(const reading *r, quantity *q) {
    uint32_t next = skip_spaces(r, q->end);
    const token *t = q->unit == NONE ? NULL : token_starting_as(r, next, WORD_UNIT, UNIT_RATE);
    for (size_t i = 0; t && i < r->spans.count; i++)
        if (r->spans.at[i].start <= t->start && r->spans.at[i].end > t->end) t = NULL; /* "a year earlier" */
    if (!t) return;
    if (strcmp(t->word->text, "/yr") == 0) {
        q->per_year = true;
        q->end = t->end;
        return;
    }
    char symbol[64];
    snprintf(symbol, sizeof symbol, "%s%s", r->packs->units.at[q->unit].symbol, t->word->text);
    int unit = packs_unit(r->packs, symbol, strlen(symbol));
    q->end = t->end;
    if (unit == NONE)
        q->rate = t->word->text; /* a unit of its own: g/mile */
    else
        q->unit = unit;
}

static void take_unit(const reading *r, quantity *q, const token *t) {
    q->unit = t->word->value[0];
    q->unit_word = t->word;
    q->counted = t->word->class == WORD_CLASSIFIER;
    q->end = t->end;
    read_rate(r, q);
}

/* RMB500 billion, $13 billion, EUR 648 billion */
static const token *cue_before(const reading *r, uint32_t at, cue wanted) {
    for (int i = 0; i < 3; i++) { /* over a bound: "from about 5 percent" */
        uint32_t end = back_spaces(r, at);
        const token *c = token_ending(r, end, WORD_CUE);
        if (c && c->word->value[0] == (int)wanted) return c;
        const token *b = token_ending(r, end, WORD_BOUND);
        const uint32_t now = b ? 0 : list_before(r, LIST_CURRENT, end); /* "from the current 5 percent" */
        if (!b && !now) return NULL;
        at = b ? b->start : end - now;
    }
    return NULL;
}

static bool words_before(const reading *r, uint32_t at, list_name name) {
    return list_before(r, name, back_spaces(r, at)) > 0;
}

/* "0–1, 0–8 and 0–16 Gt": another range follows, and the unit behind the last. */
static bool range_goes_on(const reading *r, uint32_t at) {
    static const char *const JOINTS[] = {", and ", ", or ", ", ", " and ", " or ", NULL};
    for (int i = 0; JOINTS[i]; i++) {
        uint32_t next = at + (uint32_t)strlen(JOINTS[i]);
        if (!text_is(r, at, JOINTS[i])) continue;
        while (next < r->size && (is_digit(r->text[next]) || r->text[next] == '.')) next++;
        return list_at(r, LIST_RANGE, next) > 0 && next < r->size && !isalpha((unsigned char)r->text[next]) &&
               r->text[next] != ' ';
    }
    return false;
}

/* 3 to 5 percent, 15% ~ 20%, between 740 and 840 million. "From 16 to 19 percent" is two levels and no range. */
static void read_range(const reading *r, quantity *q, const number *first) {
    uint32_t at = skip_spaces(r, q->end);
    uint32_t n = list_at(r, LIST_RANGE, at);
    if (!n && words_before(r, q->start, LIST_BETWEEN)) n = list_at(r, LIST_BETWEEN_AND, at);
    if (!n) return;
    number second;
    uint32_t start = skip_spaces(r, at + n);
    const token *prefix = token_starting_as(r, start, WORD_UNIT, UNIT_PREFIX);
    if (prefix) start = skip_spaces(r, prefix->end);
    if (!number_read(r, start, &second) || second.in_words != first->in_words) return;
    const token *from = isalpha((unsigned char)r->text[at]) ? cue_before(r, q->start, CUE_FROM) : NULL;
    if (from && !words_before(r, from->start, LIST_RANGE_OPEN)) return;
    const token *t = unit_after(r, second.end);
    int unit = t ? t->word->value[0] : prefix ? prefix->word->value[0] : NONE;
    const bool dashed = at < r->size && !isalpha((unsigned char)r->text[at]);
    if (unit == NONE && q->unit_word && q->unit_word->flags == UNIT_PREFIX && (dashed || second.multiplied))
        unit = q->unit; /* US$0.9–2.1 trillion */
    const bool goes_on = unit == NONE && q->unit == NONE && dashed && at == q->end && range_goes_on(r, second.end);
    if ((unit == NONE && !goes_on) ||
        (q->unit != NONE && r->packs->units.at[q->unit].dimension != r->packs->units.at[unit].dimension))
        return;
    const bool moved = q->unit_word && !q->unit_word->flags && text_is(r, at, "to ") && cue_before(r, q->start, CUE_BY);
    if (moved && decimal_value(second.value) > 3 * decimal_value(q->value))
        return; /* "grew by 7,200 km to 64,000 km" */
    decimal low = q->value;
    if (!first->multiplied && second.multiplied && decimal_value(first->literal) <= decimal_value(second.literal))
        low = decimal_multiply(low, second.multiplier); /* 200-250 thousand */
    decimal high = second.value;
    if (q->unit != NONE && q->unit != unit) {
        double factor =
            decimal_value(r->packs->units.at[unit].factor) / decimal_value(r->packs->units.at[q->unit].factor);
        high = decimal_multiply(high, decimal_from_double(factor));
        unit = q->unit;
    }
    if (decimal_value(low) > decimal_value(high)) return;
    q->value = low;
    q->value_hi = high;
    q->has_hi = true;
    q->end = second.end;
    const int said = q->unit;
    if (t) take_unit(r, q, t);
    if (said != NONE || !t) q->unit = unit;
    if (!t && q->unit != NONE && !q->rate) read_rate(r, q);
}

static void read_sign(const reading *r, quantity *q) {
    uint32_t at = q->start;
    if (at >= 2 && text_is(r, at - 2, "±")) { /* ±0.2 is the range from -0.2 to 0.2 */
        q->start = at - 2;
        q->value_hi = q->value;
        q->value.digits = -q->value.digits;
        q->has_hi = true;
    } else if (at > 0 && r->text[at - 1] == '-' && (at == 1 || r->text[at - 2] == ' ' || r->text[at - 2] == '(')) {
        q->start = at - 1;
        q->value.digits = -q->value.digits;
        q->negative = true;
    }
}

/* ---------------------------------------------------------------- bounds */

/* 首次超过燃煤发电的4900太瓦时, 不到2013年(72微克)的一半: what is exceeded, or only told in between. */
static bool is_exceeded(const reading *r, const quantity *q, const token *bound) {
    int open = 0;
    for (uint32_t i = bound->end; i < q->start; i++) open += r->text[i] == '(' ? 1 : r->text[i] == ')' ? -1 : 0;
    if (open > 0) return true;
    return q->unit != r->packs->unit_percent && q->unit != r->packs->unit_times && q->start >= 3 &&
           text_is(r, q->start - 3, "的");
}

static void read_bound(const reading *r, quantity *q, uint32_t previous_end) {
    uint32_t end = q->end, behind = skip_spaces(r, end);
    const token *t = token_starting(r, behind, WORD_BOUND);
    if (!t && behind == end) t = token_starting(r, skip_spaces(r, skip_gloss(r, end)), WORD_BOUND);
    const token *longer = t ? token_starting(r, t->start, WORD_CUE) : NULL; /* 100吨多出20吨 */
    if (longer && longer->end > t->end) t = NULL;
    if (t && t->word->flags & BOUND_AFTER) {
        q->bound = (facts_bound)t->word->value[0];
        return;
    }
    const token *mid = q->bound != FACTS_EQ ? NULL : token_starting(r, behind, WORD_BOUND);
    if (mid && mid->word->flags & BOUND_MID && token_starting(r, skip_spaces(r, mid->end), WORD_CLASSIFIER))
        q->bound = (facts_bound)mid->word->value[0];
    if (q->bound != FACTS_EQ) return;
    /* before: at once, or over an article or a prefix */
    uint32_t at = back_spaces(r, q->start);
    for (int i = 0; i < 3; i++) {
        t = token_ending(r, at, WORD_BOUND);
        if (t && t->word->flags & BOUND_BEFORE) {
            q->bound = (facts_bound)t->word->value[0];
            q->bound_before = true;
            return;
        }
        const uint32_t article = list_before(r, LIST_ARTICLE, at);
        if (!article) break;
        at = back_spaces(r, at - article);
    }
    /* from afar, within the clause: 约占全国总量的12% */
    uint32_t from = clause_start(r, clause_of(r, q->start));
    bool aside = false; /* 约为2015年（5200万吨）的2.7倍 */
    for (uint32_t i = previous_end; i < q->start && r->text[i] != '('; i++) aside = aside || r->text[i] == ')';
    if (from < previous_end && !(aside && is_han(r))) from = previous_end;
    for (size_t i = r->tokens.count; i > 0; i--) {
        t = &r->tokens.at[i - 1];
        if (t->end > q->start || t->word->class != WORD_BOUND || !(t->word->flags & BOUND_FAR)) continue;
        if (t->start < from) break;
        if (is_han(r) && is_exceeded(r, q, t)) return;
        for (size_t k = i; k < r->tokens.count; k++) /* "to exceed its target of 120 GW" */
            if (r->tokens.at[k].word->class == WORD_CUE && r->tokens.at[k].word->value[0] == CUE_TARGET &&
                r->tokens.at[k].start >= t->end && r->tokens.at[k].end <= q->start)
                return;
        q->bound = (facts_bound)t->word->value[0];
        return;
    }
}

/* ------------------------------------------------------------------ find */

static bool add(reading *r, quantity q) {
    q.dimension = q.unit == NONE ? NONE : r->packs->units.at[q.unit].dimension;
    return vector_push(&r->quantities, q);
}

static bool add_special(reading *r, const span *s) {
    quantity q = {.start = s->start,
                  .end = s->end,
                  .number_start = s->start,
                  .number_end = s->end,
                  .value = s->value,
                  .value_hi = s->value_hi,
                  .has_hi = s->has_hi,
                  .exact = s->quotient != 0 ? s->quotient : NAN,
                  .unit = s->unit,
                  .special = true,
                  .rule = s->rule};
    read_bound(r, &q, r->quantities.count ? r->quantities.at[r->quantities.count - 1].end : 0);
    if (q.bound == FACTS_EQ) q.bound = s->bound;
    return add(r, q);
}

static bool is_span_of_time(const reading *r, int unit) {
    const char *dimension = r->packs->units.at[unit].dimension_name;
    return strcmp(dimension, "duration") == 0 || strcmp(dimension, "hours") == 0;
}

/* 每千瓦补助80元, 每兆瓦时耗水0.28立方米: the unit that the amount is for, said with a few words between. */
static const token *per_said_before(const reading *r, const quantity *q, uint32_t previous_end) {
    const uint32_t clause = clause_start(r, clause_of(r, q->start)),
                   from = clause > previous_end ? clause : previous_end;
    const token *found = NULL;
    for (uint32_t at = from; at < q->start; at++) {
        const uint32_t per = q->start - at <= 40 ? list_at(r, LIST_PER, at) : 0;
        const token *t = per ? unit_starting(r, at + per) : NULL;
        if (t && t->end <= q->start) found = is_span_of_time(r, t->word->value[0]) ? NULL : t;
    }
    return found;
}

/* The unit that is written so (克/千瓦时), or NONE. */
static int unit_written(const reading *r, const char *form) {
    for (size_t i = 0; i < r->packs->words.count; i++) {
        const word *w = &r->packs->words.at[i];
        if (w->class == WORD_UNIT && w->language == r->language && strcmp(w->form, form) == 0) return w->value[0];
    }
    return NONE;
}

/* Whether so much of the one for each of the other is a rate; tonnes of CO2 for a tonne of nickel are an amount. */
static bool makes_rate(const reading *r, int unit, int per) {
    const facts_packs *p = r->packs;
    const int dimension = p->units.at[unit].dimension, other = p->units.at[per].dimension;
    return !is_span_of_time(r, per) && unit != p->unit_percent && unit != p->unit_times && unit != p->unit_pp &&
           dimension != other &&
           !(p->dimension_classes[dimension] == DIMENSION_CO2 && p->dimension_classes[other] == DIMENSION_MASS);
}

/* 每吨97元: the unit that the amount is for stands before it. Where the two make no unit that is listed, the amount
 * keeps its own, for so much of the other. */
static void rate_before(const reading *r, quantity *q, uint32_t previous_end) {
    uint32_t at = back_spaces(r, q->start);
    const token *b = token_ending(r, at, WORD_BOUND);
    if (q->unit == NONE || q->rate) return;
    const token *t = token_ending_as(r, b ? back_spaces(r, b->start) : at, WORD_UNIT, UNIT_AFTER);
    if (t && !list_before(r, LIST_PER, t->start)) t = NULL;
    if (!t && !q->counted && is_han(r)) t = per_said_before(r, q, previous_end);
    if (!t) return;
    char symbol[64];
    const int per = t->word->value[0];
    const bool yearly = per == r->packs->unit_year; /* 每年4.7毫米 is a rate; an amount of each year is not */
    snprintf(symbol, sizeof symbol, "%s/%s", q->unit_word->form, t->word->form);
    int unit = unit_written(r, symbol);
    snprintf(symbol, sizeof symbol, "%s/%s", r->packs->units.at[q->unit].symbol,
             yearly ? "yr" : r->packs->units.at[per].symbol);
    if (unit == NONE) unit = packs_unit(r->packs, symbol, strlen(symbol));
    q->per_said = unit != NONE || (makes_rate(r, q->unit, per) && !q->counted);
    if (unit != NONE)
        q->unit = unit;
    else if (q->per_said)
        q->rate = arena_copy(r->memory, strchr(symbol, '/'), strlen(strchr(symbol, '/')));
}

/* 日处理能力1.8万吨: what is said of each day has a unit of a day, where there is one. */
static void rate_said_before(const reading *r, quantity *q, uint32_t previous_end) {
    if (q->unit == NONE || q->rate || q->counted) return;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start) continue;
        if (q->start - t->end > 48 || t->start < previous_end) return;
        if (t->word->class != WORD_CUE || t->word->value[0] != CUE_PER_DAY ||
            clause_of(r, t->start) != clause_of(r, q->start))
            continue;
        if (t->start > 0 && is_digit(r->text[t->start - 1])) continue; /* 3月5日供水: a date */
        char symbol[64];
        snprintf(symbol, sizeof symbol, "%s/day", r->packs->units.at[q->unit].symbol);
        const int unit = packs_unit(r->packs, symbol, strlen(symbol));
        if (unit != NONE) q->unit = unit, q->per_said = true;
        return;
    }
}

/* 59 ± 6.6 Gt: the uncertainty is passed over. */
static uint32_t skip_uncertainty(const reading *r, uint32_t at) {
    uint32_t next = skip_spaces(r, at);
    number n;
    if (!text_is(r, next, "±") || !number_read(r, skip_spaces(r, next + 2), &n)) return at;
    return n.end;
}

/* 二 in 范围二: a numeral in words of a Han text counts with a unit or a measure word, or in a list with one that has
 * it. */
static bool counts_nothing(const reading *r, const quantity *q) {
    if (!q->in_words || q->unit != NONE || !is_han(r)) return false;
    return !list_at(r, LIST_RANGE, q->end) && !list_at(r, LIST_BETWEEN_AND, q->end) && !text_is(r, q->end, "、");
}

static bool add_number(reading *r, const number *n) {
    quantity q = {.start = n->start,
                  .end = n->end,
                  .number_start = n->start,
                  .number_end = n->end,
                  .value = n->value,
                  .exact = NAN,
                  .unit = NONE,
                  .in_words = n->in_words};
    uint32_t previous_end = r->quantities.count ? r->quantities.at[r->quantities.count - 1].end : 0;
    if (n->mid) q.bound = (facts_bound)n->mid->value[0];
    const token *prefix = unit_before(r, n->start);
    read_sign(r, &q);
    if (prefix && prefix->start >= previous_end) {
        q.unit = prefix->word->value[0];
        q.unit_word = prefix->word;
        q.start = prefix->start;
        const token *again = unit_after(r, n->end); /* $13 billion dollars */
        if (again && again->word->class == WORD_UNIT &&
            r->packs->units.at[again->word->value[0]].dimension == r->packs->units.at[q.unit].dimension)
            q.end = again->end;
        read_rate(r, &q);
    } else {
        uint32_t end = skip_uncertainty(r, n->end);
        const token *t = unit_after(r, end);
        if (!t) t = unit_after(r, skip_gloss(r, end));
        if (t) take_unit(r, &q, t);
    }
    read_range(r, &q, n);
    if (!q.unit_word || q.unit_word->flags != UNIT_PREFIX) rate_before(r, &q, previous_end);
    rate_said_before(r, &q, previous_end);
    if (counts_nothing(r, &q)) return true;
    read_bound(r, &q, previous_end);
    return add(r, q);
}

/* "from 246 to about 200 billion m3", "from 10.4 in 2019 to 10.0 tonnes": where the change began. */
static bool begins_change_to(const reading *r, const quantity *a, const quantity *b) {
    if (!cue_before(r, a->start, CUE_FROM)) return false;
    uint32_t at = skip_spaces(r, a->end);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start == at && r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].end < b->start)
            at = skip_spaces(r, r->spans.at[i].end);
    const token *to = token_starting(r, at, WORD_CUE);
    if (!to || to->word->value[0] != CUE_TO) return false;
    at = skip_spaces(r, to->end);
    const token *bound = token_starting(r, at, WORD_BOUND);
    return (bound ? skip_spaces(r, bound->end) : at) == b->start;
}

/* "from 1.2 to 1.5 million": the multiplier of the one that has it is that of both. */
static void share_multiplier(const reading *r, quantity *a, const quantity *b) {
    number first, second;
    if (!number_read(r, a->number_start, &first) || !number_read(r, b->number_start, &second) || first.multiplied ||
        !second.multiplied)
        return;
    const double x = decimal_value(first.literal), y = decimal_value(second.literal);
    if (x > 0 && y > 0 && x < 20 * y && y < 20 * x) a->value = decimal_multiply(a->value, second.multiplier);
}

/* "respectively" in the clause before it. */
static bool has_each(const reading *r, uint32_t before) {
    const uint32_t from = clause_start(r, clause_of(r, before));
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= before; i++)
        if (r->tokens.at[i].start >= from && r->tokens.at[i].word->class == WORD_CUE &&
            r->tokens.at[i].word->value[0] == CUE_RESPECTIVELY)
            return true;
    return false;
}

/* 2.6个、7.9个百分点, 5.1个和3.6个百分点: the measure word that begins the unit behind the last number. */
static bool begins_unit_of_next(const reading *r, const quantity *a, const quantity *b) {
    return a->counted && a->unit_word && b->unit_word && !b->counted && only_joints_between(r, a->end, b->start) &&
           a->unit_word->size < b->unit_word->size &&
           memcmp(a->unit_word->form, b->unit_word->form, a->unit_word->size) == 0;
}

/* 1150 (900) GtCO2, 1.09 [0.95 to 1.20]°C, 8 and 12 GW: a bare number takes the unit of the one it stands with. */
static void share_units(reading *r) {
    for (size_t i = r->quantities.count; i-- > 1;) {
        quantity *a = &r->quantities.at[i - 1], *b = &r->quantities.at[i];
        if (begins_unit_of_next(r, a, b)) {
            a->unit = b->unit;
            a->dimension = b->dimension;
            a->unit_word = b->unit_word;
            a->counted = false;
            continue;
        }
        if (a->unit != NONE || a->special || b->unit == NONE || b->counted || b->start < a->end) continue;
        uint32_t gap = b->start - a->end;
        bool bracket = gap <= 2 && (r->text[b->start - 1] == '[' || r->text[b->start - 1] == '(');
        uint32_t at = skip_spaces(r, a->end), n = list_at(r, LIST_BETWEEN_AND, at);
        if (!n) n = text_is(r, at, "、") ? 3 : text_is(r, at, ", and ") ? 5 : 0;
        const bool joined = n && !text_is(r, at, "、");
        bool listed = joined && skip_spaces(r, at + n) == b->start &&
                      r->packs->units.at[b->unit].dimension != r->packs->units.at[r->packs->unit_one].dimension;
        bool chained = b->shared && !joined && (text_is(r, at, ", ") || text_is(r, at, "、")) && b->start - at <= 3;
        const bool change =
            !bracket && !listed && !chained && b->unit_word && !b->unit_word->flags && begins_change_to(r, a, b);
        /* 浓度分别不超过10、35、50毫克/立方米 */
        const bool each = n && is_han(r) && at + n == b->start && b->unit_word && has_each(r, a->start);
        listed = listed || each;
        if (!bracket && !listed && !chained && !change) continue;
        if (!bracket) share_multiplier(r, a, b);
        a->shared = true;
        a->unit = b->unit;
        a->dimension = b->dimension;
        a->unit_word = b->unit_word;
        if (change && !a->rate) a->rate = b->rate;
        if (listed && b->unit_word && a->number_end == a->end && b->number_end > b->number_start)
            a->per_year = b->per_year;
    }
}

/* "10.9 million hectares a year, down from 17.6 million": what it is held against is told in the same unit. */
static void share_back(reading *r) {
    const facts_packs *p = r->packs;
    for (size_t i = 1; i < r->quantities.count; i++) {
        const quantity *a = &r->quantities.at[i - 1];
        quantity *b = &r->quantities.at[i];
        number first, second;
        if (b->unit != NONE || b->special || a->unit == NONE || a->special || a->dimension == p->dimension_one ||
            (a->dimension == p->dimension_percent && !begins_change_to(r, a, b)))
            continue;
        const bool led = b->start >= a->end && !is_han(r) && !b->in_words &&
                         begins_change_to(r, a, b); /* "from 70 TWh in 2005 to 40 in 2020" */
        if (b->start < a->end || b->start - a->end > 48 ||
            !(led || cue_before(r, b->start, CUE_FROM) || cue_before(r, b->start, CUE_BASE)))
            continue;
        if (!led && (!number_read(r, a->number_start, &first) || !number_read(r, b->number_start, &second) ||
                     !first.multiplied || !second.multiplied))
            continue;
        const uint32_t at = skip_spaces(r, b->end);
        bool bare = at >= r->size || strchr(",.;:)", r->text[at]);
        for (size_t k = 0; k < r->spans.count; k++) bare = bare || r->spans.at[k].start == at;
        if (!bare) continue;
        b->unit = a->unit;
        b->dimension = a->dimension;
        b->unit_word = a->unit_word;
        b->per_year = a->per_year;
    }
}

/* "paid out EUR 15 billion, to Romania (4.5 billion) and Poland (3.1 billion)": in the money named before; "4,683
 * million tonnes, with Germany (965 million) first": so are the parts of other amounts, of places. */
static void share_total(reading *r) {
    const facts_packs *p = r->packs;
    const quantity *sum = NULL;
    for (size_t i = 0; i < r->quantities.count && !is_han(r); i++) {
        quantity *q = &r->quantities.at[i];
        number n;
        if (!number_read(r, q->number_start, &n) || !n.multiplied) continue;
        const bool money = q->unit != NONE && !q->rate && p->dimension_classes[q->dimension] == DIMENSION_MONEY;
        if (q->unit != NONE) {
            if (money || (!q->rate && q->dimension != p->dimension_one && q->dimension != p->dimension_percent))
                sum = q;
            continue;
        }
        if (!sum || q->special || q->in_words || q->start < 1 || r->text[q->start - 1] != '(' ||
            !text_is(r, q->end, ")"))
            continue;
        const bool of_money = p->dimension_classes[sum->dimension] == DIMENSION_MONEY;
        if (!of_money && !token_ending(r, back_spaces(r, q->start - 1), WORD_PLACE)) continue;
        q->unit = sum->unit;
        q->dimension = sum->dimension;
        q->unit_word = sum->unit_word;
    }
}

/* "EUR 65 per tonne, after EUR 45 in 2024": a sum of about that size in the same money is a price too. */
static void share_prices(reading *r) {
    const facts_packs *p = r->packs;
    for (size_t i = 0; i + 1 < r->quantities.count; i++) {
        quantity *a = &r->quantities.at[i], *b = a + 1;
        for (int k = 0; k < 2; k++) {
            quantity *price = k ? b : a, *sum = k ? a : b;
            if (price->unit == NONE || sum->unit == NONE || sum->rate ||
                p->dimension_classes[sum->dimension] != DIMENSION_MONEY)
                continue;
            const char *symbol = p->units.at[sum->unit].symbol;
            const size_t size = strlen(symbol);
            const bool same = price->rate ? price->unit == sum->unit
                                          : strncmp(p->units.at[price->unit].symbol, symbol, size) == 0 &&
                                                p->units.at[price->unit].symbol[size] == '/';
            const double x = decimal_value(price->value), y = decimal_value(sum->value);
            if (!same || x <= 0 || y <= 0 || x > 8 * y || y > 8 * x) continue;
            sum->unit = price->unit;
            sum->dimension = price->dimension;
            sum->rate = price->rate;
        }
    }
}

/* 由每立方米0.5毫克收紧为0.1毫克: what is said next in the same unit is for as much, where it is about as large. */
static void share_rates_said(reading *r) {
    for (size_t i = 0; i + 1 < r->quantities.count; i++) {
        const quantity *a = &r->quantities.at[i];
        quantity *b = &r->quantities.at[i + 1];
        const double x = decimal_value(a->value), y = decimal_value(b->value);
        if (!a->per_said || b->per_said || b->rate || b->special || !b->unit_word || !a->unit_word ||
            strcmp(a->unit_word->form, b->unit_word->form) != 0 || x <= 0 || y <= 0 || x > 12 * y || y > 12 * x)
            continue;
        b->unit = a->unit;
        b->dimension = a->dimension;
        b->rate = a->rate;
        b->per_said = true;
    }
}

/* 煤耗320克标准煤/千瓦时，下降4克: behind a rate the change of it is told without what it is for. */
static void share_rate_moved(reading *r) {
    for (size_t i = 0; i + 1 < r->quantities.count; i++) {
        const quantity *a = &r->quantities.at[i];
        quantity *b = &r->quantities.at[i + 1];
        if (b->in_words && b->dimension == r->packs->dimension_year && i + 2 < r->quantities.count)
            b++; /* 五年下降30克 */
        if (!is_han(r) || !a->unit_word || !b->unit_word || b->rate || b->special ||
            !(a->rate || strchr(a->unit_word->form, '/')) ||
            strncmp(a->unit_word->form, b->unit_word->form, b->unit_word->size) != 0 || strchr(b->unit_word->form, '/'))
            continue;
        const token *bound = token_ending(r, b->start, WORD_BOUND);
        const token *verb = token_ending(r, bound ? bound->start : b->start, WORD_CUE);
        const cue said = verb ? (cue)verb->word->value[0] : CUE_COUNT;
        const double x = decimal_value(a->value), y = decimal_value(b->value);
        if ((said != CUE_RISE && said != CUE_FALL) || y > x) continue;
        b->unit = a->unit;
        b->dimension = a->dimension;
        b->rate = a->rate;
    }
}

static const span *span_at(const reading *r, uint32_t at, size_t *from) {
    while (*from < r->spans.count && r->spans.at[*from].end <= at) (*from)++;
    return *from < r->spans.count && r->spans.at[*from].start <= at ? &r->spans.at[*from] : NULL;
}

/* Where the next number may begin, `stop` at the latest. */
static uint32_t next_number(const reading *r, uint32_t at, uint32_t stop) {
    const word_starts *starts = &r->packs->languages[r->language].number_starts;
    while (at < stop) {
        const char c = r->text[at];
        if (is_digit(c) || (word_may_start(starts, r->text, r->size, at) && number_word_at(r, at))) return at;
        if (is_letter(c))
            while (at < stop && is_letter(r->text[at])) at++; /* no number begins within a word */
        else
            for (at++; at < stop && (r->text[at] & 0xC0) == 0x80;) at++;
    }
    return at;
}

/* 一次 in 一次能源, 三元 in 三元电池, 一 in 这一比例: a numeral within a longer word counts nothing. */
static bool within_word(const reading *r, const number *n) {
    for (size_t i = 0; n->in_words && i < r->tokens.count && r->tokens.at[i].start <= n->start; i++) {
        const token *t = &r->tokens.at[i];
        const bool noun = t->word->class == WORD_SUBJECT || t->word->class == WORD_MEASURE ||
                          t->word->class == WORD_CUE || t->word->class == WORD_PLACE;
        if (noun && t->end > n->end) return true;
    }
    return false;
}

facts_status quantities_find(reading *r) {
    r->quantities.count = 0;
    size_t s = 0;
    for (uint32_t at = r->marker; at < r->size;) {
        const span *inside = span_at(r, at, &s);
        if (inside) {
            if (inside->kind == SPAN_QUANTITY && !add_special(r, inside)) return FACTS_ERR_MEMORY;
            at = inside->end;
            continue;
        }
        const uint32_t stop = s < r->spans.count ? r->spans.at[s].start : r->size, next = next_number(r, at, stop);
        if (next != at) {
            at = next;
            continue;
        }
        number n;
        bool is_number = number_read(r, at, &n);
        if (is_number && within_word(r, &n)) {
            at = n.end;
            continue;
        }
        if (is_number && s < r->spans.count && n.end > r->spans.at[s].start) { /* runs into a span: 3 + 2025年 */
            is_number = false;
            n.end = r->spans.at[s].start;
        }
        if (!is_number) { /* a name: pass its digits */
            if (isdigit((unsigned char)r->text[at]))
                while (at < r->size && (isdigit((unsigned char)r->text[at]) ||
                                        ((r->text[at] == '.' || r->text[at] == ',') && at + 1 < r->size &&
                                         isdigit((unsigned char)r->text[at + 1]))))
                    at++;
            else
                at++;
            continue;
        }
        if (!add_number(r, &n)) return FACTS_ERR_MEMORY;
        uint32_t end = r->quantities.count ? r->quantities.at[r->quantities.count - 1].end : 0;
        at = end > n.end ? end : n.end;
    }
    share_units(r);
    share_back(r);
    share_total(r);
    share_prices(r);
    share_rates_said(r);
    share_rate_moved(r);
    return FACTS_OK;
}
