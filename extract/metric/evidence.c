/* What the words around a quantity say of it: how much each weighs by where it stands, and of whom it is. */
#include "evidence.h"

#include "extract/bind/again.h"

/* Further weights: of the clauses before, of the sentence before and of the heading; of words that another quantity has
 * taken. */
static const double SENTENCE = 3, SENTENCE_STEP = 0.4, BEFORE = 1.3, BEFORE_ANAPHORA = 2.4, HEADING = 1.0, LEAD = 0.9,
                    CROWD = 0.6, TAKEN = 0.35, JOINED = 1.5;

void bag_put(bag *b, int concept, double weight, uint32_t place, bool own) {
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

void bag_empty(bag *b) {
    for (int i = 0; i < b->count; i++) b->weights[b->at[i].concept] = b->around[b->at[i].concept] = 0;
    b->count = b->own_count = b->concept_count = 0;
}

static bool is_thing(const reading *r, int concept) {
    return !r->packs->concepts.at[concept].measure && !r->packs->concepts.at[concept].weak;
}

/* ------------------------------------------------------ of whom a word is */

/* 新能源装机超过煤电，占比提高到45%: a thing right behind "more than", where no number stands before that. */
static bool is_surpassed(const reading *r, const token *t) {
    const token *more = is_han(r) && t->word->class == WORD_SUBJECT ? token_ending(r, t->start, WORD_BOUND) : NULL;
    if (!more || more->word->value[0] != FACTS_GT || !(more->word->flags & BOUND_BEFORE)) return false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->end == more->start || (q->start <= more->start && q->end >= more->end)) return false;
    return true;
}

/* 比各项贷款增速高17个百分点: what stands between the word of comparison and the verb is what something is compared
 * with. */
static bool is_compared(const reading *r, const quantity *q, const token *t) {
    enum { NEAR = 36 };
    const token *base = t->end <= q->start ? compared_thing(r, q) : NULL;
    return base && t->start >= base->end && t->start - base->end <= NEAR &&
           !has_cue(r, base->end, t->start, CUE_RISE) && !has_cue(r, base->end, t->start, CUE_FALL);
}

/* "reached 5 GW in 2024 and grid losses fell": what is joined to the words behind a number is another matter; but "5 GW
 * of wind and solar" joins two things. */
static bool joined_behind(const reading *r, const quantity *q, uint32_t to) {
    for (uint32_t at = last_of_list(q)->end; at < to; at++) {
        if (!word_behind(r, LIST_OTHER_MATTER, at)) continue;
        bool things = within_concept(r, at + 1);
        for (size_t k = 0; list_at(r, LIST_JOINT, at + 1) && k < r->tokens.count; k++)
            things = things ||
                     (r->tokens.at[k].end == at && r->tokens.at[k].start >= q->end && is_concept(&r->tokens.at[k]));
        if (!things) return true;
    }
    return false;
}

/* 产销分别为124万辆和126万辆: a word of as many things as the list has members says one of each, in their order. */
static bool one_each(const reading *r, const quantity *q, const token *t) {
    if (q->list_size < 2 || t->word->count != q->list_size || t->end > q->start) return false;
    const int *const known = r->packs->known;
    for (int k = 0; k < t->word->count; k++) {
        const int said = t->word->value[k];
        if (r->packs->concepts.at[said].measure != concept_of(r, t)->measure) return false;
        if (said == known[CONCEPT_ADDITION] || said == known[CONCEPT_RETIRED] || said == known[CONCEPT_SHARE])
            return false; /* 新增装机: both words say one thing */
    }
    return has_cue(r, t->end, q[-q->list_index].start, CUE_RESPECTIVELY);
}

