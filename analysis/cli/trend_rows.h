#ifndef FACTS_CLI_TREND_ROWS_H
#define FACTS_CLI_TREND_ROWS_H

#include "cli.h"

/* A table on cli_output for trends as rows of method, quantity, value, lo95, hi95, p and note; `of_series`: each after
 * the metric, region, entity, unit and status of its series. */
facts_status trend_rows_open(cli_run *cli, const facts_table_options *options, bool of_series, facts_table **table,
                             facts_error *error);

/* Adds one trend; `series` is NULL where the table was opened without. */
facts_status trend_rows_add(facts_table *table, int digits, const facts_series *series, const facts_trend *trend,
                            facts_error *error);

/* One trend for people to read: what it is of (`series` may be NULL), its numbers, and the notes, which are never
 * cut. */
facts_status trend_print(cli_run *cli, const facts_table_options *options, int digits, const facts_series *series,
                         const facts_trend *trend, facts_error *error);

#endif
