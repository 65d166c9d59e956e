/* formats.c -- the command formats: all modules with what can be set in them, straight from what they say
 * of themselves.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/cli.h"

static const struct {
    dnm_family family;
    const char *title, *word;
} families[] = {
    {DNM_CONVERTER, N_("Formats that are read"), "reads"},
    {DNM_CONTAINER, N_("Places and archives that are looked into"), "opens"},
    {DNM_WRITER, N_("Formats that are written"), "writes"},
    {DNM_CLEANER, N_("Cleaners and their rules, in the order they run"), "cleans"},
};

/* ---- for people ---- */

static void print_extensions(const dnm_module_info *m)
{
    char shown[128] = "";
    size_t n = 0;
    for (const char *const *e = m->extensions; e && *e && n < sizeof shown - 16; e++)
        n += (size_t)snprintf(shown + n, sizeof shown - n, "%s.%.12s", n ? " " : "", *e);
    if (*m->extension) snprintf(shown, sizeof shown, ".%.12s", m->extension);
    printf("  %-16s %-29s %s\n", m->name, shown, _(m->summary));
}

static void print_rules(const dnm_module_info *m)
{
    static const struct {
        unsigned bit;
        const char *name;
    } profiles[] = {{DNM_FAITHFUL, "faithful"}, {DNM_CLEAN, "clean"}, {DNM_CORPUS, "corpus"}};
    printf("  %-16s %s (", m->name, _(m->summary));
    const char *comma = "";
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        if (!(m->profiles & profiles[i].bit)) continue;
        printf("%s%s", comma, profiles[i].name);
        comma = ", ";
    }
    puts(")");
    for (const dnm_rule *rule = m->rules; rule && rule->id; rule++)
        printf("      %s/%-*s %s\n", m->name, 35 - (int)strlen(m->name), rule->id, _(rule->summary));
}

static void print_options(const dnm_module_info *m)
{
    for (const dnm_option *option = m->options; option && option->name; option++) {
        char setting[128];
        snprintf(setting, sizeof setting, "-O %s.%s=%s", m->name, option->name, option->values);
        printf("      %-36s %s [%s]\n", setting, _(option->summary), option->fallback);
    }
}

static void print_all(const dnm_ctx *ctx)
{
    for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
        dnm_module_info m;
        printf("%s%s\n", f ? "\n" : "", _(families[f].title));
        for (size_t i = 0; dnm_ctx_module(ctx, families[f].family, i, &m); i++) {
            if (families[f].family == DNM_CLEANER)
                print_rules(&m);
            else
                print_extensions(&m);
            print_options(&m);
        }
    }
}

/* ---- for programs ---- */

static void put_options(json *j, const dnm_module_info *m)
{
    json_key(j, "options");
    json_open(j, '[');
    for (const dnm_option *option = m->options; option && option->name; option++) {
        json_open(j, '{');
        json_string(j, "name", option->name);
        json_string(j, "values", option->values);
        json_string(j, "default", option->fallback);
        json_string(j, "summary", option->summary);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_rules(json *j, const dnm_module_info *m)
{
    json_key(j, "rules");
    json_open(j, '[');
    for (const dnm_rule *rule = m->rules; rule && rule->id; rule++) {
        json_open(j, '{');
        json_string(j, "id", rule->id);
        json_string(j, "summary", rule->summary);
        json_string(j, "before", rule->before ? rule->before : "");
        json_string(j, "after", rule->after ? rule->after : "");
        json_string(j, "untouched", rule->untouched ? rule->untouched : "");
        if (rule->option) json_string(j, "option", rule->option);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_module(const dnm_module_info *m, const char *word)
{
    json j = {.to = stdout};
    json_open(&j, '{');
    json_string(&j, "module", m->name);
    json_string(&j, "does", word);
    json_string(&j, "summary", m->summary);
    json_key(&j, "extensions");
    json_open(&j, '[');
    for (const char *const *e = m->extensions; e && *e; e++) json_item(&j, *e);
    if (*m->extension) json_item(&j, m->extension);
    json_close(&j, ']');
    if (m->family == DNM_WRITER) json_string(&j, "media_type", m->media_type);
    if (m->family == DNM_CLEANER) put_rules(&j, m);
    put_options(&j, m);
    json_close(&j, '}');
    json_end_line(&j);
}

static void put_all(const dnm_ctx *ctx)
{
    for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
        dnm_module_info m;
        for (size_t i = 0; dnm_ctx_module(ctx, families[f].family, i, &m); i++)
            put_module(&m, families[f].word);
    }
}

static int run(const options *o)
{
    dnm_ctx *ctx;
    if (o->input_count) return (int)say_usage(o->command, _("formats takes no arguments"));
    dnm_status status = session_open(o, &ctx);
    if (status) return (int)status;
    if (o->given[OPT_JSON])
        put_all(ctx);
    else
        print_all(ctx);
    dnm_ctx_free(ctx);
    return (int)flush_stdout();
}

const command command_formats = {
    .name = "formats",
    .arguments = "",
    .summary = N_("Lists formats, cleaners and their rules, and what can be set in them"),
    .examples = "",
    .takes = TAKES_JSON,
    .run = run,
};
