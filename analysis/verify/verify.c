/* A document against itself: the list of what the checks find, and what they share. */
#include "verify.h"

#include "analysis/finding.h"
#include "analysis/quote.h"
#include "analysis/said.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

const char *facts_doubt_rule_name(facts_doubt_rule rule) {
    static const char *const NAMES[] = {"sum", "share", "part", "growth", "direction", "hours", "intensity", "slip"};
    return NAMES[rule];
}

const char *facts_doubt_verdict_name(facts_doubt_verdict verdict) {
    return verdict == FACTS_DOUBT_HOLDS ? "holds" : "implausible";
}

/* ----------------------------------------------------------------- shared */

bool verify_same_subject(const facts_fact *a, const facts_fact *b) {
    return strcmp(a->unit, b->unit) == 0 && strcmp(a->region, b->region) == 0 && strcmp(a->entity, b->entity) == 0;
}

bool verify_is_level(const facts_fact *fact) {
    return *fact->metric && fact->kind == FACTS_LEVEL && isnan(fact->value_hi);
}

bool verify_meet(facts_interval a, facts_interval b) {
    double slip = 1e-9 * fmax(fabs(isfinite(a.lo) ? a.lo : a.hi), 1e-9);
    return a.lo <= b.hi + slip && b.lo <= a.hi + slip;
}

size_t verify_sentence_end(const verify *v, size_t start) {
    size_t end = start + 1;
    while (end < v->count && strcmp(v->facts[end]->sentence, v->facts[start]->sentence) == 0) end++;
    return end;
}

bool verify_joined(const verify *v, size_t i, size_t j) {
    const char *sentence = v->facts[i]->sentence, *from, *to;
    if (strcmp(sentence, v->facts[j]->sentence) != 0) return false;
    from = quote_in(sentence, v->facts[i]->quote).at;
    to = from ? quote_in(from, v->facts[j]->quote).at : NULL;
    if (!to) return false;
    const char *semicolon = strchr(from, ';'), *wide = strstr(from, "\xEF\xBC\x9B"); /* ; as Chinese writes it */
    return !(semicolon && semicolon < to) && !(wide && wide < to);
}

void verify_read_cues(verify *v, const char *sentence, cue_words *cues) {
    if (v->status == FACTS_OK) v->status = cue_read(v->packs, sentence, &v->list->memory, cues, v->error);
}

static bool is_narrow(verify *v, const char *sentence, size_t from) {
    bool narrow = false;
    if (v->status == FACTS_OK) v->status = cue_narrows(v->packs, sentence, from, &v->list->memory, &narrow, v->error);
    return narrow;
}

bool verify_same_reach(verify *v, const facts_fact *a, const facts_fact *b) {
    if (strcmp(a->sentence, b->sentence) != 0) return is_narrow(v, a->sentence, 0) == is_narrow(v, b->sentence, 0);
    const char *first = quote_in(a->sentence, a->byte_start < b->byte_start ? a->quote : b->quote).at;
    return !is_narrow(v, a->sentence, first ? (size_t)(first - a->sentence) : 0);
}

/* -------------------------------------------------------------- sentences */

static void find_places(verify_sentence *s) {
    const char *sentence = s->v->facts[s->start]->sentence, *at = sentence;
    for (size_t i = s->start; i < s->end; i++) {
        const quoted found = quote_in(at, s->v->facts[i]->quote);
        s->positions[i - s->start] = found.at ? (size_t)(found.at - sentence) : SIZE_MAX;
        if (found.at) at = found.at + found.size;
    }
}

bool verify_sentence_open(verify *v, size_t at, verify_sentence *s) {
    while (at > 0 && strcmp(v->facts[at - 1]->sentence, v->facts[at]->sentence) == 0) at--;
    *s = (verify_sentence){.v = v, .start = at, .end = verify_sentence_end(v, at)};
    s->positions = malloc((s->end - s->start) * sizeof *s->positions);
    if (!s->positions) {
        v->status = facts_no_memory(v->error, NULL);
        return false;
    }
    find_places(s);
    verify_read_cues(v, v->facts[at]->sentence, &s->cues);
    return true;
}

void verify_sentence_close(verify_sentence *s) {
    vector_free(&s->cues);
    free(s->positions);
}

size_t verify_place(const verify_sentence *s, size_t i) { return s->positions[i - s->start]; }

size_t verify_place_end(const verify_sentence *s, size_t i) {
    size_t place = verify_place(s, i);
    return place == SIZE_MAX ? SIZE_MAX : place + strlen(s->v->facts[i]->quote);
}

double verify_multiplier(const verify_sentence *s, size_t i) {
    enum { PLANTS = 1000 }; /* more are no count of plants */
    size_t from = 0, to = verify_place(s, i);
    double found = 0;
    if (to == SIZE_MAX) return 0;
    for (size_t k = s->start; k < i; k++)
        if (verify_is_level(s->v->facts[k]) && verify_place(s, k) != SIZE_MAX) from = verify_place_end(s, k);
    for (size_t k = 0; k < s->cues.count; k++) {
        const cue_word *cue = &s->cues.at[k];
        if (cue->start < from || cue->end > to || cue->count < 1 || cue->count > PLANTS) continue;
        if (found > 0) return 0;
        found = cue->count;
    }
    return found;
}

