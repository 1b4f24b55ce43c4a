/* With which characters words begin or end: a quick no for most places of a text, since what is asked of every number
 * has its answer in one line of the cache. Some characters share a bit; a yes may be wrong. */
#ifndef FACTS_EDGES_H
#define FACTS_EDGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { EDGE_BITS = 1024 };

/* Of words that begin (end) in ASCII the first (last) two characters, of others the last two bytes of the first (last)
 * one. */
typedef struct edges {
    uint64_t ascii[EDGE_BITS / 64], other[EDGE_BITS / 64];
} edges;

static inline bool edges_bit(const uint64_t *bits, unsigned bit) { return bits[bit / 64] >> bit % 64 & 1; }
static inline void edges_set(uint64_t *bits, unsigned bit) { bits[bit / 64] |= UINT64_C(1) << bit % 64; }

/* Whatever the case; a hyphen is a space ("low-carbon"). */
static inline unsigned edges_fold(unsigned char c) { return (c == '-' ? ' ' : c) & 31u; }
static inline unsigned edges_two(const unsigned char *p) { return edges_fold(p[0]) << 5 | edges_fold(p[1]); }
static inline unsigned edges_other(const unsigned char *last_two) {
    return ((last_two[0] & 63u) << 4 ^ (last_two[1] & 63u)) % EDGE_BITS;
}

/* Whether a word may begin at text[at]; none does within a character. */
static inline bool edges_begin(const edges *e, const char *text, size_t size, size_t at) {
    const unsigned char *p = (const unsigned char *)text + at;
    if (p[0] < 0x80) return at + 1 >= size || edges_bit(e->ascii, edges_two(p));
    if (p[0] < 0xE0) return p[0] >= 0xC0;
    return at + 2 >= size || edges_bit(e->other, edges_other(p + 1));
}

/* Whether one may end right before text[end]; `end` is not 0. */
static inline bool edges_end(const edges *e, const char *text, size_t end) {
    const unsigned char *p = (const unsigned char *)text + end - 1;
    return end < 2 || (*p < 0x80 ? edges_bit(e->ascii, edges_two(p - 1)) : edges_bit(e->other, edges_other(p - 1)));
}

static inline void edges_add_first(edges *e, const char *form, size_t size) {
    const unsigned char *p = (const unsigned char *)form;
    if (p[0] >= 0x80) {
        if (size > 2) edges_set(e->other, edges_other(p + 1));
        return;
    }
    if (size > 1) edges_set(e->ascii, edges_two(p));
    for (unsigned any = 0; size == 1 && any < 32; any++) edges_set(e->ascii, edges_fold(p[0]) << 5 | any);
}

static inline void edges_add_last(edges *e, const char *form, size_t size) {
    const unsigned char *p = (const unsigned char *)form + size - 1;
    if (*p >= 0x80) {
        if (size > 1) edges_set(e->other, edges_other(p - 1));
        return;
    }
    if (size > 1) edges_set(e->ascii, edges_two(p - 1));
    for (unsigned any = 0; size == 1 && any < 32; any++) edges_set(e->ascii, any << 5 | edges_fold(*p));
}

#endif
