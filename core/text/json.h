/* json.h -- JSON out, into a bounded buffer. It needs no tree: open, key, value and close put the commas
 * where they belong. Reading is the work of a library: adapters/json.
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

#endif
