/* The names of what is told of energy: how much of it is saved, and how much is used. */
#include "beside.h"
#include "evidence.h"
#include "extract/pack/unit.h"
#include "name.h"

#include <stdio.h>

bool begins_with_saved(const facts_packs *p, const char *id) {
    for (size_t i = 0; i < p->concepts.count; i++) {
        const concept *c = &p->concepts.at[i];
        if (c->saved && strncmp(id, c->id, strlen(c->id)) == 0) return true;
    }
    return false;
}

/* Whether it is told in watt-hours, as electricity is. */
static bool in_watt_hours(const reading *r, const quantity *q) {
    const char *unit = q->unit == NONE ? "" : r->packs->units.at[q->unit].symbol;
    const size_t size = strlen(unit);
    return size >= 2 && strcmp(unit + size - 2, "Wh") == 0;
}

/* "savings of 110 GWh in 1,300 buildings", "2 PJ of savings in energy use", "the dam saves 9,000 tonnes of standard
 * coal": energy is saved, wherever it is. */
static void name_energy_saved(reading *r, quantity *q) {
    static const char SAVED[] = "energy_saving_";
    const dimension_class class = quantity_class(r, q);
    if (q->kind != FACTS_LEVEL || (class != DIMENSION_ENERGY && class != DIMENSION_COAL)) return;
    const bool saving = strcmp(q->metric_id, "saving") == 0 || id_tail(q->metric_id, "_saving"),
               more = strncmp(q->metric_id, SAVED, strlen(SAVED)) == 0;
    if (more || (saving && !begins_with_saved(r->packs, q->metric_id))) /* "saves 5 GWh of electricity" */
        rename_by_unit(r, q, "energy_saving");
}

/* "produces savings of 4 PJ", "led to heat savings of 9 GWh": what is made is the saving that names the amount. */
static void name_saving_made(reading *r, quantity *q) {
    const char *id = q->metric_id;
    const bool made = strcmp(id, "production") == 0 || id_tail(id, "_production") || id_tail(id, "_generation");
    if (!made || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_ENERGY) return;
    const uint32_t end = back_spaces(r, q->lead), of = list_before(r, LIST_OF, end);
    for (size_t i = 0; of && i < r->tokens.count && r->tokens.at[i].start < end; i++) {
        const token *t = &r->tokens.at[i];
        if (!concerns(r, t, CONCEPT_SAVING) || (t->end != end && t->end != back_spaces(r, end - of))) continue;
        const token *what = token_ending(r, back_spaces(r, t->start), WORD_SUBJECT);
        const concept *c = what ? concept_of(r, what) : NULL;
        if (c && c->carrier && c->tonnes_of == NONE)
            rename_as(r, q, "%s_saving", c->id);
        else
            rename_by_unit(r, q, "energy_saving");
        return;
    }
}

/* "a target of 12% of energy saving": nobody's share of it. */
static bool only_saved(const reading *r, const quantity *q, stretch own, const token *saving) {
    const uint32_t clause = clause_start(r, q->clause), from = clause > own.start ? clause : own.start;
    return phrase_ends(r, saving->end) && !has_cue(r, from, q->start, CUE_SHARE) &&
           !has_cue(r, saving->end, own.end, CUE_FROM) && !concept_between(r, from, q->start);
}

/* "energy savings of 9%", "save 15% of its energy", "a 20% energy saving target"; but "30% of the energy savings" is a
 * share of them. */
static bool saves_so_much(const reading *r, const quantity *q) {
    enum { NEAR = 48 };
    const stretch own = own_stretch(r, q);
    for_tokens_in(t, r, own.start, own.end) {
        if (!(concerns(r, t, CONCEPT_ENERGY_SAVING) || concerns(r, t, CONCEPT_SAVING))) continue;
        if (t->end <= q->start ? q->start - t->end <= NEAR
                               : t->start >= q->end && t->start - q->end <= NEAR &&
                                     (!word_behind(r, LIST_OF, q->end) || only_saved(r, q, own, t)))
            return true;
    }
    return false;
}

