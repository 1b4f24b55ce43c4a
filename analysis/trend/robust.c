/* A straight line that outliers do not pull: iteratively reweighted least squares with Tukey's bisquare weights. */
#include "trend.h"

#include <float.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit.h>

#define ITERATIONS 500

facts_status trend_robust(const trend_data *data, facts_trend *trend, facts_error *error) {
    trend->robust = TREND_NO_LINE;
    if (data->n < 4 || data->distinct < 3) {
        trend_note(trend, "robust: telling an outlier from the rest needs at least 4 points at 3 times");
        return FACTS_OK;
    }
    const size_t n = data->n;
    /* On [-1, 1] the two columns are of one size; with years as they are the decomposition would lose digits. */
    double centre = (data->x[0] + data->x[n - 1]) / 2, half = (data->x[n - 1] - data->x[0]) / 2;
    facts_status status = FACTS_OK;
    gsl_multifit_robust_workspace *work = gsl_multifit_robust_alloc(gsl_multifit_robust_bisquare, n, 2);
    gsl_matrix *design = gsl_matrix_alloc(n, 2), *covariance = gsl_matrix_alloc(2, 2);
    gsl_vector *y = gsl_vector_alloc(n), *c = gsl_vector_alloc(2);
    if (!work || !design || !covariance || !y || !c) {
        status = facts_no_memory(error, NULL);
        goto done;
    }
    for (size_t i = 0; i < n; i++) {
        gsl_matrix_set(design, i, 0, 1);
        gsl_matrix_set(design, i, 1, (data->x[i] - centre) / half);
        gsl_vector_set(y, i, data->y[i] - data->y[0]); /* a flat series stays exactly flat */
    }
    gsl_multifit_robust_maxiter(ITERATIONS, work);
    if (gsl_multifit_robust(design, y, c, covariance, work)) {
        trend_note(trend, "robust: the weights did not settle in %d rounds", ITERATIONS);
        goto done;
    }
    double shift = centre / half, slope = gsl_vector_get(c, 1) / half;
    double slope_variance = gsl_matrix_get(covariance, 1, 1);
    double largest = 0; /* errors that are nothing but its rounding are none */
    for (size_t i = 0; i < n; i++) largest = fmax(largest, fabs(data->y[i]));
    if (sqrt(fmax(slope_variance, 0)) <= 16 * DBL_EPSILON * largest) {
        gsl_matrix_set_zero(covariance);
        slope_variance = 0;
    }
    double intercept_variance = gsl_matrix_get(covariance, 0, 0) - 2 * shift * gsl_matrix_get(covariance, 0, 1) +
                                shift * shift * slope_variance;
    trend->robust = (facts_line){
        .slope = slope,
        .intercept = data->y[0] + gsl_vector_get(c, 0) - slope * centre,
        .slope_se = sqrt(fmax(slope_variance, 0)) / half,
        .intercept_se = sqrt(fmax(intercept_variance, 0)),
    };
    double reach = trend_t95(n - 2) * trend->robust.slope_se;
    trend->robust.slope_ci95 = (facts_interval){slope - reach, slope + reach};
done:
    gsl_vector_free(c);
    gsl_vector_free(y);
    gsl_matrix_free(covariance);
    gsl_matrix_free(design);
    gsl_multifit_robust_free(work);
    return status;
}
