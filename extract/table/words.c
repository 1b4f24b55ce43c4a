#include "words.h"

#include "extract/pack/near_words.h"
#include "extract/pack/pack.h"

#include <ctype.h>
#include <stddef.h>
#include <strings.h>

slice without_marks(slice s) {
    for (s = slice_trim(s); s.size > 2 && strchr("*_`", s.at[0]) && s.at[s.size - 1] == s.at[0];)
        s = slice_trim((slice){s.at + 1, s.size - 2});
    return s;
}

bool has_han(slice s) { return count_between(s.at, s.size, 0xE4, 0xE9) > 0; }

/* The size of the digits at `at`, with what groups and parts them: "1,234.5". */
static size_t number_at(slice s, size_t at) {
    size_t end = at;
    while (end < s.size && (isdigit((unsigned char)s.at[end]) ||
                            (strchr(".,", s.at[end]) && end + 1 < s.size && isdigit((unsigned char)s.at[end + 1]))))
        end++;
    return end - at;
}

static bool is_year_of(const char *digits, size_t size) { return size == 4 && begins_with_year(digits, size); }

/* 年1—9月: the size of the months behind the digits of a year. */
static size_t months_behind(const facts_packs *packs, slice s) {
    size_t at = packs_listed_at(packs, LIST_YEAR_SIGN, s.at, s.size);
    if (!at) return 0;
    while (at < s.size && !is_han_lead(s.at[at])) at++; /* over dashes, too */
    return packs_listed_at(packs, LIST_MONTH_SIGN, s.at + at, s.size - at) ? at : 0;
}

bool has_year(slice s) {
    for (size_t at = 0, size; at < s.size; at += size ? size : 1)
        if ((size = number_at(s, at)) && is_year_of(s.at + at, size)) return true;
    return false;
}

/* Letters before a number make it a part of a word, as in CO2. */
bool has_amount(const facts_packs *packs, slice s) {
    bool year = false;
    for (size_t at = 0; at < s.size;) {
        const size_t size = number_at(s, at);
        if (!size) {
            at++;
            continue;
        }
        if (is_year_of(s.at + at, size))
            year = true, at += months_behind(packs, (slice){s.at + at + size, s.size - at - size});
        else if (!(at && (isalpha((unsigned char)s.at[at - 1]) || (year && strchr("-/", s.at[at - 1])))))
            return true; /* but "2023-24" */
        at += size;
    }
    return false;
}

/* 装机容量 2023, 装机容量 2023年: the year of a column below what it is a year of. */
static slice han_year_apart(const facts_packs *packs, slice s, slice *other) {
    enum { YEAR = 4 };
    size_t at = s.size;
    while (at > 0 && s.at[at - 1] != ' ') at--;
    const slice year = {s.at + at, s.size - at}, before = slice_trim((slice){s.at, at});
    if (!before.size || has_digit(before.at, before.size) || year.size < YEAR || !is_year_of(year.at, YEAR)) return s;
    const slice sign = {year.at + YEAR, year.size - YEAR};
    if (sign.size && packs_listed_at(packs, LIST_YEAR_SIGN, sign.at, sign.size) != sign.size) return s;
    *other = before;
    return year;
}

slice year_apart(const facts_packs *packs, slice s, slice *other) {
    enum { YEAR = 4 };
    *other = (slice){NULL, 0};
    if (s.size <= YEAR) return s;
    if (has_han(s)) return han_year_apart(packs, s, other);
    const char *last = s.at + s.size - YEAR;
    if (is_year_of(s.at, YEAR) && s.at[YEAR] == ' ' && !has_digit(s.at + YEAR, s.size - YEAR)) {
        *other = slice_trim((slice){s.at + YEAR, s.size - YEAR});
        if (other->at[0] == '(' && other->at[other->size - 1] == ')') /* "2030 (target)" */
            *other = (slice){other->at + 1, other->size - 2};
        return (slice){s.at, YEAR};
    }
    const bool bracket = s.size > YEAR + 3 && s.at[s.size - 1] == ')' && last[-2] == '(' && last[-3] == ' ';
    if (bracket && is_year_of(last - 1, YEAR) && !has_digit(s.at, s.size - YEAR - 1)) { /* "Target (2030)" */
        *other = slice_trim((slice){s.at, s.size - YEAR - 2});
        return (slice){last - 1, YEAR};
    }
    enum { SMALL = 6 };
    size_t letters = 0; /* of a small word before it: "End of 2024", "by 2030", "Change from 2020" */
    while (letters + YEAR + 1 < s.size && islower((unsigned char)last[-2 - (ptrdiff_t)letters])) letters++;
    const bool small =
        letters > 0 && letters < SMALL && (letters + YEAR + 1 == s.size || last[-2 - (ptrdiff_t)letters] == ' ');
    if (is_year_of(last, YEAR) && last[-1] == ' ' && !has_digit(s.at, s.size - YEAR) && !small) {
        *other = slice_trim((slice){s.at, s.size - YEAR});
        if (other->size && other->at[other->size - 1] == ',') other->size--; /* "Capacity, 2023" */
        return (slice){last, YEAR};
    }
    return s;
}

