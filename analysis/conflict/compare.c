/* Two statements of one quantity: the same, rounded, bounded, worded otherwise, or contradicting each other. */
#include "analysis/difference/wording.h"
#include "analysis/finding.h"
#include "analysis/said.h"
#include "conflict.h"

#include <math.h>

const char *facts_conflict_class_name(facts_conflict_class class_id) {
    static const char *const NAMES[] = {"rounding", "rounding+bound", "bound", "wording", "left out", "contradiction"};
    return NAMES[class_id];
}

const char *facts_conflict_scope_name(facts_conflict_scope scope) {
    static const char *const NAMES[] = {"languages", "places", "documents"};
    return NAMES[scope];
}

static bool worded_otherwise(const facts_fact *a, const facts_fact *b) {
    return a->kind != b->kind && !isnan(said_multiple(a)) && !isnan(said_multiple(b));
}

static double upper_end(const facts_fact *fact) { return isnan(fact->value_hi) ? fact->value : fact->value_hi; }

/* One is what rounding to its last digit makes of the other. */
static bool rounds(double a, double b, double digit) { return fabs(a - b) <= digit / 2 * (1 + 1e-6); }

/* "Over 20.9 billion" of 20.988 billion: the last digit was cut off and not rounded. `bound` says whose size is
 * said. */
static bool is_cut(const facts_fact *bound, const facts_fact *other) {
    double more = fabs(other->value) - fabs(bound->value), digit = said_digit(bound);
    if (bound->bound == FACTS_GT) return more >= 0 && more < digit;
    return bound->bound == FACTS_LT && more <= 0 && -more < digit;
}

static bool meet(facts_interval a, facts_interval b) { return a.lo <= b.hi && b.lo <= a.hi; }

/* How far a bound reaches: "over 60" is no translation of 90. */
static bool is_near(const facts_fact *a, const facts_fact *b) {
    return fabs(a->value - b->value) <= fmax(fabs(a->value), fabs(b->value)) / 10;
}

static bool classify_multiples(const facts_fact *a, const facts_fact *b, facts_conflict_class *class_id) {
    double scale_a = a->kind == FACTS_GROWTH ? 0.01 : 1, scale_b = b->kind == FACTS_GROWTH ? 0.01 : 1;
    double digit = fmax(said_digit(a) * scale_a, said_digit(b) * scale_b);
    /* 增长90倍 and "grew by 90 times", in which English may mean either */
    if (said_same(said_number(a), said_number(b))) return false;
    /* "about 90 times" and 增长约90倍, which is 91 times */
    bool vague = a->bound == FACTS_APPROX || b->bound == FACTS_APPROX;
    if (vague) digit = fmax(digit, said_multiple(a) / 10);
    bool agree = rounds(said_multiple(a), said_multiple(b), digit);
    *class_id = agree ? FACTS_CONFLICT_WORDING : FACTS_CONFLICT_CONTRADICTION;
    return true;
}

bool conflict_is_sure(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope) {
    bool explicit_times = a->time_source == FACTS_TIME_EXPLICIT && b->time_source == FACTS_TIME_EXPLICIT;
    if (!explicit_times && (a->kind != FACTS_LEVEL || scope == FACTS_BETWEEN_DOCUMENTS)) return false;
    /* one document says the growth of a month here, that of half a year there */
    bool moves = scope == FACTS_BETWEEN_PLACES && a->kind != FACTS_LEVEL;
    if (moves && (said_of_number_before(a) || said_of_number_before(b))) return false;
    return said_surely(a) && said_surely(b);
}

bool conflict_is_copied(const facts_fact *a, const facts_fact *b) {
    enum { FEWEST_WORDS = 4 };
    static const double ALIKE = 0.9;
    wording x = {0}, y = {0};
    bool copied = wording_open(&x, a->sentence, a->quote, false) && x.count >= FEWEST_WORDS &&
                  wording_open(&y, b->sentence, b->quote, false) && wording_similarity(&x, &y) >= ALIKE;
    wording_close(&x);
    wording_close(&y);
    return copied;
}

