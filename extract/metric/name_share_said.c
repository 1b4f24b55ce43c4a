/* The names of shares whose own words say what they are of: of what moved, of what was added. */
#include "evidence.h"
#include "extract/bind/time.h"
#include "name.h"

#include <stdio.h>

/* "Of the total emissions, methane made up 12%": what the sentence begins with is the whole. */
static void name_whole_ahead(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const char *share = id_tail(q->metric_id, "_share");
    if (!share || !is_percentage(r, q) || q->clause == 0) return;
    const uint32_t from = skip_spaces(r, clause_start(r, q->clause - 1)), to = clause_start(r, q->clause);
    const int subject = thing_of_id(p, q->metric_id, share);
    if (subject == NONE || p->concepts.at[subject].measure || !list_at(r, LIST_OF, from)) return;
    for_tokens_in(t, r, from, to) {
        if (!is_concept(t)) continue;
        for (int k = 0; k < t->word->count; k++) {
            const concept *whole = &p->concepts.at[t->word->value[k]];
            if (!whole->whole) continue;
            const char *id = id_join(r, p->concepts.at[subject].id, whole->id); /* energy_emission is one word */
            if (id) rename_as(r, q, "%s_share", id);
            return;
        }
    }
}

/* "made up the largest share of the growth in supply (38%)": said before the number. */
static bool of_move_before(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    for_tokens_in(t, r, 0, q->start) {
        if (clause_of(r, t->start) != q->clause || (last && t->start < last->end)) continue;
        if (!is_move(t) || !cue_at(r, t->start, CUE_MOVE_NOUN)) continue;
        uint32_t at = back_spaces(r, t->start);
        at = back_spaces(r, at - list_before(r, LIST_DEFINITE, at));
        const uint32_t of = list_before(r, LIST_OF, at);
        const token *share = of ? token_ending(r, back_spaces(r, at - of), WORD_MEASURE) : NULL;
        if (share && concerns(r, share, CONCEPT_SHARE)) return true;
    }
    return false;
}

/* "60 percent of the growth in demand", "half of the projected reductions": the noun of what moved, which nothing else
 * hangs on. */
static bool of_move(const reading *r, const quantity *q) {
    enum { NEAR = 64 };
    const quantity *next = quantity_behind(r, q); /* "64% of consumption and 77% of the fall" */
    if (!word_behind(r, LIST_OF, q->end)) return of_move_before(r, q);
    for_tokens_in(t, r, q->end, r->size) {
        if (t->word->class != WORD_CUE) continue;
        if (next && next->unit == q->unit && t->start > next->end) break;
        if (t->start - q->end > NEAR || clause_of(r, t->start) != clause_of(r, q->end)) break;
        if (is_cue(t, CUE_SHARE) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_BY)) break;
        if (!is_move(t) || !cue_at(r, t->start, CUE_MOVE_NOUN)) continue;
        const uint32_t then = skip_spaces(r, t->end);
        return !token_starting(r, then, WORD_SUBJECT) && !token_starting(r, then, WORD_MEASURE) &&
               !cue_at(r, then, CUE_TARGET);
    }
    return false;
}

/* "capacity installed last year", "power plants commissioned in 2023": what came in a time. */
static bool built_in_time(const reading *r, const token *t) {
    const uint32_t verb = skip_spaces(r, t->end), size = list_at(r, LIST_BUILT, verb),
                   when = skip_spaces(r, verb + size);
    if (!size || !concerns(r, t, CONCEPT_CAPACITY)) return false;
    const span *s = time_starting(r, when);
    return s && !s->deadline && !is_instant(s->time);
}

/* "53% of the 90 GW": whether so much power stands behind the share as its whole. */
static bool of_so_much_power(const reading *r, const quantity *q, const quantity *next) {
    const uint32_t at = skip_spaces(r, q->end), the = skip_spaces(r, at + list_at(r, LIST_OF, at));
    return !is_han(r) && the > at && next && quantity_class(r, next) == DIMENSION_POWER &&
           skip_spaces(r, the + list_at(r, LIST_DEFINITE, the)) == skip_spaces(r, next->lead);
}

