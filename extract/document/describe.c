#include "describe.h"

#include "sentence.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/* The head of a document: its first blocks. Dates count in short lines only (a running text speaks of other dates too);
 * a country counts that the title names, or that is named at least twice as often as any other. Where the head does not
 * tell that by far, more blocks are looked at, so that a paragraph more or less does not make it another country. */
enum { HEAD_BLOCKS = 40, COUNTRY_BLOCKS = 240, SHORT_LINE = 160, MAX_COUNTRIES = 32, ENOUGH = 3, BY_FAR = 8, WIDE = 2 };

typedef struct named_places {
    const char *country; /* the first, or NULL */
    bool several;
} named_places;

typedef struct head {
    facts_document *described;
    reading *r;
    arena *strings;
    const char *title; /* in `strings`, or NULL */
    char published[16];
    bool in_full; /* the date names a day or a month */
    struct {
        const char *id;
        int count, wider; /* ... and how often the world or a group of countries was before */
    } countries[MAX_COUNTRIES];
    int country_count, named, wider;
    bool world;                        /* it is named, in English */
    named_places in_title, in_heading; /* the first heading is no title where one was given with the document */
} head;

static size_t letters(const char *text, size_t size) {
    size_t n = 0;
    for (size_t i = 0; i < size; i++) n += isalpha((unsigned char)text[i]) || ((unsigned char)text[i] >= 0xC0);
    return n;
}

/* What a sentence says besides times, in letters. */
static size_t letters_beside_times(const reading *r) {
    size_t n = letters(r->text, r->size);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME) n -= letters(r->text + s->start, s->end - s->start);
    }
    return n;
}

/* The first heading that has words in it; in a document without headings its first line. A date is no title, nor are
 * two, but 十四五规划（2021—2025年） is. */
static void take_title(head *h, const block *b) {
    enum { FEWEST = 4 };
    size_t at = b->marker;
    while (at < b->size && b->text[at] == ' ') at++;
    const size_t size = b->size - at, least = h->r->spans.count < 2 ? 1 : FEWEST;
    const bool usable =
        size <= SHORT_LINE && letters(b->text + at, size) >= FEWEST && letters_beside_times(h->r) >= least;
    if (!h->title && usable && b->heading) h->title = arena_copy(h->strings, block_shown(b) + at, size);
}

/* "At the end of 2024, wind stood at 520 GW." says no date of publication. */
static bool is_statement(const reading *r) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].unit != NONE) return true;
    return r->size > 0 &&
           (r->text[r->size - 1] == '.' || (r->size >= 3 && memcmp(r->text + r->size - 3, "。", 3) == 0));
}

static void take_date(head *h, const block *b) {
    if (b->size > SHORT_LINE || is_statement(h->r)) return;
    for (size_t i = 0; i < h->r->spans.count; i++) {
        const span *s = &h->r->spans.at[i];
        emit_op op = s->rule->emit.op;
        if (s->kind != SPAN_TIME || !s->by_itself || (op != EMIT_DATE && op != EMIT_MONTH && op != EMIT_YEAR)) continue;
        bool full = strlen(s->time) > 4;
        if (h->published[0] && (h->in_full || !full)) continue;
        snprintf(h->published, sizeof h->published, "%s", s->time);
        h->in_full = full;
    }
}

static void count_country(head *h, const char *id) {
    int i = 0;
    while (i < h->country_count && strcmp(h->countries[i].id, id) != 0) i++;
    if (i == MAX_COUNTRIES) return;
    if (i == h->country_count) {
        h->countries[i].wider = h->wider;
        h->countries[h->country_count++].id = id;
    }
    h->countries[i].count++;
    h->named++;
}

static void take_countries(head *h) {
    for (size_t i = 0; i < h->r->tokens.count; i++) {
        const word *w = h->r->tokens.at[i].word;
        if (w->class == WORD_PLACE && is_country(w) && !is_world(w)) count_country(h, w->text);
        if (w->class != WORD_PLACE || is_han(h->r)) continue;
        if (is_world(w)) h->world = true;
        if (is_world(w) || (!is_country(w) && isupper((unsigned char)w->text[0]))) h->wider++;
    }
}

static void take_places(const reading *r, named_places *named) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class != WORD_PLACE || is_world(w)) continue;
        const bool country = is_country(w), other = named->country && strcmp(named->country, w->text) != 0;
        if (country && !named->country) named->country = w->text;
        named->several = named->several || !country || other;
    }
}

static facts_status read_block(head *h, const block *b, sentence_vector *sentences) {
    const facts_packs *packs = h->r->packs;
    facts_status status = sentence_split(packs, b->text, b->size, sentences);
    for (size_t i = 0; status == FACTS_OK && i < sentences->count; i++) {
        const sentence *s = &sentences->at[i];
        status = reading_find(h->r, s->language, b->text + s->start, s->end - s->start, (scanned){0});
        if (status != FACTS_OK) break;
        const char *before = h->title;
        if (i == 0) take_title(h, b);
        if (h->title != before) take_places(h->r, &h->in_heading);
        take_date(h, b);
        take_countries(h);
    }
    return status;
}

