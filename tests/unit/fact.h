/* Facts for tests. */
#ifndef FACTS_TEST_FACT_H
#define FACTS_TEST_FACT_H

#include "facts.h"

#include <math.h>

/* A fact with what a test cares for; the rest is filled up here. */
static inline facts_fact fact(const char *id, const char *metric, double value, const char *time) {
    return (facts_fact){.id = id,
                        .document = "paper",
                        .language = "en",
                        .line = 1,
                        .metric = metric,
                        .value = value,
                        .value_hi = NAN,
                        .unit = "GW",
                        .time = time,
                        .base = "",
                        .region = "CHN",
                        .entity = "",
                        .quote = "quote",
                        .sentence = "sentence",
                        .rule = "en/test.rules:1"};
}

#endif
