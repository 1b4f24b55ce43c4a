/* Where and whose: country, and part of it. */
#include "again.h"
#include "extract/metric/name.h"

#include <ctype.h>
#include <stdio.h>

/* Whether a region is written as a country is: KEN, and WLD; but EU, Europe. */
static bool is_code(const char *region) { return strlen(region) == 3 && isupper((unsigned char)region[1]); }

bool is_country(const word *w) { return is_code(w->text); }

bool is_world(const word *w) { return strcmp(w->text, "WLD") == 0; }

static const char *keep(reading *r, const char *bytes, size_t size) {
    const char *kept = arena_copy(r->memory, bytes, size);
    return kept ? kept : "";
}

/* Where "of it" or nothing more ends behind a share of a row: "65% of it in China and 9% in Europe". */
static uint32_t end_of_part(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF_THEM, at);
    return of ? skip_spaces(r, at + of) : at;
}

/* Whether "of which" or "of it" makes the share or the amount one of the quantity before it. */
static bool is_part_of_it(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    if (!last || last->clause + 1 < q->clause) return false;
    if (last->unit == q->unit && is_percentage(r, q)) return last->clause == q->clause && is_part_of_it(r, last);
    if (last->unit != q->unit && !is_percentage(r, q)) return false;
    return list_at(r, LIST_OF_THEM, skip_spaces(r, q->end)) || list_before(r, LIST_OF_THEM, back_spaces(r, q->lead));
}

const token *place_of_part(const reading *r, const quantity *q) {
    if (is_han(r) || !is_part_of_it(r, q)) return NULL;
    const uint32_t at = end_of_part(r, q), in = list_at(r, LIST_INSIDE, at);
    return in ? token_starting(r, skip_spaces(r, at + in), WORD_PLACE) : NULL;
}

/* The next place of a row: "China, Europe and the United States"; NULL for none. */
static const token *next_place(const reading *r, const token *t) {
    uint32_t at = skip_spaces(r, t->end + (text_is(r, t->end, ",") ? 1 : 0));
    at = skip_spaces(r, at + list_at(r, LIST_JOINT, at));
    at = skip_spaces(r, at + list_at(r, LIST_DEFINITE, at));
    return token_starting(r, at, WORD_PLACE);
}

/* "against 64% in Denmark": the place right behind what something is held against. */
static const token *place_compared(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), in = is_han(r) ? 0 : list_at(r, LIST_INSIDE, at);
    return in && held_against(r, q) ? token_starting(r, skip_spaces(r, at + in), WORD_PLACE) : NULL;
}

/* "560 GW came on line, 60% of it in China", "1%, as against 64% in Denmark, and 2 TWh more": the one number whose
 * place it is, not that of all; NULL for none. It is the last that ends before the place. */
static const quantity *part_placed(const reading *r, const token *t) {
    const quantity *o = r->quantities.at + r->quantities.count;
    while (o > r->quantities.at && o[-1].end >= t->start) o--;
    if (o-- == r->quantities.at) return NULL;
    if (place_compared(r, o) == t) return o;
    for (const token *p = place_of_part(r, o); p; p = next_place(r, p))
        if (p == t) return o;
    return NULL;
}

static bool is_of_part(const reading *r, const quantity *q, const token *t) {
    const quantity *part = part_placed(r, t);
    return part && part != q;
}

/* 从结构看，从利用途径来看: how the numbers told before are looked at. */
static bool looked_at(const reading *r) {
    const uint32_t end = clause_end(r, clause_of(r, r->marker)), from = list_at(r, LIST_SEEN_FROM, r->marker);
    const uint32_t stop = end - comma_before(r, end);
    if (!from || stop == end || !list_before(r, LIST_SEEN, stop)) return false;
    for_tokens_in(t, r, 0, stop)
        if (t->word->class == WORD_PLACE && t->word->text[0] != '-') return false;
    return true;
}

