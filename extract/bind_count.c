/* What a number without a unit counts. */
#include "bind_again.h"
#include "bind_beside.h"
#include "bind_name.h"

/* 灌溉水有效利用系数0.58, PUE降至1.2: measures that have no unit at all; the id, or NULL. */
static const char *bare_measure(reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const bool han = is_han(r); /* the last of 新建数据中心 is what it is about */
    const quantity *last = quantity_before(r, q);
    if (last && last->from && last->unit == NONE && last->metric_id[0]) return last->metric_id;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i], *subject = NULL;
        if (!p->concepts.at[e->concept].bare || !e->own || e->place > q->start || q->start - e->place > 72) continue;
        for (int k = 0; k < b->count; k++)
            if (!p->concepts.at[b->at[k].concept].measure && b->at[k].weight > WEIGHT_LATER &&
                (!subject || b->at[k].weight > subject->weight || (b->at[k].weight == subject->weight && han)))
                subject = &b->at[k];
        const char *id = p->concepts.at[e->concept].id; /* the clinker factor of cement has one name */
        if (packs_metric(p, id, strlen(id))) return id;
        return id_join(r, subject ? p->concepts.at[subject->concept].id : "", id);
    }
    return NULL;
}

/* "Heat pumps sell well. The installed stock, at 20 million, ...", "Sales passed 3 million": a stock or a flow of
 * things, where nothing but the sentence before says of which. */
static const char *count_of_topic(const scene *s, reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (is_han(r) || q->unit != NONE || q->kind != FACTS_LEVEL || !stands_bare(r, q)) return NULL;
    const concept *measure = NULL, *thing = NULL;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (!c->measure && !c->weak) return NULL;
        if (c->measure && (c->stock || c->flow) && c->dimensions & dimension_bit(p, p->dimension_one)) measure = c;
    }
    for (int i = 0; i < b->count && !thing; i++) { /* "Sales of heat pumps rose, bringing the stock to 2 million" */
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (!c->measure && c->countable && b->at[i].place < q->start) thing = c;
    }
    if (thing) return measure ? id_join(r, thing->id, measure->id) : NULL;
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &p->concepts.at[s->c->sentence[i]];
        if (c->measure || c->weak) continue;
        if (!c->countable || thing) return NULL; /* of several things, none */
        thing = c;
    }
    return measure && thing ? id_join(r, thing->id, measure->id) : NULL;
}

/* 柴油货车超标，11个部门联合检查: a noun right behind the measure word is what is counted. */
static bool counts_what_follows(const reading *r, const quantity *q) {
    if (!is_han(r) || !q->counted || q->end + 3 > r->size) return false;
    const unsigned char *next = (const unsigned char *)r->text + q->end;
    if (*next < 0xE4 || *next > 0xE9 || list_at(r, LIST_JOINT, q->end) || token_starting(r, q->end, WORD_BOUND) ||
        token_starting(r, q->end, WORD_CUE))
        return false;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start == q->end) return false;
    return true;
}

static bool counts_people(const reading *r, const quantity *q) {
    const list *people = packs_list(r->packs, LIST_PEOPLE, r->language);
    return people && q->unit_word && packs_list_find(r->packs, people, q->unit_word->form, q->unit_word->size);
}

/* "people are connected to mini-grids": a preposition leads to the thing, which is not what is counted. */
static bool behind_preposition(const reading *r, uint32_t place) {
    const uint32_t at = back_spaces(r, place);
    return list_before(r, LIST_PARALLEL, at);
}

/* "in 14 European countries": the number is of places, at most two words behind it, and of nothing that is in them. */
static bool counts_places(const reading *r, const quantity *q) {
    uint32_t at = q->end;
    for (int words = 0; words < 3 && at + 1 < r->size && r->text[at] == ' '; words++) {
        if (list_at(r, LIST_DISTRICT, ++at)) return true;
        at = letters_end(r, at);
    }
    return false;
}

/* The thing worth counting that the quantity is a number of, as an id; NULL for none. */
static const char *counted_thing(reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    enum { NOUN = 36 };
    if (q->in_words && !q->counted && is_han(r)) return NULL; /* 三 in 三部门 */
    if (!is_han(r) && counts_places(r, q)) return NULL;
    const bool noun = counts_what_follows(r, q), people = counts_people(r, q);
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (!b->at[i].own || !c->countable || counts_other(r, q, b->at[i].concept)) continue;
        if (people && behind_preposition(r, b->at[i].place)) continue;
        if (noun && (b->at[i].place < q->start || b->at[i].place > q->end + NOUN)) continue;
        const char *whole = "";
        for (int k = 0; c->part && k < b->own_count; k++)
            if (!p->concepts.at[b->own[k]].measure && !p->concepts.at[b->own[k]].weak &&
                !p->concepts.at[b->own[k]].countable)
                whole = p->concepts.at[b->own[k]].id;
        const char *kept = id_join(r, whole, c->id);
        return kept ? id_join(r, kept, count_measure(p, b)) : NULL;
    }
    return NULL;
}