/* "saves 35% of the heat used in homes", "saved 15% of its water": what is saved, NULL where nothing is. */
static const concept *saved_part(const reading *r, const quantity *q) {
    enum { PHRASE = 32 };
    const token *verb = token_ending(r, back_spaces(r, q->lead), WORD_MEASURE);
    if (!verb || !concerns(r, verb, CONCEPT_SAVING) || !word_behind(r, LIST_OF, q->end)) return NULL;
    for_tokens_in(t, r, q->end, q->end + PHRASE)
        if (t->word->class == WORD_SUBJECT && concept_of(r, t)->saved) return concept_of(r, t);
    return NULL;
}

/* What is saved in percent of what would have been used. */
static void name_part_saved(reading *r, quantity *q) {
    const char *id = q->metric_id;
    const bool share = id_tail(id, "_share") || strcmp(id, "energy_efficiency") == 0;
    const bool of_energy = strncmp(id, "energy_", strlen("energy_")) == 0 ||
                           strncmp(id, "primary_energy_", strlen("primary_energy_")) == 0 ||
                           strncmp(id, "final_energy_", strlen("final_energy_")) == 0;
    if (is_percentage(r, q) && share && of_energy && saves_so_much(r, q)) rename_by_unit(r, q, "energy_saving");
    const concept *saved = is_percentage(r, q) && share ? saved_part(r, q) : NULL;
    if (saved) rename_as(r, q, "%s_saving", saved->id);
}

/* "buildings took 117 EJ", "the country used 120 Mtoe", "imports were 3 TWh", "sales were 3 TWh": what is no carrier
 * itself uses energy, or electricity where it is told in watt-hours. */
static void name_energy_used(reading *r, quantity *q) {
    static const char USED[] = "_consumption";
    const bool change = q->kind == FACTS_CHANGE; /* "of the 80 TWh increase in consumption" */
    if (q->metric || !(change || q->kind == FACTS_LEVEL) || quantity_class(r, q) != DIMENSION_ENERGY) return;
    const char *energy = in_watt_hours(r, q) ? "electricity" : "energy";
    static const char *const BARE[] = {"consumption", "import", "export", "generation", "sales", NULL};
    for (int i = 0; BARE[i]; i++)
        if (strcmp(q->metric_id, BARE[i]) == 0) {
            rename_as(r, q, "%s_%s", energy, strcmp(BARE[i], "sales") == 0 ? "consumption" : BARE[i]);
            return;
        }
    const char *used = id_tail(q->metric_id, USED);
    const int thing = thing_of_id(r->packs, q->metric_id, used);
    if (thing == NONE) return;
    const concept *c = &r->packs->concepts.at[thing];
    const bool heat = strstr(c->id, "heating") != NULL; /* "heat demand was 4 TWh" */
    if (!c->carrier && !heat && (c->sector || c->countable || c->weak)) rename_as(r, q, "%s_%s%s", c->id, energy, USED);
}

/* "A dryer shall not exceed 600 kWh a year": no power station is told in so few kilowatt-hours; where no word says that
 * they are made, they are what one machine or home takes; what homes, lamps and schools take is so of any size. */
static void name_used_by_one(reading *r, quantity *q) {
    enum { FEW = 100000 }; /* kWh */
    const char *made = id_tail(q->metric_id, "_generation");
    if (!made || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_ENERGY || !in_watt_hours(r, q) ||
        concept_said(r, 0, r->size, CONCEPT_GENERATION))
        return;
    const int thing = thing_of_id(r->packs, q->metric_id, made), kwh = packs_unit(r->packs, "kWh", strlen("kWh"));
    const concept *c = thing == NONE ? NULL : &r->packs->concepts.at[thing];
    const bool draws = c && c->draws && !list_before(r, LIST_TURNS_OUT, q->lead);
    const bool few = kwh != NONE && unit_convert(r->packs, q->value, q->unit, kwh) < FEW && !(c && c->generates);
    if (!few && !draws) return;
    const bool machine = draws || (c && !c->carrier && (c->countable || c->sector));
    if (!machine && q->bound != FACTS_LT) return;
    rename_as(r, q, "%s%selectricity_consumption", machine ? c->id : "", machine ? "_" : "");
}

