#include "replace.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a link says is read from the folder that it stands in. */
static bool follow(char target[PATH_MAX], const char *link) {
    char *slash = strrchr(target, '/');
    size_t folder = *link != '/' && slash ? (size_t)(slash - target) + 1 : 0;
    if (folder + strlen(link) + sizeof ".part" > PATH_MAX) return false;
    strcpy(target + folder, link);
    return true;
}

bool replace_target(const char *path, char target[PATH_MAX]) {
    enum { LINKS = 40 }; /* as many as Linux follows */
    char link[PATH_MAX];
    errno = ENAMETOOLONG;
    if (strlen(path) + sizeof ".part" > PATH_MAX) return false;
    strcpy(target, path);
    for (int i = 0; i < LINKS; i++) {
        ssize_t size = readlink(target, link, sizeof link - 1);
        if (size < 0) return true;
        link[size] = '\0';
        errno = ENAMETOOLONG;
        if (!follow(target, link)) return false;
    }
    errno = ELOOP;
    return false;
}

void replace_mode(FILE *file, const char *target) {
    struct stat about;
    if (stat(target, &about) != 0) return;
    /* bits that cannot be given, as on a file system without them, are no reason to write nothing */
    int given = fchmod(fileno(file), about.st_mode & 07777);
    (void)given;
}
