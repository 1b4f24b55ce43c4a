/* datapackage.json: a Frictionless description of the tables beside it, so that programs know types before they
 * read. */
#include "analysis/series/tables.h"

#include <jansson.h>
#include <stdlib.h>

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
    json_t *package = json_pack("{s:s, s:s, s:s, s:o, s:o}", "name", "facts", "profile", "tabular-data-package",
                                "title", "Numeric facts out of climate-policy documents", "metrics_without_iamc_name",
                                unnamed, "resources", resources);
    char *text = package && !failed ? json_dumps(package, JSON_INDENT(2)) : NULL;
    if (text) fprintf(stream, "%s\n", text); /* a failure shows when the stream is closed */
    facts_status status = text ? FACTS_OK : facts_no_memory(error, NULL);
    free(text);
    json_decref(package);
    return status;
}
