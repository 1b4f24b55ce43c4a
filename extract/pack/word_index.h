/* Words by what they are made of, so that walking along the text tells which of thousands stand at a place. A word is a
 * row of pieces: runs of letters, runs of digits, single other characters. A hash table holds the hash of every row
 * that a word begins with; the walk goes on as long as what it has passed is there. */
#ifndef FACTS_WORD_INDEX_H
#define FACTS_WORD_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct facts_packs;
struct word;

typedef struct word_slot {
    uint32_t hash;      /* 0: empty */
    bool goes_on : 1;   /* longer words begin with this row of pieces */
    int32_t group : 31; /* the first of the words that are just this row; NONE where there are only longer ones */
} word_slot;

typedef struct word_member {
    int32_t word, next; /* NONE at the end of the group */
} word_member;

enum { WORD_PAIRS = 2048 }; /* in pieces of 64: they stay in the cache */

/* A quick no for most places: by the byte of an ASCII character, and by the last two of the first three bytes of
 * others. */
typedef struct word_starts {
    bool ascii[128];
    bool other[4096];
} word_starts;

typedef struct word_index {
    uint32_t mask;
    word_slot *slots;
    uint64_t *filter; /* a bit for each hash: a quick no for most places */
    word_member *members;
    size_t count, used;          /* members; slots */
    word_starts starts, singles; /* of all words, of those that do not begin with two characters as Han */
    uint64_t *pairs;             /* a bit for each two characters that a word begins with */
} word_index;

/* Which words of a language (and of the common lists) are wanted; whether each class is kept apart; whether they are to
 * be walked from their ends. */
typedef struct word_choice {
    bool (*wanted)(const struct word *w);
    bool by_class, ending;
} word_choice;

/* False without memory. What it holds is freed by word_index_free. */
bool word_index_make(word_index *index, const struct facts_packs *packs, int language, const word_choice *choice);
void word_index_free(word_index *index);

enum { WORD_DEPTH = 32, WORD_STARTS = 64, WORD_ANY_CLASS = -1 };

/* Where a word may begin; the hash of what stands from there to `behind`. */
typedef struct word_start {
    uint32_t place, behind, hash;
} word_start;

/* Gives the next places where words may begin, from *next on, and has their slots fetched into the cache meanwhile. */
size_t word_index_starts(const word_index *index, const char *text, size_t size, size_t *next,
                         word_start starts[WORD_STARTS]);
/* Goes on from there: the groups of words that begin there, as word_index_walk gives them. */
int word_index_follow(const word_index *index, const word_start *start, const char *text, size_t size,
                      int32_t groups[WORD_DEPTH]);
/* Walks from `at` on (back from `at`), and gives the groups of words met on the way, the shortest first; returns how
 * many. */
int word_index_walk(const word_index *index, int class, const char *text, size_t size, size_t at,
                    int32_t groups[WORD_DEPTH]);
int word_index_walk_back(const word_index *index, int class, const char *text, size_t at, int32_t groups[WORD_DEPTH]);

/* Of a character of three bytes. */
static inline bool word_may_start_wide(const word_starts *starts, const char *text) {
    const unsigned char *p = (const unsigned char *)text;
    return starts->other[(p[1] & 63u) << 6 | (p[2] & 63u)];
}

static inline bool word_may_start(const word_starts *starts, const char *text, size_t size, size_t at) {
    const unsigned char *p = (const unsigned char *)text + at;
    if (p[0] < 128) return starts->ascii[p[0]];
    return at + 2 >= size || word_may_start_wide(starts, text + at) || p[0] < 0xE0;
}

static inline bool is_letter(char c) { return (unsigned char)((c | 0x20) - 'a') < 26; }
static inline bool is_digit(char c) { return (unsigned char)(c - '0') < 10; }

#endif
