/* The names of metrics that are clear only when the metric is: the capacity of one machine, the use of one head, the
 * emission that is left. */
#include "bind_name.h"

#include "bind_beside.h"
#include "bind_time.h"
#include "unit.h"

#include <stdarg.h>
#include <stdio.h>

bool rename_as(reading *r, quantity *q, const char *format, ...) {
    char id[160];
    va_list values;
    va_start(values, format);
    const int n = vsnprintf(id, sizeof id, format, values);
    va_end(values);
    if (n < 0 || (size_t)n >= sizeof id) return false;
    const metric *listed = packs_metric(r->packs, id, (size_t)n);
    const char *kept = listed ? listed->public.id : arena_copy(r->memory, id, (size_t)n);
    if (!kept) return false;
    q->metric = listed;
    q->metric_id = kept;
    return true;
}

/* 单机容量50万千瓦, 42台12兆瓦风电机组: the capacity of one machine. */
static bool of_one_machine(const reading *r, const quantity *q) {
    if (!is_han(r) || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_POWER) return false;
    if (has_cue(r, own_stretch(r, q).start, q->start, CUE_ONE_MACHINE)) return true;
    for (size_t i = 0; i < r->spans.count; i++) /* 2×60万千瓦 */
        if (r->spans.at[i].end == q->start && r->spans.at[i].rule->emit.op == EMIT_SEVERAL) return true;
    const quantity *count = quantity_before(r, q);
    if (!count || count->end != q->start || !counts_machines(r, count)) return false;
    const uint32_t behind = clause_end(r, q->clause) < q->end + 36 ? clause_end(r, q->clause) : q->end + 36;
    for (uint32_t i = q->end; i < behind; i++)
        if (list_at(r, LIST_MACHINE, i)) return true;
    return false;
}

static void name_machine(reading *r, quantity *q) {
    const char *capacity = id_tail(q->metric_id, "_capacity");
    if (capacity && !id_tail(q->metric_id, "_unit_capacity") && of_one_machine(r, q))
        rename_as(r, q, "%.*s_unit_capacity", (int)(capacity - q->metric_id), q->metric_id);
}

/* 其中: the nearest quantity before the word that says of what this one is a part, and that word; NULL where there is
 * none, and then *among tells whether there is such a word. */
static const quantity *whole_of(const reading *r, const quantity *q, const token **among) {
    *among = is_han(r) ? cue_back(r, 0, q->start, CUE_ANAPHORA) : NULL;
    const quantity *total = *among ? quantity_before(r, q) : NULL;
    while (total && total->end > (*among)->start) total = quantity_before(r, total);
    return total;
}

/* Whether a word between the two says another measure: 累计装机. */
static bool measured_anew(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->end > to) continue;
        if (t->word->class == WORD_MEASURE || (t->word->class == WORD_CUE && is_cue(t, CUE_CUMULATIVE))) return true;
    }
    return false;
}

/* 新增装机80万千瓦，同比增长6%，陆上70万千瓦: the last amount in the same unit, right before a growth or itself. */
static const quantity *level_beside(const reading *r, const quantity *q) {
    const quantity *o = is_han(r) ? quantity_before(r, q) : NULL;
    while (o && o->kind == FACTS_GROWTH) o = quantity_before(r, o);
    return o && q->clause - o->clause <= 2 && o->kind == FACTS_LEVEL ? o : NULL;
}

/* Whether one word says that capacity is added, in the quantity's own stretch: 新增装机容量, "new capacity". */
static bool says_added(const reading *r, const quantity *q) {
    const stretch own = own_stretch(r, q);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        bool capacity = false, addition = false;
        for (int k = 0; t->word->class == WORD_MEASURE && k < t->word->count; k++) {
            capacity = capacity || t->word->value[k] == r->packs->known[CONCEPT_CAPACITY];
            addition = addition || t->word->value[k] == r->packs->known[CONCEPT_ADDITION];
        }
        if (capacity && addition && t->start >= own.start && t->end <= own.end) return true;
    }
    return false;
}

/* Whether the number is said of a day: 截至2022年底. */
static bool stands_at_day(const reading *r, const quantity *q) {
    const uint32_t from = clause_start(r, q->clause ? q->clause - 1 : 0);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && s->start >= from && s->end <= q->start && is_instant(s->time))
            return true;
    }
    return false;
}