/* "53% of new capacity", "of capacity additions", "of the 90 GW added", 占全部新增装机的53%: what is added is the
 * whole, and not what stands. */
static void name_share_of_added(reading *r, quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const bool so_much = of_so_much_power(r, q, next);
    const char *share = id_tail(q->metric_id, "_capacity_share");
    if (!share && so_much) share = id_tail(q->metric_id, "_generation_share");
    if (!share || q->kind != FACTS_LEVEL || !(is_han(r) || word_behind(r, LIST_OF, q->end))) return;
    if (so_much) next = quantity_behind(r, next);
    const stretch own = own_stretch(r, q);
    for_tokens(t, r) {
        if (is_han(r) ? t->start < own.start || t->end > q->start
                      : t->start < q->end || clause_of(r, t->start) != q->clause || (next && t->end > next->start))
            continue;
        if (!concerns(r, t, CONCEPT_ADDITION) && !built_in_time(r, t)) continue;
        rename_as(r, q, "%.*s_addition_share", (int)(share - q->metric_id), q->metric_id);
        return;
    }
}

/* "New plants raise the solar share of generation to 7%": the whole is named behind the word, whatever is added. */
static void name_share_of_phrase(reading *r, quantity *q) {
    const char *added = is_han(r) || q->kind != FACTS_LEVEL ? NULL : id_tail(q->metric_id, "_addition_share");
    const quantity *last = added ? quantity_before(r, q) : NULL;
    if (last && last->from) last = quantity_before(r, last);
    const token *whole = NULL;
    for (size_t i = 0; added && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (!is_cue(t, CUE_SHARE) || (last && t->start < last->end)) continue;
        const uint32_t at = skip_spaces(r, t->end), of = list_at(r, LIST_OF, at),
                       in = of ? of : list_at(r, LIST_INSIDE, at);
        if (in) whole = token_starting(r, skip_spaces(r, at + in), WORD_MEASURE);
    }
    if (!whole || concerns(r, whole, CONCEPT_ADDITION)) return;
    rename_as(r, q, "%.*s_%s_share", (int)(added - q->metric_id), q->metric_id, concept_of(r, whole)->id);
}

/* "Wind met 40% of generation; the share of Russian gas in EU imports fell to 15%": of what comes in or goes out, where
 * that is said behind the thing. */
static void name_share_of_trade(reading *r, quantity *q) {
    const char *whole = is_han(r) || q->kind != FACTS_LEVEL ? NULL : shared_in(r->packs, q->metric_id);
    const token *share =
        whole && is_percentage(r, q) ? cue_back(r, clause_start(r, q->clause), q->start, CUE_SHARE) : NULL;
    if (!share || !word_behind(r, LIST_OF, share->end)) return;
    for_tokens_in(t, r, share->end, q->start) {
        if (!(concerns(r, t, CONCEPT_IMPORT) || concerns(r, t, CONCEPT_EXPORT)) || t->word->class != WORD_MEASURE ||
            !word_between(r, LIST_INSIDE, share->end, t->start))
            continue;
        rename_as(r, q, "%.*s_%s_share", (int)(whole - q->metric_id), q->metric_id, concept_of(r, t)->id);
        return;
    }
}

/* "All electricity is clean, with 60 percent hydropower": the thing right behind a share is whose it is. */
static void name_shared_thing(reading *r, quantity *q) {
    const char *whole = shared_in(r->packs, q->metric_id);
    if (!whole || !is_percentage(r, q) || !shared_by(r, q)) return;
    const token *thing = token_starting(r, skip_spaces(r, q->end), WORD_SUBJECT);
    if (!thing || thing->word->count != 1) return;
    const char *id = concept_of(r, thing)->id;
    char own[96];
    const int n = snprintf(own, sizeof own, "%s%s", id, whole);
    if (strncmp(q->metric_id, id, strlen(id)) != 0 && n < (int)sizeof own && packs_metric(r->packs, own, (size_t)n))
        rename_as(r, q, "%s", own);
}

