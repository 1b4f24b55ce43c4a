#include "evidence.h"

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

static bool names_thing(const reading *r, const token *t) {
    return t->word->class == WORD_SUBJECT && !r->packs->concepts.at[t->word->value[0]].weak;
}

static bool holds_total(const facts_packs *p, const bag *b) {
    for (int i = 0; i < b->own_count; i++)
        if (b->own[i] == p->known[CONCEPT_TOTAL]) return true;
    return false;
}

/* ------------------------------------------------------ of whom a word is */

static bool is_example(const scene *s, const token *t) {
    for (int i = 0; i < s->example_count; i++)
        if (t->start >= s->examples[i].start && t->end <= s->examples[i].end) return true;
    return false;
}

/* "55 nuclear units with a capacity of 57 GW", "three solar parks in the south providing 230 MW": what is counted is
 * measured too. */
static bool measures_counted(const scene *s, const quantity *q, size_t counted) {
    const reading *r = s->r;
    const uint32_t behind = r->quantities.at[counted].end;
    if (text_is(r, s->attached[counted], " with ")) return true;
    if (is_han(r) || quantity_class(r, q) != DIMENSION_POWER || q->kind != FACTS_LEVEL) return false;
    for (uint32_t i = behind; i < q->start; i++)
        if (strchr(",;:(", r->text[i]) || word_behind(r, LIST_JOINT, i)) return false;
    return true;
}

/* `each`: it is a share that its thing stands behind. */
static bool taken_by_other(const scene *s, const quantity *q, const token *t, bool each) {
    for (size_t i = 0; i < s->r->quantities.count && i < MAX_ATTACHED; i++) {
        const quantity *other = &s->r->quantities.at[i];
        if (t->start < other->end || t->end > s->attached[i] || other == q) continue;
        if (q->list != NONE && other->list == q->list && !each) continue; /* "52% coal, 28% nuclear" */
        if (other + 1 == q && (other->unit == NONE || other->counted) && measures_counted(s, q, i)) continue;
        if (other != q + 1 || t->start < q->end || t->end > attached_to(s, q)) return true;
    }
    return false;
}

/* 比各项贷款增速高17个百分点: what stands between the word of comparison and the verb is what something is compared
 * with. */
static bool is_compared(const reading *r, const quantity *q, const token *t) {
    const token *base = t->end <= q->start ? compared_thing(r, q) : NULL;
    return base && t->start >= base->end && t->start - base->end <= 36 && !has_cue(r, base->end, t->start, CUE_RISE) &&
           !has_cue(r, base->end, t->start, CUE_FALL);
}

/* "including 950 MW of solar, of which 200 MW ..." against "clean sources, comprising sun and wind, gave 40 percent".
 */
static bool counts_within(const reading *r, const aside *a) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= a->end && r->quantities.at[i].clause == a->clause) return true;
    return false;
}

/* "renewables including large hydro made up 235 GW": what is named between "including" and the verb is a part of what
 * the number is of. */
static bool part_of_subject(const reading *r, const aside *a, const quantity *q, const token *t) {
    if (!a->parts || q->clause != a->clause || a->end > q->start || t->end > q->start) return false;
    bool whole = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= a->start; i++)
        whole =
            whole || (r->tokens.at[i].word->class == WORD_SUBJECT && clause_of(r, r->tokens.at[i].start) == a->clause);
    return whole && (has_cue(r, t->end, q->start, CUE_SHARE) || has_cue(r, t->end, q->start, CUE_HOLD) ||
                     has_cue(r, t->end, q->start, CUE_SUM));
}

/* "prices rose as the drought went on", "fell owing to outages", "900 MW comprising wind (500 MW) and solar": what is
 * told of besides or is only a part, and not what the number is of. Starts with its word and ends with its clause;
 * numbers in there are said of it, those behind it of the parts. */
static bool is_aside(const scene *s, const quantity *q, const token *t) {
    const int clause = s->aside_count ? clause_of(s->r, t->start) : NONE;
    for (int i = 0; i < s->aside_count && s->asides[i].start < t->start; i++)
        if (s->asides[i].clause == clause && part_of_subject(s->r, &s->asides[i], q, t))
            return true;
        else if (s->asides[i].clause == clause)
            return !(s->asides[i].end <= q->start &&
                     (q->clause == clause || (s->asides[i].parts && counts_within(s->r, &s->asides[i]))));
    return false;
}

