/* The names of the members of a row: "emissions from coal, oil and gas rose by 0.3%, 1.1% and 2%, respectively". */
#include "evidence.h"
#include "extract/bind/time.h"
#include "name.h"

/* The thing that a word names, NULL for a measure or a word that says little. */
static const concept *thing_of_word(const reading *r, const word *w) {
    for (int k = 0; w->class == WORD_SUBJECT && k < w->count; k++) {
        const concept *c = &r->packs->concepts.at[w->value[k]];
        if (!c->measure && !c->weak) return c;
    }
    return NULL;
}

/* The things that each have a word of their own, none before `from`: "coal", "oil" and "gas" behind "emissions from".
 */
static bool things_of_slots(const reading *r, uint32_t from, uint32_t before, int count, const concept **things) {
    slot slots[MAX_SLOTS];
    if (!find_slots(r, before, count, slots) || slots[0].start < from) return false;
    for (int k = 0; k < count; k++) {
        things[k] = NULL;
        for (size_t i = 0; i < r->tokens.count && !things[k]; i++) {
            const token *t = &r->tokens.at[i];
            if (t->start >= slots[k].own_start && t->end <= slots[k].own_end) things[k] = thing_of_word(r, t->word);
        }
        if (!things[k]) return false;
    }
    return true;
}

/* Where the part of a row ends that begins at `at`: at a comma or "and", or at `end`; *next is where the one behind it
 * begins. */
static uint32_t part_end(const reading *r, uint32_t at, uint32_t end, uint32_t *next) {
    for (uint32_t i = at; i < end; i++) {
        const uint32_t comma = r->text[i] == ',' ? 1 : 0, from = skip_spaces(r, i + comma);
        const uint32_t joint = comma || r->text[i] == ' ' ? list_at(r, LIST_JOINT, from) : 0;
        if (!comma && !joint) continue;
        *next = skip_spaces(r, from + joint);
        return i;
    }
    *next = end;
    return end;
}

/* The thing that this text names by itself. */
static const concept *thing_of_text(const reading *r, const char *text, uint32_t size) {
    token_vector found = {0};
    const concept *thing = NULL;
    if (lexicon_scan(r->packs, r->language, text, size, &found) == FACTS_OK)
        for (size_t i = 0; i < found.count && !thing; i++)
            if (found.at[i].start == 0 && found.at[i].end == size) thing = thing_of_word(r, found.at[i].word);
    free(found.at);
    return thing;
}

/* "onshore and offshore wind": the thing that an adjective names with the noun of the last part; NULL for none. */
static const concept *thing_with_noun(const reading *r, uint32_t from, uint32_t to, const token *all) {
    char text[64];
    const uint32_t noun = letters_start(r, all->end), before = back_spaces(r, noun);
    const bool qualified = before > to && !list_before(r, LIST_JOINT, before); /* not "coal, oil and gas" */
    const int size = !qualified ? -1
                                : snprintf(text, sizeof text, "%.*s %.*s", (int)(to - from), r->text + from,
                                           (int)(all->end - noun), r->text + noun);
    return size > 0 && size < (int)sizeof text ? thing_of_text(r, text, (uint32_t)size) : NULL;
}

/* "coal, oil and gas" is one word where fossil fuels are meant: its parts. */
static bool things_of_word(const reading *r, const token *t, int count, const concept **things) {
    int n = 0;
    for (uint32_t at = t->start, next = at; at < t->end; at = next) {
        const uint32_t end = part_end(r, at, t->end, &next);
        if (n == count) return false;
        const concept *whole = thing_with_noun(r, at, end, t);
        if (!(things[n++] = whole ? whole : thing_of_text(r, r->text + at, end - at))) return false;
    }
    return n == count;
}

static bool find_in_word(const reading *r, uint32_t before, int count, const concept **things) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end <= before && t->word->class == WORD_SUBJECT && things_of_word(r, t, count, things)) return true;
    }
    return false;
}

