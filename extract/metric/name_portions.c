/* The names of the members of a row of shares that divides one whole among sectors or fuels: "23% (13 Gt) came from
 * industry, 15% (9 Gt) from transport", "wind with 23% and hydro with 2%". */
#include "evidence.h"
#include "name.h"

/* The thing that is named there, NULL for a measure, a gas or a word that says little. */
static const concept *portion_at(const reading *r, const token *t) {
    const concept *c = t && t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
    return c && !c->measure && !is_gas(c) && (!c->weak || c->sector || c->inventory || c->carrier) ? c : NULL;
}

/* The thing behind a small word: "from transport", "to the buildings sector"; *list is the list that the word is of. */
static const concept *portion_behind(const reading *r, uint32_t at, list_name *list) {
    static const list_name LEADS[] = {LIST_FROM, LIST_TO, LIST_INSIDE, LIST_FOR};
    for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS; i++) {
        const uint32_t lead = list_at(r, LEADS[i], at), noun = skip_spaces(r, at + lead);
        if (!lead) continue;
        *list = LEADS[i];
        return portion_at(r, token_starting(r, skip_spaces(r, noun + list_at(r, LIST_DEFINITE, noun)), WORD_SUBJECT));
    }
    return NULL;
}

/* ... anywhere in from..to: "of net emissions came from energy". */
static const concept *first_portion(const reading *r, uint32_t from, uint32_t to, list_name wanted) {
    for (uint32_t at = from; at < to; at++) {
        list_name list;
        const concept *c = at > from && r->text[at - 1] != ' ' ? NULL : portion_behind(r, at, &list);
        if (c && list == wanted) return c;
    }
    return NULL;
}

/* The thing right before a number, over a small word: "and hydropower with 2%", "and the power sector for 7%". */
static const concept *portion_before(const reading *r, const quantity *q, uint32_t from) {
    const uint32_t end = back_spaces(r, q->lead), with = list_before(r, LIST_WITH, end);
    const uint32_t lead = with ? with : list_before(r, LIST_FOR, end);
    const token *t = token_ending(r, back_spaces(r, end - lead), WORD_SUBJECT);
    if (!t || t->start < from) return NULL;
    const uint32_t noun = back_spaces(r, t->start), the = list_before(r, LIST_DEFINITE, noun);
    const uint32_t at = back_spaces(r, noun - the);
    return list_before(r, LIST_JOINT, at) || text_is(r, at - 1, ",") ? portion_at(r, t) : NULL;
}

/* Whether an id begins with what names the whole itself, or nothing: energy_consumption_share. */
static bool names_whole_only(const facts_packs *p, const char *id, const char *whole) {
    const int c = thing_of_id(p, id, whole);
    return c == NONE || c == p->known[CONCEPT_FINAL_ENERGY] || p->concepts.at[c].measure || p->concepts.at[c].whole ||
           (p->concepts.at[c].weak && !p->concepts.at[c].sector) || is_gas(&p->concepts.at[c]);
}

/* Gives a share the name of its part, where it has none of that whole by itself, or only what one before it had. */
static void name_portion(reading *r, quantity *q, const concept *c, const char *whole, const quantity *before,
                         const char *was) {
    const bool elsewhere = !id_tail(q->metric_id, whole) && !q->metric; /* but electrification_rate */
    if (sector_of_id(r->packs, q->metric_id) == strlen(c->id) && id_has(q->metric_id, c->id))
        return; /* heating_renewable_share says more */
    if (!before || elsewhere || strcmp(q->metric_id, before->metric_id) == 0 || strcmp(q->metric_id, was) == 0)
        rename_as(r, q, "%.*s%s", sector_size(c), c->id, whole);
}

/* "23% (13 Gt) from industry": the amount in the bracket is of the thing of its share. */
static void name_amount_of_portion(reading *r, quantity *share) {
    quantity *q = share + 1;
    const char *tail = q < r->quantities.at + r->quantities.count ? id_tail(share->metric_id, "_share") : NULL;
    if (!tail || q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == share->unit || !bracket_before(r, q) ||
        quantity_class(r, q) == DIMENSION_POWER || /* "12% (2 GW)" of generation */
        q->end > behind_bracket_at(r, share->end))
        return;
    if (rename_as(r, q, "%.*s", (int)(tail - share->metric_id), share->metric_id) && id_tail(q->metric_id, "_emission"))
        keep_tonnes_of_co2(r, q);
}

static bool is_portion(const reading *r, const quantity *q) { return is_percentage(r, q) && !q->from; }

/* The next share of the row, over the amount in a bracket; NULL where it ends. */
static quantity *next_portion(reading *r, quantity *q) {
    enum { NEAR = 80 };
    quantity *next = q + 1, *end = r->quantities.at + r->quantities.count;
    if (next < end && !is_portion(r, next) && bracket_before(r, next) && text_is(r, next->end, ")")) next++;
    return next < end && is_portion(r, next) && next->start - q->end < NEAR ? next : NULL;
}

