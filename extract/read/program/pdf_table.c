/* Tables: a PDF holds no rows and columns, only where each character stands. Numbers that stand beside and below one
 * another make columns; the names to the left of them and above them make the table. What is not clearly one stays
 * text: a table that is missed is no loss, a paragraph that is torn apart is. All lengths are in heights of letters. */
#include "pdf_table.h"

#include "pdf_cells.h"

#include <math.h>
#include <string.h>

enum { MOST_TRIES = 24, MOST_COLUMNS = 32, HEAD_LINES = 8, LONGEST_NAME = 120 };

static const double ROW_GAP = 4.5; /* between rows of one table */

typedef struct column {
    double left, right;
    guint values, cells;
} column;

/* A cell in its table: where it goes is told by `y`, that of its row, and the columns that it stands over. */
typedef struct entry {
    guint cell, from, to;
    double y, order; /* among those of its row and column */
} entry;

typedef struct table {
    GArray *cells; /* of the page */
    GArray *entries;
    column columns[MOST_COLUMNS];
    guint count, labels; /* columns; those of them that are left of the values */
    guint body, heads;   /* rows */
    double top, bottom, height;
} table;

static bool meet(double left, double right, double other_left, double other_right) {
    return left < other_right && other_left < right;
}

/* --------------------------------------------------------------------- cells */

