/* The metric that a quantity has from the one behind it: where a growth leads, what a row says with its last member. */
#include "beside.h"
#include "evidence.h"
#include "extract/bind/again.h"
#include "extract/bind/verb.h"
#include "extract/find/quantity.h"
#include "name.h"

/* "Tripling renewables to 11,000 GW", "doubling cycle paths to 90 km": what is multiplied is what the level is of, and
 * no share nor the mere thing. */
static void multiplied_to(const reading *r, quantity *q) {
    enum { NEAR = 48 };
    const quantity *level = q + 1;
    const int percent = r->packs->dimension_percent;
    const size_t thing = thing_of(r->packs, level->metric_id), whole = strlen(q->metric_id),
                 own = thing_of(r->packs, q->metric_id);
    if (is_han(r) || q->kind != FACTS_RATIO || level->kind != FACTS_LEVEL || !thing || level->dimension == percent ||
        level->start - q->end > NEAR || level->clause != q->clause || !cue_before(r, level->start, CUE_TO))
        return;
    const bool share = q->metric && q->metric->dimension == percent, bare = !q->metric && whole == thing;
    /* "quadruple wind and solar capacity to 90 GW": of both of them */
    const bool first = own && own < thing && strcmp(q->metric_id + own, level->metric_id + thing) == 0;
    const size_t same = bare ? whole : first ? own : thing + 1;
    if (!(share || bare || first) || strncmp(q->metric_id, level->metric_id, same) != 0) return;
    take_like(r, q, level, "as the level that it leads to");
}

/* "solar grew by 170 percent (to 680 TWh)": what the level behind is of grew. */
static void grows_to(const reading *r, quantity *q) {
    enum { NEAR = 12 };
    const quantity *level = q + 1;
    if (is_han(r) || q->kind != FACTS_GROWTH || level->kind != FACTS_LEVEL || level->start - q->end > NEAR ||
        !has_cue(r, q->end, level->start, CUE_TO))
        return;
    const size_t whole = strlen(q->metric_id), thing = thing_of(r->packs, q->metric_id);
    const size_t size = thing && r->text[skip_spaces(r, q->end)] == '(' ? thing : whole;
    if (size == whole && (q->metric || packs_concept(r->packs, q->metric_id, whole) == NONE)) return;
    if (strncmp(level->metric_id, q->metric_id, size) != 0 || level->metric_id[size] != '_') return;
    take_like(r, q, level, "as the level that it leads to");
}

/* A number without a name of its own has that of the one behind it, and is a statistic, then. */
static void named_by(const reading *r, quantity *q, const quantity *next, const char *why) {
    take_like(r, q, next, why);
    q->reason = NULL;
}

/* "gave 2 GtC (7 GtCO2) to fossil emissions": what the tonnes of CO2 in its bracket are of. */
static void like_its_bracket(const reading *r, quantity *q) {
    const quantity *again = q + 1;
    if (is_han(r) || q->kind != FACTS_LEVEL || q->unit == NONE || unit_kept(r->packs, q->unit) == NONE ||
        stated_for(r, again) != q || !again->metric_id[0] || quantity_class(r, again) != DIMENSION_CO2 ||
        (q->metric_id[0] && !id_tail(q->metric_id, "_mass")))
        return;
    named_by(r, q, again, "as the amount in its bracket");
}

/* "at least 7% (previously 4%) share of biofuels": what the number in its bracket was of, which has the words behind.
 */
static void like_its_former(const reading *r, quantity *q) {
    const quantity *former = q + 1;
    if (q->metric_id[0] || former->kind != q->kind || !former->metric_id[0] || replaces(r, former) != q) return;
    named_by(r, q, former, "as the number that it takes the place of");
}

/* "Latvia (50 kg), Malta (40 kg) and Spain (30 kg) had most waste a head": what is said behind the last is said of all.
 */
