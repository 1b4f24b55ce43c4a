/* The word that tells whether a quantity is done, promised or foreseen. */
#include "state.h"

#include "extract/metric/name.h"

#include <ctype.h>

uint32_t word_end(const reading *r, uint32_t at) {
    while (at < r->size && (isalpha((unsigned char)r->text[at]) || r->text[at] == '-')) at++;
    return at;
}

/* "of wind and solar generation" */
static bool joins_things(const reading *r, uint32_t at) {
    return token_ending(r, at, WORD_SUBJECT) && token_starting(r, skip_spaces(r, word_end(r, at + 1)), WORD_SUBJECT);
}

/* "600 chargers and the cables for them are to be laid": the first verb of the clause, behind both of its subjects. */
static bool joins_subjects(const reading *r, const quantity *q, uint32_t at, const token *word) {
    uint32_t verb = back_spaces(r, word->start), clause = clause_start(r, q->clause);
    verb = back_spaces(r, verb - list_before(r, LIST_TELLS_NOW, verb)); /* "are planned" */
    if (clause < r->marker) clause = r->marker;
    const uint32_t joint = list_at(r, LIST_JOINT, skip_spaces(r, at));
    return joint && at > q->end && r->text[at - 1] != ',' && at + joint + 1 < verb && no_verb_between(r, clause, verb);
}

/* "1.4 GW at the end of 2023 and could grow to 5 GW": what is said behind "and" is said of the next number. */
static bool another_matter(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (r->text[i] == ';' || (word_behind(r, LIST_OTHER_MATTER, i) && !joins_things(r, i))) return true;
    return false;
}

/* ... behind the quantity, unless it joins what the word is said of. */
static bool of_next(const reading *r, const quantity *q, const token *word) {
    for (uint32_t i = q->end; i < word->start; i++)
        if (another_matter(r, i, i + 1) && (is_han(r) || !joins_subjects(r, q, i, word))) return true;
    return false;
}

static bool begins_with_number(const reading *r, int clause) {
    const uint32_t start = skip_spaces(r, clause_start(r, clause));
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->start == start) return true;
    return false;
}

/* "..., 2 GW by 2016", "; solar 1 GW", ", solar 1 GW", " - solar: 1 GW": a clause that only names the next of a row;
 * the columns of a table are none. */
static bool names_next(const reading *r, const quantity *q, int clause) {
    const uint32_t start = clause_start(r, clause);
    return strchr(":;-", r->text[start - 1]) || begins_with_number(r, clause) ||
           (!in_cell(r, q) && !list_at(r, LIST_OTHER_MATTER, skip_spaces(r, start)) &&
            no_verb_between(r, start, clause_end(r, clause)));
}

bool leads_by_colon(const reading *r, const token *word, const quantity *q) {
    const int first = clause_of(r, word->start) + 1;
    if (is_han(r) || first > q->clause || r->text[clause_start(r, first) - 1] != ':') return false;
    /* "Objective: 2010-2020: wind 2 GW; solar 1 GW by 2012, 2 GW by 2016" */
    for (int i = first + 1; i <= q->clause; i++)
        if (!names_next(r, q, i)) return false;
    return true;
}

/* 将节水作为重点，全年节水3万吨: here 将 says what is made the one or the other. */
static bool treats_as(const reading *r, const token *t) {
    uint32_t size;
    const uint32_t end = clause_end(r, clause_of(r, t->start));
    const uint32_t mark = is_han(r) ? list_at(r, LIST_OBJECT_MARK, t->start) : 0,
                   as = mark ? list_next(r, LIST_TREATS_AS, t->start + mark, end, &size) : end;
    return as > t->start + mark && as < end;
}

/* 将占比提高到25%: here 将 says what is raised, and not that it will be. */
static bool takes_object(const reading *r, const token *t, const quantity *q) {
    if (!is_han(r) || t->end - t->start > 6 || t->end > q->start || clause_of(r, t->start) != q->clause) return false;
    bool thing = false;
    for_tokens_in(o, r, 0, q->start) {
        if (o->start <= t->start) continue; /* 将可再生能源占比提高到 */
        if (is_concept(o)) thing = true;
        if (is_cue(o, CUE_TO)) return thing;
    }
    return false;
}

/* "the record of 250 GW set in May 2024": what was set then, where no target is spoken of, is done. */
static bool set_then(const reading *r, const token *t, const quantity *q) {
    const int now = r->published.year;
    if (!now || t->start < q->end || is_han(r)) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->start < t->end && s->end > t->end) return s->year && s->year <= now;
    }
    return false;
}

