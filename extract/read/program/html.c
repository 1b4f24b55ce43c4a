/* HTML: libxml2 mends what is broken; blocks become paragraphs, headings and list items, rows of tables lines of their
 * cells. What is for the eye or the mouse (menus, scripts, forms, footers) is left out. */
#define _GNU_SOURCE /* strcasestr */
#include "format.h"
#include "grid.h"
#include "read.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

static bool is_named(const xmlNode *node, const char *const *names) {
    for (; *names; names++)
        if (strcasecmp((const char *)node->name, *names) == 0) return true;
    return false;
}

static bool attribute_is(xmlNode *node, const char *name, const char *wanted) {
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    const bool is = value && strcasestr((const char *)value, wanted);
    xmlFree(value);
    return is;
}

static bool is_left_out(xmlNode *node) {
    static const char *const NAMES[] = {"script",   "style", "noscript", "template", "svg",    "nav",
                                        "footer",   "aside", "form",     "button",   "select", "iframe",
                                        "object",   "head",  "audio",    "video",    "canvas", "math",
                                        "textarea", "del",   "s",        "strike",   "dialog", NULL};
    return is_named(node, NAMES) || xmlHasProp(node, (const xmlChar *)"hidden") ||
           attribute_is(node, "style", "display:none") || attribute_is(node, "style", "display: none") ||
           attribute_is(node, "aria-hidden", "true");
}

static bool is_block(const xmlNode *node) {
    static const char *const NAMES[] = {"p",     "div",     "li",      "ul",     "ol",      "h1",         "h2",
                                        "h3",    "h4",      "h5",      "h6",     "table",   "tr",         "tbody",
                                        "thead", "tfoot",   "pre",     "hr",     "figure",  "figcaption", "caption",
                                        "dl",    "section", "article", "header", "center",  "blockquote", "dt",
                                        "dd",    "main",    "address", "body",   "summary", "details",    NULL};
    return is_named(node, NAMES);
}

static bool is_element(const xmlNode *node, const char *name) {
    const char *const names[] = {name, NULL};
    return node->type == XML_ELEMENT_NODE && is_named(node, names);
}

/* Whether the digits of a superscript are the mark of a note: a link, in brackets, or behind a word that takes none. */
static bool is_note(const xmlNode *node, const text *t) {
    for (const xmlNode *child = node->children; child; child = child->next)
        if (is_element(child, "a")) return true;
    xmlChar *content = xmlNodeGetContent(node);
    const char *p = content ? (const char *)content : "";
    p += strspn(p, " \n\t");
    const bool bracket = *p == '[', number = isdigit((unsigned char)*p);
    const bool belongs = number && (t->space || raised_belongs(t->at ? t->at : "", t->size));
    xmlFree(content);
    return bracket || (number && !belongs);
}

/* Whether it is the power of a ten, which is written then. */
static bool write_power(const xmlNode *sup, text *t) {
    xmlChar *content = is_element(sup, "sup") ? xmlNodeGetContent(sup) : NULL;
    const bool power = content && raised_write_power(t, (const char *)content);
    xmlFree(content);
    return power;
}

/* ------------------------------------------------------------------ tables */

/* A table for the layout of a page holds blocks of its own; one of data only paragraphs. */
static bool holds_blocks(const xmlNode *cell) {
    for (const xmlNode *child = cell->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE &&
            ((is_block(child) && !is_element(child, "p") && !is_element(child, "div")) || holds_blocks(child)))
            return true;
    return false;
}

static bool is_cell(const xmlNode *node) { return is_element(node, "td") || is_element(node, "th"); }

static bool is_data_row(const xmlNode *row) {
    size_t cells = 0;
    for (const xmlNode *child = row->children; child; child = child->next) {
        if (!is_cell(child)) continue;
        if (holds_blocks(child)) return false;
        cells++;
    }
    return cells > 1;
}

/* What stands in a cell goes into one line. */
static void write_cell(const xmlNode *cell, text *t, int depth) {
    enum { DEEPEST = 256 };
    for (const xmlNode *child = cell->children; child && depth < DEEPEST; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            text_words(t, (const char *)child->content, strlen((const char *)child->content));
        } else if (child->type == XML_ELEMENT_NODE && !is_left_out((xmlNode *)child) &&
                   !(is_element(child, "sup") && is_note(child, t)) && !write_power(child, t)) {
            const bool apart = is_block(child) || is_element(child, "br");
            if (apart) text_words(t, " ", 1);
            write_cell(child, t, depth + 1);
            if (apart) text_words(t, " ", 1);
        }
    }
}

static void write_column(const xmlNode *cell, text *t) { write_cell(cell, t, 0); }

static int span_of(const xmlNode *cell, const char *name) { return grid_span(xmlGetProp(cell, (const xmlChar *)name)); }

