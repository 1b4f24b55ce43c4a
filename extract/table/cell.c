/* What a cell of a table says in words, with its caption, its row and its column. */
#include "cell.h"

#include "extract/document/clean.h"
#include "extract/pack/pack.h"
#include "words.h"

#include <ctype.h>

/* What is said around the number of a cell. */
typedef struct said {
    slice parts[TABLE_COLUMNS + 7];
    size_t count;
    size_t scenario; /* 1 where the first part is the scenario that the number is of */
    size_t parent;   /* the part that names what the row is a part of; SIZE_MAX for none */
    size_t joined;   /* the part whose measure the next one is: "Wind generation"; SIZE_MAX for none */
    slice unit;
    bool han;
    bool led; /* by a place, which says nothing of what is measured */
} said;

static void say(said *s, const table *t, titled_name n) {
    if (n.title.size) s->parts[s->count++] = table_named(t, n.title);
    if (n.unit.size) s->unit = table_named(t, n.unit);
}

/* Where the part at `at` is once another one has moved. */
static size_t moved(size_t at, size_t from, size_t to) {
    if (at == SIZE_MAX || at == from) return SIZE_MAX; /* it heads or joins nothing there */
    return at < from && at >= to ? at + 1 : at > from && at <= to ? at - 1 : at;
}

/* Moves the part to another place. */
static void move_part(said *s, size_t from, size_t to) {
    if (from == to) return;
    const slice part = s->parts[from];
    const size_t low = from < to ? from : to, high = from < to ? to : from;
    memmove(s->parts + low + (from > to), s->parts + low + (from < to), (high - low) * sizeof *s->parts);
    s->parts[to] = part;
    s->parent = moved(s->parent, from, to);
    s->joined = moved(s->joined, from, to);
}

/* The year stands where its language has it: in Chinese before what is told (`first`), else last, right before the
 * number, and apart from what it is a year of: "Target 2030". */
static void place_year(said *s, const facts_packs *packs, size_t first) {
    for (size_t i = s->count; i-- > first;) {
        if (!has_year(s->parts[i])) continue;
        slice other;
        const slice year = year_apart(packs, s->parts[i], &other);
        if (!s->han && other.size && tells_little(packs, other)) { /* "2023 (provisional)" */
            s->parts[i] = year;
            move_part(s, i, s->count - 1);
        } else if (other.size) {
            s->parts[i] = other;
            s->parts[s->count++] = year;
            if (s->han) move_part(s, s->count - 1, first);
        } else {
            move_part(s, i, s->han ? first : s->count - 1);
        }
        return;
    }
}

static bool insert(document *d, const char *text, size_t size, uint64_t at) {
    return clean_insert(&d->current, text, size, at, &d->ahead);
}

static bool insert_slice(document *d, slice s, uint64_t at) { return insert(d, s.at, s.size, at); }

/* What stands behind a part: "Caption: label, column, 2020: 281.5 GW", 表题：2020年甘肃风电：281万千瓦. A number
 * without a unit counts what the caption names, which stays in its clause: "Workers (mines), 2020: 500". */
static const char *mark_behind(const said *s, size_t part, bool titled, bool counts) {
    const size_t names = s->count - (s->count && is_bare_year(s->parts[s->count - 1])), first = s->scenario;
    const bool last = part + 1 == s->count, title = part < first || (titled && part == first) || part == s->parent;
    if (s->han) return last || title ? "：" : "";
    if (counts && titled && names > first + 1 && part >= first && part < names)
        return part == first ? " (" : part + 1 < names ? ", " : last ? "): " : "), ";
    return last || title ? ": " : part == s->joined ? " " : ", ";
}

/* The number of a cell with its unit: "~USD 30 billion". */
static bool write_value(document *d, const value_cell *v, slice cell, slice unit, uint64_t offset) {
    const slice before = currency_of(unit),
                behind = slice_trim((slice){unit.at + before.size, unit.size - before.size});
    const uint64_t start = offset + (uint64_t)(v->number.at - cell.at), end = start + v->number.size;
    const size_t sign = sign_before(v->before); /* "–8%": the dash is told as a sign */
    bool done = clean_append(&d->current, v->before.at, v->before.size - sign, start - v->before.size, &d->ahead);
    if (done && sign) done = insert(d, "-", 1, start - sign);
    if (done && before.size && !has_sign(v->before)) done = insert_slice(d, before, start) && insert(d, " ", 1, start);
    done = done && clean_append(&d->current, v->number.at, v->number.size, start, &d->ahead);
    if (done && behind.size) done = (has_han(behind) || insert(d, " ", 1, end)) && insert_slice(d, behind, end);
    return done && clean_append(&d->current, v->behind.at, v->behind.size, end, &d->ahead);
}