/* Whether the last time named before it is a year or a part of one, or of more. */
static bool in_a_period(const reading *r, const quantity *q) {
    const span *last = NULL;
    for (size_t i = 0; i < r->spans.count && r->spans.at[i].end <= q->start; i++)
        if (r->spans.at[i].kind == SPAN_TIME && !r->spans.at[i].as_base) last = &r->spans.at[i];
    return last && last->time[0] && !is_instant(last->time) && !strstr(last->time, "/..");
}

/* 2023年投产风电600万千瓦: put into operation over a time, and not the size of a plant (去年投产的电站). */
static bool put_into_operation(const reading *r, const quantity *q) {
    if (!is_han(r) || !in_a_period(r, q)) return false;
    const quantity *last = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    const token *added = cue_back(r, last && last->end > clause ? last->end : clause, q->start, CUE_ADDED);
    return added && !token_starting(r, added->start, WORD_MEASURE) && !text_is(r, added->end, "的") &&
           !has_cue(r, clause, q->start, CUE_CUMULATIVE) &&
           concept_between(r, added->end, q->end + 30 < r->size ? q->end + 30 : r->size);
}

/* "Florida installed 3.2 GW of solar in 2023": what is installed in a year is added; "had installed 3 GW by 2023" is
 * not. */
static bool installed_then(const reading *r, const quantity *q) {
    const token *verb = is_han(r) ? NULL : token_ending(r, lead_of(r, q), WORD_MEASURE);
    if (!verb || verb->word->value[0] != r->packs->known[CONCEPT_CAPACITY] || !word_behind(r, LIST_OF, q->end))
        return false;
    const token *before = token_ending(r, back_spaces(r, verb->start), WORD_CUE);
    if (before || list_before(r, LIST_ARTICLE, back_spaces(r, verb->start))) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->clause == q->clause && !s->as_base)
            return !s->deadline && (strlen(s->time) == 4 || strchr(s->time, '/'));
    }
    return false;
}

/* What is added in a year and what stands at its end have names of their own, whatever the sentence before tells. */
static void name_added(reading *r, quantity *q) {
    const char *added = id_tail(q->metric_id, "_capacity_addition");
    if (q->kind != FACTS_LEVEL) return;
    if (id_tail(q->metric_id, "_capacity") && (says_added(r, q) || put_into_operation(r, q) || installed_then(r, q)))
        rename_as(r, q, "%s_addition", q->metric_id);
    if (added && !says_added(r, q) && stands_at_day(r, q))
        rename_as(r, q, "%.*s_capacity", (int)(added - q->metric_id), q->metric_id);
}

/* 新增光伏装机2440万千瓦，其中集中式1700万千瓦、分布式700万千瓦: the parts of what is new are new. */
static void name_addition(reading *r, quantity *q) {
    const token *among = NULL;
    const bool capacity = q->kind == FACTS_LEVEL && id_tail(q->metric_id, "_capacity");
    const quantity *total = capacity ? whole_of(r, q, &among) : NULL;
    if (capacity && !among) total = level_beside(r, q);
    if (!total || q->dimension != total->dimension || !strstr(total->metric_id, "_capacity_addition")) return;
    const quantity *last = quantity_before(r, q);
    const uint32_t from = among && among->end > last->end ? among->end : last->end;
    if (!measured_anew(r, from, q->start)) rename_as(r, q, "%s_addition", q->metric_id);
}

/* The capacity of a thing, where a metric is that. */
static bool take_capacity_of(reading *r, quantity *q, const char *thing, size_t size) {
    char id[64];
    const int n = snprintf(id, sizeof id, "%.*s_capacity", (int)size, thing);
    return n < (int)sizeof id && packs_metric(r->packs, id, (size_t)n) && rename_as(r, q, "%s", id);
}

/* "turbines that produce up to 199 megawatts of electricity": what is told in megawatts is a capacity, and that of the
 * plants that the sentence speaks of. */
