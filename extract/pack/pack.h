/* Rule packs, loaded: word lists, patterns, units, metrics. Everything that knows a language is in here as data. */
#ifndef FACTS_PACK_H
#define FACTS_PACK_H

#include "edges.h"
#include "extract/arena.h"
#include "extract/decimal.h"
#include "facts.h"
#include "list_name.h"
#include "symbols.h"
#include "word_index.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <hs/hs.h>
#include <ctype.h>
#include <stdatomic.h>
#include <string.h>

enum { MAX_LANGUAGES = 8, MAX_NEEDS = 12, MAX_CONCEPTS_A_WORD = 4, MAX_DIMENSIONS = 255, NONE = -1 };

/* What a word of a list stands for; the list's file name says which. */
typedef enum word_class {
    WORD_UNIT,         /* unit.tsv        GW -> GW; value: index of a unit */
    WORD_NUMBER,       /* number.tsv      seven -> 7, 亿 -> 100000000 */
    WORD_BOUND,        /* bound.tsv       over -> gt before */
    WORD_CLASSIFIER,   /* classifier.tsv  measure words that make a number a count: 个, 家 */
    WORD_SUBJECT,      /* subject.tsv     wind power -> wind; value: concepts */
    WORD_MEASURE,      /* measure.tsv     installed capacity -> capacity; value: concepts */
    WORD_CUE,          /* cue.tsv         rise, fall, to, base, target, now ...; value: a cue */
    WORD_PLACE,        /* place.tsv       Kenya -> KEN */
    WORD_SHORT_VERB,   /* short_verb.tsv  verbs of one character that are verbs only right before a number: 高, 低 */
    WORD_ABBREVIATION, /* abbreviation.tsv  a dot after these ends no sentence */
    WORD_LIST,         /* any other file: a list that patterns refer to by its name */
    WORD_CLASSES
} word_class;

/* Cues of cue.tsv: words that tell how a number is meant. */
typedef enum cue {
#define CUE(name, value) CUE_##name,
#include "cue_name.def"
#undef CUE
    CUE_COUNT
} cue;

/* Where a bound stands to its number: before it, behind it, between numeral and unit; a far one may govern its clause
 * from a distance (超过...的70%); one that compares says more or less right behind a percentage (12% below), one with
 * "than" behind every number; a close one bounds no digits behind an article (under a 20 MW tender). Where a unit
 * stands: behind the number, before it (RMB), or behind a unit (per day); a measure word may be a noun that says itself
 * what is counted (12 部门). */
typedef enum bound_place {
    BOUND_BEFORE = 1,
    BOUND_AFTER = 2,
    BOUND_MID = 4,
    BOUND_FAR = 8,
    BOUND_COMPARE = 16,
    BOUND_THAN = 32,
    BOUND_CLOSE = 64
} bound_place;
typedef enum unit_place { UNIT_AFTER = 0, UNIT_PREFIX = 1, UNIT_RATE = 2, UNIT_NOUN = 3, UNIT_SCALED = 4 } unit_place;

/* Places that are parts of their country: a province, state or city; or a stretch of land across several. */
enum { PLACE_PART = 1, PLACE_AREA = 2 };

typedef struct word {
    const char *form;
    uint32_t size;
    uint8_t class;
    int8_t language;           /* index of the language; NONE for the common packs */
    bool word_start, word_end; /* must stand at a word boundary */
    bool exact_case;           /* it has a capital letter: matched as written */
    uint8_t count;             /* of values */
    uint8_t flags;             /* of a bound: where it stands; of a unit: whether it stands before the number */
    int32_t value[MAX_CONCEPTS_A_WORD]; /* meaning by class */
    const char *text;                   /* the value as written in the list */
    decimal number;
    uint16_t file;
    uint32_t line;
} word;

/* Against the first unit of its dimension: how many of that a unit is, and where its own scale begins. */
typedef struct unit_scale {
    double factor, zero;
} unit_scale;

typedef struct unit {
    const char *symbol;
    const char *expression; /* as UDUNITS reads it */
    const char *dimension_name;
    int dimension;
    decimal factor; /* to the dimension's base */
    bool exact;     /* factor is a short decimal */
    double zero;    /* where its scale begins on that of the base: -17.8 for degF on degC */
} unit;

