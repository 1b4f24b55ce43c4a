#define _GNU_SOURCE /* memmem */
/* The names of projects, plants and companies: "the Karot hydropower station", 白鹤滩水电站. A name ends in a noun that
 * says what it is, and holds a word that is a name and no more: "wind farm", 光伏电站 are none. */
#include "extract/bind/bind.h"
#include "extract/bytes.h"

#include <ctype.h>

enum { LONGEST = 72 }; /* of a name, in bytes */

/* Whether a time or a number ends there: what stands before it is no part of the name. */
static bool ends_span(const reading *r, uint32_t at) {
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].end == at && r->spans.at[i].kind != SPAN_NONE) return true;
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].end == at) return true;
    return false;
}

/* Where the word that says what something is ends, with those that follow it: 水电站项目. */
static uint32_t over_heads(const reading *r, uint32_t at) {
    uint32_t end = at;
    for (uint32_t size; (size = list_at(r, LIST_INSTALLATION, skip_spaces(r, at))) > 0;)
        end = at = skip_spaces(r, at) + size;
    return end;
}

/* ---------------------------------------------------------------- Chinese */

static bool is_han_letter(const reading *r, uint32_t at) {
    const unsigned char first = (unsigned char)r->text[at];
    return first >= 0xE4 && first <= 0xE9;
}

/* 哈密—重庆输电工程: the dash between the ends of a line. */
static bool joins_ends(const reading *r, uint32_t at) {
    static const char DASH[] = "—";
    const uint32_t size = sizeof DASH - 1;
    return at >= size && text_is(r, at, DASH) && is_han_letter(r, at - size) && is_han_letter(r, at + size);
}

/* Where the name begins whose noun stands at `head`: behind the last word that cannot be part of one. */
static uint32_t han_start(const reading *r, uint32_t head) {
    uint32_t at = head;
    while (at > r->marker && head - at < LONGEST) {
        uint32_t before = at - 1;
        while (before > 0 && ((unsigned char)r->text[before] & 0xC0) == 0x80) before--;
        const bool letter = is_han_letter(r, before) || isalpha((unsigned char)r->text[before]) ||
                            text_is(r, before, "·") || text_is(r, before, "“") || text_is(r, before, "”") ||
                            joins_ends(r, before);
        if (!letter || ends_span(r, at) || list_before(r, LIST_NAME_BREAK, at)) break;
        at = before;
    }
    return at;
}

/* The end of the longest word that stands there and is no name: a thing that is known, a country, 大型; the place
 * itself for none. */
static uint32_t common_end(const reading *r, uint32_t at) {
    uint32_t end = at + list_at(r, LIST_NAME_COMMON, at);
    for_tokens_in(t, r, at, r->size) {
        if (t->start > at) break;
        if (t->end > end && !is_part(t)) end = t->end;
    }
    return end;
}

/* The country that a name begins with is told beside it; but 中 and 老 are a part of 中老铁路. */
static uint32_t over_country(const reading *r, uint32_t at, uint32_t head) {
    enum { SHORT = 3 };
    uint32_t end = at;
    for_tokens_in(t, r, at, head) {
        if (t->start > at) break;
        if (t->word->class == WORD_PLACE && !is_part(t) && t->end - at > SHORT && t->end > end) end = t->end;
    }
    return end;
}

static bool begins_with_part(const reading *r, uint32_t at) {
    for_tokens_in(t, r, at, r->size) {
        if (t->start > at) return false;
        if (is_part(t)) return true;
    }
    return false;
}

/* “三北”工程; but “十四五”重大工程 is of a time. */
static bool begins_quoted(const reading *r, uint32_t start, uint32_t head) {
    if (!text_is(r, start, "“") || start + 3 > head) return false;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start >= start && r->spans.at[i].start < head)
            return false;
    const char *closes = memmem(r->text + start, head - start, "”", 3);
    return closes && !found_token_starting(r, start + 3, WORD_PLACE);
}

/* Whether the first two characters belong to no word that is known. */
static bool begins_unknown(const reading *r, uint32_t start, uint32_t head) {
    const uint32_t second = start + character_size(r->text[start]);
    return second < head && is_han_letter(r, start) && is_han_letter(r, second) && common_end(r, start) == start &&
           common_end(r, second) == second;
}

