/* The names of shares that do not say themselves what they are of: of the whole that another number is of. */
#include "beside.h"
#include "evidence.h"
#include "extract/bind/time.h"
#include "name.h"

#include <stdio.h>

/* Where the thing of a share ends that names no whole but what is consumed: gas_share; NULL for others. */
static const char *share_without_whole(const facts_packs *p, const char *id) {
    const char *consumed = id_tail(id, "_consumption_share"), *end = consumed ? consumed : id_tail(id, "_share");
    const int thing = thing_of_id(p, id, end);
    const concept *c = thing == NONE ? NULL : &p->concepts.at[thing];
    return consumed || (c && !c->measure && (c->fuel || c->renews || c->generates || c->wanted == FACTS_WANTED_MORE))
               ? end
               : NULL;
}

/* 电力装机280万千瓦，其中可再生能源占七成，气电占5%: a share of the total that was told before. */
static void name_share_of_total(reading *r, quantity *q) {
    const char *share =
        is_han(r) && is_percentage(r, q) && q->kind == FACTS_LEVEL ? share_without_whole(r->packs, q->metric_id) : NULL;
    const token *among = share ? cue_back(r, 0, q->start, CUE_ANAPHORA) : NULL;
    const quantity *total = among ? quantity_before(r, q) : NULL;
    while (total && (total->unit == q->unit || total->end > among->start)) total = quantity_before(r, total);
    if (!total || total->unit == NONE || total->kind != FACTS_LEVEL) return;
    const char *end = id_tail(total->metric_id, "_capacity");
    if (!end && !(end = id_tail(total->metric_id, "_generation"))) return;
    for (size_t i = 0; i < r->tokens.count; i++) { /* 占能源消费的 */
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || t->start < total->end || t->end > q->start) continue;
        if (t->word->value[0] != r->packs->known[CONCEPT_SHARE]) return;
    }
    rename_as(r, q, "%.*s%s_share", (int)(share - q->metric_id), q->metric_id, end);
}

const char *shared_in(const facts_packs *p, const char *id) {
    const char *share = id_tail(id, "_share"), *of = share;
    while (of && of > id && of[-1] != '_') of--;
    const int measure = of && of > id ? thing_of_id(p, of, share) : NONE;
    return measure != NONE && p->concepts.at[measure].row ? of - 1 : NULL;
}

/* "70% renewable generation": a thing that is named with its measure. */
static bool says_row(const reading *r, const token *t) {
    for (int k = 0; is_concept(t) && k < t->word->count; k++)
        if (r->packs->concepts.at[t->word->value[k]].row) return true;
    return false;
}

/* Whether the words from one number to behind the next one name what the second is a share of; "gas gave only 7% (but
 * made up 15% of capacity)" does not, for another verb comes before. */
static bool names_whole(const reading *r, const quantity *last, const quantity *q) {
    enum { NEAR = 40 };
    const quantity *next = quantity_behind(r, q);
    const bool again = next && has_cue(r, q->end, next->start, CUE_SHARE);
    const uint32_t to = again && next->start < q->end + NEAR ? next->start : q->end + NEAR;
    for_tokens(t, r) {
        const bool beside = t->word->class == WORD_MEASURE ? t->start >= last->end : t->start == skip_spaces(r, q->end);
        if (beside && t->start < to && says_row(r, t)) return true;
    }
    return false;
}

/* "coal gave 62% of electricity, gas 17%": a share of the same whole; so is "and oil's share fell to 3%", which would
 * be of consumption by itself. */
static void name_same_whole(reading *r, quantity *q) {
    enum { NEAR = 64 };
    const quantity *last = quantity_before(r, q);
    const char *share = id_tail(q->metric_id, "_share");
    if (!last || !share || !is_percentage(r, q) || !is_percentage(r, last) || word_behind(r, LIST_OF, q->end)) return;
    const bool next = text_is(r, last->end, ";"); /* "; renewables (wind, solar, biomass and others) make up 32%" */
    if ((q->clause - last->clause > 1 || q->start - last->end > NEAR) && !next) return;
    const char *whole = shared_in(r->packs, last->metric_id);
    if (!whole) whole = id_tail(last->metric_id, "_market_share"); /* "15% electric, 8% plug-in hybrids" */
    const char *own = shared_in(r->packs, q->metric_id), *end = own ? own : share;
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (whole && thing != NONE && !r->packs->concepts.at[thing].measure && (!own || !names_whole(r, last, q)))
        rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, whole);
}

