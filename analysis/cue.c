#include "cue.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    arena *memory;
    cue_words *words;
} reader;

/* "3 1" is a number with the unit of counts. */
static double count_of(const char *quantity) {
    char *end;
    double count = strtod(quantity, &end);
    return strcmp(end, " 1") == 0 && floor(count) == count ? count : 0;
}

static facts_status take_reading(void *context, const facts_reading *reading) {
    reader *r = context;
    bool quantity = strcmp(reading->step, "quantity") == 0;
    bool retired = strcmp(reading->step, "word") == 0 && strcmp(reading->value, "retired") == 0;
    if (!quantity && !retired && strcmp(reading->step, "cue") != 0) return FACTS_OK;
    const char *name = quantity ? "quantity" : arena_copy(r->memory, reading->value, strlen(reading->value));
    cue_word word = {(size_t)reading->byte_start, (size_t)reading->byte_end, name,
                     quantity ? count_of(reading->value) : 0};
    return name && vector_push(r->words, word) ? FACTS_OK : FACTS_ERR_MEMORY;
}

facts_status cue_read(const facts_packs *packs, const char *sentence, arena *memory, cue_words *words,
                      facts_error *error) {
    reader r = {memory, words};
    const facts_source source = {.bytes = sentence, .size = strlen(sentence), .id = "sentence"};
    const facts_sink sink = {.context = &r, .reading = take_reading};
    facts_status status = facts_extract(packs, &source, &sink, error);
    if (status != FACTS_ERR_MEMORY) return status;
    return facts_fail(error, status, "", 0, 0, "no memory left for the words of a sentence");
}

facts_status cue_narrows(const facts_packs *packs, const char *sentence, size_t from, arena *memory, bool *narrows,
                         facts_error *error) {
    cue_words cues = {0};
    facts_status status = cue_read(packs, sentence, memory, &cues, error);
    *narrows = status == FACTS_OK && cue_find(&cues, "narrow", from, SIZE_MAX) != NULL;
    vector_free(&cues);
    return status;
}

const cue_word *cue_find(const cue_words *words, const char *name, size_t start, size_t end) {
    const cue_word *found = NULL;
    for (size_t i = 0; i < words->count; i++) {
        const cue_word *word = &words->at[i];
        if (word->start >= start && word->end <= end && strcmp(word->name, name) == 0) found = word;
    }
    return found;
}
