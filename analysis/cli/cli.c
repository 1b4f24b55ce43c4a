#include "options.h"

#include "extract/near.h"
#include "analysis/store/store.h"
#include "analysis/table/table.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

/* ------------------------------------------------------------- messages */

void cli_progress_end(cli_run *cli) {
    if (cli->progress_shown) fputs("\r\x1b[K", stderr);
    cli->progress_shown = false;
}

/* Cuts a line to what the terminal shows in one: what goes on below cannot be taken back. */
static void cut_to_terminal(char *line) {
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return;
    for (size_t end = strlen(line); end > 0 && table_display_width(line) >= size.ws_col; line[end] = '\0')
        for (end--; end > 0 && ((unsigned char)line[end] & 0xC0) == 0x80;) end--;
}

void cli_progress(cli_run *cli, const char *format, ...) {
    bool results_appear = !cli->results_wait && !cli_given(cli, CLI_OUTPUT) && isatty(STDOUT_FILENO);
    if (cli_given(cli, CLI_QUIET) || results_appear || !isatty(STDERR_FILENO)) return;
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    cut_to_terminal(line);
    fputs("\r\x1b[K", stderr);
    cli_print_text(stderr, line, sizeof line);
    fflush(stderr);
    cli->progress_shown = true;
}

int cli_usage(const cli_run *cli, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("facts: ", stderr);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, " (see facts %s%s--help)\n", cli->verb ? cli->verb->name : "", cli->verb ? " " : "");
    va_end(arguments);
    return CLI_USAGE;
}

/* The caret stands under the byte that `column` counts to, however wide what comes before it is. */
static void print_excerpt(const facts_error *error) {
    size_t size = strlen(error->excerpt);
    fputs("  ", stderr);
    cli_print_text(stderr, error->excerpt, size);
    fputc('\n', stderr);
    if (error->column == 0 || error->column > size + 1) return;
    fputs("  ", stderr);
    for (const char *c = error->excerpt; c < error->excerpt + error->column - 1;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)c, -1, &point);
        /* a byte that is no character and a control character are shown as one blank */
        int width = bytes < 0 || point < ' ' ? 1 : utf8proc_charwidth(point);
        for (int i = 0; i < width; i++) fputc(' ', stderr);
        c += bytes < 0 ? 1 : bytes;
    }
    fputs("^\n", stderr);
}

static const char *output_name(const cli_run *cli) {
    return cli->output == stdout ? "standard output" : cli->values[CLI_OUTPUT];
}

static void print_error(cli_run *cli, const facts_error *error) {
    /* who writes a table knows the stream, and not what it is called */
    const bool of_output = error->status == FACTS_ERR_IO && !error->file[0] && cli->output && ferror(cli->output);
    const char *file = of_output ? output_name(cli) : error->file;
    cli_progress_end(cli);
    fputs("facts: ", stderr);
    if (file[0]) {
        cli_print_text(stderr, file, strlen(file));
        if (error->line) fprintf(stderr, ":%zu", error->line);
        if (error->line && error->column) fprintf(stderr, ":%zu", error->column);
        fputs(": ", stderr);
    }
    fprintf(stderr, "%s\n", error->message);
    if (error->excerpt[0]) print_excerpt(error);
}

int cli_fail(cli_run *cli, const facts_error *error) {
    print_error(cli, error);
    if (error->status == FACTS_ERR_ARGUMENT) return CLI_USAGE;
    return error->status == FACTS_NOT_FOUND ? CLI_NOTHING : CLI_FAILED;
}

void cli_warn(cli_run *cli, const facts_error *warning) {
    if (!cli_given(cli, CLI_QUIET)) print_error(cli, warning);
}

void *cli_room(void *list, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity) return list;
    void *larger = realloc(list, 2 * needed * size);
    if (larger) *capacity = 2 * needed;
    return larger;
}

const char *cli_nearest(const char *word, const char *const *names, size_t count) {
    const char *nearest = NULL;
    double best = 0.5; /* half of the letters in place: "lsit" is list, "frobnicate" is nothing */
    for (size_t i = 0; i < count; i++) {
        double score = near_letters(word, names[i]);
        if (score < best || (nearest && score == best)) continue;
        nearest = names[i];
        best = score;
    }
    return nearest;
}

/* -------------------------------------------------------------- options */

