/* Lists: what opens one says of all its points when they are, and whether they are goals. */
#include "list.h"

#include "extract/bind/state.h"
#include "extract/bytes.h"

/* -------------------------------------------------------- what opens a list */

/* Whether a word of the list stands in it. */
static bool names_one_of(const reading *r, list_name words) {
    return list_at(r, words, 0) || word_between(r, words, 0, r->size);
}

/* "The standards for 2011 are:"; but "will fall, compared with what is so without the standards, by:" foresees. */
static bool is_of_ruling(const reading *r) {
    uint32_t end = r->size;
    for (size_t i = r->tokens.count; i-- > 0;)
        if (is_cue(&r->tokens.at[i], CUE_PROJECTED)) end = r->tokens.at[i].start;
    return list_at(r, LIST_RULING, 0) || word_between(r, LIST_RULING, 0, end);
}

/* "By 2035:", "By 2035": nothing else is said. */
static bool is_alone(const reading *r, const span *s) {
    const uint32_t end = skip_spaces(r, s->end);
    return s->start == skip_spaces(r, r->marker) &&
           (end == r->size || (r->text[end] == ':' && skip_spaces(r, end + 1) == r->size));
}

/* The time that the sentence gives to the list behind it: "By 2035, the plan is to:", "In that year the shares were:";
 * NULL for none. */
static const span *time_of_list(const reading *r) {
    const span *time = NULL;
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++) {
        if (s->kind != SPAN_TIME || s->as_base || !s->time[0]) continue;
        const bool open = is_open(s->time); /* "Since 2018, the county has:" */
        if (strstr(s->time, "..") && !(open && !is_han(r) && has_cue(r, s->end, r->size, CUE_PERFECT))) continue;
        if (time && !is_han(r) && bracket_of(r, s->start)) continue; /* "by 2020 (some of them by 2030):" */
        const emit_op op = s->rule->emit.op;
        const bool again = !is_han(r) && (op == EMIT_SAME_YEAR || op == EMIT_SAME_PERIOD);
        if ((s->by_itself && s->year) || again) time = s;
    }
    return time;
}

/* "Of the cars sold, at least:", "The share shall be not less than": the bound that it ends in, NULL for none. */
static const token *bound_at_end(const reading *r) {
    static const char DASH[] = "—";
    const uint32_t dash = (uint32_t)strlen(DASH);
    uint32_t end = back_spaces(r, r->size);
    if (end && r->text[end - 1] == ':') end--;
    if (end > dash && text_is(r, end - dash, DASH)) end -= dash;
    const token *bound = is_han(r) ? NULL : token_ending(r, back_spaces(r, end), WORD_BOUND);
    return bound && (bound->word->flags & BOUND_BEFORE) ? bound : NULL;
}

/* "Of the cars sold, at least": behind a comma, so much is asked for. */
static bool asks_for_bound(const reading *r) {
    const token *bound = bound_at_end(r);
    const uint32_t before = bound ? back_spaces(r, bound->start) : 0;
    return before && r->text[before - 1] == ',' && bound->word->value[0] != FACTS_APPROX;
}

void context_bound_point(const context *c, reading *r) {
    if (!c->list.goes_on || c->list.bound == FACTS_EQ || is_han(r) || !r->quantities.count) return;
    quantity *q = r->quantities.at;
    if (q->bound == FACTS_EQ && q->lead <= skip_spaces(r, r->marker)) q->bound = c->list.bound;
}

/* "Transport:", between the goals of a list: those below it are of this, too; but "Actions:". */
static bool opens_part(context *c, const reading *r) {
    int part[MAX_CONTEXT], count = 0;
    if (!c->list.part || !c->list.aimed || is_han(r) || names_one_of(r, LIST_ACCOMPLISHED) ||
        names_one_of(r, LIST_PART_ANEW))
        return false;
    context_collect(r, part, &count);
    if (count) memcpy(c->list.concepts, part, sizeof part), c->list.count = count;
    return true;
}

