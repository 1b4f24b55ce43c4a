/* The scene of a sentence: which nouns hang on its numbers, which lists only give examples, what is told besides. */
#include "extract/metric/evidence.h"

/* --------------------------------------------------------------- attached */

/* "580 MW of solar power avoid ...": the phrase ends where a verb begins. */
static uint32_t verb_from(const reading *r, uint32_t at, uint32_t limit) {
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < limit; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start <= at || t->word->class != WORD_CUE) continue;
        if (is_cue(t, CUE_REDUCED)) return t->start - 1;
    }
    return limit;
}

static bool number_begins(const reading *r, uint32_t at) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start == skip_spaces(r, at))
            return r->quantities.at[i].dimension != r->packs->dimension_year; /* "six years early" */
    return false;
}

/* "5 GW of wind and solar", "half of England and Wales' generation": and another thing or place follows, and no number
 * of it. */
static bool joins_things(const reading *r, uint32_t space) {
    const uint32_t joint = list_at(r, LIST_JOINT, space + 1), next = skip_spaces(r, space + 1 + joint);
    const token *before = NULL;
    for (size_t i = 0; joint && i < r->tokens.count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_SUBJECT && t->word->class != WORD_PLACE) continue;
        if (t->end == space) before = t;
        if (before && t->start == next && t->word->class == before->word->class) return !number_begins(r, t->end);
    }
    return false;
}

/* "double its current installed capacity of wind and solar": where a phrase is cut off between two things that it
 * joins, up to the second; and where it is cut off in the middle of the measure of an amount or of what is counted, up
 * to its end. */
static uint32_t joined_until(const reading *r, uint32_t at, uint32_t limit, const quantity *q) {
    enum { LAST_WORD = 16 };
    const bool amount = q->unit != r->packs->unit_percent, count = !is_han(r) && q->unit == NONE;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start < at; i++) {
        const token *t = &r->tokens.at[i]; /* "5 GW of low carbon hydrogen production capacity" */
        if (t->end <= at || t->end > limit) continue;
        if (t->word->class == WORD_MEASURE && amount) return t->end;
        if (t->word->class == WORD_SUBJECT && count && concept_of(r, t)->countable)
            return t->end; /* "12 additional electric vehicle charging ports" */
    }
    for (uint32_t i = at; i > at - LAST_WORD; i--)
        if (r->text[i] == ' ' && joins_things(r, i)) return at + LAST_WORD < limit ? at + LAST_WORD : limit;
    return at;
}

/* "39% of capacity coming from geothermal (12%), wind (11%)": the thing right before a bracket is that of the number in
 * it. */
static uint32_t before_thing_of_next(const reading *r, const quantity *q, uint32_t limit) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || q->unit != r->packs->unit_percent || !next || next->unit != q->unit || !bracket_before(r, next) ||
        !text_is(r, next->end, ")"))
        return limit;
    const token *thing = token_ending(r, back_spaces(r, next->start - 1), WORD_SUBJECT);
    return thing && thing->start > q->end && thing->start < limit ? back_spaces(r, thing->start) : limit;
}

bool phrase_ends(const reading *r, uint32_t at) {
    return at >= r->size || strchr(",.;)", r->text[at]) || word_behind(r, LIST_JOINT, at);
}

/* "27% for LNG, 26% for coal and 3% for oil": the word behind a share that stands behind the next or the last one of
 * its row too; its size, or 0. */
static uint32_t led_in_row(const reading *r, const quantity *q) {
    enum { NEAR = 40 };
    const uint32_t at = skip_spaces(r, q->end), n = list_at(r, LIST_INSIDE, at) ? 0 : list_at(r, LIST_PARALLEL, at);
    const quantity *beside[] = {quantity_before(r, q), quantity_behind(r, q)};
    for (int i = 0; n && i < 2; i++) {
        const quantity *o = beside[i];
        if (!o || o->unit != q->unit || o->kind != q->kind || o->clause - q->clause > 1 || q->clause - o->clause > 1)
            continue;
        const uint32_t gap = i ? o->start - q->end : q->start - o->end, other = skip_spaces(r, o->end);
        if (gap <= NEAR && list_at(r, LIST_PARALLEL, other) == n && memcmp(r->text + at, r->text + other, n) == 0)
            return n;
    }
    return 0;
}

