/* manual.h -- pages of technical documentation: references, manuals, tutorials with code. What they explain
 * stands in signatures, tables, lists of terms and links to other pages of the same kind, which are
 * navigation elsewhere. So of such a page all stays that is not said to be something else.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_MANUAL_H
#define DNM_CLEANERS_MAIN_CONTENT_MANUAL_H

#include "cleaners/main_content/keep.h"

/* Whether a program that makes nothing but documentation made the page. */
bool mc_is_generated(const mc_page *page);

typedef enum mc_finding { MC_OTHER, MC_MANUAL, MC_ARTICLE, MC_NO_MEMORY } mc_finding;

/* Of a manual, *best becomes the block with its text, 0 for the document itself, and each leaf gets its
 * verdict; page->title is given up if it is not what the text begins with. A page that was not generated is
 * one if a good part of it is code, and if the verdicts that are there lose much of its text. any: whether
 * these found an article. If they found none, and the page is one of a blog, MC_ARTICLE: *best is the block
 * with its code, and the verdicts are those of articles. */
mc_finding mc_judge_manual(mc_page *page, struct dnm_arena *arena, bool any, uint32_t *best,
                           mc_verdict *verdicts);

#endif
