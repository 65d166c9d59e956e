/* cli.h -- what the commands of docnorm share: options, messages, the way through inputs. The commands use
 * the library's public headers only.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_H
#define DOCNORM_CLI_H

#include <libintl.h>
#include <stdio.h>

#include "docnorm/docnorm.h"

#define _(text)  gettext(text)
#define N_(text) text

/* ---- options (options.c) ---- */

typedef enum option_id {
    OPT_NONE, /* popt's zero means "done with this table" */
    OPT_OUTPUT,
    OPT_TO,
    OPT_TO_CHARSET,
    OPT_FORCE,
    OPT_EDITS,
    OPT_NO_TITLE,
    OPT_SPLIT,
    OPT_REPORT,
    OPT_STATS,
    OPT_FROM,
    OPT_FROM_CHARSET,
    OPT_DECLARED,
    OPT_PROFILE,
    OPT_DISABLE,
    OPT_ONLY,
    OPT_MIN_CONFIDENCE,
    OPT_SCRIPT,
    OPT_MAIN_CONTENT,
    OPT_PUNCTUATION,
    OPT_SET,
    OPT_RULES,
    OPT_TEMPLATES,
    OPT_LEARN_TEMPLATES,
    OPT_ALL,
    OPT_JSON,
    OPT_HTML,
    OPT_NUMBER,
    OPT_BY,
    OPT_SEED,
    OPT_MARKS,
    OPT_QUIET,
    OPT_VERBOSE,
    OPT_HELP,
    OPT_VERSION,
    OPT_COUNT
} option_id;

/* Groups of options that a command may take. */
enum {
    TAKES_OUTPUT = 1,
    TAKES_READING = 2,
    TAKES_CLEANING = 4,
    TAKES_CONVERT = 8,
    TAKES_ALL = 16,
    TAKES_JSON = 32,
    TAKES_HTML = 64,
    TAKES_SAMPLE = 128,
    TAKES_STDIN = 256 /* where no input is named and something is piped in */
};

struct options;

typedef struct command {
    const char *name;
    const char *arguments; /* as in "INPUT…" */
    const char *summary;
    const char *examples; /* lines of help */
    unsigned takes;
    int (*run)(const struct options *options);
} command;

typedef struct option_use {
    option_id id;
    char *argument;
} option_use;

typedef struct options {
    const command *command;
    bool given[OPT_COUNT];
    const char *value[OPT_COUNT]; /* the last one given; NULL if none */
    option_use *uses;             /* all that have arguments, in their order */
    size_t use_count;
    const char **inputs; /* the other arguments; ends with NULL */
    size_t input_count;
    struct poptContext_s *popt;
} options;

/* False after a message. argv[0] is the command's name. */
bool options_parse(options *o, const command *what, int argc, const char **argv);
void options_free(options *o);
void options_print_help(FILE *to, const command *what);

/* Whether something is piped in or redirected. Waits for the first byte of a pipe. */
bool options_stdin_has_input(void);

/* ---- a context with the settings that the options ask for (session.c) ---- */

/* DNM_OK, or the status after a message. */
dnm_status session_open(const options *o, dnm_ctx **ctx);

/* Says what the options know of a document: its charset. */
void session_describe(const options *o, dnm_input *input);

/* Opens a walk through an input of the command line; "-" is standard input, whose bytes are put into *bytes
 * and freed by the caller after the walk. */
typedef struct loaded {
    unsigned char *bytes; /* never NULL once loaded */
    size_t size;
    bool mapped;
} loaded;
dnm_status session_walk(dnm_ctx *ctx, const char *path, loaded *bytes, dnm_walk **walk);

/* All bytes of a file or, for "-", of standard input. A message says why it failed. */
dnm_status load(const char *path, loaded *bytes);
void unload(loaded *bytes);

/* ---- one output (output.c) ---- */

/* Writes the whole of a command's result to the path of --output, or to standard output. The path must not
 * be one of the inputs. */
dnm_status output_write(const options *o, dnm_ctx *ctx, const char *text, size_t n);

/* The same to another path. */
dnm_status output_write_to(const options *o, dnm_ctx *ctx, const char *path, const char *text, size_t n);

/* ---- messages (say.c) ---- */

typedef struct verbosity {
    bool quiet;
    bool verbose;
} verbosity;
verbosity verbosity_of(const options *o);

/* "docnorm: …" on standard error, a line. */
void say(const char *format, ...) DNM_PRINTF(1, 2);

/* The same for a command that was called wrongly; its id is the command's. */
dnm_status say_usage(const command *what, const char *message);

/* Names come from archives and folders: what could steer a terminal or end a line is shown as '?'. */
void put_safely(FILE *to, const char *s);

/* What was printed has arrived; else a message says why not. */
dnm_status flush_stdout(void);

/* What errno value `error` means, in the reader's language. */
const char *reason_of(int error);

/* The context's messages as far as they are wanted; errors always. */
void say_messages(const dnm_ctx *ctx, verbosity v);
void say_error(const dnm_ctx *ctx);
void say_counters(const dnm_ctx *ctx, const char *path, const char *member);

/* "12 documents, 1 failed" on one line of a terminal, renewed ten times a second at most. */
typedef struct progress {
    bool on;
    bool shown;
    uint64_t done, failed;
    int64_t last; /* milliseconds */
} progress;
void progress_begin(progress *p, bool wanted);
void progress_show(progress *p, const char *path, const char *member);
void progress_clear(progress *p); /* before anything else is written to the terminal */

/* ---- JSON (json.c): straight into a stream ---- */

typedef struct json {
    FILE *to;
    bool comma;
} json;
void json_open(json *j, char bracket);
void json_close(json *j, char bracket);
void json_key(json *j, const char *key);
void json_text(json *j, const char *key, dnm_str value);
void json_string(json *j, const char *key, const char *value);
/* A name from a file system; one that is no UTF-8 is also given as KEY_hex, byte by byte. */
void json_name(json *j, const char *key, const char *name);
void json_number(json *j, const char *key, uint64_t value);
void json_fraction(json *j, const char *key, double value); /* 0 to 1, by four digits */
void json_flag(json *j, const char *key, bool value);
void json_item(json *j, const char *value); /* of an array */
void json_end_line(json *j);

/* ---- interruption (signals.c) ---- */

/* Ctrl-C (and whatever else ends programs from outside) ends it at once while no file is being written;
 * otherwise at the next document, and a second one at once. */
void signals_install(void);
bool signals_hold(void);    /* a file is being written …; false if that is known already */
void signals_release(void); /* … and is not any more: ends the program if that was asked for */
bool signals_interrupted(void);

/* ---- commands ---- */

extern const command command_convert, command_detect, command_explain, command_sample, command_learn,
    command_restore, command_formats;

/* The first that is not DNM_OK stays. */
static inline void keep_first(dnm_status *first, dnm_status status)
{
    if (*first == DNM_OK) *first = status;
}

#endif
