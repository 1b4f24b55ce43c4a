# Traditional Chinese characters and their simplified ones, made from OpenCC's dictionary when the program is built:
#   facts_characters(OUTPUT) sets OUTPUT to a C file of the build folder.
function(facts_characters OUTPUT)
  find_program(OPENCC_DICT opencc_dict REQUIRED)
  find_file(OPENCC_CHARACTERS TSCharacters.ocd2 PATHS /usr/share/opencc REQUIRED)

  add_executable(characters ${PROJECT_SOURCE_DIR}/tools/characters.c)
  target_include_directories(characters PRIVATE ${PROJECT_SOURCE_DIR})

  set(LIST ${CMAKE_BINARY_DIR}/characters.txt)
  set(SOURCE ${CMAKE_BINARY_DIR}/characters.c)
  add_custom_command(
    OUTPUT ${SOURCE}
    BYPRODUCTS ${LIST}
    COMMAND ${OPENCC_DICT} -i ${OPENCC_CHARACTERS} -f ocd2 -o ${LIST} -t text
    COMMAND characters ${LIST} ${SOURCE}
    DEPENDS characters ${OPENCC_CHARACTERS}
    COMMENT "Traditional characters from OpenCC")
  set(${OUTPUT} ${SOURCE} PARENT_SCOPE)
endfunction()
