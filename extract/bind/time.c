/* When: the time of each quantity. What a sentence says in a place of its own comes first, then the times of the
 * sentence, then those that hold on from the text before. */
#include "time.h"

#include "again.h"
#include "extract/find/quantity.h"
#include "extract/metric/evidence.h"
#include "goal_again.h"
#include "verb.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

bool comparative(const quantity *q) { return q->kind != FACTS_LEVEL; }

/* Whether the span is where the move that begins with the span at `at` ends: "between 1850–1900 and 2011–2020". */
static bool ends_period(const reading *r, uint32_t at, const span *s) {
    enum { A_JOINT = 8 };
    if (s == r->spans.at || s[-1].start != at || !s[-1].as_base || s->start - s[-1].end > A_JOINT) return false;
    return s[-1].rule->emit.op == EMIT_YEARS || s[-1].rule->emit.op == EMIT_DECADE;
}

/* The size of a word that tells how a number came to be; 0 for none. */
static uint32_t recorded_at(const reading *r, uint32_t at) {
    const uint32_t size = list_at(r, LIST_RECORDED, at);
    return size ? size : list_at(r, LIST_BUILT, at);
}

/* "by 0.6 Gt (range: 0.1–1.1) in 2020": where a bracket of bare numbers ends, which only tell how sure the one before
 * is; `at` where none stands. */
static uint32_t over_range(const reading *r, uint32_t at) {
    enum { LONG = 40 };
    const char *pair = at < r->size && !is_han(r) ? strchr("([", r->text[at]) : NULL;
    if (!pair || !*pair) return at;
    uint32_t close = at;
    while (close < r->size && close - at < LONG && r->text[close] != (*pair == '(' ? ')' : ']')) close++;
    if (close >= r->size || close - at == LONG) return at;
    bool bare = false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        if (q->start < at || q->end > close) continue;
        if (q->unit != NONE) return at;
        bare = true;
    }
    return bare ? skip_spaces(r, close + 1) : at;
}

/* "12 teragrams of methane per year (Tg, 2006–2015)": whether the time closes the bracket behind the unit, in which no
 * other number stands. */
static bool closes_unit_bracket(const reading *r, const quantity *q, const span *s) {
    enum { WORDS = 40, SYMBOL = 24 };
    if (is_han(r) || q->unit == NONE || !text_is(r, s->end, ")") || s->start < 2 || !text_is(r, s->start - 2, ", "))
        return false;
    const uint32_t open = bracket_of(r, s->start);
    if (!open || open <= q->end || open - q->end > WORDS || s->start - open > SYMBOL) return false;
    for (uint32_t at = q->end; at + 1 < open; at++)
        if (strchr(",;:.", r->text[at])) return false;
    const quantity *next = quantity_behind(r, q);
    while (next && next->start < s->end && next->unit == NONE && next->start > open) /* "(Pg yr–1, 2006–2015)" */
        next = quantity_behind(r, next);
    return !next || next->start > s->end;
}

/* "7 tonnes per head in 2007": behind the words that say for whom the amount is; `at` where none stand. */
static uint32_t over_each(const reading *r, uint32_t at) {
    const token *each = is_han(r) ? NULL : token_starting(r, at, WORD_MEASURE);
    return each && concerns(r, each, CONCEPT_PER_CAPITA) ? skip_spaces(r, each->end) : at;
}

/* "90 million over four years (2031-2034)": behind the words that say how long it is for; `at` where none stand. */
static uint32_t over_length(const reading *r, const quantity *q, uint32_t at) {
    const uint32_t during = is_han(r) ? 0 : list_at(r, LIST_DURING, at);
    const quantity *years = during ? quantity_behind(r, q) : NULL;
    const bool follows = years && years->start == skip_spaces(r, at + during);
    return follows && years->dimension == r->packs->dimension_year ? skip_spaces(r, years->end) : at;
}

