/* Baselines: the facts that documents are held against, as a CSV table that reads well in git. */
#include "analysis/replace.h"
#include "analysis/table/table.h"
#include "extract/read/device.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEAD "facts " FACTS_VERSION " rules "

/* What the last line ends with, the header where there are no facts. A count of the facts would tell as well that rows
 * were cut off, but two branches that each add one could not be merged then. */
#define END "end"

/* The last name of the header: "facts 1.0.0 rules 3f2a..." */
static bool read_rules(const char *name, char rules[FACTS_RULES_SIZE]) {
    char version[32];
    name += *name == '"'; /* a spreadsheet may put every cell in quotes */
    return sscanf(name, "facts %31s rules %64[^\" \r\n]", version, rules) == 2;
}

/* Whether the last line of the file is the last that was written. */
static bool is_whole(const char *path) {
    char tail[32] = "";
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    fseek(file, -(long)(sizeof tail - 1), SEEK_END); /* a shorter one is read from its start */
    size_t size = fread(tail, 1, sizeof tail - 1, file);
    fclose(file);
    while (size > 0 && strchr("\r\n\"", tail[size - 1])) size--; /* a spreadsheet saves it with its own line ends */
    return size > strlen(END) && memcmp(tail + size - strlen(END), END, strlen(END)) == 0 &&
           strchr(", \"", tail[size - strlen(END) - 1]);
}

/* The header alone, which a baseline without facts has, too. */
static facts_status read_head(const char *path, char rules[FACTS_RULES_SIZE], facts_error *error) {
    char *line = NULL;
    size_t room = 0;
    const facts_status status = device_refuse(path, "a baseline", error);
    if (status != FACTS_OK) return status;
    FILE *file = fopen(path, "rb");
    if (!file)
        return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "no baseline is here (%s); 'facts check --update' makes one",
                          strerror(errno));
    bool read = getline(&line, &room, file) > 0;
    fclose(file);
    const char *comma = read ? strrchr(line, ',') : NULL;
    bool found = comma && read_rules(comma + 1, rules);
    free(line);
    if (found) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_FORMAT, path, 1, 1,
                      "this is no baseline; expected a header that ends with '" HEAD "...', as 'facts check --update' "
                      "writes it");
}

static int compare_ids(const void *left, const void *right) {
    return strcmp((*(const facts_fact *const *)left)->id, (*(const facts_fact *const *)right)->id);
}

static bool same_row(const facts_fact *a, const facts_fact *b) {
    char x[40], y[40];
    size_t column = 0;
    while (column < FACTS_COLUMNS && strcmp(facts_fact_cell(a, column, x), facts_fact_cell(b, column, y)) == 0)
        column++;
    return column == FACTS_COLUMNS;
}

/* Two branches that were merged line by line may leave a row twice, whose fact would be taken for one that is gone. */
static facts_status check_doubles(const char *path, const facts_set *set, facts_error *error) {
    size_t count = facts_set_count(set);
    const facts_fact **sorted = malloc((count + 1) * sizeof *sorted), *twice = NULL;
    if (!sorted) return facts_no_memory(error, path);
    for (size_t i = 0; i < count; i++) sorted[i] = facts_set_at(set, i);
    qsort(sorted, count, sizeof *sorted, compare_ids);
    for (size_t i = 1; i < count && !twice; i++)
        if (compare_ids(&sorted[i - 1], &sorted[i]) == 0 && same_row(sorted[i - 1], sorted[i])) twice = sorted[i];
    free(sorted);
    if (!twice) return FACTS_OK;
    return facts_fail(error, FACTS_ERR_FORMAT, path, 0, 0,
                      "the row of %s stands in it twice; expected it once, as a merge may have doubled it", twice->id);
}

