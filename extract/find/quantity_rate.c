/* Rates: an amount for each year, kilowatt-hour or hectare, said before the amount or behind it. */
#include "quantity.h"

#include <ctype.h>
#include <stdio.h>

/* "4.7 mm (0.18 in) per year", "0.2 °C (likely between 0.1 °C and 0.3 °C) per decade": the rate is said behind the same
 * amount in another unit; "1.0 Gt (2.2%) per year" is two numbers. So it is behind the sign of the unit: "3
 * kilowatt-hours (kWh) per tonne". */
static uint32_t over_conversion(const reading *r, uint32_t at) {
    enum { LONGEST = 40 };
    if (at >= r->size || r->text[at] != '(') return at;
    const token *sign = unit_starting(r, at + 1);
    bool digit = sign && text_is(r, sign->end, ")");
    for (uint32_t i = at + 1; i < r->size && i < at + LONGEST; i++) {
        digit = digit || is_digit(r->text[i]);
        if (r->text[i] == '%') return at;
        if (r->text[i] == ')') return digit ? skip_spaces(r, i + 1) : at;
    }
    return at;
}

/* "94 litres of water per person and day", "250 grams of carbon dioxide per mile": behind what the amount is of; `gas`:
 * whether tonnes of it are told as CO2. `at` itself where nothing of the kind is named. */
static uint32_t over_substance(const reading *r, uint32_t at, bool *gas) {
    const uint32_t of = list_at(r, LIST_OF, at), what = skip_spaces(r, at + of);
    if (is_han(r) || !of) return at;
    const token *t = token_starting(r, what, WORD_SUBJECT);
    uint32_t end = what;
    while (!t && end < r->size && islower((unsigned char)r->text[end])) end++;
    const int counts_as = t ? concept_of(r, t)->tonnes_of : NONE;
    *gas = counts_as != NONE && packs_class(r->packs, counts_as) == DIMENSION_CO2;
    return skip_spaces(r, t ? t->end : end);
}

static bool is_pace(const span *s) { return s->rule && s->rule->emit.op == EMIT_PER_YEAR; }

/* The rate at `at`, NULL where what stands there is a part of a time: "a year earlier"; but "a year on average". */
static const token *rate_at(const reading *r, uint32_t at) {
    const token *t = token_starting_as(r, at, WORD_UNIT, UNIT_RATE);
    for (size_t i = 0; t && i < r->spans.count; i++)
        if (r->spans.at[i].start <= t->start && r->spans.at[i].end > t->end && !is_pace(&r->spans.at[i])) return NULL;
    return t;
}

/* The unit of an amount becomes that of so much CO2. */
static void weigh_gas(const reading *r, quantity *q) {
    const int unit = packs_unit_of_co2(r->packs, q->unit);
    if (unit != NONE) q->unit = unit;
}

/* ... behind what the amount is of, which is a gas that makes it so much CO2. */
static const token *rate_of_substance(const reading *r, quantity *q, uint32_t at) {
    bool gas = false;
    const uint32_t behind = over_substance(r, at, &gas);
    const token *t = behind > at ? rate_at(r, behind) : NULL;
    if (!t || is_yearly_rate(t)) return NULL;
    if (gas) weigh_gas(r, q);
    return t;
}

/* "90 million metric tons (Mt) of CO2": the gas behind the sign of the unit. */
static void weigh_over_sign(const reading *r, quantity *q, uint32_t sign, uint32_t at) {
    bool gas = false;
    const uint32_t behind = at > sign ? over_substance(r, at, &gas) : at;
    if (gas && behind > at) weigh_gas(r, q);
}

