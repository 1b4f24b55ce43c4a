#include "evidence.h"

#include "bytes.h"

#include <ctype.h>

/* Further weights: of the clauses before, of the sentence before and of the heading; of words that another quantity has
 * taken. */
static const double SENTENCE = 3, SENTENCE_STEP = 0.4, BEFORE = 1.3, BEFORE_ANAPHORA = 2.4, HEADING = 1.0, LEAD = 0.9,
                    CROWD = 0.6, TAKEN = 0.35, JOINED = 1.5, IMPLIED = 4.5;

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

void bag_empty(bag *b) {
    for (int i = 0; i < b->count; i++) b->weights[b->at[i].concept] = b->around[b->at[i].concept] = 0;
    b->count = b->own_count = b->concept_count = 0;
}

static bool is_concept(const token *t) { return t->word->class == WORD_SUBJECT || t->word->class == WORD_MEASURE; }

/* --------------------------------------------------------------- attached */

/* "580 MW of solar power avoid ...": the phrase ends where a verb begins. */
static uint32_t verb_from(const reading *r, uint32_t at, uint32_t limit) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < limit; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start <= at || t->word->class != WORD_CUE) continue;
        if (t->word->value[0] == CUE_REDUCED) return t->start - 1;
    }
    return limit;
}

static bool number_begins(const reading *r, uint32_t at) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start == skip_spaces(r, at)) return true;
    return false;
}

/* "5 GW of wind and solar": and another thing follows, and no number of it. */
static bool joins_things(const reading *r, uint32_t space) {
    const uint32_t joint = list_at(r, LIST_JOINT, space + 1), next = skip_spaces(r, space + 1 + joint);
    bool before = false;
    for (size_t i = 0; joint && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        before = before || (t->end == space && t->word->class == WORD_SUBJECT);
        if (before && t->start == next && t->word->class == WORD_SUBJECT) return !number_begins(r, t->end);
    }
    return false;
}

static bool closes(const reading *r, uint32_t at) {
    return at >= r->size || strchr(",.;)", r->text[at]) || word_behind(r, LIST_JOINT, at);
}

uint32_t shared_by(const reading *r, const quantity *q) {
    if (is_han(r) || q->unit != r->packs->unit_percent || q->kind != FACTS_LEVEL) return 0;
    uint32_t at = skip_spaces(r, q->end);
    const uint32_t lead = list_at(r, LIST_COMES_FROM, at);
    if (lead) at = skip_spaces(r, at + lead);
    const uint32_t article = list_at(r, LIST_ARTICLE, at);
    if (lead && article) at = skip_spaces(r, at + article);
    const token *t = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= at; i++)
        if (r->tokens.at[i].start == at && r->tokens.at[i].word->class == WORD_SUBJECT &&
            (!t || r->tokens.at[i].end > t->end))
            t = &r->tokens.at[i];
    const bool alone = t && closes(r, t->end);
    if (alone && r->text[t->end] == ' ' && joins_things(r, t->end)) return 0; /* "40% wind and solar" */
    return alone && (lead || !r->packs->concepts.at[t->word->value[0]].weak) ? t->end : 0;
}

/* Where the noun phrase ends that hangs on the quantity from behind: "70% of the turbines", "112 power units",
 * 80%的光伏组件; q->end where nothing hangs on it. */
