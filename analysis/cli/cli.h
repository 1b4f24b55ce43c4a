/* What the verbs share: options, messages, the rule packs, where results go, which documents to read.
 *
 * A verb is one file with one cli_verb: its help text stands beside its code. To add one, write
 * analysis/cli/NAME.c with `const cli_verb verb_NAME` and put NAME into CLI_VERBS. To add an option, put it into
 * CLI_OPTIONS and into the masks of the verbs that take it. Parser, help and completions follow from these. */
#ifndef FACTS_CLI_H
#define FACTS_CLI_H

#include "facts.h"

/* In the order of `facts --help`. */
// clang-format off
#define CLI_VERBS(X) \
    X(extract) \
    X(add) \
    X(list) \
    X(metrics) \
    X(documents) \
    X(show) \
    X(explain) \
    X(text) \
    X(coverage) \
    X(series) \
    X(trend) \
    X(plot) \
    X(promises) \
    X(export) \
    X(conflicts) \
    X(verify) \
    X(eval) \
    X(check) \
    X(diff) \
    X(history) \
    X(watch) \
    X(merge) \
    X(packs)
// clang-format on

/* X(id, name, short letter or 0, argument or NULL, help), in the order of the help texts */
#define CLI_OPTIONS(X)                                                                                                 \
    X(DB, "db", 0, "FILE", "the store (default $FACTS_DB, else out/facts.db)")                                         \
    X(METRIC, "metric", 0, "ID", "facts of this metric, or of those like 'wind_*'; may be given again")                \
    X(REGION, "region", 0, "ISO3", "facts of this region: ISO 3166 (CHN), WLD, or a group in words")                   \
    X(ENTITY, "entity", 0, "NAME", "facts of this project, plant or part of a country; a pattern")                     \
    X(DOCUMENT, "document", 0, "ID", "facts of this document; may be a pattern")                                       \
    X(LANGUAGE, "language", 0, "LANG", "facts said in this language: en, zh")                                          \
    X(KIND, "kind", 0, "KIND", "level, change, growth or ratio")                                                       \
    X(STATUS, "status", 0, "STATUS", "actual, target or projected")                                                    \
    X(SINCE, "since", 0, "DATE", "facts whose time reaches to or beyond this date")                                    \
    X(UNTIL, "until", 0, "DATE", "facts whose time begins by this date")                                               \
    X(AS_OF, "as-of", 0, "DATE", "facts as the store had them at the end of this day (UTC)")                           \
    X(ALL, "all", 0, NULL, NULL)                                                                                       \
    X(BASELINE, "baseline", 0, "FILE", "the fact table to hold them against (default facts-baseline.csv)")             \
    X(UPDATE, "update", 0, NULL, "write the baseline anew")                                                            \
    X(ACCEPT, "accept", 0, "ID,...", "take the changes of these facts into the baseline")                              \
    X(ERROR, "error", 0, "WHAT,...", "what is an error: 5%, gone, 'wind_*', growth, 'wind_*:1%' (default all)")        \
    X(WARN, "warn", 0, "WHAT,...", "what is a warning, in the same words")                                             \
    X(STRICT, "strict", 0, NULL, "also tell facts that were only moved or reworded")                                   \
    X(FACTS, "facts", 0, "FILE", "score this fact table instead of extracting")                                        \
    X(BY, "by", 0, "COLUMN", "also score each lang, doc, metric, kind or unit by itself")                              \
    X(SHOW, "show", 0, "WHAT", "list what was missed, extra or wrong")                                                 \
    X(CSV, "csv", 0, "FILE", "take the points from this table; '-' is standard input")                                 \
    X(X, "x", 0, "COLUMN", "the column of that table with the times")                                                  \
    X(Y, "y", 0, "COLUMN", "the column of that table with the values")                                                 \
    X(DEGREE, "degree", 0, "N", "degree of the least-squares polynomial (default 1, a line)")                          \
    X(NO_INTERCEPT, "no-intercept", 0, NULL, "the polynomial has no constant")                                         \
    X(AT, "at", 0, "X,...", "interpolate at these times")                                                              \
    X(FORECAST, "forecast", 0, "X,...", "carry the polynomial on to these times, with intervals")                      \
    X(TARGET, "target", 0, "X=VALUE", "what is to be reached, and when; instead of the next target of a series")       \
    X(BOUNDS, "bounds", 0, "HOW",                                                                                      \
      "face: values as said (default); censored: also methods for \"over\" and \"nearly\"")                            \
    X(SILENCE, "silence", 0, "FILE",                                                                                   \
      "findings that are right as they are: finding,reason (default facts-silenced.csv)")                              \
    X(MANIFEST, "manifest", 0, "FILE", "CSV of document,path,title,publisher,published,region")                        \
    X(PUBLISHED, "published", 0, "DATE", "publication date of the one document: YYYY, YYYY-MM or YYYY-MM-DD")          \
    X(CORRECTIONS, "corrections", 0, "FILE", "apply these (default corrections.csv beside the documents)")             \
    X(JOBS, "jobs", 'j', "N", "threads that read documents (default: one for each processor)")                         \
    X(SHARD, "shard", 0, "I/N", "only the I-th of N parts of the documents; one is always of the same part")           \
    X(FILES0_FROM, "files0-from", 0, "FILE", "also the documents named in this file, each ended by a NUL")             \
    X(FORMAT, "format", 0, "FORMAT", "table, csv, tsv, json, jsonl, md or xlsx (table on a terminal, else csv)")       \
    X(OUTPUT, "output", 'o', "FILE",                                                                                   \
      "write there, '-' for standard output; its ending chooses the format where --format does not")                   \
    X(UNIT, "unit", 0, "UNIT", "convert values to this unit where it fits")                                            \
    X(BOM, "bom", 0, NULL, "start CSV with a byte order mark, for Excel")                                              \
    X(PACKS, "packs", 0, "DIR", "more rules, after the built-in ones; may be given again")                             \
    X(QUIET, "quiet", 'q', NULL, "no progress and no warnings")                                                        \
    X(HELP, "help", 'h', NULL, "this text")                                                                            \
    X(VERSION, "version", 'V', NULL, "the version of the program")

