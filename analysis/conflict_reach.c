/* What a number is of may be narrower than its metric and country say: "the city's emissions", 集团发电量. */
#include "conflict.h"

#include "cue.h"

#include <stdlib.h>
#include <string.h>

/* The words of a sentence that narrow what it is about. */
static facts_status find_narrowing(facts_conflict_list *list, const facts_fact *fact, bool *found, facts_error *error) {
    cue_words cues = {0};
    facts_status status = cue_read(list->packs, fact->sentence, &list->memory, &cues, error);
    *found = status == FACTS_OK && cue_find(&cues, "narrow", 0, SIZE_MAX) != NULL;
    vector_free(&cues);
    return status;
}

facts_status conflict_reach(facts_conflict_list *list, const facts_fact *a, const facts_fact *b, bool *apart,
                            facts_error *error) {
    bool narrow_a = false, narrow_b = false;
    *apart = false;
    if (*a->entity) return FACTS_OK; /* said of whom, and of the same */
    facts_status status = list->packs ? find_narrowing(list, a, &narrow_a, error) : FACTS_OK;
    if (list->packs && status == FACTS_OK) status = find_narrowing(list, b, &narrow_b, error);
    /* places of one document may both be about its company, two documents about one each */
    *apart = a->document[0] && strcmp(a->document, b->document) == 0 ? narrow_a != narrow_b : narrow_a || narrow_b;
    return status;
}