/* Whether a cell stands in a column of the page that is not that of left..right, but of a paragraph. */
static bool is_elsewhere(GArray *cells, const cell *c, double left, double right) {
    for (guint i = 0; i < cells->len; i++) {
        const cell *o = cell_at(cells, i);
        const double slack = 1.5 * c->place.height;
        if (o->prose && !meet(o->prose_left, o->prose_right, left, right) && c->place.left > o->prose_left - slack &&
            c->place.right < o->prose_right + slack)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------- columns */

/* Adds a cell to the column that it stands in, or one for it; false where it stands in two. */
static bool widen(table *t, const pdf_place *p, bool value) {
    guint at = t->count, found = 0;
    for (guint i = 0; i < t->count; i++)
        if (meet(p->left, p->right, t->columns[i].left, t->columns[i].right)) at = i, found++;
    if (found > 1 || (found == 0 && t->count == MOST_COLUMNS)) return false;
    if (found == 0) {
        for (at = t->count; at > 0 && t->columns[at - 1].left > p->left; at--) t->columns[at] = t->columns[at - 1];
        t->columns[at] = (column){p->left, p->right, 0, 0};
        t->count++;
    }
    column *c = &t->columns[at];
    c->left = MIN(c->left, p->left);
    c->right = MAX(c->right, p->right);
    c->cells++;
    c->values += value;
    return true;
}

static double left_of(const table *t) { return t->columns[0].left; }
static double right_of(const table *t) { return t->columns[t->count - 1].right; }

/* Whether text other than the names of rows stands between the table and the row below it. */
static bool is_interrupted(const table *t, const value_row *r) {
    for (guint i = 0; i < t->cells->len; i++) {
        const cell *c = cell_at(t->cells, i);
        const double y = middle(&c->place);
        if (y > t->bottom && y < r->top && meet(c->place.left, c->place.right, left_of(t), right_of(t)) && c->row < 0)
            return true;
    }
    return false;
}

/* Adds row `row` of values to the columns of the table; false where it does not stand in them. */
static bool add_values(table *t, guint row, const value_row *r) {
    table grown = *t;
    guint known = 0;
    if (t->count && (r->top - t->bottom > ROW_GAP * t->height || r->height > 1.4 * t->height ||
                     t->height > 1.4 * r->height || is_interrupted(t, r)))
        return false;
    for (guint i = 0; i < t->cells->len; i++) {
        const cell *c = cell_at(t->cells, i);
        if (c->row != (gint)row || !c->value) continue;
        for (guint k = 0; k < t->count; k++)
            known += meet(c->place.left, c->place.right, t->columns[k].left, t->columns[k].right);
        if (!widen(&grown, &c->place, true)) return false;
    }
    if (t->count && 2 * known < r->values) return false;
    *t = grown;
    t->bottom = r->bottom;
    t->body++;
    return true;
}

/* ---------------------------------------------------------------- the entries */

static void enter(table *t, guint cell, guint from, guint to, double y, double order) {
    const entry e = {cell, from, to, y, order};
    g_array_append_val(t->entries, e);
}

/* The names in rows first..last; the columns left of the values are those of labels. False where they do not fit. */
static bool add_names(table *t, guint first, guint last) {
    const double left = left_of(t), right = right_of(t);
    for (guint i = 0; i < t->cells->len; i++) {
        const cell *c = cell_at(t->cells, i);
        const double y = middle(&c->place);
        if (c->value || c->prose || c->used || y < t->top - t->height || y > t->bottom + t->height) continue;
        if (is_elsewhere(t->cells, c, left, right)) continue;
        const bool in_row = c->row >= (gint)first && c->row <= (gint)last;
        if (!in_row && (y < t->top || y > t->bottom)) continue;
        if (!in_row && c->place.left >= left) return false;
        if (in_row && c->place.left > right) return false;
        if (!widen(t, &c->place, false)) return false;
    }
    for (t->labels = 0; t->labels < t->count && t->columns[t->labels].values == 0;) t->labels++;
    for (guint i = t->labels; i < t->count; i++)
        if (10 * t->columns[i].values < 6 * t->columns[i].cells) return false;
    return true;
}

static guint column_of(const table *t, const pdf_place *p) {
    for (guint i = 0; i < t->count; i++)
        if (meet(p->left, p->right, t->columns[i].left, t->columns[i].right)) return i;
    return t->count;
}

/* The row of values that is nearest to `y`. */
static double nearest_row(const GArray *rows, guint first, guint last, double y) {
    double nearest = g_array_index(rows, value_row, first).y;
    for (guint i = first; i <= last; i++) {
        const double own = g_array_index(rows, value_row, i).y;
        if (fabs(own - y) < fabs(nearest - y)) nearest = own;
    }
    return nearest;
}

/* The names in the first column, from above to below. */
static GPtrArray *names_of(const table *t, guint first, guint last) {
    enum { LINES_BEHIND = 4 };
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < t->cells->len; i++) {
        cell *c = cell_at(t->cells, i);
        const double y = middle(&c->place);
        const bool in_row = c->row >= (gint)first && c->row <= (gint)last;
        if (c->used || c->prose || (c->value && !in_row) || column_of(t, &c->place) != 0) continue;
        if (!in_row && c->place.right > t->columns[1].left) continue;
        if (y > t->top - 0.4 * t->height && y < t->bottom + LINES_BEHIND * t->height) g_ptr_array_add(names, c);
    }
    g_ptr_array_sort(names, cells_by_middle);
    return names;
}

static double gap_behind(const GPtrArray *names, guint i) {
    const cell *c = g_ptr_array_index(names, i);
    return i + 1 < names->len ? ((const cell *)g_ptr_array_index(names, i + 1))->place.top - c->place.bottom : 0;
}

/* Whether name i + 1 goes on with name i: one of the two lines has no values, and they are nearer to each other than to
 * what is behind or before them, or the second begins in the middle of a sentence. */
static bool is_continued(const table *t, const GPtrArray *names, guint i) {
    const cell *c = g_ptr_array_index(names, i), *next = g_ptr_array_index(names, i + 1);
    const double gap = gap_behind(names, i), more = gap + 0.12 * t->height;
    if (c->row >= 0 && c->row == next->row) return true;
    if (gap > 0.5 * t->height || (c->row >= 0 && next->row >= 0)) return false;
    if (g_ascii_islower(*next->words)) return true;
    if (middle(&next->place) > t->bottom) return false;
    return (c->row < 0 && i > 0 && more < gap_behind(names, i - 1)) ||
           (next->row < 0 && i + 2 < names->len && more < gap_behind(names, i + 1));
}

/* Enters the names of the rows; a name without values is of its own where it does not go on in that of a row. Whether
 * most rows have one. */
static bool enter_names(table *t, const GArray *rows, guint first, guint last) {
    GPtrArray *names = names_of(t, first, last);
    guint named = 0;
    for (guint from = 0, end; from < names->len; from = end) {
        const cell *c = g_ptr_array_index(names, from);
        gint row = c->row;
        for (end = from + 1; end < names->len && is_continued(t, names, end - 1); end++) {
            const gint next = ((const cell *)g_ptr_array_index(names, end))->row;
            if (row >= 0 && next >= 0 && row != next) break;
            row = MAX(row, next);
        }
        const pdf_place *behind = &((const cell *)g_ptr_array_index(names, end - 1))->place;
        const double center = (c->place.top + behind->bottom) / 2;
        double y = nearest_row(rows, first, last, center);
        const bool beside = y > c->place.top && y < behind->bottom;
        if (row >= 0) y = g_array_index(rows, value_row, row).y;
        if (row < 0 && !beside) y = middle(&c->place);
        if (y > t->bottom) break;
        named += row >= 0 || beside;
        for (guint i = from; i < end; i++)
            enter(t, (guint)((cell *)g_ptr_array_index(names, i) - cell_at(t->cells, 0)), 0, 0, y, i);
    }
    g_ptr_array_free(names, TRUE);
    return 5 * named >= 4 * t->body;
}

static bool enter_body(table *t, const GArray *rows, guint first, guint last) {
    for (guint i = 0; i < t->cells->len; i++) {
        const cell *c = cell_at(t->cells, i);
        const double y = middle(&c->place);
        const bool in_row = c->row >= (gint)first && c->row <= (gint)last;
        const guint at = column_of(t, &c->place);
        if (c->used || c->prose || at == 0 || at == t->count) continue;
        if (!in_row && (y < t->top || y > t->bottom || c->place.left >= t->columns[t->labels].left)) continue;
        const double own = in_row ? g_array_index(rows, value_row, c->row).y : nearest_row(rows, first, last, y);
        enter(t, i, at, at, own, c->place.top);
    }
    return enter_names(t, rows, first, last);
}

/* ---------------------------------------------------------------------- heads */

/* Whether one head alone stands right below: the first line of that head. */
static bool is_upper_line(const table *t, const pdf_place *p, entry *e) {
    guint found = 0;
    for (guint i = 0; i < t->entries->len; i++) {
        const entry *below = &g_array_index(t->entries, entry, i);
        const pdf_place *o = &cell_at(t->cells, below->cell)->place;
        const double gap = o->top - p->bottom;
        if (below->y > t->top || gap > 0.35 * t->height || middle(o) < middle(p)) continue;
        if (!meet(o->left, o->right, p->left, p->right)) continue;
        if (found++ == 0) e->from = below->from, e->to = below->to;
    }
    return found == 1;
}

/* The columns that a head stands over: those that it covers at least half of, or else those that it is in the middle of
 * and no other head of its line covers, or else the nearest. */
static void stands_over(const table *t, const pdf_place *p, const GArray *line, guint self, entry *e) {
    double least = 1e9;
    bool taken[MOST_COLUMNS] = {false};
    if (is_upper_line(t, p, e)) return;
    e->from = t->count;
    for (guint i = 0; i < t->count; i++) {
        const column *c = &t->columns[i];
        const double covered = MIN(p->right, c->right) - MAX(p->left, c->left);
        for (guint k = 0; k < line->len; k++) {
            const guint other = g_array_index(line, guint, k);
            const pdf_place *o = &cell_at(t->cells, other)->place;
            const double its = MIN(o->right, c->right) - MAX(o->left, c->left);
            taken[i] = taken[i] || (other != self && its > 0 && its > covered);
        }
        if (taken[i] || covered < 0.5 * MIN(c->right - c->left, p->right - p->left)) continue;
        if (e->from == t->count) e->from = i;
        e->to = i;
    }
    const bool single = e->from < t->count && (e->from == e->to);
    if (e->from < t->count && !(single && t->heads > 0)) return;
    const entry before = *e;
    for (guint i = single ? 1 : 0; i < t->count; i++)
        for (guint k = i; k < t->count && !taken[k]; k++) {
            if (single && (before.from < i || before.from > k)) continue;
            const double off = fabs(t->columns[i].left + t->columns[k].right - p->left - p->right) / 2;
            if (off < least - 0.01) least = off, e->from = i, e->to = k;
        }
    if (single && least > t->height) *e = before;
}

static bool is_entered(const table *t, guint cell) {
    for (guint i = 0; i < t->entries->len; i++)
        if (g_array_index(t->entries, entry, i).cell == cell) return true;
    return false;
}

static bool may_be_above(const table *t, const cell *c) {
    return middle(&c->place) < t->top - 0.2 * c->place.height && !c->used &&
           meet(c->place.left, c->place.right, left_of(t) - t->height, right_of(t) + t->height);
}

/* The cells of the next line above the rows and the heads so far. */
static GArray *line_above(const table *t) {
    GArray *line = g_array_new(FALSE, FALSE, sizeof(guint));
    const pdf_place *lowest = NULL;
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < t->cells->len; i++) {
            const pdf_place *p = &cell_at(t->cells, i)->place;
            if (!may_be_above(t, cell_at(t->cells, i)) || is_entered(t, i)) continue;
            if (pass == 0 && (!lowest || middle(p) > middle(lowest))) lowest = p;
            if (pass == 0) continue;
            const double shared = MIN(p->bottom, lowest->bottom) - MAX(p->top, lowest->top);
            if (shared > 0.5 * MIN(p->bottom - p->top, lowest->bottom - lowest->top)) g_array_append_val(line, i);
        }
    return line;
}

