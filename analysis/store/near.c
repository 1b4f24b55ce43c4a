/* Which metrics may have been meant by one that has no facts. */
#include "extract/near.h"
#include "store.h"

#include <stdio.h>
#include <string.h>

#define MOST 5             /* a person reads no longer list */
#define LEAST_SCORE 0.5    /* half of the words in common */
#define LEAST_OF_BEST 0.75 /* beside a very near one, those that are half as near only distract */

typedef struct candidate {
    char id[96];
    double score;
} candidate;

/* The best so far, best first. */
typedef struct shortlist {
    const char *asked;
    candidate best[MOST];
    size_t count;
} shortlist;

/* Of equals the earlier stays ahead. */
static void consider(shortlist *list, const char *id) {
    double score = near_score(list->asked, id);
    size_t place = list->count;
    if (score < LEAST_SCORE || strcmp(list->asked, id) == 0 || strlen(id) >= sizeof list->best[0].id) return;
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->best[i].id, id) == 0) return;
    while (place > 0 && list->best[place - 1].score < score) place--;
    if (place == MOST) return;
    if (list->count < MOST) list->count++;
    memmove(&list->best[place + 1], &list->best[place], (list->count - place - 1) * sizeof list->best[0]);
    list->best[place].score = score;
    snprintf(list->best[place].id, sizeof list->best[place].id, "%s", id);
}

static facts_status consider_metric(void *context, const facts_metric_summary *metric) {
    consider(context, metric->metric.id);
    return FACTS_OK;
}

facts_status facts_store_near(facts_store *store, const facts_packs *packs, const char *metric, char *names,
                              size_t size, facts_error *error) {
    shortlist list = {.asked = metric};
    size_t used = 0;
    facts_status status = store ? facts_store_metrics(store, consider_metric, &list, error) : FACTS_OK;
    if (status != FACTS_OK) return status;
    /* One that the packs know and the store does not would be a second disappointment; and so would others than the one
     * that was asked for, if they know that. */
    const bool asked_known = packs && facts_packs_find_metric(packs, metric);
    size_t known = packs && list.count == 0 && !asked_known ? facts_packs_metric_count(packs) : 0;
    for (size_t i = 0; i < known; i++) consider(&list, facts_packs_metric(packs, i)->id);
    if (size > 0) names[0] = '\0';
    for (size_t i = 0; i < list.count && list.best[i].score >= LEAST_OF_BEST * list.best[0].score; i++) {
        int written = snprintf(names + used, size - used, "%s%s", i == 0 ? "" : ", ", list.best[i].id);
        if (written < 0 || (size_t)written >= size - used) {
            if (used < size) names[used] = '\0'; /* whole names only */
            break;
        }
        used += (size_t)written;
    }
    return FACTS_OK;
}
