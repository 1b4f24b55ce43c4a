#include "options.h"

#include <stdlib.h>
#include <string.h>

typedef struct option_entry {
    const char *name;
    char letter;
    const char *argument;
    const char *help;
} option_entry;

static const option_entry options[CLI_OPTION_COUNT] = {
#define X(id, name, letter, argument, help) {name, letter, argument, help},
    CLI_OPTIONS(X)
#undef X
};

bool cli_given(const cli_run *cli, cli_option which) { return cli->values[which] != NULL; }

bool cli_excludes(const cli_run *cli, cli_option option, uint64_t others, const char *why) {
    for (size_t i = 0; cli_given(cli, option) && i < CLI_OPTION_COUNT; i++) {
        if (!cli->values[i] || !(others >> i & 1)) continue;
        cli_usage(cli, "--%s has no effect with --%s: %s", options[i].name, options[option].name, why);
        return true;
    }
    return false;
}

/* ------------------------------------------------------------- parsing */

static size_t find_option(const char *name, size_t size) {
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if (strlen(options[i].name) == size && strncmp(options[i].name, name, size) == 0) return i;
    }
    return CLI_OPTION_COUNT;
}

static size_t find_letter(char letter) {
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if (options[i].letter == letter) return i;
    }
    return CLI_OPTION_COUNT;
}

static int unknown_option(const cli_run *cli, const char *argument) {
    const char *names[CLI_OPTION_COUNT];
    size_t size = strcspn(argument, "="), dashes = strspn(argument, "-");
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) names[i] = options[i].name;
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)(size > dashes ? size - dashes : 0), argument + dashes);
    const char *near = strlen(word) > 1 ? cli_nearest(word, names, CLI_OPTION_COUNT) : NULL;
    return near ? cli_usage(cli, "unknown option '%.*s'; did you mean '--%s'?", (int)size, argument, near)
                : cli_usage(cli, "unknown option '%.*s'", (int)size, argument);
}

static void set_option(cli_run *cli, size_t which, const char *value) {
    const bool standard = which == CLI_OUTPUT && strcmp(value, "-") == 0; /* as without the option */
    cli->values[which] = standard ? NULL : value;
    if (which == CLI_PACKS) cli->pack_directories[cli->pack_count++] = value;
    if (which == CLI_METRIC) cli->metrics[cli->metric_count++] = value;
}

/* `value` is what stands in the option's own argument; without it the next argument is the value. */
static int take_value(cli_run *cli, int argc, char **argv, int *index, size_t which, const char *value) {
    const option_entry *option = &options[which];
    if (!value && *index + 1 >= argc)
        return cli_usage(cli, "--%s wants a value: --%s %s", option->name, option->name, option->argument);
    set_option(cli, which, value ? value : argv[++*index]);
    return 0;
}

static int take_long(cli_run *cli, int argc, char **argv, int *index) {
    const char *name = argv[*index] + 2, *end = name + strcspn(name, "=");
    const size_t which = find_option(name, (size_t)(end - name));
    if (which == CLI_OPTION_COUNT) return unknown_option(cli, argv[*index]);
    if (options[which].argument) return take_value(cli, argc, argv, index, which, *end ? end + 1 : NULL);
    if (*end) return cli_usage(cli, "--%s takes no value", options[which].name);
    set_option(cli, which, "");
    return 0;
}

/* Letters may stand together: in "-qj2" the last has a value. */
static int take_letters(cli_run *cli, int argc, char **argv, int *index) {
    const char *const first = argv[*index] + 1;
    for (const char *letter = first; *letter; letter++) {
        const size_t which = find_letter(*letter);
        if (which == CLI_OPTION_COUNT)
            return letter == first ? unknown_option(cli, argv[*index])
                                   : cli_usage(cli, "unknown option '-%c' in '%s'", *letter, argv[*index]);
        if (options[which].argument) return take_value(cli, argc, argv, index, which, letter[1] ? letter + 1 : NULL);
        set_option(cli, which, "");
    }
    return 0;
}

/* A name that is empty comes of a variable that is not set. */
static int check_names(const cli_run *cli) {
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        const char *argument = options[i].argument;
        const bool named = argument && (strcmp(argument, "FILE") == 0 || strcmp(argument, "DIR") == 0);
        if (named && cli->values[i] && !cli->values[i][0])
            return cli_usage(cli, "--%s ''; expected the name of a %s", options[i].name,
                             strcmp(argument, "DIR") == 0 ? "folder" : "file");
    }
    return 0;
}

static const cli_verb *find_verb(const cli_verb *const *verbs, const char *name) {
    for (; *verbs; verbs++) {
        if (strcmp((*verbs)->name, name) == 0) return *verbs;
    }
    return NULL;
}