bool of_growth(const reading *r, const quantity *q, const bag *b) {
    if (q->unit != r->packs->unit_pp) return false;
    const stretch own = own_stretch(r, q);
    bool amount = false;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &r->packs->concepts.at[b->own[i]];
        if (!c->measure || c->weak) continue;
        if (c->dimensions & dimension_bit(r->packs, r->packs->dimension_percent)) return false;
        amount = true;
    }
    return amount && !has_cue(r, own.start, q->start, CUE_SHARE);
}

/* ----------------------------------------------------------------- gather */

/* How much a word weighs; `own` where it stands in the quantity's own part. */
typedef struct worth {
    double weight;
    bool own;
} worth;

/* "Of the 21 GW added in 2023, solar took 15 GW": the whole that a sentence opens with is not of what its parts are. */
static bool opens_as_whole(const reading *r, const quantity *q) {
    return !is_han(r) && q->unit != NONE && q->unit != r->packs->unit_percent && list_at(r, LIST_OF, r->marker) &&
           quantity_before(r, q) == NULL && q->clause == clause_of(r, r->marker);
}

/* "awarded 1.2 GW (solar: 800 MW, wind 400 MW)": the first of a row in a bracket is that of its own number. */
static bool opens_row_behind(const reading *r, const quantity *q, const token *t) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || !text_is(r, q->end, " (") || t->start != q->end + 2 || !names_thing(r, t)) return false;
    return next->start > t->end && next->start - t->end <= 2 && next->unit != NONE;
}

static worth worth_behind(const reading *r, const quantity *q, const reach *own, const token *t) {
    if (!is_han(r) && bracket_before(r, q) && has_cue(r, q->end, t->start, CUE_ASIDE) &&
        !closes_between(r, q->end, t->start))
        return (worth){0, false}; /* "in Denmark (77%, mostly wind)" */
    if (opens_row_behind(r, q, t)) return (worth){WEIGHT_LATER, false};
    if (t->start >= own->parts) return (worth){0, false};
    if (is_han(r) && clause_of(r, t->start) > q->clause && concerns(r, t, CONCEPT_RETIRED))
        return (worth){0, false}; /* 完成超低排放改造3亿千瓦，淘汰老旧车 */
    if (clause_of(r, t->start) > q->clause && opens_as_whole(r, q)) return (worth){0, false};
    if (own->base_behind) return (worth){WEIGHT_LATER, false};
    if (t->start >= own->introduced.start && t->end <= own->introduced.end) return (worth){WEIGHT_ATTACHED, true};
    if (t->end <= own->attached) return (worth){WEIGHT_ATTACHED, true};
    if (t->start >= own->own.end || own->next_in_clause) return (worth){WEIGHT_LATER, false};
    return joined_behind(r, q, t->start) ? (worth){JOINED, false} : (worth){WEIGHT_OWN - 1.5, true};
}

/* "power from renewables came from solar (38%)": a percentage in a bracket is of the thing right before it; and so is
 * what has a sign in there: "output rose at wind farms (+9%)". */
static bool stands_before_bracket(const reading *r, const quantity *q, const token *t) {
    if (is_han(r) || t->end > q->start || !names_thing(r, t)) return false;
    const bool share = is_percentage(r, q);
    const bool level = q->kind == FACTS_LEVEL && q->unit != NONE && t->start > 0;
    const bool opens =
        level && (t->end == q->lead || (text_is(r, t->end, ": ") && t->end + 1 == q->lead)); /* "(solar: 9 GW" */
    if (opens && r->text[t->start - 1] == '(') return true;                                  /* "(hydro 6%" */
    const uint32_t sign = signed_bracket(r, q);
    return sign ? t->end + 1 == sign
                : share && bracket_before(r, q) && text_is(r, t->end, " (") && q->start - t->end <= 3;
}

/* Whether the bracket that opens right before `open` holds a row of numbers, and closes before the quantity. */
static bool row_in_bracket(const reading *r, const quantity *q, uint32_t open) {
    uint32_t close = open;
    while (close < q->start && !strchr("()", r->text[close])) close++;
    int numbers = 0;
    for (size_t i = 0; i < r->quantities.count; i++)
        numbers += r->quantities.at[i].start >= open && r->quantities.at[i].end <= close;
    return close < q->start && r->text[close] == ')' && numbers > 1;
}

