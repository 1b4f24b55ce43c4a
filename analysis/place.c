#include "place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *place_of_file(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (!*name || strcmp(path, "-") == 0) return NULL;
    char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
    char *real = folder ? realpath(folder, NULL) : NULL;
    const size_t size = real ? strlen(real) + strlen(name) + 2 : 0;
    char *place = real ? malloc(size) : NULL;
    if (place) snprintf(place, size, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
    free(real);
    free(folder);
    return place;
}

bool place_same(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

const char *place_reach(const char *path, const char *place) {
    if (!place || !*place) return path;
    char *here = place_of_file(path);
    const bool leads = here && strcmp(here, place) == 0;
    free(here);
    return leads ? path : place;
}
