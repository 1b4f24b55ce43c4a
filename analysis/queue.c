/* Documents that are read by several threads, and given one after another in their order. What the threads find is kept
 * in pieces until then; where too many wait, they wait too, so that memory does not grow with the documents. */
#include "extract/fact.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    PIECE = 1 << 20,    /* bytes */
    WAITING = 64 << 20, /* of all pieces, but one of the document whose turn it is */
    AHEAD = 4           /* documents that may wait, for each thread */
};

typedef struct event {
    enum { EVENT_DOCUMENT, EVENT_FACT, EVENT_NUMBER, EVENT_WARNING } kind;
    union {
        facts_document document;
        facts_fact fact;
        facts_number number;
        const facts_error *warning;
    };
} event;

typedef struct piece {
    struct piece *next; /* of the same document */
    arena strings;
    VECTOR(event) events;
    size_t size; /* about */
} piece;

/* One document. */
typedef struct slot {
    const facts_source *source;
    piece *first, *last; /* that wait to be taken */
    bool ended;          /* nothing comes behind those; it ended so: */
    facts_status status;
    facts_error *error; /* NULL for none, or without memory */
} slot;

struct facts_queue {
    const facts_packs *packs;
    const facts_corrections *corrections;
    bool numbers; /* are wanted, too */
    pthread_t *threads;
    size_t thread_count;
    slot *slots;
    size_t count;
    pthread_mutex_t lock; /* of the slots and what follows */
    pthread_cond_t changed;
    size_t claimed; /* the documents before this one have found their threads */
    size_t given;   /* the documents before this one are done with */
    size_t waiting; /* bytes */
    bool stopped;
};

static void piece_free(piece *p) {
    if (!p) return;
    arena_free(&p->strings);
    vector_free(&p->events);
    free(p);
}

/* What waits of a document, and is not wanted any more. */
static void forget_pieces(facts_queue *q, slot *s) {
    for (piece *p = s->first, *next; p; p = next) {
        next = p->next;
        q->waiting -= p->size;
        piece_free(p);
    }
    s->first = NULL;
}

/* Standard input is read when its turn comes. */
static bool reads_ahead(const facts_source *source) { return source->bytes || strcmp(source->path, "-") != 0; }

/* ------------------------------------------------------- what a thread does */

typedef struct reader {
    facts_queue *queue;
    size_t index; /* of the document */
    piece *filling;
} reader;

static bool is_wanted(const reader *r) { return !r->queue->stopped && r->index >= r->queue->given; }

/* Whether there is room for what the thread has filled: always for the next of the document whose turn it is. */
static bool has_room(const reader *r) {
    const facts_queue *q = r->queue;
    return r->index == q->given ? !q->slots[r->index].first : q->waiting + r->filling->size <= WAITING;
}

/* Leaves the piece to be taken; false where nobody wants it any more. */
static bool hand_over(reader *r) {
    facts_queue *q = r->queue;
    slot *s = &q->slots[r->index];
    pthread_mutex_lock(&q->lock);
    while (is_wanted(r) && !has_room(r)) pthread_cond_wait(&q->changed, &q->lock);
    const bool wanted = is_wanted(r);
    if (wanted) {
        q->waiting += r->filling->size;
        *(s->first ? &s->last->next : &s->first) = r->filling;
        s->last = r->filling;
        r->filling = NULL;
        pthread_cond_broadcast(&q->changed);
    }
    pthread_mutex_unlock(&q->lock);
    return wanted;
}

/* Room for one more event, whose texts have about `size` bytes. */
static facts_status make_room(reader *r, size_t size) {
    if (r->filling && r->filling->size + size > PIECE && !hand_over(r)) return FACTS_STOP;
    if (!r->filling) r->filling = calloc(1, sizeof *r->filling);
    if (!r->filling) return FACTS_ERR_MEMORY;
    r->filling->size += sizeof(event) + size;
    return FACTS_OK;
}

