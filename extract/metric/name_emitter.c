/* The names of what one sector or thing gives off, which is no part of the series of all: transport_emission. */
#include "evidence.h"
#include "extract/bind/again.h"
#include "extract/bind/state.h"
#include "extract/bind/verb.h"
#include "name.h"

static const concept *subject_of(const reading *r, const token *t) {
    return t && t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
}

/* A sector or a thing; but not "energy", whose emissions are nearly all of a country's, and no gas. */
bool emits(const concept *c) { return c && !is_gas(c) && !c->carrier && (!c->weak || c->sector) && !c->saved; }

/* "emissions from electricity generation": the sector that the word for what is given off names itself, where no other
 * one is joined to it. */
static const concept *emitter_in(const reading *r, const token *emission) {
    if (list_at(r, LIST_JOINT, skip_spaces(r, emission->end))) return NULL;
    for (int k = 0; k < emission->word->count; k++) {
        const concept *c = &r->packs->concepts.at[emission->word->value[k]];
        if (c->sector || c->inventory) return c;
    }
    return NULL;
}

uint32_t over_manner(const reading *r, uint32_t start) {
    for (uint32_t n; (n = list_before(r, LIST_MANNER, back_spaces(r, start)));) start = back_spaces(r, start) - n;
    return start;
}

/* ", including steel," that begins or ends there, put in between a thing and its verb; NULL for none. */
static const span *remark_at(const reading *r, uint32_t at) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->rule->emit.op == EMIT_TITLE && (s->start == at || s->end == at) && r->text[s->start] == ',') return s;
    return NULL;
}

/* "transport emissions", "coal CO2 emissions", 交通领域二氧化碳排放: what stands right before, over the gas. */
static const concept *emitter_before(const reading *r, const token *emission) {
    enum { SECTOR = 12 }; /* 行业, 领域 */
    const concept *found = NULL;
    const span *remark = remark_at(r, back_spaces(r, emission->start)); /* "Industry, including steel, emitted 9 Mt" */
    uint32_t at = remark ? remark->start : over_manner(r, emission->start), end = 0;
    for (size_t i = r->tokens.count; i-- > 0 && !found;) {
        const token *t = &r->tokens.at[i];
        const concept *c = t->end <= at ? subject_of(r, t) : NULL;
        if (!c) continue;
        const uint32_t last = t->end + list_at(r, LIST_POSSESSIVE, t->end), /* "shipping's emissions" */
            behind = last + (text_is(r, last, "-") || text_is(r, last, " ")),
                       related = list_at(r, LIST_CONCERNED, behind); /* "transport-related GHG emissions" */
        const bool beside =
            is_han(r) ? at - t->end <= SECTOR : (related ? behind + related : last) == back_spaces(r, at);
        if (!beside || clause_of(r, t->start) != clause_of(r, emission->start)) return NULL;
        if (is_gas(c))
            at = over_manner(r, t->start);
        else
            found = c, end = t->start;
    }
    const uint32_t before = back_spaces(r, end), joint = found ? list_before(r, LIST_JOINT, before) : 0;
    const bool several =
        joint && (is_han(r) || subject_of(r, token_ending(r, back_spaces(r, before - joint), WORD_SUBJECT)));
    return found && !several && (emits(found) || found->fuel) ? found : NULL;
}

/* Behind "the", "its", "Kenya's", "the city's"; `at` where none stands. */
static uint32_t over_owner(const reading *r, uint32_t at) {
    at = skip_spaces(r, at + list_at(r, LIST_DEFINITE, at));
    const token *place = token_starting(r, at, WORD_PLACE);
    const uint32_t word = place ? place->end : word_end(r, at), owner = word + list_at(r, LIST_POSSESSIVE, word);
    return owner_before(r, owner) ? skip_spaces(r, owner) : at;
}

/* "emissions of CO2 from transport": behind the gas; `at` where none stands. */
static uint32_t over_gas(const reading *r, uint32_t at) {
    const uint32_t of = skip_spaces(r, at), lead = is_han(r) ? 0 : list_at(r, LIST_OF, of);
    const token *gas = lead ? token_starting(r, skip_spaces(r, of + lead), WORD_SUBJECT) : NULL;
    return gas && is_gas(concept_of(r, gas)) ? gas->end : at;
}

/* "emissions from transport", "emissions of the steel industry", "in Kenya's energy sector", "caused by farms": what
 * stands behind "from", behind `end`. */
