/* Which document of one edition is which of the other, where a file was given another name: by what they say. */
#include "analysis/hash.h"
#include "difference.h"
#include "extract/arena.h"

#include <stdlib.h>
#include <string.h>

enum {
    FEWEST_WORDS = 3, /* a sentence of fewer is that of many documents */
    MOST_ALIKE = 16   /* what so many documents say does not tell one of them from another */
};

/* A document that the other side has not, and how many different things it says. */
typedef struct lone {
    const char *name;
    size_t things, partner; /* SIZE_MAX for none */
} lone;

typedef VECTOR(lone) lones;

/* What a fact of a lone document says. */
typedef struct said {
    uint64_t what;
    size_t document;
} said;

typedef VECTOR(said) sayings;

/* Two documents that say one thing; later, how many things. */
typedef struct meeting {
    size_t before, after, count;
} meeting;

typedef VECTOR(meeting) meetings;

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int compare_lones(const void *left, const void *right) {
    return strcmp(((const lone *)left)->name, ((const lone *)right)->name);
}

static int compare_said(const void *left, const void *right) {
    const said *a = left, *b = right;
    if (a->what != b->what) return a->what < b->what ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

static int compare_meetings(const void *left, const void *right) {
    const meeting *a = left, *b = right;
    if (a->before != b->before) return a->before < b->before ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
}

/* The most in common first. */
static int compare_counts(const void *left, const void *right) {
    const meeting *a = left, *b = right;
    return a->count != b->count ? (a->count > b->count ? -1 : 1) : compare_meetings(left, right);
}

/* The names of a side's documents, sorted, each once; NULL without memory. */
static const char **names_of(const side *s, size_t *count) {
    const char **names = malloc((s->count + 1) * sizeof *names);
    size_t all = 0;
    *count = 0;
    for (size_t i = 0; names && i < s->count; i++)
        if (i == 0 || strcmp(s->entries[i].document, s->entries[i - 1].document) != 0)
            names[all++] = s->entries[i].document;
    if (names && all) qsort(names, all, sizeof *names, compare_names);
    for (size_t i = 0; names && i < all; i++)
        if (*count == 0 || strcmp(names[*count - 1], names[i]) != 0) names[(*count)++] = names[i];
    return names;
}

static bool find_lones(const side *s, const side *other, lones *found) {
    size_t count, others;
    const char **names = names_of(s, &count), **known = names_of(other, &others);
    bool done = names && known;
    for (size_t i = 0; done && i < count; i++)
        if (!others || !bsearch(&names[i], known, others, sizeof *known, compare_names))
            done = vector_push(found, ((lone){.name = names[i], .partner = SIZE_MAX}));
    free(names);
    free(known);
    return done;
}

/* The words of a sentence without its numbers; of a table that has no sentences the quantity and its value. */
static uint64_t what_of(const entry *e) {
    const facts_fact *f = e->fact;
    char number[40];
    if (e->words.count >= FEWEST_WORDS) return e->words.skeleton;
    uint64_t hash = hash_text(hash_text(HASH_START, f->metric), facts_kind_name(f->kind));
    return hash_text(hash_text(hash_text(hash, f->unit), f->time), facts_format_number(f->value, number));
}

/* What the lone documents say, each thing once a document. */
static bool read_lones(const side *s, lones *documents, sayings *list) {
    size_t kept = 0;
    for (size_t i = 0; documents->count && i < s->count; i++) {
        const lone key = {.name = s->entries[i].document};
        const lone *document = bsearch(&key, documents->at, documents->count, sizeof key, compare_lones);
        if (document && !vector_push(list, ((said){what_of(&s->entries[i]), (size_t)(document - documents->at)})))
            return false;
    }
    if (list->count) qsort(list->at, list->count, sizeof *list->at, compare_said);
    for (size_t i = 0; i < list->count; i++) {
        if (kept > 0 && compare_said(&list->at[kept - 1], &list->at[i]) == 0) continue;
        documents->at[list->at[i].document].things++;
        list->at[kept++] = list->at[i];
    }
    list->count = kept;
    return true;
}

static size_t count_alike(const sayings *list, size_t from) {
    size_t end = from;
    while (end < list->count && list->at[end].what == list->at[from].what) end++;
    return end - from;
}

static bool meet(const said *old, size_t olds, const said *new, size_t news, meetings *found) {
    if (olds > MOST_ALIKE || news > MOST_ALIKE) return true;
    for (size_t i = 0; i < olds; i++)
        for (size_t j = 0; j < news; j++)
            if (!vector_push(found, ((meeting){old[i].document, new[j].document, 1}))) return false;
    return true;
}

static bool find_meetings(const sayings *before, const sayings *after, meetings *found) {
    for (size_t i = 0, j = 0; i < before->count && j < after->count;) {
        uint64_t old = before->at[i].what, new = after->at[j].what;
        size_t olds = count_alike(before, i), news = count_alike(after, j);
        if (old == new && !meet(before->at + i, olds, after->at + j, news, found)) return false;
        i += old <= new ? olds : 0;
        j += new <= old ? news : 0;
    }
    return true;
}

/* Adds up what the same two documents share. */
static void add_up(meetings *found) {
    size_t kept = 0;
    if (found->count) qsort(found->at, found->count, sizeof *found->at, compare_meetings);
    for (size_t i = 0; i < found->count; i++) {
        if (kept > 0 && compare_meetings(&found->at[kept - 1], &found->at[i]) == 0)
            found->at[kept - 1].count++;
        else
            found->at[kept++] = found->at[i];
    }
    found->count = kept;
    if (kept) qsort(found->at, kept, sizeof *found->at, compare_counts);
}

/* Half of the shorter one and a quarter of the longer one, so that a language or some chapters may be gone. One thing
 * alone is enough only where neither says another. */
static bool is_one_document(const meeting *m, const lone *before, const lone *after) {
    size_t fewer = before->things < after->things ? before->things : after->things;
    size_t more = before->things + after->things - fewer;
    return 2 * m->count >= fewer && 4 * m->count >= more && (m->count > 1 || more == 1);
}

static void pair_lones(const meetings *found, lones *before, lones *after) {
    for (size_t i = 0; i < found->count; i++) {
        const meeting *m = &found->at[i];
        lone *old = &before->at[m->before], *new = &after->at[m->after];
        if (old->partner != SIZE_MAX || new->partner != SIZE_MAX || !is_one_document(m, old, new)) continue;
        old->partner = m->after;
        new->partner = m->before;
    }
}

static void rename_entries(side *before, const lones *old, const lones *new) {
    for (size_t i = 0; old->count && i < before->count; i++) {
        const lone key = {.name = before->entries[i].document};
        const lone *document = bsearch(&key, old->at, old->count, sizeof key, compare_lones);
        if (document && document->partner != SIZE_MAX) before->entries[i].document = new->at[document->partner].name;
    }
}

bool difference_pair_documents(side *before, const side *after) {
    lones old = {0}, new = {0};
    sayings old_said = {0}, new_said = {0};
    meetings found = {0};
    bool done = find_lones(before, after, &old) && find_lones(after, before, &new) &&
                read_lones(before, &old, &old_said) && read_lones(after, &new, &new_said) &&
                find_meetings(&old_said, &new_said, &found);
    if (done) {
        add_up(&found);
        pair_lones(&found, &old, &new);
        rename_entries(before, &old, &new);
    }
    vector_free(&old);
    vector_free(&new);
    vector_free(&old_said);
    vector_free(&new_said);
    vector_free(&found);
    return done;
}
