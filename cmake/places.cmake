# Country names in both languages, made from iso-codes when the program is built:
#   facts_place_lists(OUTPUTS) sets OUTPUTS to packs/en/place.iso.tsv and packs/zh/place.iso.tsv of the build folder.
function(facts_place_lists OUTPUTS)
  find_file(ISO_3166_JSON iso_3166-1.json PATHS /usr/share/iso-codes/json REQUIRED)
  find_file(ISO_3166_ZH iso_3166-1.mo PATHS /usr/share/locale/zh_CN/LC_MESSAGES REQUIRED)

  add_executable(places ${PROJECT_SOURCE_DIR}/tools/places.c)
  pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
  target_link_libraries(places PRIVATE PkgConfig::JANSSON)

  set(PACKS ${CMAKE_BINARY_DIR}/packs)
  file(MAKE_DIRECTORY ${PACKS}/en ${PACKS}/zh)
  add_custom_command(
    OUTPUT ${PACKS}/en/place.iso.tsv ${PACKS}/zh/place.iso.tsv
    COMMAND places ${ISO_3166_JSON} ${ISO_3166_ZH} ${PACKS}/en/place.iso.tsv ${PACKS}/zh/place.iso.tsv
    DEPENDS places ${ISO_3166_JSON} ${ISO_3166_ZH}
    COMMENT "Country names from iso-codes")
  set(${OUTPUTS} ${PACKS}/en/place.iso.tsv ${PACKS}/zh/place.iso.tsv PARENT_SCOPE)
endfunction()
