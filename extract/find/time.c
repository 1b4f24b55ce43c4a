/* What time rules emit becomes ISO 8601: an instant 2025-08-31, a year, a span 2021/2024 or 2016/.. */
#include "extract/reading.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct values {
    reading *r;
    const rule *rule;
    const PCRE2_SIZE *groups;
} values;

/* The text of argument i: a capture that took part in the match, or the word itself. */
static bool argument_text(const values *v, int i, const char **text, size_t *size, const capture **c) {
    *c = NULL;
    if (i >= v->rule->emit.count) return false;
    int named = v->rule->emit.args[i].capture;
    if (named == NONE) {
        *text = v->rule->emit.args[i].literal;
        *size = strlen(*text);
        return true;
    }
    /* alternatives of a pattern may share a name: the one that took part counts */
    for (int k = 0; k < v->rule->capture_count; k++) {
        *c = &v->rule->captures[k];
        if (strcmp((*c)->name, v->rule->captures[named].name) != 0) continue;
        const PCRE2_SIZE *group = v->groups + 2 * (*c)->number;
        if (group[0] == PCRE2_UNSET || group[1] <= group[0]) continue;
        *text = v->r->text + group[0];
        *size = group[1] - group[0];
        return true;
    }
    return false;
}

/* Whether a group of this name holds text. */
static bool took_part(const values *v, const char *name) {
    for (int k = 0; k < v->rule->capture_count; k++) {
        const PCRE2_SIZE *group = v->groups + 2 * v->rule->captures[k].number;
        if (strcmp(v->rule->captures[k].name, name) == 0 && group[0] != PCRE2_UNSET && group[1] > group[0]) return true;
    }
    return false;
}

/* 民国113: a year that is counted from another one than that of the calendar in use. */
static bool year_of_era(const reading *r, uint32_t at, size_t size, decimal *out) {
    const list *eras = packs_list(r->packs, LIST_ERA, r->language);
    const uint32_t name = list_at(r, LIST_ERA, at), number = name ? skip_spaces(r, at + name) : 0;
    if (!name || number >= at + size) return false;
    const word *before = packs_list_find(r->packs, eras, r->text + at, name);
    *out = decimal_add(decimal_read(before->text, strlen(before->text)),
                       decimal_read(r->text + number, at + size - number));
    return true;
}

static bool argument(const values *v, int i, decimal *out) {
    const char *text;
    size_t size;
    const capture *c;
    if (!argument_text(v, i, &text, &size, &c)) return false;
    if (c && year_of_era(v->r, (uint32_t)(text - v->r->text), size, out)) return true;
    if (c && c->list[0]) {
        for (size_t k = 0; k < v->r->packs->lists.count; k++) {
            const list *l = &v->r->packs->lists.at[k];
            if (strcmp(l->name, c->list) != 0 || (l->language != v->r->language && l->language != NONE)) continue;
            const word *w = packs_list_find(v->r->packs, l, text, size);
            if (w && w->text[0]) return *out = decimal_read(w->text, strlen(w->text)), true;
        }
    }
    if (text[0] >= '0' && text[0] <= '9') return *out = decimal_read(text, size), true;
    return numeral_value(v->r->packs, v->r->language, text, size, out);
}

/* No time has more years than ISO 8601 has digits for: "over the past 99999999999 years". */
enum { LAST_YEAR = 9999 };
static bool is_year(int year) { return year >= 1 && year <= LAST_YEAR; }

/* ... so that any larger number will do for all of them. */
static int whole(const values *v, int i) {
    decimal d;
    const double value = argument(v, i, &d) ? decimal_value(d) : 0;
    return value <= LAST_YEAR ? (int)value : LAST_YEAR + 1;
}

/* 今年, 去年: a year said by a word of the list `year_word`; "previous" counts back from the year that is spoken of. */
static int year_in_words(const values *v) {
    const reading *r = v->r;
    const char *text;
    size_t size;
    const capture *c;
    if (!argument_text(v, 0, &text, &size, &c) || !c || strcmp(c->list, "year_word") != 0) return 0;
    int spoken_of = r->context_year   ? r->context_year
                    : r->heading_year ? r->heading_year
                    : r->title_year   ? r->title_year
                                      : r->published.year;
    for (size_t k = 0; k < r->packs->lists.count; k++) {
        const list *l = &r->packs->lists.at[k];
        const word *w = l->language == r->language && strcmp(l->name, "year_word") == 0
                            ? packs_list_find(r->packs, l, text, size)
                            : NULL;
        if (!w) continue;
        if (strcmp(w->text, "previous") == 0) return spoken_of ? spoken_of - 1 : 0;
        const int back = strcmp(w->text, "last") == 0          ? 1
                         : strcmp(w->text, "before-last") == 0 ? 2
                         : strcmp(w->text, "next") == 0        ? -1
                                                               : 0;
        return r->published.year ? r->published.year - back : 0;
    }
    return 0;
}

