/* Names and their numbers: the concepts, units and metrics of the packs, found in one step. */
#ifndef FACTS_SYMBOLS_H
#define FACTS_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct symbols {
    struct symbol {
        const char *name;
        uint32_t hash;
        int32_t number;
    } * at; /* open addressing; no name: empty */
    size_t count, room;
} symbols;

/* Keeps the name, which is the caller's; of names that are added again the first counts. False without memory. */
bool symbols_add(symbols *s, const char *name, int number);
/* The number of a name of `size` bytes, or -1. */
int symbols_find(const symbols *s, const char *name, size_t size);
void symbols_free(symbols *s);

#endif