/* "Final consumption: industry, coal: 4 PJ", 能源平衡：工业煤炭：4万吨标准煤, as the cells of a table say it: what the
 * row uses is not what all do. */
static const concept *user_of_row(const reading *r, const quantity *q) {
    for_tokens_in(t, r, 0, q->start) {
        if (t->word->class != WORD_SUBJECT) continue;
        if (!row_colon(r, t->start) && !(in_cell(r, q) && begins_part(r, t->start))) continue;
        const token *growth = is_han(r) ? token_starting(r, t->end, WORD_CUE) : NULL; /* 居民生活增速：2% */
        const bool thing = (is_han(r) && token_starting(r, t->end, WORD_SUBJECT)) ||
                           (growth && in_cell(r, q) && ends_row_name(r, growth->end));
        if (!thing && !ends_row_name(r, t->end)) continue;
        const concept *c = concept_of(r, t);
        if (!c->carrier && (c->sector || c->countable)) return c;
    }
    return NULL;
}

static void name_used_in_row(reading *r, quantity *q) {
    const char *used = id_tail(q->metric_id, "_consumption");
    const concept *user = used ? user_of_row(r, q) : NULL;
    const int thing = user ? thing_of_id(r->packs, q->metric_id, used) : NONE;
    if (thing == NONE) return;
    const token *column = carrier_of_column(r, q);
    const concept *what = &r->packs->concepts.at[column ? column->word->value[0] : thing];
    const bool final = what == user;
    if (final || what->saved || what->wanted != FACTS_WANTED_EITHER)
        rename_as(r, q, "%s_%s_consumption", user->id, final ? "energy" : what->id);
}

/* "LED lamps use 75% less electricity", "coolers that need 75% less energy": what is used stands behind the word. */
static void name_less_used(reading *r, quantity *q) {
    static const char USED[] = "_consumption";
    if (q->metric || q->kind != FACTS_GROWTH) return;
    const token *less = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    const token *what = less && (is_cue(less, CUE_LESS) || is_cue(less, CUE_MORE))
                            ? token_starting(r, skip_spaces(r, less->end), WORD_SUBJECT)
                            : NULL;
    const concept *c = what ? concept_of(r, what) : NULL;
    if (!c || !c->carrier || c->tonnes_of != NONE) return;
    const char *used = id_tail(q->metric_id, USED), *end = used ? used : id_tail(q->metric_id, "_count");
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (thing != NONE && !r->packs->concepts.at[thing].carrier)
        rename_as(r, q, "%s_%s%s", r->packs->concepts.at[thing].id, c->id, USED);
}

/* The metric of what the thing generates; NULL where none is listed. */
static const metric *generation_of(const reading *r, const concept *thing) {
    char id[64];
    const int size = snprintf(id, sizeof id, "%s_generation", thing->id);
    return size < (int)sizeof id ? packs_metric(r->packs, id, (size_t)size) : NULL;
}

/* "The park produced 40 GWh in 2020": watt-hours that are made of no fuel are electricity, and that of the plants which
 * the sentence names. */
