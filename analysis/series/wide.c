/* The tables that have years as columns or rows: wide.csv, iamc.csv and owid.csv. They have no place to mark what is
 * derived or in dispute, so they hold only what is said, with no other value beside it that is as recent; and only what
 * is said of a year as a whole, or of a stock within it. */
#include "tables.h"

#include <math.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ years */

/* The calendar year that an observation stands for, 0 where it stands for none. A stock may be known in mid-year. */
static int calendar_year(const facts_series *series, const facts_observation *observation) {
    const facts_period *period = &observation->period;
    bool stock = series->about && series->about->stock;
    if (observation->evidence->derived || isnan(period->year)) return 0;
    if (stock) return period->span ? 0 : (int)ceil(period->year) - 1;
    bool whole = period->start == floor(period->start) && period->end == period->start + 1;
    return whole ? (int)period->start : 0;
}

/* What is said of a year, the latest where a stock is known at several times; NULL where nothing is, or where that one
 * is in dispute: an earlier value of the year would not be the answer. */
static const facts_observation *of_year(const facts_series *series, int year) {
    for (size_t i = series->count; i-- > 0;) {
        const facts_observation *o = &series->observations[i];
        if (calendar_year(series, o) == year) return o->conflict && !o->revised ? NULL : o;
    }
    return NULL;
}

typedef VECTOR(int) years;

static int compare_years(const void *left, const void *right) { return *(const int *)left - *(const int *)right; }

/* The years of all series that `takes` lets in, ascending, each once. */
static bool collect_years(const facts_series_list *list, bool (*takes)(const facts_series *), years *found) {
    for (size_t i = 0; i < list->series.count; i++) {
        const facts_series *series = &list->series.at[i];
        for (size_t k = 0; k < series->count && takes(series); k++) {
            int year = calendar_year(series, &series->observations[k]);
            if (year && of_year(series, year) && !vector_push(found, year)) return false;
        }
    }
    if (found->count == 0) return true;
    qsort(found->at, found->count, sizeof *found->at, compare_years);
    size_t kept = 1;
    for (size_t i = 1; i < found->count; i++)
        if (found->at[i] != found->at[kept - 1]) found->at[kept++] = found->at[i];
    found->count = kept;
    return true;
}

static bool has_years(const facts_series *series) {
    for (size_t i = 0; i < series->count; i++) {
        int year = calendar_year(series, &series->observations[i]);
        if (year && of_year(series, year)) return true;
    }
    return false;
}

static bool takes_all(const facts_series *series) { return has_years(series); }

/* Countries and groups only: a project is no region, and a row without one is no row of these formats. */
static bool is_of_region(const facts_series *series) { return *series->region && !*series->entity; }

static bool takes_iamc(const facts_series *series) {
    return is_of_region(series) && series->about && *series->about->iamc &&
           strcmp(series->unit, series->about->unit) == 0 && has_years(series);
}

static bool takes_owid(const facts_series *series) {
    return is_of_region(series) && series->state == FACTS_ACTUAL &&
           (!series->about || strcmp(series->unit, series->about->unit) == 0) && has_years(series);
}

/* ------------------------------------------------------- a column a year */

static bool add_columns(series_columns *columns, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        facts_column column = {names[i], FACTS_TEXT, 0};
        if (!vector_push(&columns->list, column)) return false;
    }
    return true;
}

static facts_status year_columns(const facts_series_list *list, bool (*takes)(const facts_series *),
                                 const char *const *heads, size_t head_count, series_columns *columns,
                                 facts_error *error) {
    years found = {0};
    bool whole = add_columns(columns, heads, head_count) && collect_years(list, takes, &found);
    for (size_t i = 0; i < found.count && whole; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", found.at[i]);
        facts_column column = {arena_copy(&columns->names, name, strlen(name)), FACTS_NUMBER, 0};
        whole = column.name && vector_push(&columns->list, column);
    }
    vector_free(&found);
    return whole ? FACTS_OK : facts_no_memory(error, NULL);
}

/* One row: what identifies the series, then its value in each year, times `factor`; a range gives its lower end. */
static facts_status add_year_row(const facts_series *series, const char *const *heads, size_t head_count, double factor,
                                 const years *found, facts_table *table, facts_error *error) {
    size_t count = head_count + found->count;
    const char **cells = calloc(count, sizeof *cells);
    char(*texts)[40] = calloc(found->count + 1, sizeof *texts);
    facts_status status = FACTS_OK;
    if (!cells || !texts) {
        status = facts_no_memory(error, NULL);
        goto done;
    }
    for (size_t i = 0; i < head_count; i++) cells[i] = heads[i];
    for (size_t i = 0; i < found->count; i++) {
        const facts_observation *observation = of_year(series, found->at[i]);
        double value = observation ? series_times(observation->evidence->value, factor) : NAN;
        cells[head_count + i] = facts_format_number(value, texts[i]);
    }
    status = facts_table_add(table, cells, error);
done:
    free(texts);
    free(cells);
    return status;
}

