/* Questions to a store. */
#include "store.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The least digits of an id that are taken for the whole. */
#define ID_DIGITS 4

/* A row of STORE_FACT_COLUMNS as a fact that lives until the next step. */
static void read_fact(sqlite3_stmt *row, facts_fact *fact) {
    *fact = (facts_fact){
        .id = store_text(row, 0),
        .document = store_text(row, 1),
        .language = store_text(row, 2),
        .page = (uint32_t)sqlite3_column_int64(row, 3),
        .line = (uint32_t)sqlite3_column_int64(row, 4),
        .byte_start = (uint64_t)sqlite3_column_int64(row, 5),
        .byte_end = (uint64_t)sqlite3_column_int64(row, 6),
        .metric = store_text(row, 7),
        .value = sqlite3_column_double(row, 9),
        .value_hi = sqlite3_column_type(row, 10) == SQLITE_NULL ? NAN : sqlite3_column_double(row, 10),
        .unit = store_text(row, 11),
        .time = store_text(row, 13),
        .base = store_text(row, 15),
        .region = store_text(row, 17),
        .entity = store_text(row, 18),
        .quote = store_text(row, 19),
        .sentence = store_text(row, 20),
        .rule = store_text(row, 21),
    };
    /* The schema's checks let only these words in. */
    facts_kind_parse(store_text(row, 8), &fact->kind);
    facts_bound_parse(store_text(row, 12), &fact->bound);
    facts_time_source_parse(store_text(row, 14), &fact->time_source);
    facts_state_parse(store_text(row, 16), &fact->state);
}

/* Hands every row of a query on facts to the sink. FACTS_NOT_FOUND, without a message, if there is none. */
static facts_status tell_facts(facts_store *store, const char *sql, const facts_sink *sink, facts_error *error) {
    sqlite3_stmt *row = NULL;
    facts_fact fact;
    bool any = false;
    facts_status status = store_prepare(store, sql, &row, error);
    while (status == FACTS_OK && (status = store_step(store, row, "read the facts", error)) == FACTS_OK) {
        any = true;
        read_fact(row, &fact);
        if (sink->fact) status = sink->fact(sink->context, &fact);
    }
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND && any ? FACTS_OK : status;
}

/* The SQL that a builder holds, NULL and an error when memory ran out. Free with sqlite3_free. */
static char *finish_sql(facts_store *store, sqlite3_str *builder, facts_error *error) {
    char *sql = sqlite3_str_finish(builder);
    if (!sql) facts_no_memory(error, store->path);
    return sql;
}

/* column = 'word', or GLOB where the word is a pattern. */
static void add_match(sqlite3_str *sql, const char *column, const char *word) {
    if (!word[0]) {
        sqlite3_str_appendf(sql, "%s IS NULL", column);
    } else {
        sqlite3_str_appendf(sql, "%s %s %Q", column, strpbrk(word, "*?[") ? "GLOB" : "=", word);
    }
}

static void add_word(sqlite3_str *sql, const char *column, const char *word) {
    if (!word) return;
    sqlite3_str_appendall(sql, " AND ");
    add_match(sql, column, word);
}

static void add_metrics(sqlite3_str *sql, const facts_filter *filter) {
    if (!filter->all) sqlite3_str_appendall(sql, " AND metric IS NOT NULL");
    if (filter->metric_count == 0) return;
    for (size_t i = 0; i < filter->metric_count; i++) {
        sqlite3_str_appendall(sql, i == 0 ? " AND (" : " OR ");
        add_match(sql, "metric", filter->metrics[i]);
    }
    sqlite3_str_appendall(sql, ")");
}

static facts_status check_words(const facts_filter *filter, facts_error *error) {
    facts_kind kind;
    facts_state state;
    if (filter->kind && !facts_kind_parse(filter->kind, &kind))
        return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                          "there is no kind '%s'; expected level, change, growth or ratio", filter->kind);
    if (filter->status && !facts_state_parse(filter->status, &state))
        return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                          "there is no status '%s'; expected actual, target or projected", filter->status);
    return FACTS_OK;
}

static facts_status add_days(sqlite3_str *sql, const facts_filter *filter, facts_error *error) {
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    const char *const days[] = {filter->since, filter->until};
    for (size_t i = 0; i < 2; i++) {
        if (!days[i]) continue;
        if (strchr(days[i], '/') || !store_days(days[i], first, last))
            return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                              "'%s' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", days[i]);
        if (i == 0) {
            sqlite3_str_appendf(sql, " AND last_day >= %Q", first);
        } else {
            sqlite3_str_appendf(sql, " AND first_day <= %Q", last);
        }
    }
    return FACTS_OK;
}

