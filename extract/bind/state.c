/* Whether it is done, promised or foreseen. */
#include "state.h"

#include "again.h"
#include "extract/find/quantity.h"
#include "verb.h"

facts_state context_frame(const context *c) {
    return c->paragraph.frame        ? c->paragraph.frame
           : c->section.run_in_frame ? c->section.run_in_frame
           : c->section.frame        ? c->section.frame
           : c->told                 ? FACTS_ACTUAL
                                     : c->title.frame;
}

bool told_after_goals(const reading *r, const quantity *q, const context *c) {
    return !is_han(r) && c->paragraph.goals_given && !c->list.goes_on && q->kind == FACTS_LEVEL && !q->time_span &&
           !has_cue(r, r->marker, q->start, CUE_ANAPHORA) && !(q->leading && is_cue(q->leading, CUE_TO)) &&
           tense_of_clause(r, q) == TENSE_PRESENT;
}

/* "At 3 °C of warming a fifth of the species is lost": what is said of a degree of warming is no observation. */
static bool under_condition(const reading *r, const quantity *q) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->rule->emit.op != EMIT_CONDITION) continue;
        const int clause = clause_of(r, s->start);
        if (clause == q->clause || (s->end <= q->start && clause + 1 == q->clause)) return true;
    }
    return false;
}

/* The year that a time ends in, or, where it is open, begins in if that is still to come: "from 2031", 自2031年起. */
static int year_told_of(const reading *r, const quantity *q) {
    const int end = year_end_of(q->time), start = atoi(q->time);
    return !end && r->published.year && start > r->published.year ? start : end;
}

/* "sets the following targets: capacity will be 4 GW; ..." */
static bool under_targets(const reading *r, const token *will) {
    const char *colon = is_han(r) ? NULL : memchr(r->text, ':', will->start);
    return has_cue(r, r->marker, colon ? (uint32_t)(colon - r->text) : 0, CUE_TARGET);
}

/* "By 2030:", above "- 9 GW of wind will be built" */
static bool of_dated_list(const quantity *q, const context *c) {
    return c->list.goes_on && c->list.frame == FACTS_TARGET && q->time_source == FACTS_TIME_CONTEXT &&
           c->list.time[0] && strcmp(q->time, c->list.time) == 0;
}

/* "pumps that require 30% less energy": what a thing takes, and not what is asked for. */
static bool needs_less(const reading *r, const quantity *q, const token *word) {
    return !is_han(r) && q->kind == FACTS_GROWTH && list_at(r, LIST_NECESSARY, word->start) &&
           back_spaces(r, q->lead) == word->end &&
           (cue_at(r, skip_spaces(r, q->end), CUE_LESS) || cue_at(r, skip_spaces(r, q->end), CUE_MORE));
}

/* "With all conditional pledges met, the gap is 14 Gt": what is wanting then; but "aims to close the gap of 9 GW". */
static bool leaves_gap(const reading *r, const quantity *q, const token *word) {
    return word->end <= q->start && q->kind == FACTS_LEVEL &&
           (list_at(r, LIST_CONDITION, word->start) || list_at(r, LIST_GOAL, word->start)) &&
           word_between(r, LIST_FALLS_SHORT, clause_start(r, q->clause), q->start);
}

/* "The plan sets out the following goals. By 2030 all buses will be electric": the whole paragraph tells of them. */
static bool among_goals(const reading *r, const context *c) {
    return !is_han(r) && c->paragraph.frame == FACTS_TARGET && !c->list.goes_on;
}

/* 预计到2030年, 提出到2019年: whether the time begins within the word, or right behind it. */
static bool runs_into(const reading *r, const token *word, const span *s) {
    return is_han(r) && word->start < s->start && word->end >= s->start && word->end <= s->end;
}

/* 方案提出到2019年，比例达到30%, 意见提出，到2020年，……: a word that leads the deadline rules all that is dated by it,
 * be the year over by now. */
static bool leads_deadline(const reading *r, const quantity *q, const token *word) {
    const span *s = q->time_span;
    return s && s->deadline && !s->as_base && is_cue(word, CUE_TARGET) && runs_into(r, word, s);
}

/* "Kenya will cut its emissions by 20% by 2030", "the city will raise the share to 40% by 2035": what those who govern
 * say that they will do by then; but "emissions in Kenya will fall". */
