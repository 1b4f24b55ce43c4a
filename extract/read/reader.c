#include "reader.h"

#include "convert.h"
#include "device.h"
#include "separated.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CHUNK = 1 << 18, LONGEST_PIECE = 1 << 16 };

void reader_close(reader *r) {
    if (r->close_file) fclose(r->file);
    free(r->buffer);
    *r = (reader){0};
}

const char *reader_at(const reader *r, uint64_t offset) { return r->bytes + (offset - r->base); }

/* Lets go of what lies before the mark and reads on. */
static facts_status fill(reader *r, facts_error *error) {
    size_t gone = (size_t)(r->mark - r->base);
    if (gone > 0 && gone >= r->count / 2) {
        memmove(r->buffer, r->buffer + gone, r->count - gone);
        r->count -= gone;
        r->base += gone;
    }
    if (r->room < r->count + CHUNK) {
        size_t room = r->room ? r->room * 2 : 2 * CHUNK;
        char *grown = realloc(r->buffer, room);
        if (!grown) return facts_no_memory(error, r->name);
        r->buffer = grown;
        r->room = room;
    }
    size_t n = fread(r->buffer + r->count, 1, CHUNK, r->file);
    r->bytes = r->buffer;
    r->count += n;
    if (n == 0) {
        if (ferror(r->file))
            return facts_fail(error, FACTS_ERR_IO, r->name, 0, 0, "cannot be read: %s", strerror(errno));
        r->at_end = true;
    }
    return FACTS_OK;
}

facts_status reader_peek(reader *r, const char **bytes, size_t *size, facts_error *error) {
    facts_status status = FACTS_OK;
    while (status == FACTS_OK && !r->at_end && r->count < LONGEST_PIECE) status = fill(r, error);
    *bytes = r->count ? r->bytes : "";
    *size = r->count < LONGEST_PIECE ? r->count : LONGEST_PIECE;
    return status;
}

/* ----------------------------------------------------------------- opening */

static facts_status open_file(reader *r, facts_error *error) {
    struct stat s;
    if (strcmp(r->name, "-") == 0) {
        r->file = stdin;
        return FACTS_OK;
    }
    if (stat(r->name, &s) != 0)
        return facts_fail(error, FACTS_ERR_IO, r->name, 0, 0, "cannot be read: %s", strerror(errno));
    if (S_ISDIR(s.st_mode)) return facts_fail(error, FACTS_ERR_IO, r->name, 0, 0, "is a folder; expected a document");
    const facts_status status = device_refuse(r->name, "a document", error);
    if (status != FACTS_OK) return status;
    r->file = fopen(r->name, "rb");
    if (!r->file) return facts_fail(error, FACTS_ERR_IO, r->name, 0, 0, "cannot be read: %s", strerror(errno));
    r->close_file = true;
    setvbuf(r->file, NULL, _IONBF, 0); /* the window is the buffer */
    return FACTS_OK;
}

/* The window takes in all of the source. */
static facts_status fill_all(reader *r, facts_error *error) {
    facts_status status = FACTS_OK;
    while (status == FACTS_OK && !r->at_end) status = fill(r, error);
    return status;
}

/* What the window holds in a file of its own, which a program can read from its start. */
static facts_status spool(const reader *r, FILE **file, facts_error *error) {
    *file = tmpfile();
    if (*file && fwrite(r->bytes, 1, r->count, *file) == r->count && fflush(*file) == 0) {
        rewind(*file);
        return FACTS_OK;
    }
    facts_status status =
        facts_fail(error, FACTS_ERR_IO, r->name, 0, 0, "a temporary copy cannot be written: %s", strerror(errno));
    if (*file) fclose(*file);
    return status;
}

/* From here on the window is the text that the document was converted to. */
static facts_status convert(reader *r, const format *f, facts_error *error) {
    char *text = NULL;
    size_t size = 0;
    FILE *copy;
    facts_status status = fill_all(r, error);
    if (status == FACTS_OK && f->encoding) {
        status = convert_encoding(f, r->bytes, r->count, r->name, &text, &size, error);
    } else if (status == FACTS_OK && (status = spool(r, &copy, error)) == FACTS_OK) {
        status = convert_format(f, fileno(copy), r->name, &text, &size, error);
        fclose(copy);
    }
    if (status != FACTS_OK) return status;
    free(r->buffer);
    r->bytes = r->buffer = text;
    const char *behind = f->encoding ? NULL : memchr(text, '\0', size); /* facts-read tells of it there */
    r->count = behind ? (size_t)(behind - text) : size;
    r->left_out = behind ? behind + 1 : NULL;
    r->converted = true;
    r->encoding = f->encoding;
    return FACTS_OK;
}

