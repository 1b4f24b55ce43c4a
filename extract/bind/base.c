/* What a change or a comparison is measured from. */
#include "extract/bytes.h"
#include "extract/find/quantity.h"
#include "extract/metric/name.h"
#include "time.h"
#include "verb.h"

#include <ctype.h>
#include <stdlib.h>

/* "relative to BAU by 2030", "compared with the reference case in 2030", "relative to the baseline over 2025–2050":
 * what is compared with stands before the time, and the time is still to come. */
static bool leads_to_thing(const reading *r, const token *t, const span *s) {
    const bool ahead = r->published.year && year_end_of(s->time) > r->published.year;
    if (is_han(r) || !(s->deadline || ahead)) return false;
    if ((s->deadline || list_at(r, LIST_DURING, s->start)) && skip_spaces(r, t->end) < s->start)
        return true; /* "in relation to the base case by 2030" */
    if (compares_with_scenario(r, t)) return true;
    for_tokens_in(o, r, 0, s->start) {
        if (is_concept(o) && o->end > t->end) return true;
    }
    return false;
}

static bool cue_joins(const reading *r, const token *t, const span *s) {
    enum { PHRASE = 40, NEAR = 24 };
    uint32_t gap = s->start - t->end;
    if (gap > PHRASE || leads_to_thing(r, t, s)) return false;
    for (const span *o = s; o-- > r->spans.at && o->start >= t->start;)
        if (o->kind == SPAN_TIME && o->by_itself) return false; /* "relative to 2010 by 2030" */
    if (number_between(r, t->end, s->start)) return false;
    return clause_of(r, t->start) == clause_of(r, s->start) && gap <= NEAR;
}

/* 比五年前, "down from ten years ago", "5 GW more over the first count two years ago": so long before another time. */
static bool counts_back(const reading *r, const span *s) {
    if (!s->years_back) return false;
    if (is_han(r) || list_before(r, LIST_FROM, back_spaces(r, s->start))) return true;
    const quantity *q = r->quantities.at + r->quantities.count;
    while (q > r->quantities.at && q[-1].start > s->start) q--;
    return q > r->quantities.at && comparative(q - 1) && q[-1].clause == s->clause;
}

/* "was down 6% from March 2022": right behind a move, "from" leads to what it is measured from; "rose 6% from 2018
 * onwards" is since then. */
static bool moved_from(const reading *r, const span *s) {
    const bool onwards = !is_han(r) && s->rule->emit.op == EMIT_SINCE && !is_digit(r->text[s->end - 1]);
    const uint32_t before = back_spaces(r, s->start),
                   own = !is_han(r) && s->rule->emit.op == EMIT_SINCE ? list_at(r, LIST_FROM, s->start) : 0,
                   from = is_han(r) || own ? own : list_before(r, LIST_FROM, before);
    if (!from || onwards || cue_at(r, skip_spaces(r, s->end), CUE_TO)) return false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (comparative(q) && skip_spaces(r, q->end) == (own ? s->start : before - from)) return true;
    return false;
}

/* "below the 2015-2016 jump of 20%": the time of a move that has a number of its own. */
static bool dates_own_move(const reading *r, const span *s) {
    enum { NEAR = 16 };
    const token *noun = is_han(r) ? NULL : token_starting(r, skip_spaces(r, s->end), WORD_CUE);
    if (!noun || !cue_at(r, noun->start, CUE_MOVE_NOUN) || !word_behind(r, LIST_OF, noun->end)) return false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->start > noun->end) return q->start - noun->end <= NEAR && comparative(q);
    return false;
}

/* A time is a base when a word of comparison leads to it: 较2020年, compared with 2020, from 2006 levels. */
void bases_mark(reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || !s->time[0]) continue;
        const bool ahead = r->published.year && s->year >= r->published.year; /* 到“十四五”末治理 */
        if ((s->rule->emit.op == EMIT_PLAN_END && !ahead && !s->rule->emit.standing) || counts_back(r, s) ||
            moved_from(r, s))
            s->as_base = true;
        const bool ahead_from = r->published.year && s->year > r->published.year && list_at(r, LIST_FROM, s->start);
        if (s->as_base && (ahead_from || begins_then(r, s))) {
            s->as_base = false; /* "5 Mt from 2028" */
            if (!ahead_from) continue;
        }
        if (dates_own_move(r, s)) continue;
        const token *b = token_ending(r, back_spaces(r, s->start), WORD_BOUND); /* 超过2024年 */
        const bool of_goal =
            !is_han(r) && cue_at(r, skip_spaces(r, s->end), CUE_TARGET); /* "exceeding the 2020 goal" */
        if (b && !of_goal && (b->word->value[0] == FACTS_GT || b->word->value[0] == FACTS_LT)) s->as_base = true;
        for (size_t k = r->tokens.count; k-- > 0 && !s->as_base;) {
            const token *t = &r->tokens.at[k];
            if (t->end > s->start + 6 || t->word->class != WORD_CUE || !is_cue(t, CUE_BASE)) continue;
            if (t->end > s->start || cue_joins(r, t, s)) s->as_base = true;
            break;
        }
    }
}

