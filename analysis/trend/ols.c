/* Least squares of polynomials that keeps its digits.
 *
 * Powers of a year are nearly parallel columns: with them, and in double precision, a polynomial of degree 10 (NIST's
 * Filip) keeps 7 digits or none. Here the columns are Chebyshev polynomials of x scaled to [-1, 1], made orthogonal by
 * Gram and Schmidt's process done twice, in extended precision; the coefficients of the powers come last. */
#include "trend.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <stdlib.h>

double trend_t95(size_t freedom) { return freedom ? gsl_cdf_tdist_Pinv(0.975, (double)freedom) : NAN; }

static void basis_at(const trend_polynomial *fit, long double x, long double *values) {
    long double t = (x - fit->centre) / fit->half;
    values[0] = fit->first ? x : 1;
    for (size_t k = 1; k < fit->terms; k++) values[k] = k == 1 ? values[0] * t : 2 * t * values[k - 1] - values[k - 2];
}

/* Row k of `powers`: basis function k as coefficients of x^first, x^(first + 1), ... */
static void basis_powers(const trend_polynomial *fit, long double powers[][FACTS_TREND_TERMS]) {
    for (size_t k = 0; k < fit->terms; k++)
        for (size_t j = 0; j < fit->terms; j++) {
            if (k == 0) {
                powers[k][j] = j == 0;
                continue;
            }
            long double twice = k == 1 ? 1 : 2;
            long double shifted = j > 0 ? powers[k - 1][j - 1] : 0;
            powers[k][j] = twice * (shifted - fit->centre * powers[k - 1][j]) / fit->half;
            if (k > 1) powers[k][j] -= powers[k - 2][j];
        }
}

static long double dot(const long double *a, const long double *b, size_t n) {
    long double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* Takes out of `column` what lies along the `count` orthonormal columns q, and adds the amounts to `along`. Once is not
 * enough: what rounding leaves in the first time goes the second. */
static void project_out(const long double *q, size_t count, size_t n, long double *column, long double *along,
                        size_t stride) {
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < count; k++) {
            long double amount = dot(q + k * n, column, n);
            for (size_t i = 0; i < n; i++) column[i] -= amount * q[k * n + i];
            along[k * stride] += amount;
        }
}

/* coefficients = M z and their covariance = sd^2 M M', where M = powers' R^-1. */
static void coefficients_of(trend_polynomial *fit) {
    long double powers[FACTS_TREND_TERMS][FACTS_TREND_TERMS], m[FACTS_TREND_TERMS][FACTS_TREND_TERMS];
    basis_powers(fit, powers);
    for (size_t j = 0; j < fit->terms; j++) {
        long double value = 0, square = 0;
        for (size_t k = 0; k < fit->terms; k++) { /* row j of M solves M R = powers' */
            long double rest = powers[k][j];
            for (size_t i = 0; i < k; i++) rest -= m[j][i] * fit->r[i][k];
            m[j][k] = rest / fit->r[k][k];
            value += m[j][k] * fit->z[k];
            square += m[j][k] * m[j][k];
        }
        fit->coefficients[j] = (double)value;
        fit->standard_errors[j] = fit->residual_sd * (double)sqrtl(square);
    }
}

/* What the residuals say. */
static void quality_of(trend_polynomial *fit, const double *y, const long double *residual, size_t n) {
    long double mean = 0, total = 0, rss = dot(residual, residual, n), steps = 0;
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        mean += (long double)y[i] / n;
        largest = fmax(largest, fabs(y[i]));
        if (i > 0) steps += (residual[i] - residual[i - 1]) * (residual[i] - residual[i - 1]);
    }
    if (fit->first) mean = 0; /* without a constant the total is about zero */
    fit->flat = true;
    for (size_t i = 0; i < n; i++) {
        total += (y[i] - mean) * (y[i] - mean);
        fit->flat = fit->flat && y[i] == (fit->first ? 0 : y[0]);
    }
    fit->exact = sqrtl(rss / n) <= 4 * DBL_EPSILON * largest; /* the rounding of the values themselves */
    if (fit->exact) rss = 0;
    size_t constants = fit->first ? 0 : 1, powers = fit->terms - constants;
    fit->residual_sd = fit->freedom ? (double)sqrtl(rss / fit->freedom) : NAN;
    fit->durbin_watson = fit->exact ? NAN : (double)(steps / rss);
    fit->r2 = fit->r2_adjusted = NAN;
    if (!fit->flat && fit->freedom) {
        fit->r2 = (double)(1 - rss / total);
        fit->r2_adjusted = (double)(1 - rss / fit->freedom * (n - constants) / total);
    }
    fit->p = NAN;
    if (!fit->exact && !fit->flat && fit->freedom && powers)
        fit->p = gsl_cdf_fdist_Q((double)((total - rss) / powers / (rss / fit->freedom)), (double)powers,
                                 (double)fit->freedom);
}

