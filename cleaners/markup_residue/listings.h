/* listings.h -- markup that a text prints as an example, line by line.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MARKUP_RESIDUE_LISTINGS_H
#define DNM_CLEANERS_MARKUP_RESIDUE_LISTINGS_H

#include "docnorm/module.h"

enum { MARKUP_MOST_LISTINGS = 64 };

typedef struct markup_listings {
    const dnm_doc *doc;
    uint32_t first[MARKUP_MOST_LISTINGS], last[MARKUP_MOST_LISTINGS]; /* leaves */
    uint32_t count;
} markup_listings;

/* Needs the doc; linear in the text of leaves with markup. */
void markup_find_listings(markup_listings *listings);

bool markup_is_listing(const markup_listings *listings, uint32_t block);

#endif
