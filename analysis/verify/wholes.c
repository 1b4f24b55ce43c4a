/* What is part of what: by the subjects that metrics are named after. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/said.h"

#include <math.h>
#include <stdlib.h>

/* Subjects that exclude each other, so that their shares of one whole are at most 100 percent. */
static const char *const SOURCES[] = {"coal", "gas",   "oil",     "nuclear",   "hydro",
                                      "wind", "solar", "biomass", "geothermal"};

/* A part and a whole that holds it. */
static const struct {
    const char *part, *whole;
} PARTS[] = {
    {"wind", "wind_solar"},
    {"solar", "wind_solar"},
    {"wind", "renewable"},
    {"solar", "renewable"},
    {"hydro", "renewable"},
    {"biomass", "renewable"},
    {"wind_solar", "renewable"},
    {"wind", "non_fossil"},
    {"solar", "non_fossil"},
    {"hydro", "non_fossil"},
    {"biomass", "non_fossil"},
    {"wind_solar", "non_fossil"},
    {"renewable", "non_fossil"},
    {"nuclear", "non_fossil"},
    {"coal", "fossil"},
    {"gas", "fossil"},
    {"oil", "fossil"},
    {"offshore_wind", "wind"},
    {"distributed_solar", "solar"},
};

/* Two parts without a rest. */
static const struct {
    const char *one, *other, *whole; /* "" is everything: 100 percent */
} SPLITS[] = {{"wind", "solar", "wind_solar"}, {"fossil", "non_fossil", ""}};

/* Measures that add up over subjects, and shares of one whole. A share of the world is of another whole each: that of
 * wind power and that of solar power may both be 80 percent. */
static const char *const AMOUNTS[] = {"capacity", "capacity_addition", "generation", "consumption", "production"};
static const char *const SHARES[] = {"capacity_share", "addition_share", "generation_share", "consumption_share"};

/* What follows the subject in the name of a metric: "capacity" of wind_capacity; NULL for another subject. */
static const char *measure_of(const facts_fact *fact, const char *subject) {
    size_t size = strlen(subject);
    return strncmp(fact->metric, subject, size) == 0 && fact->metric[size] == '_' ? fact->metric + size + 1 : NULL;
}

static bool is_one_of(const char *measure, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(measure, list[i]) == 0) return true;
    return false;
}

static bool is_share(const char *measure) { return is_one_of(measure, SHARES, sizeof SHARES / sizeof *SHARES); }

static bool is_additive(const char *measure) {
    return is_share(measure) || is_one_of(measure, AMOUNTS, sizeof AMOUNTS / sizeof *AMOUNTS);
}

/* The measure of two facts, if it is the same and adds up, for these two subjects; else NULL. */
static const char *common_measure(const facts_fact *a, const char *subject_a, const facts_fact *b,
                                  const char *subject_b) {
    const char *one = measure_of(a, subject_a), *other = measure_of(b, subject_b);
    return one && other && strcmp(one, other) == 0 && is_additive(one) ? one : NULL;
}

bool verify_is_part(const facts_fact *part, const facts_fact *whole) {
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (common_measure(part, PARTS[i].part, whole, PARTS[i].whole)) return true;
    return false;
}

bool verify_is_split(const facts_fact *one, const facts_fact *other, const facts_fact *whole) {
    for (size_t i = 0; i < sizeof SPLITS / sizeof *SPLITS; i++)
        if (common_measure(one, SPLITS[i].one, other, SPLITS[i].other) &&
            common_measure(one, SPLITS[i].one, whole, SPLITS[i].whole))
            return true;
    return false;
}

/* ----------------------------------------------------------------- checks */

/* Both languages say the same; the numbers of one are held against each other. */
static bool same_language(const facts_fact *a, const facts_fact *b) { return strcmp(a->language, b->language) == 0; }

/* What can be the whole and no more. */
static bool is_named_share(const char *metric) {
    static const char *const ENDINGS[] = {"_share", "_coverage", "_penetration", "_utilization_rate",
                                          "_electrification_rate"};
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t size = strlen(metric), end = strlen(ENDINGS[i]);
        if (size > end && strcmp(metric + size - end, ENDINGS[i]) == 0) return true;
    }
    return false;
}

/* What is said far away of the same time holds only where each says its time: "below 4,000 GW" may be of any year. */
static bool have_one_time(const facts_fact *a, const facts_fact *b) {
    return said_together(a, b) || (a->time_source == FACTS_TIME_EXPLICIT && b->time_source == FACTS_TIME_EXPLICIT);
}

