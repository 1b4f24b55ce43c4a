/* The names of money that is saved, on a bill or on what something costs, that is given, raised or asked for. */
#include "evidence.h"
#include "extract/bind/verb.h"
#include "extract/find/quantity.h"
#include "name.h"

/* "cuts bills by $10 billion a year"; but "costs fell by $4 billion", and what is told against another year, move. */
static bool cut_by_so_much(const reading *r, const quantity *q) {
    const uint32_t clause = clause_start(r, q->clause);
    const token *by = cue_before(r, q->start, CUE_BY), *move = by ? nearest_move(r, clause, by->start) : NULL;
    return move && is_cue(move, CUE_FALL) && !base_near(r, q, clause, clause_end(r, q->clause)) &&
           (is_transitive(r, move) || concept_between(r, move->end, by->start)); /* "lowers costs by" */
}

/* "saves drivers $30 billion", "$15 billion in fuel savings"; not "the savings bank lent $2 billion for heat pumps". */
static bool says_saved(const reading *r, const quantity *q) {
    enum { NEAR = 48, BEHIND = 32 };
    for_tokens(t, r) {
        if (!concerns(r, t, CONCEPT_SAVING) || clause_of(r, t->start) != q->clause) continue;
        if (t->end <= q->start && q->start - t->end <= NEAR && !number_between(r, t->end, q->start)) return true;
        if (t->start >= q->end && t->start - q->end <= BEHIND && !number_between(r, q->end, t->start) &&
            (word_behind(r, LIST_OF, q->end) || word_behind(r, LIST_INSIDE, q->end)))
            return true;
    }
    return false;
}

/* "The subsidy for electric cars is 6,000 euros": what it is paid for, in its clause; NULL where nothing is named, and
 * `said` false where no subsidy is told of before the quantity. */
static const concept *subsidized(const reading *r, const quantity *q, bool *said) {
    enum { NEAR = 16 }; /* "in subsidies", "a year on subsidies" */
    const token *subsidy = NULL;
    const concept *thing = NULL;
    for_tokens(t, r) {
        if (t->word->class != WORD_SUBJECT || clause_of(r, t->start) != q->clause) continue;
        const concept *c = concept_of(r, t);
        if (concerns(r, t, CONCEPT_SUBSIDY))
            subsidy = subsidy ? subsidy : t;
        else if (subsidy && (!thing || t->end <= q->start) && !c->measure && (!c->weak || c->countable))
            thing = c; /* "and for hybrids 3,000" */
    }
    *said = subsidy && (subsidy->end <= q->start || subsidy->start - q->end <= NEAR);
    return thing;
}

/* "spent $2 billion on subsidies for electric cars": what is spent on them is how much they are. */
static void name_subsidy(reading *r, quantity *q) {
    static const char *const SPENT[] = {"_expenditure", "_finance", "_investment", NULL};
    const char *end = NULL;
    for (int i = 0; SPENT[i] && !end; i++) end = id_tail(q->metric_id, SPENT[i]);
    static const char SUBSIDY[] = "_subsidy";
    const size_t size = sizeof SUBSIDY - 1;
    if (end && end - q->metric_id > (ptrdiff_t)size && memcmp(end - size, SUBSIDY, size) == 0) {
        rename_as(r, q, "%.*s", (int)(end - q->metric_id), q->metric_id);
        return;
    }
    bool said = false;
    const concept *thing = end ? subsidized(r, q, &said) : NULL;
    if (!said) return;
    const int paid = thing_of_id(r->packs, q->metric_id, end);
    if (thing)
        rename_as(r, q, "%s%s", thing->id, SUBSIDY);
    else if (paid == r->packs->known[CONCEPT_SUBSIDY])
        rename_as(r, q, "%s", SUBSIDY + 1);
    else
        rename_as(r, q, "%.*s%s", (int)(end - q->metric_id), q->metric_id, SUBSIDY);
}

/* "An allowance cost 62 euros", "allowances closed the year at 80 euros": a small sum told of what is sold by the piece
 * is its price. */
