#include "cli.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One run of the verb, and the table that is being written. */
typedef struct exporting {
    cli_run *cli;
    facts_store *store;
    facts_table *table;
    size_t rows;
    facts_error error; /* of whatever fails, the sink included */
} exporting;

static facts_status take_fact(void *context, const facts_fact *fact) {
    exporting *e = context;
    e->rows++;
    return facts_table_add_fact(e->table, fact, &e->error);
}

static facts_status write_facts(exporting *e, FILE *stream) {
    const facts_sink sink = {.context = e, .fact = take_fact};
    const facts_table_options options = {.format = FACTS_FORMAT_CSV, .bom = cli_given(e->cli, CLI_BOM)};
    facts_status status = facts_table_open_facts(stream, &options, &e->table, &e->error);
    if (status != FACTS_OK) return status;
    status = facts_store_query(e->store, NULL, &sink, &e->error);
    if (status == FACTS_NOT_FOUND) status = FACTS_OK; /* a table without rows is one, too */
    facts_status closed = facts_table_close(e->table, status == FACTS_OK ? &e->error : NULL);
    return status == FACTS_OK ? closed : status;
}

/* The tables of an export, in the order in which they are written. */
static const struct {
    const char *name;
    facts_status (*write)(exporting *e, FILE *stream);
} tables[] = {
    {"facts.csv", write_facts},
};

/* Writes beside the file and renames: whoever reads it finds the old table or the new one, never half of one. */
static facts_status write_table(exporting *e, size_t index, const char *folder) {
    char path[PATH_MAX], part[PATH_MAX];
    if (snprintf(part, sizeof part, "%s/%s.part", folder, tables[index].name) >= (int)sizeof part)
        return facts_fail(&e->error, FACTS_ERR_ARGUMENT, folder, 0, 0, "the name of the folder is too long");
    snprintf(path, sizeof path, "%.*s", (int)(strlen(part) - strlen(".part")), part);
    FILE *stream = fopen(part, "wb");
    if (!stream) return facts_fail(&e->error, FACTS_ERR_IO, part, 0, 0, "cannot be written: %s", strerror(errno));
    facts_status status = tables[index].write(e, stream);
    bool failed = fflush(stream) != 0 || fsync(fileno(stream)) != 0;
    failed |= fclose(stream) != 0;
    if (status == FACTS_OK && (failed || rename(part, path) != 0))
        status = facts_fail(&e->error, FACTS_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
    if (status != FACTS_OK) unlink(part);
    return status;
}

static int run(cli_run *cli) {
    const char *folder = cli->arguments[0];
    exporting e = {.cli = cli};
    facts_status status = facts_store_open(cli_db(cli), FACTS_STORE_READ, &e.store, &e.error);
    if (status == FACTS_OK && mkdir(folder, 0777) != 0 && errno != EEXIST)
        status = facts_fail(&e.error, FACTS_ERR_IO, folder, 0, 0, "cannot be made: %s", strerror(errno));
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == FACTS_OK; i++)
        status = write_table(&e, i, folder);
    facts_store_close(e.store);
    if (status != FACTS_OK) return cli_fail(cli, &e.error);
    return e.rows > 0 ? CLI_FOUND : CLI_NOTHING;
}

const cli_verb verb_export = {
    .name = "export",
    .arguments = "DIR",
    .summary = "the tables of the store into a folder",
    .details = "Writes facts.csv, the facts of the store with all columns, into DIR, which is made where it is not\n"
               "there. A table that is there is replaced as a whole or, when something fails, not at all.\n",
    .options = CLI_BIT(DB) | CLI_BIT(BOM),
    .least = 1,
    .most = 1,
    .run = run};