static bool vowed(const reading *r, const quantity *q, const token *will) {
    const span *s = q->time_span;
    if (is_han(r) || !s || !s->deadline || s->as_base || q->unit != r->packs->unit_percent || will->end > q->start ||
        clause_of(r, will->start) != q->clause || has_cue(r, r->marker, will->start, CUE_PROJECTED) ||
        has_cue(r, r->marker, will->start, CUE_SCENARIO))
        return false;
    const uint32_t who = back_spaces(r, will->start), does = skip_spaces(r, will->end),
                   whom = skip_spaces(r, letters_end(r, does));
    const token *place = token_ending(r, who, WORD_PLACE);
    const uint32_t start = place ? place->start : who - list_before(r, LIST_AUTHORITY, who);
    const uint32_t before = back_spaces(r, start),
                   opens = back_spaces(r, before - list_before(r, LIST_DEFINITE, before));
    return start < who && list_at(r, LIST_STEERS, does) && !cue_at(r, whom, CUE_BY) && !cue_at(r, whom, CUE_TO) &&
           (opens <= r->marker || strchr(",;:.", r->text[opens - 1]) || list_before(r, LIST_JOINT, opens));
}

/* "will be 40 mpg" of a standard, among pledges or goals, "limits that are to fall by 2 percent a year": what is told
 * as it will be, and is promised. */
static bool promises(const reading *r, const quantity *q, const context *c, const token *word) {
    if (word->end <= q->start && moves_with_ruling(r, q)) return true;
    if (cue_at(r, word->start, CUE_WILL) && !is_foretold(r, q->lead) && vowed(r, q, word)) return true;
    return cue_at(r, word->start, CUE_WILL) && !is_foretold(r, q->lead) &&
           (c->title.pledges || (c->list.goes_on && c->list.aimed) || of_goal(r, word, q) || among_goals(r, c) ||
            ruled_by_noun(r, q) || under_targets(r, word) || of_dated_list(q, c));
}

/* "will require investments of 240 billion", "The rules are projected to:", above "- Cut 6 Gt": what a word for a goal,
 * or for what is asked, says of what only comes of it. */
static bool only_foresees(const reading *r, const quantity *q, const context *c, const token *word) {
    if (c->list.goes_on && c->list.frame == FACTS_PROJECTED && word->start == r->marker) return true;
    if (is_han(r)) return false;
    return (quantity_class(r, q) == DIMENSION_MONEY && list_at(r, LIST_NECESSARY, word->start)) ||
           leaves_gap(r, q, word);
}

/* 2031年提高到75%, 2031年起, 2024—2031年累计节约9万吨: whether such a time of a Chinese text is all to come; of a plan
 * that has begun, some may have been done: “十五五”以来. */
static bool lies_ahead(const quantity *q) {
    return !strchr(q->time, '/') || is_open(q->time) || (q->time_span && q->time_span->rule->emit.op == EMIT_YEARS);
}

static telling tell(const reading *r, const quantity *q, const context *c) {
    const span *s = q->time_span;
    telling told = {.word = state_word(r, q, c), .year = year_told_of(r, q), .now = r->published.year};
    told.past = told.now && told.year && told.year < told.now;
    told.deadline = s && (s->deadline || s->rule->emit.op == EMIT_PLAN_END || ends_later(r, q));
    if (!told.word) return told;
    says_state(r, told.word, &told.state);
    if (told.now && told.year > told.now && !is_han(r) && list_at(r, LIST_ESTIMATED_NOW, told.word->start))
        told.state = FACTS_PROJECTED; /* "is estimated to be 3 GW in 2031" */
    if (told.state == FACTS_ACTUAL && told.now && told.year > told.now && q->time_source == FACTS_TIME_EXPLICIT &&
        (is_han(r) ? lies_ahead(q) : atoi(q->time) > told.now && !holds_beyond(r, q, told.word)))
        told.word = NULL; /* 目前仍有……，2030年提高到75% */
    if (told.word && needs_less(r, q, told.word)) told.word = NULL, told.state = FACTS_ACTUAL;
    if (told.word && told.state == FACTS_PROJECTED && promises(r, q, c, told.word)) told.state = FACTS_TARGET;
    if (told.word && told.state == FACTS_TARGET && only_foresees(r, q, c, told.word)) told.state = FACTS_PROJECTED;
    /* "The goal is far: in 2023 it stood at 24%": what a verb of its own says of a time that is over */
    const bool over = told.past && s && s->clause == q->clause && tense_of_clause(r, q) == TENSE_PAST;
    told.near =
        told.word && (clause_of(r, told.word->start) == q->clause || (!over && leads_by_colon(r, told.word, q)) ||
                      goal_goes_on(r, told.word, q) || (told.past && leads_deadline(r, q, told.word)));
    return told;
}

/* "will cut gas use by 9 PJ and, by 2031, reduce imports": the verb goes on behind the time. */
static bool inserted_behind_joint(const reading *r, const span *s) {
    const uint32_t at = back_spaces(r, s->start);
    return !is_han(r) && at > 0 && r->text[at - 1] == ',' && text_is(r, s->end, ",") &&
           list_before(r, LIST_JOINT, back_spaces(r, at - 1));
}

