/* The names of shares of what is given off: of a gas, of emissions, and of what lets them out. */
#include "evidence.h"
#include "extract/bind/time.h"
#include "name.h"

#include <stdio.h>

/* The thing whose share the id tells, in whatever whole; NONE where it names none. */
static int sharer_in(const facts_packs *p, const char *id) {
    const char *whole = shared_in(p, id), *end = whole ? whole : id_tail(id, "_share");
    return thing_of_id(p, id, end);
}

/* "coal's share of CO2 from energy was 28%" */
static bool share_of_gas_ahead(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (!concerns(r, t, CONCEPT_SHARE) || !word_behind(r, LIST_OF, t->end) || (last && t->start < last->end))
            continue;
        const uint32_t of = skip_spaces(r, t->end), at = skip_spaces(r, of + list_at(r, LIST_OF, of));
        const token *gas = token_starting(r, at, WORD_SUBJECT);
        if (gas && gas->word->count == 1 && is_gas(concept_of(r, gas)) &&
            !token_starting(r, skip_spaces(r, gas->end), WORD_MEASURE))
            return true;
    }
    return false;
}

/* Whether emissions are the whole that a share of the clause is of: the level before it, the share before it in its row
 * or what the clause before names is one of them. */
static bool emission_before(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (last && last->clause + 1 < q->clause) return false;
    if (last && last->kind == FACTS_LEVEL)
        return id_tail(last->metric_id, last->unit == q->unit ? "_emission_share" : "_emission");
    return !last && q->clause > 0 &&
           concept_said(r, clause_start(r, q->clause - 1), clause_start(r, q->clause), CONCEPT_EMISSION);
}

/* 甲烷排放量5500万吨，其中能源活动占45%，农业占40%: the share of what stands before the verb, where nothing else is
 * said that it is of. */
static void name_share_of_emitted(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || !emission_before(r, q)) return;
    const concept *c = NULL;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        const bool shares = concerns(r, t, CONCEPT_SHARE);
        if (t->word->class == WORD_MEASURE && !shares) return; /* 占用电量的45% */
        const token *thing = shares && t->word->class == WORD_MEASURE ? token_ending(r, t->start, WORD_SUBJECT) : NULL;
        if (thing) c = concept_of(r, thing);
    }
    if (c && !is_gas(c) && !c->mute) rename_as(r, q, "%s_emission_share", c->id);
}

/* "Cars cause 38% of NOx", "cement accounts for 7% of global CO2": a share of a gas is one of what is given off. */
void name_share_of_gas(reading *r, quantity *q) {
    enum { NEAR = 40 };
    const facts_packs *p = r->packs;
    if (!is_percentage(r, q)) return;
    if (is_han(r)) {
        name_share_of_emitted(r, q);
        return;
    }
    const int thing = sharer_in(p, q->metric_id);
    if (thing == NONE || p->concepts.at[thing].measure || is_gas(&p->concepts.at[thing]) ||
        p->concepts.at[thing].pollutes)
        return;
    if (share_of_gas_ahead(r, q)) {
        rename_as(r, q, "%s_emission_share", p->concepts.at[thing].id);
        return;
    }
    if (q->metric || !word_behind(r, LIST_OF, q->end)) return;
    for_tokens_in(t, r, q->end, r->size) {
        if (!is_concept(t)) continue;
        if (t->start - q->end > NEAR || clause_of(r, t->start) != q->clause) return;
        const concept *c = &p->concepts.at[t->word->value[0]];
        if (c->weak && t->word->class == WORD_SUBJECT && !c->emitted) continue;
        const uint32_t next = skip_spaces(r, t->end);
        if (t->word->count > 1 || !(is_gas(c) || c->pollutes || id_tail(c->id, "_emission")) ||
            token_starting(r, next, WORD_MEASURE) || token_starting(r, next, WORD_SUBJECT))
            return;
        rename_as(r, q, "%s_emission_share", p->concepts.at[thing].id);
        return;
    }
}

/* What lets gases out, as a word that begins at `at` names it; NULL for none. */
static const concept *source_at(const reading *r, uint32_t at) {
    const uint32_t the = list_at(r, LIST_DEFINITE, at);
    const uint32_t start = skip_spaces(r, at + the);
    const token *t = token_starting(r, start, WORD_SUBJECT), *made = token_starting(r, start, WORD_MEASURE);
    if (made && concerns(r, made, CONCEPT_GENERATION)) /* "from power generation" */
        return &r->packs->concepts.at[r->packs->known[CONCEPT_POWER_SECTOR]];
    if (!t && made) { /* "from the supply and use of energy" */
        uint32_t end = made->end, joint = list_at(r, LIST_JOINT, skip_spaces(r, end));
        const token *more = joint ? token_starting(r, skip_spaces(r, skip_spaces(r, end) + joint), WORD_MEASURE) : NULL;
        end = skip_spaces(r, more ? more->end : end);
        const uint32_t of = list_at(r, LIST_OF, end);
        t = of ? token_starting(r, skip_spaces(r, end + of), WORD_SUBJECT) : NULL;
    }
    const concept *c = t ? concept_of(r, t) : NULL;
    return c && !is_gas(c) && (!c->weak || c->carrier || c->sector) ? c : NULL;
}

