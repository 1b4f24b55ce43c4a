#include "table.h"

#include "cell.h"
#include "extract/document/clean.h"
#include "extract/pack/pack.h"
#include "separated.h"
#include "spaced.h"
#include "stacked.h"
#include "words.h"

#include <stdlib.h>

enum { LONGEST_CAPTION = 200, LONGEST_HEAD = 60 };

/* -------------------------------------------------------------------- cells */

/* "| Wind | 4 | 5 |" */
static bool is_row(slice line) { return line.size > 2 && line.at[0] == '|' && memchr(line.at + 1, '|', line.size - 1); }

/* "Wind | 4 | 5": a row of a table whose lines begin with no rule. */
static bool has_inner_rule(slice line) { return memchr(line.at, '|', line.size) != NULL; }

static cells cells_of(const char *line, size_t size) {
    cells row = {.count = 0};
    size_t start = size && line[0] == '|';
    for (size_t i = start; i <= size && row.count < TABLE_COLUMNS; i++) {
        if (i < size && (line[i] != '|' || (i && line[i - 1] == '\\'))) continue;
        if (i == size && slice_trim((slice){line + start, size - start}).size == 0) break; /* behind the last rule */
        row.at[row.count++] = slice_trim((slice){line + start, i - start});
        start = i + 1;
    }
    return row;
}

/* "| --- | ---: |" */
static bool is_rule(const cells *row) {
    for (size_t i = 0; i < row->count; i++)
        for (size_t k = 0; k < row->at[i].size; k++)
            if (!strchr("-: ", row->at[i].at[k])) return false;
    return true;
}

/* "No.": one word cut short ends no sentence. */
static bool is_sentence(slice cell) { return ends_sentence_of(cell) && memchr(cell.at, ' ', cell.size); }

/* A row of names: short words and years, and no other number; above a rule a name may hold one: "2030 (at 5% growth)",
 * but is none itself. */
static bool is_head(const facts_packs *packs, const cells *row, bool above_rule) {
    for (size_t i = 0; i < row->count; i++) {
        const slice cell = row->at[i];
        const bool value = above_rule ? begins_with_number(cell) && !has_year(cell) && !names_more(packs, cell)
                                      : has_amount(packs, cell);
        if (cell.size > LONGEST_HEAD || value || is_sentence(cell)) return false;
    }
    return true;
}

/* ------------------------------------------------------------------- memory */

void table_free(table *t) { free(t->words.at); }

/* Copies words behind those that are kept; none without memory. */
static name keep(table *t, slice s) {
    const name kept = {t->words.count, s.size};
    if (!vector_reserve(&t->words, t->words.count + s.size)) return (name){0, 0};
    if (s.size) memcpy(t->words.at + t->words.count, s.at, s.size);
    t->words.count += s.size;
    return kept;
}

/* "Capacity" and ", 2023" of "Capacity (MW), 2023". */
static name keep_around(table *t, slice before, slice behind) {
    const name first = keep(t, before), rest = keep(t, behind);
    return (name){first.start, first.size + rest.size};
}

/* "Capacity" and "GW" below it as "Capacity GW". */
static name join(table *t, name a, name b) {
    const name joined = {t->words.count, a.size + 1 + b.size};
    if (!vector_reserve(&t->words, joined.start + joined.size)) return (name){0, 0};
    char *to = t->words.at + joined.start;
    memcpy(to, t->words.at + a.start, a.size);
    to[a.size] = ' ';
    memcpy(to + a.size + 1, t->words.at + b.start, b.size);
    t->words.count += joined.size;
    return joined;
}

/* A unit as a sentence says it: "thousand ha" for "1000 ha". */
static name keep_unit(table *t, const facts_packs *packs, slice unit) {
    const size_t scale = written_scale(packs, unit);
    const list *scales = scale ? packs_list(packs, LIST_HEAD_SCALE, NONE) : NULL;
    const word *said = scales ? packs_list_find(packs, scales, unit.at, scale) : NULL;
    if (!said) return keep(t, unit);
    const name before = keep(t, (slice){said->text, strlen(said->text)}),
               behind = keep(t, slice_trim((slice){unit.at + scale, unit.size - scale}));
    return join(t, before, behind);
}

