#include "cli.h"

#include <string.h>
#include <sys/stat.h>

/* The difference between two editions, a line for each fact that is changed, new or gone. */
typedef struct editions {
    facts_set *before, *after;
    facts_difference *difference;
} editions;

/* ------------------------------------------------------- what has changed */

/* Quantities that no metric claims are no part of the fact table, and of no difference. */
static facts_status keep_fact(void *context, const facts_fact *fact) {
    return fact->metric[0] ? facts_set_add(context, fact, NULL) : FACTS_OK;
}

static facts_status load(facts_store *store, int64_t edition, facts_set **set, facts_error *error) {
    facts_status status = facts_set_new(set, error);
    if (status != FACTS_OK) return status;
    status = facts_store_edition(store, edition, &(facts_sink){.context = *set, .fact = keep_fact}, error);
    if (status == FACTS_ERR_MEMORY) facts_fail(error, status, NULL, 0, 0, "out of memory for the facts of an edition");
    return status;
}

static facts_status compare(facts_store *store, const facts_addition *addition, editions *e, facts_error *error) {
    facts_status status = load(store, addition->previous, &e->before, error);
    if (status == FACTS_OK) status = load(store, addition->edition, &e->after, error);
    return status == FACTS_OK ? facts_difference_new(e->before, e->after, &e->difference, error) : status;
}

/* "  changed  wind_capacity, CHN, 2024" */
static void print_subject(FILE *out, const char *what, const facts_fact *fact) {
    const char *const parts[] = {fact->region, fact->entity, fact->time};
    fprintf(out, "  %-8s %s", what, fact->metric);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i][0]) continue;
        fputs(", ", out);
        cli_print_text(out, parts[i], SIZE_MAX);
    }
}

static bool is_value(const char *column) {
    return strcmp(column, "value") == 0 || strcmp(column, "value_hi") == 0 || strcmp(column, "unit") == 0;
}

/* ": 520 GW -> 530 GW; bound eq -> gt" */
static void print_change(FILE *out, const facts_pair *pair) {
    bool value_changed = false;
    char before[40], after[40], value[CLI_VALUE_SIZE];
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        if (pair->columns & UINT32_C(1) << column) value_changed |= is_value(facts_column_name(column));
    fprintf(out, ": %s", cli_value(pair->before, value));
    if (value_changed) fprintf(out, " -> %s", cli_value(pair->after, value));
    for (size_t column = 0; column < FACTS_COLUMNS; column++) {
        const char *name = facts_column_name(column);
        if (!(pair->columns & UINT32_C(1) << column) || is_value(name)) continue;
        const char *old = facts_fact_cell(pair->before, column, before);
        const char *new = facts_fact_cell(pair->after, column, after);
        fprintf(out, "; %s ", name);
        cli_print_text(out, old[0] ? old : "none", SIZE_MAX);
        fputs(" -> ", out);
        cli_print_text(out, new[0] ? new : "none", SIZE_MAX);
    }
}

static void print_pair(FILE *out, const facts_pair *pair) {
    char value[CLI_VALUE_SIZE];
    const facts_fact *fact = pair->after ? pair->after : pair->before;
    print_subject(out, !pair->before ? "new" : pair->after ? "changed" : "gone", fact);
    if (pair->before && pair->after) {
        print_change(out, pair);
    } else {
        fprintf(out, ": %s", cli_value(fact, value));
    }
    fprintf(out, " (line %u)\n", (unsigned)fact->line);
}

static void print_difference(FILE *out, const facts_difference *difference) {
    size_t count = facts_difference_count(difference), new = 0, gone = 0;
    for (size_t i = 0; i < count; i++) {
        const facts_pair *pair = facts_difference_at(difference, i);
        new += !pair->before;
        gone += !pair->after;
    }
    fprintf(out, ": %zu changed, %zu new, %zu gone, %zu as before\n", count - new - gone, new, gone,
            facts_difference_same(difference));
    for (size_t i = 0; i < count; i++) print_pair(out, facts_difference_at(difference, i));
}

