/* How precisely a number was said: what conflicts and checks allow for rounding and for words such as "over". */
#ifndef ANALYSIS_SAID_H
#define ANALYSIS_SAID_H

#include "facts.h"

/* Size of the last digit that the quote of a fact shows, in the unit of the fact: 0.01 for 62.37 GW, 1e5 persons for
 * 1.23 million. Zeros at the end of a whole number may be digits or may be none; two percent of it is the most that
 * they are taken for. 0 for a fraction such as 2/3, which is exact. */
double said_digit(const facts_fact *fact);

/* The number that the quote of a fact begins with, as 5.21 of 5.21亿千瓦; NAN where it has none in digits. */
double said_number(const facts_fact *fact);

/* Whether a text has the number of a quote: the same numeral, or one of as many digits, at least two, in another order
 * of magnitude, as 6.7亿 and "670 million" are. */
bool said_in(const char *quote, const char *text);

/* Whether the rule of a fact leaves little doubt of what its number is about and of when: a metric that was chosen from
 * the list by a wide margin, not one made of the words nearby, and no year that stands by itself, as in the name of a
 * report. */
bool said_surely(const facts_fact *fact);
bool said_of_words_nearby(const facts_fact *fact);

/* Whether the metric is that of the number before, as mostly of what something grew by. */
bool said_of_number_before(const facts_fact *fact);

/* The values that a fact allows: its range, and half of the last digit on both sides. With `bounds` a "more than" has
 * no upper end, a "less than" no lower one, and "about" is five percent. */
facts_interval said_interval(const facts_fact *fact, bool bounds);

/* The digits of a number without its order of magnitude, so that 6236.5万 and 62.365 million are the same: at least 1
 * and less than 10, 0 for 0. */
double said_mantissa(double value);

/* Whether two doubles are the same decimal after conversions. */
bool said_same(double a, double b);

/* Whether two numbers have the same digits, in whatever order of magnitude. */
bool said_same_digits(double a, double b);

/* Whether two facts stand on one line, or in one sentence that goes over several. */
bool said_together(const facts_fact *a, const facts_fact *b);

/* A multiple of a base, whether it was said as "1.6 times" or as "60 percent more"; NAN for facts of other kinds. */
double said_multiple(const facts_fact *fact);

#endif