/* Dimensions that the binding knows by what they are. */
typedef enum dimension_class {
    DIMENSION_OTHER,
    DIMENSION_MONEY,
    DIMENSION_CARBON_PRICE,
    DIMENSION_MASS,
    DIMENSION_CO2,
    DIMENSION_COAL,
    DIMENSION_TEMPERATURE,
    DIMENSION_RATE,
    DIMENSION_POWER,
    DIMENSION_ENERGY, /* also as heat */
    DIMENSION_AREA,
    DIMENSION_VOLUME,
    DIMENSION_CLASSES
} dimension_class;

/* Concepts that the binding knows by what they are. */
typedef enum known_concept {
#define CONCEPT(name, id) CONCEPT_##name,
#include "concept_name.def"
#undef CONCEPT
    CONCEPTS_KNOWN
} known_concept;

/* A concept: what words in every language stand for, and what metric ids are made of. */
typedef struct concept {
    const char *id;
    bool measure;        /* else a subject */
    uint64_t dimensions; /* of a measure: which dimensions it can have */
    bool countable;      /* a number of these is a statistic by itself */
    bool part;           /* ... of the thing that they belong to */
    bool weak;           /* says little about what is measured ("power", "total") */
    bool stock, flow;    /* is at a moment, is over a period */
    bool bare;           /* of a measure: has no unit (an index, a coefficient) */
    bool whole, row;     /* of a measure: shares behind a level, behind a share of it are of it too */
    bool balance;        /* of a measure: a row of a balance, which may be below zero */
    bool sector;         /* of a subject: has shares of its own (renewables in heating) */
    bool emitted;        /* of a subject: a gas; what falls or rises is its emission */
    bool pollutes;       /* of a subject: dirties the air; several of these are pollutants */
    bool saved;          /* of a subject: what is saved is this, and not energy at large */
    bool mute;           /* names nothing: its words are only kept from being read otherwise */
    bool effort;         /* of a subject: what is undertaken; it uses nothing and gives nothing off itself */
    bool draws;          /* of a subject: uses electricity; watt-hours that are told of it are what it uses */
    bool melts;          /* of a subject: ice; what a year takes of it is told as the rise of the sea */
    bool fuel;      /* of a subject: burnt in plants, which are not it: 天然气产量……，发电装机…… */
    bool renews;    /* of a subject: a source of energy that renews itself */
    bool generates; /* of a subject: a kind of plants; what grows of it in Chinese is what they generate */
    bool deed;      /* of a subject: what is done; the area that is treated is its own */
    facts_wanted wanted;
    bool carrier;   /* what others use, so that they are named with it; of a measure: that is said of both */
    bool inventory; /* of a subject: a part of what a country gives off; its tonnes and its share are of that */
    bool land;      /* of a subject: covers land; what grows or shrinks of it is its area (mangroves) */
    bool priced;    /* of a subject: sold by the piece; a small sum that is told of it is its price (allowances) */
    bool timed;     /* of a subject: a length of time is said of these (days of good air) */
    int tonnes_of;  /* of a subject: tonnes of it are of this dimension (co2, coal), or NONE */
} concept;

/* Given off: a gas, or all of them. Such a thing has an emission and no temperature. */
static inline bool is_gas(const concept *c) { return c->emitted || c->tonnes_of != NONE; }

typedef struct metric {
    facts_metric public;
    int unit;
    int dimension;
    int kind; /* the only kind of quantity that it takes, or NONE */
    struct need {
        int concepts[4]; /* alternatives, NONE-terminated */
        bool optional, forbidden;
        bool near;         /* must stand in the clause itself */
    } needs[4][MAX_NEEDS]; /* up to four ways of saying it */
    uint8_t need_count[4], ways;
    uint64_t *explained[4]; /* one bit a concept: those that a way names */
    uint16_t file;
    uint32_t line;
} metric;

/* renamed.tsv: what is meant by an id that is composed of the words of a text. */
typedef struct renaming {
    const char *from, *to;
    size_t size;         /* of `from` */
    bool tail, head;     /* only the ends of ids, behind a thing; only what they begin with */
    int language;        /* NONE for any */
    uint64_t dimensions; /* of the quantities that it is for; all where it names none and no rate */
    bool rate;           /* also for what is told for each of something */
    uint16_t file;
    uint32_t line;
} renaming;

/* A way of saying a metric, filed under a concept that it cannot do without: where that is not spoken of, it is not
 * meant. What tells soonest that it is not meant stands here, since metrics are large and far apart in memory. */