static void like_next_in_row(const reading *r, quantity *q) {
    enum { NEAR = 48 };
    const quantity *next = q + 1;
    const token *per = token_starting(r, skip_spaces(r, q->end), WORD_MEASURE);
    const uint32_t close = per && text_is(r, per->end, ")") ? per->end : q->end; /* "(827 kg per person), " */
    if (is_han(r) || q->metric_id[0] || q->kind != FACTS_LEVEL || next->kind != FACTS_LEVEL || !next->metric_id[0] ||
        q->unit == NONE || q->dimension != next->dimension || next->start - q->end > NEAR ||
        !(text_is(r, close, "), ") || (text_is(r, close, ")") && word_behind(r, LIST_JOINT, close + 1))) ||
        !bracket_before(r, q) || !bracket_before(r, next) || concept_between(r, close, next->start))
        return;
    named_by(r, q, next, "as the quantity behind it");
}

/* "an 11% reduction, with use at 2 billion litres": what stands at so much behind it has moved. */
static void moved_like_next(const reading *r, quantity *q) {
    enum { NEAR = 40 };
    const quantity *level = q + 1;
    if (is_han(r) || q->kind != FACTS_GROWTH || q->metric_id[0] || level->kind != FACTS_LEVEL || !level->metric_id[0] ||
        level->unit == q->unit || level->start - q->end > NEAR || !list_before(r, LIST_STANDING_AT, level->lead))
        return;
    named_by(r, q, level, "as the level behind it");
}

/* "30% by 2010 and 80% by 2050 below the GHG baseline of 2004": what falls so much later falls so much now. */
static void falls_as_next(const reading *r, quantity *q) {
    enum { NEAR = 48 };
    const quantity *next = q + 1;
    if (is_han(r) || q->metric_id[0] || q->kind != FACTS_GROWTH || next->kind != FACTS_GROWTH || !q->falls ||
        !next->falls || !next->metric_id[0] || next->start - q->end > NEAR || concept_between(r, q->end, next->start))
        return;
    named_by(r, q, next, "as the fall behind it");
}

/* "From 27,000 in 2020, installations climbed to 98,000", "was raised from 30% to 35% for renewables": what began there
 * is named with where it leads. */
static void begins_as_next(const reading *r, quantity *q) {
    enum { NEAR = 80 };
    const quantity *level = q + 1;
    const bool between = concept_between(r, q->end, level->start);
    if (is_han(r) || !q->from || (between ? concept_between(r, 0, q->end) : q->metric_id[0] != '\0') ||
        q->kind != FACTS_LEVEL || level->kind != FACTS_LEVEL || !level->metric_id[0] || q->unit != level->unit ||
        level->start - q->end > NEAR || !cue_before(r, level->start, CUE_TO))
        return;
    named_by(r, q, level, "as the level that it leads to");
}

/* "300 MW in 2015 and 600 MW in 2020 of wind power": what is said behind the last of some years is said of all. */
static void dated_like_next(const reading *r, quantity *q) {
    enum { NEAR = 32 };
    const quantity *next = q + 1;
    const char *measure = is_han(r) ? NULL : only_measure(r->packs, q), *last = strrchr(next->metric_id, '_');
    if (!measure || !last || strcmp(last + 1, measure) != 0 || q->kind != FACTS_LEVEL || next->kind != FACTS_LEVEL ||
        q->dimension != next->dimension || next->start - q->end > NEAR || concept_between(r, q->end, next->start) ||
        end_with_time(r, q) == q->end || end_with_time(r, next) == next->end)
        return;
    take_like(r, q, next, "as the quantity behind it");
}

