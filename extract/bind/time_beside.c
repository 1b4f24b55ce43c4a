/* When: the times that numbers take from those beside them, in rows and spans, and the bases that follow from them. */
#include "again.h"
#include "extract/find/quantity.h"
#include "state.h"
#include "time.h"
#include "verb.h"

#include <stdio.h>
#include <stdlib.h>

/* The year that "2022 and 2023", "2023 and 2022" names first, or second; the month of 2023年2月和9月. */
static const char *named_time(const reading *r, const span *s, bool second) {
    const bool months = s->rule->emit.op == EMIT_MONTHS, turned = !months && atoi(s->time) == s->year;
    return arena_copy(r->memory, second != turned ? strchr(s->time, '/') + 1 : s->time, months ? 7 : 4);
}

bool from_year_to_year(const reading *r, const span *s) {
    const emit *e = &s->rule->emit;
    if (is_han(r) || !(e->op == EMIT_YEARS || (e->op == EMIT_MONTHS && e->count > 3))) return false;
    return list_at(r, LIST_FROM, s->start) || list_at(r, LIST_BETWEEN, s->start);
}

/* Whether the span names two years, "2020 and 2021", or two months of one, and no time from one to the other. */
static bool lists_two(const reading *r, const span *s) {
    const int op = s->rule->emit.op;
    const bool months = op == EMIT_MONTHS && strlen(s->time) == strlen("2023-02/2023-09");
    if ((op != EMIT_YEARS && !months) || from_year_to_year(r, s)) return false;
    if (months && (list_at(r, LIST_FROM, s->start) || list_at(r, LIST_BETWEEN, s->start))) return false;
    for (uint32_t at = s->start; at < s->end; at++)
        if (list_at(r, LIST_JOINT, at)) return true;
    return false;
}

bool each_behind(const reading *r, uint32_t end) {
    enum { A_WORD = 24 };
    return has_cue(r, end, end + A_WORD, CUE_RESPECTIVELY);
}

/* "In 2018 and 2019, yields fell by 18% and 11%": two years, and two numbers of one thing. */
static bool two_of_two(const reading *r, const quantity *q, const span *s) {
    const quantity *first = q - q->list_index;
    return !is_han(r) && q->list_size == 2 && s->rule->emit.op == EMIT_YEARS && lists_two(r, s) &&
           s->end <= first->start && !word_between(r, LIST_JOINT, s->end, first->start) && !quantity_before(r, first) &&
           !quantity_behind(r, last_of_list(q));
}

/* "from 2001 to 2003 it was 21, 23 and 31 GW respectively": a year each. */
static bool years_of_list(reading *r, quantity *q, const span *s) {
    const bool both = is_han(r) && s->rule->emit.op == EMIT_SAME_PERIOD && is_of_years(s->time); /* 两年分别 */
    const int from = atoi(s->time), to = both ? atoi(s->time + 5) : s->year;
    const bool each = to - from + 1 == q->list_size,
               ends = q->list_size == 2 && (!is_han(r) || lists_two(r, s)); /* 2020年和2024年分别为 */
    const bool months = s->rule->emit.op == EMIT_MONTHS && q->list_size == 2 && lists_two(r, s);
    if (!months && ((s->rule->emit.op != EMIT_YEARS && !both) || (!each && !ends))) return false;
    if (moves(q) && !both && !lists_two(r, s)) return false;
    const quantity *last = last_of_list(q);
    const uint32_t clause = clause_end(r, clause_of(r, last->end)); /* "3 GW and 5 GW of solar, respectively" */
    if (!two_of_two(r, q, s) && !has_cue(r, s->end, clause_end(r, clause_of(r, q->end)), CUE_RESPECTIVELY) &&
        !each_behind(r, last->end) && !each_behind(r, clause) &&
        !each_behind(r, s->end)) /* "In 2020 and 2021, respectively, it was ..." */
        return false;
    const char *year = each && !months ? year_text(r, from + q->list_index) : named_time(r, s, q->list_index > 0);
    set_time(q, s);
    if (year) q->time = year;
    return true;
}

