/* The names of metrics that are clear only when the metric is: the capacity of one machine, the use of one head, the
 * emission that is left. */
#include "bind_name.h"

#include "bind_beside.h"
#include "bind_verb.h"
#include "quantity.h"

#include <stdarg.h>
#include <stdio.h>

static bool rename_as(reading *r, quantity *q, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Gives the quantity an id made so, with the metric that is listed under it. One that is too long, or for which there
 * is no memory, leaves the quantity as it was. */
static bool rename_as(reading *r, quantity *q, const char *format, ...) {
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
    if (!is_han(r) || q->kind != FACTS_LEVEL || q->dimension == NONE ||
        strcmp(r->packs->dimensions.at[q->dimension], "power") != 0)
        return false;
    const stretch own = own_stretch(r, q);
    if (has_cue(r, own.start, q->start, CUE_ONE_MACHINE)) return true;
    for (size_t i = 0; i < r->spans.count; i++) /* 2×60万千瓦 */
        if (r->spans.at[i].end == q->start && r->spans.at[i].rule->emit.op == EMIT_SEVERAL) return true;
    const quantity *count = quantity_before(r, q);
    const uint32_t behind = clause_end(r, q->clause) < q->end + 36 ? clause_end(r, q->clause) : q->end + 36;
    bool machines = false;
    for (uint32_t i = q->end; i < behind; i++) machines = machines || list_at(r, LIST_MACHINE, i);
    return machines && count && count->counted && count->end == q->start && counts_machines(r, count);
}

static void name_machine(reading *r, quantity *q) {
    const size_t size = strlen(q->metric_id), tail = strlen("_capacity");
    if (size <= tail || strcmp(q->metric_id + size - tail, "_capacity") != 0 || !of_one_machine(r, q)) return;
    rename_as(r, q, "%.*s_unit_capacity", (int)(size - tail), q->metric_id);
}

/* 新增光伏装机2440万千瓦，其中集中式1700万千瓦、分布式700万千瓦: the parts of what is new are new. */
static void name_addition(reading *r, quantity *q) {
    const token *among = is_han(r) ? cue_back(r, 0, q->start, CUE_ANAPHORA) : NULL;
    const quantity *total = q;
    while (among && total > r->quantities.at && total->end > among->start) total--;
    const size_t tail = strlen("_capacity"), size = strlen(q->metric_id);
    if (!among || total == q || total->end > among->start || !strstr(total->metric_id, "_capacity_addition") ||
        q->kind != FACTS_LEVEL || q->dimension != total->dimension || size <= tail ||
        strcmp(q->metric_id + size - tail, "_capacity") != 0)
        return;
    for (size_t i = 0; i < r->tokens.count; i++) { /* 累计装机 */
        const token *t = &r->tokens.at[i];
        if (t->start < q[-1].end || t->start < among->end || t->end > q->start) continue;
        if (t->word->class == WORD_MEASURE || (t->word->class == WORD_CUE && is_cue(t, CUE_CUMULATIVE))) return;
    }
    rename_as(r, q, "%s_addition", q->metric_id);
}

/* 电动汽车保有量50万辆，其中，纯电动汽车40万辆: the parts of a stock are stocks. */
static void name_stock(reading *r, quantity *q, const char *figure) {
    const token *among = is_han(r) ? cue_back(r, 0, q->start, CUE_ANAPHORA) : NULL;
    const quantity *total = q;
    while (among && total > r->quantities.at && total->end > among->start) total--;
    if (!among || q->kind != FACTS_LEVEL) return;
    const char *whole = total->end <= among->start ? total->metric_id : total == r->quantities.at ? figure : "";
    const size_t tail = strlen("_count"), size = strlen(q->metric_id), of = strlen(whole);
    if (of < 6 || strcmp(whole + of - 6, "_stock") != 0 || size <= tail ||
        strcmp(q->metric_id + size - tail, "_count") != 0)
        return;
    rename_as(r, q, "%.*s_stock", (int)(size - tail), q->metric_id);
}

/* 电力装机280万千瓦，其中可再生能源占七成: a share of the total that was told right before. */
static void name_share_of_total(reading *r, quantity *q) {
    const quantity *total = q;
    const size_t tail = strlen("_consumption_share"), size = strlen(q->metric_id);
    if (!is_han(r) || q->kind != FACTS_LEVEL || q->unit != r->packs->unit_percent || size <= tail ||
        strcmp(q->metric_id + size - tail, "_consumption_share") != 0)
        return;
    while (total > r->quantities.at && (total == q || total->unit == q->unit)) total--;
    if (total == q || total->unit == NONE || total->kind != FACTS_LEVEL ||
        !cue_back(r, total->end, q->start, CUE_ANAPHORA))
        return;
    const char *end = strrchr(total->metric_id, '_');
    if (!end || (strcmp(end, "_capacity") != 0 && strcmp(end, "_generation") != 0)) return;
    for (size_t i = 0; i < r->tokens.count; i++) { /* 占能源消费的 */
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || t->start < total->end || t->end > q->start) continue;
        if (strcmp(r->packs->concepts.at[t->word->value[0]].id, "share") != 0) return;
    }
    rename_as(r, q, "%.*s%s_share", (int)(size - tail), q->metric_id, end);
}

