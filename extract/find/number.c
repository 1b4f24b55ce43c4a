#include "number.h"

#include "extract/bytes.h"
#include "extract/pack/near_words.h"

#include <ctype.h>
#include <stdio.h>
#include <strings.h>

static bool digit_at(const reading *r, uint32_t at) { return at < r->size && r->text[at] >= '0' && r->text[at] <= '9'; }
static bool letter_at(const reading *r, uint32_t at) { return at < r->size && isalpha((unsigned char)r->text[at]); }

const token *unit_before(const reading *r, uint32_t at) {
    const token *t = token_ending_as(r, at, WORD_UNIT, UNIT_PREFIX);
    return t ? t : token_ending_as(r, back_spaces(r, at), WORD_UNIT, UNIT_PREFIX);
}

static bool is_money(const reading *r, const token *unit) {
    const int of = unit ? unit->word->value[0] : NONE; /* "/capita" has none */
    return of != NONE && packs_class(r->packs, r->packs->units.at[of].dimension) == DIMENSION_MONEY;
}

/* "2M electric cars", "18K tons": a capital right before what is counted or measured is no metre and no kelvin, nor is
 * the small letter of "3m electric cars" before more than one thing; a small k that stands alone is a thousand. */
static bool multiplies(const reading *r, uint32_t at) {
    if (!strchr("kKMBm", r->text[at]) || !text_is(r, at + 1, " ")) return false;
    const bool small = r->text[at] == 'm';
    if (r->text[at] == 'k') return true;
    const uint32_t next = skip_spaces(r, at + 2 + list_at(r, LIST_BETWEEN_UNIT, at + 2)); /* "161k more cars" */
    if (!small && token_starting_as(r, next, WORD_UNIT, UNIT_AFTER)) return true;
    if (small && list_at(r, LIST_PEOPLE, next)) return true;
    const token *t = token_starting(r, next, WORD_SUBJECT);
    if (small && t && r->text[t->end - 1] != 's') return false;
    for (int i = 0; t && i < t->word->count; i++)
        if (r->packs->concepts.at[t->word->value[i]].countable) return true;
    return false;
}

/* "314m litres", "30m tonnes of coal": a letter before the name of a unit that is no length itself. */
static bool scales_unit(const reading *r, uint32_t at) {
    if (at >= r->size || r->text[at] == 't' || at + 1 >= r->size) return false;
    const uint32_t dash = skip_spaces(r, at + 1), range = list_at(r, LIST_RANGE, dash);
    uint32_t second = range ? skip_spaces(r, dash + range) : at; /* "62m-78m tonnes" */
    while (range && (digit_at(r, second) || (second < r->size && r->text[second] == '.'))) second++;
    if (range && second < r->size && digit_at(r, second - 1) && r->text[second] == r->text[at])
        return scales_unit(r, second);
    if (r->text[at + 1] != ' ') return false;
    const token *t = token_starting(r, at + 2, WORD_UNIT);
    if (!t || t->end - t->start < 4 || t->word->flags != UNIT_AFTER) return false;
    const unit *u = &r->packs->units.at[t->word->value[0]];
    return strcmp(u->dimension_name, "length") != 0 && u->dimension != r->packs->dimension_year;
}

/* $1.3bn, £2.4m, EUR 30 m, 30m euros: the word behind the digits from `start` to *end that multiplies them, NULL where
 * none does; *end moves behind it. One letter multiplies money, and what has a unit behind it. */
static const word *scale_behind(const reading *r, uint32_t start, uint32_t *end) {
    const bool money = is_money(r, unit_before(r, start));
    const uint32_t at = money && *end < r->size && r->text[*end] == ' ' ? *end + 1 : *end,
                   size = list_at(r, LIST_SCALE, at);
    if (!size || (size == 1 && !money && !multiplies(r, at) && !scales_unit(r, at) &&
                  !is_money(r, token_starting(r, skip_spaces(r, at + size), WORD_UNIT))))
        return NULL;
    *end = at + size;
    return packs_list_find(r->packs, packs_list(r->packs, LIST_SCALE, NONE), r->text + at, size);
}

static bool multiplier_at(const reading *r, uint32_t at) {
    const token *m = token_starting(r, at, WORD_NUMBER);
    return m && m->word->flags;
}

/* "between 60 000 and 70 000 homes", "1 200 to 1 500 boilers": another number of the kind behind a word that leads to
 * it. */
