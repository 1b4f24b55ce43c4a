/* .rules files: records of `key: text to the end of the line`, kept apart by empty lines. A record is a rule (a pattern
 * and what it emits), a reference (a pattern whose text is left out), a metric, examples of a metric that stands
 * elsewhere, a fragment that patterns share, or what a language is like. */
#include "pack.h"
#include "pattern.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct field {
    char key[24];
    const char *value;
    size_t line, column;
} field;

typedef struct record {
    field fields[64];
    int count;
} record;

typedef struct loader {
    facts_packs *packs;
    uint16_t file;
    int language;
    facts_error *error;
} loader;

static facts_status fail(const loader *l, const field *f, const char *what, const char *expected) {
    return pack_fail(l->packs, l->error, l->file, f->line, f->column, "%s '%s'; expected %s", what, f->value, expected);
}

static const char *value_of(const record *r, const char *key) {
    for (int i = 0; i < r->count; i++)
        if (strcmp(r->fields[i].key, key) == 0) return r->fields[i].value;
    return NULL;
}

/* ------------------------------------------------------------------ rules */

static bool same_place(const loader *l, const list *other) {
    return other->language == l->language || other->language == NONE;
}

static const list *find_list(const loader *l, const char *name) {
    for (size_t i = 0; i < l->packs->lists.count; i++)
        if (same_place(l, &l->packs->lists.at[i]) && strcmp(l->packs->lists.at[i].name, name) == 0)
            return &l->packs->lists.at[i];
    return NULL;
}

typedef struct text {
    char bytes[32768];
    size_t size;
} text;

static bool put(text *t, const char *bytes, size_t size) {
    if (t->size + size >= sizeof t->bytes) return false;
    memcpy(t->bytes + t->size, bytes, size);
    t->bytes[t->size += size] = '\0';
    return true;
}

static int longer_first(const void *a, const void *b) {
    const word *const *x = a, *const *y = b;
    return (*x)->size != (*y)->size ? ((*x)->size < (*y)->size ? 1 : -1) : strcmp((*x)->form, (*y)->form);
}

/* A list as alternatives, the longest first, so that 十四 is not read as 十. All lists of this name count. */
static bool put_list(const loader *l, text *t, const char *name) {
    const facts_packs *packs = l->packs;
    size_t n = 0;
    for (size_t i = 0; i < packs->lists.count; i++)
        if (same_place(l, &packs->lists.at[i]) && strcmp(packs->lists.at[i].name, name) == 0)
            n += (size_t)packs->lists.at[i].count;
    const word **words = calloc(n + 1, sizeof *words);
    if (!words) return false;
    n = 0;
    for (size_t i = 0; i < packs->lists.count; i++)
        if (same_place(l, &packs->lists.at[i]) && strcmp(packs->lists.at[i].name, name) == 0)
            for (int32_t j = 0; j < packs->lists.at[i].count; j++)
                words[n++] = &packs->words.at[packs->lists.at[i].first + j];
    qsort(words, n, sizeof *words, longer_first);
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        if (i) ok = put(t, "|", 1);
        for (uint32_t j = 0; ok && j < words[i]->size; j++) {
            if (strchr("\\^$.|?*+()[]{}", words[i]->form[j])) ok = put(t, "\\", 1);
            ok = ok && put(t, &words[i]->form[j], 1);
        }
    }
    free(words);
    return ok;
}

static const rule *find_fragment(const loader *l, const char *name) {
    for (size_t i = 0; i < l->packs->fragments.count; i++) {
        const rule *r = &l->packs->rules.at[l->packs->fragments.at[i]];
        if ((r->language == l->language || r->language == NONE) && strcmp(r->name, name) == 0) return r;
    }
    return NULL;
}

