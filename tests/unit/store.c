/* The store, fed with facts made by hand: what goes in, what stays, and what happens when something goes wrong. */
#include "store_fixture.h"

#include <sys/stat.h>
#include <sys/wait.h>

static void write_file(const char *path, const char *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void run_sql(const place *p, const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->store, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* ---------------------------------------------------------------- going in */

static facts_status compare_cells(void *context, const facts_fact *f) {
    const facts_fact *expected = context;
    char a[64], b[64];
    for (size_t i = 0; i < FACTS_COLUMNS; i++)
        assert_string_equal(facts_fact_cell(f, i, a), facts_fact_cell(expected, i, b));
    return FACTS_OK;
}

static void every_field_comes_back(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact facts[] = {
        {.id = "00000000000000a1",
         .document = "paper",
         .language = "zh",
         .page = 12,
         .line = 4000000000,
         .byte_start = 1ULL << 40,
         .byte_end = (1ULL << 40) + 12,
         .metric = "storage_capacity",
         .kind = FACTS_LEVEL,
         .value = 62.365,
         .value_hi = 0.1 + 0.2,
         .unit = "GW",
         .bound = FACTS_APPROX,
         .time = "2024-06/2024-09",
         .time_source = FACTS_TIME_CONTEXT,
         .base = "2020",
         .state = FACTS_PROJECTED,
         .region = "BRI",
         .entity = "丹江口 \"O'Brien\"; DROP TABLE facts",
         .quote = "6236.5万千瓦",
         .sentence = "新型储能\t装机\n达到6236.5万千瓦。",
         .rule = "zh/a.rules:1 common/b.tsv:2"},
        {.id = "00000000000000a2",
         .document = "paper",
         .language = "en",
         .line = 1,
         .metric = "",
         .kind = FACTS_RATIO,
         .value = -1e-300,
         .value_hi = NAN,
         .unit = "times",
         .bound = FACTS_LT,
         .time = "",
         .base = "",
         .region = "",
         .entity = "",
         .quote = "q",
         .sentence = "s",
         .rule = ""},
    };
    put_well(store, "paper", "text", facts, 2);
    for (size_t i = 0; i < 2; i++) {
        const facts_sink sink = {.context = (void *)&facts[i], .fact = compare_cells};
        assert_int_equal(facts_store_get(store, facts[i].id, &sink, NULL), FACTS_OK);
    }
    facts_store_close(store);
}

static void unchanged_is_skipped_and_changed_is_replaced(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact old[] = {fact("0001", "wind_capacity", 520, "2024"), fact("0002", "", 3, "")};
    const facts_fact new[] = {fact("0003", "wind_capacity", 530, "2024")};

    facts_addition first = put_well(store, "paper", "one", old, 2);
    assert_int_equal(first.outcome, FACTS_ADDED);
    assert_int_equal(first.facts, 1);
    assert_int_equal(first.quantities, 1);

    /* Nothing would be read: the script that would fail is not performed. */
    facts_addition again;
    assert_int_equal(put(store, "one", &(script){.document = "paper", .ends = FACTS_ERR_IO}, &again, NULL), FACTS_OK);
    assert_int_equal(again.outcome, FACTS_UNCHANGED);
    assert_int_equal(again.edition, first.edition);
    assert_int_equal(again.facts, 1);
    assert_string_equal(again.document, "paper");

    facts_addition second = put_well(store, "paper", "two", new, 1);
    assert_int_equal(second.outcome, FACTS_REPLACED);
    assert_int_equal(second.previous, first.edition);
    assert_int_not_equal(second.edition, first.edition);

    facts_addition other = put_well(store, "other", "two", NULL, 0);
    assert_int_equal(other.outcome, FACTS_ADDED); /* the same bytes under another id are another document */
    assert_string_equal(ask(store, NULL).ids, "0003");
    facts_store_close(store);
}

static void other_rules_or_metadata_are_read_again(void **state) {
    facts_store *store = open_store(*state);
    char hash[STORE_HASH_SIZE];
    const script s = {.document = "paper"};
    const facts_source plain = {.path = "a/paper.txt"}, titled = {.path = "a/paper.txt", .title = "Title"},
                       elsewhere = {.path = "b/c/paper.txt", .title = "Title"};
    const struct {
        const facts_source *source;
        const char *packs;
        facts_outcome outcome;
    } steps[] = {
        {&plain, "rules-1", FACTS_ADDED},         {&plain, "rules-2", FACTS_REREAD},
        {&titled, "rules-2", FACTS_REREAD},       {&titled, "rules-2", FACTS_UNCHANGED},
        {&elsewhere, "rules-2", FACTS_UNCHANGED}, /* its folder is no part of what a document is */
    };
    uint64_t size;
    assert_int_equal(store_hash(&(facts_source){.bytes = "x", .size = 1}, hash, &size, NULL), FACTS_OK);
    assert_string_equal(hash, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        const store_edition edition = {
            .source = steps[i].source, .packs = steps[i].packs, .sha256 = hash, .size = size};
        facts_addition addition;
        assert_int_equal(store_write(store, NULL, &edition, perform, (void *)&s, NULL, &addition, NULL), FACTS_OK);
        assert_int_equal(addition.outcome, steps[i].outcome);
    }
    facts_store_close(store);
}

static void earlier_editions_are_kept(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact old[] = {fact("0001", "wind_capacity", 520, "2024")};
    const facts_fact new[] = {fact("0001", "wind_capacity", 530, "2024")};
    put_well(store, "paper", "one", old, 1);
    facts_addition second = put_well(store, "paper", "two", new, 1);
    facts_addition third = put_well(store, "paper", "one", old, 1); /* and back again */
    assert_int_equal(third.outcome, FACTS_REPLACED);
    assert_int_equal(third.previous, second.edition);

    facts_set *set;
    assert_int_equal(facts_set_new(&set, NULL), FACTS_OK);
    const facts_sink sink = facts_set_sink(set);
    assert_int_equal(facts_store_edition(store, second.edition, &sink, NULL), FACTS_OK);
    assert_int_equal(facts_set_count(set), 1);
    assert_true(facts_set_at(set, 0)->value == 530);
    assert_int_equal(facts_store_edition(store, 99, &sink, NULL), FACTS_NOT_FOUND);
    facts_set_free(set);
    facts_store_close(store);
}

static void failed_extraction_leaves_the_old_edition(void **state) {
    static const facts_status endings[] = {FACTS_ERR_IO, FACTS_ERR_LIMIT, FACTS_STOP};
    facts_store *store = open_store(*state);
    const facts_fact old[] = {fact("0001", "wind_capacity", 520, "2024")};
    const facts_fact new[] = {fact("0002", "coal_capacity", 1, "2025"), fact("0003", "coal_capacity", 2, "2025")};
    put_well(store, "paper", "one", old, 1);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const script broken = {.document = "paper", .facts = new, .count = 2, .ends = endings[i]};
        facts_addition addition;
        facts_error error = {0};
        assert_int_equal(put(store, "two", &broken, &addition, &error), endings[i]);
        assert_string_equal(error.message, "it broke off");
        assert_string_equal(ask(store, NULL).ids, "0001");
    }
    facts_store_close(store);
}

static void a_fact_the_schema_refuses_keeps_the_document_out(void **state) {
    facts_store *store = open_store(*state);
    const facts_fact twice[] = {fact("0001", "wind_capacity", 1, "2024"), fact("0001", "wind_capacity", 2, "2024")};
    facts_addition addition;
    facts_error error = {0};
    assert_int_equal(put(store, "x", &(script){.document = "paper", .facts = twice, .count = 2}, &addition, &error),
                     FACTS_ERR_STORE);
    assert_non_null(strstr(error.message, "UNIQUE"));
    assert_int_equal(ask(store, NULL).status, FACTS_NOT_FOUND);
    facts_store_close(store);
}

static void killed_process_leaves_the_old_edition(void **state) {
    const place *p = *state;
    const facts_fact old[] = {fact("0001", "wind_capacity", 520, "2024")};
    const facts_fact new[] = {fact("0002", "coal_capacity", 1, "2025")};
    facts_store *store = open_store(p);
    put_well(store, "paper", "one", old, 1);
    facts_store_close(store);

    pid_t child = fork();
    if (child == 0) {
        facts_addition addition;
        put(open_store(p), "two", &(script){.document = "paper", .facts = new, .count = 1, .killed = true}, &addition,
            NULL);
        _exit(1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);

    store = open_store(p);
    assert_string_equal(ask(store, NULL).ids, "0001");
    facts_addition after = put_well(store, "paper", "two", new, 1);
    assert_int_equal(after.outcome, FACTS_REPLACED);
    facts_store_close(store);
}

/* A disk that fills up while a document goes in; SQLite's limit on pages stands for the disk. */
static void full_disk_leaves_the_old_edition(void **state) {
    enum { MANY = 2000 };
    facts_store *store = open_store(*state);
    const facts_fact old = fact("0001", "wind_capacity", 520, "2024");
    facts_fact *new = calloc(MANY, sizeof *new);
    char(*ids)[20] = calloc(MANY, sizeof *ids);
    assert_true(new &&ids);
    put_well(store, "paper", "one", &old, 1);
    assert_int_equal(store_exec(store, "PRAGMA max_page_count = 40", "limit", NULL), FACTS_OK);
    for (size_t i = 0; i < MANY; i++) {
        snprintf(ids[i], sizeof ids[i], "%016zx", i + 2);
        new[i] = fact(ids[i], "coal_capacity", 1, "2025");
    }
    facts_addition addition;
    facts_error error = {0};
    assert_int_equal(put(store, "two", &(script){.document = "paper", .facts = new, .count = MANY}, &addition, &error),
                     FACTS_ERR_IO);
    assert_non_null(strstr(error.message, "full"));
    assert_string_equal(ask(store, NULL).ids, "0001");
    free(ids);
    free(new);
    facts_store_close(store);
}

static void a_writer_that_waits_too_long_says_so(void **state) {
    facts_store *first = open_store(*state), *second = open_store(*state);
    facts_addition addition;
    facts_error error = {0};
    sqlite3_busy_timeout(second->db, 1);
    assert_int_equal(store_exec(first, "BEGIN IMMEDIATE", "hold it", NULL), FACTS_OK);
    assert_int_equal(put(second, "x", &(script){.document = "paper"}, &addition, &error), FACTS_ERR_STORE);
    assert_non_null(strstr(error.message, "another program holds the store"));
    facts_store_close(second);
    facts_store_close(first);
}

/* While a document is on its way in, others read what was there before; then what is there now. */
static facts_status ask_meanwhile(void *context, const facts_fact *f) {
    (void)f;
    assert_string_equal(ask(context, NULL).ids, "0001");
    return FACTS_OK;
}

static void readers_see_whole_editions(void **state) {
    facts_store *writer = open_store(*state), *reader;
    const facts_fact old[] = {fact("0001", "wind_capacity", 520, "2024")};
    const facts_fact new[] = {fact("0002", "wind_capacity", 530, "2024")};
    put_well(writer, "paper", "one", old, 1);
    assert_int_equal(facts_store_open(((place *)*state)->store, FACTS_STORE_READ, &reader, NULL), FACTS_OK);

    const script s = {.document = "paper", .facts = new, .count = 1};
    const facts_source source = {.id = "paper"};
    const store_edition edition = {.source = &source, .packs = "rules-1", .sha256 = "2"};
    const facts_sink also = {.context = reader, .fact = ask_meanwhile};
    facts_addition addition;
    assert_int_equal(store_write(writer, NULL, &edition, perform, (void *)&s, &also, &addition, NULL), FACTS_OK);
    assert_string_equal(ask(reader, NULL).ids, "0002");
    facts_store_close(reader);
    facts_store_close(writer);
}

/* A long listing is under way while a document is replaced: neither waits for the other. */
static facts_status replace_meanwhile(void *context, const facts_fact *f) {
    const facts_fact new = fact("0002", "wind_capacity", 530, "2024");
    facts_addition addition;
    assert_string_equal(f->id, "0001");
    assert_int_equal(put(context, "two", &(script){.document = "paper", .facts = &new, .count = 1}, &addition, NULL),
                     FACTS_OK);
    return FACTS_OK;
}

static void readers_hold_up_no_writer(void **state) {
    facts_store *writer = open_store(*state), *reader = open_store(*state);
    const facts_fact old = fact("0001", "wind_capacity", 520, "2024");
    put_well(writer, "paper", "one", &old, 1);
    sqlite3_busy_timeout(writer->db, 1);
    const facts_sink sink = {.context = writer, .fact = replace_meanwhile};
    assert_int_equal(facts_store_query(reader, NULL, &sink, NULL), FACTS_OK);
    assert_string_equal(ask(reader, NULL).ids, "0002");
    facts_store_close(reader);
    facts_store_close(writer);
}

/* Four processes make one store and fill it at the same time. */
static void writers_wait_for_each_other(void **state) {
    const place *p = *state;
    enum { WRITERS = 4, DOCUMENTS = 10 };
    for (int w = 0; w < WRITERS; w++) {
        if (fork() != 0) continue;
        facts_store *store;
        facts_error error;
        facts_status result = facts_store_open(p->store, FACTS_STORE_WRITE, &store, &error);
        for (int i = 0; i < DOCUMENTS && result == FACTS_OK; i++) {
            char name[32];
            facts_addition addition;
            snprintf(name, sizeof name, "d%d-%d", w, i);
            result = put(store, "x", &(script){.document = name}, &addition, &error);
        }
        if (result != FACTS_OK) print_error("%s\n", error.message);
        facts_store_close(store);
        _exit(result == FACTS_OK ? 0 : 1);
    }
    for (int w = 0; w < WRITERS; w++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    facts_store *store = open_store(p);
    sqlite3_stmt *row;
    assert_int_equal(store_prepare(store, "SELECT count(*) FROM documents", &row, NULL), FACTS_OK);
    assert_int_equal(store_step(store, row, "count", NULL), FACTS_OK);
    assert_int_equal(sqlite3_column_int(row, 0), WRITERS * DOCUMENTS);
    sqlite3_finalize(row);
    facts_store_close(store);
}

/* ----------------------------------------------------------- wrong stores */

static void expect_refusal(const place *p, facts_store_mode mode, facts_status status, const char *words) {
    facts_store *store;
    facts_error error = {0};
    assert_int_equal(facts_store_open(p->store, mode, &store, &error), status);
    assert_null(store);
    if (!strstr(error.message, words)) fail_msg("'%s' does not say '%s'", error.message, words);
}

static void no_store_is_left_alone(void **state) {
    const place *p = *state;
    char text[8192], back[sizeof text + 1];
    memset(text, 'x', sizeof text);
    write_file(p->store, text, sizeof text);
    expect_refusal(p, FACTS_STORE_WRITE, FACTS_ERR_STORE, "not a store");
    expect_refusal(p, FACTS_STORE_READ, FACTS_ERR_STORE, "not a store");
    FILE *file = fopen(p->store, "rb");
    assert_int_equal(fread(back, 1, sizeof back, file), sizeof text);
    fclose(file);
    assert_memory_equal(text, back, sizeof text);
}

static void databases_of_others_are_left_alone(void **state) {
    const place *p = *state;
    run_sql(p, "CREATE TABLE theirs (x)");
    expect_refusal(p, FACTS_STORE_WRITE, FACTS_ERR_STORE, "another program");
    sqlite3 *db;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open(p->store, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_string_equal(store_text(row, 0), "delete");
    sqlite3_finalize(row);
    sqlite3_close(db);
}

static void later_versions_are_refused(void **state) {
    facts_store_close(open_store(*state));
    run_sql(*state, "PRAGMA user_version = 7");
    expect_refusal(*state, FACTS_STORE_WRITE, FACTS_ERR_VERSION,
                   "written by a later version of facts (schema 7); this program knows up to 2");
}

static void missing_and_empty_stores(void **state) {
    const place *p = *state;
    expect_refusal(p, FACTS_STORE_READ, FACTS_ERR_IO, "no store is here");
    assert_int_not_equal(access(p->store, F_OK), 0); /* asking makes none */
    write_file(p->store, "", 0);
    expect_refusal(p, FACTS_STORE_READ, FACTS_ERR_STORE, "empty");
    facts_store_close(open_store(p));
    facts_store *store;
    assert_int_equal(facts_store_open(p->store, FACTS_STORE_READ, &store, NULL), FACTS_OK);
    assert_int_equal(ask(store, NULL).status, FACTS_NOT_FOUND);
    facts_store_close(store);
}

/* A store on a disk that nobody may write to can be read, and refuses to be written. */
static void expect_readable_only(const place *p, facts_status refusal) {
    facts_store *store;
    assert_int_equal(chmod(p->store, 0444), 0);
    assert_int_equal(chmod(p->folder, 0555), 0);
    pid_t child = fork();
    if (child == 0) {
        facts_addition addition;
        facts_status written = FACTS_OK;
        bool read = false;
        if (getuid() == 0 && setuid(65534) != 0) _exit(2); /* root may write everywhere */
        if (facts_store_open(p->store, FACTS_STORE_READ, &store, NULL) == FACTS_OK) {
            read = strcmp(ask(store, NULL).ids, "0001") == 0;
            written = put(store, "y", &(script){.document = "other"}, &addition, NULL);
            facts_store_close(store);
        }
        _exit(read && written == refusal ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(chmod(p->folder, 0755), 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void stores_in_read_only_folders(void **state) {
    const facts_fact a = fact("0001", "wind_capacity", 1, "2024");
    facts_store *store = open_store(*state);
    put_well(store, "paper", "x", &a, 1);
    facts_store_close(store);
    expect_readable_only(*state, FACTS_ERR_IO);
}

/* One of an earlier version is brought up to date in a copy, which takes what is written with it when it goes. */
static void earlier_stores_in_read_only_folders(void **state) {
    const place *p = *state;
    const facts_fact a = fact("0001", "wind_capacity", 1, "2024");
    facts_store *store = open_store(p);
    put_well(store, "paper", "x", &a, 1);
    facts_store_close(store);
    run_sql(p, "ALTER TABLE editions DROP COLUMN real_path; PRAGMA user_version = 1");
    expect_readable_only(p, FACTS_OK);
    store = open_store(p);
    assert_string_equal(ask(store, NULL).ids, "0001");
    facts_store_close(store);
}

static void damaged_stores_are_named_so(void **state) {
    const place *p = *state;
    facts_store *store = open_store(p);
    const facts_fact a[] = {fact("0001", "wind_capacity", 1, "2024")};
    put_well(store, "paper", "x", a, 1);
    facts_store_close(store);
    FILE *file = fopen(p->store, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    for (long at = 4096, end = ftell(file); at < end; at += 8) { /* the first page has the header and the schema */
        fseek(file, at, SEEK_SET);
        fwrite("damaged!", 1, 8, file);
    }
    fclose(file);
    facts_error error = {0};
    facts_status status = facts_store_open(p->store, FACTS_STORE_READ, &store, &error);
    if (status == FACTS_OK) {
        answer given = ask(store, NULL);
        status = given.status;
        error = given.error;
        facts_store_close(store);
    }
    assert_int_equal(status, FACTS_ERR_STORE);
    assert_non_null(strstr(error.message, "damaged"));
}

static void folders_are_no_stores(void **state) {
    facts_store *store;
    facts_error error = {0};
    assert_int_equal(facts_store_open(((place *)*state)->folder, FACTS_STORE_WRITE, &store, &error), FACTS_ERR_IO);
    assert_non_null(strstr(error.message, "is a folder"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PLACE(every_field_comes_back),
        IN_PLACE(unchanged_is_skipped_and_changed_is_replaced),
        IN_PLACE(other_rules_or_metadata_are_read_again),
        IN_PLACE(earlier_editions_are_kept),
        IN_PLACE(failed_extraction_leaves_the_old_edition),
        IN_PLACE(a_fact_the_schema_refuses_keeps_the_document_out),
        IN_PLACE(killed_process_leaves_the_old_edition),
        IN_PLACE(full_disk_leaves_the_old_edition),
        IN_PLACE(a_writer_that_waits_too_long_says_so),
        IN_PLACE(readers_see_whole_editions),
        IN_PLACE(readers_hold_up_no_writer),
        IN_PLACE(writers_wait_for_each_other),
        IN_PLACE(no_store_is_left_alone),
        IN_PLACE(databases_of_others_are_left_alone),
        IN_PLACE(later_versions_are_refused),
        IN_PLACE(missing_and_empty_stores),
        IN_PLACE(stores_in_read_only_folders),
        IN_PLACE(earlier_stores_in_read_only_folders),
        IN_PLACE(damaged_stores_are_named_so),
        IN_PLACE(folders_are_no_stores),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