/* 新增装机占比80%，累计装机占比53%: behind a share of what was added, what stands is said to stand. */
static void name_share_of_standing(reading *r, quantity *q) {
    const char *added = is_han(r) && q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_addition_share") : NULL;
    const quantity *last = added ? quantity_before(r, q) : NULL;
    if (!last || strcmp(last->metric_id, q->metric_id) != 0 || last->clause == q->clause) return;
    const int *const known = r->packs->known;
    if (names_in_clause(r, q->clause, known[CONCEPT_CAPACITY]) &&
        !names_in_clause(r, q->clause, known[CONCEPT_ADDITION]))
        rename_as(r, q, "%.*s_capacity_share", (int)(added - q->metric_id), q->metric_id);
}

/* "A target of 40% renewable energy will require more installed capacity": what is told of the goal behind a verb is
 * not what it is a share of. */
static void name_share_of_goal(reading *r, quantity *q) {
    const char *share = id_tail(q->metric_id, "_capacity_share");
    const token *thing =
        is_han(r) || !share || q->kind != FACTS_LEVEL ? NULL : token_starting(r, skip_spaces(r, q->end), WORD_SUBJECT);
    if (!thing || !concerns(r, thing, CONCEPT_RENEWABLE)) return;
    bool verb = false, behind = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < clause_end(r, q->clause); i++) {
        const token *t = &r->tokens.at[i];
        verb = verb || (t->start > thing->end && (is_cue(t, CUE_PROJECTED) || is_cue(t, CUE_TARGET)));
        if (!concerns(r, t, CONCEPT_CAPACITY)) continue;
        if (!verb) return;
        behind = true;
    }
    if (behind) rename_as(r, q, "renewable_consumption_share");
}

/* 关停551万千瓦，占全年1000万千瓦目标的55%: how much of the goal is met whose number stands right before. */
static void name_goal_met(reading *r, quantity *q) {
    const token *goal = is_percentage(r, q) && q->kind == FACTS_LEVEL ? token_ending(r, q->lead, WORD_MEASURE) : NULL;
    const quantity *last = goal ? quantity_before(r, q) : NULL;
    if (last && last->metric_id[0] && goal->start == last->end &&
        strcmp(concept_of(r, goal)->id, "completion_rate") == 0)
        rename_as(r, q, "%s_completion_rate", last->metric_id);
}

/* "Higher electricity demand was responsible for half of the growth in energy needs": the only thing or measure that
 * the clause names before the share; NULL for none or several. */
static const token *only_named_before(const reading *r, const quantity *q) {
    const token *only = NULL;
    const quantity *last = quantity_before(r, q);
    if (last && last->clause == q->clause) return NULL;
    for_tokens_in(t, r, 0, q->start) {
        if (!is_concept(t) || clause_of(r, t->start) != q->clause || concerns(r, t, CONCEPT_SHARE)) continue;
        if (only) return NULL;
        only = t;
    }
    return only && only->word->count == 1 ? only : NULL;
}

/* A share of a rise or a fall is a part of that, and of nothing that was used or sold; so is "another 30 percent". */
static void name_part_of_move(reading *r, quantity *q) {
    static const char PART[] = "_contribution_share";
    const char *share = id_tail(q->metric_id, "_share");
    if (!share || !is_percentage(r, q)) return;
    const quantity *last = quantity_before(r, q);
    const bool again =
        last && id_tail(last->metric_id, PART) && q->clause - last->clause <= 1 && !word_behind(r, LIST_OF, q->end);
    if (id_tail(q->metric_id, PART) || !(again || of_move(r, q))) return;
    const char *whole = shared_in(r->packs, q->metric_id);
    const token *own = again || !word_behind(r, LIST_OF, q->end) ? NULL : only_named_before(r, q);
    const char *id = own ? concept_of(r, own)->id : q->metric_id;
    if (own && strncmp(q->metric_id, id, strlen(id)) != 0)
        rename_as(r, q, "%s%s", id, PART);
    else
        rename_as(r, q, "%.*s%s", (int)((whole ? whole : share) - q->metric_id), q->metric_id, PART);
}

