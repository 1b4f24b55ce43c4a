#define _GNU_SOURCE /* memmem */
/* Opening rule packs: which files there are, in which order they are read, and what holds them together. */
#include "pack.h"

#include "lexicon.h"
#include "near_words.h"
#include "pattern.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <ctype.h>
#include <sys/stat.h>

facts_status pack_fail(const facts_packs *packs, facts_error *error, uint16_t file, size_t line, size_t column,
                       const char *format, ...) {
    char message[900];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    facts_fail(error, FACTS_ERR_PACK, packs->files.at[file].shown, line, column, "%s", message);
    if (!error) return FACTS_ERR_PACK;
    pack_line l;
    pack_lines(packs, file, &l);
    while (pack_next_line(&l))
        if (l.number == line) snprintf(error->excerpt, sizeof error->excerpt, "%.*s", (int)l.size, l.at);
    return FACTS_ERR_PACK;
}

void pack_lines(const facts_packs *packs, uint16_t file, pack_line *line) {
    const pack_text *t = &packs->files.at[file];
    *line = (pack_line){.next = t->bytes, .end = t->bytes + t->size};
}

bool pack_next_line(pack_line *line) {
    if (line->next >= line->end) return false;
    const char *newline = memchr(line->next, '\n', (size_t)(line->end - line->next));
    const char *stop = newline ? newline : line->end;
    line->at = line->next;
    line->size = (size_t)(stop - line->at);
    if (line->size && line->at[line->size - 1] == '\r') line->size--;
    line->next = newline ? newline + 1 : line->end;
    line->number++;
    return true;
}

/* ----------------------------------------------------------------- files */

static facts_status add_file(facts_packs *packs, const char *path, const char *shown, const char *bytes, size_t size,
                             char *owned, facts_error *error) {
    pack_text t = {.path = arena_copy(&packs->strings, path, strlen(path)),
                   .shown = arena_copy(&packs->strings, shown, strlen(shown)),
                   .bytes = bytes,
                   .size = size,
                   .owned = owned};
    if (!t.path || !t.shown || !vector_push(&packs->files, t)) {
        free(owned);
        return facts_no_memory(error, NULL);
    }
    return FACTS_OK;
}

static facts_status read_file(facts_packs *packs, const char *directory, const char *path, facts_error *error) {
    char full[4096];
    snprintf(full, sizeof full, "%s/%s", directory, path);
    FILE *f = fopen(full, "rb");
    if (!f) return facts_fail(error, FACTS_ERR_IO, full, 0, 0, "cannot be opened: %s", strerror(errno));
    char *bytes = NULL;
    long size = -1;
    if (fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0 && fseek(f, 0, SEEK_SET) == 0)
        bytes = malloc((size_t)size + 1);
    bool read = bytes && fread(bytes, 1, (size_t)size, f) == (size_t)size;
    fclose(f);
    if (!read) {
        free(bytes);
        return facts_fail(error, FACTS_ERR_IO, full, 0, 0, "cannot be read");
    }
    return add_file(packs, path, full, bytes, (size_t)size, bytes, error);
}

