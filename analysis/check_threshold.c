/* From when on a change is a warning or an error. */
#include "analysis/check.h"

#include <fnmatch.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One term of a threshold: "5%", "gone", "wind_*:1%". */
typedef struct term {
    char name[128]; /* "" for any */
    double percent; /* NAN for any change */
} term;

/* Reads the term at `text`, which ends with a comma or the end; false where it is none. */
static bool read_term(const char *text, term *t) {
    size_t size = strcspn(text, ","), name = strcspn(text, ":,");
    const char *number = name < size ? text + name + 1 : text;
    char *end = NULL;
    *t = (term){.percent = NAN};
    if (name < size || (size > 0 && text[size - 1] == '%')) {
        t->percent = strtod(number, &end);
        if (end == number || end + 1 != text + size || *end != '%' || !(t->percent >= 0)) return false;
        if (number == text) return true;
    }
    if (name == 0 || name >= sizeof t->name) return false;
    snprintf(t->name, sizeof t->name, "%.*s", (int)name, text);
    return true;
}

facts_status facts_threshold_check(const char *threshold, facts_error *error) {
    term t;
    for (const char *text = threshold;; text++) {
        if (!read_term(text, &t))
            return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0,
                              "'%s' is no threshold; expected terms as 5%%, gone, wind_* or wind_*:1%%, with commas "
                              "between them",
                              threshold);
        text += strcspn(text, ",");
        if (!*text) return FACTS_OK;
    }
}

static bool is_named(const facts_change *change, const char *name) {
    const facts_fact *fact = check_fact(change);
    if (!name[0] || fnmatch(name, change->what, 0) == 0 || fnmatch(name, fact->metric, 0) == 0 ||
        strcmp(name, facts_kind_name(fact->kind)) == 0)
        return true;
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        if (change->pair.columns & UINT32_C(1) << column && strcmp(name, facts_column_name(column)) == 0) return true;
    return false;
}

bool check_meets(const facts_change *change, const char *threshold) {
    term t;
    for (const char *text = threshold; text && read_term(text, &t); text++) {
        double percent = fabs(change->pair.percent);
        if (is_named(change, t.name) && (isnan(t.percent) || (percent > 0 && percent >= t.percent))) return true;
        text += strcspn(text, ",");
        if (!*text) break;
    }
    return false;
}
