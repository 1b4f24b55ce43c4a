/* Word lists: one form a line, its value behind a tab. What the value means depends on the name of the file. */
#include "pack.h"

#include "extract/near.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_FORM = 512 };

static const struct {
    const char *name;
    word_class class;
} CLASSES[] = {{"unit", WORD_UNIT},
               {"number", WORD_NUMBER},
               {"bound", WORD_BOUND},
               {"classifier", WORD_CLASSIFIER},
               {"subject", WORD_SUBJECT},
               {"measure", WORD_MEASURE},
               {"cue", WORD_CUE},
               {"place", WORD_PLACE},
               {"short_verb", WORD_SHORT_VERB},
               {"abbreviation", WORD_ABBREVIATION}};

static const char *const CUES[] = {
#define CUE(name, value) value,
#include "cue_name.def"
#undef CUE
};

typedef struct loader {
    facts_packs *packs;
    uint16_t file;
    const pack_line *line;
    facts_error *error;
} loader;

/* The place of a concept, which is added where it is new; NONE without memory. */
static int concept_named(facts_packs *packs, const char *id, size_t size) {
    const int known = packs_concept(packs, id, size);
    if (known != NONE) return known;
    const concept c = {.id = arena_copy(&packs->strings, id, size), .tonnes_of = NONE};
    const int added = (int)packs->concepts.count;
    const bool ok = c.id && vector_push(&packs->concepts, c) && symbols_add(&packs->concept_names, c.id, added);
    return ok ? added : NONE;
}

static facts_status concept_values(const loader *l, word *w, const char *value, facts_error *error) {
    facts_packs *packs = l->packs;
    for (const char *p = value; *p;) {
        size_t n = strcspn(p, " ");
        if (w->class == WORD_MEASURE && packs_concept(packs, p, n) == NONE)
            return pack_fail(packs, error, l->file, l->line->number, w->size + 2,
                             "'%.*s' is no measure; expected one listed in common/measures.tsv", (int)n, p);
        const int id = concept_named(packs, p, n);
        if (id == NONE) return facts_no_memory(l->error, NULL);
        if (w->count == MAX_CONCEPTS_A_WORD)
            return pack_fail(packs, error, l->file, l->line->number, w->size + 2,
                             "too many concepts; expected %d at most", MAX_CONCEPTS_A_WORD);
        w->value[w->count++] = id;
        p += n + (p[n] == ' ');
    }
    if (w->count == 0)
        return pack_fail(packs, error, l->file, l->line->number, 1, "no value; expected a form, a tab and a concept");
    return FACTS_OK;
}

/* Whether a word is one of several that are kept apart by spaces. */
static bool has_flag(const char *flags, const char *flag) {
    const size_t size = strlen(flag);
    for (const char *p = flags; (p = strstr(p, flag)); p += size)
        if ((p == flags || p[-1] == ' ') && (p[size] == ' ' || !p[size])) return true;
    return false;
}

static const struct {
    const char *name;
    uint8_t flag;
} BOUND_FLAGS[] = {{"before", BOUND_BEFORE},   {"after", BOUND_AFTER}, {"mid", BOUND_MID},    {"far", BOUND_FAR},
                   {"compare", BOUND_COMPARE}, {"than", BOUND_THAN},   {"close", BOUND_CLOSE}};

static uint8_t unit_flags(const char *flags) {
    return strcmp(flags, "prefix") == 0   ? UNIT_PREFIX
           : strcmp(flags, "rate") == 0   ? UNIT_RATE
           : strcmp(flags, "noun") == 0   ? UNIT_NOUN
           : strcmp(flags, "scaled") == 0 ? UNIT_SCALED
                                          : UNIT_AFTER;
}