/* "twice the 445 GW of 2022": the level that a multiple is of. */
static const quantity *multiplied(const reading *r, const quantity *q) {
    enum { NEAR = 10 };
    const quantity *next = quantity_behind(r, q);
    if (q->kind != FACTS_RATIO || !next || next->kind != FACTS_LEVEL) return NULL;
    return next->clause == q->clause && next->start >= q->end && next->start - q->end <= NEAR && next->unit != NONE &&
                   !has_cue(r, q->end, next->start, CUE_TO)
               ? next
               : NULL;
}

/* "50 percent more than in 2023 and double the number of 2022": what stands before it is the base of the other. */
static bool behind_comparison(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    return last && q->kind == FACTS_RATIO && comparative(last) && last->clause == q->clause;
}

/* "twice the rate achieved over the last decade": the years, counted back from now, of what is multiplied. */
static bool of_past_pace(const reading *r, const quantity *q, const span *s) {
    return s->rule->emit.op == EMIT_PAST && s->time[0] && s->clause == q->clause &&
           word_behind(r, LIST_DEFINITE, q->end);
}

/* "three times the world mean from 1998 to 2006", "half the national mean in 2015": both are of those years; but
 * "double the average of 2015", "three times their average from 1980 to 2000". */
static bool of_years_of_mean(const reading *r, const span *s) {
    const uint32_t mean = back_spaces(r, s->start),
                   whose = back_spaces(r, mean - list_before(r, LIST_REFERENCE_LEVEL, mean));
    if (is_han(r) || whose == mean || s->as_base || list_at(r, LIST_OF, s->start)) return false;
    return token_ending(r, whose, WORD_PLACE) || list_before(r, LIST_MEAN_OF, whose);
}

/* "was 148% of its pre-industrial level in 2019": when it was so. */
static bool of_preindustrial_level(const reading *r, const quantity *q, const span *s) {
    for_tokens_in(t, r, q->end, s->start)
        if (t->word->class == WORD_SUBJECT && concerns(r, t, CONCEPT_PREINDUSTRIAL)) return !is_han(r);
    return false;
}

/* "was twice that of solar in 2024", "three times that of Peru in 2022": another thing, and when it was so. */
static bool multiplies_thing(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), that = list_at(r, LIST_THAT_OF, at), of = skip_spaces(r, at + that),
                   thing = skip_spaces(r, of + list_at(r, LIST_DEFINITE, of));
    return that && (token_starting(r, thing, WORD_SUBJECT) || token_starting(r, thing, WORD_PLACE));
}

