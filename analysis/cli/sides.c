#include "sides.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static facts_status add_document(cli_side *side, const char *id, const char *path, facts_error *error) {
    facts_document *grown = cli_room(side->documents, &side->capacity, side->count + 1, sizeof *grown);
    if (!grown) return facts_no_memory(error, NULL);
    side->documents = grown;
    facts_document *document = &grown[side->count++];
    *document = (facts_document){.id = strdup(id), .path = strdup(path)};
    return document->id && document->path ? FACTS_OK : facts_no_memory(error, NULL);
}

void cli_side_close(cli_side *side) {
    for (size_t i = 0; i < side->count; i++) {
        free((char *)side->documents[i].id);
        free((char *)side->documents[i].path);
    }
    free(side->documents);
    facts_set_free(side->set);
}

bool cli_side_has(const cli_side *side, const char *document) {
    for (size_t i = 0; i < side->count; i++)
        if (strcmp(side->documents[i].id, document) == 0) return true;
    return false;
}

/* A sink that fills a side. */
typedef struct filling {
    cli_run *cli; /* first, for cli_sink_warning */
    cli_side *side;
    facts_status status;
    facts_error error;
} filling;

static facts_status take_document(void *context, const facts_document *document) {
    filling *f = context;
    f->status = add_document(f->side, document->id, document->path, &f->error);
    return f->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    filling *f = context;
    f->status = facts_set_add(f->side->set, fact, &f->error);
    return f->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

int cli_side_fill(cli_run *cli, const cli_documents *documents, cli_side *side) {
    filling f = {.cli = cli, .side = side};
    const facts_sink sink = {.context = &f, .document = take_document, .fact = take_fact, .warning = cli_sink_warning};
    const facts_packs *packs = NULL;
    *side = (cli_side){0};
    f.status = cli_packs(cli, &packs, &f.error);
    if (f.status == FACTS_OK) f.status = facts_set_new(&side->set, &f.error);
    if (f.status != FACTS_OK) return cli_fail(cli, &f.error);
    snprintf(side->rules, sizeof side->rules, "%s", facts_packs_fingerprint(packs));
    int result = cli_extract(cli, documents, &sink);
    return f.status == FACTS_OK ? result : cli_fail(cli, &f.error);
}

int cli_side_read(cli_run *cli, const char *const *paths, size_t count, cli_side *side) {
    cli_documents documents;
    facts_error error;
    *side = (cli_side){0};
    facts_status status = cli_documents_open_list(cli, paths, count, &documents, &error);
    int result = status == FACTS_OK ? cli_side_fill(cli, &documents, side) : cli_fail(cli, &error);
    cli_documents_close(&documents);
    side->files = count > 0;
    for (size_t i = 0; i < count; i++) side->files &= !is_folder(paths[i]);
    return result;
}

/* ------------------------------------------------------------------ stores */

static facts_status take_summary(void *context, const facts_document_summary *summary) {
    filling *f = context;
    char *rules = f->side->rules;
    if (f->side->count == 0) snprintf(rules, FACTS_RULES_SIZE, "%s", summary->rules);
    if (strcmp(rules, summary->rules) != 0) snprintf(rules, FACTS_RULES_SIZE, "mixed");
    return add_document(f->side, summary->document.id, summary->document.path, &f->error);
}

int cli_side_store(cli_run *cli, const char *path, cli_side *side) {
    filling f = {.cli = cli, .side = side};
    const facts_filter filter = {.all = true};
    facts_store *store = NULL;
    *side = (cli_side){0};
    facts_status status = facts_set_new(&side->set, &f.error);
    if (status == FACTS_OK) status = cli_store_open(cli, path, &store, &f.error);
    if (status == FACTS_OK) status = facts_store_documents(store, take_summary, &f, &f.error);
    if (status == FACTS_OK) {
        status = facts_store_query(store, &filter, &(facts_sink){.context = &f, .fact = take_fact}, &f.error);
        if (status == FACTS_NOT_FOUND) status = FACTS_OK; /* a store without facts is one, too */
    }
    facts_store_close(store);
    return status == FACTS_OK ? CLI_FOUND : cli_fail(cli, &f.error);
}

/* ------------------------------------------------------------------ tables */

static int open_table(cli_run *cli, const char *path, cli_side *side) {
    facts_error error;
    facts_status status = facts_set_read_csv(path, &side->set, &error);
    for (size_t i = 0; status == FACTS_OK && i < facts_set_count(side->set); i++) {
        const char *document = facts_set_at(side->set, i)->document;
        if (!cli_side_has(side, document)) status = add_document(side, document, "", &error);
    }
    return status == FACTS_OK ? CLI_FOUND : cli_fail(cli, &error);
}

/* A store says so in its first bytes. */
static bool is_store(const char *path) {
    char start[16] = "";
    FILE *file = strcmp(path, "-") == 0 || is_folder(path) ? NULL : fopen(path, "rb");
    size_t size = file ? fread(start, 1, sizeof start, file) : 0;
    if (file) fclose(file);
    return size == sizeof start && memcmp(start, "SQLite format 3", sizeof start) == 0;
}

/* A table of facts is a CSV file. */
static bool is_table(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && strcmp(dot, ".csv") == 0;
}

bool cli_side_kept(const char *path) { return is_table(path) || is_store(path); }

int cli_side_open(cli_run *cli, const char *path, cli_side *side) {
    *side = (cli_side){0};
    if (is_store(path)) return cli_side_store(cli, path, side);
    return is_table(path) ? open_table(cli, path, side) : cli_side_read(cli, &path, 1, side);
}

/* -------------------------------------------------------------- comparing */

facts_status cli_side_part(const cli_side *side, const facts_set *facts, facts_set *inside, facts_set *outside,
                           facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < facts_set_count(facts) && status == FACTS_OK; i++) {
        const facts_fact *fact = facts_set_at(facts, i);
        facts_set *part = cli_side_has(side, fact->document) ? inside : outside;
        if (part) status = facts_set_add(part, fact, error);
    }
    return status;
}

