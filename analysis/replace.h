/* Files that replace others: written beside them as NAME.part and renamed at the end, so that whoever reads finds the
 * old one or the new one, never half of one. */
#ifndef ANALYSIS_REPLACE_H
#define ANALYSIS_REPLACE_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

/* The name that is to be replaced: of a link that of the file it leads to, whether that is there or not, so that a link
 * stays one; else `path`. With errno set, false for links in a circle and for names that are too long. */
bool replace_target(const char *path, char target[PATH_MAX]);

/* Gives a new file the permission bits of the one that it replaces, if there is one. */
void replace_mode(FILE *file, const char *target);

#endif
