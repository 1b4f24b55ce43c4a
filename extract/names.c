/* A place in the name of a company, a school or a meeting is not where anything else is. */
#include "reading.h"

#include <ctype.h>
#include <stdlib.h>

static const word *company_word_at(const reading *r, uint32_t at) {
    const struct language *l = &r->packs->languages[r->language];
    const word *best = NULL;
    if (!word_may_start(&l->company_starts, r->text, r->size, at)) return NULL;
    for (size_t i = 0; i < l->known[LIST_COMPANY].count; i++) {
        const word *w = l->known[LIST_COMPANY].at[i];
        if (at + w->size <= r->size && (!best || w->size > best->size) && memcmp(r->text + at, w->form, w->size) == 0)
            best = w;
    }
    return best;
}

/* 中国电建, 上海证券交易所, China Three Gorges Corporation: a place in the name of a company or school. The value of a
 * word of the list is how many bytes may stand between. */
static bool in_company_name(const reading *r, const token *t) {
    const bool han = is_han(r);
    for (uint32_t at = t->end; at < r->size && at - t->end <= 40; at++) {
        if ((r->text[at] & 0xC0) == 0x80) continue;
        const word *w = company_word_at(r, at);
        if (w && (int)(at - t->end) <= atoi(w->text)) return true;
        if (han ? (unsigned char)r->text[at] < 0xE4 : r->text[at] == ' ' && !isupper((unsigned char)r->text[at + 1]))
            return false; /* the name ends */
        if (han && text_is(r, at, "的")) return false;
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
        uint32_t start = end;
        while (start > 0 && isalpha((unsigned char)r->text[start - 1])) start--;
        if (packs_list_find(r->packs, meetings, r->text + start, end - start)) return words > 0;
        if (start == end || !islower((unsigned char)r->text[start]) || end != at || end - start > 4) return false;
        at = back_spaces(r, start);
    }
    return false;
}

/* 在日内瓦发布: a pattern says that the words are a name, or where something was said. */
static bool in_no_statistic(const reading *r, const token *t) {
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_NONE && r->spans.at[i].start <= t->start && t->end <= r->spans.at[i].end)
            return true;
    return false;
}

void places_leave_names(reading *r) {
    size_t kept = 0;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || (!in_company_name(r, t) && !is_venue(r, t))) r->tokens.at[kept++] = *t;
    }
    r->tokens.count = kept;
}

void places_leave_spans(reading *r) {
    size_t kept = 0;
    for (size_t i = 0; i < r->tokens.count; i++)
        if (r->tokens.at[i].word->class != WORD_PLACE || !in_no_statistic(r, &r->tokens.at[i]))
            r->tokens.at[kept++] = r->tokens.at[i];
    r->tokens.count = kept;
}