static bool read_format(const cli_run *cli, facts_check_format *format) {
    const char *name = cli->values[CLI_FORMAT], *path = cli->values[CLI_OUTPUT];
    const char *dot = path && !name ? strrchr(path, '.') : NULL;
    *format = FACTS_CHECK_TABLE;
    if (dot && strcmp(dot, ".xml") == 0) *format = FACTS_CHECK_JUNIT;
    if (dot) facts_check_format_parse(dot + 1, format); /* of an ending that says nothing it stays a table */
    if (!name || facts_check_format_parse(name, format)) return true;
    cli_usage(cli, "--format '%s'; expected table, md, html, json, junit, sarif or csv", name);
    return false;
}

bool cli_check_options(cli_run *cli, const cli_side *side, facts_check_options *options, facts_check_format *format,
                       bool *colour) {
    const char *thresholds[] = {cli->values[CLI_ERROR], cli->values[CLI_WARN]};
    const facts_packs *packs = NULL;
    facts_error error;
    if (!read_format(cli, format)) return false;
    for (size_t i = 0; i < 2; i++) {
        if (!thresholds[i] || facts_threshold_check(thresholds[i], &error) == FACTS_OK) continue;
        cli_fail(cli, &error);
        return false;
    }
    if (cli_packs(cli, &packs, &error) != FACTS_OK) {
        cli_fail(cli, &error);
        return false;
    }
    *colour = cli_colour(cli);
    *options = (facts_check_options){.packs = packs,
                                     .error = thresholds[0],
                                     .warning = thresholds[1],
                                     .strict = cli_given(cli, CLI_STRICT),
                                     .documents = side->documents,
                                     .document_count = side->count};
    return true;
}