/* "reached 5 GW in 2024 and grid losses fell": what is joined to the words behind a number is another matter; but "5 GW
 * of wind and solar" joins two things. */
static bool joined_behind(const reading *r, const quantity *q, uint32_t to) {
    for (uint32_t at = q[q->list_size - 1 - q->list_index].end; at < to; at++) {
        if (!word_behind(r, LIST_OTHER_MATTER, at)) continue;
        bool things = false;
        for (size_t k = 0; list_at(r, LIST_JOINT, at + 1) && k < r->tokens.count; k++)
            things = things ||
                     (r->tokens.at[k].end == at && r->tokens.at[k].start >= q->end && is_concept(&r->tokens.at[k]));
        if (!things) return true;
    }
    return false;
}

/* "make up 47% of the country's installed capacity of 462 GW": what was said of the part is not said of the whole. */
static uint32_t whole_from(const reading *r, const quantity *q) {
    const quantity *part = quantity_before(r, q);
    if (!part || part->unit != r->packs->unit_percent || part->kind != FACTS_LEVEL || q->kind != FACTS_LEVEL ||
        q->unit == part->unit)
        return 0;
    if (!word_behind(r, LIST_OF, part->end) || q->start - part->end > 72 || part->clause != q->clause) return 0;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_CUE && t->start >= part->end && t->end <= q->start && t->word->value[0] != CUE_OF)
            return 0;
    }
    return part->end;
}

/* 产销分别为124万辆和126万辆: a word of as many things as the list has members says one of each, in their order. */
static bool one_each(const reading *r, const quantity *q, const token *t) {
    if (q->list_size < 2 || t->word->count != q->list_size || t->end > q->start) return false;
    for (int k = 1; k < t->word->count; k++)
        if (r->packs->concepts.at[t->word->value[k]].measure != r->packs->concepts.at[t->word->value[0]].measure)
            return false;
    return has_cue(r, t->end, q[-q->list_index].start, CUE_RESPECTIVELY);
}

bool in_equivalents(const reading *r, const quantity *q) {
    if (quantity_class(r, q) != DIMENSION_CO2) return false;
    const listed_words *l = &r->packs->languages[r->language].known[LIST_EQUIVALENT];
    const uint32_t end = q[q->list_size - 1 - q->list_index].end; /* "8.7 and 5.6 Mt CO2 eq." */
    for (uint32_t at = q->start; at < end; at++)
        for (size_t i = 0; i < l->count; i++)
            if (text_is(r, at, l->at[i].form)) return true;
    return false;
}

/* "9.8 Mt CO2 eq.", 3万平方公里: the gas or the measure in such a unit is not what other numbers are of. */
static bool in_unit_of_other(const reading *r, const quantity *q, const token *t) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || t->start < o->start || t->end > o->end) continue;
        return !o->special && (in_equivalents(r, o) || (is_han(r) && t->word->class == WORD_MEASURE));
    }
    return false;
}

/* 排放量减少到8万吨: what is reduced to so much is an emission, and no reduction; "intensity needs to fall" speaks of
 * no needs. */
static bool in_verb_to(const reading *r, const token *t) {
    const token *verb = t->word->class == WORD_MEASURE ? token_starting(r, t->start, WORD_CUE) : NULL;
    return verb && verb->end > t->end && is_cue(verb, is_han(r) ? CUE_TO : CUE_TARGET);
}

/* "Sales: 2020: 12 million": a clause that holds a time and nothing else names nothing. */
static bool only_time(const reading *r, int clause) {
    const uint32_t from = skip_spaces(r, clause_start(r, clause)), to = clause_end(r, clause);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->start == from && s->end <= to && to - s->end <= 2) return true;
    }
    return false;
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

/* "Green loans for projects with benefits of ... stood at 7 trillion": between its thing and its verb, what something
 * is for tells no more of what is measured. Empty where there is none. */
