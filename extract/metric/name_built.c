/* What was built over a time is an addition in English too, where no noun says so: "Latvia built 2 GW of wind in 2023".
 */
#include "beside.h"
#include "extract/bind/time.h"
#include "name.h"

static const char ADDITION[] = "_capacity_addition", RETIRED[] = "_capacity_retired";

/* The times of the sentence: whether one is a year or a part of one, and none is a day or a deadline, by which
 * something stands there. */
static bool over_a_time(const reading *r, bool needed) {
    bool named = false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base) continue;
        if (s->deadline || is_instant(s->time) || is_open(s->time)) return false;
        named = named || s->time[0];
    }
    return named || !needed;
}

/* "built 4 GW", "installed a total of 4 GW"; but "has installed 4 GW" tells what stands there. */
static bool built_before(const reading *r, const quantity *q) {
    uint32_t at = q->lead;
    const uint32_t gap = list_before(r, LIST_BEFORE_AMOUNT, at);
    if (gap) at = back_spaces(r, at - gap);
    const uint32_t verb = list_before(r, LIST_BUILT, at);
    return verb && !list_before(r, LIST_PERFECT, back_spaces(r, at - verb)) && over_a_time(r, false);
}

/* "115 MW of turbines erected in 2023": the participle at `at`, with its time right behind it. */
static bool built_then(const reading *r, const quantity *q, uint32_t at) {
    const uint32_t time = skip_spaces(r, at + list_at(r, LIST_BUILT, at));
    if (!word_behind(r, LIST_OF, q->end)) return false;
    return time_starting(r, time) != NULL;
}

/* "4 GW of wind were installed in 2023", "wind farms of 4 GW came online in 2023" */
static bool built_behind(const reading *r, const quantity *q) {
    enum { NEAR = 60 };
    const quantity *next = quantity_behind(r, q);
    const uint32_t limit = next ? next->start : r->size;
    for (uint32_t at = q->end; at < limit && at - q->end < NEAR && !strchr(",;:()", r->text[at]); at++)
        if (r->text[at] != ' ')
            continue;
        else if (list_at(r, LIST_STARTED, at + 1))
            return over_a_time(r, false);
        else if (list_at(r, LIST_BUILT, at + 1) && (list_before(r, LIST_PASSIVE, at) || built_then(r, q, at + 1)))
            return over_a_time(r, true);
    return false;
}

/* "the new wind power installed capacity was 4 GW": the adjective of the noun that the number is of. */
static bool called_new(const reading *r, const quantity *q) {
    const stretch own = own_stretch(r, q);
    for_tokens_in(t, r, own.start, own.end) {
        if (!concerns(r, t, CONCEPT_CAPACITY)) continue;
        uint32_t at = back_spaces(r, t->start);
        for (const token *noun; (noun = token_ending(r, at, WORD_SUBJECT)) && at > own.start;)
            at = back_spaces(r, noun->start);
        if (list_before(r, LIST_NEW, at)) return true;
    }
    return false;
}

/* "Capacity additions: Chile, solar, 2021: 3 GW", 新增装机：2022年风电：41万千瓦, as the cells of a table say it; but
 * 新增装机：2022年累计风电 is what stands there. */
static bool titled_new(const reading *r, const quantity *q) {
    const token *measure = NULL;
    for_tokens_in(t, r, 0, q->start)
        if (concerns(r, t, CONCEPT_CAPACITY)) measure = t;
    if (!measure || !concerns(r, measure, CONCEPT_ADDITION)) return false;
    if (is_han(r))
        return in_cell(r, q) && row_colon(r, q->start) > measure->end &&
               !has_cue(r, measure->end, q->start, CUE_CUMULATIVE);
    return byte_between(r, measure->end, q->start, ':');
}

/* Whether something between the two says another measure, or where a change leads to. */
static bool told_anew(const reading *r, uint32_t from, uint32_t to, bool bracketed) {
    for_tokens_in(t, r, from, to) {
        if (t->word->class == WORD_MEASURE && !concept_of(r, t)->weak) return true;
        if (is_cue(t, CUE_TO) || is_cue(t, CUE_SUM) || is_cue(t, CUE_TARGET) || is_cue(t, CUE_PROJECTED) ||
            (is_cue(t, CUE_HOLD) && !bracketed))
            return true;
    }
    return false;
}

