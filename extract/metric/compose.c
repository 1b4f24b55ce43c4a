/* Ids of metrics that no pack lists, made of the concepts themselves by the grammar of the listed ones. */
#include "evidence.h"
#include "name.h"

#include "extract/bytes.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

/* Money that is told without its purpose is finance from so much on, whatever the currency. */
static const double LARGE = 1e8, HOTTEST = 60;

/* "coal_power" and "power_unit" make coal_power_unit: what both say is said once. */
const char *id_join(reading *r, const char *a, const char *b) {
    char id[160];
    if (!a || !b) return NULL;
    const size_t size = strlen(a);
    size_t same = 0;
    for (size_t i = 0; i < size && !same; i++) {
        const size_t rest = size - i;
        if ((i == 0 || a[i - 1] == '_') && strncmp(a + i, b, rest) == 0 && (b[rest] == '_' || b[rest] == '\0'))
            same = rest;
    }
    const int n = snprintf(id, sizeof id, "%s%s%s", a, size && b[same] ? "_" : "", b + same + (same && b[same]));
    return n < (int)sizeof id ? arena_copy(r->memory, id, (size_t)n) : NULL;
}

/* "industry for 24%": a word that says little still says more than one of the clause before. */
static double weakness(const reading *r, const evidence *e) {
    if (!r->packs->concepts.at[e->concept].weak) return 0;
    return e->own && !is_han(r) ? 2.8 : 3;
}

/* 水泥行业碳排放: a thing right before the gas that it gives off; the gas is only what is told of it. */
static bool gives_off(const reading *r, const evidence *thing, const evidence *gas) {
    enum { NEAR = 12 };
    const concept *c = r->packs->concepts.at;
    if (c[gas->concept].tonnes_of == NONE || !c[gas->concept].carrier || c[thing->concept].carrier ||
        c[thing->concept].weak || thing->place >= gas->place)
        return false;
    for_tokens(t, r)
        if (t->start == thing->place && t->word->class == WORD_SUBJECT)
            return gas->place - t->end <= NEAR; /* 行业, 领域 */
    return false;
}

/* What only a later clause speaks of is none. Of equals the first; but where the language puts a thing behind what
 * qualifies it, the last one before `head` is the thing: 新建数据中心. What follows 占 is the whole that it is a share
 * of. */
static const evidence *heaviest(const reading *r, const bag *b, bool measure, int dimension, uint32_t head) {
    const facts_packs *p = r->packs;
    const evidence *best = NULL;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        const concept *c = &p->concepts.at[e->concept];
        if (c->measure != measure || e->weight <= WEIGHT_LATER) continue;
        if (e->concept == p->known[CONCEPT_TOTAL] && is_han(r)) continue; /* 总装机 names no thing */
        if (measure && dimension != NONE && !(c->dimensions & dimension_bit(p, dimension))) continue;
        double w = e->weight - weakness(r, e), bw = best ? best->weight - weakness(r, best) : 0;
        const bool behind = best && e->place < head && best->place < e->place && w > bw - 0.01 &&
                            !has_cue(r, best->place, e->place, CUE_SHARE) && !gives_off(r, best, e);
        if (!best || w > bw + 0.01 || behind) best = e;
    }
    return best;
}

const char *default_measure(const facts_packs *p, int dimension, bool rate) {
    const list *l = packs_list(p, LIST_DEFAULT_MEASURES, NONE);
    const char *name = dimension == NONE ? "count" : p->dimensions.at[dimension];
    if (packs_class(p, dimension) == DIMENSION_MONEY)
        name = rate ? "money_rate" : "money"; /* so much for a tonne, a litre is a price */
    const word *w = l ? packs_list_find(p, l, name, strlen(name)) : NULL;
    return w ? w->text : NULL;
}

int last_concept(const facts_packs *p, const char *id) {
    const char *last = strrchr(id, '_');
    return last ? packs_concept(p, last + 1, strlen(last + 1)) : NONE;
}

/* Whether the last word of an id is a measure of that dimension. */
static bool says_measure(const facts_packs *p, const char *id, int dimension) {
    const int concept = dimension == NONE ? NONE : last_concept(p, id);
    return concept != NONE && p->concepts.at[concept].measure && !p->concepts.at[concept].weak &&
           p->concepts.at[concept].dimensions & dimension_bit(p, dimension);
}

