/* Which lines of a page are one paragraph. */
#include "line_join.h"

#include "broken_line.h"
#include "extract/bytes.h"
#include "extract/pack/lexicon.h"
#include "extract/pack/near_words.h"
#include "line_look.h"

#include <ctype.h>
#include <string.h>

/* Where the character begins that ends at `end`. */
static size_t character_start(slice v, size_t end) {
    size_t start = end - 1;
    while (start && ((unsigned char)v.at[start] & 0xC0) == 0x80) start--;
    return start;
}

/* Han, or a mark of Chinese: 。（，. */
static bool is_chinese(const char *p) {
    const unsigned char c = (unsigned char)*p;
    return (c >= 0xE3 && c <= 0xE9) || c == 0xEF;
}

/* Whether a line ends in Chinese, be it with numbers, a unit or a short name behind: "由3个装机容量200MW". What is
 * neither a letter nor Chinese is of every script: quotes, dashes, "(90 ± 5", "€". */
static bool script_of_end(slice v) {
    enum { NAME = 12 };
    size_t end = v.size;
    while (end && !isalpha((unsigned char)v.at[end - 1]) && !is_chinese(v.at + character_start(v, end)))
        end = character_start(v, end);
    if (end && is_chinese(v.at + character_start(v, end))) return true;
    for (size_t i = 0; i < NAME && end && (unsigned char)v.at[end - 1] < 0x80; i++) end--;
    return end >= 3 && is_han_at(v.at + end - 3, 3); /* and no ’ of China’s */
}

/* "1990.", "2023. Steel ...": a year that ends a sentence at the beginning of a line is no list number. */
static bool long_number(slice v) {
    return v.size > 2 && isdigit((unsigned char)v.at[0]) && isdigit((unsigned char)v.at[1]) &&
           isdigit((unsigned char)v.at[2]);
}

static bool in_number(char c) { return isdigit((unsigned char)c) || strchr(".,/-", c); }

/* "成交额6 / 814.32亿元", "约 4 / 1%": lines of Chinese that were cut after so many characters, whatever stands there.
 * Two numbers that follow each other have a word between them there; a year may stand at the start of a line by
 * itself. */
static bool cuts_number(slice line, slice next) {
    static const char *const YEAR[] = {"年", " 年", NULL};
    size_t before = 0, after = 0;
    while (before < line.size && in_number(line.at[line.size - 1 - before])) before++;
    while (after < next.size && in_number(next.at[after])) after++;
    size_t words = line.size - before; /* and perhaps a comma or a blank behind them */
    while (before && !isdigit((unsigned char)line.at[line.size - before])) before--;
    while (words && line.at[words - 1] == ' ') words--;
    if (!before || !after || words < 3 || count_columns(line.at, line.size) < 20 ||
        !isdigit((unsigned char)next.at[after - 1]))
        return false;
    if (begins_with_year(line.at + line.size - before, before) || list_marker(next.at, next.size)) return false;
    if (begins_with_year(next.at, after) && starts_with(next.at + 4, next.size - 4, YEAR)) return false;
    while (after < next.size && next.at[after] == ' ') after++;
    const unsigned char *word = (const unsigned char *)line.at + words - 3;
    if (after == next.size || (!is_han_at((const char *)word, 3) && word[0] != 0xEF && word[2] != '~')) return false;
    return next.at[after] == '%' || isalpha((unsigned char)next.at[after]) ||
           is_han_at(next.at + after, next.size - after);
}

/* "34,500", "~90K": a line of nothing but a number, as on a tile. */
static bool is_number_alone(slice v) {
    size_t at = v.size && strchr("~<>", v.at[0]) ? 1 : 0;
    const size_t first = at;
    while (at < v.size && in_number(v.at[at])) at++;
    if (at == first || !isdigit((unsigned char)v.at[first]) || begins_with_year(v.at + first, at - first)) return false;
    return at == v.size || (at + 1 == v.size && strchr("KMB+", v.at[at]));
}

