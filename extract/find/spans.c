/* Runs the patterns that may match over a sentence. Where several match, the one that starts first wins, and of those
 * that start together the one that comes first in its pack. */
#include "extract/bytes.h"
#include "extract/pack/pattern.h"
#include "extract/reading.h"

#include <ctype.h>
#include <stdlib.h>

enum { MAX_GROUPS = 24 };

typedef struct candidate {
    const rule *rule;
    uint32_t width;            /* of its trigger, 0 where it has none */
    const told_hit *hit, *end; /* where it may match next; behind its last hit */
    PCRE2_SIZE groups[2 * MAX_GROUPS];
    bool over;
} candidate;

/* The first match of the rule that starts in from..last. */
static facts_status find_between(reading *r, candidate *c, PCRE2_SIZE from, PCRE2_SIZE last) {
    pcre2_set_offset_limit(r->limits, last);
    const pcre2_code *pattern = pattern_compiled(c->rule);
    if (!pattern) return FACTS_ERR_MEMORY;
    int code = pcre2_match(pattern, (PCRE2_SPTR)r->text, r->size, from, PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, r->match,
                           r->limits);
    c->over = code < 0;
    if (code == PCRE2_ERROR_NOMATCH || code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_JIT_STACKLIMIT)
        return FACTS_OK;
    if (code < 0) return code == PCRE2_ERROR_NOMEMORY ? FACTS_ERR_MEMORY : FACTS_ERR_LIMIT;
    const PCRE2_SIZE *groups = pcre2_get_ovector_pointer(r->match);
    const int count = code < MAX_GROUPS ? code : MAX_GROUPS;
    memcpy(c->groups, groups, 2 * (size_t)count * sizeof *groups);
    for (int i = 2 * count; i < 2 * MAX_GROUPS; i++) c->groups[i] = PCRE2_UNSET;
    return FACTS_OK;
}

/* The next match of the rule from `at` on. */
static facts_status find_next(reading *r, candidate *c, PCRE2_SIZE at) {
    if (!c->width) return find_between(r, c, at, r->size);
    c->over = true;
    for (; c->hit < c->end; c->hit++) {
        const told_hit *h = c->hit;
        if (h->last <= at) continue;
        PCRE2_SIZE from = h->first > at + c->width ? h->first - c->width : at;
        while (from > at && (r->text[from] & 0xC0) == 0x80) from--;
        facts_status status = find_between(r, c, from, h->last - 1);
        if (status != FACTS_OK || !c->over) return status;
    }
    return FACTS_OK;
}

/* "(Lind, 2019)", "(Lind 2019; Berg 2020)": who has found something, and when that was written, which dates nothing;
 * but
 * "(Kenya, 2019)", "(Census, 2011)". */
static bool tells_author(const reading *r, const span *s) {
    enum { YEAR = 4, SHORTEST = 3 };
    const span *last = r->spans.count ? &r->spans.at[r->spans.count - 1] : NULL;
    if (is_han(r) || s->end - s->start != YEAR || s->end >= r->size || !strchr(");,", r->text[s->end])) return false;
    if (text_is(r, s->end, ", ") && !(s->end + 2 < r->size && is_digit(r->text[s->end + 2]))) return false;
    if (last && last->kind == SPAN_NONE && last->end + 2 == s->start && text_is(r, last->end, ", ") &&
        strcmp(last->time, "a reference") == 0)
        return true; /* "(Lind 2018, 2019)" */
    uint32_t end = back_spaces(r, s->start);
    if (end == s->start || end == 0) return false;
    if (r->text[end - 1] == ',') end--;
    const uint32_t start = letters_start(r, end);
    if (end < start + SHORTEST || start == 0 || !isupper((unsigned char)r->text[start])) return false;
    const bool opens = r->text[start - 1] == '(' || (start > 1 && text_is(r, start - 2, "; "));
    if (!opens || list_at(r, LIST_DATED_WORD, start)) return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= start; i++)
        if (r->tokens.at[i].start == start && r->tokens.at[i].end >= end) return false;
    return true;
}

static facts_status take(reading *r, const candidate *c) {
    span s = {.start = (uint32_t)c->groups[0], .end = (uint32_t)c->groups[1], .unit = NONE};
    facts_status status = time_resolve(r, c->rule, c->groups, &s);
    if (status != FACTS_OK) return status;
    if (s.kind == SPAN_TIME && tells_author(r, &s)) {
        s.kind = SPAN_NONE;
        s.time = "a reference";
    }
    const bool runs =
        s.kind == SPAN_TIME && s.rule->emit.op == EMIT_PLAN && r->published.year && s.year > r->published.year;
    const bool this_year = is_han(r) && s.rule->emit.op == EMIT_THIS_YEAR; /* 今年计划……，其中上半年 */
    if (s.kind == SPAN_TIME && (s.by_itself || this_year) && s.year && !runs)
        r->context_year = s.year; /* “十五五”开局之年，前三季度 */
    return vector_push(&r->spans, s) ? FACTS_OK : FACTS_ERR_MEMORY;
}