/* "adaptation costs", "disasters caused economic losses of 9 billion": a thing that is a measure by itself; its id. */
static const char *measured_thing(const reading *r, const bag *b, const evidence *subject, int dimension) {
    const facts_packs *p = r->packs;
    if (!subject) return NULL;
    const char *id = p->concepts.at[subject->concept].id;
    if (says_measure(p, id, dimension)) return id;
    for (int i = 0; i < b->count && !is_han(r); i++)
        if (b->at[i].own && says_measure(p, p->concepts.at[b->at[i].concept].id, dimension))
            return p->concepts.at[b->at[i].concept].id;
    return NULL;
}

/* Whether what stands there is what a share before the quantity is of: "92% of its coal". */
static bool of_another_part(const reading *r, const quantity *q, uint32_t place) {
    const quantity *o = q;
    while ((o = quantity_before(r, o)) && o->end > place) continue;
    if (!o || o->unit != q->unit || !word_behind(r, LIST_OF, o->end)) return false;
    for (uint32_t i = o->end; i < place; i++)
        if (strchr(",;", r->text[i]) || (r->text[i] == ' ' && list_at(r, LIST_PHRASE_END, i + 1))) return false;
    return true;
}

/* "Power plants account for 31 percent of carbon emissions": a share is of what stands before it, and not of the whole
 * behind it. */
static const evidence *sharer(const reading *r, const quantity *q, const bag *b, const evidence *whole) {
    const facts_packs *p = r->packs;
    const bool row = word_behind(r, LIST_OF, q->end);
    const evidence *best = NULL, *vague = NULL;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        const concept *c = &p->concepts.at[e->concept];
        if (c->measure || e->place >= q->start || e->weight < WEIGHT_SENTENCE_LEAST) continue;
        if (c->weak && c->sector && !c->carrier && e->own) vague = e; /* "farms account for 13 percent" */
        if (c->weak) continue;
        if (row && of_another_part(r, q, e->place)) continue; /* "imports 92% of its coal and 70% of its gas" */
        if (!best || e->weight > best->weight) best = e;
    }
    return best ? best : vague ? vague : whole;
}

/* 治理率: one word that says what is done and that the number is its rate. */
static const char *as_rate(reading *r, const bag *b, const evidence *measure, const char *id) {
    const int rate = r->packs->known[CONCEPT_RATE];
    for (int i = 0; i < b->count && measure->concept != rate && measure->place != UINT32_MAX; i++)
        if (b->at[i].concept == rate && b->at[i].place == measure->place)
            return id_join(r, id, r->packs->concepts.at[rate].id);
    return id;
}

/* 新增装机: whether one word says the measure, and that it is what is new of it. */
static bool is_of_addition(const reading *r, const bag *b, const evidence *measure) {
    const int addition = r->packs->known[CONCEPT_ADDITION];
    for (int i = 0; i < b->count && is_han(r) && measure->place != UINT32_MAX; i++)
        if (b->at[i].concept == addition && b->at[i].place == measure->place && measure->concept != addition)
            return true;
    return false;
}

static const char *as_addition(reading *r, const bag *b, const evidence *measure, const char *id) {
    const char *addition = r->packs->concepts.at[r->packs->known[CONCEPT_ADDITION]].id;
    return is_of_addition(r, b, measure) ? id_join(r, id, addition) : id;
}

/* Power that is retired is capacity_retired, land that is new an area_addition: where a measure of that name is
 * known. */
static const char *longer_measure(const facts_packs *p, const char *m, int dimension) {
    static const char *const FORMS[] = {"capacity_%s", "area_%s"};
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        char longer[64];
        snprintf(longer, sizeof longer, FORMS[i], m);
        const int concept = packs_concept(p, longer, strlen(longer));
        if (concept != NONE && p->concepts.at[concept].measure &&
            p->concepts.at[concept].dimensions & dimension_bit(p, dimension))
            return p->concepts.at[concept].id;
    }
    return m;
}

/* "EV battery": a noun at `from` that says which one the noun at `place` is. */
static bool token_before(const reading *r, uint32_t place, uint32_t from) {
    for_tokens(t, r) {
        if (t->word->class == WORD_SUBJECT && t->start == from && t->end + 1 == place) return true;
    }
    return false;
}

/* The thing that is joined to the measure: "battery" in "EV battery demand", "energy" in "building energy use". */
static const evidence *joined_to(const reading *r, const bag *b, const evidence *measure) {
    if (!measure || is_han(r) || measure->place == UINT32_MAX) return NULL;
    const evidence *joined = NULL;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        if (r->packs->concepts.at[e->concept].measure) continue;
        if (e->place == measure->place) return e; /* one word for both: "electricity prices" */
        if (token_before(r, measure->place, e->place)) joined = e;
    }
    return joined;
}

