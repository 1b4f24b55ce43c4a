/* When: which of the times of its sentence dates a quantity. */
#include "again.h"
#include "extract/find/quantity.h"
#include "extract/metric/evidence.h"
#include "state.h"
#include "verb.h"

#include <ctype.h>

/* A year without a word that leads to it may be part of a name: "the EEG 2023", "a court remand of the 2014 annual
 * rule"; but "the 2030 target of 20 percent", "a 2030 target" are dated with it. */
static bool is_bare(const reading *r, const span *s) {
    if (is_han(r)) return false;
    if (cue_at(r, s->end + 1, CUE_TARGET)) return false;
    if (is_digit(r->text[s->start])) return true;
    const uint32_t the = list_at(r, LIST_DEFINITE, s->start), year = skip_spaces(r, s->start + the);
    return the && year < s->end && is_digit(r->text[year]) && s->end + 1 < r->size &&
           islower((unsigned char)r->text[s->end + 1]);
}

/* The time of an earlier level of the same kind of quantity holds for its parts. */
static bool weak_is_total(const reading *r, const quantity *q, const span *s) {
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->time_span == s && o->kind == FACTS_LEVEL && !o->from && !held_against(r, o) &&
            (o->dimension == q->dimension || q->unit == r->packs->unit_percent))
            return true;
    return false;
}

/* "300 million for buses, trams and trains in 2018": nothing but short names between the number and the time, the last
 * of them behind "and". */
static bool lists_names(const reading *r, const quantity *q, const span *s) {
    enum { WORDS = 7 };
    const quantity *next = quantity_behind(r, q);
    int words = 0, parts = 0;
    bool joined = false;
    if (is_han(r) || (next && next->start < s->start) || s->clause == q->clause) return false;
    for (uint32_t at = q->end; at < s->start; at++) {
        const char c = r->text[at];
        if (c == ',') {
            const uint32_t from = skip_spaces(r, at + 1);
            if (joined || list_at(r, LIST_RELATIVE, from) || list_at(r, LIST_PARTICIPLE, from) ||
                list_at(r, LIST_ARTICLE, from))
                return false;
            words = 0;
            parts++;
        } else if (c == ' ') {
            const int least = words == 0 ? 2 : 1; /* not "9 GW, and demand in 2030 is ..." */
            joined = joined || (parts >= least && list_at(r, LIST_JOINT, at + 1));
            if (++words > WORDS) return false;
        } else if (!is_letter(c) && c != '-' && c != '\'') {
            return false;
        }
    }
    return joined && no_verb_between(r, q->end, s->start);
}

/* "23% of the output of wheat, maize and rice in 2014", "9 TWh were won from wind, sun and dams in 2014": a row of
 * nouns that ends in the time. */
static bool ends_row(const reading *r, const quantity *q, const span *s) {
    enum { NEAR = 40 };
    if (is_han(r) || quantity_behind(r, q) ||
        !(word_behind(r, LIST_OF, q->end) || word_between(r, LIST_FROM, q->end, clause_end(r, q->clause))))
        return false;
    const uint32_t from = skip_spaces(r, clause_start(r, s->clause));
    const token *first = NULL, *last = NULL;
    for_tokens_in(t, r, q->end, s->start) {
        if (t->word->class == WORD_CUE && is_move(t)) return false;
        if (t->word->class != WORD_SUBJECT || t->start < from) continue;
        if (!first) first = t;
        const uint32_t before = back_spaces(r, t->start);
        if (list_before(r, LIST_JOINT, before)) last = t;
    }
    return first && first->start == from && last && last != first && s->start - last->end <= NEAR;
}

/* Where a base ends that stands there: "on the year" in "by 3%, or 40 TWh, on the year in March"; else `at`. */
static uint32_t over_base(const reading *r, uint32_t at) {
    const uint32_t from = skip_spaces(r, at);
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->start == from && (s->kind == SPAN_BASE || (s->kind == SPAN_TIME && s->as_base))) return s->end;
    }
    return at;
}

/* ", expressed as present value over 2021-2050", ", relative to the baseline over 2025–2040": a clause without a verb
 * or a number of its own, which ends in the period that the number before it is of. */
