/* Which metric a quantity is of. The words around the number are concepts (wind, capacity, share ...), each weighing
 * the more the nearer it stands; a listed metric is chosen by the concepts it needs, and where none fits an id is
 * composed from the concepts themselves: geothermal_capacity needs no pattern, only two words. */
#include "bind.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

/* Weights by where a word stands to its quantity. A need that is met only from afar costs more than it brings. */
static const double OWN = 6, ATTACHED = 6.5, CLAUSE = 3.1, SENTENCE = 3, SENTENCE_STEP = 0.4, SENTENCE_LEAST = 1.6, LATER = 0.2,
                    BEFORE = 1.3, BEFORE_ANAPHORA = 2.4, HEADING = 1.0, NEED_COST = 3.2, UNEXPLAINED = 2.2, TAKEN = 0.35, GENERIC = 2.5, FORBIDDEN = 2.5, LEAST = -3, FOREIGN = 3, IMPLIED = 4.5, CLEARLY = 1;

enum { MAX_EVIDENCE = 96, MAX_OWN = 32 };

typedef struct evidence {
    int concept;
    double weight;
    uint32_t place; /* where in the sentence; UINT32_MAX for context */
    bool own;
} evidence;

typedef struct bag {
    evidence at[MAX_EVIDENCE];
    int count;
    int own[MAX_OWN]; /* concepts of the quantity's own stretch, each once */
    int own_count;
    double *weights, *around; /* by concept; zero between quantities */
    int concepts[MAX_EVIDENCE]; /* each once */
    int concept_count;
} bag;

/* A metric, by the way in which it was said. */
typedef struct choice {
    const metric *metric;
    int way;
    double score;
} choice;

static void put(bag *b, int concept, double weight, uint32_t place, bool own) {
    if (b->count == MAX_EVIDENCE) return;
    b->at[b->count++] = (evidence){concept, weight, place, own};
    double *w = &b->weights[concept];
    if (*w == 0) b->concepts[b->concept_count++] = concept;
    if (place == UINT32_MAX) { /* in the heading and in the sentence before: both count, but less than here */
        double *around = &b->around[concept];
        *around += weight;
        if (*around > *w) *w = *around;
    } else if (weight > *w)
        *w = weight;
    bool known = !own;
    for (int i = 0; i < b->own_count && !known; i++) known = b->own[i] == concept;
    if (!known && b->own_count < MAX_OWN) b->own[b->own_count++] = concept;
}

static void empty(bag *b) {
    for (int i = 0; i < b->count; i++) b->weights[b->at[i].concept] = b->around[b->at[i].concept] = 0;
    b->count = b->own_count = b->concept_count = 0;
}

static bool is_concept(const token *t) { return t->word->class == WORD_SUBJECT || t->word->class == WORD_MEASURE; }

/* --------------------------------------------------------------- attached */

/* Where the noun phrase ends that hangs on the quantity from behind: "70% of the turbines", "112 power units",
 * 80%的光伏组件; q->end where nothing hangs on it. */
static bool leads_away(const reading *r, uint32_t at) {
    static const char *const WORDS[] = {"and ", "to ", "at ", "with ", "by ", "while ", "while", "against ", "up ", "down ", "compared ", "but ", "or ", "as ", NULL};
    for (int i = 0; WORDS[i]; i++)
        if (text_is(r, at, WORDS[i])) return true;
    return false;
}

static uint32_t attached_end(const reading *r, const quantity *q) {
    stretch own = own_stretch(r, q);
    uint32_t at = skip_spaces(r, q->end);
    const token *bound = token_starting(r, at, WORD_BOUND);
    if (bound) at = skip_spaces(r, bound->end);
    uint32_t limit = own.end;
    if (q->list != NONE && q->list_index + 1 < q->list_size) return q->end;
    const token *of = token_starting(r, at, WORD_CUE);
    bool linked = of && of->word->value[0] == CUE_OF;
    if (!linked && !r->packs->languages[r->language].han && leads_away(r, at)) return q->end;
    if (!linked) {
        bool noun = false;
        for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= at + 20; i++)
            if (r->tokens.at[i].start >= at && r->tokens.at[i].start < limit && is_concept(&r->tokens.at[i])) {
                noun = r->tokens.at[i].start <= at + (r->packs->languages[r->language].han ? 12 : 20);
                break;
            }
        if (!noun) return q->end;
    }
    if (limit < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0)) && limit > at + 40) limit = at + 40; /* not up to the next number */
    for (uint32_t i = at; i < limit; i++) {
        if (text_is(r, i, "\xe3\x80\x81") || r->text[i] == ')' || r->text[i] == '(') return i;
        if (r->text[i] == ' ' && i > at && leads_away(r, i + 1)) return i;
    }
    return limit;
}

