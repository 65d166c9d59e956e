/* json_read.c -- the reader of json.h: one pass, no recursion, into one flat array. A value stands before
 * what it holds and knows how many values that makes with itself, so the next sibling is one addition away:
 *
 *     {"a":[1,2],"b":true}     object  "a"  array  1  2  "b"  true
 *                        size       7    1      3  1  1    1     1
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/json.h"

#include <stdlib.h>

#include "core/base/vec.h"
#include "core/text/utf8.h"

typedef enum json_kind {
    JSON_NULL,
    JSON_BOOL,
    JSON_INT,
    JSON_REAL,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} json_kind;

struct dnm_json_value {
    json_kind kind;
    uint32_t size;  /* values, itself included */
    uint32_t count; /* of an array: its elements; of an object: its keys and values */
    union {
        uint32_t parent; /* of an array or object, while it is read */
        int64_t number;  /* of an integer or boolean */
        dnm_str string;
        char *memory; /* of values.p[0] */
    } as;
};

/* values.p[0] is no value: it keeps the memory of all strings, and as a "parent" it means none. */
typedef struct reader {
    dnm_str text;
    size_t at;
    DNM_VEC(dnm_json_value) values;
    dnm_budget budget;
    uint32_t open; /* the innermost open array or object */
    char *strings;
    size_t strings_n;
} reader;

static bool at_end(const reader *r)
{
    return r->at == r->text.n;
}

/* The byte at hand; NUL at the end, where no rule of JSON asks for one. */
static char peek(const reader *r)
{
    return at_end(r) ? '\0' : r->text.p[r->at];
}

static bool take(reader *r, char c)
{
    if (at_end(r) || r->text.p[r->at] != c) return false;
    r->at++;
    return true;
}

static void skip_space(reader *r)
{
    while (!at_end(r) && strchr(" \t\n\r", r->text.p[r->at]) && r->text.p[r->at]) r->at++;
}

static dnm_json_value *new_value(reader *r, json_kind kind)
{
    dnm_json_value *value = DNM_PUSH(&r->values, &r->budget);
    if (!value) return NULL;
    value->kind = kind;
    value->size = 1;
    if (r->open) r->values.p[r->open].count++;
    return value;
}

static dnm_status refused(const reader *r)
{
    return r->budget.failed;
}

/* ---- strings ---- */

static bool hex4(reader *r, uint32_t *code)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        char c = peek(r);
        unsigned digit;
        if (c >= '0' && c <= '9') {
            digit = (unsigned)(c - '0');
        } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
            digit = (unsigned)((c | 0x20) - 'a') + 10;
        } else {
            return false;
        }
        value = value << 4 | digit;
    }
    *code = value;
    return true;
}

/* After "\u": a code point, of which a surrogate must have its other half. */
static bool escaped_code_point(reader *r, uint32_t *code_point)
{
    uint32_t high, low;
    if (!hex4(r, &high)) return false;
    *code_point = high;
    if (high < 0xD800 || high > 0xDFFF) return true;
    if (high > 0xDBFF || !take(r, '\\') || !take(r, 'u') || !hex4(r, &low)) return false;
    if (low < 0xDC00 || low > 0xDFFF) return false;
    *code_point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

static bool escape(reader *r)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = peek(r);
    const char *name = c ? strchr(names, c) : NULL;
    if (name) {
        r->strings[r->strings_n++] = meanings[name - names];
        r->at++;
        return true;
    }
    uint32_t code_point;
    if (!take(r, 'u') || !escaped_code_point(r, &code_point)) return false;
    r->strings_n += dnm_utf8_put(r->strings + r->strings_n, code_point);
    return true;
}

/* A string is never longer than it was written, so `strings` holds them all. */
static bool read_string(reader *r, dnm_str *string)
{
    size_t start = r->strings_n;
    r->at++; /* the quote */
    while (!at_end(r) && r->text.p[r->at] != '"') {
        if (take(r, '\\')) {
            if (!escape(r)) return false;
            continue;
        }
        uint32_t code_point;
        size_t n = dnm_utf8_decode(r->text.p + r->at, r->text.n - r->at, &code_point);
        if (code_point < 0x20 || code_point == DNM_BAD_UTF8) return false;
        memcpy(r->strings + r->strings_n, r->text.p + r->at, n);
        r->strings_n += n;
        r->at += n;
    }
    *string = (dnm_str){r->strings + start, r->strings_n - start};
    return take(r, '"');
}

static dnm_status string_value(reader *r)
{
    dnm_json_value *value = new_value(r, JSON_STRING);
    if (!value) return refused(r);
    return read_string(r, &value->as.string) ? DNM_OK : DNM_DAMAGED;
}

/* ---- numbers and words ---- */

static bool digits(reader *r)
{
    size_t start = r->at;
    while (peek(r) >= '0' && peek(r) <= '9') r->at++;
    return r->at > start;
}

/* The integer in text, if it is one and fits; counted down from zero, where there is one number more. */
static bool integer(dnm_str text, int64_t *number)
{
    bool negative = text.p[0] == '-';
    int64_t value = 0;
    for (size_t i = negative; i < text.n; i++) {
        int digit = text.p[i] - '0';
        if (digit < 0 || digit > 9 || value < (INT64_MIN + digit) / 10) return false;
        value = value * 10 - digit;
    }
    if (!negative && value == INT64_MIN) return false;
    *number = negative ? value : -value;
    return true;
}