/* Whether the sentence looks ahead behind that place: what will be, what is expected or aimed at; 将 only right at the
 * end of the time: 8月将减产, 12月将关停. */
static bool looks_ahead(const reading *r, uint32_t at, uint32_t end) {
    const token *will = token_starting(r, end, WORD_CUE);
    if (will && is_cue(will, CUE_WILL)) return true;
    for_tokens(t, r) {
        if (t->start >= at && (is_cue(t, CUE_PROJECTED) || is_cue(t, CUE_TARGET))) return true;
    }
    return false;
}

/* 2月2日至4日，气温将下降6℃, in a paper of January; 下半年，预计用电增长6%, in one of July: the year of a month that is
 * close ahead, or ends the half or the quarter that is foretold; 0 for others. */
static int year_close_ahead(const values *v, int month) {
    enum { CLOSE = 2, MONTHS = 12 };
    const date *p = &v->r->published;
    const emit_op op = v->rule->emit.op;
    const bool part = op == EMIT_HALF || op == EMIT_QUARTER || op == EMIT_QUARTERS;
    if (!is_han(v->r) || !p->year || !p->month || !month || month == p->month) return 0;
    const int ahead = (month - p->month + MONTHS) % MONTHS;
    if ((part ? month < p->month : ahead > CLOSE) ||
        !looks_ahead(v->r, part ? 0 : (uint32_t)v->groups[0], (uint32_t)v->groups[1]))
        return 0;
    return month > p->month ? p->year : p->year + 1;
}

/* 2021年12月并网，截至6月底发电9亿千瓦时: the end of a month that comes before the one just named is in the next year.
 */
static bool in_next_year(const values *v, int month) {
    const reading *r = v->r;
    const span *last = r->spans.count ? &r->spans.at[r->spans.count - 1] : NULL;
    return is_han(r) && v->rule->emit.op == EMIT_MONTH_END && last && last->kind == SPAN_TIME &&
           strlen(last->time) == strlen("2031-12") && atoi(last->time) == r->context_year &&
           atoi(last->time + 5) > month && r->context_year < r->published.year;
}

/* The year of the first argument, or "-": the year that the text or the publication date suggests for a period ending
 * in month `last` (of a paper of October, "the third quarter" is this year's; "the fourth" is last year's). */
static int year_of(const values *v, int last, bool *by_itself) {
    enum { RECENT = 3 };
    int y = year_in_words(v);
    *by_itself = false;
    if (y) return y;
    y = whole(v, 0);
    *by_itself = y > 0;
    if (y > 0 && y < 100) y += y < 50 ? 2000 : 1900;
    if (y) return y;
    if (v->r->context_year) return v->r->context_year + in_next_year(v, last);
    if (v->r->heading_year) return v->r->heading_year;
    if (v->r->title_year) return v->r->title_year;
    const date *p = &v->r->published;
    if (v->rule->emit.deadline) return p->year; /* "by the end of the year" is still to come */
    if (is_han(v->r) && list_before(v->r, LIST_DECIDED, (uint32_t)v->groups[0])) return p->year; /* 决定8月增产 */
    if (is_han(v->r) && list_before(v->r, LIST_FROM_THEN, (uint32_t)v->groups[1])) return p->year; /* 自8月1日起上调 */
    const int close = year_close_ahead(v, last);
    if (close) return close;
    const int told = v->r->previous_year; /* "In 2023 sales rose. At the end of the year the stock was 40 million." */
    if (v->rule->emit.op == EMIT_YEAR_END && told && told + RECENT >= p->year &&
        told < p->year + is_han(v->r)) /* 上半年用电增长5%。年底装机达到14亿千瓦 */
        return told;
    return p->year && p->month && last > p->month ? p->year - 1 : p->year;
}

