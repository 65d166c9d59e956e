/* settings.h -- what a caller chose: profile, rules, the least confidence, options of modules.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_SETTINGS_H
#define DNM_ENGINE_SETTINGS_H

#include "core/base/arena.h"
#include "docnorm/module.h"

typedef struct dnm_chosen_rule {
    struct dnm_chosen_rule *next;
    const dnm_cleaner *cleaner;
    const char *rule; /* NULL: all rules of the cleaner */
} dnm_chosen_rule;

typedef struct dnm_chosen_option {
    struct dnm_chosen_option *next;
    const char *module;
    const char *name;
    const char *value;
} dnm_chosen_option;

typedef struct dnm_settings {
    dnm_arena arena;
    unsigned profile; /* one bit */
    uint16_t min_confidence;
    dnm_chosen_rule *disabled;
    dnm_chosen_rule *only;
    dnm_chosen_option *options; /* newest first */
} dnm_settings;

void dnm_settings_init(dnm_settings *settings);
void dnm_settings_free(dnm_settings *settings);

/* NULL where the caller said nothing. */
const char *dnm_settings_option(const dnm_settings *settings, const char *module, const char *name);

/* Whether a rule runs: named by `only` if that was called, else by the profile; and not disabled. */
bool dnm_settings_enabled(const dnm_settings *settings, const dnm_cleaner *cleaner, const char *rule);

#endif
