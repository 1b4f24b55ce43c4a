/* Where and whose: country, project or company; and whether it is done, promised or foreseen. */
#include "bind.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

/* ------------------------------------------------------------------ state */

static int year_end_of(const char *time) {
    const char *slash = strchr(time, '/');
    if (slash && slash[1] >= '0' && slash[1] <= '9') return atoi(slash + 1);
    return slash ? 0 : atoi(time);
}

facts_state context_frame(const context *c) {
    return c->block_frame     ? c->block_frame
           : c->run_in_frame  ? c->run_in_frame
           : c->heading_frame ? c->heading_frame
           : c->told          ? FACTS_ACTUAL
                              : c->title_frame;
}

/* "1.4 GW at the end of 2023 and could grow to 5 GW": what is said behind "and" is said of the next number. */
static bool another_matter(const reading *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (text_is(r, i, " and ") || text_is(r, i, " but ") || text_is(r, i, "; ")) return true;
    return false;
}

/* 完成五年目标的86%: how much of a target is reached is no target. */
static bool part_of_target(const reading *r, const token *t, const quantity *q) {
    const token *of = token_starting(r, t->end, WORD_CUE);
    const quantity *first = q - q->list_index;
    const token *bound = token_ending(r, back_spaces(r, first->start), WORD_BOUND);
    return of && of->word->value[0] == CUE_OF && of->end == (bound ? bound->start : first->start) &&
           q->unit == r->packs->unit_percent;
}

/* 将占比提高到25%: here 将 says what is raised, and not that it will be. */
static bool takes_object(const reading *r, const token *t, const quantity *q) {
    if (!r->packs->languages[r->language].han || t->end - t->start > 6 || t->end > q->start ||
        clause_of(r, t->start) != q->clause)
        return false;
    bool thing = false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *o = &r->tokens.at[i];
        if (o->start <= t->start) continue; /* 将可再生能源占比提高到 */
        if (o->word->class == WORD_SUBJECT || o->word->class == WORD_MEASURE) thing = true;
        if (o->word->class == WORD_CUE && o->word->value[0] == CUE_TO) return thing;
    }
    return false;
}

/* 由目前的75%提升到80%: what is so now is only where the change begins. */
static bool tells_beginning(const reading *r, const token *t, const quantity *q) {
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->from && o->start >= t->end && o->start - t->end <= 9 && o->end <= q->start) return true;
    return false;
}

/* 完成了到2020年下降40%的目标: the number is what was promised, also where that was kept. */
static bool called_target(const reading *r, const quantity *q) {
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const token *of = token_starting(r, bound ? bound->end : q->end, WORD_CUE);
    const token *target = of && of->word->value[0] == CUE_OF               ? token_starting(r, of->end, WORD_CUE)
                          : r->packs->languages[r->language].han && !bound ? of
                                                                           : NULL;
    return target && (target->word->value[0] == CUE_TARGET || target->word->value[0] == CUE_FRAME_TARGET);
}

/* "the record of 250 GW set in May 2024": what was set then, where no target is spoken of, is done. */
static bool set_then(const reading *r, const token *t, const quantity *q) {
    const int now = r->published.year;
    if (!now || t->start < q->end || r->packs->languages[r->language].han) return false;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->start < t->end && s->end > t->end) return s->year && s->year <= now;
    }
    return false;
}

/* "At 3 °C of warming a fifth of the species is lost": what is said of a degree of warming is no observation. */
static bool at_warming(const reading *r, const quantity *q) {
    enum { WARMEST = 6 };
    if (r->packs->languages[r->language].han) return false;
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *o = &r->quantities.at[i];
        if (o == q || o->unit == NONE || r->packs->dimension_classes[o->dimension] != DIMENSION_TEMPERATURE) continue;
        if (o->clause != q->clause && !(o->end <= q->start && o->clause + 1 == q->clause)) continue;
        const token *bound = token_ending(r, back_spaces(r, o->start), WORD_BOUND);
        const uint32_t at = back_spaces(r, bound ? bound->start : o->start);
        const bool led =
            at >= 2 && (text_is(r, at - 2, "at") || text_is(r, at - 2, "At")) && (at == 2 || r->text[at - 3] == ' ');
        if (led && decimal_value(o->value) <= WARMEST) return true;
    }
    return false;
}

