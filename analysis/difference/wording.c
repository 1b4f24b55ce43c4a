#include "wording.h"

#include "analysis/hash.h"
#include "analysis/quote.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Chinese, Japanese and Korean characters, which no blanks part into words. */
static bool is_ideograph(utf8proc_int32_t point) { return point >= 0x2E80 && point < 0xFF00; }

static bool is_letter(utf8proc_int32_t point) {
    utf8proc_category_t category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

static uint32_t mix(uint32_t hash, utf8proc_int32_t point) { return (hash ^ (uint32_t)point) * UINT32_C(16777619); }

static void add(wording *w, uint32_t token) {
    w->tokens[w->count++] = token;
    w->skeleton += hash_bytes(HASH_START, &token, sizeof token);
}

static bool is_digit(utf8proc_int32_t point) { return utf8proc_category(point) == UTF8PROC_CATEGORY_ND; }

/* `w` has room for a token a byte. But for `numbers` they part words and are none, so that a sentence stays what it is
 * when only its numbers change. */
static void take_tokens(wording *w, const char *text, size_t size, bool numbers) {
    utf8proc_int32_t before = 0; /* the ideograph just ahead, else 0 */
    uint32_t word = 0;
    for (size_t at = 0; at <= size;) {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t bytes =
            at < size ? utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(size - at), &point)
                      : 1;
        bool letter = bytes > 0 && (is_letter(point) || (numbers && is_digit(point)));
        bool ideograph = letter && is_ideograph(point);
        if (word && (!letter || ideograph)) {
            add(w, word);
            word = 0;
        }
        if (ideograph && before) add(w, mix(mix(UINT32_C(2166136261), before), point));
        if (letter && !ideograph) word = mix(word ? word : UINT32_C(2166136261), utf8proc_tolower(point));
        before = ideograph ? point : 0;
        at += bytes > 0 ? (size_t)bytes : 1;
    }
}

static int compare_tokens(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

bool wording_open(wording *w, const char *sentence, const char *quote, bool numbers) {
    size_t size = strlen(sentence);
    const quoted found = quote_in(sentence, quote);
    *w = (wording){.tokens = malloc((size + 1) * sizeof *w->tokens)};
    if (!w->tokens) return false;
    if (found.at) {
        const char *rest = found.at + found.size;
        take_tokens(w, sentence, (size_t)(found.at - sentence), numbers);
        take_tokens(w, rest, strlen(rest), numbers);
    } else {
        take_tokens(w, sentence, size, numbers);
    }
    qsort(w->tokens, w->count, sizeof *w->tokens, compare_tokens);
    return true;
}

void wording_close(wording *w) { free(w->tokens); }

static size_t count_shared(const wording *a, const wording *b) {
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->tokens[i] == b->tokens[j]) shared++;
        bool first = a->tokens[i] <= b->tokens[j], second = a->tokens[i] >= b->tokens[j];
        i += first;
        j += second;
    }
    return shared;
}

double wording_similarity(const wording *a, const wording *b) {
    if (a->count + b->count == 0) return 1;
    return 2 * (double)count_shared(a, b) / (double)(a->count + b->count);
}

bool wording_holds(const wording *a, const wording *b) {
    return count_shared(a, b) == (a->count < b->count ? a->count : b->count);
}

static char next(const char **text, bool digits) {
    while (isspace((unsigned char)**text)) ++*text;
    char byte = **text;
    if (byte) ++*text;
    return isdigit((unsigned char)byte) && !digits ? '0' : byte;
}

bool wording_same(const char *a, const char *b, bool digits) {
    for (;;) {
        char x = next(&a, digits), y = next(&b, digits);
        if (x != y) return false;
        if (x == '\0') return true;
    }
}