/* A part of what is said; a measure that is joined to the thing before it begins small, as in a sentence. */
static bool write_part(document *d, const said *s, size_t part, uint64_t offset) {
    const slice words = s->parts[part];
    const char first = (char)tolower((unsigned char)words.at[0]);
    const bool joined = part && part - 1 == s->joined && words.size > 1 && islower((unsigned char)words.at[1]);
    const size_t done = joined ? 1 : 0;
    if (part < s->scenario) {
        const slice scenario = without_year(d->packs, words);
        d->current.scenario = d->current.size + (size_t)(scenario.at - words.at);
        d->current.scenario_size = scenario.size;
    }
    return (!joined || insert(d, &first, 1, offset)) &&
           insert_slice(d, (slice){words.at + done, words.size - done}, offset);
}

/* "(4.9)" below "Change": bookkeepers write what is below zero so. */
static bool below_zero(const document *d, const said *s, const value_cell *v) {
    bool negative = false;
    for (size_t i = 0; i < s->count; i++) negative = negative || may_be_negative(d->packs, s->parts[i]);
    return negative && is_bracketed(v);
}

static bool write_cell(document *d, const said *s, slice cell, uint64_t offset, bool titled) {
    const bool value = is_value(d->packs, cell);
    value_cell v = value ? value_of(d->packs, cell) : (value_cell){.number = cell};
    const slice unit = value && !v.own_unit ? s->unit : (slice){NULL, 0};
    const bool counts = value && !v.own_unit && (!unit.size || is_scale(d->packs, unit));
    bool done = true;
    for (size_t i = 0; i < s->count && done; i++) {
        const char *mark = mark_behind(s, i, titled, counts && !s->led);
        done = write_part(d, s, i, offset);
        if (done && s->han && is_bare_year(s->parts[i])) done = insert_slice(d, year_word(d->packs), offset);
        done = done && insert(d, mark, strlen(mark), offset);
    }
    if (below_zero(d, s, &v)) {
        v.before.size = v.behind.size = 0;
        done = done && insert(d, "-", 1, offset + (uint64_t)(v.number.at - cell.at));
    }
    return done && write_value(d, &v, cell, unit, offset);
}

/* The name of the column; "Growth" alone, beside nothing but years, is that of the column before. */
static void say_column(said *s, const document *d, size_t column, bool captioned) {
    const table *t = &d->table;
    if (column >= t->column_count) return;
    bool things = captioned;
    for (size_t i = 0; i < s->count; i++) things = things || !has_year(s->parts[i]);
    const slice own = table_named(t, t->columns[column].title);
    const slice before = column > t->serial + 1 ? table_named(t, t->columns[column - 1].title) : (slice){NULL, 0};
    const bool dated = has_year(before) && !has_year(own); /* "2023, growth": that of the year */
    if ((!things || dated) && before.size && says_change_only(d->packs, own)) s->parts[s->count++] = before;
    if (!own.size || (s->count && says_total_only(d->packs, own))) return;
    if (s->count > captioned && hangs_on_thing(d->packs, own) && !has_year(s->parts[s->count - 1]))
        s->joined = s->count - 1;
    s->parts[s->count++] = own;
}

/* What is said of all the table: its caption, or else the name above its labels; and the unit that either tells. */
static bool say_title(said *s, const document *d) {
    const table *t = &d->table;
    const titled_name *corner = &t->columns[t->serial];
    const bool years = t->label_count && has_year(table_named(t, t->labels[t->serial].title));
    if (!years) say(s, t, *corner);
    if (t->caption.title.size || years || is_place_head(d->packs, table_named(t, corner->title))) s->count = 0;
    say(s, t, t->caption);
    return s->count > 0;
}

