/* Metrics without a `needs:` line are made of their own words: pumped_storage_capacity needs pumped_storage and
 * capacity. */
#include "pack.h"

#include <stdlib.h>

/* The longest run of words of the id, from `at` on, that is a concept. */
static int concept_at(const facts_packs *packs, const char *at, size_t *size) {
    int best = NONE;
    for (const char *end = at;; end++) {
        if (*end != '_' && *end != '\0') continue;
        int id = packs_concept(packs, at, (size_t)(end - at));
        if (id != NONE) {
            best = id;
            *size = (size_t)(end - at);
        }
        if (*end == '\0') return best;
    }
}

/* The concepts that an id is made of, in its order; words that are none are passed over. Returns how many. */
static int concepts_of(const facts_packs *packs, const char *id, int found[MAX_NEEDS]) {
    int n = 0;
    for (const char *p = id; *p && n < MAX_NEEDS;) {
        size_t size = strcspn(p, "_");
        int concept = concept_at(packs, p, &size);
        if (concept != NONE) found[n++] = concept;
        p += size + (p[size] == '_');
    }
    return n;
}

bool facts_packs_metric_stock(const facts_packs *packs, const char *id) {
    const facts_metric *listed = facts_packs_find_metric(packs, id);
    int concepts[MAX_NEEDS], n = listed ? 0 : concepts_of(packs, id, concepts);
    return listed ? listed->stock : n > 0 && packs->concepts.at[concepts[n - 1]].stock;
}

/* The last word that tells decides: less of a coal capacity, but more of one that is retired. */
facts_wanted facts_packs_metric_wanted(const facts_packs *packs, const char *id) {
    int concepts[MAX_NEEDS];
    for (int n = concepts_of(packs, id, concepts); n-- > 0;) {
        facts_wanted wanted = packs->concepts.at[concepts[n]].wanted;
        if (wanted != FACTS_WANTED_EITHER) return wanted;
    }
    return FACTS_WANTED_EITHER;
}

/* Examples may stand in a file that is read before the metric's. */
static facts_status check_subjects(const facts_packs *packs, facts_error *error) {
    for (size_t i = 0; i < packs->examples.count; i++) {
        const example *e = &packs->examples.at[i];
        if (e->is_metric && !facts_packs_find_metric(packs, e->subject))
            return pack_fail(packs, error, e->file, e->line, 1, "an example of '%s'; expected a metric of the packs",
                             e->subject);
    }
    return FACTS_OK;
}

/* The year of a pledge is the value of a metric in years. */
static facts_status check_pledges(const facts_packs *packs, facts_error *error) {
    for (size_t i = 0; i < packs->rules.count; i++) {
        const rule *r = &packs->rules.at[i];
        const facts_metric *m = r->pledge ? facts_packs_find_metric(packs, r->pledge) : NULL;
        if (r->pledge && (!m || strcmp(m->unit, "year") != 0))
            return pack_fail(packs, error, r->file, r->line, 1,
                             "a pledge of '%s'; expected a metric of the packs with the unit year", r->pledge);
    }
    return FACTS_OK;
}

/* The place in an id from which on it is made of no concepts; NULL where it is made of them, at most MAX_NEEDS, which
 * go into `found`. */
static const char *not_of_concepts(const facts_packs *packs, const char *id, int found[MAX_NEEDS], int *count) {
    for (*count = 0; *id;) {
        size_t size = 0;
        const int concept = concept_at(packs, id, &size);
        if (concept == NONE || *count == MAX_NEEDS) return id;
        found[(*count)++] = concept;
        id += size + (id[size] == '_');
    }
    return NULL;
}

/* What no words lead to, or what leads to no metric, is a slip. */
static facts_status check_renamings(const facts_packs *packs, facts_error *error) {
    for (size_t i = 0; i < packs->renamings.count; i++) {
        const renaming *n = &packs->renamings.at[i];
        int found[MAX_NEEDS], count;
        const char *none = not_of_concepts(packs, n->from + n->tail, found, &count);
        if (none)
            return pack_fail(packs, error, n->file, n->line, 1,
                             "no concept is called '%s' in '%s'; expected words of subject.tsv and measures.tsv", none,
                             n->from);
        if (!n->tail && !n->head && !facts_packs_find_metric(packs, n->to))
            return pack_fail(packs, error, n->file, n->line, n->size + 2,
                             "'%s' is no metric; expected one of the packs", n->to);
    }
    return FACTS_OK;
}

static facts_status take_apart(facts_packs *packs, facts_error *error) {
    for (size_t i = 0; i < packs->metrics.count; i++) {
        metric *m = &packs->metrics.at[i];
        if (m->ways) continue;
        int found[MAX_NEEDS], count;
        const char *none = not_of_concepts(packs, m->public.id, found, &count);
        if (none)
            return pack_fail(packs, error, m->file, m->line, 1,
                             "no concept is called '%s' in '%s'; expected a line `needs:` or words of subject.tsv "
                             "and measures.tsv",
                             none, m->public.id);
        for (int k = 0; k < count; k++) m->needs[0][k] = (struct need){.concepts = {found[k], NONE, NONE, NONE}};
        m->need_count[0] = (uint8_t)count;
        m->ways = 1;
    }
    return FACTS_OK;
}