/* What the word behind the number counts, as an id: households always, people where it says where they live or what
 * reaches them ("680 million people live in low-lying areas"); "200 people were trained" tells nothing of the kind. */
static const char *counted_word(reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const word *unit = q->unit_word,
               *what = unit ? packs_list_find(p, packs_list(p, LIST_COUNTED, NONE), unit->form, unit->size) : NULL;
    if (!what || is_han(r)) return NULL;
    if (!counts_people(r, q)) return id_join(r, what->text, count_measure(p, b));
    return has_cue(r, clause_start(r, q->clause), clause_end(r, q->clause), CUE_EXPOSED) ? what->text : NULL;
}

/* "600,000 heat pumps should be in place by 2028, and 1.9 million by 2035": each of the two with a year behind it. */
static bool dated_alike(const reading *r, const quantity *o, const quantity *q) {
    bool first = false, second = false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME) continue;
        first = first || (s->start >= o->end && s->end <= q->start);
        second = second || s->start == skip_spaces(r, q->end);
    }
    return first && second;
}

/* "1,450 buildings with new boilers, 270 with water meters": counted as the one before it, and told of by the same
 * word. */
static const char *counted_alike(const reading *r, const quantity *q) {
    enum { NEAR = 96 };
    const quantity *o = quantity_before(r, q);
    const uint32_t at = skip_spaces(r, q->end), lead = back_spaces(r, lead_of(r, q));
    uint32_t n = list_at(r, LIST_PARALLEL, at);
    if (!n) n = list_at(r, LIST_WITH, at);
    if (is_han(r) || !o || o->unit != NONE || o->kind != FACTS_LEVEL || q->start - o->end > NEAR ||
        !id_tail(o->metric_id, "_count") || !(text_is(r, lead - 1, ",") || list_before(r, LIST_JOINT, lead)))
        return NULL;
    if (dated_alike(r, o, q)) return o->metric_id;
    for (uint32_t i = o->end; n && i + n < lead; i++)
        if (r->text[i - 1] == ' ' && r->text[i + n] == ' ' && memcmp(r->text + i, r->text + at, n) == 0)
            return o->metric_id;
    return NULL;
}

/* "replaces 270,000, or 85 percent, of the town's streetlights": what is counted stands behind the share of it. */
static const char *counted_behind_share(reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const quantity *share = quantity_behind(r, q);
    if (is_han(r) || !share || share->unit != r->packs->unit_percent) return NULL;
    const bool bracket = bracket_before(r, share) && share->start - q->end <= 3;
    if (!bracket && !said_again(r, q, share)) return NULL;
    uint32_t at = skip_spaces(r, share->end);
    at = skip_spaces(r, text_is(r, at, ",") || text_is(r, at, ")") ? at + 1 : at);
    const uint32_t of = list_at(r, LIST_OF, at);
    for (size_t i = 0; of && i < r->tokens.count && r->tokens.at[i].start < at + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < at + of || t->word->class != WORD_SUBJECT || clause_of(r, t->start) != clause_of(r, at))
            continue;
        const concept *thing = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
        if (thing->countable) return id_join(r, thing->id, "count");
    }
    return NULL;
}

/* "There are 3 trillion trees. Of these, 1.3 trillion stand in the tropics": a part of what the figure before counts.
 */
static const char *counted_of_these(const scene *s, const reading *r, const quantity *q) {
    const bool opens = !is_han(r) && q == r->quantities.at && list_at(r, LIST_OF_THEM, skip_spaces(r, r->marker));
    const uint32_t at = skip_spaces(r, q->end);
    if (!opens || !id_tail(s->c->figure_id, "_count") ||
        !(stands_bare(r, q) || cue_at(r, at, CUE_HOLD) || list_at(r, LIST_HAS, at)))
        return NULL;
    return arena_copy(r->memory, s->c->figure_id, strlen(s->c->figure_id));
}

const char *count_id(const scene *s, reading *r, const quantity *q, const bag *b, const char **why) {
    const char *id = counted_thing(r, q, b);
    *why = "a count of what is worth counting";
    if (!id && q->unit == NONE && !q->in_words && (id = bare_measure(r, q, b))) *why = "composed";
    if (!id && !q->in_words && (id = count_of_topic(s, r, q, b))) *why = "of what was spoken of before";
    if (!id && (id = counted_again(r, q, b))) *why = "the same is counted again";
    if (!id && !q->in_words && (id = counted_alike(r, q))) *why = "as the count before it";
    if (!id && !q->in_words && (id = counted_behind_share(r, q))) *why = "a count of what is worth counting";
    if (!id && !q->in_words && (id = counted_of_these(s, r, q))) *why = "a part of what was counted";
    if (!id && (id = counted_part(s, r, q))) *why = "a part of what was counted";
    if (id || !(id = counted_word(r, q, b))) return id;
    *why = "people, and where they live or what reaches them; households";
    return id;
}
