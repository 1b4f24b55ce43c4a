/* The whole flow: a document goes in, facts come out.
 *
 *   reader -> document (blocks) -> sentences -> words, patterns -> quantities -> bound -> facts
 */
#include "bytes.h"
#include "extract/bind/time.h"
#include "extract/context/block.h"
#include "extract/context/list.h"
#include "extract/context/opening.h"
#include "extract/context/sentence.h"
#include "extract/document/describe.h"
#include "extract/pack/trigger.h"
#include "give.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---------------------------------------------------------------- sentence */

static facts_status unreadable(extraction *x, const sentence *s, facts_status status) {
    return facts_fail(x->error, status, x->described.path, block_line(&x->document.current, s->start), 0,
                      "the sentence cannot be read");
}

/* Where the words begin behind the list number that the sentence begins with, "1. " or "• "; 0 for none. */
static uint32_t marker_of(const block *b, const sentence *s) {
    uint32_t at = s->start == 0 && b->marker <= s->end ? (uint32_t)b->marker : 0;
    while (at > 0 && at < s->end && b->text[at] == ' ') at++;
    return at;
}

static void remember(extraction *x, const sentence *s) {
    context_recall(&x->context, &x->reading, x->document.current.heading);
    x->reading.marker = marker_of(&x->document.current, s);
}

static facts_status bind(extraction *x) {
    reading *r = &x->reading;
    for (size_t i = 0; i < r->quantities.count; i++)
        r->quantities.at[i].metric_id = r->quantities.at[i].time = r->quantities.at[i].base = "";
    if (r->quantities.count) installations_find(r, r->size);
    context_bound_point(&x->context, r);
    bind_lists(r);
    bind_kinds(r);
    bind_metrics(r, &x->context);
    counts_move(r);
    better_when_less(r);
    bind_times(r, &x->context);
    bind_states(r, &x->context);
    times_of_done(r);
    times_of_begun(r, &x->context);
    bases_in_words(r);
    bases_of_year(r);
    if (pledges_add(r) != FACTS_OK) return no_memory(x);
    bind_places(r, &x->context);
    bind_values(r);
    return r->memory->failed ? no_memory(x) : FACTS_OK; /* a word or an id that could not be kept reads as none */
}

static facts_status give_sentence(extraction *x, const sentence *s) {
    const reading *r = &x->reading;
    const size_t count = r->quantities.count;
    const char *text = count ? arena_copy(&x->block, block_shown(&x->document.current) + s->start, r->size) : "";
    const char **ids = arena_alloc(&x->block, (count + 1) * sizeof *ids);
    if (!text || !ids) return no_memory(x);
    x->sentence_hash = hash_of_sentence(text, count ? r->size : 0);
    facts_status status = x->sink->reading ? explain_words(x, s) : FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < count; i++) {
        const quantity *q = &r->quantities.at[i];
        ids[i] = NULL;
        if (block_inserted(&x->document.current, s->start + q->number_start)) continue; /* of a name in a table */
        if (x->sink->reading) status = explain_quantity(x, s, q);
        if (status == FACTS_OK && (q->unit != NONE || q->metric_id[0])) status = give_fact(x, s, q, text, &ids[i]);
    }
    return status == FACTS_OK && x->sink->number ? give_numbers(x, s, ids) : status;
}

static facts_status read_sentence(extraction *x, const sentence *s);

/* Where a sentence of too many quantities is cut: before the clause of the one in the middle, or right before that; 0
 * for others. Binding holds every number against the others and the words around each: hundreds in one sentence, as in
 * a table without its rules, would take a minute a megabyte. People write no such sentence. */
static uint32_t cut_of(const reading *r) {
    enum { MANY = 48 };
    if (r->quantities.count <= MANY) return 0;
    const quantity *middle = &r->quantities.at[r->quantities.count / 2];
    const uint32_t clause = clause_start(r, clause_of(r, middle->start));
    return clause > r->quantities.at->start ? clause : middle->start;
}

/* Each half is a sentence by itself. */
static facts_status read_halves(extraction *x, const sentence *s, uint32_t cut) {
    const char *text = x->document.current.text;
    sentence first = *s, second = *s;
    first.has_tokens = first.has_hits = second.has_tokens = second.has_hits = false; /* those are of the whole */
    first.end = second.start = s->start + cut;
    while (first.end > first.start && text[first.end - 1] == ' ') first.end--;
    while (second.start < second.end && text[second.start] == ' ') second.start++;
    facts_status status = read_sentence(x, &first);
    return status == FACTS_OK ? read_sentence(x, &second) : status;
}