static void name_price_of_piece(reading *r, quantity *q) {
    static const double PIECE = 1e6;
    static const char *const SUMS[] = {"_cost", "_investment", "_sales", "_finance", "_value", "_count", NULL};
    const char *end = NULL;
    for (int i = 0; SUMS[i] && !end; i++) end = id_tail(q->metric_id, SUMS[i]);
    if (!end) end = q->metric_id + strlen(q->metric_id); /* "the carbon tax rises to $25" */
    const int thing = thing_of_id(r->packs, q->metric_id, end);
    if (thing == NONE || !r->packs->concepts.at[thing].priced || q->kind != FACTS_LEVEL) return;
    if (decimal_value(q->value) * decimal_value(r->packs->units.at[q->unit].factor) < PIECE)
        rename_as(r, q, "%.*s_price", (int)(end - q->metric_id), q->metric_id);
}

/* "Social bonds came to 41 billion", "61 billion of the green ones": what a bond brings in is its issuance. */
static void name_bond(reading *r, quantity *q, const char *figure) {
    static const char *const SUMS[] = {"_investment", "_finance", NULL};
    static const char BOND[] = "_bond", ISSUED[] = "_bond_issuance";
    for (int i = 0; SUMS[i]; i++) {
        const char *end = id_tail(q->metric_id, SUMS[i]);
        if (!end) continue;
        const size_t size = (size_t)(end - q->metric_id), tail = sizeof BOND - 1;
        const char *of = id_tail(figure, ISSUED);
        if (size > tail && memcmp(end - tail, BOND, tail) == 0)
            rename_as(r, q, "%.*s_issuance", (int)size, q->metric_id);
        else if (of && (size_t)(of - figure) >= size && strcmp(q->metric_id, "green_investment") == 0)
            rename_as(r, q, "%.*s%s", (int)size, q->metric_id, ISSUED);
        return;
    }
}

/* The id of what the percentage is a share of, GDP behind "1.4% of": NULL for none. */
static const char *whole_behind(const reading *r, const quantity *share) {
    if (!share || share->unit != r->packs->unit_percent || !word_behind(r, LIST_OF, share->end)) return NULL;
    const uint32_t at = skip_spaces(r, share->end), of = list_at(r, LIST_OF, at);
    const token *whole = token_starting(r, skip_spaces(r, at + of), WORD_SUBJECT);
    return whole ? concept_of(r, whole)->id : NULL;
}

/* "losses of 17 billion (1.4% of GDP) in 2021 and of 25 billion in 2022": no sum is of what only the share is of. */
static void name_sum_again(reading *r, quantity *q) {
    const quantity *share = quantity_before(r, q);
    while (share && share->unit != r->packs->unit_percent && share->unit != q->unit) share = quantity_before(r, share);
    const char *whole = q->kind == FACTS_LEVEL && !q->rate ? whole_behind(r, share) : NULL;
    const quantity *sum = whole ? quantity_before(r, share) : NULL;
    if (sum && sum->unit == q->unit && sum->kind == FACTS_LEVEL && strcmp(q->metric_id, whole) == 0)
        rename_as(r, q, "%s", sum->metric_id);
}

/* ... nor the first one: "subsidies of 12 billion (0.4% of GDP)". */
static void name_without_whole(reading *r, quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const char *whole = next && bracket_before(r, next) ? whole_behind(r, next) : NULL;
    const size_t size = whole ? strlen(whole) : 0;
    if (whole && strncmp(q->metric_id, whole, size) == 0 && q->metric_id[size] == '_')
        rename_as(r, q, "%s", q->metric_id + size + 1);
}

/* "a 2 billion pound investment (about 2.5 billion dollars)": the sum that a bracket tells again, in other money. */
static bool name_in_other_money(reading *r, quantity *q) {
    enum { NOUN = 24 };
    const quantity *last = quantity_before(r, q);
    const uint32_t bracket = last ? bracket_of(r, q->start) : 0;
    if (is_han(r) || bracket < (last ? last->end : 1) || bracket - last->end > NOUN || !text_is(r, q->end, ")") ||
        last->dimension == q->dimension || quantity_class(r, last) != DIMENSION_MONEY || last->rate || q->rate ||
        last->kind != q->kind || !last->metric_id[0] || concept_between(r, bracket, q->start))
        return false;
    q->metric = last->metric;
    q->metric_id = last->metric_id;
    return true;
}

