/* When: which of the times of its sentence dates a quantity. */
#include "bind_time.h"
#include "quantity.h"

#include <ctype.h>

static bool is_event(const reading *r, const span *s) {
    if (s->deadline && is_han(r)) return false; /* 到2030年，体系基本建立，利用率达到60% */
    uint32_t from = clause_start(r, s->clause), to = clause_end(r, s->clause);
    /* "In July 2021, it launched ..."; but "published its plan in May, setting targets of ..." dates the plan alone */
    if (to - s->end <= 3 &&
        (is_han(r) || s->start - from <= 4 || !has_cue(r, to, clause_end(r, s->clause + 1), CUE_TARGET)))
        to = clause_end(r, s->clause + 1);
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].end <= to && r->quantities.at[i].metric_id[0])
            return false;
    return has_cue(r, from, to, CUE_EVENT);
}

/* 增速由1—2月份的增长9%转为下降3%: the time that what it was has for its own. */
static bool of_what_was(const reading *r, const quantity *o, const span *s) {
    if (!is_han(r) || o->start < s->end || o->clause != s->clause || !text_is(r, s->end, "的")) return false;
    const uint32_t from = s->start >= 3 ? s->start - 3 : s->start;
    return (text_is(r, from, "由") || text_is(r, from, "从")) && quantity_behind(r, o) &&
           (cue_at(r, s->end + 3, CUE_RISE) || cue_at(r, s->end + 3, CUE_FALL));
}

/* A time that stands right at another quantity belongs to that one alone. */
static bool owned_by_other(const reading *r, const quantity *q, const span *s) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || (o->list == q->list && q->list != NONE)) continue;
        if (o->unit == NONE && !o->metric_id[0]) continue;
        if ((o->from && precedes_closely(r, o, s)) || (o < q && of_what_was(r, o, s))) return true;
        if (o->from && o == q + 1 && follows_closely(r, o, s) && !is_han(r) && o->start - q->end <= 16)
            return true; /* "fell to 9 percent from 10 percent in 2020" */
        if (o->from && !is_han(r) && follows_closely(r, o, s) && o->start < q->start)
            return true; /* "up from 60% in 2013, and efficiency improves by 10%" */
        if (follows_closely(r, o, s) && o->start < q->start) {
            if (o->clause == q->clause) return true;
            /* "16 percent in 2020, and 19 percent in 2024" against "reached 5 GW in 2024, up 8 percent" */
            return !comparative(q) || (!is_han(r) && has_cue(r, s->end, q->start, CUE_TARGET));
        }
        if (s->rule->emit.op == EMIT_SINCE && o->start > q->end && comparative(o) && q->base[0] && !is_han(r) &&
            follows_closely(r, o, s))
            return true; /* "36 percent less than in 1990 and 46 percent since 2003" */
        if (precedes_closely(r, o, s) && (s->end > q->end || (o->start < q->start && o->clause == q->clause)))
            return true;
    }
    return false;
}

bool begins_change(const reading *r, const span *s) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].from && (precedes_closely(r, &r->quantities.at[i], s) ||
                                         (!is_han(r) && follows_closely(r, &r->quantities.at[i], s))))
            return true;
    return false;
}

/* A year without a word that leads to it may be part of a name: "the EEG 2023", "a court remand of the 2014 annual
 * rule"; but "the 2030 target of 20 percent", "a 2030 target" are dated with it. */
static bool is_bare(const reading *r, const span *s) {
    if (is_han(r)) return false;
    if (cue_at(r, s->end + 1, CUE_TARGET) || cue_at(r, s->end + 1, CUE_FRAME_TARGET)) return false;
    if (is_digit(r->text[s->start])) return true;
    const bool article = text_is(r, s->start, "the ") || text_is(r, s->start, "The ");
    return article && is_digit(r->text[s->start + 4]) && s->end + 1 < r->size &&
           islower((unsigned char)r->text[s->end + 1]);
}

