/* The metric that a quantity has from what was spoken of before, where its own sentence leaves out the thing. */
#include "beside.h"
#include "evidence.h"
#include "extract/bind/verb.h"
#include "name.h"

#include <stdio.h>

/* The only thing that the sentence before speaks of; NULL for none and where there are several. */
static const concept *spoken_of(const scene *s) {
    const concept *thing = NULL;
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &s->r->packs->concepts.at[s->c->sentence[i]];
        if (c->measure || c->weak) continue;
        if (thing) return NULL;
        thing = c;
    }
    return thing;
}

/* "Hydropower had a good year. Generation rose by 10%": where a sentence opens with a bare measure and names no thing,
 * it goes on with the one that was spoken of. */
static void take_spoken_of(const scene *s, reading *r, quantity *q) {
    enum { OPENING = 16 };
    const char *last = strrchr(q->metric_id, '_');
    const concept *thing = last ? spoken_of(s) : NULL;
    if (!thing) return;
    bool opens = false;
    for_tokens(t, r) {
        if (t->word->class == WORD_SUBJECT || concerns(r, t, CONCEPT_TOTAL)) return;
        opens = opens || (t->word->class == WORD_MEASURE && t->start <= OPENING && !strchr(t->word->form, ' ') &&
                          strcmp(concept_of(r, t)->id, last + 1) == 0);
    }
    char id[120];
    const int size = snprintf(id, sizeof id, "%s%s", thing->id, last);
    const metric *m = opens && size < (int)sizeof id ? packs_metric(r->packs, id, (size_t)size) : NULL;
    const bool relative = q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO;
    if (m && (relative || counts_in(r->packs, q, m))) take_listed(q, m, "of what the sentence before speaks of");
}

/* "the country's capacity", "its capacity": of all that it has. */
static bool of_its_own(const reading *r, const token *t) {
    const uint32_t before = back_spaces(r, t->start);
    return t->word->class == WORD_MEASURE && (list_before(r, LIST_PRONOUN, before) || owner_before(r, before));
}

/* Whether the sentence names no thing, nor electricity or the whole of what somebody has. */
static bool names_no_thing(const reading *r) {
    for_tokens(t, r) {
        if (names_thing(r, t) || concerns(r, t, CONCEPT_TOTAL) || concerns(r, t, CONCEPT_ELECTRICITY) ||
            concerns(r, t, CONCEPT_POWER_STATION) || of_its_own(r, t))
            return false;
    }
    return true;
}

/* Whether emissions of which no gas is told are of CO2, by what was said before: "CO2 emissions fell by 2% in 2022.
 * Corrected for the weather, the decrease in emissions was 4%", "Cars emitted 9 Mt of CO2. This cuts their emissions by
 * 3 Mt"; or by their unit, "3 MtCO2", unless all greenhouse gases were spoken of. */
static bool speaks_of_co2(const context *c, const reading *r, const quantity *q, bool cut) {
    static const char CO2[] = "co2_emission", GHG[] = "ghg_";
    if (strcmp(c->paragraph.figure.id, CO2) == 0 || (c->dates.same_block && strcmp(c->section.moved.id, CO2) == 0))
        return true;
    if (cut && context_speaks_of(c, r->packs->known[CONCEPT_CO2])) return true;
    return quantity_class(r, q) == DIMENSION_CO2 && strncmp(c->paragraph.figure.id, GHG, strlen(GHG)) != 0 &&
           !context_speaks_of(c, r->packs->known[CONCEPT_GHG]);
}

static void take_gas_of_figure(const scene *s, const reading *r, quantity *q) {
    const bool cut = strcmp(q->metric_id, "ghg_emission_reduction") == 0;
    if ((!cut && strcmp(q->metric_id, "ghg_emission") != 0) || in_equivalents(r, q) || !speaks_of_co2(s->c, r, q, cut))
        return;
    for_tokens(t, r) {
        for (int k = 0; is_concept(t) && k < t->word->count; k++)
            if (is_gas(&r->packs->concepts.at[t->word->value[k]])) return;
    }
    const char *id = cut ? "co2_emission_reduction" : "co2_emission";
    const metric *m = packs_metric(r->packs, id, strlen(id));
    if (m) take_listed(q, m, "of the gas that was spoken of");
}

