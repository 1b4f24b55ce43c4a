/* The metric of a sentence that only goes on about the last figure that the paragraph told. */
#include "beside.h"
#include "extract/bind/state.h"
#include "extract/bind/verb.h"
#include "name.h"

/* Where the pronoun stands that is the subject of the sentence, "this" or "it", or "the number", with a verb or a modal
 * right behind, and its size; the place of the quantity for none. */
static uint32_t pronoun_told_of(const reading *r, const quantity *q, uint32_t *size) {
    for (uint32_t at = r->marker; at < q->start; at++) {
        if (at > r->marker && r->text[at - 1] != ' ') continue;
        const uint32_t pronoun = list_at(r, LIST_PRONOUN, at), figure = pronoun ? 0 : list_at(r, LIST_THE_FIGURE, at),
                       n = pronoun  ? pronoun
                           : figure ? figure
                                    : list_at(r, LIST_DEMONSTRATIVE, at);
        if (!n || r->text[at + n] != ' ') continue;
        *size = n;
        const uint32_t verb = at + n + 1;
        if (list_at(r, LIST_MODAL, verb) || tells_at(r, at + n) || cue_at(r, verb, CUE_RISE) ||
            cue_at(r, verb, CUE_FALL) || list_at(r, LIST_RESTATES, verb))
            return at;
    }
    return q->start;
}

/* "In the efficiency scenario it is 100 TWh", "With additional measures, it would be": what stands before the pronoun
 * only says under which conditions. */
static bool opens_with_scenario(const reading *r, uint32_t pronoun) {
    uint32_t size;
    return list_next(r, LIST_SCENARIO, r->marker, pronoun, &size) < pronoun;
}

/* "Use was 81 TWh, down from 90 TWh in 2021. This was a decrease of 10%", "Two years earlier it was 70 TWh": of what
 * the last figure was of, where the sentence names nothing itself. */
bool like_last_figure(const scene *s, const reading *r, quantity *q) {
    const context *c = s->c;
    const bool growth = q->kind == FACTS_GROWTH, percent = c->paragraph.figure_dimension == r->packs->dimension_percent,
               amount = growth && percent && c->paragraph.amount.id[0], /* "was 9 Mt, or 40%. It fell by 2%" */
        moved = growth && !amount && c->section.moved.id[0] && (percent || !c->paragraph.figure.id[0]);
    const char *id = amount ? c->paragraph.amount.id : moved ? c->section.moved.id : c->paragraph.figure.id;
    if (is_han(r) || !c->dates.same_block || !id[0] || q->kind == FACTS_RATIO || quantity_before(r, q) ||
        (!growth && q->dimension != c->paragraph.figure_dimension &&
         !(q->unit == NONE && c->paragraph.figure_dimension == r->packs->dimension_one)) ||
        (growth && percent && !moved && !amount))
        return false;
    uint32_t size = 0;
    const uint32_t pronoun = pronoun_told_of(r, q, &size);
    if (pronoun == q->start || concept_between(r, pronoun + size, clause_end(r, q->clause))) return false;
    if (!opens_with_scenario(r, pronoun) && concept_between(r, r->marker, pronoun)) return false;
    return take_told(r, q,
                     amount  ? c->paragraph.amount.metric
                     : moved ? c->section.moved.metric
                             : c->paragraph.figure.metric,
                     id, "of what the last figure was of");
}

/* "CO2 was at 400 ppm and CH4 at 1850 ppb. These values are 44% and 156% above those of 1750": each of a row is of what
 * its like in the sentence before was of. */
