#include "trigger.h"

#include "database.h"
#include "extract/bytes.h"
#include "pattern.h"

#include <stdio.h>
#include <stdlib.h>

/* Whether nothing but what must not follow stands between here and the end of the alternative. */
static bool alternative_ends(const char *p) {
    while (strncmp(p, "(?!", 3) == 0) p = pattern_group_end(p);
    return *p == '\0' || *p == '|';
}

/* The pattern as Hyperscan can read it, which knows no names of groups and does not look around. What must follow at
 * the end, or stand before the start, is made a part of the match, since it tells best whether there is one: without
 * it, `year(?=...neutral)` would be tried at every year. */
static char *trigger_pattern(const char *pattern) {
    enum { FEW = 16 }; /* a group that may stand so often is written out by Hyperscan: one of 72 takes five megabytes */
    char *plain = malloc(strlen(pattern) + 1), *out = plain;
    int depth = 0;
    bool first = true; /* of its alternative, at the outermost level */
    for (const char *p = pattern; plain && *p;) {
        const char *end = pattern_piece_end(p);
        if (depth == 0 && first && strncmp(p, "(?<=", 4) == 0) {
            out = stpcpy(out, "(?:");
            end = p + 4;
        } else if (depth == 0 && strncmp(p, "(?=", 3) == 0 && alternative_ends(pattern_group_end(p))) {
            out = stpcpy(out, "(?:");
            end = p + 3;
        } else if (pattern_group_name(p)) {
            *out++ = '(';
            end = strchr(p, '>') + 1;
        } else if (strncmp(p, "\\s", 2) == 0 &&
                   (*end == '+' || *end == '*')) { /* clean text has no two spaces in a row */
            out = stpcpy(out, *end == '+' ? "\\s" : "\\s?");
            end++;
        } else if (*p == '{' && strncmp(p, "{0,", 3) == 0 && (p[-1] == ']' || (p[-1] == ')' && atoi(p + 3) >= FEW))) {
            *out++ = '*';
            end = strchr(p, '}') + 1;
            if (*end == '?') end++;
        } else if (strncmp(p, "\\K", 2) != 0) { /* where what was found begins does not matter */
            memcpy(out, p, (size_t)(end - p));
            out += end - p;
        }
        depth += (*p == '(') - (*p == ')');
        first = depth == 0 && *p == '|';
        p = end;
    }
    if (plain) *out = '\0';
    return plain;
}

enum { RULE_FLAGS = HS_FLAG_UTF8 | HS_FLAG_PREFILTER | HS_FLAG_ALLOWEMPTY };

/* 0 for a pattern that Hyperscan cannot even approximate: it is always tried. */
static uint32_t trigger_width(const char *pattern) {
    hs_expr_info_t *info = NULL;
    hs_compile_error_t *failure = NULL;
    hs_error_t code = hs_expression_info(pattern, RULE_FLAGS, &info, &failure);
    uint32_t width = code == HS_SUCCESS && info->min_width > 0 ? info->max_width : 0;
    free(info);
    if (failure) hs_free_compile_error(failure);
    return width;
}

static bool speaks(const rule *r, int language) {
    return !r->fragment && (r->language == language || r->language == NONE);
}

static facts_status check_patterns(const facts_packs *packs, int language, facts_error *error) {
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < packs->rules.count; i++)
        if (speaks(&packs->rules.at[i], language)) status = pattern_check(packs, &packs->rules.at[i], error);
    return status;
}

