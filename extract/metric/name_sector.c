/* The names of shares in what one sector uses, which are no part of the country's series: transport_renewable_share. */
#include "beside.h"
#include "name.h"

enum { MOST = 4 };

/* The sectors that a number is said of. */
typedef struct sectors {
    const concept *at[MOST];
    int count;
    uint32_t end;    /* of the last one */
    bool by_subject; /* the last is what the clause begins with */
} sectors;

/* "transport", "transport energy", but not "energy", nor "energy sector", whose share is that of all. */
static const concept *sector_of(const reading *r, const token *t) {
    static const char ALL[] = "energy_";
    if (!t || t->word->class != WORD_SUBJECT) return NULL;
    const concept *c = concept_of(r, t);
    for (int k = 1; k < t->word->count; k++)
        if (!r->packs->concepts.at[t->word->value[k]].weak) return NULL;
    return c->sector && strncmp(c->id, ALL, strlen(ALL)) != 0 ? c : NULL;
}

static bool is_power(const reading *r, const concept *c) {
    const concept *all = r->packs->concepts.at;
    const int *known = r->packs->known;
    return c == &all[known[CONCEPT_ELECTRICITY]] || c == &all[known[CONCEPT_POWER_SECTOR]];
}

/* How much of an id is a source of energy whose share in a sector is told: renewable of renewable_consumption_share; 0
 * for others. */
static size_t source_of(const facts_packs *p, const char *id) {
    static const char *const TAILS[] = {"_consumption_share", "_generation_share", "_share", "_coverage"};
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++) {
        const char *end = id_tail(id, TAILS[i]);
        const int thing = thing_of_id(p, id, end);
        if (thing == NONE) continue;
        const concept *c = &p->concepts.at[thing];
        const bool source = c->saved || c->wanted != FACTS_WANTED_EITHER;
        return source && !c->measure ? (size_t)(end - id) : 0;
    }
    return 0;
}

/* "in transport", "of the energy used for heating": a small word before it says that it is the whole. */
static bool led_in(const reading *r, const token *t) {
    uint32_t at = back_spaces(r, t->start);
    const token *place = token_ending(r, at, WORD_PLACE); /* "in EU transport" */
    if (place) at = back_spaces(r, place->start);
    const uint32_t the = list_before(r, LIST_DEFINITE, at), own = the ? 0 : list_before(r, LIST_PRONOUN, at);
    at = back_spaces(r, at - the - own);
    return list_before(r, LIST_INSIDE, at) || list_before(r, LIST_OF, at) || list_before(r, LIST_PARALLEL, at);
}

/* "the transport renewable share", "transport's share of renewables", "Transport had 8% renewables": the noun before
 * what is shared, or the subject. */
static bool leads_noun(const reading *r, const token *t) {
    const uint32_t own = list_at(r, LIST_POSSESSIVE, t->end), at = skip_spaces(r, t->end + own);
    const token *noun = token_starting(r, at, WORD_SUBJECT);
    return (noun && noun->word->count == 1) || token_starting(r, at, WORD_MEASURE) || begins_clause(r, t);
}

/* "the share of renewable heating": right behind the source; but not "renewable electricity", which is made, and not
 * used there. */
static bool behind_source(const reading *r, const token *t, const concept *c) {
    const token *source = token_ending(r, back_spaces(r, t->start), WORD_SUBJECT);
    return source && concerns(r, source, CONCEPT_RENEWABLE) && !is_power(r, c);
}

/* "in transport, heating and industry": the next of a row. */
static bool goes_on_row(const reading *r, uint32_t end, const token *t) {
    return end && only_joints_between(r, end, t->start);
}

/* "38% in buildings and electricity for 55%": the next of a row of shares, and no second sector. */
static bool labels_next(const reading *r, const token *t) {
    const quantity *q = r->quantities.at, *end = q + r->quantities.count;
    while (q < end && q->start < t->end) q++;
    return q < end && labels_share(r, t, q);
}

