/* verse.c -- lines of plain text that belong together: a stanza, an address, a greeting. The model has them
 * as paragraphs; a Markdown reader would set them far apart and lose where a stanza ends.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/markdown/markdown.h"

#include "core/text/shape.h"
#include "core/text/utf8.h"

enum { MOST_COLUMNS = 48, MOST_LINES = 32 };

static bool is_line(const md_out *m, uint32_t i)
{
    return i < m->view->block_count && m->view->blocks[i].kind == DNM_PARAGRAPH;
}

static bool has_gap(const md_out *m, uint32_t i)
{
    return dnm_doc_attr(m->doc, m->view->blocks[i].attrs, "gap").p != NULL;
}

/* Past the paragraphs from `i` on that no blank line divides, inside what ends at `end`. */
static uint32_t past_group(const md_out *m, uint32_t i, uint32_t end)
{
    uint32_t past = i + 1;
    while (past < end && is_line(m, past) && !has_gap(m, past)) past++;
    return past;
}

uint32_t md_past_stanza(const md_out *m, uint32_t i, uint32_t end)
{
    if (!is_line(m, i) || (is_line(m, i - 1) && !has_gap(m, i))) return i + 1; /* none begins here */
    const uint32_t past = past_group(m, i, end);
    const bool parted = has_gap(m, i) || (past < end && is_line(m, past));
    if (!parted || past - i < 2 || past - i > MOST_LINES) return i + 1;
    uint32_t sentences = 0;
    for (uint32_t k = i; k < past; k++) {
        const dnm_str text = dnm_doc_text(m->doc, k);
        dnm_shape shape;
        dnm_leaf_shape(m->doc, k, &shape);
        if (!shape.chars || dnm_utf8_columns(text.p, text.n) > MOST_COLUMNS) return i + 1;
        sentences += shape.ends_sentence;
    }
    return sentences * 2 <= past - i ? past : i + 1; /* short paragraphs of a talk end, each of them */
}
