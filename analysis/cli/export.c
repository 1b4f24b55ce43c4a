#include "analysis/finding_tables.h"
#include "analysis/series/tables.h"
#include "analysis/table/table.h"
#include "cli.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One run of the verb, and the table that is being written. */
typedef struct exporting {
    cli_run *cli;
    facts_store *store;
    facts_set *nothing;    /* what the series of an empty store are made of */
    facts_set *everything; /* what conflicts are looked for in: also the quantities that no metric claims */
    facts_series_list *list;
    facts_table *table;
    size_t rows;
    facts_error error; /* of whatever fails, the sink included */
} exporting;

static facts_status take_fact(void *context, const facts_fact *fact) {
    exporting *e = context;
    e->rows++;
    return facts_table_add_fact(e->table, fact, &e->error);
}

static facts_table_options csv_options(const exporting *e) {
    return (facts_table_options){.format = FACTS_FORMAT_CSV, .bom = cli_given(e->cli, CLI_BOM)};
}

static facts_status write_facts(exporting *e, const char *name, FILE *stream) {
    (void)name;
    const facts_sink sink = {.context = e, .fact = take_fact};
    const facts_table_options options = csv_options(e);
    facts_status status = facts_table_open_facts(stream, &options, &e->table, &e->error);
    if (status != FACTS_OK) return status;
    status = facts_store_query(e->store, NULL, &sink, &e->error);
    if (status == FACTS_NOT_FOUND) status = FACTS_OK; /* a table without rows is one, too */
    return facts_table_end(e->table, status, &e->error);
}

static facts_status write_series(exporting *e, const char *name, FILE *stream) {
    const facts_table_options options = csv_options(e);
    size_t i = 0;
    while (strcmp(series_tables[i].file, name) != 0) i++;
    return series_table_write(&series_tables[i], e->list, &options, stream, &e->error);
}

static facts_status keep_fact(void *context, const facts_fact *fact) {
    exporting *e = context;
    return facts_set_add(e->everything, fact, &e->error);
}

static facts_status write_conflicts(exporting *e, const char *name, FILE *stream) {
    (void)name;
    const facts_filter everything = {.all = true};
    const facts_sink sink = {.context = e, .fact = keep_fact};
    const facts_table_options options = csv_options(e);
    const facts_packs *packs;
    facts_conflict_list *list = NULL;
    facts_table *table = NULL;
    facts_status status = facts_set_new(&e->everything, &e->error);
    if (status == FACTS_OK) status = facts_store_query(e->store, &everything, &sink, &e->error);
    if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    if (status == FACTS_OK) status = cli_packs(e->cli, &packs, &e->error);
    if (status == FACTS_OK) status = facts_conflict_list_new(packs, e->everything, &list, &e->error);
    if (status == FACTS_OK)
        status = facts_table_open(stream, conflict_columns, CONFLICT_COLUMNS, &options, &table, &e->error);
    for (size_t i = 0; status == FACTS_OK && i < facts_conflict_list_count(list); i++)
        status = conflict_add_row(facts_conflict_list_at(list, i), "", table, &e->error);
    status = facts_table_end(table, status, &e->error);
    facts_conflict_list_free(list);
    return status;
}

/* The description of the tables: those of the facts, of the conflicts and of the series. */
static facts_status write_package(exporting *e, const char *name, FILE *stream) {
    (void)name;
    facts_column fact_columns[FACTS_COLUMNS];
    series_columns columns[SERIES_TABLES] = {0};
    package_table described[2 + SERIES_TABLES] = {
        {"facts.csv", "Facts: one row for each numeric statement of a document", fact_columns, FACTS_COLUMNS},
        {"conflicts.csv", "Conflicts: the same quantity said with different numbers or bounds", conflict_columns,
         CONFLICT_COLUMNS}};
    const char **without_iamc = NULL;
    for (size_t i = 0; i < FACTS_COLUMNS; i++) fact_columns[i] = table_fact_column(i);
    facts_status status = series_without_iamc(e->list, &without_iamc, &e->error);
    for (size_t i = 0; i < SERIES_TABLES && status == FACTS_OK; i++) {
        const series_table *table = &series_tables[i];
        status = table->columns(e->list, &columns[i], &e->error);
        described[2 + i] = (package_table){table->file, table->title, columns[i].list.at, columns[i].list.count};
    }
    if (status == FACTS_OK) status = datapackage_write(described, 2 + SERIES_TABLES, without_iamc, stream, &e->error);
    for (size_t i = 0; i < SERIES_TABLES; i++) series_columns_free(&columns[i]);
    free(without_iamc);
    return status;
}

