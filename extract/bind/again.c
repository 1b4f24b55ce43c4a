/* Numbers that say another one again. */
#include "again.h"
#include "extract/find/quantity.h"
#include "kind.h"
#include "state.h"
#include "time.h"
#include "verb.h"

#include <ctype.h>
#include <math.h>

/* Where the bracket closes that opens at `open`; 0 where it does not. */
static uint32_t bracket_end(const reading *r, uint32_t open) {
    const char *close = byte_between(r, open, r->size, ')');
    return close ? (uint32_t)(close - r->text) : 0;
}

/* Whether the bracket whose text begins at `open` holds nothing but amounts: "(0.3 GtC, 1.0 GtCO2)". */
static bool only_amounts(const reading *r, uint32_t open) {
    const uint32_t close = bracket_end(r, open);
    uint32_t at = open;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count && close; q++) {
        if (q->end <= open || q->start >= close) continue;
        if (q->unit == NONE || q->unit == r->packs->unit_percent || q->unit == r->packs->unit_pp) return false;
        uint32_t lead = q->lead;
        const uint32_t joint = list_before(r, LIST_SAID_AGAIN, back_spaces(r, lead));
        lead = back_spaces(r, lead) - joint;
        while (at < lead && strchr(" ,;", r->text[at])) at++;
        if (at < lead) return false;
        at = q->end;
    }
    return at == close && at > open;
}

const quantity *stated_for(const reading *r, const quantity *q) {
    enum { FAR = 48 };
    const uint32_t open = is_han(r) ? 0 : bracket_of(r, q->start);
    if (!open || q->unit == NONE || !only_amounts(r, open)) return NULL;
    const quantity *o = quantity_before(r, q);
    while (o && o->start >= open) o = quantity_before(r, o);
    if (!o || o->unit == NONE || o->unit == q->unit || open - o->end > FAR || bracket_of(r, o->start) ||
        concept_between(r, o->end, open))
        return NULL;
    for (uint32_t at = o->end; at + 1 < open; at++)
        if (strchr(",;:.()", r->text[at])) return NULL;
    return o;
}

const quantity *rounded_before(const reading *r, const quantity *q) {
    enum { FAR = 48 };
    static const double ROUNDED = 5; /* "a third of the land (37%)" */
    const quantity *last =
        is_han(r) || !bracket_before(r, q) || !text_is(r, q->end, ")") ? NULL : quantity_before(r, q);
    if (!last || !is_percentage(r, last) || !is_percentage(r, q) || !last->special || !last->metric_id[0] ||
        last->clause != q->clause || q->start - last->end > FAR ||
        !concept_between(r, clause_start(r, q->clause), last->start))
        return NULL;
    const double exact = isnan(last->exact) ? decimal_value(last->value) : last->exact;
    const double share = exact <= 1 ? exact * 100 : exact;
    return fabs(share - decimal_value(q->value)) <= ROUNDED ? last : NULL;
}

const quantity *replaces(const reading *r, const quantity *q) {
    enum { LONGEST = 64 };
    const quantity *last = is_han(r) ? NULL : quantity_before(r, q);
    if (!last || last->unit != q->unit || q->unit == NONE || q->start - last->end > LONGEST) return NULL;
    if (list_before(r, LIST_INSTEAD_OF, q->lead) && !concept_between(r, last->end, q->start)) return last;
    const uint32_t open = bracket_of(r, q->start);
    return open > last->end && open == q->start && word_behind(r, LIST_FORMER, q->end) ? last : NULL;
}

/* "in the previous plan", "under January's initial draft": where the paper that is named there ends; 0 where none is.
 */
static uint32_t paper_end(const reading *r, uint32_t at) {
    enum { WORDS = 5 };
    uint32_t word = skip_spaces(r, at + list_at(r, LIST_WITHIN, at));
    for (int i = 0; word > at && i < WORDS && word < r->size && isalpha((unsigned char)r->text[word]); i++) {
        const uint32_t paper = list_at(r, LIST_PAPER, word), last = paper ? word + paper : word_end(r, word),
                       end = last + (paper ? 0 : list_at(r, LIST_POSSESSIVE, last));
        if (paper) return end;
        if (!text_is(r, end, " ")) return 0;
        word = skip_spaces(r, end);
    }
    return 0;
}

