/* session.c -- a context set up as the options say, and the way to the bytes of inputs.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/rules.h"
#include "cli/templates.h"

static const char *translate(void *data, const char *english)
{
    (void)data;
    return gettext(english);
}

/* ---- settings ---- */

static dnm_status set_confidence(dnm_ctx *ctx, const char *argument)
{
    char *end;
    errno = 0;
    unsigned long n = strtoul(argument, &end, 10);
    bool number = *argument >= '0' && *argument <= '9' && !*end && !errno;
    if (number && n <= 1000) return dnm_ctx_min_confidence(ctx, (uint16_t)n);
    say(_("a confidence is a number from 0 to 1000, not '%s' [usage.confidence]"), argument);
    return DNM_USAGE;
}

/* NAME=VALUE */
static dnm_status set_option(dnm_ctx *ctx, const char *argument)
{
    const char *equals = strchr(argument, '=');
    size_t n = equals ? (size_t)(equals - argument) : strlen(argument);
    char *name = malloc(n + 1);
    if (!name) return DNM_NO_MEMORY;
    memcpy(name, argument, n);
    name[n] = '\0';
    dnm_status status = dnm_ctx_set(ctx, name, equals ? equals + 1 : "yes");
    free(name);
    return status;
}

static dnm_status apply(dnm_ctx *ctx, const option_use *use)
{
    switch (use->id) {
    case OPT_PROFILE:
        return dnm_ctx_profile(ctx, use->argument);
    case OPT_DISABLE:
        return dnm_ctx_disable(ctx, use->argument);
    case OPT_ONLY:
        return dnm_ctx_only(ctx, use->argument);
    case OPT_MIN_CONFIDENCE:
        return set_confidence(ctx, use->argument);
    case OPT_SCRIPT:
        return dnm_ctx_set(ctx, "script.to", use->argument);
    case OPT_MAIN_CONTENT:
        return dnm_ctx_set(ctx, "main_content.extent", use->argument);
    case OPT_PUNCTUATION:
        return dnm_ctx_set(ctx, "punctuation.width", use->argument);
    case OPT_SET:
        return set_option(ctx, use->argument);
    default:
        return DNM_OK;
    }
}

/* For whichever writers have a title to leave out. */
static dnm_status leave_out_titles(dnm_ctx *ctx)
{
    dnm_module_info writer;
    dnm_status status = DNM_OK;
    for (size_t i = 0; !status && dnm_ctx_module(ctx, DNM_WRITER, i, &writer); i++) {
        for (const dnm_option *option = writer.options; option && option->name && !status; option++) {
            char name[128];
            if (strcmp(option->name, "title") != 0) continue;
            snprintf(name, sizeof name, "%s.title", writer.name);
            status = dnm_ctx_set(ctx, name, "no");
        }
    }
    return status;
}

/* "gbk", or what a server sends as Content-Type: "text/html; charset=gbk". */
static const char *charset_declared(const char *said)
{
    static const char parameter[] = "charset=";
    const char *label = said;
    while (*label && strncasecmp(label, parameter, sizeof parameter - 1) != 0) label++;
    if (!*label) return dnm_charset_asked_for((dnm_str){said, strlen(said)}, false);
    label += sizeof parameter - 1;
    label += strspn(label, " \t\"'");
    return dnm_charset_asked_for((dnm_str){label, strcspn(label, " \t\"';")}, false);
}

static const char *charset_forced(const char *label)
{
    return dnm_charset_asked_for((dnm_str){label, strlen(label)}, false);
}

/* Whether the charsets that the options name are known. */
static dnm_status check_charsets(const options *o)
{
    const char *forced = o->value[OPT_FROM_CHARSET], *declared = o->value[OPT_DECLARED], *unknown = NULL;
    if (forced && !charset_forced(forced)) unknown = forced;
    if (declared && !charset_declared(declared)) unknown = declared;
    if (!unknown) return DNM_OK;
    say(_("unknown charset '%s' [usage.charset]"), unknown);
    return DNM_USAGE;
}

