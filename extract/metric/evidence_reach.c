/* What of its sentence is said of a quantity: its own part, what hangs on it, what only tells a purpose, and the things
 * that it borrows from the clauses around it. */
#include "evidence.h"
#include "extract/bind/state.h"
#include "name.h"

/* "Sales: 2020: 12 million": a clause that holds a time and nothing else names nothing. */
static bool only_time(const reading *r, int clause) {
    const uint32_t from = skip_spaces(r, clause_start(r, clause)), to = clause_end(r, clause);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->start == from && s->end <= to && to - s->end <= 2) return true;
    }
    return false;
}

/* "Green loans for projects with benefits of ... stood at 7 trillion": between its thing and its verb, what something
 * is for tells no more of what is measured. Empty where there is none. */
static stretch purpose(const reading *r, const quantity *q, stretch own) {
    const stretch none = {UINT32_MAX, 0};
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == r->packs->unit_percent) return none;
    const token *thing = NULL, *verb = NULL;
    for_tokens_in(t, r, own.start, q->start) {
        if (!thing && names_thing(r, t)) thing = t;
        if (thing && (is_cue(t, CUE_HOLD) || is_cue(t, CUE_TO)) && t->start > thing->end) verb = t;
    }
    if (!thing || !verb) return none;
    for (uint32_t i = thing->end; i < verb->start; i++) {
        if (r->text[i] == ',' || r->text[i] == ';') return none;
        if (word_behind(r, LIST_PURPOSE, i)) return (stretch){i, verb->start};
    }
    return none;
}

uint32_t out_of_from(const reading *r, const quantity *q) {
    const dimension_class class = quantity_class(r, q);
    const uint32_t lead = q->lead, words = list_before(r, LIST_OUT_OF, lead);
    const bool whole = q->kind == FACTS_LEVEL && (class == DIMENSION_POWER || class == DIMENSION_ENERGY);
    return whole && words ? lead - words : 0; /* money is spent on the same thing */
}

/* "make up 47% of the country's installed capacity of 462 GW": what was said of the part is not said of the whole. */
static uint32_t whole_from(const reading *r, const quantity *q) {
    enum { NEAR = 72 };
    const uint32_t all = out_of_from(r, q);
    if (all) return all;
    const quantity *part = quantity_before(r, q);
    if (!part || !is_percentage(r, part) || q->kind != FACTS_LEVEL || q->unit == part->unit) return 0;
    if (!word_behind(r, LIST_OF, part->end) || q->start - part->end > NEAR || part->clause != q->clause) return 0;
    for_tokens(t, r) {
        if (t->word->class == WORD_CUE && t->start >= part->end && t->end <= q->start && !is_cue(t, CUE_OF)) return 0;
    }
    return part->end;
}

static bool has_thing(const reading *r, uint32_t from, uint32_t to) {
    for_tokens(t, r) {
        if (t->start >= from && t->end <= to && names_thing(r, t)) return true;
    }
    return false;
}

static bool has_measure(const reading *r, uint32_t from, uint32_t to) {
    for_tokens(t, r) {
        if (t->start >= from && t->end <= to && is_concept(t) && concept_of(r, t)->measure) return true;
    }
    return false;
}

/* ", reaching a share of 25%", ": its share was 25%", ", which had been 25%": a clause that begins with a verb or a
 * pronoun is of what the one before it is of. */
static bool goes_on(const reading *r, const quantity *q, uint32_t clause) {
    const uint32_t at = skip_spaces(r, clause), which = list_at(r, LIST_RELATIVE, at);
    const token *verb = token_starting(r, at, WORD_CUE);
    if (has_thing(r, clause, q->start)) return false;
    if (which && list_at(r, LIST_HAS, at + which + 1)) return !has_measure(r, clause, q->start);
    return list_at(r, LIST_PRONOUN, at) ||
           (verb && verb->end <= q->start && !cue_at(r, at, CUE_MOVE_NOUN) &&
            (cue_at(r, at, CUE_HOLD) || cue_at(r, at, CUE_SHARE) ||
             (q->kind == FACTS_LEVEL && (cue_at(r, at, CUE_RISE) || cue_at(r, at, CUE_FALL)))));
}

/* "Dams gave most of it while solar grew fastest, rising to 9 TWh": where the last part of a clause starts that has a
 * thing of its own. */