bool points_back(const reading *r) {
    enum { OPENING = 24 };
    if (is_han(r) && looked_at(r)) return true;
    for (uint32_t i = r->marker; i < r->size && i < r->marker + OPENING; i++)
        if (list_at(r, LIST_OF_THEM, i) && token_ending(r, back_spaces(r, i), WORD_UNIT))
            return true; /* "Farms caused 8% of them" */
    return has_cue(r, 0, r->marker + OPENING, CUE_ANAPHORA);
}

/* 全球用电量增加1100太瓦时，增幅达到4.3%: a clause that begins with the world is of the world, and so are those behind
 * it; but not of 占全球总量的40%: the world as the whole of a share is not where the quantity is. */
static bool world_goes_on(const reading *r, const quantity *q) {
    const token *world = NULL;
    for_tokens_in(t, r, 0, q->start) {
        if (t->word->class == WORD_PLACE && t->word->text[0] != '-') world = is_world(t->word) ? t : NULL;
    }
    return world && begins_clause(r, world) && !is_percentage(r, q) && !has_cue(r, world->end, q->start, CUE_SHARE);
}

/* "20 GW installed in the EU": a group of countries behind a number, where a word says that it is the place. */
static bool led_by_in(const reading *r, const token *t) {
    return list_before(r, LIST_INSIDE, back_spaces(r, t->start)) > 0;
}

bool ranked_in(const reading *r, const token *t) {
    return !is_han(r) && (!is_country(t->word) || is_world(t->word)) && led_by_in(r, t) &&
           word_between(r, LIST_SUPERLATIVE, clause_start(r, clause_of(r, t->start)), back_spaces(r, t->start));
}

/* "In 2022, the EU produced 37% of its energy, while 63% was imported." */
static bool leads_sentence(const reading *r, const token *t) {
    return clause_of(r, t->start) <= 1 &&
           (is_han(r) ? t->start == clause_start(r, clause_of(r, t->start)) : begins_clause(r, t));
}

/* "fell faster than those of Germany, by 5 percent": what the sentence only compares with. */
static bool compared_before(const reading *r, const quantity *q, const token *t) {
    enum { THOSE_OF = 16 };
    if (is_han(r) || t->end > q->start || clause_of(r, t->start) == q->clause) return false;
    return has_cue(r, back_by(t->start, THOSE_OF), t->start, CUE_BASE);
}

/* Collects the places that stand there, groups of countries among them if `groups`; -1 where there are more than
 * `most`. */
static int places_in(const reading *r, stretch there, bool groups, const char **places, int most) {
    int count = 0;
    for_tokens_in(t, r, there.start, there.end) {
        const bool group = groups && t->word->class == WORD_PLACE && t->word->text[0] != '-' && !is_part(t);
        if (t->word->class != WORD_PLACE || !(is_country(t->word) || group) || is_world(t->word)) continue;
        if (count == most) return -1;
        places[count++] = t->word->text;
    }
    return count;
}

/* "partnerships with A and B of 20 and 15 billion respectively": a country each, where there are as many; or a group of
 * countries: "in the EU, Japan and the rest of the world". */
static const char *country_of_member(const reading *r, const quantity *q) {
    enum { MOST = 16, NEAR = 24, FAR = 96 };
    const char *places[MOST];
    const quantity *first = q - q->list_index, *last = first + q->list_size - 1;
    if (q->list_size < 2 || q->list_size > MOST) return NULL;
    const uint32_t to = last->end + (is_han(r) ? NEAR : FAR);
    if (!has_cue(r, 0, to, CUE_RESPECTIVELY)) return NULL;
    const quantity *other = is_han(r) ? NULL : quantity_before(r, first); /* "China 9 GW, India and Japan 5 and 2 GW" */
    const uint32_t clause = is_han(r) ? clause_start(r, first->clause) : 0;
    const stretch before[] = {{other ? other->end : 0, first->start}, {0, first->start}}, behind = {last->end, to};
    bool each = false;
    for (int i = 0; i < 4 && !each; i++) { /* of those behind the last number, of all before; without groups, with them,
                                            * 中国、欧盟分别新增50吉瓦和15吉瓦, which are of the clause */
        stretch there = before[i / 2];
        if (i % 2 && there.start < clause) there.start = clause;
        each = (i < 2 || other) && places_in(r, there, i % 2, places, q->list_size) == q->list_size;
    }
    if (!each && word_behind(r, LIST_INSIDE, last->end)) /* "9 and 7 GW in A and B respectively" */
        each = places_in(r, behind, false, places, q->list_size) == q->list_size;
    return each ? places[q->list_index] : NULL;
}