/* "Emissions are to be cut by:", "Reduction of waste compared to 2010:", "Emission reduction targets:", "It is to
 * reduce:": whether it tells of a cut, and not of a part of one; "Measures to reduce waste:" has another head. */
static bool opens_cuts(const reading *r) {
    const uint32_t end = back_spaces(r, r->size), colon = end && r->text[end - 1] == ':' ? end - 1 : end;
    const token *move = NULL;
    bool goal = false;
    for_tokens_in(t, r, r->marker, r->size) {
        if (is_cue(t, CUE_SHARE) || is_cue(t, CUE_RISE)) return false;
        if (is_cue(t, CUE_FALL)) move = t;
        goal = goal || (move && is_cue(t, CUE_TARGET) && back_spaces(r, t->start) == move->end);
    }
    if (is_han(r) || !move || r->quantities.count) return false;
    if (goal) return true;
    const bool by = token_ending(r, colon, WORD_CUE) && is_cue(token_ending(r, colon, WORD_CUE), CUE_BY);
    const bool of = list_before(r, LIST_OF, move->end) || word_behind(r, LIST_OF, move->end) ||
                    word_behind(r, LIST_INSIDE, move->end);
    const bool first = move->start <= skip_spaces(r, r->marker);
    const bool last = move->end == colon && !cue_at(r, move->start, CUE_MOVE_NOUN);
    return by || last || (first && (of || !cue_at(r, move->start, CUE_MOVE_NOUN)));
}

void context_open_list(context *c, const reading *r) {
    if (opens_part(c, r)) return;
    const span *time = time_of_list(r);
    const int year = time ? year_end_of(time->time) : 0, now = r->published.year;
    const bool below = c->list.goes_on && c->list.aimed && time && is_alone(r, time);
    const bool foreseen = !is_han(r) && has_cue(r, 0, r->size, CUE_PROJECTED) && !has_cue(r, 0, r->size, CUE_WILL);
    const bool target = below || has_cue(r, 0, r->size, CUE_TARGET) || has_cue(r, 0, r->size, CUE_FRAME_TARGET) ||
                        (!is_han(r) && is_of_ruling(r) && !foreseen) || asks_for_bound(r);
    const bool ahead = now && year > now, over = now && year && year < now;
    c->list.goes_on = true;
    c->list.aimed = !is_han(r) && (below || word_between(r, LIST_OBLIGES, r->marker, r->size) ||
                                   (names_one_of(r, LIST_GOAL) && !(over && names_one_of(r, LIST_MET))));
    c->list.count = 0;
    if (!is_han(r)) context_collect(r, c->list.concepts, &c->list.count);
    c->list.cut = opens_cuts(r);
    c->list.base[0] = '\0';
    for (const span *s = r->spans.at; s < r->spans.at + r->spans.count; s++)
        if (s->kind == SPAN_TIME && s->as_base && is_one_year(s->time))
            keep_text(c->list.base, sizeof c->list.base, s->time);
    c->list.deed = is_han(r) ? DEED_NONE : deed_of_list(r);
    const token *bound = bound_at_end(r);
    c->list.bound = bound ? (facts_bound)bound->word->value[0] : FACTS_EQ;
    const bool again = !time && target && !is_han(r) && c->dates.last_ahead &&
                       has_cue(r, 0, r->size, CUE_HOLD); /* "The target is broken down by sector:" */
    const bool among = is_han(r) && !time && c->paragraph.dated && list_at(r, LIST_AMONG, r->marker); /* 其中： */
    keep_text(c->list.time, sizeof c->list.time,
              time    ? time->time
              : again ? c->dates.ahead
              : among ? c->dates.time
                      : "");
    c->list.told = over && !c->list.aimed && !is_han(r) &&
                   (is_alone(r, time) || names_one_of(r, LIST_ACCOMPLISHED) || has_cue(r, 0, r->size, CUE_PERFECT));
    c->list.frame = over && !c->list.aimed                             ? FACTS_ACTUAL
                    : target || (ahead && time->deadline && !foreseen) ? FACTS_TARGET
                    : ahead || has_cue(r, 0, r->size, CUE_PROJECTED)   ? FACTS_PROJECTED
                                                                       : FACTS_ACTUAL;
}

