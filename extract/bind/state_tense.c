/* What the tense of a verb tells: of entries whose date is only that of the beginning, of lists of what was done, of
 * sentences that say again what the one before said. */
#include "state.h"

#include <ctype.h>

/* Whether a verb of what was stands there, and no participle that foresees or promises: "supplied", "built". */
static bool is_past(const reading *r, uint32_t start, uint32_t end) {
    enum { SHORTEST = 4 };
    if (list_at(r, LIST_PAST, start) == end - start && end > start) return true;
    return end >= start + SHORTEST && ends_in(r, LIST_ENDING_ED, start, end) && !cue_at(r, start, CUE_TARGET) &&
           !cue_at(r, start, CUE_PROJECTED);
}

/* "The park, opened in 2010, generates 500 GWh", "since 2008 the levy stands at 12 euros": the year is over. */
static bool dated_by_past(const reading *r, const quantity *q) {
    const span *s = q->time_span;
    if (!s || s->start > q->start) return false;
    const bool on = list_at(r, LIST_FROM, s->start) || is_digit(r->text[s->start]); /* "2045 and after" */
    if (s->rule->emit.op == EMIT_SINCE) return !on;
    const uint32_t end = back_spaces(r, s->start),
                   verb = list_before(r, LIST_BEGUN, end) + list_before(r, LIST_DECIDED, end);
    return verb && s->clause != q->clause && !list_before(r, LIST_BE, back_spaces(r, end - verb));
}

/* "Capacity tripled by mid-2024", "doubled to reach 3 GW by mid-2024": a subject, and the verb of what was, as which
 * the multiple itself stands. */
static bool multiplied_then(const reading *r, const quantity *q) {
    const quantity *times = q->kind == FACTS_RATIO ? q : quantity_before(r, q);
    if (!times || times->kind != FACTS_RATIO || times->clause != q->clause ||
        !ends_in(r, LIST_ENDING_ED, times->start, times->end))
        return false;
    if (q != times && !(q->leading && q->kind == FACTS_LEVEL)) return false;
    const uint32_t before = back_spaces(r, times->start);
    return concept_between(r, r->marker, times->start) && !list_before(r, LIST_ARTICLE, before) &&
           !list_before(r, LIST_DEFINITE, before) && !list_before(r, LIST_BE, before);
}

/* "The levy has slowly risen from 20 to 30 euros in 2023": it has been done, whatever the date of the document. */
static bool told_as_done(const reading *r, const quantity *q) {
    for_tokens_in(t, r, clause_start(r, q->clause), q->start) {
        if (!is_cue(t, CUE_PERFECT)) continue;
        uint32_t verb = skip_spaces(r, t->end);
        if (text_is(r, letters_end(r, verb) - 2, "ly ")) verb = skip_spaces(r, letters_end(r, verb));
        const token *move = token_starting(r, verb, WORD_CUE); /* not "has been raised to 20% from 2031" */
        return move && is_move(move) && !list_before(r, LIST_PARTICIPLE, t->end) &&
               !has_cue(r, move->end, q->start, CUE_TARGET) && !has_cue(r, move->end, q->start, CUE_PROJECTED);
    }
    return false;
}

/* "In 2012 the scheme covered 45%", "output increased by 9%": the number is the object of a verb of what was, whatever
 * the date of the document. Without a subject, "reduced 30% by 2030" may be an aim. */
bool told_as_past(const reading *r, const quantity *q) {
    if (is_han(r)) return false;
    if (dated_by_past(r, q) || (q->time_span && q->time_span->year <= r->published.year && multiplied_then(r, q)))
        return true;
    if (told_as_done(r, q)) return true;
    const bool deadline = q->time_span && q->time_span->deadline;
    uint32_t end = back_spaces(r, q->lead);
    const token *leads = q->leading;
    const bool moved = leads && (is_cue(leads, CUE_BY) || is_cue(leads, CUE_TO));
    if (moved && deadline) return false;
    if (moved) end = back_spaces(r, leads->start);
    end = back_spaces(r, end - list_before(r, LIST_WITH, end)); /* "Finland followed with 38%" */
    const uint32_t start = letters_start(r, end), before = back_spaces(r, start);
    if (!is_past(r, start, end) || (moved && !list_at(r, LIST_MOVES_ITSELF, start))) return false;
    if (start <= r->marker || (before && strchr(",;:", r->text[before - 1]))) return !deadline && !moved;
    return !list_before(r, LIST_ARTICLE, before) && !list_before(r, LIST_BE, before);
}

