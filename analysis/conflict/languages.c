/* What a paragraph and its translation say differently, and what one of them leaves out. */
#include "align.h"
#include "analysis/quote.h"
#include "analysis/said.h"
#include "conflict.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_bare(const facts_fact *fact) { return !*fact->unit && !*fact->metric; }

static bool has_digit(const char *text) {
    while (*text && !isdigit((unsigned char)*text)) text++;
    return *text != '\0';
}

/* ---------------------------------------------------------------- left out */

/* The lines on which the translation of a fact would stand. */
typedef struct stretch {
    uint32_t first, last;
} stretch;

/* The lines of what the sentence and the line of side->facts[i] were aligned with; false where less than half of their
 * facts was: that is no translation, or one that is meant to be shorter. */
static bool find_translation(const align_side *side, const align_side *other, size_t i, stretch *lines) {
    size_t first = i, last = i, agreed = 0, all = 0;
    while (first > 0 && said_together(side->facts[first - 1], side->facts[i])) first--;
    while (last + 1 < side->count && said_together(side->facts[last + 1], side->facts[i])) last++;
    *lines = (stretch){UINT32_MAX, 0};
    for (size_t k = first; k <= last; k++) {
        all += *side->facts[k]->metric != '\0';
        if (!side->agrees[k]) continue;
        agreed++;
        uint32_t line = other->facts[side->partners[k]]->line;
        if (line < lines->first) lines->first = line;
        if (line > lines->last) lines->last = line;
    }
    return agreed > 0 && 2 * agreed >= all;
}

/* Whether sentences go over several lines, so that what is said there may stand on the lines around. */
static bool is_broken(const align_side *side) {
    for (size_t i = 1; i < side->count; i++)
        if (side->facts[i]->line != side->facts[i - 1]->line &&
            strcmp(side->facts[i]->sentence, side->facts[i - 1]->sentence) == 0)
            return true;
    return false;
}

static bool line_has(const align_side *side, uint32_t line) {
    for (size_t i = 0; i < side->count; i++)
        if (side->facts[i]->line == line) return true;
    return false;
}

/* Whether two numbers are the same in other units, as 1.15亿亩 and 7.67 million hectares are: the same digits, which
 * may be rounded to a hundredth of the number. */
static bool same_in_other_units(const facts_fact *a, const facts_fact *b) {
    double x = said_mantissa(a->value), y = said_mantissa(b->value);
    if (is_bare(a) || is_bare(b)) return said_same_digits(a->value, b->value);
    double digit = fmax(said_digit(a) / fabs(a->value), said_digit(b) / fabs(b->value));
    return fabs(x - y) <= fmin(digit / 2, 0.01) * fmax(x, y);
}

/* Whether a number with the same digits stands there, whatever it was read as, or not read at all. */
static bool is_said(const facts_fact *fact, const facts_fact *const *all, size_t count, stretch lines) {
    for (size_t i = 0; i < count; i++) {
        const facts_fact *other = all[i];
        if (other->line < lines.first || other->line > lines.last || strcmp(other->language, fact->language) == 0)
            continue;
        if (same_in_other_units(other, fact) || said_in(fact->quote, other->sentence)) return true;
        if (*fact->metric && strcmp(other->metric, fact->metric) == 0 && other->kind == fact->kind &&
            strcmp(other->time, fact->time) == 0)
            return true;
    }
    return false;
}

/* "(4).6万": the end of a number that was torn apart. */
static bool is_torn(const facts_fact *fact) {
    const char *at = quote_in(fact->sentence, fact->quote).at;
    return at && at > fact->sentence && isdigit((unsigned char)*at) &&
           (at[-1] == '.' || isdigit((unsigned char)at[-1]));
}