bool past_behind(const reading *r, uint32_t at) {
    const uint32_t start = skip_spaces(r, at), end = word_end(r, start);
    return end >= start + 3 &&
           (ends_in(r, LIST_ENDING_ED, start, end) || list_at(r, LIST_PARTICIPLE, start) == end - start);
}

/* Where the participle stands that belongs to "has", NONE for none: "has already installed 3 GW". */
static int participle_behind(const reading *r, uint32_t at) {
    enum { ADVERBS = 2 };
    for (int i = 0; i <= ADVERBS; i++, at = word_end(r, skip_spaces(r, at)))
        if (past_behind(r, at)) return (int)skip_spaces(r, at);
    return NONE;
}

/* "has promised 2 GW" says nothing of the kind. */
bool is_perfect(const reading *r, uint32_t end) {
    const int done = participle_behind(r, end);
    if (done == NONE) return false;
    return !cue_at(r, (uint32_t)done, CUE_TARGET) && !cue_at(r, (uint32_t)done, CUE_PROJECTED);
}

/* Where the phrase begins that leads to a scenario, NONE for none: "in the high scenario", "in 1.5 °C pathways". */
static int scenario_start(const reading *r, const token *t) {
    enum { NAME = 48 };
    const uint32_t from = back_by(t->start, NAME);
    for (uint32_t at = t->start;
         at-- > from && (!strchr(",;.", r->text[at]) || isdigit((unsigned char)r->text[at + 1]));)
        if ((at == 0 || r->text[at - 1] == ' ') && list_at(r, LIST_WITHIN, at)) return (int)at;
    return NONE;
}

bool opens_in_scenario(const reading *r) {
    for (size_t i = 0; !is_han(r) && i < r->spans.count; i++)
        if (r->spans.at[i].rule->emit.op == EMIT_CONDITION && r->spans.at[i].start <= r->marker) return true;
    if (!list_at(r, LIST_WITHIN, r->marker)) return false;
    for_tokens_in(t, r, r->marker, clause_end(r, 0))
        if (is_cue(t, CUE_SCENARIO) && (t->start == r->marker || scenario_start(r, t) == (int)r->marker)) return true;
    return false;
}

/* "compared with the baseline scenario" */
static bool is_base_scenario(const reading *r, const token *t) {
    return has_cue(r, clause_start(r, clause_of(r, t->start)), t->start, CUE_BASE);
}

/* 要下降3%, 应低于300克: a word of duty right before the verb or the bound; but 主要下降. */
static bool is_asked_for(const reading *r, const token *t) {
    return is_han(r) && list_before(r, LIST_OBLIGES, t->start) && !list_before(r, LIST_OTHER_WORD, t->start);
}

/* 我国计划完成造林3000万亩, 乙市今年计划新建步道90公里: what an authority intends is a goal. */
static bool intended_by_authority(const reading *r, const token *t) {
    if (!is_han(r) || !list_at(r, LIST_INTENDS, t->start)) return false;
    uint32_t at = t->start;
    for (size_t i = r->spans.count; i-- > 0;)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].end == at) at = r->spans.at[i].start;
    const token *place = token_ending(r, at, WORD_PLACE);
    return (place && place->word->text[0] != '-') || list_before(r, LIST_AUTHORITY, at);
}

static bool is_verb(const token *t) {
    return is_move(t) || is_cue(t, CUE_TO) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_SHARE) || is_cue(t, CUE_BASE);
}

/* 主要推进, 重要突出: a word of duty that is the end of another word asks for nothing. */
static bool ends_other_word(const reading *r, const token *t) {
    const uint32_t duty = is_han(r) ? list_at(r, LIST_OBLIGES, t->start) : 0;
    return duty && list_before(r, LIST_OTHER_WORD, t->start + duty);
}

bool says_state(const reading *r, const token *t, facts_state *state) {
    if ((t->word->class == WORD_BOUND || (t->word->class == WORD_CUE && is_verb(t))) && is_asked_for(r, t)) {
        *state = FACTS_TARGET;
        return true;
    }
    if (t->word->class != WORD_CUE || ends_other_word(r, t)) return false;
    switch ((cue)t->word->value[0]) {
    case CUE_PERFECT:
        *state = FACTS_ACTUAL;
        return is_perfect(r, t->end);
    case CUE_SCENARIO:
        *state = FACTS_PROJECTED;
        return !is_base_scenario(r, t);
    case CUE_IF:
        *state = FACTS_PROJECTED;
        return t->start <= r->marker;
    case CUE_TARGET:
    case CUE_FRAME_TARGET:
        *state = FACTS_TARGET;
        return true;
    case CUE_PROJECTED:
    case CUE_FRAME_PROJECTED:
        *state = intended_by_authority(r, t) ? FACTS_TARGET : FACTS_PROJECTED;
        return true;
    case CUE_ACTUAL:
        *state = FACTS_ACTUAL;
        return true;
    default:
        return false;
    }
}

