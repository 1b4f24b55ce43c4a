/* What a number counts that has no unit, or a measure word for one. */
#include "beside.h"
#include "extract/bind/again.h"
#include "extract/find/quantity.h"
#include "name.h"

/* "12 of which are in car parks", "were set up in homes": where they are, behind the verb that starts there. */
static bool stand_somewhere(const reading *r, uint32_t verb) {
    uint32_t at = skip_spaces(r, letters_end(r, verb));
    if (ends_in(r, LIST_ENDING_ED, at, letters_end(r, at))) at = skip_spaces(r, letters_end(r, at));
    return list_at(r, LIST_INSIDE, at) > 0;
}

/* "of which 2 million were dairy cows": the things themselves stand behind the verb at `at`. */
static bool are_things(const reading *r, uint32_t at) {
    const token *verb = is_han(r) || !cue_at(r, at, CUE_HOLD) ? NULL : token_starting(r, at, WORD_CUE);
    const token *thing = verb ? token_starting(r, skip_spaces(r, verb->end), WORD_SUBJECT) : NULL;
    return thing && concept_of(r, thing)->countable && thing->end < r->size && strchr(".,;)", r->text[thing->end]);
}

bool stands_bare(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    if (are_things(r, at)) return false;
    if (list_before(r, LIST_OF_THEM, back_spaces(r, q->start))) return true; /* "of whom 5 million live in towns" */
    if (at >= r->size || strchr(",.;:)", r->text[at])) return true;
    if (span_starting(r, at)) return true;
    const token *rate = is_han(r) ? NULL : token_starting_as(r, at, WORD_UNIT, UNIT_RATE);
    if (rate && is_yearly_rate(rate)) return true; /* "against a goal of 9,000 a year" */
    const uint32_t n = list_at(r, LIST_BARE_BEHIND, at);
    const token *thing = n ? token_starting(r, skip_spaces(r, at + n), WORD_SUBJECT) : NULL;
    if (thing && list_at(r, LIST_BETWEEN_UNIT, at) == n && concept_of(r, thing)->countable)
        return false; /* "40 fewer deaths, 900 fewer asthma attacks" */
    if (!n || list_at(r, LIST_OF_THEM, at) != n || !cue_at(r, skip_spaces(r, at + n), CUE_HOLD)) return n > 0;
    return stand_somewhere(r, skip_spaces(r, at + n)) ||
           !concept_between(r, at + n, clause_end(r, clause_of(r, at))); /* not "12 of which were tradable" */
}

/* Whether its measure word or noun is in the list. */
static bool counted_with(const reading *r, const quantity *q, list_name name) {
    const list *words = packs_list(r->packs, name, r->language);
    return q->unit_word && packs_list_find(r->packs, words, q->unit_word->form, q->unit_word->size);
}

/* "Sales reached 3 million and the stock passed 9 million": a stock is no sales. */
static bool measures_other(const reading *r, const token *t, const quantity *o) {
    const concept *c = concept_of(r, t);
    return !is_han(r) && t->word->class == WORD_MEASURE && (c->stock || c->flow) &&
           c->dimensions & dimension_bit(r->packs, r->packs->dimension_one) && !strstr(o->metric_id, c->id);
}

/* Where an id ends that counts a part of things: "_job_count" of wind_job_count; NULL for other ids. */
static const char *part_counted(const facts_packs *p, const char *id) {
    const char *count = id_tail(id, "_count"), *part = count;
    while (part && part > id && part[-1] != '_') part--;
    const int c = thing_of_id(p, part, count);
    return c != NONE && part > id && p->concepts.at[c].part && p->concepts.at[c].countable ? part - 1 : NULL;
}

/* "90,000 jobs in wind, 80,000 in solar": of another thing, which stands behind. */
static bool of_another_behind(const reading *r, const quantity *q, const quantity *o) {
    const uint32_t at = skip_spaces(r, q->end), n = list_at(r, LIST_PARALLEL, at);
    const token *thing = n ? token_starting(r, skip_spaces(r, at + n), WORD_SUBJECT) : NULL;
    if (is_han(r) || !thing || !part_counted(r->packs, o->metric_id)) return false;
    const char *id = concept_of(r, thing)->id;
    return strncmp(o->metric_id, id, strlen(id)) != 0;
}

