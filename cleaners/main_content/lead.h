/* lead.h -- the standfirst: sentences between the headline and the box of the text, which say in short what
 * the text is about, or begin it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_LEAD_H
#define DNM_CLEANERS_MAIN_CONTENT_LEAD_H

#include "cleaners/main_content/keep.h"

/* Keeps those of the leaves between the title and `first`, the container's first one. */
void mc_keep_lead(const mc_page *page, uint32_t first, mc_verdict *verdicts);

/* Sites print a paragraph of the text a second time above it: whether leaf `lead` begins like one of those
 * from `first` on. */
bool mc_is_said_below(const mc_page *page, uint32_t lead, uint32_t first);

/* Leaves out by-lines that stand below the first lines of the text [head, tail), in markup of their own. */
void mc_drop_bylines(const mc_page *page, uint32_t head, uint32_t tail, mc_verdict *verdicts);

#endif
