/* undump.c -- reads what dump.c writes, and what people write by hand in its form: one line a block,
 * two blanks of indentation a level, metadata and spans on lines of their own below their block.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/buf.h"
#include "core/model/model.h"
#include "core/model/store.h"

enum { MAX_ATTRS = 256 };

typedef struct pending_span {
    uint32_t off, end;
    dnm_attrs attrs;
    dnm_string target;
    dnm_span_kind kind;
} pending_span;

typedef struct open_span {
    uint32_t end;
    uint32_t number; /* of the builder */
} open_span;

typedef struct reader {
    dnm_builder *builder;
    const char *p, *end; /* what is left of the line */
    dnm_arena arena;     /* unescaped strings of the leaf at hand */
    dnm_budget budget;
    DNM_VEC(pending_span) spans;
    open_span open[DNM_MOST_OPEN_SPANS]; /* of `spans` */
    uint32_t open_count;
    uint32_t depth; /* blocks open, the document included */
    bool in_leaf;   /* a leaf's text and spans wait to be written */
    dnm_str text;
} reader;

/* ---- words of a line ---- */

static void skip_blanks(reader *r)
{
    while (r->p < r->end && *r->p == ' ') r->p++;
}

static bool take(reader *r, char c)
{
    if (r->p == r->end || *r->p != c) return false;
    r->p++;
    return true;
}

static dnm_str take_word(reader *r)
{
    const char *start = r->p;
    while (r->p < r->end && *r->p != ' ' && *r->p != '=' && *r->p != '"') r->p++;
    return (dnm_str){start, (size_t)(r->p - start)};
}

