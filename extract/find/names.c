/* A place in the name of a company, a school or a meeting is not where anything else is. */
#include "extract/bind/bind.h"
#include "extract/bytes.h"

#include <ctype.h>
#include <stdlib.h>

/* "Bank", "Banks", but not the first letters of "Electricity" for "Electric". */
static bool ends_word(const reading *r, uint32_t end) {
    if (is_han(r) || end == 0 || !isalpha((unsigned char)r->text[end - 1])) return true;
    if (end < r->size && r->text[end] == 's') end++;
    return end >= r->size || !isalpha((unsigned char)r->text[end]);
}

static const word *company_word_at(const reading *r, uint32_t at) {
    const listed_words *l = &r->packs->languages[r->language].known[LIST_COMPANY];
    const word *best = NULL;
    if (at >= r->size || !edges_begin(&l->first, r->text, r->size, at)) return NULL;
    for (size_t i = 0; i < l->count; i++) {
        const listed_word *w = &l->at[i];
        if (r->text[at] == w->form[0] && at + w->size <= r->size && r->text[at + w->size - 1] == w->last &&
            (!best || w->size > best->size) && memcmp(r->text + at, w->form, w->size) == 0 &&
            ends_word(r, at + (uint32_t)w->size))
            best = w->word;
    }
    return best;
}

/* 中国电建, 上海证券交易所, China Three Gorges Corporation: a place in the name of a company or school. The value of a
 * word of the list is how many bytes may stand between. */
static bool in_company_name(const reading *r, const token *t) {
    enum { NAME = 40 };
    const bool han = is_han(r);
    for (uint32_t at = t->end; at < r->size && at - t->end <= NAME; at += character_size(r->text[at])) {
        const word *w = company_word_at(r, at);
        if (w && (int)(at - t->end) <= atoi(w->text)) return true;
        const char next = at + 1 < r->size ? r->text[at + 1] : ' ';
        const bool ends = han ? (unsigned char)r->text[at] < 0xE4
                              : strchr(":;", r->text[at]) || (r->text[at] == ' ' && !isupper((unsigned char)next));
        if (ends) return !han && at == t->end && company_word_at(r, at + 1); /* "a Danish developer" */
        if (han && cue_at(r, at, CUE_OF)) return false;
    }
    return false;
}

/* 与沙特ABC等企业合资, 引进丹麦某某公司的技术, 采用德国制造的风机: the country of a company that takes part, or that
 * something comes from, is not where the project is. */
static bool is_partner(const reading *r, const token *t) {
    enum { NAME = 30 };
    if (!is_han(r) || !list_before(r, LIST_PARTNER, t->start)) return false;
    if (list_at(r, LIST_MADE, t->end)) return true;
    for (uint32_t at = t->end; at < r->size && at - t->end <= NAME; at += character_size(r->text[at])) {
        if (company_word_at(r, at)) return true;
        const unsigned char letter = (unsigned char)r->text[at];
        const bool latin = isalnum(letter) || letter == ' ' || letter == '&' || letter == '-';
        if ((!latin && letter < 0xE4) || cue_at(r, at, CUE_OF)) return false;
    }
    return false;
}

/* "COP28 in Dubai", "the summit held in Geneva": where a meeting was held. */
static bool is_venue(const reading *r, const token *t) {
    const list *meetings = packs_list(r->packs, LIST_MEETING, r->language);
    uint32_t at = back_spaces(r, t->start);
    for (int words = 0; meetings && words < 4 && at > 0; words++) { /* "in", "held in": what links them is small */
        uint32_t end = at;
        while (end > 0 && isdigit((unsigned char)r->text[end - 1])) end--;
        const uint32_t start = letters_start(r, end);
        if (packs_list_find(r->packs, meetings, r->text + start, end - start)) return words > 0;
        if (start == end || !islower((unsigned char)r->text[start]) || end != at || end - start > 4) return false;
        at = back_spaces(r, start);
    }
    return false;
}

/* "Georgia", in what is written at home in the United States: a part of it that has the name of a country. */
static bool is_part_of_home(const reading *r, const token *t) {
    const list *names = packs_list(r->packs, LIST_NAMESAKE, r->language);
    const word *w = names ? packs_list_find(r->packs, names, r->text + t->start, t->end - t->start) : NULL;
    return w && strcmp(w->text, r->home) == 0;
}

/* "Lebanon, NH", "Paris, TX": a town of that name. */
static bool is_namesake(const reading *r, const token *t) {
    const uint32_t code = t->end + 2;
    if (is_part_of_home(r, t)) return true;
    return !is_han(r) && text_is(r, t->end, ", ") && list_at(r, LIST_STATE_CODE, code) &&
           isupper((unsigned char)r->text[code]) && isupper((unsigned char)r->text[code + 1]) &&
           !(t->end + 4 < r->size && isalnum((unsigned char)r->text[t->end + 4]));
}