static const char *const WIDE_HEADS[] = {"metric", "region", "entity", "unit", "status"};
static const char *const IAMC_HEADS[] = {"Model", "Scenario", "Region", "Variable", "Unit"};

static facts_status wide_columns(const facts_series_list *list, series_columns *columns, facts_error *error) {
    return year_columns(list, takes_all, WIDE_HEADS, 5, columns, error);
}

static facts_status iamc_columns(const facts_series_list *list, series_columns *columns, facts_error *error) {
    return year_columns(list, takes_iamc, IAMC_HEADS, 5, columns, error);
}

static facts_status wide_rows(const facts_series_list *list, facts_table *table, facts_error *error) {
    years found = {0};
    facts_status status = collect_years(list, takes_all, &found) ? FACTS_OK : facts_no_memory(error, NULL);
    for (size_t i = 0; i < list->series.count && !status; i++) {
        const facts_series *s = &list->series.at[i];
        const char *const heads[] = {s->metric, s->region, s->entity, s->unit, facts_state_name(s->state)};
        if (takes_all(s)) status = add_year_row(s, heads, 5, 1, &found, table, error);
    }
    vector_free(&found);
    return status;
}

static facts_status iamc_rows(const facts_series_list *list, facts_table *table, facts_error *error) {
    years found = {0};
    country_names *names = NULL;
    facts_status status = country_names_open(&names, error);
    if (!status && !collect_years(list, takes_iamc, &found)) status = facts_no_memory(error, NULL);
    for (size_t i = 0; i < list->series.count && !status; i++) {
        const facts_series *s = &list->series.at[i];
        if (!takes_iamc(s)) continue;
        const iamc_unit unit = iamc_unit_of(s->about->iamc, s->unit);
        const char *const heads[] = {"facts " FACTS_VERSION, facts_state_name(s->state), country_name(names, s->region),
                                     s->about->iamc, unit.name};
        status = add_year_row(s, heads, 5, unit.factor, &found, table, error);
    }
    country_names_close(names);
    vector_free(&found);
    return status;
}

/* ------------------------------------------------- a column a metric: OWID */

static facts_status owid_columns(const facts_series_list *list, series_columns *columns, facts_error *error) {
    static const facts_column HEADS[] = {
        {"Entity", FACTS_TEXT, 0}, {"Code", FACTS_TEXT, 0}, {"Year", FACTS_INTEGER, 0}};
    bool whole = true;
    const char *last = "";
    for (size_t i = 0; i < 3; i++) whole = whole && vector_push(&columns->list, HEADS[i]);
    for (size_t i = 0; i < list->series.count && whole; i++) {
        const facts_series *s = &list->series.at[i];
        if (!takes_owid(s) || strcmp(last, s->metric) == 0) continue;
        facts_column column = {s->metric, FACTS_NUMBER, 0};
        whole = vector_push(&columns->list, column);
        last = s->metric;
    }
    return whole ? FACTS_OK : facts_no_memory(error, NULL);
}

