/* The value in the unit of its metric, and its bound where it is said in another one again. */
#include "again.h"
#include "extract/metric/beside.h"
#include "extract/metric/name.h"
#include "extract/pack/unit.h"

#include <math.h>
#include <stdio.h>

static const char *joined(reading *r, const char *symbol, const char *rate) {
    char text[64];
    int n = snprintf(text, sizeof text, "%s%s", symbol, rate);
    const char *kept = arena_copy(r->memory, text, (size_t)(n < (int)sizeof text ? n : 0));
    return kept ? kept : "";
}

static bool of_class(const facts_packs *p, int unit, dimension_class class) {
    return packs_class(p, p->units.at[unit].dimension) == class;
}

/* What a household pays is told in dollars, not in billions of them. */
static bool is_small_sum(const facts_packs *p, const quantity *q, int unit) {
    enum { SMALL = 100000 };
    return !q->metric && decimal_value(q->value) * decimal_value(p->units.at[unit].factor) < SMALL;
}

/* "a carbon tax of 90 kroner per tonne": tonnes of CO2. */
static bool is_carbon_price(const quantity *q) {
    return strcmp(q->metric_id, "carbon_price") == 0 && (!q->rate || strcmp(q->rate, "/t") == 0);
}

int unit_kept(const facts_packs *p, int unit) {
    const list *l = of_class(p, unit, DIMENSION_MASS) ? packs_list(p, LIST_DEFAULT_UNITS, NONE) : NULL;
    const char *symbol = p->units.at[unit].symbol;
    const word *w = l ? packs_list_find(p, l, symbol, strlen(symbol)) : NULL;
    return w ? packs_unit(p, w->text, strlen(w->text)) : NONE;
}

/* "about CNY 2 billion (USD 300 million)", "more than 35 miles (56 km)": the same amount in another unit. */
static void bound_of_stated(const reading *r, quantity *q) {
    const quantity *o = q->bound == FACTS_EQ && q->kind == FACTS_LEVEL ? stated_for(r, q) : NULL;
    if (!o || o->kind != FACTS_LEVEL || o->has_hi) return;
    const dimension_class class = packs_class(r->packs, o->dimension);
    if (o->dimension == q->dimension || (class == DIMENSION_MONEY && class == packs_class(r->packs, q->dimension)))
        q->bound = o->bound;
}

/* "Mangroves lock away 7 million tonnes of carbon": what plants and soils take in and hold is weighed as the carbon
 * itself, where the words say so; elsewhere "carbon" stands for CO2. */
static void weigh_as_carbon(const reading *r, quantity *q) {
    if (q->unit == NONE || !weighs_carbon(r, q) ||
        !(id_tail(q->metric_id, "_sink") || id_tail(q->metric_id, "_removal") || id_has(q->metric_id, "carbon_stock")))
        return;
    const char *symbol = r->packs->units.at[q->unit].symbol;
    char carbon[16];
    snprintf(carbon, sizeof carbon, "%.*sC", (int)strcspn(symbol, "C"), symbol);
    const int unit = packs_unit(r->packs, carbon, strlen(carbon));
    if (unit != NONE) q->unit = unit;
}

static double said_in(const facts_packs *p, const quantity *q, decimal value, int from, int to) {
    const bool warmth = unit_tells_warmth(q->kind, q->base, q->metric_id);
    const double shift = warmth ? facts_unit_shift(p, p->units.at[from].symbol, p->units.at[to].symbol) : 0;
    return unit_shifted(unit_convert(p, value, from, to), shift);
}

/* The value in the unit of its metric; methane that is told in tonnes of CO2 equivalent stays so. */
void bind_values(reading *r) {
    const facts_packs *p = r->packs;
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        bound_of_stated(r, q);
        weigh_as_carbon(r, q);
        int unit = q->unit == NONE ? p->unit_one : q->unit, to = unit;
        bool level = q->kind == FACTS_LEVEL || (q->kind == FACTS_CHANGE && q->unit != p->unit_pp);
        const char *dimension = p->dimensions.at[p->units.at[unit].dimension];
        int kept;
        if (q->rate && !for_each_day(q)) { /* for each mile or kilowatt-hour, as it is said, but for cents */
            if (strncmp(dimension, "money_", 6) == 0) to = packs_unit(p, dimension + 6, strlen(dimension + 6));
        } else if (strncmp(dimension, "carbon_price_", 13) == 0 && (q->metric || is_carbon_price(q))) {
            char symbol[24];
            snprintf(symbol, sizeof symbol, "%s/tCO2", dimension + 13);
            to = packs_unit(p, symbol, strlen(symbol));
        } else if (!q->metric && level && id_tail(q->metric_id, "_per_capita") &&
                   strncmp(dimension, "personal_", 9) != 0) {
            to = unit; /* "505 kg a head" */
        } else if (strncmp(dimension, "money_", 6) == 0) {
            char symbol[24];
            snprintf(symbol, sizeof symbol,
                     is_small_sum(p, q, unit) || id_tail(q->metric_id, "_per_capita") ? "%s" : "%s_bn", dimension + 6);
            to = packs_unit(p, symbol, strlen(symbol));
        } else if (level && (kept = unit_kept(p, unit)) != NONE) {
            to = kept;
        } else if (level && q->metric && q->metric_id[0] && (q->unit == NONE || counts_in(p, q, q->metric))) {
            to = q->metric->unit;
        } else if (level) {
            const list *l = packs_list(p, LIST_DEFAULT_UNITS, NONE);
            const char *symbol = p->units.at[unit].symbol;
            const word *w = l ? packs_list_find(p, l, symbol, strlen(symbol)) : NULL;
            if (l && !w) w = packs_list_find(p, l, dimension, strlen(dimension));
            if (w) to = packs_unit(p, w->text, strlen(w->text));
        }
        if (to == NONE) to = unit;
        q->out_value = isnan(q->exact) ? said_in(p, q, q->value, unit, to) : q->exact;
        q->out_hi = q->has_hi ? said_in(p, q, q->value_hi, unit, to) : NAN;
        if (q->falls) {
            q->out_value = q->out_value == 0 ? 0 : -fabs(q->out_value);
            if (q->has_hi) q->out_hi = -fabs(q->out_hi);
        }
        q->out_unit = p->units.at[to].symbol;
        if (q->rate) q->out_unit = joined(r, p->units.at[to].symbol, is_carbon_price(q) ? "/tCO2" : q->rate);
    }
}
