#include "unit.h"

#include "database.h"

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
        pack_copy(cells[n], sizes[n], p, (size_t)(stop - p));
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

/* All money has one bit: what fits one currency fits all. Returns 64 where none is left. */
static int free_bit(const facts_packs *packs, const char *dimension) {
    int bit = 0;
    for (size_t i = 0; i < packs->dimensions.count; i++) {
        if (strncmp(packs->dimensions.at[i], "money_", 6) == 0 && strncmp(dimension, "money_", 6) == 0)
            return packs->dimension_bits[i];
        if (bit <= packs->dimension_bits[i]) bit = packs->dimension_bits[i] + 1;
    }
    return bit;
}

static facts_status add_dimension(facts_packs *packs, uint16_t file, const pack_line *l, const char *name,
                                  facts_error *error) {
    const int bit = free_bit(packs, name);
    if (packs->dimensions.count == MAX_DIMENSIONS)
        return pack_fail(packs, error, file, l->number, 1, "one dimension too many; expected %d at most",
                         (int)MAX_DIMENSIONS);
    if (bit >= 64)
        return pack_fail(packs, error, file, l->number, 1, "one dimension too many; expected 64 besides currencies");
    char *kept = arena_copy(&packs->strings, name, strlen(name));
    if (!kept || !vector_push(&packs->dimensions, kept)) return facts_no_memory(error, NULL);
    packs->dimension_bits[packs->dimensions.count - 1] = (uint8_t)bit;
    return FACTS_OK;
}

/* What knows the physics: UDUNITS, with the first unit of each dimension; or what it said when the program was built,
 * since to read its database takes longer than to read a report. */
typedef struct physics {
    ut_system *system;
    ut_unit *bases[MAX_DIMENSIONS];
    const char *known; /* a unit_scale for each unit, in their order, or NULL */
} physics;

/* How many of its dimension's first unit the unit is, and where on that one's scale its own begins. */
static facts_status ask_scale(facts_packs *packs, physics *ask, int dimension, uint16_t file, const pack_line *l,
                              const entry *e, unit_scale *scale, facts_error *error) {
    const char *name = base_name(e);
    ut_unit *u = ut_parse(ask->system, name ? name : e->expression, UT_UTF8), **base = &ask->bases[dimension];
    if (!u)
        return pack_fail(packs, error, file, l->number, strlen(e->symbol) + 2,
                         "'%s' is no unit; expected an expression of UDUNITS such as '1e6 kg'", e->expression);
    if (!*base) *base = ut_clone(u);
    cv_converter *c = ut_get_converter(u, *base);
    ut_free(u);
    if (!c)
        return pack_fail(packs, error, file, l->number, strlen(e->symbol) + 2,
                         "'%s' does not convert to the first unit of '%s'; expected units of one dimension", e->symbol,
                         e->dimension);
    /* A difference in degrees converts by slope only. */
    scale->zero = cv_convert_double(c, 0.0);
    scale->factor = cv_convert_double(c, 1.0) - scale->zero;
    cv_free(c);
    return FACTS_OK;
}

static facts_status add_unit(facts_packs *packs, physics *ask, uint16_t file, const pack_line *l, const entry *e,
                             facts_error *error) {
    facts_status status = FACTS_OK;
    unit_scale scale = {1, 0};
    if (packs_dimension(packs, e->dimension) == NONE) status = add_dimension(packs, file, l, e->dimension, error);
    if (status != FACTS_OK) return status;
    const int dimension = packs_dimension(packs, e->dimension);
    if (ask->known)
        memcpy(&scale, ask->known + packs->units.count * sizeof scale, sizeof scale);
    else
        status = ask_scale(packs, ask, dimension, file, l, e, &scale, error);
    if (status != FACTS_OK) return status;
    unit made = {.symbol = arena_copy(&packs->strings, e->symbol, strlen(e->symbol)),
                 .expression = arena_copy(&packs->strings, e->expression, strlen(e->expression)),
                 .dimension_name = packs->dimensions.at[dimension],
                 .dimension = dimension,
                 .factor = decimal_from_double(scale.factor),
                 .zero = scale.zero};
    made.exact = llabs(made.factor.digits) < 1000000000000;
    if (!made.symbol || !made.expression || !vector_push(&packs->units, made) ||
        !symbols_add(&packs->unit_names, made.symbol, (int)packs->units.count - 1))
        return facts_no_memory(error, NULL);
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
                   {"area", DIMENSION_AREA},      {"volume", DIMENSION_VOLUME}};
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        size_t n = strlen(CLASSES[i].name);
        if (strncmp(dimension, CLASSES[i].name, n) == 0 && (CLASSES[i].name[n - 1] == '_' || dimension[n] == '\0'))
            return CLASSES[i].class;
    }
    return DIMENSION_OTHER;
}