static bool over_period(const reading *r, uint32_t from, const span *s) {
    const char *until = strchr(s->time, '/');
    if (is_han(r) || !until || until[1] == '.') return false;
    for (const quantity *q = r->quantities.at; q < r->quantities.at + r->quantities.count; q++)
        if (q->start >= from && q->end <= s->start) return false;
    const token *base = token_starting(r, from, WORD_CUE);
    return (base && is_cue(base, CUE_BASE)) || (past_behind(r, from) && !list_at(r, LIST_BEGUN, from));
}

/* "came to 8.9 percent of output, or 1,124 GWh, in that year": a time alone at the end is that of the whole
 * sentence, also where a remark is added. */
static const span *trailing(const reading *r, const quantity *q) {
    const span *alone = NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || tells_record(r, s)) continue;
        if (!is_han(r) && s->end <= q->start && stop_between(r, s->end, q->start)) continue; /* "9 GW by 2030; ..." */
        if (alone) return NULL;
        alone = s;
    }
    if (!alone || !alone->time[0] || alone->start < q->end || alone->clause == q->clause) return NULL;
    if (ends_row(r, q, alone) || lists_names(r, q, alone)) return alone;
    uint32_t from = skip_spaces(r, over_base(r, clause_start(r, alone->clause)));
    for (uint32_t lead; from < alone->start && (lead = list_at(r, LIST_DURING, from)) > 0;)
        from = skip_spaces(r, from + lead);
    if (from != alone->start && !over_period(r, from, alone)) return NULL;
    const int closing = clause_of(r, alone->end - 1); /* "July 1, 2012" has a comma of its own */
    const uint32_t end = is_han(r) ? r->size : clause_end(r, closing), last = over_base(r, alone->end);
    if (cue_at(r, skip_spaces(r, alone->end), CUE_BASE)) return alone; /* ", by 2030 compared to the usual scenario" */
    return end - last <= (end == r->size ? 2 : 5) ? alone : NULL;
}

/* 比2010年的2500万吨下降8%: the level that is compared with. */
static bool dates_compared(const reading *r, const quantity *q, const span *s) {
    if (!s->as_base || q->kind != FACTS_LEVEL) return false;
    if (!s->by_itself && !(is_han(r) && (q->from || precedes_closely(r, q, s)))) return false; /* 较去年的11亿千瓦 */
    if (q->unit == NONE && !is_han(r)) return false;
    const bool bracketed = s->end + 1 == q->start && r->text[s->end] == '(';
    return (bracketed || precedes_closely(r, q, s) || leads_level(r, q, s)) && s->end <= q->start;
}

static bool is_to_come(const reading *r, const span *s) { return r->published.year && s->year > r->published.year; }

/* "the goal for 2030 is now 22 GW" */
static bool ahead_in_clause(const reading *r, const span *before, const span *now) {
    return before->clause == now->clause && is_to_come(r, before);
}

/* "in 2023 it is now 5 GW", "In the first nine months of 2023, output is now down 1%": what is so now is so in the time
 * that was named right before, or that the sentence opens with. */
static bool tells_now(const reading *r, const quantity *q, const span *before, const span *now) {
    enum { ONE_VERB = 16 };
    if (is_han(r) || before->deadline || !before->time[0]) return false;
    for (const quantity *o = q; o-- > r->quantities.at;)
        if (o->end > before->end && o->end <= now->start) return false;
    if (stop_between(r, before->end, now->start) || word_behind(r, LIST_JOINT, before->end)) return false;
    const bool opens = before->by_itself && before->start <= r->marker && text_is(r, before->end, ",") &&
                       before->clause + 1 == now->clause;
    return opens || now->start - before->end <= ONE_VERB;
}

/* The times that may date a quantity: the last one before it, the first one behind it in its clause, and one before it
 * that stands with another. */
typedef struct around {
    const span *before, *behind, *weak;
} around;

/* Where a time stands to the quantity. */
typedef enum standing {
    NOT_ITS, /* it dates something else */
    AT_ONCE, /* right at it: decides at once */
    WEAK,    /* before it, with another number */
    BEFORE,
    BEHIND
} standing;