static uint32_t last_part(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = to; i-- > from;)
        if (((word_behind(r, LIST_OTHER_MATTER, i) && !list_at(r, LIST_JOINT, i + 1)) ||
             word_behind(r, LIST_LEADS_CLAUSE, i)) &&
            has_thing(r, i, to))
            return i;
    return from;
}

/* "cuts coal use and brings a 30% wind share", "cuts waste with a 20% forest cover": where the phrase starts with the
 * share of a thing of its own; `from` where none is. */
static uint32_t own_share(const reading *r, const quantity *q, uint32_t from) {
    if (is_han(r) || q->kind != FACTS_LEVEL || !is_percentage(r, q) || !list_before(r, LIST_ARTICLE, q->lead) ||
        !token_starting(r, skip_spaces(r, q->end), WORD_SUBJECT))
        return from;
    for (uint32_t at = q->lead; at-- > from;)
        if (word_behind(r, LIST_JOINT, at) || word_behind(r, LIST_WITH, at)) return at;
    return from;
}

/* 各地区水电发电量依次为：西南760亿千瓦时；……, 新增装机较大的省份是河南和青海，分别为90万千瓦……: the first number
 * behind a colon, or behind 分别, is of what stands before it. */
static bool listed_behind(const reading *r, const quantity *q, uint32_t clause) {
    static const char COLON[] = "：";
    if (!is_han(r) || clause == 0 || has_thing(r, clause, q->start) || has_measure(r, clause, q->start)) return false;
    return r->text[clause - 1] == ':' || (clause >= 3 && text_is(r, clause - 3, COLON)) ||
           cue_at(r, clause, CUE_RESPECTIVELY);
}

/* "Sales of kilns, which burn gas for bricks, fell": whether the clause only tells more of what it stands behind, with
 * no number of its own, and a verb goes on about that. */
static bool is_relative(const reading *r, int clause) {
    const uint32_t from = skip_spaces(r, clause_start(r, clause)), to = clause_end(r, clause),
                   verb = skip_spaces(r, to), before = back_spaces(r, from), end = back_spaces(r, to);
    return list_at(r, LIST_RELATIVE, from) && before && r->text[before - 1] == ',' && end && r->text[end - 1] == ',' &&
           !number_between(r, from, to) && !ends_in(r, LIST_ENDING_ING, verb, letters_end(r, verb));
}

/* ", which had been 40 Mt in 2015, ", ", long small, ", ", with the largest share of all, ", ", the largest of all, ",
 * ", including land, ": whether the clause is put in between a subject and its verb, and is not what that is about. */
static bool is_inserted(const reading *r, int clause) {
    const uint32_t from = skip_spaces(r, clause_start(r, clause)), to = clause_end(r, clause);
    if (is_han(r)) return false;
    const uint32_t best = skip_spaces(r, from + list_at(r, LIST_DEFINITE, from));
    if (cue_at(r, from, CUE_PARTS) || cue_at(r, from, CUE_ASIDE) || is_relative(r, clause)) return true;
    if (list_at(r, LIST_WITH, from) || (best > from && list_at(r, LIST_SUPERLATIVE, best))) return true;
    return !has_thing(r, from, to) && !has_measure(r, from, to);
}

/* "Use, losses included, was 9 TWh" */
static bool told_as_part(const reading *r, int clause) {
    const uint32_t end = back_spaces(r, clause_end(r, clause));
    return !is_han(r) && end > 0 && r->text[end - 1] == ',' && list_before(r, LIST_INCLUDED, end - 1);
}

/* Whether what the number before the quantity is said in is such a clause, and begins with "which". */
static bool told_in_between(const reading *r, const quantity *q, int named_in) {
    const quantity *last = quantity_before(r, q);
    return last && last->clause > named_in && last->clause < q->clause &&
           list_at(r, LIST_RELATIVE, skip_spaces(r, clause_start(r, last->clause)));
}

