/* When: the time of each quantity. */
#include "bind_time.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

bool comparative(const quantity *q) { return q->kind != FACTS_LEVEL; }

bool follows_closely(const reading *r, const quantity *q, const span *s) {
    if (s->start < q->end) return false;
    uint32_t at = skip_spaces(r, q->end);
    const token *b = token_starting(r, at, WORD_BOUND);
    if (b && b->end <= s->start) at = skip_spaces(r, b->end);
    return at == s->start;
}

bool precedes_closely(const reading *r, const quantity *q, const span *s) {
    if (s->end > q->start) return false;
    uint32_t at = back_spaces(r, q->start);
    const token *b = token_ending(r, at, WORD_BOUND);
    if (b && b->start >= s->end) at = back_spaces(r, b->start);
    return at == s->end || (at - s->end == 3 && text_is(r, s->end, "的"));
}

bool leads_level(const reading *r, const quantity *q, const span *s) {
    enum { ONE_WORD = 12 };
    if (is_han(r) || s->end >= q->start || !s->as_base) return false;
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const token *of = token_ending(r, back_spaces(r, bound ? bound->start : q->start), WORD_CUE);
    if (!of || !is_cue(of, CUE_OF) || of->start < s->end) return false;
    const uint32_t from = skip_spaces(r, s->end), to = back_spaces(r, of->start);
    return from >= to || (to - from <= ONE_WORD && !memchr(r->text + from, ' ', to - from));
}

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

/* A time that stands right at another quantity belongs to that one alone. */
static bool owned_by_other(const reading *r, const quantity *q, const span *s) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || (o->list == q->list && q->list != NONE)) continue;
        if (o->unit == NONE && !o->metric_id[0]) continue;
        if (o->from && o != q && precedes_closely(r, o, s)) return true;
        if (o->from && o == q + 1 && follows_closely(r, o, s) && !is_han(r) && o->start - q->end <= 16)
            return true; /* "fell to 9 percent from 10 percent in 2020" */
        if (follows_closely(r, o, s) && o->start < q->start) {
            if (o->clause == q->clause) return true;
            /* "16 percent in 2020, and 19 percent in 2024" against "reached 5 GW in 2024, up 8 percent" */
            return !comparative(q);
        }
        if (s->rule->emit.op == EMIT_SINCE && o->start > q->end && comparative(o) && q->base[0] && !is_han(r) &&
            follows_closely(r, o, s))
            return true; /* "36 percent less than in 1990 and 46 percent since 2003" */
        if (precedes_closely(r, o, s) && (s->end > q->end || (o->start < q->start && o->clause == q->clause)))
            return true;
    }
    return false;
}

/* 从2010年的50万千瓦提升至...: the year where the change began dates nothing else. */
static bool begins_change(const reading *r, const span *s) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].from && (precedes_closely(r, &r->quantities.at[i], s) ||
                                         (!is_han(r) && follows_closely(r, &r->quantities.at[i], s))))
            return true;
    return false;
}

void set_time(quantity *q, const span *s) {
    q->time = s->time;
    q->time_span = s;
    q->time_source = s->time[0] ? FACTS_TIME_EXPLICIT : FACTS_TIME_NONE;
}

/* "had fallen 17 percent below that by 2021", "a decrease of 2 percent between 2018 and 2019": a time of its own. */
static bool ends_comparison(const reading *r, const quantity *q, const span *s) {
    if (is_han(r)) return false;
    const token *of = token_ending(r, back_spaces(r, s->start), WORD_CUE);
    return s->deadline || (q->kind == FACTS_GROWTH && s->rule->emit.op == EMIT_YEARS && !(of && is_cue(of, CUE_OF)));
}

/* "reached 1,690 GW by August, triple that of 2020": a comparison has the time of the level it stands behind, unless a
 * time of its own comes between. */
