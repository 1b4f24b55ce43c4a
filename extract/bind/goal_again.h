/* Goals that are named again by their number. */
#ifndef FACTS_BIND_GOAL_AGAIN_H
#define FACTS_BIND_GOAL_AGAIN_H

#include "bind.h"

/* Keeps the goals of a sentence. */
void context_goals(context *c, const reading *r);
/* "Meeting the 30 GW target": gives the quantity the metric (the time) of the goal of that number that was told before;
 * false where there is none. */
bool like_goal_before(const reading *r, quantity *q, const context *c);
bool time_of_goal_before(const reading *r, quantity *q, const context *c);

#endif
