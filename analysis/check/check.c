/* A check: the changes between two sets of facts, the gravest first. */
#include "analysis/difference/wording.h"
#include "analysis/hash.h"
#include "check.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In the order in which they are told. "unit" goes before "value", which it changes too. */
static const struct {
    const char *what, *one, *many;
} kinds[] = {{"value", "value changed", "values changed"},
             {"unit", "unit changed", "units changed"},
             {"metric", "metric changed", "metrics changed"},
             {"kind", "kind changed", "kinds changed"},
             {"time", "time changed", "times changed"},
             {"bound", "bound changed", "bounds changed"},
             {"status", "status changed", "statuses changed"},
             {"base", "base changed", "bases changed"},
             {"region", "region changed", "regions changed"},
             {"entity", "entity changed", "entities changed"},
             {"gone", "fact gone", "facts gone"},
             {"new", "fact new", "facts new"},
             {"reworded", "fact reworded", "facts reworded"},
             {"moved", "fact moved", "facts moved"}};
enum { KINDS = sizeof kinds / sizeof *kinds };

const char *check_word(size_t index) { return index < KINDS ? kinds[index].what : NULL; }

const char *facts_alarm_name(facts_alarm alarm) {
    static const char *const names[] = {"note", "warning", "error"};
    return names[alarm];
}

/* ---------------------------------------------------------- what changed */

static bool changed(const facts_pair *pair, const char *name) {
    for (size_t column = 0; column < FACTS_COLUMNS; column++)
        if (strcmp(facts_column_name(column), name) == 0) return pair->columns & UINT32_C(1) << column;
    return false;
}

/* The next byte of what a quote says in digits, 0 at its end. */
static char next_digit(const char **quote) {
    while (**quote && !isdigit((unsigned char)**quote) && **quote != '.') ++*quote;
    return **quote ? *(*quote)++ : '\0';
}

/* "520 GW" that becomes "520 MW": both are kept in GW, but what was written anew is the unit. */
static bool other_unit_written(const facts_fact *before, const facts_fact *after) {
    const char *old = before->quote, *new = after->quote;
    if (wording_same(old, new, true)) return false;
    char digit;
    bool any = false;
    do {
        digit = next_digit(&old);
        if (digit != next_digit(&new)) return false;
        any |= digit != '\0';
    } while (digit);
    return any;
}

const char *check_what(const facts_pair *pair) {
    if (!pair->before) return "new";
    if (!pair->after) return "gone";
    bool value = changed(pair, "value") || changed(pair, "value_hi");
    /* "3倍" is read as a growth where it was a ratio: the units are those of the kinds */
    if (changed(pair, "kind") && wording_same(pair->before->quote, pair->after->quote, true)) return "kind";
    if (changed(pair, "unit") || (value && other_unit_written(pair->before, pair->after))) return "unit";
    if (value) return "value";
    for (size_t i = 2; i < KINDS; i++)
        if (changed(pair, kinds[i].what)) return kinds[i].what;
    return pair->reworded ? "reworded" : "moved";
}

/* The sentences of a set, as sorted hashes without their white space. */
typedef struct sentences {
    uint64_t *hashes;
    size_t count;
} sentences;

static uint64_t hash_sentence(const char *text) {
    uint64_t hash = HASH_START;
    for (; *text; text++)
        if (!isspace((unsigned char)*text)) hash = hash_bytes(hash, text, 1);
    return hash;
}

