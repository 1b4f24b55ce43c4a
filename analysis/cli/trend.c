#include "analysis/series/tables.h"
#include "analysis/trend/json.h"
#include "trend_rows.h"

#include <stdlib.h>
#include <string.h>

/* What the command line asks of every trend. */
typedef struct request {
    facts_trend_options options;
    double *at, *forecast;
    facts_point target;
} request;

/* "2025,2030" as numbers. False after a message. */
static bool read_times(const cli_run *cli, cli_option option, const char *name, double **times, size_t *count) {
    const char *text = cli->values[option];
    if (!text) return true;
    *times = malloc((strlen(text) + 1) * sizeof **times);
    if (!*times) return cli_usage(cli, "out of memory"), false;
    for (char *end;; text = end + 1) {
        (*times)[(*count)++] = strtod(text, &end);
        if (end == text || (*end && *end != ',') || strspn(text, "+-.0123456789") < (size_t)(end - text)) {
            cli_usage(cli, "--%s '%s'; expected times such as 2025 or 2024.5,2030", name, cli->values[option]);
            return false;
        }
        if (!*end) return true;
    }
}

/* "2031=1200" as a point. False after a message. */
static bool read_target(const cli_run *cli, request *asked) {
    const char *text = cli->values[CLI_TARGET];
    char *end, *last;
    if (!text) return true;
    asked->target = (facts_point){strtod(text, &end), 0, FACTS_EQ};
    bool good = end > text && *end == '=';
    if (good) {
        asked->target.y = strtod(end + 1, &last);
        good = last > end + 1 && *last == '\0';
    }
    if (!good || strspn(text, "+-.0123456789eE=") < strlen(text)) {
        cli_usage(cli, "--target '%s'; expected a time and a value such as 2031=1200", text);
        return false;
    }
    asked->options.target = &asked->target;
    return true;
}

static bool read_request(const cli_run *cli, request *asked) {
    facts_trend_options *options = &asked->options;
    const char *degree = cli->values[CLI_DEGREE], *bounds = cli->values[CLI_BOUNDS];
    *asked = (request){0};
    options->no_intercept = cli_given(cli, CLI_NO_INTERCEPT);
    if (degree) {
        char *end;
        unsigned long number = strtoul(degree, &end, 10);
        if (*degree < '0' || *degree > '9' || *end || number < 1 || number >= FACTS_TREND_TERMS) {
            cli_usage(cli, "--degree '%s'; expected 1 to %d", degree, FACTS_TREND_TERMS - 1);
            return false;
        }
        options->degree = number;
    }
    if (bounds && strcmp(bounds, "face") != 0 && strcmp(bounds, "censored") != 0) {
        cli_usage(cli, "--bounds '%s'; expected face or censored", bounds);
        return false;
    }
    options->censored = bounds && strcmp(bounds, "censored") == 0;
    bool good = read_times(cli, CLI_AT, "at", &asked->at, &options->at_count) &&
                read_times(cli, CLI_FORECAST, "forecast", &asked->forecast, &options->forecast_count) &&
                read_target(cli, asked);
    options->at = asked->at;
    options->forecast = asked->forecast;
    return good;
}

/* People read six digits, programs take fifteen. */
static int digits_for(const facts_table_options *options) {
    return options->format == FACTS_FORMAT_TABLE || options->format == FACTS_FORMAT_MD ? 6 : 15;
}

/* Takes `json`, which is NULL when memory ran out. */
static facts_status write_json(cli_run *cli, json_t *json, facts_error *error) {
    char *text = json ? trend_json_text(json) : NULL;
    FILE *stream;
    facts_status status = FACTS_OK;
    if (!text) status = facts_no_memory(error, NULL);
    if (!status) status = cli_output(cli, &stream, error);
    if (!status) {
        fputs(text, stream); /* a failure shows when the stream is closed */
        fputc('\n', stream);
    }
    free(text);
    json_decref(json);
    return status;
}

/* ------------------------------------------------------- points of a table */

static facts_status write_rows(cli_run *cli, const facts_table_options *options, const facts_trend *trend,
                               facts_error *error) {
    facts_table *table;
    if (options->format == FACTS_FORMAT_TABLE)
        return trend_print(cli, options, digits_for(options), NULL, trend, error);
    facts_status status = trend_rows_open(cli, options, false, &table, error);
    if (status) return status;
    status = trend_rows_add(table, digits_for(options), NULL, trend, error);
    return facts_table_end(table, status, error);
}