/* The thing that such a bracket stands behind is what the next number behind the bracket is of. */
static bool stands_before_row(const reading *r, const quantity *q, const token *t) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !names_thing(r, t) || !text_is(r, t->end, " (") || !row_in_bracket(r, q, t->end + 2)) return false;
    return last && text_is(r, last->end, ")") && clause_of(r, last->end) == q->clause;
}

/* 进口原油3亿吨、天然气90亿立方米: whether the quantity is a later one of a row, which names a thing and no measure;
 * that before the first number is the one of all. */
static bool shares_verb(const reading *r, const quantity *q, const reach *own, const token *t) {
    static const char JOINT[] = "、";
    if (!is_han(r) || own->own_measure || !is_concept(t) || !concept_of(r, t)->measure || t->start < own->clause)
        return false;
    for (const quantity *o = quantity_before(r, q); o && o->end > t->end; o = quantity_before(r, o)) {
        if (!text_is(r, o->end, JOINT) || o->kind != FACTS_LEVEL) return false;
        if (o->start < t->end) return false;
    }
    return q->kind == FACTS_LEVEL;
}

/* "Closing the plants leaves a shortfall of 4 GW": the noun that the number is told of, right before "of". */
static bool leads_number(const reading *r, const quantity *q, const token *t) {
    const uint32_t lead = back_spaces(r, q->lead), of = is_han(r) ? 0 : list_before(r, LIST_OF, lead);
    return of && q->kind == FACTS_LEVEL && t->word->class == WORD_MEASURE && !concept_of(r, t)->weak &&
           t->end == back_spaces(r, lead - of);
}

static worth worth_before(const reading *r, const quantity *q, const reach *own, const token *t) {
    if (leads_number(r, q, t)) return (worth){WEIGHT_ATTACHED, true};
    if (stands_before_row(r, q, t)) return (worth){WEIGHT_OWN, true};
    if (stands_before_bracket(r, q, t)) return (worth){WEIGHT_BESIDE, true};
    if (t->start >= own->owner.start && t->end <= own->owner.end) return (worth){WEIGHT_OWN, true};
    if (t->start >= own->inserted.start && t->end <= own->inserted.end) return (worth){WEIGHT_LATER, false};
    if (t->start >= own->own.start) {
        const bool detail = (t->start >= own->detail.start && t->end <= own->detail.end) || t->start < own->object;
        return detail ? (worth){WEIGHT_CLAUSE, false} : (worth){WEIGHT_OWN, true};
    }
    if (t->start >= own->clause) return (worth){WEIGHT_CLAUSE, shares_verb(r, q, own, t)};
    if (q->kind != FACTS_LEVEL && t->start >= own->last_end && t->end > own->last_attached && !own->own_thing &&
        !(own->own_measure && t->word->class == WORD_MEASURE))
        return (worth){WEIGHT_OWN - 1.2, true}; /* since the last number */
    const double w = SENTENCE - SENTENCE_STEP * (q->clause - clause_of(r, t->start) - 1);
    return (worth){w < WEIGHT_SENTENCE_LEAST ? WEIGHT_SENTENCE_LEAST : w, false};
}

/* "130 million tonnes of oil equivalent", 8吨油当量: the fuel of such a unit says nothing of what is measured. */
static bool in_unit_of_energy(const reading *r, const quantity *q, const token *t) {
    const dimension_class class = quantity_class(r, q);
    return !q->special && (class == DIMENSION_ENERGY || (class == DIMENSION_COAL && !is_han(r))) && names_thing(r, t) &&
           t->end <= q->end;
}