/* "above the OECD average rise of 9%": the number is that of the mean. */
static bool is_mean_of(const reading *r, const quantity *q, const token *t) {
    const token *of = q->leading;
    return of && is_cue(of, CUE_OF) && of->start > t->end && !number_between(r, t->end, of->start) &&
           !stop_between(r, t->end, of->start);
}

/* "twice the EU average", "86% (EU average: 34%), and 42% of heat", "exceed the EU mean by 9%": a mean that is only
 * told beside the number. */
static bool is_mean_beside(const reading *r, const quantity *q, const token *t) {
    if (is_han(r) || !list_at(r, LIST_REFERENCE_LEVEL, skip_spaces(r, t->end)) || is_mean_of(r, q, t)) return false;
    const quantity *next = quantity_behind(r, q);
    const bool aside = next && next->start > t->end && text_is(r, back_spaces(r, t->start) - 1, "(") &&
                       closes_between(r, t->end, r->size); /* "7% (EU average 9%)" */
    if (t->start >= q->start)
        return aside || q->kind != FACTS_LEVEL || (next && (next->end <= t->start || is_mean_of(r, next, t)));
    const bool leads =
        skip_spaces(r, clause_start(r, clause_of(r, t->start))) + 4 >= t->start; /* "The EU average rose" */
    return closes_between(r, t->end, q->start) ||
           (q->kind != FACTS_LEVEL && !leads && clause_of(r, t->start) == q->clause);
}

/* ... before the quantity; or behind it, as the whole of which it is a share: "5% of the world's electricity". */
static bool speaks_of_world(const reading *r, const quantity *q) {
    const uint32_t end = is_percentage(r, q) ? own_stretch(r, q).end : q->start;
    for_tokens_in(t, r, 0, end)
        if (t->word->class == WORD_PLACE && is_world(t->word))
            return !is_mean_beside(r, q, t) && !nation_between(r, t->end, q->start);
    return false;
}

/* "9 GW were built, with Chile alone at 4 GW and Peru at 2 GW": what some of many have is told behind a comma. */
static bool adds_some(const reading *r, const quantity *q, const token *t) {
    const int clause = clause_of(r, t->start);
    return clause > q->clause && list_at(r, LIST_WITH, skip_spaces(r, clause_start(r, clause)));
}

/* "in countries such as Peru, Ghana and Nepal": one of a row of places that are named as examples; "as in Peru", "the
 * experience of other countries (Peru and Ghana)": or to learn from. */
static bool is_example(const reading *r, const token *t) {
    if (is_han(r)) return false;
    const token *first = t, *last = t;
    for (uint32_t at;; first = last) {
        at = back_spaces(r, first->start);
        at = back_spaces(r, at - list_before(r, LIST_DEFINITE, at));
        const token *such = token_ending(r, at, WORD_CUE);
        if (such && is_cue(such, CUE_PARTS)) return first != t || next_place(r, t);
        const uint32_t outside = at > 0 && r->text[at - 1] == '(' ? back_spaces(r, at - 1) : at;
        if (list_before(r, LIST_LEARNT_FROM, outside)) return true;
        at = back_spaces(r, at - list_before(r, LIST_JOINT, at));
        if (at > 0 && r->text[at - 1] == ',') at--;
        if (!(last = token_ending(r, at, WORD_PLACE))) return false;
    }
}

/* "generates 2 TWh a year, a sixth of Cambodia's electricity": where nothing else is known, the only country that the
 * sentence names. */