/* The tables of an export, in the order in which they are written. */
static const struct {
    const char *name;
    facts_status (*write)(exporting *e, const char *name, FILE *stream);
} tables[] = {
    {"facts.csv", write_facts},         {"series.csv", write_series},        {"trends.csv", write_series},
    {"wide.csv", write_series},         {"iamc.csv", write_series},          {"owid.csv", write_series},
    {"conflicts.csv", write_conflicts}, {"datapackage.json", write_package},
};

/* The series of the store; of an empty one, none. */
static facts_status load_series(exporting *e) {
    facts_status status = facts_store_series(e->store, NULL, NULL, NULL, &e->list, &e->error);
    if (status != FACTS_NOT_FOUND) return status;
    status = facts_set_new(&e->nothing, &e->error);
    return status == FACTS_OK ? facts_series_list_new(e->nothing, NULL, &e->list, &e->error) : status;
}

/* Writes beside the file and renames: whoever reads it finds the old table or the new one, never half of one. */
static facts_status write_table(exporting *e, size_t index, const char *folder) {
    char path[PATH_MAX], part[PATH_MAX];
    if (snprintf(part, sizeof part, "%s/%s.part", folder, tables[index].name) >= (int)sizeof part)
        return facts_fail(&e->error, FACTS_ERR_ARGUMENT, folder, 0, 0, "the name of the folder is too long");
    snprintf(path, sizeof path, "%.*s", (int)(strlen(part) - strlen(".part")), part);
    cli_part_begin(part);
    FILE *stream = fopen(part, "wb");
    if (!stream) {
        cli_part_end();
        return facts_fail(&e->error, FACTS_ERR_IO, part, 0, 0, "cannot be written: %s", strerror(errno));
    }
    facts_status status = tables[index].write(e, tables[index].name, stream);
    bool failed = fflush(stream) != 0 || fsync(fileno(stream)) != 0;
    failed |= fclose(stream) != 0;
    if (status == FACTS_OK && (failed || rename(part, path) != 0))
        status = facts_fail(&e->error, FACTS_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
    if (status != FACTS_OK) unlink(part);
    if (status != FACTS_OK && !e->error.file[0])
        snprintf(e->error.file, sizeof e->error.file, "%.*s", (int)sizeof e->error.file - 1, path);
    cli_part_end();
    return status;
}

static int run(cli_run *cli) {
    const char *folder = cli->arguments[0];
    exporting e = {.cli = cli};
    facts_status status = cli_store_open(cli, cli_db(cli), &e.store, &e.error);
    if (status == FACTS_OK) cli_make_folder_of(folder);
    if (status == FACTS_OK && mkdir(folder, 0777) != 0 && errno != EEXIST)
        status = facts_fail(&e.error, FACTS_ERR_IO, folder, 0, 0, "cannot be made: %s", strerror(errno));
    if (status == FACTS_OK) status = load_series(&e);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == FACTS_OK; i++)
        status = write_table(&e, i, folder);
    facts_series_list_free(e.list);
    facts_set_free(e.nothing);
    facts_set_free(e.everything);
    facts_store_close(e.store);
    if (status != FACTS_OK) return cli_fail(cli, &e.error);
    return e.rows > 0 ? CLI_FOUND : CLI_NOTHING;
}

const cli_verb verb_export = {
    .name = "export",
    .arguments = "DIR",
    .summary = "the tables of the store into a folder",
    .details =
        "Writes into DIR, which is made where it is not there:\n"
        "  facts.csv         the facts of the store with all columns\n"
        "  series.csv        the values of every series, with sources, conflicts and what is derived\n"
        "  trends.csv        one row of statistics for each series of two times or more\n"
        "  wide.csv          one row a series, one column a year\n"
        "  iamc.csv          the same for metrics that the IAMC common definitions name, as pyam reads it\n"
        "  owid.csv          one row a country and year, one column a metric, as Our World in Data has it\n"
        "  conflicts.csv     the same quantity said with different numbers or bounds\n"
        "  datapackage.json  what the columns are, for Frictionless tools\n"
        "The tables by year hold what is said and nothing derived, no value in dispute ('conflict' in series.csv)\n"
        "that no later document settles, and iamc.csv and owid.csv nothing that is of an entity. A table that is\n"
        "there is replaced as a whole or, when something fails, not at all.\n",
    .options = CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(BOM),
    .least = 1,
    .most = 1,
    .run = run};
