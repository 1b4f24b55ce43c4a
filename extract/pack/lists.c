/* The word lists that the program knows by name. */
#include "list_name.h"

#include <string.h>

static const char *const FILES[] = {
#define LIST(name, file) #file,
#include "list_name.def"
#undef LIST
};

const char *list_file(list_name name) { return FILES[name]; }

list_name list_named(const char *name) {
    for (int i = 0; i < LIST_OTHER; i++)
        if (strcmp(FILES[i], name) == 0) return (list_name)i;
    return LIST_OTHER;
}