bool ends_later(const reading *r, const quantity *q) {
    const date *p = &r->published;
    const bool one = is_instant(q->time) || is_one_month(q->time); /* 决定8月增产 */
    return is_han(r) && p->month && one && atoi(q->time) == p->year && atoi(q->time + 5) > p->month;
}

/* Of a time to come, what is done so far: `best` has told of the quantity before. */
static bool only_so_far(const reading *r, const token *best, const token *t, const quantity *q) {
    facts_state state = FACTS_ACTUAL;
    if (!best || !r->published.year || (year_end_of(q->time) <= r->published.year && !ends_later(r, q))) return false;
    if (!is_han(r) && best->end <= t->start && another_matter(r, best->end, t->start) && t->end <= q->start)
        return false; /* "had planned 3 GW but has built 2 GW" */
    says_state(r, best, &state);
    const bool by_now = list_at(r, LIST_BY_NOW, t->start); /* "with 5 GW already by 2031" */
    if (!is_han(r)) /* "is forecast to grow at an average of 3 percent through 2031", "must already be cut by 40%" */
        return (state == FACTS_PROJECTED && clause_of(r, best->start) == clause_of(r, t->start)) ||
               (state == FACTS_TARGET && (by_now || t->start == best->end + 1));
    return q->time_source == FACTS_TIME_EXPLICIT && state != FACTS_ACTUAL && best->end <= t->start &&
           t->end <= q->start; /* “十五五”期间，将新建2亿平方米，累计完成改造1亿平方米 */
}

/* "are expected to have fallen": foreseen, if of a time that is over; but "are thought to have fallen". */
static bool foreseen_to_have(const reading *r, const token *t) {
    const uint32_t end = back_spaces(r, t->start), to = list_before(r, LIST_TO, end);
    const token *word = is_cue(t, CUE_PERFECT) && to ? token_ending(r, back_spaces(r, end - to), WORD_CUE) : NULL;
    facts_state state = FACTS_ACTUAL;
    return word && says_state(r, word, &state) && state == FACTS_PROJECTED;
}

/* "would have fallen", "is to be reached": the word before says that it is still to come. */
static bool is_to_come(const reading *r, const token *t) {
    const token *before = token_ending(r, back_spaces(r, t->start), WORD_CUE);
    facts_state state = FACTS_ACTUAL;
    if (foreseen_to_have(r, t)) return true;
    if (!before || list_at(r, LIST_GOAL, before->start) || list_at(r, LIST_RULING, before->start)) return false;
    if (is_cue(before, CUE_WILL)) return true;
    return says_state(r, before, &state) ? state != FACTS_ACTUAL : list_at(r, LIST_BE, before->start) > 0;
}

/* 力争全年完成投资30亿元, 将完成投资: a verb that says itself neither that it is done nor that it is to be, behind a
 * word that looks ahead in its clause. */
static bool is_awaited(const reading *r, const token *t) {
    if (list_at(r, LIST_ASPECTLESS, t->start) != t->end - t->start) return false;
    const token *last = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < t->start; i++) {
        const token *o = &r->tokens.at[i];
        if ((is_cue(o, CUE_PROJECTED) || is_cue(o, CUE_TARGET))) last = o;
    }
    if (!last || clause_of(r, last->start) != clause_of(r, t->start)) return false;
    return !number_between(r, last->end, t->start);
}

/* 同意建设。……一次建成投产: what such a verb says in an approval is still to be, but for 累计完成投资. */
static bool is_approved(const reading *r, const token *t, const context *c) {
    return context_frame(c) == FACTS_PROJECTED && list_at(r, LIST_ASPECTLESS, t->start) == t->end - t->start &&
           !cue_at(r, t->start, CUE_CUMULATIVE);
}

/* Whether a word that says that something is done says it of a time to come, or of a goal. */
static bool not_done(const reading *r, const token *best, const token *t, const quantity *q, const context *c) {
    if (is_han(r)) return is_awaited(r, t) || is_approved(r, t, c);
    return is_to_come(r, t) || told_of_goal(r, best, t, q) || forecast_revised(r, best, t, q) ||
           (is_cue(t, CUE_PERFECT) && list_at(r, LIST_MET, (uint32_t)participle_behind(r, t->end)));
}

bool is_foretold(const reading *r, uint32_t place) {
    enum { FAR = 240 };
    for (uint32_t at = place; at-- > r->marker && place - at < FAR && !stop_between(r, at, at + 1);)
        if (word_behind(r, LIST_FORETELLS, at)) return !number_between(r, at, place);
    return false;
}