bool conflict_is_repeated(const facts_fact *a, const facts_fact *b) {
    enum { FEWEST_WORDS = 6 };
    wording x = {0}, y = {0};
    bool repeated = wording_open(&x, a->sentence, a->quote, true) && x.count >= FEWEST_WORDS &&
                    wording_open(&y, b->sentence, b->quote, true) && y.count >= FEWEST_WORDS && wording_holds(&x, &y);
    wording_close(&x);
    wording_close(&y);
    return repeated;
}

/* Two numbers of the same last digit, of three digits or more, that one mistyped digit parts, or two that changed
 * places: 24.02 and 26.02, 284 and 248. */
static bool is_mistyped(const facts_fact *a, const facts_fact *b) {
    enum { DIGITS = 16, FEWEST = 3 };
    double x = fabs(a->value), y = fabs(b->value), digit = said_digit(a);
    char one[DIGITS + 1], other[DIGITS + 1];
    size_t differ = 0, first = 0, last = 0;
    if (digit <= 0 || !said_same(digit, said_digit(b)) || fmax(x, y) / digit >= 1e15) return false;
    snprintf(one, sizeof one, "%.0f", x / digit);
    snprintf(other, sizeof other, "%.0f", y / digit);
    if (strlen(one) != strlen(other) || strlen(one) < FEWEST) return false;
    for (size_t i = 0; one[i]; i++) {
        if (one[i] == other[i]) continue;
        if (differ++ == 0) first = i;
        last = i;
    }
    bool swapped = differ == 2 && last == first + 1 && one[first] == other[last] && one[last] == other[first];
    return differ == 1 || swapped;
}

/* A figure and its revision. A share is near another where what it leaves is, too: 96 and 98 percent are not. */
static bool is_revised(const facts_fact *a, const facts_fact *b) {
    static const double REVISION = 0.03;
    double most = fmax(fabs(a->value), fabs(b->value));
    bool share = a->kind == FACTS_LEVEL && strcmp(a->unit, "percent") == 0 && most < 100;
    return fabs(a->value - b->value) <= REVISION * (share ? fmin(most, 100 - most) : most);
}

/* Numbers far from each other are of two things that were not told apart; so are growth rates, and numbers of two
 * documents, whose time stands elsewhere. */
static bool is_far(const facts_fact *a, const facts_fact *b) {
    double x = fabs(a->value), y = fabs(b->value);
    bool explicit_times = a->time_source == FACTS_TIME_EXPLICIT && b->time_source == FACTS_TIME_EXPLICIT;
    return !said_same_digits(x, y) && fmin(x, y) <= (explicit_times ? 0.5 : 0.8) * fmax(x, y);
}

/* Said in the same words, by two documents or twice by one. */
static bool is_quoted(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope) {
    return scope == FACTS_BETWEEN_DOCUMENTS ? conflict_is_copied(a, b)
                                            : scope == FACTS_BETWEEN_PLACES && conflict_is_repeated(a, b);
}

/* Away from a translation nothing but metric and time says that two statements are about the same, so both must be
 * sure, or copied. What is less near may be of two things too, as of the world and of one of its countries: it is told
 * where one number lost its order of magnitude or a digit, or is a revision of the other, or where two documents have
 * the same words. */
static bool is_plausible(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope) {
    if (is_far(a, b)) return false;
    const bool alike = said_same_digits(a->value, b->value) || is_mistyped(a, b) || is_revised(a, b);
    return (alike && conflict_is_sure(a, b, scope)) || is_quoted(a, b, scope);
}

/* "Down 11.6 percent" and "an 11.6 percent decrease": if only one of them was understood to fall, no one has erred but
 * the reader. */
static bool only_signs_differ(const facts_fact *a, const facts_fact *b) {
    return a->kind == b->kind && a->kind != FACTS_LEVEL && said_same(a->value, -b->value);
}

bool conflict_differ(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope) {
    if (only_signs_differ(a, b) || is_far(a, b) || meet(said_interval(a, true), said_interval(b, true))) return false;
    return conflict_is_sure(a, b, scope) || is_quoted(a, b, scope);
}

