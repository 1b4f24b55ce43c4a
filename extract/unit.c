#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <udunits2.h>

/* One line of packs/common/units.tsv: symbol, expression ("base NAME" makes a new base unit), dimension. */
typedef struct entry {
    char symbol[64], expression[128], dimension[64];
} entry;

static int read_cells(const pack_line *l, char *cells[], const size_t sizes[], int count) {
    const char *p = l->at, *end = l->at + l->size;
    int n = 0;
    while (n < count && p <= end) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        const char *stop = tab ? tab : end;
        snprintf(cells[n], sizes[n], "%.*s", (int)(stop - p), p);
        n++;
        if (!tab) break;
        p = tab + 1;
    }
    return n;
}

static bool read_entry(const pack_line *l, entry *e) {
    char *cells[] = {e->symbol, e->expression, e->dimension};
    const size_t sizes[] = {sizeof e->symbol, sizeof e->expression, sizeof e->dimension};
    return read_cells(l, cells, sizes, 3) == 3;
}

static const char *base_name(const entry *e) {
    return strncmp(e->expression, "base ", 5) == 0 ? e->expression + 5 : NULL;
}

/* New base units are what UDUNITS does not know: tonnes of standard coal, percentage points, currencies. They are
 * never converted into anything that the tables do not say. */
static facts_status define_base(ut_system *system, facts_packs *packs, uint16_t file, const pack_line *l,
                                const char *name, facts_error *error) {
    ut_unit *u = ut_new_base_unit(system);
    if (!u || ut_map_name_to_unit(name, UT_UTF8, u) != UT_SUCCESS) {
        ut_free(u);
        return pack_fail(packs, error, file, l->number, 1,
                         "the unit '%s' cannot be defined; expected a new name of letters", name);
    }
    ut_free(u);
    return FACTS_OK;
}

static facts_status add_unit(facts_packs *packs, ut_system *system, ut_unit **bases, uint16_t file, const pack_line *l,
                             const entry *e, facts_error *error) {
    const char *name = base_name(e);
    int dimension = packs_dimension(packs, e->dimension);
    if (dimension == NONE) {
        char *made_name = arena_copy(&packs->strings, e->dimension, strlen(e->dimension));
        if (!made_name || !vector_push(&packs->dimensions, made_name))
            return facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "out of memory");
        dimension = (int)packs->dimensions.count - 1;
        if (dimension >= MAX_DIMENSIONS)
            return pack_fail(packs, error, file, l->number, 1, "one dimension too many; expected %d at most",
                             (int)MAX_DIMENSIONS);
        int bit = 0;
        for (int i = 0; i < dimension; i++) {
            const bool both_money =
                strncmp(packs->dimensions.at[i], "money_", 6) == 0 && strncmp(made_name, "money_", 6) == 0;
            if (both_money) {
                bit = packs->dimension_bits[i];
                break;
            }
            if (bit <= packs->dimension_bits[i]) bit = packs->dimension_bits[i] + 1;
        }
        if (bit >= 64)
            return pack_fail(packs, error, file, l->number, 1,
                             "one dimension too many; expected 64 besides currencies");
        packs->dimension_bits[dimension] = (uint8_t)bit;
    }
    ut_unit *u = ut_parse(system, name ? name : e->expression, UT_UTF8);
    if (!u)
        return pack_fail(packs, error, file, l->number, strlen(e->symbol) + 2,
                         "'%s' is no unit; expected an expression of UDUNITS such as '1e6 kg'", e->expression);
    if (!bases[dimension]) bases[dimension] = ut_clone(u);
    cv_converter *c = ut_get_converter(u, bases[dimension]);
    if (!c) {
        ut_free(u);
        return pack_fail(packs, error, file, l->number, strlen(e->symbol) + 2,
                         "'%s' does not convert to the first unit of '%s'; expected units of one dimension", e->symbol,
                         e->dimension);
    }
    /* A difference in degrees converts by slope only. */
    double factor = cv_convert_double(c, 1.0) - cv_convert_double(c, 0.0);
    cv_free(c);
    ut_free(u);
    unit made = {.symbol = arena_copy(&packs->strings, e->symbol, strlen(e->symbol)),
                 .expression = arena_copy(&packs->strings, e->expression, strlen(e->expression)),
                 .dimension_name = packs->dimensions.at[dimension],
                 .dimension = dimension,
                 .factor = decimal_from_double(factor)};
    made.exact = llabs(made.factor.digits) < 1000000000000;
    if (!made.symbol || !made.expression || !vector_push(&packs->units, made) ||
        !symbols_add(&packs->unit_names, made.symbol, (int)packs->units.count - 1))
        return facts_fail(error, FACTS_ERR_MEMORY, NULL, 0, 0, "out of memory");
    return FACTS_OK;
}

