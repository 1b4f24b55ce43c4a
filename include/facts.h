/* facts — numbers out of climate-policy documents, as facts that can be trusted.
 *
 * The one public header. It follows the flow of the program:
 *
 *   packs      word lists and patterns that know a language and a field of statistics
 *   documents  what is read: a file, a stretch of memory
 *   extraction a document goes in, facts come out one by one through a sink
 *   sets       facts kept together in memory; the fact table as CSV
 *   (the analysis sections follow below: tables, store, series, trends, changes)
 *
 * House rules
 *   Errors     A function that can fail returns facts_status and fills the facts_error it is given
 *              (which may be NULL). Nothing here prints, exits, or keeps global state.
 *   Ownership  What _new or _open gives, exactly one _free or _close takes back (NULL is allowed).
 *              Strings in a struct that is handed to a callback live until the callback returns;
 *              strings in a facts_set live as long as the set.
 *   Strings    UTF-8, NUL-terminated, never NULL: what is not known is "".
 *   Threads    A facts_packs may be shared by threads; every other object belongs to one thread at a time.
 *              A facts_queue has threads of its own; its caller's callbacks are called by its caller.
 */
#ifndef FACTS_H
#define FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FACTS_VERSION "1.0.0"

/* ------------------------------------------------------------------ errors */

typedef enum facts_status {
    FACTS_OK = 0,
    FACTS_STOP,         /* a callback asked to stop; not an error */
    FACTS_NOT_FOUND,    /* what was asked for does not exist */
    FACTS_ERR_ARGUMENT, /* the caller's arguments do not fit together */
    FACTS_ERR_MEMORY,
    FACTS_ERR_IO,      /* a file cannot be opened, read or written */
    FACTS_ERR_FORMAT,  /* a file is not of the format it should be: line and column say where */
    FACTS_ERR_PACK,    /* a rule pack does not load: line and column say where */
    FACTS_ERR_STORE,   /* the store refused: not a store, damaged, locked */
    FACTS_ERR_VERSION, /* the store was written by a later version */
    FACTS_ERR_LIMIT    /* a limit that guards against hostile input was reached */
} facts_status;

typedef struct facts_error {
    facts_status status;
    char file[512];     /* "" where no file is at fault */
    size_t line;        /* 1-based, 0 where unknown */
    size_t column;      /* 1-based byte column, 0 where unknown */
    char message[1024]; /* "what is wrong; what was expected" */
    char excerpt[256];  /* the line at fault where there is one, for a caret under `column` */
} facts_error;

/* Fills *error (if any) and returns `status`, so that a failing branch is one line. */
facts_status facts_fail(facts_error *error, facts_status status, const char *file, size_t line, size_t column,
                        const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 6, 7)))
#endif
    ;
/* The same where memory is wanting, while `file` was read or written (NULL for none). */
facts_status facts_no_memory(facts_error *error, const char *file);

/* ------------------------------------------------------------------- facts */

typedef enum facts_kind {
    FACTS_LEVEL,  /* a stock, flow, share or rate as it stands */
    FACTS_CHANGE, /* an absolute difference to a base: "up 3 percentage points" */
    FACTS_GROWTH, /* a relative difference in percent: "up 50 percent on 2020" */
    FACTS_RATIO   /* a multiple of a base: "triple that of 2020" */
} facts_kind;

typedef enum facts_bound { FACTS_EQ, FACTS_APPROX, FACTS_GT, FACTS_LT } facts_bound;

typedef enum facts_state { FACTS_ACTUAL, FACTS_TARGET, FACTS_PROJECTED } facts_state;

typedef enum facts_time_source { FACTS_TIME_NONE, FACTS_TIME_CONTEXT, FACTS_TIME_EXPLICIT } facts_time_source;

/* The words that tables use: "level", "gt", "actual", "explicit"... and back; *_parse returns false for others. */
const char *facts_kind_name(facts_kind kind);
const char *facts_bound_name(facts_bound bound);
const char *facts_state_name(facts_state state);
const char *facts_time_source_name(facts_time_source source);
bool facts_kind_parse(const char *name, facts_kind *kind);
bool facts_bound_parse(const char *name, facts_bound *bound);
bool facts_state_parse(const char *name, facts_state *state);
bool facts_time_source_parse(const char *name, facts_time_source *source);

/* One numeric statement of a document. Columns of the fact table, in this order (`state` is its column `status`). */
typedef struct facts_fact {
    const char *id;       /* 16 hexadecimal digits; the same fact of the same document has the same id everywhere */
    const char *document; /* id of the document */
    const char *language; /* of the sentence: "en", "zh" */
    uint32_t page;        /* 1-based, 0 where the format has no pages */
    uint32_t line;        /* 1-based line of the quote in the source */
    uint64_t byte_start;  /* of the quote in the source, end exclusive */
    uint64_t byte_end;
    const char *metric; /* snake_case id, "" for a quantity that no metric claims */
    facts_kind kind;
    double value;     /* in `unit`, multipliers applied */
    double value_hi;  /* upper end of a range, NAN where there is none */
    const char *unit; /* "GW", "percent", "pp", "MtCO2", "CNY_bn", "1" ... */
    facts_bound bound;
    const char *time; /* ISO 8601 instant, year, or span "2021/2024", "2016/.." */
    facts_time_source time_source;
    const char *base;     /* what a change, growth or ratio is compared with: a time, "prev_year", "prev_period",
                             "per_year", "per_decade", or the words of the text, "BAU", "national average" */
    facts_state state;    /* done, promised or foreseen */
    const char *region;   /* ISO 3166 alpha-3, "WLD", or a group in words */
    const char *entity;   /* the project, plant or company that it is about, else the part of a country, or the scenario
                             of a table, as the text writes it; "" for the country itself */
    const char *quote;    /* the bytes byte_start..byte_end */
    const char *sentence; /* the whole sentence, broken lines mended; of a cell of a table what its caption, row and
                             column say, with its number */
    const char *rule;     /* which rules of which pack found it */
} facts_fact;

#define FACTS_COLUMNS 22

/* Name of column 0..FACTS_COLUMNS-1, and the field as a cell. `buffer` (at least 40 bytes) is used for numbers. */
const char *facts_column_name(size_t column);
const char *facts_fact_cell(const facts_fact *fact, size_t column, char *buffer);

/* Shortest decimal that reads back as the same double: 62.365, 1690, 0.142857143. "" for NAN. At least 40 bytes. */
const char *facts_format_number(double value, char *buffer);

/* -------------------------------------------------------------------- packs */

typedef struct facts_packs facts_packs;

/* The built-in packs, then those in `directories` in order; later ones add to earlier ones. */
facts_status facts_packs_open(const char *const *directories, size_t count, facts_packs **packs, facts_error *error);
void facts_packs_close(facts_packs *packs);

/* Hash of every rule in force: two runs with the same fingerprint read a document alike. */
const char *facts_packs_fingerprint(const facts_packs *packs);

typedef struct facts_metric {
    const char *id;
    const char *unit;  /* of levels and changes */
    bool stock;        /* a stock stands at the end of a year, a flow at its middle */
    const char *label; /* the id in words */
    const char *iamc;  /* variable name of the IAMC common definitions, "" where it has none */
} facts_metric;

/* Metrics listed by the packs (composed ones are not listed until a document uses them). */
size_t facts_packs_metric_count(const facts_packs *packs);
const facts_metric *facts_packs_metric(const facts_packs *packs, size_t index);
const facts_metric *facts_packs_find_metric(const facts_packs *packs, const char *id);

/* Whether a metric is a stock, by the words that its id is made of where it is not listed. */
bool facts_packs_metric_stock(const facts_packs *packs, const char *id);

/* What a policy wants of a metric where no word of a promise says so: less of an emission, more of a renewable share.
 */
typedef enum facts_wanted { FACTS_WANTED_EITHER, FACTS_WANTED_MORE, FACTS_WANTED_LESS } facts_wanted;

