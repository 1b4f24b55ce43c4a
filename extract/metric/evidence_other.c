/* Words near a quantity that say nothing of it: they are of another one, or said aside. */
#include "evidence.h"

#include "extract/bind/again.h"

#include <ctype.h>

/* "Gases (CO2, methane and N2O) rose by 4%, 9% and 2%, respectively": whether the word is that of the number's own
 * place in a row of as many things. */
static bool is_own_of_row(const reading *r, const quantity *q, uint32_t from, uint32_t to, const token *own) {
    int count = 0, at = NONE;
    for_tokens_in(t, r, from, to) {
        if (t->word->class != WORD_SUBJECT) continue;
        if (t == own) at = count;
        count++;
    }
    return q->list_size > 1 && count == q->list_size && at == q->list_index &&
           has_cue(r, q->start, r->size, CUE_RESPECTIVELY);
}

static bool is_example(const scene *s, const quantity *q, const token *t) {
    for (int i = 0; i < s->example_count; i++)
        if (t->start >= s->examples[i].start && t->end <= s->examples[i].end)
            return s->r->text[s->examples[i].start] == '(' /* "three sectors (farms, homes)" */
                       ? !is_own_of_row(s->r, q, s->examples[i].start, s->examples[i].end, t)
                       : t->end <= q->start;
    return false;
}

/* "55 nuclear units with a capacity of 57 GW", "three solar parks in the south providing 230 MW": what is counted is
 * measured too. */
static bool measures_counted(const scene *s, const quantity *q, size_t counted) {
    const reading *r = s->r;
    const uint32_t behind = r->quantities.at[counted].end;
    if (word_behind(r, LIST_WITH, s->attached[counted])) return true;
    if (is_han(r)) { /* 六座水电站累计发电量500亿千瓦时 */
        const dimension_class class = quantity_class(r, q);
        if (class != DIMENSION_POWER && class != DIMENSION_ENERGY) return false;
        for (uint32_t i = behind; i < q->start; i++)
            if (text_is(r, i, "、")) return false;
        return clause_of(r, behind) == q->clause;
    }
    if (quantity_class(r, q) != DIMENSION_POWER || q->kind != FACTS_LEVEL) return false;
    const uint32_t to = bracket_before(r, q) ? q->start - 1 : q->start; /* "two coal blocks (1 GW)" */
    for (uint32_t i = behind; i < to; i++)
        if (strchr(",;:(", r->text[i]) || word_behind(r, LIST_JOINT, i)) return false;
    return true;
}

/* 占能耗60%的工业用电增长14%: what has such a share is what grows. */
static bool shares_and_grows(const reading *r, const quantity *share, const quantity *q) {
    return is_han(r) && share + 1 == q && q->kind == FACTS_GROWTH && is_percentage(r, share) &&
           share->clause == q->clause && has_cue(r, clause_start(r, q->clause), share->start, CUE_SHARE);
}

/* 服役超过15年的锅炉有900台: the things that such a level marks off are what is counted. */
static bool marks_off(const reading *r, const quantity *level, const quantity *count) {
    return is_han(r) && level + 1 == count && count->counted && !level->counted && level->kind == FACTS_LEVEL &&
           level->bound != FACTS_EQ && level->clause == count->clause;
}

bool taken_by_other(const scene *s, const quantity *q, const token *t, bool each) {
    for (size_t i = 0; i < s->r->quantities.count && i < MAX_ATTACHED; i++) {
        const quantity *other = &s->r->quantities.at[i];
        if (t->start < other->end || t->end > s->attached[i] || other == q) continue;
        if (q->list != NONE && other->list == q->list && !each) continue; /* "52% coal, 28% nuclear" */
        if (other + 1 == q && (other->unit == NONE || other->counted) && measures_counted(s, q, i) &&
            (!is_han(s->r) || names_thing(s->r, t)))
            continue;
        if (shares_and_grows(s->r, other, q) || marks_off(s->r, other, q)) continue;
        if (other != q + 1 || t->start < q->end || t->end > attached_to(s, q)) return true;
    }
    return false;
}

/* "including 950 MW of solar, of which 200 MW ..." against "clean sources, comprising sun and wind, gave 40 percent".
 */
static bool counts_within(const reading *r, const aside *a) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= a->end && r->quantities.at[i].clause == a->clause) return true;
    return false;
}

bool part_of_subject(const reading *r, const aside *a, const quantity *q, const token *t) {
    if (!a->parts || q->clause != a->clause || a->end > q->start || t->end > q->start || t->start < a->end)
        return false;
    bool whole = false;
    const quantity *last = quantity_before(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < a->start;
         i++) /* "and renewables including hydro 9 GW" */
        if (is_concept(&r->tokens.at[i]) && r->tokens.at[i].end + 1 == a->start && text_is(r, a->start - 1, " ") &&
            (!last || last->end < a->start))
            return true;
    for_tokens_in(o, r, 0, a->start) whole = whole || (is_concept(o) && clause_of(r, o->start) == a->clause);
    return whole && (has_cue(r, t->end, q->start, CUE_SHARE) || has_cue(r, t->end, q->start, CUE_HOLD) ||
                     has_cue(r, t->end, q->start, CUE_SUM));
}

