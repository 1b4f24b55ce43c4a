#include "analysis/replace.h"
#include "sides.h"

#include <string.h>
#include <unistd.h>

/* One run of the verb. */
typedef struct checking {
    cli_run *cli;
    const char *path; /* of the baseline */
    char rules[FACTS_RULES_SIZE];
    facts_set *baseline, *before, *outside; /* all of it; the part that is looked at, and the rest */
    cli_side after;
    facts_check_options options;
    facts_check_format format;
    bool colour;
    facts_check *check;
    facts_error error;
} checking;

static void forget_check(checking *c) {
    facts_check_free(c->check);
    facts_set_free(c->baseline);
    facts_set_free(c->before);
    facts_set_free(c->outside);
    c->check = NULL;
    c->baseline = c->before = c->outside = NULL;
}

/* A baseline that is to be made anew need not be there. */
static facts_status read_baseline(checking *c) {
    if (cli_given(c->cli, CLI_UPDATE) && access(c->path, F_OK) != 0) {
        strcpy(c->rules, c->after.rules);
        return facts_set_new(&c->baseline, &c->error);
    }
    return facts_baseline_read(c->path, &c->baseline, c->rules, &c->error);
}

static bool was_renamed(const facts_difference *all, const char *document) {
    for (size_t i = 0; i < facts_difference_renamed(all); i++)
        if (strcmp(facts_difference_renamed_at(all, i)->before, document) == 0) return true;
    return false;
}

/* The part of the baseline that the documents are held against: of single files their own, under whatever name. */
static facts_status part_baseline(checking *c) {
    facts_difference *all = NULL;
    facts_status status = facts_difference_new(c->baseline, c->after.set, NULL, &all, &c->error);
    for (size_t i = 0; status == FACTS_OK && i < facts_set_count(c->baseline); i++) {
        const facts_fact *fact = facts_set_at(c->baseline, i);
        bool inside = !c->after.files || cli_side_has(&c->after, fact->document) || was_renamed(all, fact->document);
        status = facts_set_add(inside ? c->before : c->outside, fact, &c->error);
    }
    facts_difference_free(all);
    return status;
}

/* Compares with the baseline as it is now in its file. */
static facts_status compare(checking *c) {
    facts_status status = read_baseline(c);
    if (status == FACTS_OK) status = facts_set_new(&c->before, &c->error);
    if (status == FACTS_OK) status = facts_set_new(&c->outside, &c->error);
    if (status == FACTS_OK) status = part_baseline(c);
    c->options.before_path = c->path;
    c->options.others = c->baseline;
    c->options.other_rules = strcmp(c->rules, c->after.rules) != 0;
    return status == FACTS_OK ? facts_check_new(c->before, c->after.set, &c->options, &c->check, &c->error) : status;
}

/* ------------------------------------------------- writing the baseline */

/* Whether one of the ids in the list "81ab3c2f,9d3e" begins the id of the fact. */
static bool is_listed(const facts_fact *fact, const char *list) {
    enum { LEAST = 4 };
    for (size_t size; fact && *list; list += size + (list[size] == ',')) {
        size = strcspn(list, ",");
        if (size >= LEAST && strncmp(fact->id, list, size) == 0) return true;
    }
    return false;
}

static bool is_taken(const checking *c, const facts_change *change) {
    const char *list = c->cli->values[CLI_ACCEPT];
    return cli_given(c->cli, CLI_UPDATE) || is_listed(change->pair.after, list) || is_listed(change->pair.before, list);
}

/* Every id of --accept must be that of a change. */
static bool all_are_known(checking *c) {
    char id[64];
    const char *list = c->cli->values[CLI_ACCEPT];
    for (size_t size; *list; list += size + (list[size] == ',')) {
        size = strcspn(list, ",");
        snprintf(id, sizeof id, "%.*s", (int)size, list);
        size_t i = 0;
        for (; i < facts_check_count(c->check); i++) {
            const facts_pair *pair = &facts_check_at(c->check, i)->pair;
            if (is_listed(pair->after, id) || is_listed(pair->before, id)) break;
        }
        if (i < facts_check_count(c->check)) continue;
        cli_usage(c->cli, "--accept '%s' is no change; expected the first 4 digits or more of an id that is told", id);
        return false;
    }
    return true;
}

/* A row whose fact says the same in the same words stays as it is, wherever the fact stands now, so that the
 * difference in git is what has changed; only the name of its document is that of now. */