/* "the Boiler Upgrade Scheme": with a capital, and words with capitals on both sides, a part of a name. */
static bool in_name(const reading *r, const token *t) {
    if (is_han(r) || !isupper((unsigned char)r->text[t->start]) || t->end + 1 >= r->size) return false;
    const uint32_t before = back_spaces(r, t->start), start = letters_start(r, before);
    return start < before && isupper((unsigned char)r->text[start]) && start > skip_spaces(r, r->marker) &&
           r->text[t->end] == ' ' && isupper((unsigned char)r->text[t->end + 1]);
}

/* "60% of the proposed capacity", "a tenth of the wind potential": the word is said of the whole, and not of the share.
 */
static bool of_whole(const reading *r, const token *t, const quantity *q) {
    if (is_han(r) || q->unit != r->packs->unit_percent || t->start < q->end || !word_behind(r, LIST_OF, q->end))
        return false;
    for (uint32_t at = q->end; at < t->start; at++)
        if (strchr(",;:(", r->text[at]) || tells_at(r, at)) return false;
    const uint32_t before = back_spaces(r, t->start);
    return list_before(r, LIST_DEFINITE, before) || list_at(r, LIST_DEFINITE, t->start) ||
           list_at(r, LIST_POSSIBLE, t->start);
}

/* "The potential remains large, transport being responsible for a third": a clause that tells what is of a thing of its
 * own. */
static bool potential_of_other(const reading *r, const token *t, const quantity *q) {
    if (is_han(r) || !list_at(r, LIST_POSSIBLE, t->start) || clause_of(r, t->start) >= q->clause) return false;
    for (uint32_t at = t->end; at < q->start; at++) /* "a potential in homes, which use a third" */
        if (word_behind(r, LIST_RELATIVE, at)) return true;
    const tense told = tense_of_clause(r, q);
    return (told == TENSE_PRESENT || told == TENSE_PAST) && concept_between(r, clause_start(r, q->clause), q->start);
}

/* "measures aimed at transport", "intended for cities": what they are for, and no number that is aimed at. */
static bool meant_for(const reading *r, const token *t) {
    const uint32_t purpose = is_han(r) ? 0 : list_at(r, LIST_PURPOSE, t->start);
    if (t->start + purpose <= t->end) return false;
    const uint32_t thing = skip_spaces(r, t->start + purpose), end = word_end(r, thing);
    return end > thing && !list_at(r, LIST_ARTICLE, thing) && !list_at(r, LIST_DEFINITE, thing) &&
           !list_at(r, LIST_PURPOSE, thing) && /* "the 40% aimed at for 2031" */
           !ends_in(r, LIST_ENDING_ING, thing, end);
}

/* "180 million intended to draw in others", "30 million spent to reach the targets": what money is for, and no money
 * that is aimed at; but "90 billion a year is the goal". */
static bool spent_for(const reading *r, const token *t, const quantity *q) {
    const quantity *next = quantity_behind(r, q), *sum = next && next->end <= t->start ? next : q;
    if (is_han(r) || t->start < q->end || quantity_class(r, sum) != DIMENSION_MONEY || sum->clause != q->clause)
        return false;
    if (list_at(r, LIST_PURPOSE, t->start) || (list_at(r, LIST_MEANT, t->start) && word_behind(r, LIST_TO, t->end)))
        return true;
    return list_at(r, LIST_GOAL, t->start) && word_between(r, LIST_TO, sum->end, t->start) &&
           !has_cue(r, sum->end, t->start, CUE_HOLD);
}

/* "aims to slash projected emissions": what is cut was foreseen, and not the cut. */
static bool foreseen_object(const reading *r, const token *best, const token *t) {
    facts_state state = FACTS_ACTUAL;
    const token *verb = is_han(r) ? NULL : token_ending(r, back_spaces(r, t->start), WORD_CUE);
    return best && verb && cue_at(r, verb->start, CUE_FALL) && list_before(r, LIST_TO, back_spaces(r, verb->start)) &&
           says_state(r, best, &state) && state == FACTS_TARGET;
}

/* 在确保安全的前提下，产量……: what is a premise in its clause rules nothing behind it. */
static bool is_premise(const reading *r, const token *t, const quantity *q) {
    uint32_t size;
    if (!is_han(r) || t->end >= q->start) return false;
    const uint32_t premise = list_next(r, LIST_PREMISE, t->end, q->start, &size);
    return premise < q->start && clause_of(r, premise) == clause_of(r, t->start) && q->clause > clause_of(r, premise);
}

