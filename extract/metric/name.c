/* The names of metrics that are clear only when the metric is: the next thing of a row, two things together, what is
 * saved, traded or done at a rate; the other names have files of their own. */
#include "extract/bind/state.h"
#include "name.h"

#include "beside.h"
#include "extract/bytes.h"

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

bool id_has(const char *id, const char *word) {
    const size_t size = strlen(word);
    for (const char *at = id; (at = strstr(at, word)) != NULL; at += size)
        if ((at == id || at[-1] == '_') && (at[size] == '_' || !at[size])) return true;
    return false;
}

void rename_by_unit(reading *r, quantity *q, const char *id) {
    rename_as(r, q, "%s", id);
    if (q->metric && q->kind == FACTS_LEVEL && !counts_in(r->packs, q, q->metric)) q->metric = NULL;
}

void keep_tonnes_of_co2(const reading *r, quantity *q) {
    const int co2 = packs_unit_of_co2(r->packs, q->unit);
    if (co2 == NONE) return;
    q->unit = co2;
    q->dimension = r->packs->units.at[co2].dimension;
}

const char *measure_of_id(const facts_packs *p, const char *id) {
    const char *found = NULL; /* behind onshore_wind, and not behind onshore */
    for (const char *at = strchr(id, '_'); at; at = strchr(at + 1, '_')) {
        const int subject = thing_of_id(p, id, at);
        if (subject != NONE && !p->concepts.at[subject].measure) found = at;
    }
    return found;
}

/* "solar costs fell by 85%, wind by 55% and lithium-ion batteries by 85%": the same was measured of the thing that is
 * named between. */
static void name_next_thing(reading *r, quantity *q) {
    enum { BESIDE = sizeof " by " - 1 };
    const facts_packs *p = r->packs;
    const quantity *last = quantity_before(r, q);
    if (!last || q->kind != FACTS_GROWTH || last->kind != FACTS_GROWTH || !q->metric_id[0] ||
        q->clause - last->clause > 1)
        return;
    const char *measure = measure_of_id(p, last->metric_id);
    const token *thing = NULL;
    for (size_t i = 0; measure && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < last->end) continue;
        if (t->word->class == WORD_MEASURE) return;
        if (t->word->class != WORD_SUBJECT) continue;
        const concept *c = &p->concepts.at[t->word->value[0]];
        if (c->weak && !(c->sector && q->start - t->end <= BESIDE)) continue; /* "power by 9%, industry by 6%" */
        if (thing || t->word->count > 1) return;
        thing = t;
    }
    const char *id = thing ? p->concepts.at[thing->word->value[0]].id : NULL;
    const bool cheaper =
        id && strcmp(measure, "_cost") == 0 && q->falls && last->falls && !id_tail(q->metric_id, measure);
    if (id && (cheaper || strcmp(q->metric_id, last->metric_id) == 0) && strncmp(q->metric_id, id, strlen(id)) != 0)
        rename_as(r, q, "%s%s", id, measure);
}

/* "Solar costs fell by 9% and those of wind by 4%": what was measured of the thing before is measured of this one. */
static void name_that_of(reading *r, quantity *q) {
    enum { NEAR = 24 };
    const quantity *last = quantity_before(r, q);
    const char *measure = is_han(r) || !last ? NULL : measure_of_id(r->packs, last->metric_id);
    if (!measure || id_tail(q->metric_id, measure) || (q->kind == FACTS_LEVEL && q->dimension != last->dimension))
        return;
    uint32_t of = 0;
    for_tokens_in(t, r, last->end, q->start) {
        const bool thing = of && t->start - of <= NEAR && clause_of(r, of) == clause_of(r, t->start);
        if (list_at(r, LIST_OF, t->start) && list_before(r, LIST_DEMONSTRATIVE, back_spaces(r, t->start)))
            of = t->start;
        const concept *c = is_concept(t) ? concept_of(r, t) : NULL;
        if (!c || !of || c->measure || (c->weak && !c->sector)) continue;
        if (thing || t->start == of) rename_as(r, q, "%.*s%s", sector_size(c), c->id, measure);
        return;
    }
}

