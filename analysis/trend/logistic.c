/* Growth that saturates: capacity / (1 + exp(-rate * (x - midpoint))) by nonlinear least squares. Most short series do
 * not say where they will end, so the curve is given only where its three numbers stand clear of their errors. */
#include "trend.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <stdlib.h>

enum { CAPACITY, RATE, MIDPOINT, PARAMETERS };

#define FEWEST 6 /* so that the corrected Akaike criterion of four unknowns exists */
#define ITERATIONS 200

/* Times on [-1, 1], values as parts of the largest. */
typedef struct scaled {
    size_t n;
    const double *t, *v;
} scaled;

static int residuals(const gsl_vector *p, void *context, gsl_vector *f) {
    const scaled *data = context;
    for (size_t i = 0; i < data->n; i++) {
        double e = exp(-gsl_vector_get(p, RATE) * (data->t[i] - gsl_vector_get(p, MIDPOINT)));
        gsl_vector_set(f, i, gsl_vector_get(p, CAPACITY) / (1 + e) - data->v[i]);
    }
    return GSL_SUCCESS;
}

static int jacobian(const gsl_vector *p, void *context, gsl_matrix *j) {
    const scaled *data = context;
    double capacity = gsl_vector_get(p, CAPACITY), rate = gsl_vector_get(p, RATE);
    for (size_t i = 0; i < data->n; i++) {
        double distance = data->t[i] - gsl_vector_get(p, MIDPOINT);
        double part = 1 / (1 + exp(-rate * distance)), steepness = capacity * part * (1 - part);
        gsl_matrix_set(j, i, CAPACITY, part);
        gsl_matrix_set(j, i, RATE, steepness * distance);
        gsl_matrix_set(j, i, MIDPOINT, -steepness * rate);
    }
    return GSL_SUCCESS;
}

/* With the capacity guessed, ln(v / (capacity - v)) is a straight line that gives rate and midpoint. */
static facts_status start_from(const scaled *data, double capacity, double *logits, double *start, facts_error *error) {
    for (size_t i = 0; i < data->n; i++) logits[i] = log(data->v[i] / (capacity - data->v[i]));
    trend_polynomial line;
    facts_status status = trend_polynomial_fit(data->t, logits, data->n, 1, false, &line, error);
    if (status) return status;
    start[CAPACITY] = capacity;
    start[RATE] = line.coefficients[1];
    start[MIDPOINT] = -line.coefficients[0] / line.coefficients[1];
    return FACTS_OK;
}

typedef struct curve {
    double parameters[PARAMETERS], errors[PARAMETERS], rss;
} curve;

/* Keeps the best of several starts in `best`; its rss stays infinite when none converges. */
static facts_status search(const scaled *data, curve *best, facts_error *error) {
    static const double CAPACITIES[] = {1.02, 1.2, 2, 5, 20};
    gsl_multifit_nlinear_parameters method = gsl_multifit_nlinear_default_parameters();
    gsl_multifit_nlinear_fdf system = {.f = residuals, .df = jacobian, .n = data->n, .p = PARAMETERS};
    system.params = (void *)data;
    facts_status status = FACTS_OK;
    gsl_multifit_nlinear_workspace *work =
        gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &method, data->n, PARAMETERS);
    gsl_matrix *covariance = gsl_matrix_alloc(PARAMETERS, PARAMETERS);
    double *logits = malloc(data->n * sizeof *logits);
    best->rss = INFINITY;
    if (!work || !covariance || !logits) {
        status = facts_no_memory(error, NULL);
        goto done;
    }
    for (size_t c = 0; c < sizeof CAPACITIES / sizeof *CAPACITIES; c++) {
        double start[PARAMETERS], rss;
        int why;
        status = start_from(data, CAPACITIES[c], logits, start, error);
        if (status) goto done;
        gsl_vector_const_view from = gsl_vector_const_view_array(start, PARAMETERS);
        if (!isfinite(start[MIDPOINT]) || gsl_multifit_nlinear_init(&from.vector, &system, work) ||
            gsl_multifit_nlinear_driver(ITERATIONS, 1e-10, 1e-10, 0, NULL, NULL, &why, work))
            continue;
        gsl_vector *left = gsl_multifit_nlinear_residual(work), *found = gsl_multifit_nlinear_position(work);
        rss = 0;
        for (size_t i = 0; i < data->n; i++) rss += gsl_vector_get(left, i) * gsl_vector_get(left, i);
        if (!(rss < best->rss) || gsl_multifit_nlinear_covar(gsl_multifit_nlinear_jac(work), 0, covariance)) continue;
        best->rss = rss;
        for (size_t k = 0; k < PARAMETERS; k++) {
            best->parameters[k] = gsl_vector_get(found, k);
            best->errors[k] = sqrt(gsl_matrix_get(covariance, k, k) * rss / (double)(data->n - PARAMETERS));
        }
    }