static void name_made_current(reading *r, quantity *q) {
    static const char *const MADE[] = {"_production", "_output", NULL};
    if (q->metric || quantity_class(r, q) != DIMENSION_ENERGY || !in_watt_hours(r, q)) return;
    const char *made = NULL;
    for (int i = 0; MADE[i] && !made; i++) made = id_tail(q->metric_id, MADE[i]);
    const int thing = thing_of_id(r->packs, q->metric_id, made);
    const concept *c = thing == NONE ? NULL : &r->packs->concepts.at[thing];
    const metric *own = c ? generation_of(r, c) : NULL, *plants = NULL;
    if (own && id_tail(q->metric_id, "_output")) rename_as(r, q, "%s", own->public.id);
    if (!c || c->saved || own) return; /* "biogas production of 35 TWh" is of fuel */
    for (size_t i = r->tokens.count; !plants && i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_SUBJECT && clause_of(r, t->start) == q->clause)
            plants = generation_of(r, concept_of(r, t));
    }
    const bool vague = c->weak || c->countable || c->sector;
    if (plants)
        rename_as(r, q, "%s", plants->public.id);
    else
        rename_as(r, q, "%s_generation", vague ? "electricity" : c->id);
}

/* "of electricity": what carries energy, right behind the number. */
static const concept *carrier_behind(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF, at);
    const token *t = of ? token_starting(r, skip_spaces(r, at + of), WORD_SUBJECT) : NULL;
    const concept *c = t ? concept_of(r, t) : NULL;
    return c && c->carrier && c->tonnes_of == NONE ? c : NULL;
}

/* "uses 60,000 tonnes of hydrogen", "the works will turn out 9 Mt of coal", "data centres swallow 4 TWh of
 * electricity": where no noun says what is done with so much of a fuel, the verb before the amount does. */
static void name_by_verb(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const uint32_t lead = q->lead;
    const bool used = list_before(r, LIST_USES_UP, lead), made = !used && list_before(r, LIST_TURNS_OUT, lead);
    if (q->kind != FACTS_LEVEL || !(used || made)) return;
    const char *mass = id_tail(q->metric_id, "_mass"), *volume = id_tail(q->metric_id, "_volume"),
               *energy = id_tail(q->metric_id, "_generation");
    const concept *carrier = carrier_behind(r, q);
    if (!mass) mass = volume;
    if (mass) {
        const int thing = thing_of_id(p, q->metric_id, mass);
        const concept *c = thing == NONE ? NULL : &p->concepts.at[thing];
        const bool burnt = c && (c->fuel || c->saved || c->carrier || c->renews);
        if (!c || !(burnt || (used && !c->countable && !c->emitted && c->tonnes_of == NONE))) return;
        rename_as(r, q, "%.*s_%s", (int)(mass - q->metric_id), q->metric_id, used ? "consumption" : "production");
    } else if (energy && used && (carrier || in_watt_hours(r, q))) {
        const size_t size = (size_t)(energy - q->metric_id);
        const int thing = packs_concept(p, q->metric_id, size);
        const char *what = carrier ? carrier->id : "electricity";
        const bool user = thing != NONE && strcmp(p->concepts.at[thing].id, what) != 0 &&
                          !p->concepts.at[thing].carrier && !p->concepts.at[thing].generates;
        rename_as(r, q, "%.*s%s%s_consumption", user ? (int)size : 0, q->metric_id, user ? "_" : "", what);
    }
}

static bool is_of_current(const char *id) {
    static const char CURRENT[] = "electricity_";
    return strncmp(id, CURRENT, strlen(CURRENT)) == 0 || id_tail(id, "_generation") || id_tail(id, "_generation_share");
}

/* "Power stations generated 80 TWh. Consumption came to 71 TWh", "80 TWh was generated, while consumption stood at 71
 * TWh": where electricity has been told of, and the sentence says nothing else, what is used or traded in
 * watt-hours is electricity, and nobody's of the sentence before. */
static void name_current_used(reading *r, quantity *q, const context *c) {
    static const char *const TOLD[] = {"_consumption", "_import", "_export", NULL};
    const quantity *last = quantity_before(r, q);
    const char *told = NULL;
    for (int i = 0; TOLD[i] && !told; i++) told = id_tail(q->metric_id, TOLD[i]);
    const bool level = q->kind == FACTS_LEVEL && quantity_class(r, q) == DIMENSION_ENERGY && in_watt_hours(r, q);
    if (!told || !level) return;
    const int thing = thing_of_id(r->packs, q->metric_id, told);
    for_tokens(t, r) {
        if (t->word->class == WORD_SUBJECT && (names_thing(r, t) || t->word->value[0] == thing)) return;
    }
    const concept *owner = thing == NONE ? NULL : &r->packs->concepts.at[thing];
    const bool trades = !owner || owner->carrier || !owner->countable || strcmp(told, TOLD[0]) == 0; /* no household */
    if (!trades || is_of_current(c->paragraph.figure.id) || is_of_current(c->section.figure.id) ||
        (last && is_of_current(last->metric_id)))
        rename_as(r, q, "electricity%s", told);
}

