/* builder.c -- how a converter makes a document: open, close, text, spans. Whatever order the calls
 * come in, the result is a sound document: leaves begin with their first text and never hold blocks,
 * a leaf that other blocks interrupt goes on as a second one behind them.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/buf.h"
#include "core/model/model.h"
#include "core/model/store.h"
#include "core/text/utf8.h"

static const uint32_t NONE = UINT32_MAX;

/* What has been opened and not closed: the container's index, or NONE for a leaf (which exists while
 * it has text) and for a container too deep to be kept. */
typedef struct frame {
    uint32_t block;
    dnm_attrs attrs;
    uint16_t kind;
    uint8_t level;
} frame;

typedef struct open_span {
    uint32_t number; /* as dnm_build_span returned it */
    uint32_t span;   /* index into spans */
} open_span;

struct dnm_builder {
    dnm_doc *doc;
    DNM_VEC(frame) frames;
    open_span open[DNM_MOST_OPEN_SPANS];
    uint32_t open_count;
    uint32_t span_number;
    uint32_t leaf;      /* the block that text goes to, or NONE */
    uint32_t depth;     /* containers kept and open */
    uint32_t flattened; /* containers that were too deep */
    dnm_embedding in;   /* which of several documents in one is being converted */
    dnm_target_fn name_image;
    void *name_image_data;
};

dnm_status dnm_builder_new(const dnm_limits *limits, dnm_builder **out)
{
    dnm_builder *b = calloc(1, sizeof *b);
    if (!b) return DNM_NO_MEMORY;
    dnm_status status = dnm_doc_new(limits, &b->doc);
    b->leaf = NONE;
    if (status == DNM_OK) {
        dnm_build_open(b, DNM_DOCUMENT, 0, 0);
        dnm_build_part(b, DNM_STR(""));
        status = b->doc->budget.failed;
    }
    if (status != DNM_OK) {
        dnm_builder_free(b);
        return status;
    }
    *out = b;
    return DNM_OK;
}

void dnm_builder_free(dnm_builder *b)
{
    if (!b) return;
    if (b->doc) DNM_VEC_FREE(&b->frames, &b->doc->budget);
    dnm_doc_free(b->doc);
    free(b);
}

dnm_status dnm_builder_status(const dnm_builder *b)
{
    return b->doc->budget.failed;
}
uint32_t dnm_builder_text_len(const dnm_builder *b)
{
    return b->doc->births.n;
}
uint32_t dnm_builder_flattened(const dnm_builder *b)
{
    return b->flattened;
}

dnm_kind dnm_builder_kind(const dnm_builder *b)
{
    return b->frames.n ? (dnm_kind)b->frames.p[b->frames.n - 1].kind : DNM_DOCUMENT;
}

/* ---- blocks ---- */

static uint32_t new_block(dnm_builder *b, const frame *f)
{
    dnm_state *s = &b->doc->origin;
    if (s->blocks.n >= b->doc->block_limit) {
        if (!b->doc->budget.failed) b->doc->budget.failed = DNM_LIMIT;
        return NONE;
    }
    dnm_block *block = DNM_PUSH(&s->blocks, &b->doc->budget);
    if (!block) return NONE;
    *block = (dnm_block){
        .off = b->doc->births.n,
        .span0 = s->spans.n,
        .end = s->blocks.n,
        .attrs = f->attrs,
        .kind = f->kind,
        .level = f->level,
    };
    return s->blocks.n - 1;
}

static void keep_spans_with_text(dnm_state *s, dnm_block *leaf)
{
    uint32_t kept = leaf->span0;
    for (uint32_t i = leaf->span0; i < s->spans.n; i++)
        if (s->spans.p[i].len) s->spans.p[kept++] = s->spans.p[i];
    s->spans.n = kept;
    leaf->nspan = kept - leaf->span0;
    if (leaf->nspan) dnm_spans_order(&s->spans.p[leaf->span0], leaf->nspan);
}

/* Ends the leaf that text goes to; one without text leaves no trace. */
static void seal(dnm_builder *b)
{
    if (b->leaf == NONE) return;
    dnm_state *s = &b->doc->origin;
    dnm_block *leaf = &s->blocks.p[b->leaf];
    uint32_t end = b->doc->births.n;
    while (b->open_count) {
        dnm_span *span = &s->spans.p[b->open[--b->open_count].span];
        span->len = end - span->off;
    }
    leaf->len = end - leaf->off;
    keep_spans_with_text(s, leaf);
    if (!leaf->len) s->blocks.n--;
    b->leaf = NONE;
}

