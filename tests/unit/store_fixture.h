/* What the tests of the store share: a folder to work in, facts made by hand, documents that say what they are told. */
#ifndef FACTS_TESTS_STORE_FIXTURE_H
#define FACTS_TESTS_STORE_FIXTURE_H

#include "analysis/store/store.h"
#include "tests/unit/fact.h"

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

/* What a test works in: a folder of its own, and paths in it. */
typedef struct place {
    char folder[64];
    char store[96];
} place;

static inline int make_place(void **state) {
    place *p = calloc(1, sizeof *p);
    assert_non_null(p);
    strcpy(p->folder, "/tmp/facts-store-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->store, sizeof p->store, "%s/facts.db", p->folder);
    *state = p;
    return 0;
}

static inline int remove_place(void **state) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    place *p = *state;
    char path[128];
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        snprintf(path, sizeof path, "%s%s", p->store, endings[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(p->folder), 0);
    free(p);
    return 0;
}

static inline facts_store *open_store(const place *p) {
    facts_store *store;
    facts_error error = {0};
    if (facts_store_open(p->store, FACTS_STORE_WRITE, &store, &error) != FACTS_OK) fail_msg("%s", error.message);
    return store;
}

/* A document that says what it is told to, and may break off after some facts. */
typedef struct script {
    const char *document;
    const facts_fact *facts;
    size_t count;
    facts_status ends; /* what the extraction ends with */
    bool killed;       /* the process dies when all facts have been told */
} script;

static inline facts_status perform(void *context, const facts_sink *sink, facts_error *error) {
    const script *s = context;
    facts_status status = sink->document(sink->context, &(facts_document){.id = s->document,
                                                                          .path = "a/paper.txt",
                                                                          .title = "绿皮书",
                                                                          .publisher = "",
                                                                          .published = "2025-11",
                                                                          .region = "CHN"});
    for (size_t i = 0; i < s->count && status == FACTS_OK; i++) status = sink->fact(sink->context, &s->facts[i]);
    if (s->killed) raise(SIGKILL);
    if (status == FACTS_OK && s->ends != FACTS_OK)
        status = facts_fail(error, s->ends, "paper.txt", 7, 0, "it broke off");
    return status;
}

static inline facts_status put(facts_store *store, const char *bytes, const script *s, facts_addition *addition,
                               facts_error *error) {
    char hash[STORE_HASH_SIZE];
    const facts_source source = {.id = s->document, .bytes = bytes, .size = strlen(bytes)};
    store_edition edition = {.source = &source, .packs = "rules-1", .sha256 = hash};
    assert_int_equal(store_hash(&source, hash, &edition.size, error), FACTS_OK);
    return store_write(store, NULL, &edition, perform, (void *)s, NULL, addition, error);
}

/* Puts facts in that are expected to go in. */
static inline facts_addition put_well(facts_store *store, const char *document, const char *bytes,
                                      const facts_fact *list, size_t count) {
    facts_addition addition;
    facts_error error = {0};
    if (put(store, bytes, &(script){.document = document, .facts = list, .count = count}, &addition, &error) !=
        FACTS_OK)
        fail_msg("%s", error.message);
    return addition;
}

/* The ids that a query gives, in its order, parted by blanks. */
typedef struct answer {
    char ids[512];
    facts_status status;
    facts_error error;
} answer;

static inline facts_status note_id(void *context, const facts_fact *f) {
    answer *a = context;
    size_t used = strlen(a->ids);
    snprintf(a->ids + used, sizeof a->ids - used, "%s%s", used ? " " : "", f->id);
    return FACTS_OK;
}

static inline answer ask(facts_store *store, const facts_filter *filter) {
    answer a = {0};
    const facts_sink sink = {.context = &a, .fact = note_id};
    a.status = facts_store_query(store, filter, &sink, &a.error);
    return a;
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

#endif
