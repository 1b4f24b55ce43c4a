/* What a metric is called that has been found: of one head, of what is left, of what is not given off. */
#ifndef FACTS_BIND_NAME_H
#define FACTS_BIND_NAME_H

#include "bind.h"

/* Gives the metric of the quantity the name that the words around it ask for; `figure` is what the last level of the
 * paragraph was of, "" for none. */
void metric_rename(reading *r, quantity *q, const char *figure);
/* What is saved or cut is an amount, what is otherwise reduced by an amount a change. */
void amounts_settle(reading *r);

#endif
