#include "align.h"

#include "analysis/said.h"
#include "conflict.h"

#include <math.h>
#include <stdlib.h>

enum {
    CELLS = 1 << 24, /* most cells of the table; of larger documents only a band along the diagonal is looked at */
    REACH = 8,       /* how many facts a translation may move within its paragraph */
    GAP = 12         /* most facts between two neighbours for what stands between them to be the same */
};

static bool is_count(const facts_fact *fact) { return strcmp(fact->unit, "1") == 0 || strcmp(fact->unit, "year") == 0; }

/* 1.6 times and 60 percent more are of one kind. */
static bool comparable(const facts_fact *a, const facts_fact *b) {
    if (a->kind == b->kind) return strcmp(a->unit, b->unit) == 0 && isnan(a->value_hi) == isnan(b->value_hi);
    return !isnan(said_multiple(a)) && !isnan(said_multiple(b));
}

static bool may_be_same(const char *a, const char *b) { return !*a || !*b || strcmp(a, b) == 0; }

/* Whether facts of two languages say one number, but for rounding. */
static bool agree(const facts_fact *a, const facts_fact *b) {
    facts_conflict_class class_id;
    return comparable(a, b) &&
           (!conflict_classify(a, b, FACTS_BETWEEN_LANGUAGES, &class_id) || class_id != FACTS_CONFLICT_CONTRADICTION);
}

/* How well two facts that say the same number fit together, 0 where they do not say it. A metric that one language was
 * not understood to name leaves the number itself, which means little where it is a small count. */
static double agreement(const facts_fact *a, const facts_fact *b) {
    if (!comparable(a, b)) return 0;
    bool metric = strcmp(a->metric, b->metric) == 0, exact = said_same(a->value, b->value);
    double time = strcmp(a->time, b->time) == 0 ? 1 : may_be_same(a->time, b->time) ? 0 : -3;
    bool alike = !*a->metric && metric && may_be_same(a->region, b->region) && agree(a, b);
    if (!*a->metric && metric) return !alike ? 0 : is_count(a) ? 2 : 4;
    if (metric) return agree(a, b) ? (exact ? 10 : 8) + time : 0;
    return !exact || a->kind != b->kind ? 0 : is_count(a) ? 1 : 4;
}

/* The same two digits or more: 1.67 of one unit and 1.67 of a thousand. */
static bool shares_digits(const facts_fact *a, const facts_fact *b) {
    double digits = said_mantissa(a->value);
    return digits != floor(digits) && said_same_digits(a->value, b->value);
}

/* How well two facts that say different numbers fit together: 0 where they are not about the same. */
static double likeness(const facts_fact *a, const facts_fact *b) {
    if (!comparable(a, b) || strcmp(a->metric, b->metric) != 0) return 0;
    if (a->state != b->state && !(*a->metric && shares_digits(a, b))) return 0;
    if (!may_be_same(a->time, b->time) || !may_be_same(a->region, b->region)) return 0;
    double x = fabs(a->value), y = fabs(b->value);
    double closeness = x == y ? 1 : fmin(x, y) / fmax(x, y);
    if (!*a->metric) return is_count(a) || closeness < 0.5 ? 0 : closeness;
    return 0.1 + closeness;
}

/* ---------------------------------------------------------------- in order */

/* The part of each row of the table that is looked at. */
static size_t band_start(const align_side *a, const align_side *b, size_t i, size_t width) {
    size_t middle = a->count ? (size_t)((double)i / (double)a->count * (double)b->count) : 0;
    size_t start = middle > width / 2 ? middle - width / 2 : 0;
    return start + width > b->count + 1 ? b->count + 1 - width : start;
}

/* The sequence of agreeing pairs with the highest sum, by dynamic programming (Needleman and Wunsch 1970) with gaps
 * that cost nothing, so that what is not translated does no harm. */
