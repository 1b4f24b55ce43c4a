/* The formats of a check, and the one for people. */
#include "check.h"

#include <string.h>

bool facts_check_format_parse(const char *name, facts_check_format *format) {
    static const char *const names[] = {"table", "md", "html", "json", "junit", "sarif", "csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) != 0) continue;
        *format = (facts_check_format)i;
        return true;
    }
    return false;
}

/* "  value    wind_capacity, CHN, 2024-12-31: 520 GW -> 521 GW, +1 GW (+0.19 %) (power.txt:3) [81ab3c2f]" */
static void write_line(const facts_check *check, const facts_change *change, bool colour, FILE *stream) {
    static const char *const colours[] = {"\x1b[2m", "\x1b[33m", "\x1b[31m"}; /* dim, yellow, red */
    const facts_fact *fact = check_fact(change);
    char subject[CHECK_TEXT_SIZE], told[CHECK_TEXT_SIZE];
    fprintf(stream, "  %s%-8s%s %s: %s (%s:%u)", colour ? colours[change->alarm] : "", change->what,
            colour ? "\x1b[0m" : "", check_subject(change, subject), check_told(change, told), check_path(check, fact),
            (unsigned)fact->line);
    if (change->by_rules) fputs(" by other rules", stream);
    if (fact->id[0]) fprintf(stream, " [%.8s]", fact->id);
    fputc('\n', stream);
}

static void write_table(const facts_check *check, bool colour, FILE *stream) {
    char headline[CHECK_TEXT_SIZE];
    fprintf(stream, "%s%s%s\n", colour ? "\x1b[1m" : "", facts_check_headline(check, headline, sizeof headline),
            colour ? "\x1b[0m" : "");
    facts_alarm last = FACTS_ALARM_ERROR;
    for (size_t i = 0; i < check->count; i++) {
        const facts_change *change = &check->changes[i];
        if (change->alarm != last)
            fprintf(stream, change->alarm == FACTS_ALARM_WARNING ? "warnings:\n" : "below the thresholds:\n");
        last = change->alarm;
        write_line(check, change, colour, stream);
    }
}

facts_status facts_check_write(const facts_check *check, facts_check_format format, bool colour, FILE *stream,
                               facts_error *error) {
    facts_status status = FACTS_OK;
    switch (format) {
    case FACTS_CHECK_TABLE:
        write_table(check, colour, stream);
        break;
    case FACTS_CHECK_MD:
        status = check_write_md(check, stream, error);
        break;
    case FACTS_CHECK_HTML:
        check_write_html(check, stream);
        break;
    case FACTS_CHECK_JSON:
        status = check_write_json(check, stream, error);
        break;
    case FACTS_CHECK_JUNIT:
        check_write_junit(check, stream);
        break;
    case FACTS_CHECK_SARIF:
        status = check_write_sarif(check, stream, error);
        break;
    case FACTS_CHECK_CSV:
        status = check_write_csv(check, stream, error);
        break;
    }
    if (status == FACTS_OK && ferror(stream))
        status = facts_fail(error, FACTS_ERR_IO, "", 0, 0, "the check cannot be written; is the disk full?");
    return status;
}
