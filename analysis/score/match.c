#include "score.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 256 };

/* ------------------------------------------------------------- values */

/* The units of a gold table are few, and its rows are compared by these factors and no others, so that a score does
 * not change when the unit definitions of the program do. */
static const struct {
    const char *symbol, *dimension;
    double factor;
} units[] = {
    {"W", "power", 1e-9},
    {"kW", "power", 1e-6},
    {"MW", "power", 1e-3},
    {"GW", "power", 1},
    {"TW", "power", 1e3},
    {"kWh", "energy", 1e-9},
    {"MWh", "energy", 1e-6},
    {"GWh", "energy", 1e-3},
    {"TWh", "energy", 1},
    {"PWh", "energy", 1e3},
    {"EJ", "energy", 1e3 / 3.6},
    {"PJ", "energy", 1 / 3.6},
    {"GJ", "energy", 1e-6 / 3.6},
    {"toe", "energy", 11.63e-6},
    {"ktoe", "energy", 11.63e-3},
    {"Mtoe", "energy", 11.63},
    {"percent", "percent", 1},
    {"%", "percent", 1},
    {"pp", "pp", 1},
    {"times", "times", 1},
    {"1", "count", 1},
    {"count", "count", 1},
    {"m", "length", 1},
    {"km", "length", 1e3},
    {"mm", "length", 1e-3},
    {"cm", "length", 1e-2},
    {"m2", "area", 1},
    {"km2", "area", 1e6},
    {"ha", "area", 1e4},
    {"Mha", "area", 1e10},
    {"Mm2", "area", 1e6},
    {"mu", "area", 1e4 / 15},
    {"m3", "volume", 1},
    {"Mm3", "volume", 1e6},
    {"bn_m3", "volume", 1e9},
    {"L", "volume", 1e-3},
    {"ppm", "ppm", 1},
    {"degC", "temperature", 1},
    {"°C", "temperature", 1},
    {"K", "temperature", 1},
    {"person", "count", 1},
    {"persons", "count", 1},
    {"households", "count", 1},
};
static const struct {
    const char *prefix;
    double factor;
} masses[] = {{"t", 1e-6}, {"kg", 1e-9}, {"g", 1e-12}, {"kt", 1e-3}, {"Mt", 1}, {"Gt", 1e3}};
static const char *const substances[][2] = {{"", "mass"},      {"CO2", "mass"}, {"CO2e", "mass"},
                                            {"CO2eq", "mass"}, {"C", "mass"},   {"ce", "coal_eq"}};
static const char *const currencies[] = {"CNY", "USD", "EUR", "GBP", "DKK", "KRW", "JPY",
                                         "INR", "ZAR", "BRL", "KES", "AUD", "CAD"};
