/* What is given out: facts with their ids, how they were read, and what became of every number. */
#include "give.h"

#include "bytes.h"

#include <ctype.h>
#include <endian.h>
#include <stdio.h>

static uint64_t hash_text(uint64_t h, const char *s) {
    for (; *s; s++) h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return (h ^ 0xFF) * UINT64_C(1099511628211);
}

/* Eight bytes a step: a sentence may be long, and every fact of it needs this. */
uint64_t hash_of_sentence(const char *p, size_t size) {
    uint64_t h = UINT64_C(14695981039346656037) ^ size, word;
    for (; size >= sizeof word; size -= sizeof word, p += sizeof word) {
        memcpy(&word, p, sizeof word);
        h = (h ^ le64toh(word)) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    for (; size; size--) h = (h ^ (unsigned char)*p++) * UINT64_C(1099511628211);
    return h;
}

/* An id that does not change when text before the sentence does: made of what is said, not of where it stands. What is
 * said again word for word is told apart by how often it was said. */
static bool make_id(extraction *x, const facts_fact *f, char id[17]) {
    char number[40];
    uint64_t h = x->sentence_hash;
    const char *parts[] = {f->document,
                           f->metric,
                           facts_kind_name(f->kind),
                           facts_format_number(f->value, number),
                           f->unit,
                           f->time,
                           f->base,
                           f->region,
                           f->quote};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) h = hash_text(h, parts[i]);
    return ids_give(&x->given, h, id);
}

/* Source bytes of a piece of clean text; lines cut in between come with it. */
static const char *source_bytes(extraction *x, uint64_t from, uint64_t to) {
    return arena_copy(&x->block, reader_at(&x->document.source, from), (size_t)(to - from));
}

/* Which rules found the quantity: "GW (unit); metric: listed, score 6.5; time: in-year". */
static void tell_rules(const quantity *q, char *text, size_t room) {
    const char *parts[] = {q->rule        ? q->rule->name
                           : q->unit_word ? q->unit_word->form
                                          : "number",
                           !q->rule && q->unit_word ? " (unit); metric: " : "; metric: ", q->why,
                           q->time_span ? "; time: " : "", q->time_span ? q->time_span->rule->name : ""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size = strlen(parts[i]);
        if (size >= room) size = room - 1;
        memcpy(text, parts[i], size);
        text += size;
        room -= size;
    }
    *text = '\0';
}

facts_status give_fact(extraction *x, const sentence *s, const quantity *q, const char *sentence_text,
                       const char **id) {
    reading *r = &x->reading;
    uint32_t start = s->start + q->start, end = s->start + q->quote_end;
    char rule[200];
    tell_rules(q, rule, sizeof rule);
    facts_fact f = {.document = x->described.id,
                    .language = r->packs->languages[s->language].id,
                    .page = block_page(&x->document.current, start),
                    .line = block_line(&x->document.current, start),
                    .byte_start = block_source(&x->document.current, start),
                    .byte_end = document_source_end(&x->document, end),
                    .metric = q->metric_id,
                    .kind = q->kind,
                    .value = q->out_value,
                    .value_hi = q->out_hi,
                    .unit = q->out_unit,
                    .bound = q->bound,
                    .time = q->time,
                    .time_source = q->time_source,
                    .base = q->base[0] ? q->base : q->against,
                    .state = q->state,
                    .region = q->region,
                    .entity = q->entity,
                    .sentence = sentence_text,
                    .rule = rule};
    char number[17];
    f.quote = source_bytes(x, f.byte_start, f.byte_end);
    if (!f.quote || !make_id(x, &f, number)) return no_memory(x);
    f.id = number;
    *id = arena_copy(&x->block, number, 16);
    if (!*id) return no_memory(x);
    return x->sink->fact ? x->sink->fact(x->sink->context, &f) : FACTS_OK;
}

/* What stands there in the sentence, as the document writes it. */
static const char *shown_at(const extraction *x, const sentence *s, uint32_t at) {
    return block_shown(&x->document.current) + s->start + at;
}

static facts_status give_reading(extraction *x, const sentence *s, uint32_t start, uint32_t end, const char *step,
                                 const char *value, const char *why) {
    facts_reading step_read = {.byte_start = block_source(&x->document.current, s->start + start),
                               .byte_end = document_source_end(&x->document, s->start + end),
                               .step = step,
                               .text = arena_copy(&x->block, shown_at(x, s, start), end - start),
                               .value = value,
                               .why = why};
    if (!step_read.text) return no_memory(x);
    return x->sink->reading(x->sink->context, &step_read);
}

