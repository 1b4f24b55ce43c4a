#include "decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double POWERS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static decimal trimmed(decimal d) {
    if (d.digits == 0) return (decimal){0, 0};
    while (d.digits % 10 == 0) {
        d.digits /= 10;
        d.exponent++;
    }
    return d;
}

decimal decimal_read(const char *text, size_t size) {
    decimal d = {0, 0};
    bool point = false, full = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '.') point = true;
        if (text[i] < '0' || text[i] > '9') continue;
        full = full || d.digits > INT64_C(99999999999999999);
        if (!full) d.digits = d.digits * 10 + (text[i] - '0');
        d.exponent += full - point;
    }
    return d;
}

/* A whole number, or one with few digits behind the point, of 15 digits at most: printf would give the same ones. */
static bool read_short(double value, decimal *d) {
    const double size = fabs(value);
    for (int places = 0; places < 10 && size * POWERS[places] < 1e15; places++) {
        const double digits = floor(size * POWERS[places] + 0.5);
        if (digits / POWERS[places] != size) continue;
        *d = (decimal){value < 0 ? -(int64_t)digits : (int64_t)digits, -places};
        return true;
    }
    return false;
}

decimal decimal_from_double(double value) {
    enum { BEYOND = 400 }; /* more than a double holds: decimal_value says infinity again */
    decimal brief;
    if (!isfinite(value)) return (decimal){isnan(value) ? 0 : value < 0 ? -1 : 1, BEYOND};
    if (read_short(value, &brief)) return trimmed(brief);
    char text[40];
    snprintf(text, sizeof text, "%.14e", value);
    char *e = NULL;
    for (char *p = text; *p; p++)
        if (*p == 'e') e = p;
    decimal d = decimal_read(text, (size_t)(e - text));
    d.exponent += atoi(e + 1);
    if (value < 0) d.digits = -d.digits;
    return trimmed(d);
}

double decimal_value(decimal d) {
    if (llabs(d.digits) < (INT64_C(1) << 53) && d.exponent >= -22 && d.exponent <= 22) /* one rounding: correct */
        return d.exponent < 0 ? (double)d.digits / POWERS[-d.exponent] : (double)d.digits * POWERS[d.exponent];
    char text[48];
    snprintf(text, sizeof text, "%llde%d", (long long)d.digits, d.exponent);
    return strtod(text, NULL);
}

decimal decimal_multiply(decimal a, decimal b) {
    a = trimmed(a);
    b = trimmed(b);
    int64_t product;
    if (!__builtin_mul_overflow(a.digits, b.digits, &product)) return (decimal){product, a.exponent + b.exponent};
    decimal d = decimal_from_double((double)a.digits * (double)b.digits);
    d.exponent += a.exponent + b.exponent;
    return d;
}

decimal decimal_add(decimal a, decimal b) {
    a = trimmed(a);
    b = trimmed(b);
    decimal *high = a.exponent > b.exponent ? &a : &b, *low = high == &a ? &b : &a;
    int64_t sum;
    if (a.digits == 0 || b.digits == 0) return a.digits ? a : b;
    for (decimal scaled = *high;; scaled.exponent--) {
        if (scaled.exponent == low->exponent) {
            if (__builtin_add_overflow(scaled.digits, low->digits, &sum)) break;
            return (decimal){sum, low->exponent};
        }
        if (__builtin_mul_overflow(scaled.digits, INT64_C(10), &scaled.digits)) break;
    }
    return decimal_from_double(decimal_value(a) + decimal_value(b));
}

bool decimal_is_zero(decimal d) { return d.digits == 0; }

char *decimal_whole(uint64_t value, char *buffer) {
    char digits[24], *p = digits + sizeof digits;
    do *--p = (char)('0' + value % 10);
    while (value /= 10);
    const size_t size = (size_t)(digits + sizeof digits - p);
    memcpy(buffer, p, size);
    buffer[size] = '\0';
    return buffer + size;
}

/* Ten times a double is exact as a long double, so that it rounds as printf does, to even. */
char *decimal_tenths(double value, char *buffer) {
    const uint64_t tenths = (uint64_t)rintl(fabsl((long double)value * 10));
    char *end = buffer;
    if (signbit(value)) *end++ = '-';
    end = decimal_whole(tenths / 10, end);
    *end++ = '.';
    decimal_whole(tenths % 10, end);
    return buffer;
}