/* Whether "from 2020" stands right behind the number. */
static bool starts_behind(const reading *r, const quantity *q) {
    const span *s = q ? time_starting(r, skip_spaces(r, q->end)) : NULL;
    return s && list_at(r, LIST_FROM, s->start) > 0;
}

/* Whether a rule is told of before the number, or the steps of one: "5% from 2020 and 10% from 2025". */
static bool is_ruled(const reading *r, const quantity *q) {
    if (has_cue(r, r->marker, q->start, CUE_TARGET) || has_cue(r, r->marker, q->start, CUE_LIMIT)) return true;
    const quantity *next = quantity_behind(r, q), *last = quantity_before(r, q);
    const bool steps = (next && next->unit == q->unit && starts_behind(r, next)) ||
                       (last && last->unit == q->unit && starts_behind(r, last));
    return steps && starts_behind(r, q);
}

/* "must be blended at 20% from 2020, and at 30% from 2025": when what is asked for begins, be that over; but "from 2020
 * levels" is what it is held against. */
static bool asked_from(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || q->kind != FACTS_LEVEL || q->from || s->kind != SPAN_TIME || !s->as_base || s->start < q->end ||
        s->clause != q->clause || !list_at(r, LIST_FROM, s->start) || !is_digit(r->text[s->end - 1]) || !is_ruled(r, q))
        return false;
    const quantity *next = quantity_behind(r, q);
    if (next && next->start < s->start) return false;
    return !has_cue(r, q->end, s->start, CUE_RISE) && !has_cue(r, q->end, s->start, CUE_FALL) &&
           !(next && tells_from(r, q, next));
}

/* "has risen by 0.2 m this century": what has come about is not of the end of a century that goes on. */
static bool come_in_century(const reading *r, const quantity *q, const span *s) {
    const emit *e = &s->rule->emit;
    if (is_han(r) || !is_to_come(r, s) || e->args[0].capture != NONE) return false;
    if (e->op != EMIT_YEARS && !(e->op == EMIT_YEAR && list_at(r, LIST_DEMONSTRATIVE, s->start))) return false;
    return tense_of_clause(r, q) == TENSE_PAST || has_cue(r, clause_start(r, q->clause), q->start, CUE_PERFECT);
}

/* "by 9 Mt, or 3 percent, in 2019": the time behind what is said again is of both. */
static bool dates_restated(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->start < q->end + 2 || s->as_base || s == q->base_span) return false;
    const quantity *next = quantity_behind(r, q);
    const uint32_t or = next ? list_before(r, LIST_SAID_AGAIN, next->lead) : 0;
    uint32_t before = or ? back_spaces(r, next->lead - or) : 0;
    if (before && r->text[before - 1] == ',') before--;
    const bool ahead = before == q->end, itself = !ahead && list_before(r, LIST_SAID_AGAIN, q->lead) > 0;
    const uint32_t end = ahead ? next->end : q->end;
    return (ahead || itself) && text_is(r, end, ", ") && s->start == end + 2;
}

/* "rose to 33%, or 9 TWh, from 28% in 2023": the year of what it rose from. */
static bool dates_what_it_left(const reading *r, const quantity *q, const span *s) {
    const quantity *from = is_han(r) || s->deadline || s->start < q->end ? NULL : quantity_behind(r, q);
    while (from && !from->from && from->end <= s->start) from = quantity_behind(r, from);
    return from && from->from && from->unit == q->unit && from->clause <= q->clause + 2 && follows_closely(r, from, s);
}