/* The time of an earlier level of the same kind of quantity holds for its parts. */
static bool weak_is_total(const reading *r, const quantity *q, const span *s) {
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->time_span == s && o->kind == FACTS_LEVEL && !o->from && !held_against(r, o) &&
            (o->dimension == q->dimension || q->unit == r->packs->unit_percent))
            return true;
    return false;
}

/* ---------------------------------------------------------------- brackets */

/* Where the bracket opens that `at` stands in; 0 outside of all. */
static uint32_t bracket_of(const reading *r, uint32_t at) {
    int closed = 0;
    for (uint32_t i = at; i-- > 0 && at - i < 160;) {
        if (r->text[i] == ')')
            closed++;
        else if (r->text[i] == '(' && closed-- == 0)
            return i + 1;
    }
    return 0;
}

/* "12 Mt (2019: 14 Mt) in 2020": the bracket that such a time rules, and no number outside of it; 0 for other times. */
static uint32_t bracket_ruled(const reading *r, const span *s) {
    return text_is(r, s->end, ":") ? bracket_of(r, s->start) : 0;
}

const span *time_in_bracket(const reading *r, const quantity *q) {
    enum { A_RATE = 14 }; /* "1.3% a year, ..." */
    const quantity *next = quantity_behind(r, q);
    const uint32_t limit = next ? next->start : r->size;
    if (is_han(r) || !bracket_of(r, q->start)) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || !s->time[0] || s->start < q->end + 2 || s->end > limit) continue;
        if (s->start - q->end > A_RATE + 2 || s->end >= r->size) return NULL;
        return strchr(",;", r->text[s->start - 2]) && strchr("),;", r->text[s->end]) ? s : NULL;
    }
    return NULL;
}

/* "to 50 percent from the current 11 percent by 2030": the deadline is that of where it leads. */
static bool dates_goal_before(const reading *r, const quantity *q, const span *s) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !q->from || !s->deadline || s->start < q->end || !last || last->clause != q->clause) return false;
    return r->published.year && s->year > r->published.year && cue_before(r, last->start, CUE_TO);
}

/* "is 7.4% (in 2014 it was 4.9%)": the bracket tells of another year, and how it was then. */
static bool dates_bracket(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || s->start < q->end || !next || next->start < s->end || next->start - s->end > 24) return false;
    const uint32_t bracket = bracket_of(r, s->start);
    return bracket && bracket > q->end && bracket_of(r, next->start) == bracket &&
           has_cue(r, s->end, next->start, CUE_HOLD);
}

/* "was 32% of output (down from 39% in 2022)": a time in a bracket that holds a number of its own. */
static bool in_other_bracket(const reading *r, const quantity *q, const span *s) {
    const uint32_t bracket = is_han(r) || s->start < q->end ? 0 : bracket_of(r, s->start);
    if (!bracket || bracket < q->end) return false;
    const quantity *next = quantity_behind(r, q);
    return next && next->start >= bracket && next->end <= s->start && next->dimension == q->dimension;
}

/* "shuts 35 GW (of 42 GW in use) of its plants by 2050": the bracket holds another number, and the time stands behind
 * it. */
static const span *behind_bracket(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    if (!next || !text_is(r, q->end, " (") || next->start - q->end > 12) return NULL;
    uint32_t close = next->end;
    while (close < r->size && r->text[close] != ')' && r->text[close] != '.') close++;
    if (close >= r->size || r->text[close] != ')') return NULL;
    const quantity *after = quantity_behind(r, next);
    const uint32_t limit = after ? after->start : r->size;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->time[0] && s->start > close && s->end < limit)
            return clause_of(r, s->start) == clause_of(r, close) ? s : NULL;
    }
    return NULL;
}

/* ------------------------------------------------- times that date another */

/* "is to grow from 5 GW to 20 GW by 2030": the year behind is that of where the change leads. */
static bool led_away_to(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (!q->from || !next || is_han(r) || s->start < next->end || strchr(s->time, '/') ||
        !has_cue(r, q->end, next->start, CUE_TO))
        return false;
    /* "an increase of 11 points – from 26% to 37% in 2018" */
    const bool apart = q->from && quantity_before(r, q) && quantity_before(r, q)->kind != FACTS_LEVEL;
    const uint32_t clause = apart ? 0 : clause_start(r, q->clause);
    return has_cue(r, clause, q->start, CUE_RISE) || has_cue(r, clause, q->start, CUE_FALL);
}