enum { MOST_TIMES = 16, BESIDE = 6 };

/* Times that stand in a row; "2035 and 2045" is one span, of two years, and stands in it twice. */
typedef struct times_row {
    const span *at[MOST_TIMES];
    int count;
} times_row;

static bool row_push(times_row *row, const span *s, int times) {
    if (row->count + times > MOST_TIMES) return false;
    while (times-- > 0) row->at[row->count++] = s;
    return true;
}

/* "30, 40 and 70 GW by 2030, 2035 and 2045 (respectively)": the row of times behind a list; it is empty where it says
 * nothing of its members. */
static times_row times_behind(const reading *r, const quantity *q) {
    const quantity *last = last_of_list(q);
    times_row row = {.count = 0};
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0] || s->start < last->end) continue;
        if (row.count > 0 && s->start - row.at[row.count - 1]->end > BESIDE) break;
        if (!row_push(&row, s, lists_two(r, s) ? 2 : 1)) break;
    }
    if (row.count != q->list_size) return (times_row){.count = 0};
    const bool told =
        each_behind(r, row.at[row.count - 1]->end) || has_cue(r, last->end, row.at[0]->start, CUE_RESPECTIVELY);
    if (!told && row.at[0]->rule->emit.op == EMIT_MONTHS && row.at[0] == row.at[1])
        return (times_row){.count = 0}; /* "grew by 3% and 5% in May and June": each in both */
    /* "30% and 50% of electricity by 2030 and 2050" */
    const bool alike = row.count == 2 && row.at[0] == row.at[1] && !quantity_behind(r, last) &&
                       row.at[0]->clause == last->clause && !is_han(r);
    return told || alike || follows_closely(r, last, row.at[0]) ? row : (times_row){.count = 0};
}

/* 一、二、三季度...分别增长: the row of times before a list. "By 2025, 2035 and 2050, respectively: solar to ...;
 * storage to ...": a row that says so holds for every list to come. */
static times_row times_ahead(const reading *r, const quantity *q) {
    times_row row = {.count = 0};
    bool each = false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && !each; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0] || s->end > q->start) continue;
        if (row.count > 0 && s->start - row.at[row.count - 1]->end > BESIDE) row.count = 0;
        const bool two = row.count > 0 && !is_han(r) && lists_two(r, s); /* "2021, 2022 and 2023" */
        if (!row_push(&row, s, two ? 2 : 1)) return (times_row){.count = 0};
        const bool both =
            row.count == 1 && q->list_size == 2 && lists_two(r, s); /* "In 2020 and 2021, respectively," */
        each = (row.count == q->list_size || both) && !is_han(r) && each_behind(r, s->end);
    }
    const quantity *first = q - q->list_index;
    if (!each && row.count > 0 && row.at[row.count - 1]->clause < first->clause - 1) row.count = 0;
    if (row.count == q->list_size + 1 && strlen(row.at[0]->time) == 4) /* 2024年一、二季度: the quarters are of it */
        memmove(row.at, row.at + 1, (size_t)--row.count * sizeof *row.at);
    return row;
}

/* As many times as quantities, one each. */
bool times_of_list(reading *r, quantity *q) {
    if (q->list_size < 2 || q->list_size > MOST_TIMES) return false;
    times_row row = times_ahead(r, q);
    if (row.count == 1 && years_of_list(r, q, row.at[0])) return true;
    if (row.count != q->list_size) row = times_behind(r, q);
    if (row.count != q->list_size) return false;
    const int k = q->list_index;
    const span *s = row.at[k];
    const bool first = k + 1 < row.count && row.at[k + 1] == s, second = k > 0 && row.at[k - 1] == s;
    const char *year = first || second ? named_time(r, s, second) : NULL;
    set_time(q, s);
    if (year) q->time = year;
    return true;
}

/* "fell from 20% in 2022 to 18% in 2023; that of gas declined from 39% to 38%": of the same two years; but not where
 * that has years of its own. */