/* ------------------------------------------------------------------ slots */

/* A member of a list of subjects. What the first one has before its last word, and the last one behind its first, is
 * said of all: 单位产值 in 单位产值能耗和水耗. */
typedef struct slot {
    uint32_t start, end;
    uint32_t own_start, own_end;
} slot;

static bool coordinator_between(const reading *r, uint32_t from, uint32_t to) {
    static const char *const SIGNS[] = {"\xe3\x80\x81", "\xe5\x92\x8c", "\xe4\xb8\x8e", "\xe5\x8f\x8a", " and ", ", ", NULL};
    if (to < from || to - from > 24) return false;
    for (uint32_t i = from; i < to; i++)
        for (int k = 0; SIGNS[k]; k++)
            if (text_is(r, i, SIGNS[k]) && i + strlen(SIGNS[k]) <= to) return true;
    return false;
}

/* The members of a list that has as many as the quantities do: "crop straw and livestock waste were 88 and 80 percent".
 * Looks back from the quantities for the nearest run of coordinated subjects of that length. */
static bool find_slots(const reading *r, uint32_t before, int count, slot *slots) {
    slot run[16];
    int n = 0;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > before || t->word->class != WORD_SUBJECT) continue;
        if (n > 0 && t->end > run[n - 1].start) continue;
        if (n == 0) {
            run[n++] = (slot){t->start, t->end, t->start, t->end};
        } else if (coordinator_between(r, t->end, run[n - 1].start)) {
            if (n == 16) return false;
            run[n++] = (slot){t->start, t->end, t->start, t->end};
        } else if (run[n - 1].start - t->end <= 3) {
            run[n - 1].start = t->start; /* another word of the same member */
            if (n < count) run[n - 1].own_start = t->start;
        } else if (n == count) {
            break;
        } else {
            n = 0;
            run[n++] = (slot){t->start, t->end, t->start, t->end};
        }
    }
    if (n != count) return false;
    for (int i = 0; i < count; i++) slots[i] = run[count - 1 - i];
    return true;
}

/* --------------------------------------------------------------- evidence */

typedef struct scene {
    const reading *r;
    const context *c;
    uint32_t attached[64]; /* by quantity */
    bool anaphora;
} scene;

static bool taken_by_other(const scene *s, const quantity *q, const token *t) {
    for (size_t i = 0; i < s->r->quantities.count && i < 64; i++) {
        const quantity *other = &s->r->quantities.at[i];
        if (other == q || (q->list != NONE && other->list == q->list)) continue;
        if (t->start >= other->end && t->end <= s->attached[i]) return true;
    }
    return false;
}

/* 比各项贷款增速高17个百分点: what stands between the word of comparison and the verb is what something is compared with. */
static bool is_compared(const reading *r, const quantity *q, const token *t) {
    const token *base = t->end <= q->start ? compared_thing(r, q) : NULL;
    return base && t->start >= base->end && t->start - base->end <= 36 && !has_cue(r, base->end, t->start, CUE_RISE) && !has_cue(r, base->end, t->start, CUE_FALL);
}

/* A number of gigawatts is a capacity, whether the clause says so or not. */
static void imply_measure(const facts_packs *p, const quantity *q, bag *b) {
    int implied = q->dimension == NONE ? NONE : p->implied_measures[q->dimension];
    if (implied == NONE || q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO) return;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->measure && c->dimensions & dimension_bit(p, q->dimension)) return;
    }
    put(b, implied, IMPLIED, q->start, false);
}

/* 产销分别为124万辆和126万辆: a word of as many things as the list has members says one of each, in their order. */
static bool one_each(const reading *r, const quantity *q, const token *t) {
    if (q->list_size < 2 || t->word->count != q->list_size || t->end > q->start) return false;
    for (int k = 1; k < t->word->count; k++)
        if (r->packs->concepts.at[t->word->value[k]].measure != r->packs->concepts.at[t->word->value[0]].measure) return false;
    return has_cue(r, t->end, q[-q->list_index].start, CUE_RESPECTIVELY);
}

