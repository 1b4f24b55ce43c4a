#include "choice.h"

#include "name.h"

#include "name.h"

#include <math.h>
#include <string.h>

static const double GENERIC = 2.5, FORBIDDEN = 2.5, FOREIGN = 3;

/* Mass may be said of what is counted in tonnes of CO2 or of standard coal: 减排二氧化碳25亿吨; but only where the
 * clause speaks of such a thing. */
static bool tonnes_of(const facts_packs *p, const bag *b, int want) {
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (b->at[i].weight >= WEIGHT_CLAUSE && b->at[i].place != UINT32_MAX &&
            (c->dimensions & dimension_bit(p, want) || c->tonnes_of == want))
            return true;
    }
    return false;
}

/* 二氧化硫……，需要削减141万吨: what dirties the air or the water is spoken of, and no gas that warms it. */
static bool of_dirt_only(const facts_packs *p, const bag *b) {
    bool dirt = false;
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (b->at[i].place == UINT32_MAX) continue;
        if (is_gas(c) && !c->pollutes) return false;
        dirt = dirt || c->pollutes;
    }
    return dirt;
}

/* "rainfall fell by 12 mm per decade": the pace at which an amount moves; a warming has a name of its own. */
static bool moves_in_decades(const facts_packs *p, const quantity *q) {
    return q->kind == FACTS_CHANGE && strcmp(q->rate, "/decade") == 0 &&
           packs_class(p, q->dimension) != DIMENSION_TEMPERATURE;
}

/* The dimensions that the quantity may be said in, one bit each; relative quantities fit every metric. */
static uint64_t fitting(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO || of_growth(r, q, b)) return UINT64_MAX;
    if (q->unit == p->unit_pp) return dimension_bit(p, p->dimension_percent);
    if (q->rate && !for_each_day(q) && !moves_in_decades(p, q)) return 0;
    if (q->dimension == NONE) return dimension_bit(p, p->dimension_one);
    const dimension_class class = packs_class(p, q->dimension);
    if (class == DIMENSION_MONEY || class == DIMENSION_CARBON_PRICE) return p->class_bits[class];
    uint64_t bits = dimension_bit(p, q->dimension);
    if (is_han(r) && of_dirt_only(p, b)) return bits;
    for (size_t i = 0; class == DIMENSION_MASS && i < p->dimensions.count; i++) {
        const dimension_class other = p->dimension_classes[i];
        if ((other == DIMENSION_CO2 || other == DIMENSION_COAL) && tonnes_of(p, b, (int)i))
            bits |= dimension_bit(p, (int)i);
    }
    return bits;
}

/* A measure that is told in money, or in money for each unit. */
static bool tells_money(const facts_packs *p, const concept *c) {
    return c->measure && !c->weak && c->dimensions & p->class_bits[DIMENSION_MONEY] &&
           !(c->dimensions & dimension_bit(p, p->dimension_percent));
}

/* Not "fell by 9% without the price cap". */
static bool stands_before(const bag *b, int concept, const quantity *q) {
    for (int i = 0; i < b->count; i++)
        if (b->at[i].concept == concept && b->at[i].own && b->at[i].place < q->start) return true;
    return false;
}

/* Whether the quantity's own stretch names that thing. */
static bool owns_thing(const facts_packs *p, const bag *b, int id) {
    const concept *c = &p->concepts.at[id];
    for (int i = 0; i < b->own_count; i++)
        if (b->own[i] == id) return !c->measure && !c->weak;
    return false;
}

/* Where the bag has the concept from, UINT32_MAX for nowhere in the sentence. */
static uint32_t place_of(const bag *b, int concept) {
    for (int i = 0; i < b->count; i++)
        if (b->at[i].concept == concept) return b->at[i].place;
    return UINT32_MAX;
}

/* Whether the quantity's own stretch names a thing and its measure before it: "transport emissions". */
static bool subject_before(const facts_packs *p, const quantity *q, const bag *b) {
    bool thing = false, measure = false;
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (!b->at[i].own || b->at[i].place >= q->start) continue;
        thing = thing || !c->measure || strchr(c->id, '_'); /* "energy use": a weak one, too; "power demand": in one */
        measure = measure || (c->measure && !c->weak && c->dimensions != dimension_bit(p, p->dimension_percent));
    }
    return thing && measure;
}

