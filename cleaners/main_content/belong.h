/* belong.h -- which lines at the edges of an article are its own after all, whatever words they hold.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_BELONG_H
#define DNM_CLEANERS_MAIN_CONTENT_BELONG_H

#include "cleaners/main_content/keep.h"

/* Leaves [head, tail) are the article so far: where it begins if the leaves right above it, down from
 * `first`, are asked whether they belong to it; where it ends if those below, up to `end`, are. */
uint32_t mc_stretch_up(const mc_page *page, const mc_verdict *verdicts, uint32_t first, uint32_t head,
                       uint32_t tail);
uint32_t mc_stretch_down(const mc_page *page, const mc_verdict *verdicts, uint32_t head, uint32_t tail,
                         uint32_t end);

/* GB/T 9704-2012 § 7.3.5: below its text, a notice lists what is enclosed, today with links to the files. */
bool mc_is_enclosure(const mc_page *page, uint32_t i);

/* Whether the link of a leaf leads to a document, and not to another page. */
bool mc_leads_to_file(const mc_page *page, const mc_leaf *leaf);

/* Whether there is a letter or a number in a text: a dash, or stars, say nothing. */
bool mc_has_word(dnm_str text);

/* Whether a link of the leaf goes to another page, or does what a script says. */
bool mc_leads_away(const mc_page *page, const mc_leaf *leaf);

#endif