static bool says_measure(const reading *r, const word *w) {
    bool measure = w->class == WORD_MEASURE;
    for (int k = 0; w->class == WORD_SUBJECT && k < w->count; k++)
        measure = measure || r->packs->concepts.at[w->value[k]].measure;
    return measure;
}

/* "coal use and steel output": whether a member behind the first one has a measure of its own. */
static bool measured_later(const reading *r, const quantity *first, const concept *thing) {
    bool passed = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= first->start; i++) {
        const word *w = r->tokens.at[i].word;
        if (passed && says_measure(r, w)) return true;
        passed = passed || thing_of_word(r, w) == thing;
    }
    return false;
}

static bool told_respectively(const reading *r, const quantity *first, const quantity *last) {
    return each_behind(r, last->end) || has_cue(r, clause_start(r, first->clause), last->end, CUE_RESPECTIVELY);
}

/* "20 GW and 30 GW of wind and solar, respectively", "2% and 9% came from rail and roads, respectively": the things of
 * a row that stands behind its numbers. */
static bool find_things_behind(const reading *r, const quantity *last, int count, const concept **things) {
    const quantity *next = quantity_behind(r, last);
    const uint32_t end = next ? next->start : r->size;
    if (!word_behind(r, LIST_OF, last->end) && !word_behind(r, LIST_FOR, last->end) &&
        !word_behind(r, LIST_FROM, last->end) && !word_behind(r, LIST_INSIDE, last->end) &&
        !word_behind(r, LIST_COMES_FROM, last->end))
        return false;
    for (uint32_t at = last->end; at < end; at++)
        if (r->text[at] == ' ' && cue_at(r, at + 1, CUE_RESPECTIVELY))
            return things_of_slots(r, last->end, at, count, things);
    return false;
}

/* 水电新增3万千瓦、风电新增7万千瓦，分别占全部新增装机的30%和70%: as many levels as shares, each share of its own. */
static void name_shares_of_levels(reading *r, quantity *first) {
    const int count = first->list_size;
    quantity *const levels = first - count;
    if (count < 2 || first->unit != r->packs->unit_percent || first - r->quantities.at < count) return;
    for (quantity *q = levels; q < first; q++)
        if (q->kind != FACTS_LEVEL || q->dimension != levels->dimension || q->unit == first->unit || !q->metric_id[0])
            return;
    const token *each = cue_back(r, first[-1].end, first->start, CUE_RESPECTIVELY);
    if (!each || !has_cue(r, each->start, first->start, CUE_SHARE) || concept_between(r, first[-1].end, each->start))
        return;
    for (quantity *q = first; q < first + count; q++) {
        const char *level = q[-count].metric_id, *added = id_tail(level, "_capacity_addition");
        if (rename_as(r, q, "%.*s%s", (int)(added ? (size_t)(added - level) : strlen(level)), level,
                      added ? "_addition_share" : "_share"))
            keep_text(q->why, sizeof q->why, "its place in the row");
    }
}

void name_whole_of_parts(reading *r, quantity *q) {
    const quantity *part = q + 1, *next = q + 2;
    if (!is_han(r) || q->kind != FACTS_LEVEL || !id_tail(q->metric_id, "_capacity") ||
        next >= r->quantities.at + r->quantities.count || part->dimension != q->dimension ||
        next->dimension != q->dimension || next->kind != FACTS_LEVEL || strcmp(part->metric_id, q->metric_id) != 0 ||
        strcmp(next->metric_id, q->metric_id) == 0 ||
        !(text_is(r, q->end, "(") || has_cue(r, q->end, part->start, CUE_ANAPHORA)))
        return;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const concept *c = concept_of(r, &r->tokens.at[i]);
        if (r->tokens.at[i].word->class == WORD_SUBJECT && strncmp(q->metric_id, c->id, strlen(c->id)) == 0) return;
    }
    rename_as(r, q, "power_capacity");
}

