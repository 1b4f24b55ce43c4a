/* Points out of two columns of any table. */
#include "trend.h"

#include <stdlib.h>
#include <string.h>

typedef struct points_reader {
    const char *x, *y;
    bool bounds;
    facts_point *points;
    size_t count, capacity, skipped;
} points_reader;

static bool is_missing(const char *cell) {
    return strspn(cell, " \t") == strlen(cell) || strcmp(cell, "NA") == 0 || strcmp(cell, "NaN") == 0;
}

/* A decimal and nothing else: strtod alone would take "0x1p3", "inf" and "12 GW", too. */
static facts_status read_number(const facts_csv_row *row, const char *column, double *value, facts_error *error) {
    const char *cell = facts_csv_cell(row, column);
    char *end;
    *value = strtod(cell, &end);
    end += strspn(end, " \t");
    if (end == cell || *end || strspn(cell, " \t+-.0123456789eE") != strlen(cell) || !isfinite(*value))
        return facts_csv_fail(row, column, error, "'%s' in column %s is no number; expected a decimal such as 12.5",
                              cell, column);
    return FACTS_OK;
}

static facts_status take_row(void *context, const facts_csv_row *row, facts_error *error) {
    points_reader *reader = context;
    if (is_missing(facts_csv_cell(row, reader->x)) || is_missing(facts_csv_cell(row, reader->y))) {
        reader->skipped++;
        return FACTS_OK;
    }
    if (reader->count == reader->capacity) {
        size_t capacity = reader->capacity ? 2 * reader->capacity : 64;
        facts_point *grown = realloc(reader->points, capacity * sizeof *grown);
        if (!grown) return facts_no_memory(error, NULL);
        reader->points = grown;
        reader->capacity = capacity;
    }
    facts_point *point = &reader->points[reader->count];
    point->bound = FACTS_EQ;
    facts_status status = read_number(row, reader->x, &point->x, error);
    if (!status) status = read_number(row, reader->y, &point->y, error);
    if (!status && reader->bounds && !facts_bound_parse(facts_csv_cell(row, "bound"), &point->bound))
        status = facts_csv_fail(row, "bound", error, "'%s' is no bound; expected eq, approx, gt or lt",
                                facts_csv_cell(row, "bound"));
    reader->count += status == FACTS_OK;
    return status;
}

facts_status facts_points_read_csv(const char *path, const char *x, const char *y, bool bounds, facts_point **points,
                                   size_t *count, size_t *skipped, facts_error *error) {
    const char *const required[] = {x, y, "bound"};
    points_reader reader = {.x = x, .y = y, .bounds = bounds};
    facts_status status = facts_csv_read(path, required, bounds ? 3 : 2, take_row, &reader, error);
    if (!status && reader.count == 0)
        status = facts_fail(error, FACTS_ERR_FORMAT, path, 0, 0, "no row has a number in both %s and %s", x, y);
    if (status) free(reader.points);
    *points = status ? NULL : reader.points;
    *count = status ? 0 : reader.count;
    *skipped = reader.skipped;
    return status;
}