static stretch purpose(const reading *r, const quantity *q, stretch own) {
    const stretch none = {UINT32_MAX, 0};
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == r->packs->unit_percent) return none;
    const token *thing = NULL, *verb = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < own.start) continue;
        if (!thing && names_thing(r, t)) thing = t;
        if (thing && (is_cue(t, CUE_HOLD) || is_cue(t, CUE_TO)) && t->start > thing->end) verb = t;
    }
    if (!thing || !verb) return none;
    for (uint32_t i = thing->end; i < verb->start; i++) {
        if (r->text[i] == ',' || r->text[i] == ';') return none;
        if (word_behind(r, LIST_PURPOSE, i)) return (stretch){i, verb->start};
    }
    return none;
}

/* ----------------------------------------------------------------- gather */

/* What of its sentence is said of a quantity. */
typedef struct reach {
    stretch own, detail;       /* its own part, and what that only tells the purpose of */
    stretch introduced;        /* the thing that it is told of, in the clause behind; empty where there is none */
    uint32_t clause, attached; /* where its clause starts; where the phrase ends that hangs on it */
    uint32_t last_end, last_attached; /* the same of the quantity before */
    uint32_t whole;                   /* what stands before it is said of a part; 0 where nothing is */
    uint32_t parts;      /* what stands behind it is said of its parts: 新增装机5亿千瓦，其中光伏…… */
    uint32_t object;     /* where the object of its verb starts; 0 where there is none */
    bool own_thing;      /* its own part says what it is of */
    bool next_in_clause; /* 水电3.8亿千瓦、抽水蓄能0.6亿千瓦: what stands behind it is the next one's */
    bool base_behind;    /* 相当于3个乙电站的发电量 */
    bool shared;         /* "52% coal" */
    bool of_co2;         /* in tonnes of CO2 equivalent */
    bool bracketed;      /* a bracket stands before it */
} reach;

static bool has_thing(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= from && t->end <= to && names_thing(r, t)) return true;
    }
    return false;
}

/* ", reaching a share of 25%", ": its share was 25%": a clause that begins with a verb or a pronoun is of what the one
 * before it is of. */
static bool goes_on(const reading *r, const quantity *q, uint32_t clause) {
    const uint32_t at = skip_spaces(r, clause);
    const token *verb = token_starting(r, at, WORD_CUE);
    if (has_thing(r, clause, q->start)) return false;
    return list_at(r, LIST_PRONOUN, at) || (verb && verb->end <= q->start && !cue_at(r, at, CUE_MOVE_NOUN) &&
                                            (is_cue(verb, CUE_HOLD) || is_cue(verb, CUE_SHARE)));
}

/* "Methane emissions, at 56 Mt, fell": what stands before the comma is said of it too. */
static void reach_back(const reading *r, const quantity *q, reach *own) {
    enum { NEAR = 8 };
    if (is_han(r) || q->clause == 0 || own->own.start != own->clause ||
        (q->start - own->clause > NEAR && !goes_on(r, q, own->clause)))
        return;
    int named_in = q->clause - 1;
    while (named_in > 0 && only_time(r, named_in)) named_in--;
    const uint32_t before = clause_start(r, named_in);
    if (own->last_end <= before) own->own.start = own->clause = before;
}

/* Whether the clause tells before `end` of what came in addition: 新增装机. */
static bool tells_addition(const reading *r, uint32_t clause, uint32_t end) {
    bool addition = false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || t->start < clause || t->end > end) continue;
        for (int k = 0; k < t->word->count; k++)
            addition = addition || t->word->value[k] == r->packs->known[CONCEPT_ADDITION];
    }
    return addition;
}

/* Where the parts of an addition begin, behind 其中; the end of the sentence where none are told. */
static uint32_t parts_from(const reading *r, const quantity *q) {
    if (!is_han(r) || q->kind != FACTS_LEVEL || !tells_addition(r, clause_start(r, q->clause), q->start))
        return r->size;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= q->end && t->word->class == WORD_CUE && is_cue(t, CUE_ANAPHORA)) return t->start;
    }
    return r->size;
}

static bool has_measure(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= from && t->end <= to && is_concept(t) && r->packs->concepts.at[t->word->value[0]].measure)
            return true;
    }
    return false;
}

static bool has_emission(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count; i++)
        if (r->tokens.at[i].start >= from && r->tokens.at[i].end <= to &&
            concerns(r, &r->tokens.at[i], CONCEPT_EMISSION))
            return true;
    return false;
}

/* "Growth of wind capacity cut gas use by 8%": where the object of the verb starts, when what does it has a measure of
 * its own; 0 where there is none. */
