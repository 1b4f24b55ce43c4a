/* The names of what is put away, held or taken in, and not given off; and of what may still be given off. */
#include "evidence.h"
#include "extract/bind/verb.h"
#include "extract/find/quantity.h"
#include "name.h"

/* The thing that the clause names last before `to`, and no gas; NULL for none. */
static const concept *thing_ahead(const reading *r, const quantity *q, uint32_t to) {
    const concept *thing = NULL;
    for_tokens_in(t, r, 0, to) {
        if (t->word->class != WORD_SUBJECT || clause_of(r, t->start) != q->clause) continue;
        const concept *c = concept_of(r, t);
        if (!c->weak && !is_gas(c)) thing = c;
    }
    return thing;
}

bool weighs_carbon(const reading *r, const quantity *q) {
    uint32_t size, of = list_next(r, LIST_OF_CARBON, q->number_end, q->end, &size);
    if (!size) size = list_at(r, LIST_OF_CARBON, of = skip_spaces(r, q->end));
    return size && token_ending(r, of + size, WORD_SUBJECT); /* no "tonnes of carbon dioxide" */
}

/* "Mangroves hold 9 Gt of carbon", "street trees store 20 kt of CO2": what grows has a stock of carbon. */
static bool name_carbon_held(reading *r, quantity *q, uint32_t verb) {
    const concept *thing = thing_ahead(r, q, verb);
    if (weighs_carbon(r, q) || unit_kept(r->packs, q->unit) != NONE)
        return thing ? rename_as(r, q, "%s_carbon_stock", thing->id) : rename_as(r, q, "carbon_stock");
    return quantity_class(r, q) == DIMENSION_CO2 && thing && (thing->land || thing->countable) &&
           rename_as(r, q, "%s_carbon_stock", thing->id);
}

/* "The hub will store 8 Mt of CO2 under the seabed" */
static void name_stored(reading *r, quantity *q) {
    const bool emission = id_tail(q->metric_id, "_emission"), mass = id_tail(q->metric_id, "_mass"),
               amount = id_tail(q->metric_id, "_storage_amount");
    if (is_han(r) || !(emission || mass || amount) || q->kind != FACTS_LEVEL || q->unit == NONE) return;
    const uint32_t lead = back_spaces(r, q->lead), stores = list_before(r, LIST_STORES, lead),
                   verb = stores ? stores : list_before(r, LIST_HOLDS, lead);
    if (!verb || name_carbon_held(r, q, lead - verb)) return;
    if (stores && emission && quantity_class(r, q) == DIMENSION_CO2) rename_as(r, q, "co2_storage");
}

/* "Forests take up 8 Gt of CO2", "the bogs soaked up 2 Mt": what takes a gas in lets none out. */
static void name_taken_up(reading *r, quantity *q) {
    const bool weighed = id_tail(q->metric_id, "_mass") && quantity_class(r, q) == DIMENSION_MASS &&
                         !word_behind(r, LIST_OF, q->end); /* "forests take up 8 Mt" */
    const bool told =
        id_tail(q->metric_id, "_emission") && (quantity_class(r, q) == DIMENSION_CO2 || weighs_carbon(r, q));
    if (is_han(r) || !(weighed || told) || q->kind == FACTS_GROWTH) return;
    const uint32_t lead = back_spaces(r, q->lead), verb = list_before(r, LIST_TAKES_UP, lead);
    if (!verb) return;
    const concept *thing = thing_ahead(r, q, lead - verb);
    if (thing)
        rename_as(r, q, "%s_sink", thing->id);
    else
        rename_as(r, q, "co2_removal");
    if (weighed) keep_tonnes_of_co2(r, q);
    q->kind = FACTS_LEVEL;
    q->falls = false;
}

/* "Carbon capture is to reach 7 Mt of CO2": what the clause names last is no source of it; but "gave off 7 Mt". */
static void name_captured(reading *r, quantity *q) {
    const bool mass = id_tail(q->metric_id, "_mass"), told = mass || id_tail(q->metric_id, "_emission");
    if (is_han(r) || !told || q->kind != FACTS_LEVEL) return;
    const token *thing = NULL;
    for_tokens_in(t, r, clause_start(r, q->clause), q->lead)
        if (is_concept(t)) thing = t;
    const char *id = thing ? concept_of(r, thing)->id : "";
    if (strcmp(id, "ccs") != 0 && strcmp(id, "dac") != 0) return;
    if (concept_said(r, clause_start(r, q->clause), q->start, CONCEPT_EMISSION)) return;
    rename_as(r, q, "co2_capture");
    if (mass) keep_tonnes_of_co2(r, q);
}

