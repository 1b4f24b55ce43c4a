/* Names of countries, from the tables of iso-codes. */
#include "tables.h"

#include <jansson.h>
#include <stdlib.h>

#define TABLE "/usr/share/iso-codes/json/iso_3166-1.json"

struct country_names {
    json_t *file, *countries;
};

/* A machine that has no such table shows codes. */
facts_status country_names_open(country_names **names, facts_error *error) {
    *names = calloc(1, sizeof **names);
    if (!*names) return facts_no_memory(error, NULL);
    (*names)->file = json_load_file(TABLE, 0, NULL);
    (*names)->countries = json_object_get((*names)->file, "3166-1");
    return FACTS_OK;
}

void country_names_close(country_names *names) {
    if (!names) return;
    json_decref(names->file);
    free(names);
}

const char *country_name(const country_names *names, const char *code) {
    size_t i;
    json_t *country;
    if (strcmp(code, "WLD") == 0) return "World";
    json_array_foreach(names->countries, i, country) {
        const char *alpha_3 = json_string_value(json_object_get(country, "alpha_3"));
        if (!alpha_3 || strcmp(alpha_3, code) != 0) continue;
        const char *common = json_string_value(json_object_get(country, "common_name"));
        const char *name = json_string_value(json_object_get(country, "name"));
        return common ? common : name ? name : code;
    }
    return code;
}
