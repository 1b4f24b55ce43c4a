/* A check as JSON, and as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), which GitHub shows on the lines of a
 * document. */
#include "check.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* Digits that a document may say; with more, 62.365 would be 62.364999999999995. */
#define JSON_DIGITS 15

static facts_status dump(json_t *root, FILE *stream, facts_error *error) {
    facts_status status = FACTS_OK;
    if (!root) {
        status = facts_no_memory(error, NULL);
    } else if (json_dumpf(root, stream, JSON_INDENT(2) | JSON_REAL_PRECISION(JSON_DIGITS)) != 0) {
        status = facts_fail(error, FACTS_ERR_IO, "", 0, 0, "the check cannot be written; is the disk full?");
    } else {
        fputc('\n', stream);
    }
    json_decref(root);
    return status;
}

/* What documents say may hold bytes that are no UTF-8; such a text becomes null. */
static json_t *text(const char *words) {
    json_t *string = json_string(words);
    return string ? string : json_null();
}

static json_t *number(double value) {
    if (!isfinite(value)) return json_null();
    return value == floor(value) && fabs(value) < 1e15 ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *columns_of(const facts_pair *pair) {
    json_t *names = json_array();
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        if (pair->columns & UINT32_C(1) << column) json_array_append_new(names, json_string(facts_column_name(column)));
    return names;
}

/* A fact with the names of the fact table. */
static json_t *fact_object(const facts_fact *fact) {
    if (!fact) return json_null();
    json_t *object = json_object();
    char cell[40];
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        json_object_set_new(object, facts_column_name(column), text(facts_fact_cell(fact, column, cell)));
    const struct {
        const char *name;
        double value;
    } numbers[] = {{"page", fact->page ? (double)fact->page : (double)NAN},
                   {"line", fact->line},
                   {"byte_start", (double)fact->byte_start},
                   {"byte_end", (double)fact->byte_end},
                   {"value", fact->value},
                   {"value_hi", fact->value_hi}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        json_object_set_new(object, numbers[i].name, number(numbers[i].value));
    return object;
}

static json_t *renamings_of(const facts_check *check) {
    json_t *list = json_array();
    for (size_t i = 0; i < facts_difference_renamed(check->difference); i++) {
        const facts_renaming *renaming = facts_difference_renamed_at(check->difference, i);
        json_array_append_new(
            list, json_pack("{s:o, s:o}", "before", text(renaming->before), "after", text(renaming->after)));
    }
    return list;
}

facts_status check_write_json(const facts_check *check, FILE *stream, facts_error *error) {
    char words[CHECK_TEXT_SIZE];
    json_t *changes = json_array();
    for (size_t i = 0; i < check->count; i++) {
        const facts_change *change = &check->changes[i];
        const facts_pair *pair = &change->pair;
        const facts_fact *fact = check_fact(change);
        json_array_append_new(changes, json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:b, s:o, s:i, s:o, s:o}", "alarm",
                                                 facts_alarm_name(change->alarm), "what", change->what, "changed",
                                                 columns_of(pair), "told", text(check_told(change, words)), "change",
                                                 number(pair->change), "percent", number(pair->percent), "by_rules",
                                                 change->by_rules, "path", text(check_path(check, fact)), "line",
                                                 (int)fact->line, "before", fact_object(pair->before), "after",
                                                 fact_object(pair->after)));
    }
    return dump(json_pack("{s:o, s:i, s:o, s:o}", "headline", text(facts_check_headline(check, words, sizeof words)),
                          "as_before", (int)check->same_count, "renamed", renamings_of(check), "changes", changes),
                stream, error);
}

/* ------------------------------------------------------------------ SARIF */

/* The rules that results refer to: what changed. */
static json_t *sarif_rules(const facts_check *check) {
    json_t *rules = json_array();
    for (size_t i = 0; i < check->count; i++) {
        const char *what = check->changes[i].what;
        size_t first = 0;
        while (strcmp(check->changes[first].what, what) != 0) first++;
        if (first != i) continue;
        char id[64], said[96];
        snprintf(id, sizeof id, "facts/%s", what);
        snprintf(said, sizeof said, "A fact differs from the baseline: %s", what);
        json_array_append_new(rules, json_pack("{s:s, s:{s:s}}", "id", id, "shortDescription", "text", said));
    }
    return rules;
}

/* A path as a relative reference of RFC 3986. */
static json_t *uri(const char *path) {
    char encoded[3 * CHECK_TEXT_SIZE];
    size_t used = 0;
    for (; *path && used + 4 < sizeof encoded; path++) {
        bool plain = (unsigned char)*path > ' ' && (unsigned char)*path < 0x7F && !strchr("\"%:<>?#[\\]^`{|}", *path);
        used += (size_t)snprintf(encoded + used, sizeof encoded - used, plain ? "%c" : "%%%02X", (unsigned char)*path);
    }
    encoded[used] = '\0';
    return json_string(encoded);
}

/* GitHub shows a result only on a file that is there: of a document that is gone that is the baseline. */
static const char *sarif_path(const facts_check *check, const facts_fact *fact) {
    const char *path = check_path(check, fact), *before = check->options.before_path;
    return path == fact->document && before ? before : path;
}

static json_t *sarif_result(const facts_check *check, const facts_change *change) {
    const facts_fact *fact = check_fact(change);
    const char *path = sarif_path(check, fact);
    int line = path == check->options.before_path || !fact->line ? 1 : (int)fact->line;
    char rule[64], subject[CHECK_TEXT_SIZE], told[CHECK_TEXT_SIZE], message[3 * CHECK_TEXT_SIZE];
    snprintf(rule, sizeof rule, "facts/%s", change->what);
    snprintf(message, sizeof message, "%s: %s%s", check_subject(change, subject), check_told(change, told),
             change->by_rules ? " (by other rules)" : "");
    return json_pack("{s:s, s:s, s:{s:o}, s:[{s:{s:{s:o}, s:{s:i}}}], s:{s:o}}", "ruleId", rule, "level",
                     facts_alarm_name(change->alarm), "message", "text", text(message), "locations", "physicalLocation",
                     "artifactLocation", "uri", uri(path), "region", "startLine", line, "partialFingerprints",
                     "factId/v1", text(fact->id));
}

facts_status check_write_sarif(const facts_check *check, FILE *stream, facts_error *error) {
    json_t *results = json_array();
    for (size_t i = 0; i < check->count; i++) json_array_append_new(results, sarif_result(check, &check->changes[i]));
    return dump(json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:o}]}", "$schema",
                          "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs", "tool", "driver",
                          "name", "facts", "version", FACTS_VERSION, "rules", sarif_rules(check), "results", results),
                stream, error);
}
