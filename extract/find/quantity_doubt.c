/* How sure a number is: 43% [34 to 60%], 1.55 °C ± 0.13 °C. Such a range is no quantity of its own but a part of the
 * number that it stands with; so is the sign of its unit: 5 megatonnes (Mt). */
#include "quantity.h"

enum { LONGEST_REMARK = 48 };

/* "(90% interval 1.3 to 2.1 Gt", "0.29–0.59 m, likely range)", "(1.3–2.1 range) Gt": a word of the bracket says what
 * the range is. */
static bool says_how_sure(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++)
        if (!is_letter(r->text[at > 0 ? at - 1 : 0]) && list_at(r, LIST_HOW_SURE, at)) return true;
    return false;
}

/* Where the bracket closes that stands open behind the range; its own end where that holds the bracket, or the bracket
 * goes on with other numbers. */
static uint32_t bracket_end(const reading *r, const quantity *q) {
    const uint32_t at = q->end;
    for (uint32_t i = q->start; i < at; i++)
        if (r->text[i] == ')' || r->text[i] == ']') return at;
    for (uint32_t i = at; i < r->size && i < at + LONGEST_REMARK && !is_digit(r->text[i]); i++)
        if (r->text[i] == ')' || r->text[i] == ']') return i + 1;
    return at;
}

static bool ranges_about(const quantity *sure, const quantity *q) {
    const double value = decimal_value(sure->value), low = decimal_value(q->value), high = decimal_value(q->value_hi);
    const bool both_below = value < 0 && high < low; /* "–1.1 (–1.7 to –0.4)" */
    return both_below ? high <= value && value <= low : low <= value && value <= high;
}

/* Where the bracket opens that the range stands in; r->size where it stands in none. */
static uint32_t bracket_start(const reading *r, const quantity *sure, const quantity *q) {
    for (uint32_t i = q->start; i-- > sure->end && q->start - i <= LONGEST_REMARK;)
        if (strchr("()[]", r->text[i])) return strchr("([", r->text[i]) ? i : r->size;
    return r->size;
}

static bool tells_doubt(const reading *r, const quantity *sure, const quantity *q) {
    enum { NEAR = 14 };
    if (q->start < sure->end) return false;
    const uint32_t gap = q->start - sure->end;
    for (uint32_t i = sure->end; gap <= 4 && i < q->start + 2; i++)
        if (text_is(r, i, "±")) return true;
    const uint32_t open = q->has_hi ? bracket_start(r, sure, q) : r->size;
    if (open == r->size) return false;
    const bool at_once = open <= sure->end + 1, same = q->dimension == sure->dimension && q->unit == sure->unit;
    if (at_once && r->text[open] == '[' && gap <= NEAR) return true;
    if (at_once && same && !sure->has_hi && gap <= 3 && ranges_about(sure, q)) return true;
    return same && says_how_sure(r, open + 1, bracket_end(r, q));
}

static uint32_t behind_sign(const reading *r, uint32_t at) {
    const token *sign = text_is(r, at, " (") ? unit_starting(r, at + 2) : NULL;
    return sign && sign->end < r->size && r->text[sign->end] == ')' ? sign->end + 1 : at;
}

facts_status doubts_take(reading *r) {
    size_t kept = 0;
    r->doubts.count = 0;
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i], *sure = kept ? &r->quantities.at[kept - 1] : NULL;
        q->quote_end = q->end;
        if (!sure || !tells_doubt(r, sure, q)) {
            q->end = behind_sign(r, q->end);
            r->quantities.at[kept++] = *q;
            continue;
        }
        if (sure->unit == NONE && q->unit != NONE) { /* "2400 (±240 GtCO2)" */
            sure->unit = q->unit;
            sure->unit_word = q->unit_word;
            sure->dimension = q->dimension;
            sure->shared = true;
        }
        const char behind = r->text[skip_spaces(r, sure->end)]; /* "a 59% cut by 2050 (40–70% range)" keeps its noun */
        if (sure->shared || !is_letter(behind)) sure->end = behind_sign(r, bracket_end(r, q));
        const stretch doubt = {q->start, q->end};
        if (!vector_push(&r->doubts, doubt)) return FACTS_ERR_MEMORY;
    }
    r->quantities.count = kept;
    return FACTS_OK;
}