/* The size of the dash, or of the points left out, that the text begins with; 0 for none. */
static size_t dash_size(slice s) {
    static const char *const DASHES[] = {"-", "–", "—", "−", "－", "…"};
    for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++) {
        const size_t n = strlen(DASHES[i]);
        if (s.size >= n && memcmp(s.at, DASHES[i], n) == 0) return n;
    }
    return 0;
}

size_t sign_before(slice s) {
    static const char DASH[] = "–";
    enum { SIZE = sizeof DASH - 1 };
    return s.size >= SIZE && memcmp(s.at + s.size - SIZE, DASH, SIZE) == 0 ? SIZE : 0;
}

static bool is_listed(const facts_packs *packs, list_name name, slice s) {
    return packs_is_listed(packs, name, s.at, s.size);
}

bool tells_nothing(const facts_packs *packs, slice s) {
    if (is_listed(packs, LIST_NO_VALUE, s)) return true;
    for (size_t i = 0, n; i < s.size; i += n) {
        n = strchr(". ", s.at[i]) ? 1 : dash_size((slice){s.at + i, s.size - i});
        if (!n) return false;
    }
    return true;
}

bool is_serial(slice s) {
    enum { LONGEST = 3 };
    if (s.size && s.at[s.size - 1] == '.') s.size--;
    for (size_t i = 0; i < s.size; i++)
        if (!isdigit((unsigned char)s.at[i])) return false;
    return s.size > 0 && s.size <= LONGEST;
}

bool is_bare_year(slice s) { return is_year_of(s.at, s.size); }

/* Where the first number begins behind signs, bounds and currencies; s.size where a word stands before it. */
static size_t number_start(slice s) {
    size_t at = 0;
    while (at < s.size && !isalnum((unsigned char)s.at[at]) && !is_han_lead(s.at[at])) at++;
    return at < s.size && isdigit((unsigned char)s.at[at]) ? at : s.size;
}

bool begins_with_number(slice s) { return number_start(s) < s.size; }

bool is_value(const facts_packs *packs, slice s) {
    enum { LONGEST = 24 };
    return begins_with_number(s) || (s.size <= LONGEST && has_amount(packs, s)); /* "about 46", 约30 */
}

static size_t unit_size(const facts_packs *packs, slice s);

/* "*", "†", "¹", "a)": the mark of a footnote behind a number. */
static bool is_mark(slice s) {
    if (!s.size) return true;
    if (s.at[0] == '*' || ((unsigned char)s.at[0] == 0xC2 && s.size <= 6) ||
        ((unsigned char)s.at[0] == 0xE2 && s.size == 3))
        return true;
    return s.at[0] >= 'a' && s.at[0] <= 'f' && (s.size == 1 || (s.size == 2 && s.at[1] == ')'));
}

/* Where a range goes on behind a dash: "30–40"; else `at`. */
static size_t range_end(slice s, size_t at) {
    size_t to = at;
    while (to < s.size &&
           (s.at[to] == '-' || s.at[to] == '~' || s.at[to] == ' ' ||
            ((unsigned char)s.at[to] >= 0xE2 && !is_han_lead(s.at[to])) || ((unsigned char)s.at[to] & 0xC0) == 0x80))
        to++;
    const size_t size = to > at ? number_at(s, to) : 0;
    return size ? to + size : at;
}

bool has_sign(slice s) {
    static const char *const SIGNS[] = {"$", "€", "£", "¥"};
    for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++)
        for (size_t i = 0, n = strlen(SIGNS[k]); i + n <= s.size; i++)
            if (memcmp(s.at + i, SIGNS[k], n) == 0) return true;
    return false;
}

