/* PDF: poppler gives the words of a page in reading order, and where each character stands. From that come paragraphs
 * (poppler has lines only), and what is no text is left out: the lines that stand at the top or bottom of page after
 * page, and the raised digits of footnotes, which would make "2023" of "202" and "3". */
#include "pdf_table.h"
#include "read.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct line {
    char *words;
    size_t size;
    pdf_place place;
    guint page;
    bool cells;          /* words stand far apart: perhaps a row of a table */
    bool row, first_row; /* of a table */
    bool left_out;
} line;

typedef struct lines {
    line *at;
    size_t count, room;
    GHashTable *words; /* of the document, those that a hyphen at the end of a line cuts apart */
    bool failed;
} lines;

static void free_lines(lines *all) {
    for (size_t i = 0; i < all->count; i++) g_free(all->at[i].words);
    g_hash_table_destroy(all->words);
    free(all->at);
}

/* ------------------------------------------------------------------- lines */

/* A digit that is smaller than its line and stands above its foot and that of the letter before. Its middle is higher,
 * too: the letters of some fonts claim twice the room that they need, above and below. */
static bool is_raised(const pdf_place *l, const PopplerRectangle *letter, const PopplerRectangle *place) {
    const double center = place->y1 + place->y2, slack = 0.15 * (place->y2 - place->y1);
    return place->y2 - place->y1 < 0.9 * l->height && place->y2 < l->bottom - 0.15 * l->height &&
           center < l->top + l->bottom && center < letter->y1 + letter->y2 && place->y2 < letter->y2 - slack;
}

pdf_place pdf_place_of(const pdf_page *page, guint first, guint end) {
    pdf_place l = {0};
    for (guint i = first; i < end; i++) {
        const PopplerRectangle *place = &page->places[i];
        const double height = place->y2 - place->y1;
        if (l.height == 0 || place->x1 < l.left) l.left = place->x1;
        if (place->x2 > l.right) l.right = place->x2;
        if (height > l.height) l.height = height, l.top = place->y1, l.bottom = place->y2;
    }
    return l;
}

static bool last_is_digit(const GString *words) {
    gsize size = words->len;
    while (size && words->str[size - 1] == ' ') size--;
    return size && isdigit((unsigned char)words->str[size - 1]);
}

char *pdf_words(const pdf_page *page, guint first, guint end, bool *cells) {
    const pdf_place l = pdf_place_of(page, first, end);
    const PopplerRectangle *places = page->places;
    GString *words = g_string_new(NULL);
    bool mark = false;                       /* in that of a footnote */
    PopplerRectangle letter = places[first]; /* the last one that is in none */
    double letter_end = l.right;
    *cells = false;
    for (guint i = first; i < end; i++) {
        const char *at = page->at[i];
        const bool digit = isdigit((unsigned char)*at);
        if (i > first && places[i].x1 - places[i - 1].x2 > l.height) g_string_append_c(words, ' '); /* of a table */
        if (!g_unichar_isspace(g_utf8_get_char(at))) {
            const bool apart = places[i].x1 - letter_end > 1.2 * l.height;
            if (apart && digit && last_is_digit(words)) g_string_append(words, "| "); /* "751 638" are two numbers */
            *cells |= apart;
            letter_end = places[i].x2;
        }
        mark = is_raised(&l, &letter, &places[i]) &&
               ((mark && (digit || *at == ',')) || (digit && words->len && !raised_belongs(words->str, words->len)));
        if (mark) continue;
        const slice power = is_raised(&l, &letter, &places[i]) ? raised_power(words->str, words->len, *at) : (slice){0};
        g_string_append_len(words, power.size ? power.at : at,
                            power.size ? (gssize)power.size : g_utf8_next_char(at) - at);
        if (!power.size && !g_unichar_isspace(g_utf8_get_char(at))) letter = places[i];
    }
    *cells |= strstr(words->str, "....") != NULL; /* and of a table of contents */
    return g_string_free(words, FALSE);
}

