/* A unit that is said with one number and holds for those behind it: "52 Mt in 2019, against 49 in 2015", "143 MW of
 * wind, 85 of hydro", "600 million euros, of which 118 are a loan". */
#include "extract/bind/bind.h"
#include "quantity.h"

#include <ctype.h>

enum { LONGEST_STEP = 80 };

/* Behind the number and the time that it is of. */
static uint32_t behind_time(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    const span *time = time_starting(r, at);
    return time ? skip_spaces(r, time->end) : at;
}

/* Where the number begins with the bound before it: "about 118", "a record 6". */
static uint32_t bound_start(const reading *r, const quantity *q) {
    const uint32_t at = back_spaces(r, q->start);
    const token *bound = token_ending(r, at, WORD_BOUND);
    const uint32_t n = bound ? 0 : list_before(r, LIST_BEFORE_AMOUNT, at);
    return bound ? bound->start : n ? at - n : q->start;
}

/* "occurred": what was done, by its ending. */
static bool past_at(const reading *r, uint32_t at) {
    uint32_t end = at;
    while (end < r->size && islower((unsigned char)r->text[end])) end++;
    return end > at + 4 && ends_in(r, LIST_ENDING_ED, at, end);
}

static bool verb_at(const reading *r, uint32_t at) {
    const token *verb = token_starting(r, at, WORD_CUE);
    const cue said = verb ? (cue)verb->word->value[0] : CUE_COUNT;
    return said == CUE_HOLD || said == CUE_WILL || list_at(r, LIST_COMES_FROM, at) || list_at(r, LIST_HAS, at);
}

/* A stop, a time or the end stands behind it, and nothing that it counts. */
static bool ends_phrase(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    if (at >= r->size || (strchr(",.;:)", r->text[at]) && !(at + 1 < r->size && is_digit(r->text[at + 1]))))
        return true;
    if (span_starting(r, at)) return true;
    return false;
}

/* A thing that is measured and not counted stands right behind it: "275 geothermal". */
static bool names_measured(const reading *r, uint32_t at) {
    const token *t = token_starting(r, skip_spaces(r, at), WORD_SUBJECT);
    for (int i = 0; t && i < t->word->count; i++)
        if (r->packs->concepts.at[t->word->value[i]].countable) return false;
    return t != NULL;
}

/* The preposition that leads to what the number is of, NULL for none, and none before a number: not "85 of 100". */
static const char *preposition_behind(const reading *r, uint32_t at, uint32_t *size) {
    *size = list_at(r, LIST_OF, at);
    if (!*size) *size = list_at(r, LIST_PARALLEL, at);
    const uint32_t next = skip_spaces(r, at + *size);
    return *size && next < r->size && !is_digit(r->text[next]) ? r->text + at : NULL;
}

/* ", ", "; ", " and ", ", and " right before the place, behind the words that the number before is of. */
static bool joined_at(const reading *r, const quantity *a, uint32_t at) {
    at = back_spaces(r, at);
    const uint32_t joint = list_before(r, LIST_JOINT, at);
    if (joint) at = back_spaces(r, at - joint);
    const bool stop = at > a->end && strchr(",;", r->text[at - 1]);
    return joint || stop || list_before(r, LIST_OF_THEM, at); /* ", of which energy 8.1" */
}

/* Words of what the number before is of, and no verb: "MW of wind, 85". */
static bool only_named_between(const reading *r, uint32_t from, const quantity *b) {
    uint32_t stops = 0;
    for (uint32_t i = from; i < b->start; i++) {
        if (strchr(".():", r->text[i])) return false;
        stops += r->text[i] == ',' || r->text[i] == ';';
    }
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < b->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->word->class != WORD_CUE) continue;
        const cue said = (cue)t->word->value[0];
        if (said != CUE_OF && said != CUE_TO && said != CUE_FROM && said != CUE_BY && said != CUE_NARROW &&
            said != CUE_ANAPHORA)
            return false;
    }
    return stops <= 1;
}

/* Behind the verb of the number before: "8.1 was solar and 2.2 wind", "42 came from energy, 8 from farming". */
static uint32_t behind_verb(const reading *r, uint32_t at) {
    const uint32_t from = list_at(r, LIST_COMES_FROM, at);
    const token *verb = token_starting(r, at, WORD_CUE);
    if (from) return skip_spaces(r, at + from);
    return verb && (cue)is_cue(verb, CUE_HOLD) ? skip_spaces(r, verb->end) : at;
}