static void gather(const scene *s, const quantity *q, const slot *slots, bag *b) {
    const reading *r = s->r;
    stretch own = own_stretch(r, q);
    size_t index = (size_t)(q - r->quantities.at);
    uint32_t attached = index < 64 ? s->attached[index] : q->end;
    uint32_t clause = clause_start(r, q->clause);
    /* what stands before the next quantity of the clause is said of that one: 水电3.8亿千瓦、抽水蓄能0.6亿千瓦 */
    bool next_in_clause = own.end < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0));
    const quantity *first = q - q->list_index;
    uint32_t last_end = first > r->quantities.at ? first[-1].end : 0;
    empty(b);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (!is_concept(t)) continue;
        if (slots) {
            bool other = false;
            for (int k = 0; k < q->list_size; k++) other = other || (k != q->list_index && t->start >= slots[k].own_start && t->end <= slots[k].own_end);
            if (other) continue;
        }
        double w;
        bool mine = false;
        if (t->start >= q->end) {
            if (t->end <= attached) w = ATTACHED, mine = true;
            else if (t->start < own.end && !next_in_clause) w = OWN - 1.5, mine = true;
            else w = LATER;
        } else if (t->end <= q->start) {
            if (t->start >= own.start) w = OWN, mine = true;
            else if (t->start >= clause) w = CLAUSE;
            else if (q->kind != FACTS_LEVEL && t->start >= last_end) w = OWN - 1.2, mine = true; /* since the last number */
            else {
                int steps = q->clause - clause_of(r, t->start);
                w = SENTENCE - SENTENCE_STEP * (steps - 1);
                if (w < SENTENCE_LEAST) w = SENTENCE_LEAST;
            }
        } else
            w = OWN, mine = q->special; /* in the quote itself: 每4吨电解铝中有1吨; but 吨二氧化碳 is only a unit */
        if (t->start >= clause && (taken_by_other(s, q, t) || is_compared(r, q, t))) w *= TAKEN, mine = false;
        if (slots && t->start >= slots[q->list_index].start && t->end <= slots[q->list_index].end) w = ATTACHED, mine = true;
        const bool each = !slots && one_each(r, q, t);
        for (int k = 0; k < t->word->count; k++)
            if (!each || k == q->list_index) put(b, t->word->value[k], w, t->start, mine);
    }
    imply_measure(r->packs, q, b);
    for (int i = 0; i < s->c->sentence_count; i++) put(b, s->c->sentence[i], s->anaphora ? BEFORE_ANAPHORA : BEFORE, UINT32_MAX, false);
    for (int i = 0; i < s->c->heading_count; i++) put(b, s->c->heading[i], HEADING, UINT32_MAX, false);
}

/* ------------------------------------------------------------------ score */

static bool money(const facts_packs *p, int dimension) { return p->dimension_classes[dimension] == DIMENSION_MONEY; }

/* Mass may be said of what is counted in tonnes of CO2 or of standard coal: 减排二氧化碳25亿吨; but only where the clause
 * speaks of such a thing. */
static bool tonnes_of(const facts_packs *p, const bag *b, int want) {
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (b->at[i].weight >= CLAUSE && b->at[i].place != UINT32_MAX && (c->dimensions & dimension_bit(p, want) || c->tonnes_of == want)) return true;
    }
    return false;
}

static bool fits(const facts_packs *p, const bag *b, int have, int want) {
    if (have == want) return true;
    if (have == NONE) return want == p->dimension_one;
    dimension_class h = p->dimension_classes[have], w = p->dimension_classes[want];
    if (h == DIMENSION_MONEY || h == DIMENSION_CARBON_PRICE) return h == w;
    return h == DIMENSION_MASS && (w == DIMENSION_CO2 || w == DIMENSION_COAL) && tonnes_of(p, b, want);
}

/* The dimensions that the quantity may be said in, one bit each; relative quantities fit every metric. */
static uint64_t fitting(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO) return UINT64_MAX;
    if (q->unit == p->unit_pp) return dimension_bit(p, p->dimension_percent);
    uint64_t bits = 0;
    for (size_t i = 0; !q->rate && i < p->dimensions.count; i++)
        if (fits(p, b, q->dimension, (int)i)) bits |= dimension_bit(p, (int)i);
    return bits;
}