/* "26 percent, against a goal of 50 percent by 2027": the year is that of the goal. */
static bool goal_behind(const reading *r, const quantity *q, const span *s) {
    const quantity *goal = quantity_behind(r, q);
    if (q->kind != FACTS_LEVEL || !goal || s->start < goal->end || is_han(r)) return false;
    return has_cue(r, q->end, goal->start, CUE_BASE) && has_cue(r, q->end, goal->start, CUE_TARGET);
}

/* "is 48% below 2005 levels and well on track for the 2030 target of -60%" */
static bool heads_for(const reading *r, const quantity *q, const span *s) {
    for (uint32_t i = q->end; i < s->start; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i))
            return has_cue(r, i, s->end + 12 < r->size ? s->end + 12 : r->size, CUE_TARGET) ||
                   has_cue(r, i, s->start, CUE_PROJECTED);
    return false;
}

/* "In 2021, the rate was 26 percent and the goal is 53 percent by 2030": another quantity stands between, and another
 * matter. */
static bool dates_another(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r)) return false;
    if (!next) return q->kind == FACTS_LEVEL && bracket_before(r, q) && heads_for(r, q, s);
    if (next->start >= s->end && next->start - s->end < 24 && heads_for(r, q, s)) return true;
    if (next->end > s->start || next->clause != q->clause) return false;
    if (has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET)) return false;
    for (uint32_t i = q->end; i < next->start; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i) &&
            (has_cue(r, i, next->start, CUE_TARGET) || has_cue(r, i, next->start, CUE_PROJECTED)))
            return true;
    return false;
}

/* 截至9月底完成90亿元，占全年计划的80%: the time of the whole that something is a share of, where the sentence has told
 * one for the share. */
static bool dates_whole(const reading *r, const quantity *q, const span *s) {
    const token *of = token_ending(r, q->start, WORD_CUE), *share = token_ending(r, s->start, WORD_CUE);
    if (!is_han(r) || q->unit != r->packs->unit_percent || q->kind != FACTS_LEVEL || !of || !is_cue(of, CUE_OF) ||
        !share || !is_cue(share, CUE_SHARE) || s->clause != q->clause || s->end > of->start)
        return false;
    for (const span *o = s; o-- > r->spans.at;)
        if (o->kind == SPAN_TIME && !o->as_base && o->time[0]) return true;
    return false;
}

/* “十三五”以来累计下降20%；劣质断面占1%: how far something has come since then says nothing of how it stands. */
static bool since_of_change(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || !strstr(s->time, "/..")) return false;
    if (q->kind != FACTS_LEVEL && (!q->base_span || q->base_span == s || q->base_span->start < s->end)) return false;
    if (strstr(q->metric_id, "_saving") || strstr(q->metric_id, "_reduction")) return false; /* 相当于少排放8亿吨 */
    for (const quantity *o = q; o-- > r->quantities.at && o->start >= s->end;)
        if (comparative(o)) return true;
    return false;
}

/* "In 2006 it fell by 1.8 percent and in 2007 it fell by 3.7 percent": a time behind "and" is that of what follows. */
static bool opens_next(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || next->start <= s->end ||
        (next->clause != s->clause && !(text_is(r, s->end, ",") && next->clause == s->clause + 1)))
        return false;
    const uint32_t before = back_spaces(r, s->start);
    uint32_t joint = list_before(r, LIST_JOINT, before);
    if (!joint) joint = list_before(r, LIST_OTHER_MATTER, before); /* "was 2.5% in all, but in 2023, it was 18%" */
    return joint && before - joint > q->end;
}