static standing stands_where(const reading *r, const quantity *q, const span *s, const span *before) {
    if (dates_part_behind(r, q, s) || dates_part_before(r, q, s) || dates_what_it_left(r, q, s)) return NOT_ITS;
    if (asked_from(r, q, s) || dates_compared(r, q, s) || dates_restated(r, q, s) ||
        (q->held && precedes_closely(r, q, s)))
        return AT_ONCE;
    if (s->as_base || s == q->base_span || ratio_base(r, q, s) || dates_other_place(r, q, s) ||
        come_in_century(r, q, s) || tells_age(r, q, s))
        return NOT_ITS;
    if (!s->time[0] && before && (ahead_in_clause(r, before, s) || tells_now(r, q, before, s))) return NOT_ITS;
    const bool ahead = s->end <= q->start;
    if ((ahead && rules_bracket_of(r, q, s)) || follows_closely(r, q, s) || precedes_closely(r, q, s)) return AT_ONCE;
    if (dates_other_matter(r, q, s)) return NOT_ITS;
    if (dates_other_number(r, q, s)) {
        const uint32_t bracket = bracket_of(r, s->start); /* "the share (which was 5% in 2009) is to reach 15%" */
        const bool aside = bracket && bracket != bracket_of(r, q->start) && !is_to_come(r, s);
        return ahead && !aside && !begins_change(r, s) && !dates_held_against(r, s) ? WEAK : NOT_ITS;
    }
    if (ahead && s->rule->pledge && !is_han(r)) return WEAK; /* "on the way to net zero by 2050 a cut by 2030" */
    if (ahead) return dates_event(r, q, s) ? NOT_ITS : BEFORE;
    return s->start >= q->end && s->clause == q->clause && !leads_to_other(r, q, s) && !dates_event(r, q, s) ? BEHIND
                                                                                                             : NOT_ITS;
}

/* "42 percent of all emissions since 1850 came between 1990 and 2019": of two times behind a share the first is that of
 * the whole. */
static bool since_of_whole(const reading *r, const quantity *q, const span *first, const span *s) {
    return !is_han(r) && first->rule->emit.op == EMIT_SINCE && q->kind == FACTS_LEVEL && from_year_to_year(r, s) &&
           word_behind(r, LIST_OF, q->end) && (!quantity_behind(r, q) || quantity_behind(r, q)->start > s->end);
}

/* Finds them; returns one that stands right at the quantity. */
static const span *look_around(const reading *r, const quantity *q, around *found) {
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME) continue;
        switch (stands_where(r, q, s, found->before)) {
        case AT_ONCE:
            return s;
        case WEAK:
            found->weak = s;
            break;
        case BEFORE:
            found->before = s;
            break;
        case BEHIND:
            if (!found->behind || since_of_whole(r, q, found->behind, s)) found->behind = s;
            break;
        case NOT_ITS:
            break;
        }
    }
    return NULL;
}

/* "In 2021 it was back at 9 Mt and data of March 2022 point up": a time behind "and" that stands with no number. */
static bool tells_another(const reading *r, const quantity *q, const span *behind) {
    for (uint32_t i = q->end; !is_han(r) && i < behind->start; i++)
        if (word_behind(r, LIST_OTHER_MATTER, i)) return behind->start - i > 8;
    return false;
}

/* "1 GW by 2025 and 5 GW of wind and 3 GW of sun by 2030": goals that are joined have one deadline. */
static bool joined_goals(const reading *r, const quantity *q, const quantity *next) {
    return q->kind == FACTS_LEVEL && next->kind == FACTS_LEVEL && !q->from && !next->from &&
           (word_between(r, LIST_JOINT, q->end, next->start) || word_between(r, LIST_WITH, q->end, next->start));
}

/* "5 GW of wind in 2023 and 3 GW of sun in 2022", "5 GW in 2023 compared with 3 GW of wind in 2022": each amount has
 * the year that closes its own part. */
static bool closes_part(const reading *r, const quantity *q, const span *before, const span *behind) {
    const bool goals = before->deadline && behind->deadline;
    const quantity *last = quantity_before(r, q);
    for (const quantity *next = q; goals && last && last->start > before->end && joined_goals(r, last, next);)
        next = last, last = quantity_before(r, last);
    if (is_han(r) || !last || before->start < last->end || !before->by_itself || !behind->by_itself) return false;
    const quantity *member = q;
    for (const quantity *o = quantity_behind(r, q); o && o->start < behind->start; o = quantity_behind(r, o)) {
        if (!bracket_before(r, o) && !(goals && joined_goals(r, member, o))) return false;
        if (!bracket_before(r, o)) member = o;
    }
    const uint32_t at = skip_spaces(r, before->end);
    return list_at(r, LIST_JOINT, at) || list_at(r, LIST_OTHER_MATTER, at) || cue_at(r, at, CUE_BASE) ||
           list_at(r, LIST_FOLLOWED, at);
}