const quantity *counted_before(const reading *r, const quantity *q) {
    enum { FAR = 112, NEAR = 64 };
    const quantity *o = quantity_before(r, q);
    const bool alone = q->unit == NONE || counted_with(r, q, LIST_PIECE);
    uint32_t size; /* "1,200 chargers in ..., up from 700", "in 2010; by 2019 the number had fallen to 700" */
    const bool far =
        held_against(r, q) || q->from || (o && list_next(r, LIST_THE_FIGURE, o->end, q->start, &size) < q->start);
    const uint32_t reach = far ? FAR : NEAR;
    enum { MANY = 1000 }; /* "toward its goal of two billion" */
    const bool few = q->in_words && decimal_value(q->value) < MANY;
    if (!o || !alone || q->kind != FACTS_LEVEL || few || !o->metric_id || !o->metric_id[0] || q->start < o->end ||
        q->start - o->end > reach)
        return NULL;
    const bool count = o->kind != FACTS_LEVEL || o->unit == NONE || o->dimension == r->packs->dimension_one;
    const int said = o->metric ? NONE : last_concept(r->packs, o->metric_id); /* heat_pump_count, heat_pump_sales */
    const bool countable = o->metric ? o->metric->dimension == r->packs->dimension_one
                                     : said != NONE && r->packs->concepts.at[said].dimensions &
                                                           dimension_bit(r->packs, r->packs->dimension_one);
    if (!count || !countable || !stands_bare(r, q) || of_another_behind(r, q, o)) return NULL;
    uint32_t from = clause_start(r, q->clause) > o->end ? clause_start(r, q->clause) : o->end;
    for (uint32_t i = from; i < q->start; i++) /* "are to be planted in forests and 15 million in towns" */
        if (word_behind(r, LIST_JOINT, i)) from = i;
    for_tokens_in(t, r, from, q->start) {
        if (measures_other(r, t, o)) return NULL;
        if (t->word->class != WORD_SUBJECT) continue;
        if (!concept_of(r, t)->weak && strncmp(o->metric_id, concept_of(r, t)->id, strlen(concept_of(r, t)->id)) != 0)
            return NULL;
    }
    return o;
}

static bool is_work(const facts_packs *p, const concept *c) { return c == &p->concepts.at[p->known[CONCEPT_JOB]]; }

/* "14 plants which produced 9 TWh": what a relative clause tells by another number is not done with the things. */
static bool told_by_next(const reading *r, const quantity *q, const evidence *e) {
    const quantity *next = is_han(r) ? NULL : quantity_behind(r, q);
    uint32_t size;
    return next && e->place > q->end && e->place < next->start &&
           list_next(r, LIST_RELATIVE, q->end, e->place, &size) < e->place;
}

/* 新能源汽车出口128万辆: what is done with the things that are counted. */
static const char *count_measure(const reading *r, const quantity *q, const bag *b, const concept *thing) {
    const facts_packs *p = r->packs;
    for (int i = 0; i < b->count; i++) {
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (told_by_next(r, q, &b->at[i])) continue;
        if (is_work(p, thing) && b->at[i].concept == p->known[CONCEPT_ADDITION]) continue; /* "another 900 jobs" */
        if (b->at[i].own && c->measure && c->flow && !c->weak && c->dimensions & dimension_bit(p, p->dimension_one))
            return c->id;
    }
    return "count";
}

/* Whether a noun follows the measure word, which is then what is counted. */
static bool noun_follows(const reading *r, const quantity *q) {
    const token *bound = token_starting(r, q->end, WORD_BOUND);
    const uint32_t behind = bound ? bound->end : q->end;
    return behind < r->size && !strchr(";.)", r->text[behind]) && !text_is(r, behind, "。") && !comma_at(r, behind) &&
           !text_is(r, behind, "；") && !text_is(r, behind, "、");
}

/* 其中规模以上的有36座: whether what stands before the number only says which of them. */
static bool says_which(const reading *r, const quantity *q) {
    const token *of = token_ending(r, q->lead - list_before(r, LIST_HAS, q->lead), WORD_CUE);
    return of && is_cue(of, CUE_OF);
}

/* 水电为30个, 项目已有17个, 项目约90个: where the noun ends that is counted, before a verb that only says how many. */
static uint32_t counted_noun_end(const reading *r, const quantity *q) {
    const token *bound = token_ending(r, q->start, WORD_BOUND);
    const uint32_t at = bound ? bound->start : q->start, has = list_before(r, LIST_HAS, at);
    const token *verb = token_ending(r, at, WORD_CUE);
    return verb && (is_cue(verb, CUE_HOLD) || is_cue(verb, CUE_ACTUAL)) ? verb->start : at - has;
}