typedef struct metric_way {
    int32_t concept; /* the number of concepts where it needs none */
    int32_t metric, way;
    int32_t other[4];   /* what else it cannot do without: alternatives, NONE-terminated */
    uint64_t dimension; /* its bit */
    int32_t kind;       /* as of the metric */
    bool mass_emission; /* of a gas, in tonnes of its own */
} metric_way;

typedef struct capture {
    const char *name;
    const char *list; /* the list it was taken from, "" for a fragment */
    int number;       /* within its own pattern */
} capture;

/* What a rule says of its match: `emit: month_end y m`. */
typedef enum emit_op {
    /* times */
    EMIT_DATE,
    EMIT_DAYS,
    EMIT_MONTH_END,
    EMIT_YEAR_END,
    EMIT_YEAR,
    EMIT_MONTH,
    EMIT_MONTHS,
    EMIT_MONTHS_TO, /* so many months that end in a month */
    EMIT_QUARTER,
    EMIT_QUARTERS,
    EMIT_HALF,
    EMIT_YEARS,
    EMIT_SPLIT_YEAR, /* "2018-19" */
    EMIT_DECADE,
    EMIT_SINCE,
    EMIT_PLAN,
    EMIT_PLAN_SINCE,
    EMIT_PLAN_FIRST,
    EMIT_PLAN_LAST, /* its last years: “十四五”后三年 */
    EMIT_PLAN_END,
    EMIT_PAST,
    EMIT_AGO,     /* counted back from the publication date */
    EMIT_EARLIER, /* ... from the year that the text has come to */
    EMIT_LATER,
    EMIT_SINCE_THEN, /* since that year */
    EMIT_NEXT,
    EMIT_THIS_YEAR,
    EMIT_SO_FAR, /* this year, as far as it has come */
    EMIT_DECADE_END,
    EMIT_THIS_DECADE,
    EMIT_LAST_YEAR,
    EMIT_SAME_YEAR,
    EMIT_SAME_MONTH,
    EMIT_SAME_MONTHS, /* "in the same quarter of 2024" */
    EMIT_NOW,
    EMIT_TODAY,          /* the day of publication */
    EMIT_LAST_MONTH,     /* the month before it */
    EMIT_LAST_MONTH_END, /* the last day of that */
    EMIT_SAME_PERIOD,
    /* bases that are no time of their own */
    EMIT_PREV_YEAR,
    EMIT_PREV_PERIOD,
    EMIT_PER_YEAR,
    /* quantities said without a numeral and a unit */
    EMIT_PERCENT,
    EMIT_FRACTION,
    EMIT_TIMES,
    EMIT_TIMES_FRACTION,
    EMIT_TIMES_RANGE,
    /* no statistic */
    EMIT_SEVERAL, /* so many machines of the size that follows */
    EMIT_NONE,
    EMIT_CONDITION, /* under which other numbers hold: they are no observations */
    EMIT_TITLE      /* of a paper: its words name nothing that is measured */
} emit_op;

enum { MAX_EMIT_ARGS = 6 };

typedef struct emit {
    emit_op op;
    struct {
        int capture; /* index into the rule's captures, or NONE */
        const char *literal;
    } args[MAX_EMIT_ARGS];
    int count;
    bool base;     /* `emit: year y base`: what something is compared with */
    bool deadline; /* `emit: year y deadline`: "by 2030" */
    bool standing; /* `emit: date y m d standing`: "as of 3 May" dates what follows, where "on 3 May" does not */
} emit;

/* What PCRE2 makes of a pattern, each once it pays (pattern.h). */
typedef struct compiled_pattern {
    _Atomic(pcre2_code *) code, fast; /* without JIT and with it */
    atomic_uint uses;
} compiled_pattern;

typedef struct rule {
    const char *name, *match, *pattern; /* as written; with %{} put in */
    bool fragment;
    bool reference; /* what it matches is left out of the text before it is read */
    emit emit;
    const char *pledge;       /* metric whose value is the year itself (carbon neutrality by 2060), else NULL */
    facts_state pledge_state; /* promised, or reached */
    int language;
    compiled_pattern *compiled; /* NULL for a fragment */
    capture captures[8];
    uint8_t capture_count;
    uint16_t file;
    uint32_t line, match_line, match_column;
} rule;

