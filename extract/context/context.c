/* What a sentence leaves behind for the ones after it: what they speak of, where and when. */
#include "extract/bind/goal_again.h"
#include "extract/bind/state.h"
#include "extract/metric/beside.h"
#include "extract/metric/evidence.h"
#include "list.h"
#include "opening.h"

#include <ctype.h>
#include <stdio.h>

static bool holds(const int *concepts, int count, int concept) {
    for (int i = 0; i < count; i++)
        if (concepts[i] == concept) return true;
    return false;
}

bool context_speaks_of(const context *c, int concept) {
    return holds(c->sentence, c->sentence_count, concept) || holds(c->paragraph.lead, c->paragraph.lead_count, concept);
}

/* Where a part of what was told is named, and the sentence has told something before: "..., of which solar was half".
 */
static uint32_t part_from(const reading *r) {
    for (size_t i = 0; i < r->tokens.count && !is_han(r); i++)
        if (is_cue(&r->tokens.at[i], CUE_ANAPHORA) && list_at(r, LIST_OF_THEM, r->tokens.at[i].start) &&
            clause_of(r, r->tokens.at[i].start) > 0)
            return r->tokens.at[i].start;
    return r->size;
}

void context_collect(const reading *r, int *concepts, int *count) {
    const uint32_t part = part_from(r);
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class != WORD_SUBJECT && w->class != WORD_MEASURE) continue;
        if (w->class == WORD_SUBJECT && r->tokens.at[i].start > part) continue;
        if (r->tokens.at[i].start > r->opened && !is_han(r) && is_gloss(r, r->size, &r->tokens.at[i])) continue;
        for (int k = 0; k < w->count && *count < MAX_CONTEXT; k++)
            if (!holds(concepts, *count, w->value[k]) && !r->packs->concepts.at[w->value[k]].mute)
                concepts[(*count)++] = w->value[k];
    }
}

/* A review tells of its own year (or a quarter of it) sentence after sentence; an earlier year, or a span of years, is
 * named for one thing. */
static bool under_report(const char *time, const reading *r) {
    const char *slash = strchr(time, '/');
    const bool fiscal = is_of_years(time) && atoi(slash + 1) == atoi(time) + 1;
    return r->published.year && (!slash || fiscal || strncmp(slash + 1, time, 4) == 0) &&
           atoi(fiscal ? slash + 1 : time) >= r->published.year - 1;
}

/* A year, or the months of it so far. */
static bool of_year_under_report(const context *c, const reading *r) {
    const char *slash = strchr(c->dates.time, '/');
    const bool framed = c->paragraph.reported[0] && strcmp(c->dates.time, c->paragraph.reported) == 0 &&
                        (!slash || is_of_years(c->dates.time));
    return framed || (under_report(c->dates.time, r) && (!slash || strncmp(c->dates.time + 4, "-01/", 4) == 0));
}

bool context_returns(const context *c, const reading *r) {
    if (!c->dates.same_block || !c->paragraph.reported[0] || c->dates.language != r->language || points_back(r))
        return false;
    for (size_t i = 0; i < r->tokens.count && c->dates.last_ahead; i++)
        if (r->tokens.at[i].word->class == WORD_PLACE && is_country(r->tokens.at[i].word) &&
            strcmp(r->tokens.at[i].word->text, c->home) != 0)
            return false;
    const bool ahead =
        c->dates.last_ahead && atoi(c->dates.ahead) >= r->published.year; /* not "by 2024, it had fallen" */
    return ahead ? !has_cue(r, 0, r->size, CUE_TARGET) && !has_cue(r, 0, r->size, CUE_PROJECTED)
                 : !of_year_under_report(c, r) && !strstr(c->dates.time, "..") &&
                       atoi(c->dates.time) < atoi(c->paragraph.reported);
}

/* 在青海共和，光伏园区……: a paragraph that goes to a place in the country tells of something else than the one before,
 * unless that was of this place too. */
static bool begins_elsewhere(const context *c, const reading *r) {
    const uint32_t in = is_han(r) ? list_at(r, LIST_INSIDE, r->marker) : 0;
    const token *place = in ? token_starting(r, r->marker + in, WORD_PLACE) : NULL;
    return place && is_part(place) && strcmp(place->word->form, c->entity_before) != 0;
}

bool context_elsewhere(const context *c, const reading *r) { return c->paragraph.elsewhere || begins_elsewhere(c, r); }

/* "accounted for 43 percent, followed by agriculture (28 percent)": with the verb of a share right before it, or before
 * another one of its sentence. */