/* "26 percent, against a goal of 50 percent": the goal is that of the number behind. */
static bool goal_of_next(const reading *r, const quantity *q, uint32_t to) {
    const quantity *next = q + 1;
    return !r->packs->languages[r->language].han && next < r->quantities.at + r->quantities.count &&
           q->kind == FACTS_LEVEL && has_cue(r, q->end, to, CUE_BASE);
}

void bind_states(reading *r, const context *c) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        stretch own = own_stretch(r, q);
        const token *best = NULL;
        for (size_t k = 0; k < r->tokens.count; k++) {
            const token *t = &r->tokens.at[k];
            if (t->word->class != WORD_CUE) continue;
            cue said = (cue)t->word->value[0];
            if (said == CUE_FRAME_TARGET) said = CUE_TARGET;
            if (said == CUE_FRAME_PROJECTED) said = CUE_PROJECTED;
            if (said != CUE_TARGET && said != CUE_PROJECTED && said != CUE_ACTUAL) continue;
            if (said == CUE_ACTUAL && t->end <= q->start && closes_between(r, t->end, q->start))
                continue; /* "15 percent (currently 2), 35 percent of waste" */
            if (said == CUE_PROJECTED && takes_object(r, t, q)) continue;
            if (said == CUE_TARGET && (part_of_target(r, t, q) || set_then(r, t, q))) continue;
            if (said == CUE_TARGET && r->packs->languages[r->language].han && t->end < q->start &&
                (r->text[t->end] == ';' || text_is(r, t->end, "\xef\xbc\x9b")))
                continue; /* 超额完成下降4%的目标；乙市下降11% */
            if (said == CUE_ACTUAL && r->packs->languages[r->language].han && tells_beginning(r, t, q)) continue;
            const bool behind = t->start >= q->end && t->start < own.end && !another_matter(r, q->end, t->start);
            /* "..., and the first unit of 1,250 MW is planned for 2036": nearer than what an earlier clause says */
            const bool nearer = best && best->end <= q->start && clause_of(r, best->start) < q->clause &&
                                clause_of(r, t->start) == q->clause && t->start <= q->end + 20 &&
                                !r->packs->languages[r->language].han;
            if (behind && goal_of_next(r, q, t->start)) continue;
            if (t->end <= q->start || (behind && (!best || nearer))) best = t;
        }
        q->state = FACTS_ACTUAL;
        if (best && (best->word->value[0] == CUE_TARGET || best->word->value[0] == CUE_FRAME_TARGET))
            q->state = FACTS_TARGET;
        if (best && (best->word->value[0] == CUE_PROJECTED || best->word->value[0] == CUE_FRAME_PROJECTED))
            q->state = FACTS_PROJECTED;
        if (q->state == FACTS_PROJECTED && c->pledges && cue_at(r, best->start, CUE_WILL)) q->state = FACTS_TARGET;
        int year = year_end_of(q->time), now = r->published.year;
        if (best && best->word->value[0] == CUE_ACTUAL && clause_of(r, best->start) != q->clause && now && year > now &&
            q->time_source == FACTS_TIME_EXPLICIT && !strchr(q->time, '/') && r->packs->languages[r->language].han)
            best = NULL; /* 目前仍有……，2030年提高到75% */
        const bool near = best && clause_of(r, best->start) == q->clause;
        /* "By 2030 the bases are expected to reach 455 GW, of which 315 GW ...": the word behind the time rules both */
        const bool led = best && q->time_span && best->end <= q->start && best->start >= q->time_span->end;
        bool deadline = q->time_span && q->time_span->deadline;
        if (!best && q->time_source == FACTS_TIME_CONTEXT &&
            (q->time == c->ahead || (!c->last_ahead && (c->state != FACTS_PROJECTED || !(year && now && year <= now)))))
            q->state = c->state;
        const bool done = best && best->word->value[0] == CUE_ACTUAL && year == now && deadline &&
                          q->time_span->start < best->start &&
                          best->end <= q->start; /* "by late 2018 it had reached" */
        if ((!best || (deadline && !near && !led && !done)) && now && (year > now || (deadline && year == now)))
            q->state = context_frame(c) == FACTS_PROJECTED                                        ? FACTS_PROJECTED
                       : c->title_world || c->heading_world || strcmp(c->home, "WLD") == 0        ? FACTS_PROJECTED
                       : deadline || context_frame(c) == FACTS_TARGET                             ? FACTS_TARGET
                       : context_frame(c) == FACTS_ACTUAL && r->packs->languages[r->language].han ? FACTS_TARGET
                                                                                                  : FACTS_PROJECTED;
        else if (!best && context_frame(c) && !(year && year < now) &&
                 !(q->time_span && q->time_span->rule->emit.op == EMIT_PAST))
            q->state = context_frame(c);
        if (!best && !year && at_warming(r, q)) q->state = FACTS_PROJECTED;
        /* what lies behind is no promise any more, whatever the sentence promises besides */
        if (now && year && year < now && q->time_source == FACTS_TIME_EXPLICIT && !near) q->state = FACTS_ACTUAL;
        if (q->from && year && now && year <= now) q->state = FACTS_ACTUAL; /* "must rise from 400 GW in 2022" */
        if (best && q->time_span && !q->time_span->time[0] && best->end <= q->time_span->start &&
            q->time_span->end <= q->start && !r->packs->languages[r->language].han)
            q->state = FACTS_ACTUAL; /* "will be 9 GW by 2040; today it is 1 GW" */
        if (!best && q->time_source == FACTS_TIME_CONTEXT && now && year && year < now) q->state = FACTS_ACTUAL;
        if (called_target(r, q)) q->state = FACTS_TARGET;
        if (now && year && year < now && q->time_span && q->time_span->as_base && q->kind == FACTS_LEVEL)
            q->state = FACTS_ACTUAL;
        if (!year && (q->from || held_against(r, q)))
            q->state = FACTS_ACTUAL; /* "is to reach 50 GW, up from 14 GW now" */
    }
}