/* "Nuclear power and renewables made up half of the energy production", "40% of its energy imports", "of projects under
 * way": what stands behind "of" is the whole of a share that would be of consumption by itself. */
static void name_whole_of_phrase(reading *r, quantity *q) {
    enum { NEAR = 40 };
    const char *end = id_tail(q->metric_id, "_consumption_share");
    const quantity *next = quantity_behind(r, q);
    if (!end || !is_percentage(r, q) || !word_behind(r, LIST_OF, q->end)) return;
    for_tokens_in(t, r, q->end, r->size) {
        if (!is_concept(t)) continue;
        if (t->start - q->end > NEAR || clause_of(r, t->start) != q->clause || (next && t->end > next->start)) return;
        const concept *c = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
        if (t->word->class != WORD_MEASURE && !c->measure) {
            if (concerns(r, t, CONCEPT_PROJECT))
                rename_as(r, q, "%.*s_%s_share", (int)(end - q->metric_id), q->metric_id, c->id);
            if (c->weak && !concerns(r, t, CONCEPT_PROJECT)) continue;
            return;
        }
        const bool traded = c->dimensions & r->packs->class_bits[DIMENSION_MONEY] && !concerns(r, t, CONCEPT_IMPORT) &&
                            !concerns(r, t, CONCEPT_EXPORT); /* "of energy sold" */
        if (c->flow && !c->weak && !c->row && !traded && !id_tail(c->id, "_consumption"))
            rename_as(r, q, "%.*s_%s_share", (int)(end - q->metric_id), q->metric_id, c->id);
        return;
    }
}

/* "The modal share of rail in freight is 27%", "rail's modal share in goods transport": of what is carried. */
static void name_mode_share(reading *r, quantity *q) {
    const int freight = r->packs->known[CONCEPT_FREIGHT];
    const char *share = is_han(r) || q->metric ? NULL : id_tail(q->metric_id, "_mode_share"),
               *what = r->packs->concepts.at[freight].id;
    if (share && !strstr(q->metric_id, what) && names_in_clause(r, q->clause, freight))
        rename_as(r, q, "%.*s_%s_mode_share", (int)(share - q->metric_id), q->metric_id, what);
}

/* "The emissions gap is 22 Gt. G20 members account for 77% of emissions": what was told of before lets nothing out. */
static void name_share_of_place(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const char *share = is_han(r) || q->metric ? NULL : id_tail(q->metric_id, "_emission_share");
    const int thing = thing_of_id(p, q->metric_id, share);
    if (thing == NONE || p->concepts.at[thing].tonnes_of == NONE || p->concepts.at[thing].carrier) return;
    for_tokens(t, r)
        if (is_concept(t) && t->word->value[0] == thing) return;
    rename_as(r, q, "%s_emission_share", p->concepts.at[p->known[CONCEPT_GHG]].id);
}

/* "heat pumps in one in four homes by 2035": the thing, and those who can have it behind the number. */
static bool spreads_ahead(reading *r, quantity *q) {
    const uint32_t lead = back_spaces(r, q->lead), in = list_before(r, LIST_INSIDE, lead);
    const token *thing = in ? token_ending(r, back_spaces(r, lead - in), WORD_SUBJECT) : NULL;
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF, at);
    const token *owner = thing ? token_starting(r, skip_spaces(r, at + of), WORD_SUBJECT) : NULL;
    const facts_packs *p = r->packs;
    if (!owner || !p->concepts.at[owner->word->value[0]].countable || p->concepts.at[thing->word->value[0]].weak ||
        thing->word->count != 1 || !p->concepts.at[thing->word->value[0]].countable)
        return false;
    return rename_as(r, q, "%s_penetration", p->concepts.at[thing->word->value[0]].id);
}

