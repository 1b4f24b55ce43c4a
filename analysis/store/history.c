/* One fact through the editions of its document. */
#include "analysis/check/check.h"
#include "analysis/difference/difference.h"
#include "store.h"

#include <stdlib.h>
#include <string.h>

/* An edition on the way; its facts are there only while it is compared with the one before or behind it. */
typedef struct stage {
    int64_t edition;
    const facts_fact *fact; /* in history.facts; NULL where the edition does not have it */
} stage;

typedef struct history {
    facts_store *store;
    const facts_packs *packs;
    stage *stages; /* the editions of the document, the earliest first */
    size_t count, start;
    facts_set *facts; /* those of the stages */
    facts_error *error;
} history;

/* The editions of a document, also under the names that its file had before and after: the last edition under one name
 * ended when the first under the next one, of the same bytes, came. */
static const char *const stages_sql =
    "WITH RECURSIVE renamed (old, new) AS ("
    " SELECT a.document, b.document FROM editions AS b JOIN editions AS a ON a.sha256 = b.sha256"
    " AND a.document <> b.document AND (a.added_at, a.edition) < (b.added_at, b.edition)"
    " AND strftime('%s', b.added_at) - strftime('%s', a.replaced_at) IN (0, 1)"
    " WHERE b.edition = (SELECT edition FROM editions WHERE document = b.document ORDER BY added_at, edition LIMIT 1)"
    " AND a.edition = (SELECT edition FROM editions WHERE document = a.document"
    "  ORDER BY added_at DESC, edition DESC LIMIT 1)),"
    " names (name) AS ("
    " SELECT document FROM editions WHERE edition = ?1"
    " UNION SELECT iif(old = name, new, old) FROM names JOIN renamed ON name IN (old, new))"
    " SELECT edition FROM editions WHERE document IN names ORDER BY added_at, edition";

/* The last edition that has a fact with such an id, and all editions of its document. */
static facts_status find_stages(history *h, const char *id) {
    sqlite3_stmt *row = NULL;
    int64_t found = 0;
    facts_status status = store_prepare(
        h->store,
        "WITH found AS (SELECT id, edition FROM all_facts WHERE id BETWEEN lower(?1) AND lower(?1) || 'g')"
        " SELECT edition, (SELECT count(DISTINCT id) FROM found) FROM found JOIN editions USING (edition)"
        " ORDER BY added_at DESC, edition DESC LIMIT 1",
        &row, h->error);
    if (status == FACTS_OK) store_bind_text(row, 1, id);
    if (status == FACTS_OK) status = store_step(h->store, row, "look for a fact", h->error);
    int ids = status == FACTS_OK ? sqlite3_column_int(row, 1) : 0;
    if (status == FACTS_OK) found = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    row = NULL;
    if (status == FACTS_NOT_FOUND)
        return facts_fail(h->error, FACTS_NOT_FOUND, h->store->path, 0, 0, "the store has no fact with the id %s", id);
    if (status != FACTS_OK) return status;
    if (ids > 1)
        return facts_fail(h->error, FACTS_ERR_ARGUMENT, h->store->path, 0, 0,
                          "%d facts have ids that begin with %s; expected more digits", ids, id);
    status = store_prepare(h->store, stages_sql, &row, h->error);
    if (status == FACTS_OK) sqlite3_bind_int64(row, 1, found);
    for (size_t room = 0; status == FACTS_OK;) {
        status = store_step(h->store, row, "read the editions", h->error);
        if (status != FACTS_OK) break;
        if (h->count == room) {
            room = 2 * room + 16;
            stage *grown = realloc(h->stages, room * sizeof *grown);
            if (!grown) {
                status = facts_no_memory(h->error, h->store->path);
                break;
            }
            h->stages = grown;
        }
        h->stages[h->count] = (stage){.edition = sqlite3_column_int64(row, 0)};
        if (h->stages[h->count].edition == found) h->start = h->count;
        h->count++;
    }
    sqlite3_finalize(row);
    return status == FACTS_NOT_FOUND ? FACTS_OK : status;
}

static facts_status load(history *h, size_t index, facts_set **set) {
    facts_status status = facts_set_new(set, h->error);
    if (status != FACTS_OK) return status;
    const facts_sink sink = facts_set_sink(*set);
    status = facts_store_edition(h->store, h->stages[index].edition, &sink, h->error);
    return status == FACTS_ERR_MEMORY ? facts_no_memory(h->error, h->store->path) : status;
}

/* A stage gets its fact, in a copy that outlives the set. */
static facts_status keep(history *h, size_t index, const facts_fact *fact) {
    facts_status status = facts_set_add(h->facts, fact, h->error);
    if (status == FACTS_OK) h->stages[index].fact = fact; /* for now; see settle */
    return status;
}

