/* Series as a chart: what is to be drawn is written as a script of gnuplot, numbers as blocks of data and every word in
 * single quotes, in which gnuplot expands nothing. */
#include "gnuplot.h"
#include "series.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <utf8proc.h>

enum { STEPS = 80 /* of a trend line */, TEXT_WIDTH = 79, TEXT_HEIGHT = 22 };

/* What is known of a value is told by its mark. */
typedef enum mark { SAID, DERIVED, PROMISED, PROMISED_DERIVED, FORESEEN, FORESEEN_DERIVED, MARKS } mark;

static const struct {
    const char *name;
    int point; /* of gnuplot */
    char letter;
} MARK[MARKS] = {{"reported", 7, '*'},         {"derived", 6, 'o'},   {"target", 13, 'T'},
                 {"target, derived", 12, 't'}, {"projected", 5, 'P'}, {"projected, derived", 4, 'p'}};

/* Okabe and Ito's colours, which people with any kind of sight tell apart; black is left for what belongs to all. */
static const char *const COLOURS[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31"};

/* What the key explains beside the marks. */
typedef enum explanation { LINE, BAND, OVER, UNDER, BARS, EXPLANATIONS } explanation;

/* One value on the chart. */
typedef struct spot {
    double x, y, low, high, from, to; /* low..high of a range, from..to of a span; NAN where there is none */
    facts_bound bound;
} spot;

typedef struct chart {
    const facts_series *const *series;
    size_t count;
    bool text;
    bool several_metrics, several_regions, several_entities;
    double x_low, x_high, y_low, y_high, arrow; /* the area, and the length of an arrow of a bound */
    size_t title_lines;
    size_t letters;             /* given out so far */
    bool explain[EXPLANATIONS]; /* what the key has to explain */
    bool plotted;
    /* The data go to `script`; the parts of the plot command and the entries of the key (in text, its lines) wait until
     * all data are there. */
    FILE *script, *plot, *key;
} chart;

/* ------------------------------------------------------------------ words */

/* In single quotes only the quote itself has a meaning. */
static void write_words(FILE *out, const char *words) {
    for (const char *c = words; *c; c++) {
        if (*c == '\'') fputc('\'', out);
        fputc((unsigned char)*c < ' ' || *c == 0x7F ? ' ' : *c, out);
    }
}

static size_t columns_of(const char *text, size_t size) {
    size_t columns = 0;
    utf8proc_int32_t point;
    for (size_t i = 0; i < size;) {
        utf8proc_ssize_t bytes =
            utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(size - i), &point);
        columns += bytes < 0 ? 1 : (size_t)utf8proc_charwidth(point);
        i += bytes < 0 ? 1 : (size_t)bytes;
    }
    return columns;
}

static const char *label_of(const facts_series *series) {
    return series->about && *series->about->label ? series->about->label : series->metric;
}

/* What tells a series from the others on the chart; "" where it is alone. */
static void write_name(const chart *c, const facts_series *series, FILE *out, const char *before_mark) {
    const char *place = *series->region ? series->region : "region not said";
    const char *region = c->several_regions || (c->several_entities && !*series->entity) ? place : "";
    const char *const parts[] = {c->several_metrics ? label_of(series) : "", region,
                                 c->several_entities ? series->entity : ""};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!*parts[i]) continue;
        if (any) fputs(", ", out);
        write_words(out, parts[i]);
        any = true;
    }
    if (any) fputs(before_mark, out);
}

static bool any_corrected(const chart *c) {
    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; k < c->series[i]->count; k++)
            if (series_is_corrected(c->series[i]->observations[k].evidence)) return true;
    return false;
}

#define HIDDEN "left out, as over other spans or without an end: %zu"

/* Values that have no place on the axis, as those of parts of a year beside years, which would look like a fall. */
static size_t hidden(const chart *c) {
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++) count += series_hidden(c->series[i]);
    return count;
}

