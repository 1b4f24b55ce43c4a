#include "near.h"

#include <stddef.h>
#include <string.h>

/* Ids are short; of a longer one this many bytes are looked at. */
#define LONGEST 96

/* From this similarity on, two words are one word with a slip in it, and two ids one id. */
#define SAME_WORD 0.7
#define SAME_ID 0.8

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* 1 - Levenshtein's distance over the longer length. */
static double similarity(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t row[LONGEST + 1];
    a_length = least(a_length, LONGEST);
    b_length = least(b_length, LONGEST);
    if (a_length == 0 || b_length == 0) return 0;
    for (size_t j = 0; j <= b_length; j++) row[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return 1 - (double)row[b_length] / (double)(a_length > b_length ? a_length : b_length);
}

double near_letters(const char *a, const char *b) { return similarity(a, strlen(a), b, strlen(b)); }

/* The word that starts at `*rest`, and moves `*rest` behind it. */
static size_t next_word(const char **rest, const char **word) {
    *word = *rest + strspn(*rest, "_");
    size_t length = strcspn(*word, "_");
    *rest = *word + length;
    return length;
}

static size_t count_words(const char *id) {
    const char *word;
    size_t count = 0;
    while (next_word(&id, &word) > 0) count++;
    return count;
}

static double best_word(const char *asked, size_t asked_length, const char *known) {
    const char *word;
    size_t length;
    double best = 0;
    while ((length = next_word(&known, &word)) > 0) {
        double score = similarity(asked, asked_length, word, length);
        if (score > best) best = score;
    }
    return best;
}

double near_score(const char *asked, const char *known) {
    double whole = similarity(asked, strlen(asked), known, strlen(known)), shared = 0;
    size_t words = count_words(asked) + count_words(known), length;
    const char *rest = asked, *word;
    while ((length = next_word(&rest, &word)) > 0) {
        double score = best_word(word, length, known);
        if (score >= SAME_WORD) shared += score;
    }
    shared = words ? 2 * shared / (double)words : 0;
    return whole >= SAME_ID && whole > shared ? whole : shared;
}