/* "The tariff is 9 cents/kWh": a price by the energy is that of electricity, where nothing else is named; "12 cents/kWh
 * for solar generation": of what is generated, and not how much that is. */
static void name_price_of_energy(reading *r, quantity *q) {
    static const char PRICE[] = "_price";
    const char *full = q->dimension == NONE ? NULL : default_metric(r->packs, q, q->dimension),
               *tail = full ? id_tail(full, PRICE) : NULL, *made = tail ? id_tail(q->metric_id, "_generation") : NULL;
    if (tail && !made) made = id_tail(q->metric_id, "_consumption");
    if (made)
        rename_as(r, q, "%.*s%s", (int)(made - q->metric_id), q->metric_id, PRICE);
    else if (tail && !q->metric && strcmp(tail + 1, q->metric_id) == 0)
        rename_as(r, q, "%s", full);
}

/* "30 euros per tonne of straw": whether it is for each tonne of something that no one would avoid. */
static bool for_each_of_thing(const reading *r, const quantity *q) {
    const uint32_t of = skip_spaces(r, q->end), n = is_han(r) ? 0 : list_at(r, LIST_OF, of);
    const token *t = n ? token_starting(r, skip_spaces(r, of + n), WORD_SUBJECT) : NULL;
    return t && !is_gas(concept_of(r, t)) && !concept_of(r, t)->weak && !concerns(r, t, CONCEPT_EMISSION);
}

/* "Forests could avoid 7 Gt at $100 per tonne of CO2", "options costing less than $20/tCO2": what it costs to avoid a
 * tonne, where no word says that it is a price. */
static void name_cost_of_avoiding(reading *r, quantity *q) {
    if (q->dimension == NONE || q->kind != FACTS_LEVEL || strcmp(q->metric_id, "carbon_price") == 0 ||
        strncmp(r->packs->dimensions.at[q->dimension], "carbon_price_", 13) != 0 || for_each_of_thing(r, q))
        return;
    const char *price = id_tail(q->metric_id, "_price"), *cost = id_tail(q->metric_id, "_cost");
    const int thing = thing_of_id(r->packs, q->metric_id, price);
    const bool sold = thing != NONE && (r->packs->concepts.at[thing].priced || r->packs->concepts.at[thing].fuel);
    if ((price && !sold && !concept_said(r, 0, r->size, CONCEPT_PRICE)) || strcmp(q->metric_id, "cost") == 0 ||
        (cost && (q->metric || strcmp(q->metric_id, "co2_cost") == 0)))
        rename_as(r, q, "abatement_cost");
}

/* "Fossil fuels are taxed at 30 euros per tonne of CO2": what is paid for each tonne that is given off, whatever is
 * burnt, is the price of carbon; but "coal is sold at 60 dollars per tonne". */
static void name_price_of_carbon(reading *r, quantity *q) {
    static const char UNIT[] = "/tCO2";
    static const char *const PAID[] = {"tax", "budget", "investment", "expenditure", NULL};
    const bool rated = q->rate && strcmp(q->rate, UNIT) == 0 && quantity_class(r, q) == DIMENSION_MONEY,
               one = quantity_class(r, q) == DIMENSION_CARBON_PRICE && strstr(r->packs->units.at[q->unit].symbol, UNIT);
    if (q->metric || !(rated || one)) return;
    const char *price = id_tail(q->metric_id, "_price"), *tail = strrchr(q->metric_id, '_');
    const int what = thing_of_id(r->packs, q->metric_id, price);
    bool paid =
        strcmp(q->metric_id, "price") == 0 || (what != NONE && r->packs->concepts.at[what].wanted == FACTS_WANTED_LESS);
    for (int i = 0; PAID[i] && !paid; i++) paid = strcmp(tail ? tail + 1 : q->metric_id, PAID[i]) == 0;
    if (paid) rename_as(r, q, "carbon_price");
}