static const token *per_head_in(const reading *r, uint32_t from, uint32_t to) {
    const int per_capita = packs_concept(r->packs, "per_capita", strlen("per_capita"));
    for (size_t i = 0; per_capita != NONE && i < r->tokens.count && r->tokens.at[i].end <= to; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || (t->word->class != WORD_SUBJECT && t->word->class != WORD_MEASURE)) continue;
        for (int k = 0; k < t->word->count; k++)
            if (t->word->value[k] == per_capita) return t;
    }
    return NULL;
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
    if (!per_head_in(r, own.start > clause ? own.start : clause, q->start) && !(next && next->start == behind)) return;
    const metric *whole = q->metric;
    if (!rename_as(r, q, "%s_per_capita", q->metric_id)) return;
    char tonnes[64];
    snprintf(tonnes, sizeof tonnes, "%sCO2", q->unit == NONE ? "" : r->packs->units.at[q->unit].symbol);
    const int co2 = packs_unit(r->packs, tonnes, strlen(tonnes));
    if (whole && co2 != NONE && r->packs->dimension_classes[whole->dimension] == DIMENSION_CO2) {
        q->unit = co2; /* 人均碳排放7.4吨 */
        q->dimension = r->packs->units.at[co2].dimension;
    }
}

/* "a cut in emissions", "reductions came to"; not "cut emissions to". */
static bool is_move_noun(const reading *r, const token *move, uint32_t to) {
    if (!cue_at(r, move->start, CUE_MOVE_NOUN)) return false;
    if (text_is(r, move->end, " of ") || text_is(r, move->end, " in ")) return true;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        const bool thing = t->word->class == WORD_SUBJECT || t->word->class == WORD_MEASURE;
        if (thing && t->start >= move->end && t->end <= to) return false;
    }
    return true;
}

/* "reduce emissions to 3 Mt", "cut emissions against the baseline (90 Mt) by a third": what falls, what is left of it
 * and what it is held against are all of the emission, and not of its reduction. */
static bool of_what_falls(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    if (is_han(r) || q->unit == NONE) return false;
    if (q->kind == FACTS_GROWTH) return q->falls;
    if (q->kind != FACTS_LEVEL || q->unit == r->packs->unit_percent || has_cue(r, clause, q->start, CUE_RISE))
        return false;
    const token *base = cue_back(r, clause, q->start, CUE_BASE), *fall = cue_back(r, clause, q->start, CUE_FALL);
    if (!fall) return false;
    bool bracket = false; /* "(equivalent to a 26 Mt reduction)" */
    for (uint32_t i = fall->end; i < q->start; i++) bracket = bracket || r->text[i] == '(';
    if (!bracket) return (q->from || cue_before(r, q->start, CUE_TO)) && !is_move_noun(r, fall, q->start);
    return base && fall->end <= base->start && r->text[q->start - 1] == '(' && q->start - base->end < 40;
}

