/* Private to the store: how its files talk to SQLite. */
#ifndef FACTS_ANALYSIS_STORE_H
#define FACTS_ANALYSIS_STORE_H

#include <sqlite3.h>

#include "facts.h"

typedef struct store_ahead store_ahead;

struct facts_store {
    sqlite3 *db;
    char *path;
    char *document; /* the id that the last facts_addition points to */
    const facts_corrections *corrections;
    store_ahead *ahead; /* documents that threads read already, NULL for none */
};

/* Marks a file as a store of facts, in the header of the SQLite file: "fact". */
#define STORE_APPLICATION 0x66616374

/* The SQL that brings a store from schema N to N + 1 is step N; made from analysis/store/schema/. */
extern const char *const store_steps[];
extern const int store_version; /* of the schema that this program writes */

/* What SQLite last complained of, as an error of ours; `doing` says what was tried, as "read the facts". */
facts_status store_fail(facts_store *store, const char *doing, facts_error *error);

facts_status store_exec(facts_store *store, const char *sql, const char *doing, facts_error *error);
facts_status store_prepare(facts_store *store, const char *sql, sqlite3_stmt **statement, facts_error *error);

/* Binds "" as NULL: what is not known is NULL in the store and "" in the program. The text must outlive the step. */
void store_bind_text(sqlite3_stmt *statement, int parameter, const char *text);

/* The next row; FACTS_NOT_FOUND after the last. */
facts_status store_step(facts_store *store, sqlite3_stmt *statement, const char *doing, facts_error *error);

/* A cell as text, "" for NULL; lives until the next step. */
const char *store_text(sqlite3_stmt *statement, int column);

/* FACTS_ERR_ARGUMENT for what is no beginning of an id. */
facts_status store_check_id(const char *id, facts_error *error);

/* The columns of the view `facts`. */
#define STORE_FACT_COLUMNS                                                                                             \
    "id, document, language, page, line, byte_start, byte_end, metric, kind, value, value_hi, unit, bound, time, "     \
    "time_source, base, status, region, entity, quote, sentence, rule"

/* An edition before it is read: what tells whether it is in the store already. */
typedef struct store_edition {
    const facts_source *source;
    const char *packs;       /* fingerprint of the rules */
    const char *corrections; /* fingerprint of those of this document, "" or NULL for none */
    const char *sha256;      /* of the bytes */
    uint64_t size;
    bool file;         /* they are those of a file, which may have had another name */
    const char *place; /* of that file, from the root on; NULL where that is not known */
} store_edition;

/* Tells a sink what a document says: facts_extract, or in the tests facts made by hand. */
typedef facts_status store_reader(void *context, const facts_sink *sink, facts_error *error);

/* Puts what `reader` tells into the store in one transaction, unless the edition is there already.
 * `packs` lend labels and units to metrics and may be NULL. */
facts_status store_write(facts_store *store, const facts_packs *packs, const store_edition *edition,
                         store_reader *reader, void *context, const facts_sink *also, facts_addition *addition,
                         facts_error *error);

/* SHA-256 in hexadecimal and size of the bytes of a source. */
#define STORE_HASH_SIZE 65
facts_status store_hash(const facts_source *source, char hash[STORE_HASH_SIZE], uint64_t *size, facts_error *error);

/* Is it in the store already? FACTS_NOT_FOUND if not. */
facts_status store_find_same(facts_store *store, const store_edition *edition, facts_addition *addition,
                             facts_error *error);

/* An edition, with room for what it points to. */
typedef struct store_known {
    store_edition edition;
    facts_source source; /* with what was said of the document before, where nothing is said now */
    char sha256[STORE_HASH_SIZE], corrections[FACTS_FINGERPRINT_SIZE];
    char *place, *said[4];
} store_known;

/* What is to be known of a document before it is read; `read` has its bytes. store_forget it, after a failure, too. */
void store_forget(store_known *known);
facts_status store_know(facts_store *store, const facts_packs *packs, const facts_source *source,
                        const facts_source *read, store_known *known, facts_error *error);

/* ahead.c: what was known of a document when the threads began, so that a file that is saved meanwhile is found changed
 * by the next run; NULL where they don't read it. */
const store_known *store_known_ahead(const store_ahead *ahead, const facts_source *source);
facts_queue *store_queue(const store_ahead *ahead);
void store_ahead_free(store_ahead *ahead);

/* From here on the store is a copy of itself in memory: what is written goes nowhere. */
facts_status store_copy_into_memory(facts_store *store, facts_error *error);

/* How many days a month of the Gregorian calendar has. */
int store_days_in_month(int year, int month);

/* First and last day, as YYYY-MM-DD, of a time of the fact table: "2024", "2025-08", "2025-08-31", "2021/2025",
 * "2016/..", "../2020". An open end is the first or last day that ISO 8601 can write. False for anything else. */
#define STORE_DAY_SIZE 11
bool store_days(const char *time, char first[STORE_DAY_SIZE], char last[STORE_DAY_SIZE]);

#endif