static const char *only_country(const reading *r, const quantity *q) {
    enum { NEAR = 12 };
    const char *found = "";
    for (size_t i = 0; i < r->tokens.count && !is_han(r); i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || !is_country(t->word) || is_world(t->word)) continue;
        if (is_of_part(r, q, t) || adds_some(r, q, t) || is_example(r, t) || is_likened(r, t) || only_compares(r, t) ||
            list_before(r, LIST_FOLLOWED, back_spaces(r, t->start)) || /* "Peru leads, followed by Chile" */
            (t->start >= q->end && stop_between(r, q->end, t->start)))
            continue;
        if (trade_partner(r, t) || has_cue(r, clause_start(r, clause_of(r, t->start)), t->start, CUE_BASE) ||
            has_cue(r, back_by(t->start, NEAR), t->start, CUE_FROM) ||
            (t->start >= q->end && has_cue(r, q->end, t->start, CUE_ASIDE)))
            return "";
        if (found[0] && strcmp(found, t->word->text) != 0) return "";
        found = t->word->text;
    }
    return found;
}

/* "Having set a goal of 40% by 2030, Kenya leads": what opens with a participle is of the one that the sentence goes on
 * about. */
static const char *country_of_opening(const reading *r, const quantity *q) {
    const uint32_t end = letters_end(r, r->marker);
    if (is_han(r) || end < r->marker + 5 || !ends_in(r, LIST_ENDING_ING, r->marker, end)) return "";
    const char *found = only_country(r, q);
    for (size_t i = 0; found[0] && i < r->tokens.count; i++)
        if (r->tokens.at[i].word->class == WORD_PLACE && begins_clause(r, &r->tokens.at[i]))
            return r->tokens.at[i].start >= q->end ? found : "";
    return "";
}

/* ------------------------------------------------------------------ bind */

/* The places that a sentence names for a quantity. */
typedef struct places {
    const char *country; /* the last one, "" for none */
    int named_in;        /* the clause that names it, or NONE */
    bool world;          /* the world is named for it */
    bool world_leads;    /* ... where its clause begins */
    bool world_itself;   /* ... as what it is told of: "a 5% rise in global demand" */
    bool world_driven;   /* ... as what a country moves: 中国推动全球成本下降 */
} places;

/* "the interconnector with Lithuania", "a cable to France": where it leads. */
static bool is_other_end(const reading *r, const token *t) {
    const uint32_t lead = list_before(r, LIST_LEADS_TO, back_spaces(r, t->start));
    return lead && list_before(r, LIST_CROSSING, back_spaces(r, back_spaces(r, t->start) - lead));
}

/* "Chile, an OECD member, added 3 GW": the group that a country belongs to is not where. */
static bool tells_member(const reading *r, const token *t) {
    if (is_han(r) || is_country(t->word) || !word_behind(r, LIST_MEMBER, t->end)) return false;
    const uint32_t at = back_spaces(r, t->start), article = list_before(r, LIST_ARTICLE, at);
    return article && !list_before(r, LIST_OF, at) && back_spaces(r, at - article) > r->marker;
}

/* 占欧盟的三成, 占发展中国家总量的一半: the group of countries that a share is of is not where. */
static bool is_whole_of_share(const reading *r, const quantity *q, const token *t) {
    const token *verb =
        is_han(r) && is_percentage(r, q) && !is_country(t->word) ? token_ending(r, t->start, WORD_CUE) : NULL;
    return verb && is_cue(verb, CUE_SHARE);
}

/* Whether a country, or another place, may be that of the quantity. */
static bool is_of_place(const reading *r, const quantity *q, const token *t, const context *c) {
    if (is_whole_of_share(r, q, t)) return false;
    return is_country(t->word) || !c->home[0] || led_by_in(r, t) || leads_sentence(r, t) ||
           (t->end <= q->start && clause_of(r, t->start) == q->clause);
}

/* The place before this one in a row: "China, India and Brazil", 中国和印度; NULL where none is. Its last one stands
 * behind a word that joins. */