static void push_line(lines *all, line l) {
    if (all->count == all->room) {
        size_t room = all->room ? 2 * all->room : 1024;
        line *grown = realloc(all->at, room * sizeof *grown);
        all->failed = all->failed || !grown;
        if (grown) all->at = grown, all->room = room;
    }
    l.size = strlen(l.words);
    if (all->failed)
        g_free(l.words);
    else
        all->at[all->count++] = l;
}

/* The characters first..end of a page, if there are any. */
static void add_line(lines *all, const pdf_page *page, guint first, guint end, guint number) {
    while (end > first && *page->at[end - 1] == ' ') end--;
    if (first == end) return;
    bool cells;
    char *words = pdf_words(page, first, end, &cells);
    push_line(all, (line){.words = words, .place = pdf_place_of(page, first, end), .page = number, .cells = cells});
}

/* The lines of a page; the rows of a table stand where its first character stood. */
static void add_lines(lines *all, const pdf_page *page, guint number) {
    bool *taken = g_new0(bool, page->count);
    GArray *rows = pdf_tables(page, taken);
    guint first = 0, row = 0;
    for (guint i = 0; i < page->count; i++) {
        const bool ends = *page->at[i] == '\n' || taken[i];
        if (ends) add_line(all, page, first, i, number);
        if (ends) first = i + 1;
        for (; row < rows->len && g_array_index(rows, pdf_row, row).before == i; row++) {
            const pdf_row *r = &g_array_index(rows, pdf_row, row);
            push_line(all, (line){.words = r->words,
                                  .place = r->place,
                                  .page = number,
                                  .cells = true,
                                  .row = true,
                                  .first_row = r->first});
        }
    }
    add_line(all, page, first, page->count, number);
    g_array_free(rows, TRUE);
    g_free(taken);
}

static void read_page(PopplerDocument *document, guint number, lines *all) {
    PopplerPage *page = poppler_document_get_page(document, (int)number);
    if (!page) return; /* a damaged one */
    char *text = poppler_page_get_text(page);
    PopplerRectangle *places = NULL;
    guint count = 0;
    if (text && poppler_page_get_text_layout(page, &places, &count)) {
        const char **at = g_new(const char *, count + 1);
        pdf_page characters = {at, places, 0};
        for (const char *next = text; characters.count < count && *next; next = g_utf8_next_char(next))
            at[characters.count++] = next;
        add_lines(all, &characters, number);
        g_free(at);
    }
    g_free(places);
    g_free(text);
    g_object_unref(page);
}

/* --------------------------------------------------------- what is no text */

/* Whether two lines say the same but for their numbers: "Energy review 12", "Energy review 13". */
static bool same_but_numbers(const line *a, const line *b) {
    const char *p = a->words, *q = b->words;
    for (;;) {
        while (isdigit((unsigned char)*p)) p++;
        while (isdigit((unsigned char)*q)) q++;
        if (*p != *q) return false;
        if (!*p) return true;
        p++, q++;
    }
}

/* The first line of page `number` or of one behind it. */
static size_t page_start(const lines *all, size_t from, guint number) {
    while (from < all->count && all->at[from].page < number) from++;
    return from;
}

/* Whether a line is among the `EDGE` highest or lowest of its page, lines[from..to). */
static bool at_edge(const lines *all, size_t from, size_t to, size_t i) {
    enum { EDGE = 2 };
    size_t above = 0, below = 0;
    for (size_t k = from; k < to; k++) {
        above += all->at[k].place.bottom < all->at[i].place.top;
        below += all->at[k].place.top > all->at[i].place.bottom;
    }
    return above < EDGE || below < EDGE;
}

/* The line of page lines[from..to) that stands where `l` stands on its own and says the same; NULL where none does. */
static line *twin(const lines *all, size_t from, size_t to, const line *l) {
    for (size_t k = from; k < to; k++) {
        line *other = &all->at[k];
        if (other->row) continue;
        if (other->place.top > l->place.top - 3 && other->place.top < l->place.top + 3 && same_but_numbers(other, l))
            return other;
    }
    return NULL;
}