void dnm_build_open(dnm_builder *b, dnm_kind kind, int level, dnm_attrs attrs)
{
    seal(b);
    if (kind == DNM_DOCUMENT && b->frames.n == 1 && b->doc->origin.blocks.n) {
        dnm_build_document_attrs(b, attrs);
        return;
    }
    if ((unsigned)kind >= DNM_KIND_COUNT || (kind == DNM_DOCUMENT && b->frames.n)) kind = DNM_SECTION;
    frame f = {.block = NONE, .attrs = attrs, .kind = (uint16_t)kind};
    f.level = (uint8_t)(level < 0 ? 0 : level > 255 ? 255 : level);
    if (f.attrs >= b->doc->pool.sets.n) f.attrs = 0;
    if (!dnm_kind_is_leaf(kind)) {
        /* One level is kept for leaves. */
        if (b->depth + 1 >= b->doc->depth_limit) {
            b->flattened++;
        } else if ((f.block = new_block(b, &f)) != NONE) {
            b->depth++;
        }
    }
    frame *top = DNM_PUSH(&b->frames, &b->doc->budget);
    if (top) *top = f;
}

void dnm_build_close(dnm_builder *b)
{
    seal(b);
    if (b->frames.n <= 1) return; /* the document stays open until the end */
    frame f = b->frames.p[--b->frames.n];
    if (f.block == NONE) return;
    b->depth--;
    if (f.kind != DNM_THEMATIC_BREAK) b->doc->origin.blocks.p[f.block].end = b->doc->origin.blocks.n;
}

/* The leaf for text at this point: the one that was opened, or a paragraph of its own. */
static bool begin_leaf(dnm_builder *b)
{
    if (b->doc->budget.failed) return false;
    if (b->leaf != NONE) return true;
    frame f = b->frames.p[b->frames.n - 1];
    if (!dnm_kind_is_leaf(f.kind)) f = (frame){.kind = DNM_PARAGRAPH};
    b->leaf = new_block(b, &f);
    return b->leaf != NONE;
}

/* ---- text ---- */

static void append(dnm_builder *b, const char *bytes, size_t n)
{
    dnm_chars *births = &b->doc->births;
    if (!n) return;
    if (n > UINT32_MAX || !DNM_ROOM(births, n, &b->doc->budget)) {
        if (!b->doc->budget.failed) b->doc->budget.failed = DNM_LIMIT;
        return;
    }
    memcpy(births->p + births->n, bytes, n);
    births->n += (uint32_t)n;
}

/* After `consumed` ill-formed input bytes became U+FFFD, a linear source goes on behind them. */
static void add_source(dnm_builder *b, uint16_t part, uint64_t offset, bool linear);

static void append_replacement(dnm_builder *b, size_t consumed)
{
    uint32_t birth = b->doc->births.n;
    append(b, "\xEF\xBF\xBD", 3);
    if (!b->doc->sources.n) return;
    dnm_source last = b->doc->sources.p[b->doc->sources.n - 1];
    if (last.linear) add_source(b, last.part, last.offset + (birth - last.birth) + consumed, true);
}

void dnm_build_text(dnm_builder *b, const char *utf8, size_t n)
{
    if (!n || !begin_leaf(b)) return;
    while (n) {
        size_t good = dnm_utf8_validate(utf8, n);
        append(b, utf8, good);
        if (good == n) return;
        uint32_t unused;
        size_t bad = dnm_utf8_decode(utf8 + good, n - good, &unused);
        append_replacement(b, bad);
        utf8 += good + bad;
        n -= good + bad;
    }
}

/* ---- spans ---- */

uint32_t dnm_build_span(dnm_builder *b, dnm_span_kind kind, dnm_attrs attrs, dnm_string target)
{
    uint32_t number = ++b->span_number;
    if ((unsigned)kind >= DNM_SPAN_KIND_COUNT || b->open_count == DNM_MOST_OPEN_SPANS || !begin_leaf(b))
        return number;
    dnm_state *s = &b->doc->origin;
    dnm_span *span = DNM_PUSH(&s->spans, &b->doc->budget);
    if (!span) return number;
    span->off = b->doc->births.n;
    span->attrs = attrs < b->doc->pool.sets.n ? attrs : 0;
    span->target = target < b->doc->pool.strings.n ? target : 0;
    span->kind = (uint16_t)kind;
    b->open[b->open_count++] = (open_span){number, s->spans.n - 1};
    return number;
}