static const concept *emitter_behind(const reading *r, uint32_t end) {
    uint32_t at = skip_spaces(r, over_gas(r, end));
    const uint32_t lead = list_at(r, LIST_OF, at) + list_at(r, LIST_FROM, at) + list_at(r, LIST_INSIDE, at) +
                          list_at(r, LIST_OWED_TO, at);
    if (is_han(r) || !lead) return NULL;
    at = over_owner(r, skip_spaces(r, at + lead));
    const token *t = token_starting(r, at, WORD_SUBJECT);
    const concept *c = subject_of(r, t);
    if (!emits(c)) return NULL;
    const uint32_t behind = skip_spaces(r, t->end), joint = list_at(r, LIST_JOINT, behind);
    const bool several = text_is(r, t->end, ", ") ? subject_of(r, token_starting(r, t->end + 2, WORD_SUBJECT)) != NULL
                                                  : joint && !cue_at(r, skip_spaces(r, behind + joint), CUE_BY);
    return several ? NULL : c; /* "in transport and by 9% in farming" */
}

/* "GHG emissions fell by 8% in the transport sector": the sector behind the number. */
static const concept *emitter_inside(const reading *r, const quantity *q) {
    const concept *c = word_behind(r, LIST_INSIDE, q->end) ? emitter_behind(r, q->end) : NULL;
    return c && c->sector ? c : NULL;
}

/* "The review finds that the power sector cut": the thing right behind "that"; NULL for none. */
static const token *subject_behind_that(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to) {
        if (t->word->class != WORD_SUBJECT) continue;
        const uint32_t before = back_spaces(r, t->start), article = list_before(r, LIST_DEFINITE, before);
        if (list_before(r, LIST_TELLS_WHICH, back_spaces(r, before - article))) return t;
    }
    return NULL;
}

/* "The power sector cut its emissions", "Industry reduced emissions": the sector that the clause begins with, where a
 * verb of moving stands before the emissions, or its own ones are told. */
static const concept *emitter_that_cuts(const reading *r, const token *emission) {
    const uint32_t clause = skip_spaces(r, clause_start(r, clause_of(r, emission->start))),
                   start = skip_spaces(r, clause + list_at(r, LIST_DEFINITE, clause)),
                   before = back_spaces(r, emission->start), own = list_before(r, LIST_PRONOUN, before);
    const token *t = is_han(r) ? NULL : token_starting(r, start, WORD_SUBJECT);
    if (!is_han(r) && !t) t = subject_behind_that(r, start, emission->start);
    const concept *c = subject_of(r, t);
    const token *verb = token_ending(r, back_spaces(r, before - own), WORD_CUE);
    if (!emits(c) || !c->sector || t->end > emission->start || !verb) return NULL;
    if (!cue_at(r, verb->start, CUE_FALL) && !cue_at(r, verb->start, CUE_RISE)) return NULL;
    return concept_between(r, t->end, verb->start) ? NULL : c;
}

/* "followed by transport, which emitted 9 Mt": what the clause of such a verb tells of. */
static const concept *emitter_of_relative(const reading *r, const token *emission) {
    const uint32_t before = back_spaces(r, emission->start), which = list_before(r, LIST_RELATIVE, before),
                   comma = which && !is_han(r) ? back_spaces(r, before - which) : 0;
    const token *t = comma && r->text[comma - 1] == ',' ? token_ending(r, comma - 1, WORD_SUBJECT) : NULL;
    return emits(subject_of(r, t)) ? subject_of(r, t) : NULL;
}

/* "is the second largest source" */
bool ranks_source(const reading *r, uint32_t from, uint32_t to) {
    bool ranked = false;
    for (uint32_t at = from; !is_han(r) && at < to && r->text[at] != ','; at++) {
        ranked = ranked || word_behind(r, LIST_SUPERLATIVE, at);
        if (ranked && word_behind(r, LIST_RANKED, at)) return true;
    }
    return false;
}

/* "Mines were the largest source of methane, at 9 Mt": the first thing of the sentence, which is ranked among all that
 * give off a gas before its own part is told. */
static bool name_source_ranked(reading *r, quantity *q) {
    const token *first = NULL;
    for (size_t i = 0; !first && q->kind == FACTS_LEVEL && i < r->tokens.count && !quantity_before(r, q); i++)
        if (is_concept(&r->tokens.at[i])) first = &r->tokens.at[i];
    const span *remark = first ? remark_at(r, first->end) : NULL;
    const token *verb = first ? token_starting(r, skip_spaces(r, remark ? remark->end : first->end), WORD_CUE) : NULL;
    const concept *c = subject_of(r, first);
    if (is_han(r) || !(emits(c) || (c && c->inventory)) || !begins_clause(r, first) || !verb || !is_cue(verb, CUE_HOLD))
        return false;
    const char *gas = strcmp(q->metric_id, "ghg_emission") == 0 ? "emission" : q->metric_id;
    if (!ranks_source(r, verb->end, q->start)) return false;
    if (quantity_class(r, q) == DIMENSION_MASS && gas != q->metric_id) keep_tonnes_of_co2(r, q);
    return rename_as(r, q, "%.*s_%s", sector_size(c), c->id, gas);
}