/* The worth of one way of saying a metric; -INFINITY where a need is not met. */
static double way_score(const facts_packs *p, const quantity *q, const bag *b, const metric *m, int way) {
    double score = 0;
    bool thing = false, far = false, foreign = false;
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
        if (need->near && best < CLAUSE) return -INFINITY;
        if (!need->optional && best < CLAUSE && !p->concepts.at[need->concepts[0]].measure) far = true;
        if (best > 0) score += need->optional ? (best >= CLAUSE ? 0.8 : 0) : best - NEED_COST;
    }
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->weak || (m->explained[way][b->own[i] / 64] >> b->own[i] % 64 & 1)) continue;
        if (!c->measure) foreign = true;
        bool other_kind = c->measure && q->kind == FACTS_LEVEL && q->dimension != NONE && q->unit != p->unit_percent;
        if (other_kind && !(c->dimensions & dimension_bit(p, q->dimension))) continue;
        score -= UNEXPLAINED;
    }
    if (far && foreign) score -= FOREIGN; /* the clause names another thing */
    return thing ? score : score - GENERIC;
}

/* The best of the ways that are filed under a concept; of equals the first in the packs. */
static void weigh_ways(const facts_packs *p, const quantity *q, const bag *b, uint64_t dimensions, int concept, choice *best) {
    for (uint32_t i = p->first_way[concept]; i < p->first_way[concept + 1]; i++) {
        const metric_way *w = &p->ways.at[i];
        const metric *m = &p->metrics.at[w->metric];
        if (!(dimensions & dimension_bit(p, m->dimension)) || (m->kind != NONE && m->kind != (int)q->kind)) continue;
        double score = way_score(p, q, b, m, w->way);
        if (q->kind == FACTS_RATIO || q->kind == FACTS_GROWTH) score -= m->dimension == p->dimension_percent ? 0.3 : 0;
        const bool earlier = best->metric && (m < best->metric || (m == best->metric && w->way < best->way));
        if (score > best->score || (score == best->score && earlier)) *best = (choice){m, w->way, score};
    }
}

static choice best_metric(const reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const uint64_t dimensions = fitting(r, q, b);
    choice best = {NULL, 0, -INFINITY};
    for (int i = 0; i < b->concept_count; i++) weigh_ways(p, q, b, dimensions, b->concepts[i], &best);
    weigh_ways(p, q, b, dimensions, (int)p->concepts.count, &best);
    return best;
}

/* ---------------------------------------------------------------- compose */

static const evidence *heaviest(const facts_packs *p, const bag *b, bool measure, int dimension, const evidence *except) {
    const evidence *best = NULL;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i];
        const concept *c = &p->concepts.at[e->concept];
        if (c->measure != measure || (except && except->concept == e->concept)) continue;
        if (measure && dimension != NONE && !(c->dimensions & dimension_bit(p, dimension))) continue;
        double w = e->weight - (c->weak ? 3 : 0), bw = best ? best->weight - (p->concepts.at[best->concept].weak ? 3 : 0) : 0;
        if (!best || w > bw + 0.01) best = e;
    }
    return best;
}

static const char *default_measure(const facts_packs *p, int dimension) {
    const list *l = packs_list(p, LIST_DEFAULT_MEASURES, NONE);
    const char *name = dimension == NONE ? "count" : p->dimensions.at[dimension];
    if (money(p, dimension == NONE ? 0 : dimension)) name = "money";
    const word *w = l ? packs_list_find(p, l, name, strlen(name)) : NULL;
    return w ? w->text : NULL;
}