/* Running heads and feet: at an edge of the page, and again on one of the next two (left and right pages differ). */
static void leave_out_running_lines(lines *all) {
    for (size_t from = 0, to; from < all->count; from = to) {
        const guint page = all->at[from].page;
        to = page_start(all, from, page + 1);
        for (size_t i = from; i < to; i++) {
            size_t next = to;
            if (all->at[i].row || !at_edge(all, from, to, i)) continue;
            for (guint ahead = 1; ahead <= 2; ahead++) {
                const size_t end = page_start(all, next, page + ahead + 1);
                line *again = twin(all, next, end, &all->at[i]);
                if (again) again->left_out = all->at[i].left_out = true;
                next = end;
            }
        }
    }
}

/* -------------------------------------------------------------- paragraphs */

/* Whether `next` begins a paragraph: a wider gap than within one, or letters of another size. */
static bool is_apart(const line *l, const line *next) {
    if (next->page != l->page || next->place.bottom < l->place.top) return false; /* a sentence may run on there */
    const double pitch = next->place.bottom - l->place.bottom;
    return pitch > 1.9 * l->place.height || next->place.height > 1.2 * l->place.height ||
           l->place.height > 1.2 * next->place.height;
}

/* Where the column ends that line `at` is in: at the nearest line beside it. */
static double column_end(const lines *all, size_t from, size_t to, const line *l) {
    double end = 1e6;
    for (size_t i = from; i < to; i++) {
        const line *o = &all->at[i];
        if (o->page == l->page && o->place.left > l->place.right && o->place.left < end &&
            o->place.top < l->place.bottom && o->place.bottom > l->place.top)
            end = o->place.left;
    }
    return end;
}

/* How far to the right the lines of a column go that lie near line `at`: the third longest tells, because a title may
 * go over two columns, but of few lines the longest. 0 where a column is as narrow as that of a table. */
static double column_right(const lines *all, size_t at) {
    enum { NEAR = 60, INDENT = 40, FEW = 6, NARROW = 12 };
    const line *l = &all->at[at];
    const size_t from = at > NEAR ? at - NEAR : 0, to = at + NEAR < all->count ? at + NEAR : all->count;
    const double end = column_end(all, from, to, l);
    double longest[3] = {0};
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        const line *o = &all->at[i];
        if (o->page != l->page || o->place.left < l->place.left - INDENT || o->place.left > l->place.left + INDENT ||
            o->place.right > end)
            continue;
        count++;
        double right = o->place.right;
        for (size_t k = 0; k < 3; k++)
            if (right > longest[k]) {
                const double shorter = longest[k];
                longest[k] = right;
                right = shorter;
            }
    }
    const double right = longest[count < FEW ? 0 : 2];
    return right - l->place.left < NARROW * l->place.height ? 0 : right;
}

/* "• ", "- ", "3. ", "b) ": an item of a list. U+F0B7 is the bullet of Word's font of symbols. */
static bool begins_item(const line *l) {
    static const char *const BULLETS[] = {"•", "●", "▪", "◦", "■", "□", "◆", "\xEF\x82\xB7", "·", "–", "-", "*"};
    for (size_t i = 0; i < sizeof BULLETS / sizeof *BULLETS; i++)
        if (g_str_has_prefix(l->words, BULLETS[i])) return true;
    size_t number = 0;
    while (isdigit((unsigned char)l->words[number])) number++;
    if (number == 0) number = isalpha((unsigned char)*l->words) != 0;
    return number > 0 && number < 3 && l->words[number] && strchr(".)", l->words[number]) &&
           l->words[number + 1] == ' ';
}

