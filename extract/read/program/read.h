/* facts-read FORMAT: a document of that format on standard input becomes text on standard output. It is a program of
 * its own, because such files come from anywhere: one that brings a reader down or holds it up does no harm to what
 * asked for it, and a program that reads plain text does not have to load what these need.
 * What was left out is told behind the text and a NUL, which no text holds.
 * Where it fails it prints why instead, in one line, and exits with 3. */
#ifndef FACTS_READ_READ_H
#define FACTS_READ_READ_H

#include "text.h"

#include "../../bytes.h"

/* Each appends the text of a document; NULL, or what is wrong with it. */
const char *read_pdf(const char *bytes, size_t size, text *t);  /* poppler */
const char *read_html(const char *bytes, size_t size, text *t); /* libxml2 */
const char *read_docx(const char *bytes, size_t size, text *t); /* libarchive, libxml2 */

/* A superscript of digits behind `before`: whether it is a power or a part of a name, as in km² and CO₂, and not the
 * mark of a footnote. */
bool raised_belongs(const char *before, size_t size);
/* The form of a raised digit behind 10, which would be 106 of 10⁶ otherwise; empty where there is no power of ten. */
slice raised_power(const char *before, size_t size, char digit);
/* Writes the digits of a superscript so; false where they are no power of ten, and nothing is written. */
bool raised_write_power(text *t, const char *content);

#endif
