/* Tables of corrections: what each row asks for is understood when it is read, so that a slip is said at once. */
#include "analysis/place.h"
#include "analysis/store/store.h"
#include "corrections.h"
#include "hash.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const columns[] = {"document", "quote", "before", "after", "field", "value", "reason", "who"};

static const struct {
    const char *name, *expected;
} fields[] = {{"metric", "an id as wind_capacity"},
              {"kind", "level, change, growth or ratio"},
              {"value", "a decimal number"},
              {"value_hi", "a decimal number or nothing"},
              {"unit", "one as GW, Mt, percent or t/kW, 1 for a count"},
              {"bound", "eq, approx, gt or lt"},
              {"time", "2024, 2024-12-31, 2021/2025 or nothing"},
              {"base", "what it is compared with"},
              {"status", "actual, target or projected"},
              {"region", "ISO 3166 alpha-3 as CHN, WLD, a group as EU, or nothing"},
              {"entity", "a name"}};

static bool read_number(const char *text, bool may_be_empty, double *number) {
    char *end;
    *number = NAN;
    if (!*text) return may_be_empty;
    *number = strtod(text, &end);
    return end != text && *end == '\0' && isfinite(*number);
}

bool correction_set(facts_fact *fact, const char *field, const char *value) {
    const struct {
        const char *name, **text;
    } texts[] = {{"metric", &fact->metric}, {"unit", &fact->unit},     {"time", &fact->time},
                 {"base", &fact->base},     {"region", &fact->region}, {"entity", &fact->entity}};
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    if (strcmp(field, "value") == 0) return read_number(value, false, &fact->value);
    if (strcmp(field, "value_hi") == 0) return read_number(value, true, &fact->value_hi);
    if (strcmp(field, "kind") == 0) return facts_kind_parse(value, &fact->kind);
    if (strcmp(field, "bound") == 0) return facts_bound_parse(value, &fact->bound);
    if (strcmp(field, "status") == 0) return facts_state_parse(value, &fact->state);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(field, texts[i].name) != 0) continue;
        *texts[i].text = value;
        bool time = texts[i].text == &fact->time;
        if (time) fact->time_source = *value ? FACTS_TIME_EXPLICIT : FACTS_TIME_NONE;
        if (texts[i].text == &fact->metric)
            return value[strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
        if (texts[i].text == &fact->unit) return *value != '\0';
        return !time || !*value || store_days(value, first, last);
    }
    return false;
}

/* Cuts white space off both ends of a text that may be changed. */
static char *trimmed(char *text) {
    text += strspn(text, " \t");
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t", text[size - 1])) text[--size] = '\0';
    return text;
}

bool correction_describe(const char *value, char *text, facts_fact *fact) {
    *fact = (facts_fact){
        .metric = "", .value = NAN, .value_hi = NAN, .unit = "", .time = "", .base = "", .region = NULL, .entity = ""};
    strcpy(text, value);
    for (char *rest = text, *part; (part = strsep(&rest, ";"));) {
        char *equals = strchr(part, '=');
        if (!equals && !*trimmed(part)) continue; /* a semicolon at the end */
        if (!equals) return false;
        *equals = '\0';
        if (!correction_set(fact, trimmed(part), trimmed(equals + 1))) return false;
    }
    return fact->metric[0] && fact->unit[0] && !isnan(fact->value);
}

/* ----------------------------------------------------------------- reading */

static facts_status fail_value(const facts_csv_row *row, const char *field, const char *value, facts_error *error) {
    size_t i = 0;
    while (i < sizeof fields / sizeof *fields && strcmp(field, fields[i].name) != 0) i++;
    if (i < sizeof fields / sizeof *fields)
        return facts_csv_fail(row, "value", error, "'%s' is no %s; expected %s", value, field, fields[i].expected);
    return facts_csv_fail(
        row, "field", error,
        "field '%s'; expected metric, kind, value, value_hi, unit, bound, time, base, status, region, "
        "entity, drop or add",
        field);
}

/* A unit or region of which series know nothing would stand beside those of the same thing, in silence. */
static facts_status check_known(const facts_csv_row *row, const facts_packs *packs, const facts_fact *fact,
                                facts_error *error) {
    if (fact->unit && *fact->unit && !facts_packs_unit(packs, fact->unit))
        return fail_value(row, "unit", fact->unit, error);
    if (fact->region && *fact->region && !facts_packs_region(packs, fact->region))
        return fail_value(row, "region", fact->region, error);
    return FACTS_OK;
}

static facts_status check_added(const facts_csv_row *row, const facts_packs *packs, const correction *c,
                                facts_error *error) {
    facts_fact fact;
    char *text = malloc(strlen(c->value) + 1);
    if (!text) return facts_no_memory(error, c->path);
    facts_status status = correction_describe(c->value, text, &fact)
                              ? check_known(row, packs, &fact, error)
                              : facts_csv_fail(row, "value", error,
                                               "'%s' describes no fact; expected as 'metric=wind_capacity; value=520; "
                                               "unit=GW; time=2024', with metric, value and unit at least",
                                               c->value);
    free(text);
    return status;
}

