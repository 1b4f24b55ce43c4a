/* Shared by the methods of facts_trend_new: each takes the data, fills its part of the result, and notes what the data
 * cannot give. Only memory can fail. */
#ifndef ANALYSIS_TREND_H
#define ANALYSIS_TREND_H

#include "facts.h"

#include <math.h>

/* The points as columns, by ascending x. */
typedef struct trend_data {
    size_t n;
    const double *x, *y;
    const facts_bound *bound;
    size_t distinct; /* the same with one value for each x: the mean of those that share it */
    const double *distinct_x, *distinct_y;
    const facts_trend_options *options;
} trend_data;

typedef facts_status trend_method(const trend_data *data, facts_trend *trend, facts_error *error);

trend_method trend_ols, trend_robust, trend_theil_sen, trend_akritas_theil_sen, trend_mann_kendall, trend_hamed_rao,
    trend_kendall_censored, trend_cagr, trend_log_linear, trend_pettitt, trend_logistic, trend_interpolate,
    trend_forecast, trend_target;

#define TREND_NO_INTERVAL ((facts_interval){NAN, NAN})
#define TREND_NO_LINE ((facts_line){NAN, NAN, NAN, NAN, {NAN, NAN}})
#define TREND_NO_KENDALL ((facts_kendall){NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0})

/* What each method is, and where its intercept stands: said in JSON and in tables alike. */
#define TREND_OLS "least squares; intercept at x = 0"
#define TREND_ROBUST "bisquare weights, iterated; intercept at x = 0"
#define TREND_THEIL_SEN "median of pairwise slopes; intercept median(y) - slope * median(x); interval of Sen (1968)"
#define TREND_MANN_KENDALL "Mann-Kendall, variance corrected for ties"
#define TREND_HAMED_RAO "Mann-Kendall with the variance of Hamed and Rao (1998), lags significant at 95 percent"
#define TREND_AKRITAS_THEIL_SEN "slope at which Kendall's tau of the residuals, as intervals, is zero"
#define TREND_KENDALL_CENSORED "Kendall, pairs of open order tied"
#define TREND_CAGR "from the first value to the last, compound for each unit of x"
#define TREND_LOG_LINEAR "least squares of ln y; growth = exp(slope) - 1"
#define TREND_PETTITT "Pettitt (1979); index points up to x, the rest after the change"
#define TREND_LOGISTIC "capacity / (1 + exp(-rate * (x - midpoint)))"
#define TREND_AT "Steffen (1990), monotone between points"
#define TREND_FORECAST "the least-squares polynomial carried on; interval of one further value"

/* Above this many points the methods that look at every pair are left out: 5,000 have 12 million pairs. */
#define TREND_PAIRS_LIMIT 5000

__attribute__((format(printf, 2, 3))) void trend_note(facts_trend *trend, const char *format, ...);

/* Middle of `count` numbers (at least one); sorts them. Infinities are allowed, NAN is not. */
double trend_median(double *values, size_t count);

/* A polynomial fitted by least squares, in a basis that keeps its digits:
 * basis function k is x^first * T_k((x - centre) / half), T_k the Chebyshev polynomials. */
typedef struct trend_polynomial {
    size_t terms, first, freedom; /* freedom: points minus terms */
    long double centre, half;
    long double r[FACTS_TREND_TERMS][FACTS_TREND_TERMS]; /* upper triangle of the orthogonal decomposition */
    long double z[FACTS_TREND_TERMS];                    /* the data in the orthogonal basis */
    double coefficients[FACTS_TREND_TERMS];              /* of x^first, x^(first + 1), ... */
    double standard_errors[FACTS_TREND_TERMS];           /* NAN without degrees of freedom */
    double residual_sd, r2, r2_adjusted, p, durbin_watson;
    bool exact; /* it passes through every point: no residual to judge it by */
    bool flat;  /* y does not vary: nothing to explain */
} trend_polynomial;

/* FACTS_NOT_FOUND when there are fewer distinct x than terms. */
facts_status trend_polynomial_fit(const double *x, const double *y, size_t n, size_t degree, bool no_intercept,
                                  trend_polynomial *fit, facts_error *error);
double trend_polynomial_value(const trend_polynomial *fit, double x, double *standard_error);

/* The fit as a line with its 95 percent interval; of a higher degree, the tangent at x = 0. */
facts_line trend_polynomial_line(const trend_polynomial *fit);

/* Half the width of a 95 percent interval, in standard errors. */
double trend_t95(size_t freedom);

/* A trend with nothing but Theil and Sen's slope and the distance to a target. */
facts_status trend_new_target(const facts_point *points, size_t count, const facts_point *target, facts_trend **trend,
                              facts_error *error);

#endif
