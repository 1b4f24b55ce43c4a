/* Which fact of one edition is which of the other. Facts that have something in common are candidates for each other;
 * the pairs that fit best are taken first. */
#include "analysis/hash.h"
#include "difference.h"
#include "extract/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How alike the sentences must be where the facts say less that is the same (1 for the same words, see wording.h). */
#define ALIKE_UNDATED 0.3 /* the same quantity, no time, another value: "the plant generates 110 GWh a year" */
#define ALIKE_VALUE 0.5   /* the same value of another time or place */
#define ALIKE_METRIC 0.7  /* another value of another time or place; the same value of another metric */

/* In a group of more pairs than this, a fact looks only at those of about the same place in the text. */
#define GROUP_PAIRS 1024
#define NEIGHBOURS 32

typedef struct candidate {
    entry *before, *after;
    double score;
} candidate;

typedef VECTOR(candidate) candidates;

static bool same(const char *a, const char *b) { return strcmp(a, b) == 0; }

static bool same_number(double a, double b) { return a == b || (isnan(a) && isnan(b)); }

/* How well two facts fit each other; negative where they are not one. */
static double fit(const entry *before, const entry *after) {
    const facts_fact *a = before->fact, *b = after->fact;
    double alike = wording_similarity(&before->words, &after->words);
    bool subject = same(a->metric, b->metric) && a->kind == b->kind;
    bool place = same(a->region, b->region) && same(a->entity, b->entity), time = same(a->time, b->time);
    bool unit = same(a->unit, b->unit);
    bool value = unit && same_number(a->value, b->value) && same_number(a->value_hi, b->value_hi);
    bool list_place = before->ordinal == after->ordinal;
    bool fits;
    if (!subject) { /* "5 GW" became "5 GWh", "forests" became "woods", or the rules read it in another way */
        bool same_words = before->words.skeleton == after->words.skeleton && list_place;
        /* "3 times" became "by 200 percent" */
        bool move = same(a->metric, b->metric) && a->kind != FACTS_LEVEL && b->kind != FACTS_LEVEL;
        fits =
            (same_words && (value || (place && time))) || ((value || (move && place && time)) && alike >= ALIKE_METRIC);
    } else if (place && time) {
        fits = value || a->time[0] || alike >= ALIKE_UNDATED;
    } else {
        fits = alike >= (value ? ALIKE_VALUE : ALIKE_METRIC);
    }
    if (!fits) return -1;
    return 3 * value + 2 * time + 4 * alike + place + subject + unit + same(a->language, b->language) +
           0.5 * same(a->base, b->base) + 0.3 * (a->state == b->state) + 0.3 * (a->bound == b->bound) +
           0.3 * list_place + 0.2 * (1 - fabs(before->place - after->place));
}

/* ----------------------------------------------------------------- groups */

/* What two facts have in common that are candidates for each other. */
typedef enum common { QUANTITY, VALUE, METRIC, WORDS, COMMONS } common;

static uint64_t key_of(const entry *e, common what) {
    const facts_fact *f = e->fact;
    char number[40];
    uint64_t key = hash_text(hash_bytes(HASH_START, &what, sizeof what), e->document);
    if (what == WORDS) return hash_bytes(key, &e->words.skeleton, sizeof e->words.skeleton);
    if (what == VALUE) return hash_text(hash_text(key, f->unit), facts_format_number(f->value, number));
    key = hash_text(key, f->metric);
    if (what == METRIC) return hash_text(key, facts_kind_name(f->kind));
    return hash_text(hash_text(hash_text(key, f->region), f->entity), f->time); /* of any kind */
}

typedef struct keyed {
    uint64_t key;
    entry *entry;
} keyed;

static int compare_keys(const void *left, const void *right) {
    const keyed *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->entry->index > b->entry->index) - (a->entry->index < b->entry->index);
}

/* The facts without a partner by their keys; NULL without memory. */
static keyed *waiting(const side *s, common what, size_t *count) {
    keyed *list = malloc((s->count + 1) * sizeof *list);
    *count = 0;
    for (size_t i = 0; list && i < s->count; i++)
        if (!s->entries[i].partner) list[(*count)++] = (keyed){key_of(&s->entries[i], what), &s->entries[i]};
    if (list) qsort(list, *count, sizeof *list, compare_keys);
    return list;
}

static size_t group_size(const keyed *list, size_t count) {
    size_t size = 0;
    while (size < count && list[size].key == list[0].key) size++;
    return size;
}

static bool add_group(candidates *found, const keyed *old, size_t olds, const keyed *new, size_t news) {
    bool all = olds * news <= GROUP_PAIRS;
    for (size_t i = 0; i < olds; i++) {
        size_t middle = i * news / olds;
        size_t from = all || middle < NEIGHBOURS / 2 ? 0 : middle - NEIGHBOURS / 2;
        size_t to = all || from + NEIGHBOURS > news ? news : from + NEIGHBOURS;
        for (size_t j = from; j < to; j++) {
            /* different keys may have one hash; what must be the same is looked at again */
            if (!same(old[i].entry->document, new[j].entry->document)) continue;
            double score = fit(old[i].entry, new[j].entry);
            if (score >= 0 && !vector_push(found, ((candidate){old[i].entry, new[j].entry, score}))) return false;
        }
    }
    return true;
}

static bool find_candidates(const side *before, const side *after, common what, candidates *found) {
    size_t olds, news;
    keyed *old = waiting(before, what, &olds), *new = waiting(after, what, &news);
    bool done = old && new;
    for (size_t i = 0, j = 0; done && i < olds && j < news;) {
        size_t left = group_size(old + i, olds - i), right = group_size(new + j, news - j);
        bool first = old[i].key <= new[j].key, second = new[j].key <= old[i].key;
        if (first && second) done = add_group(found, old + i, left, new + j, right);
        i += first ? left : 0;
        j += second ? right : 0;
    }
    free(old);
    free(new);
    return done;
}

/* --------------------------------------------------------------- matching */

static int compare_candidates(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->before != b->before) return a->before->index < b->before->index ? -1 : 1;
    return (a->after->index > b->after->index) - (a->after->index < b->after->index);
}

bool difference_match(side *before, side *after) {
    candidates found = {0};
    bool done = true;
    for (int what = 0; done && what < COMMONS; what++) done = find_candidates(before, after, (common)what, &found);
    if (done && found.count) qsort(found.at, found.count, sizeof *found.at, compare_candidates);
    for (size_t i = 0; done && i < found.count; i++) {
        candidate *c = &found.at[i];
        if (c->before->partner || c->after->partner) continue;
        c->before->partner = c->after;
        c->after->partner = c->before;
    }
    vector_free(&found);
    return done;
}
