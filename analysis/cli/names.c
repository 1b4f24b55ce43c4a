/* Which id a document has: the name of its file without the ending; where several files have that name, as much of
 * their paths as tells them apart, "2023/report" and "2024/report". */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct naming {
    facts_source *source;
    char *place;  /* the path from the root on, whatever folder it was named from */
    size_t start; /* where the id begins in it */
    size_t stem;  /* where its ending begins */
    bool ending;  /* is part of the id: "report.pdf" beside "report.docx" */
    bool fixed;   /* the id is said elsewhere: in a manifest */
} naming;

typedef struct namings {
    naming *at;
    naming **sorted;
    size_t count;
} namings;

/* ------------------------------------------------------------------ places */

/* Without "." and "..", in its own place. */
static void plain(char *path) {
    char *to = path;
    for (char *part = path; *part;) {
        const size_t size = strcspn(part + 1, "/") + 1; /* "/name" */
        const bool up = size == 3 && memcmp(part, "/..", 3) == 0, here = size == 2 && part[1] == '.';
        if (up)
            while (to > path && *--to != '/') continue;
        if (!up && !here && size > 1) {
            memmove(to, part, size);
            to += size;
        }
        part += size;
    }
    *to = '\0';
}

static char *place_of(const char *path, const char *folder) {
    const size_t size = strlen(folder) + strlen(path) + 3;
    char *place = malloc(size);
    if (!place) return NULL;
    snprintf(place, size, "%s/%s", *path == '/' ? "" : folder, path);
    plain(place);
    return place;
}

static size_t end_of(const naming *n) { return n->ending ? strlen(n->place) : n->stem; }

/* The id begins a folder before; false where there is none. */
static bool lengthen(naming *n) {
    if (n->start < 2) return false;
    for (n->start--; n->place[n->start - 1] != '/';) n->start--;
    return true;
}

static bool same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* ---------------------------------------------------------------- namesakes */

static int compare_spans(const char *a, size_t a_size, const char *b, size_t b_size) {
    const int order = memcmp(a, b, a_size < b_size ? a_size : b_size);
    return order ? order : (a_size > b_size) - (a_size < b_size);
}

static int compare_ids(const naming *a, const naming *b) {
    const char *x = a->fixed ? a->source->id : a->place + a->start, *y = b->fixed ? b->source->id : b->place + b->start;
    return compare_spans(x, a->fixed ? strlen(x) : end_of(a) - a->start, y,
                         b->fixed ? strlen(y) : end_of(b) - b->start);
}

/* Whether they are files of one folder whose names differ in the ending only. */
static bool are_twins(const naming *a, const naming *b) {
    return compare_spans(a->place, a->stem, b->place, b->stem) == 0;
}

/* By id, twins beside each other. */
static int compare_namings(const void *left, const void *right) {
    const naming *a = *(naming *const *)left, *b = *(naming *const *)right;
    int order = compare_ids(a, b);
    if (!order) order = compare_spans(a->place, a->stem, b->place, b->stem);
    return order ? order : strcmp(a->place, b->place);
}

/* A manifest that says what the id is of another file means that one, and not each of that name. */
static bool loosen(naming *n, const facts_manifest *manifest) {
    const facts_source *said = n->fixed && manifest ? facts_manifest_find(manifest, n->source->path) : NULL;
    if (!said || same_file(said->path, n->source->path)) return false;
    *n->source = (facts_source){.path = n->source->path};
    n->fixed = false;
    return true;
}

/* Documents of one id get longer ones: by their folders, and those of one folder by their endings. */
static facts_status separate(naming **group, size_t count, const facts_manifest *manifest, facts_error *error) {
    bool places = false, moved = false;
    for (size_t i = 1; i < count; i++) {
        places = places || !are_twins(group[i - 1], group[i]);
        if (strcmp(group[i - 1]->place, group[i]->place) == 0)
            return facts_fail(error, FACTS_ERR_FORMAT, group[i]->source->path, 0, 0,
                              "is among the documents twice; expected each once");
    }
    for (size_t i = 0; i < count; i++) {
        naming *n = group[i];
        if (loosen(n, manifest)) moved = true;
        if (n->fixed) continue;
        if (places ? lengthen(n) : !n->ending) moved = true;
        n->ending = n->ending || !places;
    }
    if (moved) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_FORMAT, group[1]->source->path, 0, 0,
                      "has the id of %s; expected ids of their own, from a manifest", group[0]->source->path);
}

