#define _GNU_SOURCE /* sched_getaffinity */
/* Which documents a command line names. */
#include "cli.h"
#include "extract/read/device.h"
#include "extract/read/format.h"

#include "analysis/hash.h"
#include "analysis/place.h"
#include "analysis/series/tables.h"

#include <errno.h>
#include <fts.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

const char *cli_documents_keep(cli_documents *documents, const char *text) {
    char **names = cli_room(documents->names, &documents->name_capacity, documents->name_count + 1, sizeof *names);
    if (!names) return NULL;
    documents->names = names;
    char *copy = strdup(text);
    if (copy) names[documents->name_count++] = copy;
    return copy;
}

static facts_status add(cli_documents *documents, const facts_source *source, facts_error *error) {
    facts_source *items = cli_room(documents->items, &documents->capacity, documents->count + 1, sizeof *items);
    if (!items) return facts_no_memory(error, NULL);
    documents->items = items;
    items[documents->count++] = *source;
    return FACTS_OK;
}

static facts_status add_path(cli_documents *documents, const char *path, facts_error *error) {
    const facts_source *known = documents->manifest ? facts_manifest_find(documents->manifest, path) : NULL;
    facts_source source = known ? *known : (facts_source){0};
    source.path = cli_documents_keep(documents, path);
    if (!known && strcmp(path, "-") == 0) source.id = "stdin";
    return source.path ? add(documents, &source, error) : facts_no_memory(error, NULL);
}

/* Documents of other formats in a folder, and the endings of their names. */
typedef struct left_out {
    size_t count, results;
    char endings[128], result[64]; /* the name of one of the tables of results */
} left_out;

/* The form that the ending of a name has in the list, which ends in NULL; NULL where it has none. */
static const char *ending_of(const char *name, const char *const *endings) {
    const char *dot = strrchr(name, '.');
    while (*endings && (!dot || strcasecmp(dot, *endings) != 0)) endings++;
    return *endings;
}

static bool is_document(const char *name) {
    static const char *const endings[] = {".txt", ".text", ".md",  ".markdown", ".pdf", ".html",
                                          ".htm", ".docx", ".csv", ".tsv",      NULL};
    return ending_of(name, endings);
}

/* Counts what was meant to be read, by its name: pictures and tables of other programs may lie beside documents. */
static void leave_out(left_out *others, const char *name) {
    static const char *const endings[] = {".doc", ".odt",  ".rtf", ".epub", ".wps",  ".xls", ".et",
                                          ".ods", ".xlsx", ".ppt", ".odp",  ".pptx", NULL};
    const char *ending = ending_of(name, endings);
    const size_t size = strlen(others->endings);
    if (!ending) return;
    others->count++;
    char known[sizeof others->endings + 1], looked_for[8];
    snprintf(known, sizeof known, "%s ", others->endings);
    snprintf(looked_for, sizeof looked_for, " %s ", ending);
    if (!strstr(known, looked_for)) snprintf(others->endings + size, sizeof others->endings - size, " %s", ending);
}

/* Whether it is a table of this program, which its folder holds for other ends: of results, that is told. One that
 * others make as well (owid.csv) is known by the description beside it. */
static bool is_own(const FTSENT *entry, left_out *others) {
    static const char *const tables[] = {".csv", ".tsv", NULL};
    char head[4096];
    FILE *file = fopen(entry->fts_path, "rb");
    if (!file) return false;
    own_table own = own_table_of(head, fread(head, 1, sizeof head, file));
    fclose(file);
    if (own == NOT_OWN && ending_of(entry->fts_name, tables) && datapackage_lists(entry->fts_path)) own = OWN_RESULT;
    if (own == OWN_RESULT && !others->results++) snprintf(others->result, sizeof others->result, "%s", entry->fts_name);
    return own != NOT_OWN;
}

static int by_name(const FTSENT **a, const FTSENT **b) { return strcmp((*a)->fts_name, (*b)->fts_name); }