facts_status spans_find(reading *r) {
    const language *lang = &r->packs->languages[r->language];
    const told_hit *hit = r->hits.at, *const behind = hit + r->hits.count;
    size_t patterns = 0, count = 0;
    for (const told_hit *h = hit; h < behind; h++) patterns += h == hit || h->pattern != h[-1].pattern;
    if (!vector_reserve(&r->candidates, patterns)) return FACTS_ERR_MEMORY;
    candidate *const candidates = r->candidates.at;
    r->spans.count = 0;
    r->context_year = 0;
    facts_status status = FACTS_OK;
    for (const told_hit *next; status == FACTS_OK && hit < behind; hit = next) {
        candidate *c = &candidates[count];
        for (next = hit + 1; next < behind && next->pattern == hit->pattern;) next++;
        c->rule = &r->packs->rules.at[lang->rules.at[hit->pattern]];
        c->width = lang->widths.at[hit->pattern];
        c->hit = hit;
        c->end = next;
        status = find_next(r, c, 0);
        count += !c->over;
    }
    while (status == FACTS_OK) {
        const candidate *best = NULL;
        for (size_t i = 0; i < count; i++)
            if (!candidates[i].over && (!best || candidates[i].groups[0] < best->groups[0])) best = &candidates[i];
        if (!best) break;
        PCRE2_SIZE end = best->groups[1];
        status = take(r, best);
        for (size_t i = 0; status == FACTS_OK && i < count; i++)
            if (!candidates[i].over && candidates[i].groups[0] < end) status = find_next(r, &candidates[i], end);
    }
    return status;
}

/* 装机容量：100万千瓦, 煤炭消费：控制在2亿吨以内: behind its label a number is in the same clause. */
static bool labels_number(const reading *r, uint32_t at) {
    if (!is_han(r)) return false;
    for (int i = 0; i < 3; i++) {
        at = skip_spaces(r, at);
        const token *t = token_starting(r, at, WORD_BOUND);
        if (!t) t = token_starting(r, at, WORD_CUE);
        if (!t) break;
        at = t->end;
    }
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start <= at && at < r->spans.at[i].end) return r->spans.at[i].kind == SPAN_QUANTITY;
    return at < r->size && is_digit(r->text[at]);
}

/* "reductions, relative to 2019 levels, of 13%": commas around nothing but a base end no clause. */
static bool around_base(const reading *r, uint32_t comma) {
    const uint32_t behind = skip_spaces(r, comma + 1);
    for (size_t i = 0; i < r->spans.count && !is_han(r); i++) {
        const span *s = &r->spans.at[i];
        if (!s->as_base || (s->start != behind && s->end != comma) || list_at(r, LIST_FROM, s->start)) continue;
        const uint32_t before = back_spaces(r, s->start);
        return before > 0 && r->text[before - 1] == ',' && text_is(r, s->end, ", ");
    }
    return false;
}

/* "(0.3–0.6 m, likely range)", "[2 to 9, likely range]": a comma in a short bracket that only words follow ends no
 * clause. */
static bool in_remark(const reading *r, uint32_t comma) {
    enum { LONGEST = 40 };
    uint32_t open = comma;
    while (open > 0 && comma - open < LONGEST && !strchr("()[]", r->text[open])) open--;
    if (!strchr("([", r->text[open])) return false;
    for (uint32_t i = comma + 1; i < r->size && i < comma + LONGEST; i++) {
        if (strchr(")]", r->text[i])) return true;
        if (r->text[i] != ' ' && !isalpha((unsigned char)r->text[i])) return false;
    }
    return false;
}

/* How much of ", with " or ", and " stands at a comma, before a number that the clause goes on behind; 0 where none. */
static uint32_t number_leads(const reading *r, uint32_t comma, bool *joined) {
    const uint32_t word = comma + 2;
    if (!text_is(r, comma, ", ")) return 0;
    const uint32_t joint = list_at(r, LIST_MEMBER_JOINT, word), with = list_at(r, LIST_WITH, word),
                   lead = joint  ? joint
                          : with ? with
                                 : list_at(r, LIST_STANDING_AT, word);
    if (!lead) return 0;
    *joined = joint > 0;
    uint32_t at = skip_spaces(r, word + lead);
    const token *bound = token_starting(r, at, WORD_BOUND);
    if (bound) at = skip_spaces(r, bound->end);
    return at < r->size && isdigit((unsigned char)r->text[at]) ? at - comma : 0;
}

/* "Denmark, with 95.9%, had the highest share of", "for 45%, and at least 42%, of": commas around a number that the
 * clause goes on behind. */
