/* Source bytes, line by line, from a file, standard input or memory; what has been passed is let go. A document that is
 * no plain text is one from here on: it is converted when it is opened, and offsets are those in its text. */
#ifndef FACTS_READER_H
#define FACTS_READER_H

#include "facts.h"

#include <stdio.h>

typedef struct reader {
    FILE *file; /* NULL for memory */
    bool close_file;
    char *buffer; /* of a file: the window that is held; of a converted document: all of it */
    size_t room;
    const char *bytes; /* window[0] is the byte at offset `base` of the source */
    size_t count;
    uint64_t base;
    uint64_t position; /* offset of the next line */
    uint64_t mark;     /* bytes from here on stay in the window */
    uint32_t line;     /* number of the next line */
    char newline;      /* ends its lines: '\n', or '\r' where no other does */
    char separator;    /* between the cells of a table that the source is; 0 for text */
    bool paged;        /* form feeds begin its pages, as in a PDF's text */
    uint32_t page;     /* of the next line */
    bool at_end;
    const char *name;
    bool converted;
    const char *left_out; /* what of a document is not in the text that it was converted to; NULL for nothing */
    const char *encoding; /* that it was converted from, NULL for none */
} reader;

typedef struct source_line {
    uint64_t start; /* offset of its first byte */
    size_t size;    /* without the line end */
    uint32_t number, page;
    bool cut; /* a line longer than the reader holds is given in pieces */
} source_line;

facts_status reader_open(reader *r, const facts_source *source, facts_error *error);
void reader_close(reader *r);
/* The next line or piece of one; *found is false at the end. The bytes from r->mark on stay valid. */
facts_status reader_next(reader *r, source_line *line, bool *found, facts_error *error);
/* The same, but the line is not taken: it comes again. */
facts_status reader_look(reader *r, source_line *line, bool *found, facts_error *error);
/* The first bytes of the source, before any line is taken: what fits into the window at once. */
facts_status reader_peek(reader *r, const char **bytes, size_t *size, facts_error *error);
/* Bytes of the window: offset must not lie before r->mark. */
const char *reader_at(const reader *r, uint64_t offset);

#endif
