/* The names of what stands in the rows of a balance of energy: imports, losses, what flows in from other provinces. */
#include "name.h"

static const char ALL[] = "energy_";

/* What the id tells of all energy: "_import" in energy_import, "loss" in loss, "_inflow" in standard_coal_inflow; NULL
 * for other ids. Of the second kind the words name no thing, or only the unit that the whole balance is told in. */
static const char *flow_of_all(const reading *r, const quantity *q, bool *unnamed) {
    static const char *const OF_ALL[] = {ALL, "final_energy_", "primary_energy_"};
    static const char UNIT[] = "standard_coal_";
    const facts_packs *p = r->packs;
    const char *id = q->metric_id;
    const size_t unit = strncmp(id, UNIT, strlen(UNIT)) == 0 ? strlen(UNIT) : 0;
    const int measure = packs_concept(p, id + unit, strlen(id + unit));
    *unnamed = measure != NONE && p->concepts.at[measure].measure && p->concepts.at[measure].balance;
    if (*unnamed) return id + unit;
    for (size_t i = 0; i < sizeof OF_ALL / sizeof *OF_ALL; i++) {
        const size_t size = strlen(OF_ALL[i]);
        const int flow = strncmp(id, OF_ALL[i], size) == 0 ? packs_concept(p, id + size, strlen(id + size)) : NONE;
        if (flow != NONE && p->concepts.at[flow].measure && p->concepts.at[flow].flow) return id + size;
    }
    return NULL;
}

const token *carrier_of_column(const reading *r, const quantity *q) {
    static const char COLON[] = "：";
    const uint32_t end = q->start >= strlen(COLON) ? q->start - (uint32_t)strlen(COLON) : 0;
    const token *t = is_han(r) && text_is(r, end, COLON) ? token_ending(r, end, WORD_SUBJECT) : NULL;
    const concept *c = t ? concept_of(r, t) : NULL;
    return c && c->saved && strcmp(c->id, "energy") != 0 ? t : NULL;
}

void name_in_balance(reading *r, quantity *q) {
    const dimension_class class = quantity_class(r, q);
    bool unnamed;
    const char *flow =
        q->unit == NONE || q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO ? NULL : flow_of_all(r, q, &unnamed);
    if (!flow || (class != DIMENSION_ENERGY && class != DIMENSION_COAL)) return;
    const token *carrier = carrier_of_column(r, q);
    if (carrier && token_ending(r, carrier->start, WORD_MEASURE))
        rename_as(r, q, "%s_%s", concept_of(r, carrier)->id, flow);
    else if (unnamed)
        rename_as(r, q, "%s%s", ALL, flow);
}
