#include "analysis/check/check.h"
#include "analysis/table/table.h"
#include "cli.h"

#include <inttypes.h>
#include <string.h>

/* What a person looks for; the other formats have the columns of the fact table, too. */
static const facts_column people_columns[] = {
    {"edition", FACTS_INTEGER, 0},
    {"added_at", FACTS_TEXT, 0},
    {"what", FACTS_TEXT, 0},
    {"fact", FACTS_TEXT, 0},
    {"told", FACTS_TEXT, 0},
    {"line", FACTS_INTEGER, 0},
    {"sentence", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};
static const facts_column edition_columns[] = {
    {"edition", FACTS_INTEGER, 0}, {"added_at", FACTS_TEXT, 0}, {"replaced_at", FACTS_TEXT, 0},
    {"what", FACTS_TEXT, 0},       {"told", FACTS_TEXT, 0},
};
enum { PEOPLE_COLUMNS = sizeof people_columns / sizeof *people_columns };
enum { EDITION_COLUMNS = sizeof edition_columns / sizeof *edition_columns };

/* A table in the making; the context of the store's callback. */
typedef struct telling {
    cli_run *cli;
    facts_table_options options;
    facts_table *table; /* NULL before the first row: of a fact that is not there nothing is written */
    bool people;
    facts_error error; /* of whatever fails, the callback included */
} telling;

static facts_status open_table(telling *t) {
    facts_column columns[EDITION_COLUMNS + FACTS_COLUMNS];
    t->people = t->options.format == FACTS_FORMAT_TABLE;
    if (t->people) return cli_table(t->cli, &t->options, people_columns, PEOPLE_COLUMNS, &t->table, &t->error);
    memcpy(columns, edition_columns, sizeof edition_columns);
    for (size_t i = 0; i < FACTS_COLUMNS; i++) columns[EDITION_COLUMNS + i] = table_fact_column(i);
    return cli_table(t->cli, &t->options, columns, EDITION_COLUMNS + FACTS_COLUMNS, &t->table, &t->error);
}

static facts_status take_edition(void *context, const facts_edition *edition, const facts_change *change) {
    telling *t = context;
    const facts_fact *fact = check_fact(change);
    char number[24], line[24], subject[CHECK_TEXT_SIZE], told[CHECK_TEXT_SIZE], numbers[FACTS_COLUMNS][40];
    snprintf(number, sizeof number, "%" PRId64, edition->edition);
    snprintf(line, sizeof line, "%" PRIu32, fact->line);
    check_told(change, told);
    if (!t->table && open_table(t) != FACTS_OK) return t->error.status;
    if (t->people) {
        const char *const cells[] = {number, edition->added_at, change->what, check_subject(change, subject), told,
                                     line,   fact->sentence};
        _Static_assert(sizeof cells / sizeof *cells == PEOPLE_COLUMNS, "one cell a column");
        return facts_table_add(t->table, cells, &t->error);
    }
    const char *cells[EDITION_COLUMNS + FACTS_COLUMNS] = {number, edition->added_at, edition->replaced_at, change->what,
                                                          told};
    for (size_t i = 0; i < FACTS_COLUMNS && change->pair.after; i++)
        cells[EDITION_COLUMNS + i] = facts_fact_cell(fact, i, numbers[i]);
    return facts_table_add(t->table, cells, &t->error);
}

static int run(cli_run *cli) {
    telling t = {.cli = cli};
    facts_store *store = NULL;
    const facts_packs *packs;
    if (!cli_table_options(cli, &t.options)) return CLI_USAGE;
    facts_status status = cli_packs(cli, &packs, &t.error);
    if (status == FACTS_OK) status = cli_store_open(cli, cli_db(cli), &store, &t.error);
    if (status == FACTS_OK) status = facts_store_history(store, packs, cli->arguments[0], take_edition, &t, &t.error);
    status = facts_table_end(t.table, status, &t.error);
    facts_store_close(store);
    return status == FACTS_OK ? CLI_FOUND : cli_fail(cli, &t.error);
}

const cli_verb verb_history = {
    .name = "history",
    .arguments = "ID",
    .summary = "what earlier editions of its document said",
    .details =
        "Follows one fact of the store through the editions of its document, the earliest first: when each came\n"
        "in, what changed, and the fact as it was. The first digits of an id, at least 4, will do, and it may be\n"
        "the id that the fact had in an earlier edition.\n\n"
        "  facts history 81ab\n",
    .options = CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(PACKS),
    .least = 1,
    .most = 1,
    .run = run};