static facts_status check_row(const facts_csv_row *row, const facts_packs *packs, correction *c, facts_error *error) {
    facts_fact fact = {0};
    if (!c->document[0])
        return facts_csv_fail(row, "document", error, "no document; expected the id of the one that is corrected");
    if (!c->quote[0]) return facts_csv_fail(row, "quote", error, "no quote; expected what the fact quotes");
    if (!c->who[0]) return facts_csv_fail(row, "who", error, "nobody; expected the name of who corrected it");
    if (strcmp(c->field, "drop") == 0) {
        c->action = CORRECTION_DROP;
        return FACTS_OK;
    }
    if (strcmp(c->field, "add") == 0) {
        c->action = CORRECTION_ADD;
        return check_added(row, packs, c, error);
    }
    if (!correction_set(&fact, c->field, c->value)) return fail_value(row, c->field, c->value, error);
    return check_known(row, packs, &fact, error);
}

typedef struct reading {
    facts_corrections *corrections;
    const facts_packs *packs;
    const char *path;
} reading;

static facts_status add_row(void *context, const facts_csv_row *row, facts_error *error) {
    const reading *r = context;
    correction c = {.path = r->path, .line = row->lines[0]};
    const char **cells[] = {&c.document, &c.quote, &c.before, &c.after, &c.field, &c.value, &c.reason, &c.who};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const char *cell = facts_csv_cell(row, columns[i]);
        *cells[i] = arena_copy(&r->corrections->strings, cell, strlen(cell));
        if (!*cells[i]) return facts_no_memory(error, r->path);
    }
    facts_status status = check_row(row, r->packs, &c, error);
    if (status == FACTS_OK && !vector_push(&r->corrections->rows, c)) status = facts_no_memory(error, r->path);
    return status;
}

facts_status facts_corrections_read_csv(facts_corrections *corrections, const char *path, const facts_packs *packs,
                                        facts_error *error) {
    reading r = {
        .corrections = corrections, .packs = packs, .path = arena_copy(&corrections->strings, path, strlen(path))};
    if (!r.path) return facts_no_memory(error, path);
    return facts_csv_read(path, columns, sizeof columns / sizeof *columns, add_row, &r, error);
}

bool facts_fact_corrected(const facts_fact *fact) { return strstr(fact->rule, CORRECTION_MARK) != NULL; }

facts_status facts_corrections_new(facts_corrections **corrections, facts_error *error) {
    *corrections = calloc(1, sizeof **corrections);
    return *corrections ? FACTS_OK : facts_no_memory(error, NULL);
}

void facts_corrections_free(facts_corrections *corrections) {
    if (!corrections) return;
    arena_free(&corrections->strings);
    vector_free(&corrections->rows);
    free(corrections);
}

static bool same_folder(const char *a, const char *b) {
    char *x = place_of_file(a), *y = place_of_file(b);
    const size_t size = x ? (size_t)(strrchr(x, '/') - x) : 0;
    const bool same = x && y && (size_t)(strrchr(y, '/') - y) == size && memcmp(x, y, size) == 0;
    free(x);
    free(y);
    return same;
}

facts_status facts_corrections_claim(facts_corrections *corrections, const char *id, const char *file, bool by_name,
                                     facts_error *error) {
    const char *slash = strrchr(id, '/'), *copy = NULL;
    if (by_name && !slash) return FACTS_OK;
    for (size_t i = 0; i < corrections->rows.count; i++) {
        correction *row = &corrections->rows.at[i];
        if (row->claimed || strcmp(row->document, by_name ? slash + 1 : id) != 0 || !same_folder(row->path, file))
            continue;
        row->claimed = true;
        if (!by_name) continue;
        if (!copy) copy = arena_copy(&corrections->strings, id, strlen(id));
        if (!copy) return facts_no_memory(error, row->path);
        row->document = copy;
    }
    return FACTS_OK;
}

static bool has_id(const facts_source *documents, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(documents[i].id, id) == 0) return true;
    return false;
}

/* How many rows are of the document of row `first`; 0 where an earlier one is. */
static size_t count_of_document(const facts_corrections *corrections, size_t first) {
    size_t count = 0;
    for (size_t i = 0; i < corrections->rows.count; i++) {
        if (strcmp(corrections->rows.at[i].document, corrections->rows.at[first].document) != 0) continue;
        if (i < first) return 0;
        count++;
    }
    return count;
}

facts_status facts_corrections_strangers(const facts_corrections *corrections, const facts_source *documents,
                                         size_t count, const facts_sink *sink) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < corrections->rows.count && status == FACTS_OK; i++) {
        const correction *row = &corrections->rows.at[i];
        facts_error warning;
        size_t rows = has_id(documents, count, row->document) ? 0 : count_of_document(corrections, i);
        if (rows == 0) continue;
        facts_fail(&warning, FACTS_ERR_FORMAT, row->path, row->line, 0,
                   "%zu %s of '%s', which is none of the documents; expected the id of one", rows,
                   rows == 1 ? "correction" : "corrections", row->document);
        status = sink->warning(sink->context, &warning);
    }
    return status;
}

void facts_corrections_fingerprint(const facts_corrections *corrections, const char *document,
                                   char fingerprint[FACTS_FINGERPRINT_SIZE]) {
    uint64_t hash = HASH_START;
    fingerprint[0] = '\0';
    for (size_t i = 0; corrections && i < corrections->rows.count; i++) {
        const correction *c = &corrections->rows.at[i];
        const char *const parts[] = {c->quote, c->before, c->after, c->field, c->value, c->who};
        if (strcmp(c->document, document) != 0) continue;
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++) hash = hash_text(hash, parts[j]);
        snprintf(fingerprint, FACTS_FINGERPRINT_SIZE, "%016" PRIx64, hash);
    }
}
