/* datapackage.json: a Frictionless description of the tables beside it, so that programs know types before they
 * read. */
#include "analysis/series/tables.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char package_name[] = "facts", package_title[] = "Numeric facts out of climate-policy documents";

/* Columns of ones and zeros that mean yes and no. */
static const char *type_of(const facts_column *column) {
    if (strcmp(column->name, "derived") == 0 || strcmp(column->name, "conflict") == 0) return "boolean";
    return column->type == FACTS_TEXT ? "string" : column->type == FACTS_INTEGER ? "integer" : "number";
}

static json_t *field(const facts_column *column) {
    const char *type = type_of(column);
    if (strcmp(type, "boolean") == 0)
        return json_pack("{s:s, s:s, s:[s], s:[s]}", "name", column->name, "type", type, "trueValues", "1",
                         "falseValues", "0");
    return json_pack("{s:s, s:s}", "name", column->name, "type", type);
}

static json_t *resource(const package_table *table) {
    json_t *fields = json_array();
    for (size_t i = 0; i < table->count; i++)
        if (json_array_append_new(fields, field(&table->columns[i]))) {
            json_decref(fields);
            return NULL;
        }
    int name = (int)strcspn(table->file, ".");
    return json_pack("{s:s#, s:s, s:s, s:s, s:s, s:s, s:s, s:{s:o}}", "name", table->file, name, "path", table->file,
                     "title", table->title, "profile", "tabular-data-resource", "format", "csv", "mediatype",
                     "text/csv", "encoding", "utf-8", "schema", "fields", fields);
}

facts_status datapackage_write(const package_table *tables, size_t count, const char *const *without_iamc, FILE *stream,
                               facts_error *error) {
    json_t *resources = json_array(), *unnamed = json_array();
    int failed = 0;
    for (size_t i = 0; i < count; i++) failed |= json_array_append_new(resources, resource(&tables[i]));
    for (size_t i = 0; without_iamc[i]; i++) failed |= json_array_append_new(unnamed, json_string(without_iamc[i]));
    json_t *package = json_pack("{s:s, s:s, s:s, s:o, s:o}", "name", package_name, "profile", "tabular-data-package",
                                "title", package_title, "metrics_without_iamc_name", unnamed, "resources", resources);
    char *text = package && !failed ? json_dumps(package, JSON_INDENT(2)) : NULL;
    if (text) fprintf(stream, "%s\n", text); /* a failure shows when the stream is closed */
    facts_status status = text ? FACTS_OK : facts_no_memory(error, NULL);
    free(text);
    json_decref(package);
    return status;
}

static bool is_text(const json_t *value, const char *text) {
    return json_is_string(value) && strcmp(json_string_value(value), text) == 0;
}

bool datapackage_lists(const char *path) {
    static const char description[] = "datapackage.json";
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    const size_t folder = (size_t)(file - path);
    char *beside = malloc(folder + sizeof description);
    if (!beside) return false;
    memcpy(beside, path, folder);
    memcpy(beside + folder, description, sizeof description);
    json_t *package = json_load_file(beside, 0, NULL), *resource;
    bool listed = false;
    size_t i;
    if (is_text(json_object_get(package, "name"), package_name) &&
        is_text(json_object_get(package, "title"), package_title))
        json_array_foreach(json_object_get(package, "resources"), i, resource) listed =
            listed || is_text(json_object_get(resource, "path"), file);
    json_decref(package);
    free(beside);
    return listed;
}
