/* The patterns of rules: what they are made of, and PCRE2's form of them. */
#ifndef FACTS_PATTERN_H
#define FACTS_PATTERN_H

#include "pack.h"

/* The next piece of a pattern behind p: an escaped character, a class, or one character. */
const char *pattern_piece_end(const char *p);
/* The end of the group that begins at p. */
const char *pattern_group_end(const char *p);
/* The name of the named group that begins at p, up to its '>'; NULL where none does. */
static inline const char *pattern_group_name(const char *p) {
    return strncmp(p, "(?<", 3) == 0 && p[3] != '=' && p[3] != '!' && strchr(p, '>') ? p + 3 : NULL;
}

/* Makes room for its compiled form. False without memory. */
bool pattern_open(rule *r, arena *memory);
/* The pattern compiled; NULL without memory. That is done when it is first asked for, and with JIT when it is asked for
 * often: a short document meets few of the rules, and to compile all of them takes longer than to read it. Readings may
 * share the packs. */
const pcre2_code *pattern_compiled(const rule *r);
/* Whether the pattern is one: an error that says where it is not. */
facts_status pattern_check(const facts_packs *packs, const rule *r, facts_error *error);
void pattern_free(const rule *r);

#endif
