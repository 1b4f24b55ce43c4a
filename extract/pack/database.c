#include "database.h"

#include <stdlib.h>

/* Layout: one piece after another; the bytes of each stand behind this. */
typedef struct piece {
    uint64_t key, size;
} piece;

const void *database_bytes(uint64_t key, size_t *size) {
    const unsigned char *p = FACTS_BUILTIN_DATABASES, *end = p + FACTS_BUILTIN_DATABASES_SIZE;
    for (piece head; (size_t)(end - p) >= sizeof head; p += head.size) {
        memcpy(&head, p, sizeof head);
        p += sizeof head;
        if (head.size > (size_t)(end - p)) break;
        if (head.key != key) continue;
        *size = head.size;
        return p;
    }
    return NULL;
}

hs_database_t *database_ready(uint64_t key) {
    size_t size;
    const char *bytes = database_bytes(key, &size);
    hs_database_t *database = NULL;
    return bytes && hs_deserialize_database(bytes, size, &database) == HS_SUCCESS ? database : NULL;
}

typedef VECTOR(unsigned char) byte_vector;

static bool append(byte_vector *b, uint64_t key, const void *data, size_t size) {
    const piece head = {key, size};
    const size_t more = sizeof head + size;
    unsigned char *grown = realloc(b->at, b->count + more);
    if (!grown) return false;
    b->at = grown;
    memcpy(b->at + b->count, &head, sizeof head);
    if (size) memcpy(b->at + b->count + sizeof head, data, size);
    b->count += more;
    return true;
}

static bool append_database(byte_vector *b, uint64_t key, const hs_database_t *database) {
    char *serial = NULL;
    size_t size = 0;
    if (!database) return true;
    const bool ok = hs_serialize_database(database, &serial, &size) == HS_SUCCESS && append(b, key, serial, size);
    free(serial);
    return ok;
}

/* What UDUNITS says of the units, in their order. */
static bool append_scales(byte_vector *b, const facts_packs *packs) {
    const size_t size = packs->units.count * sizeof(unit_scale);
    unit_scale *scales = malloc(size);
    for (size_t i = 0; scales && i < packs->units.count; i++)
        scales[i] = (unit_scale){decimal_value(packs->units.at[i].factor), packs->units.at[i].zero};
    const bool ok = scales && append(b, packs->units_key, scales, size);
    free(scales);
    return ok;
}

facts_status databases_save(const facts_packs *packs, unsigned char **out, size_t *size, facts_error *error) {
    byte_vector b = {0};
    bool ok = append_scales(&b, packs);
    for (int i = 0; ok && i < packs->language_count; i++) {
        const struct language *l = &packs->languages[i];
        ok = append(&b, l->widths_key, l->widths.at, l->widths.count * sizeof *l->widths.at) &&
             append_database(&b, l->triggers_key, l->triggers) && append_database(&b, l->gate_key, l->gate);
    }
    if (!ok) {
        free(b.at);
        return facts_no_memory(error, NULL);
    }
    *out = b.at;
    *size = b.count;
    return FACTS_OK;
}
