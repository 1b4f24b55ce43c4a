#include "cli.h"

typedef struct extraction {
    cli_run *cli; /* first, for cli_sink_warning */
    cli_facts out;
    facts_filter filter;
    bool met;            /* a fact of one of the metrics that were asked for, whatever the other filters say */
    facts_status status; /* why the sink stopped */
    facts_error error;
} extraction;

static facts_status take_fact(void *context, const facts_fact *fact) {
    extraction *e = context;
    const facts_filter metrics = {.metrics = e->filter.metrics, .metric_count = e->filter.metric_count};
    e->met = e->met || facts_filter_match(&metrics, fact);
    if (!facts_filter_match(&e->filter, fact)) return FACTS_OK;
    e->status = cli_facts_add(&e->out, fact, &e->error);
    return e->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

static int run(cli_run *cli) {
    extraction e = {.cli = cli};
    const facts_sink sink = {.context = &e, .fact = take_fact, .warning = cli_sink_warning};
    cli_documents documents;
    facts_table_options options;
    int result = CLI_FAILED;
    if (!cli_table_options(cli, &options) || !cli_filter(cli, &e.filter)) return CLI_USAGE;
    e.status = cli_documents_open(cli, 0, &documents, &e.error);
    if (e.status == FACTS_OK) e.status = cli_facts_open(cli, &options, &e.out, &e.error);
    if (e.status == FACTS_OK) {
        result = cli_extract(cli, &documents, &sink);
        facts_status closed = cli_facts_close(&e.out, e.status == FACTS_OK ? &e.error : NULL);
        if (e.status == FACTS_OK) e.status = closed;
    }
    cli_documents_close(&documents);
    for (size_t i = 0; i < cli->metric_count && e.status == FACTS_OK && !e.met; i++)
        e.status = cli_no_metric(cli, NULL, cli->metrics[i], &e.error);
    if (e.status != FACTS_OK) return cli_fail(cli, &e.error);
    return result == CLI_FOUND && e.out.written == 0 ? CLI_NOTHING : result;
}

const cli_verb verb_extract = {
    .name = "extract",
    .arguments = "[DOC...]",
    .summary = "documents to facts on standard output",
    .details =
        "Reads documents and writes their facts, row by row as they are found. No store is touched.\n"
        "DOC is a file of text, Markdown, CSV, PDF, HTML or DOCX, a folder (all files that are named so, by\n"
        "name), or - for standard input. --manifest without DOC reads all documents of the manifest; with DOC\n"
        "it lends them its ids, dates and countries.\n"
        "A document or a folder in one that cannot be read is said, the others are read, and the exit status is\n"
        "3. A file that is named twice, as by its folder too, is read once.\n\n"
        "  facts extract report.txt --published 2025-11 --region CHN -o facts.csv\n"
        "  facts extract --manifest corpus.csv --metric 'wind_*' --unit MW\n",
    .options = CLI_FILTERS | CLI_RESULTS | CLI_DOCUMENTS | CLI_MANY | CLI_BIT(SHARD) | CLI_BIT(UNIT) | CLI_BIT(ALL),
    .all = "also quantities that no metric claims, with an empty metric",
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