/* Whether the quantity is promised or foreseen there. */
static bool foretells(const reading *r, const quantity *q, uint32_t from, uint32_t to) {
    return has_cue(r, from, q->start, CUE_TARGET) || has_cue(r, from, q->start, CUE_PROJECTED) ||
           has_cue(r, from, to, CUE_WILL);
}

/* "have fallen since 1990 and stood 24% lower in 2021": what has come since then is told of the later year. */
static bool came_since(const quantity *q, const span *before, const span *behind) {
    return comparative(q) && before->rule->emit.op == EMIT_SINCE && behind->year > before->year &&
           !strchr(behind->time, '/');
}

/* "since 1850, more than half (58%) was emitted between 1990 and 2019": the verb that stands right before the time. */
static bool happened_then(const reading *r, const quantity *q, const span *s) {
    const uint32_t end = back_spaces(r, s->start), start = letters_start(r, end);
    const quantity *next = quantity_behind(r, q);
    return s->clause == q->clause && start > q->end && (!next || next->start > s->end) && past_behind(r, start) &&
           (!bracket_of(r, s->start) || bracket_of(r, s->start) == bracket_of(r, q->start));
}

/* Whether an English sentence dates the quantity with the time behind it, and not with the one before. */
static bool prefers_behind(const reading *r, const quantity *q, const span *before, const span *behind) {
    if (year_of_goal(r, before) && is_to_come(r, before) && word_between(r, LIST_JOINT, q->end, behind->start))
        return false; /* "the 2030 goal of cutting it by 55% and reaching net zero by 2050" */
    if (year_of_goal(r, before) && year_of_goal(r, behind)) return false; /* "from a 2020 target of 9% to a 2030 one" */
    if (is_to_come(r, behind) && !is_to_come(r, before) && foretells(r, q, before->end, behind->start))
        return true; /* "announced in 2021 that 60% will come from wind in 2035" */
    if (behind->deadline && has_cue(r, before->end, q->start, CUE_TARGET))
        return true; /* "the plan for 2021-2030 sets a target of 40% by 2030" */
    if (!before->by_itself && behind->deadline && behind->by_itself)
        return true; /* "said in February that it expects 42% by 2050" */
    if (behind->deadline && behind->by_itself && !before->deadline && before->year && behind->year > before->year)
        return true;                              /* "promised in 2009 to raise 100 billion a year by 2020" */
    const quantity *next = quantity_behind(r, q); /* "progress made up to 2017 towards the 20% target in 2020" */
    if (behind->by_itself && before->year && behind->year > before->year && (!next || next->start > behind->end) &&
        called_target(r, q))
        return true;
    return happened_then(r, q, behind) || came_since(q, before, behind);
}

/* "ice in September shrank by 12% a decade between 1979 and 2018" */
static bool recurs_in(const span *before, const span *behind, stretch own) {
    enum { NEAR = 64 };
    return before->time[0] && !before->by_itself && before->start < own.start + NEAR && behind->by_itself &&
           strchr(behind->time, '/');
}

/* "universal access by 2030 and 100 GW of capacity by 2040" */
static bool each_has_deadline(const reading *r, const quantity *q, const span *before, const span *behind) {
    return before->deadline && (word_behind(r, LIST_JOINT, before->end) ||
                                (behind->deadline && list_before(r, LIST_JOINT, back_spaces(r, q->start))));
}

/* "Now" in an earlier clause says nothing about a later one that has its own time, and the other way round. */
static const span *choose(const reading *r, const quantity *q, const around *found) {
    const span *before = found->before, *behind = found->behind, *weak = found->weak;
    const stretch own = own_stretch(r, q);
    if (before && weak && weak->start > before->start &&
        (weak_is_total(r, q, weak) || (comes_out_at(r, q) && weak->clause + 1 == q->clause)))
        before = weak; /* "150 GW by 2030, of which ...", "a 2% fall in 2020 and one of 4% in 2021, reaching 9 g" */
    if (!before || !behind) return before ? before : behind;
    if (closes_part(r, q, before, behind)) return behind;
    if (before->deadline && is_to_come(r, before) && !behind->deadline && year_of_goal(r, behind))
        return before; /* "By 2040 it must be cut by 85% to reach the 2050 target" */
    if (before->clause == q->clause && is_bare(r, before) && !is_bare(r, behind))
        return behind; /* "the EEG 2023 asks for 80% in 2030" */
    const bool here = before->start >= own.start, behind_here = behind->start < own.end;
    if (!here && before->clause != q->clause) return tells_another(r, q, behind) ? before : behind;
    if (!is_han(r) && recurs_in(before, behind, own)) return behind;
    if (!behind_here) return before;
    if (!before->time[0] && behind->time[0]) return behind; /* "now expects 12 GW by 2030" */
    if (here && each_has_deadline(r, q, before, behind)) return behind;
    return !is_han(r) && prefers_behind(r, q, before, behind) ? behind : before;
}

