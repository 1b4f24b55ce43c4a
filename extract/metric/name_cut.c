/* The names of what is cut, saved or not given off: the reduction, or what is left to fall. */
#include "beside.h"
#include "extract/bind/verb.h"
#include "extract/find/quantity.h"
#include "name.h"

#include <math.h>
#include <stdio.h>

static const char CUT[] = "_emission_reduction";

/* "a cut in emissions", "reductions"; not "cut emissions". */
static bool is_move_noun(const reading *r, const token *move, uint32_t to) {
    if (!cue_at(r, move->start, CUE_MOVE_NOUN)) return false;
    if (word_behind(r, LIST_OF, move->end) || word_behind(r, LIST_INSIDE, move->end)) return true;
    return !concept_between(r, move->end, to);
}

/* "a reduction of 3 Mt against baseline emissions of 24 Mt", "from a BAU of 24 Mt": what the cut is held against is no
 * cut. */
static bool is_baseline(const reading *r, const quantity *q) {
    enum { NEAR = 6 };
    const uint32_t lead = back_spaces(r, q->lead), of = list_before(r, LIST_OF, lead);
    if (of && q->kind == FACTS_LEVEL && list_before(r, LIST_BASELINE, back_spaces(r, lead - of))) return true;
    const token *base = cue_back(r, clause_start(r, q->clause), q->start, CUE_BASE), *last = NULL;
    for (size_t i = 0; base && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (r->tokens.at[i].start >= base->end && is_concept(&r->tokens.at[i])) last = &r->tokens.at[i];
    return last && q->kind == FACTS_LEVEL && q->start - last->end <= NEAR &&
           last->word->value[last->word->count - 1] == r->packs->known[CONCEPT_EMISSION];
}

/* "reduce emissions to 1990 levels, or 7 Mt": the level that they are to fall to, said again. */
static bool restates_level(const reading *r, const quantity *q) {
    const uint32_t or = list_before(r, LIST_SAID_AGAIN, q->lead);
    const uint32_t comma = or ? back_spaces(r, q->lead - or) : 0;
    if (!comma || r->text[comma - 1] != ',') return false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->as_base && s->end == comma - 1) return list_at(r, LIST_TO, s->start) > 0;
    return false;
}

/* "reduce emissions to 3 Mt", "cut emissions against the baseline (90 Mt) by a third": what falls, what is left of it
 * and what it is held against are all of the emission, and not of its reduction. */
static bool of_what_falls(const reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const uint32_t clause = clause_start(r, q->clause);
    if (is_han(r) || q->unit == NONE) return false;
    if (q->kind == FACTS_GROWTH) return q->falls || q->negative; /* "emission reductions of -40%" */
    if (is_baseline(r, q) || (q->kind == FACTS_LEVEL && restates_level(r, q))) return true;
    const bool ratio = q->kind == FACTS_RATIO; /* "reducing emissions to 70% of 1994 levels" */
    if ((q->kind != FACTS_LEVEL && !ratio) || q->unit == r->packs->unit_percent ||
        has_cue(r, clause, q->start, CUE_RISE))
        return false;
    const token *base = cue_back(r, clause, q->start, CUE_BASE), *fall = cue_back(r, clause, q->start, CUE_FALL);
    if (!fall) return false;
    bool bracket = false; /* "(equivalent to a 26 Mt reduction)" */
    for (uint32_t i = fall->end; i < q->start; i++) bracket = bracket || r->text[i] == '(';
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND); /* "reduce emissions below 2 Mt" */
    const bool below = bound && says_below(r, bound->start) && !cue_before(r, q->start, CUE_BY);
    const bool told = is_move_noun(r, fall, q->start) && has_cue(r, fall->end, q->start, CUE_HOLD);
    if (!bracket) return (q->from || below || cue_before(r, q->start, CUE_TO)) && !told;
    return base && fall->end <= base->start && bracket_before(r, q) && q->start - base->end < NEAR;
}

/* 减排54%: what falls is the emission, and not its reduction. */
static void name_what_is_cut(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_reduction");
    if (!end || (!q->cut && !of_what_falls(r, q))) return;
    const bool plain = !memchr(q->metric_id, '_', (size_t)(end - q->metric_id));
    rename_as(r, q, "%.*s", (int)(end - q->metric_id), q->metric_id);
    const metric *emission = plain && !q->metric ? emission_of_all(r) : NULL;
    if (emission) rename_as(r, q, "%s", emission->public.id);
}