static bool spaced_again(const reading *r, uint32_t end) {
    const uint32_t next = skip_spaces(r, end), range = list_at(r, LIST_RANGE, next),
                   joint = range ? range : list_at(r, LIST_BETWEEN_AND, next);
    const uint32_t first = skip_spaces(r, next + joint);
    uint32_t at = first;
    while (digit_at(r, at)) at++;
    return joint && at > first && at - first < 4 && text_is(r, at, " ") && digit_at(r, at + 1) && digit_at(r, at + 2) &&
           digit_at(r, at + 3) && !digit_at(r, at + 4);
}

/* "to almost 40 000 – as many as in Peru", "some 12 000 (a third of all)": a dash or a bracket goes on behind it. */
static bool breaks_off(const reading *r, uint32_t end) {
    return text_is(r, end, " (") || text_is(r, end, " – ") || text_is(r, end, " — ") || text_is(r, end, " - ");
}

/* "In Peru, 7 000 buses were sold", "in 2018, 7 000 were", and not "9, 12, 20 000": a comma behind a word or a year. */
static bool behind_opening(const reading *r, uint32_t comma) {
    enum { YEAR = 4 };
    if (comma == 0 || r->text[comma] != ',') return false;
    return letter_at(r, comma - 1) ||
           (comma > YEAR && begins_with_year(r->text + comma - YEAR, YEAR) && text_is(r, comma - YEAR - 1, " "));
}

/* "14 000 – 16 000 buses", "14 000–16 000": the second of two numbers of the kind, over a dash. */
static bool spaced_before(const reading *r, uint32_t at) {
    const uint32_t end = back_spaces(r, at), dash = list_before(r, LIST_RANGE, end),
                   first = dash ? back_spaces(r, end - dash) : 0;
    return first > 4 && digit_at(r, first - 1) && digit_at(r, first - 2) && digit_at(r, first - 3) &&
           r->text[first - 4] == ' ' && digit_at(r, first - 5);
}

/* "some 1 100 buildings", "reached 80 000.": a word in small letters on both sides, or before it at the end; "on May 19
 * 100 people" is none. */
static bool counts_spaced(const reading *r, uint32_t at, uint32_t end) {
    if (at > 0 && end < r->size && r->text[at - 1] == '(' && r->text[end] == ')') return true; /* "(416 000)" */
    const bool second = spaced_before(r, at) || token_ending(r, at, WORD_BOUND);               /* ">12 500 buses" */
    if (at < 2 || (r->text[at - 1] != ' ' && !second)) return false;
    const bool ends = end >= r->size || (strchr(".,;", r->text[end]) && !digit_at(r, end + 1)) ||
                      word_behind(r, LIST_INSIDE, end) || /* "over 250 000 in 2011" */
                      spaced_again(r, end) || word_behind(r, LIST_BETWEEN_UNIT, end) || breaks_off(r, end);
    if (!ends && (end + 4 >= r->size || r->text[end] != ' ')) return false;
    for (uint32_t i = end + 1; !ends && i < end + 5; i++)
        if (!islower((unsigned char)r->text[i])) return false;
    if (second) return true;
    if (strchr(":;,(", r->text[at - 2])) return r->text[at - 2] == ':' || behind_opening(r, at - 2);
    if (token_ending(r, at - 1, WORD_BOUND)) return true; /* "Over 250 000 cars", "ca. 27 500 cars" */
    const uint32_t word = letters_start(r, at - 1);
    return word < at - 1 && (islower((unsigned char)r->text[word]) ||
                             list_before(r, LIST_BETWEEN, at - 1)); /* "Between 12 000 and 14 000 boilers" */
}

/* 1,00,000: groups of two before the last one of three, as in India; their end, or `end` where there are none. */
static uint32_t lakhs_end(const reading *r, uint32_t head, uint32_t end) {
    uint32_t at = end;
    if (head > 2) return end;
    while (at < r->size && r->text[at] == ',' && digit_at(r, at + 1) && digit_at(r, at + 2) && at + 3 < r->size &&
           r->text[at + 3] == ',')
        at += 3;
    const bool ends =
        at > end && digit_at(r, at + 1) && digit_at(r, at + 2) && digit_at(r, at + 3) && !digit_at(r, at + 4);
    return ends ? at + 4 : end;
}

/* "up to 42,5%", "between 36,1 and 38,9 percent": a comma before one or two digits, of a text that was thought in
 * another language; the unit or "million" right behind, or a second number of the kind that has it, tells it from a
 * list. */
