/* Facts become series: levels are sorted by what they are about and when, and the best evidence of each time leads. */
#include "analysis/said.h"
#include "derive.h"

#include <math.h>
#include <stdlib.h>

static int compare_metric(const void *id, const void *metric) { return strcmp(id, ((const facts_metric *)metric)->id); }

static int compare_document(const void *id, const void *document) {
    return strcmp(id, ((const facts_document *)document)->id);
}

/* What is known of a metric, NULL where nothing is. */
static const facts_metric *about_metric(const facts_series_options *options, const char *metric) {
    if (options->metric_count == 0) return NULL;
    return bsearch(metric, options->metrics, options->metric_count, sizeof *options->metrics, compare_metric);
}

bool series_is_stock(const facts_series_options *options, const char *metric) {
    const facts_metric *about = about_metric(options, metric);
    return about && about->stock;
}

const char *series_published(const facts_series_options *options, const facts_fact *fact) {
    if (options->document_count == 0) return "";
    const facts_document *found = bsearch(fact->document, options->documents, options->document_count,
                                          sizeof *options->documents, compare_document);
    return found ? found->published : "";
}

/* ------------------------------------------------------------------ order */

int series_compare_keys(const series_row *a, const series_row *b) {
    int order = strcmp(a->metric, b->metric);
    if (!order) order = strcmp(a->region, b->region);
    if (!order) order = strcmp(a->entity, b->entity);
    if (!order) order = strcmp(a->unit, b->unit);
    if (!order) order = strcmp(a->base, b->base);
    if (!order) order = (a->state > b->state) - (a->state < b->state);
    return order;
}

bool series_same_thing(const facts_series *a, const facts_series *b) {
    return strcmp(a->metric, b->metric) == 0 && strcmp(a->region, b->region) == 0 && strcmp(a->entity, b->entity) == 0;
}

/* Numbers by size, NAN last. */
static int compare_numbers(double a, double b) {
    if (isnan(a) || isnan(b)) return isnan(a) - isnan(b);
    return (a > b) - (a < b);
}

static int compare_times(const series_row *a, const series_row *b) {
    int order = compare_numbers(a->period.year, b->period.year);
    if (!order) order = compare_numbers(a->period.end, b->period.end);
    if (!order) order = compare_numbers(a->period.start, b->period.start);
    return order;
}

/* Of what is derived, the vaguest of its facts counts: 73.76 GW / 20 tells more than "over 100 GW" / "over 30". */
static int vagueness(const facts_evidence *evidence) {
    int worst = 0;
    for (size_t i = 0; i < evidence->fact_count; i++) {
        const facts_fact *fact = evidence->facts[i];
        int vague = !isnan(fact->value_hi) ? 1 : fact->bound == FACTS_EQ ? 0 : fact->bound == FACTS_APPROX ? 1 : 2;
        if (vague > worst) worst = vague;
    }
    return worst;
}

/* "3,600 GW by 2035, over six times that of 2020" says less of 2020 than what is reported. */
static int rests_on_promise(const facts_evidence *evidence) {
    return evidence->derived && evidence->facts[0]->state != FACTS_ACTUAL;
}

/* The rules of which evidence is best; documented at facts_observation. */
static int compare_ranks(const series_row *a, const series_row *b) {
    const facts_fact *f = a->evidence.facts[0], *g = b->evidence.facts[0];
    int order = a->evidence.derived - b->evidence.derived;
    if (!order) order = rests_on_promise(&a->evidence) - rests_on_promise(&b->evidence);
    if (!order) order = vagueness(&a->evidence) - vagueness(&b->evidence);
    if (!order) order = -strcmp(a->published, b->published);
    if (!order) order = (int)b->languages - (int)a->languages;
    if (!order) order = (int)g->time_source - (int)f->time_source;
    if (!order) order = strcmp(f->document, g->document);
    if (!order) order = (f->byte_start > g->byte_start) - (f->byte_start < g->byte_start);
    if (!order) order = strcmp(a->evidence.arithmetic, b->evidence.arithmetic);
    return order;
}

