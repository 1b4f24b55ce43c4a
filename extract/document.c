#include "document.h"

#include "broken_line.h"
#include "bytes.h"
#include "clean.h"
#include "line_look.h"
#include "near_words.h"
#include "pack.h"
#include "table.h"
#include "table_spaced.h"
#include "traditional.h"
#include "unread.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------- clean to source */

static const segment *segment_of(const block *b, size_t clean) {
    size_t low = 0, high = b->segments.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (b->segments.at[middle].clean <= clean)
            low = middle;
        else
            high = middle;
    }
    return &b->segments.at[low];
}

const char *block_shown(const block *b) { return b->shown ? b->shown : b->text; }

uint64_t block_source(const block *b, size_t clean) {
    const segment *s = segment_of(b, clean);
    return s->source + (s->inserted ? 0 : clean - s->clean);
}

bool block_inserted(const block *b, size_t clean) { return segment_of(b, clean)->inserted; }

uint64_t document_source_end(const document *d, size_t clean) {
    const block *b = &d->current;
    if (clean == 0) return block_source(b, 0);
    uint64_t last = block_source(b, clean - 1);
    if (block_inserted(b, clean - 1)) return last;
    unsigned char source = (unsigned char)*reader_at(&d->source, last);
    bool shortened = (b->text[clean - 1] & 0x80) == 0 && source >= 0xC0; /* ％ became % */
    return last + (!shortened ? 1 : source >= 0xE0 ? 3 : 2);
}

uint32_t block_line(const block *b, size_t clean) { return segment_of(b, clean)->line; }

uint32_t block_page(const block *b, size_t clean) { return segment_of(b, clean)->page; }

/* --------------------------------------------------------- lines to blocks */

slice document_line(const document *d, const source_line *l) {
    slice v = slice_trim((slice){reader_at(&d->source, l->start), l->size});
    while (v.size > 1 && v.at[0] == '>' && v.at[1] == ' ') v = slice_trim((slice){v.at + 1, v.size - 1});
    return v;
}

/* Where the character begins that ends at `end`. */
static size_t character_start(slice v, size_t end) {
    size_t start = end - 1;
    while (start && ((unsigned char)v.at[start] & 0xC0) == 0x80) start--;
    return start;
}

/* Han, or a mark of Chinese: 。（，. */
static bool is_chinese(const char *p) {
    const unsigned char c = (unsigned char)*p;
    return (c >= 0xE3 && c <= 0xE9) || c == 0xEF;
}

/* Whether a line ends in Chinese, be it with numbers, a unit or a short name behind: "由3个装机容量200MW". What is
 * neither a letter nor Chinese is of every script: quotes, dashes, "(90 ± 5", "€". */
static bool script_of_end(slice v) {
    enum { NAME = 12 };
    size_t end = v.size;
    while (end && !isalpha((unsigned char)v.at[end - 1]) && !is_chinese(v.at + character_start(v, end)))
        end = character_start(v, end);
    if (end && is_chinese(v.at + character_start(v, end))) return true;
    for (size_t i = 0; i < NAME && end && (unsigned char)v.at[end - 1] < 0x80; i++) end--;
    return end >= 3 && is_han_at(v.at + end - 3, 3); /* and no ’ of China’s */
}

/* "1990.", "2023. Steel ...": a year that ends a sentence at the beginning of a line is no list number. */
static bool long_number(slice v) {
    return v.size > 2 && isdigit((unsigned char)v.at[0]) && isdigit((unsigned char)v.at[1]) &&
           isdigit((unsigned char)v.at[2]);
}

static bool in_number(char c) { return isdigit((unsigned char)c) || strchr(".,/-", c); }

/* "成交额6 / 814.32亿元", "约 4 / 1%": lines of Chinese that were cut after so many characters, whatever stands there.
 * Two numbers that follow each other have a word between them there; a year may stand at the start of a line by
 * itself. */