/* "The share of renewables rose to 40% and transport emissions fell by 30%": what such a share is of has its number,
 * and another thing moves. */
static bool of_number_before(const reading *r, const quantity *q, const bag *b, const struct need *need) {
    const quantity *last = is_han(r) || need->optional || need->forbidden ? NULL : quantity_before(r, q);
    for (int k = 0; k < 4 && last && need->concepts[k] != NONE; k++) {
        const int id = need->concepts[k];
        if (b->weights[id] <= 0 || r->packs->concepts.at[id].measure || owns_thing(r->packs, b, id)) continue;
        if (place_of(b, id) < last->start) return subject_before(r->packs, q, b);
    }
    return false;
}

/* 氮氧化物9万吨。对挥发性有机物作了调查，排放量7万吨: dirt of the context, where the sentence names another one. */
static bool of_other_dirt(const reading *r, const bag *b, int id) {
    if (!is_han(r) || !r->packs->concepts.at[id].pollutes || place_of(b, id) != UINT32_MAX) return false;
    for (int i = 0; i < b->count; i++)
        if (r->packs->concepts.at[b->at[i].concept].pollutes && b->at[i].place != UINT32_MAX) return true;
    return false;
}

/* 煤炭储量占全国的68%, 煤炭税收占全市税收的四成: a share that only is of consumption where nothing says of what. */
static bool consumption_implied(const reading *r, const quantity *q, const bag *b, const metric *m) {
    return is_han(r) && q->kind == FACTS_LEVEL && is_percentage(r, q) && id_tail(m->public.id, "_consumption_share") &&
           b->weights[r->packs->known[CONCEPT_CONSUMPTION]] == 0;
}

/* 用量削减12%: a cut of what is measured, and of no emissions where none are named. */
static bool cuts_other(const reading *r, const quantity *q, const metric *m, const concept *c) {
    const int *const known = r->packs->known;
    return is_han(r) && q->kind == FACTS_GROWTH && c->measure && strcmp(m->public.id, "ghg_emission") == 0 &&
           c != &r->packs->concepts.at[known[CONCEPT_EMISSION_REDUCTION]] &&
           !concept_said(r, r->marker, q->start, CONCEPT_EMISSION) &&
           !concept_said(r, r->marker, q->start, CONCEPT_GHG);
}