/* The thing that an id begins with, up to `end`; NULL where that names none. */
static const concept *thing_before(const facts_packs *p, const char *id, const char *end) {
    const int thing = thing_of_id(p, id, end);
    return thing == NONE || p->concepts.at[thing].measure ? NULL : &p->concepts.at[thing];
}

/* "In 2021 coal made up 30% of power. Gas accounts for 20% (of the total)": the next sentence goes on with another
 * share of the same whole, where both are fuels or both are sectors. */
static void name_next_share(reading *r, quantity *q, const char *figure) {
    const facts_packs *p = r->packs;
    const char *share = id_tail(q->metric_id, "_share"), *whole = is_han(r) || !share ? NULL : shared_in(p, figure);
    if (!whole || q->metric || !is_percentage(r, q) || quantity_before(r, q)) return;
    const uint32_t of = behind_word(r, LIST_OF, q->end), at = skip_spaces(r, of);
    if (of && !list_at(r, LIST_WHOLE, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)))) return;
    const concept *thing = thing_before(p, q->metric_id, share), *last = thing_before(p, figure, whole);
    if (thing && last && thing != last && thing->inventory == last->inventory)
        rename_as(r, q, "%s%s", thing->id, whole);
}

/* "cement emitted 2 Gt, about 6% of the global total", "ports used 4 TWh, or 2% of all electricity": of what the level
 * before it is. */
static void name_share_beside_level(reading *r, quantity *q) {
    enum { NEAR = 24 };
    const quantity *last = quantity_before(r, q);
    const char *world = id_tail(q->metric_id, "_world_share"), *share = world ? world : id_tail(q->metric_id, "_share");
    if (!share || !last || last->kind != FACTS_LEVEL || last->unit == q->unit || !last->metric_id[0] ||
        q->start - last->end > NEAR || (!world && (q->metric || !word_behind(r, LIST_OF, q->end))))
        return;
    const size_t size = (size_t)(share - q->metric_id);
    if (strncmp(last->metric_id, q->metric_id, size) == 0 && last->metric_id[size] == '_')
        rename_as(r, q, "%s%s", last->metric_id, share);
}

/* "Sun and wind together gave 21% of clean power and 8% of all": of both again, where nothing is named anew. */
static void name_both_again(reading *r, quantity *q) {
    static const char BOTH[] = "wind_solar_";
    const quantity *last = quantity_before(r, q);
    const uint32_t lead = q->lead;
    if (!last || last->clause != q->clause || last->unit != q->unit || q->kind != FACTS_LEVEL ||
        last->kind != FACTS_LEVEL || strncmp(last->metric_id, BOTH, strlen(BOTH)) != 0 ||
        !list_before(r, LIST_JOINT, lead))
        return;
    const char *const parts[] = {"wind_", "solar_"};
    for (int i = 0; i < 2; i++)
        if (strncmp(q->metric_id, parts[i], strlen(parts[i])) == 0 && strncmp(q->metric_id, BOTH, strlen(BOTH)) != 0)
            rename_as(r, q, "%s%s", BOTH, q->metric_id + strlen(parts[i]));
}

/* "Dams produced 9 TWh, which was 80% of the total": a share of what the level beside it is, by whatever verb. */
static void name_share_of_made(reading *r, quantity *q) {
    static const char *const MADE[] = {"_production_share", "_output_share", NULL};
    const quantity *level = quantity_before(r, q);
    const size_t thing = level ? thing_of(r->packs, level->metric_id) : 0;
    if (q->metric || !thing || level->kind != FACTS_LEVEL || level->unit == q->unit ||
        strncmp(q->metric_id, level->metric_id, thing + 1) != 0)
        return;
    for (int i = 0; MADE[i]; i++)
        if (strcmp(q->metric_id + thing, MADE[i]) == 0) rename_as(r, q, "%s_share", level->metric_id);
}

/* Whether the sentence names what is made, used or given off, or a carrier of energy. */
static bool names_flow(const reading *r, uint32_t from) {
    for_tokens(t, r) {
        for (int k = 0; t->start >= from && is_concept(t) && k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if (c->row || (c->carrier && c->tonnes_of == NONE)) return true;
        }
    }
    return false;
}

