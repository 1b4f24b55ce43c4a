/* A manifest says what is known of documents before they are read. */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

typedef struct entry {
    facts_source source;
    char *text[6]; /* what the fields of `source` point to */
    char *real;    /* the path without links and "..", NULL where there is no such file */
} entry;

struct facts_manifest {
    char *folder;             /* of the manifest, with its slash; "" for the current one */
    const facts_packs *packs; /* of who opens it; used while it is read */
    entry *entries;
    size_t count, capacity;
};

enum { DOCUMENT, PATH, TITLE, PUBLISHER, PUBLISHED, REGION };
static const char *const columns[] = {"document", "path", "title", "publisher", "published", "region"};

const char *facts_document_id(const char *path, char *buffer, size_t size) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    int length = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
    snprintf(buffer, size, "%.*s", length, name);
    return buffer;
}

static char *joined(const char *folder, const char *path) {
    size_t size = strlen(folder) + strlen(path) + 1;
    char *text = malloc(size);
    if (text) snprintf(text, size, "%s%s", *path == '/' ? "" : folder, path);
    return text;
}

static facts_status check_row(const facts_manifest *manifest, const facts_csv_row *row, facts_error *error) {
    const char *id = facts_csv_cell(row, "document"), *published = facts_csv_cell(row, "published");
    if (*id == '\0') return facts_csv_fail(row, "document", error, "no document id; expected one in each row");
    for (size_t i = 0; i < manifest->count; i++) {
        if (strcmp(manifest->entries[i].source.id, id) == 0) {
            return facts_csv_fail(row, "document", error, "a second document '%s'; expected each id once", id);
        }
    }
    if (*facts_csv_cell(row, "path") == '\0') {
        return facts_csv_fail(row, "path", error, "no path; expected that of the document, from the manifest's folder");
    }
    if (*published && !facts_date_valid(published)) {
        return facts_csv_fail(row, "published", error, "'%s' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD",
                              published);
    }
    const char *region = facts_csv_cell(row, "region");
    if (*region && !facts_packs_region(manifest->packs, region)) {
        return facts_csv_fail(row, "region", error,
                              "'%s' is no region; expected ISO 3166 alpha-3 as CHN, WLD, or a group as EU", region);
    }
    return FACTS_OK;
}

static facts_status add_row(void *context, const facts_csv_row *row, facts_error *error) {
    facts_manifest *manifest = context;
    facts_status status = check_row(manifest, row, error);
    if (status != FACTS_OK) return status;
    if (manifest->count == manifest->capacity) {
        size_t capacity = manifest->capacity ? 2 * manifest->capacity : 16;
        entry *grown = realloc(manifest->entries, capacity * sizeof *grown);
        if (!grown) return facts_no_memory(error, NULL);
        manifest->entries = grown;
        manifest->capacity = capacity;
    }
    entry *made = &manifest->entries[manifest->count++];
    *made = (entry){0};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        made->text[i] = joined(i == PATH ? manifest->folder : "", facts_csv_cell(row, columns[i]));
        if (!made->text[i]) return facts_no_memory(error, NULL);
    }
    made->real = realpath(made->text[PATH], NULL);
    made->source = (facts_source){.id = made->text[DOCUMENT],
                                  .path = made->text[PATH],
                                  .title = made->text[TITLE],
                                  .publisher = made->text[PUBLISHER],
                                  .published = made->text[PUBLISHED],
                                  .region = made->text[REGION]};
    return FACTS_OK;
}

facts_status facts_manifest_open(const char *path, const facts_packs *packs, facts_manifest **manifest,
                                 facts_error *error) {
    *manifest = NULL;
    const char *slash = strrchr(path, '/');
    facts_manifest *made = calloc(1, sizeof *made);
    if (!made || !(made->folder = strndup(path, slash ? (size_t)(slash - path) + 1 : 0))) {
        free(made);
        return facts_no_memory(error, NULL);
    }
    made->packs = packs;
    facts_status status = facts_csv_read(path, columns, sizeof columns / sizeof *columns, add_row, made, error);
    if (status != FACTS_OK) {
        facts_manifest_close(made);
        return status;
    }
    *manifest = made;
    return FACTS_OK;
}

void facts_manifest_close(facts_manifest *manifest) {
    if (!manifest) return;
    for (size_t i = 0; i < manifest->count; i++) {
        for (size_t j = 0; j < sizeof columns / sizeof *columns; j++) free(manifest->entries[i].text[j]);
        free(manifest->entries[i].real);
    }
    free(manifest->entries);
    free(manifest->folder);
    free(manifest);
}

size_t facts_manifest_count(const facts_manifest *manifest) { return manifest->count; }

const facts_source *facts_manifest_at(const facts_manifest *manifest, size_t index) {
    return &manifest->entries[index].source;
}

const facts_source *facts_manifest_find(const facts_manifest *manifest, const char *path) {
    char id[512], *real = realpath(path, NULL);
    const entry *by_path = NULL, *by_id = NULL;
    facts_document_id(path, id, sizeof id);
    for (size_t i = 0; i < manifest->count; i++) {
        const entry *known = &manifest->entries[i];
        bool same = strcmp(known->source.path, path) == 0 || (real && known->real && strcmp(known->real, real) == 0);
        if (same && !by_path) by_path = known;
        if (!by_id && strcmp(known->source.id, id) == 0) by_id = known;
    }
    free(real);
    if (by_path) return &by_path->source;
    return by_id ? &by_id->source : NULL;
}
