/* Cells: what stands close together, apart from what stands far from it. Told apart are numbers and what is a line of
 * a paragraph. */
#include "pdf_cells.h"

#include <math.h>
#include <string.h>

enum { MOST_CELLS = 1500 };

static const double CELL_GAP = 0.6; /* between words of two cells, in heights of letters */

/* ------------------------------------------------------------- what a cell is */

static bool is_year(const char *w) {
    if ((strncmp(w, "19", 2) != 0 && strncmp(w, "20", 2) != 0) || !g_ascii_isdigit(w[2]) || !g_ascii_isdigit(w[3]))
        return false;
    return w[4] == '\0' || (w[4] != '.' && w[4] != ',' && w[4] != '%' && !g_ascii_isdigit(w[4]) && strlen(w) <= 9 &&
                            !g_ascii_isspace(w[4]));
}

/* "2023年", "2019-2023", "2023 (GW)" */
static bool begins_with_year(const char *w) {
    static const char *const BEHIND[] = {"年", "-", "–", "/", " ("};
    for (guint i = 0; i < G_N_ELEMENTS(BEHIND); i++)
        if (strspn(w, "0123456789") == 4 && (*w == '1' || *w == '2') && g_str_has_prefix(w + 4, BEHIND[i])) return true;
    return false;
}

/* Two numbers that stand close: "68,662 919.4", but not "68 662". */
static bool holds_two(const char *p) {
    for (const char *space = strchr(p, ' '); space; space = strchr(space + 1, ' ')) {
        const size_t digits = strspn(space + 1, "0123456789");
        if (digits > 0 && (digits != 3 || strcspn(p, ".,") < (size_t)(space - p))) return true;
    }
    return false;
}

/* "3,124", "~52", "(1.5)", "7.5 GW", "4-6", "–", "n/a"; no "2." and no "1)". */
static bool is_value(const char *w) {
    enum { LONGEST = 16, MARKS = 3, UNIT = 8 };
    static const char *const NONE[] = {"n/a", "n.a.", "na", "..", "...", "…", "-", "--", "–", "—", "−", "－"};
    for (guint i = 0; i < G_N_ELEMENTS(NONE); i++)
        if (g_ascii_strcasecmp(w, NONE[i]) == 0) return true;
    const char *p = w;
    for (guint i = 0; i < MARKS && *p && !g_unichar_isalnum(g_utf8_get_char(p)); i++) p = g_utf8_next_char(p);
    if (!g_ascii_isdigit(*p) || begins_with_year(p) || holds_two(p)) return false;
    const char *unit = p + strspn(p, "0123456789., ");
    const char last = w[strlen(w) - 1];
    if (last == '.' || last == ',' || last == ':' || (last == ')' && !strchr(w, '('))) return false;
    return g_utf8_strlen(p, -1) <= LONGEST && g_utf8_strlen(unit, -1) <= UNIT;
}

static void classify(cell *c) {
    c->year = is_year(c->words);
    c->value = *c->words && (c->year || is_value(c->words));
}

/* --------------------------------------------------------------------- cells */

static bool is_finite(const PopplerRectangle *p) {
    return isfinite(p->x1) && isfinite(p->x2) && isfinite(p->y1) && isfinite(p->y2);
}

/* Whether a character goes on in the cell whose last one it follows. */
static bool goes_on(const PopplerRectangle *last, const PopplerRectangle *next) {
    /* the letters of some fonts claim twice their height */
    const double height = MIN(last->y2 - last->y1, next->y2 - next->y1), gap = next->x1 - last->x2;
    return gap < CELL_GAP * height && gap > -0.5 * height &&
           fabs(last->y1 + last->y2 - next->y1 - next->y2) < 1.2 * height;
}

static void add_cell(GArray *cells, const pdf_page *page, guint first, guint end, guint line) {
    bool apart;
    cell c = {.first = first, .end = end, .line = line, .more = -1, .row = -1};
    c.place = pdf_place_of(page, first, end);
    c.words = g_strchomp(pdf_words(page, first, end, &apart));
    classify(&c);
    for (guint i = first; i < end; i++) {
        const PopplerRectangle *p = &page->places[i];
        const bool blank = g_unichar_isspace(g_utf8_get_char(page->at[i]));
        c.loose = c.loose || (blank && p->x2 - p->x1 > 0.45 * (p->y2 - p->y1));
    }
    g_array_append_val(cells, c);
}

static void clear_cell(gpointer c) { g_free(((cell *)c)->words); }

