#include "analysis/finding_tables.h"
#include "findings.h"

#include <string.h>

static facts_status find(cli_run *cli, const facts_set *facts, void **list, facts_error *error) {
    const facts_packs *packs;
    facts_doubt_list *doubts = NULL;
    facts_status status = cli_packs(cli, &packs, error);
    if (status == FACTS_OK) status = facts_doubt_list_new(packs, facts, &doubts, error);
    *list = doubts;
    return status;
}

static void free_list(void *list) { facts_doubt_list_free(list); }

static size_t count(const void *list) { return facts_doubt_list_count(list); }

static void at(const void *list, size_t index, cli_finding *finding) {
    const facts_doubt *doubt = facts_doubt_list_at(list, index);
    *finding = (cli_finding){.id = doubt->id,
                             .what = facts_doubt_rule_name(doubt->rule),
                             .explanation = doubt->explanation,
                             .severity = doubt->severity,
                             .holds = doubt->verdict == FACTS_DOUBT_HOLDS,
                             .count = doubt->fact_count};
    memcpy(finding->facts, doubt->facts, sizeof doubt->facts);
}

static facts_status add_row(const void *list, size_t index, const char *silenced, facts_table *table,
                            facts_error *error) {
    return doubt_add_row(facts_doubt_list_at(list, index), silenced, table, error);
}

static int run(cli_run *cli) {
    static const cli_findings_kind doubts = {doubt_columns, DOUBT_COLUMNS, find, free_list, count, at, add_row};
    return cli_findings_run(cli, &doubts);
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
        "are. A power of ten, or points for percent, that would mend it is named. A part, and shares of one whole,\n"
        "are told only where it is sure what each number is of: a metric made of the words nearby, or chosen by a\n"
        "narrow margin, is left alone there. --silence FILE is a table with the columns finding and reason: these\n"
        "are not shown any more. The exit status is 0 where something was found, 1 where nothing was.\n\n"
        "  facts verify report.txt\n"
        "  facts verify report.txt --all\n",
    .options = CLI_RESULTS | CLI_FINDINGS,
    .all = "also what holds, and what is silenced with the reason",
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