static facts_status read_sentence(extraction *x, const sentence *s) {
    remember(x, s);
    facts_status status = reading_find(&x->reading, s->language, x->document.current.text + s->start, s->end - s->start,
                                       ahead_of(&x->ahead, s));
    if (status != FACTS_OK) return unreadable(x, s, status);
    const uint32_t cut = cut_of(&x->reading);
    if (cut) return read_halves(x, s, cut);
    status = bind(x);
    if (status == FACTS_OK) status = give_sentence(x, s);
    if (status == FACTS_OK) context_leave(&x->context, &x->reading, x->document.current.heading);
    return status;
}

/* Learns what a sentence without numbers speaks of. */
static facts_status pass_sentence(extraction *x, const sentence *s) {
    reading *r = &x->reading;
    facts_status status =
        reading_words(r, s->language, x->document.current.text + s->start, s->end - s->start, ahead_of(&x->ahead, s));
    if (status == FACTS_OK) status = clauses_find(r);
    if (status != FACTS_OK) return unreadable(x, s, status);
    context_learn(&x->context, r, false);
    x->context.dates.adjacent = false;
    return FACTS_OK;
}

/* "(3) Main targets. By 2030, ...": the first words of a numbered paragraph are a heading for it and for those after
 * it. */
static bool begins_with_heading(extraction *x) {
    enum { LONGEST = 90 };
    const block *b = &x->document.current;
    const sentence *s = x->sentences.at;
    if (!b->marker || b->heading || x->sentences.count < 2 || s->end <= b->marker || s->end - b->marker > LONGEST)
        return false;
    return !may_hold_number(x->packs, x->reading.scratch, s->language, b->text + b->marker, s->end - b->marker);
}

/* "三、2025年工作安排。新增储能500万千瓦": a short first sentence without a quantity dates what its paragraph says. */
static void learn_run_in_time(extraction *x) {
    enum { LONGEST = 60 };
    const reading *r = &x->reading;
    const block *b = &x->document.current;
    const sentence *s = x->sentences.at;
    if (x->context.list.goes_on) return;
    x->context.paragraph.run_in_time[0] = '\0';
    if (!b->marker || b->heading || x->sentences.count < 2 || s->end - b->marker > LONGEST || r->quantities.count)
        return;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].by_itself && !r->spans.at[i].as_base)
            keep_text(x->context.paragraph.run_in_time, sizeof x->context.paragraph.run_in_time, r->spans.at[i].time);
}

/* Whether a sentence is the first of its paragraph, but for a short one that tells what the paragraph is about. */
static bool is_opening(const extraction *x, size_t sentence) {
    enum { LONGEST_LABEL = 75 };
    if (sentence == 0) return true;
    const struct sentence *label = x->sentences.at;
    return sentence == 1 && !label->may_hold_number && label->end - label->start <= LONGEST_LABEL &&
           !x->context.paragraph.opening.time[0];
}

/* A first sentence that no number is in may still name a period. */
static facts_status read_opening(extraction *x, const sentence *s) {
    const block *b = &x->document.current;
    if (!x->packs->languages[s->language].han) return FACTS_OK;
    x->reading.marker = marker_of(b, s);
    facts_status status =
        reading_find(&x->reading, s->language, b->text + s->start, s->end - s->start, ahead_of(&x->ahead, s));
    if (status == FACTS_OK) {
        bases_mark(&x->reading);
        context_opening(&x->context, &x->reading, b->heading, true);
        context_announced(&x->context, &x->reading);
    }
    return status;
}

/* "The plan covers three sectors. It looks ahead to 2035. ...": no number has been told yet in an English paragraph;
 * 一是能效提高。“十三五”期间，能耗持续下降。……: a Chinese one goes on behind a label. */
static bool goes_on_opening(const extraction *x, size_t sentence) {
    const context *c = &x->context;
    if (x->packs->languages[x->sentences.at[sentence].language].han) return is_opening(x, sentence);
    return !c->paragraph.dated && !c->paragraph.figure.id[0];
}

/* Reads the sentences that may hold a number. One without is read for its words only, and only if one with a number
 * comes after it: those from *pending on are left. */
static facts_status read_sentences(extraction *x, size_t *pending, bool labelled) {
    const block *b = &x->document.current;
    const bool whole = x->sink->reading || b->heading;
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < x->sentences.count; i++) {
        const sentence *s = &x->sentences.at[i];
        if (!whole && !s->may_hold_number) continue;
        for (; status == FACTS_OK && *pending < i; ++*pending) {
            status = pass_sentence(x, &x->sentences.at[*pending]);
            if (status == FACTS_OK && is_opening(x, *pending)) status = read_opening(x, &x->sentences.at[*pending]);
        }
        if (status == FACTS_OK) status = read_sentence(x, s);
        if (i == 0) {
            learn_run_in_time(x);
            context_opening(&x->context, &x->reading, b->heading, true);
            context_lead_period(&x->context, &x->reading, b->heading);
        } else if ((i == 1 && labelled) ||
                   goes_on_opening(x, i)) { /* （三）主要目标。到2030年，环境明显改善。浓度下降15% */
            context_opening(&x->context, &x->reading, b->heading, false);
        }
        *pending = i + 1;
    }
    return status;
}

