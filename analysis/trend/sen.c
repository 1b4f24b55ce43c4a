/* Slopes from pairs of points: Theil and Sen's, and Akritas, Murphy and LaValley's for values known only as bounds. */
#include "trend.h"

#include <stdlib.h>

/* The value of a bound lies anywhere above ("over 5") or below ("nearly 5") the number that is said. */
static double low_end(const trend_data *data, size_t i) { return data->bound[i] == FACTS_LT ? -INFINITY : data->y[i]; }

static double high_end(const trend_data *data, size_t i) { return data->bound[i] == FACTS_GT ? INFINITY : data->y[i]; }

static size_t pairs_between(const trend_data *data) {
    size_t pairs = data->n * (data->n - 1) / 2;
    for (size_t i = 0, same = 0; i < data->n; i++) {
        same = i > 0 && data->x[i] == data->x[i - 1] ? same + 1 : 0;
        pairs -= same;
    }
    return pairs;
}

/* Whether there are pairs to take slopes from, or a note. */
static bool has_slopes(const trend_data *data, facts_trend *trend, const char *method) {
    if (data->distinct < 2)
        trend_note(trend, "%s: a slope needs two different times", method);
    else if (data->n > TREND_PAIRS_LIMIT)
        trend_note(trend, "%s: left out above %d points", method, TREND_PAIRS_LIMIT);
    else
        return true;
    return false;
}

/* Sum of t (t - 1) (2 t + 5) over the groups of t equal numbers in a sorted column. */
static double ties_term(const double *sorted, size_t n) {
    double sum = 0;
    for (size_t i = 0, t = 1; i < n; i++, t++)
        if (i + 1 == n || sorted[i + 1] != sorted[i]) {
            sum += (double)t * (double)(t - 1) * (double)(2 * t + 5);
            t = 0;
        }
    return sum;
}

/* Sen (1968), equation 2.6: the ranks of the slopes that bound the interval. Both kinds of ties narrow it. */
static facts_interval sen_interval(const trend_data *data, const double *sorted_y, const double *slopes, size_t pairs,
                                   facts_trend *trend) {
    double n = (double)data->n, count = (double)pairs;
    double variance = (n * (n - 1) * (2 * n + 5) - ties_term(data->x, data->n) - ties_term(sorted_y, data->n)) / 18;
    double reach = 1.959963984540054 * sqrt(fmax(variance, 0));
    double low = nearbyint((count - reach) / 2) - 1, high = nearbyint((count + reach) / 2);
    if (low < 0 || high > count - 1)
        trend_note(trend, "theil_sen.slope_ci95: %zu slopes carry no full 95 percent; this is the widest they give",
                   pairs);
    return (facts_interval){slopes[(size_t)fmax(low, 0)], slopes[(size_t)fmin(high, count - 1)]};
}

facts_status trend_theil_sen(const trend_data *data, facts_trend *trend, facts_error *error) {
    trend->theil_sen = TREND_NO_LINE;
    if (!has_slopes(data, trend, "theil_sen")) return FACTS_OK;

    size_t pairs = pairs_between(data), at = 0;
    double *slopes = malloc((pairs + 2 * data->n) * sizeof *slopes);
    if (!slopes) return facts_no_memory(error, NULL);
    double *xs = slopes + pairs, *ys = xs + data->n;
    for (size_t j = 0; j < data->n; j++) {
        xs[j] = data->x[j];
        ys[j] = data->y[j];
        for (size_t i = 0; i < j; i++)
            if (data->x[j] > data->x[i]) slopes[at++] = (data->y[j] - data->y[i]) / (data->x[j] - data->x[i]);
    }
    double slope = trend_median(slopes, pairs);
    trend->theil_sen.slope = slope;
    trend->theil_sen.intercept = trend_median(ys, data->n) - slope * trend_median(xs, data->n);
    if (data->n > 2)
        trend->theil_sen.slope_ci95 = sen_interval(data, ys, slopes, pairs, trend);
    else
        trend_note(trend, "theil_sen.slope_ci95: two points give one slope and no idea of its error");
    free(slopes);
    return FACTS_OK;
}

/* A pair whose values are intervals has a lowest and a highest slope. Kendall's tau between x and the residuals,
 * with pairs that overlap counted as ties, is zero at the median of all those ends together; so this is the slope that
 * a search for tau = 0 would find. The intercept balances the ends of the residuals in the same way. */
facts_status trend_akritas_theil_sen(const trend_data *data, facts_trend *trend, facts_error *error) {
    trend->akritas_theil_sen = TREND_NO_LINE;
    if (!data->options->censored || !has_slopes(data, trend, "akritas_theil_sen")) return FACTS_OK;

    size_t pairs = pairs_between(data), at = 0;
    double *ends = malloc((2 * pairs + 2 * data->n) * sizeof *ends);
    if (!ends) return facts_no_memory(error, NULL);
    for (size_t j = 0; j < data->n; j++)
        for (size_t i = 0; i < j; i++) {
            if (data->x[j] == data->x[i]) continue;
            ends[at++] = (low_end(data, j) - high_end(data, i)) / (data->x[j] - data->x[i]);
            ends[at++] = (high_end(data, j) - low_end(data, i)) / (data->x[j] - data->x[i]);
        }
    double slope = trend_median(ends, at), intercept = NAN;
    if (isfinite(slope)) {
        double *residuals = ends + at;
        for (size_t i = 0; i < data->n; i++) {
            residuals[2 * i] = low_end(data, i) - slope * data->x[i];
            residuals[2 * i + 1] = high_end(data, i) - slope * data->x[i];
        }
        intercept = trend_median(residuals, 2 * data->n);
    }
    if (isfinite(slope))
        trend->akritas_theil_sen.slope = slope;
    else
        trend_note(trend, "akritas_theil_sen.slope: so many values are bounds that no slope is ruled out");
    if (isfinite(intercept))
        trend->akritas_theil_sen.intercept = intercept;
    else
        trend_note(trend, "akritas_theil_sen.intercept: so many values are bounds that their level is open");
    free(ends);
    return FACTS_OK;
}
