/* The names of shares that point back: of the whole that was told before them, or of the things of it. */
#include "beside.h"
#include "evidence.h"
#include "name.h"

/* Whether the sentence names a measure besides the share itself. */
static bool says_of_what(const reading *r) {
    const facts_packs *p = r->packs;
    for (size_t i = 0; i < r->tokens.count; i++) {
        if (r->tokens.at[i].word->class != WORD_MEASURE) continue;
        const int said = r->tokens.at[i].word->value[0];
        if (!p->concepts.at[said].weak && said != p->known[CONCEPT_SHARE] && said != p->known[CONCEPT_CONTRIBUTION])
            return true;
    }
    return false;
}

/* "Of that, 85% went to ..." */
static bool led_by_them(const reading *r, const quantity *q) {
    enum { NEAR = 24 };
    const uint32_t clause = clause_start(r, q->clause), near = back_by(q->start, NEAR);
    for (uint32_t at = near < clause ? near : clause; at < q->start; at++)
        if (list_at(r, LIST_OF_THEM, at)) return true;
    return false;
}

/* A generation or an investment, and no mere count or mass. */
static bool says_more_than_unit(const facts_packs *p, int measure) {
    const concept *c = &p->concepts.at[measure];
    return c->measure && !c->weak && measure != p->known[CONCEPT_COUNT] && measure != p->known[CONCEPT_MASS];
}

/* "with 33% of the total, ahead of transport", "34 percent of the national total": a whole that only its size is said
 * of, and that was told before. */
static bool of_bare_total(const reading *r, const quantity *q) {
    enum { NEAR = 36 };
    const uint32_t of = behind_word(r, LIST_OF, q->end);
    for (uint32_t at = of + 1; of && at < r->size && at < q->end + NEAR && !strchr(",.;)", r->text[at]); at++) {
        for_tokens(t, r)
            if (t->start == at && names_thing(r, t)) return false;
        const uint32_t total = r->text[at - 1] == ' ' ? list_at(r, LIST_TOTAL, at) : 0;
        if (total) return phrase_ends(r, at + total);
    }
    return false;
}

/* "20 Mt CO2 eq. Energy gave", "20 Mt; energy gave", "20 Mt (energy 37%", "20 Mt, with 37% from energy": where the
 * shares of a whole begin. */
static bool parts_begin(const reading *r, uint32_t at, uint32_t share) {
    if (text_is(r, at, ". ") || text_is(r, at, "; ") || text_is(r, at, ": ")) return true;
    if (text_is(r, at, " (")) return !byte_between(r, at, share, ')');
    return text_is(r, at, ", ") && list_at(r, LIST_WITH, at + 2);
}

void name_whole_before(reading *r, quantity *q, const char *figure) {
    const facts_packs *p = r->packs;
    const char *share = id_tail(q->metric_id, "_share");
    const bool of_it = word_behind(r, LIST_OF_THEM, q->end) || (!is_han(r) && share && of_bare_total(r, q));
    if (is_han(r) || !share || id_tail(q->metric_id, "_world_share") || !is_percentage(r, q) ||
        (!of_it && word_behind(r, LIST_OF, q->end)))
        return;
    const bool led = of_it || led_by_them(r, q);
    const int subject = thing_of_id(p, q->metric_id, share);
    if (subject == NONE || p->concepts.at[subject].measure) return;
    const quantity *level = NULL;
    bool which = of_it;
    for (const quantity *o = q; o-- > r->quantities.at && !level;)
        if (o->unit != p->unit_percent && o->kind == FACTS_LEVEL && o->metric_id[0]) level = o;
    for (uint32_t at = level ? level->end - 1 : q->start; at < q->start; at++)
        which =
            which || list_at(r, LIST_OF_THEM, at) > 0 || parts_begin(r, at, q->start); /* "20 Mt; energy gave ..." */
    if (level && !which) return;
    if (!level && says_of_what(r)) return;
    const char *id = level ? level->metric_id : figure;
    const int whole = last_concept(p, id);
    if (whole == NONE || !(p->concepts.at[whole].whole || (led && says_more_than_unit(p, whole)))) return;
    const char *of = strrchr(id, '_');
    if (of) rename_as(r, q, "%s%s_share", p->concepts.at[subject].id, of);
}

/* "7 Mt of hydrogen, of which 2% was renewable": of the fuel or the goods whose amount stands right before it, and not
 * of all energy. */
void name_renewable_part(reading *r, quantity *q) {
    static const char WHOLE[] = "renewable_consumption_share";
    const facts_packs *p = r->packs;
    const quantity *level = is_han(r) || strcmp(q->metric_id, WHOLE) != 0 ? NULL : quantity_before(r, q);
    const size_t size = level ? thing_of(p, level->metric_id) : 0;
    const uint32_t clause = skip_spaces(r, clause_start(r, q->clause));
    if (!size || !(list_at(r, LIST_OF_THEM, clause) || word_behind(r, LIST_OF_THEM, q->end))) return;
    const int thing = packs_concept(p, level->metric_id, size);
    if (thing == p->known[CONCEPT_ELECTRICITY] || id_has(level->metric_id, "energy") ||
        id_has(level->metric_id, "power"))
        return;
    rename_as(r, q, "renewable_%.*s_share", (int)size, level->metric_id);
}

/* "Homes use 27% of all energy, and 60% of them are old": of the things themselves, which open the sentence, where the
 * number before is none of them; it is theirs alone what is told of the whole. */
void name_share_of_them(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || last->unit == NONE || last->counted || !is_percentage(r, q) || q->metric ||
        !word_behind(r, LIST_OF_THEM, q->end) || !shared_in(r->packs, q->metric_id))
        return;
    const uint32_t them = skip_spaces(r, q->end);
    if (!cue_at(r, skip_spaces(r, them + list_at(r, LIST_OF_THEM, them)), CUE_HOLD)) return;
    const token *thing = token_starting(r, skip_spaces(r, r->marker), WORD_SUBJECT);
    if (!thing || r->text[thing->end - 1] != 's') return;
    rename_as(r, q, "%s_share", concept_of(r, thing)->id);
}

static bool speaks_of(const reading *r, known_concept what) {
    for_tokens(t, r)
        if (concerns(r, t, what)) return true;
    return false;
}

/* "1,240 MW: 62% thermal, 33% hydro", "9 GW in 2020 (hydro 60%, wind 10%)": parts of the capacity that stands before
 * them, where no generation is spoken of. */
void name_share_of_capacity(reading *r, quantity *q) {
    static const char CAPACITY[] = "_capacity", MADE[] = "_generation_share";
    const char *share = id_tail(q->metric_id, MADE);
    if (!share) share = id_tail(q->metric_id, "_share");
    if (is_han(r) || !share || !is_percentage(r, q) || q->kind != FACTS_LEVEL || speaks_of(r, CONCEPT_GENERATION))
        return;
    const size_t size = (size_t)(share - q->metric_id);
    const int thing = packs_concept(r->packs, q->metric_id, size);
    const quantity *level = quantity_before(r, q);
    while (level && is_percentage(r, level)) level = quantity_before(r, level);
    if (thing == NONE || r->packs->concepts.at[thing].measure || !level || level->kind != FACTS_LEVEL ||
        quantity_class(r, level) != DIMENSION_POWER || !id_tail(level->metric_id, CAPACITY))
        return;
    bool parts = has_cue(r, level->end, q->start, CUE_PARTS);
    for (uint32_t at = level->end - 1; at < q->start && !parts; at++) parts = parts_begin(r, at, q->start);
    if (parts) rename_as(r, q, "%.*s%s_share", (int)size, q->metric_id, CAPACITY);
}