dnm_status session_open(const options *o, dnm_ctx **out)
{
    dnm_ctx_options how = {.translate = translate};
    dnm_ctx *ctx;
    dnm_status status = check_charsets(o);
    if (status) return status;
    status = dnm_ctx_new(&how, &ctx);
    if (status) {
        say(_("out of memory"));
        return status;
    }
    if (o->given[OPT_NO_TITLE]) status = leave_out_titles(ctx);
    for (size_t i = 0; i < o->use_count && !status; i++) status = apply(ctx, &o->uses[i]);
    if (status) say_error(ctx);
    if (!status) status = rules_set(o, ctx);
    if (!status) status = templates_set(o, ctx);
    if (status) {
        dnm_ctx_free(ctx);
        return status;
    }
    *out = ctx;
    return DNM_OK;
}

void session_describe(const options *o, dnm_input *input)
{
    if (o->value[OPT_FROM_CHARSET]) input->forced_charset = charset_forced(o->value[OPT_FROM_CHARSET]);
    if (o->value[OPT_DECLARED]) input->charset = charset_declared(o->value[OPT_DECLARED]);
}

/* ---- bytes ---- */

enum { FIRST_READ = 1 << 16 };

static dnm_status cannot_read(const char *path, int error)
{
    say("%s: %s [file.unreadable]", path, reason_of(error));
    return DNM_UNREADABLE;
}

/* Pipes and the like are read until they end, up to the ceiling of a document. */
static dnm_status load_stream(const char *path, int fd, loaded *bytes)
{
    dnm_limits limits;
    dnm_limits_default(&limits);
    size_t cap = FIRST_READ, n = 0;
    unsigned char *p = malloc(cap);
    for (ssize_t got = 1; p && got != 0;) {
        if (n == cap) {
            unsigned char *grown = n <= limits.input_bytes ? realloc(p, cap *= 2) : NULL;
            if (!grown) break;
            p = grown;
        }
        got = read(fd, p + n, cap - n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            int error = errno;
            free(p);
            return cannot_read(path, error);
        }
        n += (size_t)got;
        if (got == 0) {
            *bytes = (loaded){.bytes = p, .size = n};
            return DNM_OK;
        }
    }
    free(p);
    say(_("%s: too much to be read into memory [input.too-large]"), path);
    return DNM_LIMIT;
}

dnm_status load(const char *path, loaded *bytes)
{
    if (strcmp(path, "-") == 0) return load_stream(path, STDIN_FILENO, bytes);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return cannot_read(path, errno);
    struct stat st;
    dnm_status status = fstat(fd, &st) == 0 ? DNM_OK : cannot_read(path, errno);
    if (status == DNM_OK && S_ISREG(st.st_mode) && st.st_size > 0) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p == MAP_FAILED)
            status = cannot_read(path, errno);
        else
            *bytes = (loaded){.bytes = p, .size = (size_t)st.st_size, .mapped = true};
    } else if (status == DNM_OK) {
        status = load_stream(path, fd, bytes);
    }
    close(fd);
    return status;
}

void unload(loaded *bytes)
{
    if (bytes->mapped)
        munmap(bytes->bytes, bytes->size);
    else
        free(bytes->bytes);
    *bytes = (loaded){0};
}

dnm_status session_walk(dnm_ctx *ctx, const char *path, loaded *bytes, dnm_walk **walk)
{
    *bytes = (loaded){0};
    dnm_status status;
    if (strcmp(path, "-") == 0) {
        status = load(path, bytes);
        if (status) return status;
        dnm_input input;
        dnm_input_init(&input, "-", bytes->bytes, bytes->size);
        status = dnm_walk_bytes(ctx, &input, walk);
    } else {
        status = dnm_walk_open(ctx, path, walk);
    }
    if (status) {
        say_error(ctx);
        unload(bytes);
    }
    return status;
}