/* [18], 〔18〕: what is told for all the years of a plan stands so. */
static void take_brackets(slice *before, slice *behind) {
    static const char *const PAIRS[][2] = {{"[", "]"}, {"〔", "〕"}, {"【", "】"}};
    for (size_t k = 0; k < sizeof PAIRS / sizeof *PAIRS; k++) {
        const size_t o = strlen(PAIRS[k][0]), c = strlen(PAIRS[k][1]);
        const slice end = slice_trim(*behind);
        if (before->size < o || end.size < c || memcmp(before->at, PAIRS[k][0], o) != 0 ||
            memcmp(end.at + end.size - c, PAIRS[k][1], c) != 0)
            continue;
        *before = (slice){before->at + o, before->size - o};
        *behind = (slice){end.at, end.size - c};
        return;
    }
}

value_cell value_of(const facts_packs *packs, slice cell) {
    size_t from = 0;
    while (from < cell.size && !isdigit((unsigned char)cell.at[from])) from++;
    size_t to = range_end(cell, from + number_at(cell, from));
    const slice rest = slice_trim((slice){cell.at + to, cell.size - to});
    value_cell v = {
        .before = {cell.at, from}, .number = {cell.at + from, to - from}, .behind = {cell.at + to, cell.size - to}};
    v.own_unit = unit_size(packs, rest) > 0;
    if (is_mark(rest)) v.behind.size = 0;
    take_brackets(&v.before, &v.behind);
    return v;
}

bool ends_sentence_of(slice s) {
    return s.size && (strchr(".!?;", s.at[s.size - 1]) || (s.size >= 3 && memcmp(s.at + s.size - 3, "。", 3) == 0));
}

/* ------------------------------------------------------------------- units */

/* In any language; `flags` below 0: any. What only counts things ("households") is a name in a table, and no unit. */
static const word *near_word(const facts_packs *packs, word_class class, int flags, slice s, size_t at) {
    const word *best = NULL;
    for (int i = 0; i < packs->language_count; i++) {
        const word *w = near_word_starting(packs, i, class, flags, s.at, (uint32_t)s.size, (uint32_t)at);
        if (w && class == WORD_UNIT && packs->units.at[w->value[0]].dimension == packs->dimension_one) continue;
        if (w && (!best || w->size > best->size)) best = w;
    }
    return best;
}

static size_t over_spaces(slice s, size_t at) {
    while (at < s.size && s.at[at] == ' ') at++;
    return at;
}

/* "USD", "€": what stands before an amount of money. */
slice currency_of(slice unit) {
    size_t n = 0;
    while (n < unit.size && isupper((unsigned char)unit.at[n])) n++;
    if (n == 3 && n < unit.size && unit.at[n] == ' ') return (slice){unit.at, n};
    return (slice){NULL, 0};
}

/* "1000", which may be the size of a thing; not "10⁴". */
static bool may_be_size(slice s, size_t scale) {
    enum { THOUSAND = 4 };
    size_t digits = 0;
    for (size_t i = 0; i < scale; i++) digits += isdigit((unsigned char)s.at[i]) != 0;
    return digits == THOUSAND;
}

size_t written_scale(const facts_packs *packs, slice s) {
    const size_t scale = packs_listed_at(packs, LIST_HEAD_SCALE, s.at, s.size);
    if (!scale) return 0;
    const word *unit = near_word(packs, WORD_UNIT, UNIT_AFTER, s, over_spaces(s, scale));
    if (!may_be_size(s, scale)) return unit ? scale : 0;
    return unit && packs_class(packs, packs->units.at[unit->value[0]].dimension) != DIMENSION_POWER ? scale : 0;
}

/* Where the unit ends that the text begins with, a scale before it: "million tonnes", "亿千瓦时"; 0 for none. */
static size_t unit_size(const facts_packs *packs, slice s) {
    size_t at = over_spaces(s, currency_of(s).size + written_scale(packs, s));
    const bool money = at > 0;
    enum { LEAST_SCALE = 10 };
    const word *scale = near_word(packs, WORD_NUMBER, -1, s, at);
    if (scale && decimal_value(scale->number) < LEAST_SCALE) scale = NULL; /* "Net zero" */
    const size_t scaled = scale ? at + scale->size : at;
    const word *unit = near_word(packs, WORD_UNIT, UNIT_AFTER, s, over_spaces(s, scaled));
    const word *whole = near_word(packs, WORD_UNIT, UNIT_AFTER, s, at); /* 万千瓦 is one word */
    const word *counted = scale && !unit ? near_word(packs, WORD_CLASSIFIER, -1, s, scaled) : NULL; /* 万个 */
    size_t end = unit ? over_spaces(s, scaled) + unit->size : scale || money ? scaled : 0;
    if (counted) end = scaled + counted->size;
    if (whole && at + whole->size > end) end = at + whole->size;
    return end;
}