/* "of about 76.5 / MtCO2e by 2030", "~90K / megawatt hours": a line that ends in a number, and the next begins with its
 * unit; after a line that is blank, nothing but the number may stand before. */
static bool cuts_unit(const facts_packs *packs, slice line, slice next, bool blank_between) {
    enum { LETTER = 1 };
    size_t digits = 0;
    while (digits < line.size && in_number(line.at[line.size - 1 - digits])) digits++;
    const size_t start = line.size - digits;
    const bool alone = is_number_alone(line), ends = digits && isdigit((unsigned char)line.at[line.size - 1]) &&
                                                     start >= 2 && line.at[start - 1] == ' ' &&
                                                     !begins_with_year(line.at + start, digits);
    if (!(alone || (ends && !blank_between)) || !isalpha((unsigned char)next.at[0])) return false;
    for (int i = 0; i < packs->language_count; i++) {
        const word *unit = near_word_starting(packs, i, WORD_UNIT, UNIT_AFTER, next.at, next.size, 0);
        if (!unit || unit->size <= LETTER) continue;
        if (unit->size < next.size ? next.at[unit->size] == ' ' : alone && !blank_between) return true;
    }
    return false;
}

bool goes_on_behind_formula(bool next_to_it, slice next) {
    static const char *const OXIDE[] = {"O ", "O-", NULL}; /* "N / 2 / O emissions" */
    if (!next_to_it) return next.size && islower((unsigned char)next.at[0]);
    return next.size && !list_marker(next.at, next.size) && next.at[0] != '#' && next.at[0] != '|' &&
           (!isupper((unsigned char)next.at[0]) || next.size == 1 || starts_with(next.at, next.size, OXIDE));
}

/* "(" and "high confidence" and ")": brackets and stops that stand on lines of their own, beside what was slanted. */
static bool closes(slice v) { return v.size && strchr(")],.;:", v.at[0]); }
static bool opens(slice v) { return v.size && strchr("([", v.at[v.size - 1]); }

/* A line that is wider is no line of a paragraph, but all of it. */
enum { UNWRAPPED = 160 };

/* Whether no paragraph is broken into lines so wide: the next one is much shorter, or longer. Statements that end in
 * "{6.3}" belong together. */
static bool of_other_width(slice line, size_t wide, size_t next_wide) {
    enum { ALIKE = 20 };
    const bool next_to_it = line.at[line.size - 1] == '}';
    return wide > UNWRAPPED && (next_wide <= UNWRAPPED / 2 || 2 * next_wide <= wide ||
                                (!next_to_it && (wide > 2 * UNWRAPPED || next_wide > wide + ALIKE)));
}

/* Over quotes and dashes, which are of every script. */
static bool begins_in_han(slice v) {
    while (v.size > 3 && (unsigned char)v.at[0] == 0xE2) v.at += 3, v.size -= 3;
    return is_han_at(v.at, v.size) || (v.size && (unsigned char)v.at[0] == 0xE2);
}

/* "rose to 12 percent of": whether the line's last word leads to another. */
static bool runs_on(const facts_packs *packs, slice v) {
    size_t start = v.size;
    while (start && v.at[start - 1] != ' ') start--;
    return start && packs_is_listed(packs, LIST_RUNS_ON, v.at + start, v.size - start);
}

bool may_stand_alone(const facts_packs *packs, slice v) {
    if (v.size < 2 || !isupper((unsigned char)v.at[0]) || ends_sentence(v.at, v.size)) return false;
    if (strchr(",-&(", v.at[v.size - 1]) || runs_on(packs, v)) return false;
    for (size_t i = 1; i + 1 < v.size; i++)
        if (v.at[i] == '.' && v.at[i + 1] == ' ' && islower((unsigned char)v.at[i - 1])) return false;
    return true;
}