static facts_status tell_difference(facts_store *store, const facts_addition *addition, FILE *out, facts_error *error) {
    editions e = {0};
    facts_status status = compare(store, addition, &e, error);
    if (status == FACTS_OK) print_difference(out, e.difference);
    facts_difference_free(e.difference);
    facts_set_free(e.before);
    facts_set_free(e.after);
    return status;
}

/* ------------------------------------------------------------- the verb */

static facts_status tell(facts_store *store, const facts_addition *addition, FILE *out, facts_error *error) {
    static const char *const outcomes[] = {[FACTS_ADDED] = "added",
                                           [FACTS_REPLACED] = "replaced",
                                           [FACTS_REREAD] = "read again with other rules or metadata",
                                           [FACTS_UNCHANGED] = "unchanged"};
    fprintf(out, "%s: %s, %zu %s", addition->document, outcomes[addition->outcome], addition->facts,
            addition->facts == 1 ? "fact" : "facts");
    if (addition->quantities)
        fprintf(out, " and %zu other %s", addition->quantities, addition->quantities == 1 ? "quantity" : "quantities");
    if (addition->previous) return tell_difference(store, addition, out, error);
    fputc('\n', out);
    return FACTS_OK;
}

/* out/ is not there before the first run; a longer way to a store is more likely a slip of the pen. */
static void make_folder_of(const char *path) {
    char folder[4096];
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path || (size_t)(slash - path) >= sizeof folder) return;
    snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
    mkdir(folder, 0777); /* where this fails, the store cannot be opened, and says so */
}

static int add_documents(cli_run *cli, const cli_documents *documents, facts_store *store, const facts_packs *packs,
                         FILE *out) {
    const facts_sink warnings = {.context = &cli, .warning = cli_sink_warning};
    facts_addition addition;
    facts_error error;
    size_t facts = 0;
    bool failed = false;
    for (size_t i = 0; i < documents->count; i++) {
        const facts_source *source = &documents->items[i];
        cli_progress(cli, "%zu/%zu %s", i + 1, documents->count, source->path);
        facts_status status = cli_readable(source->path, &error);
        if (status == FACTS_OK) status = facts_store_add(store, packs, source, &warnings, &addition, &error);
        if (status == FACTS_OK) {
            facts += addition.facts;
            status = tell(store, &addition, out, &error);
        }
        if (status != FACTS_OK) cli_fail(cli, &error);
        failed |= status != FACTS_OK;
    }
    return failed ? CLI_FAILED : facts > 0 ? CLI_FOUND : CLI_NOTHING;
}

static int run(cli_run *cli) {
    cli_documents documents;
    const facts_packs *packs;
    facts_store *store = NULL;
    FILE *out;
    facts_error error;
    int result = CLI_FAILED;
    facts_status status = cli_documents_open(cli, 0, &documents, &error);
    if (status == FACTS_OK) status = cli_packs(cli, &packs, &error);
    if (status == FACTS_OK) status = cli_output(cli, &out, &error);
    if (status == FACTS_OK) {
        make_folder_of(cli_db(cli));
        status = facts_store_open(cli_db(cli), FACTS_STORE_WRITE, &store, &error);
    }
    if (status == FACTS_OK) result = add_documents(cli, &documents, store, packs, out);
    facts_store_close(store);
    cli_documents_close(&documents);
    return status == FACTS_OK ? result : cli_fail(cli, &error);
}

const cli_verb verb_add = {
    .name = "add",
    .arguments = "[DOC...]",
    .summary = "documents into the store; tells what changed",
    .details = "Reads documents as 'facts extract' does and keeps their facts in the store, which is made where there\n"
               "is none. A document that is unchanged, as are the rules and what is said of it, is skipped. A changed\n"
               "one is replaced; the facts that are changed, new or gone are told, and the earlier edition is kept.\n"
               "Each document goes in whole or not at all. One that cannot be read is said, the others go in, and the\n"
               "exit status is 3.\n\n"
               "  facts add reports/ --db reports.db\n"
               "  facts add --manifest corpus.csv\n",
    .options = CLI_DOCUMENTS | CLI_BIT(DB),
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
