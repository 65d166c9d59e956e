/* dom.c -- reading a parsed page: names, attributes; growing arrays in the arena.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/dom.h"

dnm_str html_name(const html_document *doc, const html_node *node)
{
    if (node->tag >= HTML_TAG_KNOWN) return doc->names[node->tag - HTML_TAG_KNOWN];
    const html_tag_info *info = &html_tag_infos[node->tag];
    return (dnm_str){node->ns == HTML_NS_SVG ? info->svg_name : info->name, info->length};
}

const html_attr *html_find_attr(const html_document *doc, const html_node *node, dnm_str name)
{
    if (node->kind != HTML_ELEMENT || node->n == 0) return NULL;
    const html_attr *attr = doc->attrs + node->u.el.attr;
    for (const html_attr *end = attr + node->n; attr < end; attr++) {
        if (attr->name_n == name.n && memcmp(attr->name, name.p, name.n) == 0) return attr;
    }
    return NULL;
}

bool html_grow(dnm_arena *arena, void **array, uint32_t *cap, uint32_t need, size_t size)
{
    if (need <= *cap) return true;
    uint64_t bigger = (uint64_t)*cap * 2 > need ? (uint64_t)*cap * 2 : need;
    if (bigger > UINT32_MAX) return false;
    void *grown = dnm_arena_alloc(arena, (size_t)bigger * size);
    if (!grown) return false;
    if (*array) memcpy(grown, *array, *cap * size);
    *array = grown;
    *cap = (uint32_t)bigger;
    return true;
}