void times_of_row_before(const reading *r, quantity *q) {
    quantity *const all = r->quantities.at, *const end = all + r->quantities.count;
    if (is_han(r) || !q->from || q - all < 2 || q + 1 == end || q->kind != FACTS_LEVEL) return;
    const quantity *from = q - 2, *to = q - 1;
    quantity *last = q + 1;
    if (!from->from || from->kind != FACTS_LEVEL || to->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL ||
        from->unit != q->unit || to->unit != q->unit || last->unit != q->unit || !is_one_year(from->time) ||
        !is_one_year(to->time) || strcmp(from->time, to->time) == 0 || from->time_source != FACTS_TIME_EXPLICIT ||
        to->time_source != FACTS_TIME_EXPLICIT)
        return;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->start >= q->end && s->time[0]) return;
    q->time = from->time;
    last->time = to->time;
    q->time_source = last->time_source = FACTS_TIME_EXPLICIT;
}

/* "30 GWh in 2027 and 50 GWh in 2030, or 4 and 7 million dollars, respectively": what a row says again is of the times
 * of what it says. */
void times_of_restated(const reading *r, quantity *q) {
    const quantity *said = q - q->list_size, *first = q - q->list_index;
    uint32_t size;
    if (is_han(r) || q->list_size < 2 || first - r->quantities.at < q->list_size || !said->time_span ||
        said->time_span->start < said->end || said->time_span->start > (said + 1)->start)
        return;
    const uint32_t to = back_spaces(r, first->lead);
    if (list_next(r, LIST_SAID_AGAIN, first[-1].end, to, &size) < to && each_behind(r, last_of_list(q)->end)) {
        set_time(q, said->time_span);
        q->time = said->time;
    }
}

/* The only time of a stretch, where that is a year behind its preposition; NULL for none. */
static const span *only_year(const reading *r, uint32_t from, uint32_t to) {
    const span *only = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->start < from || s->end > to) continue;
        if (only) return NULL;
        only = s;
    }
    const bool year = only && !only->as_base && is_one_year(only->time) && !is_digit(r->text[only->start]);
    return year ? only : NULL;
}

/* "from 3 GW in Peru in 2010 to 9 GW in Chile in 2020", "from 40 Mt of waste in 2005 to 30 and 20 Mt of waste in 2015":
 * each end has the year that closes its own part. */
static void years_of_ends(const reading *r, quantity *from) {
    quantity *const end = r->quantities.at + r->quantities.count, *first = from + 1;
    if (is_han(r) || !from->from || first == end || from->kind != FACTS_LEVEL || first->kind != FACTS_LEVEL ||
        first->unit != from->unit || !has_cue(r, from->end, first->start, CUE_TO))
        return;
    const quantity *last = last_of_list(first), *next = quantity_behind(r, last);
    const uint32_t part = clause_end(r, clause_of(r, last->end));
    const span *began = only_year(r, from->end, first->start),
               *ended = only_year(r, last->end, next && next->start < part ? next->start : part);
    if (!began || !ended || began->year >= ended->year) return;
    set_time(from, began);
    for (quantity *to = first; to <= last; to++) set_time(to, ended);
}

/* Whether the next quantity says the same again in a bracket right behind. */
static bool has_twin(const reading *r, const quantity *q) {
    const quantity *twin = quantity_behind(r, q);
    return twin && twin->unit != q->unit && text_is(r, q->end, " (") && twin->start == q->end + 2 &&
           text_is(r, twin->end, ")");
}

void times_of_pair(reading *r, quantity *q) {
    years_of_ends(r, q);
    quantity *const all = r->quantities.at, *const end = all + r->quantities.count;
    if (is_han(r) || end - q < 4 || !has_twin(r, q) || !has_twin(r, q + 2) || q[2].unit != q->unit ||
        !only_joints_between(r, q[1].end + 1, q[2].start))
        return;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !lists_two(r, s) || !each_behind(r, s->end)) continue;
        if (s->end > q->start && s->start < q[3].end) continue;
        for (int k = 0; k < 4; k++) {
            const char *year = named_time(r, s, k > 1);
            set_time(&q[k], s);
            if (year) q[k].time = year;
        }
        return;
    }
}