static bool shares_out(const reading *r, const quantity *q) {
    for (const quantity *o = r->quantities.at; o <= q; o++) {
        const token *verb = o->leading;
        if (verb && o->unit == q->unit && cue_at(r, verb->start, CUE_SHARE)) return true;
        if (o->unit == q->unit && word_behind(r, LIST_OF_THEM, o->end)) return true;
    }
    return false;
}

bool context_shares(const context *c, const reading *r, const quantity *q) {
    return !is_han(r) && c->dates.same_block && c->dates.adjacent && is_percentage(r, q) &&
           c->dates.dimension != NONE && c->dates.dimension != r->packs->dimension_percent &&
           c->dates.dimension != r->packs->dimension_one && c->dates.language == r->language &&
           (list_at(r, LIST_ROW_GOES_ON, r->marker) || shares_out(r, q));
}

/* "is expected to", "the projected cut"; but "could" and "would" foresee nothing of that year. */
static bool foresees(const reading *r, const quantity *q) {
    for_tokens_in(t, r, 0, q->start)
        if (is_cue(t, CUE_PROJECTED) && !list_at(r, LIST_MODAL, t->start)) return true;
    return has_cue(r, 0, q->start, CUE_WILL);
}

/* "By 2030 the share is to be 50%. Solar capacity will reach 20 GW": the next goal, or forecast, of the same year. */
static bool next_goal(const context *c, const reading *r, const quantity *q) {
    return !is_han(r) && c->dates.same_block && c->dates.adjacent && c->dates.last_ahead &&
           c->dates.state != FACTS_ACTUAL &&
           (has_cue(r, 0, q->start, CUE_TARGET) || has_cue(r, 0, q->start, CUE_FRAME_TARGET) || foresees(r, q));
}

bool context_names_dated(const context *c, const reading *r) {
    for_tokens(t, r) {
        const word *w = t->word;
        if (w->class != WORD_SUBJECT && w->class != WORD_MEASURE) continue;
        for (int k = 0; k < w->count; k++)
            if (!r->packs->concepts.at[w->value[k]].weak && holds(c->dates.concepts, c->dates.count, w->value[k]))
                return true;
    }
    return false;
}

bool context_goes_on(const context *c, const reading *r, const quantity *q) {
    if (q->promised_again && c->dates.ahead[0] && c->dates.same_block) return true;
    if (next_goal(c, r, q)) return true;
    if (!is_han(r) && c->dates.same_block && c->dates.adjacent && c->dates.last_ahead &&
        list_at(r, LIST_TOLD_AGAIN, r->marker))
        return true;
    const int dimension = q->dimension;
    const bool moved = q->kind != FACTS_LEVEL;
    const bool moves = moved && c->paragraph.reported[0] &&
                       strcmp(c->dates.time, c->paragraph.reported) == 0; /* a quarter's release: "prices fell by 3%" */
    if ((!c->dates.time[0] && !c->dates.ahead[0]) || c->dates.language != r->language) return false;
    if (next_country(c, r, q)) return true;
    const bool alike = dimension != NONE && dimension == c->dates.dimension && dimension != r->packs->dimension_percent;
    const bool reported =
        c->paragraph.reported[0] && strcmp(c->dates.time, c->paragraph.reported) == 0; /* all the paragraph is of it */
    const bool foreseen = !is_han(r) && c->dates.last_ahead && has_cue(r, 0, q->start, CUE_PROJECTED);
    if (foreseen && c->dates.same_block && c->dates.adjacent && moved && dimension == c->dates.dimension)
        return true; /* "is projected to rise by 8% in 2023. Elsewhere it is projected to fall by 3%" */
    if ((c->dates.same_block && !c->dates.last_ahead && (c->dates.adjacent || reported) &&
         (alike || moves || of_year_under_report(c, r) ||
          (is_han(r) && c->dates.adjacent && is_instant(c->dates.time)))) ||
        (points_back(r) && (is_han(r) || c->dates.same_block || c->dates.adjacent)))
        return true;
    if (!is_han(r) && c->next_item && !c->dates.last_ahead && alike && under_report(c->dates.time, r)) return true;
    if (!c->dates.same_block && context_elsewhere(c, r)) return false;
    if (context_shares(c, r, q)) return true;
    if (!is_han(r) && !c->dates.same_block && dimension != c->dates.dimension) return false;
    return context_names_dated(c, r);
}

enum { SHORT_LABEL = 36 };

/* 超额完成减排目标: a heading that says that the goals were met. */
static bool tells_met(const reading *r) {
    bool met = has_cue(r, 0, r->size, CUE_ACTUAL);
    for (uint32_t at = r->marker; !met && at < r->size; at++) met = list_at(r, LIST_MET, at) > 0;
    return met;
}