/* "By 2035", "What changes by 2035", without a quantity: until when the points of the list below are to be reached;
 * NULL for other headings. */
static const span *deadline_of_heading(const reading *r) {
    const span *until = NULL;
    if (is_han(r) || r->quantities.count) return NULL;
    for (size_t i = 0; i < r->spans.count; i++) {
        const span *s = &r->spans.at[i];
        const bool ends = s->deadline || (s->rule->emit.op == EMIT_YEAR_END && is_alone(r, s));
        if (s->kind != SPAN_TIME || !ends || !s->by_itself || s->year <= r->published.year) continue;
        if (!list_before(r, LIST_PAPER, back_spaces(r, s->start))) until = s; /* not "Strategy until 2030" */
    }
    return until;
}

/* "Our goals", "What is to be reached", "Achievements", "Low scenario": a label says what the items below it are. */
void context_label(context *c, const reading *r) {
    enum { LONGEST = 40 };
    const bool label = r->size <= LONGEST;
    const span *until = deadline_of_heading(r);
    if (is_han(r) || (!label && !until)) return;
    const bool sought = label && names_one_of(r, LIST_SOUGHT), done = !sought && names_one_of(r, LIST_ACCOMPLISHED),
               aimed = sought || (!done && label && names_one_of(r, LIST_GOAL));
    if (done) c->told = true, until = NULL;
    if (!done && !aimed && !c->section.frame && names_one_of(r, LIST_FORESEEN)) c->section.frame = FACTS_PROJECTED;
    if (!done && !aimed && !until) return;
    c->list.goes_on = true;
    c->list.aimed = c->list.rows = aimed;
    c->list.count = 0;
    c->list.deed = DEED_NONE;
    c->list.bound = FACTS_EQ;
    c->list.frame = aimed || until ? FACTS_TARGET : FACTS_ACTUAL;
    keep_text(c->list.time, sizeof c->list.time, until ? until->time : c->section.time);
}

/* ------------------------------------------------------------- the points */

bool block_ends_in(const block *b, const char *ascii, const char *han) {
    size_t end = b->size;
    while (end && b->text[end - 1] == ' ') end--;
    return end && (strchr(ascii, b->text[end - 1]) || (end >= 3 && memcmp(b->text + end - 3, han, 3) == 0));
}

bool block_goes_on(const block *b, const reading *r) {
    return block_ends_in(b, ",", "，") || list_before(r, LIST_JOINT, r->size);
}

bool block_is_point(const block *b) { return b->size > 6 && memcmp(b->text, "——", 6) == 0; }

/* "By 2050:" or "By 2050" between the points of a list, or above them: when those below it are to be reached; but "20
 * GW by 2050" is one of them. */
static bool is_time_label(const block *b) {
    enum { LONGEST = 24, YEAR = sizeof "2050" - 1 };
    const size_t end = b->size - (b->size && b->text[b->size - 1] == ':');
    return !b->list_item && b->size <= LONGEST && end > YEAR && (end < b->size || b->heading) &&
           begins_with_year(b->text + end - YEAR, YEAR) && !has_digit(b->text, end - YEAR);
}

enum { LONGEST_THING = 40 };

/* "Energy and industry", between the points of a list or right below what opens it: the points below it are of the list
 * too. */
static bool is_group_label(const block *b, bool numbers) {
    return b->close && b->heading && !b->level && !b->list_item && !b->cell && !numbers && b->size <= LONGEST_THING;
}

/* "- ", "• ", "– ", "· ", and no number. */
static bool is_bullet(const block *b) {
    const unsigned char first = (unsigned char)b->text[0];
    return b->marker && (strchr("-*+", first) || first == 0xE2 || first == 0xC2) && !block_is_point(b);
}