/* The gas that is named there and is all of a part: "CH4" in 农业活动CH4：95万吨. */
static const concept *gas_at(const reading *r, uint32_t start) {
    const token *t = token_starting(r, start, WORD_SUBJECT);
    const concept *c = subject_of(r, t);
    return c && is_gas(c) && ends_row_name(r, t->end) ? c : NULL;
}

/* "Greenhouse gas emissions: agriculture, 2020: 9 Mt", 温室气体排放量：2020年农业：900万吨, as the cells of a table
 * say it. */
static const concept *emitter_of_row(const reading *r, const quantity *q) {
    uint32_t measure = 0;            /* where it ends */
    const bool cell = in_cell(r, q); /* "Emission trends: Energy, 1990: 9 Mt" */
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (concerns(r, t, CONCEPT_EMISSION)) measure = t->end;
        const uint32_t colon = measure && t->start > measure && subject_of(r, t) ? row_colon(r, t->start) : 0;
        if (!colon || (colon != measure && (!cell || colon < measure))) continue;
        const concept *c = subject_of(r, t);
        const bool whole = ends_row_name(r, t->end) || (cell && is_han(r) && gas_at(r, t->end));
        return whole && !is_gas(c) && (!c->weak || c->sector || c->carrier) ? c : NULL;
    }
    return NULL;
}

/* "Industry, CO2 emissions, 2020: 9 Mt": the sector that a part of what the cell says names by itself. */
static const concept *sector_of_cell(const reading *r, const quantity *q) {
    if (is_han(r) || !in_cell(r, q)) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < q->start; i++) {
        const token *t = &r->tokens.at[i];
        const concept *c = subject_of(r, t);
        if (c && c->sector && begins_part(r, t->start) && ends_row_name(r, t->end)) return c;
    }
    return NULL;
}

/* "Transport CO2 emissions (including ships): 9 Mt": the word for what is given off in a label, where no
 * other thing stands between its colon and the number. */
static const token *emission_of_label(const reading *r, const quantity *q) {
    const uint32_t start = clause_start(r, q->clause), colon = back_spaces(r, start);
    if (is_han(r) || !colon || r->text[colon - 1] != ':') return NULL;
    const token *found = NULL;
    for_tokens_in(t, r, start, q->start)
        if (is_concept(t) && !concerns(r, t, CONCEPT_EMISSION) && !is_gas(concept_of(r, t))) return NULL;
    for_tokens_in(t, r, clause_start(r, q->clause - 1), colon)
        if (concerns(r, t, CONCEPT_EMISSION)) found = t;
    return found && behind_bracket_at(r, found->end) == colon - 1 ? found : NULL;
}

/* The word for what is given off that stands nearest to the quantity in its clause, or labels it. */
static const token *emission_near(const reading *r, const quantity *q) {
    const token *found = NULL;
    for_tokens(t, r) {
        if (!concerns(r, t, CONCEPT_EMISSION) || clause_of(r, t->start) != q->clause) continue;
        if (t->end <= q->start || !found) found = t;
    }
    const token *label = emission_of_label(r, q);
    return label && emitter_before(r, label) ? label : found;
}

/* The gas in whose tonnes emissions are told that the word names, NULL for none: 碳排放, "CO2". */
static const concept *gas_of(const reading *r, const token *t) {
    for (int k = 0; t && is_concept(t) && k < t->word->count; k++) {
        const concept *c = &r->packs->concepts.at[t->word->value[k]];
        if (c->carrier && is_gas(c)) return c;
    }
    return NULL;
}

/* 钢铁行业碳排放18亿吨: tonnes of CO2, and of no other gas, where the words have made the name. */
static void name_gas(reading *r, quantity *q, const token *emission) {
    const char *tail = id_tail(q->metric_id, "_emission");
    if (q->metric || !tail) return;
    const concept *gas = gas_of(r, emission);
    if (!gas) gas = gas_of(r, token_ending(r, back_spaces(r, emission->start), WORD_SUBJECT));
    if (!gas) return;
    if (quantity_class(r, q) == DIMENSION_MASS) keep_tonnes_of_co2(r, q);
    if (strcmp(gas->id, "co2") == 0 && !strstr(q->metric_id, "co2"))
        rename_as(r, q, "%.*s_co2_emission", (int)(tail - q->metric_id), q->metric_id);
}

/* The gas, no CO2, that the unit of the amount names: "3 TgN2O", "3 Mt of methane"; NULL for none. */
static const concept *gas_of_unit(const reading *r, const quantity *q) {
    for_tokens_in(t, r, q->number_end, q->end)
        if (t->word->class == WORD_SUBJECT && concept_of(r, t)->emitted && !concept_of(r, t)->carrier)
            return concept_of(r, t);
    return NULL;
}

/* "manure gives off 3 TgN2O", "cattle produce 30 TgCH4": what a thing makes of a gas is given off; "plants produce 3 Mt
 * of methane" is left, if the name holds the gas. */