/* "52 Mt in steel, 12 in cement", "143 MW of solar energy, 85 geothermal": a list of things, each with its number. */
static bool next_of_list(const reading *r, const quantity *a, const quantity *b) {
    const uint32_t behind = behind_time(r, a), named = behind_verb(r, behind);
    if (!joined_at(r, a, bound_start(r, b)) || !only_named_between(r, named, b)) return false;
    uint32_t first = 0, second = 0;
    const char *of = preposition_behind(r, behind, &first);
    const char *again = preposition_behind(r, skip_spaces(r, b->end), &second);
    if (again && list_at(r, LIST_COMES_FROM, behind)) return true;
    if (of && again) return first == second && memcmp(of, again, first) == 0;
    return names_measured(r, b->end) && names_measured(r, of ? behind + first : named);
}

/* "4.2% in Germany, 3.1 in Poland": a place or a thing is named behind the preposition. */
static bool named_behind(const reading *r, const quantity *q) {
    uint32_t size;
    const uint32_t at = skip_spaces(r, q->end);
    if (!preposition_behind(r, at, &size)) return false;
    const uint32_t name = skip_spaces(r, at + size);
    return token_starting(r, name, WORD_PLACE) || token_starting(r, name, WORD_SUBJECT);
}

/* "14 GW in Germany, Italy 5.2 and Spain 7", "exports 9.1": only the name of a thing or place before it. */
static bool next_named(const reading *r, const quantity *a, const quantity *b) {
    const uint32_t lead = back_spaces(r, bound_start(r, b));
    const token *name = token_ending(r, lead, WORD_PLACE);
    if (!name) name = token_ending(r, lead, WORD_SUBJECT);
    if (!name) name = token_ending(r, lead, WORD_MEASURE);
    if (!name || name->start <= a->end || !joined_at(r, a, name->start) || !only_named_between(r, a->end, b))
        return false;
    const bool whole = !byte_between(r, b->number_start, b->number_end, '.'); /* no 1.3 landfills */
    for (int i = 0; whole && name->word->class != WORD_PLACE && i < name->word->count; i++)
        if (r->packs->concepts.at[name->word->value[i]].countable) return false;
    return ends_phrase(r, b) || word_behind(r, LIST_JOINT, b->end);
}

/* "20.9 billion gallons in 2023, 21.5 billion in 2024 and 22.3 billion in 2025" */
static bool next_of_series(const reading *r, const quantity *a, const quantity *b) {
    const span *first = time_starting(r, skip_spaces(r, a->end));
    return first && first->end < b->start && time_starting(r, skip_spaces(r, b->end)) &&
           only_joints_between(r, first->end, bound_start(r, b));
}

/* "10.9 million hectares a year, down from 17.6 million", "52 Mt in 2019, against 49 in 2015" */
static bool is_what_it_was(const reading *r, const quantity *a, const quantity *b) {
    enum { NEAR = 48 };
    return b->start - a->end <= NEAR && ends_phrase(r, b) &&
           (cue_before(r, b->start, CUE_FROM) || cue_before(r, b->start, CUE_BASE));
}

/* "from 70 TWh in 2005 to 40 in 2020" */
static bool change_leads_to(const reading *r, const quantity *a, const quantity *b) {
    const uint32_t at = skip_spaces(r, b->end);
    return begins_change_to(r, a, b) && (ends_phrase(r, b) || list_at(r, LIST_BETWEEN_AND, at));
}

/* "Of the 12 GW of new plants, 8": the number before is a whole that the clause opens with. */
static bool opens_as_whole(const reading *r, const quantity *a) {
    const uint32_t at = current_before(r, back_spaces(r, bound_start(r, a)));
    const uint32_t of = list_before(r, LIST_OF, at);
    const uint32_t before = of ? back_spaces(r, at - of) : 0;
    return of && (before == 0 || strchr(",;(", r->text[before - 1]));
}

