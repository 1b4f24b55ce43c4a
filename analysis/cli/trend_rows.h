#ifndef FACTS_CLI_TREND_ROWS_H
#define FACTS_CLI_TREND_ROWS_H

#include "cli.h"

/* Writes one trend as rows of method, quantity, value, lo95, hi95, p and note to cli_output. */
facts_status trend_rows_write(cli_run *cli, const facts_table_options *options, const facts_trend *trend,
                              facts_error *error);

#endif