/* 减排54%: what falls is the emission, and not its reduction. */
static void name_what_is_cut(reading *r, quantity *q) {
    const char *end = strstr(q->metric_id, "_reduction");
    if (!end || end[strlen("_reduction")] || !(q->cut || of_what_falls(r, q))) return;
    rename_as(r, q, "%.*s", (int)(end - q->metric_id), q->metric_id);
}

static void take_reduction(reading *r, quantity *q) { rename_as(r, q, "%s_reduction", q->metric_id); }

/* "would prevent 58 Mt of methane emissions", "avoids 2 kt of soot emissions and 5 kt of dust": what is not given off.
 */
static void name_avoided(reading *r, quantity *q) {
    static const char TAIL[] = "_emission", CUT[] = "_emission_reduction";
    const size_t size = strlen(q->metric_id), tail = strlen(TAIL);
    if (is_han(r) || q->kind != FACTS_LEVEL || q->dimension == NONE || size <= tail || size > 90 ||
        strcmp(q->metric_id + size - tail, TAIL) != 0)
        return;
    const dimension_class class = r->packs->dimension_classes[q->dimension];
    if (class != DIMENSION_MASS && class != DIMENSION_CO2) return;
    const quantity *last = quantity_before(r, q);
    const char *before = last ? strstr(last->metric_id, CUT) : NULL;
    const token *bound = token_ending(r, back_spaces(r, q->start), WORD_BOUND);
    const bool joined = list_before(r, LIST_JOINT, back_spaces(r, bound ? bound->start : q->start)) > 0;
    const bool listed = before && !before[strlen(CUT)] && last->clause == q->clause && joined;
    const uint32_t from = listed ? last->end : clause_start(r, q->clause);
    bool cut = listed;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->word->class != WORD_CUE) continue;
        if (is_cue(t, CUE_REDUCED))
            cut = q->start - t->end < 32 && !cue_at(r, t->start, CUE_MOVE_NOUN);
        else if (is_cue(t, CUE_TO) || is_cue(t, CUE_FROM) || is_cue(t, CUE_BASE) || is_cue(t, CUE_RISE) ||
                 is_cue(t, CUE_HOLD))
            return;
    }
    if (cut) take_reduction(r, q);
}

/* "reductions of 1.2 Mt of methane (34 Mt CO2e)": the same reduction again, as so much of all gases. */
static void name_as_equivalents(reading *r, quantity *q) {
    static const char CUT[] = "_emission_reduction";
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || q->kind != FACTS_LEVEL || !in_equivalents(r, q)) return;
    const char *beside = strstr(last->metric_id, CUT);
    if (!beside || beside[strlen(CUT)] || q->start - last->end > 3 || r->text[q->start - 1] != '(' ||
        !strstr(q->metric_id, "_emission") || strstr(q->metric_id, "_reduction"))
        return;
    rename_as(r, q, "ghg%s", CUT);
}

/* "slash emissions by 2 Mt CO2e": where nothing but such a unit says of which gas, it is of all. */
static void name_all_gases(reading *r, quantity *q) {
    static const char CO2[] = "co2_emission";
    if (is_han(r) || strncmp(q->metric_id, CO2, strlen(CO2)) != 0 || !in_equivalents(r, q)) return;
    const uint32_t from = clause_start(r, q->clause), to = clause_end(r, q->clause);
    const int co2 = packs_concept(r->packs, "co2", strlen("co2"));
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from || t->end > to || (t->start >= q->start && t->end <= q->end)) continue;
        if (t->word->class != WORD_SUBJECT && t->word->class != WORD_MEASURE) continue;
        for (int k = 0; k < t->word->count; k++)
            if (t->word->value[k] == co2) return;
    }
    rename_as(r, q, "ghg_%s", q->metric_id + strlen("co2_"));
}

