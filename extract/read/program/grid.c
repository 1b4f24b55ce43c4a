#include "grid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Whether a cell holds words or a year, and no other number. */
static bool is_name(const xmlNode *cell) {
    enum { YEAR = 4 };
    static const char BLANKS[] = " \t\r\n";
    xmlChar *content = xmlNodeGetContent(cell);
    const char *words = content ? (const char *)content : "";
    words += strspn(words, BLANKS);
    const bool name = !isdigit((unsigned char)*words) || strcspn(words, BLANKS) == YEAR;
    xmlFree(content);
    return name;
}

static void write_column(grid *g, const xmlNode *cell) {
    text_words(g->t, text_at_start(g->t) ? "| " : " ", text_at_start(g->t) ? 2 : 1);
    const size_t start = g->t->size;
    if (cell) g->write(cell, g->t);
    for (size_t i = start; i < g->t->size; i++) /* the rule between cells is no part of one */
        if (g->t->at[i] == '|') g->t->at[i] = '/';
    text_words(g->t, " | ", 3);
}

/* The cells from above that go over the next columns. */
static void go_on(grid *g) {
    for (; g->column < GRID_COLUMNS && g->rows[g->column] > 0; g->column++) {
        g->rows[g->column]--;
        write_column(g, g->cell[g->column]);
    }
}

static void write_rule(grid *g) {
    text_words(g->t, "|", 1);
    for (int i = 0; i < g->column; i++) text_words(g->t, " --- |", 6);
    text_end_line(g->t);
}

void grid_begin_row(grid *g, bool head) {
    text_end_line(g->t);
    if (!head && !g->body) {
        if (g->column > 1) write_rule(g);
        g->body = true;
    }
    g->column = 0;
}

void grid_put(grid *g, const xmlNode *cell, int columns, int rows) {
    go_on(g);
    const bool all = is_name(cell);
    for (int i = 0; i < columns && g->column < GRID_COLUMNS; i++, g->column++) {
        g->cell[g->column] = all ? cell : NULL;
        g->rows[g->column] = rows - 1;
        write_column(g, i == 0 || all ? cell : NULL);
    }
}

void grid_repeat(grid *g, int columns) {
    for (int i = 0; i < columns && g->column < GRID_COLUMNS; i++, g->column++) write_column(g, g->cell[g->column]);
}

void grid_end_row(grid *g) {
    go_on(g);
    text_end_line(g->t);
}

int grid_span(xmlChar *told) {
    const long span = told ? strtol((const char *)told, NULL, 10) : 1;
    xmlFree(told);
    return span < 1 ? 1 : span > GRID_COLUMNS ? GRID_COLUMNS : (int)span;
}