static bool cuts_number(slice line, slice next) {
    static const char *const YEAR[] = {"年", " 年", NULL};
    size_t before = 0, after = 0;
    while (before < line.size && in_number(line.at[line.size - 1 - before])) before++;
    while (after < next.size && in_number(next.at[after])) after++;
    size_t words = line.size - before; /* and perhaps a comma or a blank behind them */
    while (before && !isdigit((unsigned char)line.at[line.size - before])) before--;
    while (words && line.at[words - 1] == ' ') words--;
    if (!before || !after || words < 3 || count_columns(line.at, line.size) < 20 ||
        !isdigit((unsigned char)next.at[after - 1]))
        return false;
    if (begins_with_year(line.at + line.size - before, before) || list_marker(next.at, next.size)) return false;
    if (begins_with_year(next.at, after) && starts_with(next.at + 4, next.size - 4, YEAR)) return false;
    while (after < next.size && next.at[after] == ' ') after++;
    const unsigned char *word = (const unsigned char *)line.at + words - 3;
    if (after == next.size || (!is_han_at((const char *)word, 3) && word[0] != 0xEF && word[2] != '~')) return false;
    return next.at[after] == '%' || isalpha((unsigned char)next.at[after]) ||
           is_han_at(next.at + after, next.size - after);
}

/* "34,500", "~90K": a line of nothing but a number, as on a tile. */
static bool is_number_alone(slice v) {
    size_t at = v.size && strchr("~<>", v.at[0]) ? 1 : 0;
    const size_t first = at;
    while (at < v.size && in_number(v.at[at])) at++;
    if (at == first || !isdigit((unsigned char)v.at[first]) || begins_with_year(v.at + first, at - first)) return false;
    return at == v.size || (at + 1 == v.size && strchr("KMB+", v.at[at]));
}

/* "of about 76.5 / MtCO2e by 2030", "~90K / megawatt hours": a line that ends in a number, and the next begins with its
 * unit; after a line that is blank, nothing but the number may stand before. */
static bool cuts_unit(const facts_packs *packs, slice line, slice next, bool blank_between) {
    enum { LETTER = 1 };
    size_t digits = 0;
    while (digits < line.size && in_number(line.at[line.size - 1 - digits])) digits++;
    const size_t start = line.size - digits;
    const bool alone = is_number_alone(line), ends = digits && isdigit((unsigned char)line.at[line.size - 1]) &&
                                                     start >= 2 && line.at[start - 1] == ' ' &&
                                                     !begins_with_year(line.at + start, digits);
    if (!(alone || (ends && !blank_between)) || !isalpha((unsigned char)next.at[0])) return false;
    for (int i = 0; i < packs->language_count; i++) {
        const word *unit = near_word_starting(packs, i, WORD_UNIT, UNIT_AFTER, next.at, next.size, 0);
        if (!unit || unit->size <= LETTER) continue;
        if (unit->size < next.size ? next.at[unit->size] == ' ' : alone && !blank_between) return true;
    }
    return false;
}

/* Whether a sentence goes on behind such a digit, and behind the short lines around it: "when / emissions". */
static bool goes_on_behind_formula(bool next_to_it, slice next) {
    static const char *const OXIDE[] = {"O ", "O-", NULL}; /* "N / 2 / O emissions" */
    if (!next_to_it) return next.size && islower((unsigned char)next.at[0]);
    return next.size && !list_marker(next.at, next.size) && next.at[0] != '#' && next.at[0] != '|' &&
           (!isupper((unsigned char)next.at[0]) || next.size == 1 || starts_with(next.at, next.size, OXIDE));
}

/* "(" and "high confidence" and ")": brackets and stops that stand on lines of their own, beside what was slanted. */
static bool closes(slice v) { return v.size && strchr(")],.;:", v.at[0]); }
static bool opens(slice v) { return v.size && strchr("([", v.at[v.size - 1]); }

/* A line that is wider is no line of a paragraph, but all of it. */
enum { UNWRAPPED = 160 };

/* Whether no paragraph is broken into lines so wide: the next one is much shorter, or longer. Statements that end in
 * "{6.3}" belong together. */
static bool of_other_width(slice line, size_t wide, size_t next_wide) {
    enum { ALIKE = 20 };
    const bool next_to_it = line.at[line.size - 1] == '}';
    return wide > UNWRAPPED && (next_wide <= UNWRAPPED / 2 || 2 * next_wide <= wide ||
                                (!next_to_it && (wide > 2 * UNWRAPPED || next_wide > wide + ALIKE)));
}

