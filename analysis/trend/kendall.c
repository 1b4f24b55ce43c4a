/* Rank tests for a trend: Mann and Kendall's, Hamed and Rao's for autocorrelated series, and Kendall's for bounds. */
#include "trend.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <stdlib.h>

#define EXACT_LIMIT 10

/* 1 when j is certainly above i, -1 when certainly below, 0 when equal or open. A bound leaves out its own number:
 * "over 5" is above 5. */
static int compare(double value_i, facts_bound bound_i, double value_j, facts_bound bound_j) {
    bool i_low = bound_i == FACTS_LT, i_high = bound_i == FACTS_GT;
    bool j_low = bound_j == FACTS_LT, j_high = bound_j == FACTS_GT;
    if (!i_high && !j_low && (value_j > value_i || (value_j == value_i && (i_low || j_high)))) return 1;
    if (!i_low && !j_high && (value_j < value_i || (value_j == value_i && (i_high || j_low)))) return -1;
    return 0;
}

/* Kendall's S of y against x, and its variance over all orders of y. The variance is that of any pair-by-pair score
 * (Kendall 1970, Daniels 1944): with ties it is the well-known correction for ties, and it holds for bounds, too. */
static void score(const trend_data *data, bool censored, facts_kendall *result) {
    const size_t n = data->n;
    double s = 0, tied_x = 0, tied_y = 0, rows_x = 0, rows_y = 0;
    for (size_t i = 0; i < n; i++) {
        double row_x = 0, row_y = 0;
        for (size_t j = 0; j < n; j++) {
            if (i == j) continue;
            int x = compare(data->x[i], FACTS_EQ, data->x[j], FACTS_EQ);
            int y = compare(data->y[i], censored ? data->bound[i] : FACTS_EQ, data->y[j],
                            censored ? data->bound[j] : FACTS_EQ);
            s += x * y;
            row_x += x;
            row_y += y;
            tied_x += x == 0;
            tied_y += y == 0;
        }
        rows_x += row_x * row_x;
        rows_y += row_y * row_y;
    }
    double m = (double)n, ordered = m * (m - 1), untied_x = ordered - tied_x, untied_y = ordered - tied_y;
    double variance = 2 * untied_x * untied_y / ordered;
    if (n > 2) variance += 4 * (rows_x - untied_x) * (rows_y - untied_y) / (ordered * (m - 2));
    result->s = s / 2;
    result->var_s = variance / 4;
    result->tau = s / ordered;
    if (untied_x > 0 && untied_y > 0) result->tau_b = s / sqrt(untied_x * untied_y);
}

/* Both tails of S over all orders of n different values: by how many orders have k pairs the wrong way round. */
static double exact_p(size_t n, double s) {
    double orders[EXACT_LIMIT * (EXACT_LIMIT - 1) / 2 + 1] = {1}, all = 1, tail = 0;
    size_t pairs = 0;
    for (size_t m = 2; m <= n; m++) { /* the m-th value can be wrong against 0 .. m - 1 of those before it */
        all *= (double)m;
        pairs += m - 1;
        for (size_t k = pairs + 1; k-- > 0;)
            for (size_t wrong = 1; wrong < m && wrong <= k; wrong++) orders[k] += orders[k - wrong];
    }
    for (size_t k = 0; (double)pairs - 2 * (double)k >= fabs(s) && k <= pairs; k++) tail += orders[k];
    return fmin(1, 2 * tail / all);
}

static void test_normal(facts_kendall *result) {
    double s = result->s;
    result->z = s == 0 ? 0 : (s - (s > 0 ? 1 : -1)) / sqrt(result->var_s);
    result->p = 2 * gsl_cdf_ugaussian_Q(fabs(result->z));
    double p = isnan(result->p_exact) ? result->p : result->p_exact;
    result->trend = p < 0.05 ? (s > 0) - (s < 0) : 0;
}

/* Whether there is enough for a test, or a note. */
static bool is_testable(const trend_data *data, facts_trend *trend, const char *method) {
    if (data->distinct < 3)
        trend_note(trend, "%s: fewer than three times can show no trend", method);
    else if (data->n > TREND_PAIRS_LIMIT)
        trend_note(trend, "%s: left out above %d points", method, TREND_PAIRS_LIMIT);
    else
        return true;
    return false;
}

