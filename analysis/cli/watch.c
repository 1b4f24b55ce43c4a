#include "sides.h"

#include <errno.h>
#include <fts.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A burst of saves is over when nothing has been saved for so long; one that does not end is looked at meanwhile. */
#define QUIET_MILLISECONDS 150
#define LONGEST_BURST 1500

#define EVENTS (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

/* A document as it was when it was last read. */
typedef struct watched {
    char *path;
    struct stat about;
    char corrections[FACTS_FINGERPRINT_SIZE];
    cli_side side;
    bool here; /* in the folder, seen by the look that is going on */
} watched;

typedef struct watching {
    cli_run *cli;
    const char *folder;
    int events, signals;
    watched *documents;
    size_t count, capacity;
    facts_check_options options;
    bool colour;
    FILE *out;
    facts_error error;
} watching;

/* ----------------------------------------------------------------- telling */

static void forget(watched *document) {
    free(document->path);
    cli_side_close(&document->side);
}

static size_t count_facts(const cli_side *side) {
    size_t count = 0;
    for (size_t i = 0; i < facts_set_count(side->set); i++) count += facts_set_at(side->set, i)->metric[0] != '\0';
    return count;
}

static const char *said_of(size_t count) { return count == 1 ? "fact" : "facts"; }

static facts_status tell_change(watching *w, const cli_side *before, const cli_side *after, const char *path) {
    facts_check *check = NULL;
    facts_check_options options = w->options;
    options.documents = after->documents;
    options.document_count = after->count;
    facts_status status = facts_check_new(before->set, after->set, &options, &check, &w->error);
    if (status == FACTS_OK) fprintf(w->out, "%s: ", path);
    if (status == FACTS_OK) status = facts_check_write(check, FACTS_CHECK_TABLE, w->colour, w->out, &w->error);
    facts_check_free(check);
    return status;
}

/* ----------------------------------------------------------------- looking */

static watched *find(watching *w, const char *path) {
    for (size_t i = 0; i < w->count; i++)
        if (strcmp(w->documents[i].path, path) == 0) return &w->documents[i];
    return NULL;
}

/* An editor that writes by rename leaves another file in the place of the first. */
static bool is_same(const struct stat *a, const struct stat *b) {
    return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* The document that was given the name `path`, NULL where it is another one. */
static watched *find_renamed(watching *w, const char *path, const struct stat *about) {
    for (size_t i = 0; i < w->count; i++) {
        watched *document = &w->documents[i];
        if (!is_same(&document->about, about) || access(document->path, F_OK) == 0) continue;
        char *copy = strdup(path);
        if (!copy) return NULL; /* then it is told as a new one */
        free(document->path);
        document->path = copy;
        return document;
    }
    return NULL;
}

static facts_status add(watching *w, const char *path, const struct stat *about, const char *corrections,
                        cli_side *side) {
    watched *grown = cli_room(w->documents, &w->capacity, w->count + 1, sizeof *grown);
    char *copy = strdup(path);
    if (grown) w->documents = grown;
    if (!grown || !copy) {
        free(copy);
        cli_side_close(side);
        return facts_no_memory(&w->error, NULL);
    }
    grown[w->count++] = (watched){.path = copy, .about = *about, .side = *side, .here = true};
    strcpy(grown[w->count - 1].corrections, corrections);
    return FACTS_OK;
}

/* Reads a document again if it was saved. One that cannot be read now is said, and stays what it was. */
static facts_status look_at(watching *w, const cli_documents *documents, facts_source *source, bool first) {
    const cli_documents one = {.items = source, .count = 1, .corrections = documents->corrections};
    char corrections[FACTS_FINGERPRINT_SIZE];
    watched *known = find(w, source->path);
    struct stat about;
    cli_side side;
    facts_corrections_fingerprint(documents->corrections, source->id, corrections);
    if (known) known->here = true;
    if (stat(source->path, &about) != 0) return FACTS_OK;
    bool renamed = !known && (known = find_renamed(w, source->path, &about));
    if (renamed) known->here = true;
    if (known && !renamed && is_same(&known->about, &about) && strcmp(known->corrections, corrections) == 0)
        return FACTS_OK;
    if (cli_side_fill(w->cli, &one, &side) != CLI_FOUND) {
        cli_side_close(&side);
        if (known) known->about = about;
        return FACTS_OK;
    }
    if (!known) {
        if (!first)
            fprintf(w->out, "%s: a new document, %zu %s\n", source->path, count_facts(&side),
                    said_of(count_facts(&side)));
        return add(w, source->path, &about, corrections, &side);
    }
    strcpy(known->corrections, corrections);
    facts_status status = tell_change(w, &known->side, &side, source->path);
    cli_side_close(&known->side);
    known->side = side;
    known->about = about;
    return status;
}

static void drop_missing(watching *w) {
    size_t kept = 0;
    for (size_t i = 0; i < w->count; i++) {
        watched *document = &w->documents[i];
        if (document->here) {
            w->documents[kept++] = *document;
            continue;
        }
        size_t facts = count_facts(&document->side);
        fprintf(w->out, "%s: gone, with %zu %s\n", document->path, facts, said_of(facts));
        forget(document);
    }
    w->count = kept;
}

/* Every folder is watched, new ones too; watching one again changes nothing. */
static facts_status watch_folders(watching *w) {
    char *roots[] = {(char *)w->folder, NULL};
    facts_status status = FACTS_OK;
    FTS *tree = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, NULL);
    if (!tree) return facts_fail(&w->error, FACTS_ERR_IO, w->folder, 0, 0, "cannot be read: %s", strerror(errno));
    for (FTSENT *entry; status == FACTS_OK && (entry = fts_read(tree));) {
        if (entry->fts_info != FTS_D) continue;
        if (entry->fts_level > 0 && entry->fts_name[0] == '.') {
            fts_set(tree, entry, FTS_SKIP);
        } else if (inotify_add_watch(w->events, entry->fts_path, EVENTS | IN_ONLYDIR) < 0 && errno != ENOENT &&
                   errno != EACCES /* which the look into it tells */) {
            status =
                facts_fail(&w->error, FACTS_ERR_IO, entry->fts_path, 0, 0, "cannot be watched: %s", strerror(errno));
        }
    }
    fts_close(tree);
    return status;
}