/* Over quotes and dashes, which are of every script. */
static bool begins_in_han(slice v) {
    while (v.size > 3 && (unsigned char)v.at[0] == 0xE2) v.at += 3, v.size -= 3;
    return is_han_at(v.at, v.size) || (v.size && (unsigned char)v.at[0] == 0xE2);
}

/* "rose to 12 percent of": whether the line's last word leads to another. */
static bool runs_on(const facts_packs *packs, slice v) {
    size_t start = v.size;
    while (start && v.at[start - 1] != ' ') start--;
    return start && packs_is_listed(packs, LIST_RUNS_ON, v.at + start, v.size - start);
}

/* Whether a line of a Latin script could be a statement of its own: it begins with a capital, has no stop, and does not
 * run on ("in January,"). */
static bool may_stand_alone(const facts_packs *packs, slice v) {
    if (v.size < 2 || !isupper((unsigned char)v.at[0]) || ends_sentence(v.at, v.size)) return false;
    if (strchr(",-&(", v.at[v.size - 1]) || runs_on(packs, v)) return false;
    for (size_t i = 1; i + 1 < v.size; i++)
        if (v.at[i] == '.' && v.at[i + 1] == ' ' && islower((unsigned char)v.at[i - 1])) return false;
    return true;
}

/* "Natural gas 32,118 27.8%": perhaps a line of a table that has lost its rules. It is one where the line before it or
 * behind it is one too; a headline ends so only by itself. */
static bool is_share_row(slice v) {
    return v.size > 4 && isupper((unsigned char)v.at[0]) && v.at[v.size - 1] == '%' &&
           isdigit((unsigned char)v.at[v.size - 2]) && count_columns(v.at, v.size) < 80 &&
           !has_stop(v.at, v.size, false);
}

/* The size of "Figure 8: " or "Table 2.1: ", with which captions begin: a word and a number. */
static size_t caption_label(slice v) {
    size_t i = 0;
    if (!v.size || !isupper((unsigned char)v.at[0])) return 0;
    while (i < v.size && isalpha((unsigned char)v.at[i])) i++;
    if (i + 1 >= v.size || v.at[i] != ' ' || !isdigit((unsigned char)v.at[i + 1])) return 0;
    for (i++; i < v.size && in_number(v.at[i]);) i++;
    return i + 1 < v.size && v.at[i] == ':' && v.at[i + 1] == ' ' ? i + 2 : 0;
}

/* Where the number ends that a line begins with, be it behind a short word: "By 2030"; 0 where it begins with none. */
static size_t first_number(slice v) {
    size_t i = 0, digits;
    while (i < v.size && i < 5 && !isdigit((unsigned char)v.at[i])) i++;
    for (digits = i; i < v.size && in_number(v.at[i]);) i++;
    return i > digits ? i : 0;
}

/* "42% reduction by 2030", "85% reduction by 2045"; "$5 billion for buses", "$60 million for ports": items of a list
 * that has lost its bullets begin in the same way, each with its number. */
static bool begin_alike(slice line, slice next) {
    enum { ALIKE = 8 };
    const size_t i = first_number(line), k = first_number(next);
    if (!i || !k ||
        (line.at[0] != next.at[0] && !(isdigit((unsigned char)line.at[0]) && isdigit((unsigned char)next.at[0]))))
        return false;
    return line.at[0] == '$' ||
           (line.size > i + ALIKE && next.size > k + ALIKE && memcmp(line.at + i, next.at + k, ALIKE) == 0);
}

/* 水电51亿千瓦时，增长11% / 风电21亿千瓦时，增长9%: a short line of Chinese that ends with its number, before another
 * one or before a paragraph in one line. */
static bool ends_item(slice line, size_t wide, slice next, size_t next_wide) {
    enum { SHORT = 60 };
    if (wide > SHORT || line.at[line.size - 1] != '%') return false;
    if (!begins_in_han(next) && !isdigit((unsigned char)next.at[0])) return false;
    return next.at[next.size - 1] == '%' ? next_wide <= SHORT : next_wide > UNWRAPPED;
}