/* 减少二氧化碳排放量8万吨、二氧化硫排放量3吨: what stands beside an amount that is cut is cut too. */
static void name_cut_beside(reading *r, quantity *q) {
    static const char TAIL[] = "_emission_reduction";
    const quantity *last = quantity_before(r, q);
    if (!last || !is_han(r) || q->kind != FACTS_LEVEL) return;
    const char *beside = strstr(last->metric_id, TAIL), *end = strstr(q->metric_id, "_emission");
    if (!beside || beside[strlen(TAIL)] || !end || end[strlen("_emission")] || q->unit == r->packs->unit_percent)
        return;
    if (!text_is(r, last->end, "、") && !text_is(r, last->end, "和")) return;
    for (size_t i = 0; i < r->tokens.count; i++)
        if (r->tokens.at[i].start >= last->end && r->tokens.at[i].end <= q->start &&
            r->tokens.at[i].word->class == WORD_CUE && r->tokens.at[i].word->value[0] != CUE_REDUCED)
            return;
    rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, TAIL);
}

/* 减少标煤消耗1968万吨: what is saved or cut is an amount of its own, and no change of it. */
static void amounts_saved(reading *r) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        const char *measure = strrchr(q->metric_id, '_');
        if (q->kind != FACTS_CHANGE || !q->falls || !measure || q->unit == r->packs->unit_pp) continue;
        if (strcmp(measure, "_saving") != 0 && strcmp(measure, "_reduction") != 0) continue;
        q->kind = FACTS_LEVEL;
        q->falls = false;
    }
}

/* "reduces oil imports by 130,000 barrels a day": of what is no saving and no reduction itself, the amount is a change.
 */
static void amounts_moved(reading *r) {
    static const char *const OWN[] = {"_saving",     "_reduction", "_retired", "_removal", "_addition",
                                      "_investment", "_cost",      "_sink",    "_benefit", NULL};
    bool moved = false;
    for (size_t i = 0; i < r->quantities.count && !is_han(r); i++) {
        quantity *q = &r->quantities.at[i];
        if (q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == r->packs->unit_percent || !q->metric_id[0])
            continue;
        const token *by = cue_before(r, q->start, CUE_BY);
        const token *move = by ? nearest_move(r, clause_start(r, q->clause), by->start) : NULL;
        const bool goes_on = moved && i && q[-1].clause == q->clause; /* "by 12 kt and those of SO2 by 90 kt" */
        moved = move && is_transitive(r, move) && !is_move_noun(r, move, by->start) &&
                (by->start - move->end <= 48 || goes_on);
        if (!moved) continue;
        bool own = false;
        for (int k = 0; OWN[k]; k++) own = own || strstr(q->metric_id, OWN[k]);
        if (own) continue;
        const char *emission = strstr(q->metric_id, "_emission");
        if (is_cue(move, CUE_FALL) && emission && !emission[strlen("_emission")]) {
            take_reduction(r, q); /* "reduce emissions of methane by 2 Mt" */
            continue;
        }
        q->kind = FACTS_CHANGE;
        q->falls = is_cue(move, CUE_FALL);
    }
}

/* "Energy intensity improved by 2 percent": the better, the lower. */
static bool betters(const reading *r, const quantity *q) {
    const char *measure = strrchr(q->metric_id, '_');
    if (!measure || strcmp(measure, "_intensity") != 0 || is_han(r) || q->negative) return false;
    const stretch own = own_stretch(r, q);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (r->tokens.at[i].start >= own.start && is_cue(&r->tokens.at[i], CUE_BETTER) &&
            q->start - r->tokens.at[i].end <= 24)
            return true;
    return false;
}

