/* Evidence that no word gives: what a unit, the number before or the sentence before implies. */
#include "evidence.h"

static const double IMPLIED = 4.5, OF_ALL = 1.3;

/* "27 percent of the national total" */
static bool of_total(const reading *r, const quantity *q) {
    enum { NEAR = 9, PHRASE = 36 };
    const uint32_t of = behind_word(r, LIST_OF, q->end);
    for (uint32_t at = of + 1; of && at < r->size && at < q->end + PHRASE && !strchr(",.;", r->text[at]); at++) {
        const uint32_t total = list_at(r, LIST_TOTAL, at);
        if (total) return phrase_ends(r, at + total) || at < q->end + NEAR;
    }
    return false;
}

/* A number of gigawatts is a capacity, whether the clause says so or not; in "solar gave 30 GW of new capacity, wind 5
 * GW" it is what the first one is. */
static void imply_measure(const scene *s, const quantity *q, bag *b) {
    const reading *r = s->r;
    const facts_packs *p = r->packs;
    int implied = q->dimension == NONE ? NONE : p->implied_measures[q->dimension];
    const quantity *before = quantity_before(r, q);
    /* 排放量为二氧化硫9万吨、颗粒物3万吨: what is said of the first of a row */
    const bool row = before && is_han(r) && q->dimension != NONE && before->clause == q->clause;
    if ((implied == NONE && q->unit != p->unit_percent && !row) || q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO)
        return;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->measure && !c->weak && c->dimensions & dimension_bit(p, q->dimension)) return;
    }
    if (before && q->unit == p->unit_percent && before->unit == q->unit && before->kind == FACTS_LEVEL &&
        q->kind == FACTS_LEVEL && b->own_count && q->clause - before->clause <= 1 && !word_behind(r, LIST_OF, q->end)) {
        /* "80% of residents chose 100% clean power": of the people are those before, and no more */
        const bool named = token_starting(r, skip_spaces(r, q->end), WORD_SUBJECT);
        for (int i = 0; i < before->measure_count; i++)
            if (!named || before->measures[i] != p->known[CONCEPT_POPULATION_SHARE])
                bag_put(b, before->measures[i], IMPLIED, q->start, false); /* "coal gave 62% of electricity, gas 17%" */
        return;
    }
    const bool cut = before && has_cue(r, clause_start(r, before->clause), before->start, CUE_REDUCED),
               of_it = !cut && word_behind(r, LIST_OF_THEM, q->end); /* "90 GW, 30% of it wind" */
    const bool part = before && q->unit == p->unit_percent && before->unit != q->unit && q->kind == FACTS_LEVEL &&
                      before->kind == FACTS_LEVEL && q->clause - before->clause <= 1 &&
                      (of_it || of_total(r, q) || (shared_by(r, q) && list_before(r, LIST_OF_THEM, q->lead)));
    for (int i = 0; part && i < before->measure_count; i++) /* "made 9 TWh, which was 80% of the total" */
        bag_put(b, before->measures[i], IMPLIED, q->start, false);
    bool list = before && before->dimension == q->dimension && before->kind == FACTS_LEVEL && before->measure_count &&
                b->own_count;
    for (int i = 0; list && i < before->measure_count; i++)
        if (other_deed(r, q, before->measures[i]))
            list = false;
        else
            bag_put(b, before->measures[i], IMPLIED, q->start, false);
    /* 新投产1.2亿千瓦。分品种看，风电3000万千瓦: what was added in all is what each has added */
    for (int i = 0; i < s->c->sentence_count && s->anaphora && is_han(r); i++) {
        const concept *c = &p->concepts.at[s->c->sentence[i]];
        if (implied != NONE && c->measure && c->flow && !c->weak && c->dimensions & dimension_bit(p, q->dimension))
            implied = s->c->sentence[i];
    }
    if (!list && implied != NONE) bag_put(b, implied, IMPLIED, q->start, false);
    for (int i = 0; i < s->c->sentence_count && !part && context_shares(s->c, r, q); i++) {
        const concept *c = &p->concepts.at[s->c->sentence[i]];
        if (c->measure && !c->weak && c->dimensions & dimension_bit(p, s->c->dates.dimension))
            bag_put(b, s->c->sentence[i], of_it ? WEIGHT_ATTACHED : IMPLIED, q->start, false);
    }
}

/* 在全球新增装机的占比超过一半: whether it is the share of what the clause says of the world. */
static bool shares_in_world(const reading *r, const quantity *q) {
    for_tokens_in(t, r, clause_start(r, q->clause), q->start)
        if (is_han(r) && t->word->class == WORD_PLACE && is_world(t->word) && list_before(r, LIST_INSIDE, t->start))
            return has_cue(r, t->end, q->start, CUE_SHARE) && has_cue(r, t->end, q->start, CUE_OF);
    return false;
}