/* What the chart is of, in one line. */
static void write_subject(const chart *c, FILE *out) {
    const facts_series *first = c->series[0];
    for (size_t i = 0, named = 0; i < c->count && named < 4; i++) {
        if (i > 0 && strcmp(c->series[i - 1]->metric, c->series[i]->metric) == 0) continue;
        if (i > 0) fputs(", ", out);
        write_words(out, ++named < 4 ? label_of(c->series[i]) : "...");
    }
    if (!c->several_regions && *first->region) fputs(", ", out);
    if (!c->several_regions) write_words(out, first->region);
    if (!c->several_entities && *first->entity) fputs(", ", out);
    if (!c->several_entities) write_words(out, first->entity);
    if (any_corrected(c)) fputs(" (with corrections)", out);
}

/* gnuplot cuts a title that is wider than the chart: it is broken at blanks. Line breaks are "\n" in double quotes.
 * Returns how many lines it has. */
static size_t write_wrapped(const char *words, size_t width, FILE *out) {
    size_t used = 0, lines = 1;
    while (*words) {
        size_t blanks = strspn(words, " "), size = strcspn(words + blanks, " "),
               columns = columns_of(words + blanks, size);
        if (used > 0 && used + blanks + columns > width) {
            fputs("'.\"\\n\".'", out);
            used = blanks = 0;
            lines++;
            words += strspn(words, " ");
        }
        fprintf(out, "%.*s", (int)(blanks + size), words);
        words += blanks + size;
        used += blanks + columns;
    }
    return lines;
}

static facts_status write_title(chart *c, size_t width, facts_error *error) {
    char *subject = NULL;
    size_t size, left_out = hidden(c);
    FILE *out = open_memstream(&subject, &size);
    if (!out) return facts_no_memory(error, NULL);
    write_subject(c, out);
    if (fclose(out) != 0) {
        free(subject);
        return facts_no_memory(error, NULL);
    }
    fputs("set title '", c->script);
    c->title_lines = write_wrapped(subject, width, c->script);
    if (left_out && !c->text) fprintf(c->script, "'.\"\\n\".'" HIDDEN, left_out);
    fputs("'\n", c->script);
    free(subject);
    return FACTS_OK;
}

/* ----------------------------------------------------------------- values */

static bool is_stock(const facts_series *series) { return series->about && series->about->stock; }

/* On the axis of a chart a year has its number where its value stands: at its end for a stock, else in its middle. */
static double shift(const facts_series *series) { return is_stock(series) ? 1 : 0.5; }

/* A span of years goes from the mark of its first year to that of its last; where it begins or ends within a year it
 * has its true length, as it may be shorter than a year. */
static double inset(const facts_period *period) {
    return period->start == floor(period->start) && period->end == floor(period->end) ? 0.5 : 0;
}

static spot spot_of(const facts_series *series, const facts_observation *observation) {
    const facts_evidence *best = observation->evidence;
    bool range = !isnan(best->value_hi), span = observation->period.span && !is_stock(series);
    double back = shift(series), ends = inset(&observation->period);
    return (spot){.x = observation->period.year - back,
                  .y = range ? (best->value + best->value_hi) / 2 : best->value,
                  .low = range ? best->value : NAN,
                  .high = best->value_hi,
                  .from = span ? observation->period.start - back + ends : NAN,
                  .to = span ? observation->period.end - back - ends : NAN,
                  .bound = best->bound};
}

static mark mark_of(const facts_series *series, const facts_observation *observation) {
    mark said = series->state == FACTS_TARGET ? PROMISED : series->state == FACTS_PROJECTED ? FORESEEN : SAID;
    return said + observation->evidence->derived;
}

static void include(chart *c, double x, double y) {
    if (!isnan(x)) {
        c->x_low = fmin(c->x_low, x);
        c->x_high = fmax(c->x_high, x);
    }
    if (!isnan(y)) {
        c->y_low = fmin(c->y_low, y);
        c->y_high = fmax(c->y_high, y);
    }
}

