/* editor.c -- collects what a cleaner asks for. Nothing changes before dnm_editor_apply (apply.c).
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/editor.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text/utf8.h"

dnm_status dnm_editor_new(dnm_doc *doc, const dnm_editor_rules *rules, dnm_editor **out)
{
    dnm_editor *e = calloc(1, sizeof *e);
    if (!e) return DNM_NO_MEMORY;
    e->doc = doc;
    e->cleaner = rules->cleaner;
    e->rules = rules->rules;
    e->enabled = rules->enabled;
    e->min_confidence = rules->min_confidence;
    while (e->rules && e->rules[e->rule_count].id) e->rule_count++;
    for (uint32_t i = 0; i < e->rule_count; i++) {
        if (!DNM_PUSH(&e->rule_names, &doc->budget)) {
            dnm_editor_free(e);
            return doc->budget.failed;
        }
    }
    *out = e;
    return DNM_OK;
}

void dnm_editor_free(dnm_editor *e)
{
    if (!e) return;
    dnm_budget *budget = &e->doc->budget;
    DNM_VEC_FREE(&e->inserted, budget);
    DNM_VEC_FREE(&e->requests, budget);
    DNM_VEC_FREE(&e->metas, budget);
    DNM_VEC_FREE(&e->wrapped, budget);
    DNM_VEC_FREE(&e->limits, budget);
    DNM_VEC_FREE(&e->values, budget);
    DNM_VEC_FREE(&e->kept, budget);
    DNM_VEC_FREE(&e->rule_names, budget);
    free(e);
}

bool dnm_edit_enabled(const dnm_editor *e, uint16_t rule)
{
    return rule < e->rule_count && (!e->enabled || e->enabled[rule]);
}

static bool heard(const dnm_editor *e, dnm_why why, uint32_t block)
{
    return dnm_edit_enabled(e, why.rule) && why.confidence >= e->min_confidence &&
           block < e->doc->view.block_count;
}

static bool is_leaf(const dnm_editor *e, uint32_t block)
{
    return dnm_kind_is_leaf(e->doc->view.blocks[block].kind);
}

static bool ask(dnm_editor *e, dnm_why why, dnm_request request)
{
    if (dnm_kept_forbids(e, &request)) return false;
    request.rule = why.rule;
    request.confidence = why.confidence;
    request.seq = e->requests.n;
    if (e->requests.n) {
        const dnm_request *last = &e->requests.p[e->requests.n - 1];
        if (request.block < last->block || (request.block == last->block && request.at < last->at))
            e->unsorted = true;
    }
    dnm_request *added = DNM_PUSH(&e->requests, &e->doc->budget);
    if (added) *added = request;
    return true;
}

/* Copies the text to put, mending what is not UTF-8: the model holds nothing else. */
static void insert_text(dnm_editor *e, dnm_str text, dnm_request *request)
{
    request->put = e->inserted.n;
    size_t at = 0;
    while (at < text.n) {
        size_t good = dnm_utf8_validate(text.p + at, text.n - at);
        if (!DNM_ROOM(&e->inserted, good + 3, &e->doc->budget)) return;
        memcpy(e->inserted.p + e->inserted.n, text.p + at, good);
        e->inserted.n += (uint32_t)good;
        at += good;
        if (at < text.n) {
            memcpy(e->inserted.p + e->inserted.n, "\xEF\xBF\xBD", 3);
            e->inserted.n += 3;
            uint32_t unused;
            at += dnm_utf8_decode(text.p + at, text.n - at, &unused);
        }
    }
    request->put_len = e->inserted.n - request->put;
}

/* A request for [at, at + len) of a leaf, clipped to it and widened to whole characters. */
static dnm_request in_leaf(const dnm_editor *e, dnm_op op, uint32_t block, uint32_t at, uint32_t len)
{
    dnm_str text = dnm_doc_text(e->doc, block);
    if (at > text.n) at = (uint32_t)text.n;
    if (len > text.n - at) len = (uint32_t)text.n - at;
    size_t start = dnm_utf8_boundary(text.p, text.n, at);
    size_t end = at + len;
    while (end < text.n && dnm_utf8_is_continuation(text.p[end])) end++;
    if (!len) end = start;
    return (dnm_request){
        .op = (uint8_t)op, .block = block, .at = (uint32_t)start, .len = (uint32_t)(end - start)};
}