static void name_power_made(reading *r, quantity *q) {
    const char *made = id_tail(q->metric_id, "_production");
    if (is_han(r) || !made || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_POWER) return;
    const size_t size = (size_t)(made - q->metric_id);
    const int thing = packs_concept(r->packs, q->metric_id, size);
    if (take_capacity_of(r, q, q->metric_id, size) || thing == NONE || !r->packs->concepts.at[thing].saved) return;
    rename_as(r, q, "power_capacity");
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_SUBJECT || t->end > q->start) continue;
        const char *id = r->packs->concepts.at[t->word->value[0]].id;
        if (take_capacity_of(r, q, id, strlen(id))) return;
    }
}

/* "The wind farm cost 90 million dollars": the price of a kilowatt-hour has a name, and that of a plant is invested. */
static void name_cost_of_plant(reading *r, quantity *q) {
    const char *cost = id_tail(q->metric_id, "_cost");
    if (is_han(r) || !cost || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MONEY || q->rate) return;
    const metric *m = packs_metric(r->packs, q->metric_id, strlen(q->metric_id));
    if (m && packs_class(r->packs, m->dimension) != DIMENSION_MONEY)
        rename_as(r, q, "%.*s_investment", (int)(cost - q->metric_id), q->metric_id);
}

/* Whether nothing between the two but the thing itself and small words is told: no number, verb or clause of its own.
 */
static bool one_phrase(const reading *r, uint32_t from, uint32_t to) {
    if (clause_of(r, from) != clause_of(r, to)) return false;
    for (uint32_t i = from; i < to; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i)) return false;
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].end <= to) return false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        const bool tells = is_move(t) || is_cue(t, CUE_SHARE) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_FROM);
        if (t->start >= from && t->end <= to && tells && !cue_at(r, t->start, CUE_PROJECTED)) return false;
    }
    return true;
}

/* "plan to retire 5 GW of gas capacity", "2 GW of coal capacity scheduled to retire", "a tenth of all retirements". */
static void name_retired(reading *r, quantity *q) {
    enum { BEFORE = 24, BEHIND = 72 };
    const char *share = q->unit == r->packs->unit_percent ? id_tail(q->metric_id, "_capacity_share") : NULL;
    if (is_han(r) || q->kind != FACTS_LEVEL || !(share || id_tail(q->metric_id, "_capacity"))) return;
    const int retired = r->packs->known[CONCEPT_RETIRED];
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || t->word->value[0] != retired) continue;
        const bool before = !share && t->end <= q->start && q->start - t->end <= BEFORE,
                   behind = t->start >= q->end && t->start - q->end <= BEHIND;
        if (!(before && one_phrase(r, t->end, q->start)) && !(behind && one_phrase(r, q->end, t->start))) continue;
        if (share)
            rename_as(r, q, "%.*s_retired_share", (int)(share - q->metric_id) + (int)strlen("_capacity"), q->metric_id);
        else
            rename_as(r, q, "%s_retired", q->metric_id);
        return;
    }
}

/* 电动汽车保有量50万辆，其中，纯电动汽车40万辆: the parts of a stock are stocks. */
static void name_stock(reading *r, quantity *q, const char *figure) {
    const token *among = NULL;
    const char *count = q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_count") : NULL;
    const quantity *total = count ? whole_of(r, q, &among) : NULL;
    if (!among || !id_tail(total ? total->metric_id : figure, "_stock")) return;
    rename_as(r, q, "%.*s_stock", (int)(count - q->metric_id), q->metric_id);
}

static const token *per_head_in(const reading *r, uint32_t from, uint32_t to) {
    const int per_capita = r->packs->known[CONCEPT_PER_CAPITA];
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= to; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || !is_concept(t)) continue;
        for (int k = 0; k < t->word->count; k++)
            if (t->word->value[k] == per_capita) return t;
    }
    return NULL;
}

/* "Austria (516 kg) and Denmark (411 kg) had most waste per person", "Malta (301 kg per person), Poland (364 kg)": a
 * row of brackets is per head where one end of it is. */