/* What the title says holds for the whole document. */
static facts_status read_title(head *h, context *c, sentence_vector *sentences) {
    const char *title = h->described->title;
    facts_status status = sentence_split(h->r->packs, title, strlen(title), sentences);
    for (size_t i = 0; status == FACTS_OK && i < sentences->count; i++) {
        const sentence *s = &sentences->at[i];
        status = reading_find(h->r, s->language, title + s->start, s->end - s->start, (scanned){0});
        if (status != FACTS_OK) break;
        take_places(h->r, &h->in_title);
        context_title(c, h->r);
    }
    return status;
}

/* The country that is named `least` times and `factor` times as often as any other, NULL where none is: not one that is
 * named a few times where the text has spoken of the world, or of Europe, before. */
static const char *leading_country(const head *h, int least, int factor) {
    int first = 0, second = 0;
    const char *most = NULL;
    bool late = false;
    for (int i = 0; i < h->country_count; i++) {
        int count = h->countries[i].count;
        if (count > first)
            second = first, first = count, most = h->countries[i].id, late = h->countries[i].wider >= WIDE;
        else if (count > second)
            second = count;
    }
    if (late && first < BY_FAR) return NULL;
    return first >= least && first >= factor * second && 3 * first > h->named ? most : NULL;
}

/* "China and Africa" is no paper on China, unless the first heading says so. */
static const char *country_of_title(const head *h) {
    return h->in_title.country && !h->in_title.several ? h->in_title.country : h->in_heading.country;
}

static bool knows_country(const head *h) {
    return h->described->region[0] || country_of_title(h) || leading_country(h, BY_FAR, 4);
}

/* Only the places in a block. */
static facts_status look_for_countries(head *h, const block *b, sentence_vector *sentences) {
    reading *r = h->r;
    facts_status status = sentence_split(r->packs, b->text, b->size, sentences);
    for (size_t i = 0; status == FACTS_OK && i < sentences->count; i++) {
        const sentence *s = &sentences->at[i];
        r->tokens.count = 0;
        status = lexicon_scan(r->packs, s->language, b->text + s->start, s->end - s->start, &r->tokens);
        if (status == FACTS_OK) take_countries(h);
    }
    return status;
}

static facts_status unreadable(const head *h, facts_status status, const char *message, facts_error *error) {
    return facts_fail(error, status, h->described->path, 0, 0, "%s", message);
}

/* The next blocks: the head, or those behind it until the country is known. */
static facts_status read_blocks(head *h, document *d, bool in_head, sentence_vector *sentences, facts_error *error) {
    const int most = in_head ? HEAD_BLOCKS : COUNTRY_BLOCKS - HEAD_BLOCKS;
    bool found = true;
    for (int i = 0; i < most && (in_head || !knows_country(h)); i++) {
        facts_status status = document_next(d, &found, error);
        if (status != FACTS_OK || !found) return status;
        d->furniture.count = 0;
        if (d->current.cell) continue; /* no title, no date, and many a country */
        status = in_head ? read_block(h, &d->current, sentences) : look_for_countries(h, &d->current, sentences);
        if (status != FACTS_OK) return unreadable(h, status, "the first lines cannot be read", error);
    }
    return FACTS_OK;
}

static facts_status settle_title(head *h) {
    facts_document *d = h->described;
    if (!d->title[0] && h->title) d->title = h->title;
    if (d->published[0] || !h->published[0]) return FACTS_OK;
    d->published = arena_copy(h->strings, h->published, strlen(h->published));
    if (!d->published) return FACTS_ERR_MEMORY;
    reading_publish(h->r, d->published);
    return FACTS_OK;
}

/* A title that speaks of the world is that of no country's paper, however often one is named: "Global Energy Review".
 */
static void settle_country(head *h, context *c) {
    const char *titled = country_of_title(h), *most = titled           ? titled
                                                      : c->title.world ? NULL
                                                                       : leading_country(h, ENOUGH, 2);
    if (!h->described->region[0] && most) h->described->region = most;
    if (!h->described->region[0] && !h->named && h->world) c->world_spoken = true; /* and of no country */
}

facts_status describe(facts_document *described, context *c, reading *r, const char *bytes, size_t size, arena *strings,
                      facts_error *error) {
    const bool said = described->title[0] && described->published[0] && described->region[0];
    head h = {.described = described, .r = r, .strings = strings};
    facts_source source = {.path = described->path, .bytes = bytes, .size = size};
    document d = {.packs = r->packs, .folded = fold_of((slice){bytes, size})};
    sentence_vector sentences = {0};
    facts_status status = said ? FACTS_OK : reader_open(&d.source, &source, error);
    if (status == FACTS_OK && !said) status = read_blocks(&h, &d, true, &sentences, error);
    if (status == FACTS_OK) status = settle_title(&h);
    if (status == FACTS_OK) {
        status = read_title(&h, c, &sentences);
        if (status != FACTS_OK) unreadable(&h, status, "the title cannot be read", error);
    }
    if (status == FACTS_OK && !said) status = read_blocks(&h, &d, false, &sentences, error);
    if (status == FACTS_OK) settle_country(&h, c);
    document_free(&d);
    vector_free(&sentences);
    return status;
}
