#include "cli.h"

#include <math.h>
#include <string.h>

static const facts_column COLUMNS[] = {{"metric", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_NAMES},
                                       {"region", FACTS_TEXT, FACTS_SPARE},
                                       {"entity", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_SPARE},
                                       {"kind", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"value", FACTS_NUMBER, 0},
                                       {"value_hi", FACTS_NUMBER, FACTS_OPTIONAL},
                                       {"unit", FACTS_TEXT, 0},
                                       {"bound", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"base", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"time", FACTS_TEXT, 0},
                                       {"verdict", FACTS_TEXT, 0},
                                       {"found_value", FACTS_NUMBER, FACTS_SPARE},
                                       {"found_time", FACTS_TEXT, FACTS_SPARE},
                                       {"rate_needed", FACTS_NUMBER, FACTS_OPTIONAL},
                                       {"rate_so_far", FACTS_NUMBER, FACTS_OPTIONAL},
                                       {"arrival", FACTS_NUMBER, FACTS_OPTIONAL},
                                       {"note", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
                                       {"mentions", FACTS_INTEGER, FACTS_OPTIONAL},
                                       {"document", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
                                       {"published", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"id", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"found_document", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
                                       {"found_published", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"found_id", FACTS_TEXT, FACTS_OPTIONAL},
                                       {"arithmetic", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
                                       {"sentence", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
                                       {"found_sentence", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL}};

enum { CELLS = sizeof COLUMNS / sizeof *COLUMNS };

/* A number that was calculated, with as many digits as make sense. */
static const char *rounded(double value, int digits, char buffer[40]) {
    buffer[0] = '\0';
    if (!isnan(value)) snprintf(buffer, 40, "%.*g", digits, value);
    return buffer;
}

static void write_note(const facts_promise *promise, char *note, size_t size) {
    bool said = facts_fact_corrected(promise->said), found = false;
    for (size_t i = 0; promise->found && i < promise->found->fact_count; i++)
        found |= facts_fact_corrected(promise->found->facts[i]);
    const char *which = said && found ? "both are" : said ? "the promise is" : "what was found is";
    bool any = said || found;
    snprintf(note, size, "%s%s%s%s", promise->note, any && *promise->note ? "; " : "", any ? which : "",
             any ? " corrected by hand" : "");
}

static facts_status add_row(facts_table *table, const facts_promise *promise, int digits, facts_error *error) {
    const facts_fact *said = promise->said, *found = promise->found ? promise->found->facts[0] : NULL;
    char value[40], high[40], found_value[40], needed[40], so_far[40], arrival[40], mentions[24];
    char note[sizeof promise->note + 80];
    snprintf(mentions, sizeof mentions, "%zu", promise->mentions);
    write_note(promise, note, sizeof note);
    const char *const cells[CELLS] = {said->metric,
                                      said->region,
                                      said->entity,
                                      facts_kind_name(said->kind),
                                      facts_format_number(said->value, value),
                                      facts_format_number(said->value_hi, high),
                                      said->unit,
                                      facts_bound_name(said->bound),
                                      said->base,
                                      said->time,
                                      facts_verdict_name(promise->verdict),
                                      facts_format_number(promise->found ? promise->found->value : NAN, found_value),
                                      promise->found_time,
                                      rounded(promise->rate_needed, digits, needed),
                                      rounded(promise->rate_so_far, digits, so_far),
                                      rounded(promise->arrival, digits, arrival),
                                      note,
                                      mentions,
                                      said->document,
                                      promise->published,
                                      said->id,
                                      found ? found->document : "",
                                      promise->found_published,
                                      found ? found->id : "",
                                      found ? promise->found->arithmetic : "",
                                      said->sentence,
                                      found ? found->sentence : ""};
    return facts_table_add(table, cells, error);
}

static facts_status write_table(cli_run *cli, const facts_table_options *options, const facts_promise_list *list,
                                const facts_filter *only, size_t *rows, facts_error *error) {
    int digits = options->format == FACTS_FORMAT_TABLE || options->format == FACTS_FORMAT_MD ? 6 : 12;
    facts_table *table;
    facts_status status = cli_table(cli, options, COLUMNS, CELLS, &table, error);
    if (status) return status;
    const size_t count = list ? facts_promise_list_count(list) : 0;
    for (size_t i = 0; i < count && !status; i++) {
        const facts_promise *promise = facts_promise_list_at(list, i);
        if (!facts_filter_match(only, promise->said)) continue;
        status = add_row(table, promise, digits, error);
        ++*rows;
    }
    return facts_table_end(table, status, error);
}

static int run(cli_run *cli) {
    facts_table_options options;
    facts_promise_list *list = NULL;
    facts_store *store = NULL;
    const facts_packs *packs = NULL;
    const char *unit = cli->values[CLI_UNIT];
    facts_filter filter;
    facts_error error;
    size_t rows = 0;
    int result = CLI_FOUND;
    if (!cli_table_options(cli, &options) || !cli_filter(cli, &filter)) return CLI_USAGE;
    if (cli->argument_count > 0) {
        filter.metrics = cli->arguments;
        filter.metric_count = 1;
    }
    /* --document says whose promises; reports are looked for in all documents */
    const facts_filter only = {.document = filter.document};
    filter.document = NULL;
    facts_status status = cli_packs(cli, &packs, &error); /* they know what is wanted of a metric */
    if (!status) status = cli_store_open(cli, cli_db(cli), &store, &error);
    if (!status) status = facts_store_promises(store, &filter, packs, unit, &list, &error);
    if (status == FACTS_NOT_FOUND) {
        result = cli_nothing_found(cli, store, &filter);
        status = result == CLI_NOTHING ? FACTS_OK : status;
    }
    if (!status) status = write_table(cli, &options, list, &only, &rows, &error);
    if (status && status != FACTS_NOT_FOUND) result = cli_fail(cli, &error);
    if (!status && rows == 0) result = CLI_NOTHING;
    facts_promise_list_free(list);
    facts_store_close(store);
    return result;
}

const cli_verb verb_promises = {
    .name = "promises",
    .arguments = "[METRIC]",
    .summary = "targets and pledges beside what was later reported",
    .details =
        "One row for each target and dated pledge of the store: met or missed by what is reported, moved by a later\n"
        "document to another value or year, pending, or unclear, with what was found, both documents and both\n"
        "sentences. While it is pending: the rate a year that is needed from the last report on, the rate so far\n"
        "(Theil-Sen), and the year at which that rate arrives, as a decimal year in which the end of 2030 is 2031.\n"
        "Years that are promised themselves, as for carbon neutrality, are promises too. A promise is compared with\n"
        "what is reported of the same metric, region, entity, unit and base; a comparison, as with 2005, also with "
        "what\n"
        "the levels of both times say. What is reached before its time is met, also what was so already when it was\n"
        "said and still is; a limit (\"at most\") that was so then is to be kept until its time and pending.\n"
        "Whether a value is the least or the most is told by its bound, the words before it (\"cut to\"), what is "
        "wanted\n"
        "of the metric, or what was reported first; 'note' says what a verdict rests on. \"Close units under 200 MW\" "
        "says how\n"
        "large each is, and not of how much there will be: such a promise is unclear.\n\n"
        "  facts promises\n"
        "  facts promises 'renewable_*' --region CHN --format md\n",
    .options = CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(REGION) | CLI_BIT(ENTITY) |
               CLI_BIT(DOCUMENT) | CLI_BIT(UNIT) | CLI_BIT(PACKS),
    .least = 0,
    .most = 1,
    .run = run};