/* The first word of the clause that names a thing or a measure; NULL for none before the quantity. */
static const token *first_concept(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    for_tokens_in(t, r, clause, q->start)
        if (is_concept(t)) return t;
    return NULL;
}

/* "34% of CO2 emissions came from industry", "the share of industry in CO2 emissions was 34%": the source; NULL where
 * none is said so. */
static const concept *source_of_share(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if ((last && t->start < last->end) || !concerns(r, t, CONCEPT_SHARE)) continue;
        const token *whose = i > 0 ? t - 1 : NULL; /* "industry's share" */
        if (whose && t->start - whose->end <= 3 && owner_before(r, back_spaces(r, t->start)))
            return source_at(r, whose->start);
        const uint32_t at = skip_spaces(r, t->end), of = list_at(r, LIST_OF, at);
        if (of) return source_at(r, skip_spaces(r, at + of));
    }
    if (!word_behind(r, LIST_OF, q->end)) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) { /* "gases from cars were 34%" */
        const token *t = &r->tokens.at[i];
        const uint32_t at = skip_spaces(r, t->end), from = list_at(r, LIST_FROM, at);
        if (from && concerns(r, t, CONCEPT_EMISSION) && clause_of(r, t->start) == q->clause)
            return source_at(r, skip_spaces(r, at + from));
    }
    const uint32_t clause = clause_end(r, q->clause), to = next && next->start < clause ? next->start : clause;
    for (uint32_t at = q->end; at < to; at++) {
        const uint32_t from = r->text[at] == ' ' ? list_at(r, LIST_COMES_FROM, at + 1) : 0;
        if (from) return source_at(r, skip_spaces(r, at + 1 + from));
    }
    const token *first = first_concept(r, q); /* "Power generation caused 34% of CO2" */
    const token *made = first ? token_starting(r, first->start, WORD_MEASURE) : NULL;
    return made && concerns(r, made, CONCEPT_GENERATION) ? source_at(r, made->start) : NULL;
}

/* "Wind matters, since the energy sector causes 70% of emissions": the sector before the verb of the clause, where what
 * the share is called after is of another clause; NULL for none. */
static const concept *sector_of_clause(const reading *r, const quantity *q, int thing) {
    const token *first = thing == NONE || names_in_clause(r, q->clause, thing) ? NULL : first_concept(r, q);
    if (!first || first->word->class != WORD_SUBJECT || !cue_at(r, skip_spaces(r, first->end), CUE_SHARE)) return NULL;
    const concept *c = concept_of(r, first);
    return c->sector ? c : NULL;
}

/* 交通领域二氧化碳排放占全国的一成: the sector right before the emissions that a share is of. */
static void name_share_of_sector(reading *r, quantity *q) {
    const token *first = strcmp(q->metric_id, "co2_emission_share") == 0 ? first_concept(r, q) : NULL;
    const concept *c = first && first->word->class == WORD_SUBJECT ? concept_of(r, first) : NULL;
    if (!c || !emits(c)) return;
    const token *narrow = token_starting(r, first->end, WORD_CUE);
    const uint32_t at = skip_spaces(r, narrow && is_cue(narrow, CUE_NARROW) ? narrow->end : first->end);
    const token *gas = token_starting(r, at, WORD_SUBJECT);
    if (gas && is_gas(concept_of(r, gas))) rename_as(r, q, "%.*s_%s", sector_size(c), c->id, q->metric_id);
}

/* Such a share is that of the source, as in "industry gave off 34% of CO2". */
void name_share_of_source(reading *r, quantity *q) {
    if (is_han(r)) name_share_of_sector(r, q);
    if (is_han(r) || q->metric) return;
    const char *share = id_tail(q->metric_id, "_emission_share");
    const int thing = thing_of_id(r->packs, q->metric_id, share);
    const bool of_gas = thing != NONE && is_gas(&r->packs->concepts.at[thing]);
    const concept *sector = of_gas ? NULL : sector_of_clause(r, q, thing);
    if (!of_gas && !sector && strcmp(q->metric_id, "emission_share") != 0) return;
    const concept *source = sector ? sector : source_of_share(r, q);
    if (source) rename_as(r, q, "%s_emission_share", source->id);
}
