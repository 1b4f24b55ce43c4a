/* A store: opening it, bringing its schema up to date, and talking to SQLite. */
#include "store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* How long a writer waits for another one, which may be reading a long document: longer than a person would. */
#define BUSY_MILLISECONDS 60000
#define RETRY_MILLISECONDS 10

/* Of the connection, not of the file. The cache, in kB, is for the indexes, into which ids come in no order. */
static const char *const settings =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;"
    "PRAGMA cache_size = -65536";

facts_status store_fail(facts_store *store, const char *doing, facts_error *error) {
    switch (sqlite3_errcode(store->db)) {
    case SQLITE_NOMEM:
        return facts_no_memory(error, store->path);
    case SQLITE_NOTADB:
        return facts_fail(error, FACTS_ERR_STORE, store->path, 0, 0,
                          "this is not a store of facts; expected a file that 'facts add' made");
    case SQLITE_CORRUPT:
        return facts_fail(
            error, FACTS_ERR_STORE, store->path, 0, 0,
            "the store is damaged, it is not possible to %s; expected a whole SQLite file: make it anew with "
            "'facts add', or try '.recover' of the sqlite3 program",
            doing);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return facts_fail(error, FACTS_ERR_STORE, store->path, 0, 0,
                          "another program holds the store, it is not possible to %s; try again when it has ended",
                          doing);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_PERM:
        return facts_fail(error, FACTS_ERR_IO, store->path, 0, 0, "it is not possible to %s: %s", doing,
                          sqlite3_errmsg(store->db));
    default:
        return facts_fail(error, FACTS_ERR_STORE, store->path, 0, 0, "it is not possible to %s: %s", doing,
                          sqlite3_errmsg(store->db));
    }
}

facts_status store_exec(facts_store *store, const char *sql, const char *doing, facts_error *error) {
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK) return store_fail(store, doing, error);
    return FACTS_OK;
}

facts_status store_prepare(facts_store *store, const char *sql, sqlite3_stmt **statement, facts_error *error) {
    if (sqlite3_prepare_v2(store->db, sql, -1, statement, NULL) != SQLITE_OK)
        return store_fail(store, "use the store", error);
    return FACTS_OK;
}

void store_bind_text(sqlite3_stmt *statement, int parameter, const char *text) {
    if (text && text[0]) {
        sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_null(statement, parameter);
    }
}

facts_status store_step(facts_store *store, sqlite3_stmt *statement, const char *doing, facts_error *error) {
    switch (sqlite3_step(statement)) {
    case SQLITE_ROW:
        return FACTS_OK;
    case SQLITE_DONE:
        return FACTS_NOT_FOUND;
    default:
        return store_fail(store, doing, error);
    }
}

const char *store_text(sqlite3_stmt *statement, int column) {
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text ? (const char *)text : "";
}

/* Which schema a file has: 0 for a database without anything in it. Writes nothing. It is one statement so that all
 * comes from one moment, whatever another program is doing. */
static facts_status read_version(facts_store *store, int *version, facts_error *error) {
    sqlite3_stmt *row = NULL;
    int application = 0, objects = 0;
    facts_status status = store_prepare(store,
                                        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
                                        " FROM pragma_application_id, pragma_user_version",
                                        &row, error);
    if (status == FACTS_OK) status = store_step(store, row, "read its header", error);
    if (status == FACTS_OK) {
        application = sqlite3_column_int(row, 0);
        *version = sqlite3_column_int(row, 1);
        objects = sqlite3_column_int(row, 2);
    }
    sqlite3_finalize(row);
    if (status != FACTS_OK) return status;
    if (application != STORE_APPLICATION && (application != 0 || *version != 0 || objects != 0))
        return facts_fail(error, FACTS_ERR_STORE, store->path, 0, 0,
                          "this is the SQLite database of another program; expected a store that 'facts add' made");
    if (*version > store_version)
        return facts_fail(error, FACTS_ERR_VERSION, store->path, 0, 0,
                          "written by a later version of facts (schema %d); this program knows up to %d", *version,
                          store_version);
    return FACTS_OK;
}

/* One transaction for all steps, begun before the version is read for good: of two programs that come at the same
 * time, the second waits and then finds nothing to do. */
