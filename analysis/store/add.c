/* A document goes into the store: whole, in one transaction, or not at all. */
#include "analysis/place.h"
#include "extract/read/device.h"
#include "store.h"

#include <errno.h>
#include <math.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What was said of a document beforehand. Its file's name counts where it gives the id. */
#define SAID "json_object('document', ?1, 'title', ?2, 'publisher', ?3, 'published', ?4, 'region', ?5)"
#define GIVEN "iif(?15 IS NULL, " SAID ", json_set(" SAID ", '$.corrections', ?15))"

static const char *const find_same_sql =
    "SELECT edition, document FROM editions"
    " WHERE given = " GIVEN " AND sha256 = ?6 AND packs = ?7 AND replaced_at IS NULL";
static const char *const retire_sql = "UPDATE editions SET replaced_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
                                      " WHERE document = ?1 AND replaced_at IS NULL RETURNING edition, sha256 = ?2";
static const char *const find_bytes_sql =
    "SELECT document, path, real_path, sha256 = ?1 FROM editions WHERE (sha256 = ?1 OR path = ?2 OR real_path = ?3)"
    " AND replaced_at IS NULL AND path IS NOT NULL ORDER BY edition";
static const char *const said_sql = "SELECT given ->> 'title', given ->> 'publisher', given ->> 'published',"
                                    " given ->> 'region' FROM editions"
                                    " WHERE document = ?1 AND replaced_at IS NULL AND (?2 OR sha256 = ?3)";
static const char *const found_at_sql =
    "UPDATE editions SET path = ?2, real_path = ?3 WHERE edition = ?1 AND real_path IS NOT ?3";
static const char *const insert_edition_sql =
    "INSERT INTO editions (given, sha256, packs, size, document, path, title, publisher, published, region, real_path,"
    " added_at) VALUES (" GIVEN ", ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?16,"
    " strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))";
static const char *const metrics_sql =
    "SELECT metric, coalesce(max(unit) FILTER (WHERE kind = 'level'), max(unit)), max(kind = 'level')"
    " FROM all_facts WHERE edition = ?1 AND metric IS NOT NULL GROUP BY metric";
static const char *const insert_metric_sql =
    "INSERT INTO metric_names (metric, unit, stock, label, iamc)"
    " VALUES (?1, ?2, ?3, coalesce(?4, replace(?1, '_', ' ')), ?5)"
    " ON CONFLICT DO UPDATE SET unit = excluded.unit, stock = excluded.stock, label = excluded.label,"
    " iamc = excluded.iamc WHERE ?6";
static const char *const insert_fact_sql =
    "INSERT INTO all_facts (id, language, page, line, byte_start, byte_end, metric, kind, value, value_hi, unit, bound,"
    " time, time_source, base, status, region, entity, quote, sentence, rule, first_day, last_day, edition)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,"
    " ?24)";
static const char *const count_sql = "SELECT count(metric), count(*) - count(metric) FROM all_facts WHERE edition = ?1";

/* A document on its way into the store; the context of the sink that the reader tells. */
typedef struct writer {
    facts_store *store;
    const facts_packs *packs;
    const store_edition *edition;
    const facts_sink *also;
    facts_addition *addition;
    sqlite3_stmt *insert_fact;
    facts_error error; /* of the store, which the sink's callbacks have no way to hand on */
} writer;

static facts_status remember_document(facts_store *store, const char *id, facts_addition *addition,
                                      facts_error *error) {
    char *copy = strdup(id);
    if (!copy) return facts_no_memory(error, store->path);
    free(store->document);
    addition->document = store->document = copy;
    return FACTS_OK;
}

static void bind_edition(sqlite3_stmt *statement, const store_edition *edition) {
    const facts_source *source = edition->source;
    const char *name = source->id && source->id[0] ? source->id : source->path;
    if (name && name == source->path && strrchr(name, '/')) name = strrchr(name, '/') + 1;
    store_bind_text(statement, 1, name);
    store_bind_text(statement, 2, source->title);
    store_bind_text(statement, 3, source->publisher);
    store_bind_text(statement, 4, source->published);
    store_bind_text(statement, 5, source->region);
    store_bind_text(statement, 6, edition->sha256);
    store_bind_text(statement, 7, edition->packs);
    store_bind_text(statement, 15, edition->corrections);
}

