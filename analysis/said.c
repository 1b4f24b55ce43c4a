#include "said.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A numeral of a quote: 1,690 or 62.37. */
typedef struct numeral {
    double value;
    int decimals, zeros; /* digits after the point; zeros at the end of a whole number */
    const char *end;
} numeral;

static bool find_numeral(const char *quote, numeral *found) {
    char digits[64];
    size_t size = 0;
    *found = (numeral){0};
    while (*quote && !isdigit((unsigned char)*quote)) quote++;
    for (bool point = false; *quote && size < sizeof digits - 1; quote++) {
        bool digit_follows = isdigit((unsigned char)quote[1]);
        if (*quote == ',' && digit_follows && !point) continue;
        if (*quote == '.' && digit_follows && !point)
            point = true;
        else if (!isdigit((unsigned char)*quote))
            break;
        else
            found->decimals += point;
        digits[size++] = *quote;
    }
    digits[size] = '\0';
    found->value = strtod(digits, NULL);
    found->end = quote;
    while (found->decimals == 0 && size > 1 && digits[size - 1] == '0') size--, found->zeros++;
    return size > 0;
}

/* The last digit that a number shows by itself; trailing zeros of an integer show nothing. */
static double shown_digit(double value) {
    char digits[32];
    snprintf(digits, sizeof digits, "%.14e", fabs(value));
    size_t shown = 15; /* digits before the zeros at the end; digits[1] is the point */
    while (shown > 1 && digits[shown] == '0') shown--;
    double place = pow(10, atoi(strchr(digits, 'e') + 1) - (int)shown + 1);
    /* 1,000 may be rounded to the last thousand or to the last one: a fiftieth of it is taken as a fair middle */
    return place <= 1 ? place : fmax(1, fmin(place, fabs(value) / 50));
}

double said_digit(const facts_fact *fact) {
    numeral said;
    double value = fabs(fact->value);
    if (!find_numeral(fact->quote, &said) || said.value == 0 || value == 0) return shown_digit(fact->value);
    if (*said.end == '/' && isdigit((unsigned char)said.end[1])) return 0;
    double scale = value / said.value;
    double digit = scale * pow(10, said.zeros - said.decimals);
    return said.zeros == 0 ? digit : fmax(scale, fmin(digit, value / 50));
}

double said_number(const facts_fact *fact) {
    numeral said;
    return find_numeral(fact->quote, &said) ? said.value : NAN;
}

/* "1,690" without its zeros at the end: 169. */
static int significant_digits(const numeral *n) {
    double digits = n->value * pow(10, n->decimals - n->zeros);
    return digits < 1 ? 1 : (int)floor(log10(digits * (1 + 1e-12))) + 1;
}

bool said_in(const char *quote, const char *text) {
    numeral wanted, found;
    if (!find_numeral(quote, &wanted)) return false;
    for (; find_numeral(text, &found); text = found.end) {
        bool as_many = significant_digits(&wanted) > 1 && said_same_digits(found.value, wanted.value);
        if (as_many || said_same(found.value, wanted.value)) return true;
    }
    return false;
}

bool said_of_words_nearby(const facts_fact *fact) { return strstr(fact->rule, "metric: composed") != NULL; }

bool said_of_number_before(const facts_fact *fact) { return strstr(fact->rule, "metric: as the quantity") != NULL; }

bool said_surely(const facts_fact *fact) {
    static const char SCORE[] = "metric: listed, score ";
    static const double WIDE = 3; /* two words of the metric right beside the number make 5.6 */
    const char *score = strstr(fact->rule, SCORE);
    if (score && strtod(score + strlen(SCORE), NULL) < WIDE) return false;
    return !said_of_words_nearby(fact) && !strstr(fact->rule, "time: bare-year");
}

facts_interval said_interval(const facts_fact *fact, bool bounds) {
    double low = fact->value, high = isnan(fact->value_hi) ? fact->value : fact->value_hi;
    double slack = said_digit(fact) / 2;
    facts_interval said = {fmin(low, high) - slack, fmax(low, high) + slack};
    if (!bounds) return said;
    if (fact->bound == FACTS_APPROX) {
        said.lo = fmin(said.lo, low - fabs(low) / 20);
        said.hi = fmax(said.hi, high + fabs(high) / 20);
    }
    /* a bound speaks of the size: a fall of more than 60 percent is below -60 */
    bool up = (fact->bound == FACTS_GT) == (low >= 0);
    if (fact->bound == FACTS_GT || fact->bound == FACTS_LT) *(up ? &said.hi : &said.lo) = up ? INFINITY : -INFINITY;
    return said;
}

double said_mantissa(double value) {
    value = fabs(value);
    return value == 0 ? 0 : value / pow(10, floor(log10(value * (1 + 1e-12))));
}

bool said_same(double a, double b) { return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)); }

bool said_same_digits(double a, double b) { return said_same(said_mantissa(a), said_mantissa(b)); }

bool said_together(const facts_fact *a, const facts_fact *b) {
    return a->line == b->line || strcmp(a->sentence, b->sentence) == 0;
}

double said_multiple(const facts_fact *fact) {
    if (fact->kind == FACTS_RATIO) return fact->value;
    return fact->kind == FACTS_GROWTH ? 1 + fact->value / 100 : NAN;
}