static bool per_head_in_row(const reading *r, const quantity *q) {
    enum { NEAR = 48 };
    const quantity *last = quantity_before(r, q), *end = r->quantities.at + r->quantities.count;
    if (is_han(r) || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MASS || !bracket_before(r, q))
        return false;
    if (last && last->dimension == q->dimension && strstr(last->metric_id, "per_capita") &&
        q->start - last->end <= NEAR && bracket_before(r, last) && !concept_between(r, last->end + 16, q->start))
        return true;
    const quantity *row = q;
    while (row + 1 < end && bracket_before(r, row + 1) && row[1].unit == q->unit && row[1].start - row->end <= NEAR)
        row++;
    const uint32_t until = row + 1 < end ? row[1].start : r->size;
    return text_is(r, row->end, ") ") && row > r->quantities.at && bracket_before(r, row - 1) &&
           clause_of(r, row->end) == row->clause && per_head_in(r, row->end, until);
}

/* "per capita electricity consumption reached 850 kWh", "2.5 tCO2e per person", 人均用电量6500千瓦时: the amount of one
 * head is another metric than that of the country. */
static void name_per_head(reading *r, quantity *q) {
    if (!q->metric_id[0] || strstr(q->metric_id, "per_capita") || (q->kind == FACTS_LEVEL && q->dimension == NONE) ||
        (q->kind == FACTS_LEVEL && q->unit == r->packs->unit_percent))
        return;
    const stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause), behind = skip_spaces(r, q->end);
    const token *next = per_head_in(r, behind, r->size);
    if (!per_head_in(r, own.start > clause ? own.start : clause, q->start) && !(next && next->start == behind) &&
        !per_head_in_row(r, q))
        return;
    const metric *whole = q->metric;
    if (!rename_as(r, q, "%s_per_capita", q->metric_id)) return;
    char tonnes[64];
    snprintf(tonnes, sizeof tonnes, "%sCO2", q->unit == NONE ? "" : r->packs->units.at[q->unit].symbol);
    const int co2 = packs_unit(r->packs, tonnes, strlen(tonnes));
    if (whole && co2 != NONE && packs_class(r->packs, whole->dimension) == DIMENSION_CO2) {
        q->unit = co2; /* 人均碳排放7.4吨 */
        q->dimension = r->packs->units.at[co2].dimension;
    }
}

/* What follows the subject that an id begins with: "_cost" in wind_cost; NULL where it begins with none. */
static const char *measure_of_id(const facts_packs *p, const char *id) {
    for (const char *at = strchr(id, '_'); at; at = strchr(at + 1, '_')) {
        const int subject = packs_concept(p, id, (size_t)(at - id));
        if (subject != NONE && !p->concepts.at[subject].measure) return at;
    }
    return NULL;
}

/* "solar costs fell by 85%, wind by 55% and lithium-ion batteries by 85%": the same was measured of the thing that is
 * named between. */
static void name_next_thing(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || q->kind != FACTS_GROWTH || last->kind != FACTS_GROWTH || !q->metric_id[0] ||
        strcmp(q->metric_id, last->metric_id) != 0 || q->clause - last->clause > 1)
        return;
    const char *measure = measure_of_id(p, last->metric_id);
    const concept *thing = NULL;
    for (size_t i = 0; measure && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < last->end) continue;
        if (t->word->class == WORD_MEASURE) return;
        if (t->word->class != WORD_SUBJECT || p->concepts.at[t->word->value[0]].weak) continue;
        if (thing || t->word->count > 1) return;
        thing = &p->concepts.at[t->word->value[0]];
    }
    if (!measure || !thing || strncmp(q->metric_id, thing->id, strlen(thing->id)) == 0) return;
    rename_as(r, q, "%s%s", thing->id, measure);
}

/* Whether an id begins with what is saved by itself. */
static bool begins_with_saved(const facts_packs *p, const char *id) {
    for (size_t i = 0; i < p->concepts.count; i++) {
        const concept *c = &p->concepts.at[i];
        if (c->saved && strncmp(id, c->id, strlen(c->id)) == 0) return true;
    }
    return false;
}

/* "savings of 110 GWh in 1,300 buildings": energy is saved, wherever it is. */
static void name_energy_saved(reading *r, quantity *q) {
    const bool saving = strcmp(q->metric_id, "saving") == 0 || id_tail(q->metric_id, "_saving");
    if (!saving || is_han(r) || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_ENERGY ||
        begins_with_saved(r->packs, q->metric_id))
        return;
    rename_as(r, q, "energy_saving");
    if (q->metric && q->metric->dimension != q->dimension) q->metric = NULL;
}

