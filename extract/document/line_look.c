/* What a line is by its looks. */
#include "line_look.h"

#include <ctype.h>

static bool ends_in(const char *p, size_t size, const char *const *ends) {
    for (; *ends; ends++) {
        size_t n = strlen(*ends);
        if (size >= n && memcmp(p + size - n, *ends, n) == 0) return true;
    }
    return false;
}

bool starts_with(const char *p, size_t size, const char *const *starts) {
    for (; size && *starts; starts++) {
        if (p[0] != **starts) continue;
        size_t n = strlen(*starts);
        if (size >= n && memcmp(p, *starts, n) == 0) return true;
    }
    return false;
}

bool has_stop(const char *text, size_t size, bool colon) {
    const unsigned char *p = (const unsigned char *)text;
    static const unsigned char MARKS[6] = {',', ';', 0xEF, 0xE3, 0xE3, 0xE3};
    for (size_t i = 0; (i = next_of(text, i, size, MARKS)) + 1 < size; i++) {
        if ((p[i] == ',' || p[i] == ';') && p[i + 1] == ' ') return true;
        if (p[i] == ',' && p[i + 1] >= 0xE4 && p[i + 1] <= 0xE9) return true;
        if (i + 2 < size && p[i] == 0xEF && p[i + 1] == 0xBC &&
            (p[i + 2] == 0x8C || p[i + 2] == 0x9B || (colon && p[i + 2] == 0x9A)))
            return true;                                                                       /* ，；： */
        if (i + 2 < size && p[i] == 0xE3 && p[i + 1] == 0x80 && p[i + 2] == 0x82) return true; /* 。 */
    }
    return false;
}

/* Whether the three bytes of a character at `p` are one of `marks`. */
static bool is_one_of(const char *marks, const char *p) {
    for (; *marks; marks += 3)
        if (memcmp(marks, p, 3) == 0) return true;
    return false;
}

bool ends_sentence(const char *p, size_t size) {
    static const char *const CLOSED[] = {".\"", ".”", "。”", ".)", NULL};
    if (size && memchr(".!?;:|", p[size - 1], 6)) return true;
    return (size >= 3 && is_one_of("。！？；：", p + size - 3)) || ends_in(p, size, CLOSED);
}

bool begins_with_bullet(const char *p, size_t size) {
    /* those of a word processor's own font come last */
    static const char BULLETS[] = "- |* |+ |•|– |——|●|■|▪|‣|○|◦|►|▸|➢|❖|✓|₋ |‐ |· |\xef\x82\xb7|\xef\x82\xa7";
    if (!size || !strchr("-*+\xc2\xe2\xef", p[0])) return false;
    for (const char *b = BULLETS; *b;) {
        const size_t n = strcspn(b, "|");
        if (n <= size && memcmp(p, b, n) == 0) return true;
        b += n + (b[n] == '|');
    }
    return false;
}

bool begins_word(const char *p, size_t size) {
    return size > 1 && isupper((unsigned char)p[0]) && islower((unsigned char)p[1]);
}

size_t list_marker(const char *p, size_t size) {
    if (begins_with_bullet(p, size)) return (unsigned char)p[0] < 0x80 ? 2 : (unsigned char)p[2] == 0x94 ? 6 : 3;
    if (size > 2 && p[0] == '-' && begins_word(p + 1, size - 1)) return 1;
    size_t i = 0, letters = 0, digits = 0, han = 0;
    bool roman = true;
    bool open = size && p[0] == '(';
    if (size >= 3 && memcmp(p, "（", 3) == 0)
        i = 3, open = true;
    else if (open)
        i = 1;
    for (; i < size && i < 16; i++) {
        unsigned char c = (unsigned char)p[i];
        if (isdigit(c))
            digits++;
        else if (isalpha(c))
            letters++, roman = roman && strchr("ivxlIVXL", c);
        else if (c == '.' && i + 1 < size && isalnum((unsigned char)p[i + 1]) &&
                 !(digits == i && begins_word(p + i + 1, size - i - 1)))
            continue;
        else if (is_han_at(p + i, size - i)) {
            if (!is_one_of("一二三四五六七八九十", p + i)) break;
            han++;
            i += 2;
        } else
            break;
    }
    if (digits + letters + han == 0 || letters > 4 || (letters > 1 && !roman) /* "PJ), ..." */ || digits > 4 ||
        i >= size)
        return 0;
    if (open) {
        if (digits > 3) return 0; /* "Osman et al.", "(2019) found ..." */
        if (p[i] == ')') return i + 1;
        return size - i >= 3 && memcmp(p + i, "）", 3) == 0 ? i + 3 : 0;
    }
    if (han) return !digits && !letters && size - i >= 3 && memcmp(p + i, "、", 3) == 0 ? i + 3 : 0;
    if (p[i] == ')') return i + 1;
    if (p[i] == '.' && (i + 1 == size || p[i + 1] == ' ')) return i + 1;
    if (p[i] == '.' && digits == i && digits <= 2 && begins_word(p + i + 1, size - i - 1)) return i + 1; /* 7.Plant */
    if (digits && size - i >= 3 && (memcmp(p + i, "、", 3) == 0 || memcmp(p + i, "．", 3) == 0)) return i + 3;
    return 0;
}

size_t section_number(const char *p, size_t size) {
    size_t i = 0;
    while (i < size && i < 12 && (isdigit((unsigned char)p[i]) || p[i] == '.')) i++;
    return i > 0 && i < size && (p[i] == ' ' || (size - i >= 2 && memcmp(p + i, "\xc2\xa0", 2) == 0)) ? i : 0;
}

static bool is_comment(const char *p, size_t size) {
    return size >= 7 && memcmp(p, "<!--", 4) == 0 && memcmp(p + size - 3, "-->", 3) == 0;
}

/* "[12](#footnote13)": the mark of a footnote as a link, on a line of its own. */
static bool is_note_link(const char *p, size_t size) {
    enum { LONGEST = 40 };
    if (size < 6 || size > LONGEST || p[0] != '[' || !isdigit((unsigned char)p[1]) || p[size - 1] != ')') return false;
    size_t at = 1;
    while (at < size && isdigit((unsigned char)p[at])) at++;
    return size - at > 4 && memcmp(p + at, "](#", 3) == 0 && !memchr(p, ' ', size);
}

bool is_furniture(const char *p, size_t size) {
    static const char *const DASHES[] = {"–", "—", "―", "•", NULL};
    if (is_comment(p, size) || is_note_link(p, size)) return true;
    const bool may_be = size < 24 || isdigit((unsigned char)p[size - 1]);
    size_t digits = 0, other = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)p[i];
        if (isdigit(c))
            digits++;
        else if (c == 0xE2 && starts_with(p + i, size - i, DASHES))
            i += 2;
        else if (!isspace(c) && !strchr("-_*=|/\\.~[]()", c))
            other++;
        if (other && !may_be) return false; /* a line of text, as nearly all are */
    }
    static const char *const LEADERS[] = {"....", ". . . .", "……", "···", NULL};
    if (other == 0) return digits < 4 || (digits == 4 && p[size - 1] != '.'); /* "2028." ends a sentence */
    if (digits && digits <= 4 && isdigit((unsigned char)p[size - 1]))
        for (size_t i = 0; i < size; i++)
            if (starts_with(p + i, size - i, LEADERS)) return true;
    static const char *const PAGE[] = {"Page ", "page ", "第", NULL};
    static const char *const PAGE_END[] = {"页", NULL};
    return size < 24 && digits && starts_with(p, size, PAGE) && (p[0] != '\xe7' || ends_in(p, size, PAGE_END)) &&
           other <= 12;
}
