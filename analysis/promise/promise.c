/* Promises beside what became of them. Levels, changes, growth rates and ratios each are series of targets beside
 * series of what is actual; the years of pledges are compared with the years that are reported. */
#include "analysis/series/series.h"
#include "analysis/trend/trend.h"
#include "promise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool promise_lies_behind(const promise_maker *m, const facts_observation *o) {
    return isinf(m->today) || o->period.end <= m->today + 1;
}

/* ---------------------------------------------------------------- reports */

/* What is reported before, at and after the time that a promise is due. */
typedef struct reports {
    const facts_observation *reached, *last, *due, *after;
} reports;

/* A sum over years is of the same time only where both begin together; a comparison, and what stands at a time, is
 * known by its end. */
static bool same_time(const facts_period *a, const facts_period *b, bool sum) {
    bool begins = a->start == b->start || isnan(a->start) || a->start == a->end || b->start == b->end;
    return a->end == b->end && (begins || (a->span != b->span && !sum));
}

static bool is_sum(const facts_series *series) {
    return series->kind == FACTS_LEVEL && !(series->about && series->about->stock);
}

bool promise_only_same_time(const facts_series *series, const facts_period *due) {
    facts_period base;
    return (due->span && is_sum(series)) ||
           (series->kind != FACTS_LEVEL && !facts_time_period(series->base, true, &base));
}

bool promise_comparable(const facts_series *actual, const facts_observation *o) {
    bool sum = is_sum(actual) && strcmp(actual->unit, "percent") != 0;
    return series_shows(actual, o) && !(sum && o->period.span);
}

static reports find_reports(const promise_maker *m, const facts_series *target, const facts_series *actual,
                            const facts_period *due, const promise_goal *goal) {
    reports found = {0};
    bool only = promise_only_same_time(target, due);
    for (size_t i = 0; actual && i < actual->count; i++) {
        const facts_observation *o = &actual->observations[i];
        bool same = same_time(&o->period, due, is_sum(target));
        if ((!same && (only || !promise_comparable(actual, o))) || !promise_lies_behind(m, o)) continue;
        if (o->period.end <= due->end + 1e-9) {
            found.last = o;
            if (same) found.due = o;
            if (!found.reached && promise_reached(o->evidence, goal, same)) found.reached = o;
        } else if (!found.after)
            found.after = o;
    }
    return found;
}

/* --------------------------------------------------------------- verdicts */

/* What a verdict takes for granted. */
static void note_direction(facts_promise *promise, const facts_observation *hit, const promise_goal *goal) {
    const char *most = goal->sign > 0 ? "least" : "most", *more = goal->sign > 0 ? "more" : "less";
    bool decided = promise->verdict == FACTS_PROMISE_MET || promise->verdict == FACTS_PROMISE_MISSED;
    size_t used = strlen(promise->note), size = sizeof promise->note - used;
    char *end = promise->note + used;
    const char *join = used ? "; " : "";
    if (hit && goal->sign * (hit->evidence->value - goal->value) < 0)
        snprintf(promise->note, sizeof promise->note, "as near to it as \"about %.12g\" says", goal->value);
    else if (decided && goal->by == PROMISE_BY_METRIC)
        snprintf(end, size, "%staken as at %s %.12g, as %s of it is wanted", join, most, goal->value, more);
    else if (decided && goal->by == PROMISE_BY_NOTHING)
        snprintf(end, size, "%staken as at %s %.12g, as nothing earlier is reported", join, most, goal->value);
}

/* What was so already when it was said. "At least" is an old goal that is told as reached, and stands while the last
 * report reaches it; "at most" is a limit, which only its own time tells. */
static const facts_observation *find_kept(const reports *r, const promise_goal *goal) {
    const facts_observation *last = r->due || goal->sign < 0 ? r->due : r->last;
    return last && promise_reached(last->evidence, goal, last == r->due) ? last : NULL;
}