/* Puts lists and fragments in for %{name} and %{name:capture}. */
static facts_status expand(const loader *l, const field *f, rule *r, text *t) {
    for (const char *p = f->value; *p;) {
        const char *close = p[0] == '%' && p[1] == '{' ? strchr(p, '}') : NULL;
        if (!close) {
            const size_t plain = 1 + strcspn(p + 1, "%");
            if (!put(t, p, plain)) return fail(l, f, "too long a pattern", "less than 32 kB");
            p += plain;
            continue;
        }
        char name[64], as[32] = "";
        size_t n = strcspn(p + 2, ":}");
        pack_copy(name, sizeof name, p + 2, n);
        if (p[2 + n] == ':') pack_copy(as, sizeof as, p + 3 + n, (size_t)(close - p) - 3 - n);
        const list *list = find_list(l, name);
        const rule *fragment = list ? NULL : find_fragment(l, name);
        if (!list && !fragment)
            return pack_fail(l->packs, l->error, l->file, f->line, f->column + (size_t)(p - f->value),
                             "unknown name %%{%s}; expected a word list or a fragment of this language", name);
        bool ok =
            put(t, "(?", 2) && (as[0] ? put(t, "<", 1) && put(t, as, strlen(as)) && put(t, ">", 1) : put(t, ":", 1));
        ok = ok &&
             (list ? put(t, "(?i:", 4) && put_list(l, t, name) && put(t, ")", 1)
                   : put(t, fragment->pattern, strlen(fragment->pattern))) &&
             put(t, ")", 1);
        if (!ok) return fail(l, f, "too long a pattern", "less than 32 kB");
        if (as[0] && r->capture_count < 8) {
            capture *c = &r->captures[r->capture_count++];
            c->name = arena_copy(&l->packs->strings, as, strlen(as));
            c->list = list ? list->name : "";
            if (!c->name) return facts_no_memory(l->error, NULL);
        }
        p = close + 1;
    }
    return FACTS_OK;
}

/* The capture of this name that has no group yet, or NULL. */
static capture *capture_named(rule *r, const char *name, size_t size) {
    for (capture *c = r->captures; c < r->captures + r->capture_count; c++)
        if (c->number == 0 && strncmp(c->name, name, size) == 0 && !c->name[size]) return c;
    return NULL;
}

/* Counts the groups of the pattern, as PCRE2 will. */
static facts_status number_groups(const loader *l, rule *r) {
    int number = 0;
    for (const char *p = r->pattern; *p; p = pattern_piece_end(p)) {
        const char *name = pattern_group_name(p);
        if (*p != '(' || (p[1] == '?' && !name)) continue;
        number++;
        if (!name) continue;
        const size_t size = strcspn(name, ">");
        capture *c = capture_named(r, name, size);
        if (!c && r->capture_count < sizeof r->captures / sizeof *r->captures) { /* written out in the pattern */
            c = &r->captures[r->capture_count++];
            *c = (capture){.name = arena_copy(&l->packs->strings, name, size), .list = ""};
            if (!c->name) return facts_no_memory(l->error, NULL);
        }
        if (c) c->number = number;
    }
    return FACTS_OK;
}

static const struct {
    const char *name;
    emit_op op;
    int least;
} EMITS[] = {{"date", EMIT_DATE, 3},
             {"days", EMIT_DAYS, 6},
             {"month_end", EMIT_MONTH_END, 2},
             {"year_end", EMIT_YEAR_END, 1},
             {"year", EMIT_YEAR, 1},
             {"month", EMIT_MONTH, 2},
             {"months", EMIT_MONTHS, 3},
             {"months_to", EMIT_MONTHS_TO, 3},
             {"quarter", EMIT_QUARTER, 2},
             {"quarters", EMIT_QUARTERS, 3},
             {"half", EMIT_HALF, 2},
             {"years", EMIT_YEARS, 2},
             {"split_year", EMIT_SPLIT_YEAR, 2},
             {"decade", EMIT_DECADE, 1},
             {"since", EMIT_SINCE, 1},
             {"plan", EMIT_PLAN, 1},
             {"plan_since", EMIT_PLAN_SINCE, 1},
             {"plan_first", EMIT_PLAN_FIRST, 2},
             {"plan_last", EMIT_PLAN_LAST, 2},
             {"plan_end", EMIT_PLAN_END, 1},
             {"past", EMIT_PAST, 1},
             {"ago", EMIT_AGO, 1},
             {"earlier", EMIT_EARLIER, 1},
             {"later", EMIT_LATER, 1},
             {"since_then", EMIT_SINCE_THEN, 0},
             {"next", EMIT_NEXT, 1},
             {"this_year", EMIT_THIS_YEAR, 0},
             {"so_far", EMIT_SO_FAR, 0},
             {"decade_end", EMIT_DECADE_END, 0},
             {"this_decade", EMIT_THIS_DECADE, 0},
             {"last_year", EMIT_LAST_YEAR, 0},
             {"same_year", EMIT_SAME_YEAR, 0},
             {"same_month", EMIT_SAME_MONTH, 0},
             {"same_months", EMIT_SAME_MONTHS, 1},
             {"now", EMIT_NOW, 0},
             {"today", EMIT_TODAY, 0},
             {"last_month", EMIT_LAST_MONTH, 0},
             {"last_month_end", EMIT_LAST_MONTH_END, 0},
             {"same_period", EMIT_SAME_PERIOD, 0},
             {"prev_year", EMIT_PREV_YEAR, 0},
             {"prev_period", EMIT_PREV_PERIOD, 0},
             {"per_year", EMIT_PER_YEAR, 0},
             {"percent", EMIT_PERCENT, 1},
             {"fraction", EMIT_FRACTION, 2},
             {"times", EMIT_TIMES, 1},
             {"times_fraction", EMIT_TIMES_FRACTION, 2},
             {"times_range", EMIT_TIMES_RANGE, 2},
             {"several", EMIT_SEVERAL, 1},
             {"none", EMIT_NONE, 1},
             {"condition", EMIT_CONDITION, 1},
             {"title", EMIT_TITLE, 1}};