/* Where what is said right behind a number ends that makes it one of an old plan: "9 GW in the previous plan", "9 GW
 * forecast earlier", "the 9 GW it envisaged"; 0 where nothing does. */
static uint32_t end_of_old_plan(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), who = list_at(r, LIST_PRONOUN, at), paper = paper_end(r, at);
    const token *word = token_starting(r, skip_spaces(r, at + who), WORD_CUE);
    if (paper) return paper;
    if (!word || !(is_cue(word, CUE_PROJECTED) || is_cue(word, CUE_TARGET))) return 0;
    return who ? word->end : behind_word(r, LIST_FORMER, word->end);
}

uint32_t planned_until(const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || !quantity_before(r, q)) return 0;
    const bool against = held_against(r, q);
    const uint32_t at = skip_spaces(r, q->end), end = q->from || against ? end_of_old_plan(r, q) : 0;
    return end ? end : against && cue_at(r, at, CUE_TARGET) ? word_end(r, at) : 0;
}

const quantity *planned_before(const reading *r, const quantity *q) {
    const quantity *last = planned_until(r, q) ? quantity_before(r, q) : NULL;
    return last && last->unit == q->unit && last->kind == q->kind ? last : NULL;
}

const quantity *compared_then(const reading *r, const quantity *q) {
    enum { LONGEST = 64 };
    const quantity *by = is_han(r) || q->unit != r->packs->unit_percent ? NULL : quantity_before(r, q),
                   *now = by && by->unit == r->packs->unit_pp ? quantity_before(r, by) : NULL;
    if (!now || now->unit != q->unit || by->kind != FACTS_CHANGE || !bracket_before(r, q) || !text_is(r, q->end, ")") ||
        q->start - by->end > LONGEST || !text_is(r, by->end, " ") || byte_between(r, by->end, q->start, ','))
        return NULL;
    return text_is(r, by->end, " (") || concept_between(r, by->end, q->start) ? NULL : now;
}

const quantity *kind_of_former(const reading *r, const quantity *q) {
    const quantity *then = compared_then(r, q);
    if (then || !is_percentage(r, q)) return then;
    const quantity *now = replaces(r, q);
    return now && now->kind == FACTS_GROWTH ? now : NULL;
}

bool comes_out_at(const reading *r, const quantity *q) {
    const token *verb = is_han(r) ? NULL : q->leading;
    if (verb && is_cue(verb, CUE_OF)) /* "reaching an average of 9 g" */
        verb = token_ending(r, back_spaces(r, verb->start), WORD_CUE);
    return verb && cue_at(r, verb->start, CUE_HOLD) && q->clause > 0 &&
           skip_spaces(r, clause_start(r, q->clause)) == verb->start &&
           ends_in(r, LIST_ENDING_ING, verb->start, letters_end(r, verb->start));
}

/* "(0.3 GtC, 1.1 GtCO2)": two amounts of one thing in a bracket that tells where it stands, without a sign. */
static bool is_pair_in_bracket(const reading *r, const quantity *q) {
    const quantity *o = stated_for(r, q), *last = quantity_before(r, q), *next = quantity_behind(r, q);
    if (!o || q->negative || plus_start(r, q) != q->start) return false;
    const bool second = last && last != o && last->unit != q->unit,
               first = next && next->unit != q->unit && stated_for(r, next) == o;
    return first || second;
}

/* "decreased by 3%, about 134 million tons, in 2023", "by 3% in 2023, about 134 million tons" */
static bool put_beside(const reading *r, const quantity *last, const quantity *q) {
    const uint32_t dated = end_with_time(r, last), end = text_is(r, last->end, ", ") ? last->end : dated;
    return !is_han(r) && text_is(r, end, ", ") && q->lead == end + 1 && q->bound == FACTS_APPROX && q->unit != NONE &&
           q->unit != last->unit && !word_behind(r, LIST_OF_THEM, q->end);
}

/* "a 12% reduction of emissions by 2030, or 4 Mt", "a cut of 12% by 2030 from BAU, equal to 4 Mt": over the noun, what
 * it moves, when and from what, up to the comma. */