/* The sectors that stand in from..to and are the whole of the share. */
static sectors sectors_between(const reading *r, uint32_t from, uint32_t to, bool behind) {
    sectors s = {.count = 0};
    uint32_t end = 0;
    for (size_t i = 0; i < r->tokens.count && s.count < MOST; i++) {
        const token *t = &r->tokens.at[i];
        const concept *c = t->start >= from && t->end <= to ? sector_of(r, t) : NULL;
        if (!c || (s.count && c == s.at[s.count - 1])) continue;
        const bool row = s.count && goes_on_row(r, end, t);
        if (row && labels_next(r, t)) break;
        const bool led = row || is_han(r) || led_in(r, t) || behind_source(r, t, c);
        if (!led && (behind || !leads_noun(r, t))) continue;
        if (!row) s.count = 0; /* the nearest one counts */
        if (!row) s.by_subject = !led && begins_clause(r, t);
        s.at[s.count++] = c;
        s.end = end = t->end;
        if (behind && !is_han(r) && !text_is(r, end, ",") && !word_behind(r, LIST_JOINT, end)) break;
    }
    return s;
}

uint32_t name_end(const reading *r, uint32_t at) {
    for (const token *t; (t = token_starting(r, at, WORD_SUBJECT)) || (t = token_starting(r, at, WORD_MEASURE));)
        at = skip_spaces(r, t->end);
    return at;
}

/* "8% of the renewable energy": the thing right behind the share that is its whole; NULL for none. */
static const concept *whole_behind(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF, at), noun = skip_spaces(r, at + of);
    const token *t =
        of ? token_starting(r, skip_spaces(r, noun + list_at(r, LIST_DEFINITE, noun)), WORD_SUBJECT) : NULL;
    return t ? concept_of(r, t) : NULL;
}

/* "8% of renewable energy is used in transport": the source itself is the whole. */
static bool of_source(const reading *r, const quantity *q) {
    const concept *whole = whole_behind(r, q);
    return whole && strncmp(q->metric_id, whole->id, strlen(whole->id)) == 0;
}

/* "Biomass gave 59% of renewable energy", "45% of renewable capacity is hydropower": what a part of
 * all renewables is made of; NULL where nothing says it. */
static const concept *part_of_source(const reading *r, const quantity *q) {
    const char *source = q->metric_id;
    const char *renewable = r->packs->concepts.at[r->packs->known[CONCEPT_RENEWABLE]].id;
    if (is_han(r) || q->kind != FACTS_LEVEL || !id_tail(source, "_share") || !of_source(r, q) ||
        strncmp(source, renewable, strlen(renewable)) != 0)
        return NULL;
    const quantity *last = quantity_before(r, q), *next = quantity_behind(r, q);
    const uint32_t clause = clause_start(r, q->clause), end = clause_end(r, q->clause),
                   from = last && last->end > clause ? last->end : clause,
                   to = next && next->start < end ? next->start : end;
    for_tokens_in(t, r, from, to) {
        if (t->word->class != WORD_SUBJECT) continue;
        const concept *c = concept_of(r, t);
        const bool other = !c->weak && !c->measure && strncmp(source, c->id, strlen(c->id)) != 0;
        if (other && (c->renews || c->saved || c->wanted != FACTS_WANTED_EITHER)) return c;
    }
    return NULL;
}

/* "Solar made up 30% of renewable capacity": the share in one kind of energy is not that in all. */
static bool name_in_kind(reading *r, quantity *q) {
    const concept *whole = q->kind == FACTS_LEVEL && id_tail(q->metric_id, "_share") ? whole_behind(r, q) : NULL;
    const bool kind = whole && whole->wanted == FACTS_WANTED_MORE && !whole->generates && !whole->land;
    const char *measure = kind ? measure_of_id(r->packs, q->metric_id) : NULL;
    if (!measure || strncmp(q->metric_id, whole->id, strlen(whole->id)) == 0) return false;
    return rename_as(r, q, "%.*s_%s%s", (int)(measure - q->metric_id), q->metric_id, whole->id, measure);
}

