#include "word_index.h"

#include "pack.h"

#include <ctype.h>
#include <endian.h>
#include <stdlib.h>

/* ----------------------------------------------------------------- pieces */

typedef struct piece {
    uint32_t hash;
    size_t size;
} piece;

static inline uint32_t three_bytes(const char *p) {
    return (unsigned char)p[2] << 16 | (unsigned char)p[1] << 8 | (unsigned char)p[0];
}

static inline uint64_t four_bytes(const char *p) {
    uint32_t w;
    memcpy(&w, p, sizeof w);
    return w;
}

static inline uint64_t eight_bytes(const char *p) {
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return le64toh(w);
}

/* Without regard to case: digits have the bit that tells small letters from capitals, too. */
static inline uint32_t hash_run(const char *run, size_t size) {
    const uint64_t small = UINT64_C(0x2020202020202020), factor = UINT64_C(0x9E3779B97F4A7C15);
    const char *end = run + size;
    uint64_t h = size, last;
    for (; end - run > 8; run += 8) h = ((eight_bytes(run) | small) ^ h) * factor;
    if (size >= 8)
        last = eight_bytes(end - 8);
    else if (size >= 4)
        last = four_bytes(run) << 32 | four_bytes(end - 4);
    else
        last = (uint64_t)(unsigned char)run[0] << 16 | (uint64_t)(unsigned char)run[size / 2] << 8 |
               (unsigned char)end[-1];
    return (uint32_t)(((last | small) ^ h) * factor >> 32);
}

/* One character that is no letter and no digit, as a number; a hyphen is a space ("low-carbon"). */
static inline piece character(const char *text, size_t rest) {
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] < 0xC0) return (piece){p[0] == '-' ? ' ' : p[0], 1};
    if (p[0] >= 0xE0 && p[0] < 0xF0 && rest >= 3) return (piece){three_bytes(text), 3};
    size_t size = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (size > rest) size = rest;
    uint32_t c = 0;
    for (size_t i = 0; i < size; i++) c = c << 8 | p[i];
    return (piece){c, size};
}

/* The end of the letters that stand from `at` on, eight at a glance. */
static inline size_t letters_end(const char *text, size_t size, size_t at) {
    const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
    for (; at + 8 <= size; at += 8) {
        const uint64_t bytes = eight_bytes(text + at) | 0x20 * ones, low = bytes & ~high;
        const uint64_t others = (~(low + (0x80 - 'a') * ones) | (low + (0x7F - 'z') * ones) | bytes) & high;
        if (others) return at + (size_t)__builtin_ctzll(others) / 8;
    }
    while (at < size && is_letter(text[at])) at++;
    return at;
}

static inline piece piece_from(const char *text, size_t size, size_t at) {
    size_t end = at;
    if (is_letter(text[at]))
        end = letters_end(text, size, at);
    else if (is_digit(text[at]))
        while (end < size && is_digit(text[end])) end++;
    else
        return character(text + at, size - at);
    return (piece){hash_run(text + at, end - at), end - at};
}

static piece piece_before(const char *text, size_t at) {
    size_t start = at - 1;
    if (is_letter(text[start]))
        while (start > 0 && is_letter(text[start - 1])) start--;
    else if (is_digit(text[start]))
        while (start > 0 && is_digit(text[start - 1])) start--;
    else {
        while (start > 0 && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80) start--;
        piece p = character(text + start, at - start);
        p.size = at - start;
        return p;
    }
    return (piece){hash_run(text + start, at - start), at - start};
}

static inline uint32_t hash_of_class(int class) { return (uint32_t)(class + 2) * UINT32_C(0x85EBCA6B); }

static inline uint32_t joined(uint32_t hash, piece p) {
    return (uint32_t)(((uint64_t)hash << 32 | p.hash) * UINT64_C(0x9E3779B97F4A7C15) >> 32) | 1;
}

/* ------------------------------------------------------------------- walk */

static inline uint32_t filter_bit(const word_index *index, uint32_t hash) { return hash >> 1 & (8 * index->mask + 7); }

static inline bool may_find(const word_index *index, uint32_t hash) {
    const uint32_t bit = filter_bit(index, hash);
    return index->filter[bit / 64] >> bit % 64 & 1;
}

