#include "finding.h"

#include "hash.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

const char *facts_severity_name(facts_severity severity) {
    static const char *const NAMES[] = {"low", "medium", "high"};
    return NAMES[severity];
}

const char *finding_number(double value, char *buffer) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.9g", value);
    return facts_format_number(strtod(digits, NULL), buffer);
}

const char *finding_value(const facts_fact *fact, char *buffer) {
    static const char *const BOUNDS[] = {"", "about ", "over ", "nearly "};
    char low[40], high[40] = "";
    finding_number(fact->value, low);
    if (!isnan(fact->value_hi)) finding_number(fact->value_hi, high);
    bool bare = strcmp(fact->unit, "1") == 0;
    snprintf(buffer, FINDING_VALUE_SIZE, "%s%s%s%s%s%.64s", BOUNDS[fact->bound], low, *high ? " to " : "", high,
             bare ? "" : " ", bare ? "" : fact->unit);
    return buffer;
}

const char *finding_id(arena *memory, const char *kind, const facts_fact *const *facts, size_t count) {
    uint64_t hash = hash_text(HASH_START, kind);
    char number[40];
    for (size_t i = 0; i < count; i++) {
        hash = hash_text(hash, facts[i]->id);
        hash = hash_text(hash, facts_format_number(facts[i]->value, number));
        hash = hash_text(hash, facts_bound_name(facts[i]->bound));
    }
    return finding_text(memory, "%016" PRIx64, hash);
}

const char *finding_text(arena *memory, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = size < 0 ? NULL : arena_alloc(memory, (size_t)size + 1);
    if (text) vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return text;
}

const char *finding_explained(arena *memory, const char *explanation, const facts_fact *const *facts, size_t count) {
    bool first = true;
    for (size_t i = 0; i < count && explanation; i++) {
        if (!facts[i] || !facts_fact_corrected(facts[i])) continue;
        explanation = finding_text(memory, "%s%s%s:%u", explanation, first ? "; corrected by hand: " : ", ",
                                   facts[i]->document, (unsigned)facts[i]->line);
        first = false;
    }
    return explanation;
}

int finding_compare_places(const void *a, const void *b) {
    const facts_fact *x = *(const facts_fact *const *)a, *y = *(const facts_fact *const *)b;
    int order = strcmp(x->document, y->document);
    if (!order) order = (x->byte_start > y->byte_start) - (x->byte_start < y->byte_start);
    return order ? order : strcmp(x->id, y->id);
}