/* In the quote itself: 每4吨电解铝中有1吨; but 吨二氧化碳 is only a unit; "tons of methane emissions" is more. */
static worth worth_within(const reading *r, const quantity *q, const reach *own, const token *t) {
    if (in_unit_of_energy(r, q, t)) return (worth){0, false};
    return (worth){own->of_co2 ? WEIGHT_CLAUSE : WEIGHT_OWN, q->special || (t->end > q->end && !is_han(r))};
}

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/* 《甲国煤炭展望》显示，: whether it stands in the title of a paper, in a clause before that of the number. */
static bool in_book_title(const reading *r, const quantity *q, const token *t) {
    enum { LONGEST = 120 };
    if (!is_han(r) || clause_of(r, t->start) == q->clause) return false;
    for (uint32_t at = t->start, from = back_by(at, LONGEST); at-- > from;) {
        if ((unsigned char)r->text[at] != 0xE3) continue; /* the first byte of both */
        if (text_is(r, at, "》")) return false;
        if (text_is(r, at, "《")) return true;
    }
    return false;
}

/* "Energy" of the "Energy Efficiency Plan" */
static bool heads_name(const reading *r, const token *t) {
    return !is_han(r) && t->end + 1 < r->size && is_upper(r->text[t->start]) && is_upper(r->text[t->end + 1]) &&
           list_at(r, LIST_NAME_HEAD, t->end + 1);
}

/* "the Energy Efficiency Plan cuts oil use by 3%", 《煤炭展望》显示，电力需求增长4%: a thing in a name tells little of
 * what is measured, where the clause of the number names another one. */
static bool begins_name(const reading *r, const quantity *q, const token *t) {
    if (t->word->class != WORD_SUBJECT || !(heads_name(r, t) || in_book_title(r, q, t))) return false;
    for_tokens(other, r) {
        if (other != t && other->word->class == WORD_SUBJECT && clause_of(r, other->start) == q->clause) return true;
    }
    return false;
}

/* "oil 91% of energy, biofuels 4% and electricity 1%" */
static bool joined_right_before(const reading *r, const token *t) {
    const uint32_t at = back_spaces(r, t->start);
    return list_before(r, LIST_JOINT, at) || (at > 0 && r->text[at - 1] == ',');
}

bool labels_share(const reading *r, const token *t, const quantity *q) {
    const concept *c = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
    if (is_han(r) || !c || !c->carrier || !c->weak || c->tonnes_of != NONE) return false;
    if (!is_percentage(r, q)) return false;
    if (bracket_before(r, q) && text_is(r, t->end, " (")) return q->start - t->end <= 3 && text_is(r, q->end, ")");
    const quantity *last = quantity_before(r, q);
    if (!last || last->unit != q->unit || t->start < last->end) return false;
    if (q->lead == t->end) return only_joints_between(r, last->end, t->start) || joined_right_before(r, t);
    const uint32_t at = skip_spaces(r, t->end), lead = list_at(r, LIST_FOR, at) + list_at(r, LIST_STANDING_AT, at);
    return lead && q->lead == at + lead; /* "electricity for 1%", "electricity at 1%" */
}

/* "Hydro stayed the biggest renewable source, at 14% of power": what something is the biggest of is not what is told
 * of. */
static bool only_ranks(const reading *r, const quantity *q, const token *t) {
    enum { LONG = 32 }; /* "with the largest share among renewables" */
    const concept *c = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
    if (is_han(r) || !c || t->end > q->start || !concerns(r, t, CONCEPT_RENEWABLE)) return false;
    if (!word_between(r, LIST_SUPERLATIVE, back_by(t->start, LONG), t->start)) return false;
    for (uint32_t at = t->start; at > 0 && t->start - at < LONG && !list_at(r, LIST_SUPERLATIVE, at); at--)
        if (r->text[at] == ',' || is_digit(r->text[at])) return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < t->start; i++)
        if (r->tokens.at[i].word->class == WORD_SUBJECT &&
            clause_of(r, t->start) - clause_of(r, r->tokens.at[i].start) <= 1 &&
            concept_of(r, &r->tokens.at[i])->renews)
            return true;
    return false;
}

