/* The names of what plants are and give: what stands and what was added, what one machine has, what is retired, what
 * they generate; and of a stock that has parts. */
#include "beside.h"
#include "extract/bind/again.h"
#include "extract/bind/time.h"
#include "extract/find/quantity.h"
#include "extract/pack/unit.h"
#include "name.h"

#include <stdio.h>

/* "two units of 660 MW each", "each turbine has a capacity of 15 MW", "140 turbines, each of 15 MW" */
static bool each_machine(const reading *r, const quantity *q) {
    const uint32_t start = clause_start(r, q->clause), at = skip_spaces(r, start),
                   each = list_at(r, LIST_SINGLE_MACHINE, at);
    uint32_t size;
    if (has_cue(r, start, q->start, CUE_ONE_MACHINE)) return true; /* "turbine size" */
    if (word_behind(r, LIST_SINGLE_MACHINE, q->end))
        return list_next(r, LIST_MACHINE, start, q->start, &size) < q->start;
    if (!each || number_between(r, at, q->start)) return false;
    const uint32_t next = skip_spaces(r, at + each);
    return list_at(r, LIST_MACHINE, next) ||
           ((list_at(r, LIST_OF, next) || list_at(r, LIST_WITH, next)) && q->clause > 0 &&
            list_next(r, LIST_MACHINE, clause_start(r, q->clause - 1), start, &size) < start);
}

/* 单机容量50万千瓦, 36台8兆瓦风电机组, 2×60万千瓦: the capacity of one machine. */
static bool of_one_machine(const reading *r, const quantity *q) {
    enum { NAME = 60 };
    if (q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_POWER) return false;
    if (!is_han(r)) return each_machine(r, q);
    if (has_cue(r, own_stretch(r, q).start, q->start, CUE_ONE_MACHINE)) return true;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].end == q->start && r->spans.at[i].rule->emit.op == EMIT_SEVERAL) return true;
    if (!list_before(r, LIST_SINGLE_MACHINE, q->start)) return false;
    const uint32_t behind = clause_end(r, q->clause) < q->end + NAME ? clause_end(r, q->clause) : q->end + NAME;
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
    for_tokens_in(t, r, from, to) {
        if (t->word->class == WORD_MEASURE || (is_cue(t, CUE_CUMULATIVE))) return true;
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
    stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    if (is_han(r) && q->clause > 0 && cue_at(r, clause, CUE_RESPECTIVELY) && !concept_between(r, clause, q->start))
        own.start = clause_start(r, q->clause - 1); /* 新增装机较大的是……，分别为90万千瓦 */
    for_tokens(t, r) {
        bool capacity = false, addition = false;
        for (int k = 0; t->word->class == WORD_MEASURE && k < t->word->count; k++) {
            capacity = capacity || t->word->value[k] == r->packs->known[CONCEPT_CAPACITY];
            addition = addition || t->word->value[k] == r->packs->known[CONCEPT_ADDITION];
        }
        if (capacity && addition && t->start >= own.start && t->end <= own.end) return true;
    }
    return false;
}

/* 新增光伏装机中，甲省90万千瓦，乙省80万千瓦: a clause that only names what was added, of which the numbers are parts.
 */
