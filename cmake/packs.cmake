# The rule packs are data; this puts them into the program.
set(FACTS_PACK_SOURCES)
