/* The names of what is told for each of something: of a head, of a tonne that is made, of a unit of output. */
#include "beside.h"
#include "extract/bind/time.h"
#include "name.h"

#include <stdio.h>

static const token *per_head_in(const reading *r, uint32_t from, uint32_t to) {
    const int per_capita = r->packs->known[CONCEPT_PER_CAPITA];
    for_tokens_in(t, r, from, to) {
        if (!is_concept(t)) continue;
        for (int k = 0; k < t->word->count; k++)
            if (t->word->value[k] == per_capita) return t;
    }
    return NULL;
}

/* "Austria (516 kg) and Denmark (411 kg) had most waste per person": a row of brackets is per head where its end is. */
static bool per_head_in_row(const reading *r, const quantity *q) {
    enum { NEAR = 48 };
    const quantity *end = r->quantities.at + r->quantities.count;
    if (is_han(r) || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MASS || !bracket_before(r, q))
        return false;
    const quantity *row = q;
    while (row + 1 < end && bracket_before(r, row + 1) && row[1].unit == q->unit && row[1].start - row->end <= NEAR)
        row++;
    const uint32_t until = row + 1 < end ? row[1].start : r->size;
    return text_is(r, row->end, ") ") && row > r->quantities.at && bracket_before(r, row - 1) &&
           clause_of(r, row->end) == row->clause && per_head_in(r, row->end, until);
}

/* "513 kg of municipal waste per inhabitant": where nothing but what it is of stands between. */
static bool per_head_over_noun(const reading *r, const quantity *q) {
    enum { NEAR = 56 };
    if (is_han(r) || !word_behind(r, LIST_OF, q->end)) return false;
    const token *per_head = per_head_in(r, q->end, r->size);
    if (!per_head || per_head->start - q->end > NEAR) return false;
    for (uint32_t at = q->end; at < per_head->start; at++)
        if (strchr(",;:.()", r->text[at]) || is_digit(r->text[at])) return false;
    for_tokens_in(t, r, 0, per_head->start) {
        const bool small = is_cue(t, CUE_OF) || is_cue(t, CUE_NARROW) || /* "of municipal waste was made" */
                           is_cue(t, CUE_HOLD) || is_cue(t, CUE_ACTUAL);
        if (t->start > q->end && t->word->class == WORD_CUE && !small) return false;
    }
    return true;
}

/* "On a per capita basis, Malta emitted 2.9 tonnes": said ahead of the clause, of so little, or of what moved. */
static bool per_head_ahead(const reading *r, const quantity *q) {
    static const double MOST = 1000; /* tonnes */
    const dimension_class class = quantity_class(r, q);
    if (!is_han(r) && q->kind == FACTS_GROWTH && q->clause == 1 && !quantity_before(r, q)) {
        const uint32_t end = clause_start(r, q->clause);
        const token *each = per_head_in(r, r->marker, end);
        return each && each->word->count == 1 && !concept_between(r, r->marker, each->start) &&
               !concept_between(r, each->end, end);
    }
    const bool thing = class == DIMENSION_MASS && id_tail(q->metric_id, "_mass"); /* "90 kg of paper is thrown away" */
    if (is_han(r) || q->kind != FACTS_LEVEL || quantity_before(r, q) || q->clause == 0 ||
        (class != DIMENSION_CO2 && class != DIMENSION_MASS) || !(thing || id_tail(q->metric_id, "_emission")))
        return false;
    const uint32_t clause = clause_start(r, q->clause);
    const double tonnes = decimal_value(q->value) * decimal_value(r->packs->units.at[q->unit].factor) /
                          (class == DIMENSION_MASS ? MOST : 1); /* of kilograms */
    return tonnes < MOST && per_head_in(r, r->marker, clause) &&
           (thing || !concept_between(r, q->end, clause_end(r, q->clause)));
}

/* Of what is emitted the amount of one head has a unit of its own, tCO2/person. */
static void take_unit_per_head(const reading *r, quantity *q) {
    char symbol[32];
    const int size = snprintf(symbol, sizeof symbol, "%s/person", r->packs->units.at[q->unit].symbol);
    const int unit = size < (int)sizeof symbol ? packs_unit(r->packs, symbol, (size_t)size) : NONE;
    if (q->kind == FACTS_LEVEL && unit != NONE) q->unit = unit;
}

