/* A check as a page of its own, and as the XML of JUnit that test servers read. */
#include "analysis/check.h"

#include <string.h>
#include <utf8proc.h>

/* Text between tags or in an attribute. What neither XML nor HTML may hold becomes U+FFFD. */
static void put(FILE *stream, const char *text) {
    while (*text) {
        utf8proc_int32_t point;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        bool control = point < ' ' && !strchr("\t\n\r", *text);
        if (size < 0 || control || point == 0xFFFE || point == 0xFFFF) {
            fputs("\xEF\xBF\xBD", stream);
        } else if (strchr("&<>\"'", *text)) {
            fprintf(stream, "&#%d;", *text);
        } else {
            fwrite(text, 1, (size_t)size, stream);
        }
        text += size < 0 ? 1 : size;
    }
}

static void put_between(FILE *stream, const char *before, const char *text, const char *after) {
    fputs(before, stream);
    put(stream, text);
    fputs(after, stream);
}

/* ------------------------------------------------------------------- HTML */

static const char *const head =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>facts: what changed</title>\n<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem }\n"
    "table { border-collapse: collapse; width: 100% }\n"
    "th, td { text-align: left; vertical-align: top; padding: .4rem .8rem; border-bottom: 1px solid #8886 }\n"
    "td:first-child { font-weight: 600; white-space: nowrap }\n"
    ".error td:first-child { color: #c62828 }\n.warning td:first-child { color: #b26a00 }\n"
    ".note td:first-child { opacity: .7 }\nsmall { opacity: .8; overflow-wrap: anywhere }\n"
    "summary { margin-top: 1.5rem; cursor: pointer }\n</style>\n";

static const char *const header = "<table>\n<tr><th>what</th><th>fact</th><th>told</th><th>where</th></tr>\n";

static void put_row(const facts_check *check, const facts_change *change, const char *class_name, FILE *stream) {
    const facts_fact *fact = check_fact(change);
    char text[CHECK_TEXT_SIZE];
    fprintf(stream, "<tr class=\"%s\">", class_name);
    put_between(stream, "<td>", change->what, "</td>");
    put_between(stream, "<td>", check_subject(change, text), "</td>");
    put_between(stream, "<td>", check_told(change, text), change->by_rules ? " (by other rules)" : "");
    put_between(stream, "<br><small>", fact->sentence, "</small></td>");
    put_between(stream, "<td>", check_path(check, fact), "");
    fprintf(stream, ":%u", (unsigned)fact->line);
    put_between(stream, "<br><small>", fact->id, "</small></td></tr>\n");
}

void check_write_html(const facts_check *check, FILE *stream) {
    char headline[CHECK_TEXT_SIZE];
    fputs(head, stream);
    put_between(stream, "<h1>", facts_check_headline(check, headline, sizeof headline), "</h1>\n");
    if (check->count) fputs(header, stream);
    for (size_t i = 0; i < check->count; i++)
        put_row(check, &check->changes[i], facts_alarm_name(check->changes[i].alarm), stream);
    if (check->count) fputs("</table>\n", stream);
    if (check->same_count == 0) return;
    fprintf(stream, "<details><summary>%zu as before</summary>\n%s", check->same_count, header);
    for (size_t i = 0; i < check->same_count; i++)
        put_row(check, &(facts_change){.pair = *check->same[i], .what = "as before"}, "same", stream);
    fputs("</table>\n</details>\n", stream);
}

/* ------------------------------------------------------------------ JUnit */

static void put_case(const facts_check *check, const facts_change *change, FILE *stream) {
    const facts_fact *fact = check_fact(change);
    char text[CHECK_TEXT_SIZE];
    bool failed = change->alarm == FACTS_ALARM_ERROR;
    put_between(stream, "  <testcase classname=\"", fact->document, "\"");
    put_between(stream, " name=\"", check_subject(change, text), " ");
    put_between(stream, "", fact->id, "\"");
    put_between(stream, " file=\"", check_path(check, fact), "\"");
    fprintf(stream, " line=\"%u\">\n", (unsigned)fact->line);
    fprintf(stream, failed ? "    <failure type=\"%s\"" : "    <system-out>%s: ", change->what);
    put_between(stream, failed ? " message=\"" : "", check_told(change, text), failed ? "\">" : "");
    if (failed) put(stream, fact->sentence);
    fputs(failed ? "</failure>\n" : "</system-out>\n", stream);
    fputs("  </testcase>\n", stream);
}

/* One case for each change, and one for all that is as before. */
void check_write_junit(const facts_check *check, FILE *stream) {
    char headline[CHECK_TEXT_SIZE];
    size_t failures = 0;
    while (failures < check->count && check->changes[failures].alarm == FACTS_ALARM_ERROR) failures++;
    fprintf(stream,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"%zu\" failures=\"%zu\">\n"
            " <testsuite name=\"facts\" tests=\"%zu\" failures=\"%zu\">\n",
            check->count + 1, failures, check->count + 1, failures);
    put_between(stream, "  <properties><property name=\"headline\" value=\"",
                facts_check_headline(check, headline, sizeof headline), "\"/></properties>\n");
    for (size_t i = 0; i < check->count; i++) put_case(check, &check->changes[i], stream);
    fprintf(stream, "  <testcase classname=\"facts\" name=\"%zu as before\"/>\n </testsuite>\n</testsuites>\n",
            check->same_count);
}
