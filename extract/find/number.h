/* Numerals: 1,690 · 17 203 · 16.9亿 · 1.1万余 · 2.07万亿 · twenty-five million · 三百 */
#ifndef FACTS_NUMBER_H
#define FACTS_NUMBER_H

#include "extract/reading.h"

typedef struct number {
    uint32_t start, end; /* multipliers included, signs not */
    decimal value;
    decimal literal; /* without multipliers */
    decimal multiplier;
    bool multiplied;
    bool in_words; /* no digit in it */
    bool ranged;   /* 五六千万: from `value` to `high` */
    decimal high;
    const word *mid; /* 余 in 1.1万余: a bound inside the number */
} number;

/* The unit that stands before the numeral at `at` (US$, RMB), NULL where none does. */
const token *unit_before(const reading *r, uint32_t at);
/* "2.2 degrees warmer", "3C": of heat where the sentence speaks of it, and else of a turn, a school or an annex. */
bool of_other_degrees(const reading *r, const token *unit);
/* Whether a number word begins here. */
bool number_word_at(const reading *r, uint32_t at);
/* Reads the numeral that begins at `at`; false where none does (or it is part of a name: CO2, B2, 2.1.3, 28th). */
bool number_read(const reading *r, uint32_t at, number *out);

#endif