static const token *joined_before(const reading *r, const token *t, bool last) {
    uint32_t at = back_spaces(r, t->start);
    if (!is_han(r)) at = back_spaces(r, at - list_before(r, LIST_DEFINITE, at));
    const uint32_t joint = list_before(r, LIST_JOINT, at), end = back_spaces(r, at - joint);
    const bool comma = !is_han(r) && end > 0 && r->text[end - 1] == ',';
    return joint || (comma && !last) ? token_ending(r, end - comma, WORD_PLACE) : NULL;
}

static bool is_whole_place(const token *t) { return t->word->text[0] != '-' && !is_world(t->word) && !is_part(t); }

static const token *first_place_of_row(const reading *r, const token *last) {
    const token *first = last;
    for (const token *o = last; (o = joined_before(r, o, o == last)) && is_whole_place(o);) first = o;
    return first;
}

/* The last place of the row that goes on from there; before `other`, which may have a place of its own: "by 3% in
 * Germany and France", but "by 3% in Germany and France by 2%". */
static const token *last_place_of_row(const reading *r, const token *t, const quantity *other) {
    enum { ITS_OWN = 24 };
    for (const token *next; (next = next_place(r, t)) && next->start > t->end + 1 && is_whole_place(next); t = next)
        if (other && other->start < next->end + ITS_OWN) break;
    return t;
}

/* Whether the document's own country is one of a row: what 中国与柬埔寨共建 is in Cambodia. */
static bool joins_home(const reading *r, const token *first, const token *last) {
    for_tokens_in(t, r, first->start, last->end)
        if (t->word->class == WORD_PLACE && strcmp(t->word->text, r->home) == 0) return true;
    return false;
}

/* "China, India and Brazil added 90 GW": where several places are told of with one number, their row as it stands; else
 * the one alone. */
static const char *place_or_row(reading *r, const quantity *q, const token *t) {
    enum { OF_OTHER = 12 };
    const token *last = t->start >= q->end && !is_han(r) ? last_place_of_row(r, t, quantity_behind(r, q)) : t,
                *first = first_place_of_row(r, last);
    const quantity *before = quantity_before(r, q);
    const bool row = first != last && strcmp(first->word->text, last->word->text) != 0 && is_whole_place(last) &&
                     !joins_home(r, first, last) &&
                     !(before && first->start > before->end && first->start - before->end <= OF_OTHER);
    return row ? keep(r, r->text + first->start, last->end - first->start) : t->word->text;
}

/* "Norway will miss its EU target", "Norway has targets under the EU Climate Law", "Norway leads among OECD countries":
 * the group is said of a rule, or of those that a country is one of, where one has been told of, be it in the text
 * `around`; but "in Norway, and EU Member States". */
static bool names_rule(const reading *r, const token *t, const char *country, const char *around) {
    if (is_han(r) || is_country(t->word)) return false;
    const uint32_t before = back_spaces(r, t->start);
    const bool own = owner_before(r, before) || word_behind(r, LIST_GROUP_RULE, t->end);
    if (!is_code(country)) return own && !country[0] && is_code(around);
    const bool name = text_is(r, t->end, " ") && isupper((unsigned char)r->text[t->end + 1]),
               members = word_behind(r, LIST_MEMBER, t->end);
    return own || (members ? list_before(r, LIST_AMONG, before) > 0 : name);
}

/* 相当于美国的两倍: the country that a multiple is of. */
static bool is_doubled(const reading *r, const quantity *q, const token *t) {
    enum { NEAR = 12 };
    return is_han(r) && q->kind == FACTS_RATIO && t->end <= q->start && q->start - t->end <= NEAR;
}

/* A place of a sentence that may be where its quantities are. */
typedef struct place {
    const token *named;
    const quantity *part; /* whose it is alone, NULL for none */
} place;
typedef struct place_list {
    place *at;
    size_t count;
} place_list;

static bool may_be_where(const reading *r, const token *t) {
    if (t->word->class != WORD_PLACE || strcmp(t->word->text, "-") == 0) return false;
    const token *head = first_place_of_row(r, last_place_of_row(r, t, NULL));
    return !only_compares(r, t) && !is_nation(t) && !is_paired(r, t) && !trade_partner(r, head) && !ranked_in(r, t) &&
           !is_builder(r, head) && !is_other_end(r, head) && !tells_member(r, t) && !is_example(r, t) &&
           !is_likened(r, head);
}