/* An example or counter-example: checked by `facts packs check`. */
typedef struct example {
    const char *text, *expected; /* expected is "" for a counter-example */
    const char *subject;         /* the rule or metric it belongs to */
    bool is_metric, is_reference, is_reject;
    int language;
    uint16_t file;
    uint32_t line;
} example;

typedef struct list {
    const char *name;
    list_name known;
    int language;
    int32_t first, count; /* words, contiguous */
    const uint32_t *keys; /* of each: what tells at a glance that it is not the one that is asked for */
    const char *pattern;  /* as a regular expression */
} list;

/* A word of a list, with what tells at a glance that it does not stand somewhere. */
typedef struct listed_word {
    const word *word;
    const char *form;
    uint32_t size;
    uint32_t lead; /* lead_of() it */
    char last;
} listed_word;

/* A byte as forms are compared: whatever the case; a hyphen is a blank ("low-carbon"). */
static inline int folded(char c) { return c == '-' ? ' ' : tolower((unsigned char)c); }
/* Whether two forms of one size are the same so. */
bool forms_alike(const char *a, const char *b, size_t size);

/* The same at a glance, which also takes some signs for one: most forms of a list are told apart by one. */
static inline unsigned char caseless(char c) { return (unsigned char)((c == '-' ? ' ' : c) & ~0x20); }