/* "is to grow from 5 GW to 20 GW by 2030": the year behind is that of where the change leads. */
static bool led_away_to(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (!q->from || !next || is_han(r) || s->start < next->end || strchr(s->time, '/') ||
        !has_cue(r, q->end, next->start, CUE_TO))
        return false;
    /* "an increase of 11 points – from 26% to 37% in 2018" */
    const quantity *last = quantity_before(r, q);
    const bool apart = last && last->kind != FACTS_LEVEL;
    if (apart && last->kind == FACTS_RATIO && last->clause == q->clause) return true; /* "to triple from 5 to 15 GW" */
    const uint32_t clause = apart ? 0 : clause_start(r, q->clause);
    return has_cue(r, clause, q->start, CUE_RISE) || has_cue(r, clause, q->start, CUE_FALL);
}

/* "raised its 2030 target from 60 GW to 80 GW": what moves is the goal, and both are of the year it is set for. */
static bool goal_moves(const reading *r, const quantity *q) {
    const token *from = q->from && !is_han(r) ? cue_before(r, q->start, CUE_FROM) : NULL;
    const uint32_t clause = clause_start(r, q->clause);
    const token *goal = from ? cue_back(r, clause, from->start, CUE_TARGET) : NULL;
    if (!goal) return false;
    const token *verb = token_ending(r, back_spaces(r, from->start), WORD_CUE); /* "its 2030 target was raised" */
    if (verb && is_move(verb) && list_at(r, LIST_GOAL, goal->start) &&
        list_before(r, LIST_PASSIVE, back_spaces(r, verb->start)))
        return true;
    if (has_cue(r, goal->end, from->start, CUE_RISE) || has_cue(r, goal->end, from->start, CUE_FALL)) return false;
    return has_cue(r, clause, goal->start, CUE_RISE) || has_cue(r, clause, goal->start, CUE_FALL);
}

/* "will rise from 18% to 30% by 2040", "reached 40% in 2018, up from 31%": what it moved from was so before that time;
 * but "will rise from 18% to 30% between 2030 and 2040" is of the first year. */
static bool began_before(const reading *r, const quantity *q, const span *s) {
    const bool to_come = is_to_come(r, s) && (is_han(r) || !from_year_to_year(r, s)); /* 到2030年，由18%提高到30% */
    if (!q->from || q->has_hi) return false;
    if (is_han(r)) return to_come || (s->deadline && s->year == r->published.year);
    const token *from = cue_before(r, q->start, CUE_FROM),
                *move = from ? token_ending(r, back_spaces(r, from->start), WORD_CUE) : NULL;
    if (!move || !is_move(move) || move->start == 0) return false;
    const quantity *last = quantity_before(r, q);
    const uint32_t before = back_spaces(r, move->start);
    return to_come || (last && last->end <= before && s->end <= before && r->text[before - 1] == ',');
}

/* "By 2030 it raises the share from the existing 10% to 25%": from the one to the other by then. */
static bool leads_on(const reading *r, const quantity *q, const span *s) {
    const quantity *next = quantity_behind(r, q);
    if (is_han(r) || !q->from || !is_to_come(r, s)) return false;
    return next && s->end <= q->start && !strchr(s->time, '/') && next->dimension == q->dimension &&
           has_cue(r, q->end, next->start, CUE_TO);
}

