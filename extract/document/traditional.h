/* Traditional Chinese characters and the simplified ones that the packs are written in. */
#ifndef FACTS_TRADITIONAL_H
#define FACTS_TRADITIONAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRADITIONAL_FIRST = 0x4E00, TRADITIONAL_LAST = 0x9FFF, TRADITIONAL_DOUBTFUL = 0x8000 };

/* For each character from TRADITIONAL_FIRST on, the place of its simplified one from 1 on, 0 where it is none; marked
 * TRADITIONAL_DOUBTFUL where simplified text has it too. Made when the program is built (tools/characters.c). */
extern const uint16_t TRADITIONAL[];

/* Whether the text holds a character that simplified text has not. */
bool traditional_in(const char *text, size_t size);

/* Writes each traditional character as its simplified one; both take three bytes, so nothing moves. */
void traditional_simplify(char *text, size_t size);

#endif
