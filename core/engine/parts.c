/* parts.c -- the texts of a compilation as documents of their own: which blocks make one, and what each is
 * given of the whole.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/engine/job.h"
#include "core/model/model.h"
#include "core/text/shape.h"

enum { COVER, PART, SURE = 900 };
enum { TEXT_CHARS = 40, COVER_CHARS = 200 /* a title page has fewer */ };

static const dnm_rule rules[] = {[COVER] = {.id = "cover"}, [PART] = {.id = "part"}, {0}};

/* A stretch of blocks that becomes a document. */
typedef struct stretch {
    uint32_t text;  /* where it begins */
    uint32_t owner; /* its section; 0: what stands between sections */
} stretch;

struct dnm_parts {
    dnm_ctx *ctx;
    const dnm_doc *doc;
    dnm_arena arena;
    stretch *list;
    uint32_t count;
    uint32_t next;
    uint32_t meta; /* the first that may be of the next text's */
    dnm_str whole; /* the compilation's title */
    dnm_slicer *slicer;
    dnm_status failed;
};

static bool is_part(const dnm_doc *doc, uint32_t block)
{
    return dnm_section_is(doc, block, "part");
}

/* ---- where they are ---- */

typedef struct search {
    dnm_parts *parts;
    const dnm_view *view;
    const uint32_t *before; /* of each block, how many parts begin before it */
    uint32_t loose;         /* blocks outside of texts since here; 0 if there are none */
    uint32_t done;          /* where the last text ended */
} search;

static uint32_t *count_parts(dnm_parts *p)
{
    const dnm_view *v = dnm_doc_view(p->doc);
    uint32_t *before = dnm_arena_alloc(&p->arena, ((size_t)v->block_count + 1) * sizeof *before);
    if (!before) return NULL;
    before[0] = 0;
    for (uint32_t i = 0; i < v->block_count; i++) before[i + 1] = before[i] + is_part(p->doc, i);
    return before;
}

/* Blocks outside of texts are text themselves, and no title page. */
static bool is_text(const dnm_doc *doc, uint32_t first, uint32_t end)
{
    uint64_t chars = 0;
    for (uint32_t i = first; i < end; i++) {
        dnm_shape shape;
        dnm_shape_read(dnm_doc_text(doc, i), &shape);
        if (shape.stops && shape.chars >= TEXT_CHARS) return true;
        chars += shape.chars;
    }
    return chars >= COVER_CHARS;
}

static uint32_t text_before(const dnm_view *v, uint32_t block)
{
    return block < v->block_count ? v->blocks[block].off : v->text_len;
}

/* A text of blocks [first, end), with the cover that stands before it. */
static void add(search *s, uint32_t owner, uint32_t first, uint32_t end)
{
    const uint32_t from = text_before(s->view, first), to = text_before(s->view, end);
    if (from == to) return;
    s->parts->list[s->parts->count++] = (stretch){s->done, owner};
    s->done = to;
}

/* The loose blocks end before block `end`. */
static void end_loose(search *s, uint32_t end)
{
    if (s->loose && is_text(s->parts->doc, s->loose, end)) add(s, 0, s->loose, end);
    s->loose = 0;
}

static void look(search *s)
{
    const dnm_view *v = s->view;
    for (uint32_t i = 1; i < v->block_count;) {
        const uint32_t end = v->blocks[i].end;
        const bool holds_parts = s->before[end] > s->before[i + 1];
        const bool part = is_part(s->parts->doc, i);
        if (holds_parts || part) end_loose(s, i);
        if (!holds_parts && part) add(s, i, i, end);
        if (!holds_parts && !part && !s->loose) s->loose = i;
        i = holds_parts ? i + 1 : end;
    }
    end_loose(s, v->block_count);
}

/* Of texts that were joined without a title for all of them, the document's title is that of the first. */
static dnm_str title_of_whole(const dnm_parts *p)
{
    const dnm_str title = dnm_doc_meta(p->doc, 0, "title");
    const uint32_t first = p->list[0].owner;
    return first && dnm_str_eq(title, dnm_doc_meta(p->doc, first, "title")) ? (dnm_str){NULL, 0} : title;
}

static dnm_status find(dnm_parts *p)
{
    const dnm_view *v = dnm_doc_view(p->doc);
    search s = {.parts = p, .view = v, .before = count_parts(p)};
    if (!s.before) return dnm_arena_status(&p->arena);
    if (s.before[v->block_count] < 2) return DNM_OK;
    /* Each begins with a block of its own. Parts are no measure: around two of them, sections may nest, each
     * with text before the next. */
    p->list = dnm_arena_alloc(&p->arena, (size_t)v->block_count * sizeof *p->list);
    if (!p->list) return dnm_arena_status(&p->arena);
    look(&s);
    if (p->count < 2) p->count = 0;
    if (!p->count) return DNM_OK;
    p->whole = title_of_whole(p);
    uint32_t *bounds = dnm_arena_alloc(&p->arena, p->count * sizeof *bounds);
    if (!bounds) return dnm_arena_status(&p->arena);
    for (uint32_t i = 0; i < p->count; i++) bounds[i] = p->list[i].text;
    return dnm_slicer_new(p->doc, &p->ctx->limits, bounds, p->count, &p->slicer);
}