/* `worth`: how well subject and measure are said in the quantity's own stretch, to hold against a listed metric. */
static const char *compose(reading *r, const quantity *q, const bag *b, double *worth) {
    const facts_packs *p = r->packs;
    const bool relative = q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO;
    const int percent = p->dimension_percent;
    int dimension = relative ? NONE : q->unit == p->unit_pp ? percent : q->dimension;
    const evidence *subject = heaviest(p, b, false, NONE, NULL);
    if (subject && subject->weight <= LATER) subject = NULL; /* what only a later clause speaks of */
    const evidence *measure = heaviest(p, b, true, dimension, NULL);
    if (measure && measure->weight < SENTENCE_LEAST && dimension != NONE) measure = NULL;
    if (measure && !subject && measure->place == q->start) measure = NULL; /* only implied, and of nothing: "330 metres tall" */
    *worth = subject && measure && subject->own && measure->own ? subject->weight + measure->weight - 2 * NEED_COST : -INFINITY;
    for (int i = 0; i < b->own_count && subject && measure; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->weak || b->own[i] == subject->concept || b->own[i] == measure->concept) continue;
        if (c->measure && dimension != NONE && dimension != percent && !(c->dimensions & dimension_bit(p, dimension))) continue;
        *worth -= UNEXPLAINED;
    }
    if (measure && relative && p->concepts.at[measure->concept].weak) measure = NULL; /* "reduced" is no measure */
    const char *m = measure ? p->concepts.at[measure->concept].id : NULL;
    if (!m && !relative) m = default_measure(p, q->dimension);
    if (!m) m = relative && subject ? "amount" : NULL;
    if (!m) return NULL;
    char id[160];
    bool share = dimension == percent && (!measure || !(p->concepts.at[measure->concept].dimensions & dimension_bit(p, percent)));
    const evidence *of = dimension == percent && share ? heaviest(p, b, true, NONE, NULL) : NULL;
    const char *s = subject ? p->concepts.at[subject->concept].id : NULL;
    if (!s && !measure && dimension != NONE) {
        /* nothing names the thing: a quantity that is never said of anything else still has a name */
        const list *l = packs_list(p, LIST_DEFAULT_METRICS, NONE);
        const word *w = l ? packs_list_find(p, l, p->dimensions.at[dimension], strlen(p->dimensions.at[dimension])) : NULL;
        return w ? w->text : NULL;
    }
    if (share && of && of->weight >= OWN - 2 && strcmp(p->concepts.at[of->concept].id, "share") != 0)
        snprintf(id, sizeof id, "%s%s%s_share", s ? s : "", s ? "_" : "", p->concepts.at[of->concept].id);
    else
        snprintf(id, sizeof id, "%s%s%s", s ? s : "", s ? "_" : "", m);
    return arena_copy(r->memory, id, strlen(id));
}

/* ------------------------------------------------------------------- bind */

static bool own_subject(const facts_packs *p, const bag *b) {
    for (int i = 0; i < b->own_count; i++)
        if (!p->concepts.at[b->own[i]].weak) return true;
    return false;
}

/* Whether the quantity's own stretch names a thing that the metric is not about. */
static bool names_other(const facts_packs *p, const bag *b, const metric *m, int way) {
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (!c->weak && !c->measure && !(m->explained[way][b->own[i] / 64] >> b->own[i] % 64 & 1)) return true;
    }
    return false;
}

/* A growth or a comparison behind a level is of what the level is of: "reached 205 TWh, up 43.3 percent". */
static const quantity *antecedent(const reading *r, const quantity *q) {
    const int percent = r->packs->dimension_percent;
    const quantity *first = q - q->list_index;
    if (q->list_size > 1) { /* as many levels before as there are members: one each */
        const quantity *levels[16];
        int n = 0;
        for (const quantity *o = first; o-- > r->quantities.at && n < q->list_size && n < 16;)
            if (o->kind == FACTS_LEVEL && o->metric_id && o->metric_id[0]) levels[n++] = o;
        if (n == q->list_size) return levels[q->list_size - 1 - q->list_index];
    }
    for (const quantity *o = first; o-- > r->quantities.at;) {
        if (!o->metric_id || !o->metric_id[0]) continue;
        if (q->unit == r->packs->unit_pp && o->dimension != percent && o->unit != r->packs->unit_pp) continue;
        if (o > r->quantities.at && o->start > 0 && r->text[o->start - 1] == '/' && o[-1].end == o->start - 1) continue; /* GW/GWh */
        if (o->kind == FACTS_LEVEL || o->kind == q->kind || q->unit == r->packs->unit_pp) return o;
    }
    return NULL;
}

/* 1.09 [0.95 to 1.20]°C, "830 billion (range of 150 to 1700 billion)": how sure the number is. */
static bool in_brackets_of_number(const reading *r, const quantity *q) {
    if (!q->has_hi || q == r->quantities.at || q->start < 2 || q->start - q[-1].end > 14) return false;
    for (uint32_t i = q[-1].end; i < q->start; i++)
        if (r->text[i] == '[') return true;
    return text_is(r, q[-1].end, " (range ");
}

/* A composed id may be that of a listed metric after all: then its unit counts. */
static void take_composed(reading *r, quantity *q, const char *id) {
    q->metric_id = id;
    snprintf(q->why, sizeof q->why, "composed");
    for (size_t i = 0; i < r->packs->metrics.count; i++) {
        const metric *m = &r->packs->metrics.at[i];
        if (strcmp(m->public.id, id) == 0 && (q->kind != FACTS_LEVEL || m->dimension == q->dimension)) q->metric = m;
    }
}

