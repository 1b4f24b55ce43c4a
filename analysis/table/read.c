/* CSV tables come in: libcsv takes the cells apart, this file knows where each stood. */
#include "extract/read/device.h"
#include "table.h"

#include <csv.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef struct cell {
    size_t text; /* offset in reader.text */
    size_t line, column;
} cell;

typedef struct reader {
    const char *path;
    char *bytes; /* the whole file */
    size_t size;
    size_t line, column; /* of the byte that is next */
    size_t cell_line, cell_column;
    bool between_rows;
    /* the row that is being read */
    char *text;
    size_t text_size, text_capacity;
    cell *cells;
    size_t count, capacity;
    /* the header */
    char *names_text;
    const char **names;
    size_t name_count;
    /* what the callback sees */
    const char **row_cells;
    size_t *row_lines, *row_columns;
    const char *const *required;
    size_t required_count;
    facts_csv_callback row;
    void *context;
    facts_status status;
    facts_error *error;
} reader;

size_t facts_csv_column(const facts_csv_row *row, const char *name) {
    for (size_t i = 0; i < row->count; i++) {
        if (strcmp(row->names[i], name) == 0) return i;
    }
    return SIZE_MAX;
}

const char *facts_csv_cell(const facts_csv_row *row, const char *name) {
    size_t i = facts_csv_column(row, name);
    return i == SIZE_MAX ? "" : row->cells[i];
}

facts_status facts_csv_fail(const facts_csv_row *row, const char *name, facts_error *error, const char *format, ...) {
    char message[sizeof error->message];
    size_t i = facts_csv_column(row, name);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return facts_fail(error, FACTS_ERR_FORMAT, row->path, i == SIZE_MAX ? 0 : row->lines[i],
                      i == SIZE_MAX ? 0 : row->columns[i], "%s", message);
}

/* ------------------------------------------------------------- the file */

static facts_status read_all(reader *r, facts_error *error) {
    const bool standard = strcmp(r->path, "-") == 0;
    facts_status status = standard ? FACTS_OK : device_refuse(r->path, "a table", error);
    if (status != FACTS_OK) return status;
    FILE *file = standard ? stdin : fopen(r->path, "rb");
    if (!file) return facts_fail(error, FACTS_ERR_IO, r->path, 0, 0, "cannot be read: %s", strerror(errno));
    for (size_t capacity = 0;;) {
        if (r->size == capacity) {
            capacity = capacity ? 2 * capacity : 1 << 16;
            char *grown = realloc(r->bytes, capacity);
            if (!grown) {
                status = facts_no_memory(error, r->path);
                break;
            }
            r->bytes = grown;
        }
        size_t got = fread(r->bytes + r->size, 1, capacity - r->size, file);
        if (got == 0) break;
        r->size += got;
    }
    if (ferror(file)) status = facts_fail(error, FACTS_ERR_IO, r->path, 0, 0, "cannot be read: %s", strerror(errno));
    if (file != stdin) fclose(file);
    return status;
}

/* The line that an error names, so that it can be shown with a caret. */
static void add_excerpt(const reader *r, facts_error *error) {
    if (!error || error->line == 0 || error->excerpt[0] || strcmp(error->file, r->path) != 0) return;
    const char *start = r->bytes, *end = r->bytes + r->size;
    for (size_t line = 1; line < error->line && start; line++) {
        start = memchr(start, '\n', (size_t)(end - start));
        if (start) start++;
    }
    if (!start) return;
    const char *stop = memchr(start, '\n', (size_t)(end - start));
    size_t size = (size_t)((stop ? stop : end) - start);
    while (size > 0 && start[size - 1] == '\r') size--;
    if (size >= sizeof error->excerpt) size = sizeof error->excerpt - 1;
    while (size > 0 && start + size < end && ((unsigned char)start[size] & 0xC0) == 0x80) size--;
    memcpy(error->excerpt, start, size);
    error->excerpt[size] = '\0';
}