/* A folder in which others stand that can be read: it is said, as is a document of which that is so. */
static void tell_unread(cli_run *cli, cli_documents *documents, const FTSENT *entry) {
    facts_error error;
    facts_fail(&error, FACTS_ERR_IO, entry->fts_path, 0, 0, "cannot be read: %s", strerror(entry->fts_errno));
    cli_fail(cli, &error);
    documents->unread++;
}

static facts_status add_folder(cli_run *cli, cli_documents *documents, const char *folder, left_out *others,
                               facts_error *error) {
    facts_status status = FACTS_OK;
    char *path = strdup(folder);
    if (!path) return facts_no_memory(error, NULL);
    for (size_t size = strlen(path); size > 1 && path[size - 1] == '/'; size--) path[size - 1] = '\0';
    char *roots[] = {path, NULL};
    FTS *tree = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
    if (!tree) {
        free(path);
        return facts_fail(error, FACTS_ERR_IO, folder, 0, 0, "cannot be read: %s", strerror(errno));
    }
    for (FTSENT *entry; status == FACTS_OK && (entry = fts_read(tree));) {
        bool hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
        if (entry->fts_info == FTS_D && hidden) {
            fts_set(tree, entry, FTS_SKIP);
        } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
            tell_unread(cli, documents, entry);
        } else if (entry->fts_info == FTS_F && !hidden && is_document(entry->fts_name)) {
            if (is_own(entry, others)) continue;
            status = add_path(documents, entry->fts_path, error);
        } else if (entry->fts_info == FTS_F && !hidden) {
            leave_out(others, entry->fts_name);
        }
    }
    fts_close(tree);
    free(path);
    return status;
}

/* Whoever put them there may believe them read. */
static void warn_of(cli_run *cli, const left_out *others, const char *folder) {
    facts_error warning;
    if (others->results) {
        facts_fail(&warning, FACTS_OK, folder, 0, 0, "%zu %s left out (%s%s); expected documents", others->results,
                   others->results == 1 ? "table of results of this program is"
                                        : "tables of results of this program are",
                   others->result, others->results == 1 ? "" : " ...");
        cli_warn(cli, &warning);
    }
    if (!others->count) return;
    facts_fail(&warning, FACTS_OK, folder, 0, 0,
               "%zu %s left out (%s); expected text, Markdown, CSV, PDF, HTML or DOCX", others->count,
               others->count == 1 ? "document is" : "documents are", others->endings + 1);
    cli_warn(cli, &warning);
}

static facts_status add_argument(cli_run *cli, cli_documents *documents, const char *path, facts_error *error) {
    left_out others = {0};
    struct stat about;
    size_t before = documents->count + documents->unread;
    if (strcmp(path, "-") == 0 || stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return add_path(documents, path, error);
    facts_status status = add_folder(cli, documents, path, &others, error);
    warn_of(cli, &others, path);
    if (status != FACTS_OK || documents->count + documents->unread > before) return status;
    return facts_fail(
        error, FACTS_ERR_IO, path, 0, 0,
        "a folder without documents; expected text, Markdown, CSV, PDF, HTML or DOCX by their names' endings");
}

facts_status cli_check_source(cli_run *cli, facts_error *error) {
    const char *published = cli->values[CLI_PUBLISHED], *region = cli->values[CLI_REGION];
    const facts_packs *packs = NULL;
    if (published && *published && !facts_date_valid(published)) {
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                          "--published '%s' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", published);
    }
    facts_status status = region && *region ? cli_packs(cli, &packs, error) : FACTS_OK;
    if (packs && status == FACTS_OK && !facts_packs_region(packs, region)) {
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                          "--region '%s' is no region; expected ISO 3166 alpha-3 as CHN, WLD, or a group as EU",
                          region);
    }
    return status;
}

/* What is said on the command line about the one document goes before what the manifest says. */
static facts_status apply_options(cli_run *cli, cli_documents *documents, facts_error *error) {
    const char *published = cli->values[CLI_PUBLISHED], *region = cli->values[CLI_REGION];
    if (!published && !region) return FACTS_OK;
    if (documents->count != 1) {
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                          "--published and --region are for one document, here are %zu; a manifest tells of many",
                          documents->count);
    }
    facts_status status = cli_check_source(cli, error);
    if (status != FACTS_OK) return status;
    if (published) documents->items[0].published = published;
    if (region) documents->items[0].region = region;
    return FACTS_OK;
}

