/* Where a file is, whatever folder it is named from. */
#ifndef ANALYSIS_PLACE_H
#define ANALYSIS_PLACE_H

#include <stdbool.h>

/* The path from the root on, without links among its folders; the name itself stays, so that a link is a file of its
 * own, as it has an id of its own. Free it with free(); NULL for "-", and where there is no such folder. */
char *place_of_file(const char *path);

/* Whether these are one file, which may have several names; false where one of them is not there. */
bool place_same(const char *a, const char *b);

/* How to reach from here a file that was named so: by `path` as it was named if that still leads to `place`, or if no
 * more is known ("" or NULL); else by `place`. */
const char *place_reach(const char *path, const char *place);

#endif
