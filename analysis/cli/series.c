#include "analysis/series/tables.h"
#include "cli.h"

static void say_untimed(cli_run *cli, const facts_series_list *list) {
    facts_error warning;
    size_t untimed = facts_series_list_untimed(list);
    if (untimed == 0) return;
    facts_fail(&warning, FACTS_OK, "", 0, 0, "values without a time, which are in no series: %zu", untimed);
    cli_warn(cli, &warning);
}

/* Facts there are, but no level at a time among them: what there is instead, and which verb shows it. */
static int say_no_series(const facts_series_list *list) {
    const char *years = NULL, *others = NULL;
    for (size_t i = 0; i < facts_set_count(list->facts); i++) {
        const facts_fact *fact = facts_set_at(list->facts, i);
        if (strcmp(fact->unit, "year") == 0)
            years = fact->metric;
        else if (fact->kind != FACTS_LEVEL)
            others = fact->metric;
    }
    if (years)
        fprintf(stderr, "facts: the values of %s are years, which are no series; 'facts promises %s' shows them\n",
                years, years);
    if (others)
        fprintf(stderr, "facts: of %s only changes are said and no level; 'facts list --metric %s' shows them\n",
                others, others);
    return CLI_NOTHING;
}

int cli_series(cli_run *cli, facts_series_list **list) {
    const facts_packs *packs = NULL;
    const char *unit = cli->values[CLI_UNIT];
    facts_store *store = NULL;
    facts_filter filter;
    facts_error error;
    int result = CLI_FOUND;
    if (!cli_filter(cli, &filter)) return CLI_USAGE;
    if (cli->argument_count > 0 && filter.metric_count > 0)
        return cli_usage(cli, "'%s' and --metric; expected one of the two", cli->arguments[0]);
    if (cli->argument_count > 0) {
        filter.metrics = cli->arguments;
        filter.metric_count = cli->argument_count;
    }
    filter.status = NULL;
    facts_status status = unit ? cli_packs(cli, &packs, &error) : FACTS_OK;
    if (!status) status = cli_store_open(cli, cli_db(cli), &store, &error);
    if (!status) status = facts_store_series(store, &filter, packs, unit, list, &error);
    if (status == FACTS_NOT_FOUND)
        result = cli_nothing_found(cli, store, &filter);
    else if (status)
        result = cli_fail(cli, &error);
    else
        say_untimed(cli, *list);
    if (result == CLI_FOUND && facts_series_list_count(*list) == 0) {
        result = say_no_series(*list);
        facts_series_list_free(*list);
        *list = NULL;
    }
    facts_store_close(store);
    return result;
}

bool cli_takes_series(const cli_run *cli, const facts_series *series) {
    const char *status = cli->values[CLI_STATUS];
    return !status || strcmp(status, facts_state_name(series->state)) == 0;
}

static int run(cli_run *cli) {
    facts_series_list *list = NULL;
    facts_table_options options;
    facts_table *table = NULL;
    facts_error error;
    size_t rows = 0;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    int result = cli_series(cli, &list);
    if (result != CLI_FOUND && result != CLI_NOTHING) return result;
    facts_status status = cli_table(cli, &options, series_columns_long, SERIES_COLUMNS, &table, &error);
    if (!status) {
        const size_t count = list ? facts_series_list_count(list) : 0; /* of none the names of the columns stand */
        for (size_t i = 0; i < count && !status; i++) {
            const facts_series *series = facts_series_list_at(list, i);
            if (!cli_takes_series(cli, series)) continue;
            status = series_add_rows(series, table, &error);
            rows += series->count;
        }
        status = facts_table_end(table, status, &error);
    }
    facts_series_list_free(list);
    if (status) return cli_fail(cli, &error);
    if (rows == 0 && result == CLI_FOUND)
        fprintf(stderr, "facts: no series has the status %s\n", cli->values[CLI_STATUS]);
    return rows > 0 ? CLI_FOUND : CLI_NOTHING;
}

const cli_verb verb_series = {
    .name = "series",
    .arguments = "[METRIC]",
    .summary = "time series: one row for each metric, region, entity and time",
    .details =
        "Puts the levels of the store on an axis of decimal years: a stock stands at the end of its year, a\n"
        "flow in the middle, the end of August 2025 is 2025.67. Targets and projections are series of their own.\n"
        "Of several sources of one value the best leads: said before derived, exact before approximate, a later\n"
        "document before an earlier, said in both languages before one; 'conflict' is 1 where different\n"
        "values are said that neither rounding nor bounds make one. That may be several values in one sentence,\n"
        "as of parts that were not told apart, which are no contradiction and not listed by 'facts conflicts'.\n"
        "What changes, growth rates and multiples say of their base is 'derived', with its\n"
        "arithmetic. Years that are pledged, as for carbon neutrality, are listed by 'facts promises'.\n"
        "METRIC may be a pattern in quotes.\n\n"
        "  facts series wind_solar_capacity\n"
        "  facts series '*_share' --region CHN --status actual --format xlsx -o shares.xlsx\n",
    .options = CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(METRIC) | CLI_BIT(REGION) | CLI_BIT(ENTITY) |
               CLI_BIT(DOCUMENT) | CLI_BIT(LANGUAGE) | CLI_BIT(STATUS) | CLI_BIT(UNIT) | CLI_BIT(PACKS),
    .least = 0,
    .most = 1,
    .run = run};