void read_rate(const reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const bool money = q->unit != NONE && packs_class(p, p->units.at[q->unit].dimension) == DIMENSION_MONEY;
    uint32_t behind = skip_spaces(r, q->end);
    const token *bound = token_starting(r, behind, WORD_BOUND); /* "$40 or more per ton" */
    const bool over = bound && !is_han(r) && bound->word->flags & BOUND_AFTER;
    if (over) behind = skip_spaces(r, bound->end);
    const uint32_t next = money ? behind : over_conversion(r, behind);
    const token *t = q->unit == NONE ? NULL : rate_at(r, next);
    if (!t && q->unit != NONE && !money) t = rate_of_substance(r, q, next);
    if (!t && q->unit != NONE && !money) weigh_over_sign(r, q, behind, next);
    if (!t) return;
    if (over) q->bound = (facts_bound)bound->word->value[0];
    if (is_yearly_rate(t)) {
        char yearly[64];
        snprintf(yearly, sizeof yearly, "%s/yr", r->packs->units.at[q->unit].symbol);
        const int listed = packs_unit(r->packs, yearly, strlen(yearly)); /* mm/yr */
        if (listed == NONE)
            q->per_year = true;
        else
            q->unit = listed;
        q->end = t->end;
        return;
    }
    char symbol[64];
    snprintf(symbol, sizeof symbol, "%s%s", r->packs->units.at[q->unit].symbol, t->word->text);
    int unit = packs_unit(r->packs, symbol, strlen(symbol));
    const token *yearly = rate_at(r, skip_spaces(r, t->end)); /* "15 kWh per m2 per year" */
    q->per_decade = q->unit == p->unit_percent && is_rate_of_decade(t);
    q->per_year = q->per_decade || is_yearly_rate(yearly);
    q->end = is_yearly_rate(yearly) ? yearly->end : t->end;
    if (unit == NONE && q->unit != p->unit_percent) /* "fell by 4% per decade" is told in percent */
        q->rate = t->word->text;                    /* a unit of its own: g/mile */
    else if (unit != NONE)
        q->unit = unit;
}

static bool is_span_of_time(const reading *r, int unit) {
    return strcmp(r->packs->units.at[unit].dimension_name, "duration") == 0;
}

static bool bracket_closes(const reading *r, uint32_t at) {
    const uint32_t end = back_spaces(r, at);
    return end && r->text[end - 1] == ')';
}

/* 每千瓦补助80元, 每兆瓦时耗水0.28立方米, "costs per kilowatt fell to 800 dollars", "a per-hectare stock of 9 tonnes":
 * the unit that the amount is for, said with a few words between. */
static const token *per_said_before(const reading *r, const quantity *q, uint32_t previous_end) {
    enum { NEAR = 54 };
    const uint32_t clause = clause_start(r, clause_of(r, q->start)),
                   from = clause > previous_end ? clause : previous_end;
    const token *found = NULL;
    if (strchr(r->packs->units.at[q->unit].symbol, '/')) return NULL;
    const uint32_t nearest = q->start > from + NEAR ? q->start - NEAR : from;
    for (uint32_t at = nearest, per; (at = list_next(r, LIST_PER, at, q->start, &per)) < q->start; at++) {
        if (!is_han(r) && bracket_closes(r, at)) continue; /* "(36 dollars) per tonne" */
        const token *t = unit_starting(r, at + per);
        if (t && t->end <= q->start) found = is_span_of_time(r, t->word->value[0]) ? NULL : t;
    }
    return found;
}

/* Whether the word is a unit, as a person writes it: 度电, 千瓦时. */
static bool is_unit_so(const reading *r, const char *form, int unit) {
    for (size_t i = 0; i < r->packs->words.count; i++) {
        const word *w = &r->packs->words.at[i];
        if (w->class == WORD_UNIT && w->language == r->language && w->value[0] == unit && strcmp(w->form, form) == 0)
            return true;
    }
    return false;
}

/* The unit that is written so (克/千瓦时), be it with another word for what it is for (度电), or NONE. */
static int unit_written(const reading *r, const char *amount, int per) {
    const size_t size = strlen(amount);
    for (size_t i = 0; i < r->packs->words.count; i++) {
        const word *w = &r->packs->words.at[i];
        if (w->class == WORD_UNIT && w->language == r->language && strncmp(w->form, amount, size) == 0 &&
            w->form[size] == '/' && is_unit_so(r, w->form + size + 1, per))
            return w->value[0];
    }
    return NONE;
}

