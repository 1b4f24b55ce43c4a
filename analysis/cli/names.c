/* Which id a document has: the name of its file without the ending; where several files have that name, as much of
 * their paths as tells them apart, "2023/report" and "2024/report". In a store a file keeps the id that it has there.
 */
#include "analysis/place.h"
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct naming {
    facts_source *source;
    char *place;                        /* the path from the root on, whatever folder it was named from */
    size_t start;                       /* where the id begins in it */
    size_t stem;                        /* where its ending begins */
    bool ending;                        /* is part of the id: "report.pdf" beside "report.docx" */
    bool fixed;                         /* the id is said elsewhere: in a manifest */
    bool settled;                       /* it is that which the store has for this very file */
    char *real;                         /* place_of_file, NULL where there is none */
    const cli_known_document *namesake; /* that has the id, and is another file; NULL for none */
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
    if (!said || place_same(said->path, n->source->path)) return false;
    *n->source = (facts_source){.path = n->source->path};
    n->fixed = false;
    return true;
}

/* Where nothing else can give way, one that the store knows does; true if there is one. */
static bool unsettle(naming **group, size_t count) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || group[i]->settled;
        group[i]->settled = false;
    }
    return any;
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
        if (n->fixed || n->settled) continue;
        if (places ? lengthen(n) : !n->ending) moved = true;
        n->ending = n->ending || !places;
    }
    if (moved || unsettle(group, count)) return FACTS_OK;
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

facts_status cli_know(cli_run *cli, const char *id, const char *file, facts_error *error) {
    cli_known *known = &cli->known;
    cli_known_document *grown = cli_room(known->documents, &known->capacity, known->count + 1, sizeof *grown);
    if (!grown) return facts_no_memory(error, NULL);
    known->documents = grown;
    grown[known->count] = (cli_known_document){.id = strdup(id), .place = place_of_file(file)};
    return grown[known->count++].id ? FACTS_OK : facts_no_memory(error, NULL);
}

void cli_forget_known(cli_run *cli) {
    for (size_t i = 0; i < cli->known.count; i++) {
        free(cli->known.documents[i].id);
        free(cli->known.documents[i].place);
    }
    free(cli->known.documents);
    cli->known = (cli_known){0};
}

static int compare_known(const void *left, const void *right) {
    return strcmp(((const cli_known_document *)left)->id, ((const cli_known_document *)right)->id);
}

/* The document that is known by the id that the naming has now, NULL for none. */
static const cli_known_document *known_as(const cli_known *known, const naming *n) {
    char id[4096];
    const size_t size = end_of(n) - n->start;
    if (size >= sizeof id) return NULL;
    snprintf(id, sizeof id, "%.*s", (int)size, n->place + n->start);
    const cli_known_document wanted = {.id = id};
    return bsearch(&wanted, known->documents, known->count, sizeof wanted, compare_known);
}

/* One that is known by some id of its own keeps that. */
static void settle(naming *n, const cli_known *known) {
    naming longer = *n;
    do {
        for (int ending = 0; ending < 2 && !n->settled; ending++) {
            longer.ending = ending;
            const cli_known_document *same = known_as(known, &longer);
            if (!same || !same->place || !n->real || strcmp(same->place, n->real) != 0) continue;
            *n = longer;
            n->settled = true;
        }
    } while (!n->settled && lengthen(&longer));
}

/* The document that has the id of the naming and is another file, which is still there; NULL for none. */
static const cli_known_document *taken_by(const cli_known *known, const naming *n) {
    const cli_known_document *other = known->replaced ? known_as(known, n) : NULL;
    if (!other || !other->place || !n->real || strcmp(other->place, n->real) == 0) return NULL;
    const bool there = access(other->place, F_OK) == 0 && access(n->real, F_OK) == 0;
    return there && !place_same(other->place, n->real) ? other : NULL;
}

