/* Which metric a quantity is of. The words around the number are concepts (wind, capacity, share ...), each weighing
 * the more the nearer it stands; a listed metric is chosen by the concepts it needs, and where none fits an id is
 * composed from the concepts themselves: geothermal_capacity needs no pattern, only two words. */
#include "beside.h"
#include "choice.h"
#include "extract/bind/again.h"
#include "extract/bind/goal_again.h"
#include "extract/bind/kind.h"
#include "extract/bind/state.h"
#include "extract/bind/verb.h"
#include "extract/find/quantity.h"
#include "name.h"

#include <math.h>
#include <stdio.h>

static const double LEAST = -3, LEAST_IN_WORDS = 2.5, CLEARLY = 1;

static bool own_subject(const facts_packs *p, const bag *b) {
    for (int i = 0; i < b->own_count; i++)
        if (!p->concepts.at[b->own[i]].weak) return true;
    return false;
}

/* "from 2 mm a year to 4.5 mm": the unit of the one is the first word of the other's. */
static bool begins_unit_of(const quantity *full, const quantity *q) {
    const word *a = full->unit_word, *b = q->unit_word;
    return a && b && a->size > b->size && a->form[b->size] == ' ' && memcmp(a->form, b->form, b->size) == 0 &&
           full->dimension != q->dimension;
}

/* 碳排放强度540克/千瓦时, 相当于标准煤6600万吨: grams of what, tonnes of what, is said beside the unit
 * (unit_of.tsv: the unit, or the word for it). */
static void settle_unit(const reading *r, quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const quantity *last = quantity_before(r, q);
    const bool goes_on = last && ((last->from && last->clause == q->clause) || /* 由1.2吨标准煤降至1吨标准煤 */
                                  (!b->own_count && q->clause - last->clause == 1)); /* 10.9度，比常年高1.1度 */
    const quantity *next = quantity_behind(r, q);
    if (!is_han(r) && q->from && next && !q->rate && begins_unit_of(next, q)) { /* "from 7 Mt to 0.2 Mt CO2e" */
        q->unit = next->unit;
        q->dimension = next->dimension;
        return;
    }
    const bool held = last && (last->from || q->from) && q->clause - last->clause <= 1;
    if (q->unit_word && !q->rate &&
        ((goes_on && q->unit_word == last->unit_word) || (held && begins_unit_of(last, q)))) {
        q->unit = last->unit;
        q->dimension = last->dimension;
        return;
    }
    const listed_words *l = &p->languages[r->language].known[LIST_UNIT_OF];
    for (size_t i = 0; q->unit != NONE && !q->rate && i < l->count; i++) {
        const word *w = l->at[i].word;
        const bool said = q->unit_word && strcmp(w->form, q->unit_word->form) == 0; /* 度 */
        const char *space = said || strcmp(w->form, p->units.at[q->unit].symbol) == 0 ? strchr(w->text, ' ') : NULL;
        if (!space) continue;
        const int thing = thing_of_id(p, w->text, space), unit = packs_unit(p, space + 1, strlen(space + 1));
        for (int k = 0; thing != NONE && unit != NONE && k < b->own_count; k++)
            if (b->own[k] == thing) {
                kind_of_yearly(r, q);
                q->unit = unit;
                q->dimension = p->units.at[unit].dimension;
                return;
            }
    }
}

/* A composed id may be that of a listed metric after all: then its unit counts. */
static void take_composed(reading *r, quantity *q, const char *id) {
    const metric *m = packs_metric(r->packs, id, strlen(id));
    const bool relative = q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO || q->unit == r->packs->unit_pp;
    if (m && (relative || counts_in(r->packs, q, m))) q->metric = m;
    q->metric_id = id;
    keep_text(q->why, sizeof q->why, "composed");
}

/* What a list says with its first member only holds for the next ones. */
static void keep_measures(const facts_packs *p, quantity *q, const bag *b) {
    q->measure_count = 0;
    if (q->dimension == NONE || q->kind != FACTS_LEVEL) return;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        const bool said = e->own || (e->place == q->start && e->weight > WEIGHT_SENTENCE_LEAST);
        const concept *c = &p->concepts.at[e->concept];
        const bool whole = q->unit == p->unit_percent && (c->measure ? !(c->dimensions & dimension_bit(p, q->dimension))
                                                                     : c->weak); /* what it is a share of */
        bool known = !said || !(whole || (c->measure && c->dimensions & dimension_bit(p, q->dimension)));
        for (int k = 0; k < q->measure_count; k++) known = known || q->measures[k] == e->concept;
        if (!known && q->measure_count < MAX_CONCEPTS_A_WORD) q->measures[q->measure_count++] = e->concept;
    }
}