static bool inherit_time(const reading *r, quantity *q) {
    const quantity *first = q - q->list_index;
    const stretch own = own_stretch(r, q);
    if (first == r->quantities.at || !q->metric_id[0]) return false;
    const quantity *level = first - 1;
    if (q->list_size > 1 && level->list_size == q->list_size && level->kind == FACTS_LEVEL && is_han(r))
        level = q - q->list_size; /* 余额分别为…，同比分别增长… */
    if (level->metric_id != q->metric_id) return false;
    if (level->kind != FACTS_LEVEL || !level->time[0] || (level->time_span && level->time_span->as_base)) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s != level->time_span && !s->as_base && s->start >= level->end &&
            (s->end <= q->start || follows_closely(r, q, s) ||
             (ends_comparison(r, q, s) && s->start >= q->end && s->clause == q->clause && s->end <= own.end)))
            return false; /* "peaked at 6 Gt in 2007 and had fallen 17 percent below that by 2021" */
    }
    q->time = level->time;
    q->time_span = level->time_span;
    q->time_source = level->time_source;
    return true;
}

/* A year without a word that leads to it may be part of a name. */
static bool is_bare(const reading *r, const span *s) {
    /* "a court remand of the 2014 annual rule"; but "the 2030 target of 20 percent" is dated with it */
    const bool rule = text_is(r, s->start, "the ") && is_digit(r->text[s->start + 4]) && s->end + 1 < r->size &&
                      islower((unsigned char)r->text[s->end + 1]) && !cue_at(r, s->end + 1, CUE_TARGET) &&
                      !cue_at(r, s->end + 1, CUE_FRAME_TARGET);
    return !is_han(r) && (is_digit(r->text[s->start]) || rule);
}

bool held_against(const reading *r, const quantity *q) {
    const token *b = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const token *cue = token_ending(r, back_spaces(r, b ? b->start : q->start), WORD_CUE);
    return q->kind == FACTS_LEVEL && cue && cue->word->value[0] == CUE_BASE;
}

/* The time of an earlier level of the same kind of quantity holds for its parts. */
static bool weak_is_total(const reading *r, const quantity *q, const span *s) {
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->time_span == s && o->kind == FACTS_LEVEL && !o->from && !held_against(r, o) &&
            (o->dimension == q->dimension || q->unit == r->packs->unit_percent))
            return true;
    return false;
}

bool is_instant(const char *time) { return strlen(time) == 10 && !strchr(time, '/'); }

/* Whether what the quantity is of is over a period or at a moment, as far as the words before it say. */
static void tell_flow(const reading *r, const quantity *q, bool *flow, bool *stock) {
    const stretch own = own_stretch(r, q);
    const bool cumulative = has_cue(r, own.start, q->start, CUE_CUMULATIVE); /* of a year, or until a day */
    *flow = *stock = cumulative;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || t->start < own.start || t->end > q->start) continue;
        bool flows = false, stands = false;
        for (int k = 0; k < t->word->count; k++) {
            flows = flows || r->packs->concepts.at[t->word->value[k]].flow;
            stands = stands || r->packs->concepts.at[t->word->value[k]].stock;
        }
        *flow = !cumulative && stands && !flows ? false : *flow || flows; /* 供水生产和供应业贷款余额 */
        *stock = *stock || stands;
    }
}

/* "In the first nine months 300 GW were added; at the end of September capacity stood at 2,000 GW. Generation reached
 * ...": what is generated is of the nine months again, whatever day was named last; what stands there is of the day. */
static const char *context_time(const reading *r, const quantity *q, const context *c, const char *time) {
    const bool instant = is_instant(time);
    const char *other = instant ? c->period : c->instant;
    if (instant && !other[0] && is_han(r) && q->kind == FACTS_LEVEL && strcmp(time + 4, "-12-31") != 0 &&
        !points_back(r)) {
        bool flow, stock; /* 截至3月末，余额……。每年可节约标准煤2亿吨 */
        tell_flow(r, q, &flow, &stock);
        if ((flow && !stock) || strstr(q->metric_id, "_saving") || strstr(q->metric_id, "_reduction")) return "";
    }
    if (!other[0] || !time[0]) return time;
    const char *ends = strchr(instant ? other : time, '/');
    ends = ends ? ends + 1 : instant ? other : time; /* of the period */
    const char *day = instant ? time : other;
    if (strncmp(ends, day, strlen(ends)) != 0 || (strlen(ends) == 4 && strcmp(day + 4, "-12-31") != 0)) return time;
    bool flow, stock;
    tell_flow(r, q, &flow, &stock);
    if (!flow && !stock) /* a list of provinces says 装机 only once */
        stock = q->kind == FACTS_LEVEL && q->metric_id[0] && facts_packs_metric_stock(r->packs, q->metric_id);
    return flow != stock && flow == instant ? other : time;
}