/* "per tonne of cement": what is made, or NONE. */
static int made_for_each(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (r->text[at] != 'p' && r->text[at] != '/') continue;
        const token *per = token_starting_as(r, at, WORD_UNIT, UNIT_RATE);
        if (!per || strcmp(per->word->text, "/t") != 0) continue;
        const uint32_t per_end = per->end, space = skip_spaces(r, per_end), of = list_at(r, LIST_OF, space),
                       thing = of ? skip_spaces(r, space + of) : per_end;
        for (size_t i = r->tokens.count; i-- > 0;) {
            const token *t = &r->tokens.at[i];
            if (t->word->class == WORD_SUBJECT && t->start >= at && (t->end <= per_end || t->start == thing))
                return t->word->value[0];
        }
    }
    return NONE;
}

/* "610 kg of CO2 per tonne of cement", "cut CO2 emissions per tonne of steel by 9%": no amount, an intensity. */
static void name_intensity(reading *r, quantity *q) {
    const bool level = q->kind == FACTS_LEVEL;
    if (is_han(r) || !id_tail(q->metric_id, "_emission") || (level && !q->rate)) return;
    const stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    const int made = level ? made_for_each(r, q->start, q->end)
                           : made_for_each(r, own.start > clause ? own.start : clause, q->start);
    if (made == NONE) return;
    rename_as(r, q, "%s_emission_intensity", r->packs->concepts.at[made].id);
}

/* Where an id ends with these words, or is nothing else; NULL for nowhere. */
static const char *id_ending(const char *id, const char *words) {
    const char *tail = id_tail(id, words);
    return tail ? tail : strcmp(id, words) == 0 ? id : NULL;
}

/* 单位产品能耗, 每吨钢能耗0.5吨标准煤: what is used for each of something is an intensity; 能耗占 is a share of the
 * use. */
static void name_use_for_each(reading *r, quantity *q) {
    if (!is_han(r)) return;
    const bool fuel = q->kind == FACTS_LEVEL && q->rate && quantity_class(r, q) == DIMENSION_COAL;
    const bool part = q->kind == FACTS_LEVEL && q->unit == r->packs->unit_percent; /* 能耗目标完成率 */
    const char *share = id_ending(q->metric_id, "energy_use_intensity_share"),
               *head = id_ending(q->metric_id, "energy_use_intensity_per_capita"),
               *use = part ? NULL : id_ending(q->metric_id, "energy_use_intensity"),
               *amount = fuel ? id_tail(q->metric_id, "consumption") : NULL,
               *end = share  ? share
                      : head ? head
                      : use  ? use
                             : amount;
    if (end)
        rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id,
                  share  ? "energy_consumption_share"
                  : head ? "energy_consumption_per_capita"
                         : "energy_intensity");
    else if (strcmp(q->metric_id, "co2_intensity") == 0)
        rename_as(r, q, "carbon_intensity");
}

/* A share of a number of things, or of what is traded, is the share of the things: good_air_city_share. */
static void name_share_of_many(reading *r, quantity *q) {
    static const char *const TAILS[] = {"_count_share", "_trading_volume_share", NULL};
    for (int i = 0; TAILS[i]; i++) {
        const char *end = id_tail(q->metric_id, TAILS[i]);
        if (end) rename_as(r, q, "%.*s_share", (int)(end - q->metric_id), q->metric_id);
    }
}

/* 吨水泥二氧化碳排放强度: the intensity of what gives a gas off is that of its emission. */
static void name_emission_for_each(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_intensity");
    if (!is_han(r) || !end || q->metric) return;
    const int thing = packs_concept(r->packs, q->metric_id, (size_t)(end - q->metric_id));
    if (thing == NONE || r->packs->concepts.at[thing].measure || r->packs->concepts.at[thing].carrier) return;
    const stretch own = own_stretch(r, q);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_SUBJECT || t->start < own.start || t->end > q->start) continue;
        const concept *c = &r->packs->concepts.at[t->word->value[0]];
        if (!c->carrier || c->tonnes_of == NONE) continue;
        rename_as(r, q, "%.*s_emission_intensity", (int)(end - q->metric_id), q->metric_id);
        return;
    }
}

