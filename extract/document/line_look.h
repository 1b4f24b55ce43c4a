/* What a line is by its looks: where an item begins, where a sentence ends, and what a page has beside its text. */
#ifndef FACTS_LINE_LOOK_H
#define FACTS_LINE_LOOK_H

#include "extract/bytes.h"

#include <stdbool.h>

/* Whether a Chinese character stands there. */
static inline bool is_han_at(const char *p, size_t rest) {
    return rest >= 3 && (unsigned char)p[0] >= 0xE3 && (unsigned char)p[0] <= 0xE9;
}
/* Whether the text starts with one of them, which end in NULL. */
bool starts_with(const char *p, size_t size, const char *const *starts);
/* A comma, a semicolon or a stop between words; a colon, too, where it is asked for. */
bool has_stop(const char *text, size_t size, bool colon);
/* Whether a stop, a colon or a bar is the last of it, be it within a quote or a bracket. */
bool ends_sentence(const char *p, size_t size);
bool begins_with_bullet(const char *p, size_t size);
/* A capital letter and a small one. */
bool begins_word(const char *p, size_t size);
/* "1. ", "2) ", "(3)", "C.2.6. ", "一、", "（一）", "IV. ", "- ", "-Wind", "• ", "——": a new item begins here. Returns
 * its length. */
size_t list_marker(const char *p, size_t size);
/* "2.1 Wind", "3 Buildings": only of a heading, because a paragraph may begin with a number that counts. */
size_t section_number(const char *p, size_t size);
/* Page numbers ("— 12 —"), rules, lines of a table of contents, comments of Markdown. */
bool is_furniture(const char *p, size_t size);

#endif