/* ----------------------------------------------------------------- places */

/* ISO 3166 alpha-3; groups of countries are named in words. */
static bool is_country(const word *w) { return strlen(w->text) == 3 && isupper((unsigned char)w->text[1]); }

static bool is_world(const word *w) { return strcmp(w->text, "WLD") == 0; }

/* "占全球总量的40%", "of the global total": the world as the whole of a share is not where the quantity is. */
static bool world_is_whole(const reading *r, const quantity *q) {
    return q->unit == r->packs->unit_percent && q->kind == FACTS_LEVEL;
}

static const char *keep(reading *r, const char *bytes, size_t size) {
    const char *kept = arena_copy(r->memory, bytes, size);
    return kept ? kept : "";
}

/* The name that ends in a word such as 电站 or Railway, as far back as a name can reach. */
static const char *entity_at(reading *r, const token *t) {
    uint32_t start = t->start;
    if (r->packs->languages[r->language].han) {
        uint32_t limit = t->start > 60 ? t->start - 60 : 0;
        static const char *const STOPS[] = {"\xef\xbc\x8c",
                                            "\xe3\x80\x82",
                                            "\xe3\x80\x81",
                                            "\xe7\x9a\x84",
                                            "\xe5\x9c\xa8",
                                            "\xef\xbc\x9a",
                                            "\xef\xbc\x9b",
                                            ",",
                                            "(",
                                            ")",
                                            " ",
                                            "\xe3\x80\x8b",
                                            "\xe7\x94\xb1",
                                            "\xe4\xb8\xba",
                                            "\xe8\xaf\xa5",
                                            "\xe6\x98\xaf",
                                            NULL};
        while (start > limit) {
            uint32_t previous = start - 1;
            while (previous > limit && ((unsigned char)r->text[previous] & 0xC0) == 0x80) previous--;
            bool stop = false;
            for (int i = 0; STOPS[i]; i++) stop = stop || text_is(r, previous, STOPS[i]);
            if (stop || isdigit((unsigned char)r->text[previous])) break;
            start = previous;
        }
    } else {
        while (start > 1 && r->text[start - 1] == ' ') {
            uint32_t word = start - 1;
            while (word > 0 && r->text[word - 1] != ' ') word--;
            if (!isupper((unsigned char)r->text[word]) || strchr(",;:.", r->text[start - 2])) break;
            start = word;
        }
    }
    while (start < t->start && r->text[start] == ' ') start++;
    return start < t->start ? keep(r, r->text + start, t->end - start) : "";
}

static bool compared_place(const quantity *q, const token *t) {
    /* 相当于美国的两倍: the country is what it is compared with */
    return q->kind == FACTS_RATIO && t->end <= q->start && q->start - t->end <= 12;
}