/* "Energy intensity improved by 2 percent", "a 2 percent improvement in energy intensity": the better, the lower. */
static bool betters(const reading *r, const quantity *q) {
    enum { NEAR = 64 };
    const uint32_t at = skip_spaces(r, q->end); /* "a 15% energy intensity improvement" */
    if (is_han(r) || q->negative) return false;
    if (id_tail(q->metric_id, "_emission") && cue_at(r, at, CUE_BETTER)) return true;
    if (!id_tail(q->metric_id, "_intensity")) return false;
    const stretch own = own_stretch(r, q);
    if (cue_at(r, at, CUE_BETTER) || cue_at(r, name_end(r, at), CUE_BETTER)) return true;
    for_tokens_in(t, r, own.start, q->start)
        if (is_cue(t, CUE_BETTER) && q->start - t->end <= NEAR) return true;
    return false;
}

/* Whether the table renames the id of the quantity so. */
static bool is_renamed(const reading *r, const quantity *q, const renaming *n) {
    const size_t size = strlen(q->metric_id);
    const uint64_t own = q->dimension == NONE ? 0 : dimension_bit(r->packs, q->dimension);
    const bool any = !n->dimensions && !n->rate;
    if (size < n->size || (n->tail && size == n->size) || (!n->tail && !n->head && size > n->size)) return false;
    const char *part = n->head ? q->metric_id : q->metric_id + size - n->size;
    if (n->head && part[n->size] && part[n->size] != '_') return false;
    return (n->language == NONE || n->language == r->language) && memcmp(part, n->from, n->size) == 0 &&
           (any || (n->dimensions & own) || (n->rate && q->rate));
}

/* What is listed under an id of its own, whatever the words are that tell of it. */
static void name_as_listed(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    for (size_t i = 0; i < p->renamings.count && !q->metric; i++) {
        const renaming *n = &p->renamings.at[i];
        if (!is_renamed(r, q, n)) continue;
        if (n->tail)
            rename_as(r, q, "%.*s%s", (int)(strlen(q->metric_id) - n->size), q->metric_id, n->to);
        else if (n->head)
            rename_as(r, q, "%s%s", n->to, q->metric_id + n->size);
        else
            rename_by_unit(r, q, n->to);
        return;
    }
}

/* "40% of the losses were insured", "losses of 9 billion, of which 40% were insured": a part of what is measured, and
 * not the rate of it; but "9% of the food is lost". */
static bool is_part_of_measure(const reading *r, const quantity *q, int measure) {
    if (is_han(r) || !is_percentage(r, q)) return false;
    if (list_before(r, LIST_OF_THEM, back_spaces(r, q->lead))) return true;
    for_tokens_in(t, r, q->end, clause_end(r, q->clause))
        if (says_concept(t, measure))
            return word_behind(r, LIST_OF, q->end) && no_verb_between(r, q->end, t->end) &&
                   !ends_in(r, LIST_ENDING_ED, t->start, t->end);
    return false;
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
        rename_as(r, q, is_part_of_measure(r, q, packs_concept(p, last, size)) ? "%s_share" : "%s_rate", q->metric_id);
}

/* The thing named last before the quantity. */
static const token *thing_before(const reading *r, const quantity *q) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end <= q->start && t->word->class == WORD_SUBJECT && !concept_of(r, t)->weak) return t;
    }
    return NULL;
}

/* Whether no other number of its kind stands in its clause: "wind and solar gave 20 TWh and 30 TWh". */
static bool only_number(const reading *r, const quantity *q) {
    const quantity *before = quantity_before(r, q), *behind = quantity_behind(r, q);
    const bool first = !before || before->clause != q->clause || before->dimension != q->dimension;
    return first && (!behind || behind->clause != q->clause || behind->dimension != q->dimension);
}

/* A fuel, or a kind of plants. */
static bool gives_energy(const reading *r, const token *t) {
    const concept *c = concept_of(r, t);
    return c->fuel || c->generates;
}

/* A source of energy that renews itself; NULL for other words. */
static const concept *source_renewed(const reading *r, const token *t) {
    const concept *c = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
    return c && c->renews ? c : NULL;
}

