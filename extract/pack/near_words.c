#include "near_words.h"

#include "lexicon.h"

static bool wanted(const word *w) { return class_is_near((word_class)w->class); }

facts_status pack_index_near_words(facts_packs *packs, facts_error *error) {
    for (int i = 0; i < packs->language_count; i++) {
        struct language *l = &packs->languages[i];
        if (!word_index_make(&l->near_starts, packs, i, &(word_choice){wanted, .by_class = true}) ||
            !word_index_make(&l->near_ends, packs, i, &(word_choice){wanted, .by_class = true, .ending = true}))
            return facts_no_memory(error, NULL);
        for (size_t k = 0; k < packs->words.count; k++) {
            const word *w = &packs->words.at[k];
            if (!wanted(w) || (w->language != i && w->language != NONE)) continue;
            edges_add_first(&l->near_first[w->class], w->form, w->size);
            edges_add_last(&l->near_last[w->class], w->form, w->size);
        }
    }
    return FACTS_OK;
}

/* The longest of the words that were met on the way. */
static const word *longest(const facts_packs *packs, const word_index *index, const int32_t *groups, int count,
                           int flags, const char *text, uint32_t size, uint32_t at, bool ending) {
    while (count-- > 0)
        for (int32_t i = groups[count]; i != NONE; i = index->members[i].next) {
            const word *w = &packs->words.at[index->members[i].word];
            const bool fits = (flags < 0 || w->flags == flags) && w->size <= (ending ? at : size - at);
            if (fits && word_is_here(w, text, size, ending ? at - w->size : at)) return w;
        }
    return NULL;
}

const word *near_word_starting(const facts_packs *packs, int language, word_class class, int flags, const char *text,
                               uint32_t size, uint32_t at) {
    const struct language *l = &packs->languages[language];
    const word_index *index = &l->near_starts;
    int32_t groups[WORD_DEPTH];
    if (at >= size || !edges_begin(&l->near_first[class], text, size, at)) return NULL;
    const int count = word_index_walk(index, (int)class, text, size, at, groups);
    return count ? longest(packs, index, groups, count, flags, text, size, at, false) : NULL;
}

const word *near_word_ending(const facts_packs *packs, int language, word_class class, int flags, const char *text,
                             uint32_t size, uint32_t at) {
    const struct language *l = &packs->languages[language];
    const word_index *index = &l->near_ends;
    int32_t groups[WORD_DEPTH];
    if (at == 0 || at > size || !edges_end(&l->near_last[class], text, at)) return NULL;
    const int count = word_index_walk_back(index, (int)class, text, at, groups);
    return count ? longest(packs, index, groups, count, flags, text, size, at, true) : NULL;
}