/* ---- what one is given ---- */

static void give_metas(dnm_parts *p, uint32_t owner, dnm_editor *editor)
{
    static const char *const inherited[] = {"language", "source", "publisher", "identifier"};
    const dnm_view *v = dnm_doc_view(p->doc);
    while (p->meta < v->meta_count && v->metas[p->meta].block < owner) p->meta++;
    for (; owner && p->meta < v->meta_count && v->metas[p->meta].block == owner; p->meta++)
        dnm_edit_meta(editor, 0, dnm_doc_string(p->doc, v->metas[p->meta].key).p,
                      dnm_doc_string(p->doc, v->metas[p->meta].value));
    for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++) {
        const dnm_str value = dnm_doc_meta(p->doc, 0, inherited[i]);
        const bool has = owner && dnm_doc_meta(p->doc, owner, inherited[i]).p;
        if (value.n && !has) dnm_edit_meta(editor, 0, inherited[i], value);
    }
    if (p->whole.n) dnm_edit_meta(editor, 0, "isPartOf", p->whole);
}

/* The section of the text in its own document: the last, since those around it stand before. */
static uint32_t find_section(const dnm_doc *part)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < dnm_doc_view(part)->block_count; i++)
        if (is_part(part, i)) found = i;
    return found;
}

/* What is no more than around the text goes, and so do the sections that held it. */
static void unwrap(const dnm_doc *part, uint32_t section, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(part);
    const uint32_t end = section ? v->blocks[section].end : v->block_count;
    for (uint32_t i = 1; i < v->block_count;) {
        const dnm_block *b = &v->blocks[i];
        const bool around = section && i <= section && b->end >= end;
        if (is_part(part, i)) dnm_edit_dissolve(editor, (dnm_why){PART, SURE}, i);
        if (around || !section) {
            i = i == section ? end : i + 1;
        } else {
            dnm_edit_drop(editor, (dnm_why){COVER, SURE}, i);
            i = b->end;
        }
    }
    const uint32_t title = section ? section + 1 : 0;
    if (title && title < end && v->blocks[title].kind == DNM_HEADING && v->blocks[title].level)
        dnm_edit_set_kind(editor, (dnm_why){PART, SURE}, title, DNM_HEADING, 0);
}

static dnm_status finish(dnm_parts *p, uint32_t owner, dnm_doc *part)
{
    const dnm_editor_rules edits = {.cleaner = "compilation", .rules = rules};
    dnm_editor *editor;
    dnm_status status = dnm_editor_new(part, &edits, &editor);
    if (status) return status;
    unwrap(part, owner ? find_section(part) : 0, editor);
    give_metas(p, owner, editor);
    status = dnm_editor_apply(editor, NULL);
    dnm_editor_free(editor);
    return status;
}

/* ---- the calls ---- */

dnm_status dnm_parts_open(dnm_ctx *ctx, const dnm_doc *doc, dnm_parts **out)
{
    const size_t mark = ctx->messages.n;
    dnm_parts *p = calloc(1, sizeof *p);
    if (!p) return dnm_explain_failure(&ctx->job, mark, DNM_NO_MEMORY);
    p->ctx = ctx;
    p->doc = doc;
    dnm_arena_init(&p->arena, ctx->limits.arena_bytes);
    const dnm_status status = find(p);
    if (status) {
        dnm_parts_close(p);
        return dnm_explain_failure(&ctx->job, mark, status);
    }
    *out = p;
    return DNM_OK;
}

uint32_t dnm_parts_count(const dnm_parts *parts)
{
    return parts->count;
}

dnm_status dnm_parts_next(dnm_parts *p, dnm_doc **out)
{
    if (p->failed || p->next >= p->count) return DNM_END;
    const size_t mark = p->ctx->messages.n;
    dnm_doc *part = NULL;
    p->failed = dnm_slicer_next(p->slicer, &part);
    if (!p->failed) p->failed = finish(p, p->list[p->next].owner, part);
    if (p->failed) {
        dnm_doc_free(part);
        return dnm_explain_failure(&p->ctx->job, mark, p->failed);
    }
    p->next++;
    *out = part;
    return DNM_OK;
}

void dnm_parts_close(dnm_parts *parts)
{
    if (!parts) return;
    dnm_slicer_free(parts->slicer);
    dnm_arena_free(&parts->arena);
    free(parts);
}