/* "The tax rates are:", above "- coal: 30 euros/t": what the list is of, where its point names no price itself. */
/* "The subsidy is 120 euros per tonne of biogas": what is given for each is the subsidy, and no price. */
static void name_subsidy_for_each(reading *r, quantity *q) {
    static const char *const TAILS[] = {"_price", "_cost", NULL};
    const char *end = NULL;
    for (int i = 0; TAILS[i] && !end; i++) end = id_tail(q->metric_id, TAILS[i]);
    bool said = false;
    const char *unit = q->unit == NONE ? "" : r->packs->units.at[q->unit].symbol, *each = strchr(unit, '/');
    if (!end || q->kind != FACTS_LEVEL || (!q->rate && !each) || strstr(q->rate ? q->rate : each, "CO2")) return;
    const concept *thing = subsidized(r, q, &said);
    if (!said || concept_said(r, 0, q->start, CONCEPT_PRICE)) return;
    if (thing)
        rename_as(r, q, "%s_subsidy", thing->id);
    else
        rename_as(r, q, "subsidy");
}

static void name_tax_of_list(reading *r, quantity *q, const context *c) {
    static const char TAX[] = "tax";
    const char *price = q->metric || !q->rate || !c->list.goes_on ? NULL : id_tail(q->metric_id, "_price");
    const int tax = price ? packs_concept(r->packs, TAX, sizeof TAX - 1) : NONE;
    bool told = false;
    for (int i = 0; i < c->list.count && tax != NONE; i++) told = told || c->list.concepts[i] == tax;
    if (told && !concept_said(r, 0, q->start, CONCEPT_PRICE))
        rename_as(r, q, "%.*s_%s", (int)(price - q->metric_id), q->metric_id, TAX);
}

void name_money(reading *r, quantity *q, const context *c, const char *figure) {
    if (!is_han(r)) {
        name_tax_of_list(r, q, c);
        name_price_of_energy(r, q);
        name_price_of_carbon(r, q);
        name_cost_of_avoiding(r, q);
        name_subsidy_for_each(r, q);
    }
    if (quantity_class(r, q) == DIMENSION_MONEY && name_in_other_money(r, q)) return;
    static const char BILL[] = "energy_bill", COST[] = "cost", SAVED[] = "_saving";
    static const double PIECES = 1e6;
    const char *id = q->metric_id;
    if (!is_han(r) && quantity_class(r, q) == DIMENSION_MONEY && !q->rate && strcmp(id, "carbon_price") == 0 &&
        decimal_value(q->value) * decimal_value(r->packs->units.at[q->unit].factor) >= PIECES)
        rename_as(r, q, "auction_revenue"); /* "sold for $29 each, raising $1.2 billion" */
    if (!is_han(r) && quantity_class(r, q) == DIMENSION_MONEY) name_sum_again(r, q);
    if (is_han(r) || q->metric || q->rate || quantity_class(r, q) != DIMENSION_MONEY) return;
    name_price_of_piece(r, q);
    name_bond(r, q, figure);
    name_subsidy(r, q);
    name_without_whole(r, q);
    const bool bill = strcmp(id, BILL) == 0 || id_tail(id, "_energy_bill"),
               cost = strcmp(id, COST) == 0 || id_tail(id, "_cost"),
               saving = strcmp(id, SAVED + 1) == 0 || id_tail(id, SAVED);
    const bool moved = q->kind == FACTS_CHANGE && q->falls;
    if (!(bill || cost || saving) || !(moved || q->kind == FACTS_LEVEL)) return;
    const token *paid = token_ending(r, back_spaces(r, q->lead), WORD_MEASURE); /* "the measures cost $2 million" */
    const bool other = moved || (paid && !concerns(r, paid, CONCEPT_SAVING));
    if (!cut_by_so_much(r, q) && (other || !says_saved(r, q))) return;
    if (bill)
        rename_as(r, q, "%s%s", BILL, SAVED);
    else if (cost)
        rename_as(r, q, "%s%s", id, SAVED);
    else if (!begins_with_saved(r->packs, id)) /* "fuel savings of $5 billion" */
        rename_as(r, q, "%s%s", COST, SAVED);
    q->kind = FACTS_LEVEL;
    q->falls = false;
}