static uint32_t attached_end(const reading *r, const quantity *q) {
    if (is_han(r) && q->dimension != NONE && q->dimension == r->packs->dimension_year) return q->end; /* 五年新增装机 */
    const uint32_t shared = shared_by(r, q);
    if (shared) return shared;
    stretch own = own_stretch(r, q);
    uint32_t at = skip_spaces(r, q->end);
    const token *bound = token_starting(r, at, WORD_BOUND);
    if (bound) at = skip_spaces(r, bound->end);
    for (uint32_t i = at; q->unit != NONE && i < r->size && i < at + 32 && r->text[at] == '('; i++)
        if (r->text[i] == ')' && word_behind(r, LIST_OF, i + 1))
            at = i + 2; /* "7,000 mcf (thousand cubic feet) of natural gas" */
    uint32_t limit = own.end;
    const uint32_t again = is_han(r) ? 0 : list_at(r, LIST_SAID_AGAIN, at);
    const quantity *next = again ? quantity_behind(r, q) : NULL;
    if (next && is_letter(r->text[at]) && q->unit == r->packs->unit_percent &&
        next->start == skip_spaces(r, at + again) && next->dimension != q->dimension)
        return attached_end(r, next); /* "15% or 32 bcm of all gas imports" */
    if (q->list != NONE && q->list_index + 1 < q->list_size) return q->end;
    const token *of = token_starting(r, at, WORD_CUE);
    bool linked = of && of->word->value[0] == CUE_OF;
    if (cue_at(r, at, CUE_PARTS)) return q->end;
    if (!linked && !is_han(r) && list_at(r, LIST_PHRASE_END, at)) return q->end;
    if (!linked) {
        bool noun = false;
        for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= at + 20; i++)
            if (r->tokens.at[i].start >= at && r->tokens.at[i].start < limit && is_concept(&r->tokens.at[i])) {
                noun = r->tokens.at[i].start <= at + (is_han(r) ? 12 : 20);
                break;
            }
        if (!noun) return q->end;
    }
    if (limit < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0)) && limit > at + 40)
        limit = at + 40; /* not up to the next number */
    if (!is_han(r)) limit = verb_from(r, at, limit);
    for (uint32_t i = at; i < limit; i++) {
        if (text_is(r, i, "、") || r->text[i] == ')' || r->text[i] == '(') return i;
        if (r->text[i] == ' ' && i > at && list_at(r, LIST_PHRASE_END, i + 1) && !(linked && joins_things(r, i)))
            return i;
    }
    return limit;
}

/* ------------------------------------------------------------------ slots */

static bool coordinator_between(const reading *r, uint32_t from, uint32_t to) {
    if (to < from || to - from > 24) return false;
    for (uint32_t i = from; i < to; i++) {
        const uint32_t n = text_is(r, i, ", ") ? 2 : list_at(r, LIST_JOINT, i);
        if (n && i + n <= to) return true;
    }
    return false;
}

/* 单位产值能耗、单位产值二氧化碳排放: where each member has a measure of its own, that of the last is not said of
 * all. */
static void own_measures(const reading *r, uint32_t before, int count, slot *slots) {
    uint32_t ends[16];
    for (int i = 0; i < count; i++) {
        bool measured = false;
        ends[i] = slots[i].end;
        for (size_t k = 0; k < r->tokens.count; k++) {
            const token *t = &r->tokens.at[k];
            if (t->word->class != WORD_MEASURE || t->start < slots[i].start || t->end > before ||
                t->start > ends[i] + 3)
                continue;
            if (i + 1 < count && t->start >= slots[i + 1].start) continue;
            measured = true;
            if (t->end > ends[i]) ends[i] = t->end;
        }
        if (!measured) return;
    }
    for (int i = 0; i < count; i++) slots[i].end = slots[i].own_end = ends[i];
}

/* The members of a list that has as many as the quantities do: "crop straw and livestock waste were 88 and 80 percent".
 * Looks back from the quantities for the nearest run of coordinated subjects of that length. */
bool find_slots(const reading *r, uint32_t before, int count, slot *slots) {
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
    own_measures(r, before, count, slots);
    return true;
}

/* --------------------------------------------------------------- evidence */

/* "A、B等X" is about X: where a thing stands behind 等, the list before it only gives examples. */
static void find_examples(scene *s) {
    const reading *r = s->r;
    static const char ETC[] = "等";
    if (!is_han(r)) return;
    static const unsigned char BEGIN[6] = {0xE7, 0xE7, 0xE7, 0xE7, 0xE7, 0xE7};
    for (uint32_t at = 0; (at = (uint32_t)next_of(r->text, at, r->size, BEGIN)) < r->size && s->example_count < 8;
         at++) {
        if (!text_is(r, at, ETC)) continue;
        bool thing = false;
        uint32_t start = at;
        for (size_t i = 0; i < r->tokens.count; i++) {
            const token *t = &r->tokens.at[i];
            if (t->start > at && t->start <= at + 12 && t->word->class == WORD_SUBJECT &&
                clause_of(r, t->start) == clause_of(r, at))
                thing = true;
        }
        for (size_t i = r->tokens.count; thing && i-- > 0;) {
            const token *t = &r->tokens.at[i];
            if (t->end > start || !is_concept(t)) continue;
            if (start - t->end > 12 || (start != at && !coordinator_between(r, t->end, start) && start != t->end))
                break;
            start = t->start;
        }
        if (start < at) {
            s->examples[s->example_count].start = start;
            s->examples[s->example_count++].end = at;
        }
    }
}

