#include "markup.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

typedef struct mark {
    const char *form, *instead;
} mark;

static const mark ENTITIES[] = {
    {"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},   {"&quot;", "\""}, {"&apos;", "'"},  {"&#39;", "'"},
    {"&#34;", "\""},  {"&#38;", "&"},   {"&nbsp;", " "}, {"&#160;", " "},  {"&pound;", "£"}, {"&euro;", "€"},
    {"&deg;", "°"},   {"&sup2;", "²"},  {"&sup3;", "³"}, {"&micro;", "µ"}, {"&ndash;", "–"}, {"&mdash;", "—"},
    {"&rsquo;", "'"}, {"&lsquo;", "'"}, {"<sub>", ""},   {"</sub>", ""}};

/* Within a formula; a brace and what joins it to the figure before it say nothing. */
static const mark FORMULA[] = {{"\\mathrm", ""},  {"\\text", ""}, {"\\rm", ""}, {"\\mu", "µ"},  {"\\pm", "±"},
                               {"\\circ", "°"},   {"\\,", " "},   {"\\ ", " "}, {"\\%", "%"},   {"\\times", "×"},
                               {"\\approx", "~"}, {"\\sim", "~"}, {"\\)", ""},  {"</sup>", ""}, {"{", ""},
                               {"}", ""},         {"_", ""},      {"^", ""},    {"$", ""},      {"~", " "}};

static size_t one_of(const mark *marks, size_t count, const unsigned char *p, size_t rest, const char **instead) {
    for (size_t i = 0; i < count; i++) {
        const size_t n = strlen(marks[i].form);
        if (n > rest || memcmp(p, marks[i].form, n) != 0) continue;
        *instead = marks[i].instead;
        return n;
    }
    return 0;
}

/* "km<sup>2</sup>", "yr<sup>-1</sup>": where the power of a unit ends; another raised figure may be the mark of a
 * footnote. */
static size_t power_end(const unsigned char *p, size_t at, size_t size) {
    static const mark POWERS[] = {{"<sup>2</sup>", ""},
                                  {"<sup>3</sup>", ""},
                                  {"<sup>-1</sup>", ""},
                                  {"<sup>-2</sup>", ""},
                                  {"<sup>-3</sup>", ""}};
    const char *power;
    return at && isalpha(p[at - 1]) ? at + one_of(POWERS, sizeof POWERS / sizeof *POWERS, p + at, size - at, &power)
                                    : at;
}

/* Where the formula ends that opens at p[at]: "$CO_2$", "CO$_2$", "\(CO_{2}e\)"; `at` for money, and for a bracket that
 * is only a bracket. */
static size_t formula_end(const unsigned char *p, size_t at, size_t size) {
    enum { LONGEST = 60 };
    const bool dollar = p[at] == '$';
    const size_t from = at + (dollar ? 1 : 2), last = size - at > LONGEST ? at + LONGEST : size;
    if (!dollar && (at + 1 >= size || p[at] != '\\' || p[at + 1] != '(')) return at;
    if (from >= size || (dollar && (isdigit(p[from]) || p[from] == ' ' || p[from] == ','))) return at;
    bool raised = false;
    for (size_t i = from; i < last; i++) {
        raised = raised || p[i] == '_' || p[i] == '^' || (p[i] == '\\' && i + 1 < last && islower(p[i + 1]));
        if (dollar ? p[i] == '$' : p[i] == '\\' && i + 1 < last && p[i + 1] == ')')
            return raised ? i + (dollar ? 1 : 2) : at;
    }
    return at;
}

size_t markup_at(const unsigned char *p, size_t at, size_t size, size_t *formula, const char **instead) {
    if (at < *formula) return one_of(FORMULA, sizeof FORMULA / sizeof *FORMULA, p + at, *formula - at, instead);
    if (p[at] != '&' && p[at] != '<' && p[at] != '$' && p[at] != '\\') return 0;
    const size_t end = p[at] == '<' ? power_end(p, at, size) : p[at] == '&' ? at : formula_end(p, at, size);
    if (end == at) return one_of(ENTITIES, sizeof ENTITIES / sizeof *ENTITIES, p + at, size - at, instead);
    *formula = end;
    *instead = "";
    return p[at] == '$' ? 1 : p[at] == '<' ? strlen("<sup>") : 2;
}
