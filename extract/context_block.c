/* From one paragraph to the next: what has been said holds on in it, or ends where it begins. */
#include "context_block.h"

#include "context_list.h"

/* 三、……: the next matter of a notice; what the one before is dated with says nothing about it. */
static bool new_matter(const block *b) {
    return !b->heading && b->marker >= 3 && b->marker < b->size && memcmp(b->text + b->marker - 3, "、", 3) == 0;
}

/* 2020年，环境质量稳中向好。: a first paragraph that names a year and tells no number says what the document is about.
 */
static void keep_opening(context *c) {
    enum { FIRST = 2 }; /* behind the title */
    const bool opens = c->blocks <= FIRST && !c->block_dated && !c->opening_ahead && is_one_year(c->opening_time);
    if (opens && !c->title_time[0]) keep_text(c->title_time, sizeof c->title_time, c->opening_time);
}

/* What the heading above has said holds no longer. */
static void leave_heading(context *c) {
    c->moved_id[0] = c->figure_id_before[0] = '\0';
    c->heading_place = c->heading_entity = "";
    c->heading_year = c->dated_count = 0;
    c->lead_over[0] = '\0';
    c->time[0] = c->ahead[0] = c->aim[0] = c->heading_time[0] = c->period[0] = c->instant[0] = '\0';
    c->heading_frame = c->run_in_frame = FACTS_ACTUAL;
    c->heading_world = false;
}

/* Points of a list follow each other. "2. Cut it by 15% by 2031", "3. Spend 5 million": measures have no time in
 * common.
 */
static void begin_item(context *c, const block *b, bool han) {
    const bool measures = c->in_item && b->list_item && !block_is_point(b) && !c->listing;
    if ((measures || c->list_rows || c->list_deeds) && !han) c->ahead[0] = '\0';
    if (!c->listing || !b->list_item) c->block_place = ""; /* the points of a list are of the country that leads it */
    c->next_item = c->in_item && b->list_item && !b->cell && (c->same_block || c->next_item);
    c->in_item = b->list_item;
}

/* What its sentences say of each other ends with a paragraph; its last figure stays at hand under the same heading. */
static void leave_paragraph(context *c) {
    if (c->figure_id[0]) {
        c->figure_before = c->figure;
        c->figure_dimension_before = c->figure_dimension;
        memcpy(c->figure_id_before, c->figure_id, sizeof c->figure_id);
    }
    c->figure_id[0] = c->amount_id[0] = c->points_id[0] = c->changed_id[0] = c->last.id[0] = '\0';
    c->figure_unit = NULL;
    c->figure_state = FACTS_ACTUAL;
    c->only[0] = c->frame[0] = c->held_to[0] = c->moved_from[0] = c->years_named[0] = c->against[0] = '\0';
    c->run_in_time[0] = c->opening_year[0] = c->opening_time[0] = c->opening_since[0] = '\0';
    c->sentence_count = c->lead_count = 0;
    c->foreseen = c->begun = c->led = c->block_dated = c->elsewhere = c->world = c->same_block = false;
    c->opening_ahead = false;
    c->opening_state = FACTS_ACTUAL;
    c->entity_before = c->block_entity;
    c->block_entity = "";
    if (is_open(c->time) || c->of_day) c->time[0] = '\0'; /* "since 1990", "as of 3 May" hold for their own paragraph */
    c->of_day = false;
}

/* A cell is of what its row and column say, and the text behind a table of what it says; a caption is that of its own
 * table. */
static void begin_cell(context *c, const block *b) {
    if (b->cell || c->in_table) {
        c->time[0] = c->ahead[0] = c->period[0] = c->instant[0] = c->figure_id_before[0] = '\0';
        c->dated_count = 0;
        c->listing = false;
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
    if (!block_is_point(b)) c->item_frame = FACTS_ACTUAL;
    c->block_frame = c->item_frame;
    if (b->heading || b->breaks_off) leave_heading(c); /* a provision of a law is of its own */
    begin_cell(c, b);
    if (new_matter(b)) {
        c->dated_count = 0;
        c->time[0] = c->period[0] = c->instant[0] = '\0';
    }
    context_begin_member(c);
}
