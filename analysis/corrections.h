/* Private to corrections: the rows of their tables. */
#ifndef FACTS_ANALYSIS_CORRECTIONS_H
#define FACTS_ANALYSIS_CORRECTIONS_H

#include "extract/arena.h"
#include "facts.h"

/* In the rule of a fact before what was corrected. */
#define CORRECTION_MARK "corrected: "

typedef enum correction_action { CORRECTION_SET, CORRECTION_DROP, CORRECTION_ADD } correction_action;

typedef struct correction {
    correction_action action;
    const char *document, *quote, *before, *after, *field, *value, *reason, *who;
    const char *path; /* of the table */
    size_t line;
    bool claimed; /* the document that it means is found */
} correction;

struct facts_corrections {
    arena strings;
    VECTOR(correction) rows;
};

/* Sets a field of the fact from its cell in a table: "time", "2024". False where there is no such field, or it cannot
 * be that. `value` must outlive the fact. */
bool correction_set(facts_fact *fact, const char *field, const char *value);

/* The fact that the value of a row with `add` describes; false where it describes none. `text` holds its strings and
 * has room for the value and its end. */
bool correction_describe(const char *value, char *text, facts_fact *fact);

#endif