facts_wanted facts_packs_metric_wanted(const facts_packs *packs, const char *id);

/* Whether a document may be about a place of this id: an ISO 3166 alpha-3 code, WLD, or a group of countries that the
 * packs name, as EU or ASEAN. */
bool facts_packs_region(const facts_packs *packs, const char *id);

/* Whether a fact may have this unit: one that the packs name, or a rate of one, as "t/kW". */
bool facts_packs_unit(const facts_packs *packs, const char *unit);

/* Runs every example and counter-example of every rule. Each failure goes to `report` as an error that names
 * file, line, and what was found instead. `passed` and `failed` may be NULL. */
facts_status facts_packs_check(const facts_packs *packs, void (*report)(void *context, const facts_error *failure),
                               void *context, size_t *passed, size_t *failed, facts_error *error);
/* Runs the examples of the folders that were added, which are few: FACTS_ERR_PACK with the first that fails. */
facts_status facts_packs_check_added(const facts_packs *packs, facts_error *error);

/* ---------------------------------------------------------------- documents */

/* What is known of a document beforehand; every field but one of path/bytes may be NULL or "". */
typedef struct facts_source {
    const char *path;  /* file to read, "-" for standard input; NULL when `bytes` is given */
    const char *bytes; /* or what is in it: text, Markdown, PDF, HTML or DOCX, told apart by its first bytes, or CSV,
                        * which `path` ends in, .csv or .tsv */
    size_t size;
    const char *id;    /* default: the file name without its ending */
    const char *title; /* default: read from the document, as are `published` and `region` */
    const char *publisher;
    const char *published; /* YYYY, YYYY-MM or YYYY-MM-DD */
    const char *region;    /* ISO 3166 alpha-3, WLD or a group, as facts_packs_region has them */
} facts_source;

/* The text of a document, which offsets are in: its own bytes where it is plain text in UTF-8, else what is read out of
 * it (a form feed begins each page of a PDF). `size` bytes and a NUL; free them with free(). */
facts_status facts_source_text(const facts_source *source, char **text, size_t *size, facts_error *error);

/* The document as it was read: what the source said, filled up from the text itself. */
typedef struct facts_document {
    const char *id, *path, *title, *publisher, *published, *region;
} facts_document;

/* --------------------------------------------------------------- extraction */

typedef enum facts_claim {
    FACTS_CLAIM_FACT,     /* part of a fact that has a metric */
    FACTS_CLAIM_QUANTITY, /* a quantity that no metric claims */
    FACTS_CLAIM_NONE,     /* no statistic: a date, a list number, a name; `reason` says which */
    FACTS_CLAIM_UNCLAIMED /* nothing knows what it is: a silent miss would be here */
} facts_claim;

/* One number of a document and what became of it: every run of digits is in exactly one, and so is every quantity that
 * is said in words. */
typedef struct facts_number {
    uint64_t byte_start, byte_end;
    uint32_t line;
    const char *text;
    facts_claim claim;
    const char *reason;  /* the metric, "a time", "a list number", "part of a name" ... */
    const char *fact_id; /* for FACTS_CLAIM_FACT and FACTS_CLAIM_QUANTITY */
} facts_number;

/* One step of how a sentence was read, for `explain`: "number 16.9", "unit GW", "time 2024 (en/time.rules:12)". */
typedef struct facts_reading {
    uint64_t byte_start, byte_end;
    const char *step;  /* of the words: unit, number, bound, word, cue, place, time, base, not-a-fact;
                        * of the quantity: quantity, metric, kind, bound, time, base, state, place, not-a-fact */
    const char *text;  /* what the document says */
    const char *value; /* what it was read as */
    const char *why;   /* the rule or the reason */
} facts_reading;

/* Where results go. Every callback may be NULL; one that returns anything but FACTS_OK ends the extraction. */
typedef struct facts_sink {
    void *context;
    facts_status (*document)(void *context, const facts_document *document); /* once, before any fact */
    facts_status (*fact)(void *context, const facts_fact *fact);             /* in the order of the text */
    facts_status (*number)(void *context, const facts_number *number); /* by paragraph; references in it come first */
    facts_status (*reading)(void *context, const facts_reading *reading);
    facts_status (*warning)(void *context,
                            const facts_error *warning); /* invalid UTF-8, an empty file, pages of pictures */
    facts_status (*text)(void *context, const char *bytes, size_t size); /* mended, one paragraph a
                                                                          * line; of what was no plain text: as it was
                                                                          * read out of it, which offsets are in */
} facts_sink;

/* Reads one document from start to finish. Memory does not grow with the document's size, but for a few bytes a fact
 * that keep its id apart from the others. What a callback returns, but for FACTS_OK, ends it and is returned. */
facts_status facts_extract(const facts_packs *packs, const facts_source *source, const facts_sink *sink,
                           facts_error *error);

/* --------------------------------------------------------------------- sets */

typedef struct facts_set facts_set;

facts_status facts_set_new(facts_set **set, facts_error *error);
void facts_set_free(facts_set *set);
facts_status facts_set_add(facts_set *set, const facts_fact *fact, facts_error *error); /* copies every string */
size_t facts_set_count(const facts_set *set);
const facts_fact *facts_set_at(const facts_set *set, size_t index);
/* A sink whose `fact` callback adds to the set. */
facts_sink facts_set_sink(facts_set *set);

/* -------------------------------------------------------------------- units */

/* The factor that turns a value in unit `from` into one in unit `to`: GW to MW is 1000. Differences convert by
 * slope, so degC to K is 1. FACTS_ERR_ARGUMENT for a unit that nobody knows or that has another dimension. */
facts_status facts_unit_factor(const facts_packs *packs, const char *from, const char *to, double *factor,
                               facts_error *error);
/* What is to be added besides to a value on a scale that begins elsewhere: degC to degF is 32. 0 for all others. */
double facts_unit_shift(const facts_packs *packs, const char *from, const char *to);

/* ------------------------------------------------------------------- tables */

typedef enum facts_format {
    FACTS_FORMAT_TABLE, /* aligned for people; held in memory until the last row is known */
    FACTS_FORMAT_CSV,   /* RFC 4180, UTF-8, LF */
    FACTS_FORMAT_TSV,   /* a tab or line break within a cell becomes a space */
    FACTS_FORMAT_JSON,  /* an array of objects */
    FACTS_FORMAT_JSONL, /* one object a line */
    FACTS_FORMAT_MD,    /* a pipe table of GitHub's Markdown */
    FACTS_FORMAT_XLSX   /* one sheet, with a fixed and filtered header */
} facts_format;

const char *facts_format_name(facts_format format);
bool facts_format_parse(const char *name, facts_format *format);

typedef enum facts_column_type { FACTS_TEXT, FACTS_NUMBER, FACTS_INTEGER } facts_column_type;

/* What FACTS_FORMAT_TABLE may do with a column to fit the width; flags, 0 for nothing. */
enum {
    FACTS_FLEXIBLE = 1, /* cut its text, with an ellipsis */
    FACTS_OPTIONAL = 2, /* leave it out, the last one first, where cutting is not enough */
    FACTS_SPARE = 4, /* leave it out where that is not enough either: first where it is empty, then where all rows say
                      * the same; in a narrower table yet every text is cut */
    FACTS_KEEPS_END = 8, /* what follows its last colon is not cut */
    FACTS_NAMES = 16     /* it is what a row is about: others are cut more, or left out, before it */
};

typedef struct facts_column {
    const char *name; /* lives as long as the table */
    facts_column_type type;
    unsigned fit;
} facts_column;

typedef struct facts_table_options {
    facts_format format;
    bool bom;     /* CSV and TSV start with a byte order mark, which Excel wants */
    bool colour;  /* FACTS_FORMAT_TABLE: escape sequences of a terminal in the header */
    size_t width; /* FACTS_FORMAT_TABLE: of the terminal in columns; 0 never cuts */
} facts_table_options;