static bool may_hold_numbers(const extraction *x) {
    for (size_t i = 0; i < x->sentences.count; i++)
        if (x->sentences.at[i].may_hold_number) return true;
    return false;
}

/* "Over these years the law asks for:": a sentence without a number that opens a list may name its time. */
static facts_status find_times_of_opener(extraction *x) {
    const sentence *s = &x->sentences.at[x->sentences.count - 1];
    if (s->may_hold_number || x->packs->languages[s->language].han) return FACTS_OK;
    remember(x, s);
    return reading_find(&x->reading, s->language, x->document.current.text + s->start, s->end - s->start,
                        ahead_of(&x->ahead, s));
}

/* "The aims are:", "The key targets are;": what stands above the points of a list. */
static bool opens_list(const extraction *x) {
    const block *b = &x->document.current;
    const bool meant = block_ends_in(b, ";", "；") && !b->list_item && !x->context.list.goes_on && !may_hold_numbers(x);
    return (block_ends_in(b, ":", "：") || b->breaks_off || meant) && x->sentences.count;
}

static facts_status read_block(extraction *x) {
    block *b = &x->document.current;
    context *c = &x->context;
    size_t pending = 0;
    arena_reset(&x->block);
    context_go_on_list(c, b, may_hold_numbers(x));
    context_begin_block(c, b, x->packs->languages[c->dates.language].han);
    facts_status status = FACTS_OK;
    const bool labelled = begins_with_heading(x);
    if (labelled) {
        c->section.run_in_frame = FACTS_ACTUAL;
        memcpy(c->dates.ahead, c->section.aim, sizeof c->dates.ahead); /* ——居民区。 */
        status = pass_sentence(x, x->sentences.at);
        context_run_in(c, &x->reading);
    }
    if (status == FACTS_OK) status = read_sentences(x, &pending, labelled);
    const bool han = x->sentences.count && x->packs->languages[x->sentences.at[0].language].han;
    const bool leads = context_frame(c) == FACTS_TARGET || c->reviewed_plan || (han && context_begins(c));
    if (status == FACTS_OK && pending == 0 && x->sentences.count && !b->heading && leads) {
        /* 力争“十四五”末基本建成。: of the items below; 这五年，面貌一新。; 国家统计局发布上半年数据。 */
        status = pass_sentence(x, x->sentences.at);
        if (status == FACTS_OK) status = read_opening(x, x->sentences.at);
        pending = 1;
    }
    const bool opens = opens_list(x);
    c->list.unmarked = opens || block_ends_in(b, ";", "；") || (c->list.rows && block_goes_on(b, &x->reading));
    for (; status == FACTS_OK && opens && pending < x->sentences.count; pending++)
        status = pass_sentence(x, &x->sentences.at[pending]);
    if (status == FACTS_OK && opens) status = find_times_of_opener(x);
    if (opens) context_open_list(c, &x->reading);
    return status;
}

/* ---------------------------------------------------------------- document */

static const char *or_empty(const char *s) { return s ? s : ""; }

static facts_status name_document(extraction *x, const facts_source *source) {
    const char *path = or_empty(source->path), *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path,
               *dot = strrchr(name, '.');
    size_t size = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    const char *id = source->id && source->id[0]          ? source->id
                     : strcmp(path, "-") == 0 || !path[0] ? "text"
                                                          : arena_copy(&x->strings, name, size);
    if (!id) return no_memory(x);
    x->described = (facts_document){.id = id,
                                    .path = path,
                                    .title = or_empty(source->title),
                                    .publisher = or_empty(source->publisher),
                                    .published = or_empty(source->published),
                                    .region = or_empty(source->region)};
    return FACTS_OK;
}

static facts_status warn(extraction *x, const char *format, ...) {
    if (!x->sink->warning) return FACTS_OK;
    facts_error warning;
    char message[sizeof warning.message];
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, format, values);
    va_end(values);
    facts_fail(&warning, FACTS_OK, x->described.path, 0, 0, "%s", message);
    return x->sink->warning(x->sink->context, &warning);
}

/* What is no text by itself is told as it was read, for the offsets of its facts. */
static facts_status give_converted(extraction *x) {
    const reader *source = &x->document.source;
    return x->sink->text && source->converted ? x->sink->text(x->sink->context, source->bytes, source->count)
                                              : FACTS_OK;
}