static facts_status keep_row(facts_set *set, const facts_pair *pair, facts_error *error) {
    facts_fact row = *pair->before;
    if (pair->after) row.document = pair->after->document;
    return facts_set_add(set, &row, error);
}

static facts_status fill_baseline(checking *c, facts_set *set) {
    bool all = cli_given(c->cli, CLI_UPDATE);
    facts_status status = FACTS_OK;
    for (size_t i = 0; status == FACTS_OK && i < facts_set_count(c->outside); i++)
        status = facts_set_add(set, facts_set_at(c->outside, i), &c->error);
    for (size_t i = 0; status == FACTS_OK && i < facts_check_same(c->check); i++) {
        const facts_pair *pair = facts_check_same_at(c->check, i);
        bool anew = pair->reworded || strcmp(pair->before->document, pair->after->document) != 0;
        status = all && anew ? facts_set_add(set, pair->after, &c->error) : keep_row(set, pair, &c->error);
    }
    for (size_t i = 0; status == FACTS_OK && i < facts_check_count(c->check); i++) {
        const facts_change *change = facts_check_at(c->check, i);
        const facts_pair *pair = &change->pair;
        if (!is_taken(c, change))
            status = pair->before ? keep_row(set, pair, &c->error) : FACTS_OK;
        else if (pair->after)
            status = facts_set_add(set, pair->after, &c->error);
    }
    return status;
}

/* Nothing stays beside the baseline if the program is ended while it writes. */
static facts_status replace_baseline(checking *c, const facts_set *set, const char *rules) {
    char target[PATH_MAX], part[PATH_MAX + sizeof ".part"] = "";
    if (replace_target(c->path, target)) snprintf(part, sizeof part, "%s.part", target);
    cli_part_begin(part);
    facts_status status = facts_baseline_write(c->path, set, rules, &c->error);
    cli_part_end();
    return status;
}

static facts_status write_baseline(checking *c, size_t *count) {
    facts_set *set = NULL;
    facts_status status = facts_set_new(&set, &c->error);
    if (status == FACTS_OK) status = fill_baseline(c, set);
    /* Facts that were only accepted leave the baseline one of the rules that it was made with. */
    const char *rules = cli_given(c->cli, CLI_UPDATE) ? c->after.rules : c->rules;
    if (status == FACTS_OK) status = replace_baseline(c, set, rules);
    *count = set ? facts_set_count(set) : 0;
    facts_set_free(set);
    return status;
}

static int update(checking *c, FILE *out) {
    char headline[512];
    size_t count;
    if (write_baseline(c, &count) != FACTS_OK) return cli_fail(c->cli, &c->error);
    fprintf(out, "%s: %zu %s (%s)\n", c->path, count, count == 1 ? "fact" : "facts",
            facts_check_headline(c->check, headline, sizeof headline));
    return CLI_FOUND;
}

static int accept(checking *c) {
    size_t count;
    if (!all_are_known(c)) return CLI_USAGE;
    facts_status status = write_baseline(c, &count);
    if (status == FACTS_OK) {
        forget_check(c);
        status = compare(c);
    }
    return status == FACTS_OK ? CLI_FOUND : cli_fail(c->cli, &c->error);
}

/* ------------------------------------------------------------- the verb */

static int tell_other_rules(checking *c) {
    size_t by_rules = 0, count = facts_check_count(c->check);
    for (size_t i = 0; i < count; i++) by_rules += facts_check_at(c->check, i)->by_rules;
    if (count == 0)
        facts_fail(&c->error, FACTS_ERR_FORMAT, c->path, 1, 0,
                   "made with other rules (%s) than these (%s), which read every fact alike; 'facts check --update' "
                   "says so in the baseline",
                   c->rules, c->after.rules);
    else
        facts_fail(&c->error, FACTS_ERR_FORMAT, c->path, 1, 0,
                   "made with other rules (%s) than these (%s), which explain %zu of the %zu changes: their sentences "
                   "are as before; look at them, then run 'facts check --update'",
                   c->rules, c->after.rules, by_rules, count);
    c->cli->partial = true; /* what was told stands, also where -o puts it */
    return cli_fail(c->cli, &c->error);
}

static int tell(checking *c, FILE *out) {
    if (facts_check_write(c->check, c->format, c->colour, out, &c->error) != FACTS_OK)
        return cli_fail(c->cli, &c->error);
    if (c->options.other_rules) {
        fflush(out); /* the headline first */
        return tell_other_rules(c);
    }
    bool errors = facts_check_count(c->check) > 0 && facts_check_gravest(c->check) == FACTS_ALARM_ERROR;
    return errors ? CLI_NOTHING : CLI_FOUND;
}