static int compare_regions(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The cells of one region and year; false where it has none. */
static bool owid_row(const facts_series_list *list, const char *region, int year, const facts_column *columns,
                     size_t count, const char **cells, char (*texts)[40]) {
    bool any = false;
    for (size_t i = 3; i < count; i++) cells[i] = "";
    for (size_t i = 0, column = 3; i < list->series.count && column < count; i++) {
        const facts_series *s = &list->series.at[i];
        while (column < count && strcmp(columns[column].name, s->metric) < 0) column++;
        if (!takes_owid(s) || strcmp(s->region, region) != 0) continue;
        const facts_observation *observation = of_year(s, year);
        if (!observation || *cells[column]) continue;
        cells[column] = facts_format_number(observation->evidence->value, texts[column]);
        any = true;
    }
    return any;
}

static facts_status owid_rows(const facts_series_list *list, facts_table *table, facts_error *error) {
    years found = {0};
    VECTOR(const char *) regions = {0};
    series_columns columns = {0};
    country_names *names = NULL;
    const char **cells = NULL;
    char(*texts)[40] = NULL;
    facts_status status = owid_columns(list, &columns, error);
    if (!status) status = country_names_open(&names, error);
    if (status) goto done;
    bool whole = collect_years(list, takes_owid, &found);
    for (size_t i = 0; i < list->series.count && whole; i++)
        if (takes_owid(&list->series.at[i])) whole = vector_push(&regions, list->series.at[i].region);
    cells = calloc(columns.list.count, sizeof *cells);
    texts = calloc(columns.list.count, sizeof *texts);
    if (!whole || !cells || !texts) {
        status = facts_no_memory(error, NULL);
        goto done;
    }
    if (regions.count) qsort(regions.at, regions.count, sizeof *regions.at, compare_regions);
    for (size_t r = 0; r < regions.count; r++) {
        const char *region = regions.at[r];
        if (r > 0 && strcmp(region, regions.at[r - 1]) == 0) continue;
        for (size_t y = 0; y < found.count && !status; y++) {
            if (!owid_row(list, region, found.at[y], columns.list.at, columns.list.count, cells, texts)) continue;
            const char *name = country_name(names, region);
            snprintf(texts[2], sizeof *texts, "%d", found.at[y]);
            cells[0] = name;
            cells[1] = strcmp(region, "WLD") == 0 ? "OWID_WRL" : name == region ? "" : region;
            cells[2] = texts[2];
            status = facts_table_add(table, cells, error);
        }
    }
done:
    free(texts);
    free(cells);
    country_names_close(names);
    series_columns_free(&columns);
    vector_free(&regions);
    vector_free(&found);
    return status;
}

facts_status series_without_iamc(const facts_series_list *list, const char ***metrics, facts_error *error) {
    size_t count = 0;
    const char **found = calloc(list->series.count + 1, sizeof *found);
    *metrics = found;
    if (!found) return facts_no_memory(error, NULL);
    for (size_t i = 0; i < list->series.count; i++) {
        const facts_series *s = &list->series.at[i];
        bool named = s->about && *s->about->iamc;
        if (!named && (count == 0 || strcmp(found[count - 1], s->metric) != 0)) found[count++] = s->metric;
    }
    return FACTS_OK;
}

/* --------------------------------------------------------------- all tables */

static facts_status fixed_columns(const facts_column *fixed, size_t count, series_columns *columns,
                                  facts_error *error) {
    for (size_t i = 0; i < count; i++)
        if (!vector_push(&columns->list, fixed[i])) return facts_no_memory(error, NULL);
    return FACTS_OK;
}

static facts_status long_columns(const facts_series_list *list, series_columns *columns, facts_error *error) {
    (void)list;
    return fixed_columns(series_columns_long, SERIES_COLUMNS, columns, error);
}

static facts_status trend_columns(const facts_series_list *list, series_columns *columns, facts_error *error) {
    (void)list;
    return fixed_columns(series_columns_trend, TREND_COLUMNS, columns, error);
}

static facts_status long_rows(const facts_series_list *list, facts_table *table, facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < list->series.count && !status; i++)
        status = series_add_rows(&list->series.at[i], table, error);
    return status;
}

/* One value is no trend: series need two times. */
static facts_status trend_rows(const facts_series_list *list, facts_table *table, facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < list->series.count && !status; i++) {
        facts_trend *trend;
        status = facts_series_trend(list, &list->series.at[i], NULL, &trend, error);
        if (!status && trend->n > 1) status = series_add_trend(&list->series.at[i], trend, SERIES_DIGITS, table, error);
        facts_trend_free(trend);
        if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    }
    return status;
}

const series_table series_tables[SERIES_TABLES] = {
    {"series.csv", "Time series: one row for each metric, region, entity and time", long_columns, long_rows},
    {"trends.csv", "Trend statistics: one row for each series of two times or more", trend_columns, trend_rows},
    {"wide.csv", "What is said of each calendar year: one row for each series", wide_columns, wide_rows},
    {"iamc.csv", "The same in the format of the IAMC, for metrics that its common definitions name", iamc_columns,
     iamc_rows},
    {"owid.csv", "Actual values of countries in the format of Our World in Data", owid_columns, owid_rows},
};

void series_columns_free(series_columns *columns) {
    vector_free(&columns->list);
    arena_free(&columns->names);
}

facts_status series_table_write(const series_table *kind, const facts_series_list *list,
                                const facts_table_options *options, FILE *stream, facts_error *error) {
    series_columns columns = {0};
    facts_table *table = NULL;
    facts_status status = kind->columns(list, &columns, error);
    if (!status) status = facts_table_open(stream, columns.list.at, columns.list.count, options, &table, error);
    if (!status) {
        status = kind->rows(list, table, error);
        status = facts_table_end(table, status, error);
    }
    series_columns_free(&columns);
    return status;
}
