/* Blocks of a document: its lines put together, and told where they stand in the source. */
#include "document.h"

#include "broken_line.h"
#include "clean.h"
#include "extract/bytes.h"
#include "extract/pack/pack.h"
#include "extract/table/separated.h"
#include "extract/table/spaced.h"
#include "extract/table/table.h"
#include "line_join.h"
#include "line_look.h"
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

/* "2031" above "- 40 halls got new boilers": a year that stands alone above points tells when they were. */
static facts_status year_above_points(document *d, bool *heads, facts_error *error) {
    enum { YEAR = 4 };
    slice v = document_line(d, &d->ahead);
    *heads = v.size == YEAR && begins_with_year(v.at, YEAR);
    source_line after;
    bool found;
    facts_status status = *heads ? reader_look(&d->source, &after, &found, error) : FACTS_OK;
    if (status != FACTS_OK || !*heads) return status;
    v = found ? document_line(d, &after) : (slice){NULL, 0};
    *heads = v.size && begins_with_bullet(v.at, v.size);
    return FACTS_OK;
}

facts_status document_fetch(document *d, facts_error *error) {
    if (d->source.separator) return separated_fetch(d, error);
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
        bool heads;
        status = year_above_points(d, &heads, error);
        if (status != FACTS_OK) return status;
        v = document_line(d, &d->ahead); /* looking on may have moved it */
        if (!heads && is_furniture(v.at, v.size) && !d->ahead.cut &&
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

/* "In 2032:", "2032:", "2032" above points: what stands below is of that year. */
static bool is_year_label(const facts_packs *packs, slice v) {
    enum { LABEL = sizeof "2032:" - 1 };
    if (v.size == LABEL - 1) return begins_with_year(v.at, v.size);
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
        if (!d->has_ahead || markdown || d->source.separator || d->table.stacked || d->table.spaced.count ||
            b->size > LONGEST)
            return FACTS_OK;
        /* fetching may have moved the window: look the line up again */
        last = (slice){reader_at(&d->source, from), last.size};
        slice next = document_line(d, &d->ahead);
        const bool piece = taken.cut && d->ahead.number == taken.number;
        const bool lowered = !d->blank_ahead && completes_formula(d->packs, last, next);
        if (!piece && !lowered && (d->blank_ahead || !pieces || !goes_on_behind_formula(formula, next)) &&
            !line_goes_on(d->packs, &d->folded, last, next, d->blank_ahead, b->mended)) {
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
        if (!piece && b->size && b->text[b->size - 1] == '-' && hyphen_parts_word(d->packs, last, next)) b->size--;
        const bool space = piece ? *reader_at(&d->source, taken.start + taken.size - 1) == ' '
                                 : space_between(last, next, d->blank_ahead);
        if (space && b->size && b->text[b->size - 1] != ' ') {
            if (!clean_reserve(b, 1)) return facts_no_memory(error, NULL);
            b->text[b->size++] = ' ';
        }
        last = next;
    }
}

/* The marker was seen in the source, where （一） has nine bytes; its text, (一), has five. */
static void settle_marker(block *b) {
    const size_t clean = b->marker ? list_marker(b->text, b->size) : 0;
    if (clean) b->marker = clean;
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
    if (d->source.separator) {
        const cells row = separated_cells(d);
        line = separated_lone(&row);
    }
    const bool markdown = line.at[0] == '#';
    while (line.size && *line.at == '#') line.at++, line.size--, b->level++;
    line = slice_trim(line);
    b->marker = list_marker(line.at, line.size);
    if (markdown && !b->marker) b->marker = section_number(line.at, line.size);
    b->list_item = b->marker > 0;
    if ((status = gather_lines(d, line, markdown, error)) != FACTS_OK) return status;
    settle_marker(b);
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