/* The area that holds every value with some air around; zero is part of it unless the values are far from it. */
static facts_status find_area(chart *c, facts_error *error) {
    c->x_low = c->y_low = INFINITY;
    c->x_high = c->y_high = -INFINITY;
    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; k < c->series[i]->count; k++) {
            if (!series_shows(c->series[i], &c->series[i]->observations[k])) continue;
            spot s = spot_of(c->series[i], &c->series[i]->observations[k]);
            include(c, s.x, s.y);
            include(c, s.from, s.low);
            include(c, s.to, s.high);
        }
    if (c->x_low > c->x_high)
        return facts_fail(error, FACTS_NOT_FOUND, "", 0, 0, "no value of %s has a year", c->series[0]->metric);
    double years = c->x_high - c->x_low;
    const bool one = c->y_low == c->y_high;
    if (c->y_low > 0 && (one || c->y_low < c->y_high / 2)) c->y_low = 0;
    if (c->y_high < 0 && (one || c->y_high > c->y_low / 2)) c->y_high = 0;
    if (c->y_low == c->y_high) c->y_high = 1; /* nothing but zeros */
    double height = c->y_high - c->y_low;
    c->arrow = height / 12;
    if (c->y_low != 0) c->y_low -= 1.5 * c->arrow;
    if (c->y_high != 0) c->y_high += 1.5 * c->arrow;
    c->x_low -= fmax(0.5, years / 20);
    c->x_high += fmax(0.5, years / 20);
    return FACTS_OK;
}

/* ------------------------------------------------------------------ parts */

/* Starts a part of the plot command. */
static FILE *part(chart *c) {
    fputs(c->plotted ? ", \\\n  " : "plot ", c->plot);
    c->plotted = true;
    return c->plot;
}

static const char *colour(size_t group) { return COLOURS[group % (sizeof COLOURS / sizeof *COLOURS)]; }

static bool alone(const chart *c) { return !c->several_metrics && !c->several_regions && !c->several_entities; }

/* In text the values of one name have the letters of their marks, those of several have letters of the alphabet. */
static char letter(chart *c, mark which) {
    if (alone(c)) return MARK[which].letter;
    size_t next = c->letters++ % 52;
    return (char)(next < 26 ? 'A' + next : 'a' + next - 26);
}

static void plot_points(chart *c, const facts_series *series, size_t index, mark which, size_t group) {
    char look[64];
    snprintf(look, sizeof look, "pt %d ps 1.2 lw 1.5 lc rgb '%s'", MARK[which].point, colour(group));
    if (c->text) {
        char shown = letter(c, which);
        snprintf(look, sizeof look, "pt '%c'", shown);
        fprintf(c->key, "%c ", shown);
    } else {
        fprintf(c->key, ", \\\n  keyentry with points %s title '", look);
    }
    fprintf(part(c), "$points_%zu_%d using 1:2 with points notitle %s", index, which, look);
    write_name(c, series, c->key, which == SAID ? "" : ", ");
    if (which != SAID || alone(c)) fputs(MARK[which].name, c->key);
    fputs(c->text ? "\n" : "'", c->key);
}

/* The values of a series that have the mark `which`; a value that is no range or span has bars of no length. */
static void write_points(chart *c, size_t index, mark which, size_t group) {
    const facts_series *series = c->series[index];
    bool any = false, bars = false;
    for (size_t k = 0; k < series->count; k++) {
        const facts_observation *observation = &series->observations[k];
        if (!series_shows(series, observation) || mark_of(series, observation) != which) continue;
        spot s = spot_of(series, observation);
        if (!any) fprintf(c->script, "$points_%zu_%d << EOD\n", index, which);
        any = true;
        bars = bars || !isnan(s.low) || !isnan(s.from);
        fprintf(c->script, "%.10g %.10g %.10g %.10g %.10g %.10g\n", s.x, s.y, isnan(s.low) ? s.y : s.low,
                isnan(s.low) ? s.y : s.high, isnan(s.from) ? s.x : s.from, isnan(s.from) ? s.x : s.to);
    }
    if (!any) return;
    fputs("EOD\n", c->script);
    if (bars && !c->text) {
        fprintf(part(c), "$points_%zu_%d using 1:2:5:6:3:4 with xyerrorbars notitle pt 0 lw 1.2 lc rgb '%s'", index,
                which, colour(group));
        c->explain[BARS] = true;
    }
    plot_points(c, series, index, which, group);
}