static void take_reduction(reading *r, quantity *q) { rename_as(r, q, "%s_reduction", q->metric_id); }

/* "90,000 annual reductions in tons of methane": it stands between the number and its unit. */
static const token *noun_before_unit(const reading *r, const quantity *q) {
    if (!q->unit_word || q->end < q->number_end + q->unit_word->size + 4) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < q->end; i++)
        if (r->tokens.at[i].start > q->number_end && cue_at(r, r->tokens.at[i].start, CUE_MOVE_NOUN))
            return &r->tokens.at[i];
    return NULL;
}

/* "a reduction of 35 Mt in emissions", "a reduction target of 35 Mt" */
static bool noun_of_cut(const reading *r, const quantity *q) {
    const token *within = noun_before_unit(r, q), *noun = within ? within : move_noun_before(r, q),
                *of = noun ? NULL : q->leading;
    const token *target = of && is_cue(of, CUE_OF) ? token_ending(r, back_spaces(r, of->start), WORD_CUE) : NULL;
    if (!noun && text_is(r, q->end, " (")) /* "35 Mt (20%) reduction" */
        noun = token_starting(r, skip_spaces(r, behind_bracket_at(r, q->end)), WORD_CUE);
    if (target && is_cue(target, CUE_TARGET)) noun = token_ending(r, back_spaces(r, target->start), WORD_CUE);
    return noun && cue_at(r, noun->start, CUE_FALL) && cue_at(r, noun->start, CUE_MOVE_NOUN);
}

/* "The reduction comprises 90 Mt from farms, 40 Mt from forests and 5 Mt from homes": each a part of it; "6 Mt of
 * avoided emissions (8 Mt in the first plan)": the same again. */
static void name_part_of_cut(reading *r, quantity *q) {
    enum { NEAR = 64 };
    const quantity *last = quantity_before(r, q);
    const bool percent = last && last->kind == FACTS_GROWTH && last->restates;
    if (percent) last = quantity_before(r, last); /* "30 Mt, or 25%, with some support, and 70 Mt with more" */
    if (is_han(r) || !last || q->kind != FACTS_LEVEL || q->unit == NONE || q->unit != last->unit ||
        !id_tail(q->metric_id, "_emission") || !id_tail(last->metric_id, CUT) ||
        q->start - last->end > (percent ? 2 * NEAR : NEAR) ||
        strncmp(q->metric_id, last->metric_id, strlen(q->metric_id)) != 0)
        return;
    const uint32_t behind = skip_spaces(r, last->end), thing = skip_spaces(r, behind + list_at(r, LIST_OF, behind));
    for_tokens_in(t, r, last->end, q->start) {
        if (t->word->class == WORD_MEASURE && t->start != thing) return;
        if (t->word->class == WORD_CUE && (is_move(t) || is_cue(t, CUE_TO) || is_cue(t, CUE_HOLD))) return;
    }
    take_reduction(r, q);
}

/* "VOCs would be cut by 3 Mt and air toxics by 20 kt": what is reduced of a thing that has its weight is what it gives
 * off. */
static void name_cut_in_full(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_reduced");
    const quantity *last = quantity_before(r, q);
    const dimension_class class = quantity_class(r, q);
    if (q->metric || !end || (class != DIMENSION_MASS && class != DIMENSION_CO2)) return;
    if (class == DIMENSION_MASS && !(last && id_tail(last->metric_id, CUT))) return;
    rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, CUT);
    q->kind = FACTS_LEVEL;
    q->falls = false;
}

static bool is_amount_of_gas(const reading *r, const quantity *q) {
    const dimension_class class = quantity_class(r, q);
    return q->kind == FACTS_LEVEL && (class == DIMENSION_MASS || class == DIMENSION_CO2);
}

