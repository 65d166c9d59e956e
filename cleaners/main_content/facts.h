/* facts.h -- what a page says of its subject beside the text, in lines and lists: when and where an event
 * takes place, how old an exhibit is and what of.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_FACTS_H
#define DNM_CLEANERS_MAIN_CONTENT_FACTS_H

#include "cleaners/main_content/keep.h"

/* Keeps them between the title and the first line of the text, and in lists below the last. */
void mc_keep_facts(const mc_page *page, mc_verdict *verdicts);

#endif