static bool among_added(const reading *r, const quantity *q) {
    for (int clause = 0; is_han(r) && clause < q->clause; clause++) {
        const uint32_t from = clause_start(r, clause), next = clause_start(r, clause + 1);
        bool capacity = false, addition = false;
        for_tokens_in(t, r, from, next) {
            capacity = capacity || concerns(r, t, CONCEPT_CAPACITY);
            addition = addition || concerns(r, t, CONCEPT_ADDITION);
        }
        const quantity *last = quantity_before(r, q);
        const uint32_t stop = next - comma_before(r, next), told = last ? last->end : next;
        if (capacity && addition && list_before(r, LIST_WITHIN, stop) &&
            !measured_anew(r, told > next ? told : next, q->start))
            return true;
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
    return last && last->time[0] && !is_instant(last->time) && !is_open(last->time);
}

/* 2023年投产风电600万千瓦: put into operation over a time, and not the size of a plant (去年投产的电站). */
static bool put_into_operation(const reading *r, const quantity *q) {
    enum { PHRASE = 30 };
    if (!is_han(r) || !in_a_period(r, q)) return false;
    const quantity *last = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    const token *added = cue_back(r, last && last->end > clause ? last->end : clause, q->start, CUE_ADDED);
    return added && !token_starting(r, added->start, WORD_MEASURE) && !cue_at(r, added->end, CUE_OF) &&
           !has_cue(r, clause, q->start, CUE_CUMULATIVE) && concept_between(r, added->end, q->end + PHRASE);
}

/* "will add 9 GW of capacity": the verb that the number is the object of. */
static bool object_of_add(const reading *r, const quantity *q) {
    const uint32_t lead = back_spaces(r, q->lead),
                   end = back_spaces(r, lead - list_before(r, LIST_BEFORE_AMOUNT, lead)); /* "another" */
    const token *verb = is_han(r) ? NULL : token_ending(r, end, WORD_MEASURE);
    return verb && concerns(r, verb, CONCEPT_ADDITION);
}

/* "added 14 GW, bringing the total to 82 GW": the clause tells where that has led. */
static bool brings_total(const reading *r, const quantity *q) {
    const uint32_t clause = skip_spaces(r, clause_start(r, q->clause)), size = list_at(r, LIST_BRINGS, clause);
    const token *to = q->leading;
    return !is_han(r) && size && to && is_cue(to, CUE_TO) && quantity_before(r, q) &&
           quantity_before(r, q)->clause < q->clause &&
           (has_cue(r, clause, q->start, CUE_SUM) || has_cue(r, clause, q->start, CUE_CUMULATIVE));
}

/* "170 GW was added as the world hit 2,350 GW", "Spain added 9 GW and Peru reached 8 GW": where a place stands. */
static bool place_reaches(const reading *r, const quantity *q) {
    const token *verb = is_han(r) ? NULL : q->leading;
    return verb && cue_at(r, verb->start, CUE_HOLD) && token_ending(r, back_spaces(r, verb->start), WORD_PLACE);
}

/* 新增装机500万千瓦，累计达到9000万千瓦: what has come together stands there, if it is more than what was added. */
static bool sums_to_level(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? quantity_before(r, q) : NULL;
    return last && last->clause + 1 == q->clause && last->dimension == q->dimension &&
           list_at(r, LIST_SUMS_UP, clause_start(r, q->clause)) && decimal_value(q->value) > decimal_value(last->value);
}

/* 今年新增500万千瓦，到2025年达到4000万千瓦: more than is added, at another time, stands there then. */
static bool reached_later(const reading *r, const quantity *q) {
    const quantity *last = is_han(r) ? quantity_before(r, q) : NULL;
    const token *reaches = q->leading;
    if (!last || last->clause + 1 != q->clause || last->dimension != q->dimension || !reaches ||
        !is_cue(reaches, CUE_HOLD) || decimal_value(q->value) <= decimal_value(last->value))
        return false;
    for (const span *t = r->spans.at; t < r->spans.at + r->spans.count; t++)
        if (t->deadline && t->start == clause_start(r, q->clause) && t->end == reaches->start) return true;
    return false;
}

/* "Wind (60 GW) and solar (90 GW) made up 90% of the capacity added": what a share of the additions is told of. */
static bool shares_additions(const reading *r, const quantity *q) {
    const quantity *share = is_han(r) || !bracket_before(r, q) ? NULL : quantity_behind(r, q);
    while (share && bracket_before(r, share)) share = quantity_behind(r, share);
    if (!share || !is_percentage(r, share) || !share->leading || !word_behind(r, LIST_OF, share->end)) return false;
    return has_cue(r, q->end, share->start, CUE_SHARE) &&
           concept_said(r, share->end, clause_end(r, share->clause), CONCEPT_ADDITION);
}

/* What is added in a year and what stands at its end have names of their own, whatever the sentence before tells. */
static void name_added(reading *r, quantity *q) {
    const char *added = id_tail(q->metric_id, "_capacity_addition");
    if (is_han(r) && q->kind == FACTS_GROWTH && id_tail(q->metric_id, "_capacity") && says_added(r, q)) {
        rename_as(r, q, "%s_addition", q->metric_id); /* 海上风电新增并网容量增长18% */
        return;
    }
    if (q->kind != FACTS_LEVEL) return;
    if (sums_to_level(r, q) || reached_later(r, q)) {
        if (added) rename_as(r, q, "%.*s_capacity", (int)(added - q->metric_id), q->metric_id);
        return;
    }
    if (id_tail(q->metric_id, "_capacity") && (says_added(r, q) || among_added(r, q) || put_into_operation(r, q) ||
                                               object_of_add(r, q) || shares_additions(r, q)))
        rename_as(r, q, "%s_addition", q->metric_id);
    if (added && !says_added(r, q) && (stands_at_day(r, q) || brings_total(r, q) || place_reaches(r, q)))
        rename_as(r, q, "%.*s_capacity", (int)(added - q->metric_id), q->metric_id);
}

/* 新增光伏装机2440万千瓦，其中集中式1700万千瓦、分布式700万千瓦: the parts of what is new are new. */
static void name_addition(reading *r, quantity *q) {
    const token *among = NULL;
    const bool capacity = q->kind == FACTS_LEVEL && id_tail(q->metric_id, "_capacity");
    const quantity *total = capacity ? whole_of(r, q, &among) : NULL;
    if (capacity && !among) total = level_beside(r, q);
    if (!total || q->dimension != total->dimension || !strstr(total->metric_id, "_capacity_addition") ||
        sums_to_level(r, q) || reached_later(r, q))
        return;
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
    if (!made || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_POWER) return;
    const size_t size = (size_t)(made - q->metric_id);
    const int thing = packs_concept(r->packs, q->metric_id, size);
    if (take_capacity_of(r, q, q->metric_id, size) || thing == NONE || !r->packs->concepts.at[thing].saved) return;
    rename_as(r, q, "power_capacity");
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_SUBJECT || t->end > q->start) continue;
        const char *id = concept_of(r, t)->id;
        if (take_capacity_of(r, q, id, strlen(id))) return;
    }
}

