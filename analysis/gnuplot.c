/* gnuplot is started without a shell: its commands come from a file that has no name, and its picture goes straight to
 * where the caller wants it. */
#include "analysis/gnuplot.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static facts_status fail(facts_error *error, const char *what, int number) {
    return facts_fail(error, FACTS_ERR_IO, "", 0, 0, "%s: %s", what, strerror(number));
}

static facts_status start(int input, int output, int messages, pid_t *child, facts_error *error) {
    char name[] = "gnuplot", defaults[] = "-d"; /* -d: no settings of the user's own */
    char *const arguments[] = {name, defaults, NULL};
    posix_spawn_file_actions_t actions;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) return fail(error, "gnuplot cannot be started", failed);
    failed = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
    if (!failed) failed = posix_spawnp(child, name, &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed == ENOENT)
        return facts_fail(error, FACTS_ERR_IO, "", 0, 0,
                          "gnuplot is not installed; charts need it (Debian package gnuplot-nox)");
    return failed ? fail(error, "gnuplot cannot be started", failed) : FACTS_OK;
}

/* The first line of what gnuplot said that has words in it: before it stand the command and a caret. */
static void read_message(FILE *messages, char *line, int size) {
    rewind(messages);
    while (fgets(line, size, messages)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "line ", 5) == 0 || strstr(line, "gnuplot")) return;
    }
    snprintf(line, (size_t)size, "it gave no reason");
}

facts_status gnuplot_run(FILE *script, FILE *stream, facts_error *error) {
    char message[256];
    int state = 0;
    pid_t child;
    FILE *messages = tmpfile();
    if (!messages) return fail(error, "no temporary file for gnuplot", errno);
    facts_status status = FACTS_OK;
    rewind(script);
    if (fflush(stream) != 0) status = fail(error, "a chart cannot be written", errno);
    if (!status) status = start(fileno(script), fileno(stream), fileno(messages), &child, error);
    if (status) goto done;
    while (waitpid(child, &state, 0) < 0)
        if (errno != EINTR) {
            status = fail(error, "gnuplot cannot be waited for", errno);
            goto done;
        }
    if (!WIFEXITED(state) || WEXITSTATUS(state) != 0) {
        read_message(messages, message, sizeof message);
        status = facts_fail(error, FACTS_ERR_IO, "", 0, 0, "gnuplot failed: %s", message);
    }
done:
    fclose(messages);
    return status;
}
