#include "text.h"

#include <stdlib.h>
#include <string.h>

void text_free(text *t) {
    free(t->at);
    *t = (text){0};
}

void text_bytes(text *t, const char *bytes, size_t size) {
    if (t->size + size + 1 > t->room) {
        size_t room = t->room ? t->room : 1 << 16;
        while (room < t->size + size + 1) room *= 2;
        char *grown = t->failed ? NULL : realloc(t->at, room);
        t->failed = !grown;
        if (!grown) return;
        t->at = grown;
        t->room = room;
    }
    memcpy(t->at + t->size, bytes, size);
    t->size += size;
    t->at[t->size] = '\0';
}

bool text_at_start(const text *t) { return t->size == 0 || t->at[t->size - 1] == '\n' || t->at[t->size - 1] == '\f'; }

void text_words(text *t, const char *words, size_t size) {
    for (size_t i = 0; i < size;) {
        size_t start = i;
        while (i < size && !memchr(" \t\r\n\f", words[i], 5)) i++;
        if (i > start) {
            if (t->prefix)
                text_bytes(t, t->prefix, strlen(t->prefix));
            else if (t->space && !text_at_start(t))
                text_bytes(t, " ", 1);
            t->prefix = NULL;
            t->space = false;
            text_bytes(t, words + start, i - start);
        }
        for (; i < size && memchr(" \t\r\n\f", words[i], 5); i++) t->space = true;
    }
}

void text_prefix(text *t, const char *prefix) { t->prefix = prefix; }

void text_end_line(text *t) {
    t->space = false;
    if (!text_at_start(t)) text_bytes(t, "\n", 1);
}

void text_end_block(text *t) {
    text_end_line(t);
    const bool open = t->size > 0 && t->at[t->size - 1] == '\n';
    if (open && (t->size < 2 || t->at[t->size - 2] != '\n')) text_bytes(t, "\n", 1);
}
