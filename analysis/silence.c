/* Which findings are silenced, and why. */
#include "facts.h"

#include "extract/arena.h"

#include <stdlib.h>

typedef struct silence {
    const char *id, *reason;
} silence;

struct facts_silences {
    arena memory;
    VECTOR(silence) list;
};

static facts_status take_row(void *context, const facts_csv_row *row, facts_error *error) {
    facts_silences *silences = context;
    const char *id = facts_csv_cell(row, "finding"), *reason = facts_csv_cell(row, "reason");
    if (strlen(id) != 16 || id[strspn(id, "0123456789abcdef")] != '\0')
        return facts_csv_fail(row, "finding", error, "'%s' is no finding; expected its 16 hexadecimal digits", id);
    if (reason[strspn(reason, " ")] == '\0')
        return facts_csv_fail(row, "reason", error, "a finding silenced without a reason; expected why it is right");
    silence made = {arena_copy(&silences->memory, id, 16), arena_copy(&silences->memory, reason, strlen(reason))};
    if (!made.id || !made.reason || !vector_push(&silences->list, made)) return facts_no_memory(error, NULL);
    return FACTS_OK;
}

facts_status facts_silences_read_csv(const char *path, facts_silences **result, facts_error *error) {
    static const char *const REQUIRED[] = {"finding", "reason"};
    facts_silences *silences = calloc(1, sizeof *silences);
    *result = NULL;
    if (!silences) return facts_no_memory(error, NULL);
    facts_status status = facts_csv_read(path, REQUIRED, 2, take_row, silences, error);
    if (status) {
        facts_silences_free(silences);
        return status;
    }
    *result = silences;
    return FACTS_OK;
}

void facts_silences_free(facts_silences *silences) {
    if (!silences) return;
    arena_free(&silences->memory);
    free(silences->list.at);
    free(silences);
}

const char *facts_silences_find(const facts_silences *silences, const char *id) {
    for (size_t i = 0; i < silences->list.count; i++)
        if (strcmp(silences->list.at[i].id, id) == 0) return silences->list.at[i].reason;
    return NULL;
}
