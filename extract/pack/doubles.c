#include "doubles.h"

#include "lexicon.h"

#include <stdlib.h>

typedef struct said {
    const word *word;
    const char *list;
    bool as_written; /* patterns take the list's forms letter by letter */
} said;

static int by_form(const said *x, const said *y) {
    if (x->as_written || y->as_written) return strcmp(x->word->form, y->word->form);
    for (const char *a = x->word->form, *b = y->word->form;; a++, b++) {
        const int order = folded(*a) - folded(*b);
        if (order != 0 || !*a) return order;
    }
}

static int by_meaning(const said *x, const said *y) {
    int order = x->word->class - y->word->class;
    if (order == 0) order = x->word->language - y->word->language;
    if (order == 0) order = x->word->flags - y->word->flags;
    if (order == 0) order = strcmp(x->list, y->list);
    if (order == 0) order = strcmp(x->word->text, y->word->text);
    return order ? order : by_form(x, y);
}

/* Of two that mean the same, the one that finds more stands first, else the one that was read first. */
static int compare(const void *a, const void *b) {
    const said *x = a, *y = b;
    int order = by_meaning(x, y);
    if (order == 0) order = x->word->exact_case - y->word->exact_case;
    return order ? order : (x->word > y->word) - (x->word < y->word);
}

/* Of two whose forms are alike; lists know no case. */
static bool finds(const word *w, const word *other) {
    return w->class == WORD_LIST || word_is_here(w, other->form, other->size, 0);
}

facts_status pack_doubles(const facts_packs *packs, void (*tell)(void *context, const word *said, const word *again),
                          void *context) {
    size_t count = 0;
    said *all = calloc(packs->words.count + 1, sizeof *all);
    if (!all) return FACTS_ERR_MEMORY;
    for (size_t i = 0; i < packs->lists.count; i++) {
        const list *l = &packs->lists.at[i];
        for (int32_t k = 0; k < l->count; k++) {
            const word *w = &packs->words.at[l->first + k];
            all[count++] = (said){w, l->name, .as_written = w->class == WORD_LIST && l->known == LIST_OTHER};
        }
    }
    qsort(all, count, sizeof *all, compare);
    for (size_t first = 0, i = 1; i < count; i++) {
        if (by_meaning(&all[first], &all[i]) != 0) first = i;
        for (size_t k = first; k < i; k++)
            if (finds(all[k].word, all[i].word)) {
                tell(context, all[k].word, all[i].word);
                break;
            }
    }
    free(all);
    return FACTS_OK;
}