/* Those that the code asks for. */
static facts_status know_units(facts_packs *packs, facts_error *error) {
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

static bool has_units(const pack_text *t) { return strcmp(t->path, "common/units.tsv") == 0; }

/* New bases first, since expressions name them. */
static facts_status load_file(facts_packs *packs, physics *ask, uint16_t file, bool bases, facts_error *error) {
    facts_status status = FACTS_OK;
    pack_line l;
    pack_lines(packs, file, &l);
    while (status == FACTS_OK && pack_next_line(&l)) {
        entry e;
        if (l.size == 0 || l.at[0] == '#') continue;
        if (!read_entry(&l, &e))
            status = pack_fail(packs, error, file, l.number, 1,
                               "too few columns; expected symbol, expression and dimension, separated by tabs");
        else if (!bases)
            status = add_unit(packs, ask, file, &l, &e, error);
        else if (base_name(&e))
            status = define_base(ask->system, packs, file, &l, base_name(&e), error);
    }
    return status;
}

static facts_status load_files(facts_packs *packs, physics *ask, facts_error *error) {
    facts_status status = FACTS_OK;
    for (int bases = ask->known == NULL; status == FACTS_OK && bases >= 0; bases--)
        for (size_t i = 0; status == FACTS_OK && i < packs->files.count; i++)
            if (has_units(&packs->files.at[i])) status = load_file(packs, ask, (uint16_t)i, bases, error);
    return status;
}

facts_status pack_load_units(facts_packs *packs, facts_error *error) {
    packs->units_key = PACK_HASH;
    for (size_t i = 0; i < packs->files.count; i++)
        if (has_units(&packs->files.at[i]))
            packs->units_key = pack_hash(packs->units_key, packs->files.at[i].bytes, packs->files.at[i].size);
    size_t size;
    physics ask = {.known = database_bytes(packs->units_key, &size)};
    if (!ask.known) {
        ut_set_error_message_handler(ut_ignore);
        ask.system = ut_read_xml(NULL);
        if (!ask.system)
            return facts_fail(error, FACTS_ERR_IO, NULL, 0, 0, "the units database of UDUNITS-2 cannot be read");
    }
    facts_status status = load_files(packs, &ask, error);
    for (int i = 0; i < MAX_DIMENSIONS; i++) ut_free(ask.bases[i]);
    ut_free_system(ask.system);
    return status == FACTS_OK ? know_units(packs, error) : status;
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

bool unit_tells_warmth(facts_kind kind, const char *base, const char *metric) {
    static const char NAME[] = "temperature";
    const size_t size = strlen(metric), own = sizeof NAME - 1;
    return kind == FACTS_LEVEL && !base[0] && size >= own && strcmp(metric + size - own, NAME) == 0 &&
           (size == own || metric[size - own - 1] == '_');
}

double unit_shifted(double value, double shift) {
    char digits[40];
    if (shift == 0) return value;
    snprintf(digits, sizeof digits, "%.9g", value + shift);
    return strtod(digits, NULL);
}

double facts_unit_shift(const facts_packs *packs, const char *from, const char *to) {
    const int a = packs_unit(packs, from, strlen(from)), b = packs_unit(packs, to, strlen(to));
    if (a == NONE || b == NONE) return 0;
    const unit *x = &packs->units.at[a], *y = &packs->units.at[b];
    return (x->zero - y->zero) / decimal_value(y->factor);
}
