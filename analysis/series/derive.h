/* Arithmetic on what is said: values that no one states, but that follow. */
#ifndef ANALYSIS_DERIVE_H
#define ANALYSIS_DERIVE_H

#include "series.h"

/* Adds to list->rows what changes, growth rates and ratios say of a time of which no level is said; list->rows holds
 * the levels that are said, sorted by series_compare_keys. */
facts_status derive_rows(facts_series_list *list, const facts_set *facts, const facts_series_options *options,
                         facts_error *error);

/* Adds to list->rows, of changes, growth rates or ratios, what two levels say of a comparison that is promised;
 * `levels` are those that are said, sorted. */
facts_status derive_comparisons(facts_series_list *list, const series_rows *levels, const facts_set *facts,
                                const facts_series_options *options, facts_error *error);

#endif
