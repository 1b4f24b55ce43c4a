/* series.csv and trends.csv: a row for each time, a row for each series. */
#include "tables.h"

#include <math.h>
#include <stdlib.h>

typedef VECTOR(char) text;

static bool append(text *t, const char *more) {
    size_t size = strlen(more);
    if (!vector_reserve(t, t->count + size + 1)) return false;
    memcpy(t->at + t->count, more, size + 1);
    t->count += size;
    return true;
}

/* ------------------------------------------------------------- series.csv */

const facts_column series_columns_long[SERIES_COLUMNS] = {
    {"metric", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_NAMES},
    {"region", FACTS_TEXT, FACTS_SPARE},
    {"entity", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
    {"time", FACTS_TEXT, 0},
    {"year", FACTS_NUMBER, FACTS_OPTIONAL},
    {"value", FACTS_NUMBER, 0},
    {"unit", FACTS_TEXT, 0},
    {"bound", FACTS_TEXT, FACTS_SPARE},
    {"status", FACTS_TEXT, FACTS_SPARE},
    {"sources", FACTS_TEXT, FACTS_FLEXIBLE},
    {"derived", FACTS_INTEGER, FACTS_SPARE},
    {"conflict", FACTS_INTEGER, 0},
    {"value_hi", FACTS_NUMBER, FACTS_OPTIONAL},
    {"arithmetic", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_SPARE},
};

static bool append_source(text *sources, const facts_fact *fact) {
    char line[32];
    snprintf(line, sizeof line, ":%u ", (unsigned)fact->line);
    return (sources->count == 0 || append(sources, "; ")) && append(sources, fact->document) && append(sources, line) &&
           append(sources, fact->language) && append(sources, facts_fact_corrected(fact) ? " (corrected)" : "");
}

/* Whether a fact stands on the line of the one before it, as "59 percent, up 3 points" does. */
static bool same_line(const facts_evidence *evidence, size_t k) {
    return k > 0 && evidence->facts[k]->line == evidence->facts[k - 1]->line &&
           strcmp(evidence->facts[k]->document, evidence->facts[k - 1]->document) == 0;
}

/* "white_paper:98 zh; white_paper:99 en; older_report:12 en says 1680": every fact behind a value, best first, with the
 * number where it is another than that of the row. */
static bool append_sources(text *sources, const facts_observation *observation) {
    const facts_evidence *best = observation->evidence;
    for (size_t i = 0; i < observation->evidence_count; i++) {
        const facts_evidence *evidence = &observation->evidence[i];
        char number[40];
        if (evidence->derived && !best->derived) continue; /* it says nothing of its own */
        for (size_t k = 0; k < evidence->fact_count; k++)
            if (!same_line(evidence, k) && !append_source(sources, evidence->facts[k])) return false;
        if (evidence->value == best->value) continue;
        facts_format_number(evidence->value, number);
        if (!append(sources, evidence->derived ? " gives " : " says ") || !append(sources, number)) return false;
    }
    return true;
}

/* Two decimals of a year are three and a half days. */
static const char *year_text(double year, char *buffer) {
    return facts_format_number(isnan(year) ? NAN : round(year * 100) / 100, buffer);
}

facts_status series_add_rows(const facts_series *series, facts_table *table, facts_error *error) {
    text sources = {0};
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < series->count && !status; i++) {
        const facts_observation *observation = &series->observations[i];
        const facts_evidence *best = observation->evidence;
        char year[40], value[40], value_hi[40];
        sources.count = 0;
        if (!append_sources(&sources, observation)) {
            status = facts_no_memory(error, NULL);
            break;
        }
        const char *const cells[SERIES_COLUMNS] = {series->metric,
                                                   series->region,
                                                   series->entity,
                                                   observation->time,
                                                   year_text(observation->period.year, year),
                                                   facts_format_number(best->value, value),
                                                   series->unit,
                                                   facts_bound_name(best->bound),
                                                   facts_state_name(series->state),
                                                   sources.at,
                                                   best->derived ? "1" : "0",
                                                   observation->conflict ? "1" : "0",
                                                   facts_format_number(best->value_hi, value_hi),
                                                   best->arithmetic};
        status = facts_table_add(table, cells, error);
    }
    vector_free(&sources);
    return status;
}

/* ------------------------------------------------------------- trends.csv */