/* Bytes that are no text at all are said at their place, since libcsv would carry them on. */
static facts_status check_text(const reader *r, facts_error *error) {
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)r->bytes;
    size_t line = 1, start = 0;
    for (size_t i = 0; i < r->size;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t size = utf8proc_iterate(bytes + i, (utf8proc_ssize_t)(r->size - i), &point);
        if (size < 0) {
            return facts_fail(error, FACTS_ERR_FORMAT, r->path, line, i - start + 1,
                              "a byte that is no UTF-8; expected a table saved as \"CSV UTF-8\"");
        }
        if (point == 0) {
            return facts_fail(error, FACTS_ERR_FORMAT, r->path, line, i - start + 1, "a NUL byte; expected text");
        }
        i += (size_t)size;
        if (point == '\n') {
            line++;
            start = i;
        }
    }
    return FACTS_OK;
}

/* ------------------------------------------------------------- the rows */

static void take_cell(void *bytes, size_t size, void *context) {
    reader *r = context;
    if (r->status != FACTS_OK) return;
    if (r->count == r->capacity) {
        size_t capacity = r->capacity ? 2 * r->capacity : 32;
        cell *grown = realloc(r->cells, capacity * sizeof *grown);
        if (!grown) goto memory;
        r->cells = grown;
        r->capacity = capacity;
    }
    if (r->text_size + size + 1 > r->text_capacity) {
        size_t capacity = 2 * (r->text_size + size + 1);
        char *grown = realloc(r->text, capacity);
        if (!grown) goto memory;
        r->text = grown;
        r->text_capacity = capacity;
    }
    char *text = r->text + r->text_size;
    if (size > 0) memcpy(text, bytes, size);
    text[size] = '\0';
    size_t guard = *text == '\'' && table_looks_like_formula(text) ? 1 : 0;
    r->cells[r->count++] = (cell){r->text_size + guard, r->cell_line, r->cell_column};
    r->text_size += size + 1;
    return;
memory:
    r->status = facts_no_memory(r->error, r->path);
}

static facts_status fail_at_header(reader *r, const char *format, const char *name) {
    char expected[512] = "";
    for (size_t i = 0, size = 0; i < r->required_count && size < sizeof expected; i++) {
        size += (size_t)snprintf(expected + size, sizeof expected - size, "%s%s", i ? "," : "", r->required[i]);
    }
    char message[256];
    snprintf(message, sizeof message, format, name);
    return facts_fail(r->error, FACTS_ERR_FORMAT, r->path, 1, 1, "%s; expected a header with the columns %s", message,
                      expected);
}

/* Some spreadsheets save the cells with ';' or tabs between them. */
static facts_status fail_at_separator(reader *r) {
    return facts_fail(r->error, FACTS_ERR_FORMAT, r->path, 1, 1,
                      "the header is one cell with %s in it; expected commas between cells, and numbers such as 12.5",
                      strchr(r->names[0], ';') ? "';'" : "tabs");
}

static facts_status take_header(reader *r) {
    r->names = malloc(r->count * sizeof *r->names);
    r->row_cells = malloc(r->count * sizeof *r->row_cells);
    r->row_lines = malloc(r->count * sizeof *r->row_lines);
    r->row_columns = malloc(r->count * sizeof *r->row_columns);
    if (!r->names || !r->row_cells || !r->row_lines || !r->row_columns) return facts_no_memory(r->error, r->path);
    r->name_count = r->count;
    r->names_text = r->text;
    r->text = NULL;
    r->text_capacity = 0;
    for (size_t i = 0; i < r->count; i++) r->names[i] = r->names_text + r->cells[i].text;
    const facts_csv_row header = {.path = r->path, .count = r->count, .names = r->names};
    for (size_t i = 0; i < r->count; i++) {
        if (*r->names[i] && facts_csv_column(&header, r->names[i]) != i) {
            return facts_fail(r->error, FACTS_ERR_FORMAT, r->path, r->cells[i].line, r->cells[i].column,
                              "a second column '%s'; expected each name once", r->names[i]);
        }
    }
    for (size_t i = 0; i < r->required_count; i++) {
        if (facts_csv_column(&header, r->required[i]) == SIZE_MAX) {
            if (r->count == 1 && strpbrk(r->names[0], ";\t")) return fail_at_separator(r);
            return fail_at_header(r, "no column '%s'", r->required[i]);
        }
    }
    return FACTS_OK;
}