/* 项目120个。其中，风电60个、光伏40个: parts of what was counted right before; NULL for none. */
static const char *counted_part(const scene *s, reading *r, const quantity *q) {
    if (!is_han(r) || !q->counted || q->in_words || q->kind != FACTS_LEVEL || noun_follows(r, q)) return NULL;
    if (!token_ending(r, counted_noun_end(r, q), WORD_SUBJECT) && !says_which(r, q)) return NULL;
    const quantity *whole = NULL;
    bool parts = false;
    for (const quantity *o = q; o-- > r->quantities.at && !parts;) {
        if (!o->counted || o->kind != FACTS_LEVEL || !o->metric_id[0]) continue;
        whole = o;
        parts = has_cue(r, o->end, q->start, CUE_ANAPHORA);
    }
    if (whole ? whole->unit_word != q->unit_word
              : !s->c->paragraph.figure_unit || s->c->paragraph.figure_unit != q->unit_word)
        return NULL;
    if (!parts && !points_back(r)) return NULL;
    return whole ? whole->metric_id
                 : arena_copy(r->memory, s->c->paragraph.figure.id, strlen(s->c->paragraph.figure.id));
}

/* 销量80万辆，出口13万辆: what is counted with the same measure word, where no other thing is named. */
static const char *counted_again(reading *r, const quantity *q, const bag *b) {
    if (!is_han(r) || !q->counted || q->in_words) return NULL;
    if (noun_follows(r, q)) return NULL;
    for (const quantity *o = q; o-- > r->quantities.at;) {
        if (!o->counted || o->kind != FACTS_LEVEL) continue;
        if (strcmp(o->unit_word->form, q->unit_word->form) != 0 || !o->metric_id[0]) return NULL;
        for_tokens(t, r)
            if (t->word->class == WORD_SUBJECT && t->start >= o->end && t->start < q->start) return NULL;
        if (!names_nothing(r, clause_start(r, q->clause), q->start)) return NULL;
        const char *measure = count_measure(r, q, b, NULL), *end = strrchr(o->metric_id, '_');
        if (!end || strcmp(measure, "count") == 0) return o->metric_id;
        const char *thing = arena_copy(r->memory, o->metric_id, (size_t)(end - o->metric_id));
        return thing ? id_join(r, thing, measure) : NULL;
    }
    return NULL;
}

/* 煤矿百万吨死亡率为0.12: a bare number with a point counts nothing. */
static bool is_ratio_number(const reading *r, const quantity *q) {
    const size_t size = q->end - q->start;
    return q->unit == NONE && memchr(r->text + q->start, '.', size) &&
           strspn(r->text + q->start, "0123456789.") >= size;
}

/* 灌溉水有效利用系数0.58, PUE降至1.2: measures that have no unit at all; the id, or NULL. */
static const char *bare_measure(reading *r, const quantity *q, const bag *b) {
    enum { NEAR = 72 };
    const facts_packs *p = r->packs;
    const bool han = is_han(r); /* the last of 新建数据中心 is what it is about */
    const quantity *last = quantity_before(r, q);
    if (last && last->from && last->unit == NONE && last->metric_id[0]) return last->metric_id;
    for (int i = 0; i < b->count; i++) {
        const evidence *e = &b->at[i], *subject = NULL;
        if (!p->concepts.at[e->concept].bare || !e->own || e->place > q->start || q->start - e->place > NEAR) continue;
        for (int k = 0; k < b->count; k++)
            if (!p->concepts.at[b->at[k].concept].measure && b->at[k].weight > WEIGHT_LATER &&
                (!subject || b->at[k].weight > subject->weight || (b->at[k].weight == subject->weight && han)))
                subject = &b->at[k];
        const char *id = p->concepts.at[e->concept].id; /* the clinker factor of cement has one name */
        if (packs_metric(p, id, strlen(id))) return id;
        return id_join(r, subject ? p->concepts.at[subject->concept].id : "", id);
    }
    const bool row = last && han && is_ratio_number(r, last) && is_ratio_number(r, q);
    return row && last->metric_id[0] ? last->metric_id : NULL; /* 死亡率0.12，其中乡镇煤矿0.31 */
}

/* 柴油货车超标，11个部门联合检查: a noun right behind the measure word is what is counted. */
static bool counts_what_follows(const reading *r, const quantity *q) {
    if (!is_han(r) || !q->counted || q->end + 3 > r->size) return false;
    const unsigned char *next = (const unsigned char *)r->text + q->end;
    if (*next < 0xE4 || *next > 0xE9 || list_at(r, LIST_JOINT, q->end) || token_starting(r, q->end, WORD_BOUND) ||
        token_starting(r, q->end, WORD_CUE))
        return false;
    return !span_starting(r, q->end) && !list_at(r, LIST_PERFECTIVE, q->end);
}

/* 居民300万人: its measure word or noun is one for people. */
static bool counts_people(const facts_packs *p, const quantity *q) {
    const word *unit = q->unit_word;
    return unit && packs_list_find(p, packs_list(p, LIST_COUNTED, NONE), unit->form, unit->size);
}