/* "Over" points up and "nearly" down, to where the value lies. */
static void write_arrows(chart *c, size_t index, size_t group) {
    const facts_series *series = c->series[index];
    static const facts_bound SIDES[] = {FACTS_GT, FACTS_LT};
    for (size_t side = 0; side < 2; side++) {
        bool any = false;
        for (size_t k = 0; k < series->count; k++) {
            const facts_observation *observation = &series->observations[k];
            spot s = spot_of(series, observation);
            if (!series_shows(series, observation) || s.bound != SIDES[side]) continue;
            if (!any) fprintf(c->script, "$arrows_%zu_%zu << EOD\n", index, side);
            any = true;
            fprintf(c->script, "%.10g %.10g %.10g\n", s.x, s.y, side == 0 ? c->arrow : -c->arrow);
        }
        if (!any) continue;
        fputs("EOD\n", c->script);
        FILE *plot = part(c);
        fprintf(plot, "$arrows_%zu_%zu using ", index, side);
        if (c->text)
            fprintf(plot, "1:($2+$3) with points notitle pt '%c'", side == 0 ? '^' : 'v');
        else
            fprintf(plot, "1:2:(0):3 with vectors notitle head filled size screen 0.008,20 lw 1.5 lc rgb '%s'",
                    colour(group));
        c->explain[side == 0 ? OVER : UNDER] = true;
    }
}

/* The least-squares line between the first and the last value, and where one more value would be. */
static facts_status write_trend(chart *c, size_t index, size_t group, facts_error *error) {
    const facts_series *series = c->series[index];
    facts_trend *trend = NULL;
    facts_point *points = malloc((series->count + 1) * sizeof *points);
    if (!points) return facts_no_memory(error, NULL);
    double x[STEPS + 1], back = shift(series);
    size_t count = facts_series_points(series, points);
    double first = count > 0 ? points[0].x : NAN, last = count > 0 ? points[count - 1].x : NAN;
    facts_status status = FACTS_OK;
    if (count < 2 || !(first < last)) goto done;
    for (size_t i = 0; i <= STEPS; i++) x[i] = first + (last - first) * (double)i / STEPS;
    const facts_trend_options options = {.forecast = x, .forecast_count = STEPS + 1};
    status = facts_trend_new(points, count, &options, &trend, error);
    if (status || isnan(trend->forecast[0].value)) goto done;
    fprintf(c->script, "$trend_%zu << EOD\n", index);
    for (size_t i = 0; i <= STEPS; i++) {
        const facts_prediction *at = &trend->forecast[i];
        fprintf(c->script, "%.10g %.10g %.10g %.10g\n", at->x - back, at->value, at->ci95.lo, at->ci95.hi);
    }
    fputs("EOD\n", c->script);
    bool band = !isnan(trend->forecast[0].ci95.lo);
    if (band && c->text)
        fprintf(part(c), "for [edge=3:4] $trend_%zu using 1:edge with points notitle pt ':'", index);
    else if (band)
        fprintf(part(c),
                "$trend_%zu using 1:3:4 with filledcurves notitle fs transparent solid 0.15 noborder lc rgb '%s'",
                index, colour(group));
    if (c->text)
        fprintf(part(c), "$trend_%zu using 1:2 with points notitle pt '.'", index);
    else
        fprintf(part(c), "$trend_%zu using 1:2 with lines notitle lw 1.5 lc rgb '%s'", index, colour(group));
    c->explain[LINE] = true;
    c->explain[BAND] = c->explain[BAND] || band;
done:
    facts_trend_free(trend);
    free(points);
    return status;
}