/* ------------------------------------------------------------------- list */

void verify_add(verify *v, facts_doubt_rule rule, facts_doubt_verdict verdict, facts_severity severity,
                const facts_fact *const *facts, size_t count, const char *format, ...) {
    char explanation[1024];
    va_list arguments;
    if (v->status != FACTS_OK || count > FACTS_DOUBT_EVIDENCE) return;
    va_start(arguments, format);
    vsnprintf(explanation, sizeof explanation, format, arguments);
    va_end(arguments);
    /* what stands beside it for comparison is not what is silenced */
    size_t core = rule == FACTS_DOUBT_INTENSITY ? 2 : count;
    facts_doubt doubt = {.rule = rule,
                         .verdict = verdict,
                         .severity = verdict == FACTS_DOUBT_HOLDS ? FACTS_LOW : severity,
                         .fact_count = count,
                         .id = finding_id(&v->list->memory, facts_doubt_rule_name(rule), facts, core),
                         .explanation = finding_text(&v->list->memory, "%s", explanation)};
    doubt.explanation = finding_explained(&v->list->memory, doubt.explanation, facts, count);
    memcpy(doubt.facts, facts, count * sizeof *facts);
    if (!doubt.id || !doubt.explanation || !vector_push(&v->list->doubts, doubt))
        v->status = facts_no_memory(v->error, NULL);
}

/* A paragraph and its translation, or two sentences, that say the same numbers of the same. */
static bool is_repeated(const facts_doubt *a, const facts_doubt *b) {
    if (a->rule != b->rule || a->fact_count != b->fact_count) return false;
    if (strcmp(a->facts[0]->document, b->facts[0]->document) != 0) return false;
    for (size_t i = 0; i < a->fact_count; i++) {
        const facts_fact *x = a->facts[i], *y = b->facts[i];
        if (strcmp(x->metric, y->metric) != 0 || strcmp(x->time, y->time) != 0 || !said_same(x->value, y->value))
            return false;
    }
    return true;
}

static void add_once(facts_doubt_list *list, size_t *kept, const facts_doubt *doubt) {
    for (size_t i = 0; i < *kept; i++)
        if (is_repeated(&list->doubts.at[i], doubt)) return;
    list->doubts.at[(*kept)++] = *doubt;
}

static int compare_doubts(const void *left, const void *right) {
    const facts_doubt *x = left, *y = right;
    int order = finding_compare_places(&x->facts[0], &y->facts[0]);
    return order ? order : strcmp(x->id, y->id);
}

static void check_document(verify *v) {
    static void (*const CHECKS[])(verify *) = {verify_sums,      verify_wholes, verify_growth,
                                               verify_direction, verify_yields, verify_slips};
    for (size_t i = 0; i < sizeof CHECKS / sizeof *CHECKS && v->status == FACTS_OK; i++) CHECKS[i](v);
}

static facts_status check_all(facts_doubt_list *list, const facts_packs *packs, const facts_fact **facts, size_t count,
                              facts_error *error) {
    facts_status status = FACTS_OK;
    if (count > 0) qsort(facts, count, sizeof *facts, finding_compare_places);
    for (size_t i = 0, end; i < count && status == FACTS_OK; i = end) {
        for (end = i; end < count && strcmp(facts[i]->document, facts[end]->document) == 0;) end++;
        verify v = {.packs = packs, .list = list, .facts = facts + i, .count = end - i, .error = error};
        check_document(&v);
        status = v.status;
    }
    return status;
}

facts_status facts_doubt_list_new(const facts_packs *packs, const facts_set *set, facts_doubt_list **result,
                                  facts_error *error) {
    facts_doubt_list *list = calloc(1, sizeof *list);
    const facts_fact **facts = malloc((facts_set_count(set) + 1) * sizeof *facts);
    facts_status status = list && facts ? FACTS_OK : facts_no_memory(error, NULL);
    size_t count = 0, kept = 0;
    *result = NULL;
    for (size_t i = 0; status == FACTS_OK && i < facts_set_count(set); i++) {
        const facts_fact *fact = facts_set_at(set, i);
        if (*fact->unit) facts[count++] = fact;
    }
    if (status == FACTS_OK) status = check_all(list, packs, facts, count, error);
    free(facts);
    if (status != FACTS_OK) {
        facts_doubt_list_free(list);
        return status;
    }
    if (list->doubts.count > 0) qsort(list->doubts.at, list->doubts.count, sizeof *list->doubts.at, compare_doubts);
    for (size_t i = 0; i < list->doubts.count; i++) add_once(list, &kept, &list->doubts.at[i]);
    list->doubts.count = kept;
    *result = list;
    return FACTS_OK;
}

void facts_doubt_list_free(facts_doubt_list *list) {
    if (!list) return;
    arena_free(&list->memory);
    free(list->doubts.at);
    free(list);
}

size_t facts_doubt_list_count(const facts_doubt_list *list) { return list->doubts.count; }

const facts_doubt *facts_doubt_list_at(const facts_doubt_list *list, size_t index) { return &list->doubts.at[index]; }