/* "(US-EPA, 2006a)", "(China Electricity Council, 2019)": who is cited, and when. "(Kenya, 2006)" may tell where. */
static bool is_cited(const reading *r, const token *t) {
    enum { LONGEST = 48 };
    if (is_han(r) || t->end + 2 >= r->size) return false;
    const bool goes_on =
        r->text[t->end] == '-' || (r->text[t->end] == ' ' && isupper((unsigned char)r->text[t->end + 1]));
    uint32_t at = t->end;
    while (goes_on && at < r->size && at - t->end < LONGEST &&
           (isalpha((unsigned char)r->text[at]) || strchr("-&. ", r->text[at])))
        at++;
    if (!goes_on || !text_is(r, at, ", ")) return false;
    const uint32_t year = at += 2;
    while (at < r->size && is_digit(r->text[at])) at++;
    if (at - year != 4) return false;
    if (at < r->size && islower((unsigned char)r->text[at])) at++;
    return at < r->size && strchr(");", r->text[at]);
}

static bool number_opens(const reading *r, uint32_t at) {
    while (at < r->size && strchr("+-", r->text[at])) at++;
    return at < r->size && is_digit(r->text[at]);
}

/* "glaciers worldwide outside Greenland and Antarctica", "excluding China": names in a row behind such a word; but in
 * "all except Malta (+2%)" a number of its own stands behind the name. */
static bool is_left_out(const reading *r, const token *t) {
    if (is_han(r) || (text_is(r, t->end, " (") && number_opens(r, t->end + 2))) return false;
    for (uint32_t at = t->start; at > 0;) {
        const uint32_t end = back_spaces(r, at);
        if (list_before(r, LIST_OUTSIDE, end)) return true;
        uint32_t start = end;
        while (start > 0 && r->text[start - 1] != ' ') start--;
        const bool joint = list_at(r, LIST_MEMBER_JOINT, start) || list_at(r, LIST_DEFINITE, start);
        if (start == end || !(joint || isupper((unsigned char)r->text[start]))) return false;
        at = start;
    }
    return false;
}

/* ", excluding glaciers on the edge of Greenland,": the last name of an inserted phrase that leaves something out. */
static bool in_exclusion(const reading *r, const token *t) {
    enum { LONGEST = 72 };
    if (is_han(r) || t->end >= r->size || !strchr(",)", r->text[t->end])) return false;
    uint32_t at = t->start;
    while (at > 0 && t->start - at < LONGEST && !strchr(",(", r->text[at - 1])) at--;
    return at > 0 && strchr(",(", r->text[at - 1]) && list_at(r, LIST_OUTSIDE, skip_spaces(r, at));
}

/* "Nairobi, 1 March 2024 – Emissions rose": where a notice was written. */
static bool in_dateline(const reading *r, const token *t) {
    if (is_han(r) || t->start > skip_spaces(r, 0) || !text_is(r, t->end, ", ")) return false;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_NONE && r->spans.at[i].start == t->end + 2) return true;
    return false;
}

static bool in_name(const reading *r, const token *t) {
    return in_company_name(r, t) || is_partner(r, t) || is_venue(r, t) || is_left_out(r, t) || in_exclusion(r, t) ||
           is_cited(r, t) || is_namesake(r, t);
}

/* "the Ocean Warming Report", "at 2 °C of warming": what a paper is called and what a number is told for is not what it
 * is of. */
static const span *title_around(const reading *r, const token *t) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        const bool apart = s->rule->emit.op == EMIT_TITLE || s->rule->emit.op == EMIT_CONDITION;
        if (apart && s->start <= t->start && t->end <= s->end) return s;
    }
    return NULL;
}

/* Whether anything outside of titles is named; else the title says it. */
static bool named_outside(const reading *r) {
    for_tokens(t, r) {
        if (is_concept(t) && !concept_of(r, t)->weak && !title_around(r, t)) return true;
    }
    return false;
}

/* Whether a span tells already what the word would: a place in what is no statistic, a thing in the title of a paper.
 */
static bool is_set_aside(const reading *r, const token *t) {
    if (t->word->class == WORD_PLACE) return (in_no_fact(r, t) && !title_around(r, t)) || in_dateline(r, t);
    const span *title = is_cue(t, CUE_FRAME_WORLD) ? NULL : title_around(r, t);
    return title && (r->text[title->start] == ',' || named_outside(r)); /* "Industry, including steel, ..." */
}

static bool place_in_name(const reading *r, const token *t) { return t->word->class == WORD_PLACE && in_name(r, t); }

/* Forgets the words of which that holds. */
static void leave(reading *r, bool (*holds)(const reading *r, const token *t)) {
    token *const at = r->tokens.at, *const end = at + r->tokens.count, *to = at;
    for (token *t = at; t < end; t++) {
        if (holds(r, t)) continue;
        if (to != t) *to = *t;
        to++;
    }
    r->tokens.count = (size_t)(to - at);
}

void places_leave_names(reading *r) { leave(r, place_in_name); }

void places_leave_spans(reading *r) { leave(r, is_set_aside); }