/* Folders are watched before they are looked into, so that nothing is saved in between unseen. */
static facts_status look(watching *w, bool first) {
    cli_documents documents = {0};
    struct stat about;
    if (stat(w->folder, &about) != 0 || !S_ISDIR(about.st_mode))
        return facts_fail(&w->error, FACTS_ERR_IO, w->folder, 0, 0,
                          first ? "there is no such folder; expected one to watch"
                                : "the folder that was watched is no longer there");
    facts_status status = watch_folders(w);
    if (status != FACTS_OK) return status;
    if (cli_documents_open_folder(w->cli, w->folder, &documents, &w->error) == FACTS_OK) {
        for (size_t i = 0; i < w->count; i++) w->documents[i].here = false;
        for (size_t i = 0; i < documents.count && status == FACTS_OK; i++)
            status = look_at(w, &documents, &documents.items[i], first);
        if (status == FACTS_OK) drop_missing(w);
    } else if (first) {
        status = w->error.status;
    } else {
        cli_fail(w->cli, &w->error); /* for now: the next save may mend it */
    }
    cli_documents_close(&documents);
    fflush(w->out);
    return status;
}

/* ----------------------------------------------------------------- waiting */

static void drain(int events) {
    char buffer[4096];
    while (read(events, buffer, sizeof buffer) > 0) continue;
}

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits for saves and looks after each burst of them, until it is told to end. */
static facts_status watch(watching *w) {
    facts_status status = FACTS_OK;
    int64_t begun = 0; /* when the burst that goes on began; 0 for none */
    while (status == FACTS_OK) {
        struct pollfd files[] = {{.fd = w->signals, .events = POLLIN}, {.fd = w->events, .events = POLLIN}};
        int ready = poll(files, 2, begun ? QUIET_MILLISECONDS : -1);
        if (ready < 0 && errno != EINTR)
            return facts_fail(&w->error, FACTS_ERR_IO, w->folder, 0, 0, "cannot be watched: %s", strerror(errno));
        if (ready > 0 && files[0].revents) return FACTS_OK;
        if (ready > 0) drain(w->events);
        if (ready > 0 && !begun) begun = milliseconds();
        if (!begun || (ready > 0 && milliseconds() - begun < LONGEST_BURST)) continue;
        begun = 0;
        status = look(w, false);
    }
    return status;
}

static facts_status start(watching *w) {
    const facts_packs *packs = NULL;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    facts_status status = cli_packs(w->cli, &packs, &w->error);
    if (status == FACTS_OK) status = cli_output(w->cli, &w->out, &w->error);
    if (status != FACTS_OK) return status;
    w->options = (facts_check_options){.packs = packs, .strict = cli_given(w->cli, CLI_STRICT)};
    w->colour = cli_colour(w->cli);
    w->events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (w->events < 0 || sigprocmask(SIG_BLOCK, &signals, NULL) != 0 ||
        (w->signals = signalfd(-1, &signals, SFD_CLOEXEC)) < 0)
        return facts_fail(&w->error, FACTS_ERR_IO, w->folder, 0, 0, "cannot be watched: %s", strerror(errno));
    return FACTS_OK;
}

static int run(cli_run *cli) {
    watching w = {.cli = cli, .folder = cli->arguments[0], .events = -1, .signals = -1};
    facts_status status = start(&w);
    if (status == FACTS_OK) status = look(&w, true);
    if (status == FACTS_OK) {
        size_t facts = 0;
        for (size_t i = 0; i < w.count; i++) facts += count_facts(&w.documents[i].side);
        fprintf(w.out, "watching %s: %zu %s, %zu %s; Ctrl-C ends it\n", w.folder, w.count,
                w.count == 1 ? "document" : "documents", facts, said_of(facts));
        fflush(w.out);
        status = watch(&w);
    }
    for (size_t i = 0; i < w.count; i++) forget(&w.documents[i]);
    free(w.documents);
    if (w.events >= 0) close(w.events);
    if (w.signals >= 0) close(w.signals);
    return status == FACTS_OK ? CLI_FOUND : cli_fail(cli, &w.error);
}

const cli_verb verb_watch = {
    .name = "watch",
    .arguments = "DIR",
    .summary = "reads documents again when they are saved, and tells what changed",
    .details =
        "Watches a folder and those in it. A document that is saved is read again, and what changed in its facts\n"
        "is printed at once; saves that follow each other closely are one. New documents and those that are\n"
        "gone are told, too; one that got another name is held against what it was. Ctrl-C ends it.\n\n"
        "  facts watch drafts/\n",
    .options = CLI_BIT(MANIFEST) | CLI_BIT(JOBS) | CLI_BIT(PACKS) | CLI_BIT(STRICT) | CLI_BIT(CORRECTIONS),
    .least = 1,
    .most = 1,
    .run = run};
