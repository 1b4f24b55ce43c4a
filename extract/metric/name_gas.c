/* Which gas is given off or cut: one that is named, all of a row, or CO2 where the text counts in nothing else. */
#include "evidence.h"
#include "extract/bind/verb.h"
#include "name.h"

/* Whether the text names the gas there, in no unit. */
bool names_gas(const reading *r, uint32_t from, uint32_t to, int gas) {
    for (size_t i = 0; gas != NONE && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        bool unit = !is_concept(t) || t->start < from || t->end > to;
        for (size_t k = 0; !unit && k < r->quantities.count; k++)
            unit = t->start >= r->quantities.at[k].start && t->end <= r->quantities.at[k].end;
        for (int k = 0; !unit && k < t->word->count; k++)
            if (t->word->value[k] == gas) return true;
    }
    return false;
}

/* "emissions of CO2, CH4, N2O and SF6 grew by 70%", "CO2 and CH4 emissions of 5 Mt CO2e": one number for a row of gases
 * is of them all, whichever of them it would be called after. */
static bool of_many_gases(const reading *r, const quantity *q) {
    enum { TWO = 2, MANY = 3, BESIDE = 9 };
    int row = 0;
    uint32_t end = 0;
    bool named = strcmp(q->metric_id, "ghg_emission") == 0;
    if (q->list != NONE || !id_tail(q->metric_id, "_emission")) return false;
    const quantity *last = quantity_before(r, q); /* "CO2 grew by 7 Mt CO2e, CH4 by 2 Mt CO2e" */
    for_tokens_in(t, r, 0, q->start) {
        const concept *c = is_concept(t) ? concept_of(r, t) : NULL;
        if (!c || !is_gas(c) || t->start < end || (last && t->start < last->end)) continue;
        if (row < MANY) row = row && t->start - end <= BESIDE ? row + 1 : 1;
        end = t->end;
        named = named || (strncmp(q->metric_id, c->id, strlen(c->id)) == 0 &&
                          strcmp(q->metric_id + strlen(c->id), "_emission") == 0);
    }
    return named && row >= (in_equivalents(r, q) ? TWO : MANY);
}

/* "emissions of SO2 and dust fell by 25%": what several pollutants that are no greenhouse gases have in common. */
static bool of_many_pollutants(const reading *r, const quantity *q) {
    enum { BESIDE = 9 };
    const char *end = id_tail(q->metric_id, "_emission");
    const int gas = thing_of_id(r->packs, q->metric_id, end);
    if (gas == NONE || q->list != NONE || q->kind != FACTS_GROWTH) return false;
    const token *last = NULL;
    bool row = false;
    const quantity *before = quantity_before(r, q);
    for_tokens_in(t, r, 0, q->start) {
        if (t->word->class != WORD_SUBJECT || (before && t->start < before->end)) continue;
        const bool pollutes = concept_of(r, t)->pollutes;
        const bool other = last && t->word->value[0] != last->word->value[0]; /* not "nitrogen oxides (NOx)" */
        row = row || (pollutes && other && t->start > last->end && t->start - last->end <= BESIDE);
        last = pollutes ? t : NULL;
    }
    return row && r->packs->concepts.at[gas].pollutes;
}

/* "slash emissions by 2 Mt CO2e": where nothing but such a unit says of which gas, it is of all. */
void name_all_gases(reading *r, quantity *q) {
    static const char CO2[] = "co2_emission";
    if (!is_han(r) && of_many_pollutants(r, q))
        rename_as(r, q, "pollutant_emission");
    else if (!is_han(r) && of_many_gases(r, q))
        rename_as(r, q, "ghg_emission");
    if (is_han(r) || strncmp(q->metric_id, CO2, strlen(CO2)) != 0 || !in_equivalents(r, q)) return;
    if (names_gas(r, clause_start(r, q->clause), clause_end(r, q->clause), r->packs->known[CONCEPT_CO2])) return;
    rename_as(r, q, "ghg_%s", q->metric_id + strlen("co2_"));
}

