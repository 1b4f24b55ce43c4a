/* Quantities: a numeral (or a range of them) with its unit and its bound. */
#include "quantity.h"

#include "extract/bytes.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

uint32_t skip_uncertainty(const reading *r, uint32_t at) {
    uint32_t next = skip_spaces(r, at);
    number n;
    const bool bracket = text_is(r, next, "("); /* "49 (± 4.5) Gt" */
    if (bracket) next = skip_spaces(r, next + 1);
    const uint32_t sign = text_is(r, next, "±") ? 2 : text_is(r, next, "+-") ? 2 : text_is(r, next, "+/-") ? 3 : 0;
    if (!sign || !number_read(r, skip_spaces(r, next + sign), &n)) return at;
    if (bracket) return text_is(r, n.end, ")") ? n.end + 1 : at;
    return n.end;
}

/* "[0.4 to 1.5, likely range] °C", "(3.5–9 range) Gt": where the bracket closes that tells behind the number there how
 * sure it is; `at` itself where none does. */
static uint32_t remark_end(const reading *r, uint32_t at) {
    enum { LONGEST = 32 };
    const uint32_t from = text_is(r, at, ", ") ? at + 2 : text_is(r, at, " ") ? at + 1 : r->size;
    bool tells = false;
    for (uint32_t i = from; i < r->size && i < from + LONGEST && !is_digit(r->text[i]); i++) {
        if (strchr(")]", r->text[i])) return tells ? i : at;
        tells = tells || (r->text[i - 1] == ' ' && list_at(r, LIST_HOW_SURE, i));
    }
    return at;
}

/* The unit or measure word behind a number that ends at `at`, the longer of the two: 10方 but 10方面. */
static const token *unit_after(const reading *r, uint32_t at) {
    uint32_t next = skip_spaces(r, at);
    if (next - at > 1) return NULL;
    if (next > at && next < r->size && strchr(")]", r->text[next])) at = next; /* "[3.3 to 5.7 ]°C" */
    const token *t = unit_starting(r, next);
    if (!t && at < r->size &&
        (next == at ? strchr("-)],", r->text[at]) != NULL : list_at(r, LIST_HOW_SURE, next) > 0)) {
        const uint32_t mark = remark_end(r, at);
        const bool bracket = mark < r->size && strchr(")]", r->text[mark]);
        if (bracket || r->text[mark] == '-') /* 50-year, (900) GtCO2, (600) ± 150 GtCO2 */
            t = unit_starting(r, skip_spaces(r, bracket ? skip_uncertainty(r, mark + 1) : mark + 1));
    }
    const token *counted = token_starting(r, next, WORD_CLASSIFIER);
    if (t && of_other_degrees(r, t)) t = NULL;
    return !t || (counted && counted->end > t->end) ? counted : t;
}

/* "199 (56–482) million ha": the unit behind a bracket, with what multiplies all that stands before it. */
static const token *scaled_behind_bracket(const reading *r, uint32_t at, decimal *times) {
    if (is_han(r) || !(text_is(r, at, ")") || text_is(r, at, "]"))) return NULL;
    const token *m = token_starting(r, skip_spaces(r, at + 1), WORD_NUMBER);
    const token *t = m && m->word->flags ? unit_starting(r, skip_spaces(r, m->end)) : NULL;
    if (t) *times = m->word->number;
    return t;
}

/* "1.7 billion additional tonnes", "300 more MW", "2 million more people"; what else is counted ("40 more units") has
 * no unit to wait for. */
static const token *unit_behind_adjective(const reading *r, uint32_t at) {
    const uint32_t n = text_is(r, at, " ") ? list_at(r, LIST_BETWEEN_UNIT, at + 1) : 0;
    const token *t = n && text_is(r, at + 1 + n, " ") ? unit_starting(r, at + n + 2) : NULL;
    const bool people = t && list_at(r, LIST_PEOPLE, t->start);
    return t && (people || r->packs->units.at[t->word->value[0]].dimension != r->packs->dimension_one) ? t : NULL;
}

static void take_unit(const reading *r, quantity *q, const token *t) {
    q->unit = t->word->value[0];
    q->unit_word = t->word;
    q->counted = t->word->class == WORD_CLASSIFIER;
    q->end = t->end;
    read_rate(r, q);
}