facts_status reader_open(reader *r, const facts_source *source, facts_error *error) {
    *r = (reader){.line = 1, .newline = '\n', .name = source->path && source->path[0] ? source->path : "-"};
    if (source->bytes) {
        r->bytes = source->bytes;
        r->count = source->size;
        r->at_end = true;
    }
    const char *head;
    size_t size;
    facts_status status = source->bytes ? FACTS_OK : open_file(r, error);
    if (status == FACTS_OK) status = reader_peek(r, &head, &size, error);
    if (status != FACTS_OK) return status;
    if (own_table_of(head, size) != NOT_OWN)
        return facts_fail(error, FACTS_ERR_FORMAT, r->name, 1, 1,
                          "a table of this program; expected a document that holds facts of its own");
    const format f = format_of(head, size);
    if (f.name && !f.reader && !f.encoding)
        return facts_fail(error, FACTS_ERR_FORMAT, r->name, 0, 0,
                          "a format not read yet: %s; expected text, Markdown, CSV, PDF, HTML or DOCX", f.name);
    if (f.name) status = convert(r, &f, error);
    if (status == FACTS_OK) status = reader_peek(r, &head, &size, error);
    if (status == FACTS_OK && !memchr(head, '\n', size) && memchr(head, '\r', size)) r->newline = '\r';
    if (status == FACTS_OK && separated_named(r->name)) r->separator = separator_of(head, size);
    r->paged = status == FACTS_OK && size && memchr(head, '\f', size);
    if (r->paged) r->page = head[0] != '\f';
    return status;
}

facts_status facts_source_text(const facts_source *source, char **text, size_t *size, facts_error *error) {
    reader r;
    *text = NULL;
    facts_status status = reader_open(&r, source, error);
    if (status == FACTS_OK) status = fill_all(&r, error);
    if (status == FACTS_OK) {
        *size = r.count;
        *text = malloc(r.count + 1);
        if (!*text) status = facts_no_memory(error, r.name);
    }
    if (status == FACTS_OK && r.count) memcpy(*text, r.bytes, r.count);
    if (status == FACTS_OK) (*text)[r.count] = '\0';
    reader_close(&r);
    return status;
}

/* ------------------------------------------------------------------- lines */

/* Where to cut a piece out of an endless line: behind a sentence's end or a space (not that in "5 GW") if there is one,
 * never in a character. */
static size_t piece_size(const char *p, size_t size) {
    for (size_t i = size; i > size / 2; i--)
        if (i >= 3 && ((p[i - 1] == ' ' && !isdigit((unsigned char)p[i - 2])) || p[i - 1] == ';' ||
                       memcmp(p + i - 3, "。", 3) == 0))
            return i;
    while (size > 1 && ((unsigned char)p[size] & 0xC0) == 0x80) size--;
    return size;
}

/* The page of a line; those that begin in it count for the next. */
static uint32_t turn_pages(reader *r, const char *p, size_t size) {
    size_t i = 0;
    for (; i < size && p[i] == '\f'; i++) r->page++;
    const uint32_t page = r->page;
    for (; i < size; i++) r->page += p[i] == '\f';
    return page;
}

facts_status reader_next(reader *r, source_line *line, bool *found, facts_error *error) {
    for (;;) {
        size_t offset = (size_t)(r->position - r->base), rest = r->count - offset;
        const char *p = rest ? r->bytes + offset : NULL;
        const char *newline = rest ? memchr(p, r->newline, rest < LONGEST_PIECE ? rest : LONGEST_PIECE) : NULL;
        if (!newline && rest <= LONGEST_PIECE && !r->at_end) {
            facts_status status = fill(r, error);
            if (status != FACTS_OK) return status;
            continue;
        }
        *found = rest > 0;
        if (!*found) return FACTS_OK;
        size_t size = newline ? (size_t)(newline - p) : rest;
        bool cut = !newline && rest > LONGEST_PIECE;
        if (cut) size = piece_size(p, LONGEST_PIECE);
        *line = (source_line){.start = r->position, .size = size, .number = r->line, .cut = cut};
        r->position += size + (newline != NULL);
        r->line += newline != NULL;
        if (r->paged) line->page = turn_pages(r, p, size);
        if (line->size && p[line->size - 1] == '\r') line->size--;
        return FACTS_OK;
    }
}

facts_status reader_look(reader *r, source_line *line, bool *found, facts_error *error) {
    const uint64_t position = r->position;
    const uint32_t number = r->line, page = r->page;
    facts_status status = reader_next(r, line, found, error);
    r->position = position;
    r->line = number;
    r->page = page;
    return status;
}
