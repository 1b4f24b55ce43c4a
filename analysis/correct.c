/* An extraction with corrections applied. Their places are looked for in the bytes of the document. */
#include "analysis/store/store.h"
#include "corrections.h"
#include "hash.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A fact that was missed, before it is told at its place among the others. */
typedef struct missed {
    const correction *row;
    const char *id;
    uint64_t start, end;
    bool told;
} missed;

typedef struct correcting {
    const facts_corrections *corrections;
    const facts_sink *sink;
    const char *text; /* of the document */
    size_t size;
    const char *document, *region; /* of the document */
    const char *language;          /* of the fact before */
    bool *found;                   /* for each row, whether it was applied */
    VECTOR(missed) missed;
    arena strings;
    facts_error *error;
} correcting;

static bool is_space(char byte) { return isspace((unsigned char)byte) != 0; }

/* ------------------------------------------------------------------ places */

/* Where `words` ends that starts at `at`, white space apart; SIZE_MAX where it does not stand there. */
static size_t end_of(const correcting *c, size_t at, const char *words) {
    for (;; words++) {
        while (is_space(*words)) words++;
        if (!*words) return at;
        while (at < c->size && is_space(c->text[at])) at++;
        if (at >= c->size || c->text[at++] != *words) return SIZE_MAX;
    }
}

/* The same backwards: whether the text before `at` ends with `words`. */
static bool is_before(const correcting *c, size_t at, const char *words) {
    for (size_t i = strlen(words); i > 0;) {
        if (is_space(words[i - 1])) {
            i--;
            continue;
        }
        while (at > 0 && is_space(c->text[at - 1])) at--;
        if (at == 0 || c->text[--at] != words[--i]) return false;
    }
    return true;
}

/* Where the quote of a row ends that starts at `at`, with its text before and after it; SIZE_MAX where it does not. */
static size_t place_end(const correcting *c, const correction *row, size_t at) {
    if (at > c->size || !is_before(c, at, row->before)) return SIZE_MAX;
    size_t end = end_of(c, at, row->quote);
    return end != SIZE_MAX && end_of(c, end, row->after) != SIZE_MAX ? end : SIZE_MAX;
}

/* The first place of a row in the document from `from` on; false where there is none. */
static bool find_place(const correcting *c, const correction *row, size_t from, size_t *start, size_t *end) {
    char first = row->quote[strspn(row->quote, " \t\r\n")];
    const char *at = c->text + from, *stop = c->text + c->size;
    while (at < stop && (at = memchr(at, first, (size_t)(stop - at)))) {
        *start = (size_t)(at - c->text);
        *end = place_end(c, row, *start);
        if (*end != SIZE_MAX) return true;
        at++;
    }
    return false;
}

static bool applies(const correcting *c, const correction *row) { return strcmp(row->document, c->document) == 0; }

/* ---------------------------------------------------------- facts missed */

/* Whether a sentence ends before `at`. */
static bool is_boundary(const correcting *c, size_t at) {
    static const char *const ideographic[] = {"。", "！", "？"};
    if (at >= 2 && c->text[at - 1] == '\n' && c->text[at - 2] == '\n') return true;
    if (at >= 2 && is_space(c->text[at - 1]) && strchr(".!?", c->text[at - 2])) return true;
    for (size_t i = 0; i < sizeof ideographic / sizeof *ideographic; i++)
        if (at >= 3 && memcmp(c->text + at - 3, ideographic[i], 3) == 0) return true;
    return false;
}

/* The sentence around a place, with single blanks for white space; NULL without memory. */
static const char *sentence_around(correcting *c, size_t start, size_t end) {
    while (start > 0 && !is_boundary(c, start)) start--;
    while (end < c->size && !is_boundary(c, end)) end++;
    char *sentence = arena_copy(&c->strings, c->text + start, end - start);
    size_t used = 0;
    for (size_t i = 0; sentence && i < end - start; i++) {
        bool space = is_space(sentence[i]);
        if (space && (used == 0 || sentence[used - 1] == ' ')) continue;
        sentence[used++] = space ? ' ' : sentence[i];
    }
    while (sentence && used > 0 && sentence[used - 1] == ' ') used--;
    if (sentence) sentence[used] = '\0';
    return sentence;
}

static uint32_t line_of(const correcting *c, size_t at) {
    uint32_t line = 1;
    for (size_t i = 0; i < at; i++) line += c->text[i] == '\n';
    return line;
}