static int days_in(int year, int month) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0) ? 29 : DAYS[(month + 11) % 12];
}

/* Five-year plans: the fourteenth ran from 2021 to 2025. */
static int plan_start(int n) { return 2021 + 5 * (n - 14); }

static const char *keep(reading *r, const char *text) {
    const char *kept = arena_copy(r->memory, text, strlen(text));
    return kept ? kept : "";
}

/* A time while it is made out. */
typedef struct when {
    char text[64]; /* as ISO 8601, "" for "now" and for what is none */
    int year;      /* 0 where it names none */
    int back;      /* how many years before another it is, 0 where it is said otherwise */
    bool own;      /* it says its year itself, not by the publication date */
} when;

static bool is_month(int month) { return month >= 1 && month <= 12; }

/* Nearly all times are years: without the work of printf. */
static void put_year(when *w, int year) {
    w->year = is_year(year) ? year : 0;
    if (!w->year) return;
    for (int i = 4; i-- > 0; year /= 10) w->text[i] = (char)('0' + year % 10);
    w->text[4] = '\0';
}

static void put_years(when *w, int from, int to) {
    if (is_year(from) && is_year(to)) snprintf(w->text, sizeof w->text, "%04d/%04d", from, to);
}

static void put_months(when *w, int year, int first, int to_year, int last) {
    snprintf(w->text, sizeof w->text, "%04d-%02d/%04d-%02d", year, first, to_year, last);
}

/* A day, a month, a year. */
static void resolve_moment(const values *v, when *w) {
    const emit_op op = v->rule->emit.op;
    if (op == EMIT_YEAR_END || op == EMIT_YEAR) {
        put_year(w, year_of(v, op == EMIT_YEAR_END ? 12 : 0, &w->own));
        if (w->year && op == EMIT_YEAR_END) strcat(w->text, "-12-31");
        return;
    }
    const int month = whole(v, 1), year = w->year = year_of(v, month, &w->own);
    const int day = op == EMIT_DATE ? whole(v, 2) : op == EMIT_MONTH_END && is_month(month) ? days_in(year, month) : 0;
    if (!year || !is_month(month)) return;
    if (op == EMIT_MONTH)
        snprintf(w->text, sizeof w->text, "%04d-%02d", year, month);
    else if (day >= 1 && day <= 31)
        snprintf(w->text, sizeof w->text, "%04d-%02d-%02d", year, month, day);
}

static bool is_day(int day) { return day >= 1 && day <= 31; }

/* 18日至20日: the month of such a day, that of the publication or, where it is over and nothing is foreseen, the one
 * before; 0 where that is not known. */
static int month_of_day(const values *v, int day) {
    const date *p = &v->r->published;
    if (!p->month || !p->day) return 0;
    const bool over = day > p->day && !looks_ahead(v->r, v->r->marker, v->r->size);
    return over ? (p->month + 10) % 12 + 1 : p->month;
}

/* 2024年11月15日至2025年3月15日: what the end leaves out is that of the start, and so is what the start leaves out. */
static void resolve_days(const values *v, when *w) {
    const int d = whole(v, 2), a = whole(v, 1) ? whole(v, 1) : month_of_day(v, d), said = whole(v, 4),
              b = said ? said : a, e = whole(v, 5);
    const int from = year_of(v, b, &w->own), to = whole(v, 3) ? whole(v, 3) : from;
    w->year = to;
    if (!from || !is_month(a) || !is_month(b) || !is_day(d) || !is_day(e)) return;
    snprintf(w->text, sizeof w->text, "%04d-%02d-%02d/%04d-%02d-%02d", from, a, d, to, b, e);
}

/* "in the twelve months to June 2023" is 2022-07/2023-06; those to December are that year. */
static void resolve_months_to(const values *v, when *w) {
    const int last = whole(v, 1), count = whole(v, 2), year = w->year = year_of(v, last, &w->own);
    if (!year || !is_month(last) || count < 1) return;
    const int first = 12 * year + last - count; /* counted from the January of year 0 */
    if (count == 12 && last == 12)
        put_year(w, year);
    else
        put_months(w, first / 12, first % 12 + 1, year, last);
}

