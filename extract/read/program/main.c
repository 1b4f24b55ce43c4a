#include "read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { LONGEST_SECONDS = 300 };
#define LARGEST ((size_t)1 << 30) /* bytes of a document; what it needs in memory besides may be some times that */

static const char *read_input(text *t) {
    char buffer[1 << 16];
    ssize_t count;
    while ((count = read(STDIN_FILENO, buffer, sizeof buffer)) > 0) {
        text_bytes(t, buffer, (size_t)count);
        if (t->failed || t->size > LARGEST) return "is too large";
    }
    return count < 0 ? "cannot be read" : NULL;
}

static void set_limits(void) {
    const struct rlimit seconds = {LONGEST_SECONDS, LONGEST_SECONDS}, none = {0, 0};
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow is larger than any limit */
    const struct rlimit memory = {(rlim_t)4 << 30, (rlim_t)4 << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

int main(int argc, char **argv) {
    static const struct {
        const char *format, *(*read)(const char *bytes, size_t size, text *t);
    } readers[] = {{"pdf", read_pdf}, {"html", read_html}, {"docx", read_docx}};
    text input = {0}, output = {0};
    const char *wrong = "no such format";
    set_limits();
    for (size_t i = 0; argc == 2 && i < sizeof readers / sizeof *readers; i++) {
        if (strcmp(argv[1], readers[i].format) != 0) continue;
        wrong = read_input(&input);
        if (!wrong) wrong = readers[i].read(input.size ? input.at : "", input.size, &output);
        if (!wrong && output.failed) wrong = "needs more memory than there is";
    }
    if (wrong)
        printf("%s\n", wrong);
    else if (output.size)
        fwrite(output.at, 1, output.size, stdout);
    if (!wrong && output.left_out[0]) printf("%c%s", '\0', output.left_out);
    const bool written = fflush(stdout) == 0 && !ferror(stdout);
    text_free(&input);
    text_free(&output);
    return wrong || !written ? 3 : 0;
}