static const word_slot *find(const word_index *index, uint32_t hash) {
    for (uint32_t i = hash >> 1 & index->mask; index->slots[i].hash; i = (i + 1) & index->mask)
        if (index->slots[i].hash == hash) return &index->slots[i];
    return NULL;
}

/* Goes on from `at` as long as words do; `hash` is of what was passed. */
static inline int follow(const word_index *index, uint32_t hash, const char *text, size_t size, size_t at,
                         int32_t groups[WORD_DEPTH]) {
    int count = 0;
    for (;;) {
        const word_slot *s = may_find(index, hash) ? find(index, hash) : NULL;
        if (!s) return count;
        if (s->group != NONE) groups[count++] = s->group;
        if (!s->goes_on || at >= size || count == WORD_DEPTH) return count;
        const piece p = piece_from(text, size, at);
        hash = joined(hash, p);
        at += p.size;
    }
}

int word_index_walk(const word_index *index, int class, const char *text, size_t size, size_t at,
                    int32_t groups[WORD_DEPTH]) {
    const piece p = piece_from(text, size, at);
    return follow(index, joined(hash_of_class(class), p), text, size, at + p.size, groups);
}

static inline bool is_wide(char c) { return (c & 0xF0) == 0xE0; } /* begins a character of three bytes, as Han */

/* The bit of two characters of three bytes each that stand at p, of which eight bytes can be read. */
static inline uint32_t pair_bit(const char *p) {
    return (uint32_t)((eight_bytes(p) << 16) * UINT64_C(0x9E3779B97F4A7C15) >> 32) % (64 * WORD_PAIRS);
}

static inline bool is_pair(const char *p) { return is_wide(p[0]) && is_wide(p[3]); }

/* Passes over Han where no word begins, two characters at a glance: half of the scan's time goes here. */
static size_t pass_han(const word_index *index, const char *text, size_t size, size_t at) {
    for (; at + 8 <= size && is_pair(text + at); at += 3) {
        const uint32_t bit = pair_bit(text + at);
        if ((index->pairs[bit / 64] >> bit % 64 & 1) | word_may_start_wide(&index->singles, text + at)) break;
    }
    return at;
}

/* Nothing is looked up at most places: the first run or the first two characters tell that no word begins there. */
size_t word_index_starts(const word_index *index, const char *text, size_t size, size_t *next,
                         word_start starts[WORD_STARTS]) {
    const uint32_t seed = hash_of_class(WORD_ANY_CLASS);
    size_t count = 0, at = *next;
    while (count < WORD_STARTS && (at = pass_han(index, text, size, at)) < size) {
        const size_t place = at;
        const bool starts_here = word_may_start(&index->starts, text, size, place);
        piece p = piece_from(text, size, place);
        uint32_t hash = joined(seed, p);
        size_t behind = at += p.size;
        if (is_letter(text[place]) || is_digit(text[place])) {
            while (at < size && (is_letter(text[at]) || is_digit(text[at]))) at++; /* no word begins within it */
        } else if (starts_here && !word_may_start(&index->singles, text, size, place) && at < size) {
            p = piece_from(text, size, at);
            hash = joined(hash, p);
            behind += p.size;
        }
        if (!starts_here || !may_find(index, hash)) continue;
        __builtin_prefetch(&index->slots[hash >> 1 & index->mask]);
        starts[count++] = (word_start){(uint32_t)place, (uint32_t)behind, hash};
    }
    *next = at;
    return count;
}

int word_index_follow(const word_index *index, const word_start *start, const char *text, size_t size,
                      int32_t groups[WORD_DEPTH]) {
    return follow(index, start->hash, text, size, start->behind, groups);
}

int word_index_walk_back(const word_index *index, int class, const char *text, size_t at, int32_t groups[WORD_DEPTH]) {
    uint32_t hash = hash_of_class(class);
    int count = 0;
    while (at > 0 && count < WORD_DEPTH) {
        const piece p = piece_before(text, at);
        const word_slot *s = may_find(index, hash = joined(hash, p)) ? find(index, hash) : NULL;
        if (!s) break;
        if (s->group != NONE) groups[count++] = s->group;
        at -= p.size;
    }
    return count;
}

/* ------------------------------------------------------------------- make */

static bool chosen(const word_choice *choice, const word *w, int language) {
    return (w->language == language || w->language == NONE) && choice->wanted(w);
}