/* "would prevent 58 Mt of methane emissions": what is not given off. */
static void name_avoided(reading *r, quantity *q) {
    enum { NEAR = 32 };
    if (!is_amount_of_gas(r, q) || !id_tail(q->metric_id, "_emission")) return;
    const bool noun = noun_of_cut(r, q);
    bool cut = noun;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        if (t->word->class != WORD_CUE) continue;
        if (is_cue(t, CUE_REDUCED))
            cut = noun || (q->start - t->end < NEAR && !cue_at(r, t->start, CUE_MOVE_NOUN));
        else if (!noun && (is_cue(t, CUE_TO) || is_cue(t, CUE_FROM) || is_cue(t, CUE_BASE) || is_cue(t, CUE_RISE) ||
                           is_cue(t, CUE_HOLD)))
            return;
    }
    if (cut) take_reduction(r, q);
}

/* "reductions of 1.2 Mt of methane (34 Mt CO2e)": the same reduction again, as so much of all gases. */
static void name_as_equivalents(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!last || q->kind != FACTS_LEVEL || q->start - last->end > 3 || !bracket_before(r, q) ||
        !id_tail(last->metric_id, CUT) || !strstr(q->metric_id, "_emission") || strstr(q->metric_id, "_reduction") ||
        !in_equivalents(r, q))
        return;
    rename_as(r, q, "ghg%s", CUT);
}

/* The gas that an amount is of: "390 tonnes of methane"; NULL for none. */
static const concept *gas_behind(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF, at), last = skip_spaces(r, at + of);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_SUBJECT || t->start < q->start || (t->start >= q->end && !of)) continue;
        const concept *gas = concept_of(r, t);
        if (gas->emitted || concerns(r, t, CONCEPT_GHG)) return gas;
    }
    return NULL;
}

/* "the new fleet avoids 3,900 tonnes of CO2": whoever avoids it, it is CO2 that is cut. */
static void name_gas_cut(reading *r, quantity *q) {
    const char *end = q->metric ? NULL : id_tail(q->metric_id, CUT);
    const token *verb = token_ending(r, back_spaces(r, q->lead), WORD_CUE);
    const bool cut = verb && is_amount_of_gas(r, q) && cue_at(r, verb->start, CUE_FALL); /* "Cut 6 Gt of GHG over" */
    if (!(end || cut)) return;
    const concept *behind = gas_behind(r, q);
    if (behind) rename_as(r, q, "%s%s", behind->id, CUT);
    if (behind || !end || quantity_class(r, q) != DIMENSION_CO2) return;
    const int gas = thing_of_id(r->packs, q->metric_id, end);
    if (gas != NONE && (r->packs->concepts.at[gas].emitted || r->packs->concepts.at[gas].sector)) return;
    rename_as(r, q, "%s%s", in_equivalents(r, q) ? "ghg" : "co2", CUT);
}

/* "oil fields gave off 80 Mt of methane": whoever emits it, it is methane that is emitted. */
static void name_gas_emitted(reading *r, quantity *q) {
    static const char EMISSION[] = "_emission";
    if (q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MASS ||
        !(id_tail(q->metric_id, EMISSION) || id_tail(q->metric_id, "_mass")))
        return;
    const concept *behind = gas_behind(r, q);
    char id[64];
    const int size = behind ? snprintf(id, sizeof id, "%s%s", behind->id, EMISSION) : 0;
    if (size > 0 && size < (int)sizeof id && packs_metric(r->packs, id, (size_t)size)) rename_as(r, q, "%s", id);
}

/* Whether the sentence names another word for dirt in the air. */
static bool speaks_of_dirt(const reading *r, int thing) {
    for_tokens(t, r)
        if (t->word->class == WORD_SUBJECT && t->word->value[0] != thing && concept_of(r, t)->pollutes) return true;
    return false;
}

/* "Of soot 9 kt were let off", "NOx from the vehicles in use is to fall by half": dirt in the air is weighed as it is
 * given off, and nobody uses it. */
