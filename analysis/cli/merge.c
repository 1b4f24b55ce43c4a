#include "cli.h"

#include <stdlib.h>

typedef struct merged {
    size_t documents, facts;
} merged;

static facts_status count_document(void *context, const facts_document_summary *document) {
    merged *m = context;
    m->documents++;
    m->facts += document->facts;
    return FACTS_OK;
}

typedef struct telling {
    cli_run *cli;
    facts_store *store;
    facts_error *error;
} telling;

/* Two files of one name may be two documents, and only their reader knows. */
static facts_status tell_displaced(void *context, const facts_displacement *d) {
    const telling *t = context;
    const facts_document document = {.id = d->document, .path = d->by_file};
    if (cli_given(t->cli, CLI_QUIET)) return FACTS_OK;
    fputs("facts: ", stderr);
    cli_print_text(stderr, d->document, SIZE_MAX);
    fputs(": ", stderr);
    cli_print_text(stderr, d->by_file, SIZE_MAX);
    fputs(", which was read later, replaces ", stderr);
    cli_print_text(stderr, d->file, SIZE_MAX);
    return cli_tell_difference(t->cli, t->store, &document, d->edition, d->by_edition, stderr, t->error);
}

static void tell(const cli_run *cli, const size_t *taken, const merged *m) {
    for (size_t i = 0; i < cli->argument_count; i++) {
        const char *s = taken[i] == 1 ? "" : "s";
        if (taken[i] > 0) printf("%s: %zu edition%s of documents\n", cli->arguments[i], taken[i], s);
        if (taken[i] == 0) printf("%s: nothing that is not there already\n", cli->arguments[i]);
    }
    printf("%s: %zu document%s, %zu fact%s\n", cli->values[CLI_OUTPUT], m->documents, m->documents == 1 ? "" : "s",
           m->facts, m->facts == 1 ? "" : "s");
}

static int run(cli_run *cli) {
    const char *path = cli->values[CLI_OUTPUT];
    if (!path) return cli_usage(cli, "'merge' wants -o STORE, the store that takes all of them");
    facts_store **stores = calloc(cli->argument_count, sizeof *stores), *into = NULL;
    size_t *taken = calloc(cli->argument_count, sizeof *taken);
    merged m = {0};
    facts_error error;
    facts_status status = stores && taken ? FACTS_OK : facts_no_memory(&error, NULL);
    for (size_t i = 0; i < cli->argument_count && status == FACTS_OK; i++)
        status = facts_store_open(cli->arguments[i], FACTS_STORE_READ, &stores[i], &error);
    if (status == FACTS_OK) status = facts_store_open(path, FACTS_STORE_WRITE, &into, &error);
    telling t = {.cli = cli, .store = into, .error = &error};
    if (status == FACTS_OK)
        status = facts_store_merge(into, stores, cli->argument_count, taken, tell_displaced, &t, &error);
    if (status == FACTS_OK) status = facts_store_documents(into, count_document, &m, &error);
    facts_store_close(into);
    for (size_t i = 0; stores && i < cli->argument_count; i++) facts_store_close(stores[i]);
    if (status == FACTS_OK) tell(cli, taken, &m);
    free(stores);
    free(taken);
    if (status != FACTS_OK) return cli_fail(cli, &error);
    return m.facts > 0 ? CLI_FOUND : CLI_NOTHING;
}

const cli_verb verb_merge = {
    .name = "merge",
    .arguments = "STORE...",
    .summary = "stores made apart become one",
    .details =
        "Puts the documents of all stores into that of -o, which is made where there is none, and keeps what it\n"
        "has. A document of several stores has the editions of all of them, by when they were read; the last is\n"
        "the current one. Where these are two files that no store had both of, it is said which one took the place\n"
        "of the other. Doing it twice changes nothing.\n\n"
        "  facts add reports/ --shard 1/2 --db 1.db    # and 2/2 into 2.db, on another machine\n"
        "  facts merge 1.db 2.db -o out/facts.db\n",
    .options = CLI_BIT(OUTPUT),
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
