/* places ISO_3166.json ISO_3166.mo EN.tsv ZH.tsv
 *
 * Writes what iso-codes knows of country names as two word lists for the packs: one form a line, FORM<TAB>ISO3.
 * English names come from the JSON table, Chinese ones from the gettext catalogue of its translations, which is read
 * here as the file it is: gettext() would need the Chinese locale installed on the machine that builds.
 *
 * Besides the names as they stand, their short forms: "Bolivia, Plurinational State of" is Bolivia, 丹麦王国 is 丹麦.
 * A short form that two countries share (Korea, Congo, Virgin Islands) names neither and is left out.
 */
#include <jansson.h>

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- word list */

typedef struct form {
    char *text;
    char iso3[4];
    bool shortened; /* made here, so it yields to a name that stands in the table */
} form;

typedef struct word_list {
    form *forms;
    size_t count, capacity;
} word_list;

static bool word_list_add(word_list *list, const char *text, size_t length, const char *iso3, bool shortened) {
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 512;
        form *forms = realloc(list->forms, capacity * sizeof *forms);
        if (!forms) return false;
        list->forms = forms;
        list->capacity = capacity;
    }
    form *added = &list->forms[list->count];
    added->text = strndup(text, length);
    if (!added->text) return false;
    snprintf(added->iso3, sizeof added->iso3, "%s", iso3);
    added->shortened = shortened;
    list->count++;
    return true;
}

static void word_list_free(word_list *list) {
    for (size_t i = 0; i < list->count; i++) free(list->forms[i].text);
    free(list->forms);
}

/* By text; among equal texts, those of the table before those made here. */
static int form_compare(const void *left, const void *right) {
    const form *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (int)a->shortened - (int)b->shortened;
}

/* Sorts, and writes each text once; a text that stands for several countries is not written at all. */
static bool word_list_write(word_list *list, const char *path) {
    qsort(list->forms, list->count, sizeof *list->forms, form_compare);
    FILE *file = fopen(path, "w");
    if (!file) return false;
    fprintf(file, "# Country names from iso-codes, made by tools/places.c when the program is built.\n"
                  "# form\tISO 3166 alpha-3\n");
    for (size_t i = 0, next; i < list->count; i = next) {
        const form *first = &list->forms[i];
        bool shared = false;
        for (next = i + 1; next < list->count && strcmp(list->forms[next].text, first->text) == 0; next++)
            if (list->forms[next].shortened == first->shortened && strcmp(list->forms[next].iso3, first->iso3) != 0)
                shared = true;
        if (!shared) fprintf(file, "%s\t%s\n", first->text, first->iso3);
    }
    bool written = !ferror(file);
    return fclose(file) == 0 && written;
}

/* -------------------------------------------------------- gettext catalogue */

typedef struct catalogue {
    unsigned char *bytes;
    size_t size;
    bool swapped; /* written on a machine of the other byte order */
    uint32_t count, originals, translations;
} catalogue;