static bool is_pack_file(const char *name) {
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot && (strcmp(dot, ".tsv") == 0 || strcmp(dot, ".rules") == 0);
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

/* DIR/LANGUAGE/FILE, in the order of the names. */
static facts_status read_directory(facts_packs *packs, const char *directory, facts_error *error) {
    struct dirent **languages = NULL;
    int n = scandir(directory, &languages, NULL, by_name);
    if (n < 0)
        return facts_fail(error, FACTS_ERR_PACK, directory, 0, 0, "cannot be read: %s; expected a folder of rule packs",
                          strerror(errno));
    facts_status status = FACTS_OK;
    size_t before = packs->files.count;
    for (int i = 0; i < n; i++) {
        char sub[4096];
        struct stat s;
        snprintf(sub, sizeof sub, "%s/%s", directory, languages[i]->d_name);
        bool folder = languages[i]->d_name[0] != '.' && stat(sub, &s) == 0 && S_ISDIR(s.st_mode);
        struct dirent **names = NULL;
        int m = folder && status == FACTS_OK ? scandir(sub, &names, NULL, by_name) : 0;
        for (int j = 0; j < m; j++) {
            char path[1024];
            snprintf(path, sizeof path, "%s/%s", languages[i]->d_name, names[j]->d_name);
            if (status == FACTS_OK && is_pack_file(names[j]->d_name)) status = read_file(packs, directory, path, error);
            free(names[j]);
        }
        free(names);
        free(languages[i]);
    }
    free(languages);
    if (status == FACTS_OK && packs->files.count == before)
        status = facts_fail(error, FACTS_ERR_PACK, directory, 0, 0,
                            "holds no rules; expected files such as en/subject.tsv or common/metrics.rules");
    return status;
}

/* ----------------------------------------------------------------- names */

int packs_language(const facts_packs *packs, const char *id) {
    for (int i = 0; i < packs->language_count; i++)
        if (strcmp(packs->languages[i].id, id) == 0) return i;
    return NONE;
}

int packs_dimension(const facts_packs *packs, const char *name) {
    for (size_t i = 0; i < packs->dimensions.count; i++)
        if (strcmp(packs->dimensions.at[i], name) == 0) return (int)i;
    return NONE;
}

int packs_unit(const facts_packs *packs, const char *symbol, size_t size) {
    return symbols_find(&packs->unit_names, symbol, size);
}

int packs_unit_of_co2(const facts_packs *packs, int unit) {
    char symbol[64];
    snprintf(symbol, sizeof symbol, "%sCO2", unit == NONE ? "" : packs->units.at[unit].symbol);
    return packs_unit(packs, symbol, strlen(symbol));
}

int packs_concept(const facts_packs *packs, const char *id, size_t size) {
    return symbols_find(&packs->concept_names, id, size);
}

const metric *packs_metric(const facts_packs *packs, const char *id, size_t size) {
    const int found = symbols_find(&packs->metric_names, id, size);
    return found == NONE ? NULL : &packs->metrics.at[found];
}

const list *packs_list(const facts_packs *packs, list_name name, int language) {
    if (language != NONE) return packs->languages[language].known[name].list;
    for (size_t i = 0; i < packs->lists.count; i++) {
        const list *l = &packs->lists.at[i];
        if (l->known == name && l->language == NONE) return l;
    }
    return NULL;
}

/* Of size and ends, as forms_alike has them: words themselves lie far apart in memory. */
static uint32_t key_of(const char *form, size_t size) {
    return size ? (uint32_t)size << 16 | (uint32_t)caseless(form[0]) << 8 | caseless(form[size - 1]) : 0;
}

bool list_make_keys(facts_packs *packs, list *l) {
    uint32_t *keys = arena_alloc(&packs->strings, (size_t)l->count * sizeof *keys + 1);
    for (int32_t i = 0; keys && i < l->count; i++) {
        const word *w = &packs->words.at[l->first + i];
        keys[i] = key_of(w->form, w->size);
    }
    l->keys = keys;
    return keys != NULL;
}

bool forms_alike(const char *a, const char *b, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (a[i] != b[i] && folded(a[i]) != folded(b[i])) return false;
    return true;
}

size_t packs_listed_at(const facts_packs *packs, list_name name, const char *text, size_t size) {
    size_t best = 0;
    for (int i = 0; i < packs->language_count; i++) {
        const listed_words *l = &packs->languages[i].known[name];
        if (!size || !edges_begin(&l->first, text, size, 0)) continue;
        for (size_t k = 0; k < l->count; k++)
            if (l->at[k].size > best && l->at[k].size <= size && forms_alike(l->at[k].form, text, l->at[k].size))
                best = l->at[k].size;
    }
    return best;
}

const word *packs_list_find(const facts_packs *packs, const list *l, const char *form, size_t size) {
    const uint32_t key = key_of(form, size);
    for (int32_t i = 0; l && i < l->count; i++) {
        const word *w = &packs->words.at[l->first + i];
        if (l->keys[i] == key && w->size == size && forms_alike(w->form, form, size)) return w;
    }
    return NULL;
}

/* ------------------------------------------------------------------ open */

/* FNV-1a: not against forgery, only to tell one set of rules from another. */
uint64_t pack_hash(uint64_t h, const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return h;
}

static facts_status add_languages(facts_packs *packs, facts_error *error) {
    for (size_t i = 0; i < packs->files.count; i++) {
        const char *path = packs->files.at[i].path, *slash = strchr(path, '/');
        size_t size = (size_t)(slash - path);
        char *id = arena_copy(&packs->strings, path, size);
        if (!id) return facts_no_memory(error, NULL);
        if (strcmp(id, "common") == 0 || packs_language(packs, id) != NONE) continue;
        if (packs->language_count == MAX_LANGUAGES)
            return pack_fail(packs, error, (uint16_t)i, 0, 0, "one language too many; expected %d at most",
                             MAX_LANGUAGES);
        packs->languages[packs->language_count++] = (language){.id = id};
    }
    return FACTS_OK;
}

static bool ends_with(const char *s, const char *end) {
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

static int in_order(const void *a, const void *b) {
    const listed_word *x = a, *y = b;
    const int order = (x->lead > y->lead) - (x->lead < y->lead);
    return order ? order : (x->size < y->size) - (x->size > y->size);
}

static facts_status gather_known_lists(facts_packs *packs, struct language *language, int index, facts_error *error) {
    for (size_t i = 0; i < packs->lists.count; i++) {
        const list *l = &packs->lists.at[i];
        if (l->known == LIST_OTHER || (l->language != index && l->language != NONE)) continue;
        listed_words *known = &language->known[l->known];
        if (!known->list) known->list = l;
        for (int32_t k = l->first; k < l->first + l->count; k++) {
            const word *w = &packs->words.at[k];
            const listed_word listed = {w, w->form, w->size, lead_of(w->form, w->size), w->form[w->size - 1]};
            if (!vector_push(known, listed)) return facts_no_memory(error, NULL);
            edges_add_first(&known->first, w->form, w->size);
            edges_add_last(&known->last, w->form, w->size);
        }
    }
    for (int i = 0; i < LIST_OTHER; i++)
        if (language->known[i].count)
            qsort(language->known[i].at, language->known[i].count, sizeof *language->known[i].at, in_order);
    return FACTS_OK;
}

/* Whether a pattern asks for the list, as %{month:m} does for month.tsv. */
static bool is_asked_for(const facts_packs *packs, const char *name) {
    char asked[160];
    const int size = snprintf(asked, sizeof asked, "%%{%s", name);
    for (size_t i = 0; i < packs->files.count; i++) {
        const pack_text *t = &packs->files.at[i];
        const char *end = t->bytes + t->size, *at = ends_with(t->path, ".tsv") ? NULL : t->bytes;
        for (; at && (at = memmem(at, (size_t)(end - at), asked, (size_t)size)) != NULL; at++)
            if (at + size < end && strchr(":}", at[size])) return true;
    }
    return false;
}

/* The lists of a folder that was added are lists that someone reads: of a slip in a name nobody would know. */
static facts_status check_list_names(const facts_packs *packs, facts_error *error) {
    for (size_t i = FACTS_BUILTIN_PACK_COUNT; i < packs->files.count; i++) {
        const char *path = packs->files.at[i].path, *file = strchr(path, '/') + 1, *near;
        char name[128];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(file, "."), file);
        if (!ends_with(path, ".tsv") || pack_reads_words(path, name, &near) || is_asked_for(packs, name)) continue;
        return pack_fail(packs, error, (uint16_t)i, 0, 0,
                         "nothing reads a list of this name; did you mean %s.tsv? expected the name of a list such as "
                         "subject, measure, unit, cue or place, or of one that a rule names as %%{%s}",
                         near, name);
    }
    return FACTS_OK;
}

/* Units and concepts first, because words refer to them; words before patterns, because patterns refer to lists. */
static facts_status load(facts_packs *packs, facts_error *error) {
    facts_status status = add_languages(packs, error);
    if (status == FACTS_OK) status = check_list_names(packs, error);
    if (status == FACTS_OK) status = pack_load_units(packs, error);
    for (int pass = 0; pass < 3; pass++)
        for (size_t i = 0; status == FACTS_OK && i < packs->files.count; i++) {
            const char *path = packs->files.at[i].path;
            bool words = ends_with(path, ".tsv"), common = strncmp(path, "common/", 7) == 0;
            if (words && (pass == 0) == common && pass < 2) status = pack_load_words(packs, (uint16_t)i, error);
            if (!words && pass == 2) status = pack_load_rules(packs, (uint16_t)i, error);
        }
    if (status == FACTS_OK) status = pack_finish_metrics(packs, error);
    for (int i = 0; status == FACTS_OK && i < packs->language_count; i++)
        status = gather_known_lists(packs, &packs->languages[i], i, error);
    if (status == FACTS_OK) status = pack_index_lexicon(packs, error);
    if (status == FACTS_OK) status = pack_index_near_words(packs, error);
    if (status == FACTS_OK) status = pack_compile_triggers(packs, error);
    return status;
}

facts_status facts_packs_open(const char *const *directories, size_t count, facts_packs **out, facts_error *error) {
    facts_packs *packs = calloc(1, sizeof *packs);
    *out = NULL;
    if (!packs) return facts_no_memory(error, NULL);
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < FACTS_BUILTIN_PACK_COUNT; i++) {
        const pack_text *t = &FACTS_BUILTIN_PACKS[i];
        char shown[256];
        snprintf(shown, sizeof shown, "packs/%s", t->path);
        status = add_file(packs, t->path, shown, t->bytes, t->size, NULL, error);
    }
    for (size_t i = 0; status == FACTS_OK && i < count; i++) status = read_directory(packs, directories[i], error);

    uint64_t h = FACTS_BUILTIN_PACK_HASH;
    for (size_t i = FACTS_BUILTIN_PACK_COUNT; i < packs->files.count; i++) {
        h = pack_hash(h, packs->files.at[i].path, strlen(packs->files.at[i].path));
        h = pack_hash(h, packs->files.at[i].bytes, packs->files.at[i].size);
    }
    snprintf(packs->fingerprint, sizeof packs->fingerprint, "%016llx", (unsigned long long)h);
    if (status == FACTS_OK) status = load(packs, error);
    if (status == FACTS_OK)
        *out = packs;
    else
        facts_packs_close(packs);
    return status;
}