static facts_status migrate(facts_store *store, facts_error *error) {
    char header[128];
    int version = 0;
    facts_status status = store_exec(store, "BEGIN IMMEDIATE", "bring its schema up to date", error);
    if (status != FACTS_OK) return status;
    status = read_version(store, &version, error);
    for (; status == FACTS_OK && version < store_version; version++)
        status = store_exec(store, store_steps[version], "bring its schema up to date", error);
    snprintf(header, sizeof header, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", STORE_APPLICATION,
             store_version);
    if (status == FACTS_OK) status = store_exec(store, header, "bring its schema up to date", error);
    if (status != FACTS_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* The journal's mode cannot change inside a transaction, and SQLite does not wait for a lock there: when two programs
 * make one store at the same time, the one that comes second tries again. */
static facts_status use_wal(facts_store *store, facts_error *error) {
    facts_status status;
    int waited = 0;
    do {
        status = store_exec(store, "PRAGMA journal_mode = WAL", "make the store", error);
        if (status == FACTS_OK || sqlite3_errcode(store->db) != SQLITE_BUSY) return status;
        waited += sqlite3_sleep(RETRY_MILLISECONDS);
    } while (waited < BUSY_MILLISECONDS);
    return status;
}

static facts_status connect(facts_store *store, const char *name, int flags, facts_error *error) {
    sqlite3_close(store->db);
    store->db = NULL;
    if (sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
        return FACTS_OK;
    }
    return store->db ? store_fail(store, "open the store", error) : facts_no_memory(error, store->path);
}

/* Beside a store SQLite keeps two files, even to read it. Where the folder takes none, as on a read-only disk, the
 * store can be read as one that nobody changes; unless the beginning of a change is there, in the -wal file. */
static facts_status connect_unchanging(facts_store *store, facts_error *error) {
    sqlite3_str *uri = sqlite3_str_new(NULL);
    char *wal = sqlite3_mprintf("%s-wal", store->path), *name;
    struct stat file;
    bool begun = !wal || stat(wal, &file) == 0;
    sqlite3_free(wal);
    sqlite3_str_appendall(uri, "file:");
    for (const char *c = store->path; *c; c++) sqlite3_str_appendf(uri, strchr("?#%", *c) ? "%%%02X" : "%c", *c);
    sqlite3_str_appendall(uri, "?immutable=1");
    name = sqlite3_str_finish(uri);
    facts_status status = begun || !name ? store_fail(store, "read the store", error)
                                         : connect(store, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
    sqlite3_free(name);
    return status;
}

/* A store of an earlier version that may not be written to is read as a copy that may. */
static facts_status bring_up(facts_store *store, int version, facts_store_mode mode, facts_error *error) {
    facts_status status = migrate(store, error);
    if (status != FACTS_ERR_IO || version == 0 || mode != FACTS_STORE_READ) return status;
    status = store_copy_into_memory(store, error);
    return status == FACTS_OK ? migrate(store, error) : status;
}

/* Names of which SQLite makes stores that are in no file, so that nothing would be kept, and what is there but no file.
 */
static facts_status check_path(const char *path, facts_error *error) {
    struct stat about;
    if (!path[0])
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "a store without a name; expected that of a file");
    if (strcmp(path, ":memory:") == 0 || strncmp(path, "file:", 5) == 0)
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                          "a store '%s' would be no file and keep nothing; expected the name of a file (./%s is one)",
                          path, path);
    if (stat(path, &about) != 0 || S_ISREG(about.st_mode)) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "%s; expected a store, which is a file",
                      S_ISDIR(about.st_mode) ? "is a folder" : "is a device or a pipe");
}

facts_status facts_store_open(const char *path, facts_store_mode mode, facts_store **result, facts_error *error) {
    facts_status status = FACTS_OK;
    facts_store *store = NULL;
    struct stat file;
    int version = 0;

    *result = NULL;
    status = check_path(path, error);
    if (status != FACTS_OK) return status;
    if (mode == FACTS_STORE_READ && stat(path, &file) != 0)
        return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "no store is here (%s); 'facts add DOC...' makes one",
                          strerror(errno));
    store = calloc(1, sizeof *store);
    if (store) store->path = strdup(path);
    if (!store || !store->path) {
        status = facts_no_memory(error, path);
        goto done;
    }
    status = connect(store, path, SQLITE_OPEN_READWRITE | (mode == FACTS_STORE_WRITE ? SQLITE_OPEN_CREATE : 0), error);
    if (status == FACTS_OK) status = read_version(store, &version, error);
    if (status == FACTS_ERR_IO && store->db && mode == FACTS_STORE_READ) {
        status = connect_unchanging(store, error);
        if (status == FACTS_OK) status = read_version(store, &version, error);
    }
    if (status == FACTS_OK && version == 0 && mode == FACTS_STORE_READ)
        status =
            facts_fail(error, FACTS_ERR_STORE, path, 0, 0, "the file is empty; expected a store that 'facts add' made");
    /* Only now is it known that the file may be touched. */
    if (status == FACTS_OK && version == 0) status = use_wal(store, error);
    if (status == FACTS_OK && version < store_version) status = bring_up(store, version, mode, error);
    if (status == FACTS_OK) status = store_exec(store, settings, "open the store", error);
done:
    if (status == FACTS_OK) {
        *result = store;
    } else {
        facts_store_close(store);
    }
    return status;
}

void facts_store_close(facts_store *store) {
    if (!store) return;
    sqlite3_close(store->db);
    store_ahead_free(store->ahead);
    free(store->document);
    free(store->path);
    free(store);
}