/* The current editions, or those of a day in the past. */
static facts_status add_source(sqlite3_str *sql, const facts_filter *filter, facts_error *error) {
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    sqlite3_str_appendall(sql, "SELECT " STORE_FACT_COLUMNS " FROM ");
    if (!filter->as_of) {
        sqlite3_str_appendall(sql, "facts WHERE true");
        return FACTS_OK;
    }
    if (strchr(filter->as_of, '/') || !store_days(filter->as_of, first, last))
        return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                          "'%s' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", filter->as_of);
    sqlite3_str_appendf(sql,
                        "(SELECT all_facts.*, document FROM all_facts JOIN editions USING (edition)"
                        " WHERE date(added_at) <= %Q AND (replaced_at IS NULL OR date(replaced_at) > %Q)) WHERE true",
                        last, last);
    return FACTS_OK;
}

facts_status facts_store_query(facts_store *store, const facts_filter *filter, const facts_sink *sink,
                               facts_error *error) {
    const facts_filter everything = {0};
    if (!filter) filter = &everything;
    facts_status status = check_words(filter, error);
    if (status != FACTS_OK) return status;

    sqlite3_str *builder = sqlite3_str_new(store->db);
    status = add_source(builder, filter, error);
    add_metrics(builder, filter);
    add_word(builder, "region", filter->region);
    add_word(builder, "entity", filter->entity);
    add_word(builder, "document", filter->document);
    add_word(builder, "language", filter->language);
    add_word(builder, "kind", filter->kind);
    add_word(builder, "status", filter->status);
    if (status == FACTS_OK) status = add_days(builder, filter, error);
    sqlite3_str_appendall(builder, " ORDER BY metric, region, entity, time, document, line, byte_start, id");
    char *sql = finish_sql(store, builder, status == FACTS_OK ? error : NULL);
    if (status == FACTS_OK) status = sql ? tell_facts(store, sql, sink, error) : FACTS_ERR_MEMORY;
    sqlite3_free(sql);
    if (status == FACTS_NOT_FOUND) facts_fail(error, status, store->path, 0, 0, "the store has no such facts");
    return status;
}

static facts_status count_fact(void *context, const facts_fact *fact) {
    (void)fact;
    (*(size_t *)context)++;
    return FACTS_OK;
}

facts_status store_check_id(const char *id, facts_error *error) {
    size_t length = strlen(id);
    if (length >= ID_DIGITS && strspn(id, "0123456789abcdefABCDEF") == length) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                      "'%s' is no id of a fact; expected its 16 hexadecimal digits, or the first %d or more", id,
                      ID_DIGITS);
}

facts_status facts_store_get(facts_store *store, const char *id, const facts_sink *sink, facts_error *error) {
    size_t count = 0;
    if (store_check_id(id, error) != FACTS_OK) return FACTS_ERR_ARGUMENT;
    sqlite3_str *builder = sqlite3_str_new(store->db);
    sqlite3_str_appendf(
        builder, "SELECT " STORE_FACT_COLUMNS " FROM facts WHERE id BETWEEN lower(%Q) AND lower(%Q) || 'g'", id, id);
    char *sql = finish_sql(store, builder, error);
    if (!sql) return FACTS_ERR_MEMORY;
    facts_status status = tell_facts(store, sql, &(facts_sink){.context = &count, .fact = count_fact}, error);
    if (status == FACTS_NOT_FOUND)
        facts_fail(error, status, store->path, 0, 0, "the store has no fact with the id %s", id);
    if (status == FACTS_OK && count > 1)
        status = facts_fail(error, FACTS_ERR_ARGUMENT, store->path, 0, 0,
                            "%zu facts have ids that begin with %s; expected more digits", count, id);
    if (status == FACTS_OK) status = tell_facts(store, sql, sink, error);
    sqlite3_free(sql);
    return status;
}

