/* json.h -- JSON in, one value at a time, read by jansson. Writing: core/text/json.h.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_JSON_H
#define DNM_ADAPTERS_JSON_H

#include "docnorm/base.h"

/* A value that was read; borrowed from the root it belongs to. NULL is a valid argument everywhere below and
 * has no members, so lookups chain without tests. */
typedef struct dnm_json_value dnm_json_value;

/* Reads one JSON text (RFC 8259), such as a line of JSON lines; NaN, trailing bytes and more than 2,048
 * levels are errors. DNM_OK gives *root, to be freed; DNM_DAMAGED leaves the byte where reading stopped in
 * *offset (may be NULL). */
dnm_status dnm_json_read(dnm_str text, dnm_json_value **root, size_t *offset);
void dnm_json_free(dnm_json_value *root);

/* The value of a key; of repeated ones the last. */
const dnm_json_value *dnm_json_get(const dnm_json_value *object, const char *key);
size_t dnm_json_count(const dnm_json_value *array); /* 0 for anything else */
const dnm_json_value *dnm_json_at(const dnm_json_value *array, size_t index);

/* The values of an object in their order, whatever their keys are: NULL behind the last. *place is NULL at
 * first. */
const dnm_json_value *dnm_json_next(const dnm_json_value *object, void **place);

/* False, and nothing written, unless the value is of that type; an integer must fit. Strings live as long as
 * their root. */
bool dnm_json_as_str(const dnm_json_value *value, dnm_str *text);
bool dnm_json_as_int(const dnm_json_value *value, int64_t *number);
bool dnm_json_as_bool(const dnm_json_value *value, bool *flag);

#endif