bool conflict_classify(const facts_fact *a, const facts_fact *b, facts_conflict_scope scope,
                       facts_conflict_class *class_id) {
    double digit = fmax(said_digit(a), said_digit(b));
    bool bounds_differ = a->bound != b->bound, translated = scope == FACTS_BETWEEN_LANGUAGES;
    if (worded_otherwise(a, b)) return classify_multiples(a, b, class_id);
    if (only_signs_differ(a, b)) return false;
    if (said_same(a->value, b->value) && said_same(upper_end(a), upper_end(b))) {
        *class_id = FACTS_CONFLICT_BOUND;
        return translated && bounds_differ; /* elsewhere the same number is no disagreement, however near it came */
    }
    bool rounded = rounds(a->value, b->value, digit) && rounds(upper_end(a), upper_end(b), digit);
    bool both_true = meet(said_interval(a, true), said_interval(b, true));
    if (!translated && bounds_differ && both_true) return false;
    if (rounded || is_cut(a, b) || is_cut(b, a)) {
        *class_id = bounds_differ ? FACTS_CONFLICT_ROUNDING_BOUND : FACTS_CONFLICT_ROUNDING;
        return true;
    }
    if (both_true && bounds_differ && is_near(a, b)) {
        *class_id = FACTS_CONFLICT_ROUNDING_BOUND;
        return true;
    }
    *class_id = FACTS_CONFLICT_CONTRADICTION;
    return translated || (!both_true && is_plausible(a, b, scope));
}

/* ------------------------------------------------------------ explanation */

static const char *language_name(const facts_fact *fact) {
    if (strcmp(fact->language, "zh") == 0) return "Chinese";
    return strcmp(fact->language, "en") == 0 ? "English" : fact->language;
}

static const char *bound_words(facts_bound bound) {
    static const char *const WORDS[] = {"no bound", "\"about\"", "\"more than\"", "\"less than\""};
    return WORDS[bound];
}

/* "white_paper:98, Chinese" where languages are compared, else the place. */
static const char *side_name(arena *memory, const facts_fact *fact, facts_conflict_scope scope) {
    if (scope == FACTS_BETWEEN_LANGUAGES) return language_name(fact);
    if (scope == FACTS_BETWEEN_PLACES) return finding_text(memory, "line %u", (unsigned)fact->line);
    return finding_text(memory, "%s", fact->document);
}

static const char *explain_wording(arena *memory, const facts_fact *a, const facts_fact *b) {
    const facts_fact *ratio = a->kind == FACTS_RATIO ? a : b, *growth = ratio == a ? b : a;
    char times[40], percent[40], made[40];
    finding_number(ratio->value, times);
    finding_number((ratio->value - 1) * 100, made);
    finding_number(growth->value, percent);
    return finding_text(memory, "%s times is a growth of %s percent: (%s - 1) x 100 = %s; said is %s percent", times,
                        made, times, made, percent);
}

/* A slip of 万 and 亿, or of million and billion, moves the point and leaves the digits. */
static const char *magnitude_hint(double a, double b, char *buffer, size_t size) {
    double factor = fmax(fabs(a), fabs(b)) / fmin(fabs(a), fabs(b));
    bool slip = isfinite(factor) && factor > 9 && said_same_digits(a, b);
    snprintf(buffer, size, slip ? ": the same digits, %.0f times as much" : "", factor);
    return buffer;
}

/* What two documents want or expect of a time to come may differ, and neither errs. */
static const char *other_plan(const facts_fact *fact, facts_conflict_scope scope) {
    if (scope != FACTS_BETWEEN_DOCUMENTS || fact->state == FACTS_ACTUAL) return "";
    return fact->state == FACTS_TARGET ? "; the goal may have been moved" : "; each expects what it does";
}