/* "50 MW/200 MWh of storage": the power of the store whose energy stands behind the stroke. */
static void power_of_store(reading *r, quantity *q) {
    static const char ENERGY[] = "_energy_";
    const quantity *energy = q + 1;
    const uint32_t at = skip_spaces(r, q->end);
    const char *measure = strstr(energy->metric_id, ENERGY);
    if (quantity_class(r, q) != DIMENSION_POWER || quantity_class(r, energy) != DIMENSION_ENERGY || !measure ||
        !text_is(r, at, "/") || skip_spaces(r, at + 1) != energy->start || q->kind != energy->kind)
        return;
    const int store = (int)(measure - energy->metric_id);
    const char *thing = arena_copy(r->memory, energy->metric_id, (size_t)store);
    if (thing && !strstr(q->metric_id, thing))
        rename_as(r, q, "%.*s_%s", store, energy->metric_id, measure + sizeof ENERGY - 1);
}

/* "After 40 GW in 2015, wind capacity reached 52 GW", "After falling by 4%, sales rose by 12%", "At 40 TWh, demand was
 * 9% higher": what a sentence opens with, and names nothing, is of what is told behind it. */
static void opens_for_next(const reading *r, quantity *q) {
    const quantity *next = q + 1;
    const uint32_t end = clause_end(r, q->clause);
    const bool nameless = !q->metric_id[0] || (q->kind == FACTS_LEVEL && only_measure(r->packs, q));
    if (is_han(r) || quantity_before(r, q) || !nameless || !next->metric_id[0] || next->clause != q->clause + 1 ||
        q->end > end || concept_between(r, r->marker, end) || q->list != NONE ||
        !list_at(r, LIST_OPENS_FOR, skip_spaces(r, r->marker)))
        return;
    const bool level = q->kind == FACTS_LEVEL, moved = next->kind == FACTS_GROWTH || next->kind == FACTS_CHANGE;
    const dimension_class class = quantity_class(r, q);
    const bool gas = class == DIMENSION_MASS && quantity_class(r, next) == DIMENSION_CO2;
    if (level ? !(next->kind == FACTS_LEVEL
                      ? q->dimension == next->dimension || gas
                      : moved && next->metric && q->unit != NONE && counts_in(r->packs, q, next->metric))
              : q->kind != next->kind || q->unit != next->unit)
        return;
    named_by(r, q, next, "as the quantity behind it");
    if (gas) keep_tonnes_of_co2(r, q);
}

/* "30 of its 180 buses": some of what is counted behind it; of "12 of the 30 coal plants were shut" only those are
 * retired. */
static void counts_some_of(reading *r, quantity *q) {
    enum { NEAR = 20 };
    quantity *all = q + 1;
    if (is_han(r) || q->metric_id[0] || q->unit != NONE || q->kind != FACTS_LEVEL || all->unit != NONE ||
        all->kind != FACTS_LEVEL || !all->metric_id[0] || all->start - q->end > NEAR ||
        !word_behind(r, LIST_OF, q->end) || concept_between(r, q->end, all->start) ||
        decimal_value(q->value) >= decimal_value(all->value))
        return;
    named_by(r, q, all, "some of what is counted behind it");
    const char *retired = id_tail(all->metric_id, "_retired");
    if (retired) rename_as(r, all, "%.*s_count", (int)(retired - all->metric_id), all->metric_id);
}

/* The thing that gives a share of the amount: "dams" in "9 TWh generated in the country came from dams"; NULL for none.
 */
static const concept *giver_behind(const reading *r, const quantity *all) {
    const quantity *next = quantity_behind(r, all);
    const uint32_t clause = clause_end(r, all->clause), to = next && next->start < clause ? next->start : clause;
    for (uint32_t at = all->end; at < to; at++) {
        if (r->text[at] != ' ') continue;
        const uint32_t from = list_at(r, LIST_COMES_FROM, at + 1);
        const uint32_t end = from ? at + 1 + from : cue_at(r, at + 1, CUE_HOLD) ? letters_end(r, at + 1) : r->size;
        const token *t = token_starting(r, skip_spaces(r, end), WORD_SUBJECT);
        const concept *c = t ? concept_of(r, t) : NULL;
        if (c && (!c->weak || c->carrier) && (from || phrase_ends(r, t->end))) return c; /* "is wind" */
    }
    return NULL;
}

