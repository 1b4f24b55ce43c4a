/* A check as a page of its own, and as the XML of JUnit that test servers read. */
#include "analysis/difference/wording.h"
#include "analysis/quote.h"
#include "check.h"

#include <string.h>
#include <utf8proc.h>

/* Text up to `end` between tags or in an attribute. What neither XML nor HTML may hold becomes U+FFFD. */
static void put_until(FILE *stream, const char *text, const char *end) {
    while (text < end) {
        utf8proc_int32_t point;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, end - text, &point);
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

static void put(FILE *stream, const char *text) { put_until(stream, text, text + strlen(text)); }

static void put_between(FILE *stream, const char *before, const char *text, const char *after) {
    fputs(before, stream);
    put(stream, text);
    fputs(after, stream);
}

/* ------------------------------------------------------------------- HTML */

/* A narrow screen, where columns would be a few letters wide, has the cells one below another. */
static const char *const style =
    "<style>\n"
    ":root { color-scheme: light dark;\n"
    "  --error: #b3261e; --warning: #8a5000; --quiet: #555; --rule: #ddd; --mark: #ffe9a8 }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  :root { --error: #ff8a80; --warning: #ffb74d; --quiet: #b0b0b0; --rule: #444; --mark: #5c4a00 }\n"
    "}\n"
    "body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 1.5rem auto; padding: 0 1rem }\n"
    "body { overflow-wrap: anywhere }\n"
    "h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 }\n"
    "h2 { font-size: 1.15rem; margin: 0 }\n"
    "h1 + p { margin: .3rem 0 0; color: var(--quiet) }\n"
    "section, details { margin-top: 1.5rem }\n"
    "summary { cursor: pointer }\n"
    "summary h2 { display: inline }\n"
    "table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: .5rem }\n"
    "th, td { text-align: left; vertical-align: top; padding: .5rem .8rem .5rem 0 }\n"
    "th, td { border-bottom: 1px solid var(--rule) }\n"
    "th { color: var(--quiet); font-weight: 400 }\n"
    "th:nth-child(1) { width: 6rem }\n"
    "th:nth-child(2) { width: 24% }\n"
    "th:nth-child(4) { width: 21% }\n"
    "td:first-child, td b { font-weight: 600 }\n"
    "td p { margin: .2rem 0 0; font-size: .875rem; color: var(--quiet) }\n"
    "mark { color: CanvasText; background: var(--mark) }\n"
    "a { color: inherit }\n"
    "tr:target { outline: 2px solid var(--quiet) }\n"
    ".error td:first-child { color: var(--error) }\n"
    ".warning td:first-child { color: var(--warning) }\n"
    "@media (max-width: 48rem) {\n"
    "  table, tbody, tr, td { display: block }\n"
    "  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }\n"
    "  tr { padding: .6rem 0; border-bottom: 1px solid var(--rule) }\n"
    "  td { padding: .1rem 0; border: 0 }\n"
    "  td:nth-child(4) { color: var(--quiet); font-size: .875rem }\n"
    "}\n"
    "</style>\n";

/* "520 GW -> 521 GW" with a real arrow, which no line is broken within. */
static void put_told(FILE *stream, const char *text) {
    for (const char *arrow; (arrow = strstr(text, " -> ")); text = arrow + strlen(" -> ")) {
        put_until(stream, text, arrow);
        fputs(" \xE2\x86\x92 ", stream);
    }
    put(stream, text);
}

/* The sentence with the quote marked in it, where it is clear which one of the same words it is. */
static void put_sentence(FILE *stream, const char *label, const facts_fact *fact) {
    const quoted quote = quote_in(fact->sentence, fact->quote);
    put_between(stream, "<p lang=\"", fact->language, "\">");
    fputs(label, stream);
    if (quote.at && !quote_in(quote.at + quote.size, fact->quote).at) {
        put_until(stream, fact->sentence, quote.at);
        put_between(stream, "<mark>", fact->quote, "</mark>");
        put(stream, quote.at + quote.size);
    } else {
        put(stream, fact->sentence);
    }
    fputs("</p>", stream);
}

static void put_row(const facts_check *check, const facts_change *change, const char *class_name, FILE *stream) {
    const facts_pair *pair = &change->pair;
    const facts_fact *fact = check_fact(change);
    bool other_words =
        pair->before && pair->after && !wording_same(pair->before->sentence, pair->after->sentence, true);
    char text[CHECK_TEXT_SIZE];
    put_between(stream, "<tr class=\"", class_name, "\"");
    put_between(stream, " id=\"f", fact->id, "\">");
    put_between(stream, "<td>", change->what, "</td>");
    put_between(stream, "<td>", check_subject(change, text), "</td><td><b>");
    check_told(change, text);
    put_told(stream, text);
    fputs(change->by_rules ? "</b> (by other rules)" : "</b>", stream);
    put_sentence(stream, "", fact);
    if (other_words) put_sentence(stream, "<span lang=\"en\">before:</span> ", pair->before);
    put_between(stream, "</td><td>", check_path(check, fact), "");
    fprintf(stream, ":%u", (unsigned)fact->line);
    put_between(stream, "<p><a href=\"#f", fact->id, "\">");
    put_between(stream, "", fact->id, "</a></p></td></tr>\n");
}

static const char *const table_head =
    "<table>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">fact</th><th scope=\"col\">before and "
    "now</th><th scope=\"col\">place and id</th></tr></thead>\n<tbody>\n";

/* The changes of one gravity. What is below the thresholds is folded like what is as before. */
static void put_section(const facts_check *check, facts_alarm alarm, FILE *stream) {
    bool thresholds = check->options.error || check->options.warning, folded = alarm == FACTS_ALARM_NOTE;
    const char *one = "below the thresholds", *many = one;
    if (!folded) one = alarm == FACTS_ALARM_WARNING ? "warning" : thresholds ? "error" : "change";
    if (!folded) many = alarm == FACTS_ALARM_WARNING ? "warnings" : thresholds ? "errors" : "changes";
    size_t count = 0;
    for (size_t i = 0; i < check->count; i++) count += check->changes[i].alarm == alarm;
    if (count == 0) return;
    fprintf(stream, "%s<h2>%zu %s</h2>%s\n%s", folded ? "<details><summary>" : "<section>", count,
            count == 1 ? one : many, folded ? "</summary>" : "", table_head);
    for (size_t i = 0; i < check->count; i++)
        if (check->changes[i].alarm == alarm)
            put_row(check, &check->changes[i], facts_alarm_name(check->changes[i].alarm), stream);
    fprintf(stream, "</tbody>\n</table>\n</%s>\n", folded ? "details" : "section");
}

void check_write_html(const facts_check *check, FILE *stream) {
    char headline[CHECK_TEXT_SIZE];
    facts_check_headline(check, headline, sizeof headline);
    fputs("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"generator\" content=\"facts " FACTS_VERSION "\">\n",
          stream);
    put_between(stream, "<title>facts: ", headline, "</title>\n");
    fputs(style, stream);
    put_between(stream, "</head>\n<body>\n<main>\n<h1>", headline, "</h1>\n");
    if (check->options.before_path) put_between(stream, "<p>held against ", check->options.before_path, "</p>\n");
    for (int alarm = FACTS_ALARM_ERROR; alarm >= FACTS_ALARM_NOTE; alarm--)
        put_section(check, (facts_alarm)alarm, stream);
    if (check->same_count > 0) {
        fprintf(stream, "<details><summary><h2>%zu as before</h2></summary>\n%s", check->same_count, table_head);
        for (size_t i = 0; i < check->same_count; i++)
            put_row(check, &(facts_change){.pair = *check->same[i], .what = "as before"}, "same", stream);
        fputs("</tbody>\n</table>\n</details>\n", stream);
    }
    fputs("</main>\n</body>\n</html>\n", stream);
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