/* "of which 118 are a loan", "of which 20 offshore", ": 120 for wind", "including 12 for roads": a part of it. */
static bool part_of(const reading *r, const quantity *a, const quantity *b) {
    enum { NEAR = 40 };
    const uint32_t lead = back_spaces(r, bound_start(r, b)), of = list_before(r, LIST_OF_THEM, lead);
    const uint32_t at = skip_spaces(r, b->end);
    const token *among = token_ending(r, lead, WORD_CUE);
    uint32_t size;
    if (decimal_value(b->value) > decimal_value(a->value)) return false;
    if ((lead == a->end + 1 && r->text[a->end] == ':') || (among && (cue)is_cue(among, CUE_PARTS)))
        return preposition_behind(r, at, &size) != NULL;
    if (opens_as_whole(r, a)) return (verb_at(r, at) || past_at(r, at)) && r->text[lead - 1] == ',';
    if (!of || lead - of > a->end + NEAR) return false;
    return verb_at(r, at) || ends_phrase(r, b) || names_measured(r, at) || list_at(r, LIST_PASSIVE, at) ||
           list_at(r, LIST_BUILT, at) || list_at(r, LIST_BARE_BEHIND, at) || preposition_behind(r, at, &size);
}

/* "well above the required 380", "against a 2030 target of 380" */
static bool same_awaited(const reading *r, const quantity *a, const quantity *b) {
    enum { NEAR = 48 };
    const uint32_t lead = back_spaces(r, bound_start(r, b)), of = list_before(r, LIST_OF, lead);
    return b->start - a->end <= NEAR && ends_phrase(r, b) &&
           (list_before(r, LIST_AWAITED, back_spaces(r, b->start)) ||
            (of && list_before(r, LIST_GOAL, back_spaces(r, lead - of))));
}

/* "Asia gained 1.6 million hectares, and Europe gained 1.4 million", "by 3 Mt and by 1.5": the same word leads to both.
 */
static bool led_alike(const reading *r, const quantity *a, const quantity *b) {
    enum { WORD = 2 };
    const uint32_t first = back_spaces(r, bound_start(r, a)), second = back_spaces(r, bound_start(r, b));
    uint32_t n = 0;
    while (n < first && second > a->end + n && islower((unsigned char)r->text[second - 1 - n]) &&
           r->text[first - 1 - n] == r->text[second - 1 - n])
        n++;
    const bool whole = (n == first || r->text[first - 1 - n] == ' ') && r->text[second - 1 - n] == ' ';
    return n >= WORD && whole && ends_phrase(r, b);
}

/* "700 million hectares, 90 million more than in 1995", "up 90 million from 1995" */
static bool moved_from_then(const reading *r, const quantity *b) {
    const uint32_t at = skip_spaces(r, b->end);
    if (cue_at(r, at, CUE_FROM)) return cue_before(r, b->start, CUE_RISE) || cue_before(r, b->start, CUE_FALL);
    const token *moved = token_starting(r, at, WORD_CUE);
    if (!moved || !(cue_at(r, at, CUE_RISE) || cue_at(r, at, CUE_FALL))) return false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->as_base && s->start > at && s->start <= moved->end + 1) return true;
    return false;
}

/* "hectares in Asia, followed by Africa with 18 million", "and rose to 4 million": numbers that are multiplied alike.
 */
static bool goes_on_alike(const reading *r, const quantity *a, const quantity *b, const number *first,
                          const number *second) {
    enum { NEAR = 64 };
    if (b->start - a->end > NEAR || !first->multiplied || !second->multiplied ||
        decimal_value(first->multiplier) != decimal_value(second->multiplier) || byte_between(r, a->end, b->start, '.'))
        return false;
    const uint32_t at = skip_spaces(r, b->end);
    if (moved_from_then(r, b)) return true;
    if (!ends_phrase(r, b) && !list_at(r, LIST_BETWEEN_AND, at)) return false;
    if (cue_before(r, b->start, CUE_TO)) return true;
    uint32_t behind = back_spaces(r, b->start);
    behind = back_spaces(r, behind - list_before(r, LIST_WITH, behind));
    const token *place = token_ending(r, behind, WORD_PLACE);
    return place && place->start >= a->end;
}

/* A thing that is counted, or people, named between the two places. */
static bool counts_between(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->end > to || !is_concept(t)) continue;
        for (int k = 0; k < t->word->count; k++)
            if (t->word->class == WORD_SUBJECT && r->packs->concepts.at[t->word->value[k]].countable) return true;
    }
    return word_between(r, LIST_PEOPLE, from, to);
}

/* "sold bonds worth 15 billion euros in 2022 and 19 billion in 2023", "needs $8 billion, but received 1.2 billion in
 * 2023": a sum of a year that a joint or a past verb leads to. */