static facts_status collect_rules(facts_packs *packs, int language, facts_error *error) {
    struct language *lang = &packs->languages[language];
    lang->widths_key = PACK_HASH;
    for (size_t i = 0; i < packs->rules.count; i++) {
        const char *pattern = packs->rules.at[i].pattern;
        if (!speaks(&packs->rules.at[i], language)) continue;
        if (!packs->rules.at[i].reference && !vector_push(&lang->rules, (int)i)) return facts_no_memory(error, NULL);
        lang->widths_key = pack_hash(lang->widths_key, pattern, strlen(pattern) + 1);
    }
    if (lang->rules.count > MAX_RULES)
        return facts_fail(error, FACTS_ERR_PACK, lang->id, 0, 0, "too many patterns; expected %d at most", MAX_RULES);
    size_t size;
    const uint32_t *known = database_bytes(lang->widths_key, &size);
    if (!known) { /* the build has not seen them: whether they are patterns at all is told now */
        facts_status status = check_patterns(packs, language, error);
        if (status != FACTS_OK) return status;
    }
    for (size_t i = 0; i < lang->rules.count; i++) {
        uint32_t width = 0;
        char *plain = NULL;
        if (known)
            memcpy(&width, known + i, sizeof width);
        else if ((plain = trigger_pattern(packs->rules.at[lang->rules.at[i]].pattern)))
            width = trigger_width(plain);
        const bool ok =
            (known || plain) && vector_push(&lang->widths, width) && (width || vector_push(&lang->always, (int)i));
        free(plain);
        if (!ok) return facts_no_memory(error, NULL);
    }
    return FACTS_OK;
}

typedef struct patterns {
    char *at[MAX_RULES + 8];
    unsigned flags[MAX_RULES + 8], ids[MAX_RULES + 8], count;
} patterns;

static void patterns_free(patterns *p) {
    for (unsigned i = 0; i < p->count; i++) free(p->at[i]);
    free(p);
}

static uint64_t key_of(const patterns *p) {
    uint64_t key = PACK_HASH;
    for (unsigned i = 0; i < p->count; i++) {
        const unsigned how[] = {p->flags[i], p->ids[i]};
        key = pack_hash(pack_hash(key, p->at[i], strlen(p->at[i])), (const char *)how, sizeof how);
    }
    return key;
}

static facts_status compile(const patterns *p, hs_database_t **database, const char *language, facts_error *error) {
    hs_compile_error_t *failure = NULL;
    /* For any machine: one made for AVX-512 is no use to others, is a third larger, and even there it is slower. */
    const hs_platform_info_t any = {.tune = HS_TUNE_FAMILY_GENERIC};
    if (p->count == 0 || hs_compile_multi((const char *const *)p->at, p->flags, p->ids, p->count, HS_MODE_BLOCK, &any,
                                          database, &failure) == HS_SUCCESS)
        return FACTS_OK;
    facts_fail(error, FACTS_ERR_PACK, language, 0, 0, "the patterns do not compile together: %s",
               failure ? failure->message : "unknown reason");
    if (failure) hs_free_compile_error(failure);
    return FACTS_ERR_PACK;
}

static facts_status compile_triggers(facts_packs *packs, int language, facts_error *error) {
    static const char WHAT[] = "triggers";
    struct language *lang = &packs->languages[language];
    lang->triggers_key = pack_hash(lang->widths_key, WHAT, sizeof WHAT);
    if ((lang->triggers = database_ready(lang->triggers_key))) return FACTS_OK;
    patterns *p = calloc(1, sizeof *p);
    bool ok = p != NULL;
    for (size_t i = 0; ok && i < lang->rules.count; i++) {
        if (!lang->widths.at[i]) continue;
        p->flags[p->count] = RULE_FLAGS;
        p->ids[p->count] = (unsigned)i;
        ok = (p->at[p->count++] = trigger_pattern(packs->rules.at[lang->rules.at[i]].pattern)) != NULL;
    }
    facts_status status = ok ? compile(p, &lang->triggers, lang->id, error) : facts_no_memory(error, NULL);
    if (p) patterns_free(p);
    return status;
}

/* ------------------------------------------------------------------- gate */