static facts_status trend_of_csv(cli_run *cli, const request *asked, const facts_table_options *table,
                                 facts_error *error) {
    const char *path = cli->values[CLI_CSV];
    facts_point *points;
    size_t count, skipped;
    facts_trend *trend = NULL;
    facts_status status = facts_points_read_csv(path, cli->values[CLI_X], cli->values[CLI_Y], asked->options.censored,
                                                &points, &count, &skipped, error);
    if (status) return status;
    if (skipped > 0) {
        facts_error warning;
        facts_fail(&warning, FACTS_OK, path, 0, 0, "rows left out for want of %s or %s: %zu", cli->values[CLI_X],
                   cli->values[CLI_Y], skipped);
        cli_warn(cli, &warning);
    }
    status = facts_trend_new(points, count, &asked->options, &trend, error);
    if (!status)
        status = table->format == FACTS_FORMAT_JSON ? write_json(cli, trend_to_json(trend), error)
                                                    : write_rows(cli, table, trend, error);
    facts_trend_free(trend);
    free(points);
    return status;
}

/* ----------------------------------------------------- series of the store */

/* How the trends of many series are written; `each` is called for those of two times or more. */
typedef struct series_writer {
    cli_run *cli;
    const facts_table_options *options;
    int digits;
    size_t printed;
    size_t left_out; /* values without which their series has no two times */
    facts_table *table;
    json_t *array;
    facts_status (*each)(struct series_writer *writer, const facts_series *series, const facts_trend *trend,
                         facts_error *error);
} series_writer;

static facts_status add_summary(series_writer *writer, const facts_series *series, const facts_trend *trend,
                                facts_error *error) {
    return series_add_trend(series, trend, writer->digits, writer->table, error);
}

static facts_status add_details(series_writer *writer, const facts_series *series, const facts_trend *trend,
                                facts_error *error) {
    return trend_rows_add(writer->table, writer->digits, series, trend, error);
}

static facts_status print_details(series_writer *writer, const facts_series *series, const facts_trend *trend,
                                  facts_error *error) {
    FILE *stream;
    facts_status status = cli_output(writer->cli, &stream, error);
    if (!status && writer->printed++ > 0) fputc('\n', stream);
    return status ? status : trend_print(writer->cli, writer->options, writer->digits, series, trend, error);
}

static facts_status add_object(series_writer *writer, const facts_series *series, const facts_trend *trend,
                               facts_error *error) {
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:s, s:s}", "metric", series->metric, "region", series->region, "entity",
                  series->entity, "unit", series->unit, "status", facts_state_name(series->state));
    json_t *numbers = trend_to_json(trend);
    int failed = json_object_update(object, numbers);
    json_decref(numbers);
    if (failed) {
        json_decref(object);
        object = NULL;
    }
    return json_array_append_new(writer->array, object) == 0 ? FACTS_OK : facts_no_memory(error, NULL);
}

/* The summary has no place for what is asked of one metric. */
static bool asks_details(const cli_run *cli) {
    return cli_given(cli, CLI_DEGREE) || cli_given(cli, CLI_NO_INTERCEPT) || cli_given(cli, CLI_AT) ||
           cli_given(cli, CLI_FORECAST) || cli_given(cli, CLI_BOUNDS) || cli_given(cli, CLI_TARGET);
}

static facts_status open_writer(cli_run *cli, const facts_table_options *options, series_writer *writer,
                                facts_error *error) {
    *writer = (series_writer){.cli = cli, .options = options, .digits = digits_for(options)};
    if (options->format == FACTS_FORMAT_JSON) {
        writer->each = add_object;
        writer->array = json_array();
        return FACTS_OK;
    }
    if (cli->argument_count > 0 || cli->metric_count > 0 || asks_details(cli)) {
        writer->each = options->format == FACTS_FORMAT_TABLE ? print_details : add_details;
        if (options->format == FACTS_FORMAT_TABLE) return FACTS_OK;
        return trend_rows_open(cli, options, true, &writer->table, error);
    }
    writer->each = add_summary;
    if (writer->digits > SERIES_DIGITS) writer->digits = SERIES_DIGITS;
    return cli_table(cli, options, series_columns_trend, TREND_COLUMNS, &writer->table, error);
}

static facts_status add_trends(cli_run *cli, const request *asked, const facts_series_list *list, series_writer *writer,
                               size_t *written, facts_error *error) {
    facts_status status = FACTS_OK;
    const size_t count = list ? facts_series_list_count(list) : 0;
    for (size_t i = 0; i < count && !status; i++) {
        const facts_series *series = facts_series_list_at(list, i);
        facts_trend *trend = NULL;
        if (!cli_takes_series(cli, series)) continue;
        status = facts_series_trend(list, series, &asked->options, &trend, error);
        if (!status && trend->n > 1) {
            status = writer->each(writer, series, trend, error);
            ++*written;
        } else if (series->count > 1) {
            writer->left_out += series->count - (status ? 0 : trend->n);
        }
        facts_trend_free(trend);
        if (status == FACTS_NOT_FOUND) status = FACTS_OK;
    }
    return status;
}