/* Months, quarters, halves: of one year, or "between August 2023 and July 2024". */
static void resolve_months(const values *v, when *w) {
    const emit_op op = v->rule->emit.op;
    const int a = whole(v, 1), b = v->rule->emit.count > 2 ? whole(v, 2) : a;
    if (op == EMIT_MONTHS && v->rule->emit.count > 3) {
        const int from = year_of(v, 0, &w->own), to = w->year = whole(v, 3);
        if (from && (to > from || (to == from && a <= b)) && is_month(a) && is_month(b)) put_months(w, from, a, to, b);
        return;
    }
    const int length = op == EMIT_MONTHS ? 1 : op == EMIT_HALF ? 6 : 3, first = (a - 1) * length + 1, last = b * length;
    w->year = year_of(v, last, &w->own);
    if (w->year && first >= 1 && last <= 12 && first <= last) put_months(w, w->year, first, w->year, last);
}

static void resolve_years(const values *v, when *w) {
    const int published = v->r->published.year, since = v->rule->emit.op == EMIT_SINCE ? whole(v, 1) : 0,
              from = year_of(v, since, &w->own);
    switch (v->rule->emit.op) {
    case EMIT_DECADE:
        if (!from || (published >= from && published < from + 9)) return; /* one that is not over is no period yet */
        w->year = from + 9;
        break;
    case EMIT_YEARS:
    case EMIT_SPLIT_YEAR:
        w->year = whole(v, 1);
        if (w->year > 0 && w->year < 100) w->year += from / 100 * 100;
        if (!from) return;
        if (w->year < from) { /* "in 2023 and 2022": `year` is the one that is named last */
            put_years(w, w->year, from);
            return;
        }
        break;
    default: { /* since */
        const int month = since, day = whole(v, 2);
        w->year = from;
        if (from && is_month(month) && is_day(day))
            snprintf(w->text, sizeof w->text, "%04d-%02d-%02d/..", from, month, day);
        else if (from && month > 0)
            snprintf(w->text, sizeof w->text, "%04d-%02d/..", from, month);
        else if (from)
            snprintf(w->text, sizeof w->text, "%04d/..", from);
        return;
    }
    }
    put_years(w, from, w->year);
}

/* “十四五”规划提出……。前三年累计下降8%: the plan that was told of before, its first year; 0 for none. */
static int plan_told(const reading *r) {
    int start = r->plan_year;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].rule->emit.op == EMIT_PLAN)
            start = atoi(r->spans.at[i].time);
    return start;
}

static void resolve_plan(const values *v, when *w) {
    const int named = whole(v, 0), start = named ? plan_start(named) : plan_told(v->r);
    if (!start) return; /* the first years of what? */
    w->own = true;
    switch (v->rule->emit.op) {
    case EMIT_PLAN_SINCE: /* “十三五”以来: not over when the plan is */
        w->year = start;
        snprintf(w->text, sizeof w->text, "%04d/..", start);
        break;
    case EMIT_PLAN_END:
        put_year(w, start + 4);
        break;
    case EMIT_PLAN_LAST:
        w->year = start + 4;
        put_years(w, w->year + 1 - whole(v, 1), w->year);
        break;
    default:
        w->year = start + (v->rule->emit.op == EMIT_PLAN_FIRST ? whole(v, 1) - 1 : 4);
        if (w->year == start) /* “十四五”初 */
            put_year(w, start);
        else
            put_years(w, start, w->year);
        break;
    }
}

/* 初步核算，全年用电量增长5%, in a paper of January or February: the year that is over, where nothing looks ahead. */
static bool of_year_over(const reading *r) {
    enum { EARLY = 2 };
    if (!is_han(r) || !r->published.month || r->published.month > EARLY) return false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class == WORD_CUE && (w->value[0] == CUE_TARGET || w->value[0] == CUE_PROJECTED)) return false;
    }
    return true;
}

/* How many years: "the past two decades". */
static int years_counted(const values *v) {
    int n = whole(v, 0);
    if (!n) n = 1;
    return v->rule->emit.count > 1 ? n * whole(v, 1) : n;
}