/* 合　计, 风 电: characters that are set apart to fill the column are one word. */
static void close_spread(block *name) {
    enum { HAN = 3 };
    size_t size = 0;
    for (size_t i = 0; i < name->size; i += HAN + 1)
        if (!is_han_lead(name->text[i]) || i + HAN > name->size || (i + HAN < name->size && name->text[i + HAN] != ' '))
            return;
    for (size_t i = 0; i < name->size; i += HAN + 1, size += HAN) memmove(name->text + size, name->text + i, HAN);
    name->size = size;
}

/* The name in a cell, in plain form. */
static facts_status keep_name(document *d, slice cell, titled_name *n) {
    block plain = {0};
    bool done = clean_append(&plain, cell.at, cell.size, 0, &d->ahead);
    close_spread(&plain);
    done = done && block_simplify(&plain, d->packs); /* so that lists know it: 合計 */
    if (done) {
        const titled t = split_unit(d->packs, without_marks((slice){plain.text, plain.size}));
        *n = (titled_name){keep_around(&d->table, t.name, t.rest), keep_unit(&d->table, d->packs, t.unit)};
    }
    block_free(&plain);
    return done ? FACTS_OK : FACTS_ERR_MEMORY;
}

/* Whether the line behind the one ahead is a rule of as many columns, which makes a head of the one ahead. */
static facts_status find_rule(document *d, bool *rule, facts_error *error) {
    const slice line = document_line(d, &d->ahead);
    const size_t columns = cells_of(line.at, line.size).count;
    source_line after;
    bool found;
    *rule = false;
    const facts_status status = reader_look(&d->source, &after, &found, error);
    if (status != FACTS_OK || !found) return status;
    const slice next = document_line(d, &after);
    const cells row = cells_of(next.at, next.size);
    *rule = columns > 1 && row.count == columns && is_rule(&row) && memchr(next.at, '-', next.size);
    return FACTS_OK;
}

/* A row of several cells begins the table of a file that holds nothing else, or one of its tables. */
static void open_separated(document *d) {
    table *t = &d->table;
    const cells row = separated_cells(d);
    if (separated_lone(&row).size) return;
    *t = (table){.open = true,
                 .nameless = !separated_names(d, &row),
                 .caption = t->caption,
                 .scenario = t->scenario,
                 .words = t->words,
                 .kept = t->words.count};
    d->nameless = d->nameless || t->nameless;
}

facts_status table_open(document *d, facts_error *error) {
    table *t = &d->table;
    if (d->source.separator) {
        open_separated(d);
        return FACTS_OK;
    }
    const slice line = document_line(d, &d->ahead);
    const bool ruled = is_row(line);
    bool bare = false;
    if (!ruled && has_inner_rule(line)) {
        const facts_status status = find_rule(d, &bare, error);
        if (status != FACTS_OK) return status;
    }
    if (ruled || bare || t->stacked || t->spaced.count)
        *t = (table){.open = true,
                     .stacked = ruled || bare ? 0 : t->stacked,
                     .bare = bare,
                     .spaced = ruled || bare || t->stacked ? (spaced_layout){.count = 0} : t->spaced,
                     .caption = t->caption,
                     .scenario = t->scenario,
                     .words = t->words,
                     .kept = t->words.count};
    return FACTS_OK;
}