static word_slot *slot_of(word_index *index, uint32_t hash) {
    uint32_t i = hash >> 1 & index->mask;
    while (index->slots[i].hash && index->slots[i].hash != hash) i = (i + 1) & index->mask;
    if (!index->slots[i].hash) {
        index->slots[i] = (word_slot){hash, false, NONE};
        index->used++;
    }
    return &index->slots[i];
}

/* Two thirds full at most, but no larger than that: what is looked at all the time should stay in the cache. */
static bool make_room(word_index *index, size_t more) {
    word_index old = *index;
    while (3 * (index->used + more) > 2 * ((size_t)index->mask + 1)) index->mask = 2 * index->mask + 1;
    if (index->mask == old.mask && index->slots) return true;
    index->slots = calloc((size_t)index->mask + 1, sizeof *index->slots);
    if (!index->slots) {
        index->slots = old.slots;
        return false;
    }
    index->used = 0;
    for (size_t i = 0; old.slots && i <= old.mask; i++)
        if (old.slots[i].hash) *slot_of(index, old.slots[i].hash) = old.slots[i];
    free(old.slots);
    return true;
}

static piece piece_of(const word *w, size_t done, const word_choice *choice) {
    return choice->ending ? piece_before(w->form, w->size - done) : piece_from(w->form, w->size, done);
}

static void starts_add(word_starts *starts, const char *form, size_t size) {
    const unsigned char *p = (const unsigned char *)form;
    if (p[0] < 128)
        starts->ascii[tolower(p[0])] = starts->ascii[toupper(p[0])] = true;
    else if (size > 2)
        starts->other[(p[1] & 63u) << 6 | (p[2] & 63u)] = true;
}

static void add_pair(word_index *index, const char *form) {
    char two[8] = {0};
    memcpy(two, form, 6);
    const uint32_t bit = pair_bit(two);
    index->pairs[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Words that are written alike are a group, in the order of their classes. */
static bool add_word(word_index *index, const facts_packs *packs, int32_t added, const word_choice *choice) {
    const word *w = &packs->words.at[added];
    if (!make_room(index, w->size)) return false;
    uint32_t hash = hash_of_class(choice->by_class ? w->class : WORD_ANY_CLASS);
    word_slot *s = NULL;
    for (size_t done = 0; done < w->size;) {
        const piece p = piece_of(w, done, choice);
        if (s) s->goes_on = true;
        s = slot_of(index, hash = joined(hash, p));
        done += p.size;
    }
    starts_add(&index->starts, w->form, w->size);
    if (w->size >= 6 && is_pair(w->form))
        add_pair(index, w->form);
    else
        starts_add(&index->singles, w->form, w->size);
    int32_t before = NONE, after = s->group;
    while (after != NONE && packs->words.at[index->members[after].word].class <= w->class)
        after = index->members[before = after].next;
    const int32_t member = (int32_t)index->count++;
    index->members[member] = (word_member){added, after};
    if (before == NONE)
        s->group = member;
    else
        index->members[before].next = member;
    return true;
}

static bool make_filter(word_index *index) {
    index->filter = calloc(((size_t)index->mask + 1) / 8, sizeof *index->filter);
    for (size_t i = 0; index->filter && i <= index->mask; i++) {
        const uint32_t bit = filter_bit(index, index->slots[i].hash);
        if (index->slots[i].hash) index->filter[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return index->filter != NULL;
}

bool word_index_make(word_index *index, const facts_packs *packs, int language, const word_choice *choice) {
    size_t words = 0;
    for (size_t i = 0; i < packs->words.count; i++) words += chosen(choice, &packs->words.at[i], language);
    uint32_t room = 64; /* no more than they are going to need */
    while (2 * room <= words) room *= 2;
    *index = (word_index){.mask = room - 1,
                          .members = calloc(words + 1, sizeof *index->members),
                          .pairs = calloc(WORD_PAIRS, sizeof *index->pairs)};
    bool ok = index->members && index->pairs && make_room(index, 1);
    for (size_t i = 0; ok && i < packs->words.count; i++)
        if (chosen(choice, &packs->words.at[i], language)) ok = add_word(index, packs, (int32_t)i, choice);
    ok = ok && make_filter(index);
    if (!ok) word_index_free(index);
    return ok;
}

void word_index_free(word_index *index) {
    free(index->slots);
    free(index->filter);
    free(index->members);
    free(index->pairs);
    *index = (word_index){0};
}