void facts_packs_close(facts_packs *packs) {
    if (!packs) return;
    for (size_t i = 0; i < packs->files.count; i++) free(packs->files.at[i].owned);
    for (int i = 0; i < packs->language_count; i++) {
        word_index_free(&packs->languages[i].lexicon);
        word_index_free(&packs->languages[i].near_starts);
        word_index_free(&packs->languages[i].near_ends);
        for (int k = 0; k < LIST_OTHER; k++) free(packs->languages[i].known[k].at);
        free(packs->languages[i].rules.at);
        free(packs->languages[i].widths.at);
        free(packs->languages[i].always.at);
        hs_free_database(packs->languages[i].triggers);
        hs_free_database(packs->languages[i].gate);
    }
    for (size_t i = 0; i < packs->rules.count; i++) pattern_free(&packs->rules.at[i]);
    hs_free_scratch(packs->scratch);
    symbols_free(&packs->concept_names);
    symbols_free(&packs->unit_names);
    symbols_free(&packs->metric_names);
    free(packs->files.at);
    free(packs->words.at);
    free(packs->lists.at);
    free(packs->units.at);
    free(packs->dimensions.at);
    free(packs->concepts.at);
    free(packs->metrics.at);
    free(packs->renamings.at);
    free(packs->ways.at);
    free(packs->rules.at);
    free(packs->references.at);
    free(packs->fragments.at);
    free(packs->examples.at);
    arena_free(&packs->strings);
    free(packs);
}

const char *facts_packs_fingerprint(const facts_packs *packs) { return packs->fingerprint; }
size_t facts_packs_metric_count(const facts_packs *packs) { return packs->metrics.count; }
const facts_metric *facts_packs_metric(const facts_packs *packs, size_t index) {
    return &packs->metrics.at[index].public;
}

const facts_metric *facts_packs_find_metric(const facts_packs *packs, const char *id) {
    const metric *found = packs_metric(packs, id, strlen(id));
    return found ? &found->public : NULL;
}

bool facts_packs_region(const facts_packs *packs, const char *id) {
    if (*id < 'A' || *id > 'Z') return false; /* "nation", "rest", "developing" are of the country at hand or of none */
    for (size_t i = 0; i < packs->words.count; i++) {
        const word *w = &packs->words.at[i];
        if (w->class == WORD_PLACE && w->flags == 0 && strcmp(w->text, id) == 0) return true;
    }
    return false;
}
