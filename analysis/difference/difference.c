/* What changed between two editions of a document: facts are paired, first those of the same id, then by what they say
 * and how (see match.c). */
#include "difference.h"
#include "extract/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct facts_difference {
    facts_pair *pairs; /* those that differ, then the others */
    size_t count, differing;
    VECTOR(facts_renaming) renamings;
};

static const char *const meaning[] = {"metric", "kind", "value",  "value_hi", "unit",  "bound",
                                      "time",   "base", "status", "region",   "entity"};

/* 1 << column for each column in which two facts say different things. Where the fact stands and how the sentence
 * around it is worded are not among them. */
static uint32_t columns_apart(const facts_fact *before, const facts_fact *after) {
    uint32_t columns = 0;
    char old[64], new[64];
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        for (size_t i = 0; i < sizeof meaning / sizeof meaning[0]; i++)
            if (strcmp(facts_column_name(column), meaning[i]) == 0 &&
                strcmp(facts_fact_cell(before, column, old), facts_fact_cell(after, column, new)) != 0)
                columns |= UINT32_C(1) << column;
    return columns;
}

/* Digits that only the conversion between binary and decimal brings, as in 1.1 - 1 = 0.10000000000000009, are cut. */
static double rounded(double value) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.12g", value);
    return strtod(digits, NULL);
}

/* By how much the value changed: in the unit of `after`, and in percent of what it was. Both are 0 where it is the
 * same, and NAN where the two cannot be compared. */
static void find_amount(const facts_fact *before, const facts_fact *after, const facts_packs *packs, double *change,
                        double *percent) {
    double factor = 1;
    *change = *percent = NAN;
    if (strcmp(before->unit, after->unit) != 0 &&
        (!packs || facts_unit_factor(packs, before->unit, after->unit, &factor, NULL) != FACTS_OK))
        return;
    const double old[] = {before->value * factor,
                          (isnan(before->value_hi) ? before->value : before->value_hi) * factor};
    const double new[] = {after->value, isnan(after->value_hi) ? after->value : after->value_hi};
    /* Of a range the end that moved further. */
    size_t end = fabs(new[1] - old[1]) > fabs(new[0] - old[0]);
    *change = rounded(new[end] - old[end]);
    *percent = *change == 0 ? 0 : old[end] == 0 ? copysign(INFINITY, *change) : rounded(*change / fabs(old[end]) * 100);
}

static int by_id(const void *left, const void *right) {
    const entry *const *a = left, *const *b = right;
    int order = strcmp((*a)->fact->id, (*b)->fact->id);
    return order != 0 ? order : ((*a)->index > (*b)->index) - ((*a)->index < (*b)->index);
}

static entry **sorted_by_id(const side *s) {
    entry **sorted = malloc((s->count + 1) * sizeof(entry *));
    for (size_t i = 0; sorted && i < s->count; i++) sorted[i] = &s->entries[i];
    if (sorted) qsort(sorted, s->count, sizeof *sorted, by_id);
    return sorted;
}

/* A table that was written by hand may have no ids. */
static bool pair_by_id(side *before, side *after) {
    entry **old = sorted_by_id(before), **new = sorted_by_id(after);
    for (size_t i = 0, j = 0; old && new &&i < before->count &&j < after->count;) {
        int order = strcmp(old[i]->fact->id, new[j]->fact->id);
        if (order == 0 && old[i]->fact->id[0]) {
            old[i]->partner = new[j];
            new[j]->partner = old[i];
        }
        i += order <= 0;
        j += order >= 0;
    }
    bool done = old && new;
    free(old);
    free(new);
    return done;
}

