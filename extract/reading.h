/* A sentence while it is read: what was found in it so far, step by step. Each step of the flow adds to it:
 *   lexicon_scan    tokens      words of the lists
 *   triggers_scan   hits        where patterns may match
 *   spans_find      spans       times, bases, fractions and names that the patterns know
 *   quantities_find quantities  numbers with their units, ranges, bounds
 *   bind_*          the fields of each quantity */
#ifndef FACTS_READING_H
#define FACTS_READING_H

#include "extract/pack/lexicon.h"
#include "extract/pack/near_words.h"
#include "extract/pack/trigger.h"

typedef enum span_kind {
    SPAN_TIME,     /* a time; `time` is "" for "now" */
    SPAN_BASE,     /* prev_year, per_year */
    SPAN_QUANTITY, /* one in every four tonnes, 七成, triple */
    SPAN_NONE      /* a name, a list number: `time` holds the reason */
} span_kind;

typedef struct span {
    uint32_t start, end;
    span_kind kind;
    const rule *rule;
    const char *time;
    int year;                /* the year it names, 0 where it names none */
    int years_back;          /* how long before another it is, 0 where it is said otherwise */
    bool by_itself;          /* says its year itself, not by the publication date */
    bool as_base;            /* taken as what a quantity is compared with */
    bool deadline;           /* "by 2030" */
    facts_bound bound;       /* of a year that is pledged itself */
    decimal value, value_hi; /* of a quantity */
    double quotient;         /* of a fraction: not every one is a decimal */
    bool has_hi;
    int unit;
    int clause;
} span;

typedef struct stretch {
    uint32_t start, end;
} stretch;

typedef struct quantity {
    uint32_t start, end;               /* with the bracket that tells how sure it is */
    uint32_t quote_end;                /* without it */
    uint32_t number_start, number_end; /* its (first) numeral */
    uint32_t lead;                     /* its start with the bound before it */
    const struct token *leading;       /* the cue right before that, NULL for none */
    decimal value, value_hi;
    double exact; /* the value where it is no decimal (a third), else NAN */
    bool has_hi;
    int unit; /* NONE for a bare number */
    int dimension;
    bool counted;              /* with a measure word */
    bool special;              /* from a pattern: a fraction, a multiple */
    bool per_year, per_decade; /* by so much in each: a pace; of a decade both are set */
    bool per_said;             /* 每吨97元: what it is for stands before it */
    bool for_each;             /* 每生产一吨: the one that others are told for */
    const rule *rule;
    const word *unit_word;
    /* as bound */
    facts_bound bound;
    facts_kind kind;
    bool falls;
    bool cut;            /* 减排54%: the emission falls by so much */
    bool promised_again; /* the cut of the sentence before, on another condition */
    bool falls_so_much;  /* "may fall from 10 to 25%": a range by which it falls */
    bool corresponds;    /* of what the last number of the sentence before is, for another case */
    bool likely;         /* tells how likely something is, and not the thing itself */
    bool restates;       /* says the change before it again, in another unit */
    facts_state state;
    const struct token *teller; /* the word that says so, NULL for none */
    const char *time, *base;
    const char *against; /* in words, what it is held against where that is no time; "" for none */
    facts_time_source time_source;
    const span *time_span, *base_span;
    const metric *metric;              /* listed */
    const char *metric_id;             /* listed or composed, "" for none */
    int measures[MAX_CONCEPTS_A_WORD]; /* that its own words say, or those of the one before it whose list it goes on */
    int measure_count;
    const char *region, *entity;
    int clause;
    bool in_words; /* the numeral is spelled */
    bool bound_before;
    bool from;                       /* "from 16 percent": where a change began */
    const char *rate;                /* "/mile": a rate that the unit table does not list, else NULL */
    bool negative;                   /* written with a minus */
    bool held;                       /* 较2023年的1.9%放缓: what another is held against, of a time of its own */
    bool shared;                     /* its unit stands at a later member of the list */
    bool carried;                    /* its unit stands at the member of the list before it */
    int list, list_index, list_size; /* 50 percent and 30 percent: members of one list */
    double out_value, out_hi;        /* in out_unit */
    const char *out_unit;
    const char *reason; /* why it is no fact */
    char why[96];
} quantity;

/* So much a day is an amount of the same thing; of so much for each mile or hectare that cannot be said. */
static inline bool for_each_day(const quantity *q) { return q->rate && strcmp(q->rate, "/day") == 0; }

/* A copy, cut off where there is no room for all of it. */
static inline void keep_text(char *to, size_t room, const char *text) {
    const size_t size = strnlen(text, room - 1);
    memcpy(to, text, size);
    to[size] = '\0';
}