/* "made 623 TWh of power: 65% renewable, 14% nuclear": the measure of the level that a dash, a colon or a bracket parts
 * from its shares; NULL for none. */
static const char *measure_parted(const reading *r, const quantity *q) {
    static const char *const PARTS[] = {" — ", " – ", " - ", ": ", "; ", " (", NULL};
    const quantity *level = quantity_before(r, q);
    while (level && level->unit == q->unit) level = quantity_before(r, level);
    const char *last = level && level->kind == FACTS_LEVEL ? strrchr(level->metric_id, '_') : NULL;
    const int measure = last ? last_concept(r->packs, level->metric_id) : NONE;
    const concept *c = measure == NONE ? NULL : &r->packs->concepts.at[measure];
    if (!c || !(c->whole || c->row) || names_flow(r, q->start)) return NULL;
    for (uint32_t at = level->end; at < q->start; at++)
        for (int i = 0; PARTS[i]; i++)
            if (text_is(r, at, PARTS[i]) && (c->whole || r->text[at] == ':')) return last; /* "was 90 GW: 40% coal" */
    return NULL;
}

/* "Power generation was 30 TWh. Coal accounted for 57%.", "In power generation, coal's share fell to 57%": what says
 * nothing of its whole would be of consumption, but the number or the clause before it tells another one. */
static void name_whole_of_context(reading *r, quantity *q, const char *figure) {
    const facts_packs *p = r->packs;
    const char *used = id_tail(q->metric_id, "_consumption_share"),
               *end = used ? used : id_tail(q->metric_id, "_production_share");
    if (!end || !is_percentage(r, q)) return;
    const char *parted = measure_parted(r, q);
    if (!parted && names_flow(r, clause_start(r, q->clause))) return;
    const char *last = quantity_before(r, q) ? NULL : strrchr(figure, '_'), *told = last ? shared_in(p, figure) : NULL;
    const int measure = last ? last_concept(p, figure) : NONE;
    char whole[48];
    int n = 0;
    if (told)
        n = snprintf(whole, sizeof whole, "%s", told);
    else if (measure != NONE && p->concepts.at[measure].whole)
        n = snprintf(whole, sizeof whole, "%s_share", last);
    for (size_t i = 0; i < r->tokens.count && clause_of(r, r->tokens.at[i].start) < q->clause; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_MEASURE || !p->concepts.at[t->word->value[0]].whole) continue;
        n = snprintf(whole, sizeof whole, "_%s_share", p->concepts.at[t->word->value[0]].id);
    }
    if (parted) n = snprintf(whole, sizeof whole, "%s_share", parted);
    char id[120];
    const int size = snprintf(id, sizeof id, "%.*s%s", (int)(end - q->metric_id), q->metric_id, n > 0 ? whole : "");
    if (n > 0 && n < (int)sizeof whole && size < (int)sizeof id && packs_metric(p, id, (size_t)size))
        rename_as(r, q, "%s", id);
}

/* "a renewable share of 45% in electricity, 30% in heating and 14% in transport": the same thing in another sector. */
static void name_in_sector(reading *r, quantity *q) {
    enum { NEAR = 48 };
    const quantity *last = quantity_before(r, q);
    if (!last || strncmp(last->metric_id, "renewable_", strlen("renewable_")) != 0 ||
        !strstr(last->metric_id, "_share") || !is_percentage(r, q) || last->kind != FACTS_LEVEL ||
        last->unit != q->unit || q->start - last->end > NEAR)
        return;
    const bool ahead = !word_behind(r, LIST_INSIDE, q->end); /* "45% in electricity; in heating they gave 26%" */
    if (ahead && word_behind(r, LIST_OF, q->end)) return;
    const char *id = NULL;
    for_tokens_in(t, r, last->end, r->size) {
        if ((t->start >= q->start && t->start > q->end + 8)) continue;
        if (t->word->class == WORD_MEASURE) return;
        if (t->word->class != WORD_SUBJECT) continue;
        if (!concept_of(r, t)->sector) return;
        if (t->start < q->end && !(ahead && list_before(r, LIST_INSIDE, back_spaces(r, t->start)))) continue;
        id = t->word->value[0] == r->packs->known[CONCEPT_ELECTRICITY] ? "renewable_generation_share"
                                                                       : "renewable_consumption_share";
    }
    if (id) rename_as(r, q, "%s", id);
}