/* "Methane emissions, at 56 Mt, fell": what stands before the comma is said of it too. */
static void reach_back(const reading *r, const quantity *q, reach *own) {
    enum { NEAR = 8 };
    if (q->clause == 0 || own->own.start != own->clause) return;
    const bool parts = told_as_part(r, q->clause - 1) && !has_thing(r, own->clause, q->start) &&
                       !has_measure(r, own->clause, q->start);
    const bool verb = parts || (!is_han(r) && goes_on(r, q, own->clause));
    if (is_han(r) ? !listed_behind(r, q, own->clause) : q->start - own->clause > NEAR && !verb) return;
    int named_in = q->clause - 1;
    if (!is_han(r) && !verb && is_relative(r, named_in) && !has_thing(r, own->clause, q->start)) named_in--;
    while (named_in > 0 &&
           (only_time(r, named_in) || (parts && named_in == q->clause - 1) || (verb && is_inserted(r, named_in))))
        named_in--;
    const uint32_t before = last_part(r, clause_start(r, named_in), own->clause);
    if ((verb || (!is_han(r) && is_relative(r, q->clause - 1))) && named_in < q->clause - 1)
        own->inserted = (stretch){clause_start(r, named_in + 1), own->clause};
    if (own->last_end <= before || told_in_between(r, q, named_in)) own->own.start = own->clause = before;
}

/* Whether the clause tells before `end` of what came in addition: 新增装机. */
static bool tells_addition(const reading *r, uint32_t clause, uint32_t end) {
    bool addition = false;
    for_tokens_in(t, r, clause, end) {
        if (t->word->class != WORD_MEASURE) continue;
        for (int k = 0; k < t->word->count; k++)
            addition = addition || t->word->value[k] == r->packs->known[CONCEPT_ADDITION];
    }
    return addition;
}

/* ", including 3 GW of wind", ", mostly wind (3 GW)": whether the word opens a row of parts whose first number this is.
 */
static bool opens_parts(const reading *r, const token *t, const quantity *part) {
    enum { NEAR = 16, NAME = 40 };
    if (part->start < t->end) return false;
    if (is_cue(t, CUE_PARTS) && part->start - t->end <= NEAR) return true;
    return (is_cue(t, CUE_PARTS) || is_cue(t, CUE_ASIDE)) && bracket_before(r, part) && part->start - t->end <= NAME;
}

/* Where the parts of an addition begin, behind 其中 or "including"; the end of the sentence where none are told. */
static uint32_t parts_from(const reading *r, const quantity *q) {
    const quantity *part = quantity_behind(r, q);
    const bool amount = q->kind == FACTS_LEVEL && q->unit != NONE && q->unit != r->packs->unit_percent;
    if (is_han(r) ? q->kind != FACTS_LEVEL || !tells_addition(r, clause_start(r, q->clause), q->start)
                  : !amount || !part)
        return r->size;
    for_tokens_in(t, r, q->end, r->size) {
        if (t->word->class != WORD_CUE) continue;
        if (is_han(r) ? is_cue(t, CUE_ANAPHORA) : opens_parts(r, t, part)) return t->start;
    }
    return r->size;
}

/* "a 22% share of renewables with heat pumps", "the target of a 36% share focuses on wind": where what is told begins
 * that it is to be reached with; the end of the sentence where nothing is. */
static uint32_t means_from(const reading *r, const quantity *q) {
    if (is_han(r) || !is_percentage(r, q) || q->kind != FACTS_LEVEL) return r->size;
    uint32_t size, at = skip_spaces(r, q->end);
    const uint32_t means = list_next(r, LIST_MEANS, at, r->size, &size);
    if (means < r->size && !number_between(r, at, means)) return means;
    const token *share = token_starting(r, at, WORD_CUE);
    if (!share || !is_cue(share, CUE_SHARE)) return r->size;
    const uint32_t of = skip_spaces(r, share->end), thing = skip_spaces(r, of + list_at(r, LIST_OF, of));
    const token *whose = thing > of ? token_starting(r, thing, WORD_SUBJECT) : NULL;
    at = whose ? skip_spaces(r, whose->end) : of;
    return list_at(r, LIST_WITH, at) ? at : r->size;
}

/* "Better windows bring heating bills down by 8%": where the object of such a verb starts, with a name of its own; 0
 * where there is none. */
static uint32_t object_brought(const reading *r, const token *down, uint32_t from) {
    for (uint32_t at = down->start; at-- > from && !strchr(",;:", r->text[at]);)
        if (word_behind(r, LIST_BRINGS_DOWN, at)) {
            const uint32_t object = at + 1 + list_at(r, LIST_BRINGS_DOWN, at + 1);
            return has_thing(r, object, down->start) || has_measure(r, object, down->start) ? object : 0;
        }
    return 0;
}

