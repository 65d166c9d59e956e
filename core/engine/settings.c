/* settings.c -- the dnm_ctx_* calls that set something, and the questions the engine asks of it.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/settings.h"

#include <stdio.h>

#include "core/engine/job.h"
#include "core/engine/nearest.h"

enum { SETTINGS_BYTES = 64 << 20 };

static const struct {
    const char *name;
    unsigned bit;
} profiles[] = {{"faithful", DNM_FAITHFUL}, {"clean", DNM_CLEAN}, {"corpus", DNM_CORPUS}};

enum { PROFILES = sizeof profiles / sizeof *profiles };

void dnm_settings_init(dnm_settings *settings)
{
    *settings = (dnm_settings){.profile = DNM_CLEAN};
    dnm_arena_init(&settings->arena, SETTINGS_BYTES);
}

void dnm_settings_free(dnm_settings *settings)
{
    dnm_arena_free(&settings->arena);
}

const char *dnm_settings_option(const dnm_settings *settings, const char *module, const char *name)
{
    for (const dnm_chosen_option *o = settings->options; o; o = o->next)
        if (module && strcmp(o->module, module) == 0 && strcmp(o->name, name) == 0) return o->value;
    return NULL;
}

static bool chosen(const dnm_chosen_rule *list, const dnm_cleaner *cleaner, const char *rule)
{
    for (; list; list = list->next)
        if (list->cleaner == cleaner && (!list->rule || strcmp(list->rule, rule) == 0)) return true;
    return false;
}

bool dnm_settings_enabled(const dnm_settings *settings, const dnm_cleaner *cleaner, const char *rule)
{
    bool runs =
        settings->only ? chosen(settings->only, cleaner, rule) : (cleaner->profiles & settings->profile) != 0;
    return runs && !chosen(settings->disabled, cleaner, rule);
}

/* ---- setting ---- */

/* A setting's messages stand alone. */
static void begin_setting(dnm_ctx *ctx)
{
    dnm_begin_document(ctx);
}

static dnm_status out_of_memory(dnm_ctx *ctx)
{
    return dnm_report(ctx, DNM_NO_MEMORY, "", "engine.no-memory", DNM_N_("out of memory"));
}

dnm_status dnm_ctx_profile(dnm_ctx *ctx, const char *profile)
{
    begin_setting(ctx);
    dnm_nearest nearest;
    dnm_nearest_init(&nearest, profile);
    for (size_t i = 0; i < PROFILES; i++) {
        if (strcmp(profiles[i].name, profile) == 0) {
            ctx->settings.profile = profiles[i].bit;
            return DNM_OK;
        }
        dnm_nearest_offer(&nearest, "", profiles[i].name);
    }
    if (!*nearest.name)
        return dnm_report(ctx, DNM_USAGE, "", "usage.profile",
                          DNM_N_("unknown profile '%s'; there are faithful, clean and corpus"), profile);
    return dnm_report(ctx, DNM_USAGE, "", "usage.profile", DNM_N_("unknown profile '%s'; did you mean '%s'?"),
                      profile, nearest.name);
}

static dnm_status unknown_rule(dnm_ctx *ctx, const char *name)
{
    dnm_nearest nearest;
    dnm_nearest_init(&nearest, name);
    for (const dnm_cleaner *const *c = ctx->registry.cleaners; *c; c++) {
        char prefix[DNM_NEAREST_ROOM];
        snprintf(prefix, sizeof prefix, "%s/", (*c)->name);
        dnm_nearest_offer(&nearest, "", (*c)->name);
        for (const dnm_rule *r = (*c)->rules; r && r->id; r++) {
            dnm_nearest_offer(&nearest, prefix, r->id);
            if (!strchr(name, '/')) dnm_nearest_offer(&nearest, "", r->id);
        }
    }
    if (!*nearest.name)
        return dnm_report(ctx, DNM_USAGE, "", "usage.rule", DNM_N_("unknown rule '%s'"), name);
    return dnm_report(ctx, DNM_USAGE, "", "usage.rule", DNM_N_("unknown rule '%s'; did you mean '%s'?"), name,
                      nearest.name);
}

static dnm_status choose_rule(dnm_ctx *ctx, const char *name, dnm_chosen_rule **list)
{
    begin_setting(ctx);
    const char *slash = strchr(name, '/');
    size_t n = slash ? (size_t)(slash - name) : strlen(name);
    const dnm_cleaner *cleaner = dnm_registry_cleaner(&ctx->registry, name, n);
    const dnm_rule *rule = cleaner ? cleaner->rules : NULL;
    while (slash && rule && rule->id && strcmp(rule->id, slash + 1) != 0) rule++;
    if (!cleaner || (slash && (!rule || !rule->id))) return unknown_rule(ctx, name);

    dnm_chosen_rule *choice = DNM_NEW(&ctx->settings.arena, dnm_chosen_rule, 1);
    if (!choice) return out_of_memory(ctx);
    *choice = (dnm_chosen_rule){.next = *list, .cleaner = cleaner, .rule = slash ? rule->id : NULL};
    *list = choice;
    return DNM_OK;
}