/* Does `next` go on with the sentence that `line` leaves open? Seen: lines of PDF text cut in mid-sentence, with an
 * empty line or a page number between the halves; against that, titles and headings, which end without a stop too, but
 * are seldom more than one line. `lines`: how many lines the paragraph has by now. */
static bool goes_on(const facts_packs *packs, slice line, slice next, bool blank_between, size_t lines) {
    if (line.size == 0 || next.size == 0 || next.at[0] == '#' || next.at[0] == '|' || caption_label(next)) return false;
    if (!blank_between && (opens(line) || closes(next) || cuts_number(line, next))) return true;
    if (cuts_unit(packs, line, next, blank_between)) return true;
    if ((is_share_row(line) || caption_label(line)) && is_share_row(next)) return false;
    if (begin_alike(line, next) && !runs_on(packs, line)) return false;
    const size_t wide = count_columns(line.at, line.size);
    /* the sentence may end where the line does: of the first line only one that is cut itself can tell, and no
     * heading */
    const size_t next_wide = count_columns(next.at, next.size);
    const bool alike = next_wide + 10 >= wide && wide + 10 >= next_wide;
    const bool cut = lines > 1 || (!ends_sentence(next.at, next.size) && is_line(next_wide) &&
                                   (alike || has_stop(next.at, next.size, true)));
    const bool wrapped = cut && !blank_between && is_line(wide);
    if (ends_sentence(line.at, line.size) && !wrapped) return false;
    bool lower = islower((unsigned char)next.at[0]);
    if (list_marker(next.at, next.size) && !lower && (blank_between || !long_number(next))) return false;
    const bool han_end = script_of_end(line), han_next = begins_in_han(next);
    if (han_end != han_next && isalpha((unsigned char)next.at[0])) return false;
    if (!han_end && han_next) return false;
    if (lower) return wide >= 20 || (lines == 2 && !blank_between); /* "90 / tonnes of CO2 / that are not given off" */
    if (line.at[line.size - 1] == ',' && !blank_between && is_line(wide)) return true;
    /* a headline over a paragraph that is one long line */
    if (lines == 1 && next_wide > UNWRAPPED && next_wide > 2 * wide && may_stand_alone(packs, line) &&
        isupper((unsigned char)next.at[0]))
        return false;
    /* a paragraph or a point that is one long line, and a headline or another one behind it */
    if (!han_end && lines == 1 && of_other_width(line, wide, next_wide) && begins_word(next.at, next.size) &&
        !strchr(",-&(", line.at[line.size - 1]) && !runs_on(packs, line))
        return false;
    if (is_goal_label(packs, next) && !runs_on(packs, line)) return false;
    if (han_end && ends_item(line, wide, next, next_wide)) return false;
    bool stop = has_stop(line.at, line.size, lines > 1 || wide >= 60); /* a title may have a colon: 国家能源局：…… */
    if (han_end) return stop ? wide >= 24 || !blank_between : wide >= (lines > 1 && !blank_between ? 40 : 60);
    return !blank_between && wide >= (lines > 1 ? 34 : stop || isdigit((unsigned char)next.at[0]) ? 40 : 60);
}

facts_status document_fetch(document *d, facts_error *error) {
    d->blank_ahead = false;
    for (;;) {
        char tail[FORMULA];
        slice before = d->has_ahead ? document_line(d, &d->ahead) : (slice){tail, 0};
        if (before.size > sizeof tail) before = (slice){before.at + before.size - sizeof tail, sizeof tail};
        memcpy(tail, before.at, before.size);
        before.at = tail;
        facts_status status = reader_next(&d->source, &d->ahead, &d->has_ahead, error);
        if (status != FACTS_OK || !d->has_ahead) return status;
        slice v = document_line(d, &d->ahead);
        if (v.size == 0) {
            d->blank_ahead = true;
            if (d->ahead.size && memchr(reader_at(&d->source, d->ahead.start), '\0', d->ahead.size)) d->current.nuls++;
            continue;
        }
        if (spaced_goes_on(d) || (!d->table.open && spaced_begins(d, &status, error))) return status;
        v = document_line(d, &d->ahead); /* looking on may have moved it */
        if (is_furniture(v.at, v.size) && !d->ahead.cut &&
            (d->blank_ahead || !completes_formula(d->packs, before, v))) {
            if (!d->table.open) {
                status = stacked_columns(d, &d->table.stacked, error);
                if (status != FACTS_OK || d->table.stacked) return status;
            }
            if (!vector_push(&d->furniture, ((furniture){d->ahead, "page furniture"})))
                return facts_no_memory(error, NULL);
        } else
            return d->ahead.cut ? FACTS_OK : leave_line_number(d, v, error);
    }
}