static void name_gas_of_unit(reading *r, quantity *q) {
    static const char *const TOLD[] = {"_emission", "_sink", "_production", "_mass"};
    enum { GIVEN_OFF = 2 }; /* of these, whatever metric is listed */
    for (size_t i = 0; i < (q->metric ? GIVEN_OFF : sizeof TOLD / sizeof *TOLD); i++) {
        const bool told = id_tail(q->metric_id, TOLD[i]) && quantity_class(r, q) == DIMENSION_MASS;
        const concept *gas = told ? gas_of_unit(r, q) : NULL;
        if (gas && !id_has(q->metric_id, gas->id)) rename_as(r, q, "%s_emission", gas->id);
    }
}

/* "Transport cut emissions by 9 Mt": of greenhouse gases, where the words have made the name and no gas is in it. */
static void weigh_as_co2(const reading *r, quantity *q) {
    const char *tail = id_tail(q->metric_id, "_emission");
    if (!tail) tail = id_tail(q->metric_id, "_sink");
    const int thing = thing_of_id(r->packs, q->metric_id, tail);
    if (is_han(r) || q->metric || thing == NONE || quantity_class(r, q) != DIMENSION_MASS) return;
    const concept *c = &r->packs->concepts.at[thing];
    if (!c->pollutes && (emits(c) || c->fuel || c->inventory)) /* "emissions from coal grew by 9 Mt"; "11 kt of PM10" */
        keep_tonnes_of_co2(r, q);
}

/* "Emissions: Agriculture, CH4, 2020: 160 kt": what the row gives off of the gas of the column; "Emissions: NOx,
 * Commitment: -55%": the pollutant of the row. */
static void name_gas_of_row(reading *r, quantity *q) {
    const char *tail = id_tail(q->metric_id, "_emission");
    const int gas = thing_of_id(r->packs, q->metric_id, tail);
    const concept *emitter = gas == NONE ? NULL : emitter_of_row(r, q);
    if (!emitter) return;
    if (emitter->pollutes)
        rename_as(r, q, "%s_emission", emitter->id);
    else if (r->packs->concepts.at[gas].emitted && !is_gas(emitter))
        rename_as(r, q, "%s_%s", emitter->id, q->metric_id);
}

/* "GHG emissions: Farms, CH4, 2020: 9 kt CO2e": the gas of the column, where all gases are what the caption names. */
static void name_gas_of_column(reading *r, quantity *q) {
    if (strcmp(q->metric_id, "ghg_emission") != 0 || !in_cell(r, q)) return;
    const concept *gas = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (is_han(r) ? ends_row_name(r, t->end) : begins_part(r, t->start))
            gas = gas_at(r, t->start) ? gas_at(r, t->start) : gas;
    }
    if (gas && strcmp(gas->id, "ghg") != 0) rename_as(r, q, "%s_emission", gas->id);
}

/* Whether the text has spoken of what is given off: here, or with the number before. */
static bool speaks_of_emission(const reading *r, const quantity *q, const char *figure) {
    const quantity *last = quantity_before(r, q);
    if (quantity_class(r, q) == DIMENSION_CO2) return true;
    if (id_tail(last && last->metric_id[0] ? last->metric_id : figure, "_emission")) return true;
    return concept_said(r, 0, q->start, CONCEPT_EMISSION);
}

/* "aviation and shipping (-2%)": two things before one bracket, the second of which starts there. */
static bool is_second_of_two(const reading *r, uint32_t start) {
    const uint32_t end = back_spaces(r, start), joint = list_before(r, LIST_JOINT, end),
                   first = joint ? back_spaces(r, end - joint) : 0;
    return first && is_letter(r->text[first - 1]);
}

/* "in transport (3% or 2 Mt)": where the bracket opens in which a move is told twice; 0 for others. */
static uint32_t bracket_of_pair(const reading *r, const quantity *q) {
    const quantity *again = quantity_behind(r, q);
    const bool pair = !is_han(r) && q->kind == FACTS_GROWTH && bracket_before(r, q) && again &&
                      again->kind == FACTS_CHANGE && text_is(r, again->end, ")") &&
                      bracket_of(r, again->start) == q->start;
    return pair ? q->start - 1 : 0;
}

/* "reductions in waste (-2 Mt) and trade (-1 Mt)", "decreases in sulphur dioxide (SO2; -61%) and PM10 (-21%)": what
 * moved is what the thing before each bracket gives off. */
