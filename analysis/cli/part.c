/* The file that is being written beside the one it is to replace must not stay behind when the program is ended. */
#include "cli.h"

#include <limits.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A handler is given nothing, so that what it works on cannot be anywhere else. */
static char part[PATH_MAX];
static volatile sig_atomic_t written;

/* SA_RESETHAND: the signal that is raised again ends the program as if nobody had handled it. */
static void clean_up(int number) {
    if (written) unlink(part);
    raise(number);
}

void cli_part_begin(const char *path) {
    static const int ENDS[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = clean_up, .sa_flags = (int)SA_RESETHAND | SA_NODEFER}, before;
    written = 0;
    if (strlen(path) >= sizeof part) return;
    strcpy(part, path);
    written = 1;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) /* what is ignored, as under nohup, stays so */
        if (sigaction(ENDS[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) sigaction(ENDS[i], &action, NULL);
}

void cli_part_end(void) { written = 0; }
