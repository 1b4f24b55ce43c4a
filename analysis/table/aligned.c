/* Tables for people: aligned by what a terminal shows, cut to its width. */
#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    GAP = 2,
    NAME = 24,      /* a column of names is not cut below this while others can be left out */
    NARROWEST = 16, /* nor another flexible one below this while optional ones can */
    NARROW = 8,     /* nor below this while spare ones can */
    LEAST = 6
};

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
        return facts_no_memory(error, NULL);
    }
    for (size_t i = 0; i < table->count; i++) state->widths[i] = table_display_width(table->columns[i].name);
    return FACTS_OK;
}

/* Cuts columns with one of the flags `fit`, the widest first and none below `floor`, until the shown ones fit; false
 * where they cannot. */
static bool cut_to_fit(const facts_table *table, const bool *shown, unsigned fit, size_t floor, size_t *widths) {
    size_t total = 0;
    for (size_t i = 0; i < table->count; i++) total += shown[i] ? widths[i] + GAP : 0;
    for (total -= total ? GAP : 0; total > table->options.width; total--) {
        size_t widest = table->count;
        for (size_t i = 0; i < table->count; i++) {
            bool may_be_cut = fit ? table->columns[i].fit & fit : table->columns[i].type == FACTS_TEXT;
            bool name = floor > LEAST && table->columns[i].fit & FACTS_NAMES;
            if (!shown[i] || !may_be_cut || widths[i] <= (name ? NAME : floor)) continue;
            if (widest == table->count || widths[i] > widths[widest]) widest = i;
        }
        if (widest == table->count) return false;
        widths[widest]--;
    }
    return true;
}

/* What a column tells by its differences: nothing where all of its cells are empty or all are one. */
typedef enum telling { TELLS_EMPTY, TELLS_ONE, TELLS_MANY } telling;

static void find_telling(const facts_table *table, telling *tells) {
    const aligned *state = table->state;
    const char *cell = state->text;
    for (size_t row = 0; row < table->rows; row++) {
        const char *first = state->text;
        for (size_t i = 0; i < table->count; i++, cell += strlen(cell) + 1, first += strlen(first) + 1) {
            if (row == 0)
                tells[i] = *cell ? TELLS_ONE : TELLS_EMPTY;
            else if (strcmp(cell, first) != 0)
                tells[i] = TELLS_MANY;
        }
    }
}

/* The last of the shown columns that have the flag `fit` and tell no more than `most`; the count of columns without
 * one. */
static size_t last_shown(const facts_table *table, const bool *shown, unsigned fit, const telling *tells,
                         telling most) {
    for (size_t i = table->count; i-- > 0;)
        if (shown[i] && (table->columns[i].fit & fit) && tells[i] <= most) return i;
    return table->count;
}

/* Chooses the columns to show and their widths: first the optional ones go, then those to spare, the least telling
 * first; what then is still too wide has every text cut. */
static void fit(const facts_table *table, const telling *tells, bool *shown, size_t *widths) {
    const aligned *state = table->state;
    const size_t size = table->count * sizeof *widths;
    for (size_t i = 0; i < table->count; i++) shown[i] = true;
    memcpy(widths, state->widths, size);
    if (table->options.width == 0) return;
    for (size_t last;; shown[last] = false) {
        memcpy(widths, state->widths, size);
        if (cut_to_fit(table, shown, FACTS_FLEXIBLE, NARROWEST, widths)) return;
        last = last_shown(table, shown, FACTS_OPTIONAL, tells, TELLS_MANY);
        if (last == table->count) break;
    }
    for (telling most = TELLS_EMPTY; most <= TELLS_MANY; most++)
        for (size_t last;; shown[last] = false) {
            memcpy(widths, state->widths, size);
            if (cut_to_fit(table, shown, FACTS_FLEXIBLE, most < TELLS_MANY ? NARROWEST : NARROW, widths)) return;
            last = last_shown(table, shown, FACTS_SPARE, tells, most);
            if (last == table->count) break;
        }
    if (!cut_to_fit(table, shown, FACTS_FLEXIBLE, LEAST, widths)) cut_to_fit(table, shown, 0, LEAST, widths);
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

/* The end of "white_paper:25", which tells more than what stands before it. */
static const char *end_of(const char *cell, unsigned fit) {
    const char *colon = fit & FACTS_KEEPS_END ? strrchr(cell, ':') : NULL;
    return colon ? colon : "";
}

/* Nothing is padded at the end of a line. */
static void print_cell(FILE *stream, const facts_column *column, const char *cell, size_t width, bool last) {
    size_t used = table_display_width(cell);
    if (column->type != FACTS_TEXT && used < width) {
        spaces(stream, width - used);
        used = width;
    }
    if (used <= width) {
        fputs(cell, stream);
    } else {
        const char *end = end_of(cell, column->fit);
        size_t kept = table_display_width(end);
        if (kept >= width) end = "", kept = 0;
        used = print_cut(stream, cell, width - kept) + kept;
        fputs(end, stream);
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
        print_cell(stream, &table->columns[i], table->columns[i].name, widths[i], i == last);
    }
    fputs(table->options.colour ? "\x1b[0m\n" : "\n", stream);
    const char *cell = state->text;
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t i = 0; i < table->count; i++, cell += strlen(cell) + 1) {
            if (shown[i]) print_cell(stream, &table->columns[i], cell, widths[i], i == last);
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
    telling *tells = malloc(table->count * sizeof *tells);
    if (!widths || !shown || !tells) {
        status = facts_no_memory(error, NULL);
    } else if (table->rows > 0) {
        find_telling(table, tells);
        fit(table, tells, shown, widths);
        print_rows(table, shown, widths);
    }
    free(widths);
    free(shown);
    free(tells);
    free(state->text);
    free(state->widths);
    free(state);
    return status;
}

const table_writer table_writer_aligned = {aligned_begin, aligned_row, aligned_end, .guards = false};