bool table_note(document *d, const block *b) {
    table *t = &d->table;
    const slice text = slice_trim((slice){b->text + b->marker, b->size - b->marker});
    const bool fits =
        text.size && text.size <= LONGEST_CAPTION && (!ends_sentence_of(text) || caption_text(text).at != text.at);
    const bool unit = fits && t->caption.title.size && names_unit_only(d->packs, text);
    if (unit) {
        t->caption.unit = keep_unit(t, d->packs, split_unit(d->packs, text).unit);
        return t->caption.unit.size > 0;
    }
    t->words.count = 0;
    t->caption = (titled_name){{0, 0}, {0, 0}};
    t->scenario = (name){0, 0};
    if (!fits) return true;
    const titled caption = split_unit(d->packs, caption_text(text));
    slice behind; /* "by sector" */
    slice title_words = without_tail(d->packs, caption.name, &behind);
    const slice scenario = scenario_of(d->packs, &title_words);
    const name title = keep_around(t, title_words, behind), rest = keep(t, caption.rest);
    t->caption = (titled_name){{title.start, title.size + rest.size}, keep_unit(t, d->packs, caption.unit)};
    t->scenario = keep(t, scenario);
    return t->words.count > 0;
}

/* ------------------------------------------------------------------ the head */

/* Its numbers are told as what they are: no facts, but the names of columns or rows. */
static bool tell_head(document *d, slice part) {
    if (!has_digit(part.at, part.size)) return true;
    source_line l = d->ahead;
    l.start += (uint64_t)(part.at - reader_at(&d->source, d->ahead.start));
    l.size = part.size;
    return vector_push(&d->furniture, ((furniture){l, "names a row or a column of a table"}));
}

static bool same(slice a, slice b) { return a.size == b.size && memcmp(a.at, b.at, a.size) == 0; }

/* The name of a column is said behind the one above it, unless that one goes over both; but before 年末, and "Year"
 * above 2021 is no unit of the numbers below. */
static void name_column(table *t, const facts_packs *packs, titled_name *column, titled_name n) {
    const slice above = table_named(t, column->title), own = table_named(t, n.title);
    const bool first = !above.size || same(above, own);
    if (!above.size && has_year(own) && begins_with_year_sign(packs, table_named(t, column->unit)))
        column->unit = (name){0, 0};
    if (n.title.size && !first && is_bare_year(own) && begins_with_year_sign(packs, above))
        column->title = join(t, n.title, column->title);
    else if (n.title.size)
        column->title = first ? n.title : join(t, column->title, n.title);
    if (n.unit.size) column->unit = n.unit;
}

/* "| Capacity | | Share |" above "| 2021 | 2022 | 2022 |": a cell that was merged over years that go on. Whether `at`
 * is a column that the head of the one before it goes over, too. */
static bool is_merged(const cells *row, size_t at, const titled_name *above, const titled_name *before) {
    enum { YEAR = 4 };
    return at && !above->title.size && !above->unit.size && before->title.size && begins_with_number(row->at[at]) &&
           has_year(row->at[at]) && has_year(row->at[at - 1]) && row->at[at - 1].size == row->at[at].size &&
           memcmp(row->at[at - 1].at, row->at[at].at, YEAR) < 0;
}

/* Adds a row of names to the names of the columns. */
static facts_status read_head(document *d, const cells *row) {
    table *t = &d->table;
    titled_name before = {{0, 0}, {0, 0}}; /* what stands above the column before */
    for (size_t i = 0; i < row->count; i++) {
        titled_name n;
        if (is_merged(row, i, &t->columns[i], &before)) t->columns[i] = before;
        before = t->columns[i];
        if (!row->at[i].size) continue;
        if (!tell_head(d, row->at[i])) return FACTS_ERR_MEMORY;
        facts_status status = keep_name(d, row->at[i], &n);
        if (status != FACTS_OK) return status;
        name_column(t, d->packs, &t->columns[i], n);
    }
    if (row->count > t->column_count) t->column_count = row->count;
    t->kept = t->words.count;
    t->parent.title.size = 0;
    return FACTS_OK;
}

/* "| Industry | 2060 |" below "| | 2021 |": the column has its year already, and this is a value. */
static bool below_years(const table *t, const cells *row) {
    for (size_t i = 0; i < row->count && i < t->column_count; i++) {
        const slice head = table_named(t, t->columns[i].title);
        if (is_bare_year(row->at[i]) && has_year(head) && !same(head, row->at[i])) return true;
    }
    return false;
}