/* ------------------------------------------------------------------ chart */

/* Gives the width of the chart in characters of its title, as wide as the widest of them. */
static size_t write_terminal(const facts_chart_options *options, FILE *script) {
    static const struct {
        const char *terminal;
        double scale; /* of a size in pixels */
        size_t width, height;
    } TERMINALS[] = {[FACTS_CHART_TEXT] = {"dumb noenhanced mono nofeed", 1, TEXT_WIDTH, TEXT_HEIGHT},
                     [FACTS_CHART_SVG] = {"svg noenhanced font 'sans-serif,13' background '#ffffff'", 1, 960, 600},
                     [FACTS_CHART_PNG] = {"pngcairo noenhanced font 'Sans,11' background '#ffffff'", 1, 960, 600},
                     [FACTS_CHART_PDF] = {"pdfcairo noenhanced font 'Sans,11'", 1.0 / 96, 960, 600}};
    size_t width = options->width ? options->width : TERMINALS[options->format].width;
    size_t height = options->height ? options->height : TERMINALS[options->format].height;
    double scale = TERMINALS[options->format].scale;
    width -= options->format == FACTS_CHART_TEXT && width > 1; /* its first line is longer by one blank */
    fprintf(script, "set encoding utf8\nset terminal %s size %.10g,%.10g\n", TERMINALS[options->format].terminal,
            (double)width * scale, (double)height * scale);
    return options->format == FACTS_CHART_TEXT ? width - (width > 24 ? 12 : 0) : width / 16;
}

/* A step between the numbers of years that leaves about eight of them. */
static int year_step(double years) {
    static const int STEPS_OF[] = {1, 2, 5, 10, 20, 50};
    size_t i = 0;
    while (i + 1 < sizeof STEPS_OF / sizeof *STEPS_OF && years / STEPS_OF[i] > 9) i++;
    return STEPS_OF[i];
}

static void write_axes(const chart *c) {
    const char *unit = c->series[0]->unit;
    bool stocks = true;
    for (size_t i = 0; i < c->count; i++) stocks = stocks && is_stock(c->series[i]);
    fprintf(c->script, "set xlabel '%s'\nset ylabel '", stocks ? "end of year" : "year");
    write_words(c->script, strcmp(unit, "1") == 0 ? "number" : unit);
    fprintf(c->script,
            "'\nset xrange [%.10g:%.10g]\nset yrange [%.10g:%.10g]\nset xtics %d format '%%.0f'\n"
            "set ytics format '%%.10g'\nset border 3 back\nset tics nomirror\n",
            c->x_low, c->x_high, c->y_low, c->y_high, year_step(c->x_high - c->x_low));
    if (c->text) fprintf(c->script, "set tmargin %zu\n", c->title_lines);
    fputs(c->text ? "set key off\n"
                  : "set key outside right center vertical Left reverse spacing 1.3 samplen 2\n"
                    "set grid ytics lc rgb '#dddddd' lt 1\n",
          c->script);
}

/* What looks the same for every series stands once in the key, below what is told apart. */
static void explain_all(chart *c) {
    if (c->text && hidden(c)) fprintf(c->key, HIDDEN "\n", hidden(c));
    static const struct {
        const char *words, *look;
        char letter; /* '\0': not drawn in text */
    } ENTRIES[EXPLANATIONS] = {[LINE] = {"trend (least squares)", "lines lw 1.5", '.'},
                               [BAND] = {"95 % prediction band", "boxes fs solid 0.15 noborder", ':'},
                               [OVER] = {"more than this", "points pt '\u2191'", '^'},
                               [UNDER] = {"less than this", "points pt '\u2193'", 'v'},
                               [BARS] = {"range or span", "points pt '|'", '\0'}};
    for (size_t i = 0; i < EXPLANATIONS; i++) {
        if (!c->explain[i]) continue;
        if (c->text)
            fprintf(c->key, "%c %s\n", ENTRIES[i].letter, ENTRIES[i].words);
        else
            fprintf(c->key, ", \\\n  keyentry with %s lc rgb '#606060' title '%s'", ENTRIES[i].look, ENTRIES[i].words);
    }
}