static int compare_hashes(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static bool sentences_open(sentences *s, const facts_set *set) {
    s->count = facts_set_count(set);
    s->hashes = malloc((s->count + 1) * sizeof *s->hashes);
    for (size_t i = 0; s->hashes && i < s->count; i++) s->hashes[i] = hash_sentence(facts_set_at(set, i)->sentence);
    if (s->hashes) qsort(s->hashes, s->count, sizeof *s->hashes, compare_hashes);
    return s->hashes != NULL;
}

static bool has_sentence(const sentences *s, const facts_fact *fact) {
    uint64_t hash = hash_sentence(fact->sentence);
    return bsearch(&hash, s->hashes, s->count, sizeof hash, compare_hashes) != NULL;
}

static facts_alarm alarm_of(const facts_change *change, const facts_check_options *options) {
    if (!options->error && !options->warning) return FACTS_ALARM_ERROR;
    if (check_meets(change, options->error)) return FACTS_ALARM_ERROR;
    return check_meets(change, options->warning) ? FACTS_ALARM_WARNING : FACTS_ALARM_NOTE;
}

static size_t rank(const facts_change *change) {
    size_t i = 0;
    while (strcmp(kinds[i].what, change->what) != 0) i++;
    return i <= 1 ? 0 : i; /* a unit written anew changes the value */
}

/* How far a value moved; what cannot be compared moved furthest. */
static double reach(const facts_change *change) {
    return isnan(change->pair.percent) ? INFINITY : fabs(change->pair.percent);
}

static int compare_changes(const void *left, const void *right) {
    const facts_change *a = left, *b = right;
    if (a->alarm != b->alarm) return a->alarm > b->alarm ? -1 : 1;
    if (rank(a) != rank(b)) return rank(a) < rank(b) ? -1 : 1;
    if (reach(a) != reach(b)) return reach(a) > reach(b) ? -1 : 1;
    const facts_fact *x = check_fact(a), *y = check_fact(b);
    int order = strcmp(x->document, y->document);
    if (order == 0) order = (x->line > y->line) - (x->line < y->line);
    if (order == 0) order = (x->byte_start > y->byte_start) - (x->byte_start < y->byte_start);
    return order != 0 ? order : strcmp(x->id, y->id);
}

static void add_change(facts_check *check, const facts_pair *pair, const sentences *before, const sentences *after) {
    facts_change *change = &check->changes[check->count++];
    *change = (facts_change){.pair = *pair, .what = check_what(pair)};
    change->alarm = alarm_of(change, &check->options);
    if (!check->options.other_rules) return;
    change->by_rules = pair->before && pair->after ? wording_same(pair->before->sentence, pair->after->sentence, true)
                       : pair->after               ? has_sentence(before, pair->after)
                                                   : has_sentence(after, pair->before);
}

facts_status facts_check_new(const facts_set *before, const facts_set *after, const facts_check_options *options,
                             facts_check **result, facts_error *error) {
    sentences old = {0}, new = {0};
    facts_check *check = calloc(1, sizeof *check);
    *result = NULL;
    if (!check) return facts_no_memory(error, NULL);
    check->options = *options;
    facts_status status = check_names(options->error, options, before, after, error);
    if (status == FACTS_OK) status = check_names(options->warning, options, before, after, error);
    if (status == FACTS_OK) status = facts_difference_new(before, after, options->packs, &check->difference, error);
    if (status != FACTS_OK) goto done;
    size_t differing = facts_difference_count(check->difference);
    size_t all = differing + facts_difference_same(check->difference);
    check->changes = malloc((all + 1) * sizeof *check->changes);
    check->same = malloc((all + 1) * sizeof *check->same);
    if (!check->changes || !check->same || !sentences_open(&old, before) || !sentences_open(&new, after)) {
        status = facts_no_memory(error, NULL);
        goto done;
    }
    for (size_t i = 0; i < all; i++) {
        const facts_pair *pair = facts_difference_at(check->difference, i);
        if (i < differing || (options->strict && (pair->moved || pair->reworded))) {
            add_change(check, pair, &old, &new);
        } else {
            check->same[check->same_count++] = pair;
        }
    }
    qsort(check->changes, check->count, sizeof *check->changes, compare_changes);
    *result = check;
done:
    free(old.hashes);
    free(new.hashes);
    if (status != FACTS_OK) facts_check_free(check);
    return status;
}

void facts_check_free(facts_check *check) {
    if (!check) return;
    facts_difference_free(check->difference);
    free(check->changes);
    free(check->same);
    free(check);
}

size_t facts_check_count(const facts_check *check) { return check->count; }

const facts_change *facts_check_at(const facts_check *check, size_t index) { return &check->changes[index]; }

size_t facts_check_same(const facts_check *check) { return check->same_count; }

const facts_pair *facts_check_same_at(const facts_check *check, size_t index) { return check->same[index]; }

facts_alarm facts_check_gravest(const facts_check *check) {
    return check->count ? check->changes[0].alarm : FACTS_ALARM_NOTE;
}

/* ------------------------------------------------------------- in words */

/* A document that is taken for one about another country, because a manifest is missing or its title was edited,
 * changes the region of nearly every fact. Returns how much of the buffer is used. */
static size_t append_country(const facts_check *check, char *buffer, size_t used, size_t size) {
    enum { MANY = 5 };
    const facts_pair *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < check->count; i++) {
        const facts_pair *pair = &check->changes[i].pair;
        if (!changed(pair, "region")) continue;
        if (!first) first = pair;
        count += strcmp(pair->after->document, first->after->document) == 0 &&
                 strcmp(pair->before->region, first->before->region) == 0 &&
                 strcmp(pair->after->region, first->after->region) == 0;
    }
    if (count < MANY || used >= size) return used;
    const char *before = first->before->region, *after = first->after->region;
    return used + (size_t)snprintf(buffer + used, size - used,
                                   "; %zu of the changes by the country of %.128s: %.40s, now %.40s", count,
                                   first->after->document, *before ? before : "none", *after ? after : "none");
}

static void append_renamings(const facts_check *check, char *buffer, size_t used, size_t size) {
    size_t count = facts_difference_renamed(check->difference);
    if (count == 0 || used >= size) return;
    const facts_renaming *first = facts_difference_renamed_at(check->difference, 0);
    if (count == 1)
        snprintf(buffer + used, size - used, "; %.128s is now %.128s", first->before, first->after);
    else
        snprintf(buffer + used, size - used, "; %zu documents have other names now", count);
}

const char *facts_check_headline(const facts_check *check, char *buffer, size_t size) {
    size_t used = 0, by_rules = 0;
    for (size_t i = 0; i < KINDS; i++) {
        size_t count = 0;
        for (size_t j = 0; j < check->count; j++) count += strcmp(check->changes[j].what, kinds[i].what) == 0;
        if (count && used < size)
            used += (size_t)snprintf(buffer + used, size - used, "%zu %s, ", count,
                                     count == 1 ? kinds[i].one : kinds[i].many);
    }
    for (size_t j = 0; j < check->count; j++) by_rules += check->changes[j].by_rules;
    if (used < size)
        used += (size_t)snprintf(buffer + used, size - used, "%s%zu as before", check->count ? "" : "nothing changed, ",
                                 check->same_count);
    if (by_rules && used < size)
        used += (size_t)snprintf(buffer + used, size - used, "; %zu of the changes by other rules", by_rules);
    else if (check->options.other_rules && used < size)
        used += (size_t)snprintf(buffer + used, size - used, "; read with other rules");
    used = append_country(check, buffer, used, size);
    append_renamings(check, buffer, used, size);
    return buffer;
}
