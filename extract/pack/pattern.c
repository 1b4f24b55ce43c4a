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
    if (!r->compiled) return false;
    atomic_init(&r->compiled->code, NULL);
    atomic_init(&r->compiled->fast, NULL);
    atomic_init(&r->compiled->uses, 0);
    return true;
}

/* Where two readings need it at once, that of the first is kept. */
static const pcre2_code *keep(_Atomic(pcre2_code *) *place, pcre2_code *made) {
    pcre2_code *known = NULL;
    if (!made || atomic_compare_exchange_strong(place, &known, made)) return made;
    pcre2_code_free(made);
    return known;
}

static const pcre2_code *compile(const rule *r, int *failure, PCRE2_SIZE *offset) {
    const uint32_t how = PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_USE_OFFSET_LIMIT;
    pcre2_code *made = pcre2_compile((PCRE2_SPTR)r->pattern, PCRE2_ZERO_TERMINATED, how, failure, offset, NULL);
    return keep(&r->compiled->code, made);
}

/* A copy, since others may be matching with the one that there is. */
static const pcre2_code *compile_fast(const rule *r, const pcre2_code *code) {
    pcre2_code *made = pcre2_code_copy(code);
    if (made) pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
    return keep(&r->compiled->fast, made);
}

const pcre2_code *pattern_compiled(const rule *r) {
    enum { FEW = 16 }; /* JIT takes as long as some dozens of matches without it */
    const pcre2_code *code = atomic_load(&r->compiled->fast);
    int failure;
    PCRE2_SIZE offset;
    if (code) return code;
    code = atomic_load(&r->compiled->code);
    if (!code) code = compile(r, &failure, &offset);
    return code && atomic_fetch_add(&r->compiled->uses, 1) >= FEW ? compile_fast(r, code) : code;
}

facts_status pattern_check(const facts_packs *packs, const rule *r, facts_error *error) {
    int failure;
    PCRE2_SIZE offset;
    if (atomic_load(&r->compiled->code) || compile(r, &failure, &offset)) return FACTS_OK;
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(failure, message, sizeof message);
    const size_t written = strlen(r->match), at = offset < written ? offset : written;
    return pack_fail(packs, error, r->file, r->match_line, r->match_column + at,
                     "bad pattern: %s; expected a PCRE2 pattern", message);
}

void pattern_free(const rule *r) {
    if (!r->compiled) return;
    pcre2_code_free(atomic_load(&r->compiled->code));
    pcre2_code_free(atomic_load(&r->compiled->fast));
}
