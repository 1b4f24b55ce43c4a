/* The word lists that the program knows by name. */
#include "list_name.h"

#include <string.h>

list_name list_named(const char *name) {
    static const char *const FILES[] = {
#define LIST(name, file) #file,
#include "list_name.def"
#undef LIST
    };
    for (int i = 0; i < LIST_OTHER; i++)
        if (strcmp(FILES[i], name) == 0) return (list_name)i;
    return LIST_OTHER;
}