/* Behind "target for": where what is aimed at begins. */
static uint32_t behind_goal(const reading *r, uint32_t at) {
    const uint32_t goal = list_at(r, LIST_GOAL, at), lead = skip_spaces(r, at + goal), n = list_at(r, LIST_FOR, lead);
    return goal && n ? skip_spaces(r, lead + n) : at;
}

/* "8% in transport", "14% of the energy used in industry", "a 49% renewable share in buildings", "the 8% target for
 * renewables in heating". */
static sectors sectors_behind(const reading *r, const quantity *q) {
    enum { NEAR = 88 };
    const uint32_t at = name_end(r, behind_goal(r, skip_spaces(r, q->end)));
    const quantity *next = quantity_behind(r, q);
    uint32_t to = clause_end(r, q->clause);
    if (is_han(r) || !(list_at(r, LIST_INSIDE, at) || list_at(r, LIST_OF, at))) return (sectors){.count = 0};
    if (next && next->start < to) to = next->start;
    if (at + NEAR < to) to = at + NEAR;
    return sectors_between(r, at, to, true);
}

/* Whether the clause holds a sector, and nothing else that is measured: "In transport, the share was 8%". */
static bool only_leads(const reading *r, int clause) {
    const uint32_t from = clause_start(r, clause), to = clause_end(r, clause);
    bool found = false;
    for_tokens_in(t, r, from, to) {
        if (is_cue(t, CUE_RISE) || is_cue(t, CUE_FALL)) return false;
        if (!is_concept(t)) continue;
        if (!sector_of(r, t)) return false;
        found = true;
    }
    return found && !number_between(r, from, to);
}

static bool names_anywhere(const reading *r, int c) {
    for (int i = 0; c != NONE && i < (int)r->clauses.count; i++)
        if (names_in_clause(r, i, c)) return true;
    return false;
}

/* Whether a thing or a measure is named there, but for the word "share". */
static bool names_other_between(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to)
        if (is_concept(t) && !concerns(r, t, CONCEPT_SHARE)) return true;
    return false;
}

/* "The share of renewables in heating went on rising, with the average at 25%": what the source of the id, of so many
 * bytes, was told to be in, though a verb stands between; of a number that names no other thing. */
static sectors sectors_of_source(const reading *r, const quantity *q, size_t size) {
    const int source = packs_concept(r->packs, q->metric_id, size);
    const token *said = NULL;
    for_tokens_in(t, r, r->marker, q->lead)
        if (t->word->class == WORD_SUBJECT && says_concept(t, source)) said = t;
    if (is_han(r) || !said || !list_at(r, LIST_INSIDE, skip_spaces(r, said->end)) || word_behind(r, LIST_OF, q->end) ||
        number_between(r, said->end, q->lead))
        return (sectors){.count = 0};
    const sectors s = sectors_between(r, said->end, q->lead, true);
    return s.count && names_other_between(r, s.end, q->lead) ? (sectors){.count = 0} : s;
}

/* The sectors before the number, in its own words or in those that lead its clause. "Renewables in transport made up 8%
 * of all energy" is no share in transport, but "Transport got 8% of its energy from renewables" is. */
static sectors sectors_before(const reading *r, const quantity *q, size_t size) {
    const stretch own = own_stretch(r, q);
    const quantity *first = q - (q->list_size > 1 ? q->list_index : 0), *last = quantity_before(r, first);
    uint32_t from = last && last->end > own.start ? last->end : own.start;
    if (last && sectors_behind(r, last).end > from) from = sectors_behind(r, last).end; /* "8% in transport and 20%" */
    const bool whole = !is_han(r) && word_behind(r, LIST_OF, q->end);
    sectors s = sectors_between(r, from, first->start, false);
    if (s.count && !is_han(r) && (whole || s.by_subject) &&
        !(s.by_subject && names_anywhere(r, packs_concept(r->packs, q->metric_id, size))))
        s.count = 0;
    const int clause = clause_of(r, own.start);
    if (!s.count && clause > 0 && from == clause_start(r, clause) && only_leads(r, clause - 1))
        s = sectors_between(r, clause_start(r, clause - 1), own.start, false);
    if (!s.count && in_cell(r, q)) s = sectors_between(r, 0, q->start, false); /* of its caption */
    return s.count ? s : sectors_of_source(r, q, size);
}

