/* DOCX: libarchive opens the zip, libxml2 reads the parts. Paragraphs are paragraphs, those of a heading style are
 * headings, numbered ones are items of a list, rows of tables lines of their cells. What was deleted with changes
 * tracked is not there, nor is what was hidden, nor are footnotes. */
#include "grid.h"
#include "read.h"

#include <archive.h>
#include <archive_entry.h>
#include <ctype.h>
#include <libxml/parser.h>
#include <string.h>
#include <strings.h>

#define LARGEST_PART ((size_t)256 << 20) /* a small zip may hold a huge file */

/* One part of the document; false where it is not there or cannot be read. */
static bool read_part(const char *bytes, size_t size, const char *name, text *part) {
    struct archive *zip = archive_read_new();
    struct archive_entry *entry;
    bool found = false;
    archive_read_support_format_zip(zip);
    if (archive_read_open_memory(zip, bytes, size) == ARCHIVE_OK) {
        while (!found && archive_read_next_header(zip, &entry) == ARCHIVE_OK) {
            const char *path = archive_entry_pathname(entry);
            char buffer[1 << 16];
            la_ssize_t count = 0;
            if (!path || strcmp(path, name) != 0) continue;
            while (part->size < LARGEST_PART && (count = archive_read_data(zip, buffer, sizeof buffer)) > 0)
                text_bytes(part, buffer, (size_t)count);
            found = count == 0 && !part->failed;
        }
    }
    archive_read_free(zip);
    return found;
}

static xmlDoc *parse_part(const char *bytes, size_t size, const char *name) {
    text part = {0};
    xmlDoc *document = NULL;
    if (read_part(bytes, size, name, &part) && part.size)
        document = xmlReadMemory(part.at, (int)part.size, name, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER |
                                     XML_PARSE_HUGE);
    text_free(&part);
    if (document && xmlGetIntSubset(document)) { /* Word writes none: entities of its own only make a small file huge */
        xmlFreeDoc(document);
        document = NULL;
    }
    return document;
}

static bool is(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *child_of(const xmlNode *node, const char *name) {
    for (xmlNode *child = node ? node->children : NULL; child; child = child->next)
        if (is(child, name)) return child;
    return NULL;
}

/* The w:val of an element; free it with xmlFree. */
static xmlChar *value_of(xmlNode *node) { return node ? xmlGetProp(node, (const xmlChar *)"val") : NULL; }

/* Whether an element that switches something on is there, and does not switch it off. */
static bool is_on(xmlNode *node) {
    xmlChar *value = value_of(node);
    const bool off = value && (*value == '0' || *value == 'f');
    xmlFree(value);
    return node && !off;
}

/* ---------------------------------------------------------------- headings */

/* What a paragraph of a style begins with, by the style's name in Word's own language: "heading 2", "List Bullet". */
static const char *mark_of_name(const char *name) {
    if (strcasecmp(name, "Title") == 0) return "# ";
    if (strncasecmp(name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '9')
        return "###### " + (name[8] < '6' ? '6' - name[8] : 0);
    return strncasecmp(name, "List ", 5) == 0 && strncasecmp(name, "List Paragraph", 14) != 0 ? "- " : NULL;
}

/* The same by the id of the style; NULL for most. */
static const char *mark_of_style(const xmlDoc *styles, const xmlChar *id) {
    const char *mark = NULL;
    for (xmlNode *style = styles ? xmlDocGetRootElement(styles)->children : NULL; style && id && !mark;
         style = style->next) {
        if (!is(style, "style")) continue;
        xmlChar *its = xmlGetProp(style, (const xmlChar *)"styleId"), *name = value_of(child_of(style, "name"));
        if (its && name && xmlStrEqual(its, id)) mark = mark_of_name((const char *)name);
        xmlFree(its);
        xmlFree(name);
    }
    return mark;
}

static void begin_paragraph(const xmlNode *paragraph, const xmlDoc *styles, text *t) {
    const xmlNode *properties = child_of(paragraph, "pPr");
    xmlChar *style = value_of(child_of(properties, "pStyle"));
    const char *mark = mark_of_style(styles, style);
    text_prefix(t, mark ? mark : child_of(properties, "numPr") ? "- " : NULL);
    xmlFree(style);
}

/* -------------------------------------------------------------------- text */

/* Whether a raised run is the number of a note that somebody put there by hand, or the power of a ten, which is written
 * then. */
static bool is_note_or_power(const xmlNode *run, text *t) {
    xmlChar *place = value_of(child_of(child_of(run, "rPr"), "vertAlign"));
    const bool raised = place && strcmp((const char *)place, "superscript") == 0;
    xmlFree(place);
    xmlChar *content = raised ? xmlNodeGetContent(run) : NULL;
    const bool number = content && isdigit(*content),
               note = number && !t->space && !text_at_start(t) && !raised_belongs(t->at, t->size),
               power = number && !note && raised_write_power(t, (const char *)content);
    xmlFree(content);
    return note || power;
}

static bool is_hidden(const xmlNode *run) { return is_on(child_of(child_of(run, "rPr"), "vanish")); }

static void write_runs(const xmlNode *node, text *t, bool in_row, int depth) {
    enum { DEEPEST = 256 };
    for (xmlNode *child = node->children; child && depth < DEEPEST; child = child->next) {
        if (is(child, "t")) {
            xmlChar *content = xmlNodeGetContent(child);
            if (content) text_words(t, (const char *)content, strlen((const char *)content));
            xmlFree(content);
        } else if (is(child, "tab")) {
            text_words(t, " ", 1);
        } else if (is(child, "noBreakHyphen")) {
            text_words(t, "-", 1);
        } else if (is(child, "br") || is(child, "cr")) {
            if (in_row)
                text_words(t, " ", 1);
            else
                text_end_line(t);
        } else if (is(child, "r") && (is_hidden(child) || is_note_or_power(child, t))) {
            continue;
        } else if (!is(child, "Fallback") && !is(child, "del") && !is(child, "moveFrom") && !is(child, "pPr") &&
                   !is(child, "rPr")) {
            if (is(child, "p") && !in_row) text_end_block(t); /* in a box within a paragraph */
            if (is(child, "p") && in_row) text_words(t, " ", 1);
            write_runs(child, t, in_row, depth + 1);
        }
    }
}

/* Whether it only goes on with the cell above. */
static bool continues_above(const xmlNode *cell) {
    const xmlNode *merged = child_of(child_of(cell, "tcPr"), "vMerge");
    xmlChar *value = value_of((xmlNode *)merged);
    const bool restarts = value && strcmp((const char *)value, "restart") == 0;
    xmlFree(value);
    return merged && !restarts;
}

static void write_column(const xmlNode *cell, text *t) { write_runs(cell, t, true, 0); }

/* Whether it is said again on each page. */
static bool is_head_row(const xmlNode *row) { return is_on(child_of(child_of(row, "trPr"), "tblHeader")); }

static void write_row(const xmlNode *row, grid *g) {
    grid_begin_row(g, is_head_row(row));
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!is(cell, "tc")) continue;
        const int columns = grid_span(value_of(child_of(child_of(cell, "tcPr"), "gridSpan")));
        if (continues_above(cell))
            grid_repeat(g, columns);
        else
            grid_put(g, cell, columns, 1);
    }
    grid_end_row(g);
}