/* "..., including 3 GW at sea", "(1.2 GW)", "led by Spain with 2 GW": the last amount before it in the same unit. */
static const quantity *amount_before(const reading *r, const quantity *q) {
    const quantity *o = quantity_before(r, q);
    while (o && o->dimension != q->dimension && o->unit == r->packs->unit_percent) o = quantity_before(r, o);
    return o && o->dimension == q->dimension && o->kind == FACTS_LEVEL ? o : NULL;
}

/* Where a list of parts begins, at the earliest behind `from`: "were built: 3 GW at sea", ", of which 3 GW was at sea",
 * ", mostly at sea (3 GW)". */
static uint32_t parts_from(const reading *r, uint32_t from, uint32_t to) {
    uint32_t at = from;
    for (uint32_t i = from; i < to; i++)
        if (r->text[i] == ':' || r->text[i] == ';') at = i + 1;
    for_tokens_in(t, r, 0, to) {
        if (t->start < at) continue;
        if (is_cue(t, CUE_PARTS) || is_cue(t, CUE_ANAPHORA) || (is_cue(t, CUE_ASIDE) && r->text[to - 1] == '('))
            at = t->end;
    }
    return at;
}

/* What an id says is done with the plants. */
static plant_deed deed_of_id(const char *id) {
    if (id_tail(id, ADDITION) || strcmp(id, ADDITION + 1) == 0) return DEED_ADDED;
    return id_tail(id, RETIRED) || strcmp(id, RETIRED + 1) == 0 ? DEED_RETIRED : DEED_NONE;
}

static plant_deed deed_of_whole(const reading *r, const quantity *q, const quantity *whole) {
    const quantity *last = quantity_before(r, q);
    const plant_deed deed = whole ? deed_of_id(whole->metric_id) : DEED_NONE;
    if (!deed) return DEED_NONE;
    const bool bracketed = bracket_before(r, q);
    if (list_before(r, LIST_JOINT, back_spaces(r, q->lead)) &&
        has_cue(r, clause_start(r, q->clause), last->start, CUE_ANAPHORA))
        return deed; /* "of which 8 GW was solar and 2 GW wind" */
    if (deed == DEED_RETIRED && !bracketed && parts_from(r, last->end, q->start) == last->end) return DEED_NONE;
    return told_anew(r, parts_from(r, last->end, q->start), q->start, bracketed || last != whole) ? DEED_NONE : deed;
}

/* "France (1.7 GW) followed", "4 GW of this total", "Wind contributed 4 GW": goes on with what the sentence before has
 * said was added. */
static plant_deed deed_of_figure(const reading *r, const quantity *q, const char *figure) {
    const plant_deed deed = deed_of_id(figure);
    const uint32_t part = list_before(r, LIST_TAKES_PART, q->lead);
    if (!deed || quantity_before(r, q)) return DEED_NONE;
    if (!bracket_before(r, q) && !word_behind(r, LIST_OF_THEM, q->end) && !part) return DEED_NONE;
    return told_anew(r, 0, part ? q->lead - part : q->start, true) ? DEED_NONE : deed;
}

plant_deed deed_of_list(const reading *r) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        if (concerns(r, &r->tokens.at[i], CONCEPT_ADDITION)) return DEED_ADDED;
        if (concerns(r, &r->tokens.at[i], CONCEPT_RETIRED)) return DEED_RETIRED;
    }
    return DEED_NONE;
}

/* "The plan adds: - solar: 5 GW": a member of a list. */
static plant_deed deed_of_member(const reading *r, const quantity *q, const context *c) {
    return c->list.goes_on && !quantity_before(r, q) && !told_anew(r, 0, q->start, true) ? c->list.deed : DEED_NONE;
}

static bool says_built(const reading *r, const quantity *q) {
    return built_before(r, q) || built_behind(r, q) || called_new(r, q) || titled_new(r, q);
}

/* "including 4 GW at sea", of what wind added: what is added in gigawatts is capacity. */
static void name_added_power(reading *r, quantity *q) {
    const char *added =
        is_han(r) || quantity_class(r, q) != DIMENSION_POWER ? NULL : id_tail(q->metric_id, "_addition");
    if (added && deed_of_id(q->metric_id) != DEED_ADDED)
        rename_as(r, q, "%.*s%s", (int)(added - q->metric_id), q->metric_id, ADDITION);
}

static void name_deed(reading *r, quantity *q, plant_deed deed) {
    rename_as(r, q, "%s_%s", q->metric_id, deed == DEED_ADDED ? "addition" : "retired");
}