bool ratio_base(const reading *r, const quantity *q, const span *s) {
    if (q->kind != FACTS_RATIO || multiplies_then(r, q, s) || of_years_of_mean(r, s) ||
        of_preindustrial_level(r, q, s) || (multiplies_thing(r, q) && s->start > q->end))
        return false;
    if (is_han(r) && s->rule->emit.op == EMIT_PAST && s->end == q->start) return false; /* 五年间翻了一番 */
    if (precedes_closely(r, q, s) || (multiplied(r, q) && follows_closely(r, multiplied(r, q), s))) return true;
    /* 2015年全年用电量的约2倍 */
    uint32_t at = back_spaces(r, q->start);
    const token *b = token_ending(r, at, WORD_BOUND), *of = token_ending(r, b ? b->start : at, WORD_CUE);
    if (of && is_cue(of, CUE_OF) && s->clause == q->clause && s->end <= of->start &&
        !has_cue(r, s->end, of->start, CUE_HOLD) && !has_cue(r, s->end, of->start, CUE_SUM))
        return true;
    /* "triple that of 2020", "20 times the capacity in 2020" */
    stretch own = own_stretch(r, q);
    const bool second = behind_comparison(r, q);
    bool marked = false, period = strchr(s->time, '/') && !is_open(s->time);
    if (!is_han(r) && word_behind(r, LIST_DEFINITE, q->end)) period = false; /* "twice the pace of 1961–1990" */
    for (size_t i = 0; period && i < r->spans.count; i++) { /* "fourfold from 1992–1999 to 2010–2016" */
        const span *o = &r->spans.at[i];
        if (o != s && o->kind == SPAN_TIME && o->start >= q->end && o->end <= own.end) period = false;
    }
    for (size_t i = 0; i < r->spans.count; i++)
        marked = marked || (r->spans.at[i].as_base && r->spans.at[i].start >= (second ? q->end : own.start) &&
                            r->spans.at[i].end <= own.end);
    if (!is_han(r) && ends_in(r, LIST_ENDING_ED, q->start, letters_end(r, q->start)))
        return false; /* "doubled in 2022": when it did so */
    const bool ahead = !is_han(r) && r->published.year && s->year > r->published.year; /* "tenfold at the end of ..." */
    const bool dated = s->year || of_past_pace(r, q, s);
    if (!is_han(r) && word_between(r, LIST_WIDER_AVERAGE, q->start, s->start))
        return false; /* "was twice the national average in 2016" */
    return !marked && !s->deadline && !ahead && s->start >= q->end && s->end <= own.end && dated && !period;
}

/* "2% less than in 2021 though 9% more than in 1990": the year between the two is that of the first. */
static bool compared_again(const reading *r, const quantity *q, const span *s, uint32_t end) {
    const quantity *last = quantity_before(r, q);
    if (!last || !comparative(last) || s->start < last->end || s->end > q->start) return false;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].as_base && r->spans.at[i].start >= q->end && r->spans.at[i].end <= end) return true;
    return false;
}

/* "by 36 percent compared with 1990 and by 46 percent since 2003": the time right behind it is its own. */
static const span *since_behind(const reading *r, const quantity *q) {
    for (size_t i = 0; i < r->spans.count && !is_han(r); i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->rule->emit.op == EMIT_SINCE && !s->as_base && follows_closely(r, q, s)) return s;
    }
    return NULL;
}

/* 同比上升2个百分点，“十三五”以来累计上升9个百分点: what has come since then is not held against what was said before.
 */
static bool begun_since(const reading *r, const quantity *q, const span *base) {
    if (!is_han(r) || base->clause == q->clause || base->end > q->start) return false;
    for (const span *s = base + 1; s < r->spans.at + r->spans.count && s->end <= q->start; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !is_open(s->time)) continue;
        const quantity *last = quantity_before(r, q);
        return !last || last->end <= s->start;
    }
    return false;
}

bool added_in(const reading *r, const quantity *q, const span *base) {
    if (!is_han(r) || q->kind != FACTS_CHANGE || q->unit == r->packs->unit_pp) return false;
    if (base && base->clause >= q->clause) return false;
    const uint32_t clause = clause_start(r, q->clause);
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && !r->spans.at[i].as_base && r->spans.at[i].start == clause) return true;
    return false;
}

static bool is_yearly(const span *s) { return s->kind == SPAN_BASE && is_per_year(s->time); }

/* "down 2% since 2022, and up 11% on 1990": the time right behind says since when. */
static bool tells_since(const reading *r, const quantity *q) {
    enum { NEAR = 32 };
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->rule->emit.op == EMIT_SINCE && s->clause == q->clause &&
            s->start >= q->end && s->start - q->end < NEAR)
            return true;
    }
    return false;
}

/* "a rise of 0.4 m by 2100, relative to 1990": what a clause opens with, right behind that of the level. */
static bool opens_next_clause(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    return s->clause == q->clause + 1 && s->start == skip_spaces(r, clause_start(r, s->clause)) &&
           !(next && next->start < s->start);
}