/* "It was 42% in 2023 and falls to 40% in 2031": a verb of what is stands between. */
static bool verb_between(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to) {
        if (r->text[t->end - 1] != 's') continue;
        if (is_move(t) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_SHARE)) return true;
    }
    return false;
}

/* "installed capacity", "used cars": a participle that a name begins with. */
static bool begins_name(const reading *r, uint32_t at) {
    return token_starting(r, at, WORD_MEASURE) || token_starting(r, at, WORD_SUBJECT);
}

/* Whether the word behind a space is a verb, and no participle before a noun: "of degraded forest", "to be planted". */
static bool finite_at(const reading *r, uint32_t at) {
    return tells_at(r, at) && !begins_name(r, at + 1) && !list_before(r, LIST_BE, at) && !list_before(r, LIST_OF, at) &&
           !list_before(r, LIST_ARTICLE, at);
}

/* Whether a verb stands between that tells something of its own. */
static bool told_between(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to) {
        if (t->word->class != WORD_CUE || cue_at(r, t->start, CUE_MOVE_NOUN)) continue;
        if (is_move(t) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_SHARE) || is_cue(t, CUE_BASE) || is_cue(t, CUE_FROM))
            return true;
    }
    for (uint32_t at = from; at < to; at++)
        if (r->text[at] == ';' || r->text[at] == '(' || finite_at(r, at)) return true;
    return false;
}

bool follows_in_list(const reading *r, const quantity *q, const quantity *last) {
    enum { MEMBER = 64 };
    const uint32_t lead = q->lead, end = back_spaces(r, lead);
    if (is_han(r) || q->kind != last->kind || lead < last->end || lead - last->end > MEMBER || bracket_before(r, q))
        return false;
    return (r->text[end - 1] == ',' || list_before(r, LIST_JOINT, end)) && !told_between(r, last->end, lead);
}

bool lists_on(const reading *r, const quantity *q, const quantity *last) {
    return q->unit == last->unit && last->state != FACTS_ACTUAL && !last->from && follows_in_list(r, q, last) &&
           !told_between(r, q->end, own_stretch(r, q).end);
}

/* Whether just a comma or "and" stands before the second of two members of a list: of two, ", and" joins clauses. */
static bool joined(const reading *r, const quantity *q, const quantity *next) {
    const uint32_t lead = next->lead, end = back_spaces(r, lead), joint = list_before(r, LIST_JOINT, end);
    if (lead < q->end || list_at(r, LIST_OF_THEM, skip_spaces(r, next->end))) return false;
    const uint32_t before = back_spaces(r, end - joint);
    const bool comma = before && r->text[before - 1] == ',';
    const quantity *first = quantity_before(r, q);
    return joint && comma ? first && first->unit == q->unit : joint || comma;
}

/* "5 GW of wind, 3 GW of solar and 1 GW of hydropower were in operation by 2008": what is said behind the last member
 * is said of them all. */
static bool tells_both(const reading *r, const quantity *q, const quantity *next) {
    const token *word = next->teller;
    if (!word || word->start < next->end || opens_with_whole(r, q) || q->kind != next->kind || q->unit != next->unit ||
        q->time_span != next->time_span || (q->teller && clause_of(r, q->teller->start) == q->clause))
        return false;
    return joined(r, q, next) && !told_between(r, clause_start(r, q->clause), q->start) &&
           !told_between(r, q->end, next->lead);
}

