#include "spaced.h"

#include "extract/document/clean.h"
#include "extract/pack/pack.h"
#include "words.h"

#include <ctype.h>

/* MOST_ROWS: of a longer table what comes behind them is looked at anew. */
enum { GAP = 2, LONGEST_NAME = 60, HEAD_LINES = 5, NAME_LINES = 3, WIDEST = 320, MOST_ROWS = 2000 };

/* ----------------------------------------------------------------- pieces */

/* Words that no gap divides, and the columns of the page that they take up; behind tabs, as if each were as wide as a
 * word and a gap. */
typedef struct piece {
    slice text;
    size_t from, to;
} piece;

typedef struct pieces {
    piece at[TABLE_COLUMNS];
    size_t count;
} pieces;

/* The bytes of the blank at p: a space, be it as wide as a Han character, or one that does not break; 0 for none. */
static size_t blank_size(const char *p, size_t rest) {
    if (*p == ' ' || *p == '\t') return 1;
    if (rest >= 2 && memcmp(p, "\xC2\xA0", 2) == 0) return 2;
    return rest >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static pieces pieces_of(const char *line, size_t size) {
    const bool tabbed = memchr(line, '\t', size) != NULL;
    pieces p = {.count = 0};
    size_t column = 0, blanks = GAP;
    for (size_t i = 0, n; i < size; i += n) {
        const size_t blank = blank_size(line + i, size - i);
        n = blank ? blank : character_size(line[i]);
        if (n > size - i) n = size - i;
        if (line[i] == '\t') {
            blanks = GAP;
            column += 1 + GAP;
        } else if (blank) {
            blanks += !tabbed;
            column += tabbed ? 0 : count_columns(line + i, n);
        } else {
            if (blanks >= GAP && p.count == TABLE_COLUMNS) return (pieces){.count = 0};
            if (blanks >= GAP) p.at[p.count++] = (piece){{line + i, 0}, column, column};
            piece *last = &p.at[p.count - 1];
            last->text.size = (size_t)(line + i + n - last->text.at);
            if (!tabbed) column += count_columns(line + i, n);
            last->to = tabbed ? column + 1 : column;
            blanks = 0;
        }
    }
    return p;
}

static pieces pieces_ahead(const document *d, const source_line *line) {
    return pieces_of(reader_at(&d->source, line->start), line->size);
}

/* Whether a tab or two spaces stand in it; rules keep the cells of other tables apart. Every line is asked. */
static bool has_gap(slice line) {
    bool gap = false;
    size_t i = 0;
    for (; !gap && i + sizeof(chunk) < line.size; i += sizeof(chunk)) {
        const chunk c = chunk_at(line.at + i), next = chunk_at(line.at + i + 1);
        gap = chunk_any((chunk)((c == '\t') | ((c == ' ') & (next == ' '))));
    }
    for (; !gap && i < line.size; i++)
        gap = line.at[i] == '\t' || (line.at[i] == ' ' && i + 1 < line.size && line.at[i + 1] == ' ');
    return gap && !memchr(line.at, '|', line.size);
}

static bool has_word(slice s) {
    for (size_t i = 0; i < s.size; i++)
        if (isalpha((unsigned char)s.at[i]) || (unsigned char)s.at[i] >= 0xC0) return true;
    return false;
}

/* A name or a year, and behind it numbers alone, which are not all years. */
static bool is_row_of_values(const facts_packs *packs, const pieces *p) {
    size_t names = 0, amounts = 0;
    while (names < p->count && (names == 0 || !is_value(packs, p->at[names].text)) &&
           !tells_nothing(packs, p->at[names].text))
        names++;
    if (!names || (!has_word(p->at[0].text) && !is_bare_year(p->at[0].text))) return false;
    for (size_t i = names; i < p->count; i++) {
        const slice s = p->at[i].text;
        const bool value = begins_with_number(s) && !names_more(packs, s);
        if (!value && !tells_nothing(packs, s)) return false;
        amounts += value && has_amount(packs, s);
    }
    return amounts > 0;
}

/* "      2024    2025", "Year    Capacity": several names, none of them a number. */
static bool is_row_of_names(const facts_packs *packs, const pieces *p) {
    for (size_t i = 0; i < p->count; i++) {
        const slice s = p->at[i].text;
        if (has_amount(packs, s) || s.size > LONGEST_NAME || ends_sentence_of(s)) return false;
    }
    return p->count > 1;
}

/* One name, of what the rows below it are, or a part of a name; no paragraph and no caption. */
static bool is_lone_name(const pieces *p) {
    const slice s = p->count ? p->at[0].text : (slice){NULL, 0};
    return p->count == 1 && s.size <= LONGEST_NAME && !ends_sentence_of(s) && caption_text(s).at == s.at;
}

static bool is_rule(const pieces *p) {
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = 0; k < p->at[i].text.size; k++)
            if (!strchr("-=_ ", p->at[i].text.at[k])) return false;
    return p->count > 0;
}

/* ------------------------------------------------------------------ layout */

/* What the lines from the one ahead on are, as far as they have been looked at. */
typedef struct survey {
    bool taken[WIDEST]; /* by a number or a name of a row */
    size_t width, rows, names, own_units, most;
    size_t others;        /* lines behind the last row, or before the first, that are none */
    bool blank;           /* the last line was empty */
    uint64_t first, last; /* where the first row and the last one begin */
} survey;

static bool has_own_unit(const facts_packs *packs, const pieces *p) {
    return value_of(packs, p->at[p->count - 1].text).own_unit;
}

