/* Values that no one states, but that follow: "1,690 GW, triple that of 2020" gives 2020 its value. Each keeps the
 * facts and the arithmetic it is made of, only levels that are said are built upon, and nothing is derived where a
 * level is. */
#include "derive.h"

#include <math.h>
#include <stdlib.h>

enum { ARITHMETIC = 256 }; /* the longest numbers and units fit */

/* How a fact ties the values of two times together. */
typedef struct link {
    const facts_fact *fact;
    const char *from, *to; /* the base and the time itself */
    double years;          /* an average a year over so many years; 0 for a comparison of the two times */
} link;

/* ------------------------------------------------------------------ times */

/* A time with all of its years one less: "2025-01/2025-09" becomes "2024-01/2024-09". NULL without memory. */
static const char *year_before(arena *memory, const char *time) {
    char *shifted = arena_copy(memory, time, strlen(time));
    for (char *part = shifted; part; part = strchr(part, '/')) {
        if (*part == '/') part++;
        char year[8];
        if (*part == '.') continue;
        snprintf(year, sizeof year, "%04d", (atoi(part) + 9999) % 10000);
        memcpy(part, year, 4);
    }
    if (!shifted) return NULL;
    char *day = strstr(shifted, "-02-29"); /* the year before a leap year has no such day */
    if (day) day[5] = '8';
    return shifted;
}

/* Whether a span is one of whole years, as 2021/2024 is; `last` is its last one. */
static bool is_years(const char *time, const char **last) {
    const char *slash = strchr(time, '/');
    *last = slash ? slash + 1 : NULL;
    return slash && slash - time == 4 && strlen(*last) == 4 && (*last)[0] != '.';
}

/* "2020/2024" with an average a year links its two ends. `open_end`: that of "2020/..", or NULL. */
static bool link_average(arena *memory, const char *open_end, link *found, bool *failed) {
    const char *time = found->fact->time, *slash = strchr(time, '/');
    facts_period from, to;
    if (!slash) return false;
    found->from = arena_copy(memory, time, (size_t)(slash - time));
    found->to = open_end ? open_end : slash + 1;
    *failed = !found->from;
    if (*failed || !facts_time_period(found->from, true, &from) || !facts_time_period(found->to, true, &to))
        return false;
    found->years = to.end - from.end;
    return found->years > 0; /* false for an open end, too, which is NAN */
}

/* Which two times a fact ties together; false for a base that is no time, as "national average", and for one that is
 * the time itself, as in "5.8 percent below the 2030 projections" for 2030. */
static bool link_times(arena *memory, const facts_fact *fact, const char *open_end, link *found, bool *failed) {
    facts_period time, base;
    const char *last;
    *found = (link){.fact = fact, .from = fact->base, .to = fact->time};
    if (fact->kind == FACTS_LEVEL || !*fact->metric || !isnan(fact->value_hi)) return false;
    if (!facts_time_period(fact->time, true, &time)) return false;
    if (strcmp(fact->base, "per_year") == 0)
        return fact->kind != FACTS_RATIO && link_average(memory, open_end, found, failed);
    if (strcmp(fact->base, "prev_year") == 0) {
        found->from = year_before(memory, fact->time);
        *failed = !found->from;
        return !*failed;
    }
    if (!facts_time_period(fact->base, true, &base) || base.end == time.end) return false;
    /* "down 11.6 percent in the first four years of the plan" compares the last of them with the year before the
     * plan */
    if (!base.span && is_years(fact->time, &last)) found->to = last;
    return true;
}

/* ----------------------------------------------------------------- levels */

/* A change in percentage points belongs to a level in percent, any other change to a level of its own unit. */
static bool fits_unit(const facts_fact *fact, const char *unit) {
    return fact->kind != FACTS_CHANGE || strcmp(fact->unit, unit) == 0 ||
           (strcmp(fact->unit, "pp") == 0 && strcmp(unit, "percent") == 0);
}

/* How near a level stands to a fact: the same sentence is best, then the document, the language and the distance. "It
 * is 3,960 GW, up 15.5 percent. Nearly 4,000 GW are ..." grew to the first of the two, though the second stands
 * nearer. */
static double nearness(const facts_fact *fact, const facts_fact *level) {
    if (strcmp(fact->document, level->document) != 0) return 0;
    double distance = fabs((double)fact->byte_start - (double)level->byte_start);
    int common = strcmp(fact->language, level->language) != 0   ? 1
                 : strcmp(fact->sentence, level->sentence) != 0 ? 2
                                                                : 3;
    return common + 1 / (1 + distance);
}

