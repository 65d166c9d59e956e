/* rebase.c -- a copy of a document whose current state is its beginning: what a cleaner would see if
 * the cleaned document had been the input.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/model.h"
#include "core/model/store.h"

static bool copy_strings(dnm_doc *to, const dnm_doc *from)
{
    for (dnm_string i = 1; i < from->pool.strings.n; i++)
        if (dnm_pool_string(&to->pool, dnm_pool_text(&from->pool, i)) != i) return false;
    return true;
}

/* In the order of their numbers, so that the numbers stay the same. */
static bool copy_sets(dnm_doc *to, const dnm_doc *from)
{
    for (dnm_attrs i = 1; i < from->pool.sets.n; i++) {
        dnm_attr set[256];
        uint32_t n = 0;
        while (n < 256 && dnm_doc_attr_at(from, i, n, &set[n].key, &set[n].value)) n++;
        if (dnm_pool_attrs(&to->pool, set, n) != i) return false;
    }
    return true;
}

static bool copy_resources(dnm_doc *to, const dnm_doc *from)
{
    for (uint32_t i = 0; i < from->resources.n; i++) {
        dnm_resource *r = DNM_PUSH(&to->resources, &to->budget);
        const dnm_resource *old = &from->resources.p[i];
        char *bytes = dnm_arena_strndup(&to->arena, (const char *)old->bytes, old->size);
        if (!r || !bytes) return false;
        *r = *old;
        r->bytes = (const unsigned char *)bytes;
    }
    return true;
}

#define COPY(vector, from, count)                                                                            \
    (DNM_ROOM(vector, count, &to->budget) &&                                                                 \
     ((count) == 0 || memcpy((vector)->p, from, (size_t)(count) * sizeof *(vector)->p)) &&                   \
     ((vector)->n = (count), true))

static bool copy_view(dnm_doc *to, const dnm_view *v)
{
    return COPY(&to->births, v->text, v->text_len) && COPY(&to->origin.blocks, v->blocks, v->block_count) &&
           COPY(&to->origin.spans, v->spans, v->span_count) &&
           COPY(&to->origin.metas, v->metas, v->meta_count) &&
           (!v->text_len || DNM_PUSH(&to->origin.runs, &to->budget)) && DNM_PUSH(&to->parts, &to->budget);
}

dnm_status dnm_doc_rebase(const dnm_doc *doc, const dnm_limits *limits, dnm_doc **out)
{
    dnm_doc *copy;
    dnm_status status = dnm_doc_new(limits, &copy);
    if (status != DNM_OK) return status;
    bool whole = copy_strings(copy, doc) && copy_sets(copy, doc) && copy_resources(copy, doc) &&
                 copy_view(copy, &doc->view);
    if (!whole) {
        status = copy->budget.failed ? copy->budget.failed : DNM_NO_MEMORY;
        dnm_doc_free(copy);
        return status;
    }
    copy->origin_len = copy->births.n;
    dnm_doc_refresh(copy);
    *out = copy;
    return DNM_OK;
}