/* ------------------------------------------------------- many documents */

static facts_status read_jobs(const cli_run *cli, size_t *threads, facts_error *error) {
    enum { MOST = 1024 };
    const char *jobs = cli->values[CLI_JOBS];
    char *end = NULL;
    cpu_set_t processors;
    if (jobs) {
        *threads = jobs[0] >= '0' && jobs[0] <= '9' ? strtoul(jobs, &end, 10) : 0;
        if (*threads >= 1 && *threads <= MOST && *end == '\0') return FACTS_OK;
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "-j '%s'; expected 1 to %d threads", jobs, MOST);
    }
    const int count = sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors) : 0;
    *threads = count > 0 ? (size_t)count : 1;
    return FACTS_OK;
}

/* Names that no command line has to hold, as find -print0 writes them. */
static facts_status add_listed(cli_run *cli, cli_documents *documents, facts_error *error) {
    const char *list = cli->values[CLI_FILES0_FROM];
    if (!list) return FACTS_OK;
    const bool standard = strcmp(list, "-") == 0;
    facts_status status = standard ? FACTS_OK : device_refuse(list, "a list of documents", error);
    if (status != FACTS_OK) return status;
    FILE *file = standard ? stdin : fopen(list, "rb");
    if (!file) return facts_fail(error, FACTS_ERR_IO, list, 0, 0, "cannot be read: %s", strerror(errno));
    char *name = NULL;
    size_t room = 0;
    errno = 0;
    while (status == FACTS_OK && getdelim(&name, &room, '\0', file) > 0)
        if (name[0]) status = add_argument(cli, documents, name, error);
    if (status == FACTS_OK && ferror(file))
        status = facts_fail(error, FACTS_ERR_IO, list, 0, 0, "cannot be read: %s", strerror(errno));
    free(name);
    if (file != stdin) fclose(file);
    return status;
}

/* Leaves the documents of one part. Which part a document is of follows from its id alone: one that is added or taken
 * away moves no other, but for one of its name. A part may have none. */
static facts_status keep_shard(const cli_run *cli, cli_documents *documents, facts_error *error) {
    const char *shard = cli->values[CLI_SHARD];
    unsigned long part, parts;
    char rest;
    if (!shard) return FACTS_OK;
    if (strspn(shard, "0123456789/") != strlen(shard) || sscanf(shard, "%lu/%lu%c", &part, &parts, &rest) != 2 ||
        part < 1 || part > parts)
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "--shard '%s'; expected I/N such as 2/8", shard);
    size_t kept = 0;
    for (size_t i = 0; i < documents->count; i++)
        if (hash_spread(hash_text(HASH_START, documents->items[i].id)) % parts == part - 1)
            documents->items[kept++] = documents->items[i];
    documents->count = kept;
    return FACTS_OK;
}

/* ---------------------------------------------------------- named again */

/* A document of the list and where its file is, whatever it is called. */
typedef struct place {
    const facts_source *source;
    char *real; /* NULL for what is no file: it is called by its name alone */
    bool link;
    size_t index;
} place;

static const char *where(const place *p) { return p->real ? p->real : p->source->path; }

/* By file, the one that is called by the name of its own first, then in the order in which they were named. */
static int compare_places(const void *left, const void *right) {
    const place *a = left, *b = right;
    const int order = strcmp(where(a), where(b));
    if (order) return order;
    return a->link != b->link ? a->link - b->link : (a->index > b->index) - (a->index < b->index);
}

/* The place of a document without links in the way to it; a link is one of its own, as "latest.txt" is, but where a
 * manifest says which document both are. */
static char *real_place(const facts_source *source) {
    return source->id ? realpath(source->path, NULL) : place_of_file(source->path);
}