static bool mark_explained(facts_packs *packs, metric *m) {
    const size_t words = packs->concepts.count / 64 + 1;
    for (int way = 0; way < m->ways; way++) {
        m->explained[way] = arena_alloc(&packs->strings, words * sizeof(uint64_t));
        if (!m->explained[way]) return false;
        memset(m->explained[way], 0, words * sizeof(uint64_t));
        for (int i = 0; i < m->need_count[way]; i++)
            for (int k = 0; !m->needs[way][i].forbidden && k < 4 && m->needs[way][i].concepts[k] != NONE; k++) {
                int concept = m->needs[way][i].concepts[k];
                m->explained[way][concept / 64] |= UINT64_C(1) << concept % 64;
            }
    }
    return true;
}

/* Of what a way cannot do without, the need that is met the most rarely: a thing rather than a measure. */
static const struct need *rarest(const facts_packs *packs, const metric *m, int way) {
    const struct need *best = NULL;
    for (int i = 0; i < m->need_count[way]; i++) {
        const struct need *n = &m->needs[way][i];
        if (n->optional || n->forbidden) continue;
        if (!best || (packs->concepts.at[best->concepts[0]].measure && !packs->concepts.at[n->concepts[0]].measure))
            best = n;
    }
    return best;
}

/* What tells soonest that a way is not meant; `filed` is the need that it is filed under. */
static metric_way way_of(const facts_packs *packs, int metric, int way, const struct need *filed) {
    const struct metric *m = &packs->metrics.at[metric];
    const size_t id = strlen(m->public.id), tail = strlen("_emission");
    metric_way w = {.concept = (int32_t)packs->concepts.count,
                    .metric = metric,
                    .way = way,
                    .other = {NONE, NONE, NONE, NONE},
                    .dimension = dimension_bit(packs, m->dimension),
                    .kind = m->kind,
                    .mass_emission = packs_class(packs, m->dimension) == DIMENSION_MASS && id > tail &&
                                     strcmp(m->public.id + id - tail, "_emission") == 0};
    for (int i = 0; i < m->need_count[way]; i++) {
        const struct need *n = &m->needs[way][i];
        if (n->optional || n->forbidden || n == filed) continue;
        memcpy(w.other, n->concepts, sizeof w.other);
        break;
    }
    return w;
}

static int by_concept(const void *a, const void *b) {
    const metric_way *x = a, *y = b;
    if (x->concept != y->concept) return x->concept < y->concept ? -1 : 1;
    if (x->metric != y->metric) return x->metric < y->metric ? -1 : 1;
    return x->way - y->way;
}

static bool file_ways(facts_packs *packs) {
    const size_t concepts = packs->concepts.count;
    for (size_t i = 0; i < packs->metrics.count; i++)
        for (int way = 0; way < packs->metrics.at[i].ways; way++) {
            const struct need *n = rarest(packs, &packs->metrics.at[i], way);
            metric_way w = way_of(packs, (int)i, way, n);
            for (int k = 0; k == 0 || (n && k < 4 && n->concepts[k] != NONE); k++) {
                if (n) w.concept = n->concepts[k];
                if (!vector_push(&packs->ways, w)) return false;
            }
        }
    qsort(packs->ways.at, packs->ways.count, sizeof *packs->ways.at, by_concept);
    packs->first_way = arena_alloc(&packs->strings, (concepts + 2) * sizeof *packs->first_way);
    if (!packs->first_way) return false;
    for (size_t c = 0, i = 0; c <= concepts + 1; packs->first_way[c++] = (uint32_t)i)
        while (i < packs->ways.count && (size_t)packs->ways.at[i].concept < c) i++;
    return true;
}

static facts_status find_known(facts_packs *packs, facts_error *error) {
    static const char *const IDS[] = {
#define CONCEPT(name, id) id,
#include "concept_name.def"
#undef CONCEPT
    };
    for (int i = 0; i < CONCEPTS_KNOWN; i++) {
        packs->known[i] = packs_concept(packs, IDS[i], strlen(IDS[i]));
        if (packs->known[i] == NONE)
            return facts_fail(error, FACTS_ERR_PACK, NULL, 0, 0,
                              "the packs name no concept '%s'; expected it among their subjects or measures", IDS[i]);
    }
    return FACTS_OK;
}

static void find_implied(facts_packs *packs) {
    const list *l = packs_list(packs, LIST_IMPLIED_MEASURES, NONE);
    for (int i = 0; i < MAX_DIMENSIONS; i++) packs->implied_measures[i] = NONE;
    for (size_t i = 0; l && i < packs->dimensions.count; i++) {
        const word *w = packs_list_find(packs, l, packs->dimensions.at[i], strlen(packs->dimensions.at[i]));
        if (w) packs->implied_measures[i] = packs_concept(packs, w->text, strlen(w->text));
    }
}

facts_status pack_finish_metrics(facts_packs *packs, facts_error *error) {
    find_implied(packs);
    facts_status status = find_known(packs, error);
    if (status == FACTS_OK) status = take_apart(packs, error);
    if (status == FACTS_OK) status = check_subjects(packs, error);
    if (status == FACTS_OK) status = check_pledges(packs, error);
    if (status == FACTS_OK) status = check_renamings(packs, error);
    for (size_t i = 0; status == FACTS_OK && i < packs->metrics.count; i++)
        if (!mark_explained(packs, &packs->metrics.at[i])) status = facts_no_memory(error, NULL);
    if (status == FACTS_OK && !file_ways(packs)) status = facts_no_memory(error, NULL);
    return status;
}
