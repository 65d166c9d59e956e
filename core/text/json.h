/* json.h -- JSON out, into a bounded buffer, and in, one value at a time.
 *
 * Writing needs no tree: open, key, value and close put the commas where they belong.
 *
 *     dnm_json j = dnm_json_to(&buf);
 *     dnm_json_open(&j, '{');
 *     dnm_json_key(&j, "path");  dnm_json_str(&j, path);
 *     dnm_json_key(&j, "pages"); dnm_json_int(&j, 3);
 *     dnm_json_close(&j, '}');                          // {"path":"a.html","pages":3}
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_JSON_H
#define DNM_TEXT_JSON_H

#include "core/base/buf.h"

typedef struct dnm_json {
    dnm_buf *out; /* its sticky status is the writer's */
    bool comma;   /* the next element is not the first */
} dnm_json;

static inline dnm_json dnm_json_to(dnm_buf *out)
{
    return (dnm_json){.out = out, .comma = false};
}

void dnm_json_open(dnm_json *j, char bracket);  /* '{' or '[' */
void dnm_json_close(dnm_json *j, char bracket); /* '}' or ']' */
void dnm_json_key(dnm_json *j, const char *key);

/* The value as a string; ill-formed sequences become U+FFFD. */
void dnm_json_str(dnm_json *j, dnm_str value);
void dnm_json_int(dnm_json *j, int64_t value);
void dnm_json_bool(dnm_json *j, bool value);
void dnm_json_null(dnm_json *j);

/* Ends a line of JSON lines: '\n', and the next value starts afresh. */
void dnm_json_end_line(dnm_json *j);

/* A value that was read; borrowed from the root it belongs to. NULL is a valid argument everywhere below and
 * has no members, so lookups chain without tests. */
typedef struct dnm_json_value dnm_json_value;

/* Reads one JSON text (RFC 8259), such as a line of JSON lines; NaN and trailing bytes are errors, depth is
 * no matter. Memory: at most 64 bytes for each of the text. DNM_OK gives *root, to be freed; DNM_DAMAGED
 * leaves the byte where reading stopped in *offset (may be NULL). */
dnm_status dnm_json_read(dnm_str text, dnm_json_value **root, size_t *offset);
void dnm_json_free(dnm_json_value *root);

/* The value of the first such key. Lookups walk from the beginning: meant for records, not for large maps. */
const dnm_json_value *dnm_json_get(const dnm_json_value *object, const char *key);
size_t dnm_json_count(const dnm_json_value *array); /* 0 for anything else */
const dnm_json_value *dnm_json_at(const dnm_json_value *array, size_t index);

/* False, and nothing written, unless the value is of that type; an integer must fit. Strings live as long as
 * their root. */
bool dnm_json_as_str(const dnm_json_value *value, dnm_str *text);
bool dnm_json_as_int(const dnm_json_value *value, int64_t *number);
bool dnm_json_as_bool(const dnm_json_value *value, bool *flag);

#endif