/* What is left out: a fact with a metric of the list and a number in digits, amid others that were translated. */
static facts_status find_left_out(facts_conflict_list *list, const align_side *side, const align_side *other,
                                  const facts_fact *const *all, size_t count, bool bare_numbers, facts_error *error) {
    facts_status status = FACTS_OK;
    stretch lines;
    const bool broken = is_broken(other);
    for (size_t i = 0; i < side->count && !status; i++) {
        const facts_fact *fact = side->facts[i];
        bool sure = bare_numbers || strcmp(fact->unit, "1") != 0;
        if (side->partners[i] != ALIGN_NONE || !*fact->metric || !sure || !has_digit(fact->quote)) continue;
        if (said_of_words_nearby(fact) || is_torn(fact)) continue;
        if (!find_translation(side, other, i, &lines)) continue;
        /* the lines around a broken one, unless they are in the language of the fact */
        if (broken && lines.first > 1 && !line_has(side, lines.first - 1)) lines.first--;
        if (broken && !line_has(side, lines.last + 1)) lines.last++;
        if (is_said(fact, all, count, lines)) continue;
        status = conflict_left_out(list, fact, other->facts[0]->language, error);
    }
    return status;
}

/* ------------------------------------------------------------------ pairs */

/* What is not the same here may be so beside it: then the wrong two were put together. */
static bool stands_beside(const facts_fact *fact, const facts_fact *partner, const align_side *other) {
    if (said_same_digits(fact->value, partner->value)) return false;
    if (strcmp(fact->unit, partner->unit) != 0) return false;
    for (size_t i = 0; i < other->count; i++)
        if (said_together(other->facts[i], partner) && said_in(fact->quote, other->facts[i]->sentence)) return true;
    return false;
}

static facts_status compare_pairs(facts_conflict_list *list, const align_side *a, const align_side *b,
                                  facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; i < a->count && !status; i++) {
        if (a->partners[i] == ALIGN_NONE) continue;
        const facts_fact *x = a->facts[i], *y = b->facts[a->partners[i]];
        if (strcmp(x->metric, y->metric) != 0) continue; /* one of them was misread */
        if (stands_beside(x, y, b) || stands_beside(y, x, a)) continue;
        bool first = x->byte_start < y->byte_start;
        status = conflict_compare(list, first ? x : y, first ? y : x, FACTS_BETWEEN_LANGUAGES, error);
    }
    return status;
}

static bool side_open(align_side *side, size_t room) {
    side->facts = malloc(room * sizeof *side->facts);
    side->partners = malloc(room * sizeof *side->partners);
    side->agrees = malloc(room * sizeof *side->agrees);
    return side->facts && side->partners && side->agrees;
}

static void side_close(align_side *side) {
    free(side->facts);
    free(side->partners);
    free(side->agrees);
}

facts_status conflict_languages(facts_conflict_list *list, const facts_fact *const *facts, size_t count,
                                facts_error *error) {
    facts_status status = FACTS_OK;
    align_side a = {0}, b = {0};
    bool bare_numbers = false;
    bool ready = side_open(&a, count + 1) && side_open(&b, count + 1);
    for (size_t i = 0; ready && i < count; i++) {
        bare_numbers |= is_bare(facts[i]);
        if (is_bare(facts[i])) continue;
        /* the language that comes first, and the first other one */
        align_side *side = a.count == 0 || strcmp(a.facts[0]->language, facts[i]->language) == 0 ? &a : &b;
        if (side == &b && b.count > 0 && strcmp(b.facts[0]->language, facts[i]->language) != 0) continue;
        side->facts[side->count++] = facts[i];
    }
    if (!ready || !align_sides(&a, &b)) {
        status = facts_no_memory(error, NULL);
    } else if (b.count > 0) {
        status = compare_pairs(list, &a, &b, error);
        if (!status) status = find_left_out(list, &a, &b, facts, count, bare_numbers, error);
        if (!status) status = find_left_out(list, &b, &a, facts, count, bare_numbers, error);
    }
    side_close(&a);
    side_close(&b);
    return status;
}