/* Whether it is the name of another number of a row. */
static bool labels_other(const reading *r, const quantity *q, const token *t) {
    if (!concept_of(r, t)->carrier) return false;
    for (size_t i = 0; i < r->quantities.count; i++)
        if (&r->quantities.at[i] != q && r->quantities.at[i].start > t->end && labels_share(r, t, &r->quantities.at[i]))
            return true;
    return false;
}

/* 节约20%的成本: the cost falls; 节约 names no saving of its own. */
static bool says_spared(const reading *r, const quantity *q, const token *t) {
    if (!q->cut) return false;
    const stretch verb = spared_by(r, q);
    return t->start >= verb.start && t->end <= verb.end;
}

static worth worth_of(const scene *s, const quantity *q, const reach *own, const slot *mine, const token *t) {
    const reading *r = s->r;
    const bool beside = t->end <= q->start ? own->bracketed : t->start >= q->end && t->start > r->opened;
    if (beside && is_excluded(r, t->start) && !is_excluded(r, q->start)) return (worth){WEIGHT_LATER, false};
    if (t->start > own->closed_part.start && t->end <= own->closed_part.end) return (worth){0, false};
    if (!is_han(r) && concerns(r, t, CONCEPT_PROBABILITY)) return (worth){0, false}; /* told_by_place() knows it */
    if (labels_other(r, q, t) || only_ranks(r, q, t) || says_spared(r, q, t) || covers_other(r, q, t))
        return (worth){0, false};
    if (mine && t->start >= mine->start && t->end <= mine->end) return (worth){WEIGHT_ATTACHED, true};
    worth w = t->start >= q->end   ? worth_behind(r, q, own, t)
              : t->end <= q->start ? worth_before(r, q, own, t)
                                   : worth_within(r, q, own, t);
    if (t->start >= own->clause && (taken_by_other(s, q, t, own->shared) || is_compared(r, q, t)))
        w = (worth){w.weight * TAKEN, false};
    if (q->clause > clause_of(r, t->start) && is_surpassed(r, t)) w = (worth){0, false};
    if (begins_name(r, q, t)) w = (worth){w.weight * TAKEN, false};
    if (t->end <= own->whole) w = (worth){is_han(r) || !names_thing(r, t) ? WEIGHT_LATER : 0, false};
    if (beside && t->start >= q->end && !is_han(r) && is_gloss_behind(r, q->end, t, own->own_thing))
        w = (worth){w.weight * TAKEN, false};
    if (own->bracketed && is_gloss(r, q->start, t)) w = (worth){w.weight * TAKEN, false};
    for (int i = 0; i < s->aside_count && s->asides[i].start < t->start; i++)
        if (part_of_subject(r, &s->asides[i], q, t)) return (worth){0, false};
    return w.weight > WEIGHT_LATER && is_aside(s, q, t) ? (worth){w.weight * TAKEN, false} : w;
}

/* "Energy use is to be ...": a measure of what is taken, and not of what is let out. */
static bool measures_use(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to) {
        if (t->word->class != WORD_MEASURE) continue;
        const concept *c = concept_of(r, t);
        if ((c->row || c->carrier) && t->word->value[0] != r->packs->known[CONCEPT_EMISSION]) return true;
    }
    return false;
}

/* "Energy use is to be 20% below BAU", "than in the baseline scenario": what a cut is held against says what is cut
 * only where nothing else does. */
