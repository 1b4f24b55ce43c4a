/* The annotated table, and the names of what is scored in it. */
#include "facts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    DOC,
    LANG,
    LINE,
    QUOTE,
    METRIC,
    KIND,
    VALUE,
    VALUE_HI,
    UNIT,
    BOUND,
    TIME,
    BASE,
    STATUS,
    REGION,
    CELLS_REQUIRED,
    CLASS = CELLS_REQUIRED,
    CELLS
};
static const char *const names[] = {"doc",  "lang",  "line", "quote", "metric", "kind",   "value",      "value_hi",
                                    "unit", "bound", "time", "base",  "status", "region", "byte_start", "byte_end"};

struct facts_gold {
    facts_gold_row *rows;
    char **texts; /* all cells of each row */
    size_t count, capacity;
};

static facts_status read_offset(const facts_csv_row *row, const char *name, uint64_t *offset, facts_error *error) {
    const char *cell = facts_csv_cell(row, name);
    char *end;
    errno = 0;
    *offset = strtoull(cell, &end, 10);
    if (*cell >= '0' && *cell <= '9' && *end == '\0' && errno == 0) return FACTS_OK;
    return facts_csv_fail(row, name, error, "%s is '%s'; expected a byte offset", name, cell);
}

/* One block holds the cells of a row. */
static char *copy_cells(const facts_csv_row *row, const char *copies[CELLS]) {
    const char *cells[CELLS];
    size_t size = 0;
    for (size_t i = 0; i < CELLS; i++) {
        cells[i] = facts_csv_cell(row, i == CLASS ? "class" : names[i]);
        size += strlen(cells[i]) + 1;
    }
    char *text = malloc(size), *end = text;
    for (size_t i = 0; text && i < CELLS; i++) {
        copies[i] = end;
        end = stpcpy(end, cells[i]) + 1;
    }
    return text;
}

static facts_status add_row(void *context, const facts_csv_row *row, facts_error *error) {
    facts_gold *gold = context;
    uint64_t start, end;
    facts_status status = read_offset(row, "byte_start", &start, error);
    if (status == FACTS_OK) status = read_offset(row, "byte_end", &end, error);
    if (status != FACTS_OK) return status;
    if (gold->count == gold->capacity) {
        size_t capacity = gold->capacity ? 2 * gold->capacity : 256;
        facts_gold_row *rows = realloc(gold->rows, capacity * sizeof *rows);
        if (rows) gold->rows = rows;
        char **texts = realloc(gold->texts, capacity * sizeof *texts);
        if (texts) gold->texts = texts;
        if (!rows || !texts) return facts_no_memory(error, NULL);
        gold->capacity = capacity;
    }
    const char *c[CELLS];
    char *text = copy_cells(row, c);
    if (!text) return facts_no_memory(error, NULL);
    gold->texts[gold->count] = text;
    gold->rows[gold->count++] = (facts_gold_row){.document = c[DOC],
                                                 .language = c[LANG],
                                                 .line = c[LINE],
                                                 .quote = c[QUOTE],
                                                 .metric = c[METRIC],
                                                 .kind = c[KIND],
                                                 .value = c[VALUE],
                                                 .value_hi = c[VALUE_HI],
                                                 .unit = c[UNIT],
                                                 .bound = c[BOUND],
                                                 .time = c[TIME],
                                                 .base = c[BASE],
                                                 .state = c[STATUS],
                                                 .region = c[REGION],
                                                 .class_name = c[CLASS],
                                                 .byte_start = start,
                                                 .byte_end = end};
    return FACTS_OK;
}

facts_status facts_gold_read_csv(const char *path, facts_gold **gold, facts_error *error) {
    *gold = NULL;
    facts_gold *made = calloc(1, sizeof *made);
    if (!made) return facts_no_memory(error, NULL);
    facts_status status = facts_csv_read(path, names, sizeof names / sizeof *names, add_row, made, error);
    if (status != FACTS_OK) {
        facts_gold_free(made);
        return status;
    }
    *gold = made;
    return FACTS_OK;
}

void facts_gold_free(facts_gold *gold) {
    if (!gold) return;
    for (size_t i = 0; i < gold->count; i++) free(gold->texts[i]);
    free(gold->texts);
    free(gold->rows);
    free(gold);
}

size_t facts_gold_count(const facts_gold *gold) { return gold->count; }

const facts_gold_row *facts_gold_at(const facts_gold *gold, size_t index) { return &gold->rows[index]; }

const char *facts_score_field_name(facts_score_field field) {
    static const char *const fields[] = {"kind", "metric", "time", "bound", "base", "status", "region"};
    return fields[field];
}

const char *facts_score_wanted(const facts_gold_row *row, facts_score_field field) {
    switch (field) {
    case FACTS_SCORE_KIND:
        return row->kind;
    case FACTS_SCORE_METRIC:
        return row->metric;
    case FACTS_SCORE_TIME:
        return row->time;
    case FACTS_SCORE_BOUND:
        return row->bound;
    case FACTS_SCORE_BASE:
        return row->base;
    case FACTS_SCORE_STATUS:
        return row->state;
    case FACTS_SCORE_REGION:
        return row->region;
    case FACTS_SCORE_FIELDS:
        break;
    }
    return "";
}

const char *facts_score_got(const facts_fact *fact, facts_score_field field) {
    switch (field) {
    case FACTS_SCORE_KIND:
        return facts_kind_name(fact->kind);
    case FACTS_SCORE_METRIC:
        return fact->metric;
    case FACTS_SCORE_TIME:
        return fact->time;
    case FACTS_SCORE_BOUND:
        return facts_bound_name(fact->bound);
    case FACTS_SCORE_BASE:
        return fact->base;
    case FACTS_SCORE_STATUS:
        return facts_state_name(fact->state);
    case FACTS_SCORE_REGION:
        return fact->region;
    case FACTS_SCORE_FIELDS:
        break;
    }
    return "";
}

bool facts_group_parse(const char *name, facts_group *group) {
    static const char *const groups[] = {"lang", "doc", "metric", "kind", "unit"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (strcmp(name, groups[i]) != 0) continue;
        *group = (facts_group)(FACTS_BY_LANG + i);
        return true;
    }
    return false;
}

const char *facts_group_cell(const facts_gold_row *row, facts_group group) {
    switch (group) {
    case FACTS_BY_LANG:
        return row->language;
    case FACTS_BY_DOC:
        return row->document;
    case FACTS_BY_METRIC:
        return row->metric;
    case FACTS_BY_KIND:
        return row->kind;
    case FACTS_BY_UNIT:
        return row->unit;
    case FACTS_BY_NONE:
        break;
    }
    return "";
}
