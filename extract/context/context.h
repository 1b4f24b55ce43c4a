/* What the text has said so far, as far as it bears on the numbers to come, by how long it holds: for the document,
 * below a heading, in a paragraph, in a list, or until a time is said that dates anew. */
#ifndef FACTS_CONTEXT_H
#define FACTS_CONTEXT_H

#include "extract/bytes.h"
#include "extract/reading.h"

enum { MAX_CONTEXT = 24, MAX_GOALS = 8, MAX_ROW = 5 };

/* What is done with plants: it gives their power another name. */
typedef enum plant_deed { DEED_NONE, DEED_ADDED, DEED_RETIRED } plant_deed;

/* A goal of the document, by its number. */
typedef struct told_goal {
    double value, value_hi; /* 0 where it is no range */
    int unit;
    const metric *metric;
    facts_kind kind;
    bool falls;
    char id[96], time[24];
} told_goal;

/* The last number of a sentence, for the one behind it that goes on about other cases. */
typedef struct last_told {
    facts_kind kind;
    bool falls;
    int dimension;
    const metric *metric;
    char id[96], base[24];
} last_told;

/* What a number was of; an empty id for none. */
typedef struct told_name {
    const metric *metric;
    char id[96];
} told_name;

typedef struct told_title {
    char time[40]; /* what a yearly or monthly report is about */
    facts_state frame;
    const char *entity;
    bool world;   /* it speaks of the world */
    bool pledges; /* it is of a paper that pledges, or names a plan: what "will" be is a target */
    int topic;    /* the first thing that it names, or NONE */
} told_title;

/* What the heading above has said, or the text below it: no more behind the next one. */
typedef struct told_section {
    const char *place, *entity; /* the last country and part of one that it names, "" for none */
    bool world;                 /* it speaks of the world */
    int year;
    char time[40];
    char aim[40]; /* until when, as an opening sentence under a heading of aims says */
    facts_state frame,
        run_in_frame;   /* "targets", an approval of a plan, or such words that a paragraph begins with: all under it */
    char lead_over[12]; /* the years over which the first paragraph says that all moved, without a number */
    told_name moved;    /* the last growth: what "a reduction of 5 percent on 2010" is of */
    told_name figure;   /* the last fact of the paragraphs before */
    int figure_dimension; /* ... and its dimension */
    char installation[80]; /* the project or plant that it is the name of */
} told_section;

/* What the first sentence of a paragraph says of a time, where it has no numbers. */
typedef struct told_opening {
    char time[40];     /* the period that it begins with */
    char since[40];    /* ... be it over or not: 2020年以来, 三年来 */
    int plan;          /* the first year of the plan that this period is of, else 0 */
    bool ahead;        /* the time is still to come */
    facts_state state; /* what it says of a year that is not over: 2026年，全省将大力造林 */
    char year[8];      /* the year of what it names, "The sources of emissions in 2012 are" ... */
    int of;            /* ... and what that is */
} told_opening;

/* What the sentences of a paragraph have said: no more behind it. */
typedef struct told_paragraph {
    told_name figure; /* the last fact: what "this figure" is of */
    int figure_dimension;
    facts_state figure_state;           /* of that fact, of whatever kind */
    const word *figure_unit;            /* how it was counted, if it was */
    told_name points;                   /* the last change in percentage points */
    told_name amount;                   /* the last one that is no percentage: what "they fell by 9%" goes on about */
    char changed_id[96];                /* of the last amount that was held against the year before */
    char held_to[12];                   /* what the last growth was held against: the year before, or its end */
    char moved_from[12];                /* of the last change or growth: what it was measured from, a year */
    char moved_time[24];                /* ... and when it was told to have got there */
    char years_named[12];               /* the last period from one year to another that was named */
    char against[12], against_time[24]; /* 与2015年相比，2019年，……: what it goes on to be held against */
    char reported[40];                  /* the period that it reports on: the first one that is not long past */
    char only[40];                      /* the time of all that it has dated, if it is one; "-" for several */
    bool dated;                         /* a quantity had a time */
    char run_in_time[40];               /* of the words that it begins with as its heading */
    told_opening opening;
    int lead[MAX_CONTEXT]; /* things that its first sentence names */
    int lead_count;
    bool led;       /* that sentence has been read */
    bool elsewhere; /* that sentence goes to a place in the country */
    const char *entity;
    char installation[80]; /* the project or plant that the last sentence with one as its subject was about */
    bool world;            /* it speaks of the world */
    bool begun;        /* it has said that the building of something has just begun */
    bool foreseen;     /* the last fact of the sentence before was foreseen */
    bool goals_given;  /* the sentence that sets a frame of goals has told them, too */
    facts_state frame; /* what all numbers in it are */
} told_paragraph;