static place_list places_named(reading *r) {
    size_t count = 0;
    for_tokens(t, r) count += t->word->class == WORD_PLACE;
    place_list list = {arena_alloc(r->memory, count * sizeof *list.at), 0};
    if (!list.at) return list;
    for_tokens(t, r)
        if (may_be_where(r, t)) list.at[list.count++] = (place){t, part_placed(r, t)};
    return list;
}

/* How far the places behind a number may be its own. */
static uint32_t reach_behind(const reading *r, const quantity *q) {
    uint32_t size;
    const uint32_t led = is_han(r) ? r->size : list_next(r, LIST_FOLLOWED, q->end, r->size, &size);
    for (size_t i = token_from(r, q->end); i < r->tokens.count && r->tokens.at[i].start < led; i++) {
        const token *t = &r->tokens.at[i];
        if (is_cue(t, CUE_ASIDE)) return t->start; /* "fell by 1% as renewables expanded in China" */
        if (q->kind != FACTS_LEVEL && !is_han(r) && is_cue(t, CUE_BASE))
            return t->start; /* "pay twice more than their rivals in the US" */
    }
    return led; /* "stood at 9 GW, led by Kenya with 2 GW" */
}

static places find_places(reading *r, const quantity *q, const context *c, place_list named_here) {
    const stretch own = own_stretch(r, q);
    const uint32_t reach = named_here.count ? reach_behind(r, q) : 0;
    const char *around = c->place[0] ? c->place : c->home;
    places p = {.country = "", .named_in = NONE};
    bool named = false;
    for (size_t i = 0; i < named_here.count; i++) {
        const token *t = named_here.at[i].named;
        const quantity *part = named_here.at[i].part;
        if ((part && part != q) || (t->start >= q->end && t->start > reach) || is_doubled(r, q, t) ||
            compared_before(r, q, t) || is_mean_beside(r, q, t) || names_rule(r, t, p.country, around))
            continue;
        if (is_world(t->word)) {
            p.world_itself = p.world_itself || is_worlds_own(r, q, t);
            if (!is_of_world(r, q, t, own, c->in_table)) continue;
            p.world = true;
            p.world_driven = is_han(r) && moves(q) && t->end <= q->start && list_before(r, LIST_DRIVES, t->start);
            p.world_leads = t->end <= q->start && begins_clause(r, t) && clause_of(r, t->start) == q->clause;
        } else if ((t->end <= q->start || (t->start < own.end && !named)) && is_of_place(r, q, t, c)) {
            const bool group = !is_code(p.country),
                       told = !is_han(r) && text_is(r, t->end, " (") && t->end + 2 == q->start; /* "Latvia (9%)" */
            if (strcmp(t->word->text, c->home) != 0 || group || told) /* a Chinese firm in Kenya is in Kenya */
                p.country = place_or_row(r, q, t);
            named = true;
            p.named_in = clause_of(r, t->start);
        }
    }
    return p;
}

/* "by 9 Mt (2%) in China and 4 Mt (1%) in Europe": where the bracket ends that a number has behind it, or stands in. */
static uint32_t over_bracket(const reading *r, const quantity *q, uint32_t end) {
    return bracket_before(r, q) && text_is(r, end, ")") ? end + 1 : behind_bracket_at(r, end);
}

