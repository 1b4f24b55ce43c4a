/* Digits that a page sets apart from its text: below or above a line, and at the end of each. */
#ifndef FACTS_BROKEN_LINE_H
#define FACTS_BROKEN_LINE_H

#include "document.h"

enum { FORMULA = 8 }; /* bytes of the longest formula that a line may break: "kWh" and "-1" */

/* As wide as the lines of a paragraph are, where it has several. */
static inline bool is_line(size_t wide) { return wide >= 40 && wide <= 130; }

/* "GtCO / 2 / emissions", "EJ yr / -1": a digit that stands lower or higher, on a line of its own. `before`: the end of
 * the line before it. */
bool completes_formula(const struct facts_packs *packs, slice before, slice next);

/* "... that trains and buses 2", "... in most of the towns 3": drafts number their lines; that is no text of the line
 * ahead, which is `v`. */
facts_status leave_line_number(document *d, slice v, facts_error *error);

/* "Targets", "Objectives:", on a line of its own: no words of the line before it, stop or no stop. */
bool is_goal_label(const struct facts_packs *packs, slice v);

#endif
