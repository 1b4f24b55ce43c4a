/* What time rules emit becomes ISO 8601: an instant 2025-08-31, a year, a span 2021/2024 or 2016/.. */
#include "reading.h"

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

static bool argument(const values *v, int i, decimal *out) {
    const char *text;
    size_t size;
    const capture *c;
    if (!argument_text(v, i, &text, &size, &c)) return false;
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

static int whole(const values *v, int i) {
    decimal d;
    return argument(v, i, &d) ? (int)decimal_value(d) : 0;
}

/* 今年, 去年: a year said by a word of the list `year_word`; "previous" counts back from the year that is spoken of. */
static int year_in_words(const values *v, int i) {
    const reading *r = v->r;
    const char *text;
    size_t size;
    const capture *c;
    if (!argument_text(v, i, &text, &size, &c) || !c || strcmp(c->list, "year_word") != 0) return 0;
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

/* The year of argument i, or "-": the year that the text or the publication date suggests for a period ending in
 * month `last` (of a paper of October, "the third quarter" is this year's; "the fourth" is last year's). */
static int year_of(const values *v, int i, int last, bool *by_itself) {
    int y = year_in_words(v, i);
    *by_itself = false;
    if (y) return y;
    y = whole(v, i);
    *by_itself = y > 0;
    if (y > 0 && y < 100) y += y < 50 ? 2000 : 1900;
    if (y) return y;
    if (v->r->context_year) return v->r->context_year;
    if (v->r->heading_year) return v->r->heading_year;
    if (v->r->title_year) return v->r->title_year;
    const date *p = &v->r->published;
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

static facts_status resolve_time(values *v, span *out) {
    reading *r = v->r;
    char text[64] = "";
    int year = 0, n;
    bool own = true;
    out->kind = SPAN_TIME;
    switch (v->rule->emit.op) {
    case EMIT_DATE: {
        int month = whole(v, 1), day = whole(v, 2);
        year = year_of(v, 0, month, &own);
        if (year && month >= 1 && month <= 12 && day >= 1 && day <= 31)
            snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        break;
    }
    case EMIT_MONTH_END: {
        int month = whole(v, 1);
        year = year_of(v, 0, month, &own);
        if (year && month >= 1 && month <= 12)
            snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, days_in(year, month));
        break;
    }
    case EMIT_YEAR_END:
        if ((year = year_of(v, 0, 12, &own))) snprintf(text, sizeof text, "%04d-12-31", year);
        break;
    case EMIT_YEAR:
        if ((year = year_of(v, 0, 0, &own))) snprintf(text, sizeof text, "%04d", year);
        break;
    case EMIT_MONTH: {
        int month = whole(v, 1);
        year = year_of(v, 0, month, &own);
        if (year && month >= 1 && month <= 12) snprintf(text, sizeof text, "%04d-%02d", year, month);
        break;
    }
    case EMIT_MONTHS:
    case EMIT_QUARTER:
    case EMIT_QUARTERS:
    case EMIT_HALF: {
        emit_op op = v->rule->emit.op;
        int a = whole(v, 1), b = v->rule->emit.count > 2 ? whole(v, 2) : a;
        if (op == EMIT_MONTHS && v->rule->emit.count > 3) { /* "between August 2023 and July 2024" */
            const int from = year_of(v, 0, 0, &own);
            year = whole(v, 3);
            if (from && (year > from || (year == from && a <= b)) && a >= 1 && a <= 12 && b >= 1 && b <= 12)
                snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", from, a, year, b);
            break;
        }
        int length = op == EMIT_MONTHS ? 1 : op == EMIT_HALF ? 6 : 3;
        int first = (a - 1) * length + 1, last = b * length;
        year = year_of(v, 0, last, &own);
        if (year && first >= 1 && last <= 12 && first <= last)
            snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", year, first, year, last);
        break;
    }
    case EMIT_DECADE: {
        const int from = year_of(v, 0, 0, &own);
        if (from && (!r->published.year || from + 9 <= r->published.year)) /* one that is not over is no period yet */
            snprintf(text, sizeof text, "%04d/%04d", from, year = from + 9);
        break;
    }
    case EMIT_YEARS: {
        int from = year_of(v, 0, 0, &own), to = whole(v, 1);
        if (to > 0 && to < 100) to += from / 100 * 100;
        year = to;
        if (from && to >= from) snprintf(text, sizeof text, "%04d/%04d", from, to);
        break;
    }
    case EMIT_SINCE:
        if ((year = year_of(v, 0, 0, &own)) && (n = whole(v, 1)) > 0)
            snprintf(text, sizeof text, "%04d-%02d/..", year, n);
        else if (year)
            snprintf(text, sizeof text, "%04d/..", year);
        break;
    case EMIT_PLAN:
        n = plan_start(whole(v, 0));
        year = n + 4;
        snprintf(text, sizeof text, "%04d/%04d", n, n + 4);
        break;
    case EMIT_PLAN_SINCE: /* “十三五”以来: not over when the plan is */
        year = plan_start(whole(v, 0));
        snprintf(text, sizeof text, "%04d/..", year);
        break;
    case EMIT_PLAN_FIRST:
        n = plan_start(whole(v, 0));
        year = n + whole(v, 1) - 1;
        snprintf(text, sizeof text, "%04d/%04d", n, year);
        break;
    case EMIT_PLAN_END:
        year = plan_start(whole(v, 0)) + 4;
        snprintf(text, sizeof text, "%04d", year);
        break;
    case EMIT_PAST:
        own = false;
        if (!(n = whole(v, 0))) n = 1;
        if (v->rule->emit.count > 1) n *= whole(v, 1); /* decades */
        own = v->rule->emit.count > 2;                 /* "in the three years to 2024" */
        year = own ? whole(v, 2) : r->published.year;
        if (year) snprintf(text, sizeof text, "%04d/%04d", year - n, year);
        if (!own) year = 0;
        break;
    case EMIT_NEXT:
        own = false;
        if (!(n = whole(v, 0))) n = 1;
        if (v->rule->emit.count > 1) n *= whole(v, 1); /* decades */
        if (r->published.year) snprintf(text, sizeof text, "%04d/%04d", r->published.year, r->published.year + n);
        break;
    case EMIT_AGO:
        own = false;
        if (r->published.year && (n = whole(v, 0)) > 0)
            snprintf(text, sizeof text, "%04d", year = r->published.year - n);
        break;
    case EMIT_THIS_YEAR:
    case EMIT_LAST_YEAR:
        own = false;
        if (r->published.year)
            snprintf(text, sizeof text, "%04d", year = r->published.year - (v->rule->emit.op == EMIT_LAST_YEAR));
        break;
    case EMIT_DECADE_END: /* in 2024 it is 2030 */
        own = false;
        if (r->published.year) snprintf(text, sizeof text, "%04d", year = (r->published.year + 9) / 10 * 10);
        break;
    case EMIT_SAME_YEAR:
        own = false;
        year = r->context_year    ? r->context_year
               : r->previous_year ? r->previous_year
               : r->title_year    ? r->title_year
                                  : r->published.year;
        if (year) snprintf(text, sizeof text, "%04d", year);
        break;
    case EMIT_SAME_PERIOD:
        own = false;
        snprintf(text, sizeof text, "%s", r->previous_time);
        break;
    default:
        break; /* now: a time that is left empty */
    }
    out->year = year;
    out->by_itself = own;
    out->as_base = v->rule->emit.base;
    out->deadline = v->rule->emit.deadline;
    out->time = keep(r, text);
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

facts_status time_resolve(reading *r, const rule *rule, const PCRE2_SIZE *groups, span *out) {
    values v = {r, rule, groups};
    const facts_packs *packs = r->packs;
    decimal a = {0, 0}, b = {0, 0}, c = {0, 0};
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
        out->kind = SPAN_NONE;
        out->time = rule->emit.count ? rule->emit.args[0].literal : "no statistic";
        return FACTS_OK;
    case EMIT_PERCENT:
    case EMIT_TIMES:
    case EMIT_TIMES_RANGE:
    case EMIT_FRACTION:
    case EMIT_TIMES_FRACTION: {
        bool fraction = rule->emit.op == EMIT_FRACTION || rule->emit.op == EMIT_TIMES_FRACTION;
        out->kind = SPAN_QUANTITY;
        if (!argument(&v, 0, &a)) a = (decimal){1, 0};
        if (rule->emit.count > 1 && !argument(&v, 1, &b)) b = (decimal){1, 0};
        out->unit =
            rule->emit.op == EMIT_PERCENT || rule->emit.op == EMIT_FRACTION ? packs->unit_percent : packs->unit_times;
        out->value = a;
        out->has_hi = rule->emit.op == EMIT_TIMES_RANGE;
        out->value_hi = b;
        if (took_part(&v, "gt")) out->bound = FACTS_GT; /* 过半 */
        if (fraction) {
            out->quotient = quotient(a, b, rule->emit.op == EMIT_FRACTION ? 100 : 1);
            const bool two = rule->emit.count > 3;                      /* "a third to a half" */
            if (rule->emit.count > 2 && (argument(&v, 2, &c) || two)) { /* 四成至五成 */
                if (two && !argument(&v, 2, &c)) c = (decimal){1, 0};
                if (two && !argument(&v, 3, &b)) b = (decimal){1, 0};
                out->has_hi = true;
                out->value_hi = decimal_from_double(quotient(c, b, 100));
            }
        }
        return FACTS_OK;
    }
    default:
        return resolve_time(&v, out);
    }
}