static void name_pollutant(reading *r, quantity *q, const char *figure) {
    const char *end = id_tail(q->metric_id, "_mass");
    if (!end) end = id_tail(q->metric_id, "_consumption");
    const quantity *last = quantity_before(r, q);
    if (!end && q->kind == FACTS_GROWTH && last && id_tail(last->metric_id, "_emission"))
        end = q->metric_id + strlen(q->metric_id); /* "NOx by 39% and fine dust by 58%" */
    if (is_han(r) || q->metric || !end || q->unit == NONE) return;
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (thing == NONE) return;
    const concept *c = &r->packs->concepts.at[thing];
    if (is_gas(c) && strcmp(end, "_mass") == 0 && (c->emitted || c->carrier)) { /* "CO2: 46 Mt, methane: 6 Mt" */
        const bool carbon = unit_kept(r->packs, q->unit) != NONE;               /* "peatlands hold 600 Gt of carbon" */
        if (!c->emitted && !carbon) keep_tonnes_of_co2(r, q);
        if (carbon)
            rename_as(r, q, "carbon_stock");
        else
            rename_as(r, q, "%s_emission", c->id);
    }
    if (!c->pollutes) return;
    if (c->emitted || id_tail(figure, "_emission") || speaks_of_dirt(r, thing))
        rename_as(r, q, "%s_emission", r->packs->concepts.at[thing].id);
}

/* "Methane accounted for 12%, or 5 Mt CO2e": the amount of the gas whose share stands before it. */
static void name_gas_shared(reading *r, quantity *q) {
    const quantity *share = quantity_before(r, q);
    if (strcmp(q->metric_id, "ghg_emission") != 0 || q->kind != FACTS_LEVEL || !share || !is_percentage(r, share) ||
        !id_tail(share->metric_id, "_share"))
        return;
    const uint32_t lead = q->lead;
    if (!list_before(r, LIST_SAID_AGAIN, lead) && !list_before(r, LIST_STANDING_AT, lead) && !bracket_before(r, q))
        return;
    const quantity *other = quantity_before(r, share); /* "13% of CO2, 44% of methane (12 Mt CO2e)": of all of them */
    if (other && other->unit == share->unit) return;
    const char *end = strchr(share->metric_id, '_');
    const int gas = thing_of_id(r->packs, share->metric_id, end);
    if (gas != NONE && r->packs->concepts.at[gas].emitted)
        rename_as(r, q, "%s_emission", r->packs->concepts.at[gas].id);
}

/* 减少二氧化碳排放量8万吨、二氧化硫排放量3吨: what stands beside an amount that is cut is cut too. */
static void name_cut_beside(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!last || !is_han(r) || q->kind != FACTS_LEVEL || q->unit == r->packs->unit_percent) return;
    const char *end = id_tail(q->metric_id, "_emission");
    if (!end || !id_tail(last->metric_id, CUT) || !list_at(r, LIST_JOINT, last->end)) return;
    for_tokens_in(t, r, last->end, q->start)
        if (t->word->class == WORD_CUE && t->word->value[0] != CUE_REDUCED) return;
    rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, CUT);
}

/* 淘汰水泥300万吨、平板玻璃90万重量箱、小锅炉20台: what is counted beside an amount that is retired is retired too. */
static void name_retired_beside(reading *r, quantity *q) {
    static const char RETIRED[] = "_retired";
    const quantity *last = quantity_before(r, q);
    const char *end = is_han(r) && q->counted && q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_count") : NULL;
    if (!end || !last || !id_tail(last->metric_id, RETIRED) || !list_at(r, LIST_JOINT, last->end)) return;
    for_tokens_in(t, r, last->end, q->start)
        if (t->word->class == WORD_CUE || t->word->class == WORD_MEASURE) return;
    rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, RETIRED);
}

/* Where the words end that may hang on the quantity from behind. */
static uint32_t last_behind(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const uint32_t end = clause_end(r, q->clause);
    return next && next->start < end ? next->start : end;
}

/* The verb that takes what the quantity is of as its object, NULL for none: 减少下游地区煤炭消耗20万吨; but in
 * 煤炭消耗减少20万吨 it tells of what stands before it. */
static const token *verb_sparing(const reading *r, const quantity *q) {
    const token *verb = NULL;
    const uint32_t to = last_behind(r, q);
    bool object = false;
    for_tokens_in(t, r, clause_start(r, q->clause), to) {
        const bool cuts = t->word->class == WORD_MEASURE && concerns(r, t, CONCEPT_REDUCED);
        if (!verb && cuts)
            verb = t;
        else if (verb && t->word->class == WORD_MEASURE)
            object = object || t->start >= verb->end;
        else if (verb && t->word->class == WORD_CUE && t->end <= q->start && t->start >= verb->end &&
                 (is_cue(t, CUE_TO) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_BASE) || is_cue(t, CUE_RISE)))
            return NULL;
    }
    return object ? verb : NULL;
}