/* "The world added 500 GW, of which China accounted for 60 percent": whether it is the share of a country in what was
 * said of the world. */
static bool shares_of_world(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    bool world = false, country = false;
    if (!has_cue(r, clause, q->start, CUE_ANAPHORA)) return false;
    for_tokens_in(t, r, 0, q->start) {
        if (t->word->class != WORD_PLACE) continue;
        if (is_world(t->word))
            world = t->end <= clause;
        else
            country = country || t->start >= clause;
    }
    return world && country;
}

static void imply_world_share(const reading *r, const quantity *q, bag *b) {
    if (is_percentage(r, q) && (shares_in_world(r, q) || shares_of_world(r, q)))
        bag_put(b, r->packs->known[CONCEPT_WORLD_SHARE], IMPLIED, q->start, true);
}

/* 满足约30万人的用电需求: a word behind a number that counts and says what, too. */
static void imply_counted(const reading *r, const quantity *q, bag *b) {
    const facts_packs *p = r->packs;
    const list *l = q->unit_word && q->dimension == p->dimension_one ? packs_list(p, LIST_COUNTED, NONE) : NULL;
    const word *w = l ? packs_list_find(p, l, q->unit_word->form, q->unit_word->size) : NULL;
    const int counted = w ? packs_concept(p, w->text, strlen(w->text)) : NONE;
    if (counted != NONE) bag_put(b, counted, IMPLIED, q->start, false);
}

/* Tonnes of CO2 equivalent are of all gases; "reduce emissions by 20 percent" is said of the emissions. */
static void imply_gases(const reading *r, const quantity *q, bag *b) {
    const int *const known = r->packs->known, cut = known[CONCEPT_EMISSION_REDUCTION];
    if (!q->special && in_equivalents(r, q)) bag_put(b, known[CONCEPT_GHG], OF_ALL, q->start, false);
    if (q->kind == FACTS_GROWTH && b->weights[cut] > 0)
        bag_put(b, known[CONCEPT_EMISSION], b->weights[cut], q->start, false);
}

/* 单位GDP能耗下降8%、二氧化碳排放下降14%: what falls beside it in the same breath is of each unit of output too. */
static void imply_unit_gdp(const reading *r, const quantity *q, bag *b) {
    const quantity *before = is_han(r) && q->kind == FACTS_GROWTH ? quantity_before(r, q) : NULL;
    if (!before || before->kind != FACTS_GROWTH || before->clause != q->clause || !text_is(r, before->end, "、"))
        return;
    if (concept_said(r, clause_start(r, q->clause), before->start, CONCEPT_UNIT_GDP))
        bag_put(b, r->packs->known[CONCEPT_UNIT_GDP], IMPLIED, q->start, true);
}

/* Whether the text up to the number, the sentence before or the title speaks of a reservoir. */
static bool beside_reservoir(const scene *s, const quantity *q) {
    const int reservoir = s->r->packs->known[CONCEPT_RESERVOIR];
    return concept_said(s->r, 0, q->start, CONCEPT_RESERVOIR) || context_speaks_of(s->c, reservoir) ||
           s->c->title.topic == reservoir;
}

/* 水库总库容2亿立方米，电站装机容量3万千瓦: a station at a reservoir is one of water power, and that of an approval is
 * of the kind which its title names. */
static void imply_station(const scene *s, const quantity *q, bag *b) {
    const facts_packs *p = s->r->packs;
    const int station = p->known[CONCEPT_POWER_STATION];
    bool own = false;
    if (!is_han(s->r) || q->dimension == NONE || p->implied_measures[q->dimension] != p->known[CONCEPT_CAPACITY])
        return;
    for (int i = 0; i < b->own_count; i++) {
        own = own || b->own[i] == station;
        if (b->own[i] != station && !p->concepts.at[b->own[i]].measure) return; /* 光伏电站 */
    }
    const int kind = beside_reservoir(s, q) ? p->known[CONCEPT_HYDRO] : s->c->title.topic;
    if (own && kind != NONE && kind != station) bag_put(b, kind, IMPLIED, q->start, true);
}

void evidence_imply(const scene *s, const quantity *q, bag *b) {
    imply_station(s, q, b);
    imply_measure(s, q, b);
    imply_gases(s->r, q, b);
    imply_world_share(s->r, q, b);
    imply_counted(s->r, q, b);
    imply_unit_gdp(s->r, q, b);
}
