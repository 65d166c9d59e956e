/* main.c -- docnorm: language, signals, and which command is meant.
 *
 * SPDX-License-Identifier: MIT */
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"

#ifndef DOCNORM_LOCALEDIR
#define DOCNORM_LOCALEDIR "/usr/share/locale"
#endif

static const command *const commands[] = {
    &command_convert, &command_detect,  &command_explain, &command_sample,
    &command_learn,   &command_restore, &command_formats,
};

enum { COMMANDS = sizeof commands / sizeof *commands };

/* ---- language ---- */

/* Where the system lacks the locale that was asked for (containers mostly have none), messages still
 * speak its language: gettext only needs a locale that is not "C". */
static void set_language(void)
{
    if (setlocale(LC_ALL, "")) return;
    const char *wanted = getenv("LC_ALL");
    if (!wanted || !*wanted) wanted = getenv("LC_MESSAGES");
    if (!wanted || !*wanted) wanted = getenv("LANG");
    if (setlocale(LC_ALL, "C.UTF-8") && wanted && *wanted && !getenv("LANGUAGE"))
        setenv("LANGUAGE", wanted, 1);
}

/* Translations stand at ../share/locale from the program, installed or not. */
static void find_translations(void)
{
    char path[PATH_MAX];
    const char *folder = DOCNORM_LOCALEDIR;
    static const char below[] = "/../share/locale";
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof below);
    while (n > 0 && path[n - 1] != '/') n--;
    if (n > 0) {
        memcpy(path + n - 1, below, sizeof below);
        if (access(path, R_OK) == 0) folder = path;
    }
    bindtextdomain("docnorm", folder);
    textdomain("docnorm");
}

/* ---- help ---- */

static int print_version(void)
{
    printf("docnorm %s\n", dnm_version());
    return (int)flush_stdout();
}

static int print_overview(FILE *to)
{
    fputs(_("docnorm turns messy documents into clean ones.\n"
            "\n"
            "Usage: docnorm [convert] INPUT… [-o OUT] [OPTION…]\n"
            "       docnorm COMMAND [ARGUMENT…]\n"
            "\n"
            "Commands:\n"),
          to);
    for (size_t i = 0; i < COMMANDS; i++) {
        /* The first sentence is the summary's gist. */
        const char *summary = _(commands[i]->summary);
        const char *end = strstr(summary, ". ");
        if (!end) end = strstr(summary, "。");
        fprintf(to, "  %-10s %.*s\n", commands[i]->name, end ? (int)(end - summary) : (int)strlen(summary),
                summary);
    }
    fprintf(to, "\n%s\n%s\n%s", _("Examples:"), _(command_convert.examples),
            _("docnorm COMMAND --help shows the options of a command.\n"
              "Exit codes: 0 all well; 2 usage; 3 unreadable; 4 damaged; 5 unsupported; 6 limit reached;\n"
              "7 cannot write; 8 exists already; 9 restore: does not match; 10 out of memory; 11 a bug.\n"
              "Of several failures the first decides.\n"));
    return to == stdout ? (int)flush_stdout() : DNM_OK;
}

/* ---- commands ---- */

static int run(const command *what, int argc, const char **argv)
{
    options o;
    int status = DNM_USAGE;
    if (options_parse(&o, what, argc, argv)) {
        if (o.given[OPT_VERSION]) {
            status = print_version();
        } else if (o.given[OPT_HELP]) {
            options_print_help(stdout, what);
            status = (int)flush_stdout();
        } else {
            status = what->run(&o);
        }
    }
    options_free(&o);
    return status;
}

static bool is_one_of(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

/* A bare word that is no file, with something behind it to work on. */
static bool looks_like_command(int argc, char **argv)
{
    return argc > 2 && argv[1][0] != '-' && argv[2][0] != '-' && !strpbrk(argv[1], "./") &&
           access(argv[1], F_OK) != 0;
}

int main(int argc, char **argv)
{
    set_language();
    find_translations();
    signals_install();
    if (argc < 2 && !options_stdin_has_input()) {
        print_overview(stderr);
        return DNM_USAGE;
    }
    if (argc < 2) return run(&command_convert, argc, (const char **)argv);
    const char **arguments = (const char **)argv;
    if (is_one_of(argv[1], "-h", "--help") || strcmp(argv[1], "help") == 0) return print_overview(stdout);
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(argv[1], commands[i]->name) == 0) return run(commands[i], argc - 1, arguments + 1);
    if (looks_like_command(argc, argv)) {
        say(_("%s: neither a command nor a file; docnorm --help shows how [usage.command]"), argv[1]);
        return DNM_USAGE;
    }
    return run(&command_convert, argc, arguments);
}
