/* rules.c -- --rules FILE, once or several times: the files together are the option user.rules. Each is tried
 * alone first, so that a message can name the file and its line.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/rules.h"

#include <stdlib.h>

#define OPTION "user.rules"

/* What ends the last section of the file before. */
static const char BETWEEN[] = "\n[all]\n";

typedef struct text {
    char *p; /* ends with a NUL */
    size_t n;
} text;

static bool append(text *t, const void *bytes, size_t n)
{
    char *grown = realloc(t->p, t->n + n + 1);
    if (!grown) return false;
    t->p = grown;
    memcpy(t->p + t->n, bytes, n);
    t->n += n;
    t->p[t->n] = '\0';
    return true;
}

static dnm_status out_of_memory(void)
{
    say(_("out of memory"));
    return DNM_NO_MEMORY;
}

static dnm_status try_file(dnm_ctx *ctx, const char *path, const char *rules)
{
    dnm_status status = dnm_ctx_set(ctx, OPTION, rules);
    const dnm_message *error = status ? dnm_ctx_error(ctx) : NULL;
    if (error) say("%s: %s [%s]", path, error->text, error->id);
    return status;
}

static dnm_status add_file(dnm_ctx *ctx, const char *path, text *all)
{
    loaded bytes = {0};
    text alone = {0};
    dnm_status status = load(path, &bytes);
    if (status) return status;
    const char *from = (const char *)bytes.bytes;
    size_t n = bytes.size;
    if (n >= 3 && memcmp(from, "\xEF\xBB\xBF", 3) == 0) from += 3, n -= 3;
    bool is_text = !n || !memchr(from, '\0', n);
    if (!is_text) {
        say(_("%s: is no text, and no file of rules [user.rules]"), path);
        status = DNM_USAGE;
    } else if (!append(&alone, from, n) || !append(all, from, n) ||
               !append(all, BETWEEN, sizeof BETWEEN - 1)) {
        status = out_of_memory();
    }
    if (!status) status = try_file(ctx, path, alone.p);
    free(alone.p);
    unload(&bytes);
    return status;
}

dnm_status rules_set(const options *o, dnm_ctx *ctx)
{
    text all = {0};
    dnm_status status = DNM_OK;
    for (size_t i = 0; i < o->use_count && !status; i++)
        if (o->uses[i].id == OPT_RULES) status = add_file(ctx, o->uses[i].argument, &all);
    if (!status && all.p) {
        status = dnm_ctx_set(ctx, OPTION, all.p);
        if (status) say_error(ctx);
    }
    free(all.p);
    return status;
}