/* "30 wind farms with a total of 900 MW will be built": what is said behind the second number is said of what has it.
 */
static bool tells_owner(const reading *r, const quantity *q, const quantity *next) {
    const token *word = next->teller;
    return word && word->start >= next->end && q->clause == next->clause && !q->teller &&
           clause_of(r, word->start) == q->clause && word_between(r, LIST_WITH, q->end, next->lead) &&
           !told_between(r, clause_start(r, q->clause), q->start) && !told_between(r, q->end, next->lead);
}

void bind_state_back(reading *r) {
    for (size_t i = r->quantities.count; !is_han(r) && i-- > 1;) {
        quantity *q = &r->quantities.at[i - 1];
        const quantity *next = &r->quantities.at[i];
        if (!tells_both(r, q, next) && !tells_owner(r, q, next)) continue;
        q->state = next->state;
        q->teller = next->teller;
    }
}

/* "was amended to follow": a verb, and no place or thing that something is sent to. */
static bool infinitive_between(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (!word_behind(r, LIST_TO, at)) continue;
        const uint32_t start = skip_spaces(r, at + 1 + list_at(r, LIST_TO, at + 1));
        if (start < to && islower((unsigned char)r->text[start]) && !begins_name(r, start) &&
            !list_at(r, LIST_ARTICLE, start) && !list_at(r, LIST_DEFINITE, start) && !list_at(r, LIST_PRONOUN, start))
            return true;
    }
    return false;
}

bool holds_beyond(const reading *r, const quantity *q, const token *word) {
    enum { NEAR = 12 }; /* "(currently 2 percent)" */
    const span *s = q->time_span;
    if (word->end <= q->start && verb_between(r, word->end, q->start)) return false;
    if (word->end <= q->start && s && s->deadline && infinitive_between(r, word->end, q->start))
        return false; /* "was amended to follow the policy for a cut of 20% by 2031" */
    const bool of_another = clause_of(r, word->start) != q->clause && word->end + NEAR < q->start;
    if (s && year_of_goal(r, s) && !called_target(r, q)) return true; /* "has reached the 2030 target, with 29%" */
    if (is_cue(word, CUE_PERFECT) && word->start >= q->end && s && !s->deadline)
        return true; /* "700 buses have been supported till June 2022" */
    const bool by_now = list_at(r, LIST_BY_NOW, word->start) > 0;
    if (!of_another && !by_now && !(is_cue(word, CUE_PERFECT) && s && s->clause == q->clause)) return true;
    return s && s->end <= word->start; /* "By May 2019 it has replaced 20 million", "in 2014 it was 9%, saving 3 TWh" */
}

bool with_done(const reading *r, const quantity *q) {
    enum { THING = 40 };
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause));
    if (is_han(r) || !list_at(r, LIST_WITH, start)) return false;
    for (uint32_t at = q->end; at < q->end + THING && at < r->size && !strchr(",;.", r->text[at]); at++)
        if (word_behind(r, LIST_IN_USE, at))
            return !(q->time[0] && q->time_span && q->time_span->start > at); /* "installed today" */
    return false;
}

/* ", and 40% of the lines are old", ", while transport accounts for 25%": a clause that goes over to something else;
 * but ", and 4) provide" is the next item of a list. */
static bool turns_to_other(const reading *r, const quantity *q) {
    const uint32_t from = clause_start(r, q->clause), start = skip_spaces(r, from),
                   at = skip_spaces(r, start + list_at(r, LIST_OTHER_MATTER, start));
    const quantity *last = quantity_before(r, q);
    if (!from || r->text[from - 1] != ',' || at == start || list_at(r, LIST_TELLS_NOW, at)) return false;
    if (last && last->unit == q->unit && last->kind == q->kind) return false;
    return !is_digit(r->text[at]) || at == q->start;
}

