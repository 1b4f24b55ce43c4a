#include "ahead.h"

#include "bytes.h"
#include "pack.h"

#include <stdlib.h>

/* As much as stays in the cache with what is found in it. */
enum { AHEAD_TEXT = 1 << 16, AHEAD_SOURCE = 1 << 18 };

/* The source of all of them stays until they have been read. */
static facts_status take_blocks(ahead *a, document *d, facts_error *error) {
    facts_status status = FACTS_OK;
    size_t size = 0;
    a->count = 0;
    d->held = false;
    while (a->count < AHEAD_BLOCKS && size < AHEAD_TEXT && d->source.position - d->source.mark < AHEAD_SOURCE) {
        bool found;
        status = document_next(d, &found, error);
        if (status != FACTS_OK) break;
        a->ended = !found;
        if (!found) break;
        ahead_block *b = &a->blocks[a->count++];
        size += d->current.size;
        ahead_swap(&b->block, &d->current);
        b->furniture = d->furniture.count;
        d->held = true;
    }
    return status;
}

/* A sentence without a number matters to one that comes after it; in Chinese the first may name a period. */
static facts_status scan_block(ahead *a, const facts_packs *packs, hs_scratch_t *scratch, ahead_block *b, bool whole) {
    const char *text = b->block.text;
    bool read_later = false, later = false;
    facts_status status = FACTS_OK;
    for (size_t i = b->sentences.count; status == FACTS_OK && i-- > 0;) {
        sentence *s = &b->sentences.at[i];
        later = later || read_later;
        read_later = whole || b->block.heading || s->may_hold_number;
        s->has_tokens = read_later || later;
        s->has_hits = read_later || (later && i == 0 && packs->languages[s->language].han);
        if (!s->has_hits) continue;
        s->first_hit = (uint32_t)a->hits.count;
        status = triggers_scan(packs, scratch, s->language, text + s->start, s->end - s->start, &a->triggers);
        if (status == FACTS_OK && !triggers_tell(&a->triggers, &a->hits)) status = FACTS_ERR_MEMORY;
        s->hits = (uint32_t)a->hits.count - s->first_hit;
    }
    return status;
}

static facts_status scan_words(ahead *a, const facts_packs *packs, ahead_block *b) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < b->sentences.count; i++) {
        sentence *s = &b->sentences.at[i];
        if (!s->has_tokens) continue;
        s->first_token = (uint32_t)a->tokens.count;
        status = lexicon_scan(packs, s->language, b->block.text + s->start, s->end - s->start, &a->tokens);
        s->tokens = (uint32_t)a->tokens.count - s->first_token;
    }
    return status;
}

/* A heading is read whatever it holds; only one with a digit may turn out to be the member of a list. */
static void find_numbers(const facts_packs *packs, hs_scratch_t *scratch, ahead_block *b) {
    if (b->block.heading && !has_digit(b->block.text, b->block.size)) return;
    for (size_t i = 0; i < b->sentences.count; i++) {
        sentence *s = &b->sentences.at[i];
        s->may_hold_number = may_hold_number(packs, scratch, s->language, b->block.text + s->start, s->end - s->start);
    }
}

/* One step over all blocks before the next. */
static facts_status scan(ahead *a, const facts_packs *packs, hs_scratch_t *scratch, bool whole) {
    facts_status status = FACTS_OK;
    a->tokens.count = a->hits.count = 0;
    for (size_t i = 0; status == FACTS_OK && i < a->count; i++)
        status = sentence_split(packs, a->blocks[i].block.text, a->blocks[i].block.size, &a->blocks[i].sentences);
    for (size_t i = 0; status == FACTS_OK && i < a->count; i++) find_numbers(packs, scratch, &a->blocks[i]);
    for (size_t i = 0; status == FACTS_OK && i < a->count; i++)
        status = scan_block(a, packs, scratch, &a->blocks[i], whole);
    for (size_t i = 0; status == FACTS_OK && i < a->count; i++) status = scan_words(a, packs, &a->blocks[i]);
    return status;
}

facts_status ahead_read(ahead *a, document *d, hs_scratch_t *scratch, bool whole, facts_error *error) {
    if (!a->triggers.hits.at) triggers_open(&a->triggers);
    facts_status read = take_blocks(a, d, error), status = scan(a, d->packs, scratch, whole);
    if (status == FACTS_OK) return read;
    a->count = 0;
    return facts_fail(error, status, d->source.name, 0, 0, "the text cannot be read");
}

void ahead_free(ahead *a) {
    for (size_t i = 0; i < AHEAD_BLOCKS; i++) {
        block_free(&a->blocks[i].block);
        vector_free(&a->blocks[i].sentences);
    }
    vector_free(&a->triggers.hits);
    vector_free(&a->triggers.fired);
    vector_free(&a->tokens);
    vector_free(&a->hits);
}