/* "The wind farm cost 90 million dollars": the price of a kilowatt-hour has a name, and that of a plant is invested. */
static void name_cost_of_plant(reading *r, quantity *q) {
    const char *cost = id_tail(q->metric_id, "_cost");
    if (!cost || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_MONEY || q->rate) return;
    const metric *m = packs_metric(r->packs, q->metric_id, strlen(q->metric_id));
    if (m && packs_class(r->packs, m->dimension) != DIMENSION_MONEY)
        rename_as(r, q, "%.*s_investment", (int)(cost - q->metric_id), q->metric_id);
}

/* Whether nothing between the two but the thing itself and small words is told: no number, verb or clause of its own.
 */
static bool one_phrase(const reading *r, uint32_t from, uint32_t to) {
    if (clause_of(r, from) != clause_of(r, to)) return false;
    if (word_between(r, LIST_OTHER_MATTER, from, to)) return false;
    if (number_between(r, from, to)) return false;
    for_tokens(t, r) {
        const bool tells = is_move(t) || is_cue(t, CUE_SHARE) || is_cue(t, CUE_HOLD) || is_cue(t, CUE_FROM);
        if (t->start >= from && t->end <= to && tells && !cue_at(r, t->start, CUE_PROJECTED)) return false;
    }
    return true;
}