static const char *id_of(correcting *c, const correction *row, const facts_fact *fact) {
    char number[40], id[17];
    const char *const parts[] = {fact->document, fact->metric, facts_format_number(fact->value, number),
                                 fact->unit,     fact->time,   row->quote,
                                 row->before,    row->after};
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) hash = hash_text(hash, parts[i]);
    snprintf(id, sizeof id, "%016" PRIx64, hash);
    return arena_copy(&c->strings, id, strlen(id));
}

/* The fact that a row adds, with its id, before its place is looked at. Its strings are new; false without memory. */
static bool describe(correcting *c, const correction *row, facts_fact *fact) {
    char *text = arena_alloc(&c->strings, strlen(row->value) + 1);
    if (!text) return false;
    correction_describe(row->value, text, fact); /* which was looked at when the table was read */
    fact->document = c->document;
    fact->id = id_of(c, row, fact);
    return fact->id != NULL;
}

/* `rule`, then what was corrected by whom; NULL without memory. */
static const char *corrected_rule(correcting *c, const char *rule, const correction *row) {
    static const char *const parts[] = {"; " CORRECTION_MARK, " by "};
    size_t size = strlen(rule) + strlen(parts[0]) + strlen(row->field) + strlen(parts[1]) + strlen(row->who) + 1;
    char *text = arena_alloc(&c->strings, size);
    if (text)
        snprintf(text, size, "%s%s%s%s%s", rule, rule[0] ? parts[0] : parts[0] + 2, row->field, parts[1], row->who);
    return text;
}

static facts_status tell_missed(correcting *c, missed *m) {
    facts_fact fact;
    if (!describe(c, m->row, &fact)) return facts_no_memory(c->error, NULL);
    if (!fact.region) fact.region = c->region;
    fact.language = c->language;
    fact.line = line_of(c, m->start);
    fact.byte_start = m->start;
    fact.byte_end = m->end;
    fact.quote = arena_copy(&c->strings, c->text + m->start, m->end - m->start);
    fact.sentence = sentence_around(c, m->start, m->end);
    fact.rule = corrected_rule(c, "", m->row);
    m->told = true;
    if (!fact.quote || !fact.sentence || !fact.rule) return facts_no_memory(c->error, NULL);
    return c->sink->fact(c->sink->context, &fact);
}

/* Those whose place comes before `place`, in the order of the text. */
static facts_status tell_missed_before(correcting *c, uint64_t place) {
    for (;;) {
        missed *next = NULL;
        for (size_t i = 0; i < c->missed.count; i++) {
            missed *m = &c->missed.at[i];
            if (!m->told && m->start < place && (!next || m->start < next->start)) next = m;
        }
        facts_status status = next ? tell_missed(c, next) : FACTS_OK;
        if (!next || status != FACTS_OK) return status;
    }
}

static facts_status find_missed(correcting *c) {
    for (size_t i = 0; i < c->corrections->rows.count; i++) {
        const correction *row = &c->corrections->rows.at[i];
        facts_fact fact;
        size_t start, end;
        if (row->action != CORRECTION_ADD || !applies(c, row) || !find_place(c, row, 0, &start, &end)) continue;
        c->found[i] = true;
        if (!describe(c, row, &fact) ||
            !vector_push(&c->missed, ((missed){.row = row, .id = fact.id, .start = start, .end = end})))
            return facts_no_memory(c->error, NULL);
    }
    return FACTS_OK;
}

/* -------------------------------------------------------------- the sink */

static facts_status take_document(void *context, const facts_document *document) {
    correcting *c = context;
    c->region = arena_copy(&c->strings, document->region, strlen(document->region));
    if (!c->region) return facts_no_memory(c->error, NULL);
    return c->sink->document ? c->sink->document(c->sink->context, document) : FACTS_OK;
}

static facts_status take_fact(void *context, const facts_fact *told) {
    correcting *c = context;
    facts_fact fact = *told;
    bool dropped = false;
    c->language = arena_copy(&c->strings, fact.language, strlen(fact.language));
    facts_status status = c->language ? tell_missed_before(c, fact.byte_start) : facts_no_memory(c->error, NULL);
    for (size_t i = 0; status == FACTS_OK && i < c->corrections->rows.count; i++) {
        const correction *row = &c->corrections->rows.at[i];
        if (row->action == CORRECTION_ADD || !applies(c, row) || place_end(c, row, told->byte_start) != told->byte_end)
            continue;
        c->found[i] = true;
        dropped |= row->action == CORRECTION_DROP;
        if (row->action == CORRECTION_SET) correction_set(&fact, row->field, row->value);
        fact.rule = corrected_rule(c, fact.rule, row);
        if (!fact.rule) status = facts_no_memory(c->error, NULL);
    }
    return status == FACTS_OK && !dropped ? c->sink->fact(c->sink->context, &fact) : status;
}

