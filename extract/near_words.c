#include "near_words.h"

#include "lexicon.h"

#include <ctype.h>
#include <stdlib.h>

bool word_is_near(const word *w) {
    return w->class == WORD_UNIT || w->class == WORD_NUMBER || w->class == WORD_BOUND || w->class == WORD_CLASSIFIER ||
           w->class == WORD_SHORT_VERB;
}

/* Buckets by the first (or last) character: ASCII by itself without case, any other by its bytes. */
static unsigned bucket_of_character(const char *p, uint32_t size) {
    unsigned char c = (unsigned char)p[0];
    if (c < 0x80) return (unsigned)tolower(c);
    unsigned h = c;
    for (uint32_t i = 1; i < size && i < 4 && ((unsigned char)p[i] & 0xC0) == 0x80; i++) h = h * 31 + (unsigned char)p[i];
    return 128 + h % (NEAR_BUCKETS - 128);
}

static uint32_t last_character(const char *p, uint32_t size) {
    uint32_t at = size - 1;
    while (at > 0 && ((unsigned char)p[at] & 0xC0) == 0x80) at--;
    return at;
}

static unsigned bucket_of(const word *w, bool ending) {
    uint32_t at = ending ? last_character(w->form, w->size) : 0;
    return bucket_of_character(w->form + at, w->size - at);
}

typedef struct ordered {
    int32_t word;
    uint32_t size;
} ordered;

static int longest_first(const void *a, const void *b) {
    const ordered *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return (x->word > y->word) - (x->word < y->word);
}

static bool fill(facts_packs *packs, near_index *index, const ordered *words, size_t count, bool ending) {
    size_t starts[NEAR_BUCKETS + 1] = {0};
    for (size_t i = 0; i < count; i++) starts[bucket_of(&packs->words.at[words[i].word], ending) + 1]++;
    for (size_t i = 0; i < NEAR_BUCKETS; i++) starts[i + 1] += starts[i];
    for (size_t i = 0; i <= NEAR_BUCKETS; i++) index->first[i] = (uint32_t)starts[i];
    index->words = arena_alloc(&packs->strings, (count + 1) * sizeof *index->words);
    if (!index->words) return false;
    for (size_t i = 0; i < count; i++) {
        const word *w = &packs->words.at[words[i].word];
        index->words[starts[bucket_of(w, ending)]++] = words[i].word;
    }
    return true;
}

facts_status pack_index_near_words(facts_packs *packs, facts_error *error) {
    ordered *words = calloc(packs->words.count + 1, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; words && i < packs->words.count; i++)
        if (word_is_near(&packs->words.at[i])) words[count++] = (ordered){(int32_t)i, packs->words.at[i].size};
    if (words) qsort(words, count, sizeof *words, longest_first);
    bool ok = words && fill(packs, &packs->near_starts, words, count, false) && fill(packs, &packs->near_ends, words, count, true);
    for (size_t i = 0; ok && i < count; i++)
        if (packs->words.at[words[i].word].class == WORD_NUMBER) packs->number_buckets[bucket_of(&packs->words.at[words[i].word], false)] = true;
    free(words);
    return ok ? FACTS_OK : facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "out of memory");
}

static bool same(const word *w, const char *text) {
    if (w->exact_case) return memcmp(w->form, text, w->size) == 0;
    for (uint32_t i = 0; i < w->size; i++)
        if (w->form[i] != text[i] && tolower((unsigned char)text[i]) != (unsigned char)w->form[i]) return false;
    return true;
}

static bool fits(const word *w, int language, word_class class, int flags) {
    return w->class == class && (w->language == language || w->language == NONE) && (flags < 0 || w->flags == flags);
}

bool number_word_may_start(const facts_packs *packs, const char *text, uint32_t size, uint32_t at) {
    return packs->number_buckets[bucket_of_character(text + at, size - at)];
}

const word *near_word_starting(const facts_packs *packs, int language, word_class class, int flags, const char *text,
                               uint32_t size, uint32_t at) {
    if (at >= size) return NULL;
    const near_index *index = &packs->near_starts;
    unsigned b = bucket_of_character(text + at, size - at);
    for (uint32_t i = index->first[b]; i < index->first[b + 1]; i++) {
        const word *w = &packs->words.at[index->words[i]];
        if (fits(w, language, class, flags) && w->size <= size - at && same(w, text + at) && word_stands_alone(w, text, size, at, at + w->size))
            return w;
    }
    return NULL;
}

const word *near_word_ending(const facts_packs *packs, int language, word_class class, int flags, const char *text,
                             uint32_t size, uint32_t at) {
    if (at == 0 || at > size) return NULL;
    const near_index *index = &packs->near_ends;
    uint32_t last = last_character(text, at);
    unsigned b = bucket_of_character(text + last, at - last);
    for (uint32_t i = index->first[b]; i < index->first[b + 1]; i++) {
        const word *w = &packs->words.at[index->words[i]];
        if (fits(w, language, class, flags) && w->size <= at && same(w, text + at - w->size) && word_stands_alone(w, text, size, at - w->size, at))
            return w;
    }
    return NULL;
}
