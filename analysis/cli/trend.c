#include "trend_rows.h"

#include <stdlib.h>
#include <string.h>

/* What the command line asks of every trend. */
typedef struct request {
    facts_trend_options options;
    double *at, *forecast;
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
                read_times(cli, CLI_FORECAST, "forecast", &asked->forecast, &options->forecast_count);
    options->at = asked->at;
    options->forecast = asked->forecast;
    return good;
}

static facts_status write_json(cli_run *cli, const facts_trend *trend, facts_error *error) {
    char *text = NULL;
    FILE *stream;
    facts_status status = facts_trend_json(trend, &text, error);
    if (!status) status = cli_output(cli, &stream, error);
    if (!status) fprintf(stream, "%s\n", text); /* a failure shows when the stream is closed */
    free(text);
    return status;
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
        status = table->format == FACTS_FORMAT_JSON ? write_json(cli, trend, error)
                                                    : trend_rows_write(cli, table, trend, error);
    facts_trend_free(trend);
    free(points);
    return status;
}

static int run(cli_run *cli) {
    facts_table_options table;
    request asked = {0};
    facts_error error;
    int result = CLI_USAGE;
    if (!cli_given(cli, CLI_CSV) || !cli_given(cli, CLI_X) || !cli_given(cli, CLI_Y))
        return cli_usage(cli, "'trend' wants --csv FILE with --x COLUMN and --y COLUMN");
    if (cli_table_options(cli, &table) && read_request(cli, &asked))
        result = trend_of_csv(cli, &asked, &table, &error) ? cli_fail(cli, &error) : CLI_FOUND;
    free(asked.at);
    free(asked.forecast);
    return result;
}

const cli_verb verb_trend = {
    .name = "trend",
    .arguments = "",
    .summary = "trend statistics of a table",
    .details = "Fits every method to the points of a CSV table and says for each number that is missing why it is.\n"
               "x is a time in decimal years, or any other axis; slopes are per unit of it, intercepts at x = 0.\n"
               "Methods: least squares, bisquare robust regression, Theil-Sen, Mann-Kendall (exact up to 10 points),\n"
               "Hamed and Rao's variance for autocorrelated series, compound and log-linear growth, Pettitt's change\n"
               "point, logistic growth where the data carry it, Steffen's interpolation, forecasts with intervals.\n"
               "--bounds censored reads the column 'bound' (eq, approx, gt, lt).\n\n"
               "  facts trend --csv wind.csv --x year --y capacity --forecast 2030 --format json\n",
    .options = CLI_RESULTS | CLI_BIT(CSV) | CLI_BIT(X) | CLI_BIT(Y) | CLI_BIT(DEGREE) | CLI_BIT(NO_INTERCEPT) |
               CLI_BIT(AT) | CLI_BIT(FORECAST) | CLI_BIT(BOUNDS),
    .least = 0,
    .most = 0,
    .run = run};