/* One that has a longer id where it is known keeps that. */
static void keep_known(naming *n, const cli_known *known) {
    naming best = *n, longer = *n;
    longer.ending = true;
    if (known_as(known, &longer) && !taken_by(known, &longer)) best = longer;
    while (lengthen(&longer))
        for (int ending = 0; ending < 2; ending++) {
            longer.ending = ending || n->ending;
            if (known_as(known, &longer) && !taken_by(known, &longer)) best = longer;
        }
    *n = best;
}

/* Where the name of a file has its ending, the dot of which is no first letter. */
static size_t stem_of(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    return dot && dot > name ? (size_t)(dot - path) : strlen(path);
}

/* Those that are known keep their ids; whose id another file has takes its place in a store. */
static facts_status tell_apart_from_known(const namings *all, cli_known *known, const facts_manifest *manifest,
                                          facts_error *error) {
    qsort(known->documents, known->count, sizeof *known->documents, compare_known);
    for (size_t i = 0; i < all->count; i++)
        if (!all->at[i].fixed) settle(&all->at[i], known);
    facts_status status = tell_apart(all, manifest, error);
    for (size_t i = 0; i < all->count && status == FACTS_OK; i++)
        if (!all->at[i].fixed && !all->at[i].settled) keep_known(&all->at[i], known);
    if (status == FACTS_OK) status = tell_apart(all, manifest, error);
    for (size_t i = 0; i < all->count && status == FACTS_OK; i++)
        if (!all->at[i].fixed && !all->at[i].settled) all->at[i].namesake = taken_by(known, &all->at[i]);
    return status;
}

/* ------------------------------------------------------------------- naming */

static bool begin(naming *n, facts_source *source, const char *folder) {
    *n = (naming){.source = source, .place = place_of(source->path, folder), .fixed = source->id != NULL};
    if (!n->place) return false;
    const char *name = strrchr(n->place, '/');
    n->start = name ? (size_t)(name + 1 - n->place) : 0;
    n->stem = stem_of(n->place);
    n->real = place_of_file(source->path);
    return true;
}

static facts_status give(cli_run *cli, cli_documents *documents, const naming *n, facts_error *error) {
    char id[4096];
    facts_error warning;
    if (n->fixed) return FACTS_OK;
    snprintf(id, sizeof id, "%.*s", (int)(end_of(n) - n->start), n->place + n->start);
    n->source->id = cli_documents_keep(documents, id);
    if (!n->source->id) return facts_no_memory(error, NULL);
    if (!n->namesake) return FACTS_OK;
    facts_fail(&warning, FACTS_OK, n->source->path, 0, 0,
               "takes the place of '%s', which is %s and still there; named together both are kept", id,
               n->namesake->place);
    cli_warn(cli, &warning);
    return FACTS_OK;
}

facts_status cli_documents_name(cli_run *cli, cli_documents *documents, facts_error *error) {
    char folder[4096];
    namings all = {.at = calloc(documents->count + 1, sizeof *all.at),
                   .sorted = calloc(documents->count + 1, sizeof *all.sorted)};
    if (!getcwd(folder, sizeof folder)) folder[0] = '\0'; /* it is gone; then the paths alone tell */
    bool memory = all.at && all.sorted;
    for (; memory && all.count < documents->count; all.count++) {
        naming *n = all.sorted[all.count] = &all.at[all.count];
        memory = begin(n, &documents->items[all.count], folder);
    }
    facts_status status = memory ? FACTS_OK : facts_no_memory(error, NULL);
    if (status == FACTS_OK)
        status = cli->known.count ? tell_apart_from_known(&all, &cli->known, documents->manifest, error)
                                  : tell_apart(&all, documents->manifest, error);
    for (size_t i = 0; i < all.count && status == FACTS_OK; i++) status = give(cli, documents, &all.at[i], error);
    for (size_t i = 0; i < all.count; i++) {
        free(all.at[i].place);
        free(all.at[i].real);
    }
    free(all.at);
    free(all.sorted);
    return status;
}