facts_status trend_mann_kendall(const trend_data *data, facts_trend *trend, facts_error *error) {
    (void)error;
    facts_kendall *result = &trend->mann_kendall;
    *result = TREND_NO_KENDALL;
    if (!is_testable(data, trend, "mann_kendall")) return FACTS_OK;
    score(data, false, result);
    bool ties = data->distinct < data->n || fabs(result->tau) != fabs(result->tau_b);
    if (isnan(result->tau_b))
        trend_note(trend, "mann_kendall.tau_b, mann_kendall.p_exact: every pair of values is tied");
    else if (ties)
        trend_note(trend, "mann_kendall.p_exact: there are ties");
    else if (data->n > EXACT_LIMIT)
        trend_note(trend, "mann_kendall.p_exact: only up to %d points", EXACT_LIMIT);
    else
        result->p_exact = exact_p(data->n, result->s);
    test_normal(result);
    return FACTS_OK;
}

facts_status trend_kendall_censored(const trend_data *data, facts_trend *trend, facts_error *error) {
    (void)error;
    facts_kendall *result = &trend->kendall_censored;
    *result = TREND_NO_KENDALL;
    if (!data->options->censored || !is_testable(data, trend, "kendall_censored")) return FACTS_OK;
    score(data, true, result);
    if (isnan(result->tau_b)) trend_note(trend, "kendall_censored.tau_b: no pair of values has a certain order");
    test_normal(result);
    return FACTS_OK;
}

typedef struct ranked {
    double value, rank;
    size_t place;
} ranked;

static int compare_values(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    return (a->value > b->value) - (a->value < b->value);
}

static int compare_places(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    return (a->place > b->place) - (a->place < b->place);
}

/* Ranks of what the slope leaves, ties averaged, in the order of time. Residuals that only rounding tells apart are
 * ties: otherwise the origin of x would decide their order, and with it the variance. */
static void rank_residuals(const trend_data *data, double slope, ranked *ranks) {
    double largest = fabs(slope) * (data->x[data->n - 1] - data->x[0]);
    for (size_t i = 0; i < data->n; i++) {
        ranks[i] = (ranked){data->y[i] - slope * (data->x[i] - data->x[0]), 0, i};
        largest = fmax(largest, fabs(data->y[i]));
    }
    double rounding = 16 * DBL_EPSILON * largest;
    qsort(ranks, data->n, sizeof *ranks, compare_values);
    for (size_t i = 0, end; i < data->n; i = end) {
        for (end = i + 1; end < data->n && ranks[end].value - ranks[end - 1].value <= rounding; end++) {
        }
        for (size_t k = i; k < end; k++) ranks[k].rank = (double)(i + end + 1) / 2;
    }
    qsort(ranks, data->n, sizeof *ranks, compare_places);
}

/* How much larger the variance of S is than that of independent values: a weighted sum of the autocorrelations of the
 * ranks, at every lag where they are significant at 95 percent, each with its sign. */
static double variance_factor(const ranked *ranks, size_t count) {
    double n = (double)count, mean = (n + 1) / 2, square = 0, sum = 0;
    for (size_t i = 0; i < count; i++) square += (ranks[i].rank - mean) * (ranks[i].rank - mean);
    for (size_t lag = 1; square > 0 && lag < count; lag++) {
        double product = 0, left = n - (double)lag;
        for (size_t i = 0; i + lag < count; i++) product += (ranks[i].rank - mean) * (ranks[i + lag].rank - mean);
        if (fabs(product / square) > 1.959963984540054 / sqrt(n))
            sum += left * (left - 1) * (left - 2) * product / square;
    }
    return 1 + 2 * sum / (n * (n - 1) * (n - 2));
}

facts_status trend_hamed_rao(const trend_data *data, facts_trend *trend, facts_error *error) {
    trend->hamed_rao = TREND_NO_KENDALL;
    trend->hamed_rao_factor = NAN;
    if (isnan(trend->mann_kendall.s)) {
        trend_note(trend, "hamed_rao: there is no Mann-Kendall statistic to correct");
        return FACTS_OK;
    }
    ranked *ranks = malloc(data->n * sizeof *ranks);
    if (!ranks) return facts_no_memory(error, NULL);
    rank_residuals(data, trend->theil_sen.slope, ranks);
    double factor = variance_factor(ranks, data->n);
    free(ranks);
    if (factor <= 0) {
        trend_note(trend, "hamed_rao: the autocorrelations leave no positive variance");
        return FACTS_OK;
    }
    facts_kendall *result = &trend->hamed_rao;
    *result = trend->mann_kendall;
    result->var_s *= factor;
    result->p_exact = NAN;
    trend->hamed_rao_factor = factor;
    test_normal(result);
    double step = (data->x[data->n - 1] - data->x[0]) / (double)(data->n - 1);
    for (size_t i = 1; i < data->n; i++)
        if (fabs(data->x[i] - data->x[i - 1] - step) > 0.1 * step) {
            trend_note(trend, "hamed_rao: times are uneven, lags count observations and not years");
            break;
        }
    if (data->n < 20) trend_note(trend, "hamed_rao: autocorrelations of %zu points are themselves uncertain", data->n);
    return FACTS_OK;
}
