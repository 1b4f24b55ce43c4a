#include "ids.h"

#include <stdlib.h>

static uint32_t half_of(uint64_t hash) { return (uint32_t)(hash >> 32) | 1; }

/* Where `half` stands, or where there is room for it. */
static uint32_t *find(uint32_t *halves, size_t room, uint32_t half) {
    size_t k = half >> 1 & (room - 1); /* the last bit is always set */
    while (halves[k] && halves[k] != half) k = (k + 1) & (room - 1);
    return &halves[k];
}

static bool grow(ids *given) {
    const size_t room = given->room ? given->room * 2 : 1024;
    uint32_t *grown = calloc(room, sizeof *grown);
    if (!grown) return false;
    for (size_t i = 0; i < given->room; i++)
        if (given->halves[i]) *find(grown, room, given->halves[i]) = given->halves[i];
    free(given->halves);
    given->halves = grown;
    given->room = room;
    return true;
}

/* Another hash for the next time that the same is said (splitmix64's last step). */
static uint64_t hash_again(uint64_t said, uint32_t again) {
    uint64_t h = said + again * UINT64_C(0x9E3779B97F4A7C15);
    h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
    return h ^ h >> 31;
}

bool ids_give(ids *given, uint64_t said, char id[17]) {
    if (given->count * 2 >= given->room && !grow(given)) return false;
    struct id_repeat *repeat = &given->repeats[(half_of(said) >> 1) % ID_REPEATS];
    uint64_t h = said;
    uint32_t *place = find(given->halves, given->room, half_of(h));
    if (*place && repeat->half != half_of(said)) *repeat = (struct id_repeat){half_of(said), 0};
    while (*place) {
        h = hash_again(said, ++repeat->again);
        place = find(given->halves, given->room, half_of(h));
    }
    *place = half_of(h);
    given->count++;
    for (int i = 16; i-- > 0; h >>= 4) id[i] = "0123456789abcdef"[h & 15];
    id[16] = '\0';
    return true;
}

void ids_free(ids *given) { free(given->halves); }