/* "The measures avoided 11 EJ of demand": what is not used is saved. */
static void name_use_avoided(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_ENERGY || !id_tail(q->metric_id, "_consumption"))
        return;
    const token *verb = token_ending(r, q->lead, WORD_MEASURE);
    if (!verb || !concerns(r, verb, CONCEPT_EMISSION_REDUCTION)) return;
    rename_by_unit(r, q, strstr(q->metric_id, "electricity_") ? "electricity_saving" : "energy_saving");
}

/* The sector right behind "in the" or "of", where no second one is joined to it; NULL for none. */
static const concept *sector_behind(const reading *r, uint32_t end) {
    uint32_t at = skip_spaces(r, end);
    const uint32_t lead = list_at(r, LIST_INSIDE, at) + list_at(r, LIST_OF, at);
    at = skip_spaces(r, at + lead);
    const token *t = lead ? token_starting(r, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)), WORD_SUBJECT) : NULL;
    const concept *c = t ? concept_of(r, t) : NULL;
    if (!c || c->carrier || c->saved || !(c->sector || c->inventory)) return NULL;
    const uint32_t next = skip_spaces(r, t->end), joint = list_at(r, LIST_JOINT, next);
    const uint32_t other = text_is(r, next, ", ") ? next + 2 : skip_spaces(r, next + joint);
    return other > next && token_starting(r, other, WORD_SUBJECT) ? NULL : c;
}

/* ... or right before the use, where no other one is joined to it: "Residential energy use fell by 9%". */
static const concept *sector_before(const reading *r, uint32_t start) {
    const token *t = token_ending(r, back_spaces(r, start), WORD_SUBJECT);
    const concept *c = t ? concept_of(r, t) : NULL;
    if (!c || c->carrier || c->saved || !c->sector) return NULL;
    const uint32_t before = back_spaces(r, t->start);
    return list_before(r, LIST_JOINT, before) || (before > 0 && r->text[before - 1] == ',') ? NULL : c;
}

/* "Final energy consumption in the transport sector fell by 9%": what one sector uses is not what all do. */
static void name_use_of_sector(reading *r, quantity *q) {
    if (strcmp(q->metric_id, "energy_consumption") != 0 && strcmp(q->metric_id, "final_energy_consumption") != 0)
        return;
    const uint32_t clause = clause_start(r, q->clause);
    const bool cut = has_cue(r, clause, q->start, CUE_REDUCED) || has_cue(r, clause, q->start, CUE_FALL);
    if (q->kind == FACTS_CHANGE || (q->kind == FACTS_LEVEL && cut)) return; /* so much may be saved */
    const token *use = NULL;
    for_tokens_in(t, r, 0, q->start)
        if (concerns(r, t, CONCEPT_CONSUMPTION)) use = t;
    const concept *sector = use && clause_of(r, use->start) == q->clause ? sector_behind(r, use->end) : NULL;
    if (!sector && use && clause_of(r, use->start) == q->clause) sector = sector_before(r, use->start);
    if (sector) rename_as(r, q, "%.*s_energy_consumption", sector_size(sector), sector->id);
}