/* Where the column of the names ends. */
static double names_end(const table *t) { return t->columns[MAX(t->labels, 1) - 1].right; }

/* Whether heads of columns stand beside a cell: it is one, too. */
static bool is_beside_heads(const table *t, const cell *c) {
    for (guint i = 0; i < t->cells->len; i++) {
        const cell *o = cell_at(t->cells, i);
        const double shared = MIN(o->place.bottom, c->place.bottom) - MAX(o->place.top, c->place.top);
        if (may_be_above(t, o) && o->place.left > names_end(t) && shared > 0.1 * t->height) return true;
    }
    return false;
}

/* Whether two lines are one head: close to each other, at the same edge or middle. */
static bool is_stacked(const pdf_place *above, const pdf_place *p) {
    const double gap = p->top - above->bottom, left = fabs(p->left - above->left),
                 right = fabs(p->right - above->right),
                 center = fabs(p->left + p->right - above->left - above->right) / 2;
    return gap > -0.5 * p->height && gap < 0.35 * p->height && middle(p) > middle(above) &&
           meet(p->left, p->right, above->left, above->right) && MIN(MIN(left, right), center) < 0.3 * p->height;
}

/* Heads that are written in two or more lines become one cell; one that stands over two of another line does not. */
static void stack_heads(const table *t) {
    enum { HIGHEST = 8 };
    GArray *near = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < t->cells->len; i++) {
        const cell *c = cell_at(t->cells, i);
        if (may_be_above(t, c) && !c->prose && !c->value && c->place.left > names_end(t) &&
            c->place.top > t->top - HIGHEST * t->height)
            g_array_append_val(near, i);
    }
    for (guint i = 0; i < near->len; i++) {
        guint below = 0, found = 0, stacked = 0;
        const guint at = g_array_index(near, guint, i);
        const pdf_place *p = &cell_at(t->cells, at)->place;
        for (guint k = 0; k < t->cells->len; k++) {
            const pdf_place *o = &cell_at(t->cells, k)->place;
            const double gap = o->top - p->bottom;
            below += k != at && meet(o->left, o->right, p->left, p->right) && gap > -0.5 * p->height && gap < p->height;
        }
        for (guint k = 0; k < near->len; k++)
            if (k != i && is_stacked(p, &cell_at(t->cells, g_array_index(near, guint, k))->place))
                found = g_array_index(near, guint, k), stacked++;
        if (below != 1 || stacked != 1) continue;
        take_rest(t->cells, at, found, false);
        i--; /* a third line */
    }
    g_array_free(near, TRUE);
}