static uint32_t decimal_comma_end(const reading *r, uint32_t comma, bool again) {
    uint32_t end = comma + 1;
    while (digit_at(r, end)) end++;
    if (comma >= r->size || r->text[comma] != ',' || end - comma < 2 || end - comma > 3) return 0;
    const uint32_t next = skip_spaces(r, end);
    if (token_starting_as(r, next, WORD_UNIT, UNIT_AFTER) || token_starting_as(r, next, WORD_UNIT, UNIT_RATE) ||
        multiplier_at(r, next))
        return end;
    if (letter_at(r, end)) return 0;
    uint32_t joint = list_at(r, LIST_RANGE, next);
    if (!joint) joint = list_at(r, LIST_BETWEEN_AND, next);
    uint32_t second = joint && again ? skip_spaces(r, next + joint) : r->size;
    while (digit_at(r, second)) second++;
    return decimal_comma_end(r, second, false) ? end : 0;
}

/* "12.000 MW", "120.000 boilers", "between 12.000 and 15.000 MW": nobody measures so exactly what has come out so
 * round; the dot parts thousands. `again`: the second number of a range tells too. */
static bool only_noughts(const reading *r, uint32_t dot, bool again) {
    const bool zero = dot > 0 && r->text[dot - 1] == '0' && (dot < 2 || !digit_at(r, dot - 2));
    if (zero || !text_is(r, dot, ".000") || digit_at(r, dot + 4)) return false;
    const uint32_t next = skip_spaces(r, dot + 4);
    if (token_starting_as(r, next, WORD_UNIT, UNIT_AFTER) || (next > dot + 4 && token_starting(r, next, WORD_SUBJECT)))
        return true;
    uint32_t joint = again ? list_at(r, LIST_RANGE, next) : 0;
    if (again && !joint) joint = list_at(r, LIST_BETWEEN_AND, next);
    uint32_t second = joint ? skip_spaces(r, next + joint) : r->size;
    while (digit_at(r, second)) second++;
    return joint && only_noughts(r, second, false);
}

/* "7.500 MW of wind and 3.000 MW of hydropower": what a round number of the same unit near it shows. */
static bool shown_beside(const reading *r, uint32_t end) {
    enum { NEAR = 160 };
    const token *own = token_starting(r, skip_spaces(r, end), WORD_UNIT);
    const uint32_t last = r->size - end > NEAR ? end + NEAR : r->size;
    for (uint32_t dot = end > NEAR ? end - NEAR : 1; own && dot + 4 <= last; dot++) {
        const bool round = r->text[dot] == '.' && digit_at(r, dot - 1) && only_noughts(r, dot, true);
        const token *unit = round ? token_starting(r, skip_spaces(r, dot + 4), WORD_UNIT) : NULL;
        if (unit && unit->word->value[0] == own->word->value[0]) return true;
    }
    return false;
}

/* "12.500 homes": nobody counts parts of these; but "1.875 cars per household" is a mean. */
static bool counts_whole(const reading *r, uint32_t end) {
    const uint32_t next = skip_spaces(r, end);
    const token *thing = next > end ? token_starting(r, next, WORD_SUBJECT) : NULL;
    return thing && concept_of(r, thing)->countable && !word_behind(r, LIST_PER, thing->end);
}

/* ... or where the text has shown that it writes so: "1.350 tonnes", but not "0.125". */
static bool parts_thousands(const reading *r, uint32_t dot, bool again) {
    const bool zero = dot > 0 && r->text[dot - 1] == '0' && (dot < 2 || !digit_at(r, dot - 2));
    if (only_noughts(r, dot, again)) return true;
    if (zero || !digit_at(r, dot + 1) || !digit_at(r, dot + 2) || !digit_at(r, dot + 3) || digit_at(r, dot + 4))
        return false;
    return r->continental || (!is_han(r) && (shown_beside(r, dot + 4) || counts_whole(r, dot + 4)));
}

/* "12.345,6", "1.234.567", "1'250": thousands as the continent of Europe parts them; `end` where they are not. */
static uint32_t continental_end(const reading *r, uint32_t end) {
    uint32_t at = end, groups = 0;
    const char mark = at < r->size ? r->text[at] : ' ';
    if (mark != '.' && mark != '\'') return end;
    while (at < r->size && r->text[at] == mark && digit_at(r, at + 1) && digit_at(r, at + 2) && digit_at(r, at + 3) &&
           !digit_at(r, at + 4)) {
        at += 4;
        groups++;
    }
    const bool decimal = groups && at < r->size && r->text[at] == ',' && digit_at(r, at + 1) && !digit_at(r, at + 3);
    if (mark == '.' && !decimal && groups < 2 && !parts_thousands(r, end, true)) return end; /* 12.345 */
    if (decimal)
        for (at++; digit_at(r, at);) at++;
    return at;
}

