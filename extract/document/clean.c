/* Clean text: bytes of a source as valid UTF-8, one kind of space and plain forms, with their places. */
#include "clean.h"

#include "extract/bytes.h"
#include "line_look.h"
#include "markup.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool clean_reserve(block *b, size_t more) {
    if (b->size + more <= b->room) return true;
    size_t room = b->room ? b->room : 4096;
    while (room < b->size + more) room *= 2;
    char *grown = realloc(b->text, room);
    if (!grown) return false;
    b->text = grown;
    b->room = room;
    return true;
}

static bool anchor(block *b, uint64_t source, const source_line *line, bool inserted) {
    segment s = {(uint32_t)b->size, line->number, line->page, source, inserted};
    if (b->segments.count && b->segments.at[b->segments.count - 1].clean == s.clean) {
        b->segments.at[b->segments.count - 1] = s;
        return true;
    }
    return vector_push(&b->segments, s);
}

/* Length of the valid UTF-8 character at p, or 0. */
static size_t character(const unsigned char *p, size_t rest) {
    if (p[0] < 0x80) return 1;
    if (p[0] >= 0xE1 && p[0] <= 0xEC) return rest >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 ? 3 : 0;
    if (p[0] >= 0xC2 && p[0] <= 0xDF) return rest >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
    if (p[0] == 0xE0) return rest >= 3 && p[1] >= 0xA0 && p[1] <= 0xBF && (p[2] & 0xC0) == 0x80 ? 3 : 0;
    if (p[0] == 0xED) return rest >= 3 && p[1] >= 0x80 && p[1] <= 0x9F && (p[2] & 0xC0) == 0x80 ? 3 : 0;
    if (p[0] == 0xEE || p[0] == 0xEF) return rest >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 ? 3 : 0;
    if (rest < 4 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80 || (p[3] & 0xC0) != 0x80) return 0;
    if (p[0] == 0xF0) return p[1] >= 0x90 ? 4 : 0;
    if (p[0] >= 0xF1 && p[0] <= 0xF3) return 4;
    return p[0] == 0xF4 && p[1] <= 0x8F ? 4 : 0;
}

/* CO₂, PM₂.₅; and the minus of yr⁻¹. A superscript alone may be the mark of a footnote, and stays. */
static int lowered(const unsigned char *p) {
    if (p[0] == 0xE2 && p[1] == 0x82 && p[2] >= 0x80 && p[2] <= 0x89) return '0' + p[2] - 0x80;
    return p[0] == 0xE2 && p[1] == 0x81 && p[2] == 0xBB ? '-' : -1;
}

/* What a character is written as in clean text: itself (-1), nothing (0), or one ASCII character. Full-width forms and
 * typographic spaces and apostrophes mean the same as the plain ones; Chinese stops stay, because they end clauses. */
static int plain(const unsigned char *p, size_t size) {
    if (size == 1) return p[0] == '\t' || p[0] == '\0' || p[0] == '\f' || p[0] == '\r' || p[0] == '\n' ? ' ' : -1;
    if (size == 2) return p[0] == 0xC2 && p[1] == 0xA0 ? ' ' : p[0] == 0xC2 && p[1] == 0xAD ? 0 : -1;
    if (size != 3) return -1;
    if (p[0] == 0xE2 && p[1] == 0x80) {
        if (p[2] >= 0x80 && p[2] <= 0x8A) return ' ';
        if (p[2] == 0x8B || p[2] == 0x8C || p[2] == 0x8D || p[2] == 0x8E || p[2] == 0x8F) return 0;
        if (p[2] == 0x98 || p[2] == 0x99) return '\'';
        if (p[2] == 0x90 || p[2] == 0x91) return '-'; /* hyphens that are no dashes */
        if (p[2] == 0xAF) return ' ';
        return -1;
    }
    if (p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80) return ' ';
    if (p[0] == 0xE2 && p[1] == 0x88 && p[2] == 0x92) return '-';
    if (p[0] != 0xEF) return lowered(p);
    if (p[1] == 0xBB && p[2] == 0xBF) return 0;
    if (p[1] == 0xB9 && p[2] == 0xAA) return '%'; /* ﹪ */
    int ascii = p[1] == 0xBC ? p[2] - 0x80 + 0x20 : p[1] == 0xBD && p[2] <= 0x9E ? p[2] - 0x80 + 0x60 : 0;
    if (ascii < 0x21 || strchr(",;:!?", ascii)) return -1;
    return ascii;
}

