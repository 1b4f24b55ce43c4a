#include "cli.h"

#include <stdlib.h>
#include <string.h>

enum { CLAIMS = FACTS_CLAIM_UNCLAIMED + 1, AROUND = 40 /* bytes of text shown before and after a number */ };

static const char *const claim_names[CLAIMS] = {"fact", "quantity", "none", "unclaimed"};

/* How many numbers have one claim for one reason. */
typedef struct tally {
    facts_claim claim;
    char *reason;
    size_t count;
} tally;

typedef struct number {
    uint64_t start, end;
    uint32_t line;
    facts_claim claim;
    char *text, *reason, *fact_id;
} number;

typedef struct coverage {
    cli_run *cli; /* first, for cli_sink_warning */
    bool all;
    char *text; /* of the document */
    size_t size;
    tally *tallies;
    number *numbers; /* the unclaimed ones, or all of them with --all */
    size_t tally_count, tally_capacity, count, capacity, total;
    size_t of_claim[CLAIMS];
    facts_status status; /* why the sink stopped */
    facts_error error;
} coverage;

static facts_status no_memory(coverage *c) {
    c->status = facts_no_memory(&c->error, NULL);
    return FACTS_STOP;
}

/* Facts are many and each has a reason of its own, so that they are counted together. */
static bool count_reason(coverage *c, facts_claim claim, const char *reason) {
    if (claim == FACTS_CLAIM_FACT) reason = "";
    for (size_t i = 0; i < c->tally_count; i++) {
        if (c->tallies[i].claim != claim || strcmp(c->tallies[i].reason, reason) != 0) continue;
        c->tallies[i].count++;
        return true;
    }
    tally *tallies = cli_room(c->tallies, &c->tally_capacity, c->tally_count + 1, sizeof *tallies);
    if (!tallies) return false;
    c->tallies = tallies;
    char *copy = strdup(reason);
    if (copy) tallies[c->tally_count++] = (tally){claim, copy, 1};
    return copy != NULL;
}

static facts_status take_number(void *context, const facts_number *n) {
    coverage *c = context;
    c->total++;
    c->of_claim[n->claim]++;
    if (!count_reason(c, n->claim, n->reason)) return no_memory(c);
    if (!c->all && n->claim != FACTS_CLAIM_UNCLAIMED) return FACTS_OK;
    number *numbers = cli_room(c->numbers, &c->capacity, c->count + 1, sizeof *numbers);
    if (!numbers) return no_memory(c);
    c->numbers = numbers;
    number made = {n->byte_start,   n->byte_end,       n->line,           n->claim,
                   strdup(n->text), strdup(n->reason), strdup(n->fact_id)};
    numbers[c->count++] = made;
    return made.text && made.reason && made.fact_id ? FACTS_OK : no_memory(c);
}

static int by_claim_and_count(const void *a, const void *b) {
    const tally *x = a, *y = b;
    if (x->claim != y->claim) return x->claim < y->claim ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->reason, y->reason);
}