facts_status facts_baseline_read(const char *path, facts_set **set, char rules[FACTS_RULES_SIZE], facts_error *error) {
    *set = NULL;
    facts_status status = read_head(path, rules, error);
    if (status == FACTS_OK) status = facts_set_read_csv(path, set, error);
    if (status == FACTS_OK && !is_whole(path))
        status = facts_fail(error, FACTS_ERR_FORMAT, path, 0, 0,
                            "the end of this baseline is missing; expected a last line that ends with '" END
                            "'; take the file from git again, or remove it and run 'facts check --update'");
    if (status == FACTS_OK) status = check_doubles(path, *set, error);
    if (status != FACTS_OK) {
        facts_set_free(*set);
        *set = NULL;
    }
    return status;
}

static int compare_facts(const void *left, const void *right) {
    const facts_fact *a = *(const facts_fact *const *)left, *b = *(const facts_fact *const *)right;
    const char *const x[] = {a->document, a->metric, a->region, a->entity, a->time};
    const char *const y[] = {b->document, b->metric, b->region, b->entity, b->time};
    int order = 0;
    for (size_t i = 0; i < sizeof x / sizeof *x && order == 0; i++) order = strcmp(x[i], y[i]);
    if (order == 0) order = (a->kind > b->kind) - (a->kind < b->kind);
    if (order == 0) order = (a->value > b->value) - (a->value < b->value);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static facts_status write_rows(FILE *stream, const facts_fact *const *sorted, size_t count, const char *rules,
                               facts_error *error) {
    const facts_table_options options = {.format = FACTS_FORMAT_CSV};
    facts_column columns[FACTS_COLUMNS + 1];
    char head[sizeof HEAD + FACTS_RULES_SIZE + sizeof END], numbers[FACTS_COLUMNS][40];
    const char *cells[FACTS_COLUMNS + 1];
    facts_table *table;
    snprintf(head, sizeof head, HEAD "%.*s%s", FACTS_RULES_SIZE - 1, rules, count == 0 ? " " END : "");
    for (size_t i = 0; i < FACTS_COLUMNS; i++) columns[i] = table_fact_column(i);
    columns[FACTS_COLUMNS] = (facts_column){.name = head, .type = FACTS_TEXT};
    facts_status status = facts_table_open(stream, columns, FACTS_COLUMNS + 1, &options, &table, error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < count && status == FACTS_OK; i++) {
        for (size_t column = 0; column < FACTS_COLUMNS; column++)
            cells[column] = facts_fact_cell(sorted[i], column, numbers[column]);
        cells[FACTS_COLUMNS] = i + 1 == count ? END : "";
        status = facts_table_add(table, cells, error);
    }
    return facts_table_end(table, status, error);
}

static facts_status write_file(const char *path, const char *part, const facts_fact *const *sorted, size_t count,
                               const char *rules, facts_error *error) {
    FILE *file = fopen(part, "wb");
    if (!file) return facts_fail(error, FACTS_ERR_IO, part, 0, 0, "cannot be written: %s", strerror(errno));
    replace_mode(file, path);
    facts_status status = write_rows(file, sorted, count, rules, error);
    bool failed = fflush(file) != 0 || fsync(fileno(file)) != 0;
    failed |= fclose(file) != 0;
    if (status == FACTS_OK && (failed || rename(part, path) != 0))
        status = facts_fail(error, FACTS_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
    if (status != FACTS_OK) unlink(part);
    return status;
}

facts_status facts_baseline_write(const char *path, const facts_set *set, const char *rules, facts_error *error) {
    size_t count = 0;
    char target[PATH_MAX], part[PATH_MAX + sizeof ".part"];
    if (!replace_target(path, target))
        return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
    const facts_fact **sorted = malloc((facts_set_count(set) + 1) * sizeof *sorted);
    if (!sorted) return facts_no_memory(error, path);
    for (size_t i = 0; i < facts_set_count(set); i++) {
        const facts_fact *fact = facts_set_at(set, i);
        if (fact->metric[0]) sorted[count++] = fact;
    }
    qsort(sorted, count, sizeof *sorted, compare_facts);
    snprintf(part, sizeof part, "%s.part", target);
    facts_status status = write_file(target, part, sorted, count, rules, error);
    free(sorted);
    return status;
}