bool is_share_row(slice v) {
    return v.size > 4 && isupper((unsigned char)v.at[0]) && v.at[v.size - 1] == '%' &&
           isdigit((unsigned char)v.at[v.size - 2]) && count_columns(v.at, v.size) < 80 &&
           !has_stop(v.at, v.size, false);
}

size_t caption_label(slice v) {
    size_t i = 0;
    if (!v.size || !isupper((unsigned char)v.at[0])) return 0;
    while (i < v.size && isalpha((unsigned char)v.at[i])) i++;
    if (i + 1 >= v.size || v.at[i] != ' ' || !isdigit((unsigned char)v.at[i + 1])) return 0;
    for (i++; i < v.size && in_number(v.at[i]);) i++;
    return i + 1 < v.size && v.at[i] == ':' && v.at[i + 1] == ' ' ? i + 2 : 0;
}

/* Where the number ends that a line begins with, be it behind a short word: "By 2030"; 0 where it begins with none. */
static size_t first_number(slice v) {
    size_t i = 0, digits;
    while (i < v.size && i < 5 && !isdigit((unsigned char)v.at[i])) i++;
    for (digits = i; i < v.size && in_number(v.at[i]);) i++;
    return i > digits ? i : 0;
}

/* "42% reduction by 2030", "85% reduction by 2045"; "$5 billion for buses", "$60 million for ports": items of a list
 * that has lost its bullets begin in the same way, each with its number. */
static bool begin_alike(slice line, slice next) {
    enum { ALIKE = 8 };
    const size_t i = first_number(line), k = first_number(next);
    if (!i || !k ||
        (line.at[0] != next.at[0] && !(isdigit((unsigned char)line.at[0]) && isdigit((unsigned char)next.at[0]))))
        return false;
    return line.at[0] == '$' ||
           (line.size > i + ALIKE && next.size > k + ALIKE && memcmp(line.at + i, next.at + k, ALIKE) == 0);
}

/* 水电51亿千瓦时，增长11% / 风电21亿千瓦时，增长9%: a short line of Chinese that ends with its number, before another
 * one or before a paragraph in one line. */
static bool ends_item(slice line, size_t wide, slice next, size_t next_wide) {
    enum { SHORT = 60 };
    if (wide > SHORT || line.at[line.size - 1] != '%') return false;
    if (!begins_in_han(next) && !isdigit((unsigned char)next.at[0])) return false;
    return next.at[next.size - 1] == '%' ? next_wide <= SHORT : next_wide > UNWRAPPED;
}

