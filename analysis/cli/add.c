#include "cli.h"

#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------- what has changed */

static facts_status load(facts_store *store, int64_t edition, facts_set **set, facts_error *error) {
    facts_status status = facts_set_new(set, error);
    if (status != FACTS_OK) return status;
    const facts_sink sink = facts_set_sink(*set);
    status = facts_store_edition(store, edition, &sink, error);
    if (status == FACTS_ERR_MEMORY) facts_fail(error, status, NULL, 0, 0, "out of memory for the facts of an edition");
    return status;
}

facts_status cli_tell_difference(cli_run *cli, facts_store *store, const facts_document *document, int64_t before,
                                 int64_t after, FILE *out, facts_error *error) {
    facts_check_options options = {.documents = document, .document_count = 1};
    facts_set *old = NULL, *new = NULL;
    facts_check *check = NULL;
    facts_status status = cli_packs(cli, &options.packs, error);
    if (status == FACTS_OK) status = load(store, before, &old, error);
    if (status == FACTS_OK) status = load(store, after, &new, error);
    if (status == FACTS_OK) status = facts_check_new(old, new, &options, &check, error);
    if (status == FACTS_OK) fputs(": ", out);
    if (status == FACTS_OK) status = facts_check_write(check, FACTS_CHECK_TABLE, cli_colour(cli), out, error);
    facts_check_free(check);
    facts_set_free(old);
    facts_set_free(new);
    return status;
}

/* ------------------------------------------------------------- the verb */

static facts_status tell(cli_run *cli, facts_store *store, const facts_source *source, const facts_addition *addition,
                         FILE *out, facts_error *error) {
    const facts_document document = {.id = addition->document, .path = source->path};
    static const char *const outcomes[] = {[FACTS_ADDED] = "added",
                                           [FACTS_REPLACED] = "replaced",
                                           [FACTS_REREAD] = "read again with other rules, metadata or corrections",
                                           [FACTS_UNCHANGED] = "unchanged",
                                           [FACTS_RENAMED] = "has another name now"};
    cli_print_text(out, addition->document, strlen(addition->document));
    fprintf(out, ": %s, %zu %s", outcomes[addition->outcome], addition->facts, addition->facts == 1 ? "fact" : "facts");
    if (addition->quantities)
        fprintf(out, " and %zu other %s", addition->quantities, addition->quantities == 1 ? "quantity" : "quantities");
    if (addition->previous)
        return cli_tell_difference(cli, store, &document, addition->previous, addition->edition, out, error);
    fputc('\n', out);
    return FACTS_OK;
}

/* A store that cannot be written takes none of the documents behind the one it failed at. */
static void warn_of_rest(cli_run *cli, size_t rest) {
    facts_error warning;
    facts_fail(&warning, FACTS_OK, "", 0, 0, "documents that were not tried: %zu", rest);
    if (rest) cli_warn(cli, &warning);
}

static int add_documents(cli_run *cli, const cli_documents *documents, facts_store *store, const facts_packs *packs,
                         FILE *out) {
    const facts_sink warnings = {.context = &cli, .warning = cli_sink_warning};
    facts_addition addition;
    facts_error error;
    size_t facts = 0;
    bool failed = documents->unread > 0;
    for (size_t i = 0; i < documents->count; i++) {
        const facts_source *source = &documents->items[i];
        cli_progress(cli, "%zu/%zu %s", i + 1, documents->count, source->path);
        facts_status status = facts_store_add(store, packs, source, &warnings, &addition, &error);
        if (status == FACTS_OK) {
            facts += addition.facts;
            status = tell(cli, store, source, &addition, out, &error);
        }
        if (status == FACTS_OK) continue;
        cli_fail(cli, &error);
        failed = true;
        if (strcmp(error.file, cli_db(cli)) != 0) continue; /* of this document alone */
        warn_of_rest(cli, documents->count - i - 1);
        break;
    }
    return failed ? CLI_FAILED : facts > 0 ? CLI_FOUND : CLI_NOTHING;
}

static facts_status take_file(void *context, const char *document, const char *file) {
    return cli_know(context, document, file, NULL);
}

/* A store that is there says which ids its documents have; another is made once there is something to put into it. */
static facts_status open_known(cli_run *cli, facts_store **store, facts_error *error) {
    if (access(cli_db(cli), F_OK) != 0) return FACTS_OK;
    facts_status status = facts_store_open(cli_db(cli), FACTS_STORE_WRITE, store, error);
    cli->known.replaced = true;
    if (status == FACTS_OK &&
        !cli_given(cli, CLI_SHARD)) /* parts are told apart by ids that follow from the names alone */
        status = facts_store_files(*store, take_file, cli, error);
    return status == FACTS_ERR_MEMORY ? facts_no_memory(error, NULL) : status;
}

static int run(cli_run *cli) {
    cli_documents documents = {0};
    const facts_packs *packs;
    facts_store *store = NULL;
    FILE *out;
    facts_error error;
    int result = CLI_FAILED;
    facts_status status = open_known(cli, &store, &error);
    if (status == FACTS_OK) status = cli_documents_open(cli, 0, &documents, &error);
    if (status == FACTS_OK) status = cli_packs(cli, &packs, &error);
    if (status == FACTS_OK) status = cli_output(cli, &out, &error);
    if (status == FACTS_OK && !store) {
        cli_make_folder_of(cli_db(cli));
        status = facts_store_open(cli_db(cli), FACTS_STORE_WRITE, &store, &error);
    }
    if (status == FACTS_OK) facts_store_correct(store, documents.corrections);
    if (status == FACTS_OK && documents.threads > 1 && documents.count > 1)
        status = facts_store_read_ahead(store, packs, documents.items, documents.count, documents.threads, &error);
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
               "One of the same bytes whose file is no longer there takes the place of that one under its new name.\n"
               "Another file of the name of one that is still there takes its place, too, and that is said; named\n"
               "together both are kept. What was said of a document by options or a manifest holds until it is said\n"
               "anew; --published '' empties it.\n"
               "Each document goes in whole or not at all. One that cannot be read is said, the others go in, and the\n"
               "exit status is 3.\n\n"
               "  facts add reports/ --db reports.db\n"
               "  facts add --manifest corpus.csv\n",
    .options = CLI_DOCUMENTS | CLI_MANY | CLI_BIT(SHARD) | CLI_BIT(DB),
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