/* "plan to retire 5 GW of gas capacity", "2 GW of coal capacity scheduled to retire", "a tenth of all retirements". */
static void name_retired(reading *r, quantity *q) {
    enum { BEFORE = 24, BEHIND = 72 };
    const char *share = q->unit == r->packs->unit_percent ? id_tail(q->metric_id, "_capacity_share") : NULL;
    if (q->kind != FACTS_LEVEL || !(share || id_tail(q->metric_id, "_capacity"))) return;
    const int retired = r->packs->known[CONCEPT_RETIRED];
    for_tokens(t, r) {
        if (t->word->class != WORD_MEASURE || t->word->value[0] != retired) continue;
        const bool before = !share && t->end <= q->start && q->start - t->end <= BEFORE,
                   behind = t->start >= q->end && t->start - q->end <= BEHIND;
        const bool put_in =
            list_at(r, LIST_WITH, skip_spaces(r, clause_start(r, q->clause))) && text_is(r, q->end, ", ");
        const uint32_t from = put_in ? q->end + 2 : q->end; /* "two of them, with 2 GW, are to close" */
        if (!(before && one_phrase(r, t->end, q->start)) && !(behind && one_phrase(r, from, t->start))) continue;
        if (share)
            rename_as(r, q, "%.*s_retired_share", (int)(share - q->metric_id) + (int)strlen("_capacity"), q->metric_id);
        else
            rename_as(r, q, "%s_retired", q->metric_id);
        return;
    }
}

/* 关停小火电机组300台，共计900万千瓦: the power of the machines that the clause before retires. */
static void name_retired_sum(reading *r, quantity *q) {
    const quantity *machines = quantity_before(r, q);
    if (q->kind != FACTS_LEVEL || !id_tail(q->metric_id, "_capacity") || !machines ||
        !id_tail(machines->metric_id, "_retired") || q->clause - machines->clause > 1 ||
        !(machines->counted || machines->dimension == r->packs->dimension_one) ||
        stop_between(r, machines->end, q->start))
        return;
    for_tokens_in(t, r, machines->end, q->start) {
        if (t->word->class == WORD_SUBJECT || is_move(t) || is_cue(t, CUE_SHARE)) return; /* 新建机组900万千瓦 */
    }
    rename_as(r, q, "%s_retired", q->metric_id);
}

/* 电动汽车保有量50万辆，其中，纯电动汽车40万辆: the parts of a stock are stocks. */
static void name_part_of_stock(reading *r, quantity *q, const char *figure) {
    const token *among = NULL;
    const char *count = q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_count") : NULL;
    const quantity *total = count ? whole_of(r, q, &among) : NULL;
    if (!among || !id_tail(total ? total->metric_id : figure, "_stock")) return;
    rename_as(r, q, "%.*s_stock", (int)(count - q->metric_id), q->metric_id);
}

/* 风电装机达1亿千瓦，年发电量1900亿千瓦时; ……。年发电量1900亿千瓦时: of the plants that the clause or the sentence
 * before speaks of; what one plant makes is electricity. */