static bool around_number(const reading *r, uint32_t comma) {
    enum { LONGEST = 32 };
    bool joined = false;
    if (is_han(r)) return false;
    uint32_t open = comma, lead = number_leads(r, open, &joined);
    while (!lead && open > 0 && open + LONGEST > comma) lead = number_leads(r, --open, &joined);
    if (!lead) return false;
    uint32_t close = open + lead;
    while (close < r->size && close < open + lead + LONGEST && !text_is(r, close, ", ")) close++;
    if (!text_is(r, close, ", ") || (comma != open && comma != close)) return false;
    return list_at(r, joined ? LIST_OF : LIST_HAS, close + 2) > 0;
}

static bool in_time(const reading *r, uint32_t at) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->start <= at && at < s->end) return true;
    return false;
}

/* 每5辆，就有2辆: the comma within a number said in words. */
static bool in_number(const reading *r, uint32_t at) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_QUANTITY && s->start < at && at < s->end) return true;
    return false;
}

/* "the Ministry of Water, Land and Forests says", "Farming, including herds, gave off 9 Mt": the commas of a title, or
 * around what is put in between. */
static bool in_title(const reading *r, uint32_t comma) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->rule->emit.op == EMIT_TITLE && s->start <= comma && comma < s->end) return true;
    return false;
}

/* Whether the first number behind, before the next comma, is not of a time. */
static bool leads_to_number(const reading *r, uint32_t at) {
    while (at < r->size && !strchr(",;:", r->text[at]) && !is_digit(r->text[at])) at++;
    return at < r->size && is_digit(r->text[at]) && !in_time(r, at);
}

/* "9 GW of wind power which is expected to reach 14 GW": without a comma, too, a clause of its own begins there; but
 * not in "9 GW which are to be built by 2031". */
static bool opens_relative(const reading *r, const token *t) {
    return is_cue(t, CUE_RELATIVE) && word_behind(r, LIST_MODAL, t->end) && t->start > 1 &&
           r->text[t->start - 1] == ' ' && !strchr(",;:", r->text[t->start - 2]) && leads_to_number(r, t->end);
}

/* Of the words from that one on that stand before `to`; false without memory. */
static bool open_relatives(reading *r, size_t *word, uint32_t to) {
    for (; *word < r->tokens.count && r->tokens.at[*word].start < to; ++*word)
        if (opens_relative(r, &r->tokens.at[*word]) && !vector_push(&r->clauses, r->tokens.at[*word].start - 1))
            return false;
    return true;
}

/* "by the end of the decade - the latest figures show 24%", "fuels—oil, gas—gave 24%"; but "20 - 30 GW", "by 2030 -
 * 40%". */
static bool is_dash(const reading *r, uint32_t i) {
    static const char EM[] = "—";
    if (is_han(r) || i < 2) return false;
    if (r->text[i] == '-') return text_is(r, i - 1, " - ") && is_letter(r->text[i + 2]);
    const uint32_t before = back_spaces(r, i), behind = skip_spaces(r, i + sizeof EM - 1);
    return text_is(r, i, EM) && letters_start(r, before) < before && letters_end(r, behind) > behind;
}

/* "14,000 – 16,000 mines", "0.3 – 0.6 m": a dash with spaces around it in a range, and not "by 2030 – 40% of them". */
static bool joins_range(const reading *r, uint32_t dash) {
    enum { YEAR = 4 };
    const uint32_t end = back_spaces(r, dash);
    if (!end || !is_digit(r->text[end - 1]) || !text_is(r, dash, "– ") || !is_digit(r->text[dash + sizeof "– " - 1]))
        return false;
    uint32_t start = end;
    while (start > 0 && is_digit(r->text[start - 1])) start--;
    return end - start != YEAR || !begins_with_year(r->text + start, YEAR);
}

/* The place that is named behind a comma or a word that joins two, or both; NULL for none. */
static const token *place_behind(const reading *r, uint32_t at) {
    at = skip_spaces(r, at + text_is(r, at, ","));
    at = skip_spaces(r, at + list_at(r, LIST_JOINT, at));
    return token_starting(r, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)), WORD_PLACE);
}

/* "in Oman, Namibia and Chile by 2035", "in Oman, Namibia, and Chile": the commas of a row of three places or more. */
static bool joins_places(const reading *r, uint32_t comma) {
    const token *last = is_han(r) ? NULL : token_ending(r, comma, WORD_PLACE);
    const token *next = last ? place_behind(r, comma) : NULL;
    const uint32_t before = last ? back_spaces(r, last->start) : 0;
    return next && (place_behind(r, next->end) || (before && r->text[before - 1] == ','));
}

/* Whether what stands there says where, when or of what, and no more: "of supply", "in Chile", "between 2010 and 2020".
 */