/* 高温日数15.6天, a lifetime of 25 years: a length of time that is measured, and not one during which something
 * lasted. */
static bool measures_time(const reading *r, const quantity *q) {
    enum { NEAR = 24 };
    const stretch own = own_stretch(r, q);
    const uint64_t duration = dimension_bit(r->packs, q->dimension);
    for_tokens_in(t, r, own.start, q->start) {
        if (!is_concept(t) || q->start - t->end > NEAR) continue;
        for (int k = 0; k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if (c->measure ? (c->dimensions & duration) != 0 : c->timed) return true;
        }
    }
    if (amount_before_share(r, q)) return true;
    const quantity *last = quantity_before(r, q);
    return last && last->metric_id[0] && last->dimension == q->dimension &&
           (q->kind == FACTS_CHANGE || (is_han(r) && last->from && q->kind == FACTS_LEVEL)); /* 从20天减少到7天 */
}

static bool is_count(const facts_packs *p, const quantity *q) {
    return q->unit == NONE || q->counted || q->dimension == p->dimension_one;
}

/* Why the quantity is of nothing, NULL where it may be of something. */
static const char *why_of_nothing(const reading *r, const quantity *q) {
    enum { FOR = 32 }; /* "3.8 litres of fuel per 100 km" */
    const quantity *last = quantity_before(r, q);
    if (!is_han(r) && q->kind == FACTS_LEVEL && last && q->start - last->end <= FOR &&
        list_before(r, LIST_PER, q->start))
        return "what the number before it is for"; /* "330 euros per 1,000 litres" */
    if (q->for_each) return "what other numbers are for";
    if (q->dimension == r->packs->dimension_year && !measures_time(r, q)) return "a length of time";
    if (is_han(r) && q->in_words && q->unit != NONE && strcmp(r->packs->units.at[q->unit].dimension_name, "hours") == 0)
        return "a length of time"; /* 一小时发电3万千瓦时, 两小时交通圈 */
    if (q->unit_word && q->unit_word->class == WORD_CLASSIFIER && q->unit_word->flags == UNIT_NOUN)
        return "a count of something else";
    return NULL;
}

void take_listed(quantity *q, const metric *m, const char *why) {
    q->metric = m;
    q->metric_id = m->public.id;
    keep_text(q->why, sizeof q->why, why);
}

bool take_told(const reading *r, quantity *q, const metric *m, const char *id, const char *why) {
    const char *kept = arena_copy(r->memory, id, strlen(id));
    if (!kept) return false;
    q->metric = m;
    q->metric_id = kept;
    keep_text(q->why, sizeof q->why, why);
    return true;
}

void take_like(const reading *r, quantity *q, const quantity *other, const char *why) {
    const size_t size = strlen(other->metric_id);
    char growth[96];
    const bool grows = q->kind == FACTS_GROWTH && size + sizeof "_growth" <= sizeof growth;
    if (grows) snprintf(growth, sizeof growth, "%s_growth", other->metric_id);
    const metric *named = grows ? packs_metric(r->packs, growth, strlen(growth)) : NULL; /* gdp_growth */
    q->metric = named ? named : other->metric;
    q->metric_id = named ? named->public.id : other->metric_id;
    keep_text(q->why, sizeof q->why, why);
}

/* "The reduction level can increase up to 15%": a cut that was told of before, and nothing else is named. */
static bool raises_cut(const reading *r, const quantity *q) {
    const uint32_t clause = skip_spaces(r, clause_start(r, q->clause)), n = list_at(r, LIST_DEFINITE, clause);
    const uint32_t at = skip_spaces(r, clause + n);
    const token *noun = n ? token_starting(r, at, WORD_CUE) : NULL;
    return noun && cue_at(r, at, CUE_MOVE_NOUN) && cue_at(r, at, CUE_FALL) &&
           !concept_between(r, noun->end, q->start) && !word_behind(r, LIST_OF, q->end) &&
           !word_behind(r, LIST_INSIDE, q->end);
}

/* "Losses are to fall by half. An additional 20% reduction follows": more of what moved before, where nothing else is
 * named. */
