#include "findings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Beside facts-baseline.csv, and like it kept in git. */
#define SILENCES "facts-silenced.csv"

/* One run of a verb that looks for findings. */
typedef struct cli_findings {
    cli_run *cli; /* first, for cli_sink_warning */
    facts_set *facts;
    facts_silences *silences; /* NULL for none */
    facts_filter filter;      /* a finding is wanted where any of its facts fits */
    size_t written, silenced;
    char document[512]; /* that is being read */
    facts_status status;
    facts_error error;
} cli_findings;

static facts_status keep(cli_findings *f, const facts_fact *fact) {
    f->status = facts_set_add(f->facts, fact, &f->error);
    return f->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

static facts_status take_document(void *context, const facts_document *document) {
    cli_findings *f = context;
    snprintf(f->document, sizeof f->document, "%s", document->id);
    return FACTS_OK;
}

static facts_status take_fact(void *context, const facts_fact *fact) { return keep(context, fact); }

/* A number that is in no fact still says that it is there: see facts_conflict_list_new. */
static facts_status take_number(void *context, const facts_number *number) {
    cli_findings *f = context;
    if (number->claim == FACTS_CLAIM_FACT || number->claim == FACTS_CLAIM_QUANTITY) return FACTS_OK;
    char digits[64];
    size_t size = 0;
    for (const char *c = number->text; *c && size < sizeof digits - 1; c++)
        if (*c != ',') digits[size++] = *c;
    digits[size] = '\0';
    const facts_fact bare = {.id = "",
                             .document = f->document,
                             .language = "",
                             .line = number->line,
                             .byte_start = number->byte_start,
                             .byte_end = number->byte_end,
                             .metric = "",
                             .value = strtod(digits, NULL),
                             .value_hi = NAN,
                             .unit = "",
                             .time = "",
                             .base = "",
                             .region = "",
                             .entity = "",
                             .quote = number->text,
                             .sentence = "",
                             .rule = ""};
    return keep(f, &bare);
}

/* Every fact and quantity of the documents of the command line, with bare numbers. Returns CLI_FOUND, or after a
 * message another status; CLI_FAILED with cli->partial where some of several documents failed. */
static int read_documents(cli_findings *f) {
    const facts_sink sink = {
        .context = f, .document = take_document, .fact = take_fact, .number = take_number, .warning = cli_sink_warning};
    cli_documents documents;
    int result = CLI_FAILED;
    f->cli->results_wait = true;
    f->status = cli_documents_open(f->cli, 0, &documents, &f->error);
    if (f->status == FACTS_OK) result = cli_extract(f->cli, &documents, &sink);
    cli_documents_close(&documents);
    return f->status == FACTS_OK ? result : cli_fail(f->cli, &f->error);
}

static int read_store(cli_findings *f) {
    const facts_filter everything = {.all = true};
    const facts_sink sink = {.context = f, .fact = take_fact};
    facts_store *store = NULL;
    facts_status status = cli_store_open(f->cli, cli_db(f->cli), &store, &f->error);
    if (status == FACTS_OK) status = facts_store_query(store, &everything, &sink, &f->error);
    facts_store_close(store);
    if (status == FACTS_NOT_FOUND) return CLI_FOUND; /* an empty store has no findings */
    return status == FACTS_OK ? CLI_FOUND : cli_fail(f->cli, &f->error);
}

static int open_findings(cli_findings *f, cli_run *cli) {
    const char *silences = cli->values[CLI_SILENCE];
    if (!silences && access(SILENCES, F_OK) == 0) silences = SILENCES;
    *f = (cli_findings){.cli = cli};
    if (!cli_filter(cli, &f->filter)) return CLI_USAGE;
    f->filter.all = true;
    f->status = facts_set_new(&f->facts, &f->error);
    if (f->status == FACTS_OK && silences) f->status = facts_silences_read_csv(silences, &f->silences, &f->error);
    if (f->status != FACTS_OK) return cli_fail(cli, &f->error);
    bool documents = cli->argument_count > 0 || cli_given(cli, CLI_MANIFEST) || cli_given(cli, CLI_FILES0_FROM);
    if (!documents && (cli_given(cli, CLI_PUBLISHED) || cli_given(cli, CLI_REGION) || cli_given(cli, CLI_PACKS)))
        return cli_usage(cli, "--published, --region and --packs are about documents that are read; expected DOC");
    if (documents && cli_given(cli, CLI_DB)) return cli_usage(cli, "documents and --db; expected one of the two");
    return documents ? read_documents(f) : read_store(f);
}

static void close_findings(cli_findings *f) {
    facts_silences_free(f->silences);
    facts_set_free(f->facts);
}

/* ---------------------------------------------------------------- writing */

/* Whether to write a finding; `reason` is that of its silence, or "". */
static bool take(cli_findings *f, const cli_finding *finding, const char **reason) {
    bool all = cli_given(f->cli, CLI_ALL), wanted = false;
    for (size_t i = 0; i < finding->count; i++) wanted |= facts_filter_match(&f->filter, finding->facts[i]);
    const char *silenced = f->silences ? facts_silences_find(f->silences, finding->id) : NULL;
    *reason = silenced ? silenced : "";
    wanted &= all || !finding->holds;
    if (wanted && silenced) f->silenced++;
    wanted &= all || !silenced;
    f->written += wanted;
    return wanted;
}

static void print_part(FILE *out, const char *text) {
    if (*text) fputs(", ", out);
    cli_print_text(out, text, SIZE_MAX);
}

/* What, where each of its facts stands, and why, over several lines: a table would have no room for the reasons. */
static void print_finding(const cli_finding *finding, const char *reason, FILE *out, bool colour) {
    const facts_fact *about = finding->facts[finding->count - 1];
    fprintf(out, "%s%s: %s%s%s", colour ? "\x1b[1m" : "", facts_severity_name(finding->severity), finding->what,
            finding->holds ? " holds" : "", colour ? "\x1b[0m" : "");
    print_part(out, about->metric);
    print_part(out, about->region);
    print_part(out, about->entity);
    print_part(out, about->time);
    fprintf(out, " [%s]\n", finding->id);
    for (size_t i = 0; i < finding->count; i++) {
        fputs("  ", out);
        cli_print_text(out, finding->facts[i]->document, SIZE_MAX);
        fprintf(out, ":%u  ", (unsigned)finding->facts[i]->line);
        cli_print_text(out, finding->facts[i]->quote, SIZE_MAX);
        fputc('\n', out);
    }
    fprintf(out, "  %s\n", finding->explanation);
    if (*reason) {
        fputs("  silenced: ", out);
        cli_print_text(out, reason, SIZE_MAX);
        fputc('\n', out);
    }
    fputc('\n', out);
}

static facts_status report(cli_findings *f, const cli_findings_kind *kind, const void *list, bool colour) {
    size_t of_severity[3] = {0};
    FILE *out;
    facts_status status = cli_output(f->cli, &out, &f->error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < kind->count(list); i++) {
        const char *reason;
        cli_finding finding;
        kind->at(list, i, &finding);
        if (!take(f, &finding, &reason)) continue;
        of_severity[finding.severity]++;
        print_finding(&finding, reason, out, colour);
    }
    fprintf(out, "%zu finding%s: %zu high, %zu medium, %zu low\n", f->written, f->written == 1 ? "" : "s",
            of_severity[FACTS_HIGH], of_severity[FACTS_MEDIUM], of_severity[FACTS_LOW]);
    return FACTS_OK;
}

static facts_status write_table(cli_findings *f, const cli_findings_kind *kind, const void *list,
                                const facts_table_options *options) {
    facts_table *table;
    facts_status status = cli_table(f->cli, options, kind->columns, kind->column_count, &table, &f->error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < kind->count(list) && status == FACTS_OK; i++) {
        const char *reason;
        cli_finding finding;
        kind->at(list, i, &finding);
        if (take(f, &finding, &reason)) status = kind->add_row(list, i, reason, table, &f->error);
    }
    return facts_table_end(table, status, &f->error);
}

static int find_and_write(cli_findings *f, const cli_findings_kind *kind, const facts_table_options *options,
                          int result) {
    facts_error note;
    void *list = NULL;
    facts_status status = kind->find(f->cli, f->facts, &list, &f->error);
    if (status == FACTS_OK)
        status = options->format == FACTS_FORMAT_TABLE ? report(f, kind, list, options->colour)
                                                       : write_table(f, kind, list, options);
    kind->free(list);
    if (status != FACTS_OK) return cli_fail(f->cli, &f->error);
    if (f->silenced > 0 && !cli_given(f->cli, CLI_ALL)) {
        facts_fail(&note, FACTS_OK, "", 0, 0, "silenced findings: %zu (--all shows them)", f->silenced);
        cli_warn(f->cli, &note);
    }
    return result == CLI_FOUND && f->written == 0 ? CLI_NOTHING : result;
}

int cli_findings_run(cli_run *cli, const cli_findings_kind *kind) {
    cli_findings findings;
    facts_table_options options;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    int result = open_findings(&findings, cli);
    if (result == CLI_FOUND || cli->partial) result = find_and_write(&findings, kind, &options, result);
    close_findings(&findings);
    return result;
}
