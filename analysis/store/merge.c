/* Stores that were made apart become one. Each document has the editions of all of them, by when they were read; of
 * those that follow one another and are the same reading, the store keeps one, as it would have if it had been there.
 */
#include "store.h"

#include <stdlib.h>

#define EDITION_COLUMNS                                                                                                \
    "document, path, real_path, title, publisher, published, region, sha256, size, packs, given, added_at"
#define FACT_COLUMNS                                                                                                   \
    "id, language, page, line, byte_start, byte_end, metric, kind, value, value_hi, unit, bound, time, time_source, "  \
    "base, status, region, entity, quote, sentence, rule, first_day, last_day"

static const char *const begin_sql =
    "DROP TABLE IF EXISTS temp.coming; DROP TABLE IF EXISTS temp.merged; DROP TABLE IF EXISTS temp.displaced;"
    "CREATE TEMP TABLE coming (store, edition, document, reading, added_at, replaced_at, sha256, real_path)";
/* `store` is 0 for the one that takes all. */
static const char *const come_sql = "INSERT INTO temp.coming VALUES (?8, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char *const read_sql = "SELECT edition, document, sha256 || ' ' || packs || ' ' || given, added_at,"
                                    " replaced_at, sha256, real_path FROM editions";
/* The same edition of two stores is one, also where it has ended in one of them only. So are equal readings of two
 * stores, with no other between them, unless the document ended between them: its file was given another name, and
 * later its own again. An edition ends when the next one comes, or when it did where it was. */
static const char *const decide_sql =
    "CREATE TEMP TABLE merged AS WITH"
    " numbered AS (SELECT *, row_number() OVER"
    "  (PARTITION BY store, document, reading, added_at ORDER BY edition) AS nth FROM coming),"
    " told AS (SELECT store, edition, document, reading, added_at, max(replaced_at) OVER same AS replaced_at,"
    "  row_number() OVER (same ORDER BY store) AS teller FROM numbered"
    "  WINDOW same AS (PARTITION BY document, reading, added_at, nth)),"
    " once AS (SELECT * FROM told WHERE teller = 1),"
    " placed AS (SELECT *, row_number() OVER"
    "  (PARTITION BY document ORDER BY added_at, replaced_at NULLS LAST, store, edition) AS place FROM once),"
    " beside AS (SELECT *, lag(store) OVER w AS store_before, lag(reading) OVER w AS reading_before,"
    "  lag(added_at) OVER w AS added_before,"
    "  max(replaced_at) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended_before"
    "  FROM placed WINDOW w AS (PARTITION BY document ORDER BY place)),"
    " begun AS (SELECT *, store IS store_before OR reading IS NOT reading_before"
    "  OR coalesce(ended_before > added_before AND ended_before < added_at, 0) AS begins FROM beside),"
    " runs AS (SELECT *, sum(begins) OVER (PARTITION BY document ORDER BY place) AS run FROM begun),"
    " ended AS (SELECT *, max(replaced_at) OVER (PARTITION BY document, run) AS ended FROM runs),"
    " kept AS (SELECT min(store) AS store, edition, document, run, added_at, ended FROM ended GROUP BY document, run),"
    " followed AS (SELECT *, lead(added_at) OVER (PARTITION BY document ORDER BY run) AS next FROM kept)"
    " SELECT store, edition, document, run, added_at, coalesce(min(ended, next), next, ended) AS ended,"
    " iif(store, NULL, edition) AS number FROM followed";
/* Files that have the id of another one, and no store had both: perhaps they are no editions of one document. */
static const char *const displace_sql =
    "CREATE INDEX temp.coming_by_document ON coming (document, sha256);"
    "CREATE TEMP TABLE displaced AS WITH"
    " current AS (SELECT *, row_number() OVER (PARTITION BY document ORDER BY added_at DESC, store DESC) AS place"
    "  FROM coming WHERE replaced_at IS NULL)"
    " SELECT DISTINCT a.document, a.real_path AS file, a.sha256, b.real_path AS by_file, b.sha256 AS by_sha256"
    " FROM current AS a JOIN current AS b ON b.document = a.document AND b.place = 1"
    " WHERE a.real_path <> b.real_path AND a.sha256 <> b.sha256 AND NOT EXISTS (SELECT 1"
    "  FROM coming AS c JOIN coming AS d ON d.document = c.document AND d.store = c.store AND d.sha256 = b.sha256"
    "  WHERE c.document = a.document AND c.sha256 = a.sha256)";