/* "Heat pumps sell well. The installed stock, at 20 million, ...", "Sales passed 3 million",
 * 客车出口大增，产量达到6万辆: a stock or a flow of things, where nothing but the clause or the sentence before says of
 * which. */
static const char *count_of_topic(const scene *s, reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (q->kind != FACTS_LEVEL ||
        (is_han(r) ? !q->counted || counts_people(p, q) || counts_what_follows(r, q)
                   : !(q->unit == NONE || counted_with(r, q, LIST_PIECE)) || !stands_bare(r, q)))
        return NULL;
    const concept *measure = NULL, *thing = NULL;
    for (int i = 0; i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (!c->measure && !c->weak) return NULL;
        if (c->measure && (c->stock || c->flow) && c->dimensions & dimension_bit(p, p->dimension_one)) measure = c;
    }
    for (int i = 0; i < b->count && !thing; i++) { /* "Sales of heat pumps rose, bringing the stock to 2 million" */
        const concept *c = &p->concepts.at[b->at[i].concept];
        if (!c->measure && c->countable && b->at[i].place < q->start) thing = c;
    }
    if (thing) return measure ? id_join(r, thing->id, measure->id) : NULL;
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &p->concepts.at[s->c->sentence[i]];
        if (c->measure || c->weak) continue;
        if (!c->countable || thing) return NULL; /* of several things, none */
        thing = c;
    }
    return measure && thing ? id_join(r, thing->id, measure->id) : NULL;
}

/* "in 14 European countries": the number is of places, at most two words behind it, and of nothing that is in them. */
static bool counts_places(const reading *r, const quantity *q) {
    uint32_t at = q->end;
    for (int words = 0; words < 3 && at + 1 < r->size && r->text[at] == ' '; words++) {
        if (list_at(r, LIST_DISTRICT, ++at)) return true;
        at = letters_end(r, at);
    }
    return false;
}

/* "Makers of heat pumps employ 9,000": work is what is counted, and the thing before it whose work it is. */
static bool counts_work(const reading *r, const evidence *thing, const evidence *work, const quantity *q) {
    const concept *c = r->packs->concepts.at;
    return !is_han(r) && is_work(r->packs, &c[work->concept]) && thing->place < work->place && thing->place < q->start;
}

/* "Solar panels on 15 public buildings", "Heat pumps in 40 schools": it counts where they are, and not them. */
static bool counts_where(const reading *r, const quantity *q) {
    const uint32_t lead = back_spaces(r, q->lead);
    if (is_han(r) || q->unit != NONE || stands_bare(r, q)) return false;
    return list_before(r, LIST_INSIDE, lead) || list_before(r, LIST_LIES_ON, lead) ||
           list_before(r, LIST_STANDING_AT, lead);
}

/* "... lamps were fitted with LEDs, and the other 900 lamps": the thing right behind the number, or behind one more
 * word. */
static bool right_behind(const reading *r, const quantity *q, const evidence *e) {
    const uint32_t next = skip_spaces(r, q->end), word = letters_end(r, next);
    if (is_han(r) || q->unit != NONE) return false;
    return e->place == next || (word > next && !list_at(r, LIST_PHRASE_END, next) &&
                                !token_starting(r, next, WORD_CUE) && e->place == skip_spaces(r, word));
}

/* 水库惠及80万人: people whom the thing serves, and no number of it. */
static bool serves_people(const reading *r, const quantity *q, const evidence *e) {
    if (!is_han(r) || !counts_people(r->packs, q) || e->place > q->start) return false;
    for_tokens_in(t, r, e->place, q->start) {
        if (concerns(r, t, CONCEPT_SERVED)) return true;
    }
    return false;
}

/* Of the things worth counting that its own words name the one that is counted: the one right behind the number, else
 * the first, but in Chinese the last one before the number (重卡换电站900座). */
static const concept *thing_counted(const reading *r, const quantity *q, const bag *b) {
    enum { NOUN = 36 };
    const bool noun = counts_what_follows(r, q), where = counts_where(r, q);
    const evidence *best = NULL;
    for (const evidence *e = b->at; e < b->at + b->count; e++) {
        if (!e->own || !r->packs->concepts.at[e->concept].countable) continue;
        if (where && e->place < q->start) continue;
        if (serves_people(r, q, e)) continue;
        if (noun && (e->place < q->start || e->place > q->end + NOUN)) continue;
        if (is_han(r) && e->place > q->end && has_cue(r, q->end, e->place, CUE_SHARE))
            continue; /* 5个行业占锅炉总数的 */
        if (best && (counts_work(r, best, e, q) || (best->place < q->start && right_behind(r, q, e)))) best = e;
        if (!best || (is_han(r) && e->place < q->start && e->place > best->place)) best = e;
    }
    const token *unit = !best && is_han(r) ? token_ending(r, q->end, WORD_SUBJECT) : NULL; /* 发送货物76万标箱 */
    if (unit && unit->start >= q->start && concept_of(r, unit)->countable) return concept_of(r, unit);
    return best ? &r->packs->concepts.at[best->concept] : NULL;
}

