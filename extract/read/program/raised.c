#include "read.h"

#include <ctype.h>
#include <string.h>

/* The ASCII letters that the text ends in. */
static size_t letters_before(const char *before, size_t size) {
    size_t n = 0;
    while (n < size && isalpha((unsigned char)before[size - 1 - n])) n++;
    return n;
}

/* The size of the text without the power that it ends in. */
static size_t without_power(const char *before, size_t size) {
    uint32_t bytes;
    if (size >= 2 && raised_digit(before + size - 2, 2, &bytes) >= 0) return without_power(before, size - 2);
    return size >= 3 && raised_digit(before + size - 3, 3, &bytes) >= 0 ? without_power(before, size - 3) : size;
}

slice raised_power(const char *before, size_t size, char digit) {
    const char *form = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    size = without_power(before, size);
    const bool ten = size >= 2 && memcmp(before + size - 2, "10", 2) == 0;
    const bool more = size > 2 && (isdigit((unsigned char)before[size - 3]) || strchr(".,", before[size - 3]));
    if (!ten || more || !isdigit((unsigned char)digit)) return (slice){0};
    for (; digit > '0'; digit--) form += character_size(*form);
    return (slice){form, character_size(*form)};
}

bool raised_write_power(text *t, const char *content) {
    static const char blank[] = " \t\r\n";
    content += strspn(content, blank);
    size_t digits = strspn(content, "0123456789");
    if (!digits || content[digits + strspn(content + digits, blank)] || !t->size || t->space) return false;
    for (; digits; digits--, content++) {
        const slice power = raised_power(t->at, t->size, *content);
        if (!power.size) return false;
        text_bytes(t, power.at, power.size);
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
    return letters == 0 && raised_power(before, size, '0').size;
}