/* "in the third quarter of 2025 ..., in the same quarter of 2024": the months told last, of another year. */
static void resolve_same_months(const values *v, when *w) {
    const reading *r = v->r;
    const char *last = r->previous_time;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && !r->spans.at[i].as_base) last = r->spans.at[i].time;
    char text[sizeof w->text];
    const int said = year_in_words(v);
    put_year(w, said ? said : whole(v, 0));
    const size_t n = strlen(last);
    if (!w->year || (n != 7 && n != 15) || last[4] != '-' || (n == 15 && memcmp(last, last + 8, 4) != 0)) return;
    snprintf(text, sizeof text, "%04d%.4s%04d%.3s", w->year, last + 4, w->year, n == 15 ? last + 12 : "");
    if (n == 7) text[7] = 0;
    snprintf(w->text, sizeof w->text, "%s", text);
}

/* 去年经受考验，全年增长6%: the year before, where the sentence has told of it; 0 for none. */
static int told_last_year(const reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->rule->emit.op == EMIT_LAST_YEAR && s->time[0])
            return r->published.year - 1;
    }
    return 0;
}

/* "The plan is for 9 GW by 2030. It is to give 3 TWh in that year": the year that the sentence before looked ahead to;
 * 0 for none. */
static int told_ahead(const reading *r) {
    if (is_han(r) || r->context_year || !r->published.year || r->year_to_reach <= r->published.year) return 0;
    for_tokens(t, r)
        if (is_cue(t, CUE_TARGET) || is_cue(t, CUE_PROJECTED)) return r->year_to_reach;
    return 0;
}

/* The year that the text has come to, 0 where it has told none. */
static int told_year(const reading *r) {
    if (r->context_year) return r->context_year;
    return told_last_year(r) ? told_last_year(r) : r->previous_year;
}

/* "a decade earlier", "two years later" */
static void resolve_beside(const values *v, when *w) {
    const int told = told_year(v->r), n = years_counted(v);
    const bool earlier = v->rule->emit.op == EMIT_EARLIER;
    if (earlier) w->back = n;
    const bool to_come = !v->r->context_year && v->r->published.year && told > v->r->published.year;
    if (!told || to_come) return; /* what happened a year later is not a year after a goal */
    put_year(w, earlier ? told - n : told + n);
    w->own = true;
}

/* 2014—2015年，……两年分别下降4%、3%: the years that the sentence has named, in Chinese; NULL for none. */
static const char *period_of_sentence(const reading *r) {
    const char *period = NULL;
    for (size_t i = 0; is_han(r) && i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && strlen(s->time) == 9 && s->time[4] == '/') period = s->time;
    }
    return period;
}

/* 截至今天上午: the day of publication, where it is known; 截至16日: the last 16th before it. */
static void put_today(const values *v, when *w) {
    date at = v->r->published;
    const int day = v->rule->emit.count ? whole(v, 0) : at.day;
    if (!at.year || !at.month || !at.day || !is_day(day)) return;
    if (day > at.day && at.month-- == 1) at.month = 12, at.year--;
    if (day > days_in(at.year, at.month)) return;
    w->year = at.year;
    snprintf(w->text, sizeof w->text, "%04d-%02d-%02d", at.year, at.month, day);
}

/* "By the end of last month": of the month before that of publication, where that is known. */
static void put_last_month(const values *v, when *w) {
    date at = v->r->published;
    if (!at.year || !at.month) return;
    if (at.month-- == 1) at.month = 12, at.year--;
    w->year = at.year;
    if (v->rule->emit.op == EMIT_LAST_MONTH)
        snprintf(w->text, sizeof w->text, "%04d-%02d", at.year, at.month);
    else
        snprintf(w->text, sizeof w->text, "%04d-%02d-%02d", at.year, at.month, days_in(at.year, at.month));
}

/* 这五年, 五年来: under a heading that looks back on a five-year plan, the years of the plan, and not those up to the
 * date of the report. */
static bool put_reviewed_plan(const values *v, when *w) {
    const int start = v->r->reviewed_plan;
    if (!start || !is_han(v->r) || v->rule->emit.count > 2 || years_counted(v) != 5) return false;
    w->own = true;
    w->year = start + 4;
    put_years(w, start, w->year);
    return true;
}

/* 到2027年，三年累计改造: what is summed up over so many years ends with the time that the sentence has named. */
static bool put_summed(const values *v, when *w) {
    const span *last = NULL;
    for (size_t i = 0; i < v->r->spans.count && took_part(v, "summed"); i++) {
        const span *s = &v->r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && (s->deadline || strlen(s->time) == 4 || strlen(s->time) == 9))
            last = s;
    }
    if (!last || !last->time[0] || strstr(last->time, "/..")) return false;
    w->own = true;
    w->year = atoi(last->time[4] == '/' ? last->time + 5 : last->time);
    put_years(w, w->year - years_counted(v) + 1, w->year);
    return true;
}

