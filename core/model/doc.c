/* doc.c -- a document's life and the questions one may ask it. Making is in builder.c, changing in
 * editor.c and apply.c, the laws in check.c.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/leaves.h"

#include <stdlib.h>

#include "core/base/limits.h"

/* What is remembered of leaves may take so much of what the model may, beside it. */
enum { LEAVES_SHARE = 8 };

static const char *const kind_names[DNM_KIND_COUNT] = {
    [DNM_DOCUMENT] = "document",
    [DNM_SECTION] = "section",
    [DNM_LIST] = "list",
    [DNM_LIST_ITEM] = "list_item",
    [DNM_DEFINITION_LIST] = "definition_list",
    [DNM_DEFINITION_TERM] = "definition_term",
    [DNM_DEFINITION] = "definition",
    [DNM_BLOCK_QUOTE] = "block_quote",
    [DNM_TABLE] = "table",
    [DNM_TABLE_ROW] = "table_row",
    [DNM_TABLE_CELL] = "table_cell",
    [DNM_FIGURE] = "figure",
    [DNM_CAPTION] = "caption",
    [DNM_NOTE] = "note",
    [DNM_THEMATIC_BREAK] = "thematic_break",
    [DNM_PARAGRAPH] = "paragraph",
    [DNM_HEADING] = "heading",
    [DNM_CODE_BLOCK] = "code_block",
};

static const char *const span_kind_names[DNM_SPAN_KIND_COUNT] = {
    [DNM_LINK] = "link",           [DNM_IMAGE] = "image",
    [DNM_EMPH] = "emph",           [DNM_STRONG] = "strong",
    [DNM_UNDERLINE] = "underline", [DNM_STRIKE] = "strike",
    [DNM_CODE] = "code",           [DNM_SUPERSCRIPT] = "superscript",
    [DNM_SUBSCRIPT] = "subscript", [DNM_RUBY] = "ruby",
    [DNM_MATH] = "math",           [DNM_LINE_BREAK] = "line_break",
    [DNM_NOTE_REF] = "note_ref",   [DNM_LABEL] = "label",
    [DNM_COMMENT] = "comment",     [DNM_GENERIC] = "generic",
};

static const char *const op_names[DNM_OP_COUNT] = {
    [DNM_OP_CUT] = "cut",     [DNM_OP_PUT] = "put",           [DNM_OP_REPLACE] = "replace",
    [DNM_OP_SPLIT] = "split", [DNM_OP_JOIN] = "join",         [DNM_OP_DROP] = "drop",
    [DNM_OP_WRAP] = "wrap",   [DNM_OP_DISSOLVE] = "dissolve", [DNM_OP_SET] = "set",
    [DNM_OP_LIFT] = "lift",   [DNM_OP_FLAG] = "flag",         [DNM_OP_KEEP] = "keep",
};

const char *dnm_kind_name(dnm_kind kind)
{
    return (unsigned)kind < DNM_KIND_COUNT ? kind_names[kind] : NULL;
}

const char *dnm_span_kind_name(dnm_span_kind kind)
{
    return (unsigned)kind < DNM_SPAN_KIND_COUNT ? span_kind_names[kind] : NULL;
}

const char *dnm_op_name(dnm_op op)
{
    return (unsigned)op < DNM_OP_COUNT ? op_names[op] : NULL;
}

dnm_status dnm_doc_new(const dnm_limits *limits, dnm_doc **out)
{
    dnm_limits filled = {0};
    if (limits) filled = *limits;
    dnm_limits_fill(&filled);
    dnm_doc *doc = calloc(1, sizeof *doc);
    if (!doc) return DNM_NO_MEMORY;
    doc->budget.left = filled.model_bytes;
    doc->depth_limit = filled.depth;
    doc->block_limit = filled.blocks;
    dnm_arena_init(&doc->arena, filled.model_bytes);
    doc->leaves = dnm_leaves_new(filled.model_bytes / LEAVES_SHARE);
    dnm_status status = dnm_pool_init(&doc->pool, &doc->arena, &doc->budget);
    if (!doc->leaves) status = DNM_NO_MEMORY;
    if (status != DNM_OK) {
        dnm_doc_free(doc);
        return status;
    }
    *out = doc;
    return DNM_OK;
}

void dnm_state_free(dnm_state *state, dnm_budget *budget)
{
    DNM_VEC_FREE(&state->text, budget);
    DNM_VEC_FREE(&state->blocks, budget);
    DNM_VEC_FREE(&state->spans, budget);
    DNM_VEC_FREE(&state->runs, budget);
    DNM_VEC_FREE(&state->metas, budget);
}