/* "rising by half a point a year on average from 2020 to 2024": the years behind an average are its own. */
static bool years_behind(const reading *r, quantity *q) {
    const stretch own = own_stretch(r, q);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || s->start < q->end || s->end > own.end || !strchr(s->time, '/'))
            continue;
        set_time(q, s);
        return true;
    }
    return false;
}

/* "from 16 percent in 2020 to 19.8 percent in 2024, one point a year on average": the average is of those years. */
void yearly_span(reading *r, quantity *q) {
    const quantity *to = quantity_before(r, q), *from = to ? quantity_before(r, to) : NULL;
    if (!is_per_year(q->base) || years_behind(r, q) || !from) return;
    if (from->metric_id != to->metric_id || to->metric_id != q->metric_id || from->kind != FACTS_LEVEL ||
        to->kind != FACTS_LEVEL)
        return;
    if (!from->time[0] || !to->time[0] || strchr(from->time, '/') || strchr(to->time, '/') ||
        atoi(from->time) >= atoi(to->time))
        return;
    if (q->time_span && q->time_span->start >= to->end) return;
    char text[32];
    snprintf(text, sizeof text, "%.4s/%.4s", from->time, to->time);
    const char *kept = arena_copy(r->memory, text, strlen(text));
    if (kept) q->time = kept;
}

const char *year_on(const reading *r, const char *year) {
    char text[16];
    snprintf(text, sizeof text, "%.4s/..", year);
    return arena_copy(r->memory, text, strlen(text));
}

/* "falls by 2.2 percent a year from 2021": a yearly rate is held against no year, it goes on from it. */
void yearly_from(reading *r, quantity *q) {
    const span *s = q->base_span;
    if (is_han(r) || q->kind != FACTS_GROWTH || !q->per_year || !s || s->kind != SPAN_TIME ||
        !(is_one_year(s->time) || s->rule->emit.op == EMIT_SINCE))
        return;
    if (s->clause != q->clause || s->start < q->end || !list_at(r, LIST_FROM, s->start)) return;
    if ((is_one_year(s->time) && !is_digit(r->text[s->end - 1])) || text_is(r, s->end, " level")) return;
    const bool ends = q->time_source == FACTS_TIME_EXPLICIT && is_one_year(q->time) && atoi(q->time) > s->year;
    char text[32];
    snprintf(text, sizeof text, "%.4s/%s", s->time, ends ? q->time : "..");
    const char *kept = arena_copy(r->memory, text, strlen(text));
    if (!kept) return;
    q->time = kept;
    q->time_source = FACTS_TIME_EXPLICIT;
    q->base = "per_year";
}

/* "by 1.9 percent a year until 2020 and by 2.2 percent thereafter": from the last year of the number before. */
void time_thereafter(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || !last->time[0] || stop_between(r, last->end, q->start)) return;
    if (!word_behind(r, LIST_THEREAFTER, q->end)) return;
    const char *slash = strchr(last->time, '/'), *year = slash ? slash + 1 : last->time;
    if (strlen(year) != 4) return;
    const char *kept = year_on(r, year);
    if (!kept) return;
    q->time = kept;
    q->time_source = FACTS_TIME_EXPLICIT;
    if (q->kind == FACTS_GROWTH && q->kind == last->kind && is_per_year(last->base)) q->base = "per_year";
}

/* From one year to another, each of which may be named with its month; "2018-19" is one year, "2018-23" is five. */
static bool of_two_years(const span *s) {
    const emit *e = &s->rule->emit;
    if (e->op == EMIT_SPLIT_YEAR) return s->year > atoi(s->time) + 1;
    return e->op == EMIT_YEARS || (e->op == EMIT_MONTHS && e->count > 3);
}