/* 通过预测风力，将利用率提高了3个百分点: the verb tells what came of it, unless it is of a time to come. */
static bool moved_since(const reading *r, const token *t, const quantity *q) {
    const token *verb = is_han(r) ? q->leading : NULL;
    return verb && is_move(verb) && list_before(r, LIST_PERFECTIVE, verb->end) && clause_of(r, t->start) < q->clause &&
           !(r->published.year && year_end_of(q->time) > r->published.year);
}

/* 年设计发电量9亿千瓦时，2024年发电8亿千瓦时: what a thing was designed for rules no clause behind that has a time of
 * its own. */
static bool designed_before(const reading *r, const token *t, const quantity *q) {
    uint32_t size;
    return is_han(r) && t->end <= q->start && clause_of(r, t->start) < q->clause &&
           list_next(r, LIST_DESIGNED, t->start, t->end, &size) < t->end && q->time_span &&
           q->time_span->clause == q->clause && !(r->published.year && q->time_span->year > r->published.year);
}

/* "40% of the solar projects that were built": a noun, and no verb that foresees; but "the BAU scenario of 90 Mt". */
static bool is_noun(const reading *r, const token *t) {
    const token *thing = is_han(r) ? NULL : token_starting(r, t->start, WORD_SUBJECT);
    if (!thing || thing->end >= t->end || list_before(r, LIST_OF, t->end)) return false;
    const uint32_t before = back_spaces(r, t->start);
    return list_before(r, LIST_DEFINITE, before) || list_before(r, LIST_OF, before) ||
           token_ending(r, before, WORD_SUBJECT) || token_ending(r, before, WORD_MEASURE);
}

/* "is set to lead: it accounts for 40% of the plants": what is told behind a colon is so now. */
static bool told_behind_colon(const reading *r, const token *t, const quantity *q) {
    if (is_han(r) || t->end > q->start || clause_of(r, t->start) >= q->clause) return false;
    const uint32_t clause = clause_start(r, q->clause);
    return clause && r->text[clause - 1] == ':' && tense_of_clause(r, q) == TENSE_PRESENT &&
           !has_cue(r, t->end, clause, CUE_ANAPHORA); /* "is to reach 9 GW, of which: dams account for 20%" */
}

/* 落实……的要求，累计关停400家: what was asked for in a clause of its own does not rule what has been done since, unless
 * that is to be so at a time to come. */
static bool asked_before(const reading *r, const token *t, const quantity *q) {
    if (!is_han(r) || t->end >= q->start || !list_at(r, LIST_GOAL, t->start)) return false;
    const int clause = clause_of(r, t->start);
    if (clause_end(r, clause) - t->end > 3 || has_cue(r, t->end, q->start, CUE_TARGET)) return false;
    const uint32_t next = clause_end(r, clause);
    return next <= q->start && has_cue(r, next, q->start, CUE_CUMULATIVE) &&
           !(r->published.year && year_end_of(q->time) > r->published.year);
}

/* "short of the 9 GW agreed at the summit, yet enough for 4 GW": said of the number right before it alone. */
static bool agreed_on_last(const reading *r, const token *t, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    return !is_han(r) && last && last->end + 1 == t->start && clause_of(r, t->start) < q->clause &&
           list_at(r, LIST_DECIDED, t->start);
}

/* "Measures to cut energy use by 15% by 2031 were adopted": the verb is that of the measures, and what they are to do
 * is still to come. */
static bool of_measures(const reading *r, const token *t, const quantity *q) {
    const token *leads = is_han(r) || t->start < q->end ? NULL : q->leading;
    if (!leads || !q->time_span || !q->time_span->deadline || !word_behind(r, LIST_DECIDED, t->end)) return false;
    for (uint32_t at = skip_spaces(r, clause_start(r, q->clause)); at < leads->start; at = word_end(r, at) + 1)
        if (list_at(r, LIST_MEASURE_FOR, at)) return word_between(r, LIST_TO, at, leads->start);
    return false;
}

/* "is designed to cut the 9 Mt of waste that it causes": what there is, and not how much of it will be cut. */
static bool acts_on_all(const reading *r, const token *t, const quantity *q) {
    const uint32_t lead = back_spaces(r, q->lead), the = list_before(r, LIST_DEFINITE, lead);
    if (is_han(r) || !the || t->end > q->start || !word_between(r, LIST_TELLS_WHICH, q->end, clause_end(r, q->clause)))
        return false;
    const token *verb = token_ending(r, back_spaces(r, lead - the), WORD_CUE);
    return verb && cue_at(r, verb->start, CUE_FALL) && verb->start >= t->start && !number_between(r, t->end, q->lead);
}