/* Whether the word also rules the deadline, which else makes a promise by itself. */
static bool rules_deadline(const reading *r, const quantity *q, const telling *told) {
    const token *word = told->word;
    const span *s = q->time_span;
    /* "By 2030 the bases are expected to reach 455 GW, of which 315 GW ...": the word behind the time rules both */
    if (told->near || (word->end <= q->start && word->start >= s->end)) return true;
    if (told->state == FACTS_PROJECTED && !is_han(r) && clause_of(r, word->start) < q->clause && s->start >= q->end &&
        !quantity_before(r, q))
        return true; /* "According to projections, 40% of them are lost by 2080" */
    if (told->state == FACTS_PROJECTED && word->end < s->start && inserted_behind_joint(r, s)) return true;
    const quantity *last = quantity_before(r, q);
    if (told->state == FACTS_PROJECTED && last && last->state == FACTS_PROJECTED && last->teller == word &&
        last->time_span == s && follows_in_list(r, q, last))
        return true; /* "will save 9 TWh of electricity, 3 PJ of gas and 2 Mm3 of water by 2031" */
    const uint32_t opens = skip_spaces(r, clause_start(r, q->clause));
    if (told->state == FACTS_PROJECTED && last && last->state == FACTS_PROJECTED && last->teller == word &&
        s->start >= q->end && ends_in(r, LIST_ENDING_ING, opens, letters_end(r, opens)))
        return true; /* "could cut waste by a third, saving 2 Mt by 2030" */
    if (told->state == FACTS_PROJECTED && !is_han(r) && (word->start <= r->marker || is_cue(word, CUE_SCENARIO)))
        return true; /* "Without new policies, emissions grow by 20% by 2030" */
    if (runs_into(r, word, s)) return true;
    if (told->state == FACTS_ACTUAL && told->year == told->now && s->start < word->start && word->end <= q->start)
        return true; /* "by late 2018 it had reached" */
    /* "is projected to rise to 90 TWh by 2030, costing 9 billion": the deadline is a part of the forecast */
    return told->state == FACTS_PROJECTED && !is_han(r) && word->end <= s->start && s->end <= q->start &&
           clause_of(r, word->start) == clause_of(r, s->start);
}

/* "Gas use falls by 9% by 2040": the verb of a thing that is told to move tells what is foreseen; "cut gas use by 9% by
 * 2040" may be an aim. */
static bool moves_by_itself(const reading *r, const quantity *q) {
    const token *leads = q->leading;
    if (is_han(r) || !leads || !(is_cue(leads, CUE_BY) || is_cue(leads, CUE_TO))) return false;
    const token *verb = token_ending(r, back_spaces(r, leads->start), WORD_CUE);
    if (!verb || !is_move(verb) || ends_in(r, LIST_ENDING_ED, verb->start, verb->end) ||
        ends_in(r, LIST_ENDING_ING, verb->start, verb->end))
        return false;
    const uint32_t subject = back_spaces(r, verb->start);
    return token_ending(r, subject, WORD_SUBJECT) || token_ending(r, subject, WORD_MEASURE);
}

/* 2027年全球电力需求增长4%: whether the world is the last place that the sentence names before it. */
static bool leads_with_world(const reading *r, const quantity *q) {
    const token *place = NULL;
    for (size_t i = 0; is_han(r) && i < r->tokens.count && r->tokens.at[i].end <= q->start; i++)
        if (r->tokens.at[i].word->class == WORD_PLACE && r->tokens.at[i].word->text[0] != '-') place = &r->tokens.at[i];
    return place && is_world(place->word) && !has_cue(r, place->end, q->start, CUE_SHARE);
}

/* "The plan sets targets for each sector. Today the share is 20%": no goal, as what was so over the past years is none.
 */
static bool told_of_now(const quantity *q, const context *c) {
    const emit_op op = q->time_span ? q->time_span->rule->emit.op : EMIT_YEAR;
    return op == EMIT_PAST || (op == EMIT_NOW && c->paragraph.frame && !c->list.goes_on);
}

/* "Building roads can double sand use by 2040": what could be. */
static bool could_be(const reading *r, const quantity *q) {
    uint32_t size;
    return !is_han(r) && list_next(r, LIST_ABLE, clause_start(r, q->clause), q->start, &size) < q->start;
}

/* "Finance needs by 2035 are 310 billion", "the gap until 2030 is 9 TWh": what nobody aims at. */
static bool unwished(const reading *r, const quantity *q) {
    uint32_t size, from = clause_start(r, q->clause);
    if (is_han(r) || q->kind != FACTS_LEVEL || nearest_move(r, from, q->start)) return false;
    return list_next(r, LIST_UNWISHED, from, q->start, &size) < q->start || word_behind(r, LIST_UNWISHED, q->end);
}