/* "Increasing access to power to 90% by 2030.", without a mark: what is to be done, as the line of the list before it.
 */
static bool is_deed(const block *b) {
    enum { SHORTEST = sizeof "Using" - 1, ENDING = sizeof "ing" - 1 };
    size_t end = 0;
    while (end < b->size && isalpha((unsigned char)b->text[end])) end++;
    return !b->list_item && !b->cell && isupper((unsigned char)b->text[0]) && end >= SHORTEST && end < b->size &&
           memcmp(b->text + end - ENDING, "ing", ENDING) == 0;
}

/* "Power:", "(1) Transport sector:", "2- In industry:", in a list: what the points below it are of. */
static bool is_part_label(const block *b) {
    enum { LONGEST = 60 };
    size_t start = b->marker;
    while (!start && start < b->size && isdigit((unsigned char)b->text[start])) start++;
    return !b->cell && !b->level && b->size <= LONGEST && block_ends_in(b, ":", "：") &&
           !has_digit(b->text + start, b->size - start);
}

/* "For coal, 7 Mt.", "For gas, 6 Mt.": lines without a mark that begin with the same word, which is kept, and name
 * their thing before a comma. */
static bool begins_alike(context *c, const block *b) {
    enum { LONGEST = 200 };
    char word[sizeof c->list.word];
    size_t size = 0;
    while (size < b->size && size + 1 < sizeof word && isalpha((unsigned char)b->text[size])) size++;
    memcpy(word, b->text, size);
    word[size] = '\0';
    const bool alike = size && !b->list_item && !b->cell && !b->level && isupper((unsigned char)word[0]) &&
                       strcmp(word, c->list.word) == 0;
    keep_text(c->list.word, sizeof c->list.word, word);
    const char *comma = memchr(b->text, ',', b->size);
    return alike && b->size <= LONGEST && comma && !has_digit(b->text, (size_t)(comma - b->text)) &&
           has_digit(comma, b->size - (size_t)(comma - b->text));
}

void context_go_on_list(context *c, block *b, bool numbers) {
    enum { LONGEST_MEMBER = 400, LONGEST_ROW = 200 };
    c->list.part = c->list.goes_on && is_part_label(b);
    if (c->list.part || (c->list.goes_on && (is_time_label(b) || is_group_label(b, numbers)))) return;
    if (c->list.goes_on && is_bullet(b) && !b->level) {
        if (b->heading && !numbers && b->size <= LONGEST_THING) return; /* "- Wind", above points of its own */
        b->heading = false;                                             /* "- rail freight will double" */
    }
    const bool last = c->list.rows && b->marker < b->size && is_digit(b->text[b->marker]) &&
                      !block_ends_in(b, ":", "："); /* "9% by 2027." */
    const bool alike = begins_alike(c, b) && c->list.goes_on;
    const bool row = alike || ((c->list.unmarked || c->list.rows) && !b->list_item && b->size < LONGEST_ROW &&
                               (last || !block_ends_in(b, ".:", "。")));
    const bool member = (b->list_item || row) && !b->level && has_digit(b->text + b->marker, b->size - b->marker);
    const bool deed = (c->list.unmarked || c->list.deeds) && is_deed(b);
    c->list.goes_on =
        c->list.goes_on &&
        (member || deed || (!b->heading && (b->list_item || (c->list.unmarked && b->size < LONGEST_MEMBER))));
    c->list.rows = c->list.goes_on && member && row;
    c->list.deeds = c->list.goes_on && deed;
    if (c->list.goes_on && member) b->heading = false; /* "- 2 GW of wind", without a stop */
}

void context_begin_member(context *c) {
    if (!c->list.goes_on) return;
    c->paragraph.frame = c->list.frame;
    memcpy(c->paragraph.run_in_time, c->list.time, sizeof c->paragraph.run_in_time);
    memcpy(c->sentence, c->list.concepts,
           sizeof c->sentence); /* "Goals for wind power:" is what stands before each of them */
    c->sentence_count = c->list.count;
}