/* 27. 2%: where the digits end behind a point that a blank has got behind; 0 for none. A list is numbered so, too. */
static uint32_t blank_point_end(const reading *r, uint32_t at, uint32_t point) {
    if (!is_han(r) || at <= r->marker || !text_is(r, point, ". ") || !digit_at(r, point + 2)) return 0;
    uint32_t end = point + 2;
    while (digit_at(r, end)) end++;
    return text_is(r, end, "%") || token_starting(r, end, WORD_UNIT) || multiplier_at(r, end) ? end : 0;
}

/* End of the digits at `at`: groups of three behind commas (or spaces, where a unit, "million" or a word that is
 * counted follows), one decimal point. */
static uint32_t digits_end(const reading *r, uint32_t at) {
    uint32_t end = at;
    while (digit_at(r, end)) end++;
    uint32_t head = end - at;
    const uint32_t continental = head <= 3 ? continental_end(r, end) : end;
    if (continental > end) return continental;
    end = lakhs_end(r, head, end);
    while (head <= 3 && end < r->size && (r->text[end] == ',') && digit_at(r, end + 1) && digit_at(r, end + 2) &&
           digit_at(r, end + 3) && !digit_at(r, end + 4))
        end += 4;
    if (end == at + head && head <= 3 && text_is(r, end, ", 0") && digit_at(r, end + 3) && digit_at(r, end + 4) &&
        !digit_at(r, end + 5))
        end += 5; /* "14, 050 MW": no number begins with a nought */
    if (end == at + head && head <= 3) {
        uint32_t spaced = end;
        while (spaced < r->size && r->text[spaced] == ' ' && digit_at(r, spaced + 1) && digit_at(r, spaced + 2) &&
               digit_at(r, spaced + 3) && !digit_at(r, spaced + 4))
            spaced += 4;
        const uint32_t comma = decimal_comma_end(r, spaced, true); /* "12 345,6 Gg" */
        if (spaced > end && comma) return comma;
        uint32_t whole = spaced; /* "1 018.1 Mtoe" */
        if (whole + 1 < r->size && r->text[whole] == '.' && digit_at(r, whole + 1))
            for (whole++; digit_at(r, whole);) whole++;
        const uint32_t next = skip_spaces(r, whole);
        const bool nought = spaced > end && r->text[end + 1] == '0'; /* "70 000": no number begins with a nought */
        if (nought ||
            (spaced > end && (token_starting(r, next, WORD_UNIT) || multiplier_at(r, next) ||
                              (is_han(r) && token_starting(r, spaced, WORD_CLASSIFIER)) || /* 3 000辆 */
                              (is_han(r) && token_starting(r, next, WORD_BOUND)) || counts_spaced(r, at, spaced) ||
                              list_at(r, LIST_TOTAL, next) || is_money(r, unit_before(r, at))))) /* "USD 38 743" */
            end = spaced;
    }
    const bool year = head == 4 && begins_with_year(r->text + at, head); /* "in 2008,5 GW" */
    const uint32_t behind_comma = !year && end == at + head ? decimal_comma_end(r, end, true) : 0;
    if (behind_comma) return behind_comma;
    const uint32_t behind_blank = blank_point_end(r, at, end);
    if (behind_blank) return behind_blank;
    if (end < r->size && r->text[end] == '.' && digit_at(r, end + 1)) {
        end++;
        while (digit_at(r, end)) end++;
    }
    return end;
}

bool of_other_degrees(const reading *r, const token *unit) {
    const facts_packs *p = r->packs;
    if (list_at(r, LIST_DEGREE, unit->start) != unit->end - unit->start) return false;
    if (unit->start > 1 && digit_at(r, unit->start - 1) && r->text[unit->start - 2] == '.') return false; /* 1.7C */
    const uint64_t heat = dimension_bit(p, p->units.at[unit->word->value[0]].dimension);
    for_tokens(t, r) {
        if (t->word->class == WORD_MEASURE && p->concepts.at[t->word->value[0]].dimensions & heat) return false;
        if (t->word->class == WORD_CUE && list_at(r, LIST_WARMER, t->start)) return false;
        if (t->word->class == WORD_SUBJECT && list_before(r, LIST_WARMER, t->end)) return false;
    }
    return true;
}

/* "to100%", "of30 GW", "than5 million": what a number has behind it that measures. */
static bool measured_behind(const reading *r, uint32_t end) {
    const uint32_t next = skip_spaces(r, end);
    return next < r->size &&
           (r->text[next] == '%' || token_starting_as(r, next, WORD_UNIT, UNIT_AFTER) || multiplier_at(r, next));
}

/* "from 3to 5 USD": the word between the ends of a range has lost the space before it. */
static bool glued_range(const reading *r, uint32_t end) {
    const uint32_t joint = list_at(r, LIST_RANGE, end);
    return joint && text_is(r, end + joint, " ") && digit_at(r, end + joint + 1);
}