/* Whether a cell may be the head of a column. */
static bool may_head(const table *t, const cell *c) {
    const double slack = 6 * t->height;
    const size_t size = strlen(c->words);
    const bool label = t->labels && c->place.left < t->columns[t->labels - 1].right;
    const bool both = label && c->place.right > t->columns[MAX(t->labels, 1)].left;
    return (!c->value || c->year) && !c->prose && !c->used && size && size <= LONGEST_NAME && !both &&
           c->words[size - 1] != '.' && !g_str_has_suffix(c->words, "。") && c->place.left > left_of(t) - slack &&
           c->place.right < right_of(t) + slack && c->place.height < 2.5 * t->height;
}

/* Whether a line of one cell alone is a head: not a title of the table, nor its unit, which stands at its edge. */
static bool is_lone_head(const table *t, const cell *c, const entry *e, double gap) {
    if (strchr(c->words, ':') || strstr(c->words, "：")) return false;
    if (e->to < MAX(t->labels, 1)) return gap < 0.8 * t->height && is_beside_heads(t, c);
    if (t->heads > 0) return e->from < e->to || gap < 0.5 * t->height;
    return gap < 0.8 * t->height;
}

/* A name that begins above the first row, where its numbers stand beside its last line; or what the rows are of. */
static bool enter_name_above(table *t, guint at, double gap) {
    const cell *c = cell_at(t->cells, at);
    double y = middle(&c->place);
    if (t->heads > 0 || gap > 0.8 * t->height || !may_head(t, c) || is_beside_heads(t, c)) return false;
    for (guint i = 0; i < t->entries->len; i++) {
        const entry *e = &g_array_index(t->entries, entry, i);
        if (e->from == 0 && e->y < t->top + t->height && g_ascii_islower(*cell_at(t->cells, e->cell)->words)) y = e->y;
    }
    enter(t, at, 0, 0, y, c->place.top - 1e6); /* before the rest of its row */
    return true;
}

