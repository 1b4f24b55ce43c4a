#include "device.h"

#include <sys/stat.h>
#include <unistd.h>

/* Standard input by the name of its device, as /dev/stdin is on a terminal, and /dev/null, which ends at once. */
static bool ends(const struct stat *device) {
    struct stat known;
    return (fstat(STDIN_FILENO, &known) == 0 && known.st_rdev == device->st_rdev) ||
           (stat("/dev/null", &known) == 0 && known.st_rdev == device->st_rdev);
}

facts_status device_refuse(const char *path, const char *expected, facts_error *error) {
    struct stat about;
    if (stat(path, &about) != 0 || !(S_ISCHR(about.st_mode) || S_ISBLK(about.st_mode)) || ends(&about)) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "is a device, which need not end; expected %s", expected);
}