static bool continues(const unsigned char *p) { return (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80; }

/* Whether that holds for a whole chunk of ASCII that stands behind other text. */
static bool all_as_it_is(const unsigned char *p) {
    const chunk c = chunk_at(p), before = chunk_at(p - 1);
    return !chunk_any((chunk)((c < ' ') | (c > 0x7F) | (c == '*') | (c == '_') | (c == '\\') | (c == '$') | (c == '&') |
                              (c == '<') | ((c == ' ') & (before == ' '))));
}

static bool may_mark(unsigned char c) { return c == '*' || c == '_' || c == '\\' || c == '$' || c == '&' || c == '<'; }

/* "截至 2024 年", "风电 1.2 亿千瓦", "约 5% 的": whether the blank between `before` and the text at `next` only sets
 * Latin letters and digits apart from Han, as some houses do. It is no part of what is read, so no pattern has to know
 * of it. */
static bool sets_apart(slice before, const unsigned char *next, size_t rest) {
    if (before.size == 0 || rest == 0) return false;
    const bool han = before.size >= 3 && is_han_at(before.at + before.size - 3, 3);
    if (han) return isalnum(next[0]);
    const unsigned char last = (unsigned char)before.at[before.size - 1];
    return (isalnum(last) || last == '%') && is_han_at((const char *)next, rest);
}

/* Size of what stands at p and is written as it is, as nearly all is: visible ASCII but for marks of bold, escapes,
 * entities and formulas, single spaces in it but not before Han, Han and its commas and stops. */
static size_t as_it_is(const unsigned char *p, size_t size) {
    size_t i = 0;
    while (i < size) {
        const unsigned char c = p[i];
        if (c < 0x80 ? (c > ' ' && !may_mark(c)) || (c == ' ' && i > 0 && p[i - 1] > ' ' && p[i - 1] < 0x80) : false)
            for (i++; i + sizeof(chunk) <= size && all_as_it_is(p + i);) i += sizeof(chunk);
        else if (c >= 0xE3 && c <= 0xE9 && size - i >= 3 && continues(p + i) &&
                 (c > 0xE3 || p[i + 1] != 0x80 || p[i + 2] != 0x80)) {
            if (i > 1 && p[i - 1] == ' ') return i - 1; /* which may be no part of the text */
            i += 3;
        } else if (c == 0xEF && size - i >= 3 && p[i + 1] == 0xBC && p[i + 2] == 0x8C)
            i += 3;
        else
            break;
    }
    return i;
}

/* "US\$9", "30\%", "\~5 GW": Markdown's mark that the sign behind it means itself. */
static bool is_escape(const unsigned char *p, size_t rest) {
    return p[0] == '\\' && rest > 1 && p[1] && strchr("$%~#&+-.=<>", p[1]);
}

static bool is_word(unsigned char c) { return isalnum(c) || c >= 0x80; }

/* "*emissions*", "_1.5 °C_": where the mark of emphasis is closed that opens at p[i]; `size` where it is none: "9 GW*",
 * "5 * 3", "a_b". */
static size_t emphasis_end(const unsigned char *p, size_t i, size_t size) {
    enum { LONGEST = 160 };
    const size_t last = size - i > LONGEST ? i + LONGEST : size;
    if ((i && !strchr(" (\"'", p[i - 1])) || i + 1 >= size || !is_word(p[i + 1])) return size;
    for (size_t end = i + 2; end < last; end++)
        if (p[end] == p[i] && (end + 1 == size || p[end + 1] != p[i]))
            return p[end - 1] != ' ' && (end + 1 == size || !is_word(p[end + 1])) ? end : size;
    return size;
}

bool clean_append(block *b, const char *source, size_t size, uint64_t offset, const source_line *line) {
    if (!clean_reserve(b, size + 8) || !anchor(b, offset, line, false)) return false;
    const unsigned char *p = (const unsigned char *)source;
    bool moved = false;
    size_t emphasis = size, formula = 0; /* where they end */
    for (size_t i = 0; i < size;) {
        size_t run = i < formula ? 0 : as_it_is(p + i, size - i), n = run ? run : character(p + i, size - i);
        slice instead = {"", 0};
        const size_t mark = run || n != 1 ? 0 : markup_at(p, i, size, &formula, &instead);
        int as = -1;
        if (n == 0) {
            as = '?';
            n = 1;
            b->invalid++;
        } else if (mark && instead.size <= 1) {
            n = mark;
            as = instead.size ? *instead.at : 0;
            if (as == ' ' && (b->size == 0 || b->text[b->size - 1] == ' ')) as = 0;
        } else if (!run && !mark) {
            as = plain(p + i, n);
            if (n == 2 && p[i] == 0xC2 && i >= 3 && memcmp(p + i - 3, "\xE2\x81\xBB", 3) == 0) /* the power of yr⁻¹ */
                as = p[i + 1] == 0xB9 ? '1' : p[i + 1] == 0xB2 ? '2' : p[i + 1] == 0xB3 ? '3' : as;
            b->nuls += p[i] == '\0';
            bool space = as == ' ' || (as < 0 && p[i] == ' ');
            if (space && (b->size == 0 || b->text[b->size - 1] == ' ' || /* one space is enough */
                          sets_apart((slice){b->text, b->size}, p + i + n, size - i - n)))
                as = 0;
            if ((p[i] == '*' || p[i] == '_') && i + 1 < size && p[i + 1] == p[i]) { /* bold */
                as = 0;
                n = 2;
            } else if (i == emphasis || is_escape(p + i, size - i)) {
                as = 0;
            } else if ((p[i] == '*' || p[i] == '_') && (i > emphasis || emphasis == size)) {
                emphasis = emphasis_end(p, i, size);
                if (emphasis < size) as = 0;
            }
        }
        if (moved && as != 0) {
            if (!anchor(b, offset + i, line, false)) return false;
            moved = false;
        }
        if (mark && as < 0) {
            memcpy(b->text + b->size, instead.at, instead.size);
            b->size += instead.size;
            n = mark;
        } else if (as < 0) {
            memcpy(b->text + b->size, p + i, n);
            b->size += n;
        } else if (as > 0) {
            b->text[b->size++] = (char)as;
        }
        moved = moved || as == 0 || ((as > 0 || mark) && n > 1);
        i += n;
    }
    return true;
}

bool clean_insert(block *b, const char *text, size_t size, uint64_t offset, const source_line *line) {
    if (!clean_reserve(b, size) || !anchor(b, offset, line, true)) return false;
    memcpy(b->text + b->size, text, size);
    b->size += size;
    return true;
}

void clean_mend_zeros(char *text, size_t size) {
    for (size_t i = 0; i + 3 <= size; i++) {
        while (i + sizeof(chunk) < size &&
               !chunk_any((chunk)((chunk_at(text + i) == 'C') & (chunk_at(text + i + 1) == '0'))))
            i += sizeof(chunk);
        if (i + 3 <= size && memcmp(text + i, "C02", 3) == 0 && (i == 0 || !isdigit((unsigned char)text[i - 1])) &&
            (i + 3 == size || !isdigit((unsigned char)text[i + 3])))
            text[i + 1] = 'O';
    }
}