static facts_status give_row(reader *r) {
    if (r->count != r->name_count) {
        const cell *at = &r->cells[r->count > r->name_count ? r->name_count : r->count - 1];
        return facts_fail(r->error, FACTS_ERR_FORMAT, r->path, at->line, at->column,
                          "a row of %zu cells; expected %zu as in the header", r->count, r->name_count);
    }
    for (size_t i = 0; i < r->count; i++) {
        r->row_cells[i] = r->text + r->cells[i].text;
        r->row_lines[i] = r->cells[i].line;
        r->row_columns[i] = r->cells[i].column;
    }
    const facts_csv_row row = {.path = r->path,
                               .count = r->count,
                               .names = r->names,
                               .cells = r->row_cells,
                               .lines = r->row_lines,
                               .columns = r->row_columns};
    return r->row(r->context, &row, r->error);
}

static void take_row(int end, void *context) {
    reader *r = context;
    (void)end;
    if (r->status != FACTS_OK) return;
    const bool empty = r->names && r->text_size == r->count; /* ",,,": what a spreadsheet leaves of a deleted row */
    if (!empty) r->status = r->names ? give_row(r) : take_header(r);
    r->count = 0;
    r->text_size = 0;
    r->between_rows = true;
}

/* libcsv tells what it found but not where. So it gets the file in pieces that each end with a byte at which
 * something can end, and the place of every cell is known from the piece before it. */
static facts_status parse(reader *r, struct csv_parser *parser) {
    size_t at = r->size >= 3 && memcmp(r->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    r->line = r->column = r->cell_line = r->cell_column = 1;
    r->between_rows = true;
    while (at < r->size) {
        size_t size = 1;
        while (!strchr(",\"\r\n", r->bytes[at + size - 1]) && at + size < r->size) size++;
        bool line_break = strchr("\r\n", r->bytes[at]) != NULL;
        size_t cells = r->count;
        if (!line_break) r->between_rows = false;
        size_t parsed = csv_parse(parser, r->bytes + at, size, take_cell, take_row, r);
        if (parsed != size) {
            if (csv_error(parser) == CSV_ENOMEM) return facts_no_memory(r->error, r->path);
            return facts_fail(r->error, FACTS_ERR_FORMAT, r->path, r->line, r->column + parsed,
                              "a quote within a cell; expected such a cell in quotes, with its own quotes doubled");
        }
        if (r->status != FACTS_OK) return r->status;
        at += size;
        r->column += size;
        if (r->bytes[at - 1] == '\n') {
            r->line++;
            r->column = 1;
        }
        if (r->count != cells || r->between_rows) {
            r->cell_line = r->line;
            r->cell_column = r->column;
        }
    }
    if (csv_fini(parser, take_cell, take_row, r) != 0) {
        if (csv_error(parser) == CSV_ENOMEM) return facts_no_memory(r->error, r->path);
        return facts_fail(r->error, FACTS_ERR_FORMAT, r->path, r->cell_line, r->cell_column,
                          "a cell in quotes that never ends; expected a closing quote");
    }
    if (r->status == FACTS_OK && !r->names) r->status = fail_at_header(r, "an empty table%s", "");
    return r->status;
}

static int no_space(unsigned char byte) {
    (void)byte;
    return 0; /* libcsv would strip spaces, which are part of the cell in RFC 4180 */
}

facts_status facts_csv_read(const char *path, const char *const *required, size_t required_count,
                            facts_csv_callback row, void *context, facts_error *error) {
    facts_error local = {0};
    reader r = {.path = path,
                .required = required,
                .required_count = required_count,
                .row = row,
                .context = context,
                .error = error ? error : &local};
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_space_func(&parser, no_space);
    facts_status status = read_all(&r, r.error);
    if (status == FACTS_OK) status = check_text(&r, r.error);
    if (status == FACTS_OK) status = parse(&r, &parser);
    if (status != FACTS_OK && status != FACTS_STOP) add_excerpt(&r, r.error);
    csv_free(&parser);
    free(r.bytes);
    free(r.text);
    free(r.cells);
    free(r.names_text);
    free(r.names);
    free(r.row_cells);
    free(r.row_lines);
    free(r.row_columns);
    return status;
}