static dimension_class class_of(const char *dimension) {
    static const struct {
        const char *name;
        dimension_class class;
    } CLASSES[] = {{"money_", DIMENSION_MONEY},   {"carbon_price_", DIMENSION_CARBON_PRICE},
                   {"mass", DIMENSION_MASS},      {"co2", DIMENSION_CO2},
                   {"coal", DIMENSION_COAL},      {"temperature", DIMENSION_TEMPERATURE},
                   {"rise_rate", DIMENSION_RATE}, {"power", DIMENSION_POWER},
                   {"energy", DIMENSION_ENERGY},  {"heat", DIMENSION_ENERGY},
                   {"area", DIMENSION_AREA}};
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        size_t n = strlen(CLASSES[i].name);
        if (strncmp(dimension, CLASSES[i].name, n) == 0 && (CLASSES[i].name[n - 1] == '_' || dimension[n] == '\0'))
            return CLASSES[i].class;
    }
    return DIMENSION_OTHER;
}

facts_status pack_load_units(facts_packs *packs, facts_error *error) {
    ut_set_error_message_handler(ut_ignore);
    ut_system *system = ut_read_xml(NULL);
    if (!system) return facts_fail(error, FACTS_ERR_IO, NULL, 0, 0, "the units database of UDUNITS-2 cannot be read");
    ut_unit *bases[MAX_DIMENSIONS] = {0};
    facts_status status = FACTS_OK;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; status == FACTS_OK && i < packs->files.count; i++) {
            if (strcmp(packs->files.at[i].path, "common/units.tsv") != 0) continue;
            pack_line l;
            pack_lines(packs, (uint16_t)i, &l);
            while (status == FACTS_OK && pack_next_line(&l)) {
                entry e;
                if (l.size == 0 || l.at[0] == '#') continue;
                if (!read_entry(&l, &e))
                    status = pack_fail(packs, error, (uint16_t)i, l.number, 1,
                                       "too few columns; expected symbol, expression and dimension, separated by tabs");
                else if (pass == 0 && base_name(&e))
                    status = define_base(system, packs, (uint16_t)i, &l, base_name(&e), error);
                else if (pass == 1)
                    status = add_unit(packs, system, bases, (uint16_t)i, &l, &e, error);
            }
        }
    for (int i = 0; i < MAX_DIMENSIONS; i++) ut_free(bases[i]);
    ut_free_system(system);
    if (status != FACTS_OK) return status;
    packs->unit_percent = packs_unit(packs, "percent", 7);
    packs->unit_pp = packs_unit(packs, "pp", 2);
    packs->unit_times = packs_unit(packs, "times", 5);
    packs->unit_one = packs_unit(packs, "1", 1);
    packs->unit_year = packs_unit(packs, "year", 4);
    for (size_t i = 0; i < packs->dimensions.count; i++) {
        packs->dimension_classes[i] = class_of(packs->dimensions.at[i]);
        packs->class_bits[packs->dimension_classes[i]] |= dimension_bit(packs, (int)i);
    }
    if (packs->unit_percent < 0 || packs->unit_pp < 0 || packs->unit_times < 0 || packs->unit_one < 0 ||
        packs->unit_year < 0)
        return facts_fail(error, FACTS_ERR_PACK, "packs/common/units.tsv", 0, 0,
                          "a unit is missing; expected percent, pp, times, 1 and year among others");
    packs->dimension_one = packs->units.at[packs->unit_one].dimension;
    packs->dimension_percent = packs->units.at[packs->unit_percent].dimension;
    packs->dimension_year = packs->units.at[packs->unit_year].dimension;
    return FACTS_OK;
}

double unit_convert(const facts_packs *packs, decimal value, int from, int to) {
    const unit *a = &packs->units.at[from], *b = &packs->units.at[to];
    if (from == to) return decimal_value(value);
    if (a->exact && b->exact) {
        /* Units differ by a power of ten nearly always: then the quotient of the factors is a decimal too. */
        decimal f = decimal_from_double(decimal_value(a->factor) / decimal_value(b->factor));
        if (llabs(f.digits) < 1000000000) return decimal_value(decimal_multiply(value, f));
    }
    double v = decimal_value(value) * decimal_value(a->factor) / decimal_value(b->factor);
    char text[40];
    snprintf(text, sizeof text, "%.9g", v); /* 1 mu is a fifteenth of a hectare: no more digits than make sense */
    return strtod(text, NULL);
}

bool facts_packs_unit(const facts_packs *packs, const char *unit) {
    const char *slash = strchr(unit, '/');
    return packs_unit(packs, unit, strlen(unit)) != NONE ||
           (slash && slash[1] && packs_unit(packs, unit, (size_t)(slash - unit)) != NONE);
}

facts_status facts_unit_factor(const facts_packs *packs, const char *from, const char *to, double *factor,
                               facts_error *error) {
    int a = packs_unit(packs, from, strlen(from)), b = packs_unit(packs, to, strlen(to));
    if (b == NONE)
        return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                          "'%s' is no unit known here; expected one such as MW, TWh, Mt", to);
    if (a == NONE || packs->units.at[a].dimension != packs->units.at[b].dimension)
        return facts_fail(error, FACTS_ERR_ARGUMENT, NULL, 0, 0,
                          "%s does not convert to %s; expected a unit of the same dimension", from, to);
    *factor = unit_convert(packs, (decimal){1, 0}, a, b);
    return FACTS_OK;
}