static void name_plants_output(reading *r, quantity *q, const char *figure) {
    static const double OF_ONE_PLANT = 5 /* GW; more is the power of many */, FROM_ONE_PLANT = 20 /* TWh */;
    const quantity *plants = quantity_before(r, q);
    if (strcmp(q->metric_id, "electricity_generation") != 0 ||
        (plants && (!plants->metric || plants->clause + 1 != q->clause || stop_between(r, plants->end, q->start))))
        return;
    const char *of = plants ? plants->metric_id : figure, *share = id_tail(of, "_capacity_share"),
               *capacity = share ? share : id_tail(of, "_capacity"); /* 核电装机占2%，发电量4000亿度 */
    const bool standing = plants && !share;
    const quantity *amount = standing ? plants : q;
    const int to = amount->unit == NONE ? NONE
                   : standing           ? packs_unit(r->packs, "GW", 2)
                                        : packs_unit(r->packs, "TWh", 3);
    char id[64];
    if (!capacity || (size_t)(capacity - of) > sizeof id / 2 || to == NONE ||
        unit_convert(r->packs, amount->value, amount->unit, to) < (standing ? OF_ONE_PLANT : FROM_ONE_PLANT))
        return;
    for (size_t i = 0; i < r->tokens.count; i++) { /* 全国发电量, 全省用电量 */
        const token *t = &r->tokens.at[i];
        if (t->start < (plants ? plants->end : 0) || t->end > q->start) continue;
        if (t->word->class == WORD_SUBJECT || t->word->class == WORD_PLACE || is_cue(t, CUE_NARROW)) return;
    }
    snprintf(id, sizeof id, "%.*s_generation", (int)(capacity - of), of);
    const metric *known = packs_metric(r->packs, id, strlen(id));
    if (known) rename_as(r, q, "%s", id);
}

/* 风电发电量, 太阳能发电量: whether the generation of a source is named there, in words that may share a part. */
static bool names_generation_of(const reading *r, const token *source) {
    for_tokens_in(t, r, source->start, source->end + sizeof "发电量")
        if (t->start > source->start && t->start <= source->end && t->end > source->end &&
            t->word->class == WORD_MEASURE && concerns(r, t, CONCEPT_GENERATION))
            return true;
    return false;
}

/* The source whose generation the clause before names, where nothing but that is spoken of up to the quantity; NULL for
 * none. */
static const concept *source_before(const reading *r, const quantity *q) {
    const concept *source = NULL;
    for_tokens_in(t, r, 0, q->start) {
        const bool other = t->word->class == WORD_SUBJECT || t->word->class == WORD_PLACE || is_cue(t, CUE_NARROW);
        const bool makes = t->word->class == WORD_SUBJECT && t->word->count == 1 && names_generation_of(r, t) &&
                           clause_of(r, t->start) + 1 == q->clause;
        if (makes)
            source = concept_of(r, t);
        else if (other)
            source = NULL;
    }
    return source;
}

/* 煤电发电量占一成，发电量为20太瓦时; 太阳能发电量最多，达13太瓦时: of the source that the clause before names. */
static void name_source_again(reading *r, quantity *q) {
    const bool all = strcmp(q->metric_id, "electricity_generation") == 0;
    const concept *source = all && q->kind == FACTS_LEVEL ? source_before(r, q) : NULL;
    if (!source) return;
    const char *power = id_tail(source->id, "_power"); /* coal_power */
    char id[64];
    snprintf(id, sizeof id, "%.*s_generation", power ? (int)(power - source->id) : (int)strlen(source->id), source->id);
    if (packs_metric(r->packs, id, strlen(id))) rename_as(r, q, "%s", id);
}

/* "Coal gave 70 TWh, but its output fell by 8%": the output of what generates is what it generates. */
static void name_output_again(reading *r, quantity *q) {
    const quantity *level = quantity_before(r, q);
    const char *made = id_tail(q->metric_id, "_production");
    if (!made) made = id_tail(q->metric_id, "_output");
    const size_t thing = made ? (size_t)(made - q->metric_id) : 0;
    if (is_han(r) || !thing || q->kind != FACTS_GROWTH || !level || level->kind != FACTS_LEVEL ||
        quantity_class(r, level) != DIMENSION_ENERGY || strncmp(level->metric_id, q->metric_id, thing) != 0 ||
        strcmp(level->metric_id + thing, "_generation") != 0)
        return;
    rename_as(r, q, "%s", level->metric_id);
}

/* "Generation fell in 2023. Output from coal dropped by 25% to 134 TWh": what a fuel brings is what is generated from
 * it, where energy is what that is told in, and generation what was told of. */
