/* The width of folded text. */
#include "folded.h"

#include "line_look.h"

#include <ctype.h>

enum { NARROWEST = 15, WIDEST = 130 };

static size_t width_of(bool by_counts, const char *text, size_t size) {
    if (!by_counts) return count_columns(text, size);
    size_t count = 0;
    for (size_t i = 0; i < size; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* What is not broken at the beginning of a line: a word or number up to the next blank or Chinese character, or one
 * Chinese character. */
static size_t unbroken(slice v) {
    size_t i = 0;
    if (is_han_at(v.at, v.size)) return 3;
    while (i < v.size && v.at[i] != ' ' && !is_han_at(v.at + i, v.size - i)) i++;
    return i;
}

bool fold_fills(const fold *f, slice line, slice next) {
    enum { COMMA = 3 };
    size_t room = f->by_counts ? 1 : 2; /* a stop or comma may hang out of a line of Chinese, or is kept for the next */
    const bool han = line.size > COMMA && (unsigned char)line.at[line.size - COMMA] >= 0xE3;
    if (!han) room = isalnum((unsigned char)next.at[0]); /* the blank between words */
    return width_of(f->by_counts, line.at, line.size) + room + width_of(f->by_counts, next.at, unbroken(next)) >
           f->width;
}

/* The next line of the text that is whole, trimmed; false at its end. */
static bool take_line(slice *text, slice *line) {
    const char *end = text->size ? memchr(text->at, '\n', text->size) : NULL;
    if (!end) return false;
    *line = slice_trim((slice){text->at, (size_t)(end - text->at)});
    text->size -= (size_t)(end + 1 - text->at);
    text->at = end + 1;
    return true;
}

/* Rows of tables and headings with marks are not folded. */
static bool may_be_folded(slice line) { return line.size && !strchr("#|", line.at[0]); }

/* A width that few lines are wider than; 0 where more than a few are wider than any folded line, or lines are few. */
static size_t usual_width(slice text, bool by_counts) {
    enum { LINES = 12, WIDER = 8 /* one of so many */ };
    size_t lines[WIDEST + 1] = {0}, all = 0, wider = 0;
    for (slice line; take_line(&text, &line);) {
        if (!may_be_folded(line)) continue;
        const size_t width = width_of(by_counts, line.at, line.size);
        lines[width < WIDEST ? width : WIDEST]++;
        all++;
    }
    if (all < LINES) return 0;
    size_t width = WIDEST;
    while (width >= NARROWEST && (wider += lines[width]) * WIDER <= all) width--;
    return width < NARROWEST || width == WIDEST ? 0 : width;
}

/* How many lines of a hundred are filled, of those that have one right below them. */
static size_t filled_share(slice text, const fold *f) {
    slice last = {NULL, 0};
    size_t pairs = 0, filled = 0;
    for (slice line; take_line(&text, &line); last = line) {
        if (!last.size || !line.size || !may_be_folded(last) || !may_be_folded(line)) continue;
        pairs++;
        filled += fold_fills(f, last, line);
    }
    return pairs ? 100 * filled / pairs : 0;
}

fold fold_of(slice text) {
    enum { MOST = 60, BEGINNING = 1 << 16 };
    if (text.size > BEGINNING) text.size = BEGINNING;
    fold best = {0, false};
    size_t share = MOST;
    for (int by_counts = 0; by_counts < 2; by_counts++) {
        const fold f = {usual_width(text, by_counts), by_counts};
        const size_t filled = f.width ? filled_share(text, &f) : 0;
        if (filled > share) best = f, share = filled;
    }
    return best;
}