static const char *explain_numbers(arena *memory, const facts_fact *a, const facts_fact *b,
                                   facts_conflict_class class_id, facts_conflict_scope scope) {
    char said_a[FINDING_VALUE_SIZE], said_b[FINDING_VALUE_SIZE], apart[40], percent[40], hint[80];
    const char *side_a = side_name(memory, a, scope), *side_b = side_name(memory, b, scope);
    double end_a = a->value, end_b = b->value;
    if (said_same(end_a, end_b)) end_a = upper_end(a), end_b = upper_end(b);
    if (!side_a || !side_b) return NULL;
    finding_value(a, said_a);
    finding_value(b, said_b);
    finding_number(fabs(end_a - end_b), apart);
    snprintf(percent, sizeof percent, "%.3g", 100 * fabs(end_a - end_b) / fmax(fabs(end_a), fabs(end_b)));
    const char *unit = strcmp(a->unit, "1") == 0 ? "" : strcmp(a->unit, "percent") == 0 ? "points" : a->unit;
    const char *space = *unit ? " " : "";
    if (class_id == FACTS_CONFLICT_CONTRADICTION)
        return finding_text(memory,
                            "%s (%s) and %s (%s) are %s%s%s apart, %s percent of the larger and more than rounding "
                            "allows%s%s",
                            said_a, side_a, said_b, side_b, apart, space, unit, percent,
                            magnitude_hint(end_a, end_b, hint, sizeof hint), other_plan(a, scope));
    return finding_text(memory, "%s (%s) and %s (%s) are %s%s%s apart%s", said_a, side_a, said_b, side_b, apart, space,
                        unit,
                        class_id == FACTS_CONFLICT_ROUNDING ? ": the same number, rounded"
                                                            : ": the same number, rounded and with another bound");
}

static const char *explain(arena *memory, const facts_fact *a, const facts_fact *b, facts_conflict_class class_id,
                           facts_conflict_scope scope) {
    char value[FINDING_VALUE_SIZE];
    if (worded_otherwise(a, b)) return explain_wording(memory, a, b);
    if (class_id != FACTS_CONFLICT_BOUND) return explain_numbers(memory, a, b, class_id, scope);
    facts_fact plain = *a;
    plain.bound = FACTS_EQ;
    const char *side_a = side_name(memory, a, scope), *side_b = side_name(memory, b, scope);
    if (!side_a || !side_b) return NULL;
    return finding_text(memory, "both say %s; %s has %s, %s has %s", finding_value(&plain, value), side_a,
                        bound_words(a->bound), side_b, bound_words(b->bound));
}

/* ---------------------------------------------------------------- adding */

static facts_status add(facts_conflict_list *list, facts_conflict conflict, facts_error *error) {
    const facts_fact *const sides[] = {conflict.a, conflict.b};
    const char *kind = facts_conflict_class_name(conflict.class_id);
    conflict.explanation = finding_explained(&list->memory, conflict.explanation, sides, 2);
    conflict.id = finding_id(&list->memory, kind, sides, conflict.b ? 2 : 1);
    if (conflict.id && conflict.explanation && vector_push(&list->conflicts, conflict)) return FACTS_OK;
    return facts_no_memory(error, NULL);
}

facts_status conflict_compare(facts_conflict_list *list, const facts_fact *a, const facts_fact *b,
                              facts_conflict_scope scope, facts_error *error) {
    facts_conflict conflict = {.scope = scope, .severity = FACTS_LOW, .a = a, .b = b};
    if (!conflict_classify(a, b, scope, &conflict.class_id)) return FACTS_OK;
    if (conflict.class_id == FACTS_CONFLICT_CONTRADICTION) {
        bool apart = false;
        facts_status status = scope != FACTS_BETWEEN_PLACES ? FACTS_OK : conflict_reach(list, a, b, &apart, error);
        if (status || apart) return status;
        bool sure =
            scope == FACTS_BETWEEN_LANGUAGES ||
            (a->time_source == FACTS_TIME_EXPLICIT && b->time_source == FACTS_TIME_EXPLICIT && !*other_plan(a, scope));
        conflict.severity = sure ? FACTS_HIGH : FACTS_MEDIUM;
    }
    conflict.explanation = explain(&list->memory, a, b, conflict.class_id, scope);
    return add(list, conflict, error);
}

facts_status conflict_left_out(facts_conflict_list *list, const facts_fact *fact, const char *other_language,
                               facts_error *error) {
    char value[FINDING_VALUE_SIZE];
    facts_conflict conflict = {
        .class_id = FACTS_CONFLICT_LEFT_OUT, .scope = FACTS_BETWEEN_LANGUAGES, .severity = FACTS_MEDIUM, .a = fact};
    const facts_fact other = {.language = other_language};
    conflict.explanation = finding_text(&list->memory, "%s says %s; %s has the numbers around it, but not this one",
                                        language_name(fact), finding_value(fact, value), language_name(&other));
    return add(list, conflict, error);
}