static const char *const displaced_sql =
    "SELECT document, file, by_file,"
    " (SELECT max(edition) FROM editions AS e WHERE e.document = d.document AND e.sha256 = d.sha256),"
    " (SELECT max(edition) FROM editions AS e WHERE e.document = d.document AND e.sha256 = d.by_sha256)"
    " FROM temp.displaced AS d ORDER BY document, file";
static const char *const wanted_sql =
    "SELECT edition, rowid FROM temp.merged WHERE store = ?1 ORDER BY added_at, document, run";
static const char *const number_sql = "UPDATE temp.merged SET number = ?1 WHERE rowid = ?2";
static const char *const edition_sql = "SELECT " EDITION_COLUMNS " FROM editions WHERE edition = ?1";
/* As one that has ended, for each document may have one that has not. */
static const char *const insert_edition_sql = "INSERT INTO editions (" EDITION_COLUMNS ", replaced_at)"
                                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)";
static const char *const facts_sql = "SELECT " FACT_COLUMNS " FROM all_facts WHERE edition = ?1 ORDER BY rowid";
static const char *const insert_fact_sql =
    "INSERT INTO all_facts (" FACT_COLUMNS ", edition) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
    " ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)";
static const char *const metrics_sql = "SELECT metric, unit, stock, label, iamc FROM metric_names";
static const char *const insert_metric_sql =
    "INSERT INTO metric_names (metric, unit, stock, label, iamc) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
static const char *const end_sql = "UPDATE editions SET replaced_at = m.ended FROM temp.merged AS m"
                                   " WHERE editions.edition = m.number AND m.ended IS NOT NULL"
                                   " AND replaced_at IS NOT m.ended;"
                                   "UPDATE editions SET replaced_at = NULL FROM temp.merged AS m"
                                   " WHERE editions.edition = m.number AND m.ended IS NULL"
                                   " AND replaced_at IS NOT NULL;"
                                   "DROP TABLE temp.coming; DROP TABLE temp.merged";

/* Every row that `select` gives of one store goes into the other: its columns are the parameters of `insert` in their
 * order, and `last`, if there is one, is that behind them. */