/* "has become wetter (very likely to be 1% a decade)": how sure it is, and no forecast. */
static bool tells_how_sure(const reading *r, const token *t) {
    const uint32_t bracket = is_han(r) ? 0 : bracket_of(r, t->start);
    return bracket && list_at(r, LIST_HOW_SURE, t->start) &&
           (bracket == t->start || skip_spaces(r, letters_end(r, bracket)) == t->start);
}

/* "Renewables Provide 40% of Power": in a headline a verb behind its subject asks for nothing, as "Provide 40%" does.
 */
static bool has_subject(const reading *r, const token *t) {
    const uint32_t before = back_spaces(r, t->start);
    if (is_han(r) || !isupper((unsigned char)r->text[t->start]) || !list_at(r, LIST_ITEM_VERB, t->start)) return false;
    const token *subject = before < t->start ? token_ending(r, before, WORD_SUBJECT) : NULL;
    return subject && isupper((unsigned char)r->text[subject->start]);
}

/* Whether a word that says `state` is not said of the quantity. */
static bool of_something_else(const reading *r, const token *best, const token *t, facts_state state, const quantity *q,
                              const context *c) {
    if (state == FACTS_TARGET && c->told && c->list.goes_on && t->start == skip_spaces(r, r->marker) && !is_han(r) &&
        list_at(r, LIST_PARTICIPLE, t->start))
        return true; /* "Achievements: - Cut gas use by 14%" */
    if (in_name(r, t) || has_subject(r, t)) return true;
    if (state != FACTS_ACTUAL && (acts_on_all(r, t, q) || tells_how_sure(r, t))) return true;
    const bool label = state == FACTS_TARGET && leads_by_colon(r, t, q) && list_at(r, LIST_GOAL, t->start);
    if (state != FACTS_ACTUAL && !label && /* "Goals: ...; forests with their area raised by 9%" */
        (is_premise(r, t, q) || told_past_behind(r, t->start, q) || told_behind_colon(r, t, q)))
        return true;
    if (state == FACTS_TARGET)
        return part_of_target(r, t, q) || part_of_goal(r, t, q) || held_to_goal(r, t, q) || goal_of_last(r, t, q) ||
               agreed_on_last(r, t, q) || meant_for(r, t) || spent_for(r, t, q) || set_then(r, t, q) ||
               needed_by_forecast(r, t, q) || asked_before(r, t, q) || task_done(r, t, q) || goal_missed_by(r, t, q);
    if (state == FACTS_PROJECTED)
        return takes_object(r, t, q) || treats_as(r, t) || moved_since(r, t, q) || of_whole(r, t, q) ||
               potential_of_other(r, t, q) || (goal_will_be(r, best, t, q) && !is_foretold(r, t->start)) ||
               foreseen_object(r, best, t) || is_noun(r, t) || designed_before(r, t, q);
    if (not_done(r, best, t, q, c) || of_measures(r, t, q)) return true;
    if (t->end <= q->start && closes_between(r, t->end, q->start))
        return true; /* "15 percent (currently 2), 35 percent of waste" */
    return only_so_far(r, best, t, q);
}

bool tells_at(const reading *r, uint32_t at) {
    return text_is(r, at, " ") &&
           (list_at(r, LIST_TELLS, at + 1) || list_at(r, LIST_HAS, at + 1) || past_behind(r, at));
}

/* "The tax, which is to raise 2 billion a year, covers 60 percent": the sentence goes on behind the clause of the word.
 */
static bool goes_on_behind(const reading *r, const token *best, const quantity *q) {
    const uint32_t clause = clause_start(r, clause_of(r, best->start));
    if (!clause || !word_behind(r, LIST_RELATIVE, clause)) return false;
    return clause_start(r, q->clause) > best->end && tells_at(r, clause_start(r, q->clause));
}

/* "aims to renew the sector which employs 4 million": what the thing is known by; but "would form a sector which". */
static bool known_by_clause(const reading *r, uint32_t from, uint32_t at) {
    enum { WORDS = 48 };
    const uint32_t which = list_at(r, LIST_RELATIVE, at + 1), verb = at + 1 + which;
    if (!which || !(word_behind(r, LIST_TELLS, verb) || word_behind(r, LIST_TELLS_NOW, verb))) return false;
    const uint32_t start = from + WORDS < at ? at - WORDS : from;
    for (uint32_t i = at; i-- > start && r->text[i] != ',';)
        if (word_behind(r, LIST_DEFINITE, i))
            return true;
        else if (text_is(r, i, " a ") || text_is(r, i, " an "))
            return false;
    return false;
}