/* Whether a unit begins there, and only what belongs to it follows: "Mt CO2e", "% of total". */
static bool is_unit(const facts_packs *packs, slice s) {
    enum { LONGEST = 40 };
    const size_t end = s.size <= LONGEST ? unit_size(packs, s) : 0;
    return end && (end == s.size || !(isalnum((unsigned char)s.at[end]) || is_han_lead(s.at[end]))); /* not 吨钢能耗 */
}

/* The bracket that closes the text; an empty one for none. `open`: where it begins. */
static slice bracket_behind(slice s, size_t *open) {
    static const char *const PAIRS[][2] = {{"(", ")"}, {"[", "]"}, {"（", "）"}};
    for (size_t k = 0; k < 3; k++) {
        const size_t o = strlen(PAIRS[k][0]), c = strlen(PAIRS[k][1]);
        if (s.size < o + c || memcmp(s.at + s.size - c, PAIRS[k][1], c) != 0) continue;
        for (size_t at = s.size - c; at-- > 0;)
            if (memcmp(s.at + at, PAIRS[k][0], o) == 0) {
                *open = at;
                return slice_trim((slice){s.at + at + o, s.size - c - at - o});
            }
    }
    return (slice){NULL, 0};
}

/* "单位：万千瓦": the unit behind the colon. */
static slice unit_told(const facts_packs *packs, slice s) {
    const size_t head = packs_listed_at(packs, LIST_UNIT_HEAD, s.at, s.size);
    const slice rest = {s.at + head, s.size - head};
    if (!head || !rest.size) return (slice){NULL, 0};
    const size_t colon = rest.at[0] == ':' ? 1 : rest.size >= 3 && memcmp(rest.at, "：", 3) == 0 ? 3 : 0;
    return colon ? slice_trim((slice){rest.at + colon, rest.size - colon}) : (slice){NULL, 0};
}

/* "Capacity (MW), 2023", 装机（万千瓦）2023年: the one unit in brackets, and what stands behind it; no unit for none.
 */
static titled unit_within(const facts_packs *packs, slice s) {
    size_t open = 0;
    for (size_t at = 2; at < s.size; at++) {
        const slice inner = bracket_behind((slice){s.at, at}, &open);
        if (inner.size && is_unit(packs, inner))
            return (titled){slice_trim((slice){s.at, open}), inner, {s.at + at, s.size - at}};
        if (inner.size) break;
    }
    return (titled){s, {NULL, 0}, {NULL, 0}};
}

titled split_unit(const facts_packs *packs, slice s) {
    const slice none = {NULL, 0}, told = unit_told(packs, s);
    if (told.size) return (titled){none, told, none};
    const size_t unit = is_unit(packs, s) ? unit_size(packs, s) : 0;
    const slice changes = slice_trim((slice){s.at + unit, s.size - unit});
    if (unit && packs_listed_at(packs, LIST_LABEL_CHANGE, changes.at, changes.size))
        return (titled){changes, {s.at, unit}, none}; /* "% change 1990-2022" */
    if (unit) return (titled){none, s, none};
    size_t open;
    const slice inner = bracket_behind(s, &open);
    if (inner.size && is_unit(packs, inner)) return (titled){slice_trim((slice){s.at, open}), inner, none};
    const titled bare = inner.size ? split_unit(packs, slice_trim((slice){s.at, open})) : unit_within(packs, s);
    if (bare.unit.size) return bare;         /* "Capacity, GW (end of year)" */
    for (size_t at = 1; at < s.size; at++) { /* "Capacity, GW", "Capacity in million tonnes" */
        if (s.at[at - 1] != ' ') continue;
        const slice rest = {s.at + at, s.size - at};
        if (unit_size(packs, rest) != rest.size || (rest.size == 1 && rest.at[0] != '%')) continue;
        if (at > 1 && isdigit((unsigned char)s.at[at - 2])) continue; /* "1.5 °C" is a name */
        const bool apart = at > 1 && s.at[at - 2] == ',';
        return (titled){apart ? (slice){s.at, at - 2} : s, rest, none};
    }
    return (titled){s, none, none};
}

bool is_scale(const facts_packs *packs, slice s) {
    const word *w = near_word(packs, WORD_NUMBER, -1, s, 0);
    return w && w->size == s.size;
}

