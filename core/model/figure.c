/* figure.c -- for writers of text, which has neither pictures nor metadata of sections.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

bool dnm_leaf_is_object(const dnm_doc *doc, uint32_t leaf)
{
    const dnm_str text = dnm_doc_text(doc, leaf);
    bool object = false;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        object = object || cp == 0xFFFC;
        if (cp != 0xFFFC && !dnm_cp_is_space(cp)) return false;
    }
    return object;
}

bool dnm_figure_is_picture(const dnm_doc *doc, uint32_t figure)
{
    const dnm_block *blocks = dnm_doc_view(doc)->blocks;
    if (blocks[figure].kind != DNM_FIGURE) return false;
    for (uint32_t i = figure + 1; i < blocks[figure].end;) {
        const bool caption = blocks[i].kind == DNM_CAPTION;
        if (!caption && dnm_kind_is_leaf(blocks[i].kind) && !dnm_leaf_is_object(doc, i)) return false;
        i = caption ? blocks[i].end : i + 1;
    }
    return true;
}

enum { UP_TO_MINUTES = sizeof "2019-05-13T10:11" - 1 };

void dnm_post_line(const dnm_doc *doc, uint32_t block, dnm_buf *line)
{
    dnm_buf_clear(line);
    if (!dnm_section_is(doc, block, "post")) return;
    const dnm_str name = dnm_doc_meta(doc, block, "creator"), date = dnm_doc_meta(doc, block, "date");
    dnm_buf_add(line, name.p, name.n);
    if (name.n && date.n) dnm_buf_add_str(line, ", ");
    for (size_t i = 0; i < date.n && i < UP_TO_MINUTES; i++)
        dnm_buf_add_char(line, date.p[i] == 'T' ? ' ' : date.p[i]);
    for (size_t i = 0; i < line->n; i++)
        if ((unsigned char)line->p[i] < ' ') line->p[i] = ' ';
}
