/* Times of the fact table on the axis of decimal years. */
#include "analysis/store/store.h"
#include "series.h"

#include <math.h>

/* A day as YYYY-MM-DD; its first moment or, with `after`, its last. A month is a twelfth of a year, so that the end of
 * August is 8/12 in every year. */
static double decimal_year(const char *day, bool after) {
    int year = 0, month = 1, date = 1;
    sscanf(day, "%4d-%2d-%2d", &year, &month, &date);
    const double days = store_days_in_month(year, month);
    return year + (month - 1 + (date - (after ? 0 : 1)) / days) / 12;
}

bool facts_time_period(const char *time, bool stock, facts_period *period) {
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE];
    if (!store_days(time, first, last)) return false;
    period->span = strchr(time, '/') != NULL;
    period->start = strncmp(time, "..", 2) == 0 ? NAN : decimal_year(first, false);
    period->end = strcmp(last, "9999-12-31") == 0 ? NAN : decimal_year(last, true);
    bool instant = !period->span && (stock || strlen(time) == strlen("2025-08-31"));
    if (instant) period->start = period->end;
    period->year = stock || instant ? period->end : (period->start + period->end) / 2;
    if (isnan(period->start)) period->year = NAN; /* "../2030" says no more of where it stands than "2020/.." */
    return true;
}
