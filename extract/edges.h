/* With which characters words begin or end: a quick no for most places of a text, since what is asked of every number
 * has its answer in one line of the cache. Some characters share a bit; a yes may be wrong. */
#ifndef FACTS_EDGES_H
#define FACTS_EDGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct edges {
    uint64_t bits[18]; /* ASCII, whatever the case, then the others by their last two bytes */
} edges;

static inline bool edges_bit(const edges *e, unsigned bit) { return e->bits[bit / 64] >> bit % 64 & 1; }
static inline void edges_set(edges *e, unsigned bit) { e->bits[bit / 64] |= UINT64_C(1) << bit % 64; }

static inline unsigned edges_ascii(unsigned char c) { return c | 0x20u; }
static inline unsigned edges_other(const unsigned char *last_two) {
    return 128 + (((last_two[0] & 63u) << 4 ^ (last_two[1] & 63u)) & 1023);
}

/* Whether a word may begin at text[at]. */
static inline bool edges_begin(const edges *e, const char *text, size_t size, size_t at) {
    const unsigned char *p = (const unsigned char *)text + at;
    if (p[0] < 0x80) return edges_bit(e, edges_ascii(p[0]));
    return p[0] < 0xE0 || at + 2 >= size || edges_bit(e, edges_other(p + 1));
}

/* Whether one may end right before text[end]; `end` is not 0. */
static inline bool edges_end(const edges *e, const char *text, size_t end) {
    const unsigned char *p = (const unsigned char *)text + end - 1;
    return *p < 0x80 ? edges_bit(e, edges_ascii(*p)) : end < 2 || edges_bit(e, edges_other(p - 1));
}

static inline void edges_add_first(edges *e, const char *form, size_t size) {
    const unsigned char *p = (const unsigned char *)form;
    if (p[0] < 0x80)
        edges_set(e, edges_ascii(p[0]));
    else if (size > 2)
        edges_set(e, edges_other(p + 1));
}

/* A hyphen is a space there ("low-carbon"). */
static inline void edges_add_last(edges *e, const char *form, size_t size) {
    const unsigned char *p = (const unsigned char *)form + size - 1;
    if (*p >= 0x80) {
        if (size > 1) edges_set(e, edges_other(p - 1));
    } else {
        edges_set(e, edges_ascii(*p));
        if (*p == ' ' || *p == '-') edges_set(e, edges_ascii(' ')), edges_set(e, edges_ascii('-'));
    }
}

#endif