/* "6.8 t CO2e per head in 2021, against 11.2 t in 1990": in the same unit, and no other amount than one head's. */
static bool about_as_large(const reading *r, const quantity *last, const quantity *q) {
    enum { MOST = 20 };
    const char *unit = r->packs->units.at[q->unit].symbol;
    const double x = decimal_value(last->value), y = decimal_value(q->value);
    return strncmp(r->packs->units.at[last->unit].symbol, unit, strlen(unit)) == 0 && x < MOST * y && y < MOST * x &&
           !concept_between(r, q->end, clause_end(r, q->clause));
}

/* "6 tonnes a head, more than double the world average of 2.6 tonnes": the amount of one head that is multiplied. */
static const quantity *multiplied_per_head(const reading *r, const quantity *q) {
    enum { NEAR = 64 };
    const quantity *times = quantity_before(r, q), *level = times ? quantity_before(r, times) : NULL;
    if (is_han(r) || !level || times->kind != FACTS_RATIO || level->kind != FACTS_LEVEL ||
        q->start - times->end > NEAR || q->clause != times->clause || strcmp(level->metric_id, times->metric_id) != 0)
        return NULL;
    const token *of = q->leading;
    return of && is_cue(of, CUE_OF) ? level : NULL;
}

/* "6.5 tCO2e per head worldwide, while India stayed at 2.9 tCO2e", "twice the EU average (7.8 t CO2e)": no country
 * emits so little, and nothing else is named. */
static bool too_little_for_all(const reading *r, const quantity *last, const quantity *q) {
    enum { MOST = 100 }; /* tonnes */
    return quantity_class(r, q) == DIMENSION_CO2 &&
           decimal_value(q->value) * decimal_value(r->packs->units.at[q->unit].factor) < MOST &&
           !concept_between(r, last->end, q->start);
}

/* "6 tonnes per person, down from 9 tonnes per person in 2005": of the same metric as the one that it was held against.
 */
static bool name_as_last_per_head(reading *r, quantity *q) {
    const quantity *multiplied = multiplied_per_head(r, q), *last = multiplied ? multiplied : quantity_before(r, q);
    if (last && last->kind == FACTS_RATIO && last->unit != q->unit) last = quantity_before(r, last);
    if (is_han(r) || !last || q->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL || last->unit == NONE) return false;
    const bool emitted = quantity_class(r, last) == DIMENSION_CO2 && quantity_class(r, q) == DIMENSION_MASS;
    if ((last->dimension != q->dimension && !emitted) || !id_tail(last->metric_id, "_per_capita") ||
        !(multiplied || q->from || held_against(r, q) || too_little_for_all(r, last, q) ||
          word_behind(r, LIST_OF_THEM, q->end))) /* "with 30 kg of this at home" */
        return false;
    const token *per_head = per_head_in(r, skip_spaces(r, q->end), r->size);
    if ((!per_head || per_head->start != skip_spaces(r, q->end)) && !about_as_large(r, last, q)) return false;
    name_alike(q, last);
    if (!strstr(r->packs->units.at[last->unit].symbol, "/person")) return true;
    keep_tonnes_of_co2(r, q);
    take_unit_per_head(r, q);
    return true;
}

/* "Per capita emissions fell by 8% to 3.4 t": where the amount of one head leads. */
static bool name_led_to_per_head(reading *r, quantity *q) {
    const quantity *moved = is_han(r) || q->kind != FACTS_LEVEL ? NULL : quantity_before(r, q);
    const token *to = moved && comparative(moved) ? q->leading : NULL;
    const dimension_class class = quantity_class(r, q);
    if (!to || !is_cue(to, CUE_TO) || !id_tail(moved->metric_id, "_emission_per_capita") ||
        (class != DIMENSION_CO2 && class != DIMENSION_MASS) || concept_between(r, moved->end, q->start))
        return false;
    name_alike(q, moved);
    keep_tonnes_of_co2(r, q);
    take_unit_per_head(r, q);
    return true;
}