/* ".037", "$.05", "USD.05": whether the digits there are those of a decimal that is written without its nought; but
 * "Rs.900". */
static bool lacks_nought(const reading *r, uint32_t at) {
    if (is_han(r) || at == 0 || r->text[at - 1] != '.' || token_ending_as(r, at, WORD_UNIT, UNIT_PREFIX)) return false;
    return at == 1 || strchr(" ($", r->text[at - 2]) || token_ending_as(r, at - 1, WORD_UNIT, UNIT_PREFIX);
}

/* "62m-78m", "2GW-3GW", "20 km-30 km": digits behind a unit and a dash, with the same unit behind them, end a range. */
static bool ends_unit_range(const reading *r, uint32_t at, uint32_t end) {
    const token *unit = at > 2 && r->text[at - 1] == '-' ? token_ending(r, at - 1, WORD_UNIT) : NULL;
    if (at > 2 && digit_at(r, at - 3) && end < r->size && r->text[at - 2] == r->text[end]) return true;
    if (is_han(r) || !unit || !digit_at(r, back_spaces(r, unit->start) - 1)) return false;
    const uint32_t size = unit->end - unit->start, next = skip_spaces(r, end);
    return next + size <= r->size && memcmp(r->text + next, r->text + unit->start, size) == 0 &&
           !letter_at(r, next + size);
}

/* CO2, COVID-19, T4, ISO14001: digits that belong to a name. RMB500 and ±0.2 do not. */
static bool part_of_name(const reading *r, uint32_t at, uint32_t end) {
    if (at > 0) {
        char before = r->text[at - 1];
        bool joined = isalpha((unsigned char)before) || ((before == '-' || before == '.' || before == '_') && at > 1 &&
                                                         isalpha((unsigned char)r->text[at - 2]));
        if (joined && ends_unit_range(r, at, end)) joined = false;
        if (joined && isalpha((unsigned char)before) && list_before(r, LIST_GLUED, at) && measured_behind(r, end))
            joined = false; /* "to100%", "by 3 to14 mm" */
        if (joined && !token_ending_as(r, at, WORD_UNIT, UNIT_PREFIX)) return true;
        if (before == '.' && at > 1 && digit_at(r, at - 2)) return true;
    }
    if (end < r->size) {
        char after = r->text[end];
        if (after == '.' && digit_at(r, end + 1)) return true; /* 2.1.3 */
        if (after == '/' && digit_at(r, end + 1)) return true; /* No. 136/2016: fractions are patterns */
        if (letter_at(r, end) && !token_starting(r, end, WORD_UNIT) && !token_starting(r, end, WORD_NUMBER) &&
            !scale_behind(r, at, &end) && !glued_range(r, end))
            return true; /* 28th, 5G */
        const token *unit = letter_at(r, end) ? token_starting(r, end, WORD_UNIT) : NULL;
        if (unit && of_other_degrees(r, unit)) return true; /* table 3C */
    }
    return false;
}

/* Small multipliers build a group (三百), large ones close it (三百万). */
typedef struct words {
    decimal total, group, digit;
    int places; /* digits behind the point, 0 before it; 三点二五 */
    bool any, pointed;
} words;

static double size_of(decimal d) { return decimal_value(d); }

static void add_number_word(words *w, const word *n) {
    const decimal zero = {0, 0}, one = {1, 0};
    w->any = true;
    if (!n->flags && w->pointed) {
        w->digit = decimal_add(w->digit, decimal_multiply(n->number, (decimal){1, -++w->places}));
    } else if (!n->flags) {
        w->digit = decimal_add(w->digit, n->number);
    } else if (size_of(n->number) < 10000) {
        if (decimal_is_zero(w->digit) && !decimal_is_zero(w->group))
            w->group = decimal_multiply(w->group, n->number); /* two hundred thousand */
        else
            w->group = decimal_add(w->group, decimal_multiply(decimal_is_zero(w->digit) ? one : w->digit, n->number));
        w->digit = zero;
    } else {
        decimal group = decimal_add(w->group, w->digit);
        if (decimal_is_zero(group) && !decimal_is_zero(w->total))
            w->total = decimal_multiply(w->total, n->number);
        else
            w->total = decimal_add(w->total, decimal_multiply(decimal_is_zero(group) ? one : group, n->number));
        w->group = w->digit = zero;
    }
}

static decimal words_value(const words *w) { return decimal_add(decimal_add(w->total, w->group), w->digit); }

