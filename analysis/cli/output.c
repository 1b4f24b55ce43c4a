/* Where results go, and what they look like there. */
#include "analysis/check/check.h"
#include "analysis/replace.h"
#include "analysis/series/series.h"
#include "cli.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_file(const char *path, const struct stat *file) {
    struct stat about;
    return path && stat(path, &about) == 0 && about.st_dev == file->st_dev && about.st_ino == file->st_ino;
}

/* A slip such as -o report.md for report.html would put a table in the place of the document. */
static const char *find_input(const cli_run *cli, const struct stat *file) {
    for (size_t i = 0; i < cli->argument_count; i++)
        if (is_file(cli->arguments[i], file)) return cli->arguments[i];
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        if (i != CLI_OUTPUT && is_file(cli->values[i], file)) return cli->values[i];
    return NULL;
}

/* A file that is there already is replaced at the end and not before; a device or a pipe is written to as it is. */
facts_status cli_output(cli_run *cli, FILE **stream, facts_error *error) {
    const char *path = cli->values[CLI_OUTPUT];
    struct stat about;
    if (!cli->output && !path) cli->output = stdout;
    bool there = !cli->output && stat(path, &about) == 0;
    if (there && S_ISREG(about.st_mode) && find_input(cli, &about))
        return facts_fail(error, FACTS_ERR_ARGUMENT, "", 0, 0, "-o '%s' is read, too; expected another file", path);
    if (there && !S_ISREG(about.st_mode)) {
        cli->output = fopen(path, "wb");
    } else if (!cli->output) {
        char target[PATH_MAX];
        if (!replace_target(path, target))
            return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
        size_t size = strlen(target) + sizeof ".part";
        cli->output_part = malloc(size);
        if (!cli->output_part) return facts_no_memory(error, NULL);
        snprintf(cli->output_part, size, "%s.part", target);
        cli_part_begin(cli->output_part);
        cli->output = fopen(cli->output_part, "wb");
        if (cli->output) replace_mode(cli->output, target);
    }
    *stream = cli->output;
    if (cli->output) return FACTS_OK;
    cli_part_end();
    free(cli->output_part);
    cli->output_part = NULL;
    return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
}

void cli_make_folder_of(const char *path) {
    char folder[PATH_MAX];
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/') end--;
    while (end > 0 && path[end - 1] != '/') end--;
    if (end < 2 || end > sizeof folder) return;
    snprintf(folder, sizeof folder, "%.*s", (int)(end - 1), path);
    mkdir(folder, 0777);
}

void cli_print_text(FILE *out, const char *text, size_t size) {
    for (size_t i = 0; i < size && text[i]; i++) {
        unsigned char byte = (unsigned char)text[i], next = (unsigned char)text[i + 1];
        bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0; /* U+0080 to U+009F, two bytes */
        i += c1;
        fputc(byte < 0x20 || byte == 0x7F || c1 ? ' ' : byte, out);
    }
}

const char *cli_value(const facts_fact *fact, char *buffer) { return check_value(fact, buffer); }

/* What follows the last dot in the name of -o FILE, NULL where there is none; ".facts" has no ending. */
static const char *ending_of(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    return dot && dot > name && dot[1] ? dot + 1 : NULL;
}

/* The format where no --format says it. False after a message: nobody who asks for a picture wants a table in it. */
static bool default_format(const cli_run *cli, facts_format *format) {
    const char *path = cli->values[CLI_OUTPUT], *ending = path ? ending_of(path) : NULL;
    char lower[8] = "";
    *format = !path && isatty(STDOUT_FILENO) ? FACTS_FORMAT_TABLE : FACTS_FORMAT_CSV;
    if (!ending) return true;
    for (size_t i = 0; ending[i] && i + 1 < sizeof lower; i++) lower[i] = (char)tolower((unsigned char)ending[i]);
    if (strlen(ending) < sizeof lower && (strcmp(lower, "txt") == 0 || facts_format_parse(lower, format))) return true;
    cli_usage(cli, "-o '%s'; expected a name that ends with .csv, .tsv, .json, .jsonl, .md, .xlsx or .txt, or --format",
              path);
    return false;
}