static bool is_intensity(const facts_packs *p, const evidence *measure) {
    return measure->concept == p->known[CONCEPT_INTENSITY];
}

/* "the energy intensity of steel was 20 GJ per tonne": so much for each of something is an intensity of any dimension.
 */
static const evidence *intensity(const reading *r, const quantity *q, const bag *b) {
    const evidence *label = NULL; /* "Energy intensity, baseline: 5.1 MJ/EUR" */
    const bool labelled = q->start >= 2 && text_is(r, q->start - 2, ": ");
    for (int i = 0; i < b->count && q->rate; i++) {
        if (!is_intensity(r->packs, &b->at[i])) continue;
        if (b->at[i].own) return &b->at[i];
        if (labelled && b->at[i].place < q->start) label = &b->at[i];
    }
    return label;
}

/* "building energy consumption", "household electricity prices": what a thing uses, or pays for, is named with it. */
static const char *with_carrier(reading *r, const bag *b, const evidence *subject, const evidence *measure,
                                const evidence *attached) {
    const concept *c = r->packs->concepts.at;
    const evidence *joined = joined_to(r, b, measure),
                   *next = attached && (!joined || !c[joined->concept].carrier) ? attached : joined;
    const char *s = c[subject->concept].id;
    if (!next || next->concept == subject->concept || (measure->own && !subject->own) || !c[next->concept].carrier ||
        c[subject->concept].carrier || !c[measure->concept].carrier)
        return s;
    if (c[next->concept].tonnes_of != NONE) /* "the carbon intensity of steel" */
        return is_intensity(r->packs, measure) ? id_join(r, s, "emission") : s;
    return id_join(r, s, c[next->concept].id);
}

/* "thermal substitution rate": a noun that no pack lists, right before the measure, says what is done; `s` with it. */
static const char *with_deed(reading *r, const char *s, const evidence *measure) {
    if (is_han(r) || measure->place == UINT32_MAX || measure->place < 6 || !measure->own) return s;
    const uint32_t end = measure->place - 1, start = letters_start(r, end);
    char deed[40];
    if (r->text[end] != ' ' || end - start >= sizeof deed || !ends_in(r, LIST_NOUN_ENDING, start, end) ||
        list_at(r, LIST_BRINGS_DOWN, start)) /* "bring bills down" */
        return s;
    for_tokens(t, r)
        if (t->start < end && t->end > start) return s;
    for (uint32_t i = start; i < end; i++) deed[i - start] = (char)tolower((unsigned char)r->text[i]);
    deed[end - start] = '\0';
    char *british = strstr(deed, "isation");
    if (british) british[1] = 'z';
    return id_join(r, s, deed);
}

/* "losses are reduced to 12%", "wind supplied 12%", "meters were installed in 12% of homes": verbs, and nothing that it
 * is a share of. */
static bool says_no_whole(const facts_packs *p, const evidence *measure, const evidence *subject) {
    const int verb = measure->concept;
    return verb == p->known[CONCEPT_REDUCED] || verb == p->known[CONCEPT_SERVED] ||
           (verb == p->known[CONCEPT_CAPACITY] && subject && p->concepts.at[subject->concept].countable);
}

/* "the CO2 intensity of cement": of cement, and CO2 says in what it is told. */
static const evidence *intense_thing(const reading *r, const bag *b, const evidence *subject, const evidence *measure) {
    const concept *c = r->packs->concepts.at;
    if (is_han(r) || !subject || !measure || !c[subject->concept].carrier || !is_intensity(r->packs, measure))
        return subject;
    for (int i = 0; i < b->count; i++)
        if (b->at[i].own && !c[b->at[i].concept].measure && !c[b->at[i].concept].weak && !c[b->at[i].concept].carrier)
            return &b->at[i];
    return subject;
}

/* ---------------------------------------------------------------- compose */

/* What an id is made of. */
typedef struct naming {
    const evidence *subject, *measure; /* NULL for none */
    bool relative;                     /* of a growth or a ratio: the measure may have any dimension */
    int dimension;                     /* of the measure, else */
    const evidence *attached;          /* the carrier right behind the number: "130 EJ of energy" */
} naming;