static bool cuts_further(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), clause = clause_start(r, q->clause);
    if (!is_han(r) && q->kind == FACTS_GROWTH && q->falls && raises_cut(r, q)) return true;
    const token *noun = token_starting(r, at, WORD_CUE);
    const uint32_t more = list_before(r, LIST_BETWEEN_UNIT, back_spaces(r, q->start));
    return !is_han(r) && q->kind == FACTS_GROWTH && q->falls && more && noun && cue_at(r, at, CUE_MOVE_NOUN) &&
           !concept_between(r, clause, back_spaces(r, q->start) - more) &&
           !concept_between(r, noun->end, clause_end(r, q->clause));
}

/* "Emissions are to fall by 4%. If rules are tightened, an 8% reduction is expected": a cut by a noun that nothing is
 * named behind. */
static bool cuts_alone(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), behind = word_end(r, at);
    return !is_han(r) && q->falls && list_before(r, LIST_ARTICLE, back_spaces(r, q->lead)) &&
           cue_at(r, at, CUE_MOVE_NOUN) && !concept_between(r, behind, clause_end(r, q->clause)) &&
           !word_behind(r, LIST_OF, behind) && !word_behind(r, LIST_INSIDE, behind);
}

/* "One island states a reduction of 4 percent compared to 2012, another one of 9 percent": of what the last growth was
 * of, where nothing is named and a base is. */
static bool like_last_growth(const scene *s, const reading *r, quantity *q) {
    const stretch own = own_stretch(r, q);
    const bool again =
        q->promised_again || cuts_further(r, q) || (id_tail(s->c->section.moved.id, "_emission") && cuts_alone(r, q));
    /* "Our use was 2 billion litres in 2018. We aim at a cut of 15% from 2016.": where nothing moved before, of what
     * the last figure was of; and "Paths emit 40 Gt in 2030. This is a cut of 20% from 2019", whatever moved before */
    const bool told = s->c->paragraph.figure.id[0] && s->c->paragraph.figure_dimension != r->packs->dimension_percent,
               gas = told && packs_class(r->packs, s->c->paragraph.figure_dimension) == DIMENSION_CO2 && q->falls,
               figure = told && (!s->c->section.moved.id[0] || (gas && !id_tail(s->c->section.moved.id, "_emission")));
    const char *id = figure ? s->c->paragraph.figure.id : s->c->section.moved.id;
    if (is_han(r) || q->kind != FACTS_GROWTH || !id[0] ||
        !(again || base_near(r, q, clause_start(r, q->clause), own.end)))
        return false;
    return take_told(r, q, figure ? s->c->paragraph.figure.metric : s->c->section.moved.metric, id,
                     "of what the last growth was of");
}

/* "Methane fell by 5%. A reduction of 30% by 2030 is the goal": of the gas that moved last. */
static bool like_emission_moved(const scene *s, const reading *r, quantity *q) {
    const context *c = s->c;
    return id_tail(c->section.moved.id, "_emission") &&
           take_told(r, q, c->section.moved.metric, c->section.moved.id, "of what the last growth was of");
}

/* 排放总量控制在140万吨以内，削减率为4%，年均减排1%: emissions that are cut, and nothing that says whose: those of the
 * quantity before; 煤炭消费2025年削减5%，2030年削减12%: whatever it was that was cut. */
static bool only_cuts(const reading *r, const quantity *q, const bag *b) {
    const int *const known = r->packs->known;
    const quantity *last = quantity_before(r, q);
    if (!is_han(r) || q->kind != FACTS_GROWTH || !last || !last->metric_id[0] || q->clause != last->clause + 1)
        return false;
    const bool emitted = id_tail(last->metric_id, "_emission");
    if (!emitted && (last->kind != FACTS_GROWTH || !q->leading || !is_move(q->leading))) return false;
    for (int i = 0; i < b->own_count; i++) {
        const bool emission = b->own[i] == known[CONCEPT_EMISSION] || b->own[i] == known[CONCEPT_RATE];
        if (b->own[i] != known[CONCEPT_EMISSION_REDUCTION] && !(emission && emitted) &&
            !r->packs->concepts.at[b->own[i]].weak)
            return false;
    }
    return true;
}

