/* What is compared: the facts of documents, of a store or of a fact table, and where the documents lie. */
#ifndef FACTS_CLI_SIDES_H
#define FACTS_CLI_SIDES_H

#include "cli.h"

typedef struct cli_side {
    facts_set *set;
    char rules[FACTS_RULES_SIZE]; /* that it was read with; "" where that is not known */
    facts_document *documents;    /* id and path */
    size_t count, capacity;
    bool files; /* single documents, and not all that there may be in a folder, a store or a table */
} cli_side;

/* The facts of these documents. On failure CLI_FAILED or CLI_USAGE after a message; cli_side_close is due in every
 * case. The same holds for the next three. */
int cli_side_fill(cli_run *cli, const cli_documents *documents, cli_side *side);

/* The facts of documents, of a store, of whatever `path` is. */
int cli_side_read(cli_run *cli, const char *const *paths, size_t count, cli_side *side);
int cli_side_store(cli_run *cli, const char *path, cli_side *side);
int cli_side_open(cli_run *cli, const char *path, cli_side *side);
/* Whether that is a store or a table, whose documents have their ids. */
bool cli_side_kept(const char *path);
void cli_side_close(cli_side *side);

bool cli_side_has(const cli_side *side, const char *document);

/* Copies those facts to `inside` whose document is one of `side`, the others to `outside`, which may be NULL. */
facts_status cli_side_part(const cli_side *side, const facts_set *facts, facts_set *inside, facts_set *outside,
                           facts_error *error);

/* Format and thresholds of the command line, checked; false after a message. `documents` are those of `side`. */
bool cli_check_options(cli_run *cli, const cli_side *side, facts_check_options *options, facts_check_format *format,
                       bool *colour);

#endif