/* The first of the sorted rows that is not before `key`. */
static const series_row *first_from(const series_row *rows, size_t count, const series_row *key) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (series_compare_places(&rows[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return rows + low;
}

/* The level that is said of a time, nearest to the fact; of equally near ones the best, which comes first. */
static const series_row *find_level(const series_row *said, size_t count, const facts_fact *fact, const char *time,
                                    facts_state state, bool stock) {
    series_row next = {.metric = fact->metric, .region = fact->region, .entity = fact->entity, .unit = "", .base = ""};
    const series_row *found = NULL, *end = said + count;
    facts_period period;
    if (!facts_time_period(time, stock, &period)) return NULL;
    next.period.year = -INFINITY;
    for (;;) { /* through the units of the metric */
        const series_row *row = first_from(said, count, &next);
        if (row == end || strcmp(row->metric, next.metric) != 0 || strcmp(row->region, next.region) != 0 ||
            strcmp(row->entity, next.entity) != 0)
            return found;
        series_row key = next;
        key.unit = next.unit = row->unit;
        key.state = state;
        key.period = period;
        row = fits_unit(fact, key.unit) ? first_from(said, count, &key) : end;
        for (; row < end && series_compare_places(row, &key) == 0; row++)
            if (!found || nearness(fact, row->evidence.facts[0]) > nearness(fact, found->evidence.facts[0]))
                found = row;
        next.state = FACTS_PROJECTED + 1; /* behind all of this unit */
    }
}

/* "It was 36 percent in 2024, up 0.5 points a year since 2020": an average since a year lasts until the time of the
 * level in its sentence. NULL where the fact is no such average, or levels of no or of several times are there. */
static const char *find_end(const series_row *said, size_t count, const facts_fact *fact) {
    const series_row key = {.metric = fact->metric,
                            .region = fact->region,
                            .entity = fact->entity,
                            .unit = "",
                            .base = "",
                            .period.year = -INFINITY};
    const char *open = strstr(fact->time, "/.."), *end = NULL;
    if (!open || !*fact->sentence || strcmp(fact->base, "per_year") != 0) return NULL;
    for (const series_row *row = first_from(said, count, &key); row < said + count; row++) {
        const facts_fact *level = row->evidence.facts[0];
        if (strcmp(row->metric, key.metric) != 0 || strcmp(row->region, key.region) != 0 ||
            strcmp(row->entity, key.entity) != 0)
            break;
        if (row->state != fact->state || !fits_unit(fact, row->unit) || strchr(row->time, '/') ||
            strcmp(level->document, fact->document) != 0 || strcmp(level->sentence, fact->sentence) != 0)
            continue;
        if (end && strcmp(end, row->time) != 0) return NULL;
        end = row->time;
    }
    return end;
}

/* ------------------------------------------------------------- arithmetic */

static facts_bound flipped(facts_bound bound) {
    return bound == FACTS_GT ? FACTS_LT : bound == FACTS_LT ? FACTS_GT : bound;
}

/* What is known of a result that grows with both of its parts. */
static facts_bound combined(facts_bound a, facts_bound b) {
    if (a == FACTS_EQ || a == b) return b;
    return b == FACTS_EQ ? a : FACTS_APPROX;
}

static double rounded(double value, int digits) {
    char text[40];
    snprintf(text, sizeof text, "%.*g", digits, value);
    return strtod(text, NULL);
}

/* The value at the other end of the link, `forward` from base to time, and the arithmetic as text. False where there is
 * none: nothing grows out of zero or falls by more than all. */
static bool calculate(const link *tie, const series_row *level, bool forward, facts_evidence *result,
                      char arithmetic[ARITHMETIC]) {
    const facts_fact *fact = tie->fact;
    double known = level->evidence.value, steps = tie->years > 0 ? tie->years : 1, factor = 1;
    char number[40], amount[40], power[48] = "", times[48] = "";
    facts_format_number(known, number);
    facts_format_number(fabs(fact->value), amount);
    if (tie->years > 0) {
        char years[40];
        facts_format_number(rounded(steps, 6), years);
        snprintf(power, sizeof power, "^%s", years);
        snprintf(times, sizeof times, "%s x ", years);
    }
    const char *space = strcmp(level->unit, "1") == 0 ? "" : " ", *unit = *space ? level->unit : "";
    bool plus = forward == (fact->value >= 0);
    *result = (facts_evidence){.value_hi = NAN, .derived = true};
    switch (fact->kind) {
    case FACTS_CHANGE:
        result->value = rounded(forward ? known + steps * fact->value : known - steps * fact->value, 12);
        snprintf(arithmetic, ARITHMETIC, "%s%s%s %c %s%s%s%s", number, space, unit, plus ? '+' : '-', times, amount,
                 space, *space ? fact->unit : "");
        break;
    case FACTS_GROWTH:
        factor = pow(fmax(1 + fact->value / 100, 0), steps);
        snprintf(arithmetic, ARITHMETIC, "%s%s%s %c (1 %c %s percent)%s", number, space, unit, forward ? 'x' : '/',
                 fact->value >= 0 ? '+' : '-', amount, power);
        break;
    default:
        factor = fact->value;
        snprintf(arithmetic, ARITHMETIC, "%s%s%s %c %s", number, space, unit, forward ? 'x' : '/', amount);
    }
    if (fact->kind != FACTS_CHANGE) {
        if (factor <= 0 || known <= 0) return false;
        result->value = rounded(forward ? known * factor : known / factor, 6); /* as exact as such figures are */
    }
    /* A bound speaks of the size of a change: "fell by more than 60" is below -60. */
    facts_bound bound = fact->value < 0 ? flipped(fact->bound) : fact->bound;
    result->bound = combined(level->evidence.bound, forward ? bound : flipped(bound));
    if (result->bound == FACTS_EQ && (fact->kind != FACTS_CHANGE || tie->years > 0)) result->bound = FACTS_APPROX;
    return true;
}

/* Pushes what a link and the level at one of its ends say of the other end. */
static facts_status push_derived(facts_series_list *list, const facts_series_options *options, const link *tie,
                                 const series_row *level, bool forward, facts_error *error) {
    const facts_fact *fact = tie->fact;
    char arithmetic[ARITHMETIC];
    series_row row = {.metric = fact->metric,
                      .region = fact->region,
                      .entity = fact->entity,
                      .unit = level->unit,
                      .base = "",
                      .time = forward ? tie->to : tie->from,
                      .state = forward ? fact->state : FACTS_ACTUAL,
                      .published = series_published(options, fact)};
    if (!calculate(tie, level, forward, &row.evidence, arithmetic)) return FACTS_OK;
    facts_time_period(row.time, series_is_stock(options, fact->metric), &row.period);
    row.evidence.arithmetic = arena_copy(&list->memory, arithmetic, strlen(arithmetic));
    row.evidence.facts[0] = level->evidence.facts[0];
    row.evidence.facts[1] = fact;
    row.evidence.fact_count = 2;
    return row.evidence.arithmetic && vector_push(&list->rows, row) ? FACTS_OK : facts_no_memory(error, NULL);
}

facts_status derive_rows(facts_series_list *list, const facts_set *facts, const facts_series_options *options,
                         facts_error *error) {
    const size_t said_count = list->rows.count;
    for (size_t i = 0; i < facts_set_count(facts); i++) {
        const facts_fact *fact = facts_set_at(facts, i);
        bool failed = false, stock = series_is_stock(options, fact->metric);
        link tie;
        if (!link_times(&list->memory, fact, find_end(list->rows.at, said_count, fact), &tie, &failed)) {
            if (failed) return facts_no_memory(error, NULL);
            continue;
        }
        const series_row *said = list->rows.at; /* moves when it grows */
        const series_row *at_time = find_level(said, said_count, fact, tie.to, fact->state, stock);
        const series_row *at_base = find_level(said, said_count, fact, tie.from, FACTS_ACTUAL, stock);
        if (!at_time == !at_base) continue; /* nothing to build on, or nothing left to fill in */
        const series_row level = at_time ? *at_time : *at_base;
        facts_status status = push_derived(list, options, &tie, &level, !at_time, error);
        if (status) return status;
    }
    return FACTS_OK;
}

/* ------------------------------------------------------------ comparisons */

/* A target of 65 percent less than in 2005 beside levels of 2005 and of today: what the two say of each other. Like a
 * bound that is said, that of a fall speaks of its size. */
static bool compare_levels(const facts_fact *target, const series_row *base, const series_row *level,
                           facts_evidence *result, char arithmetic[ARITHMETIC]) {
    double from = base->evidence.value, to = level->evidence.value;
    char number[40], base_number[40];
    facts_format_number(to, number);
    facts_format_number(from, base_number);
    const char *space = strcmp(level->unit, "1") == 0 ? "" : " ", *unit = *space ? level->unit : "";
    const char *after = target->kind == FACTS_GROWTH ? " - 1" : "";
    if (target->kind != FACTS_CHANGE && (from <= 0 || to < 0)) return false;
    if (!isnan(base->evidence.value_hi) || !isnan(level->evidence.value_hi)) return false;
    double value = target->kind == FACTS_CHANGE   ? rounded(to - from, 12)
                   : target->kind == FACTS_GROWTH ? rounded((to / from - 1) * 100, 6)
                                                  : rounded(to / from, 6);
    facts_bound bound = combined(level->evidence.bound, flipped(base->evidence.bound));
    if (bound == FACTS_EQ && target->kind != FACTS_CHANGE) bound = FACTS_APPROX;
    snprintf(arithmetic, ARITHMETIC, "%s%s%s %c %s%s%s%s", number, space, unit,
             target->kind == FACTS_CHANGE ? '-' : '/', base_number, space, unit, after);
    *result = (facts_evidence){.value = value,
                               .value_hi = NAN,
                               .bound = value < 0 ? flipped(bound) : bound,
                               .derived = true,
                               .facts = {level->evidence.facts[0], base->evidence.facts[0]},
                               .fact_count = 2};
    return true;
}

static facts_status push_comparison(facts_series_list *list, const facts_fact *target, const series_row *base,
                                    const series_row *level, facts_error *error) {
    char arithmetic[ARITHMETIC];
    series_row row = *level;
    row.unit = target->unit;
    row.base = target->base;
    if (!compare_levels(target, base, level, &row.evidence, arithmetic)) return FACTS_OK;
    row.evidence.arithmetic = arena_copy(&list->memory, arithmetic, strlen(arithmetic));
    return row.evidence.arithmetic && vector_push(&list->rows, row) ? FACTS_OK : facts_no_memory(error, NULL);
}

static int compare_targets(const void *left, const void *right) {
    const facts_fact *a = *(const facts_fact *const *)left, *b = *(const facts_fact *const *)right;
    int order = strcmp(a->metric, b->metric);
    if (!order) order = strcmp(a->region, b->region);
    if (!order) order = strcmp(a->entity, b->entity);
    if (!order) order = strcmp(a->unit, b->unit);
    return order ? order : strcmp(a->base, b->base);
}

/* What the levels around `base`, which are of the same series, say in comparison with it. */
static facts_status compare_with(facts_series_list *list, const facts_fact *target, const series_rows *levels,
                                 const series_row *base, facts_error *error) {
    const series_row *row = base, *end = levels->at + levels->count;
    facts_status status = FACTS_OK;
    for (row++; row < end && !status && series_compare_keys(row, base) == 0; row++) {
        bool best = series_compare_places(row - 1, row) != 0; /* of its time */
        if (best && row->period.span == base->period.span && row->period.start >= base->period.end - 1e-9)
            status = push_comparison(list, target, base, row, error);
    }
    return status;
}

facts_status derive_comparisons(facts_series_list *list, const series_rows *levels, const facts_set *facts,
                                const facts_series_options *options, facts_error *error) {
    VECTOR(const facts_fact *) targets = {0};
    facts_status status = FACTS_OK;
    for (size_t i = 0; !status && i < facts_set_count(facts); i++) {
        const facts_fact *fact = facts_set_at(facts, i);
        bool promised = fact->state == FACTS_TARGET && fact->kind == options->kind && *fact->metric;
        if (promised && !vector_push(&targets, fact)) status = facts_no_memory(error, NULL);
    }
    if (targets.count > 0) qsort(targets.at, targets.count, sizeof *targets.at, compare_targets);
    for (size_t i = 0; !status && i < targets.count; i++) {
        const facts_fact *target = targets.at[i];
        if (i > 0 && compare_targets(&targets.at[i - 1], &target) == 0) continue;
        bool stock = series_is_stock(options, target->metric);
        const series_row *base = find_level(levels->at, levels->count, target, target->base, FACTS_ACTUAL, stock);
        if (base) status = compare_with(list, target, levels, base, error);
    }
    vector_free(&targets);
    return status;
}