/* The thing named last between the two, where it is one and no measure is named there; NULL else. */
static const concept *only_thing(const reading *r, uint32_t from, uint32_t to) {
    const concept *thing = NULL;
    for_tokens_in(t, r, from, to) {
        if (!is_concept(t)) continue;
        const concept *c = concept_of(r, t);
        if (c->row || (thing && !c->measure) || t->word->count > 1) return NULL;
        if (!c->measure) thing = c;
    }
    return thing;
}

/* Whether the two are members of one row of shares: "40%, gas 20%". */
static bool shares_in_row(const reading *r, const quantity *q, const quantity *next) {
    enum { NEAR = 48 };
    return is_percentage(r, q) && next->unit == q->unit && next->kind == FACTS_LEVEL && next->clause - q->clause <= 1 &&
           next->start - q->end <= NEAR && !word_behind(r, LIST_OF, q->end) && only_thing(r, q->end, next->start);
}

void name_whole_behind(reading *r, quantity *q) {
    const quantity *next = quantity_behind(r, q), *before = quantity_before(r, q);
    if (is_han(r) || !next || !id_tail(q->metric_id, "_share") || !shares_in_row(r, q, next)) return;
    const uint32_t clause = clause_start(r, q->clause), from = before && before->end > clause ? before->end : clause;
    const concept *thing = only_thing(r, from, q->start);
    const quantity *last = next, *after = quantity_behind(r, last);
    for (; after && shares_in_row(r, last, after); after = quantity_behind(r, last)) last = after;
    const char *whole = thing && word_behind(r, LIST_OF, last->end) ? shared_in(r->packs, last->metric_id) : NULL;
    if (whole) rename_as(r, q, "%s%s", thing->id, whole);
}

void name_like_share(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const quantity *next = quantity_behind(r, q);
    const char *share = next ? id_tail(next->metric_id, "_share") : NULL;
    const size_t thing = thing_of(p, q->metric_id);
    if (is_han(r) || !share || !thing || q->kind != FACTS_LEVEL || q->unit == NONE || next->unit != p->unit_percent ||
        strncmp(next->metric_id, q->metric_id, thing + 1) != 0 || share <= next->metric_id + thing)
        return;
    const char *measure = next->metric_id + thing + 1;
    const int said = thing_of_id(p, measure, share);
    const bool again = list_before(r, LIST_SAID_AGAIN, next->lead);
    if (!again || said == NONE || !(p->concepts.at[said].dimensions & dimension_bit(p, q->dimension))) return;
    rename_as(r, q, "%.*s", (int)(share - next->metric_id), next->metric_id);
}

void name_share_of_next(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const quantity *level = quantity_behind(r, q);
    const char *share = id_tail(q->metric_id, "_share");
    const uint32_t whose = behind_word(r, LIST_OF, q->end);
    if (is_han(r) || q->metric || !share || !level || !is_percentage(r, q) || level->kind != FACTS_LEVEL ||
        level->unit == q->unit || level->clause != q->clause || !whose || thing_of_id(p, q->metric_id, share) == NONE)
        return;
    const token *of = level->leading;
    const int whole = last_concept(p, level->metric_id);
    if (!of || !is_cue(of, CUE_OF) || of->start <= whose + 1 || whole == NONE || !p->concepts.at[whole].measure) return;
    rename_as(r, q, "%.*s%s_share", (int)(share - q->metric_id), q->metric_id, strrchr(level->metric_id, '_'));
}

/* 装机13亿千瓦，首次超过（全国）煤电，占总装机的45%: a clause that only tells what was passed. */
static bool only_passes(const reading *r, int clause) {
    enum { WHERE = 9 };
    const uint32_t from = clause_start(r, clause), to = clause_end(r, clause);
    const token *passes = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end < to; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < from) continue;
        if (!passes && t->word->class == WORD_BOUND) passes = t;
        if (passes && t->word->class == WORD_SUBJECT && t->start >= passes->end) return t->start - passes->end <= WHERE;
    }
    return false;
}

/* 分布式光伏装机3亿千瓦，占光伏总装机的四成: a clause that begins with the share tells of the level before it, and what
 * it names is the whole. */
