/* When: times that date an event, or what is said in passing, and not the quantity. */
#include "state.h"
#include "time.h"
#include "verb.h"

/* 通报今年上半年全国空气质量状况：优良天数占八成: what is told behind the colon is of the time in its title. */
static bool titles_report(const reading *r, const span *s) {
    if (!is_han(r) || s->rule->emit.op == EMIT_DATE || !has_cue(r, clause_start(r, s->clause), s->start, CUE_EVENT))
        return false;
    uint32_t at = s->end;
    while (at < r->size && r->text[at] != ':' && !text_is(r, at, "：") && !comma_at(r, at)) at++;
    uint32_t size; /* 印发2030年前行动方案：…… is of a plan */
    return at < r->size && !comma_at(r, at) && list_next(r, LIST_PLAN, s->end, at, &size) >= at;
}

/* In a clause with no number, what it dates is an event. */
static bool is_event(const reading *r, const span *s) {
    if (titles_report(r, s)) return false;
    if (s->deadline && is_han(r)) return false; /* 到2030年，体系基本建立，利用率达到60% */
    if (is_han(r) && cue_at(r, s->start, CUE_ACTUAL)) return false; /* 截至2020年底，各地均已出台方案，建成5万个 */
    if (is_han(r) && list_at(r, LIST_TODAY, s->start)) return false; /* 今天（5月6日）启动的市场，成交9万吨 */
    uint32_t from = clause_start(r, s->clause), to = clause_end(r, s->clause);
    /* "In July 2021, it launched ..."; but "published its plan in May, setting targets of ..." dates the plan alone */
    if (to - s->end <= 3 &&
        (is_han(r) || s->start - from <= 4 || !has_cue(r, to, clause_end(r, s->clause + 1), CUE_TARGET)))
        to = clause_end(r, s->clause + 1);
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].end <= to && r->quantities.at[i].metric_id[0])
            return false;
    const emit_op op = s->rule->emit.op;
    const bool moment = op == EMIT_YEAR || op == EMIT_MONTH || op == EMIT_DATE;
    return has_cue(r, from, to, CUE_EVENT) || (moment && has_cue(r, from, to, CUE_BEGUN)); /* 2015年4月动工，装机…… */
}

/* “十三五”以来发电量增长20%，投运电站30座，累计外送900亿千瓦时: what has been done since then, and no stock. */
static bool done_since(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    return q->kind == FACTS_LEVEL && q->dimension != r->packs->dimension_percent &&
           (has_cue(r, clause, q->start, CUE_CUMULATIVE) || has_cue(r, clause, q->start, CUE_ADDED)) &&
           !facts_packs_metric_stock(r->packs, q->metric_id);
}

/* “十三五”以来累计下降20%；劣质断面占1%: how far something has come since then says nothing of how it stands. */
static bool since_of_change(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || !is_open(s->time)) return false;
    const quantity *from = quantity_before(r, q);
    const token *to = q->leading;
    if (q->kind == FACTS_LEVEL && from && from->from && from->unit == q->unit && to && is_cue(to, CUE_TO))
        return true;                          /* 以来，覆盖率由20%提高到24%: where it stands now */
    const bool yearly = is_per_year(q->base); /* 以来，煤耗年均增长1%，用电年均增长2% */
    if (q->kind != FACTS_LEVEL && (yearly || !q->base_span || q->base_span == s || q->base_span->start < s->end))
        return false;
    if (strstr(q->metric_id, "_saving")) return false; /* 相当于节约标准煤8亿吨 */
    if (done_since(r, q)) return false;
    for (const quantity *o = q; o-- > r->quantities.at && o->start >= s->end;)
        if (comparative(o)) return true;
    return false;
}

/* Whether a clause begins there that only tells more of what was just named: "which opened", "built", "a unit". */
static bool opens_aside(const reading *r, uint32_t at) {
    return list_at(r, LIST_RELATIVE, at) || list_at(r, LIST_PARTICIPLE, at) || list_at(r, LIST_ARTICLE, at) ||
           ends_in(r, LIST_ENDING_ED, at, letters_end(r, at));
}

