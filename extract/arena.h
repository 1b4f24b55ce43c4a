/* Memory that lives as long as a paragraph, a document or a set of packs, given back at once. */
#ifndef FACTS_ARENA_H
#define FACTS_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct arena_block arena_block;

typedef struct arena {
    arena_block *first, *current;
    bool failed; /* memory was asked for in vain, once or more: what was found since may lack something */
} arena;

/* Aligned memory, or NULL and `failed`. Nothing is given back before arena_reset or arena_free. */
void *arena_alloc(arena *a, size_t size);
/* A NUL-terminated copy of `size` bytes, or NULL. */
char *arena_copy(arena *a, const char *bytes, size_t size);
/* Forgets everything but keeps the memory for the next round. */
void arena_reset(arena *a);
void arena_free(arena *a);

/* A growing array of plain values: VECTOR(token) tokens = {0}; vector_push(&tokens, t) is false without memory. */
#define VECTOR(type)                                                                                                   \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        size_t count, room;                                                                                            \
    }
void *vector_grow(void *at, size_t *room, size_t needed, size_t item);
#define vector_reserve(v, n)                                                                                           \
    ((n) <= (v)->room || vector_set(&(v)->at, vector_grow((v)->at, &(v)->room, (n), sizeof *(v)->at)))
#define vector_push(v, value) (vector_reserve(v, (v)->count + 1) ? ((v)->at[(v)->count++] = (value), true) : false)
#define vector_free(v) (free((v)->at), (v)->at = NULL, (v)->count = (v)->room = 0)

/* Copied, for a pointer to one type may not be written as one to another. */
static inline bool vector_set(void *slot, void *grown) {
    if (grown) memcpy(slot, &grown, sizeof grown);
    return grown != NULL;
}

#endif