/* "Carbon captured by woods amounted to 7 Mt": what grows, or the sea, has no plant for it. */
static void name_taken_by_land(reading *r, quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || strcmp(q->metric_id, "co2_capture") != 0) return;
    const token *capture = NULL;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        if (t->word->class == WORD_MEASURE && id_has(concept_of(r, t)->id, "capture")) capture = t;
        if (!is_concept(t) || !capture || !cue_at(r, skip_spaces(r, capture->end), CUE_BY)) continue;
        const concept *c = concept_of(r, t);
        if (id_has(c->id, "sink"))
            rename_as(r, q, "forest_grass_carbon_sink");
        else if (c->land)
            rename_as(r, q, "%s_sink", c->id);
        else
            continue;
        return;
    }
}

/* "Other models give 700 and 500 Gt of CO2, for 50% and 67% probabilities", "the 900 (700) Gt for a likely chance of 2
 * °C": what goes with a likelihood is what may still be given off. */
static void name_budget_left(reading *r, quantity *q) {
    enum { NEAR = 5, FAR = 64 };
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == NONE || quantity_class(r, q) != DIMENSION_CO2 ||
        !id_tail(q->metric_id, "_emission") || concept_said(r, clause_start(r, q->clause), q->start, CONCEPT_EMISSION))
        return;
    const quantity *last = q, *next;
    while ((next = quantity_behind(r, last)) && next->start - last->end <= NEAR && next->dimension == q->dimension)
        last = next;
    uint32_t at = last->end;
    while (at < r->size && strchr("), ", r->text[at])) at++;
    if (!list_at(r, LIST_FOR, at)) return;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->start > at && s->start - at < FAR && s->kind == SPAN_NONE && strcmp(s->time, "a likelihood") == 0) {
            rename_as(r, q, "carbon_budget");
            return;
        }
}

/* "The budget is used up by emissions of 40 Gt of CO2 a year": what stands right before "of" is what is measured. */
static void name_emissions_of(reading *r, quantity *q) {
    const token *of = is_han(r) ? NULL : q->leading, *noun = NULL;
    if (q->unit == NONE || quantity_class(r, q) != DIMENSION_CO2 || strstr(q->metric_id, "emission")) return;
    if (of && is_cue(of, CUE_OF)) noun = token_ending(r, back_spaces(r, of->start), WORD_MEASURE);
    if (noun && concerns(r, noun, CONCEPT_EMISSION)) rename_as(r, q, "co2_emission");
}

/* "Farms have a potential of 3 Gt of CO2 a year": what could be avoided. */
static void name_potential(reading *r, quantity *q) {
    const bool of = !is_han(r) && q->leading && is_cue(q->leading, CUE_OF);
    if (of && list_before(r, LIST_POTENTIAL, back_spaces(r, q->leading->start)))
        rename_as(r, q, in_equivalents(r, q) ? "ghg_emission_reduction" : "co2_emission_reduction");
}

/* "The pledges fall short by 9 Gt of CO2", "a shortfall of 9 Gt": what is wanting to a goal; but "the gap widened as
 * emissions reached 50 Gt". */
static void name_gap(reading *r, quantity *q) {
    uint32_t size = 0;
    const uint32_t gap = is_han(r) || q->kind == FACTS_GROWTH
                             ? q->lead
                             : list_next(r, LIST_FALLS_SHORT, clause_start(r, q->clause), q->lead, &size);
    if (gap >= q->lead || concept_said(r, gap + size, q->start, CONCEPT_EMISSION)) return;
    if (!rename_as(r, q, "emission_gap")) return;
    q->kind = FACTS_LEVEL;
    q->falls = false;
}

void name_put_away(reading *r, quantity *q) {
    if (q->unit != NONE && quantity_class(r, q) == DIMENSION_CO2 && id_tail(q->metric_id, "_emission")) {
        name_potential(r, q);
        name_gap(r, q);
    }
    name_emissions_of(r, q);
    name_budget_left(r, q);
    name_stored(r, q);
    name_captured(r, q);
    name_taken_by_land(r, q);
    name_taken_up(r, q);
}
