#include "../finding_tables.h"
#include "findings.h"

static facts_status write(cli_findings *f, const facts_conflict_list *list, const facts_table_options *options,
                          facts_error *error) {
    facts_table *table;
    facts_status status = cli_table(f->cli, options, conflict_columns, CONFLICT_COLUMNS, &table, error);
    if (status) return status;
    for (size_t i = 0; i < facts_conflict_list_count(list) && !status; i++) {
        const facts_conflict *conflict = facts_conflict_list_at(list, i);
        const facts_fact *const sides[] = {conflict->a, conflict->b};
        const char *reason;
        if (!cli_findings_take(f, conflict->id, sides, 2, &reason)) continue;
        status = conflict_add_row(conflict, reason, table, error);
    }
    facts_status closed = facts_table_close(table, status ? NULL : error);
    return status ? status : closed;
}

/* For people: a table would have no room for the reasons. */
static facts_status report(cli_findings *f, const facts_conflict_list *list, const facts_table_options *options,
                           facts_error *error) {
    FILE *stream;
    facts_status status = cli_output(f->cli, &stream, error);
    if (status) return status;
    for (size_t i = 0; i < facts_conflict_list_count(list); i++) {
        const facts_conflict *conflict = facts_conflict_list_at(list, i);
        const char *reason;
        const facts_fact *const sides[] = {conflict->a, conflict->b};
        if (!cli_findings_take(f, conflict->id, sides, 2, &reason)) continue;
        cli_findings_report(f, stream, options->colour, facts_conflict_class_name(conflict->class_id),
                            conflict->severity, conflict->id, sides, conflict->b ? 2 : 1, conflict->explanation,
                            reason);
    }
    cli_findings_end_report(f, stream);
    return FACTS_OK;
}

static int run(cli_run *cli) {
    cli_findings findings;
    facts_conflict_list *list = NULL;
    facts_table_options options;
    facts_error error;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    int result = cli_findings_open(&findings, cli);
    if (result == CLI_FOUND || cli->partial) {
        facts_status status = facts_conflict_list_new(findings.facts, &list, &error);
        if (!status)
            status = options.format == FACTS_FORMAT_TABLE ? report(&findings, list, &options, &error)
                                                          : write(&findings, list, &options, &error);
        result = status ? cli_fail(cli, &error) : cli_findings_end(&findings, result);
    }
    facts_conflict_list_free(list);
    cli_findings_close(&findings);
    return result;
}

const cli_verb verb_conflicts = {
    .name = "conflicts",
    .arguments = "[DOC...]",
    .summary = "the same quantity said with different numbers",
    .details =
        "Compares what is said of one quantity: in the two languages of a document, at several places of it, and\n"
        "in several documents. Without DOC and --manifest it looks at the store. The classes are\n"
        "  rounding        6814.32 and 681.43 billion: one is the other, rounded\n"
        "  rounding+bound  97.9 percent and \"almost 98 percent\"\n"
        "  bound           the same number, but only one side says \"over\", \"about\" or \"nearly\"\n"
        "  wording         1.6 times and 60 percent more\n"
        "  left out        only one language of a document says it (in a store: but for counts)\n"
        "  contradiction   neither rounding nor bounds make both true\n"
        "A contradiction has the severity high (medium where a time was taken from another sentence), what is left\n"
        "out medium, the others low. --silence FILE is a table with the columns finding and reason: these are not\n"
        "shown any more. The exit status is 0 where something was found, 1 where nothing was.\n\n"
        "  facts conflicts report.txt\n"
        "  facts conflicts --metric 'wind_*' --format csv\n",
    .options = CLI_RESULTS | CLI_FINDINGS,
    .all = "also those that are silenced, with the reason",
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