/* PM2.5、PM10、NO2、SO2分别下降……: of how much of each the air holds, as of the first. */
static void name_concentrations(reading *r, quantity *first) {
    static const char HELD[] = "_concentration";
    const quantity *const end = r->quantities.at + r->quantities.count;
    if (first->list_size < 2 || !moves(first) || !id_tail(first->metric_id, HELD)) return;
    for (quantity *q = first + 1; q < first + first->list_size && q < end; q++) {
        const char *given_off = id_tail(q->metric_id, "_emission");
        const size_t size = given_off ? (size_t)(given_off - q->metric_id) : strlen(q->metric_id);
        const int gas = id_tail(q->metric_id, HELD) ? NONE : packs_concept(r->packs, q->metric_id, size);
        if (gas == NONE || r->packs->concepts.at[gas].measure) continue;
        rename_as(r, q, "%s%s", r->packs->concepts.at[gas].id, HELD);
        keep_text(q->why, sizeof q->why, "its place in the row");
    }
}

void name_row(reading *r, quantity *first) {
    const concept *things[MAX_SLOTS];
    const int count = first->list_size;
    quantity *last = first + count - 1;
    if (is_han(r) && first->list_index == 0) {
        name_shares_of_levels(r, first);
        name_concentrations(r, first);
    }
    if (is_han(r) || first->list_index != 0 || count < 2 || count > MAX_SLOTS || !first->metric_id[0] ||
        last >= r->quantities.at + r->quantities.count)
        return;
    const bool each = told_respectively(r, first, last) && things_of_slots(r, 0, first->start, count, things);
    /* "in 2021 and 2022, oil and gas use rose by 2% and 3%" tells of two times */
    if (!find_things_behind(r, last, count, things) && !each &&
        !(first->time_span == last->time_span && find_in_word(r, first->start, count, things)))
        return;
    const char *measure = measure_of_id(r->packs, first->metric_id);
    if (!measure) return;
    const bool apart = measured_later(r, first, things[0]);
    for (quantity *q = first; q <= last; q++) {
        const char *thing = things[q - first]->id;
        const size_t size = strlen(thing);
        if (strncmp(q->metric_id, thing, size) == 0 && (apart || strcmp(q->metric_id + size, measure) == 0)) continue;
        if (rename_as(r, q, "%s%s", thing, measure)) keep_text(q->why, sizeof q->why, "its place in the row");
    }
}

/* Whether the number behind it says it again, in a bracket. */
static bool told_twice(const reading *r, const quantity *q) {
    const quantity *again = quantity_behind(r, q);
    return again && bracket_before(r, again) && text_is(r, q->end, " (") && text_is(r, again->end, ")");
}

/* "Emissions from cement and steel fell by 3 Mt (5%) and 4 Mt (9%), respectively": a row of numbers that are each said
 * again in a bracket. */
void name_bracketed_row(reading *r, quantity *first) {
    const concept *things[MAX_SLOTS];
    quantity *const end = r->quantities.at + r->quantities.count;
    int count = 0;
    if (is_han(r) || !moves(first) || !first->metric_id[0] || first->list != NONE) return;
    quantity *next = first;
    for (; next + 1 < end && told_twice(r, next) && next->dimension == first->dimension && next->kind == first->kind;
         next += 2)
        if (count++ && !only_joints_between(r, next[-1].end + 1, next->start)) return;
    const uint32_t from = first > r->quantities.at ? first[-1].end : 0;
    if (count < 2 || count > MAX_SLOTS || !told_respectively(r, first, next - 1) ||
        !(things_of_slots(r, from, first->start, count, things) || find_in_word(r, first->start, count, things)))
        return;
    const char *measure = measure_of_id(r->packs, first->metric_id);
    for (quantity *q = first; measure && q < next; q++) {
        if (!rename_as(r, q, "%s%s", things[(q - first) / 2]->id, measure)) continue;
        keep_text(q->why, sizeof q->why, "its place in the row");
        if (quantity_class(r, q) == DIMENSION_MASS && strcmp(measure, "_emission") == 0) keep_tonnes_of_co2(r, q);
    }
}