/* "Growth of wind capacity cut gas use by 8%": where the object of the verb starts, when what does it has a measure of
 * its own; 0 where there is none. */
static uint32_t object_from(const reading *r, const quantity *q, stretch own) {
    if (is_han(r) || q->kind != FACTS_GROWTH) return 0;
    const token *verb = NULL;
    for_tokens_in(t, r, own.start, q->start)
        if (is_move(t)) verb = t;
    const uint32_t brought = verb ? object_brought(r, verb, own.start) : 0;
    if (brought) return brought;
    const uint32_t object = verb ? skip_spaces(r, verb->end) : 0;
    const bool moved = object && (list_at(r, LIST_DEFINITE, object) || token_starting(r, object, WORD_SUBJECT) ||
                                  token_starting(r, object, WORD_MEASURE)); /* "Heat increases the use of power" */
    if (!verb || (list_at(r, LIST_MOVES_ITSELF, verb->start) && !moved) || list_at(r, LIST_OF, object) ||
        list_at(r, LIST_PLACE_LEAD, object) || list_at(r, LIST_PHRASE_END, object))
        return 0;
    if (concept_said(r, object, q->start, CONCEPT_EMISSION)) return 0; /* of whoever does it */
    const bool told = has_thing(r, object, q->start) || has_measure(r, object, q->start);
    return told && has_measure(r, own.start, verb->start) ? object : 0;
}

/* "With an installed capacity of 90 MW, the wind farm is the largest", "With an increase of 90 MW, wind power leads":
 * what the sentence goes on to tell of. */
static stretch introduced(const reading *r, const quantity *q, const reach *own) {
    enum { NEAR = 48 };
    const stretch none = {0, 0};
    const bool share = is_percentage(r, q);
    if (is_han(r) || own->own_thing || q->kind == FACTS_RATIO || q->clause != 0 || share ||
        quantity_class(r, q) == DIMENSION_TEMPERATURE || !list_at(r, LIST_INTRODUCES, 0))
        return none;
    const uint32_t next = clause_start(r, 1);
    if (next <= q->end) return none;
    const quantity *other = quantity_behind(r, q);
    for_tokens_in(t, r, next, r->size) {
        if (t->start > next + NEAR || (other && other->start < t->end)) return none;
        if (names_thing(r, t)) return (stretch){t->start, t->end};
    }
    return none;
}

/* ", generating 38% of electricity": a participle that opens the clause of what is generated is said of what the
 * sentence is about. */
static bool opens_in_ing(const reading *r, const quantity *q, uint32_t at) {
    enum { NEAR = 28 };
    if (q->clause == 0 || q->kind != FACTS_LEVEL || q->start - at > NEAR ||
        !ends_in(r, LIST_ENDING_ING, at, letters_end(r, at)))
        return false;
    bool generated = quantity_class(r, q) == DIMENSION_ENERGY && !word_behind(r, LIST_OF, q->end);
    for (size_t i = 0; q->unit == r->packs->unit_percent && i < r->tokens.count; i++)
        generated = generated || (r->tokens.at[i].start >= q->end && r->tokens.at[i].start <= q->end + NEAR &&
                                  concerns(r, &r->tokens.at[i], CONCEPT_ELECTRICITY));
    return generated;
}

/* "Wind remained the largest renewable source, reducing its output by 3%": the first thing that the sentence names is
 * what "its" is of. */
static stretch owner(const reading *r, const quantity *q, const reach *own) {
    const stretch none = {0, 0};
    const uint32_t at = skip_spaces(r, own->own.start);
    if (is_han(r) || own->own_thing) return none;
    if (!token_starting(r, at, WORD_CUE) && !list_at(r, LIST_JOINT, at) && !list_at(r, LIST_PRONOUN, at) &&
        !list_at(r, LIST_OTHER_MATTER, at) && !opens_in_ing(r, q, at))
        return none; /* "followed by solar, which raised its output by 3%" */
    bool its = opens_in_ing(r, q, at);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start && !its; i++) {
        const token *t = &r->tokens.at[i];
        its = t->word->class == WORD_MEASURE && t->start >= own->own.start && t->start > 0 &&
              list_before(r, LIST_PRONOUN, t->start - 1);
    }
    for (size_t i = 0; its && i < r->tokens.count && r->tokens.at[i].end <= own->own.start; i++)
        if (names_thing(r, &r->tokens.at[i])) return (stretch){r->tokens.at[i].start, r->tokens.at[i].end};
    return none;
}