/* 二、建设目标, 二、2026年主要任务: a short Chinese heading that ends in such a word, and says of nothing that it was
 * met. */
static bool heads_aims(const reading *r) {
    const uint32_t end = r->size - (r->size >= 3 && text_is(r, r->size - 3, "。") ? 3 : 0);
    if (!is_han(r) || r->size > SHORT_LABEL || tells_met(r)) return false;
    const token *last = token_ending(r, end, WORD_CUE);
    return (last && is_cue(last, CUE_TARGET)) || list_before(r, LIST_AHEAD_HEADING, end);
}

/* Frames: under "Targets" all numbers are targets; in the approval of a plant they are plans. */
static facts_state frame_of(const reading *r, bool label) {
    facts_state frame = label && heads_aims(r) ? FACTS_TARGET : FACTS_ACTUAL;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_TARGET &&
            (label || (!is_han(r) && !word_behind(r, LIST_MET, r->tokens.at[i].end))))
            frame = FACTS_TARGET;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_PROJECTED) frame = FACTS_PROJECTED;
    }
    return frame;
}

void context_run_in(context *c, const reading *r) {
    const facts_state said = is_han(r) ? frame_of(r, true) : FACTS_ACTUAL;
    c->section.run_in_frame = said ? said : c->paragraph.frame;
}

/* “十三五”城市节水巡礼: in a Chinese title a plan names a policy or a series, whose texts tell what is so now, too. */
static bool names_series(const reading *r, const span *s) { return is_han(r) && s->rule->emit.op == EMIT_PLAN; }

/* "Bulletin of 2024", "January to August 2025": the time of all that names none. A year that is still to come is a
 * goal. */
static void learn_title_time(context *c, reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || s->deadline || !s->by_itself || !s->time[0] || strstr(s->time, ".."))
            continue;
        if (names_series(r, s)) continue;
        const bool whole_year = s->rule->emit.op == EMIT_YEAR;
        if (!whole_year && !strchr(s->time, '/') && s->rule->emit.op != EMIT_MONTH) continue;
        if (!r->published.year || s->year > r->published.year || (whole_year && s->year == r->published.year)) continue;
        if (s->rule->emit.op == EMIT_MONTH && s->year == r->published.year && s->time[4] &&
            atoi(s->time + 5) == r->published.month)
            continue; /* "Published in March 2025": no month that is told of */
        keep_text(c->title.time, sizeof c->title.time, s->time);
        r->title_year = s->year;
    }
}

/* 发布2023年《生态环境状况公报》, 《2023年生态环境状况公报》: the year that a report is on, which is one of the last; 0
 * for none. */
static int reported_year(const reading *r) {
    static const char OPEN[] = "《", CLOSED[] = "》";
    enum { OLDEST = 3 };
    for (size_t i = 0; is_han(r) && i < r->spans.count; i++) {
        const span *s = &r->spans.at[i], *last = i ? s - 1 : NULL;
        if (s->kind != SPAN_NONE || !text_is(r, s->start, OPEN) ||
            !list_before(r, LIST_REPORT, s->end - (uint32_t)strlen(CLOSED)))
            continue;
        const bool before = last && last->kind == SPAN_TIME && last->end == s->start && is_one_year(last->time);
        const uint32_t name = s->start + (uint32_t)strlen(OPEN);
        const int year = before ? last->year : is_digit(r->text[name]) ? atoi(r->text + name) : 0;
        if (year < r->published.year && year >= r->published.year - OLDEST) return year;
    }
    return 0;
}

/* 国家统计局公布了今年8月份能源生产情况。原油产量……: the time that figures which are announced are of; NULL for none.
 */
static const span *time_of_figures(const reading *r) {
    for (const span *s = r->spans.at; is_han(r) && s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && !s->as_base && !s->deadline && s->time[0] &&
            list_before(r, LIST_ANNOUNCES, s->start) && list_before(r, LIST_FIGURES, clause_end(r, s->clause)))
            return s;
    return NULL;
}

bool context_begins(const context *c) {
    enum { OPENING = 2 };
    return c->blocks <= OPENING;
}

void context_announced(context *c, const reading *r) {
    if (c->title.time[0] || !context_begins(c)) return;
    const int year = reported_year(r);
    const span *figures = time_of_figures(r);
    if (year)
        snprintf(c->title.time, sizeof c->title.time, "%d", year);
    else if (figures && figures->year <= r->published.year)
        keep_text(c->title.time, sizeof c->title.time, figures->time);
}