static bool leads_phrase(const reading *r, uint32_t at) {
    return list_at(r, LIST_OF, at) || list_at(r, LIST_INSIDE, at) || list_at(r, LIST_DURING, at) || in_time(r, at);
}

/* "by 5% and 2%, respectively, in Chile in 2020": commas around a word that only gives each number to its thing end no
 * clause, where none begins behind it. */
static bool around_each(const reading *r, uint32_t comma) {
    const uint32_t behind = skip_spaces(r, comma + 1);
    const token *before = token_ending(r, comma, WORD_CUE), *each = token_starting(r, behind, WORD_CUE);
    if (is_han(r)) return false;
    return (each && is_cue(each, CUE_RESPECTIVELY)) ||
           (before && is_cue(before, CUE_RESPECTIVELY) && leads_phrase(r, behind));
}

/* "12,000 old, inefficient boilers": the comma between two words that say which things a number counts; but "in 2012
 * alone, boilers ...". */
static bool between_adjectives(const reading *r, uint32_t comma) {
    enum { YEAR = 4, WORDS = 3 };
    uint32_t word = comma;
    while (word > 0 && (islower((unsigned char)r->text[word - 1]) || r->text[word - 1] == '-')) word--;
    const uint32_t end = back_spaces(r, word);
    if (is_han(r) || word == comma || end == word || !end || !is_digit(r->text[end - 1]) ||
        (end >= YEAR && begins_with_year(r->text + end - YEAR, YEAR)) || token_ending(r, comma, WORD_SUBJECT) ||
        token_ending(r, comma, WORD_MEASURE) || token_ending(r, comma, WORD_UNIT))
        return false;
    uint32_t at = skip_spaces(r, comma + 1);
    for (int i = 0; i <= WORDS && at < r->size && islower((unsigned char)r->text[at]); i++) {
        const token *thing = token_starting(r, at, WORD_SUBJECT);
        if (thing && concept_of(r, thing)->countable) return i > 0;
        if (token_starting(r, at, WORD_CUE)) return false;
        while (at < r->size && (islower((unsigned char)r->text[at]) || r->text[at] == '-')) at++;
        if (at >= r->size || r->text[at] != ' ') return false;
        at++;
    }
    return false;
}

/* "land use, land-use change and forestry", "carbon capture, use and storage": the comma is a part of the name. */
static bool inside_word(const reading *r, uint32_t comma) {
    const size_t next = token_from(r, comma);
    return next > 0 && r->tokens.at[next - 1].end > comma;
}

/* Clauses end at commas, semicolons and colons that stand between words. */
facts_status clauses_find(reading *r) {
    r->clauses.count = 0;
    if (!vector_push(&r->clauses, 0)) return FACTS_ERR_MEMORY;
    size_t word = 0;
    static const unsigned char MARKS[6] = {',', ';', ':', '-', 0xEF, 0xE2};
    for (uint32_t i = 0; (i = (uint32_t)next_of(r->text, i, r->size, MARKS)) < r->size; i++) {
        unsigned char c = (unsigned char)r->text[i];
        uint32_t n = 0;
        if (c == ',' || c == ';' || c == ':') {
            const bool number = i && is_digit(r->text[i - 1]) && i + 1 < r->size && is_digit(r->text[i + 1]);
            n = number || (c == ',' &&
                           (in_remark(r, i) || in_title(r, i) || around_base(r, i) || around_number(r, i) ||
                            joins_places(r, i) || around_each(r, i) || between_adjectives(r, i) || inside_word(r, i)))
                    ? 0
                    : 1;
        } else if (c == 0xEF && i + 2 < r->size && (unsigned char)r->text[i + 1] == 0xBC) {
            unsigned char last = (unsigned char)r->text[i + 2];
            n = last == 0x8C || last == 0x9A || last == 0x9B ? 3 : 0; /* ， ： ； */
            if ((last == 0x9A && labels_number(r, i + 3)) || (last == 0x8C && in_number(r, i))) n = 0;
        } else if (c == 0xE2 &&
                   (text_is(r, i, "——") || (text_is(r, i, "– ") && i && r->text[i - 1] == ' ' && !joins_range(r, i)) ||
                    is_dash(r, i)))
            n = 3;
        else if (c == '-' && is_dash(r, i))
            n = 1;
        if (!open_relatives(r, &word, i)) return FACTS_ERR_MEMORY;
        if (n && !vector_push(&r->clauses, i + n)) return FACTS_ERR_MEMORY;
        if (n) i += n - 1;
    }
    if (!open_relatives(r, &word, r->size)) return FACTS_ERR_MEMORY;
    for (size_t i = 0; i < r->spans.count; i++) r->spans.at[i].clause = clause_of(r, r->spans.at[i].start);
    return FACTS_OK;
}