uint32_t current_before(const reading *r, uint32_t end) {
    uint32_t at = end;
    for (uint32_t size; (size = list_before(r, LIST_CURRENT, at)) > 0;) at = back_spaces(r, at - size);
    return at;
}

const token *cue_before(const reading *r, uint32_t at, cue wanted) {
    for (int i = 0; i < 3; i++) { /* over a bound: "from about 5 percent" */
        uint32_t end = back_spaces(r, at);
        const token *c = token_ending(r, end, WORD_CUE);
        if (c && c->word->value[0] == (int)wanted) return c;
        const token *b = token_ending(r, end, WORD_BOUND);
        const uint32_t now = b ? b->start : current_before(r, end); /* "from the current 5 percent" */
        if (now == end) return NULL;
        at = now;
    }
    return NULL;
}

/* "0–1, 0–8 and 0–16 Gt": another range follows, and the unit behind the last. */
static bool range_goes_on(const reading *r, uint32_t at) {
    const uint32_t comma = at < r->size && r->text[at] == ',', lead = skip_spaces(r, at + comma),
                   joint = list_at(r, LIST_MEMBER_JOINT, lead);
    if (!comma && !joint) return false;
    uint32_t next = skip_spaces(r, lead + joint);
    while (next < r->size && (is_digit(r->text[next]) || r->text[next] == '.')) next++;
    return list_at(r, LIST_RANGE, next) > 0 && next < r->size && !isalpha((unsigned char)r->text[next]) &&
           r->text[next] != ' ';
}

/* The size of a minus sign: "-3", "–3", "−3". */
static uint32_t minus_at(const reading *r, uint32_t at) {
    static const char *const MINUS[] = {"-", "–", "−"};
    for (size_t i = 0; i < sizeof MINUS / sizeof *MINUS; i++)
        if (text_is(r, at, MINUS[i])) return (uint32_t)strlen(MINUS[i]);
    return 0;
}

/* 增量依次为-3万吨、-5万吨: in Chinese, right behind a verb that leads to the number, or the comma of a list. */
static bool leads_to_sign(const reading *r, uint32_t at) {
    if (!is_han(r) || at < 3) return false;
    if (text_is(r, at - 3, "、")) return true;
    return cue_before(r, at, CUE_HOLD) || cue_before(r, at, CUE_RESPECTIVELY);
}

/* ... of the one before `at`, where neither a range nor the mark of a list can stand. */
static uint32_t minus_before(const reading *r, uint32_t at) {
    for (uint32_t n = 1; n <= 3 && n <= at; n += 2) {
        if (minus_at(r, at - n) != n) continue;
        if (at == n) return n == 1 ? n : 0;
        const char before = r->text[at - n - 1];
        const bool marks_list = n > 1 && at > n + 1 && strchr(":;", r->text[at - n - 2]);
        const bool opens = at >= n + 3 && text_is(r, at - n - 3, "：");
        return before == '(' || opens || (before == ' ' && !marks_list) || leads_to_sign(r, at - n) ? n : 0;
    }
    return 0;
}

/* "250-300 000 people": whole thousands, of which the first has left out its noughts. */
static bool in_thousands(decimal low, decimal high) {
    enum { MOST = 5 };
    const double from = decimal_value(low), to = decimal_value(high);
    return from >= 1 && from < 1000 && fmod(from, 1) == 0 && to >= 1000 && fmod(to, 1000) == 0 && from * 1000 < to &&
           from * 1000 * MOST > to;
}

/* "75 to 90 turbines": what is counted stands right behind the number that ends there. */
static bool counts_thing(const reading *r, uint32_t end) {
    const token *t = text_is(r, end, " ") ? token_starting(r, end + 1, WORD_SUBJECT) : NULL;
    return t && r->packs->concepts.at[t->word->value[t->word->count - 1]].countable;
}

/* Whether it is parted into thousands: 16,000 or 16 000. */
static bool in_groups(const reading *r, const number *n) {
    enum { GROUP = 4 };
    const bool spaced = n->end > n->start + GROUP && r->text[n->end - GROUP] == ' ' &&
                        is_digit(r->text[n->end - GROUP + 1]) && is_digit(r->text[n->end - GROUP - 1]);
    return spaced || byte_between(r, n->start, n->end, ',') != NULL;
}