typedef enum cli_option {
#define X(id, name, letter, argument, help) CLI_##id,
    CLI_OPTIONS(X)
#undef X
        CLI_OPTION_COUNT
} cli_option;

/* Masks of options for cli_verb.options. Every verb takes CLI_COMMON without saying so. */
#define CLI_BIT(id) (UINT64_C(1) << CLI_##id)
#define CLI_COMMON (CLI_BIT(QUIET) | CLI_BIT(HELP) | CLI_BIT(VERSION))
#define CLI_FILTERS                                                                                                    \
    (CLI_BIT(METRIC) | CLI_BIT(REGION) | CLI_BIT(ENTITY) | CLI_BIT(DOCUMENT) | CLI_BIT(LANGUAGE) | CLI_BIT(KIND) |     \
     CLI_BIT(STATUS) | CLI_BIT(SINCE) | CLI_BIT(UNTIL))
#define CLI_RESULTS (CLI_BIT(FORMAT) | CLI_BIT(OUTPUT) | CLI_BIT(BOM))
#define CLI_MANY (CLI_BIT(JOBS) | CLI_BIT(FILES0_FROM)) /* for verbs that take many documents */
#define CLI_CHANGES                                                                                                    \
    (CLI_BIT(JOBS) | CLI_BIT(FORMAT) | CLI_BIT(OUTPUT) | CLI_BIT(ERROR) | CLI_BIT(WARN) | CLI_BIT(STRICT) |            \
     CLI_BIT(MANIFEST) | CLI_BIT(PACKS) | CLI_BIT(CORRECTIONS))
#define CLI_DOCUMENTS (CLI_BIT(MANIFEST) | CLI_BIT(PUBLISHED) | CLI_BIT(REGION) | CLI_BIT(PACKS) | CLI_BIT(CORRECTIONS))

/* Exit statuses. */
enum { CLI_FOUND = 0, CLI_NOTHING = 1, CLI_USAGE = 2, CLI_FAILED = 3 };

typedef struct cli_run cli_run;

typedef struct cli_verb {
    const char *name;
    const char *arguments; /* "DOC...", "" */
    const char *summary;   /* half a line for `facts --help` */
    const char *details;   /* paragraphs of `facts VERB --help`, each line ended */
    uint64_t options;
    const char *all;     /* what --all means to this verb, where it takes it */
    const char *formats; /* what --format takes, where it is not that of tables */
    size_t least, most;  /* how many arguments */
    int (*run)(cli_run *cli);
} cli_verb;

#define X(name) extern const cli_verb verb_##name;
CLI_VERBS(X)
#undef X

/* Documents that have their ids already: in the store that others come into, in what they are held against. */
typedef struct cli_known_document {
    char *id, *place; /* place_of_file, NULL where the file is not known */
} cli_known_document;

typedef struct cli_known {
    cli_known_document *documents;
    size_t count, capacity;
    bool replaced; /* by another file of that id, which is said */
} cli_known;

