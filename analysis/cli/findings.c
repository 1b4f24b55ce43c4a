#include "findings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Beside facts-baseline.csv, and like it kept in git. */
#define SILENCES "facts-silenced.csv"

static facts_status keep(cli_findings *f, const facts_fact *fact) {
    f->status = facts_set_add(f->facts, fact, &f->error);
    return f->status == FACTS_OK ? FACTS_OK : FACTS_STOP;
}

static facts_status take_document(void *context, const facts_document *document) {
    cli_findings *f = context;
    snprintf(f->document, sizeof f->document, "%s", document->id);
    return FACTS_OK;
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    return keep(context, fact);
}

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

int cli_findings_open(cli_findings *f, cli_run *cli) {
    const char *silences = cli->values[CLI_SILENCE];
    if (!silences && access(SILENCES, F_OK) == 0) silences = SILENCES;
    *f = (cli_findings){.cli = cli, .all = cli_given(cli, CLI_ALL)};
    if (!cli_filter(cli, &f->filter)) return CLI_USAGE;
    f->filter.all = true;
    f->status = facts_set_new(&f->facts, &f->error);
    if (f->status == FACTS_OK && silences) f->status = facts_silences_read_csv(silences, &f->silences, &f->error);
    if (f->status != FACTS_OK) return cli_fail(cli, &f->error);
    bool documents = cli->argument_count > 0 || cli_given(cli, CLI_MANIFEST);
    if (!documents && (cli_given(cli, CLI_PUBLISHED) || cli_given(cli, CLI_REGION) || cli_given(cli, CLI_PACKS)))
        return cli_usage(cli, "--published, --region and --packs are about documents that are read; expected DOC");
    if (documents && cli_given(cli, CLI_DB)) return cli_usage(cli, "documents and --db; expected one of the two");
    return documents ? read_documents(f) : read_store(f);
}

void cli_findings_close(cli_findings *f) {
    facts_silences_free(f->silences);
    facts_set_free(f->facts);
}

bool cli_findings_take(cli_findings *f, const char *id, const facts_fact *const *facts, size_t count,
                       const char **reason) {
    bool wanted = false;
    for (size_t i = 0; i < count; i++) wanted |= facts[i] && facts_filter_match(&f->filter, facts[i]);
    const char *silenced = f->silences ? facts_silences_find(f->silences, id) : NULL;
    *reason = silenced ? silenced : "";
    if (wanted && silenced) f->silenced++;
    wanted &= !silenced || f->all;
    f->written += wanted;
    return wanted;
}

static void print_part(FILE *out, const char *text) {
    if (*text) fputs(", ", out);
    cli_print_text(out, text, SIZE_MAX);
}

void cli_findings_report(cli_findings *f, FILE *out, bool colour, const char *what, facts_severity severity,
                         const char *id, const facts_fact *const *facts, size_t count, const char *explanation,
                         const char *reason) {
    const facts_fact *about = facts[count - 1];
    f->of_severity[severity]++;
    fprintf(out, "%s%s: %s%s", colour ? "\x1b[1m" : "", facts_severity_name(severity), what, colour ? "\x1b[0m" : "");
    print_part(out, about->metric);
    print_part(out, about->region);
    print_part(out, about->entity);
    print_part(out, about->time);
    fprintf(out, " [%s]\n", id);
    for (size_t i = 0; i < count; i++) {
        fputs("  ", out);
        cli_print_text(out, facts[i]->document, SIZE_MAX);
        fprintf(out, ":%u  ", (unsigned)facts[i]->line);
        cli_print_text(out, facts[i]->quote, SIZE_MAX);
        fputc('\n', out);
    }
    fprintf(out, "  %s\n", explanation);
    if (*reason) {
        fputs("  silenced: ", out);
        cli_print_text(out, reason, SIZE_MAX);
        fputc('\n', out);
    }
    fputc('\n', out);
}

void cli_findings_end_report(const cli_findings *f, FILE *out) {
    fprintf(out, "%zu finding%s: %zu high, %zu medium, %zu low\n", f->written, f->written == 1 ? "" : "s",
            f->of_severity[FACTS_HIGH], f->of_severity[FACTS_MEDIUM], f->of_severity[FACTS_LOW]);
}

int cli_findings_end(cli_findings *f, int result) {
    facts_error note;
    if (f->silenced > 0 && !f->all) {
        facts_fail(&note, FACTS_OK, "", 0, 0, "silenced findings: %zu (--all shows them)", f->silenced);
        cli_warn(f->cli, &note);
    }
    return result == CLI_FOUND && f->written == 0 ? CLI_NOTHING : result;
}
