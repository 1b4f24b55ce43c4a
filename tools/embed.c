/* Puts the rule packs into the program: embed OUT.c NAME=FILE... writes them as one C file. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    FILE *out = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (!out) return fprintf(stderr, "embed: cannot write %s\n", argc > 1 ? argv[1] : "(no file named)"), 1;
    fprintf(out, "#include \"extract/pack.h\"\n");
    for (int i = 2; i < argc; i++) {
        const char *equals = strchr(argv[i], '=');
        FILE *in = equals ? fopen(equals + 1, "rb") : NULL;
        if (!in) return fprintf(stderr, "embed: cannot read %s\n", argv[i]), 1;
        fprintf(out, "static const char F%d[] = {", i);
        int c, n = 0;
        for (; (c = getc(in)) != EOF; n++) fprintf(out, "%s%d,", n % 32 ? "" : "\n", c > 127 ? c - 256 : c);
        fprintf(out, "0};\n");
        fclose(in);
    }
    fprintf(out, "const pack_text FACTS_BUILTIN_PACKS[] = {\n");
    for (int i = 2; i < argc; i++)
        fprintf(out, "{.path = \"%.*s\", .bytes = F%d, .size = sizeof F%d - 1},\n",
                (int)(strchr(argv[i], '=') - argv[i]), argv[i], i, i);
    fprintf(out, "};\nconst size_t FACTS_BUILTIN_PACK_COUNT = %d;\n", argc - 2);
    return fclose(out) != 0;
}