/* "The cut since 2005 reached 31 percent in 2021": measured from the year behind "since", whatever dates it. */
static const char *since_before(const reading *r, const quantity *q) {
    if (is_han(r) || !moves(q) || q->base[0] || q->per_year || !is_one_year(q->time)) return NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && s->end <= q->start; s++) {
        if (s->kind != SPAN_TIME || s->rule->emit.op != EMIT_SINCE || s->clause + 1 < q->clause) continue;
        const quantity *last = quantity_before(r, q);
        const bool alone = (!last || last->end <= s->start) && s->year < atoi(q->time);
        return alone && s->time[4] == '/' ? year_text(r, s->year) : NULL;
    }
    return NULL;
}

/* "up 23% since 1750": measured from the year that it has gone on since; false where it has an end. */
static bool base_since(const reading *r, quantity *q) {
    const char *slash = strchr(q->time, '/');
    if (!slash || strcmp(slash, "/..") != 0 || !(moves(q) || q->kind == FACTS_RATIO) || q->base[0]) return false;
    const bool to_come = r->published.year && atoi(q->time) > r->published.year;
    if (to_come || compared_thing(r, q))
        return true; /* "-15% from 2031 on", 自2031年起削减一成, 7月以来，降雨较常年偏少一成 */
    /* a plan is held against the year before its first */
    const bool plan = q->time_span && q->time_span->rule->emit.op == EMIT_PLAN_SINCE;
    const char *year = year_text(r, atoi(q->time) - plan);
    if (year) q->base = year;
    return true;
}

/* Whether a move over this period is measured from its first year to its last. */
static bool has_two_ends(const reading *r, const quantity *q) {
    const char *slash = strchr(q->time, '/');
    const span *s = q->time_span;
    if (!slash || !slash[1] || slash[1] == '.' || q->held || !s || s->deadline) return false;
    if (s->rule->emit.op == EMIT_SAME_PERIOD) return is_han(r) || is_of_years(q->time); /* and not of some months */
    if (is_han(r) && s->rule->emit.op == EMIT_PAST && q->kind == FACTS_LEVEL)
        return true; /* 二十年来，由18%提高到25% */
    return of_two_years(s) || ((s->rule->emit.op == EMIT_PAST || s->rule->emit.op == EMIT_NEXT) && s->by_itself);
}

/* "reaching 3 GW / 9 GWh", "3 GW (9 GWh)": whether the next level says the size of the same once more. */
static bool said_in_other_unit(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const uint32_t mark = skip_spaces(r, q->end);
    return next && next->kind == FACTS_LEVEL && next->time_span == q->time_span && strchr("/(", r->text[mark]) &&
           skip_spaces(r, mark + 1) == next->start;
}

/* "fell from 71 to 40 percent between 2009 and 2020", "fell by 44% to 40 Mt from 2009 to 2020": the first year is the
 * first number's, the last year that of where it leads. */
static void ends_of_levels(const reading *r, quantity *q) {
    enum { NEAR = 24 };
    const span *s = q->time_span;
    const char *slash = strchr(q->time, '/');
    if (q->kind != FACTS_LEVEL) return;
    const uint32_t in = list_at(r, LIST_WITHIN, s->start);
    if (s->rule->emit.op != EMIT_SAME_PERIOD && in && !word_behind(r, LIST_DEFINITE, s->start + in))
        return; /* "to 4.1 million in 2015–2025" */
    const char *first = arena_copy(r->memory, q->time, (size_t)(slash - q->time)),
               *last = arena_copy(r->memory, slash + 1, strlen(slash + 1));
    if (!first || !last) return;
    const quantity *move = quantity_before(r, q);
    const token *to = q->leading;
    const bool over = from_year_to_year(r, s) || s->rule->emit.op == EMIT_PAST || /* "in the decade to 2018, to 4 Mt" */
                      (!is_han(r) && s->rule->emit.op == EMIT_SAME_PERIOD);
    const bool led = to && (is_cue(to, CUE_TO) || cue_at(r, to->start, CUE_HOLD)); /* "by 3%, reaching 4 Mt" */
    if (over && led && move && comparative(move) && move->time_span == s) {
        q->time = last;
        if (said_in_other_unit(r, q)) q[1].time = last;
        return;
    }
    const quantity *next = quantity_behind(r, q);
    const token *from = cue_back(r, back_by(q->start, NEAR), q->start, CUE_FROM);
    if (!next || next->kind != FACTS_LEVEL || strcmp(next->time, q->time) != 0 || !from ||
        !has_cue(r, q->end, next->start, CUE_TO) || opens_range(r, q))
        return; /* "over 2031–2040 it ranges from 3 GW in one scenario to 9 GW in another" */
    q->time = first;
    q[1].time = last;
}