/* "generated from wind, hydropower, biomass and the sun", "wind, solar and hydro gave 9 TWh": three or more that renew
 * themselves, with one number for all of them, are told of as renewables. */
static void name_of_renewables(reading *r, quantity *q) {
    enum { ALL = 3 };
    uint32_t start = 0, end = 0;
    int n = 0;
    if (q->list_size > 1) return;
    for_tokens(t, r) {
        const concept *c = source_renewed(r, t);
        if (!c || t->start < end) continue;
        const bool next = n && only_joints_between(r, end, t->start);
        if (!next && n >= ALL) break;
        if (!next) start = t->start, n = 0;
        end = t->end;
        n++;
    }
    const quantity *last = quantity_before(r, q), *behind = quantity_behind(r, q);
    if (n < ALL || (end <= q->start ? last && last->end > start : behind && behind->start < end)) return;
    const token *last_thing = is_han(r) ? thing_before(r, q) : NULL;
    if (is_han(r) && (end > q->start || (last_thing && last_thing->end > end)))
        return; /* 水电、风电、光伏……，其中风电9万千瓦 */
    for_tokens(t, r) {
        const concept *c = t->start >= start && t->end <= end ? source_renewed(r, t) : NULL;
        static const char BOTH[] = "wind_solar";
        const bool both = is_han(r) && strncmp(q->metric_id, BOTH, strlen(BOTH)) == 0;
        const size_t size = both ? strlen(BOTH) : c ? strlen(c->id) : 0;
        if (!c || (!both && strncmp(q->metric_id, c->id, size) != 0) || q->metric_id[size] != '_') continue;
        rename_as(r, q, "renewable%s", q->metric_id + size);
        return;
    }
}

/* "Wind and solar expanded, together providing 14 percent", "wind and solar farms gave 40 TWh": of both, where the two
 * have a metric of their own, or both give energy: "coal and gas made up 60 percent". */
static void name_of_both(reading *r, quantity *q) {
    const token *last = is_han(r) || !q->metric || q->list_size > 1 ? NULL : thing_before(r, q);
    const uint32_t joint = last ? list_before(r, LIST_JOINT, back_spaces(r, last->start)) : 0;
    const token *first =
        joint ? token_ending(r, back_spaces(r, back_spaces(r, last->start) - joint), WORD_SUBJECT) : NULL;
    if (!first || !(only_number(r, q) || has_cue(r, last->end, q->start, CUE_SUM))) return;
    const char *a = concept_of(r, first)->id, *b = concept_of(r, last)->id;
    for (int k = 0; k < 2; k++) {
        const char *said = k ? a : b;
        const size_t size = strlen(said);
        if (strncmp(q->metric_id, said, size) != 0 || q->metric_id[size] != '_') continue;
        const bool two = strcmp(a, b) != 0 && !strstr(q->metric_id + size, k ? b : a);
        if (strcmp(a, "solar") == 0 && strcmp(b, "wind") == 0) a = "wind", b = "solar"; /* as listed */
        if (two && gives_energy(r, first) && gives_energy(r, last))
            rename_as(r, q, "%s_%s%s", a, b, q->metric_id + size);
        return;
    }
}

