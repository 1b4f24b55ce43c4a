/* One quantity at several places of a document, and in several documents. */
#include "analysis/said.h"
#include "conflict.h"

#include <math.h>
#include <stdlib.h>

static int compare_quantities(const facts_fact *a, const facts_fact *b) {
    int order = strcmp(a->metric, b->metric);
    if (!order) order = strcmp(a->region, b->region);
    if (!order) order = strcmp(a->entity, b->entity);
    if (!order) order = strcmp(a->time, b->time);
    if (!order) order = (int)a->kind - (int)b->kind;
    if (!order) order = strcmp(a->unit, b->unit);
    if (!order) order = strcmp(a->base, b->base);
    if (!order) order = (int)a->state - (int)b->state;
    return order;
}

static int compare_sides(const facts_fact *a, const facts_fact *b) {
    int order = strcmp(a->document, b->document);
    return order ? order : strcmp(a->language, b->language);
}

static int compare_facts(const void *left, const void *right) {
    const facts_fact *a = *(const facts_fact *const *)left, *b = *(const facts_fact *const *)right;
    int order = compare_quantities(a, b);
    if (!order) order = compare_sides(a, b);
    if (!order) order = (a->byte_start > b->byte_start) - (a->byte_start < b->byte_start);
    return order;
}

/* Several values at one place are of several things that were not told apart, as the parts of a list are. */
static bool is_mixed(const facts_fact *const *facts, size_t count) {
    for (size_t i = 1; i < count; i++) {
        if (said_together(facts[i], facts[i - 1]) && !said_same(facts[i]->value, facts[i - 1]->value)) return true;
    }
    return false;
}

/* The places of one document and language, each held against the first. */
static facts_status compare_places(facts_conflict_list *list, const facts_fact *const *facts, size_t count,
                                   facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 1; i < count && !status; i++) {
        bool repeated = facts[i]->value == facts[i - 1]->value && facts[i]->bound == facts[i - 1]->bound;
        if (!repeated) status = conflict_compare(list, facts[0], facts[i], FACTS_BETWEEN_PLACES, error);
    }
    return status;
}

/* Several things that were not told apart: only a sentence that is said again tells which number is of which. */
static facts_status compare_repeats(facts_conflict_list *list, const facts_fact *const *facts, size_t count,
                                    facts_error *error) {
    enum { MOST = 64 }; /* a long list is no summary of itself */
    facts_status status = FACTS_OK;
    for (size_t i = 1; i < count && count <= MOST && !status; i++)
        for (size_t k = 0; k < i && !status; k++)
            if (!said_together(facts[k], facts[i]) && facts[k]->value != facts[i]->value &&
                conflict_is_repeated(facts[k], facts[i]))
                status = conflict_compare(list, facts[k], facts[i], FACTS_BETWEEN_PLACES, error);
    return status;
}

/* What one document says first of the quantity, if possible in the language of what it is compared with. */
static const facts_fact *choose(const facts_fact *const *facts, size_t count, const char *language) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(facts[i]->language, language) == 0) return facts[i];
    return facts[0];
}

/* All statements of one quantity. */
static facts_status compare_group(facts_conflict_list *list, const facts_fact *const *facts, size_t count,
                                  facts_error *error) {
    facts_status status = FACTS_OK;
    size_t first_count = 0; /* of the first document that is of use, at `first` */
    const facts_fact *const *first = NULL;
    for (size_t i = 0, end; i < count && !status; i = end) {
        bool mixed = false;
        size_t found = list->conflicts.count; /* what one language says is not told again of its translation */
        for (end = i; end < count && strcmp(facts[i]->document, facts[end]->document) == 0;) {
            size_t start = end;
            while (end < count && compare_sides(facts[start], facts[end]) == 0) end++;
            if (is_mixed(facts + start, end - start)) {
                mixed = true;
                if (!status && list->conflicts.count == found)
                    status = compare_repeats(list, facts + start, end - start, error);
            } else if (!status && list->conflicts.count == found) {
                status = compare_places(list, facts + start, end - start, error);
            }
        }
        if (mixed || status) continue;
        if (first) {
            const facts_fact *b = choose(facts + i, end - i, first[0]->language);
            const facts_fact *a = choose(first, first_count, b->language);
            status = conflict_meet(list, a, b, error);
        } else {
            first = facts + i;
            first_count = end - i;
        }
    }
    return status;
}

/* Without a time two values may be of two times; and what is said in words alone, as in "broke through the threshold
 * of a trillion", is no number to take at its word. */
static bool can_compare(const facts_fact *fact) { return *fact->metric && *fact->time && !isnan(said_number(fact)); }

facts_status conflict_places(facts_conflict_list *list, const facts_fact **facts, size_t count, facts_error *error) {
    facts_status status = FACTS_OK;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (can_compare(facts[i])) facts[kept++] = facts[i];
    if (kept > 0) qsort(facts, kept, sizeof *facts, compare_facts);
    for (size_t i = 0, end; i < kept && !status; i = end) {
        for (end = i; end < kept && compare_quantities(facts[i], facts[end]) == 0;) end++;
        status = compare_group(list, facts + i, end - i, error);
    }
    return status;
}