/* "Of the 40 mines, 7 to 9 may close": a verb stands behind the range that a clause opens with. */
static bool acts_itself(const reading *r, const quantity *q, uint32_t end) {
    const uint32_t at = back_spaces(r, q->start);
    return !is_han(r) && (at == 0 || r->text[at - 1] == ',') && text_is(r, end, " ") && list_at(r, LIST_MODAL, end + 1);
}

/* "grew by 7,200 km to 64,000 km", "by 2 percent or 268 Mt to 11.2 Gt", 减少40万桶至4.6亿桶: where the move leads, and
 * no end of a range. */
static bool leads_on_to(const reading *r, const quantity *q, const number *second, int in) {
    const bool scaled = in != q->unit && in != NONE;
    const bool again = words_before(r, q->start, LIST_SAID_AGAIN); /* "fell 0.1% or 0.4 Mt to 532 Mt" */
    const bool moves = is_han(r) && (cue_before(r, q->start, CUE_RISE) || cue_before(r, q->start, CUE_FALL));
    if (is_han(r) ? !moves : !scaled && !again && !cue_before(r, q->start, CUE_BY)) return false;
    const unit *at = r->packs->units.at;
    const double scale = scaled ? decimal_value(at[in].factor) / decimal_value(at[q->unit].factor) : 1;
    return scale * decimal_value(second->value) > 3 * decimal_value(q->value);
}

/* "rose by ~2% to 26.9%": a far larger share, told more exactly, is where it has come to. */
static bool leads_to_share(const reading *r, const quantity *q, const number *first, const number *second) {
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    return q->unit == r->packs->unit_percent && cue_before(r, bound ? bound->start : q->start, CUE_BY) &&
           byte_between(r, second->start, second->end, '.') && !byte_between(r, first->start, first->end, '.') &&
           decimal_value(second->value) > 3 * decimal_value(first->value);
}

/* "USD 20/MWh–USD 45/MWh": where the second amount ends, in the unit and for as much as the first; else 0. */
static uint32_t same_rate_end(const reading *r, const quantity *q, int unit, uint32_t end) {
    quantity second = {.unit = unit, .end = end};
    read_rate(r, &second);
    const bool rated = second.end > end && second.unit == q->unit;
    return rated && (second.rate == q->rate || (second.rate && q->rate && strcmp(second.rate, q->rate) == 0))
               ? second.end
               : 0;
}

/* "between 3 and 5", "between about 3 and 5" */
static bool between_before(const reading *r, const quantity *q) {
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    return words_before(r, q->start, LIST_BETWEEN) || (bound && words_before(r, bound->start, LIST_BETWEEN));
}

/* "with a capacity from 20 to 90 MW": what something has is of that size, and does not move; "with capacity up from"
 * and "with a rise in capacity from" have a cue between. */
static bool has_from(const reading *r, uint32_t from) {
    enum { FAR = 48 };
    const token *named = token_ending(r, back_spaces(r, from), WORD_MEASURE);
    for (uint32_t at = named ? named->start : 0; at > 0 && from - at < FAR && !strchr(",.;:", r->text[at - 1]); at--) {
        if (r->text[at - 1] != ' ') continue;
        const token *cue = token_starting(r, at, WORD_CUE);
        if (cue && !is_cue(cue, CUE_SHARE)) return false;
        if (list_before(r, LIST_WITH, at - 1)) return true;
    }
    return false;
}

/* "ranges from 3 to 5", "range in size from 3 to 5": words before the preposition that open a range, and no move. */
static bool opened_from(const reading *r, const token *from) {
    if (words_before(r, from->start, LIST_RANGE_OPEN)) return true;
    if (is_han(r)) return false;
    const uint32_t in = back_spaces(r, letters_start(r, back_spaces(r, from->start))),
                   size = list_before(r, LIST_INSIDE, in);
    return (size && words_before(r, in - size, LIST_RANGE_OPEN)) || has_from(r, from->start);
}

/* "ranges from 3 to 5", "between 3 and 5" */
bool opens_range(const reading *r, const quantity *q) {
    const token *from = cue_before(r, q->start, CUE_FROM);
    return from ? opened_from(r, from) : between_before(r, q);
}