/* "plans to close its coal plants, which supply 40 percent": a clause that tells what is. */
static bool left_by_clause(const reading *r, const token *best, const quantity *q) {
    if (is_han(r)) return false;
    if (goes_on_behind(r, best, q)) return true;
    for (uint32_t i = best->end; i < q->start; i++) {
        if (r->text[i] == ' ' && r->text[i - 1] != ',' && known_by_clause(r, best->end, i))
            return !number_between(r, i, q->lead);
        if (r->text[i] != ',' || !word_behind(r, LIST_RELATIVE, i + 1)) continue;
        const uint32_t verb = i + 2 + list_at(r, LIST_RELATIVE, i + 2);
        if (word_behind(r, LIST_TELLS, verb) || word_behind(r, LIST_PAST, verb) || past_behind(r, verb)) return true;
    }
    return false;
}

/* "3 GW were closed in 2023 and another 2 GW will follow": the verb behind the second is its own. */
static bool own_predicate(const reading *r, const token *best, const quantity *q, const token *t) {
    enum { ANOTHER = 16, THING = 40 };
    if (is_han(r) || best->end > q->start || t->start > q->end + THING) return false;
    for (uint32_t at = q->end; at < t->start; at++)
        if (r->text[at] == ',' || word_behind(r, LIST_RELATIVE, at) || word_behind(r, LIST_JOINT, at)) return false;
    const uint32_t from = q->start > best->end + ANOTHER ? q->start - ANOTHER : best->end;
    for (uint32_t at = from; at < q->start; at++)
        if (word_behind(r, LIST_JOINT, at)) return !concept_between(r, at, q->start);
    return false;
}

/* "According to projections, 40% of the beaches could vanish", "assumes a share of 6% should be reached", "it was
 * announced that 40 MW would be built": the verb behind is the number's own. */
static bool modal_behind(const reading *r, const token *best, const quantity *q, const token *t) {
    enum { THING = 48 };
    if (is_han(r) || best->end > q->start || t->start > q->end + THING || !list_at(r, LIST_MODAL, t->start))
        return false;
    for (uint32_t at = q->end; at < t->start; at++)
        if (strchr(",;(", r->text[at]) || word_behind(r, LIST_RELATIVE, at) || word_behind(r, LIST_JOINT, at))
            return false;
    return clause_of(r, best->start) < q->clause || list_at(r, LIST_HOLDS_THAT, best->start) ||
           (!(q->time_span && q->time_span->deadline) && list_before(r, LIST_SAYS_THAT, back_spaces(r, q->lead)));
}

/* "Half of it, around 3 GW, is expected from the second auction." */
static bool is_predicate(const reading *r, const quantity *q, const token *t) {
    if (is_han(r) || q->end >= r->size || r->text[q->end] != ',') return false;
    const token *is = token_starting(r, skip_spaces(r, q->end + 1), WORD_CUE);
    return is && is_cue(is, CUE_HOLD) && skip_spaces(r, is->end) == t->start;
}

/* "Half of the waste, crates included, will be reused", "In all, 9 GW, most of it at sea, will be built": the first
 * verb of the sentence that begins with the number stands in a later clause. */
static const token *verb_of_subject(const reading *r, const quantity *q) {
    enum { OPENER = 12 };
    if (is_han(r) || q->lead > r->marker + OPENER || list_at(r, LIST_OF, r->marker) ||
        concept_between(r, r->marker, q->lead) || tense_of_clause(r, q) != TENSE_UNTOLD ||
        tense_of(r, q) != TENSE_AHEAD)
        return NULL;
    for_tokens_in(t, r, q->end, r->size) {
        if (!is_cue(t, CUE_PROJECTED) || !cue_at(r, t->start, CUE_WILL)) continue;
        return no_verb_before(r, t->start) && !of_next(r, q, t) ? t : NULL;
    }
    return NULL;
}

/* 预计年发电量2亿度；最大的26兆瓦机组也已投产, 规划建设9亿千瓦，2亿千瓦项目已经开工: what is done, behind a number in a
 * part of its own, or one that begins its clause. */
static bool done_in_part(const reading *r, const token *best, const quantity *q, const token *t) {
    enum { BOUND = 9 }; /* 其中约 */
    if (!is_han(r) || !is_cue(t, CUE_ACTUAL) || clause_of(r, t->start) != q->clause || best->end > q->start)
        return false;
    const bool opens = clause_of(r, best->start) < q->clause && q->lead <= clause_start(r, q->clause) + BOUND;
    return stop_between(r, best->end, q->start) || opens;
}

/* "rises to 50% by 2030 (currently 37%)", 下降21%（目标19%）: a bracket with a number of its own begins so. */
static bool opens_next(const reading *r, const quantity *q, const token *t) {
    const quantity *next = quantity_behind(r, q);
    return next && t->start > q->end && r->text[t->start - 1] == '(' && t->end <= next->start &&
           !byte_between(r, t->end, next->start, ')');
}