static bool sum_of_other_year(const reading *r, const quantity *a, const quantity *b, const number *second) {
    const uint32_t lead = back_spaces(r, bound_start(r, b));
    if (a->rate || quantity_class(r, a) != DIMENSION_MONEY || !second->multiplied ||
        !time_starting(r, skip_spaces(r, b->end)) || counts_between(r, a->end, b->start))
        return false;
    for (uint32_t i = a->end; i < b->start; i++)
        if (strchr(".;:()", r->text[i])) return false;
    return joined_at(r, a, lead) || ends_in(r, LIST_ENDING_ED, letters_start(r, lead), lead);
}

/* What the number is multiplied by, be it said with it or with one before it; 1 for nothing. */
static decimal multiplier_of(const quantity *q, const number *n) {
    const decimal one = {1, 0};
    if (n->multiplied) return n->multiplier;
    const double times = decimal_value(n->literal) > 0 ? decimal_value(q->value) / decimal_value(n->literal) : 1;
    return times > 1 ? decimal_from_double(times) : one;
}

/* About as large, as the numbers of one kind are; "of 600 million, 118" is told in millions too. */
static bool alike(const quantity *a, quantity *b, const number *first, const number *second, double most) {
    const decimal times = multiplier_of(a, first);
    const double x = decimal_value(a->value) / decimal_value(times), y = decimal_value(second->literal);
    if (x <= 0 || y <= 0) return false;
    if (!second->multiplied && x < most * y && y < most * x) b->value = decimal_multiply(b->value, times);
    const double whole = decimal_value(a->value), part = decimal_value(b->value);
    return whole < most * part && part < most * whole;
}

/* "Emissions (Mt CO2e): energy 34.2, waste 2.2", "(thousand tonnes): 34", "Generation in 2023, TWh: wind 60": the unit
 * in the bracket before a colon, with what multiplies it, or right before the colon; NULL where there is none. */
static const token *unit_of_row(const reading *r, decimal *times) {
    const char *colon = memchr(r->text, ':', r->size);
    if (!colon) return NULL;
    const uint32_t at = back_spaces(r, (uint32_t)(colon - r->text));
    if (at < 3) return NULL;
    const token *plain = r->text[at - 1] == ')' ? NULL : token_ending(r, at, WORD_UNIT);
    if (plain && plain->start > 2 && text_is(r, plain->start - 2, ", ")) return plain;
    if (r->text[at - 1] != ')') return NULL;
    uint32_t open = at - 1;
    while (open > 0 && r->text[open] != '(') open--;
    const token *word = token_starting(r, open + 1, WORD_NUMBER);
    if (word && word->word->flags) *times = word->word->number;
    const token *unit = r->text[open] == '(' ? unit_starting(r, word ? skip_spaces(r, word->end) : open + 1) : NULL;
    return unit && unit->end == at - 1 ? unit : NULL;
}

static void carry_to_row(reading *r) {
    decimal times = {1, 0};
    const token *unit = unit_of_row(r, &times);
    for (size_t i = 0; unit && i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        const bool bare = q->unit == NONE && !q->special && !q->in_words && q->start > unit->end;
        if (!bare || !(ends_phrase(r, q) || text_is(r, q->end, " (") || word_behind(r, LIST_JOINT, q->end))) continue;
        q->value = decimal_multiply(q->value, times);
        q->unit = unit->word->value[0];
        q->dimension = r->packs->units.at[q->unit].dimension;
        q->unit_word = unit->word;
    }
}

/* "Germany had 1.2 million electric cars, France 0.9": a part of one is no count, and nothing else is named with it. */
static bool counts_in_parts(const reading *r, const quantity *b, const number *n) {
    uint32_t from = b->start;
    while (from > r->marker && !strchr(",;", r->text[from - 1])) from--;
    return n->literal.exponent < 0 && from > r->marker && !concept_between(r, from, b->start) &&
           !word_behind(r, LIST_PER, b->end) && !token_starting(r, skip_spaces(r, b->end), WORD_SUBJECT) &&
           !token_starting(r, skip_spaces(r, b->end), WORD_MEASURE);
}