static void name_bracketed(reading *r, quantity *q, const char *figure) {
    const uint32_t pair = bracket_of_pair(r, q),
                   bracket = q->kind == FACTS_LEVEL ? 0
                             : pair                 ? pair
                                                    : signed_bracket(r, q),
                   end = back_spaces(r, bracket);
    if (!bracket || !speaks_of_emission(r, q, figure)) return;
    const token *cause = cue_back(r, clause_start(r, q->clause), bracket, CUE_ASIDE);
    if (cause && !concept_said(r, cause->end, bracket, CONCEPT_EMISSION))
        return; /* "because of falling coal use (-9%)" */
    const token *t = token_ending(r, end, WORD_SUBJECT), *symbol = token_starting(r, bracket + 1, WORD_SUBJECT);
    const concept *c = subject_of(r, t ? t : symbol);
    const quantity *last = quantity_before(r, q);
    if (last && last->kind == FACTS_LEVEL && last->end == end && id_tail(last->metric_id, "_emission")) {
        name_alike(q, last); /* "transport 14 Mt (+2%), farms 9 Mt (-1%)" */
        return;
    }
    const bool again = last && strcmp(last->metric_id, q->metric_id) == 0;
    const bool of_emission = id_tail(q->metric_id, "_emission"), two = t && is_second_of_two(r, t->start);
    if (c && (c->emitted || c->pollutes))
        rename_as(r, q, "%s_emission", c->id);
    else if (of_emission && c && (emits(c) || (t && concerns(r, t, CONCEPT_ELECTRICITY))) && !two)
        rename_as(r, q, strstr(q->metric_id, "co2_emission") ? "%s_co2_emission" : "%s_emission", c->id);
    else if (of_emission && !q->metric && (two || (again && (!c || !emits(c)))) && letters_start(r, end) < end)
        rename_as(r, q, "ghg_emission"); /* of a thing that no list knows, and not of the one before it */
}

/* "In the waste sector, sorting and biogas plants will bring emissions down by 9%": the sector that the sentence opens
 * with, for its first number, and for the next where that was its own, too; NULL for none. */
static const concept *emitter_of_opening(const reading *r, const quantity *q) {
    const uint32_t start = skip_spaces(r, r->marker), in = is_han(r) ? 0 : list_at(r, LIST_INSIDE, start);
    const quantity *last = quantity_before(r, q);
    if (!in || q->kind != FACTS_GROWTH) return NULL;
    if (last && (last->clause == q->clause || concept_said(r, start, last->end, CONCEPT_EMISSION))) return NULL;
    const uint32_t at = skip_spaces(r, start + in);
    const token *t = token_starting(r, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)), WORD_SUBJECT);
    const concept *c = subject_of(r, t);
    const token *narrow = t ? token_starting(r, skip_spaces(r, t->end), WORD_CUE) : NULL;
    if (!emits(c) || !text_is(r, narrow && is_cue(narrow, CUE_NARROW) ? narrow->end : t->end, ",")) return NULL;
    return !last || strncmp(last->metric_id, c->id, (size_t)sector_size(c)) == 0 ? c : NULL;
}

/* "while those from industry rose", "in industry they rose": the sector beside the pronoun that stands for emissions.
 */
static const concept *emitter_of_pronoun(const reading *r, const quantity *q) {
    if (is_han(r)) return NULL;
    const uint32_t clause = skip_spaces(r, clause_start(r, q->clause));
    for (uint32_t at = clause; at < q->start; at++) {
        if (at > clause && r->text[at - 1] != ' ') continue;
        uint32_t n = list_at(r, LIST_DEMONSTRATIVE, at);
        if (!n) n = list_at(r, LIST_PRONOUN, at);
        if (!n) continue;
        const concept *behind = emitter_behind(r, at + n);
        const token *t = behind ? NULL : token_ending(r, back_spaces(r, at), WORD_SUBJECT);
        const concept *before = t && list_before(r, LIST_INSIDE, back_spaces(r, t->start)) ? subject_of(r, t) : NULL;
        return behind ? behind : emits(before) ? before : NULL;
    }
    return NULL;
}

/* "Flights caused 2 kt, heating 5 kt and power 10 kt of CO2e": whether it is a member of a row whose last one says what
 * is weighed. */
static bool in_row_of_co2(const reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const quantity *next = quantity_behind(r, q);
    if (word_behind(r, LIST_OF, q->end) || !next || next->start - q->end > NEAR || next->kind != FACTS_LEVEL)
        return false;
    for_tokens_in(t, r, 0, next->start) {
        if (t->start >= q->end && (t->word->class == WORD_MEASURE || t->word->class == WORD_CUE)) return false;
    }
    return quantity_class(r, next) == DIMENSION_CO2 || (next->unit == q->unit && in_row_of_co2(r, next));
}

/* "Transport emissions fell by 9%, then they rose from 7 to 8 Mt": whether the number before is of what the sector
 * emits.
 */
static bool emitted_before(const reading *r, const quantity *q, const concept *c) {
    const quantity *last = quantity_before(r, q);
    const size_t size = (size_t)sector_size(c);
    return last && strncmp(last->metric_id, c->id, size) == 0 && strcmp(last->metric_id + size, "_emission") == 0 &&
           list_at(r, LIST_PRONOUN, skip_spaces(r, clause_start(r, q->clause)));
}