facts_status store_find_same(facts_store *store, const store_edition *edition, facts_addition *addition,
                             facts_error *error) {
    sqlite3_stmt *statement = NULL;
    facts_status status = store_prepare(store, find_same_sql, &statement, error);
    if (status == FACTS_OK) {
        bind_edition(statement, edition);
        status = store_step(store, statement, "look for the document", error);
    }
    if (status == FACTS_OK) {
        addition->outcome = FACTS_UNCHANGED;
        addition->edition = sqlite3_column_int64(statement, 0);
        status = remember_document(store, store_text(statement, 1), addition, error);
    }
    sqlite3_finalize(statement);
    return status;
}

/* The file of a document that is unchanged may lie elsewhere now. */
static facts_status note_place(facts_store *store, const store_edition *edition, int64_t number, facts_error *error) {
    sqlite3_stmt *statement = NULL;
    if (!edition->place) return FACTS_OK;
    facts_status status = store_prepare(store, found_at_sql, &statement, error);
    if (status == FACTS_OK) {
        sqlite3_bind_int64(statement, 1, number);
        store_bind_text(statement, 2, edition->source->path);
        store_bind_text(statement, 3, edition->place);
        status = store_step(store, statement, "note where the document is", error);
    }
    sqlite3_finalize(statement);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

/* The edition that was current becomes one of the past. */
static facts_status retire(writer *w, const char *document) {
    sqlite3_stmt *statement = NULL;
    facts_status status = store_prepare(w->store, retire_sql, &statement, &w->error);
    if (status == FACTS_OK) {
        store_bind_text(statement, 1, document);
        store_bind_text(statement, 2, w->edition->sha256);
        status = store_step(w->store, statement, "replace the document", &w->error);
    }
    if (status == FACTS_OK) {
        w->addition->outcome = sqlite3_column_int(statement, 1) ? FACTS_REREAD : FACTS_REPLACED;
        w->addition->previous = sqlite3_column_int64(statement, 0);
        status = store_step(w->store, statement, "replace the document", &w->error);
    }
    sqlite3_finalize(statement);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

/* Whether a row of find_bytes_sql is of this very file, or of one of the same bytes that is no longer there. */
static bool is_renamed(sqlite3_stmt *row, const char *place) {
    const char *path = store_text(row, 1), *real = store_text(row, 2);
    char *known = *real ? NULL : place_of_file(path);
    const char *before = known ? known : real;
    const bool same = place && strcmp(before, place) == 0;
    const bool gone = strcmp(path, "-") != 0 && access(*real ? real : path, F_OK) != 0 && errno == ENOENT;
    free(known);
    return same || (gone && sqlite3_column_int(row, 3));
}

/* The name that a document had, "" for none: one that the store does not have by its name now, but of this very file,
 * or by its bytes and of a file that is no longer there. A copy beside the file is a document of its own. */
static facts_status find_renamed(facts_store *store, const store_edition *edition, char **old, facts_error *error) {
    sqlite3_stmt *row = NULL;
    *old = NULL;
    if (!edition->file) return FACTS_OK;
    facts_status status = store_prepare(store, find_bytes_sql, &row, error);
    if (status == FACTS_OK) store_bind_text(row, 1, edition->sha256);
    if (status == FACTS_OK) store_bind_text(row, 2, edition->source->path);
    if (status == FACTS_OK) store_bind_text(row, 3, edition->place);
    while (status == FACTS_OK && !*old) {
        status = store_step(store, row, "look for the document under another name", error);
        if (status != FACTS_OK || !is_renamed(row, edition->place)) continue;
        *old = strdup(store_text(row, 0));
        if (!*old) status = facts_no_memory(error, store->path);
    }
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

static facts_status retire_renamed(writer *w) {
    char *old;
    facts_status status = find_renamed(w->store, w->edition, &old, &w->error);
    if (status == FACTS_OK && old) {
        status = retire(w, old);
        w->addition->outcome = FACTS_RENAMED;
    }
    free(old);
    return status;
}

static facts_status write_document(void *context, const facts_document *document) {
    writer *w = context;
    sqlite3_stmt *statement = NULL;
    facts_status status = retire(w, document->id);
    if (status == FACTS_OK && !w->addition->previous) status = retire_renamed(w);
    if (status == FACTS_OK) status = remember_document(w->store, document->id, w->addition, &w->error);
    if (status == FACTS_OK) status = store_prepare(w->store, insert_edition_sql, &statement, &w->error);
    if (status != FACTS_OK) goto done;
    bind_edition(statement, w->edition);
    sqlite3_bind_int64(statement, 8, (sqlite3_int64)w->edition->size);
    store_bind_text(statement, 9, document->id);
    store_bind_text(statement, 10, document->path);
    store_bind_text(statement, 11, document->title);
    store_bind_text(statement, 12, document->publisher);
    store_bind_text(statement, 13, document->published);
    store_bind_text(statement, 14, document->region);
    store_bind_text(statement, 16, w->edition->place);
    status = store_step(w->store, statement, "add the document", &w->error);
    if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    w->addition->edition = sqlite3_last_insert_rowid(w->store->db);
done:
    sqlite3_finalize(statement);
    if (status == FACTS_OK && w->also && w->also->document) status = w->also->document(w->also->context, document);
    return status;
}

static facts_status write_fact(void *context, const facts_fact *fact) {
    writer *w = context;
    sqlite3_stmt *statement = w->insert_fact;
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    bool dated = store_days(fact->time, first, last);
    const char *const texts[] = {
        [1] = fact->id,
        [2] = fact->language,
        [7] = fact->metric,
        [8] = facts_kind_name(fact->kind),
        [11] = fact->unit,
        [12] = facts_bound_name(fact->bound),
        [13] = fact->time,
        [14] = facts_time_source_name(fact->time_source),
        [15] = fact->base,
        [16] = facts_state_name(fact->state),
        [17] = fact->region,
        [18] = fact->entity,
        [19] = fact->quote,
        [20] = fact->sentence,
        [21] = fact->rule,
        [22] = dated ? first : NULL,
        [23] = dated ? last : NULL,
    };
    sqlite3_reset(statement);
    for (size_t i = 1; i < sizeof texts / sizeof texts[0]; i++) store_bind_text(statement, (int)i, texts[i]);
    if (fact->page) sqlite3_bind_int64(statement, 3, fact->page);
    sqlite3_bind_int64(statement, 4, fact->line);
    sqlite3_bind_int64(statement, 5, (sqlite3_int64)fact->byte_start);
    sqlite3_bind_int64(statement, 6, (sqlite3_int64)fact->byte_end);
    sqlite3_bind_double(statement, 9, fact->value);
    sqlite3_bind_double(statement, 10, fact->value_hi); /* SQLite keeps a NAN as NULL */
    sqlite3_bind_int64(statement, 24, w->addition->edition);
    facts_status status = store_step(w->store, statement, "add a fact", &w->error);
    if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    if (status == FACTS_OK && w->also && w->also->fact) status = w->also->fact(w->also->context, fact);
    return status;
}

static facts_status hand_on_warning(void *context, const facts_error *warning) {
    writer *w = context;
    return w->also->warning(w->also->context, warning);
}

/* The metrics of an edition. One that the packs list has their label and unit; a composed one is called by its id and
 * has the unit of its levels: that of a growth says nothing of it, and is taken only while there is nothing better. */
static facts_status write_metrics(facts_store *store, const facts_packs *packs, int64_t edition, facts_error *error) {
    sqlite3_stmt *row = NULL, *insert = NULL;
    facts_status status = store_prepare(store, metrics_sql, &row, error);
    if (status == FACTS_OK) status = store_prepare(store, insert_metric_sql, &insert, error);
    if (status == FACTS_OK) sqlite3_bind_int64(row, 1, edition);
    while (status == FACTS_OK && (status = store_step(store, row, "read the metrics", error)) == FACTS_OK) {
        const facts_metric *metric = packs ? facts_packs_find_metric(packs, store_text(row, 0)) : NULL;
        sqlite3_reset(insert);
        sqlite3_clear_bindings(insert);
        store_bind_text(insert, 1, store_text(row, 0));
        store_bind_text(insert, 2, metric ? metric->unit : store_text(row, 1));
        if (packs) sqlite3_bind_int(insert, 3, facts_packs_metric_stock(packs, store_text(row, 0)));
        if (metric) {
            store_bind_text(insert, 4, metric->label);
            store_bind_text(insert, 5, metric->iamc);
        }
        sqlite3_bind_int(insert, 6, metric || sqlite3_column_int(row, 2));
        status = store_step(store, insert, "add a metric", error);
        if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    }
    sqlite3_finalize(insert);
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

static facts_status count_facts(facts_store *store, facts_addition *addition, facts_error *error) {
    sqlite3_stmt *statement = NULL;
    facts_status status = store_prepare(store, count_sql, &statement, error);
    if (status == FACTS_OK) {
        sqlite3_bind_int64(statement, 1, addition->edition);
        status = store_step(store, statement, "count the facts", error);
    }
    if (status == FACTS_OK) {
        addition->facts = (size_t)sqlite3_column_int64(statement, 0);
        addition->quantities = (size_t)sqlite3_column_int64(statement, 1);
    }
    sqlite3_finalize(statement);
    return status;
}

facts_status store_write(facts_store *store, const facts_packs *packs, const store_edition *edition,
                         store_reader *reader, void *context, const facts_sink *also, facts_addition *addition,
                         facts_error *error) {
    writer w = {.store = store, .packs = packs, .edition = edition, .also = also, .addition = addition};
    const facts_sink sink = {
        .context = &w,
        .document = write_document,
        .fact = write_fact,
        .warning = also && also->warning ? hand_on_warning : NULL,
    };
    *addition = (facts_addition){.outcome = FACTS_ADDED, .document = ""};
    facts_status status = store_exec(store, "BEGIN IMMEDIATE", "begin to write", error);
    if (status != FACTS_OK) return status;
    status = store_find_same(store, edition, addition, error);
    if (status == FACTS_OK) {
        status = note_place(store, edition, addition->edition, error);
    } else if (status == FACTS_NOT_FOUND) {
        status = store_prepare(store, insert_fact_sql, &w.insert_fact, error);
        if (status == FACTS_OK) status = reader(context, &sink, error);
        if (status != FACTS_OK && w.error.status == status && error) *error = w.error;
        if (status == FACTS_OK) status = write_metrics(store, packs, addition->edition, error);
    }
    if (status == FACTS_OK) status = count_facts(store, addition, error);
    sqlite3_finalize(w.insert_fact);
    if (status == FACTS_OK) status = store_exec(store, "COMMIT", "write the document", error);
    if (status != FACTS_OK) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

facts_status store_hash(const facts_source *source, char hash[STORE_HASH_SIZE], uint64_t *size, facts_error *error) {
    unsigned char buffer[1 << 16];
    size_t count;
    SHA2_CTX sha;

    SHA256Init(&sha);
    *size = source->size;
    if (source->bytes) {
        SHA256Update(&sha, (const unsigned char *)source->bytes, source->size);
    } else {
        const facts_status status = device_refuse(source->path, "a document", error);
        if (status != FACTS_OK) return status;
        FILE *file = fopen(source->path, "rb");
        if (!file) return facts_fail(error, FACTS_ERR_IO, source->path, 0, 0, "cannot be read: %s", strerror(errno));
        *size = 0;
        while ((count = fread(buffer, 1, sizeof buffer, file)) > 0) {
            SHA256Update(&sha, buffer, count);
            *size += count;
        }
        int failed = ferror(file) ? errno : 0;
        fclose(file);
        if (failed) return facts_fail(error, FACTS_ERR_IO, source->path, 0, 0, "cannot be read: %s", strerror(failed));
    }
    SHA256End(&sha, hash);
    return FACTS_OK;
}

typedef struct extraction {
    const facts_packs *packs;
    const facts_source *source;
    const facts_corrections *corrections;
    facts_queue *queue; /* NULL to read the document here */
} extraction;

static facts_status extract(void *context, const facts_sink *sink, facts_error *error) {
    const extraction *e = context;
    return e->queue ? facts_queue_extract(e->queue, e->source, sink, error)
                    : facts_extract_corrected(e->packs, e->source, e->corrections, sink, error);
}

/* All bytes of standard input. Free them with free(), after a failure, too. */
static facts_status read_input(char **bytes, size_t *size, facts_error *error) {
    size_t capacity = 0;
    *bytes = NULL;
    *size = 0;
    do {
        capacity = capacity ? 2 * capacity : 1 << 16;
        char *grown = realloc(*bytes, capacity);
        if (!grown) return facts_no_memory(error, "-");
        *bytes = grown;
        *size += fread(*bytes + *size, 1, capacity - *size, stdin);
    } while (*size == capacity);
    return ferror(stdin) ? facts_fail(error, FACTS_ERR_IO, "-", 0, 0, "cannot be read: %s", strerror(errno)) : FACTS_OK;
}

void facts_store_correct(facts_store *store, const facts_corrections *corrections) { store->corrections = corrections; }

/* What was said of a document before holds where nothing is said now. What comes without a file is that document only
 * if it is the same. */
static facts_status recall(facts_store *store, const char *document, store_known *known, facts_error *error) {
    const char **const fields[] = {&known->source.title, &known->source.publisher, &known->source.published,
                                   &known->source.region};
    sqlite3_stmt *row = NULL;
    facts_status status = store_prepare(store, said_sql, &row, error);
    if (status == FACTS_OK) store_bind_text(row, 1, document);
    if (status == FACTS_OK) sqlite3_bind_int(row, 2, known->edition.file);
    if (status == FACTS_OK) store_bind_text(row, 3, known->sha256);
    if (status == FACTS_OK) status = store_step(store, row, "read what was said of the document", error);
    for (size_t i = 0; i < sizeof fields / sizeof *fields && status == FACTS_OK; i++) {
        if (*fields[i]) continue;
        *fields[i] = known->said[i] = strdup(store_text(row, (int)i));
        if (!*fields[i]) status = facts_no_memory(error, store->path);
    }
    sqlite3_finalize(row);
    return status;
}

facts_status store_know(facts_store *store, const facts_packs *packs, const facts_source *source,
                        const facts_source *read, store_known *known, facts_error *error) {
    char buffer[512], *old = NULL;
    const char *const id = source->id && source->id[0]
                               ? source->id
                               : facts_document_id(source->path ? source->path : "text", buffer, sizeof buffer);
    *known = (store_known){.source = *source};
    known->edition = (store_edition){.source = &known->source,
                                     .packs = facts_packs_fingerprint(packs),
                                     .corrections = known->corrections,
                                     .sha256 = known->sha256,
                                     .file = !source->bytes && strcmp(source->path, "-") != 0};
    if (known->edition.file) known->edition.place = known->place = place_of_file(source->path);
    facts_corrections_fingerprint(store->corrections, id, known->corrections);
    facts_status status = store_hash(read, known->sha256, &known->edition.size, error);
    if (status == FACTS_OK) status = recall(store, id, known, error);
    if (status == FACTS_NOT_FOUND) status = find_renamed(store, &known->edition, &old, error);
    if (status == FACTS_OK && old) status = recall(store, old, known, error);
    free(old);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

void store_forget(store_known *known) {
    for (size_t i = 0; i < sizeof known->said / sizeof *known->said; i++) free(known->said[i]);
    free(known->place);
}

facts_status facts_store_add(facts_store *store, const facts_packs *packs, const facts_source *source,
                             const facts_sink *also, facts_addition *addition, facts_error *error) {
    store_known own = {0};
    char *input = NULL;
    facts_source read = *source;
    extraction e = {.packs = packs, .source = &read, .corrections = store->corrections};
    const store_known *known = store->ahead ? store_known_ahead(store->ahead, source) : NULL;
    facts_status status = FACTS_OK;
    if (!source->bytes && strcmp(source->path, "-") == 0) {
        status = read_input(&input, &read.size, error);
        read.bytes = input;
        read.path = NULL;
    }
    /* The hash comes first: a file that is saved in between is then found changed by the next run. */
    if (status == FACTS_OK && !known) status = store_know(store, packs, source, &read, &own, error);
    if (known) {
        e.queue = store_queue(store->ahead);
        e.source = &known->source;
    } else {
        read.title = own.source.title;
        read.publisher = own.source.publisher;
        read.published = own.source.published;
        read.region = own.source.region;
    }
    if (status == FACTS_OK)
        status = store_write(store, packs, known ? &known->edition : &own.edition, extract, &e, also, addition, error);
    store_forget(&own);
    free(input);
    return status;
}