static int by_place(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = strcmp(a->fact->document, b->fact->document);
    if (order == 0) order = (a->fact->byte_start > b->fact->byte_start) - (a->fact->byte_start < b->fact->byte_start);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* A baseline has its facts by metric; here they are in the order of the text. */
static bool side_open(side *s, const facts_set *set) {
    size_t count = facts_set_count(set);
    s->entries = calloc(count + 1, sizeof *s->entries);
    if (!s->entries) return false;
    for (size_t i = 0; i < count; i++) {
        const facts_fact *fact = facts_set_at(set, i);
        if (fact->metric[0]) s->entries[s->count++] = (entry){.fact = fact, .document = fact->document, .index = i};
    }
    if (s->count) qsort(s->entries, s->count, sizeof *s->entries, by_place);
    for (size_t i = 0; i < s->count; i++) {
        entry *e = &s->entries[i];
        bool same = i > 0 && strcmp(e[-1].fact->sentence, e->fact->sentence) == 0;
        e->index = i;
        e->ordinal = same ? e[-1].ordinal + 1 : 0;
        e->place = (double)i / (double)s->count;
    }
    return true;
}

static void side_close(side *s) {
    for (size_t i = 0; s->entries && i < s->count; i++) wording_close(&s->entries[i].words);
    free(s->entries);
}

static bool read_words(side *s) {
    for (size_t i = 0; i < s->count; i++) {
        entry *e = &s->entries[i];
        if (!e->partner && !wording_open(&e->words, e->fact->sentence, e->fact->quote, false)) return false;
    }
    return true;
}

/* NULL where there are several, or none. */
static const char *only_document(const side *s) {
    for (size_t i = 1; i < s->count; i++)
        if (strcmp(s->entries[i].fact->document, s->entries[0].fact->document) != 0) return NULL;
    return s->count ? s->entries[0].fact->document : NULL;
}

/* Two editions of one document may have two names, whatever they say. */
static bool pair_documents(side *before, const side *after) {
    const char *old = only_document(before), *new = only_document(after);
    if (!old || !new) return difference_pair_documents(before, after);
    for (size_t i = 0; i < before->count; i++) before->entries[i].document = new;
    return true;
}

facts_pair difference_pair(const facts_fact *before, const facts_fact *after, const facts_packs *packs) {
    facts_pair pair = {.before = before, .after = after, .change = NAN, .percent = NAN};
    if (!before || !after) return pair;
    pair.columns = columns_apart(before, after);
    pair.moved = before->line != after->line || before->page != after->page;
    pair.reworded = !wording_same(before->sentence, after->sentence, false);
    find_amount(before, after, packs, &pair.change, &pair.percent);
    return pair;
}

/* Pairs that differ in the order of `after`, those gone, then the pairs that do not differ. */
static void collect(facts_difference *difference, const side *before, const side *after, const facts_packs *packs) {
    for (size_t i = 0; i < after->count; i++) {
        const entry *new = &after->entries[i];
        facts_pair pair = difference_pair(new->partner ? new->partner->fact : NULL, new->fact, packs);
        if (!pair.before || pair.columns) difference->pairs[difference->count++] = pair;
    }
    for (size_t i = 0; i < before->count; i++)
        if (!before->entries[i].partner)
            difference->pairs[difference->count++] = difference_pair(before->entries[i].fact, NULL, packs);
    difference->differing = difference->count;
    for (size_t i = 0; i < after->count; i++) {
        const entry *new = &after->entries[i];
        if (!new->partner) continue;
        facts_pair pair = difference_pair(new->partner->fact, new->fact, packs);
        if (!pair.columns) difference->pairs[difference->count++] = pair;
    }
}

static bool collect_renamings(facts_difference *difference, const side *before) {
    for (size_t i = 0; i < before->count; i++) {
        const entry *e = &before->entries[i];
        const facts_renaming renaming = {e->fact->document, e->document};
        bool known = strcmp(renaming.before, renaming.after) == 0;
        for (size_t j = difference->renamings.count; j-- > 0 && !known;)
            known = strcmp(difference->renamings.at[j].before, renaming.before) == 0;
        if (!known && !vector_push(&difference->renamings, renaming)) return false;
    }
    return true;
}

facts_status facts_difference_new(const facts_set *before, const facts_set *after, const facts_packs *packs,
                                  facts_difference **result, facts_error *error) {
    facts_status status = FACTS_OK;
    facts_difference *difference = calloc(1, sizeof *difference);
    side old = {0}, new = {0};

    *result = NULL;
    if (difference)
        difference->pairs = calloc(facts_set_count(before) + facts_set_count(after) + 1, sizeof *difference->pairs);
    if (!difference || !difference->pairs || !side_open(&old, before) || !side_open(&new, after)) goto memory;
    if (!pair_by_id(&old, &new) || !read_words(&old) || !read_words(&new) || !pair_documents(&old, &new) ||
        !difference_match(&old, &new) || !collect_renamings(difference, &old))
        goto memory;
    collect(difference, &old, &new, packs);
    *result = difference;
    goto done;
memory:
    status = facts_no_memory(error, NULL);
done:
    side_close(&old);
    side_close(&new);
    if (status != FACTS_OK) facts_difference_free(difference);
    return status;
}

void facts_difference_free(facts_difference *difference) {
    if (!difference) return;
    free(difference->pairs);
    vector_free(&difference->renamings);
    free(difference);
}

size_t facts_difference_count(const facts_difference *difference) { return difference->differing; }

size_t facts_difference_same(const facts_difference *difference) { return difference->count - difference->differing; }

const facts_pair *facts_difference_at(const facts_difference *difference, size_t index) {
    return &difference->pairs[index];
}

size_t facts_difference_renamed(const facts_difference *difference) { return difference->renamings.count; }

const facts_renaming *facts_difference_renamed_at(const facts_difference *difference, size_t index) {
    return &difference->renamings.at[index];
}