/* Whether so much of the one for each of the other is a rate. */
static bool makes_rate(const reading *r, int unit, int per) {
    const facts_packs *p = r->packs;
    const int dimension = p->units.at[unit].dimension, other = p->units.at[per].dimension;
    return !is_span_of_time(r, per) && unit != p->unit_percent && unit != p->unit_times && unit != p->unit_pp &&
           dimension != other;
}

/* So much for each of the other unit: a unit that is listed, else, if it `may` be one, one of its own. */
static void make_rate(const reading *r, quantity *q, const word *other, bool may) {
    char symbol[64];
    const int per = other->value[0];
    const bool yearly = per == r->packs->unit_year; /* 每年4.7毫米 is a rate; an amount of each year is not */
    int unit = unit_written(r, q->unit_word->form, per);
    snprintf(symbol, sizeof symbol, "%s/%s", r->packs->units.at[q->unit].symbol,
             yearly ? "yr" : r->packs->units.at[per].symbol);
    if (unit == NONE) unit = packs_unit(r->packs, symbol, strlen(symbol));
    q->per_said = unit != NONE || may;
    if (unit != NONE)
        q->unit = unit;
    else if (may)
        q->rate = arena_copy(r->memory, strchr(symbol, '/'), strlen(strchr(symbol, '/')));
    q->dimension = r->packs->units.at[q->unit].dimension;
}

void rate_before(const reading *r, quantity *q, uint32_t previous_end) {
    uint32_t at = back_spaces(r, q->start);
    const token *b = token_ending(r, at, WORD_BOUND);
    if (q->unit == NONE || q->rate) return;
    const token *t = token_ending_as(r, b ? back_spaces(r, b->start) : at, WORD_UNIT, UNIT_AFTER);
    if (t && !list_before(r, LIST_PER, t->start)) t = NULL;
    if (!t && !q->counted) t = per_said_before(r, q, previous_end);
    if (!t) return;
    make_rate(r, q, t->word, makes_rate(r, q->unit, t->word->value[0]) && !q->counted);
}

/* 吨钢综合能耗560千克标准煤, 吨钢耗新水2.5立方米: for each tonne that is made. Tonnes of CO2 stay an amount. */
static void rate_of_tonne(const reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const char *symbol = p->units.at[q->unit].symbol;
    const dimension_class is = packs_class(p, p->units.at[q->unit].dimension);
    if (q->unit == p->unit_percent || q->unit == p->unit_times || q->unit == p->unit_pp || is == DIMENSION_CO2 ||
        (is == DIMENSION_MASS && symbol[0] != 'k' && symbol[0] != 'g') || strchr(symbol, '/'))
        return;
    char text[64];
    snprintf(text, sizeof text, "%s/t", symbol);
    const int unit = packs_unit(p, text, strlen(text));
    if (unit != NONE)
        q->unit = unit;
    else
        q->rate = "/t";
    q->per_said = true;
}

/* 3月5日供水, 当日用气量: a date, and not each day. */
static bool of_one_day(const reading *r, const token *day) {
    return (day->start > 0 && is_digit(r->text[day->start - 1])) || list_before(r, LIST_ONE_DAY, day->start);
}

/* "Daily demand is 9 million barrels", "Each day the city uses 3 million litres": of something measured, or of what
 * opens the clause, and not "daily trains and 3 Mt". */
static bool tells_daily(const reading *r, const token *day, uint32_t start) {
    if (is_han(r)) return true;
    if (word_between(r, LIST_JOINT, day->end, start)) return false;
    if (byte_between(r, day->start, day->end, ' ')) return true;
    for_tokens_in(t, r, day->end, start)
        if (t->word->class == WORD_MEASURE || (t->word->class == WORD_SUBJECT && t->word->count > 1)) return true;
    return false;
}