static bool is_share_of_whole(const reading *r, const quantity *q) { return q->metric_id[0] && is_percentage(r, q); }

/* "raises its share of renewables in heating by 1 percentage point a year" */
static bool moves_by_points(const reading *r, const quantity *q) {
    return !is_han(r) && q->metric_id[0] && q->unit == r->packs->unit_pp && q->kind == FACTS_CHANGE;
}

static bool rename_in(reading *r, quantity *q, const char *source, size_t size, const concept *c) {
    if (is_power(r, c)) return rename_as(r, q, "%.*s_generation_share", (int)size, source);
    return rename_as(r, q, "%.*s_%.*s_share", sector_size(c), c->id, (int)size, source);
}

/* The source of energy whose share is told before `to`, where no sector is or may be named there (`among`); NULL for
 * none. */
static const concept *source_shared(const reading *r, uint32_t to, bool among) {
    const concept *found = NULL;
    bool share = false;
    for_tokens_in(t, r, 0, to) {
        share = share || concerns(r, t, CONCEPT_SHARE) || is_cue(t, CUE_SHARE);
        if (t->word->class != WORD_SUBJECT) continue;
        const concept *c = concept_of(r, t);
        const bool sector = sector_of(r, t);
        if (sector && !c->carrier && !among) return NULL; /* the caption names one itself */
        if (sector && among) continue;
        if (!c->weak || c->carrier) found = found && c->weak ? found : c;
    }
    return share ? found : NULL;
}

/* "Share of renewable energy: Transport, 2030: 14%", "Transport, Renewable share: 8%", 可再生能源占比：2030年目标交通：
 * 14%: a part of what the cell says is the sector by itself. */
static bool name_in_row(reading *r, quantity *q) {
    for (size_t i = 0; in_cell(r, q) && i < r->tokens.count && r->tokens.at[i].end < q->start; i++) {
        const token *t = &r->tokens.at[i];
        const concept *c = sector_of(r, t);
        if (!c || !(is_han(r) || begins_part(r, t->start)) || !ends_row_name(r, t->end)) continue;
        const size_t size = source_of(r->packs, q->metric_id);
        if (size) return rename_in(r, q, q->metric_id, size, c);
        const concept *source = source_shared(r, t->start, false);
        if (source && strncmp(q->metric_id, c->id, strlen(c->id)) == 0) /* building_share */
            return rename_in(r, q, source->id, strlen(source->id), c);
    }
    return false;
}

/* "Renewable shares in electricity, heating and transport were 60%, 30% and 9%": each has its own, whichever of them
 * their names were made of. */
static bool name_in_list(reading *r, quantity *q) {
    const quantity *first = q - q->list_index, *last = q->list_size < 2 ? NULL : quantity_before(r, first);
    if (q->list_size < 2) return false;
    const sectors s = sectors_between(r, last ? last->end : 0, first->start, false);
    const concept *source = s.count == q->list_size ? source_shared(r, first->start, true) : NULL;
    return source && rename_in(r, q, source->id, strlen(source->id), s.at[q->list_index]);
}

static bool power_between(const reading *r, uint32_t from, uint32_t to) {
    return concept_said(r, from, to, CONCEPT_ELECTRICITY) || concept_said(r, from, to, CONCEPT_GENERATION);
}

/* "85% in electricity, 47% in gross final consumption": of what is used in all. */
static void name_in_all_use(reading *r, quantity *q) {
    const size_t size = source_of(r->packs, q->metric_id);
    const uint32_t at = skip_spaces(r, q->end), in = is_han(r) ? 0 : list_at(r, LIST_INSIDE, at),
                   noun = skip_spaces(r, at + in);
    const token *use = in && size && id_tail(q->metric_id, "_generation_share")
                           ? token_starting(r, skip_spaces(r, noun + list_at(r, LIST_DEFINITE, noun)), WORD_SUBJECT)
                           : NULL;
    if (use && concerns(r, use, CONCEPT_FINAL_ENERGY) && !power_between(r, q->end, use->end))
        rename_as(r, q, "%.*s_consumption_share", (int)size, q->metric_id);
}