/* "Emissions were 60 Mt CO2e. Transport gave 20 Mt, farms 8 Mt": the tonnes of a sector, where emissions are told of.
 */
static void name_mass_of_sector(reading *r, quantity *q, const char *figure) {
    const char *end = id_tail(q->metric_id, "_mass");
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (q->metric || thing == NONE || q->kind == FACTS_GROWTH) return;
    const concept *c = &r->packs->concepts.at[thing];
    /* "CO2 accounted for 80%, or 36 Mt" */
    const bool told =
        (id_tail(figure, "_emission") || id_tail(figure, "_emission_share")) && (c->inventory || is_gas(c));
    if (!told && !in_row_of_co2(r, q) && !emitted_before(r, q, c)) return;
    if (!c->emitted) keep_tonnes_of_co2(r, q);
    rename_as(r, q, "%.*s_emission", sector_size(c), c->id);
}

/* "Coal mines vented 40 Mt of methane, oil fields 80 Mt", "burning gas caused 210 Mt of CO2, burning coal 140 Mt": of
 * the gas of the amount before it, whose verb it has. */
static void name_gas_again(reading *r, quantity *q) {
    enum { NEAR = 64 };
    const quantity *last = quantity_before(r, q);
    if (q->metric_id[0] == '\0' || !last || q->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL ||
        quantity_class(r, q) != DIMENSION_MASS || last->unit == NONE || !id_tail(last->metric_id, "_emission") ||
        q->start - last->end > NEAR || q->clause - last->clause > 1 || word_behind(r, LIST_OF, q->end))
        return;
    const char *last_unit = r->packs->units.at[last->unit].symbol, *unit = r->packs->units.at[q->unit].symbol;
    if (strncmp(last_unit, unit, strlen(unit)) != 0) return;
    const bool co2 = quantity_class(r, last) == DIMENSION_CO2;
    for_tokens_in(t, r, 0, q->start) {
        const concept *c = is_concept(t) ? concept_of(r, t) : NULL;
        if (t->end <= last->end) continue;
        const bool burning = c && c->measure && id_tail(q->metric_id, "_consumption"); /* "burning coal" */
        if (t->word->class == WORD_CUE
                ? !is_cue(t, CUE_OF) && !is_cue(t, CUE_BY) && !is_cue(t, CUE_FROM) && !is_cue(t, CUE_TO)
                : c && (is_gas(c) || c->pollutes || (c->measure && !burning)))
            return;
    }
    const char *mass = id_tail(q->metric_id, "_mass");
    if (co2) keep_tonnes_of_co2(r, q);
    const char *end = id_tail(last->metric_id, "_emission");
    const int thing = thing_of_id(r->packs, last->metric_id, end);
    const bool gas =
        !co2 && thing != NONE && (r->packs->concepts.at[thing].emitted || r->packs->concepts.at[thing].pollutes);
    if (!gas && mass) rename_as(r, q, "%.*s_emission", (int)(mass - q->metric_id), q->metric_id);
    if (!gas && id_tail(q->metric_id, "_emission")) return;
    name_alike(q, last);
}

/* "N2O emissions fell from 7 Mt to 0.2 Mt CO2e": where a fall of a gas leads is of that gas, in whatever unit. */
static void name_end_of_fall(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!last || !last->from || q->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL ||
        strcmp(q->metric_id, "ghg_emission") != 0 || !id_tail(last->metric_id, "_emission") ||
        concept_between(r, last->end, q->start))
        return;
    name_alike(q, last);
}

/* "turned from a sink of 5 Mt into a source of 2 Mt", "forests were a net source of 2 Mt" */
static void name_source(reading *r, quantity *q) {
    const char *sink = id_tail(q->metric_id, "_sink"), *end = sink ? sink : id_tail(q->metric_id, "_mass");
    const uint32_t source = is_han(r) || !end ? 0 : list_before(r, LIST_SOURCE, back_spaces(r, q->lead));
    if (!source || q->kind != FACTS_LEVEL || word_behind(r, LIST_OF, q->end)) return;
    if (rename_as(r, q, "%.*s_emission", (int)(end - q->metric_id), q->metric_id) && !sink) keep_tonnes_of_co2(r, q);
}

/* Whether a word for what is given off, or for a gas, stands in the sentence, but for the unit of the quantity. */
static bool names_emission(const reading *r, const quantity *q) {
    for_tokens(t, r) {
        if (t->start >= q->start && t->end <= q->end) continue;
        for (int k = 0; is_concept(t) && k < t->word->count; k++)
            if (is_gas(&r->packs->concepts.at[t->word->value[k]]) || concerns(r, t, CONCEPT_EMISSION)) return true;
    }
    return false;
}