void context_title(context *c, reading *r) {
    if (!c->title.frame) c->title.frame = frame_of(r, true);
    if (is_han(r) && (c->title.frame == FACTS_TARGET || plan_before(r, r->size))) c->title.pledges = true;
    learn_title_time(c, r);
    context_announced(c, r);
    if (!c->title.entity[0]) c->title.entity = part_of_sentence(r, true);
    bool of_world = false, of_country = false; /* "Emissions Gap Report", but "WMO: climate of Kenya" */
    for (size_t i = 0; i < r->tokens.count; i++) {
        const word *w = r->tokens.at[i].word;
        if (w->class == WORD_PLACE && is_world(w)) c->title.world = true;
        of_country = of_country || (w->class == WORD_PLACE && !is_world(w));
        of_world = of_world || (w->class == WORD_CUE && w->value[0] == CUE_FRAME_WORLD);
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_PLEDGE) c->title.pledges = true;
        if (w->class == WORD_CUE && w->value[0] == CUE_FRAME_PLAN && !c->title.frame) {
            c->title.frame = FACTS_TARGET;
            c->title.pledges = c->title.pledges || is_han(r);
        }
        for (int k = 0; k < w->count && w->class == WORD_SUBJECT && c->title.topic == NONE; k++)
            if (!r->packs->concepts.at[w->value[k]].weak) c->title.topic = w->value[k];
    }
    if (of_world && !of_country) c->title.world = true;
}

void context_report(context *c, const reading *r, const quantity *dated) {
    const span *s = dated->time_span;
    const bool titled =
        !is_han(r) && strcmp(dated->time, c->title.time) == 0 && dated->time_source == FACTS_TIME_CONTEXT;
    const bool own = s ? s->by_itself && !s->deadline : !titled;
    const bool late = !c->paragraph.dated &&
                      atoi(dated->time) >= r->published.year - 3; /* final figures are two or three years old */
    c->paragraph.dated = true;
    if (own && !c->paragraph.reported[0] && (under_report(dated->time, r) || (late && !strchr(dated->time, '/'))) &&
        atoi(dated->time) <= r->published.year)
        keep_text(c->paragraph.reported, sizeof c->paragraph.reported, dated->time);
}

void context_note(context *c, const reading *r, const quantity *q) {
    if (!q->metric_id[0] || !q->time[0] || q->from || q->time_source != FACTS_TIME_EXPLICIT ||
        q->unit == r->packs->unit_year)
        return;
    if (q->state == FACTS_TARGET) c->list.item_frame = FACTS_TARGET;
    if (!r->published.year || atoi(q->time) > r->published.year) return;
    const char *kept = is_instant(q->time) ? c->dates.instant : c->dates.period;
    if (q->time != kept)
        keep_text(is_instant(q->time) ? c->dates.instant : c->dates.period, sizeof c->dates.period, q->time);
}

/* The sentence that was read dates what comes after it; `goes_on`: with the time of what was told before, about which
 * it goes on. */
static void leads_on(context *c, const reading *r, facts_state state, int dimension, bool ahead, bool goes_on) {
    if (!ahead)
        keep_text(is_instant(c->dates.time) ? c->dates.instant : c->dates.period, sizeof c->dates.period,
                  c->dates.time);
    if (ahead && is_han(r) && !c->dates.same_block)
        c->dates.time[0] = '\0'; /* 到2030年，占比将达到两成。每户可节水9吨: not of what the last paragraph told of */
    c->dates.state = state;
    c->dates.dimension = dimension;
    c->dates.last_ahead = ahead;
    c->dates.turned = false;
    c->dates.same_block = c->dates.adjacent = true;
    c->dates.language = r->language;
    if (!goes_on) c->dates.count = 0;
    context_collect(r, c->dates.concepts, &c->dates.count);
}

/* "It was 9 kg in 2014, against a peak in 2002 of 12 kg": an earlier time, named because it stood out, dates nothing
 * that comes behind. */
static bool of_past_extreme(const context *c, const reading *r, const quantity *dated) {
    const span *s = dated->time_span;
    if (is_han(r) || !s || !c->dates.time[0] || strcmp(dated->time, c->dates.time) >= 0) return false;
    const uint32_t end = s->end > dated->end ? s->end : dated->end;
    return word_between(r, LIST_EXTREME, clause_start(r, dated->clause), end);
}

/* "over the past decade", "a year earlier", "since 1990, when it was 9 kg": a time that is said of one thing and dates
 * nothing that comes behind. */
static bool dates_one_thing(const context *c, const reading *r, const quantity *dated, emit_op op) {
    if (op == EMIT_PAST || op == EMIT_NEXT || op == EMIT_AGO) return true;
    if (op == EMIT_EARLIER && !is_han(r) && c->dates.same_block && strcmp(dated->time, c->dates.time) < 0) return true;
    const uint32_t start = dated->time_span ? dated->time_span->start : 0;
    return (start > 0 && list_at(r, LIST_WHEN, start - 1)) || of_past_extreme(c, r, dated);
}

