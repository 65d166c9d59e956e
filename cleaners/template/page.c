/* page.c -- reads a page: which of its leaves the site repeats, which are running text of its own, and where
 * that text lies.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/template/template.h"
#include "core/text/domains.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LEAST_PAGES = 3, /* below this, chance */
    ONE_IN = 5,      /* pages of the site, at least, have what is looked at */
    OWN_WEIGHT = 40, /* of a sentence that counts as text of the page … */
    OWN_LONG = 80,   /* … or without the end of one */
    OWN_LINKED = 50,
    ARTICLE_PART = 90, /* percent of this text that its container has */
};

/* ---- leaves ----------------------------------------------------------------------------------- */

static uint32_t weight_of(uint32_t cp)
{
    if (cp == 0xFFFC || dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_CONTROL | DNM_CP_IGNORABLE)) return 0;
    return dnm_cp_has(cp, DNM_CP_HAN | DNM_CP_HIRAGANA | DNM_CP_KATAKANA | DNM_CP_HANGUL) ? 2 : 1;
}

static void weigh(const tp_page *page, tp_leaf *leaf, dnm_str text)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    uint32_t span = block->span0, linked = 0;
    const uint32_t span_end = block->span0 + block->nspan;
    size_t link_end = 0; /* of the links that have begun */
    for (size_t at = 0; at < text.n;) {
        for (; span < span_end && page->view->spans[span].off - block->off <= at; span++) {
            const dnm_span *s = &page->view->spans[span];
            const size_t end = (size_t)(s->off - block->off) + s->len;
            if (s->kind == DNM_LINK && end > link_end) link_end = end;
        }
        const bool in_link = at < link_end;
        const uint32_t weight = weight_of(dnm_utf8_next(text.p, text.n, &at));
        leaf->weight += weight;
        if (in_link) linked += weight;
    }
    if (leaf->weight) leaf->linked = (uint8_t)((uint64_t)linked * 100 / leaf->weight);
}

/* A sign of one is enough: it counts only in lines that the site repeats. */
static bool has_address(dnm_str text)
{
    static const char *const signs[] = {"www.", "://", NULL};
    return dnm_has_any(text, signs) || dnm_has_domain(text);
}

static bool is_title(const dnm_doc *doc, dnm_str text)
{
    const dnm_str title = dnm_doc_meta(doc, 0, "title");
    return title.n && dnm_str_eq(title, text);
}

static void read_leaf(const tp_page *page, const tp_site *site, tp_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    dnm_shape shape;
    weigh(page, leaf, text);
    dnm_leaf_shape(page->doc, leaf->block, &shape);
    leaf->sentence = shape.stops > 0;
    leaf->address = has_address(text);
    if (leaf->weight && !is_title(page->doc, text)) leaf->pages = tp_pages_with(site, text);
    leaf->repeated = leaf->pages >= LEAST_PAGES && leaf->pages >= site->pages / ONE_IN;
    leaf->own = !leaf->repeated && leaf->linked < OWN_LINKED &&
                leaf->weight >= (leaf->sentence ? OWN_WEIGHT : OWN_LONG);
}

/* ---- containers ------------------------------------------------------------------------------- */

static void read_parents(tp_page *page)
{
    const dnm_view *view = page->view;
    uint32_t open = 0; /* the innermost container that reaches past the block at hand */
    for (uint32_t i = 1; i < view->block_count; i++) {
        while (view->blocks[open].end <= i) open = page->parents[open];
        page->parents[i] = open;
        if (view->blocks[i].end > i + 1) open = i;
    }
}

/* Items of a list, cells of a table and the like mean something together only. */
static void read_wholes(tp_page *page)
{
    const dnm_block *blocks = page->view->blocks;
    for (uint32_t i = 1; i < page->view->block_count; i++) {
        const uint32_t parent = page->parents[i];
        const uint16_t kind = blocks[parent].kind;
        const bool alone =
            kind == DNM_DOCUMENT || kind == DNM_SECTION || kind == DNM_BLOCK_QUOTE || kind == DNM_NOTE;
        page->wholes[i] = alone ? i : page->wholes[parent];
        page->in_table[i] = page->in_table[parent] || kind == DNM_TABLE_CELL;
    }
}

static void read_masses(tp_page *page)
{
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const tp_leaf *leaf = &page->leaves[i];
        page->masses[leaf->block] = (tp_mass){.all = leaf->weight,
                                              .repeated = leaf->repeated ? leaf->weight : 0,
                                              .own = leaf->own ? leaf->weight : 0};
    }
    for (uint32_t i = page->view->block_count; i-- > 1;) {
        tp_mass *parent = &page->masses[page->parents[i]];
        parent->all += page->masses[i].all;
        parent->repeated += page->masses[i].repeated;
        parent->own += page->masses[i].own;
    }
}

/* Down from the document, as long as one child has nearly all of the text. */
static uint32_t find_article(const tp_page *page)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t at = 0;
    for (uint32_t i = 1; i < page->view->block_count;) {
        const bool most = page->masses[i].own * 100 >= page->masses[0].own * ARTICLE_PART;
        if (i >= blocks[at].end) break;
        if (most && dnm_kind_is_leaf(blocks[i].kind)) break;
        if (most) at = i;
        i = most ? i + 1 : blocks[i].end;
    }
    return at;
}

bool tp_read_page(tp_page *page, const dnm_doc *doc, const tp_site *site, dnm_arena *arena)
{
    const dnm_view *view = dnm_doc_view(doc);
    *page = (tp_page){.doc = doc, .view = view, .site_pages = site->pages};
    page->leaves = DNM_NEW(arena, tp_leaf, view->block_count);
    page->parents = DNM_NEW(arena, uint32_t, view->block_count);
    page->wholes = DNM_NEW(arena, uint32_t, view->block_count);
    page->in_table = DNM_NEW(arena, bool, view->block_count);
    page->masses = DNM_NEW(arena, tp_mass, view->block_count);
    if (!page->leaves || !page->parents || !page->wholes || !page->in_table || !page->masses) return false;
    read_parents(page);
    read_wholes(page);
    for (uint32_t i = 1; i < view->block_count; i++) {
        if (!dnm_kind_is_leaf(view->blocks[i].kind)) continue;
        tp_leaf *leaf = &page->leaves[page->leaf_count++];
        leaf->block = i;
        read_leaf(page, site, leaf);
        const bool other = leaf->weight && !leaf->repeated;
        if (other && !page->tail) page->head = page->leaf_count - 1;
        if (other) page->tail = page->leaf_count;
        if (!leaf->own) continue;
        if (!page->has_own) page->first_own = page->leaf_count - 1;
        page->last_own = page->leaf_count - 1;
        page->has_own = true;
    }
    read_masses(page);
    if (page->has_own) page->article = find_article(page);
    return true;
}