/* "rose by 2% in developing countries": where, and not of what; but what they are paid is theirs. */
static bool is_where(const reading *r, const quantity *q, const evidence *subject) {
    return !is_han(r) && quantity_class(r, q) != DIMENSION_MONEY && token_starting(r, subject->place, WORD_PLACE);
}

/* 湿地恢复，三分之一的沙地得到治理: a clause that begins with its share is of what stands behind it, and not of what
 * the clause before told of; but 煤炭，占三分之一的能源. */
static bool leads_with_part(const reading *r, const quantity *q) {
    return is_han(r) && cue_at(r, q->end, CUE_OF) && skip_spaces(r, clause_start(r, q->clause)) >= q->lead;
}

static const evidence *find_subject(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const evidence *subject = heaviest(r, b, false, NONE, is_han(r) ? q->start : 0);
    if (!subject) return NULL;
    const bool driven = q->dimension != NONE && strcmp(p->dimensions.at[q->dimension], "fuel_economy") == 0;
    if (is_gas(&p->concepts.at[subject->concept]) && (driven || quantity_class(r, q) == DIMENSION_TEMPERATURE))
        return NULL; /* no gas is warm, and "250 grams of CO2 per mile, or 36 mpg" */
    if (is_where(r, q, subject)) return NULL;
    const bool behind = is_percentage(r, q) && subject->place >= q->end && subject->place >= shared_by(r, q);
    return behind && !leads_with_part(r, q) ? sharer(r, q, b, subject) : subject;
}

/* "the number of boilers sold": the measure that says what is done with what is counted; `count` where none does. */
static const evidence *counted_flow(const reading *r, const quantity *q, const bag *b, const evidence *count) {
    const facts_packs *p = r->packs;
    if (is_han(r) || !count || !count->own || count->concept != p->known[CONCEPT_COUNT]) return count;
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (b->at[i].own && c->measure && c->flow && !c->weak && b->at[i].place > count->place &&
            b->at[i].place < q->start && c->dimensions & dimension_bit(p, p->dimension_one))
            return &b->at[i];
    }
    return count;
}

/* "Farm emissions fell by 3%, owing to fewer cows (-1%)": what is told as a cause is counted, and has nothing of the
 * measure that it is told for. */
static bool counted_cause(const reading *r, const evidence *subject, const evidence *measure) {
    if (is_han(r) || !subject->own || measure->own || subject->place == UINT32_MAX ||
        !r->packs->concepts.at[subject->concept].countable)
        return false;
    const token *cause = cue_back(r, 0, subject->place, CUE_ASIDE);
    return cause && (measure->place == UINT32_MAX || measure->place < cause->start);
}

/* 新增煤层气探明储量: what is new of it is measured by the word behind, which says more. */
static const evidence *measured_anew_by(const reading *r, const bag *b, const evidence *added, int dimension) {
    const facts_packs *p = r->packs;
    const evidence *best = added;
    if (!is_han(r) || !added->own || added->concept != p->known[CONCEPT_ADDITION] || dimension == NONE ||
        dimension == p->dimension_percent || packs_class(p, dimension) == DIMENSION_AREA)
        return added;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        const concept *c = &p->concepts.at[e->concept];
        if (e->own && c->measure && !c->weak && c->dimensions & dimension_bit(p, dimension) && e->place != UINT32_MAX &&
            e->place > best->place)
            best = e;
    }
    return best;
}

static const evidence *find_measure(const reading *r, const quantity *q, const bag *b, const naming *n) {
    const evidence *said = intensity(r, q, b), *measure = said ? said : heaviest(r, b, true, n->dimension, 0);
    if (!measure) return NULL;
    if (measure->weight < WEIGHT_SENTENCE_LEAST && n->dimension != NONE) return NULL;
    measure = measured_anew_by(r, b, measure, n->dimension);
    if (!n->relative || !n->subject) return measure;
    measure = counted_flow(r, q, b, measure);
    const concept *c = r->packs->concepts.at; /* "cars sold in 2020 emit 3% less CO2": no gas is sold by the piece */
    if (!is_han(r) && c[n->subject->concept].carrier && is_gas(&c[n->subject->concept]) && c[measure->concept].flow &&
        c[measure->concept].dimensions & dimension_bit(r->packs, r->packs->dimension_one))
        return NULL;
    return counted_cause(r, n->subject, measure) ? NULL : measure;
}