/* "imports from India", "exported to Laos": with whom is traded says not where. */
static bool trade_partner(const reading *r, const token *t) {
    const token *lead = token_ending(r, back_spaces(r, t->start), WORD_CUE);
    if (!lead || (lead->word->value[0] != CUE_FROM && lead->word->value[0] != CUE_TO)) return false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *m = &r->tokens.at[i];
        if (m->word->class != WORD_MEASURE || m->end > lead->start || m->end + 24 < lead->start) continue;
        const char *id = r->packs->concepts.at[m->word->value[0]].id;
        if (strcmp(id, "import") == 0 || strcmp(id, "export") == 0) return true;
    }
    return false;
}

static bool points_back(const reading *r) {
    for (uint32_t i = r->marker; i < r->size && i < r->marker + 24; i++)
        if (text_is(r, i, "% of them ") || text_is(r, i, "percent of them "))
            return true; /* "Farms caused 8% of them" */
    return has_cue(r, 0, r->marker + (r->size < 24 ? r->size : 24), CUE_ANAPHORA);
}

/* 全球用电量增加1100太瓦时，增幅达到4.3%: a clause that begins with the world is of the world, and so are those behind
 * it. */
static bool world_goes_on(const reading *r, const quantity *q) {
    const token *world = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_PLACE && t->word->text[0] != '-') world = is_world(t->word) ? t : NULL;
    }
    return world && begins_clause(r, world) && !world_is_whole(r, q) && !has_cue(r, world->end, q->start, CUE_SHARE);
}

/* 全球新投产的项目中，九成的成本低于...: where no country is in reach, the world that the sentence names. */
static bool world_named(const reading *r, const quantity *q) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= q->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_PLACE && is_world(t->word) &&
            !(world_is_whole(r, q) && has_cue(r, t->start > 6 ? t->start - 6 : 0, t->start, CUE_SHARE)))
            return r->packs->languages[r->language].han;
    }
    return false;
}

/* "20 GW installed in the EU": a group of countries behind a number, where a word says that it is the place. */
static bool led_by_in(const reading *r, const token *t) {
    const uint32_t at = t->start >= 4 && text_is(r, t->start - 4, "the ") ? t->start - 4 : t->start;
    if (at < 3 || !text_is(r, at - 2, "n ") || (r->text[at - 3] != 'i' && r->text[at - 3] != 'I')) return false;
    return at == 3 || r->text[at - 4] == ' ' || (at >= 7 && text_is(r, at - 7, "within "));
}

/* "In 2022, the EU produced 37% of its energy, while 63% was imported." */
static bool leads_sentence(const reading *r, const token *t) {
    return !r->packs->languages[r->language].han && clause_of(r, t->start) <= 1 && begins_clause(r, t);
}

/* "partnerships with A and B of 20 and 15 billion respectively": a country each, where there are as many. */
static const char *country_of_member(const reading *r, const quantity *q) {
    const char *countries[16];
    int count = 0;
    const quantity *first = q - q->list_index, *last = first + q->list_size - 1;
    if (q->list_size < 2 || q->list_size > 16) return NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].end <= first->start; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || !is_country(t->word) || is_world(t->word)) continue;
        if (count == q->list_size) return NULL;
        countries[count++] = t->word->text;
    }
    const uint32_t to = last->end + 24 < r->size ? last->end + 24 : r->size;
    return count == q->list_size && has_cue(r, 0, to, CUE_RESPECTIVELY) ? countries[q->list_index] : NULL;
}