/* The lines of the key side by side under a chart of text, as many as fit. */
static void print_key(const char *key, size_t width, FILE *stream) {
    size_t column = 0;
    fputc('\n', stream); /* gnuplot leaves its last line open */
    for (const char *line = key, *end; *line; line = end + 1) {
        end = strchr(line, '\n');
        size_t size = (size_t)(end - line), columns = columns_of(line, size) + 3;
        if (column > 0 && column + columns > width) {
            fputc('\n', stream);
            column = 0;
        }
        fprintf(stream, "   %.*s", (int)size, line);
        column += columns;
    }
    fputc('\n', stream);
}

/* Series of one thing have one colour. */
static facts_status write_series(chart *c, facts_error *error) {
    size_t group = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (i > 0 && !series_same_thing(c->series[i - 1], c->series[i])) group++;
        facts_status status = c->series[i]->state == FACTS_ACTUAL ? write_trend(c, i, group, error) : FACTS_OK;
        if (status) return status;
        write_arrows(c, i, group);
        for (mark which = 0; which < MARKS; which++) write_points(c, i, which, group);
    }
    return FACTS_OK;
}

static facts_status compare_series(chart *c, facts_error *error) {
    const facts_series *first = c->count > 0 ? c->series[0] : NULL;
    if (!first) return facts_fail(error, FACTS_NOT_FOUND, "", 0, 0, "no series to draw");
    for (size_t i = 1; i < c->count; i++) {
        const facts_series *other = c->series[i];
        if (strcmp(first->unit, other->unit) != 0)
            return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "series in %s and in %s; expected one unit",
                              first->unit, other->unit);
        c->several_metrics = c->several_metrics || strcmp(first->metric, other->metric) != 0;
        c->several_regions = c->several_regions || strcmp(first->region, other->region) != 0;
        c->several_entities = c->several_entities || strcmp(first->entity, other->entity) != 0;
    }
    return FACTS_OK;
}

/* Everything that gnuplot is told. */
static facts_status write_script(chart *c, const facts_chart_options *options, char **key, facts_error *error) {
    char *plot = NULL;
    size_t plot_size, key_size;
    c->plot = open_memstream(&plot, &plot_size);
    c->key = open_memstream(key, &key_size);
    facts_status status = c->plot && c->key ? FACTS_OK : facts_no_memory(error, NULL);
    if (!status) {
        status = write_title(c, write_terminal(options, c->script), error);
        write_axes(c);
        if (!status) status = write_series(c, error);
        if (!status) explain_all(c);
    }
    bool failed = (c->plot && fclose(c->plot) != 0) | (c->key && fclose(c->key) != 0);
    if (!status && failed) status = facts_no_memory(error, NULL);
    if (!status) fprintf(c->script, "%s%s\n", plot, c->text ? "" : *key);
    free(plot);
    if (!status && fflush(c->script) != 0)
        status = facts_fail(error, FACTS_ERR_IO, "", 0, 0, "a temporary file for a chart cannot be written");
    return status;
}

facts_status facts_chart_write(const facts_series *const *series, size_t count, const facts_chart_options *options,
                               FILE *stream, facts_error *error) {
    chart c = {.series = series, .count = count, .text = options->format == FACTS_CHART_TEXT};
    char *key = NULL;
    facts_status status = compare_series(&c, error);
    if (!status) status = find_area(&c, error);
    if (status) return status;
    c.script = tmpfile();
    if (!c.script)
        return facts_fail(error, FACTS_ERR_IO, "", 0, 0, "no temporary file for a chart: %s", strerror(errno));
    status = write_script(&c, options, &key, error);
    if (!status) status = gnuplot_run(c.script, stream, error);
    if (!status && c.text) print_key(key, options->width ? options->width : TEXT_WIDTH, stream);
    fclose(c.script);
    free(key);
    return status;
}