/* What is reckoned from the publication date, or from what was told before. */
static void resolve_reckoned(const values *v, when *w) {
    enum { A_CENTURY = 100 };
    const reading *r = v->r;
    const int now = r->published.year;
    switch (v->rule->emit.op) {
    case EMIT_PAST:
        if (put_summed(v, w) || put_reviewed_plan(v, w)) break;
        w->own = v->rule->emit.count > 2; /* "in the three years to 2024" */
        w->year = w->own ? whole(v, 2) : now;
        if (w->year) put_years(w, w->year - years_counted(v), w->year);
        if (!w->own) w->year = 0;
        break;
    case EMIT_NEXT:
        w->own = v->rule->emit.count > 2; /* "in the decade after 2010" */
        const int from = w->own ? whole(v, 2) : now, to = from + years_counted(v);
        if (from) put_years(w, from, to);
        if (w->own) w->year = to;
        break;
    case EMIT_AGO:
        w->back = years_counted(v);
        if (now && w->back <= A_CENTURY) put_year(w, now - w->back); /* "6,500 years ago" is no year to look up */
        break;
    case EMIT_EARLIER:
    case EMIT_LATER:
        resolve_beside(v, w);
        break;
    case EMIT_SINCE_THEN:
        w->year = told_year(r);
        w->own = true;
        if (w->year) snprintf(w->text, sizeof w->text, "%04d/..", w->year);
        break;
    case EMIT_THIS_YEAR:
    case EMIT_SO_FAR:
        put_year(w, now);
        break;
    case EMIT_LAST_YEAR:
        if (now) put_year(w, now - 1);
        break;
    case EMIT_TODAY:
        put_today(v, w);
        break;
    case EMIT_LAST_MONTH:
    case EMIT_LAST_MONTH_END:
        put_last_month(v, w);
        break;
    case EMIT_DECADE_END: /* in 2024 it is 2030 */
        if (now) put_year(w, (now / 10 + 1) * 10);
        break;
    case EMIT_THIS_DECADE: /* in 2024 it is 2021/2030 */
        if (now) w->year = (now + 9) / 10 * 10, put_years(w, w->year - 9, w->year);
        break;
    case EMIT_SAME_YEAR:
        if (v->rule->emit.deadline) { /* "By then": the year that was to be reached */
            put_year(w, r->context_year ? r->context_year : r->year_to_reach);
            break;
        }
        put_year(w, told_ahead(r)   ? told_ahead(r)
                    : told_year(r)  ? told_year(r)
                    : r->title_year ? r->title_year
                                    : now - of_year_over(r));
        break;
    case EMIT_SAME_MONTH: { /* 当月: the last month of what was told before */
        const char *slash = strchr(r->previous_time, '/'), *last = slash ? slash + 1 : r->previous_time;
        if (strlen(last) >= 7) snprintf(w->text, sizeof w->text, "%.7s", last), w->year = atoi(last);
        break;
    }
    case EMIT_SAME_MONTHS:
        resolve_same_months(v, w);
        break;
    default: /* the same period */
        snprintf(w->text, sizeof w->text, "%s", period_of_sentence(r) ? period_of_sentence(r) : r->previous_time);
        break;
    }
}

/* "By the end of 2024 it had reached 74 GW", in 2025: the end of a year that is over is no deadline. */
static bool has_ended(const values *v, int year) {
    return v->rule->emit.op == EMIT_YEAR_END && year && year < v->r->published.year;
}