/* A thing that others have a part in: a kind of power, a fuel, a sector of its own. */
static bool may_own(const concept *c) { return !c->measure && !c->weak && !c->countable && !is_gas(c); }

/* The thing named last before the number, in whatever clause; NULL for none. */
static const concept *thing_named_before(const reading *r, const quantity *q) {
    const concept *thing = NULL;
    for_tokens_in(t, r, 0, q->start) {
        const concept *c = t->word->class == WORD_SUBJECT ? concept_of(r, t) : NULL;
        if (c && may_own(c)) thing = c;
    }
    return thing;
}

/* Whether nothing but a joint and one thing stands between the two: ", biomass ". */
static bool next_named_thing(const reading *r, const quantity *a, const quantity *b) {
    const token *thing = token_ending(r, b->lead, WORD_SUBJECT);
    return thing && thing->start > a->end && only_joints_between(r, a->end, thing->start);
}

/* "In wind, employment rose to 1.5 million", "The wind industry goes on growing. It has 9,000 workers": whose jobs they
 * are, where their own words do not tell; "" for nobody's. */
static const char *owner_before_count(const scene *s, const reading *r, const quantity *q, const concept *part) {
    if (is_han(r) || !is_work(r->packs, part)) return "";
    const concept *thing = thing_named_before(r, q);
    if (thing) return thing->id;
    const char *end = part_counted(r->packs, s->c->paragraph.figure.id);
    if (end && strncmp(end + 1, part->id, strlen(part->id)) == 0) {
        const char *owner = arena_copy(r->memory, s->c->paragraph.figure.id, (size_t)(end - s->c->paragraph.figure.id));
        return owner ? owner : "";
    }
    for (int i = 0; i < s->c->sentence_count; i++) {
        const concept *c = &r->packs->concepts.at[s->c->sentence[i]];
        if (!may_own(c)) continue;
        if (thing) return ""; /* of several things, none */
        thing = c;
    }
    return thing ? thing->id : "";
}

/* "Solar has 4 million jobs. Biofuels followed with 2 million and wind with 1 million", "9,000 jobs in hydrogen and
 * 4,000 in solar": the same is counted of another thing; the id, or NULL. */
static const char *counted_of_next(const scene *s, reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || q->unit != NONE || q->kind != FACTS_LEVEL) return NULL;
    const bool alike = last && (list_before(r, LIST_WITH, q->lead) || word_behind(r, LIST_PARALLEL, q->end)),
               named = last && next_named_thing(r, last, q) && stands_bare(r, q); /* "wind 9,000, solar 4,000" */
    if (!alike && !named && !list_before(r, LIST_TAKES_PART, q->lead)) return NULL;
    const char *end = part_counted(p, last ? last->metric_id : s->c->paragraph.figure.id);
    const concept *thing = NULL;
    for (int i = 0; end && i < b->own_count; i++) {
        const concept *c = &p->concepts.at[b->own[i]];
        if (c->countable && !named) return NULL;
        if (!thing && (may_own(c) || (named && c->countable))) thing = c;
    }
    return thing ? id_join(r, thing->id, end + 1) : NULL;
}

/* "Biofuels accounted for 2 million, biomass 822,000 and biogas 382,000 jobs": the last of a row says what all count.
 */
static const char *counted_as_last(reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const facts_packs *p = r->packs;
    const quantity *last = quantity_behind(r, q), *end = r->quantities.at + r->quantities.count;
    if (is_han(r) || q->unit != NONE || q->kind != FACTS_LEVEL || !last) return NULL;
    while (last + 1 < end && last[1].unit == NONE && last[1].start - last->end <= NEAR) last++;
    if (last->unit != NONE && !last->counted) return NULL;
    const token *part = token_starting(r, skip_spaces(r, last->end), WORD_SUBJECT), *thing = NULL;
    if (!part || !is_work(p, &p->concepts.at[part->word->value[0]])) return NULL;
    for (const quantity *o = q; o < last; o++)
        if (o[1].start - o->end > NEAR || !next_named_thing(r, o, o + 1)) return NULL;
    for_tokens_in(t, r, 0, q->start)
        if (t->word->class == WORD_SUBJECT && may_own(&p->concepts.at[t->word->value[0]])) thing = t;
    const char *id = thing ? id_join(r, p->concepts.at[thing->word->value[0]].id, "job") : NULL;
    return id ? id_join(r, id, "count") : NULL;
}

