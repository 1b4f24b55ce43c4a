#include "../finding_tables.h"
#include "findings.h"

static facts_status write(cli_findings *f, const facts_doubt_list *list, const facts_table_options *options,
                          facts_error *error) {
    facts_table *table;
    facts_status status = cli_table(f->cli, options, doubt_columns, DOUBT_COLUMNS, &table, error);
    if (status) return status;
    for (size_t i = 0; i < facts_doubt_list_count(list) && !status; i++) {
        const facts_doubt *doubt = facts_doubt_list_at(list, i);
        const char *reason;
        if (doubt->verdict == FACTS_DOUBT_HOLDS && !f->all) continue;
        if (!cli_findings_take(f, doubt->id, doubt->facts, doubt->fact_count, &reason)) continue;
        status = doubt_add_row(doubt, reason, table, error);
    }
    facts_status closed = facts_table_close(table, status ? NULL : error);
    return status ? status : closed;
}

/* For people: a table would have no room for the reasons. */
static facts_status report(cli_findings *f, const facts_doubt_list *list, const facts_table_options *options,
                           facts_error *error) {
    FILE *stream;
    facts_status status = cli_output(f->cli, &stream, error);
    if (status) return status;
    for (size_t i = 0; i < facts_doubt_list_count(list); i++) {
        const facts_doubt *doubt = facts_doubt_list_at(list, i);
        char what[32];
        const char *reason;
        if (doubt->verdict == FACTS_DOUBT_HOLDS && !f->all) continue;
        if (!cli_findings_take(f, doubt->id, doubt->facts, doubt->fact_count, &reason)) continue;
        snprintf(what, sizeof what, "%s%s", facts_doubt_rule_name(doubt->rule),
                 doubt->verdict == FACTS_DOUBT_HOLDS ? " holds" : "");
        cli_findings_report(f, stream, options->colour, what, doubt->severity, doubt->id, doubt->facts,
                            doubt->fact_count, doubt->explanation, reason);
    }
    cli_findings_end_report(f, stream);
    return FACTS_OK;
}

static int run(cli_run *cli) {
    cli_findings findings;
    facts_doubt_list *list = NULL;
    facts_table_options options;
    const facts_packs *packs;
    facts_error error;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    int result = cli_findings_open(&findings, cli);
    if (result == CLI_FOUND || cli->partial) {
        facts_status status = cli_packs(cli, &packs, &error);
        if (!status) status = facts_doubt_list_new(packs, findings.facts, &list, &error);
        if (!status)
            status = options.format == FACTS_FORMAT_TABLE ? report(&findings, list, &options, &error)
                                                          : write(&findings, list, &options, &error);
        result = status ? cli_fail(cli, &error) : cli_findings_end(&findings, result);
    }
    facts_doubt_list_free(list);
    cli_findings_close(&findings);
    return result;
}

const cli_verb verb_verify = {
    .name = "verify",
    .arguments = "[DOC...]",
    .summary = "a document against itself: sums, shares, growth",
    .details =
        "Works out what the numbers of a document say of each other, and lists what cannot be. Without DOC and\n"
        "--manifest it looks at the documents of the store, each by itself. The rules are\n"
        "  sum        \"together\": parts and their total; three plants of 200 MW and one of 100 make 700\n"
        "  share      shares of one whole are at most 100 percent; fossil and non-fossil are 100\n"
        "  part       wind power is no more than renewable power of the same time\n"
        "  growth     a growth, change or multiple fits its level and the level of its base\n"
        "  direction  what rose is higher than it was\n"
        "  hours      a capacity works at most 8,760 hours a year\n"
        "  intensity  what a generation avoids is like what other plants would have emitted\n"
        "  slip       of the levels of a few years none is a thousand times the others in like digits: million for\n"
        "             billion, 万 for 亿, MW for GW\n"
        "Half a unit of the last digit said is allowed for rounding, and \"over\" and \"nearly\" are taken for what "
        "they\n"
        "are. A power of ten, or points for percent, that would mend it is named. --silence FILE is a table with the\n"
        "columns finding and reason: these are not shown any more. The exit status is 0 where something was found,\n"
        "1 where nothing was.\n\n"
        "  facts verify report.txt\n"
        "  facts verify report.txt --all\n",
    .options = CLI_RESULTS | CLI_FINDINGS,
    .all = "also what holds, and what is silenced with the reason",
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
