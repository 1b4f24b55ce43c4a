/* Files that have no end. */
#ifndef FACTS_DEVICE_H
#define FACTS_DEVICE_H

#include "facts.h"

/* FACTS_ERR_IO for a device such as /dev/zero, which a reader would follow until no memory is left; `expected` is what
 * should stand there: "a document". Whatever cannot be looked at is left to who opens it. */
facts_status device_refuse(const char *path, const char *expected, facts_error *error);

#endif