/* 培训农机人员6万人次: how often people came is no count of what is named before. */
static bool counts_trips(const reading *r, const quantity *q) { return is_han(r) && counts_persons(r->packs, q->unit); }

/* The thing worth counting that the quantity is a number of, as an id; NULL for none. */
static const char *counted_thing(const scene *s, reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (q->in_words && !q->counted && is_han(r)) return NULL; /* 三 in 三部门 */
    if (is_han(r) ? is_ratio_number(r, q) : counts_places(r, q)) return NULL;
    if (counts_trips(r, q) || counted_with(r, q, LIST_RIDER)) return NULL; /* "buses carried 9,000 passengers" */
    const concept *c = thing_counted(r, q, b);
    if (!c) return NULL;
    const char *whole = "";
    for (int k = 0; c->part && k < b->own_count; k++)
        if (!p->concepts.at[b->own[k]].measure && !p->concepts.at[b->own[k]].weak &&
            (!p->concepts.at[b->own[k]].countable || (is_work(p, c) && &p->concepts.at[b->own[k]] != c)))
            whole = p->concepts.at[b->own[k]].id;
    if (c->part && !*whole) whole = owner_before_count(s, r, q, c);
    const char *kept = id_join(r, whole, c->id);
    return kept ? id_join(r, kept, count_measure(r, q, b, c)) : NULL;
}

/* "733 million people had no access to power and 2.4 billion ...", "680 million people, four-fifths of them in Africa,
 * lack access": what people are without, before the next number that counts others. */
static bool are_unserved(const reading *r, const quantity *q) {
    enum { NEAR = 96 };
    const quantity *next = quantity_behind(r, q);
    if (next && word_behind(r, LIST_OF_THEM, next->end)) next = quantity_behind(r, next);
    for_tokens_in(t, r, q->end, r->size) {
        if (t->start > q->end + NEAR || (next && t->end > next->start)) continue;
        if (concerns(r, t, CONCEPT_UNSERVED)) return true;
    }
    return false;
}

/* "were food insecure", "are undernourished": where what reaches people is a thing by itself, they are called after it.
 */
static const char *reached_by(reading *r, const quantity *q, const char *people) {
    const quantity *next = quantity_behind(r, q);
    const uint32_t from = clause_start(r, q->clause),
                   end = next && next->clause == q->clause ? next->start : clause_end(r, q->clause);
    for_tokens_in(t, r, from, end)
        if (t->word->class == WORD_SUBJECT && cue_at(r, t->start, CUE_EXPOSED))
            return id_join(r, concept_of(r, t)->id, people);
    return has_cue(r, from, clause_end(r, q->clause), CUE_EXPOSED) ? people : NULL;
}

/* What the word behind the number counts, as an id: households always, people where it says where they live or what
 * reaches them ("680 million people live in low-lying areas"); "200 people were trained" tells nothing of the kind. */
static const char *counted_word(reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    const word *unit = q->unit_word,
               *what = unit ? packs_list_find(p, packs_list(p, LIST_COUNTED, NONE), unit->form, unit->size) : NULL;
    if (!what || is_han(r)) return NULL;
    if (!counted_with(r, q, LIST_PEOPLE)) return id_join(r, what->text, count_measure(r, q, b, NULL));
    if (are_unserved(r, q)) return id_join(r, r->packs->concepts.at[r->packs->known[CONCEPT_UNSERVED]].id, "count");
    return reached_by(r, q, what->text);
}

/* "The population exposed to heat rises from 700 million to 1.2 billion": people, named before what reaches them. */
static const char *people_before(const reading *r, const quantity *q) {
    enum { MANY = 1000 };
    if (is_han(r) || q->unit != NONE || q->kind != FACTS_LEVEL || decimal_value(q->value) < MANY || !stands_bare(r, q))
        return NULL;
    const list *what = packs_list(r->packs, LIST_COUNTED, NONE);
    const token *exposed = cue_back(r, clause_start(r, q->clause), q->start, CUE_EXPOSED);
    const uint32_t end = exposed ? back_spaces(r, exposed->start) : 0, n = list_before(r, LIST_PEOPLE, end);
    const word *w = n ? packs_list_find(r->packs, what, r->text + end - n, n) : NULL;
    return w ? w->text : NULL;
}

/* "1,450 buildings with new boilers, 270 with water meters": counted as the one before it, and told of by the same
 * word. */
