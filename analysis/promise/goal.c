/* What a promise asks for: at least its value, or at most. */
#include "analysis/cue.h"
#include "analysis/quote.h"
#include "analysis/said.h"
#include "promise.h"

#include <math.h>
#include <stdlib.h>

static bool same_number(double a, double b) { return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)); }

static int sign_of(bool rises, bool falls) { return rises == falls ? 0 : rises ? 1 : -1; }

/* "Raise the share to 25 percent", "cut losses to 10 percent", 降至: what the words between the number and the one
 * before it say; 0 where they do not. */
static facts_status sign_of_words(const promise_maker *m, const facts_fact *said, int *sign, facts_error *error) {
    const char *quote = quote_in(said->sentence, said->quote).at;
    cue_words words = {0};
    *sign = 0;
    if (!m->options->packs || !quote) return FACTS_OK;
    facts_status status = cue_read(m->options->packs, said->sentence, &m->list->memory, &words, error);
    const size_t here = (size_t)(quote - said->sentence);
    const cue_word *before = cue_find(&words, "quantity", 0, here);
    const size_t start = before ? before->end : 0;
    *sign = sign_of(cue_find(&words, "to rise", start, here), cue_find(&words, "to fall", start, here));
    const cue_word *to = *sign ? NULL : cue_find(&words, "to", start, here);
    if (to) *sign = sign_of(cue_find(&words, "rise", start, to->start), cue_find(&words, "fall", start, to->start));
    vector_free(&words);
    return status;
}

facts_status promise_is_size(const promise_maker *m, const facts_fact *said, bool stock, bool *is_size,
                             facts_error *error) {
    cue_words words = {0};
    *is_size = false;
    if (!m->options->packs || !stock || said->kind != FACTS_LEVEL || said->bound != FACTS_LT) return FACTS_OK;
    facts_status status = cue_read(m->options->packs, said->sentence, &m->list->memory, &words, error);
    *is_size = cue_find(&words, "retired", 0, strlen(said->sentence)) != NULL;
    vector_free(&words);
    return status;
}

static int sign_of_metric(const promise_maker *m, const char *metric) {
    facts_wanted wanted =
        m->options->packs ? facts_packs_metric_wanted(m->options->packs, metric) : FACTS_WANTED_EITHER;
    return sign_of(wanted == FACTS_WANTED_MORE, wanted == FACTS_WANTED_LESS);
}

/* The first report, and the last one before the promise was made. */
typedef struct standing {
    const facts_observation *first, *then;
} standing;

static standing find_standing(const promise_maker *m, const facts_series *actual, const char *published) {
    standing found = {0};
    facts_period made;
    bool dated = facts_time_period(published, true, &made);
    for (size_t i = 0; actual && i < actual->count; i++) {
        const facts_observation *o = &actual->observations[i];
        if (!promise_comparable(actual, o) || !promise_lies_behind(m, o)) continue;
        if (!found.first) found.first = o;
        if (dated && o->period.end <= made.end) found.then = o;
    }
    if (!dated) found.then = found.first;
    return found;
}

bool promise_reached(const facts_evidence *report, const promise_goal *goal, bool due) {
    double slack = due ? goal->slack : 0, slip = slack + 1e-9 * fabs(goal->value);
    double ahead = goal->sign * (report->value - goal->value);
    facts_bound bound = report->bound; /* of a fall it speaks of the size */
    bool falls = report->value < 0 && (bound == FACTS_GT || bound == FACTS_LT);
    if (falls) bound = bound == FACTS_GT ? FACTS_LT : FACTS_GT;
    bool short_of = (goal->sign > 0 && bound == FACTS_LT) || (goal->sign < 0 && bound == FACTS_GT);
    if (slack > 0) short_of = false;                 /* "nearly 20" is "about 20" */
    return short_of ? ahead > slip : ahead >= -slip; /* "nearly 30" is no 30 */
}

/* A change, growth or ratio says by itself which way it goes. */
static facts_status find_sign(const promise_maker *m, const facts_fact *said, const facts_period *due,
                              const facts_observation *first, promise_goal *goal, facts_error *error) {
    facts_status status = FACTS_OK;
    if (said->kind == FACTS_CHANGE || said->kind == FACTS_GROWTH)
        goal->sign = said->value < 0 ? -1 : 1;
    else if (said->kind == FACTS_RATIO)
        goal->sign = said->value < 1 ? -1 : 1;
    else if (said->bound == FACTS_GT || said->bound == FACTS_LT)
        goal->sign = said->bound == FACTS_GT ? 1 : -1;
    else
        status = sign_of_words(m, said, &goal->sign, error);
    if (goal->sign || status) return status;
    goal->sign = sign_of_metric(m, said->metric);
    goal->by = PROMISE_BY_METRIC;
    if (goal->sign) return status;
    bool differs = first && first->period.end < due->end && !same_number(first->evidence->value, said->value);
    goal->sign = differs && first->evidence->value > said->value ? -1 : 1;
    goal->by = differs ? PROMISE_BY_REPORT : PROMISE_BY_NOTHING;
    return status;
}

facts_status promise_find_goal(const promise_maker *m, const facts_promise *promise, const facts_series *target,
                               const facts_series *actual, const facts_period *due, promise_goal *goal,
                               facts_error *error) {
    const facts_fact *said = promise->said;
    const facts_series *comparable = promise_only_same_time(target, due) ? NULL : actual;
    const standing reported = find_standing(m, comparable, promise->published);
    *goal = (promise_goal){.value = said->value, .slack = said->bound == FACTS_APPROX ? said_digit(said) / 2 : 0};
    facts_status status = find_sign(m, said, due, reported.first, goal, error);
    if (!isnan(said->value_hi))
        goal->value = goal->sign > 0 ? fmin(said->value, said->value_hi) : fmax(said->value, said->value_hi);
    goal->kept = said->kind == FACTS_LEVEL && reported.then && reported.then->period.end < due->end &&
                 promise_reached(reported.then->evidence, goal, false);
    return status;
}
