/* Pettitt's test (1979) for one change of level at an unknown time. */
#include "trend.h"

static int sign(double value) { return (value > 0) - (value < 0); }

static double mean(const double *values, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum / (double)count;
}

facts_status trend_pettitt(const trend_data *data, facts_trend *trend, facts_error *error) {
    (void)error;
    trend->pettitt.x = trend->pettitt.k = trend->pettitt.p = NAN;
    trend->pettitt.mean_before = trend->pettitt.mean_after = NAN;
    const size_t n = data->n;
    if (n < 4 || data->distinct < n || n > TREND_PAIRS_LIMIT) {
        trend_note(trend, "pettitt: needs 4 to %d points, each at its own time", TREND_PAIRS_LIMIT);
        return FACTS_OK;
    }
    double u = 0, largest = 0;
    for (size_t t = 0; t + 1 < n; t++) { /* u of t is u of t - 1 and how value t stands to all others */
        for (size_t j = 0; j < n; j++) u += sign(data->y[t] - data->y[j]);
        if (fabs(u) > largest) {
            largest = fabs(u);
            trend->pettitt.index = t + 1;
        }
    }
    trend->pettitt.k = largest;
    if (largest == 0) {
        trend_note(trend, "pettitt: no point parts higher from lower values");
        return FACTS_OK;
    }
    size_t index = trend->pettitt.index;
    double m = (double)n;
    trend->pettitt.p = fmin(1, 2 * exp(-6 * largest * largest / (m * m * m + m * m)));
    trend->pettitt.x = data->x[index - 1];
    trend->pettitt.mean_before = mean(data->y, index);
    trend->pettitt.mean_after = mean(data->y + index, n - index);
    return FACTS_OK;
}