static const evidence *attached_carrier(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    for (int i = 0; i < b->count && !is_han(r) && q->kind == FACTS_LEVEL; i++)
        if (p->concepts.at[b->at[i].concept].carrier && p->concepts.at[b->at[i].concept].weak &&
            !p->concepts.at[b->at[i].concept].measure && b->at[i].place == q->end + strlen(" of "))
            return &b->at[i];
    return NULL;
}

/* "steel plants must cut their CO2 by 30%": what a thing gives off moves, and not the thing; `subject` for none. */
static const evidence *moved_gas(const reading *r, const quantity *q, const bag *b, const evidence *subject) {
    const concept *c = r->packs->concepts.at;
    for (int i = 0; i < b->count && !is_han(r); i++)
        if (b->at[i].own && b->at[i].place < q->start && is_gas(&c[b->at[i].concept])) return &b->at[i];
    return subject;
}

/* "Retrofits cut heating needs by 40%": what one word names with the measure moves, and not what moves it. */
static bool moved_by(const reading *r, const naming *n, const evidence *head) {
    const concept *c = r->packs->concepts.at;
    if (is_han(r) || c[head->concept].carrier || head->place != n->measure->place || !n->subject->own ||
        n->subject->place >= head->place)
        return false;
    for_tokens(t, r) {
        if (t->start > n->subject->place && t->end < head->place && is_move(t)) return true;
    }
    return false;
}

static naming find_names(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    naming n = {.relative = q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO || of_growth(r, q, b)};
    n.dimension = n.relative ? NONE : q->unit == p->unit_pp ? p->dimension_percent : q->dimension;
    n.attached = attached_carrier(r, q, b);
    n.subject = find_subject(r, q, b);
    n.measure = find_measure(r, q, b, &n);
    if (n.measure && !n.measure->own && leads_with_part(r, q)) n.measure = NULL; /* 绿化率提高，一半的湿地…… */
    const evidence *head = n.subject ? joined_to(r, b, n.measure) : NULL;
    if (head && head->own && !p->concepts.at[head->concept].weak && token_before(r, head->place, n.subject->place))
        n.subject = head;
    if (head && head->own && n.subject != head && moved_by(r, &n, head)) n.subject = head;
    n.subject = intense_thing(r, b, n.subject, n.measure);
    if (n.relative && n.subject && (!n.measure || p->concepts.at[n.measure->concept].weak))
        n.subject = moved_gas(r, q, b, n.subject);
    if (n.measure && !n.subject && n.measure->place == q->start)
        n.measure = NULL; /* only implied, and of nothing: "330 metres tall" */
    return n;
}

/* "a 20% cut in emissions, a 20% improvement in energy efficiency": what moved is said in full by its own thing. */
static bool moves_itself(const facts_packs *p, const naming *n) {
    return n->relative && n->subject && n->subject->own && !(n->measure && n->measure->own) &&
           says_measure(p, p->concepts.at[n->subject->concept].id, p->dimension_percent);
}

/* How well subject and measure are said in the quantity's own stretch. */
static double how_well(const reading *r, const bag *b, const naming *n) {
    const facts_packs *p = r->packs;
    const evidence *subject = n->subject, *measure = n->measure;
    if (!is_han(r) && moves_itself(p, n)) return subject->weight - NEED_COST;
    if (!subject || !measure || !subject->own || !measure->own) return -INFINITY;
    const concept *thing = &p->concepts.at[subject->concept];
    if (is_han(r) && thing->weak && (thing->countable || subject->place == measure->place))
        return -INFINITY; /* 六座电站发电: of what? */
    double worth = subject->weight + measure->weight - 2 * NEED_COST;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->weak || b->own[i] == subject->concept || b->own[i] == measure->concept) continue;
        if (c->carrier && is_intensity(p, measure)) continue;
        if (is_han(r) && c->carrier && c->tonnes_of != NONE && measure->concept == p->known[CONCEPT_EMISSION]) continue;
        if (c->measure && n->dimension != NONE && n->dimension != p->dimension_percent &&
            !(c->dimensions & dimension_bit(p, n->dimension)))
            continue;
        worth -= UNEXPLAINED;
    }
    return worth;
}

/* "share", where it is said of the quantity itself. */
static const evidence *own_share(const facts_packs *p, const quantity *q, const bag *b, int dimension) {
    const evidence *share = NULL;
    for (int i = 0; i < b->count && dimension == p->dimension_percent && q->kind == FACTS_LEVEL; i++)
        if (b->at[i].own && b->at[i].concept == p->known[CONCEPT_SHARE]) share = &b->at[i];
    return share;
}

