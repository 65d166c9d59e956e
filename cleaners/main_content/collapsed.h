/* collapsed.h -- text that a page hides at first and shows when its reader asks for it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_COLLAPSED_H
#define DNM_CLEANERS_MAIN_CONTENT_COLLAPSED_H

#include "cleaners/main_content/page.h"

/* Whether a hidden block is such: the rest of a text, a tab beside the one that is shown, an answer folded
 * under its question. */
bool mc_is_collapsed(const mc_page *page, uint32_t block);

/* The block that shows the beginning of the text which a hidden block has as a whole: "read on" puts the one
 * in place of the other. 0 if there is none. */
uint32_t mc_beginning_of(const mc_page *page, uint32_t block);

#endif