/* "38% wind and 20% coal in 2023": or a time or a place follows. */
static bool thing_ends(const reading *r, uint32_t at) {
    if (time_starting(r, skip_spaces(r, at))) return true;
    const uint32_t in = word_behind(r, LIST_INSIDE, at) ? list_at(r, LIST_INSIDE, at + 1) : 0;
    return phrase_ends(r, at) || (in && token_starting(r, skip_spaces(r, at + 1 + in), WORD_PLACE));
}

/* "The largest share, 40%, comes from wind": behind the comma that closes such an apposition; right behind others. */
static uint32_t behind_apposition(const reading *r, const quantity *q) {
    const uint32_t before = back_spaces(r, q->lead), next = skip_spaces(r, q->end + 1);
    const bool set_off = before && r->text[before - 1] == ',' && q->end < r->size && r->text[q->end] == ',';
    return set_off && list_at(r, LIST_COMES_FROM, next) ? next : skip_spaces(r, q->end);
}

uint32_t shared_by(const reading *r, const quantity *q) {
    if (is_han(r) || !is_percentage(r, q)) return 0;
    uint32_t at = behind_apposition(r, q);
    const uint32_t from = list_at(r, LIST_COMES_FROM, at), lead = from ? from : led_in_row(r, q);
    if (lead) at = skip_spaces(r, at + lead);
    const uint32_t article = list_at(r, LIST_ARTICLE, at);
    if (lead && article) at = skip_spaces(r, at + article);
    const token *t = NULL;
    for (size_t i = 0; i < r->tokens.count && r->tokens.at[i].start <= at; i++)
        if (r->tokens.at[i].start == at && r->tokens.at[i].word->class == WORD_SUBJECT &&
            (!t || r->tokens.at[i].end > t->end))
            t = &r->tokens.at[i];
    const bool alone = t && thing_ends(r, t->end);
    if (alone && text_is(r, t->end, " ") && joins_things(r, t->end)) return 0; /* "40% wind and solar" */
    return alone && (lead || !concept_of(r, t)->weak) ? t->end : 0;
}

/* "a 7 TWh increase (3%) in wind generation": behind the bracket stands what both are of; 0 where there is none. */
static uint32_t attached_over_bracket(const reading *r, const quantity *q) {
    enum { LONG = 40, NEAR = 48 };
    const quantity *next = quantity_behind(r, q);
    const bool again = next && text_is(r, q->end, " (") && next->start <= q->end + 3 && text_is(r, next->end, ")") &&
                       next->unit != q->unit && next->unit != r->packs->unit_percent &&
                       quantity_class(r, next) == quantity_class(r, q); /* "80 PJ (22 TWh) in power generation" */
    if (is_han(r) || (q->kind == FACTS_LEVEL && !again)) return 0;
    uint32_t at = q->end;
    if (q->start == 0 || r->text[q->start - 1] != '(') {
        at = skip_spaces(r, at);
        const token *noun = token_starting(r, at, WORD_CUE);
        if (noun && (cue_at(r, at, CUE_RISE) || cue_at(r, at, CUE_FALL))) at = skip_spaces(r, noun->end);
        if (at >= r->size || r->text[at] != '(') return 0;
        for (const uint32_t open = at; at < r->size && at < open + LONG && r->text[at] != ')';) at++;
    }
    if (at >= r->size || r->text[at] != ')' ||
        !(word_behind(r, LIST_INSIDE, at + 1) || word_behind(r, LIST_OF, at + 1)))
        return 0;
    uint32_t end = at + 4;
    while (end < r->size && end < at + NEAR && !strchr(",;()0123456789", r->text[end]) &&
           !(r->text[end] == ' ' && (list_at(r, LIST_PHRASE_END, end + 1) || list_at(r, LIST_PLACE_LEAD, end + 1))))
        end++;
    return end;
}

/* "contributed 18% to energy use and 26% to power generation": what stands behind the word is the whole. */
static bool contributes_to(const reading *r, const quantity *q, uint32_t at) {
    return is_percentage(r, q) && list_at(r, LIST_TOWARDS, at) &&
           has_cue(r, clause_start(r, q->clause), q->start, CUE_SHARE);
}