bool dnm_edit_cut(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at, uint32_t len)
{
    if (!heard(e, why, block) || !is_leaf(e, block)) return false;
    dnm_request r = in_leaf(e, DNM_OP_CUT, block, at, len);
    if (!r.len) return false;
    return ask(e, why, r);
}

bool dnm_edit_put(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at, dnm_str text)
{
    if (!heard(e, why, block) || !is_leaf(e, block) || !text.n) return false;
    dnm_request r = in_leaf(e, DNM_OP_PUT, block, at, 0);
    insert_text(e, text, &r);
    return ask(e, why, r);
}

bool dnm_edit_replace(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at, uint32_t len, dnm_str text)
{
    if (!text.n) return dnm_edit_cut(e, why, block, at, len);
    if (!heard(e, why, block) || !is_leaf(e, block)) return false;
    dnm_request r = in_leaf(e, DNM_OP_REPLACE, block, at, len);
    if (!r.len) return dnm_edit_put(e, why, block, at, text);
    insert_text(e, text, &r);
    return ask(e, why, r);
}

bool dnm_edit_split(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at)
{
    if (!heard(e, why, block) || !is_leaf(e, block)) return false;
    dnm_request r = in_leaf(e, DNM_OP_SPLIT, block, at, 0);
    if (r.at == 0 || r.at == e->doc->view.blocks[block].len) return false;
    return ask(e, why, r);
}

bool dnm_edit_join(dnm_editor *e, dnm_why why, uint32_t block, dnm_str glue)
{
    if (!heard(e, why, block) || !is_leaf(e, block)) return false;
    dnm_request r = {.op = DNM_OP_JOIN, .block = block, .at = DNM_AT_END};
    insert_text(e, glue, &r);
    return ask(e, why, r);
}

bool dnm_edit_drop(dnm_editor *e, dnm_why why, uint32_t block)
{
    if (!heard(e, why, block) || block == 0) return false;
    return ask(e, why, (dnm_request){.op = DNM_OP_DROP, .block = block});
}

/* Where each block's parent ends: once a pass, for blocks do not know their parents. */
static bool know_limits(dnm_editor *e)
{
    const dnm_view *v = &e->doc->view;
    if (e->limits.n) return true;
    if (!DNM_ROOM(&e->limits, v->block_count, &e->doc->budget)) return false;
    uint32_t *limits = e->limits.p;
    limits[0] = v->block_count;
    for (uint32_t i = 0; i < v->block_count; i++)
        for (uint32_t child = i + 1; child < v->blocks[i].end; child = v->blocks[child].end)
            limits[child] = v->blocks[i].end;
    e->limits.n = v->block_count;
    return true;
}

/* Whether [first, end) is a row of whole siblings. */
static bool are_siblings(dnm_editor *e, uint32_t first, uint32_t end)
{
    if (first >= end || !know_limits(e) || end > e->limits.p[first]) return false;
    uint32_t i = first;
    while (i < end) i = e->doc->view.blocks[i].end;
    return i == end;
}

bool dnm_edit_wrap(dnm_editor *e, dnm_why why, uint32_t first, uint32_t end, dnm_kind kind, int level,
                   dnm_attrs attrs)
{
    if (!heard(e, why, first) || first == 0 || end > e->doc->view.block_count) return false;
    if (kind == DNM_DOCUMENT || kind >= DNM_PARAGRAPH || kind == DNM_THEMATIC_BREAK) return false;
    if (!are_siblings(e, first, end)) return false;
    dnm_request r = {.op = DNM_OP_WRAP, .block = first, .other = end, .kind = (uint16_t)kind};
    r.level = (uint8_t)level;
    r.attrs = attrs < e->doc->pool.sets.n ? attrs : 0;
    return ask(e, why, r);
}

void dnm_edit_wrap_meta(dnm_editor *e, const char *key, dnm_str value)
{
    dnm_request *last = e->requests.n ? &e->requests.p[e->requests.n - 1] : NULL;
    if (!last || last->op != DNM_OP_WRAP) return;
    dnm_pool *pool = &e->doc->pool;
    dnm_meta *added = DNM_PUSH(&e->wrapped, &e->doc->budget);
    if (!added) return;
    *added = (dnm_meta){.key = dnm_pool_string(pool, dnm_str_of(key)), .value = dnm_pool_string(pool, value)};
    if (!last->put_len++) last->put = e->wrapped.n - 1;
}

