/* characters TRADITIONAL.txt OUT.c
 *
 * Writes the table from traditional to simplified Chinese characters as C. The lines read are those of OpenCC's
 * dictionary of characters: CHARACTER<TAB>SIMPLIFIED[ OTHER...]. A character that may also stay as it is (乾 in names,
 * dry elsewhere) is marked: it alone does not tell that a text is written in traditional characters.
 * Only characters that take three bytes of UTF-8 on both sides are taken, so that no place in a text moves.
 */
#include "extract/document/traditional.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The character at *p, which moves behind it; 0 for one that does not take three bytes. */
static unsigned next_character(const char **p) {
    const unsigned char *c = (const unsigned char *)*p;
    const bool three = (c[0] & 0xF0) == 0xE0 && (c[1] & 0xC0) == 0x80 && (c[2] & 0xC0) == 0x80;
    do ++*p;
    while (((unsigned char)**p & 0xC0) == 0x80);
    return three ? (c[0] & 0x0Fu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu) : 0;
}

static bool in_table(unsigned c) { return c >= TRADITIONAL_FIRST && c <= TRADITIONAL_LAST; }

int main(int argc, char **argv) {
    static unsigned short table[TRADITIONAL_LAST - TRADITIONAL_FIRST + 1];
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (!in) return fprintf(stderr, "characters: cannot read %s\n", argc > 1 ? argv[1] : "(no file named)"), 1;
    char line[256];
    while (fgets(line, sizeof line, in)) {
        const char *p = line;
        const unsigned from = next_character(&p);
        if (!from || !in_table(from) || *p != '\t') continue;
        p++;
        const unsigned to = next_character(&p);
        if (!in_table(to) || to == from) continue;
        table[from - TRADITIONAL_FIRST] = (unsigned short)(to - TRADITIONAL_FIRST + 1);
        while (*p == ' ')
            if (p++, next_character(&p) == from) table[from - TRADITIONAL_FIRST] |= TRADITIONAL_DOUBTFUL;
    }
    fclose(in);

    FILE *out = fopen(argv[2], "w");
    if (!out) return fprintf(stderr, "characters: cannot write %s\n", argv[2]), 1;
    fprintf(out, "#include \"extract/document/traditional.h\"\n\nconst uint16_t TRADITIONAL[] = {");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) fprintf(out, "%s%u,", i % 16 ? "" : "\n", table[i]);
    fprintf(out, "\n};\n");
    return fclose(out) != 0;
}