typedef struct date {
    int year, month, day; /* 0 where unknown */
} date;

typedef struct reading {
    const facts_packs *packs;
    arena *memory;
    const char *text;
    uint32_t size;
    int language;
    const char *home; /* the country of the document, "" where it is not known */
    date published;
    int context_year;                  /* named earlier in the sentence */
    int previous_year;                 /* named in an earlier sentence */
    int year_to_reach;                 /* the one named last there, or that of the goal told last: "by then" */
    int plan_year;                     /* the first one of the plan that was named last, 0 for none */
    int reviewed_plan;                 /* the first one of the plan that a heading looks back on, 0 for none */
    int heading_year;                  /* named by the heading */
    const struct last_told *last_told; /* the last number of the sentence right before, NULL for none */
    bool continental;                  /* the numbers before have a decimal comma, or thousands behind a dot */
    const word *money;                 /* the currency of the last sum of the sentences before, NULL for none */
    bool listed_cut;                   /* it is a point of a list that tells of cuts */
    bool cut_promised;                 /* the sentence before promises a cut of so many percent */
    int title_year;                    /* of the title: the year that a yearly report is about */
    const char *previous_time;         /* of the last fact, "" for none */
    uint32_t marker;                   /* size of the list number that the sentence begins with */
    uint32_t opened;                   /* where its first bracket opens; its size where none does */
    token_vector tokens;
    VECTOR(span) spans;
    VECTOR(quantity) quantities;
    VECTOR(stretch) doubts;        /* how sure quantities are: the ranges in brackets behind them */
    VECTOR(uint32_t) clauses;      /* where each clause starts */
    VECTOR(stretch) installations; /* names of projects, plants and companies */
    triggers triggers;
    told_hit_vector hits;                /* where the patterns may match */
    VECTOR(struct candidate) candidates; /* the patterns while they match (find/spans.c) */
    double *weights;                     /* two for each concept: scratch space of the binding */
    pcre2_match_data *match;
    hs_scratch_t *scratch;
    pcre2_match_context *limits;
} reading;

/* reading.c: what the sentences of a document share is made once. `memory` outlives what is found; `published` is YYYY,
 * YYYY-MM, YYYY-MM-DD or "". */
facts_status reading_open(reading *r, const facts_packs *packs, arena *memory, const char *published,
                          facts_error *error);
void reading_close(reading *r);
/* What was found of a sentence before it is taken up (ahead.h); NULL for what was not looked for. */
typedef struct scanned {
    const token *tokens;
    const told_hit *hits;
    size_t token_count, hit_count;
} scanned;

/* Takes up a sentence, and finds its words. */
facts_status reading_words(reading *r, int language, const char *text, uint32_t size, scanned s);
/* The same, and its spans, clauses and quantities; nothing is bound yet. */
facts_status reading_find(reading *r, int language, const char *text, uint32_t size, scanned s);

/* find/text.c: small questions about the text of a reading */
static inline bool text_is(const reading *r, uint32_t at, const char *what) {
    const size_t n = strlen(what);
    return at + n <= r->size && r->text[at] == what[0] && memcmp(r->text + at, what, n) == 0;
}

/* So many bytes before a place, or where the text begins. */
static inline uint32_t back_by(uint32_t at, uint32_t bytes) { return at > bytes ? at - bytes : 0; }

/* Where the byte stands between two places, NULL where it does not or they are the other way round. */
static inline const char *byte_between(const reading *r, uint32_t from, uint32_t to, char byte) {
    return from < to ? memchr(r->text + from, byte, to - from) : NULL;
}

/* How long the comma is that starts at `at`, of either width; 0 where none does. */
static inline uint32_t comma_at(const reading *r, uint32_t at) {
    return at < r->size && r->text[at] == ',' ? 1 : text_is(r, at, "，") ? 3 : 0;
}
/* The same of the one that ends there. */
static inline uint32_t comma_before(const reading *r, uint32_t end) {
    return end >= 1 && r->text[end - 1] == ',' ? 1 : end >= 3 && text_is(r, end - 3, "，") ? 3 : 0;
}
/* Whether it is written without spaces, in Han characters. */
static inline bool is_han(const reading *r) { return r->packs->languages[r->language].han; }
static inline uint32_t skip_spaces(const reading *r, uint32_t at) {
    while (at < r->size && r->text[at] == ' ') at++;
    return at;
}
/* Where a short gloss in brackets without a number ends that stands there, which changes nothing: "5 (sets)", "（套）",
 * "target (RPS)"; `at` where none does. */