/* "plan to add 60 GW, 30% more than was built in 2024": the verb is that of what it is held against. */
static bool of_what_it_is_held_to(const reading *r, const quantity *q, const token *t) {
    return !is_han(r) && t->start >= q->end && comparative(q) && has_cue(r, q->end, t->start, CUE_BASE);
}

/* "By 2050 they supply 20 TWh (in 2015 none were in use)": what a bracket behind goes on to tell; but "(installed in
 * 2015)" opens with the word. */
static bool told_in_bracket(const reading *r, const quantity *q, const token *t) {
    const uint32_t bracket = is_han(r) ? 0 : bracket_of(r, t->start);
    return bracket > q->end && bracket != t->start;
}

bool opens_with_whole(const reading *r, const quantity *q) {
    const uint32_t clause = skip_spaces(r, clause_start(r, q->clause)), end = word_end(r, clause);
    return !is_han(r) && list_at(r, LIST_OF, clause) && word_behind(r, LIST_DEFINITE, end) &&
           back_spaces(r, q->lead) == word_end(r, end + 1);
}

/* "should be 8 Mt (WEM)", "is to fall to 8 Mt in the WEM scenario": what a number has right behind it. */
static bool in_own_scenario(const reading *r, const token *best, const quantity *q, const token *t) {
    enum { NEAR = 32 };
    if (is_han(r) || !is_cue(t, CUE_SCENARIO) || t->start < q->end || t->start - q->end > NEAR) return false;
    if (best && is_cue(best, CUE_ACTUAL)) return false; /* "fell to 8 Mt under current policies" */
    if (text_is(r, q->end, " (") && t->start == q->end + 2) return r->text[t->end] == ')';
    const int start = scenario_start(r, t);
    return q->kind == FACTS_LEVEL && start != NONE && (uint32_t)start > q->end && clause_of(r, t->start) == q->clause;
}

/* "is already over the 15% aimed at", "was 34, against 32 anticipated", "up from 32 forecast": what the number was
 * called, whatever the verb before says. */
static bool right_behind(const reading *r, const quantity *q, const token *t, facts_state state) {
    return !is_han(r) && state != FACTS_ACTUAL && t->start == q->end + 1 &&
           (list_before(r, LIST_DEFINITE, q->lead) || held_against(r, q) || begins_move(q));
}

/* "The pledges might hold warming to 2.2 °C", "Current commitments will lead to 2.8 °C": what promises come to is not
 * what they promise. */
static bool outcome_of_promise(const reading *r, const quantity *q, const token *t, facts_state state) {
    if (is_han(r) || state != FACTS_TARGET || t->end > q->start || quantity_class(r, q) != DIMENSION_TEMPERATURE)
        return false;
    uint32_t size;
    return list_next(r, LIST_ABLE, t->end, q->start, &size) < q->start || has_cue(r, t->end, q->start, CUE_WILL);
}

const token *state_word(const reading *r, const quantity *q, const context *c) {
    enum { NEAR = 20 };
    const stretch own = own_stretch(r, q);
    const token *best = NULL;
    for_tokens(t, r) {
        facts_state state;
        if (!says_state(r, t, &state) || of_something_else(r, best, t, state, q, c) ||
            outcome_of_promise(r, q, t, state))
            continue;
        const bool behind = t->start >= q->end && (t->start < own.end || is_predicate(r, q, t)) && !of_next(r, q, t);
        /* "..., and the first unit of 1,250 MW is planned for 2036": nearer than what an earlier clause says */
        const bool nearer = best && best->end <= q->start && clause_of(r, best->start) < q->clause &&
                            clause_of(r, t->start) == q->clause && t->start <= q->end + NEAR && !is_han(r);
        if (behind && (goal_of_next(r, q, t->start) || leads_next(r, q, t) || opens_next(r, q, t))) continue;
        const bool own_scenario = behind && in_own_scenario(r, best, q, t);
        if (behind && is_cue(t, CUE_SCENARIO) && !own_scenario && scenario_start(r, t) == NONE) continue;
        if (behind && state == FACTS_ACTUAL && (of_what_it_is_held_to(r, q, t) || told_in_bracket(r, q, t))) continue;
        if (t->end <= q->start || t->end == q->end || own_scenario || /* "may double" is one word */
            (behind && (!best || nearer || right_behind(r, q, t, state) || done_in_part(r, best, q, t) ||
                        own_predicate(r, best, q, t) || modal_behind(r, best, q, t))))
            best = t;
    }
    if (best && best->end <= q->start && left_by_clause(r, best, q)) return NULL;
    return best ? best : verb_of_subject(r, q);
}