static bool is_example(const scene *s, const token *t) {
    for (int i = 0; i < s->example_count; i++)
        if (t->start >= s->examples[i].start && t->end <= s->examples[i].end) return true;
    return false;
}

static bool taken_by_other(const scene *s, const quantity *q, const token *t) {
    for (size_t i = 0; i < s->r->quantities.count && i < 64; i++) {
        const quantity *other = &s->r->quantities.at[i];
        const bool each = shared_by(s->r, q) != 0; /* "52% coal, 28% nuclear" */
        if (other == q || (q->list != NONE && other->list == q->list && !each)) continue;
        const bool counted = other + 1 == q && (other->unit == NONE || other->counted);
        if (counted && text_is(s->r, s->attached[i], " with "))
            continue; /* "55 nuclear units with a capacity of 57 GW" */
        const size_t own = (size_t)(q - s->r->quantities.at);
        const bool both = own < 64 && other == q + 1 && t->start >= q->end && t->end <= s->attached[own];
        if (t->start >= other->end && t->end <= s->attached[i] && !both) return true;
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

/* "prices rose as the drought went on", "fell owing to outages", "900 MW comprising wind (500 MW) and solar": what is
 * told of besides or is only a part, and not what the number is of. Starts with its word and ends with its clause;
 * numbers in there are said of it, those behind it of the parts. */
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
        if (r->text[at] != ' ' || !list_at(r, LIST_OTHER_MATTER, at + 1)) continue;
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

/* "27 percent of the national total" */
static bool of_total(const reading *r, const quantity *q) {
    if (!word_behind(r, LIST_OF, q->end)) return false;
    for (uint32_t at = q->end + 4; at < r->size && at < q->end + 36 && !strchr(",.;", r->text[at]); at++)
        if (text_is(r, at, "total") && r->text[at - 1] == ' ') return closes(r, at + 5) || at < q->end + 9;
    return false;
}

/* A number of gigawatts is a capacity, whether the clause says so or not; in "solar gave 30 GW of new capacity, wind 5
 * GW" it is what the first one is. */
static void imply_measure(const scene *s, const quantity *q, bag *b) {
    const reading *r = s->r;
    const facts_packs *p = r->packs;
    int implied = q->dimension == NONE ? NONE : p->implied_measures[q->dimension];
    if ((implied == NONE && q->unit != p->unit_percent) || q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO) return;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->measure && !c->weak && c->dimensions & dimension_bit(p, q->dimension)) return;
    }
    const quantity *before = quantity_before(r, q);
    if (before && q->unit == p->unit_percent && before->unit == q->unit && before->kind == FACTS_LEVEL &&
        q->kind == FACTS_LEVEL && b->own_count && q->clause - before->clause <= 1 && !word_behind(r, LIST_OF, q->end)) {
        for (int i = 0; i < before->measure_count; i++)
            put(b, before->measures[i], IMPLIED, q->start, false); /* "coal gave 62% of electricity, gas 17%" */
        return;
    }
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const uint32_t lead =
        back_spaces(r, bound ? bound->start : q->start); /* "1.2 Mt, of which 42% came from buildings" */
    const bool part = before && q->unit == p->unit_percent && before->unit != q->unit && q->kind == FACTS_LEVEL &&
                      before->kind == FACTS_LEVEL && q->clause - before->clause <= 1 &&
                      (of_total(r, q) || (shared_by(r, q) && list_before(r, LIST_OF_THEM, lead)));
    for (int i = 0; part && i < before->measure_count; i++) /* "made 9 TWh, which was 80% of the total" */
        put(b, before->measures[i], IMPLIED, q->start, false);
    const bool list = before && before->dimension == q->dimension && before->kind == FACTS_LEVEL &&
                      before->measure_count && b->own_count;
    for (int i = 0; list && i < before->measure_count; i++) put(b, before->measures[i], IMPLIED, q->start, false);
    /* 新投产1.2亿千瓦。分品种看，风电3000万千瓦: what was added in all is what each has added */
    for (int i = 0; i < s->c->sentence_count && s->anaphora && is_han(r); i++) {
        const concept *c = &p->concepts.at[s->c->sentence[i]];
        if (implied != NONE && c->measure && c->flow && !c->weak && c->dimensions & dimension_bit(p, q->dimension))
            implied = s->c->sentence[i];
    }
    if (!list && implied != NONE) put(b, implied, IMPLIED, q->start, false);
    for (int i = 0; i < s->c->sentence_count && !part && context_shares(s->c, r, q); i++) {
        const concept *c = &p->concepts.at[s->c->sentence[i]];
        if (c->measure && !c->weak && c->dimensions & dimension_bit(p, s->c->dated_dimension))
            put(b, s->c->sentence[i], word_behind(r, LIST_OF_THEM, q->end) ? WEIGHT_ATTACHED : IMPLIED, q->start,
                false);
    }
}

