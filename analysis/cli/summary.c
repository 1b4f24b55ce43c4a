/* The verbs metrics and documents: one row for each that the store knows. */
#include "cli.h"

#include <inttypes.h>

/* A table in the making; the context of the store's callbacks. */
typedef struct summary {
    facts_table *table;
    size_t rows;
    facts_error error; /* of whatever fails, the callbacks included */
} summary;

static facts_status add_row(summary *s, const char *const *cells) {
    s->rows++;
    return facts_table_add(s->table, cells, &s->error);
}

static int summarise(cli_run *cli, const facts_column *columns, size_t count,
                     facts_status (*ask)(facts_store *store, summary *s)) {
    summary s = {0};
    facts_store *store = NULL;
    facts_table_options options;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    facts_status status = cli_store_open(cli, cli_db(cli), &store, &s.error);
    if (status == FACTS_OK) status = cli_table(cli, &options, columns, count, &s.table, &s.error);
    if (status == FACTS_OK) {
        status = ask(store, &s);
        status = facts_table_end(s.table, status, &s.error);
    }
    facts_store_close(store);
    if (status != FACTS_OK) return cli_fail(cli, &s.error);
    if (s.rows > 0) return CLI_FOUND;
    fprintf(stderr, "facts: %s holds no %s; 'facts add DOC...' puts documents into it\n", cli_db(cli), cli->verb->name);
    return CLI_NOTHING;
}

/* ---------------------------------------------------------------- metrics */

static const facts_column metric_columns[] = {
    {"metric", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_NAMES},
    {"unit", FACTS_TEXT, 0},
    {"facts", FACTS_INTEGER, 0},
    {"documents", FACTS_INTEGER, FACTS_SPARE},
    {"first", FACTS_TEXT, FACTS_SPARE},
    {"last", FACTS_TEXT, FACTS_SPARE},
    {"label", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};

static facts_status add_metric(void *context, const facts_metric_summary *m) {
    char facts[24], documents[24];
    snprintf(facts, sizeof facts, "%zu", m->facts);
    snprintf(documents, sizeof documents, "%zu", m->documents);
    const char *const cells[] = {m->metric.id, m->metric.unit, facts, documents, m->first, m->last, m->metric.label};
    return add_row(context, cells);
}

static facts_status ask_metrics(facts_store *store, summary *s) {
    return facts_store_metrics(store, add_metric, s, &s->error);
}

static int run_metrics(cli_run *cli) {
    return summarise(cli, metric_columns, sizeof metric_columns / sizeof *metric_columns, ask_metrics);
}

const cli_verb verb_metrics = {
    .name = "metrics",
    .arguments = "",
    .summary = "the metrics of the store, with counts and time spans",
    .details = "Lists each metric that has facts: its unit for levels and changes, how many facts in how many\n"
               "documents, and their earliest and latest time.\n",
    .options = CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS),
    .least = 0,
    .most = 0,
    .run = run_metrics};

/* -------------------------------------------------------------- documents */

static const facts_column document_columns[] = {
    {"document", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_NAMES},
    {"title", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"publisher", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"published", FACTS_TEXT, FACTS_SPARE},
    {"region", FACTS_TEXT, FACTS_SPARE},
    {"languages", FACTS_TEXT, FACTS_SPARE},
    {"facts", FACTS_INTEGER, 0},
    {"quantities", FACTS_INTEGER, FACTS_OPTIONAL},
    {"first", FACTS_TEXT, FACTS_OPTIONAL},
    {"last", FACTS_TEXT, FACTS_OPTIONAL},
    {"editions", FACTS_INTEGER, FACTS_OPTIONAL},
    {"added_at", FACTS_TEXT, FACTS_OPTIONAL},
    {"size", FACTS_INTEGER, FACTS_OPTIONAL},
    {"path", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"sha256", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};

static facts_status add_document(void *context, const facts_document_summary *d) {
    char facts[24], quantities[24], editions[24], size[24];
    snprintf(facts, sizeof facts, "%zu", d->facts);
    snprintf(quantities, sizeof quantities, "%zu", d->quantities);
    snprintf(editions, sizeof editions, "%zu", d->editions);
    snprintf(size, sizeof size, "%" PRIu64, d->size);
    const facts_document *about = &d->document;
    const char *const cells[] = {
        about->id, about->title, about->publisher, about->published, about->region, d->languages, facts,    quantities,
        d->first,  d->last,      editions,         d->added_at,      size,          about->path,  d->sha256};
    return add_row(context, cells);
}

static facts_status ask_documents(facts_store *store, summary *s) {
    return facts_store_documents(store, add_document, s, &s->error);
}

static int run_documents(cli_run *cli) {
    return summarise(cli, document_columns, sizeof document_columns / sizeof *document_columns, ask_documents);
}

const cli_verb verb_documents = {
    .name = "documents",
    .arguments = "",
    .summary = "the documents of the store, with counts and time spans",
    .details = "Lists the current edition of each document: what is known of it, how many facts it holds, and how\n"
               "many quantities that no metric claims, the earliest and latest time of its facts, how many editions\n"
               "of it the store has, and when and from where the current one came.\n",
    .options = CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS),
    .least = 0,
    .most = 0,
    .run = run_documents};
