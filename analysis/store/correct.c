/* A store that was filled before its corrections were written: what it gives is corrected, its file stays as it is. */
#include "analysis/place.h"
#include "extract/arena.h"
#include "store.h"

#include <stdlib.h>
#include <string.h>

/* A document that was read with other corrections than those it has now. */
typedef struct stale {
    const char *id, *path, *place, *sha256, *title, *publisher, *published, *region;
} stale;

typedef struct staleness {
    arena strings;
    VECTOR(stale) documents;
} staleness;

static const char *const documents_sql =
    "SELECT document, path, real_path, sha256, given ->> 'title', given ->> 'publisher', given ->> 'published',"
    " given ->> 'region', given ->> 'corrections' FROM editions WHERE replaced_at IS NULL ORDER BY document";

static bool remember(staleness *s, sqlite3_stmt *row) {
    stale document = {0};
    const char **const texts[] = {&document.id,    &document.path,      &document.place,     &document.sha256,
                                  &document.title, &document.publisher, &document.published, &document.region};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = store_text(row, (int)i);
        *texts[i] = arena_copy(&s->strings, text, strlen(text));
        if (!*texts[i]) return false;
    }
    return vector_push(&s->documents, document);
}

/* Documents of which the corrections say nothing stay what they are. */
static facts_status find_stale(facts_store *store, const facts_corrections *corrections, staleness *s,
                               facts_error *error) {
    char fingerprint[FACTS_FINGERPRINT_SIZE];
    sqlite3_stmt *row = NULL;
    facts_status status = store_prepare(store, documents_sql, &row, error);
    while (status == FACTS_OK && (status = store_step(store, row, "read the documents", error)) == FACTS_OK) {
        facts_corrections_fingerprint(corrections, store_text(row, 0), fingerprint);
        if (!fingerprint[0] || strcmp(fingerprint, store_text(row, 8)) == 0) continue;
        if (!remember(s, row)) status = facts_no_memory(error, store->path);
    }
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

static void forget(staleness *s) {
    arena_free(&s->strings);
    vector_free(&s->documents);
}

facts_status facts_store_stale(facts_store *store, const facts_corrections *corrections, size_t *count,
                               facts_error *error) {
    staleness s = {0};
    facts_status status = find_stale(store, corrections, &s, error);
    *count = s.documents.count;
    forget(&s);
    return status;
}

facts_status store_copy_into_memory(facts_store *store, facts_error *error) {
    sqlite3 *copy = NULL;
    if (sqlite3_open(":memory:", &copy) != SQLITE_OK) {
        sqlite3_close(copy);
        return facts_no_memory(error, store->path);
    }
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", store->db, "main");
    bool copied = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    if (sqlite3_backup_finish(backup) != SQLITE_OK || !copied) {
        sqlite3_close(copy);
        return store_fail(store, "copy the store", error);
    }
    sqlite3_close(store->db);
    store->db = copy;
    return FACTS_OK;
}

/* From wherever a document was read, it stays called as it was. */
static facts_status keep_path(facts_store *store, const stale *document, facts_error *error) {
    sqlite3_stmt *statement = NULL;
    facts_status status = store_prepare(
        store, "UPDATE editions SET path = ?1 WHERE document = ?2 AND replaced_at IS NULL", &statement, error);
    if (status == FACTS_OK) {
        store_bind_text(statement, 1, document->path);
        store_bind_text(statement, 2, document->id);
        status = store_step(store, statement, "read a document again", error);
    }
    sqlite3_finalize(statement);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

/* Reads a document again if its file still is what it was. */
static facts_status read_again(facts_store *store, const facts_packs *packs, const stale *document,
                               const facts_sink *also, facts_error *error) {
    const facts_source source = {.path = place_reach(document->path, document->place),
                                 .id = document->id,
                                 .title = document->title,
                                 .publisher = document->publisher,
                                 .published = document->published,
                                 .region = document->region};
    char hash[STORE_HASH_SIZE];
    uint64_t size;
    facts_error warning;
    facts_addition addition;
    bool read = document->path[0] && store_hash(&source, hash, &size, NULL) == FACTS_OK;
    if (read && strcmp(hash, document->sha256) == 0) {
        const facts_status status = facts_store_add(store, packs, &source, also, &addition, error);
        return status == FACTS_OK ? keep_path(store, document, error) : status;
    }
    facts_fail(&warning, read ? FACTS_ERR_FORMAT : FACTS_ERR_IO, document->path[0] ? document->path : document->id, 0,
               0, "%s, so that its corrections are those of then; 'facts add' reads it again",
               read ? "has changed since it was put into the store" : "is no longer there");
    return also && also->warning ? also->warning(also->context, &warning) : FACTS_OK;
}

facts_status facts_store_apply(facts_store *store, const facts_packs *packs, const facts_corrections *corrections,
                               const facts_sink *also, facts_error *error) {
    const facts_corrections *const before = store->corrections;
    staleness s = {0};
    facts_status status = find_stale(store, corrections, &s, error);
    if (status == FACTS_OK && s.documents.count > 0) status = store_copy_into_memory(store, error);
    facts_store_correct(store, corrections);
    for (size_t i = 0; status == FACTS_OK && i < s.documents.count; i++)
        status = read_again(store, packs, &s.documents.at[i], also, error);
    facts_store_correct(store, before);
    forget(&s);
    return status;
}
