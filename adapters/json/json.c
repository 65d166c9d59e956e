/* json.c -- the reader of json.h on jansson.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/json/json.h"

#include <jansson.h>

#include "core/base/hash.h"

/* Left alone, jansson would read a file of the system for the seed of its tables when it makes its
 * first object. It heeds the first call only, whichever thread that comes from. */
static void seed_hashes(void)
{
    size_t seed = (size_t)dnm_hash_new_key().k0;
    json_object_seed(seed ? seed : 1);
}

/* The tree is jansson's own; the public type only names it. */
static const json_t *tree(const dnm_json_value *value)
{
    return (const json_t *)(const void *)value;
}

static const dnm_json_value *value_of(const json_t *json)
{
    return (const dnm_json_value *)(const void *)json;
}

dnm_status dnm_json_read(dnm_str text, dnm_json_value **root, size_t *offset)
{
    json_error_t error;
    seed_hashes();
    memset(&error, 0, sizeof error);
    json_t *json = json_loadb(text.n ? text.p : "", text.n, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
    if (!json) {
        if (json_error_code(&error) == json_error_out_of_memory) return DNM_NO_MEMORY;
        if (offset) *offset = error.position > 0 ? (size_t)error.position : 0;
        return DNM_DAMAGED;
    }
    *root = (dnm_json_value *)(void *)json;
    return DNM_OK;
}

void dnm_json_free(dnm_json_value *root)
{
    json_decref((json_t *)(void *)root);
}

const dnm_json_value *dnm_json_get(const dnm_json_value *object, const char *key)
{
    return value_of(json_object_get(tree(object), key));
}

size_t dnm_json_count(const dnm_json_value *array)
{
    return json_array_size(tree(array));
}

const dnm_json_value *dnm_json_at(const dnm_json_value *array, size_t index)
{
    return value_of(json_array_get(tree(array), index));
}

const dnm_json_value *dnm_json_next(const dnm_json_value *object, void **place)
{
    json_t *json =
        (json_t *)(void *)(uintptr_t)object; /* jansson's iterators want it writable, and read it */
    *place = *place ? json_object_iter_next(json, *place) : json_object_iter(json);
    return *place ? value_of(json_object_iter_value(*place)) : NULL;
}

bool dnm_json_as_str(const dnm_json_value *value, dnm_str *text)
{
    if (!json_is_string(tree(value))) return false;
    *text = (dnm_str){json_string_value(tree(value)), json_string_length(tree(value))};
    return true;
}

bool dnm_json_as_int(const dnm_json_value *value, int64_t *number)
{
    if (!json_is_integer(tree(value))) return false;
    *number = json_integer_value(tree(value));
    return true;
}

bool dnm_json_as_bool(const dnm_json_value *value, bool *flag)
{
    if (!json_is_boolean(tree(value))) return false;
    *flag = json_is_true(tree(value));
    return true;
}
