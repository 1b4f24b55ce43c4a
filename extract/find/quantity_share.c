/* Numbers that share a unit or a multiplier which is said once. */
#include "extract/bind/bind.h"
#include "quantity.h"

bool begins_change_to(const reading *r, const quantity *a, const quantity *b) {
    if (!cue_before(r, a->start, CUE_FROM)) return false;
    uint32_t at = skip_spaces(r, a->end);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start == at && r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].end < b->start)
            at = skip_spaces(r, r->spans.at[i].end);
    const token *to = token_starting(r, at, WORD_CUE);
    if (!to || !is_cue(to, CUE_TO)) return false;
    at = skip_spaces(r, to->end);
    const token *bound = token_starting(r, at, WORD_BOUND);
    return (bound ? skip_spaces(r, bound->end) : at) == b->start;
}

/* "from 1.2 to 1.5 million": the multiplier of the one that has it is that of both; 3.2、1.1和4万亿元: of all. */
static void share_multiplier(const reading *r, quantity *a, const quantity *b) {
    enum { TIMES = 20 }; /* how far two of one range are apart at most */
    number first, second;
    if (!number_read(r, a->number_start, &first) || !number_read(r, b->number_start, &second) || first.multiplied)
        return;
    const quantity *last = &r->quantities.at[r->quantities.count - 1];
    for (const quantity *next = b; !second.multiplied && next->shared && next < last;)
        if (!number_read(r, (++next)->number_start, &second)) return;
    if (!second.multiplied) return;
    const double x = decimal_value(first.literal), y = decimal_value(second.literal);
    if (x > 0 && y > 0 && x < TIMES * y && y < TIMES * x) a->value = decimal_multiply(a->value, second.multiplier);
}

/* "199 (56–482) million ha": what multiplies stands behind the bracket, and for both. */
static void share_scale(const reading *r, quantity *a, const quantity *b) {
    enum { THOUSAND = 1000 };
    number first, second;
    if (!number_read(r, a->number_start, &first) || !number_read(r, b->number_start, &second) || second.multiplied ||
        first.multiplied || decimal_is_zero(second.literal))
        return;
    const double times = decimal_value(b->value) / decimal_value(second.literal);
    if (times >= THOUSAND) a->value = decimal_multiply(a->value, decimal_from_double(times));
}

/* "respectively" in the clause before it. */
static bool has_each(const reading *r, uint32_t before) {
    const uint32_t from = clause_start(r, clause_of(r, before));
    for_tokens_in(t, r, from, before)
        if (t->word->class == WORD_CUE && t->word->value[0] == CUE_RESPECTIVELY) return true;
    return false;
}

/* 2.6个、7.9个百分点, 5.1个和3.6个百分点: the measure word that begins the unit behind the last number. */
static bool begins_unit_of_next(const reading *r, const quantity *a, const quantity *b) {
    return a->counted && a->unit_word && b->unit_word && !b->counted && only_joints_between(r, a->end, b->start) &&
           a->unit_word->size < b->unit_word->size &&
           memcmp(a->unit_word->form, b->unit_word->form, a->unit_word->size) == 0;
}

/* Not "830,000 (40% of the goal)": that unit is of the number in the bracket alone. */
static bool unit_behind_bracket(const reading *r, const quantity *q) {
    for (uint32_t i = q->number_end; i < q->end; i++)
        if (r->text[i] == ')' || r->text[i] == ']') return true;
    return false;
}

/* "$8, $12 and $19 billion": the sign of the money stands before each, what multiplies it behind the last. */
static bool priced_alike(const reading *r, const quantity *a, const quantity *b) {
    return a->unit != NONE && a->unit == b->unit && !a->rate && !b->rate && a->unit_word && b->unit_word &&
           a->unit_word->flags == UNIT_PREFIX && b->unit_word->flags == UNIT_PREFIX && !a->has_hi && !b->has_hi &&
           only_joints_between(r, a->end, b->start);
}

/* 突破3亿、4亿千瓦: each with its multiplier, and the unit behind the last. */
static bool multiplied_alike(const reading *r, const quantity *a, const quantity *b) {
    number first, second;
    return is_han(r) && b->unit_word && b->unit_word->class == WORD_UNIT && a->end == a->number_end &&
           text_is(r, a->end, "、") && b->start == a->end + strlen("、") && number_read(r, a->number_start, &first) &&
           number_read(r, b->number_start, &second) && first.multiplied && second.multiplied &&
           decimal_value(first.multiplier) == decimal_value(second.multiplier);
}

