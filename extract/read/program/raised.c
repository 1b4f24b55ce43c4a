#include "read.h"

#include <ctype.h>
#include <string.h>

/* The ASCII letters that the text ends in. */
static size_t letters_before(const char *before, size_t size) {
    size_t n = 0;
    while (n < size && isalpha((unsigned char)before[size - 1 - n])) n++;
    return n;
}

bool raised_belongs(const char *before, size_t size) {
    static const char *const units[] = {"m", "km", "cm", "mm", "dm", "nm", "ft", "in", "mi", "yd", "s"};
    const size_t letters = letters_before(before, size);
    const char *word = before + size - letters;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (letters == strlen(units[i]) && memcmp(word, units[i], letters) == 0) return true;
    if (letters >= 2 && memcmp(before + size - 2, "CO", 2) == 0) return true;
    return letters == 0 && size >= 2 && memcmp(before + size - 2, "10", 2) == 0; /* a power of ten */
}