bool like_row_of_last(const scene *s, const reading *r, quantity *q) {
    const context *c = s->c;
    const quantity *first = q - q->list_index;
    const uint32_t at = skip_spaces(r, r->marker), these = list_at(r, LIST_PRONOUN, at);
    if (is_han(r) || !r->last_told || q->list_size < 2 || q->list_size != c->row_count || c->row_count > MAX_ROW ||
        q->kind == FACTS_LEVEL || !these || !cue_at(r, at, CUE_ANAPHORA) || quantity_before(r, first))
        return false;
    for_tokens_in(t, r, at + these, first->start)
        if (t->word->class == WORD_SUBJECT && !concept_of(r, t)->measure) return false;
    const last_told *like = &c->row[q->list_index];
    return take_told(r, q, like->metric, like->id, "as its like in the sentence before");
}

/* "Wind costs fell by 60%. A further reduction of 20% is expected", "Additional cuts of 9% follow": where the sentence
 * opens with the next move of what the one before told, and names nothing. */
bool moves_on(const reading *r, quantity *q) {
    const last_told *last = r->last_told;
    uint32_t at = r->marker;
    for (uint32_t n; (n = list_at(r, LIST_NEXT_MOVE, at)) > 0;) at = skip_spaces(r, at + n);
    if (is_han(r) || at == r->marker || !cue_at(r, at, CUE_MOVE_NOUN) || q->unit != r->packs->unit_percent)
        return false;
    if (!last || !last->id[0] || last->kind != FACTS_GROWTH || quantity_before(r, q) ||
        concept_between(r, word_end(r, at), clause_end(r, q->clause)))
        return false;
    return take_told(r, q, last->metric, last->id, "of what the last growth was of");
}

/* "The target is" */
static bool opens_with_goal(const reading *r) {
    return list_at(r, LIST_GOAL, skip_spaces(r, r->marker + list_at(r, LIST_DEFINITE, r->marker)));
}

/* 2015年为, 到2035年，目标是 */
static bool opens_with_time(const reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->start <= r->marker + 3) return true;
    }
    return false;
}

/* "Emissions were 9 Mt in 2020. The target for 2030 is 5 Mt", 2021年用水量为450亿立方米。2015年为400亿立方米: of what
 * the last figure was of, where nothing but a goal or a time is named. */
bool like_figure_before(const scene *s, reading *r, quantity *q) {
    const context *c = s->c;
    const facts_packs *p = r->packs;
    if (!c->dates.same_block || !c->paragraph.figure.id[0] || q->kind != FACTS_LEVEL || q->unit == NONE ||
        concept_between(r, r->marker, clause_end(r, q->clause)))
        return false;
    if (is_han(r) ? !c->dates.adjacent || quantity_before(r, q) || !opens_with_time(r) : !opens_with_goal(r))
        return false;
    const bool emitted =
        quantity_class(r, q) == DIMENSION_MASS && packs_class(p, c->paragraph.figure_dimension) == DIMENSION_CO2;
    if (!emitted && q->dimension != c->paragraph.figure_dimension) return false;
    if (!take_told(r, q, c->paragraph.figure.metric, c->paragraph.figure.id, "of what the last figure was of"))
        return false;
    if (emitted) keep_tonnes_of_co2(r, q);
    return true;
}

/* Whether what is measured is named there, and not only that it is a share. */
static bool names_measured(const reading *r, uint32_t from, uint32_t to, bool things) {
    for_tokens_in(t, r, from, to)
        if ((t->word->class == WORD_MEASURE || (things && t->word->class == WORD_SUBJECT)) && !concept_of(r, t)->weak &&
            !concerns(r, t, CONCEPT_SHARE))
            return true;
    return false;
}

/* Where the words begin that may name what the number of such a country is of: in the next one of a row, "ahead of
 * Togo (8%)", "while Togo (8%) uses the sun", behind the number before it. */
static uint32_t country_from(const reading *r, const quantity *q, const token *place, const char *id) {
    const quantity *last = quantity_before(r, q);
    if (!last || !bracket_before(r, last) || strcmp(last->metric_id, id) != 0) return r->marker;
    return list_before(r, LIST_FOLLOWED, back_spaces(r, place->start)) ? place->start : clause_start(r, q->clause);
}

/* Whether the sentence before names what the id does not: "households (-4%). Emissions fell in most countries. The
 * largest falls were in Togo (-9%)". */