bool follows_closely(const reading *r, const quantity *q, const span *s) {
    if (s->start < q->end) return false;
    uint32_t at = over_length(r, q, over_each(r, over_range(r, skip_spaces(r, q->end))));
    if (q->kind == FACTS_LEVEL && at < r->size && r->text[at] == '(' && quantity_behind(r, q) &&
        stated_for(r, quantity_behind(r, q)) == q)
        at = skip_spaces(r, behind_bracket_at(r, at)); /* "from 20 Mt (3 PJ) in 2015 to 26 Mt (4 PJ) in 2019" */
    const token *b = token_starting(r, at, WORD_BOUND);
    if (b && b->end <= s->start) at = skip_spaces(r, b->end);
    const token *noun = q->kind == FACTS_GROWTH && !is_han(r) ? token_starting(r, at, WORD_CUE) : NULL;
    if (noun && cue_at(r, at, CUE_MOVE_NOUN)) at = skip_spaces(r, noun->end); /* "a 5% decline in 2024" */
    const uint32_t made = is_han(r) ? 0 : recorded_at(r, at);                 /* "the 9 GW recorded in 2022" */
    if (made) at = skip_spaces(r, at + made);
    const bool bracketed =
        at + 1 == s->start && r->text[at] == '(' && text_is(r, s->end, ")"); /* "16 percent (2020)" */
    return at == s->start || bracketed || ends_period(r, at, s) || closes_unit_bracket(r, q, s);
}

/* Whether nothing stands between a time and its number but what leads to it: 2021年时的每年8万吨. */
static bool only_fillers(const reading *r, uint32_t from, uint32_t to) {
    enum { LONGEST = 24 };
    uint32_t size = 0;
    if (to > from + LONGEST) return false;
    while (from < to && (size = list_at(r, LIST_FILLER, from)) > 0) from += size;
    return from == to;
}

/* Whether the stretch holds nothing but marks, or a short word in brackets: "2015 (Dec): ". */
static bool only_marks(const reading *r, uint32_t from, uint32_t to) {
    enum { LONGEST = 10 };
    if (to < from || to - from > LONGEST) return false;
    int depth = 0;
    for (uint32_t at = from; at < to; at++) {
        depth += (r->text[at] == '(') - (r->text[at] == ')');
        if (!depth && !strchr(" ):;,|-", r->text[at])) return false;
    }
    return depth == 0;
}

static bool leads_bare(const reading *r, const span *s, const quantity *q) {
    return s->kind == SPAN_TIME && is_digit(r->text[s->start]) && s->end <= q->start && only_marks(r, s->end, q->start);
}

const span *time_of_row(const reading *r, const quantity *q) {
    const span *own = NULL, *next_time = NULL;
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && !is_han(r); s++) {
        if (leads_bare(r, s, q)) own = s;
        if (next && s->start >= q->end && leads_bare(r, s, next)) next_time = s;
    }
    const bool before = own && last && own->start >= last->end && only_marks(r, last->end, own->start);
    const bool behind = own && next_time && only_marks(r, q->end, next_time->start);
    return before || behind ? own : NULL;
}

bool precedes_closely(const reading *r, const quantity *q, const span *s) {
    if (s->end > q->start) return false;
    uint32_t at = before_each(r, back_spaces(r, q->start));
    const token *b = token_ending(r, at, WORD_BOUND);
    if (b && b->start >= s->end && !list_at(r, LIST_JOINT, b->start)) /* "by 2030 and over 50%" */
        at = back_spaces(r, b->start);
    return only_fillers(r, s->end, at);
}

bool leads_level(const reading *r, const quantity *q, const span *s) {
    enum { ONE_WORD = 12 };
    if (is_han(r) || s->end >= q->start || !s->as_base) return false;
    const uint32_t lead = back_spaces(r, q->lead), of = list_before(r, LIST_OF, lead);
    if (!of || lead - of < s->end) return false;
    const uint32_t from = skip_spaces(r, s->end), to = back_spaces(r, lead - of);
    if (from < to && (r->text[from] == ',' || cue_at(r, from, CUE_TO)))
        return false; /* "a cut, relative to 2019 levels, of 13%" */
    return from >= to || (to - from <= ONE_WORD && !byte_between(r, from, to, ' '));
}

