/* The project, the plant or the company that a number is about: its entity, nearer to it than a province. */
#include "bind.h"
#include "extract/bytes.h"

/* 白鹤滩等水电站, "such as the Karot station": one of several that are told of. */
static bool is_example(const reading *r, stretch name) {
    return text_is(r, name.end, "等") || list_before(r, LIST_NAMED_AMONG, back_spaces(r, name.start)) > 0;
}

/* The name without which its sentence would have no subject: it stands where a clause begins. */
static bool is_subject(const reading *r, stretch name) {
    uint32_t from = clause_start(r, clause_of(r, name.start));
    if (from < r->marker) from = r->marker;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start >= from && r->spans.at[i].end <= name.start) from = r->spans.at[i].end;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= name.start; i++) {
        const token *t = &r->tokens.at[i]; /* the country that it is in: 巴基斯坦卡洛特水电站 */
        if (t->start == from && t->word->class == WORD_PLACE && t->end == name.start) from = t->end;
    }
    from += comma_at(r, from);
    from = skip_spaces(r, from);
    from = skip_spaces(r, from + list_at(r, LIST_DEFINITE, from));
    return from >= name.start;
}

/* 银行, "Corporation": one that pays or builds is what the number is about only where it is the subject. */
static bool is_owner(const reading *r, stretch name) { return list_before(r, LIST_NAMED_OWNER, name.end) > 0; }

/* Whether a clause turns to another place there: the country as a whole, a province that is not a part of the name. */
static bool goes_elsewhere(const reading *r, uint32_t from, uint32_t to, const char *name) {
    for_tokens_in(t, r, from, to) {
        if (t->word->class != WORD_PLACE) continue;
        if (is_nation(t) ||
            (is_part(t) && begins_clause(r, t) && !in_installation(r, t) && !strstr(name, t->word->form)))
            return true;
    }
    return false;
}

/* The name that a sentence is about, its subject; that of a heading is the first; empty for none. */
static stretch subject_of(const reading *r, bool heading) {
    const stretch none = {0, 0}, name = r->installations.count ? r->installations.at[0] : none;
    if (heading || name.start == name.end) return name;
    return clause_of(r, name.start) == 0 && is_subject(r, name) && !is_example(r, name) ? name : none;
}

/* "The project", 该电站, "It": whether the sentence begins with a word that points back to one. */
static bool points_to_installation(const reading *r) {
    uint32_t at = skip_spaces(r, r->marker);
    for (size_t i = 0; i < r->spans.count; i++) /* 2024年，项目发电…… */
        if (r->spans.at[i].start == at) at = skip_spaces(r, r->spans.at[i].end);
    at = skip_spaces(r, at + comma_at(r, at));
    const uint32_t that = list_at(r, LIST_THAT_ONE, at),
                   noun = list_at(r, LIST_INSTALLATION, skip_spaces(r, at + that));
    return (noun && (that || is_han(r))) || list_at(r, LIST_PRONOUN, at);
}

/* "the Kipeto wind farm, which has 100 MW" */
static bool told_further(const reading *r, stretch name, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause), at = skip_spaces(r, clause + comma_at(r, clause));
    return !is_han(r) && clause_of(r, name.start) + 1 == q->clause && list_at(r, LIST_TOLD_FURTHER, at) &&
           skip_spaces(r, name.end + comma_at(r, name.end)) == at;
}

/* The last name before the quantity that it may be of, or one that it stands right before. */
static stretch name_beside(const reading *r, const quantity *q) {
    stretch found = {0, 0};
    for (size_t i = 0; i < r->installations.count; i++) {
        const stretch n = r->installations.at[i];
        if (n.start >= q->end) return skip_spaces(r, q->end) == n.start ? n : found;
        if (n.end > q->start || is_example(r, n)) continue;
        const bool here = clause_of(r, n.start) == q->clause, subject = is_subject(r, n) || told_further(r, n, q);
        if (!subject && is_owner(r, n)) continue;
        if ((here || subject) && !goes_elsewhere(r, n.end, q->start, ""))
            found = n;
        else if (subject)
            found = (stretch){0, 0};
    }
    return found;
}

const char *installation_of(reading *r, const context *c, const quantity *q) {
    const stretch name = name_beside(r, q);
    if (name.start < name.end) {
        const char *kept = arena_copy(r->memory, r->text + name.start, name.end - name.start);
        return kept ? kept : "";
    }
    const char *told =
        c->paragraph.installation[0] && points_to_installation(r) ? c->paragraph.installation : c->section.installation;
    return told[0] && !goes_elsewhere(r, 0, q->start, told) ? told : "";
}

void installation_learn(context *c, reading *r, bool heading) {
    enum { BESIDE = 12 };
    if (r->quantities.count == 0) installations_find(r, heading ? r->size : clause_end(r, 0));
    const stretch name = subject_of(r, heading);
    const uint32_t size = name.end - name.start, rest = r->size - r->marker - size;
    char kept[sizeof c->section.installation] = "";
    if (size < sizeof kept) memcpy(kept, r->text + name.start, size);
    if (heading) /* one that tells of little else */
        keep_text(c->section.installation, sizeof kept, rest <= 2 * size + BESIDE ? kept : "");
    else if (kept[0])
        keep_text(c->paragraph.installation, sizeof kept, kept);
}