/* "The scheme is worth 3 MtCO2e a year", "changes to taxes (2 MtCO2e by 2030)", "a reduction of greenhouse gases - 90
 * kt CO2": what a policy brings in tonnes, and what stands behind the dash of a cut, is cut. */
static void name_cut_by_policy(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || q->unit == NONE || quantity_class(r, q) != DIMENSION_CO2) return;
    static const char *const DASHES[] = {"-", ":", "–", "—"};
    const quantity *last = quantity_before(r, q);
    const uint32_t end = back_spaces(r, q->lead);
    uint32_t dash = 0;
    for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++) {
        const uint32_t size = (uint32_t)strlen(DASHES[i]);
        if (end > size && text_is(r, end - size, DASHES[i])) dash = end - size;
    }
    const uint32_t noun = bracket_before(r, q) ? back_spaces(r, q->start - 1) : 0;
    bool cut = list_before(r, LIST_WORTH, end);
    if (noun) cut = list_before(r, LIST_POLICY, noun);
    if (cut && names_emission(r, q)) return;
    const token *fall = dash ? cue_back(r, clause_start(r, clause_of(r, dash)), dash, CUE_FALL) : NULL;
    if (fall && cue_at(r, fall->start, CUE_MOVE_NOUN) && list_at(r, LIST_OF, skip_spaces(r, fall->end)) &&
        !(last && last->start > fall->end))
        cut = true;
    if (cut)
        rename_as(r, q, strncmp(q->metric_id, "co2", 3) == 0 ? "co2_emission_reduction" : "ghg_emission_reduction");
}

/* "The 30 MW plant saves 9 kt of CO2 a year": what is saved is not given off, whatever the number before is of. */
static void name_saved(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_emission");
    if (!end || q->kind != FACTS_LEVEL || q->unit == NONE || quantity_class(r, q) != DIMENSION_CO2) return;
    const uint32_t lead = back_spaces(r, q->lead), of = list_before(r, LIST_OF, lead);
    const token *saved = token_ending(r, of ? back_spaces(r, lead - of) : lead, WORD_MEASURE);
    if (saved && concerns(r, saved, CONCEPT_SAVING))
        rename_as(r, q, "%.*s_emission_reduction", (int)(end - q->metric_id), q->metric_id);
}

/* "3,200 Gt of CO2, and 2.6 ppm more": parts of the air are no emission. */
static void name_mixed_in_air(reading *r, quantity *q) {
    const char *end = q->unit == NONE ? NULL : id_tail(q->metric_id, "_emission");
    if (end && strcmp(r->packs->units.at[q->unit].dimension_name, "mixing_ratio") == 0)
        rename_as(r, q, "%.*s_concentration", (int)(end - q->metric_id), q->metric_id);
}

/* Whether the percentage is that of a cut which a noun names: "a reduction of 22%", "a 7% cut". */
static bool is_cut_by_noun(const reading *r, const quantity *q) {
    const token *noun = move_noun_before(r, q);
    return q->kind == FACTS_GROWTH && q->falls && q->unit == r->packs->unit_percent &&
           cue_at(r, noun ? noun->start : skip_spaces(r, q->end), CUE_MOVE_NOUN);
}

/* "In agriculture a reduction of 22% is due": what a sector is to cut is given off; and of all gases "The pledge covers
 * energy, farming and waste and foresees a cut of 7%". */
static void name_cut_of_sector(reading *r, quantity *q) {
    if (q->metric || !is_cut_by_noun(r, q)) return;
    const int thing = packs_concept(r->packs, q->metric_id, strlen(q->metric_id));
    const concept *c = thing == NONE ? NULL : &r->packs->concepts.at[thing];
    const bool covered = strcmp(q->metric_id, "coverage") == 0 || id_tail(q->metric_id, "_coverage");
    if (!covered && !(c && !c->measure && (c->sector || c->inventory))) return;
    int sectors = 0;
    for_tokens_in(t, r, 0, q->start) {
        const concept *o = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
        sectors += o && (o->sector || o->inventory);
    }
    const uint32_t start = skip_spaces(r, r->marker);
    if (covered || sectors > 1)
        rename_as(r, q, "ghg_emission");
    else if (sectors == 1 && (list_at(r, LIST_INSIDE, start) || list_at(r, LIST_FOR, start)))
        rename_as(r, q, "%.*s_emission", sector_size(c), c->id);
}

/* "Emissions from transport, buildings, farming and waste are to fall by 9%": a row of sectors over several clauses,
 * and no move of the last one of them. */