/* '(' or ')' where it stands there, 0 where none does. */
static char bracket_at(const reading *r, uint32_t at) {
    const char c = r->text[at];
    return c == '(' || c == ')' ? c : 0;
}

/* The bracket that stands around a place, from its mark to the one that closes it; empty where there is none. */
static stretch bracket_around(const reading *r, uint32_t at) {
    enum { LONG = 120 };
    const uint32_t far = back_by(at, LONG), end = at + LONG < r->size ? at + LONG : r->size;
    uint32_t open = at, close = at;
    while (open > far && !bracket_at(r, open)) open--;
    if (open >= r->size || bracket_at(r, open) != '(') return (stretch){0, 0};
    while (close < end && (close == open || !bracket_at(r, close))) close++;
    return close < end && bracket_at(r, close) == ')' ? (stretch){open, close} : (stretch){0, 0};
}

stretch closed_part(const reading *r, const quantity *q) {
    const quantity *part = is_han(r) ? quantity_before(r, q - q->list_index) : NULL;
    const stretch around = part ? bracket_around(r, part->start) : (stretch){0, 0};
    return around.end < q->start ? around : (stretch){0, 0};
}

bool dates_part_before(const reading *r, const quantity *q, const span *s) {
    if (!is_han(r) || s->end > q->start) return false;
    const stretch around = bracket_around(r, s->start);
    bool part = false;
    for (const quantity *o = quantity_before(r, q); o && o->start > around.start; o = quantity_before(r, o))
        part = part || o->end <= around.end;
    return part && around.end < q->start;
}

bool dates_part_behind(const reading *r, const quantity *q, const span *s) {
    const quantity *part = quantity_behind(r, q);
    if (!is_han(r) || !part || s->start < q->end || s->end > part->start) return false;
    const stretch around = bracket_around(r, s->start);
    return around.start >= q->end && part->end <= around.end;
}

const quantity *quantity_before_parts(const reading *r, const quantity *q) {
    const stretch part = closed_part(r, q);
    const quantity *last = quantity_before(r, q);
    while (last && part.end && last->start > part.start) last = quantity_before(r, last);
    return last;
}

/* 汽车产销两旺，出口量增长20%: a measure that says what is measured, as a share by itself does not. */
static bool has_strong_measure(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to)
        if (is_concept(t) && concept_of(r, t)->measure && !concept_of(r, t)->weak) return true;
    return false;
}

/* 煤炭产量平稳，天然气消费量下降3%: a clause with a thing and a measure needs none from before; but 电站水平高，
 * 比燃煤电站减少3%的排放 begins with what it is held against. */
static bool names_its_own(const reading *r, uint32_t from, uint32_t to) {
    return !cue_at(r, from, CUE_BASE) && has_thing(r, from, to) && has_measure(r, from, to);
}

/* "Solar output is 9 times greater than wind output", "is 9 times that of wind", "is 9 times wind output": what stands
 * behind is what the thing before is held against. */
bool is_multiple_of_other(const reading *r, const quantity *q) {
    enum { NEAR = 16 };
    const uint32_t from = own_stretch(r, q).start, at = skip_spaces(r, q->end),
                   end = at + NEAR < r->size ? at + NEAR : r->size;
    if (is_han(r) || q->unit != r->packs->unit_times) return false;
    if (quantity_before(r, q) && list_at(r, LIST_THAT_OF, at)) return true; /* "9 GW, 3 times that of gas" */
    if (!has_thing(r, from, q->start) && !has_strong_measure(r, from, q->start)) return false;
    if (token_starting(r, at, WORD_MEASURE)) return false; /* "25 times more potent than CO2" */
    const token *is = token_ending(r, back_spaces(r, q->lead), WORD_CUE);
    const bool times =
        list_before(r, LIST_TIMES, q->end) &&
        (list_at(r, LIST_DEFINITE, at) || (is && is_cue(is, CUE_HOLD) && token_starting(r, at, WORD_SUBJECT)));
    return times || list_at(r, LIST_THAT_OF, at) || has_cue(r, q->end, end, CUE_BASE);
}

