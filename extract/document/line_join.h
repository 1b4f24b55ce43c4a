/* Which lines of a page are one paragraph: lines that were cut in mid-sentence belong together, headlines, rows and
 * items stand alone. */
#ifndef FACTS_LINE_JOIN_H
#define FACTS_LINE_JOIN_H

#include "document.h"

/* Does `next` go on with the sentence that `line` leaves open? Seen: lines of PDF text cut in mid-sentence, with an
 * empty line or a page number between the halves; against that, titles and headings, which end without a stop too, but
 * are seldom more than one line. `lines`: how many lines the paragraph has by now. In a text that is folded the width
 * of a line tells more than all that. */
bool line_goes_on(const struct facts_packs *packs, const fold *folded, slice line, slice next, bool blank_between,
                  size_t lines);
/* Whether a blank stands between two lines that are put together. */
bool space_between(slice last, slice next, bool blank_between);
/* "emis- / sions": whether the hyphen that a line ends in only parts a word of the packs, and none of "low- / carbon".
 */
bool hyphen_parts_word(const struct facts_packs *packs, slice last, slice next);
/* Whether a sentence goes on behind a digit that is lowered or raised, and behind the short lines around it: "when /
 * emissions". */
bool goes_on_behind_formula(bool next_to_it, slice next);
/* Whether a line of a Latin script could be a statement of its own: it begins with a capital, has no stop, and does not
 * run on ("in January,"). */
bool may_stand_alone(const struct facts_packs *packs, slice v);
/* "Natural gas 32,118 27.8%": perhaps a line of a table that has lost its rules. It is one where the line before it or
 * behind it is one too; a headline ends so only by itself. */
bool is_share_row(slice v);
/* The size of "Figure 8: " or "Table 2.1: ", with which captions begin: a word and a number. */
size_t caption_label(slice v);

#endif
