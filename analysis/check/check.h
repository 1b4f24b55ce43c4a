/* Private to checks: what the formats share. */
#ifndef FACTS_ANALYSIS_CHECK_H
#define FACTS_ANALYSIS_CHECK_H

#include "facts.h"

struct facts_check {
    facts_difference *difference;
    facts_change *changes;
    size_t count;
    const facts_pair **same;
    size_t same_count;
    facts_check_options options;
};

/* What matters most of a pair; "moved" or "reworded" where it does not differ. */
const char *check_what(const facts_pair *pair);

/* "520 GW", "3 to 5 percent", "112"; returns `buffer`. */
#define CHECK_VALUE_SIZE 160
const char *check_value(const facts_fact *fact, char buffer[CHECK_VALUE_SIZE]);

/* "wind_capacity growth, CHN, 2024"; a level goes without its kind. */
#define CHECK_TEXT_SIZE 1024
const char *check_subject(const facts_change *change, char buffer[CHECK_TEXT_SIZE]);

/* The fact as it is now or, where it is gone, as it was. */
const facts_fact *check_fact(const facts_change *change);

/* "520 GW -> 521 GW, +1 GW (+0.19 %); bound eq -> gt": everything that changed of a fact. */
const char *check_told(const facts_change *change, char buffer[CHECK_TEXT_SIZE]);

/* The path of the document that a fact stands in, else its id. */
const char *check_path(const facts_check *check, const facts_fact *fact);

/* The words for what changed, as facts_change has them, one after another; NULL behind the last. */
const char *check_word(size_t index);

/* FACTS_ERR_ARGUMENT where a name of a threshold is a slip of the pen: one that is off would never be met, and the
 * check would pass. Names of metrics that no fact has today are none; NULL is no threshold. */
facts_status check_names(const char *threshold, const facts_check_options *options, const facts_set *before,
                         const facts_set *after, facts_error *error);

/* What a threshold says of a change. */
bool check_meets(const facts_change *change, const char *threshold);

facts_status check_write_csv(const facts_check *check, FILE *stream, facts_error *error);
facts_status check_write_md(const facts_check *check, FILE *stream, facts_error *error);
facts_status check_write_json(const facts_check *check, FILE *stream, facts_error *error);
facts_status check_write_sarif(const facts_check *check, FILE *stream, facts_error *error);
void check_write_html(const facts_check *check, FILE *stream);
void check_write_junit(const facts_check *check, FILE *stream);

#endif