/* A file that is named twice, as by its folder too, is one document. */
static facts_status drop_again(cli_documents *documents, facts_error *error) {
    const size_t count = documents->count;
    place *places = malloc((count + 1) * sizeof *places);
    bool *again = calloc(count + 1, sizeof *again);
    for (size_t i = 0; places && i < count; i++) {
        const char *path = documents->items[i].path;
        struct stat about;
        places[i] = (place){.source = &documents->items[i], .real = real_place(&documents->items[i]), .index = i};
        places[i].link = lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
    }
    if (places && again) {
        qsort(places, count, sizeof *places, compare_places);
        for (size_t i = 1; i < count; i++)
            again[places[i].index] = strcmp(where(&places[i]), where(&places[i - 1])) == 0;
        documents->count = 0;
        for (size_t i = 0; i < count; i++)
            if (!again[i]) documents->items[documents->count++] = documents->items[i];
    }
    for (size_t i = 0; places && i < count; i++) free(places[i].real);
    const bool memory = places && again;
    free(places);
    free(again);
    return memory ? FACTS_OK : facts_no_memory(error, NULL);
}

/* ------------------------------------------------------------ corrections */

/* Whether documents were named by folders or a manifest only, which hold all that their corrections speak of. */
static bool are_whole(const cli_run *cli, const char *const *paths, size_t count) {
    struct stat about;
    for (size_t i = 0; i < count; i++)
        if (stat(paths[i], &about) != 0 || !S_ISDIR(about.st_mode)) return false;
    return !cli_given(cli, CLI_CORRECTIONS);
}

/* Those of --corrections, else those beside the manifest, the folders that were named, and the documents. */
static facts_status open_corrections(cli_run *cli, cli_documents *documents, const char *const *paths, size_t count,
                                     facts_error *error) {
    const char *manifest = cli->values[CLI_MANIFEST];
    struct stat about;
    cli_corrections found;
    if (!(cli->verb->options & CLI_BIT(CORRECTIONS))) return FACTS_OK;
    facts_status status = cli_corrections_open(cli, &found, error);
    if (status == FACTS_OK && manifest) status = cli_corrections_look_beside(&found, manifest, error);
    for (size_t i = 0; i < count && status == FACTS_OK; i++)
        if (stat(paths[i], &about) == 0 && S_ISDIR(about.st_mode))
            status = cli_corrections_look(&found, paths[i], strlen(paths[i]), error);
    for (size_t i = 0; i < documents->count && status == FACTS_OK; i++)
        status = cli_corrections_look_beside(&found, documents->items[i].path, error);
    for (size_t i = 0; i < 2 * documents->count && status == FACTS_OK; i++) {
        const facts_source *document = &documents->items[i % documents->count];
        status = facts_corrections_claim(found.rows, document->id, document->path, i >= documents->count, error);
    }
    documents->corrections = found.rows;
    found.rows = NULL;
    cli_corrections_close(&found);
    if (status != FACTS_OK || !are_whole(cli, paths, count)) return status;
    const facts_sink warnings = {.context = &cli, .warning = cli_sink_warning};
    return facts_corrections_strangers(documents->corrections, documents->items, documents->count, &warnings);
}

static facts_status open_manifest(cli_run *cli, cli_documents *documents, facts_error *error) {
    const char *path = cli->values[CLI_MANIFEST];
    const facts_packs *packs;
    if (!path) return FACTS_OK;
    facts_status status = cli_packs(cli, &packs, error);
    return status == FACTS_OK ? facts_manifest_open(path, packs, &documents->manifest, error) : status;
}

facts_status cli_documents_open_list(cli_run *cli, const char *const *paths, size_t count, cli_documents *documents,
                                     facts_error *error) {
    *documents = (cli_documents){0};
    facts_status status = read_jobs(cli, &documents->threads, error);
    if (status == FACTS_OK) status = open_manifest(cli, documents, error);
    for (size_t i = 0; i < count && status == FACTS_OK; i++) status = add_argument(cli, documents, paths[i], error);
    if (status == FACTS_OK) status = add_listed(cli, documents, error);
    if (status == FACTS_OK) status = drop_again(documents, error);
    if (count == 0 && documents->manifest && !cli_given(cli, CLI_FILES0_FROM)) {
        for (size_t i = 0; i < facts_manifest_count(documents->manifest) && status == FACTS_OK; i++) {
            status = add(documents, facts_manifest_at(documents->manifest, i), error);
        }
    }
    if (status == FACTS_OK && documents->count == 0 && documents->unread) {
        status = facts_fail(error, FACTS_ERR_IO, "", 0, 0, "nothing is left to read; expected documents");
    } else if (status == FACTS_OK && documents->count == 0) {
        status = facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "no document; expected DOC... or --manifest FILE");
    }
    if (status == FACTS_OK) status = apply_options(cli, documents, error);
    if (status == FACTS_OK) status = cli_documents_name(cli, documents, error);
    if (status == FACTS_OK) status = open_corrections(cli, documents, paths, count, error);
    return status == FACTS_OK ? keep_shard(cli, documents, error) : status;
}