void dnm_doc_free(dnm_doc *doc)
{
    if (!doc) return;
    dnm_budget *budget = &doc->budget;
    dnm_state_free(&doc->origin, budget);
    dnm_state_free(&doc->now, budget);
    dnm_state_free(&doc->next, budget);
    DNM_VEC_FREE(&doc->births, budget);
    DNM_VEC_FREE(&doc->cuts, budget);
    DNM_VEC_FREE(&doc->edits, budget);
    DNM_VEC_FREE(&doc->sources, budget);
    DNM_VEC_FREE(&doc->raws, budget);
    DNM_VEC_FREE(&doc->kept, budget);
    DNM_VEC_FREE(&doc->resources, budget);
    DNM_VEC_FREE(&doc->parts, budget);
    if (doc->leaves) dnm_leaves_free(doc->leaves);
    free(doc->leaves);
    dnm_pool_free(&doc->pool);
    dnm_arena_free(&doc->arena);
    free(doc);
}

static dnm_view view_of(const dnm_state *state, const char *text, uint32_t text_len)
{
    return (dnm_view){
        .text = text ? text : "",
        .blocks = state->blocks.p,
        .spans = state->spans.p,
        .runs = state->runs.p,
        .metas = state->metas.p,
        .text_len = text_len,
        .block_count = state->blocks.n,
        .span_count = state->spans.n,
        .run_count = state->runs.n,
        .meta_count = state->metas.n,
    };
}

void dnm_doc_refresh(dnm_doc *doc)
{
    doc->origin_view = view_of(&doc->origin, doc->births.p, doc->origin_len);
    doc->view = doc->edited ? view_of(&doc->now, doc->now.text.p, doc->now.text.n) : doc->origin_view;
    doc->history = (dnm_history){
        .births = doc->births.p ? doc->births.p : "",
        .cuts = doc->cuts.p,
        .edits = doc->edits.p,
        .sources = doc->sources.p,
        .raws = doc->raws.p,
        .kept = doc->kept.p,
        .resources = doc->resources.p,
        .parts = doc->parts.p,
        .birth_len = doc->births.n,
        .origin_len = doc->origin_len,
        .cut_count = doc->cuts.n,
        .edit_count = doc->edits.n,
        .source_count = doc->sources.n,
        .raw_count = doc->raws.n,
        .kept_count = doc->kept.n,
        .resource_count = doc->resources.n,
        .part_count = doc->parts.n,
    };
}

const dnm_view *dnm_doc_view(const dnm_doc *doc)
{
    return &doc->view;
}
const dnm_view *dnm_doc_origin(const dnm_doc *doc)
{
    return &doc->origin_view;
}
const dnm_history *dnm_doc_history(const dnm_doc *doc)
{
    return &doc->history;
}

dnm_str dnm_doc_string(const dnm_doc *doc, dnm_string id)
{
    return dnm_pool_text(&doc->pool, id);
}

uint32_t dnm_doc_attrs_count(const dnm_doc *doc)
{
    return doc->pool.sets.n;
}

bool dnm_doc_attr_at(const dnm_doc *doc, dnm_attrs attrs, uint32_t i, dnm_str *key, dnm_str *value)
{
    if (attrs >= doc->pool.sets.n || i >= doc->pool.sets.p[attrs].n) return false;
    const dnm_pair *pair = &doc->pool.pairs.p[doc->pool.sets.p[attrs].at + i];
    *key = dnm_pool_text(&doc->pool, pair->key);
    *value = dnm_pool_text(&doc->pool, pair->value);
    return true;
}

dnm_str dnm_doc_attr(const dnm_doc *doc, dnm_attrs attrs, const char *key)
{
    dnm_str wanted = dnm_str_of(key);
    dnm_str name;
    dnm_str value;
    for (uint32_t i = 0; dnm_doc_attr_at(doc, attrs, i, &name, &value); i++)
        if (dnm_str_eq(name, wanted)) return value;
    return (dnm_str){NULL, 0};
}

dnm_str dnm_doc_text(const dnm_doc *doc, uint32_t block)
{
    if (block >= doc->view.block_count || !dnm_kind_is_leaf(doc->view.blocks[block].kind)) return DNM_STR("");
    const dnm_block *b = &doc->view.blocks[block];
    return (dnm_str){doc->view.text + b->off, b->len};
}