static void take_row(survey *s, const facts_packs *packs, const pieces *p, uint64_t start) {
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = p->at[i].from; k < p->at[i].to; k++) s->taken[k] = true;
    const size_t width = p->at[p->count - 1].to;
    if (width > s->width) s->width = width;
    if (p->count > s->most) s->most = p->count;
    s->own_units += has_own_unit(packs, p);
    if (!s->rows++) s->first = start;
    s->others = 0;
    s->last = start;
}

/* Whether the line is of the table, or may be if a row comes behind it. */
static bool take_line(survey *s, const facts_packs *packs, const pieces *p, uint64_t start) {
    const bool blank = s->blank;
    s->blank = p->count == 0;
    if (s->blank) return !blank;
    if (p->at[p->count - 1].to > WIDEST) return false;
    if (is_row_of_values(packs, p)) {
        take_row(s, packs, p, start);
        return true;
    }
    const bool rule = is_rule(p), names = !rule && is_row_of_names(packs, p);
    if (names && s->rows) return false; /* the head of another table */
    s->names += names;
    return (names || rule || is_lone_name(p)) && s->others++ < (s->rows ? (size_t)NAME_LINES : HEAD_LINES);
}

/* Columns end where none of the rows has anything for the width of a gap. */
static spaced_layout layout_of(const survey *s) {
    spaced_layout layout = {.first = s->first, .last = s->last};
    for (size_t i = 0; i < s->width; i++) {
        if (!s->taken[i]) continue;
        spaced_column *last = &layout.at[layout.count - (layout.count > 0)];
        if (layout.count && i < last->to + GAP) {
            last->to = i + 1;
        } else if (layout.count < TABLE_COLUMNS)
            layout.at[layout.count++] = (spaced_column){i, i + 1};
    }
    return layout;
}

/* One column of numbers needs a head or units: else it may be of pages. */
static bool is_table(const survey *s, const spaced_layout *layout, bool unit) {
    enum { FEWEST = 2 };
    return s->rows >= FEWEST && layout->count >= FEWEST && layout->count + 1 >= s->most &&
           (layout->count > FEWEST || s->names || unit || s->own_units == s->rows);
}

bool spaced_begins(document *d, facts_status *status, facts_error *error) {
    reader *r = &d->source;
    table *t = &d->table;
    const bool looked = t->spaced.last && d->ahead.start <= t->spaced.last; /* at lines before, which make no table */
    t->spaced.count = 0;
    if (d->ahead.cut || looked || !has_gap(document_line(d, &d->ahead))) return false;
    const uint64_t position = r->position;
    const uint32_t number = r->line, page = r->page;
    source_line line = d->ahead;
    survey s = {.last = 0};
    for (bool found = true; *status == FACTS_OK && found && !line.cut && s.rows < MOST_ROWS;) {
        const pieces p = pieces_ahead(d, &line);
        if (!take_line(&s, d->packs, &p, line.start)) break;
        *status = reader_next(r, &line, &found, error);
    }
    r->position = position;
    r->line = number;
    r->page = page;
    t->spaced = layout_of(&s);
    if (!is_table(&s, &t->spaced, t->caption.unit.size > 0)) t->spaced.count = 0;
    return t->spaced.count || *status != FACTS_OK;
}

/* ------------------------------------------------------------------- cells */

static size_t distance(const spaced_column *c, const piece *p) {
    return p->to <= c->from ? c->from - p->to + 1 : c->to <= p->from ? p->from - c->to + 1 : 0;
}

/* A name over several columns is said in each; one over none is of the nearest. */
static void put(cells *row, const spaced_layout *layout, const piece *p) {
    size_t nearest = 0;
    bool over = false;
    for (size_t i = 0; i < layout->count; i++) {
        const size_t apart = distance(&layout->at[i], p);
        if (apart < distance(&layout->at[nearest], p)) nearest = i;
        over = over || !apart;
    }
    for (size_t i = 0; i < layout->count; i++) {
        if (over ? distance(&layout->at[i], p) > 0 : i != nearest) continue;
        slice *cell = &row->at[i];
        *cell = cell->size ? (slice){cell->at, (size_t)(p->text.at + p->text.size - cell->at)} : p->text;
    }
}

cells spaced_cells(const document *d) {
    const spaced_layout *layout = &d->table.spaced;
    const pieces p = pieces_ahead(d, &d->ahead);
    cells row = {.count = layout->count};
    if (is_rule(&p)) return (cells){.count = 0};
    for (size_t i = 0; i < row.count; i++) row.at[i] = (slice){reader_at(&d->source, d->ahead.start), 0};
    for (size_t i = 0; i < p.count; i++) put(&row, layout, &p.at[i]);
    return row;
}

bool spaced_head(const document *d) {
    const table *t = &d->table;
    const pieces p = pieces_ahead(d, &d->ahead);
    const bool section = p.count == 1 && t->column_count && distance(&t->spaced.at[0], &p.at[0]) == 0;
    return d->ahead.start < t->spaced.first && !section;
}

void spaced_indent(document *d) {
    spaced_layout *layout = &d->table.spaced;
    const pieces p = pieces_ahead(d, &d->ahead);
    const size_t from = p.count ? p.at[0].from : 0;
    if (p.count == 1) {
        layout->section = from;
        layout->indented = false;
    } else if (from > layout->section) {
        layout->indented = true;
    } else if (layout->indented)
        d->table.section.title.size = 0;
}
