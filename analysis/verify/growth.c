/* Two levels, and what is said of the way from one to the other: a growth, a change, a ratio. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/said.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

enum { TIME_SIZE = 64 };

/* The two levels that a move is between. `years` is over how many a yearly rate is meant, 0 for the whole move. */
typedef struct move {
    const facts_fact *said, *from, *to;
    double years;
} move;

/* ------------------------------------------------------------------ times */

/* "2024" for a year and for its last day, so that both are met; other times as they are. */
static void plain_time(const char *time, char *plain) {
    snprintf(plain, TIME_SIZE, "%s", time);
    if (strlen(plain) == strlen("2024-12-31") && strcmp(plain + 4, "-12-31") == 0) plain[4] = '\0';
}

/* The same time of the year before: "2025-01/2025-09" becomes "2024-01/2024-09". */
static bool year_before(const char *time, char *before) {
    char *end;
    snprintf(before, TIME_SIZE, "%s", time);
    for (char *at = before; at; at = strchr(at, '/')) {
        at += *at == '/';
        long year = strtol(at, &end, 10);
        if (end - at != 4 || year < 1900) return false;
        char digits[24];
        snprintf(digits, sizeof digits, "%04ld", year - 1);
        memcpy(at, digits, 4);
    }
    return true;
}

static bool is_year(const char *text) { return strlen(text) == 4 && strspn(text, "0123456789") == 4; }

/* From when to when a growth, change or ratio is said; false where that is not known. */
static bool find_times(const facts_fact *said, char *from, char *to, double *years) {
    *years = 0;
    plain_time(said->time, to);
    const char *slash = strchr(to, '/');
    if (strcmp(said->base, "prev_year") == 0 || (!*said->base && !slash)) return *to && year_before(to, from);
    if (strcmp(said->base, "per_year") == 0) {
        if (!slash || slash - to != 4 || !is_year(slash + 1)) return false;
        snprintf(from, TIME_SIZE, "%.4s", to);
        memmove(to, slash + 1, 5);
        *years = atoi(to) - atoi(from);
        return *years > 0;
    }
    plain_time(said->base, from);
    return is_year(from) && *to && !slash;
}

/* ----------------------------------------------------------------- levels */

/* The one level of this time that the document says of what `said` is about; NULL where there is none, or several that
 * differ. */
static const facts_fact *find_level(const facts_fact *const *levels, size_t count, const facts_fact *said,
                                    const char *time) {
    const facts_fact *found = NULL;
    char plain[TIME_SIZE];
    for (size_t i = 0; i < count; i++) {
        const facts_fact *level = levels[i];
        plain_time(level->time, plain);
        if (strcmp(plain, time) != 0 || strcmp(level->region, said->region) != 0 ||
            strcmp(level->entity, said->entity) != 0)
            continue;
        if (said->kind == FACTS_CHANGE && strcmp(said->unit, level->unit) != 0 &&
            !(strcmp(said->unit, "pp") == 0 && strcmp(level->unit, "percent") == 0))
            continue;
        if (found && strcmp(found->unit, level->unit) != 0) return NULL;
        if (found && !verify_meet(said_interval(found, true), said_interval(level, true))) return NULL;
        if (!found || (strcmp(found->language, said->language) != 0 && strcmp(level->language, said->language) == 0))
            found = level;
    }
    return found;
}

/* ------------------------------------------------------------- arithmetic */

static double difference(double from, double to, double years) { return (to - from) / (years > 0 ? years : 1); }

static double growth(double from, double to, double years) {
    return 100 * (years > 0 ? pow(to / from, 1 / years) - 1 : to / from - 1);
}

static double ratio(double from, double to, double years) {
    (void)years;
    return to / from;
}

typedef double arithmetic(double from, double to, double years);

static arithmetic *arithmetic_of(facts_kind kind) {
    return kind == FACTS_CHANGE ? difference : kind == FACTS_GROWTH ? growth : ratio;
}

/* The least and the most that two levels make of it; all three grow with `to` and fall with `from`. */
static facts_interval made_of(facts_interval from, facts_interval to, double years, arithmetic *make) {
    double lowest = fmax(from.lo, 0);
    return (facts_interval){isfinite(from.hi) ? make(from.hi, to.lo, years) : -INFINITY,
                            isfinite(to.hi) && (lowest > 0 || make == difference) ? make(from.lo, to.hi, years)
                                                                                  : INFINITY};
}

static bool fits(const move *m, arithmetic *make, double scale) {
    facts_interval to = said_interval(m->to, true);
    to.lo *= scale;
    to.hi *= scale;
    return verify_meet(made_of(said_interval(m->from, true), to, m->years, make), said_interval(m->said, true));
}

/* -------------------------------------------------------------- reporting */

