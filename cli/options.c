/* options.c -- the options of all commands, their help, and parsing by popt. A command names the groups
 * it takes; what was given is kept by id, so that no code here knows what an option is for.
 *
 * SPDX-License-Identifier: MIT */
#include <poll.h>
#include <popt.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/utf8.h"

#define FLAG(name, letter, id, help)                                                                         \
    {                                                                                                        \
        name, letter, POPT_ARG_NONE, NULL, id, help, NULL                                                    \
    }
#define VALUE(name, letter, id, help, shown)                                                                 \
    {                                                                                                        \
        name, letter, POPT_ARG_STRING, NULL, id, help, shown                                                 \
    }

static const struct poptOption output_group[] = {
    VALUE("output", 'o', OPT_OUTPUT, N_("write there; a folder if there are several documents"), N_("PATH")),
    FLAG("force", 0, OPT_FORCE, N_("replace outputs that are already there")), POPT_TABLEEND};

static const struct poptOption convert_group[] = {
    VALUE("to", 't', OPT_TO, N_("output format; else that of PATH's extension, else txt"), N_("FORMAT")),
    VALUE("to-charset", 0, OPT_TO_CHARSET, N_("encode text as CHARSET, not UTF-8"), N_("CHARSET")),
    FLAG("edits", 0, OPT_EDITS, N_("write PATH.edits.jsonl: what was changed, and how to undo it")),
    FLAG("no-title", 0, OPT_NO_TITLE, N_("do not begin with the document's title")),
    FLAG("split-compilations", 0, OPT_SPLIT, N_("write each text of a compilation as a document of its own")),
    VALUE("report", 0, OPT_REPORT, N_("write a line of JSON for each document"), N_("FILE")),
    FLAG("stats", 0, OPT_STATS, N_("show how much work each document was")),
    POPT_TABLEEND};

static const struct poptOption reading_group[] = {
    VALUE("from", 'f', OPT_FROM, N_("input format; else it is recognised"), N_("FORMAT")),
    VALUE("from-charset", 0, OPT_FROM_CHARSET, N_("decode as CHARSET, whatever the input says"),
          N_("CHARSET")),
    VALUE("declared", 0, OPT_DECLARED, N_("what is said about the charset elsewhere: a hint"), N_("CHARSET")),
    POPT_TABLEEND};

static const struct poptOption cleaning_group[] = {
    VALUE("profile", 'p', OPT_PROFILE, N_("faithful, clean (default) or corpus"), N_("NAME")),
    VALUE("rules", 0, OPT_RULES, N_("clean by your own rules, too: phrases to drop, replace, keep or flag"),
          N_("FILE")),
    VALUE("templates", 0, OPT_TEMPLATES,
          N_("leave out what the sites of web pages repeat, as docnorm learn has found it"), N_("FILE")),
    FLAG("learn-templates", 0, OPT_LEARN_TEMPLATES,
         N_("the same, learned from these very documents before they are cleaned")),
    VALUE("disable", 0, OPT_DISABLE, N_("leave out a cleaner or a rule, as in spaces/trailing"), N_("RULE")),
    VALUE("only", 0, OPT_ONLY, N_("clean by these rules alone"), N_("RULE")),
    VALUE("min-confidence", 0, OPT_MIN_CONFIDENCE, N_("make only changes at least so sure, 0 to 1000"),
          N_("N")),
    VALUE("main-content", 0, OPT_MAIN_CONTENT,
          N_("of web pages, the article: off, precision, balanced (default) or recall"), N_("EXTENT")),
    VALUE("script", 0, OPT_SCRIPT, N_("write hanzi as keep (default), hans or hant"), N_("SCRIPT")),
    VALUE("punctuation", 0, OPT_PUNCTUATION, N_("make it repair (default), keep, fullwidth or halfwidth"),
          N_("WIDTH")),
    VALUE("option", 'O', OPT_SET, N_("set an option of a module, as in txt.title=no"), N_("NAME=VALUE")),
    POPT_TABLEEND};

static const struct poptOption all_group[] = {
    FLAG("all", 'a', OPT_ALL, N_("show every change, not only the doubtful ones")), POPT_TABLEEND};

static const struct poptOption json_group[] = {FLAG("json", 0, OPT_JSON, N_("print lines of JSON")),
                                               POPT_TABLEEND};

static const struct poptOption html_group[] = {
    FLAG("html", 0, OPT_HTML, N_("write a page that shows the document with all changes marked")),
    POPT_TABLEEND};

static const struct poptOption sample_group[] = {
    VALUE("number", 'n', OPT_NUMBER, N_("draw N changes; else 200"), N_("N")),
    VALUE("by", 0, OPT_BY, N_("as many of each: rule (default) or cleaner"), N_("WHAT")),
    VALUE("seed", 0, OPT_SEED, N_("another sample for each TEXT"), N_("TEXT")),
    VALUE("marks", 0, OPT_MARKS, N_("say how often each rule is right, by the marks in FILE"), N_("FILE")),
    POPT_TABLEEND};

static const struct poptOption common_group[] = {
    FLAG("quiet", 'q', OPT_QUIET, N_("report errors only")),
    FLAG("verbose", 'v', OPT_VERBOSE, N_("report everything, notes too")),
    FLAG("help", 'h', OPT_HELP, N_("show this help")),
    FLAG("version", 'V', OPT_VERSION, N_("show the version")), POPT_TABLEEND};