/* Of what is still to come where no word tells: the world promises nothing. */
static facts_state state_ahead(const reading *r, const quantity *q, const context *c, bool deadline) {
    const facts_state frame = context_frame(c);
    const bool of_world = context_of_world(c),
               warms = !is_han(r) && quantity_class(r, q) == DIMENSION_TEMPERATURE; /* "leads to 2 °C by 2090" */
    if (frame == FACTS_PROJECTED || of_world || warms || c->section.world || leads_with_world(r, q))
        return FACTS_PROJECTED;
    const bool goes_on = c->dates.same_block && c->dates.last_ahead &&
                         c->dates.state == FACTS_TARGET && /* an entry about one policy */
                         (q->dimension == c->dates.dimension || restates_last(r));
    const bool foretold = /* 预计全年用电增长6%。年底装机14亿千瓦 */
        is_han(r) && c->dates.same_block && c->dates.adjacent && c->dates.state == FACTS_PROJECTED && q->time_span &&
        !q->time_span->deadline;
    if (frame != FACTS_TARGET && !c->title.pledges &&
        (foretold || (!goes_on && (moves_by_itself(r, q) || could_be(r, q) || unwished(r, q)))))
        return FACTS_PROJECTED;
    return deadline || goes_on || frame == FACTS_TARGET || is_han(r) ? FACTS_TARGET : FACTS_PROJECTED;
}

/* "was set at 10% by 2015" */
static bool fixed_by(const reading *r, const quantity *q, const telling *told) {
    const token *at = q->leading;
    return told->deadline && at && !is_han(r) && is_cue(at, CUE_HOLD) && list_at(r, LIST_DECIDED, at->start);
}

/* Behind a paragraph of what is to be reached by 2030, the next one goes on without its year: 线损率控制在5%以下. */
static bool bounded_under_aims(const reading *r, const quantity *q, const context *c) {
    return is_han(r) && !c->dates.same_block && c->dates.last_ahead && c->dates.state == FACTS_TARGET && !q->time[0] &&
           q->kind == FACTS_LEVEL && token_starting(r, q->end, WORD_BOUND);
}

/* 规模为90万吨/年，现已建成投产: in the approval of a new plant, too, the next clause may say that this one is there.
 */
static bool is_done_next(const reading *r, const quantity *q) {
    const quantity *next = quantity_behind(r, q);
    const bool alone = !next || next->clause > q->clause + 1;
    return is_han(r) && alone && cue_at(r, clause_start(r, q->clause + 1), CUE_ACTUAL);
}

/* "By 2031, needs are estimated at 9 billion": of a year to come, what is estimated is foreseen. */
static bool estimated_ahead(const reading *r, const quantity *q) {
    uint32_t size;
    const uint32_t from = is_han(r) ? r->marker : clause_start(r, q->clause); /* 据估算，到2035年需求达2万亿元 */
    return list_next(r, LIST_ESTIMATED_NOW, from, q->start, &size) < q->start;
}

/* "20 GW will be closed by 2040, over 9 GW of that by 2030": a part that has no verb is as sure as its whole. */
static bool foreseen_with_last(const reading *r, const quantity *q) {
    static const cue OWN[] = {CUE_RISE, CUE_FALL, CUE_HOLD, CUE_TARGET, CUE_WILL};
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || last->state != FACTS_PROJECTED || last->dimension != q->dimension) return false;
    const uint32_t clause = clause_start(r, q->clause), from = clause > last->end ? clause : last->end;
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        if (has_cue(r, from, q->start, OWN[i])) return false;
    return q->clause <= last->clause + 1;
}

/* "targets for wind (2 GW), solar (9 GW) and hydropower (1 GW), to be met by 2030": of the same deadline, in one row.
 */
static bool promised_with_last(const reading *r, const quantity *q) {
    static const cue OWN[] = {CUE_PROJECTED, CUE_WILL, CUE_ACTUAL, CUE_SCENARIO, CUE_HOLD};
    const quantity *last = quantity_before(r, q);
    if (is_han(r) || !last || last->state != FACTS_TARGET || last->dimension != q->dimension || !q->time_span ||
        last->time_span != q->time_span || last->kind != q->kind)
        return false;
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        if (has_cue(r, last->end, q->start, OWN[i])) return false;
    return true;
}

/* "is to reach 9 GW in 2030, of which: dams account for 20%", "..., of which 3 GW will be offshore" */
static bool of_goal_before(const reading *r, const quantity *q) {
    const quantity *whole = quantity_before(r, q);
    return !is_han(r) && whole && whole->state == FACTS_TARGET && whole->time_span == q->time_span &&
           has_cue(r, whole->end, q->start, CUE_ANAPHORA);
}