/* "66% of total emissions", "(or 66%) of total emissions" */
static bool of_emissions_behind(const reading *r, const quantity *q) {
    const uint32_t end = q->end + text_is(r, q->end, ")");
    for (size_t i = 0; word_behind(r, LIST_OF, end) && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start > q->end && clause_of(r, t->start) == q->clause && concerns(r, t, CONCEPT_EMISSION)) return true;
    }
    return false;
}

/* "The pledge covers 70% of national emissions", "guarantees cover 80% of loans": of what so much is covered. */
static void name_what_is_covered(reading *r, quantity *q) {
    enum { NEAR = 32 };
    const uint32_t of = strcmp(q->metric_id, "coverage") == 0 ? word_behind(r, LIST_OF, q->end) : 0;
    for (size_t i = 0; of && i < r->tokens.count && r->tokens.at[i].start < q->end + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < q->end || !is_concept(t)) continue;
        const concept *c = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
        if (clause_of(r, t->start) == q->clause && phrase_ends(r, t->end)) rename_as(r, q, "%s_coverage", c->id);
        return;
    }
}

/* "Demand was 500 TWh; wind covered 30%", "Energy use fell. Oil covered 35%": what a fuel or a kind of plants covers is
 * its share of what was told; "the energy sector covers 66% of emissions": what a sector covers it lets out. */
static void name_share_covered(reading *r, quantity *q, const char *figure) {
    const char *coverage = q->metric ? NULL : id_tail(q->metric_id, "_coverage");
    const int thing = thing_of_id(r->packs, q->metric_id, coverage);
    const concept *c = thing == NONE ? NULL : &r->packs->concepts.at[thing];
    if (!c || !is_portion(r, q)) return;
    if ((c->sector || c->inventory) && of_emissions_behind(r, q)) rename_as(r, q, "%s_emission_share", c->id);
    if (!(c->fuel || c->generates || c->renews) || !id_tail(q->metric_id, "_coverage")) return;
    bool power = !c->fuel || strstr(figure, "electricity") || id_tail(figure, "_generation_share");
    for (size_t i = 0; i < r->tokens.count && !power; i++) power = concerns(r, &r->tokens.at[i], CONCEPT_ELECTRICITY);
    rename_as(r, q, power ? "%s_generation_share" : "%s_consumption_share", c->id);
}

/* "Farming, with 4 kt (or 3%) of emissions", "homes gave 2 Mt, or 9% of emissions": the tonnes before a share of what
 * is given off are of what it is a share of. */
static void name_mass_before_share(reading *r, quantity *level) {
    enum { NEAR = 6 };
    const quantity *share = quantity_behind(r, level);
    const char *tail = share ? id_tail(share->metric_id, "_emission_share") : NULL;
    if (!tail || level->kind != FACTS_LEVEL || quantity_class(r, level) != DIMENSION_MASS || !is_portion(r, share) ||
        share->start - level->end > NEAR || !of_emissions_behind(r, share) || word_behind(r, LIST_OF, level->end))
        return;
    const int thing = thing_of_id(r->packs, share->metric_id, tail);
    const size_t share_size = sizeof "_share" - 1;
    if (thing == NONE || is_gas(&r->packs->concepts.at[thing]) || r->packs->concepts.at[thing].pollutes) return;
    rename_as(r, level, "%.*s", (int)(strlen(share->metric_id) - share_size), share->metric_id);
    keep_tonnes_of_co2(r, level);
}

/* "Farms emitted 39 Mt, 71% of which came from cattle": of the thing that is a part of the whole before it. */
static void name_portion_of_sector(reading *r, quantity *q) {
    enum { VERB = 16 };
    const quantity *level = quantity_before(r, q);
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF_THEM, at);
    if (!of || !level || q->metric || level->kind != FACTS_LEVEL || !id_tail(level->metric_id, "_emission") ||
        !is_portion(r, q) || strncmp(q->metric_id, level->metric_id, strlen(level->metric_id)) != 0)
        return;
    const concept *part = first_portion(r, at + of, at + of + VERB, LIST_FROM);
    if (part) rename_as(r, q, "%.*s_emission_share", sector_size(part), part->id);
}

/* "fell by 10% (5 to 15%) in transport": the small word behind a growth, and the sector there or NULL; false where no
 * such word stands. */
static bool sector_grown(const reading *r, const quantity *q, list_name *list, const concept **sector) {
    *list = LIST_OTHER;
    if (q->kind != FACTS_GROWTH || q->unit != r->packs->unit_percent) return false;
    const concept *c = portion_behind(r, skip_spaces(r, behind_bracket_at(r, q->end)), list);
    *sector = c && (c->sector || c->inventory) ? c : NULL;
    return *list != LIST_OTHER;
}