bool told_beside_promise(const reading *r, const quantity *q, const token *word) {
    static const cue AHEAD[] = {CUE_TARGET, CUE_PROJECTED, CUE_WILL};
    if (is_han(r) || !word || q->kind != FACTS_LEVEL || clause_of(r, word->start) >= q->clause ||
        !turns_to_other(r, q) || word_behind(r, LIST_OF_THEM, q->end))
        return false;
    const uint32_t start = clause_start(r, q->clause), end = clause_end(r, q->clause);
    for (size_t i = 0; i < sizeof AHEAD / sizeof *AHEAD; i++)
        if (has_cue(r, start, end, AHEAD[i])) return false;
    return !(q->time_span && q->time_span->start >= start) && tense_of_clause(r, q) == TENSE_PRESENT;
}

/* Whether the sentence begins with what was done: "Created the largest fleet". */
static bool opens_done(const reading *r) {
    const uint32_t start = skip_spaces(r, r->marker), end = word_end(r, start);
    if (is_han(r) || end >= r->size || !is_past(r, start, end)) return false;
    const token *move = token_starting(r, start, WORD_CUE);
    if (move && is_move(move) && !list_at(r, LIST_ARTICLE, skip_spaces(r, end)) &&
        !list_at(r, LIST_PRONOUN, skip_spaces(r, end)))
        return false; /* "Increased use of wood" */
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= start; i++)
        if (r->tokens.at[i].start == start && is_concept(&r->tokens.at[i])) return false; /* "Protected areas: 17%" */
    return true;
}

bool opens_item_done(const reading *r, const context *c) {
    return opens_done(r) && !(c->list.goes_on && c->list.frame == FACTS_PROJECTED);
}

bool opens_in_ing_word(const reading *r) {
    const uint32_t start = skip_spaces(r, r->marker), end = word_end(r, start);
    return !is_han(r) && text_is(r, end, " ") && ends_in(r, LIST_ENDING_ING, start, end);
}

bool opens_as_aim(const reading *r, const quantity *q) {
    const uint32_t to = skip_spaces(r, r->marker), n = list_at(r, LIST_TO, to), verb = skip_spaces(r, to + n);
    if (is_han(r) || q->clause > 0 || q->from || tense_of_clause(r, q) != TENSE_UNTOLD) return false;
    const bool moving = ends_in(r, LIST_ENDING_ING, to, letters_end(r, to)) &&
                        (cue_at(r, to, CUE_RISE) || cue_at(r, to, CUE_FALL)) &&
                        list_at(r, LIST_DEFINITE, skip_spaces(r, letters_end(r, to)));
    return moving || (n && islower((unsigned char)r->text[verb]) && !list_at(r, LIST_DEFINITE, verb));
}

bool begins_in_ing(const reading *r, const quantity *q) {
    return opens_in_ing_word(r) && tense_of(r, q) == TENSE_UNTOLD;
}

enum { OPENER = 32 };

/* "In absolute terms, this corresponds to": where the sentence begins behind such a phrase. */
static uint32_t behind_opener(const reading *r, uint32_t start) {
    for (uint32_t at = start; at < r->size && at < start + OPENER && !is_digit(r->text[at]); at++)
        if (r->text[at] == ',') return skip_spaces(r, at + 1);
    return start;
}

bool restates_last(const reading *r) {
    uint32_t start = skip_spaces(r, r->marker);
    if (is_han(r)) return false;
    if (list_at(r, LIST_CORRESPONDS, start)) return true;
    if (!cue_at(r, start, CUE_ANAPHORA) && !list_at(r, LIST_DEMONSTRATIVE, start = behind_opener(r, start)))
        return false;
    for (uint32_t at = start; at < r->size && at < start + OPENER && !strchr(",;", r->text[at]); at++)
        if (word_behind(r, LIST_RESTATES, at)) return true;
    return false;
}

bool compares_last(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, r->marker), that = is_han(r) ? 0 : list_at(r, LIST_DEMONSTRATIVE, at);
    if (!that || !q->base[0] || !moves(q)) return false;
    const uint32_t is = skip_spaces(r, at + that), verb = list_at(r, LIST_TELLS_NOW, is);
    return verb && is + verb == back_spaces(r, r->quantities.at->lead);
}

