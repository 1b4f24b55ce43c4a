/* Puts the rule packs into the program: embed OUT.c NAME=FILE... writes them as one C file. */
#include <stdio.h>
#include <string.h>

/* As pack_hash of extract/pack/pack.c goes on with one byte. */
static unsigned long long hash_on(unsigned long long h, int byte) {
    return (h ^ (unsigned char)byte) * 1099511628211ULL;
}

int main(int argc, char **argv) {
    FILE *out = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (!out) return fprintf(stderr, "embed: cannot write %s\n", argc > 1 ? argv[1] : "(no file named)"), 1;
    fprintf(out, "#include \"extract/pack/pack.h\"\n");
    unsigned long long hash = 14695981039346656037ULL;
    for (int i = 2; i < argc; i++) {
        const char *equals = strchr(argv[i], '=');
        FILE *in = equals ? fopen(equals + 1, "rb") : NULL;
        if (!in) return fprintf(stderr, "embed: cannot read %s\n", argv[i]), 1;
        fprintf(out, "static const char F%d[] = {", i);
        int c, n = 0;
        for (const char *p = argv[i]; p < equals; p++) hash = hash_on(hash, *p);
        for (; (c = getc(in)) != EOF; n++) {
            hash = hash_on(hash, c);
            fprintf(out, "%s%d,", n % 32 ? "" : "\n", c > 127 ? c - 256 : c);
        }
        fprintf(out, "0};\n");
        fclose(in);
    }
    fprintf(out, "const pack_text FACTS_BUILTIN_PACKS[] = {\n");
    for (int i = 2; i < argc; i++)
        fprintf(out, "{.path = \"%.*s\", .bytes = F%d, .size = sizeof F%d - 1},\n",
                (int)(strchr(argv[i], '=') - argv[i]), argv[i], i, i);
    fprintf(out, "};\nconst size_t FACTS_BUILTIN_PACK_COUNT = %d;\n", argc - 2);
    fprintf(out, "const uint64_t FACTS_BUILTIN_PACK_HASH = UINT64_C(%llu);\n", hash);
    return fclose(out) != 0;
}