void set_time(quantity *q, const span *s) {
    q->time = s->time;
    q->time_span = s;
    q->time_source = s->time[0] ? FACTS_TIME_EXPLICIT : FACTS_TIME_NONE;
}

/* Whether a place is named so near before that only small words fit between. */
static bool place_near(const reading *r, uint32_t end) {
    enum { NEAR = 48 };
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < end; i++)
        if (r->tokens.at[i].word->class == WORD_PLACE && r->tokens.at[i].end + NEAR > end) return true;
    return false;
}

const token *place_leading(const reading *r, const quantity *q) {
    const uint32_t lead = q->lead;
    if (is_han(r) || !place_near(r, lead)) return NULL;
    const uint32_t now = current_before(r, lead), of = back_spaces(r, lead - list_before(r, LIST_OF, lead)),
                   end = now < lead ? now : of;
    if (end == lead) return NULL;
    const token *average = of < lead ? token_ending(r, of, WORD_PLACE) : NULL; /* "the African average of" */
    return average ? average : token_ending(r, end - list_before(r, LIST_POSSESSIVE, end), WORD_PLACE);
}

bool held_against(const reading *r, const quantity *q) {
    if (q->kind != FACTS_LEVEL) return false;
    const token *cue = q->leading, *place = place_leading(r, q);
    if (place) { /* "against a world average of 4 tonnes" */
        const uint32_t at = back_spaces(r, place->start), the = list_before(r, LIST_DEFINITE, at);
        const uint32_t against = back_spaces(r, at - (the ? the : list_before(r, LIST_ARTICLE, at)));
        const token *bound = token_ending(r, against, WORD_BOUND); /* "well below the African average of 4 tonnes" */
        cue = token_ending(r, against, WORD_CUE);
        if (bound && bound->word->flags & BOUND_COMPARE) return true;
    } else if (!cue) { /* "compared to the current 13 GW" */
        cue = token_ending(r, current_before(r, q->lead), WORD_CUE);
    }
    return cue && is_cue(cue, CUE_BASE);
}

bool is_instant(const char *time) { return strlen(time) == 10 && !strchr(time, '/'); }

const char *year_text(const reading *r, int year) {
    char text[16];
    const int size = snprintf(text, sizeof text, "%d", year);
    return arena_copy(r->memory, text, (size_t)size);
}

/* ------------------------------------------------------------------ said in a place of its own */

/* Whether nothing stands between the year and the bracket but what the level is called: "the 2004 figure (9%)". */
static bool leads_to_bracket(const reading *r, const span *s, uint32_t bracket) {
    enum { ONE_WORD = 12 };
    uint32_t at = s->end + 1;
    if (bracket < at) return false;
    while (at < bracket && at - s->end < ONE_WORD && is_letter(r->text[at])) at++;
    return bracket - s->end == 2 || bracket - at == 2;
}

/* "lower than in 2000–2009 (2.1% a year)", "60% over 2021 (+ 26 GW)": what it was then. */
static const span *base_before_bracket(const reading *r, const quantity *q) {
    if (!bracket_before(r, q) || is_han(r)) return NULL;
    if ((comparative(q) || q->restates) && !q->per_year) return NULL; /* "lower than in 2010 (14%)" */
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->as_base && s->by_itself && s->time[0] &&
            leads_to_bracket(r, s, plus_start(r, q)))
            return s;
    }
    return NULL;
}

/* "fell from 90 Mt in 1990 (44% of the total) to 30 Mt in 2020": a bracket behind a time is of that time, if it names
 * none itself. */