static void name_share_of_whole(reading *r, quantity *q) {
    const quantity *part = quantity_before_parts(r, q);
    const char *share = id_tail(q->metric_id, "_share");
    if (!share || !part || !part->metric_id[0] || !is_percentage(r, q) || part->clause >= q->clause) return;
    if (part->clause + 1 != q->clause && (part->clause + 2 != q->clause || !only_passes(r, q->clause - 1))) return;
    const bool level = part->kind == FACTS_LEVEL && part->unit != q->unit;
    const uint32_t clause = clause_start(r, q->clause);
    if (!cue_at(r, clause, CUE_SHARE)) return;
    if (!level && part->kind != FACTS_GROWTH) return;
    const char *measure = strrchr(part->metric_id, '_'); /* "_stock" in bev_stock and in nev_stock_share */
    const size_t size = measure ? strlen(measure) : 0, whole = (size_t)(share - q->metric_id);
    if (!size || whole <= size || memcmp(share - size, measure, size) != 0 ||
        ((size_t)(measure - part->metric_id) == whole - size &&
         strncmp(part->metric_id, q->metric_id, whole - size) == 0) ||
        !id_says_thing(r->packs, part->metric_id, (size_t)(measure - part->metric_id)))
        return;
    rename_as(r, q, "%s_share", part->metric_id);
}

/* "36% of all new capacity came from solar, 41% from wind": where the two are named with a share each. */
static void name_one_of_two(reading *r, quantity *q) {
    static const char BOTH[] = "wind_solar_";
    if (q->unit != r->packs->unit_percent || strncmp(q->metric_id, BOTH, strlen(BOTH)) != 0) return;
    const int wind = r->packs->known[CONCEPT_WIND], sun = r->packs->known[CONCEPT_SOLAR];
    const bool blows = names_in_clause(r, q->clause, wind), shines = names_in_clause(r, q->clause, sun);
    const quantity *beside[] = {quantity_before(r, q), quantity_behind(r, q)};
    for (int i = 0; i < 2 && blows != shines; i++) {
        if (!beside[i] || beside[i]->unit != q->unit || beside[i]->clause == q->clause ||
            !names_in_clause(r, beside[i]->clause, blows ? sun : wind))
            continue;
        rename_as(r, q, "%s_%s", blows ? "wind" : "solar", q->metric_id + strlen(BOTH));
        return;
    }
}

/* "Fossil fuels made up 88% of energy use. Malta (96%) had most": of the whole that was told. */
static void name_share_again(reading *r, quantity *q, const char *figure) {
    const char *share = q->metric ? NULL : id_tail(q->metric_id, "_share");
    const size_t thing = share ? (size_t)(share - q->metric_id) : 0;
    if (!is_han(r) && thing && is_percentage(r, q) && strncmp(figure, q->metric_id, thing + 1) == 0 &&
        shared_in(r->packs, figure) == figure + thing && !word_behind(r, LIST_OF, q->end))
        rename_as(r, q, "%s", figure);
}

/* "5% of homes have a heat pump; in new ones it is 90%": where a pronoun has the verb, the share is of what the one
 * before it is of. */
static void name_share_of_it(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const token *stands = q->leading;
    if (!last || !last->metric_id[0] || !is_percentage(r, q) || last->kind != FACTS_LEVEL || last->unit != q->unit ||
        !stands || !is_cue(stands, CUE_HOLD) || stands->start < last->end ||
        !list_before(r, LIST_PRONOUN, back_spaces(r, stands->start)) || word_behind(r, LIST_OF, q->end))
        return;
    name_alike(q, last);
}

/* Where the fuel is named that a percentage is of, "gas" in "30% of all the gas used"; NULL for none. */
static const token *fuel_behind(const reading *r, const quantity *q, const char *fuel, size_t size) {
    if (is_han(r) || !word_behind(r, LIST_OF, q->end)) return NULL;
    for_tokens_in(t, r, q->end, clause_end(r, q->clause)) {
        if (!is_concept(t)) continue;
        const char *id = concept_of(r, t)->id;
        return strncmp(id, fuel, size) == 0 && id[size] == '\0' ? t : NULL;
    }
    return NULL;
}