/* 6月产量3亿吨，今年3月以来连续增长；日均1000万吨: what has gone on since then is told to the end of its part. */
static bool since_in_other_part(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || !strstr(s->time, "/..") || s->end > q->start || !stop_between(r, s->end, q->start)) return false;
    for (const quantity *o = q; o-- > r->quantities.at && o->start >= s->end;)
        if (o->metric_id[0] && !stop_between(r, s->end, o->start)) return false;
    return true;
}

/* 核电下降5%，1—2月份为增长4%；风电增长17%: a time that is only said to have been so. */
bool was_so_then(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || s->end > q->start || !stop_between(r, s->end, q->start)) return false;
    return s->start == clause_start(r, s->clause) && s->clause > 0 &&
           (text_is(r, s->end, "为") || text_is(r, s->end, "则") || text_is(r, s->end, "是"));
}

/* 与2010年相比，2020年占比从60%下降至50%: the change begins in the year that is compared with. */
static const span *compared_with(const reading *r, const quantity *q, const span *chosen) {
    const span *base = NULL;
    if (!is_han(r) || !q->from || !chosen || precedes_closely(r, q, chosen)) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->as_base && s->end <= q->start && strlen(s->time) == 4) base = s;
    }
    for (const quantity *o = q; base && o-- > r->quantities.at && o->start >= base->end;)
        if (o->metric_id[0]) return NULL;
    return base;
}

/* "has fallen by 90 percent since 2010, to 140 dollars": where it stands now. */
static bool begun_then(const reading *r, const quantity *q, const span *s) {
    const quantity *growth = quantity_before(r, q);
    return !is_han(r) && s->rule->emit.op == EMIT_SINCE && q->kind == FACTS_LEVEL && growth && comparative(growth) &&
           s->start >= growth->end && s->end <= q->start && has_cue(r, s->end, q->start, CUE_TO);
}

/* ------------------------------------------------------------------ choice */

/* "23% of the output of wheat, maize and rice in 2014": a row of nouns that ends in the time. */
static bool ends_row(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || quantity_behind(r, q) || !word_behind(r, LIST_OF, q->end)) return false;
    const uint32_t from = skip_spaces(r, clause_start(r, s->clause));
    const token *first = NULL, *last = NULL;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < q->end || t->end > s->start) continue;
        if (t->word->class == WORD_CUE && is_move(t)) return false;
        if (t->word->class != WORD_SUBJECT || t->start < from) continue;
        if (!first) first = t;
        const uint32_t before = back_spaces(r, t->start);
        if (list_before(r, LIST_JOINT, before)) last = t;
    }
    return first && first->start == from && last && last != first && s->start - last->end <= 40;
}

/* Where a base ends that stands there: "on the year" in "by 3%, or 40 TWh, on the year in March"; else `at`. */
static uint32_t over_base(const reading *r, uint32_t at) {
    const uint32_t from = skip_spaces(r, at);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->start == from && (s->kind == SPAN_BASE || (s->kind == SPAN_TIME && s->as_base))) return s->end;
    }
    return at;
}

/* "came to 8.9 percent of output, or 1,124 GWh, in that year": a time alone at the end is that of the whole
 * sentence, also where a remark is added. */
static const span *trailing(const reading *r, const quantity *q) {
    const span *alone = NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base) continue;
        if (alone) return NULL;
        alone = s;
    }
    if (!alone || !alone->time[0] || alone->start < q->end || alone->clause == q->clause) return NULL;
    if (ends_row(r, q, alone)) return alone;
    uint32_t from = skip_spaces(r, over_base(r, clause_start(r, alone->clause)));
    for (uint32_t lead; (lead = list_at(r, LIST_DURING, from)) > 0;) from = skip_spaces(r, from + lead);
    if (from != alone->start) return NULL;
    const uint32_t end = is_han(r) ? r->size : clause_end(r, alone->clause), last = over_base(r, alone->end);
    if (cue_at(r, skip_spaces(r, alone->end), CUE_BASE)) return alone; /* ", by 2030 compared to the usual scenario" */
    return end - last <= (end == r->size ? 2 : 5) ? alone : NULL;
}