void dnm_build_end_span(dnm_builder *b, uint32_t number)
{
    uint32_t i = b->open_count;
    while (i > 0 && b->open[i - 1].number != number) i--;
    if (i == 0) return;
    dnm_span *span = &b->doc->origin.spans.p[b->open[i - 1].span];
    span->len = b->doc->births.n - span->off;
    memmove(&b->open[i - 1], &b->open[i], (b->open_count - i) * sizeof *b->open);
    b->open_count--;
}

void dnm_build_object(dnm_builder *b, dnm_span_kind kind, dnm_attrs attrs, dnm_string target)
{
    if (kind == DNM_IMAGE && b->name_image) {
        const dnm_str name = b->name_image(b->name_image_data, dnm_pool_text(&b->doc->pool, target));
        if (name.p) target = dnm_build_string(b, name);
    }
    uint32_t span = dnm_build_span(b, kind, attrs, target);
    if (kind == DNM_LINE_BREAK) {
        dnm_build_text(b, "\n", 1);
    } else {
        dnm_build_text(b, "\xEF\xBF\xBC", 3);
    }
    dnm_build_end_span(b, span);
}

/* ---- what comes with the text ---- */

void dnm_build_image_targets(dnm_builder *b, dnm_target_fn name, void *data)
{
    b->name_image = name;
    b->name_image_data = data;
}

static void add_source(dnm_builder *b, uint16_t part, uint64_t offset, bool linear)
{
    dnm_doc *doc = b->doc;
    uint32_t birth = doc->births.n;
    if (doc->sources.n) {
        dnm_source *last = &doc->sources.p[doc->sources.n - 1];
        bool same = last->part == part && last->linear && linear;
        if (same && last->offset + (birth - last->birth) == offset) return;
        if (last->birth == birth) doc->sources.n--;
    }
    dnm_source *source = DNM_PUSH(&doc->sources, &doc->budget);
    if (source) *source = (dnm_source){.birth = birth, .part = part, .linear = linear, .offset = offset};
}

void dnm_build_source(dnm_builder *b, uint16_t part, uint64_t offset, bool linear)
{
    add_source(b, part ? part : b->in.part, offset, linear);
}

/* "chunk.docx" + "word/document.xml" gives "chunk.docx!/word/document.xml". */
static dnm_string part_name(dnm_builder *b, dnm_str name)
{
    dnm_doc *doc = b->doc;
    const dnm_str outer = b->in.part ? dnm_pool_text(&doc->pool, doc->parts.p[b->in.part]) : DNM_STR("");
    dnm_buf joined;
    if (!outer.n) return dnm_pool_string(&doc->pool, name);
    dnm_buf_init(&joined, outer.n + name.n + 2);
    dnm_buf_add(&joined, outer.p, outer.n);
    dnm_buf_add_str(&joined, "!/");
    dnm_buf_add(&joined, name.n ? name.p : "", name.n);
    if (dnm_buf_status(&joined) && !doc->budget.failed) doc->budget.failed = dnm_buf_status(&joined);
    const dnm_string id = dnm_pool_string(&doc->pool, dnm_buf_str(&joined));
    dnm_buf_free(&joined);
    return id;
}

uint16_t dnm_build_part(dnm_builder *b, dnm_str name)
{
    dnm_doc *doc = b->doc;
    dnm_string id = part_name(b, name);
    for (uint32_t i = doc->parts.n; i-- > 0;)
        if (doc->parts.p[i] == id) return (uint16_t)i;
    if (doc->parts.n > UINT16_MAX) return 0;
    dnm_string *part = DNM_PUSH(&doc->parts, &doc->budget);
    if (!part) return 0;
    *part = id;
    return (uint16_t)(doc->parts.n - 1);
}

static void *copy_bytes(dnm_doc *doc, const void *bytes, size_t size)
{
    char *copy = dnm_arena_strndup(&doc->arena, bytes, size);
    if (!copy && !doc->budget.failed) doc->budget.failed = dnm_arena_status(&doc->arena);
    return copy;
}