/* Whether the time or the words may say what the quantity is measured from, wherever they stand. */
static bool may_be_base(const reading *r, const quantity *q, const span *s) {
    const bool behind = s->start >= q->end, apart = s->clause != q->clause;
    if (s->kind != SPAN_BASE && (s->kind != SPAN_TIME || !(s->as_base || ratio_base(r, q, s)))) return false;
    if (!is_han(r) && !behind && list_at(r, LIST_WHEN, s->end)) return false; /* "than in 2005, when it rose by 2%" */
    if (!comparative(q) && (is_han(r) ? behind : s->start > q->end && apart && !opens_next_clause(r, q, s)))
        return false; /* 平均气温11℃，比上年上升0.2℃ */
    if (apart && s->end <= q->start && summed_in_plan(r, q)) return false;
    if (!is_yearly(s)) return true;
    if (q->kind == FACTS_RATIO || (apart && s->start > q->start)) return false;
    if (is_han(r) && apart && q->kind == FACTS_CHANGE && q->unit != r->packs->unit_pp)
        return false; /* 年均种草300万公顷，退化草原减少4000万公顷 */
    return !(apart && yearly_of_other(r, q, s));
}

/* Whether another comparison, in the clause of the base, is nearer to it. */
static bool compared_between(const reading *r, const quantity *q, const span *s) {
    for (const quantity *o = q; s->clause != q->clause && o-- > r->quantities.at;)
        if (o->clause == s->clause && o->start >= s->end && o->end <= q->start && comparative(o) &&
            (o->list == NONE || o->list != q->list))
            return true;
    return false;
}

static bool has_time(const reading *r, stretch own) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->time[0] && s->start >= own.start && s->end <= own.end)
            return true;
    }
    return false;
}

/* "fell by 2% in 2021, bringing the cut to 30% compared with 2005", "fell by 2% in 2021 and is 30% below 2005": behind
 * another comparison that it is told of, while the quantity has a time of its own and the other has none. */
static bool of_later(const reading *r, const quantity *q, const span *s, stretch own) {
    enum { NEAR = 24, RIGHT_BEHIND = 2 };
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || q->kind == FACTS_RATIO || s->start < q->end || !next || !comparative(next) ||
        next->clause != s->clause || next->end > s->start)
        return false;
    const bool here = s->clause == q->clause;
    if (s->start - next->end > (here ? RIGHT_BEHIND : NEAR)) return false;
    if (here) return has_time(r, (stretch){q->end, next->start});
    return has_time(r, own) && !has_time(r, own_stretch(r, next));
}

/* 2009年排放量下降9%，能耗比2005年下降16%: in Chinese a base leads to the number behind it, in its clause. */
static bool leads_to_another(const reading *r, const quantity *q, const span *s) {
    for (const quantity *o = q + 1; o < r->quantities.at + r->quantities.count && o->clause <= s->clause; o++)
        if (o->clause == s->clause && o->start >= s->end && comparative(o)) return true;
    return false;
}

/* How near a base is to the quantity; 0 or less where it is not of it. */
static int base_rank(const reading *r, const quantity *q, const span *s, stretch own) {
    const bool before = s->end <= q->start, between = compared_between(r, q, s);
    const bool stop = stop_between(r, before ? s->end : q->end, before ? q->start : s->start);
    if (stop && rows_on_year(r, q, s)) return 1;
    if (stop && (s->start >= q->end || (between && is_han(r)))) return 0; /* 比2005年低18%；煤电增加13% */
    if (of_later(r, q, s, own) || stands_beside(r, q, s)) return 0;
    const bool of_last = before && (behind_comparison(r, q) || compared_again(r, q, s, clause_end(r, q->clause)));
    const quantity *level = multiplied(r, q);
    if ((s->start >= own.start && s->end <= own.end && !of_last) || (level && follows_closely(r, level, s)))
        return follows_closely(r, q, s) ? 11 : 10; /* "10% below 2000 levels by 2012 and 76% below 2007 levels" */
    const int distance = abs(s->clause - q->clause);
    if (distance == 0) return of_last ? 7 : 8;
    if (between) return distance > 3 && is_han(r) ? 1 : 4 - distance; /* 风电增长16%，核电增长8% */
    if (!is_han(r) && s->start > q->end && compares_itself(r, s)) return 0;
    if (!is_han(r) && before && listed_under(r, q, s)) return 1;
    if (!is_han(r)) return before || s->start > q->end ? 6 - distance : 0;
    if (before) return distance < 6 ? 6 - distance : 1; /* 五项浓度同比下降：PM2.5下降9%，…，臭氧下降3% */
    if (s->start <= q->end || leads_to_another(r, q, s)) return 0;
    return 1; /* 较2021年减少2万公顷，减幅3%，均较上年有所扩大 */
}