static const span *time_before_bracket(const reading *r, const quantity *q) {
    enum { LONGEST = 32 };
    if (is_han(r) || q->kind == FACTS_CHANGE) return NULL;
    uint32_t open = q->start;
    while (open > 0 && q->start - open < LONGEST && !strchr("();", r->text[open])) open--;
    if (r->text[open] != '(') return NULL;
    uint32_t close = q->end;
    while (close < r->size && r->text[close] != ')') close++;
    const span *found = NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->rule->emit.op == EMIT_NOW && s->start >= q->end && s->end <= close)
            return NULL; /* "to 44% by 2030 (from 52% today)" */
        if (s->kind != SPAN_TIME || (!s->time[0] && s->rule->emit.op != EMIT_SAME_PERIOD)) continue;
        if (s->end + 1 == open && !s->as_base) found = s;
        if (s->start > open && s->end <= close) return NULL;
    }
    return found;
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
    const quantity *level = quantity_before_parts(r, first);
    if (!level) return false;
    if (q->list_size > 1 && level->list_size == q->list_size && level->kind == FACTS_LEVEL && is_han(r))
        level = q - q->list_size; /* 余额分别为…，同比分别增长… */
    if (level->from && level > r->quantities.at && level[-1].metric_id == level->metric_id)
        level--; /* "sold 5 GW in 2020, up from 4 GW a year earlier, a rise of 25%" */
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

/* 比2010年增加400处，比重由58%提高到68%: the change begins in the year that was compared with right before. */
static bool began_with_base(const reading *r, quantity *q) {
    const quantity *p = quantity_before(r, q);
    if (!is_han(r)) { /* "by 2%, compared with 2020, rising from 79 dollars to 81" */
        const span *base = p && q->from && q->kind == FACTS_LEVEL && tells_from(r, p, q) ? p->base_span : NULL;
        if (!base || base->kind != SPAN_TIME || !base->year || base->end > q->start || base->start < p->end)
            return false;
        q->time = p->base;
        q->time_source = FACTS_TIME_EXPLICIT;
        return true;
    }
    if (!q->from || !p || !p->base_span || p->base_span->kind != SPAN_TIME || p->clause + 1 != q->clause) return false;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start >= p->end && r->spans.at[i].end <= q->start)
            return false;
    q->time = p->base;
    q->time_source = FACTS_TIME_EXPLICIT;
    return true;
}

/* 比2010年的2500万吨、2200万吨分别下降8%: both levels are of the year that is compared with. */
static bool compared_beside(const reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!is_han(r) || !last || q->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL || last->unit != q->unit ||
        !last->time_span || !last->time_span->as_base || !text_is(r, last->end, "、") || q->start != last->end + 3)
        return false;
    set_time(q, last->time_span);
    return true;
}

/* "in 2008, the year of the crisis, when": the comma behind what is only said of the year; `at` where nothing is. */
static uint32_t over_apposition(const reading *r, uint32_t at) {
    enum { LONGEST = 40 };
    uint32_t end = at + 1;
    if (is_han(r) || at >= r->size || r->text[at] != ',') return at;
    while (end < r->size && end - at < LONGEST && (isalpha((unsigned char)r->text[end]) || strchr(" -'", r->text[end])))
        end++;
    return list_at(r, LIST_WHEN, end) ? end : at;
}

/* "less than in 1990, when they stood at 45 Mt", "faster than in 2005, when it rose by 2%": of the year that the clause
 * before it ends with. */
static const span *year_before_when(const reading *r, const quantity *q) {
    enum { NEAR = 64 };
    for (size_t i = r->spans.count; i-- > 0;) {
        const span *s = &r->spans.at[i];
        const uint32_t at = over_apposition(r, s->end);
        if (s->kind != SPAN_TIME || at > q->start || q->start - at > NEAR) continue;
        const bool when = list_at(r, LIST_WHEN, at) > 0;
        const quantity *last = quantity_before(r, q - q->list_index);
        return when && (!last || last->end <= s->start) ? s : NULL;
    }
    return NULL;
}