/* "At the end of 2020 capacity was 930 GW, and 2,200 TWh were generated": not on the last day, but in its year. */
static void year_of_flow(reading *r, quantity *q, const span *s) {
    bool flow, stock;
    if (s->rule->emit.op != EMIT_YEAR_END || !is_instant(s->time) || s->clause >= q->clause || comparative(q)) return;
    if (has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE)) return; /* of a total that is dated itself */
    tell_flow(r, q, &flow, &stock);
    const quantity *last = quantity_before(r, q);
    const bool between = last && last->start >= s->end;
    const char *year = between && flow && !stock ? arena_copy(r->memory, s->time, 4) : NULL;
    if (year) q->time = year;
}

/* A year earlier: 2024-12 is 2023-12, 2025-01/2025-03 is 2024-01/2024-03. */
static const char *year_earlier(const reading *r, const char *time) {
    char *kept = arena_copy(r->memory, time, strlen(time));
    for (char *year = kept; year; year = strchr(year, '/')) {
        char digits[8];
        if (*year == '/') year++;
        if (atoi(year) < 1000) continue;
        snprintf(digits, sizeof digits, "%04d", (atoi(year) - 1) % 10000);
        memcpy(year, digits, 4);
    }
    return kept;
}

/* 超过2023年900万吨的规模: "of" behind the number makes it that of the year before it. */
static bool of_that_time(const reading *r, const quantity *q, const span *s) {
    const token *of = token_starting(r, q->end, WORD_CUE);
    return is_han(r) && s->end == q->start && of && is_cue(of, CUE_OF);
}

/* "against 1,870 MW in the preceding year", "the 180 GW recorded a year earlier": a level of the year before the one
 * that the text tells of. */
static bool of_year_before(const reading *r, quantity *q, const context *c) {
    const stretch own = own_stretch(r, q);
    const span *s = NULL;
    if (q->kind != FACTS_LEVEL) return false;
    for (size_t i = 0; i < r->spans.count && !s && !is_han(r); i++) {
        const span *b = &r->spans.at[i];
        if (b->kind == SPAN_BASE && strcmp(b->time, "prev_year") == 0 && b->clause == q->clause && b->start >= q->end &&
            b->end <= own.end && b->start - q->end < 24)
            s = b;
    }
    for (size_t i = 0; i < r->spans.count && !s && is_han(r); i++) {
        const span *b = &r->spans.at[i]; /* 低于去年同期的62%, 超过去年900万吨的计划 */
        if (b->kind == SPAN_BASE && strcmp(b->time, "prev_year") == 0 && precedes_closely(r, q, b) &&
            ((b->end < q->start && token_starting(r, b->start, WORD_CUE)) || of_that_time(r, q, b)) &&
            !text_is(r, b->start > 3 ? b->start - 3 : 0, "不"))
            s = b;
    }
    if (!s) return false;
    if (s->start >= q->end && (has_cue(r, q->end, s->start, CUE_RISE) || has_cue(r, q->end, s->start, CUE_FALL)))
        return false;
    const char *now = "";
    for (const quantity *o = q; o-- > r->quantities.at && !now[0];) now = o->time;
    if (!now[0]) now = c->frame[0] ? c->frame : c->time;
    if (!now[0] || strstr(now, "..")) return false;
    const char *then = year_earlier(r, now);
    if (!then) return false;
    q->time = then;
    q->time_source = FACTS_TIME_EXPLICIT;
    return true;
}

