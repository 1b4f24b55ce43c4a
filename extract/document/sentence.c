#include "sentence.h"

#include "extract/bytes.h"

#include <ctype.h>
#include <string.h>

static bool is_abbreviation(const facts_packs *packs, const char *text, size_t dot) {
    size_t start = dot;
    while (start > 0 && (isalpha((unsigned char)text[start - 1]) || text[start - 1] == '.')) start--;
    const size_t sign = start > 1 && text[start - 1] == ' ' ? start - 1 : start;
    const bool of_degree =
        (sign > 0 && (unsigned char)text[sign - 1] == 0xB0) || (start > 0 && isdigit((unsigned char)text[start - 1]));
    if (dot - start == 1 && isupper((unsigned char)text[start]))
        return !of_degree; /* an initial, and no 1.5°C or 1.5° C */
    for (int l = 0; l < packs->language_count; l++) {
        const list *abbreviations = packs_list(packs, LIST_ABBREVIATION, l);
        if (abbreviations && packs_list_find(packs, abbreviations, text + start, dot - start)) return true;
    }
    return false;
}

static bool opens_sentence(const facts_packs *packs, const char *text, size_t size) {
    size_t word = 0;
    while (word < size && isalpha((unsigned char)text[word])) word++;
    for (int l = 0; l < packs->language_count; l++) {
        const list *openers = packs_list(packs, LIST_OPENER, l);
        if (openers && isupper((unsigned char)text[0]) && packs_list_find(packs, openers, text, word)) return true;
    }
    return false;
}

/* "with 9 GW.* Wind": behind the marks of notes that stand at a stop. */
static size_t behind_notes(const char *text, size_t size, size_t at) {
    while (at < size && text[at] == '*') at++;
    return at;
}

/* "by 30%.</b><br> We will": behind the tags that close what a stop ends. */
static size_t behind_tags(const char *text, size_t size, size_t at) {
    enum { TAG = 12 };
    while (at + 3 < size && text[at] == '<' && (text[at + 1] == '/' || memcmp(text + at + 1, "br", 2) == 0)) {
        const char *close = memchr(text + at, '>', size - at < TAG ? size - at : TAG);
        if (!close) break;
        at = (size_t)(close - text) + 1;
    }
    return at;
}

static bool year_before(const char *text, size_t at) {
    enum { YEAR = 4 };
    return at > YEAR && !isalnum((unsigned char)text[at - YEAR - 1]) && begins_with_year(text + at - YEAR, YEAR);
}

/* "Turkey added": a longer word in capitals, and one in small letters behind it. */
static bool opens_with_name(const char *text, size_t size) {
    enum { NO_UNIT = 5 };
    size_t word = 1;
    while (word < size && islower((unsigned char)text[word])) word++;
    return word >= NO_UNIT && word + 1 < size && text[word] == ' ' && islower((unsigned char)text[word + 1]);
}

/* "met its targets.10 Wind power", "by 2023.12 The plan": size of the number of a note behind the dot of a stop. No
 * value is glued to a word and its dot, and what follows a year must be a word that opens sentences: "2023.12 Mt". */
static size_t note_number(const facts_packs *packs, const char *text, size_t size, size_t dot) {
    enum { DIGITS = 3, WORD = 4 };
    size_t n = 0, letters = 0;
    while (dot + 1 + n < size && isdigit((unsigned char)text[dot + 1 + n])) n++;
    const char *next = text + dot + 1 + n;
    const size_t left = size - dot - 1 - n;
    if (!n || n > DIGITS || left < 3 || next[0] != ' ' || !isupper((unsigned char)next[1])) return 0;
    if (year_before(text, dot))
        return opens_sentence(packs, next + 1, left - 1) || opens_with_name(next + 1, left - 1) ? n : 0;
    while (letters < dot && islower((unsigned char)text[dot - 1 - letters])) letters++;
    const bool stands = letters >= WORD || (dot > 0 && text[dot - 1] == ')');
    return stands && islower((unsigned char)next[2]) && !is_abbreviation(packs, text, dot) ? n : 0;
}

