/* title.h -- whether a text begins with the words of its title, so that a writer need not say them again.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_TITLE_H
#define DNM_TEXT_TITLE_H

#include "docnorm/base.h"

/* Of a title that may stand on several lines: takes the words of `line`, which is one of them, from the
 * beginning of *rest. Blanks make no difference; a first line may have a label (第一篇：) that the title has
 * not. False if the line says anything else. All is said when *rest is empty. */
bool dnm_title_take(dnm_str *rest, dnm_str line, bool first);

enum { DNM_TITLE_LINES = 6 /* no title has more */ };

#endif