/* 较2023年的1.9%放缓至1.5%: what leads to a value that is told for it is no base of another. */
static bool of_held(const reading *r, const quantity *q, const span *s) {
    const quantity *last = quantity_before(r, q);
    return q->kind == FACTS_GROWTH && last && last->held && s->end <= last->start && last->start - s->end <= 3;
}

/* "grew by 2% and are 24% above 2015": what a move with a verb of its own is held against, behind this one. */
static bool of_next_verb(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !next || next->kind != FACTS_GROWTH || s->start < next->end) return false;
    const token *is = cue_back(r, q->end, next->start, CUE_HOLD);
    return is && list_before(r, LIST_JOINT, back_spaces(r, is->start));
}

static const span *nearest_base(const reading *r, const quantity *q) {
    const stretch own = own_stretch(r, q);
    const bool since = tells_since(r, q);
    const span *best = NULL;
    int best_rank = 0;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if ((since && s->clause != q->clause) || !may_be_base(r, q, s) || begun_since(r, q, s) || added_in(r, q, s) ||
            of_held(r, q, s) || of_next_verb(r, q, s))
            continue;
        const int rank = base_rank(r, q, s, own);
        if (rank > best_rank) best_rank = rank, best = s;
    }
    return best;
}

/* "since 2016" is measured from 2016. */
static const char *first_year(const reading *r, const span *s) {
    const char *open = s->kind == SPAN_TIME ? strstr(s->time, "/..") : NULL;
    const char *year = open ? arena_copy(r->memory, s->time, (size_t)(open - s->time)) : NULL;
    return year ? year : s->time;
}

/* "a rise for 2081–2100 relative to 1986–2005 of 0.3 m": an amount may be held against a period too, right behind
 * it. */
static bool against_period(const reading *r, const quantity *q) {
    if (is_han(r) || q->unit == NONE || q->unit == r->packs->unit_percent || q->in_words) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || !s->as_base || s->rule->emit.op != EMIT_YEARS || !s->by_itself) continue;
        if (s->clause == 0 && s->end <= q->start) return true;
        if (s->clause == q->clause && s->start == skip_spaces(r, q->end)) return true;
    }
    return false;
}

/* "a 9% decrease from 738 Mt in 2019": the year of the level that it fell from. */
static const span *year_of_what_it_was(const reading *r, const quantity *q) {
    enum { NEAR = 32 };
    const quantity *level = quantity_behind(r, q);
    if (is_han(r) || q->kind != FACTS_GROWTH || !level || level->kind != FACTS_LEVEL || level->start - q->end > NEAR ||
        level->unit == NONE || level->unit == q->unit || !cue_at(r, skip_spaces(r, q->end), CUE_MOVE_NOUN) ||
        !cue_before(r, level->start, CUE_FROM))
        return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->year && follows_closely(r, level, s)) return s;
    }
    return NULL;
}

/* "rose by 6% between 2020 and 2021, but was 8% lower than in 2019": measured from the first of its own years. */
static bool over_own_years(const reading *r, const quantity *q) {
    if (is_han(r) || q->per_year || q->kind == FACTS_RATIO) return false;
    bool over = false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (is_yearly(s) && s->clause == q->clause) return false;
        if (s->kind == SPAN_TIME && !s->as_base && follows_closely(r, q, s)) over = from_year_to_year(r, s);
    }
    return over;
}

/* "12% and 54% higher than in 2010 and 1990, respectively": each has its own. */
static const span *base_of_member(const reading *r, const quantity *q, const span *base) {
    enum { BESIDE = 3 };
    const span *own = base, *end = r->spans.at + r->spans.count;
    for (int i = 0; base && i < q->list_index && !is_han(r); i++, own++)
        if (own + 1 == end || !own[1].as_base || own[1].start - own->end > BESIDE) return base;
    return own;
}

/* "grew by 1.0 Gt (2.2%) per year": behind a bracket that tells the same in percent, of both. */
static bool yearly_behind_bracket(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const bool opens = next && text_is(r, q->end, " (") && next->start == q->end + 2;
    const uint32_t close = opens ? next->end : q->end;
    if (!text_is(r, close, ")") || (!opens && (q->start == 0 || r->text[q->start - 1] != '('))) return false;
    const token *rate = token_starting_as(r, skip_spaces(r, close + 1), WORD_UNIT, UNIT_RATE);
    return is_yearly_rate(rate);
}

