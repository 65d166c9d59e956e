/* learner.h -- what a learner of site templates keeps of sites and their pages (learner.c), and which blocks
 * it finds on how many of them (learner_count.c).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_LEARNER_H
#define DNM_ENGINE_LEARNER_H

#include "core/base/buf.h"
#include "core/base/hash.h"
#include "docnorm/docnorm.h"

enum {
    DNM_SITE_PAGES =
        256, /* of a site, those with the smallest keys: a choice that no order of reading changes */
    DNM_PAGE_EDGE = 256,    /* leaves at each end of a page: templates stand around the text */
    DNM_SITE_BLOCKS = 1000, /* written of a site: those on the most pages */
    DNM_LEAST_PAGES = 3 /* on which a block must stand to be written, and of which a site must have as many */
};

typedef struct dnm_page_keys {
    uint64_t key;        /* of the whole page */
    uint64_t title;      /* 0 if it has none */
    uint64_t longest[3]; /* keys of its longest leaves, longest first; 0 where there are fewer */
    uint32_t count;
    uint64_t leaves[]; /* sorted, each once */
} dnm_page_keys;

typedef struct dnm_site {
    char *name;
    dnm_page_keys **pages; /* a heap, the largest key on top */
    uint32_t count, cap;
} dnm_site;

struct dnm_learner {
    dnm_ctx *ctx;
    dnm_hash_key key; /* of the table, not of what is written */
    size_t left;      /* bytes that may still be taken */
    dnm_site **slots; /* open addressing by name */
    uint32_t slot_count, site_count;
};

/* Blocks of a site and the pages they stand on, by key. */
typedef struct dnm_counted {
    uint64_t leaf;
    uint32_t pages;
} dnm_counted;

typedef struct dnm_tally {
    dnm_counted *list; /* to be freed */
    uint32_t count;
    uint32_t pages; /* of the site, copies counted once */
} dnm_tally;

/* False without memory. */
bool dnm_tally_site(const dnm_site *site, dnm_tally *tally);

#endif
