/* Bounds: more than, nearly, at least, and where such a word bounds nothing. */
#include "quantity.h"

#include "extract/bytes.h"

/* 超过上年900万吨的计划: the number of another year, which was exceeded. */
static bool of_another_year(const reading *r, const quantity *q, const token *bound) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if ((s->kind == SPAN_TIME || s->kind == SPAN_BASE) && s->start <= bound->end && s->end > bound->end &&
            s->end == q->start)
            return true;
    }
    return false;
}

/* 风电占比达30%，首次超过气电的28%: the share of another thing, which was passed; 占30%，超过全国的一半 is none. */
static bool passes_share(const reading *r, const quantity *q, const token *bound) {
    const quantity *last = r->quantities.count ? &r->quantities.at[r->quantities.count - 1] : NULL;
    const token *of = token_ending(r, q->start, WORD_CUE);
    return last && q->unit == r->packs->unit_percent && last->unit == q->unit && of && is_cue(of, CUE_OF) &&
           bound->start == clause_start(r, clause_of(r, q->start)) && last->end + 3 == bound->start &&
           decimal_value(last->value) > decimal_value(q->value);
}

/* 首次超过燃煤发电的4900太瓦时, 不到2013年(72微克)的一半: what is exceeded, or only told in between. */
static bool is_exceeded(const reading *r, const quantity *q, const token *bound) {
    const token *of = token_ending(r, q->start, WORD_CUE);
    int open = 0;
    for (uint32_t i = bound->end; i < q->start; i++) open += r->text[i] == '(' ? 1 : r->text[i] == ')' ? -1 : 0;
    if (open > 0) return true;
    if (passes_share(r, q, bound)) return true;
    return q->unit != r->packs->unit_percent && q->unit != r->packs->unit_times &&
           ((of && is_cue(of, CUE_OF)) || of_another_year(r, q, bound));
}

/* "uptake exceeded losses by 2 Mt", "is to exceed this with a 60% share": by how much, or with what, and not how much
 * at least. */
static bool exceeded_by(const reading *r, const quantity *q) {
    const uint32_t before = back_spaces(r, q->start), article = list_before(r, LIST_ARTICLE, before);
    const token *by = token_ending(r, before, WORD_CUE);
    return (by && is_cue(by, CUE_BY)) || list_before(r, LIST_WITH, back_spaces(r, before - article));
}

/* 约增长5%: the size of the verb between the number and "about"; 0 for none. */
static uint32_t move_before(const reading *r, uint32_t at) {
    const token *rise = is_han(r) ? cue_before(r, at, CUE_RISE) : NULL,
                *verb = rise || !is_han(r) ? rise : cue_before(r, at, CUE_FALL),
                *bound = verb ? token_ending(r, verb->start, WORD_BOUND) : NULL;
    return bound && (facts_bound)bound->word->value[0] == FACTS_APPROX ? verb->end - verb->start : 0;
}

/* "exceeded the 100 billion annual goal": more than the goal, which itself is exactly so much. */
static bool is_goal_passed(const reading *r, const quantity *q) {
    enum { WORDS = 3 };
    uint32_t at = q->end;
    for (int i = 0; !is_han(r) && i < WORDS && text_is(r, at, " "); i++, at = letters_end(r, at + 1))
        if (word_behind(r, LIST_GOAL, at)) return true;
    return false;
}

/* "handed over 30 buses to the operator": the word belongs to the verb. */
static bool ends_verb(const reading *r, const token *bound) {
    return list_before(r, LIST_GIVES_OVER, bound->end) > bound->end - bound->start;
}

/* "must be at least: 5% in 2022 and 8% in 2025": a bound before a colon is that of all the shares that it leads. */
static const token *bound_of_row(const reading *r, const quantity *q) {
    uint32_t at = is_han(r) ? 0 : q->start;
    while (at > 0 && r->text[at] != ':') at--;
    const token *bound = at ? token_ending(r, back_spaces(r, at), WORD_BOUND) : NULL;
    if (!bound || !(bound->word->flags & BOUND_BEFORE)) return NULL;
    for_tokens_in(t, r, at, q->start) {
        if (t->word->class == WORD_BOUND) return NULL;
    }
    for (size_t i = r->quantities.count; i-- > 0 && r->quantities.at[i].start > at;)
        if (r->quantities.at[i].unit != q->unit) return NULL;
    return bound;
}

/* "a minimum share of 30%", "a maximum limit of 20%": a share is bounded by what stands before its noun. */
static bool bounded_by_noun(const reading *r, quantity *q) {
    enum { WORDS = 3 };
    const uint32_t end = back_spaces(r, q->start), of = list_before(r, LIST_OF, end);
    if (is_han(r) || q->unit != r->packs->unit_percent || !of) return false;
    uint32_t at = back_spaces(r, end - of);
    bool least = false;
    const bool most = list_before(r, LIST_MOST, at);
    for (int i = 0; i < WORDS && !least && at > 0 && is_letter(r->text[at - 1]); i++) {
        at = back_spaces(r, letters_start(r, at));
        least = list_before(r, LIST_LEAST, at);
    }
    if (least || most) q->bound = least ? FACTS_GT : FACTS_LT;
    return least || most;
}

