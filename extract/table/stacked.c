#include "stacked.h"

#include "extract/document/clean.h"
#include "extract/pack/pack.h"
#include "words.h"

#include <ctype.h>

enum { LONGEST_NAME = 80, NAME_LINES = 4, MOST_YEARS = 16, STACK = 2 * MOST_YEARS + NAME_LINES + 1 };

/* The lines from the one ahead on that are not empty. */
typedef struct stack {
    slice at[STACK];
    size_t count;
} stack;

static facts_status look(document *d, stack *s, facts_error *error) {
    reader *r = &d->source;
    const uint64_t position = r->position;
    const uint32_t number = r->line, page = r->page;
    facts_status status = FACTS_OK;
    source_line lines[STACK] = {d->ahead};
    bool found = true;
    s->count = 1;
    while (status == FACTS_OK && found && s->count < STACK) {
        source_line *line = &lines[s->count];
        status = reader_next(r, line, &found, error);
        if (status == FACTS_OK && found && (line->cut || document_line(d, line).size)) s->count++;
    }
    r->position = position;
    r->line = number;
    r->page = page;
    for (size_t i = 0; i < s->count; i++) s->at[i] = document_line(d, &lines[i]); /* reading may have moved them */
    return status;
}

static size_t count_years(const stack *s) {
    size_t years = 0;
    while (years < s->count && is_bare_year(s->at[years]) &&
           (!years || memcmp(s->at[years - 1].at, s->at[years].at, s->at[years].size) < 0))
        years++;
    return years;
}

/* "43 [34-60]", "–", and not "1.5 °C pathways". */
static bool is_number(const facts_packs *packs, slice line) {
    if (tells_nothing(packs, line)) return true;
    return begins_with_number(line) && is_value(packs, line) && !is_bare_year(line) && !names_more(packs, line);
}

static bool is_name(const facts_packs *packs, slice line) {
    bool letter = false;
    for (size_t i = 0; i < line.size && i < LONGEST_NAME; i++) letter = letter || isalpha((unsigned char)line.at[i]);
    return letter && line.size <= LONGEST_NAME && !ends_sentence_of(line) && !is_number(packs, line);
}

/* How many lines of names the row has that begins at `at`, behind which a number stands for each year, and no more; 0
 * for none. */
static size_t names_of_row(const facts_packs *packs, const stack *s, size_t at, size_t years) {
    size_t names = 0, numbers = 0;
    while (names < NAME_LINES && at + names < s->count && is_name(packs, s->at[at + names])) names++;
    for (size_t i = at + names; i < s->count && is_number(packs, s->at[i]);) i++, numbers++;
    return numbers == years ? names : 0;
}

facts_status stacked_columns(document *d, size_t *columns, facts_error *error) {
    enum { FEWEST = 2 };
    stack s;
    *columns = 0;
    if (!is_bare_year(document_line(d, &d->ahead))) return FACTS_OK;
    const facts_status status = look(d, &s, error);
    if (status != FACTS_OK) return status;
    const size_t years = count_years(&s);
    if (years >= FEWEST && years <= MOST_YEARS && names_of_row(d->packs, &s, years, years)) *columns = years;
    return FACTS_OK;
}

/* From the beginning of the one to the end of the other. */
static slice span_of(slice first, slice last) { return (slice){first.at, (size_t)(last.at + last.size - first.at)}; }

facts_status stacked_cells(document *d, cells *row, facts_error *error) {
    const size_t years = d->table.stacked;
    stack s;
    *row = (cells){.count = 0};
    const facts_status status = look(d, &s, error);
    if (status != FACTS_OK) return status;
    const bool head = !d->table.column_count;
    const size_t names = head ? 0 : names_of_row(d->packs, &s, 0, years);
    if (!head && !names) return FACTS_OK;
    if (names > 1) { /* what the rows are below, on the lines before the name */
        row->at[row->count++] = span_of(s.at[0], s.at[names - 2]);
        return FACTS_OK;
    }
    row->at[row->count++] = head ? (slice){s.at[0].at, 0} : s.at[0];
    for (size_t i = 0; i < years; i++) row->at[row->count++] = s.at[names + i];
    return FACTS_OK;
}

facts_status stacked_pass(document *d, const cells *row, facts_error *error) {
    const slice last = row->at[row->count - 1];
    const uint64_t end = d->ahead.start + (uint64_t)(last.at + last.size - reader_at(&d->source, d->ahead.start));
    facts_status status = FACTS_OK;
    while (status == FACTS_OK && d->has_ahead && d->source.position < end)
        status = reader_next(&d->source, &d->ahead, &d->has_ahead, error);
    return status == FACTS_OK ? document_fetch(d, error) : status;
}