/* "a 30% renewable share in final consumption and a 70% renewable share (40% without hydro) in power generation": a
 * share that names its source and its whole itself is in that one, whatever the share before it is in. */
static void name_in_own_whole(reading *r, quantity *q) {
    const size_t size = is_han(r) || q->kind != FACTS_LEVEL ? 0 : source_of(r->packs, q->metric_id);
    const uint32_t noun = skip_spaces(r, q->end), end = size ? name_end(r, noun) : noun;
    if (end == noun || !concept_said(r, noun, end, CONCEPT_SHARE)) return;
    const uint32_t in = skip_spaces(r, behind_bracket_at(r, back_spaces(r, end))),
                   led = list_at(r, LIST_INSIDE, in) + (list_at(r, LIST_INSIDE, in) ? 0 : list_at(r, LIST_OF, in));
    uint32_t whole = skip_spaces(r, in + led);
    whole = skip_spaces(r, whole + list_at(r, LIST_DEFINITE, whole));
    if (name_end(r, whole) == whole) whole = skip_spaces(r, whole + list_at(r, LIST_TOTAL, whole));
    const uint32_t until = name_end(r, whole);
    if (!led || until == whole) return;
    const bool power = power_between(r, whole, until);
    if (!power && !concept_said(r, whole, until, CONCEPT_FINAL_ENERGY)) return;
    quantity *next = q + 1, *all_end = r->quantities.at + r->quantities.count;
    const bool again = next < all_end && bracket_before(r, next) && next->start < in && is_percentage(r, next) &&
                       strcmp(next->metric_id, q->metric_id) == 0;
    const char *id = q->metric_id;
    rename_as(r, q, "%.*s%s", (int)size, id, power ? "_generation_share" : "_consumption_share");
    if (again) rename_as(r, next, "%s", q->metric_id);
}

/* "in the household sector": what a small word right behind the share says that it is in; NULL for none. */
static const concept *told_inside(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end), in = list_at(r, LIST_INSIDE, at);
    uint32_t noun = skip_spaces(r, at + in);
    noun = skip_spaces(r, noun + list_at(r, LIST_DEFINITE, noun));
    const token *t = in ? token_starting(r, noun, WORD_SUBJECT) : NULL;
    return t ? concept_of(r, t) : NULL;
}

/* "70% of the savings are in households, 20% in the transport sector and 10% in industry": the next of a row that
 * shares one thing out, as its first member is named: household_saving_share, transport_saving_share. */
static bool name_next_shared_out(reading *r, quantity *q) {
    const quantity *last = is_han(r) || q->kind != FACTS_LEVEL ? NULL : quantity_before(r, q);
    const concept *own = last && is_share_of_whole(r, last) && last->kind == FACTS_LEVEL ? told_inside(r, q) : NULL,
                  *before = NULL;
    const uint32_t lead = back_spaces(r, q->lead);
    if (!own || !(list_before(r, LIST_JOINT, lead) || text_is(r, lead - 1, ","))) return false;
    for_tokens_in(t, r, last->end, q->start)
        if (t->word->class == WORD_SUBJECT) before = concept_of(r, t);
    const size_t size = before ? strlen(before->id) : 0;
    const char *rest = last->metric_id + size;
    if (!size || strncmp(last->metric_id, before->id, size) != 0 || !id_tail(rest, "_share") ||
        source_of(r->packs, rest + 1) || strcmp(rest, "_share") == 0)
        return false;
    return rename_as(r, q, "%s%s", own->id, rest);
}