static bool held_against_scenario(const reading *r, const quantity *q, const reach *own, const token *t) {
    enum { PHRASE = 32, NEAR = 12 };
    const uint32_t near = q->kind == FACTS_GROWTH ? PHRASE : NEAR;
    if (is_han(r) || t->start < q->end || (q->kind != FACTS_GROWTH && q->kind != FACTS_LEVEL)) return false;
    if (q->kind == FACTS_GROWTH && !own->own_thing && !measures_use(r, own->own.start, q->start)) return false;
    if (q->kind == FACTS_LEVEL && q->unit != r->packs->unit_percent) return false;
    const uint32_t from = t->start > q->end + near ? t->start - near : q->end;
    const bool below = t->word->class == WORD_SUBJECT && token_starting(r, t->start, WORD_BOUND);
    return cue_at(r, t->start, CUE_BASE) || below || /* but "of the land is under protection" */
           has_cue(r, from, t->start, CUE_BASE);
}

/* "Emissions from electricity generation", "half of the emissions result from oil use": what emits, and not what is
 * measured. */
static bool of_emitter(const reading *r, const token *t, int measure) {
    enum { NEAR = 64 };
    const concept *c = &r->packs->concepts.at[measure];
    const int emission = r->packs->known[CONCEPT_EMISSION];
    if (is_han(r) || !c->measure || !(c->row || c->carrier) || measure == emission) return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < t->start; i++) {
        const token *e = &r->tokens.at[i];
        if (!is_concept(e) || t->start - e->end > NEAR || e->word->value[e->word->count - 1] != emission) continue;
        if (!list_at(r, LIST_COMES_FROM, e->end + 1) || clause_of(r, e->start) != clause_of(r, t->start)) continue;
        bool told = false; /* "Emissions from cars fell and generation rose" */
        for (size_t k = i + 1; k < r->tokens.count && r->tokens.at[k].end <= t->start; k++)
            told = told || is_move(&r->tokens.at[k]) || is_cue(&r->tokens.at[k], CUE_HOLD);
        if (!told) return true;
    }
    return false;
}

/* Whether the power of plants is told of. */
static bool of_plants(const reading *r, const quantity *q) {
    const dimension_class class = quantity_class(r, q);
    return is_han(r) && (class == DIMENSION_POWER || class == DIMENSION_ENERGY);
}

/* 天然气产量达到30亿立方米，发电装机达到4000万千瓦: a fuel of another clause, told in tonnes or cubic metres, is not
 * what the plants are of; but 天然气发电稳步增长，装机达到4000万千瓦. */
static bool is_only_fuel(const reading *r, const quantity *q, const token *t) {
    if (!is_concept(t) || !concept_of(r, t)->fuel || !of_plants(r, q)) return false;
    const int clause = clause_of(r, t->start), mass = r->packs->known[CONCEPT_MASS];
    if (clause >= q->clause) return false;
    const uint64_t tonnes = r->packs->concepts.at[mass].dimensions;
    for_tokens_in(m, r, t->start, r->size) {
        if (m->word->class != WORD_MEASURE || clause_of(r, m->start) != clause) continue;
        if (concept_of(r, m)->dimensions & tonnes) return true;
    }
    for (const quantity *o = r->quantities.at; o < q; o++)
        if (o->start >= t->end && o->clause == clause &&
            (quantity_class(r, o) == DIMENSION_MASS || quantity_class(r, o) == DIMENSION_VOLUME))
            return true;
    return false;
}

/* Whether what stands behind the quantity, up to the next one, says that it is closed. */
static bool retires(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const uint32_t end = next ? next->start : own_stretch(r, q).end;
    for_tokens(t, r) {
        if (t->start >= q->end && t->end <= end && concerns(r, t, CONCEPT_RETIRED)) return true;
    }
    return false;
}

/* "an additional 20% reduction", "additional cuts of 20%", "an additional 3 GW is to retire": so many more of what was
 * told before, and nothing that was added. */
