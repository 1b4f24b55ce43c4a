#ifndef FACTS_LIST_NAME_H
#define FACTS_LIST_NAME_H

/* The lists of words that the code asks for by name: LIST_RANGE is range.tsv. */
typedef enum list_name {
#define LIST(name, file) LIST_##name,
#include "list_name.def"
#undef LIST
    LIST_OTHER
} list_name;

/* lists.c: the list of that file name; LIST_OTHER for those that only packs name. */
list_name list_named(const char *name);
/* Its file name. */
const char *list_file(list_name name);

#endif
