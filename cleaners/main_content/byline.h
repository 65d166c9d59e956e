/* byline.h -- lines beside the title that say where an article is from, who wrote it and when: what they say
 * becomes metadata, where the page itself has not said it better.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_BYLINE_H
#define DNM_CLEANERS_MAIN_CONTENT_BYLINE_H

#include "cleaners/main_content/particulars.h"
#include "docnorm/module.h"

/* `verdicts` of mc_judge_leaves: lines are looked for between the title and the first that is kept, and
 * right behind the last one. What the table of particulars says comes first. */
void mc_read_bylines(const mc_page *page, const mc_verdict *verdicts, const mc_particulars *particulars,
                     dnm_editor *editor);

#endif