static facts_status resolve_time(const values *v, span *out) {
    when w = {.text = ""};
    switch (v->rule->emit.op) {
    case EMIT_DATE:
    case EMIT_MONTH_END:
    case EMIT_YEAR_END:
    case EMIT_YEAR:
    case EMIT_MONTH:
        resolve_moment(v, &w);
        break;
    case EMIT_DAYS:
        resolve_days(v, &w);
        break;
    case EMIT_MONTHS_TO:
        resolve_months_to(v, &w);
        break;
    case EMIT_MONTHS:
    case EMIT_QUARTER:
    case EMIT_QUARTERS:
    case EMIT_HALF:
        resolve_months(v, &w);
        break;
    case EMIT_DECADE:
    case EMIT_YEARS:
    case EMIT_SPLIT_YEAR:
    case EMIT_SINCE:
        resolve_years(v, &w);
        break;
    case EMIT_PLAN:
    case EMIT_PLAN_SINCE:
    case EMIT_PLAN_FIRST:
    case EMIT_PLAN_LAST:
    case EMIT_PLAN_END:
        resolve_plan(v, &w);
        break;
    case EMIT_NOW: /* a time that is left empty */
        w.own = true;
        break;
    default:
        resolve_reckoned(v, &w);
        break;
    }
    out->kind = SPAN_TIME;
    out->year = w.year;
    out->years_back = w.back;
    out->by_itself = w.own;
    out->as_base = v->rule->emit.base;
    out->deadline = v->rule->emit.deadline && !has_ended(v, w.year);
    out->time = keep(v->r, w.text);
    if (v->rule->pledge) out->bound = took_part(v, "lt") ? FACTS_LT : took_part(v, "approx") ? FACTS_APPROX : FACTS_EQ;
    return FACTS_OK;
}

/* To nine digits: a third is 0.333333333. */
static double quotient(decimal a, decimal b, double scale) {
    char text[32];
    const double divisor = decimal_value(b);
    snprintf(text, sizeof text, "%.9g", divisor != 0 ? scale * decimal_value(a) / divisor : 0.0);
    return strtod(text, NULL);
}

static decimal argument_or_one(const values *v, int i) {
    decimal d;
    return argument(v, i, &d) ? d : (decimal){1, 0};
}

/* 过半, a fifth, 四成至五成, triple: what a pattern reads as a quantity by itself. */
static void resolve_quantity(const values *v, span *out) {
    const facts_packs *packs = v->r->packs;
    const emit *e = &v->rule->emit;
    const bool percent = e->op == EMIT_PERCENT || e->op == EMIT_FRACTION;
    const decimal a = argument_or_one(v, 0), b = e->count > 1 ? argument_or_one(v, 1) : (decimal){0, 0};
    decimal c;
    out->kind = SPAN_QUANTITY;
    out->unit = percent ? packs->unit_percent : packs->unit_times;
    out->value = a;
    out->has_hi = e->op == EMIT_TIMES_RANGE;
    out->value_hi = b;
    if (took_part(v, "gt")) out->bound = FACTS_GT;
    if (took_part(v, "lt")) out->bound = FACTS_LT;
    if (took_part(v, "approx")) out->bound = FACTS_APPROX;
    if (e->op != EMIT_FRACTION && e->op != EMIT_TIMES_FRACTION) return;
    out->quotient = quotient(a, b, percent ? 100 : 1);
    if (e->count > 3) { /* "a third to a half" */
        out->has_hi = true;
        out->value_hi = decimal_from_double(quotient(argument_or_one(v, 2), argument_or_one(v, 3), 100));
    } else if (e->count > 2 && argument(v, 2, &c)) { /* 四成至五成 */
        out->has_hi = true;
        out->value_hi = decimal_from_double(quotient(c, b, 100));
    }
}

facts_status time_resolve(reading *r, const rule *rule, const PCRE2_SIZE *groups, span *out) {
    const values v = {r, rule, groups};
    out->rule = rule;
    out->time = "";
    switch (rule->emit.op) {
    case EMIT_PREV_YEAR:
    case EMIT_PREV_PERIOD:
    case EMIT_PER_YEAR:
        out->kind = SPAN_BASE;
        out->time = rule->emit.op == EMIT_PER_YEAR    ? "per_year"
                    : rule->emit.op == EMIT_PREV_YEAR ? "prev_year"
                                                      : "prev_period";
        return FACTS_OK;
    case EMIT_SEVERAL:
    case EMIT_NONE:
    case EMIT_CONDITION:
    case EMIT_TITLE:
        out->kind = SPAN_NONE;
        out->time = rule->emit.count ? rule->emit.args[0].literal : "no statistic";
        return FACTS_OK;
    case EMIT_PERCENT:
    case EMIT_TIMES:
    case EMIT_TIMES_RANGE:
    case EMIT_FRACTION:
    case EMIT_TIMES_FRACTION:
        resolve_quantity(&v, out);
        return FACTS_OK;
    default:
        return resolve_time(&v, out);
    }
}