facts_status facts_store_edition(facts_store *store, int64_t edition, const facts_sink *sink, facts_error *error) {
    char sql[512];
    sqlite3_stmt *row = NULL;
    snprintf(sql, sizeof sql,
             "SELECT document, path, title, publisher, published, region FROM editions WHERE edition = %lld",
             (long long)edition);
    facts_status status = store_prepare(store, sql, &row, error);
    if (status == FACTS_OK) status = store_step(store, row, "read an edition", error);
    if (status == FACTS_NOT_FOUND)
        facts_fail(error, status, store->path, 0, 0, "the store has no edition %lld", (long long)edition);
    if (status == FACTS_OK && sink->document)
        status = sink->document(sink->context, &(facts_document){.id = store_text(row, 0),
                                                                 .path = store_text(row, 1),
                                                                 .title = store_text(row, 2),
                                                                 .publisher = store_text(row, 3),
                                                                 .published = store_text(row, 4),
                                                                 .region = store_text(row, 5)});
    sqlite3_finalize(row);
    if (status != FACTS_OK) return status;
    snprintf(sql, sizeof sql,
             "SELECT " STORE_FACT_COLUMNS
             " FROM (SELECT all_facts.*, document FROM all_facts JOIN editions USING (edition))"
             " WHERE edition = %lld ORDER BY byte_start, byte_end, id",
             (long long)edition);
    status = tell_facts(store, sql, sink, error);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status; /* an edition without facts is one, too */
}

facts_status facts_store_metrics(facts_store *store,
                                 facts_status (*each)(void *context, const facts_metric_summary *metric), void *context,
                                 facts_error *error) {
    sqlite3_stmt *row = NULL;
    facts_status status =
        store_prepare(store,
                      "SELECT metric, unit, stock, label, iamc, facts, documents, first, last FROM metrics"
                      " ORDER BY metric",
                      &row, error);
    while (status == FACTS_OK && (status = store_step(store, row, "read the metrics", error)) == FACTS_OK)
        status = each(context, &(facts_metric_summary){
                                   .metric = {.id = store_text(row, 0),
                                              .unit = store_text(row, 1),
                                              .stock = sqlite3_column_int(row, 2) != 0,
                                              .label = store_text(row, 3),
                                              .iamc = store_text(row, 4)},
                                   .facts = (size_t)sqlite3_column_int64(row, 5),
                                   .documents = (size_t)sqlite3_column_int64(row, 6),
                                   .first = store_text(row, 7),
                                   .last = store_text(row, 8),
                               });
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

facts_status facts_store_files(facts_store *store,
                               facts_status (*each)(void *context, const char *document, const char *file),
                               void *context, facts_error *error) {
    sqlite3_stmt *row = NULL;
    facts_status status =
        store_prepare(store,
                      "SELECT document, coalesce(real_path, path) FROM editions WHERE replaced_at IS NULL"
                      " ORDER BY document",
                      &row, error);
    while (status == FACTS_OK && (status = store_step(store, row, "read the documents", error)) == FACTS_OK)
        status = each(context, store_text(row, 0), store_text(row, 1));
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

facts_status facts_store_documents(facts_store *store,
                                   facts_status (*each)(void *context, const facts_document_summary *document),
                                   void *context, facts_error *error) {
    sqlite3_stmt *row = NULL;
    facts_status status =
        store_prepare(store,
                      "SELECT document, path, title, publisher, published, region, languages, added_at, sha256, size,"
                      " editions, facts, quantities, first, last,"
                      " (SELECT packs FROM editions AS each WHERE each.edition = documents.edition),"
                      " (SELECT real_path FROM editions AS each WHERE each.edition = documents.edition)"
                      " FROM documents ORDER BY document",
                      &row, error);
    while (status == FACTS_OK && (status = store_step(store, row, "read the documents", error)) == FACTS_OK)
        status = each(context, &(facts_document_summary){
                                   .document = {.id = store_text(row, 0),
                                                .path = store_text(row, 1),
                                                .title = store_text(row, 2),
                                                .publisher = store_text(row, 3),
                                                .published = store_text(row, 4),
                                                .region = store_text(row, 5)},
                                   .languages = store_text(row, 6),
                                   .added_at = store_text(row, 7),
                                   .sha256 = store_text(row, 8),
                                   .size = (uint64_t)sqlite3_column_int64(row, 9),
                                   .editions = (size_t)sqlite3_column_int64(row, 10),
                                   .facts = (size_t)sqlite3_column_int64(row, 11),
                                   .quantities = (size_t)sqlite3_column_int64(row, 12),
                                   .first = store_text(row, 13),
                                   .last = store_text(row, 14),
                                   .rules = store_text(row, 15),
                                   .file = store_text(row, 16),
                               });
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}