int series_compare_places(const void *left, const void *right) {
    const series_row *a = left, *b = right;
    int order = series_compare_keys(a, b);
    return order ? order : compare_times(a, b);
}

static int compare_rows(const void *left, const void *right) {
    int order = series_compare_places(left, right);
    return order ? order : compare_ranks(left, right);
}

/* --------------------------------------------------------------- evidence */

/* Adds what is said of one kind to `rows`; returns how many statements have no time in `untimed`. */
static facts_status add_said(const facts_set *facts, const facts_series_options *options, facts_kind kind,
                             series_rows *rows, size_t *untimed, facts_error *error) {
    for (size_t i = 0; i < facts_set_count(facts); i++) {
        const facts_fact *fact = facts_set_at(facts, i);
        /* the year of a pledge is no value at a time; see facts_promises */
        if (!*fact->metric || fact->kind != kind || strcmp(fact->unit, "year") == 0) continue;
        series_row row = {.metric = fact->metric,
                          .region = fact->region,
                          .entity = fact->entity,
                          .unit = fact->unit,
                          .base = fact->kind == FACTS_LEVEL ? "" : fact->base,
                          .time = fact->time,
                          .state = fact->state,
                          .evidence = {.value = fact->value,
                                       .value_hi = fact->value_hi,
                                       .bound = fact->bound,
                                       .arithmetic = "",
                                       .facts = {fact},
                                       .fact_count = 1},
                          .published = series_published(options, fact)};
        if (!facts_time_period(fact->time, series_is_stock(options, fact->metric), &row.period))
            ++*untimed;
        else if (!vector_push(rows, row))
            return facts_no_memory(error, NULL);
    }
    return FACTS_OK;
}

/* What one document says of one value stands together, by language. */
static int compare_sayings(const void *left, const void *right) {
    const series_row *a = left, *b = right;
    const facts_fact *f = a->evidence.facts[0], *g = b->evidence.facts[0];
    int order = a->evidence.derived - b->evidence.derived;
    if (!order) order = strcmp(f->document, g->document);
    if (!order) order = compare_numbers(f->value, g->value);
    return order ? order : strcmp(f->language, g->language);
}

static bool same_saying(const series_row *a, const series_row *b) {
    const facts_fact *f = a->evidence.facts[0], *g = b->evidence.facts[0];
    return !a->evidence.derived && !b->evidence.derived && f->value == g->value &&
           strcmp(f->document, g->document) == 0;
}

static void set_languages(series_row *rows, size_t count, unsigned languages) {
    for (size_t i = 0; i < count; i++) rows[i].languages = languages;
}

/* Whether two values of one document differ by rounding only, as 6236.5万千瓦 and 62.37 GW do. */
static bool same_when_rounded(const series_row *a, const series_row *b) {
    const facts_fact *f = a->evidence.facts[0], *g = b->evidence.facts[0];
    if (a->evidence.derived || b->evidence.derived || strcmp(f->document, g->document) != 0) return false;
    facts_interval x = said_interval(f, false), y = said_interval(g, false);
    return x.lo < y.hi && y.lo < x.hi;
}

/* In how many languages a document says a number, among the rows of one time. */
static void count_languages(series_row *rows, size_t count) {
    qsort(rows, count, sizeof *rows, compare_sayings);
    for (size_t i = 0, end, before = 0; i < count; before = i, i = end) {
        const char *language = rows[i].evidence.facts[0]->language;
        for (end = i + 1; end < count && same_saying(&rows[i], &rows[end]); end++) {
        }
        bool both = strcmp(language, rows[end - 1].evidence.facts[0]->language) != 0;
        set_languages(rows + i, end - i, both ? 2 : 1);
        bool other = i > 0 && strcmp(rows[before].evidence.facts[0]->language, language) != 0;
        if (other && same_when_rounded(&rows[before], &rows[i])) set_languages(rows + before, end - before, 2);
    }
}