static bool take_number(reader *r, uint32_t max, uint32_t *out)
{
    skip_blanks(r);
    uint64_t n = 0;
    const char *start = r->p;
    while (r->p < r->end && *r->p >= '0' && *r->p <= '9' && n <= max) n = n * 10 + (uint64_t)(*r->p++ - '0');
    *out = (uint32_t)n;
    return r->p > start && n <= max;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* After "\u": "{e004}". */
static bool take_code_point(reader *r, dnm_buf *out)
{
    if (!take(r, '{')) return false;
    uint32_t cp = 0;
    const char *start = r->p;
    while (r->p < r->end && hex_digit(*r->p) >= 0 && cp <= 0x10FFFF)
        cp = cp * 16 + (uint32_t)hex_digit(*r->p++);
    if (r->p == start || cp > 0x10FFFF || !take(r, '}')) return false;
    dnm_buf_add_code_point(out, cp);
    return true;
}

static bool take_escape(reader *r, dnm_buf *out)
{
    if (take(r, 'n')) {
        dnm_buf_add_char(out, '\n');
    } else if (take(r, 't')) {
        dnm_buf_add_char(out, '\t');
    } else if (take(r, 'u')) {
        return take_code_point(r, out);
    } else if (r->p < r->end && (*r->p == '"' || *r->p == '\\')) {
        dnm_buf_add_char(out, *r->p++);
    } else {
        return false;
    }
    return true;
}

/* A quoted string; its bytes live in the arena. */
static bool take_string(reader *r, dnm_str *out)
{
    skip_blanks(r);
    if (!take(r, '"')) return false;
    dnm_buf text;
    dnm_buf_init(&text, (size_t)(r->end - r->p) + 4);
    bool good = true;
    while (good && r->p < r->end && *r->p != '"') {
        if (take(r, '\\')) {
            good = take_escape(r, &text);
        } else {
            dnm_buf_add_char(&text, *r->p++);
        }
    }
    good = good && take(r, '"') && dnm_buf_status(&text) == DNM_OK;
    if (good) {
        out->n = text.n;
        out->p = dnm_arena_strndup(&r->arena, text.p, text.n);
        good = out->p != NULL;
    }
    dnm_buf_free(&text);
    return good;
}

static bool take_key(reader *r, dnm_str *key)
{
    skip_blanks(r);
    if (r->p < r->end && *r->p == '"') return take_string(r, key);
    *key = take_word(r);
    return key->n > 0;
}

/* key="value" … up to the end of the line, or up to a string that no '=' follows: the leaf's text. */
static bool take_attrs(reader *r, dnm_attrs *attrs, dnm_str *text)
{
    dnm_attr set[MAX_ATTRS];
    size_t n = 0;
    for (skip_blanks(r); r->p < r->end; skip_blanks(r)) {
        dnm_str key;
        bool quoted = *r->p == '"';
        if (!take_key(r, &key)) return false;
        if (take(r, '=')) {
            dnm_str value;
            if (n == MAX_ATTRS || !take_string(r, &value)) return false;
            set[n++] = (dnm_attr){key, value};
            continue;
        }
        if (!quoted || !text || text->p) return false;
        *text = key;
    }
    *attrs = dnm_build_attrs(r->builder, set, n);
    return true;
}

/* ---- the leaf that waits for its spans ---- */

/* The next place where a span begins or ends; `next` is the first that has not begun. */
static uint32_t next_event(const reader *r, uint32_t next)
{
    uint32_t event = (uint32_t)r->text.n;
    if (next < r->spans.n && r->spans.p[next].off < event) event = r->spans.p[next].off;
    for (uint32_t i = 0; i < r->open_count; i++)
        if (r->open[i].end < event) event = r->open[i].end;
    return event;
}

static void end_spans(reader *r, uint32_t at)
{
    uint32_t still = 0;
    for (uint32_t i = 0; i < r->open_count; i++) {
        if (r->open[i].end > at) {
            r->open[still++] = r->open[i];
        } else {
            dnm_build_end_span(r->builder, r->open[i].number);
        }
    }
    r->open_count = still;
}

/* The builder does not keep more than can be open at once. */
static void begin_span(reader *r, const pending_span *s)
{
    if (r->open_count == DNM_MOST_OPEN_SPANS) return;
    uint32_t number = dnm_build_span(r->builder, s->kind, s->attrs, s->target);
    r->open[r->open_count++] = (open_span){s->end, number};
}

/* Writes the text between the places where spans begin and end. */
static void flush_leaf(reader *r)
{
    if (!r->in_leaf) return;
    uint32_t next = 0;
    uint32_t at = 0;
    for (;;) {
        end_spans(r, at);
        for (; next < r->spans.n && r->spans.p[next].off <= at; next++) begin_span(r, &r->spans.p[next]);
        if (at >= r->text.n) break;
        uint32_t event = next_event(r, next);
        dnm_build_text(r->builder, r->text.p + at, event - at);
        at = event;
    }
    r->spans.n = r->open_count = 0;
    r->in_leaf = false;
    dnm_arena_reset(&r->arena);
}

/* ---- lines ---- */

static bool find_name(dnm_str word, unsigned count, const char *(*name_of)(unsigned), unsigned *found)
{
    for (unsigned i = 0; i < count; i++)
        if (dnm_str_eq(word, dnm_str_of(name_of(i)))) return *found = i, true;
    return false;
}

static const char *block_name(unsigned i)
{
    return dnm_kind_name((dnm_kind)i);
}
static const char *span_name(unsigned i)
{
    return dnm_span_kind_name((dnm_span_kind)i);
}

static bool span_line(reader *r)
{
    unsigned kind;
    uint32_t off;
    uint32_t len;
    dnm_str target = {NULL, 0};
    dnm_attrs attrs;
    if (!r->in_leaf || !find_name(take_word(r), DNM_SPAN_KIND_COUNT, span_name, &kind)) return false;
    if (!take_number(r, UINT32_MAX - 1, &off) || !take_number(r, UINT32_MAX - 1, &len)) return false;
    if (!len || off > r->text.n || len > r->text.n - off) return false;
    if (r->spans.n && r->spans.p[r->spans.n - 1].off > off) return false;
    if (!take_attrs(r, &attrs, &target)) return false;
    pending_span *s = DNM_PUSH(&r->spans, &r->budget);
    if (!s) return false;
    *s = (pending_span){.off = off, .end = off + len, .attrs = attrs, .kind = (dnm_span_kind)kind};
    s->target = dnm_build_string(r->builder, target);
    return true;
}

static bool meta_line(reader *r)
{
    dnm_str key;
    dnm_str value;
    if (r->in_leaf || !take_key(r, &key) || !take_string(r, &value)) return false;
    char *name = dnm_arena_strndup(&r->arena, key.p, key.n);
    if (!name) return false;
    dnm_build_meta(r->builder, name, value);
    return r->p == r->end;
}

static bool resource_line(reader *r)
{
    dnm_str name;
    dnm_str type;
    if (!take_string(r, &name) || !take_string(r, &type)) return false;
    skip_blanks(r);
    size_t size = (size_t)(r->end - r->p) / 2;
    unsigned char *bytes = dnm_arena_alloc(&r->arena, size);
    if (!bytes) return false;
    for (size_t i = 0; i < size; i++, r->p += 2) {
        int high = hex_digit(r->p[0]);
        int low = hex_digit(r->p[1]);
        if (high < 0 || low < 0) return false;
        bytes[i] = (unsigned char)(high * 16 + low);
    }
    dnm_build_resource(r->builder, name, type, bytes, size);
    return r->p == r->end;
}

static bool block_line(reader *r, dnm_str word, uint32_t depth)
{
    unsigned kind;
    uint32_t level = 0;
    dnm_str text = {NULL, 0};
    dnm_attrs attrs;
    if (!find_name(word, DNM_KIND_COUNT, block_name, &kind)) return false;
    if ((kind == DNM_DOCUMENT) != (r->depth == 0) || (kind != DNM_DOCUMENT && depth == 0)) return false;
    skip_blanks(r);
    if (r->p < r->end && *r->p >= '0' && *r->p <= '9' && !take_number(r, 255, &level)) return false;
    bool leaf = dnm_kind_is_leaf(kind);
    if (!take_attrs(r, &attrs, leaf ? &text : NULL) || (leaf && !text.p)) return false;
    if (kind == DNM_DOCUMENT) {
        dnm_build_document_attrs(r->builder, attrs);
    } else {
        dnm_build_open(r->builder, (dnm_kind)kind, (int)level, attrs);
    }
    r->depth = depth + 1;
    r->in_leaf = leaf;
    r->text = text;
    return true;
}

/* Lines deeper than the last block are its own; others end the blocks they are not inside of. */
static bool line(reader *r)
{
    const char *start = r->p;
    skip_blanks(r);
    if (r->p == r->end) return true;
    uint32_t depth = (uint32_t)(r->p - start) / 2;
    if ((r->p - start) % 2 || depth > r->depth) return false;
    if (take(r, '~')) return depth == r->depth && span_line(r);
    if (take(r, '@')) return depth == r->depth && depth > 0 && meta_line(r);
    if (r->in_leaf && depth == r->depth) return false; /* a leaf holds no blocks */
    flush_leaf(r);
    for (; r->depth > depth && r->depth > 1; r->depth--) dnm_build_close(r->builder);
    dnm_str word = take_word(r);
    if (r->depth && dnm_str_eq(word, DNM_STR("resource"))) return resource_line(r);
    return block_line(r, word, depth);
}

dnm_status dnm_undump(const char *text, size_t size, const dnm_limits *limits, dnm_doc **doc,
                      size_t *line_number)
{
    reader r = {.budget = {.left = SIZE_MAX / 4}};
    dnm_arena_init(&r.arena, SIZE_MAX / 4);
    dnm_status status = dnm_builder_new(limits, &r.builder);
    if (status != DNM_OK) return status;
    const char *p = text;
    const char *end = text + size;
    size_t number = 0;
    bool good = true;
    while (good && p < end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        r.p = p;
        r.end = newline ? newline : end;
        p = newline ? newline + 1 : end;
        number++;
        good = line(&r);
    }
    flush_leaf(&r);
    dnm_arena_free(&r.arena);
    DNM_VEC_FREE(&r.spans, &r.budget);
    status = dnm_builder_status(r.builder);
    if (status == DNM_OK && (!good || r.depth == 0)) status = DNM_DAMAGED;
    if (status != DNM_OK) {
        if (line_number) *line_number = number ? number : 1; /* an empty dump lacks its first line */
        dnm_builder_free(r.builder);
        return status;
    }
    return dnm_builder_finish(r.builder, doc);
}
