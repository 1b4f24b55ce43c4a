/* Documents that say the same quantities: what they agree on tells whether a difference is one. */
#include "analysis/said.h"
#include "conflict.h"

#include <stdlib.h>
#include <string.h>

static bool is_between_documents(const facts_conflict *c) {
    return c->class_id == FACTS_CONFLICT_CONTRADICTION && c->scope == FACTS_BETWEEN_DOCUMENTS;
}

facts_status conflict_meet(facts_conflict_list *list, const facts_fact *a, const facts_fact *b, facts_error *error) {
    size_t found = list->conflicts.count;
    facts_status status = conflict_compare(list, a, b, FACTS_BETWEEN_DOCUMENTS, error);
    bool told = list->conflicts.count > found && is_between_documents(&list->conflicts.at[found]);
    bool contradict = told || conflict_differ(a, b, FACTS_BETWEEN_DOCUMENTS);
    bool agree = said_same(a->value, b->value) && said_same(a->value_hi, b->value_hi);
    if (status || (!agree && !contradict)) return status;
    conflict_meeting meeting = {a->document, b->document, agree, contradict};
    if (vector_push(&list->meetings, meeting)) return FACTS_OK;
    return facts_no_memory(error, NULL);
}

static int compare_meetings(const void *left, const void *right) {
    const conflict_meeting *a = left, *b = right;
    int order = strcmp(a->one, b->one);
    return order ? order : strcmp(a->other, b->other);
}

static void add_up(facts_conflict_list *list) {
    conflict_meeting *at = list->meetings.at;
    size_t kept = 0;
    if (list->meetings.count > 0) qsort(at, list->meetings.count, sizeof *at, compare_meetings);
    for (size_t i = 0; i < list->meetings.count; i++) {
        if (kept > 0 && compare_meetings(&at[kept - 1], &at[i]) == 0) {
            at[kept - 1].agree += at[i].agree;
            at[kept - 1].contradict += at[i].contradict;
        } else {
            at[kept++] = at[i];
        }
    }
    list->meetings.count = kept;
}

/* One contradiction alone says nothing of two documents, if it is sure. */
static facts_status find_strangers(facts_conflict_list *list, const facts_conflict *conflict, bool *strangers,
                                   facts_error *error) {
    const facts_fact *a = conflict->a, *b = conflict->b;
    const conflict_meeting key = {.one = a->document, .other = b->document};
    const conflict_meeting *met = bsearch(&key, list->meetings.at, list->meetings.count, sizeof key, compare_meetings);
    bool known = met && met->agree >= met->contradict;
    *strangers = !known && ((met && met->contradict > 1) || !conflict_is_sure(a, b, FACTS_BETWEEN_DOCUMENTS));
    if (*strangers || (known && conflict_is_copied(a, b))) return FACTS_OK;
    return conflict_reach(list, a, b, strangers, error);
}

facts_status conflict_drop_strangers(facts_conflict_list *list, facts_error *error) {
    facts_status status = FACTS_OK;
    size_t kept = 0;
    add_up(list);
    for (size_t i = 0; i < list->conflicts.count && !status; i++) {
        const facts_conflict conflict = list->conflicts.at[i];
        bool strangers = false;
        if (is_between_documents(&conflict)) status = find_strangers(list, &conflict, &strangers, error);
        if (!strangers) list->conflicts.at[kept++] = conflict;
    }
    list->conflicts.count = kept;
    return status;
}