static bool is_quantity_rule(const rule *r) {
    return r->emit.op == EMIT_PERCENT || r->emit.op == EMIT_FRACTION || r->emit.op == EMIT_TIMES ||
           r->emit.op == EMIT_TIMES_FRACTION || r->emit.op == EMIT_TIMES_RANGE;
}

typedef struct text {
    char *at;
    size_t size, room;
} text;

static bool put(text *t, const char *bytes, size_t size, bool escape) {
    for (size_t i = 0; i < size; i++) {
        if (t->size + 3 > t->room) {
            size_t room = t->room ? t->room * 2 : 4096;
            char *grown = realloc(t->at, room);
            if (!grown) return false;
            t->at = grown;
            t->room = room;
        }
        if (escape && strchr("\\^$.|?*+()[]{}/", bytes[i])) t->at[t->size++] = '\\';
        t->at[t->size++] = bytes[i];
        t->at[t->size] = '\0';
    }
    return true;
}

static bool put_words(text *t, const facts_packs *packs, int language, word_class class) {
    bool ok = put(t, "(?:", 3, false), first = true;
    for (size_t i = 0; ok && i < packs->words.count; i++) {
        const word *w = &packs->words.at[i];
        if (w->class != class || (w->language != language && w->language != NONE)) continue;
        ok = (first || put(t, "|", 1, false)) && put(t, w->form, w->size, true);
        first = false;
    }
    return ok && put(t, ")", 1, false);
}

/* Numerals in words make a quantity only with a unit or a measure word (十二万余个: over a bound), or where words are
 * kept apart by spaces. */
static facts_status compile_gate(facts_packs *packs, int language, facts_error *error) {
    struct language *lang = &packs->languages[language];
    patterns *p = calloc(1, sizeof *p);
    text t = {0};
    bool ok = p != NULL;
    for (size_t i = 0; ok && i < lang->rules.count; i++) {
        const rule *r = &packs->rules.at[lang->rules.at[i]];
        if (!is_quantity_rule(r)) continue;
        p->flags[p->count] = RULE_FLAGS | HS_FLAG_SINGLEMATCH;
        ok = (p->at[p->count++] = trigger_pattern(r->pattern)) != NULL;
    }
    ok = ok && (lang->han || put(&t, "\\b", 2, false)) && put_words(&t, packs, language, WORD_NUMBER);
    if (lang->han) {
        ok = ok && put(&t, "\\s?", 3, false) && put_words(&t, packs, language, WORD_BOUND) &&
             put(&t, "?\\s?(?:", 7, false) && put_words(&t, packs, language, WORD_UNIT) && put(&t, "|", 1, false) &&
             put_words(&t, packs, language, WORD_CLASSIFIER) && put(&t, ")", 1, false);
    } else
        ok = ok && put(&t, "\\b", 2, false);
    if (ok) {
        p->flags[p->count] = HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH | (lang->han ? 0 : HS_FLAG_CASELESS);
        p->at[p->count++] = t.at;
        t.at = NULL;
    }
    facts_status status = ok ? FACTS_OK : facts_no_memory(error, NULL);
    if (ok) lang->gate_key = key_of(p);
    if (ok && !(lang->gate = database_ready(lang->gate_key))) status = compile(p, &lang->gate, lang->id, error);
    free(t.at);
    if (p) patterns_free(p);
    return status;
}

/* One scratch space that is large enough for every database: to make one is to check all bytes of them. */
static bool allocate_scratch(facts_packs *packs) {
    bool ok = true;
    for (int i = 0; ok && i < packs->language_count; i++) {
        const struct language *l = &packs->languages[i];
        ok = (!l->triggers || hs_alloc_scratch(l->triggers, &packs->scratch) == HS_SUCCESS) &&
             (!l->gate || hs_alloc_scratch(l->gate, &packs->scratch) == HS_SUCCESS);
    }
    return ok;
}