void context_date(context *c, const reading *r, const quantity *dated) {
    emit_op op = dated->time_span ? dated->time_span->rule->emit.op : EMIT_YEAR;
    if ((is_open(dated->time) || op == EMIT_SO_FAR) && is_han(r)) return; /* 自2003年投产以来累计发电 */
    const bool one_day = op == EMIT_DATE && !dated->time_span->rule->emit.standing;
    if (one_day && is_han(r) && strlen(dated->time) < sizeof c->day) keep_text(c->day, sizeof c->day, dated->time);
    if (op == EMIT_NEXT && !is_han(r) && !dated->time_span->by_itself)
        c->dates.ahead[0] = '\0'; /* what was to come until then is told */
    if (one_day || dates_one_thing(c, r, dated, op)) return;
    const int year = atoi(dated->time), now = r->published.year;
    const bool foreseen =
        now && year == now && dated->state != FACTS_ACTUAL && !is_han(r); /* "is set to fall in 2025" */
    bool later = (dated->time_span && dated->time_span->deadline) || (now && year > now) || foreseen;
    const char *until = strchr(dated->time, '/'); /* of a period that has begun, what is still to be reached */
    if (until && now && atoi(until + 1) > now && dated->state != FACTS_ACTUAL &&
        (dated->state == FACTS_TARGET || !is_han(r)))
        later = true;
    if (!later && dated->state == FACTS_TARGET && !until && !is_han(r))
        return; /* "It is to pass its goal of 9% for 2020" */
    char *kept = later ? c->dates.ahead : c->dates.time;
    if (!later) c->dates.of_day = op == EMIT_DATE;
    if (!later) c->dates.of_level = dated->kind == FACTS_LEVEL;
    const bool flow = op == EMIT_YEAR_END && !is_instant(dated->time) &&
                      is_instant(dated->time_span->time); /* of the year whose end was named */
    const bool pace = later && until && !is_han(r) && strcmp(dated->base, "per_year") == 0;
    const char *time = flow ? dated->time_span->time : pace ? until + 1 : dated->time; /* where a pace leads to */
    if (time != kept) keep_text(kept, sizeof c->dates.time, time);
    if (c->paragraph.only[0] && (later || strcmp(c->paragraph.only, time) != 0))
        strcpy(c->paragraph.only, "-");
    else if (!later)
        keep_text(c->paragraph.only, sizeof c->paragraph.only, time);
    context_report(c, r, dated);
    leads_on(c, r, dated->state, dated->dimension, later,
             dated->time_source == FACTS_TIME_CONTEXT && (!is_han(r) || c->dates.same_block));
}

/* "The 2022 Outlook finds": the year is a part of a name. */
static bool names_paper(const reading *r, const span *s) {
    const bool led = !is_digit(r->text[s->start]) && !list_at(r, LIST_DEFINITE, s->start);
    return !led && s->end + 1 < r->size && r->text[s->end] == ' ' && isupper((unsigned char)r->text[s->end + 1]);
}

static bool tells_of_done(const reading *r) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].metric_id[0]) return false;
    return !has_cue(r, 0, r->size, CUE_EVENT) && !has_cue(r, 0, r->size, CUE_TARGET) &&
           !has_cue(r, 0, r->size, CUE_PROJECTED);
}

/* The time that such a sentence dates others with, NULL for none: the only one in English; in Chinese the one that it
 * begins with. */
static const span *time_of_event(const reading *r) {
    const span *event = NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || names_paper(r, s)) continue;
        if (event || s->as_base || s->deadline || !s->by_itself || !s->time[0]) return NULL;
        const bool of_year =
            is_of_months(s->time) && atoi(s->time) == atoi(strchr(s->time, '/') + 1) && !is_han(r); /* a quarter */
        if (strchr(s->time, '/') && !of_year) return NULL;
        if (is_han(r)) {
            const emit_op op = s->rule->emit.op;
            const bool stands = op == EMIT_YEAR_END || op == EMIT_MONTH_END || op == EMIT_LAST_MONTH_END ||
                                (op == EMIT_DATE && s->rule->emit.standing);
            return s->start <= r->marker && (stands || op == EMIT_YEAR) ? s : NULL;
        }
        event = s;
    }
    return event;
}

/* 2021年，市场主体达3万家: numbers of no metric are dated too. */
static bool dates_number(const reading *r, const span *s) {
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].time_span == s) return true;
    return false;
}

