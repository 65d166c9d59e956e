/* collapsed.h -- text that a page hides at first and shows when its reader asks for it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_COLLAPSED_H
#define DNM_CLEANERS_MAIN_CONTENT_COLLAPSED_H

#include "cleaners/main_content/page.h"

/* Whether a hidden block is such: the rest of a text, a tab beside the one that is shown, an answer folded
 * under its question. */
bool mc_is_collapsed(const mc_page *page, uint32_t block);

#endif