dnm_status dnm_ctx_disable(dnm_ctx *ctx, const char *rule)
{
    return choose_rule(ctx, rule, &ctx->settings.disabled);
}

dnm_status dnm_ctx_only(dnm_ctx *ctx, const char *rule)
{
    return choose_rule(ctx, rule, &ctx->settings.only);
}

dnm_status dnm_ctx_min_confidence(dnm_ctx *ctx, uint16_t confidence)
{
    begin_setting(ctx);
    if (confidence > 1000)
        return dnm_report(ctx, DNM_USAGE, "", "usage.confidence",
                          DNM_N_("a confidence is a number from 0 to 1000, not %u"), (unsigned)confidence);
    ctx->settings.min_confidence = confidence;
    return DNM_OK;
}

/* ---- options of modules ---- */

static bool is_number(const char *value)
{
    size_t digits = strspn(value, "0123456789");
    return digits > 0 && digits < 10 && !value[digits];
}

/* `values` is a list of words, NUMBER and TEXT, separated by "|". */
static bool allowed(const char *values, const char *value)
{
    while (*values) {
        dnm_str word = {values, strcspn(values, "|")};
        if (dnm_str_eq(word, DNM_STR("TEXT"))) return true;
        if (dnm_str_eq(word, DNM_STR("NUMBER")) && is_number(value)) return true;
        if (dnm_str_eq(word, dnm_str_of(value))) return true;
        values += word.n;
        if (*values) values++;
    }
    return false;
}

static dnm_status store(dnm_ctx *ctx, const char *module, const char *name, const char *value)
{
    dnm_chosen_option *choice = DNM_NEW(&ctx->settings.arena, dnm_chosen_option, 1);
    char *copy = dnm_arena_strndup(&ctx->settings.arena, value, strlen(value));
    if (!choice || !copy) return out_of_memory(ctx);
    *choice =
        (dnm_chosen_option){.next = ctx->settings.options, .module = module, .name = name, .value = copy};
    ctx->settings.options = choice;
    return DNM_OK;
}

/* Looks through the options of one module; true if `asked` ("txt.title") names one of them. */
static bool find_option(const dnm_module_info *module, const char *asked, dnm_nearest *nearest,
                        const dnm_option **found)
{
    char prefix[DNM_NEAREST_ROOM];
    snprintf(prefix, sizeof prefix, "%s.", module->name);
    size_t n = strlen(prefix);
    for (const dnm_option *o = module->options; o && o->name; o++) {
        dnm_nearest_offer(nearest, prefix, o->name);
        if (strncmp(asked, prefix, n) != 0 || strcmp(asked + n, o->name) != 0) continue;
        *found = o;
        return true;
    }
    return false;
}

/* What a cleaner says of the value. */
static dnm_status check(dnm_ctx *ctx, const dnm_module_info *module, const char *name, const char *value)
{
    const dnm_cleaner *cleaner =
        module->family == DNM_CLEANER
            ? dnm_registry_cleaner(&ctx->registry, module->name, strlen(module->name))
            : NULL;
    if (!cleaner || !cleaner->check) return DNM_OK;
    dnm_job *job = dnm_begin_call(ctx, "", "");
    dnm_enter(job, cleaner->name, cleaner->options);
    return dnm_end_call(job, 0, cleaner->check(job, name, value));
}

dnm_status dnm_ctx_set(dnm_ctx *ctx, const char *option, const char *value)
{
    begin_setting(ctx);
    dnm_nearest nearest;
    dnm_nearest_init(&nearest, option);
    for (int family = DNM_CONTAINER; family <= DNM_WRITER; family++) {
        dnm_module_info module;
        for (size_t i = 0; dnm_registry_info(&ctx->registry, (dnm_family)family, i, &module); i++) {
            const dnm_option *found;
            if (!find_option(&module, option, &nearest, &found)) continue;
            if (allowed(found->values, value)) {
                dnm_status status = check(ctx, &module, found->name, value);
                return status ? status : store(ctx, module.name, found->name, value);
            }
            return dnm_report(ctx, DNM_USAGE, "", "usage.value", DNM_N_("%s takes %s, not '%s'"), option,
                              found->values, value);
        }
    }
    if (!*nearest.name)
        return dnm_report(ctx, DNM_USAGE, "", "usage.option", DNM_N_("unknown option '%s'"), option);
    return dnm_report(ctx, DNM_USAGE, "", "usage.option", DNM_N_("unknown option '%s'; did you mean '%s'?"),
                      option, nearest.name);
}
