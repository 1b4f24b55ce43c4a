#include "markup.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* Marks and what is read instead, a line each: the mark, a tab, the rest of the line. */
static const char ENTITIES[] = "&amp;\t&\n"
                               "&lt;\t<\n"
                               "&gt;\t>\n"
                               "&quot;\t\"\n"
                               "&apos;\t'\n"
                               "&#39;\t'\n"
                               "&#34;\t\"\n"
                               "&#38;\t&\n"
                               "&nbsp;\t \n"
                               "&#160;\t \n"
                               "&pound;\t£\n"
                               "&euro;\t€\n"
                               "&deg;\t°\n"
                               "&sup2;\t²\n"
                               "&sup3;\t³\n"
                               "&micro;\tµ\n"
                               "&ndash;\t–\n"
                               "&mdash;\t—\n"
                               "&rsquo;\t'\n"
                               "&lsquo;\t'\n"
                               "<sub>\t\n"
                               "</sub>\t\n";

/* Within a formula; a brace and what joins it to the figure before it say nothing. */
static const char FORMULA[] = "\\mathrm\t\n"
                              "\\text\t\n"
                              "\\rm\t\n"
                              "\\mu\tµ\n"
                              "\\pm\t±\n"
                              "\\circ\t°\n"
                              "\\,\t \n"
                              "\\ \t \n"
                              "\\%\t%\n"
                              "\\times\t×\n"
                              "\\approx\t~\n"
                              "\\sim\t~\n"
                              "\\)\t\n"
                              "</sup>\t\n"
                              "{\t\n"
                              "}\t\n"
                              "_\t\n"
                              "^\t\n"
                              "$\t\n"
                              "~\t \n";

/* The powers of units that are raised: km<sup>2</sup>. */
static const char POWERS[] = "<sup>2</sup>\t\n"
                             "<sup>3</sup>\t\n"
                             "<sup>-1</sup>\t\n"
                             "<sup>-2</sup>\t\n"
                             "<sup>-3</sup>\t\n";

/* The bytes of the mark that stands at p, 0 for none. */
static size_t one_of(const char *marks, const unsigned char *p, size_t rest, slice *instead) {
    for (const char *line = marks; *line; line = strchr(line, '\n') + 1) {
        const char *tab = strchr(line, '\t');
        const size_t n = (size_t)(tab - line);
        if (n > rest || memcmp(p, line, n) != 0) continue;
        *instead = (slice){tab + 1, strcspn(tab + 1, "\n")};
        return n;
    }
    return 0;
}

/* "km<sup>2</sup>", "yr<sup>-1</sup>": where the power of a unit ends; another raised figure may be the mark of a
 * footnote. */
static size_t power_end(const unsigned char *p, size_t at, size_t size) {
    slice nothing;
    return at && isalpha(p[at - 1]) ? at + one_of(POWERS, p + at, size - at, &nothing) : at;
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

size_t markup_at(const unsigned char *p, size_t at, size_t size, size_t *formula, slice *instead) {
    if (at < *formula) return one_of(FORMULA, p + at, *formula - at, instead);
    if (p[at] != '&' && p[at] != '<' && p[at] != '$' && p[at] != '\\') return 0;
    const size_t end = p[at] == '<' ? power_end(p, at, size) : p[at] == '&' ? at : formula_end(p, at, size);
    if (end == at) return one_of(ENTITIES, p + at, size - at, instead);
    *formula = end;
    *instead = (slice){"", 0};
    return p[at] == '$' ? 1 : p[at] == '<' ? strlen("<sup>") : 2;
}