/* Key findings, one a line, without bullets and without stops: each of three lines in a row begins like a sentence and
 * ends like one, which lines of a broken paragraph seldom do. The last two stand apart where those before them did. */
static facts_status stands_apart(document *d, slice line, slice next, bool *apart, facts_error *error) {
    *apart = false;
    if (d->blank_ahead || d->current.mended > 1 || !may_stand_alone(d->packs, line) || !may_stand_alone(d->packs, next))
        return FACTS_OK;
    if (!has_digit(line.at, line.size) && !has_digit(next.at, next.size)) return FACTS_OK; /* a title of two lines */
    source_line after;
    bool found;
    facts_status status = reader_look(&d->source, &after, &found, error);
    if (status != FACTS_OK) return status;
    slice third = found ? document_line(d, &after) : (slice){NULL, 0};
    *apart = third.size ? isupper((unsigned char)third.at[0]) || list_marker(third.at, third.size) > 0 : d->apart;
    return FACTS_OK;
}

/* "Solar PV: 3,900 MW": a row of a table turned into a line. */
static bool is_row(slice v) {
    for (size_t i = 1; i + 2 < v.size; i++)
        if (v.at[i] == ':' && v.at[i + 1] == ' ' && isdigit((unsigned char)v.at[i + 2])) return true;
    return false;
}

/* "In 2032:", "2032:": what stands below is of that year. */
static bool is_year_label(const facts_packs *packs, slice v) {
    enum { LABEL = sizeof "2032:" - 1 };
    if (v.size < LABEL || v.at[v.size - 1] != ':' || !begins_with_year(v.at + v.size - LABEL, LABEL - 1)) return false;
    const slice lead = slice_trim((slice){v.at, v.size - LABEL});
    return lead.size == 0 || packs_is_listed(packs, LIST_INSIDE, lead.at, lead.size);
}

/* Whether a number stands in it that is no year. */
static bool has_amount(slice v) {
    enum { YEAR = 4 };
    for (size_t i = 0, digits; i < v.size; i += digits ? digits : 1) {
        for (digits = 0; i + digits < v.size && isdigit((unsigned char)v.at[i + digits]);) digits++;
        if (digits && !(digits == YEAR && (memcmp(v.at + i, "19", 2) == 0 || memcmp(v.at + i, "20", 2) == 0)))
            return true;
    }
    return false;
}

/* "Emissions by sector, 2018", "Waste, 1990 to 2020": years behind the last comma of a line without another number. */
static bool ends_in_years(slice v) {
    enum { YEAR = 4, YEARS = 14 };
    size_t at = v.size;
    while (at > 0 && v.size - at < YEARS && v.at[at - 1] != ',') at--;
    const slice years = slice_trim((slice){v.at + at, v.size - at});
    return at > 1 && v.at[at - 1] == ',' && years.size >= YEAR && begins_with_year(years.at, YEAR) &&
           isdigit((unsigned char)years.at[years.size - 1]) && !has_amount(years) && !has_digit(v.at, at);
}

static bool looks_like_heading(const facts_packs *packs, slice v, bool single) {
    if (single && is_year_label(packs, v)) return true;
    const size_t label = caption_label(v);
    v = (slice){v.at + label, v.size - label};
    if (!single || ends_sentence(v.at, v.size) || count_columns(v.at, v.size) > 110 || (is_row(v) && !label))
        return false;
    size_t marker = list_marker(v.at, v.size);
    /* "- of which forestry 9 Mt" */
    if (begins_with_bullet(v.at, v.size) && has_amount((slice){v.at + marker, v.size - marker})) return false;
    /* the colon of a short line without a number is that of a headline: 国家能源局：…… */
    const bool headline = count_columns(v.at, v.size) < 60 && !has_digit(v.at, v.size);
    return label || ends_in_years(v) || !has_stop(v.at + marker, v.size - marker, !headline);
}