/* 环保投资3亿元，占7%: a clause of nothing but the share tells the share of the level before it. */
static const char *share_alone(reading *r, const quantity *q) {
    enum { PHRASE = 9 };
    const quantity *level = quantity_before_parts(r, q);
    if (!is_han(r) || !is_percentage(r, q) || q->list != NONE || !level || level->kind != FACTS_LEVEL ||
        level->clause + 1 != q->clause || level->unit == q->unit || level->metric || !level->metric_id[0])
        return NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const token *share = token_starting(r, clause, WORD_CUE), *bound = token_ending(r, q->start, WORD_BOUND);
    if (!share || !is_cue(share, CUE_SHARE)) return NULL;
    if (bound && bound->start < share->end) bound = NULL; /* 约占 */
    const uint32_t end = bound ? bound->start : q->start;
    const int measure = last_concept(r->packs, level->metric_id);
    bool of_all = false; /* 占总投资的比例为7% */
    for_tokens_in(t, r, clause, end) of_all = of_all || (says_concept(t, measure) && end - t->end <= PHRASE);
    if (!of_all && share->end != end) return NULL;
    return id_join(r, level->metric_id, "share");
}

/* 柴油货车排放了57%的氮氧化物和78%的颗粒物: the share of what is let out stands behind it. */
static const char *share_of_emitted(reading *r, const quantity *q) {
    if (!is_han(r) || !is_percentage(r, q) || !cue_at(r, q->end, CUE_OF)) return NULL;
    const token *of = token_starting(r, q->end, WORD_CUE), *gas = of ? token_starting(r, of->end, WORD_SUBJECT) : NULL;
    if (!gas || !concept_of(r, gas)->emitted) return NULL;
    const uint32_t clause = clause_start(r, q->clause);
    bool let_out = false;
    for_tokens_in(t, r, 0, q->start) let_out = let_out || (t->start >= clause && concerns(r, t, CONCEPT_EMISSION));
    if (!let_out) return NULL;
    return id_join(r, id_join(r, concept_of(r, gas)->id, "emission"), "share");
}

/* "the standard is 82 g/mile, a 56 percent reduction from 2026": how the level right before it has moved. */
static bool apposed_to_level(const reading *r, const quantity *q) {
    const quantity *level = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause), article = back_spaces(r, q->start);
    return !is_han(r) && q->kind == FACTS_GROWTH && level && level->kind == FACTS_LEVEL && level->metric_id[0] &&
           level->clause + 1 == q->clause && list_before(r, LIST_ARTICLE, article) == article - skip_spaces(r, clause);
}

/* "additions rose by 8% from 2021, totalling 9 GW": of what rose. */
static bool totals_moved(const reading *r, const quantity *q) {
    const quantity *last = comes_to_sum(r, q) ? quantity_before(r, q) : NULL;
    return last && last->kind == FACTS_GROWTH && last->metric_id[0] && !id_tail(last->metric_id, "_share") &&
           !concept_between(r, last->end, q->start);
}

/* "was added to the network, a 70% annual increase.": and nothing is told of but that. */
static bool only_apposed(const reading *r, const quantity *q) {
    uint32_t at = skip_spaces(r, q->end);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_BASE && r->spans.at[i].start == at) at = skip_spaces(r, r->spans.at[i].end);
    const token *noun = cue_at(r, at, CUE_MOVE_NOUN) ? token_starting(r, at, WORD_CUE) : NULL;
    return noun && (noun->end >= r->size || strchr(".,;)", r->text[noun->end])) && apposed_to_level(r, q);
}

/* "Access grew by 0.8 points a year. Annual increases of 0.9 points are needed": of what moved by points before. */
static bool like_points_before(const scene *s, const reading *r, quantity *q, const bag *b) {
    const context *c = s->c;
    if (is_han(r) || q->unit != r->packs->unit_pp || b->own_count || !c->dates.same_block ||
        !c->paragraph.points.id[0] || concept_between(r, r->marker, q->start))
        return false;
    return take_told(r, q, c->paragraph.points.metric, c->paragraph.points.id, "of what moved by points before");
}