/* "23% of the output of wheat, maize and rice in 2014": a row of nouns that ends in the time. */
static bool ends_row(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || quantity_behind(r, q) || !word_behind(r, LIST_OF, q->end)) return false;
    const uint32_t from = skip_spaces(r, clause_start(r, s->clause));
    const token *first = NULL, *last = NULL;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < q->end || t->end > s->start) continue;
        if (t->word->class == WORD_CUE && (is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL))) return false;
        if (t->word->class != WORD_SUBJECT || t->start < from) continue;
        if (!first) first = t;
        const uint32_t before = back_spaces(r, t->start);
        if (list_before(r, LIST_JOINT, before)) last = t;
    }
    return first && first->start == from && last && last != first && s->start - last->end <= 40;
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
    uint32_t from = skip_spaces(r, clause_start(r, alone->clause)); /* ", all by 2030" */
    if (text_is(r, from, "all ") || text_is(r, from, "each ") || text_is(r, from, "both "))
        while (r->text[from++] != ' ') continue;
    const uint32_t lead = list_at(r, LIST_DURING, from);
    if (lead) from = skip_spaces(r, from + lead);
    if (from != alone->start) return NULL;
    const uint32_t end = is_han(r) ? r->size : clause_end(r, alone->clause);
    if (cue_at(r, skip_spaces(r, alone->end), CUE_BASE)) return alone; /* ", by 2030 compared to the usual scenario" */
    return end - alone->end <= (end == r->size ? 2 : 5) ? alone : NULL;
}

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

/* "is to grow from 5 GW to 20 GW by 2030": the year behind is that of where the change leads. */
static bool led_away_to(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (!q->from || !next || is_han(r) || s->start < next->end || strchr(s->time, '/') ||
        !has_cue(r, q->end, next->start, CUE_TO))
        return false;
    const uint32_t clause = clause_start(r, q->clause);
    return has_cue(r, clause, q->start, CUE_RISE) || has_cue(r, clause, q->start, CUE_FALL);
}

/* "less than in 1990, when they stood at 45 Mt": of the year that the clause before it ends with. */
static const span *year_before_when(const reading *r, const quantity *q) {
    for (size_t i = r->spans.count; i-- > 0;) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->end > q->start || q->start - s->end > 64) continue;
        const bool when = text_is(r, s->end, ", when ") || text_is(r, s->end, " when ");
        const quantity *last = quantity_before(r, q);
        return when && q->kind == FACTS_LEVEL && (!last || last->end <= s->start) ? s : NULL;
    }
    return NULL;
}

/* "lower than in 2000–2009 (2.1% a year)": what it was then. */
static const span *base_before_bracket(const reading *r, const quantity *q) {
    if (q->start < 2 || r->text[q->start - 1] != '(' || is_han(r)) return NULL;
    if (comparative(q) && !q->per_year) return NULL; /* "lower than in 2010 (14%)" */
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->as_base && s->by_itself && s->time[0] && q->start - s->end == 2) return s;
    }
    return NULL;
}

/* "26 percent, against a goal of 50 percent by 2027": the year is that of the goal. */
static bool goal_behind(const reading *r, const quantity *q, const span *s) {
    const quantity *goal = quantity_behind(r, q);
    if (q->kind != FACTS_LEVEL || !goal || s->start < goal->end || is_han(r)) return false;
    return has_cue(r, q->end, goal->start, CUE_BASE) && has_cue(r, q->end, goal->start, CUE_TARGET);
}

/* "In 2021, the rate was 26 percent and the goal is 53 percent by 2030": another quantity stands between, and another
 * matter. */
static bool dates_another(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || next->end > s->start || next->clause != q->clause) return false;
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

/* "limits the increase to 9 percent compared to 2014": what was told before of 2014 does not date what is held against
 * it. */