static dnm_status number_value(reader *r)
{
    size_t start = r->at;
    (void)take(r, '-');
    if (!take(r, '0') && !digits(r)) return DNM_DAMAGED;
    if (take(r, '.') && !digits(r)) return DNM_DAMAGED;
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+')) (void)take(r, '-');
        if (!digits(r)) return DNM_DAMAGED;
    }
    dnm_json_value *value = new_value(r, JSON_REAL);
    if (!value) return refused(r);
    if (integer((dnm_str){r->text.p + start, r->at - start}, &value->as.number)) value->kind = JSON_INT;
    return DNM_OK;
}

static dnm_status word_value(reader *r)
{
    static const struct {
        dnm_str word;
        json_kind kind;
        int64_t number;
    } words[] = {{{"true", 4}, JSON_BOOL, 1}, {{"false", 5}, JSON_BOOL, 0}, {{"null", 4}, JSON_NULL, 0}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        dnm_str word = words[i].word;
        if (r->text.n - r->at < word.n || memcmp(r->text.p + r->at, word.p, word.n) != 0) continue;
        r->at += word.n;
        dnm_json_value *value = new_value(r, words[i].kind);
        if (!value) return refused(r);
        value->as.number = words[i].number;
        return DNM_OK;
    }
    return DNM_DAMAGED;
}

/* ---- arrays and objects ---- */

static dnm_status open_container(reader *r, json_kind kind)
{
    dnm_json_value *value = new_value(r, kind);
    if (!value) return refused(r);
    value->as.parent = r->open;
    r->open = (uint32_t)(value - r->values.p);
    r->at++;
    return DNM_OK;
}

static void close_container(reader *r)
{
    dnm_json_value *value = &r->values.p[r->open];
    value->size = r->values.n - r->open;
    r->open = value->as.parent;
}

/* A scalar, or the bracket that opens an array or object. */
static dnm_status begin_value(reader *r)
{
    char c = peek(r);
    if (c == '{') return open_container(r, JSON_OBJECT);
    if (c == '[') return open_container(r, JSON_ARRAY);
    if (c == '"') return string_value(r);
    if (c == '-' || (c >= '0' && c <= '9')) return number_value(r);
    return word_value(r);
}

static dnm_status key(reader *r)
{
    if (peek(r) != '"') return DNM_DAMAGED;
    dnm_status status = string_value(r);
    skip_space(r);
    if (status == DNM_OK && !take(r, ':')) status = DNM_DAMAGED;
    return status;
}

/* Closes what ends here, and stops before the next value. */
static dnm_status between_values(reader *r, bool first)
{
    skip_space(r);
    while (r->open) {
        bool object = r->values.p[r->open].kind == JSON_OBJECT;
        if (!take(r, object ? '}' : ']')) {
            if (!first && !take(r, ',')) return DNM_DAMAGED;
            skip_space(r);
            return object ? key(r) : DNM_OK;
        }
        close_container(r);
        first = false;
        skip_space(r);
    }
    return DNM_OK;
}

static dnm_status read_all(reader *r)
{
    dnm_status status = DNM_OK;
    do {
        uint32_t open = r->open;
        skip_space(r);
        status = begin_value(r);
        if (status == DNM_OK) status = between_values(r, r->open > open);
    } while (status == DNM_OK && r->open);
    return status == DNM_OK && !at_end(r) ? DNM_DAMAGED : status;
}

/* ---- the interface ---- */

dnm_status dnm_json_read(dnm_str text, dnm_json_value **root, size_t *offset)
{
    size_t most = text.n < SIZE_MAX / 128 ? text.n * 64 + 1024 : SIZE_MAX / 2;
    reader r = {.text = text, .budget = {.left = most}, .strings = malloc(text.n + 1)};
    if (!r.strings || !DNM_PUSH(&r.values, &r.budget)) {
        free(r.strings);
        return DNM_NO_MEMORY;
    }
    dnm_status status = read_all(&r);
    if (status) {
        if (status == DNM_DAMAGED && offset) *offset = r.at;
        free(r.strings);
        DNM_VEC_FREE(&r.values, &r.budget);
        return status;
    }
    r.values.p[0].as.memory = r.strings;
    *root = r.values.p + 1;
    return DNM_OK;
}

void dnm_json_free(dnm_json_value *root)
{
    if (!root) return;
    free(root[-1].as.memory);
    free(root - 1);
}

const dnm_json_value *dnm_json_get(const dnm_json_value *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT) return NULL;
    dnm_str wanted = dnm_str_of(key);
    const dnm_json_value *name = object + 1;
    for (uint32_t i = 0; i < object->count; i += 2) {
        const dnm_json_value *value = name + 1;
        if (dnm_str_eq(name->as.string, wanted)) return value;
        name = value + value->size;
    }
    return NULL;
}

size_t dnm_json_count(const dnm_json_value *array)
{
    return array && array->kind == JSON_ARRAY ? array->count : 0;
}

const dnm_json_value *dnm_json_at(const dnm_json_value *array, size_t index)
{
    if (index >= dnm_json_count(array)) return NULL;
    const dnm_json_value *element = array + 1;
    while (index-- > 0) element += element->size;
    return element;
}

bool dnm_json_as_str(const dnm_json_value *value, dnm_str *text)
{
    if (!value || value->kind != JSON_STRING) return false;
    *text = value->as.string;
    return true;
}

bool dnm_json_as_int(const dnm_json_value *value, int64_t *number)
{
    if (!value || value->kind != JSON_INT) return false;
    *number = value->as.number;
    return true;
}

bool dnm_json_as_bool(const dnm_json_value *value, bool *flag)
{
    if (!value || value->kind != JSON_BOOL) return false;
    *flag = value->as.number != 0;
    return true;
}
