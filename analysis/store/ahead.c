/* Documents that are on their way into the store, read by threads before their turn comes. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

struct store_ahead {
    const facts_source *sources;
    store_known *known; /* of each; without a source where nothing is known of it */
    const facts_source **wanted;
    size_t count;
    facts_queue *queue;
};

facts_queue *store_queue(const store_ahead *ahead) { return ahead->queue; }

const store_known *store_known_ahead(const store_ahead *ahead, const facts_source *source) {
    const size_t index = ((uintptr_t)source - (uintptr_t)ahead->sources) / sizeof *source;
    return index < ahead->count && ahead->known[index].edition.source ? &ahead->known[index] : NULL;
}

void store_ahead_free(store_ahead *ahead) {
    if (!ahead) return;
    facts_queue_close(ahead->queue);
    for (size_t i = 0; ahead->known && i < ahead->count; i++) store_forget(&ahead->known[i]);
    free(ahead->known);
    free(ahead->wanted);
    free(ahead);
}

/* Whether the document is to be read. What is wrong with its file is said when its turn comes. */
static facts_status look(facts_store *store, const facts_packs *packs, const facts_source *source, store_known *known,
                         bool *wanted, facts_error *error) {
    facts_addition addition;
    *wanted = false;
    if (!source->bytes && strcmp(source->path, "-") == 0) return FACTS_OK;
    if (store_know(store, packs, source, source, known, error) != FACTS_OK) {
        known->edition.source = NULL;
        return FACTS_OK;
    }
    facts_status status = store_find_same(store, &known->edition, &addition, error);
    *wanted = status == FACTS_NOT_FOUND;
    return *wanted ? FACTS_OK : status;
}

facts_status facts_store_read_ahead(facts_store *store, const facts_packs *packs, const facts_source *sources,
                                    size_t count, size_t threads, facts_error *error) {
    store_ahead_free(store->ahead);
    store_ahead *ahead = store->ahead = calloc(1, sizeof *ahead);
    if (!ahead) return facts_no_memory(error, store->path);
    ahead->sources = sources;
    ahead->known = calloc(count + 1, sizeof *ahead->known);
    ahead->wanted = calloc(count + 1, sizeof *ahead->wanted);
    if (!ahead->known || !ahead->wanted) return facts_no_memory(error, store->path);
    ahead->count = count;
    facts_status status = FACTS_OK;
    size_t wanted_count = 0;
    for (size_t i = 0; i < count && status == FACTS_OK; i++) {
        bool wanted;
        status = look(store, packs, &sources[i], &ahead->known[i], &wanted, error);
        if (wanted) ahead->wanted[wanted_count++] = &ahead->known[i].source;
    }
    if (status != FACTS_OK) return status;
    return facts_queue_open(packs, ahead->wanted, wanted_count, store->corrections, threads, false, &ahead->queue,
                            error);
}
