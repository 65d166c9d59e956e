/* notice.h -- what stands around the text of a letter or an official notice, by GB/T 9704-2012 § 7: its
 * number above it; below it what is enclosed, who signs it and when, notes, to whom copies go, who printed
 * it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_NOTICE_H
#define DNM_CLEANERS_MAIN_CONTENT_NOTICE_H

#include "cleaners/main_content/keep.h"

/* Keeps these lines above the first leaf that is kept, and below the last one. */
void mc_keep_notice_edges(const mc_page *page, mc_verdict *verdicts);

/* The last leaf of [head, tail) above such lines: a day that signs the text is no by-line's. */
uint32_t mc_above_notice_end(const mc_page *page, uint32_t head, uint32_t tail);

/* The number of the document, in a line of its own among the first that are kept; or MC_NONE. */
uint32_t mc_find_number(const mc_page *page, const mc_verdict *verdicts);

#endif
