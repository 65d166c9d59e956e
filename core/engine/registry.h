/* registry.h -- the modules a context knows: those built in (a table that CMake generates from the
 * docnorm_add_* lines) and those a program lent. Held in order of preference: lent later first, then the
 * built-in ones line by line; cleaners in the order they run.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_REGISTRY_H
#define DNM_ENGINE_REGISTRY_H

#include "docnorm/module.h"

/* Each ends with NULL. */
extern const dnm_container *const dnm_builtin_containers[];
extern const dnm_converter *const dnm_builtin_converters[];
extern const dnm_cleaner *const dnm_builtin_cleaners[];
extern const dnm_writer *const dnm_builtin_writers[];

typedef struct dnm_registry {
    const dnm_container **containers; /* each ends with NULL; never NULL itself */
    const dnm_converter **converters;
    const dnm_cleaner **cleaners;
    const dnm_writer **writers;
} dnm_registry;

dnm_status dnm_registry_init(dnm_registry *registry);
void dnm_registry_free(dnm_registry *registry);

/* The first module of that name; NULL if there is none. */
const dnm_converter *dnm_registry_converter(const dnm_registry *registry, const char *name);
const dnm_writer *dnm_registry_writer(const dnm_registry *registry, const char *name);
const dnm_cleaner *dnm_registry_cleaner(const dnm_registry *registry, const char *name, size_t n);

/* What module i of a family says of itself; false past the last. */
bool dnm_registry_info(const dnm_registry *registry, dnm_family family, size_t i, dnm_module_info *info);

/* The spelling that built-in modules use for an extension given in any case; NULL if none has it. */
const char *dnm_builtin_extension(const char *extension);

/* ASCII letters compare without case. */
bool dnm_same_word(const char *a, const char *b);

#endif