/* Gives the share the name of the sector, or of the two, that it is in. */
static bool name_in_words(reading *r, quantity *q) {
    const size_t size = source_of(r->packs, q->metric_id);
    if (!size || of_source(r, q)) return false;
    const char *source = q->metric_id;
    sectors s = sectors_behind(r, q);
    /* "60% in power, 20% in heating": nothing else may be meant; but "60% of the power used in heating" */
    const bool behind = s.count && !power_between(r, q->end, s.end);
    if (!s.count) s = sectors_before(r, q, size);
    const bool beside = behind || (s.count && s.end == back_spaces(r, q->lead)); /* "in power 40%, in heating 20%" */
    const bool power = !beside && id_tail(source, "_generation_share") &&
                       (names_anywhere(r, r->packs->known[CONCEPT_ELECTRICITY]) ||
                        names_anywhere(r, r->packs->known[CONCEPT_GENERATION])); /* as its words say, not others' */
    if (power && s.count) return false;
    if (s.count == 1) return rename_in(r, q, source, size, s.at[0]);
    return s.count == 2 && rename_as(r, q, "%s_%s_%.*s_share", s.at[0]->id, s.at[1]->id, (int)size, source);
}

static bool is_dated(const reading *r, const quantity *q) {
    const uint32_t at = skip_spaces(r, q->end);
    return time_starting(r, at) != NULL;
}

/* "8% in transport, up from 5%", "8% in transport, with 9% in 2021", "8% in transport in Peru, a share of 5% in Chile",
 * 占比达到8%，比上年提高1个百分点: what goes on with a share that has got such a name; but not "8% in transport and 20%
 * overall". */
static bool goes_on_with(const reading *r, const quantity *q, const quantity *named, const char *was) {
    const bool moved = q->kind != FACTS_LEVEL || q->from;
    if (strcmp(q->metric_id, was) != 0) return false;
    if (moved) return clause_of(r, q->start) - clause_of(r, named->end) <= 1;
    const sectors behind = sectors_behind(r, named);
    const uint32_t from = behind.count ? behind.end : named->end;
    return (!behind.count || is_dated(r, q)) && !names_other_between(r, from, q->start) &&
           !concept_between(r, q->end, clause_end(r, q->clause));
}

size_t sector_of_id(const facts_packs *p, const char *id) {
    const char *share = id_tail(id, "_share");
    for (const char *at = share ? strchr(id, '_') : NULL; at && at < share; at = strchr(at + 1, '_')) {
        const int sector = thing_of_id(p, id, at), source = packs_concept(p, at + 1, (size_t)(share - at - 1));
        if (sector != NONE && source != NONE && p->concepts.at[sector].sector) return (size_t)(at - id);
    }
    return 0;
}

/* "Gas covers 38% of energy use in buildings and electricity 55%": the next of a row is in the same sector; the thing
 * right before its number, NULL for none. */
static const concept *next_in_sector(const reading *r, const quantity *q) {
    enum { NEAR = 56 };
    const quantity *last = quantity_before(r, q);
    const uint32_t at = skip_spaces(r, q->end);
    const concept *thing = NULL;
    if (is_han(r) || !last || !is_share_of_whole(r, last) || q->start - last->end > NEAR ||
        !(at >= r->size || strchr(",.;", r->text[at]) || list_at(r, LIST_JOINT, at)))
        return NULL;
    uint32_t from = q->start;
    while (from > last->end && r->text[from - 1] != ',' && !word_behind(r, LIST_JOINT, from)) from--;
    if (r->text[from - 1] != ',' && !word_behind(r, LIST_JOINT, from)) return NULL;
    for_tokens_in(t, r, from, q->start) {
        if (!is_concept(t)) continue;
        const concept *c = concept_of(r, t);
        if (t->word->class != WORD_SUBJECT || t->word->count > 1 || thing) return NULL;
        if (!labels_share(r, t, q) && (c->weak || c->sector)) return NULL;
        thing = c;
    }
    return thing;
}