static void leave_base_year(const reading *r, quantity *q, const context *c) {
    if (is_han(r) || q->kind != FACTS_GROWTH || q->time_source != FACTS_TIME_CONTEXT || !q->base_span ||
        strcmp(q->base, q->time) != 0)
        return;
    q->time = c->dated_language == r->language ? c->ahead : "";
    if (!q->time[0]) q->time_source = FACTS_TIME_NONE;
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

/* 比2010年增加400处，比重由58%提高到68%: the change begins in the year that was compared with right before. */
static bool began_with_base(const reading *r, quantity *q) {
    const quantity *p = quantity_before(r, q);
    if (!is_han(r) || !q->from || !p || !p->base_span || p->base_span->kind != SPAN_TIME || p->clause + 1 != q->clause)
        return false;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start >= p->end && r->spans.at[i].end <= q->start)
            return false;
    q->time = p->base;
    q->time_source = FACTS_TIME_EXPLICIT;
    return true;
}

/* "In 2006 it fell by 1.8 percent and in 2007 it fell by 3.7 percent": a time behind "and" is that of what follows. */
static bool opens_next(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || next->start <= s->end || next->clause != s->clause) return false;
    const uint32_t before = back_spaces(r, s->start), joint = list_before(r, LIST_JOINT, before);
    return joint && before - joint > q->end;
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