/* 莫祖拉风电项目: whether a thing that is known stands right before the noun. */
static bool tells_thing(const reading *r, uint32_t start, uint32_t head) {
    for_tokens_in(t, r, start, head)
        if (t->end == head && t->word->class == WORD_SUBJECT && t->start > start) return true;
    return false;
}

/* 五彩湾矿区一号露天煤矿扩建工程: a name may go on behind a noun with another one that is a part of it. */
static uint32_t over_parts(const reading *r, uint32_t end) {
    enum { APART = 4 * 3 };
    for (uint32_t size, next; (next = list_next(r, LIST_INSTALLATION, end,
                                                end + APART < r->size ? end + APART : r->size, &size)) < end + APART &&
                              size;) {
        for (uint32_t at = end; at < next; at += character_size(r->text[at]))
            if (!is_han_letter(r, at) || list_at(r, LIST_NAME_BREAK, at)) return end;
        for_tokens_in(t, r, end, next)
            if (t->word->class == WORD_CUE || t->word->class == WORD_MEASURE) return end;
        end = over_heads(r, next);
    }
    return end;
}

static stretch han_name(const reading *r, uint32_t head, uint32_t end) {
    const uint32_t start = over_country(r, han_start(r, head), head);
    const bool vague = list_at(r, LIST_NAMED_LOOSELY, head) == end - head, /* 项目 is anything */
        proper = begins_with_part(r, start) || begins_quoted(r, start, head) ||
                 (begins_unknown(r, start, head) && (!vague || tells_thing(r, start, head)));
    return proper && start < head ? (stretch){start, over_parts(r, end)} : (stretch){end, end};
}

/* ---------------------------------------------------------------- English */

static uint32_t word_begin(const reading *r, uint32_t end) {
    uint32_t at = end;
    while (at > 0 && !strchr(" (),;:\"", r->text[at - 1])) at--;
    return at;
}

/* A word with a capital that it has not only since the sentence begins with it; no abbreviation and no country. */
static bool is_name_word(const reading *r, uint32_t start, uint32_t end) {
    const bool capital =
        isupper((unsigned char)r->text[start]) && end > start + 1 && !isupper((unsigned char)r->text[start + 1]);
    if (!capital || start == skip_spaces(r, r->marker)) return false;
    const token *place = token_starting(r, start, WORD_PLACE);
    return !(place && !is_part(place) && place->end >= end) && !list_at(r, LIST_NAME_COMMON, start);
}

static stretch latin_name(const reading *r, uint32_t head, uint32_t end) {
    uint32_t start = isupper((unsigned char)r->text[head]) ? head : end;
    bool proper = false;
    if (end + 1 < r->size && r->text[end] == ' ' && isupper((unsigned char)r->text[end + 1]))
        return (stretch){end, end};
    for (uint32_t at = head; at > r->marker + 1 && end - at < LONGEST;) {
        const uint32_t last = at - 1, first = word_begin(r, last);
        if (r->text[last] != ' ' || first == last || ends_span(r, last) || owner_before(r, last)) break;
        const bool capital = isupper((unsigned char)r->text[first]),
                   inside = start == at && list_at(r, LIST_NAME_INSIDE, first); /* "Recovery and Resilience Facility" */
        if (capital ? list_at(r, LIST_NAME_BREAK, first) : !inside && !list_at(r, LIST_NAME_COMMON, first)) break;
        if (capital) start = first;
        proper = proper || is_name_word(r, first, last);
        at = first;
    }
    return proper ? (stretch){start, end} : (stretch){end, end};
}

void installations_find(reading *r, uint32_t to) {
    r->installations.count = 0;
    for (uint32_t at = 0, size; (at = list_next(r, LIST_INSTALLATION, at, to, &size)) < to;) {
        const uint32_t end = over_heads(r, at);
        const stretch name = is_han(r) ? han_name(r, at, end) : latin_name(r, at, end);
        at = name.start < name.end ? name.end : end;
        if (name.start < name.end && !vector_push(&r->installations, name)) r->memory->failed = true;
    }
}

bool in_installation(const reading *r, const token *t) {
    for (size_t i = 0; i < r->installations.count; i++)
        if (t->start >= r->installations.at[i].start && t->end <= r->installations.at[i].end) return true;
    return false;
}
