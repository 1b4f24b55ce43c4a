/* Documents that threads read ahead are given as if one were read after the other. */
#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { DOCUMENTS = 40 };

/* What a sink was told, in words. */
typedef struct told {
    FILE *words;
    char *text;
    size_t size;
    size_t facts, stop_after; /* 0 for never */
} told;

static void begin(told *t) {
    *t = (told){0};
    t->words = open_memstream(&t->text, &t->size);
    assert_non_null(t->words);
}

static facts_status take_document(void *context, const facts_document *document) {
    told *t = context;
    fprintf(t->words, "document %s published %s\n", document->id, document->published);
    return FACTS_OK;
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    told *t = context;
    char number[40];
    fprintf(t->words, "%s %s %s %s %s %s\n", fact->id, fact->document, fact->metric,
            facts_format_number(fact->value, number), fact->time, fact->sentence);
    t->facts++;
    return t->facts == t->stop_after ? FACTS_STOP : FACTS_OK;
}

static facts_status take_number(void *context, const facts_number *number) {
    told *t = context;
    fprintf(t->words, "number %s %s %s\n", number->text, number->reason, number->fact_id);
    return FACTS_OK;
}

static facts_status take_warning(void *context, const facts_error *warning) {
    told *t = context;
    fprintf(t->words, "warning %s\n", warning->message);
    return FACTS_OK;
}

static facts_sink sink_of(told *t) {
    return (facts_sink){
        .context = t, .document = take_document, .fact = take_fact, .number = take_number, .warning = take_warning};
}

/* Documents of different lengths; the first is longer than what is kept of one, every seventh is not there. */
static void write_documents(facts_source sources[DOCUMENTS], const facts_source *pointers[DOCUMENTS]) {
    for (size_t i = 0; i < DOCUMENTS; i++) {
        char id[16], *text;
        size_t size;
        FILE *stream = open_memstream(&text, &size);
        assert_non_null(stream);
        for (size_t k = 0; k < (i == 0 ? 4000 : i % 5); k++)
            fprintf(stream, "In %zu, wind capacity reached %zu GW, and solar capacity was %zu GW.\n\n", 1990 + k % 30,
                    i + 3 + k, k + 7);
        if (i % 3 == 0) fputs("\xFF\n", stream);
        fclose(stream);
        snprintf(id, sizeof id, "doc%zu", i);
        sources[i] = (facts_source){.bytes = text, .size = size, .id = strdup(id), .published = "2021"};
        if (i % 7 == 6) {
            free(text);
            sources[i] = (facts_source){.path = "/nowhere/report.txt", .id = sources[i].id};
        }
        pointers[i] = &sources[i];
    }
}

static void free_documents(facts_source sources[DOCUMENTS]) {
    for (size_t i = 0; i < DOCUMENTS; i++) {
        free((char *)sources[i].bytes);
        free((char *)sources[i].id);
    }
}

static void read_all(facts_queue *queue, const facts_source *const *sources, size_t step, told *t) {
    const facts_sink sink = sink_of(t);
    begin(t);
    for (size_t i = 0; i < DOCUMENTS; i += step) {
        facts_error error = {0};
        facts_status status = facts_queue_extract(queue, sources[i], &sink, &error);
        fprintf(t->words, "-> %d %s\n", status, error.message);
    }
    fclose(t->words);
}

static void same_as_one_after_the_other(void **state) {
    facts_source sources[DOCUMENTS];
    const facts_source *pointers[DOCUMENTS];
    facts_packs *packs;
    (void)state;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    write_documents(sources, pointers);
    for (size_t step = 1; step <= 3; step++) { /* all, or every second or third of them */
        told texts[4];
        static const size_t threads[] = {1, 2, 5, 100};
        for (size_t i = 0; i < 4; i++) {
            facts_queue *queue;
            assert_int_equal(facts_queue_open(packs, pointers, DOCUMENTS, NULL, threads[i], true, &queue, NULL),
                             FACTS_OK);
            read_all(queue, pointers, step, &texts[i]);
            facts_queue_close(queue);
            assert_true(texts[i].facts > 7000);
            assert_non_null(strstr(texts[i].text, "cannot be read"));
            assert_string_equal(texts[i].text, texts[0].text);
        }
        for (size_t i = 0; i < 4; i++) free(texts[i].text);
    }
    free_documents(sources);
    facts_packs_close(packs);
}

/* A sink that stops ends its document alone, and a queue that is closed early ends all. */
static void stops_in_the_midst(void **state) {
    facts_source sources[DOCUMENTS];
    const facts_source *pointers[DOCUMENTS];
    facts_packs *packs;
    facts_queue *queue;
    told t;
    (void)state;
    assert_int_equal(facts_packs_open(NULL, 0, &packs, NULL), FACTS_OK);
    write_documents(sources, pointers);
    assert_int_equal(facts_queue_open(packs, pointers, DOCUMENTS, NULL, 3, true, &queue, NULL), FACTS_OK);
    begin(&t);
    t.stop_after = 5;
    const facts_sink sink = sink_of(&t);
    assert_int_equal(facts_queue_extract(queue, pointers[0], &sink, NULL), FACTS_STOP);
    assert_int_equal(t.facts, 5);
    assert_int_equal(facts_queue_extract(queue, pointers[1], &sink, NULL), FACTS_OK);
    assert_int_equal(t.facts, 7);
    facts_queue_close(queue);
    fclose(t.words);
    free(t.text);
    free_documents(sources);
    facts_packs_close(packs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_as_one_after_the_other),
        cmocka_unit_test(stops_in_the_midst),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