/* "30 and over", 2000多吨, 5000余家: a bound behind the number, or between it and what is counted; but in "30 and over
 * 90" it is that of the number behind, and 100吨多出20吨, 比50吨多20% is a verb. False where none is told so. */
static bool find_bound_behind(const reading *r, quantity *q) {
    const uint32_t behind = skip_spaces(r, q->end);
    const token *t = token_starting(r, behind, WORD_BOUND);
    if (!t && behind == q->end) t = token_starting(r, skip_spaces(r, skip_gloss(r, q->end)), WORD_BOUND);
    const token *longer = t ? token_starting(r, t->start, WORD_CUE) : NULL;
    if (longer && longer->end > t->end) t = NULL;
    const uint32_t next = t ? skip_spaces(r, t->end) : r->size;
    if (t && t->word->flags & (BOUND_BEFORE | BOUND_MID) && next < r->size && is_digit(r->text[next])) t = NULL;
    if (t && t->word->flags & BOUND_AFTER) {
        q->bound = (facts_bound)t->word->value[0];
        return true;
    }
    return q->bound != FACTS_EQ;
}

/* "over 9 GW", "more than a 5% rise": a bound before the number, at once or over an article or a move; false where none
 * stands there, and it may be told from afar. */
static bool find_bound_before(const reading *r, quantity *q) {
    enum { WORDS = 3 };
    uint32_t at = back_spaces(r, q->start);
    for (int i = 0; i < WORDS; i++) {
        const token *t = token_ending(r, at, WORD_BOUND);
        if (t && !(t->word->flags & BOUND_BEFORE)) /* "160 GW, or over 90%": no "or over" that ends a number */
            t = token_ending_as(r, at, WORD_BOUND, BOUND_BEFORE);
        const token *saving = t && is_han(r) ? token_ending(r, at, WORD_MEASURE) : NULL; /* 节约 is not "about" */
        if ((saving && saving->start < t->start) || (t && ends_verb(r, t))) return true;
        if (t && t->word->flags & BOUND_BEFORE) {
            if (i > 0 && ((t->word->flags & BOUND_CLOSE && !q->in_words) || is_goal_passed(r, q))) return true;
            q->bound_before = !(q->has_hi && words_before(r, q->start, LIST_BETWEEN));
            if (q->bound_before) q->bound = (facts_bound)t->word->value[0];
            return true;
        }
        const uint32_t article = list_before(r, LIST_ARTICLE, at), rise = article ? 0 : move_before(r, at);
        if (!article && !rise) break;
        at = back_spaces(r, at - article - rise);
    }
    return false;
}

/* 约占全国总量的12%, "to exceed the share of the year before, with 40%": a bound of its clause, from afar. */
static void find_bound_afar(const reading *r, quantity *q, uint32_t previous_end) {
    uint32_t from = clause_start(r, clause_of(r, q->start));
    bool aside = false; /* 约为2015年（5200万吨）的2.7倍 */
    for (uint32_t i = previous_end; i < q->start && r->text[i] != '('; i++) aside = aside || r->text[i] == ')';
    if (from < previous_end && !(aside && is_han(r))) from = previous_end;
    if (!is_han(r) && cue_before(r, q->start, CUE_BY)) return; /* "exceeded the levels of 1990 by 12%" */
    for (size_t i = r->tokens.count; i-- > 0 && r->tokens.at[i].start >= from;) {
        const token *t = &r->tokens.at[i];
        if (t->end > q->start || t->word->class != WORD_BOUND || !(t->word->flags & BOUND_FAR)) continue;
        if (in_no_fact(r, t)) continue; /* 不足2万千瓦项目占5% */
        const token *of = is_han(r) ? token_starting(r, t->end, WORD_CUE) : NULL;
        if (of && is_cue(of, CUE_OF)) continue; /* 燃料不足的电厂有30座 */
        if (is_han(r) ? is_exceeded(r, q, t) : exceeded_by(r, q) || is_goal_passed(r, q)) return;
        for_tokens_in(goal, r, t->end, q->start)
            if (is_cue(goal, CUE_TARGET)) return; /* "to exceed its target of 120 GW" */
        q->bound = (facts_bound)t->word->value[0];
        return;
    }
}

static void find_bound(const reading *r, quantity *q, uint32_t previous_end) {
    if (find_bound_behind(r, q) || find_bound_before(r, q) || bounded_by_noun(r, q)) return;
    const token *row = bound_of_row(r, q);
    if (row)
        q->bound = (facts_bound)row->word->value[0];
    else
        find_bound_afar(r, q, previous_end);
}

/* "may not emit more than 3 Mt": what is forbidden is the other side. */
static bool is_forbidden(const reading *r, const quantity *q) {
    enum { FAR = 64 };
    const uint32_t clause = clause_start(r, clause_of(r, q->start)), from = back_by(q->start, FAR);
    return word_between(r, LIST_MUST_NOT, from > clause ? from : clause, q->start);
}

void read_bound(const reading *r, quantity *q, uint32_t previous_end) {
    find_bound(r, q, previous_end);
    if (q->bound == FACTS_GT && !is_han(r) && is_forbidden(r, q)) q->bound = FACTS_LT;
}