/* "The world added 500 GW, of which China accounted for 60 percent": the share of a country in what was said of the
 * world. */
static void imply_world_share(const reading *r, const quantity *q, bag *b) {
    const facts_packs *p = r->packs;
    const uint32_t clause = clause_start(r, q->clause);
    if (q->unit != p->unit_percent || q->kind != FACTS_LEVEL) return;
    bool world = false, country = false, within = false;
    for (size_t i = 0; i < r->tokens.count && is_han(r); i++) { /* 在全球新增装机的占比超过一半 */
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_PLACE && strcmp(t->word->text, "WLD") == 0 && t->start >= clause + 3 &&
            t->end <= q->start && text_is(r, t->start - 3, "在"))
            within = has_cue(r, t->end, q->start, CUE_SHARE) && has_cue(r, t->end, q->start, CUE_OF);
    }
    if (!within && !has_cue(r, clause, q->start, CUE_ANAPHORA)) return;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || t->end > q->start) continue;
        if (strcmp(t->word->text, "WLD") == 0)
            world = t->end <= clause;
        else
            country = country || t->start >= clause;
    }
    const int share = within || (world && country) ? p->known[CONCEPT_WORLD_SHARE] : NONE;
    if (share != NONE) put(b, share, IMPLIED, q->start, true);
}

/* 满足约30万人的用电需求: a word behind a number that counts and says what, too. */
static void imply_counted(const reading *r, const quantity *q, bag *b) {
    const facts_packs *p = r->packs;
    const list *l = q->unit_word && q->dimension == p->dimension_one ? packs_list(p, LIST_COUNTED, NONE) : NULL;
    const word *w = l ? packs_list_find(p, l, q->unit_word->form, q->unit_word->size) : NULL;
    const int counted = w ? packs_concept(p, w->text, strlen(w->text)) : NONE;
    if (counted != NONE) put(b, counted, IMPLIED, q->start, false);
}

/* 产销分别为124万辆和126万辆: a word of as many things as the list has members says one of each, in their order. */
static bool one_each(const reading *r, const quantity *q, const token *t) {
    if (q->list_size < 2 || t->word->count != q->list_size || t->end > q->start) return false;
    for (int k = 1; k < t->word->count; k++)
        if (r->packs->concepts.at[t->word->value[k]].measure != r->packs->concepts.at[t->word->value[0]].measure)
            return false;
    return has_cue(r, t->end, q[-q->list_index].start, CUE_RESPECTIVELY);
}

static bool holds_total(const facts_packs *p, const bag *b) {
    for (int i = 0; i < b->own_count; i++)
        if (b->own[i] == p->known[CONCEPT_TOTAL]) return true;
    return false;
}

static bool is_thing(const reading *r, int concept) {
    return !r->packs->concepts.at[concept].measure && !r->packs->concepts.at[concept].weak;
}

bool in_equivalents(const reading *r, const quantity *q) {
    if (quantity_class(r, q) != DIMENSION_CO2) return false;
    const listed_words *l = &r->packs->languages[r->language].known[LIST_EQUIVALENT];
    const uint32_t end = q[q->list_size - 1 - q->list_index].end; /* "8.7 and 5.6 Mt CO2 eq." */
    for (uint32_t at = q->start; at < end; at++)
        for (size_t i = 0; i < l->count; i++)
            if (text_is(r, at, l->at[i]->form)) return true;
    return false;
}

/* "9.8 Mt CO2 eq.": the gas in such a unit is not what other numbers are of. */
static bool in_unit_of_other(const reading *r, const quantity *q, const token *t) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o != q && t->start >= o->start && t->end <= o->end) return !o->special && in_equivalents(r, o);
    }
    return false;
}