slice without_tail(const facts_packs *packs, slice s, slice *behind) {
    *behind = (slice){NULL, 0};
    for (size_t at = 1; at < s.size; at++) {
        slice rest = {s.at + at, s.size - at};
        const size_t tail = s.at[at - 1] == ' ' ? packs_listed_at(packs, LIST_CAPTION_TAIL, rest.at, rest.size) : 0;
        if (!tail || (tail < rest.size && rest.at[tail] != ',')) continue;
        *behind = (slice){rest.at + tail, rest.size - tail};
        s = slice_trim((slice){s.at, at});
        return s.size && s.at[s.size - 1] == ',' ? (slice){s.at, s.size - 1} : s;
    }
    return s;
}

bool is_unit_head(const facts_packs *packs, slice s) { return is_listed(packs, LIST_UNIT_HEAD, s); }

bool is_place_head(const facts_packs *packs, slice s) { return is_listed(packs, LIST_PLACE_HEAD, s); }

bool says_total_only(const facts_packs *packs, slice s) { return is_listed(packs, LIST_LABEL_TOTAL, s); }

bool says_change_only(const facts_packs *packs, slice s) { return is_listed(packs, LIST_LABEL_CHANGE, s); }

bool names_unit_only(const facts_packs *packs, slice s) {
    size_t open = 1;
    const slice inner = bracket_behind(s, &open);
    return unit_told(packs, s).size > 0 || (inner.size && open == 0 && is_unit(packs, inner));
}

slice caption_text(slice s) {
    size_t at = 0;
    while (at < s.size && !isdigit((unsigned char)s.at[at]) && s.at[at] != ' ') at++; /* "Table", 表 */
    const size_t word = at;
    at = over_spaces(s, at);
    while (at < s.size && (isupper((unsigned char)s.at[at]) || (at > word + 1 && strchr("-.", s.at[at]))))
        at++; /* ES- */
    const size_t digits = at;
    while (at < s.size && (isdigit((unsigned char)s.at[at]) || strchr(".-", s.at[at]))) at++;
    if (at < s.size && s.at[at] == ':') at++;
    const bool label = word && at > digits && isdigit((unsigned char)s.at[digits]) && at < s.size && s.at[at] == ' ' &&
                       !is_year_of(s.at + digits, at - digits);
    if (!label) return s;
    while (at < s.size && dash_size((slice){s.at + at, s.size - at}) + (s.at[at] == ' ')) /* "Table 7 – Needs" */
        at += s.at[at] == ' ' ? 1 : dash_size((slice){s.at + at, s.size - at});
    slice text = slice_trim((slice){s.at + at, s.size - at});
    if (text.size && text.at[text.size - 1] == '.') text.size--;
    return text.size && !islower((unsigned char)text.at[0]) ? text : s; /* "Table 5 shows" */
}

/* The size of "1.A.3." or "(b)" with the space behind it; 0 for none. */
static size_t numbering_size(slice s) {
    const size_t open = s.size && s.at[0] == '(';
    size_t at = open, parts = 0, marks = 0;
    while (at < s.size && (isdigit((unsigned char)s.at[at]) || isalpha((unsigned char)s.at[at]))) {
        const bool digit = isdigit((unsigned char)s.at[at]);
        size_t n = 1;
        while (digit && n < 2 && at + n < s.size && isdigit((unsigned char)s.at[at + n])) n++;
        at += n;
        parts++;
        if (at < s.size && strchr(".)", s.at[at])) at++, marks++;
    }
    return parts && marks && at + 1 < s.size && s.at[at] == ' ' ? at + 1 : 0;
}

slice without_numbering(const facts_packs *packs, slice s) {
    const size_t at = numbering_size(s);
    if (!at) return s;
    const slice rest = {s.at + at, s.size - at};
    const bool name = isupper((unsigned char)rest.at[0]) || is_han_lead(rest.at[0]);
    return name && !is_unit(packs, rest) ? rest : s; /* not "1.5 MW" */
}

slice year_word(const facts_packs *packs) {
    for (int i = 0; i < packs->language_count; i++) {
        const listed_words *l = &packs->languages[i].known[LIST_YEAR_SIGN];
        if (packs->languages[i].han && l->count) return (slice){l->at[0].form, l->at[0].size};
    }
    return (slice){NULL, 0};
}

bool begins_with_year_sign(const facts_packs *packs, slice s) {
    return packs_listed_at(packs, LIST_YEAR_SIGN, s.at, s.size) > 0;
}

