/* inside.h -- what inside the container of the article is none of it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_INSIDE_H
#define DNM_CLEANERS_MAIN_CONTENT_INSIDE_H

#include "cleaners/main_content/keep.h"

/* Verdicts of the leaves [first, end), which are those of block `best`: kept, or aside. */
void mc_judge_inside(const mc_page *page, uint32_t best, uint32_t first, uint32_t end, mc_verdict *verdicts);

/* Numbers of lines that stand in a cell beside the lines of code. */
bool mc_is_gutter(const mc_page *page, uint32_t leaf);

/* A word or two beside code, in a box with nothing else: its language, the button that copies it. */
bool mc_is_code_tool(const mc_page *page, uint32_t leaf);

#endif