void bind_places(reading *r, const context *c) {
    const bool world_paper = c->home[0]
                                 ? strcmp(c->home, "WLD") == 0
                                 : c->title_world; /* a country named in one sentence is not what the next is about */
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        stretch own = own_stretch(r, q);
        const char *country = "", *home = c->home, *entity = "";
        bool world = false, named = false, world_leads = false;
        int named_in = NONE; /* the clause that names the country */
        for (size_t k = 0; k < r->tokens.count; k++) {
            const token *t = &r->tokens.at[k];
            if (t->word->class == WORD_ENTITY && t->end <= q->start) entity = entity_at(r, t);
            if (t->word->class != WORD_PLACE || strcmp(t->word->text, "-") == 0 || compared_place(q, t) ||
                is_nation(t) || trade_partner(r, t))
                continue;
            if (t->start >= q->end && has_cue(r, q->end, t->start, CUE_ASIDE))
                continue; /* "fell by 1% as renewables expanded in China" */
            if (is_world(t->word)) {
                bool near = (t->start >= clause_start(r, q->clause) || t->start <= r->marker) &&
                            t->end <= q->start; /* "Globally, ..." */
                near = near || (t->start >= q->end && t->start <= q->end + 1);
                if (near && !world_is_whole(r, q) && !has_cue(r, t->end, q->start, CUE_SHARE)) {
                    world = true;
                    world_leads = t->end <= q->start && begins_clause(r, t) && clause_of(r, t->start) == q->clause;
                }
            } else if ((t->end <= q->start || (t->start < own.end && !named)) &&
                       (is_country(t->word) || !home[0] || led_by_in(r, t) || leads_sentence(r, t) ||
                        (t->end <= q->start && clause_of(r, t->start) == q->clause))) {
                bool is_home = strcmp(t->word->text, home) == 0;
                const bool group = country[0] && (strlen(country) != 3 || !isupper((unsigned char)country[1]));
                if (!is_home || !country[0] || group) country = t->word->text; /* a Chinese firm in Kenya is in Kenya */
                named = true;
                named_in = clause_of(r, t->start);
            }
        }
        if (world_leads && named_in < q->clause)
            country = "WLD"; /* "in Norway the first unit opened, the world has 80 GW" */
        if (!world && !country[0] && i > 0 && strcmp(q[-1].region, "WLD") == 0 && world_goes_on(r, q)) world = true;
        for (size_t k = 0; k < r->tokens.count && !r->packs->languages[r->language].han;
             k++) { /* "ranges from 8% in Germany to 57% in Bulgaria", "from 8% (Germany) to 57% (Bulgaria)" */
            const token *t = &r->tokens.at[k];
            const bool in = t->start == q->end + 4 && text_is(r, q->end, " in "),
                       bracketed = t->start == q->end + 2 && text_is(r, q->end, " (") && text_is(r, t->end, ")");
            if (t->word->class == WORD_PLACE && (in || bracketed) && is_country(t->word) && !is_world(t->word))
                country = t->word->text, named = true;
        }
        if (world && !country[0]) country = "WLD";
        if (!country[0] && c->block_place[0] && (!c->world || home[0]) && (!world_paper || points_back(r)))
            country = c->block_place;
        if (!country[0] && c->heading_place[0]) country = c->heading_place;
        if (!country[0]) country = home;
        if (!country[0] && (c->world || c->title_world || c->heading_world || world_named(r, q))) country = "WLD";
        const char *member = country_of_member(r, q);
        if (member) country = member;
        q->region = country;
        q->entity = entity[0] ? entity : strcmp(country, "WLD") == 0 ? "" : part_of_country(r, c, q);
    }
}

/* ----------------------------------------------------------------- values */

static const char *joined(reading *r, const char *symbol, const char *rate) {
    char text[64];
    int n = snprintf(text, sizeof text, "%s%s", symbol, rate);
    return keep(r, text, (size_t)(n < (int)sizeof text ? n : 0));
}

static bool of_class(const facts_packs *p, int unit, dimension_class class) {
    return p->dimension_classes[p->units.at[unit].dimension] == class;
}

/* The value in the unit of its metric; methane that is told in tonnes of CO2 equivalent stays so. */
void bind_values(reading *r) {
    const facts_packs *p = r->packs;
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        int unit = q->unit == NONE ? p->unit_one : q->unit, to = unit;
        bool level = q->kind == FACTS_LEVEL || (q->kind == FACTS_CHANGE && q->unit != p->unit_pp);
        const char *dimension = p->dimensions.at[p->units.at[unit].dimension];
        if (q->rate) {
            to = unit; /* amounts for each mile or kilowatt-hour stay as they are said */
        } else if (strncmp(dimension, "carbon_price_", 13) == 0 && q->metric) {
            char symbol[24];
            snprintf(symbol, sizeof symbol, "%s/tCO2", dimension + 13);
            to = packs_unit(p, symbol, strlen(symbol));
        } else if (strncmp(dimension, "money_", 6) == 0) {
            char symbol[24];
            snprintf(symbol, sizeof symbol, "%s_bn", dimension + 6);
            to = packs_unit(p, symbol, strlen(symbol));
        } else if (level && q->metric && q->metric_id[0] &&
                   !(of_class(p, unit, DIMENSION_CO2) && of_class(p, q->metric->unit, DIMENSION_MASS))) {
            to = q->metric->unit;
        } else if (level) {
            const list *l = packs_list(p, LIST_DEFAULT_UNITS, NONE);
            const char *symbol = p->units.at[unit].symbol;
            const word *w = l ? packs_list_find(p, l, symbol, strlen(symbol)) : NULL;
            if (l && !w) w = packs_list_find(p, l, dimension, strlen(dimension));
            if (w) to = packs_unit(p, w->text, strlen(w->text));
        }
        if (to == NONE) to = unit;
        q->out_value = isnan(q->exact) ? unit_convert(p, q->value, unit, to) : q->exact;
        q->out_hi = q->has_hi ? unit_convert(p, q->value_hi, unit, to) : NAN;
        if (q->falls) {
            q->out_value = q->out_value == 0 ? 0 : -fabs(q->out_value);
            if (q->has_hi) q->out_hi = -q->out_hi;
        }
        q->out_unit = p->units.at[to].symbol;
        if (q->rate) q->out_unit = joined(r, p->units.at[to].symbol, q->rate);
    }
}

