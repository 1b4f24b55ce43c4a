/* Loops over bytes, many at a time: most of a text is passed over, not looked at. */
#ifndef FACTS_BYTES_H
#define FACTS_BYTES_H

#include <ctype.h>
#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char chunk __attribute__((vector_size(16))); /* gcc and clang make it what the machine has */

static inline chunk chunk_at(const void *p) {
    chunk c;
    memcpy(&c, p, sizeof c);
    return c;
}

/* Of a comparison: whether it holds anywhere. */
static inline bool chunk_any(chunk held) {
    uint64_t halves[2];
    memcpy(halves, &held, sizeof held);
    return (halves[0] | halves[1]) != 0;
}

/* The place of the first byte that a comparison holds of; where it holds of none, the size of a chunk. */
static inline size_t chunk_first(chunk held) {
    uint64_t halves[2];
    memcpy(halves, &held, sizeof held);
    if (halves[0]) return (size_t)__builtin_ctzll(le64toh(halves[0])) / 8;
    return halves[1] ? 8 + (size_t)__builtin_ctzll(le64toh(halves[1])) / 8 : sizeof held;
}

static inline chunk chunk_of(chunk c, const unsigned char set[6]) {
    return (chunk)((c == set[0]) | (c == set[1]) | (c == set[2]) | (c == set[3]) | (c == set[4]) | (c == set[5]));
}

/* Where the next byte of `set` stands, `size` where none does. */
static inline size_t next_of(const char *text, size_t at, size_t size, const unsigned char set[6]) {
    for (; at + sizeof(chunk) <= size; at += sizeof(chunk)) {
        const size_t first = chunk_first(chunk_of(chunk_at(text + at), set));
        if (first < sizeof(chunk)) return at + first;
    }
    if (size >= sizeof(chunk)) { /* the last chunk, but for what was passed */
        static const chunk PLACES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        const size_t back = size - sizeof(chunk);
        const chunk passed = (chunk)(PLACES < (unsigned char)(at - back));
        return back + chunk_first(chunk_of(chunk_at(text + back), set) & ~passed);
    }
    const unsigned char *p = (const unsigned char *)text;
    while (at < size && p[at] != set[0] && p[at] != set[1] && p[at] != set[2] && p[at] != set[3] && p[at] != set[4] &&
           p[at] != set[5])
        at++;
    return at;
}

/* How many bytes the character has that begins so, in valid UTF-8; 1 within one. */
static inline uint32_t character_size(char first) {
    const unsigned char c = (unsigned char)first;
    return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The digit whose raised form, ⁰ to ⁹, begins the text, and *bytes, how many it has; -1 for none. */
static inline int raised_digit(const char *text, size_t size, uint32_t *bytes) {
    const unsigned char *p = (const unsigned char *)text;
    if (size >= 2 && p[0] == 0xC2) { /* 1 to 3 stood in Latin-1 */
        *bytes = 2;
        return p[1] == 0xB9 ? 1 : p[1] == 0xB2 || p[1] == 0xB3 ? p[1] - 0xB0 : -1;
    }
    if (size < 3 || p[0] != 0xE2 || p[1] != 0x81) return -1;
    *bytes = 3;
    return p[2] == 0xB0 || (p[2] >= 0xB4 && p[2] <= 0xB9) ? p[2] - 0xB0 : -1;
}

/* Columns on a terminal, roughly: a Han character takes two. */
static inline size_t count_columns(const char *text, size_t size) {
    const unsigned char *p = (const unsigned char *)text;
    size_t count = 0;
    while (size) {
        const size_t part = size < 120 ? size : 120; /* so that a byte can count them */
        unsigned char found = 0;
        for (size_t i = 0; i < part; i++) found = (unsigned char)(found + ((p[i] & 0xC0) != 0x80) + (p[i] >= 0xE0));
        count += found;
        p += part;
        size -= part;
    }
    return count;
}

/* How many bytes lie in low..high. */
static inline size_t count_between(const char *text, size_t size, unsigned char low, unsigned char high) {
    const unsigned char *p = (const unsigned char *)text;
    const unsigned char width = (unsigned char)(high - low);
    size_t count = 0;
    while (size) {
        const size_t part =
            size < 240 ? size : 240; /* so that a byte can count them, which the compiler makes a vector of */
        unsigned char found = 0;
        for (size_t i = 0; i < part; i++) found = (unsigned char)(found + ((unsigned char)(p[i] - low) <= width));
        count += found;
        p += part;
        size -= part;
    }
    return count;
}

typedef struct slice {
    const char *at;
    size_t size;
} slice;

/* Without the blanks around it, be they of ASCII or of Chinese. */
static inline slice slice_trim(slice s) {
    static const char WIDE[] = "\xe3\x80\x80", BLANKS[] = " \t\n\v\f\r";
    for (;;) {
        if (s.size && (*s.at == '\0' || memchr(BLANKS, *s.at, sizeof BLANKS - 1)))
            s.at++, s.size--;
        else if (s.size >= 3 && memcmp(s.at, WIDE, 3) == 0)
            s.at += 3, s.size -= 3;
        else
            break;
    }
    while (s.size && memchr(BLANKS, s.at[s.size - 1], sizeof BLANKS - 1)) s.size--;
    return s;
}

static inline bool has_digit(const char *text, size_t size) {
    unsigned char any = 0;
    for (size_t i = 0; i < size; i++) any |= (unsigned char)(text[i] - '0') < 10;
    return any;
}

/* "1998", "2035年", but not "20351". */
static inline bool begins_with_year(const char *p, size_t size) {
    return size >= 4 && (memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0) && isdigit((unsigned char)p[2]) &&
           isdigit((unsigned char)p[3]) && (size == 4 || !isdigit((unsigned char)p[4]));
}

/* The first byte of a Han character lies between them. */
enum { HAN_FIRST = 0xE4, HAN_LAST = 0xE9 };

static inline bool is_han_lead(char first) {
    return (unsigned char)first >= HAN_FIRST && (unsigned char)first <= HAN_LAST;
}

#endif