/* "savings of 300 GWh and 250,000 tCO2e": what is not given off, beside what is not used. */
static void name_gases_saved(reading *r, quantity *q) {
    const quantity *saved = quantity_before(r, q);
    const uint32_t lead = q->lead;
    if (!saved || q->kind != FACTS_LEVEL || saved->kind != FACTS_LEVEL || !id_tail(saved->metric_id, "_saving") ||
        quantity_class(r, q) != DIMENSION_CO2 || !id_tail(q->metric_id, "_emission") ||
        concept_between(r, saved->end, q->start) ||
        !(list_before(r, LIST_JOINT, lead) || list_before(r, LIST_SAID_AGAIN, lead)))
        return;
    rename_as(r, q, "%s_reduction", q->metric_id);
}

/* "has 7 GW of geothermal potential": of the one thing that stands between, right behind the number. */
static bool potential_behind(const reading *r, const quantity *q) {
    uint32_t size, at = skip_spaces(r, q->end);
    if (is_han(r)) return false;
    if (list_at(r, LIST_OF, at)) at = skip_spaces(r, at + list_at(r, LIST_OF, at));
    const token *thing = token_starting(r, at, WORD_SUBJECT);
    const uint32_t after = thing ? skip_spaces(r, thing->end) : 0;
    if (!thing || !(size = list_at(r, LIST_POSSIBLE, after))) return false;
    return !token_starting(r, skip_spaces(r, after + size), WORD_MEASURE); /* "potential capacity" */
}

/* "The technical potential of hydropower is 8 to 30 PWh a year (29–108 EJ)", "wind potential of 30 GW", 水能潜力达
 * 30吉瓦: what could be had of it is in no statistic of what is; but "a potential capacity of 9 GW", 可开发潜力. */
static void name_potential(reading *r, quantity *q) {
    static const char *const MEASURES[] = {"_generation", "_consumption", "_capacity", "_supply"};
    const quantity *last = bracket_before(r, q) ? quantity_before(r, q) : NULL;
    const uint32_t end = last ? last->start : q->start;
    uint32_t size, at = list_next(r, LIST_POSSIBLE, clause_start(r, q->clause), end, &size);
    const dimension_class class = quantity_class(r, q);
    if (q->kind != FACTS_LEVEL || (class != DIMENSION_ENERGY && class != DIMENSION_POWER)) return;
    if (!potential_behind(r, q) &&
        (at >= end || number_between(r, at, end) || token_starting(r, skip_spaces(r, at + size), WORD_MEASURE) ||
         token_ending(r, at + size, WORD_MEASURE)))
        return;
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        const char *tail = id_tail(q->metric_id, MEASURES[i]);
        if (!tail) continue;
        rename_as(r, q, "%.*s_potential", (int)(tail - q->metric_id), q->metric_id);
        q->metric = NULL;
        return;
    }
}

/* "Dams with a capacity of 300 MW generated 700 GWh": of the plants whose power stands right before it. */
static void name_made_by_plants(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const char *power = last ? id_tail(last->metric_id, "_capacity") : NULL;
    if (!power || q->kind != FACTS_LEVEL || strcmp(q->metric_id, "electricity_generation") != 0 ||
        last->clause != q->clause || !concept_said(r, last->end, q->start, CONCEPT_GENERATION))
        return;
    for_tokens_in(t, r, last->end, q->start)
        if (names_thing(r, t)) return;
    const int thing = thing_of_id(r->packs, last->metric_id, power);
    const metric *made = thing == NONE ? NULL : generation_of(r, &r->packs->concepts.at[thing]);
    if (made) rename_as(r, q, "%s", made->public.id);
}

void name_energy(reading *r, quantity *q, const context *c) {
    name_used_in_row(r, q);
    name_potential(r, q);
    if (is_han(r)) return;
    name_gases_saved(r, q);
    name_by_verb(r, q);
    name_use_avoided(r, q);
    name_saving_made(r, q);
    name_energy_saved(r, q);
    name_part_saved(r, q);
    name_energy_used(r, q);
    name_used_by_one(r, q);
    name_current_used(r, q, c);
    name_less_used(r, q);
    name_made_current(r, q);
    name_made_by_plants(r, q);
    name_use_of_sector(r, q);
}