/* 减少下游省份煤炭消耗20万吨, 减少某地30万吨用煤和70万吨碳排放: what is so much less is saved or cut, and not
 * used up or let off. */
static void name_spared(reading *r, quantity *q) {
    static const char *const USE[] = {"_consumption", "_use", "_emission"};
    if (!is_han(r) || q->kind != FACTS_LEVEL || q->unit == NONE || is_percentage(r, q)) return;
    for (int i = 0; i < 3; i++) {
        const char *end = id_tail(q->metric_id, USE[i]);
        const int thing = end && i < 2 ? thing_of_id(r->packs, q->metric_id, end) : NONE;
        const concept *c = thing != NONE ? &r->packs->concepts.at[thing] : NULL;
        if (!end || (c && !c->fuel && !c->saved && !c->carrier) || !verb_sparing(r, q)) continue;
        rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, i < 2 ? "_saving" : CUT);
        return;
    }
}

/* 减少标煤消耗1968万吨: what is saved or cut is an amount of its own, and no change of it. */
static void amounts_saved(reading *r) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        if (q->kind != FACTS_CHANGE || !q->falls || q->unit == r->packs->unit_pp) continue;
        if (!id_tail(q->metric_id, "_saving") && !id_tail(q->metric_id, "_reduction")) continue;
        q->kind = FACTS_LEVEL;
        q->falls = false;
    }
}

/* "energy 358 MtCO2e, transport 40": whether it is the thing that the amount is of. */
static bool heads_amount(const concept *c, const quantity *q) {
    const size_t size = (size_t)sector_size(c);
    return strncmp(q->metric_id, c->id, size) == 0 && strcmp(q->metric_id + size, "_emission") == 0;
}

/* "9 kt of SO2, 4 kt": whether only what is weighed stands between the two, each with its gas or its sector. */
static bool weighed_in_row(const reading *r, const quantity *q, const quantity *next) {
    enum { NEAR = 48 };
    if (!is_amount_of_gas(r, q) || !is_amount_of_gas(r, next) || next->start - q->end > NEAR) return false;
    for_tokens_in(t, r, q->end, next->start) {
        if (is_cue(t, CUE_OF) || is_cue(t, CUE_BY) || t->word->class == WORD_UNIT) continue;
        const concept *c = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
        if (c && (c->pollutes || is_gas(c) || heads_amount(c, next))) continue;
        if (c || t->word->class == WORD_MEASURE || t->word->class == WORD_CUE) return false;
    }
    return true;
}

/* "has kept 9 kt of dust, 4 kt of SO2 and 2 Mt of CO2 out of the air": all of a row are cut, where one of them is. */
static void cuts_in_row(reading *r) {
    for (int step = -1; step <= 1; step += 2)
        for (size_t n = 1; n < r->quantities.count && !is_han(r); n++) {
            const size_t i = step < 0 ? r->quantities.count - n : n;
            quantity *q = &r->quantities.at[step < 0 ? i - 1 : i];
            const quantity *other = &r->quantities.at[step < 0 ? i : i - 1];
            if (id_tail(other->metric_id, CUT) && id_tail(q->metric_id, "_emission") &&
                (step < 0 ? weighed_in_row(r, q, other) : weighed_in_row(r, other, q)))
                take_reduction(r, q);
        }
}

/* Of these the number that a verb moves them by is as much of them. */
static bool is_own_amount(const char *id) {
    static const char *const OWN[] = {"_saving",     "_reduction", "_retired", "_removal", "_addition",
                                      "_investment", "_cost",      "_sink",    "_benefit", NULL};
    for (int k = 0; OWN[k]; k++)
        if (strstr(id, OWN[k])) return true;
    return false;
}

/* "cut energy use by 9 TWh": savings of energy are listed in tonnes of coal. */
static bool in_coal_or_energy(const reading *r, const quantity *q, const metric *saving) {
    return quantity_class(r, q) == DIMENSION_ENERGY && packs_class(r->packs, saving->dimension) == DIMENSION_COAL;
}