static void find_time(reading *r, quantity *q, const context *c) {
    q->time = "";
    q->time_span = NULL;
    q->time_source = FACTS_TIME_NONE;
    const span *inside = time_in_bracket(r, q);
    if (inside) {
        set_time(q, inside);
        return;
    }
    const span *told = base_before_bracket(r, q);
    if (told) {
        set_time(q, told);
        if (comparative(q)) q->base = "per_year";
        return;
    }
    if (comparative(q) && inherit_time(r, q)) return;
    if (began_with_base(r, q)) return;
    if (of_year_before(r, q, c)) return;
    const span *when = year_before_when(r, q);
    if (when) {
        set_time(q, when);
        return;
    }
    const span *before = NULL, *same_clause_after = NULL, *weak = NULL;
    stretch own = own_stretch(r, q);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->as_base && q->kind == FACTS_LEVEL && (s->by_itself || (q->from && is_han(r))) &&
            (q->unit != NONE || is_han(r)) &&
            (precedes_closely(r, q, s) || leads_level(r, q, s) || (s->end + 1 == q->start && r->text[s->end] == '(')) &&
            (s->end < q->start || of_that_time(r, q, s))) {
            set_time(q, s); /* 比2010年的2500万吨下降8%: the level that is compared with */
            return;
        }
        if (s->kind != SPAN_TIME || s->as_base || s == q->base_span || ratio_base(r, q, s)) continue;
        const uint32_t ruled = bracket_ruled(r, s);
        if (ruled && ruled != bracket_of(r, q->start)) continue;
        const bool ahead =
            before && before->clause == s->clause && r->published.year && before->year > r->published.year;
        if (!s->time[0] && ahead) continue; /* "the goal for 2030 is now 22 GW" */
        if ((ruled && s->end <= q->start) || follows_closely(r, q, s) || precedes_closely(r, q, s)) {
            set_time(q, s);
            return;
        }
        if (goal_behind(r, q, s) || dates_whole(r, q, s) || begun_then(r, q, s)) continue;
        if (s->start >= q->end && !s->by_itself && has_cue(r, q->end, s->start, CUE_ASIDE))
            continue; /* "rose 46% after record sunshine in March" */
        if (owned_by_other(r, q, s)) {
            if (s->end <= q->start && !begins_change(r, s)) weak = s;
            continue;
        }
        if (s->end <= q->start) {
            if (s->clause != q->clause && (is_event(r, s) || since_of_change(r, q, s))) continue;
            before = s;
        } else if (!same_clause_after && s->start >= q->end && s->clause == q->clause && !opens_next(r, q, s) &&
                   !dates_another(r, q, s)) {
            same_clause_after = s;
        }
    }
    /* "now" in an earlier clause says nothing about a later one that has its own time, and the other way round */
    const span *chosen = NULL;
    if (before && weak && weak->start > before->start && weak_is_total(r, q, weak))
        before = weak; /* "150 GW by 2030, of which ..." */
    if (before && same_clause_after && before->clause == q->clause && is_bare(r, before) &&
        !is_bare(r, same_clause_after))
        chosen = same_clause_after; /* "the EEG 2023 asks for 80% in 2030" */
    else if (before && before->start >= own.start)
        chosen = before;
    else if (same_clause_after && (!before || before->clause != q->clause))
        chosen = before && before->clause == q->clause ? before : same_clause_after;
    else if (before)
        chosen = before;
    if (chosen == before && before && before->deadline && same_clause_after && before->start >= own.start &&
        same_clause_after->start < own.end &&
        (word_behind(r, LIST_JOINT, before->end) ||
         (same_clause_after->deadline && list_before(r, LIST_JOINT, back_spaces(r, q->start)))))
        chosen = same_clause_after; /* "universal access by 2030 and 100 GW of capacity by 2040" */
    if (chosen && chosen == before && !before->time[0] && same_clause_after && same_clause_after->time[0] &&
        same_clause_after->start < own.end)
        chosen = same_clause_after; /* "now expects 12 GW by 2030" */
    if (chosen && chosen == before && !is_han(r) && before->time[0] && !before->by_itself &&
        before->start < own.start + 64 && same_clause_after && same_clause_after->by_itself &&
        strchr(same_clause_after->time, '/'))
        chosen = same_clause_after; /* "ice in September shrank by 12% a decade between 1979 and 2018" */
    const span *past = is_han(r) ? NULL : behind_bracket(r, q);
    if (past && (!chosen || (chosen->start > q->end && chosen->end < past->start))) chosen = past;
    if (!chosen) chosen = trailing(r, q);
    if (chosen && led_away_to(r, q, chosen)) return;
    if (chosen && is_han(r) && q->from && r->published.year && chosen->year > r->published.year)
        return; /* 到2030年，由18%提高到30% */
    if (chosen && chosen->deadline && chosen->clause < q->clause && held_against(r, q))
        return; /* "25% by 2035, compared with 6% today" */
    const span *begun = compared_with(r, q, chosen);
    if (begun) {
        set_time(q, begun);
        return;
    }
    if (chosen || weak) {
        set_time(q, chosen ? chosen : weak);
        if (q->time_span->rule->emit.op == EMIT_SAME_PERIOD && is_instant(q->time))
            q->time = context_time(r, q, c, c->time);
        year_of_flow(r, q, q->time_span);
        return;
    }
    bool dated = false;
    for (size_t i = 0; i < r->spans.count; i++)
        dated = dated ||
                (r->spans.at[i].kind == SPAN_TIME && !r->spans.at[i].as_base && !begins_change(r, &r->spans.at[i]) &&
                 r->spans.at[i].start < q->start && r->spans.at[i].clause >= q->clause - 1);
    if (!dated && c->run_in_time[0]) {
        q->time = c->run_in_time;
        q->time_source = FACTS_TIME_CONTEXT;
        return;
    }
    if (!dated && c->opening_ahead && (!c->same_block || (c->last_ahead && strcmp(c->ahead, c->opening_time) == 0)) &&
        !has_cue(r, 0, q->start, CUE_ACTUAL)) {
        q->time = c->opening_time;
        q->time_source = FACTS_TIME_CONTEXT;
        return;
    }
    if (!dated && is_han(r) && c->same_block && c->adjacent && c->last_ahead && c->state == FACTS_TARGET &&
        !has_cue(r, 0, r->size, CUE_ACTUAL)) {
        q->time = c->ahead; /* “十五五”期间要新建……。完成改造3000万平方米。 */
        q->time_source = FACTS_TIME_CONTEXT;
        return;
    }
    const bool promised =
        context_frame(c) == FACTS_TARGET && c->ahead[0] && c->dated_language == r->language; /* under "Targets" */
    if (!dated && (promised || context_goes_on(c, r, q))) {
        bool later = c->ahead[0] && (promised || !c->time[0] || has_cue(r, 0, q->start, CUE_TARGET) ||
                                     has_cue(r, 0, q->start, CUE_PROJECTED));
        if (later && !promised && !c->same_block && !has_cue(r, 0, r->size, CUE_TARGET) &&
            !has_cue(r, 0, r->size, CUE_PROJECTED))
            return;
        const bool again = q->promised_again; /* "an additional 15 percent with support" */
        if (later && !c->time[0] && !has_cue(r, 0, r->size, CUE_TARGET) && !has_cue(r, 0, r->size, CUE_PROJECTED) &&
            !is_han(r) && !again)
            return; /* "by 2030; buildings cause half of it" */
        if (!later && !is_han(r) && has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET))
            return; /* "It was 36 percent in 2020. The sector must double it." */
        const bool goes_on = c->same_block && c->adjacent, over = atoi(c->time) < r->published.year;
        const uint32_t said = goes_on ? clause_start(r, q->clause) : 0;
        if (!later && is_han(r) && over && (!goes_on || is_instant(c->time)) &&
            (has_cue(r, said, q->start, CUE_PROJECTED) || has_cue(r, said, q->start, CUE_TARGET)))
            return; /* 全部投产后，年发电量可达…… under what last year brought */
        q->time = later ? c->ahead : context_time(r, q, c, context_returns(c, r) ? c->frame : c->time);
        q->time_source = FACTS_TIME_CONTEXT;
    } else if (!dated && context_returns(c, r)) {
        q->time = context_time(r, q, c, c->frame);
        q->time_source = FACTS_TIME_CONTEXT;
    } else if (!dated && c->opening_time[0]) {
        q->time = c->opening_time;
        q->time_source = FACTS_TIME_CONTEXT;
    } else if (!dated && context_elsewhere(c, r)) {
        return; /* under "in the first half", a story of one town */
    } else if (!dated && c->heading_time[0]) {
        q->time = c->heading_time;
        q->time_source = FACTS_TIME_CONTEXT;
    } else if (!dated && c->title_time[0]) {
        const bool nearer = c->same_block && strlen(c->time) == 4 && strlen(c->title_time) == 4; /* 2014年发展报告 */
        q->time = nearer ? c->time : c->title_time;
        q->time_source = FACTS_TIME_CONTEXT;
    }
}