static void decide_by_reports(const promise_maker *m, facts_promise *promise, const reports *r,
                              const promise_goal *goal, const facts_period *due, bool moved) {
    const facts_observation *hit = goal->kept ? find_kept(r, goal) : r->reached;
    const facts_observation *miss = r->due                                                         ? r->due
                                    : r->after && !promise_reached(r->after->evidence, goal, true) ? r->after
                                                                                                   : NULL;
    if (hit) {
        promise_decide(m, promise, FACTS_PROMISE_MET, hit->evidence, hit->time);
        if (goal->kept && hit != r->due) snprintf(promise->note, sizeof promise->note, "so already when it was said");
    } else if (moved) {
        return;
    } else if (miss) {
        promise_decide(m, promise, FACTS_PROMISE_MISSED, miss->evidence, miss->time);
    } else if (r->after) {
        promise_decide(m, promise, FACTS_PROMISE_UNCLEAR, r->after->evidence, r->after->time);
        snprintf(promise->note, sizeof promise->note, "reached by then; nothing is reported for %s",
                 promise->said->time);
    } else {
        promise_decide(m, promise, due->end > m->today ? FACTS_PROMISE_PENDING : FACTS_PROMISE_UNCLEAR,
                       r->last ? r->last->evidence : NULL, r->last ? r->last->time : "");
        if (promise->verdict == FACTS_PROMISE_UNCLEAR)
            snprintf(promise->note, sizeof promise->note, "due by now; nothing is reported for %s",
                     promise->said->time);
        else if (goal->kept && r->last)
            snprintf(promise->note, sizeof promise->note,
                     promise_reached(r->last->evidence, goal, false) ? "kept so far" : "not kept any more");
        else if (!r->last)
            snprintf(promise->note, sizeof promise->note, "nothing is reported yet");
    }
    note_direction(promise, hit, goal);
}

/* A comparison begins at its base, where nothing has changed yet. */
static size_t add_base(const facts_series *series, facts_point *points) {
    facts_period base;
    bool stock = series->about && series->about->stock;
    if (series->kind == FACTS_LEVEL || !facts_time_period(series->base, stock, &base) || isnan(base.year)) return 0;
    points[0] = (facts_point){base.year, series->kind == FACTS_RATIO ? 1 : 0, FACTS_EQ};
    return 1;
}

static facts_status find_rates(facts_promise *promise, const facts_series *actual, const facts_period *due,
                               const promise_goal *goal, facts_error *error) {
    facts_trend *trend = NULL;
    facts_point *points = malloc((actual->count + 1) * sizeof *points);
    if (!points) return facts_no_memory(error, NULL);
    size_t base = add_base(actual, points), count = base + facts_series_points(actual, points + base);
    const facts_point target = {due->year, goal->value, goal->sign > 0 ? FACTS_GT : FACTS_LT};
    facts_status status = FACTS_OK;
    if (count == base || !(points[count - 1].x < due->year)) goto done;
    status = trend_new_target(points, count, &target, &trend, error);
    if (status) goto done;
    promise->rate_needed = trend->target.rate_needed;
    promise->rate_so_far = trend->target.rate_so_far;
    promise->arrival = trend->target.arrival;
    if (isnan(promise->rate_so_far))
        snprintf(promise->note, sizeof promise->note, "one report gives no rate so far");
    else if (isnan(promise->arrival))
        snprintf(promise->note, sizeof promise->note, "at the rate so far it never gets there");
    else if (count == 2)
        snprintf(promise->note, sizeof promise->note, "the rate so far is that between two points");
done:
    facts_trend_free(trend);
    free(points);
    return status;
}

/* ------------------------------------------------------------------ moved */

/* A later promise in the place of this one, which no document has repeated since: another value for its time, or its
 * value for another time. */
static const facts_observation *find_move(const promise_maker *m, const facts_promise *promise,
                                          const facts_series *target, const facts_evidence **to) {
    const char *last = promise->published, *newest = "";
    const facts_observation *found = NULL;
    for (size_t i = 0; i < target->count; i++) {
        const facts_observation *o = &target->observations[i];
        for (size_t k = 0; k < o->evidence_count; k++) {
            const facts_fact *fact = o->evidence[k].facts[0];
            const char *published = series_published(m->options, fact);
            if (o->evidence[k].derived) continue;
            bool value = promise_same_value(fact, promise->said),
                 time = promise_same_time(fact->time, promise->said->time);
            if (value && time && promise_later(published, last)) last = published;
            if (value == time || !promise_later(published, promise->published) || !strcmp(published, newest)) continue;
            if (*newest && !promise_later(published, newest)) continue;
            newest = published;
            found = o;
            *to = &o->evidence[k];
        }
    }
    return found && promise_later(newest, last) ? found : NULL;
}