static uint32_t catalogue_word(const catalogue *mo, size_t offset) {
    const unsigned char *p = mo->bytes + offset;
    return mo->swapped ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
                       : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* String `index` of the table at `table`: pairs of length and offset. "" where they point outside the file. */
static const char *catalogue_string(const catalogue *mo, uint32_t table, uint32_t index) {
    size_t pair = table + (size_t)index * 8;
    size_t length = catalogue_word(mo, pair), offset = catalogue_word(mo, pair + 4);
    return offset + length < mo->size && mo->bytes[offset + length] == '\0' ? (const char *)mo->bytes + offset : "";
}

/* The translation of `original`, or NULL. The originals are sorted. */
static const char *catalogue_find(const catalogue *mo, const char *original) {
    uint32_t low = 0, high = mo->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(original, catalogue_string(mo, mo->originals, middle));
        if (order == 0) return catalogue_string(mo, mo->translations, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static bool catalogue_parse(catalogue *mo) {
    enum { HEADER = 28 };
    if (mo->size < HEADER) return false;
    if (catalogue_word(mo, 0) == 0xde120495u) mo->swapped = true;
    if (catalogue_word(mo, 0) != 0x950412deu) return false;
    mo->count = catalogue_word(mo, 8);
    mo->originals = catalogue_word(mo, 12);
    mo->translations = catalogue_word(mo, 16);
    size_t table = (size_t)mo->count * 8;
    return mo->originals + table <= mo->size && mo->translations + table <= mo->size;
}

static bool catalogue_read(catalogue *mo, const char *path) {
    enum { LARGEST = 1 << 26 }; /* a catalogue takes tens of kilobytes; a folder says it has more than memory */
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    errno = 0;
    bool done = false;
    if (fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        rewind(file);
        mo->size = size > 0 && size < LARGEST ? (size_t)size : 0;
        mo->bytes = malloc(mo->size + 1);
        done = mo->bytes && fread(mo->bytes, 1, mo->size, file) == mo->size && catalogue_parse(mo);
    }
    fclose(file);
    return done;
}

/* -------------------------------------------------------------- short forms */

/* Length of the part before ", Republic of" or " (Malvinas)", or 0 when the name has no such part. */
static size_t english_short(const char *name) {
    size_t comma = strcspn(name, ","), bracket = strcspn(name, "(");
    if (name[comma]) return comma;
    return name[bracket] ? bracket - 1 : 0;
}

static size_t characters(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

/* Length of `text` without the longest of `endings` that it ends with; `length` where it ends with none. */
static size_t without_ending(const char *text, size_t length, const char *const *endings) {
    size_t shortest = length;
    for (; *endings; endings++) {
        size_t ending = strlen(*endings);
        if (ending < length && strncmp(text + length - ending, *endings, ending) == 0 && length - ending < shortest)
            shortest = length - ending;
    }
    return shortest;
}

/* Length without what only says the form of government, or 0. Three characters must remain: 中华人民共和国 without
 * its ending is a word for anything Chinese. */
static size_t chinese_short(const char *name) {
    static const char *const states[] = {"共和国", "合众国", "王国", "公国", NULL};
    static const char *const kinds[] = {"人民", "民主", "社会主义", "主义", "伊斯兰", "联邦", "联合", "大", NULL};
    size_t length = strlen(name), bracket = strcspn(name, "(");
    if (name[bracket]) return bracket;
    size_t cut = without_ending(name, length, states);
    if (cut == length) return 0;
    for (size_t before = 0; before != cut;) {
        before = cut;
        cut = without_ending(name, cut, kinds);
    }
    return characters(name, cut) >= 3 ? cut : 0;
}

/* Names that mean something else more often than the country: 中非 is China and Africa. */
static bool chinese_ambiguous(const char *name) { return strcmp(name, "中非") == 0; }

static bool add_english(word_list *list, const char *name, const char *iso3) {
    if (strncmp(name, "the ", 4) == 0) name += 4;
    size_t length = english_short(name);
    if (length && !word_list_add(list, name, length, iso3, true)) return false;
    return word_list_add(list, name, strlen(name), iso3, false);
}

static bool add_chinese(word_list *list, const char *name, const char *iso3) {
    if (characters(name, strlen(name)) < 2 || chinese_ambiguous(name)) return true;
    size_t length = chinese_short(name);
    if (length && !word_list_add(list, name, length, iso3, true)) return false;
    return word_list_add(list, name, strlen(name), iso3, false);
}

static bool add_countries(const json_t *countries, const catalogue *mo, word_list *english, word_list *chinese) {
    static const char *const keys[] = {"name", "common_name", "official_name"};
    size_t index;
    const json_t *country;
    json_array_foreach(countries, index, country) {
        const char *iso3 = json_string_value(json_object_get(country, "alpha_3"));
        for (size_t i = 0; iso3 && i < sizeof keys / sizeof *keys; i++) {
            const char *name = json_string_value(json_object_get(country, keys[i]));
            if (!name) continue;
            const char *translation = catalogue_find(mo, name);
            if (!add_english(english, name, iso3)) return false;
            if (translation && !add_chinese(chinese, translation, iso3)) return false;
        }
    }
    return true;
}

/* --------------------------------------------------------------------- main */

static int fail(const char *path, const char *what) {
    fprintf(stderr, "places: %s: %s\n", path, what);
    return 3;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: places ISO_3166.json ISO_3166.mo EN.tsv ZH.tsv\n");
        return 2;
    }
    int status = 0;
    catalogue mo = {0};
    word_list english = {0}, chinese = {0};
    json_error_t error;
    json_t *root = json_load_file(argv[1], 0, &error);
    const json_t *countries = json_object_get(root, "3166-1");

    if (!root)
        status = fail(argv[1], error.text);
    else if (!json_is_array(countries))
        status = fail(argv[1], "has no list \"3166-1\"; is it the table of iso-codes?");
    else if (!catalogue_read(&mo, argv[2]))
        status = fail(argv[2], errno ? strerror(errno) : "is no gettext catalogue");
    else if (!add_countries(countries, &mo, &english, &chinese))
        status = fail(argv[1], "not enough memory");
    else if (!word_list_write(&english, argv[3]))
        status = fail(argv[3], strerror(errno));
    else if (!word_list_write(&chinese, argv[4]))
        status = fail(argv[4], strerror(errno));

    word_list_free(&english);
    word_list_free(&chinese);
    free(mo.bytes);
    json_decref(root);
    return status;
}