static void name_output_of_fuel(reading *r, quantity *q, const char *figure) {
    const char *made = is_han(r) || !strstr(figure, "_generation") ? NULL : id_tail(q->metric_id, "_production");
    const quantity *next = quantity_behind(r, q);
    const int thing = thing_of_id(r->packs, q->metric_id, made);
    if (thing == NONE || !r->packs->concepts.at[thing].fuel) return;
    const bool leads = q->kind == FACTS_GROWTH && next && next->kind == FACTS_LEVEL &&
                       quantity_class(r, next) == DIMENSION_ENERGY && cue_before(r, next->start, CUE_TO);
    if (leads || quantity_class(r, q) == DIMENSION_ENERGY)
        rename_as(r, q, "%s_generation", r->packs->concepts.at[thing].id);
}

/* Where the turbines of an amount stand, by the words right behind it or right before: "18 GW on land", "(onshore: 18
 * GW)"; NULL where it is not told. */
static const char *site_of(const reading *r, const quantity *q) {
    const uint32_t lead = q->lead, colon = row_colon(r, skip_spaces(r, lead)),
                   before = back_spaces(r, colon ? colon : lead);
    const uint32_t them = word_behind(r, LIST_OF_THEM, q->end) ? 1 + list_at(r, LIST_OF_THEM, q->end + 1) : 0,
                   end = q->end + them; /* "12 GW of them at sea" */
    if (word_behind(r, LIST_ONSHORE, end) || list_before(r, LIST_ONSHORE, before)) return "onshore";
    return word_behind(r, LIST_OFFSHORE, end) || list_before(r, LIST_OFFSHORE, before) ? "offshore" : NULL;
}

/* Whether the sentence speaks of wind power before that place. */
static bool wind_before(const reading *r, uint32_t to) {
    for_tokens_in(t, r, 0, to) {
        if (t->word->class == WORD_SUBJECT && id_has(concept_of(r, t)->id, "wind")) return true;
    }
    return false;
}

/* "30 GW of wind, 25 GW on land", "Offshore wind: 83 GW (onshore: 1,050 GW)": on land, and neither of the land nor of
 * what stands at sea. */
static void name_site(reading *r, quantity *q, const char *figure) {
    static const char *const SITED[] = {"onshore_wind_", "offshore_wind_", "wind_",  "land_",
                                        "ocean_",        "sea_",           "power_", NULL};
    const dimension_class class = quantity_class(r, q);
    const char *site = is_han(r) || (class != DIMENSION_POWER && class != DIMENSION_ENERGY) ? NULL : site_of(r, q);
    if (!site || !(wind_before(r, q->start) || id_has(figure, "wind"))) return;
    for (int i = 0; SITED[i]; i++)
        if (strncmp(q->metric_id, SITED[i], strlen(SITED[i])) == 0) {
            rename_as(r, q, "%s_wind_%s", site, q->metric_id + strlen(SITED[i]));
            return;
        }
}

/* Whether its own words say that it is made: "storage plants generated 20 GWh". */
static bool says_generated(const reading *r, const quantity *q) {
    const stretch own = own_stretch(r, q);
    return concept_said(r, own.start, own.end, CONCEPT_GENERATION);
}

/* "a battery of 400 MWh", "pumped storage with 28 GWh": what a store is told of in watt-hours is what it holds, where
 * no word says that it is made. */
static void name_energy_held(reading *r, quantity *q) {
    const char *made = id_tail(q->metric_id, "_generation");
    if (!made || q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_ENERGY) return;
    const size_t size = (size_t)(made - q->metric_id);
    const char *battery = strstr(q->metric_id, "battery"), *store = strstr(q->metric_id, "storage");
    if (!(battery && battery < made) && !(store && store + strlen("storage") == made)) return;
    if (q->per_year || says_generated(r, q)) return;
    if (battery)
        rename_as(r, q, "storage_energy_capacity");
    else
        rename_as(r, q, "%.*s_energy_capacity", (int)size, q->metric_id);
}