/* "rose from 2.3 to 2.9 t per person", "from 1.1 to 1.9 kWh/person": so is what it came from, which leaves it out. */
static bool leads_to_per_head(const reading *r, const quantity *q) {
    const quantity *next = is_han(r) || !q->shared || q->kind != FACTS_LEVEL ? NULL : quantity_behind(r, q);
    if (!next || next->dimension != q->dimension || concept_between(r, q->end, next->start)) return false;
    const uint32_t behind = skip_spaces(r, next->end);
    const token *per_head = per_head_in(r, behind, r->size);
    return per_head && per_head->start == behind;
}

/* "a 6% cut in per capita emissions", "a 9% rise in water use per person": of what moves the head is said behind. */
static bool moves_per_head(const reading *r, const quantity *q) {
    enum { NEAR = 64 };
    if (is_han(r) || q->kind != FACTS_GROWTH ||
        !(cue_at(r, skip_spaces(r, q->end), CUE_FALL) || cue_at(r, skip_spaces(r, q->end), CUE_RISE)))
        return false;
    const token *each = per_head_in(r, q->end, clause_end(r, q->clause));
    if (!each || each->start - q->end > NEAR || number_between(r, q->end, each->start)) return false;
    const token *next = token_starting(r, skip_spaces(r, each->end), WORD_SUBJECT),
                *measure = token_starting(r, skip_spaces(r, each->end), WORD_MEASURE);
    return next || measure || token_ending(r, back_spaces(r, each->start), WORD_SUBJECT) ||
           token_ending(r, back_spaces(r, each->start), WORD_MEASURE);
}

/* "per capita electricity consumption reached 850 kWh", "2.5 tCO2e per person", 人均用电量6500千瓦时: the amount of one
 * head is another metric than that of the country. */
static void name_per_head(reading *r, quantity *q) {
    if (name_as_last_per_head(r, q) || name_led_to_per_head(r, q)) return;
    if (!is_han(r) && id_tail(q->metric_id, "_emission_per_capita") && quantity_class(r, q) == DIMENSION_CO2)
        take_unit_per_head(r, q); /* "6 tCO2e a head worldwide and 9 tCO2e in Kenya" */
    if (!q->metric_id[0] || strstr(q->metric_id, "per_capita") || (q->kind == FACTS_LEVEL && q->dimension == NONE) ||
        is_percentage(r, q) ||
        (q->unit != NONE && strstr(r->packs->units.at[q->unit].symbol, "/person/"))) /* "2 pounds per person per day" */
        return;
    const stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause), behind = skip_spaces(r, q->end);
    const token *next = per_head_in(r, behind, r->size);
    if (!per_head_in(r, own.start > clause ? own.start : clause, q->end) && !(next && next->start == behind) &&
        !moves_per_head(r, q) && !per_head_in_row(r, q) && !per_head_over_noun(r, q) && !per_head_ahead(r, q) &&
        !leads_to_per_head(r, q))
        return;
    const metric *whole = q->metric;
    if (!rename_as(r, q, "%s_per_capita", q->metric_id) || q->kind == FACTS_GROWTH || !whole ||
        packs_class(r->packs, whole->dimension) != DIMENSION_CO2)
        return;
    keep_tonnes_of_co2(r, q); /* 人均碳排放7.4吨 */
    take_unit_per_head(r, q);
}

/* "per tonne of cement": what is made, or NONE. */
static int made_for_each(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (r->text[at] != 'p' && r->text[at] != '/') continue;
        const token *per = token_starting_as(r, at, WORD_UNIT, UNIT_RATE);
        if (!per || strcmp(per->word->text, "/t") != 0) continue;
        const uint32_t per_end = per->end, space = skip_spaces(r, per_end), of = list_at(r, LIST_OF, space),
                       thing = of ? skip_spaces(r, space + of) : per_end;
        for (size_t i = r->tokens.count; i-- > 0;) {
            const token *t = &r->tokens.at[i];
            if (t->word->class == WORD_SUBJECT && t->start >= at && (t->end <= per_end || t->start == thing))
                return t->word->value[0];
        }
    }
    return NONE;
}

