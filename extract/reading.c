#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

/* Steps that one match of a pattern may take before it is given up: hostile text must not hang. */
enum { MATCH_LIMIT = 1000000, MATCH_GROUPS = 32 };

static date read_date(const char *text) {
    date d = {0, 0, 0};
    sscanf(text, "%4d-%2d-%2d", &d.year, &d.month, &d.day);
    return d;
}

facts_status reading_open(reading *r, const facts_packs *packs, arena *memory, const char *published,
                          facts_error *error) {
    *r =
        (reading){.packs = packs, .memory = memory, .previous_time = "", .home = "", .published = read_date(published)};
    r->match = pcre2_match_data_create(MATCH_GROUPS, NULL);
    r->limits = pcre2_match_context_create(NULL);
    r->weights = calloc(2 * packs->concepts.count + 1, sizeof *r->weights);
    if (!r->weights || !r->match || !r->limits ||
        (packs->scratch && hs_clone_scratch(packs->scratch, &r->scratch) != HS_SUCCESS)) {
        reading_close(r);
        return facts_no_memory(error, NULL);
    }
    triggers_open(&r->triggers);
    pcre2_set_match_limit(r->limits, MATCH_LIMIT);
    return FACTS_OK;
}

void reading_publish(reading *r, const char *published) { r->published = read_date(published); }

void reading_close(reading *r) {
    pcre2_match_data_free(r->match);
    pcre2_match_context_free(r->limits);
    free(r->weights);
    hs_free_scratch(r->scratch);
    vector_free(&r->tokens);
    vector_free(&r->spans);
    vector_free(&r->quantities);
    vector_free(&r->doubts);
    vector_free(&r->clauses);
    vector_free(&r->installations);
    vector_free(&r->hits);
    vector_free(&r->candidates);
    vector_free(&r->triggers.hits);
    vector_free(&r->triggers.fired);
    *r = (reading){0};
}

/* Copies, because words that are parts of names are forgotten later. */
static facts_status find_words(reading *r, scanned s) {
    r->tokens.count = 0;
    if (!s.tokens) return lexicon_scan(r->packs, r->language, r->text, r->size, &r->tokens);
    if (!vector_reserve(&r->tokens, s.token_count)) return FACTS_ERR_MEMORY;
    if (s.token_count) memcpy(r->tokens.at, s.tokens, s.token_count * sizeof *s.tokens);
    r->tokens.count = s.token_count;
    return FACTS_OK;
}

static facts_status find_hits(reading *r, scanned s) {
    r->hits.count = 0;
    if (s.hits) {
        if (!vector_reserve(&r->hits, s.hit_count)) return FACTS_ERR_MEMORY;
        if (s.hit_count) memcpy(r->hits.at, s.hits, s.hit_count * sizeof *s.hits);
        r->hits.count = s.hit_count;
        return FACTS_OK;
    }
    facts_status status = triggers_scan(r->packs, r->scratch, r->language, r->text, r->size, &r->triggers);
    return status != FACTS_OK || triggers_tell(&r->triggers, &r->hits) ? status : FACTS_ERR_MEMORY;
}

facts_status reading_words(reading *r, int language, const char *text, uint32_t size, scanned s) {
    r->text = text;
    r->size = size;
    const char *opened = memchr(text, '(', size);
    r->opened = opened ? (uint32_t)(opened - text) : size;
    r->language = language;
    r->spans.count = r->quantities.count = r->doubts.count = 0;
    facts_status status = find_words(r, s);
    if (status == FACTS_OK) places_leave_names(r);
    return status;
}

facts_status reading_find(reading *r, int language, const char *text, uint32_t size, scanned s) {
    facts_status status = reading_words(r, language, text, size, s);
    if (status == FACTS_OK) status = find_hits(r, s);
    if (status == FACTS_OK) status = spans_find(r);
    if (status == FACTS_OK) places_leave_spans(r);
    if (status == FACTS_OK) status = clauses_find(r);
    if (status == FACTS_OK) status = quantities_find(r);
    return status;
}
