/* dump.c -- the current view as text, a block a line, for fixtures and diffs (docs/dump.md). What the
 * eye cannot see is escaped; everything else stands as it is.
 *
 *     document format="html"
 *       @title "Report"
 *       heading 1 "Report of 2020"
 *         ~link 0 6 "http://example.org/" class="a"
 *     resource "a.png" "image/png" 89504e47
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/buf.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/doc.h"

static bool is_visible(uint32_t cp)
{
    if (cp == ' ') return true;
    if (cp == 0xFFFC || cp == 0xFFFD || dnm_cp_is_space(cp) || dnm_cp_is_control(cp)) return false;
    return !dnm_cp_is_private_use(cp) && !dnm_cp_is_ignorable(cp) && !dnm_cp_is_zero_width(cp) &&
           !dnm_cp_is_noncharacter(cp);
}

static void escape(dnm_buf *out, uint32_t cp)
{
    switch (cp) {
    case '\n':
        dnm_buf_add_str(out, "\\n");
        break;
    case '\t':
        dnm_buf_add_str(out, "\\t");
        break;
    default:
        dnm_buf_printf(out, "\\u{%x}", (unsigned)cp);
    }
}

static void quote(dnm_buf *out, dnm_str s)
{
    dnm_buf_add_char(out, '"');
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t cp = dnm_utf8_next(s.p, s.n, &at);
        if (cp == '"' || cp == '\\') dnm_buf_add_char(out, '\\');
        if (is_visible(cp)) {
            dnm_buf_add(out, s.p + from, at - from);
        } else {
            escape(out, cp);
        }
    }
    dnm_buf_add_char(out, '"');
}

static bool is_plain_name(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':')))
            return false;
    }
    return s.n > 0;
}

static void name(dnm_buf *out, dnm_str s)
{
    if (is_plain_name(s)) {
        dnm_buf_add(out, s.p, s.n);
    } else {
        quote(out, s);
    }
}

static void attributes(dnm_buf *out, const dnm_doc *doc, dnm_attrs attrs)
{
    dnm_str key;
    dnm_str value;
    for (uint32_t i = 0; dnm_doc_attr_at(doc, attrs, i, &key, &value); i++) {
        dnm_buf_add_char(out, ' ');
        name(out, key);
        dnm_buf_add_char(out, '=');
        quote(out, value);
    }
}

static void indent(dnm_buf *out, uint32_t depth)
{
    for (uint32_t i = 0; i < depth; i++) dnm_buf_add_str(out, "  ");
}

static void spans(dnm_buf *out, const dnm_doc *doc, const dnm_block *b, uint32_t depth)
{
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t i = b->span0; i < b->span0 + b->nspan; i++) {
        const dnm_span *s = &v->spans[i];
        indent(out, depth);
        dnm_buf_printf(out, "~%s %u %u", dnm_span_kind_name(s->kind), (unsigned)(s->off - b->off),
                       (unsigned)s->len);
        if (s->target) {
            dnm_buf_add_char(out, ' ');
            quote(out, dnm_doc_string(doc, s->target));
        }
        attributes(out, doc, s->attrs);
        dnm_buf_add_char(out, '\n');
    }
}

static void metas(dnm_buf *out, const dnm_doc *doc, uint32_t block, uint32_t *next, uint32_t depth)
{
    const dnm_view *v = dnm_doc_view(doc);
    for (; *next < v->meta_count && v->metas[*next].block == block; ++*next) {
        indent(out, depth);
        dnm_buf_add_char(out, '@');
        name(out, dnm_doc_string(doc, v->metas[*next].key));
        dnm_buf_add_char(out, ' ');
        quote(out, dnm_doc_string(doc, v->metas[*next].value));
        dnm_buf_add_char(out, '\n');
    }
}

static void block(dnm_buf *out, const dnm_doc *doc, uint32_t i, uint32_t *next_meta, uint32_t depth)
{
    const dnm_block *b = &dnm_doc_view(doc)->blocks[i];
    indent(out, depth);
    dnm_buf_add_str(out, dnm_kind_name(b->kind));
    if (b->level) dnm_buf_printf(out, " %u", (unsigned)b->level);
    attributes(out, doc, b->attrs);
    if (dnm_kind_is_leaf(b->kind)) {
        dnm_buf_add_char(out, ' ');
        quote(out, dnm_doc_text(doc, i));
    }
    dnm_buf_add_char(out, '\n');
    metas(out, doc, i, next_meta, depth + 1);
    spans(out, doc, b, depth + 1);
}

static void resources(dnm_buf *out, const dnm_doc *doc)
{
    static const char digits[] = "0123456789abcdef";
    const dnm_history *h = dnm_doc_history(doc);
    for (uint32_t i = 0; i < h->resource_count; i++) {
        const dnm_resource *r = &h->resources[i];
        dnm_buf_add_str(out, "resource ");
        quote(out, dnm_doc_string(doc, r->name));
        dnm_buf_add_char(out, ' ');
        quote(out, dnm_doc_string(doc, r->media_type));
        dnm_buf_add_char(out, ' ');
        for (size_t k = 0; k < r->size; k++) {
            dnm_buf_add_char(out, digits[r->bytes[k] >> 4]);
            dnm_buf_add_char(out, digits[r->bytes[k] & 15]);
        }
        dnm_buf_add_char(out, '\n');
    }
}

/* Depth is the number of open containers; their ends are kept in a vector, since a dump must not
 * depend on the depth limit that the document was built with. */
dnm_status dnm_dump(const dnm_doc *doc, char **text, size_t *size)
{
    const dnm_view *v = dnm_doc_view(doc);
    uint32_t *ends = calloc(v->block_count, sizeof *ends);
    if (!ends) return DNM_NO_MEMORY;
    dnm_buf out;
    dnm_buf_init(&out, SIZE_MAX / 4);
    uint32_t depth = 0;
    uint32_t next_meta = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        while (depth && ends[depth - 1] <= i) depth--;
        block(&out, doc, i, &next_meta, depth);
        if (v->blocks[i].end > i + 1) ends[depth++] = v->blocks[i].end;
    }
    free(ends);
    resources(&out, doc);
    dnm_status status = dnm_buf_status(&out);
    char *taken = status == DNM_OK ? dnm_buf_take(&out, size) : NULL;
    if (!taken) {
        dnm_buf_free(&out);
        return status == DNM_OK ? DNM_NO_MEMORY : status;
    }
    *text = taken;
    return DNM_OK;
}