/* ---------------------------------------------------------------- context */

static bool holds(const int *concepts, int count, int concept) {
    for (int i = 0; i < count; i++)
        if (concepts[i] == concept) return true;
    return false;
}

static void collect(const reading *r, int *concepts, int *count) {
    *count = 0;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class != WORD_SUBJECT && w->class != WORD_MEASURE) continue;
        for (int k = 0; k < w->count && *count < MAX_CONTEXT; k++)
            if (!holds(concepts, *count, w->value[k])) concepts[(*count)++] = w->value[k];
    }
}

/* A review tells of its own year (or a quarter of it) sentence after sentence; an earlier year, or a span of years, is
 * named for one thing. */
static bool under_report(const char *time, const reading *r) {
    const char *slash = strchr(time, '/');
    const bool fiscal = slash && strlen(time) == 9 && atoi(slash + 1) == atoi(time) + 1;
    return r->published.year && (!slash || fiscal || strncmp(slash + 1, time, 4) == 0) &&
           atoi(fiscal ? slash + 1 : time) >= r->published.year - 1;
}

/* A year, or the months of it so far. */
static bool of_year_under_report(const context *c, const reading *r) {
    const char *slash = strchr(c->time, '/');
    const bool framed = c->frame[0] && strcmp(c->time, c->frame) == 0 && (!slash || strlen(c->time) == 9);
    return framed || (under_report(c->time, r) && (!slash || strncmp(c->time + 4, "-01/", 4) == 0));
}

bool context_returns(const context *c, const reading *r) {
    if (!c->same_block || !c->frame[0] || c->dated_language != r->language || points_back(r)) return false;
    for (size_t i = 0; i < r->tokens.count && c->last_ahead; i++)
        if (r->tokens.at[i].word->class == WORD_PLACE && is_country(r->tokens.at[i].word) &&
            strcmp(r->tokens.at[i].word->text, c->home) != 0)
            return false;
    const bool ahead = c->last_ahead && atoi(c->ahead) >= r->published.year; /* not "by 2024, it had fallen" */
    return ahead ? !has_cue(r, 0, r->size, CUE_TARGET) && !has_cue(r, 0, r->size, CUE_PROJECTED)
                 : !of_year_under_report(c, r) && !strstr(c->time, "..") && atoi(c->time) < atoi(c->frame);
}

/* 在青海共和，光伏园区……: a paragraph that goes to a place in the country tells of something else than the one before.
 */
static bool begins_elsewhere(const reading *r) {
    if (!r->packs->languages[r->language].han || !text_is(r, r->marker, "\xe5\x9c\xa8")) return false;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= r->marker + 3; i++)
        if (r->tokens.at[i].start == r->marker + 3 && r->tokens.at[i].word->class == WORD_PLACE &&
            is_part(&r->tokens.at[i]))
            return true;
    return false;
}

bool context_elsewhere(const context *c, const reading *r) { return c->elsewhere || begins_elsewhere(r); }

bool context_goes_on(const context *c, const reading *r, const quantity *q) {
    const int dimension = q->dimension;
    const bool moves = q->kind != FACTS_LEVEL && c->frame[0] &&
                       strcmp(c->time, c->frame) == 0; /* a quarter's release: "prices fell by 3%" */
    if ((!c->time[0] && !c->ahead[0]) || c->dated_language != r->language) return false;
    const bool alike = dimension != NONE && dimension == c->dated_dimension && dimension != r->packs->dimension_percent;
    const bool reported = c->frame[0] && strcmp(c->time, c->frame) == 0; /* all the paragraph is of it */
    if ((c->same_block && !c->last_ahead && (c->adjacent || reported) &&
         (alike || moves || of_year_under_report(c, r))) ||
        points_back(r))
        return true;
    if (!c->same_block && context_elsewhere(c, r)) return false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class != WORD_SUBJECT && w->class != WORD_MEASURE) continue;
        for (int k = 0; k < w->count; k++)
            if (!r->packs->concepts.at[w->value[k]].weak && holds(c->dated, c->dated_count, w->value[k])) return true;
    }
    return false;
}