/* ----------------------------------------------------------------- series */

static const facts_series *find_actual(const facts_series_list *list, const facts_series *target) {
    for (size_t i = 0; i < facts_series_list_count(list); i++) {
        const facts_series *s = facts_series_list_at(list, i);
        if (s->state == FACTS_ACTUAL && strcmp(s->metric, target->metric) == 0 &&
            strcmp(s->region, target->region) == 0 && strcmp(s->entity, target->entity) == 0 &&
            strcmp(s->unit, target->unit) == 0 && strcmp(s->base, target->base) == 0)
            return s;
    }
    return NULL;
}

/* When the last of the promises of a series was made. */
static const char *last_made(const promise_maker *m, const facts_series *target) {
    const char *last = "";
    for (size_t i = 0; i < target->count; i++)
        for (size_t k = 0; k < target->observations[i].evidence_count; k++) {
            const char *published = series_published(m->options, target->observations[i].evidence[k].facts[0]);
            if (strcmp(published, last) > 0) last = published;
        }
    return last;
}

/* `last`: when the last of the promises beside it was made. */
static facts_status judge(promise_maker *m, facts_promise *promise, const facts_series *target, const char *last,
                          const facts_series *actual, const facts_period *due, facts_error *error) {
    const facts_evidence *to = NULL;
    const facts_observation *moved =
        promise_later(last, promise->published) ? find_move(m, promise, target, &to) : NULL;
    if (moved) promise_decide(m, promise, FACTS_PROMISE_MOVED, to, moved->time);
    if (isnan(due->end)) {
        if (!moved) snprintf(promise->note, sizeof promise->note, "it has no last day");
        return FACTS_OK;
    }
    promise_goal goal;
    bool is_size, stock = target->about && target->about->stock && strcmp(target->unit, "percent") != 0;
    facts_status status = promise_is_size(m, promise->said, stock, &is_size, error);
    if (!status && is_size) {
        if (moved) return FACTS_OK;
        promise_decide(m, promise, FACTS_PROMISE_UNCLEAR, NULL, "");
        snprintf(promise->note, sizeof promise->note, "the size of each that is to be closed, not of all");
        return FACTS_OK;
    }
    if (!status) status = promise_find_goal(m, promise, target, actual, due, &goal, error);
    if (status) return status;
    const reports found = find_reports(m, target, actual, due, &goal);
    decide_by_reports(m, promise, &found, &goal, due, moved != NULL);
    bool rates =
        promise->verdict == FACTS_PROMISE_PENDING && found.last && !goal.kept && !promise_only_same_time(target, due);
    return rates ? find_rates(promise, actual, due, &goal, error) : FACTS_OK;
}

static facts_status add_series(promise_maker *m, const facts_series_list *list, const facts_series *target,
                               facts_error *error) {
    const facts_series *actual = find_actual(list, target);
    const char *last = last_made(m, target);
    for (size_t i = 0; i < target->count; i++) {
        const facts_observation *o = &target->observations[i];
        const size_t first = m->list->promises.count;
        for (size_t k = 0; k < o->evidence_count; k++)
            if (!o->evidence[k].derived && !promise_mention(m, first, o->evidence[k].facts[0]))
                return facts_no_memory(error, NULL);
        for (size_t k = first; k < m->list->promises.count; k++) {
            facts_status status = judge(m, &m->list->promises.at[k], target, last, actual, &o->period, error);
            if (status) return status;
        }
    }
    return FACTS_OK;
}

facts_status promises_add_kind(promise_maker *m, facts_kind kind, facts_error *error) {
    facts_series_options options = *m->options;
    options.kind = kind;
    facts_series_list **list = &m->list->series[kind];
    facts_status status = facts_series_list_new(m->facts, &options, list, error);
    for (size_t i = 0; !status && i < facts_series_list_count(*list); i++)
        if (facts_series_list_at(*list, i)->state == FACTS_TARGET)
            status = add_series(m, *list, facts_series_list_at(*list, i), error);
    return status;
}