/* Whether a place stands between the number before and this one, where a word says that it is one. */
static bool place_before_it(const reading *r, const quantity *last, const quantity *q) {
    for (size_t i = 0; last && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (r->tokens.at[i].start >= last->end && r->tokens.at[i].word->class == WORD_PLACE &&
            list_before(r, LIST_PLACE_LEAD, back_spaces(r, r->tokens.at[i].start)))
            return true;
    return false;
}

/* "a 30% rise in use in Chad and a 50% rise in Mali": the noun that the number is said with ends there. */
static uint32_t over_noun(const reading *r, const quantity *q, uint32_t at) {
    const token *noun = q->kind == FACTS_LEVEL || is_han(r) ? NULL : token_starting(r, at, WORD_CUE);
    return noun && cue_at(r, at, CUE_MOVE_NOUN) ? skip_spaces(r, noun->end) : at;
}

/* "between 9% of heat in Peru and 4 kg per inhabitant in Chad": what a number is of, or for each of what, ends there;
 * at the word that leads to the place. */
static uint32_t over_share_of(const reading *r, uint32_t at) {
    enum { WORDS = 4 };
    uint32_t size = list_at(r, LIST_OF, at);
    if (!size) size = list_at(r, LIST_PER, at);
    uint32_t end = skip_spaces(r, at + size);
    for (int words = 0; size && words < WORDS && islower((unsigned char)r->text[end]); words++) {
        if (list_at(r, LIST_PLACE_LEAD, end)) return end;
        end = skip_spaces(r, letters_end(r, end));
    }
    return at;
}

/* "ranges from 8% in Germany to 57% in Bulgaria", "from 8% (Germany) to 57% (Bulgaria)", "from 22% to 31% in Africa,
 * from 41% to 52% in Asia": the place right behind an end of a range; NULL where there is none. */
static const char *place_of_end(reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    const bool ends = last && last->from && q->unit == last->unit,
               begins = q->from && next && q->unit == next->unit && word_behind(r, LIST_TO, end_with_time(r, q));
    const uint32_t end = begins ? end_with_time(r, next) : ends ? end_with_time(r, q) : q->end;
    const token *found = NULL;
    const quantity *before =
        last && bracket_before(r, q) && last->end + 2 >= q->start ? quantity_before(r, last) : last;
    const uint32_t behind = over_bracket(r, q, end), at = over_share_of(r, over_noun(r, q, skip_spaces(r, behind))),
                   lead = list_at(r, LIST_PLACE_LEAD, at);
    for (size_t i = 0; i < r->tokens.count && !is_han(r); i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_PLACE || t->start < q->end || is_world(t->word)) continue;
        const bool in = lead && t->start == at + lead + 1;
        const bool bracketed = t->start == q->end + 2 && text_is(r, q->end, " (") && text_is(r, t->end, ")");
        const bool group = in && behind != end && led_by_in(r, t) && !is_part(t); /* "by 9 GW (2%) in Europe" */
        if ((in && (ends || begins || place_before_it(r, before, q))) || group ||
            ((in || bracketed) && is_country(t->word)))
            found = t;
    }
    return found ? place_or_row(r, q, found) : NULL;
}

/* 高于装机容量为400万千瓦的印度: the country that the quantity tells of, right behind it; NULL for none. */
static const char *country_told_of(const reading *r, const quantity *q) {
    const token *link = token_starting(r, q->end, WORD_CUE);
    if (!is_han(r) || q->kind != FACTS_LEVEL || !link || !is_cue(link, CUE_OF)) return NULL;
    const token *t = token_starting(r, link->end, WORD_PLACE);
    return t && is_country(t->word) && has_cue(r, clause_start(r, q->clause - (q->clause > 0)), q->start, CUE_BASE)
               ? t->word->text
               : NULL;
}

/* Where the sentence names no place: that of the paragraph, the heading, the document, or the world. */
static const char *country_around(const reading *r, const quantity *q, const context *c) {
    /* in a paper on the world, a country named in one sentence is not what the next is about */
    const bool world_paper = context_of_world(c);
    if (c->place[0] && (!c->paragraph.world || c->home[0]) && (!world_paper || points_back(r))) return c->place;
    if (c->section.place[0]) return c->section.place;
    if (c->home[0]) return c->home;
    const bool world = c->paragraph.world || c->title.world || c->section.world || c->world_spoken;
    if (world || speaks_of_world(r, q)) return "WLD"; /* nothing says where else */
    const char *only = only_country(r, q);
    const list *everywhere = packs_list(r->packs, LIST_EVERYWHERE, NONE);
    const bool same = everywhere && packs_list_find(r->packs, everywhere, q->metric_id, strlen(q->metric_id));
    return !only[0] && (same || speaks_of_limit(r)) ? "WLD" : only;
}

