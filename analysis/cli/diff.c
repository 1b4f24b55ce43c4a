#include "sides.h"

#include <string.h>

/* A document among those of a store or a table is held against itself, and not against all. */
static facts_status narrow(const cli_side *one, cli_side *other, facts_error *error) {
    facts_set *part = NULL;
    if (!one->files || one->count != 1 || other->files || !cli_side_has(other, one->documents[0].id)) return FACTS_OK;
    facts_status status = facts_set_new(&part, error);
    if (status == FACTS_OK) status = cli_side_part(one, other->set, part, NULL, error);
    if (status != FACTS_OK) {
        facts_set_free(part);
        return status;
    }
    facts_set_free(other->set);
    other->set = part;
    return FACTS_OK;
}

static int compare(cli_run *cli, cli_side *before, cli_side *after) {
    facts_check_options options;
    facts_check_format format;
    facts_check *check = NULL;
    facts_error error;
    bool colour;
    FILE *out;
    if (!cli_check_options(cli, after, &options, &format, &colour)) return CLI_USAGE;
    options.other_rules = before->rules[0] && after->rules[0] && strcmp(before->rules, after->rules) != 0;
    facts_status status = narrow(before, after, &error);
    if (status == FACTS_OK) status = narrow(after, before, &error);
    if (status == FACTS_OK) status = facts_check_new(before->set, after->set, &options, &check, &error);
    if (status == FACTS_OK) status = cli_output(cli, &out, &error);
    if (status == FACTS_OK) status = facts_check_write(check, format, colour, out, &error);
    bool differ = check && facts_check_count(check) > 0 && facts_check_gravest(check) == FACTS_ALARM_ERROR;
    facts_check_free(check);
    if (status != FACTS_OK) return cli_fail(cli, &error);
    return differ ? CLI_NOTHING : CLI_FOUND;
}

/* The documents of the other side that a store or a table has keep the ids that they have there. */
static int open_kept(cli_run *cli, const char *path, cli_side *side) {
    const int result = cli_side_open(cli, path, side);
    for (size_t i = 0; i < side->count && cli_side_kept(path); i++) cli_know(cli, side->documents[i].id, "", NULL);
    return result;
}

static int run(cli_run *cli) {
    cli_side before = {0}, after = {0};
    const char **paths = cli->arguments;
    if (cli_side_kept(paths[0]) && cli_side_kept(paths[1]) &&
        (cli_given(cli, CLI_MANIFEST) || cli_given(cli, CLI_JOBS)))
        return cli_usage(cli,
                         "--manifest and --jobs are about documents that are read; here are stores or tables only");
    const bool last_first = cli_side_kept(paths[1]) && !cli_side_kept(paths[0]);
    int result = last_first ? open_kept(cli, paths[1], &after) : open_kept(cli, paths[0], &before);
    if (result == CLI_FOUND)
        result = last_first ? cli_side_open(cli, paths[0], &before) : cli_side_open(cli, paths[1], &after);
    if (result == CLI_FOUND) result = compare(cli, &before, &after);
    cli_side_close(&before);
    cli_side_close(&after);
    return result;
}

const cli_verb verb_diff = {
    .name = "diff",
    .arguments = "A B",
    .summary = "what changed between two documents, stores or tables",
    .details = "Compares the facts of A with those of B. Each is a document, a folder of documents, a store or a fact\n"
               "table (CSV). Facts are paired by what they say and not by where: what was moved, reworded, translated\n"
               "anew or broken into other lines has not changed. One document beside a store or a table is held\n"
               "against the document of the same id there. Two single documents may have two names.\n"
               "Exit status 1 says that there are differences, or with --error that some are errors.\n\n"
               "  facts diff report-2024.txt report-2025.txt\n"
               "  facts diff out/facts.db drafts/ --format md\n",
    .options = CLI_CHANGES,
    .formats = "table, md, html, json, junit, sarif or csv",
    .least = 2,
    .most = 2,
    .run = run};