static bool said_behind_noun(const reading *r, const quantity *last, const quantity *q) {
    enum { LONGEST = 72 };
    const char *at = byte_between(r, last->end, q->start, ',');
    const uint32_t comma = at ? (uint32_t)(at - r->text) : 0;
    if (is_han(r) || last->unit != r->packs->unit_percent || !comma || comma - last->end > LONGEST ||
        comma + list_at(r, LIST_SAID_AGAIN, comma) != back_spaces(r, q->lead))
        return false;
    return last->kind == FACTS_GROWTH && !bracket_before(r, last) && !has_cue(r, last->end, comma, CUE_HOLD);
}

bool said_again(const reading *r, const quantity *last, const quantity *q) {
    if (put_beside(r, last, q) || said_behind_noun(r, last, q)) return true;
    uint32_t at = last->end;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].start == skip_spaces(r, at) &&
            r->spans.at[i].end < q->start)
            at = r->spans.at[i].end;
    at = skip_spaces(r, at);
    const uint32_t n = list_at(r, LIST_SAID_AGAIN, at);
    return n && at + n < q->start && q->start - at <= n + 9;
}

/* Where the word behind a change ends, before its bracket: "a 7 TWh increase (3%)". */
static uint32_t end_with_noun(const reading *r, const quantity *q) {
    const uint32_t at = is_han(r) ? q->end : skip_spaces(r, q->end);
    const token *head = is_han(r) ? NULL : token_starting(r, at, WORD_MEASURE); /* "by 3 kg per person (+9%)" */
    if (head && concerns(r, head, CONCEPT_PER_CAPITA) && text_is(r, head->end, " (")) return head->end;
    const token *noun = cue_at(r, at, CUE_RISE) || cue_at(r, at, CUE_FALL) ? token_starting(r, at, WORD_CUE) : NULL;
    return noun && text_is(r, noun->end, " (") ? noun->end : q->end;
}

/* "is to be 20% below 1990 levels (35 Mt)", "a cut of 20% from 1990 (35 Mt)": the bracket tells how much that level
 * was; but "up by 20% over 1990 (35 Mt)". */
static bool tells_base_level(const reading *r, const quantity *q) {
    const uint32_t lead = q->lead;
    const quantity *last = quantity_before(r, q);
    const bool fell = last && last->falls && last->unit == r->packs->unit_percent;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && !is_han(r); s++)
        if (s->kind == SPAN_TIME && s->as_base && s->end + 2 == lead && text_is(r, s->end, " (") &&
            (fell || !is_digit(r->text[s->end - 1])))
            return !q->negative && plus_start(r, q) == q->start;
    return false;
}

bool in_brackets_of_growth(const reading *r, const quantity *q) {
    const quantity *growth = quantity_before(r, q);
    if (!growth || growth->kind != FACTS_GROWTH || q->unit == r->packs->unit_percent) return false;
    if (tells_base_level(r, q) || comes_to_sum(r, q)) return false;
    if (is_pair_in_bracket(r, q)) return false; /* "rose by 2% (0.2 GtC, 0.7 GtCO2)": where it stands now */
    const token *noun = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    if (noun && cue_at(r, noun->start, CUE_MOVE_NOUN))
        return false; /* "(equivalent to a 26 Mt reduction)" is an amount */
    const uint32_t lead = back_spaces(r, q->lead), again = list_before(r, LIST_SAID_AGAIN, lead);
    const bool open = again && r->text[lead - again] == '(' && /* "(or"; but "a 9% cut (or 3 Mt)" is what is avoided */
                      !cue_at(r, skip_spaces(r, growth->end), CUE_MOVE_NOUN);
    const uint32_t noun_end = end_with_noun(r, growth), dated = is_han(r) ? noun_end : end_with_time(r, growth),
                   end = dated > noun_end ? dated : noun_end, start = open ? lead - again + 1 : skip_spaces(r, q->lead),
                   gap = start - end; /* "29% (about 8.1 kg)", "29% lower (or 8.1 kg)" */
    if (noun_end > growth->end && !text_is(r, q->end, ")"))
        return false; /* "an increase (30 TWh of it in the south)" */
    const char opening = start > 1 ? r->text[start - (r->text[start - 1] == '+' ? 2 : 1)] : ' '; /* "29% (+8.1 kg)" */
    return (gap <= 4 && (opening == '(' || opening == '[')) || said_again(r, growth, q);
}

