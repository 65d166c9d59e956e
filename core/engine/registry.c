/* registry.c -- lists of modules, and what they say of themselves.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/registry.h"

#include <stdlib.h>

#include "core/engine/job.h"

/* ---- lists that end with NULL; their elements are pointers of any kind, moved as bytes ---- */

enum { ELEMENT = sizeof(const void *) };

static bool ends_at(const void *list, size_t i)
{
    const void *element;
    memcpy(&element, (const char *)list + i * ELEMENT, ELEMENT);
    return !element;
}

static size_t count(const void *list)
{
    size_t n = 0;
    while (!ends_at(list, n)) n++;
    return n;
}

static bool reaches(const void *list, size_t i)
{
    for (size_t k = 0; k <= i; k++)
        if (ends_at(list, k)) return false;
    return true;
}

static void *copy_of(const void *list)
{
    size_t size = (count(list) + 1) * ELEMENT;
    void *copy = malloc(size);
    return copy ? memcpy(copy, list, size) : NULL;
}

/* The list, grown by one element at `at`; NULL (and the old one stays) without memory. */
static void *inserted(void *list, size_t at, const void *element)
{
    size_t n = count(list);
    char *grown = realloc(list, (n + 2) * ELEMENT);
    if (!grown) return NULL;
    memmove(grown + (at + 1) * ELEMENT, grown + at * ELEMENT, (n - at + 1) * ELEMENT);
    memcpy(grown + at * ELEMENT, &element, ELEMENT);
    return grown;
}

#define INSERT(list, at, element)                                                                            \
    do {                                                                                                     \
        void *grown = inserted((void *)(list), (at), (element));                                             \
        if (!grown) return DNM_NO_MEMORY;                                                                    \
        (list) = grown;                                                                                      \
    } while (0)

static bool runs_before(const dnm_cleaner *a, const dnm_cleaner *b)
{
    return a->phase != b->phase ? a->phase < b->phase : a->order < b->order;
}

static dnm_status insert_cleaner(dnm_registry *registry, const dnm_cleaner *cleaner)
{
    size_t at = 0;
    while (registry->cleaners[at] && !runs_before(cleaner, registry->cleaners[at])) at++;
    INSERT(registry->cleaners, at, cleaner);
    return DNM_OK;
}

dnm_status dnm_registry_init(dnm_registry *registry)
{
    static const dnm_cleaner *const none[] = {NULL};
    registry->containers = copy_of(dnm_builtin_containers);
    registry->converters = copy_of(dnm_builtin_converters);
    registry->writers = copy_of(dnm_builtin_writers);
    registry->cleaners = copy_of(none);
    bool whole = registry->containers && registry->converters && registry->writers && registry->cleaners;
    dnm_status status = whole ? DNM_OK : DNM_NO_MEMORY;
    for (size_t i = 0; !status && dnm_builtin_cleaners[i]; i++)
        status = insert_cleaner(registry, dnm_builtin_cleaners[i]);
    return status;
}

void dnm_registry_free(dnm_registry *registry)
{
    free((void *)registry->containers);
    free((void *)registry->converters);
    free((void *)registry->cleaners);
    free((void *)registry->writers);
    *registry = (dnm_registry){0};
}

dnm_status dnm_ctx_use_container(dnm_ctx *ctx, const dnm_container *container)
{
    INSERT(ctx->registry.containers, 0, container);
    return DNM_OK;
}

dnm_status dnm_ctx_use_converter(dnm_ctx *ctx, const dnm_converter *converter)
{
    INSERT(ctx->registry.converters, 0, converter);
    return DNM_OK;
}

dnm_status dnm_ctx_use_cleaner(dnm_ctx *ctx, const dnm_cleaner *cleaner)
{
    return insert_cleaner(&ctx->registry, cleaner);
}

dnm_status dnm_ctx_use_writer(dnm_ctx *ctx, const dnm_writer *writer)
{
    INSERT(ctx->registry.writers, 0, writer);
    return DNM_OK;
}

/* ---- lookups ---- */

const dnm_converter *dnm_registry_converter(const dnm_registry *registry, const char *name)
{
    for (const dnm_converter *const *c = registry->converters; *c; c++)
        if (strcmp((*c)->name, name) == 0) return *c;
    return NULL;
}

