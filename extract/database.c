#include "database.h"

#include <stdlib.h>

/* Layout: fingerprint (16 bytes), then for each database its size (8 bytes, 0 for none) and its bytes: the
 * triggers and the gate of each language; last, for each language, the widths of its triggers (a size in
 * bytes, and four bytes for each rule). */
enum { FINGERPRINT = 16 };

static hs_database_t **slot(facts_packs *packs, int i) {
    struct language *l = &packs->languages[i / 2];
    return i % 2 == 0 ? &l->triggers : &l->gate;
}

static int slot_count(const facts_packs *packs) { return 2 * packs->language_count; }

static void forget(facts_packs *packs) {
    for (int i = 0; i < slot_count(packs); i++) {
        hs_free_database(*slot(packs, i));
        *slot(packs, i) = NULL;
    }
    for (int i = 0; i < packs->language_count; i++) packs->languages[i].widths.count = 0;
}

static bool take_widths(struct language *l, const unsigned char *p, uint64_t size) {
    for (uint32_t width; size >= sizeof width; p += sizeof width, size -= sizeof width) {
        memcpy(&width, p, sizeof width);
        if (!vector_push(&l->widths, width)) return false;
    }
    return true;
}

void databases_load(facts_packs *packs) {
    const unsigned char *p = FACTS_BUILTIN_DATABASES, *end = p + FACTS_BUILTIN_DATABASES_SIZE;
    if (end - p < FINGERPRINT || memcmp(p, packs->fingerprint, FINGERPRINT) != 0) return;
    p += FINGERPRINT;
    for (int i = 0; i < slot_count(packs) + packs->language_count; i++) {
        uint64_t size;
        bool ok = (size_t)(end - p) >= sizeof size, is_widths = i >= slot_count(packs);
        if (ok) memcpy(&size, p, sizeof size);
        ok = ok && size <= (size_t)(end - p) - sizeof size;
        p += sizeof size;
        if (ok && is_widths)
            ok = take_widths(&packs->languages[i - slot_count(packs)], p, size);
        else if (ok && size)
            ok = hs_deserialize_database((const char *)p, size, slot(packs, i)) == HS_SUCCESS;
        if (!ok) {
            forget(packs);
            return;
        }
        p += size;
    }
}

typedef struct bytes {
    unsigned char *at;
    size_t size;
} bytes;

static bool append(bytes *b, const void *data, size_t size) {
    unsigned char *grown = realloc(b->at, b->size + size + 1);
    if (!grown) return false;
    b->at = grown;
    memcpy(b->at + b->size, data, size);
    b->size += size;
    return true;
}

facts_status databases_save(const facts_packs *packs, unsigned char **out, size_t *size, facts_error *error) {
    bytes b = {0};
    bool ok = append(&b, packs->fingerprint, FINGERPRINT);
    for (int i = 0; ok && i < slot_count(packs); i++) {
        const hs_database_t *database = *slot((facts_packs *)packs, i);
        char *serial = NULL;
        size_t length = 0;
        ok = !database || hs_serialize_database(database, &serial, &length) == HS_SUCCESS;
        uint64_t n = length;
        ok = ok && append(&b, &n, sizeof n) && append(&b, serial ? serial : "", length);
        free(serial);
    }
    for (int i = 0; ok && i < packs->language_count; i++) {
        const struct language *l = &packs->languages[i];
        uint64_t n = l->widths.count * sizeof *l->widths.at;
        ok = append(&b, &n, sizeof n) && append(&b, l->widths.at, n);
    }
    if (!ok) {
        free(b.at);
        return facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "the databases cannot be made into bytes");
    }
    *out = b.at;
    *size = b.size;
    return FACTS_OK;
}