/* "coal gave 62% of electricity, gas 17%": a share of the same whole. */
static void name_same_whole(reading *r, quantity *q) {
    static const char *const WHOLES[] = {"_generation_share", "_consumption_share", "_emission_share",
                                         "_capacity_share",   "_addition_share",    NULL};
    const quantity *last = quantity_before(r, q);
    const char *share = strstr(q->metric_id, "_share");
    if (is_han(r) || !last || !share || share[strlen("_share")] || q->unit != r->packs->unit_percent ||
        q->kind != FACTS_LEVEL || last->kind != FACTS_LEVEL || last->unit != q->unit || q->clause - last->clause > 1 ||
        q->start - last->end > 40 || text_is(r, q->end, " of "))
        return;
    const char *whole = NULL;
    for (int i = 0; WHOLES[i]; i++) {
        const size_t n = strlen(WHOLES[i]), size = strlen(last->metric_id);
        if (size > n && strcmp(last->metric_id + size - n, WHOLES[i]) == 0) whole = WHOLES[i];
        if (strstr(q->metric_id, WHOLES[i])) return;
    }
    if (!whole) return;
    rename_as(r, q, "%.*s%s", (int)(share - q->metric_id), q->metric_id, whole);
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

/* "consumption was 204 PJ, of which transport took 37%", "emissions were 20 Mt. Energy contributed 56%": a share whose
 * whole is the level before it; `figure` is that of the sentence before. */
static void name_whole_before(reading *r, quantity *q, const char *figure) {
    static const char *const WHOLES[] = {"_emission", "_consumption", "_generation", NULL};
    const facts_packs *p = r->packs;
    const char *share = strstr(q->metric_id, "_share");
    if (is_han(r) || !share || share[strlen("_share")] || q->unit != p->unit_percent || q->kind != FACTS_LEVEL ||
        text_is(r, q->end, " of "))
        return;
    const int subject = packs_concept(p, q->metric_id, (size_t)(share - q->metric_id));
    if (subject == NONE || p->concepts.at[subject].measure) return;
    const quantity *level = NULL;
    bool which = false;
    for (const quantity *o = q; o-- > r->quantities.at && !level;)
        if (o->unit != p->unit_percent && o->kind == FACTS_LEVEL && o->metric_id[0]) level = o;
    for (uint32_t at = level ? level->end - 1 : q->start; at < q->start; at++)
        which = which || list_at(r, LIST_OF_THEM, at) > 0 || text_is(r, at, ". "); /* "20 Mt CO2 eq. Energy gave ..." */
    if (level && !which) return;
    for (size_t i = 0; i < r->tokens.count && !level; i++) /* the sentence says of what itself */
        if (r->tokens.at[i].word->class == WORD_MEASURE && !p->concepts.at[r->tokens.at[i].word->value[0]].weak &&
            strncmp(p->concepts.at[r->tokens.at[i].word->value[0]].id, "share", 5) != 0 &&
            strcmp(p->concepts.at[r->tokens.at[i].word->value[0]].id, "contribution") != 0)
            return;
    const char *id = level ? level->metric_id : figure;
    const size_t size = strlen(id);
    for (int i = 0; WHOLES[i]; i++) {
        const size_t n = strlen(WHOLES[i]);
        if (size <= n || strcmp(id + size - n, WHOLES[i]) != 0) continue;
        rename_as(r, q, "%s%s_share", p->concepts.at[subject].id, WHOLES[i]);
        return;
    }
}

/* "savings of 110 GWh in 1,300 buildings": energy is saved, wherever it is. */
static void name_energy_saved(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const char *end = strrchr(q->metric_id, '_');
    if (!end) end = strcmp(q->metric_id, "saving") == 0 ? "_saving" : NULL;
    if (is_han(r) || !end || strcmp(end, "_saving") != 0 || q->kind != FACTS_LEVEL || q->dimension == NONE) return;
    const char *dimension = p->dimensions.at[q->dimension];
    if (strcmp(dimension, "energy") != 0 && strcmp(dimension, "heat") != 0) return;
    static const char *const CARRIERS[] = {"electricity", "heat", "fuel", "gas", "coal", "oil", "energy", NULL};
    for (int i = 0; CARRIERS[i]; i++)
        if (strncmp(q->metric_id, CARRIERS[i], strlen(CARRIERS[i])) == 0) return;
    rename_as(r, q, "energy_saving");
    if (q->metric && q->metric->dimension != q->dimension) q->metric = NULL;
}

/* "per tonne of cement": what is made, or NONE. */
static int made_for_each(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (r->text[at] != 'p' && r->text[at] != '/') continue;
        const token *per = token_starting_as(r, at, WORD_UNIT, UNIT_RATE);
        if (!per || strcmp(per->word->text, "/t") != 0) continue;
        const uint32_t per_end = per->end, thing = text_is(r, per_end, " of ") ? per_end + 4 : per_end;
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
    const char *tail = strrchr(q->metric_id, '_');
    const bool level = q->kind == FACTS_LEVEL;
    if (is_han(r) || !tail || strcmp(tail, "_emission") != 0 || (level && !q->rate)) return;
    const stretch own = own_stretch(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    const int made = level ? made_for_each(r, q->start, q->end)
                           : made_for_each(r, own.start > clause ? own.start : clause, q->start);
    if (made == NONE) return;
    rename_as(r, q, "%s_emission_intensity", r->packs->concepts.at[made].id);
}

/* "a renewable share of 45% in electricity, 30% in heating and 14% in transport": the same thing in another sector. */
static void name_in_sector(reading *r, quantity *q) {
    static const char *const SECTORS[] = {"electricity", "heating",  "cooling",  "heating_cooling",
                                          "transport",   "industry", "building", NULL};
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || strncmp(last->metric_id, "renewable_", strlen("renewable_")) != 0 ||
        !strstr(last->metric_id, "_share") || q->unit != r->packs->unit_percent || q->kind != FACTS_LEVEL ||
        last->kind != FACTS_LEVEL || last->unit != q->unit || q->start - last->end > 48 || !text_is(r, q->end, " in "))
        return;
    const int electricity = packs_concept(r->packs, "electricity", strlen("electricity"));
    const char *id = NULL;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < last->end || (t->start >= q->start && t->start > q->end + 8)) continue;
        if (t->word->class == WORD_MEASURE) return;
        if (t->word->class != WORD_SUBJECT) continue;
        bool sector = false;
        for (int k = 0; SECTORS[k]; k++)
            sector = sector || strcmp(r->packs->concepts.at[t->word->value[0]].id, SECTORS[k]) == 0;
        if (!sector) return;
        if (t->start < q->end) continue;
        id = t->word->value[0] == electricity ? "renewable_generation_share" : "renewable_consumption_share";
    }
    if (!id) return;
    rename_as(r, q, "%s", id);
}

void metric_rename(reading *r, quantity *q, const char *figure) {
    name_energy_saved(r, q);
    name_next_thing(r, q);
    name_whole_before(r, q, figure);
    name_same_whole(r, q);
    name_in_sector(r, q);
    name_avoided(r, q);
    name_all_gases(r, q);
    name_as_equivalents(r, q);
    name_what_is_cut(r, q);
    name_cut_beside(r, q);
    name_machine(r, q);
    name_addition(r, q);
    name_stock(r, q, figure);
    name_share_of_total(r, q);
    name_per_head(r, q);
    name_intensity(r, q);
    if (q->kind == FACTS_GROWTH && betters(r, q)) q->falls = true;
}

void amounts_settle(reading *r) {
    amounts_saved(r);
    amounts_moved(r);
}
