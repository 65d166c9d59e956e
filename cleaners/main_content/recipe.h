/* recipe.h -- what a recipe is made of, and how.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_RECIPE_H
#define DNM_CLEANERS_MAIN_CONTENT_RECIPE_H

#include "cleaners/main_content/keep.h"

/* Where boxes below the title are named after ingredients (or marked so, schema.org Recipe) and hold amounts,
 * their entries stay, and so do the sentences of boxes that are named after what is done with them. best: the
 * container of the article. */
void mc_keep_recipe(const mc_page *page, uint32_t best, mc_verdict *verdicts);

#endif
