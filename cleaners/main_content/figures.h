/* figures.h -- the pictures of an article, and what stands in a <figure> with its caption.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_FIGURES_H
#define DNM_CLEANERS_MAIN_CONTENT_FIGURES_H

#include "cleaners/main_content/keep.h"

/* Of an article in block `best`: figures and pictures between its lines stay, those right below its last
 * line, and the one between its title and its first line. */
void mc_keep_figures(const mc_page *page, uint32_t best, mc_verdict *verdicts);

#endif
