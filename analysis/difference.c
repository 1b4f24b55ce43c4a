/* What changed between two editions of a document: facts are paired, first those of the same id, then in the order of
 * the text those that speak of the same quantity, place and time. */
#include "analysis/difference.h"

#include <stdlib.h>
#include <string.h>

struct facts_difference {
    facts_pair *pairs;
    size_t count;
    size_t same;
};

static const char *const meaning[] = {"metric", "kind", "value",  "value_hi", "unit",  "bound",
                                      "time",   "base", "status", "region",   "entity"};

uint32_t difference_columns(const facts_fact *before, const facts_fact *after) {
    uint32_t columns = 0;
    char old[64], new[64];
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        for (size_t i = 0; i < sizeof meaning / sizeof meaning[0]; i++)
            if (strcmp(facts_column_name(column), meaning[i]) == 0 &&
                strcmp(facts_fact_cell(before, column, old), facts_fact_cell(after, column, new)) != 0)
                columns |= UINT32_C(1) << column;
    return columns;
}

/* A rule of pairing: 0 for two facts that are one, else their order. */
typedef int pairing(const facts_fact *a, const facts_fact *b);

static int by_id(const facts_fact *a, const facts_fact *b) {
    return strcmp(a->id, b->id);
}

static int by_quantity(const facts_fact *a, const facts_fact *b) {
    const char *const left[] = {a->metric, a->region, a->entity, a->time};
    const char *const right[] = {b->metric, b->region, b->entity, b->time};
    int order = (a->kind > b->kind) - (a->kind < b->kind);
    for (size_t i = 0; i < sizeof left / sizeof left[0] && order == 0; i++) order = strcmp(left[i], right[i]);
    return order;
}

static int by_quantity_and_value(const facts_fact *a, const facts_fact *b) {
    int order = by_quantity(a, b);
    if (order == 0) order = strcmp(a->unit, b->unit);
    return order != 0 ? order : (a->value > b->value) - (a->value < b->value);
}

static pairing *const pairings[] = {by_id, by_quantity_and_value, by_quantity}; /* the surest first */

/* A fact of one side and, once it is found, its partner of the other. */
typedef struct entry {
    const facts_fact *fact, *partner;
    size_t index;  /* in its set */
    pairing *rule; /* that it is sorted by: qsort hands on no context */
} entry;

/* Facts that are alike keep the order of the text. */
static int compare_entries(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = a->rule(a->fact, b->fact);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static int compare_indexes(const void *left, const void *right) {
    const entry *a = left, *b = right;
    return (a->index > b->index) - (a->index < b->index);
}

/* One side of the comparison; those that still wait for a partner stand in front. */
typedef struct side {
    entry *entries;
    size_t count, waiting;
} side;

static bool side_fill(side *s, const facts_set *set) {
    s->count = s->waiting = facts_set_count(set);
    s->entries = calloc(s->count ? s->count : 1, sizeof *s->entries);
    if (!s->entries) return false;
    for (size_t i = 0; i < s->count; i++) s->entries[i] = (entry){.fact = facts_set_at(set, i), .index = i};
    return true;
}

static void side_sort(side *s, pairing *rule) {
    for (size_t i = 0; i < s->waiting; i++) s->entries[i].rule = rule;
    qsort(s->entries, s->waiting, sizeof *s->entries, compare_entries);
}

/* Moves those without a partner to the front. */
static void side_settle(side *s) {
    size_t waiting = 0;
    for (size_t i = 0; i < s->waiting; i++) {
        if (s->entries[i].partner) continue;
        entry swapped = s->entries[waiting];
        s->entries[waiting++] = s->entries[i];
        s->entries[i] = swapped;
    }
    s->waiting = waiting;
}

static void pair_by(pairing *rule, side *before, side *after) {
    side_sort(before, rule);
    side_sort(after, rule);
    for (size_t i = 0, j = 0; i < before->waiting && j < after->waiting;) {
        entry *old = &before->entries[i], *new = &after->entries[j];
        int order = rule(old->fact, new->fact);
        if (order == 0) {
            old->partner = new->fact;
            new->partner = old->fact;
        }
        if (order <= 0) i++;
        if (order >= 0) j++;
    }
    side_settle(before);
    side_settle(after);
}

static void add_pair(facts_difference *difference, const facts_fact *before, const facts_fact *after) {
    uint32_t columns = before && after ? difference_columns(before, after) : 0;
    if (before && after && columns == 0) {
        difference->same++;
    } else {
        difference->pairs[difference->count++] = (facts_pair){before, after, columns};
    }
}

facts_status facts_difference_new(const facts_set *before, const facts_set *after, facts_difference **result,
                                  facts_error *error) {
    facts_status status = FACTS_OK;
    facts_difference *difference = calloc(1, sizeof *difference);
    side old = {0}, new = {0};

    *result = NULL;
    if (difference)
        difference->pairs = calloc(facts_set_count(before) + facts_set_count(after) + 1, sizeof *difference->pairs);
    if (!difference || !difference->pairs || !side_fill(&old, before) || !side_fill(&new, after)) {
        status = facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "out of memory");
        goto done;
    }
    for (size_t i = 0; i < sizeof pairings / sizeof pairings[0]; i++) pair_by(pairings[i], &old, &new);
    qsort(new.entries, new.count, sizeof *new.entries, compare_indexes);
    qsort(old.entries, old.count, sizeof *old.entries, compare_indexes);
    for (size_t i = 0; i < new.count; i++) add_pair(difference, new.entries[i].partner, new.entries[i].fact);
    for (size_t i = 0; i < old.count; i++)
        if (!old.entries[i].partner) add_pair(difference, old.entries[i].fact, NULL);
    *result = difference;
done:
    free(old.entries);
    free(new.entries);
    if (status != FACTS_OK) facts_difference_free(difference);
    return status;
}

void facts_difference_free(facts_difference *difference) {
    if (!difference) return;
    free(difference->pairs);
    free(difference);
}

size_t facts_difference_count(const facts_difference *difference) {
    return difference->count;
}

const facts_pair *facts_difference_at(const facts_difference *difference, size_t index) {
    return &difference->pairs[index];
}

size_t facts_difference_same(const facts_difference *difference) {
    return difference->same;
}