/* The only gas that the sentence before speaks of, where it is neither CO2 nor all of them; NULL else. */
static const concept *gas_spoken_of(const scene *s) {
    const concept *gas = NULL;
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &s->r->packs->concepts.at[s->c->sentence[i]];
        if (!is_gas(c) || c == gas) continue;
        if (gas || !c->emitted) return NULL;
        gas = c;
    }
    return gas;
}

/* "Oil fields are the largest source of methane. They leaked 8 Mt in 2021": of the gas that was spoken of. */
static void take_gas_of_sentence(const scene *s, reading *r, quantity *q) {
    const concept *gas = gas_spoken_of(s);
    const uint32_t start = skip_spaces(r, r->marker);
    if (!gas || strcmp(q->metric_id, "ghg_emission") != 0 || quantity_class(r, q) != DIMENSION_MASS ||
        !(list_at(r, LIST_PRONOUN, start) || list_at(r, LIST_DEMONSTRATIVE, start)))
        return;
    rename_as(r, q, "%s_emission", gas->id);
}

/* "needs 12 Mt of emission reductions by 2030, and another 9 Mt of reductions by 2035": of what the amount before is.
 */
static void take_cut_before(reading *r, quantity *q) {
    const dimension_class class = quantity_class(r, q);
    const int reduced = r->packs->known[CONCEPT_REDUCED];
    if (q->kind != FACTS_LEVEL || (class != DIMENSION_MASS && class != DIMENSION_CO2) ||
        strcmp(q->metric_id, r->packs->concepts.at[reduced].id) != 0)
        return;
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (id_tail(o->metric_id, "_emission_reduction")) {
            take_like(r, q, o, "as the cut before it");
            keep_tonnes_of_co2(r, q);
            return;
        }
}

/* "The plan cuts emissions by 62 Mt. Homes are to save a further 5 Mt": tonnes that are saved, of nothing that is
 * named, where emissions were cut. */
static void take_cut_spoken_of(const context *c, const reading *r, quantity *q) {
    const bool saved = strcmp(q->metric_id, "saving") == 0 || id_tail(q->metric_id, "_saving");
    if (!saved || q->metric || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MASS ||
        !id_tail(c->paragraph.figure.id, "_emission_reduction") || word_behind(r, LIST_OF, q->end))
        return;
    if (take_told(r, q, c->paragraph.figure.metric, c->paragraph.figure.id, "of what the last figure was of"))
        keep_tonnes_of_co2(r, q);
}

/* Below "Measures at home: 11 MtCO2e avoided": "Measures with support: a further 22 MtCO2e", "of which forestry 9":
 * more of the reduction that the sentence or the point before tells, or a part of it. */
static void take_more_of_cut(const scene *s, reading *r, quantity *q) {
    const context *c = s->c;
    const char *figure = c->paragraph.figure.id[0] ? c->paragraph.figure.id : c->next_item ? c->section.figure.id : "";
    if (!id_tail(figure, "_emission_reduction") || !id_tail(q->metric_id, "_emission") || q->kind != FACTS_LEVEL ||
        quantity_class(r, q) != DIMENSION_CO2)
        return;
    const quantity *last = quantity_before(r, q);
    const bool more = list_before(r, LIST_BETWEEN_UNIT, back_spaces(r, q->lead)) && !last,
               part = list_at(r, LIST_OF_THEM, skip_spaces(r, r->marker));
    for_tokens_in(t, r, 0, q->start) {
        if (concerns(r, t, CONCEPT_EMISSION) || is_move(t) || is_cue(t, CUE_HOLD)) return;
    }
    if (more || part) rename_as(r, q, "%s_reduction", q->metric_id);
}

