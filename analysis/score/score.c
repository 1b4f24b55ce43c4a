/* Scores: facts meet gold rows, each row takes the best fact and each fact one row, and then it is counted. */
#include "score.h"

#include <stdlib.h>
#include <string.h>

enum { RIGHT_VALUE = 100 /* weighs more than all fields together */ };

typedef struct meeting {
    size_t row, fact;
    int score;
    bool right; /* value and unit agree */
} meeting;

typedef struct partner {
    size_t other; /* index of the fact or row */
    bool taken, right;
} partner;

typedef struct scoring {
    const facts_gold *gold;
    const facts_set *facts;
    const facts_score_options *options;
    meeting *meetings;
    size_t count, capacity;
    partner *of_row, *of_fact;
    bool *touches_other; /* of a fact: it stands on a row that nobody asked for */
} scoring;

static bool has_document(const scoring *s, const char *document) {
    for (size_t i = 0; i < s->options->document_count; i++) {
        if (strcmp(s->options->documents[i], document) == 0) return true;
    }
    if (s->options->document_count > 0) return false;
    for (size_t i = 0; i < facts_gold_count(s->gold); i++) {
        if (strcmp(facts_gold_at(s->gold, i)->document, document) == 0) return true;
    }
    return false;
}

/* Facts outside the question are neither right nor wrong: of other documents, without a metric, years. */
static bool fact_counts(const scoring *s, const facts_fact *fact) {
    const facts_score_options *options = s->options;
    if (fact->metric[0] == '\0' || strcmp(fact->unit, "year") == 0) return false;
    if (options->by == FACTS_BY_LANG && strcmp(fact->language, options->value) != 0) return false;
    if (options->by == FACTS_BY_DOC && strcmp(fact->document, options->value) != 0) return false;
    return has_document(s, fact->document);
}

static bool row_counts(const scoring *s, const facts_gold_row *row) { return has_document(s, row->document); }

static bool row_is_wanted(const scoring *s, const facts_gold_row *row) {
    if (s->options->by != FACTS_BY_NONE && strcmp(facts_group_cell(row, s->options->by), s->options->value) != 0) {
        return false;
    }
    return strcmp(row->class_name, "other") != 0;
}

static facts_status add_meeting(scoring *s, size_t row, size_t fact, facts_error *error) {
    if (s->count == s->capacity) {
        size_t capacity = s->capacity ? 2 * s->capacity : 1024;
        meeting *grown = realloc(s->meetings, capacity * sizeof *grown);
        if (!grown) return facts_no_memory(error, NULL);
        s->meetings = grown;
        s->capacity = capacity;
    }
    const facts_gold_row *wanted = facts_gold_at(s->gold, row);
    const facts_fact *got = facts_set_at(s->facts, fact);
    meeting made = {.row = row, .fact = fact, .right = score_same_value(wanted, got)};
    made.score = made.right ? RIGHT_VALUE : 0;
    for (int field = 0; field < FACTS_SCORE_FIELDS; field++) {
        made.score += score_field(wanted, got, (facts_score_field)field) == SCORE_RIGHT;
    }
    s->meetings[s->count++] = made;
    if (!row_is_wanted(s, wanted)) s->touches_other[fact] = true;
    return FACTS_OK;
}

