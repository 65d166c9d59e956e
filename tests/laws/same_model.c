/* same_model.c -- whether two documents are the same, block by block and span by span, without writing
 * either.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include <stdio.h>

typedef struct pair {
    const dnm_doc *a, *b;
} pair;

static bool same_string(const pair *docs, dnm_string a, dnm_string b)
{
    return dnm_str_eq(dnm_doc_string(docs->a, a), dnm_doc_string(docs->b, b));
}

static bool same_attrs(const pair *docs, dnm_attrs a, dnm_attrs b)
{
    dnm_str key_a, value_a, key_b, value_b;
    for (uint32_t i = 0;; i++) {
        bool more_a = dnm_doc_attr_at(docs->a, a, i, &key_a, &value_a);
        bool more_b = dnm_doc_attr_at(docs->b, b, i, &key_b, &value_b);
        if (more_a != more_b) return false;
        if (!more_a) return true;
        if (!dnm_str_eq(key_a, key_b) || !dnm_str_eq(value_a, value_b)) return false;
    }
}

static const char *block_difference(const pair *docs, const dnm_block *a, const dnm_block *b)
{
    if (a->kind != b->kind) return "kind";
    if (a->level != b->level) return "level";
    if (a->end != b->end) return "extent";
    if (a->off != b->off || a->len != b->len) return "text address";
    if (a->span0 != b->span0 || a->nspan != b->nspan) return "number of spans";
    return same_attrs(docs, a->attrs, b->attrs) ? NULL : "attributes";
}

static const char *span_difference(const pair *docs, const dnm_span *a, const dnm_span *b)
{
    if (a->kind != b->kind) return "kind of a span";
    if (a->off != b->off || a->len != b->len) return "extent of a span";
    if (!same_string(docs, a->target, b->target)) return "target of a span";
    return same_attrs(docs, a->attrs, b->attrs) ? NULL : "attributes of a span";
}

static const char *meta_difference(const pair *docs, const dnm_meta *a, const dnm_meta *b)
{
    if (a->block != b->block) return "owner of metadata";
    if (!same_string(docs, a->key, b->key)) return "key of metadata";
    return same_string(docs, a->value, b->value) ? NULL : "value of metadata";
}

static const char *difference(const pair *docs, uint32_t *at)
{
    const dnm_view *a = dnm_doc_view(docs->a);
    const dnm_view *b = dnm_doc_view(docs->b);
    const char *what = NULL;
    *at = 0;
    if (!dnm_str_eq((dnm_str){a->text, a->text_len}, (dnm_str){b->text, b->text_len})) return "text";
    if (a->block_count != b->block_count) return "number of blocks";
    for (uint32_t i = 0; i < a->block_count && !what; *at = i++)
        what = block_difference(docs, &a->blocks[i], &b->blocks[i]);
    if (!what && a->span_count != b->span_count) return "number of spans";
    for (uint32_t i = 0; i < a->span_count && !what; *at = i++)
        what = span_difference(docs, &a->spans[i], &b->spans[i]);
    if (!what && a->meta_count != b->meta_count) return "number of metadata";
    for (uint32_t i = 0; i < a->meta_count && !what; *at = i++)
        what = meta_difference(docs, &a->metas[i], &b->metas[i]);
    return what;
}

bool t_same_model(t_law *law, const char *where, const dnm_doc *expected, const dnm_doc *actual)
{
    pair docs = {expected, actual};
    uint32_t at;
    const char *what = difference(&docs, &at);
    law->checked++;
    return what ? t_breach(law, where, "the document read again has another %s (number %u)", what, at) : true;
}