static bool begins(const char *text, const char *start) {
    for (; *start; text++, start++)
        if ((*start | 0x20) != *text && *start != *text) return false;
    return true;
}

static const facts_fact *find(const facts_set *set, const char *id) {
    for (size_t i = 0; i < facts_set_count(set); i++)
        if (begins(facts_set_at(set, i)->id, id)) return facts_set_at(set, i);
    return NULL;
}

/* The partner of `fact`, which is on the side `after` if `back`, else on the side `before`. */
static const facts_fact *partner(const facts_difference *difference, const facts_fact *fact, bool back) {
    size_t count = facts_difference_count(difference) + facts_difference_same(difference);
    for (size_t i = 0; i < count; i++) {
        const facts_pair *pair = facts_difference_at(difference, i);
        if ((back ? pair->after : pair->before) == fact) return back ? pair->before : pair->after;
    }
    return NULL;
}

/* From the edition that was found to the first, or to the last, as far as each has a partner for the fact. */
static facts_status walk(history *h, facts_set *start, const facts_fact *fact, bool back) {
    facts_set *here = start, *next = NULL;
    facts_status status = FACTS_OK;
    size_t index = h->start;
    while (status == FACTS_OK && fact && (back ? index > 0 : index + 1 < h->count)) {
        facts_difference *difference = NULL;
        index = back ? index - 1 : index + 1;
        status = load(h, index, &next);
        if (status == FACTS_OK)
            status = facts_difference_new(back ? next : here, back ? here : next, h->packs, &difference, h->error);
        if (status == FACTS_OK) fact = partner(difference, fact, back);
        if (status == FACTS_OK && fact) status = keep(h, index, fact);
        facts_difference_free(difference);
        if (here != start) facts_set_free(here);
        here = next;
        next = NULL;
    }
    if (here != start) facts_set_free(here);
    facts_set_free(next);
    return status;
}

/* The copies were made in the order back, forward; now that the set grows no more, the stages point to them. */
static void settle(history *h) {
    size_t copy = 0;
    for (size_t i = h->start + 1; i-- > 0;)
        if (h->stages[i].fact) h->stages[i].fact = facts_set_at(h->facts, copy++);
    for (size_t i = h->start + 1; i < h->count; i++)
        if (h->stages[i].fact) h->stages[i].fact = facts_set_at(h->facts, copy++);
}

static facts_status tell(history *h, size_t index,
                         facts_status (*each)(void *context, const facts_edition *edition, const facts_change *change),
                         void *context) {
    const facts_fact *before = index > 0 ? h->stages[index - 1].fact : NULL, *after = h->stages[index].fact;
    sqlite3_stmt *row = NULL;
    if (!before && !after) return FACTS_OK;
    facts_change change = {.pair = difference_pair(before, after, h->packs)};
    change.what = before && after && !change.pair.columns ? "" : check_what(&change.pair);
    facts_status status = store_prepare(
        h->store,
        "SELECT edition, document, path, title, packs, added_at, replaced_at FROM editions WHERE edition = ?1", &row,
        h->error);
    if (status == FACTS_OK) sqlite3_bind_int64(row, 1, h->stages[index].edition);
    if (status == FACTS_OK) status = store_step(h->store, row, "read an edition", h->error);
    if (status == FACTS_OK)
        status = each(context,
                      &(facts_edition){.edition = sqlite3_column_int64(row, 0),
                                       .document = store_text(row, 1),
                                       .path = store_text(row, 2),
                                       .title = store_text(row, 3),
                                       .rules = store_text(row, 4),
                                       .added_at = store_text(row, 5),
                                       .replaced_at = store_text(row, 6)},
                      &change);
    sqlite3_finalize(row);
    return status;
}

facts_status facts_store_history(facts_store *store, const facts_packs *packs, const char *id,
                                 facts_status (*each)(void *context, const facts_edition *edition,
                                                      const facts_change *change),
                                 void *context, facts_error *error) {
    history h = {.store = store, .packs = packs, .error = error};
    facts_set *start = NULL;
    facts_status status = store_check_id(id, error);
    if (status == FACTS_OK) status = find_stages(&h, id);
    if (status == FACTS_OK) status = facts_set_new(&h.facts, error);
    if (status == FACTS_OK) status = load(&h, h.start, &start);
    const facts_fact *fact = status == FACTS_OK ? find(start, id) : NULL;
    if (fact) status = keep(&h, h.start, fact);
    if (fact && status == FACTS_OK) status = walk(&h, start, fact, true);
    if (fact && status == FACTS_OK) status = walk(&h, start, fact, false);
    if (status == FACTS_OK) settle(&h);
    for (size_t i = 0; i < h.count && status == FACTS_OK; i++) status = tell(&h, i, each, context);
    facts_set_free(start);
    facts_set_free(h.facts);
    free(h.stages);
    return status;
}
