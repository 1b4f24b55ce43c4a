#define _GNU_SOURCE /* memmem, strcasestr */
#include "format.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *start, *name, *reader;
} FORMATS[] = {{"%PDF-", "PDF", "pdf"},
               {"PK\x03\x04", "zip archive", "docx"},
               {"<!doctype html", "HTML", "html"},
               {"<html", "HTML", "html"},
               {"\xD0\xCF\x11\xE0", "an old Word or Excel file", NULL},
               {"{\\rtf", "RTF", NULL},
               {"\x1F\x8B", "gzip", NULL},
               {"\x89PNG", "a PNG image", NULL},
               {"\xFF\xD8\xFF", "a JPEG image", NULL},
               {"GIF8", "a GIF image", NULL},
               {"SQLite format 3", "an SQLite database", NULL}};

static const char SPACE[] = " \t\r\n";

static bool begins(const char *bytes, size_t size, const char *start) {
    const size_t n = strlen(start);
    return size >= n && strncasecmp(bytes, start, n) == 0;
}

/* XHTML and saved pages have other things before their root: <?xml ...?>, <!-- comments -->. */
static size_t before_root(const char *bytes, size_t size) {
    size_t at = begins(bytes, size, "\xEF\xBB\xBF") ? 3 : 0;
    for (;;) {
        while (at < size && memchr(SPACE, bytes[at], sizeof SPACE - 1)) at++;
        const bool comment = begins(bytes + at, size - at, "<!--");
        if (!comment && !begins(bytes + at, size - at, "<?xml")) return at;
        const char *end = memmem(bytes + at, size - at, comment ? "-->" : "?>", comment ? 3 : 2);
        if (!end) return at;
        at = (size_t)(end - bytes) + (comment ? 3 : 2);
    }
}

format format_of(const char *bytes, size_t size) {
    const size_t root = before_root(bytes, size);
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (begins(bytes + root, size - root, FORMATS[i].start))
            return (format){.name = FORMATS[i].name, .reader = FORMATS[i].reader};
    const char *encoding = encoding_of_text(bytes, size);
    return strcmp(encoding, "UTF-8") == 0 ? (format){0} : (format){.name = encoding, .encoding = encoding};
}

/* The head of a table; a spreadsheet may have saved it with other marks between the cells, and in Markdown bars stand
 * there. */
static bool begins_with_head(const char *bytes, size_t size, const char *head) {
    size_t i = 0;
    if (begins(bytes, size, "| ")) {
        for (i = 2; *head && begins(bytes + i, size - i, *head == ',' ? " | " : (char[]){*head, '\0'}); head++)
            i += *head == ',' ? 3 : 1;
        return !*head;
    }
    while (head[i] && i < size && (bytes[i] == head[i] || (head[i] == ',' && memchr(";\t", bytes[i], 2)))) i++;
    return !head[i];
}

static bool has(const char *bytes, size_t size, const char *words) {
    return memmem(bytes, size, words, strlen(words)) != NULL;
}

/* What changed, as a page or a comment: the one says what made it, the other has one table behind a line in bold. */
static bool is_report(const char *bytes, size_t size) {
    const size_t start = size < 512 ? size : 512;
    if (begins(bytes, size, "**")) return has(bytes, start, "\n|  | what | fact | told | place | id |\n");
    return begins(bytes, size, "<!doctype html") && has(bytes, start, "<meta name=\"generator\" content=\"facts ");
}

/* A baseline is a table of facts with one name more. */
own_table own_table_of(const char *bytes, size_t size) {
    static const struct {
        const char *head;
        own_table table;
    } OWN[] = {{"id,document,language,page,", OWN_RESULT},
               {"metric,region,entity,", OWN_RESULT},
               {"finding,class,severity,", OWN_RESULT},
               {"finding,rule,verdict,", OWN_RESULT},
               {"line,byte_start,byte_end,", OWN_RESULT},
               {"metric,unit,facts,documents,", OWN_RESULT},
               {"document,title,publisher,", OWN_RESULT},
               {"edition,added_at,replaced_at,what,", OWN_RESULT},
               {"alarm,what,changed,document,", OWN_RESULT},
               {"group,gold,facts,found,", OWN_RESULT},
               {"document,path,title,", OWN_INPUT},
               {"document,quote,before,after,", OWN_INPUT},
               {"finding,reason", OWN_INPUT},
               {"doc,lang,line,quote,", OWN_INPUT}};
    static const char IAMC[] = "Model,Scenario,Region,Variable,Unit,", MODEL[] = "\nfacts ", BASELINE[] = " rules ";
    const size_t mark = begins(bytes, size, "\xEF\xBB\xBF") ? 3 : 0;
    bytes += mark;
    size -= mark;
    const char *end = memchr(bytes, '\n', size);
    const size_t head = end ? (size_t)(end - bytes) : size;
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        if (begins_with_head(bytes, size, OWN[i].head))
            return memmem(bytes, head, BASELINE, sizeof BASELINE - 1) ? OWN_INPUT : OWN[i].table;
    const bool model = begins_with_head(bytes, size, IAMC) && begins(bytes + head, size - head, MODEL);
    return model || is_report(bytes, size) ? OWN_RESULT : NOT_OWN;
}

/* ---------------------------------------------------------------- encoding */

/* Of the units of two bytes, the high one at `high`: how many are ASCII, and how many of what else reports in English
 * and Chinese are written in: Latin letters and marks, Han and their marks. */
