/* Parts of a country: provinces, states and cities that a number is about. Their country is its region, they are its
 * entity. */
#include "bind.h"

bool is_part(const token *t) { return t->word->class == WORD_PLACE && t->word->flags != 0; }

/* 全国, nationwide: the country as a whole, whichever it is. */
bool is_nation(const token *t) { return t->word->class == WORD_PLACE && strcmp(t->word->text, "nation") == 0; }

/* 江苏、浙江: several parts in a row are one. */
static const char *parts_in_row(reading *r, const token *last) {
    enum { LONGEST = 64 };
    uint32_t start = last->start;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > start || !is_part(t)) continue;
        if (!only_joints_between(r, t->end, start)) break;
        start = t->start;
    }
    if (start == last->start || last->end - start > LONGEST) return last->word->form;
    const char *kept = arena_copy(r->memory, r->text + start, last->end - start);
    return kept ? kept : "";
}

/* 哈密—重庆, 陇东至山东: the ends of a line. */
static bool ends_route(const reading *r, const token *t) {
    static const char *const DASHES[] = {"—", "–", "至", "-", NULL};
    for (int i = 0; DASHES[i]; i++) {
        const uint32_t n = (uint32_t)strlen(DASHES[i]);
        if (text_is(r, t->end, DASHES[i]) || (t->start >= n && text_is(r, t->start - n, DASHES[i]))) return true;
    }
    return false;
}

static bool says_place(const reading *r, const token *t) {
    return t->word->class == WORD_PLACE && strcmp(t->word->text, "-") != 0 &&
           !(is_part(t) && (ends_route(r, t) || in_installation(r, t)));
}

/* "A and B fell by 20 and 15 percent respectively": one each, where there are as many. */
static const token *part_of_member(const reading *r, const quantity *q) {
    enum { MOST = 16 };
    const token *parts[MOST];
    int count = 0;
    const uint32_t from = clause_start(r, q->clause);
    if (q->list_size < 2) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start && count < MOST; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start >= from && is_part(t) && says_place(r, t)) parts[count++] = t;
    }
    return count == q->list_size && has_cue(r, from, q->start, CUE_RESPECTIVELY) ? parts[q->list_index] : NULL;
}

const char *part_of_country(reading *r, const context *c, const quantity *q) {
    const token *last = part_of_member(r, q);
    if (last) return last->word->form;
    bool whole = false;
    for_tokens_in(t, r, 0, q->start) {
        if (!says_place(r, t)) continue;
        last = is_part(t) ? t : NULL;
        whole = !last; /* "of the national total" is behind the number nearly always */
    }
    if (last) return parts_in_row(r, last);
    return whole                    ? ""
           : c->paragraph.entity[0] ? c->paragraph.entity
           : c->section.entity[0]   ? c->section.entity
                                    : c->title.entity;
}

bool begins_clause(const reading *r, const token *t) {
    uint32_t from = clause_start(r, clause_of(r, t->start));
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start < t->start && r->spans.at[i].end > from && r->spans.at[i].end <= t->start)
            from = r->spans.at[i].end;
    return t->start - from <= 9;
}

const char *part_of_sentence(const reading *r, bool title) {
    const char *found = "";
    bool subject = title;
    for_tokens(t, r) {
        if (!says_place(r, t) || !is_part(t)) continue;
        if (found[0] && strcmp(found, t->word->form) != 0) return ""; /* of several */
        found = t->word->form;
        if (t->word->flags == PLACE_AREA && !title) return ""; /* what follows may be of the country again */
        subject = subject || (begins_clause(r, t) && clause_of(r, t->start) <= 1);
    }
    return subject ? found : "";
}
