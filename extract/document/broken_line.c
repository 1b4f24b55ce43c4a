#include "broken_line.h"

#include "extract/bytes.h"
#include "extract/pack/pack.h"

#include <ctype.h>

bool completes_formula(const facts_packs *packs, slice before, slice next) {
    char form[FORMULA];
    const list *l = packs_list(packs, LIST_FORMULA, NONE);
    if (!l || !next.size || isalpha((unsigned char)next.at[0])) return false;
    size_t start = before.size;
    while (start && isalpha((unsigned char)before.at[start - 1])) start--;
    for (const size_t first = start; start < before.size; start++) {
        const size_t stem = before.size - start;
        /* a formula may stand behind the small letters of a unit: GtCO */
        if (start > first &&
            (!isupper((unsigned char)before.at[start]) || isupper((unsigned char)before.at[start - 1])))
            continue;
        if (stem + next.size > sizeof form) continue;
        memcpy(form, before.at + start, stem);
        memcpy(form + stem, next.at, next.size);
        const word *w = packs_list_find(packs, l, form, stem + next.size);
        if (w && memcmp(w->form, form, stem + next.size) == 0) return true;
    }
    return false;
}

bool is_goal_label(const facts_packs *packs, slice v) {
    if (v.size && v.at[v.size - 1] == ':') v.size--;
    return v.size && isupper((unsigned char)v.at[0]) && packs_is_listed(packs, LIST_GOAL, v.at, v.size);
}

/* The number that a line of some words ends in, and what stands before it; 0 for none. */
static uint32_t number_at_end(slice v, slice *words) {
    enum { DIGITS = 2 };
    size_t start = v.size;
    uint32_t number = 0;
    while (start && v.size - start <= DIGITS && isdigit((unsigned char)v.at[start - 1])) start--;
    for (size_t i = start; i < v.size; i++) number = 10 * number + (uint32_t)(v.at[i] - '0');
    *words = slice_trim((slice){v.at, start});
    return v.size - start <= DIGITS && start && v.at[start - 1] == ' ' ? number : 0;
}

facts_status leave_line_number(document *d, slice v, facts_error *error) {
    slice words, other;
    const uint32_t number = number_at_end(v, &words);
    bool numbered = number && number == d->numbered + 1 && d->numbered, found = false;
    if (number && !numbered && is_line(count_columns(words.at, words.size))) {
        source_line after;
        const size_t size = v.size;
        const facts_status status = reader_look(&d->source, &after, &found, error);
        if (status != FACTS_OK) return status;
        const slice next = found ? document_line(d, &after) : (slice){NULL, 0};
        numbered =
            next.size && number_at_end(next, &other) == number + 1 && is_line(count_columns(other.at, other.size));
        v = document_line(d, &d->ahead); /* looking on may have moved it */
        number_at_end((slice){v.at, size}, &words);
    }
    d->numbered = numbered ? number : 0;
    if (!numbered) return FACTS_OK;
    source_line mark = d->ahead;
    mark.start += (uint64_t)(words.at + words.size - reader_at(&d->source, mark.start));
    mark.size -= (size_t)(mark.start - d->ahead.start);
    d->ahead.size -= mark.size;
    return vector_push(&d->furniture, ((furniture){mark, "the number of a line"})) ? FACTS_OK
                                                                                   : facts_no_memory(error, NULL);
}