/* Frames: under "Targets" all numbers are targets; in the approval of a plant they are plans. */
static facts_state frame_of(const reading *r) {
    facts_state frame = FACTS_ACTUAL;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_TARGET) frame = FACTS_TARGET;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_PROJECTED) frame = FACTS_PROJECTED;
    }
    return frame;
}

/* "Bulletin of 2024", "January to August 2025": the time of all that names none. A year that is still to come is a
 * goal. */
static void learn_title_time(context *c, reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || s->deadline || !s->by_itself || !s->time[0] || strstr(s->time, ".."))
            continue;
        const bool whole_year = s->rule->emit.op == EMIT_YEAR;
        if (!whole_year && !strchr(s->time, '/') && s->rule->emit.op != EMIT_MONTH) continue;
        if (!r->published.year || s->year > r->published.year || (whole_year && s->year == r->published.year)) continue;
        snprintf(c->title_time, sizeof c->title_time, "%s", s->time);
        r->title_year = s->year;
    }
}

void context_title(context *c, reading *r) {
    if (!c->title_frame) c->title_frame = frame_of(r);
    learn_title_time(c, r);
    if (!c->title_entity[0]) c->title_entity = part_of_sentence(r, true);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class == WORD_PLACE && is_world(w)) c->title_world = true;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_PLEDGE) c->pledges = true;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_PLAN && !c->title_frame) c->title_frame = FACTS_TARGET;
        for (int k = 0; k < w->count && w->class == WORD_SUBJECT && c->topic == NONE; k++)
            if (!r->packs->concepts.at[w->value[k]].weak) c->topic = w->value[k];
    }
}

void context_report(context *c, const reading *r, const quantity *dated) {
    const span *s = dated->time_span;
    const bool own = !s || (s->by_itself && !s->deadline);
    const bool late =
        !c->block_dated && atoi(dated->time) >= r->published.year - 3; /* final figures are two or three years old */
    c->block_dated = true;
    if (own && !c->frame[0] && (under_report(dated->time, r) || (late && !strchr(dated->time, '/'))) &&
        atoi(dated->time) <= r->published.year)
        snprintf(c->frame, sizeof c->frame, "%s", dated->time);
}

void context_note(context *c, const reading *r, const quantity *q) {
    if (!q->metric_id[0] || !q->time[0] || q->from || q->time_source != FACTS_TIME_EXPLICIT ||
        q->unit == r->packs->unit_year)
        return;
    if (!r->published.year || atoi(q->time) > r->published.year) return;
    const char *kept = is_instant(q->time) ? c->instant : c->period;
    if (q->time != kept) snprintf(is_instant(q->time) ? c->instant : c->period, sizeof c->period, "%s", q->time);
}

void context_date(context *c, const reading *r, const quantity *dated) {
    emit_op op = dated->time_span ? dated->time_span->rule->emit.op : EMIT_YEAR;
    if (strstr(dated->time, "/..") && r->packs->languages[r->language].han) return; /* 自2003年投产以来累计发电 */
    if (op == EMIT_PAST || op == EMIT_NEXT || op == EMIT_AGO || op == EMIT_DATE)
        return; /* "over the past decade", "on 3 May" are said of one thing */
    const int year = atoi(dated->time), now = r->published.year;
    const bool foreseen = now && year == now && dated->state == FACTS_PROJECTED &&
                          !r->packs->languages[r->language].han; /* "is set to fall in 2025" */
    bool later = (dated->time_span && dated->time_span->deadline) || (now && year > now) || foreseen;
    char *kept = later ? c->ahead : c->time;
    const bool flow = op == EMIT_YEAR_END && !is_instant(dated->time) &&
                      is_instant(dated->time_span->time); /* of the year whose end was named */
    const char *time = flow ? dated->time_span->time : dated->time;
    if (time != kept) snprintf(kept, sizeof c->time, "%s", time);
    if (!later) snprintf(is_instant(kept) ? c->instant : c->period, sizeof c->period, "%s", kept);
    context_report(c, r, dated);
    c->state = dated->state;
    c->same_block = true;
    c->dated_dimension = dated->dimension;
    c->last_ahead = later;
    c->adjacent = true;
    c->dated_language = r->language;
    collect(r, c->dated, &c->dated_count);
}