/* Whether the time is of where the change leads, or of what the quantity is held against: it has none itself then. */
static bool dates_other_end(const reading *r, const quantity *q, const span *s) {
    if (goal_moves(r, q)) return false;
    return led_away_to(r, q, s) || began_before(r, q, s) || leads_on(r, q, s) ||
           (s->deadline && s->clause < q->clause && held_against(r, q)); /* "25% by 2035, compared with 6% today" */
}

/* "Although it reached 1.3 trillion in 2022, investment must rise to 5 trillion": no goal is of a year that is over. */
static bool past_of_goal(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->deadline || s->as_base || strchr(s->time, '/') || s->clause >= q->clause ||
        !r->published.year || !s->year || s->year >= r->published.year || q->from || held_against(r, q))
        return false;
    const token *lead = q->leading;
    if ((lead && cue_at(r, lead->start, CUE_ACTUAL)) || cue_at(r, skip_spaces(r, s->end), CUE_TARGET))
        return false; /* "in 2019 it was 30 Mt, while the target was 31 Mt", "its 2020 target, which was to save 9%" */
    return has_cue(r, clause_start(r, q->clause), q->start, CUE_TARGET) &&
           !has_cue(r, clause_start(r, s->clause), s->end, CUE_TARGET);
}

/* "plans to end it by 2032 and has already closed 1.7 GW": what is done is not of a year to come. */
static bool done_before(const reading *r, const quantity *q, const span *s) {
    if (is_han(r) || s->end > q->start || !is_to_come(r, s) || !has_cue(r, s->end, q->start, CUE_ACTUAL) ||
        has_cue(r, s->end, q->start, CUE_TARGET) || has_cue(r, s->end, q->start, CUE_PROJECTED))
        return false;
    return word_between(r, LIST_BY_NOW, s->end, q->start) && word_between(r, LIST_OTHER_MATTER, s->end, q->start);
}

/* "depends on coal for power (90% in 2018), raised its goal to 23%": what is done so far does not date a goal. */
static bool goal_after(const reading *r, const quantity *q, const span *s) {
    return s && !is_han(r) && r->published.year && s->year && s->year <= r->published.year &&
           has_cue(r, s->end, q->start, CUE_TARGET);
}

/* 与2010年相比，2020年占比从60%下降至50%: the change begins in the year that is compared with. */
static const span *compared_with(const reading *r, const quantity *q, const span *chosen) {
    const span *base = NULL;
    if (!is_han(r) || !q->from || !chosen || precedes_closely(r, q, chosen)) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind == SPAN_TIME && s->as_base && s->end <= q->start && is_one_year(s->time)) base = s;
    }
    for (const quantity *o = q; base && o-- > r->quantities.at && o->start >= base->end;)
        if (o->metric_id[0]) return NULL;
    return base;
}

/* "shuts 35 GW (of 42 GW in use) of its plants by 2050": the bracket holds another number, and the time stands behind
 * it. "a net zero (-100%) goal for 2045": it holds this number, and no time. */
static const span *behind_bracket(const reading *r, const quantity *q) {
    enum { NEAR = 12 };
    const quantity *next = quantity_behind(r, q);
    const bool within = bracket_before(r, q);
    if (!within && (!next || (stated_for(r, next) != q && (!text_is(r, q->end, " (") || next->start - q->end > NEAR))))
        return NULL;
    if (within) next = q;
    uint32_t close = next->end;
    const quantity *after = quantity_behind(r, next);
    if (stated_for(r, next) && !within) /* "by 2% (0.3 GtC, 1.1 GtCO2) in 2023" */
        for (; after && stated_for(r, after) == q; after = quantity_behind(r, after)) close = after->end;
    while (close < r->size && r->text[close] != ')' && r->text[close] != '.') close++;
    if (close >= r->size || r->text[close] != ')') return NULL;
    const uint32_t limit = after ? after->start : r->size;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0]) continue;
        if (within && s->start > q->end && s->start < close) return NULL;
        if (within && !s->deadline) continue;
        if (s->start > close && s->end < limit) return clause_of(r, s->start) == clause_of(r, close) ? s : NULL;
    }
    return NULL;
}

