/* json.c -- json.h: the writer is our own, because it streams into a bounded buffer; the reader is jansson,
 * whose nesting is bounded (JSON_PARSER_MAX_DEPTH, 2048).
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/json/json.h"

#include <inttypes.h>
#include <jansson.h>

static void separate(dnm_json *j)
{
    if (j->comma) dnm_buf_add_char(j->out, ',');
    j->comma = true;
}

void dnm_json_open(dnm_json *j, char bracket)
{
    separate(j);
    dnm_buf_add_char(j->out, bracket);
    j->comma = false;
}

void dnm_json_close(dnm_json *j, char bracket)
{
    dnm_buf_add_char(j->out, bracket);
    j->comma = true;
}

/* Bytes of the well-formed UTF-8 sequence at p (Unicode, table 3-7), 0 if there is none. */
static size_t sequence(const unsigned char *p, size_t left)
{
    static const struct {
        unsigned char first_min, first_max, second_min, second_max, n;
    } forms[] = {
        {0x00, 0x7F, 0x00, 0x00, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    size_t f = 0;
    while (f<sizeof forms / sizeof *forms && * p> forms[f].first_max) f++;
    if (f == sizeof forms / sizeof *forms || *p < forms[f].first_min || forms[f].n > left) return 0;
    if (forms[f].n > 1 && (p[1] < forms[f].second_min || p[1] > forms[f].second_max)) return 0;
    for (size_t i = 2; i < forms[f].n; i++) {
        if (p[i] < 0x80 || p[i] > 0xBF) return 0;
    }
    return forms[f].n;
}

static void add_escape(dnm_buf *out, unsigned char c)
{
    static const char letters[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"'};
    if (c == '\\' || (c < sizeof letters && letters[c])) {
        dnm_buf_add_char(out, '\\');
        dnm_buf_add_char(out, c == '\\' ? '\\' : letters[c]);
    } else {
        dnm_buf_printf(out, "\\u%04x", (unsigned)c);
    }
}

/* Runs that need no escape are copied whole. U+007F is escaped too: it is legal, but unfit for a terminal. */
static void add_quoted(dnm_buf *out, dnm_str text)
{
    const unsigned char *p = (const unsigned char *)text.p;
    size_t copied = 0, at = 0;
    dnm_buf_add_char(out, '"');
    while (at < text.n) {
        size_t n = sequence(p + at, text.n - at);
        bool plain = n > 1 || (n == 1 && p[at] >= 0x20 && p[at] != '"' && p[at] != '\\' && p[at] != 0x7F);
        if (plain) {
            at += n;
            continue;
        }
        dnm_buf_add(out, p + copied, at - copied);
        if (n) {
            add_escape(out, p[at]);
        } else {
            dnm_buf_add_code_point(out, 0xFFFD);
        }
        copied = ++at;
    }
    if (at > copied) dnm_buf_add(out, p + copied, at - copied);
    dnm_buf_add_char(out, '"');
}

void dnm_json_key(dnm_json *j, const char *key)
{
    separate(j);
    add_quoted(j->out, dnm_str_of(key));
    dnm_buf_add_char(j->out, ':');
    j->comma = false;
}

void dnm_json_str(dnm_json *j, dnm_str value)
{
    separate(j);
    add_quoted(j->out, value);
}

void dnm_json_int(dnm_json *j, int64_t value)
{
    separate(j);
    dnm_buf_printf(j->out, "%" PRId64, value);
}

void dnm_json_bool(dnm_json *j, bool value)
{
    separate(j);
    dnm_buf_add_str(j->out, value ? "true" : "false");
}

void dnm_json_null(dnm_json *j)
{
    separate(j);
    dnm_buf_add_str(j->out, "null");
}

void dnm_json_end_line(dnm_json *j)
{
    dnm_buf_add_char(j->out, '\n');
    j->comma = false;
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
    memset(&error, 0, sizeof error);
    json_t *json = json_loadb(text.n ? text.p : "", text.n,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
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
