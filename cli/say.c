/* say.c -- everything that goes to standard error: messages, counters, progress.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

verbosity verbosity_of(const options *o)
{
    return (verbosity){.quiet = o->given[OPT_QUIET], .verbose = o->given[OPT_VERBOSE]};
}

void put_safely(FILE *to, const char *s)
{
    for (const char *p = s; *p; p++) {
        unsigned char c = (unsigned char)*p, next = (unsigned char)p[1];
        bool c1 = c == 0xC2 && next >= 0x80 && next < 0xA0; /* U+0080 to U+009F */
        fputc(c < 0x20 || c == 0x7F || c1 ? '?' : c, to);
        p += c1;
    }
}

void say(const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *line = n >= 0 ? malloc((size_t)n + 1) : NULL;
    if (line) {
        vsnprintf(line, (size_t)n + 1, format, again);
        fputs("docnorm: ", stderr);
        put_safely(stderr, line);
        fputc('\n', stderr);
        free(line);
    }
    va_end(again);
    va_end(args);
}

dnm_status say_usage(const command *what, const char *message)
{
    say("%s [usage.%s]", message, what->name);
    return DNM_USAGE;
}

dnm_status flush_stdout(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return DNM_OK;
    say("%s: %s [output.write]", _("standard output"), reason_of(errno));
    return DNM_WRITE_FAILED;
}

const char *reason_of(int error)
{
    /* The library's own words, which are translated whether or not the system's are. */
    static const struct {
        int error;
        const char *text;
    } reasons[] = {
        {ENOENT, N_("no such file or folder")},
        {EACCES, N_("permission denied")},
        {EISDIR, N_("is a folder")},
        {ENOSPC, N_("no space left on the device")},
        {EFBIG, N_("the file would be larger than allowed")},
        {EIO, N_("the device failed")},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error) return _(reasons[i].text);
    return strerror(error);
}

static void put_name(const char *name)
{
    put_safely(stderr, name);
    if (*name) fputs(": ", stderr);
}

/* docnorm: FILE: MEMBER: cause (byte N) [id] */
static void say_message(const dnm_message *m)
{
    fputs("docnorm: ", stderr);
    put_name(m->path);
    put_name(m->member);
    if (m->severity == DNM_WARNING) fputs(_("warning: "), stderr);
    if (m->severity == DNM_NOTICE) fputs(_("note: "), stderr);
    fputs(m->text, stderr);
    if (m->offset != DNM_NOWHERE) fprintf(stderr, _(" (byte %llu)"), (unsigned long long)m->offset);
    fprintf(stderr, " [%s]\n", m->id);
}

void say_messages(const dnm_ctx *ctx, verbosity v)
{
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    for (size_t i = 0; i < n; i++) {
        bool wanted = messages[i].severity == DNM_ERROR ||
                      (messages[i].severity == DNM_WARNING && (!v.quiet || messages[i].status)) ||
                      (messages[i].severity == DNM_NOTICE && v.verbose && !v.quiet);
        if (wanted) say_message(&messages[i]);
    }
}

void say_error(const dnm_ctx *ctx)
{
    const dnm_message *error = dnm_ctx_error(ctx);
    if (error) say_message(error);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const dnm_counter *)a)->name, ((const dnm_counter *)b)->name);
}

void say_counters(const dnm_ctx *ctx, const char *path, const char *member)
{
    size_t n;
    const dnm_counter *counters = dnm_ctx_counters(ctx, &n);
    dnm_counter *sorted = malloc((n + 1) * sizeof *sorted);
    if (!sorted) return;
    if (n) memcpy(sorted, counters, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 0; i < n; i++) {
        put_name(path);
        put_name(member);
        fprintf(stderr, "%s %llu\n", sorted[i].name, (unsigned long long)sorted[i].value);
    }
    free(sorted);
}

/* ---- progress ---- */

enum { RENEW_EVERY = 100 /* milliseconds */, NAME_SHOWN = 48 };

static int64_t now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(progress *p, bool wanted)
{
    *p = (progress){.on = wanted && isatty(STDERR_FILENO)};
}

void progress_clear(progress *p)
{
    if (p->shown) fputs("\r\033[K", stderr);
    p->shown = false;
}

/* The end of a name, which tells most; cut before a whole character. */
static const char *name_end(const char *name)
{
    size_t n = strlen(name);
    if (n <= NAME_SHOWN) return name;
    const char *p = name + n - NAME_SHOWN;
    while (((unsigned char)*p & 0xC0) == 0x80) p++;
    return p;
}

void progress_show(progress *p, const char *path, const char *member)
{
    if (!p->on) return;
    int64_t t = now();
    if (p->shown && t - p->last < RENEW_EVERY) return;
    progress_clear(p);
    fprintf(stderr, ngettext("%llu document, %llu failed: ", "%llu documents, %llu failed: ", p->done),
            (unsigned long long)p->done, (unsigned long long)p->failed);
    put_safely(stderr, name_end(*member ? member : path));
    fflush(stderr);
    p->shown = true;
    p->last = t;
}
