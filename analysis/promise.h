/* Between the parts that make a list of promises. */
#ifndef ANALYSIS_PROMISE_H
#define ANALYSIS_PROMISE_H

#include "analysis/series.h"

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

facts_status promise_no_memory(facts_error *error);

/* Whether date `a` is known to be after `b`. */
bool promise_later(const char *a, const char *b);
bool promise_same_value(const facts_fact *a, const facts_fact *b);
bool promise_same_place(const facts_fact *a, const facts_fact *b); /* metric, region and entity */

/* The promise that a fact makes: one from `first` on that says the same, which then has one mention more and is told
 * by the earlier document of the two, or a new one. NULL without memory. */
facts_promise *promise_mention(promise_maker *m, size_t first, const facts_fact *fact);

/* Sets what became of it; `found` may be NULL. */
void promise_decide(const promise_maker *m, facts_promise *promise, facts_verdict verdict, const facts_evidence *found,
                    const char *time);

/* promise.c: what is promised for a time, of one kind; promise_year.c: the years of pledges, and promises without a
 * time. */
facts_status promises_add_kind(promise_maker *m, facts_kind kind, facts_error *error);
facts_status promises_add_others(promise_maker *m, facts_error *error);

#endif