/* How a form begins: with which Han character, with which letter in any case. `size` is not 0. */
static inline uint32_t lead_of(const char *form, size_t size) {
    const unsigned char *p = (const unsigned char *)form;
    return p[0] < 0xE0 || size < 3 ? caseless(form[0]) : (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* The words of all lists of one name, in the order of how they begin, the longest first. */
typedef struct listed_words {
    listed_word *at;
    size_t count, room;
    edges first, last;
    const list *list; /* the first of them, NULL where the language has none */
} listed_words;

typedef struct language {
    const char *id;
    bool han;                                                /* written in Han characters: no spaces between words */
    bool rise_adds;                                          /* "rose 4 times" adds four times the base */
    word_index lexicon;                                      /* words to be found wherever they stand */
    word_index near_starts, near_ends;                       /* words to be looked up next to numbers */
    edges near_first[WORD_CLASSES], near_last[WORD_CLASSES]; /* of those words, by class */
    listed_words known[LIST_OTHER]; /* the lists that the code asks for, the common ones with them */
    VECTOR(int) rules;              /* its patterns and the common ones, in the order in which they are tried */
    VECTOR(uint32_t)
    widths; /* of each: how many bytes its trigger matches at most; 0 where it has none and is always tried */
    VECTOR(int) always;      /* those without one, by their index in `rules` */
    hs_database_t *triggers; /* one pass tells which of them may match in a sentence */
    hs_database_t *gate;     /* one pass tells whether a sentence without digits holds a number at all */
    uint64_t widths_key, triggers_key, gate_key; /* hashes of what they were made of */
} language;

typedef struct pack_text {
    const char *path;  /* "zh/unit.tsv" */
    const char *shown; /* as error messages name it */
    const char *bytes;
    size_t size;
    char *owned;
} pack_text;

struct facts_packs {
    arena strings;
    VECTOR(pack_text) files;
    VECTOR(word) words;
    VECTOR(list) lists;
    VECTOR(unit) units;
    uint64_t units_key; /* a hash of what they were read from */
    VECTOR(const char *) dimensions;
    uint8_t dimension_bits[MAX_DIMENSIONS]; /* in sets of dimensions: all money has one bit, what fits one currency fits
                                               all */
    dimension_class dimension_classes[MAX_DIMENSIONS];
    uint64_t class_bits[DIMENSION_CLASSES]; /* the dimensions of each class */
    int implied_measures[MAX_DIMENSIONS];   /* by dimension: the concept of implied_measures.tsv, or NONE */
    int dimension_one, dimension_percent, dimension_year;
    symbols concept_names, unit_names, metric_names; /* their places in the vectors */
    VECTOR(concept) concepts;
    VECTOR(metric) metrics;
    VECTOR(renaming) renamings;
    VECTOR(metric_way) ways; /* by concept, those of one in the order of the metrics */
    uint32_t *first_way;     /* of each concept, of none, and one more */
    VECTOR(rule) rules;
    VECTOR(int) references; /* those of the rules that are references, of every language */
    VECTOR(int) fragments;  /* ... that are fragments */
    VECTOR(example) examples;
    language languages[MAX_LANGUAGES];
    int language_count;
    hs_scratch_t *scratch; /* large enough for every database; each reading has a copy */
    char fingerprint[17];
    /* names that the binding refers to, resolved once */
    int unit_percent, unit_pp, unit_times, unit_one, unit_year;
    int known[CONCEPTS_KNOWN]; /* concepts, all of which the packs must have */
};

/* The packs that are built into the program (made by the build). */
extern const pack_text FACTS_BUILTIN_PACKS[];
extern const size_t FACTS_BUILTIN_PACK_COUNT;
extern const uint64_t FACTS_BUILTIN_PACK_HASH; /* of their paths and bytes */

static inline uint64_t dimension_bit(const facts_packs *packs, int dimension) {
    return UINT64_C(1) << packs->dimension_bits[dimension];
}
/* DIMENSION_OTHER for NONE. */
static inline dimension_class packs_class(const facts_packs *packs, int dimension) {
    return dimension == NONE ? DIMENSION_OTHER : packs->dimension_classes[dimension];
}
/* Whether a unit counts persons, journeys of theirs among them. */
static inline bool counts_persons(const facts_packs *packs, int unit) {
    return unit != NONE && strncmp(packs->units.at[unit].symbol, "persons", sizeof "persons" - 1) == 0;
}
int packs_concept(const facts_packs *packs, const char *id, size_t size);
int packs_unit(const facts_packs *packs, const char *symbol, size_t size);
/* MtCO2 for Mt: of so much of the gas; NONE where the packs have none. */
int packs_unit_of_co2(const facts_packs *packs, int unit);
/* The listed metric of an id of `size` bytes, or NULL. */
const metric *packs_metric(const facts_packs *packs, const char *id, size_t size);
int packs_dimension(const facts_packs *packs, const char *name);
int packs_language(const facts_packs *packs, const char *id);
const list *packs_list(const facts_packs *packs, list_name name, int language);
/* Once its words are there. False without memory. */
bool list_make_keys(facts_packs *packs, list *l);
/* The word of a list with exactly this form (forms_alike), or NULL; no list has no words. */
const word *packs_list_find(const facts_packs *packs, const list *l, const char *form, size_t size);
/* The size of the longest form of the list that the text begins with, in any language, in capitals or not; 0 for none.
 */
size_t packs_listed_at(const facts_packs *packs, list_name name, const char *text, size_t size);
/* Whether all of the text is such a form. */
static inline bool packs_is_listed(const facts_packs *packs, list_name name, const char *text, size_t size) {
    return size && packs_listed_at(packs, name, text, size) == size;
}

/* words.c, rules.c, metrics.c: one kind of file each */
facts_status pack_load_words(facts_packs *packs, uint16_t file, facts_error *error);
/* Whether the code reads a list of this name where the path says; if not, `near` is the name most like it. */
bool pack_reads_words(const char *path, const char *name, const char **near);
facts_status pack_load_rules(facts_packs *packs, uint16_t file, facts_error *error);
facts_status pack_finish_metrics(facts_packs *packs, facts_error *error);
facts_status pack_load_units(facts_packs *packs, facts_error *error);
/* FNV-1a, from PACK_HASH on. */
#define PACK_HASH UINT64_C(14695981039346656037)
uint64_t pack_hash(uint64_t h, const char *bytes, size_t size);
facts_status pack_compile_triggers(facts_packs *packs, facts_error *error);

/* An error at a place in a pack file, with the line as excerpt. */
facts_status pack_fail(const facts_packs *packs, facts_error *error, uint16_t file, size_t line, size_t column,
                       const char *format, ...) __attribute__((format(printf, 6, 7)));

/* A copy of so many bytes, cut off where there is no room for all of them. */
static inline void pack_copy(char *to, size_t room, const char *bytes, size_t size) {
    const size_t n = size < room ? size : room - 1;
    memcpy(to, bytes, n);
    to[n] = '\0';
}

/* Iterates the lines of a file: false at its end. Lines have no newline; `number` is 1-based. */
typedef struct pack_line {
    const char *at;
    size_t size;
    size_t number;
    const char *next, *end;
} pack_line;
void pack_lines(const facts_packs *packs, uint16_t file, pack_line *line);
bool pack_next_line(pack_line *line);

#endif