static uint32_t object_from(const reading *r, const quantity *q, stretch own) {
    if (is_han(r) || q->kind != FACTS_GROWTH) return 0;
    const token *verb = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (r->tokens.at[i].start >= own.start && is_move(&r->tokens.at[i])) verb = &r->tokens.at[i];
    const uint32_t object = verb ? skip_spaces(r, verb->end) : 0;
    if (!verb || list_at(r, LIST_MOVES_ITSELF, verb->start) || list_at(r, LIST_OF, object) ||
        list_at(r, LIST_PLACE_LEAD, object) || list_at(r, LIST_PHRASE_END, object))
        return 0;
    if (has_emission(r, object, q->start)) return 0; /* of whoever does it */
    const bool told = has_thing(r, object, q->start) || has_measure(r, object, q->start);
    return told && has_measure(r, own.start, verb->start) ? object : 0;
}

/* "With an installed capacity of 90 MW, the wind farm is the largest", "With an increase of 90 MW, wind power leads":
 * what the sentence goes on to tell of. */
static stretch introduced(const reading *r, const quantity *q, const reach *own) {
    enum { NEAR = 48 };
    const stretch none = {0, 0};
    const bool share = q->kind == FACTS_LEVEL && q->unit == r->packs->unit_percent;
    if (is_han(r) || own->own_thing || q->kind == FACTS_RATIO || q->clause != 0 || share ||
        quantity_class(r, q) == DIMENSION_TEMPERATURE || !list_at(r, LIST_INTRODUCES, 0))
        return none;
    const uint32_t next = clause_start(r, 1);
    if (next <= q->end) return none;
    const quantity *other = quantity_behind(r, q);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < next) continue;
        if (t->start > next + NEAR || (other && other->start < t->end)) return none;
        if (names_thing(r, t)) return (stretch){t->start, t->end};
    }
    return none;
}

static reach reach_of(const scene *s, const quantity *q) {
    const reading *r = s->r;
    const quantity *last = quantity_before(r, q - q->list_index);
    reach own = {.own = own_stretch(r, q),
                 .clause = clause_start(r, q->clause),
                 .attached = attached_to(s, q),
                 .last_end = last ? last->end : 0,
                 .last_attached = last && last->metric_id[0] ? attached_to(s, last) : 0,
                 .whole = whole_from(r, q),
                 .parts = parts_from(r, q),
                 .base_behind = is_han(r) && q->special && q->kind == FACTS_RATIO,
                 .shared = shared_by(r, q) != 0,
                 .of_co2 = !q->special && in_equivalents(r, q),
                 .bracketed = memchr(r->text, '(', q->start) != NULL};
    own.next_in_clause = own.own.end < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0));
    reach_back(r, q, &own);
    own.own_thing = !is_han(r) && has_thing(r, own.own.start, q->start);
    own.detail = purpose(r, q, own.own);
    own.object = object_from(r, q, own.own);
    own.introduced = introduced(r, q, &own);
    return own;
}

/* How much a word weighs; `own` where it stands in the quantity's own part. */
typedef struct worth {
    double weight;
    bool own;
} worth;

static worth worth_behind(const reading *r, const quantity *q, const reach *own, const token *t) {
    if (t->start >= own->parts) return (worth){0, false};
    if (own->base_behind) return (worth){WEIGHT_LATER, false};
    if (t->start >= own->introduced.start && t->end <= own->introduced.end) return (worth){WEIGHT_ATTACHED, true};
    if (t->end <= own->attached) return (worth){WEIGHT_ATTACHED, true};
    if (t->start >= own->own.end || own->next_in_clause) return (worth){WEIGHT_LATER, false};
    return joined_behind(r, q, t->start) ? (worth){JOINED, false} : (worth){WEIGHT_OWN - 1.5, true};
}

/* "power from renewables came from solar (38%)": a percentage in a bracket is of the thing right before it. */
static bool stands_before_bracket(const reading *r, const quantity *q, const token *t) {
    return !is_han(r) && q->unit == r->packs->unit_percent && q->kind == FACTS_LEVEL && names_thing(r, t) &&
           bracket_before(r, q) && text_is(r, t->end, " (") && q->start - t->end <= 3;
}