void dnm_build_raw(dnm_builder *b, size_t text_bytes, const void *bytes, size_t size)
{
    dnm_doc *doc = b->doc;
    if (doc->budget.failed || !text_bytes || text_bytes > doc->births.n) return;
    uint32_t off = doc->births.n - (uint32_t)text_bytes;
    if (doc->raws.n && doc->raws.p[doc->raws.n - 1].off + doc->raws.p[doc->raws.n - 1].len > off) return;
    const void *copy = copy_bytes(doc, bytes, size);
    dnm_raw *raw = copy ? DNM_PUSH(&doc->raws, &doc->budget) : NULL;
    if (raw) *raw = (dnm_raw){.off = off, .len = (uint32_t)text_bytes, .bytes = copy, .size = size};
}

dnm_string dnm_build_string(dnm_builder *b, dnm_str s)
{
    return dnm_pool_string(&b->doc->pool, s);
}

dnm_attrs dnm_build_attrs(dnm_builder *b, const dnm_attr *attrs, size_t count)
{
    return dnm_pool_attrs(&b->doc->pool, attrs, count);
}

static void add_meta(dnm_builder *b, uint32_t block, const char *key, dnm_str value)
{
    dnm_doc *doc = b->doc;
    if (b->in.chunk && block == 0) return;
    dnm_meta meta = {block, dnm_pool_string(&doc->pool, dnm_str_of(key)), dnm_pool_string(&doc->pool, value)};
    dnm_meta *added = DNM_PUSH(&doc->origin.metas, &doc->budget);
    if (added) *added = meta;
}

void dnm_build_meta(dnm_builder *b, const char *key, dnm_str value)
{
    uint32_t i = b->frames.n;
    while (i > 1 && b->frames.p[i - 1].block == NONE) i--;
    add_meta(b, i ? b->frames.p[i - 1].block : 0, key, value);
}

void dnm_build_document_meta(dnm_builder *b, const char *key, dnm_str value)
{
    add_meta(b, 0, key, value);
}

void dnm_build_document_attrs(dnm_builder *b, dnm_attrs attrs)
{
    if (!b->in.chunk && b->doc->origin.blocks.n)
        b->doc->origin.blocks.p[0].attrs = attrs < b->doc->pool.sets.n ? attrs : 0;
}

void dnm_build_resource(dnm_builder *b, dnm_str name, dnm_str media_type, const void *bytes, size_t size)
{
    dnm_doc *doc = b->doc;
    if (doc->budget.failed) return;
    void *copy = copy_bytes(doc, bytes, size);
    dnm_resource resource = {
        .name = dnm_pool_string(&doc->pool, name),
        .media_type = dnm_pool_string(&doc->pool, media_type),
        .bytes = copy,
        .size = size,
    };
    dnm_resource *added = copy ? DNM_PUSH(&doc->resources, &doc->budget) : NULL;
    if (added) *added = resource;
}

/* ---- documents in documents ---- */

dnm_embedding dnm_builder_embed(dnm_builder *b, dnm_str name, bool chunk)
{
    const dnm_embedding outer = b->in;
    const uint16_t part = dnm_build_part(b, name);
    b->in = (dnm_embedding){.part = part, .chunk = chunk || outer.chunk, .depth = b->frames.n};
    return outer;
}

void dnm_builder_leave(dnm_builder *b, dnm_embedding outer)
{
    while (b->frames.n > b->in.depth) dnm_build_close(b);
    seal(b);
    b->in = outer;
}

/* ---- the end ---- */

dnm_status dnm_builder_finish(dnm_builder *b, dnm_doc **out)
{
    while (b->frames.n > 1) dnm_build_close(b);
    seal(b);
    dnm_doc *doc = b->doc;
    dnm_status status = doc->budget.failed;
    dnm_run *run = status == DNM_OK && doc->births.n ? DNM_PUSH(&doc->origin.runs, &doc->budget) : NULL;
    if (status == DNM_OK && doc->births.n && !run) status = doc->budget.failed;
    if (status == DNM_OK && !dnm_metas_sort(doc->origin.metas.p, doc->origin.metas.n)) status = DNM_NO_MEMORY;
    if (status == DNM_OK) {
        doc->origin.blocks.p[0].end = doc->origin.blocks.n;
        doc->origin_len = doc->births.n;
        dnm_doc_refresh(doc);
        *out = doc;
        DNM_VEC_FREE(&b->frames, &doc->budget);
        b->doc = NULL;
    }
    dnm_builder_free(b);
    return status;
}
