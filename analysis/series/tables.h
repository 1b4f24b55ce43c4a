/* The tables that are made of series: which columns each has, and its rows. */
#ifndef ANALYSIS_SERIES_TABLES_H
#define ANALYSIS_SERIES_TABLES_H

#include "series.h"

/* Columns of a table; the names of some, as of years, are made for it. */
typedef struct series_columns {
    VECTOR(facts_column) list;
    arena names;
} series_columns;

void series_columns_free(series_columns *columns);

typedef struct series_table {
    const char *file; /* "wide.csv" */
    const char *title;
    facts_status (*columns)(const facts_series_list *list, series_columns *columns, facts_error *error);
    facts_status (*rows)(const facts_series_list *list, facts_table *table, facts_error *error);
} series_table;

/* series.csv, trends.csv, wide.csv, iamc.csv, owid.csv */
#define SERIES_TABLES 5
extern const series_table series_tables[SERIES_TABLES];

/* Writes one of them as CSV (or what else `options` say) to a stream. */
facts_status series_table_write(const series_table *table, const facts_series_list *list,
                                const facts_table_options *options, FILE *stream, facts_error *error);

/* The rows of one series, for the columns of series.csv. */
#define SERIES_COLUMNS 14
extern const facts_column series_columns_long[SERIES_COLUMNS];
facts_status series_add_rows(const facts_series *series, facts_table *table, facts_error *error);

/* The row of one trend, for the columns of trends.csv; numbers with so many digits. Twelve hide the rounding of binary
 * arithmetic and are more than any document carries. */
#define SERIES_DIGITS 12
#define TREND_COLUMNS 38
extern const facts_column series_columns_trend[TREND_COLUMNS];
facts_status series_add_trend(const facts_series *series, const facts_trend *trend, int digits, facts_table *table,
                              facts_error *error);

/* The English name of a country by its ISO 3166 alpha-3 code, "World" for WLD; the code itself where there is none. */
typedef struct country_names country_names;
facts_status country_names_open(country_names **names, facts_error *error);
void country_names_close(country_names *names);
const char *country_name(const country_names *names, const char *code);

/* The unit in which the IAMC common definitions want a variable, and the factor that turns a value in ours into it. */
typedef struct iamc_unit {
    const char *name;
    double factor;
} iamc_unit;
iamc_unit iamc_unit_of(const char *variable, const char *unit);

/* Metrics of the list that have no name in the IAMC common definitions and so are not in iamc.csv. NULL-terminated, by
 * name; free the array with free(). */
facts_status series_without_iamc(const facts_series_list *list, const char ***metrics, facts_error *error);

/* A table of a package as datapackage.json tells it. */
typedef struct package_table {
    const char *file, *title;
    const facts_column *columns;
    size_t count;
} package_table;

/* Describes tables as a Frictionless data package, in JSON. */
facts_status datapackage_write(const package_table *tables, size_t count, const char *const *without_iamc, FILE *stream,
                               facts_error *error);

/* Whether a package of this program that lies beside the file has it among its tables. */
bool datapackage_lists(const char *path);

#endif