/* The worth of one way of saying a metric; -INFINITY where a need is not met. */
static double way_score(const reading *r, const quantity *q, const bag *b, const metric *m, int way) {
    const facts_packs *p = r->packs;
    /* "retrofit 5,000 homes, install 100 MW of rooftop solar": what is counted is named before the next number */
    const bool only_later = q->kind == FACTS_LEVEL && q->dimension == NONE && q->unit == NONE;
    const bool share_later = is_han(r) && q->kind == FACTS_LEVEL && q->unit == p->unit_percent; /* 甲类占4%；乙类3个 */
    double score = 0;
    const bool of_whole = is_han(r) && (q->kind != FACTS_LEVEL || q->unit != p->unit_percent);
    const bool grows = q->kind == FACTS_GROWTH && m->dimension == p->dimension_percent;
    bool thing = false, far = false, foreign = false, wider = false;
    for (int i = 0; i < m->need_count[way]; i++) {
        const struct need *need = &m->needs[way][i];
        double best = 0;
        for (int k = 0; k < 4 && need->concepts[k] != NONE; k++) {
            double w = b->weights[need->concepts[k]];
            if (w > best) best = w;
            const concept *c = &p->concepts.at[need->concepts[k]];
            if (w > 0 && !c->measure && !c->weak) thing = true;
        }
        if (need->forbidden) {
            if (best >= FORBIDDEN) return -INFINITY;
            continue;
        }
        if (best == 0 && !need->optional) return -INFINITY;
        if (only_later && !need->optional && best <= WEIGHT_LATER) return -INFINITY;
        if (share_later && !need->optional && best <= WEIGHT_LATER && !p->concepts.at[need->concepts[0]].measure)
            return -INFINITY;
        if (need->near && best < WEIGHT_CLAUSE) return -INFINITY;
        if (grows && of_number_before(r, q, b, need)) return -INFINITY;
        if (!need->optional && of_other_dirt(r, b, need->concepts[0])) return -INFINITY;
        if (!need->optional && best < WEIGHT_CLAUSE && !p->concepts.at[need->concepts[0]].measure) far = true;
        if (best > 0) score += need->optional ? (best >= WEIGHT_CLAUSE ? 0.8 : 0) : best - NEED_COST;
        wider = wider || (need->optional && of_whole && owns_thing(p, b, need->concepts[0]));
    }
    if (far && wider) return -INFINITY; /* 新能源汽车增长较快。上半年，汽车产销…… */
    const bool implied = consumption_implied(r, q, b, m);
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->weak || (m->explained[way][b->own[i] / 64] >> b->own[i] % 64 & 1)) continue;
        if (!c->measure) foreign = true;
        if (is_han(r) && q->kind == FACTS_GROWTH && c->measure && id_has(c->id, "intensity") &&
            !id_has(m->public.id, "intensity"))
            return -INFINITY; /* 绿电占六成，单位能耗降一成 */
        if (cuts_other(r, q, m, c)) return -INFINITY;
        if (implied && c->measure && c->dimensions != dimension_bit(p, p->dimension_percent) &&
            !id_has(c->id, "consumption"))
            return -INFINITY;
        const bool other_kind = c->measure && q->kind == FACTS_LEVEL && q->unit != p->unit_percent;
        if (!is_han(r) && tells_money(p, c) && stands_before(b, b->own[i], q) && q->kind != FACTS_LEVEL &&
            packs_class(p, m->dimension) != DIMENSION_MONEY)
            score -= FOREIGN; /* "battery storage costs fell by 9%" */
        if (b->own[i] == p->known[CONCEPT_EMISSION] && q->unit == p->unit_percent) score -= FOREIGN, foreign = true;
        const int dimension = q->dimension == NONE ? p->dimension_one : q->dimension;
        if (other_kind && !(c->dimensions & dimension_bit(p, dimension))) continue;
        score -= UNEXPLAINED;
    }
    if (far && grows)
        return -INFINITY; /* "50% are to be renewable. Cooling demand is cut by 20%"; 风电占21%。用电量增长5% */
    if (far && foreign) score -= FOREIGN; /* the clause names another thing */
    return thing ? score : score - GENERIC;
}

/* "Renewables grew by 4 percent": nothing says that it is their share which grew. */
static bool grows_whole(const reading *r, const bag *b, const metric *m) {
    const facts_packs *p = r->packs;
    const int share = p->known[CONCEPT_SHARE];
    if (!is_han(r) && id_tail(m->public.id, "_coverage") && b->weights[p->known[CONCEPT_EMISSION]] >= WEIGHT_CLAUSE)
        return true; /* "emissions covered by the scheme fell by 9%" */
    if (is_han(r) || !id_tail(m->public.id, "_share") || (share != NONE && b->weights[share] > WEIGHT_LATER))
        return false;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->measure && c->dimensions == dimension_bit(p, p->dimension_percent)) return false; /* its penetration */
    }
    return true;
}

/* "This represents four times the additions of 2020": a multiple is no share, whatever the verb before it. */
static bool represents_multiple(const reading *r, const quantity *q) {
    return !is_han(r) && q->unit == r->packs->unit_times && q->leading && is_cue(q->leading, CUE_SHARE);
}

/* Whether what the way needs besides the concept that it is filed under is spoken of. */
static bool other_said(const bag *b, const metric_way *w) {
    if (w->other[0] == NONE) return true;
    for (int k = 0; k < 4 && w->other[k] != NONE; k++)
        if (b->weights[w->other[k]] != 0) return true;
    return false;
}