/* "3% of electricity by wind": what makes it is still of the phrase. */
static bool made_by(const reading *r, uint32_t at) {
    const uint32_t by = list_at(r, LIST_COMES_FROM, at);
    const token *thing = by ? token_starting(r, skip_spaces(r, at + by), WORD_SUBJECT) : NULL;
    return thing && !concept_of(r, thing)->weak;
}

/* "9 new gas plants": whether a thing or a measure begins there, or a word or two behind. */
static bool begins_concept(const reading *r, uint32_t at, uint32_t limit) {
    const uint32_t near = is_han(r) ? 12 : 20; /* bytes */
    for (size_t i = token_from(r, at); i < r->tokens.count && r->tokens.at[i].start <= at + near; i++)
        if (r->tokens.at[i].start >= at && r->tokens.at[i].start < limit && is_concept(&r->tokens.at[i])) return true;
    return false;
}

/* Where the noun phrase ends that hangs on the quantity from behind: "70% of the turbines", "112 power units",
 * 80%的光伏组件; q->end where nothing hangs on it. */
static uint32_t attached_end(const reading *r, const quantity *q) {
    enum { LONGEST = 32, THING = 40, WHOLE = 56 };
    if (is_han(r) && q->dimension != NONE && q->dimension == r->packs->dimension_year) return q->end; /* 五年新增装机 */
    const uint32_t shared = shared_by(r, q);
    if (shared) return shared;
    if (is_multiple_of_other(r, q)) return q->end;
    stretch own = own_stretch(r, q);
    uint32_t at = skip_spaces(r, q->end);
    const token *bound = token_starting(r, at, WORD_BOUND);
    if (bound) at = skip_spaces(r, bound->end);
    uint32_t limit = own.end;
    const uint32_t over = attached_over_bracket(r, q);
    if (over) return over;
    for (uint32_t i = at; q->unit != NONE && i < r->size && i < at + LONGEST && r->text[at] == '('; i++)
        if (r->text[i] == ')' && (word_behind(r, LIST_OF, i + 1) || word_behind(r, LIST_COMES_FROM, i + 1))) {
            const bool beyond = q->unit == r->packs->unit_percent || !word_behind(r, LIST_OF, i + 1);
            at = i + 2; /* "7,000 mcf (thousand cubic feet) of natural gas", "120 TWh (35%) from wind" */
            if (beyond && limit < at) limit = clause_end(r, clause_of(r, at));
        }
    const uint32_t again = is_han(r) ? 0 : list_at(r, LIST_SAID_AGAIN, at);
    const quantity *next = again ? quantity_behind(r, q) : NULL;
    if (next && is_letter(r->text[at]) && q->unit == r->packs->unit_percent &&
        next->start == skip_spaces(r, at + again) && next->dimension != q->dimension)
        return attached_end(r, next); /* "15% or 32 bcm of all gas imports" */
    if (q->list != NONE && q->list_index + 1 < q->list_size) return q->end;
    const token *of = token_starting(r, at, WORD_CUE);
    bool linked = (of && is_cue(of, CUE_OF)) || contributes_to(r, q, at);
    if (is_han(r) && q->for_each) return q->end; /* 每生产一吨水泥耗电120度 */
    const uint32_t place = is_han(r) && q->counted ? list_at(r, LIST_COUNTED_PLACE, at) : 0;
    if (place) return at + place; /* 9个地市空气质量优良天数达到 */
    if (cue_at(r, at, CUE_PARTS) || cue_at(r, at, CUE_RESPECTIVELY))
        return q->end; /* 比2010年的9吨、8吨分别减少3%、2% */
    if (!linked && !is_han(r) && list_at(r, LIST_PHRASE_END, at)) return q->end;
    if (!linked && !begins_concept(r, at, limit)) return q->end;
    const uint32_t most = at + (q->unit == r->packs->unit_percent && linked && !is_han(r) ? WHOLE : THING);
    if (limit < clause_end(r, clause_of(r, q->end > 0 ? q->end - 1 : 0)) && limit > most)
        limit = joined_until(r, most, limit, q); /* not up to the next number */
    if (!is_han(r)) limit = verb_from(r, at, before_thing_of_next(r, q, limit));
    for (uint32_t i = at; i < limit; i++) {
        if (text_is(r, i, "、") || (strchr("()+", r->text[i]) && !within_concept(r, i))) return i;
        if (r->text[i] != ' ' || i == at || !list_at(r, LIST_PHRASE_END, i + 1)) continue;
        if (linked && within_concept(r, i)) continue;             /* "of them had access to electricity" */
        const bool goes_on = linked || has_cue(r, at, i, CUE_OF); /* "double its capacity of wind and solar" */
        if (linked && made_by(r, i + 1)) continue;
        if (!goes_on || !joins_things(r, i)) return i;
    }
    return limit;
}