bool is_year_sign(const facts_packs *packs, slice s) { return is_listed(packs, LIST_YEAR_SIGN, s); }

bool is_year_head(const facts_packs *packs, slice s) {
    for (size_t at = 0; at < s.size; at++) {
        const bool begins = at == 0 || s.at[at - 1] == ' ' || is_han_lead(s.at[at]);
        if (begins && packs_listed_at(packs, LIST_YEAR_SIGN, s.at + at, s.size - at)) return true;
    }
    return false;
}

bool tells_little(const facts_packs *packs, slice s) { return is_listed(packs, LIST_LABEL_FILLER, s); }

bool hangs_on_thing(const facts_packs *packs, slice s) {
    const slice words = without_year(packs, s);
    return is_listed(packs, LIST_LABEL_MEASURE, words) || is_listed(packs, LIST_LABEL_STATUS, words);
}

size_t part_lead(const facts_packs *packs, slice s) {
    size_t at = dash_size(s);
    if (at && s.size > at && s.at[at] != ' ') return 0; /* "-ethyl" */
    at = over_spaces(s, at);
    if (s.size > at && s.at[at] == '#') at++;
    const size_t lead = packs_listed_at(packs, LIST_PART_LEAD, s.at + at, s.size - at);
    at = over_spaces(s, at + lead);
    return at < s.size ? at : 0;
}

bool is_ditto(slice s) {
    static const char *const MARKS[] = {"\"", "''", "″", "”", "〃"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (s.size == strlen(MARKS[i]) && memcmp(s.at, MARKS[i], s.size) == 0) return true;
    return false;
}

/* The next form of the list from `at` on, as words of their own; an empty one for none. */
static slice next_listed(const facts_packs *packs, list_name name, slice s, size_t at) {
    for (; at < s.size; at++) {
        const bool begins = at == 0 || strchr(" (-", s.at[at - 1]) || is_han_lead(s.at[at]);
        const size_t n = begins ? packs_listed_at(packs, name, s.at + at, s.size - at) : 0;
        if (n && (at + n == s.size || !isalnum((unsigned char)s.at[at + n]))) return (slice){s.at + at, n};
    }
    return (slice){NULL, 0};
}

bool names_scenario(const facts_packs *packs, slice s) { return next_listed(packs, LIST_SCENARIO, s, 0).size > 0; }

slice scenario_of(const facts_packs *packs, slice *title) {
    slice only = {NULL, 0};
    for (size_t at = 0; at < title->size;) {
        const slice next = next_listed(packs, LIST_SCENARIO, *title, at);
        if (!next.size) break;
        at = (size_t)(next.at - title->at) + next.size;
        if (is_scenario_head(packs, next)) continue;
        if (only.size) return (slice){NULL, 0}; /* "with and without measures" */
        only = next;
    }
    if (only.size && only.at > title->at && only.at + only.size == title->at + title->size) {
        title->size -= only.size;
        while (title->size && strchr(" ,:-(", title->at[title->size - 1])) title->size--;
    }
    return only;
}

bool is_scenario_head(const facts_packs *packs, slice s) { return is_listed(packs, LIST_SCENARIO_HEAD, s); }

slice without_year(const facts_packs *packs, slice s) {
    enum { YEAR = 4 };
    if (s.size > YEAR && is_year_of(s.at, YEAR)) {
        const size_t sign = packs_listed_at(packs, LIST_YEAR_SIGN, s.at + YEAR, s.size - YEAR);
        if (sign || s.at[YEAR] == ' ') return slice_trim((slice){s.at + YEAR + sign, s.size - YEAR - sign});
    }
    slice other;
    year_apart(packs, s, &other);
    return other.size ? other : s;
}

bool may_be_negative(const facts_packs *packs, slice s) { return next_listed(packs, LIST_SIGNED, s, 0).size > 0; }

bool is_bracketed(const value_cell *v) {
    const slice before = slice_trim(v->before), behind = slice_trim(v->behind);
    return before.size == 1 && before.at[0] == '(' && behind.size == 1 && behind.at[0] == ')';
}

bool names_more(const facts_packs *packs, slice s) {
    enum { A_WORD = 4 };
    const slice behind = slice_trim(value_of(packs, s).behind);
    size_t letters = 0;
    for (size_t i = unit_size(packs, behind); i < behind.size; i++)
        letters += isalpha((unsigned char)behind.at[i]) != 0;
    return letters >= A_WORD;
}