static void count_units(const char *text, size_t size, size_t high, size_t *ascii, size_t *likely) {
    const unsigned char *p = (const unsigned char *)text;
    *ascii = *likely = 0;
    for (size_t i = 0; i + 1 < size; i += 2) {
        const unsigned char top = p[i + high], low = p[i + !high];
        *ascii += top == 0 && (low >= ' ' || low == '\n' || low == '\r' || low == '\t') && low < 0x7F;
        *likely +=
            (top == 0 && low >= 0xA0) || top == 0x20 || top == 0x30 || top == 0xFF || (top >= 0x4E && top <= 0x9F);
    }
}

/* Every text has digits, spaces or line ends: half of each is a byte of zero in UTF-16, and always the same half. Bytes
 * of zero that came into a text of another encoding by accident stand among letters that are ASCII one by one. */
static const char *utf16_of(const char *bytes, size_t size) {
    const size_t units = size / 2;
    size_t letters = 0;
    if (!memchr(bytes, '\0', size)) return NULL;
    for (size_t i = 0; i < size; i++) letters += bytes[i] >= ' ' && bytes[i] < 0x7F;
    if (letters > size - size / 4) return NULL;
    for (size_t high = 0; high < 2; high++) {
        size_t ascii, likely;
        count_units(bytes, size, high, &ascii, &likely);
        const bool marked = begins(bytes, size, high ? "\xFF\xFE" : "\xFE\xFF");
        if (ascii > (marked ? 0 : units / 50) && ascii + likely + units / 16 + 1 >= units)
            return high ? "UTF-16LE" : "UTF-16BE";
    }
    return NULL;
}

/* How many bytes the UTF-8 character has that begins with this byte; 0 where none does. */
static size_t width_of(unsigned char first) { return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0; }

/* How many bytes the valid UTF-8 character beyond ASCII has that stands at p; 0 where none does. */
static size_t wide_character(const unsigned char *p, size_t rest) {
    const size_t n = width_of(p[0]);
    for (size_t i = 1; i < n; i++)
        if (i >= rest || (p[i] & 0xC0) != 0x80) return 0;
    return n;
}

/* Whether much of what is no ASCII is no UTF-8. */
static bool is_no_utf8(const unsigned char *p, size_t size) {
    size_t wide = 0, invalid = 0;
    for (size_t i = 0, n; i < size; i += n) {
        n = 1;
        if (p[i] < 0x80) continue;
        const size_t character = wide_character(p + i, size - i);
        wide += character;
        invalid += !character;
        n = character ? character : 1;
    }
    return invalid > wide / 3;
}

/* What no ASCII is, taken as characters of two bytes, as encodings of Chinese have them. */
typedef struct pairs {
    size_t count, others;
    size_t gb2312; /* the common characters of GB 2312 */
    size_t big5;   /* the common ones of Big5 */
    size_t low;    /* whose second byte is one of ASCII, as it is in two of five of Big5 */
} pairs;

static pairs pairs_of(const unsigned char *p, size_t size) {
    pairs v = {0};
    for (size_t i = 0; i < size; i++) {
        if (p[i] < 0x80) continue;
        const unsigned char second = i + 1 < size ? p[i + 1] : 0xA1; /* the window may end within a pair */
        if (p[i] > 0x80 && p[i] < 0xFF && second >= 0x40 && second != 0x7F && second < 0xFF) {
            v.count++;
            v.gb2312 += p[i] >= 0xA1 && p[i] <= 0xF7 && second >= 0xA1;
            v.big5 += p[i] >= 0xA1 && p[i] <= 0xC6 && (second < 0x7F || second >= 0xA1);
            v.low += second < 0x7F;
            i++;
        } else {
            v.others++;
        }
    }
    return v;
}

/* Chinese in GB 18030 (and in GBK and GB 2312, which are parts of it), of whose characters traditional text has some
 * besides the common ones; or in Big5, with the characters of Hong Kong. */
static const char *chinese_encoding(const char *text, size_t size) {
    enum { FEWEST = 8 };
    const pairs v = pairs_of((const unsigned char *)text, size);
    if (v.count < FEWEST || v.others > v.count / 16 || !is_no_utf8((const unsigned char *)text, size)) return NULL;
    if (v.big5 > v.count - v.count / 8 && v.low > v.count / 4 && v.low < v.count - v.count / 4) return "BIG5-HKSCS";
    return v.gb2312 > v.count / 2 ? "GB18030" : NULL;
}

/* English of Windows: what is no ASCII are letters and marks that stand alone, as in "café" or "5 km²", and no UTF-8.
 */
static bool is_windows(const char *text, size_t size) {
    static const char NONE[] = "\x81\x8D\x8F\x90\x9D"; /* what that encoding has no letter for */
    const unsigned char *p = (const unsigned char *)text;
    size_t alone = 0, beside = 0;
    for (size_t i = 0; i < size; i++) {
        if (p[i] < 0x80) continue;
        if (i + width_of(p[i]) > size) break; /* the window may end within a character of UTF-8 */
        if (p[i] == 0xFF || memchr(NONE, p[i], sizeof NONE - 1) || wide_character(p + i, size - i)) return false;
        const bool pair = (i > 0 && p[i - 1] >= 0x80) || (i + 1 < size && p[i + 1] >= 0x80);
        alone += !pair;
        beside += pair;
    }
    return alone > 8 * beside;
}

const char *encoding_of_text(const char *bytes, size_t size) {
    const char *utf16 = utf16_of(bytes, size), *chinese = utf16 ? NULL : chinese_encoding(bytes, size);
    return utf16 ? utf16 : chinese ? chinese : is_windows(bytes, size) ? "WINDOWS-1252" : "UTF-8";
}