static GArray *split_page(const pdf_page *page) {
    GArray *cells = g_array_new(FALSE, TRUE, sizeof(cell));
    guint line = 0, first = 0, end = 0; /* end is 0 where no cell is open */
    g_array_set_clear_func(cells, clear_cell);
    for (guint i = 0; i < page->count && cells->len <= MOST_CELLS; i++) {
        const gunichar letter = g_utf8_get_char(page->at[i]);
        const bool blank = g_unichar_isspace(letter) || !is_finite(&page->places[i]);
        if (end && (letter == '\n' || (!blank && !goes_on(&page->places[end - 1], &page->places[i])))) {
            add_cell(cells, page, first, end, line);
            end = 0;
        }
        line += letter == '\n';
        if (blank) continue;
        if (!end) first = i;
        end = i + 1;
    }
    if (end) add_cell(cells, page, first, end, line);
    if (cells->len > MOST_CELLS) g_array_set_size(cells, 0);
    return cells;
}

/* Whether the two are lines of one paragraph, or may be. */
static bool follows(const cell *c, const cell *next) {
    const double height = c->place.height, pitch = middle(&next->place) - middle(&c->place);
    return !next->value && next->alone && pitch > 0.5 * height && pitch < 2.2 * height &&
           next->place.height < 1.2 * height && height < 1.2 * next->place.height &&
           fabs(next->place.left - c->place.left) < 2.5 * height;
}

static bool is_before_value(GArray *cells, const cell *c) {
    for (guint i = 0; i < cells->len; i++) {
        const cell *o = cell_at(cells, i);
        if (o->value && o->place.left > c->place.right &&
            fabs(middle(&o->place) - middle(&c->place)) < 0.3 * c->place.height)
            return true;
    }
    return false;
}

/* Whether a cell stands behind `c` in its line, not beyond `right`: in a short last line of a paragraph none does, so
 * that `c` is the first head of a table below it. */
static bool is_before_cell(GArray *cells, const cell *c, double right) {
    for (guint i = 0; i < cells->len; i++) {
        const cell *o = cell_at(cells, i);
        if (o->place.left > c->place.right && o->place.right <= right &&
            fabs(middle(&o->place) - middle(&c->place)) < 0.3 * c->place.height)
            return true;
    }
    return false;
}

/* Marks the lines first..end, which stand one below the other, as a paragraph where they fill a column of the page as
 * text does, and do not name the numbers beside them. */
static void mark_paragraph(GArray *cells, guint first, guint end) {
    enum { FEWEST = 3, NARROW = 12 };
    double left = 1e9, right = 0;
    guint names = 0;
    for (guint i = first; i < end; i++) {
        left = MIN(left, cell_at(cells, i)->place.left);
        right = MAX(right, cell_at(cells, i)->place.right);
        names += is_before_value(cells, cell_at(cells, i));
    }
    if (end - first < FEWEST || right - left < NARROW * cell_at(cells, first)->place.height || 2 * names > end - first)
        return;
    for (guint i = first; i < end; i++) {
        cell *c = cell_at(cells, i);
        c->prose = i + 1 < end || (!is_before_value(cells, c) && !is_before_cell(cells, c, right));
        c->prose_left = left;
        c->prose_right = right;
    }
}

/* A paragraph: lines that go almost as far to the right as the longest, and one behind them. */
static void mark_prose(GArray *cells) {
    enum { RAGGED = 6 };
    for (guint i = 0; i < cells->len; i++)
        cell_at(cells, i)->alone = (i == 0 || cell_at(cells, i - 1)->line != cell_at(cells, i)->line) &&
                                   (i + 1 == cells->len || cell_at(cells, i + 1)->line != cell_at(cells, i)->line);
    for (guint first = 0, end; first < cells->len; first = end) {
        double right = 0;
        for (end = first; end < cells->len; end++) {
            if (end > first && !follows(cell_at(cells, end - 1), cell_at(cells, end))) break;
            right = MAX(right, cell_at(cells, end)->place.right);
        }
        guint from = first;
        for (guint i = first; i < end; i++) {
            const cell *c = cell_at(cells, i);
            if (c->place.right > right - RAGGED * c->place.height && i + 1 < end) continue;
            mark_paragraph(cells, from, i + 1);
            from = i + 1;
        }
    }
}

/* The mark of a footnote behind a cell. */
static bool is_mark(const cell *c, const cell *o) {
    return o->words[strspn(o->words, "0123456789,")] == '\0' && o->place.height < 0.9 * c->place.height &&
           o->place.bottom < c->place.bottom - 0.15 * c->place.height && middle(&o->place) < middle(&c->place) &&
           o->place.bottom > c->place.top;
}

