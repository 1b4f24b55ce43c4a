/* Between the building of series and the derivation of observations. */
#ifndef ANALYSIS_SERIES_H
#define ANALYSIS_SERIES_H

#include "facts.h"

#include "extract/arena.h"

/* A piece of evidence on its way into a series. */
typedef struct series_row {
    const char *metric, *region, *entity, *unit, *base, *time;
    facts_state state;
    facts_period period;
    facts_evidence evidence;
    /* what ranks it among others of the same time */
    const char *published; /* of its document */
    unsigned languages;    /* in which its document says this value */
} series_row;

typedef VECTOR(series_row) series_rows;

struct facts_series_list {
    arena memory; /* arithmetic, times */
    series_rows rows;
    facts_evidence *evidence;
    facts_observation *observations;
    VECTOR(facts_series) series;
    size_t untimed;
    /* of a list that was made from a store: what it is built on */
    facts_set *facts;
    VECTOR(facts_metric) metrics;
    VECTOR(facts_document) documents;
};

/* Builds the series of an empty list. */
facts_status series_list_build(facts_series_list *list, const facts_set *facts, const facts_series_options *options,
                               facts_error *error);

/* By metric, region, entity, unit, base and state: the order of series. */
int series_compare_keys(const series_row *a, const series_row *b);
/* The same, then by time; for qsort of rows. */
int series_compare_places(const void *a, const void *b);
/* Whether two series are of one metric, region and entity. */
bool series_same_thing(const facts_series *a, const facts_series *b);

/* Whether a metric is a stock. */
bool series_is_stock(const facts_series_options *options, const char *metric);

/* Whether an observation has a place on the axis of years: sums over spans have none beside yearly values. */
bool series_shows(const facts_series *series, const facts_observation *observation);

/* How many observations have no such place. */
size_t series_hidden(const facts_series *series);

/* 62.365 GW are 62365 MW and not 62365.00000000001: no document says more than 15 digits. */
double series_times(double value, double factor);

/* Whether a fact can be said in another unit; then `changed` is it. What says how warm it is moves with the zero of its
 * scale, while a difference (a rise, an anomaly, what has a base) and all other quantities have a factor only. */
bool series_in_unit(const facts_packs *packs, const facts_fact *fact, const char *unit, facts_fact *changed);

/* When the document of a fact was published, "" where that is not known. */
const char *series_published(const facts_series_options *options, const facts_fact *fact);

/* Whether someone has corrected a fact that the value is made of. */
bool series_is_corrected(const facts_evidence *evidence);

#endif