typedef struct facts_table facts_table;

/* Writes a table to `stream`, which stays open and the caller's.
 * In CSV and TSV a text cell that a spreadsheet would run as a formula gets a leading apostrophe
 * (see owasp.org, "CSV Injection"), which facts_csv_read takes off again. */
facts_status facts_table_open(FILE *stream, const facts_column *columns, size_t count,
                              const facts_table_options *options, facts_table **table, facts_error *error);

/* One row: `count` cells of UTF-8; NULL or "" is absent (null in JSON). A cell of a FACTS_NUMBER or FACTS_INTEGER
 * column is a decimal as facts_format_number gives it. */
facts_status facts_table_add(facts_table *table, const char *const *cells, facts_error *error);

/* Writes what is left and frees the table, whatever happens. */
facts_status facts_table_close(facts_table *table, facts_error *error);
/* The same behind rows that may have failed: then that stays the status, and *error as it is. */
facts_status facts_table_end(facts_table *table, facts_status status, facts_error *error);

/* A table of facts: every column of the fact table, or for FACTS_FORMAT_TABLE those that a person looks for. */
facts_status facts_table_open_facts(FILE *stream, const facts_table_options *options, facts_table **table,
                                    facts_error *error);
facts_status facts_table_add_fact(facts_table *table, const facts_fact *fact, facts_error *error);

/* --------------------------------------------------------------- CSV tables */

/* One row of a CSV table that is being read. Everything in it lives until the callback returns. */
typedef struct facts_csv_row {
    const char *path;
    size_t count;             /* cells, as many as the header has */
    const char *const *names; /* the header */
    const char *const *cells;
    const size_t *lines; /* where each cell starts: 1-based line, 1-based byte column */
    const size_t *columns;
} facts_csv_row;

typedef facts_status (*facts_csv_callback)(void *context, const facts_csv_row *row, facts_error *error);

/* Reads a CSV file (RFC 4180, UTF-8, with or without a byte order mark, LF or CRLF; "-" is standard input) whose
 * header names at least the `required` columns, in any order, and calls `row` for each row after it. What is wrong
 * with the file is a FACTS_ERR_FORMAT with line, column and excerpt; any other status than FACTS_OK of the callback
 * ends the reading and is returned, with the excerpt added where the callback set a line. */
facts_status facts_csv_read(const char *path, const char *const *required, size_t required_count,
                            facts_csv_callback row, void *context, facts_error *error);

/* Index of the column called `name`, SIZE_MAX where there is none. */
size_t facts_csv_column(const facts_csv_row *row, const char *name);

/* The cell under the column called `name`, "" where there is no such column. */
const char *facts_csv_cell(const facts_csv_row *row, const char *name);