static bool spoke_of_other(const context *c, const reading *r, const char *id) {
    for (int i = 0; i < c->sentence_count; i++) {
        const concept *said = &r->packs->concepts.at[c->sentence[i]];
        if (!said->weak && !strstr(id, said->id)) return true;
    }
    return false;
}

bool next_country(const context *c, const reading *r, const quantity *q) {
    const bool here = c->paragraph.figure.id[0], points = q->unit == r->packs->unit_pp && q->kind == FACTS_CHANGE,
               grows = q->unit == r->packs->unit_percent && q->kind == FACTS_GROWTH;
    const int dimension = here ? c->paragraph.figure_dimension : c->section.figure_dimension;
    const char *id = grows ? c->section.moved.id : here ? c->paragraph.figure.id : c->section.figure.id;
    if (is_han(r) || in_cell(r, q) || !id[0] || !bracket_before(r, q) || q->unit == NONE) return false;
    if (grows && spoke_of_other(c, r, id)) return false;
    if (points ? dimension != r->packs->dimension_percent
               : !grows && (q->kind != FACTS_LEVEL || q->dimension != dimension))
        return false;
    const token *place = token_ending(r, back_spaces(r, plus_start(r, q) - 1), WORD_PLACE);
    return place && is_country(place->word) && !names_measured(r, country_from(r, q, place, id), q->start, true) &&
           !names_measured(r, q->end, clause_end(r, q->clause), false);
}

/* "Chile led with 60% of energy from renewables. Peru (41%) followed", "The largest rises were in Togo (+4 pp)": a
 * country with a number of nothing that is named, of what the last figure was of, be that in the paragraph before. */
bool like_country_before(const scene *s, const reading *r, quantity *q) {
    const context *c = s->c;
    if (!next_country(c, r, q)) return false;
    if (q->kind == FACTS_GROWTH)
        return take_told(r, q, c->section.moved.metric, c->section.moved.id, "of what the last growth was of");
    return c->paragraph.figure.id[0]
               ? take_told(r, q, c->paragraph.figure.metric, c->paragraph.figure.id, "of what the last figure was of")
               : take_told(r, q, c->section.figure.metric, c->section.figure.id, "of what the figure before is of");
}

/* Where a clause that only says who lives there begins: 其中，城镇, 农村; q->start for another clause. */
static bool only_settlement(const reading *r, const quantity *q, uint32_t *from) {
    const token *verb = q->leading; /* 东部地区达到60% */
    const uint32_t lead = verb && verb->start < q->lead ? verb->start : q->lead,
                   n = list_before(r, LIST_SETTLEMENT, lead);
    static const char COMMA[] = "，";
    if (!n) return false;
    uint32_t at = lead - n;
    if (at >= 3 && text_is(r, at - 3, COMMA)) at -= 3;
    at -= list_before(r, LIST_AMONG, at);
    *from = at;
    return at == r->marker || at == clause_start(r, clause_of(r, at)) || text_is(r, at, COMMA);
}

/* 供热能耗21千克/平方米。其中，城镇18千克/平方米，农村26千克/平方米: the same, of those who live there. */
bool like_whole_of_settlements(const scene *s, reading *r, quantity *q) {
    const context *c = s->c;
    const quantity *whole = quantity_before(r, q);
    uint32_t from;
    if (!is_han(r) || q->kind != FACTS_LEVEL || !only_settlement(r, q, &from)) return false;
    if (whole && whole->kind == FACTS_LEVEL && whole->unit == q->unit && whole->metric_id[0]) {
        take_like(r, q, whole, "as the quantity before it");
        return true;
    }
    return !whole && from == r->marker && list_at(r, LIST_AMONG, from) && c->paragraph.figure.id[0] &&
           c->paragraph.figure_dimension == q->dimension &&
           take_told(r, q, c->paragraph.figure.metric, c->paragraph.figure.id, "of what the whole was of");
}
