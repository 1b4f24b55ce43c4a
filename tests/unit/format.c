/* What a document is taken for by its first bytes: a text in UTF-8 must never be taken for anything else. */
#include "extract/read/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Bytes that may hold NULs. */
#define BYTES(text) text, sizeof(text) - 1

static void formats_are_known(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        const char *reader;
    } cases[] = {{BYTES("%PDF-1.7\n"), "pdf"},
                 {BYTES("PK\003\004"), "docx"},
                 {BYTES("<!DOCTYPE html><p>x"), "html"},
                 {BYTES("\xEF\xBB\xBF\n <HTML lang=zh>"), "html"},
                 {BYTES("<?xml version='1.0'?>\n<!-- saved -->\n<html>"), "html"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(format_of(cases[i].bytes, cases[i].size).reader, cases[i].reader);
    assert_null(format_of(BYTES("\x89PNG\r\n")).reader);
    assert_non_null(format_of(BYTES("\x89PNG\r\n")).name);
}

static void texts_are_texts(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
    } cases[] = {{BYTES("")},
                 {BYTES("\n")},
                 {BYTES("<!-- a note --> Wind reached 5 GW.")},
                 {BYTES("5 GW")},
                 {BYTES("\xEF\xBB\xBF风电装机5.2亿千瓦")},
                 {BYTES("风电装机容量达到5.2亿千瓦，同比增长18%。")},
                 {BYTES("\xFF\xFEWind capacity reached 5 GW in 2020.")}, /* no UTF-16: it has no zero */
                 {BYTES("a\0b\0c 5 GW in 2020\0 and so on, for wind power\n")},
                 {BYTES("Prices rose by 5 percent, and by 3 \xE2\x80")}, /* cut within a mark */
                 {BYTES("Prices rose by 5 percent, and by 3 \xE2")},
                 {BYTES("\0\0\0\0\0\0\0\0 5 GW")},
                 {BYTES("风电5亿千瓦\xFF\xFF\xFE 和一些坏字节 \x81\x82")}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_null(format_of(cases[i].bytes, cases[i].size).name);
}

static void encodings_are_told(void **state) {
    (void)state;
    /* 2024年，全省风电装机容量达到6120万千瓦 */
    assert_string_equal(
        encoding_of_text(BYTES("2024\xC4\xEA\xA3\xAC\xC8\xAB\xCA\xA1\xB7\xE7\xB5\xE7\xD7\xB0\xBB\xFA\xC8\xDD\xC1\xBF"
                               "\xB4\xEF\xB5\xBD"
                               "6120\xCD\xF2\xC7\xA7\xCD\xDF")),
        "GB18030");
    /* 2024年，全港風力發電裝置容量達到30萬瓩 */
    assert_string_equal(encoding_of_text(BYTES("2024\xA6~\xA1"
                                               "A\xA5\xFE\xB4\xE4\xAD\xB7\xA4O\xB5o\xB9q\xB8\xCB\xB8m\xAE"
                                               "e\xB6q\xB9"
                                               "F\xA8\xEC"
                                               "30\xB8U\xA2`")),
                        "BIG5-HKSCS");
    assert_string_equal(encoding_of_text(BYTES("2024\xC4\xEA\xA3\xAC\xC8\xAB\xB8\xDB\xEFL\xC1\xA6\xB0l\xEB\x8A\xD1"
                                               "b\xD6\xC3\xC8\xDD\xC1\xBF\xDF_\xB5\xBD"
                                               "30\xC8"
                                               "f\xAD\x99")),
                        "GB18030");
    assert_string_equal(encoding_of_text(BYTES("At 4 \xB0"
                                               "C, 5 \xB0"
                                               "C, 6 \xB0"
                                               "C, 7 \xB0"
                                               "C, 8 \xB0"
                                               "C, 9 \xB0"
                                               "C, 10 \xB0"
                                               "C, 11 \xB0"
                                               "C and 12 \xB0"
                                               "C")),
                        "WINDOWS-1252");
    assert_string_equal(encoding_of_text(BYTES("caf\xE9 5 \xB0"
                                               "C \xA3"
                                               "20 million, \x93so to say\x94")),
                        "WINDOWS-1252");
    /* 风电 5 GW. */
    assert_string_equal(encoding_of_text(BYTES("\xFF\xFE\xCE\x98\x35\x75 \0005\0 \0G\0W\0.\0")), "UTF-16LE");
    assert_string_equal(encoding_of_text(BYTES("\xFE\xFF\x98\xCE\x75\x35\0 \0005\0 \0G\0W\0.")), "UTF-16BE");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(formats_are_known), cmocka_unit_test(texts_are_texts),
                                       cmocka_unit_test(encodings_are_told)};
    return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