void name_whole_of_row(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const quantity *last = q - q->list_index + q->list_size - 1;
    const char *share = is_han(r) || q == last ? NULL : id_tail(q->metric_id, "_share");
    const char *whole = share && !shared_in(p, q->metric_id) ? shared_in(p, last->metric_id) : NULL;
    const int thing = whole ? thing_of_id(p, q->metric_id, share) : NONE;
    if (thing != NONE && !p->concepts.at[thing].measure) rename_as(r, q, "%s%s", p->concepts.at[thing].id, whole);
}

/* The pollutant right before its amount, or in the bracket there that says it shorter: 二氧化硫12万吨,
 * 颗粒物（PM）3万吨; NULL for none. */
static const concept *pollutant_before(const reading *r, const quantity *q) {
    const uint32_t end = q->lead && r->text[q->lead - 1] == ')' ? q->lead - 1 : q->lead;
    const token *t = token_ending(r, end, WORD_SUBJECT);
    const concept *c = t && t->word->count == 1 ? concept_of(r, t) : NULL;
    return c && c->pollutes ? c : NULL;
}

/* Whether the words before the quantity speak of what dirties the air. */
static bool speaks_of_pollution(const reading *r, const quantity *q, const concept *but) {
    for_tokens_in(t, r, 0, q->start) {
        const concept *c = is_concept(t) ? concept_of(r, t) : NULL;
        if (c && c != but && (c->pollutes || strcmp(c->id, "pollutant") == 0)) return true;
    }
    return false;
}

void name_pollutant_of_row(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const bool weighed = is_han(r) && q->kind == FACTS_LEVEL && quantity_class(r, q) == DIMENSION_MASS;
    const concept *c = weighed ? pollutant_before(r, q) : NULL;
    const char *tail = c ? strstr(q->metric_id, "_emission") : NULL, *mass = c ? id_tail(q->metric_id, "_mass") : NULL;
    const int of = thing_of_id(p, q->metric_id, tail);
    const bool others = of != NONE && (p->concepts.at[of].pollutes || strcmp(p->concepts.at[of].id, "pollutant") == 0);
    if (others && &p->concepts.at[of] != c)
        rename_as(r, q, "%s%s", c->id, tail);
    else if (mass && speaks_of_pollution(r, q, c))
        rename_as(r, q, "%s_emission", c->id);
}

/* The amount of gases that stands near by, before it or behind it, over what a bracket adds; NULL for none. */
static const quantity *gases_beside(const reading *r, const quantity *q, int step) {
    enum { NEAR = 64 };
    const quantity *o = q + step, *const end = r->quantities.at + r->quantities.count;
    while (o >= r->quantities.at && o < end && is_percentage(r, o)) o += step;
    return o >= r->quantities.at && o < end && o->kind == FACTS_LEVEL && quantity_class(r, o) == DIMENSION_CO2 &&
                   (step < 0 ? q->start - o->end : o->start - q->end) < NEAR
               ? o
               : NULL;
}

/* "farms 12 Mt", "farms were 12 Mt", "farms at 12 Mt", "farms (12 Mt)": where the name before the number ends. */
static uint32_t label_end(const reading *r, const quantity *q) {
    uint32_t end = back_spaces(r, q->lead);
    const token *is = token_ending(r, end, WORD_CUE);
    if (is && is_cue(is, CUE_HOLD)) end = back_spaces(r, is->start);
    const uint32_t at = list_before(r, LIST_STANDING_AT, end);
    end = back_spaces(r, end - at);
    if (at && end && r->text[end - 1] == ',') return back_spaces(r, end - 1); /* "is farms, at 12 Mt" */
    return end && (r->text[end - 1] == '(' || r->text[end - 1] == ':') ? back_spaces(r, end - 1) : end;
}

