/* indents.c -- the two blanks that begin a Chinese paragraph, where a charset had none of them: "??会议认为".
 * No sentence begins with a question mark, but people who talk do; so most paragraphs of the page must.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/blanks.h"
#include "core/text/shape.h"
#include "core/text/utf8.h"

enum {
    REPLACEMENT = 0xFFFD,
    LONGEST = 8,   /* marks in front of a paragraph */
    FEWEST = 3,    /* paragraphs that begin so … */
    SHARE = 3,     /* … and at least one in so many */
    PARAGRAPH = 60 /* bytes: shorter lines are not counted */
};

size_t spaces_lost_indent(dnm_str leaf)
{
    size_t at = 0, n = 0;
    while (n <= LONGEST && at < leaf.n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &next);
        if (cp != '?' && cp != REPLACEMENT) break;
        at = next;
        n++;
    }
    const uint32_t first = dnm_utf8_peek(leaf.p, leaf.n, at);
    const bool begins = spaces_is_hanzi(first) || dnm_is_opening(first) || dnm_cp_is_digit(first);
    return n && n <= LONGEST && begins ? at : 0;
}

bool spaces_loses_indents(const dnm_doc *doc)
{
    const dnm_view *v = dnm_doc_view(doc);
    uint32_t paragraphs = 0, lost = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH || v->blocks[i].len < PARAGRAPH) continue;
        paragraphs++;
        lost += spaces_lost_indent(dnm_doc_text(doc, i)) > 0;
    }
    return lost >= FEWEST && lost * SHARE >= paragraphs;
}
