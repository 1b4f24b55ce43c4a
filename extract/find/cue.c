/* Small questions about the cues and the concepts of a reading. */
#include "extract/bind/bind.h"
#include "extract/bytes.h"

const token *cue_back(const reading *r, uint32_t from, uint32_t before, cue wanted) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > before) continue;
        if (t->start < from) break;
        if (is_cue(t, wanted)) return t;
    }
    return NULL;
}

bool has_cue(const reading *r, uint32_t from, uint32_t to, cue wanted) {
    for (size_t i = from ? token_from(r, from) : 0; i < r->tokens.count && r->tokens.at[i].start < to; i++)
        if (is_cue(&r->tokens.at[i], wanted)) return true;
    return false;
}

uint32_t before_each(const reading *r, uint32_t at) {
    const token *unit = is_han(r) ? token_ending_as(r, at, WORD_UNIT, UNIT_AFTER) : NULL;
    const uint32_t per = unit ? list_before(r, LIST_PER, unit->start) : 0;
    return per ? unit->start - per : at;
}

void quantity_lead(const reading *r, quantity *q) {
    uint32_t at = before_each(r, back_spaces(r, q->start));
    for (const token *bound; (bound = token_ending(r, at, WORD_BOUND));) { /* "by up to about 5 percent" */
        at = back_spaces(r, bound->start);
        if (is_han(r)) break;
    }
    q->lead = at;
    q->leading = token_ending(r, at, WORD_CUE);
}

bool concept_between(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to)
        if (is_concept(t)) return true;
    return false;
}

bool says_concept(const token *t, int concept) {
    for (int k = 0; is_concept(t) && k < t->word->count; k++)
        if (t->word->value[k] == concept) return true;
    return false;
}

bool within_concept(const reading *r, uint32_t at) {
    for (const token *t = r->tokens.at; t < r->tokens.at + r->tokens.count && t->start < at; t++)
        if (t->end > at && is_concept(t)) return true;
    return false;
}

bool concept_said(const reading *r, uint32_t from, uint32_t to, known_concept which) {
    for_tokens_in(t, r, from, to)
        if (concerns(r, t, which)) return true;
    return false;
}

bool names_in_clause(const reading *r, int clause, int concept) {
    for_tokens(t, r)
        if (clause_of(r, t->start) == clause && says_concept(t, concept)) return true;
    return false;
}

bool number_between(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].end <= to) return true;
    return false;
}

bool closes_between(const reading *r, uint32_t from, uint32_t to) {
    static const unsigned char BRACKETS[6] = "()()()";
    const size_t first = from < to ? next_of(r->text, from, to, BRACKETS) : to;
    return first < to && r->text[first] == ')';
}

const span *span_starting(const reading *r, uint32_t at) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && s->start <= at; s++)
        if (s->start == at) return s;
    return NULL;
}

const span *time_starting(const reading *r, uint32_t at) {
    const span *s = span_starting(r, at);
    return s && s->kind == SPAN_TIME ? s : NULL;
}

bool in_span(const reading *r, const token *t) {
    for (size_t i = 0; i < r->spans.count; i++)
        if (t->start >= r->spans.at[i].start && t->end <= r->spans.at[i].end) return true;
    return false;
}

bool in_no_fact(const reading *r, const token *t) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_NONE && t->start >= s->start && t->end <= s->end) return true;
    return false;
}