facts_status pack_compile_triggers(facts_packs *packs, facts_error *error) {
    facts_status status = FACTS_OK;
    for (int i = 0; status == FACTS_OK && i < packs->language_count; i++) {
        status = collect_rules(packs, i, error);
        if (status == FACTS_OK) status = compile_triggers(packs, i, error);
        if (status == FACTS_OK) status = compile_gate(packs, i, error);
    }
    return status == FACTS_OK && !allocate_scratch(packs) ? facts_no_memory(error, NULL) : status;
}

/* ------------------------------------------------------------------- scan */

typedef struct scan {
    const struct language *language;
    triggers *found;
    bool failed;
} scan;

/* The patterns are few that fire in a sentence. */
static bool fire(triggers *t, int id) {
    size_t i = t->fired.count;
    if (!vector_push(&t->fired, id)) return false;
    for (; i > 0 && t->fired.at[i - 1] > id; i--) t->fired.at[i] = t->fired.at[i - 1];
    t->fired.at[i] = id;
    return true;
}

void triggers_open(triggers *t) {
    for (int i = 0; i < MAX_RULES; i++) t->first[i] = t->last[i] = NONE;
}

static void clear(triggers *t) {
    for (size_t i = 0; i < t->fired.count; i++) t->first[t->fired.at[i]] = t->last[t->fired.at[i]] = NONE;
    t->fired.count = t->hits.count = 0;
}

/* Matches that could begin at one place are looked for together. */
static int on_trigger(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    (void)from, (void)flags;
    scan *s = context;
    triggers *t = s->found;
    const uint32_t end = (uint32_t)to;
    const int32_t last = t->last[id];
    if (last != NONE && (end < t->hits.at[last].last || end - t->hits.at[last].last <= s->language->widths.at[id])) {
        trigger_hit *h = &t->hits.at[last];
        if (end < h->first) h->first = end;
        if (end > h->last) h->last = end;
        return 0;
    }
    if (!vector_push(&t->hits, ((trigger_hit){end, end, NONE}))) {
        s->failed = true;
        return 1;
    }
    t->last[id] = (int32_t)t->hits.count - 1;
    *(last == NONE ? &t->first[id] : &t->hits.at[last].next) = t->last[id];
    if (last == NONE && !fire(t, (int)id)) {
        s->failed = true;
        return 1;
    }
    return 0;
}

facts_status triggers_scan(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size,
                           triggers *found) {
    scan s = {&packs->languages[language], found, false};
    clear(found);
    for (size_t i = 0; i < s.language->always.count; i++)
        if (!fire(found, s.language->always.at[i])) return FACTS_ERR_MEMORY;
    if (!s.language->triggers || size == 0) return FACTS_OK;
    hs_error_t code = hs_scan(s.language->triggers, text, (unsigned)size, 0, scratch, on_trigger, &s);
    return s.failed ? FACTS_ERR_MEMORY : code == HS_SUCCESS ? FACTS_OK : FACTS_ERR_LIMIT;
}

bool triggers_tell(const triggers *found, told_hit_vector *row) {
    for (size_t i = 0; i < found->fired.count; i++) {
        const int pattern = found->fired.at[i];
        int32_t hit = found->first[pattern];
        if (hit == NONE && !vector_push(row, ((told_hit){pattern, 0, 0}))) return false;
        for (; hit != NONE; hit = found->hits.at[hit].next)
            if (!vector_push(row, ((told_hit){pattern, found->hits.at[hit].first, found->hits.at[hit].last})))
                return false;
    }
    return true;
}

static int on_gate(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    (void)id, (void)from, (void)to, (void)flags;
    *(bool *)context = true;
    return 1;
}

bool may_hold_number(const facts_packs *packs, hs_scratch_t *scratch, int language, const char *text, size_t size) {
    if (has_digit(text, size)) return true;
    bool found = false;
    const struct language *lang = &packs->languages[language];
    if (lang->gate) hs_scan(lang->gate, text, (unsigned)size, 0, scratch, on_gate, &found);
    return found;
}