/* 2020年建成8座。2025年3月，方案获批。新增12座, 目前，管网已建成。占比达八成: the year that was told before does not
 * date what comes behind a sentence that opens with a later time, or with now. */
static void end_time(context *c, const reading *r) {
    for (const span *s = r->spans.at; is_han(r) && s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->start > r->marker || s->as_base) continue;
        const bool now = s->rule->emit.op == EMIT_NOW, later = s->year > atoi(c->dates.time) &&
                                                               s->year > atoi(c->paragraph.reported) &&
                                                               s->year <= r->published.year;
        if (now || later) c->dates.time[0] = c->paragraph.reported[0] = '\0';
    }
}

/* "It was hit by floods in the summer of 2023. Damage was put at ...", 截至2024年底，一批基地建成。装机……: a sentence
 * without numbers dates what it led to. The dates of laws and meetings do not. */
void context_event(context *c, const reading *r) {
    end_time(c, r);
    const span *figures = time_of_figures(r), *event = figures ? figures : tells_of_done(r) ? time_of_event(r) : NULL;
    if (!event || event->year > r->published.year) return;
    const bool done = is_han(r) || has_cue(r, 0, r->size, CUE_ACTUAL) || has_cue(r, 0, r->size, CUE_RISE) ||
                      has_cue(r, 0, r->size, CUE_FALL);
    const bool stands = is_han(r) && (figures || is_instant(event->time) || dates_number(r, event));
    if (!done || !(stands || under_report(event->time, r))) return;
    keep_text(c->dates.time, sizeof c->dates.time, event->time);
    leads_on(c, r, FACTS_ACTUAL, NONE, false, false);
}

/* On the year before, or what stands at the end of a year on how it stood at the end of the last one. */
static bool held_to_year_before(const quantity *q) {
    if (is_prev_year(q->base)) return true;
    if (is_one_year(q->time) && is_one_year(q->base)) return atoi(q->base) + 1 == atoi(q->time);
    return ends_year(q->time) && ends_year(q->base) && atoi(q->base) + 1 == atoi(q->time);
}

/* 占比从2014年的65%降到2021年的56%: from when to when it went, where the quantity is what it came to; in English only
 * "over the same period" tells of those years again. */
static void learn_years_of_levels(context *c, const reading *r, const quantity *to) {
    const quantity *from = quantity_before(r, to);
    if (!from || !from->from || from->kind != FACTS_LEVEL || from->unit != to->unit || !is_one_year(from->time) ||
        !is_one_year(to->time) || strcmp(from->time, to->time) >= 0)
        return;
    char *const years = is_han(r) ? c->moved_over : c->paragraph.years_named;
    snprintf(years, sizeof c->paragraph.years_named, "%.4s/%.4s", from->time, to->time);
}

/* "CO2 was at 400 ppm and CH4 at 1850 ppb": one more level that "these values" may be. */
static void learn_row(context *c, const quantity *q) {
    if (c->row_count < MAX_ROW) c->row[c->row_count] = c->last;
    if (!q->from) c->row_count++;
}

static void learn_figure(context *c, const reading *r) {
    c->was[0] = '\0';
    c->row_count = 0;
    for (size_t i = 0; i < r->quantities.count; i++) {
        const quantity *q = &r->quantities.at[i];
        if (!q->metric_id[0] || strlen(q->metric_id) >= sizeof c->paragraph.figure.id) continue;
        c->paragraph.figure_state = q->state;
        if (q->unit_word && !q->rate && quantity_class(r, q) == DIMENSION_MONEY) c->money = q->unit_word;
        c->last = (last_told){.kind = q->kind, .falls = q->falls, .dimension = q->dimension, .metric = q->metric};
        strcpy(c->last.id, q->metric_id);
        keep_text(c->last.base, sizeof c->last.base, strlen(q->base) < sizeof c->last.base ? q->base : "");
        if (moves(q)) {
            keep_text(c->paragraph.moved_from, sizeof c->paragraph.moved_from, is_one_year(q->base) ? q->base : "");
            keep_text(c->paragraph.moved_time, sizeof c->paragraph.moved_time, q->time);
        }
        if (q->kind == FACTS_GROWTH || q->kind == FACTS_RATIO) {
            const bool over = is_of_years(q->time) && is_one_year(q->base) && memcmp(q->time, q->base, 4) == 0;
            keep_text(c->moved_over, sizeof c->moved_over, over ? q->time : "");
        }
        if (q->kind == FACTS_GROWTH) {
            keep_text(c->paragraph.held_to, sizeof c->paragraph.held_to, held_to_year_before(q) ? q->base : "");
            if (is_prev_year(q->base)) c->on_year = true;
            c->section.moved.metric = q->metric;
            strcpy(c->section.moved.id, q->metric_id);
            c->cut_promised = q->falls && q->state == FACTS_TARGET && q->unit == r->packs->unit_percent && !is_han(r);
        }
        if (q->unit == r->packs->unit_pp) {
            c->paragraph.points.metric = q->metric;
            strcpy(c->paragraph.points.id, q->metric_id);
        }
        if (q->kind == FACTS_CHANGE && is_prev_year(q->base)) strcpy(c->paragraph.changed_id, q->metric_id);
        if (q->kind != FACTS_LEVEL) continue;
        learn_row(c, q);
        learn_years_of_levels(c, r, q);
        const bool was = (q->from || held_against(r, q)) && is_one_year(q->time);
        keep_text(c->was, sizeof c->was, was ? q->time : "");
        c->paragraph.figure.metric = q->metric;
        c->paragraph.figure_dimension = q->dimension;
        strcpy(c->paragraph.figure.id, q->metric_id);
        if (q->dimension != r->packs->dimension_percent) {
            c->paragraph.amount.metric = q->metric;
            strcpy(c->paragraph.amount.id, q->metric_id);
        }
        c->paragraph.figure_unit = q->counted ? q->unit_word : NULL;
    }
}

