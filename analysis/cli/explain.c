#include "cli.h"

#include <math.h>
#include <string.h>

static const facts_column reading_columns[] = {
    {"step", FACTS_TEXT, 0},
    {"text", FACTS_TEXT, FACTS_FLEXIBLE},
    {"value", FACTS_TEXT, FACTS_FLEXIBLE},
    {"why", FACTS_TEXT, FACTS_FLEXIBLE},
};

typedef struct explanation {
    cli_run *cli; /* first, for cli_sink_warning */
    facts_table *readings;
    facts_set *facts;
    facts_status status; /* why the sink stopped */
    facts_error error;
} explanation;

static facts_status take_reading(void *context, const facts_reading *reading) {
    explanation *e = context;
    const char *cells[] = {reading->step, reading->text, reading->value, reading->why};
    e->status = facts_table_add(e->readings, cells, &e->error);
    return e->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    explanation *e = context;
    e->status = facts_set_add(e->facts, fact, &e->error);
    return e->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

/* The fields that say where a fact stands mean little for a text from the command line. */
static bool is_told(const char *column) {
    static const char *const left_out[] = {"id",         "document", "page",  "line",
                                           "byte_start", "byte_end", "quote", "sentence"};
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        if (strcmp(column, left_out[i]) == 0) return false;
    }
    return true;
}

static void print_fact(FILE *stream, const facts_fact *fact) {
    char buffer[40];
    fprintf(stream, "\n\"%s\" is %s\n", fact->quote, *fact->metric ? "a fact" : "a quantity that no metric claims");
    for (size_t i = 0; i < FACTS_COLUMNS; i++) {
        const char *cell = facts_fact_cell(fact, i, buffer);
        if (*cell && is_told(facts_column_name(i))) fprintf(stream, "  %-12s %s\n", facts_column_name(i), cell);
    }
}

static facts_status write_facts(const explanation *e, FILE *stream, const facts_table_options *options,
                                facts_error *error) {
    facts_table *table = NULL;
    facts_status status = FACTS_OK;
    if (options->format == FACTS_FORMAT_JSON) status = facts_table_open_facts(stream, options, &table, error);
    for (size_t i = 0; i < facts_set_count(e->facts) && status == FACTS_OK; i++) {
        if (table) {
            status = facts_table_add_fact(table, facts_set_at(e->facts, i), error);
        } else {
            print_fact(stream, facts_set_at(e->facts, i));
        }
    }
    return facts_table_end(table, status, error);
}

/* Reads the text, writing each step as it comes and keeping the facts. */
static facts_status read_text(explanation *e, FILE *stream, const facts_table_options *options) {
    cli_run *cli = e->cli;
    const facts_sink sink = {.context = e, .fact = take_fact, .reading = take_reading, .warning = cli_sink_warning};
    const facts_source source = {.bytes = cli->arguments[0],
                                 .size = strlen(cli->arguments[0]),
                                 .id = "text",
                                 .published = cli->values[CLI_PUBLISHED],
                                 .region = cli->values[CLI_REGION]};
    const facts_packs *packs;
    facts_error error = {0};
    facts_status status = cli_packs(cli, &packs, &e->error);
    if (status == FACTS_OK) {
        status = facts_table_open(stream, reading_columns, sizeof reading_columns / sizeof *reading_columns, options,
                                  &e->readings, &e->error);
    }
    if (status != FACTS_OK) return status;
    status = facts_extract(packs, &source, &sink, &error);
    if (status == FACTS_STOP) {
        status = e->status;
    } else if (status != FACTS_OK) {
        e->error = error;
    }
    return facts_table_end(e->readings, status, &e->error);
}

static facts_status explain(explanation *e, FILE *stream, const facts_table_options *options) {
    bool json = options->format == FACTS_FORMAT_JSON;
    facts_status status = facts_set_new(&e->facts, &e->error);
    if (json) fputs("{\"readings\": ", stream);
    if (status == FACTS_OK) status = read_text(e, stream, options);
    if (json) fputs(", \"facts\": ", stream);
    if (status == FACTS_OK) status = write_facts(e, stream, options, &e->error);
    if (json) fputs("}\n", stream);
    return status;
}

static int run(cli_run *cli) {
    explanation e = {.cli = cli};
    facts_table_options options;
    FILE *stream;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    if (!cli_given(cli, CLI_FORMAT) && options.format != FACTS_FORMAT_JSON) options.format = FACTS_FORMAT_TABLE;
    if (options.format != FACTS_FORMAT_TABLE && options.format != FACTS_FORMAT_JSON) {
        return cli_usage(cli, "'explain' writes table or json");
    }
    facts_status status = cli_check_source(cli, &e.error);
    if (status == FACTS_OK) status = cli_output(cli, &stream, &e.error);
    if (status == FACTS_OK) status = explain(&e, stream, &options);
    bool found = e.facts && facts_set_count(e.facts) > 0;
    if (status == FACTS_OK && !found && options.format == FACTS_FORMAT_TABLE)
        fputs("no fact and no quantity\n", stream);
    facts_set_free(e.facts);
    if (status != FACTS_OK) return cli_fail(cli, &e.error);
    return found ? CLI_FOUND : CLI_NOTHING;
}

const cli_verb verb_explain = {
    .name = "explain",
    .arguments = "TEXT",
    .summary = "how a sentence is read, step by step",
    .details =
        "Tells every number, unit, time, place and metric in the text, what each was read as and which rule said\n"
        "so, and then the facts that were bound from them. --published and --region stand for what a document\n"
        "would say of itself. It is a report for people, or with --format json an object.\n\n"
        "  facts explain 'By the end of 2024, wind power capacity had reached 520 GW.'\n",
    .options = CLI_BIT(PACKS) | CLI_BIT(PUBLISHED) | CLI_BIT(REGION) | CLI_BIT(FORMAT) | CLI_BIT(OUTPUT),
    .formats = "table or json",
    .least = 1,
    .most = 1,
    .run = run,
};