uint32_t dnm_last_at_most(const void *array, uint32_t n, size_t stride, uint32_t value)
{
    const char *bytes = array;
    uint32_t low = 0;
    uint32_t high = n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t key;
        memcpy(&key, bytes + (size_t)middle * stride, sizeof key);
        if (key <= value) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

bool dnm_section_is(const dnm_doc *doc, uint32_t block, const char *role)
{
    const dnm_view *v = &doc->view;
    if (block >= v->block_count || v->blocks[block].kind != DNM_SECTION) return false;
    return dnm_str_eq(dnm_doc_attr(doc, v->blocks[block].attrs, "role"), dnm_str_of(role));
}

dnm_str dnm_doc_meta(const dnm_doc *doc, uint32_t block, const char *key)
{
    dnm_str wanted = dnm_str_of(key);
    const dnm_view *v = &doc->view;
    uint32_t i = 0;
    if (block && v->meta_count && v->metas[0].block < block)
        i = dnm_last_at_most(v->metas, v->meta_count, sizeof *v->metas, block - 1) + 1;
    for (; i < v->meta_count && v->metas[i].block <= block; i++)
        if (v->metas[i].block == block && dnm_str_eq(dnm_doc_string(doc, v->metas[i].key), wanted))
            return dnm_doc_string(doc, v->metas[i].value);
    return (dnm_str){NULL, 0};
}

uint32_t dnm_doc_birth(const dnm_doc *doc, uint32_t text_off)
{
    const dnm_view *v = &doc->view;
    if (text_off >= v->text_len) return doc->births.n;
    const dnm_run *run = &v->runs[dnm_last_at_most(v->runs, v->run_count, sizeof *v->runs, text_off)];
    return run->birth + (text_off - run->text);
}

bool dnm_doc_source(const dnm_doc *doc, uint32_t birth, dnm_source *source, bool *exact)
{
    if (birth >= doc->origin_len || !doc->sources.n || doc->sources.p[0].birth > birth) return false;
    *source = doc->sources.p[dnm_last_at_most(doc->sources.p, doc->sources.n, sizeof *doc->sources.p, birth)];
    uint32_t past = birth - source->birth;
    *exact = source->linear || past == 0;
    if (source->linear) {
        source->offset += past;
        source->birth = birth;
    }
    return true;
}

const dnm_raw *dnm_doc_raw(const dnm_doc *doc, uint32_t birth)
{
    if (!doc->raws.n || doc->raws.p[0].off > birth) return NULL;
    const dnm_raw *raw = &doc->raws.p[dnm_last_at_most(doc->raws.p, doc->raws.n, sizeof *raw, birth)];
    return birth - raw->off < raw->len ? raw : NULL;
}

const dnm_edit *dnm_doc_cut_by(const dnm_doc *doc, uint32_t birth)
{
    for (uint32_t i = 0; i < doc->cuts.n; i++) {
        const dnm_cut *cut = &doc->cuts.p[i];
        if (birth >= cut->off && birth - cut->off < cut->len) return &doc->edits.p[cut->edit];
    }
    return NULL;
}

void dnm_spans_order(dnm_span *spans, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        dnm_span moving = spans[i];
        uint32_t j = i;
        for (; j > 0 && spans[j - 1].off == moving.off && spans[j - 1].len < moving.len; j--)
            spans[j] = spans[j - 1];
        spans[j] = moving;
    }
}

typedef struct numbered_meta {
    dnm_meta meta;
    uint32_t seq;
} numbered_meta;

static int by_block(const void *x, const void *y)
{
    const numbered_meta *a = x;
    const numbered_meta *b = y;
    if (a->meta.block != b->meta.block) return a->meta.block < b->meta.block ? -1 : 1;
    return a->seq < b->seq ? -1 : a->seq > b->seq;
}

bool dnm_metas_sort(dnm_meta *metas, uint32_t n)
{
    bool sorted = true;
    for (uint32_t i = 1; i < n; i++) sorted = sorted && metas[i - 1].block <= metas[i].block;
    if (sorted) return true;
    numbered_meta *numbered = calloc(n, sizeof *numbered);
    if (!numbered) return false;
    for (uint32_t i = 0; i < n; i++) numbered[i] = (numbered_meta){metas[i], i};
    qsort(numbered, n, sizeof *numbered, by_block);
    for (uint32_t i = 0; i < n; i++) metas[i] = numbered[i].meta;
    free(numbered);
    return true;
}