/* "Energy intensity improved by 2 percent": the better, the lower. */
static bool betters(const reading *r, const quantity *q) {
    if (is_han(r) || q->negative || !id_tail(q->metric_id, "_intensity")) return false;
    const stretch own = own_stretch(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (r->tokens.at[i].start >= own.start && is_cue(&r->tokens.at[i], CUE_BETTER) &&
            q->start - r->tokens.at[i].end <= 24)
            return true;
    return false;
}

/* Where what the quantity is a share of is said to be the world's: "60% of additions to global capacity", "share of
 * global sales was 60%", "60% of sales worldwide"; 0 where it is not. */
static uint32_t share_of_world(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause), end = clause_end(r, q->clause);
    const quantity *next = quantity_behind(r, q);
    const uint32_t limit = !word_behind(r, LIST_OF, q->end) ? 0 : next && next->start < end ? next->start : end;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || !is_world(t->word) || t->start < clause) continue;
        const uint32_t before = back_spaces(r, t->start);
        const bool of =
            list_before(r, LIST_OF, before) || (before > 7 && memcmp(r->text + before - 7, " of the", 7) == 0);
        if ((of && t->start < q->start) || (t->start > q->end && t->start < limit)) return t->start;
    }
    for (uint32_t at = q->end; at < limit; at++)
        if (word_behind(r, LIST_WORLDWIDE, at)) return at;
    return 0;
}

/* "China accounted for 60% of global electric car sales": of a country, and of no thing, it is a share of what the
 * world has. */
static void name_world_share(reading *r, quantity *q) {
    const char *share = id_tail(q->metric_id, "_share");
    if (is_han(r) || !share || q->unit != r->packs->unit_percent || q->kind != FACTS_LEVEL ||
        strstr(q->metric_id, "_world_share"))
        return;
    const uint32_t world = share_of_world(r, q), thing = world < q->start ? world : q->start;
    bool country = false;
    for (size_t i = 0; i < r->tokens.count && world; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < clause_start(r, q->clause) || clause_of(r, t->start) > q->clause) continue;
        if (t->word->class == WORD_SUBJECT && t->end <= thing && !r->packs->concepts.at[t->word->value[0]].weak) return;
        country = country || (t->word->class == WORD_PLACE && !is_world(t->word));
    }
    if (!country) return;
    const char *market = id_tail(q->metric_id, "_market_share"), *addition = strstr(q->metric_id, "_addition_share");
    if (market)
        rename_as(r, q, "%.*s_sales_world_share", (int)(market - q->metric_id), q->metric_id);
    else if (addition &&
             !strstr(q->metric_id, "_capacity_addition")) /* "40% of new renewables" are of their capacity */
        rename_as(r, q, "%.*s_capacity_addition_world_share", (int)(addition - q->metric_id), q->metric_id);
    else
        rename_as(r, q, "%.*s_world_share", (int)(share - q->metric_id), q->metric_id);
}

/* 风电装机达1亿千瓦，年发电量1900亿千瓦时: of the plants that the clause before speaks of; what one plant makes is
 * electricity. */
static void name_generated(reading *r, quantity *q) {
    static const double OF_ONE_PLANT = 5; /* GW; more is the power of many */
    const quantity *plants = quantity_before(r, q);
    if (!is_han(r) || !plants || strcmp(q->metric_id, "electricity_generation") != 0 || !plants->metric ||
        plants->clause + 1 != q->clause || stop_between(r, plants->end, q->start))
        return;
    const char *capacity = id_tail(plants->metric_id, "_capacity");
    const int to = plants->unit == NONE ? NONE : packs_unit(r->packs, "GW", 2);
    char id[64];
    if (!capacity || (size_t)(capacity - plants->metric_id) > sizeof id / 2 || to == NONE ||
        unit_convert(r->packs, plants->value, plants->unit, to) < OF_ONE_PLANT)
        return;
    for (size_t i = 0; i < r->tokens.count; i++) { /* 全国发电量, 全省用电量 */
        const token *t = &r->tokens.at[i];
        if (t->start < plants->end || t->end > q->start) continue;
        if (t->word->class == WORD_SUBJECT || t->word->class == WORD_PLACE || is_cue(t, CUE_NARROW)) return;
    }
    snprintf(id, sizeof id, "%.*s_generation", (int)(capacity - plants->metric_id), plants->metric_id);
    const metric *known = packs_metric(r->packs, id, strlen(id));
    if (known) rename_as(r, q, "%s", id);
}