/* 投运后，年发电10亿千瓦时。每年可节约标准煤30万吨 */
static bool says_able(const reading *r) {
    return list_at(r, LIST_ABLE, r->marker) || list_at(r, LIST_ABLE_YEARLY, r->marker);
}

/* 需求量将从去年的70亿立方米增至90亿立方米: where it is to go. */
static bool will_go_from(const reading *r, const quantity *q) {
    const quantity *last = quantity_before(r, q);
    const bool pair = last && last->from && last->clause == q->clause;
    const token *from = pair ? cue_back(r, clause_start(r, q->clause), last->start, CUE_FROM) : NULL;
    const token *will = from ? token_ending(r, from->start, WORD_CUE) : NULL;
    return will && is_cue(will, CUE_WILL);
}

bool supposed_behind(const reading *r, const quantity *q) {
    const uint32_t end = clause_end(r, q->clause);
    return !is_han(r) && q->kind != FACTS_LEVEL && has_cue(r, q->end, end, CUE_IF) &&
           tense_of_clause(r, q) != TENSE_PAST;
}

/* "By 2031 it supplies 20 TWh", "20% less by 2031", where nothing tells when the document was published: still to come,
 * as no verb tells that it was so, or "has power by 2016". */
static bool due_some_day(const reading *r, const quantity *q, const telling *told) {
    if (told->now || told->word || !told->deadline || is_han(r) || !year_end_of(q->time) || held_against(r, q) ||
        q->time_source != FACTS_TIME_EXPLICIT)
        return false;
    const tense verb = tense_of(r, q);
    return verb == TENSE_UNTOLD || (verb == TENSE_PRESENT && q->time_span->end <= q->start);
}

/* 省里提出2025年压减产能30万吨, 会议部署，年内关停20家: set for a year that is not over. */
static bool set_for_year(const reading *r, const quantity *q, const telling *told) {
    const span *s = q->time_span;
    return is_han(r) && s && told->now && told->year >= told->now && s->end <= q->start &&
           list_before(r, LIST_SETS_FOR, s->start);
}

/* 2019年10月—2020年3月，浓度下降14%，超额完成下降4%的目标。……, in April 2020: months that are over by the day of the
 * document, though in its year. */
static bool months_are_over(const reading *r, const quantity *q) {
    const date *p = &r->published;
    return p->month && is_of_months(q->time) && year_end_of(q->time) == p->year &&
           atoi(strchr(q->time, '/') + strlen("/2020-")) < p->month;
}

/* 电站2027年6月投产，年发电量30亿千瓦时: what it gives each year is of no month, and still to come. */
static bool runs_from_later(const reading *r, const quantity *q) {
    const date *p = &r->published;
    if (!is_han(r) || !p->year || q->time[0] || q->kind != FACTS_LEVEL) return false;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count && s->end <= q->start; s++) {
        if (s->kind != SPAN_TIME || s->as_base || s->clause >= q->clause || s->year < p->year) continue;
        const bool later = s->year > p->year || (p->month && s->time[4] == '-' && atoi(s->time + 5) > p->month);
        if (later && ends_building(r, s)) return true;
    }
    return false;
}

static facts_state state_told(const reading *r, const quantity *q, const context *c, const telling *told) {
    const int year = told->year, now = told->now;
    if (fixed_by(r, q, told)) return FACTS_TARGET;
    const bool ruled = told->word && (!told->deadline || rules_deadline(r, q, told));
    if ((!ruled && now && (year > now || (told->deadline && year == now))) || due_some_day(r, q, told))
        return told_as_past(r, q) || (!told->word && beside_goal(r, q)) ? FACTS_ACTUAL
               : ruled_by_noun(r, q) || opens_as_aim(r, q) || of_goal_before(r, q) || promised_with_last(r, q)
                   ? FACTS_TARGET
               : foreseen_with_last(r, q) || estimated_ahead(r, q) || ends_as_planned(r, q)
                   ? FACTS_PROJECTED
                   : state_ahead(r, q, c, told->deadline);
    if (told->word && cue_at(r, told->word->start, CUE_WILL) && of_goal_before(r, q) && !is_foretold(r, q->lead))
        return FACTS_TARGET;
    if (told->word) return told->state;
    if (begun_and_going_on(r, q)) return FACTS_PROJECTED;
    if (set_for_year(r, q, told)) return FACTS_TARGET;
    if (!(year && now && year < now) && is_effect_of_rule(r, q)) return FACTS_PROJECTED;
    if (!(year && now && year <= now) && laid_out(r, q, c)) return FACTS_TARGET;
    if (!year && c->paragraph.figure_state != FACTS_ACTUAL && restates_last(r)) return c->paragraph.figure_state;
    if (!(year && year < now) &&
        (c->paragraph.figure_state == FACTS_TARGET || (c->ing_state == FACTS_TARGET && q->clause == 0)) &&
        begins_in_ing(r, q))
        return FACTS_TARGET;
    if (!(year && year < now) && (ruled_by_noun(r, q) || opens_as_aim(r, q))) return FACTS_TARGET;
    if (!year && (under_condition(r, q) || list_before(r, LIST_ASKS, q->lead))) return FACTS_PROJECTED;
    if (!year && supposed_behind(r, q)) return FACTS_PROJECTED;
    if (is_done_next(r, q) || told_which_was(r, q)) return FACTS_ACTUAL;
    if (context_frame(c) && !opens_item_done(r, c) && !(year && year < now) && !told_of_now(q, c) &&
        !told_after_goals(r, q, c))
        return context_frame(c);
    if (c->paragraph.opening.state && q->time == c->paragraph.opening.time) return c->paragraph.opening.state;
    if (bounded_under_aims(r, q, c)) return FACTS_TARGET;
    if (!(year && now && year < now) && of_just_begun(r, q, c)) return FACTS_PROJECTED;
    if (is_han(r) && ((c->paragraph.foreseen && says_able(r)) || will_go_from(r, q))) return FACTS_PROJECTED;
    if (runs_from_later(r, q)) return FACTS_PROJECTED;
    const bool goes_on =
        q->time == c->dates.ahead ||
        (!c->dates.last_ahead && (c->dates.state != FACTS_PROJECTED || !(year && now && year <= now)) &&
         !(c->dates.state == FACTS_TARGET && months_are_over(r, q)));
    return q->time_source == FACTS_TIME_CONTEXT && goes_on ? c->dates.state : FACTS_ACTUAL;
}

