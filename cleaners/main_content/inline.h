/* inline.h -- cuts parts of a line of the text that are none of it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_INLINE_H
#define DNM_CLEANERS_MAIN_CONTENT_INLINE_H

#include "cleaners/main_content/keep.h"
#include "docnorm/module.h"

/* Of a leaf that is kept: what its readers do not see, and buttons, each for its reason. */
void mc_cut_inline(const mc_page *page, uint32_t block, dnm_why unseen, dnm_why aside, dnm_editor *editor);

#endif