/* "the largest source is transport": whether what ends there calls the next thing one of the largest sources. */
static bool told_largest(const reading *r, uint32_t end) {
    const token *is = token_ending(r, end, WORD_CUE);
    return is && is_cue(is, CUE_HOLD) && ranks_source(r, clause_start(r, clause_of(r, is->start)), is->start);
}

/* "energy 30 Mt CO2e, farms 12 Mt CO2e (25%), with waste at 4 Mt CO2e": the sector that stands right before its amount
 * in a row of such; NULL for none. */
static const concept *sector_in_row(const reading *r, const quantity *q) {
    const token *t = token_ending(r, label_end(r, q), WORD_SUBJECT);
    const concept *c = t && t->word->count == 1 ? concept_of(r, t) : NULL;
    if (!c || !c->inventory || !(gases_beside(r, q, -1) || gases_beside(r, q, 1))) return NULL;
    const uint32_t at = back_spaces(r, t->start), before = back_spaces(r, at - list_before(r, LIST_DEFINITE, at));
    const bool begins = before <= r->marker || strchr(",:;(", r->text[before - 1]) ||
                        list_before(r, LIST_JOINT, before) || list_before(r, LIST_WITH, before) ||
                        list_before(r, LIST_OF_THEM, before) || list_before(r, LIST_FOLLOWED, before) ||
                        told_largest(r, before);
    return begins ? c : NULL;
}

/* "a cut of 60 Mt CO2e, to which forestry contributes 38 Mt (63%) and energy 13 Mt": parts of what is not given off. */
static void name_part_of_reduction(reading *r, quantity *q, bool in_row) {
    const quantity *cut = id_tail(q->metric_id, "_emission") ? gases_beside(r, q, -1) : NULL;
    if (cut && id_tail(cut->metric_id, "_emission_reduction") && q->clause - cut->clause <= 2 &&
        (in_row || has_cue(r, cut->end, q->start, CUE_SHARE)))
        rename_as(r, q, "%s_reduction", q->metric_id);
}

/* "transport gave off 28% of it, followed by electricity generation at 25% and industry at 23%": what generates is a
 * sector among the others, and none of them generates; NULL where there is no such row. */
static const concept *emitter_beside_power(const reading *r, const quantity *q, const quantity *last) {
    if (!last || !id_tail(last->metric_id, "_emission_share") || !id_tail(q->metric_id, "_generation_share"))
        return NULL;
    const uint32_t end = label_end(r, q);
    const token *t = token_ending(r, end, WORD_MEASURE);
    if (t && concerns(r, t, CONCEPT_GENERATION)) return &r->packs->concepts.at[r->packs->known[CONCEPT_POWER_SECTOR]];
    t = token_ending(r, end, WORD_SUBJECT);
    return t && concept_of(r, t)->inventory ? concept_of(r, t) : NULL;
}

void name_sector_of_row(reading *r, quantity *q) {
    static const char ALL[] = "ghg_emission";
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || q->kind != FACTS_LEVEL) return;
    const concept *c = quantity_class(r, q) == DIMENSION_CO2 ? sector_in_row(r, q) : NULL;
    const concept *emitter = emitter_beside_power(r, q, last);
    if (emitter) {
        rename_as(r, q, "%.*s_emission_share", sector_size(emitter), emitter->id);
    } else if (id_tail(q->metric_id, "_share")) {
        if (last && bracket_before(r, q) && text_is(r, q->end, ")") && q->start - last->end <= 2 &&
            id_tail(last->metric_id, "_emission_reduction"))
            rename_as(r, q, "%s_share", last->metric_id);
    } else if (quantity_class(r, q) == DIMENSION_CO2) {
        if (c && strncmp(q->metric_id, ALL, strlen(ALL)) == 0)
            rename_as(r, q, "%.*s%s", sector_size(c), c->id, q->metric_id + strlen("ghg"));
        name_part_of_reduction(r, q, c != NULL);
    }
}