uint32_t skip_gloss(const reading *r, uint32_t at);
static inline uint32_t back_spaces(const reading *r, uint32_t at) {
    while (at > 0 && r->text[at - 1] == ' ') at--;
    return at;
}
/* Where the letters end that begin at `at`, and where those begin that end at `end`; the place itself for none. */
static inline uint32_t letters_end(const reading *r, uint32_t at) {
    while (at < r->size && is_letter(r->text[at])) at++;
    return at;
}
static inline uint32_t letters_start(const reading *r, uint32_t end) {
    while (end > 0 && is_letter(r->text[end - 1])) end--;
    return end;
}
/* What kind of dimension the quantity has; DIMENSION_OTHER where it has no unit. */
static inline dimension_class quantity_class(const reading *r, const quantity *q) {
    return packs_class(r->packs, q->dimension);
}
/* The quantity of the sentence that stands right before (right behind) this one, NULL at its ends. */
static inline const quantity *quantity_before(const reading *r, const quantity *q) {
    return q > r->quantities.at ? q - 1 : NULL;
}
static inline const quantity *quantity_behind(const reading *r, const quantity *q) {
    return q + 1 < r->quantities.at + r->quantities.count ? q + 1 : NULL;
}
/* Where a quantity begins with the plus before it: "(+ 26 GW)". */
static inline uint32_t plus_start(const reading *r, const quantity *q) {
    uint32_t at = q->start;
    if (at > 1 && r->text[at - 1] == ' ' && r->text[at - 2] == '+') at--;
    return at > 0 && r->text[at - 1] == '+' ? at - 1 : at;
}
/* find/cue.c: finds what leads to the quantity, once it is known where it starts: many questions begin there. */
void quantity_lead(const reading *r, quantity *q);
/* find/cue.c: 由每公斤28元降到15元, 降至每吨300元: where what the amount before `at` is for each of begins, else `at`.
 */