/* "reduced water use by 2 million m3": what is used less is saved, where a saving of it is listed; where the percentage
 * is told too, it moves. */
static bool save_use(reading *r, quantity *q) {
    const quantity *next = quantity_behind(r, q);
    if (next && next->restates) return false;
    static const char *const USE[] = {"_use", "_consumption"};
    char id[96];
    for (int i = 0; i < 2; i++) {
        const char *end = id_tail(q->metric_id, USE[i]);
        const int size = end ? snprintf(id, sizeof id, "%.*s_saving", (int)(end - q->metric_id), q->metric_id) : 0;
        const metric *saving = size > 0 && size < (int)sizeof id ? packs_metric(r->packs, id, (size_t)size) : NULL;
        if (saving && (counts_in(r->packs, q, saving) || in_coal_or_energy(r, q, saving)))
            return rename_as(r, q, "%s", id);
    }
    return false;
}

/* "reduces oil imports by 130,000 barrels a day": of what is no saving and no reduction itself, the amount is a change.
 */
static void amounts_moved(reading *r) {
    enum { NEAR = 48 };
    bool moved = false;
    for (size_t i = 0; i < r->quantities.count && !is_han(r); i++) {
        quantity *q = &r->quantities.at[i];
        if (q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == r->packs->unit_percent || !q->metric_id[0])
            continue;
        if (noun_of_cut(r, q) && !is_own_amount(q->metric_id) && !strstr(q->metric_id, "_emission") &&
            !save_use(r, q)) {
            q->kind = FACTS_CHANGE; /* "a cut in gas use of 3 bcm" */
            q->falls = true;
            continue;
        }
        const quantity *cut = change_elided(r, q);
        if (cut && cut->falls) {
            q->kind = FACTS_CHANGE; /* "cuts oil imports by 3 Mt by 2031 and 6 Mt by 2041" */
            q->falls = true;
            continue;
        }
        const token *by = cue_before(r, q->start, CUE_BY);
        const token *move = by ? nearest_move(r, clause_start(r, q->clause), by->start) : NULL;
        const bool goes_on = moved && i && q[-1].clause == q->clause; /* "by 12 kt and those of SO2 by 90 kt" */
        moved = move && is_transitive(r, move) &&
                (!is_move_noun(r, move, by->start) || cuts_gases(r, move->end, by->start)) &&
                (by->start - move->end <= NEAR || goes_on);
        if (!moved) continue;
        if (is_own_amount(q->metric_id)) continue;
        if (is_cue(move, CUE_FALL) && id_tail(q->metric_id, "_emission")) {
            take_reduction(r, q); /* "reduce emissions of methane by 2 Mt" */
            continue;
        }
        if (is_cue(move, CUE_FALL) && save_use(r, q)) continue;
        q->kind = FACTS_CHANGE;
        q->falls = is_cue(move, CUE_FALL);
    }
}

/* "to reduce emissions by 20%", "a 20% reduction of emissions": someone cuts them; but in "emissions fell by 20%" they
 * move by themselves. */
static bool is_cut_by_someone(const reading *r, const quantity *cut) {
    const token *by = cue_before(r, cut->start, CUE_BY),
                *move = by ? nearest_move(r, clause_start(r, cut->clause), by->start) : NULL;
    if (!by) move = verb_behind(r, cut, own_stretch(r, cut).end);
    if (!move && cut->leading && is_cue(cut->leading, CUE_OF)) /* "a reduction in emissions of 20%" */
        move = nearest_move(r, clause_start(r, cut->clause), cut->leading->start);
    const bool noun = move && cue_at(r, move->start, CUE_MOVE_NOUN) && !list_at(r, LIST_MOVES_ITSELF, move->start);
    return move && is_cue(move, CUE_FALL) && (noun || is_transitive(r, move));
}

/* "by 15% (3 Mt), and by 30% (6 Mt) with support": whether it is the same cut, whose amount was one that is cut. */
static bool is_cut_again(const reading *r, const quantity *cut) {
    const quantity *amount = cut->promised_again ? quantity_before(r, cut) : NULL;
    return amount && id_tail(amount->metric_id, CUT);
}

