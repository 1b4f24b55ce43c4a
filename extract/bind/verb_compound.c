/* Nouns of moving at the end of a compound: "a 13% freight emission reduction". */
#include "extract/find/quantity.h"
#include "verb.h"

#include <ctype.h>

/* Whether a thing or a measure begins between the two, be it one that goes on behind, as "energy use reduction target"
 * does. */
static bool names_before(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < to; i++)
        if (r->tokens.at[i].start >= from && is_concept(&r->tokens.at[i])) return true;
    return false;
}

/* "10% unconditional net CO2 emission reduction": where the name of what is cut begins. */
static uint32_t cut_starts(const reading *r, const quantity *q) {
    uint32_t at = skip_spaces(r, q->end);
    at = skip_spaces(r, at + list_at(r, LIST_CONDITION, at));
    const token *net = token_starting(r, at, WORD_CUE);
    return net && is_cue(net, CUE_NARROW) ? skip_spaces(r, net->end) : at;
}

static const token *gas_at(const reading *r, uint32_t at) {
    const token *gas = token_starting(r, at, WORD_SUBJECT);
    return gas && cuts_gases(r, gas->start, gas->end) ? gas : NULL;
}

/* "at least 55% net greenhouse gas emission reductions": the noun of a name for cuts of emissions. */
static const token *cut_of_emissions_behind(const reading *r, const quantity *q) {
    const uint32_t from = cut_starts(r, q);
    const token *gas = gas_at(r, from), *cut = NULL;
    const uint32_t last = gas ? skip_spaces(r, gas->end) : from;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= from && t->word->class == WORD_MEASURE && concerns(r, t, CONCEPT_EMISSION_REDUCTION))
            cut = token_ending(r, t->end, WORD_CUE);
    }
    return cut && is_move(cut) ? cut : NULL;
}

const token *gas_of_cut_behind(const reading *r, const quantity *q) {
    return !is_han(r) && q->kind == FACTS_GROWTH && cut_of_emissions_behind(r, q) ? gas_at(r, cut_starts(r, q)) : NULL;
}

const token *compound_behind(const reading *r, const quantity *q, uint32_t limit) {
    enum { NOUNS = 48 };
    const uint32_t lead = q->lead, before = back_spaces(r, lead);
    const bool opens = lead <= skip_spaces(r, r->marker) || (before > 0 && strchr(":;", r->text[before - 1]));
    const bool led = opens || list_before(r, LIST_ARTICLE, lead) || current_before(r, lead) != lead || /* "the 12%" */
                     owner_before(r, lead);
    if (q->unit != r->packs->unit_percent) return NULL;
    const token *cut = cut_of_emissions_behind(r, q);
    if (cut || !led) return cut;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < limit; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start <= q->end) continue;
        if (t->start - q->end > NOUNS || is_cue(t, CUE_OF) || is_cue(t, CUE_TO) || is_cue(t, CUE_SHARE)) return NULL;
        if (!is_move(t) || !cue_at(r, t->start, CUE_MOVE_NOUN)) continue;
        for (uint32_t at = q->end; at < t->start; at++)
            if (!isalpha((unsigned char)r->text[at]) && !strchr(" -", r->text[at])) return NULL;
        const bool ends = (t->end < r->size && strchr(".,;", r->text[t->end])) ||
                          word_behind(r, LIST_COMPOUND_END, t->end) || list_before(r, LIST_INSIDE, t->end);
        return ends && names_before(r, q->end, t->start) ? t : NULL;
    }
    return NULL;
}