/* "accounts for 28% of emissions, and has grown by 2% since": what has the share grew, and not the share; its id. */
static const char *thing_of_share(reading *r, const quantity *q, const quantity *other) {
    const char *share = id_tail(other->metric_id, "_share");
    const token *verb = share ? token_ending(r, back_spaces(r, other->lead), WORD_CUE) : NULL;
    const uint32_t from = clause_start(r, q->clause), to = clause_end(r, q->clause); /* "and has doubled since" */
    const bool doubled = has_cue(r, from, q->start, CUE_PERFECT) && !has_cue(r, q->end, to, CUE_SHARE);
    const bool moved = q->kind == FACTS_RATIO ? doubled : q->kind == FACTS_GROWTH && other->unit == q->unit;
    if (is_han(r) || !moved || other->kind != FACTS_LEVEL || other->end > q->start || !verb ||
        !is_cue(verb, CUE_SHARE) || !word_behind(r, LIST_OF, other->end))
        return NULL;
    const char *id = arena_copy(r->memory, other->metric_id, (size_t)(share - other->metric_id));
    const int last = id ? last_concept(r->packs, id) : NONE;
    return last != NONE && r->packs->concepts.at[last].measure && !r->packs->concepts.at[last].weak ? id : NULL;
}

/* 用电量达9万亿千瓦时，年均增速4%: whose pace it is stands in the clause before. */
static bool paces_level(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) && q->kind == FACTS_GROWTH ? quantity_before(r, q) : NULL;
    if (!last || last->kind != FACTS_LEVEL || last->clause + 1 != q->clause) return false;
    const token *pace = token_starting(r, clause_start(r, q->clause), WORD_MEASURE);
    return pace && concerns(r, pace, CONCEPT_GROWTH_RATE);
}

/* Whatever it names itself, the quantity is of what the move is of that begins, or is made up, with it. */
static bool like_its_move(reading *r, quantity *q) {
    const quantity *grew = q->from ? quantity_before(r, q) : NULL;
    if (grew && q->kind == FACTS_LEVEL && grew->kind != FACTS_LEVEL && grew->metric_id[0] && tells_from(r, grew, q) &&
        may_restate(r->packs, grew, q)) {
        take_like(r, q, grew, "as the change that begins there");
        return true;
    }
    const quantity *from = reached_from(r, q);
    if (from) {
        take_like(r, q, from, "as the level that it goes from");
        return true;
    }
    const concept *part;
    const quantity *whole = moved_in_part(r, q, &part);
    if (whole) {
        const char *own = id_tail(whole->metric_id, "_emission") ? id_join(r, part->id, "emission") : NULL;
        if (own)
            take_composed(r, q, own);
        else
            take_like(r, q, whole, "as the move of all before it");
        return true;
    }
    if (paces_level(r, q) || only_apposed(r, q) || one_more(r, q) || share_dated_again(r, q) || totals_moved(r, q)) {
        take_like(r, q, quantity_before(r, q), "as the quantity before it");
        return true;
    }
    return false;
}

/* Terawatt-hours are no change of a share; but "the sea rose by 9 cm and warmed by 1 °C". Nor is it of a temperature
 * that something else grew: "on track for 1.5 °C emissions must fall by 42%". */
static bool changes_other(const reading *r, const quantity *q, const quantity *other) {
    const bool warmth = quantity_class(r, other) == DIMENSION_TEMPERATURE;
    if (q->kind == FACTS_CHANGE && moved_each(r, q) == other)
        return true; /* "area and stock rose by 3 Mha and 9 Mm3, respectively" */
    if (q->kind == FACTS_GROWTH) return warmth && other->end < q->start && concept_between(r, other->end, q->start);
    return q->kind == FACTS_CHANGE && other->metric && q->unit != NONE && q->unit != r->packs->unit_pp &&
           q->dimension != other->metric->dimension &&
           (other->metric->dimension == r->packs->dimension_percent || quantity_class(r, q) == DIMENSION_TEMPERATURE ||
            (warmth && other->kind == FACTS_LEVEL));
}

/* What is told of before, or a whole that its part is told of. */
static bool like_antecedent(reading *r, quantity *q) {
    const quantity *other = amount_before_share(r, q);
    if (!other) other = q->kind != FACTS_LEVEL ? antecedent(r, q) : elided(r, q);
    if (!other || changes_other(r, q, other)) return false;
    const char *thing = thing_of_share(r, q, other);
    if (thing)
        take_composed(r, q, thing);
    else
        take_like(r, q, other, "as the quantity before it");
    return true;
}

/* 48项示范项目和五批技术: what is counted by another word than the one before it is something else. */
static bool counted_otherwise(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) && q->counted ? quantity_before(r, q) : NULL;
    return last && last->counted && last->unit_word != q->unit_word;
}

