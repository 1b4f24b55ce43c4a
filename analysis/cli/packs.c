#include "cli.h"

#include <string.h>

static void print_failure(void *context, const facts_error *failure) {
    fprintf(context, "%s:%zu: %s\n", failure->file, failure->line, failure->message);
}

static int run(cli_run *cli) {
    const facts_packs *packs;
    FILE *stream;
    size_t passed = 0, failed = 0;
    facts_error error;
    if (strcmp(cli->arguments[0], "check") != 0) {
        return cli_usage(cli, "'packs' has no '%s'; expected 'packs check'", cli->arguments[0]);
    }
    facts_status status = cli_packs(cli, &packs, &error);
    if (status == FACTS_OK) status = cli_output(cli, &stream, &error);
    if (status == FACTS_OK) status = facts_packs_check(packs, print_failure, stream, &passed, &failed, &error);
    if (status != FACTS_OK) return cli_fail(cli, &error);
    cli->partial = true; /* a list of failures is a result, also in the file of -o */
    fprintf(stream, "%zu examples hold, %zu fail\n", passed, failed);
    return failed > 0 ? CLI_FAILED : CLI_FOUND;
}

const cli_verb verb_packs = {
    .name = "packs",
    .arguments = "check",
    .summary = "run every example and counter-example of the rules",
    .details = "Each rule carries examples of what it must find and of what it must leave alone. Those that fail are\n"
               "printed as FILE:LINE: what was found instead, and so are words that stand twice; then the exit\n"
               "status is 3.\n\n"
               "  facts packs check --packs my-metrics/\n",
    .options = CLI_BIT(PACKS) | CLI_BIT(OUTPUT),
    .least = 1,
    .most = 1,
    .run = run,
};
