/* Between the checks of a document against itself and the list of what they find. */
#ifndef ANALYSIS_VERIFY_H
#define ANALYSIS_VERIFY_H

#include "facts.h"

#include "analysis/cue.h"

struct facts_doubt_list {
    arena memory; /* ids, explanations */
    VECTOR(facts_doubt) doubts;
};

/* One document while it is checked. A check that runs out of memory leaves its status here, and the others do
 * nothing. */
typedef struct verify {
    const facts_packs *packs;
    facts_doubt_list *list;
    const facts_fact *const *facts; /* of one document with a unit, by place */
    size_t count;
    facts_status status;
    facts_error *error;
} verify;

void verify_sums(verify *v);      /* parts and totals of one sentence */
void verify_wholes(verify *v);    /* shares and subjects that are part of one another */
void verify_growth(verify *v);    /* levels, and the growth, change or ratio between them */
void verify_direction(verify *v); /* "rose" from a higher to a lower value */
void verify_yields(verify *v);    /* hours of a capacity; tonnes that a generation avoids */
void verify_slips(verify *v);     /* one of several levels a thousand times what the others are */

/* Adds a finding on `facts`, with its explanation as of printf. */
void verify_add(verify *v, facts_doubt_rule rule, facts_doubt_verdict verdict, facts_severity severity,
                const facts_fact *const *facts, size_t count, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* The facts of the sentence that v->facts[start] is in: up to, and without, the one returned. */
size_t verify_sentence_end(const verify *v, size_t start);

/* Whether the metric of `part` is part of that of `whole`, as wind_capacity of renewable_capacity. */
bool verify_is_part(const facts_fact *part, const facts_fact *whole);
/* Whether two metrics are the parts of a third without a rest, as wind and solar power of both. */
bool verify_is_split(const facts_fact *one, const facts_fact *other, const facts_fact *whole);

/* Whether facts i < j stand in one sentence with no semicolon between them. */
bool verify_joined(const verify *v, size_t i, size_t j);

/* The words of a sentence that tell how its numbers are meant; release with vector_free. */
void verify_read_cues(verify *v, const char *sentence, cue_words *cues);

/* Whether two facts are said of the same, as far as words such as "the company's" and "in the north" tell: of one
 * sentence none stands behind the first number, of two both have one or none. */
bool verify_same_reach(verify *v, const facts_fact *a, const facts_fact *b);

/* A sentence with facts[start..end), read again: where their quotes stand in it, and the words around them. */
typedef struct verify_sentence {
    const verify *v;
    size_t start, end;
    size_t *positions;
    cue_words cues;
} verify_sentence;

/* The sentence that v->facts[at] is in; false without memory, and then the status is set. */
bool verify_sentence_open(verify *v, size_t at, verify_sentence *sentence);
void verify_sentence_close(verify_sentence *sentence);

/* Where the quote of facts[i] begins and ends in the sentence; SIZE_MAX where it is not found as it is. */
size_t verify_place(const verify_sentence *sentence, size_t i);
size_t verify_place_end(const verify_sentence *sentence, size_t i);

/* The one count between facts[i] and the level before it, as in "3 plants of 200 MW each"; 0 where there is none, or
 * several. */
double verify_multiplier(const verify_sentence *sentence, size_t i);

/* Whether facts[i], which is not the first of its sentence, is said as a total: "A, B, together C" and "A and B, C in
 * total". */
bool verify_is_total(const verify_sentence *sentence, size_t i);

/* Whether two facts are about the same, metric and state aside: region, entity and unit. */
bool verify_same_subject(const facts_fact *a, const facts_fact *b);

/* A plain number that arithmetic can stand on: a level with a metric and without a range. */
bool verify_is_level(const facts_fact *fact);

/* Arithmetic on intervals, for explanations that allow for rounding. */
bool verify_meet(facts_interval a, facts_interval b);

#endif