facts_status cli_packs(cli_run *cli, const facts_packs **packs, facts_error *error) {
    facts_status status = FACTS_OK;
    const bool opened = !cli->packs;
    if (opened) status = facts_packs_open(cli->pack_directories, cli->pack_count, &cli->packs, error);
    /* 'packs check' tells all that fails; of the built-in ones nothing does */
    if (status == FACTS_OK && opened && cli->pack_count > 0 && cli->verb != &verb_packs)
        status = facts_packs_check_added(cli->packs, error);
    *packs = cli->packs;
    return status;
}

const char *cli_db(const cli_run *cli) {
    if (cli_given(cli, CLI_DB)) return cli->values[CLI_DB];
    const char *environment = getenv("FACTS_DB");
    return environment && *environment ? environment : "out/facts.db";
}

static bool check_date(const cli_run *cli, cli_option option, const char *name) {
    const char *value = cli->values[option];
    if (!value || facts_date_valid(value)) return true;
    cli_usage(cli, "--%s '%s' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", name, value);
    return false;
}

/* Both are dates. A span that covers such years would fit, as if they had been said the other way round. */
static bool check_order(const cli_run *cli) {
    const char *since = cli->values[CLI_SINCE], *until = cli->values[CLI_UNTIL];
    char first[STORE_DAY_SIZE], last[STORE_DAY_SIZE], unused[STORE_DAY_SIZE];
    if (!since || !until || !store_days(since, first, unused) || !store_days(until, unused, last) ||
        strcmp(first, last) <= 0)
        return true;
    cli_usage(cli, "--since %s is behind --until %s; expected the earlier date in --since", since, until);
    return false;
}

bool cli_filter(const cli_run *cli, facts_filter *filter) {
    const char *const *values = cli->values;
    facts_kind kind;
    facts_state state;
    /* Where documents are read, --region is about the document. */
    bool reads = cli->verb->options & CLI_BIT(PUBLISHED);
    *filter = (facts_filter){.metrics = cli->metrics,
                             .metric_count = cli->metric_count,
                             .region = reads ? NULL : values[CLI_REGION],
                             .entity = values[CLI_ENTITY],
                             .document = values[CLI_DOCUMENT],
                             .language = values[CLI_LANGUAGE],
                             .kind = values[CLI_KIND],
                             .status = values[CLI_STATUS],
                             .since = values[CLI_SINCE],
                             .until = values[CLI_UNTIL],
                             .all = cli_given(cli, CLI_ALL),
                             .as_of = values[CLI_AS_OF]};
    if (filter->kind && !facts_kind_parse(filter->kind, &kind)) {
        cli_usage(cli, "--kind '%s'; expected level, change, growth or ratio", filter->kind);
        return false;
    }
    if (filter->status && !facts_state_parse(filter->status, &state)) {
        cli_usage(cli, "--status '%s'; expected actual, target or projected", filter->status);
        return false;
    }
    return check_date(cli, CLI_SINCE, "since") && check_date(cli, CLI_UNTIL, "until") &&
           check_date(cli, CLI_AS_OF, "as-of") && check_order(cli);
}

/* ---------------------------------------------------------------- ending */

/* "table.csv.part" becomes "table.csv", which of a link is what it leads to. */
static bool put_in_place(const char *part) {
    char target[PATH_MAX];
    snprintf(target, sizeof target, "%.*s", (int)(strlen(part) - strlen(".part")), part);
    return rename(part, target) == 0;
}

static int close_output(cli_run *cli, int status) {
    facts_error error;
    bool keep = status == CLI_FOUND || status == CLI_NOTHING || cli->partial;
    bool failed = ferror(cli->output) != 0;
    failed |= (cli->output == stdout ? fflush(stdout) : fclose(cli->output)) != 0;
    if (!failed && keep && cli->output_part) failed = !put_in_place(cli->output_part);
    if ((failed || !keep) && cli->output_part) unlink(cli->output_part);
    cli_part_end();
    if (!failed || !keep) return status;
    facts_fail(&error, FACTS_ERR_IO, output_name(cli), 0, 0, "cannot be written; is the disk full?");
    return cli_fail(cli, &error);
}

int cli_close(cli_run *cli, int status) {
    cli_progress_end(cli);
    if (!cli->output) cli->output = stdout; /* help, and what is printed without a table */
    status = close_output(cli, status);
    free(cli->output_part);
    facts_packs_close(cli->packs);
    cli_forget_known(cli);
    free(cli->pack_directories);
    free(cli->metrics);
    free(cli->arguments);
    return status;
}