bool change_in_other_unit(const reading *r, const quantity *q) {
    const quantity *change = is_han(r) ? NULL : quantity_before(r, q);
    return change && change->kind == FACTS_CHANGE && change->unit != NONE && change->unit != q->unit &&
           change->dimension == q->dimension && bracket_before(r, q) && text_is(r, change->end, " (") &&
           text_is(r, q->end, ")");
}

/* "up by USD 9 billion and 22% compared to 2019": the same move in percent, which nothing else is named for. */
static bool joined_to_change(const reading *r, const quantity *change, const quantity *q) {
    const uint32_t at = skip_spaces(r, change->end), joint = list_at(r, LIST_JOINT, at);
    return !is_han(r) && joint && at + joint == back_spaces(r, q->lead) && q->unit == r->packs->unit_percent &&
           !word_behind(r, LIST_OF, q->end) && (change->unit != NONE || change->counted);
}

bool in_brackets_of_change(const reading *r, const quantity *q) {
    const quantity *change = quantity_before(r, q);
    if (!change || change->kind != FACTS_CHANGE) return false;
    if (joined_to_change(r, change, q)) return true;
    const bool beside = q->start - end_with_noun(r, change) <= 3 || q->start - end_with_time(r, change) <= 3;
    return (beside && bracket_before(r, q)) || said_again(r, change, q);
}

bool yearly_in_bracket(const reading *r, const quantity *q) {
    const quantity *move = quantity_before(r, q);
    const uint32_t bracket = is_han(r) || !q->per_year || !move || !comparative(move) ? 0 : bracket_of(r, q->start);
    if (bracket <= (move ? move->end : 0)) return false;
    return bracket - end_with_noun(r, move) <= 2 || bracket - end_with_time(r, move) <= 2;
}

uint32_t signed_bracket(const reading *r, const quantity *q) {
    enum { SYMBOL = 12 };
    const uint32_t start = plus_start(r, q);
    if (is_han(r) || (start == q->start && !q->negative) || start < 2 || !text_is(r, q->end, ")")) return 0;
    if (r->text[start - 1] == '(') return start - 1;
    if (!text_is(r, start - 2, "; ") && !text_is(r, start - 2, ", ")) return 0;
    uint32_t at = start - 2;
    while (at > 0 && start - at < SYMBOL && !strchr("() ;", r->text[at - 1])) at--;
    return at > 0 && r->text[at - 1] == '(' ? at - 1 : 0;
}

uint32_t end_with_time(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    const span *time = time_starting(r, at);
    return time ? time->end : q->end;
}

bool goes_on_in_brackets(const reading *r, const quantity *q) {
    const quantity *growth = quantity_before(r, q);
    if (is_han(r) || !growth || growth->kind != FACTS_GROWTH || growth->unit != q->unit) return false;
    const token *each = token_starting(r, skip_spaces(r, q->end), WORD_MEASURE); /* "down 7% (26% per capita)" */
    return bracket_before(r, q) && q->start - end_with_time(r, growth) <= 3 &&
           (end_with_time(r, q) > q->end || (each && concerns(r, each, CONCEPT_PER_CAPITA)));
}

bool in_brackets_of_cut(const reading *r, const quantity *q) {
    const quantity *cut = quantity_before(r, q);
    if (is_han(r) || !cut || cut->kind != FACTS_LEVEL || cut->unit == NONE || cut->unit == q->unit ||
        word_behind(r, LIST_OF, q->end)) /* "by 12 Mt (21% of it in transport)" */
        return false;
    if (!(q->start - end_with_time(r, cut) <= 3 && bracket_before(r, q)) && !said_again(r, cut, q)) return false;
    const uint32_t clause = clause_start(r, cut->clause);
    const quantity *first = cut;
    for (const quantity *o = cut; (o = quantity_before(r, o)) && o->start > clause;)
        if (o->unit == cut->unit) first = o;
    const quantity *again = quantity_before(r, cut), *other = again ? quantity_before(r, again) : NULL;
    if (other && again->restates && again->falls && again->kind == FACTS_GROWTH && other->unit == cut->unit)
        return true; /* "30 Mt, or 25%, with some support, and 70 Mt (47%) with more" */
    const token *by = cue_before(r, first->start, CUE_BY), *noun = move_noun_before(r, cut);
    if (!noun && cue_before(r, first->start, CUE_HOLD)) noun = nearest_move(r, clause, first->start);
    if (noun && cue_at(r, noun->start, CUE_FALL) && cue_at(r, noun->start, CUE_MOVE_NOUN))
        return true; /* "a reduction of 12 Mt, or 21%", "the reduction is 12 Mt (21%)" */
    if (cue_at(r, letters_start(r, back_spaces(r, first->lead)), CUE_REDUCED)) return true; /* "cut 12 Mt (21%)" */
    return by && cue_back(r, clause, by->start, CUE_FALL);
}