static const struct {
    const char *suffix;
    double factor;
} sums[] = {{"", 1e-9}, {"_mn", 1e-3}, {"_bn", 1}, {"_tn", 1e3}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct unit {
    char dimension[TEXT_SIZE]; /* with what it is per: "mass/m2" */
    double factor;
} unit;

static bool joined(const char *text, const char *first, const char *second) {
    size_t size = strlen(first);
    return strncmp(text, first, size) == 0 && strcmp(text + size, second) == 0;
}

static bool find_unit(const char *symbol, unit *found) {
    const char *dimension = NULL;
    for (size_t i = 0; i < COUNT(units); i++) {
        if (strcmp(symbol, units[i].symbol) != 0) continue;
        dimension = units[i].dimension;
        found->factor = units[i].factor;
    }
    for (size_t i = 0; i < COUNT(masses); i++) {
        for (size_t j = 0; j < COUNT(substances); j++) {
            if (!joined(symbol, masses[i].prefix, substances[j][0])) continue;
            dimension = substances[j][1];
            found->factor = masses[i].factor;
        }
    }
    for (size_t i = 0; i < COUNT(currencies); i++) {
        for (size_t j = 0; j < COUNT(sums); j++) {
            if (!joined(symbol, currencies[i], sums[j].suffix)) continue;
            dimension = currencies[i];
            found->factor = sums[j].factor;
        }
    }
    if (dimension) snprintf(found->dimension, sizeof found->dimension, "%s", dimension);
    return dimension != NULL;
}

static void replace_all(char *text, const char *what, const char *with) {
    size_t size = strlen(what), shorter = strlen(with);
    for (char *at = text; (at = strstr(at, what)); at += shorter) {
        memcpy(at, with, shorter);
        memmove(at + shorter, at + size, strlen(at + size) + 1);
    }
}

/* Where the "/..." or "_per_..." of a rate starts: at the last place that leaves a plain symbol before it. */
static char *find_per(char *symbol) {
    size_t plain = 0;
    while (isalnum((unsigned char)symbol[plain]) || symbol[plain] == '_' || symbol[plain] == '%' ||
           strncmp(symbol + plain, "°", 2) == 0) {
        plain += strncmp(symbol + plain, "°", 2) == 0 ? 2 : 1;
    }
    for (; plain > 0; plain--) {
        if (symbol[plain] == '/' && symbol[plain + 1]) return symbol + plain;
        if (strncmp(symbol + plain, "_per_", 5) == 0 && symbol[plain + 5]) return symbol + plain;
    }
    return NULL;
}

/* A rate per year has the unit of its amount, and a count per anything is a count. */
static unit read_unit(const char *text) {
    char symbol[TEXT_SIZE], per[TEXT_SIZE] = "";
    size_t size = 0;
    unit found;
    for (; *text && size + 1 < sizeof symbol; text++) {
        if (!isspace((unsigned char)*text)) symbol[size++] = *text;
    }
    symbol[size] = '\0';
    if (find_unit(symbol, &found)) return found;
    char *rate = find_per(symbol);
    if (rate) {
        snprintf(per, sizeof per, "%s", rate);
        *rate = '\0';
        replace_all(per, "_per_", "/");
        replace_all(per, "/yr", "");
        replace_all(per, "/year", "");
        replace_all(per, "/a", "");
    }
    if (!find_unit(symbol, &found)) {
        snprintf(found.dimension, sizeof found.dimension, "%s", symbol);
        found.factor = 1;
    }
    size = strlen(found.dimension);
    if (strcmp(found.dimension, "count") != 0)
        snprintf(found.dimension + size, sizeof found.dimension - size, "%s", per);
    return found;
}

static double read_number(const char *text) {
    char *end;
    double value = strtod(text, &end);
    if (end == text) return NAN;
    while (isspace((unsigned char)*end)) end++;
    return *end ? NAN : value;
}

static bool close_to(double a, double b) {
    return fabs(a - b) <= 1e-6 * fmax(1e-12, fmax(fabs(a), fabs(b))); /* false for NAN */
}

bool score_same_value(const facts_gold_row *row, const facts_fact *fact) {
    unit wanted = read_unit(row->unit), got = read_unit(fact->unit);
    if (strcmp(wanted.dimension, got.dimension) != 0) return false;
    if (!close_to(read_number(row->value) * wanted.factor, fact->value * got.factor)) return false;
    double upper = read_number(row->value_hi);
    if (isnan(upper) && isnan(fact->value_hi)) return true;
    return close_to(upper * wanted.factor, fact->value_hi * got.factor);
}

/* ------------------------------------------------------------- fields */

typedef struct slice {
    const char *text;
    size_t size;
} slice;

static slice stripped(const char *text, size_t size) {
    while (size > 0 && isspace((unsigned char)*text)) text++, size--;
    while (size > 0 && isspace((unsigned char)text[size - 1])) size--;
    return (slice){text, size};
}

/* '#' in `shape` stands for any digit. */
static bool has_shape(slice s, const char *shape) {
    if (s.size != strlen(shape)) return false;
    for (size_t i = 0; i < s.size; i++) {
        if (shape[i] == '#' ? !isdigit((unsigned char)s.text[i]) : shape[i] != s.text[i]) return false;
    }
    return true;
}

/* A span of whole years is written with its years, and one within a year as that year. */
static slice normal_time(slice time, char buffer[9]) {
    static const struct {
        const char *shape;
        size_t second; /* where the second year stands */
    } spans[] = {{"####-01/####-12", 8},
                 {"####-01-01/####-12", 11},
                 {"####-01/####-12-31", 8},
                 {"####-01-01/####-12-31", 11},
                 {"####/####", 5}};
    for (size_t i = 0; i < COUNT(spans); i++) {
        if (!has_shape(time, spans[i].shape)) continue;
        if (memcmp(time.text, time.text + spans[i].second, 4) == 0) return (slice){time.text, 4};
        memcpy(buffer, time.text, 4);
        buffer[4] = '/';
        memcpy(buffer + 5, time.text + spans[i].second, 4);
        return (slice){buffer, 9};
    }
    return time;
}

static bool same(slice a, slice b) { return a.size == b.size && memcmp(a.text, b.text, a.size) == 0; }

/* Whether `got` is one of the alternatives "a|b" of `wanted`. */
static bool one_of(slice wanted, slice got, bool time) {
    char a[9], b[9];
    if (time) got = normal_time(stripped(got.text, got.size), a);
    for (;;) {
        const char *bar = memchr(wanted.text, '|', wanted.size);
        slice choice = {wanted.text, bar ? (size_t)(bar - wanted.text) : wanted.size};
        if (same(time ? normal_time(stripped(choice.text, choice.size), b) : choice, got)) return true;
        if (!bar) return false;
        wanted = (slice){bar + 1, wanted.size - choice.size - 1};
    }
}

/* What something is compared with may be said in words, and those are not scored. */
static bool is_timelike(slice base) {
    return has_shape((slice){base.text, base.size < 4 ? base.size : 4}, "####") || same(base, (slice){"per_year", 8}) ||
           (base.size >= 5 && memcmp(base.text, "prev_", 5) == 0);
}

score_verdict score_field(const facts_gold_row *row, const facts_fact *fact, facts_score_field field) {
    const char *cell = facts_score_wanted(row, field), *value = facts_score_got(fact, field);
    slice wanted = stripped(cell, strlen(cell)), got = stripped(value, strlen(value));
    bool time = field == FACTS_SCORE_TIME || field == FACTS_SCORE_BASE, star = same(wanted, (slice){"*", 1});
    if (field == FACTS_SCORE_BASE) {
        if (wanted.size > 0 && !is_timelike(wanted)) return SCORE_NOT_SCORED;
    } else if (star || (wanted.size == 0 && !time)) {
        return SCORE_NOT_SCORED;
    }
    return one_of(wanted, got, time) ? SCORE_RIGHT : SCORE_WRONG;
}