static bool is_middle_byte(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* What stands around a number in the text, whole characters only, as one line. */
static const char *text_around(const coverage *c, const number *n, char *buffer, size_t size) {
    size_t start = n->start > AROUND ? (size_t)n->start - AROUND : 0, end = (size_t)n->end + AROUND;
    if (end > c->size) end = c->size;
    if (end - start >= size) end = start + size - 1;
    while (start < end && is_middle_byte(c->text[start])) start++;
    while (end > start && end < c->size && is_middle_byte(c->text[end])) end--;
    memcpy(buffer, c->text + start, end - start);
    buffer[end - start] = '\0';
    for (char *at = buffer; (at = strpbrk(at, "\r\n\t\f")); at++) *at = ' ';
    return buffer;
}

static facts_status write_numbers(const coverage *c, FILE *stream, const facts_table_options *options,
                                  facts_error *error) {
    static const facts_column columns[] = {{"line", FACTS_INTEGER, 0},
                                           {"byte_start", FACTS_INTEGER, 0},
                                           {"byte_end", FACTS_INTEGER, 0},
                                           {"number", FACTS_TEXT, 0},
                                           {"claim", FACTS_TEXT, 0},
                                           {"reason", FACTS_TEXT, FACTS_FLEXIBLE},
                                           {"fact", FACTS_TEXT, FACTS_OPTIONAL},
                                           {"around", FACTS_TEXT, FACTS_FLEXIBLE}};
    facts_table *table;
    facts_status status = facts_table_open(stream, columns, sizeof columns / sizeof *columns, options, &table, error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < c->count && status == FACTS_OK; i++) {
        const number *n = &c->numbers[i];
        char line[24], start[24], end[24], around[4 * AROUND];
        snprintf(line, sizeof line, "%lu", (unsigned long)n->line);
        snprintf(start, sizeof start, "%llu", (unsigned long long)n->start);
        snprintf(end, sizeof end, "%llu", (unsigned long long)n->end);
        const char *cells[] = {line,
                               start,
                               end,
                               n->text,
                               claim_names[n->claim],
                               n->reason,
                               n->fact_id,
                               text_around(c, n, around, sizeof around)};
        status = facts_table_add(table, cells, error);
    }
    return facts_table_end(table, status, error);
}

static facts_status write_summary(coverage *c, FILE *stream, const facts_table_options *options, facts_error *error) {
    static const facts_column columns[] = {
        {"claim", FACTS_TEXT, 0}, {"reason", FACTS_TEXT, FACTS_FLEXIBLE}, {"numbers", FACTS_INTEGER, 0}};
    facts_table *table;
    if (c->tally_count > 0) qsort(c->tallies, c->tally_count, sizeof *c->tallies, by_claim_and_count);
    facts_status status = facts_table_open(stream, columns, sizeof columns / sizeof *columns, options, &table, error);
    if (status != FACTS_OK) return status;
    for (size_t i = 0; i < c->tally_count && status == FACTS_OK; i++) {
        char count[24];
        snprintf(count, sizeof count, "%zu", c->tallies[i].count);
        const char *cells[] = {claim_names[c->tallies[i].claim], c->tallies[i].reason, count};
        status = facts_table_add(table, cells, error);
    }
    return facts_table_end(table, status, error);
}

/* Those of references come before the others of their paragraph. */
static int by_place(const void *a, const void *b) {
    const number *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static facts_status report(coverage *c, FILE *stream, const facts_table_options *options, facts_error *error) {
    if (c->count > 0) qsort(c->numbers, c->count, sizeof *c->numbers, by_place);
    if (options->format != FACTS_FORMAT_TABLE) return write_numbers(c, stream, options, error);
    fprintf(stream, "%zu numbers: %zu in facts, %zu in quantities without a metric, %zu no statistics, %zu unclaimed\n",
            c->total, c->of_claim[FACTS_CLAIM_FACT], c->of_claim[FACTS_CLAIM_QUANTITY], c->of_claim[FACTS_CLAIM_NONE],
            c->of_claim[FACTS_CLAIM_UNCLAIMED]);
    if (c->total > 0) fputc('\n', stream);
    facts_status status = write_summary(c, stream, options, error);
    if (status != FACTS_OK || c->count == 0) return status;
    fprintf(stream, "\n%s:\n", c->all ? "All numbers" : "Unclaimed");
    return write_numbers(c, stream, options, error);
}

static void coverage_free(coverage *c) {
    for (size_t i = 0; i < c->tally_count; i++) free(c->tallies[i].reason);
    for (size_t i = 0; i < c->count; i++) {
        free(c->numbers[i].text);
        free(c->numbers[i].reason);
        free(c->numbers[i].fact_id);
    }
    free(c->tallies);
    free(c->numbers);
    free(c->text);
}

static int run(cli_run *cli) {
    coverage c = {.cli = cli, .all = cli_given(cli, CLI_ALL)};
    const facts_sink sink = {.context = &c, .number = take_number, .warning = cli_sink_warning};
    cli_documents documents;
    facts_table_options options;
    FILE *stream;
    int result = CLI_FAILED;
    if (!cli_given(cli, CLI_FORMAT) && !cli_given(cli, CLI_OUTPUT)) cli->values[CLI_FORMAT] = "table";
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    c.status = cli_documents_open(cli, 0, &documents, &c.error);
    if (c.status == FACTS_OK) c.status = cli_documents_one(cli, &documents, &c.error);
    if (c.status == FACTS_OK) c.status = facts_source_text(documents.items, &c.text, &c.size, &c.error);
    if (c.status == FACTS_OK) c.status = cli_output(cli, &stream, &c.error);
    if (c.status == FACTS_OK) {
        documents.items->bytes = c.text;
        documents.items->size = c.size;
    }
    if (c.status == FACTS_OK) result = cli_extract(cli, &documents, &sink);
    if (result == CLI_FOUND) c.status = report(&c, stream, &options, &c.error);
    if (c.status != FACTS_OK) result = cli_fail(cli, &c.error);
    cli_documents_close(&documents);
    coverage_free(&c);
    return result;
}

const cli_verb verb_coverage = {
    .name = "coverage",
    .arguments = "DOC",
    .summary = "what became of every number of a document",
    .details =
        "Every number is part of a fact, part of a quantity that no metric claims, no statistic (a date, a list\n"
        "number, a name), or unclaimed: a silent miss would be among the last, which are listed.\n"
        "DOC is one file, or a folder that holds no other.\n"
        "Without --format it is a report for people; with it, a table of the numbers.\n",
    .options = CLI_RESULTS | CLI_DOCUMENTS | CLI_BIT(ALL),
    .all = "list every number, not only the unclaimed ones",
    .least = 1,
    .most = 1,
    .run = run,
};