/* "The targets are:", above "- 9 GW of wind by 2015", in a paper of later years: what was aimed at then. */
static bool aimed_in_list(const reading *r, const quantity *q, const context *c) {
    if (is_han(r) || !c->list.goes_on || !c->list.aimed || c->list.frame != FACTS_TARGET) return false;
    const bool due = q->time_span ? q->time_span->deadline : of_dated_list(q, c);
    return due && !held_against(r, q) && no_verb_before(r, q->start) && no_verb_between(r, q->end, r->size);
}

/* "would reach 140 Mt by 2030, double that of 2010"; "had grown to 140 Mt by the end of 2024, a third more than ...":
 * only a word of its own promises more than the level does. */
static bool moves_to_level(const quantity *q, const quantity *level, const telling *told) {
    return q->kind != FACTS_LEVEL && level->kind == FACTS_LEVEL && q->time_span && q->time_span == level->time_span &&
           q->metric_id == level->metric_id && q->state != FACTS_ACTUAL &&
           (level->state != FACTS_ACTUAL || told->state == FACTS_ACTUAL);
}

/* "is to reach 25 percent by 2012, rising (further) to 45 percent by 2016": a participle goes on with the promise. */
static bool rises_on(const reading *r, const quantity *q, const quantity *last) {
    if (is_han(r) || last->unit != q->unit || clause_of(r, last->start) + 1 != q->clause) return false;
    const uint32_t start = skip_spaces(r, clause_start(r, q->clause));
    const token *to = q->leading, *verb = token_starting(r, start, WORD_CUE);
    if (!to || !is_cue(to, CUE_TO) || !verb || !(cue_at(r, start, CUE_RISE) || cue_at(r, start, CUE_FALL)))
        return false;
    const uint32_t next = skip_spaces(r, verb->end);
    return next == to->start || skip_spaces(r, word_end(r, next)) == to->start;
}

/* "is expected to fall by 3% in 2024, to 0.3 GtC" */
static bool led_to_behind(const reading *r, const quantity *q, const quantity *last) {
    const token *to = q->leading;
    return to && is_cue(to, CUE_TO) && comparative(last) && q->clause == last->clause + 1 &&
           skip_spaces(r, clause_start(r, q->clause)) == to->start;
}

/* "are expected to have fallen by 3% in 2023, reaching 0.3 GtC (1.1 GtCO2)": one forecast, and so all of it. */
static bool reached_then(const reading *r, const quantity *q, const quantity *last, const token *word) {
    const quantity *said = stated_for(r, q);
    if (said) return said->time_span == q->time_span;
    return !is_han(r) && word && word == last->teller && last->time_span == q->time_span &&
           (comes_out_at(r, q) || led_to_behind(r, q, last));
}

/* "are expected to have fallen by 3% in Japan (0.3 GtC, 1.1 GtCO2) and by 2% in Kenya in 2023": "and by" goes on with
 * the verb, and so with the forecast. */