/* "Battery storage has risen 40% to 58 GW": what leads to watts is what a store gives at once. */
static void name_power_held(reading *r, quantity *q) {
    static const char HELD[] = "storage_energy_capacity";
    if (quantity_class(r, q) != DIMENSION_POWER || strcmp(q->metric_id, HELD) != 0) return;
    rename_as(r, q, "storage_capacity");
    for (quantity *o = q; o-- > r->quantities.at && comparative(o) && strcmp(o->metric_id, HELD) == 0;)
        name_alike(o, q);
}

/* "an additional 60 GW on top of today's 90 GW": what stands is not added. */
static void name_standing(reading *r, quantity *q) {
    const quantity *added = quantity_before(r, q);
    const char *end = is_han(r) || q->per_year || !added ? NULL : id_tail(q->metric_id, "_capacity_addition");
    if (end && q->kind == FACTS_LEVEL && added->unit == q->unit && strcmp(added->metric_id, q->metric_id) == 0 &&
        list_before(r, LIST_STANDING, q->lead))
        rename_as(r, q, "%.*s_capacity", (int)(end - q->metric_id), q->metric_id);
}

/* "9 GW of wind per year": each year, behind the thing that is measured. */
static bool yearly_behind_thing(const reading *r, const quantity *q) {
    const uint32_t of = skip_spaces(r, q->end), thing = skip_spaces(r, of + list_at(r, LIST_OF, of));
    uint32_t at = thing;
    for (const token *t; (t = token_starting(r, at, WORD_SUBJECT)) || (t = token_starting(r, at, WORD_MEASURE));)
        at = skip_spaces(r, t->end);
    const token *rate = at > thing && thing > of ? token_starting_as(r, at, WORD_UNIT, UNIT_RATE) : NULL;
    return is_yearly_rate(rate);
}

/* "37 GW a year are needed": what is told of each year is what is added then, and no stock; but a factory makes so many
 * panels a year, whose capacity has no metric. */
static void name_added_yearly(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_POWER || !q->metric) return;
    if (id_tail(q->metric_id, "_capacity") && !id_tail(q->metric_id, "_production_capacity") &&
        (q->per_year || yearly_behind_thing(r, q)))
        rename_as(r, q, "%s_addition", q->metric_id);
}

/* "will add 20 GW, 15% more than was installed last year": how what is done with plants compares. */
static void name_done_more(reading *r, quantity *q) {
    enum { NEAR = 48 };
    const quantity *done = quantity_before(r, q);
    if (!done || (q->kind != FACTS_GROWTH && q->kind != FACTS_RATIO) || done->kind != FACTS_LEVEL ||
        q->clause - done->clause > 1)
        return;
    if (!id_tail(done->metric_id, "_capacity_addition") && !id_tail(done->metric_id, "capacity_retired")) return;
    const uint32_t clause = clause_end(r, q->clause), to = clause < q->end + NEAR ? clause : q->end + NEAR;
    for (uint32_t at = q->end; at < to; at++)
        if (r->text[at] == ' ' && list_before(r, LIST_PASSIVE, at) &&
            (list_at(r, LIST_BUILT, at + 1) || token_starting(r, at + 1, WORD_MEASURE))) {
            rename_as(r, q, "%s", done->metric_id);
            return;
        }
}

/* The last level before the quantity in its unit; NULL for none. */
static const quantity *level_before(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    while (last && (last->kind != FACTS_LEVEL || last->unit != q->unit)) last = quantity_before(r, last);
    return last;
}

/* What an id tells of wind or of the sun: "capacity" of wind_capacity; NULL for others. */
static const char *told_of(const char *id, const char *source) {
    const size_t size = strlen(source);
    return strncmp(id, source, size) == 0 ? id + size : NULL;
}

