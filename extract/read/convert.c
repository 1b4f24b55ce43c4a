#define _GNU_SOURCE /* pipe2, environ */
#include "convert.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where facts-read stands: beside the program, in the folder above that of a test, or where it is installed. */
static bool find_program(char path[PATH_MAX]) {
    static const char *const places[] = {"facts-read", "../facts-read", "../../facts-read",
                                         "../libexec/facts/facts-read"};
    char own[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", own, sizeof own - 1);
    if (size <= 0) return false;
    own[size] = '\0';
    char *slash = strrchr(own, '/');
    if (!slash) return false;
    slash[1] = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const int length = snprintf(path, PATH_MAX, "%s%s", own, places[i]);
        if (length > 0 && length < PATH_MAX && access(path, X_OK) == 0) return true;
    }
    return false;
}

/* Starts facts-read with `input` as its standard input; *output is what it prints. An error number, or 0. */
static int start(const char *program, const char *reader, int input, int *output, pid_t *child) {
    char name[] = "facts-read", format[16], *const arguments[] = {name, format, NULL};
    snprintf(format, sizeof format, "%s", reader);
    posix_spawn_file_actions_t actions;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    int failed = posix_spawn_file_actions_init(&actions);
    if (!failed) {
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0); /* libraries chatter */
        failed = posix_spawn(child, program, &actions, NULL, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    close(ends[1]);
    *output = ends[0];
    if (failed) close(ends[0]);
    return failed;
}

/* All that comes out of a pipe, with a NUL behind it; false without memory. */
static bool read_all(int pipe, char **text, size_t *size) {
    size_t room = 0;
    *size = 0;
    for (;;) {
        if (*size + 1 >= room) {
            char *grown = realloc(*text, room = room ? 2 * room : 1 << 16);
            if (!grown) return false;
            *text = grown;
        }
        ssize_t count = read(pipe, *text + *size, room - *size - 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        *size += (size_t)count;
    }
    (*text)[*size] = '\0';
    return true;
}

facts_status convert_format(const format *f, int input, const char *name, char **text, size_t *size,
                            facts_error *error) {
    char program[PATH_MAX];
    int output = -1, ended = 0;
    pid_t child;
    *text = NULL;
    if (!find_program(program))
        return facts_fail(error, FACTS_ERR_IO, name, 0, 0,
                          "is %s, which needs the program facts-read; expected that beside facts, or in "
                          "../libexec/facts",
                          f->name);
    const int failed = start(program, f->reader, input, &output, &child);
    if (failed) return facts_fail(error, FACTS_ERR_IO, name, 0, 0, "%s: %s", program, strerror(failed));
    const bool memory = read_all(output, text, size);
    close(output); /* a child that still writes ends with that */
    while (waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    facts_status status = FACTS_OK;
    if (!memory)
        status = facts_no_memory(error, name);
    else if (!WIFEXITED(ended))
        status = facts_fail(error, FACTS_ERR_FORMAT, name, 0, 0,
                            "the %s could not be read: it is damaged, or takes too long", f->name);
    else if (WEXITSTATUS(ended) != 0)
        status =
            facts_fail(error, FACTS_ERR_FORMAT, name, 0, 0, "the %s %.*s", f->name, (int)strcspn(*text, "\n"), *text);
    if (status == FACTS_OK) return FACTS_OK;
    free(*text);
    *text = NULL;
    return status;
}

facts_status convert_encoding(const format *f, const char *bytes, size_t count, const char *name, char **text,
                              size_t *size, facts_error *error) {
    iconv_t converter = iconv_open("UTF-8", f->encoding);
    if (converter == (iconv_t)-1)
        return facts_fail(error, FACTS_ERR_IO, name, 0, 0, "is in %s: %s", f->encoding, strerror(errno));
    const size_t room = 3 * count + 16; /* one byte becomes three at most */
    char *in = (char *)bytes, *out = *text = malloc(room);
    size_t left = count, free_room = room;
    while (out && left && iconv(converter, &in, &left, &out, &free_room) == (size_t)-1 && errno != E2BIG) {
        const size_t skip = f->encoding[0] == 'U' && left > 1 ? 2 : 1;
        in += skip;
        left -= skip;
        if (free_room) *out++ = '?', free_room--;
        iconv(converter, NULL, NULL, NULL, NULL);
    }
    iconv_close(converter);
    *size = out ? (size_t)(out - *text) : 0;
    if (*size >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0) memmove(*text, *text + 3, *size -= 3); /* its mark */
    return out ? FACTS_OK : facts_no_memory(error, name);
}