static bool moves_on_by(const reading *r, const quantity *q, const token *word) {
    const token *by = is_han(r) || !word ? NULL : q->leading;
    if (!by || !is_cue(by, CUE_BY) || !list_before(r, LIST_JOINT, back_spaces(r, by->start))) return false;
    const quantity *o = quantity_before(r, q);
    while (o && (o->kind != q->kind || o->unit != q->unit)) o = quantity_before(r, o);
    return o && o->state == FACTS_PROJECTED && o->teller == word && o->time_span == q->time_span;
}

/* "by 30% [20–40%] by 2030 and 50% by 2040": the number before one that is only how sure it is. */
static const quantity *before_aside(const reading *r, const quantity *last) {
    const bool aside = last && !last->metric_id[0] && last->start > 0 && strchr("([", r->text[last->start - 1]);
    return aside ? quantity_before(r, last) : last;
}

/* 2014年和2015年分别下降3%和4%, in a paper of 2014: promised as the last of its list is, the first year being not over.
 */
static void state_of_list(const reading *r, quantity *q) {
    const quantity *last = last_of_list(q);
    const bool runs = r->published.year && year_end_of(q->time) == r->published.year;
    if (!is_han(r) && q->list_size > 1 && q->list_index == 0) { /* "above its level (by 1%, 2% and 3%)": of one verb */
        for (quantity *o = q + 1; o <= last; o++)
            if (o->teller == q->teller && o->time_span == q->time_span && o->kind == q->kind) o->state = q->state;
        return;
    }
    if (is_han(r) && q->list_size > 1 && runs && q->state == FACTS_ACTUAL && q->metric_id == last->metric_id)
        q->state = last->state;
}

/* 基准情景：2030年：4100万吨: what a scenario tells of the years to come is foreseen, where no word promises it. */
static void state_in_scenario(quantity *q, const context *c) {
    if (c->scenario.size && q->state == FACTS_TARGET && !q->teller && context_frame(c) != FACTS_TARGET)
        q->state = FACTS_PROJECTED;
}

/* "is to fall by 7 percent, which may rise to 22 percent with support": promised as the first cut is. */
static bool promised_as(const quantity *q, const quantity *last) {
    return q->promised_again && last->kind == q->kind && last->state == FACTS_TARGET && q->metric_id == last->metric_id;
}

/* "is to be 45 Mt, against 60 Mt under business as usual": a goal is held against what is foreseen. */
static bool of_held_scenario(const reading *r, const quantity *q) {
    if (is_han(r) || q->kind != FACTS_LEVEL || !held_against(r, q)) return false;
    uint32_t size;
    const uint32_t end = own_stretch(r, q).end;
    return list_next(r, LIST_HELD_SCENARIO, q->end, end, &size) < end;
}

/* "will cut emissions by 24% by 2035, of which 5% unconditionally": a cut of which a part is promised so is a promise.
 */
static bool promised_in_parts(const reading *r, const quantity *q) {
    const quantity *part = q->state == FACTS_PROJECTED ? quantity_behind(r, q) : NULL;
    return part && part->promised_again && part->state == FACTS_TARGET && part->time_span == q->time_span &&
           part->metric_id == q->metric_id && q->teller && cue_at(r, q->teller->start, CUE_WILL) &&
           word_between(r, LIST_OF_THEM, q->end, part->start);
}

/* "Sea level is to rise by 20 cm by 2050", 到2031年电力需求达9万亿千瓦时: foreseen; but "limit warming to 2 °C", "a
 * goal of 2 °C". */
static bool comes_by_itself(const reading *r, const quantity *q) {
    const list *l = q->state == FACTS_TARGET ? packs_list(r->packs, LIST_UNWILLED, NONE) : NULL;
    if (!l || q->bound == FACTS_LT || has_cue(r, 0, r->size, CUE_LIMIT)) return false;
    if (is_han(r) && concept_said(r, clause_start(r, q->clause), q->lead, CONCEPT_DEMAND))
        return !has_cue(r, 0, r->size, CUE_TARGET);
    return packs_list_find(r->packs, l, q->metric_id, strlen(q->metric_id)) && !word_between(r, LIST_GOAL, 0, r->size);
}

/* "plans to buy 900 vehicles in 2020; 600 cars, and 300 vans": what it is made up of, without a verb. */
static bool row_goes_on(const reading *r, const quantity *q, const quantity *last) {
    const uint32_t end = clause_end(r, q->clause), lead = back_spaces(r, q->lead),
                   opens = back_spaces(r, lead - list_before(r, LIST_JOINT, lead));
    return !is_han(r) && last->state != FACTS_ACTUAL && !last->from && last->unit == q->unit && last->kind == q->kind &&
           last->time == q->time && q->clause > last->clause && !bracket_before(r, q) && !held_against(r, q) &&
           opens == clause_start(r, q->clause) && no_verb_between(r, last->end, end);
}

/* "ranges from $2 bn (at a rate of 7 percent) to $9 bn": the other end of a range, behind a bracket that stands in it;
 * NULL where there is none. */