/* 风电光伏发电量超过居民用电，占全部的15%: what the next clause goes on to tell is of both, too. */
static void name_of_wind_and_solar(reading *r, quantity *q) {
    const char *solar = r->packs->concepts.at[r->packs->known[CONCEPT_SOLAR]].id;
    const size_t size = strlen(solar);
    if (q->list_size > 1 || strncmp(q->metric_id, solar, size) != 0 || q->metric_id[size] != '_') return;
    const token *sun = NULL;
    for_tokens_in(t, r, 0, q->start) {
        if (concerns(r, t, CONCEPT_SOLAR) && !(sun && t->start < sun->end)) sun = t; /* 风电光伏, and 光伏发电 in it */
    }
    const quantity *last = quantity_before(r, q);
    if (!sun || sun->start >= clause_start(r, q->clause)) return;
    if (last && last->end > sun->start) { /* 风电和光伏装机达9亿千瓦，发电量占比达21%: as it was told last */
        const char *blown = r->packs->concepts.at[r->packs->known[CONCEPT_WIND]].id;
        const size_t n = strlen(blown);
        if (strncmp(last->metric_id, blown, n) == 0 && last->metric_id[n] == '_' &&
            strncmp(last->metric_id + n + 1, solar, size) == 0)
            rename_as(r, q, "%s_%s", blown, q->metric_id);
        return;
    }
    const uint32_t before = sun->start - list_before(r, LIST_JOINT, sun->start);
    const token *wind = concerns(r, sun, CONCEPT_WIND) ? sun : token_ending(r, before, WORD_SUBJECT);
    if (wind && concerns(r, wind, CONCEPT_WIND))
        rename_as(r, q, "%s_%s", r->packs->concepts.at[r->packs->known[CONCEPT_WIND]].id, q->metric_id);
}

/* 风电新增并网4000万千瓦，同比增长17%，其中陆上风电3500万千瓦: parts of what was added were added. */
static void name_part_of_added(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || !id_tail(q->metric_id, "_capacity")) return;
    const quantity *whole = quantity_before(r, q);
    while (whole && whole->dimension != q->dimension) whole = quantity_before(r, whole);
    if (whole && whole->kind == FACTS_LEVEL && id_tail(whole->metric_id, "_capacity_addition") &&
        has_cue(r, 0, q->start, CUE_ANAPHORA) && q->time_span == whole->time_span &&
        !names_in_clause(r, q->clause, r->packs->known[CONCEPT_CAPACITY]))
        rename_as(r, q, "%s_addition", q->metric_id);
}

bool id_says_thing(const facts_packs *p, const char *id, size_t size) {
    const int c = packs_concept(p, id, size);
    return c != NONE && !p->concepts.at[c].measure && !p->concepts.at[c].weak;
}

/* 风电、光伏装机分别达到2000万千瓦、3000万千瓦，合计占全省的四成: a sum is of both members of the last list of two. */
static void name_of_sum(reading *r, quantity *q) {
    if (q->list_size > 1 || !list_at(r, LIST_LABEL_TOTAL, clause_start(r, q->clause))) return;
    const quantity *second = quantity_before(r, q);
    while (second && second->list_size != 2) second = quantity_before(r, second);
    if (!second || q->clause - second->clause > 2) return;
    const char *ids[] = {second[-1].metric_id, second->metric_id};
    const size_t sizes[] = {thing_of(r->packs, ids[0]), thing_of(r->packs, ids[1])};
    for (int k = 0; k < 2 && sizes[0] && sizes[1]; k++) {
        if (strncmp(q->metric_id, ids[k], sizes[k] + 1) != 0) continue;
        const char *a = arena_copy(r->memory, ids[0], sizes[0]), *b = arena_copy(r->memory, ids[1], sizes[1]);
        if (a && b) rename_as(r, q, "%s_%s%s", a, b, q->metric_id + sizes[k]);
        return;
    }
}

/* The last two things that a joint puts side by side before `end`; false for none. */
static bool two_joined(const reading *r, uint32_t end, const concept **first, const concept **second) {
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > end || t->word->class != WORD_SUBJECT) continue;
        const uint32_t joint = list_before(r, LIST_JOINT, t->start);
        const token *o = joint ? token_ending(r, t->start - joint, WORD_SUBJECT) : NULL;
        if (!o) continue;
        *first = concept_of(r, o), *second = concept_of(r, t);
        return !(*first)->weak && !(*second)->weak && *first != *second;
    }
    return false;
}

/* Whether the id begins with what the thing is called, or with the first part of that: coal of coal_power. */
static bool begins_with_thing(const char *id, size_t size, const concept *thing) {
    return strncmp(thing->id, id, size) == 0 && (!thing->id[size] || thing->id[size] == '_');
}

