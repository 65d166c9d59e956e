/* grow.h -- what stands right beside the text and is text in another form: its list of ingredients, a table,
 * a poem above its translation.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_GROW_H
#define DNM_CLEANERS_MAIN_CONTENT_GROW_H

#include "cleaners/main_content/keep.h"

/* Keeps more leaves above and below those that are kept: in the container itself, among its brothers, and
 * among the brothers of the same make that the boxes around it have. */
void mc_grow(const mc_page *page, uint32_t best, mc_verdict *verdicts);

#endif