static facts_status put(reader *r, bool kept, event e) {
    return kept && vector_push(&r->filling->events, e) ? FACTS_OK : FACTS_ERR_MEMORY;
}

static facts_status put_document(void *context, const facts_document *document) {
    event e = {.kind = EVENT_DOCUMENT, .document = *document};
    facts_status status = make_room(context, 0);
    reader *r = context;
    return status == FACTS_OK ? put(r, document_keep(&r->filling->strings, &e.document), e) : status;
}

static facts_status put_fact(void *context, const facts_fact *fact) {
    event e = {.kind = EVENT_FACT, .fact = *fact};
    facts_status status = make_room(context, strlen(fact->sentence) + strlen(fact->rule));
    reader *r = context;
    return status == FACTS_OK ? put(r, fact_keep(&r->filling->strings, &e.fact), e) : status;
}

static facts_status put_number(void *context, const facts_number *number) {
    event e = {.kind = EVENT_NUMBER, .number = *number};
    facts_status status = make_room(context, strlen(number->text) + strlen(number->reason));
    reader *r = context;
    return status == FACTS_OK ? put(r, number_keep(&r->filling->strings, &e.number), e) : status;
}

static facts_status put_warning(void *context, const facts_error *warning) {
    facts_status status = make_room(context, sizeof *warning);
    reader *r = context;
    facts_error *copy = status == FACTS_OK ? arena_alloc(&r->filling->strings, sizeof *copy) : NULL;
    if (copy) *copy = *warning;
    return status == FACTS_OK ? put(r, copy, (event){.kind = EVENT_WARNING, .warning = copy}) : status;
}

static void read_document(facts_queue *q, size_t index) {
    slot *s = &q->slots[index];
    reader r = {.queue = q, .index = index};
    const facts_sink sink = {.context = &r,
                             .document = put_document,
                             .fact = put_fact,
                             .number = q->numbers ? put_number : NULL,
                             .warning = put_warning};
    facts_error error = {0};
    const facts_status status = facts_extract_corrected(q->packs, s->source, q->corrections, &sink, &error);
    if (r.filling) hand_over(&r);
    piece_free(r.filling);
    facts_error *kept = status == FACTS_OK ? NULL : malloc(sizeof *kept);
    if (kept) *kept = error;
    pthread_mutex_lock(&q->lock);
    s->ended = true;
    s->status = status;
    s->error = kept;
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_unlock(&q->lock);
}

/* The next document that nobody reads yet, once those before it are so far; false at the end. */
static bool claim(facts_queue *q, size_t *index) {
    pthread_mutex_lock(&q->lock);
    while (!q->stopped && q->claimed < q->count && q->claimed >= q->given + AHEAD * q->thread_count)
        pthread_cond_wait(&q->changed, &q->lock);
    if (q->claimed < q->given) q->claimed = q->given;
    const bool any = !q->stopped && q->claimed < q->count;
    if (any) *index = q->claimed++;
    pthread_mutex_unlock(&q->lock);
    return any;
}

static void *work(void *context) {
    facts_queue *q = context;
    for (size_t index; claim(q, &index);)
        if (reads_ahead(q->slots[index].source)) read_document(q, index);
    return NULL;
}

/* ----------------------------------------------------- what the caller gets */

