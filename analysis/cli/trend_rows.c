/* A trend as a table: one row for each number that a method gives, then the notes. */
#include "trend_rows.h"

#include "analysis/trend/trend.h"

#include <math.h>

/* The first of them stand only where the trends are of series. */
static const facts_column COLUMNS[] = {{"metric", FACTS_TEXT, FACTS_FLEXIBLE},
                                       {"region", FACTS_TEXT, 0},
                                       {"entity", FACTS_TEXT, FACTS_FLEXIBLE},
                                       {"unit", FACTS_TEXT, 0},
                                       {"status", FACTS_TEXT, 0},
                                       {"method", FACTS_TEXT, 0},
                                       {"quantity", FACTS_TEXT, 0},
                                       {"value", FACTS_NUMBER, 0},
                                       {"lo95", FACTS_NUMBER, FACTS_SPARE},
                                       {"hi95", FACTS_NUMBER, FACTS_SPARE},
                                       {"p", FACTS_NUMBER, FACTS_SPARE},
                                       {"note", FACTS_TEXT, FACTS_FLEXIBLE}};

enum { SERIES_CELLS = 5, ALL_CELLS = sizeof COLUMNS / sizeof *COLUMNS };

typedef struct rows {
    facts_table *table;
    const facts_series *series; /* NULL for the points of a table */
    int digits;                 /* people read six, programs take fifteen */
    facts_status status;
    facts_error *error;
} rows;

static void add(rows *out, const char *method, const char *quantity, double value, facts_interval ci, double p,
                const char *note) {
    const double numbers[] = {value, ci.lo, ci.hi, p};
    char texts[4][40];
    if (out->status || (isnan(value) && isnan(p) && !*note)) return;
    for (size_t i = 0; i < 4; i++) {
        texts[i][0] = '\0';
        if (!isnan(numbers[i])) snprintf(texts[i], sizeof texts[i], "%.*g", out->digits, numbers[i]);
    }
    const facts_series *s = out->series;
    const char *const cells[ALL_CELLS] = {s ? s->metric : "",
                                          s ? s->region : "",
                                          s ? s->entity : "",
                                          s ? s->unit : "",
                                          s ? facts_state_name(s->state) : "",
                                          method,
                                          quantity,
                                          texts[0],
                                          texts[1],
                                          texts[2],
                                          texts[3],
                                          note};
    out->status = facts_table_add(out->table, cells + (s ? 0 : SERIES_CELLS), out->error);
}

static const facts_interval NO_INTERVAL = {NAN, NAN};

static void add_number(rows *out, const char *method, const char *quantity, double value) {
    add(out, method, quantity, value, NO_INTERVAL, NAN, "");
}

/* The first number of a method says what the method is. */
static void add_first(rows *out, const char *method, const char *quantity, double value, facts_interval ci, double p,
                      const char *what) {
    add(out, method, quantity, value, ci, p, isnan(value) ? "" : what);
}

/* What comes of two points looks like what comes of twenty, unless its row says that its error is not known. */
static void add_estimate(rows *out, const char *method, const char *quantity, double value, facts_interval ci, double p,
                         const char *what) {
    char note[200];
    snprintf(note, sizeof note, "%s%serror not known", what, *what ? "; " : "");
    add_first(out, method, quantity, value, ci, p, isnan(ci.lo) ? note : what);
}

static void add_line(rows *out, const char *method, const facts_line *line, double p, const char *what) {
    add_estimate(out, method, "slope", line->slope, line->slope_ci95, p, what);
    add_number(out, method, "slope_se", line->slope_se);
    if (isnan(line->slope_ci95.lo) && isnan(line->intercept_se))
        add_estimate(out, method, "intercept", line->intercept, NO_INTERVAL, NAN, "");
    else
        add_number(out, method, "intercept", line->intercept);
    add_number(out, method, "intercept_se", line->intercept_se);
}

static void add_kendall(rows *out, const char *method, const facts_kendall *test, const char *what) {
    const char *direction = test->trend > 0 ? "increasing" : test->trend < 0 ? "decreasing" : "no trend";
    add_first(out, method, "s", test->s, NO_INTERVAL, NAN, what);
    add(out, method, "z", test->z, NO_INTERVAL, test->p, isnan(test->p) ? "" : direction);
    add(out, method, "exact", NAN, NO_INTERVAL, test->p_exact, "");
    add_number(out, method, "var_s", test->var_s);
    add_number(out, method, "tau", test->tau);
    add_number(out, method, "tau_b", test->tau_b);
}

static void add_ols(rows *out, const facts_trend *trend) {
    add_line(out, "ols", &trend->ols.line, trend->ols.degree > 1 ? NAN : trend->ols.p, TREND_OLS);
    if (trend->ols.degree > 1 || trend->ols.no_intercept)
        for (size_t k = 0; k < trend->ols.terms; k++) {
            char quantity[40];
            size_t power = k + (trend->ols.no_intercept ? 1 : 0);
            snprintf(quantity, sizeof quantity, "coefficient of x^%zu", power);
            add_number(out, "ols", quantity, trend->ols.coefficients[k]);
            snprintf(quantity, sizeof quantity, "standard error of x^%zu", power);
            add_number(out, "ols", quantity, trend->ols.standard_errors[k]);
        }
    add(out, "ols", "r2", trend->ols.r2, NO_INTERVAL, trend->ols.degree > 1 ? trend->ols.p : NAN, "");
    add_number(out, "ols", "r2_adjusted", trend->ols.r2_adjusted);
    add_number(out, "ols", "residual_sd", trend->ols.residual_sd);
    add_number(out, "ols", "durbin_watson", trend->ols.durbin_watson);
}

