/* What a plant can yield: the hours that its capacity would have to work, the tonnes that its generation avoids. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/said.h"

#include <math.h>
#include <stdlib.h>

/* Tonnes for each MWh. A coal plant emits about one tonne of CO2 and burns a third of a tonne of standard coal; no mix
 * of plants that other generation replaces is far from a tenth or a double of that (IPCC 2014, WG III, annex III). */
static const struct {
    const char *metric, *unit, *what;
    double least, most;
} AVOIDED[] = {
    {"co2_emission_reduction", "MtCO2", "CO2", 0.1, 2},
    {"ghg_emission_reduction", "MtCO2", "greenhouse gases", 0.1, 2},
    {"energy_saving", "Mtce", "standard coal", 0.05, 0.8},
};

static const double YEAR = 8760; /* hours */

static bool ends_with(const char *text, const char *end) {
    size_t size = strlen(text), end_size = strlen(end);
    return size >= end_size && strcmp(text + size - end_size, end) == 0;
}

/* In TWh: no share, and no growth. */
static double generation_of(const facts_fact *fact) {
    if (!verify_is_level(fact) || !ends_with(fact->metric, "_generation") || fact->value <= 0) return NAN;
    return strcmp(fact->unit, "TWh") == 0 ? fact->value : strcmp(fact->unit, "GWh") == 0 ? fact->value / 1000 : NAN;
}

/* ---------------------------------------------------------------- tonnes */

typedef struct yield {
    const facts_fact *generation, *avoided;
    size_t kind;              /* of AVOIDED */
    facts_interval intensity; /* tonnes a MWh, with rounding and bounds */
    double value;
} yield;

static bool read_yield(const facts_fact *generation, const facts_fact *avoided, yield *found) {
    for (size_t i = 0; i < sizeof AVOIDED / sizeof *AVOIDED; i++) {
        if (!verify_is_level(avoided) || strcmp(avoided->metric, AVOIDED[i].metric) != 0) continue;
        if (strcmp(avoided->unit, AVOIDED[i].unit) != 0) continue;
        facts_interval power = said_interval(generation, true), mass = said_interval(avoided, true);
        double scale = generation_of(generation) / generation->value;
        *found = (yield){.generation = generation, .avoided = avoided, .kind = i};
        found->value = avoided->value / generation_of(generation);
        found->intensity.lo = isfinite(power.hi) ? mass.lo / (power.hi * scale) : 0;
        found->intensity.hi = power.lo > 0 ? mass.hi / (power.lo * scale) : INFINITY;
        return true;
    }
    return false;
}

static bool is_plausible(const yield *y) {
    return y->intensity.hi >= AVOIDED[y->kind].least && y->intensity.lo <= AVOIDED[y->kind].most;
}

/* The generation that a fact of its sentence is a yield of: the last one before it. */
static bool find_yield(const verify *v, size_t at, yield *found) {
    for (size_t i = at; i-- > 0 && strcmp(v->facts[i]->sentence, v->facts[at]->sentence) == 0;)
        if (!isnan(generation_of(v->facts[i])))
            return verify_joined(v, i, at) && read_yield(v->facts[i], v->facts[at], found);
    return false;
}

/* The plausible yield of the same document whose generation is nearest, to set beside one that is not. */
static bool find_likeness(const verify *v, const yield *odd, yield *best) {
    double nearest = INFINITY;
    for (size_t i = 0; i < v->count; i++) {
        yield other;
        if (!find_yield(v, i, &other) || !is_plausible(&other)) continue;
        /* greenhouse gases are nearly all CO2 here */
        if (strcmp(AVOIDED[other.kind].unit, AVOIDED[odd->kind].unit) != 0) continue;
        double apart = fabs(log(generation_of(other.generation) / generation_of(odd->generation)));
        if (apart < nearest) nearest = apart, *best = other;
    }
    return isfinite(nearest);
}

/* Without an exponent: 3000, 0.0273. */
static const char *three_digits(double value, char *buffer) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.3g", value);
    return facts_format_number(strtod(digits, NULL), buffer);
}

static void report_yield(verify *v, const yield *y) {
    const facts_fact *facts[4] = {y->generation, y->avoided};
    char power[FINDING_VALUE_SIZE], mass[FINDING_VALUE_SIZE], beside[2 * FINDING_VALUE_SIZE + 80] = "";
    char other_power[FINDING_VALUE_SIZE], other_mass[FINDING_VALUE_SIZE], ratio[40];
    yield like = {0};
    bool holds = is_plausible(y);
    size_t count = 2;
    finding_value(y->generation, power);
    finding_value(y->avoided, mass);
    if (!holds && find_likeness(v, y, &like)) {
        facts[count++] = like.generation;
        facts[count++] = like.avoided;
        snprintf(beside, sizeof beside, "; line %u has %s for %s, which is %s", (unsigned)like.avoided->line,
                 finding_value(like.avoided, other_mass), finding_value(like.generation, other_power),
                 three_digits(like.value, ratio));
    }
    verify_add(v, FACTS_DOUBT_INTENSITY, holds ? FACTS_DOUBT_HOLDS : FACTS_DOUBT_IMPLAUSIBLE, FACTS_MEDIUM, facts,
               count, "%s for %s is %s t of %s a MWh; %g to %g is what other plants would have taken%s", mass, power,
               three_digits(y->value, ratio), AVOIDED[y->kind].what, AVOIDED[y->kind].least, AVOIDED[y->kind].most,
               beside);
}