/* "The share of biomass rose by 4%": it is the share that rose, and no biomass. */
static bool share_of_thing(const reading *r, const naming *n) {
    return !is_han(r) && n->measure->concept == r->packs->known[CONCEPT_SHARE] && n->measure->own && n->subject &&
           n->subject->own && n->measure->place < n->subject->place;
}

/* Of what grew: "reduced" is no measure; and "Emissions were 20 Mt. Energy efficiency improved by 8 percent". */
static bool measures_nothing(const reading *r, const naming *n) {
    const facts_packs *p = r->packs;
    if (!n->relative || !n->measure || share_of_thing(r, n)) return false;
    return p->concepts.at[n->measure->concept].weak || moves_itself(p, n);
}

/* The area of what is done is no other than the one that is treated, and no addition of it: 新增造林3万亩，治沙2万亩.
 */
static const char *of_deed(const facts_packs *p, const evidence *subject, const char *measure) {
    static const char TREATED[] = "treated_";
    if (!subject || !p->concepts.at[subject->concept].deed) return measure;
    if (strcmp(measure, p->concepts.at[p->known[CONCEPT_ADDITION]].id) == 0) return "area";
    return strncmp(measure, TREATED, strlen(TREATED)) == 0 ? measure + strlen(TREATED) : measure;
}

/* "Efficiency measures are to cut electricity use by 2%", "plant trees and cut emissions by 9%": what is undertaken
 * uses nothing and gives nothing off, so `s` goes without it. */
static const char *without_effort(const facts_packs *p, const naming *n, const char *s) {
    const concept *thing = &p->concepts.at[n->subject->concept], *measure = &p->concepts.at[n->measure->concept];
    const bool used = strstr(measure->id, "consumption") || n->measure->concept == p->known[CONCEPT_EMISSION];
    const bool spared = packs_class(p, n->dimension) == DIMENSION_MONEY && strcmp(measure->id, "saving") == 0;
    if (!thing->effort || !(spared || (n->relative && used))) return s;
    s += strlen(thing->id);
    return *s == '_' ? s + 1 : s;
}

/* The thing, `s` or "", and what is measured of it, by the words that stand with the measure. */
static const char *name_measured(reading *r, const bag *b, const naming *n, const char *s, const char *measure) {
    if (n->subject) s = without_effort(r->packs, n, with_carrier(r, b, n->subject, n->measure, n->attached));
    if (!n->subject || n->measure->concept == r->packs->known[CONCEPT_RATE]) s = with_deed(r, s, n->measure);
    return id_join(r, s, of_deed(r->packs, n->subject, measure));
}

/* What grew, or is a multiple: "energy efficiency rose by 5 percent". */
static const char *name_relative(reading *r, const bag *b, const naming *n) {
    const facts_packs *p = r->packs;
    const concept *thing = n->subject ? &p->concepts.at[n->subject->concept] : NULL;
    const char *id = thing ? thing->id : "", *measure = NULL;
    for (int i = 0; thing && !is_han(r) && i < b->count; i++) { /* "the solar workforce grew by 6%" */
        const concept *part = &p->concepts.at[b->at[i].concept];
        const bool nearer = !n->measure || n->measure->weight < b->at[i].weight;
        if (b->at[i].own && nearer && part != thing && part->part && part->countable && !thing->countable)
            return id_join(r, id_join(r, id, part->id), default_measure(p, NONE, false));
    }
    if (n->measure) return name_measured(r, b, n, id, p->concepts.at[n->measure->concept].id);
    if (!thing) return NULL;
    if (thing->tonnes_of != NONE) measure = default_measure(p, thing->tonnes_of, false); /* "cut CO2 by half" */
    if (thing->emitted) measure = p->concepts.at[p->known[CONCEPT_EMISSION]].id;         /* "methane fell by a fifth" */
    if (thing->generates && is_han(r) && n->subject->own)
        measure = p->concepts.at[p->known[CONCEPT_GENERATION]].id;       /* 水电增长5% */
    if (!measure && !is_han(r) && thing->saved) measure = "consumption"; /* "an 8% cut in natural gas" */
    if (!measure && !is_han(r) && thing->land) measure = "area";         /* "mangroves shrank by a fifth" */
    if (!measure && !is_han(r) && thing->countable)
        measure = default_measure(p, NONE, false); /* "jobs fell by a tenth" */
    return measure ? id_join(r, id, measure) : id;
}

