/* whole.h -- what is kept or left out as a whole: tables of data with links in some of their cells, terms
 * with what explains them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_WHOLE_H
#define DNM_CLEANERS_MAIN_CONTENT_WHOLE_H

#include "cleaners/main_content/keep.h"

/* Marks tables of data, with all that is in them: timetables, price lists, lists of a staff. A list of other
 * pages is none, though it is set as a table. Marks numbered headings that are links, too. */
void mc_mark_whole(mc_page *page);

/* Keeps the cells that were left out of a table of data that was kept, and the terms of definitions that
 * were. */
void mc_keep_whole(const mc_page *page, mc_verdict *verdicts);

#endif
