/* seam.h -- whether a sentence reads on from the end of one line to the beginning of the next: what the
 * statistics of three characters say, and words that hardly end a heading or begin a paragraph.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_SEAM_H
#define DNM_TEXT_SEAM_H

#include "docnorm/base.h"

/* How much likelier the characters a2 a1 | b1 b2 are inside a sentence than at the end of one paragraph and
 * the beginning of the next, in tenths of a bit; 0 where nothing is known. Made from 8,900 places inside
 * sentences and 6,500 pairs of headings or items and what stands below them, in both scripts. */
int dnm_seam_bits(uint32_t a2, uint32_t a1, uint32_t b1, uint32_t b2);

/* ... of which the statistics say so much: of dnm_model_seam_gain(). */
int dnm_seam_bits_of_gain(int gain);

/* "…的", "…在", "…和" as a word of its own: something must follow. */
bool dnm_seam_leads_on(uint32_t before, uint32_t last);

/* "的…", "们…", "或…": something must stand before. */
bool dnm_seam_leans_back(uint32_t first, uint32_t behind);

#endif