static void add_curves(rows *out, const facts_trend *trend) {
    add_first(out, "cagr", "growth", trend->cagr, NO_INTERVAL, NAN, TREND_CAGR);
    add_estimate(out, "log_linear", "growth", trend->log_linear.growth, trend->log_linear.growth_ci95,
                 trend->log_linear.p, TREND_LOG_LINEAR);
    add_number(out, "log_linear", "doubling_time", trend->log_linear.doubling_time);
    add_first(out, "pettitt", "x", trend->pettitt.x, NO_INTERVAL, trend->pettitt.p, TREND_PETTITT);
    add_number(out, "pettitt", "mean_before", trend->pettitt.mean_before);
    add_number(out, "pettitt", "mean_after", trend->pettitt.mean_after);
    add_first(out, "logistic", "capacity", trend->logistic.capacity, NO_INTERVAL, NAN, TREND_LOGISTIC);
    add_number(out, "logistic", "capacity_se", trend->logistic.capacity_se);
    add_number(out, "logistic", "rate", trend->logistic.rate);
    add_number(out, "logistic", "midpoint", trend->logistic.midpoint);
}

static void add_predictions(rows *out, const char *method, const facts_prediction *points, size_t count,
                            const char *what) {
    for (size_t i = 0; i < count; i++) {
        char quantity[40];
        snprintf(quantity, sizeof quantity, "x = %.10g", points[i].x);
        add_first(out, method, quantity, points[i].value, points[i].ci95, NAN, i == 0 ? what : "");
    }
}

static void add_target(rows *out, const facts_trend *trend) {
    if (!trend->has_target) return;
    add_number(out, "target", "x", trend->target.x);
    add_number(out, "target", "value", trend->target.y);
    add_first(out, "target", "rate_needed", trend->target.rate_needed, NO_INTERVAL, NAN,
              "for each unit of x, from the last point on");
    add_number(out, "target", "rate_so_far", trend->target.rate_so_far);
    add_number(out, "target", "growth_needed", trend->target.growth_needed);
    add_number(out, "target", "arrival", trend->target.arrival);
    add_first(out, "target", "gap", trend->target.gap, NO_INTERVAL, NAN,
              "value there at the rate so far, less the target");
}

facts_status trend_rows_open(cli_run *cli, const facts_table_options *options, bool of_series, facts_table **table,
                             facts_error *error) {
    size_t first = of_series ? 0 : SERIES_CELLS;
    return cli_table(cli, options, COLUMNS + first, ALL_CELLS - first, table, error);
}

/* Every number of a trend. */
static void add_numbers(rows *out, const facts_trend *trend) {
    add_number(out, "points", "n", (double)trend->n);
    add_number(out, "points", "first x", trend->x[0]);
    add_number(out, "points", "last x", trend->x[trend->n - 1]);
    add_ols(out, trend);
    add_line(out, "robust", &trend->robust, NAN, TREND_ROBUST);
    add_line(out, "theil_sen", &trend->theil_sen, NAN, TREND_THEIL_SEN);
    add_kendall(out, "mann_kendall", &trend->mann_kendall, TREND_MANN_KENDALL);
    add_first(out, "hamed_rao", "z", trend->hamed_rao.z, NO_INTERVAL, trend->hamed_rao.p, TREND_HAMED_RAO);
    add_number(out, "hamed_rao", "variance_factor", trend->hamed_rao_factor);
    if (trend->censored) {
        add_line(out, "akritas_theil_sen", &trend->akritas_theil_sen, NAN, TREND_AKRITAS_THEIL_SEN);
        add_kendall(out, "kendall_censored", &trend->kendall_censored, TREND_KENDALL_CENSORED);
    }
    add_curves(out, trend);
    add_predictions(out, "at", trend->at, trend->at_count, TREND_AT);
    add_predictions(out, "forecast", trend->forecast, trend->forecast_count, TREND_FORECAST);
    add_target(out, trend);
}

facts_status trend_rows_add(facts_table *table, int digits, const facts_series *series, const facts_trend *trend,
                            facts_error *error) {
    rows out = {.table = table, .series = series, .digits = digits, .error = error};
    add_numbers(&out, trend);
    for (size_t i = 0; i < trend->note_count; i++) add(&out, "note", "", NAN, NO_INTERVAL, NAN, trend->notes[i].text);
    return out.status;
}

/* "wind_capacity, CHN, GW, actual" */
static void print_heading(const facts_series *series, FILE *stream) {
    const char *const parts[] = {series->metric, series->region, series->entity, series->unit,
                                 facts_state_name(series->state)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!*parts[i]) continue;
        if (i > 0) fputs(", ", stream);
        cli_print_text(stream, parts[i], SIZE_MAX);
    }
    fputc('\n', stream);
}

facts_status trend_print(cli_run *cli, const facts_table_options *options, int digits, const facts_series *series,
                         const facts_trend *trend, facts_error *error) {
    rows out = {.digits = digits, .error = error};
    FILE *stream;
    facts_status status = cli_output(cli, &stream, error);
    if (status) return status;
    if (series) print_heading(series, stream);
    status = trend_rows_open(cli, options, false, &out.table, error);
    if (status) return status;
    add_numbers(&out, trend);
    status = facts_table_end(out.table, out.status, error);
    for (size_t i = 0; i < trend->note_count; i++) fprintf(stream, "%s\n", trend->notes[i].text);
    return status;
}