static bool align_in_order(align_side *a, align_side *b) {
    enum { UP = 1, LEFT, BOTH };
    size_t rows = a->count + 1, width = b->count + 1, band = CELLS / rows + 2;
    if (width > band) width = band;
    unsigned char *way = calloc(rows, width);
    double *above = calloc(width, sizeof *above), *here = calloc(width, sizeof *here);
    bool ready = way && above && here;
    for (size_t i = 1, start = 0; ready && i < rows; i++) {
        const size_t before = start;
        start = band_start(a, b, i, width);
        for (size_t k = 0; k < width; k++) {
            size_t j = start + k, up = j - before; /* in the row above */
            double best = -1;
            if (up < width) best = above[up], way[i * width + k] = UP;
            if (k > 0 && here[k - 1] >= best) best = here[k - 1], way[i * width + k] = LEFT;
            double score = j > 0 && up > 0 && up <= width ? agreement(a->facts[i - 1], b->facts[j - 1]) : 0;
            if (score > 0 && above[up - 1] + score > best) best = above[up - 1] + score, way[i * width + k] = BOTH;
            here[k] = best;
        }
        double *row = above;
        above = here;
        here = row;
    }
    for (size_t i = a->count, j = b->count; ready && i > 0 && j > 0;) {
        unsigned char step = way[i * width + (j - band_start(a, b, i, width))];
        if (step == 0) break; /* left the band, which takes a side of millions of facts */
        if (step == BOTH) {
            a->partners[i - 1] = j - 1;
            b->partners[j - 1] = i - 1;
        }
        if (step != LEFT) i--;
        if (step != UP) j--;
    }
    free(way);
    free(above);
    free(here);
    return ready;
}

/* ---------------------------------------------------------- in the gaps */

/* Where the translation of a fact may stand: between those of its neighbours in `anchors`. */
typedef struct window {
    size_t first, last;  /* end exclusive */
    size_t facts_around; /* of its own language, between the same neighbours */
} window;

static bool same_line(const align_side *side, size_t i, size_t j) {
    return side->facts[i]->line == side->facts[j]->line;
}

/* A neighbour in the same paragraph stands in the same paragraph of the translation too, but the clauses of that may
 * come in another order: then the window takes in the whole line of the neighbour. */
static window find_window(const align_side *a, const align_side *b, const size_t *anchors, size_t i) {
    size_t before = i, after = i + 1;
    while (before > 0 && anchors[before - 1] == ALIGN_NONE) before--;
    while (after < a->count && anchors[after] == ALIGN_NONE) after++;
    window w = {0, b->count, after - before};
    if (before > 0) {
        size_t anchor = w.first = anchors[before - 1];
        while (same_line(a, i, before - 1) && w.first > 0 && same_line(b, w.first - 1, anchor)) w.first--;
    }
    if (after < a->count) {
        size_t anchor = anchors[after];
        w.last = anchor + 1;
        while (same_line(a, i, after) && w.last < b->count && same_line(b, w.last, anchor)) w.last++;
    }
    return w;
}

static void pair(align_side *a, align_side *b, size_t i, size_t j, bool agrees) {
    a->partners[i] = j;
    b->partners[j] = i;
    a->agrees[i] = b->agrees[j] = agrees;
}

/* The free fact of b[first..last) that fits best, the first of those that fit as well. */
static size_t find_best(const align_side *b, size_t first, size_t last, const facts_fact *fact,
                        double (*fit)(const facts_fact *, const facts_fact *)) {
    size_t best = ALIGN_NONE;
    double most = 0;
    for (size_t j = first; j < last && j < b->count; j++) {
        double score = b->partners[j] == ALIGN_NONE ? fit(fact, b->facts[j]) : 0;
        if (score > most) most = score, best = j;
    }
    return best;
}

static void align_moved(align_side *a, align_side *b, const size_t *anchors) {
    for (size_t i = 0; i < a->count; i++) {
        if (a->partners[i] != ALIGN_NONE) continue;
        window w = find_window(a, b, anchors, i);
        size_t j = find_best(b, w.first > REACH ? w.first - REACH : 0, w.last + REACH, a->facts[i], agreement);
        if (j != ALIGN_NONE) pair(a, b, i, j, true);
    }
}

static void align_unlike(align_side *a, align_side *b, const size_t *anchors) {
    for (size_t i = 0; i < a->count; i++) {
        if (a->partners[i] != ALIGN_NONE) continue;
        window w = find_window(a, b, anchors, i);
        if (w.facts_around > GAP || w.last - w.first > GAP) continue;
        size_t j = find_best(b, w.first, w.last, a->facts[i], likeness);
        if (j != ALIGN_NONE) pair(a, b, i, j, false);
    }
}

bool align_sides(align_side *a, align_side *b) {
    for (size_t i = 0; i < a->count; i++) a->partners[i] = ALIGN_NONE, a->agrees[i] = false;
    for (size_t j = 0; j < b->count; j++) b->partners[j] = ALIGN_NONE, b->agrees[j] = false;
    size_t *anchors = malloc((a->count + 1) * sizeof *anchors);
    bool ready = anchors && align_in_order(a, b);
    if (ready) {
        for (size_t i = 0; i < a->count; i++) {
            anchors[i] = a->partners[i];
            if (anchors[i] != ALIGN_NONE) pair(a, b, i, anchors[i], true);
        }
        align_moved(a, b, anchors);
        align_unlike(a, b, anchors);
    }
    free(anchors);
    return ready;
}