/* "through its rules.In 2011 it saved 9 GW": the space behind the stop was lost, and a word that opens sentences
 * follows.
 */
static bool glued_stop(const facts_packs *packs, const char *text, size_t size, size_t dot) {
    enum { WORD = 3 };
    size_t letters = 0, next = dot + 1;
    while (letters < WORD && letters < dot && islower((unsigned char)text[dot - 1 - letters])) letters++;
    const bool stands =
        letters == WORD || year_before(text, dot) || (dot > 0 && (text[dot - 1] == '%' || text[dot - 1] == ')'));
    while (next < size && isalpha((unsigned char)text[next])) next++;
    return stands && next > dot + 2 && next < size && text[next] == ' ' &&
           opens_sentence(packs, text + dot + 1, size - dot - 1);
}

/* "blended (under ?? 14214) in diesel": letters that a conversion has lost, and no question. */
static bool lost_letters(const char *text, size_t i) {
    return i > 1 && text[i] == '?' && text[i - 1] == '?' && (text[i - 2] == ' ' || text[i - 2] == '(');
}

/* "a target of 300 Mt CO2 eq. Particular care": the dot of a unit ends the sentence too, where a word of small letters
 * begins with a great one behind it. */
static bool ends_with_unit(const char *text, size_t size, size_t dot, size_t next) {
    return dot > 3 && strncmp(text + dot - 2, "eq", 2) == 0 && !isalpha((unsigned char)text[dot - 3]) &&
           next + 1 < size && isupper((unsigned char)text[next]) && islower((unsigned char)text[next + 1]);
}

/* 占27. 2%: a blank has got behind the point of a number that stands behind a Chinese word. */
static bool blank_in_number(const char *text, size_t size, size_t point) {
    size_t from = point, to = point + 2;
    while (from > 0 && isdigit((unsigned char)text[from - 1])) from--;
    while (to < size && isdigit((unsigned char)text[to])) to++;
    return from > 0 && from < point && (unsigned char)text[from - 1] >= 0x80 && text[point + 1] == ' ' &&
           to > point + 2 && to < size && text[to] == '%';
}

/* Size of what ends a sentence at text[i], closing quotes and brackets included; 0 where none ends. */
static size_t stop_size(const facts_packs *packs, const char *text, size_t size, size_t i) {
    unsigned char c = (unsigned char)text[i];
    size_t n = 0;
    if (c == 0xE3 && size - i >= 3 && (unsigned char)text[i + 1] == 0x80 && (unsigned char)text[i + 2] == 0x82)
        n = 3; /* 。 */
    else if (c == 0xEF && size - i >= 3 && (unsigned char)text[i + 1] == 0xBC &&
             ((unsigned char)text[i + 2] == 0x81 || (unsigned char)text[i + 2] == 0x9F))
        n = 3; /* ！ ？ */
    else if (c == '.' || c == '!' || (c == '?' && !lost_letters(text, i)))
        n = 1;
    else
        return 0;
    bool latin = n == 1;
    size_t j = i + n;
    while (j < size && (text[j] == '"' || text[j] == ')' || text[j] == ']' || text[j] == '\'')) j++;
    if (size - j >= 3 && (unsigned char)text[j] == 0xE2 && (unsigned char)text[j + 1] == 0x80 &&
        (unsigned char)text[j + 2] == 0x9D)
        j += 3; /* ” */
    if (latin) j = behind_notes(text, size, j);
    if (!latin || j == size) return j - i;
    const size_t tags = behind_tags(text, size, j);
    if (tags > j) return tags == size || !islower((unsigned char)text[tags]) ? tags - i : 0;
    if (text[j] != ' ')
        return c == '.' && j == i + 1 && (note_number(packs, text, size, i) || glued_stop(packs, text, size, i)) ? 1
                                                                                                                 : 0;
    if (c == '.' && is_abbreviation(packs, text, i)) {
        /* "in the U.S. The ...", "3 Mt CO2 eq. In ..." still end; "U.S. power", "No. 5" do not */
        return opens_sentence(packs, text + j + 1, size - j - 1) || ends_with_unit(text, size, i, j + 1) ? j - i : 0;
    }
    unsigned char next = j + 1 < size ? (unsigned char)text[j + 1] : 'A';
    if (islower(next) || (c == '.' && blank_in_number(text, size, i))) return 0;
    if (i > 0 && isdigit((unsigned char)text[i - 1]) && i < 4) return 0; /* "1. " at the start is a list number */
    return j - i;
}