bool line_goes_on(const facts_packs *packs, const fold *folded, slice line, slice next, bool blank_between,
                  size_t lines) {
    if (line.size == 0 || next.size == 0 || next.at[0] == '#' || next.at[0] == '|' || caption_label(next)) return false;
    if (!blank_between && (opens(line) || closes(next) || cuts_number(line, next))) return true;
    if (cuts_unit(packs, line, next, blank_between)) return true;
    if ((is_share_row(line) || caption_label(line)) && is_share_row(next)) return false;
    if (begin_alike(line, next) && !runs_on(packs, line)) return false;
    const size_t wide = count_columns(line.at, line.size);
    /* over a page's end only from a paragraph's further lines, for a headline may fill its line by chance, and to a
     * number, for the next page may begin with its head */
    const bool over_page = blank_between && lines > 1 && isdigit((unsigned char)next.at[0]);
    const bool known = folded->width && (!blank_between || over_page), filled = known && fold_fills(folded, line, next);
    /* the sentence may end where the line does: of the first line only one that is cut itself can tell, and no
     * heading */
    const size_t next_wide = count_columns(next.at, next.size);
    const bool alike = next_wide + 10 >= wide && wide + 10 >= next_wide;
    const bool cut = lines > 1 || (!ends_sentence(next.at, next.size) && (is_line(next_wide) || filled) &&
                                   (alike || has_stop(next.at, next.size, true)));
    const bool wrapped = cut && !blank_between && (known ? filled : is_line(wide));
    if (ends_sentence(line.at, line.size) && !wrapped) return false;
    bool lower = islower((unsigned char)next.at[0]);
    if (list_marker(next.at, next.size) && !lower && (blank_between || !long_number(next))) return false;
    const bool han_end = script_of_end(line), han_next = begins_in_han(next);
    if (han_end != han_next && isalpha((unsigned char)next.at[0]) && !(filled && script_of_end(next))) return false;
    if (!han_end && han_next) return false;
    if (lower) /* "90 / tonnes of CO2 / that are not given off", "genera- / tion" */
        return wide >= 20 || (!blank_between && (lines == 2 || (line.size > 1 && line.at[line.size - 1] == '-' &&
                                                                isalpha((unsigned char)line.at[line.size - 2]))));
    if (line.at[line.size - 1] == ',' && !blank_between && is_line(wide)) return true;
    /* a headline over a paragraph that is one long line */
    if (lines == 1 && next_wide > UNWRAPPED && next_wide > 2 * wide && may_stand_alone(packs, line) &&
        isupper((unsigned char)next.at[0]))
        return false;
    /* a paragraph or a point that is one long line, and a headline or another one behind it */
    if (!han_end && lines == 1 && of_other_width(line, wide, next_wide) && begins_word(next.at, next.size) &&
        !strchr(",-&(", line.at[line.size - 1]) && !runs_on(packs, line))
        return false;
    if (is_goal_label(packs, next) && !runs_on(packs, line)) return false;
    if (han_end && ends_item(line, wide, next, next_wide)) return false;
    if (known) return filled;
    bool stop = has_stop(line.at, line.size, lines > 1 || wide >= 60); /* a title may have a colon: 国家能源局：…… */
    if (han_end) return stop ? wide >= 24 || !blank_between : wide >= (lines > 1 && !blank_between ? 40 : 60);
    return !blank_between && wide >= (lines > 1 ? 34 : stop || isdigit((unsigned char)next.at[0]) ? 40 : 60);
}

/* Whether the packs have the word, in some language. */
static bool is_known(const facts_packs *packs, slice v) {
    static const word_class NEAR[] = {WORD_UNIT, WORD_NUMBER, WORD_CLASSIFIER};
    for (int i = 0; i < packs->language_count; i++) {
        for (size_t k = 0; k < sizeof NEAR / sizeof *NEAR; k++) {
            const word *near = near_word_starting(packs, i, NEAR[k], -1, v.at, (uint32_t)v.size, 0);
            if (near && near->size == v.size) return true;
        }
        token_vector tokens = {0};
        const bool read = lexicon_scan(packs, i, v.at, v.size, &tokens) == FACTS_OK;
        const bool known = read && tokens.count && tokens.at[0].end - tokens.at[0].start == v.size;
        vector_free(&tokens);
        if (known) return true;
    }
    return false;
}

bool hyphen_parts_word(const facts_packs *packs, slice last, slice next) {
    enum { LONGEST = 40 };
    char whole[LONGEST];
    size_t before = 0, after = 0;
    if (last.size < 2 || last.at[last.size - 1] != '-') return false;
    while (before + 1 < last.size && isalpha((unsigned char)last.at[last.size - 2 - before])) before++;
    while (after < next.size && islower((unsigned char)next.at[after])) after++;
    if (!before || !after || before + after > LONGEST) return false;
    memcpy(whole, last.at + last.size - 1 - before, before);
    memcpy(whole + before, next.at, after);
    return is_known(packs, (slice){whole, before + after});
}

bool space_between(slice last, slice next, bool blank_between) {
    return !is_chinese(last.at + character_start(last, last.size)) && !is_chinese(next.at) &&
           last.at[last.size - 1] != '-' && !opens(last) && !closes(next) &&
           !(!blank_between && cuts_number(last, next));
}