/* "increases of 2% in fuel economy per year": each year, said behind what moves. */
static bool yearly_behind(const reading *r, const quantity *q) {
    if (is_han(r) || !moves(q)) return false;
    if (yearly_behind_bracket(r, q)) return true;
    if (q->kind != FACTS_GROWTH) return false;
    const quantity *next = quantity_behind(r, q);
    for (const quantity *o = q, *n = next; n && n->unit == q->unit && only_joints_between(r, o->end, n->start);
         o = n, n = quantity_behind(r, n))
        if (n->per_year) return true; /* "by 2%, 3% and 5% a year" */
    const uint32_t end = clause_end(r, q->clause), to = next && next->start < end ? next->start : end;
    for (uint32_t at = q->end; at < to && !strchr("();", r->text[at]); at++) {
        if (r->text[at] != ' ') continue;
        const token *rate = token_starting_as(r, at + 1, WORD_UNIT, UNIT_RATE);
        if (rate) /* no "in a year", "than a year earlier" */
            return is_yearly_rate(rate) && !in_span(r, rate) && !list_before(r, LIST_WITHIN, at);
        if (list_at(r, LIST_RELATIVE, at + 1)) return false;
    }
    return false;
}

/* "5 Mt a year less than before", "9 TWh a year higher": the amount is a yearly one, and no pace. */
static bool differs_in_amount(const reading *r, const quantity *q) {
    static const cue WAYS[] = {CUE_MORE, CUE_LESS, CUE_RISE, CUE_FALL};
    const uint32_t at = skip_spaces(r, q->end);
    for (int i = 0; i < 4; i++)
        if (q->kind == FACTS_CHANGE && cue_at(r, at, WAYS[i])) return !is_han(r) && !cue_at(r, at, CUE_MOVE_NOUN);
    return false;
}

/* "grew by 4.2% a year", "by $2/t per year"; but "9 GW/yr" is a unit. */
static bool says_yearly(const reading *r, const quantity *q) {
    if (q->per_decade) return true;
    if (differs_in_amount(r, q)) return false;
    for (uint32_t at = q->start; q->per_year && at + 1 < q->end; at++)
        if (r->text[at] == '/' && strchr("ay", r->text[at + 1])) return false;
    return q->per_year;
}

/* "by 2% a year, compared with 2015", "(2% a year)": a pace is held against no year; but "2% a year from 2015" may be.
 */
static bool paces_apart(const reading *r, const quantity *q, const span *base) {
    if (is_han(r) || q->kind != FACTS_GROWTH || !says_yearly(r, q)) return false;
    const quantity *next = quantity_behind(r, q);
    const bool behind = base->clause == q->clause && base->start >= q->end && !(next && next->end <= base->start);
    return !behind || text_is(r, q->end, ")") || word_between(r, LIST_JOINT, q->end, base->start);
}

/* "30% below BAU, as well as a cut of 50% compared to 2000": what it is below is said, and is no year. */
static bool below_unnamed_year(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    const token *below = says_below(r, at) ? token_starting(r, at, WORD_BOUND) : NULL;
    const uint32_t what = below ? skip_spaces(r, below->end) : r->size;
    return what < r->size && isalpha((unsigned char)r->text[what]) && !list_at(r, LIST_JOINT, what) &&
           !list_at(r, LIST_DEFINITE, what) && !list_at(r, LIST_PRONOUN, what);
}

/* "12% below 1990 by 2010, and by 20% compared to BAU": against a scenario, and no year that another number is told of.
 */
static bool held_to_scenario(const reading *r, const quantity *q, const span *base) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r)) return false;
    if (next && next->end <= base->start && below_unnamed_year(r, q)) return true;
    if (base->start >= q->end && base->clause == q->clause) return false;
    const uint32_t clause = clause_end(r, q->clause), end = next && next->start < clause ? next->start : clause;
    for_tokens_in(t, r, q->end, end)
        if (is_cue(t, CUE_BASE)) return compares_with_scenario(r, t);
    return false;
}

/* "rose 3% year-on-year, and costs fell by 40% over ten years", "over the past decade": what took years is held against
 * no year before. */