/* "A fan sold after 2031 shall", "Fans shall not—", "Each firm must, by 2031,", above "(a) use more than 90 kWh a
 * year": the points go on with a sentence that breaks off in its middle. */
static bool breaks_off(const document *d, slice v, bool item) {
    static const char DASH[] = "—";
    enum { DASH_SIZE = sizeof DASH - 1 };
    const slice next = d->has_ahead ? document_line(d, &d->ahead) : (slice){NULL, 0};
    if (!next.size || !list_marker(next.at, next.size)) return false;
    v = slice_trim(v);
    if (v.size > DASH_SIZE && memcmp(v.at + v.size - DASH_SIZE, DASH, DASH_SIZE) == 0) return true;
    if (v.size && v.at[v.size - 1] == ',') return !item;
    size_t start = v.size;
    while (start && isalpha((unsigned char)v.at[start - 1])) start--;
    return start < v.size && packs_is_listed(d->packs, LIST_BREAKS_OFF, v.at + start, v.size - start);
}

/* Makes the block empty that is given next, and lets go of what stands before it. */
static void clear_block(document *d) {
    block *b = &d->current;
    b->size = b->mended = b->invalid = b->nuls = 0;
    b->segments.count = 0;
    free(b->shown);
    b->shown = NULL;
    b->level = 0;
    b->heading = b->breaks_off = b->list_item = b->cell = b->first_cell = false;
    b->scenario_size = 0;
    b->marker = 0;
    if (!d->has_ahead && !d->held) d->source.mark = d->source.position;
    b->close = d->has_ahead && !d->blank_ahead;
}

/* Gives the next cell, where a table is open or begins there; looks on past tables without any. */
static facts_status next_cell(document *d, bool *given, facts_error *error) {
    facts_status status = FACTS_OK;
    *given = false;
    while (d->has_ahead && !*given) {
        if (!d->table.open && (status = table_open(d, error)) != FACTS_OK) return status;
        if (!d->table.open) break;
        status = table_next(d, given, error);
        if (status != FACTS_OK) return status;
    }
    return status;
}

/* Whether a blank stands between two lines that are put together. */
static bool space_between(const document *d, slice last, slice next) {
    return !is_chinese(last.at + character_start(last, last.size)) && !is_chinese(next.at) &&
           last.at[last.size - 1] != '-' && !opens(last) && !closes(next) &&
           !(!d->blank_ahead && cuts_number(last, next));
}

/* Puts the line and those that go on with it into the block. */
static facts_status gather_lines(document *d, slice last, bool markdown, facts_error *error) {
    enum { LONGEST = 1 << 17, LONGEST_PIECES = 1 << 16 };
    block *b = &d->current;
    facts_status status;
    bool pieces = false; /* its lines are, of formulas */
    for (;;) {
        source_line taken = d->ahead;
        uint64_t from = taken.start + (uint64_t)(last.at - reader_at(&d->source, taken.start));
        const bool formula = completes_formula(d->packs, (slice){b->text, b->size - (b->size > 0)}, last);
        pieces = pieces || formula;
        if (!clean_append(b, last.at, last.size, from, &taken)) return facts_no_memory(error, NULL);
        b->mended++;
        if ((status = document_fetch(d, error)) != FACTS_OK) return status;
        if (!d->has_ahead || markdown || d->table.stacked || d->table.spaced.count || b->size > LONGEST)
            return FACTS_OK;
        /* fetching may have moved the window: look the line up again */
        last = (slice){reader_at(&d->source, from), last.size};
        slice next = document_line(d, &d->ahead);
        const bool piece = taken.cut && d->ahead.number == taken.number;
        const bool lowered = !d->blank_ahead && completes_formula(d->packs, last, next);
        if (!piece && !lowered && (d->blank_ahead || !pieces || !goes_on_behind_formula(formula, next)) &&
            !goes_on(d->packs, last, next, d->blank_ahead, b->mended)) {
            d->apart = false;
            return FACTS_OK;
        }
        if (!piece) { /* looking on may move the window */
            bool apart;
            if ((status = stands_apart(d, last, next, &apart, error)) != FACTS_OK) return status;
            if ((d->apart = apart)) return FACTS_OK;
            last = (slice){reader_at(&d->source, from), last.size};
            next = document_line(d, &d->ahead);
        }
        if (piece && b->size > LONGEST_PIECES) return FACTS_OK;
        const bool space =
            piece ? *reader_at(&d->source, taken.start + taken.size - 1) == ' ' : space_between(d, last, next);
        if (space && b->size && b->text[b->size - 1] != ' ') {
            if (!clean_reserve(b, 1)) return facts_no_memory(error, NULL);
            b->text[b->size++] = ' ';
        }
        last = next;
    }
}

