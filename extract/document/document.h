/* A document as blocks: paragraphs with broken lines mended, and headings. Each block is clean text (valid UTF-8, one
 * kind of space, ASCII digits) with a map back to the bytes of the source. */
#ifndef FACTS_DOCUMENT_H
#define FACTS_DOCUMENT_H

#include "extract/arena.h"
#include "extract/bytes.h"
#include "folded.h"
#include "extract/read/reader.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* From `clean` on, until the next segment, clean text and source run side by side. */
typedef struct segment {
    uint32_t clean;
    uint32_t line, page;
    uint64_t source;
    bool inserted; /* all of it stands there: words of a table that are said again with a cell */
} segment;

typedef VECTOR(segment) segment_vector;

typedef struct block {
    char *text;
    char *shown; /* as the document writes it, where text is in other characters; else NULL */
    size_t size, room;
    segment_vector segments;
    bool heading;
    int level;       /* of a heading: 1 for #, 2 for ##, 0 where only its looks tell */
    bool breaks_off; /* in the middle of a sentence that the points of a list below go on with */
    bool list_item;
    bool close;                     /* right below the block before, without an empty line */
    bool cell;                      /* of a table, with what its row and its column say */
    bool first_cell;                /* of its table */
    size_t scenario, scenario_size; /* where the scenario stands that the cell is of: "with existing measures" */
    size_t marker;                  /* size of its list number or bullet */
    size_t mended;                  /* lines put together */
    size_t invalid;                 /* bytes that were no UTF-8 */
    size_t nuls;
} block;

/* What is passed on the way, and why: it is no text, but numbers stand in it. */
typedef struct furniture {
    source_line line;
    const char *reason;
} furniture;

enum { TABLE_COLUMNS = 96 };

/* Words of a table, by their place in `words`. */
typedef struct name {
    size_t start, size;
} name;

/* "CO2 emissions (Mt)": what is named, and its unit. */
typedef struct titled_name {
    name title, unit;
} titled_name;

/* From which column of the page to which one of the table goes; where its first row of numbers and its last one begin
 * in the source; how far in the name of a section stands, and whether the rows below it stand farther in. */
typedef struct spaced_column {
    size_t from, to;
} spaced_column;

typedef struct spaced_layout {
    spaced_column at[TABLE_COLUMNS];
    size_t count;
    uint64_t first, last;
    size_t section;
    bool indented;
} spaced_layout;

/* The table that is being read. */
typedef struct table {
    bool open, body;      /* the line ahead is a row of it; rows with numbers have begun */
    bool bare;            /* its rows begin with no rule */
    bool nameless;        /* no names stand above its columns, so that nobody knows what its numbers are */
    bool given;           /* a cell of it was */
    size_t stacked;       /* so many years head its columns, each cell on a line of its own; 0 for other tables */
    spaced_layout spaced; /* of one whose columns blanks keep apart */
    size_t serial;        /* 1 where the first cell of the row only counts the rows */
    size_t next;          /* the column behind the last cell that was given of that row */
    titled_name caption, section, columns[TABLE_COLUMNS], labels[TABLE_COLUMNS]; /* labels: of the row ahead */
    size_t column_count, label_count;
    name row_unit, row_year; /* of the row ahead, where they stand behind its numbers */
    name scenario;           /* that the caption is of */
    titled_name parent;      /* the last row that is no part of another one */
    bool part;               /* the row ahead is one of it: "of which wind" */
    VECTOR(char) words;
    size_t kept;       /* those of the table; behind them are those of the row */
    size_t parent_end; /* where those of the parent end, which come first */
} table;

typedef struct document {
    const struct facts_packs *packs;
    reader source;
    block current;
    fold folded;
    source_line ahead; /* the next line, when has_ahead */
    bool has_ahead, blank_ahead;
    uint64_t row_end; /* of a table in a file of its own: where the row ends that the line ahead begins */
    bool nameless;    /* a table had no names above its columns */
    bool wider;       /* a table had more columns than TABLE_COLUMNS */
    bool held;        /* blocks before this one are still asked about: their source stays */
    bool apart;       /* the last block was a statement in a list without bullets or stops */
    bool row;         /* the last block was a row of a table without rules */
    bool below_heading;
    uint32_t numbered; /* the number that ended the last line, where each line ends in its own; 0 for none */
    table table;
    VECTOR(furniture)
    furniture; /* page numbers, contents lines, heads of tables, references. The caller empties it after each block. */
    pcre2_match_data *match; /* for the patterns of references, once one may be there */
    pcre2_match_context *limits;
} document;

/* Reads the next block. *found is false at the end of the document. */
facts_status document_next(document *d, bool *found, facts_error *error);
/* The next line with text becomes the one ahead. */
facts_status document_fetch(document *d, facts_error *error);
/* What the line says, without blanks and without the marks of a quotation: "> By 2030 ...". */
slice document_line(const document *d, const source_line *l);
void document_free(document *d);
/* The packs are written in simplified characters: where a block holds traditional ones, its text becomes simplified,
 * but for the words that the packs keep as they are, and is kept to be shown as it was. False without memory. */
bool block_simplify(block *b, const struct facts_packs *packs);
void block_free(block *b);

/* The clean text to show a person: in the characters of the document. */
const char *block_shown(const block *b);
/* Where a character of the clean text stands in the source; and where the one before `clean` ends there. */
uint64_t block_source(const block *b, size_t clean);
uint64_t document_source_end(const document *d, size_t clean);
/* Whether the character was inserted there, and stands elsewhere in the source. */
bool block_inserted(const block *b, size_t clean);
uint32_t block_line(const block *b, size_t clean);
uint32_t block_page(const block *b, size_t clean); /* 0 where the source has no pages */

#endif
