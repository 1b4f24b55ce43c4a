/* compile_packs OUT.bin: the databases of the built-in packs, made while the program is built. */
#include "extract/pack/database.h"

#include <stdio.h>
#include <stdlib.h>

const unsigned char FACTS_BUILTIN_DATABASES[1] = {0};
const size_t FACTS_BUILTIN_DATABASES_SIZE = 0;

int main(int argc, char **argv) {
    facts_packs *packs;
    facts_error error;
    unsigned char *bytes = NULL;
    size_t size = 0;
    if (argc != 2) return fprintf(stderr, "compile_packs: expected the name of a file to write\n"), 2;
    facts_status status = facts_packs_open(NULL, 0, &packs, &error);
    if (status == FACTS_OK) status = databases_save(packs, &bytes, &size, &error);
    if (status != FACTS_OK)
        return fprintf(stderr, "%s:%zu:%zu: %s\n%s\n", error.file, error.line, error.column, error.message,
                       error.excerpt),
               3;
    FILE *out = fopen(argv[1], "wb");
    bool ok = out && fwrite(bytes, 1, size, out) == size;
    if (out) ok = fclose(out) == 0 && ok;
    free(bytes);
    facts_packs_close(packs);
    if (!ok) fprintf(stderr, "compile_packs: %s cannot be written\n", argv[1]);
    return ok ? 0 : 3;
}