/* "54% of homes have a heat pump", "one in five households owns a fridge": how far a thing has spread among those who
 * can have it. */
static void name_spread(reading *r, quantity *q) {
    enum { NEAR = 32 };
    if (!is_percentage(r, q)) return;
    uint32_t at = q->end;
    const uint32_t of = list_at(r, LIST_OF, skip_spaces(r, at));
    if (spreads_ahead(r, q) || (!of && !q->special)) return;
    const token *owner = NULL;
    for (size_t i = 0; of && i < r->tokens.count && r->tokens.at[i].start < at + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start > at && t->word->class == WORD_SUBJECT && !owner && concept_of(r, t)->countable) owner = t;
    }
    if (of && !owner) return;
    at = skip_spaces(r, owner ? owner->end : at);
    const uint32_t owns = list_at(r, LIST_OWNS, at);
    if (!owns) return;
    at = skip_spaces(r, at + owns);
    at = skip_spaces(r, at + list_at(r, LIST_ARTICLE, at));
    const token *thing = token_starting(r, at, WORD_SUBJECT);
    const concept *c = NULL; /* of "solar panels", which says both, what says more */
    for (int k = 0; thing && k < thing->word->count; k++) {
        const concept *said = &r->packs->concepts.at[thing->word->value[k]];
        if (!said->weak && !said->measure) c = said;
    }
    if (c && !token_starting(r, skip_spaces(r, thing->end), WORD_MEASURE)) rename_as(r, q, "%s_penetration", c->id);
}

/* "the share of electricity in transport was 2%": of what the sector uses. */
static void name_share_of_current(reading *r, quantity *q) {
    if (!id_tail(q->metric_id, "_share") || q->unit != r->packs->unit_percent) return;
    const quantity *last = quantity_before(r, q);
    const token *share = NULL, *of = NULL;
    for_tokens_in(t, r, 0, q->start) {
        if (last && t->start < last->end) continue;
        if (share && !of && is_concept(t)) of = t;
        if (concerns(r, t, CONCEPT_ELECTRICITY) && concerns(r, t, CONCEPT_SHARE)) share = t, of = NULL;
    }
    if (!of || of->start != skip_spaces(r, share->end)) return;
    const concept *c = concept_of(r, of);
    if (!c->measure && !c->carrier && (c->sector || c->countable)) rename_as(r, q, "%s_electricity_share", c->id);
}

/* "Wind (40 GW) and solar (50 GW) made up 90% of it": the share is that of both, whose own numbers are in brackets. */
static void name_share_of_both(reading *r, quantity *q) {
    const char *id = q->metric_id, *tail = strchr(id, '_');
    const token *first = NULL, *second = NULL;
    if (q->kind != FACTS_LEVEL || !tail || !word_behind(r, LIST_OF, q->end)) return;
    for_tokens_in(t, r, 0, q->start) {
        if (!concerns(r, t, CONCEPT_WIND) && !concerns(r, t, CONCEPT_SOLAR)) continue;
        first = second;
        second = t;
    }
    if (!first || says_concept(first, second->word->value[0]) || !id_tail(id, "_share")) return;
    if (strncmp(id, "wind", (size_t)(tail - id)) != 0 && strncmp(id, "solar", (size_t)(tail - id)) != 0) return;
    const uint32_t open = skip_spaces(r, first->end), last = skip_spaces(r, second->end);
    const char *close = text_is(r, open, "(") && text_is(r, last, "(") ? byte_between(r, open, last, ')') : NULL;
    const uint32_t joint = close ? skip_spaces(r, (uint32_t)(close - r->text) + 1) : 0;
    if (joint && skip_spaces(r, joint + list_at(r, LIST_JOINT, joint)) == second->start)
        rename_as(r, q, "wind_solar%s", tail);
}