/* What slip would explain it: points for percent, percent for points, a power of ten in the later level. */
static void find_slip(const move *m, char *hint, size_t size) {
    bool percents = strcmp(m->to->unit, "percent") == 0;
    hint[0] = '\0';
    if (percents && m->said->kind == FACTS_GROWTH && fits(m, difference, 1)) {
        snprintf(hint, size, "; as percentage points it would fit");
    } else if (percents && m->said->kind == FACTS_CHANGE && fits(m, growth, 1)) {
        snprintf(hint, size, "; as percent it would fit");
    } else {
        for (int power = -4; power <= 4; power++)
            if (power != 0 && fits(m, arithmetic_of(m->said->kind), pow(10, power)))
                snprintf(hint, size, "; with %g times the later level it would fit", pow(10, power));
    }
}

/* All in one sentence: "1.8 GW in 2023 and 2.4 GW in 2024, up 20 percent" needs no word for what it is up on. */
static bool are_together(const move *m) {
    return strcmp(m->said->sentence, m->to->sentence) == 0 && strcmp(m->said->sentence, m->from->sentence) == 0;
}

/* A growth that was worked out before its levels were rounded, or on a revised base, is a little off and no mistake. */
static bool is_far(const move *m, double made) {
    return fabs(made - m->said->value) > (are_together(m) ? 0.02 : 0.1) * fmax(fabs(made), fabs(m->said->value));
}

/* "12.1 points in all, 1.2 a year": a word for the yearly rate may stand too near to the other number. */
static bool fits_as_a_whole(const move *m, arithmetic *make) {
    move whole = *m;
    whole.years = 0;
    return m->years > 0 && fits(&whole, make, 1);
}

static void report(verify *v, const move *m) {
    static const char *const FORMS[] = {"", "%s - %s%s = %s", "(%s / %s - 1) x 100%s = %s", "%s / %s%s = %s"};
    const facts_fact *const facts[] = {m->from, m->to, m->said};
    char from[40], to[40], result[40], said[FINDING_VALUE_SIZE], sum[160], hint[80], yearly[40] = "";
    arithmetic *make = arithmetic_of(m->said->kind);
    double made = make(m->from->value, m->to->value, m->years);
    bool holds = fits(m, make, 1);
    if (!holds && (!is_far(m, made) || fits_as_a_whole(m, make))) return;
    if (m->years > 0) snprintf(yearly, sizeof yearly, ", over %g years", m->years);
    finding_number(m->from->value, from);
    finding_number(m->to->value, to);
    snprintf(result, sizeof result, "%.4g", made);
    snprintf(sum, sizeof sum, FORMS[m->said->kind], to, from, yearly, result);
    find_slip(m, hint, sizeof hint);
    finding_value(m->said, said);
    if (holds)
        verify_add(v, FACTS_DOUBT_GROWTH, FACTS_DOUBT_HOLDS, FACTS_LOW, facts, 3, "%s; said is %s", sum, said);
    else
        verify_add(v, FACTS_DOUBT_GROWTH, FACTS_DOUBT_IMPLAUSIBLE, *hint ? FACTS_HIGH : FACTS_MEDIUM, facts, 3,
                   "%s, but %s is said%s", sum, said, hint);
}

/* ----------------------------------------------------------------- search */

static int compare_metrics(const void *left, const void *right) {
    const facts_fact *a = *(const facts_fact *const *)left, *b = *(const facts_fact *const *)right;
    int order = strcmp(a->metric, b->metric);
    return order ? order : (a->byte_start > b->byte_start) - (a->byte_start < b->byte_start);
}

/* Everything that is said of one metric. */
static void check_metric(verify *v, const facts_fact *const *facts, size_t count) {
    const facts_fact **levels = malloc((count + 1) * sizeof *levels);
    char from[TIME_SIZE], to[TIME_SIZE];
    size_t level_count = 0;
    if (!levels) {
        v->status = facts_no_memory(v->error, NULL);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (verify_is_level(facts[i]) && facts[i]->value > 0) levels[level_count++] = facts[i];
    for (size_t i = 0; i < count && level_count > 1; i++) {
        move m = {.said = facts[i]};
        bool is_said = facts[i]->kind != FACTS_LEVEL && isnan(facts[i]->value_hi);
        if (!is_said || !find_times(facts[i], from, to, &m.years)) continue;
        m.from = find_level(levels, level_count, facts[i], from);
        m.to = find_level(levels, level_count, facts[i], to);
        if (!m.from || !m.to || m.from == m.to || strcmp(m.from->unit, m.to->unit) != 0) continue;
        if (m.to->state != FACTS_ACTUAL && !are_together(&m)) continue; /* what is foreseen has several scenarios */
        if (*m.said->base || are_together(&m)) report(v, &m);
    }
    free(levels);
}

void verify_growth(verify *v) {
    const facts_fact **facts = malloc((v->count + 1) * sizeof *facts);
    size_t count = 0;
    if (!facts) {
        v->status = facts_no_memory(v->error, NULL);
        return;
    }
    for (size_t i = 0; i < v->count; i++)
        if (*v->facts[i]->metric && *v->facts[i]->time) facts[count++] = v->facts[i];
    if (count > 0) qsort(facts, count, sizeof *facts, compare_metrics);
    for (size_t i = 0, end; i < count && v->status == FACTS_OK; i = end) {
        for (end = i; end < count && strcmp(facts[i]->metric, facts[end]->metric) == 0;) end++;
        check_metric(v, facts + i, end - i);
    }
    free(facts);
}