/* ------------------------------------------------------------------ lists */

/* 挥发性有机物(VOCs)等: whether "and others" stands behind what is named there, or behind the bracket it is in. */
bool etc_behind(const reading *r, uint32_t end) {
    if (!is_han(r)) return false;
    const uint32_t closed = end + text_is(r, end, ")");
    return list_at(r, LIST_ETC, closed) > 0;
}

static bool coordinator_between(const reading *r, uint32_t from, uint32_t to) {
    enum { LONGEST = 24 };
    if (to < from || to - from > LONGEST) return false;
    for (uint32_t i = from; i < to; i++) {
        const uint32_t n = text_is(r, i, ", ") ? 2 : list_at(r, LIST_JOINT, i);
        if (n && i + n <= to) return true;
    }
    return false;
}

/* 水电装机和风电装机占比分别为: the share behind the last member is that of all, where no other member has its own. */
static bool shares_all(const reading *r, const token *t, int member, int count, uint32_t first_end) {
    const int share = r->packs->known[CONCEPT_SHARE];
    return is_han(r) && count > 1 && member + 1 == count && t->word->value[0] == share && t->start > first_end &&
           !concept_said(r, clause_start(r, clause_of(r, t->start)), t->start, CONCEPT_SHARE);
}

/* 单位产值能耗、单位产值二氧化碳排放: where each member has a measure of its own, that of the last is not said of
 * all. */
static void own_measures(const reading *r, uint32_t before, int count, slot *slots) {
    uint32_t ends[MAX_SLOTS];
    for (int i = 0; i < count; i++) {
        bool measured = false;
        ends[i] = slots[i].end;
        for_tokens_in(t, r, slots[i].start, before) {
            if (t->word->class != WORD_MEASURE || t->start > ends[i] + 3) continue;
            if (i + 1 < count && t->start >= slots[i + 1].start) continue;
            if (measured && shares_all(r, t, i, count, slots[0].end)) break;
            measured = true;
            if (t->end > ends[i]) ends[i] = t->end;
        }
        if (!measured) return;
    }
    for (int i = 0; i < count; i++) slots[i].end = slots[i].own_end = ends[i], slots[i].measured = true;
}

static bool is_bracket(char c) { return c == '(' || c == ')'; }

/* 能源(水能、核能等), 风电(含储能), 线路(换流站至李庄): whether the bracket holds a list, what belongs to the thing or
 * where it runs, and not another name of the thing. */
static bool tells_aside(const reading *r, uint32_t open, uint32_t close) {
    if (list_at(r, LIST_INCLUDING, open)) return true;
    for (uint32_t i = open; i < close; i++)
        if (text_is(r, i, "、") || list_at(r, LIST_RANGE, i)) return true;
    return false;
}

bool is_gloss(const reading *r, uint32_t number, const token *t) {
    enum { LONG = 80 };
    uint32_t open = t->start, close = t->end;
    if (t->end > number) return false;
    while (open > 0 && t->start - open < LONG && !is_bracket(r->text[open - 1])) open--;
    while (close < number && close - t->end < LONG && !is_bracket(r->text[close])) close++;
    if (open < 2 || r->text[open - 1] != '(' || close >= number || r->text[close] != ')') return false;
    if (is_han(r) && close + 1 != back_spaces(r, number) && !tells_aside(r, open, close)) return false;
    const uint32_t before = back_spaces(r, open - 1), mark = is_han(r) ? sizeof "Ⅱ" - 1 : 0; /* 线路Ⅱ(…) */
    bool thing = false;
    for_tokens_in(o, r, 0, before)
        if (o->end + mark >= before && is_concept(o)) {
            if (is_han(r) && o->word->value[0] == t->word->value[0]) return false; /* 一氧化碳(CO) */
            thing = true;
        }
    return thing && !number_between(r, open, close);
}