/* The size of the longest thing that an id begins with: that of "solar" in solar_capacity_share; 0 for none. */
static size_t longest_thing(const facts_packs *p, const char *id) {
    size_t size = 0;
    for (const char *end = strchr(id, '_'); end; end = strchr(end + 1, '_'))
        if (id_says_thing(p, id, (size_t)(end - id))) size = (size_t)(end - id);
    return size;
}

/* 核电和水电均在增长，两者装机合计5亿千瓦: what stands for both is of both. */
static void name_of_two(reading *r, quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    const concept *a, *b;
    if (!is_han(r) || q->list_size > 1 || !list_at(r, LIST_BOTH_OF_THEM, clause) || !two_joined(r, clause, &a, &b))
        return;
    const size_t size = longest_thing(r->packs, q->metric_id);
    const char *thing = size ? arena_copy(r->memory, q->metric_id, size) : NULL;
    if (!thing || !(begins_with_thing(thing, size, a) || begins_with_thing(thing, size, b))) return;
    rename_as(r, q, "%s_%s%s", begins_with_thing(thing, size, a) ? thing : a->id,
              begins_with_thing(thing, size, b) ? thing : b->id, q->metric_id + size);
}

/* 涉及发电项目8万个；其中可交易绿证1.6亿个，占比74%: a clause that only tells a share is of what was counted right
 * before it. */
static void name_of_counted_share(reading *r, quantity *q) {
    enum { REACHES = 6 }; /* 占比达, 比重约为 */
    const quantity *last = quantity_before(r, q);
    if (!last || !last->counted || !id_tail(last->metric_id, "_count")) return;
    const uint32_t clause = clause_start(r, q->clause);
    const token *share = token_starting(r, clause, WORD_CUE);
    const char *id = share && q->lead - share->end <= REACHES ? share_of_level(r, q) : NULL;
    if (id) rename_as(r, q, "%s", id);
}

/* 可再生能源发电（含水电）装机约占电力装机的40%: a share of what stands is one of capacity, whatever the thing is
 * called.
 */
static void name_of_capacity_share(reading *r, quantity *q) {
    static const char GENERATED[] = "_generation_share";
    const char *end = id_tail(q->metric_id, GENERATED);
    const token *of = is_han(r) && end ? q->leading : NULL;
    if (!of || !is_cue(of, CUE_OF)) return;
    const token *whole = token_ending(r, of->start, WORD_MEASURE),
                *share = cue_back(r, clause_start(r, q->clause), of->start, CUE_SHARE);
    if (!whole || !share || !concerns(r, whole, CONCEPT_CAPACITY) || concerns(r, whole, CONCEPT_ADDITION)) return;
    rename_as(r, q, "%.*s_capacity_share", (int)(end - q->metric_id), q->metric_id);
}

/* Whether a colon follows, over the verb that leads to it: 为：, 分别为： */
static bool opens_list(const reading *r, uint32_t at) {
    const token *is = token_starting(r, at, WORD_CUE);
    if (is) at = is->end;
    return text_is(r, at, "：") || text_is(r, at, ":");
}

/* 减排量为：化学需氧量5万吨，氨氮1万吨: what is given off of each is what is cut, where the sentence has opened so. */
static void name_of_reductions(reading *r, quantity *q) {
    static const char EMITTED[] = "_emission";
    const char *end = id_tail(q->metric_id, EMITTED);
    if (!end || q->kind != FACTS_LEVEL) return;
    const token *cut = NULL;
    for_tokens_in(t, r, 0, q->start)
        if (concerns(r, t, CONCEPT_EMISSION_REDUCTION)) cut = t;
    if (!cut || clause_of(r, cut->start) >= q->clause || !opens_list(r, cut->end)) return;
    rename_as(r, q, "%.*s_emission_reduction", (int)(end - q->metric_id), q->metric_id);
}

/* 光伏占比从5%升至21%，占新增装机的六成: a clause that begins with the verb of a share goes on about the thing that had
 * the share before it. */
