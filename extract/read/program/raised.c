#include "read.h"

#include <ctype.h>
#include <string.h>

/* The ASCII letters that the text ends in. */
static size_t letters_before(const char *before, size_t size) {
    size_t n = 0;
    while (n < size && isalpha((unsigned char)before[size - 1 - n])) n++;
    return n;
}

static const char *const POWERS[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/* The size of the text without the power that it ends in. */
static size_t without_power(const char *before, size_t size) {
    for (size_t i = 0; i < sizeof POWERS / sizeof *POWERS; i++) {
        const size_t n = strlen(POWERS[i]);
        if (size >= n && memcmp(before + size - n, POWERS[i], n) == 0) return without_power(before, size - n);
    }
    return size;
}

const char *raised_power(const char *before, size_t size, char digit) {
    size = without_power(before, size);
    const bool ten = size >= 2 && memcmp(before + size - 2, "10", 2) == 0;
    const bool more = size > 2 && (isdigit((unsigned char)before[size - 3]) || strchr(".,", before[size - 3]));
    return ten && !more && isdigit((unsigned char)digit) ? POWERS[digit - '0'] : NULL;
}

bool raised_write_power(text *t, const char *content) {
    static const char blank[] = " \t\r\n";
    content += strspn(content, blank);
    size_t digits = strspn(content, "0123456789");
    if (!digits || content[digits + strspn(content + digits, blank)] || !t->size || t->space) return false;
    for (; digits; digits--, content++) {
        const char *power = raised_power(t->at, t->size, *content);
        if (!power) return false;
        text_bytes(t, power, strlen(power));
    }
    return true;
}

bool raised_belongs(const char *before, size_t size) {
    static const char *const units[] = {"m", "km", "cm", "mm", "dm", "nm", "ft", "in", "mi", "yd", "s"};
    const size_t letters = letters_before(before, size);
    const char *word = before + size - letters;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (letters == strlen(units[i]) && memcmp(word, units[i], letters) == 0) return true;
    if (letters >= 2 && memcmp(before + size - 2, "CO", 2) == 0) return true;
    return letters == 0 && raised_power(before, size, '0');
}
