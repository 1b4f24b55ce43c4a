/* Series for the trend tests: read from tests/data, or written down. */
#ifndef TESTS_TREND_DATA_H
#define TESTS_TREND_DATA_H

#include "facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define TREND_DATA_MOST 512

/* Two columns under a head; x is the first or, in NIST's files, the second. */
static inline size_t trend_data_read(const char *path, bool y_first, facts_point *points) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char row[256];
    assert_non_null(fgets(row, sizeof row, file));
    size_t count = 0;
    double first, second;
    while (fgets(row, sizeof row, file) && sscanf(row, "%lf,%lf", &first, &second) == 2) {
        assert_true(count < TREND_DATA_MOST);
        points[count++] = y_first ? (facts_point){second, first, FACTS_EQ} : (facts_point){first, second, FACTS_EQ};
    }
    fclose(file);
    return count;
}

static inline facts_trend *trend_data_fit(const facts_point *points, size_t count, const facts_trend_options *options) {
    facts_trend *trend;
    facts_error error;
    assert_int_equal(facts_trend_new(points, count, options, &trend, &error), FACTS_OK);
    return trend;
}

static inline void assert_close(const char *what, double found, double wanted, double relative) {
    if (found != wanted && !(fabs(found - wanted) <= relative * fabs(wanted)))
        fail_msg("%s is %.17g, expected %.17g", what, found, wanted);
}

/* A number that is not there must be explained: some note starts with `subject`. */
static inline void assert_noted(const facts_trend *trend, const char *subject) {
    for (size_t i = 0; i < trend->note_count; i++)
        if (strncmp(trend->notes[i].text, subject, strlen(subject)) == 0) return;
    fail_msg("no note on %s", subject);
}

#endif
