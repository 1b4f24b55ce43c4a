/* Which of the listed metrics the words around a quantity fit best. */
#ifndef FACTS_METRIC_CHOICE_H
#define FACTS_METRIC_CHOICE_H

#include "evidence.h"

/* A metric, by the way in which it was said. */
typedef struct choice {
    const metric *metric;
    int way;
    double score;
} choice;

/* The best one; its metric is NULL where none fits. */
choice best_metric(const reading *r, const quantity *q, const bag *b);
/* Whether the quantity's own stretch names a thing that the metric is not about, or says of a stock what comes to it or
 * leaves it: 新增装机. */
bool names_other(const reading *r, const quantity *q, const bag *b, const metric *m, int way);
/* Whether the quantity's own stretch names all that the metric needs, and nothing else. */
bool says_it_all(const facts_packs *p, const bag *b, const metric *m, int way);

/* "Renewables grow. The floor is 70% of the national tariff": a share whose thing only the context names, and not what
 * is told of it, is of something else. */
bool shares_afar(const reading *r, const quantity *q, choice best);

/* 垃圾回收率60%，清洁能源占比30%: whether the id that was composed is the share of the thing right before the word. */
bool shares_its_thing(const reading *r, const quantity *q, choice best, const char *composed);

#endif