/* What is traded is a volume, whatever the market. */
static void name_traded(reading *r, quantity *q) {
    const char *traded = q->metric ? NULL : id_tail(q->metric_id, "_trading_volume");
    if (traded) rename_as(r, q, "%.*s_volume", (int)(traded - q->metric_id), q->metric_id);
}

/* "The ETS price was EUR 83": what an allowance costs is the price of carbon, also where no tonne is named. */
static void name_carbon_price(quantity *q) {
    static const char *const MARKETS[] = {"ets_price", "allowance_price", "ets_allowance_price", NULL};
    for (int i = 0; MARKETS[i] && !q->metric; i++)
        if (strcmp(q->metric_id, MARKETS[i]) == 0) q->metric_id = "carbon_price";
}

/* What is done to so many percent is done at a rate, and so is what is burnt for a kilowatt-hour: where a rate of that
 * name is known. */
static void name_rate(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    if (q->kind != FACTS_LEVEL || q->dimension == NONE) return;
    const char *last = strrchr(q->metric_id, '_');
    char rate[64];
    last = last ? last + 1 : q->metric_id;
    const size_t size = strlen(last);
    if (size == 0 || size + sizeof "_rate" > sizeof rate) return;
    memcpy(rate, last, size);
    memcpy(rate + size, "_rate", sizeof "_rate");
    const int known = packs_concept(p, rate, size + strlen("_rate"));
    if (known != NONE && p->concepts.at[known].measure &&
        p->concepts.at[known].dimensions & dimension_bit(p, q->dimension))
        rename_as(r, q, "%s_rate", q->metric_id);
}

/* The thing named last before the quantity. */
static const token *thing_before(const reading *r, const quantity *q) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end <= q->start && t->word->class == WORD_SUBJECT && !r->packs->concepts.at[t->word->value[0]].weak)
            return t;
    }
    return NULL;
}

/* "Wind and solar expanded, together providing 14 percent": of both, where the two have a metric of their own. */
static void name_of_both(reading *r, quantity *q) {
    const token *last = is_han(r) || !q->metric || q->list_size > 1 ? NULL : thing_before(r, q);
    const uint32_t joint = last ? list_before(r, LIST_JOINT, back_spaces(r, last->start)) : 0;
    const token *first =
        joint ? token_ending(r, back_spaces(r, back_spaces(r, last->start) - joint), WORD_SUBJECT) : NULL;
    if (!first || !has_cue(r, last->end, q->start, CUE_SUM)) return;
    const char *a = r->packs->concepts.at[first->word->value[0]].id,
               *b = r->packs->concepts.at[last->word->value[0]].id;
    for (int k = 0; k < 2; k++) {
        const char *said = k ? a : b;
        const size_t size = strlen(said);
        if (strncmp(q->metric_id, said, size) != 0 || q->metric_id[size] != '_') continue;
        for (int turned = 0; turned < 2; turned++) {
            char id[120];
            snprintf(id, sizeof id, "%s_%s%s", turned ? b : a, turned ? a : b, q->metric_id + size);
            const metric *m = packs_metric(r->packs, id, strlen(id));
            if (!m) continue;
            q->metric = m;
            q->metric_id = m->public.id;
            return;
        }
    }
}

void metric_rename(reading *r, quantity *q, const char *figure) {
    if (!q->metric_id[0]) return; /* what is of no metric gets no name of its own */
    name_of_both(r, q);
    name_energy_saved(r, q);
    name_next_thing(r, q);
    name_share(r, q, figure);
    name_cut(r, q);
    name_machine(r, q);
    name_added(r, q);
    name_addition(r, q);
    name_built(r, q, figure);
    name_power_made(r, q);
    name_cost_of_plant(r, q);
    name_retired(r, q);
    name_stock(r, q, figure);
    name_per_head(r, q);
    name_intensity(r, q);
    name_use_for_each(r, q);
    name_share_of_many(r, q);
    name_emission_for_each(r, q);
    name_world_share(r, q);
    name_generated(r, q);
    name_traded(r, q);
    name_carbon_price(q);
    name_rate(r, q);
    if (q->kind == FACTS_GROWTH && betters(r, q)) q->falls = true;
}