static void name_row_of_sources(reading *r, quantity *q) {
    const int thing = q->metric ? NONE : packs_concept(r->packs, q->metric_id, strlen(q->metric_id));
    if (q->kind != FACTS_GROWTH || thing == NONE || r->packs->concepts.at[thing].measure) return;
    const token *emission = NULL;
    uint32_t last = 0; /* of the row */
    for_tokens_in(t, r, 0, q->start) {
        if (!emission && is_concept(t) && !concerns(r, t, CONCEPT_EMISSION)) return;
        if (concerns(r, t, CONCEPT_EMISSION) && list_at(r, LIST_FROM, skip_spaces(r, t->end))) emission = t;
        if (t->word->class == WORD_SUBJECT) last = t->start;
    }
    if (emission && last > emission->end && no_verb_between(r, emission->end, last)) rename_as(r, q, "ghg_emission");
}

/* Which sector or thing it is that gives off what is told; NULL where none is named, and the emissions are all. */
static const concept *emitter_of(const reading *r, const quantity *q, const token *emission) {
    const concept *c = emission ? emitter_before(r, emission) : emitter_of_row(r, q);
    if (!emission && !c) c = sector_of_cell(r, q);
    if (emission && !c) c = emitter_in(r, emission);
    if (emission && !c) c = emitter_behind(r, emission->end);
    if (emission && !c) c = emitter_that_cuts(r, emission);
    if (emission && !c) c = emitter_of_relative(r, emission);
    return c ? c : emitter_inside(r, q);
}

/* "Emissions fell by 9%": names what is given off after whoever does it. */
static void name_after_emitter(reading *r, quantity *q, const token *emission) {
    const bool co2 = strcmp(q->metric_id, "co2_emission") == 0,
               listed = co2 || strcmp(q->metric_id, "ghg_emission") == 0,
               beside = emission && (emitter_before(r, emission) || emitter_behind(r, emission->end));
    const concept *opening = beside ? NULL : emitter_of_opening(r, q);
    if (!emission && !opening) opening = emitter_of_pronoun(r, q);
    if (!listed && !opening) {
        if (!emission) name_gas_of_row(r, q);
        return;
    }
    if (!is_han(r) && listed && name_joint_sources(r, q)) return;
    const concept *emitter = opening ? opening : emitter_of(r, q, emission);
    if (emitter &&
        rename_as(r, q, co2 || id_tail(q->metric_id, "_co2_emission") ? "%.*s_co2_emission" : "%.*s_emission",
                  sector_size(emitter), emitter->id))
        keep_tonnes_of_co2(r, q);
}

/* "Deforestation accounts for 12% of CO2 emissions", "food loss for 8% of all": its share of them, and no rate at which
 * something is lost. */
static void name_emitting_loss(reading *r, quantity *q) {
    enum { NEAR = 48 };
    const char *loss = id_tail(q->metric_id, "_loss");
    if (!loss || !is_percentage(r, q) || q->metric || q->kind != FACTS_LEVEL || !word_behind(r, LIST_OF, q->end))
        return;
    for_tokens_in(t, r, q->end, q->end + NEAR) {
        if (t->word->class == WORD_CUE && (is_move(t) || is_cue(t, CUE_HOLD))) return;
        if (!concerns(r, t, CONCEPT_EMISSION)) continue;
        rename_as(r, q, "%.*s_loss_emission_share", (int)(loss - q->metric_id), q->metric_id);
        return;
    }
}

/* What only English tells so, before the emitter is looked for. */
static void name_told_emission(reading *r, quantity *q, const char *figure) {
    if (is_han(r)) return;
    name_gas_again(r, q);
    name_end_of_fall(r, q);
    if (id_tail(q->metric_id, "_sink")) weigh_as_co2(r, q);
    name_mass_of_sector(r, q, figure);
    name_emitting_loss(r, q);
}

void name_emitter(reading *r, quantity *q, const char *figure) {
    const bool han = is_han(r);
    name_sector_of_row(r, q);
    name_pollutant_of_row(r, q);
    if (!han) {
        name_row_of_sources(r, q);
        name_cut_of_sector(r, q);
    }
    name_source(r, q);
    name_told_emission(r, q, figure);
    name_bracketed(r, q, figure);
    if (!han) {
        name_gas_of_unit(r, q);
    }
    name_mixed_in_air(r, q);
    if (!han) {
        name_saved(r, q);
        if (id_tail(q->metric_id, "_emission")) name_cut_by_policy(r, q);
        if (strcmp(q->metric_id, "emission") == 0) rename_as(r, q, "ghg_emission"); /* "They are to fall" */
        if (strcmp(q->metric_id, "emission_share") == 0) rename_as(r, q, "ghg_emission_share");
    }
    if (!id_tail(q->metric_id, "emission")) return;
    if (q->metric && (name_source_ranked(r, q) || (!han && name_source_told(r, q)))) return;
    name_gas_of_column(r, q);
    const token *emission = emission_near(r, q);
    if (emission) name_gas(r, q, emission);
    weigh_as_co2(r, q);
    name_after_emitter(r, q, emission);
}
