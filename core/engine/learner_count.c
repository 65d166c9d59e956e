/* learner_count.c -- on how many pages of a site a block stands. Copies of one text are one page: an article
 * that was saved twice, or goes on over several pages, must not look like a template of its own paragraphs.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/engine/learner.h"

typedef struct pair {
    uint64_t key;
    uint32_t page;
} pair;

static int compare_pairs(const void *x, const void *y)
{
    const pair *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->page > b->page) - (a->page < b->page);
}

/* ---- copies ----------------------------------------------------------------------------------- */

/* The first of the pages that are one text with this; short ways are made on the way. */
static uint32_t text_of(uint32_t *texts, uint32_t page)
{
    while (texts[page] != page) page = texts[page] = texts[texts[page]];
    return page;
}

static void join(uint32_t *texts, uint32_t a, uint32_t b)
{
    a = text_of(texts, a);
    b = text_of(texts, b);
    if (a < b) texts[b] = a;
    if (b < a) texts[a] = b;
}

static uint64_t both(uint64_t a, uint64_t b)
{
    const dnm_hash_key order = {a < b ? a : b, a < b ? b : a};
    return dnm_hash(order, "", 0);
}

/* Pages that share what `keys` says are one text, unless so many share it that it is the site's. */
static void join_equal(uint32_t *texts, pair *keys, uint32_t n, uint32_t most)
{
    if (n > 1) qsort(keys, n, sizeof *keys, compare_pairs);
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && keys[end].key == keys[i].key;) end++;
        for (uint32_t k = i + 1; k < end && end - i <= most; k++) join(texts, keys[i].page, keys[k].page);
    }
}

/* The same title, or two of the three longest paragraphs. `keys` has room for three of each page. */
static void find_copies(const dnm_site *site, pair *keys, uint32_t *texts)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < site->count; i++) texts[i] = i;
    for (uint32_t i = 0; i < site->count; i++)
        if (site->pages[i]->title) keys[n++] = (pair){site->pages[i]->title, i};
    join_equal(texts, keys, n, site->count);
    n = 0;
    for (uint32_t i = 0; i < site->count; i++) {
        const uint64_t *longest = site->pages[i]->longest;
        if (longest[1]) keys[n++] = (pair){both(longest[0], longest[1]), i};
        if (longest[2]) keys[n++] = (pair){both(longest[0], longest[2]), i};
        if (longest[2]) keys[n++] = (pair){both(longest[1], longest[2]), i};
    }
    join_equal(texts, keys, n, site->count / 2);
}

/* ---- counting --------------------------------------------------------------------------------- */

static int compare_counts(const void *x, const void *y)
{
    const dnm_counted *a = x, *b = y;
    if (a->pages != b->pages) return a->pages > b->pages ? -1 : 1;
    return (a->leaf > b->leaf) - (a->leaf < b->leaf);
}

static int compare_leaves(const void *x, const void *y)
{
    const dnm_counted *a = x, *b = y;
    return (a->leaf > b->leaf) - (a->leaf < b->leaf);
}

/* `leaves` is sorted; the counts replace nothing that is still to be read. */
static void count_leaves(const pair *leaves, size_t n, dnm_tally *tally)
{
    for (size_t i = 0, end; i < n; i = end) {
        uint32_t pages = 1;
        for (end = i + 1; end < n && leaves[end].key == leaves[i].key; end++)
            pages += leaves[end].page != leaves[end - 1].page;
        if (pages >= DNM_LEAST_PAGES) tally->list[tally->count++] = (dnm_counted){leaves[i].key, pages};
    }
}

static void keep_most_frequent(dnm_tally *tally)
{
    if (tally->count <= DNM_SITE_BLOCKS) return;
    qsort(tally->list, tally->count, sizeof *tally->list, compare_counts);
    tally->count = DNM_SITE_BLOCKS;
    qsort(tally->list, tally->count, sizeof *tally->list, compare_leaves);
}

static void tally_pages(const dnm_site *site, uint32_t *texts, pair *leaves, dnm_tally *tally)
{
    size_t n = 0;
    for (uint32_t i = 0; i < site->count; i++) tally->pages += text_of(texts, i) == i;
    if (tally->pages < DNM_LEAST_PAGES) return;
    for (uint32_t i = 0; i < site->count; i++) {
        const dnm_page_keys *page = site->pages[i];
        for (uint32_t k = 0; k < page->count; k++) leaves[n++] = (pair){page->leaves[k], text_of(texts, i)};
    }
    if (n > 1) qsort(leaves, n, sizeof *leaves, compare_pairs);
    count_leaves(leaves, n, tally);
    keep_most_frequent(tally);
}

bool dnm_tally_site(const dnm_site *site, dnm_tally *tally)
{
    size_t leaves = 0;
    *tally = (dnm_tally){0};
    if (site->count < DNM_LEAST_PAGES) return true;
    for (uint32_t i = 0; i < site->count; i++) leaves += site->pages[i]->count;
    const size_t room = leaves > 3 * (size_t)site->count ? leaves : 3 * (size_t)site->count;
    pair *pairs = malloc(room * sizeof *pairs);
    uint32_t *texts = malloc(site->count * sizeof *texts);
    tally->list = malloc((leaves / DNM_LEAST_PAGES + 1) * sizeof *tally->list);
    const bool whole = pairs && texts && tally->list;
    if (whole) {
        find_copies(site, pairs, texts);
        tally_pages(site, texts, pairs, tally);
    }
    free(pairs);
    free(texts);
    if (whole) return true;
    free(tally->list);
    return false;
}
