/* Which facts are wanted, for those that are in no store. */
#include "analysis/store/store.h"

#include <fnmatch.h>
#include <string.h>

bool facts_date_valid(const char *text) {
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    return !strchr(text, '/') && store_days(text, first, last);
}

static bool like(const char *pattern, const char *text) { return !pattern || fnmatch(pattern, text, 0) == 0; }

static bool one_of(const facts_filter *filter, const char *metric) {
    if (*metric == '\0' && !filter->all) return false;
    for (size_t i = 0; i < filter->metric_count; i++) {
        if (like(filter->metrics[i], metric)) return true;
    }
    return filter->metric_count == 0;
}

static bool in_days(const facts_filter *filter, const char *time) {
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE], begin[STORE_DAY_SIZE], end[STORE_DAY_SIZE];
    if (!filter->since && !filter->until) return true;
    if (!store_days(time, first, last)) return false;
    if (filter->since && (!store_days(filter->since, begin, end) || strcmp(last, begin) < 0)) return false;
    return !filter->until || (store_days(filter->until, begin, end) && strcmp(first, end) <= 0);
}

bool facts_filter_match(const facts_filter *filter, const facts_fact *fact) {
    return one_of(filter, fact->metric) && like(filter->region, fact->region) && like(filter->entity, fact->entity) &&
           like(filter->document, fact->document) && like(filter->language, fact->language) &&
           like(filter->kind, facts_kind_name(fact->kind)) && like(filter->status, facts_state_name(fact->state)) &&
           in_days(filter, fact->time);
}