/* The last times that were said. */
typedef struct told_dates {
    char time[40];                /* of the last fact that lies behind, "" for none */
    char period[40], instant[40]; /* the last period and the last day that such a fact was dated with */
    char ahead[40];               /* of the last one that is promised or foreseen */
    int concepts[MAX_CONTEXT];    /* of the sentence that had this time */
    int count, language;
    int dimension;
    bool same_block; /* ... in the same paragraph */
    bool adjacent;   /* it stood in the sentence right before */
    bool of_day;     /* that time was a day */
    bool of_level;   /* that time was of a level, and not of how one moved */
    bool last_ahead; /* that fact was promised or foreseen */
    bool turned;     /* ... and the paragraph has turned since to what is so */
    facts_state state;
} told_dates;

/* The list that is read, and the sentence that it hangs on. */
typedef struct told_list {
    bool goes_on;              /* below "The goals for 2030 are:" */
    bool unmarked;             /* the next paragraph is of the list without a mark too */
    bool rows;                 /* the line before was of the list, without a mark and without a stop */
    bool part;                 /* the block is "Power:", between the points of a list */
    bool deeds;                /* ... and told of something to be done: "Increasing the share of rail to 15%." */
    char word[16];             /* that its last line began with: "For coal, 7 Mt." */
    facts_state item_frame;    /* of the items so far: ——到2030年达到…… */
    int concepts[MAX_CONTEXT]; /* of the sentence that it hangs on, where that is English */
    int count;
    char time[40]; /* of that sentence */
    facts_state frame;
    bool told;         /* "In 2015:", "Progress by 2015:": its points tell what was so then */
    bool aimed;        /* that sentence, or the one above it, calls them targets */
    bool cut;          /* it tells of a cut: "Emissions are to fall by:", "Cuts in waste:" */
    char base[40];     /* the year that it holds what it tells against: "compared to 1995 by:" */
    plant_deed deed;   /* what it says is done with the plants of the list */
    facts_bound bound; /* that it ends in: "..., at least", above "(a) 25 percent in 2030" */
} told_list;

typedef struct context {
    const char *home; /* region of the document */
    told_title title;
    told_section section;
    told_paragraph paragraph;
    told_dates dates;
    told_list list;
    const char *place;         /* the last country that the text has named, "" for none */
    const char *entity_before; /* the last part of a country in the paragraph before */
    int heading[MAX_CONTEXT];  /* concepts of the heading above */
    int heading_count;
    bool told;                 /* the heading above is of what there is: 现状 */
    int sentence[MAX_CONTEXT]; /* concepts of the sentence before */
    int sentence_count;
    size_t sentence_numbers;    /* quantities of it */
    last_told last, before;     /* of the sentence that is read, and of the one right before it */
    last_told row[MAX_ROW];     /* the levels of the sentence before: what "these values" are, one by one */
    int row_count;              /* of all that it has told */
    char was[12];               /* the year of the level that the last one of the sentence before was held against */
    char day[12];               /* that the sentence before was of: only its parts are too */
    facts_state ing_state;      /* "Raising it to 30% by 2030": of the last fact so told, where the text goes on so */
    told_goal goals[MAX_GOALS]; /* the last ones of the document */
    int goal_count;             /* of all that it has told */
    bool cut_promised;          /* the last growth was a cut, and a target */
    char moved_over[12];        /* the years that it was measured over, from the first to the last */
    bool on_year;               /* a growth of the document was held against the year before */
    const word *money;          /* the currency of the last sum that the document has told */
    bool continental;           /* its last numbers have a decimal comma, or thousands behind a dot */
    bool world_spoken;          /* it has spoken of the world */
    int year;                   /* the last year that was named */
    int plan_year;              /* the first one of the plan that was named last */
    int reviewed_plan;          /* the first year of the plan that a heading above looks back on, 0 for none */
    int blocks;                 /* paragraphs and headings so far */
    bool in_item, next_item;    /* the block is a point of a list of points, and so was the one before */
    bool in_table;              /* the block was a cell of a table */
    slice scenario;             /* that the cell is of */
    bool captioned, below_caption; /* the heading above is the caption of that table, or would be of one here */
} context;

#endif