/* "The global average temperature was 1.1 °C higher": of the world, whoever tells it. */
static bool of_global_mean(const reading *r, const quantity *q) {
    if (is_han(r) || quantity_class(r, q) != DIMENSION_TEMPERATURE) return false;
    for_tokens_in(t, r, 0, q->start)
        if (is_concept(t) && concerns(r, t, CONCEPT_WORLD)) return true;
    return false;
}

static const char *country_of(reading *r, const quantity *q, const context *c, place_list named) {
    const char *member = country_of_member(r, q);
    if (member) return member;
    const char *end = place_of_end(r, q);
    if (end) return end;
    const char *told = country_told_of(r, q);
    if (told) return told;
    const token *own = place_leading(r, q), *against = own ? own : place_compared(r, q);
    if (against && against->word->text[0] != '-') return against->word->text;
    const places p = find_places(r, q, c, named);
    const quantity *last = quantity_before(r, q);
    const bool world_before = last && strcmp(last->region, "WLD") == 0 && !nation_between(r, last->end, q->start),
               again = world_before && q->metric_id == last->metric_id,
               moves = again && (q->kind != FACTS_LEVEL || (is_han(r) && p.named_in == NONE));
    if (p.world_driven || p.world_itself || (p.world_leads && p.named_in < q->clause))
        return "WLD"; /* "in Norway the first unit opened, the world has 80 GW" */
    if ((moves || (world_before && world_goes_on(r, q))) && is_han(r) && p.named_in < last->clause && !p.world)
        return "WLD"; /* 欧盟称，全球气温14℃，比常年高0.5℃; 挪威建成首个机组后，全球已有17个，装机90兆瓦 */
    if (p.country[0]) return p.country;
    if (p.world || moves || (world_before && world_goes_on(r, q))) return "WLD";
    const char *opening = country_of_opening(r, q);
    if (opening[0]) return opening;
    if (of_global_mean(r, q)) return "WLD";
    return country_around(r, q, c);
}

/* "Temperatures in Morocco could rise by 3 °C": where the clause names a part of the world, the air there has warmed.
 */
static void name_local_warming(reading *r, quantity *q) {
    if (strcmp(q->metric_id, "global_mean_temperature_change") != 0 || q->kind == FACTS_RATIO ||
        strcmp(q->region, "WLD") == 0 || concept_said(r, 0, r->size, CONCEPT_WORLD))
        return;
    for_tokens_in(t, r, clause_start(r, q->clause), clause_end(r, q->clause))
        if (t->word->class == WORD_PLACE && strcmp(t->word->text, q->region) == 0) {
            rename_as(r, q, "air_temperature");
            return;
        }
}

/* What two scenarios tell of the same year are two series: "Bavaria, with existing measures". */
static const char *entity_in_scenario(reading *r, const char *entity, slice scenario) {
    char name[96];
    const int size =
        snprintf(name, sizeof name, "%s%s%.*s", entity, entity[0] ? ", " : "", (int)scenario.size, scenario.at);
    const char *kept = size > 0 && size < (int)sizeof name ? arena_copy(r->memory, name, (size_t)size) : NULL;
    return kept ? kept : entity;
}

static const char *entity_of(reading *r, const context *c, const quantity *q) {
    if (strcmp(q->region, "WLD") == 0) return "";
    const char *installation = in_cell(r, q) ? "" : installation_of(r, c, q);
    return installation[0] ? installation : part_of_country(r, c, q);
}

void bind_places(reading *r, const context *c) {
    if (!r->quantities.count) return;
    const place_list named = places_named(r);
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        q->region = country_of(r, q, c, named);
        name_local_warming(r, q);
        q->entity = entity_of(r, c, q);
        if (c->scenario.size) q->entity = entity_in_scenario(r, q->entity, c->scenario);
    }
}