/* Where the second number of a range begins, behind its sign or the bound before it: "-40 to -50", "$500 to about
 * $900".
 */
static uint32_t second_start(const reading *r, const quantity *q, uint32_t start, bool *both_below) {
    const uint32_t minus = q->negative ? minus_at(r, start) : 0;
    *both_below = minus && start + minus < r->size && is_digit(r->text[start + minus]);
    if (*both_below) return start + minus;
    if (start < r->size && r->text[start] == '+') return start + 1; /* "0.0 to +0.8 Gt" */
    const bool may_bound = opens_range(r, q) || (q->unit_word && q->unit_word->flags == UNIT_PREFIX);
    const token *bound = may_bound ? token_starting(r, start, WORD_BOUND) : NULL;
    return bound && bound->word->flags & BOUND_BEFORE ? skip_spaces(r, bound->end) : start;
}

/* "90 (60-120) and 210 (140-340) USD": a bracket of nothing but a range, behind a bare number. */
static bool in_bracket_alone(const reading *r, const quantity *q, uint32_t end) {
    const uint32_t open = q->start;
    return open > 2 && r->text[open - 1] == '(' && r->text[open - 2] == ' ' && is_digit(r->text[open - 3]) &&
           text_is(r, end, ")");
}

/* "two to three million": what the words of the second number end with multiplies the first one too. */
static decimal low_in_words(const reading *r, decimal low, const number *second) {
    decimal times = {1, 0};
    uint32_t at = second->end;
    for (const token *t; (t = token_ending(r, at, WORD_NUMBER)) && t->word->flags && t->start > second->start;
         at = back_spaces(r, t->start))
        times = decimal_multiply(times, t->word->number);
    const decimal scaled = decimal_multiply(low, times);
    return decimal_value(low) < decimal_value(times) && decimal_value(scaled) < decimal_value(second->value) ? scaled
                                                                                                             : low;
}

/* "200-250 thousand", "12-15,000": what multiplies the second number multiplies the first one too. */
static decimal low_end(const reading *r, decimal low, const number *first, const number *second, bool dashed) {
    if (first->multiplied) return low;
    if (first->in_words && second->in_words && !is_han(r)) return low_in_words(r, low, second);
    if (second->multiplied && decimal_value(first->literal) <= decimal_value(second->literal))
        low = decimal_multiply(low, second->multiplier);
    return dashed && !is_han(r) && in_thousands(low, second->value) ? decimal_multiply(low, (decimal){1, 3}) : low;
}

/* "Yields may fall from 10 to 25%": what falls does not get to more, so that it is a range. */
static bool falls_to_more(const reading *r, const token *from, const quantity *q, const number *second) {
    return !is_han(r) && !q->negative && cue_before(r, from->start, CUE_FALL) && q->unit == NONE &&
           decimal_value(q->value) < decimal_value(second->value);
}

bool leads_from_now(const reading *r, const quantity *q) {
    enum { FAR = 64, NEAR = 24 };
    for (uint32_t at = q->start; !is_han(r) && at > 0 && q->start - at < FAR && !strchr(",.;:(", r->text[at - 1]);
         at--) {
        if (r->text[at - 1] != ' ' || !list_at(r, LIST_STANDING, at)) continue;
        for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < at; i++) {
            const token *t = &r->tokens.at[i];
            if (at - t->end < NEAR && t->word->class == WORD_CUE && (is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL)))
                return true;
        }
    }
    return false;
}