reach reach_of(const scene *s, const quantity *q) {
    const reading *r = s->r;
    const quantity *last = quantity_before(r, q - q->list_index);
    reach own = {.own = own_stretch(r, q),
                 .clause = clause_start(r, q->clause),
                 .attached = attached_to(s, q),
                 .last_end = last ? last->end : 0,
                 .last_attached = last && last->metric_id[0] ? attached_to(s, last) : 0,
                 .whole = whole_from(r, q),
                 .parts = parts_from(r, q),
                 .closed_part = closed_part(r, q),
                 .base_behind = is_han(r) && q->special && q->kind == FACTS_RATIO,
                 .shared = shared_by(r, q) != 0,
                 .of_co2 = !q->special && in_equivalents(r, q),
                 .bracketed = memchr(r->text, '(', q->start) != NULL};
    const uint32_t means = means_from(r, q);
    if (means < own.parts) own.parts = means;
    own.next_in_clause = own.own.end < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0));
    reach_back(r, q, &own);
    if (!is_han(r)) own.own.start = own_share(r, q, last_part(r, own.own.start, q->start));
    own.own_measure = is_han(r) && has_strong_measure(r, own.own.start, q->start);
    own.own_thing = is_han(r) ? names_its_own(r, own.own.start, q->start) : has_thing(r, own.own.start, q->start);
    own.base_behind = own.base_behind || is_multiple_of_other(r, q);
    own.detail = purpose(r, q, own.own);
    own.object = object_from(r, q, own.own);
    own.introduced = introduced(r, q, &own);
    own.owner = owner(r, q, &own);
    return own;
}

bool only_warms(const reading *r, const quantity *q, int concept) {
    const facts_packs *p = r->packs;
    return !is_han(r) && p->concepts.at[concept].dimensions & p->class_bits[DIMENSION_TEMPERATURE] &&
           quantity_class(r, q) != DIMENSION_TEMPERATURE;
}

bool warms_in_limit(const reading *r, const quantity *q, const token *t) {
    const bool temperature = concerns(r, t, CONCEPT_WORLD) && quantity_class(r, q) != DIMENSION_TEMPERATURE;
    return !is_han(r) && (temperature || only_warms(r, q, t->word->value[0])) && in_no_fact(r, t);
}

bool weighs_stuff(const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MASS) return false;
    const token *stuff = token_starting(r, skip_spaces(r, behind_word(r, LIST_OF, q->end)), WORD_SUBJECT);
    return stuff && stuff->start > q->end && !is_gas(concept_of(r, stuff)) && !concept_of(r, stuff)->pollutes;
}

/* "The rise by 2100 is 0.4 m", "In 2050, the projected increase will be 30 cm": what moved is what the sentence before
 * speaks of. */
bool begins_with_move(const reading *r) {
    const uint32_t next = skip_spaces(r, clause_start(r, 1)),
                   at = list_at(r, LIST_DEFINITE, r->marker) || next >= r->size ? r->marker : next;
    const uint32_t the = list_at(r, LIST_DEFINITE, at), noun = skip_spaces(r, at + the),
                   second = skip_spaces(r, word_end(r, noun));
    if (is_han(r) || !the) return false;
    return cue_at(r, noun, CUE_RISE) || cue_at(r, noun, CUE_FALL) || cue_at(r, second, CUE_RISE) ||
           cue_at(r, second, CUE_FALL);
}

bool covers_other(const reading *r, const quantity *q, const token *t) {
    enum { NEAR = 12 };
    if (is_han(r) || !is_percentage(r, q) || t->word->class != WORD_MEASURE || !cue_at(r, t->start, CUE_SHARE) ||
        !id_has(concept_of(r, t)->id, "coverage"))
        return false;
    const uint32_t at = skip_spaces(r, t->end), before = back_spaces(r, t->start);
    const token *is = token_ending(r, before, WORD_CUE);
    const bool passive = (is && is_cue(is, CUE_HOLD)) || list_before(r, LIST_BE, before) || cue_at(r, at, CUE_BY);
    if (passive || (t->start < q->start && q->lead <= at + NEAR)) return false;
    return concept_said(r, 0, r->size, CONCEPT_EMISSION);
}