/* 截至目前，“十四五”新增3万个，普及率达到75%: how a rate stands now is not of the plan in which something was done. */
static const span *now_of_rate(const reading *r, const quantity *q, const span *chosen) {
    const bool rate = is_han(r) && is_percentage(r, q);
    if (!rate || !chosen || (chosen->rule->emit.op != EMIT_PLAN && chosen->rule->emit.op != EMIT_PLAN_SINCE) ||
        chosen->clause == q->clause)
        return chosen;
    for (const span *s = r->spans.at; s < chosen; s++)
        if (s->rule->emit.op == EMIT_NOW && s->start <= r->marker) return s;
    return chosen;
}

/* "The last plants, with 4 GW, close by 2040": what is put in between has the time that its clause goes on to. */
static const span *behind_inserted(const reading *r, const quantity *q) {
    const uint32_t from = skip_spaces(r, clause_start(r, q->clause));
    const bool led = list_at(r, LIST_WITH, from) || list_at(r, LIST_STANDING_AT, from);
    const bool introduces = own_stretch(r, q).end > clause_end(r, q->clause); /* "At 12%, the fall in 2023 was ..." */
    if (is_han(r) || (q->clause == 0 && !introduces) || !led || clause_end(r, q->clause) > q->end + 1) return NULL;
    const quantity *next = quantity_behind(r, q);
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && !s->as_base && s->time[0] && s->clause == q->clause + 1)
            return !next || next->start > s->end ? s : NULL;
    return NULL;
}

bool begins_then(const reading *r, const span *s) {
    if (is_han(r) || !list_at(r, LIST_FROM, s->start) || !has_cue(r, r->marker, s->start, CUE_TARGET)) return false;
    const token *less = token_ending(r, back_spaces(r, s->start), WORD_CUE);
    const bool moves = (less && (is_cue(less, CUE_LESS) || is_cue(less, CUE_MORE))) || cue_at(r, s->start, CUE_FROM);
    for (const span *o = s + 1; moves && o < r->spans.at + r->spans.count && o->clause == s->clause; o++)
        if (o->kind == SPAN_TIME && o->as_base && o->year && o->year < s->year && !list_at(r, LIST_FROM, o->start))
            return true;
    return false;
}

/* "must be blended at 20% from 2020", "15% less from 2025": what is asked for goes on from then. */
static void goes_on_from(const reading *r, quantity *q) {
    const span *s = q->time_span;
    if (is_han(r) || !s || s->deadline || q->from || s->start < q->end || !is_one_year(q->time) ||
        s->rule->emit.op != EMIT_YEAR || !list_at(r, LIST_FROM, s->start) || !is_ruled(r, q))
        return;
    const char *on = year_on(r, q->time);
    if (on) q->time = on;
}

bool time_of_sentence(reading *r, quantity *q, const context *c) {
    around found = {NULL, NULL, NULL};
    const span *in_row = time_of_row(r, q), *at_once = in_row ? in_row : look_around(r, q, &found);
    if (at_once) {
        set_time(q, at_once);
        goes_on_from(r, q);
        settle_same_period(r, q, c);
        return true;
    }
    const span *chosen = choose(r, q, &found), *past = is_han(r) ? NULL : behind_bracket(r, q);
    if (past && (!chosen || (chosen->start > q->end && chosen->end < past->start))) chosen = past;
    const bool of_part_before =
        chosen && !is_han(r) && chosen->end <= q->start && stop_between(r, chosen->end, q->start);
    const span *last = !chosen || of_part_before ? trailing(r, q) : NULL;
    if (last) chosen = last; /* "9 GW of wind by 2030; a line, 90 km long, due in 2029" */
    if (!chosen) chosen = behind_inserted(r, q);
    if (chosen && (dates_other_end(r, q, chosen) || past_of_goal(r, q, chosen) || done_before(r, q, chosen)))
        return true;
    const span *begun = compared_with(r, q, chosen);
    if (begun) {
        set_time(q, begun);
        return true;
    }
    if (!chosen && !goal_after(r, q, found.weak)) chosen = found.weak;
    chosen = now_of_rate(r, q, chosen);
    if (!chosen) return false;
    if (past_of_goal(r, q, chosen)) return true;
    if (chosen == found.weak && !is_han(r) && began_before(r, q, chosen)) return true;
    set_time(q, chosen);
    goes_on_from(r, q);
    settle_period(r, q, c);
    return true;
}
