/* The list of conflicts: languages of each document first, then places and documents. */
#include "analysis/finding.h"
#include "conflict.h"

#include <stdlib.h>

static int compare_conflicts(const void *left, const void *right) {
    const facts_conflict *x = left, *y = right;
    int order = finding_compare_places(&x->a, &y->a);
    return order ? order : strcmp(x->id, y->id);
}

static facts_status find_conflicts(facts_conflict_list *list, const facts_set *set, const facts_fact **facts,
                                   facts_error *error) {
    facts_status status = FACTS_OK;
    size_t count = facts_set_count(set);
    for (size_t i = 0; i < count; i++) facts[i] = facts_set_at(set, i);
    if (count > 0) qsort(facts, count, sizeof *facts, finding_compare_places);
    for (size_t i = 0, end; i < count && !status; i = end) {
        for (end = i; end < count && strcmp(facts[i]->document, facts[end]->document) == 0;) end++;
        status = conflict_languages(list, facts + i, end - i, error);
    }
    if (!status) status = conflict_places(list, facts, count, error);
    return status ? status : conflict_drop_strangers(list, error);
}

facts_status facts_conflict_list_new(const facts_packs *packs, const facts_set *facts, facts_conflict_list **result,
                                     facts_error *error) {
    facts_conflict_list *list = calloc(1, sizeof *list);
    const facts_fact **sorted = malloc((facts_set_count(facts) + 1) * sizeof *sorted);
    facts_status status = list && sorted ? FACTS_OK : facts_no_memory(error, NULL);
    *result = NULL;
    if (list) list->packs = packs;
    if (!status) status = find_conflicts(list, facts, sorted, error);
    free(sorted);
    if (status) {
        facts_conflict_list_free(list);
        return status;
    }
    if (list->conflicts.count > 0)
        qsort(list->conflicts.at, list->conflicts.count, sizeof *list->conflicts.at, compare_conflicts);
    *result = list;
    return FACTS_OK;
}

void facts_conflict_list_free(facts_conflict_list *list) {
    if (!list) return;
    arena_free(&list->memory);
    free(list->conflicts.at);
    free(list->meetings.at);
    free(list);
}

size_t facts_conflict_list_count(const facts_conflict_list *list) { return list->conflicts.count; }

const facts_conflict *facts_conflict_list_at(const facts_conflict_list *list, size_t index) {
    return &list->conflicts.at[index];
}