/* Where nothing of its own is named, the quantity is of what one beside it is of. */
static bool like_neighbour(const scene *s, reading *r, quantity *q, const bag *b) {
    if (counted_otherwise(r, q)) return false;
    if (like_its_move(r, q) || like_whole_of_settlements(s, r, q)) return true;
    if ((own_subject(r->packs, b) && !only_cuts(r, q, b)) || shared_by(r, q)) return false;
    if (like_points_before(s, r, q, b)) return true;
    const metric *m = led_to(r, q);
    if (m) {
        take_listed(q, m, "as the change that leads to it");
        return true;
    }
    if (apposed_to_level(r, q) || aims_further(r, q)) {
        take_like(r, q, quantity_before(r, q), "as the quantity before it");
        return true;
    }
    if ((m = below_levels(r, q))) {
        /* "a 15% reduction over our 2016 level", of what was spoken of */
        if (!says_below(r, skip_spaces(r, q->end)) && like_last_growth(s, r, q)) return true;
        take_listed(q, m, "below the level of a year, and of nothing named");
        return true;
    }
    if ((m = pledged_cut(s, r, q))) {
        if (!like_last_growth(s, r, q) && !like_emission_moved(s, r, q))
            take_listed(q, m, "a cut by a year, and of nothing named");
        return true;
    }
    const char *grown = grown_to(r, q);
    if (grown) take_composed(r, q, grown);
    return grown || like_antecedent(r, q);
}

/* 排放二氧化硫5万吨、颗粒物1万吨, "coal gave 120 TWh, gas 80 TWh": the thing right before its number, behind that of
 * another one; NULL for none. */
static const concept *member_of_row(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    const int apart = is_han(r) ? 0 : 1;
    if (!last || q->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL || q->clause - last->clause > apart ||
        last->dimension != q->dimension)
        return NULL;
    const uint32_t bracket = !is_han(r) && bracket_before(r, q) ? back_spaces(r, q->start - 1) : 0;
    const uint32_t lead = q->lead, before = back_spaces(r, lead) - list_before(r, LIST_FOR, back_spaces(r, lead));
    const token *thing = token_ending(r, bracket ? bracket : lead, WORD_SUBJECT);
    if (!thing) thing = token_ending(r, back_spaces(r, before), WORD_SUBJECT); /* "gas for 20%" */
    for (size_t i = 0; !thing && !is_han(r) && i < r->tokens.count; i++) {     /* "gas contributed 80 TWh" */
        const token *t = &r->tokens.at[i];
        if (t->start < last->end || t->end > q->start || !is_concept(t)) continue;
        if (t->word->class == WORD_MEASURE) return NULL;
        if (token_starting(r, skip_spaces(r, t->end), WORD_CUE)) thing = t;
    }
    if (!thing || thing->start < last->end) return NULL;
    const concept *c = concept_of(r, thing);
    return c->weak ? NULL : c;
}

/* Whether an id that was composed says more than a listed metric that leaves out the thing of its own number. */
static bool says_its_thing(const reading *r, const quantity *q, const char *composed, double score) {
    const concept *thing = is_han(r) && score >= 0 ? NULL : member_of_row(r, q);
    return thing && (is_han(r) || strncmp(composed, thing->id, strlen(thing->id)) == 0);
}

/* 新能源汽车产量创新高，达到1000万辆: of what the clause before names, where the own one names nothing. */
static bool goes_on_counting(const reading *r, const quantity *q) {
    if (!is_han(r) || !q->counted || q->in_words || q->clause == 0) return false;
    const quantity *first = q - q->list_index, *last = quantity_before(r, first);
    const uint32_t clause = clause_start(r, q->clause), before = clause_start(r, q->clause - 1);
    const uint32_t behind = last_of_list(q)->end;
    const bool closed = behind >= r->size || comma_at(r, behind) || text_is(r, behind, "。");
    const bool told = has_cue(r, clause, first->start, CUE_HOLD) || has_cue(r, clause, first->start, CUE_ACTUAL);
    return closed && told && !(last && last->end > before) && names_nothing(r, clause, first->start) &&
           concept_between(r, before, clause);
}

/* The listed metric that what is said fits best; false where none fits, or where the clause names a thing that no
 * listed metric is about. */
