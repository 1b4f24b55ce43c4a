#include "cli.h"

#include "analysis/quote.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

/* The fact that was asked for, and what else is told of it. */
typedef struct sheet {
    const facts_fact *fact;
    facts_table *table; /* for --format, else NULL */
    size_t before;      /* facts ahead of it in its sentence with the same quote */
    bool colour;
    FILE *out;
    facts_store *store;
    facts_error error; /* of whatever fails, the callbacks included */
} sheet;

static facts_status count_before(void *context, const facts_fact *other) {
    sheet *s = context;
    s->before += other->byte_start < s->fact->byte_start && strcmp(other->quote, s->fact->quote) == 0 &&
                 strcmp(other->sentence, s->fact->sentence) == 0;
    return FACTS_OK;
}

/* Where the quote stands in the sentence, behind so many others of the same words; nowhere as where a line was broken
 * within a word of it. The "5" of "15 GW" is none. */
static quoted find_quote(const facts_fact *fact, size_t before) {
    quoted q = quote_in(fact->sentence, fact->quote);
    for (; q.at; q = quote_in(q.at + 1, fact->quote)) {
        bool cut = (q.at > fact->sentence && isdigit((unsigned char)q.at[-1]) && isdigit((unsigned char)q.at[0])) ||
                   (isdigit((unsigned char)q.at[q.size - 1]) && isdigit((unsigned char)q.at[q.size]));
        if (!cut && before-- == 0) return q;
    }
    return q;
}

static void print_sentence(const sheet *s) {
    const char *sentence = s->fact->sentence;
    const quoted quote = find_quote(s->fact, s->before);
    const size_t ahead = quote.at ? (size_t)(quote.at - sentence) : strlen(sentence), size = quote.size;
    fputc('\n', s->out);
    cli_print_text(s->out, sentence, ahead);
    if (quote.at) fputs(s->colour ? "\x1b[1;7m" : "**", s->out);
    cli_print_text(s->out, sentence + ahead, size);
    if (quote.at) fputs(s->colour ? "\x1b[0m" : "**", s->out);
    cli_print_text(s->out, sentence + ahead + size, SIZE_MAX);
    fputc('\n', s->out);
}

/* One line of the sheet; `more` explains and may be "". Nothing is printed of what is not known. */
static void print_line(const sheet *s, const char *name, const char *text, const char *more) {
    if (!text[0]) return;
    fprintf(s->out, "%-10s", name);
    cli_print_text(s->out, text, SIZE_MAX);
    if (more[0]) fputs(" (", s->out);
    cli_print_text(s->out, more, SIZE_MAX);
    fputs(more[0] ? ")\n" : "\n", s->out);
}

static facts_status print_document(void *context, const facts_document_summary *d) {
    const sheet *s = context;
    char place[96], page[32] = "";
    if (strcmp(d->document.id, s->fact->document) != 0) return FACTS_OK;
    if (s->fact->page) snprintf(page, sizeof page, ", page %" PRIu32, s->fact->page);
    snprintf(place, sizeof place, ":%" PRIu32 "%s, bytes %" PRIu64 " to %" PRIu64, s->fact->line, page,
             s->fact->byte_start, s->fact->byte_end);
    print_line(s, "document", d->document.id, d->document.title);
    print_line(s, "published", d->document.published, d->document.publisher);
    fprintf(s->out, "%-10s", "source");
    cli_print_text(s->out, d->document.path, SIZE_MAX);
    fprintf(s->out, "%s\n", place);
    return FACTS_STOP;
}

static facts_status print_fact(sheet *s) {
    static const char *const bounds[] = {
        [FACTS_EQ] = "", [FACTS_APPROX] = "about", [FACTS_GT] = "more than", [FACTS_LT] = "less than"};
    const facts_fact *fact = s->fact;
    char value[CLI_VALUE_SIZE];
    const facts_filter same_document = {.document = fact->document, .all = true};
    facts_status status =
        facts_store_query(s->store, &same_document, &(facts_sink){.context = s, .fact = count_before}, &s->error);
    if (status != FACTS_OK) return status;
    print_line(s, "id", fact->id, "");
    print_line(s, "metric", fact->metric[0] ? fact->metric : "none claims it", "");
    print_line(s, "kind", facts_kind_name(fact->kind), "");
    print_line(s, "value", cli_value(fact, value), bounds[fact->bound]);
    print_line(s, "time", fact->time, facts_time_source_name(fact->time_source));
    print_line(s, "base", fact->base, "");
    print_line(s, "status", facts_state_name(fact->state), "");
    print_line(s, "region", fact->region, "");
    print_line(s, "entity", fact->entity, "");
    print_line(s, "quote", fact->quote, "");
    print_line(s, "language", fact->language, "");
    status = facts_store_documents(s->store, print_document, s, &s->error);
    print_line(s, "rule", fact->rule, "");
    print_sentence(s);
    return status == FACTS_STOP ? FACTS_OK : status;
}

static facts_status take_fact(void *context, const facts_fact *fact) {
    sheet *s = context;
    s->fact = fact;
    return s->table ? facts_table_add_fact(s->table, fact, &s->error) : print_fact(s);
}

static int run(cli_run *cli) {
    sheet s = {0};
    facts_table_options options;
    if (!cli_table_options(cli, &options)) return CLI_USAGE;
    s.colour = options.colour;
    facts_status status = cli_store_open(cli, cli_db(cli), &s.store, &s.error);
    if (status == FACTS_OK) status = cli_output(cli, &s.out, &s.error);
    if (status == FACTS_OK && (cli_given(cli, CLI_FORMAT) || cli_given(cli, CLI_OUTPUT)))
        status = facts_table_open_facts(s.out, &options, &s.table, &s.error);
    if (status == FACTS_OK)
        status = facts_store_get(s.store, cli->arguments[0], &(facts_sink){.context = &s, .fact = take_fact}, &s.error);
    status = facts_table_end(s.table, status, &s.error);
    facts_store_close(s.store);
    return status == FACTS_OK ? CLI_FOUND : cli_fail(cli, &s.error);
}

const cli_verb verb_show = {
    .name = "show",
    .arguments = "ID",
    .summary = "one fact with its sentence, its place and its rule",
    .details = "Shows everything about one fact of the store, last its sentence with the quote marked. The first\n"
               "digits of an id, at least 4, will do while no other fact begins so. With --format or -o it is a table\n"
               "of one row.\n\n"
               "  facts show 81ab\n",
    .options = CLI_RESULTS | CLI_BIT(DB) | CLI_BIT(CORRECTIONS),
    .least = 1,
    .most = 1,
    .run = run};