static void check_share(verify *v, const facts_fact *fact) {
    char value[FINDING_VALUE_SIZE];
    /* a metric made of the words nearby may be no share at all: "1866 ppb of methane, 156 percent above ..." */
    if (!facts_packs_find_metric(v->packs, fact->metric)) return;
    /* "110 percent of the task" may be read as a share, and a country may plan to make more power than it takes */
    if (!said_surely(fact) || fact->state != FACTS_ACTUAL) return;
    if (strcmp(fact->unit, "percent") != 0 || !is_named_share(fact->metric) || said_interval(fact, false).lo <= 100)
        return;
    verify_add(v, FACTS_DOUBT_SHARE, FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, &fact, 1, "%s is more than the whole",
               finding_value(fact, value));
}

/* "A of all, including B and C", "B and C, A in total": the whole stands before its parts, or has a word for it. "More
 * wind power, more solar power and A of solar heat" is a list. */
static bool holds_parts(verify *v, const facts_fact *whole, const facts_fact *const *parts, size_t count) {
    bool first = true;
    verify_sentence sentence;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) first = first && whole->byte_start < parts[i]->byte_start;
    if (first) return true;
    while (at < v->count && v->facts[at] != whole) at++;
    if (at == v->count || at == 0 || strcmp(v->facts[at - 1]->sentence, whole->sentence) != 0) return false;
    if (!verify_sentence_open(v, at, &sentence)) return false;
    bool total = verify_is_total(&sentence, at);
    verify_sentence_close(&sentence);
    return total;
}

static void check_part(verify *v, const facts_fact *part, const facts_fact *whole) {
    const facts_fact *const facts[] = {part, whole};
    char small[FINDING_VALUE_SIZE], large[FINDING_VALUE_SIZE];
    if (!verify_is_part(part, whole) || said_interval(part, true).lo <= said_interval(whole, true).hi) return;
    /* "81.7 percent of renewable power" may be read as a share of all power */
    if (!said_surely(part) || !said_surely(whole) || !verify_same_reach(v, part, whole)) return;
    if (strcmp(part->sentence, whole->sentence) == 0 && !holds_parts(v, whole, &part, 1)) return;
    verify_add(v, FACTS_DOUBT_PART, FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, facts, 2,
               "%s is %s, its part %s is %s: a part is not more than the whole", whole->metric,
               finding_value(whole, large), part->metric, finding_value(part, small));
}

static facts_interval add_intervals(facts_interval a, facts_interval b) {
    return (facts_interval){a.lo + b.lo, a.hi + b.hi};
}

static void report_split(verify *v, const facts_fact *one, const facts_fact *other, const facts_fact *whole) {
    const facts_fact *const facts[] = {one, other, whole};
    char a[40], b[40], sum[40], said[FINDING_VALUE_SIZE];
    facts_interval made = add_intervals(said_interval(one, true), said_interval(other, true));
    facts_interval wanted = whole ? said_interval(whole, true) : (facts_interval){100, 100};
    facts_doubt_verdict verdict = verify_meet(made, wanted) ? FACTS_DOUBT_HOLDS : FACTS_DOUBT_IMPLAUSIBLE;
    finding_number(one->value, a);
    finding_number(other->value, b);
    finding_number(one->value + other->value, sum);
    if (whole)
        verify_add(v, FACTS_DOUBT_SUM, verdict, FACTS_HIGH, facts, 3, "%s + %s = %s; said of both is %s", a, b, sum,
                   finding_value(whole, said));
    else
        verify_add(v, FACTS_DOUBT_SHARE, verdict, FACTS_HIGH, facts, 2, "%s + %s = %s; both are the whole, 100 percent",
                   a, b, sum);
}

/* Two facts of one time and the rest of their group, where a third one may be the whole. */
static void check_split(verify *v, const facts_fact *one, const facts_fact *other, const facts_fact *const *group,
                        size_t count) {
    for (size_t i = 0; i < sizeof SPLITS / sizeof *SPLITS; i++) {
        const char *measure = common_measure(one, SPLITS[i].one, other, SPLITS[i].other);
        if (!measure || (!*SPLITS[i].whole && !is_share(measure))) continue;
        if (!*SPLITS[i].whole) report_split(v, one, other, NULL);
        for (size_t k = 0; k < count && *SPLITS[i].whole; k++)
            if (common_measure(one, SPLITS[i].one, group[k], SPLITS[i].whole)) report_split(v, one, other, group[k]);
    }
}

/* wind_capacity of "wind", and not wind_solar_capacity. */
static bool is_amount_of(const facts_fact *fact, const char *subject) {
    const char *measure = measure_of(fact, subject);
    return measure && is_additive(measure);
}

/* "1,690 GW of renewables, including 436 GW of hydropower, 521 GW of wind power ...": the parts are no more than the
 * whole, but for what two definitions may differ by. Two parts without a rest are left to check_split. */