static void name_of_sharer(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const uint32_t clause = clause_start(r, q->clause);
    if (!last || !is_percentage(r, q) || last->unit != q->unit || last->kind != FACTS_LEVEL ||
        last->clause + 1 != q->clause || !cue_at(r, clause, CUE_SHARE))
        return;
    const size_t was = longest_thing(r->packs, last->metric_id), now = longest_thing(r->packs, q->metric_id);
    if (!was || !now || (was == now && strncmp(last->metric_id, q->metric_id, was) == 0)) return;
    for_tokens_in(t, r, clause, q->start) {
        if (t->word->class != WORD_SUBJECT) continue;
        if (strncmp(concept_of(r, t)->id, q->metric_id, now) == 0) return; /* 占煤电的六成 */
    }
    rename_as(r, q, "%.*s%s", (int)was, last->metric_id, q->metric_id + now);
}

/* "Oil and gas made up 37% and 24% respectively": a word of two things says one of each in a list of two numbers. */
static void name_one_of_pair(reading *r, quantity *q) {
    const facts_packs *p = r->packs;
    const char *first = strchr(q->metric_id, '_'), *second = first ? strchr(first + 1, '_') : NULL;
    if (q->metric || q->list_size != 2 || !second) return;
    const size_t one = (size_t)(first - q->metric_id), both = (size_t)(second - q->metric_id);
    if (!id_says_thing(p, q->metric_id, both) || !id_says_thing(p, q->metric_id, one) ||
        !id_says_thing(p, first + 1, both - one - 1))
        return;
    if (q->list_index == 0)
        rename_as(r, q, "%.*s%s", (int)one, q->metric_id, second);
    else
        rename_as(r, q, "%s", first + 1);
}

uint32_t row_colon(const reading *r, uint32_t start) {
    enum { YEAR = 4 };
    const uint32_t sign = is_han(r) ? list_before(r, LIST_YEAR_SIGN, start) : 0;
    if (sign && start >= sign + YEAR && begins_with_year(r->text + start - sign - YEAR, YEAR)) start -= sign + YEAR;
    if (start >= 2 && text_is(r, start - 2, ": ")) return start - 2;
    return start >= 3 && text_is(r, start - 3, "：") ? start - 3 : 0;
}

bool in_cell(const reading *r, const quantity *q) { return !quantity_before(r, q) && row_colon(r, q->start); }

bool begins_part(const reading *r, uint32_t start) {
    return start == skip_spaces(r, r->marker) || row_colon(r, start) || (start >= 2 && text_is(r, start - 2, ", "));
}

bool ends_row_name(const reading *r, uint32_t end) {
    const uint32_t told = word_behind(r, LIST_LABEL_STATUS, end) ? list_at(r, LIST_LABEL_STATUS, end + 1) : 0;
    if (told) end += 1 + told; /* "Transport target, 2030" */
    return text_is(r, end, ", ") || text_is(r, end, ": ") || text_is(r, end, "：");
}

/* Below "Emissions by sector:", or such a heading over a list. */
static bool lists_emissions(const reading *r, const context *c) {
    const int emission = r->packs->known[CONCEPT_EMISSION];
    for (int i = 0; i < c->sentence_count && c->list.goes_on; i++)
        if (c->sentence[i] == emission) return true;
    for (int i = 0; i < c->heading_count && c->in_item; i++)
        if (c->heading[i] == emission) return true;
    return false;
}

/* There "Electricity: 40%", "Water: 1%": a point that names a thing and says nothing that is measured of it. */
static void name_point_of_emissions(reading *r, quantity *q, const context *c) {
    static const char *const SUPPOSED[] = {"_generation_share", "_consumption_share", "_share", NULL};
    if (!(c->list.goes_on || c->in_item) || !is_percentage(r, q) || quantity_before(r, q) || !lists_emissions(r, c) ||
        id_tail(q->metric_id, "_emission_share") || word_behind(r, LIST_OF, q->end))
        return;
    for_tokens(t, r) {
        if (t->word->class == WORD_MEASURE) return;
        const concept *o = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
        if (o && (o->renews || (o->countable && !o->sector && !o->inventory))) return; /* what emits less */
    }
    for (int i = 0; SUPPOSED[i]; i++) {
        const char *tail = id_tail(q->metric_id, SUPPOSED[i]);
        if (!tail) continue;
        rename_as(r, q, "%.*s_emission_share", (int)(tail - q->metric_id), q->metric_id);
        return;
    }
}