/* "fell by 4% to 450 Mt in 2018": of the time that the level has which it leads to. */
static const span *time_led_to(const reading *r, const quantity *q) {
    enum { NEAR = 80 };
    const quantity *level = quantity_behind(r, q);
    if (is_han(r) || !comparative(q) || q->from) return NULL;
    while (level && comparative(level)) level = quantity_behind(r, level); /* "by 4% or 20 Mt, to 450 Mt" */
    const uint32_t last_end = level && tells_from(r, q, level) ? level->end : q->end;
    if (last_end != q->end) level = quantity_behind(r, level); /* "by 4%, from 430 Mt to 450 Mt" */
    if (!level || level->start - last_end > NEAR || level->from || level->clause - q->clause > 2 ||
        (last_end == q->end && level->clause - q->clause > 1) || stop_between(r, q->end, level->start))
        return NULL;
    const token *to = level->leading;
    if (!to || !(is_cue(to, CUE_TO) || cue_at(r, to->start, CUE_HOLD))) return NULL;
    const stretch own = own_stretch(r, q);
    const quantity *last = quantity_before(r, q);
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind == SPAN_TIME && s->end <= q->start && strchr(s->time, '/'))
            return NULL; /* "from 2020 to 2024 it grew by 4%, to 450 Mt in 2024" */
        if (s->kind != SPAN_TIME || s->as_base || s->end <= own.start || (last && follows_closely(r, last, s)))
            continue;
        return s->start >= level->end && follows_closely(r, level, s) ? s : NULL;
    }
    return NULL;
}

/* "from the present level of 3 GW (2012)": a year alone in the bracket right behind, whatever stands before. */
static const span *year_alone_behind(const reading *r, const quantity *q) {
    if (is_han(r) || !text_is(r, q->end, " (")) return NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->start == q->end + 2 && s->kind == SPAN_TIME && s->time[0] && !s->as_base && text_is(r, s->end, ")"))
            return s;
    return NULL;
}

/* Whether the time is told by where the quantity stands: in a bracket, behind the level that it is held against. */
static bool time_of_place(reading *r, quantity *q, const context *c) {
    if (compared_beside(r, q)) return true;
    const span *then = outdone_then(r, q);
    if (then) {
        set_time(q, then);
        q->base = "";
        q->base_span = NULL;
        return true;
    }
    const span *told = time_in_bracket(r, q);
    if (!told) told = year_alone_behind(r, q);
    if (!told && (told = base_before_bracket(r, q)) && comparative(q)) q->base = "per_year";
    if (!told) told = time_led_to(r, q);
    if (!told && (changed_in_own_year(r, q) || (comparative(q) && inherit_time(r, q)) || began_undated(r, q) ||
                  began_with_base(r, q) || of_year_before(r, q, c) || grew_year_before(r, q)))
        return true;
    const span *when = told ? NULL : year_before_when(r, q);
    if (!told) told = when ? when : time_before_bracket(r, q);
    if (told) set_time(q, told);
    if (when && is_open(when->time)) /* "down since 2005, when it stood at 9 Mt" */
        q->time = arena_copy(r->memory, when->time, strcspn(when->time, "/"));
    if (told) settle_same_period(r, q, c); /* "over this period (2%)" */
    return told && (told->time[0] || told->rule->emit.op == EMIT_NOW || q->time[0]);
}

/* 由2013年的67%降至2023年的55%，十年间下降12个百分点: as many years as lie between the two levels before it. */
static void years_between_levels(const reading *r, quantity *q) {
    const span *s = q->time_span;
    if (!is_han(r) || !moves(q) || !s || s->rule->emit.op != EMIT_PAST || !is_of_years(s->time)) return;
    const char *years = years_of_change(r, q);
    if (!years || atoi(years + 5) - atoi(years) != atoi(s->time + 5) - atoi(s->time)) return;
    q->time = years;
    q->base = year_text(r, atoi(years));
}

/* "in the decade 2014–2023. They emitted 2 Gt over the last decade": as long a time that the paragraph named, and not
 * counted back from the date of the document. */
