#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

enum { BLOCK = 64 * 1024 };

static arena_block *block_new(size_t size) {
    arena_block *b = malloc(sizeof *b + size);
    if (!b) return NULL;
    b->next = NULL;
    b->used = 0;
    b->size = size;
    return b;
}

void *arena_alloc(arena *a, size_t size) {
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    while (a->current && a->current->size - a->current->used < size && a->current->next) a->current = a->current->next;
    if (!a->current || a->current->size - a->current->used < size) {
        arena_block *b = block_new(size > BLOCK ? size : BLOCK);
        if (!b) {
            a->failed = true;
            return NULL;
        }
        if (a->current) {
            b->next = a->current->next;
            a->current->next = b;
        } else {
            a->first = b;
        }
        a->current = b;
    }
    void *p = a->current->bytes + a->current->used;
    a->current->used += size;
    return p;
}

char *arena_copy(arena *a, const char *bytes, size_t size) {
    char *p = arena_alloc(a, size + 1);
    if (!p) return NULL;
    memcpy(p, bytes, size);
    p[size] = '\0';
    return p;
}

void arena_reset(arena *a) {
    for (arena_block *b = a->first; b; b = b->next) b->used = 0;
    a->current = a->first;
}

void arena_free(arena *a) {
    for (arena_block *b = a->first, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    *a = (arena){0};
}

void *vector_grow(void *at, size_t *room, size_t needed, size_t item) {
    size_t grown = *room ? *room : 16;
    while (grown < needed) {
        if (grown > SIZE_MAX / 2 / item) return NULL;
        grown *= 2;
    }
    void *p = realloc(at, grown * item);
    if (p) *room = grown;
    return p;
}
