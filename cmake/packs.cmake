# The rule packs are data; this puts them into the program: every file of extract/packs, and the country names.
include(${CMAKE_CURRENT_LIST_DIR}/places.cmake)
facts_place_lists(PLACE_LISTS)

file(GLOB PACK_FILES CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/extract/packs
     extract/packs/*/*.tsv extract/packs/*/*.rules)
set(EMBEDDED)
set(EMBEDDED_PATHS)
foreach(FILE ${PACK_FILES})
  list(APPEND EMBEDDED ${FILE}=${PROJECT_SOURCE_DIR}/extract/packs/${FILE})
  list(APPEND EMBEDDED_PATHS ${PROJECT_SOURCE_DIR}/extract/packs/${FILE})
endforeach()
foreach(FILE ${PLACE_LISTS})
  file(RELATIVE_PATH NAME ${CMAKE_BINARY_DIR}/packs ${FILE})
  list(APPEND EMBEDDED ${NAME}=${FILE})
endforeach()

add_executable(embed tools/embed.c)
set(FACTS_PACK_SOURCES ${CMAKE_BINARY_DIR}/builtin_packs.c)
add_custom_command(
  OUTPUT ${FACTS_PACK_SOURCES}
  COMMAND embed ${FACTS_PACK_SOURCES} ${EMBEDDED}
  DEPENDS embed ${EMBEDDED_PATHS} ${PLACE_LISTS}
  COMMENT "Rule packs")