facts_status cli_documents_open(cli_run *cli, size_t first, cli_documents *documents, facts_error *error) {
    return cli_documents_open_list(cli, cli->arguments + first, cli->argument_count - first, documents, error);
}

facts_status cli_documents_open_folder(cli_run *cli, const char *folder, cli_documents *documents, facts_error *error) {
    left_out others = {0};
    *documents = (cli_documents){0};
    facts_status status = read_jobs(cli, &documents->threads, error);
    if (status == FACTS_OK) status = open_manifest(cli, documents, error);
    if (status == FACTS_OK) status = add_folder(cli, documents, folder, &others, error);
    if (status == FACTS_OK) status = drop_again(documents, error);
    if (status == FACTS_OK) status = cli_documents_name(cli, documents, error);
    return status == FACTS_OK ? open_corrections(cli, documents, &folder, 1, error) : status;
}

facts_status cli_documents_one(const cli_run *cli, const cli_documents *documents, facts_error *error) {
    if (documents->count == 1) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                      "'%s' takes one document and '%s' holds %zu; expected one of them", cli->verb->name,
                      cli->arguments[0], documents->count);
}

void cli_documents_close(cli_documents *documents) {
    for (size_t i = 0; i < documents->name_count; i++) free(documents->names[i]);
    free(documents->names);
    free(documents->items);
    facts_manifest_close(documents->manifest);
    facts_corrections_free(documents->corrections);
}

/* Sources as a queue takes them, NULL without memory. */
static const facts_source **pointers(const cli_documents *documents) {
    const facts_source **list = malloc((documents->count + 1) * sizeof *list);
    for (size_t i = 0; list && i < documents->count; i++) list[i] = &documents->items[i];
    return list;
}

static int extract_from(cli_run *cli, const cli_documents *documents, facts_queue *queue, const facts_sink *sink) {
    facts_error error;
    int result = documents->unread ? CLI_FAILED : CLI_FOUND;
    cli->partial = documents->unread > 0;
    for (size_t i = 0; i < documents->count; i++) {
        const facts_source *source = &documents->items[i];
        cli_progress(cli, "%zu/%zu %s", i + 1, documents->count, source->path);
        facts_status status = facts_queue_extract(queue, source, sink, &error);
        if (status == FACTS_OK) continue;
        result = CLI_FAILED;
        if (status == FACTS_STOP) break;
        cli_fail(cli, &error);
        cli->partial = documents->count + documents->unread > 1;
    }
    cli_progress_end(cli);
    return result;
}

int cli_extract(cli_run *cli, const cli_documents *documents, const facts_sink *sink) {
    const facts_packs *packs;
    facts_queue *queue = NULL;
    facts_error error;
    const facts_source **sources = pointers(documents);
    facts_status status = sources ? cli_packs(cli, &packs, &error) : facts_no_memory(&error, NULL);
    if (status == FACTS_OK)
        status = facts_queue_open(packs, sources, documents->count, documents->corrections, documents->threads,
                                  sink->number, &queue, &error);
    const int result = status == FACTS_OK ? extract_from(cli, documents, queue, sink) : cli_fail(cli, &error);
    facts_queue_close(queue);
    free(sources);
    return result;
}

facts_status cli_sink_warning(void *context, const facts_error *warning) {
    cli_warn(*(cli_run **)context, warning);
    return FACTS_OK;
}
