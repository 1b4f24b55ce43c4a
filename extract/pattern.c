#include "pattern.h"

const char *pattern_piece_end(const char *p) {
    if (p[0] == '\\' && p[1]) return p + 2;
    if (p[0] != '[') return p + 1;
    for (p += 1 + (p[1] == '^'), p += *p == ']'; *p && *p != ']';) p += p[0] == '\\' && p[1] ? 2 : 1;
    return p + (*p == ']');
}

const char *pattern_group_end(const char *p) {
    int depth = 0;
    while (*p) {
        depth += (*p == '(') - (*p == ')');
        p = pattern_piece_end(p);
        if (depth == 0) break;
    }
    return p;
}

bool pattern_open(rule *r, arena *memory) {
    r->compiled = arena_alloc(memory, sizeof *r->compiled);
    if (r->compiled) atomic_init(r->compiled, NULL);
    return r->compiled != NULL;
}

static pcre2_code *compile(const rule *r, int *failure, PCRE2_SIZE *offset) {
    const uint32_t how = PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_USE_OFFSET_LIMIT;
    pcre2_code *made = pcre2_compile((PCRE2_SPTR)r->pattern, PCRE2_ZERO_TERMINATED, how, failure, offset, NULL);
    if (made) pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
    return made;
}

/* Where two readings need it at once, that of the first is kept. */
static const pcre2_code *keep(const rule *r, pcre2_code *made) {
    pcre2_code *known = NULL;
    if (!made || atomic_compare_exchange_strong(r->compiled, &known, made)) return made;
    pcre2_code_free(made);
    return known;
}

const pcre2_code *pattern_compiled(const rule *r) {
    const pcre2_code *known = atomic_load(r->compiled);
    int failure;
    PCRE2_SIZE offset;
    return known ? known : keep(r, compile(r, &failure, &offset));
}

facts_status pattern_check(const facts_packs *packs, const rule *r, facts_error *error) {
    int failure;
    PCRE2_SIZE offset;
    if (atomic_load(r->compiled) || keep(r, compile(r, &failure, &offset))) return FACTS_OK;
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(failure, message, sizeof message);
    const size_t written = strlen(r->match), at = offset < written ? offset : written;
    return pack_fail(packs, error, r->file, r->match_line, r->match_column + at,
                     "bad pattern: %s; expected a PCRE2 pattern", message);
}

void pattern_free(const rule *r) {
    if (r->compiled) pcre2_code_free(atomic_load(r->compiled));
}