/* "to reduce emissions by 20% (8 Mt)", "a 20% reduction of emissions, or 8 Mt": the amount that is cut. */
static void amounts_of_cuts(reading *r) {
    for (size_t i = 1; i < r->quantities.count && !is_han(r); i++) {
        quantity *q = &r->quantities.at[i];
        const quantity *cut = &r->quantities.at[i - 1];
        if (q->kind != FACTS_CHANGE || !q->falls || !q->restates || cut->kind != FACTS_GROWTH ||
            !(bracket_before(r, q) || !bracket_of(r, q->start)) || !id_tail(q->metric_id, "_emission") ||
            !(is_cut_by_someone(r, cut) || is_cut_again(r, cut)))
            continue;
        take_reduction(r, q);
        q->kind = FACTS_LEVEL;
        q->falls = false;
    }
}

/* "enhanced weathering could remove 3 GtCO2": whoever takes it out, it is CO2 that is removed. */
static void name_removal(reading *r, quantity *q, const char *figure) {
    const bool again = quantity_class(r, q) == DIMENSION_MASS && id_tail(figure, "_removal"); /* "They remove 8 Gt" */
    if (q->metric || !(quantity_class(r, q) == DIMENSION_CO2 || again) ||
        !(id_tail(q->metric_id, "_removal") || strcmp(q->metric_id, "removal") == 0))
        return;
    if (again) keep_tonnes_of_co2(r, q);
    const metric *m = packs_metric(r->packs, "co2_removal", strlen("co2_removal"));
    if (!m) return;
    q->metric = m;
    q->metric_id = m->public.id;
}

static bool is_mass_of_gas(const reading *r, const char *id) {
    const char *mass = id_tail(id, "_mass");
    const int gas = thing_of_id(r->packs, id, mass);
    return gas != NONE && r->packs->concepts.at[gas].emitted;
}

/* "a reduction of 4 Mt (from 20 Mt to 16 Mt)": whether the two differ by what the amount before them is. */
static bool differ_by_last(const reading *r, const quantity *from, const quantity *to) {
    const quantity *by = quantity_before(r, from);
    if (!by || !id_tail(by->metric_id, CUT) || by->dimension != from->dimension || to->unit != from->unit) return false;
    const double unit = decimal_value(r->packs->units.at[from->unit].factor),
                 told = decimal_value(by->value) * decimal_value(r->packs->units.at[by->unit].factor);
    return fabs(unit * (decimal_value(from->value) - decimal_value(to->value)) - told) <= told / 10;
}

/* 二氧化硫由2500万吨减少到2300万吨: what it falls from and to is given off. */
static void name_ends_of_cut(reading *r, quantity *q) {
    const char *cut = id_tail(q->metric_id, CUT);
    if (!cut && is_han(r) && is_mass_of_gas(r, q->metric_id)) cut = id_tail(q->metric_id, "_mass");
    if (!cut || !is_amount_of_gas(r, q)) return;
    const token *to = q->leading;
    const quantity *next = quantity_behind(r, q), *last = quantity_before(r, q);
    const bool begins = q->from && next && next->unit == q->unit && (is_han(r) || differ_by_last(r, q, next)),
               ends = is_han(r) && last && last->from && last->unit == q->unit && to && is_cue(to, CUE_TO);
    if (begins || ends) rename_as(r, q, "%.*s_emission", (int)(cut - q->metric_id), q->metric_id);
}

/* Whether the thing is joined to another one there: "from power production and heating". */
static bool is_joined(const reading *r, const token *t) {
    const uint32_t end = back_spaces(r, t->start), before = back_spaces(r, end - list_before(r, LIST_JOINT, end));
    if (before < end && (token_ending(r, before, WORD_SUBJECT) || token_ending(r, before, WORD_MEASURE))) return true;
    const uint32_t at = skip_spaces(r, t->end), joint = list_at(r, LIST_JOINT, at);
    return joint && token_starting(r, skip_spaces(r, at + joint), WORD_SUBJECT);
}