static const struct group {
    unsigned bit; /* 0: of every command */
    const struct poptOption *table;
    const char *title;
} groups[] = {
    {TAKES_OUTPUT, output_group, N_("Output:")},
    {TAKES_CONVERT, convert_group, NULL},
    {TAKES_READING, reading_group, N_("Input:")},
    {TAKES_CLEANING, cleaning_group, N_("Cleaning:")},
    {TAKES_ALL, all_group, N_("Display:")},
    {TAKES_JSON, json_group, NULL},
    {TAKES_HTML, html_group, NULL},
    {TAKES_SAMPLE, sample_group, N_("Sample:")},
    {0, common_group, N_("Messages:")},
};

enum { GROUPS = sizeof groups / sizeof *groups };

static bool takes(const command *what, const struct group *group)
{
    return !group->bit || (what->takes & group->bit);
}

/* ---- parsing ---- */

static bool keep(options *o, option_id id, char *argument)
{
    o->given[id] = true;
    if (!argument) return true;
    o->value[id] = argument;
    option_use *uses = realloc(o->uses, (o->use_count + 1) * sizeof *uses);
    if (!uses) {
        free(argument);
        return false;
    }
    o->uses = uses;
    o->uses[o->use_count++] = (option_use){id, argument};
    return true;
}

bool options_stdin_has_input(void)
{
    struct stat st;
    if (fstat(STDIN_FILENO, &st) != 0) return false;
    if (S_ISREG(st.st_mode)) return st.st_size > 0;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return S_ISFIFO(st.st_mode) && poll(&input, 1, -1) == 1 && (input.revents & POLLIN);
}

static bool read_options(options *o)
{
    int id;
    while ((id = poptGetNextOpt(o->popt)) > 0) {
        if (keep(o, (option_id)id, poptGetOptArg(o->popt))) continue;
        say(_("out of memory"));
        return false;
    }
    if (id < -1) {
        say(_("%s: %s; docnorm %s --help shows what there is [usage.options]"),
            poptBadOption(o->popt, POPT_BADOPTION_NOALIAS), poptStrerror(id), o->command->name);
        return false;
    }
    static const char *none[] = {NULL}, *piped[] = {"-", NULL};
    const char **inputs = poptGetArgs(o->popt);
    const bool asks = o->given[OPT_HELP] || o->given[OPT_VERSION];
    if (!inputs)
        inputs = !asks && (o->command->takes & TAKES_STDIN) && options_stdin_has_input() ? piped : none;
    o->inputs = inputs;
    while (o->inputs[o->input_count]) o->input_count++;
    return true;
}

bool options_parse(options *o, const command *what, int argc, const char **argv)
{
    struct poptOption tables[GROUPS + 1];
    size_t n = 0;
    for (size_t i = 0; i < GROUPS; i++) {
        if (!takes(what, &groups[i])) continue;
        /* popt takes tables through a pointer that is not const; it does not write to them. */
        void *table = (void *)(uintptr_t)groups[i].table;
        tables[n++] = (struct poptOption){NULL, 0, POPT_ARG_INCLUDE_TABLE, table, 0, NULL, NULL};
    }
    tables[n] = (struct poptOption)POPT_TABLEEND;
    *o = (options){.command = what};
    o->popt = poptGetContext("docnorm", argc, argv, tables, 0);
    return o->popt && read_options(o);
}

void options_free(options *o)
{
    for (size_t i = 0; i < o->use_count; i++) free(o->uses[i].argument);
    free(o->uses);
    poptFreeContext(o->popt);
}

/* ---- help ---- */

/* Columns on a terminal, hanzi taking two. */
static int columns(const char *s)
{
    int n = 0;
    uint32_t c;
    for (size_t left = strlen(s), length; left; s += length, left -= length) {
        length = utf8_decode(s, left, &c);
        if (!length)
            length = 1;
        else
            n += c >= 0x1100 ? 2 : 1;
    }
    return n;
}

static void print_option(FILE *to, const struct poptOption *option)
{
    char name[64], letter[8] = "    ";
    if (option->shortName) snprintf(letter, sizeof letter, "-%c, ", option->shortName);
    const char *equals = option->argDescrip ? "=" : "",
               *shown = option->argDescrip ? _(option->argDescrip) : "";
    snprintf(name, sizeof name, "--%s%s%s", option->longName, equals, shown);
    int padding = 24 - columns(name);
    fprintf(to, "  %s%s%*s %s\n", letter, name, padding > 0 ? padding : 0, "", _(option->descrip));
}

void options_print_help(FILE *to, const command *what)
{
    fprintf(to, _("Usage: docnorm %s [OPTION…]%s%s\n"), what->name, *what->arguments ? " " : "",
            *what->arguments ? _(what->arguments) : "");
    fprintf(to, _("%s.\n"), _(what->summary));
    for (size_t i = 0; i < GROUPS; i++) {
        if (!takes(what, &groups[i])) continue;
        if (groups[i].title) fprintf(to, "\n%s\n", _(groups[i].title));
        for (const struct poptOption *option = groups[i].table; option->longName; option++)
            print_option(to, option);
    }
    if (*what->examples) fprintf(to, "\n%s\n%s", _("Examples:"), _(what->examples));
}