/* "1.2 million cars in 2020, 1.4 in 2021": so is the multiplier of a count. */
static void carry_multiplier(const reading *r, const quantity *a, quantity *b) {
    enum { MOST = 20, LARGE = 1000 };
    number first, second;
    const bool counts = a->unit == NONE || a->dimension == r->packs->dimension_one;
    if (counts && number_read(r, a->number_start, &first) && number_read(r, b->number_start, &second) &&
        !second.multiplied && decimal_value(second.literal) < LARGE &&
        decimal_value(multiplier_of(a, &first)) >= LARGE &&
        (next_of_series(r, a, b) || (named_behind(r, b) && next_of_list(r, a, b)) || counts_in_parts(r, b, &second)))
        alike(a, b, &first, &second, MOST);
}

/* "112.5 grams of CO2 per kilometre, below the target of 125 g", "from 610 g CO2/kWh to 420 g in 2020": where the first
 * word of the unit before, or its first letter, ends behind `b`, and no more of it is said; 0 for nowhere. */
static uint32_t shortened_unit(const reading *r, const quantity *a, const quantity *b) {
    const uint32_t first = skip_spaces(r, a->number_end), second = skip_spaces(r, b->number_end),
                   whole = letters_end(r, first) - first, size = letters_end(r, second) - second,
                   lead = back_spaces(r, bound_start(r, b));
    const bool each = a->rate || strchr(r->packs->units.at[a->unit].symbol, '/');
    if (!each || !size || second == b->number_end || !whole || first + whole >= a->end ||
        !(list_before(r, LIST_OF, lead) || list_before(r, LIST_TO, lead) || list_before(r, LIST_JOINT, lead)))
        return 0;
    const uint32_t same = size < whole ? size : whole, end = second + size;
    if (memcmp(r->text + first, r->text + second, same) != 0 || (size != whole && same != 1)) return 0;
    return end >= r->size || strchr(",.;)", r->text[end]) || word_behind(r, LIST_PHRASE_END, end) ||
                   word_behind(r, LIST_INSIDE, end)
               ? end
               : 0;
}

/* "80 million kilowatts, including 76 million on land and 4 million at sea": a part that is multiplied as the whole is,
 * and counts nothing that is named behind it. */
static bool part_multiplied_alike(const reading *r, const quantity *a, const quantity *b, const number *first,
                                  const number *second) {
    if (!first->multiplied || !second->multiplied ||
        decimal_value(first->multiplier) != decimal_value(second->multiplier) ||
        decimal_value(b->value) > decimal_value(a->value) + (a->carried ? decimal_value(b->value) : 0) ||
        byte_between(r, a->end, b->start, '.') || byte_between(r, a->end, b->start, ';'))
        return false;
    bool part = a->carried;
    for (uint32_t at = a->end; at < b->start && !part; at++)
        part = list_at(r, LIST_OF_THEM, at) || cue_at(r, at, CUE_PARTS);
    const uint32_t at = skip_spaces(r, b->end);
    return part && (ends_phrase(r, b) || list_at(r, LIST_JOINT, at) || list_at(r, LIST_INSIDE, at) ||
                    list_at(r, LIST_ONSHORE, at) || list_at(r, LIST_OFFSHORE, at));
}

/* Gives `b` the unit of `a` where the sentence does. */
static void carry_unit(const reading *r, const quantity *a, quantity *b) {
    enum { MOST = 20, MOST_PARTS = 200 };
    number first, second;
    if (a->counted || a->dimension == r->packs->dimension_one || !number_read(r, a->number_start, &first) ||
        !number_read(r, b->number_start, &second))
        return;
    const bool series = next_of_series(r, a, b), named = next_named(r, a, b), led = change_leads_to(r, a, b),
               percent = a->dimension == r->packs->dimension_percent,
               list = named || ((!percent || named_behind(r, b)) && next_of_list(r, a, b));
    if (percent && !led && !series && !list) return;
    const bool inside = part_multiplied_alike(r, a, b, &first, &second),
               part = !list && (inside || part_of(r, a, b) || led_alike(r, a, b));
    const uint32_t shortened = percent ? 0 : shortened_unit(r, a, b);
    if (!list && !part && !led && !series && !shortened && !is_what_it_was(r, a, b) && !same_awaited(r, a, b) &&
        !goes_on_alike(r, a, b, &first, &second) && !sum_of_other_year(r, a, b, &second))
        return;
    if (!alike(a, b, &first, &second, list || part || led ? MOST_PARTS : MOST)) return;
    b->carried = list || series || inside;
    if (shortened) b->end = b->quote_end = shortened;
    b->unit = a->unit;
    b->dimension = a->dimension;
    b->unit_word = a->unit_word;
    b->per_year = a->per_year;
    b->rate = a->rate;
}