/* Whether there is a number that all of what is said allows; those that only touch, as 1,690 and 1,680 do, have none.
 * `published`: only what was said then counts; NULL for all. */
static bool has_conflict(const series_row *rows, size_t count, const char *published) {
    facts_interval common = {-INFINITY, INFINITY};
    for (size_t i = 0; i < count && !rows[i].evidence.derived; i++) { /* what is said comes first */
        if (published && strcmp(rows[i].published, published) != 0) continue;
        facts_interval said = said_interval(rows[i].evidence.facts[0], true);
        double slip = 1e-9 * fabs(rows[i].evidence.value);
        if (said.lo == said.hi) said = (facts_interval){said.lo - 2 * slip, said.hi + 2 * slip}; /* 2/3 is itself */
        common = (facts_interval){fmax(common.lo, said.lo), fmin(common.hi, said.hi)};
        if (common.lo >= common.hi - slip) return true;
    }
    return false;
}

/* Whether the first of the rows is from later than all that differ from it, and so no error but a revision. */
static bool is_revised(const series_row *rows, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (!rows[i].evidence.derived && strcmp(rows[i].published, rows->published) > 0) return false;
    return !has_conflict(rows, count, rows->published);
}

/* ----------------------------------------------------------------- series */

/* Rows that are sorted become evidence, observations and series, each pointing into the next. */
static facts_status group_rows(facts_series_list *list, const facts_series_options *options, facts_error *error) {
    const size_t count = list->rows.count;
    const series_row *rows = list->rows.at;
    list->evidence = malloc((count + 1) * sizeof *list->evidence);
    list->observations = malloc((count + 1) * sizeof *list->observations);
    if (!list->evidence || !list->observations) return facts_no_memory(error, NULL);
    facts_observation *observation = list->observations;
    for (size_t i = 0, end; i < count; i = end, observation++) {
        for (end = i; end < count && series_compare_places(&rows[i], &rows[end]) == 0; end++)
            list->evidence[end] = rows[end].evidence;
        bool conflict = has_conflict(&rows[i], end - i, NULL);
        *observation = (facts_observation){rows[i].time, rows[i].period, &list->evidence[i],
                                           end - i,      conflict,       conflict && is_revised(&rows[i], end - i)};
        if (i == 0 || series_compare_keys(&rows[i - 1], &rows[i]) != 0) {
            facts_series series = {.metric = rows[i].metric,
                                   .region = rows[i].region,
                                   .entity = rows[i].entity,
                                   .unit = rows[i].unit,
                                   .kind = options->kind,
                                   .base = rows[i].base,
                                   .state = rows[i].state,
                                   .about = about_metric(options, rows[i].metric),
                                   .observations = observation};
            if (!vector_push(&list->series, series)) return facts_no_memory(error, NULL);
        }
        list->series.at[list->series.count - 1].count++;
    }
    return FACTS_OK;
}

static void sort_rows(series_rows *rows) {
    if (rows->count == 0) return;
    qsort(rows->at, rows->count, sizeof *rows->at, series_compare_places);
    for (size_t i = 0, end; i < rows->count; i = end) {
        for (end = i + 1; end < rows->count && series_compare_places(&rows->at[i], &rows->at[end]) == 0; end++) {
        }
        count_languages(rows->at + i, end - i);
    }
    qsort(rows->at, rows->count, sizeof *rows->at, compare_rows);
}

facts_status series_list_build(facts_series_list *list, const facts_set *facts, const facts_series_options *options,
                               facts_error *error) {
    series_rows levels = {0};
    facts_status status = add_said(facts, options, options->kind, &list->rows, &list->untimed, error);
    if (!status && !options->said_only && options->kind == FACTS_LEVEL) {
        sort_rows(&list->rows);
        status = derive_rows(list, facts, options, error);
    } else if (!status && !options->said_only) {
        size_t untimed = 0;
        status = add_said(facts, options, FACTS_LEVEL, &levels, &untimed, error);
        if (!status) sort_rows(&levels);
        if (!status) status = derive_comparisons(list, &levels, facts, options, error);
    }
    vector_free(&levels);
    if (status) return status;
    sort_rows(&list->rows);
    return group_rows(list, options, error);
}

