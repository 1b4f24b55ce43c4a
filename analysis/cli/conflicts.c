#include "analysis/finding_tables.h"
#include "findings.h"

static facts_status find(cli_run *cli, const facts_set *facts, void **list, facts_error *error) {
    facts_conflict_list *conflicts = NULL;
    const facts_packs *packs;
    facts_status status = cli_packs(cli, &packs, error);
    if (status == FACTS_OK) status = facts_conflict_list_new(packs, facts, &conflicts, error);
    *list = conflicts;
    return status;
}

static void free_list(void *list) { facts_conflict_list_free(list); }

static size_t count(const void *list) { return facts_conflict_list_count(list); }

static void at(const void *list, size_t index, cli_finding *finding) {
    const facts_conflict *conflict = facts_conflict_list_at(list, index);
    *finding = (cli_finding){.id = conflict->id,
                             .what = facts_conflict_class_name(conflict->class_id),
                             .explanation = conflict->explanation,
                             .severity = conflict->severity,
                             .facts = {conflict->a, conflict->b},
                             .count = conflict->b ? 2 : 1};
}

static facts_status add_row(const void *list, size_t index, const char *silenced, facts_table *table,
                            facts_error *error) {
    return conflict_add_row(facts_conflict_list_at(list, index), silenced, table, error);
}

static int run(cli_run *cli) {
    static const cli_findings_kind conflicts = {conflict_columns, CONFLICT_COLUMNS, find, free_list, count, at,
                                                add_row};
    return cli_findings_run(cli, &conflicts);
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
        "  bound           the same number, but only one of two languages says \"over\", \"nearly\" or \"about\"\n"
        "  wording         1.6 times and 60 percent more\n"
        "  left out        only one language of a document says it (in a store: but for counts), while half of the\n"
        "                  paragraph or more is in both\n"
        "  contradiction   neither rounding nor bounds make both true\n"
        "A contradiction has the severity high (medium where a time was taken from another sentence, or where two\n"
        "documents have goals or expectations that differ), what is left out medium, the others low. A false alarm\n"
        "costs more than a miss, so that away from a translation there must be little doubt that two numbers are of\n"
        "one thing: one is the other with a digit (of three or more) mistyped, two digits in the wrong order or the\n"
        "point moved, or is within three percent of it (of a share: and of what it leaves), or two documents have the\n"
        "same words, or one document says a sentence again with no other word or number changed. Not listed as\n"
        "contradictions are several values at one place, those of documents that do not say the time, those of a\n"
        "city, a company or a sector beside those of a country, metrics made of the words nearby (but for\n"
        "sentences said again, and editions of one document), and documents that contradict each other more often\n"
        "than they agree, as reports of two provinces do; 'facts series' marks them under 'conflict'.\n"
        "--silence FILE is a table with the columns finding and reason: these are not shown any more. The exit\n"
        "status is 0 where something was found, 1 where nothing was.\n\n"
        "  facts conflicts report.txt\n"
        "  facts conflicts --metric 'wind_*' --format csv\n",
    .options = CLI_RESULTS | CLI_FINDINGS,
    .all = "also those that are silenced, with the reason",
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