static facts_status tell_apart(const namings *all, const facts_manifest *manifest, facts_error *error) {
    for (bool apart = false; !apart;) {
        apart = true;
        qsort(all->sorted, all->count, sizeof *all->sorted, compare_namings);
        for (size_t i = 0, n; i < all->count; i += n) {
            for (n = 1; i + n < all->count && compare_ids(all->sorted[i], all->sorted[i + n]) == 0;) n++;
            if (n == 1) continue;
            apart = false;
            const facts_status status = separate(all->sorted + i, n, manifest, error);
            if (status != FACTS_OK) return status;
        }
    }
    return FACTS_OK;
}

/* -------------------------------------------------------------------- known */

facts_status cli_know(cli_run *cli, const char *id, facts_error *error) {
    cli_known *known = &cli->known;
    char **grown = cli_room(known->ids, &known->capacity, known->count + 1, sizeof *grown);
    if (!grown) return facts_no_memory(error, NULL);
    known->ids = grown;
    char *copy = grown[known->count] = strdup(id);
    known->count += copy != NULL;
    return copy ? FACTS_OK : facts_no_memory(error, NULL);
}

void cli_forget_known(cli_run *cli) {
    for (size_t i = 0; i < cli->known.count; i++) free(cli->known.ids[i]);
    free(cli->known.ids);
    cli->known = (cli_known){0};
}

static int compare_known(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Whether a document is known by the id that the naming has now. */
static bool is_known(const cli_known *known, const naming *n) {
    char buffer[4096], *id = buffer;
    const size_t size = end_of(n) - n->start;
    if (size >= sizeof buffer) return false;
    snprintf(buffer, sizeof buffer, "%.*s", (int)size, n->place + n->start);
    return bsearch(&id, known->ids, known->count, sizeof id, compare_known);
}

/* One that has a longer id where it is known keeps that. */
static void keep_known(naming *n, const cli_known *known) {
    naming best = *n, longer = *n;
    longer.ending = true;
    if (is_known(known, &longer)) best = longer;
    while (lengthen(&longer))
        for (int ending = 0; ending < 2; ending++) {
            longer.ending = ending || n->ending;
            if (is_known(known, &longer)) best = longer;
        }
    *n = best;
}

/* ------------------------------------------------------------------- naming */

static bool begin(naming *n, facts_source *source, const char *folder) {
    *n = (naming){.source = source, .place = place_of(source->path, folder), .fixed = source->id != NULL};
    if (!n->place) return false;
    const char *name = strrchr(n->place, '/'), *dot = strrchr(n->place, '.');
    n->start = name ? (size_t)(name + 1 - n->place) : 0;
    n->stem = dot && dot > n->place + n->start ? (size_t)(dot - n->place) : strlen(n->place);
    return true;
}

static facts_status give(cli_documents *documents, const naming *n, facts_error *error) {
    char id[4096];
    if (n->fixed) return FACTS_OK;
    snprintf(id, sizeof id, "%.*s", (int)(end_of(n) - n->start), n->place + n->start);
    n->source->id = cli_documents_keep(documents, id);
    return n->source->id ? FACTS_OK : facts_no_memory(error, NULL);
}

facts_status cli_documents_name(const cli_run *cli, cli_documents *documents, facts_error *error) {
    const cli_known *known = &cli->known;
    char folder[4096];
    namings all = {.at = calloc(documents->count + 1, sizeof *all.at),
                   .sorted = calloc(documents->count + 1, sizeof *all.sorted)};
    if (!getcwd(folder, sizeof folder)) folder[0] = '\0'; /* it is gone; then the paths alone tell */
    bool memory = all.at && all.sorted;
    for (; memory && all.count < documents->count; all.count++) {
        naming *n = all.sorted[all.count] = &all.at[all.count];
        memory = begin(n, &documents->items[all.count], folder);
    }
    facts_status status = memory ? tell_apart(&all, documents->manifest, error) : facts_no_memory(error, NULL);
    if (status == FACTS_OK && known->count) {
        qsort(known->ids, known->count, sizeof *known->ids, compare_known);
        for (size_t i = 0; i < all.count; i++)
            if (!all.at[i].fixed) keep_known(&all.at[i], known);
        status = tell_apart(&all, documents->manifest, error);
    }
    for (size_t i = 0; i < all.count && status == FACTS_OK; i++) status = give(documents, &all.at[i], error);
    for (size_t i = 0; i < all.count; i++) free(all.at[i].place);
    free(all.at);
    free(all.sorted);
    return status;
}