/* "9 million, and 76% of the people": millions are no percentages. */
static bool multiplied_alone(const reading *r, const quantity *a, const quantity *b) {
    number first;
    return b->unit == r->packs->unit_percent && number_read(r, a->number_start, &first) && first.multiplied;
}

static uint32_t and_behind_comma(const reading *r, uint32_t at) {
    const uint32_t n = text_is(r, at, ", ") ? list_at(r, LIST_BETWEEN_AND, at + 2) : 0;
    return n ? n + 2 : 0;
}

/* "4.2 mean (3.5–9 range) Gt": how far the bracket behind a number is, over a word that says what the number is of the
 * range there. */
static uint32_t gap_to_bracket(const reading *r, const quantity *a, const quantity *b) {
    const uint32_t word = skip_spaces(r, a->end), size = is_han(r) ? 0 : list_at(r, LIST_CENTRAL, word);
    return b->start - (size ? word + size : a->end);
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
        if (priced_alike(r, a, b)) {
            share_multiplier(r, a, b);
            a->shared = true;
        }
        if (a->unit != NONE || a->special || b->unit == NONE || b->counted || b->start < a->end) continue;
        if (multiplied_alone(r, a, b)) continue;
        uint32_t gap = gap_to_bracket(r, a, b);
        const bool doubt = b->shared && b->has_hi && text_is(r, b->end, ")"); /* 90 (60-120) and 210 (140-340) USD/t */
        bool bracket =
            gap <= 2 && (r->text[b->start - 1] == '[' || bracket_before(r, b)) && (unit_behind_bracket(r, b) || doubt);
        const bool closes = a->has_hi && bracket_before(r, a) && text_is(r, a->end, ")");
        uint32_t at = skip_spaces(r, a->end + closes), n = list_at(r, LIST_BETWEEN_AND, at);
        if (!n) n = text_is(r, at, "、") ? 3 : and_behind_comma(r, at);
        const bool joined = n && !text_is(r, at, "、");
        bool listed = joined && skip_spaces(r, at + n) == b->start &&
                      r->packs->units.at[b->unit].dimension != r->packs->units.at[r->packs->unit_one].dimension;
        bool chained = b->shared && !joined && (text_is(r, at, ", ") || text_is(r, at, "、")) && b->start - at <= 3;
        const bool change =
            !bracket && !listed && !chained && b->unit_word && !b->unit_word->flags && begins_change_to(r, a, b);
        /* 浓度分别不超过10、35、50毫克/立方米 */
        const bool each = n && is_han(r) && at + n == b->start && b->unit_word && has_each(r, a->start);
        listed = listed || each || multiplied_alike(r, a, b);
        if (!bracket && !listed && !chained && !change) continue;
        if (bracket)
            share_scale(r, a, b);
        else
            share_multiplier(r, a, b);
        a->shared = true;
        a->unit = b->unit;
        a->dimension = b->dimension;
        a->unit_word = b->unit_word;
        if ((change || bracket || !is_han(r)) && !a->rate)
            a->rate = b->rate; /* 0.11 (0.09 to 0.13) °C per decade, 30, 40 and 50 kg/ha */
        if (listed && b->unit_word && a->number_end == a->end && b->number_end > b->number_start)
            a->per_year = b->per_year;
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
        const bool money = !q->rate && quantity_class(r, q) == DIMENSION_MONEY;
        if (q->unit != NONE) {
            if (money || (!q->rate && q->dimension != p->dimension_one && q->dimension != p->dimension_percent))
                sum = q;
            continue;
        }
        if (!sum || q->special || q->in_words || !bracket_before(r, q) || !text_is(r, q->end, ")")) continue;
        const bool of_money = quantity_class(r, sum) == DIMENSION_MONEY;
        if (!of_money && !token_ending(r, back_spaces(r, q->start - 1), WORD_PLACE)) continue;
        q->unit = sum->unit;
        q->dimension = sum->dimension;
        q->unit_word = sum->unit_word;
    }
}

