# The rule packs are data; this puts them into the program: every file of extract/packs, and the country names.
include(${CMAKE_CURRENT_LIST_DIR}/places.cmake)
facts_place_lists(PLACE_LISTS)
include(${CMAKE_CURRENT_LIST_DIR}/characters.cmake)
facts_characters(CHARACTERS_SOURCE)

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

# The databases that the packs compile to, made by a program that is built of the same sources. facts_reading holds
# what both need.
file(GLOB READING_SOURCES CONFIGURE_DEPENDS extract/*.c extract/*/*.c)
add_library(facts_reading OBJECT ${READING_SOURCES} ${FACTS_PACK_SOURCES} ${CHARACTERS_SOURCE})
target_include_directories(facts_reading PUBLIC include ${PROJECT_SOURCE_DIR} PRIVATE ${UDUNITS2_INCLUDE})
target_link_libraries(facts_reading PUBLIC PkgConfig::DEPS ${UDUNITS2} stdc++ m)

target_compile_options(facts_reading PRIVATE $<$<CONFIG:RelWithDebInfo>:-O3>) # its loops over bytes become vectors

add_executable(compile_packs tools/compile_packs.c)
target_link_libraries(compile_packs PRIVATE facts_reading)
set(FACTS_DATABASES ${CMAKE_BINARY_DIR}/databases.bin)
add_custom_command(
  OUTPUT ${FACTS_DATABASES}
  COMMAND compile_packs ${FACTS_DATABASES}
  DEPENDS compile_packs
  COMMENT "Databases of the rule packs")
set(FACTS_DATABASE_SOURCES ${CMAKE_BINARY_DIR}/databases.S)
file(WRITE ${FACTS_DATABASE_SOURCES}.new ".section .rodata
.global FACTS_BUILTIN_DATABASES
.global FACTS_BUILTIN_DATABASES_SIZE
.balign 64
FACTS_BUILTIN_DATABASES: .incbin \"${FACTS_DATABASES}\"
end: .balign 8
FACTS_BUILTIN_DATABASES_SIZE: .quad end - FACTS_BUILTIN_DATABASES
.section .note.GNU-stack,\"\",%progbits
")
configure_file(${FACTS_DATABASE_SOURCES}.new ${FACTS_DATABASE_SOURCES} COPYONLY)
set_source_files_properties(${FACTS_DATABASE_SOURCES} PROPERTIES OBJECT_DEPENDS ${FACTS_DATABASES})