/* Whether another thing than `t` stands in the bracket that opens at `open`. */
static bool lists_another(const reading *r, uint32_t open, uint32_t close, const token *t) {
    for_tokens_in(o, r, open, close)
        if (o != t && names_thing(r, o) && o->word->value[0] != t->word->value[0]) return true;
    return false;
}

bool is_gloss_behind(const reading *r, uint32_t number, const token *t, bool named) {
    enum { LONG = 80 };
    uint32_t open = t->start, close = t->end;
    while (open > number && t->start - open < LONG && !is_bracket(r->text[open])) open--;
    while (close < r->size && close - t->end < LONG && !is_bracket(r->text[close])) close++;
    if (r->text[open] != '(' || close >= r->size || r->text[close] != ')' || number_between(r, open, close))
        return false;
    const uint32_t before = back_spaces(r, open);
    if (before <= number) return named && lists_another(r, open, close, t);
    const token *thing = token_ending(r, before, WORD_SUBJECT);
    return thing && thing->start > number && names_thing(r, thing);
}

/* 减少二氧化碳、二氧化硫排放分别达……: the first member of a row of things, which is one word with what is done to it.
 */
static bool opens_row(const reading *r, const token *t, const slot *next) {
    return is_han(r) && t->word->class == WORD_MEASURE && t->word->count > 1 && !concept_of(r, t)->measure &&
           text_is(r, t->end, "、") && t->end + strlen("、") == next->start;
}

/* 甲地区31个城市、乙地区13个城市的PM2.5浓度: places that a number counts are no members of a row. */
static bool is_counted_place(const reading *r, const token *t) {
    if (!is_han(r) || list_before(r, LIST_SETTLEMENT, t->end) != t->end - t->start) return false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->counted && q->end == t->start) return true;
    return false;
}

/* 城市、县城污水处理率分别为……: settlements in a row, whose one thing stands behind the last of them. */
static bool is_settlement_of_row(const reading *r, const token *t) {
    const uint32_t joint = list_at(r, LIST_JOINT, t->end);
    return is_han(r) && joint && list_before(r, LIST_SETTLEMENT, t->end) >= t->end - t->start &&
           list_at(r, LIST_SETTLEMENT, t->end + joint);
}

/* How many members of a row of things that is one word end before `end`. */
static int members_before(const reading *r, const token *t, uint32_t end) {
    int marks = 0;
    for (uint32_t at = t->start; is_han(r) && at < end && at < t->end; at++) marks += text_is(r, at, "、");
    return marks;
}

/* 第一、二、三产业: whether one word names a row of things. */
static bool is_row(const reading *r, const token *t) {
    const int marks = t->word->class == WORD_SUBJECT && t->word->count > 1 ? members_before(r, t, t->end) : 0;
    return marks && t->word->count == marks + 1;
}

bool of_other_member(const reading *r, const slot *mine, const token *t, int place) {
    if (!mine || !is_row(r, t)) return false;
    return mine->start < t->start || mine->end > t->end || members_before(r, t, mine->end) != place;
}

/* The thing that such a word names is one member of the run, or each of its things; returns how many there are then. */
static int add_members(const reading *r, const token *t, slot *run, int n) {
    uint32_t end = t->end;
    if (!is_row(r, t) && n < MAX_SLOTS) {
        run[n++] = (slot){t->start, t->end, t->start, t->end, false, false};
        return n;
    }
    for (uint32_t at = t->end; at-- > t->start && n < MAX_SLOTS;)
        if (at == t->start || text_is(r, at, "、")) {
            const uint32_t start = at == t->start ? at : at + (uint32_t)strlen("、");
            run[n++] = (slot){start, end, start, end, false, false};
            end = at;
        }
    return n;
}

/* The nearest run of coordinated subjects, from the last to the first; `touching`: 二氧化硫氮氧化物 without a mark
 * between them are two, where more than these are listed. Returns how many they are. */