static facts_status read_value(const loader *l, word *w, const char *value, const char *flags) {
    facts_packs *packs = l->packs;
    const size_t line = l->line->number, column = w->size + 2;
    switch (w->class) {
    case WORD_UNIT:
    case WORD_CLASSIFIER:
        w->value[0] = packs_unit(packs, value, strlen(value));
        w->flags = unit_flags(flags);
        w->count = 1;
        if (w->value[0] == NONE && w->flags != UNIT_RATE)
            return pack_fail(packs, l->error, l->file, line, column,
                             "'%s' is no unit; expected a symbol of common/units.tsv", value);
        break;
    case WORD_NUMBER:
        if (!isdigit((unsigned char)value[0]))
            return pack_fail(packs, l->error, l->file, line, column, "'%s' is no number; expected digits", value);
        w->number = decimal_read(value, strlen(value));
        w->flags = strcmp(flags, "multiplier") == 0;
        break;
    case WORD_BOUND: {
        facts_bound b;
        if (!facts_bound_parse(value, &b))
            return pack_fail(packs, l->error, l->file, line, column, "'%s' is no bound; expected eq, approx, gt or lt",
                             value);
        w->value[0] = (int)b;
        for (size_t i = 0; i < sizeof BOUND_FLAGS / sizeof *BOUND_FLAGS; i++)
            if (has_flag(flags, BOUND_FLAGS[i].name)) w->flags |= BOUND_FLAGS[i].flag;
        if (!w->flags)
            return pack_fail(packs, l->error, l->file, line, column,
                             "no place; expected before, after or mid in column 3");
        break;
    }
    case WORD_CUE:
    case WORD_SHORT_VERB: {
        /* "to fall": a verb such as 降至 goes to a value, and says which way; binding needs the first word only */
        const size_t size = strcspn(value, " ");
        const char *way = value + size;
        w->value[0] = NONE;
        for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++)
            if (CUES[i][0] == value[0] && strlen(CUES[i]) == size && memcmp(CUES[i], value, size) == 0)
                w->value[0] = (int)i;
        if (w->value[0] == NONE || (*way && strcmp(way, " rise") != 0 && strcmp(way, " fall") != 0))
            return pack_fail(packs, l->error, l->file, line, column,
                             "'%s' is no cue; expected one such as rise, to fall, base", value);
        break;
    }
    case WORD_PLACE:
        w->flags = strcmp(flags, "part") == 0 ? PLACE_PART : strcmp(flags, "area") == 0 ? PLACE_AREA : 0;
        break;
    case WORD_SUBJECT:
    case WORD_MEASURE:
        return concept_values(l, w, value, l->error);
    default:
        break;
    }
    return FACTS_OK;
}

static bool has_upper(const char *form) {
    for (; *form; form++)
        if (isupper((unsigned char)*form)) return true;
    return false;
}

/* What a line says of its forms. */
typedef struct entry {
    word_class class;
    int language;
    const char *value, *flags;
} entry;

static facts_status add_word(const loader *l, const entry *e, const char *form) {
    facts_packs *packs = l->packs;
    const size_t size = strlen(form);
    word w = {.form = arena_copy(&packs->strings, form, size),
              .size = (uint32_t)size,
              .class = (uint8_t)e->class,
              .language = (int8_t)e->language,
              .word_start = isalnum((unsigned char)form[0]),
              .word_end = isalnum((unsigned char)form[size - 1]),
              .text = arena_copy(&packs->strings, e->value, strlen(e->value)),
              .exact_case = has_upper(form),
              .file = l->file,
              .line = (uint32_t)l->line->number};
    if (!w.form || !w.text) return facts_no_memory(l->error, NULL);
    facts_status status = read_value(l, &w, w.text, e->flags);
    if (status == FACTS_OK && !vector_push(&packs->words, w)) status = facts_no_memory(l->error, NULL);
    return status;
}

/* "carbon intensity of GDP" may begin a sentence: a form whose case counts because of a name in it has a first letter
 * of either case. */
static facts_status add_cased(const loader *l, const entry *e, const char *form) {
    const facts_status status = add_word(l, e, form);
    const bool thing = e->class == WORD_SUBJECT || e->class == WORD_MEASURE;
    if (status != FACTS_OK || !thing || !islower((unsigned char)form[0]) || !strchr(form, ' ') || !has_upper(form))
        return status;
    char first[LONGEST_FORM];
    snprintf(first, sizeof first, "%c%s", toupper((unsigned char)form[0]), form + 1);
    return add_word(l, e, first);
}