/* `emit: OP ARGUMENT...`: an argument is a capture of the pattern, or stands for itself. */
static facts_status read_emit(const loader *l, const field *f, rule *r) {
    const char *p = f->value;
    size_t n = strcspn(p, " ");
    const size_t ops = sizeof EMITS / sizeof *EMITS;
    size_t op = 0;
    while (op < ops && (strlen(EMITS[op].name) != n || memcmp(EMITS[op].name, p, n) != 0)) op++;
    if (op == ops)
        return fail(l, f, "unknown emission", "one such as `date y m d`, `year y`, `percent v`, `none reason`");
    r->emit.op = EMITS[op].op;
    p += n + (p[n] == ' ');
    if (r->emit.op == EMIT_NONE || r->emit.op == EMIT_CONDITION || r->emit.op == EMIT_TITLE ||
        r->emit.op == EMIT_SEVERAL) { /* the reason may be several words */
        r->emit.args[0].capture = NONE;
        r->emit.args[0].literal = p;
        r->emit.count = *p != '\0';
        p = "";
    }
    while (*p && r->emit.count < MAX_EMIT_ARGS) {
        n = strcspn(p, " ");
        bool base = n == 4 && memcmp(p, "base", n) == 0, deadline = n == 8 && memcmp(p, "deadline", n) == 0;
        const bool standing = n == 8 && memcmp(p, "standing", n) == 0;
        r->emit.base |= base;
        r->emit.deadline |= deadline;
        r->emit.standing |= standing;
        if (base || deadline || standing) {
            p += n + (p[n] == ' ');
            continue;
        }
        int i = r->emit.count++;
        r->emit.args[i].capture = NONE;
        for (int c = 0; c < r->capture_count; c++)
            if (strlen(r->captures[c].name) == n && memcmp(r->captures[c].name, p, n) == 0) r->emit.args[i].capture = c;
        if (!(r->emit.args[i].literal = arena_copy(&l->packs->strings, p, n))) return facts_no_memory(l->error, NULL);
        p += n + (p[n] == ' ');
    }
    if (r->emit.count < EMITS[op].least)
        return fail(l, f, "too few arguments in", "captures or numbers for all of them");
    return FACTS_OK;
}

/* `pledge: METRIC` or `pledge: METRIC actual` */
static facts_status read_pledge(const loader *l, const field *f, rule *r) {
    size_t n = strcspn(f->value, " ");
    if (f->value[n] && strcmp(f->value + n, " actual") != 0)
        return fail(l, f, "bad pledge", "a metric, and `actual` where it is reached");
    r->pledge_state = f->value[n] ? FACTS_ACTUAL : FACTS_TARGET;
    r->pledge = arena_copy(&l->packs->strings, f->value, n);
    return r->pledge ? FACTS_OK : facts_no_memory(l->error, NULL);
}

static facts_status add_examples(const loader *l, const record *r, const char *subject, bool is_metric) {
    for (int i = 0; i < r->count; i++) {
        const field *f = &r->fields[i];
        bool is_example = strcmp(f->key, "example") == 0, is_reject = strcmp(f->key, "reject") == 0;
        if (!is_example && !is_reject) continue;
        const char *arrow = strstr(f->value, " => ");
        if (is_example && !arrow) return fail(l, f, "no result in the example", "text, ' => ' and what it is read as");
        size_t size = arrow ? (size_t)(arrow - f->value) : strlen(f->value);
        example e = {.text = arena_copy(&l->packs->strings, f->value, size),
                     .expected = arrow ? arrow + 4 : "",
                     .subject = subject,
                     .is_metric = is_metric,
                     .is_reference = strcmp(r->fields[0].key, "reference") == 0,
                     .is_reject = is_reject,
                     .language = l->language,
                     .file = l->file,
                     .line = (uint32_t)f->line};
        if (!e.text || !vector_push(&l->packs->examples, e)) return facts_no_memory(l->error, NULL);
    }
    return FACTS_OK;
}

