#include "ahead.h"

#include "bytes.h"
#include "extract/pack/pack.h"

#include <stdlib.h>

/* As much as stays in the cache with what is found in it: the more, the less often the tables come and go, which counts
 * where others use the cache too. */
enum { AHEAD_TEXT = 1 << 18, AHEAD_SOURCE = 1 << 20 };

/* The source of all of them stays until they have been read; of one alone however much of it is empty. */
static facts_status take_blocks(ahead *a, document *d, facts_error *error) {
    facts_status status = FACTS_OK;
    size_t size = 0;
    a->count = 0;
    d->held = false;
    while (a->count < AHEAD_BLOCKS && size < AHEAD_TEXT &&
           (!d->held || d->source.position - d->source.mark < AHEAD_SOURCE)) {
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

/* One step over the blocks: the sentences of one language after those of another, since each has tables of its own. */
typedef struct pass {
    ahead *a;
    const facts_packs *packs;
    hs_scratch_t *scratch;
    bool whole;
    int language;
} pass;

typedef facts_status step(const pass *p, const ahead_block *b, sentence *s);

static facts_status over_all(pass *p, step *take) {
    facts_status status = FACTS_OK;
    for (p->language = 0; p->language < p->packs->language_count; p->language++)
        for (size_t i = 0; i < p->a->count; i++) {
            const ahead_block *b = &p->a->blocks[i];
            for (size_t k = 0; status == FACTS_OK && k < b->sentences.count; k++)
                if (b->sentences.at[k].language == p->language) status = take(p, b, &b->sentences.at[k]);
        }
    return status;
}

static facts_status find_number(const pass *p, const ahead_block *b, sentence *s) {
    if (!b->read_whole)
        s->may_hold_number =
            may_hold_number(p->packs, p->scratch, s->language, b->block.text + s->start, s->end - s->start);
    return FACTS_OK;
}

static facts_status find_hits(const pass *p, const ahead_block *b, sentence *s) {
    ahead *a = p->a;
    if (!s->has_hits) return FACTS_OK;
    s->first_hit = (uint32_t)a->hits.count;
    facts_status status =
        triggers_scan(p->packs, p->scratch, s->language, b->block.text + s->start, s->end - s->start, &a->triggers);
    if (status == FACTS_OK && !triggers_tell(&a->triggers, &a->hits)) status = FACTS_ERR_MEMORY;
    s->hits = (uint32_t)a->hits.count - s->first_hit;
    return status;
}

static facts_status find_words(const pass *p, const ahead_block *b, sentence *s) {
    ahead *a = p->a;
    if (!s->has_tokens) return FACTS_OK;
    s->first_token = (uint32_t)a->tokens.count;
    facts_status status = lexicon_scan(p->packs, s->language, b->block.text + s->start, s->end - s->start, &a->tokens);
    s->tokens = (uint32_t)a->tokens.count - s->first_token;
    return status;
}

/* A sentence without a number matters to one that comes after it; in Chinese the first may name a period, in English
 * the one that opens a list. */
static void choose(const pass *p, ahead_block *b) {
    bool read = false, later = false;
    const bool opens = b->block.size && b->block.text[b->block.size - 1] == ':';
    for (size_t i = b->sentences.count; i-- > 0;) {
        sentence *s = &b->sentences.at[i];
        later = later || read;
        read = p->whole || b->block.heading || s->may_hold_number;
        const bool han = p->packs->languages[s->language].han, opener = opens && i + 1 == b->sentences.count && !han;
        s->has_tokens = read || later || opener;
        s->has_hits = read || (later && i == 0 && han) || opener;
    }
}

static facts_status scan(ahead *a, const facts_packs *packs, hs_scratch_t *scratch, bool whole) {
    pass p = {.a = a, .packs = packs, .scratch = scratch, .whole = whole};
    facts_status status = FACTS_OK;
    a->tokens.count = a->hits.count = 0;
    for (size_t i = 0; status == FACTS_OK && i < a->count; i++) {
        ahead_block *b = &a->blocks[i];
        /* a heading is read whatever it holds; only one with a digit may turn out to be the member of a list */
        b->read_whole = b->block.heading && !b->block.list_item && !has_digit(b->block.text, b->block.size);
        status = sentence_split(packs, b->block.text, b->block.size, &b->sentences);
    }
    if (status == FACTS_OK) status = over_all(&p, find_number);
    for (size_t i = 0; i < a->count; i++) choose(&p, &a->blocks[i]);
    if (status == FACTS_OK) status = over_all(&p, find_hits);
    return status == FACTS_OK ? over_all(&p, find_words) : status;
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
