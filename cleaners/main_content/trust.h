/* trust.h -- how sure it is that what stays is the text of the page, and that what goes is none of it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_TRUST_H
#define DNM_CLEANERS_MAIN_CONTENT_TRUST_H

#include "cleaners/main_content/keep.h"

/* The sum of values from which there is no doubt where the article is. */
enum { MC_CLEAR_SUM = 250 };

/* Of the whole page, 0..1000: the container's sum, whether the title was found, how much of the page's
 * sentences stand elsewhere, and how much of what looks like text goes. manual: it is one of documentation.
 * verdicts, lost (see mc_lost_text): one a block. */
unsigned mc_trust_page(const mc_page *page, uint32_t best, bool manual, const uint8_t *verdicts,
                       const uint32_t *lost);

/* Weight, by block, of what looks like text in the article's container and goes. NULL when memory is out. */
uint32_t *mc_lost_text(const mc_page *page, uint32_t best, const uint8_t *verdicts, struct dnm_arena *arena);

/* Of dropping a block in which so much of that goes, 0..1000. best: the article's container, MC_NONE if there
 * is none. */
unsigned mc_trust_cut(const mc_page *page, uint32_t best, uint32_t block, mc_verdict verdict, uint32_t lost);

/* The same of what is cut inside a leaf, and of tables that are dissolved. */
unsigned mc_trust_rule(const mc_page *page, uint32_t best, mc_verdict verdict);

#endif