static const quantity *high_end(const reading *r, const quantity *q) {
    if (q->kind != FACTS_LEVEL || !opens_range(r, q)) return NULL;
    const quantity *high = quantity_behind(r, q);
    while (high && bracket_of(r, high->start) != bracket_of(r, q->start)) high = quantity_behind(r, high);
    return high && high->kind == FACTS_LEVEL && high->unit == q->unit && strcmp(q->time, high->time) == 0 ? high : NULL;
}

/* What comes of those beside it when all have their state: the deeds of one promise, the ends of one range, and what
 * nobody wills. */
static void settle_states(reading *r, const context *c) {
    quantity *const all = r->quantities.at, *const end = all + r->quantities.count;
    for (size_t i = r->quantities.count; i-- > 0;) {
        quantity *const q = &all[i];
        if (q->state == FACTS_PROJECTED && q + 1 < end && q[1].state == FACTS_TARGET &&
            deeds_with_deadline(r, q, q + 1))
            q->state = FACTS_TARGET;
    }
    for (quantity *q = all; q < end; q++) state_in_scenario(q, c);
    for (quantity *q = all; q < end; q++)
        if (promised_in_parts(r, q)) q->state = FACTS_TARGET;
    for (quantity *q = all; q < end; q++) {
        const quantity *high = high_end(r, q);
        if (high)
            q->state = high->state;
        else if (comes_by_itself(r, q) || (begins_in_scenario(r, q) && q[1].state != FACTS_ACTUAL))
            q->state = FACTS_PROJECTED;
    }
}

/* "must save 1% in 2019 and 2% in 2022": a later step of what is asked for, though its year is over by now. */
static bool later_step(const reading *r, const quantity *q, const quantity *member) {
    const int first = year_end_of(member->time);
    return member->state == FACTS_TARGET && first && first < year_end_of(q->time) && !q->from &&
           strcmp(q->metric_id, member->metric_id) == 0 && q->unit == member->unit && q->kind == member->kind &&
           lists_on(r, q, member);
}

/* "It will have 9 km by 2035. Farms use 3 PJ": what is so, or was, is of no year to come that was told before. */
static bool was_not_then(const reading *r, const quantity *q) {
    return !is_han(r) && q->state == FACTS_ACTUAL && q->time_source == FACTS_TIME_CONTEXT && r->published.year &&
           year_end_of(q->time) > r->published.year;
}

void bind_states(reading *r, const context *c) {
    for (size_t i = 0; i < r->quantities.count; i++) {
        quantity *q = &r->quantities.at[i];
        const quantity *last = quantity_before(r, q);
        const telling told = tell(r, q, c);
        q->state = told.past && !told.word && aimed_in_list(r, q, c) ? FACTS_TARGET
                   : is_done(r, q, &told)                            ? FACTS_ACTUAL
                                                                     : state_told(r, q, c, &told);
        if (last && !told.near && moves_to_level(q, last, &told)) q->state = last->state;
        if (moves_on_by(r, q, told.word)) q->state = FACTS_PROJECTED;
        if (last && promised_as(q, last)) q->state = FACTS_TARGET;
        if (last && last->state != FACTS_ACTUAL && (rises_on(r, q, last) || reached_then(r, q, last, told.word)))
            q->state = last->state;
        if (last && q->restates && q->kind == FACTS_GROWTH && last->kind == FACTS_LEVEL && q->time == last->time)
            q->state = last->state; /* "plans a cut of 26 Mt, or 18%, by 2030" */
        const bool listed = last && q->list != NONE && q->list == last->list;
        const quantity *member = before_aside(r, last);
        if (member && !told.word && !told.past && (q->state != member->state || listed) && lists_on(r, q, member))
            q->state = member->state;
        if (member && told.past && (!told.word || told.word == member->teller) && later_step(r, q, member))
            q->state = FACTS_TARGET;
        if (last && told.word && told.word == last->teller && row_goes_on(r, q, last)) q->state = last->state;
        const bool will = !told.word || (cue_at(r, told.word->start, CUE_WILL) && !is_foretold(r, q->lead));
        if (called_target(r, q) || (q->state == FACTS_PROJECTED && willed_by_paper(r, told.word, q)) ||
            (q->state == FACTS_PROJECTED && will && is_goal_in_apposition(r, q)))
            q->state = FACTS_TARGET;
        if (q->state == FACTS_TARGET && of_held_scenario(r, q)) q->state = FACTS_PROJECTED;
        q->teller = told.word;
    }
    bind_state_back(r);
    for (quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (was_not_then(r, q)) leave_time(q);
    for (size_t i = 0; i < r->quantities.count; i++) state_of_list(r, &r->quantities.at[i]);
    settle_states(r, c);
}