/* "Solar made up 60% of renewable additions": a share of what was added of all renewables, and the sun's. */
static void name_share_of_renewables_added(reading *r, quantity *q) {
    static const char ADDED[] = "renewable_addition_share";
    if (strcmp(q->metric_id, ADDED) != 0 || !word_behind(r, LIST_OF, q->end)) return;
    const token *thing = NULL;
    bool whole = false;
    for_tokens(t, r) {
        if (t->word->class != WORD_SUBJECT) continue;
        whole = whole || (t->start > q->end && concerns(r, t, CONCEPT_RENEWABLE));
        if (t->end <= q->start && concept_of(r, t)->renews) thing = t;
    }
    if (whole && thing) rename_as(r, q, "%s_addition_share", concept_of(r, thing)->id);
}

/* The level whose parts the shares of a row are, behind "of which": NULL where the quantity is in no such row. `first`:
 * the first of them. */
static const quantity *whole_of_row(const reading *r, const quantity *q, const quantity **first) {
    enum { NEAR = 96 };
    const quantity *whole = q;
    while (whole && whole->unit == q->unit && whole->kind == FACTS_LEVEL)
        *first = whole, whole = quantity_before(r, whole);
    if (!whole || whole->kind != FACTS_LEVEL || whole->unit == NONE || (*first)->start - whole->end > NEAR) return NULL;
    return has_cue(r, whole->end, (*first)->start, CUE_ANAPHORA) ? whole : NULL;
}

/* "Capacity is to be 90 GW, of which: dams account for 20%; coal plants 31%; sources such as wind (and sun) 40%": each
 * is a part of the same whole, and is called after the first thing behind the number before it. */
static void name_part_of_row(reading *r, quantity *q) {
    const quantity *first = NULL, *whole = NULL, *last = quantity_before(r, q);
    const bool ahead = !word_behind(r, LIST_FROM, q->end) && !word_behind(r, LIST_COMES_FROM, q->end) &&
                       !word_behind(r, LIST_OF, q->end); /* not "44% came from buildings" */
    if (!is_han(r) && ahead && id_tail(q->metric_id, "_share") && is_percentage(r, q))
        whole = whole_of_row(r, q, &first);
    const char *measure = whole ? strrchr(whole->metric_id, '_') : NULL;
    const int of = whole ? last_concept(r->packs, whole->metric_id) : NONE;
    if (!measure || of == NONE || !r->packs->concepts.at[of].row) return;
    const token *which = last == whole ? cue_back(r, whole->end, q->start, CUE_ANAPHORA) : NULL;
    const uint32_t from = which ? which->end : last->end;
    int depth = 0;
    uint32_t at = from;
    const concept *other = NULL; /* "imports are 4%" */
    for_tokens_in(t, r, from, q->start) {
        if (!is_concept(t)) continue;
        for (; at < t->start; at++) depth += (r->text[at] == '(') - (r->text[at] == ')');
        if (depth) continue; /* "thermal power (including gas)" */
        const concept *c = concept_of(r, t);
        if (names_thing(r, t)) {
            rename_as(r, q, "%s%s_share", c->id, measure);
            return;
        }
        if (c->measure && !c->weak && !concerns(r, t, CONCEPT_SHARE)) other = c;
    }
    if (other) rename_as(r, q, "%s_share", other->id);
}

/* "117 GW were added, 65% of it in China": what the place has of all. */
static void name_share_of_country(reading *r, quantity *q) {
    const token *place = place_of_part(r, q);
    const quantity *whole = place ? quantity_before(r, q) : NULL;
    while (whole && whole->unit == q->unit) whole = quantity_before(r, whole);
    if (whole && whole->kind == FACTS_LEVEL && whole->metric_id[0] && is_country(place->word))
        rename_as(r, q, "%s_world_share", whole->metric_id);
}

/* Whether the sentence names the world before that. */
static bool of_world_before(const reading *r, uint32_t to) {
    for_tokens_in(t, r, 0, to)
        if (t->word->class == WORD_PLACE && is_world(t->word)) return true;
    return false;
}