const facts_column series_columns_trend[TREND_COLUMNS] = {
    {"metric", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_NAMES},
    {"region", FACTS_TEXT, FACTS_SPARE},
    {"entity", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_SPARE},
    {"unit", FACTS_TEXT, 0},
    {"status", FACTS_TEXT, FACTS_SPARE},
    {"n", FACTS_INTEGER, 0},
    {"first_year", FACTS_NUMBER, FACTS_SPARE},
    {"last_year", FACTS_NUMBER, 0},
    {"first_value", FACTS_NUMBER, FACTS_SPARE},
    {"last_value", FACTS_NUMBER, FACTS_SPARE},
    {"slope", FACTS_NUMBER, 0},
    {"theil_sen_slope", FACTS_NUMBER, FACTS_SPARE},
    {"cagr", FACTS_NUMBER, 0},
    {"slope_se", FACTS_NUMBER, FACTS_OPTIONAL},
    {"slope_lo95", FACTS_NUMBER, FACTS_OPTIONAL},
    {"slope_hi95", FACTS_NUMBER, FACTS_OPTIONAL},
    {"slope_p", FACTS_NUMBER, FACTS_OPTIONAL},
    {"intercept", FACTS_NUMBER, FACTS_OPTIONAL},
    {"r2", FACTS_NUMBER, FACTS_OPTIONAL},
    {"robust_slope", FACTS_NUMBER, FACTS_OPTIONAL},
    {"theil_sen_lo95", FACTS_NUMBER, FACTS_OPTIONAL},
    {"theil_sen_hi95", FACTS_NUMBER, FACTS_OPTIONAL},
    {"mann_kendall_tau", FACTS_NUMBER, FACTS_OPTIONAL},
    {"mann_kendall_z", FACTS_NUMBER, FACTS_OPTIONAL},
    {"mann_kendall_p", FACTS_NUMBER, FACTS_OPTIONAL},
    {"mann_kendall_p_exact", FACTS_NUMBER, FACTS_OPTIONAL},
    {"hamed_rao_p", FACTS_NUMBER, FACTS_OPTIONAL},
    {"log_linear_growth", FACTS_NUMBER, FACTS_OPTIONAL},
    {"pettitt_year", FACTS_NUMBER, FACTS_OPTIONAL},
    {"pettitt_p", FACTS_NUMBER, FACTS_OPTIONAL},
    {"logistic_capacity", FACTS_NUMBER, FACTS_OPTIONAL},
    {"target_year", FACTS_NUMBER, FACTS_OPTIONAL},
    {"target_value", FACTS_NUMBER, FACTS_OPTIONAL},
    {"rate_needed", FACTS_NUMBER, FACTS_OPTIONAL},
    {"rate_so_far", FACTS_NUMBER, FACTS_OPTIONAL},
    {"growth_needed", FACTS_NUMBER, FACTS_OPTIONAL},
    {"arrival_year", FACTS_NUMBER, FACTS_OPTIONAL},
    {"notes", FACTS_TEXT, FACTS_FLEXIBLE | FACTS_OPTIONAL},
};

#define FIRST_NUMBER 6 /* the columns between the count and the notes are numbers */

facts_status series_add_trend(const facts_series *series, const facts_trend *trend, int digits, facts_table *table,
                              facts_error *error) {
    bool aims = trend->has_target;
    size_t last = trend->n - 1;
    const double numbers[TREND_COLUMNS - FIRST_NUMBER - 1] = {
        round(trend->x[0] * 100) / 100,
        round(trend->x[last] * 100) / 100,
        trend->y[0],
        trend->y[last],
        trend->ols.line.slope,
        trend->theil_sen.slope,
        trend->cagr,
        trend->ols.line.slope_se,
        trend->ols.line.slope_ci95.lo,
        trend->ols.line.slope_ci95.hi,
        trend->ols.p,
        trend->ols.line.intercept,
        trend->ols.r2,
        trend->robust.slope,
        trend->theil_sen.slope_ci95.lo,
        trend->theil_sen.slope_ci95.hi,
        trend->mann_kendall.tau,
        trend->mann_kendall.z,
        trend->mann_kendall.p,
        trend->mann_kendall.p_exact,
        trend->hamed_rao.p,
        trend->log_linear.growth,
        trend->pettitt.x,
        trend->pettitt.p,
        trend->logistic.capacity,
        aims ? trend->target.x : NAN,
        aims ? trend->target.y : NAN,
        aims ? trend->target.rate_needed : NAN,
        aims ? trend->target.rate_so_far : NAN,
        aims ? trend->target.growth_needed : NAN,
        aims ? trend->target.arrival : NAN,
    };
    const char *cells[TREND_COLUMNS] = {series->metric, series->region, series->entity, series->unit,
                                        facts_state_name(series->state)};
    char texts[TREND_COLUMNS][40];
    text notes = {0};
    bool whole = append(&notes, "");
    snprintf(texts[FIRST_NUMBER - 1], sizeof *texts, "%zu", trend->n);
    cells[FIRST_NUMBER - 1] = texts[FIRST_NUMBER - 1];
    for (size_t i = FIRST_NUMBER; i < TREND_COLUMNS - 1; i++) {
        double number = numbers[i - FIRST_NUMBER];
        texts[i][0] = '\0';
        if (!isnan(number)) snprintf(texts[i], sizeof *texts, "%.*g", digits, number);
        cells[i] = texts[i];
    }
    for (size_t i = 0; i < trend->note_count && whole; i++)
        whole = (i == 0 || append(&notes, "; ")) && append(&notes, trend->notes[i].text);
    cells[TREND_COLUMNS - 1] = notes.at;
    facts_status status = whole ? facts_table_add(table, cells, error) : facts_no_memory(error, NULL);
    vector_free(&notes);
    return status;
}