/* "fell by 10% in transport, 20% in industry and 30% in power": each of a row of growths is of the sector behind it. */
static void name_growths_of_sectors(reading *r, quantity *q) {
    enum { NEAR = 80 };
    static const char *const TAILS[] = {"_energy_consumption", "_emission"};
    list_name list, other;
    const concept *c = NULL, *n = NULL;
    const char *tail = NULL;
    for (size_t i = 0; sector_grown(r, q, &list, &c) && i < sizeof TAILS / sizeof *TAILS && !tail; i++)
        if (id_tail(q->metric_id, TAILS[i])) tail = TAILS[i];
    quantity *last = q, *end = r->quantities.at + r->quantities.count;
    for (quantity *next = q + 1; tail && next < end && next->start - last->end < NEAR; last = next++) {
        if (!sector_grown(r, next, &other, &n) || other != list) return;
        if (c) rename_as(r, q, "%.*s%s", sector_size(c), c->id, tail);
        if (n) rename_as(r, next, "%.*s%s", sector_size(n), n->id, tail);
    }
}

/* "Our mix was 48% gas, 33% nuclear and 14% coal": a fuel that stands first is of the whole that the next ones have. */
static void name_first_of_mix(reading *r, quantity *q) {
    static const char WHOLE[] = "_generation_share";
    const char *share = q->metric || !is_portion(r, q) ? NULL : id_tail(q->metric_id, "_share");
    const int thing = thing_of_id(r->packs, q->metric_id, share);
    const quantity *next = thing == NONE || !r->packs->concepts.at[thing].fuel ? NULL : next_portion(r, q);
    if (next && id_tail(next->metric_id, WHOLE)) rename_as(r, q, "%s%s", r->packs->concepts.at[thing].id, WHOLE);
}

/* The thing behind a number, over a small word or none: "38% from electricity", "38% electricity". */
static const concept *portion_right_behind(const reading *r, const quantity *q) {
    list_name list;
    const uint32_t at = skip_spaces(r, q->end);
    const concept *c = portion_behind(r, at, &list);
    return c ? c : portion_at(r, token_starting(r, at, WORD_SUBJECT));
}

/* "used 40 PJ: 38% electricity and 62% natural gas": electricity beside a fuel is used, and no fuel makes it. */
static void name_power_beside_fuel(reading *r, quantity *q) {
    static const char MADE[] = "_generation_share", USED[] = "_consumption_share";
    quantity *next = is_portion(r, q) ? next_portion(r, q) : NULL;
    const concept *power = next ? portion_right_behind(r, q) : NULL,
                  *fuel = next ? portion_right_behind(r, next) : NULL;
    if (!power || !fuel || word_behind(r, LIST_OF, q->end) || !id_tail(next->metric_id, MADE) ||
        power != &r->packs->concepts.at[r->packs->known[CONCEPT_ELECTRICITY]] || !fuel->fuel)
        return;
    if (id_tail(q->metric_id, MADE)) rename_as(r, q, "%s%s", power->id, USED);
    rename_as(r, next, "%s%s", fuel->id, USED);
}

void portions_name(reading *r, const char *figure) {
    if (is_han(r)) return;
    quantity *end = r->quantities.at + r->quantities.count;
    for (quantity *q = r->quantities.at; q < end; q++) {
        name_growths_of_sectors(r, q);
        name_what_is_covered(r, q);
        name_share_covered(r, q, figure);
        name_mass_before_share(r, q);
        name_portion_of_sector(r, q);
        name_first_of_mix(r, q);
        name_power_beside_fuel(r, q);
    }
    for (quantity *q = r->quantities.at; q < end; q++) {
        const char *said = is_portion(r, q) ? shared_in(r->packs, q->metric_id) : NULL,
                   *whole = said || !is_portion(r, q) ? said : id_tail(q->metric_id, "_share");
        quantity *next = whole ? next_portion(r, q) : NULL;
        if (!next) continue;
        const char *was = q->metric_id;
        list_name list = LIST_FROM, own;
        const bool behind = portion_behind(r, skip_spaces(r, behind_bracket_at(r, next->end)), &list);
        const concept *first = behind ? first_portion(r, q->end, next->start, list) : NULL;
        if (behind ? !first : !said || !portion_before(r, next, q->end)) continue;
        if (said && first && names_whole_only(r->packs, q->metric_id, whole))
            name_portion(r, q, first, whole, NULL, NULL);
        if (first && (!said || list == LIST_INSIDE) &&
            strncmp(q->metric_id, first->id, (size_t)sector_size(first)) != 0)
            continue; /* "8% renewables in transport and 20% in industry" */
        name_amount_of_portion(r, q);
        for (; next; q = next, next = next_portion(r, q)) {
            const concept *c = behind ? portion_behind(r, skip_spaces(r, behind_bracket_at(r, next->end)), &own)
                                      : portion_before(r, next, q->end);
            if (!c || (behind && own != list)) break;
            const char *id = next->metric_id;
            name_portion(r, next, c, whole, q, was);
            was = id;
            name_amount_of_portion(r, next);
        }
    }
}