/* The things that the first sentence of a paragraph names, and where it goes. */
static void learn_lead(context *c, const reading *r) {
    enum { THINGS = 4 };
    c->paragraph.led = true;
    c->paragraph.elsewhere = begins_elsewhere(c, r);
    for (int i = 0; i < c->sentence_count && c->paragraph.lead_count < THINGS; i++) {
        const concept *thing = &r->packs->concepts.at[c->sentence[i]];
        if (!thing->measure && !thing->weak) c->paragraph.lead[c->paragraph.lead_count++] = c->sentence[i];
    }
}

/* "Sales grow as emerging economies catch up": countries of a kind, which a heading is about only where it says so. */
static bool said_in_passing(const reading *r, const token *t) {
    return !is_han(r) && islower((unsigned char)r->text[t->start]) && !is_world(t->word) && t->start > r->marker &&
           !list_before(r, LIST_INSIDE, back_spaces(r, t->start));
}

/* 欧盟修订指令。指令要求到2030年……, 上半年，欧洲光伏达到9吉瓦。风电……: several countries that a sentence opens with, or
 * that its numbers are of, are spoken of on, as one is. */
static bool opens_as_group(const reading *r, const token *t) {
    if (!is_han(r) || is_part(t)) return false;
    return t->start == r->marker || (r->quantities.count && !concept_between(r, r->marker, t->start));
}

/* 包括日本游客在内，共有90人: who is only counted in is not where the next sentence goes on. */
static bool only_counted_in(const reading *r, const token *t) {
    enum { NEAR = 24 };
    uint32_t size;
    const uint32_t clause = clause_start(r, clause_of(r, t->start));
    return is_han(r) && list_next(r, LIST_INCLUDING, clause, t->start, &size) < t->start && t->start - clause < NEAR;
}

static void learn_places(context *c, const reading *r, bool heading) {
    bool at_home = false, abroad = false, several = false;
    for_tokens(t, r) {
        if (t->word->class != WORD_PLACE || t->word->text[0] == '-' || is_nation(t) || is_paired(r, t) ||
            trade_partner(r, t) || is_builder(r, t) || is_likened(r, t) || ranked_in(r, t) || only_counted_in(r, t) ||
            (heading && said_in_passing(r, t)))
            continue;
        if (is_world(t->word)) {
            c->paragraph.world = true;
            c->world_spoken = c->world_spoken || !c->in_table; /* a row of the world says nothing of other tables */
            if (heading) c->section.world = true;
        } else if (strcmp(t->word->text, c->home) == 0)
            at_home = true;
        else if (is_han(r) && abroad && !is_country(t->word) && !opens_as_group(r, t))
            continue; /* 老挝某项目是中企在东南亚建设的最大项目 */
        else if (is_country(t->word) || opens_as_group(r, t) || !c->home[0]) {
            const char **place = heading ? &c->section.place : &c->place;
            several = several || (abroad && strcmp(*place, t->word->text) != 0);
            *place = t->word->text;
            abroad = true;
        }
    }
    if (heading) {
        if (several || (abroad && at_home)) c->section.place = "";
        return;
    }
    if (several && !is_han(r)) c->place = "";                              /* of several countries none is spoken of */
    if (at_home && !abroad) c->place = c->section.place[0] ? c->home : ""; /* the text has come home */
}