/* A unit per another has blanks around its stroke, too: "EUR 85 / MWh", "130 g / km". */
static facts_status add_spaced(const loader *l, const entry *e, const char *form) {
    const char *slash = e->class == WORD_UNIT ? strchr(form, '/') : NULL;
    if (slash && slash[1] && slash[1] != ' ') {
        char apart[LONGEST_FORM + 2];
        snprintf(apart, sizeof apart, "%.*s%s/ %s", (int)(slash - form), form, slash > form ? " " : "", slash + 1);
        const facts_status status = add_word(l, e, apart);
        if (status != FACTS_OK) return status;
    }
    return add_cased(l, e, form);
}

/* The group in brackets that stands for several forms, from its bracket to the one behind: an ending that may be there,
 * or a choice; not the short name in "climate pledge (NDC)". NULL for none. */
static const char *find_group(const char *form, const char **close) {
    for (const char *open = form; (open = strchr(open, '(')) && (*close = strchr(open, ')')); open++) {
        if (memchr(open, '|', (size_t)(*close - open))) return open;
        const bool ending = open > form && isalpha((unsigned char)open[-1]);
        if (ending && islower((unsigned char)open[1])) return open;
    }
    return NULL;
}

static facts_status add_forms(const loader *l, const entry *e, const char *form);

/* The forms with the `size` bytes at `piece` in place of the group. */
static facts_status add_with(const loader *l, const entry *e, const char *form, const char *open, const char *close,
                             const char *piece, size_t size) {
    char one[LONGEST_FORM]; /* shorter than the form itself */
    const size_t lead = (size_t)(open - form);
    memcpy(one, form, lead);
    memcpy(one + lead, piece, size);
    strcpy(one + lead + size, close + 1);
    return add_forms(l, e, one);
}

/* `turbine(s)` is a form with and without the ending, and so is `account(ed) for`; `(deal|order) to (build|supply)` is
 * four. */
static facts_status add_forms(const loader *l, const entry *e, const char *form) {
    const char *close, *open = find_group(form, &close);
    if (!open) return add_spaced(l, e, form);
    const bool choice = memchr(open, '|', (size_t)(close - open));
    facts_status status = choice ? FACTS_OK : add_with(l, e, form, open, close, "", 0);
    for (const char *piece = open + 1, *stop; status == FACTS_OK && piece <= close; piece = stop + 1) {
        stop = piece + strcspn(piece, "|)");
        status = add_with(l, e, form, open, close, piece, (size_t)(stop - piece));
    }
    return status;
}

/* How many forms a line stands for is bounded by how many groups it has. */
static facts_status check_form(const loader *l, const char *form) {
    enum { MOST_GROUPS = 4 };
    int groups = 0;
    for (const char *open = form; (open = strchr(open, '(')); open++) groups++;
    const char *said = !form[0]                           ? "an empty form; expected a form, a tab and a value"
                       : strlen(form) + 1 >= LONGEST_FORM ? "form too long; expected less than 511 bytes"
                       : groups > MOST_GROUPS             ? "too many groups in a form; expected four at most"
                                                          : NULL;
    return said ? pack_fail(l->packs, l->error, l->file, l->line->number, 1, "%s", said) : FACTS_OK;
}

static const char *cell(const char **p, const char *end, char *buffer, size_t size) {
    const char *tab = memchr(*p, '\t', (size_t)(end - *p)), *stop = tab ? tab : end;
    pack_copy(buffer, size, *p, (size_t)(stop - *p));
    *p = tab ? tab + 1 : end;
    return buffer;
}

