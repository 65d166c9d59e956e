/* template.h -- what the parts of cleaner `template` share: what is known of a site (site.c), and a page with
 * what repeats on it (page.c), of which is judged what goes (judge.c).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_TEMPLATE_TEMPLATE_H
#define DNM_CLEANERS_TEMPLATE_TEMPLATE_H

#include "adapters/json/json.h"
#include "core/base/arena.h"
#include "docnorm/module.h"

/* ---- sites ------------------------------------------------------------------------------------ */

/* A line of a file of templates (docs/templates.md). */
typedef struct tp_site {
    dnm_json_value *root; /* to be freed; NULL: nothing is known of the site */
    const dnm_json_value *blocks;
    uint32_t pages;
} tp_site;

/* False where the file is none; *line is then the line that is wrong, from 1 on. */
bool tp_check(dnm_str file, size_t *line);

/* DNM_OK with an empty site if the file does not know the name. */
dnm_status tp_find_site(dnm_str file, dnm_str name, tp_site *site);

/* On how many pages of the site a block with this text stands; 0 if it is unknown there. */
uint32_t tp_pages_with(const tp_site *site, dnm_str text);

/* ---- pages ------------------------------------------------------------------------------------ */

/* Also the indices of the cleaner's rules. */
typedef enum tp_verdict { TP_FRAME, TP_INSERT, TP_LINE, TP_KEPT } tp_verdict;

typedef struct tp_leaf {
    uint32_t block;
    uint32_t weight; /* visible characters, of which hanzi, kana and Hangul count twice */
    uint32_t pages;  /* of the site, with the same text */
    uint8_t linked;  /* percent of the weight that stands in links */
    bool sentence;   /* has the end of one */
    bool address;    /* has the address of a site */
    bool repeated;   /* on enough pages to be looked at */
    bool own;        /* running text that only this page has */
} tp_leaf;

/* Weight of the leaves in a container. */
typedef struct tp_mass {
    uint64_t all, repeated, own;
} tp_mass;

typedef struct tp_page {
    const dnm_doc *doc;
    const dnm_view *view;
    uint32_t site_pages;
    tp_leaf *leaves;
    uint32_t leaf_count;
    uint32_t *parents; /* by block */
    uint32_t *wholes;  /* by block: the list, table or the like that it means something in; or itself */
    bool *in_table;    /* by block */
    tp_mass *masses;   /* by block */
    uint32_t article;  /* the container with nearly all text that the page has of its own; 0: unknown */
    uint32_t first_own, last_own; /* leaves, if there are any */
    bool has_own;
    uint32_t head, tail; /* all leaves before the one and from the other on are repeated */
} tp_page;

/* False without memory. */
bool tp_read_page(tp_page *page, const dnm_doc *doc, const tp_site *site, dnm_arena *arena);

tp_verdict tp_judge(const tp_page *page, uint32_t leaf);

/* How sure a removal is, 0..1000: the larger the part of the pages, and the more pages there are. */
uint16_t tp_confidence(const tp_page *page, uint32_t leaf, tp_verdict verdict);

#endif