/* 3 to 5 percent, 15% ~ 20%, between 740 and 840 million. "From 16 to 19 percent" is two levels and no range. */
static void read_range(const reading *r, quantity *q, const number *first) {
    uint32_t at = skip_spaces(r, q->end);
    uint32_t n = list_at(r, LIST_RANGE, at);
    if (!n && between_before(r, q)) n = list_at(r, LIST_BETWEEN_AND, at);
    if (!n) return;
    number second;
    uint32_t start = skip_spaces(r, at + n);
    bool both_below;
    start = second_start(r, q, start, &both_below);
    const token *prefix = token_starting_as(r, start, WORD_UNIT, UNIT_PREFIX);
    if (prefix) start = skip_spaces(r, prefix->end);
    if (!number_read(r, start, &second)) return;
    const bool mixed = first->in_words && !is_han(r) && decimal_value(first->value) > 1; /* "five to 10 GW" */
    if (second.in_words != first->in_words && (second.in_words || !mixed)) return;
    const token *from = isalpha((unsigned char)r->text[at]) ? cue_before(r, q->start, CUE_FROM) : NULL;
    const bool moved = from && !opened_from(r, from);
    if (moved && !falls_to_more(r, from, q, &second)) return;
    decimal times = {1, 0};
    const token *t = unit_after(r, second.end);
    if (!t) t = scaled_behind_bracket(r, second.end, &times);
    const bool priced = q->unit_word && q->unit_word->flags == UNIT_PREFIX;
    const bool rated = priced && token_starting_as(r, skip_spaces(r, second.end), WORD_UNIT, UNIT_RATE);
    if (rated) t = NULL; /* "USD50–150 tCO2-eq–1" */
    int unit = t ? t->word->value[0] : prefix ? prefix->word->value[0] : NONE;
    const bool dashed = at < r->size && !isalpha((unsigned char)r->text[at]);
    uint32_t rate_end = 0;
    if (unit != NONE && unit != q->unit && (rate_end = same_rate_end(r, q, unit, t ? t->end : second.end)))
        unit = q->unit, t = NULL;
    if (unit == NONE && priced &&
        (dashed || second.multiplied || opens_range(r, q) || (rated && !cue_before(r, q->start, CUE_BY))))
        unit = q->unit; /* US$0.9–2.1 trillion, "between USD 40 and 60" */
    const bool goes_on = unit == NONE && q->unit == NONE && dashed && at == q->end && range_goes_on(r, second.end);
    const bool doubt = unit == NONE && q->unit == NONE && dashed && in_bracket_alone(r, q, second.end);
    /* "80-100 million trees": what is counted has no unit */
    const bool counts =
        unit == NONE && q->unit == NONE &&
        ((second.multiplied && !first->multiplied) || counts_thing(r, second.end) || acts_itself(r, q, second.end) ||
         (dashed && in_groups(r, first) && in_groups(r, &second))); /* 4,000-5,000 average homes */
    if ((unit == NONE && !goes_on && !counts && !doubt) ||
        (q->unit != NONE && r->packs->units.at[q->unit].dimension != r->packs->units.at[unit].dimension))
        return;
    if (q->unit_word && !q->unit_word->flags && q->unit != r->packs->unit_percent &&
        (is_han(r) || list_at(r, LIST_TO, at)) && leads_on_to(r, q, &second, unit))
        return;
    if (list_at(r, LIST_TO, at) && (leads_to_share(r, q, first, &second) || leads_from_now(r, q))) return;
    if (q->per_year && !rate_end && list_at(r, LIST_TO, at) && cue_before(r, q->start, CUE_BY) &&
        !is_yearly_rate(token_starting_as(r, skip_spaces(r, second.end), WORD_UNIT, UNIT_RATE)))
        return; /* "rising by EUR 10 a year to EUR 85" */
    const decimal low = low_end(r, q->value, first, &second, dashed);
    decimal high = second.value;
    if (q->unit != NONE && q->unit != unit) {
        double factor =
            decimal_value(r->packs->units.at[unit].factor) / decimal_value(r->packs->units.at[q->unit].factor);
        high = decimal_multiply(high, decimal_from_double(factor));
        unit = q->unit;
    }
    if (both_below) high.digits = -high.digits;
    if (!both_below && decimal_value(low) > decimal_value(high)) return;
    q->value = decimal_multiply(low, times);
    q->value_hi = decimal_multiply(high, times);
    q->has_hi = true;
    q->falls_so_much = moved;
    q->end = rate_end ? rate_end : second.end;
    const int said = q->unit;
    if (t) take_unit(r, q, t);
    if (said != NONE || !t) q->unit = unit;
    if (!t && q->unit != NONE && !q->rate && !rate_end) read_rate(r, q);
}

/* "Faster Railways -17% of traffic": between words and a share that is told of a whole the dash is no minus. */
static bool only_dash(const reading *r, const quantity *q, uint32_t minus) {
    const uint32_t end = back_spaces(r, q->start - minus);
    return minus && end && end < q->start - minus && isalpha((unsigned char)r->text[end - 1]) &&
           text_is(r, q->end, "%") && word_behind(r, LIST_OF, q->end + 1) && !token_ending(r, end, WORD_CUE);
}

