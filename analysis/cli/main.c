/* facts: the program. */
#include "options.h"

#include <signal.h>

static const cli_verb *const verbs[] = {
#define X(name) &verb_##name,
    CLI_VERBS(X)
#undef X
        NULL};

int main(int argc, char **argv) {
    cli_run cli = {0};
    signal(SIGXFSZ, SIG_IGN); /* a file that may grow no further is one that cannot be written, and is said */
    int status = cli_parse(&cli, argc, argv, verbs);
    if (status == 0 && cli_given(&cli, CLI_VERSION)) {
        puts("facts " FACTS_VERSION);
    } else if (status == 0 && cli_given(&cli, CLI_HELP)) {
        if (cli.verb) {
            cli_print_verb_help(cli.verb);
        } else {
            cli_print_help(verbs);
        }
    } else if (status == 0) {
        status = cli.verb->run(&cli);
    }
    return cli_close(&cli, status);
}