done:
    free(logits);
    gsl_matrix_free(covariance);
    gsl_multifit_nlinear_free(work);
    return status;
}

/* Akaike's criterion with its correction for few points; the variance counts as one more unknown. */
static double criterion(double rss, size_t count, size_t parameters) {
    double n = (double)count, k = (double)parameters + 1;
    return n * log(rss / n) + 2 * k * n / (n - k - 1);
}

static const char *why_not(const scaled *data, const curve *best, const trend_polynomial *line) {
    double t95 = trend_t95(data->n - PARAMETERS), line_rss = pow(line->residual_sd, 2) * (double)line->freedom;
    if (!isfinite(best->rss)) return "no curve converges";
    if (line->exact || criterion(line_rss, data->n, 2) <= criterion(best->rss, data->n, PARAMETERS))
        return "a straight line fits as well with one number less";
    if (!(best->parameters[CAPACITY] > t95 * best->errors[CAPACITY])) return "the series does not say where it ends";
    if (!(fabs(best->parameters[RATE]) > t95 * best->errors[RATE])) return "the series does not bend as such a curve";
    if (!(fabs(best->parameters[MIDPOINT]) <= 3)) return "its midpoint would lie far outside of the series";
    return NULL;
}

facts_status trend_logistic(const trend_data *data, facts_trend *trend, facts_error *error) {
    trend->logistic.capacity = trend->logistic.rate = trend->logistic.midpoint = trend->logistic.residual_sd = NAN;
    trend->logistic.capacity_se = trend->logistic.rate_se = trend->logistic.midpoint_se = NAN;
    const size_t n = data->n;
    double largest = 0, smallest = INFINITY;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, data->y[i]);
        smallest = fmin(smallest, data->y[i]);
    }
    if (data->distinct < FEWEST || smallest <= 0 || smallest == largest) {
        trend_note(trend, "logistic: needs %d times, and values above zero that differ", FEWEST);
        return FACTS_OK;
    }
    double centre = (data->x[0] + data->x[n - 1]) / 2, half = (data->x[n - 1] - data->x[0]) / 2;
    double *t = malloc(2 * n * sizeof *t);
    if (!t) return facts_no_memory(error, NULL);
    double *v = t + n;
    for (size_t i = 0; i < n; i++) {
        t[i] = (data->x[i] - centre) / half;
        v[i] = data->y[i] / largest;
    }
    scaled fitted = {n, t, v};
    curve best;
    trend_polynomial line;
    facts_status status = search(&fitted, &best, error);
    if (!status) status = trend_polynomial_fit(t, v, n, 1, false, &line, error);
    if (status) goto done;

    const char *reason = why_not(&fitted, &best, &line);
    if (reason) {
        trend_note(trend, "logistic: %s", reason);
        goto done;
    }
    trend->logistic.capacity = best.parameters[CAPACITY] * largest;
    trend->logistic.rate = best.parameters[RATE] / half;
    trend->logistic.midpoint = best.parameters[MIDPOINT] * half + centre;
    trend->logistic.capacity_se = best.errors[CAPACITY] * largest;
    trend->logistic.rate_se = best.errors[RATE] / half;
    trend->logistic.midpoint_se = best.errors[MIDPOINT] * half;
    trend->logistic.residual_sd = sqrt(best.rss / (double)(n - PARAMETERS)) * largest;
done:
    free(t);
    return status;
}