/* "Following the slump of 2020, emissions rose by 5%": where no number stands in the first clause. */
static bool dates_wake(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->clause != 0 || q->clause == 0 || s->deadline ||
        !list_at(r, LIST_IN_THE_WAKE, skip_spaces(r, r->marker)))
        return false;
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].clause == 0) return false;
    return true;
}

/* "Introduced in 2012, the levy is 30 euros": a participle opens the sentence, and what follows tells of now. */
static bool dates_opening(const reading *r, const quantity *q, const span *s) {
    const emit_op op = s->rule->emit.op;
    const uint32_t verb = skip_spaces(r, r->marker), end = letters_end(r, verb);
    return !is_han(r) && s->clause == 0 && q->clause > 0 && (op == EMIT_YEAR || op == EMIT_MONTH || op == EMIT_DATE) &&
           ends_in(r, LIST_ENDING_ED, verb, end) && !list_at(r, LIST_RECORDED, verb) &&
           skip_spaces(r, end) == s->start && list_at(r, LIST_INSIDE, s->start) && text_is(r, s->end, ", ") &&
           tense_of_clause(r, q) == TENSE_PRESENT;
}

/* "The plant, which opened in 2020, received 3 million", "the unit, rebuilt in 2014, emits 5 Mt": a time in what is put
 * in between dates that alone. */
static bool dates_aside(const reading *r, const quantity *q, const span *s) {
    const emit_op op = s->rule->emit.op;
    const uint32_t from = clause_start(r, s->clause);
    if (dates_wake(r, q, s) || dates_opening(r, q, s)) return true;
    if (is_han(r) || s->clause == 0 || s->clause >= q->clause || s->deadline || from == 0 || r->text[from - 1] != ',')
        return false;
    const bool since = op == EMIT_SINCE && q->kind == FACTS_LEVEL && /* "tapped since 1981, gives 40% of its power" */
                       !number_between(r, r->marker, from);
    const bool once = op == EMIT_YEAR || op == EMIT_MONTH || op == EMIT_DATE || since, earlier = op == EMIT_EARLIER;
    if (!(once || earlier) || s->year > r->published.year) return false;
    const uint32_t aside = skip_spaces(r, from);
    if (!opens_aside(r, aside) && !(since && list_at(r, LIST_IN_USE, aside))) return false;
    if (earlier && list_at(r, LIST_RELATIVE, skip_spaces(r, from)))
        return true; /* "which a year earlier gave 9%, gave" */
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].clause == s->clause) return false;
    return true;
}

bool tells_age(const reading *r, const quantity *q, const span *s) {
    const bool share = q->unit == r->packs->unit_percent;
    if (is_han(r) || !s->deadline || !(share || q->unit == NONE) || q->kind != FACTS_LEVEL ||
        s->year > r->published.year || !list_at(r, LIST_AGED, s->start))
        return false;
    const uint32_t end = back_spaces(r, s->start), built = list_before(r, LIST_BUILT, end);
    return built && (share || !list_before(r, LIST_PASSIVE, back_spaces(r, end - built)));
}

/* Where the next semicolon stands; the end of the sentence where there is none. */
static uint32_t semicolon_behind(const reading *r, uint32_t at) {
    while (at < r->size && r->text[at] != ';' && !text_is(r, at, "；")) at++;
    return at;
}

bool ends_with_part(const reading *r, const quantity *q, const span *s) {
    const uint32_t stop = is_han(r) && !s->deadline && s->end < q->start ? semicolon_behind(r, s->end) : r->size;
    if (stop >= q->start) return false;
    bool told = false;
    for (const quantity *o = r->quantities.at; o < q && o->start < stop; o++) {
        if (o->clause == s->clause || o->start > s->end) return false;
        told = told || (o->metric_id[0] && semicolon_behind(r, o->end) == stop);
    }
    return told;
}

/* 每年可送电300亿千瓦时, 年均发电41亿千瓦时, 年发电量9亿千瓦时: an amount of each year. */
static bool says_each_year(const reading *r, const quantity *q) {
    uint32_t size;
    const uint32_t clause = clause_start(r, q->clause);
    if (list_next(r, LIST_ABLE_YEARLY, clause, q->start, &size) < q->start ||
        list_next(r, LIST_EACH_YEAR, clause, q->start, &size) < q->start)
        return true;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && q->kind == FACTS_LEVEL; s++)
        if (s->kind == SPAN_BASE && is_per_year(s->time) && s->clause == q->clause && s->end <= q->start) return true;
    return false;
}