/* What the block is, now that it is whole: a heading, the row of a table, a sentence that points go on with. */
static void tell_block(document *d, bool markdown) {
    block *b = &d->current;
    if (b->marker > b->size) b->marker = b->size; /* where the marker is among what is left out of the text */
    const slice all = {b->text, b->size};
    const bool row_ahead = d->has_ahead && is_share_row(document_line(d, &d->ahead));
    const bool columns_named = row_ahead && d->below_heading; /* "Source Amount Share", under the table's heading */
    d->row = is_share_row(all) && (d->row || row_ahead);
    b->breaks_off = !markdown && breaks_off(d, all, b->list_item);
    b->heading =
        markdown || (!d->row && !columns_named && !b->breaks_off && looks_like_heading(d->packs, all, b->mended == 1));
    d->below_heading = b->heading;
}

facts_status document_next(document *d, bool *found, facts_error *error) {
    block *b = &d->current;
    clear_block(d);
    facts_status status = d->has_ahead ? FACTS_OK : document_fetch(d, error);
    *found = d->has_ahead;
    if (status != FACTS_OK || !*found) return status;
    if (!d->held) d->source.mark = d->furniture.count ? d->furniture.at[0].line.start : d->ahead.start;
    bool given;
    status = next_cell(d, &given, error);
    if (status != FACTS_OK) return status;
    if (given) return block_simplify(b, d->packs) ? FACTS_OK : facts_no_memory(error, NULL);
    *found = d->has_ahead;
    if (!*found) return FACTS_OK;

    slice line = document_line(d, &d->ahead);
    const bool markdown = line.at[0] == '#';
    while (line.size && *line.at == '#') line.at++, line.size--, b->level++;
    line = slice_trim(line);
    b->marker = list_marker(line.at, line.size);
    if (markdown && !b->marker) b->marker = section_number(line.at, line.size);
    b->list_item = b->marker > 0;
    if ((status = gather_lines(d, line, markdown, error)) != FACTS_OK) return status;
    clean_mend_zeros(b->text, b->size);
    if (!block_simplify(b, d->packs) || !unread_leave(d)) return facts_no_memory(error, NULL);
    tell_block(d, markdown);
    return table_note(d, b) ? FACTS_OK : facts_no_memory(error, NULL);
}

bool block_simplify(block *b, const struct facts_packs *packs) {
    if (!traditional_in(b->text, b->size)) return true;
    b->shown = malloc(b->size);
    if (!b->shown) return false;
    memcpy(b->shown, b->text, b->size);
    traditional_simplify(b->text, b->size);
    for (size_t at = 0, n; at < b->size; at += n ? n : 1) {
        n = packs_listed_at(packs, LIST_KEPT_TRADITIONAL, b->shown + at, b->size - at);
        memcpy(b->text + at, b->shown + at, n);
    }
    return true;
}

void block_free(block *b) {
    free(b->text);
    free(b->shown);
    free(b->segments.at);
}

void document_free(document *d) {
    reader_close(&d->source);
    block_free(&d->current);
    free(d->furniture.at);
    pcre2_match_data_free(d->match);
    pcre2_match_context_free(d->limits);
    table_free(&d->table);
}