static int compare_and_tell(checking *c) {
    FILE *out;
    int result = CLI_FOUND;
    facts_status status = compare(c);
    if (status != FACTS_OK) return cli_fail(c->cli, &c->error);
    if (cli_given(c->cli, CLI_ACCEPT)) result = accept(c);
    if (result != CLI_FOUND) return result;
    if (cli_output(c->cli, &out, &c->error) != FACTS_OK) return cli_fail(c->cli, &c->error);
    return cli_given(c->cli, CLI_UPDATE) ? update(c, out) : tell(c, out);
}

/* The documents of the baseline keep the ids that they have there, in whatever company they are named. */
static void know_baseline(checking *c) {
    const char *last = "";
    facts_set *set;
    if (facts_baseline_read(c->path, &set, c->rules, NULL) != FACTS_OK) return; /* which is told in its time */
    for (size_t i = 0; i < facts_set_count(set); i++) {
        const char *document = facts_set_at(set, i)->document;
        if (strcmp(document, last) != 0) cli_know(c->cli, document, "", NULL);
        last = document;
    }
    facts_set_free(set);
}

static int run(cli_run *cli) {
    checking c = {.cli = cli, .path = cli->values[CLI_BASELINE]};
    if (!c.path) c.path = cli->values[CLI_BASELINE] = "facts-baseline.csv";
    if (cli_given(cli, CLI_UPDATE) && cli_given(cli, CLI_ACCEPT))
        return cli_usage(cli, "--update takes all changes, --accept some; expected one of them");
    if (cli_excludes(cli, CLI_UPDATE, CLI_BIT(FORMAT), "what is taken into the baseline is one line") ||
        cli_excludes(cli, CLI_UPDATE, CLI_BIT(ERROR) | CLI_BIT(WARN) | CLI_BIT(STRICT), "all changes are taken"))
        return CLI_USAGE;
    bool documents = cli->argument_count > 0 || cli_given(cli, CLI_MANIFEST);
    if (!documents && (cli_given(cli, CLI_PUBLISHED) || cli_given(cli, CLI_REGION)))
        return cli_usage(cli, "--published and --region are about a document that is read; expected DOC");
    if (documents && cli_given(cli, CLI_DB)) return cli_usage(cli, "--db is a store; expected it or documents");
    if (documents) know_baseline(&c);
    int result = documents ? cli_side_read(cli, cli->arguments, cli->argument_count, &c.after)
                           : cli_side_store(cli, cli_db(cli), &c.after);
    if (result == CLI_FOUND && !cli_check_options(cli, &c.after, &c.options, &c.format, &c.colour)) result = CLI_USAGE;
    if (result == CLI_FOUND) result = compare_and_tell(&c);
    forget_check(&c);
    cli_side_close(&c.after);
    return result;
}

const cli_verb verb_check = {
    .name = "check",
    .arguments = "[DOC...]",
    .summary = "documents or the store against a baseline",
    .details =
        "Holds the facts of documents, or without any those of the store, against a baseline: a fact table that\n"
        "is kept in git and that --update writes. What changed is told, the gravest first. What was moved,\n"
        "reworded, translated anew or broken into other lines has not changed (--strict tells it, too), nor has\n"
        "what stands in a file that has another name now.\n"
        "Single files are held against their part of the baseline; a folder, a manifest or a store against all\n"
        "of it, so that a document that is no longer there is told.\n"
        "--error and --warn list what is grave: 5% (a value changed by that much), what changed (value, unit,\n"
        "metric, kind, time, bound, status, base, region, entity, gone, new), a metric, a kind, or one of these\n"
        "with a percentage. A metric must be one of the rules or have facts, now or in the baseline; a pattern need\n"
        "not. Without both every change is an error. Exit status 1 says that there are errors,\n"
        "3 also that the baseline was made with other rules.\n\n"
        "  facts check reports/ --update\n"
        "  facts check reports/ --error '5%,gone,unit' --warn 'new,wind_*'\n"
        "  facts check reports/ --accept 81ab3c2f\n"
        "  facts check --manifest corpus.csv --format sarif -o facts.sarif\n",
    .options = CLI_CHANGES | CLI_BIT(DB) | CLI_BIT(BASELINE) | CLI_BIT(UPDATE) | CLI_BIT(ACCEPT) | CLI_BIT(PUBLISHED) |
               CLI_BIT(REGION),
    .formats = "table, md, html, json, junit, sarif or csv",
    .least = 0,
    .most = SIZE_MAX,
    .run = run};