/* The language whose script has the greater part: a Han character weighs as much as a short word. */
static int language_of(const facts_packs *packs, const char *text, size_t size) {
    const size_t han = count_between(text, size, 0xE3, 0xE9);
    const bool most = 6 * han > size; /* three bytes each: the others are too few, whatever they are */
    const size_t latin = !han   ? size
                         : most ? 0
                                : count_between(text, size, 'a', 'z') + count_between(text, size, 'A', 'Z');
    for (int l = 0; l < packs->language_count; l++)
        if (packs->languages[l].han == (han * 3 > latin)) return l;
    return 0;
}

/* Binding holds every number of a sentence against the others: a list or a table without a stop is read in pieces, cut
 * behind a comma where there is one. */
enum { LONGEST = 3072 };

static size_t piece_end(const char *text, size_t start, size_t at) {
    static const char *const COMMAS[] = {",", ";", "\t", "，", "；", "、", " ", NULL};
    for (int i = 0; COMMAS[i]; i++) {
        const size_t n = strlen(COMMAS[i]);
        for (size_t end = at; end >= start + LONGEST / 2; end--)
            if (memcmp(text + end - n, COMMAS[i], n) == 0 && !isdigit((unsigned char)text[end - n - 1]))
                return end; /* not "5 | GW" */
    }
    while (at > start + 1 && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
    return at;
}

/* ------------------------------------------------------- items of a list */

/* "Increase the share", "Plant 20,000 trees": the word there begins an item, and no name in capitals. */
static bool begins_item(const facts_packs *packs, int language, const char *text, size_t size) {
    const list *verbs = packs_list(packs, LIST_ITEM_VERB, language);
    size_t word = 0;
    while (word < size && isalpha((unsigned char)text[word])) word++;
    if (!verbs || !word || word + 1 >= size || text[word] != ' ') return false;
    return !isupper((unsigned char)text[word + 1]) && packs_list_find(packs, verbs, text, word);
}

/* "2) Cut", "iv) Cut": the number of an item. */
static bool is_item_number(const char *text, size_t size) {
    size_t i = 0;
    while (i < size && i < 4 && text[i] && strchr("ivx", text[i])) i++;
    const bool roman = i > 0;
    while (!roman && i < size && i < 2 && isdigit((unsigned char)text[i])) i++;
    return i > 0 && i + 2 < size && text[i] == ')' && text[i + 1] == ' ' && isupper((unsigned char)text[i + 2]);
}

/* "Wind: 300 MW": a label of few words with a number behind it. */
static bool is_label(const char *text, size_t size) {
    enum { LONGEST_LABEL = 32 };
    size_t i = 0;
    while (i < size && i < LONGEST_LABEL && (isalpha((unsigned char)text[i]) || text[i] == ' ' || text[i] == '-')) i++;
    return isupper((unsigned char)text[0]) && islower((unsigned char)text[1]) && i + 2 < size && text[i] == ':' &&
           text[i + 1] == ' ' && isdigit((unsigned char)text[i + 2]);
}

static bool in_bracket(const char *text, size_t start, size_t i) {
    while (i > start && text[i - 1] != '(' && text[i - 1] != ')') i--;
    return i > start && text[i - 1] == '(';
}

/* "by 39% These goals are reviewed": a word in capitals that begins sentences, and one in small letters behind it. */
static bool goes_on_without_stop(const facts_packs *packs, const char *text, size_t size) {
    size_t word = 0;
    while (word < size && isalpha((unsigned char)text[word])) word++;
    return word + 1 < size && text[word] == ' ' && islower((unsigned char)text[word + 1]) &&
           opens_sentence(packs, text, size);
}

/* Whether an item of a list without stops begins at text[i], behind a space. */
static bool item_at(const facts_packs *packs, const sentence *s, const char *text, size_t i) {
    static const char *const BULLETS[] = {"•", "●", "■", "▪", NULL};
    const char *p = text + i;
    const size_t size = s->end - i;
    const unsigned char before = (unsigned char)p[-2];
    for (int k = 0; (unsigned char)*p > 0x7F && BULLETS[k]; k++)
        if (size > 3 && memcmp(p, BULLETS[k], 3) == 0) return true;
    const bool value = isdigit(before) || before == '%' || before == ')';
    if (*p == '-') return value && size > 2 && p[1] == ' ' && begins_item(packs, s->language, p + 2, size - 2);
    if (isupper((unsigned char)*p)) {
        if (value && begins_item(packs, s->language, p, size)) return true;
        if (before == '%' && goes_on_without_stop(packs, p, size)) return true;
        return isalnum(before) && is_label(p, size) && memchr(text + s->start, ':', i - s->start);
    }
    return is_item_number(p, size) && !in_bracket(text, s->start, i);
}

/* Where the next word that is not in small letters stands behind a space, be it a Roman number; `end` where none does.
 */
static size_t next_opening(const char *text, size_t at, size_t end) {
    for (; at + sizeof(chunk) <= end; at += sizeof(chunk)) {
        const chunk c = chunk_at(text + at), letter = c - 'a';
        const size_t first = chunk_first(
            (chunk)((chunk_at(text + at - 1) == ' ') & ((letter > 'z' - 'a') | (c == 'i') | (c == 'v') | (c == 'x'))));
        if (first < sizeof(chunk)) return at + first;
    }
    for (; at < end; at++)
        if (text[at - 1] == ' ' && (!islower((unsigned char)text[at]) || memchr("ivx", text[at], 3))) return at;
    return end;
}

/* A list in one line has no stops between its items: each is a sentence. */
static bool push_items(const facts_packs *packs, const char *text, sentence s, sentence_vector *out) {
    const bool han = packs->languages[s.language].han;
    const size_t end = s.end;
    for (size_t i = s.start + 3; !han && (i = next_opening(text, i, end)) < end; i++) {
        if (i < s.start + 3 || !item_at(packs, &s, text, i)) continue;
        sentence item = s;
        item.end = (uint32_t)i - 1;
        s.start = (uint32_t)i;
        if (!vector_push(out, item)) return false;
    }
    return vector_push(out, s);
}

facts_status sentence_split(const facts_packs *packs, const char *text, size_t size, sentence_vector *out) {
    out->count = 0;
    size_t start = 0;
    for (size_t i = 0; i <= size; i++) {
        const size_t longest = size - start > LONGEST ? start + LONGEST : size;
        static const unsigned char MAY_STOP[6] = {'.', '!', '?', 0xE3, 0xEF, 0xEF};
        i = next_of(text, i, longest, MAY_STOP);
        const size_t stop = i == size ? 1 : i < longest ? stop_size(packs, text, size, i) : 0;
        const bool too_long = i == longest && !stop;
        if (!stop && !too_long) continue;
        size_t end = i == size ? size : too_long ? piece_end(text, start, i) : i + stop;
        while (start < end && text[start] == ' ') start++;
        size_t last = end;
        while (last > start && text[last - 1] == ' ') last--;
        if (last > start) {
            sentence s = {.start = (uint32_t)start,
                          .end = (uint32_t)last,
                          .language = language_of(packs, text + start, last - start)};
            if (!push_items(packs, text, s, out)) return FACTS_ERR_MEMORY;
        }
        start = stop == 1 && i < size ? end + note_number(packs, text, size, i) : end;
        if (i < size) i = start - 1;
    }
    return FACTS_OK;
}