static int run_of_subjects(const reading *r, uint32_t before, int count, bool touching, slot *run) {
    int n = 0;
    for (size_t i = r->tokens.count; i-- > 0;) {
        const token *t = &r->tokens.at[i];
        if (t->end > before || is_gloss(r, before, t) || is_counted_place(r, t) || is_settlement_of_row(r, t)) continue;
        if (n > 0 && t->end > run[n - 1].start) continue;
        if (t->word->class != WORD_SUBJECT && !(n > 0 && n + 1 == count && opens_row(r, t, &run[n - 1]))) continue;
        if (n == 0 || (n == 1 && etc_behind(r, t->end))) { /* 风电、光伏等可再生能源 */
            n = add_members(r, t, run, 0);
        } else if ((touching && t->end == run[n - 1].start) || coordinator_between(r, t->end, run[n - 1].start)) {
            if (n == MAX_SLOTS) return 0;
            n = add_members(r, t, run, n);
        } else if (run[n - 1].start - t->end <= 3) {
            run[n - 1].start = t->start; /* another word of the same member */
            if (n < count || text_is(r, t->end, "(")) run[n - 1].own_start = t->start; /* 二氧化硫(SO2) */
        } else if (n == count) {
            break;
        } else {
            n = 0;
            run[n++] = (slot){t->start, t->end, t->start, t->end, false, false};
        }
    }
    return n;
}

bool find_slots(const reading *r, uint32_t before, int count, slot *slots) {
    slot run[MAX_SLOTS];
    const bool found = run_of_subjects(r, before, count, false, run) == count ||
                       (is_han(r) && count > 2 && run_of_subjects(r, before, count, true, run) == count);
    if (!found) return false;
    for (int i = 0; i < count; i++) slots[i] = run[count - 1 - i];
    own_measures(r, before, count, slots);
    return true;
}

/* Where the list ends that 分别 stands behind, with 同比 or 比2020年 between them or without; 0 for none. */
static uint32_t end_of_each(const reading *r, const quantity *first) {
    const token *each = cue_back(r, clause_start(r, first->clause), first->start, CUE_RESPECTIVELY);
    for (size_t i = 0; each && i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        const token *than = s->end == each->start ? token_ending(r, s->start, WORD_CUE) : NULL;
        if (than && is_cue(than, CUE_BASE)) return than->start;
        if (s->end == each->start && (s->kind == SPAN_BASE || s->as_base)) return s->start;
    }
    return each ? each->start : 0;
}

/* "capacity and output grew by 3% and 4%, respectively": where the last word of what is measured ends; 0 for none. */
static uint32_t end_of_measures(const reading *r, const quantity *first) {
    enum { NEAR = 16 };
    const uint32_t last = first[first->list_size - 1].end;
    uint32_t end = 0;
    for_tokens_in(t, r, clause_start(r, first->clause), first->start)
        if (t->word->class == WORD_MEASURE && !concept_of(r, t)->weak) end = t->end;
    return has_cue(r, last, last + NEAR, CUE_RESPECTIVELY) ? end : 0;
}

bool find_measure_slots(const reading *r, const quantity *first, slot *slots) {
    const uint32_t end = is_han(r) ? end_of_each(r, first) : end_of_measures(r, first);
    const token *m = end ? token_ending(r, end, WORD_MEASURE) : NULL;
    const token *before = NULL;
    int n = first->list_size;
    while (m && n > 0) {
        slots[--n] = (slot){m->start, m->end, m->start, m->end, true, true};
        before = NULL;
        for_tokens_in(t, r, clause_start(r, first->clause), m->start)
            if (t->word->class == WORD_MEASURE && t->end <= m->start) before = t;
        const bool joined = before && coordinator_between(r, before->end, m->start) &&
                            !concept_between(r, before->end, m->start) && before->word->value[0] != m->word->value[0];
        m = joined ? before : NULL;
    }
    return n == 0 && !m && (is_han(r) || !before); /* "costs of storage and generation" */
}

