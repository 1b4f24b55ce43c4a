/* What the verbs that look for findings share: the facts to look at, and what is silenced. */
#ifndef FACTS_CLI_FINDINGS_H
#define FACTS_CLI_FINDINGS_H

#include "cli.h"

typedef struct cli_findings {
    cli_run *cli; /* first, for cli_sink_warning */
    facts_set *facts;
    facts_silences *silences; /* NULL without --silence */
    facts_filter filter;      /* a finding is wanted where any of its facts fits */
    bool all;
    size_t written, silenced;
    size_t of_severity[3]; /* in a report */
    char document[512];    /* that is being read */
    facts_status status;
    facts_error error;
} cli_findings;

/* What verbs of findings take, besides CLI_RESULTS. */
#define CLI_FINDINGS (CLI_FILTERS | CLI_DOCUMENTS | CLI_BIT(DB) | CLI_BIT(SILENCE) | CLI_BIT(ALL))

/* Every fact and quantity of the documents of the command line, with bare numbers, or without any of the store. Returns
 * CLI_FOUND, or after a message another status; CLI_FAILED with cli->partial where some of several documents failed. */
int cli_findings_open(cli_findings *findings, cli_run *cli);
void cli_findings_close(cli_findings *findings);

/* Whether to write a finding with this id that rests on these facts; `reason` is that of its silence, or "". */
bool cli_findings_take(cli_findings *findings, const char *id, const facts_fact *const *facts, size_t count,
                       const char **reason);

/* One finding for people: what, where each of its facts stands, and why, over several lines. `what` is as "rounding" or
 * "sum". Counted for the last line, which cli_findings_end_report prints. */
void cli_findings_report(cli_findings *findings, FILE *out, bool colour, const char *what, facts_severity severity,
                         const char *id, const facts_fact *const *facts, size_t count, const char *explanation,
                         const char *reason);
void cli_findings_end_report(const cli_findings *findings, FILE *out);

/* Says how many were silenced, and gives the exit status: CLI_FOUND if anything was written. */
int cli_findings_end(cli_findings *findings, int result);

#endif
