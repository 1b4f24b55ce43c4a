/* Between the search for statements of one quantity and their comparison. */
#ifndef ANALYSIS_CONFLICT_H
#define ANALYSIS_CONFLICT_H

#include "facts.h"

#include "extract/arena.h"

/* Two documents that say one quantity. */
typedef struct conflict_meeting {
    const char *one, *other;
    size_t agree, contradict; /* how often; once added up */
} conflict_meeting;

struct facts_conflict_list {
    const facts_packs *packs; /* NULL: no words of sentences are read */
    arena memory;             /* ids, explanations */
    VECTOR(facts_conflict) conflicts;
    VECTOR(conflict_meeting) meetings;
};

/* Whether two statements of one quantity disagree, and how. Between languages every difference counts; elsewhere a
 * vaguer statement that leaves room for the other ("over 1,000" and 1,690, "about 50" and 50.4) is none, and neither is
 * the same number with another bound. */
bool conflict_classify(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope,
                       facts_conflict_class *class_id);

/* Whether two numbers of one quantity differ at all, be it a mistake or because they are of two things. */
bool conflict_differ(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope);

/* Whether metric and time of two statements leave little doubt that they are of one quantity. */
bool conflict_is_sure(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope);

/* Whether two sentences say a number in the same words, as editions do and those who copy. */
bool conflict_is_copied(const facts_fact *a, const facts_fact *b);

/* Whether a sentence is said again with no other word and no other number but the one: a summary that repeats the text.
 * What is said of the next of two things has their names or numbers in it. */
bool conflict_is_repeated(const facts_fact *a, const facts_fact *b);

/* Adds what two documents say of one quantity, and remembers whether they agree. */
facts_status conflict_meet(facts_conflict_list *list, const facts_fact *a, const facts_fact *b, facts_error *error);

/* Takes back the contradictions of documents that contradict each other more often than they agree, as reports of two
 * provinces do; those that are not sure, of documents that agree on nothing else; and those of a city, a company or a
 * sector, unless editions of one document say them. */
facts_status conflict_drop_strangers(facts_conflict_list *list, facts_error *error);

/* Adds the disagreement of two statements, if there is one. */
facts_status conflict_compare(facts_conflict_list *list, const facts_fact *a, const facts_fact *b,
                              facts_conflict_scope scope, facts_error *error);

/* Whether the sentences of two statements say them of more and of less, as of a country and of one of its companies. */
facts_status conflict_reach(facts_conflict_list *list, const facts_fact *a, const facts_fact *b, bool *apart,
                            facts_error *error);

/* Adds a statement that the other language of its document leaves out. */
facts_status conflict_left_out(facts_conflict_list *list, const facts_fact *fact, const char *other_language,
                               facts_error *error);

/* Adds what the two languages of one document say differently; `facts` are those of one document by place. */
facts_status conflict_languages(facts_conflict_list *list, const facts_fact *const *facts, size_t count,
                                facts_error *error);

/* Adds what places and documents say differently. Sorts `facts`. */
facts_status conflict_places(facts_conflict_list *list, const facts_fact **facts, size_t count, facts_error *error);

#endif
