#include "symbols.h"

#include "pack.h"

#include <stdlib.h>

static uint32_t hash_of(const char *name, size_t size) { return (uint32_t)(pack_hash(PACK_HASH, name, size) >> 16); }

/* Where the name stands, or where there is room for it. */
static struct symbol *place(const symbols *s, const char *name, size_t size, uint32_t hash) {
    for (size_t i = hash & (s->room - 1);; i = (i + 1) & (s->room - 1)) {
        struct symbol *at = &s->at[i];
        if (!at->name || (at->hash == hash && strncmp(at->name, name, size) == 0 && !at->name[size])) return at;
    }
}

static bool grow(symbols *s) {
    symbols larger = {.count = s->count, .room = s->room ? 2 * s->room : 64};
    larger.at = calloc(larger.room, sizeof *larger.at);
    if (!larger.at) return false;
    for (size_t i = 0; i < s->room; i++)
        if (s->at[i].name) *place(&larger, s->at[i].name, strlen(s->at[i].name), s->at[i].hash) = s->at[i];
    free(s->at);
    *s = larger;
    return true;
}

bool symbols_add(symbols *s, const char *name, int number) {
    if (2 * s->count >= s->room && !grow(s)) return false;
    const size_t size = strlen(name);
    const uint32_t hash = hash_of(name, size);
    struct symbol *at = place(s, name, size, hash);
    if (at->name) return true;
    *at = (struct symbol){name, hash, number};
    s->count++;
    return true;
}

int symbols_find(const symbols *s, const char *name, size_t size) {
    const struct symbol *at = s->room ? place(s, name, size, hash_of(name, size)) : NULL;
    return at && at->name ? at->number : NONE;
}

void symbols_free(symbols *s) {
    free(s->at);
    *s = (symbols){0};
}
