#include "separated.h"

#include "cell.h"
#include "extract/pack/pack.h"
#include "extract/read/separated.h"
#include "words.h"

enum { LONGEST_HEAD = 250, MOST_LINES = 100 };

/* -------------------------------------------------------------------- rows */

/* Where the row ahead begins in the source. */
static uint64_t start_of(const document *d) {
    const uint64_t start = d->ahead.start;
    return start ? start : separated_start(reader_at(&d->source, 0), d->ahead.size);
}

/* Whether the text ends within the quotes of its last cell. */
static bool is_open(const document *d, uint64_t end) {
    const uint64_t start = start_of(d);
    const char *text = reader_at(&d->source, start);
    const size_t size = end > start ? (size_t)(end - start) : 0;
    bool open = false;
    slice cell;
    for (size_t at = 0; at < size;) at += separated_cell(text + at, size - at, d->source.separator, &cell, &open);
    return open;
}

/* Finds the end of the row ahead. A quote that nothing closes begins no cell that goes on for the rest of the file. */
static facts_status find_end(document *d, facts_error *error) {
    reader *r = &d->source;
    const uint64_t position = r->position;
    const uint32_t number = r->line, page = r->page;
    facts_status status = FACTS_OK;
    source_line line = d->ahead;
    bool found = true;
    size_t lines = 1;
    d->row_end = line.start + line.size;
    while (status == FACTS_OK && found && lines++ < MOST_LINES && is_open(d, d->row_end)) {
        status = reader_next(r, &line, &found, error);
        if (status == FACTS_OK && found) d->row_end = line.start + line.size;
    }
    if (is_open(d, d->row_end)) d->row_end = d->ahead.start + d->ahead.size;
    r->position = position;
    r->line = number;
    r->page = page;
    return status;
}

slice separated_row(const document *d) {
    const uint64_t start = start_of(d);
    return slice_trim((slice){reader_at(&d->source, start), d->row_end > start ? (size_t)(d->row_end - start) : 0});
}

cells separated_cells(const document *d) {
    const uint64_t start = start_of(d);
    const char *text = reader_at(&d->source, start);
    const size_t size = d->row_end > start ? (size_t)(d->row_end - start) : 0;
    cells row = {.count = 0};
    bool open;
    for (size_t at = 0; at < size && row.count < TABLE_COLUMNS; row.count++)
        at += separated_cell(text + at, size - at, d->source.separator, &row.at[row.count], &open);
    while (row.count && !row.at[row.count - 1].size) row.count--;
    return row;
}

static size_t count_filled(const cells *row) {
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++) filled += row->at[i].size > 0;
    return filled;
}

/* Whether cells stand behind those that there is room for. */
static bool goes_beyond(const document *d, const cells *row) {
    if (row->count < TABLE_COLUMNS) return false;
    const slice last = row->at[row->count - 1], all = separated_row(d);
    const char marks[] = {d->source.separator, '"', ' ', '\t'};
    for (const char *p = last.at + last.size; p < all.at + all.size; p++)
        if (!memchr(marks, *p, sizeof marks)) return true;
    return false;
}

facts_status separated_fetch(document *d, facts_error *error) {
    d->blank_ahead = false;
    for (;;) {
        do {
            const facts_status status = reader_next(&d->source, &d->ahead, &d->has_ahead, error);
            if (status != FACTS_OK || !d->has_ahead) return status;
        } while (d->ahead.start < d->row_end || d->ahead.cut);
        const facts_status status = find_end(d, error);
        if (status != FACTS_OK) return status;
        const cells row = separated_cells(d);
        d->wider = d->wider || goes_beyond(d, &row);
        if (row.count) return FACTS_OK;
        d->blank_ahead = true;
    }
}

slice separated_lone(const cells *row) { return count_filled(row) == 1 ? row->at[row->count - 1] : (slice){NULL, 0}; }

/* ------------------------------------------------------------------- heads */

bool separated_names(const document *d, const cells *row) {
    size_t names = 0;
    for (size_t i = 0; i < row->count; i++) {
        const slice cell = row->at[i];
        if (cell.size > LONGEST_HEAD) return false;
        if (begins_with_number(cell) && !has_year(cell) && !names_more(d->packs, cell)) return false;
        names += cell.size > 0;
    }
    return names > 1;
}

/* "GW", "(Mt)" */
static bool is_unit(const document *d, slice cell) {
    const titled t = split_unit(d->packs, cell);
    return t.unit.size && !t.name.size;
}

bool separated_goes_on(const document *d, const cells *row) {
    const table *t = &d->table;
    bool units = row->count > 1, gap = !row->at[0].size;
    if (t->body || !separated_names(d, row)) return false;
    for (size_t i = 1; i < row->count; i++) {
        const bool headed = i < t->column_count && (t->columns[i].title.size || t->columns[i].unit.size);
        units = units && (!row->at[i].size || is_unit(d, row->at[i]));
        gap = gap || (row->at[i].size && !headed);
    }
    return units || gap;
}

facts_status separated_another(document *d, bool *another, facts_error *error) {
    reader *r = &d->source;
    cells row = separated_cells(d);
    *another = count_filled(&row) > 1 && separated_names(d, &row);
    if (count_filled(&row) > 1) return FACTS_OK;
    const uint64_t position = r->position, end = d->row_end;
    const uint32_t number = r->line, page = r->page;
    const source_line ahead = d->ahead;
    const facts_status status = separated_fetch(d, error);
    if (status == FACTS_OK && d->has_ahead) row = separated_cells(d);
    *another = status == FACTS_OK && (!d->has_ahead || separated_names(d, &row));
    r->position = position;
    r->line = number;
    r->page = page;
    d->ahead = ahead;
    d->row_end = end;
    d->has_ahead = d->blank_ahead = true;
    return status;
}