/* The times that may date a quantity: the last one before it, the first one behind it in its clause, and one before it
 * that stands with another. */
typedef struct around {
    const span *before, *behind, *weak;
} around;

/* 比2010年的2500万吨下降8%: the level that is compared with. */
static bool dates_compared(const reading *r, const quantity *q, const span *s) {
    if (!s->as_base || q->kind != FACTS_LEVEL || (!s->by_itself && !(q->from && is_han(r)))) return false;
    if (q->unit == NONE && !is_han(r)) return false;
    const bool bracketed = s->end + 1 == q->start && r->text[s->end] == '(';
    return (bracketed || precedes_closely(r, q, s) || leads_level(r, q, s)) &&
           (s->end <= q->start || of_that_time(r, q, s));
}

/* "15% by 2025 30% by 2035": the year between the two is that of the first, where the second has its own. */
static bool of_last_in_row(const reading *r, const quantity *q, const span *s) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || s->start < last->end || s->end > q->start || !follows_closely(r, last, s)) return false;
    for (const span *o = s + 1; o < r->spans.at + r->spans.count; o++)
        if (o->kind == SPAN_TIME && !o->as_base && o->start >= q->end && follows_closely(r, q, o)) return true;
    return false;
}

/* "in 2023 it is now 5 GW", "In the first nine months of 2023, output is now down 1%": what is so now is so in the time
 * that was named right before, or that the sentence opens with. */
static bool tells_now(const reading *r, const quantity *q, const span *before, const span *now) {
    enum { ONE_VERB = 16 };
    if (is_han(r) || before->deadline || !before->time[0]) return false;
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->end > before->end && o->end <= now->start) return false;
    if (stop_between(r, before->end, now->start) || word_behind(r, LIST_JOINT, before->end)) return false;
    const bool opens = before->by_itself && before->start <= r->marker && r->text[before->end] == ',' &&
                       before->clause + 1 == now->clause;
    return opens || now->start - before->end <= ONE_VERB;
}

/* Finds them; returns one that stands right at the quantity, which decides at once. */
static const span *look_around(const reading *r, const quantity *q, around *found) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i], *before = found->before;
        if (s->kind != SPAN_TIME) continue;
        if (dates_compared(r, q, s) || (q->held && precedes_closely(r, q, s))) return s;
        if (s->as_base || s == q->base_span || ratio_base(r, q, s) || of_last_in_row(r, q, s)) continue;
        const uint32_t ruled = bracket_ruled(r, s);
        if ((ruled && ruled != bracket_of(r, q->start)) || dates_bracket(r, q, s) || dates_goal_before(r, q, s))
            continue;
        const bool ahead =
            before && before->clause == s->clause && r->published.year && before->year > r->published.year;
        const bool told = before && tells_now(r, q, before, s);
        if (!s->time[0] && (ahead || told)) continue; /* "the goal for 2030 is now 22 GW", "in 2023 it is now 5 GW" */
        if ((ruled && s->end <= q->start) || follows_closely(r, q, s) || precedes_closely(r, q, s)) return s;
        if (goal_behind(r, q, s) || dates_whole(r, q, s) || begun_then(r, q, s) || since_in_other_part(r, q, s) ||
            was_so_then(r, q, s))
            continue;
        if (s->start >= q->end && !s->by_itself && has_cue(r, q->end, s->start, CUE_ASIDE))
            continue; /* "rose 46% after record sunshine in March" */
        if (owned_by_other(r, q, s)) {
            if (s->end <= q->start && !begins_change(r, s)) found->weak = s;
        } else if (s->end <= q->start) {
            if (s->clause == q->clause || !(is_event(r, s) || since_of_change(r, q, s))) found->before = s;
        } else if (!found->behind && s->start >= q->end && s->clause == q->clause && !opens_next(r, q, s) &&
                   !in_other_bracket(r, q, s) && !dates_another(r, q, s)) {
            found->behind = s;
        }
    }
    return NULL;
}

