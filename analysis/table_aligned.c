/* Tables for people: aligned by what a terminal shows, cut to its width. */
#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { GAP = 2, NARROWEST = 16 /* a flexible column is not cut below this */ };

/* All cells one after the other, each ended by NUL, row by row. */
typedef struct aligned {
    char *text;
    size_t size, capacity;
    size_t *widths; /* of the widest cell of each column */
} aligned;

/* Next character of valid UTF-8: its bytes, its columns. */
static size_t next_character(const char *text, size_t *columns) {
    utf8proc_int32_t point;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
    *columns = size < 0 ? 1 : (size_t)utf8proc_charwidth(point);
    return size < 0 ? 1 : (size_t)size;
}

size_t table_display_width(const char *text) {
    size_t width = 0, columns;
    for (; *text; width += columns) text += next_character(text, &columns);
    return width;
}

/* Control characters could move the cursor or change the terminal: a document must not be able to. */
static void neutralise(char *text) {
    while (*text) {
        utf8proc_int32_t point;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        if (size < 0) return;
        if (utf8proc_category(point) == UTF8PROC_CATEGORY_CC) memset(text, ' ', (size_t)size);
        text += size;
    }
}

static facts_status append(aligned *state, size_t column, const char *cell, facts_error *error) {
    size_t size = strlen(cell) + 1;
    if (state->size + size > state->capacity) {
        size_t capacity = 2 * (state->size + size);
        char *grown = realloc(state->text, capacity);
        if (!grown) return facts_fail(error, FACTS_ERR_MEMORY, "", 0, 0, "out of memory; csv needs none for its rows");
        state->text = grown;
        state->capacity = capacity;
    }
    char *copy = memcpy(state->text + state->size, cell, size);
    neutralise(copy);
    size_t width = table_display_width(copy);
    if (width > state->widths[column]) state->widths[column] = width;
    state->size += size;
    return FACTS_OK;
}

static facts_status aligned_row(facts_table *table, const char *const *cells, facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < table->count && status == FACTS_OK; i++) status = append(table->state, i, cells[i], error);
    return status;
}

static facts_status aligned_begin(facts_table *table, facts_error *error) {
    aligned *state = table->state = calloc(1, sizeof *state);
    if (!state || !(state->widths = calloc(table->count, sizeof *state->widths))) {
        return facts_fail(error, FACTS_ERR_MEMORY, "", 0, 0, "out of memory for a table");
    }
    for (size_t i = 0; i < table->count; i++) state->widths[i] = table_display_width(table->columns[i].name);
    return FACTS_OK;
}

/* Cuts flexible columns, the widest first, until the shown columns fit; false where they cannot. */
static bool cut_to_fit(const facts_table *table, const bool *shown, size_t *widths) {
    size_t total = 0;
    for (size_t i = 0; i < table->count; i++) total += shown[i] ? widths[i] + GAP : 0;
    for (total -= total ? GAP : 0; total > table->options.width; total--) {
        size_t widest = table->count;
        for (size_t i = 0; i < table->count; i++) {
            if (!shown[i] || !(table->columns[i].fit & FACTS_FLEXIBLE) || widths[i] <= NARROWEST) continue;
            if (widest == table->count || widths[i] > widths[widest]) widest = i;
        }
        if (widest == table->count) return false;
        widths[widest]--;
    }
    return true;
}

/* Chooses the columns to show and their widths. */
static void fit(const facts_table *table, bool *shown, size_t *widths) {
    const aligned *state = table->state;
    for (size_t i = 0; i < table->count; i++) shown[i] = true;
    for (;;) {
        memcpy(widths, state->widths, table->count * sizeof *widths);
        if (table->options.width == 0 || cut_to_fit(table, shown, widths)) return;
        size_t last = table->count;
        while (last > 0 && !(shown[last - 1] && (table->columns[last - 1].fit & FACTS_OPTIONAL))) last--;
        if (last == 0) return;
        shown[last - 1] = false;
    }
}

static void spaces(FILE *stream, size_t count) {
    while (count-- > 0) fputc(' ', stream);
}

/* As much of `cell` as leaves a column for the ellipsis; returns the columns used. */
static size_t print_cut(FILE *stream, const char *cell, size_t width) {
    size_t used = 0;
    for (;;) {
        size_t columns, size = next_character(cell, &columns);
        if (used + columns + 1 > width) break;
        fwrite(cell, 1, size, stream);
        cell += size;
        used += columns;
    }
    fputs("…", stream);
    return used + 1;
}

/* Nothing is padded at the end of a line. */
static void print_cell(FILE *stream, const char *cell, size_t width, bool right, bool last) {
    size_t used = table_display_width(cell);
    if (right && used < width) {
        spaces(stream, width - used);
        used = width;
    }
    if (used <= width) {
        fputs(cell, stream);
    } else {
        used = print_cut(stream, cell, width);
    }
    if (!last) spaces(stream, width - used + GAP);
}

static void print_rows(facts_table *table, const bool *shown, const size_t *widths) {
    const aligned *state = table->state;
    FILE *stream = table->stream;
    size_t last = table->count - 1;
    while (last > 0 && !shown[last]) last--;
    if (table->options.colour) fputs("\x1b[1m", stream);
    for (size_t i = 0; i < table->count; i++) {
        if (!shown[i]) continue;
        print_cell(stream, table->columns[i].name, widths[i], table->columns[i].type != FACTS_TEXT, i == last);
    }
    fputs(table->options.colour ? "\x1b[0m\n" : "\n", stream);
    const char *cell = state->text;
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t i = 0; i < table->count; i++, cell += strlen(cell) + 1) {
            if (shown[i]) print_cell(stream, cell, widths[i], table->columns[i].type != FACTS_TEXT, i == last);
        }
        fputc('\n', stream);
    }
}

/* Without a row there is nothing to put under a header, and nothing is printed. */
static facts_status aligned_end(facts_table *table, facts_error *error) {
    aligned *state = table->state;
    facts_status status = FACTS_OK;
    if (!state) return FACTS_OK;
    size_t *widths = malloc(table->count * sizeof *widths);
    bool *shown = malloc(table->count * sizeof *shown);
    if (!widths || !shown) {
        status = facts_fail(error, FACTS_ERR_MEMORY, "", 0, 0, "out of memory for a table");
    } else if (table->rows > 0) {
        fit(table, shown, widths);
        print_rows(table, shown, widths);
    }
    free(widths);
    free(shown);
    free(state->text);
    free(state->widths);
    free(state);
    return status;
}

const table_writer table_writer_aligned = {aligned_begin, aligned_row, aligned_end, .guards = false};
