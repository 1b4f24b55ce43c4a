/* What else a place that is named can be than where something is: whom it is held against, who builds or trades. */
#include "again.h"

/* 仅为美国的37%，是日本的5倍: "of" and a number right behind the country, and what says that the one is the other
 * right before it. */
static bool is_measure_of_other(const reading *r, const token *t) {
    const token *of = token_starting(r, t->end, WORD_CUE);
    if (!is_han(r) || !of || !is_cue(of, CUE_OF)) return false;
    const token *bound = token_starting(r, of->end, WORD_BOUND), *is = token_ending(r, t->start, WORD_CUE);
    const uint32_t at = bound ? bound->end : of->end;
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *q = &r->quantities.at[i];
        if (q->start != at) continue;
        return q->kind == FACTS_RATIO || (q->unit == r->packs->unit_percent && is && is_cue(is, CUE_HOLD));
    }
    return false;
}

/* 比日本高3%: the country that something is held against; 高于世界31%的水平: but of the world that much is said. */
static bool held_against_place(const reading *r, const token *t) {
    const token *base = is_han(r) ? token_ending(r, t->start, WORD_CUE) : NULL;
    if (!base || !is_cue(base, CUE_BASE)) return false;
    enum { A_LEVEL = 15 }; /* 比欧洲平均水平低15% */
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start == t->end) /* 高于法国26个百分点 */
            return !(is_world(t->word) && r->quantities.at[i].kind == FACTS_LEVEL);
    for (uint32_t at = t->end; at <= t->end + A_LEVEL && at < r->size; at++)
        if (token_starting(r, at, WORD_SHORT_VERB)) return !concept_between(r, t->end, at);
    return false;
}

/* "surpassing Chile with a 24% share": who is left behind; but "surpassing Chile (18%)". */
static bool left_behind(const reading *r, const token *t) {
    const uint32_t at = back_spaces(r, t->start), the = is_han(r) ? 0 : list_before(r, LIST_DEFINITE, at);
    return !is_han(r) && list_before(r, LIST_SURPASSES, back_spaces(r, at - the)) && !text_is(r, t->end, " (");
}

/* 是2020年底欧盟风电总装机的1.4倍, 不足欧盟人均水平的一半: between the word that says so and the multiple. */
static bool is_multiplied(const reading *r, const token *t) {
    if (!is_han(r) || strcmp(t->word->text, r->home) == 0) return false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (q->kind != FACTS_RATIO || q->start < t->end || q->clause != clause_of(r, t->start)) continue;
        const token *of = token_ending(r, q->lead, WORD_CUE);
        const quantity *last = quantity_before(r, q);
        const uint32_t clause = clause_start(r, q->clause), from = last && last->end > clause ? last->end : clause;
        return of && is_cue(of, CUE_OF) && from <= t->start &&
               (has_cue(r, from, t->start, CUE_HOLD) || token_ending(r, t->start, WORD_BOUND)); /* 不足欧盟人均水平的 */
    }
    return false;
}

bool only_compares(const reading *r, const token *t) {
    return is_measure_of_other(r, t) || held_against_place(r, t) || is_multiplied(r, t) || left_behind(r, t);
}

/* "built with China's help", "between China's energy giant and local firms", "with support from Norway": who builds or
 * helps is not where. */
bool is_builder(const reading *r, const token *t) {
    const uint32_t end = back_spaces(r, t->start), before = back_spaces(r, end - list_before(r, LIST_DEFINITE, end));
    if (list_before(r, LIST_HELPED_BY, before)) return true;
    return text_is(r, t->end, "'") && list_before(r, LIST_BUILDER, back_spaces(r, t->start));
}

/* "3 GW, equivalent to the capacity of Peru", "an area the size of Wales": what an amount is likened to is not where.
 */
bool is_likened(const reading *r, const token *t) {
    if (is_han(r)) return false;
    uint32_t size;
    const uint32_t end = t->start, from = clause_start(r, clause_of(r, end)),
                   at = list_next(r, LIST_LIKENED, from, end, &size);
    return at < end && !number_between(r, at, end);
}

static bool is_trade(const reading *r, const token *m) {
    return m->word->class == WORD_MEASURE &&
           (concerns(r, m, CONCEPT_IMPORT) || concerns(r, m, CONCEPT_EXPORT) || concerns(r, m, CONCEPT_TRADE));
}

/* 对非洲进出口额, 与南亚国家贸易额: whom the trade that is told of behind the place is with. */
static bool traded_with(const reading *r, const token *t) {
    enum { NOUN = 12 };
    if (!list_before(r, LIST_TRADED_WITH, t->start)) return false;
    for_tokens(m, r) {
        if (m->start >= t->end && m->start <= t->end + NOUN && is_trade(r, m)) return true;
    }
    return false;
}

bool trade_partner(const reading *r, const token *t) {
    enum { NEAR = 24, FAR = 48 };
    if (is_han(r) && traded_with(r, t)) return true;
    const uint32_t at = back_spaces(r, t->start), the = is_han(r) ? 0 : list_before(r, LIST_DEFINITE, at);
    if (!is_han(r) && list_before(r, LIST_TRADED_WITH, back_spaces(r, at - the))) return true;
    const token *lead = token_ending(r, back_spaces(r, at - the), WORD_CUE);
    if (!lead || (!is_cue(lead, CUE_FROM) && !is_cue(lead, CUE_TO))) return false;
    for_tokens(m, r) {
        const uint32_t phrase = is_han(r) || !word_behind(r, LIST_OF, m->end) ? NEAR : FAR; /* "imports of gas from" */
        if (!is_concept(m) || m->end > lead->start || m->end + phrase < lead->start) continue;
        const bool into = !is_han(r) && is_cue(lead, CUE_TO); /* "imports to Poland" are Poland's */
        if ((!into && concerns(r, m, CONCEPT_IMPORT)) || concerns(r, m, CONCEPT_EXPORT)) return true;
    }
    return false;
}

bool is_paired(const reading *r, const token *t) {
    const bool behind = t->start > 0 && r->text[t->start - 1] == '-' && token_ending(r, t->start - 1, WORD_PLACE),
               ahead = t->end < r->size && r->text[t->end] == '-' && token_starting(r, t->end + 1, WORD_PLACE);
    return !is_han(r) && (behind || ahead);
}