static facts_status add_rule(const loader *l, const record *r) {
    const bool fragment = strcmp(r->fields[0].key, "fragment") == 0,
               reference = strcmp(r->fields[0].key, "reference") == 0;
    const field *match = NULL;
    for (int i = 0; i < r->count; i++)
        if (strcmp(r->fields[i].key, "match") == 0) match = &r->fields[i];
    if (!match) return fail(l, &r->fields[0], "no pattern in the record", "a line `match: PATTERN`");
    if (!fragment && !reference && !value_of(r, "emit"))
        return fail(l, &r->fields[0], "nothing emitted by the rule", "a line `emit: WHAT`");
    rule made = {.name = r->fields[0].value,
                 .match = match->value,
                 .fragment = fragment,
                 .reference = reference,
                 .language = l->language,
                 .file = l->file,
                 .line = (uint32_t)r->fields[0].line,
                 .match_line = (uint32_t)match->line,
                 .match_column = (uint32_t)match->column};
    text *t = malloc(sizeof *t);
    if (!t) return facts_no_memory(l->error, NULL);
    t->size = 0;
    facts_status status = expand(l, match, &made, t);
    if (status == FACTS_OK && !(made.pattern = arena_copy(&l->packs->strings, t->bytes, t->size)))
        status = facts_no_memory(l->error, NULL);
    free(t);
    if (status == FACTS_OK && !fragment) status = number_groups(l, &made);
    if (status == FACTS_OK && !fragment && !pattern_open(&made, &l->packs->strings))
        status = facts_no_memory(l->error, NULL);
    for (int i = 0; status == FACTS_OK && !fragment && i < r->count; i++)
        if (strcmp(r->fields[i].key, "emit") == 0)
            status = read_emit(l, &r->fields[i], &made);
        else if (strcmp(r->fields[i].key, "pledge") == 0)
            status = read_pledge(l, &r->fields[i], &made);
    if (status == FACTS_OK && ((reference && !vector_push(&l->packs->references, (int)l->packs->rules.count)) ||
                               (fragment && !vector_push(&l->packs->fragments, (int)l->packs->rules.count))))
        status = facts_no_memory(l->error, NULL);
    if (status == FACTS_OK && !vector_push(&l->packs->rules, made)) status = facts_no_memory(l->error, NULL);
    if (status == FACTS_OK && !fragment) status = add_examples(l, r, made.name, false);
    return status;
}

/* ---------------------------------------------------------------- metrics */

static facts_status add_needs(const loader *l, const field *f, metric *m) {
    facts_packs *packs = l->packs;
    if (m->ways == 4) return fail(l, f, "one way too many", "four lines `needs:` at most");
    int way = m->ways++, n = 0;
    for (const char *p = f->value; *p;) {
        size_t size = strcspn(p, " ");
        const char *q = p, *end = p + size;
        if (n == MAX_NEEDS) return fail(l, f, "too many needs", "twelve at most");
        struct need *need = &m->needs[way][n++];
        *need = (struct need){
            .concepts = {NONE, NONE, NONE, NONE}, .optional = *q == '?', .forbidden = *q == '!', .near = *q == '+'};
        if (*q == '?' || *q == '!' || *q == '+') q++;
        for (int i = 0; q < end && i < 4; i++) {
            size_t k = strcspn(q, "/ ");
            need->concepts[i] = packs_concept(packs, q, k);
            if (need->concepts[i] == NONE)
                return pack_fail(packs, l->error, l->file, f->line, f->column + (size_t)(q - f->value),
                                 "'%.*s' is no concept; expected one that a subject or measure list uses", (int)k, q);
            q += k + (q[k] == '/');
        }
        p = end + (*end == ' ');
    }
    m->need_count[way] = (uint8_t)n;
    return FACTS_OK;
}