/* The thing whose share of the fuel it is: the last one named before it, or that it comes from; NULL for none. */
static const concept *user_of_fuel(const reading *r, const quantity *q, const token *fuel) {
    const concept *user = NULL, *of = concept_of(r, fuel);
    for_tokens_in(t, r, clause_start(r, q->clause), q->start)
        if (t->word->class == WORD_SUBJECT && (names_thing(r, t) || concept_of(r, t)->sector) && concept_of(r, t) != of)
            user = concept_of(r, t);
    for (uint32_t at = fuel->end; !user && at < clause_end(r, q->clause); at++) {
        const uint32_t from = r->text[at] == ' ' ? list_at(r, LIST_COMES_FROM, at + 1) : 0;
        const token *t = from ? token_starting(r, skip_spaces(r, at + 1 + from), WORD_SUBJECT) : NULL;
        if (t) user = concept_of(r, t);
    }
    return user;
}

/* "imported 62% of the gas that it used", "Industry takes 30% of gas consumption": the share that came in, or that of
 * who uses it, and not that of gas in all energy. */
static void name_share_of_fuel(reading *r, quantity *q) {
    const char *id = q->metric_id, *used = is_percentage(r, q) ? id_tail(id, "_consumption_share") : NULL;
    const int size = used ? (int)(used - id) : 0;
    const token *fuel = used ? fuel_behind(r, q, id, (size_t)size) : NULL;
    if (!fuel || !q->metric || concept_of(r, fuel)->renews || concerns(r, fuel, CONCEPT_RENEWABLE)) return;
    const concept *user = user_of_fuel(r, q, fuel);
    if (concept_said(r, clause_start(r, q->clause), q->start, CONCEPT_IMPORT))
        rename_as(r, q, "%.*s_import_share", size, id);
    else if (user && !user->carrier)
        rename_as(r, q, "%s_%.*s_consumption_share", user->id, size, id);
}

/* "water use fell by 12%, on the way to the 30% reduction target": the target is for what fell, where it names nothing.
 */
static void name_target_of_fall(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!last || q->kind != FACTS_GROWTH || !q->falls || last->kind != FACTS_GROWTH || !last->falls ||
        !last->metric_id[0] || q->unit != last->unit || concept_between(r, last->end, q->start))
        return;
    const uint32_t at = skip_spaces(r, q->end);
    const token *target = token_starting(r, at, WORD_SUBJECT), *cut = token_starting(r, at, WORD_CUE);
    if (target && cut && cue_at(r, at, CUE_MOVE_NOUN) && list_before(r, LIST_GOAL, target->end)) name_alike(q, last);
}

/* "transport emitted 16 Mt (27%), farms 7 Mt (12%)", "CH4: 6 Mt CO2 eq., 10%": a share right behind what a part gives
 * off. */
static void name_share_in_bracket(reading *r, quantity *q) {
    const quantity *level = quantity_before(r, q);
    if (q->metric || !level || level->kind != FACTS_LEVEL || !is_percentage(r, q) || q->start > level->end + 3 ||
        !id_tail(level->metric_id, "_emission") || strcmp(level->metric_id, "ghg_emission") == 0 ||
        !id_tail(q->metric_id, "_share") || word_behind(r, LIST_OF, q->end))
        return;
    rename_as(r, q, "%s_share", level->metric_id);
}

/* "Ammonia emissions, 93% of which come from farms, fell by 12%": what moves is the whole of the share. */
static void name_whole_moved(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const char *share = id_tail(q->metric_id, "_share");
    if (!last || !share || q->kind != FACTS_GROWTH || !is_percentage(r, last) || q->clause == last->clause ||
        strcmp(last->metric_id, q->metric_id) != 0 || !word_behind(r, LIST_OF_THEM, last->end))
        return;
    rename_as(r, q, "%.*s", (int)(share - q->metric_id), q->metric_id);
}

/* "gave off 60 Mt, half of which stems from energy use": what the whole is was told before the share. */
static void name_share_of_which(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const char *whole = is_percentage(r, q) ? shared_in(r->packs, q->metric_id) : NULL;
    if (!last || !whole || last->kind != FACTS_LEVEL || !id_tail(last->metric_id, "_emission") ||
        !word_behind(r, LIST_OF_THEM, q->end) || id_has(q->metric_id, "emission"))
        return;
    rename_as(r, q, "%.*s_emission_share", (int)(whole - q->metric_id), q->metric_id);
}

/* Whether the sentence names no thing and no measure, but the share itself. */
static bool names_only_share(const reading *r) {
    for_tokens(t, r) {
        for (int k = 0; is_concept(t) && k < t->word->count; k++) {
            const concept *c = &r->packs->concepts.at[t->word->value[k]];
            if ((!c->weak || c->carrier || c->sector) && !concerns(r, t, CONCEPT_SHARE)) return false;
        }
    }
    return true;
}