/* Whether it is something that is made or used up: as many degrees each day are no rate. */
static bool is_amount(const facts_packs *p, int unit) {
    const dimension_class is = packs_class(p, p->units.at[unit].dimension);
    return is == DIMENSION_MASS || is == DIMENSION_CO2 || is == DIMENSION_COAL || is == DIMENSION_ENERGY ||
           is == DIMENSION_AREA || is == DIMENSION_VOLUME; /* 平均每天造林2万亩 */
}

/* 日均需求增加130万桶，达1亿桶: what an amount for each day comes to is one, too; 日产原油90立方米、天然气7000立方米:
 * as is the next of a row. */
static bool daily_as_last(const reading *r, const quantity *q) {
    const quantity *last = r->quantities.count ? &r->quantities.at[r->quantities.count - 1] : NULL;
    if (!is_han(r) || !last || !for_each_day(last) || !last->per_said) return false;
    if (text_is(r, last->end, "、") && is_amount(r->packs, q->unit)) return true;
    if (last->unit != q->unit) return false;
    const uint32_t clause = clause_start(r, clause_of(r, q->start));
    const token *bound = token_ending(r, q->start, WORD_BOUND),
                *to = token_ending(r, bound ? bound->start : q->start, WORD_CUE);
    return to && to->start == clause && clause >= last->end && clause - last->end <= 3 &&
           (is_cue(to, CUE_TO) || is_cue(to, CUE_HOLD));
}

void rate_said_before(const reading *r, quantity *q, uint32_t previous_end) {
    enum { FAR = 96, NEAR = 48 };
    if (q->unit == NONE || q->rate || q->counted) return;
    if (daily_as_last(r, q)) {
        q->rate = "/day", q->per_said = true;
        return;
    }
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start) continue;
        if (q->start - t->end > FAR || t->start < previous_end) return;
        if (t->word->class != WORD_CUE || clause_of(r, t->start) != clause_of(r, q->start)) continue;
        if (is_cue(t, CUE_PER_TONNE)) {
            rate_of_tonne(r, q);
            return;
        }
        if (q->start - t->end > NEAR || of_one_day(r, t)) continue;
        if (is_cue(t, CUE_EACH_DAY)) {
            if (tells_daily(r, t, q->start) && is_amount(r->packs, q->unit)) q->rate = "/day", q->per_said = true;
            return;
        }
        if (!is_cue(t, CUE_PER_DAY)) continue;
        char symbol[64];
        snprintf(symbol, sizeof symbol, "%s/day", r->packs->units.at[q->unit].symbol);
        const int unit = packs_unit(r->packs, symbol, strlen(symbol));
        if (unit != NONE) q->unit = unit, q->per_said = true;
        return;
    }
}

/* 每生产一吨橡胶, "producing one tonne of cement": the one for which other amounts of the sentence are told. */
static bool is_one_made(const reading *r, const quantity *q) {
    if (!q->unit_word || q->has_hi || q->rate || q->special || decimal_value(q->value) != 1) return false;
    if (!is_amount(r->packs, q->unit)) return false;
    const uint32_t at = back_spaces(r, q->start), made = list_before(r, LIST_MADE_EACH, at);
    return made && (is_han(r) || skip_spaces(r, clause_start(r, clause_of(r, q->start))) == at - made);
}

/* Whether it may be told for each of something. */
static bool may_be_rate(const reading *r, const quantity *q) {
    const facts_packs *p = r->packs;
    return q->unit_word && q->unit != NONE && !q->rate && !strchr(p->units.at[q->unit].symbol, '/') &&
           !is_span_of_time(r, q->unit) && q->unit != p->unit_percent && q->unit != p->unit_times &&
           q->unit != p->unit_pp;
}

void rates_of_one(reading *r) {
    enum { CLAUSES = 2 };
    const quantity *one = NULL;
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        q->for_each = is_one_made(r, q);
        if (q->for_each)
            one = q;
        else if (one && may_be_rate(r, q) && clause_of(r, q->start) - clause_of(r, one->start) <= CLAUSES)
            make_rate(r, q, one->unit_word, true);
    }
}