/* "In 2021 it was back at 9 Mt and data of March 2022 point up": a time behind "and" that stands with no number. */
static bool tells_another(const reading *r, const quantity *q, const span *behind) {
    for (uint32_t i = q->end; !is_han(r) && i < behind->start; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i)) return behind->start - i > 8;
    return false;
}

/* "5 GW of wind in 2023 and 3 GW of sun in 2022", "5 GW in 2023 compared with 3 GW of wind in 2022": each amount has
 * the year that closes its own part. */
static bool closes_part(const reading *r, const quantity *q, const span *before, const span *behind) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || before->start < last->end || !before->by_itself || !behind->by_itself) return false;
    for (const quantity *o = quantity_behind(r, q); o && o->start < behind->start; o = quantity_behind(r, o))
        if (!bracket_before(r, o)) return false;
    const uint32_t at = skip_spaces(r, before->end);
    return list_at(r, LIST_JOINT, at) || cue_at(r, at, CUE_BASE) || list_at(r, LIST_FOLLOWED, at);
}

static bool is_ahead(const reading *r, const span *s) {
    return !is_han(r) && r->published.year && s->year > r->published.year;
}

/* Whether the quantity is promised or foreseen there. */
static bool foretells(const reading *r, const quantity *q, uint32_t from, uint32_t to) {
    return has_cue(r, from, q->start, CUE_TARGET) || has_cue(r, from, q->start, CUE_PROJECTED) ||
           has_cue(r, from, to, CUE_WILL);
}

/* "have fallen since 1990 and stood 24% lower in 2021": what has come since then is told of the later year. */
static bool came_since(const reading *r, const quantity *q, const span *before, const span *behind) {
    return !is_han(r) && comparative(q) && before->rule->emit.op == EMIT_SINCE && behind->year > before->year &&
           !strchr(behind->time, '/');
}

/* "Now" in an earlier clause says nothing about a later one that has its own time, and the other way round. */
static const span *choose(const reading *r, const quantity *q, const around *found) {
    const span *before = found->before, *behind = found->behind, *weak = found->weak;
    const stretch own = own_stretch(r, q);
    if (before && weak && weak->start > before->start && weak_is_total(r, q, weak))
        before = weak; /* "150 GW by 2030, of which ..." */
    if (!before || !behind) return before ? before : behind;
    if (closes_part(r, q, before, behind)) return behind;
    const bool here = before->start >= own.start, behind_here = behind->start < own.end;
    if (before->clause == q->clause && is_bare(r, before) && !is_bare(r, behind))
        return behind; /* "the EEG 2023 asks for 80% in 2030" */
    if (!here && before->clause != q->clause) return tells_another(r, q, behind) ? before : behind;
    if (behind_here && is_ahead(r, behind) && !is_ahead(r, before) && foretells(r, q, before->end, behind->start))
        return behind; /* "announced in 2021 that 60% will come from wind in 2035" */
    if (!is_han(r) && behind->deadline && behind_here && has_cue(r, before->end, q->start, CUE_TARGET))
        return behind; /* "the plan for 2021-2030 sets a target of 40% by 2030" */
    if (before->deadline && here && behind_here &&
        (word_behind(r, LIST_JOINT, before->end) ||
         (behind->deadline && list_before(r, LIST_JOINT, back_spaces(r, q->start)))))
        return behind; /* "universal access by 2030 and 100 GW of capacity by 2040" */
    if (!is_han(r) && !before->by_itself && behind->deadline && behind->by_itself && behind_here)
        return behind; /* "said in February that it expects 42% by 2050" */
    if (!before->time[0] && behind->time[0] && behind_here) return behind; /* "now expects 12 GW by 2030" */
    if (came_since(r, q, before, behind) && behind_here) return behind;
    if (!is_han(r) && before->time[0] && !before->by_itself && before->start < own.start + 64 && behind->by_itself &&
        strchr(behind->time, '/'))
        return behind; /* "ice in September shrank by 12% a decade between 1979 and 2018" */
    return before;
}