/* Whether a thing of the first list does between the two what the second one says. */
static bool does_between(const reading *r, list_name thing, list_name verb, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const uint32_t end = word_behind(r, thing, at) ? at + 1 + list_at(r, thing, at + 1) : 0;
        if (end && end < to && word_behind(r, verb, end)) return true;
    }
    return false;
}

bool is_effect_of_rule(const reading *r, const quantity *q) {
    return !is_han(r) && does_between(r, LIST_ENACTED, LIST_EFFECT, r->marker, q->start);
}

/* "Hydropower adds 10 GW": goes on with the plan of the sentence before. */
static bool plan_goes_on(const reading *r, const quantity *q, const context *c) {
    return c->paragraph.figure_state != FACTS_ACTUAL && c->paragraph.figure_dimension == q->dimension &&
           c->paragraph.figure.id[0] && word_between(r, LIST_ADDS, r->marker, q->start);
}

static uint32_t infinitive_at(const reading *r, uint32_t at) {
    const uint32_t to = r->text[at] == ' ' ? list_at(r, LIST_TO, at + 1) : 0;
    if (!to) return 0;
    const uint32_t verb = list_at(r, LIST_ITEM_VERB, at + 2 + to) + list_at(r, LIST_BE, at + 2 + to);
    return verb && r->text[at + 1 + to] == ' ' ? at + 2 + to + verb : 0;
}

/* "to add 40 GW", or an item that begins with its number: "200 MW of storage to be added". */
static bool infinitive_near(const reading *r, const quantity *q) {
    enum { WORD = 12 };
    const uint32_t lead = q->lead;
    for (uint32_t at = lead > 4 * WORD ? lead - 4 * WORD : 0; at < lead; at++) {
        const uint32_t end = infinitive_at(r, at);
        if (end && end <= lead && lead - end <= WORD) return true;
    }
    if (lead > r->marker + WORD || quantity_class(r, q) == DIMENSION_MONEY)
        return false; /* "$6 billion to cut waste" */
    for (uint32_t at = q->end; at < r->size && !strchr(",;.", r->text[at]); at++)
        if (infinitive_at(r, at)) return true;
    return false;
}

static bool has_finite_verb(const reading *r) {
    for_tokens(t, r) {
        if (is_cue(t, CUE_HOLD) && !list_at(r, LIST_BE, t->start)) return true;
    }
    for (uint32_t at = r->marker; at < r->size; at++)
        if (finite_at(r, at)) return true;
    return false;
}

/* "India to add 40 GW": a headline or an item without another verb. */
static bool bids_in_short(const reading *r, const quantity *q) { return infinitive_near(r, q) && !has_finite_verb(r); }

/* "Include at least 10% of the forests", "Grow the canopy to 30%": an item that bids so much; but "Use of coal: 30%".
 */
static bool bids_number(const reading *r, const quantity *q) {
    const uint32_t verb = list_at(r, LIST_ITEM_VERB, r->marker), end = r->marker + verb;
    if (!verb || has_finite_verb(r)) return false;
    return end == q->lead || (quantity_class(r, q) != DIMENSION_MONEY && text_is(r, end, " ") &&
                              islower((unsigned char)r->text[end + 1]) && !token_starting(r, end + 1, WORD_CUE));
}

bool laid_out(const reading *r, const quantity *q, const context *c) {
    if (is_han(r)) return false;
    const bool foreseen =
        c->list.goes_on && c->list.frame == FACTS_PROJECTED; /* "It is expected to: - create 9 jobs" */
    if (!foreseen && !c->told && bids_number(r, q)) return true;
    return does_between(r, LIST_BLUEPRINT, LIST_LAYS_OUT, r->marker, q->start) || plan_goes_on(r, q, c) ||
           bids_in_short(r, q);
}