/* "Share of renewables in transport by 2030 -12%": no share is below zero. */
static bool dash_before_share(const reading *r, const quantity *q, uint32_t minus) {
    const uint32_t opening = r->marker + list_at(r, LIST_DEFINITE, r->marker);
    if (!minus || is_han(r) || !text_is(r, q->end, "%")) return false;
    bool share = false;
    for_tokens_in(t, r, r->marker, q->start - minus) {
        share = share || (concerns(r, t, CONCEPT_SHARE) && t->start <= skip_spaces(r, opening) &&
                          word_behind(r, LIST_OF, t->end));
        if (is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL)) return false;
    }
    return share;
}

static void read_sign(const reading *r, quantity *q) {
    const uint32_t at = q->start, sign = minus_before(r, at),
                   minus = only_dash(r, q, sign) || dash_before_share(r, q, sign) ? 0 : sign, end = back_spaces(r, at),
                   word = minus ? 0 : list_before(r, LIST_MINUS, end); /* "minus 25 million tonnes" */
    if (at >= 2 && text_is(r, at - 2, "±")) {                          /* ±0.2 is the range from -0.2 to 0.2 */
        q->start = at - 2;
        q->value_hi = q->value;
        q->value.digits = -q->value.digits;
        q->has_hi = true;
    } else if (minus || word) {
        q->start = minus ? at - minus : end - word;
        q->value.digits = -q->value.digits;
        q->negative = true;
    }
}

/* "-$160 per ton", "−€35": before the currency, and not between two numbers. */
static void read_sign_of_price(const reading *r, quantity *q) {
    const uint32_t minus = minus_before(r, q->start), before = back_spaces(r, q->start - minus);
    if (!minus || !before || is_digit(r->text[before - 1])) return;
    q->start -= minus;
    q->value.digits = -q->value.digits;
    q->negative = true;
}

/* ------------------------------------------------------------------ find */

/* 亿亿亿亿亿, a row of noughts: more than anybody counts, and perhaps more than a double holds. */
static bool beyond_counting(decimal d) {
    static const double MOST = 1e30;
    return fabs(decimal_value(d)) > MOST;
}