/* "The law cuts emissions by 20%. This is equivalent to 4 Mt CO2e": so much is cut, and not given off. */
static void take_cut_said_again(reading *r, quantity *q) {
    const last_told *last = r->last_told;
    const uint32_t start = skip_spaces(r, r->marker),
                   verb = skip_spaces(r, start + list_at(r, LIST_DEMONSTRATIVE, start)),
                   n = verb > start ? list_at(r, LIST_RESTATES, verb) : 0;
    if (!n || !last || last->kind != FACTS_GROWTH || !last->falls || !id_tail(last->id, "_emission") ||
        q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_CO2 || !id_tail(q->metric_id, "_emission") ||
        concept_between(r, verb + n, q->start) || q->lead > verb + n + 1)
        return;
    rename_as(r, q, "%s_reduction", q->metric_id);
}

/* "Plans for wind came to 5 GW. Goals of others add 3 GW": where a sentence names no thing, the same measure is of what
 * the last figure was of. */
static void take_thing_of_figure(const scene *s, reading *r, quantity *q) {
    const context *c = s->c;
    const bool here = c->paragraph.figure.id[0], grows = q->kind == FACTS_GROWTH && here;
    const char *figure = here ? c->paragraph.figure.id : c->section.figure.id;
    const int dimension = here ? c->paragraph.figure_dimension : c->section.figure_dimension;
    const bool level = q->kind == FACTS_LEVEL && q->unit != r->packs->unit_percent && q->dimension == dimension;
    if (!(grows || level) || !q->metric_id[0]) return;
    const char *measure = only_measure(r->packs, q), *last = measure ? strrchr(figure, '_') : NULL;
    if (!last || strcmp(last + 1, measure) != 0 || !names_no_thing(r)) return;
    take_told(r, q, here ? c->paragraph.figure.metric : c->section.figure.metric, figure,
              "of what the figure before is of");
}

/* Whether no word of the sentence names a thing or a measure. */
static bool names_nothing_at_all(const reading *r) {
    for_tokens(t, r)
        for (int k = 0; is_concept(t) && k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if (!c->weak || c->carrier || c->sector) return false;
        }
    return true;
}

/* Whether a goal or a wish is told before the quantity: "The goal is", "The city wants". */
static bool tells_goal(const reading *r, const quantity *q) {
    if (has_cue(r, 0, q->start, CUE_TARGET)) return true;
    for (uint32_t at = r->marker; at < q->start; at++)
        if ((at == 0 || r->text[at - 1] == ' ') && list_at(r, LIST_GOAL, at)) return true;
    return false;
}

/* "Water use was 4 billion m3. The ministry wants 3.5 billion m3", "There were 1 million electric cars. The goal is 5
 * million by 2030", "An increase of 2 Mt is expected": an amount of which nothing is named is of what the last figure
 * was of. */
static void take_figure_again(const scene *s, reading *r, quantity *q) {
    const context *c = s->c;
    const bool goal = q->kind == FACTS_LEVEL && tells_goal(r, q),
               moved = q->unit != NONE && q->kind != FACTS_GROWTH && q->kind != FACTS_RATIO && move_noun_before(r, q);
    if (!c->paragraph.figure.id[0] || q->unit == r->packs->unit_percent || q->unit == r->packs->unit_pp ||
        quantity_before(r, q) || (q->metric && strcmp(q->metric_id, c->paragraph.figure.id) == 0) || !(goal || moved) ||
        !names_nothing_at_all(r))
        return;
    const bool emitted = quantity_class(r, q) == DIMENSION_MASS &&
                         packs_class(r->packs, c->paragraph.figure_dimension) == DIMENSION_CO2,
               counted = q->unit == NONE && c->paragraph.figure_dimension == NONE && !q->in_words && stands_bare(r, q);
    if (!emitted && !counted && (q->unit == NONE || q->dimension != c->paragraph.figure_dimension)) return;
    if (!take_told(r, q, c->paragraph.figure.metric, c->paragraph.figure.id, "of what the figure before is of")) return;
    q->reason = NULL;
    if (emitted) keep_tonnes_of_co2(r, q);
}