static bool comes_on_top(const reading *r, const quantity *q, const token *t) {
    if (!is_han(r) && q->kind == FACTS_GROWTH && t->end < q->start && concerns(r, t, CONCEPT_ADDITION) &&
        cue_at(r, skip_spaces(r, t->end), CUE_MOVE_NOUN))
        return true;
    return !is_han(r) && t->end + 1 == q->start && concerns(r, t, CONCEPT_ADDITION) &&
           list_before(r, LIST_BETWEEN_UNIT, t->end) && (q->kind == FACTS_GROWTH || retires(r, q));
}

bool other_deed(const reading *r, const quantity *q, int measure) {
    uint32_t size;
    return is_han(r) && measure == r->packs->known[CONCEPT_RETIRED] &&
           list_next(r, LIST_OTHER_DEED, clause_start(r, q->clause), q->start, &size) < q->start;
}

/* 储能时长不足3小时的项目装机占比7%: by what things are marked off is not what is told of them. */
static bool marks_off_only(const reading *r, const token *t) {
    return is_han(r) && t->word->class == WORD_MEASURE && in_no_fact(r, t);
}

/* A gas, or that it is let out. */
static bool given_off(const reading *r, int concept) {
    return concept == r->packs->known[CONCEPT_EMISSION] || is_gas(&r->packs->concepts.at[concept]);
}

/* What the words of the sentence say. Returns whether one of them names a thing. */
static bool gather_words(const scene *s, const quantity *q, const slot *slots, const reach *own, bag *b) {
    const reading *r = s->r;
    const bool stuff = weighs_stuff(r, q);
    bool named = false;
    for_tokens(t, r) {
        if (!is_concept(t) || of_another(s, q, slots, t) || held_against_scenario(r, q, own, t) ||
            is_only_fuel(r, q, t) || comes_on_top(r, q, t) || warms_in_limit(r, q, t) || marks_off_only(r, t))
            continue;
        const worth w = worth_of(s, q, own, slots ? &slots[q->list_index] : NULL, t);
        const bool each = !slots && one_each(r, q, t);
        const bool owns = t->end <= own->owner.end && t->start >= own->owner.start; /* its own measure is another one */
        for (int k = 0; k < t->word->count; k++)
            if (!r->packs->concepts.at[t->word->value[k]].mute &&
                !(owns && r->packs->concepts.at[t->word->value[k]].measure) && (!each || k == q->list_index) &&
                !of_emitter(r, t, t->word->value[k]) &&
                !of_other_member(r, slots ? &slots[q->list_index] : NULL, t, k) &&
                !(stuff && given_off(r, t->word->value[k])))
                bag_put(b, t->word->value[k], w.weight, t->start, w.own);
        named = named || (w.weight > WEIGHT_LATER && names_thing(r, t));
    }
    return named;
}

/* "In 2019, it drew 9 billion": where the sentence, or what follows the time that it opens with, begins with a word
 * that stands for the subject of the one before. */
static bool begins_with_pronoun(const reading *r) {
    if (is_han(r)) return false;
    const uint32_t next = clause_start(r, 1),
                   at = list_at(r, LIST_PRONOUN, r->marker) ? r->marker : skip_spaces(r, next);
    if (at > r->marker && concept_between(r, r->marker, next)) return false;
    return list_at(r, LIST_PRONOUN, at) > 0;
}

/* 太阳能和风能增长很快。它们在发电量中的份额为15%: whether the sentence is of the two things of the one before, and
 * names none itself. */
static bool stands_for_both(const reading *r, const quantity *q, bool named, int things) {
    uint32_t size;
    return is_han(r) && !named && things == 2 && list_next(r, LIST_BOTH_OF_THEM, r->marker, q->start, &size) < q->start;
}

static bool holds_thing(const reading *r, const bag *b) {
    for (int i = 0; i < b->count; i++)
        if (is_thing(r, b->at[i].concept)) return true;
    return false;
}

static bool holds_measure(const facts_packs *p, const bag *b) {
    for (int i = 0; i < b->own_count; i++)
        if (p->concepts.at[b->own[i]].measure && !p->concepts.at[b->own[i]].weak) return true;
    return false;
}

