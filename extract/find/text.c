#define _GNU_SOURCE /* memmem */
/* Small questions about the text of a reading. */
#include "extract/reading.h"

#include "extract/bytes.h"
#include "extract/pack/near_words.h"

#include <ctype.h>

static bool is_alpha(const reading *r, uint32_t at) { return isalpha((unsigned char)r->text[at]); }

uint32_t skip_gloss(const reading *r, uint32_t at) {
    enum { LONGEST = 16 };
    const uint32_t open = skip_spaces(r, at);
    if (open >= r->size || r->text[open] != '(') return at;
    for (uint32_t i = open + 1; i < r->size && i < open + LONGEST; i++) {
        if (r->text[i] == ')') return i + 1;
        if (isdigit((unsigned char)r->text[i])) break;
    }
    return at;
}

/* Tokens are sorted by their start. */
size_t token_from(const reading *r, uint32_t at) {
    size_t low = 0, high = r->tokens.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->tokens.at[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A word that was looked up lives as long as the block. */
static const token *kept(const reading *r, const word *w, uint32_t start) {
    token *t = w ? arena_alloc(r->memory, sizeof *t) : NULL;
    if (t) *t = (token){start, start + w->size, w};
    return t;
}

const token *near_token_starting(const reading *r, uint32_t at, word_class class, int flags) {
    return kept(r, near_word_starting(r->packs, r->language, class, flags, r->text, r->size, at), at);
}

const token *near_token_ending(const reading *r, uint32_t at, word_class class, int flags) {
    const word *w = near_word_ending(r->packs, r->language, class, flags, r->text, r->size, at);
    return kept(r, w, w ? at - w->size : 0);
}

const token *found_token_starting(const reading *r, uint32_t at, word_class class) {
    for (size_t i = token_from(r, at); i < r->tokens.count && r->tokens.at[i].start == at; i++)
        if (r->tokens.at[i].word->class == class) return &r->tokens.at[i];
    return NULL;
}

const token *found_token_ending(const reading *r, uint32_t at, word_class class) {
    enum { LONGEST = 64 };
    for (size_t i = token_from(r, at); i > 0; i--) {
        const token *t = &r->tokens.at[i - 1];
        if (t->end == at && t->word->class == class) return t;
        if (at - t->start > LONGEST) break;
    }
    return NULL;
}

uint32_t clause_start(const reading *r, int clause) {
    return clause < (int)r->clauses.count ? r->clauses.at[clause] : r->size;
}
uint32_t clause_end(const reading *r, int clause) {
    return clause + 1 < (int)r->clauses.count ? r->clauses.at[clause + 1] : r->size;
}

bool says_below(const reading *r, uint32_t at) {
    const token *t = token_starting(r, at, WORD_BOUND);
    return t && t->word->value[0] == FACTS_LT && t->word->flags & BOUND_COMPARE;
}

/* Whether the word stands at `at`, and is no part of a longer one. */
static bool stands_whole(const reading *r, const listed_word *w, uint32_t at) {
    const uint32_t end = at + w->size;
    if (end > r->size || caseless(r->text[end - 1]) != caseless(w->last)) return false;
    if (!forms_alike(r->text + at, w->form, w->size)) return false;
    return !(at > 0 && is_alpha(r, at - 1) && is_alpha(r, at)) &&
           !(end < r->size && is_alpha(r, end) && is_alpha(r, end - 1));
}

uint32_t longest_listed_at(const reading *r, const listed_words *l, uint32_t at) {
    const uint32_t lead = lead_of(r->text + at, r->size - at);
    size_t low = 0;
    for (size_t high = l->count; low < high;) {
        const size_t middle = (low + high) / 2;
        if (l->at[middle].lead < lead)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < l->count && l->at[i].lead == lead; i++)
        if (stands_whole(r, &l->at[i], at)) return l->at[i].size;
    return 0;
}

/* Where the only form of a list stands next, which is no ASCII: no letter before it or behind it belongs to it. */
static uint32_t only_next(const reading *r, const listed_word *w, uint32_t at, uint32_t end, uint32_t *size) {
    const uint32_t last = end + w->size - 1, reach = last < r->size ? last : r->size;
    const char *found = at < end && at < reach ? memmem(r->text + at, reach - at, w->form, w->size) : NULL;
    *size = found ? w->size : 0;
    return found ? (uint32_t)(found - r->text) : end;
}

uint32_t list_next(const reading *r, list_name name, uint32_t at, uint32_t end, uint32_t *size) {
    const listed_words *l = &language_of(r)->known[name];
    if (l->count == 1 && (unsigned char)l->at[0].form[0] >= 0x80) return only_next(r, &l->at[0], at, end, size);
    for (; l->count && at < end; at += character_size(r->text[at])) {
        const bool inside = at > 0 && is_alpha(r, at) && is_alpha(r, at - 1); /* within a word, where none begins */
        if (!inside && edges_begin(&l->first, r->text, r->size, at) && (*size = longest_listed_at(r, l, at)) > 0)
            return at;
    }
    *size = 0;
    return end;
}

bool word_between(const reading *r, list_name name, uint32_t from, uint32_t to) {
    for (const char *space; from < to && (space = byte_between(r, from, to, ' ')) != NULL;) {
        from = (uint32_t)(space - r->text) + 1;
        if (list_at(r, name, from)) return true;
    }
    return false;
}

uint32_t longest_listed_before(const reading *r, const listed_words *l, uint32_t end) {
    const unsigned char last = end ? caseless(r->text[end - 1]) : 0;
    uint32_t best = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (caseless(l->at[i].last) != last) continue;
        const uint32_t size = l->at[i].size, start = end - size;
        if (size <= best || size > end || !stands_whole(r, &l->at[i], start)) continue;
        if (start == 0 || strchr(" (", r->text[start - 1]) || (r->text[start] & 0x80)) best = size;
    }
    return best;
}

bool ends_in(const reading *r, list_name name, uint32_t start, uint32_t end) {
    const listed_words *l = &r->packs->languages[r->language].known[name];
    for (size_t i = 0; i < l->count; i++)
        if (end > start + l->at[i].size + 1 && memcmp(r->text + end - l->at[i].size, l->at[i].form, l->at[i].size) == 0)
            return true;
    return false;
}

bool owner_before(const reading *r, uint32_t end) {
    enum { ENDING = 4 };
    return list_before(r, LIST_POSSESSIVE, end) || ends_in(r, LIST_POSSESSIVE, back_by(end, ENDING), end);
}

bool only_joints_between(const reading *r, uint32_t from, uint32_t to) {
    uint32_t joints = 0;
    for (uint32_t at = skip_spaces(r, from), n; at < to; at = skip_spaces(r, at + n), joints++)
        if (!(n = text_is(r, at, ", ") ? 2 : list_at(r, LIST_JOINT, at))) return false;
    return joints > 0;
}

uint32_t behind_bracket_at(const reading *r, uint32_t at) {
    enum { LONG = 64 };
    const uint32_t open = skip_spaces(r, at);
    if (!text_is(r, open, "(") && !text_is(r, open, "[")) return at;
    for (uint32_t i = open; i < r->size && i - open < LONG; i++)
        if (r->text[i] == ')' || r->text[i] == ']') return i + 1;
    return at;
}

uint32_t bracket_of(const reading *r, uint32_t at) {
    enum { LONG = 160 };
    int closed = 0;
    for (uint32_t i = at; i-- > r->opened && at - i < LONG;) {
        if (r->text[i] == ')')
            closed++;
        else if (r->text[i] == '(' && closed-- == 0)
            return i + 1;
    }
    return 0;
}

bool stop_between(const reading *r, uint32_t from, uint32_t to) {
    static const unsigned char MAY_STOP[6] = {';', 0xEF, 0xEF, 0xEF, 0xEF, 0xEF};
    for (uint32_t i = from; i < to && (i = (uint32_t)next_of(r->text, i, to, MAY_STOP)) < to; i++)
        if (r->text[i] == ';' || text_is(r, i, "；")) return true;
    return false;
}