/* "610 kg of CO2 per tonne of cement", "cut CO2 emissions per tonne of steel by 9%": no amount, an intensity. */
static void name_intensity(reading *r, quantity *q) {
    const bool level = q->kind == FACTS_LEVEL;
    if (is_han(r) || !id_tail(q->metric_id, "_emission") || (level && !q->rate)) return;
    const stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    const int made = level ? made_for_each(r, q->start, q->end)
                           : made_for_each(r, own.start > clause ? own.start : clause, q->start);
    if (made != NONE)
        rename_as(r, q, "%s_emission_intensity", r->packs->concepts.at[made].id);
    else if (level && !for_each_day(q)) /* "14 g of CO2 per tonne-kilometre" */
        rename_as(r, q, "%s_intensity", q->metric_id);
}

/* "Coal has an emission factor of 9 kg of CO2 per GJ": tonnes of CO2 for each of something are an emission's. */
static void name_emission_factor(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_intensity");
    if (is_han(r) || !end || q->metric || q->kind != FACTS_LEVEL || !q->rate || quantity_class(r, q) != DIMENSION_CO2 ||
        strstr(q->metric_id, "emission") || strstr(q->metric_id, "carbon"))
        return;
    rename_as(r, q, "%.*s_emission_intensity", (int)(end - q->metric_id), q->metric_id);
}

/* Where an id ends with these words, or is nothing else; NULL for nowhere. */
static const char *id_ending(const char *id, const char *words) {
    const char *tail = id_tail(id, words);
    return tail ? tail : strcmp(id, words) == 0 ? id : NULL;
}

/* "Cement kilns: 105 kgce/t", "uses 90 kWh of electricity per tonne of paper": what each tonne takes, and no amount. */
static void name_energy_for_tonne(reading *r, quantity *q) {
    const dimension_class class = quantity_class(r, q);
    if (is_han(r) || q->kind != FACTS_LEVEL || !q->rate || strcmp(q->rate, "/t") != 0 ||
        (class != DIMENSION_ENERGY && class != DIMENSION_COAL))
        return;
    const char *id = q->metric_id, *power = id_ending(id, "electricity_consumption"),
               *energy = power ? power : id_ending(id, "energy_consumption"),
               *use = energy ? energy : id_ending(id, "consumption");
    if (!use && !concept_said(r, clause_start(r, q->clause), clause_end(r, q->clause), CONCEPT_GENERATION))
        use = id_ending(id, "generation");
    if (use) rename_as(r, q, "%.*s%s_intensity", (int)(use - id), id, power ? "electricity_use" : "energy");
}

/* 单位产品能耗, 每吨钢能耗0.5吨标准煤: what is used for each of something is an intensity; 能耗占 is a share of the
 * use. */
static void name_use_for_each(reading *r, quantity *q) {
    if (!is_han(r)) return;
    const bool fuel = q->kind == FACTS_LEVEL && q->rate && quantity_class(r, q) == DIMENSION_COAL;
    const bool part = is_percentage(r, q); /* 能耗目标完成率 */
    const char *share = id_ending(q->metric_id, "energy_use_intensity_share"),
               *head = id_ending(q->metric_id, "energy_use_intensity_per_capita"),
               *use = part ? NULL : id_ending(q->metric_id, "energy_use_intensity"),
               *amount = fuel ? id_tail(q->metric_id, "consumption") : NULL,
               *end = share  ? share
                      : head ? head
                      : use  ? use
                             : amount;
    if (end)
        rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id,
                  share  ? "energy_consumption_share"
                  : head ? "energy_consumption_per_capita"
                         : "energy_intensity");
}

/* 吨水泥二氧化碳排放强度: the intensity of what gives a gas off is that of its emission. */
static void name_emission_for_each(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_intensity");
    if (!is_han(r) || !end || q->metric) return;
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (thing == NONE || r->packs->concepts.at[thing].measure || r->packs->concepts.at[thing].carrier) return;
    const stretch own = own_stretch(r, q);
    for_tokens_in(t, r, own.start, q->start) {
        if (t->word->class != WORD_SUBJECT) continue;
        const concept *c = concept_of(r, t);
        if (!c->carrier || c->tonnes_of == NONE) continue;
        rename_as(r, q, "%.*s_emission_intensity", (int)(end - q->metric_id), q->metric_id);
        return;
    }
}

void name_each(reading *r, quantity *q) {
    name_per_head(r, q);
    name_intensity(r, q);
    name_use_for_each(r, q);
    name_energy_for_tonne(r, q);
    name_emission_factor(r, q);
    name_emission_for_each(r, q);
}