static gint by_left(gconstpointer a, gconstpointer b) {
    const double x = ((const entry *)a)->order, y = ((const entry *)b)->order;
    return (x > y) - (x < y);
}

/* As many heads as columns stand over them one by one, at whatever edge of them. */
static bool stand_in_order(const table *t, const GArray *heads) {
    const guint first = t->count - heads->len;
    if (heads->len > t->count || first > MIN(t->labels, 1)) return false;
    for (guint i = 0; i < heads->len; i++) {
        const pdf_place *p = &cell_at(t->cells, g_array_index(heads, entry, i).cell)->place;
        const column *own = &t->columns[first + i];
        if (!meet(p->left, p->right, own->left, own->right) && column_of(t, p) < t->count) return false;
        if (first && i == 0 && p->left < t->columns[0].right) return false;
    }
    for (guint i = 0; i < heads->len; i++)
        g_array_index(heads, entry, i).from = g_array_index(heads, entry, i).to = first + i;
    return true;
}

/* Whether each head of a line has columns of its own. */
static bool stand_apart(const table *t, const GArray *line, const GArray *heads) {
    if (stand_in_order(t, heads)) return true;
    for (guint i = 0; i < heads->len; i++) {
        entry *e = &g_array_index(heads, entry, i);
        stands_over(t, &cell_at(t->cells, e->cell)->place, line, e->cell, e);
        if (e->from < e->to && (t->heads == 0 || cell_at(t->cells, e->cell)->loose)) return false;
        if (e->from == t->count || (i > 0 && e->from <= g_array_index(heads, entry, i - 1).to)) return false;
    }
    return true;
}

/* "Table 3" and, far from it, what the table is called: no heads of columns. */
static bool is_title(const table *t, const GArray *heads) {
    const cell *first = cell_at(t->cells, g_array_index(heads, entry, 0).cell);
    return heads->len == 2 && t->count > 2 && !first->year && *first->words &&
           g_ascii_isdigit(first->words[strlen(first->words) - 1]);
}

/* The cell of the year that a column is headed by, if it is one. */
static const cell *year_of(const table *t, guint column) {
    for (guint i = 0; i < t->entries->len; i++) {
        const entry *e = &g_array_index(t->entries, entry, i);
        const cell *c = cell_at(t->cells, e->cell);
        if (e->y < t->top && e->from == column && e->to == column && c->year) return c;
    }
    return NULL;
}

/* "Capacity" above the first of 2021 and 2022, from its left edge on: a cell that is merged over both, and aligned to
 * the left. Years that do not go on are those of the next head. */