/* 淘汰熟料产能1亿吨，钢铁产能1.5亿吨、煤炭产能10亿吨: a row of what was retired, which no verb breaks off. */
static void name_next_retired(reading *r, quantity *q) {
    const char *capacity = is_han(r) && q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_production_capacity") : NULL;
    const quantity *last = capacity ? quantity_before(r, q) : NULL;
    while (last && last->counted) last = quantity_before(r, last);
    if (!last || last->unit != q->unit || q->clause - last->clause > 1 || !id_tail(last->metric_id, "_retired")) return;
    for_tokens_in(t, r, last->end, q->start)
        if (t->word->class == WORD_CUE) return;
    rename_as(r, q, "%.*s_retired", (int)(capacity - q->metric_id), q->metric_id);
}

/* "25 GW of manufacturing of solar cells", "wind turbine manufacturing is to reach 20 GW": what is made in a year is
 * never what stands; but "manufacturing firms built 3 GW of solar". */
static void name_made(reading *r, quantity *q) {
    static const char *const STANDS[] = {ADDITION, "_energy_capacity", "_capacity"};
    const token *made = NULL;
    for_tokens_in(t, r, clause_start(r, q->clause), clause_end(r, q->clause)) {
        if (t->word->class != WORD_SUBJECT || strcmp(concept_of(r, t)->id, "manufacturing") != 0) continue;
        const token *thing = token_ending(r, back_spaces(r, t->start), WORD_SUBJECT);
        if (word_behind(r, LIST_OF, t->end) || (thing && !concept_of(r, thing)->weak)) made = t;
    }
    for (size_t i = 0; made && i < sizeof STANDS / sizeof *STANDS; i++) {
        const char *stands = id_tail(q->metric_id, STANDS[i]);
        if (!stands || id_tail(q->metric_id, "_production_capacity")) continue;
        const int size = (int)(stands - q->metric_id);
        const bool sun = strncmp(q->metric_id, "solar", (size_t)size) == 0;
        rename_as(r, q, "%.*s_production_capacity", sun ? (int)strlen("pv_module") : size,
                  sun ? "pv_module" : q->metric_id);
        return;
    }
}

void name_built(reading *r, quantity *q, const context *c) {
    if (!is_han(r) && q->kind == FACTS_LEVEL && q->unit != NONE) name_made(r, q);
    name_added_power(r, q);
    name_next_retired(r, q);
    if (q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_POWER || !id_tail(q->metric_id, "_capacity"))
        return;
    if (is_han(r)) {
        if (titled_new(r, q)) rename_as(r, q, "%s_addition", q->metric_id);
        return;
    }
    const quantity *whole = amount_before(r, q);
    const plant_deed part = deed_of_whole(r, q, whole);
    const bool share =
        id_tail(c->paragraph.figure.id, "_share"); /* "were 90 GW, 86% of all new capacity. Wind made up 8 GW" */
    const char *const figure = share ? c->paragraph.amount.id : c->paragraph.figure.id;
    plant_deed deed = part ? part : deed_of_figure(r, q, figure);
    if (!deed) deed = deed_of_member(r, q, c);
    if (!deed && says_built(r, q)) deed = DEED_ADDED;
    if (!deed) return;
    const char *told = part ? whole->metric_id : figure;
    if (strcmp(q->metric_id, "power_capacity") == 0 && deed_of_id(told) == deed)
        rename_as(r, q, "%s", told);
    else
        name_deed(r, q, deed);
}

/* "5 GW of wind, 8 GW of sun and 1 GW of storage": the last amount of a row in which each is followed by its thing. */
static const quantity *last_of_row(const reading *r, const quantity *q) {
    for (const quantity *next; (next = quantity_behind(r, q)) && next->kind == FACTS_LEVEL; q = next) {
        const token *thing = token_starting(r, skip_spaces(r, behind_word(r, LIST_OF, q->end)), WORD_SUBJECT);
        if (next->dimension != q->dimension || !word_behind(r, LIST_OF, q->end) || !thing) break;
        const uint32_t comma = skip_spaces(r, thing->end + text_is(r, thing->end, ",")),
                       end = skip_spaces(r, comma + list_at(r, LIST_JOINT, comma));
        if (end == thing->end || end != next->start) break;
    }
    return q;
}

void name_deed_of_row(reading *r, quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || !id_tail(q->metric_id, "_capacity")) return;
    const quantity *last = last_of_row(r, q);
    const plant_deed deed = last == q ? DEED_NONE : deed_of_id(last->metric_id);
    const bool own = !token_starting(r, skip_spaces(r, behind_word(r, LIST_OF, last->end)), WORD_SUBJECT);
    if (deed && !own) name_deed(r, q, deed); /* "3 GW of wind and 2 GW of new solar" are not both new */
}