const char *default_metric(const facts_packs *p, const quantity *q, int dimension) {
    const list *l = packs_list(p, LIST_DEFAULT_METRICS, NONE);
    const bool money = packs_class(p, dimension) == DIMENSION_MONEY;
    if (money && decimal_value(q->value) * decimal_value(p->units.at[q->unit].factor) < LARGE)
        return NULL; /* a fine, the price of a book */
    if (packs_class(p, dimension) == DIMENSION_TEMPERATURE && decimal_value(q->value) > HOTTEST)
        return NULL; /* of an oven, of boiling water */
    const char *kind = money ? "money" : is_weather(p, q) ? "warm_temperature" : p->dimensions.at[dimension];
    const word *w = packs_list_find(p, l, kind, strlen(kind));
    return w ? w->text : NULL;
}

const char *only_measure(const facts_packs *p, const quantity *q) {
    const int said = packs_concept(p, q->metric_id, strlen(q->metric_id));
    if (said != NONE) return p->concepts.at[said].measure && !p->concepts.at[said].weak ? q->metric_id : NULL;
    const list *l = packs_list(p, LIST_DEFAULT_METRICS, NONE);
    const word *w = q->dimension == NONE || !l
                        ? NULL
                        : packs_list_find(p, l, p->dimensions.at[q->dimension], strlen(p->dimensions.at[q->dimension]));
    return w && strcmp(w->text, q->metric_id) == 0 ? strrchr(q->metric_id, '_') + 1 : NULL;
}

/* 增加值占比: a measure that may be told in percent by itself, but the words say that it is a share of the amount. */
static bool shares_amount(const reading *r, const evidence *measure) {
    const facts_packs *p = r->packs;
    return is_han(r) && measure->own && !is_intensity(p, measure) &&
           p->concepts.at[measure->concept].dimensions & ~dimension_bit(p, p->dimension_percent);
}

/* 垃圾回收率达到60%，风电占比达到20%: behind another thing's rate nothing is a share of what that tells of. */
static bool behind_rate(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q - q->list_index);
    return is_han(r) && last && is_percentage(r, last) && last->kind == FACTS_LEVEL &&
           !id_tail(last->metric_id, "_share") && !has_cue(r, last->end, q->start, CUE_ANAPHORA);
}

/* The measure of which something is a share; NULL where it is a share of all. `share`: the words say that it is one. */
static const evidence *whole_measure(const reading *r, const quantity *q, const bag *b, const naming *n, bool share) {
    const facts_packs *p = r->packs;
    const evidence *measure = n->measure;
    const bool percent = measure &&
                         p->concepts.at[measure->concept].dimensions & dimension_bit(p, p->dimension_percent) &&
                         !(share && shares_amount(r, measure));
    for (int i = 0; i < b->count && percent && !is_han(r) && measure->concept == p->known[CONCEPT_COVERAGE]; i++)
        if (b->at[i].weight >= WEIGHT_ATTACHED && p->concepts.at[b->at[i].concept].measure &&
            p->concepts.at[b->at[i].concept].carrier)
            return &b->at[i]; /* "firewood covers 60% of energy needs" */
    if (percent && measure->concept != p->known[CONCEPT_SHARE]) return NULL;
    const evidence *of = heaviest(r, b, true, NONE, 0);
    const bool whole =
        of && of->weight >= WEIGHT_OWN - 2 && of->concept != p->known[CONCEPT_SHARE] && (of->own || !behind_rate(r, q));
    return whole && !says_no_whole(p, of, n->subject) ? of : NULL;
}

/* Metres are a statistic where the text says of what: a line is told in kilometres, a shaft or a mast in metres. */
static bool is_bare_length(const facts_packs *p, const quantity *q) {
    const unit *u = q->unit == NONE ? NULL : &p->units.at[q->unit];
    return u && strcmp(u->dimension_name, "length") == 0 && decimal_value(u->factor) <= 1;
}

/* "The ice sheet is to contribute 0.2 m", "Glaciers contributed 4 cm to sea level": metres that ice gives are those
 * that the sea rises by. */
static bool raises_sea(const reading *r, const quantity *q, const concept *thing, const char *measure) {
    if (is_han(r) || !thing || !thing->melts || !is_bare_length(r->packs, q)) return false;
    return measure ? strcmp(measure, "sea_level") == 0 : has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE);
}