static bool take_best(reading *r, quantity *q, const slot *slots, const bag *b) {
    const facts_packs *p = r->packs;
    const bool count = is_count(p, q), counts_things = count && q->kind == FACTS_LEVEL;
    const choice best = best_metric(r, q, b);
    enum { MANY = 1000 }; /* "one million homes" */
    const bool few = q->in_words && decimal_value(q->value) < MANY;
    const double least = !counts_things || goes_on_counting(r, q) ? LEAST : few ? LEAST_IN_WORDS : 0;
    if (!best.metric || best.score < least || shares_afar(r, q, best)) return false;
    const concept *alone = best.score < 0 ? moves_alone(r, q) : NULL;
    if (alone && !id_has(best.metric->public.id, alone->id)) {
        take_composed(r, q, alone->id);
        return true;
    }
    double composed = -INFINITY;
    const char *own_words =
        !count && names_other(r, q, b, best.metric, best.way) ? id_compose(r, q, b, &composed) : NULL;
    if (own_words && (composed > best.score + CLEARLY || says_its_thing(r, q, own_words, best.score) ||
                      shares_its_thing(r, q, best, own_words))) {
        take_composed(r, q, own_words);
        return true;
    }
    const quantity *level = slots ? NULL : level_since(r, q, b);
    if (level) {
        take_like(r, q, level, "as the level before it");
        return true;
    }
    const metric *all = slots ? NULL : of_all_things(r, q, b, best.metric);
    char why[sizeof q->why];
    const bool in_full = !all && says_it_all(p, b, best.metric, best.way);
    decimal_tenths(best.score, stpcpy(why, in_full ? "listed, said in full, score " : "listed, score "));
    take_listed(q, all ? all : best.metric, why);
    return true;
}

/* "by 7 percent, rising to 22 percent with foreign finance": of what the first cut is, whatever the condition names. */
static bool like_cut_before(const reading *r, quantity *q) {
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->kind == FACTS_GROWTH && o->falls && o->metric_id[0]) {
            take_like(r, q, o, "as the cut before it");
            return true;
        }
    return false;
}

/* What numbers before it tell, before any word is weighed. */
static bool told_before(scene *s, reading *r, quantity *q) {
    if (like_row_of_last(s, r, q)) return true;
    if (q->corresponds) return take_told(r, q, r->last_told->metric, r->last_told->id, "as the sentence before");
    if (moves_on(r, q) || like_last_figure(s, r, q) || like_figure_before(s, r, q) || like_figure_needed(s, r, q) ||
        like_country_before(s, r, q))
        return true;
    if (like_goal_before(r, q, s->c)) return true;
    if (same_figure(s, r, q)) {
        keep_text(q->why, sizeof q->why, "the same figure again");
        return true;
    }
    if (q->restates && may_restate(r->packs, &q[-1], q)) {
        take_like(r, q, &q[-1], "as the quantity before it");
        return true;
    }
    const quantity *rounded = rounded_before(r, q), *level = level_of_other_year(r, q);
    if (rounded) {
        take_like(r, q, rounded, "as the fraction before it");
        return true;
    }
    if (level) {
        take_like(r, q, level, "of another year, as the level before it");
        if (quantity_class(r, level) == DIMENSION_CO2 && quantity_class(r, q) == DIMENSION_MASS)
            keep_tonnes_of_co2(r, q);
        return true;
    }
    const metric *listed = NULL;
    const char *part = share_beside(r, q, &listed);
    if (listed) {
        take_listed(q, listed, "the share of the amount before it");
        return true;
    }
    if (part || (part = share_or(r, q))) {
        take_composed(r, q, part);
        return true;
    }
    const metric *share = amount_of_share(r, q), *amount = share ? share : amount_of_cut(r, q);
    if (amount) take_listed(q, amount, share ? "the amount of the share before it" : "the amount of the cut before it");
    return amount || stated_again(r, q) || moved_again(r, q) || compared_on(r, q) ||
           ((q->promised_again || cuts_further(r, q)) &&
            (like_cut_before(r, q) || (!cuts_emissions_now(s, r, q) && like_last_growth(s, r, q))));
}