/* Whether `c` stands right behind `before`, from which another font or the order of reading divides it. */
static bool stands_behind(const cell *before, const cell *c) {
    const double height = MIN(before->place.height, c->place.height), gap = c->place.left - before->place.right;
    return before->line != c->line && gap > -0.1 * height && gap < 0.3 * height &&
           (is_mark(before, c) || fabs(middle(&before->place) - middle(&c->place)) < 0.4 * height);
}

void take_rest(GArray *cells, guint to, guint at, bool mark) {
    cell *c = cell_at(cells, to), *rest = cell_at(cells, at), *last = c;
    const bool stacked = rest->place.top > middle(&c->place);
    const bool spaced = stacked && *c->words && (guchar)c->words[strlen(c->words) - 1] < 0x80;
    char *words = g_strconcat(c->words, spaced ? " " : "", mark ? "" : rest->words, NULL);
    g_free(c->words);
    c->words = words;
    while (last->more >= 0) last = cell_at(cells, (guint)last->more);
    last->more = (gint)at;
    c->place.left = MIN(c->place.left, rest->place.left);
    c->place.right = MAX(c->place.right, rest->place.right);
    c->place.top = MIN(c->place.top, rest->place.top);
    c->place.bottom = MAX(c->place.bottom, rest->place.bottom);
    c->place.height = MAX(c->place.height, rest->place.height);
    classify(c);
    rest->place = (pdf_place){-1e9, -1e9, -1e9, -1e9, 1};
    rest->value = rest->year = false;
    rest->used = true;
    rest->row = -1;
}

static bool ends_in_digit(const char *words) { return *words && g_ascii_isdigit(words[strlen(words) - 1]); }

/* Only short cells: lines of text are as they are. */
static void mend_cells(GArray *cells) {
    enum { LONGEST = 10 };
    for (guint i = 0; i < cells->len; i++) {
        cell *c = cell_at(cells, i);
        for (guint k = 0; k < cells->len && c->more < 0 && !c->used; k++) {
            cell *o = cell_at(cells, k);
            if (k != i && !o->used && o->more < 0 && stands_behind(c, o) &&
                o->place.right - c->place.left < LONGEST * c->place.height &&
                (is_mark(c, o) || !ends_in_digit(c->words) || !g_ascii_isdigit(*o->words)))
                take_rest(cells, i, k, is_mark(c, o));
        }
    }
}

GArray *pdf_cells(const pdf_page *page) {
    GArray *cells = split_page(page);
    mend_cells(cells);
    mark_prose(cells);
    return cells;
}

/* ------------------------------------------------------------- rows of values */

gint cells_by_middle(gconstpointer a, gconstpointer b) {
    const double x = middle(&(*(cell *const *)a)->place), y = middle(&(*(cell *const *)b)->place);
    return (x > y) - (x < y);
}

static GArray *rows_of_values(GArray *cells) {
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(value_row));
    GPtrArray *values = g_ptr_array_new();
    for (guint i = 0; i < cells->len; i++)
        if (cell_at(cells, i)->value && !cell_at(cells, i)->prose) g_ptr_array_add(values, cell_at(cells, i));
    g_ptr_array_sort(values, cells_by_middle);
    for (guint i = 0; i < values->len; i++) {
        cell *c = g_ptr_array_index(values, i);
        value_row *r = rows->len ? &g_array_index(rows, value_row, rows->len - 1) : NULL;
        if (!r || middle(&c->place) - r->y > 0.4 * r->height) {
            const value_row began = {c->place.top, c->place.bottom, c->place.height, middle(&c->place), true, 0};
            g_array_append_val(rows, began);
            r = &g_array_index(rows, value_row, rows->len - 1);
        }
        c->row = (gint)rows->len - 1;
        r->head = r->head && c->year;
        r->values++;
    }
    g_ptr_array_free(values, TRUE);
    return rows;
}

/* Names stand in the row that their middle is in. */
static void place_names(GArray *cells, GArray *rows) {
    for (guint i = 0; i < cells->len; i++) {
        cell *c = cell_at(cells, i);
        for (guint k = 0; k < rows->len && !c->value && !c->prose; k++) {
            const value_row *r = &g_array_index(rows, value_row, k);
            if (fabs(middle(&c->place) - r->y) < 0.5 * MAX(r->height, c->place.height)) c->row = (gint)k;
        }
    }
}

GArray *pdf_value_rows(GArray *cells) {
    GArray *rows = rows_of_values(cells);
    place_names(cells, rows);
    return rows;
}