void bind_times(reading *r, const context *c) {
    bases_mark(r);
    for (size_t i = 0; i < r->quantities.count; i++) base_find(r, &r->quantities.at[i]);
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        if (!times_of_list(r, q)) find_time(r, q, c);
        if (q->from) time_of_from(r, q);
        leave_base_year(r, q, c);
        base_of_plan(r, q);
        base_years_before(r, q);
        yearly_span(r, q);
        /* 年末保有量4397万辆，比上年末增加1257万辆: the year before the one that the text tells of */
        if (q->base_span && !q->base_span->by_itself && q->base_span->as_base && is_instant(q->base) &&
            strcmp(q->base, q->time) == 0) {
            const char *then = year_earlier(r, q->base);
            if (then) q->base = then;
        }
    }
    for (size_t i = 0; i < r->quantities.count; i++) base_goes_on(r, &r->quantities.at[i], c);
    for (size_t i = 0; i < r->quantities.count; i++) ends_of_span(r, &r->quantities.at[i]);
    for (size_t i = 0; i < r->quantities.count; i++) base_of_change(r, &r->quantities.at[i]);
    for (size_t i = 0; i < r->quantities.count; i++) base_of_row(r, &r->quantities.at[i]);
    for (size_t i = 0; i < r->quantities.count; i++) ends_of_change_behind(r, &r->quantities.at[i]);
    for (size_t i = r->quantities.count; i-- > 1;) time_of_next(r, &r->quantities.at[i - 1]);
    for (size_t i = 0; i < r->quantities.count;
         i++) { /* members of a list share what only one of them has next to it */
        quantity *q = &r->quantities.at[i];
        if (q->list_index == 0) continue;
        if (!q->base[0] && comparative(q) && q[-1].base[0]) q->base = q[-1].base;
        if (!q->time[0] && q[-1].time[0] && !q->time_span)
            q->time = q[-1].time, q->time_source = q[-1].time_source, q->time_span = q[-1].time_span;
    }
}