bool series_is_corrected(const facts_evidence *evidence) {
    for (size_t i = 0; i < evidence->fact_count; i++)
        if (facts_fact_corrected(evidence->facts[i])) return true;
    return false;
}

facts_status facts_series_list_new(const facts_set *facts, const facts_series_options *options,
                                   facts_series_list **list, facts_error *error) {
    static const facts_series_options NONE;
    *list = calloc(1, sizeof **list);
    if (!*list) return facts_no_memory(error, NULL);
    facts_status status = series_list_build(*list, facts, options ? options : &NONE, error);
    if (status) {
        facts_series_list_free(*list);
        *list = NULL;
    }
    return status;
}

void facts_series_list_free(facts_series_list *list) {
    if (!list) return;
    free(list->series.at);
    free(list->observations);
    free(list->evidence);
    free(list->rows.at);
    free(list->metrics.at);
    free(list->documents.at);
    facts_set_free(list->facts);
    arena_free(&list->memory);
    free(list);
}

size_t facts_series_list_count(const facts_series_list *list) { return list->series.count; }

const facts_series *facts_series_list_at(const facts_series_list *list, size_t index) {
    return &list->series.at[index];
}

size_t facts_series_list_untimed(const facts_series_list *list) { return list->untimed; }

bool series_shows(const facts_series *series, const facts_observation *observation) {
    if (isnan(observation->period.year)) return false;
    bool yearly = !observation->period.span;
    for (size_t i = 0; i < series->count && !yearly; i++) yearly = !series->observations[i].period.span;
    return !yearly || !observation->period.span;
}

size_t series_hidden(const facts_series *series) {
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++) count += !series_shows(series, &series->observations[i]);
    return count;
}

/* Whether a value is a sum or an average over its span; that of a stock stands at the end of it. */
static bool is_of_span(const facts_period *period) { return period->span && period->year < period->end; }

static bool as_long(const facts_period *a, const facts_period *b) {
    return fabs((a->end - a->start) - (b->end - b->start)) < 0.01; /* of a year: months are of one length */
}

/* The span that most others are as long as, the last of such; NULL without spans. */
static const facts_period *usual_span(const facts_series *series) {
    const facts_period *usual = NULL;
    size_t most = 0;
    for (size_t i = 0; i < series->count; i++) {
        const facts_period *period = &series->observations[i].period;
        size_t same = 0;
        if (!is_of_span(period)) continue;
        for (size_t k = 0; k < series->count; k++)
            same += is_of_span(&series->observations[k].period) && as_long(&series->observations[k].period, period);
        if (same < most) continue;
        most = same;
        usual = period;
    }
    return usual;
}

size_t facts_series_points(const facts_series *series, facts_point *points) {
    size_t count = 0;
    double covered = -INFINITY; /* up to where spans are taken: of two that overlap the second is no value of its own */
    bool sums = series->kind == FACTS_LEVEL && strcmp(series->unit, "percent") != 0;
    const facts_period *usual = sums ? usual_span(series) : NULL;
    for (size_t i = 0; i < series->count; i++) {
        const facts_observation *observation = &series->observations[i];
        const facts_evidence *best = observation->evidence;
        const facts_period *period = &observation->period;
        if (!series_shows(series, observation)) continue;
        if (is_of_span(period)) {
            if (period->start < covered || (usual && !as_long(period, usual))) continue;
            covered = period->end;
        }
        if (isnan(best->value_hi))
            points[count++] = (facts_point){observation->period.year, best->value, best->bound};
        else
            points[count++] = (facts_point){observation->period.year, (best->value + best->value_hi) / 2, FACTS_APPROX};
    }
    return count;
}
