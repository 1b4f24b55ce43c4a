/* Exact decimals: 6236.5万千瓦 must become 62.365 GW and not 62.364999999999995. */
#ifndef FACTS_DECIMAL_H
#define FACTS_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* digits x 10^exponent */
typedef struct decimal {
    int64_t digits;
    int exponent;
} decimal;

/* The plain decimal in `text` (digits, separators , and space skipped, one point). Digits beyond the 18th are
 * dropped. */
decimal decimal_read(const char *text, size_t size);
/* The decimal of at most 15 significant digits next to `value`: what a person would write for it. */
decimal decimal_from_double(double value);
/* Exact where the product fits into 63 bits, else rounded to 15 significant digits. */
decimal decimal_multiply(decimal a, decimal b);
decimal decimal_add(decimal a, decimal b);
/* The nearest double. */
double decimal_value(decimal d);
/* `value` as %.1f prints it, in 24 bytes at most; it must be less than 1e15. Returns `buffer`. */
char *decimal_tenths(double value, char *buffer);
/* Digits of a whole number, and a NUL: 21 bytes at most. Returns where the NUL is. */
char *decimal_whole(uint64_t value, char *buffer);
bool decimal_is_zero(decimal d);

#endif