facts_status explain_quantity(extraction *x, const sentence *s, const quantity *q) {
    char value[200], hi[40], low[40], when[200];
    snprintf(value, sizeof value, "%s%s%s %s", facts_format_number(q->out_value, low), q->has_hi ? " to " : "",
             facts_format_number(q->out_hi, hi), q->out_unit);
    snprintf(when, sizeof when, "%s%s%s", facts_time_source_name(q->time_source), q->time_span ? ": " : "",
             q->time_span ? q->time_span->rule->name : "");
    const char *unit = q->rule ? q->rule->name : q->unit_word ? q->unit_word->form : "no unit";
    const bool fact = q->metric_id[0];
    const struct {
        const char *step, *value, *why;
        bool told;
    } STEPS[] = {{"quantity", value, unit, true},
                 {"not-a-fact", "", q->reason ? q->reason : "", !fact},
                 {"metric", q->metric_id, q->why, fact},
                 {"kind", facts_kind_name(q->kind), q->falls ? "a fall" : "", fact},
                 {"bound", facts_bound_name(q->bound), "", fact && q->bound != FACTS_EQ},
                 {"time", q->time, when, fact},
                 {"base", q->base, q->base_span ? q->base_span->rule->name : "", fact && q->base[0]},
                 {"state", facts_state_name(q->state), "", fact},
                 {"place", q->region, q->entity, fact}};
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < sizeof STEPS / sizeof *STEPS; i++)
        if (STEPS[i].told)
            status = give_reading(x, s, q->start, q->quote_end, STEPS[i].step, STEPS[i].value, STEPS[i].why);
    return status;
}

facts_status explain_words(extraction *x, const sentence *s) {
    static const char *const STEPS[] = {
        [WORD_UNIT] = "unit",     [WORD_NUMBER] = "number", [WORD_BOUND] = "bound", [WORD_CLASSIFIER] = "unit",
        [WORD_SUBJECT] = "word",  [WORD_MEASURE] = "word",  [WORD_CUE] = "cue",     [WORD_PLACE] = "place",
        [WORD_SHORT_VERB] = "cue"}; /* the words of the other classes are no tokens */
    reading *r = &x->reading;
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        char why[200];
        snprintf(why, sizeof why, "%s:%u", r->packs->files.at[w->file].shown, (unsigned)w->line);
        status = give_reading(x, s, r->tokens.at[i].start, r->tokens.at[i].end, STEPS[w->class], w->text, why);
    }
    for (size_t i = 0; status == FACTS_OK && i < r->installations.count; i++) {
        const stretch name = r->installations.at[i];
        status = give_reading(x, s, name.start, name.end, "name", "", "a project, a plant or a company");
    }
    for (size_t i = 0; status == FACTS_OK && i < r->spans.count; i++) {
        const span *p = &r->spans.at[i];
        char why[200];
        snprintf(why, sizeof why, "%s (%s:%u)", p->rule->name, r->packs->files.at[p->rule->file].shown,
                 (unsigned)p->rule->line);
        const char *step = p->kind == SPAN_NONE                 ? "not-a-fact"
                           : p->kind == SPAN_QUANTITY           ? "number"
                           : p->kind == SPAN_BASE || p->as_base ? "base"
                                                                : "time";
        status = give_reading(x, s, p->start, p->end, step, p->time, why);
    }
    return status;
}

/* Where the number ends whose first digit stands there: "1,250.5"; `at` where none does. */
static uint32_t number_end(const char *text, uint32_t size, uint32_t at) {
    if (!isdigit((unsigned char)text[at])) return at;
    while (at < size && (isdigit((unsigned char)text[at]) || ((text[at] == '.' || text[at] == ',') && at + 1 < size &&
                                                              isdigit((unsigned char)text[at + 1]))))
        at++;
    return at;
}

/* The quantity that begins here and is said in words: 两千万千瓦, two-thirds; NULL where there is none ("the two towns"
 * is none). They are asked for in the order of the text; those before *from have been passed. */