bool dnm_edit_dissolve(dnm_editor *e, dnm_why why, uint32_t block)
{
    if (!heard(e, why, block) || block == 0 || is_leaf(e, block)) return false;
    return ask(e, why, (dnm_request){.op = DNM_OP_DISSOLVE, .block = block});
}

bool dnm_edit_set_kind(dnm_editor *e, dnm_why why, uint32_t block, dnm_kind kind, int level)
{
    if (!heard(e, why, block) || block == 0 || kind == DNM_DOCUMENT || (unsigned)kind >= DNM_KIND_COUNT)
        return false;
    uint16_t old = e->doc->view.blocks[block].kind;
    if (dnm_kind_is_leaf(old) != dnm_kind_is_leaf(kind)) return false;
    if (old == DNM_THEMATIC_BREAK || kind == DNM_THEMATIC_BREAK) return false;
    dnm_request r = {.op = DNM_OP_SET, .block = block, .kind = (uint16_t)kind, .set_kind = true};
    r.level = (uint8_t)level;
    return ask(e, why, r);
}

bool dnm_edit_set_attrs(dnm_editor *e, dnm_why why, uint32_t block, dnm_attrs attrs)
{
    if (!heard(e, why, block) || attrs >= e->doc->pool.sets.n) return false;
    return ask(e, why, (dnm_request){.op = DNM_OP_SET, .block = block, .attrs = attrs, .set_attrs = true});
}

bool dnm_edit_lift(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at, uint32_t len, uint32_t owner,
                   const char *key, dnm_str value)
{
    if (!heard(e, why, block) || !is_leaf(e, block)) return false;
    if (owner >= e->doc->view.block_count || is_leaf(e, owner)) return false;
    dnm_request r = in_leaf(e, DNM_OP_LIFT, block, at, len);
    if (!r.len) return false;
    r.other = owner;
    r.note = dnm_pool_string(&e->doc->pool, dnm_str_of(key));
    r.own_value = value.p != NULL;
    if (r.own_value) r.value = dnm_pool_string(&e->doc->pool, value);
    return ask(e, why, r);
}

bool dnm_edit_flag(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at, uint32_t len, dnm_str note)
{
    if (!heard(e, why, block)) return false;
    dnm_request r = is_leaf(e, block) ? in_leaf(e, DNM_OP_FLAG, block, at, len)
                                      : (dnm_request){.op = DNM_OP_FLAG, .block = block};
    r.note = dnm_pool_string(&e->doc->pool, note);
    return ask(e, why, r);
}

bool dnm_edit_keep(dnm_editor *e, dnm_why why, uint32_t block, uint32_t at, uint32_t len)
{
    if (!heard(e, why, block) || !is_leaf(e, block)) return false;
    dnm_request r = in_leaf(e, DNM_OP_KEEP, block, at, len);
    return r.len && ask(e, why, r);
}

void dnm_edit_meta(dnm_editor *e, uint32_t owner, const char *key, dnm_str value)
{
    if (owner >= e->doc->view.block_count || is_leaf(e, owner)) return;
    dnm_pool *pool = &e->doc->pool;
    dnm_meta meta = {owner, dnm_pool_string(pool, dnm_str_of(key)), dnm_pool_string(pool, value)};
    dnm_meta *added = DNM_PUSH(&e->metas, &e->doc->budget);
    if (added) *added = meta;
}

void dnm_edit_set_meta(dnm_editor *e, uint32_t meta, dnm_str value)
{
    const uint32_t count = e->doc->view.meta_count;
    if (meta >= count || !DNM_ROOM(&e->values, count - e->values.n, &e->doc->budget) || !e->values.p) return;
    if (!e->values.n) memset(e->values.p, 0, count * sizeof *e->values.p);
    e->values.n = count;
    e->values.p[meta] = dnm_pool_string(&e->doc->pool, value);
}

dnm_attrs dnm_edit_attrs(dnm_editor *e, const dnm_attr *attrs, size_t count)
{
    return dnm_pool_attrs(&e->doc->pool, attrs, count);
}