/* 全球新增风电78吉瓦，中国占58%: what a country has of the world's. */
static void name_share_of_nation(reading *r, quantity *q) {
    const token *place = is_han(r) && q->kind == FACTS_LEVEL && id_tail(q->metric_id, "_share")
                             ? token_starting(r, clause_start(r, q->clause), WORD_PLACE)
                             : NULL;
    const token *share = place && is_country(place->word) ? token_starting(r, place->end, WORD_CUE) : NULL;
    if (!share || !is_cue(share, CUE_SHARE) || share->end != q->lead) return;
    const quantity *whole = quantity_before(r, q);
    while (whole && whole->kind == FACTS_GROWTH) whole = quantity_before(r, whole);
    if (!whole || whole->kind != FACTS_LEVEL || !whole->metric_id[0] || whole->unit == q->unit ||
        !of_world_before(r, whole->start))
        return;
    const char *count = id_tail(whole->metric_id, "_count");
    rename_as(r, q, "%.*s_world_share", (int)(count ? (size_t)(count - whole->metric_id) : strlen(whole->metric_id)),
              whole->metric_id);
}

/* 可再生能源装机9亿千瓦，同比增长20%，占比52%: of what the level before is of, and not of what is used. */
static void name_share_of_level(reading *r, quantity *q) {
    const char *share = is_han(r) ? id_tail(q->metric_id, "_consumption_share") : NULL;
    const uint32_t clause = clause_start(r, q->clause);
    if (!share || q->kind != FACTS_LEVEL || !cue_at(r, clause, CUE_SHARE)) return;
    const quantity *level = quantity_before(r, q);
    if (level && level->kind == FACTS_GROWTH && level->clause + 1 == q->clause) level = quantity_before(r, level);
    const size_t thing = (size_t)(share - q->metric_id);
    if (!level || level->kind != FACTS_LEVEL || level->unit == q->unit || level->clause + 2 < q->clause ||
        strncmp(level->metric_id, q->metric_id, thing + 1) != 0 ||
        !(id_tail(level->metric_id, "_capacity") || id_tail(level->metric_id, "_generation")))
        return;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < q->start; i++)
        if (r->tokens.at[i].start >= clause && r->tokens.at[i].word->class == WORD_SUBJECT) return;
    rename_as(r, q, "%s_share", level->metric_id);
}

/* 风电占总发电量的31%，可再生能源总占比达60%: a share that names no whole is of the one that the last one named. */
static void name_share_of_same(reading *r, quantity *q) {
    enum { PHRASE = 30 };
    const char *share = is_han(r) && q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_consumption_share") : NULL;
    const quantity *last = share ? quantity_before(r, q) : NULL;
    while (last && moves(last)) last = quantity_before(r, last);
    if (!last || last->unit != q->unit || q->clause - last->clause > 2) return;
    const char *whole = id_tail(last->metric_id, "_generation_share");
    if (!whole) whole = id_tail(last->metric_id, "_capacity_share");
    const uint32_t clause = clause_start(r, q->clause);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < q->end + PHRASE; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < clause || t->word->class != WORD_MEASURE) continue;
        for (int k = 0; k < t->word->count; k++) /* 消费占比 */
            if (t->word->value[k] != r->packs->known[CONCEPT_SHARE]) return;
    }
    if (whole) rename_as(r, q, "%.*s%s", (int)(share - q->metric_id), q->metric_id, whole);
}

/* 80%的水泥熟料产能完成改造, 80%以上钢铁产能: of what stands right behind, where its clause names nothing before. */
static void name_share_of_behind(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || !is_percentage(r, q) || !id_tail(q->metric_id, "_share")) return;
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const uint32_t end = bound ? bound->end : q->end;
    const token *of = token_starting(r, end, WORD_CUE);
    const token *thing = token_starting(r, of && is_cue(of, CUE_OF) ? of->end : end, WORD_SUBJECT);
    const token *measure = thing ? token_starting(r, thing->end, WORD_MEASURE) : NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const bool listed = q->start >= 3 && text_is(r, q->start - 3, "、");
    if (!measure || !concerns(r, measure, CONCEPT_PRODUCTION_CAPACITY) || has_cue(r, clause, q->start, CUE_SHARE) ||
        (!listed && concept_between(r, clause, q->start)))
        return;
    rename_as(r, q, "%s_%s_share", concept_of(r, thing)->id, concept_of(r, measure)->id);
}