static facts_status copy_rows(facts_store *from, const char *select, int64_t key, facts_store *into, const char *insert,
                              const int64_t *last, facts_error *error) {
    sqlite3_stmt *row = NULL, *copy = NULL;
    facts_status status = store_prepare(from, select, &row, error);
    if (status == FACTS_OK) status = store_prepare(into, insert, &copy, error);
    if (status == FACTS_OK && sqlite3_bind_parameter_count(row) > 0) sqlite3_bind_int64(row, 1, key);
    while (status == FACTS_OK && (status = store_step(from, row, "read the store", error)) == FACTS_OK) {
        const int columns = sqlite3_column_count(row);
        sqlite3_reset(copy);
        for (int i = 0; i < columns; i++) sqlite3_bind_value(copy, i + 1, sqlite3_column_value(row, i));
        if (last) sqlite3_bind_int64(copy, columns + 1, *last);
        status = store_step(into, copy, "merge into the store", error);
        if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    }
    sqlite3_finalize(copy);
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

static facts_status copy_edition(facts_store *from, int64_t edition, facts_store *into, int64_t row,
                                 facts_error *error) {
    sqlite3_stmt *number = NULL;
    facts_status status = copy_rows(from, edition_sql, edition, into, insert_edition_sql, NULL, error);
    const int64_t copy = sqlite3_last_insert_rowid(into->db);
    if (status == FACTS_OK) status = copy_rows(from, facts_sql, edition, into, insert_fact_sql, &copy, error);
    if (status == FACTS_OK) status = store_prepare(into, number_sql, &number, error);
    if (status == FACTS_OK) {
        sqlite3_bind_int64(number, 1, copy);
        sqlite3_bind_int64(number, 2, row);
        status = store_step(into, number, "merge into the store", error);
    }
    sqlite3_finalize(number);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

/* The editions that one of the stores lends. */
static facts_status copy_store(facts_store *from, int64_t index, facts_store *into, size_t *taken, facts_error *error) {
    sqlite3_stmt *wanted = NULL;
    facts_status status = copy_rows(from, metrics_sql, 0, into, insert_metric_sql, NULL, error);
    if (status == FACTS_OK) status = store_prepare(into, wanted_sql, &wanted, error);
    if (status == FACTS_OK) sqlite3_bind_int64(wanted, 1, index);
    while (status == FACTS_OK && (status = store_step(into, wanted, "merge into the store", error)) == FACTS_OK) {
        status = copy_edition(from, sqlite3_column_int64(wanted, 0), into, sqlite3_column_int64(wanted, 1), error);
        ++*taken;
    }
    sqlite3_finalize(wanted);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

static facts_status merge(facts_store *into, facts_store *const *from, size_t count, size_t *taken,
                          facts_error *error) {
    int64_t index = 0;
    facts_status status = store_exec(into, begin_sql, "begin to merge", error);
    if (status == FACTS_OK) status = copy_rows(into, read_sql, 0, into, come_sql, &index, error);
    for (size_t i = 0; i < count && status == FACTS_OK; i++) {
        index = (int64_t)i + 1;
        status = copy_rows(from[i], read_sql, 0, into, come_sql, &index, error);
    }
    if (status == FACTS_OK) status = store_exec(into, decide_sql, "merge into the store", error);
    if (status == FACTS_OK) status = store_exec(into, displace_sql, "merge into the store", error);
    for (size_t i = 0; i < count && status == FACTS_OK; i++)
        status = copy_store(from[i], (int64_t)i + 1, into, &taken[i], error);
    return status == FACTS_OK ? store_exec(into, end_sql, "merge into the store", error) : status;
}

static facts_status tell_displaced(facts_store *store,
                                   facts_status (*each)(void *context, const facts_displacement *displacement),
                                   void *context, facts_error *error) {
    sqlite3_stmt *row = NULL;
    facts_status status = store_prepare(store, displaced_sql, &row, error);
    while (status == FACTS_OK && (status = store_step(store, row, "read the editions", error)) == FACTS_OK)
        status = each(context, &(facts_displacement){.document = store_text(row, 0),
                                                     .file = store_text(row, 1),
                                                     .by_file = store_text(row, 2),
                                                     .edition = sqlite3_column_int64(row, 3),
                                                     .by_edition = sqlite3_column_int64(row, 4)});
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

facts_status facts_store_merge(facts_store *into, facts_store *const *from, size_t count, size_t *taken,
                               facts_status (*each)(void *context, const facts_displacement *displacement),
                               void *context, facts_error *error) {
    facts_status status = store_exec(into, "BEGIN IMMEDIATE", "begin to write", error);
    size_t begun = 0;
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < count; i++) taken[i] = 0;
    /* each as it is at one moment, whoever writes to it meanwhile */
    for (; begun < count && status == FACTS_OK; begun++)
        status = store_exec(from[begun], "BEGIN", "read the store", error);
    if (status == FACTS_OK) status = merge(into, from, count, taken, error);
    for (size_t i = 0; i < begun; i++) sqlite3_exec(from[i]->db, "ROLLBACK", NULL, NULL, NULL);
    if (status == FACTS_OK) status = store_exec(into, "COMMIT", "write the stores", error);
    if (status != FACTS_OK) sqlite3_exec(into->db, "ROLLBACK", NULL, NULL, NULL);
    return status == FACTS_OK && each ? tell_displaced(into, each, context, error) : status;
}