/* "41% of the 9 TWh generated in the country came from dams": the amount is what all gave, the share is that of the
 * dams. */
static void parts_next(reading *r, quantity *q) {
    enum { NEAR = 16 };
    quantity *all = q + 1;
    if (is_han(r) || !is_percentage(r, q) || all->kind != FACTS_LEVEL || all->unit == NONE || all->unit == q->unit ||
        all->start - q->end > NEAR || !word_behind(r, LIST_OF, q->end))
        return;
    const concept *giver = giver_behind(r, all);
    const size_t size = thing_of(r->packs, all->metric_id); /* "nuclear" of nuclear_unit */
    const bool of_giver = giver && size && strncmp(all->metric_id, giver->id, size) == 0;
    const char *measure = of_giver ? all->metric_id + size : giver ? strrchr(all->metric_id, '_') : NULL;
    if (!measure) return;
    const bool energy = quantity_class(r, all) == DIMENSION_ENERGY;
    if (energy && strcmp(measure, "_production") == 0) measure = "_generation"; /* "produced from gas" */
    q->reason = NULL;
    rename_as(r, q, "%.*s%s_share", (int)(of_giver ? size : strlen(giver->id)), giver->id, measure);
    const char *whole = of_giver ? default_metric(r->packs, all, all->dimension) : NULL;
    if (whole && id_tail(whole, measure))
        rename_as(r, all, "%s", whole);
    else if (of_giver && energy)
        rename_as(r, all, "electricity%s", measure);
    else if (of_giver)
        rename_as(r, all, "%s", measure + 1);
}

/* Whether a word names the thing there. */
static bool thing_named(const reading *r, const char *id, size_t size, uint32_t from, uint32_t to) {
    const int thing = packs_concept(r->packs, id, size);
    for_tokens(t, r) {
        for (int k = 0; is_concept(t) && t->start >= from && t->end <= to && k < t->word->count; k++)
            if (t->word->value[k] == thing) return true;
    }
    return false;
}

/* Whether a number behind is of the thing that the id begins with, in so many bytes. */
static bool part_is_of(const reading *r, const quantity *q, size_t size) {
    for (const quantity *o = quantity_behind(r, q); o; o = quantity_behind(r, o))
        if (strncmp(o->metric_id, q->metric_id, size) == 0 && o->metric_id[size] == '_') return true;
    return false;
}

/* "added 2 GW of new capacity, of which 1 GW was solar": what only a part behind it is of is not what all of it is. */
static void whole_of_parts(reading *r, quantity *q) {
    enum { NEAR = 48 };
    const quantity *part = q + 1;
    const char *measure = is_han(r) || q->dimension == NONE ? NULL : measure_of_id(r->packs, q->metric_id);
    const size_t size = measure ? (size_t)(measure - q->metric_id) : 0;
    if (!size || q->kind != FACTS_LEVEL || part->kind != FACTS_LEVEL || part->dimension != q->dimension ||
        part->start - q->end > NEAR || !part_is_of(r, q, size) ||
        !(has_cue(r, q->end, part->start, CUE_ANAPHORA) || has_cue(r, q->end, part->start, CUE_PARTS)) ||
        thing_named(r, q->metric_id, size, 0, part->start) || !thing_named(r, q->metric_id, size, part->end, r->size))
        return;
    const char *all = default_metric(r->packs, q, q->dimension), *last = all ? strrchr(all, '_') : NULL;
    if (last && strncmp(measure, last, strlen(last)) == 0)
        rename_as(r, q, "%.*s%s", (int)(last - all), all, measure);
    else if (quantity_class(r, q) == DIMENSION_MONEY)
        rename_as(r, q, "%s", measure + 1);
}

/* "55% of the 6,000 MW went to cities": of the amount behind it, where nothing else names it; "renewables are 55% of 70
 * GW of new capacity": of no consumption. */
