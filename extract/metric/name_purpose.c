/* The names of sums of money by what they are for, which stands behind them: "$3 billion (60%) was for adaptation". */
#include "evidence.h"
#include "name.h"

static const char CLIMATE[] = "climate_";

/* Where "finance" begins in the id of a sum, "investment" in another one; NULL for others. */
static const char *sum_in(const char *id) {
    static const char *const SUMS[] = {"finance", "investment"};
    for (size_t i = 0; i < sizeof SUMS / sizeof *SUMS; i++) {
        const size_t size = strlen(id), tail = strlen(SUMS[i]);
        if (size >= tail && strcmp(id + size - tail, SUMS[i]) == 0) return id + size - tail;
    }
    return NULL;
}

/* The thing behind "for" or "went to", behind the sum and a share in brackets, or what it is itself: "in climate
 * finance"; NULL for none. */
static const token *purpose_behind(const reading *r, const quantity *q) {
    uint32_t at = skip_spaces(r, behind_bracket_at(r, q->end));
    const token *is = token_starting(r, at, WORD_CUE);
    const bool was = is && is_cue(is, CUE_HOLD);
    if (was) at = skip_spaces(r, is->end);
    uint32_t lead = list_at(r, LIST_GIVEN_TO, at);
    if (!lead) lead = list_at(r, LIST_FOR, at);
    const bool inside = !lead && !was && list_at(r, LIST_INSIDE, at);
    if (inside) lead = list_at(r, LIST_INSIDE, at);
    if (!lead && !was) lead = list_at(r, LIST_TO, at); /* "and $2 billion to wind" */
    const uint32_t noun = skip_spaces(r, at + lead);
    const token *t =
        lead ? token_starting(r, skip_spaces(r, noun + list_at(r, LIST_DEFINITE, noun)), WORD_SUBJECT) : NULL;
    const concept *c = t ? concept_of(r, t) : NULL;
    if (inside) return c && sum_in(c->id) ? t : NULL;
    const bool thing = c && !c->measure && (!c->weak || c->sector || strncmp(c->id, CLIMATE, sizeof CLIMATE - 1) == 0);
    return thing ? t : NULL;
}

/* Whether a thing of its own stands before the sum in its clause, behind what the sum before it is for. */
static bool named_before(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (last && is_percentage(r, last)) last = quantity_before(r, last);
    uint32_t from = clause_start(r, q->clause);
    const token *other = last && quantity_class(r, last) == DIMENSION_MONEY ? purpose_behind(r, last) : NULL;
    if (other && other->end > from) from = other->end;
    return concept_between(r, from, q->start);
}

/* "mitigation_finance" is listed, and not "climate_mitigation_finance". */
static void name_for(reading *r, quantity *q, const concept *c, const char *sum) {
    const size_t size = sizeof CLIMATE - 1;
    if (sum_in(c->id))
        rename_as(r, q, "%s", c->id);
    else if (strncmp(c->id, CLIMATE, size) == 0)
        rename_as(r, q, "%s_finance", c->id + size);
    else
        rename_as(r, q, "%s_%s", c->id, sum == q->metric_id ? "investment" : sum); /* as other sums without a verb */
}

void name_purpose(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || q->rate) return;
    const quantity *last = quantity_before(r, q);
    if (last && is_percentage(r, q) && bracket_before(r, q) && back_spaces(r, q->start - 1) == last->end &&
        quantity_class(r, last) == DIMENSION_MONEY && sum_in(last->metric_id) && purpose_behind(r, last)) {
        rename_as(r, q, "%s_share", last->metric_id);
        return;
    }
    const char *sum = quantity_class(r, q) == DIMENSION_MONEY ? sum_in(q->metric_id) : NULL;
    const token *t = sum ? purpose_behind(r, q) : NULL;
    const concept *c = t ? concept_of(r, t) : NULL;
    const bool all = sum == q->metric_id || strcmp(q->metric_id, "climate_finance") == 0;
    const bool same = c && id_has(q->metric_id, c->id) && strncmp(c->id, CLIMATE, sizeof CLIMATE - 1) != 0;
    if (c && !same && (all || sum_in(c->id) || !named_before(r, q))) name_for(r, q, c, sum);
}
