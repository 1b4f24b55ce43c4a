#include "cli.h"

typedef struct printer {
    cli_run *cli; /* first, for cli_sink_warning */
    FILE *stream;
} printer;

static facts_status take_text(void *context, const char *bytes, size_t size) {
    const printer *p = context;
    fwrite(bytes, 1, size, p->stream); /* cli_close sees where it failed */
    return FACTS_OK;
}

static int run(cli_run *cli) {
    printer p = {.cli = cli};
    const facts_sink sink = {.context = &p, .text = take_text, .warning = cli_sink_warning};
    cli_documents documents;
    facts_error error;
    facts_status status = cli_documents_open(cli, 0, &documents, &error);
    if (status == FACTS_OK) status = cli_documents_one(cli, &documents, &error);
    if (status == FACTS_OK) status = cli_output(cli, &p.stream, &error);
    int result = status == FACTS_OK ? cli_extract(cli, &documents, &sink) : cli_fail(cli, &error);
    cli_documents_close(&documents);
    return result;
}

const cli_verb verb_text = {
    .name = "text",
    .arguments = "DOC",
    .summary = "a document as text, as it is read",
    .details =
        "Of text and Markdown it prints what the rules see: headings and paragraphs, one a line, with broken lines\n"
        "mended; the offsets of the fact table count in the document itself. Of PDF, HTML and DOCX, and of text in\n"
        "UTF-16 or GB 18030, it prints the text that was read out of it, in which the offsets count.\n"
        "DOC is one file, or a folder that holds no other.\n",
    .options = CLI_BIT(OUTPUT) | CLI_BIT(PACKS),
    .least = 1,
    .most = 1,
    .run = run,
};