static int best_first(const void *a, const void *b) {
    const meeting *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static facts_status pair(scoring *s, facts_error *error) {
    facts_status status = FACTS_OK;
    size_t rows = facts_gold_count(s->gold), facts = facts_set_count(s->facts);
    for (size_t f = 0; f < facts && status == FACTS_OK; f++) {
        const facts_fact *fact = facts_set_at(s->facts, f);
        if (!fact_counts(s, fact)) continue;
        for (size_t r = 0; r < rows && status == FACTS_OK; r++) {
            const facts_gold_row *row = facts_gold_at(s->gold, r);
            if (fact->byte_start >= row->byte_end || row->byte_start >= fact->byte_end) continue;
            if (strcmp(row->document, fact->document) == 0) status = add_meeting(s, r, f, error);
        }
    }
    if (s->count > 0) qsort(s->meetings, s->count, sizeof *s->meetings, best_first);
    for (size_t i = 0; i < s->count && status == FACTS_OK; i++) {
        const meeting *m = &s->meetings[i];
        if (s->of_row[m->row].taken || s->of_fact[m->fact].taken) continue;
        s->of_row[m->row] = (partner){m->fact, true, m->right};
        s->of_fact[m->fact] = (partner){m->row, true, m->right};
    }
    return status;
}

static facts_rates rates(size_t right, size_t facts, size_t gold) {
    facts_rates r = {.precision = facts ? (double)right / (double)facts : 0,
                     .recall = gold ? (double)right / (double)gold : 0};
    double sum = r.precision + r.recall;
    r.f1 = sum > 0 ? 2 * r.precision * r.recall / sum : 0;
    return r;
}

/* The fields of a row found: counts them, and returns those that are wrong. */
static unsigned count_fields(const facts_gold_row *row, const facts_fact *fact, facts_score *score) {
    unsigned wrong = 0;
    for (unsigned field = 0; field < FACTS_SCORE_FIELDS; field++) {
        score_verdict verdict = score_field(row, fact, (facts_score_field)field);
        if (verdict == SCORE_NOT_SCORED) continue;
        score->scored[field]++;
        if (verdict == SCORE_RIGHT) score->right[field]++;
        if (verdict == SCORE_WRONG) wrong |= 1U << field;
    }
    return wrong;
}

/* Counts the rows; `whole` gets how many are right in every field. */
static facts_status count_rows(const scoring *s, facts_score *score, size_t *whole, facts_finding_callback finding,
                               void *context) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < facts_gold_count(s->gold) && status == FACTS_OK; i++) {
        const facts_gold_row *row = facts_gold_at(s->gold, i);
        if (!row_counts(s, row) || !row_is_wanted(s, row)) continue;
        const partner *match = &s->of_row[i];
        const facts_fact *fact = match->taken ? facts_set_at(s->facts, match->other) : NULL;
        score->gold++;
        if (!fact || !match->right) {
            if (finding) status = finding(context, FACTS_MISSED, row, fact, 0);
            continue;
        }
        score->found++;
        unsigned wrong = count_fields(row, fact, score);
        if (!wrong) ++*whole;
        if (wrong && finding) status = finding(context, FACTS_WRONG, row, fact, wrong);
    }
    return status;
}

static facts_status count_facts(const scoring *s, facts_score *score, facts_finding_callback finding, void *context) {
    facts_status status = FACTS_OK;
    size_t all = 0, noise = 0;
    for (size_t i = 0; i < facts_set_count(s->facts) && status == FACTS_OK; i++) {
        const facts_fact *fact = facts_set_at(s->facts, i);
        if (!fact_counts(s, fact)) continue;
        const partner *match = &s->of_fact[i];
        bool on_other = match->taken && !row_is_wanted(s, facts_gold_at(s->gold, match->other));
        all++;
        noise += on_other;
        if (on_other || (!match->taken && s->touches_other[i])) continue;
        score->facts++;
        if (finding && !(match->taken && match->right)) status = finding(context, FACTS_EXTRA, NULL, fact, 0);
    }
    score->noise = all ? (double)noise / (double)all : 0;
    return status;
}

facts_status facts_score_run(const facts_gold *gold, const facts_set *facts, const facts_score_options *options,
                             facts_score *score, facts_finding_callback finding, void *context, facts_error *error) {
    size_t whole = 0, rows = facts_gold_count(gold), count = facts_set_count(facts);
    scoring s = {.gold = gold, .facts = facts, .options = options};
    facts_status status = FACTS_OK;
    *score = (facts_score){0};
    s.of_row = calloc(rows + 1, sizeof *s.of_row);
    s.of_fact = calloc(count + 1, sizeof *s.of_fact);
    s.touches_other = calloc(count + 1, sizeof *s.touches_other);
    if (!s.of_row || !s.of_fact || !s.touches_other) status = facts_no_memory(error, NULL);
    if (status == FACTS_OK) status = pair(&s, error);
    if (status == FACTS_OK) status = count_rows(&s, score, &whole, finding, context);
    if (status == FACTS_OK) status = count_facts(&s, score, finding, context);
    score->quantity = rates(score->found, score->facts, score->gold);
    score->fact = rates(whole, score->facts, score->gold);
    free(s.meetings);
    free(s.of_row);
    free(s.of_fact);
    free(s.touches_other);
    return status;
}