/* The sector that alone stands between two numbers, with the marks of a row; NULL where more or less is said. */
static const concept *sector_alone(const reading *r, const quantity *last, const quantity *q) {
    uint32_t at = skip_spaces(r, last->end + (last->end < r->size && strchr(",;", r->text[last->end]) != NULL));
    at = skip_spaces(r, at + list_at(r, LIST_JOINT, at));
    const uint32_t end = back_spaces(r, q->lead), colon = end && r->text[end - 1] == ':';
    const token *t = at > last->end + 1 ? token_ending(r, end - colon, WORD_SUBJECT) : NULL;
    return t && t->start == at ? sector_of(r, t) : NULL;
}

/* "Renewables: electricity 70%, heating 40%, transport: 14%": the next sector of a row of shares of one source. */
static bool name_next_sector(reading *r, quantity *q) {
    const quantity *last = is_han(r) || q->kind != FACTS_LEVEL ? NULL : quantity_before(r, q);
    const concept *c = last && is_share_of_whole(r, last) ? sector_alone(r, last, q) : NULL;
    if (!c) return false;
    const size_t sector = sector_of_id(r->packs, last->metric_id);
    const char *source = last->metric_id + (sector ? sector + 1 : 0);
    const size_t size = source_of(r->packs, source);
    return size && rename_in(r, q, source, size, c);
}

/* "Renewables are to reach 30% by 2035. Sector targets are: power 40%, heating: 20%": what a label is of, right before
 * its number, in a row that shares out the goal of the sentence before. */
static bool name_of_sector_goal(reading *r, quantity *q) {
    const last_told *told = is_han(r) ? NULL : r->last_told;
    if (!told || q->kind != FACTS_LEVEL || !is_percentage(r, q) || told->kind != FACTS_LEVEL ||
        !(list_at(r, LIST_BY_SECTOR, r->marker) || word_between(r, LIST_BY_SECTOR, r->marker, q->start)))
        return false;
    const uint32_t end = back_spaces(r, q->lead), colon = end && r->text[end - 1] == ':';
    const token *label = token_ending(r, end - colon, WORD_SUBJECT);
    const size_t size = label ? source_of(r->packs, told->id) : 0;
    const uint32_t before = size ? back_spaces(r, label->start) : 0;
    const quantity *last = quantity_before(r, q);
    const token *held = before ? token_ending(r, before, WORD_CUE) : NULL;
    const bool opens = before && (strchr(":,;-", r->text[before - 1]) || list_before(r, LIST_JOINT, before) ||
                                  (held && is_cue(held, CUE_HOLD)));
    if (!size || !(opens || (last && last->end == before))) return false;
    return rename_in(r, q, told->id, size, concept_of(r, label));
}

void shares_in_sectors(reading *r) {
    const quantity *named = NULL;
    const char *was = NULL; /* its name before */
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        const concept *part = is_share_of_whole(r, q) ? part_of_source(r, q) : NULL;
        if (part && rename_as(r, q, "%s_%s", part->id, q->metric_id)) continue;
        if (is_share_of_whole(r, q) && (name_in_kind(r, q) || name_next_shared_out(r, q))) continue;
        if (is_share_of_whole(r, q)) name_in_all_use(r, q);
        if (is_share_of_whole(r, q)) name_in_own_whole(r, q);
        const char *id = q->metric_id;
        if ((is_share_of_whole(r, q) || moves_by_points(r, q)) && !of_electricity(r, q) &&
            (name_of_sector_goal(r, q) || name_in_row(r, q) || name_in_list(r, q) || name_in_words(r, q) ||
             name_next_sector(r, q))) {
            named = q;
            was = id;
        } else if (named && goes_on_with(r, q, named, was)) {
            q->metric_id = named->metric_id;
            q->metric = named->metric;
        } else if (named && is_share_of_whole(r, q) && named == quantity_before(r, q)) {
            const concept *thing = next_in_sector(r, q);
            const size_t sector = thing && source_of(r->packs, id) ? sector_of_id(r->packs, named->metric_id) : 0;
            if (sector && rename_as(r, q, "%.*s_%s_share", (int)sector, named->metric_id, thing->id))
                named = q, was = id;
        }
    }
}