/* "raised its 2030 target from 60 GW to 80 GW": what moves is the goal, and both are of the year it is set for. */
static bool goal_moves(const reading *r, const quantity *q) {
    const token *from = q->from && !is_han(r) ? cue_before(r, q->start, CUE_FROM) : NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const token *goal = from ? cue_back(r, clause, from->start, CUE_TARGET) : NULL;
    if (!goal || has_cue(r, goal->end, from->start, CUE_RISE) || has_cue(r, goal->end, from->start, CUE_FALL))
        return false;
    return has_cue(r, clause, goal->start, CUE_RISE) || has_cue(r, clause, goal->start, CUE_FALL);
}

/* "will rise from 18% to 30% by 2040", "reached 40% in 2018, up from 31%": what it moved from was so before that time.
 */
static bool began_before(const reading *r, const quantity *q, const span *s) {
    const bool to_come = r->published.year && s->year > r->published.year; /* 到2030年，由18%提高到30% */
    if (!q->from || q->has_hi) return false;
    if (is_han(r)) return to_come;
    const token *from = cue_before(r, q->start, CUE_FROM),
                *move = from ? token_ending(r, back_spaces(r, from->start), WORD_CUE) : NULL;
    if (!move || !is_move(move) || move->start == 0) return false;
    const quantity *last = quantity_before(r, q);
    const uint32_t before = back_spaces(r, move->start);
    return to_come || (last && last->end <= before && s->end <= before && r->text[before - 1] == ',');
}

/* "By 2030 it raises the share from the existing 10% to 25%": from the one to the other by then. */
static bool leads_on(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !q->from || !r->published.year || s->year <= r->published.year) return false;
    return next && s->end <= q->start && !strchr(s->time, '/') && next->dimension == q->dimension &&
           has_cue(r, q->end, next->start, CUE_TO);
}

/* Whether the time is of where the change leads, or of what the quantity is held against: it has none itself then. */
static bool dates_other_end(const reading *r, const quantity *q, const span *s) {
    if (goal_moves(r, q)) return false;
    return led_away_to(r, q, s) || began_before(r, q, s) || leads_on(r, q, s) ||
           (s->deadline && s->clause < q->clause && held_against(r, q)); /* "25% by 2035, compared with 6% today" */
}

/* "Although it reached 1.3 trillion in 2022, investment must rise to 5 trillion": no goal is of a year that is over. */
static bool past_of_goal(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->deadline || s->as_base || strchr(s->time, '/') || s->clause >= q->clause ||
        !r->published.year || !s->year || s->year >= r->published.year || q->from || held_against(r, q))
        return false;
    return has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET) &&
           !has_cue(r, clause_start(r, s->clause), s->end, CUE_TARGET);
}

/* "depends on coal for power (90% in 2018), raised its goal to 23%": what is done so far does not date a goal. */
static bool goal_after(const reading *r, const quantity *q, const span *s) {
    return s && !is_han(r) && r->published.year && s->year && s->year <= r->published.year &&
           has_cue(r, s->end, q->start, CUE_TARGET);
}

bool time_of_sentence(reading *r, quantity *q, const context *c) {
    around found = {NULL, NULL, NULL};
    const span *at_once = look_around(r, q, &found);
    if (at_once) {
        set_time(q, at_once);
        same_period(r, q);
        return true;
    }
    const span *chosen = choose(r, q, &found), *past = is_han(r) ? NULL : behind_bracket(r, q);
    if (past && (!chosen || (chosen->start > q->end && chosen->end < past->start))) chosen = past;
    if (!chosen) chosen = trailing(r, q);
    if (chosen && (dates_other_end(r, q, chosen) || past_of_goal(r, q, chosen))) return true;
    const span *begun = compared_with(r, q, chosen);
    if (begun) {
        set_time(q, begun);
        return true;
    }
    if (!chosen && !goal_after(r, q, found.weak)) chosen = found.weak;
    if (!chosen) return false;
    if (past_of_goal(r, q, chosen)) return true;
    if (chosen == found.weak && !is_han(r) && began_before(r, q, chosen)) return true;
    set_time(q, chosen);
    settle_period(r, q, c);
    return true;
}