/* The dimensions that a cell names, which begins at that column and is cut to pieces here. */
static facts_status read_dimensions(const loader *l, char *cell, size_t column, uint64_t *dimensions) {
    const facts_packs *packs = l->packs;
    for (char *d = cell, *space; *d; d = space) {
        space = d + strcspn(d, " ");
        const size_t at = column + (size_t)(d - cell);
        if (*space) *space++ = '\0';
        uint64_t found = 0;
        for (size_t k = 0; k < packs->dimensions.count; k++) /* money stands for money_CNY, money_USD ... */
            if (strncmp(packs->dimensions.at[k], d, strlen(d)) == 0 && strchr("_", packs->dimensions.at[k][strlen(d)]))
                found |= dimension_bit(packs, (int)k);
        if (!found)
            return pack_fail(packs, l->error, l->file, l->line->number, at,
                             "'%s' is no dimension; expected one of common/units.tsv", d);
        *dimensions |= found;
    }
    return FACTS_OK;
}

/* common/measures.tsv: measure, the dimensions it can have, flags; common/subjects.tsv: subject, flags. */
static facts_status load_concept(const loader *l, bool measure) {
    facts_packs *packs = l->packs;
    const char *p = l->line->at, *end = p + l->line->size;
    char id[128], dimensions[256] = "", flags[128];
    cell(&p, end, id, sizeof id);
    if (measure) cell(&p, end, dimensions, sizeof dimensions);
    cell(&p, end, flags, sizeof flags);
    const int i = concept_named(packs, id, strlen(id));
    if (i == NONE) return facts_no_memory(l->error, NULL);
    concept *c = &packs->concepts.at[i];
    c->measure = measure;
    c->countable = has_flag(flags, "countable");
    c->timed = has_flag(flags, "timed");
    c->inventory = has_flag(flags, "inventory");
    c->land = has_flag(flags, "land");
    c->priced = has_flag(flags, "priced");
    c->part = has_flag(flags, "part");
    c->weak = has_flag(flags, "weak");
    c->stock = has_flag(flags, "stock");
    c->bare = has_flag(flags, "bare");
    c->flow = has_flag(flags, "flow");
    c->whole = has_flag(flags, "whole");
    c->row = has_flag(flags, "row");
    c->balance = has_flag(flags, "balance");
    c->sector = has_flag(flags, "sector");
    c->carrier = has_flag(flags, "carrier");
    c->emitted = has_flag(flags, "emitted");
    c->pollutes = has_flag(flags, "pollutes");
    c->saved = has_flag(flags, "saved");
    c->mute = has_flag(flags, "mute");
    c->effort = has_flag(flags, "effort");
    c->draws = has_flag(flags, "draws");
    c->melts = has_flag(flags, "melts");
    c->fuel = has_flag(flags, "fuel");
    c->generates = has_flag(flags, "generates");
    c->renews = has_flag(flags, "renews");
    c->deed = has_flag(flags, "deed");
    c->wanted = has_flag(flags, "less")   ? FACTS_WANTED_LESS
                : has_flag(flags, "more") ? FACTS_WANTED_MORE
                                          : FACTS_WANTED_EITHER;
    const char *tonnes = strstr(flags, "tonnes-of-");
    if (tonnes) {
        char name[32];
        tonnes += strlen("tonnes-of-");
        snprintf(name, sizeof name, "%.*s", (int)strcspn(tonnes, " "), tonnes);
        c->tonnes_of = packs_dimension(packs, name);
    }
    return read_dimensions(l, dimensions, strlen(id) + 2, &c->dimensions);
}

/* Takes the underscore off that an id ends in; false for none. */
static bool cut_tail(char *id) {
    const size_t size = strlen(id);
    if (size < 2 || id[size - 1] != '_') return false;
    id[size - 1] = '\0';
    return true;
}

