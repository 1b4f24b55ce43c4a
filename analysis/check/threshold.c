/* From when on a change is a warning or an error. */
#include "extract/near.h"
#include "check.h"

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

/* What is known by a name near to the one that was asked for. */
typedef struct guess {
    const char *asked, *best;
    double score; /* 1 where it is the same */
} guess;

static void consider(guess *g, const char *known) {
    const bool id = strchr(g->asked, '_') != NULL;
    const double score = strcmp(known, g->asked) == 0 ? 1
                         : id                         ? 0.99 * near_score(g->asked, known)
                                                      : 0.99 * near_letters(g->asked, known);
    if (score > g->score) *g = (guess){g->asked, known, score};
}

static void consider_metrics(guess *g, const facts_set *facts) {
    for (size_t i = 0; facts && i < facts_set_count(facts) && g->score < 1; i++)
        consider(g, facts_set_at(facts, i)->metric);
}

facts_status check_names(const char *threshold, const facts_check_options *options, const facts_set *before,
                         const facts_set *after, facts_error *error) {
    const facts_packs *packs = options->packs;
    static const double MAYBE = 0.5; /* what is no nearer is not worth asking after */
    term t;
    for (const char *text = threshold; text && *text;
         text += text[strcspn(text, ",")] ? strcspn(text, ",") + 1 : strcspn(text, ",")) {
        if (!read_term(text, &t) || !t.name[0] || strpbrk(t.name, "*?[")) continue;
        guess g = {.asked = t.name};
        for (size_t i = 0; check_word(i); i++) consider(&g, check_word(i));
        for (facts_kind kind = FACTS_LEVEL; kind <= FACTS_RATIO; kind++) consider(&g, facts_kind_name(kind));
        for (size_t i = 0; i < FACTS_COLUMNS; i++) consider(&g, facts_column_name(i));
        for (size_t i = 0; packs && i < facts_packs_metric_count(packs); i++)
            consider(&g, facts_packs_metric(packs, i)->id);
        consider_metrics(&g, before);
        consider_metrics(&g, after);
        consider_metrics(&g, options->others);
        if (g.score < 1)
            return facts_fail(
                error, FACTS_ERR_ARGUMENT, "", 0, 0,
                "'%s' in a threshold is neither a percentage nor a metric, a kind or what can change%s%s%s", t.name,
                g.score > MAYBE ? "; did you mean " : "", g.score > MAYBE ? g.best : "",
                g.score > MAYBE ? "?" : "; expected terms as 5%, gone or wind_*");
    }
    return FACTS_OK;
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