/* Fills *error with FACTS_ERR_FORMAT at the cell under the column called `name`. */
facts_status facts_csv_fail(const facts_csv_row *row, const char *name, facts_error *error, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/* Reads a fact table into a new set. Columns are found by name: those without which a fact cannot be told from
 * another are required, others ("id", "page", "quote" ...) are taken where they stand, unknown ones are ignored. */
facts_status facts_set_read_csv(const char *path, facts_set **set, facts_error *error);

/* ---------------------------------------------------------------- manifests */

typedef struct facts_manifest facts_manifest;

/* Reads a manifest: document,path,title,publisher,published,region with paths relative to its own folder. The packs
 * tell what a region is. */
facts_status facts_manifest_open(const char *path, const facts_packs *packs, facts_manifest **manifest,
                                 facts_error *error);
void facts_manifest_close(facts_manifest *manifest);
size_t facts_manifest_count(const facts_manifest *manifest);
const facts_source *facts_manifest_at(const facts_manifest *manifest, size_t index);

/* What the manifest knows of the document at `path`: the entry for the same file, else the one whose id is the
 * file name without its ending, else NULL. */
const facts_source *facts_manifest_find(const facts_manifest *manifest, const char *path);

/* The document id of a path without a manifest: the file name without its ending. Returns `buffer`. (Of files of one
 * name the program `facts` makes ids that tell them apart, as "2023/report", and says them in facts_source.) */
const char *facts_document_id(const char *path, char *buffer, size_t size);

/* ------------------------------------------------------------------- store */

/* A SQLite file that keeps the facts of many documents. People may query it by hand: its views are `facts`,
 * `documents`, `metrics`, `series`, and their columns are explained in analysis/store/schema/ and by `.schema`. A
 * document that changes is replaced and its earlier editions are kept; all but facts_store_edition, facts_store_history
 * and a filter with `as_of` speak of the current editions only. Many processes may read while one writes; a second
 * writer waits for the first. */
typedef struct facts_store facts_store;

typedef enum facts_store_mode {
    FACTS_STORE_READ, /* the store must exist; only a store of an earlier version is written to, to bring it up to date
                       */
    FACTS_STORE_WRITE /* made where there is none; its folder must exist */
} facts_store_mode;

/* FACTS_ERR_IO: cannot be opened or, for reading, is not there. FACTS_ERR_STORE: not a store of facts (the file is left
 * as it is), damaged, or locked. FACTS_ERR_VERSION: written by a later version of facts. */
facts_status facts_store_open(const char *path, facts_store_mode mode, facts_store **store, facts_error *error);
void facts_store_close(facts_store *store);

typedef enum facts_outcome {
    FACTS_ADDED,     /* the store had no document of this id */
    FACTS_REPLACED,  /* it had one of other bytes */
    FACTS_REREAD,    /* it had one of the same bytes, but with other metadata or read with other rules */
    FACTS_UNCHANGED, /* it has this very document; nothing was read again */
    FACTS_RENAMED    /* it had this very file, or one of the same bytes whose file is gone: it has another id now */
} facts_outcome;

typedef struct facts_addition {
    facts_outcome outcome;
    const char *document; /* its id; lives until the next call with the same store */
    int64_t edition;      /* that is current now */
    int64_t previous;     /* that it took the place of, 0 if FACTS_ADDED or FACTS_UNCHANGED */
    size_t facts;         /* in the current edition, with a metric */
    size_t quantities;    /* in the current edition, that no metric claims */
} facts_addition;

/* Extracts a document into the store, in one transaction: it goes in whole, or the store stays as it was. Of title,
 * publisher, date and region one that is NULL stays as it was said when the document was added before; "" empties it.
 * `also` (may be NULL) is told the document, its facts and the warnings too; its status is handed on when it is not
 * FACTS_OK, and nothing is stored. */
facts_status facts_store_add(facts_store *store, const facts_packs *packs, const facts_source *source,
                             const facts_sink *also, facts_addition *addition, facts_error *error);

/* A document of two stores that had another file of this id each, and neither what the other one held. */
typedef struct facts_displacement {
    const char *document;
    const char *file, *by_file; /* from the root on; the second was read later, and is the current one now */
    int64_t edition, by_edition;
} facts_displacement;

/* Puts what other stores hold into this one, in one transaction. A document of several stores has the editions of all,
 * by when they were read, and the last is the current one. taken[i] is how many editions came from from[i]; what is
 * there already does not come again, so that merging twice changes nothing. `each` (may be NULL) is then told of files
 * that may be no editions of one document; what it returns is handed on. */
facts_status facts_store_merge(facts_store *store, facts_store *const *from, size_t count, size_t *taken,
                               facts_status (*each)(void *context, const facts_displacement *displacement),
                               void *context, facts_error *error);

/* Gives `sink` the document and the facts of one edition, in the order of the text. FACTS_NOT_FOUND if there is none.
 */
facts_status facts_store_edition(facts_store *store, int64_t edition, const facts_sink *sink, facts_error *error);

/* Which facts. A field that is NULL takes any, one that is "" those where it is not known; words are exact, or patterns
 * with * ? [a-z]. */
typedef struct facts_filter {
    const char *const *metrics; /* any of these */
    size_t metric_count;
    const char *region;
    const char *entity;
    const char *document;
    const char *language;
    const char *kind;   /* "level", "change", "growth", "ratio" */
    const char *status; /* "actual", "target", "projected" */
    const char *since;  /* YYYY, YYYY-MM or YYYY-MM-DD: facts whose time ends on its first day or later... */
    const char *until;  /* ...and begins on its last day or earlier; facts without a time are left out by either */
    bool all;           /* also the quantities that no metric claims */
    const char *as_of; /* YYYY, YYYY-MM or YYYY-MM-DD: of a store, the facts that it had at the end of that day (UTC) */
} facts_filter;

/* Gives `sink` the facts by metric, region, entity, time, document and place in it. `filter` may be NULL.
 * FACTS_NOT_FOUND if there are none; FACTS_ERR_ARGUMENT for a kind, status or date that cannot be. */
facts_status facts_store_query(facts_store *store, const facts_filter *filter, const facts_sink *sink,
                               facts_error *error);

/* Gives `sink` the one fact whose id starts with `id` (at least 4 digits).
 * FACTS_NOT_FOUND if there is none; FACTS_ERR_ARGUMENT if it is no id, or if several start so. */
facts_status facts_store_get(facts_store *store, const char *id, const facts_sink *sink, facts_error *error);

typedef struct facts_metric_summary {
    facts_metric metric;
    size_t facts, documents;
    const char *first, *last; /* earliest and latest time, "" where no fact has one; ".." where all end openly */
} facts_metric_summary;

typedef struct facts_document_summary {
    facts_document document;
    const char *languages; /* of its facts: "en", "zh", "en zh" */
    const char *added_at;  /* when this edition came in, YYYY-MM-DDThh:mm:ssZ */
    const char *sha256;    /* of its bytes, in hexadecimal */
    uint64_t size;         /* in bytes */
    size_t editions;       /* this one and the earlier ones */
    size_t facts, quantities;
    const char *first, *last;
    const char *rules; /* fingerprint of those that it was read with */
    const char *file;  /* that document.path names, from the root on; "" where that is not known */
} facts_document_summary;

/* Each metric that has facts, or each document, by id; none is no error. What the callback returns, if not FACTS_OK,
 * ends the round and is handed on. */
facts_status facts_store_metrics(facts_store *store,
                                 facts_status (*each)(void *context, const facts_metric_summary *metric), void *context,
                                 facts_error *error);
facts_status facts_store_documents(facts_store *store,
                                   facts_status (*each)(void *context, const facts_document_summary *document),
                                   void *context, facts_error *error);
/* The id of each document and its file, from the root on or, where that is not known, as it was named; nothing else of
 * it, at once also in a large store. */
facts_status facts_store_files(facts_store *store,
                               facts_status (*each)(void *context, const char *document, const char *file),
                               void *context, facts_error *error);

/* Writes the ids near to a `metric` that has no facts, nearest first, as "wind_capacity, wind_solar_capacity" to
 * `names`, or "". Near by edit distance or by shared words, among the metrics of the store (NULL for none) and,
 * where none of them is near, of the packs (which may be NULL) unless they know this one. */
facts_status facts_store_near(facts_store *store, const facts_packs *packs, const char *metric, char *names,
                              size_t size, facts_error *error);

/* ------------------------------------------------------------- differences */

/* A fact before and after; one of the two is NULL where the fact is new or gone. */
typedef struct facts_pair {
    const facts_fact *before, *after;
    uint32_t columns; /* 1 << column for each column of the fact table whose meaning changed; 0 for new and gone ones */
    bool moved;       /* stands on another line or page */
    bool reworded;    /* its sentence has other words, whatever the numbers in it are */
    double change;    /* of the value, in the unit of `after`; of a range, of the end that moved further */
    double percent;   /* of what it was before; these two are NAN where the values cannot be compared */
} facts_pair;

typedef struct facts_difference facts_difference;

/* Pairs the facts of two editions by what they say and how, not by where: those of the same id, then those that fit
 * best by metric, kind, region, entity, time, unit, value and the words around the quote. Facts of different documents
 * are never paired, but a document may have two names: where each side is one document, and where of those that only
 * one side has two say for the most part the same. Pairs that differ come first: changed and new ones by document and
 * place in `after`, then those gone by theirs in `before`. Quantities that no metric claims are left out. A fact that
 * only moved, or whose wording changed around it, does not differ. `packs` convert between the units of a value before
 * and after and may be NULL. Both sets must outlive the difference. */
facts_status facts_difference_new(const facts_set *before, const facts_set *after, const facts_packs *packs,
                                  facts_difference **difference, facts_error *error);
void facts_difference_free(facts_difference *difference);
size_t facts_difference_count(const facts_difference *difference); /* pairs that differ */
size_t facts_difference_same(const facts_difference *difference);  /* pairs that do not: they follow the others */
const facts_pair *facts_difference_at(const facts_difference *difference, size_t index);

/* A document that has another id now. The strings are those of the facts. */
typedef struct facts_renaming {
    const char *before, *after;
} facts_renaming;

size_t facts_difference_renamed(const facts_difference *difference);
const facts_renaming *facts_difference_renamed_at(const facts_difference *difference, size_t index);

/* ------------------------------------------------------------------ filters */

/* YYYY, YYYY-MM or YYYY-MM-DD of a day that exists. */
bool facts_date_valid(const char *text);

/* Whether facts_store_query would give this fact to a sink. */
bool facts_filter_match(const facts_filter *filter, const facts_fact *fact);

/* ------------------------------------------------------------------- trends */

/* One value of a series: x is a time in decimal years (or any other axis), y the value. `bound` tells "over" (FACTS_GT)
 * and "nearly" (FACTS_LT) from an exact value; every method takes y at face value except those of `censored`. */
typedef struct facts_point {
    double x, y;
    facts_bound bound;
} facts_point;

#define FACTS_TREND_TERMS 16 /* most coefficients of a polynomial */

typedef struct facts_trend_options {
    size_t degree;     /* of the least-squares polynomial; 0 stands for 1, a straight line */
    bool no_intercept; /* the polynomial has no constant */
    bool censored;     /* also the slope and tau that take bounds for what they are */
    const double *at;  /* where to interpolate */
    size_t at_count;
    const double *forecast; /* where to forecast */
    size_t forecast_count;
    const facts_point *target; /* what is to be reached, and when; NULL for none */
} facts_trend_options;

typedef struct facts_interval {
    double lo, hi;
} facts_interval;

typedef struct facts_prediction {
    double x, value;
    facts_interval ci95; /* of one further observation; NAN where the method has none */
} facts_prediction;

/* A straight line. `intercept` is the value at x = 0 everywhere in this section. */
typedef struct facts_line {
    double slope, intercept, slope_se, intercept_se;
    facts_interval slope_ci95;
} facts_line;

typedef struct facts_kendall {
    double s, var_s, z, p; /* normal approximation with the continuity correction */
    double p_exact;        /* up to 10 points without ties */
    double tau, tau_b;     /* s over all pairs; over the pairs that are not tied */
    int trend;             /* 1 rising, -1 falling, 0 none at the 5 percent level */
} facts_kendall;

typedef struct facts_note {
    char text[192]; /* "ols.p: why this number is not there" */
} facts_note;

#define FACTS_TREND_NOTES 48

/* What a series says. A number that the data cannot give is NAN, and `notes` says why. */
typedef struct facts_trend {
    size_t n; /* points, by ascending x */
    const double *x, *y;
    size_t bounded; /* how many of them are bounds or approximate */

    /* Least squares: orthogonal decomposition of a Chebyshev basis in extended precision. */
    struct {
        facts_line line; /* the slope is NAN where the polynomial is no straight line */
        size_t degree;
        bool no_intercept;
        size_t terms; /* coefficients, the constant (if any) first */
        double coefficients[FACTS_TREND_TERMS], standard_errors[FACTS_TREND_TERMS];
        double residual_sd, r2, r2_adjusted; /* without a constant r2 is about zero, not about the mean */
        double p; /* of the F test that no power of x matters; for a line that of its slope */
        double durbin_watson;
    } ols;

    facts_line robust;          /* Tukey's bisquare weights (gsl_multifit_robust) */
    facts_line theil_sen;       /* median of pairwise slopes; intercept median(y) - slope * median(x); Sen (1968) */
    facts_kendall mann_kendall; /* Mann (1945), Kendall (1970) */
    facts_kendall hamed_rao;    /* the same with the variance of Hamed and Rao (1998) for autocorrelated series */
    double hamed_rao_factor;    /* by which that variance is larger */

    bool censored; /* whether the next two were asked for */
    facts_line akritas_theil_sen;
    facts_kendall kendall_censored;

    double cagr; /* 0.05 is 5 percent a year, from the first time to the last */
    struct {     /* least squares of ln y */
        facts_line line;
        double growth; /* exp(slope) - 1 */
        facts_interval growth_ci95;
        double r2, p;
        double doubling_time; /* negative: halving */
    } log_linear;

    struct {
        size_t index; /* points before the change, 0 for none */
        double x;     /* time of the last of them */
        double k, p, mean_before, mean_after;
    } pettitt; /* Pettitt (1979) */

    struct { /* capacity / (1 + exp(-rate * (x - midpoint))) */
        double capacity, rate, midpoint, capacity_se, rate_se, midpoint_se, residual_sd;
    } logistic;

    const facts_prediction *at; /* Steffen's monotone interpolation */
    size_t at_count;
    const facts_prediction *forecast; /* the least-squares polynomial carried on */
    size_t forecast_count;

    bool has_target;
    struct {
        double x, y;
        bool reached;
        double rate_needed;   /* per unit of x, from the last point on */
        double rate_so_far;   /* the Theil-Sen slope */
        double growth_needed; /* a year, compound */
        double arrival;       /* x at which rate_so_far gets there */
        double gap;           /* at the target's x, if the rate so far goes on: value there minus target */
    } target;

    size_t note_count;
    facts_note notes[FACTS_TREND_NOTES];
} facts_trend;

/* Fits every method to `count` points in any order; points at the same x are all used, and averaged where a method
 * needs one value for each x. Refuses points that are not finite or beyond 1e100, no points at all, a degree of
 * FACTS_TREND_TERMS or more, and a target that lies before the last point (FACTS_ERR_ARGUMENT). */
facts_status facts_trend_new(const facts_point *points, size_t count, const facts_trend_options *options,
                             facts_trend **trend, facts_error *error);
void facts_trend_free(facts_trend *trend);

/* Reads points from two columns of a CSV table (see facts_csv_read). With `bounds` the column "bound" says what each y
 * is: eq, approx, gt or lt. Rows where x or y is empty, NA or NaN are left out and counted in `skipped`. A cell that is
 * no number is a FACTS_ERR_FORMAT at its place. Free the points with free(). */
facts_status facts_points_read_csv(const char *path, const char *x, const char *y, bool bounds, facts_point **points,
                                   size_t *count, size_t *skipped, facts_error *error);

/* The whole result as a JSON object, names as in the struct, NAN as null. Free the text with free(). */
facts_status facts_trend_json(const facts_trend *trend, char **text, facts_error *error);

/* ------------------------------------------------------------------ scores */

/* An annotated table: what a reader found in documents by hand. Columns: doc, lang, line, quote, byte_start, byte_end,
 * metric, kind, value, value_hi, unit, bound, time, base, status, region, and class where there is one ("other" for
 * numbers that nobody asked for). "*" in a cell is not scored; "a|b" is right as either. */
typedef struct facts_gold facts_gold;

/* Cells as the table has them; what is not there is "". */
typedef struct facts_gold_row {
    const char *document, *language, *line, *quote, *metric, *kind, *value, *value_hi, *unit, *bound, *time, *base,
        *state, *region, *class_name;
    uint64_t byte_start, byte_end;
} facts_gold_row;

facts_status facts_gold_read_csv(const char *path, facts_gold **gold, facts_error *error);
void facts_gold_free(facts_gold *gold);
size_t facts_gold_count(const facts_gold *gold);
const facts_gold_row *facts_gold_at(const facts_gold *gold, size_t index);

typedef enum facts_score_field {
    FACTS_SCORE_KIND,
    FACTS_SCORE_METRIC,
    FACTS_SCORE_TIME,
    FACTS_SCORE_BOUND,
    FACTS_SCORE_BASE,
    FACTS_SCORE_STATUS,
    FACTS_SCORE_REGION,
    FACTS_SCORE_FIELDS
} facts_score_field;

const char *facts_score_field_name(facts_score_field field);
/* The cell of a field, of a gold row or of a fact. */
const char *facts_score_wanted(const facts_gold_row *row, facts_score_field field);
const char *facts_score_got(const facts_fact *fact, facts_score_field field);

typedef struct facts_rates {
    double precision, recall, f1; /* 0 where there is nothing to count */
} facts_rates;

typedef struct facts_score {
    size_t gold, facts, found; /* rows wanted, facts counted, rows whose value and unit were found */
    double noise;              /* part of all facts that stands on rows that nobody asked for */
    facts_rates quantity;      /* value and unit right */
    facts_rates fact;          /* every field that the row fills right as well */
    size_t right[FACTS_SCORE_FIELDS], scored[FACTS_SCORE_FIELDS]; /* of the rows found */
} facts_score;

typedef enum facts_group {
    FACTS_BY_NONE,
    FACTS_BY_LANG,
    FACTS_BY_DOC,
    FACTS_BY_METRIC,
    FACTS_BY_KIND,
    FACTS_BY_UNIT
} facts_group;
bool facts_group_parse(const char *name, facts_group *group);
const char *facts_group_cell(const facts_gold_row *row, facts_group group);

/* What is scored. A document without gold rows is scored only where `documents` names it, and must bring no facts. */
typedef struct facts_score_options {
    const char *const *documents; /* these only; all documents of the gold table where the count is 0 */
    size_t document_count;
    facts_group by; /* with `value`: only the rows with this value in this column are wanted */
    const char *value;
} facts_score_options;

typedef enum facts_finding { FACTS_MISSED, FACTS_EXTRA, FACTS_WRONG } facts_finding;

/* Told of each row missed (with the fact that stands there, or NULL), each fact that is none of the rows (`row` is
 * NULL) and each row found of which fields are wrong: 1 << field in `wrong`. */
typedef facts_status (*facts_finding_callback)(void *context, facts_finding finding, const facts_gold_row *row,
                                               const facts_fact *fact, unsigned wrong);

/* Scores facts against gold rows. A fact meets a row when their byte spans overlap; it is right when value and unit
 * agree after conversion, to a millionth. Each row takes the best fact that it meets and each fact one row. `finding`
 * may be NULL. */
facts_status facts_score_run(const facts_gold *gold, const facts_set *facts, const facts_score_options *options,
                             facts_score *score, facts_finding_callback finding, void *context, facts_error *error);

/* ------------------------------------------------------------------- series */

/* A time of the fact table in decimal years: 2024 is 2024.0 to 2025.0, the end of August 2025 is 2025 and 8/12. */
typedef struct facts_period {
    double start, end; /* NAN for an open end */
    double year;       /* where it stands on the axis: the end of a stock or of a day, the middle of a flow */
    bool span;         /* "2021/2025" */
} facts_period;

/* False for a text that is no time. */
bool facts_time_period(const char *time, bool stock, facts_period *period);

/* One way of knowing the value at a time: a fact that says it, or arithmetic on facts. */
typedef struct facts_evidence {
    double value, value_hi; /* value_hi: NAN but for a range */
    facts_bound bound;
    bool derived;
    const char *arithmetic;     /* "1690 GW / 3 (ratio to 2020)"; "" for what is said */
    const facts_fact *facts[2]; /* the fact, or the two that the arithmetic is made of */
    size_t fact_count;
} facts_evidence;

/* What is known of one time. The first piece of evidence is the best and gives the value:
 * said before derived, derived from reports before derived from promises, exact before approximate before a bound (of
 * what is derived, the vaguest of its facts counts), from a later document, from a document that says it in both
 * languages, be it rounded in one, with an explicit time; else the earlier in the order of documents and places. */
typedef struct facts_observation {
    const char *time;
    facts_period period;
    const facts_evidence *evidence;
    size_t evidence_count;
    bool conflict; /* what is said differs by more than rounding and bounds allow; also where one sentence says several
                    * values, as of parts that were not told apart, which is no contradiction: see
                    * facts_conflict_list_new */
    bool revised;  /* a conflict that a later document settles: what it says is the first piece of evidence */
} facts_observation;

typedef struct facts_series {
    const char *metric, *region, *entity, *unit;
    facts_kind kind;           /* FACTS_LEVEL unless the options ask for another */
    const char *base;          /* what its values are compared with, "" for levels */
    facts_state state;         /* targets and projections stand in series of their own */
    const facts_metric *about; /* label, IAMC name and whether it is a stock; NULL for a metric that no one described */
    const facts_observation *observations; /* by year; those of an open end last */
    size_t count;
} facts_series;

typedef struct facts_series_list facts_series_list;

typedef struct facts_series_options {
    const facts_metric *metrics; /* what is known of metrics, by id; one that is not here is taken for a flow */
    size_t metric_count;
    const facts_document *documents; /* when a document was published, by id */
    size_t document_count;
    bool said_only;           /* no derived observations */
    facts_kind kind;          /* of which facts; see facts_series_list_new */
    const facts_packs *packs; /* for promises: the words of their sentences and metrics; may be NULL */
} facts_series_options;

/* The series of all levels that have a metric and a time, by metric, region, entity, unit and state. What changes,
 * growth rates and ratios say beside them is derived (see facts_evidence). With another `kind` those of one base are a
 * series, and where one of them is promised, what two levels say of the same comparison is derived. The set and the
 * options' metrics must outlive the list. */
facts_status facts_series_list_new(const facts_set *facts, const facts_series_options *options,
                                   facts_series_list **list, facts_error *error);
void facts_series_list_free(facts_series_list *list);
size_t facts_series_list_count(const facts_series_list *list);
const facts_series *facts_series_list_at(const facts_series_list *list, size_t index);

/* Levels that are in no series for want of a time. */
size_t facts_series_list_untimed(const facts_series_list *list);

/* The best value of every observation that has a year, as points for facts_trend_new; a range gives its middle. Sums
 * over spans are left out beside yearly values; of spans those that overlap an earlier one, and, but for shares, those
 * that are not as long as most. `points` has room for series->count; returns how many there are. */
size_t facts_series_points(const facts_series *series, facts_point *points);

/* The series of a store, which keeps nothing of the store. `filter` says which facts to build them from (NULL: all);
 * its `kind` and `status` are best left open, since what is derived needs the others. With `unit` values are converted
 * to it where they fit, by `packs`; without, both may be NULL. FACTS_NOT_FOUND if no fact fits the filter;
 * FACTS_ERR_ARGUMENT if `unit` is unknown, FACTS_ERR_FORMAT if it fits no value. */
facts_status facts_store_series(facts_store *store, const facts_filter *filter, const facts_packs *packs,
                                const char *unit, facts_series_list **list, facts_error *error);

/* Fits the points of a series that is in the list. For actual values the next target of the same metric, region, entity
 * and unit is what is to be reached, unless `options` has one; others have none. Growth a year is left out of series
 * that are shorter. FACTS_NOT_FOUND if no value has a year. */
facts_status facts_series_trend(const facts_series_list *list, const facts_series *series,
                                const facts_trend_options *options, facts_trend **trend, facts_error *error);

/* ----------------------------------------------------------------- promises */

typedef enum facts_verdict {
    FACTS_PROMISE_PENDING, /* its time is still to come */
    FACTS_PROMISE_MET,     /* reported as reached in time */
    FACTS_PROMISE_MISSED,  /* reported as not reached when it was due */
    FACTS_PROMISE_MOVED,   /* a later document promises another value for that time, or that value for another time */
    FACTS_PROMISE_UNCLEAR  /* its time has passed, and what is reported does not tell */
} facts_verdict;

const char *facts_verdict_name(facts_verdict verdict);

/* A target or a dated pledge, and what became of it. */
typedef struct facts_promise {
    const facts_fact *said; /* as it was first said */
    const char *published;  /* when, "" where that is not known */
    size_t mentions;        /* facts that say the same */
    facts_verdict verdict;
    const facts_evidence
        *found; /* what decided: the report or the later promise; while pending the last report; or NULL */
    const char *found_time, *found_published;
    double rate_needed; /* a year from the last report on; this and the next two only while pending, else NAN */
    double rate_so_far; /* Theil-Sen slope of what is reported */
    double arrival;     /* decimal year at which that rate arrives */
    char note[160];     /* what the verdict rests on, or why a number is missing; "" for nothing to say */
} facts_promise;

typedef struct facts_promise_list facts_promise_list;

/* All facts that promise (their state is FACTS_TARGET) and have a metric, those that say the same as one, by metric,
 * region, entity and year; beside each what the facts report of the same metric, region, entity, unit and base, also by
 * levels of both times. Whether a level is to rise or to fall is said by its bound ("over"), else by the words before
 * it ("raise to"), else by what is wanted of its metric, else by what was reported first. "About" is met in its time by
 * what is the same when rounded. What is reached before its time is met, also what was so already when it was said,
 * unless a later report falls short of it; a limit that was so then is to be kept until its time. What lies ahead is
 * judged by the latest of the documents. The set and the options must outlive the list. */
facts_status facts_promise_list_new(const facts_set *facts, const facts_series_options *options,
                                    facts_promise_list **list, facts_error *error);
void facts_promise_list_free(facts_promise_list *list);
size_t facts_promise_list_count(const facts_promise_list *list);
const facts_promise *facts_promise_list_at(const facts_promise_list *list, size_t index);

/* The promises of a store; arguments and errors as for facts_store_series. */
facts_status facts_store_promises(facts_store *store, const facts_filter *filter, const facts_packs *packs,
                                  const char *unit, facts_promise_list **list, facts_error *error);

/* ------------------------------------------------------------------- charts */

typedef enum facts_chart_format {
    FACTS_CHART_TEXT,
    FACTS_CHART_SVG,
    FACTS_CHART_PNG,
    FACTS_CHART_PDF
} facts_chart_format;

typedef struct facts_chart_options {
    facts_chart_format format;
    size_t width, height; /* characters of text, pixels of a picture; 0 for what is usual */
} facts_chart_options;

/* Draws series of one unit: what is said, derived, promised and foreseen with a mark each, the region and entity of
 * each by its colour, bounds as arrows, ranges and spans as bars, and the least-squares line of what is actual with its
 * 95 percent prediction band where there is one. A year stands at its number: a stock of 2024 at the end of that year,
 * a flow in its middle. Sums over spans are left out beside yearly values, as in facts_series_points; the chart says
 * how many. A title that is too long is broken. Drawn by gnuplot, onto a `stream` that must be a file or a pipe.
 * FACTS_ERR_ARGUMENT for series of several units, FACTS_NOT_FOUND if no value has a year, FACTS_ERR_IO if gnuplot is
 * not installed or fails. */
facts_status facts_chart_write(const facts_series *const *series, size_t count, const facts_chart_options *options,
                               FILE *stream, facts_error *error);

/* ---------------------------------------------------------------- conflicts */

typedef enum facts_severity { FACTS_LOW, FACTS_MEDIUM, FACTS_HIGH } facts_severity;

const char *facts_severity_name(facts_severity severity); /* "low", "medium", "high" */

/* How two statements of one quantity disagree. */
typedef enum facts_conflict_class {
    FACTS_CONFLICT_ROUNDING,       /* 6814.32亿元 and RMB681.43 billion */
    FACTS_CONFLICT_ROUNDING_BOUND, /* 97.9 percent and "almost 98 percent" */
    FACTS_CONFLICT_BOUND,          /* the same number, but only one says "over" or "about" */
    FACTS_CONFLICT_WORDING,        /* 1.6 times that of 2020, and 60 percent more */
    FACTS_CONFLICT_LEFT_OUT,       /* said in one language of a document only */
    FACTS_CONFLICT_CONTRADICTION   /* neither rounding nor bounds make both true */
} facts_conflict_class;

const char *facts_conflict_class_name(facts_conflict_class class_id); /* "rounding+bound", "left out" ... */

/* What was held against each other. */
typedef enum facts_conflict_scope {
    FACTS_BETWEEN_LANGUAGES, /* a statement and its translation */
    FACTS_BETWEEN_PLACES,    /* of one document */
    FACTS_BETWEEN_DOCUMENTS
} facts_conflict_scope;

const char *facts_conflict_scope_name(facts_conflict_scope scope); /* "languages", "places", "documents" */

typedef struct facts_conflict {
    const char *id; /* 16 hexadecimal digits, the same as long as both statements are */
    facts_conflict_class class_id;
    facts_conflict_scope scope;
    facts_severity severity;
    const facts_fact *a, *b; /* in the order of documents and places; b is NULL for what is left out */
    const char *explanation; /* in words, with the arithmetic */
} facts_conflict;

typedef struct facts_conflict_list facts_conflict_list;

/* Compares the statements of one quantity (metric, kind, unit, region, entity, time, base, status) with each other.
 *   Languages  The facts of a document in two languages are aligned in the order of the text, first those that agree,
 *              then those of one metric that stand between the same neighbours; a metric may be missing on both sides.
 *   Places     Values of the same language and with the same time, unless one place itself has several.
 *   Documents  The first such value of each.
 *              Both only in digits, and a contradiction only where there is little doubt of metric, time and reach: the
 *              packs know words such as "the city's", which narrow what is said; NULL reads none. What two documents
 *              agree on counts as well: editions may say anything, strangers nothing.
 * A fact without metric and unit is a bare number: it is not compared, but what holds it does not leave it out. Counts
 * are reported as left out only where a document has bare numbers, since otherwise too little is known of the other
 * side; and nothing is where less than half of a paragraph is translated. The list is in the order of documents and
 * places; the set must outlive it. */
facts_status facts_conflict_list_new(const facts_packs *packs, const facts_set *facts, facts_conflict_list **list,
                                     facts_error *error);
void facts_conflict_list_free(facts_conflict_list *list);
size_t facts_conflict_list_count(const facts_conflict_list *list);
const facts_conflict *facts_conflict_list_at(const facts_conflict_list *list, size_t index);

/* ------------------------------------------------------------------- doubts */

/* What a document is held against, within itself. */
typedef enum facts_doubt_rule {
    FACTS_DOUBT_SUM,       /* 22.6 and 5.73 make 28.3; three plants of 200 MW and one of 100 make 700 */
    FACTS_DOUBT_SHARE,     /* shares of one whole are at most 100 percent, fossil and non-fossil are 100 */
    FACTS_DOUBT_PART,      /* wind power is no more than renewable power */
    FACTS_DOUBT_GROWTH,    /* a growth, change or ratio fits its level and the level of its base */
    FACTS_DOUBT_DIRECTION, /* what rose is higher than it was */
    FACTS_DOUBT_HOURS,     /* a capacity works at most 8,760 hours a year */
    FACTS_DOUBT_INTENSITY, /* what a generation avoids is like what other generation emits */
    FACTS_DOUBT_SLIP       /* a level is a thousand times what those of other years are, in the same digits */
} facts_doubt_rule;

const char *facts_doubt_rule_name(facts_doubt_rule rule); /* "sum", "growth" ... */

typedef enum facts_doubt_verdict {
    FACTS_DOUBT_HOLDS,      /* the arithmetic is right */
    FACTS_DOUBT_IMPLAUSIBLE /* it is not, with rounding (half a unit of the last digit said) and bounds allowed for */
} facts_doubt_verdict;

const char *facts_doubt_verdict_name(facts_doubt_verdict verdict); /* "holds", "implausible" */

#define FACTS_DOUBT_EVIDENCE 12

typedef struct facts_doubt {
    const char *id; /* 16 hexadecimal digits, the same as long as its evidence is */
    facts_doubt_rule rule;
    facts_doubt_verdict verdict;
    facts_severity severity;
    const facts_fact *facts[FACTS_DOUBT_EVIDENCE];
    size_t fact_count;
    const char *explanation; /* in words, with the arithmetic */
} facts_doubt;

typedef struct facts_doubt_list facts_doubt_list;

/* Holds each document against itself. The packs read sentences again for words such as "total" and "fell". A part, and
 * shares of one whole, are told only where it is sure what each number is of. What both languages of a document say is
 * told once. The list is in the order of documents and places, with what holds among what does not; the set must
 * outlive it. */
facts_status facts_doubt_list_new(const facts_packs *packs, const facts_set *facts, facts_doubt_list **list,
                                  facts_error *error);
void facts_doubt_list_free(facts_doubt_list *list);
size_t facts_doubt_list_count(const facts_doubt_list *list);
const facts_doubt *facts_doubt_list_at(const facts_doubt_list *list, size_t index);

/* ----------------------------------------------------------------- silences */

/* Findings that someone has looked at and found right as they are: a CSV table with the columns finding (an id) and
 * reason. */
typedef struct facts_silences facts_silences;

facts_status facts_silences_read_csv(const char *path, facts_silences **silences, facts_error *error);
void facts_silences_free(facts_silences *silences);
/* The reason for which a finding is silenced, NULL where it is not. */
const char *facts_silences_find(const facts_silences *silences, const char *id);

/* ------------------------------------------------------------------ checks */

typedef enum facts_alarm { FACTS_ALARM_NOTE, FACTS_ALARM_WARNING, FACTS_ALARM_ERROR } facts_alarm;

const char *facts_alarm_name(facts_alarm alarm); /* "note", "warning", "error" */

/* What a check tells of one fact. */
typedef struct facts_change {
    facts_pair pair;
    const char *what; /* what matters most of it: "value", "unit", "metric", "kind", "time", "bound", "status", "base",
                         "region", "entity", "gone", "new", and of a strict check also "reworded" and "moved" */
    facts_alarm alarm;
    bool by_rules; /* its sentence is as before: the rules read it in another way */
} facts_change;

/* A threshold is a list of terms with commas between them: "5%" (a value changed by that much), "gone" (see `what`),
 * "wind_capacity" or "wind_*" (a metric), "growth" (a kind), or such a name with a percentage, "wind_*:1%". A change
 * meets it when it meets any of its terms. FACTS_ERR_ARGUMENT for a text that is no threshold. */
facts_status facts_threshold_check(const char *threshold, facts_error *error);

typedef struct facts_check_options {
    const facts_packs *packs;        /* convert between units; may be NULL */
    const char *error, *warning;     /* thresholds; where both are NULL, every change is an error */
    bool strict;                     /* facts that moved or were reworded are told, too */
    bool other_rules;                /* the two sides were read with different rules: by_rules is looked for */
    const facts_document *documents; /* where documents lie, by id: `path` */
    size_t document_count;
    const char *before_path; /* where the facts before stand, for those of documents that are gone; may be NULL */
    const facts_set *others; /* further facts whose metrics a threshold may name; may be NULL */
} facts_check_options;

typedef struct facts_check facts_check;

/* Compares two sets of facts, see facts_difference_new. Changes come the gravest first, then by how much a value
 * changed. The sets and the options' strings must outlive the check. */
facts_status facts_check_new(const facts_set *before, const facts_set *after, const facts_check_options *options,
                             facts_check **check, facts_error *error);
void facts_check_free(facts_check *check);
size_t facts_check_count(const facts_check *check);
const facts_change *facts_check_at(const facts_check *check, size_t index);
size_t facts_check_same(const facts_check *check); /* facts as before */
const facts_pair *facts_check_same_at(const facts_check *check, size_t index);
facts_alarm facts_check_gravest(const facts_check *check); /* FACTS_ALARM_NOTE where there is no change */

typedef enum facts_check_format {
    FACTS_CHECK_TABLE, /* a line for each change, for people */
    FACTS_CHECK_MD,    /* a comment on GitHub */
    FACTS_CHECK_HTML,  /* one self-contained page */
    FACTS_CHECK_JSON,
    FACTS_CHECK_JUNIT, /* XML that test servers read */
    FACTS_CHECK_SARIF, /* 2.1.0: GitHub shows it on the document's line */
    FACTS_CHECK_CSV
} facts_check_format;

bool facts_check_format_parse(const char *name, facts_check_format *format);

/* "3 values changed, 1 fact gone, 212 as before", with what explains them: other rules, a document that has another
 * name now; returns `buffer`. */
const char *facts_check_headline(const facts_check *check, char *buffer, size_t size);

/* `colour`: escape sequences of a terminal in FACTS_CHECK_TABLE. */
facts_status facts_check_write(const facts_check *check, facts_check_format format, bool colour, FILE *stream,
                               facts_error *error);

/* --------------------------------------------------------------- baselines */

/* A fact table that a check holds documents against, one row a fact, sorted. After the columns of the fact table its
 * header has one more that says what made it, "facts 1.0.0 rules 3f2a...". The last cell of all is "end", so that a
 * file that was cut short is known. */
#define FACTS_RULES_SIZE 65

/* FACTS_ERR_IO if it cannot be read, FACTS_ERR_FORMAT if it is no baseline or damaged. */
facts_status facts_baseline_read(const char *path, facts_set **set, char rules[FACTS_RULES_SIZE], facts_error *error);

/* Replaces the file as a whole or, where that fails, not at all: it is written beside it under its name with ".part",
 * and what an earlier run that was killed has left there does no harm. `rules` is the fingerprint of those that the
 * facts were read with. */
facts_status facts_baseline_write(const char *path, const facts_set *set, const char *rules, facts_error *error);

/* ----------------------------------------------------------------- history */

/* One reading of a document that the store keeps. */
typedef struct facts_edition {
    int64_t edition; /* counts the readings of all documents */
    const char *document, *path, *title, *rules;
    const char *added_at, *replaced_at; /* YYYY-MM-DDThh:mm:ssZ; "" for an edition that has not been replaced */
} facts_edition;

/* What the editions of its document, the earliest first, said of the one fact whose id in any of them starts with `id`
 * (at least 4 digits). `change` has the fact of this edition and of the one before; its `what` is "" where both say the
 * same, "new" in the first edition that has it, and "gone" in the one after the last, if there is one.
 * FACTS_NOT_FOUND if no edition has it; FACTS_ERR_ARGUMENT if it is no id, or if several start so. `packs` as in
 * facts_difference_new. */
facts_status facts_store_history(facts_store *store, const facts_packs *packs, const char *id,
                                 facts_status (*each)(void *context, const facts_edition *edition,
                                                      const facts_change *change),
                                 void *context, facts_error *error);

/* ------------------------------------------------------------- corrections */

/* What people found wrong in the facts of documents, and what is right. A CSV table, one row a field, with the columns
 *   document       id of the document
 *   quote          what the fact quotes, and a little of the text right
 *   before, after  before and after it, as much as tells the place from others; white space does not count
 *   field          a column of the fact table from metric to entity, without time_source, to be `value`; or
 *                  drop: there is no such fact; or add: a fact was missed, and `value` says which, as
 *                  "metric=wind_capacity; value=520; unit=GW; time=2024" with any of these fields
 *   value, reason  the value in the fact's unit; why
 *   who            corrected it
 * A corrected fact keeps its id, and its `rule` ends with "; corrected: FIELD by WHO". */
typedef struct facts_corrections facts_corrections;

facts_status facts_corrections_new(facts_corrections **corrections, facts_error *error);
void facts_corrections_free(facts_corrections *corrections);
/* Adds the rows of a table; FACTS_ERR_FORMAT with the place of a cell that makes no sense, as a unit or a region that
 * the packs do not know. */
facts_status facts_corrections_read_csv(facts_corrections *corrections, const char *path, const facts_packs *packs,
                                        facts_error *error);

/* A row of a table that lies beside a document `file` and calls it by its id is claimed by it. With `by_name` so is one
 * that nobody claimed and that calls it by its name alone, where folders stand before that in its id: from then on the
 * row speaks of the id. Documents claim in turn, first all of them without `by_name`. */
facts_status facts_corrections_claim(facts_corrections *corrections, const char *id, const char *file, bool by_name,
                                     facts_error *error);

/* Whether someone has corrected the fact, as its rule says. */
bool facts_fact_corrected(const facts_fact *fact);

/* Hash of the rows for one document, "" where there are none. */
#define FACTS_FINGERPRINT_SIZE 17
void facts_corrections_fingerprint(const facts_corrections *corrections, const char *document,
                                   char fingerprint[FACTS_FINGERPRINT_SIZE]);

/* Warns of corrections of documents that are none of these, once for each: one whose file was given another name would
 * lose its corrections in silence. */
facts_status facts_corrections_strangers(const facts_corrections *corrections, const facts_source *documents,
                                         size_t count, const facts_sink *sink);

/* facts_extract with corrections applied; without any for the document (or NULL) it is the same. A correction whose
 * place is not found, or where no fact stands any more, is a warning that names its line in the table. Keeps the
 * document in memory. */
facts_status facts_extract_corrected(const facts_packs *packs, const facts_source *source,
                                     const facts_corrections *corrections, const facts_sink *sink, facts_error *error);

/* Documents that threads read while those before them are given: each in its turn, as if it were read only then. The
 * sources, which must outlive the queue as the packs and corrections must, are asked for in this order, and some may be
 * left out. One thread reads nothing ahead. */
typedef struct facts_queue facts_queue;

facts_status facts_queue_open(const facts_packs *packs, const facts_source *const *sources, size_t count,
                              const facts_corrections *corrections, size_t threads, bool numbers, facts_queue **queue,
                              facts_error *error);
/* As facts_extract_corrected. A sink that wants readings or text, or numbers without `numbers`, gains nothing. */
facts_status facts_queue_extract(facts_queue *queue, const facts_source *source, const facts_sink *sink,
                                 facts_error *error);
void facts_queue_close(facts_queue *queue);

/* From here on facts_store_add corrects what it reads. They must outlive the store; NULL for none. A document whose
 * corrections have changed is read again. */
void facts_store_correct(facts_store *store, const facts_corrections *corrections);

/* Has those of the documents that the store does not hold read by threads, while facts_store_add is called for the
 * sources, in this order. They must outlive the store, as must the packs. */
facts_status facts_store_read_ahead(facts_store *store, const facts_packs *packs, const facts_source *sources,
                                    size_t count, size_t threads, facts_error *error);

/* How many documents of the store these corrections speak of and were not read with. */
facts_status facts_store_stale(facts_store *store, const facts_corrections *corrections, size_t *count,
                               facts_error *error);

/* From here on these documents are given as they are with the corrections: they are read again, into memory; the store
 * itself stays as it is. `also` is as for facts_store_add, and warned of a document whose file is gone or has changed.
 */
facts_status facts_store_apply(facts_store *store, const facts_packs *packs, const facts_corrections *corrections,
                               const facts_sink *also, facts_error *error);

#ifdef __cplusplus
}
#endif
#endif