static void reach_over_years(const table *t, GArray *heads) {
    for (guint i = 0; i < heads->len; i++) {
        entry *e = &g_array_index(heads, entry, i);
        const guint end = i + 1 < heads->len ? g_array_index(heads, entry, i + 1).from : t->count;
        const cell *first = year_of(t, e->from);
        if (e->from != e->to || !first || cell_at(t->cells, e->cell)->place.left > first->place.left + t->height)
            continue;
        while (e->to + 1 < end && year_of(t, e->to + 1) &&
               strcmp(year_of(t, e->to + 1)->words, year_of(t, e->to)->words) > 0)
            e->to++;
    }
}

typedef enum outcome { READ, NO_HEAD, UNREADABLE } outcome;

/* Enters the next line above the table, if it is of heads, or of the name of the first row. */
static outcome enter_head(table *t, double *top) {
    GArray *line = line_above(t), *heads = g_array_new(FALSE, TRUE, sizeof(entry));
    double upper = *top, gap = 1e9;
    for (guint i = 0; i < line->len; i++) {
        const pdf_place *p = &cell_at(t->cells, g_array_index(line, guint, i))->place;
        const entry e = {.cell = g_array_index(line, guint, i), .order = p->left};
        g_array_append_val(heads, e);
        upper = MIN(upper, p->top);
        gap = MIN(gap, *top - p->bottom);
    }
    g_array_sort(heads, by_left);
    outcome done = NO_HEAD;
    if (heads->len && gap < 1.8 * t->height) {
        const entry *e = &g_array_index(heads, entry, 0);
        const cell *c = cell_at(t->cells, e->cell);
        bool read = !is_title(t, heads) && stand_apart(t, line, heads);
        for (guint i = 0; i < heads->len; i++)
            read = read && may_head(t, cell_at(t->cells, g_array_index(heads, entry, i).cell));
        if (read) reach_over_years(t, heads);
        done = read || (heads->len == 1 && c->place.left < names_end(t) && gap > 0.35 * t->height) || is_title(t, heads)
                   ? NO_HEAD
                   : UNREADABLE;
        if (read && heads->len == 1 && e->to < t->labels && enter_name_above(t, e->cell, gap)) {
            done = READ;
        } else if (read && (heads->len > 1 || is_lone_head(t, c, e, gap))) {
            for (guint i = 0; i < heads->len; i++, e++) enter(t, e->cell, e->from, e->to, middle(&c->place), e->order);
            t->heads++;
            done = READ;
        }
    }
    *top = upper;
    g_array_free(line, TRUE);
    g_array_free(heads, TRUE);
    return done;
}

/* ------------------------------------------------------------------- writing */

