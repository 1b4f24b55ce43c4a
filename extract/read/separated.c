#include "separated.h"

#include <strings.h>

bool separated_named(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && (strcasecmp(dot, ".csv") == 0 || strcasecmp(dot, ".tsv") == 0);
}

size_t separated_start(const char *bytes, size_t size) {
    static const char MARK[] = "\xEF\xBB\xBF", SAID[] = "sep=";
    const size_t mark = size >= 3 && memcmp(bytes, MARK, 3) == 0 ? 3 : 0, said = mark + sizeof SAID - 1;
    if (size < said + 2 || memcmp(bytes + mark, SAID, sizeof SAID - 1) != 0 || !strchr("\r\n", bytes[said + 1]))
        return mark;
    return said + 1 + (bytes[said + 1] == '\r') +
           (size > said + 2 && bytes[said + 1] == '\r' && bytes[said + 2] == '\n');
}

/* Where the quotes close that the text is behind; `size` where they do not. A quote within them is doubled. */
static size_t end_of_quotes(const char *text, size_t size) {
    size_t at = 0;
    while (at < size && (text[at] != '"' || (at + 1 < size && text[at + 1] == '"'))) at += text[at] == '"' ? 2 : 1;
    return at < size ? at : size;
}

size_t separated_cell(const char *text, size_t size, char separator, slice *cell, bool *open) {
    size_t at = 0;
    while (at < size && text[at] == ' ') at++;
    const bool quoted = at < size && text[at] == '"';
    const size_t start = at + quoted;
    *open = false;
    if (quoted) {
        at = start + end_of_quotes(text + start, size - start);
        *open = at == size;
    }
    const size_t close = at;
    while (at < size && text[at] != separator && text[at] != '\n' && text[at] != '\r') at++;
    *cell = slice_trim((slice){text + start, (quoted ? close : at) - start});
    return at + (at < size);
}

/* How many of the first records have as many cells as most of them, which are several. */
static size_t count_alike(const char *bytes, size_t size, char separator) {
    enum { RECORDS = 64, CELLS = 256 };
    size_t of[CELLS] = {0}, most = 0, cells = 0, records = 0;
    for (size_t at = 0; at < size && records < RECORDS;) {
        slice cell;
        bool open;
        const size_t taken = separated_cell(bytes + at, size - at, separator, &cell, &open);
        if (open) { /* the quotes that nothing closes end with their line */
            const char *end = memchr(bytes + at, '\n', size - at);
            at = end ? (size_t)(end + 1 - bytes) : size;
            cells = 0;
            continue;
        }
        at += taken;
        cells += cells < CELLS - 1;
        if (at < size && bytes[at - 1] == separator) continue;
        of[cells] += cells > 1;
        if (of[cells] > most) most = of[cells];
        records += cells > 1;
        cells = 0;
    }
    return most;
}

char separator_of(const char *bytes, size_t size) {
    static const char MARKS[] = "\t;,";
    const size_t start = separated_start(bytes, size);
    char best = 0;
    size_t most = 1; /* a head and a row */
    for (const char *mark = MARKS; *mark; mark++) {
        const size_t alike = count_alike(bytes + start, size - start, *mark);
        if (alike > most) most = alike, best = *mark;
    }
    return best;
}