/* 合计2.9亿千瓦，占总装机的四成: the share behind such a sum is that of both. */
static void name_share_of_both(reading *r, quantity *q, const char *both) {
    const quantity *last = quantity_before(r, q);
    if (!last || !told_of(last->metric_id, both) || told_of(q->metric_id, both) || !id_tail(q->metric_id, "_share") ||
        last->clause + 1 != q->clause || !cue_at(r, clause_start(r, q->clause), CUE_SHARE))
        return;
    const char *addition = id_tail(last->metric_id, "_capacity_addition");
    rename_as(r, q, addition ? "%saddition_share" : "%s_share", addition ? both : last->metric_id);
}

/* 风电9000万千瓦，太阳能2亿千瓦，合计2.9亿千瓦: what wind and sun come to together. */
static void name_sum_of_both(reading *r, quantity *q) {
    static const char WIND[] = "wind_", SUN[] = "solar_", BOTH[] = "wind_solar_";
    if (q->kind != FACTS_LEVEL) return;
    if (q->unit == r->packs->unit_percent) {
        name_share_of_both(r, q, BOTH);
        return;
    }
    const bool sums = has_cue(r, clause_start(r, q->clause), q->start, CUE_SUM);
    const quantity *b = sums ? level_before(r, q) : NULL, *a = b ? level_before(r, b) : NULL;
    if (!a) return;
    const bool sun_last = told_of(b->metric_id, SUN);
    const char *sun = told_of((sun_last ? b : a)->metric_id, SUN), *wind = told_of((sun_last ? a : b)->metric_id, WIND);
    if (sun && wind && strcmp(sun, wind) == 0) rename_as(r, q, "%s%s", BOTH, sun);
}

/* 共淘汰水泥500万吨、电力80万千瓦: the plants at the end of a row of what was closed, whatever stands before them. */
static void name_retired_power(reading *r, quantity *q) {
    const token *thing = token_ending(r, q->lead, WORD_SUBJECT);
    const quantity *last = quantity_before(r, q);
    if (!thing || !concerns(r, thing, CONCEPT_ELECTRICITY) || !last || quantity_class(r, q) != DIMENSION_POWER) return;
    if (id_tail(last->metric_id, "_retired") && q->clause - last->clause <= 1)
        rename_as(r, q, "power_capacity_retired");
}

void name_power(reading *r, quantity *q, const context *c) {
    const bool han = is_han(r);
    name_machine(r, q);
    name_added(r, q);
    name_addition(r, q);
    name_site(r, q, c->paragraph.figure.id);
    name_built(r, q, c);
    if (han) {
        name_retired_sum(r, q);
        name_retired_power(r, q);
    }
    if (!han) {
        name_power_made(r, q);
        name_cost_of_plant(r, q);
        name_retired(r, q);
    }
    name_part_of_stock(r, q, c->paragraph.figure.id);
    if (han) {
        name_plants_output(r, q, c->dates.same_block ? c->paragraph.figure.id : "");
        name_source_again(r, q);
    }
    name_output_again(r, q);
    name_output_of_fuel(r, q, c->paragraph.figure.id);
    name_standing(r, q);
    if (han) name_sum_of_both(r, q);
    if (!han) {
        name_done_more(r, q);
        name_energy_held(r, q);
        name_power_held(r, q);
        name_added_yearly(r, q);
    }
}

void name_power_of_store(reading *r, quantity *q) {
    const quantity *energy = quantity_behind(r, q);
    if (is_han(r) || !energy || strcmp(q->metric_id, "power_capacity") != 0 || q->kind != FACTS_LEVEL ||
        !id_tail(energy->metric_id, "_energy_capacity"))
        return;
    const uint32_t at = skip_spaces(r, q->end);
    if (!text_is(r, at, "/") || skip_spaces(r, at + 1) != energy->start) return;
    const token *thing = token_starting(r, skip_spaces(r, energy->end), WORD_SUBJECT);
    const bool battery = thing && concerns(r, thing, CONCEPT_BATTERY);
    rename_as(r, q, battery ? "battery_storage_capacity" : "storage_capacity");
}