/* Below such a line, a point that tells of a sector tells of emissions; else what the last figure was of. */
static const char *figure_spoken_of(const reading *r, const context *c, const quantity *q) {
    const size_t size = strcspn(q->metric_id, "_");
    const facts_packs *p = r->packs;
    const bool titled =
        c->title.topic != NONE && p->concepts.at[c->title.topic].tonnes_of != NONE; /* "Greenhouse gas inventory" */
    if (is_han(r) || c->paragraph.figure.id[0] || !(c->list.goes_on || c->in_item || titled) || !q->metric_id[size])
        return c->paragraph.figure.id;
    const char *tail = strrchr(q->metric_id, '_');
    const int thing = thing_of_id(p, q->metric_id, tail);
    if (thing == NONE || !p->concepts.at[thing].inventory) return c->paragraph.figure.id;
    if (lists_emissions(r, c)) return "ghg_emission";
    return titled && q->unit == p->unit_percent ? "ghg_emission" : c->paragraph.figure.id;
}

/* "The average commute is 24 minutes": a time, and not for how many hours a plant runs. */
static void name_minutes(reading *r, quantity *q) {
    const char *hours = q->metric || q->unit == NONE ? NULL : id_tail(q->metric_id, "_utilization_hours");
    if (hours && decimal_value(r->packs->units.at[q->unit].factor) < 1)
        rename_as(r, q, "%.*s_time", (int)(hours - q->metric_id), q->metric_id);
}

/* "The largest consumers of gas in 2015 were:", and in the list "Industry (11 billion cubic metres)": the measure that
 * the opening says, of its thing, where the item names nothing that has the amount itself. */
static void name_of_opening(reading *r, quantity *q, const context *c) {
    const facts_packs *p = r->packs;
    if (!c->list.goes_on || q->metric || q->kind != FACTS_LEVEL || q->unit == NONE || q->unit == p->unit_percent ||
        quantity_before(r, q) || quantity_behind(r, q))
        return;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const concept *own = is_concept(&r->tokens.at[i]) ? &p->concepts.at[r->tokens.at[i].word->value[0]] : NULL;
        if (own && (own->measure || own->fuel || own->generates)) return;
    }
    const concept *thing = NULL, *measure = NULL;
    for (int i = 0; i < c->list.count; i++) {
        const concept *o = &p->concepts.at[c->list.concepts[i]];
        if (o->measure && !o->weak && o->dimensions & dimension_bit(p, q->dimension)) measure = o;
        if (!o->measure && (o->fuel || o->carrier)) thing = o;
    }
    if (thing && measure && measure->flow) rename_as(r, q, "%s_%s", thing->id, measure->id);
}

/* 54个城市开通轨道交通线路300条: how many cities have lines, and not how many lines there are. */
static void name_cities(reading *r, quantity *q) {
    const char *line = is_han(r) && q->kind == FACTS_LEVEL ? id_tail(q->metric_id, "_line_count") : NULL;
    const token *noun = line ? token_starting(r, q->end, WORD_SUBJECT) : NULL;
    if (noun && concerns(r, noun, CONCEPT_CITY))
        rename_as(r, q, "%.*s_city_count", (int)(line - q->metric_id), q->metric_id);
}

/* "Solar stood at 90 GW and wind at 60 GW, a rise of 40 percent and 20 percent, respectively": where only the thing is
 * told, what moves is the level that was told of it. */
static void name_of_own_level(reading *r, quantity *q) {
    const int thing = moves(q) && !q->metric ? packs_concept(r->packs, q->metric_id, strlen(q->metric_id)) : NONE;
    if (thing == NONE || r->packs->concepts.at[thing].measure) return;
    const size_t size = strlen(q->metric_id);
    for (const quantity *o = quantity_before(r, q); o; o = quantity_before(r, o))
        if (o->kind == FACTS_LEVEL && strncmp(o->metric_id, q->metric_id, size) == 0 && o->metric_id[size] == '_') {
            rename_as(r, q, "%s", o->metric_id);
            return;
        }
}