/* "3% of the electricity mix by 2020. It is to be 10% of the electricity mix by 2030": of a share that nobody is named
 * for, the owner of the last one is. */
static void take_owner_of_figure(const scene *s, const reading *r, quantity *q) {
    static const char *const NOBODY[] = {"electricity_generation_share", "energy_consumption_share", NULL};
    const context *c = s->c;
    const char *id = c->paragraph.figure.id, *tail = NULL;
    for (int i = 0; NOBODY[i]; i++)
        if (strcmp(q->metric_id, NOBODY[i]) == 0) tail = strchr(NOBODY[i], '_');
    if (tail && q->kind == FACTS_LEVEL && id_tail(id, tail) && strcmp(id, q->metric_id) != 0)
        take_told(r, q, c->paragraph.figure.metric, id, "of what the figure before is of");
}

/* "Emissions fell in all sectors, driven by buildings, down 5%": what a sector gives off moves, where emissions are
 * spoken of, and not how many there are. */
static void take_emission_of_sector(const scene *s, reading *r, quantity *q) {
    static const char EMISSION[] = "emission", MANY[] = "_count";
    const size_t size = strlen(q->metric_id), end = strlen(MANY);
    if (q->metric || q->kind != FACTS_GROWTH || size <= end || strcmp(q->metric_id + size - end, MANY) != 0) return;
    const int thing = packs_concept(r->packs, q->metric_id, size - end);
    const char *moved = s->c->section.moved.id, *last = strrchr(moved, '_');
    bool spoken = last && strcmp(last + 1, EMISSION) == 0;
    for (int i = 0; i < s->c->sentence_count; i++)
        spoken = spoken || s->c->sentence[i] == r->packs->known[CONCEPT_EMISSION];
    for_tokens(t, r) spoken = spoken || concerns(r, t, CONCEPT_EMISSION);
    const char *id = thing != NONE && spoken && r->packs->concepts.at[thing].sector
                         ? id_join(r, r->packs->concepts.at[thing].id, EMISSION)
                         : NULL;
    if (id) q->metric_id = id;
}

/* "Solar has 90,000 jobs. Employment grew by 6%": whose jobs moved, where the sentence names nobody. */
static void take_part_of_figure(const scene *s, reading *r, quantity *q) {
    const size_t size = strlen(q->metric_id);
    const char *end = q->kind == FACTS_GROWTH ? id_tail(q->metric_id, "_count") : NULL;
    const int part = thing_of_id(r->packs, q->metric_id, end);
    if (part == NONE || !r->packs->concepts.at[part].part || !r->packs->concepts.at[part].countable) return;
    const quantity *last = quantity_before(r, q);
    const char *id = last && last->metric_id[0] ? last->metric_id : s->c->paragraph.figure.id;
    const size_t whole = strlen(id);
    const bool same = whole > size + 1 && id[whole - size - 1] == '_' && strcmp(id + whole - size, q->metric_id) == 0;
    if (!same && !last) {
        const concept *owner = spoken_of(s); /* "Wind had a record year. Installations led to 5% more employment" */
        const char *own = owner && owner != &r->packs->concepts.at[part] ? id_join(r, owner->id, q->metric_id) : NULL;
        if (own) q->metric_id = own;
    }
    if (same)
        take_told(r, q, last && id == last->metric_id ? last->metric : s->c->paragraph.figure.metric, id,
                  "of what the figure before is of");
}

void metric_spoken_of(const scene *s, reading *r, quantity *q, bool listed) {
    if (is_han(r)) return;
    if (listed) take_spoken_of(s, r, q);
    take_thing_of_figure(s, r, q);
    take_figure_again(s, r, q);
    take_owner_of_figure(s, r, q);
    take_part_of_figure(s, r, q);
    take_gas_of_figure(s, r, q);
    take_gas_of_sentence(s, r, q);
    take_cut_before(r, q);
    take_cut_spoken_of(s->c, r, q);
    take_cut_said_again(r, q);
    take_more_of_cut(s, r, q);
    take_emission_of_sector(s, r, q);
}