/* 排放量减少到8万吨: what is reduced to so much is an emission, and no reduction; "intensity needs to fall" speaks of no
 * needs. */
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
        if (!thing && t->word->class == WORD_SUBJECT && !r->packs->concepts.at[t->word->value[0]].weak) thing = t;
        if (thing && (is_cue(t, CUE_HOLD) || is_cue(t, CUE_TO)) && t->start > thing->end) verb = t;
    }
    if (!thing || !verb) return none;
    for (uint32_t i = thing->end; i < verb->start; i++) {
        if (r->text[i] == ',' || r->text[i] == ';') return none;
        if (word_behind(r, LIST_PURPOSE, i)) return (stretch){i, verb->start};
    }
    return none;
}

void evidence_gather(const scene *s, const quantity *q, const slot *slots, bag *b) {
    const reading *r = s->r;
    stretch own = own_stretch(r, q);
    size_t index = (size_t)(q - r->quantities.at);
    uint32_t attached = index < 64 ? s->attached[index] : q->end;
    uint32_t clause = clause_start(r, q->clause);
    if (q->clause > 0 && q->start - clause <= 8 && own.start == clause &&
        !is_han(r)) { /* "Methane emissions, at 56 Mt, fell": of what stands before the comma */
        int named_in = q->clause - 1;
        while (named_in > 0 && only_time(r, named_in)) named_in--;
        const uint32_t before = clause_start(r, named_in);
        const quantity *head = q - q->list_index;
        if (head == r->quantities.at || head[-1].end <= before) own.start = clause = before;
    }
    /* what stands before the next quantity of the clause is said of that one: 水电3.8亿千瓦、抽水蓄能0.6亿千瓦 */
    bool next_in_clause = own.end < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0));
    const quantity *first = q - q->list_index;
    const size_t before = (size_t)(first - r->quantities.at);
    const uint32_t last_end = before ? first[-1].end : 0,
                   last_attached = before && before <= 64 && first[-1].metric_id[0] ? s->attached[before - 1] : 0;
    const uint32_t whole = whole_from(r, q);
    bool own_thing = false; /* its own stretch says what it is of */
    for (size_t i = 0; i < r->tokens.count && !own_thing && !is_han(r); i++) {
        const token *t = &r->tokens.at[i];
        own_thing = t->word->class == WORD_SUBJECT && t->start >= own.start && t->end <= q->start &&
                    !r->packs->concepts.at[t->word->value[0]].weak;
    }
    const bool base_behind = is_han(r) && q->special && q->kind == FACTS_RATIO; /* 相当于3个乙电站的发电量 */
    const stretch detail = purpose(r, q, own);
    bool named = false;
    const bool of_co2 = !q->special && in_equivalents(r, q);
    bag_empty(b);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (!is_concept(t)) continue;
        if (slots) {
            bool other = false;
            for (int k = 0; k < q->list_size; k++)
                other = other || (k != q->list_index && t->start >= slots[k].own_start && t->end <= slots[k].own_end);
            if (other) continue;
        }
        if (t->end <= q->start && is_example(s, t)) continue;
        if (q->special && t->start > q->start && t->start < q->end && t->end > q->end)
            continue; /* "three new" in "one in three new cars" */
        if (in_unit_of_other(r, q, t) || in_verb_to(r, t)) continue;
        double w;
        bool mine = false;
        if (t->start >= q->end) {
            if (base_behind)
                w = WEIGHT_LATER;
            else if (t->end <= attached)
                w = WEIGHT_ATTACHED, mine = true;
            else if (t->start < own.end && !next_in_clause && joined_behind(r, q, t->start))
                w = JOINED;
            else if (t->start < own.end && !next_in_clause)
                w = WEIGHT_OWN - 1.5, mine = true;
            else
                w = WEIGHT_LATER;
        } else if (t->end <= q->start) {
            if (t->start >= own.start && t->start >= detail.start && t->end <= detail.end)
                w = WEIGHT_CLAUSE;
            else if (t->start >= own.start)
                w = WEIGHT_OWN, mine = true;
            else if (t->start >= clause)
                w = WEIGHT_CLAUSE;
            else if (q->kind != FACTS_LEVEL && t->start >= last_end && t->end > last_attached && !own_thing)
                w = WEIGHT_OWN - 1.2, mine = true; /* since the last number */
            else {
                int steps = q->clause - clause_of(r, t->start);
                w = SENTENCE - SENTENCE_STEP * (steps - 1);
                if (w < WEIGHT_SENTENCE_LEAST) w = WEIGHT_SENTENCE_LEAST;
            }
        } else
            w = of_co2 ? WEIGHT_CLAUSE : WEIGHT_OWN,
            /* in the quote itself: 每4吨电解铝中有1吨; but 吨二氧化碳 is only a unit; "tons of methane emissions" is
               more */
                mine = q->special || (t->end > q->end && !is_han(r));
        if (t->start >= clause && (taken_by_other(s, q, t) || is_compared(r, q, t))) w *= TAKEN, mine = false;
        if (t->end <= whole) w = WEIGHT_LATER, mine = false;
        if (is_aside(s, q, t) && w > WEIGHT_LATER) w *= TAKEN, mine = false;
        if (slots && t->start >= slots[q->list_index].start && t->end <= slots[q->list_index].end)
            w = WEIGHT_ATTACHED, mine = true;
        const bool each = !slots && one_each(r, q, t);
        for (int k = 0; k < t->word->count; k++)
            if (!each || k == q->list_index) put(b, t->word->value[k], w, t->start, mine);
        named = named ||
                (t->word->class == WORD_SUBJECT && w > WEIGHT_LATER && !r->packs->concepts.at[t->word->value[0]].weak);
    }
    imply_measure(s, q, b);
    const int *const known = r->packs->known, cut = known[CONCEPT_EMISSION_REDUCTION];
    if (of_co2 && known[CONCEPT_GHG] != NONE)
        put(b, known[CONCEPT_GHG], BEFORE, q->start, false); /* tonnes of CO2 equivalent are of all gases */
    if (q->kind == FACTS_GROWTH && cut != NONE && b->weights[cut] > 0 && known[CONCEPT_EMISSION] != NONE)
        put(b, known[CONCEPT_EMISSION], b->weights[cut], q->start, false); /* "reduce emissions 20 percent" */
    imply_world_share(r, q, b);
    imply_counted(r, q, b);
    const bool all =
        b->own_count && holds_total(r->packs, b); /* "total installed capacity": not of the thing spoken of before */
    int things =
        all ? 9 : 0; /* a sentence that lists many things with their numbers leaves none of them as what is spoken of */
    for (int i = 0; i < s->c->sentence_count; i++) things += is_thing(r, s->c->sentence[i]);
    for (int i = 0; i < s->c->sentence_count && !whole; i++)
        put(b, s->c->sentence[i],
            things > 2 && (all || s->c->sentence_numbers > 2) && is_thing(r, s->c->sentence[i]) && (all || !is_han(r))
                ? CROWD
            : s->anaphora ? BEFORE_ANAPHORA
                          : BEFORE,
            UINT32_MAX, false);
    for (int i = 0; i < s->c->lead_count && !whole; i++)
        if (b->weights[s->c->lead[i]] == 0) put(b, s->c->lead[i], LEAD, UINT32_MAX, false);
    for (int i = 0; i < s->c->heading_count; i++) put(b, s->c->heading[i], HEADING, UINT32_MAX, false);
    for (int i = 0; i < b->count && !named; i++)
        named = !r->packs->concepts.at[b->at[i].concept].measure && !r->packs->concepts.at[b->at[i].concept].weak;
    bool measured = false;
    for (int i = 0; i < b->own_count; i++)
        measured = measured || (r->packs->concepts.at[b->own[i]].measure && !r->packs->concepts.at[b->own[i]].weak);
    if (!named && measured && !whole && s->c->topic != NONE)
        put(b, s->c->topic, HEADING, UINT32_MAX, false); /* nothing nearer says what it is of */
}

void scene_open(scene *s, const reading *r, const context *c) {
    *s = (scene){.r = r, .c = c, .anaphora = has_cue(r, 0, r->size < 24 ? r->size : 24, CUE_ANAPHORA)};
    for (size_t i = 0; i < r->tokens.count && s->aside_count < MAX_ASIDES; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_CUE) continue;
        const bool parts = t->word->value[0] == CUE_PARTS;
        if (parts || t->word->value[0] == CUE_ASIDE)
            s->asides[s->aside_count++] = (aside){t->start, t->end, clause_of(r, t->start), parts};
    }
    for (size_t i = 0; i < r->quantities.count && i < 64; i++) s->attached[i] = attached_end(r, &r->quantities.at[i]);
    find_examples(s);
}