/* "The recycling rate was 43%. The target is 65% by 2035", "Sales of electric cars made up 24%. The government wants
 * 80%": a percentage of which nothing is named is of what the last one was of. */
static void name_rate_again(reading *r, quantity *q, const char *figure) {
    static const char *const RATES[] = {"_share", "_rate", "_coverage", "_penetration", NULL};
    if (q->metric || !is_percentage(r, q) || word_behind(r, LIST_OF, q->end) || !id_tail(q->metric_id, "_share") ||
        quantity_before(r, q) || !names_only_share(r))
        return;
    for (int i = 0; RATES[i]; i++)
        if (id_tail(figure, RATES[i])) {
            rename_as(r, q, "%s", figure);
            return;
        }
}

/* 发电占全市碳排放的60%, 发电是最大的排放源（60%），其次是交通（20%）: who generates gives off so much, and who else
 * does so generates nothing. */
static void name_emission_of_generation(reading *r, quantity *q) {
    const int of = thing_of_id(r->packs, q->metric_id, id_tail(q->metric_id, "_generation_share"));
    if (of == NONE) return;
    const concept *c = &r->packs->concepts.at[of];
    const quantity *last = quantity_before(r, q);
    const bool said = concept_said(r, last ? last->end : r->marker, q->start, CONCEPT_EMISSION);
    if (said && (is_gas(c) || of == r->packs->known[CONCEPT_POWER]))
        rename_as(r, q, "%s_emission_share", r->packs->concepts.at[r->packs->known[CONCEPT_POWER_SECTOR]].id);
    else if ((said || (last && id_tail(last->metric_id, "_emission_share"))) && !c->generates && !c->renews &&
             (c->sector || c->inventory))
        rename_as(r, q, "%s_emission_share", c->id);
}

/* "The city emitted 9 Mt. Transport generated 40% of the total": what a sector has generated, where emissions were told
 * of and no electricity is. */
static void name_share_generated(reading *r, quantity *q, const char *figure) {
    const char *end = is_han(r) || !id_tail(figure, "_emission") ? NULL : id_tail(q->metric_id, "_generation_share");
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (thing == NONE || q->kind != FACTS_LEVEL) return;
    const concept *c = &r->packs->concepts.at[thing];
    if (c->generates || !(c->sector || c->inventory)) return;
    for_tokens(t, r)
        if (concerns(r, t, CONCEPT_ELECTRICITY)) return;
    rename_as(r, q, "%s_emission_share", c->id);
}

/* "Wind provided 25%, nuclear 20%", "the share of wind rose by 4%": where nothing says of what, plants have their share
 * in what is generated. */
static void name_share_of_plants(reading *r, quantity *q) {
    const char *share = q->metric ? NULL : id_tail(q->metric_id, "_share");
    if (!share || !(is_percentage(r, q) || (q->kind == FACTS_GROWTH && !is_han(r)))) return;
    const int thing = thing_of_id(r->packs, q->metric_id, share);
    if (thing == NONE || !r->packs->concepts.at[thing].generates) return;
    if (word_behind(r, LIST_OF, q->end)) return;
    const char *id = id_join(r, r->packs->concepts.at[thing].id, "generation_share");
    const quantity *last = quantity_before(r, q);
    const bool made = last &&
                      id_tail(last->metric_id, "_generation") && /* "gave 48 TWh, but its share slipped to 17%" */
                      strncmp(last->metric_id, id ? id : "", strlen(last->metric_id)) == 0;
    if (id && (names_in_clause(r, q->clause, thing) || made || (last && strcmp(last->metric_id, id) == 0)))
        rename_as(r, q, "%s", id);
}

/* 能源消费情况：煤炭比上年增长：3%, as a cell says it: what grows is the use, where no word says that it is a share. */
static void name_use_grown(reading *r, quantity *q) {
    const char *share = id_tail(q->metric_id, "_share");
    if (q->kind != FACTS_GROWTH || !share || !id_tail(q->metric_id, "_consumption_share") || !in_cell(r, q)) return;
    for_tokens_in(t, r, 0, q->start)
        if (concerns(r, t, CONCEPT_SHARE) || is_cue(t, CUE_SHARE)) return;
    rename_as(r, q, "%.*s", (int)(share - q->metric_id), q->metric_id);
}

