/* The files that are being written beside those they are to replace must not stay behind when the program is ended. */
#include "cli.h"

#include <limits.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A handler is given nothing, so that what it works on cannot be anywhere else. */
enum { MOST = 2 }; /* the output, and a baseline while that is open */
static char parts[MOST][PATH_MAX];
static volatile sig_atomic_t begun;

/* SA_RESETHAND: the signal that is raised again ends the program as if nobody had handled it. */
static void clean_up(int number) {
    for (int i = 0; i < begun; i++)
        if (parts[i][0]) unlink(parts[i]);
    raise(number);
}

void cli_part_begin(const char *path) {
    static const int ENDS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    struct sigaction action = {.sa_handler = clean_up, .sa_flags = (int)SA_RESETHAND | SA_NODEFER}, before;
    if (begun == MOST) return;
    snprintf(parts[begun], sizeof parts[begun], "%s", strlen(path) < PATH_MAX ? path : "");
    begun++;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) /* what is ignored, as under nohup, stays so */
        if (sigaction(ENDS[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) sigaction(ENDS[i], &action, NULL);
}

void cli_part_end(void) {
    if (begun > 0) begun--;
}
