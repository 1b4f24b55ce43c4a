/* What a number is of may be narrower than its metric and country say: "the city's emissions", 集团发电量. */
#include "conflict.h"

#include "analysis/cue.h"

#include <string.h>

facts_status conflict_reach(facts_conflict_list *list, const facts_fact *a, const facts_fact *b, bool *apart,
                            facts_error *error) {
    bool narrow_a, narrow_b;
    *apart = false;
    if (!list->packs || *a->entity) return FACTS_OK; /* said of whom, and of the same */
    facts_status status = cue_narrows(list->packs, a->sentence, 0, &list->memory, &narrow_a, error);
    if (status == FACTS_OK) status = cue_narrows(list->packs, b->sentence, 0, &list->memory, &narrow_b, error);
    if (status != FACTS_OK) return status;
    /* places of one document may both be about its company, two documents about one each */
    *apart = a->document[0] && strcmp(a->document, b->document) == 0 ? narrow_a != narrow_b : narrow_a || narrow_b;
    return FACTS_OK;
}