/* Such an amount behind `s`, and what follows from it, clause by clause:
 * 每年可送电300亿千瓦时，相当于节约标准煤120万吨， 减排二氧化碳300万吨，满足90万户用电; but no stock:
 * 每年可送电300亿千瓦时，线路长900公里. */
static bool is_yearly(const reading *r, const quantity *q, const span *s) {
    if (s->end > q->start) return false;
    if (says_each_year(r, q)) return true;
    const quantity *last = quantity_before(r, q);
    if (!last || last->clause + 1 < q->clause) return false;
    const bool stock = !q->counted && facts_packs_metric_stock(r->packs, q->metric_id),
               follows = q->kind == FACTS_LEVEL && q->metric_id[0] && !stock;
    return (follows || list_at(r, LIST_EQUALS, clause_start(r, q->clause))) && is_yearly(r, last, s);
}

bool ends_building(const reading *r, const span *s) {
    uint32_t size;
    const uint32_t end = clause_end(r, s->clause);
    return is_han(r) && !number_between(r, s->end, end) && list_next(r, LIST_FINISHES, s->end, end, &size) < end;
}

/* 2024年7月竣工投产，每年可送电300亿千瓦时: of no day or month, nor of the year in which it was built: 2026年底建成. */
static bool does_each_year(const reading *r, const quantity *q, const span *s) {
    const emit_op op = s->rule->emit.op;
    return is_han(r) && (op == EMIT_DATE || op == EMIT_MONTH || ends_building(r, s)) && is_yearly(r, q, s);
}

/* 2025年，全省出台办法，新增造林3万亩: the year that a review opens with dates each deed that a clause begins with. */
static bool dates_deed(const reading *r, const quantity *q, const span *s) {
    const int now = r->published.year;
    if (!is_han(r) || !is_one_year(s->time) || s->start > clause_start(r, s->clause) || !comma_at(r, s->end) || !now ||
        s->year > now || s->year + 1 < now || q->clause <= s->clause || number_between(r, r->marker, s->start))
        return false;
    return list_at(r, LIST_DEED, clause_start(r, q->clause)) > 0;
}

/* 该风电项目, 该电站: whether the sentence begins with a pointer to a thing that is built. */
static bool begins_with_works(const reading *r) {
    enum { WORDS = 3 };
    const token *that = token_starting(r, r->marker, WORD_CUE);
    uint32_t at = that && is_cue(that, CUE_ANAPHORA) ? that->end : r->size;
    for (int i = 0; i < WORDS && at < r->size; i++) {
        if (list_at(r, LIST_WORKS, at)) return true;
        const token *t = token_starting(r, at, WORD_SUBJECT);
        if (!t) return false;
        if (list_before(r, LIST_WORKS, t->end)) return true;
        at = t->end;
    }
    return false;
}

bool turns_to_works(const reading *r, const quantity *q, const context *c) {
    const int percent = r->packs->dimension_percent;
    return is_han(r) && c->dates.last_ahead && c->dates.dimension == percent && q->dimension != percent &&
           begins_with_works(r);
}

/* 1吉瓦项目是去年5月峰会后的首个大项目: the time of what the thing came after. */
static bool dates_what_was_before(const reading *r, const quantity *q, const span *s) {
    const uint32_t end = clause_end(r, s->clause), stop = end - comma_before(r, end);
    return is_han(r) && s->clause == q->clause && s->start >= q->end && list_before(r, LIST_ONCE, stop) &&
           has_cue(r, q->end, s->start, CUE_HOLD) && !number_between(r, s->end, end);
}

bool dates_event(const reading *r, const quantity *q, const span *s) {
    if (dates_what_was_before(r, q, s)) return true;
    return s->clause != q->clause && ((is_event(r, s) && !dates_deed(r, q, s)) || does_each_year(r, q, s) ||
                                      since_of_change(r, q, s) || dates_aside(r, q, s) || ends_with_part(r, q, s));
}