static void check_parts(verify *v, const facts_fact *whole, const facts_fact *const *group, size_t count) {
    static const double DEFINITIONS = 1.02;
    const facts_fact *facts[sizeof SOURCES / sizeof *SOURCES + 1];
    char text[400] = "", sum[40], said[FINDING_VALUE_SIZE];
    size_t found = 0, used = 0;
    double low = 0, all = 0;
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++)
        for (size_t k = 0; k < count; k++) {
            if (!is_amount_of(group[k], SOURCES[i]) || !verify_is_part(group[k], whole)) continue;
            if (strcmp(group[k]->sentence, whole->sentence) != 0) continue;
            char value[40];
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", found ? " + " : "",
                                     finding_number(group[k]->value, value));
            low += said_interval(group[k], true).lo;
            all += group[k]->value;
            facts[found++] = group[k];
            break;
        }
    if (found < 2 || low <= DEFINITIONS * said_interval(whole, true).hi) return;
    if (found == 2 && (verify_is_split(facts[0], facts[1], whole) || verify_is_split(facts[1], facts[0], whole)))
        return;
    if (!holds_parts(v, whole, facts, found)) return;
    facts[found++] = whole;
    verify_add(v, FACTS_DOUBT_SUM, FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, facts, found,
               "%s = %s; they are parts of %s, which is %s", text, finding_number(all, sum), whole->metric,
               finding_value(whole, said));
}

/* The shares of one measure: each source once, as it is said first. */
static void check_sources(verify *v, const facts_fact *const *group, size_t count, const char *measure) {
    const facts_fact *facts[sizeof SOURCES / sizeof *SOURCES];
    size_t found = 0;
    double low = 0;
    char sum[40];
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++)
        for (size_t k = 0; k < count; k++) {
            const char *own = measure_of(group[k], SOURCES[i]);
            if (!own || strcmp(own, measure) != 0 || !said_surely(group[k])) continue;
            if (found > 0 && !have_one_time(facts[0], group[k])) continue;
            facts[found++] = group[k];
            low += said_interval(group[k], false).lo;
            break;
        }
    if (found < 2 || low <= 100) return;
    for (size_t i = 1; i < found; i++)
        if (!verify_same_reach(v, facts[0], facts[i])) return;
    verify_add(v, FACTS_DOUBT_SHARE, FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, facts, found,
               "shares of one whole are %s percent together, even where all were rounded up", finding_number(low, sum));
}

/* ----------------------------------------------------------------- groups */

/* Facts that can be held against each other: of one time and subject. */
static int compare_groups(const facts_fact *a, const facts_fact *b) {
    int order = strcmp(a->time, b->time);
    if (!order) order = strcmp(a->region, b->region);
    if (!order) order = strcmp(a->entity, b->entity);
    if (!order) order = strcmp(a->unit, b->unit);
    return order ? order : (int)a->state - (int)b->state;
}

static int compare_facts(const void *left, const void *right) {
    const facts_fact *a = *(const facts_fact *const *)left, *b = *(const facts_fact *const *)right;
    int order = compare_groups(a, b);
    return order ? order : (a->byte_start > b->byte_start) - (a->byte_start < b->byte_start);
}

/* Several values of one metric at one time are of several things that were not told apart. */
static bool is_mixed(const facts_fact *fact, const facts_fact *const *group, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(group[i]->metric, fact->metric) == 0 &&
            !verify_meet(said_interval(group[i], false), said_interval(fact, false)))
            return true;
    return false;
}

static size_t drop_mixed(const facts_fact *const *group, size_t count, const facts_fact **kept) {
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_mixed(group[i], group, count)) kept[left++] = group[i];
    return left;
}

static void check_group(verify *v, const facts_fact *const *group, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            if (i == j || !same_language(group[i], group[j]) || !have_one_time(group[i], group[j])) continue;
            check_part(v, group[i], group[j]);
            check_split(v, group[i], group[j], group, count);
        }
    for (size_t i = 0; i < count; i++) check_parts(v, group[i], group, count);
    for (size_t i = 0; i < sizeof SHARES / sizeof *SHARES; i++) check_sources(v, group, count, SHARES[i]);
}

void verify_wholes(verify *v) {
    const facts_fact **levels = malloc((v->count + 1) * sizeof *levels);
    const facts_fact **group = malloc((v->count + 1) * sizeof *group);
    size_t count = 0;
    if (!levels || !group) {
        free(levels);
        free(group);
        v->status = facts_no_memory(v->error, NULL);
        return;
    }
    for (size_t i = 0; i < v->count; i++) {
        if (!verify_is_level(v->facts[i])) continue;
        check_share(v, v->facts[i]);
        if (*v->facts[i]->time) levels[count++] = v->facts[i];
    }
    if (count > 0) qsort(levels, count, sizeof *levels, compare_facts);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && compare_groups(levels[i], levels[end]) == 0;) end++;
        check_group(v, group, drop_mixed(levels + i, end - i, group));
    }
    free(group);
    free(levels);
}