/* "Emissions from power production and heating fell by 20%": what several give off is of none of them. */
static void name_of_several(reading *r, quantity *q) {
    const char *end = q->metric ? NULL : id_tail(q->metric_id, "_emission");
    const quantity *before = quantity_before(r, q), *behind = quantity_behind(r, q);
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (thing == NONE || is_gas(&r->packs->concepts.at[thing]) || q->list_size > 1 ||
        (before && before->clause == q->clause && before->unit == q->unit) ||
        (behind && behind->clause == q->clause && behind->unit == q->unit))
        return;
    bool joined = false;
    for_tokens(t, r) {
        joined = joined || (t->word->class == WORD_SUBJECT && t->word->value[0] == thing &&
                            clause_of(r, t->start) == q->clause && is_joined(r, t));
    }
    const bool carbon =
        names_gas(r, clause_start(r, q->clause), clause_end(r, q->clause), r->packs->known[CONCEPT_CO2]);
    if (joined) rename_as(r, q, carbon ? "co2_emission" : "ghg_emission");
}

/* "Electric cars displaced 1 million barrels of oil a day": what is saved is the fuel, whoever saves it. */
static void name_fuel_saved(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_saving");
    if (!end && quantity_class(r, q) == DIMENSION_MASS) end = id_tail(q->metric_id, CUT); /* "avoided 8 Mt of oil" */
    if (is_han(r) || q->metric || !end || q->kind != FACTS_LEVEL || q->unit == NONE) return;
    const uint32_t of = behind_word(r, LIST_OF, q->end);
    const bool equivalent = quantity_class(r, q) == DIMENSION_ENERGY || quantity_class(r, q) == DIMENSION_COAL;
    for_tokens_in(t, r, equivalent ? q->end : q->number_end, r->size) { /* not the oil of "9 toe" */
        if (t->word->class != WORD_SUBJECT) continue;
        const concept *c = concept_of(r, t);
        const bool within = t->end <= q->end, behind = of && t->start == of + 1;
        if ((within || behind) && c->fuel) rename_as(r, q, "%s_saving", c->id);
        return;
    }
}

/* "Drained peat emits 2 Gt CO2e. Restoring it would save 0.4 Gt": where emissions are told of, what is saved is not
 * given off. */
static void name_gas_saved(reading *r, quantity *q, const char *figure) {
    const char *end = id_tail(q->metric_id, "_saving");
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    const quantity *last = quantity_before(r, q);
    while (last && !id_tail(last->metric_id, "_emission")) last = quantity_before(r, last);
    if (is_han(r) || q->metric || thing == NONE || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MASS ||
        word_behind(r, LIST_OF, q->end) || r->packs->concepts.at[thing].saved || r->packs->concepts.at[thing].fuel ||
        !(last || id_tail(figure, "_emission")))
        return;
    keep_tonnes_of_co2(r, q);
    rename_as(r, q, "ghg%s", CUT);
}

/* "Ambition: 2 Mt reduction by 2031": so many tonnes, of which nothing else is told, are of greenhouse gases. */
static void name_tonnes_cut(reading *r, quantity *q) {
    enum { MANY = 100000 };
    const int cut = r->packs->known[CONCEPT_REDUCED];
    if (!is_han(r) && strcmp(q->metric_id, r->packs->concepts.at[cut].id) == 0 && is_amount_of_gas(r, q) &&
        decimal_value(q->value) * decimal_value(r->packs->units.at[q->unit].factor) >= MANY)
        rename_as(r, q, "ghg%s", CUT);
}

void name_cut(reading *r, quantity *q, const char *figure) {
    const bool han = is_han(r);
    name_tonnes_cut(r, q);
    name_fuel_saved(r, q);
    name_gas_saved(r, q, figure);
    name_put_away(r, q);
    name_pollutant(r, q, figure);
    if (!han) name_removal(r, q, figure);
    name_part_of_cut(r, q);
    if (!han) {
        name_cut_in_full(r, q);
        name_avoided(r, q);
        name_gas_cut(r, q);
        name_gas_emitted(r, q);
    }
    name_all_gases(r, q);
    if (!han) {
        name_co2_alone(r, q);
        name_gas_shared(r, q);
        name_as_equivalents(r, q);
    }
    name_what_is_cut(r, q);
    name_spared(r, q);
    name_cut_beside(r, q);
    name_retired_beside(r, q);
    if (!han) name_of_several(r, q);
    name_ends_of_cut(r, q);
}

void amounts_settle(reading *r) {
    amounts_saved(r);
    amounts_moved(r);
    amounts_of_cuts(r);
    cuts_in_row(r);
}