/* Whether the id puts the one beside the other: wind_solar_generation. */
static bool names_both(const metric *m, const char *one, const char *other) {
    const char *at = strstr(m->public.id, one), *next = at ? at + strlen(one) : "";
    return *next == '_' && strncmp(next + 1, other, strlen(other)) == 0;
}

/* "Wind gave 34% and solar 14%": of the two things that a metric is of together, each has its own number. */
static bool parted(const reading *r, const quantity *q, const bag *b, const metric *m, int way) {
    uint32_t first = UINT32_MAX;
    const char *thing = NULL;
    for (int i = 0; !is_han(r) && q->kind == FACTS_LEVEL && i < m->need_count[way]; i++) {
        const struct need *need = &m->needs[way][i];
        const concept *c = &r->packs->concepts.at[need->concepts[0]];
        if (need->optional || need->forbidden || need->concepts[1] != NONE || c->measure || c->weak) continue;
        const uint32_t place = place_of(b, need->concepts[0]);
        if (place == UINT32_MAX) continue;
        if (first == UINT32_MAX || !names_both(m, thing, c->id)) {
            first = place;
            thing = c->id;
            continue;
        }
        const uint32_t from = first < place ? first : place, to = first < place ? place : first;
        for (const quantity *o = quantity_before(r, q); o && o->start > from; o = quantity_before(r, o))
            if (o->end < to && o->unit == q->unit) return true;
    }
    return false;
}

/* The best of the ways that are filed under a concept; of equals the first in the packs. */
static void weigh_ways(const reading *r, const quantity *q, const bag *b, uint64_t dimensions, int concept,
                       choice *best) {
    const facts_packs *p = r->packs;
    const bool of_co2 = packs_class(p, q->dimension) == DIMENSION_CO2; /* methane is told in these, too */
    const bool in_percent = q->kind == FACTS_RATIO && q->unit_word && q->unit_word->class == WORD_UNIT &&
                            q->unit_word->value[0] == p->unit_percent; /* "145% of pre-industrial levels" */
    for (uint32_t i = p->first_way[concept]; i < p->first_way[concept + 1]; i++) {
        const metric_way *w = &p->ways.at[i];
        const bool fits = (w->mass_emission && of_co2) || dimensions & w->dimension;
        if (!fits || (w->kind != NONE && w->kind != (int)q->kind) || !other_said(b, w)) continue;
        const metric *m = &p->metrics.at[w->metric];
        if (q->unit_word && q->unit_word->class == WORD_CLASSIFIER && q->unit != m->unit && counts_persons(p, m->unit))
            continue; /* 30个城市开通轨道交通: cities are no passengers */
        if ((q->unit == p->unit_percent || in_percent) && packs_class(p, m->dimension) == DIMENSION_TEMPERATURE)
            continue; /* "limiting warming to 2 °C requires emissions to fall by 30 percent" */
        if (q->kind == FACTS_GROWTH && grows_whole(r, b, m)) continue;
        if (represents_multiple(r, q) && id_tail(m->public.id, "_share")) continue;
        if (is_weather(p, q) && id_tail(m->public.id, "_change")) continue;
        double score = way_score(r, q, b, m, w->way);
        if (q->kind == FACTS_RATIO || q->kind == FACTS_GROWTH) score -= m->dimension == p->dimension_percent ? 0.3 : 0;
        const bool earlier = best->metric && (m < best->metric || (m == best->metric && w->way < best->way));
        if ((score > best->score || (score == best->score && earlier)) && !parted(r, q, b, m, w->way))
            *best = (choice){m, w->way, score};
    }
}

choice best_metric(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const uint64_t dimensions = fitting(r, q, b);
    choice best = {NULL, 0, -INFINITY};
    for (int i = 0; i < b->concept_count; i++) weigh_ways(r, q, b, dimensions, b->concepts[i], &best);
    weigh_ways(r, q, b, dimensions, (int)p->concepts.count, &best);
    return best;
}