static void gather_words(lines *all) {
    for (size_t i = 0; i < all->count; i++) {
        const char *at = all->at[i].words;
        while (*at) {
            size_t size = 0;
            while (isalpha((unsigned char)at[size])) size++;
            if (size && strcmp(at + size, "-") != 0) g_hash_table_add(all->words, g_strndup(at, size));
            at += size + (at[size] != '\0');
        }
    }
}

/* Whether a hyphen at the end of `l` only divides a word: the document has it undivided, too, or its first half is no
 * word of the document, nor one of those that hyphens follow, as in "non-fossil". */
static bool divides(const lines *all, const line *l, const line *next) {
    enum { LONGEST_PREFIX = 4 };
    size_t before = 0, behind = 0;
    char word[96];
    if (l->size == 0 || l->words[l->size - 1] != '-') return false;
    while (before + 1 < l->size && isalpha((unsigned char)l->words[l->size - 2 - before])) before++;
    while (behind < next->size && islower((unsigned char)next->words[behind])) behind++;
    if (!before || !behind || before + behind >= sizeof word) return false;
    memcpy(word, l->words + l->size - 1 - before, before);
    memcpy(word + before, next->words, behind);
    word[before + behind] = '\0';
    if (g_hash_table_contains(all->words, word)) return true;
    word[before] = '\0';
    return before > LONGEST_PREFIX && !g_hash_table_contains(all->words, word);
}

/* Whether the first word of `next` had no room in the line before, which goes on there, then. */
static bool is_wrapped(const lines *all, size_t at, const line *next) {
    const line *l = &all->at[at];
    if (next->size == 0 || begins_item(next)) return false;
    const double right = column_right(all, at);
    const glong letters = g_utf8_strlen(next->words, (gssize)next->size);
    const char *space = strchr(next->words, ' ');
    const bool ascii = isascii((unsigned char)*next->words);
    const glong word = !ascii ? 1 : space ? space - next->words + 1 : letters;
    const double width =
        ascii ? (double)word * (next->place.right - next->place.left) / (double)letters : next->place.height;
    return right > 0 && l->place.right + width > right - 0.2 * l->place.height;
}

static bool is_chinese(const line *l) {
    size_t ascii = 0;
    for (size_t i = 0; i < l->size; i++) ascii += isascii((unsigned char)l->words[i]) != 0;
    return ascii < l->size / 2;
}

/* Chinese divides numbers, too: "46" and "2万千瓦". */
static bool divides_number(const line *l, const line *next) {
    const size_t point = l->size > 1 && l->words[l->size - 1] == '.';
    return l->size > point && isdigit((unsigned char)l->words[l->size - 1 - point]) &&
           (isdigit((unsigned char)*next->words) || (!point && *next->words == '.')) && is_chinese(l) &&
           is_chinese(next);
}

/* What stands between a line and the one that it goes on in: a space between words, nothing in Chinese. */
static bool is_spaced(const line *l, const line *next) {
    return l->size && isascii((unsigned char)l->words[l->size - 1]) && isascii((unsigned char)*next->words) &&
           l->words[l->size - 1] != '-' && !divides_number(l, next);
}

/* Puts `next` behind line `at`, or leaves it on a line of its own. */
static void join(const lines *all, size_t at, const line *next, text *t) {
    const line *l = &all->at[at];
    if (next->page != l->page || next->place.top < l->place.top || l->cells || next->cells) return;
    const bool divided = divides(all, l, next);
    if (!divided && !is_wrapped(all, at, next)) return;
    t->size -= divided ? 2 : 1; /* the hyphen, the line's end */
    if (!divided && is_spaced(l, next)) text_bytes(t, " ", 1);
}

/* Whether line `at` is that above a table, and the one before it ends its sentence. */
static bool is_caption(const lines *all, size_t at, const line *before) {
    return at + 1 < all->count && all->at[at + 1].first_row && !all->at[at].row && before->size &&
           (before->words[before->size - 1] == '.' || g_str_has_suffix(before->words, "。"));
}