static const char *counted_alike(const reading *r, const quantity *q) {
    enum { NEAR = 96 };
    const quantity *o = quantity_before(r, q);
    const uint32_t at = skip_spaces(r, q->end), lead = back_spaces(r, q->lead);
    uint32_t n = list_at(r, LIST_PARALLEL, at);
    if (!n) n = list_at(r, LIST_WITH, at);
    if (is_han(r) || !o || o->unit != NONE || o->kind != FACTS_LEVEL || q->start - o->end > NEAR ||
        !id_tail(o->metric_id, "_count") || !(text_is(r, lead - 1, ",") || list_before(r, LIST_JOINT, lead)))
        return NULL;
    for (uint32_t i = o->end; n && i + n < lead; i++)
        if (r->text[i - 1] == ' ' && r->text[i + n] == ' ' && memcmp(r->text + i, r->text + at, n) == 0)
            return o->metric_id;
    return NULL;
}

/* "replaces 270,000, or 85 percent, of the town's streetlights": what is counted stands behind the share of it. */
static const char *counted_behind_share(reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const quantity *share = quantity_behind(r, q);
    if (is_han(r) || !share || share->unit != r->packs->unit_percent) return NULL;
    const bool bracket = bracket_before(r, share) && share->start - q->end <= 3;
    if (!bracket && !said_again(r, q, share)) return NULL;
    uint32_t at = skip_spaces(r, share->end);
    at = skip_spaces(r, text_is(r, at, ",") || text_is(r, at, ")") ? at + 1 : at);
    const uint32_t of = list_at(r, LIST_OF, at);
    for (size_t i = 0; of && i < r->tokens.count && r->tokens.at[i].start < at + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < at + of || t->word->class != WORD_SUBJECT || clause_of(r, t->start) != clause_of(r, at))
            continue;
        const concept *thing = &r->packs->concepts.at[t->word->value[t->word->count - 1]];
        if (thing->countable) return id_join(r, thing->id, "count");
    }
    return NULL;
}

/* "There are 3 trillion trees. Of these, 1.3 trillion stand in the tropics": a part of what the figure before counts.
 */
static const char *counted_of_these(const scene *s, const reading *r, const quantity *q) {
    const bool opens = !is_han(r) && q == r->quantities.at && list_at(r, LIST_OF_THEM, skip_spaces(r, r->marker));
    const uint32_t at = skip_spaces(r, q->end);
    if (!opens || !id_tail(s->c->paragraph.figure.id, "_count") ||
        !(stands_bare(r, q) || cue_at(r, at, CUE_HOLD) || list_at(r, LIST_HAS, at)))
        return NULL;
    return arena_copy(r->memory, s->c->paragraph.figure.id, strlen(s->c->paragraph.figure.id));
}

/* "Heat pumps: a third of all heaters (6,000 units)", "for at most 12 units": units of the thing that the sentence
 * names last before them. */
static const char *counted_units(reading *r, const quantity *q, const bag *b) {
    const facts_packs *p = r->packs;
    if (is_han(r) || q->in_words || q->kind != FACTS_LEVEL || !counted_with(r, q, LIST_PIECE) || !stands_bare(r, q))
        return NULL;
    const evidence *thing = NULL;
    for (const evidence *e = b->at; e < b->at + b->count; e++) {
        const concept *c = &p->concepts.at[e->concept];
        if (!c->measure && (!c->weak || c->countable) && e->place < q->start && (!thing || e->place >= thing->place))
            thing = e;
    }
    if (!thing) return NULL;
    const concept *named = &p->concepts.at[thing->concept];
    return id_join(r, named->id, named->countable ? count_measure(r, q, b, named) : "unit_count");
}

/* Energy, a source of it, or what else there should be more of, right behind the number. */
static const token *source_behind(const reading *r, const quantity *q) {
    enum { NEAR = 24, WORDS = 2 }; /* "thirteen large-scale solar" */
    const uint32_t at = skip_spaces(r, q->end);
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= at + NEAR; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < at || !is_concept(t)) continue;
        int words = 0; /* not "30 people work on solar projects" */
        for (uint32_t k = at; k < t->start; k++) words += r->text[k] == ' ';
        if (words > WORDS) return NULL;
        const concept *c = concept_of(r, t);
        return c->fuel || c->wanted == FACTS_WANTED_MORE || (c->carrier && !c->measure && !is_gas(c)) ? t : NULL;
    }
    return NULL;
}

/* 重点项目80个, 组织了36个新型储能试点示范项目: whether more than one project is counted, before the number or behind
 * it in its clause; *from and *to then hold what is said of them. */