const dnm_writer *dnm_registry_writer(const dnm_registry *registry, const char *name)
{
    for (const dnm_writer *const *w = registry->writers; *w; w++)
        if (strcmp((*w)->name, name) == 0) return *w;
    return NULL;
}

const dnm_cleaner *dnm_registry_cleaner(const dnm_registry *registry, const char *name, size_t n)
{
    for (const dnm_cleaner *const *c = registry->cleaners; *c; c++)
        if (dnm_str_eq(dnm_str_of((*c)->name), (dnm_str){name, n})) return *c;
    return NULL;
}

bool dnm_same_word(const char *a, const char *b)
{
    for (;; a++, b++) {
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
        char y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;
        if (x != y) return false;
        if (!x) return true;
    }
}

const char *dnm_ctx_writer_for(const dnm_ctx *ctx, const char *extension)
{
    for (const dnm_writer *const *w = ctx->registry.writers; *w; w++)
        if (dnm_same_word((*w)->extension, extension)) return (*w)->name;
    return NULL;
}

static const char *spelling(const char *const *extensions, const char *extension)
{
    for (; extensions && *extensions; extensions++)
        if (dnm_same_word(*extensions, extension)) return *extensions;
    return NULL;
}

const char *dnm_builtin_extension(const char *extension)
{
    const char *found = NULL;
    for (size_t i = 0; !found && dnm_builtin_containers[i]; i++)
        found = spelling(dnm_builtin_containers[i]->extensions, extension);
    for (size_t i = 0; !found && dnm_builtin_converters[i]; i++)
        found = spelling(dnm_builtin_converters[i]->extensions, extension);
    return found;
}

/* ---- what modules say of themselves ---- */

static bool container_info(const dnm_registry *registry, size_t i, dnm_module_info *info)
{
    if (!reaches(registry->containers, i)) return false;
    const dnm_container *c = registry->containers[i];
    *info = (dnm_module_info){.name = c->name, .summary = c->summary, .extensions = c->extensions};
    info->options = c->options;
    return true;
}

static bool converter_info(const dnm_registry *registry, size_t i, dnm_module_info *info)
{
    if (!reaches(registry->converters, i)) return false;
    const dnm_converter *c = registry->converters[i];
    *info = (dnm_module_info){.name = c->name, .summary = c->summary, .extensions = c->extensions};
    info->options = c->options;
    return true;
}

static bool cleaner_info(const dnm_registry *registry, size_t i, dnm_module_info *info)
{
    if (!reaches(registry->cleaners, i)) return false;
    const dnm_cleaner *c = registry->cleaners[i];
    *info = (dnm_module_info){.name = c->name, .summary = c->summary, .profiles = c->profiles};
    info->rules = c->rules;
    info->options = c->options;
    return true;
}

static bool writer_info(const dnm_registry *registry, size_t i, dnm_module_info *info)
{
    if (!reaches(registry->writers, i)) return false;
    const dnm_writer *w = registry->writers[i];
    *info = (dnm_module_info){.name = w->name, .summary = w->summary, .binary = w->binary};
    info->extension = w->extension;
    info->media_type = w->media_type;
    info->single = w->single;
    info->options = w->options;
    return true;
}

bool dnm_registry_info(const dnm_registry *registry, dnm_family family, size_t i, dnm_module_info *info)
{
    static bool (*const of[])(const dnm_registry *, size_t, dnm_module_info *) = {
        [DNM_CONTAINER] = container_info,
        [DNM_CONVERTER] = converter_info,
        [DNM_CLEANER] = cleaner_info,
        [DNM_WRITER] = writer_info,
    };
    if ((unsigned)family > DNM_WRITER || !of[family](registry, i, info)) return false;
    info->family = family;
    if (!info->media_type) info->media_type = "";
    if (!info->extension) info->extension = "";
    return true;
}

bool dnm_ctx_module(const dnm_ctx *ctx, dnm_family family, size_t i, dnm_module_info *info)
{
    return dnm_registry_info(&ctx->registry, family, i, info);
}