static worth worth_before(const reading *r, const quantity *q, const reach *own, const token *t) {
    if (stands_before_bracket(r, q, t)) return (worth){WEIGHT_BESIDE, true};
    if (t->start >= own->own.start) {
        const bool detail = (t->start >= own->detail.start && t->end <= own->detail.end) || t->start < own->object;
        return detail ? (worth){WEIGHT_CLAUSE, false} : (worth){WEIGHT_OWN, true};
    }
    if (t->start >= own->clause) return (worth){WEIGHT_CLAUSE, false};
    if (q->kind != FACTS_LEVEL && t->start >= own->last_end && t->end > own->last_attached && !own->own_thing)
        return (worth){WEIGHT_OWN - 1.2, true}; /* since the last number */
    const double w = SENTENCE - SENTENCE_STEP * (q->clause - clause_of(r, t->start) - 1);
    return (worth){w < WEIGHT_SENTENCE_LEAST ? WEIGHT_SENTENCE_LEAST : w, false};
}

/* In the quote itself: 每4吨电解铝中有1吨; but 吨二氧化碳 is only a unit; "tons of methane emissions" is more. */
static worth worth_within(const reading *r, const quantity *q, const reach *own, const token *t) {
    return (worth){own->of_co2 ? WEIGHT_CLAUSE : WEIGHT_OWN, q->special || (t->end > q->end && !is_han(r))};
}

/* "Renewables (hydro, wind and sun) gave 45 percent", 用水量(含公共用水)225升: things in a bracket right behind another
 * one, with no number among them, tell what it is made of. */
static bool is_gloss(const reading *r, const quantity *q, const token *t) {
    enum { LONG = 80 };
    uint32_t open = t->start, close = t->end;
    if (t->end > q->start || (is_han(r) && !text_is(r, back_spaces(r, q->start) - 1, ")"))) return false;
    while (open > 0 && t->start - open < LONG && !strchr("()", r->text[open - 1])) open--;
    while (close < q->start && close - t->end < LONG && !strchr("()", r->text[close])) close++;
    if (open < 2 || r->text[open - 1] != '(' || close >= q->start || r->text[close] != ')') return false;
    const uint32_t before = back_spaces(r, open - 1);
    bool thing = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= before; i++)
        if (r->tokens.at[i].end == before && is_concept(&r->tokens.at[i])) {
            if (is_han(r) && r->tokens.at[i].word->value[0] == t->word->value[0]) return false; /* 一氧化碳(CO) */
            thing = true;
        }
    for (size_t i = 0; thing && i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= open && r->quantities.at[i].end <= close) return false;
    return thing;
}

static worth worth_of(const scene *s, const quantity *q, const reach *own, const slot *mine, const token *t) {
    const reading *r = s->r;
    if (mine && t->start >= mine->start && t->end <= mine->end) return (worth){WEIGHT_ATTACHED, true};
    worth w = t->start >= q->end   ? worth_behind(r, q, own, t)
              : t->end <= q->start ? worth_before(r, q, own, t)
                                   : worth_within(r, q, own, t);
    if (t->start >= own->clause && (taken_by_other(s, q, t, own->shared) || is_compared(r, q, t)))
        w = (worth){w.weight * TAKEN, false};
    if (t->end <= own->whole) w = (worth){WEIGHT_LATER, false};
    if (own->bracketed && is_gloss(r, q, t)) w = (worth){w.weight * TAKEN, false};
    return w.weight > WEIGHT_LATER && is_aside(s, q, t) ? (worth){w.weight * TAKEN, false} : w;
}

/* 氮氧化物、氨氮等污染物分别减少8%和5%: where each member has its number, the word for all of them names none. */
static bool sums_up(const reading *r, const slot *last, const token *t) {
    enum { NOUN = 30 };
    return etc_behind(r, last->own_end) && t->start > last->own_end && t->end <= last->own_end + NOUN &&
           names_thing(r, t);
}

/* What is said of another member of the list, of examples or of another number's unit. */
static bool of_another(const scene *s, const quantity *q, const slot *slots, const token *t) {
    for (int k = 0; slots && k < q->list_size; k++)
        if (k != q->list_index && t->start >= slots[k].own_start && t->end <= slots[k].own_end) return true;
    const slot *mine = slots ? &slots[q->list_index] : NULL;
    const bool listed = mine && t->start >= mine->own_start && t->end <= mine->own_end;
    if (slots && sums_up(s->r, &slots[q->list_size - 1], t)) return true;
    if (!listed && t->end <= q->start && is_example(s, t)) return true;
    if (q->special && t->start > q->start && t->start < q->end && t->end > q->end)
        return true; /* "three new" in "one in three new cars" */
    return in_unit_of_other(s->r, q, t) || in_verb_to(s->r, t);
}