static void named_decade(const reading *r, quantity *q, const context *c) {
    const span *s = q->time_span;
    if (is_han(r) || !s || s->rule->emit.op != EMIT_PAST || !c->paragraph.years_named[0] || !is_of_years(s->time))
        return;
    enum { RECENT = 3 };
    const int end = atoi(s->time + 5), years = end - atoi(s->time), last = atoi(c->paragraph.years_named + 5),
              named = last - atoi(c->paragraph.years_named);
    if ((named != years && named + 1 != years) || last > end || last + RECENT < end) return;
    const char *kept = arena_copy(r->memory, c->paragraph.years_named, strlen(c->paragraph.years_named));
    if (!kept) return;
    q->time = kept;
    q->time_source = FACTS_TIME_CONTEXT;
}

static void find_time(reading *r, quantity *q, const context *c) {
    leave_time(q);
    const bool told = time_of_place(r, q, c) || time_of_sentence(r, q, c);
    if ((!told || !q->time[0]) && time_of_goal_before(r, q, c)) return;
    if (told) return;
    const span *missed = time_of_goal_missed(r, q);
    if (missed) {
        set_time(q, missed);
        return;
    }
    time_of_context(r, q, c);
    if (is_han(r) || !q->from || !r->published.year || atoi(q->time) <= r->published.year) return;
    q->time = ""; /* "It is to be 30 Mt by 2040. It falls from 48% to 42%": what it falls from is not of then */
    q->time_source = FACTS_TIME_NONE;
}

static bool starts_year(const char *day) { return is_instant(day) && strcmp(day + 4, "-01-01") == 0; }

/* 年末保有量4397万辆，比上年末增加1257万辆, 去年9月末余额4万亿元，比年初增加3000亿元: the year before the one that the
 * text tells of. */
static void base_year_earlier(const reading *r, quantity *q) {
    const span *s = q->base_span;
    if (is_han(r) && s && !s->by_itself && starts_year(q->base) && is_instant(q->time) &&
        atoi(q->time) < atoi(q->base)) {
        char day[16];
        snprintf(day, sizeof day, "%.4s%s", q->time, q->base + 4);
        const char *kept = arena_copy(r->memory, day, strlen(day));
        if (kept) q->base = kept;
        return;
    }
    if (!s || s->by_itself || !s->as_base || !is_instant(q->base) || strcmp(q->base, q->time) != 0) return;
    const char *then = year_earlier(r, q->base);
    if (then) q->base = then;
}

/* Members of a list share what only one of them has next to it. */
static void share_in_list(const reading *r, quantity *q) {
    const quantity *last = q - 1;
    if (q->list_index == 0) return;
    if (!q->base[0] && comparative(q)) q->base = last->base;
    if (q->time[0] || !last->time[0] || q->time_span) return;
    if (last->time_span && since_for_last(r, q, last->time_span)) return;
    q->time = last->time;
    q->time_source = last->time_source;
    q->time_span = last->time_span;
}

/* "from a projected 61 Mt in 2030 to 47 Mt": where it is to come to then. */
static void time_of_foreseen(const reading *r, quantity *q) {
    const quantity *from = q->time[0] ? NULL : quantity_before(r, q);
    if (!from || !begins_foreseen(r, from) || from->time_source != FACTS_TIME_EXPLICIT ||
        !cue_before(r, q->start, CUE_TO))
        return;
    q->time = from->time;
    q->time_source = FACTS_TIME_EXPLICIT;
    q->time_span = from->time_span;
}

/* "Owing to the rise (up by 9 billion compared to 2019), the total for 2020 was a record": what is held against a year,
 * and has none itself, is of the next one where the sentence names that. */
static void time_after_base(const reading *r, quantity *q) {
    const span *base = q->base_span, *then = NULL;
    const quantity *again = quantity_behind(r, q);
    if (!is_han(r) && comparative(q) && !q->time[0] && again && again->restates && again->time_span &&
        !again->time_span->as_base)
        set_time(q, again->time_span); /* "up by 9 billion and 22% compared to 2019" */
    if (is_han(r) || q->time[0] || !comparative(q) || !base || base->kind != SPAN_TIME || !is_one_year(q->base) ||
        q->time_span)
        return;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !is_one_year(s->time) || s->year != base->year + 1) continue;
        if (then) return;
        then = s;
    }
    for (const quantity *o = r->quantities.at; then && o < r->quantities.at + r->quantities.count; o++)
        if (o->time_span == then && o->base_span != base && strcmp(o->metric_id, q->metric_id) != 0) return;
    if (then) set_time(q, then);
}

