/* The command line is taken apart, and the help texts are made from the same tables. */
#ifndef FACTS_CLI_OPTIONS_H
#define FACTS_CLI_OPTIONS_H

#include "cli.h"

/* Fills *cli with verb, options and arguments; CLI_USAGE after a message where they make no sense, else 0.
 * `verbs` ends with NULL. What is allocated is freed by cli_close. */
int cli_parse(cli_run *cli, int argc, char **argv, const cli_verb *const *verbs);

void cli_print_help(const cli_verb *const *verbs);
void cli_print_verb_help(const cli_verb *verb);

/* Puts the file of -o in its place (or away, after a failure) and frees everything. Returns the exit status. */
int cli_close(cli_run *cli, int status);

#endif