facts_status facts_queue_open(const facts_packs *packs, const facts_source *const *sources, size_t count,
                              const facts_corrections *corrections, size_t threads, bool numbers, facts_queue **queue,
                              facts_error *error) {
    facts_queue *q = *queue = calloc(1, sizeof *q);
    if (!q) return facts_no_memory(error, NULL);
    if (threads > count) threads = count;
    *q = (facts_queue){.packs = packs, .corrections = corrections, .numbers = numbers, .count = count};
    pthread_mutex_init(&q->lock, NULL);
    pthread_cond_init(&q->changed, NULL);
    q->slots = calloc(count + 1, sizeof *q->slots);
    q->threads = calloc(threads + 1, sizeof *q->threads);
    if (!q->slots || !q->threads) return facts_no_memory(error, NULL);
    for (size_t i = 0; i < count; i++) q->slots[i].source = sources[i];
    pthread_mutex_lock(&q->lock); /* how many there are decides how far ahead they may be */
    while (threads > 1 && q->thread_count < threads && pthread_create(&q->threads[q->thread_count], NULL, work, q) == 0)
        q->thread_count++;
    pthread_mutex_unlock(&q->lock);
    return FACTS_OK;
}

static facts_status give_event(const event *e, const facts_sink *sink) {
    switch (e->kind) {
    case EVENT_DOCUMENT:
        return sink->document ? sink->document(sink->context, &e->document) : FACTS_OK;
    case EVENT_FACT:
        return sink->fact ? sink->fact(sink->context, &e->fact) : FACTS_OK;
    case EVENT_NUMBER:
        return sink->number ? sink->number(sink->context, &e->number) : FACTS_OK;
    case EVENT_WARNING:
        return sink->warning ? sink->warning(sink->context, e->warning) : FACTS_OK;
    }
    return FACTS_OK;
}

/* The next piece of a document, NULL behind its last one. Its thread may go on as soon as it is taken. */
static piece *take_piece(facts_queue *q, slot *s) {
    pthread_mutex_lock(&q->lock);
    while (!s->first && !s->ended) pthread_cond_wait(&q->changed, &q->lock);
    piece *p = s->first;
    if (p) {
        s->first = p->next;
        q->waiting -= p->size;
        pthread_cond_broadcast(&q->changed);
    }
    pthread_mutex_unlock(&q->lock);
    return p;
}

/* The documents before this one are done with: threads that still read them may stop. */
static void give_up_to(facts_queue *q, size_t index) {
    pthread_mutex_lock(&q->lock);
    for (; q->given < index; q->given++) forget_pieces(q, &q->slots[q->given]);
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_unlock(&q->lock);
}

static facts_status give(facts_queue *q, size_t index, const facts_sink *sink, facts_error *error) {
    slot *s = &q->slots[index];
    facts_status status = FACTS_OK;
    give_up_to(q, index);
    for (piece *p; status == FACTS_OK && (p = take_piece(q, s)); piece_free(p))
        for (size_t i = 0; i < p->events.count && status == FACTS_OK; i++) status = give_event(&p->events.at[i], sink);
    if (status == FACTS_OK) {
        status = s->status;
        if (status != FACTS_OK && error && s->error) *error = *s->error;
        if (status != FACTS_OK && !s->error) facts_no_memory(error, s->source->path);
    }
    give_up_to(q, index + 1);
    return status;
}

facts_status facts_queue_extract(facts_queue *q, const facts_source *source, const facts_sink *sink,
                                 facts_error *error) {
    size_t index = q->given;
    while (index < q->count && q->slots[index].source != source) index++;
    const bool more = (sink->number && !q->numbers) || sink->reading || sink->text;
    if (q->thread_count == 0 || index == q->count || !reads_ahead(source) || more)
        return facts_extract_corrected(q->packs, source, q->corrections, sink, error);
    return give(q, index, sink, error);
}

void facts_queue_close(facts_queue *q) {
    if (!q) return;
    pthread_mutex_lock(&q->lock);
    q->stopped = true;
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_unlock(&q->lock);
    for (size_t i = 0; i < q->thread_count; i++) pthread_join(q->threads[i], NULL);
    for (size_t i = 0; q->slots && i < q->count; i++) {
        forget_pieces(q, &q->slots[i]);
        free(q->slots[i].error);
    }
    pthread_mutex_destroy(&q->lock);
    pthread_cond_destroy(&q->changed);
    free(q->slots);
    free(q->threads);
    free(q);
}
