# The schema of the store is SQL that people read; this puts analysis/store/schema/1.sql, 2.sql... into the program, each as
# the step that brings a store to the version of its name.
file(GLOB SCHEMA_FILES CONFIGURE_DEPENDS analysis/store/schema/*.sql)
list(SORT SCHEMA_FILES COMPARE NATURAL)
set(SCHEMA_STEPS)
foreach(FILE ${SCHEMA_FILES})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${FILE})
  file(READ ${FILE} SQL)
  string(REGEX REPLACE "([\"\\])" "\\\\\\1" SQL "${SQL}")
  string(REPLACE "\n" "\\n\"\n    \"" SQL "${SQL}")
  string(APPEND SCHEMA_STEPS "    \"${SQL}\",\n")
endforeach()
list(LENGTH SCHEMA_FILES SCHEMA_VERSION)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/store_schema.c @ONLY CONTENT [[
#include "analysis/store/store.h"

const int store_version = @SCHEMA_VERSION@;
const char *const store_steps[] = {
@SCHEMA_STEPS@};
]])
set(FACTS_SCHEMA_SOURCE ${CMAKE_BINARY_DIR}/store_schema.c)
