#include "analysis/series/series.h"
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    MOST_NAMES = 7, /* more colours than this no one tells apart */
    KEY_LINES = 4   /* of a terminal: the key, usually two lines, and the prompt after it */
};

/* The series that a chart has room for. */
typedef struct selection {
    const facts_series **series;
    size_t count;
    size_t other_units, too_many; /* series that are left out */
    const char *unit;
} selection;

/* What the ending of -o says; text without one. False after a message. */
static bool read_format(const cli_run *cli, facts_chart_format *format) {
    static const struct {
        const char *ending;
        facts_chart_format format;
    } ENDINGS[] = {
        {"svg", FACTS_CHART_SVG}, {"png", FACTS_CHART_PNG}, {"pdf", FACTS_CHART_PDF}, {"txt", FACTS_CHART_TEXT}};
    const char *path = cli->values[CLI_OUTPUT], *dot = path ? strrchr(path, '.') : NULL;
    *format = FACTS_CHART_TEXT;
    if (!path) return true;
    for (size_t i = 0; dot && i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (strcasecmp(dot + 1, ENDINGS[i].ending) == 0) {
            *format = ENDINGS[i].format;
            return true;
        }
    cli_usage(cli, "-o '%s'; expected a name that ends with .svg, .png, .pdf or .txt", path);
    return false;
}

/* Values of the series at `index` and of its neighbours of the same name. */
static size_t count_values(const facts_series *const *series, size_t count, size_t index) {
    size_t values = 0;
    for (size_t i = 0; i < count; i++)
        if (series_same_thing(series[i], series[index])) values += series[i]->count;
    return values;
}

/* Keeps the names with most values, in their order. */
static void keep_largest(selection *chosen) {
    for (;;) {
        size_t names = 0, least = 0, fewest = SIZE_MAX;
        for (size_t i = 0; i < chosen->count; i++) {
            if (i > 0 && series_same_thing(chosen->series[i - 1], chosen->series[i])) continue;
            size_t values = count_values(chosen->series, chosen->count, i);
            names++;
            if (values > fewest) continue;
            fewest = values;
            least = i;
        }
        if (names <= MOST_NAMES) return;
        const facts_series *dropped = chosen->series[least];
        size_t kept = 0;
        for (size_t i = 0; i < chosen->count; i++)
            if (!series_same_thing(chosen->series[i], dropped)) chosen->series[kept++] = chosen->series[i];
        chosen->too_many += chosen->count - kept;
        chosen->count = kept;
    }
}

/* The unit in which most values are. */
static const char *main_unit(const cli_run *cli, const facts_series_list *list) {
    const char *unit = "";
    size_t most = 0;
    for (size_t i = 0; i < facts_series_list_count(list); i++) {
        const facts_series *series = facts_series_list_at(list, i);
        size_t values = 0;
        for (size_t k = 0; k < facts_series_list_count(list); k++) {
            const facts_series *other = facts_series_list_at(list, k);
            if (cli_takes_series(cli, other) && strcmp(series->unit, other->unit) == 0) values += other->count;
        }
        if (values <= most) continue;
        most = values;
        unit = series->unit;
    }
    return unit;
}

static facts_status choose(const cli_run *cli, const facts_series_list *list, selection *chosen, facts_error *error) {
    size_t count = facts_series_list_count(list);
    *chosen = (selection){.series = malloc((count + 1) * sizeof *chosen->series), .unit = main_unit(cli, list)};
    if (!chosen->series) return facts_no_memory(error, NULL);
    for (size_t i = 0; i < count; i++) {
        const facts_series *series = facts_series_list_at(list, i);
        if (!cli_takes_series(cli, series)) continue;
        if (strcmp(series->unit, chosen->unit) == 0)
            chosen->series[chosen->count++] = series;
        else
            chosen->other_units++;
    }
    keep_largest(chosen);
    return FACTS_OK;
}

static void say_left_out(cli_run *cli, const selection *chosen) {
    facts_error warning;
    size_t hidden = 0, all = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        hidden += series_hidden(chosen->series[i]);
        all += chosen->series[i]->count;
    }
    if (hidden > 0) {
        facts_fail(&warning, FACTS_OK, "", 0, 0,
                   "values left out of %zu, as they are over other spans or without an end: %zu", all, hidden);
        cli_warn(cli, &warning);
    }
    if (chosen->other_units > 0) {
        facts_fail(&warning, FACTS_OK, "", 0, 0, "series left out that are not in %s: %zu (--unit converts what fits)",
                   chosen->unit, chosen->other_units);
        cli_warn(cli, &warning);
    }
    if (chosen->too_many > 0) {
        facts_fail(&warning, FACTS_OK, "", 0, 0,
                   "series left out, as no one tells so many colours apart: %zu (--region and --entity choose)",
                   chosen->too_many);
        cli_warn(cli, &warning);
    }
}

static int run(cli_run *cli) {
    facts_series_list *list = NULL;
    facts_chart_options options = {0};
    selection chosen;
    facts_error error;
    FILE *stream;
    if (!read_format(cli, &options.format)) return CLI_USAGE;
    if (!cli_given(cli, CLI_OUTPUT)) cli_terminal_size(&options.width, &options.height);
    options.height -= options.height > KEY_LINES ? KEY_LINES : 0;
    int result = cli_series(cli, &list);
    if (result != CLI_FOUND) return result;
    facts_status status = choose(cli, list, &chosen, &error);
    if (!status && chosen.count == 0)
        status = facts_fail(&error, FACTS_NOT_FOUND, "", 0, 0, "no value of %s to draw", cli->arguments[0]);
    if (!status) say_left_out(cli, &chosen);
    if (!status) status = cli_output(cli, &stream, &error);
    if (!status) status = facts_chart_write(chosen.series, chosen.count, &options, stream, &error);
    if (status) result = cli_fail(cli, &error);
    free(chosen.series);
    facts_series_list_free(list);
    return result;
}

const cli_verb verb_plot = {
    .name = "plot",
    .arguments = "METRIC",
    .summary = "a chart: in the terminal, or to .svg, .png, .pdf with -o",
    .details =
        "Draws the series of a metric over the years: what is reported, what is derived from it, targets and\n"
        "projections have a mark each, regions and entities a colour each. Arrows stand at values that are said\n"
        "as \"over\" or \"nearly\", bars at ranges and spans; the line is the least-squares trend of what is "
        "reported,\n"
        "the band around it holds 95 percent of further values. METRIC may be a pattern in quotes.\n"
        "Values over other spans than years are left out where there are yearly ones; the chart says how many.\n\n"
        "  facts plot wind_solar_capacity\n"
        "  facts plot '*_generation_share' --region CHN -o shares.svg\n",
    .options = CLI_BIT(OUTPUT) | CLI_BIT(DB) | CLI_BIT(CORRECTIONS) | CLI_BIT(REGION) | CLI_BIT(ENTITY) |
               CLI_BIT(DOCUMENT) | CLI_BIT(LANGUAGE) | CLI_BIT(STATUS) | CLI_BIT(UNIT) | CLI_BIT(PACKS),
    .least = 1,
    .most = 1,
    .run = run};