facts_status trend_polynomial_fit(const double *x, const double *y, size_t n, size_t degree, bool no_intercept,
                                  trend_polynomial *fit, facts_error *error) {
    *fit = (trend_polynomial){.first = no_intercept ? 1 : 0, .terms = degree + (no_intercept ? 0 : 1)};
    size_t distinct = 0;
    for (size_t i = 0; i < n; i++) distinct += (i == 0 || x[i] != x[i - 1]) && !(no_intercept && x[i] == 0);
    if (distinct < fit->terms || fit->terms == 0) return FACTS_NOT_FOUND;

    fit->freedom = n - fit->terms;
    fit->centre = ((long double)x[0] + x[n - 1]) / 2;
    fit->half = n > 1 && x[n - 1] > x[0] ? ((long double)x[n - 1] - x[0]) / 2 : 1;
    long double *q = malloc((fit->terms + 1) * n * sizeof *q);
    if (!q) return facts_no_memory(error, NULL);
    for (size_t i = 0; i < n; i++) {
        long double values[FACTS_TREND_TERMS];
        basis_at(fit, x[i], values);
        for (size_t k = 0; k < fit->terms; k++) q[k * n + i] = values[k];
    }
    for (size_t k = 0; k < fit->terms; k++) {
        long double *column = q + k * n;
        project_out(q, k, n, column, &fit->r[0][k], FACTS_TREND_TERMS);
        fit->r[k][k] = sqrtl(dot(column, column, n));
        for (size_t i = 0; i < n; i++) column[i] /= fit->r[k][k];
    }
    long double *residual = q + fit->terms * n;
    for (size_t i = 0; i < n; i++) residual[i] = y[i];
    project_out(q, fit->terms, n, residual, fit->z, 1);
    quality_of(fit, y, residual, n);
    coefficients_of(fit);
    free(q);
    return FACTS_OK;
}

double trend_polynomial_value(const trend_polynomial *fit, double x, double *standard_error) {
    long double values[FACTS_TREND_TERMS], w[FACTS_TREND_TERMS], value = 0, square = 0;
    basis_at(fit, x, values);
    for (size_t k = 0; k < fit->terms; k++) { /* w solves R' w = values */
        w[k] = values[k];
        for (size_t i = 0; i < k; i++) w[k] -= fit->r[i][k] * w[i];
        w[k] /= fit->r[k][k];
        value += w[k] * fit->z[k];
        square += w[k] * w[k];
    }
    if (standard_error) *standard_error = fit->residual_sd * (double)sqrtl(1 + square);
    return (double)value;
}

facts_line trend_polynomial_line(const trend_polynomial *fit) {
    size_t slope = fit->first ? 0 : 1;
    facts_line line = {
        .slope = fit->coefficients[slope],
        .intercept = fit->first ? NAN : fit->coefficients[0],
        .slope_se = fit->standard_errors[slope],
        .intercept_se = fit->first ? NAN : fit->standard_errors[0],
    };
    double reach = trend_t95(fit->freedom) * line.slope_se;
    line.slope_ci95 = (facts_interval){line.slope - reach, line.slope + reach};
    return line;
}

facts_status trend_ols(const trend_data *data, facts_trend *trend, facts_error *error) {
    size_t degree = data->options->degree ? data->options->degree : 1;
    bool no_intercept = data->options->no_intercept;
    trend->ols.line = TREND_NO_LINE;
    trend->ols.degree = degree;
    trend->ols.no_intercept = no_intercept;
    trend->ols.terms = degree + (no_intercept ? 0 : 1);
    trend->ols.residual_sd = trend->ols.r2 = trend->ols.r2_adjusted = trend->ols.p = trend->ols.durbin_watson = NAN;
    for (size_t k = 0; k < FACTS_TREND_TERMS; k++) trend->ols.coefficients[k] = trend->ols.standard_errors[k] = NAN;

    trend_polynomial fit;
    facts_status status = trend_polynomial_fit(data->x, data->y, data->n, degree, no_intercept, &fit, error);
    if (status == FACTS_NOT_FOUND) {
        trend_note(trend, "ols: %zu coefficients need as many different times, the series has %zu", trend->ols.terms,
                   data->distinct);
        return FACTS_OK;
    }
    if (status) return status;
    for (size_t k = 0; k < fit.terms; k++) {
        trend->ols.coefficients[k] = fit.coefficients[k];
        trend->ols.standard_errors[k] = fit.standard_errors[k];
    }
    trend->ols.residual_sd = fit.residual_sd;
    trend->ols.r2 = fit.r2;
    trend->ols.r2_adjusted = fit.r2_adjusted;
    trend->ols.p = fit.p;
    trend->ols.durbin_watson = fit.durbin_watson;
    trend->ols.line = trend_polynomial_line(&fit);
    if (degree > 1) {
        trend->ols.line.slope = trend->ols.line.slope_se = NAN;
        trend->ols.line.slope_ci95 = TREND_NO_INTERVAL;
        trend_note(trend, "ols.slope, ols.slope_se, ols.slope_ci95: no single slope at degree %zu; see coefficients",
                   degree);
    }
    if (no_intercept)
        trend_note(trend, "ols.intercept, ols.intercept_se: left out as asked; r2 is about zero, not about the mean");
    if (fit.freedom == 0)
        trend_note(trend, "ols: %zu points fix %zu coefficients and leave nothing to estimate an error or p from",
                   data->n, fit.terms);
    else if (fit.flat)
        trend_note(trend,
                   "ols.r2, ols.r2_adjusted, ols.p, ols.durbin_watson: the series is flat, there is no variation to "
                   "explain");
    else if (fit.exact)
        trend_note(trend, "ols.p, ols.durbin_watson: the curve meets every point, so no residual is left to test");
    return FACTS_OK;
}