/* "It was hit by floods in the summer of 2023. Damage was put at ...": a sentence without numbers dates what it led
 * to. The dates of laws and meetings do not. */
void context_event(context *c, const reading *r) {
    const span *event = NULL;
    if (r->packs->languages[r->language].han || has_cue(r, 0, r->size, CUE_EVENT) ||
        has_cue(r, 0, r->size, CUE_TARGET) || has_cue(r, 0, r->size, CUE_PROJECTED))
        return;
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].metric_id[0]) return;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME) continue;
        if (event || s->as_base || s->deadline || !s->by_itself || !s->time[0] || strchr(s->time, '/')) return;
        event = s;
    }
    if (!event || !has_cue(r, 0, r->size, CUE_ACTUAL) || !under_report(event->time, r) ||
        event->year > r->published.year)
        return;
    snprintf(c->time, sizeof c->time, "%s", event->time);
    snprintf(is_instant(c->time) ? c->instant : c->period, sizeof c->period, "%s", c->time);
    c->state = FACTS_ACTUAL;
    c->same_block = c->adjacent = true;
    c->last_ahead = false;
    c->dated_dimension = NONE;
    c->dated_language = r->language;
    collect(r, c->dated, &c->dated_count);
}

static void learn_figure(context *c, const reading *r) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *q = &r->quantities.at[i];
        if (!q->metric_id[0] || q->kind != FACTS_LEVEL || strlen(q->metric_id) >= sizeof c->figure_id) continue;
        c->figure = q->metric;
        c->figure_dimension = q->dimension;
        strcpy(c->figure_id, q->metric_id);
    }
}

void context_learn(context *c, reading *r, bool heading) {
    learn_figure(c, r);
    facts_state frame = frame_of(r);
    if (frame != FACTS_ACTUAL) *(heading ? &c->heading_frame : &c->block_frame) = frame;
    if (heading) c->told = has_cue(r, 0, r->size, CUE_FRAME_ACTUAL);
    if (heading)
        collect(r, c->heading, &c->heading_count);
    else
        collect(r, c->sentence, &c->sentence_count);
    c->sentence_numbers = r->quantities.count;
    if (!heading && !c->led) {
        c->led = true;
        c->elsewhere = begins_elsewhere(r);
        for (int i = 0; i < c->sentence_count; i++) {
            const concept *thing = &r->packs->concepts.at[c->sentence[i]];
            if (!thing->measure && !thing->weak && c->lead_count < 4) c->lead[c->lead_count++] = c->sentence[i];
        }
    }
    const char *part = part_of_sentence(r, heading);
    if (heading)
        c->heading_entity = part;
    else if (part[0])
        c->block_entity = part;
    bool at_home = false, abroad = false, several = false;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || t->word->text[0] == '-' || is_nation(t) || trade_partner(r, t)) continue;
        if (is_world(t->word)) {
            c->world = true;
            if (heading) c->heading_world = true;
        } else if (strcmp(t->word->text, c->home) == 0)
            at_home = true;
        else if (is_country(t->word) || !c->home[0]) {
            const char **place = heading ? &c->heading_place : &c->block_place;
            several = several || (abroad && strcmp(*place, t->word->text) != 0);
            *place = t->word->text;
            abroad = true;
        }
    }
    if (several && c->home[0] && !heading && !r->packs->languages[r->language].han)
        c->block_place = ""; /* of several countries none is spoken of */
    if (at_home && !abroad && !heading)
        c->block_place = c->heading_place[0] ? c->home : ""; /* the text has come home */
    if (heading && (several || (abroad && at_home))) c->heading_place = "";
    for (size_t i = 0; i < r->tokens.count && !heading && !part[0]; i++) /* "nationwide", another country */
        if (r->tokens.at[i].word->class == WORD_PLACE && !is_part(&r->tokens.at[i]) &&
            r->tokens.at[i].word->text[0] != '-')
            c->block_entity = "";
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].kind == SPAN_TIME && r->spans.at[i].by_itself && r->spans.at[i].year &&
            !r->spans.at[i].as_base) {
            c->year = r->spans.at[i].year;
            if (heading && r->size < 16) c->heading_year = c->year; /* a chronicle: "2015" */
        }
    for (size_t i = 0; heading && i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && !s->as_base && !s->deadline && s->time[0])
            snprintf(c->heading_time, sizeof c->heading_time, "%s", s->time);
    }
}