static bool counts_projects(const reading *r, const quantity *q, uint32_t *from, uint32_t *to) {
    enum { NOUN = 45 };
    if (!is_han(r) || !q->counted || q->kind != FACTS_LEVEL || decimal_value(q->value) <= 1 ||
        !list_before(r, LIST_PROJECT_CLASSIFIER, q->end))
        return false;
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    *to = counted_noun_end(r, q);
    *from = back_by(*to, NOUN);
    if (*from < clause_start(r, q->clause)) *from = clause_start(r, q->clause);
    if (last && *from < last->end) *from = last->end;
    if (list_before(r, LIST_PROJECTS, *to)) return true;
    uint32_t size, end = clause_end(r, q->clause);
    if (next && next->start < end) end = next->start;
    *from = q->end;
    *to = list_next(r, LIST_PROJECTS, q->end, end, &size);
    if (*to >= end || *to >= q->end + NOUN) return false;
    return list_next(r, LIST_PARTS_NOUNS, q->end, *to, &size) >= *to; /* 与9个国家和地区开展项目 */
}

/* 36个新型储能示范项目 are those of storage, as its own words tell. */
static const char *counted_projects_han(reading *r, const quantity *q) {
    uint32_t from, to;
    if (!counts_projects(r, q, &from, &to)) return NULL;
    const concept *of = NULL;
    for_tokens(t, r)
        if (t->start >= from && t->start < to && t->word->class == WORD_SUBJECT && may_own(concept_of(r, t)))
            of = concept_of(r, t);
    return of ? id_join(r, of->id, "project_count") : NULL;
}

/* "30 gas power projects", "62 coal and 30 gas power projects": projects of a source of energy. */
static const char *counted_projects(reading *r, const quantity *q) {
    enum { A_WORD = 10 };
    const quantity *next = quantity_behind(r, q);
    const token *source = is_han(r) || q->unit != NONE || q->kind != FACTS_LEVEL ? NULL : source_behind(r, q),
                *others = source && next && next->unit == NONE ? source_behind(r, next) : NULL;
    if (!source || byte_between(r, q->end, source->start, ',') || (next && next->start < source->start)) return NULL;
    if (others && !only_joints_between(r, source->end, next->start)) others = NULL;
    if (decimal_value(q->value) <= 1 || (!others && word_behind(r, LIST_JOINT, source->end))) return NULL;
    const uint32_t end = others ? others->end : source->end;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= end + A_WORD; i++)
        if (r->tokens.at[i].end >= end && concerns(r, &r->tokens.at[i], CONCEPT_PROJECT))
            return id_join(r, concept_of(r, source)->id, "project_count");
    return NULL;
}

/* "schools with an energy score of 1.4": a score of what is named before it counts nothing. */
static bool is_score(const reading *r, const quantity *q) {
    const double value = decimal_value(q->value);
    return !is_han(r) && q->unit == NONE && value < 100 && value != (double)(long)value &&
           list_before(r, LIST_OF, back_spaces(r, q->lead));
}

const char *count_id(const scene *s, reading *r, const quantity *q, const bag *b, const char **why) {
    *why = "composed";
    if (is_score(r, q)) return bare_measure(r, q, b);
    const char *id = q->in_words ? NULL : counted_of_next(s, r, q, b);
    *why = id ? "the same is counted of another thing" : "a count of what is worth counting";
    if (!id) id = counted_thing(s, r, q, b);
    if (!id && !q->in_words && (id = counted_as_last(r, q))) *why = "counted as the last of its row";
    if (!id && q->unit == NONE && !q->in_words && (id = bare_measure(r, q, b))) *why = "composed";
    if (!id && (id = counted_again(r, q, b))) *why = "the same is counted again";
    if (!id && !q->in_words && (id = count_of_topic(s, r, q, b))) *why = "of what was spoken of before";
    if (!id && !q->in_words && (id = counted_alike(r, q))) *why = "as the count before it";
    if (!id && !q->in_words && (id = counted_behind_share(r, q))) *why = "a count of what is worth counting";
    if (!id && !q->in_words && (id = counted_of_these(s, r, q))) *why = "a part of what was counted";
    if (!id && (id = is_han(r) ? counted_projects_han(r, q) : counted_projects(r, q))) *why = "projects";
    if (!id && (id = counted_part(s, r, q))) *why = "a part of what was counted";
    if (!id && (id = counted_units(r, q, b))) *why = "units of what is named before them";
    if (!id && (id = people_before(r, q))) *why = "people, and what reaches them";
    if (id || !(id = counted_word(r, q, b))) return id;
    *why = "people, and where they live or what reaches them; households";
    return id;
}
