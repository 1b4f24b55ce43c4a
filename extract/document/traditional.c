/* Documents of Hong Kong, Macao and Taiwan: 億千瓦時 is read as 亿千瓦时. */
#include "traditional.h"

#include "extract/bytes.h"

enum { HAN = 3 };

/* What the table says of the character at p, which has its three bytes: 0 for none, be it of another script. */
static uint16_t entry(const unsigned char *p) {
    const uint32_t c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    return c >= TRADITIONAL_FIRST && c <= TRADITIONAL_LAST ? TRADITIONAL[c - TRADITIONAL_FIRST] : 0;
}

/* The next Chinese character from `at` on; `size` where there is none. */
static size_t next_han(const char *text, size_t size, size_t at) {
    for (size_t first = sizeof(chunk); first == sizeof(chunk) && at + sizeof(chunk) <= size; at += first) {
        const chunk c = chunk_at(text + at);
        first = chunk_first((chunk)((c >= HAN_FIRST) & (c <= HAN_LAST)));
    }
    while (at + HAN <= size && !is_han_lead(text[at])) at++;
    return at + HAN <= size ? at : size;
}

bool traditional_in(const char *text, size_t size) {
    for (size_t at = next_han(text, size, 0); at < size; at = next_han(text, size, at + HAN)) {
        const uint16_t is = entry((const unsigned char *)text + at);
        if (is && !(is & TRADITIONAL_DOUBTFUL)) return true;
    }
    return false;
}

void traditional_simplify(char *text, size_t size) {
    for (size_t at = next_han(text, size, 0); at < size; at = next_han(text, size, at + HAN)) {
        const uint16_t is = entry((const unsigned char *)text + at) & (uint16_t)~TRADITIONAL_DOUBTFUL;
        if (!is) continue;
        const uint32_t c = TRADITIONAL_FIRST - 1 + is;
        text[at] = (char)(0xE0 | c >> 12);
        text[at + 1] = (char)(0x80 | (c >> 6 & 0x3F));
        text[at + 2] = (char)(0x80 | (c & 0x3F));
    }
}