/* "A、B等X" is about X: where a thing stands behind 等, the list before it only gives examples. */
static void find_examples(scene *s) {
    enum { NEAR = 12 };
    const reading *r = s->r;
    enum { NOUN = 15 }; /* 等五项主要污染物 */
    if (!is_han(r)) return;
    for (uint32_t at = 0, n;
         (at = list_next(r, LIST_ETC, at, r->size, &n)) < r->size && s->example_count < MAX_EXAMPLES; at++) {
        if (list_at(r, LIST_EQUALS, at)) continue; /* 等于植树3万棵 */
        bool thing = false;
        uint32_t start = at;
        for_tokens(t, r) {
            if (t->start > at && t->start <= at + NOUN && t->word->class == WORD_SUBJECT &&
                clause_of(r, t->start) == clause_of(r, at))
                thing = true;
        }
        for (size_t i = r->tokens.count; thing && i-- > 0;) {
            const token *t = &r->tokens.at[i];
            if (t->end > start || !is_concept(t)) continue;
            if (start - t->end > NEAR || (start != at && !coordinator_between(r, t->end, start) && start != t->end))
                break;
            start = t->start;
        }
        if (start < at) {
            s->examples[s->example_count].start = start;
            s->examples[s->example_count++].end = at;
        }
    }
}

/* Whether a number or a time stands there. */
static bool tells_number(const reading *r, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].start >= from && r->quantities.at[i].start < to) return true;
    for (size_t i = 0; i < r->spans.count; i++)
        if (r->spans.at[i].start >= from && r->spans.at[i].start < to) return true;
    return false;
}

/* "all sources, from gas to solar on roofs, gave 4 TWh": a clause from one thing to another only gives examples. */
static void find_spread(scene *s) {
    const reading *r = s->r;
    for (int i = 1; !is_han(r) && i + 1 < (int)r->clauses.count && s->example_count < MAX_EXAMPLES; i++) {
        const uint32_t start = skip_spaces(r, clause_start(r, i)), end = clause_end(r, i);
        if (!cue_at(r, start, CUE_FROM) || !has_cue(r, start, end, CUE_TO) || tells_number(r, start, end)) continue;
        s->examples[s->example_count].start = start;
        s->examples[s->example_count++].end = end;
    }
}

/* "cuts emissions in three sectors (farms, roads, homes) by 9%": a row of things in a bracket only says which ones the
 * word before it means; but "(wind and solar)" and "(wind: 40%, solar: 9%)". */
static void find_rows_in_brackets(scene *s) {
    const reading *r = s->r;
    for (uint32_t open = 0; !is_han(r) && open < r->size && s->example_count < MAX_EXAMPLES; open++) {
        const char *close = r->text[open] == '(' ? memchr(r->text + open, ')', r->size - open) : NULL;
        if (!close) continue;
        const uint32_t end = (uint32_t)(close - r->text);
        const token *last = NULL;
        bool row = false;
        for_tokens_in(t, r, open, end) {
            if (t->word->class != WORD_SUBJECT) continue;
            row = row || (last && memchr(r->text + last->end, ',', t->start > last->end ? t->start - last->end : 0));
            last = t;
        }
        if (!row || tells_number(r, open, end)) continue;
        s->examples[s->example_count].start = open;
        s->examples[s->example_count++].end = end;
    }
}

/* 日均2亿人次通过公共交通出行: behind its number the means is what is counted; but 通过植树，森林面积增加4万公顷. */
static bool told_before(const reading *r, const token *means) {
    const uint32_t clause = clause_start(r, clause_of(r, means->start));
    for (size_t i = 0; is_han(r) && i < r->quantities.count && r->quantities.at[i].end <= means->start; i++)
        if (r->quantities.at[i].start >= clause) return true;
    return false;
}

void scene_open(scene *s, const reading *r, const context *c) {
    *s = (scene){.r = r, .c = c, .anaphora = has_cue(r, 0, r->size < 24 ? r->size : 24, CUE_ANAPHORA)};
    for (size_t i = 0; i < r->tokens.count && s->aside_count < MAX_ASIDES; i++) {
        const token *t = &r->tokens.at[i];
        if (t->word->class != WORD_CUE) continue;
        const bool parts = is_cue(t, CUE_PARTS);
        if (parts || (is_cue(t, CUE_ASIDE) && !told_before(r, t)))
            s->asides[s->aside_count++] = (aside){t->start, t->end, clause_of(r, t->start), parts};
    }
    for (size_t i = 0; i < r->quantities.count && i < MAX_ATTACHED; i++)
        s->attached[i] = attached_end(r, &r->quantities.at[i]);
    find_examples(s);
    find_spread(s);
    find_rows_in_brackets(s);
}