/* "Electricity generation contributed 34% of emissions": what the plants give off, where nothing else is named. */
static bool given_off_by_power(const reading *r, const quantity *q, const bag *b, const evidence *subject) {
    const evidence *made = NULL;
    bool emission = false;
    if (is_han(r) || !is_percentage(r, q)) return false;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        if (!e->own) continue;
        if (e->concept == r->packs->known[CONCEPT_GENERATION] && e->place < q->start) made = e;
        const bool off = e->concept == r->packs->known[CONCEPT_EMISSION] || is_gas(&r->packs->concepts.at[e->concept]);
        if (off && e->place > q->end) emission = true;
    }
    return made && emission && (!subject || subject->place == made->place || subject->place > q->end);
}

/* 300万吨/年选煤厂, 120万吨/年改扩建项目, 煤矿（300万吨/年）, 选煤厂（规模300万吨/年）: so much for each year, right
 * before what makes it or in a bracket behind that, is what it can make; in a bare bracket only where it is a fuel. */
static bool sizes_plant(const reading *r, const quantity *q, const concept *thing) {
    enum { NEAR = 15 };
    if (!is_han(r) || !byte_between(r, q->start, q->end, '/') || quantity_class(r, q) != DIMENSION_MASS ||
        thing->inventory || thing->pollutes || thing->emitted)
        return false;
    if (text_is(r, q->end, ")") && (!bracket_before(r, q) || thing->fuel)) return true;
    for_tokens_in(t, r, q->end, r->size) {
        if (t->word->class != WORD_SUBJECT || t->start > q->end + NEAR) continue;
        for (uint32_t at = q->end; at < t->start; at++)
            if (text_is(r, at, "、")) return false;
        return clause_of(r, t->start) == q->clause && !has_cue(r, q->end, t->start, CUE_OF);
    }
    return false;
}

static const char *name_amount(reading *r, const quantity *q, const bag *b, const naming *n, bool share) {
    const facts_packs *p = r->packs;
    const evidence *measure = n->measure;
    const bool percent = n->dimension == p->dimension_percent;
    const concept *thing = n->subject ? &p->concepts.at[n->subject->concept] : NULL;
    const char *m = measure ? p->concepts.at[measure->concept].id : NULL, *s = thing ? thing->id : "";
    if (!measure && given_off_by_power(r, q, b, n->subject))
        return id_join(r, id_join(r, p->concepts.at[p->known[CONCEPT_POWER_SECTOR]].id, "emission"), "share");
    if (m && n->dimension != NONE && measure->own) m = longer_measure(p, m, n->dimension);
    if (!m && thing && thing->melts && packs_class(p, n->dimension) == DIMENSION_RATE)
        s = ""; /* "ice sheets added 1.2 mm a year" */
    const bool driven = n->dimension != NONE && strcmp(p->dimensions.at[n->dimension], "fuel_economy") == 0;
    if (!m && thing && driven && n->subject->place > q->start) s = ""; /* "16 km per litre of petrol" */
    const char *whole = m ? NULL : measured_thing(r, b, n->subject, q->dimension);
    if (whole) return whole;
    if (m) m = percent ? as_rate(r, b, measure, m) : as_addition(r, b, measure, m);
    if (raises_sea(r, q, thing, measure && measure->own ? m : NULL)) return "sea_level_rise";
    if ((!measure || !measure->own) && is_bare_length(p, q)) return NULL;
    if (!m && thing && sizes_plant(r, q, thing)) m = "production_capacity";
    if (!m) m = default_measure(p, q->dimension, q->rate != NULL);
    if (!m) return NULL;
    if (!*s && !measure && n->dimension != NONE) return default_metric(p, q, n->dimension);
    const evidence *of = percent ? whole_measure(r, q, b, n, share) : NULL;
    const int whole_of = !of ? NONE : is_of_addition(r, b, of) ? p->known[CONCEPT_ADDITION] : of->concept;
    if (of) return id_join(r, id_join(r, s, p->concepts.at[whole_of].id), "share"); /* 新增装机的一半是核电 */
    return measure ? name_measured(r, b, n, s, m) : id_join(r, s, m);
}

const char *id_compose(reading *r, const quantity *q, const bag *b, double *worth) {
    naming n = find_names(r, q, b);
    *worth = how_well(r, b, &n);
    const evidence *share = own_share(r->packs, q, b, n.dimension);
    if (share && is_han(r) && n.measure && !n.measure->own) n.measure = share; /* 能效提高……，电炉钢产量占比达到15% */
    if (measures_nothing(r, &n)) n.measure = NULL;
    return n.relative ? name_relative(r, b, &n) : name_amount(r, q, b, &n, share != NULL);
}