static bool is_head_row(const xmlNode *row) {
    if (is_element(row->parent, "thead")) return true;
    bool head = true;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) head = head && !is_element(cell, "td");
    return head;
}

static void write_row(const xmlNode *row, grid *g) {
    grid_begin_row(g, is_head_row(row));
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        if (is_cell(cell) && !is_left_out((xmlNode *)cell))
            grid_put(g, cell, span_of(cell, "colspan"), span_of(cell, "rowspan"));
    grid_end_row(g);
}

static void write_rows(const xmlNode *node, grid *g) {
    for (const xmlNode *child = node->children; child; child = child->next)
        if (is_element(child, "tr") && !is_left_out((xmlNode *)child))
            write_row(child, g);
        else if (is_element(child, "thead") || is_element(child, "tbody") || is_element(child, "tfoot"))
            write_rows(child, g);
}

/* Whether all its rows hold data; `rows` counts those of several cells. */
static bool is_data_table(const xmlNode *node, int *rows) {
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (is_element(child, "tr")) {
            const bool data = is_data_row(child);
            if (!data && holds_blocks(child)) return false;
            *rows += data;
        } else if ((is_element(child, "thead") || is_element(child, "tbody") || is_element(child, "tfoot")) &&
                   !is_data_table(child, rows))
            return false;
    }
    return true;
}

static bool is_table_of_data(const xmlNode *node) {
    int rows = 0;
    return is_element(node, "table") && is_data_table(node, &rows) && rows > 0;
}

static void write_table(const xmlNode *table, text *t) {
    grid g = {.write = write_column, .t = t};
    for (const xmlNode *child = table->children; child; child = child->next) {
        if (!is_element(child, "caption")) continue;
        text_end_block(t);
        write_cell(child, t, 0);
    }
    text_end_block(t);
    write_rows(table, &g);
    text_end_block(t);
}

/* ------------------------------------------------------------------- blocks */

static void write_children(const xmlNode *node, text *t, int depth);

static void begin_block(const xmlNode *node, text *t) {
    const char *name = (const char *)node->name;
    text_end_block(t);
    if (tolower((unsigned char)name[0]) == 'h' && name[1] >= '1' && name[1] <= '6')
        text_prefix(t, "###### " + ('6' - name[1]));
    if (is_element(node, "li")) text_prefix(t, "- ");
}

/* A line of <pre>, or what stands of it in one element, with its blanks: columns stand below each other by them. */
static void write_line(const char *line, size_t size, text *t) {
    if (t->prefix || t->space) {
        text_words(t, line, size);
        return;
    }
    for (size_t part; size > 0; line += part, size -= part) { /* a form feed would begin a page */
        const char *feed = memchr(line, '\f', size);
        part = feed ? (size_t)(feed - line) : size;
        text_bytes(t, line, part);
        if (feed) text_bytes(t, " ", 1), part++;
    }
}

/* The lines of <pre> stay lines. */
static void write_lines(const char *lines, text *t) {
    for (;;) {
        size_t size = strcspn(lines, "\n");
        const bool ends = lines[size], empty = strspn(lines, " \t\r") >= size;
        const char *next = lines + size + ends;
        while (ends && size && strchr(" \t\r", lines[size - 1])) size--;
        if (empty && ends && text_at_start(t))
            text_end_block(t);
        else
            write_line(lines, size, t);
        if (!ends) return;
        text_end_line(t);
        lines = next;
    }
}

static bool is_in_pre(const xmlNode *node) {
    for (node = node->parent; node; node = node->parent)
        if (is_element(node, "pre")) return true;
    return false;
}

static void write_node(const xmlNode *node, text *t, int depth) {
    if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && is_in_pre(node)) {
        write_lines((const char *)node->content, t);
    } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        text_words(t, (const char *)node->content, strlen((const char *)node->content));
    } else if (node->type == XML_ELEMENT_NODE && !is_left_out((xmlNode *)node)) {
        if (is_element(node, "br")) {
            text_end_line(t);
        } else if ((is_element(node, "sup") && is_note(node, t)) || write_power(node, t)) {
            return;
        } else if (is_table_of_data(node)) {
            write_table(node, t);
        } else if (is_element(node, "tr") && is_data_row(node)) {
            grid g = {.write = write_column, .t = t};
            write_row(node, &g);
        } else if (is_block(node) || is_cell(node)) {
            begin_block(node, t);
            write_children(node, t, depth);
            text_end_block(t);
            if (!is_element(node, "p")) text_prefix(t, NULL); /* <li> <p></p> <p>...: its mark is that of the second */
        } else {
            write_children(node, t, depth);
        }
    }
}