void cli_terminal_size(size_t *width, size_t *height) {
    struct winsize size;
    const char *columns = getenv("COLUMNS"), *lines = getenv("LINES");
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) size = (struct winsize){0};
    *width = columns && atoi(columns) > 0 ? (size_t)atoi(columns) : size.ws_col;
    *height = lines && atoi(lines) > 0 ? (size_t)atoi(lines) : size.ws_row;
}

static bool is_terminal(const cli_run *cli) { return !cli_given(cli, CLI_OUTPUT) && isatty(STDOUT_FILENO); }

bool cli_colour(const cli_run *cli) {
    const char *no_colour = getenv("NO_COLOR"); /* no-color.org */
    return is_terminal(cli) && !(no_colour && *no_colour);
}

bool cli_table_options(const cli_run *cli, facts_table_options *options) {
    const char *name = cli->values[CLI_FORMAT];
    bool terminal = is_terminal(cli);
    size_t width, height;
    cli_terminal_size(&width, &height);
    *options =
        (facts_table_options){.bom = cli_given(cli, CLI_BOM), .colour = cli_colour(cli), .width = terminal ? width : 0};
    if (!name && !default_format(cli, &options->format)) return false;
    if (name && !facts_format_parse(name, &options->format)) {
        cli_usage(cli, "--format '%s'; expected table, csv, tsv, json, jsonl, md or xlsx", name);
        return false;
    }
    if (options->bom && options->format != FACTS_FORMAT_CSV && options->format != FACTS_FORMAT_TSV) {
        cli_usage(cli, "--bom is for csv and tsv; expected one of them as --format");
        return false;
    }
    if (options->format == FACTS_FORMAT_XLSX && terminal) {
        cli_usage(cli, "a workbook is nothing to see on a terminal; give it a file with -o FILE.xlsx");
        return false;
    }
    return true;
}

facts_status cli_table(cli_run *cli, const facts_table_options *options, const facts_column *columns, size_t count,
                       facts_table **table, facts_error *error) {
    FILE *stream;
    facts_status status = cli_output(cli, &stream, error);
    return status == FACTS_OK ? facts_table_open(stream, columns, count, options, table, error) : status;
}

/* ------------------------------------------------------------------ facts */

facts_status cli_facts_open(cli_run *cli, const facts_table_options *options, cli_facts *facts, facts_error *error) {
    *facts = (cli_facts){.cli = cli, .unit = cli->values[CLI_UNIT]};
    cli->results_wait = options->format == FACTS_FORMAT_TABLE;
    FILE *stream;
    facts_status status = FACTS_OK;
    if (facts->unit) {
        double factor;
        status = cli_packs(cli, &facts->packs, error);
        if (status == FACTS_OK) status = facts_unit_factor(facts->packs, facts->unit, facts->unit, &factor, error);
    }
    if (status == FACTS_OK) status = cli_output(cli, &stream, error);
    return status == FACTS_OK ? facts_table_open_facts(stream, options, &facts->table, error) : status;
}

facts_status cli_facts_add(cli_facts *facts, const facts_fact *fact, facts_error *error) {
    facts_fact changed = *fact;
    facts->written++;
    if (facts->unit) facts->converted += series_in_unit(facts->packs, fact, facts->unit, &changed);
    return facts_table_add_fact(facts->table, &changed, error);
}

facts_status cli_facts_close(cli_facts *facts, facts_error *error) {
    facts_status status = facts_table_close(facts->table, error);
    facts->table = NULL;
    if (status == FACTS_OK && facts->unit && facts->written > 0 && facts->converted == 0) {
        status = facts_fail(error, FACTS_ERR_FORMAT, "", 0, 0,
                            "no fact could be converted to %s; expected a unit of the same dimension", facts->unit);
    }
    return status;
}
