/* The days that a time of the fact table spans, so that times of different precision can be compared. */
#include "store.h"

#include <ctype.h>
#include <string.h>

int store_days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* The number of `count` digits at `text`, -1 if they are not there. */
static int digits(const char *text, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isdigit((unsigned char)text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/* First and last day of YYYY, YYYY-MM or YYYY-MM-DD; either may be NULL. */
static bool instant_days(const char *time, size_t length, char *first, char *last) {
    if ((length != 4 && length != 7 && length != 10) || (length > 4 && time[4] != '-') ||
        (length > 7 && time[7] != '-'))
        return false;
    int year = digits(time, 4);
    int month = length > 4 ? digits(time + 5, 2) : 0;
    int day = length > 7 ? digits(time + 8, 2) : 0;
    if (year < 0 || (length > 4 && (month < 1 || month > 12)) ||
        (length > 7 && (day < 1 || day > store_days_in_month(year, month))))
        return false;
    if (first) {
        memcpy(first, "0000-01-01", STORE_DAY_SIZE);
        memcpy(first, time, length);
    }
    if (last) {
        memcpy(last, "0000-12-31", STORE_DAY_SIZE);
        memcpy(last, time, length);
        if (length == 7) {
            last[8] = (char)('0' + store_days_in_month(year, month) / 10);
            last[9] = (char)('0' + store_days_in_month(year, month) % 10);
        }
    }
    return true;
}

bool store_days(const char *time, char first[STORE_DAY_SIZE], char last[STORE_DAY_SIZE]) {
    const char *slash = strchr(time, '/');
    if (!slash) return instant_days(time, strlen(time), first, last);
    size_t length = (size_t)(slash - time);
    bool open_start = length == 2 && strncmp(time, "..", 2) == 0;
    bool open_end = strcmp(slash + 1, "..") == 0;
    if (open_start) memcpy(first, "0000-01-01", STORE_DAY_SIZE);
    if (open_end) memcpy(last, "9999-12-31", STORE_DAY_SIZE);
    return (open_start || instant_days(time, length, first, NULL)) &&
           (open_end || instant_days(slash + 1, strlen(slash + 1), NULL, last));
}