/* 装机1600万千瓦(光伏800万、风电400万), 投资50亿元，其中储能20亿: parts of a sum are told without its unit. */
static void share_parts(reading *r) {
    const quantity *sum = NULL;
    for (size_t i = 0; is_han(r) && i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        if (q->unit != NONE) {
            const bool amount = !q->counted && !q->rate && q->unit_word && q->dimension != r->packs->dimension_one &&
                                q->dimension != r->packs->dimension_percent;
            if (amount && !q->shared) sum = q;
            continue;
        }
        number n;
        if (!sum || q->special || q->in_words || q->counted || !number_read(r, q->number_start, &n) || !n.multiplied ||
            decimal_value(q->value) > decimal_value(sum->value) || !token_ending(r, q->start, WORD_SUBJECT))
            continue;
        const bool bracketed = text_is(r, sum->end, "(") && !byte_between(r, sum->end, q->start, ')');
        const bool among = has_cue(r, sum->end, q->start, CUE_ANAPHORA); /* 其中 */
        const bool ends =
            text_is(r, q->end, ")") || text_is(r, q->end, "、") || comma_at(r, q->end) || text_is(r, q->end, "。");
        if ((!bracketed && !among) || !ends) continue;
        q->unit = sum->unit;
        q->dimension = sum->dimension;
        q->unit_word = sum->unit_word;
        q->shared = true;
    }
}

/* Whether the sum is in the money of the price, and about as large: it is a price too. */
static bool priced_like(const reading *r, const quantity *price, const quantity *sum) {
    const facts_packs *p = r->packs;
    if (price->unit == NONE || sum->unit == NONE || sum->rate || quantity_class(r, sum) != DIMENSION_MONEY)
        return false;
    const char *symbol = p->units.at[sum->unit].symbol, *rated = p->units.at[price->unit].symbol;
    const size_t size = strlen(symbol);
    const bool same = price->rate ? price->unit == sum->unit : strncmp(rated, symbol, size) == 0 && rated[size] == '/';
    const double x = decimal_value(price->value), y = decimal_value(sum->value);
    return same && x > 0 && y > 0 && x <= 8 * y && y <= 8 * x;
}

/* "EUR 65 per tonne, after EUR 45 in 2024", "SEK 250 (EUR 23) per tonne, then SEK 1,190 (EUR 110)" */
static void share_prices(reading *r) {
    enum { REACH = 2 };
    const size_t count = r->quantities.count;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 1; k <= REACH && i + k < count; k++)
            for (int turned = 0; turned < 2; turned++) {
                const quantity *price = &r->quantities.at[turned ? i + k : i];
                quantity *sum = &r->quantities.at[turned ? i : i + k];
                if ((turned && k > 1) || !priced_like(r, price, sum)) continue;
                sum->unit = price->unit;
                sum->dimension = price->dimension;
                sum->rate = price->rate;
            }
}

/* "EUR 30 (USD 33)/tCO2e", "EUR 30 (USD 33) per tonne": what both amounts are for stands behind the bracket. */
static void rate_behind_bracket(reading *r) {
    for (size_t i = 1; i < r->quantities.count; i++) {
        quantity *b = &r->quantities.at[i], *a = b - 1;
        if (!bracket_before(r, b) || !text_is(r, b->end, ")")) continue;
        const token *t = token_starting_as(r, skip_spaces(r, b->end + 1), WORD_UNIT, UNIT_RATE);
        if (!t || is_yearly_rate(t)) continue; /* so much a year is still so much */
        for (quantity *q = skip_spaces(r, a->end) == b->start - 1 ? a : b; q <= b; q++) {
            char symbol[64];
            if (q->unit == NONE || q->rate) continue;
            snprintf(symbol, sizeof symbol, "%s%s", r->packs->units.at[q->unit].symbol, t->word->text);
            const int unit = packs_unit(r->packs, symbol, strlen(symbol));
            if (unit == NONE) {
                q->rate = t->word->text;
                continue;
            }
            q->unit = unit;
            q->dimension = r->packs->units.at[unit].dimension;
        }
    }
}

/* 由每立方米0.5毫克收紧为0.1毫克: what is said next in the same unit is for as much, where it is about as large. */
static void share_rates_said(reading *r) {
    enum { TIMES = 12 };
    for (size_t i = 0; i + 1 < r->quantities.count; i++) {
        const quantity *a = &r->quantities.at[i];
        quantity *b = &r->quantities.at[i + 1];
        const double x = decimal_value(a->value), y = decimal_value(b->value);
        const uint32_t joint = is_han(r) ? list_at(r, LIST_JOINT, a->end) : 0;
        const bool listed = joint && a->end + joint == b->start;
        if (!a->per_said || b->per_said || b->rate || b->special || !b->unit_word || !a->unit_word ||
            strcmp(a->unit_word->form, b->unit_word->form) != 0 || x <= 0 || y <= 0 ||
            (!listed && (x > TIMES * y || y > TIMES * x)))
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

void units_share(reading *r) {
    share_units(r);
    units_carry(r);
    share_total(r);
    share_parts(r);
    rate_behind_bracket(r);
    share_prices(r);
    share_rates_said(r);
    share_rate_moved(r);
}
