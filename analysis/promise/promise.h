/* Between the parts that make a list of promises. */
#ifndef ANALYSIS_PROMISE_H
#define ANALYSIS_PROMISE_H

#include "analysis/series/series.h"

struct facts_promise_list {
    arena memory;                               /* evidence that is of no series */
    facts_series_list *series[FACTS_RATIO + 1]; /* of each kind */
    facts_series_list *owner;                   /* of a list that was made from a store: keeps its facts */
    VECTOR(facts_promise) promises;
};

/* A list in the making. */
typedef struct promise_maker {
    facts_promise_list *list;
    const facts_set *facts;
    const facts_series_options *options;
    double today; /* when the latest document came out, in decimal years */
} promise_maker;

/* Whether date `a` is known to be after `b`. */
bool promise_later(const char *a, const char *b);
/* "By 2030" and "by the end of 2030" are one time. */
bool promise_same_time(const char *a, const char *b);
bool promise_same_value(const facts_fact *a, const facts_fact *b);
bool promise_same_place(const facts_fact *a, const facts_fact *b); /* metric, region and entity */

/* The promise that a fact makes: one from `first` on that says the same, which then has one mention more and is told
 * by the earlier document of the two, or a new one. NULL without memory. */
facts_promise *promise_mention(promise_maker *m, size_t first, const facts_fact *fact);

/* Sets what became of it; `found` may be NULL. */
void promise_decide(const promise_maker *m, facts_promise *promise, facts_verdict verdict, const facts_evidence *found,
                    const char *time);

/* What tells which way a promise goes. */
typedef enum promise_by { PROMISE_BY_WORDS, PROMISE_BY_METRIC, PROMISE_BY_REPORT, PROMISE_BY_NOTHING } promise_by;

typedef struct promise_goal {
    double value; /* of a range the end that is reached first */
    double slack; /* of "about": half of the last digit said */
    int sign;     /* 1: at least that, -1: at most that */
    promise_by by;
    bool kept; /* it was so already when it was said: an old goal or a limit */
} promise_goal;

/* goal.c: `actual` may be NULL. */
facts_status promise_find_goal(const promise_maker *m, const facts_promise *promise, const facts_series *target,
                               const facts_series *actual, const facts_period *due, promise_goal *goal,
                               facts_error *error);
/* Whether "close units under 200 MW" says how large they are, which is no promise about the capacity of all. */
facts_status promise_is_size(const promise_maker *m, const facts_fact *said, bool stock, bool *is_size,
                             facts_error *error);
/* `due`: the report is of the time that was promised, where "about" leaves room. */
bool promise_reached(const facts_evidence *report, const promise_goal *goal, bool due);

/* A sum over years, and a growth on the year before, is comparable with that of the same time only. */
bool promise_only_same_time(const facts_series *series, const facts_period *due);

/* Whether a report can be held against a promise for another time: a year against a year, but no sum over some. */
bool promise_comparable(const facts_series *actual, const facts_observation *o);

/* No document reports what lies ahead of all documents: such a value is a promise in disguise. */
bool promise_lies_behind(const promise_maker *m, const facts_observation *o);

/* promise.c: what is promised for a time, of one kind; year.c: the years of pledges, and promises without a
 * time. */
facts_status promises_add_kind(promise_maker *m, facts_kind kind, facts_error *error);
facts_status promises_add_others(promise_maker *m, facts_error *error);

#endif