/* What the sentence before, the first of the paragraph and the heading speak of. A sentence that lists many things with
 * their numbers leaves none of them as what is spoken of. */
static void gather_context(const scene *s, const quantity *q, const reach *own, bool named, bool bare, bag *b) {
    const reading *r = s->r;
    const context *c = s->c;
    int things = 0;
    for (int i = 0; i < c->sentence_count; i++) things += is_thing(r, c->sentence[i]);
    const bool pronoun = begins_with_pronoun(r), moves = !named && q->kind != FACTS_GROWTH && begins_with_move(r);
    const bool both = stands_for_both(r, q, named, things);
    bool subject = pronoun; /* the first thing of the sentence before is what "it" stands for */
    const bool listed =
        bare && c->list.goes_on && !c->list.bound && is_percentage(r, q); /* "Shares of wind:", "- 9%" */
    const bool crowd = (named && !is_han(r)) || (things > 2 && c->sentence_numbers > 2 && !is_han(r));
    /* 天然气产量30亿立方米。新增装机500万千瓦 */
    const bool other_figure =
                   of_plants(r, q) && c->paragraph.figure.id[0] && c->paragraph.figure_dimension != q->dimension,
               stuff = weighs_stuff(r, q),
               told = named && !pronoun && is_percentage(r, q) && holds_measure(r->packs, b);
    for (int i = 0; i < c->sentence_count && !own->whole; i++) {
        if (other_figure && r->packs->concepts.at[c->sentence[i]].fuel) continue;
        if (stuff && given_off(r, c->sentence[i])) continue; /* "Farms emit CO2. They spread 9 Mt of manure" */
        if (q->kind == FACTS_GROWTH && only_warms(r, q, c->sentence[i])) continue; /* "It warmed. Reefs shrink by 9%" */
        const bool thing = is_thing(r, c->sentence[i]);
        /* "Gases covered by the law warm the air. Farms cause 9% of emissions": no coverage */
        if (!thing && told && r->packs->concepts.at[c->sentence[i]].measure) continue;
        const double weight = thing && both                               ? WEIGHT_OWN
                              : thing && (crowd || (pronoun && !subject)) ? CROWD
                              : moves || (bare && pronoun)        ? WEIGHT_OWN /* "Gas use rose. It came to 9 TWh." */
                              : listed                            ? WEIGHT_OWN
                              : s->anaphora || (thing && pronoun) ? BEFORE_ANAPHORA
                                                                  : BEFORE;
        if (thing) subject = false;
        bag_put(b, c->sentence[i], weight, UINT32_MAX, thing && both);
    }
    for (int i = 0; i < c->paragraph.lead_count && !own->whole; i++)
        if (b->weights[c->paragraph.lead[i]] == 0 &&
            !(other_figure && r->packs->concepts.at[c->paragraph.lead[i]].fuel))
            bag_put(b, c->paragraph.lead[i], LEAD, UINT32_MAX, false);
    const double heading = bare && !c->sentence_count ? WEIGHT_OWN : HEADING; /* "## Gas use", "It was 9 TWh" */
    for (int i = 0; i < c->heading_count; i++) bag_put(b, c->heading[i], heading, UINT32_MAX, false);
}

void evidence_gather(const scene *s, const quantity *q, const slot *slots, bag *b) {
    const reach own = reach_of(s, q);
    bag_empty(b);
    const bool named = gather_words(s, q, slots, &own, b), bare = b->count == 0 && !is_han(s->r);
    evidence_imply(s, q, b);
    gather_context(s, q, &own, named, bare, b);
    /* where nothing nearer says what it is of, it is of what the title names */
    if (s->c->title.topic != NONE && !own.whole && !named && !holds_thing(s->r, b) && holds_measure(s->r->packs, b))
        bag_put(b, s->c->title.topic, HEADING, UINT32_MAX, false);
}