/* renamed.tsv: id, the id that is meant, of which numbers. */
static facts_status load_renaming(const loader *l, int language) {
    facts_packs *packs = l->packs;
    const char *p = l->line->at, *end = p + l->line->size;
    char from[128], to[128], rate[16], dimensions[256];
    cell(&p, end, from, sizeof from);
    cell(&p, end, to, sizeof to);
    const size_t column = (size_t)(p - l->line->at) + 1;
    cell(&p, end, dimensions, sizeof dimensions);
    cell(&p, end, rate, sizeof rate);
    const bool tail = from[0] == '_', head = cut_tail(from);
    if (!from[0] || !to[0] || tail != (to[0] == '_') || head != cut_tail(to) || (head && tail))
        return pack_fail(packs, l->error, l->file, l->line->number, 1,
                         "expected two ids, or what two end in or begin with, with a tab between them");
    if (rate[0] && strcmp(rate, "rate") != 0)
        return pack_fail(packs, l->error, l->file, l->line->number, column + strlen(dimensions) + 1,
                         "'%s' is not known here; expected rate or nothing", rate);
    renaming n = {.from = arena_copy(&packs->strings, from, strlen(from)),
                  .to = arena_copy(&packs->strings, to, strlen(to)),
                  .size = strlen(from),
                  .tail = tail,
                  .head = head,
                  .language = language,
                  .rate = rate[0],
                  .file = l->file,
                  .line = (uint32_t)l->line->number};
    facts_status status = read_dimensions(l, dimensions, column, &n.dimensions);
    if (status == FACTS_OK && (!n.from || !n.to || !vector_push(&packs->renamings, n)))
        status = facts_no_memory(l->error, NULL);
    return status;
}

facts_status pack_load_words(facts_packs *packs, uint16_t file, facts_error *error) {
    const char *path = packs->files.at[file].path, *slash = strchr(path, '/');
    char folder[64], name[128];
    snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
    snprintf(name, sizeof name, "%.*s", (int)strcspn(slash + 1, "."), slash + 1);
    if (strcmp(path, "common/units.tsv") == 0) return FACTS_OK; /* unit.c reads it */

    int language = strcmp(folder, "common") == 0 ? NONE : packs_language(packs, folder);
    word_class class = WORD_LIST;
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
        if (strcmp(CLASSES[i].name, name) == 0) class = CLASSES[i].class;
    bool measures = language == NONE && strcmp(name, "measures") == 0,
         subjects = language == NONE && strcmp(name, "subjects") == 0, renamed = strcmp(name, "renamed") == 0;

    list made = {.name = arena_copy(&packs->strings, name, strlen(name)),
                 .known = list_named(name),
                 .language = language,
                 .first = (int32_t)packs->words.count};
    pack_line line;
    loader l = {packs, file, &line, error};
    facts_status status = FACTS_OK;
    pack_lines(packs, file, &line);
    while (status == FACTS_OK && pack_next_line(&line)) {
        if (line.size == 0 || line.at[0] == '#') continue;
        if (measures || subjects) {
            status = load_concept(&l, measures);
            continue;
        }
        if (renamed) {
            status = load_renaming(&l, language);
            continue;
        }
        const char *p = line.at, *end = p + line.size;
        char form[LONGEST_FORM], value[256], flags[128];
        cell(&p, end, form, sizeof form);
        cell(&p, end, value, sizeof value);
        cell(&p, end, flags, sizeof flags);
        status = check_form(&l, form);
        if (status == FACTS_OK) status = add_forms(&l, &(entry){class, language, value, flags}, form);
    }
    made.count = (int32_t)packs->words.count - made.first;
    if (status == FACTS_OK && (!made.name || !list_make_keys(packs, &made) || !vector_push(&packs->lists, made)))
        status = facts_no_memory(l.error, NULL);
    return status;
}

bool pack_reads_words(const char *path, const char *name, const char **near) {
    static const char *const COMMON[] = {"units", "measures", "subjects", "renamed"}; /* the last in all folders */
    const size_t classes = sizeof CLASSES / sizeof *CLASSES, commons = sizeof COMMON / sizeof *COMMON;
    const size_t left_out = strncmp(path, "common/", 7) == 0 ? 0 : commons - 1;
    double best = -1;
    *near = "";
    for (size_t i = left_out; i < commons + classes + LIST_OTHER; i++) {
        const char *known = i < commons             ? COMMON[i]
                            : i < commons + classes ? CLASSES[i - commons].name
                                                    : list_file((list_name)(i - commons - classes));
        const double score = near_letters(name, known);
        if (strcmp(name, known) == 0) return true;
        if (score > best) best = score, *near = known;
    }
    return false;
}