/* What is said of the quantity by its place: what is measured from another one, held against it or a part of it. */
static bool told_by_place(reading *r, quantity *q, const slot *slots, bag *b) {
    const facts_packs *p = r->packs;
    if (q->likely) {
        take_composed(r, q, p->concepts.at[p->known[CONCEPT_PROBABILITY]].id);
        return true;
    }
    const quantity *now = own_subject(p, b) ? NULL : measured_now(r, q);
    if (now) {
        q->unit = now->unit;
        q->dimension = now->dimension;
        take_like(r, q, now, "as what is measured from it");
        return true;
    }
    keep_measures(p, q, b);
    const quantity *held = slots ? NULL : times_another(r, q);
    if (held) {
        take_like(r, q, held, "as the level before it");
        return true;
    }
    const quantity *counted = slots ? NULL : counted_before(r, q);
    if (counted) {
        take_like(r, q, counted, "as the count before it");
        return true;
    }
    const char *alone = slots ? NULL : share_alone(r, q);
    if (!alone) alone = share_of_emitted(r, q);
    if (alone) take_composed(r, q, alone);
    return alone != NULL;
}

/* Where no listed metric fits. */
static void take_own_words(scene *s, reading *r, quantity *q, bag *b) {
    if (b->own_count == 0 && like_last_growth(s, r, q)) return;
    double score = -INFINITY;
    const char *id = share_of_level(r, q);
    if (!id) id = id_compose(r, q, b, &score);
    if (!id) id = share_in_brackets(r, q);
    if (!id) id = share_of_sum(r, q);
    if (!id) id = share_of_whole(r, q);
    if (id)
        take_composed(r, q, id);
    else if (!like_last_growth(s, r, q))
        q->reason = "nothing names what was measured";
}

/* A count that no listed metric fits. */
static void take_count(const scene *s, reading *r, quantity *q, const bag *b) {
    const char *why, *id = count_id(s, r, q, b, &why);
    if (id) {
        take_composed(r, q, id);
        keep_text(q->why, sizeof q->why, why);
    } else
        q->reason = q->unit == NONE ? "a bare number" : "a count of something else";
}

/* 占比分别为10%和8%，比上年分别提高1个和2个百分点: each is of what the one in its place of the row before is of. */
static bool like_row_before(const reading *r, quantity *q) {
    const quantity *first = q - q->list_index, *level = q - q->list_size;
    if (!is_han(r) || q->list_size < 2 || q->kind == FACTS_LEVEL || first - r->quantities.at < q->list_size)
        return false;
    if (level->kind != FACTS_LEVEL || level->list_size != q->list_size || level->list_index != q->list_index ||
        !level->metric_id[0] || first->clause != first[-1].clause + 1)
        return false;
    if (concept_between(r, clause_start(r, first->clause), first->start)) return false;
    take_like(r, q, level, "as its like in the row before");
    return true;
}

/* The first that knows what the quantity is of: a quantity beside it, the listed metrics, its own words. */
static void bind_metric(scene *s, reading *r, quantity *q, const slot *slots, bag *b) {
    q->metric_id = "";
    if ((q->reason = why_of_nothing(r, q)) || told_before(s, r, q)) return;
    evidence_gather(s, q, slots, b);
    settle_unit(r, q, b);
    if (told_by_place(r, q, slots, b)) return;
    if (like_row_before(r, q) || (!slots && like_neighbour(s, r, q, b))) return;
    const bool listed = take_best(r, q, slots, b);
    if (!listed && is_count(r->packs, q) && q->kind == FACTS_LEVEL)
        take_count(s, r, q, b);
    else if (!listed)
        take_own_words(s, r, q, b);
    metric_spoken_of(s, r, q, listed);
}

void bind_metrics(reading *r, const context *c) {
    if (r->quantities.count == 0) return;
    scene s;
    scene_open(&s, r, c);
    bag b = {.count = 0, .weights = r->weights, .around = r->weights + r->packs->concepts.count};
    slot slots[MAX_SLOTS];
    bool have = false;
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        if (q->list_index == 0)
            have = q->list_size > 1 && q->list_size <= MAX_SLOTS &&
                   (find_slots(r, q->start, q->list_size, slots) || find_measure_slots(r, q, slots));
        bind_metric(&s, r, q, have ? slots : NULL, &b);
        metric_rename(r, q, c);
    }
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        name_row(r, q);
        name_bracketed_row(r, q);
        name_deed_of_row(r, q);
    }
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) name_whole_of_row(r, q);
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) name_whole_of_parts(r, q);
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) name_power_of_store(r, q);
    metrics_from_behind(r);
    name_co2(r, c);
    name_let_out(r, c);
    bag_empty(&b);
    amounts_settle(r);
    shares_in_sectors(r);
    portions_name(r, c->paragraph.figure.id);
}