/* One run of the program. */
struct cli_run {
    const cli_verb *verb;
    const char **arguments; /* after the verb, `argument_count` of them */
    size_t argument_count;
    const char *values[CLI_OPTION_COUNT]; /* NULL where not given, "" for a flag that was */
    const char **pack_directories;        /* of --packs, which may be given again, as may --metric */
    const char **metrics;
    size_t pack_count, metric_count;
    cli_known known;
    facts_packs *packs;
    FILE *output;      /* NULL before cli_output */
    char *output_part; /* where -o is being written until the run has ended well */
    bool partial;      /* some documents failed; what the others gave stands */
    bool results_wait; /* nothing is printed before the end, so that progress may have the terminal */
    bool progress_shown;
};

/* ------------------------------------------------------------- messages */

/* Says what is wrong with the command line and where its help is; returns CLI_USAGE. */
int cli_usage(const cli_run *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says an error in the form "facts: FILE:LINE:COL: message" with the line at fault and a caret; returns the exit
 * status that belongs to it. cli_warn does the same unless --quiet. */
int cli_fail(cli_run *cli, const facts_error *error);
void cli_warn(cli_run *cli, const facts_error *warning);

/* From here on the file is taken away if Ctrl-C or a kill ends the program, until the end that belongs to it: two files
 * at a time, one within the other. */
void cli_part_begin(const char *path);
void cli_part_end(void);

/* One line of progress on standard error, replaced by the next; only on a terminal where no results appear meanwhile,
 * and without --quiet. */
void cli_progress(cli_run *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_progress_end(cli_run *cli);

/* `list` with room for `needed` items of `size` bytes, moved where it has to be; NULL without memory, and then the list
 * is as it was. */
void *cli_room(void *list, size_t *capacity, size_t needed, size_t size);

/* The name that is nearest to `word`, NULL where none is near. */
const char *cli_nearest(const char *word, const char *const *names, size_t count);

/* -------------------------------------------------------------- options */

bool cli_given(const cli_run *cli, cli_option option);

/* Whether one of `others` (a mask) is given beside an option with which it would have no effect: says which, and `why`.
 */
bool cli_excludes(const cli_run *cli, cli_option option, uint64_t others, const char *why);

/* The rule packs, with those of --packs; opened when first asked for, closed at the end of the run. */
facts_status cli_packs(cli_run *cli, const facts_packs **packs, facts_error *error);

/* --db, else $FACTS_DB, else out/facts.db. */
const char *cli_db(const cli_run *cli);

/* The filters of the command line; false after a message where one makes no sense.
 * What it points to lives as long as the run. */
bool cli_filter(const cli_run *cli, facts_filter *filter);

/* Says that there are no facts of a metric, and which others may have been meant: of the store, or with NULL of those
 * that the rules list. */
facts_status cli_no_metric(cli_run *cli, facts_store *store, const char *metric, facts_error *error);

/* Nothing of the store fits: says which metric has no facts at all and which ones may have been meant. CLI_NOTHING. */
int cli_nothing_found(cli_run *cli, facts_store *store, const facts_filter *filter);

/* The series of the store that the argument (a metric) and the filters ask for, with --unit applied. Returns CLI_FOUND,
 * or another exit status after a message, with no list. --status is left to the caller: what is derived needs the
 * others. */
int cli_series(cli_run *cli, facts_series_list **list);

/* Whether --status, if given, is that of the series. */
bool cli_takes_series(const cli_run *cli, const facts_series *series);

/* -------------------------------------------------------------- results */

/* Where results go: standard output, or the file of -o, which appears only when the run ends well. */
facts_status cli_output(cli_run *cli, FILE **stream, facts_error *error);

/* Makes the folder that a store or a folder of tables is to stand in: out/ is not there before the first run, and a
 * longer way is more likely a slip of the pen. Where this fails, what is made in it fails too, and says so. */
void cli_make_folder_of(const char *path);

/* Text of a document, at most `size` bytes of it, with blanks for the control characters that could make a terminal do
 * things. */
void cli_print_text(FILE *out, const char *text, size_t size);

/* The size of the terminal on standard output, or what COLUMNS and LINES say; 0 where neither is known. */
void cli_terminal_size(size_t *width, size_t *height);

/* "520 GW", "3 to 5 percent", "112"; returns `buffer`, of at least CLI_VALUE_SIZE bytes. */
#define CLI_VALUE_SIZE 160
const char *cli_value(const facts_fact *fact, char *buffer);

/* Whether results go to a terminal that may show colours. */
bool cli_colour(const cli_run *cli);

/* How tables are to look, from --format, --bom, -o and the terminal; false after a message on a bad one. */
bool cli_table_options(const cli_run *cli, facts_table_options *options);

/* A table on cli_output. */
facts_status cli_table(cli_run *cli, const facts_table_options *options, const facts_column *columns, size_t count,
                       facts_table **table, facts_error *error);

/* A table of facts on cli_output, with --unit applied: a fact of another dimension stays as it is. */
typedef struct cli_facts {
    cli_run *cli;
    const facts_packs *packs;
    facts_table *table;
    const char *unit; /* of --unit, NULL without */
    size_t written, converted;
} cli_facts;

facts_status cli_facts_open(cli_run *cli, const facts_table_options *options, cli_facts *facts, facts_error *error);
facts_status cli_facts_add(cli_facts *facts, const facts_fact *fact, facts_error *error);
/* Ends the table; fails where --unit fitted none of the facts. */
facts_status cli_facts_close(cli_facts *facts, facts_error *error);

/* ---------------------------------------------------------- corrections */

typedef struct cli_corrections {
    cli_run *cli;
    facts_corrections *rows;
    bool given;  /* by --corrections: nothing is looked for */
    char **seen; /* the files that were read */
    size_t count, capacity;
} cli_corrections;

/* Those of --corrections, if it is given; close it after a failure, too. */
facts_status cli_corrections_open(cli_run *cli, cli_corrections *corrections, facts_error *error);
void cli_corrections_close(cli_corrections *corrections);
/* Adds corrections.csv of a folder, or of that of a file, if it is there; `size` is that of the folder's name. */
facts_status cli_corrections_look(cli_corrections *corrections, const char *folder, size_t size, facts_error *error);
facts_status cli_corrections_look_beside(cli_corrections *corrections, const char *path, facts_error *error);

/* A store to read, with the corrections applied that its documents have now. */
facts_status cli_store_open(cli_run *cli, const char *path, facts_store **store, facts_error *error);

/* What changed from one edition of a document to another, behind what was said of it: ": 1 fact gone, ...". */
facts_status cli_tell_difference(cli_run *cli, facts_store *store, const facts_document *document, int64_t before,
                                 int64_t after, FILE *out, facts_error *error);

/* ------------------------------------------------------------ documents */

/* What the arguments, --manifest, --published and --region name, in order: files as given, folders by name; and the
 * corrections of --corrections or, for a verb that takes it, those that lie beside manifest and documents. */
typedef struct cli_documents {
    facts_source *items;
    size_t count, capacity;
    char **names; /* paths and ids that no one else owns */
    size_t name_count, name_capacity;
    facts_manifest *manifest;
    facts_corrections *corrections; /* NULL for none */
    size_t threads;                 /* of -j */
    size_t unread;                  /* folders in those that were named that could not be looked into, and were said */
} cli_documents;

/* Gives those that no manifest knows their ids: that by which `cli->known` has this very file; else the file name
 * without its ending; of files of one name as much of their paths as tells them apart; and of one that `cli->known` has
 * by a longer one, that. */
facts_status cli_documents_name(cli_run *cli, cli_documents *documents, facts_error *error);
/* From here on a document of this id is known; `file` is "" where only the id is. */
facts_status cli_know(cli_run *cli, const char *id, const char *file, facts_error *error);
void cli_forget_known(cli_run *cli);
/* A copy that lives as long as the list. */
const char *cli_documents_keep(cli_documents *documents, const char *text);

/* Whether --published and --region say what a document could say of itself. */
facts_status cli_check_source(cli_run *cli, facts_error *error);

/* `first` is the first argument that is a document. */
facts_status cli_documents_open(cli_run *cli, size_t first, cli_documents *documents, facts_error *error);
/* The same of these files and folders. */
facts_status cli_documents_open_list(cli_run *cli, const char *const *paths, size_t count, cli_documents *documents,
                                     facts_error *error);
/* Those in a folder, which may have none. */
facts_status cli_documents_open_folder(cli_run *cli, const char *folder, cli_documents *documents, facts_error *error);
/* That a folder holds one document only, where a verb tells of one. */
facts_status cli_documents_one(const cli_run *cli, const cli_documents *documents, facts_error *error);
void cli_documents_close(cli_documents *documents);

/* Extracts every document into `sink`, with progress. A document that fails is said and the rest goes on, unless a
 * callback returned FACTS_STOP: then it has failed, and knows why. Returns CLI_FOUND or CLI_FAILED. */
int cli_extract(cli_run *cli, const cli_documents *documents, const facts_sink *sink);

/* For facts_sink.warning, where the first member of the sink's context is a `cli_run *`. */
facts_status cli_sink_warning(void *context, const facts_error *warning);

#endif
