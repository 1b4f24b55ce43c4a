/* Where corrections lie: in the file of --corrections, else beside the documents. */
#include "analysis/place.h"
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static facts_status read_table(cli_corrections *corrections, const char *path, facts_error *error) {
    const facts_packs *packs;
    facts_status status = cli_packs(corrections->cli, &packs, error);
    return status == FACTS_OK ? facts_corrections_read_csv(corrections->rows, path, packs, error) : status;
}

facts_status cli_corrections_open(cli_run *cli, cli_corrections *corrections, facts_error *error) {
    const char *path = cli->values[CLI_CORRECTIONS];
    *corrections = (cli_corrections){.cli = cli, .given = path != NULL};
    facts_status status = facts_corrections_new(&corrections->rows, error);
    return status == FACTS_OK && path ? read_table(corrections, path, error) : status;
}

void cli_corrections_close(cli_corrections *corrections) {
    for (size_t i = 0; i < corrections->count; i++) free(corrections->seen[i]);
    free(corrections->seen);
    facts_corrections_free(corrections->rows);
}

/* One folder may be named in two ways; true where this file was not there before. Takes over `real`. */
static bool is_first(cli_corrections *c, char *real, bool *memory) {
    bool known = false;
    for (size_t i = 0; i < c->count && !known; i++) known = strcmp(c->seen[i], real) == 0;
    char **grown = known ? NULL : cli_room(c->seen, &c->capacity, c->count + 1, sizeof *grown);
    *memory = known || grown;
    if (!grown) {
        free(real);
        return false;
    }
    c->seen = grown;
    c->seen[c->count++] = real;
    return true;
}

facts_status cli_corrections_look(cli_corrections *corrections, const char *folder, size_t size, facts_error *error) {
    static const char name[] = "corrections.csv";
    if (corrections->given) return FACTS_OK;
    char *path = malloc(size + sizeof name + 1);
    if (!path) return facts_no_memory(error, NULL);
    snprintf(path, size + sizeof name + 1, "%.*s%s%s", (int)size, folder, size && folder[size - 1] != '/' ? "/" : "",
             name);
    facts_status status = FACTS_OK;
    bool memory = true;
    char *real = realpath(path, NULL); /* NULL where there is none */
    if (real && is_first(corrections, real, &memory)) status = read_table(corrections, path, error);
    free(path);
    return memory ? status : facts_no_memory(error, NULL);
}

facts_status cli_corrections_look_beside(cli_corrections *corrections, const char *path, facts_error *error) {
    const char *slash = strrchr(path, '/');
    if (strcmp(path, "-") == 0) return FACTS_OK;
    return cli_corrections_look(corrections, path, slash ? (size_t)(slash - path) + 1 : 0, error);
}

/* ------------------------------------------------------------------- stores */

typedef struct looking {
    cli_corrections *corrections;
    bool by_name;
    facts_error *error;
} looking;

static facts_status look_beside(void *context, const facts_document_summary *summary) {
    const looking *l = context;
    const char *path = place_reach(summary->document.path, summary->file);
    return *path ? cli_corrections_look_beside(l->corrections, path, l->error) : FACTS_OK;
}

static facts_status claim(void *context, const facts_document_summary *summary) {
    const looking *l = context;
    const char *path = place_reach(summary->document.path, summary->file);
    return facts_corrections_claim(l->corrections->rows, summary->document.id, path, l->by_name, l->error);
}

/* Those of --corrections, else those beside the documents; each row finds its document. */
static facts_status look(facts_store *store, cli_corrections *corrections, facts_error *error) {
    looking l = {.corrections = corrections, .error = error};
    facts_status status = corrections->given ? FACTS_OK : facts_store_documents(store, look_beside, &l, error);
    if (status != FACTS_OK || (!corrections->given && corrections->count == 0)) return status;
    status = facts_store_documents(store, claim, &l, error);
    l.by_name = true;
    return status == FACTS_OK ? facts_store_documents(store, claim, &l, error) : status;
}

static facts_status apply(cli_run *cli, facts_store *store, const cli_corrections *corrections, facts_error *error) {
    const facts_sink warnings = {.context = &cli, .warning = cli_sink_warning};
    const facts_packs *packs;
    size_t count = 0;
    facts_status status = facts_store_stale(store, corrections->rows, &count, error);
    if (status != FACTS_OK || count == 0) return status;
    status = cli_packs(cli, &packs, error);
    return status == FACTS_OK ? facts_store_apply(store, packs, corrections->rows, &warnings, error) : status;
}

facts_status cli_store_open(cli_run *cli, const char *path, facts_store **store, facts_error *error) {
    cli_corrections corrections;
    facts_status status = facts_store_open(path, FACTS_STORE_READ, store, error);
    if (status != FACTS_OK) return status;
    status = cli_corrections_open(cli, &corrections, error);
    if (status == FACTS_OK) status = look(*store, &corrections, error);
    if (status == FACTS_OK) status = apply(cli, *store, &corrections, error);
    cli_corrections_close(&corrections);
    if (status == FACTS_OK) return FACTS_OK;
    facts_store_close(*store);
    *store = NULL;
    return status;
}
