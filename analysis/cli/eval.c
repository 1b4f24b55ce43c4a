#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef struct evaluation {
    cli_run *cli; /* first, for cli_sink_warning */
    facts_gold *gold;
    facts_set *facts;
    cli_documents documents;
    facts_score_options options;
    const char **ids; /* of the documents, where they were given by name */
    facts_group by;
    facts_finding show;
    facts_table *table; /* NULL where lines for people are written */
    FILE *stream;
    facts_status status; /* why the sink stopped */
    facts_error error;
} evaluation;

static const char *const finding_names[] = {"missed", "extra", "wrong"};

static facts_status take_fact(void *context, const facts_fact *fact) {
    evaluation *e = context;
    e->status = facts_set_add(e->facts, fact, &e->error);
    return e->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

/* ------------------------------------------------------------- the scores */

static void print_line(FILE *stream, const char *name, const facts_score *score) {
    fprintf(stream, "%s: gold %zu facts %zu noise %.2f | quantity P=%.3f R=%.3f F1=%.3f | fact P=%.3f R=%.3f F1=%.3f |",
            name, score->gold, score->facts, score->noise, score->quantity.precision, score->quantity.recall,
            score->quantity.f1, score->fact.precision, score->fact.recall, score->fact.f1);
    bool any = false;
    for (int i = 0; i < FACTS_SCORE_FIELDS; i++) {
        if (score->scored[i] == 0) continue;
        fprintf(stream, " %s=%.3f", facts_score_field_name((facts_score_field)i),
                (double)score->right[i] / (double)score->scored[i]);
        any = true;
    }
    fputs(any ? "\n" : " \n", stream);
}

static const facts_column columns[] = {
    {"group", FACTS_TEXT, 0},
    {"gold", FACTS_INTEGER, 0},
    {"facts", FACTS_INTEGER, 0},
    {"found", FACTS_INTEGER, 0},
    {"noise", FACTS_NUMBER, FACTS_SPARE},
    {"quantity_precision", FACTS_NUMBER, FACTS_SPARE},
    {"quantity_recall", FACTS_NUMBER, FACTS_SPARE},
    {"quantity_f1", FACTS_NUMBER, 0},
    {"fact_precision", FACTS_NUMBER, FACTS_SPARE},
    {"fact_recall", FACTS_NUMBER, FACTS_SPARE},
    {"fact_f1", FACTS_NUMBER, 0},
    {"kind", FACTS_NUMBER, FACTS_SPARE},
    {"metric", FACTS_NUMBER, FACTS_SPARE},
    {"time", FACTS_NUMBER, FACTS_SPARE},
    {"bound", FACTS_NUMBER, FACTS_SPARE},
    {"base", FACTS_NUMBER, FACTS_SPARE},
    {"status", FACTS_NUMBER, FACTS_SPARE},
    {"region", FACTS_NUMBER, FACTS_SPARE},
};
enum { COLUMNS = sizeof columns / sizeof *columns, FIRST_FIELD = COLUMNS - FACTS_SCORE_FIELDS };

static facts_status add_row(facts_table *table, const char *name, const facts_score *score, facts_error *error) {
    char buffers[COLUMNS][40];
    const char *cells[COLUMNS] = {name};
    const double figures[] = {(double)score->gold, (double)score->facts,      (double)score->found,
                              score->noise,        score->quantity.precision, score->quantity.recall,
                              score->quantity.f1,  score->fact.precision,     score->fact.recall,
                              score->fact.f1};
    _Static_assert(1 + sizeof figures / sizeof *figures == FIRST_FIELD, "one figure a column");
    for (size_t i = 1; i < FIRST_FIELD; i++) cells[i] = facts_format_number(figures[i - 1], buffers[i]);
    for (size_t i = 0; i < FACTS_SCORE_FIELDS; i++) {
        if (score->scored[i] == 0) continue;
        double rate = (double)score->right[i] / (double)score->scored[i];
        cells[FIRST_FIELD + i] = facts_format_number(rate, buffers[FIRST_FIELD + i]);
    }
    return facts_table_add(table, cells, error);
}

static facts_status score_group(evaluation *e, facts_group by, const char *value) {
    facts_score score;
    facts_score_options options = e->options;
    options.by = by;
    options.value = value;
    facts_status status = facts_score_run(e->gold, e->facts, &options, &score, NULL, NULL, &e->error);
    if (status != FACTS_OK) return status;
    const char *name = by == FACTS_BY_NONE ? "all" : value;
    if (e->table) return add_row(e->table, name, &score, &e->error);
    if (by != FACTS_BY_NONE) fputs("  ", e->stream);
    print_line(e->stream, name, &score);
    return FACTS_OK;
}

static int by_text(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static facts_status score_groups(evaluation *e) {
    size_t count = facts_gold_count(e->gold);
    const char **values = malloc((count + 1) * sizeof *values);
    if (!values) return facts_no_memory(&e->error, NULL);
    for (size_t i = 0; i < count; i++) values[i] = facts_group_cell(facts_gold_at(e->gold, i), e->by);
    qsort(values, count, sizeof *values, by_text);
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < count && status == FACTS_OK; i++) {
        if (i == 0 || strcmp(values[i - 1], values[i]) != 0) status = score_group(e, e->by, values[i]);
    }
    free(values);
    return status;
}

/* ----------------------------------------------------------- the findings */

/* Text in quotes, with what cannot be seen escaped: as Python's repr, which score.py prints. */
static void print_quoted(FILE *stream, const char *text) {
    char quote = strchr(text, '\'') && !strchr(text, '"') ? '"' : '\'';
    fputc(quote, stream);
    while (*text) {
        utf8proc_int32_t point;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        if (size < 0) break;
        utf8proc_category_t category = utf8proc_category(point);
        bool seen = point == ' ' || (category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZS);
        if (point == quote || point == '\\') {
            fprintf(stream, "\\%c", (char)point);
        } else if (point == '\n' || point == '\r' || point == '\t') {
            fprintf(stream, "\\%c", point == '\n' ? 'n' : point == '\r' ? 'r' : 't');
        } else if (seen) {
            fwrite(text, 1, (size_t)size, stream);
        } else {
            const char *format = point <= 0xff ? "\\x%02x" : point <= 0xffff ? "\\u%04x" : "\\U%08x";
            fprintf(stream, format, (unsigned)point);
        }
        text += size;
    }
    fputc(quote, stream);
}

static void print_missed(FILE *stream, const facts_gold_row *row, const facts_fact *fact) {
    char value[40];
    fprintf(stream, " %s %s %s %s %s ", row->metric, row->kind, row->value, row->value_hi, row->unit);
    if (fact) {
        fputs("| got (", stream);
        print_quoted(stream, facts_format_number(fact->value, value));
        fputs(", ", stream);
        print_quoted(stream, fact->unit);
        fputc(')', stream);
    } else {
        fputc(' ', stream);
    }
}

static void print_wrong(FILE *stream, const facts_gold_row *row, const facts_fact *fact, unsigned wrong) {
    for (int i = 0; i < FACTS_SCORE_FIELDS; i++) {
        facts_score_field field = (facts_score_field)i;
        if (!(wrong >> i & 1)) continue;
        fprintf(stream, " %s: want ", facts_score_field_name(field));
        print_quoted(stream, facts_score_wanted(row, field));
        fputs(" got ", stream);
        print_quoted(stream, facts_score_got(fact, field));
        fputc(';', stream);
    }
}

static facts_status print_finding(void *context, facts_finding finding, const facts_gold_row *row,
                                  const facts_fact *fact, unsigned wrong) {
    const evaluation *e = context;
    if (finding != e->show) return FACTS_OK;
    if (row) {
        fprintf(e->stream, "%s %s %s %s ", finding_names[finding], row->document, row->language, row->line);
        print_quoted(e->stream, row->quote);
    }
    if (finding == FACTS_MISSED) print_missed(e->stream, row, fact);
    if (finding == FACTS_WRONG) print_wrong(e->stream, row, fact, wrong);
    if (finding == FACTS_EXTRA) {
        char value[40];
        fprintf(e->stream, "extra %s %s %llu ", fact->document, fact->language, (unsigned long long)fact->byte_start);
        print_quoted(e->stream, fact->quote);
        fprintf(e->stream, " %s %s %s %s", fact->metric, facts_kind_name(fact->kind),
                facts_format_number(fact->value, value), fact->unit);
    }
    fputc('\n', e->stream);
    return FACTS_OK;
}

/* ---------------------------------------------------------------- the run */

static facts_status write_scores(evaluation *e, const facts_table_options *options) {
    facts_score score;
    facts_status status = cli_output(e->cli, &e->stream, &e->error);
    if (status == FACTS_OK && cli_given(e->cli, CLI_FORMAT) && options->format != FACTS_FORMAT_TABLE) {
        status = facts_table_open(e->stream, columns, COLUMNS, options, &e->table, &e->error);
    }
    if (status == FACTS_OK) status = score_group(e, FACTS_BY_NONE, "");
    if (status == FACTS_OK && e->by != FACTS_BY_NONE) status = score_groups(e);
    status = facts_table_end(e->table, status, &e->error);
    if (status == FACTS_OK && cli_given(e->cli, CLI_SHOW)) {
        status = facts_score_run(e->gold, e->facts, &e->options, &score, print_finding, e, &e->error);
    }
    return status;
}

/* Facts of the documents named, or of all those of the manifest. To name documents is to ask for their score alone. */
static facts_status extract_facts(evaluation *e, int *result) {
    const facts_sink sink = {.context = e, .fact = take_fact, .warning = cli_sink_warning};
    facts_status status = facts_set_new(&e->facts, &e->error);
    if (status == FACTS_OK) status = cli_documents_open(e->cli, 1, &e->documents, &e->error);
    if (status != FACTS_OK) return status;
    if (e->cli->argument_count > 1) {
        e->ids = malloc(e->documents.count * sizeof *e->ids);
        if (!e->ids) return facts_no_memory(&e->error, NULL);
        for (size_t i = 0; i < e->documents.count; i++) e->ids[i] = e->documents.items[i].id;
        e->options.documents = e->ids;
        e->options.document_count = e->documents.count;
    }
    *result = cli_extract(e->cli, &e->documents, &sink);
    return e->status;
}

static int check_options(evaluation *e, facts_table_options *options) {
    cli_run *cli = e->cli;
    const char *by = cli->values[CLI_BY], *show = cli->values[CLI_SHOW];
    if (!cli_table_options(cli, options)) return CLI_USAGE;
    if (by && !facts_group_parse(by, &e->by)) {
        return cli_usage(cli, "--by '%s'; expected lang, doc, metric, kind or unit", by);
    }
    if (show) {
        size_t i = 0, count = sizeof finding_names / sizeof *finding_names;
        while (i < count && strcmp(show, finding_names[i]) != 0) i++;
        if (i == count) return cli_usage(cli, "--show '%s'; expected missed, extra or wrong", show);
        if (cli_given(cli, CLI_FORMAT)) return cli_usage(cli, "--show lists lines of text and goes with no --format");
        e->show = (facts_finding)i;
    }
    if (cli_excludes(cli, CLI_FACTS,
                     CLI_BIT(MANIFEST) | CLI_BIT(PUBLISHED) | CLI_BIT(REGION) | CLI_BIT(JOBS) | CLI_BIT(PACKS),
                     "it takes the place of documents"))
        return CLI_USAGE;
    if (cli_given(cli, CLI_FACTS) && cli->argument_count > 1) {
        return cli_usage(cli, "--facts takes the place of documents; '%s' is one too many", cli->arguments[1]);
    }
    return CLI_FOUND;
}

static int run(cli_run *cli) {
    evaluation e = {.cli = cli};
    facts_table_options options;
    int result = check_options(&e, &options);
    if (result != CLI_FOUND) return result;
    facts_status status = facts_gold_read_csv(cli->arguments[0], &e.gold, &e.error);
    if (status == FACTS_OK && cli_given(cli, CLI_FACTS)) {
        status = facts_set_read_csv(cli->values[CLI_FACTS], &e.facts, &e.error);
    } else if (status == FACTS_OK) {
        status = extract_facts(&e, &result);
    }
    /* where a document could not be read, a score would blame the rules for it */
    if (status == FACTS_OK && result == CLI_FOUND) status = write_scores(&e, &options);
    cli_documents_close(&e.documents);
    free(e.ids);
    facts_set_free(e.facts);
    facts_gold_free(e.gold);
    return status == FACTS_OK ? result : cli_fail(cli, &e.error);
}

const cli_verb verb_eval = {
    .name = "eval",
    .arguments = "GOLD.csv [DOC...]",
    .summary = "precision, recall and F1 against an annotated table",
    .details =
        "Extracts the documents (or those of --manifest) and holds their facts against what a person found in them.\n"
        "A fact meets a row of GOLD.csv when their byte spans overlap; 'quantity' counts value and unit, 'fact' also\n"
        "kind, metric, time, bound, base, status and region; 'noise' is the part of the facts that stands on rows of\n"
        "class 'other'. With DOC only those documents are scored; one without rows must bring no facts.\n"
        "Without --format each score is one line; with it, a row of a table.\n\n"
        "  facts eval gold.csv --manifest corpus.csv --by lang\n"
        "  facts eval gold.csv --facts facts.csv --show wrong\n",
    .options = (CLI_DOCUMENTS & ~CLI_BIT(CORRECTIONS)) | CLI_BIT(JOBS) | CLI_BIT(FACTS) | CLI_BIT(BY) | CLI_BIT(SHOW) |
               CLI_RESULTS,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