/* Such a number is no quantity. */
static bool add(reading *r, quantity q) {
    if (beyond_counting(q.value) || (q.has_hi && beyond_counting(q.value_hi)) || isinf(q.exact)) return true;
    q.dimension = q.unit == NONE ? NONE : r->packs->units.at[q.unit].dimension;
    quantity_lead(r, &q);
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

/* 二 in 范围二: a numeral in words of a Han text counts with a unit or a measure word, or in a list with one that has
 * it. */
static bool counts_nothing(const reading *r, const quantity *q) {
    if (!q->in_words || q->unit != NONE || !is_han(r)) return false;
    return !list_at(r, LIST_RANGE, q->end) && !list_at(r, LIST_BETWEEN_AND, q->end) && !text_is(r, q->end, "、");
}

/* "Per capita emissions fell to 4 MT CO2e": an amount of one head, which is no megatonnes. */
static bool of_each_head(const reading *r, const quantity *q) {
    for (const token *t = r->tokens.at; t < r->tokens.at + r->tokens.count; t++)
        if (concerns(r, t, CONCEPT_PER_CAPITA) && clause_of(r, t->start) == clause_of(r, q->start)) return true;
    return false;
}

/* "AUS $": what the word of the unit means in a country. */
static const word *home_word(const reading *r, const list *words, const char *country, const quantity *q) {
    char key[32];
    const int size = snprintf(key, sizeof key, "%s %s", country, q->unit_word->form);
    return size < (int)sizeof key ? packs_list_find(r->packs, words, key, (size_t)size) : NULL;
}

/* "$" is the dollar of the country that the document is of, pounds are money in Britain, and "16 MT CO2e" are
 * megatonnes where it writes them so and does not emit a thousand of them. */
static void take_home_unit(const reading *r, quantity *q) {
    enum { MOST = 1000 };
    const facts_packs *p = r->packs;
    const dimension_class is = packs_class(p, p->units.at[q->unit_word->value[0]].dimension);
    if (is == DIMENSION_CO2 && (q->rate || decimal_value(q->value) > MOST || of_each_head(r, q))) return;
    const list *words = packs_list(p, LIST_HOME_UNIT, NONE);
    const word *own = home_word(r, words, r->home, q);
    if (!own && r->home[0]) own = home_word(r, words, "*", q);
    const char *said = p->units.at[q->unit_word->value[0]].symbol, *symbol = p->units.at[q->unit].symbol;
    if (!own || strncmp(symbol, said, strlen(said)) != 0) return;
    const char *rate = symbol + strlen(said); /* "$0.20 per kWh" */
    if (*rate && is == DIMENSION_CO2) return;
    const int unit = packs_unit(p, own->text, strlen(own->text));
    if (unit == NONE) return;
    q->unit = unit;
    if (*rate) q->rate = rate;
}

/* "4 trillion won", "4,000 won", "9.2 MT per head", and not "3 won prizes". */
static const token *unit_of_many(const reading *r, const number *n, uint32_t end) {
    const token *t = token_starting_as(r, skip_spaces(r, end), WORD_UNIT, UNIT_SCALED);
    const bool each = t && (text_is(r, t->end, "/") || word_behind(r, LIST_PER, t->end));
    return n->multiplied || in_groups(r, n) || each ? t : NULL;
}

static bool add_number(reading *r, const number *n) {
    quantity q = {.start = n->start,
                  .end = n->end,
                  .number_start = n->start,
                  .number_end = n->end,
                  .value = n->value,
                  .value_hi = n->high,
                  .has_hi = n->ranged,
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
        if (!q.negative) read_sign_of_price(r, &q);
        const token *again = unit_after(r, n->end); /* $13 billion dollars */
        if (again && again->word->class == WORD_UNIT &&
            r->packs->units.at[again->word->value[0]].dimension == r->packs->units.at[q.unit].dimension)
            q.end = again->end;
        read_rate(r, &q);
    } else {
        uint32_t end = skip_uncertainty(r, n->end);
        q.end = end;
        const token *t = unit_after(r, end);
        if (!t) t = unit_after(r, skip_gloss(r, end));
        if (!t) t = unit_behind_adjective(r, end);
        if (!t) t = unit_of_many(r, n, end);
        if (t) take_unit(r, &q, t);
    }
    if (!n->ranged) read_range(r, &q, n);
    if (!is_han(r) || !q.unit_word || q.unit_word->flags != UNIT_PREFIX) rate_before(r, &q, previous_end);
    rate_said_before(r, &q, previous_end);
    if (counts_nothing(r, &q)) return true;
    if (r->home[0] && q.unit != NONE && q.unit_word && q.unit_word->class == WORD_UNIT) take_home_unit(r, &q);
    read_bound(r, &q, previous_end);
    return add(r, q);
}

static const span *span_at(const reading *r, uint32_t at, size_t *from) {
    while (*from < r->spans.count && r->spans.at[*from].end <= at) (*from)++;
    return *from < r->spans.count && r->spans.at[*from].start <= at ? &r->spans.at[*from] : NULL;
}

/* Where the next number may begin, `stop` at the latest. */
static uint32_t next_number(const reading *r, uint32_t at, uint32_t stop) {
    const edges *numerals = &r->packs->languages[r->language].near_first[WORD_NUMBER];
    while (at < stop) {
        const char c = r->text[at];
        if (is_digit(c) || (edges_begin(numerals, r->text, r->size, at) && number_word_at(r, at))) return at;
        if (is_letter(c))
            while (at < stop && is_letter(r->text[at])) at++; /* no number begins within a word */
        else
            at += character_size(c);
    }
    return at < stop ? at : stop;
}

/* 一次 in 一次能源, 三元 in 三元电池, 一 in 这一比例: a numeral within a longer word counts nothing. */
static bool in_longer_word(const reading *r, const number *n) {
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
        if (is_number && in_longer_word(r, &n)) {
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
                at += character_size(r->text[at]);
            continue;
        }
        if (!add_number(r, &n)) return FACTS_ERR_MEMORY;
        uint32_t end = r->quantities.count ? r->quantities.at[r->quantities.count - 1].end : 0;
        at = end > n.end ? end : n.end;
    }
    units_share(r);
    rates_of_one(r);
    return doubts_take(r);
}