/* Whether the part is what a scenario is called, by itself or below "Scenario". */
static bool is_scenario(const document *d, slice part) {
    const table *t = &d->table;
    bool below = false;
    for (size_t k = t->serial; k < t->label_count; k++)
        below = below || (part.at == table_named(t, t->labels[k].title).at &&
                          is_scenario_head(d->packs, table_named(t, t->columns[k].title)));
    return below || names_scenario(d->packs, part);
}

/* The scenario that the number is of leads, and is not of what is measured: "With existing measures: Emissions, 2030: 9
 * Mt". */
static void lead_with_scenario(said *s, const document *d, size_t titled) {
    size_t i = titled;
    while (i < s->count && !is_scenario(d, s->parts[i])) i++;
    if (i == s->count) {
        if (!d->table.scenario.size) return;
        s->parts[s->count++] = table_named(&d->table, d->table.scenario);
    }
    if (s->joined + 1 == i) s->joined = SIZE_MAX;
    move_part(s, i, 0);
    s->scenario = 1;
}

/* The place that a row is named by leads: "Chile: Electric cars on the road, 2020: 500". */
static void lead_with_place(said *s, const document *d, size_t label) {
    const table *t = &d->table;
    s->led = label > 0 && label < s->count && s->joined == SIZE_MAX && !has_han(s->parts[label]) &&
             !has_year(s->parts[label]) && is_place_head(d->packs, table_named(t, t->columns[t->serial].title));
    if (s->led) move_part(s, label, 0);
}

/* What the row says of the cell, and what the row is a part of. */
static void say_row(said *s, const document *d, bool titled) {
    const table *t = &d->table;
    if (t->part) {
        s->parent = s->count;
        say(s, t, t->parent);
    }
    for (size_t i = 0; i < t->label_count; i++) {
        const bool total = titled && says_total_only(d->packs, table_named(t, t->labels[i].title)); /* "Overall (%)" */
        say(s, t, (titled_name){total ? (name){0, 0} : t->labels[i].title, t->labels[i].unit});
    }
}

/* The year behind the numbers of a row, unless theirs stands elsewhere: below "Capacity 2030 (GW)" it is that of the
 * record. */
static void say_row_year(said *s, const table *t) {
    bool dated = !t->row_year.size;
    for (size_t i = 0; i < s->count; i++) dated = dated || has_year(s->parts[i]);
    if (!dated) s->parts[s->count++] = table_named(t, t->row_year);
}

/* How many lines below the one ahead the cell stands. */
static uint32_t lines_down(const document *d, slice cell) {
    uint32_t lines = 0;
    for (const char *p = reader_at(&d->source, d->ahead.start); p < cell.at; p++) lines += *p == d->source.newline;
    return lines;
}

facts_status table_give_cell(document *d, slice cell, size_t column) {
    const table *t = &d->table;
    said s = {.parent = SIZE_MAX, .joined = SIZE_MAX};
    const bool titled = say_title(&s, d);
    const size_t section = s.count;
    say(&s, t, t->section);
    const size_t label = s.count + t->part;
    say_row(&s, d, titled);
    if (t->section.title.size && label < s.count) /* "Wind generation", but "Fossil fuels: Coal, CO2 emissions" */
        *(hangs_on_thing(d->packs, s.parts[label]) ? &s.joined : &s.parent) = section;
    lead_with_place(&s, d, label);
    if (is_value(d->packs, cell)) say_column(&s, d, column, titled);
    say_row_year(&s, t);
    if (t->row_unit.size) s.unit = table_named(t, t->row_unit);
    if (column < t->column_count && t->columns[column].unit.size) s.unit = table_named(t, t->columns[column].unit);
    for (size_t i = 0; i < s.count; i++) s.han = s.han || has_han(s.parts[i]);
    place_year(&s, d->packs, titled + (titled && s.led));
    lead_with_scenario(&s, d, titled + (titled && s.led));
    const uint64_t offset = d->ahead.start + (uint64_t)(cell.at - reader_at(&d->source, d->ahead.start));
    d->current.cell = true;
    d->current.first_cell = !d->table.given;
    d->table.given = true;
    d->current.mended = 1;
    const uint32_t line = d->ahead.number;
    if (t->stacked || d->source.separator) d->ahead.number += lines_down(d, cell);
    const bool done = write_cell(d, &s, cell, offset, titled);
    d->ahead.number = line;
    return done ? FACTS_OK : FACTS_ERR_MEMORY;
}
