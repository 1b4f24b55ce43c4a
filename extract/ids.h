/* Ids: what was said becomes the id of a fact, and the same said again gets another one. */
#ifndef FACTS_IDS_H
#define FACTS_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ID_REPEATS = 256 };

typedef struct ids {
    uint32_t *halves; /* of the ids given so far, open addressing; 0: empty */
    size_t count, room;
    struct id_repeat {
        uint32_t half, again;
    } repeats[ID_REPEATS]; /* how often what was said of late was said: a list may say one thing a million times */
} ids;

/* The id for what hashes to `said`; false without memory. */
bool ids_give(ids *given, uint64_t said, char id[17]);
void ids_free(ids *given);

#endif