/* "| Wind | | |" right below the head: what the rows below it are of. */
static bool begins_section(const table *t, const cells *row) {
    if (t->column_count < 2 || !row->count || !row->at[0].size) return false;
    for (size_t i = 1; i < row->count; i++)
        if (row->at[i].size) return false;
    return true;
}

/* ---------------------------------------------------------------- the labels */

/* What heads a column that may hold years; "Year" may be read as a unit. */
static slice head_of_years(const table *t, const titled_name *column) {
    return table_named(t, column->title.size ? column->title : column->unit);
}

/* Whether four digits in that column may be a year: "Year", and not 2060 TWh below "2020" or below a unit. */
static bool may_be_year(const table *t, const facts_packs *packs, size_t column) {
    if (column >= t->column_count) return true;
    const titled_name *n = &t->columns[column];
    const slice head = head_of_years(t, n);
    if (!head.size || has_year(head)) return !head.size;
    return is_year_head(packs, head) || (!n->unit.size && !t->caption.unit.size);
}

/* "10^8 kWh" below "Unit": no value, whatever its digits. */
static bool is_unit_told(const table *t, const facts_packs *packs, slice cell, size_t column) {
    if (column >= t->column_count || !is_unit_head(packs, table_named(t, t->columns[column].title))) return false;
    const titled told = split_unit(packs, cell);
    return (told.unit.size && !told.name.size) || value_of(packs, cell).own_unit; /* "108 kWh" was that in print */
}

/* How many cells of the row name it: the first, and those behind it that hold words or a year. */
static size_t count_labels(const table *t, const facts_packs *packs, const cells *row) {
    size_t labels = row->count > 1;
    while (labels + 1 < row->count && row->at[labels].size && !tells_nothing(packs, row->at[labels]) &&
           (!is_value(packs, row->at[labels]) || is_unit_told(t, packs, row->at[labels], labels) ||
            (is_bare_year(row->at[labels]) && may_be_year(t, packs, labels))))
        labels++;
    return labels;
}

/* Whether the row has no unit in the column of units, or a mark that says "the same", so that the one above holds. */
static bool lacks_unit(const table *t, const facts_packs *packs, const cells *row) {
    for (size_t i = 1; i < t->column_count && i < row->count; i++)
        if (is_unit_head(packs, table_named(t, t->columns[i].title))) return !row->at[i].size || is_ditto(row->at[i]);
    return false;
}

/* The unit that the names of the row tell; an empty one for none. */
static name unit_of_row(const table *t) {
    name unit = {0, 0};
    for (size_t i = 0; i < t->label_count; i++)
        if (t->labels[i].unit.size) unit = t->labels[i].unit;
    return unit;
}

/* A row that is a part of the one above it: "of which wind", 其中：风电; or it has no unit, where rows have theirs. Its
 * words stand behind those of that one. */
static void begin_row(table *t, const facts_packs *packs, const cells *row) {
    t->label_count = count_labels(t, packs, row);
    t->serial = t->label_count > 1 && is_serial(row->at[0]);
    const bool below = t->label_count && t->parent.title.size;
    t->part = below && (part_lead(packs, row->at[t->serial]) || (t->parent.unit.size && lacks_unit(t, packs, row)));
    t->words.count = t->part ? t->parent_end : t->kept;
}

/* 2027 in a column of years says when, and is no number. */
static bool is_year_told(const document *d, slice cell, size_t column) {
    const table *t = &d->table;
    if (!is_bare_year(cell) || column >= t->column_count) return false;
    const titled_name *n = &t->columns[column];
    const slice head = head_of_years(t, n);
    return is_year_head(d->packs, head) && !has_year(head) && !(n->title.size && n->unit.size);
}