static void share_of_amount_behind(reading *r, quantity *q) {
    const quantity *whole = q + 1;
    const char *used = id_tail(q->metric_id, "_consumption_share");
    if (is_han(r) || (q->metric_id[0] && !used) || !is_percentage(r, q) || whole->kind != FACTS_LEVEL ||
        !whole->metric_id[0] || whole->unit == q->unit)
        return;
    const uint32_t at = skip_spaces(r, q->end), of = list_at(r, LIST_OF, at), amount = skip_spaces(r, at + of);
    if (!of || skip_spaces(r, amount + list_at(r, LIST_DEFINITE, amount)) != whole->start) return;
    const int measure = used ? last_concept(r->packs, whole->metric_id) : NONE;
    if (!used) named_by(r, q, whole, "the share of the amount behind it");
    if (!used)
        rename_as(r, q, "%s_share", whole->metric_id);
    else if (measure != NONE && r->packs->concepts.at[measure].measure)
        rename_as(r, q, "%.*s_%s_share", (int)(used - q->metric_id), q->metric_id, r->packs->concepts.at[measure].id);
}

/* "wind at sea fell by 22% or 4 TWh": as the amount that says it again, where the share of it names only the thing. */
static void grows_as_amount(reading *r, quantity *q) {
    const quantity *amount = q + 1;
    const size_t size = strlen(q->metric_id);
    if (is_han(r) || q->kind != FACTS_GROWTH || q->metric || !size || !said_again(r, q, amount)) return;
    if (strncmp(amount->metric_id, q->metric_id, size) == 0 && amount->metric_id[size] == '_')
        rename_as(r, q, "%s", amount->metric_id);
}

/* "Renewables rose to 44% or 90 TWh from 39%": a share that is said again as so much electricity is one of that. */
static void share_of_output(reading *r, quantity *q) {
    const quantity *output = q + 1, *end = r->quantities.at + r->quantities.count;
    const char *share = id_tail(q->metric_id, "_consumption_share"), *made = id_tail(output->metric_id, "_generation");
    if (is_han(r) || !share || !made || !said_again(r, q, output)) return;
    const size_t size = (size_t)(share - q->metric_id);
    if ((size_t)(made - output->metric_id) != size || memcmp(q->metric_id, output->metric_id, size) != 0) return;
    const char *was = q->metric_id;
    quantity *from = q + 2;
    rename_as(r, q, "%s_share", output->metric_id);
    if (from < end && from->from && strcmp(from->metric_id, was) == 0)
        rename_as(r, from, "%s_share", output->metric_id);
}

void metrics_from_behind(reading *r) {
    for (size_t i = 0; i + 1 < r->quantities.count; i++) {
        parts_next(r, &r->quantities.at[i]);
        whole_of_parts(r, &r->quantities.at[i]);
        grows_to(r, &r->quantities.at[i]);
        multiplied_to(r, &r->quantities.at[i]);
        moved_like_next(r, &r->quantities.at[i]);
        begins_as_next(r, &r->quantities.at[i]);
        falls_as_next(r, &r->quantities.at[i]);
        like_its_bracket(r, &r->quantities.at[i]);
        like_its_former(r, &r->quantities.at[i]);
        power_of_store(r, &r->quantities.at[i]);
        name_share_of_next(r, &r->quantities.at[i]);
        name_whole_behind(r, &r->quantities.at[i]);
        name_like_share(r, &r->quantities.at[i]);
        opens_for_next(r, &r->quantities.at[i]);
        counts_some_of(r, &r->quantities.at[i]);
        share_of_amount_behind(r, &r->quantities.at[i]);
        grows_as_amount(r, &r->quantities.at[i]);
        share_of_output(r, &r->quantities.at[i]);
    }
    for (size_t i = r->quantities.count; i-- > 1;) {
        like_next_in_row(r, &r->quantities.at[i - 1]);
        dated_like_next(r, &r->quantities.at[i - 1]);
    }
}