static void write_rows(const xmlNode *node, grid *g) {
    for (const xmlNode *child = node->children; child; child = child->next)
        if (is(child, "tr"))
            write_row(child, g);
        else if (is(child, "sdt") || is(child, "sdtContent") || is(child, "ins"))
            write_rows(child, g);
}

static void write_table(const xmlNode *table, text *t) {
    grid g = {.write = write_column, .t = t};
    text_end_block(t);
    write_rows(table, &g);
    text_end_block(t);
}

/* What only holds paragraphs and tables. */
static bool holds_blocks(const xmlNode *node) {
    static const char *const names[] = {"document",  "body",     "sdt",      "sdtContent", "ins",
                                        "footnotes", "footnote", "endnotes", "endnote"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is(node, names[i])) return true;
    return false;
}

static void write_blocks(const xmlNode *node, const xmlDoc *styles, text *t, int depth) {
    enum { DEEPEST = 64 };
    for (xmlNode *child = node->children; child && depth < DEEPEST; child = child->next) {
        if (is(child, "p")) {
            text_end_block(t);
            begin_paragraph(child, styles, t);
            write_runs(child, t, false, 0);
            text_end_block(t);
        } else if (is(child, "tbl")) {
            write_table(child, t);
        } else if (holds_blocks(child)) {
            text_end_block(t);
            write_blocks(child, styles, t, depth + 1);
            text_end_block(t);
        }
    }
}

/* Notes have parts of their own; they stand behind the text, as at the end of a book. */
static void write_notes(const char *bytes, size_t size, const xmlDoc *styles, text *t) {
    static const char *const parts[] = {"word/footnotes.xml", "word/endnotes.xml"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        xmlDoc *notes = parse_part(bytes, size, parts[i]);
        if (notes) write_blocks((const xmlNode *)notes, styles, t, 0);
        xmlFreeDoc(notes);
    }
}

const char *read_docx(const char *bytes, size_t size, text *t) {
    xmlDoc *document = parse_part(bytes, size, "word/document.xml"), *styles = NULL;
    const char *wrong = "holds no Word document, or is damaged; expected DOCX";
    if (document) {
        styles = parse_part(bytes, size, "word/styles.xml");
        if (styles && !xmlDocGetRootElement(styles)) xmlFreeDoc(styles), styles = NULL;
        write_blocks((const xmlNode *)document, styles, t, 0);
        write_notes(bytes, size, styles, t);
        wrong = NULL;
    }
    xmlFreeDoc(document);
    xmlFreeDoc(styles);
    xmlCleanupParser();
    return wrong;
}