/* "It changed between 2010 and 2019. Coal fell from 40% to 25%": from the first to the last of the years that were told
 * of before. */
static void ends_of_years_before(const reading *r, quantity *from) {
    quantity *to = from + 1;
    if (is_han(r) || !from->from || from->kind != FACTS_LEVEL || to == r->quantities.at + r->quantities.count ||
        to->kind != FACTS_LEVEL || to->unit != from->unit || from->time_source != FACTS_TIME_CONTEXT ||
        !is_of_years(from->time) || strcmp(from->time, to->time) != 0 || atoi(from->time + 5) > r->published.year ||
        !has_cue(r, from->end, to->start, CUE_TO) || opens_range(r, from))
        return;
    const char *first = arena_copy(r->memory, from->time, 4), *last = arena_copy(r->memory, from->time + 5, 4);
    if (!first || !last) return;
    from->time = first;
    to->time = last;
}

bool from_one_year_to_next(const reading *r, const span *s) {
    return from_year_to_year(r, s) && s->rule->emit.op == EMIT_YEARS && s->year == atoi(s->time) + 1;
}

/* "tripled between 2019 and 2024, rising from 6 GW to 18 GW": the levels are of the years that the move is over. */
static void time_of_move(const reading *r, quantity *from) {
    const quantity *move = from->from && !is_han(r) ? quantity_before(r, from) : NULL;
    if (move && move->restates && move->per_year) move = quantity_before(r, move); /* "(an average of 2% a year)" */
    quantity *to = from + 1;
    if (!move || to == r->quantities.at + r->quantities.count || !comparative(move) || from->kind != FACTS_LEVEL ||
        to->kind != FACTS_LEVEL || to->unit != from->unit || !has_two_ends(r, move) || !tells_from(r, move, from) ||
        from->time[0] || to->time_span != move->time_span)
        return;
    from->time = to->time;
    from->time_span = to->time_span;
    from->time_source = to->time_source;
}

/* "Between 2000 and 2012 losses were twice the regional mean": held against what all of those years were like. */
static bool times_mean(const reading *r, const quantity *q) {
    const uint32_t the = behind_word(r, LIST_DEFINITE, q->end), level = skip_spaces(r, the);
    return the && !is_han(r) && q->kind == FACTS_RATIO &&
           (list_at(r, LIST_REFERENCE_LEVEL, level) || word_behind(r, LIST_REFERENCE_LEVEL, word_end(r, level)));
}

/* "fell by 33 percent between 2009 and 2020": measured from the first year. */
/* "to be achieved unconditionally", right behind a cut. */
static bool on_condition_behind(const reading *r, const quantity *q) {
    enum { NEAR = 64 };
    const uint32_t end = clause_end(r, q->clause);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < end && !is_han(r) && q->falls; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= q->end && t->start - q->end < NEAR && is_cue(t, CUE_TARGET) &&
            list_at(r, LIST_CONDITION, t->start))
            return true;
    }
    return false;
}

