/* "Carbon neutrality by 2060": the year is the statistic. The pattern that reads it as a time says which metric it is a
 * value of; it becomes a quantity when the others are bound, so that it takes no words from them. */
#include "extract/reading.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

static quantity pledge_of(const reading *r, const span *s) {
    quantity q = {.start = s->start,
                  .exact = NAN,
                  .special = true,
                  .rule = s->rule,
                  .unit = r->packs->unit_year,
                  .dimension = r->packs->dimension_year,
                  .bound = s->bound,
                  .kind = FACTS_LEVEL,
                  .state = s->rule->pledge_state,
                  .time = s->time,
                  .base = "",
                  .against = "",
                  .time_source = FACTS_TIME_EXPLICIT,
                  .time_span = s,
                  .metric_id = s->rule->pledge,
                  .clause = s->clause,
                  .list = NONE,
                  .list_size = 1};
    while (q.start < s->end && !isdigit((unsigned char)r->text[q.start])) q.start++;
    for (q.end = q.start; q.end < s->end && isdigit((unsigned char)r->text[q.end]);) q.end++;
    q.number_start = q.start;
    q.number_end = q.quote_end = q.end;
    q.value = decimal_read(r->text + q.start, q.end - q.start);
    snprintf(q.why, sizeof q.why, "pledged");
    return q;
}

facts_status pledges_add(reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (!s->rule->pledge || s->as_base || !s->time[0]) continue;
        quantity q = pledge_of(r, s);
        quantity_lead(r, &q);
        if (!vector_push(&r->quantities, q)) return FACTS_ERR_MEMORY;
        size_t k = r->quantities.count - 1;
        for (; k > 0 && r->quantities.at[k - 1].start > q.start; k--) r->quantities.at[k] = r->quantities.at[k - 1];
        r->quantities.at[k] = q;
    }
    return FACTS_OK;
}
