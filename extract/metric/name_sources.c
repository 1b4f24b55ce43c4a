/* The names of amounts of gas that are told of sectors or things as the sources, one or a few of them. */
#include "evidence.h"
#include "extract/bind/state.h"
#include "name.h"

#include <ctype.h>

enum { MOST = 3 };

/* The sources of a row: "homes, shops and mills". */
typedef struct sources {
    const concept *at[MOST];
    int count;
    bool joined;  /* with a comma or an "and" */
    uint32_t end; /* of the last one */
} sources;

/* "power" of "electricity" and of "electricity generation", which are no emitters by their own names. */
static const concept *source_at(const reading *r, uint32_t at, uint32_t *end) {
    const token *t = token_starting(r, at, WORD_SUBJECT), *made = token_starting(r, at, WORD_MEASURE);
    const bool power = (made && concerns(r, made, CONCEPT_GENERATION)) || (t && concerns(r, t, CONCEPT_ELECTRICITY));
    if (power) {
        *end = made ? made->end : t->end;
        return &r->packs->concepts.at[r->packs->known[CONCEPT_POWER_SECTOR]];
    }
    if (!t || concerns(r, t, CONCEPT_EMISSION)) return NULL;
    *end = t->end;
    const concept *c = concept_of(r, t);
    return emits(c) ? c : NULL;
}

/* "fossil fuel industry (FFI)": behind the short form of a name, which stands right behind the name. */
static uint32_t behind_short_form(const reading *r, uint32_t at) {
    uint32_t end = at + 2;
    if (!text_is(r, at, " (")) return at;
    while (end < r->size && isupper((unsigned char)r->text[end])) end++;
    return end > at + 3 && text_is(r, end, ")") ? end + 1 : at;
}

/* The row that begins there; without a source where one of its members is no emitter, or where there are more of them:
 * those of a whole country, as good as. */
static sources sources_at(const reading *r, uint32_t at) {
    sources s = {.count = 0};
    for (bool joined = true, more = true; more;) {
        uint32_t end = 0;
        at = skip_spaces(r, at + list_at(r, LIST_DEFINITE, at));
        const concept *c = source_at(r, at, &end);
        if (!c && !joined) break;
        if (!c || s.count == MOST) return (sources){.count = 0};
        s.at[s.count++] = c;
        const token *sector = token_starting(r, skip_spaces(r, end), WORD_CUE); /* "commercial sectors" */
        s.end = behind_short_form(r, sector && is_cue(sector, CUE_NARROW) ? sector->end : end);
        const bool comma = text_is(r, s.end, ", ");
        const uint32_t behind = skip_spaces(r, s.end + comma), joint = list_at(r, LIST_JOINT, behind);
        at = skip_spaces(r, behind + joint);
        more = joint || token_starting(r, at, WORD_SUBJECT); /* "household heating" is one, too */
        joined = more && (joint || comma);
        s.joined = s.joined || joined;
    }
    return s;
}

/* Names the emission after all of them: residential_commercial_emission. */
static bool name_after(reading *r, quantity *q, const sources *s) {
    const char *gas = strcmp(q->metric_id, "ghg_emission") == 0 ? "emission" : q->metric_id;
    char id[120];
    size_t size = 0;
    for (int i = 0; i < s->count; i++) {
        size += (size_t)snprintf(id + size, sizeof id - size, "%.*s_", sector_size(s->at[i]), s->at[i]->id);
        if (size >= sizeof id) return false;
    }
    if (!s->count || !rename_as(r, q, "%s%s", id, gas)) return false;
    keep_tonnes_of_co2(r, q);
    return true;
}

/* Behind "the", "of which", "the combined contribution of the", with which a clause about a source begins. */
static uint32_t source_start(const reading *r, uint32_t at) {
    at = skip_spaces(r, at);
    at = skip_spaces(r, at + list_at(r, LIST_PART_LEAD, at));
    at = skip_spaces(r, at + list_at(r, LIST_DEFINITE, at));
    return skip_spaces(r, at + list_at(r, LIST_CONTRIBUTION, at));
}

/* Whether something between the two is told of that is no gas and is not given off: "allowances for 9 Mt". */
static bool other_between(const reading *r, uint32_t from, uint32_t to) {
    for_tokens_in(t, r, from, to)
        if (is_concept(t) && !is_gas(concept_of(r, t)) && !concerns(r, t, CONCEPT_EMISSION) &&
            !concerns(r, t, CONCEPT_SHARE))
            return true;
    return false;
}

/* The clause in which the row begins whose last members that of the quantity has: "homes, shops and mills". */
static int row_clause(const reading *r, int clause) {
    for (; clause > 0; clause--) {
        const uint32_t comma = back_spaces(r, clause_start(r, clause));
        const token *t = comma && r->text[comma - 1] == ',' ? token_ending(r, comma - 1, WORD_SUBJECT) : NULL;
        if (!t || !emits(concept_of(r, t)) || sources_at(r, t->start).count < 2) break;
    }
    return clause;
}

bool name_source_told(reading *r, quantity *q) {
    if (q->kind != FACTS_LEVEL || quantity_class(r, q) != DIMENSION_CO2) return false;
    const sources s = sources_at(r, source_start(r, clause_start(r, row_clause(r, q->clause))));
    const uint32_t at = behind_bracket_at(r, s.end);
    const token *verb = s.count ? token_starting(r, skip_spaces(r, at), WORD_CUE) : NULL;
    const bool told =
        verb ? is_cue(verb, CUE_HOLD) || is_cue(verb, CUE_SHARE) : s.count && word_behind(r, LIST_RANKS, at);
    return told && at < q->start && !number_between(r, at, q->start) && !other_between(r, at, q->start) &&
           name_after(r, q, &s);
}

/* "fell by 2 Mt and 3 Mt": whether another such number follows in the clause, so that each may be of one of a row. */
static bool same_unit_behind(const reading *r, const quantity *q) {
    for (const quantity *o = quantity_behind(r, q); o && o->clause == q->clause; o = quantity_behind(r, o))
        if (o->unit == q->unit && o->kind == q->kind) return true;
    return false;
}

/* The row behind "from" or "of" that says whose the emissions are, or the one right before: "home and shop CO2
 * emissions". */
static sources sources_of(const reading *r, const token *emission) {
    const uint32_t at = skip_spaces(r, emission->end), from = list_at(r, LIST_FROM, at),
                   lead = from ? from : list_at(r, LIST_OF, at);
    if (lead) return sources_at(r, skip_spaces(r, at + lead));
    const sources s = sources_at(r, source_start(r, clause_start(r, clause_of(r, emission->start))));
    return s.end == back_spaces(r, over_manner(r, emission->start)) ? s : (sources){.count = 0};
}

bool name_joint_sources(reading *r, quantity *q) {
    for_tokens_in(t, r, 0, q->start) {
        if (!concerns(r, t, CONCEPT_EMISSION)) continue;
        const sources s = sources_of(r, t);
        if (s.joined && clause_of(r, s.end) == q->clause && !number_between(r, t->end, q->start))
            return !same_unit_behind(r, q) && name_after(r, q, &s);
    }
    return false;
}
