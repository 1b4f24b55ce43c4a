/* Slips of the scale: 5.21万千瓦 for 5.21亿千瓦, "million" for "billion", MW for GW. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/said.h"

#include <math.h>

/* Among levels of a few years that one paragraph says, nothing grows or shrinks so much; what does has another scale,
 * and shows it by digits that are like those of the others. */
static const double LEAST = 300, LIKE = 3, YEARS = 5;

static bool is_like(double a, double b) { return a > 0 && b > 0 && a < LIKE * b && b < LIKE * a; }

/* Levels of one quantity at times that are not far from each other. */
static bool is_sequel(const facts_fact *a, const facts_fact *b) {
    facts_period one, other;
    if (!verify_is_level(a) || !verify_is_level(b) || strcmp(a->metric, b->metric) != 0 || a->state != b->state)
        return false;
    return verify_same_subject(a, b) && facts_time_period(a->time, true, &one) &&
           facts_time_period(b->time, true, &other) && one.year != other.year && fabs(one.year - other.year) <= YEARS;
}

/* What the slip was: 1000 or 10000 times too much or too little, 0 for none. */
static double slip_between(const facts_fact *odd, const facts_fact *other) {
    double ratio = odd->value / other->value;
    if (!(ratio >= LEAST || ratio <= 1 / LEAST)) return 0;
    if (!is_like(said_number(odd), said_number(other))) return 0;
    for (int power = 3; power <= 4; power++)
        for (int sign = -1; sign <= 1; sign += 2)
            if (is_like(ratio, pow(10, sign * power))) return pow(10, sign * power);
    return 0;
}

/* Of two levels either may be the one that is wrong; of more it is the one that all others are unlike. */
static void check_level(verify *v, size_t start, size_t end, size_t at) {
    const facts_fact *odd = v->facts[at], *facts[FACTS_DOUBT_EVIDENCE];
    char said[FINDING_VALUE_SIZE], other[FINDING_VALUE_SIZE], mended[FINDING_VALUE_SIZE];
    size_t count = 0;
    double slip = 0;
    for (size_t i = start; i < end && count + 1 < FACTS_DOUBT_EVIDENCE; i++) {
        if (i == at || !is_sequel(odd, v->facts[i])) continue;
        double here = slip_between(odd, v->facts[i]);
        if (here == 0 || (slip != 0 && here != slip)) return;
        slip = here;
        facts[count++] = v->facts[i];
    }
    if (count == 0 || (count == 1 && odd->byte_start < facts[0]->byte_start)) return;
    facts[count++] = odd;
    facts_fact right = *odd;
    right.value /= slip;
    verify_add(v, FACTS_DOUBT_SLIP, FACTS_DOUBT_IMPLAUSIBLE, FACTS_HIGH, facts, count,
               "%s in %s beside %s in %s; with the scale of the other it would be %s", finding_value(odd, said),
               odd->time, finding_value(facts[0], other), facts[0]->time, finding_value(&right, mended));
}

/* Sentences of one line, and lines of one sentence. */
static size_t paragraph_end(const verify *v, size_t start) {
    size_t end = verify_sentence_end(v, start);
    while (end < v->count && v->facts[end]->line == v->facts[end - 1]->line) end = verify_sentence_end(v, end);
    return end;
}

void verify_slips(verify *v) {
    for (size_t start = 0, end; start < v->count && v->status == FACTS_OK; start = end) {
        end = paragraph_end(v, start);
        for (size_t i = start; i < end && end - start > 1; i++) check_level(v, start, end, i);
    }
}