/* "| Wind | 281 | GW | 2021 |" below "Unit" and "Year": they stand behind what they are of. */
static facts_status read_behind(document *d, const cells *row) {
    table *t = &d->table;
    t->row_unit = t->row_year = (name){0, 0};
    for (size_t i = t->label_count; i < t->column_count && i < row->count; i++) {
        const bool unit = row->at[i].size && is_unit_head(d->packs, table_named(t, t->columns[i].title));
        const bool year = is_year_told(d, row->at[i], i) && is_year_sign(d->packs, head_of_years(t, &t->columns[i]));
        if (!unit && !year) continue;
        titled_name told;
        const facts_status status = keep_name(d, row->at[i], &told);
        if (status != FACTS_OK) return status;
        *(unit ? &t->row_unit : &t->row_year) = told.unit.size ? told.unit : told.title;
    }
    return FACTS_OK;
}

/* The names of a row; one of them may be its unit. */
static facts_status read_labels(document *d, const cells *row) {
    table *t = &d->table;
    begin_row(t, d->packs, row);
    for (size_t i = 0; i < t->label_count; i++) {
        titled_name *label = &t->labels[i];
        slice words = row->at[i];
        if (i == t->serial) {
            const size_t lead = part_lead(d->packs, words);
            words = without_numbering(d->packs, slice_trim((slice){words.at + lead, words.size - lead}));
        }
        if (!tell_head(d, row->at[i])) return FACTS_ERR_MEMORY;
        facts_status status = keep_name(d, words, label);
        if (status != FACTS_OK) return status;
        if (i < t->column_count && is_unit_head(d->packs, table_named(t, t->columns[i].title)) && !label->unit.size)
            *label = (titled_name){.unit = label->title};
        if (is_ditto(row->at[i])) *label = (titled_name){.unit = {0, 0}};
        if (i < t->serial) *label = (titled_name){.unit = {0, 0}};
    }
    if (!t->part) {
        t->parent = (titled_name){t->label_count ? t->labels[t->serial].title : (name){0, 0}, unit_of_row(t)};
        t->parent_end = t->words.count;
    }
    return read_behind(d, row);
}

/* ------------------------------------------------------------------- the rows */

/* A row that holds one name alone: what the rows below it are of. */
static facts_status read_section(document *d, const cells *row) {
    table *t = &d->table;
    slice only = {NULL, 0};
    for (size_t i = 0; i < row->count; i++) {
        if (!row->at[i].size) continue;
        if (only.size) return FACTS_OK;
        only = row->at[i];
    }
    if (!only.size || only.size > LONGEST_HEAD) return FACTS_OK;
    t->words.count = t->kept;
    const facts_status status = keep_name(d, only, &t->section);
    t->section.unit.size = 0;
    t->kept = t->words.count;
    t->parent.title.size = 0;
    return status;
}

/* The next cell with a number from `from` on; row->count where there is none. */
static size_t next_number(const document *d, const cells *row, size_t from) {
    while (from < row->count &&
           (!has_digit(row->at[from].at, row->at[from].size) || is_year_told(d, row->at[from], from) ||
            is_unit_told(&d->table, d->packs, row->at[from], from)))
        from++;
    return from;
}

/* A row without such a cell is text, if a number stands in its names, and perhaps names what the rows below are of. */
static facts_status read_names(document *d, slice line, const cells *row, bool *given) {
    const uint64_t start = d->ahead.start + (uint64_t)(line.at - reader_at(&d->source, d->ahead.start));
    for (size_t i = 0; i < row->count; i++) *given = *given || has_amount(d->packs, row->at[i]);
    d->current.mended = 1;
    if (*given) return clean_append(&d->current, line.at, line.size, start, &d->ahead) ? FACTS_OK : FACTS_ERR_MEMORY;
    for (size_t i = 0; i < row->count; i++)
        if (!tell_head(d, row->at[i])) return FACTS_ERR_MEMORY;
    return read_section(d, row);
}

/* Gives the next cell of a row behind the head, if there is one. */
static facts_status read_row(document *d, slice line, const cells *row, bool *given) {
    table *t = &d->table;
    const bool begins = t->next == 0;
    const size_t from = begins ? count_labels(t, d->packs, row) : t->next, column = next_number(d, row, from);
    for (size_t i = from; i < column; i++)
        if (!tell_head(d, row->at[i])) return FACTS_ERR_MEMORY;
    t->next = column < row->count ? column + 1 : row->count;
    if (begins && column == row->count) return read_names(d, line, row, given);
    const facts_status status = begins ? read_labels(d, row) : FACTS_OK;
    *given = status == FACTS_OK && column < row->count;
    return *given ? table_give_cell(d, row->at[column], column) : status;
}

