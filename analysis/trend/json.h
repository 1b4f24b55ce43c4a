#ifndef ANALYSIS_TREND_JSON_H
#define ANALYSIS_TREND_JSON_H

#include "facts.h"

#include <jansson.h>

/* The whole result as an object of the caller's; NULL without memory. */
json_t *trend_to_json(const facts_trend *trend);

/* JSON with as many digits as a double is sure to have; NULL without memory. Free with free(). */
char *trend_json_text(const json_t *json);

#endif
