#include "cli.h"

typedef struct listing {
    cli_run *cli;
    cli_facts out;
    facts_error error; /* of whatever fails, the sink included */
} listing;

static facts_status take_fact(void *context, const facts_fact *fact) {
    listing *l = context;
    return cli_facts_add(&l->out, fact, &l->error);
}

static facts_status stop_at_first(void *context, const facts_fact *fact) {
    (void)context;
    (void)fact;
    return FACTS_STOP;
}

static bool has_facts(facts_store *store, const facts_filter *filter) {
    const facts_sink sink = {.fact = stop_at_first};
    return facts_store_query(store, filter, &sink, NULL) == FACTS_STOP;
}

facts_status cli_no_metric(cli_run *cli, facts_store *store, const char *metric, facts_error *error) {
    const facts_packs *packs;
    char names[512];
    facts_status status = cli_packs(cli, &packs, error);
    if (status == FACTS_OK) status = facts_store_near(store, packs, metric, names, sizeof names, error);
    if (status != FACTS_OK) return status;
    fprintf(stderr, "facts: no facts of metric %s", metric);
    if (names[0])
        fprintf(stderr, "; did you mean %s?\n", names);
    else
        fputs(store ? "; 'facts metrics' lists those of the store\n" : "\n", stderr);
    return FACTS_OK;
}

int cli_nothing_found(cli_run *cli, facts_store *store, const facts_filter *filter) {
    facts_error error;
    bool said = false;
    for (size_t i = 0; i < filter->metric_count; i++) {
        const char *metric = filter->metrics[i];
        if (has_facts(store, &(facts_filter){.metrics = &metric, .metric_count = 1})) continue;
        if (cli_no_metric(cli, store, metric, &error) != FACTS_OK) return cli_fail(cli, &error);
        said = true;
    }
    if (filter->region && !has_facts(store, &(facts_filter){.region = filter->region})) {
        fprintf(stderr, "facts: no facts of region %s; expected an ISO 3166 code as CHN, WLD, or a group in words\n",
                filter->region);
        said = true;
    }
    if (filter->document && !has_facts(store, &(facts_filter){.document = filter->document})) {
        fprintf(stderr, "facts: no facts of document %s; 'facts documents' lists those of the store\n",
                filter->document);
        said = true;
    }
    if (!said && has_facts(store, NULL)) {
        fputs("facts: no facts fit all of the filters\n", stderr);
    } else if (!said) {
        fprintf(stderr, "facts: %s holds no facts; 'facts add DOC...' puts documents into it\n", cli_db(cli));
    }
    return CLI_NOTHING;
}

static int run(cli_run *cli) {
    listing l = {.cli = cli};
    const facts_sink sink = {.context = &l, .fact = take_fact};
    facts_store *store = NULL;
    facts_table_options options;
    facts_filter filter;
    int result = CLI_FOUND;
    if (!cli_table_options(cli, &options) || !cli_filter(cli, &filter)) return CLI_USAGE;
    facts_status status = cli_store_open(cli, cli_db(cli), &store, &l.error);
    if (status == FACTS_OK) status = cli_facts_open(cli, &options, &l.out, &l.error);
    if (status == FACTS_OK) {
        status = facts_store_query(store, &filter, &sink, &l.error);
        if (status == FACTS_NOT_FOUND) {
            result = cli_nothing_found(cli, store, &filter);
            status = FACTS_OK;
        }
        facts_status closed = cli_facts_close(&l.out, status == FACTS_OK ? &l.error : NULL);
        if (status == FACTS_OK) status = closed;
    }
    facts_store_close(store);
    return status == FACTS_OK ? result : cli_fail(cli, &l.error);
}

const cli_verb verb_list = {
    .name = "list",
    .arguments = "",
    .summary = "facts of the store; the verb where none is given",
    .details = "Lists the facts of the store by metric, region, entity, time and document.\n"
               "Filters are exact words or patterns in quotes (* ? [a-z]); all of them must fit. --metric may be\n"
               "given several times. A fact fits --since and --until when its time has a day between the two,\n"
               "which a fact without a time has not. --as-of looks at the editions that the documents had on a day.\n\n"
               "  facts --metric wind_capacity\n"
               "  facts --metric '*_capacity' --region CHN --status target --since 2030\n"
               "  facts list --kind growth --format xlsx -o growth.xlsx\n",
    .options = CLI_FILTERS | CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(ALL) | CLI_BIT(AS_OF) |
               CLI_BIT(UNIT) | CLI_BIT(PACKS),
    .all = "also quantities that no metric claims, with an empty metric",
    .least = 0,
    .most = 0,
    .run = run};