bool of_electricity(const reading *r, const quantity *q) {
    for (size_t i = 0; !is_han(r) && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (concerns(r, &r->tokens.at[i], CONCEPT_ELECTRICITY) && labels_share(r, &r->tokens.at[i], q)) return true;
    return false;
}

/* "Oil came first (37%), ahead of electricity (23%)": electricity as one of what is used; or, beside others that emit,
 * of what emits. */
static void name_share_of_carrier(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!of_electricity(r, q) || !id_tail(q->metric_id, "_share")) return;
    if (last && id_tail(last->metric_id, "_emission_share")) {
        rename_as(r, q, "electricity_emission_share");
        return;
    }
    bool final = false;
    for_tokens_in(t, r, 0, q->start) {
        final = final || (t->word->class == WORD_SUBJECT && concerns(r, t, CONCEPT_FINAL_ENERGY));
    }
    rename_as(r, q, final ? "electrification_rate" : "electricity_consumption_share");
}

/* "Coal gave 34% of electricity, but its share fell by 2 points": what moved is the share that was told. */
static void name_share_moved(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const char *whole = last ? shared_in(r->packs, last->metric_id) : NULL, *share = id_tail(q->metric_id, "_share");
    if (!whole || !share || q->unit != r->packs->unit_pp || !is_percentage(r, last)) return;
    const size_t thing = (size_t)(whole - last->metric_id);
    if (strncmp(q->metric_id, last->metric_id, thing) != 0 || q->metric_id[thing] != '_') return;
    for_tokens(t, r) {
        if (t->start >= last->end && clause_of(r, t->start) > last->clause && says_row(r, t)) return;
    }
    rename_as(r, q, "%s", last->metric_id);
}

/* "CO2 made up 79% of emissions; the remaining 3% were fluorinated gases": the thing behind the verb, of the whole that
 * was told. */
static void name_share_behind(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const quantity *last = quantity_before(r, q);
    const char *share = last ? id_tail(last->metric_id, "_share") : NULL,
               *whole = share ? shared_in(p, last->metric_id) : NULL;
    const token *verb = token_starting(r, skip_spaces(r, q->end), WORD_CUE);
    if (q->metric || !share || !verb || !cue_at(r, verb->start, CUE_HOLD) || !is_percentage(r, q) ||
        !is_percentage(r, last) || last->clause == q->clause ||
        concept_between(r, clause_start(r, q->clause), q->start))
        return;
    const uint32_t at = skip_spaces(r, verb->end);
    const token *thing = token_starting(r, skip_spaces(r, at + list_at(r, LIST_DEFINITE, at)), WORD_SUBJECT);
    const concept *c = thing ? &p->concepts.at[thing->word->value[0]] : NULL;
    if (c && !c->measure && !c->weak) rename_as(r, q, "%s%s", c->id, whole ? whole : share);
}

void name_share(reading *r, quantity *q, const char *figure) {
    const bool han = is_han(r);
    name_use_grown(r, q);
    name_whole_before(r, q, figure);
    if (!han) {
        name_whole_of_context(r, q, figure);
        name_share_beside_level(r, q);
        name_both_again(r, q);
        name_share_of_made(r, q);
        name_same_whole(r, q);
    }
    name_next_share(r, q, figure);
    if (!han) name_in_sector(r, q);
    name_share_of_total(r, q);
    if (han) {
        name_share_of_whole(r, q);
        name_emission_of_generation(r, q);
    }
    name_share_said(r, q);
    if (!han) name_one_of_two(r, q);
    name_share_again(r, q, figure);
    if (!han) {
        name_rate_again(r, q, figure);
        name_share_of_it(r, q);
        name_target_of_fall(r, q);
    }
    name_share_of_fuel(r, q);
    name_share_of_which(r, q);
    name_share_generated(r, q, figure);
    if (!han) {
        name_whole_moved(r, q);
        name_share_in_bracket(r, q);
        name_share_behind(r, q);
        name_share_of_plants(r, q);
    }
    name_share_of_carrier(r, q);
    if (!han) name_share_moved(r, q);
    name_share_of_them(r, q);
    name_renewable_part(r, q);
    name_share_of_capacity(r, q);
}