/* The longest word of the list at the start of `text`. */
static const word *list_word(const facts_packs *packs, const list *l, const char *text, size_t size) {
    const word *best = NULL;
    for (int32_t k = l ? l->first : 0; l && k < l->first + l->count; k++) {
        const word *n = &packs->words.at[k];
        if (n->size <= size && (!best || n->size > best->size) && strncasecmp(n->form, text, n->size) == 0) best = n;
    }
    return best;
}

bool numeral_value(const facts_packs *packs, int language, const char *text, size_t size, decimal *value) {
    words w = {0};
    const list *numbers = packs_list(packs, LIST_NUMBER, language);
    const list *points = packs_list(packs, LIST_DECIMAL_POINT, language);
    const decimal ten = {10, 0};
    bool after_digit = false; /* 二〇〇九: digits in a row, with their places */
    for (size_t i = 0; numbers && i < size;) {
        const word *n = list_word(packs, numbers, text + i, size - i);
        const word *point = !n && w.any ? list_word(packs, points, text + i, size - i) : NULL;
        const bool plain = text[i] >= '0' && text[i] <= '9'; /* 二00九 */
        const bool digit = plain || (n && !n->flags && size_of(n->number) < 10);
        if (digit && after_digit && !w.pointed) w.digit = decimal_multiply(w.digit, ten);
        if (plain)
            w.digit = decimal_add(w.digit, decimal_read(text + i, 1));
        else if (n)
            add_number_word(&w, n);
        else if (point && !w.pointed)
            w.pointed = true;
        else if (text[i] != ' ' && text[i] != '-')
            return false;
        after_digit = digit;
        i += n ? n->size : point ? point->size : 1;
    }
    *value = words_value(&w);
    return w.any;
}

/* 千 in 千瓦 is no numeral. */
static bool unit_hides(const reading *r, const token *t) {
    const word *u = near_word_starting(r->packs, r->language, WORD_UNIT, UNIT_AFTER, r->text, r->size, t->start);
    return u && u->size > t->end - t->start;
}

/* "53 +-4", "5+2", "$500 + 40% of the cost": a plus that does not end there is no "or more". */
static bool goes_on_as_sum(const reading *r, uint32_t at) {
    const bool apart = at > 1 && r->text[at - 2] == ' ' && digit_at(r, skip_spaces(r, at));
    return r->text[at - 1] == '+' && (apart || digit_at(r, at) || (at < r->size && strchr("-/", r->text[at])));
}

/* Multipliers behind the digits: 2.07万亿, 1.4 billion, "a 15-billion-gallon requirement"; a bound may stand before or
 * between them: 2700多万. */
static void read_multipliers(const reading *r, number *n) {
    for (;;) {
        uint32_t at = n->end;
        const token *mid = token_starting(r, skip_spaces(r, at), WORD_BOUND);
        if (mid && (mid->word->flags & BOUND_MID) && !goes_on_as_sum(r, mid->end))
            at = mid->end;
        else
            mid = NULL;
        uint32_t next = at < r->size && r->text[at] == '-' ? at + 1 : skip_spaces(r, at);
        const token *m = next - at <= 1 ? token_starting(r, next, WORD_NUMBER) : NULL;
        if (!m || !m->word->flags || unit_hides(r, m)) {
            if (mid) n->mid = mid->word, n->end = mid->end;
            return;
        }
        n->multiplier = decimal_multiply(n->multiplier, m->word->number);
        n->multiplied = true;
        n->end = m->end;
        if (mid) n->mid = mid->word;
    }
}

/* 10⁶, 10^-3, 10^{9}: where the power of ten at `at` ends; `at` for none. */
static uint32_t power_of_ten(const reading *r, uint32_t at, int *exponent) {
    enum { BEYOND = 30 }; /* nobody counts so many */
    uint32_t end = at + 2, size = 1;
    if (!text_is(r, at, "10")) return at;
    const bool caret = text_is(r, end, "^"), brace = caret && text_is(r, end + 1, "{");
    end += caret + brace;
    const bool below = text_is(r, end, "-");
    end += below;
    const uint32_t first = end;
    *exponent = 0;
    for (int d; *exponent < BEYOND; end += size) {
        d = !caret ? raised_digit(r->text + end, r->size - end, &size) : digit_at(r, end) ? r->text[end] - '0' : -1;
        if (d < 0) break;
        *exponent = 10 * *exponent + d;
    }
    if (end == first || *exponent > BEYOND || (brace && !text_is(r, end, "}"))) return at;
    if (below) *exponent = -*exponent;
    return end + brace;
}