static bool took_years(const reading *r, const quantity *q, const span *base) {
    enum { NEAR = 24 };
    if (is_han(r) || !is_prev_year(base->time) || base->clause == q->clause) return false;
    const quantity *years = quantity_behind(r, q);
    if (years && years->clause == q->clause && years->dimension == r->packs->dimension_year &&
        years->start - q->end <= NEAR && !has_cue(r, q->end, years->start, CUE_BASE))
        return true;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].clause == q->clause && r->spans.at[i].rule->emit.op == EMIT_PAST) return true;
    return false;
}

/* "is to cut power use by 2% and gas use by 1% annually": the pace behind the second is that of both. */
static bool paced_with_next(const reading *r, const quantity *q) {
    const quantity *next = is_han(r) || q->kind != FACTS_GROWTH ? NULL : quantity_behind(r, q);
    if (!next || !next->per_year || next->kind != q->kind || next->unit != q->unit || next->clause != q->clause ||
        next->falls != q->falls || !q->leading || !is_cue(q->leading, CUE_BY) || !next->leading ||
        !is_cue(next->leading, CUE_BY) || !word_between(r, LIST_JOINT, q->end, next->start))
        return false;
    for_tokens_in(t, r, q->end, next->start)
        if (is_move(t)) return false; /* "fell by 9% and has grown by 2% a year since" */
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start >= q->end && r->spans.at[i].end <= next->start) return false;
    return true;
}

void base_find(reading *r, quantity *q) {
    q->base = "";
    q->base_span = NULL;
    if (yearly_behind(r, q) || paced_with_next(r, q)) q->per_year = true;
    if (over_own_years(r, q)) return; /* ends_of_span() tells it */
    if (q->kind == FACTS_CHANGE && held_to_goal_behind(r, q)) return;
    const bool rise = quantity_class(r, q) == DIMENSION_TEMPERATURE || (!is_han(r) && id_tail(q->metric_id, "_rise"));
    if (q->held || (!comparative(q) && !rise && !against_period(r, q))) return; /* "a rise of 0.4 m from 1990" */
    if (moves(q) && compared_thing(r, q)) return;                               /* 比多年平均值偏多10% */
    const span *since = q->kind == FACTS_RATIO || q->per_year ? NULL : since_behind(r, q);
    const span *base = since ? NULL : base_of_member(r, q, nearest_base(r, q));
    if (base && (paces_apart(r, q, base) || took_years(r, q, base) || held_to_scenario(r, q, base))) base = NULL;
    if (since)
        q->base = first_year(r, since);
    else if (base)
        q->base = first_year(r, base);
    else if (q->kind != FACTS_RATIO && says_yearly(r, q))
        q->base = q->per_decade ? "per_decade" : "per_year";
    const span *then = q->base[0] ? NULL : year_of_what_it_was(r, q);
    if (then) q->base = then->time;
    q->base_span = base;
    if (base && base->kind == SPAN_TIME && !multiplied(r, q)) r->spans.at[base - r->spans.at].as_base = true;
}

/* "by 2% in 2024 compared with 2023 and by 1% in 2025": held against the year before, the next year is so too. */
void base_of_next_year(const reading *r, quantity *q) {
    const quantity *last = q->base_span ? quantity_before(r, q) : NULL;
    if (is_han(r) || !last || last->base_span != q->base_span || q->kind != FACTS_GROWTH) return;
    if (!is_one_year(q->time) || !is_one_year(last->time) || !is_one_year(q->base) || q->base_span->end > q->start)
        return;
    if (atoi(last->time) == atoi(q->base) + 1 && atoi(q->time) > atoi(last->time)) q->base = "";
}

void base_of_plan(reading *r, quantity *q) {
    if (q->kind != FACTS_GROWTH || q->base[0] || !q->time_span || !q->time[0]) return;
    emit_op op = q->time_span->rule->emit.op;
    if (op != EMIT_PLAN && op != EMIT_PLAN_FIRST) return;
    const quantity *last = quantity_before(r, q);
    const bool row = is_han(r) && last && last->kind == FACTS_GROWTH && last->time_span == q->time_span &&
                     last->base[0] && last->clause + 1 == q->clause && !last->base_span; /* 累计下降9%，……减少6% */
    if (!row && !has_cue(r, clause_start(r, q->clause), clause_end(r, q->clause), CUE_CUMULATIVE)) return;
    const char *year = year_text(r, atoi(q->time) - 1);
    if (year) q->base = year;
}
