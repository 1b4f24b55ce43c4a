#include "quote.h"

/* The size of the quote where it begins at `text`; 0 where it does not. */
static size_t begins_with(const char *text, const char *quote) {
    const char *at = text;
    for (; *quote; quote++) {
        if (*at == *quote)
            at++;
        else if (*quote != ' ')
            return 0;
    }
    return (size_t)(at - text);
}

quoted quote_in(const char *text, const char *quote) {
    for (; *text && *quote; text++) {
        const size_t size = *text == *quote ? begins_with(text, quote) : 0;
        if (size) return (quoted){text, size};
    }
    return (quoted){0};
}