static facts_status add_metric(const loader *l, const record *r) {
    facts_packs *packs = l->packs;
    const field *id = &r->fields[0];
    const char *u = value_of(r, "unit"), *iamc = value_of(r, "iamc"), *label = value_of(r, "label"),
               *stock = value_of(r, "time");
    if (!u) return fail(l, id, "no unit for the metric", "a line `unit: SYMBOL`");
    metric m = {.public = {.id = id->value,
                           .unit = u,
                           .iamc = iamc ? iamc : "",
                           .label = label ? label : "",
                           .stock = stock && strcmp(stock, "stock") == 0},
                .unit = packs_unit(packs, u, strlen(u)),
                .kind = NONE,
                .file = l->file,
                .line = (uint32_t)id->line};
    if (m.unit == NONE) return fail(l, id, "unknown unit of the metric", "a symbol of common/units.tsv");
    m.dimension = packs->units.at[m.unit].dimension;
    facts_kind only;
    const char *kind = value_of(r, "kind");
    if (kind && !facts_kind_parse(kind, &only))
        return fail(l, id, "unknown kind of the metric", "level, change, growth or ratio");
    if (kind) m.kind = (int)only;
    if (!label) {
        char *words = arena_copy(&packs->strings, id->value, strlen(id->value));
        if (!words) return facts_no_memory(l->error, NULL);
        for (char *p = words; *p; p++)
            if (*p == '_') *p = ' ';
        m.public.label = words;
    }
    for (int i = 0; i < r->count; i++)
        if (strcmp(r->fields[i].key, "needs") == 0) {
            facts_status status = add_needs(l, &r->fields[i], &m);
            if (status != FACTS_OK) return status;
        }
    if (!vector_push(&packs->metrics, m) ||
        !symbols_add(&packs->metric_names, m.public.id, (int)packs->metrics.count - 1))
        return facts_no_memory(l->error, NULL);
    return add_examples(l, r, id->value, true);
}

/* ------------------------------------------------------------------ files */

static const char *const KEYS[] = {"rule",  "reference", "fragment", "metric", "examples", "language", "match",
                                   "emit",  "pledge",    "example",  "reject", "unit",     "needs",    "iamc",
                                   "label", "time",      "kind",     "script", "rise-adds"};

static facts_status finish(const loader *l, record *r) {
    if (r->count == 0) return FACTS_OK;
    facts_status status;
    const char *key = r->fields[0].key;
    if (strcmp(key, "rule") == 0 || strcmp(key, "reference") == 0 || strcmp(key, "fragment") == 0)
        status = add_rule(l, r);
    else if (strcmp(key, "metric") == 0)
        status = add_metric(l, r);
    else if (strcmp(key, "examples") == 0)
        status = add_examples(l, r, r->fields[0].value, true);
    else if (strcmp(key, "language") == 0 && l->language != NONE && value_of(r, "script")) {
        const char *adds = value_of(r, "rise-adds");
        l->packs->languages[l->language].han = strcmp(value_of(r, "script"), "han") == 0;
        l->packs->languages[l->language].rise_adds = adds && strcmp(adds, "yes") == 0;
        status = FACTS_OK;
    } else
        status = pack_fail(
            l->packs, l->error, l->file, r->fields[0].line, 1,
            "a record that begins with '%s'; expected rule, reference, fragment, metric, examples or language", key);
    r->count = 0;
    return status;
}

facts_status pack_load_rules(facts_packs *packs, uint16_t file, facts_error *error) {
    const char *path = packs->files.at[file].path;
    char folder[64];
    snprintf(folder, sizeof folder, "%.*s", (int)(strchr(path, '/') - path), path);
    loader l = {packs, file, strcmp(folder, "common") == 0 ? NONE : packs_language(packs, folder), error};
    record *r = calloc(1, sizeof *r);
    if (!r) return facts_no_memory(l.error, NULL);
    facts_status status = FACTS_OK;
    pack_line line;
    pack_lines(packs, file, &line);
    while (status == FACTS_OK && pack_next_line(&line)) {
        if (line.size && line.at[0] == '#') continue;
        if (line.size == 0) {
            status = finish(&l, r);
            continue;
        }
        const char *colon = memchr(line.at, ':', line.size);
        field f = {.line = line.number};
        bool known = false;
        if (colon) {
            pack_copy(f.key, sizeof f.key, line.at, (size_t)(colon - line.at));
            const char *p = colon + 1, *end = line.at + line.size;
            while (p < end && *p == ' ') p++;
            f.column = (size_t)(p - line.at) + 1;
            f.value = arena_copy(&packs->strings, p, (size_t)(end - p));
            if (!f.value) status = facts_no_memory(l.error, NULL);
            for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) known = known || strcmp(KEYS[i], f.key) == 0;
        }
        if (!known)
            status = pack_fail(packs, error, file, line.number, 1,
                               "unknown key; expected one such as `rule:`, `match:`, `emit:`, `example:`");
        else if (r->count == (int)(sizeof r->fields / sizeof *r->fields))
            status = pack_fail(packs, error, file, line.number, 1, "record too long; expected 64 lines at most");
        else
            r->fields[r->count++] = f;
    }
    if (status == FACTS_OK) status = finish(&l, r);
    free(r);
    return status;
}