void bind_times(reading *r, const context *c) {
    quantity *const first = r->quantities.at, *const end = first + r->quantities.count;
    bases_mark(r);
    for (quantity *q = first; q < end; q++) base_find(r, q);
    for (quantity *q = first; q < end; q++) {
        if (!times_of_list(r, q)) find_time(r, q, c);
        yearly_from(r, q);
        time_thereafter(r, q);
        year_since_then(r, q, c);
        time_to_come(r, q);
        ratio_since_then(r, q);
        if (q->from) time_of_from(r, q);
        ends_since_then(r, q);
        share_since_then(r, q);
        time_of_foreseen(r, q);
        named_decade(r, q, c);
        years_between_levels(r, q);
        leave_base_year(r, q, c);
        base_of_plan(r, q);
        base_years_before(r, q);
        yearly_span(r, q);
        base_year_earlier(r, q);
    }
    for (quantity *q = first; q < end; q++) time_behind_bracket(r, q);
    for (quantity *q = first; q < end; q++) times_of_pair(r, q);
    for (quantity *q = first; q < end; q++) times_of_row_before(r, q);
    for (quantity *q = first; q < end; q++) times_of_restated(r, q);
    for (size_t i = r->quantities.count; i-- > 0;) base_of_next_year(r, &r->quantities.at[i]);
    for (quantity *q = first; q < end; q++) base_goes_on(r, q, c);
    for (quantity *q = first; q < end; q++) times_of_replaced(r, q);
    for (quantity *q = first; q < end; q++) ends_of_span(r, q);
    for (quantity *q = first; q < end; q++) end_of_span_beside(r, q);
    for (quantity *q = first; q < end; q++) reached_by_last_year(r, q);
    for (quantity *q = first; q < end; q++) base_of_change(r, q);
    for (quantity *q = first; q < end; q++) base_of_level(r, q, c);
    for (quantity *q = first; q < end; q++) base_of_row(r, q);
    for (quantity *q = first; q < end; q++) ends_of_change_behind(r, q);
    for (quantity *q = first; q < end; q++) pace_between_levels(r, q);
    for (quantity *q = first; q < end; q++) pace_of_next_years(r, q);
    for (quantity *q = first; q < end; q++) pace_of_next_member(r, q);
    for (size_t i = r->quantities.count; i-- > 1;) time_of_next(r, &r->quantities.at[i - 1]);
    for (quantity *q = first; q < end; q++) share_in_list(r, q);
    for (quantity *q = first; q < end; q++) time_of_what_is_stated(r, q);
    for (size_t i = r->quantities.count; i-- > 0;) time_after_base(r, &r->quantities.at[i]);
    for (quantity *q = first; q < end; q++) time_of_total(r, q);
}

/* "is projected to be 3 Mt above the 2030 target": what is foreseen of a goal is of its year. */
static void time_of_goal_ahead(const reading *r, quantity *q) {
    if (is_han(r) || q->state == FACTS_ACTUAL || q->time[0] || !comparative(q)) return;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->as_base && s->start >= q->end && atoi(s->time) > r->published.year &&
            word_between(r, LIST_GOAL, s->start, s->end)) {
            q->time = s->time;
            q->time_source = FACTS_TIME_EXPLICIT;
            return;
        }
}

void times_of_done(reading *r) {
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++) {
        const quantity *told = quantity_before(r, q);
        time_of_goal_ahead(r, q);
        if (is_han(r) || !told || q->kind != FACTS_LEVEL || q->state != FACTS_ACTUAL || told->state == FACTS_ACTUAL ||
            !q->time_span || q->time_span != told->time_span || q->time_span->start >= q->start ||
            q->time_span->year <= r->published.year)
            continue;
        leave_time(q);
    }
}