/* "Energy use is to be ...": a measure of what is taken, and not of what is let out. */
static bool measures_use(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= to; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->word->class != WORD_MEASURE) continue;
        const concept *c = &r->packs->concepts.at[t->word->value[0]];
        if ((c->row || c->carrier) && t->word->value[0] != r->packs->known[CONCEPT_EMISSION]) return true;
    }
    return false;
}

/* "Energy use is to be 20% below BAU", "than in the baseline scenario": what a cut is held against says what is cut
 * only where nothing else does. */
static bool held_against_scenario(const reading *r, const quantity *q, const reach *own, const token *t) {
    const uint32_t near = q->kind == FACTS_GROWTH ? 32 : 12;
    if (is_han(r) || t->start < q->end || (q->kind != FACTS_GROWTH && q->kind != FACTS_LEVEL)) return false;
    if (q->kind == FACTS_GROWTH && !own->own_thing && !measures_use(r, own->own.start, q->start)) return false;
    if (q->kind == FACTS_LEVEL && q->unit != r->packs->unit_percent) return false;
    const uint32_t from = t->start > q->end + near ? t->start - near : q->end;
    return cue_at(r, t->start, CUE_BASE) || token_starting(r, t->start, WORD_BOUND) ||
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

/* What the words of the sentence say. Returns whether one of them names a thing. */
static bool gather_words(const scene *s, const quantity *q, const slot *slots, const reach *own, bag *b) {
    const reading *r = s->r;
    bool named = false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (!is_concept(t) || of_another(s, q, slots, t) || held_against_scenario(r, q, own, t)) continue;
        const worth w = worth_of(s, q, own, slots ? &slots[q->list_index] : NULL, t);
        const bool each = !slots && one_each(r, q, t);
        for (int k = 0; k < t->word->count; k++)
            if ((!each || k == q->list_index) && !of_emitter(r, t, t->word->value[k]))
                bag_put(b, t->word->value[k], w.weight, t->start, w.own);
        named = named || (w.weight > WEIGHT_LATER && names_thing(r, t));
    }
    return named;
}

/* What the sentence before, the first of the paragraph and the heading speak of. A sentence that lists many things with
 * their numbers leaves none of them as what is spoken of; nor is "total installed capacity" of the thing that was
 * spoken of before. */
static void gather_context(const scene *s, const reach *own, bag *b) {
    const reading *r = s->r;
    const context *c = s->c;
    const bool all = holds_total(r->packs, b);
    int things = 0;
    for (int i = 0; i < c->sentence_count; i++) things += is_thing(r, c->sentence[i]);
    const bool crowd = all || (things > 2 && c->sentence_numbers > 2 && !is_han(r));
    for (int i = 0; i < c->sentence_count && !own->whole; i++)
        bag_put(b, c->sentence[i],
                crowd && is_thing(r, c->sentence[i]) ? CROWD
                : s->anaphora                        ? BEFORE_ANAPHORA
                                                     : BEFORE,
                UINT32_MAX, false);
    for (int i = 0; i < c->lead_count && !own->whole; i++)
        if (b->weights[c->lead[i]] == 0) bag_put(b, c->lead[i], LEAD, UINT32_MAX, false);
    for (int i = 0; i < c->heading_count; i++) bag_put(b, c->heading[i], HEADING, UINT32_MAX, false);
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

void evidence_gather(const scene *s, const quantity *q, const slot *slots, bag *b) {
    const reach own = reach_of(s, q);
    bag_empty(b);
    const bool named = gather_words(s, q, slots, &own, b);
    evidence_imply(s, q, b);
    gather_context(s, &own, b);
    /* where nothing nearer says what it is of, it is of what the title names */
    if (s->c->topic != NONE && !own.whole && !named && !holds_thing(s->r, b) && holds_measure(s->r->packs, b))
        bag_put(b, s->c->topic, HEADING, UINT32_MAX, false);
}