/* "Wind supplied 40, solar 30 and hydro 20 TWh": the unit stands with the last of a list only. */
static void carry_back(const reading *r, quantity *a, const quantity *b) {
    enum { MOST = 200 };
    number first, second;
    const uint32_t lead = back_spaces(r, bound_start(r, b)), before = back_spaces(r, bound_start(r, a));
    const token *name = token_ending(r, lead, WORD_SUBJECT);
    if (!name) name = token_ending(r, lead, WORD_PLACE);
    const bool told = token_ending(r, before, WORD_SUBJECT) || token_ending(r, before, WORD_PLACE) ||
                      token_ending(r, before, WORD_CUE) || token_ending(r, before, WORD_MEASURE) ||
                      list_before(r, LIST_TELLS, before) ||
                      ends_in(r, LIST_ENDING_ED, letters_start(r, before), before);
    const bool closed = ends_phrase(r, b) || word_behind(r, LIST_JOINT, b->end);
    if (!name || !told || name->start <= a->end || !closed || b->has_hi || !number_read(r, a->number_start, &first) ||
        !number_read(r, b->number_start, &second) || first.multiplied || !only_joints_between(r, a->end, name->start))
        return;
    quantity with_unit = *a;
    if (!alike(b, &with_unit, &second, &first, MOST)) return;
    with_unit.carried = true;
    with_unit.unit = b->unit;
    with_unit.dimension = b->dimension;
    with_unit.unit_word = b->unit_word;
    with_unit.per_year = b->per_year;
    *a = with_unit;
}

static bool is_bare(const quantity *q) { return q->unit == NONE && !q->special && !q->in_words && !q->has_hi; }

/* Where the bracket opens right before a number, or before a word that says how sure it is: "36 (range: 31-39) Gt"; 0
 * where none does. */
static uint32_t bracket_opening(const reading *r, uint32_t number) {
    uint32_t at = back_spaces(r, number);
    if (at < number && r->text[at - 1] == ':') at--;
    at -= at < number ? list_before(r, LIST_HOW_SURE, at) : 0;
    return at > 0 && r->text[at - 1] == '(' ? at - 1 : 0;
}

/* "1100 ± 200 (1300, 1650) GtCO2": the unit behind a bracket is that of all numbers in it, and of the one before it. */
static void carry_over_bracket(const reading *r, size_t last) {
    quantity *const all = r->quantities.at, *b = &all[last];
    const char *close = byte_between(r, b->number_end, b->end, ')');
    if (b->unit == NONE || b->special || !close) return;
    uint32_t at = b->number_start;
    for (size_t i = last; i-- > 0 && is_bare(&all[i]);) {
        const uint32_t end = skip_uncertainty(r, all[i].number_end);
        const uint32_t opens = bracket_opening(r, at);
        if (opens ? opens != skip_spaces(r, end) : !(text_is(r, end, ", ") && end + 2 == at)) return;
        all[i].unit = b->unit;
        all[i].dimension = b->dimension;
        all[i].unit_word = b->unit_word;
        all[i].rate = b->rate;
        all[i].carried = true;
        at = all[i].number_start;
        if (opens) return;
    }
}

/* "5.6 billion gallons, up 12% from 5 billion in 2025": the level before the percentage that it moved by, which `b` is
 * of; `a` itself where there is none. */
static const quantity *level_that_moved(const reading *r, const quantity *a, const quantity *b) {
    enum { NEAR = 24 };
    const quantity *level = a > r->quantities.at ? a - 1 : a;
    const bool moved = a->dimension == r->packs->dimension_percent && a->start - level->end <= NEAR &&
                       (cue_before(r, a->start, CUE_RISE) || cue_before(r, a->start, CUE_FALL));
    return moved && level->unit != NONE && !level->special && is_what_it_was(r, a, b) ? level : a;
}