/* 全球平均气温比1850年至1900年间平均气温高1.5摄氏度: how much warmer the world is, whatever it is held against. */
static void name_world_warming(reading *r, quantity *q) {
    static const char WORLD[] = "surface_temperature";
    const int world = packs_concept(r->packs, WORLD, sizeof WORLD - 1);
    if (q->kind != FACTS_CHANGE || world == NONE ||
        (strcmp(q->metric_id, WORLD) != 0 && strcmp(q->metric_id, "air_temperature") != 0))
        return;
    for_tokens_in(t, r, clause_start(r, q->clause), q->start)
        if (says_concept(t, world)) {
            rename_as(r, q, "global_mean_temperature_change");
            return;
        }
}

/* "The NDC covers six gases. It proposes to reduce by 30%": what falls is what is given off, and not the pledge. */
static void name_pledged(reading *r, quantity *q) {
    const metric *emission = strcmp(q->metric_id, "ndc") == 0 && q->falls ? emission_of_all(r) : NULL;
    if (emission) rename_as(r, q, "%s", emission->public.id);
}

/* "power for 2,000 households (9,000 people)": the people in them are no households. */
static void name_people(reading *r, quantity *q) {
    const char *end = id_tail(q->metric_id, "_household_count");
    const bool people = end && q->unit_word &&
                        packs_list_find(r->packs, packs_list(r->packs, LIST_PEOPLE, r->language), q->unit_word->form,
                                        q->unit_word->size);
    if (people) rename_as(r, q, "%.*s_population", (int)(end - q->metric_id), q->metric_id);
}

/* "Emissions from buildings must fall by 60% to meet the overall 55% reduction target": the target is for all
 * emissions, and not for those of the sector before it. */
static void name_overall_target(reading *r, quantity *q) {
    const quantity *last = quantity_before(r, q);
    const uint32_t end = clause_end(r, q->clause);
    uint32_t size;
    if (!last || !q->falls || !last->falls || !id_tail(q->metric_id, "_emission") ||
        strcmp(q->metric_id, last->metric_id) != 0 || !word_between(r, LIST_OVERALL, last->end, q->start))
        return;
    if (list_next(r, LIST_GOAL, last->end, end, &size) < end) rename_as(r, q, "ghg_emission");
}

void metric_rename(reading *r, quantity *q, const context *c) {
    const char *const figure = figure_spoken_of(r, c, q), *const moved = c->section.moved.id;
    if (!q->metric_id[0]) return; /* what is of no metric gets no name of its own */
    /* Here and in the other files of names a rule of one language is called for that one alone. */
    const bool han = is_han(r);
    name_of_renewables(r, q);
    name_of_both(r, q);
    if (han) name_part_of_added(r, q);
    if (!han) {
        name_one_of_pair(r, q);
        name_of_opening(r, q, c);
        name_point_of_emissions(r, q, c);
    }
    name_energy(r, q, c);
    name_in_balance(r, q);
    if (!han) name_next_thing(r, q);
    name_that_of(r, q);
    name_share(r, q, figure);
    name_cut(r, q, figure);
    name_money(r, q, c, figure);
    if (!han) name_purpose(r, q);
    name_power(r, q, c);
    name_each(r, q);
    name_emitter(r, q, figure[0] ? figure : moved);
    if (!han) name_overall_target(r, q);
    name_world_share(r, q);
    if (han) {
        name_world_warming(r, q);
        name_of_sum(r, q);
        name_of_two(r, q);
        name_of_sharer(r, q);
        name_of_reductions(r, q);
        name_of_counted_share(r, q);
        name_retrofit(r, q);
    }
    name_of_capacity_share(r, q);
    if (han) name_of_wind_and_solar(r, q);
    name_as_listed(r, q);
    name_of_own_level(r, q);
    name_minutes(r, q);
    if (!han) {
        name_people(r, q);
        name_pledged(r, q);
    }
    name_cities(r, q);
    name_rate(r, q);
    if (q->kind == FACTS_GROWTH && betters(r, q)) q->falls = true;
}
