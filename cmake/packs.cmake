# The rule packs are data; this puts them into the program.
set(FACTS_PACK_SOURCES)
include(${CMAKE_CURRENT_LIST_DIR}/places.cmake)