/* Whether all that the metric needs is said in the quantity's own stretch. */
static bool said_here(const bag *b, const metric *m, int way) {
    for (int i = 0; i < m->need_count[way]; i++) {
        const struct need *need = &m->needs[way][i];
        bool own = need->optional || need->forbidden;
        for (int k = 0; k < 4 && need->concepts[k] != NONE; k++)
            for (int n = 0; n < b->own_count && !own; n++) own = b->own[n] == need->concepts[k];
        if (!own) return false;
    }
    return true;
}

bool names_other(const reading *r, const quantity *q, const bag *b, const metric *m, int way) {
    const facts_packs *p = r->packs;
    const dimension_class of = packs_class(p, m->dimension);
    const bool built = of == DIMENSION_POWER || of == DIMENSION_ENERGY; /* "investment in battery storage rose" */
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (is_gas(c) && packs_class(p, q->dimension) == DIMENSION_TEMPERATURE) continue; /* no gas is warm */
        const bool fits = c->measure && q->kind == FACTS_LEVEL && c->dimensions & dimension_bit(p, q->dimension);
        const bool turns = fits && (is_han(r) ? !c->weak && q->unit != p->unit_percent /* 减少煤炭消耗2万吨 */
                                              : c->flow && m->public.stock);
        const bool priced = q->kind == FACTS_GROWTH && (b->own[i] == p->known[CONCEPT_PRICE] || /* 储能价格跌六成 */
                                                        (!is_han(r) && built && tells_money(p, c)));
        const bool telling = c->wanted != FACTS_WANTED_EITHER || (!is_han(r) && !c->weak);
        const bool measures = c->measure && telling && q->kind == FACTS_LEVEL && q->dimension != NONE &&
                              (q->unit != p->unit_percent || !is_han(r)) &&
                              c->dimensions & dimension_bit(p, q->dimension) && !said_here(b, m, way);
        const bool rated = c->measure && is_han(r) && is_percentage(r, q) &&
                           c->dimensions == dimension_bit(p, p->dimension_percent); /* 电气化率76%，复线率61% */
        if (!c->weak && (!c->measure || turns || priced || measures || rated) &&
            !(m->explained[way][b->own[i] / 64] >> b->own[i] % 64 & 1))
            return true;
    }
    return false;
}

bool shares_its_thing(const reading *r, const quantity *q, choice best, const char *composed) {
    const char *share = is_han(r) && is_percentage(r, q) && q->kind == FACTS_LEVEL ? id_tail(composed, "_share") : NULL;
    if (!share) return false;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        if (!is_cue(t, CUE_SHARE)) continue;
        const token *thing = token_ending(r, t->start, WORD_SUBJECT);
        if (thing && id_has(best.metric->public.id, concept_of(r, thing)->id)) return false; /* airport_ev_share */
        if (thing && strlen(concept_of(r, thing)->id) == (size_t)(share - composed) &&
            strncmp(composed, concept_of(r, thing)->id, (size_t)(share - composed)) == 0)
            return true;
    }
    return false;
}

bool says_it_all(const facts_packs *p, const bag *b, const metric *m, int way) {
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (!c->weak && !(m->explained[way][b->own[i] / 64] >> b->own[i] % 64 & 1)) return false;
    }
    return said_here(b, m, way);
}

/* 氧化铝产量300万吨，占到全省的一半: a clause that begins with the share goes on about the level before it. */
static bool goes_on_sharing(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!is_han(r) || !last || last->clause + 1 != q->clause || last->kind != FACTS_LEVEL || !last->metric_id[0] ||
        !cue_at(r, clause_start(r, q->clause), CUE_SHARE))
        return false;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start)
        if (names_thing(r, t)) return false; /* 占全球可再生能源的一半 */
    return true;
}

bool shares_afar(const reading *r, const quantity *q, choice best) {
    if (!is_percentage(r, q) || !id_tail(best.metric->public.id, "_share")) return false;
    if (is_han(r) ? !goes_on_sharing(r, q) : best.score >= 0) return false;
    for_tokens(t, r)
        if (t->word->class == WORD_SUBJECT && id_has(best.metric->public.id, concept_of(r, t)->id)) return false;
    return true;
}
