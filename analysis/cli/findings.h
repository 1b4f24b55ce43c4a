/* What the verbs that look for findings share: the facts to look at, what is silenced, and how findings are written. */
#ifndef FACTS_CLI_FINDINGS_H
#define FACTS_CLI_FINDINGS_H

#include "cli.h"

/* What verbs of findings take, besides CLI_RESULTS. */
#define CLI_FINDINGS (CLI_FILTERS | CLI_DOCUMENTS | CLI_MANY | CLI_BIT(DB) | CLI_BIT(SILENCE) | CLI_BIT(ALL))

/* One finding, for people. */
typedef struct cli_finding {
    const char *id, *what, *explanation; /* what: "rounding", "sum" */
    facts_severity severity;
    bool holds; /* the arithmetic is right: shown with --all only */
    const facts_fact *facts[FACTS_DOUBT_EVIDENCE];
    size_t count;
} cli_finding;

/* A kind of findings. */
typedef struct cli_findings_kind {
    const facts_column *columns; /* of their table */
    size_t column_count;
    facts_status (*find)(cli_run *cli, const facts_set *facts, void **list, facts_error *error);
    void (*free)(void *list);
    size_t (*count)(const void *list);
    void (*at)(const void *list, size_t index, cli_finding *finding);
    facts_status (*add_row)(const void *list, size_t index, const char *silenced, facts_table *table,
                            facts_error *error);
} cli_findings_kind;

/* Looks for findings in the documents of the command line, or without any in the store, and writes them. */
int cli_findings_run(cli_run *cli, const cli_findings_kind *kind);

#endif