static gint by_place(gconstpointer a, gconstpointer b) {
    const entry *x = a, *y = b;
    if (x->y != y->y) return x->y < y->y ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* The words of a cell, behind those that already stand there. */
static void append_words(GString *to, const char *words) {
    const bool spaced = to->len && (guchar)to->str[to->len - 1] < 0x80 && (guchar)*words < 0x80;
    if (spaced) g_string_append_c(to, ' ');
    for (; *words; words++)
        g_string_append_c(to, *words == '|' ? '/' : *words); /* a rule within a cell parts no cells */
}

/* Entries first..end are one row. */
static pdf_row write_row(const table *t, guint first, guint end) {
    GString *columns[MOST_COLUMNS], *words = g_string_new("|");
    pdf_row row = {.place = {0}};
    for (guint i = 0; i < t->count; i++) columns[i] = g_string_new(NULL);
    for (guint i = first; i < end; i++) {
        const entry *e = &g_array_index(t->entries, entry, i);
        const pdf_place *p = &cell_at(t->cells, e->cell)->place;
        for (guint k = e->from; k <= e->to; k++) append_words(columns[k], cell_at(t->cells, e->cell)->words);
        row.place.left = i > first ? MIN(row.place.left, p->left) : p->left;
        row.place.right = MAX(row.place.right, p->right);
        row.place.top = i > first ? MIN(row.place.top, p->top) : p->top;
        row.place.bottom = MAX(row.place.bottom, p->bottom);
        row.place.height = t->height;
    }
    for (guint i = 0; i < t->count; i++) {
        g_string_append_printf(words, columns[i]->len ? " %s |" : "  |", columns[i]->str);
        g_string_free(columns[i], TRUE);
    }
    row.words = g_string_free(words, FALSE);
    return row;
}

static void write_table(table *t, GArray *rows, bool *taken) {
    guint before = G_MAXUINT;
    g_array_sort(t->entries, by_place);
    for (guint i = 0; i < t->entries->len; i++) {
        cell *c = cell_at(t->cells, g_array_index(t->entries, entry, i).cell);
        c->used = true;
        for (const cell *part = c; part; part = part->more < 0 ? NULL : cell_at(t->cells, (guint)part->more)) {
            before = MIN(before, part->first);
            for (guint k = part->first; k < part->end; k++) taken[k] = true;
        }
    }
    guint row = 0;
    for (guint first = 0, end; first < t->entries->len; first = end, row++) {
        const double y = g_array_index(t->entries, entry, first).y;
        for (end = first; end < t->entries->len && g_array_index(t->entries, entry, end).y == y;) end++;
        pdf_row written = write_row(t, first, end);
        written.before = before;
        written.first = row == 0;
        if (row > 0 && row == t->heads) {
            pdf_row rule = written;
            GString *words = g_string_new("|");
            for (guint i = 0; i < t->count; i++) g_string_append(words, " --- |");
            rule.words = g_string_free(words, FALSE);
            g_array_append_val(rows, rule);
        }
        g_array_append_val(rows, written);
    }
}

/* Whether a head stands over each column of numbers: else one of them may be aligned unlike the rest of its column. */
static bool has_all_heads(const table *t) {
    for (guint i = MAX(t->labels, 1); i < t->count; i++) {
        bool found = false;
        for (guint k = 0; k < t->entries->len && !found; k++) {
            const entry *e = &g_array_index(t->entries, entry, k);
            found = e->y < t->top && e->from <= i && i <= e->to;
        }
        if (!found) return false;
    }
    return true;
}

/* Whether what was found is enough for a table: one column of numbers needs its head, or it may be one of contents. */
static bool is_enough(const table *t) {
    const guint values = t->count - MAX(t->labels, 1);
    if (t->heads > 0 && !has_all_heads(t)) return false;
    if (values < 2) return t->heads > 0 && t->body > 1;
    return t->body > 2 || (t->heads > 0 && t->body > 1);
}

/* The table whose first row of values is `first`, if one begins there; where to go on. */
static guint find_table(GArray *cells, GArray *rows, guint first, GArray *found, bool *taken) {
    const value_row *r = &g_array_index(rows, value_row, first);
    table t = {.cells = cells, .top = r->top, .bottom = r->bottom, .height = r->height};
    guint end = first;
    for (; end < rows->len && !g_array_index(rows, value_row, end).head; end++)
        if (!add_values(&t, end, &g_array_index(rows, value_row, end))) break;
    if (end < first + 2) return first + 1;
    t.entries = g_array_new(FALSE, FALSE, sizeof(entry));
    bool fits = add_names(&t, first, end - 1) && t.count > 1 && enter_body(&t, rows, first, end - 1);
    const guint body = t.entries->len;
    double top = t.top;
    outcome head = READ;
    if (fits) stack_heads(&t);
    for (guint i = 0; i < HEAD_LINES && fits && head == READ; i++) head = enter_head(&t, &top);
    fits = fits && head != UNREADABLE;
    if (t.heads == 0) g_array_set_size(t.entries, body);
    fits = fits && is_enough(&t);
    if (fits) write_table(&t, found, taken);
    g_array_free(t.entries, TRUE);
    return end;
}

/* The rows of one table are in order, and stay so: the sort is stable. */
static gint by_character(gconstpointer a, gconstpointer b) {
    const guint x = ((const pdf_row *)a)->before, y = ((const pdf_row *)b)->before;
    return (x > y) - (x < y);
}

GArray *pdf_tables(const pdf_page *page, bool *taken) {
    GArray *found = g_array_new(FALSE, TRUE, sizeof(pdf_row)), *cells = pdf_cells(page);
    GArray *rows = pdf_value_rows(cells);
    for (guint i = 0, tries = 0; i < rows->len && tries < MOST_TRIES;) {
        const guint next = g_array_index(rows, value_row, i).head ? i + 1 : find_table(cells, rows, i, found, taken);
        tries += next > i + 1;
        i = next;
    }
    g_array_sort(found, by_character);
    g_array_free(rows, TRUE);
    g_array_free(cells, TRUE);
    return found;
}
