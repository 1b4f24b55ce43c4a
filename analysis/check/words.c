/* How a change is put into words, the same in every format. */
#include "check.h"

#include <math.h>
#include <string.h>

const facts_fact *check_fact(const facts_change *change) {
    return change->pair.after ? change->pair.after : change->pair.before;
}

const char *check_value(const facts_fact *fact, char buffer[CHECK_VALUE_SIZE]) {
    char low[40], high[40];
    facts_format_number(fact->value, low);
    facts_format_number(fact->value_hi, high);
    const char *unit = strcmp(fact->unit, "1") == 0 ? "" : fact->unit; /* of a count */
    snprintf(buffer, CHECK_VALUE_SIZE, "%s%s%s%s%s", low, *high ? " to " : "", high, *unit ? " " : "", unit);
    return buffer;
}

/* "+1 GW (+0.19 %)", "" where the value is as before or cannot be compared. */
enum { AMOUNT_SIZE = 160 };

static const char *amount_of(const facts_change *change, char buffer[AMOUNT_SIZE]) {
    const facts_pair *pair = &change->pair;
    buffer[0] = '\0';
    if (isnan(pair->change) || pair->change == 0) return buffer;
    char number[40];
    const char *unit = strcmp(pair->after->unit, "percent") == 0 ? "pp" : pair->after->unit;
    if (strcmp(unit, "1") == 0) unit = "";
    facts_format_number(pair->change, number);
    int used = snprintf(buffer, AMOUNT_SIZE, "%s%s%s%s", pair->change > 0 ? "+" : "", number, *unit ? " " : "", unit);
    if (isfinite(pair->percent))
        snprintf(buffer + used, AMOUNT_SIZE - (size_t)used,
                 fabs(pair->percent) < 10                                  ? " (%+.2g %%)"
                 : fabs(pair->percent) > 99.9 && fabs(pair->percent) < 100 ? " (%+.4g %%)" /* nearly all is not all */
                 : fabs(pair->percent) < 1000                              ? " (%+.1f %%)"
                                                                           : " (%+.0f %%)",
                 pair->percent);
    return buffer;
}

/* Adds to a text of CHECK_TEXT_SIZE bytes. What a document says may hold anything: control characters become blanks. */
static void append(char *text, const char *more) {
    size_t used = strlen(text);
    for (; *more && used + 1 < CHECK_TEXT_SIZE; more++)
        text[used++] = (unsigned char)*more < 0x20 || *more == 0x7F ? ' ' : *more;
    /* nothing is cut within a character */
    while (*more && used > 0 && ((unsigned char)*more & 0xC0) == 0x80) more--, used--;
    text[used] = '\0';
}

const char *check_subject(const facts_change *change, char buffer[CHECK_TEXT_SIZE]) {
    const facts_fact *fact = check_fact(change);
    const char *const parts[] = {fact->region, fact->entity, fact->time};
    buffer[0] = '\0';
    append(buffer, fact->metric);
    if (fact->kind != FACTS_LEVEL) append(buffer, " ");
    if (fact->kind != FACTS_LEVEL) append(buffer, facts_kind_name(fact->kind));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i][0]) continue;
        append(buffer, ", ");
        append(buffer, parts[i]);
    }
    return buffer;
}

static bool is_value(const char *column) {
    return strcmp(column, "value") == 0 || strcmp(column, "value_hi") == 0 || strcmp(column, "unit") == 0;
}

static void append_value(char *text, const facts_fact *fact) {
    char value[CHECK_VALUE_SIZE];
    append(text, check_value(fact, value));
}

static void append_changes(const facts_change *change, char buffer[CHECK_TEXT_SIZE]) {
    const facts_pair *pair = &change->pair;
    char old[40], new[40], amount[AMOUNT_SIZE];
    bool value = false;
    append_value(buffer, pair->before ? pair->before : pair->after);
    if (!pair->before || !pair->after) return;
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        if (pair->columns & UINT32_C(1) << column) value |= is_value(facts_column_name(column));
    if (value) {
        append(buffer, " -> ");
        append_value(buffer, pair->after);
        if (*amount_of(change, amount)) append(buffer, ", ");
        append(buffer, amount);
    }
    if (strcmp(change->what, "unit") == 0) {
        append(buffer, "; written \"");
        append(buffer, pair->before->quote);
        append(buffer, "\" -> \"");
        append(buffer, pair->after->quote);
        append(buffer, "\"");
    }
    for (size_t column = 0; column < FACTS_COLUMNS; column++) {
        const char *name = facts_column_name(column);
        if (!(pair->columns & UINT32_C(1) << column) || is_value(name)) continue;
        const char *was = facts_fact_cell(pair->before, column, old), *is = facts_fact_cell(pair->after, column, new);
        append(buffer, "; ");
        append(buffer, name);
        append(buffer, " ");
        append(buffer, was[0] ? was : "none");
        append(buffer, " -> ");
        append(buffer, is[0] ? is : "none");
    }
}

const char *check_told(const facts_change *change, char buffer[CHECK_TEXT_SIZE]) {
    buffer[0] = '\0';
    append_changes(change, buffer);
    if (facts_fact_corrected(check_fact(change))) append(buffer, " (corrected)");
    return buffer;
}

const char *check_path(const facts_check *check, const facts_fact *fact) {
    for (size_t i = 0; i < check->options.document_count; i++) {
        const facts_document *document = &check->options.documents[i];
        if (strcmp(document->id, fact->document) != 0 || !document->path[0]) continue;
        return document->path + (strncmp(document->path, "./", 2) == 0 ? 2 : 0);
    }
    return fact->document;
}