static int trend_of_store(cli_run *cli, const request *asked, const facts_table_options *options) {
    facts_series_list *list = NULL;
    series_writer writer;
    facts_error error;
    size_t written = 0;
    int result = cli_series(cli, &list);
    if (result != CLI_FOUND && result != CLI_NOTHING) return result;
    facts_status status = open_writer(cli, options, &writer, &error);
    if (!status) {
        status = add_trends(cli, asked, list, &writer, &written, &error);
        status = facts_table_end(writer.table, status, &error);
        if (writer.array && !status) status = write_json(cli, json_incref(writer.array), &error);
        json_decref(writer.array);
    }
    facts_series_list_free(list);
    if (status) return cli_fail(cli, &error);
    if (result == CLI_NOTHING) return result;
    if (written == 0 && writer.left_out > 0)
        fprintf(
            stderr,
            "facts: no series has two times of one kind, which a trend needs; left out, as over other spans or without "
            "an end: %zu\n",
            writer.left_out);
    else if (written == 0)
        fputs("facts: no series has two times, which a trend needs\n", stderr);
    return written > 0 ? CLI_FOUND : CLI_NOTHING;
}

/* Says what does not fit together; false after a message. */
static bool check_source(const cli_run *cli) {
    bool csv = cli_given(cli, CLI_CSV), columns = cli_given(cli, CLI_X) && cli_given(cli, CLI_Y);
    if (csv && cli->argument_count > 0) {
        cli_usage(cli, "--csv and '%s'; expected a table or a metric of the store", cli->arguments[0]);
        return false;
    }
    if (cli_excludes(cli, CLI_CSV,
                     CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(METRIC) | CLI_BIT(REGION) | CLI_BIT(ENTITY) |
                         CLI_BIT(DOCUMENT) | CLI_BIT(LANGUAGE) | CLI_BIT(STATUS) | CLI_BIT(UNIT) | CLI_BIT(PACKS),
                     "all points of a table are taken, as they are"))
        return false;
    if (csv != columns || (!csv && (cli_given(cli, CLI_X) || cli_given(cli, CLI_Y)))) {
        cli_usage(cli, "--csv FILE, --x COLUMN and --y COLUMN go together");
        return false;
    }
    return true;
}

static int run(cli_run *cli) {
    facts_table_options table;
    request asked = {0};
    facts_error error;
    int result = CLI_USAGE;
    if (!check_source(cli)) return CLI_USAGE;
    if (cli_table_options(cli, &table) && read_request(cli, &asked)) {
        if (!cli_given(cli, CLI_CSV))
            result = trend_of_store(cli, &asked, &table);
        else
            result = trend_of_csv(cli, &asked, &table, &error) ? cli_fail(cli, &error) : CLI_FOUND;
    }
    free(asked.at);
    free(asked.forecast);
    return result;
}

const cli_verb verb_trend = {
    .name = "trend",
    .arguments = "[METRIC]",
    .summary = "trend statistics of series, or of any table",
    .details =
        "Fits every method to the series of a metric, or with --csv to the points of a table, and says for each\n"
        "number that is missing why it is. Without METRIC: one row for each series of the store.\n"
        "x is a time in decimal years, or any other axis; slopes are per unit of it, intercepts at x = 0.\n"
        "In series the end of 2030 is 2031, where a stock of 2030 stands, and its middle 2030.5, where a flow does.\n"
        "Methods: least squares, bisquare robust regression, Theil-Sen, Mann-Kendall (exact up to 10 points),\n"
        "Hamed and Rao's variance for autocorrelated series, compound and log-linear growth, Pettitt's change\n"
        "point, logistic growth where the data carry it, Steffen's interpolation, forecasts with intervals,\n"
        "and the rate that a target needs: that of --target, else the next target of the series.\n"
        "--bounds censored reads the bounds of a table from its column 'bound' (eq, approx, gt, lt).\n\n"
        "  facts trend non_fossil_consumption_share --forecast 2031\n"
        "  facts trend wind_capacity --region CHN --target 2031=1500\n"
        "  facts trend --csv wind.csv --x year --y capacity --at 2022.5 --format json\n",
    .options = CLI_RESULTS | CLI_BIT(CSV) | CLI_BIT(X) | CLI_BIT(Y) | CLI_BIT(DEGREE) | CLI_BIT(NO_INTERCEPT) |
               CLI_BIT(AT) | CLI_BIT(FORECAST) | CLI_BIT(TARGET) | CLI_BIT(BOUNDS) | CLI_BIT(DB) |
               CLI_BIT(CORRECTIONS) | CLI_BIT(METRIC) | CLI_BIT(REGION) | CLI_BIT(ENTITY) | CLI_BIT(DOCUMENT) |
               CLI_BIT(LANGUAGE) | CLI_BIT(STATUS) | CLI_BIT(UNIT) | CLI_BIT(PACKS),
    .least = 0,
    .most = 1,
    .run = run};