/* The next cell of the row ahead, which goes on until all of them are given. */
static facts_status read_separated(document *d, bool *given) {
    table *t = &d->table;
    const cells row = separated_cells(d);
    if (t->nameless) {
        for (size_t i = 0; i < row.count; i++)
            if (!tell_head(d, row.at[i])) return FACTS_ERR_MEMORY;
        return FACTS_OK;
    }
    const bool wider = !t->body && row.count > t->column_count && separated_names(d, &row) && row.at[0].size;
    if (wider) { /* what stood above it told of the file */
        t->column_count = 0;
        memset(t->columns, 0, sizeof t->columns);
    }
    if (wider || separated_goes_on(d, &row)) return read_head(d, &row);
    t->body = true;
    return read_row(d, separated_row(d), &row, given);
}

/* One row of the table after the other; an empty one may end it. */
static facts_status next_separated(document *d, bool *given, facts_error *error) {
    table *t = &d->table;
    bool another = false;
    *given = false;
    facts_status status = read_separated(d, given);
    if (status != FACTS_OK) return facts_fail(error, status, NULL, 0, 0, "out of memory");
    if (*given) return FACTS_OK;
    t->next = 0;
    status = document_fetch(d, error);
    if (status == FACTS_OK && d->has_ahead && d->blank_ahead) status = separated_another(d, &another, error);
    t->open = status == FACTS_OK && d->has_ahead && !another;
    if (t->open) return FACTS_OK;
    t->caption = (titled_name){{0, 0}, {0, 0}};
    t->scenario = (name){0, 0};
    return status;
}

facts_status table_next(document *d, bool *given, facts_error *error) {
    if (d->source.separator) return next_separated(d, given, error);
    table *t = &d->table;
    const bool stacked = t->stacked > 0, spaced = t->spaced.count > 0;
    const uint64_t last = t->spaced.last; /* another one may begin right behind it */
    bool above_rule = false;
    cells row;
    facts_status status = stacked                                ? stacked_cells(d, &row, error)
                          : spaced || t->body || t->column_count ? FACTS_OK
                                                                 : find_rule(d, &above_rule, error);
    if (status != FACTS_OK) return status;
    const slice line = document_line(d, &d->ahead); /* looking on may have moved it */
    if (!stacked) row = spaced ? spaced_cells(d) : cells_of(line.at, line.size);
    *given = false;
    if (spaced && !t->next) spaced_indent(d);
    if (is_rule(&row))
        t->body = t->column_count > 0;
    else if (spaced
                 ? spaced_head(d)
                 : !t->body && is_head(d->packs, &row, above_rule) && !below_years(t, &row) && !begins_section(t, &row))
        status = read_head(d, &row);
    else
        status = read_row(d, line, &row, given), t->body = true;
    if (status != FACTS_OK) return facts_fail(error, status, NULL, 0, 0, "out of memory");
    if (*given) return FACTS_OK;
    t->next = 0;
    t->open = false;
    status = stacked ? stacked_pass(d, &row, error) : document_fetch(d, error);
    if (status != FACTS_OK || !d->has_ahead) return status;
    if (stacked && (status = stacked_cells(d, &row, error)) != FACTS_OK) return status;
    const slice next = document_line(d, &d->ahead);
    t->open = stacked  ? row.count > 0
              : spaced ? d->ahead.start <= last
                       : !d->blank_ahead && (is_row(next) || (t->bare && has_inner_rule(next)));
    if (!t->open && stacked) t->stacked = 0;
    if (!t->open) t->caption = (titled_name){{0, 0}, {0, 0}}; /* another table has another */
    if (!t->open) t->scenario = (name){0, 0};
    return FACTS_OK;
}
