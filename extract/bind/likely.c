/* Numbers that tell how likely something is, and not the thing itself. */
#include "bind.h"

/* "a probability of 50%", "with high probability (95%)": nothing but what leads to the number stands between. */
static bool leads_to(const reading *r, const token *likely, const quantity *q) {
    uint32_t at = skip_spaces(r, likely->end);
    at = skip_spaces(r, at + list_at(r, LIST_OF, at));
    return q->lead <= at || (bracket_before(r, q) && q->start == at + 1);
}

bool tells_likely(const reading *r, const quantity *q) {
    if (is_han(r) || q->unit != r->packs->unit_percent) return false;
    const token *lead = q->leading;
    for_tokens(t, r) {
        if (!concerns(r, t, CONCEPT_PROBABILITY)) continue;
        if (t->end <= q->start && leads_to(r, t, q)) return true;
        const quantity *next = q;
        while (next > r->quantities.at && next[-1].start >= t->end) next--;
        const bool own = t->end <= q->start && !leads_to(r, t, next);
        if (own && lead && is_cue(lead, CUE_HOLD) && lead->start >= t->end) return true;
    }
    return false;
}
