/* gnuplot is started without a shell: its commands come from a file that has no name. Its picture comes through a pipe,
 * as gnuplot itself does not say when a disk is full. */
#define _GNU_SOURCE /* pipe2 */
#include "gnuplot.h"

#include <errno.h>
#include <fcntl.h>
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

/* Copies all that comes out of the pipe, also behind what cannot be written: gnuplot is not to be left waiting. */
static facts_status copy_picture(int pipe, FILE *stream, facts_error *error) {
    char buffer[1 << 14];
    int failed = 0;
    ssize_t count;
    while ((count = read(pipe, buffer, sizeof buffer)) != 0) {
        if (count < 0 && errno != EINTR) return fail(error, "the chart cannot be read from gnuplot", errno);
        if (count > 0 && !failed && fwrite(buffer, 1, (size_t)count, stream) < (size_t)count) failed = errno;
    }
    if (!failed && fflush(stream) != 0) failed = errno;
    return failed ? fail(error, "the chart cannot be written", failed) : FACTS_OK;
}

static facts_status wait_for(pid_t child, FILE *messages, facts_error *error) {
    char message[256];
    int state = 0;
    while (waitpid(child, &state, 0) < 0)
        if (errno != EINTR) return fail(error, "gnuplot cannot be waited for", errno);
    if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return FACTS_OK;
    read_message(messages, message, sizeof message);
    return facts_fail(error, FACTS_ERR_IO, "", 0, 0, "gnuplot failed: %s", message);
}

facts_status gnuplot_run(FILE *script, FILE *stream, facts_error *error) {
    int ends[2];
    pid_t child;
    FILE *messages = tmpfile();
    if (!messages) return fail(error, "no temporary file for gnuplot", errno);
    if (pipe2(ends, O_CLOEXEC) != 0) {
        fclose(messages);
        return fail(error, "no pipe for gnuplot", errno);
    }
    rewind(script);
    facts_status status = start(fileno(script), ends[1], fileno(messages), &child, error);
    const bool started = status == FACTS_OK;
    close(ends[1]);
    if (started) status = copy_picture(ends[0], stream, error);
    close(ends[0]);
    const facts_status ended = started ? wait_for(child, messages, status ? NULL : error) : FACTS_OK;
    fclose(messages);
    return status ? status : ended;
}
