/* Runs the patterns of a language over a sentence: one pass, every pattern at once. */
#include "reading.h"

#include <stdlib.h>

facts_status spans_find(reading *r) {
    const language *lang = &r->packs->languages[r->language];
    r->spans.count = 0;
    r->context_year = 0;
    for (PCRE2_SIZE at = 0; at < r->size;) {
        int code = pcre2_match(lang->rules, (PCRE2_SPTR)r->text, r->size, at, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, r->match, r->limits);
        if (code == PCRE2_ERROR_NOMATCH || code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_JIT_STACKLIMIT) break;
        if (code < 0) return code == PCRE2_ERROR_NOMEMORY ? FACTS_ERR_MEMORY : FACTS_ERR_LIMIT;
        const PCRE2_SIZE *groups = pcre2_get_ovector_pointer(r->match);
        const char *mark = (const char *)pcre2_get_mark(r->match);
        const placed *p = &lang->order.at[mark ? strtoul(mark, NULL, 10) : 0];
        span s = {.start = (uint32_t)groups[0], .end = (uint32_t)groups[1], .unit = NONE};
        facts_status status = time_resolve(r, &r->packs->rules.at[p->rule], groups, p->first_group, &s);
        if (status != FACTS_OK) return status;
        if (s.kind == SPAN_TIME && s.by_itself && s.year) r->context_year = s.year;
        if (!vector_push(&r->spans, s)) return FACTS_ERR_MEMORY;
        at = groups[1];
    }
    return FACTS_OK;
}

/* Clauses end at commas, semicolons and colons that stand between words. */
facts_status clauses_find(reading *r) {
    r->clauses.count = 0;
    if (!vector_push(&r->clauses, 0)) return FACTS_ERR_MEMORY;
    for (uint32_t i = 0; i < r->size; i++) {
        unsigned char c = (unsigned char)r->text[i];
        uint32_t n = 0;
        if (c == ',' || c == ';' || c == ':') {
            bool number = i && r->text[i - 1] >= '0' && r->text[i - 1] <= '9' && i + 1 < r->size && r->text[i + 1] >= '0' && r->text[i + 1] <= '9';
            n = number ? 0 : 1;
        } else if (c == 0xEF && i + 2 < r->size && (unsigned char)r->text[i + 1] == 0xBC) {
            unsigned char last = (unsigned char)r->text[i + 2];
            n = last == 0x8C || last == 0x9A || last == 0x9B ? 3 : 0; /* ， ： ； */
        } else if (c == 0xE2 && (text_is(r, i, "\xe2\x80\x94\xe2\x80\x94") || (text_is(r, i, "\xe2\x80\x93 ") && i && r->text[i - 1] == ' ')))
            n = 3;
        if (n && !vector_push(&r->clauses, i + n)) return FACTS_ERR_MEMORY;
        if (n) i += n - 1;
    }
    for (size_t i = 0; i < r->spans.count; i++) r->spans.at[i].clause = clause_of(r, r->spans.at[i].start);
    return FACTS_OK;
}
