/* hijack.h -- titles that are not the page's own.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_HIJACK_H
#define DNM_CLEANERS_MAIN_CONTENT_HIJACK_H

#include "cleaners/main_content/keep.h"

/* Where no leaf says the page's title, and nothing of the text is in it, the heading that the text begins
 * with becomes the title. */
struct dnm_editor;
void mc_take_headline(const mc_page *page, struct dnm_arena *arena, mc_verdict *verdicts,
                      struct dnm_editor *editor);

#endif