static void write_lines(const lines *all, text *t) {
    const line *last = NULL;
    size_t at = 0;
    guint page = 0;
    for (size_t i = 0; i < all->count; i++) {
        const line *l = &all->at[i];
        if (l->left_out) continue;
        if (last && (l->row || last->row || is_caption(all, i, last))) {
            if (!last->row || !l->row || l->first_row) text_bytes(t, "\n", 1);
        } else if (last && is_apart(last, l))
            text_bytes(t, "\n", 1);
        else if (last)
            join(all, at, l, t);
        for (; page <= l->page; page++) text_bytes(t, "\f", 1);
        text_bytes(t, l->words, l->size);
        text_bytes(t, "\n", 1);
        last = l;
        at = i;
    }
}

/* A document of which one may read everything but nothing was written as text is pictures of pages. */
static const char *check(PopplerDocument *document, const lines *all) {
    if (poppler_document_get_n_pages(document) == 0) return "holds no pages";
    if (all->failed) return "needs more memory than there is";
    return all->count ? NULL : "holds no text, only pictures of it; expected a PDF that has been through OCR";
}

/* Behind "3, 5" the pages 7 to 9: "3, 5, 7-9"; where there is no room for more, "...". */
static void tell_pages(char *told, size_t room, guint first, guint last) {
    const size_t size = strlen(told);
    const char *mark = size ? ", " : "";
    enum { LONGEST = sizeof ", 4294967295-4294967295, ..." };
    if (size > 3 && strcmp(told + size - 3, "...") == 0) return;
    if (size + LONGEST > room)
        snprintf(told + size, room - size, "%s...", mark);
    else if (first == last)
        snprintf(told + size, room - size, "%s%u", mark, first);
    else
        snprintf(told + size, room - size, "%s%u-%u", mark, first, last);
}

static bool holds_pictures(PopplerDocument *document, guint number) {
    PopplerPage *page = poppler_document_get_page(document, (int)number);
    GList *pictures = page ? poppler_page_get_image_mapping(page) : NULL;
    const bool found = pictures != NULL;
    poppler_page_free_image_mapping(pictures);
    if (page) g_object_unref(page);
    return found;
}

/* Scanned pages among those of text, as annexes often are: their numbers are missing. */
static void tell_scanned(PopplerDocument *document, const lines *all, text *t) {
    const guint pages = (guint)poppler_document_get_n_pages(document);
    char told[160] = "";
    size_t at = 0;
    guint first = 0, count = 0; /* of the run of pages that goes on */
    for (guint page = 0; page <= pages; page++) {
        bool words = false;
        for (; at < all->count && all->at[at].page == page; at++) words = words || !all->at[at].left_out;
        const bool scanned = page < pages && !words && holds_pictures(document, page);
        if (scanned && !first) first = page + 1;
        count += scanned;
        if (scanned || !first) continue;
        tell_pages(told, sizeof told, first, page);
        first = 0;
    }
    if (count)
        snprintf(t->left_out, sizeof t->left_out,
                 "%s pictures and no text: %s; expected a PDF that has been through OCR",
                 count == 1 ? "a page holds" : "pages hold", told);
}

const char *read_pdf(const char *bytes, size_t size, text *t) {
    GError *error = NULL;
    GBytes *input = g_bytes_new_static(bytes, size);
    PopplerDocument *document = poppler_document_new_from_bytes(input, NULL, &error);
    const char *wrong = NULL;
    lines all = {.words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    if (document) {
        const guint pages = (guint)poppler_document_get_n_pages(document);
        for (guint i = 0; i < pages; i++) read_page(document, i, &all);
        wrong = check(document, &all);
        leave_out_running_lines(&all);
        gather_words(&all);
        if (!wrong) write_lines(&all, t);
        if (!wrong) tell_scanned(document, &all, t);
        g_object_unref(document);
    } else {
        wrong =
            g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? "is locked with a password" : "is damaged";
    }
    free_lines(&all);
    g_clear_error(&error);
    g_bytes_unref(input);
    return wrong;
}
