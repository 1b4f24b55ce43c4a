/* Facts and readings in the words in which examples say what they expect. */
#ifndef FACTS_PACK_CHECK_H
#define FACTS_PACK_CHECK_H

#include "facts.h"

/* What examples are read as, unless they say otherwise: published then, in no country. */
#define EXAMPLE_PUBLISHED "2025-11"

/* The facts of one sentence that have a metric, as `METRIC KIND VALUE UNIT time=2024 bound=gt base=2020 status=target
 * region=CHN`, a range as LOW..HIGH, joined by " ; "; "none" where there are none. Of the fields with a name those that
 * `like` names are told, in its order; with NULL those that are not as in a plain statement (eq, actual, no time).
 * Texts longer than `room` are cut. */
void facts_set_tell(const facts_set *set, const char *like, char *text, size_t room);

#endif