/* Whether a number is within one of the places of a row. */
static bool has_number(const correcting *c, const correction *row, const facts_number *number) {
    for (size_t at = 0, start, end; find_place(c, row, at, &start, &end) && start <= number->byte_start; at = start + 1)
        if (number->byte_end <= end) return true;
    return false;
}

/* What became of a number is what its correction says. */
static facts_status take_number(void *context, const facts_number *told) {
    correcting *c = context;
    facts_number number = *told;
    for (size_t i = 0; i < c->missed.count; i++) {
        const missed *m = &c->missed.at[i];
        if (number.byte_start < m->start || number.byte_end > m->end) continue;
        number.claim = FACTS_CLAIM_FACT;
        number.fact_id = m->id;
        number.reason = corrected_rule(c, "", m->row);
    }
    for (size_t i = 0; i < c->corrections->rows.count && number.reason; i++) {
        const correction *row = &c->corrections->rows.at[i];
        bool drops = row->action == CORRECTION_DROP && applies(c, row) && told->claim == FACTS_CLAIM_FACT;
        if (!drops || !has_number(c, row, told)) continue;
        number.claim = FACTS_CLAIM_NONE;
        number.fact_id = "";
        number.reason = corrected_rule(c, "", row);
    }
    return number.reason ? c->sink->number(c->sink->context, &number) : facts_no_memory(c->error, NULL);
}

static facts_status take_reading(void *context, const facts_reading *reading) {
    const correcting *c = context;
    return c->sink->reading(c->sink->context, reading);
}

static facts_status take_warning(void *context, const facts_error *warning) {
    const correcting *c = context;
    return c->sink->warning(c->sink->context, warning);
}

static facts_status take_text(void *context, const char *bytes, size_t size) {
    const correcting *c = context;
    return c->sink->text(c->sink->context, bytes, size);
}

/* ----------------------------------------------------------- the document */

static facts_status warn_of_lost(correcting *c) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; c->sink->warning && status == FACTS_OK && i < c->corrections->rows.count; i++) {
        const correction *row = &c->corrections->rows.at[i];
        facts_error warning;
        size_t start, end;
        if (!applies(c, row) || c->found[i]) continue;
        bool place = find_place(c, row, 0, &start, &end);
        facts_fail(
            &warning, FACTS_ERR_FORMAT, row->path, row->line, 0,
            place ? "a correction without a fact: none is at '%s' in %s any more; expected one that quotes just this"
                  : "a correction without its place: '%s' is no longer found in %s; expected the quote with the "
                    "text before and after it",
            row->quote, row->document);
        status = c->sink->warning(c->sink->context, &warning);
    }
    return status;
}

static facts_status run(correcting *c, const facts_packs *packs, const facts_source *source) {
    const facts_sink *sink = c->sink;
    const facts_sink corrected = {.context = c,
                                  .document = take_document,
                                  .fact = sink->fact ? take_fact : NULL,
                                  .number = sink->number ? take_number : NULL,
                                  .reading = sink->reading ? take_reading : NULL,
                                  .warning = sink->warning ? take_warning : NULL,
                                  .text = sink->text ? take_text : NULL};
    c->found = calloc(c->corrections->rows.count + 1, sizeof *c->found);
    if (!c->found) return facts_no_memory(c->error, NULL);
    facts_status status = find_missed(c);
    if (status == FACTS_OK) status = facts_extract(packs, source, &corrected, c->error);
    if (status == FACTS_OK && sink->fact) status = tell_missed_before(c, UINT64_MAX);
    return status == FACTS_OK && sink->fact ? warn_of_lost(c) : status;
}

facts_status facts_extract_corrected(const facts_packs *packs, const facts_source *source,
                                     const facts_corrections *corrections, const facts_sink *sink, facts_error *error) {
    char id[512], fingerprint[FACTS_FINGERPRINT_SIZE], *bytes = NULL;
    facts_source read = *source;
    if (!read.id || !read.id[0]) read.id = facts_document_id(read.path ? read.path : "text", id, sizeof id);
    facts_corrections_fingerprint(corrections, read.id, fingerprint);
    if (!fingerprint[0]) return facts_extract(packs, source, sink, error);

    facts_status status = facts_source_text(source, &bytes, &read.size, error);
    read.bytes = bytes;
    correcting c = {.corrections = corrections,
                    .sink = sink,
                    .text = read.bytes,
                    .size = read.size,
                    .document = read.id,
                    .region = "",
                    .language = "",
                    .error = error};
    if (status == FACTS_OK) status = run(&c, packs, &read);
    arena_free(&c.strings);
    vector_free(&c.missed);
    free(c.found);
    free(bytes);
    return status;
}