/* "A budget of 90 million is set aside", "this aid of about 4 billion": in the currency that was named before. */
static void carry_money(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const uint32_t at = back_spaces(r, bound_start(r, q)), of = list_before(r, LIST_OF, at);
    const token *sum = of ? token_ending(r, back_spaces(r, at - of), WORD_MEASURE) : NULL;
    number n;
    if (!sum || !is_bare(q) || !number_read(r, q->number_start, &n) || !n.multiplied ||
        token_starting(r, skip_spaces(r, q->end), WORD_SUBJECT))
        return;
    const uint64_t of_it = p->concepts.at[sum->word->value[sum->word->count - 1]].dimensions;
    if (!(of_it & p->class_bits[DIMENSION_MONEY]) || of_it & dimension_bit(p, p->dimension_one)) return;
    q->unit_word = r->money;
    q->unit = r->money->value[0];
    q->dimension = p->units.at[q->unit].dimension;
}

/* "from EUR 20 to 45 per tonne", "from USD 4 to 9 billion": the currency stands with the first, and what it is paid for
 * or multiplied by with the second. */
static void carry_price(const reading *r, quantity *a, quantity *b) {
    const facts_packs *p = r->packs;
    number first, second;
    if (!a->unit_word || a->unit_word->flags != UNIT_PREFIX || a->rate || a->end != a->number_end ||
        !begins_change_to(r, a, b) || !number_read(r, a->number_start, &first) ||
        !number_read(r, b->number_start, &second))
        return;
    quantity to = *b;
    to.unit = a->unit;
    to.unit_word = a->unit_word;
    read_rate(r, &to);
    if (to.end == b->end && !ends_phrase(r, b) && !word_behind(r, LIST_PER, b->end)) return;
    to.dimension = p->units.at[to.unit].dimension;
    to.quote_end = to.end;
    *b = to;
    a->unit = to.unit;
    a->dimension = to.dimension;
    a->rate = to.rate;
    a->per_year = to.per_year;
    if (second.multiplied && !first.multiplied) a->value = decimal_multiply(a->value, second.multiplier);
}

/* "EUR 4, EUR 5 (with tax) and EUR 6 per tonne": sums in a row are paid for what stands behind the last of them. */
static void carry_rate_back(const reading *r, quantity *a, const quantity *b) {
    if (!a->unit_word || a->unit_word->flags != UNIT_PREFIX || !b->unit_word ||
        a->unit_word->flags != b->unit_word->flags)
        return;
    const bool paid_for = !a->rate && (b->rate || b->unit != a->unit);
    if (!paid_for || a->per_year || a->unit_word->value[0] != b->unit_word->value[0]) return;
    uint32_t at = skip_spaces(r, a->end);
    if (at < b->start && r->text[at] == '(') at = skip_spaces(r, behind_bracket_at(r, at));
    const bool comma = at < b->start && r->text[at] == ',';
    if (comma) at = skip_spaces(r, at + 1);
    const uint32_t joint = list_at(r, LIST_JOINT, at);
    if ((!comma && !joint) || skip_spaces(r, at + joint) != bound_start(r, b)) return;
    a->unit = b->unit;
    a->dimension = b->dimension;
    a->rate = b->rate;
}

void units_carry(reading *r) {
    if (is_han(r)) return;
    for (size_t i = 0; r->money && i < r->quantities.count; i++) carry_money(r, &r->quantities.at[i]);
    carry_to_row(r);
    for (size_t i = r->quantities.count; i-- > 1;) carry_rate_back(r, &r->quantities.at[i - 1], &r->quantities.at[i]);
    for (size_t i = r->quantities.count; i-- > 1;) carry_over_bracket(r, i);
    for (size_t i = r->quantities.count; i-- > 1;) {
        quantity *a = &r->quantities.at[i - 1];
        const quantity *b = &r->quantities.at[i];
        if (a->unit == NONE && b->unit != NONE && !a->special && !a->in_words && !a->has_hi && !b->special &&
            !b->counted && b->dimension != r->packs->dimension_one && b->start > a->end &&
            b->start - a->end <= LONGEST_STEP)
            carry_back(r, a, b);
    }
    for (size_t i = 1; i < r->quantities.count; i++) {
        const quantity *a = &r->quantities.at[i - 1];
        quantity *b = &r->quantities.at[i];
        if (b->unit != NONE || b->special || b->in_words || b->has_hi || a->special || b->start < a->end ||
            b->start - a->end > LONGEST_STEP)
            continue;
        carry_price(r, &r->quantities.at[i - 1], b);
        if (b->unit != NONE) continue;
        a = level_that_moved(r, a, b);
        carry_multiplier(r, a, b);
        if (a->unit != NONE) carry_unit(r, a, b);
    }
}