/* "5.3 × 10⁶", "2.4 x 10^9": the power of ten behind the digits. */
static void read_power(const reading *r, number *n) {
    static const char *const SIGNS[] = {"×", "x", "*", "·"};
    const uint32_t sign = skip_spaces(r, n->end);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        int exponent;
        const uint32_t ten = text_is(r, sign, SIGNS[i]) ? skip_spaces(r, sign + (uint32_t)strlen(SIGNS[i])) : r->size,
                       end = power_of_ten(r, ten, &exponent);
        if (end == ten) continue;
        n->multiplier = (decimal){1, exponent};
        n->multiplied = true;
        n->end = end;
    }
}

static void read_scale(const reading *r, number *n) {
    const word *scale = scale_behind(r, n->start, &n->end);
    if (!scale) return;
    n->multiplier = decimal_read(scale->text, strlen(scale->text));
    n->multiplied = true;
}

bool number_word_at(const reading *r, uint32_t at) {
    if (at > 0 && isalnum((unsigned char)r->text[at]) && isalnum((unsigned char)r->text[at - 1])) return false;
    return near_word_starting(r->packs, r->language, WORD_NUMBER, -1, r->text, r->size, at) != NULL;
}

/* "one hundred and twelve", "one hundred and three million": the small number behind the coordinator belongs to the
 * hundreds before it. `start`: where the number begins. */
static uint32_t skip_and(const reading *r, uint32_t start, uint32_t at, const token *hundreds) {
    enum { THOUSAND = 1000 };
    const uint32_t n = hundreds->word->flags && at > hundreds->end ? list_at(r, LIST_BETWEEN_AND, at) : 0;
    const uint32_t behind = skip_spaces(r, at + n);
    const token *small = n ? token_starting(r, behind, WORD_NUMBER) : NULL;
    if (is_han(r) || !small || small->word->flags) return at;
    for (uint32_t next = small->end; next < r->size && (r->text[next] == ' ' || r->text[next] == '-');) {
        const token *more = token_starting(r, ++next, WORD_NUMBER);
        if (!more) break;
        if (more->word->flags) { /* "between one hundred and two hundred" */
            const bool closes = size_of(more->word->number) >= THOUSAND && size_of(hundreds->word->number) < THOUSAND;
            return closes && !list_before(r, LIST_BETWEEN, back_spaces(r, start)) ? behind : at;
        }
        next = more->end;
    }
    return behind;
}

/* "one million, seven hundred thousand": smaller groups go on behind a comma. */
static uint32_t skip_comma(const reading *r, uint32_t at, const token *group) {
    if (is_han(r) || !group->word->flags || !text_is(r, group->end, ", ")) return at;
    words w = {0};
    bool multiplied = false;
    uint32_t next = group->end + 2;
    for (const token *t; (t = token_starting(r, next, WORD_NUMBER)) != NULL; next = t->end + 1) {
        add_number_word(&w, t->word);
        multiplied = multiplied || t->word->flags;
        if (t->end >= r->size || (r->text[t->end] != ' ' && r->text[t->end] != '-')) break;
    }
    const bool smaller = multiplied && size_of(words_value(&w)) < size_of(group->word->number);
    return smaller ? group->end + 2 : at;
}

/* The point is the one dot, or a comma before fewer or more than three digits (42,5); the other marks part thousands.
 */
static decimal literal_of(const reading *r, uint32_t at, uint32_t end) {
    char digits[40] = "0";
    uint32_t point = end, dots = 0, size = r->text[at] == '.';
    for (uint32_t i = at; i < end; i++) {
        if (r->text[i] == '.') point = dots++ || parts_thousands(r, i, true) ? end : i;
        if (r->text[i] == ',' && r->text[i + 1] != ' ' && end - i != 4 && !memchr(r->text + i + 1, ',', end - i - 1))
            point = i;
    }
    for (uint32_t i = at; i < end && size < sizeof digits; i++)
        if (digit_at(r, i) || i == point) digits[size++] = i == point ? '.' : r->text[i];
    return decimal_read(digits, size);
}

/* 三点二亿: the point between digits in words, and where the digit behind it starts; 0 where there is none. 十点三十分
 * is a time of day. */
static uint32_t point_end(const reading *r, uint32_t at) {
    const uint32_t n = list_at(r, LIST_DECIMAL_POINT, at);
    const token *digit = n ? token_starting(r, at + n, WORD_NUMBER) : NULL;
    const token *next = digit ? token_starting(r, digit->end, WORD_NUMBER) : NULL;
    const bool clock = next && next->word->flags && size_of(next->word->number) < 100;
    return digit && !digit->word->flags && !clock ? at + n : 0;
}

static bool is_one_digit(const token *t) { return t && !t->word->flags && size_of(t->word->number) < 10; }