void ends_of_span(reading *r, quantity *q) {
    time_of_move(r, q);
    ends_of_years_before(r, q);
    const char *since = since_before(r, q);
    if (since) q->base = since;
    if (base_since(r, q) || !has_two_ends(r, q) || begins_in_scenario(r, q) || times_mean(r, q)) return;
    if (q->kind == FACTS_GROWTH && (q->promised_again || on_condition_behind(r, q)))
        return; /* "a 5% cut over 2021 to 2030, unconditionally": held against no year */
    const bool moved = q->kind == FACTS_CHANGE && /* "by 9 Mt from 2005 to 2020" */
                       (q->restates || from_year_to_year(r, q->time_span) ||
                        (!is_han(r) && q->time_span->rule->emit.op == EMIT_SAME_PERIOD));
    if ((q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO || moved) && !q->base[0]) {
        if (!is_han(r) && has_cue(r, q->end, q->time_span->start, CUE_BASE)) return; /* "relative to the baseline" */
        const token *more = is_han(r) ? NULL : token_starting(r, skip_spaces(r, q->end), WORD_CUE);
        const uint32_t behind = q->time_span->end, clause = clause_end(r, q->clause);
        if (more && more->end < behind && !cue_at(r, more->start, CUE_MOVE_NOUN) && behind < clause &&
            has_cue(r, behind, clause, CUE_BASE))
            return; /* "was 9% lower from 2022 to 2024 than the average" */
        if (more && q->time_span->end <= q->start && !cue_at(r, more->start, CUE_MOVE_NOUN) &&
            (is_cue(more, CUE_MORE) || is_cue(more, CUE_LESS) || is_move(more)))
            return; /* "Between 2011 and 2020, losses were 9 times higher in poor regions" */
        const emit *e = &q->time_span->rule->emit;
        const bool year = e->op == EMIT_MONTHS && e->args[1].literal; /* "between 2019 and June 2023" */
        const char *first = arena_copy(r->memory, q->time, year ? 4 : strcspn(q->time, "/"));
        if (first) q->base = first;
        if (first && !is_han(r) && q->kind != FACTS_RATIO && from_one_year_to_next(r, q->time_span))
            q->time = year_text(r, atoi(first) + 1);
        return;
    }
    ends_of_levels(r, q);
}

/* "rose by 6% between 2020 and 2021, but was 8% lower than in 2019": another comparison is made when those years end.
 */
void end_of_span_beside(const reading *r, quantity *q) {
    const span *s = q->time_span, *base = q->base_span;
    if (is_han(r) || !moves(q) || q->per_year || !s || !base || base == s || !from_year_to_year(r, s)) return;
    if (!base->by_itself || !is_one_year(base->time) || base->start < s->end) return;
    const quantity *over = q;
    while (over > r->quantities.at && !(over < q && follows_closely(r, over, s))) over--;
    const char *year = over < q && follows_closely(r, over, s) ? year_text(r, s->year) : NULL;
    if (year) q->time = year;
}

/* "was lower in 2020 than ten years before": counted back from the year that is spoken of. */
void base_years_before(const reading *r, quantity *q) {
    const span *s = q->base_span;
    if (!s || !s->years_back || q->time_source != FACTS_TIME_EXPLICIT) return;
    if (!q->time_span || !(is_one_year(q->time) || ends_year(q->time))) return;
    const char *year = year_text(r, atoi(q->time) - s->years_back);
    if (year) q->base = year;
}

/* "will serve 2 million homes by 2031, raising access from 47% to 90%": it is 47% before that. */
static bool begins_before_deadline(const reading *r, const quantity *q) {
    const span *s = q->time_span;
    const quantity *to = quantity_behind(r, q);
    return !is_han(r) && q->kind == FACTS_LEVEL && s && s->deadline && s->clause < q->clause && to &&
           to->unit == q->unit && to->clause == q->clause && r->published.year && s->year > r->published.year;
}

/* 甲由2005年的25万吨减少到23万吨，乙由14万吨减少到13万吨: what falls beside it began in the same year. */
void time_of_from(const reading *r, quantity *q) {
    if (begins_before_deadline(r, q)) {
        leave_time(q);
        return;
    }
    for (const quantity *o = q; o-- > r->quantities.at && is_han(r);)
        if (o->from && o->time[0] && o->time_source == FACTS_TIME_EXPLICIT &&
            (!q->time_span ||
             (o->time_span != q->time_span && (q->time_span->end <= o->start || q->time_span->clause != q->clause)))) {
            q->time = o->time;
            q->time_source = FACTS_TIME_EXPLICIT;
            return;
        }
}