static const quantity *spelled_at(const reading *r, uint32_t at, size_t *from) {
    while (*from < r->quantities.count && r->quantities.at[*from].start < at) (*from)++;
    for (size_t i = *from; i < r->quantities.count && r->quantities.at[i].start == at; i++) {
        const quantity *q = &r->quantities.at[i];
        if (q->quote_end > at && (q->unit != NONE || q->metric_id[0]) && !has_digit(r->text + at, q->quote_end - at))
            return q;
    }
    return NULL;
}

/* What became of the number from `at` to `end`: of what is said of it, the last counts. "5" in 2025年5月 is a time,
 * "12" in "PM12" a part of a name. */
static void claim_number(const reading *r, const char *const *ids, bool spelled, uint32_t at, uint32_t end,
                         facts_number *n) {
    const bool lettered =
        (at > 0 && isalpha((unsigned char)r->text[at - 1])) || (end < r->size && isalpha((unsigned char)r->text[end]));
    if (at < r->marker)
        n->claim = FACTS_CLAIM_NONE, n->reason = "a list number";
    else if (!spelled && lettered)
        n->claim = FACTS_CLAIM_NONE, n->reason = "part of a name";
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *p = &r->spans.at[i];
        if (at < p->end && p->start < end)
            n->claim = FACTS_CLAIM_NONE, n->reason = p->kind == SPAN_NONE ? p->time : "a time";
    }
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *q = &r->quantities.at[i];
        if (at >= q->quote_end || q->start >= end) continue;
        const bool fact = q->metric_id[0];
        n->claim = fact ? FACTS_CLAIM_FACT : q->unit != NONE ? FACTS_CLAIM_QUANTITY : FACTS_CLAIM_UNCLAIMED;
        n->reason = fact ? q->metric_id : q->reason ? q->reason : "";
        n->fact_id = ids[i] ? ids[i] : "";
    }
    for (size_t i = 0; i < r->doubts.count; i++)
        if (at < r->doubts.at[i].end && r->doubts.at[i].start < end)
            n->claim = FACTS_CLAIM_NONE, n->reason = "how sure the number before it is";
}

static facts_status give_number(extraction *x, const sentence *s, const char *const *ids, bool spelled, uint32_t at,
                                uint32_t end) {
    facts_number n = {.byte_start = block_source(&x->document.current, s->start + at),
                      .byte_end = document_source_end(&x->document, s->start + end),
                      .line = block_line(&x->document.current, s->start + at),
                      .text = arena_copy(&x->block, shown_at(x, s, at), end - at),
                      .claim = FACTS_CLAIM_UNCLAIMED,
                      .reason = "",
                      .fact_id = ""};
    if (!n.text) return no_memory(x);
    claim_number(&x->reading, ids, spelled, at, end, &n);
    return x->sink->number(x->sink->context, &n);
}

facts_status give_numbers(extraction *x, const sentence *s, const char *const *ids) {
    const reading *r = &x->reading;
    size_t passed = 0;
    facts_status status = FACTS_OK;
    for (uint32_t at = 0, end; status == FACTS_OK && at < r->size; at = end) {
        const quantity *spelled = spelled_at(r, at, &passed);
        end = spelled ? spelled->quote_end : number_end(r->text, r->size, at);
        if (end == at)
            end++;
        else if (!block_inserted(&x->document.current, s->start + at)) /* else told where it stands */
            status = give_number(x, s, ids, spelled, at, end);
    }
    return status;
}

facts_status give_furniture(extraction *x, size_t from, size_t to) {
    const document *d = &x->document;
    facts_status status = FACTS_OK;
    for (size_t i = from; x->sink->number && status == FACTS_OK && i < to; i++) {
        const source_line *l = &d->furniture.at[i].line;
        const char *p = reader_at(&d->source, l->start);
        for (uint32_t at = 0, end; status == FACTS_OK && at < l->size; at = end) {
            end = number_end(p, (uint32_t)l->size, at);
            if (end == at) {
                end++;
                continue;
            }
            facts_number n = {l->start + at,
                              l->start + end,
                              l->number,
                              arena_copy(&x->block, p + at, end - at),
                              FACTS_CLAIM_NONE,
                              d->furniture.at[i].reason,
                              ""};
            status = n.text ? x->sink->number(x->sink->context, &n) : no_memory(x);
        }
    }
    return status;
}