/* 三〇〇〇, 六八三: the next digit of a number that is written without 十 and 百. */
static bool next_in_row(const reading *r, const token *last, const token *t) {
    return is_han(r) && is_one_digit(last) && is_one_digit(t) && last->end == t->start;
}

/* 五六: the second of two digits that stand alone and are one apart, 0 where they are not. */
static int one_more(const reading *r, const token *last, const token *t) {
    enum { HAN = 3 };
    if (!next_in_row(r, last, t) || next_in_row(r, t, token_starting(r, t->end, WORD_NUMBER)) || point_end(r, t->end))
        return 0;
    if (last->start >= HAN && next_in_row(r, token_starting(r, last->start - HAN, WORD_NUMBER), last)) return 0;
    const double before = size_of(last->word->number), now = size_of(t->word->number);
    return before >= 1 && now == before + 1 ? (int)now : 0;
}

static bool read_words(const reading *r, uint32_t at, number *out) {
    words w = {0}, high = {0};
    const token *last = NULL;
    for (const token *t; (t = token_starting(r, at, WORD_NUMBER)) != NULL && !unit_hides(r, t); last = t) {
        const int more = out->ranged || w.pointed ? 0 : one_more(r, last, t);
        if (more) {
            high = w;
            high.digit = t->word->number;
            out->ranged = true;
        } else {
            if (!w.pointed && next_in_row(r, last, t)) w.digit = decimal_multiply(w.digit, (decimal){10, 0});
            add_number_word(&w, t->word);
            if (out->ranged) add_number_word(&high, t->word);
        }
        out->end = t->end;
        at = t->end;
        if (at < r->size && (r->text[at] == ' ' || r->text[at] == '-')) at++;
        at = skip_comma(r, skip_and(r, out->start, at, t), t);
        const token *mid = token_starting(r, at, WORD_BOUND); /* 一千四百多万 */
        if (mid && (mid->word->flags & BOUND_MID) && multiplier_at(r, mid->end)) {
            out->mid = mid->word;
            at = mid->end;
            continue;
        }
        const uint32_t behind_point = w.pointed || out->ranged ? 0 : point_end(r, at);
        if (behind_point) w.pointed = true, at = behind_point;
    }
    if (!w.any) return false;
    out->in_words = true;
    out->value = out->literal = words_value(&w);
    out->high = words_value(&high);
    const token *mid = out->mid ? NULL : token_starting(r, out->end, WORD_BOUND);
    if (mid && (mid->word->flags & BOUND_MID)) out->mid = mid->word, out->end = mid->end;
    return true;
}

/* 装机容量 | 万千瓦 | 9000, 装机（万千瓦）: a unit alone in a cell or a bracket. */
static bool says_unit_only(const reading *r, const token *multiplier) {
    const word *u = near_word_starting(r->packs, r->language, WORD_UNIT, UNIT_AFTER, r->text, r->size, multiplier->end);
    if (!u) return false;
    const uint32_t from = back_spaces(r, multiplier->start), to = skip_spaces(r, multiplier->end + u->size);
    const bool opened = from == 0 || r->text[from - 1] == '|' || r->text[from - 1] == '(';
    return opened && (to >= r->size || r->text[to] == '|' || r->text[to] == ')');
}

/* "(thousand tonnes)", "(EUR million)", "in million dollars": a word that multiplies, and nothing that it multiplies;
 * nor is 万 in T30万吨 a number, whose digits belong to a name. */
static bool only_multiplies(const reading *r, uint32_t at) {
    const token *t = token_starting(r, at, WORD_NUMBER);
    if (!t || !t->word->flags) return false;
    if (is_han(r)) return (at > 0 && is_digit(r->text[at - 1])) || says_unit_only(r, t);
    const token *currency = unit_before(r, at);
    const uint32_t start = currency ? currency->start : at;
    return (start > 0 && r->text[start - 1] == '(') || list_before(r, LIST_INSIDE, back_spaces(r, at));
}

bool number_read(const reading *r, uint32_t at, number *out) {
    *out = (number){.start = at, .end = at, .multiplier = {1, 0}};
    if (digit_at(r, at)) {
        out->end = digits_end(r, at);
        const bool small = lacks_nought(r, at);
        out->literal = literal_of(r, at - small, out->end);
        read_power(r, out);
        if (!small && part_of_name(r, at, out->end)) return false;
        out->start = at - small;
        if (!out->multiplied) read_scale(r, out);
        read_multipliers(r, out);
        out->value = decimal_multiply(out->literal, out->multiplier);
        return true;
    }
    return !only_multiplies(r, at) && read_words(r, at, out);
}