/* ----------------------------------------------------------------- hours */

/* wind_capacity for wind_generation and electricity_generation, but no capacity to make, to add or of batteries. */
static bool is_capacity_of(const facts_fact *capacity, const facts_fact *generation) {
    if (!verify_is_level(capacity) || strcmp(capacity->unit, "GW") != 0 || !ends_with(capacity->metric, "_capacity"))
        return false;
    if (ends_with(capacity->metric, "_production_capacity") || capacity->value <= 0) return false;
    if (ends_with(capacity->metric, "storage_capacity") || ends_with(capacity->metric, "battery_capacity"))
        return false;
    size_t subject = strlen(capacity->metric) - strlen("_capacity");
    return strcmp(generation->metric, "electricity_generation") == 0 ||
           (strncmp(capacity->metric, generation->metric, subject) == 0 &&
            strcmp(generation->metric + subject, "_generation") == 0);
}

/* What a plant has generated in all the years since it was opened is no matter of one year. */
static bool is_cumulative(verify *v, const facts_fact *generation) {
    cue_words cues = {0};
    verify_read_cues(v, generation->sentence, &cues);
    bool found = cue_find(&cues, "cumulative", 0, SIZE_MAX);
    vector_free(&cues);
    return found || strchr(generation->time, '/');
}

/* A slip of 万 and 亿 moves the point. */
static void find_slip(double hours, char *hint, size_t size) {
    hint[0] = '\0';
    for (int power = 1; power <= 4; power++) {
        double less = hours / pow(10, power);
        if (less > YEAR || less < 500) continue;
        snprintf(hint, size, "; a %.0fth of it would take %.0f", pow(10, power), less);
        return;
    }
}

static bool can_yield(const facts_fact *capacity, const facts_fact *generation) {
    facts_interval most = said_interval(capacity, true), least = said_interval(generation, true);
    double scale = generation_of(generation) / generation->value;
    return !isfinite(most.hi) || 1000 * least.lo * scale / most.hi <= YEAR;
}

static void check_hours(verify *v, const facts_fact *capacity, const facts_fact *generation) {
    const facts_fact *const facts[] = {capacity, generation};
    char power[FINDING_VALUE_SIZE], energy[FINDING_VALUE_SIZE], hint[80] = "";
    double hours = 1000 * generation_of(generation) / capacity->value;
    bool holds = can_yield(capacity, generation);
    if (!holds && is_cumulative(v, generation)) return;
    if (!holds) find_slip(hours, hint, sizeof hint);
    verify_add(v, FACTS_DOUBT_HOURS, holds ? FACTS_DOUBT_HOLDS : FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, facts, 2,
               "%s from %s takes %.0f hours; a year has %.0f%s", finding_value(generation, energy),
               finding_value(capacity, power), hours, YEAR, hint);
}

/* "5 turbines of 3 MW generate 40 GWh", "three of 490 MW and one of 25 MW", 单台容量: the capacity is that of each; and
 * "the two units generate" what both do. */
static bool is_counted(verify *v, size_t at) {
    verify_sentence sentence;
    if (!verify_sentence_open(v, at, &sentence)) return true;
    bool counted = verify_multiplier(&sentence, at) > 0 ||
                   cue_find(&sentence.cues, "one-machine", 0, verify_place(&sentence, at)) != NULL;
    verify_sentence_close(&sentence);
    return counted;
}

/* "A project of 1 GW, its first phase of 200 MW, is to generate 4 TWh": which of them does is left open, and one can.
 */
static bool another_can(const verify *v, size_t capacity, size_t generation) {
    for (size_t i = capacity; i-- > 0 && v->facts[i]->line == v->facts[capacity]->line;)
        if (is_capacity_of(v->facts[i], v->facts[generation]) && can_yield(v->facts[i], v->facts[generation]))
            return !can_yield(v->facts[capacity], v->facts[generation]);
    return false;
}

/* The nearest capacity before a generation, in its sentence or, of the same project, in its paragraph. */
static void find_capacity(verify *v, size_t at) {
    const facts_fact *generation = v->facts[at];
    if (is_counted(v, at)) return;
    for (size_t i = at; i-- > 0;) {
        const facts_fact *capacity = v->facts[i];
        bool sentence = verify_joined(v, i, at);
        bool project = capacity->line == generation->line && *capacity->entity;
        if (!sentence && !project) return;
        if (strcmp(capacity->region, generation->region) != 0 || strcmp(capacity->entity, generation->entity) != 0)
            continue;
        if (!isnan(generation_of(capacity))) return; /* it has had its generation already */
        if (!is_capacity_of(capacity, generation)) continue;
        if (is_counted(v, i) || another_can(v, i, at)) return;
        check_hours(v, capacity, generation);
        return;
    }
}

void verify_yields(verify *v) {
    for (size_t i = 0; i < v->count && v->status == FACTS_OK; i++) {
        yield y;
        if (!isnan(generation_of(v->facts[i]))) find_capacity(v, i);
        if (find_yield(v, i, &y)) report_yield(v, &y);
    }
}