/* Nothing but times, cues and small words. */
static bool names_nothing(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from, run = 0; i < to; i++) {
        uint32_t known = i;
        for (size_t k = 0; k < r->spans.count; k++)
            if (r->spans.at[k].start == i && r->spans.at[k].end > known) known = r->spans.at[k].end;
        for (size_t k = 0; k < r->tokens.count; k++)
            if (r->tokens.at[k].start == i && r->tokens.at[k].end > known && r->tokens.at[k].word->class != WORD_SUBJECT) known = r->tokens.at[k].end;
        if (known > i) {
            i = known - 1;
            run = 0;
        } else if ((run = isalpha((unsigned char)r->text[i]) || (unsigned char)r->text[i] >= 0x80 ? run + 1 : 0) > 4) {
            return false;
        }
    }
    return true;
}

/* "282 GW in 2020, 329 GW in 2021", "from 39 to 15 percent": a level that nothing stands by is of what the one close
 * before it is of. */
static const quantity *elided(const reading *r, const quantity *q) {
    const quantity *o = q > r->quantities.at ? q - 1 : NULL;
    bool same = o && o->kind == FACTS_LEVEL && o->dimension == q->dimension && o->metric_id && o->metric_id[0] && q->unit != NONE;
    if (!same || q->start - o->end > 40) return NULL;
    if (o->clause == q->clause || o->from) return o;
    return q->clause - o->clause == 1 && names_nothing(r, o->end, q->start) ? o : NULL;
}

static void bind_metric(scene *s, reading *r, quantity *q, const slot *slots, bag *b) {
    const facts_packs *p = r->packs;
    q->metric_id = "";
    if (q->dimension == p->dimension_year) {
        q->reason = "a length of time";
        return;
    }
    if (q->unit_word && q->unit_word->class == WORD_CLASSIFIER && q->unit_word->flags == UNIT_NOUN) {
        q->reason = "a count of something else";
        return;
    }
    if (in_brackets_of_number(r, q)) {
        q->reason = "the uncertainty of the number before it";
        return;
    }
    gather(s, q, slots, b);
    const bool relative = q->kind != FACTS_LEVEL;
    if (!slots && !own_subject(p, b)) {
        const quantity *a = relative ? antecedent(r, q) : elided(r, q);
        if (a) {
            q->metric = a->metric;
            q->metric_id = a->metric_id;
            snprintf(q->why, sizeof q->why, "as the quantity before it");
            return;
        }
    }
    const bool count = q->unit == NONE || q->counted || q->dimension == p->dimension_one;
    double composed = -INFINITY;
    const choice best = best_metric(r, q, b);
    const double score = best.score;
    const metric *m = best.metric;
    if (count && !relative ? score < (q->in_words ? 2.5 : 0) : score < LEAST) m = NULL;
    const char *own_words = !count && m && names_other(p, b, m, best.way) ? compose(r, q, b, &composed) : NULL;
    if (own_words && composed > score + CLEARLY) { /* the clause names a thing that no listed metric is about */
        take_composed(r, q, own_words);
        return;
    }
    if (m) {
        q->metric = m;
        q->metric_id = m->public.id;
        decimal_tenths(score, stpcpy(q->why, "listed, score "));
        return;
    }
    if (count && !relative) {
        for (int i = 0; i < b->count; i++) {
            const concept *c = &p->concepts.at[b->at[i].concept];
            if (!b->at[i].own || !c->countable) continue;
            char id[160];
            snprintf(id, sizeof id, "%s_count", c->id);
            const char *kept = arena_copy(r->memory, id, strlen(id));
            q->metric_id = kept ? kept : "";
            snprintf(q->why, sizeof q->why, "a count of what is worth counting");
            return;
        }
        q->reason = q->unit == NONE ? "a bare number" : "a count of something else";
        return;
    }
    const char *id = compose(r, q, b, &composed);
    if (id)
        take_composed(r, q, id);
    else
        q->reason = "nothing names what was measured";
}

void bind_metrics(reading *r, const context *c) {
    scene s = {.r = r, .c = c};
    for (size_t i = 0; i < r->quantities.count && i < 64; i++) s.attached[i] = attached_end(r, &r->quantities.at[i]);
    s.anaphora = has_cue(r, 0, r->size < 24 ? r->size : 24, CUE_ANAPHORA);
    bag b = {.count = 0, .weights = r->weights, .around = r->weights + r->packs->concepts.count};
    slot slots[16];
    bool have = false;
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        if (q->list_index == 0) have = q->list_size > 1 && q->list_size <= 16 && find_slots(r, q->start, q->list_size, slots);
        bind_metric(&s, r, q, have ? slots : NULL, &b);
    }
    empty(&b);
}