/* What the text of a document is found to be. */
typedef struct oddities {
    size_t invalid, nuls, blocks;
} oddities;

static facts_status warn_of(extraction *x, const oddities *o) {
    facts_status status = FACTS_OK;
    const bool other = o->invalid && o->invalid + o->nuls >
                                         x->document.source.position / 20; /* a slip here and there is none in twenty */
    if (o->invalid && !other) status = warn(x, "%zu bytes are no UTF-8; read as question marks", o->invalid);
    if (other)
        status =
            warn(x,
                 "%zu bytes are no UTF-8; read as question marks. Is it of another encoding? 'iconv -f ENCODING -t "
                 "UTF-8' makes it UTF-8",
                 o->invalid);
    if (status == FACTS_OK && x->document.source.encoding)
        status = warn(x, "is in %s; offsets count in it as UTF-8", x->document.source.encoding);
    if (status == FACTS_OK && x->document.source.left_out) status = warn(x, "%s", x->document.source.left_out);
    if (status == FACTS_OK && o->nuls) status = warn(x, "%zu NUL bytes; read as spaces", o->nuls);
    if (status == FACTS_OK && x->document.wider)
        status = warn(x, "its table has more columns than are read; expected %d at most", TABLE_COLUMNS);
    if (status == FACTS_OK && x->document.nameless)
        status = warn(x, "no names stand above the columns of its table, whose numbers are left out; expected them in "
                         "one of the first rows");
    else if (status == FACTS_OK && o->blocks == 0)
        status = warn(x, "holds no text");
    return status;
}

static facts_status take_block(extraction *x, oddities *o) {
    const block *b = &x->document.current;
    facts_status status = FACTS_OK;
    o->blocks++;
    o->invalid += b->invalid;
    o->nuls += b->nuls;
    if (x->sink->text && !x->document.source.converted) {
        status = x->sink->text(x->sink->context, block_shown(b), b->size);
        if (status == FACTS_OK) status = x->sink->text(x->sink->context, "\n", 1);
    }
    return status == FACTS_OK ? read_block(x) : status;
}

/* Blocks are read ahead, and one after the other takes the place of the current one. */
static facts_status read_document(extraction *x) {
    ahead *a = &x->ahead;
    oddities o = {0};
    do {
        facts_status read_on = ahead_read(a, &x->document, x->reading.scratch, x->sink->reading != NULL, x->error);
        size_t furniture = 0;
        for (size_t i = 0; i < a->count; i++) {
            ahead_block *b = &a->blocks[i];
            facts_status status = give_furniture(x, furniture, b->furniture);
            furniture = b->furniture;
            x->sentences = b->sentences;
            ahead_swap(&x->document.current, &b->block);
            if (status == FACTS_OK) status = take_block(x, &o);
            ahead_swap(&x->document.current, &b->block);
            if (status != FACTS_OK) return status;
        }
        if (read_on == FACTS_OK) read_on = give_furniture(x, furniture, x->document.furniture.count);
        if (read_on != FACTS_OK) return read_on;
        x->document.furniture.count = 0;
    } while (!a->ended);
    return warn_of(x, &o);
}

facts_status facts_extract(const facts_packs *packs, const facts_source *source, const facts_sink *sink,
                           facts_error *error) {
    extraction *x = calloc(1, sizeof *x);
    if (!x) return facts_no_memory(error, NULL);
    x->packs = packs;
    x->document.packs = packs;
    x->sink = sink;
    x->error = error;
    facts_status status = name_document(x, source);
    if (status == FACTS_OK) status = reader_open(&x->document.source, source, error);
    if (status != FACTS_OK) goto done;

    context *c = &x->context;
    c->home = x->described.region;
    c->title.topic = NONE;
    c->section.place = c->place = c->title.entity = c->section.entity = c->paragraph.entity = c->entity_before = "";
    status = reading_open(&x->reading, packs, &x->block, x->described.published, error);
    if (status != FACTS_OK) goto done;
    const char *head;
    size_t head_size;
    status = reader_peek(&x->document.source, &head, &head_size, error);
    if (status == FACTS_OK) x->document.folded = fold_of((slice){head, head_size});
    if (status == FACTS_OK) status = describe(&x->described, c, &x->reading, head, head_size, &x->strings, error);
    c->home = x->described.region;
    if (status == FACTS_OK && sink->document) status = sink->document(sink->context, &x->described);
    if (status == FACTS_OK) status = give_converted(x);
    if (status == FACTS_OK) status = read_document(x);
done:
    document_free(&x->document);
    reading_close(&x->reading);
    ahead_free(&x->ahead);
    ids_free(&x->given);
    arena_free(&x->block);
    arena_free(&x->strings);
    free(x);
    return status;
}