/* "CO2 emissions grew: some 40% of them since 1990 (1000 GtCO2)": a sentence of CO2 alone tells tonnes of CO2; of
 * equivalents only what names CO2 itself: "CO2 grew by 9 Gt CO2e, methane by 1". */
void name_co2_alone(reading *r, quantity *q) {
    const int *const known = r->packs->known;
    const uint32_t from = in_equivalents(r, q) ? own_stretch(r, q).start : 0;
    if (strcmp(q->metric_id, "ghg_emission") != 0 || quantity_class(r, q) != DIMENSION_CO2 ||
        !names_gas(r, from, q->start, known[CONCEPT_CO2]) || names_gas(r, 0, r->size, known[CONCEPT_GHG]) ||
        of_many_gases(r, q))
        return;
    rename_as(r, q, "co2_emission");
}

/* Whether the sentence counts in tonnes of CO2 or of carbon, and in none of CO2 equivalents. */
static bool counts_co2(const reading *r) {
    bool co2 = false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (q->unit == NONE) continue;
        if (in_equivalents(r, q)) return false;
        const bool plain = q->unit_word && q->unit_word->class == WORD_UNIT && q->unit_word->count == 1 &&
                           packs_class(r->packs, r->packs->units.at[q->unit_word->value[0]].dimension) ==
                               DIMENSION_MASS; /* taken for CO2, but not said to be */
        co2 = co2 || (quantity_class(r, q) == DIMENSION_CO2 && !plain) || unit_kept(r->packs, q->unit) != NONE;
    }
    return co2;
}

/* Whether the text before, or the title, speaks of that gas. */
static bool spoken_of(const reading *r, const context *c, known_concept gas) {
    return context_speaks_of(c, r->packs->known[gas]) || c->title.topic == r->packs->known[gas];
}

/* "a 20% CO2 emission reduction" */
static bool cuts_co2(const reading *r, const quantity *q) {
    const token *gas = gas_of_cut_behind(r, q);
    return gas && concerns(r, gas, CONCEPT_CO2);
}

void name_co2(reading *r, const context *c) {
    if (is_han(r)) return;
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->unit != NONE && strcmp(q->metric_id, "ghg_emission") == 0 &&
            (unit_kept(r->packs, q->unit) != NONE || cuts_co2(r, q)))
            rename_as(r, q, "co2_emission"); /* carbon is given off as CO2, whatever gases are named besides */
    for_tokens(t, r)
        for (int k = 0; is_concept(t) && k < t->word->count; k++) {
            const concept *gas = &r->packs->concepts.at[t->word->value[k]];
            if (is_gas(gas) && strcmp(gas->id, "co2") != 0) return; /* "greenhouse gas emissions" */
        }
    if (spoken_of(r, c, CONCEPT_GHG) || !(counts_co2(r) || (c->dates.same_block && spoken_of(r, c, CONCEPT_CO2))))
        return;
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (strcmp(q->metric_id, "ghg_emission") == 0 && !in_equivalents(r, q)) rename_as(r, q, "co2_emission");
}

/* Whether a word of the sentence says that measure. */
static bool says_measure_of(const reading *r, int measure) {
    for_tokens(t, r)
        if (says_concept(t, measure)) return true;
    return false;
}

void name_let_out(reading *r, const context *c) {
    const int emission = r->packs->known[CONCEPT_EMISSION];
    for (quantity *q = r->quantities.at; !is_han(r) && q < r->quantities.at + r->quantities.count; q++) {
        const char *tail = q->kind == FACTS_GROWTH ? id_tail(q->metric_id, "_concentration") : NULL;
        const int thing = thing_of_id(r->packs, q->metric_id, tail);
        if (thing == NONE || !r->packs->concepts.at[thing].pollutes) continue;
        const int measure = last_concept(r->packs, q->metric_id);
        if (context_speaks_of(c, emission) && !says_measure_of(r, measure) && !context_speaks_of(c, measure))
            rename_as(r, q, "%.*s_emission", (int)(tail - q->metric_id), q->metric_id);
    }
}