static void learn_part(context *c, const reading *r, bool heading) {
    const char *part = part_of_sentence(r, heading);
    if (heading) {
        c->section.entity = part;
        return;
    }
    if (part[0]) c->paragraph.entity = part;
    for (size_t i = 0; i < r->tokens.count && !part[0]; i++) { /* "nationwide", another country */
        const token *t = &r->tokens.at[i];
        if (t->word->class == WORD_PLACE && !is_part(t) && t->word->text[0] != '-') c->paragraph.entity = "";
    }
}

static void learn_years(context *c, const reading *r, bool heading) {
    enum { ALONE = 16 };
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || !s->by_itself || !s->year || s->as_base) continue;
        if (s->rule->emit.op == EMIT_PLAN || s->rule->emit.op == EMIT_PLAN_SINCE) c->plan_year = atoi(s->time);
        c->year = s->year;
        if (!heading && is_of_years(s->time))
            keep_text(c->paragraph.years_named, sizeof c->paragraph.years_named, s->time);
        if (heading && r->size < ALONE) c->section.year = c->year; /* a chronicle: "2015" */
    }
}

/* 2006年9月23日, （2006年9月23日）: a line of its own, on which the paper was signed, and not what its annexes tell. */
static bool signs_paper(const reading *r, const span *s) {
    enum { BRACKET = 3 };
    return is_han(r) && s->rule->emit.op == EMIT_DATE && s->start <= BRACKET && s->end + BRACKET >= r->size;
}

/* "Targets for 2030" dates what stands below; "We made progress towards our 2030 climate targets with ..." tells of
 * what was done. */
static void learn_heading_time(context *c, const reading *r) {
    enum { LONGEST_LABEL = 56 };
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || s->deadline || !s->time[0] || signs_paper(r, s)) continue;
        const bool tells = r->published.year && s->year > r->published.year && r->size > LONGEST_LABEL && !is_han(r);
        if (!tells) keep_text(c->section.time, sizeof c->section.time, s->time);
    }
}

/* 近年来，各地大力推进。, 2016年，政策出台。: what is so, or was. */
static bool turns_to_present(const reading *r) {
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->year && s->year < r->published.year && !s->as_base) return true;
    }
    return has_cue(r, 0, r->size, CUE_ACTUAL);
}

void context_learn(context *c, reading *r, bool heading) {
    learn_figure(c, r);
    context_marks(c, r);
    const quantity *first = r->quantities.at;
    if (!opens_in_ing_word(r))
        c->ing_state = FACTS_ACTUAL;
    else if (r->quantities.count && first->metric_id[0])
        c->ing_state = first->state;
    context_goals(c, r);
    const facts_state frame = frame_of(r, heading);
    if (heading) {
        if (frame != FACTS_ACTUAL) c->section.frame = frame;
        c->told = has_cue(r, 0, r->size, CUE_FRAME_ACTUAL);
        c->heading_count = 0;
        context_collect(r, c->heading, &c->heading_count);
    } else {
        if (frame != FACTS_ACTUAL) c->paragraph.frame = frame;
        if (frame == FACTS_TARGET) c->paragraph.goals_given = r->quantities.count && first->time[0];
        if (is_han(r) && frame == FACTS_PROJECTED && context_begins(c) && !c->title.frame)
            c->title.frame = frame; /* 能源局核准批复了甲煤矿项目。: what the whole notice is on */
        if (opens_in_scenario(r)) c->paragraph.frame = FACTS_PROJECTED;
        if (c->list.goes_on && opens_item_done(r, c)) c->told = true, c->list.frame = c->section.frame = FACTS_ACTUAL;
        c->sentence_count = 0;
        context_collect(r, c->sentence, &c->sentence_count);
        if (!c->paragraph.led) learn_lead(c, r);
    }
    c->sentence_numbers = r->quantities.count;
    c->dates.turned = c->dates.turned || turns_to_present(r);
    c->paragraph.begun = breaks_ground(r, r->size) || (c->paragraph.begun && list_at(r, LIST_WORKS, r->marker));
    c->paragraph.foreseen = false;
    c->day[0] = '\0';
    for (size_t i = 0; i < r->quantities.count; i++)
        if (r->quantities.at[i].metric_id[0]) c->paragraph.foreseen = r->quantities.at[i].state == FACTS_PROJECTED;
    context_announced(c, r);
    if (is_han(r)) context_against(c, r);
    installation_learn(c, r, heading);
    learn_part(c, r, heading);
    learn_places(c, r, heading);
    learn_years(c, r, heading);
    if (!heading) return;
    learn_heading_time(c, r);
    context_review(c, r);
    context_label(c, r);
}