/* "12% of all wind jobs", "9% of renewable energy workers": of those at work, and not of what they make. */
static void name_share_of_jobs(reading *r, quantity *q) {
    enum { NEAR = 40 };
    static const char JOB[] = "job";
    const int job = packs_concept(r->packs, JOB, sizeof JOB - 1);
    const token *thing = NULL;
    if (!is_percentage(r, q) || !id_tail(q->metric_id, "_share") || !word_behind(r, LIST_OF, q->end)) return;
    for_tokens_in(t, r, q->end, r->size) {
        if (t->start - q->end > NEAR) return;
        if (t->word->class == WORD_SUBJECT && !says_concept(t, job)) thing = t;
        if (!says_concept(t, job)) continue;
        if (thing && skip_spaces(r, thing->end) == t->start)
            rename_as(r, q, "%s_%s_share", concept_of(r, thing)->id, JOB);
        return;
    }
}

/* "Soot makes up a tenth of the radiative forcing": a thing's share of another thing, which is its whole. */
static void name_share_of_thing(reading *r, quantity *q) {
    enum { NEAR = 24, LONGEST = 80, JOINED = 9 };
    const char *share = id_tail(q->metric_id, "_share");
    const int thing = q->metric ? NONE : thing_of_id(r->packs, q->metric_id, share);
    if (thing == NONE || q->kind != FACTS_LEVEL || r->packs->concepts.at[thing].measure ||
        strlen(r->packs->concepts.at[thing].id) != (size_t)(share - q->metric_id) || !word_behind(r, LIST_OF, q->end) ||
        !has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE))
        return;
    for_tokens_in(t, r, q->end, q->end + LONGEST) {
        if (!is_concept(t)) continue;
        const concept *whole = concept_of(r, t);
        if (t->word->class != WORD_SUBJECT || whole->measure || whole->weak || t->word->count != 1 ||
            says_concept(t, thing) || t->start > q->end + NEAR || clause_of(r, t->start) != q->clause)
            return;
        if (t + 1 < r->tokens.at + r->tokens.count && is_concept(t + 1) && concept_of(r, t + 1)->measure &&
            t[1].start - t->end <= JOINED)
            return; /* "15% of energy-related emissions" */
        const char *noun = strrchr(whole->id, '_'), *own = noun ? strstr(q->metric_id, noun) : NULL;
        if (own && own + strlen(noun) == share) return; /* "coal subsidies are half of energy subsidies" */
        rename_as(r, q, "%.*s_%s_share", (int)(share - q->metric_id), q->metric_id, whole->id);
        return;
    }
}

void name_share_said(reading *r, quantity *q) {
    const bool han = is_han(r);
    if (han) {
        name_share_of_behind(r, q);
        name_goal_met(r, q);
    }
    name_share_of_level(r, q);
    name_share_of_same(r, q);
    name_share_of_country(r, q);
    name_share_of_nation(r, q);
    name_part_of_row(r, q);
    name_share_of_place(r, q);
    name_mode_share(r, q);
    name_share_of_gas(r, q);
    name_share_of_source(r, q);
    if (!han) {
        name_share_of_jobs(r, q);
        name_spread(r, q);
        name_share_of_current(r, q);
        name_share_of_renewables_added(r, q);
        name_whole_ahead(r, q);
        name_part_of_move(r, q);
    }
    name_shared_thing(r, q);
    name_share_of_goal(r, q);
    name_share_of_added(r, q);
    name_share_of_phrase(r, q);
    name_share_of_trade(r, q);
    name_share_of_standing(r, q);
    if (!han) {
        name_whole_of_phrase(r, q);
        name_share_of_both(r, q);
        name_share_of_thing(r, q);
    }
}
