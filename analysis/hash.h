/* Private to the analysis: FNV-1a, see www.isthe.com/chongo/tech/comp/fnv. */
#ifndef FACTS_ANALYSIS_HASH_H
#define FACTS_ANALYSIS_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_START UINT64_C(14695981039346656037)

static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) hash = (hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(1099511628211);
    return hash;
}

/* FNV-1a changes few bits for texts that differ in their last letters; here each bit depends on all of them: the
 * finalizer of MurmurHash3, see github.com/aappleby/smhasher. */
static inline uint64_t hash_spread(uint64_t hash) {
    hash = (hash ^ hash >> 33) * UINT64_C(0xff51afd7ed558ccd);
    hash = (hash ^ hash >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ hash >> 33;
}

/* With its end, so that "ab" and "c" are not "a" and "bc". */
static inline uint64_t hash_text(uint64_t hash, const char *text) { return hash_bytes(hash, text, strlen(text) + 1); }

#endif