uint32_t before_each(const reading *r, uint32_t at);
/* Whether a bracket opens right before it. */
static inline bool bracket_before(const reading *r, const quantity *q) {
    const uint32_t at = plus_start(r, q);
    return at > 0 && r->text[at - 1] == '(';
}
/* Whether the word is a part of a name, a limit or another thing that is no fact. */
bool in_no_fact(const reading *r, const token *t);
/* Whether the token says what is spoken of: a thing or a measure. */
static inline bool is_concept(const token *t) {
    return t->word->class == WORD_SUBJECT || t->word->class == WORD_MEASURE;
}
/* The first thing or measure that such a word is of. */
static inline const concept *concept_of(const reading *r, const token *t) {
    return &r->packs->concepts.at[t->word->value[0]];
}
/* Whether the word is of that thing or measure. */
bool says_concept(const token *t, int concept);
static inline bool concerns(const reading *r, const token *t, known_concept which) {
    return says_concept(t, r->packs->known[which]);
}
/* Whether the token is this cue. */
static inline bool is_cue(const token *t, cue wanted) {
    return (t->word->class == WORD_CUE || t->word->class == WORD_SHORT_VERB) && t->word->value[0] == (int)wanted;
}
/* The first word that starts there or later, as an index: the words stand in the order of their starts. */
size_t token_from(const reading *r, uint32_t at);
/* All words of the sentence, one after the other; and those that lie between two places. */
#define for_tokens(t, r) for (const token *t = (r)->tokens.at, *t##_behind = t + (r)->tokens.count; t < t##_behind; t++)
#define for_tokens_in(t, r, from, to)                                                                                  \
    for (const token *t = (r)->tokens.at + ((from) ? token_from(r, from) : 0),                                         \
                     *t##_behind = (r)->tokens.at + (r)->tokens.count;                                                 \
         t < t##_behind && t->start < (to); t++)                                                                       \
        if (t->end > (to))                                                                                             \
            continue;                                                                                                  \
        else
/* Questions that are asked everywhere, with a no for nearly all places: it is given here, without a call. */
static inline const language *language_of(const reading *r) { return &r->packs->languages[r->language]; }
/* The word of a class that is looked up (pack/near_words.h) that starts (or ends) exactly here, or NULL; with these
 * flags, where they are not ANY_FLAGS. */
enum { ANY_FLAGS = -1 };
const token *near_token_starting(const reading *r, uint32_t at, word_class class, int flags);
const token *near_token_ending(const reading *r, uint32_t at, word_class class, int flags);
static inline const token *token_starting_as(const reading *r, uint32_t at, word_class class, int flags) {
    const bool may = at < r->size && edges_begin(&language_of(r)->near_first[class], r->text, r->size, at);
    return may ? near_token_starting(r, at, class, flags) : NULL;
}
static inline const token *token_ending_as(const reading *r, uint32_t at, word_class class, int flags) {
    const bool may = at > 0 && at <= r->size && edges_end(&language_of(r)->near_last[class], r->text, at);
    return may ? near_token_ending(r, at, class, flags) : NULL;
}
/* The same of any class: of the others those that were found. */
const token *found_token_starting(const reading *r, uint32_t at, word_class class);
const token *found_token_ending(const reading *r, uint32_t at, word_class class);
static inline const token *token_starting(const reading *r, uint32_t at, word_class class) {
    return class_is_near(class) ? token_starting_as(r, at, class, ANY_FLAGS) : found_token_starting(r, at, class);
}
static inline const token *token_ending(const reading *r, uint32_t at, word_class class) {
    return class_is_near(class) ? token_ending_as(r, at, class, ANY_FLAGS) : found_token_ending(r, at, class);
}
/* Whether "below" or the like stands there: so much less than something else. */
bool says_below(const reading *r, uint32_t at);
/* The size of the longest form of a list of the language (or the common one) that stands at `at` as whole words, 0 for
 * none. */
uint32_t longest_listed_at(const reading *r, const listed_words *l, uint32_t at);
static inline uint32_t list_at(const reading *r, list_name name, uint32_t at) {
    const listed_words *l = &language_of(r)->known[name];
    return at < r->size && edges_begin(&l->first, r->text, r->size, at) ? longest_listed_at(r, l, at) : 0;
}
/* Where the next form of the list stands in at..end, with its size; `end` where none does. */
uint32_t list_next(const reading *r, list_name name, uint32_t at, uint32_t end, uint32_t *size);
/* Behind the short bracket that opens there, or behind blanks there: "90 Mt (2%) in 2022"; `at` where none does. */
uint32_t behind_bracket_at(const reading *r, uint32_t at);
/* Where the text of the bracket begins that `at` stands in; 0 outside of all. */
uint32_t bracket_of(const reading *r, uint32_t at);
/* Where the form of the list ends that a space and then it follow `at`; 0 for none. */
static inline uint32_t behind_word(const reading *r, list_name name, uint32_t at) {
    const uint32_t size = at < r->size && r->text[at] == ' ' ? list_at(r, name, at + 1) : 0;
    return size ? at + 1 + size : 0;
}
/* Whether a space and a form of the list follow. */
static inline bool word_behind(const reading *r, list_name name, uint32_t at) { return behind_word(r, name, at) > 0; }
/* ... somewhere from `from`, the space before `to`. */
bool word_between(const reading *r, list_name name, uint32_t from, uint32_t to);
/* The longest form of the list that ends at `end`; one of letters begins where a word of the text does. */
uint32_t longest_listed_before(const reading *r, const listed_words *l, uint32_t end);
static inline uint32_t list_before(const reading *r, list_name name, uint32_t end) {
    const listed_words *l = &language_of(r)->known[name];
    return end > 0 && end <= r->size && edges_end(&l->last, r->text, end) ? longest_listed_before(r, l, end) : 0;
}
/* Whether the word from `start` to `end` has one of the listed endings, behind two letters at least. */
bool ends_in(const reading *r, list_name name, uint32_t start, uint32_t end);
/* Whether what ends there says whose the next thing is: "its", "the city's". */
bool owner_before(const reading *r, uint32_t end);
/* Whether a semicolon stands there. */
bool stop_between(const reading *r, uint32_t from, uint32_t to);
/* Whether just ", and", 、 or 和 stands there. */
bool only_joints_between(const reading *r, uint32_t from, uint32_t to);
static inline int clause_of(const reading *r, uint32_t at) {
    int i = (int)r->clauses.count - 1;
    while (i > 0 && r->clauses.at[i] > at) i--;
    return i;
}
uint32_t clause_start(const reading *r, int clause);
uint32_t clause_end(const reading *r, int clause);

/* The date that "this year" is reckoned from: YYYY, YYYY-MM or YYYY-MM-DD. */
void reading_publish(reading *r, const char *published);

/* find/names.c: forgets the places that are a part of such a name. */
void places_leave_names(reading *r);
/* The same, for what the patterns found. */
void places_leave_spans(reading *r);
facts_status spans_find(reading *r);
facts_status quantities_find(reading *r);
facts_status clauses_find(reading *r);

/* find/pledge.c: adds the years that are promised themselves, bound, to quantities that have their times. */
facts_status pledges_add(reading *r);

/* The value of a numeral in words of the language (十四, twenty-five): false where it is none. */
bool numeral_value(const facts_packs *packs, int language, const char *text, size_t size, decimal *value);

/* Resolves what a time rule emitted. */
facts_status time_resolve(reading *r, const rule *rule, const PCRE2_SIZE *groups, span *out);

#endif
