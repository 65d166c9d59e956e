/* manual.h -- pages of technical documentation: references, manuals, tutorials with code. What they explain
 * stands in signatures, tables, lists of terms and links to other pages of the same kind, which are
 * navigation elsewhere. So of such a page all stays that is not said to be something else.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_MANUAL_H
#define DNM_CLEANERS_MAIN_CONTENT_MANUAL_H

#include "cleaners/main_content/keep.h"

typedef struct mc_manual {
    uint8_t *out; /* one a block: whether it, or what it lies in, is navigation or the like */
    uint32_t
        *plain; /* one a block: weight of what is in it, without lines of links and without what is out */
    bool is_landmark; /* the page itself says where its text is */
} mc_manual;

/* Whether a program that makes nothing but documentation made the page. */
bool mc_is_generated(const mc_page *page);

/* Whether that is so, or a good part of the page is code; not for forums. */
bool mc_is_manual(const mc_page *page);

/* The innermost block with nearly all of the page's text, or what the page says is its text; 0: the document
 * itself. False when memory is out. */
bool mc_choose_manual(const mc_page *page, struct dnm_arena *arena, mc_manual *manual, uint32_t *best);

/* Whether a good part of the text in that block goes by these verdicts. */
bool mc_loses_text(const mc_page *page, const mc_manual *manual, uint32_t best, const mc_verdict *verdicts);

/* page->title is given up if it is not what the text begins with. */
void mc_settle_title(mc_page *page, const mc_manual *manual, uint32_t best);

/* One verdict a leaf of the page. */
void mc_judge_manual(const mc_page *page, const mc_manual *manual, uint32_t best, mc_verdict *verdicts);

#endif