static void write_children(const xmlNode *node, text *t, int depth) {
    enum { DEEPEST = 256 }; /* libxml2 ends there, too */
    for (const xmlNode *child = node->children; child && depth < DEEPEST; child = child->next)
        write_node(child, t, depth + 1);
}

static const xmlNode *find(const xmlNode *node, const char *name) {
    for (; node; node = node->next) {
        if (is_element(node, name)) return node;
        const xmlNode *found = node->type == XML_ELEMENT_NODE ? find(node->children, name) : NULL;
        if (found) return found;
    }
    return NULL;
}

/* The title where no heading says it, and when the page was published where its head does. */
static void write_head(const xmlNode *root, text *t) {
    static const char *const DATES[] = {
        "article:published_time",    "pubdate", "publishdate", "dc.date", "dcterms.date",
        "citation_publication_date", NULL};
    const xmlNode *head = find(root, "head"), *title = head && !find(root, "h1") ? find(head->children, "title") : NULL;
    xmlChar *content = title ? xmlNodeGetContent(title) : NULL;
    if (content && content[strspn((const char *)content, " \t\r\n")]) {
        text_prefix(t, "# ");
        text_words(t, (const char *)content, strlen((const char *)content));
        text_end_block(t);
    }
    xmlFree(content);
    for (xmlNode *child = head ? head->children : NULL; child; child = child->next) {
        if (!is_element(child, "meta")) continue;
        xmlChar *name = xmlGetProp(child, (const xmlChar *)"name"),
                *value = xmlGetProp(child, (const xmlChar *)"content");
        if (!name) name = xmlGetProp(child, (const xmlChar *)"property");
        for (const char *const *date = DATES; name && value && *date; date++)
            if (strcasecmp((const char *)name, *date) == 0 && strlen((const char *)value) >= 10) {
                text_prefix(t, "Published: ");
                text_words(t, (const char *)value, 10);
                text_end_block(t);
                break;
            }
        xmlFree(name);
        xmlFree(value);
    }
}

/* ---------------------------------------------------------------- encoding */

/* What the head says of the encoding; pages of "gb2312" use all of GB 18030. NULL where it names another, which
 * libxml2 knows; what the bytes look like where it says nothing. */
static const char *encoding_of(const char *bytes, size_t size) {
    static const struct {
        const char *said, *meant;
    } NAMES[] = {{"gb2312", "GB18030"}, {"gbk", "GB18030"}, {"gb18030", "GB18030"}, {"utf-8", "UTF-8"}};
    enum { LOOKED_AT = 1 << 16 };
    char head[4096];
    const size_t told = size < sizeof head ? size : sizeof head - 1;
    memcpy(head, bytes, told);
    head[told] = '\0';
    const char *charset = strcasestr(head, "charset=");
    if (!charset) return encoding_of_text(bytes, size < LOOKED_AT ? size : LOOKED_AT);
    charset += strlen("charset=");
    charset += *charset == '"' || *charset == '\'';
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strncasecmp(charset, NAMES[i].said, strlen(NAMES[i].said)) == 0) return NAMES[i].meant;
    return NULL;
}

/* The size of <![if !supportFootnotes]> or <![endif]>, which Word writes and libxml2 takes for words; 0 for none. The
 * end of a comment, <![endif]-->, is left to it. */
static size_t condition_size(const char *at, size_t size) {
    enum { LONGEST = 64 };
    if (size < sizeof "<![if" || memcmp(at, "<![", 3) != 0) return 0;
    if (strncasecmp(at + 3, "if", 2) != 0 && strncasecmp(at + 3, "endif", 5) != 0) return 0;
    const char *end = memchr(at + 3, ']', size - 3 < LONGEST ? size - 3 : LONGEST);
    return end && end + 1 < at + size && end[1] == '>' ? (size_t)(end + 2 - at) : 0;
}

/* The page without such marks. */
static void take_conditions_out(const char *bytes, size_t size, text *page) {
    size_t from = 0;
    for (size_t i = 0, n; i < size; i += n ? n : 1) {
        n = bytes[i] == '<' ? condition_size(bytes + i, size - i) : 0;
        if (!n) continue;
        text_bytes(page, bytes + from, i - from);
        from = i + n;
    }
    text_bytes(page, bytes + from, size - from);
}

const char *read_html(const char *bytes, size_t size, text *t) {
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    text page = {0};
    take_conditions_out(bytes, size, &page);
    htmlDocPtr document =
        page.failed ? NULL : htmlReadMemory(page.at, (int)page.size, NULL, encoding_of(bytes, size), options);
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    if (root) {
        write_head(root, t);
        write_children((const xmlNode *)document, t, 0);
    }
    xmlFreeDoc(document);
    xmlCleanupParser();
    const bool failed = page.failed;
    text_free(&page);
    return root ? NULL : failed ? "needs more memory than there is" : "is damaged";
}
