/* From one paragraph to the next: what has been said holds on in it, or ends where it begins. */
#include "block.h"

#include "list.h"

/* 三、……: the next matter of a notice; what the one before is dated with says nothing about it. */
static bool new_matter(const block *b) {
    return !b->heading && b->marker >= 3 && b->marker < b->size && memcmp(b->text + b->marker - 3, "、", 3) == 0;
}

/* 2020年，环境质量稳中向好。: a first paragraph that names a year and tells no number says what the document is about.
 */
static void keep_opening(context *c) {
    enum { FIRST = 2 }; /* behind the title */
    const bool opens = c->blocks <= FIRST && !c->paragraph.dated && !c->paragraph.opening.ahead &&
                       is_one_year(c->paragraph.opening.time);
    if (opens && !c->title.time[0]) keep_text(c->title.time, sizeof c->title.time, c->paragraph.opening.time);
}

static void forget_dates(context *c) {
    told_dates *d = &c->dates;
    d->time[0] = d->period[0] = d->instant[0] = d->ahead[0] = '\0';
    d->count = 0;
}

/* What the heading above has said holds no longer. */
static void leave_heading(context *c) {
    c->section = (told_section){.place = "", .entity = ""};
    forget_dates(c);
}

/* Points of a list follow each other. "2. Cut it by 15% by 2031", "3. Spend 5 million": measures have no time in
 * common.
 */
static void begin_item(context *c, const block *b, bool han) {
    const bool measures = c->in_item && b->list_item && !block_is_point(b) && !c->list.goes_on;
    if ((measures || c->list.rows || c->list.deeds) && !han) c->dates.ahead[0] = '\0';
    if (!c->list.goes_on || !b->list_item) c->place = ""; /* the points of a list are of the country that leads it */
    c->next_item = c->in_item && b->list_item && !b->cell && (c->dates.same_block || c->next_item);
    c->in_item = b->list_item;
}

/* What its sentences say of each other ends with a paragraph; its last figure stays at hand under the same heading. */
static void leave_paragraph(context *c) {
    if (c->paragraph.figure.id[0]) {
        c->section.figure = c->paragraph.figure;
        c->section.figure_dimension = c->paragraph.figure_dimension;
    }
    c->entity_before = c->paragraph.entity;
    c->paragraph = (told_paragraph){.entity = ""};
    c->last.id[0] = '\0';
    c->sentence_count = 0;
    c->dates.same_block = false;
    if (is_open(c->dates.time) || c->dates.of_day)
        c->dates.time[0] = '\0'; /* "since 1990", "as of 3 May" hold for their own paragraph */
    c->dates.of_day = false;
}

/* A cell is of what its row and column say, and the text behind a table of what it says; a caption is that of its own
 * table. */
static void begin_cell(context *c, const block *b) {
    if (b->cell || c->in_table) {
        forget_dates(c);
        c->section.figure.id[0] = '\0';
        c->list.goes_on = false;
    }
    const bool captioned = c->in_table && c->captioned;
    if (b->cell && (!c->in_table || b->first_cell)) c->captioned = c->below_caption;
    if (captioned && (!b->cell || b->first_cell)) {
        leave_heading(c);
        c->heading_count = 0;
    }
    c->below_caption = b->heading && !b->level; /* where a table follows */
    c->in_table = b->cell;
    c->scenario = (slice){b->text + b->scenario, b->scenario_size};
}

void context_begin_block(context *c, const block *b, bool han) {
    keep_opening(c);
    c->blocks++;
    begin_item(c, b, han);
    leave_paragraph(c);
    if (!block_is_point(b)) c->list.item_frame = FACTS_ACTUAL;
    c->paragraph.frame = c->list.item_frame;
    if (b->heading || b->breaks_off) leave_heading(c); /* a provision of a law is of its own */
    begin_cell(c, b);
    if (new_matter(b)) {
        c->dates.count = 0;
        c->dates.time[0] = c->dates.period[0] = c->dates.instant[0] = '\0';
    }
    context_begin_member(c);
}