static int unknown_verb(const cli_run *cli, const cli_verb *const *verbs, const char *name) {
    const char *names[64];
    size_t count = 0;
    for (; count < sizeof names / sizeof *names && verbs[count]; count++) names[count] = verbs[count]->name;
    const char *near = cli_nearest(name, names, count);
    return near ? cli_usage(cli, "unknown verb '%s'; did you mean '%s'?", name, near)
                : cli_usage(cli, "unknown verb '%s'", name);
}

static int check_against_verb(const cli_run *cli) {
    const cli_verb *verb = cli->verb;
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if (cli->values[i] && !((verb->options | CLI_COMMON) >> i & 1)) {
            return cli_usage(cli, "'%s' takes no option --%s", verb->name, options[i].name);
        }
    }
    if (cli_given(cli, CLI_HELP)) return 0;
    if (check_names(cli) != 0) return CLI_USAGE;
    for (size_t i = 0; i < cli->argument_count; i++)
        if (!cli->arguments[i][0])
            return cli_usage(cli, "'%s' has no use for ''; expected %s", verb->name, verb->arguments);
    if (cli->argument_count < verb->least) return cli_usage(cli, "'%s' wants %s", verb->name, verb->arguments);
    if (cli->argument_count > verb->most) {
        return cli_usage(cli, "'%s' has no use for '%s'", verb->name, cli->arguments[verb->most]);
    }
    return 0;
}

int cli_parse(cli_run *cli, int argc, char **argv, const cli_verb *const *verbs) {
    size_t room = (size_t)(argc > 0 ? argc : 1);
    cli->arguments = calloc(room, sizeof *cli->arguments);
    cli->pack_directories = calloc(room, sizeof *cli->pack_directories);
    cli->metrics = calloc(room, sizeof *cli->metrics);
    if (!cli->arguments || !cli->pack_directories || !cli->metrics) {
        facts_error error;
        facts_no_memory(&error, NULL);
        return cli_fail(cli, &error);
    }
    bool only_arguments = false;
    const char *verb = NULL;
    for (int i = 1; i < argc; i++) {
        if (!only_arguments && strcmp(argv[i], "--") == 0) {
            only_arguments = true;
        } else if (!only_arguments && argv[i][0] == '-' && argv[i][1] != '\0') {
            int status = argv[i][1] == '-' ? take_long(cli, argc, argv, &i) : take_letters(cli, argc, argv, &i);
            if (status != 0) return status;
        } else if (!verb) {
            verb = argv[i];
        } else {
            cli->arguments[cli->argument_count++] = argv[i];
        }
    }
    if (!verb && (cli_given(cli, CLI_HELP) || cli_given(cli, CLI_VERSION))) return 0;
    cli->verb = find_verb(verbs, verb ? verb : "list");
    return cli->verb ? check_against_verb(cli) : unknown_verb(cli, verbs, verb ? verb : "list");
}

/* ---------------------------------------------------------------- help */

static void print_option(const option_entry *option, const char *help) {
    char left[40];
    int size = option->letter ? snprintf(left, sizeof left, "-%c, --%s", option->letter, option->name)
                              : snprintf(left, sizeof left, "    --%s", option->name);
    if (option->argument) snprintf(left + size, sizeof left - (size_t)size, " %s", option->argument);
    printf("  %-22s %s\n", left, help);
}

/* Some options mean to a verb what it works on. */
static const char *help_of(const cli_verb *verb, size_t which) {
    if (which == CLI_ALL) return verb->all;
    if (which == CLI_FORMAT && verb->formats) return verb->formats;
    if (which == CLI_OUTPUT && !(verb->options & CLI_BIT(FORMAT))) return "write there";
    if (which == CLI_REGION && verb->options & CLI_BIT(PUBLISHED)) return "the country that the one document is about";
    return options[which].help;
}

void cli_print_verb_help(const cli_verb *verb) {
    printf("facts %s: %s\n\nUsage: facts %s [OPTIONS]%s%s\n\n%s\nOptions:\n", verb->name, verb->summary, verb->name,
           *verb->arguments ? " " : "", verb->arguments, verb->details);
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if ((verb->options | CLI_COMMON) >> i & 1) print_option(&options[i], help_of(verb, i));
    }
}

void cli_print_help(const cli_verb *const *verbs) {
    printf("facts: numbers out of climate-policy documents, as facts that can be trusted\n\n"
           "Usage: facts [OPTIONS] [VERB] ...\n\nVerbs (without one, list):\n");
    for (; *verbs; verbs++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", (*verbs)->name, (*verbs)->arguments);
        printf("  %-30s %s\n", left, (*verbs)->summary);
    }
    printf("\n'facts VERB --help' tells the options of a verb; they may stand before or after it.\n"
           "\nExit status: 0 done and found, 1 nothing found or changes found, 2 wrong usage, 3 bad input or a "
           "failure.\n");
}