const quantity *outside_brackets(const reading *r, const quantity *q) {
    while (q && stated_for(r, q)) q = quantity_before(r, q);
    return q;
}

/* "to 26 Mt (4 PJ) in 2019, or 30%" */
static bool said_of_move(const reading *r, const quantity *to, const quantity *q) {
    uint32_t at = skip_spaces(r, behind_bracket_at(r, to->end));
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->start == at) at = s->end;
    const uint32_t again = list_at(r, LIST_SAID_AGAIN, at);
    return again && at + again == back_spaces(r, q->lead) && !word_behind(r, LIST_OF, q->end);
}

bool in_brackets_of_move(const reading *r, const quantity *q, bool *falls) {
    enum { NEAR = 16 };
    const quantity *to = is_han(r) ? NULL : outside_brackets(r, quantity_before(r, q)),
                   *from = to ? outside_brackets(r, quantity_before(r, to)) : NULL;
    if (!from || !from->from || to->kind != FACTS_LEVEL || from->unit != to->unit || to->unit == NONE ||
        to->dimension == r->packs->dimension_percent)
        return false;
    const bool bracketed = q->start - to->end <= NEAR && bracket_before(r, q) && text_is(r, q->end, ")") &&
                           clause_of(r, to->start) == q->clause;
    if ((!bracketed && !said_of_move(r, to, q)) || !nearest_move(r, 0, from->start)) return false;
    *falls = decimal_value(to->value) < decimal_value(from->value);
    return true;
}

const quantity *growth_before(const reading *r, const quantity *q) {
    const quantity *last = q - 1;
    const bool passed = (last->unit == NONE && last->in_words) || last->unit == r->packs->unit_pp;
    return passed && last > r->quantities.at ? last - 1 : last;
}

bool stood_then(const reading *r, const quantity *q) {
    const quantity *grew = growth_before(r, q), *level = grew > r->quantities.at ? grew - 1 : NULL;
    if (!level || level->kind != FACTS_LEVEL || level->unit != q->unit || q->unit != r->packs->unit_percent)
        return false;
    const double now = decimal_value(level->value), then = decimal_value(q->value), by = decimal_value(grew->value);
    return fabs(now - then) < fabs(fabs(by) - then);
}

bool differs_as_next(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q), *last = quantity_before(r, q);
    if (!next || q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == r->packs->unit_percent ||
        next->kind != FACTS_GROWTH || next->unit != r->packs->unit_percent || !said_again(r, q, next) ||
        !verb_behind(r, next, own_stretch(r, next).end))
        return false;
    return last && last->kind == FACTS_LEVEL && last->dimension == q->dimension;
}

bool grows_as_next(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    return next && is_percentage(r, q) && next->kind == FACTS_CHANGE && next->unit != q->unit &&
           next->unit != r->packs->unit_pp && said_again(r, q, next);
}

bool corresponds_to_last(const reading *r, const quantity *q) {
    const last_told *last = r->last_told;
    if (!last || is_han(r) || q->kind != FACTS_LEVEL || q->dimension != last->dimension ||
        word_behind(r, LIST_OF, q->end)) /* "The figure is 9% of the whole" */
        return false;
    const uint32_t from = skip_spaces(r, r->marker);
    const bool opens = list_at(r, LIST_CORRESPONDS, from) || list_at(r, LIST_THE_FIGURE, from);
    return opens && !concept_between(r, from, q->start);
}