bool is_aside(const scene *s, const quantity *q, const token *t) {
    const int clause = s->aside_count ? clause_of(s->r, t->start) : NONE;
    for (int i = 0; i < s->aside_count && s->asides[i].start < t->start; i++)
        if (s->asides[i].clause == clause)
            return !(s->asides[i].end <= q->start &&
                     (q->clause == clause || (s->asides[i].parts && counts_within(s->r, &s->asides[i]))));
    return false;
}

bool in_equivalents(const reading *r, const quantity *q) {
    if (quantity_class(r, q) != DIMENSION_CO2) return false;
    const quantity *first = r->quantities.at, *last = first + r->quantities.count - 1;
    while (q->shared && q < last) q++; /* "forests 9 and transport 2 MtCO2e" */
    while (q->carried && q > first) q--;
    const uint32_t end = last_of_list(q)->end; /* "8.7 and 5.6 Mt CO2 eq." */
    for (uint32_t at = q->start; at <= end + 1 && at < r->size; at++) {
        /* "6 Gt of carbon dioxide equivalents": right behind it, too; but not "6 Gt of CO2 emitted" */
        const size_t size = packs_listed_at(r->packs, LIST_EQUIVALENT, r->text + at, r->size - at);
        if (size && (at + size == r->size || !isalpha((unsigned char)r->text[at + size]))) return true;
    }
    return false;
}

/* "9.8 Mt CO2 eq.", 3万平方公里, 20万吨标煤: the gas, the fuel or the measure in such a unit is not what other numbers
 * are of. */
static bool in_unit_of_other(const reading *r, const quantity *q, const token *t) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || t->start < o->start || t->end > o->end) continue;
        const dimension_class class = quantity_class(r, o);
        return !o->special &&
               (in_equivalents(r, o) || (is_han(r) && (t->word->class == WORD_MEASURE || class == DIMENSION_COAL ||
                                                       class == DIMENSION_ENERGY)));
    }
    return false;
}

/* 排放量减少到8万吨: what is reduced to so much is an emission, and no reduction; "intensity needs to fall" speaks of
 * no needs. */
static bool in_verb_to(const reading *r, const token *t) {
    const token *verb = t->word->class == WORD_MEASURE ? token_starting(r, t->start, WORD_CUE) : NULL;
    return verb && verb->end > t->end && is_cue(verb, is_han(r) ? CUE_TO : CUE_TARGET);
}

/* 氮氧化物、氨氮等污染物分别减少8%和5%: where each member has its number, the word for all of them names none. */
static bool sums_up(const reading *r, const slot *last, const token *t) {
    enum { NOUN = 30 };
    return etc_behind(r, last->own_end) && t->start > last->own_end && t->end <= last->own_end + NOUN &&
           names_thing(r, t);
}

/* Where the name of a company ends that holds the word, 0 where it is in none: 新能源 in 甲省新能源开发有限公司. */
static uint32_t company_around(const reading *r, const token *t) {
    enum { NAME = 45 };
    for (uint32_t at = t->end; at < r->size && at - t->end <= NAME; at += character_size(r->text[at])) {
        const uint32_t end = list_at(r, LIST_COMPANY_END, at);
        if (end) return at + end;
        const token *cue = token_starting(r, at, WORD_CUE);
        if ((unsigned char)r->text[at] < 0xE4 || list_at(r, LIST_JOINT, at) || (cue && !is_cue(cue, CUE_NARROW)))
            return 0;
    }
    return 0;
}

/* 某水泥有限公司建设光伏电站，装机容量30兆瓦: what the company is called after, where something is named behind it. */
static bool names_company(const reading *r, const quantity *q, const token *t) {
    const uint32_t end = is_han(r) && t->end < q->start ? company_around(r, t) : 0;
    if (!end || end > q->start) return false;
    for_tokens_in(o, r, end, q->start) {
        if (o->word->class == WORD_SUBJECT && names_thing(r, o) && !company_around(r, o)) return true;
    }
    return false;
}

bool of_another(const scene *s, const quantity *q, const slot *slots, const token *t) {
    for (int k = 0; slots && k < q->list_size; k++) {
        const bool shared = is_han(s->r) && k + 1 == q->list_size && t->word->class == WORD_MEASURE &&
                            !slots[k].measured; /* 煤炭、石油产量: that of the last, in one word with it, is of all */
        if (slots[k].measure && t->word->class != WORD_MEASURE) continue;
        if (k != q->list_index && !shared && t->start >= slots[k].own_start && t->end <= slots[k].own_end) return true;
    }
    const slot *mine = slots ? &slots[q->list_index] : NULL;
    const bool listed = mine && t->start >= mine->own_start && t->end <= mine->own_end;
    if (slots && sums_up(s->r, &slots[q->list_size - 1], t)) return true;
    if (!listed && is_example(s, q, t)) return true;
    if (q->special && t->start > q->start && t->start < q->end && t->end > q->end)
        return true; /* "three new" in "one in three new cars" */
    return in_unit_of_other(s->r, q, t) || in_verb_to(s->r, t) || names_company(s->r, q, t);
}
